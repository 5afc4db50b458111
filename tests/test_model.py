"""What objects of the model refuse, and what they know."""

import datetime
import pickle
from collections.abc import Callable

import attrs
import pytest

import cablegrammar
from cablegrammar import (
    MRN,
    Addressee,
    AttentionLine,
    Cable,
    CalledStations,
    CallingStation,
    Caption,
    Classification,
    ClassificationLine,
    ClassifiedBy,
    DateTimeGroup,
    ExecutiveOrder,
    Heading,
    Item,
    Originator,
    Paragraph,
    Portion,
    Preamble,
    Precedence,
    Reference,
    ReferenceKind,
    Section,
    SectionHeading,
    Span,
    Subject,
    Tag,
    TagKind,
    UnrecognizedLine,
    model,
)

CONFIDENTIAL, UNCLASSIFIED = Classification.CONFIDENTIAL, Classification.UNCLASSIFIED
COLLECTIVE = Addressee("NATO COLLECTIVE", exempt=("AMEMBASSY OSLO",))

NOON = DateTimeGroup(6, 12, 0, 12, 2006)

#: What cannot be built, and what is said of it: values of other types, numbers out of their range, and then what would be
#: read otherwise from canonical text. tests/laws tries the last with any texts in any field.
REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: Reference(98), "text: expected str, found int"),  # type: ignore[arg-type]
    (lambda: Preamble(None), "dtg: expected DateTimeGroup, found NoneType"),  # type: ignore[arg-type]
    (lambda: Heading(action=[Addressee("LIMA")]), "action: expected tuple, found list"),  # type: ignore[arg-type]
    (lambda: Reference("LIMA 98", assumed_year=True), "assumed_year: expected int, found bool"),
    (lambda: DateTimeGroup(100, 0, 0, 1, 2006), "day: must be between 0 and 99"),
    (lambda: DateTimeGroup(1, 0, 0, 13, 2006), "month: must be between 1 and 12"),
    (lambda: MRN(1899, "LIMA", 1), "year: must be between 1900 and 2099"),
    (lambda: Section(1000, 2), "number: must be between 0 and 999"),
    (lambda: Cable(signature="QUITO", missing_sections=(0,)), "missing_sections: must be between 1 and 999"),
    # Nothing.
    (Heading, "Heading: it says nothing"),
    (Paragraph, "Paragraph: it says nothing"),
    (Cable, "Cable: it says nothing"),
    # What is no such part.
    (lambda: CallingStation("RUEHC", "12", "3400911"), "CallingStation: 'DE RUEHC #12 3400911' would not be read as a calling station"),
    (lambda: Caption("ANCHOVY"), "Caption: 'ANCHOVY' would not be read as a caption"),
    (lambda: AttentionLine("THE BOATS"), "AttentionLine: 'THE BOATS' would not be read as an attention line"),
    (lambda: ExecutiveOrder("2958"), "ExecutiveOrder: 'E.O. 2958:' would not be read as an executive order"),
    (lambda: Paragraph("Nets.\n\nBoats."), "Paragraph: 'Nets.\\n\\nBoats.' would not be read as a paragraph"),
    (lambda: SectionHeading("1. Nets"), "SectionHeading: '1. Nets\\n-------' would not be read as a section heading"),
    (lambda: Heading(accounting_symbol="GR"), "Heading: 'GR' would not be read as a heading"),
    # What is another part.
    (
        lambda: Cable(heading=Heading(action=(Addressee("SUBJECT: LIMA"),))),
        "Addressee.name: 'SUBJECT: LIMA' would be read as the subject",
    ),
    (
        lambda: Heading(info=(Addressee("LIMA"), Addressee("TO OSLO"))),
        "Addressee.name: 'TO OSLO' would be read as the action",
    ),
    (
        lambda: Cable(attention=(AttentionLine("SIPDIS FOR LIMA"),)),
        "AttentionLine.text: 'SIPDIS FOR LIMA' would be read as the captions",
    ),
    (lambda: Tag("NOFORN"), "Tag.text: 'NOFORN' would be read as the captions"),
    (
        lambda: ClassificationLine(CONFIDENTIAL, marking="S E C R E T"),
        "ClassificationLine.marking: 'S E C R E T' would be read as the classification",
    ),
    (lambda: Paragraph("¶ Nets.", 1), "Paragraph.text: '¶ Nets.' would be read as a pilcrow"),
    (
        lambda: Paragraph("Nets LIMA 00000123  002 OF 002 boats", 1),
        "Paragraph.text: 'Nets LIMA 00000123  002 OF 002 boats' would be read as a page marker",
    ),
    # What is another value.
    (lambda: Addressee("AMEMBASSY LIMA 0123"), "Addressee.name: 'AMEMBASSY LIMA 0123' would be read as 'AMEMBASSY LIMA'"),
    (lambda: CalledStations(Precedence.NIACT_IMMEDIATE, ("RUEHC",)), "CalledStations.precedence: 'NIACT IMMEDIATE' would be read as 'IMMEDIATE'"),
    (lambda: Originator(" LIMA"), "Originator.name: ' LIMA' would be read as 'LIMA'"),
    (lambda: Portion("c"), "Portion.text: 'c' would be read as 'C'"),
    (lambda: Tag("prel"), "Tag.text: 'prel' would be read as 'PREL'"),
    (lambda: Subject("NETS \nBOATS"), "Subject.text: 'NETS \\nBOATS' would be read as 'NETS\\nBOATS'"),
    (lambda: Reference("A. LIMA 98"), "Reference.text: 'A. LIMA 98' would be read as the references"),
    (lambda: Paragraph("(C) Nets.", 1), "Paragraph.text: '(C) Nets.' would be read as 'Nets.'"),
    (lambda: Item("-", "(C) Nets."), "Item.text: '(C) Nets.' would be read as 'Nets.'"),
    (lambda: Cable(signature="WINTERBOTTOM."), "Cable.signature: 'WINTERBOTTOM.' would be read as 'WINTERBOTTOM'"),
    (lambda: Cable(captions=(Caption("SIPDIS"),) * 2), "Cable.captions: 'SIPDIS, SIPDIS' would be read as 'SIPDIS'"),
]  # fmt: skip


