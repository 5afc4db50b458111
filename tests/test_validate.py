"""Every check finds what it is for, says it in one line, and is silent about telegrams that are right."""

import itertools
import pickle
import re
from pathlib import Path

import pytest
from attrs import evolve

from cablegrammar import _validate, model
from cablegrammar._parse import parse
from cablegrammar._span import Span
from cablegrammar._validate import validate
from cablegrammar.diagnostics import Diagnostic, Severity

TELEGRAM = """\
VZCZCXRO4417
PP RUEHGL
DE RUEHPE #0123/01 0191530
ZNY CCCCC ZZH
P 191530Z JAN 07
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC PRIORITY 4012
BT
C O N F I D E N T I A L SECTION 01 OF 02 LIMA 000123

SIPDIS

E.O. 12958: DECL: 01/19/2017
TAGS: PREL, EFIS, PE
SUBJECT: (C) ANCHOVY SEASON OPENS WITHOUT THE MINISTER

1. (C) Minister Teodoro Quispicanchi missed the first boat.

2. (SBU) He sent a cousin, who was seasick:

-- (C) the cousin asked not to be named; and

A. (U) the cook was.

3. (U) The season will be long.

WINTERBOTTOM
BT
#0123
NNNN
"""


def changed(*changes: tuple[str, str]) -> str:
    """Return the telegram above with some of its pieces replaced."""
    text = TELEGRAM
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def found(*changes: tuple[str, str]) -> list[str]:
    """Return what is found in the telegram above with some of its pieces replaced."""
    return [str(diagnostic) for diagnostic in validate(parse(changed(*changes)))]


def numbered(*lines: int | str) -> str:
    """Return a telegram whose paragraphs have these numbers; words stand on lines of their own."""
    blocks = (f"{line}. Tide {line} was high." if isinstance(line, int) else line for line in lines)
    return "\n\n".join(["UNCLAS LIMA 000123", "SUBJECT: TIDES", *blocks])


def test_nothing_is_found_in_a_telegram_that_is_right() -> None:
    cable = parse(TELEGRAM)

    assert cable.heading is not None
    assert cable.heading.calling_station is not None
    assert cable.subject is not None
    assert cable.subject.portion is not None
    assert [type(block).__name__ for block in cable.body] == [
        "Paragraph",
        "Paragraph",
        "Item",
        "Item",
        "Paragraph",
    ]
    assert validate(cable) == ()


@pytest.mark.parametrize("name", ["full", "markdown", "pilcrow", "short", "body_only"])
def test_nothing_is_found_in_the_whole_telegrams_of_the_corpus(name: str) -> None:
    text = (Path(__file__).parent / "corpus" / f"{name}.txt").read_text("utf-8")

    assert validate(parse(text)) == ()


# ---- unrecognized lines


def test_unrecognized_line() -> None:
    line = "QTRE KLMQ 77 .."

    assert found(("TAGS:", f"{line}\nTAGS:")) == ['unrecognized line "QTRE KLMQ 77 .."  [unrecognized-line]']


def test_unrecognized_line_is_quoted_only_at_its_beginning() -> None:
    line = "QTRE KLMQ 77 .. QTRE KLMQ 78 .. QTRE LL KLMQ 79"

    assert found(("TAGS:", f"{line}\nTAGS:")) == [
        'unrecognized line "QTRE KLMQ 77 .. QTRE KLMQ 78 .. QTRE LL…"  [unrecognized-line]',
    ]


# ---- date-time group


@pytest.mark.parametrize(
    ("dtg", "message"),
    [
        ("001530Z JAN 07", "day 0 of JAN 2007 in the date-time group"),
        ("451530Z JAN 07", "day 45 of JAN 2007 in the date-time group"),
        ("291530Z FEB 07", "day 29 of FEB 2007 in the date-time group"),
        ("311530Z APR 87", "day 31 of APR 1987 in the date-time group"),
        ("192430Z JAN 07", "hour 24 in the date-time group"),
        ("191560Z JAN 07", "minute 60 in the date-time group"),
        ("191530J JAN 07", "zone J, the sender's local time, in the date-time group"),
    ],
)
def test_impossible_date(dtg: str, message: str) -> None:
    assert found(("191530Z JAN 07", dtg)) == [f"{message}  [impossible-date]"]


