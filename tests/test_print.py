"""What a print and an archive's record say: values by their keys, and what cannot be said."""

import datetime
from collections.abc import Callable, Mapping

import pytest

from cablegrammar import (
    ArchiveAttribute,
    ArchiveAttributes,
    Copies,
    Distribution,
    Drafting,
    ExtraneousKind,
    HandlingLine,
    parse,
)

EUR = Copies("EUR", 12)
RECORD = ArchiveAttributes(
    (
        ArchiveAttribute("From", "LIMA"),
        ArchiveAttribute("Draft Date", "01 JAN 1975"),
        ArchiveAttribute("From", "QUITO"),
        ArchiveAttribute("Copy"),
    )
)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("Draft Date", "29 MAR 1978", datetime.date(1978, 3, 29)),
        ("Draft Date", "9 Mar 1978", datetime.date(1978, 3, 9)),
        ("Review Date", "29-Mar-1978 12:00:00 am", datetime.date(1978, 3, 29)),
        ("Review Date", "16/05/2005", datetime.date(2005, 5, 16)),
        ("Disposition Approved on Date", "29 MAR\n1978", datetime.date(1978, 3, 29)),
        ("Decaption Date", "01 JAN 1960", None),
        ("Draft Date", "31 FEB 1978", "31 FEB 1978"),
        ("Draft Date", "31 FOO 1978", "31 FOO 1978"),
        ("Draft Date", "05/16/2005", "05/16/2005"),
        ("Draft Date", "MARCH", "MARCH"),
        ("Draft Date", "n/a", None),
        ("Draft Date", "", None),
        ("Subject", "N/A", None),
        ("Subject", "TALKS,\nTHE THIRD", "TALKS, THE THIRD"),
        ("Line Count", "31", 31),
        ("Line Count", "31a", "31a"),
        ("Page Count", "٣", "٣"),
        ("Film Number", "31", "31"),
        ("TAGS", "EFIS, IC, (SMITH, JOHN),", ("EFIS", "IC", "(SMITH, JOHN)")),
        ("Locator", "TEXT ON-LINE,\nON MICROFILM", ("TEXT ON-LINE", "ON MICROFILM")),
        ("Reference", "78 LIMA 12; 78 OSLO 13, 14", ("78 LIMA 12", "78 OSLO 13", "14")),
        ("Reference", "A-12 OF MAY 1, 1973; LIMA 4", ("A-12 OF MAY 1, 1973", "LIMA 4")),
        ("Reference", "LIMA 4, 1973 OSLO 5", ("LIMA 4", "1973 OSLO 5")),
        ("Reference", "LIMA 4 DATED MAY 1, AND, PREVIOUS.", ("LIMA 4 DATED MAY 1, AND, PREVIOUS.",)),
        ("Reference", "(A) LIMA 4 (B) OSLO 5, (C)", ("(A) LIMA 4", "(B) OSLO 5", "(C)")),
        ("Reference", "1) LIMA 4: OSLO A-5", ("1) LIMA 4", "OSLO A-5")),
        (
            "Review History",
            "RELEASED <1 by a>; APPROVED <2 by b>",
            ("RELEASED <1 by a>", "APPROVED <2 by b>"),
        ),
        ("Review Markings", "Released\nEO Review, 2005", ("Released", "EO Review, 2005")),
        ("Handling Restrictions", "n/a", None),
    ],
)
def test_value_of_an_attribute(key: str, text: str, value: object) -> None:
    """A value is what its key says it is: a day, a number, a list, nothing, or text on one line."""
    found = ArchiveAttribute(key, text).value
    assert found == value
    assert type(found) is type(value)


def test_attributes_are_a_mapping() -> None:
    """Keys lead to values, the first of a key that stands twice."""
    assert isinstance(RECORD, Mapping)
    assert list(RECORD) == ["From", "Draft Date", "Copy"]
    assert len(RECORD) == 3
    assert RECORD["From"] == "LIMA"
    assert dict(RECORD) == {"From": "LIMA", "Draft Date": datetime.date(1975, 1, 1), "Copy": None}
    assert "Copy" in RECORD
    assert RECORD.get("Office", "none") == "none"
    with pytest.raises(KeyError, match="Office"):
        RECORD["Office"]


def test_attributes_are_a_value() -> None:
    """Two descriptions are equal where their attributes are, in order."""
    same = ArchiveAttributes(tuple(ArchiveAttribute(each.key, each.text) for each in RECORD.attributes))
    assert same == RECORD
    assert hash(same) == hash(RECORD)
    assert ArchiveAttributes(RECORD.attributes[::-1]) != RECORD


def test_copies_are_counted() -> None:
    """The sum is that of all offices, whatever was printed."""
    distribution = Distribution(
        origin=(EUR,), info=(Copies("L", 3), Copies("OCT", 1)), total="099", letter="R"
    )
    assert distribution.copies == 16
    assert str(EUR) == "EUR-12"
    assert str(Copies("L", 3)) == "L-03"