@pytest.mark.parametrize(("build", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_object_is_refused(build: Callable[[], object], message: str) -> None:
    """What canonical text could not say is refused, and the message says why."""
    with pytest.raises((ValueError, TypeError)) as caught:
        build()
    assert message == str(caught.value)


def test_value_of_another_class_is_refused() -> None:
    with pytest.raises(TypeError, match="start"):
        Span("a", 1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^body: expected Paragraph or Item or .*, found Tag"):
        Cable(body=(Tag("PREL"),))  # type: ignore[arg-type]


# ---- Order


@pytest.mark.parametrize("kind", [Precedence, Classification])
def test_members_are_ordered(kind: type[Precedence] | type[Classification]) -> None:
    """Every member is above those before it, and equal to itself alone."""
    members = list(kind)
    for place, member in enumerate(members):
        for other_place, other in enumerate(members):
            assert (member < other) == (place < other_place)
            assert (member <= other) == (place <= other_place)
            assert (member > other) == (place > other_place)
            assert (member >= other) == (place >= other_place)
    assert members == sorted(members)
    assert max(members) is members[-1]


def test_members_are_not_compared_with_others() -> None:
    """A precedence is neither above nor below a classification or a word."""
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(Precedence.FLASH, compare)(Classification.SECRET) is NotImplemented
        assert getattr(Precedence.FLASH, compare)("FLASH") is NotImplemented
    with pytest.raises(TypeError):
        sorted([Precedence.FLASH, "ROUTINE"])  # type: ignore[type-var]


def test_precedence_and_its_letter() -> None:
    """Every precedence has a letter, and every letter a precedence; night action has that of IMMEDIATE."""
    for precedence in Precedence:
        if precedence is Precedence.NIACT_IMMEDIATE:
            assert Precedence.from_prosign(precedence.prosign) is Precedence.IMMEDIATE
        else:
            assert precedence is Precedence.from_prosign(precedence.prosign)
    assert str(Precedence.NIACT_IMMEDIATE) == "NIACT IMMEDIATE"
    with pytest.raises(KeyError):
        Precedence.from_prosign("X")


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("C O N F I D E N T I A L", "CONFIDENTIAL"),
        ("CC O N F I D E N T I A L", "CONFIDENTIAL"),
        ("O N F I D E N T I A L", "CONFIDENTIAL"),
        ("E C R E T", "SECRET"),
        ("Top Secret", "TOP_SECRET"),
        ("unclas", "UNCLASSIFIED"),
        ("UUNCLASSIFIED", "UNCLASSIFIED"),
        ("SENSITIVE BUT UNCLASSIFIED", "SENSITIVE_BUT_UNCLASSIFIED"),
        ("FOR OFFICIAL USE ONLY", "FOR_OFFICIAL_USE_ONLY"),
        ("L I M I T E D OFFICIAL USE", "LIMITED_OFFICIAL_USE"),
        ("R E S T R I C T E D", "RESTRICTED"),
        ("U", "UNCLASSIFIED"),
        ("SBU", "SENSITIVE_BUT_UNCLASSIFIED"),
        ("FOUO", "FOR_OFFICIAL_USE_ONLY"),
        ("LOU", "LIMITED_OFFICIAL_USE"),
        ("R", "RESTRICTED"),
        ("C", "CONFIDENTIAL"),
        ("S", "SECRET"),
        ("TS", "TOP_SECRET"),
    ],
)
def test_level_of_words(words: str, level: str) -> None:
    """Words in many spellings, and the letters of portion marks, stand for a level."""
    assert level == Classification.of(words).name


# ---- Times


@pytest.mark.parametrize(
    ("zone", "hours"),
    [*zip("ABCDEFGHIKLM", range(1, 13), strict=True), *zip("NOPQRSTUVWXY", range(-1, -13, -1), strict=True), ("Z", 0)],
)  # fmt: skip
def test_date_time_group_in_every_zone(zone: str, hours: int) -> None:
    """Zones east of Greenwich are ahead of UTC, those west of it behind."""
    moment = datetime.datetime(2006, 12, 6, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=hours)))
    utc = cablegrammar.parse(f"061230{zone} DEC 06", into=DateTimeGroup).utc
    assert moment == utc
    assert utc.tzinfo is datetime.UTC