def test_impossible_date_in_every_part() -> None:
    assert found(("191530Z JAN 07", "999999J JAN 07")) == [
        "day 99 of JAN 2007 in the date-time group  [impossible-date]",
        "hour 99 in the date-time group  [impossible-date]",
        "minute 99 in the date-time group  [impossible-date]",
        "zone J, the sender's local time, in the date-time group  [impossible-date]",
    ]


@pytest.mark.parametrize("dtg", ["290000Z FEB 08", "312359Z DEC 06", "010000Z JAN 2007", "191530M JAN 07"])
def test_possible_date(dtg: str) -> None:
    assert validate(parse(f"P {dtg}\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC")) == ()


# ---- filing time


@pytest.mark.parametrize(
    ("filing_time", "messages"),
    [
        ("0001530", ["day 0 in the filing time"]),
        ("3671530", ["day 367 in the filing time"]),
        ("0192430", ["hour 24 in the filing time"]),
        ("0191560", ["minute 60 in the filing time"]),
        (
            "9999999",
            ["day 999 in the filing time", "hour 99 in the filing time", "minute 99 in the filing time"],
        ),
    ],
)
def test_impossible_filing_time(filing_time: str, messages: list[str]) -> None:
    expected = [f"{message}  [impossible-filing-time]" for message in messages]

    assert found(("0191530", filing_time)) == expected
    # Nor does it take a date-time group to see that.
    assert found(("0191530", filing_time), ("P 191530Z JAN 07\n", "")) == expected


@pytest.mark.parametrize("dtg", ["301530Z DEC 07", "021530Z JAN 08"])
def test_impossible_last_day_of_a_year(dtg: str) -> None:
    assert found(("191530Z JAN 07", dtg), ("0191530", "3661530")) == [
        "day 366 of 2007 in the filing time  [impossible-filing-time]",
    ]


@pytest.mark.parametrize("dtg", ["311530Z DEC 08", "302200Z DEC 08"])
def test_possible_last_day_of_a_year(dtg: str) -> None:
    assert found(("191530Z JAN 07", dtg), ("0191530", "3661530")) == []


def test_last_day_of_an_unknown_year_is_possible() -> None:
    assert found(("0191530", "3661530"), ("P 191530Z JAN 07\n", "")) == []


# ---- filing time and date-time group


@pytest.mark.parametrize(
    ("dtg", "filing_time", "message"),
    [
        ("191530Z JAN 07", "0191529", "filing time 0191529 before the date-time group 191530Z JAN 07"),
        ("191530Z JAN 07", "0171530", "filing time 0171530 before the date-time group 191530Z JAN 07"),
        (
            "191530Z JAN 07",
            "0201531",
            "filing time 0201531 more than a day after the date-time group 191530Z JAN 07",
        ),
        ("010010Z JAN 07", "3652355", "filing time 3652355 before the date-time group 010010Z JAN 07"),
        (
            "302300Z DEC 06",
            "0010100",
            "filing time 0010100 more than a day after the date-time group 302300Z DEC 06",
        ),
        ("191530A JAN 07", "0191429", "filing time 0191429 before the date-time group 191530A JAN 07"),
    ],
)
def test_filing_time_differs(dtg: str, filing_time: str, message: str) -> None:
    assert found(("191530Z JAN 07", dtg), ("0191530", filing_time)) == [f"{message}  [filing-time-differs]"]


@pytest.mark.parametrize(
    ("dtg", "filing_time"),
    [
        ("191530Z JAN 07", "0191559"),
        ("191530Z JAN 07", "0201530"),
        ("312350Z DEC 06", "0010010"),
        ("010010N JAN 07", "0010110"),
        # Midnight of New Year where it comes two hours late.
        ("312300N DEC 06", "0010000"),
    ],
)
def test_filing_time_agrees(dtg: str, filing_time: str) -> None:
    assert found(("191530Z JAN 07", dtg), ("0191530", filing_time)) == []


# ---- security warning