def test_who_drafted_approved_and_cleared() -> None:
    """Lines are told apart by how they begin."""
    drafting = Drafting(("DRAFTED BY: EUR:A", "L:D", "APPROVED BY EUR:C", "S/S - MR. B"))
    assert drafting.drafted_by == "EUR:A"
    assert drafting.approved_by == "EUR:C"
    assert drafting.clearances == ("L:D", "S/S - MR. B")
    assert Drafting(("DRAFTED BY EUR:A",)).approved_by is None


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Copies("EUROPE", 1), "office"),
        (lambda: Copies("EUR", 100), "number"),
        (Distribution, "Distribution: it says nothing"),
        (
            lambda: Distribution((EUR,), (EUR,)),
            "Distribution.origin: 'EUR-12' would be read as ''",
        ),
        (lambda: Distribution((EUR,), total="012"), "Distribution.total: '012' would be read as 'None'"),
        (lambda: Distribution((EUR,), letter="W"), "Distribution.letter: 'W' would be read as 'None'"),
        (lambda: Distribution((EUR,), total="12", letter="W"), "total"),
        (lambda: Distribution((EUR,), letter="w", note="ISO"), "letter"),
        (lambda: Distribution((EUR,), note="iso"), "note"),
        (lambda: Distribution((EUR,), number="1"), "Distribution.number: '1' would be read as 'None'"),
        (
            lambda: Distribution(info=(EUR,), number="48"),
            "Distribution.number: '48' would be read as 'None'",
        ),
        (HandlingLine, "HandlingLine: '------------------' would not be read as a handling line"),
        (
            lambda: HandlingLine("1234"),
            "HandlingLine: '------------------1234' would not be read as a handling line",
        ),
        (
            lambda: HandlingLine(None, "2009"),
            "HandlingLine: '------------------2009Z' would not be read as a handling line",
        ),
        (
            lambda: HandlingLine("123456", None, ("123",)),
            "HandlingLine: '------------------123456  /123' would not be read as a handling l",
        ),
        (lambda: Drafting(()), "Drafting: it says nothing"),
        (
            lambda: Drafting(("APPROVED BY EUR:C",)),
            "Drafting: 'APPROVED BY EUR:C' would not be read as a drafting",
        ),
        (
            lambda: Drafting(("DRAFTED BY EUR:A", "")),
            "Drafting.lines: 'DRAFTED BY EUR:A, ' would be read as 'DRAFTED BY EUR:A'",
        ),
        (
            lambda: Drafting(("DRAFTED BY EUR:A", "FM LIMA")),
            "Drafting.lines: 'FM LIMA' would be read as the originator",
        ),
        (
            lambda: Drafting(("DRAFTED BY EUR:A ",)),
            "Drafting.lines: 'DRAFTED BY EUR:A ' would be read as the drafting",
        ),
        (
            lambda: Drafting(("DRAFTED BY ¶ EUR:A",)),
            "Drafting.lines: 'DRAFTED BY ¶ EUR:A' would be read as the drafting",
        ),
        (
            lambda: Drafting(
                ("DRAFTED BY A  Declassified/Released US Department of State EO Systematic Review",)
            ),
            "Drafting: 'DRAFTED BY A  Declassified/Released US Department of State EO Systema",
        ),
        (
            lambda: Drafting(("DRAFTED BY EUR:A\u2028B",)),
            "Drafting.lines: 'DRAFTED BY EUR:A\\u2028B' would be read as the drafting",
        ),
        (
            lambda: ArchiveAttribute("from", "LIMA"),
            "ArchiveAttribute: 'from: LIMA' would not be read as an archive attribute",
        ),
        (lambda: ArchiveAttribute("From", " LIMA"), "ArchiveAttribute.text: ' LIMA' would be read as 'LIMA'"),
        (
            lambda: ArchiveAttribute("From", "LIMA\n\nPERU"),
            "ArchiveAttribute.text: 'LIMA\\n\\nPERU' would be read as 'LIMA\\nPERU'",
        ),
        (
            lambda: ArchiveAttribute("From", "LIMA\nTo: OSLO"),
            "ArchiveAttribute: 'From: LIMA\\nTo: OSLO' would not be read as an archive attribu",
        ),
        (
            lambda: ArchiveAttribute("From", "[LIMA](#)"),
            "ArchiveAttribute.text: '[LIMA](#)' would be read as a link target",
        ),
        (
            lambda: ArchiveAttribute("From", "LIMA\tPERU"),
            "ArchiveAttribute.text: 'LIMA\\tPERU' would be read as 'LIMA PERU'",
        ),
        (lambda: ArchiveAttributes(()), "attributes"),
        (lambda: ArchiveAttributes(("From",)), "attributes"),  # type: ignore[arg-type]
    ],
)
def test_object_is_refused(build: Callable[[], object], message: str) -> None:
    """What canonical text could not say is refused, and the message says why."""
    with pytest.raises((ValueError, TypeError)) as caught:
        build()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Message Attributes\n\nnothing here has the form of a key\n", ExtraneousKind.ARCHIVE_ATTRIBUTES),
        ("ACTION EUR-12 /012W", ExtraneousKind.OTHER_SPELLING),
    ],
)
def test_what_no_field_can_hold_is_kept(text: str, kind: ExtraneousKind) -> None:
    """A mark that says nothing, or says it otherwise than canonical text, is kept by name."""
    cable = parse(
        f"{text}\n\nSUBJECT: NETS" if kind is ExtraneousKind.OTHER_SPELLING else f"SUBJECT: NETS\n\n{text}"
    )
    assert kind in {each.kind for each in cable.extraneous}
    assert str(cable.subject) == "NETS"


def test_second_distribution_is_kept() -> None:
    """Of two lists the first is the telegram's, and the other is kept by name."""
    cable = parse("ACTION EUR-12\n\nSUBJECT: NETS\n\nACTION AF-01\n")
    assert cable.distribution == Distribution((EUR,))
    assert [each.text for each in cable.extraneous] == ["ACTION AF-01"]


def test_pilcrows_in_a_record_are_left_out() -> None:
    """What a publisher put before words takes no part in a value."""
    cable = parse("SUBJECT: NETS\n\nMessage Attributes\n¶From: [LIMA](#)\n")
    assert cable.archive_attributes == ArchiveAttributes((ArchiveAttribute("From", "LIMA"),))


def test_value_that_ends_as_a_sum_is_no_other_spelling() -> None:
    text = "Message Attributes\nDrafter: EUR /000A"
    assert parse(text).extraneous == ()