def test_zone_of_the_writer_is_no_moment() -> None:
    """J is the local time of whoever writes it."""
    with pytest.raises(ValueError, match="zone J is local time: it cannot be converted to UTC"):
        _ = DateTimeGroup(6, 9, 11, 12, 2006, "J").utc


@pytest.mark.parametrize(
    "text", ["451200Z DEC 06", "310000Z JUN 06", "062400Z DEC 06", "061260Z DEC 06", "000000Z DEC 06"]
)
def test_time_that_cannot_be_is_no_moment(text: str) -> None:
    """What two digits can say is kept, but is no moment."""
    dtg = cablegrammar.parse(text, into=DateTimeGroup)
    assert text == str(dtg)
    with pytest.raises(ValueError, match=r"must be in|out of range"):
        _ = dtg.utc


@pytest.mark.parametrize(
    ("digits", "year"),
    [("60", 1960), ("99", 1999), ("00", 2000), ("59", 2059), ("1959", 1959), ("2060", 2060), ("2006", 2006)],
)
def test_window_of_two_digits(digits: str, year: int) -> None:
    """Two digits mean the years from 1960 to 2059; others are written with four."""
    dtg = cablegrammar.parse(f"060911Z DEC {digits}", into=DateTimeGroup)
    assert year == dtg.year
    assert str(dtg) == f"060911Z DEC {digits[-2:] if 1960 <= year < 2060 else digits}"


def test_filing_time() -> None:
    """Day of the year, hour and minute are a moment once the year is known."""
    station = CallingStation("RUEHIL", "2317", "3660911")
    assert station.filed(2008) == datetime.datetime(2008, 12, 31, 9, 11, tzinfo=datetime.UTC)
    with pytest.raises(ValueError, match="2007 has no day 366"):
        station.filed(2007)
    with pytest.raises(ValueError, match="2007 has no day 0"):
        attrs.evolve(station, filing_time="0000911").filed(2007)
    with pytest.raises(ValueError, match="hour must be in"):
        attrs.evolve(station, filing_time="0012411").filed(2007)


# ---- Headings


def test_precedence_of_a_heading() -> None:
    """It is the first letter's; IMMEDIATE is NIACT where every action addressee's is."""
    dtg = DateTimeGroup(6, 9, 11, 12, 2006)
    preamble = Preamble(dtg, (Precedence.IMMEDIATE, Precedence.ROUTINE))
    niact = Addressee("SECSTATE WASHDC", precedence=Precedence.NIACT_IMMEDIATE)
    immediate = Addressee("AMEMBASSY LIMA", precedence=Precedence.IMMEDIATE)
    assert Heading(preamble=preamble).precedence is Precedence.IMMEDIATE
    assert Heading(preamble=preamble, action=(niact,)).precedence is Precedence.NIACT_IMMEDIATE
    assert Heading(preamble=preamble, action=(niact, immediate)).precedence is Precedence.IMMEDIATE
    assert (
        Heading(preamble=Preamble(dtg, (Precedence.FLASH,)), action=(niact,)).precedence is Precedence.FLASH
    )
    assert Heading(preamble=Preamble(dtg)).precedence is None
    assert Heading(action=(niact,)).precedence is None
    assert Heading(preamble=preamble).dtg is dtg
    assert Heading(action=(niact,)).dtg is None


# ---- Portion marks