@pytest.mark.parametrize(
    ("warning", "marking", "message"),
    [
        ("ZNR UUUUU", "S E C R E T", "security warning ZNR UUUUU over a SECRET telegram"),
        ("ZNR CCCCC", "C O N F I D E N T I A L", "security warning ZNR CCCCC over a CONFIDENTIAL telegram"),
        ("ZNY CCCCC", "S E C R E T", "security warning ZNY CCCCC over a SECRET telegram"),
        ("ZNY SSSSS", "T O P S E C R E T", "security warning ZNY SSSSS over a TOP SECRET telegram"),
        ("ZNY TTTTT", "S E C R E T", "security warning ZNY TTTTT over a SECRET telegram"),
        ("ZNY UUUUU", "UNCLAS", "security warning ZNY UUUUU over an UNCLASSIFIED telegram"),
        ("ZNR CCCCC", "UNCLAS", "security warning ZNR CCCCC over an UNCLASSIFIED telegram"),
        (
            "ZNY CCCCC",
            "LIMITED OFFICIAL USE",
            "security warning ZNY CCCCC over a LIMITED OFFICIAL USE telegram",
        ),
        ("ZNR EEEEE", "UNCLAS E F T O", "security warning ZNR EEEEE over an UNCLASSIFIED telegram"),
    ],
)
def test_security_warning_differs(warning: str, marking: str, message: str) -> None:
    text = f"{warning} ZZH\nP 191530Z JAN 07\nFM AMEMBASSY LIMA\n\n{marking} LIMA 000123\n\nSUBJECT: TIDES\n"

    assert list(map(str, validate(parse(text)))) == [f"{message}  [security-warning-mismatch]"]


@pytest.mark.parametrize(
    ("warning", "marking"),
    [
        ("ZNR UUUUU", "UNCLAS"),
        ("ZNR UUUUX", "UNCLAS"),
        ("ZNR UUUUU", "LIMITED OFFICIAL USE"),
        ("ZNY EEEEE", "UNCLAS E F T O"),
        ("ZNY RRRRR", "R E S T R I C T E D"),
        ("ZNY CCCBB", "C O N F I D E N T I A L"),
        ("ZNY SSSSS/AAAAA", "S E C R E T"),
        ("ZNY TTTTT", "T O P S E C R E T"),
        # A special category.
        ("ZNY AAAAA", "T O P S E C R E T"),
    ],
)
def test_security_warning_agrees(warning: str, marking: str) -> None:
    text = f"{warning} ZZH\nP 191530Z JAN 07\nFM AMEMBASSY LIMA\n\n{marking} LIMA 000123\n\nSUBJECT: TIDES\n"

    assert validate(parse(text)) == ()


# ---- paragraphs


@pytest.mark.parametrize(
    ("numbers", "messages"),
    [
        ((1, 2, 4, 5), ["paragraph 4 after paragraph 2"]),
        ((1, 2, 2, 3), ["paragraph 2 after paragraph 2"]),
        ((1, 2, 3, 1, 2, 4, 5), ["paragraph 1 after paragraph 3"]),
        ((1, 2, 31, 3, 4), ["paragraph 31 after paragraph 2"]),
        ((1, 3, 2, 4), ["paragraph 3 after paragraph 1"]),
        ((1, 4, 7), ["paragraph 4 after paragraph 1", "paragraph 7 after paragraph 4"]),
        ((1, 2, "BEGIN TEXT", 2, 3), ["paragraph 2 after paragraph 2"]),
        ((1, "BEGIN TEXT", 1, "END TEXT", 4), ["paragraph 4 after paragraph 1"]),
    ],
)
def test_paragraph_out_of_sequence(numbers: tuple[int | str, ...], messages: list[str]) -> None:
    found = [str(diagnostic) for diagnostic in validate(parse(numbered(*numbers)))]

    assert found == [f"{message}  [paragraph-sequence]" for message in messages]


@pytest.mark.parametrize(
    "numbers",
    [
        (1, 2, 3),
        (7, 8),
        (1, 2, "BEGIN TEXT", 1, 2, 3, "END TEXT", 3, 4),
        (1, "BEGIN TEXT", 1, 2, "END TEXT", 2, "BEGIN TEXT", 1, 2, "END TEXT", 3),
        (1, "BEGIN TEXT", "The tide was high.", "END TEXT", 2),
    ],
)
def test_paragraph_in_sequence(numbers: tuple[int | str, ...]) -> None:
    assert validate(parse(numbered(*numbers))) == ()