@pytest.mark.parametrize(
    ("text", "level", "controls"),
    [
        ("U", "UNCLASSIFIED", ()),
        ("SBU", "SENSITIVE_BUT_UNCLASSIFIED", ()),
        ("S//NF", "SECRET", ("NF",)),
        ("S/NF", "SECRET", ("NF",)),
        ("SNF", "SECRET", ("NF",)),
        ("C-NF", "CONFIDENTIAL", ("NF",)),
        ("S//FGI//NF", "SECRET", ("FGI", "NF")),
        ("C/REL USA, ACGU", "CONFIDENTIAL", ("REL USA, ACGU",)),
        ("C - ENTIRE TEXT", "CONFIDENTIAL", ("ENTIRE TEXT",)),
        ("U//FOUO", "UNCLASSIFIED", ("FOUO",)),
        ("LOU", "LIMITED_OFFICIAL_USE", ()),
        ("TS", "TOP_SECRET", ()),
        ("CONFIDENTIAL", "CONFIDENTIAL", ()),
        ("N", None, ()),
    ],
)
def test_portion(text: str, level: str | None, controls: tuple[str, ...]) -> None:
    """A portion mark is a level and controls."""
    portion = Portion(text)
    assert level == (portion.level.name if portion.level else None)
    assert controls == portion.controls
    assert f"({text})" == str(portion)


# ---- Front matter


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PREL", TagKind.SUBJECT),
        ("KPKO", TagKind.PROGRAM),
        ("PE", TagKind.GEOGRAPHIC),
        ("NATO", TagKind.ORGANIZATION),
        ("UN", TagKind.ORGANIZATION),
        ("AU-1", TagKind.ORGANIZATION),
        ("AU", TagKind.GEOGRAPHIC),
        ("UNGA/C-6", TagKind.ORGANIZATION),
        ("VZ", TagKind.GEOGRAPHIC),
        ("KZZZ", TagKind.PROGRAM),
        ("ZZZZ", TagKind.OTHER),
        ("EINDETRD", TagKind.OTHER),
        ("HUMAN RIGHTS", TagKind.OTHER),
    ],
)
def test_kind_of_tag(text: str, kind: TagKind) -> None:
    """Lists say what a tag names; in none of them, two letters and a K with three others do."""
    assert Tag(text).kind is kind


def test_tag_of_a_person() -> None:
    """A name stands in parentheses, which are no part of it."""
    tag = cablegrammar.parse("(BRANNIGAN, ANN)", into=Tag)
    assert tag.kind is TagKind.PERSON
    assert str(tag) == "BRANNIGAN, ANN"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("DECL: 12/06/2016", "2016-12-06"),
        ("DECL: 1/2/2015", "2015-01-02"),
        ("DECL: 1/2/15", "2015-01-02"),
        ("DECL:08/09/2015", "2015-08-09"),
        ("DECL 06/12/2016", "2016-06-12"),
        ("12/06/2016", "2016-12-06"),
        ("DECL: 2019/08/13", "2019-08-13"),
        ("DECL: 2019-8-13", "2019-08-13"),
        ("DECL: 25X1 12/06/2041", "2041-12-06"),
        ("DECL: 13/06/2016", None),
        ("DECL: 02/29/2015", None),
        ("DECL: 99/9/2014", None),
        ("DECL: 12/062016", None),
        ("DNG: CO 12/06/2016", None),
        ("DECL: MR", None),
        ("DECL: OADR", None),
        ("DECL: AFTER THE REGATTA", None),
        ("N/A", None),
        (None, None),
    ],
)
def test_day_of_declassification(text: str | None, day: str | None) -> None:
    """The day is read in every spelling; where none is named, or it does not exist, there is none."""
    found = ExecutiveOrder("12958", text).declassify_on
    assert day == (found.isoformat() if found else None)


@pytest.mark.parametrize(
    ("number", "text", "day"),
    [
        ("11652", "ADS, DECLAS 12/31/79", "1979-12-31"),
        ("12065", "GDS 1/2/85 (BRANNIGAN, ANN) OR-P", "1985-01-02"),
        ("12065", "RDS-3 1/2/08 (LINDQVIST, H.) OR-M", "2008-01-02"),
    ],
)
def test_day_of_declassification_under_older_orders(number: str, text: str, day: str) -> None:
    """Under the orders of the seventies two digits may mean the 1900s."""
    assert str(ExecutiveOrder(number, text).declassify_on) == day


B, D = ("1.4", "b"), ("1.4", "d")


@pytest.mark.parametrize(
    ("text", "name", "title", "reasons"),
    [
        ("Classified By: DCM Ann Example for reasons 1.4 (b) and (d).", "Ann Example", "DCM", (B, D)),
        ("CLASSIFIED BY POLCOUNS HARRIET LINDQVIST, REASONS: 1.4 (B, D).", "HARRIET LINDQVIST", "POLCOUNS", (B, D)),
        ("Classified By: Ambassador Harriet B. Lindqvist. Reasons 1.4 (b/d)", "Harriet B. Lindqvist", "Ambassador", (B, D)),
        ("Classified by: Harriet Lindqvist, Acting DCM, for reasons 1.4 b and d", "Harriet Lindqvist", "Acting DCM", (B, D)),
        (
            "Classified By: Political Counselor Harriet Lindqvist-Amaro for reasons\n1.4 (b) and (d).",
            "Harriet Lindqvist-Amaro",
            "Political Counselor",
            (B, D),
        ),
        ("Classified By: CDA J. Thomas Brannigan, E.O. 12958, Reasons 1.4 (b,d)", "J. Thomas Brannigan", "CDA", (B, D)),
        ("CLASSIFIED BY: Econ Officer Ola Tremaine; REASON: 1.5 (B) AND (D)", "Ola Tremaine", "Econ Officer", (("1.5", "b"), ("1.5", "d"))),
        (
            "Classified By: This message classified by DCM Ann Example for reasons 1.4 (b) and 1.5 (d)",
            "Ann Example",
            "DCM",
            (B, ("1.5", "d")),
        ),
        ("Classified By: A/DCM Mary Beth Okonjo, reasons 1.4(b),(d)", "Mary Beth Okonjo", "A/DCM", (B, D)),
        (
            "CLASSIFIED BY: ANN EXAMPLE, CONSUL GENERAL, CUSCO, STATE\nREASON: 1.4 (b), (d)",
            "ANN EXAMPLE",
            "CONSUL GENERAL, CUSCO, STATE",
            (B, D),
        ),
        ("Classified by Ann Example", "Ann Example", "", ()),
        ("Classified By: Ambassador for reasons 1.4 (b)", "", "Ambassador", (B,)),
        ("Classified By: Ann R. Example III, Deputy Chief of Mission, per 1.4 (b)", "Ann R. Example III", "Deputy Chief of Mission", (B,)),
        ("Classified By: Ambassador Lucian Pemberton, Jr. for reason 1.4 (b)", "Lucian Pemberton, Jr.", "Ambassador", (B,)),
        ("Classified By: Lucian Pemberton, Jr., DCM, reason 1.4 (b)", "Lucian Pemberton, Jr.", "DCM", (B,)),
        (
            "Classified By: Minister-Counselor for Economic Affairs Ola Tremaine. Reason 1.4 (b)",
            "Ola Tremaine",
            "Minister-Counselor for Economic Affairs",
            (B,),
        ),
        ("Classified By: AMBASSADOR TO UTOPIA OLA TREMAINE, 1.4 (B)", "OLA TREMAINE", "AMBASSADOR TO UTOPIA", (B,)),
        ("CLASSIFIED BY: CHARGE D'AFFAIRES OLA TREMAINE. REASON 1.4 (A)", "OLA TREMAINE", "CHARGE D'AFFAIRES", (("1.4", "a"),)),
        ("Classified By: Charge d,Affaires Ola Tremaine", "Ola Tremaine", "Charge d,Affaires", ()),
        ("Classified By: Ola Tremaine - DCM - 1.4 (b)", "Ola Tremaine", "DCM", (B,)),
        ("Classified By: Counselour Ola Tremaine for reason 1.4 (b)", "Ola Tremaine", "Counselour", (B,)),
        ("Classified By: Ola Tremaine, Political\nOfficer, Embassy Lima, 1. 4 (b, d)", "Ola Tremaine", "Political Officer, Embassy Lima", (B, D)),
        ("Classified By: T. Brannigan", "T. Brannigan", "", ()),
        ("Classified By: Ola Tremaine DCM", "Ola Tremaine", "DCM", ()),
        ("Classified By: Ann B. Tremaine DCM", "Ann B. Tremaine", "DCM", ()),
        ("Classified By: CHARGE A.I. J. BRANNIGAN", "J. BRANNIGAN", "CHARGE A.I.", ()),
        ("Classified By: Ola van der Tremaine Brannigan, DCM", "Ola van der Tremaine Brannigan", "DCM", ()),
        ("Classified By: A. B. Ola Tremaine, DCM", "A. B. Ola Tremaine", "DCM", ()),
        ("Reason: 1.5 (b)", "", "", (("1.5", "b"),)),
        ("Reasons: 1.4 (b), (b) and (d)", "", "", (B, D)),
    ],
)  # fmt: skip
def test_who_classified(text: str, name: str, title: str, reasons: tuple[tuple[str, str], ...]) -> None:
    """Name, title and reasons in the spellings of many posts."""
    by = cablegrammar.parse(text, into=ClassifiedBy)
    assert (name, title, reasons) == (by.name, by.title, by.reasons)