# ---- portions


@pytest.mark.parametrize(
    ("change", "noun"),
    [
        (("SUBJECT: (C)", "SUBJECT: (S)"), "subject marked (S)"),
        (("1. (C)", "1. (S//NF)"), "paragraph 1 marked (S//NF)"),
        (("2. (SBU)", "2. (TS)"), "paragraph 2 marked (TS)"),
        (("-- (C)", "-- (S)"), "item marked (S)"),
        (("A. (U)", "A. (S)"), "item A marked (S)"),
        (("A. (U)", "(1) (S)"), "item (1) marked (S)"),
        (("3. (U)", "(S)"), "paragraph marked (S)"),
        (
            ("3. (U)", "3. (S//REL TO USA, AUS, CAN, GBR, NZL, NATO, UN)"),
            "paragraph 3 marked (S//REL TO USA, AUS, CAN, GBR, NZL, NATO…)",
        ),
    ],
)
def test_portion_exceeds_classification(change: tuple[str, str], noun: str) -> None:
    assert found(change) == [f"{noun} in a CONFIDENTIAL telegram  [portion-exceeds-classification]"]


@pytest.mark.parametrize(
    ("front", "portion", "level"),
    [
        ("UNCLAS LIMA 000123", "SBU", "an UNCLASSIFIED"),
        ("UNCLAS LIMA 000123\n\nSIPDIS", "LOU", "an UNCLASSIFIED"),
        ("UNCLAS LIMA 000123\n\nSENSITIVE", "C", "an UNCLASSIFIED"),
        ("LIMITED OFFICIAL USE LIMA 000123", "C", "a LIMITED OFFICIAL USE"),
    ],
)
def test_portion_exceeds_what_is_not_classified(front: str, portion: str, level: str) -> None:
    text = f"{front}\n\nSUBJECT: TIDES\n\n1. ({portion}) The tide was high.\n"

    assert list(map(str, validate(parse(text)))) == [
        f"paragraph 1 marked ({portion}) in {level} telegram  [portion-exceeds-classification]",
    ]


@pytest.mark.parametrize(
    ("front", "portion"),
    [
        ("UNCLAS LIMA 000123", "U"),
        ("UNCLAS LIMA 000123\n\nSENSITIVE", "SBU"),
        ("UNCLAS SENSITIVE LIMA 000123", "SBU"),
        ("UNCLAS E F T O LIMA 000123", "FOUO"),
        ("FOR OFFICIAL USE ONLY LIMA 000123", "LOU"),
        ("S E C R E T LIMA 000123", "S//NF"),
        # Letters that stand for no level.
        ("UNCLAS LIMA 000123", "N"),
        # No classification to exceed.
        ("SIPDIS", "TS"),
    ],
)
def test_portion_does_not_exceed_classification(front: str, portion: str) -> None:
    cable = parse(f"{front}\n\nSUBJECT: TIDES\n\n1. ({portion}) The tide was high.\n")

    assert cable.paragraphs[0].portion is not None
    assert validate(cable) == ()


# ---- sections


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ("SECTION 03 OF 02", "section 3 of 2"),
        ("SECTION 00 OF 02", "section 0 of 2"),
        ("SECTION 00 OF 00", "section 0 of 0"),
    ],
)
def test_impossible_section(section: str, message: str) -> None:
    assert found(("#0123/01", "#0123"), ("SECTION 01 OF 02", section)) == [f"{message}  [section-numbers]"]


def test_section_of_the_calling_station_differs() -> None:
    (diagnostic,) = validate(parse(changed(("SECTION 01 OF 02", "SECTION 02 OF 03"))))

    assert diagnostic.severity is Severity.NOTE
    assert (
        str(diagnostic) == "section 1 of the calling station, 2 in the classification line  [section-numbers]"
    )


@pytest.mark.parametrize("section", ["SECTION 01 OF 01 ", ""])
def test_section_of_the_calling_station_agrees(section: str) -> None:
    assert found(("SECTION 01 OF 02 ", section)) == []