def test_who_classified_a_telegram() -> None:
    """The first who is named with reasons is preferred, then the first who is named at all."""
    named = ClassifiedBy("Classified By: DCM Ann Example")
    with_reasons = ClassifiedBy("Classified By: DCM Ola Tremaine, reason 1.4 (b)")
    reason = ClassifiedBy("Reason: 1.4 (b)")
    assert Cable(classifiers=(reason, named, with_reasons)).classified_by is with_reasons
    assert Cable(classifiers=(reason, named)).classified_by is named
    assert Cable(classifiers=(reason,)).classified_by is None
    assert Cable(body=(Paragraph("The boats came.", 1),)).classified_by is None
    in_body = Cable(body=(Paragraph("Classified By DCM Ann Example, reason 1.4 (b)", 1),)).classified_by
    assert in_body is not None
    assert in_body.name == "Ann Example"


@pytest.mark.parametrize(
    ("text", "mrn"),
    [
        ("LIMA 98", "06LIMA98"),
        ("LIMA 0098", "06LIMA98"),
        ("05 LIMA 98", "05LIMA98"),
        ("2005 LIMA 98", "05LIMA98"),
        ("75 LIMA 98", "75LIMA98"),
        ("005 LIMA 98", "05LIMA98"),
        ("O5 LIMA 98", "05LIMA98"),
        ("05LIMA98", "05LIMA98"),
        ("2005-LIMA-98", "05LIMA98"),
        ("(05) LIMA 98", "05LIMA98"),
        ("LIMA (05) 98", "05LIMA98"),
        ("LIMA (2005) 98", "05LIMA98"),
        ("LIMA 98 (05)", "05LIMA98"),
        ("LIMA 98 (2005)", "05LIMA98"),
        ("LIMA 98/05", "05LIMA98"),
        ("LIMA #98", "06LIMA98"),
        ("LIMA, 98", "06LIMA98"),
        ("3341 QUITO", "06QUITO3341"),
        ("05 LA PAZ 44", "05LAPAZ44"),
        ("TEL AVIV 12", "06TELAVIV12"),
        ("USUN NEW YORK 12", "06USUNNEWYORK12"),
        ("EMBASSY LIMA 12", "06LIMA12"),
        ("AMCONSUL RECIFE 12", "06RECIFE12"),
        ("AMCONSUL CUSCO 12", None),
        ("SECSTATE 12", "06STATE12"),
        ("NONE", None),
    ],
)
def test_message_reference_number_of_a_reference(text: str, mrn: str | None) -> None:
    """The year stands in many places; where there is none, it is that of the telegram."""
    (reference,) = cablegrammar.parse(f"R 060911Z DEC 06\nBT\nREF: {text}\n").references
    assert mrn == (str(reference.mrn) if reference.mrn else None)
    (reference,) = cablegrammar.parse(f"SUBJECT: NETS\nREF: {text}\n", year=2006).references
    assert mrn == (str(reference.mrn) if reference.mrn else None)


def test_reference_without_a_year() -> None:
    """Where no year is known there is no message reference number."""
    assert Reference("LIMA 98").mrn is None
    assert Reference("05 LIMA 98").mrn == MRN(2005, "LIMA", 98)
    assert attrs.evolve(Reference("LIMA 98"), assumed_year=2006) == Reference("LIMA 98")
    alone = cablegrammar.parse("LIMA 98", into=Reference, year=2006)
    assert alone.mrn == MRN(2006, "LIMA", 98)
    assert cablegrammar.parse("05 LIMA 98", into=Reference, year=2006).mrn == MRN(2005, "LIMA", 98)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("LIMA 98", ReferenceKind.CABLE),
        ("OKONJO E-MAIL OF MARCH 3", ReferenceKind.EMAIL),
        ("EMAIL FROM OES", ReferenceKind.EMAIL),
        ("OKONJO/TREMAINE TELCON OF MARCH 3", ReferenceKind.TELEPHONE_CONVERSATION),
        ("MEMCON OF MAY THIRD", ReferenceKind.CONVERSATION),
        ("MEETING OF THE BOARD", ReferenceKind.CONVERSATION),
        ("SECDEF DTG 261447ZNOV08", ReferenceKind.DATE_TIME_GROUP),
        ("261447Z NOV 08 FROM CINC", ReferenceKind.DATE_TIME_GROUP),
        ("IIR 6 811 0001 07", ReferenceKind.INTELLIGENCE_REPORT),
        ("TD-314/01234-06", ReferenceKind.INTELLIGENCE_REPORT),
        ("LIMA A-12", ReferenceKind.AIRGRAM),
        ("NONE", ReferenceKind.OTHER),
    ],
)
def test_kind_of_reference(text: str, kind: ReferenceKind) -> None:
    """What is no telegram is known by its words."""
    assert Reference(text).kind is kind


# ---- Telegrams