@pytest.mark.parametrize(
    ("total", "messages"),
    [
        (0, ["section 0 of 0", "section 1 of the calling station, 0 in the classification line"]),
        (1, []),
        (3, ["section 1 of the calling station, 3 in the classification line"]),
    ],
)
def test_final_section_has_the_number_of_sections(total: int, messages: list[str]) -> None:
    cable = parse(TELEGRAM)
    assert cable.classification is not None
    final = evolve(cable, classification=evolve(cable.classification, section=model.Section(None, total)))

    assert sorted(map(str, validate(final))) == [f"{message}  [section-numbers]" for message in messages]


# ---- serials


@pytest.mark.parametrize(
    ("station", "serial"),
    [("0123", "000124"), ("0123", "010122"), ("123A", "000124")],
)
def test_serial_differs(station: str, serial: str) -> None:
    assert found(("#0123/01", f"#{station}"), ("LIMA 000123", f"LIMA {serial}")) == [
        f"serial {station} of the calling station, {serial} in the classification line  [serial-mismatch]",
    ]


@pytest.mark.parametrize(("station", "serial"), [("0123", "010123"), ("123", "000123"), ("123A", "000123")])
def test_serial_agrees(station: str, serial: str) -> None:
    assert found(("#0123/01", f"#{station}"), ("LIMA 000123", f"LIMA {serial}")) == []


def test_serial_that_is_not_there_agrees() -> None:
    assert found((" SECTION 01 OF 02 LIMA 000123", "")) == []


# ---- diagnostics


def test_diagnostics_come_in_the_order_of_the_text() -> None:
    text = changed(
        ("3. (U)", "5. (S)"),
        ("1. (C)", "1. (TS)"),
        ("TAGS:", "QTRE KLMQ 77 ..\nTAGS:"),
        ("191530Z", "451560Z"),
        ("#0123", "#0124"),
        ("ZNY C", "ZNY S"),
        ("OF 02", "OF 00"),
    )

    assert [diagnostic.located(text) for diagnostic in validate(parse(text))] == [
        "line 3: serial 0124 of the calling station, 000123 in the classification line  [serial-mismatch]",
        "line 4: security warning ZNY SCCCC over a CONFIDENTIAL telegram  [security-warning-mismatch]",
        "line 5: day 45 of JAN 2007 in the date-time group  [impossible-date]",
        "line 5: minute 60 in the date-time group  [impossible-date]",
        "line 9: section 1 of 0  [section-numbers]",
        'line 14: unrecognized line "QTRE KLMQ 77 .."  [unrecognized-line]',
        "line 18: paragraph 1 marked (TS) in a CONFIDENTIAL telegram  [portion-exceeds-classification]",
        "line 26: paragraph 5 after paragraph 2  [paragraph-sequence]",
        "line 26: paragraph 5 marked (S) in a CONFIDENTIAL telegram  [portion-exceeds-classification]",
    ]


def test_diagnostics_without_a_place_come_last_in_the_order_of_the_lines() -> None:
    cable = parse(changed(("TAGS:", "QTRE KLMQ 77 ..\nTAGS:")))
    by_hand = evolve(
        cable,
        heading=model.Heading(preamble=model.Preamble(model.DateTimeGroup(45, 0, 0, 1, 2007))),
        unrecognized=(model.UnrecognizedLine("LAST"), *cable.unrecognized),
        body=(model.Paragraph("Tides.", 1, model.Portion("S")), model.Paragraph("Tides.", 4)),
    )

    assert list(map(str, validate(by_hand))) == [
        'unrecognized line "QTRE KLMQ 77 .."  [unrecognized-line]',
        "day 45 of JAN 2007 in the date-time group  [impossible-date]",
        "paragraph 1 marked (S) in a CONFIDENTIAL telegram  [portion-exceeds-classification]",
        "paragraph 4 after paragraph 1  [paragraph-sequence]",
        'unrecognized line "LAST"  [unrecognized-line]',
    ]


def test_located_without_a_place() -> None:
    diagnostic = Diagnostic("impossible-date", Severity.ERROR, "day 45 in the date-time group")

    assert diagnostic.located("P 451530Z JAN 07") == "day 45 in the date-time group  [impossible-date]"


def test_span_is_the_place_and_takes_no_part_in_equality() -> None:
    text = changed(("191530Z", "451530Z"))
    (diagnostic,) = validate(parse(text))

    assert diagnostic.span is not None
    assert text[diagnostic.span.start : diagnostic.span.end] == "451530Z JAN 07"
    assert diagnostic == evolve(diagnostic, span=Span(0, 1))
    assert hash(diagnostic) == hash(evolve(diagnostic, span=None))