@pytest.mark.parametrize(
    ("text", "mrn"),
    [
        ("R 060911Z DEC 06\nBT\nUNCLAS TEL AVIV 000123", "06TELAVIV123"),
        ("R 060911Z DEC 75\nBT\nUNCLAS LIMA 0123", "75LIMA123"),
        ("R 060911Z DEC 06\nBT\nUNCLAS AMEMBASSY HANOI 0123", "06HANOI123"),
        ("UNCLAS LIMA 000123", None),
        ("R 060911Z DEC 06\nBT\nUNCLAS", None),
        ("R 060911Z DEC 06", None),
    ],
)
def test_message_reference_number_of_a_telegram(text: str, mrn: str | None) -> None:
    """Post and serial are of the classification line, the year of the date-time group."""
    cable = cablegrammar.parse(text)
    assert mrn == (str(cable.mrn) if cable.mrn else None)


def test_year_that_is_given() -> None:
    """A year from outside is used where the text has none, and is no part of the telegram's value."""
    text = "UNCLAS LIMA 000123"
    given = cablegrammar.parse(text, year=1975)
    assert str(given.mrn) == "75LIMA123"
    assert given == cablegrammar.parse(text)
    assert given.year == 1975
    assert str(cablegrammar.parse(f"R 060911Z DEC 06\nBT\n{text}", year=1975).mrn) == "06LIMA123"


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("1. (C) Summary: The boats came. End summary.", "The boats came."),
        ("1. SUMMARY. The boats came. (END SUMMARY.)\n\n2. The rest.", "The boats came."),
        ("1. Summary: The boats came.\n\n2. The rest.", "The boats came."),
        ("(SBU) SUMMARY: The boats came.", "The boats came."),
        ("1. BEGIN SUMMARY: The boats came. END SUMMARY", "The boats came."),
        ("1. Executive summary - The boats came.", "The boats came."),
        ("1. Summary: The boats came.\n\nOthers went. End summary.\n\n2. Rest.", "The boats came.\nOthers went."),
        ("1. Summary: (C) The boats came.", "The boats came."),
        ("1. The boats came. END SUMMARY.\n\n2. The rest.", "The boats came."),
        ("Summary\n-------\n\n1. (C) The boats came.\n\n2. (C) Others went. End summary.\n\n3. Rest.", "The boats came.\nOthers went."),
        ("Summary\n-------\n\n1. The boats came.\n\nNets\n----\n\n2. The rest.", "The boats came."),
        ("Summary\n-------\n\n1. Summary: The boats came.\n\n2. The rest.", "The boats came."),
        ("Summary\n-------\n\nNets\n----\n\n2. The rest.", None),
        ("SUMMARY\n\n1. The boats came.\n\n2. The rest.", "The boats came."),
        ("1. (C) SUMMARY\n\n2. The boats came.\n\n3. Others went. END SUMMARY", "The boats came.\nOthers went."),
        ("1. SUMMARY\n\n2. (C)\n\n3. The boats came.\n\n4. The rest.", "The boats came."),
        ("1. Summary and comment: Boats:\n\n-- came;\n\n-- went. End summary and comment.\n\n2. The rest.", "Boats:\n-- came;\n-- went."),
        ("1. Summary: The boats came.\n\n   a  b\n\n2. The rest.", "The boats came."),
        ("1. The boats came.", None),
        ("-- The boats came.", None),
    ],
)  # fmt: skip
def test_summary(body: str, summary: str | None) -> None:
    """The summary is found by its label, its heading or its end."""
    assert summary == cablegrammar.parse(f"SUBJECT: NETS\n\n{body}").summary


def test_paragraph_on_one_line() -> None:
    """A view of the text without the drafter's line breaks."""
    assert Paragraph("The boats\ncame  by night.").unwrapped == "The boats came by night."


# ---- Values

TEXT = "R 060911Z DEC 06\nFM AMEMBASSY LIMA\nBT\n\nUNCLAS LIMA 000123\n\nSUBJECT: (U) NETS\nREF: LIMA 98\n\n1. (U) The boats came."


def test_telegram_is_changed_by_evolving_it() -> None:
    """A changed copy is made; the telegram itself cannot be changed."""
    cable = cablegrammar.parse(TEXT)
    changed = attrs.evolve(cable, subject=Subject("BOATS"))
    assert str(cable.subject) == "NETS"
    assert "SUBJECT: BOATS" in cablegrammar.render(changed)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        cable.subject = None  # type: ignore[misc]


def test_telegram_is_a_value() -> None:
    """Two telegrams that say the same are equal, wherever their parts stood."""
    cable = cablegrammar.parse(TEXT)
    again = cablegrammar.parse("\n\n" + TEXT.replace("\n", "  \n"))
    assert cable == again
    assert hash(cable) == hash(again)
    assert cable.span != again.span
    assert cable == pickle.loads(pickle.dumps(cable))  # noqa: S301 - what was pickled just now
    assert cable != attrs.evolve(cable, signature="WINTERBOTTOM")
    assert len({cable, again}) == 1


def test_spans_say_where_parts_stand() -> None:
    """The text within a span is what the part was read from."""
    cable = cablegrammar.parse(TEXT)
    heading, line, subject = cable.heading, cable.classification, cable.subject
    assert heading is not None
    assert line is not None
    assert subject is not None
    parts = {
        "R 060911Z DEC 06\nFM AMEMBASSY LIMA": heading,
        "060911Z DEC 06": heading.dtg,
        "FM AMEMBASSY LIMA": heading.originator,
        "UNCLAS LIMA 000123": line,
        "SUBJECT: (U) NETS": subject,
        "(U)": subject.portion,
        "LIMA 98": cable.references[0],
        "1. (U) The boats came.": cable.paragraphs[0],
    }
    for text, part in parts.items():
        assert part is not None
        span = part.span
        assert span is not None
        assert text == TEXT[span.start : span.end]
    assert cable.span == Span(0, len(TEXT))


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (MRN(2006, "LIMA", 7), "06LIMA7"),
        (DateTimeGroup(6, 9, 11, 12, 2006), "060911Z DEC 06"),
        (Portion("S//NF"), "(S//NF)"),
        (Caption("SIPDIS"), "SIPDIS"),
        (Tag("PREL"), "PREL"),
        (Subject("NETS\nAND BOATS"), "NETS AND BOATS"),
        (UnrecognizedLine("QTRE"), "QTRE"),
        (Precedence.IMMEDIATE, "IMMEDIATE"),
        (Classification.TOP_SECRET, "TOP SECRET"),
    ],
)
def test_part_as_a_string(part: object, text: str) -> None:
    """What has a short form gives it."""
    assert text == str(part)


def test_capitals_are_those_of_ascii() -> None:
    """Letters beyond ASCII stay: they may have no capitals, or more than one."""
    assert model.upper("straße, ıñ, Ab") == "STRAßE, ıñ, AB"


@pytest.mark.parametrize(
    ("addressee", "entry"),
    [
        (Addressee("LIMA"), "LIMA"),
        (Addressee("LIMA", "RUEHPE", delivered=True), "LIMA"),
        (Addressee("LIMA", offices=("J-3", "J 5")), "LIMA//J-3/J 5//"),
        (
            Addressee("LIMA", precedence=Precedence.NIACT_IMMEDIATE, serial="0123"),
            "LIMA NIACT IMMEDIATE 0123",
        ),
        (Addressee("LIMA", offices=("POL",), serial="123-125", exempt=("OSLO",)), "LIMA//POL// 123-125"),
    ],
)
def test_entry_of_an_addressee(addressee: Addressee, entry: str) -> None:
    """An entry has neither the route nor the members that are exempted."""
    assert entry == addressee.entry


@pytest.mark.parametrize(
    ("addressee", "follows"),
    [
        (Addressee("LIMA"), True),
        (Addressee("Embassy Lima"), False),
        (Addressee("Embassy Lima", "RUEHPE"), True),
        (Addressee("Embassy Lima", delivered=True), True),
        (Addressee("TO OSLO"), False),
        (Addressee("BT"), False),
        (Addressee("UNCLAS LIMA", serial="0123"), False),
        (Addressee("XMT OSLO"), False),
        (Addressee("(C) OSLO"), False),
        (Addressee("SIPDIS"), False),
        (Addressee("<<12345>>"), False),
        (Addressee("EUR-15 OCT-01"), True),
    ],
)
def test_addressee_that_may_follow_another(addressee: Addressee, *, follows: bool) -> None:
    """On a line of its own an addressee must not look like anything else."""
    assert follows == model.follows_another(addressee)
    assert follows == (not refuses(lambda: Cable(heading=Heading(action=(Addressee("LIMA"), addressee)))))


def test_addressee_that_may_follow_exempted_members() -> None:
    """Without a route it would be taken for one more of them."""
    assert not model.follows_another(Addressee("LIMA"), COLLECTIVE)
    assert model.follows_another(Addressee("LIMA", "RUEHPE"), COLLECTIVE)
    assert model.follows_another(Addressee("LIMA", delivered=True), COLLECTIVE)
    assert model.follows_another(Addressee("LIMA"), Addressee("OSLO"))


@pytest.mark.parametrize(
    ("words", "efto"),
    [
        ("UNCLAS", "E F T O"),
        ("U N C L A S", "EFTO"),
        ("S E C R E T", "EFTO"),
        ("LIMITED OFFICIAL USE", "E F T O"),
    ],
)
def test_efto_after_a_classification(words: str, efto: str) -> None:
    """Letters set apart do not go on with others."""
    assert efto == model.efto_after(words)


def refuses(build: Callable[[], object]) -> bool:
    """Say whether an object is refused."""
    try:
        build()
    except ValueError:
        return True
    return False