def test_diagnostic_can_be_pickled() -> None:
    (diagnostic,) = validate(parse(changed(("191530Z", "451530Z"))))
    copy = pickle.loads(pickle.dumps(diagnostic))  # noqa: S301 - our own bytes

    assert copy == diagnostic
    assert copy.span == diagnostic.span


def test_severities_are_ordered_and_speak() -> None:
    assert Severity.NOTE < Severity.WARNING < Severity.ERROR
    assert list(map(str, Severity)) == ["note", "warning", "error"]


def test_slugs_are_stable() -> None:
    assert {(slug, str(severity)) for slug, severity, _ in _validate.CHECKS} == {
        ("filing-time-differs", "warning"),
        ("impossible-date", "error"),
        ("impossible-filing-time", "error"),
        ("paragraph-sequence", "warning"),
        ("portion-exceeds-classification", "error"),
        ("section-numbers", "error"),
        ("section-numbers", "note"),
        ("security-warning-mismatch", "warning"),
        ("serial-mismatch", "warning"),
        ("unrecognized-line", "warning"),
    }


@pytest.mark.parametrize("check", [check for _, _, check in _validate.CHECKS])
def test_every_check_says_what_it_means(check: object) -> None:
    assert re.match(r"Report .+\.(?:\n|$)", check.__doc__ or "")


# ---- whatever can be built


def test_only_cables_are_validated() -> None:
    with pytest.raises(TypeError, match=r"^validate takes a Cable, not str$"):
        validate("UNCLAS LIMA 000123")  # type: ignore[arg-type]


HEADINGS = [
    None,
    model.Heading(accounting_symbol="STATE GRNC"),
    *(
        model.Heading(
            calling_station=model.CallingStation("RUEHPE", "000Z", filing_time, section),
            security_warning=model.SecurityWarning("ZNR", code),
            preamble=preamble,
        )
        for filing_time, section, code, preamble in itertools.product(
            ["0000000", "3662359", "9999999"],
            [None, "00", "99"],
            ["UUUUU", "ZZZZZ"],
            [
                None,
                model.Preamble(model.DateTimeGroup(45, 99, 99, 2, 1900, "J")),
                model.Preamble(model.DateTimeGroup(1, 0, 0, 1, 1900, "M")),
                model.Preamble(model.DateTimeGroup(31, 23, 59, 12, 2099, "Y")),
            ],
        )
    ),
]
LINES = [
    None,
    model.ClassificationLine(model.Classification.TOP_SECRET),
    model.ClassificationLine(model.Classification.RESTRICTED, (), model.Section(None, 0), "LIMA", "0000000"),
    model.ClassificationLine(
        model.Classification.UNCLASSIFIED, ("FOUO",), model.Section(999, 0), "LIMA", "9999999"
    ),
]
BODIES: list[tuple[model.Block, ...]] = [
    (),
    (
        model.Boundary("END TEXT"),
        model.Paragraph("Tides.", 999),
        model.Boundary("BEGIN TEXT"),
        model.Paragraph("Tides.", 0),
    ),
    (
        model.Paragraph("Tides.", None, model.Portion("N")),
        model.Item("--", "", model.Portion("S - ENTIRE TEXT")),
    ),
    (model.Ruler(), model.Item("(a)", "Tides."), model.Paragraph("Tides.")),
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_odd_telegrams_are_validated_all_the_same(heading: model.Heading | None) -> None:
    for line, body in itertools.product(LINES, BODIES):
        cable = model.Cable(
            heading=heading,
            classification=line,
            subject=model.Subject("", model.Portion("TS")),
            unrecognized=(model.UnrecognizedLine("?"),),
            body=body,
        )

        found = validate(cable)

        assert 'unrecognized line "?"  [unrecognized-line]' in map(str, found)
        assert all("\n" not in str(diagnostic) for diagnostic in found)


def test_smallest_telegrams_are_validated_all_the_same() -> None:
    assert validate(model.Cable(signature="WINTERBOTTOM")) == ()
    assert validate(model.Cable(ending=model.Ending())) == ()
