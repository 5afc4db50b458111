"""Every check finds what it is for, says it in one line, and is silent about telegrams that are right."""

import doctest
import itertools
import pickle
import re
from pathlib import Path

import pytest
from attrs import evolve

from cablegrammar import _checks, model
from cablegrammar._checks import validate
from cablegrammar._parse import parse
from cablegrammar._span import Span
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

Classified By: DCM Ann Example, reasons 1.4 (b) and (d).

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


def told(text: str) -> list[str]:
    """Return what is found in a text, each at a place in it."""
    diagnostics = validate(parse(text))
    assert all(diagnostic.span is not None for diagnostic in diagnostics)
    return list(map(str, diagnostics))


def found(*changes: tuple[str, str]) -> list[str]:
    """Return what is found in the telegram above with some of its pieces replaced."""
    return told(changed(*changes))


def numbered(*lines: int | str) -> str:
    """Return a telegram whose paragraphs have these numbers; words stand on lines of their own."""
    blocks = (f"{line}. Tide {line} was high." if isinstance(line, int) else line for line in lines)
    return "\n\n".join(["UNCLAS LIMA 000123", "SUBJECT: TIDES", *blocks])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Use this as\nREF A for it.", 0),
        ("Use this.\nREF A. for it.", 1),
        ("REF A. Tides.", 1),
        ("FROM: The clerk\nSUBJ: Tides", 0),
    ],
)
def test_labels_in_a_text(text: str, count: int) -> None:
    """A sentence cites a reference, and a sample of a letter has labels of its own."""
    texts = told(f"UNCLAS LIMA 000123\n\nSUBJECT: TIDES\n\n1. (U) High.\n\n2. (U) {text}")
    assert sum("label-in-text" in each for each in texts) == count


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


@pytest.mark.parametrize(
    ("end", "quoted"),
    [
        ("QTRE LL", "QTRE LL"),
        ("QTRE LLK", "QTRE LLK"),
        ("QTRE LL KLMQ 79", "QTRE LL…"),
        ("QTRE LLKLMQ 79", "QTRE LL…"),
        ("QTRE L KLMQ 79", "QTRE L…"),
    ],
)
def test_unrecognized_line_is_quoted_only_at_its_beginning(end: str, quoted: str) -> None:
    line = "QTRE KLMQ 77 .. QTRE KLMQ 78 .. "

    assert found(("TAGS:", f"{line}{end}\nTAGS:")) == [
        f'unrecognized line "{line}{quoted}"  [unrecognized-line]',
    ]


@pytest.mark.parametrize("between", ["", "NNNN\n\n"])
def test_another_telegram(between: str) -> None:
    """It is reported once, whether it stands in the text or below its end."""
    first, second = (
        "UNCLAS LIMA 000123\n\nQTRE KLMQ\nTAGS: PREL\nSUBJECT: TIDES\n\n1. High.\n\n",
        "R 060911Z DEC 06\nFM AMEMBASSY QUITO\n",
    )
    assert [str(each) for each in validate(parse(f"{first}{between}{second}"))] == [
        'unrecognized line "QTRE KLMQ"  [unrecognized-line]',
        'another telegram begins with "R 060911Z DEC 06"  [another-telegram]',
    ]


def test_another_telegram_is_quoted_by_its_first_line() -> None:
    assert told("UNCLAS LIMA 000123\n\n1. High.\n\nR 060911Z DEC 06\nthe tides\n") == [
        'another telegram begins with "R 060911Z DEC 06"  [another-telegram]',
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
        # Half a year away: New Year before the date-time group is closer by a day, then that after it.
        ("020000Z JUL 07", "0010000", "filing time 0010000 before the date-time group 020000Z JUL 07"),
        (
            "030000Z JUL 07",
            "0010000",
            "filing time 0010000 more than a day after the date-time group 030000Z JUL 07",
        ),
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

    assert told(text) == [f"{message}  [security-warning-mismatch]"]


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
        # Special categories.
        ("ZNY AAAAA", "T O P S E C R E T"),
        ("ZNY XXXXX", "T O P S E C R E T"),
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
        ((1, 2, 3, 1, 2), ["paragraph 1 after paragraph 3"]),
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
        (("1. (C)", "1. (S//FGI)"), "paragraph 1 marked (S//FGI)"),
        (("2. (SBU)", "2. (TS)"), "paragraph 2 marked (TS)"),
        (("-- (C)", "-- (S)"), "item marked (S)"),
        (("A. (U)", "A. (S)"), "item A marked (S)"),
        (("A. (U)", "X. (S)"), "item X marked (S)"),
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

    assert told(text) == [
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
        ("S E C R E T LIMA 000123", "S//FGI"),
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
        str(diagnostic)
        == "section 1 of the calling station, 2 in the classification line  [section-mismatch]"
    )


@pytest.mark.parametrize("section", ["SECTION 01 OF 01 ", ""])
def test_section_of_the_calling_station_agrees(section: str) -> None:
    assert found(("SECTION 01 OF 02 ", section)) == []


@pytest.mark.parametrize(
    ("total", "messages"),
    [
        (
            0,
            [
                "section 0 of 0  [section-numbers]",
                "section 1 of the calling station, 0 in the classification line  [section-mismatch]",
            ],
        ),
        (1, []),
        (3, ["section 1 of the calling station, 3 in the classification line  [section-mismatch]"]),
    ],
)
def test_final_section_has_the_number_of_sections(total: int, messages: list[str]) -> None:
    cable = parse(TELEGRAM)
    assert cable.classification is not None
    final = evolve(cable, classification=evolve(cable.classification, section=model.Section(None, total)))

    assert sorted(map(str, validate(final))) == messages


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


def test_number_that_the_classification_line_lacks_is_taken_from_the_heading() -> None:
    assert found((" SECTION 01 OF 02 LIMA 000123", "")) == [
        "no post and serial in a classification line, perhaps 07LIMA123  [number-from-heading]"
    ]


# ---- precedence, addressees and copies

HEADING = """\
PP RUEHGL
P R 191530Z JAN 07
FM AMEMBASSY LIMA
TO SECSTATE WASHDC PRIORITY 4012
INFO ANDEAN COLLECTIVE
XMT AMEMBASSY BOGOTA
"""


def found_in_heading(*changes: tuple[str, str]) -> list[str]:
    """Return what is found in the heading above with some of its pieces replaced."""
    text = HEADING
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return told(text)


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        (("PP", "PP"), []),
        (("PP", "RR"), ["called stations have ROUTINE, the preamble PRIORITY  [precedence-mismatch]"]),
        (("P R 19", "R P 19"), []),
        (("P R 19", "19"), []),
        (("P R 191530Z JAN 07\n", ""), []),
        (("PP RUEHGL\n", ""), []),
        (
            ("WASHDC PRIORITY", "WASHDC NIACT IMMEDIATE"),
            ["addressee SECSTATE WASHDC has NIACT IMMEDIATE, the preamble PRIORITY  [addressee-precedence]"],
        ),
        (
            ("COLLECTIVE", "COLLECTIVE FLASH"),
            ["addressee ANDEAN COLLECTIVE has FLASH, the preamble PRIORITY  [addressee-precedence]"],
        ),
        (("COLLECTIVE", "COLLECTIVE PRIORITY"), []),
        (("INFO", "AMEMBASSY QUITO\nINFO"), []),
        (
            ("INFO", "INFO SECSTATE WASHDC\nAMEMBASSY QUITO\n"),
            ["addressee SECSTATE WASHDC again  [repeated-addressee]"],
        ),
        # With other offices it is another, and by another route it is meant.
        (("INFO", "INFO RUEHC/SECSTATE WASHDC\nAMEMBASSY QUITO\n"), []),
        (("INFO", "INFO ZEN/SECSTATE WASHDC\nAMEMBASSY QUITO\n"), []),
        (("INFO", "INFO SECSTATE WASHDC//EUR//\nAMEMBASSY QUITO\n"), []),
        (
            ("ANDEAN COLLECTIVE", "AMEMBASSY QUITO"),
            ["members exempted from AMEMBASSY QUITO, which is a single post  [exempted-addressee]"],
        ),
    ],
)
def test_precedence_and_addressees(change: tuple[str, str], messages: list[str]) -> None:
    assert found_in_heading(change) == messages


def test_night_action_is_immediate() -> None:
    changes = (("PP", "OO"), ("P R", "O"), ("WASHDC PRIORITY", "WASHDC NIACT IMMEDIATE"))
    assert found_in_heading(*changes) == []


@pytest.mark.parametrize(
    ("total", "messages"), [("/024 W", []), ("", []), ("/023 W", ["24 copies listed, 23 in the sum"])]
)
def test_sum_of_copies(total: str, messages: list[str]) -> None:
    text = f"ACTION EUR-08\n\nINFO  OCT-01  SS-15 {total}\n\nR 191530Z JAN 79\nFM AMEMBASSY LIMA\n"
    cable = parse(text)

    assert cable.distribution is not None
    assert list(map(str, validate(cable))) == [f"{message}  [copies-mismatch]" for message in messages]


@pytest.mark.parametrize(
    ("station", "confirmation", "messages"),
    [
        ("0123", "#0123\n", []),
        ("123A", "#0123\n", []),
        ("0123", "", []),
        (
            "0123",
            "#0132\n",
            ["serial 0132 under the text, 0123 of the calling station  [confirmation-mismatch]"],
        ),
    ],
)
def test_confirmation(station: str, confirmation: str, messages: list[str]) -> None:
    assert found(("#0123/01", f"#{station}"), ("#0123\n", confirmation)) == messages


@pytest.mark.parametrize("changes", [[("DE RUEHPE #0123/01 0191530\n", "")], [("BT\n#0123\nNNNN\n", "")]])
def test_confirmation_of_nothing(changes: list[tuple[str, str]]) -> None:
    assert found(*changes) == []


# ---- post and originator


@pytest.mark.parametrize(
    ("originator", "post", "messages"),
    [
        ("AMEMBASSY LIMA", "LIMA", []),
        ("SECSTATE WASHDC", "STATE", []),
        ("USMISSION USUN NEW YORK", "USUN", []),
        ("AIT TAIPEI", "TAIPEI", []),
        # One writes the other's name.
        ("USEU BRUSSELS", "BRUSSELS", []),
        ("AMEMBASSY VIENNA", "UNVIE VIENNA", []),
        # Nothing is said of what no gazetteer knows.
        ("AMEMBASSY ATLANTIS", "LIMA", []),
        ("AMEMBASSY LIMA", "ATLANTIS", []),
        (
            "AMEMBASSY LIMA",
            "QUITO",
            ["originator AMEMBASSY LIMA, post QUITO in the classification line  [originator-mismatch]"],
        ),
    ],
)
def test_originator(originator: str, post: str, messages: list[str]) -> None:
    text = f"P 191530Z JAN 07\nFM {originator}\n\nUNCLAS {post} 000123\n\nSUBJECT: TIDES\n"

    assert told(text) == messages
    assert validate(parse(text.replace(f"FM {originator}", "TO SECSTATE WASHDC"))) == ()
    assert validate(parse(text.replace(f" {post} 000123", ""))) == ()


@pytest.mark.parametrize(("year", "count"), [(78, 0), (79, 1)])
@pytest.mark.parametrize(("originator", "post"), [("AMEMBASSY LIMA", "TAIPEI"), ("AMEMBASSY TAIPEI", "LIMA")])
def test_originator_and_post_are_those_of_the_year(originator: str, post: str, year: int, count: int) -> None:
    """To the gazetteer the name means a post since 1979."""
    found = told(f"P 191530Z JAN {year}\nFM {originator}\n\nUNCLAS {post} 000123\n\nSUBJECT: TIDES\n")

    assert len(found) == count


# ---- page markers


@pytest.mark.parametrize(
    ("section", "marker", "messages"),
    [
        ("SECTION 01 OF 03 ", "002 OF 003", []),
        ("", "001.2 OF 001", []),
        ("SECTION 01 OF 03 ", "002 OF 004", ["page marker with 4 sections, classification line with 3"]),
        ("", "002 OF 002", ["page marker with 2 sections, classification line with 1"]),
    ],
)
def test_page_marker(section: str, marker: str, messages: list[str]) -> None:
    line = f"UNCLAS {section}LIMA 000123"
    body = f"1. The tide was high,\n\nLIMA 00000123  {marker}\n\nand low.\n\nLIMA 00000123  {marker}\n\nThat is all.\n"
    found = validate(parse(f"{line}\n\nSUBJECT: TIDES\n\n{body}"))

    assert list(map(str, found)) == [f"{message}  [page-marker-mismatch]" for message in messages]
    assert validate(parse(f"SUBJECT: TIDES\n\n{body}")) == ()


def test_page_marker_without_a_number_says_nothing() -> None:
    marker = model.Extraneous(model.ExtraneousKind.PAGE_MARKER, "PAGE", Span(0, 4))
    cable = evolve(parse("UNCLAS LIMA 000123"), extraneous=(marker,))

    assert validate(cable) == ()


@pytest.mark.parametrize(
    ("said", "counted"),
    [("SECTION 01 OF 03", 3), ("SECTION OF 4", 4), ("FINAL SECTION OF 4", 4), ("UNCLAS SECTION 01 OF 03", 1)],
)
def test_page_marker_of_joined_sections(said: str, counted: int) -> None:
    extraneous = (
        model.Extraneous(model.ExtraneousKind.REPEATED_BANNER, "SECTION 01 OF 09", Span(0, 16)),
        model.Extraneous(model.ExtraneousKind.REPEATED_LINE, said, Span(16, 32)),
        model.Extraneous(model.ExtraneousKind.PAGE_MARKER, "LIMA 00000123  002 OF 003", Span(32, 57)),
    )
    cable = evolve(parse("UNCLAS LIMA 000123"), extraneous=extraneous)

    message = f"page marker with 3 sections, classification line with {counted}  [page-marker-mismatch]"
    assert list(map(str, validate(cable))) == ([] if counted == 3 else [message])


# ---- captions


@pytest.mark.parametrize(
    ("captions", "messages"),
    [
        ("SIPDIS", []),
        ("NODIS\nSTADIS", []),
        ("SIPDIS\nEXDIS", ["captions EXDIS and SIPDIS"]),
        ("NODIS\nEXDIS\nSIPDIS", ["captions NODIS and SIPDIS", "captions EXDIS and SIPDIS"]),
        ("ROGER CHANNEL", []),
        ("ROGER CHANNEL\nMED CHANNEL", ["captions ROGER CHANNEL and MED CHANNEL"]),
    ],
)
def test_captions(captions: str, messages: list[str]) -> None:
    found = validate(parse(f"S E C R E T LIMA 000123\n\n{captions}\n\nSUBJECT: TIDES\n"))

    assert list(map(str, found)) == [f"{message}  [caption-conflict]" for message in messages]
    assert all(each.span is not None for each in found)


@pytest.mark.parametrize(
    ("front", "portion", "messages"),
    [
        ("S E C R E T LIMA 000123\n\nNOFORN", "S//NF", []),
        ("S E C R E T LIMA 000123\n\nNOFORN", "SNF", []),
        ("S E C R E T LIMA 000123\n\nNOFORN", "S//NF/FGI", []),
        ("S E C R E T LIMA 000123\n\nNOFORN", "S//FGI NF", []),
        ("S E C R E T LIMA 000123\n\nNOFORN", "S//FGI NOFORN", []),
        ("S E C R E T NOFORN LIMA 000123", "S/NOFORN", []),
        ("S E C R E T LIMA 000123", "S", []),
        ("S E C R E T LIMA 000123\n\nSECRET/NOFORN", "S/NF", []),
        ("S E C R E T LIMA 000123NOFORN", "S/NF", []),
        ("S E C R E T LIMA 000123\n\nNOFORN", "S) III. (S/NF", []),
        ("NOFORN", "S//NF", []),
        (
            "S E C R E T LIMA 000123",
            "S/NF",
            ["paragraph 1 marked (S/NF), but no caption NOFORN  [noforn-caption-missing]"],
        ),
        (
            "S E C R E T LIMA 000123\n\nNOFORN",
            "S",
            ["caption NOFORN, but no portion is marked NF  [noforn-portion-missing]"],
        ),
    ],
)
def test_noforn(front: str, portion: str, messages: list[str]) -> None:
    found = validate(parse(f"{front}\n\nSUBJECT: TIDES\n\n1. ({portion}) High.\n\n2. ({portion}) Low.\n"))

    assert list(map(str, found)) == messages


def test_marks_with_blanks_inside_are_portions_in_a_text() -> None:
    found = validate(
        parse("S E C R E T LIMA 000123\n\nNOFORN\n\nSUBJECT: TIDES\n\n1. (S) Reasons (b), ( c).\n")
    )

    assert [each.slug for each in found] == ["noforn-portion-missing"]


def test_noforn_as_a_control_has_no_caption_to_point_at() -> None:
    line = model.ClassificationLine(model.Classification.SECRET, ("NOFORN",))
    cable = model.Cable(classification=line, body=(model.Paragraph("High.", 1, model.Portion("S")),))

    (diagnostic,) = validate(cable)
    assert diagnostic.slug == "noforn-portion-missing"
    assert diagnostic.span is None


def test_noforn_without_portions() -> None:
    assert validate(parse("S E C R E T LIMA 000123\n\nNOFORN\n\nSUBJECT: TIDES\n")) == ()


# ---- executive order


def ordered(order: str, sent: str = "191530Z JAN 07", marking: str = "C O N F I D E N T I A L") -> list[str]:
    """Return what is found in a telegram with this line of its executive order."""
    text = f"P {sent}\nFM AMEMBASSY LIMA\n\n{marking} LIMA 000123\n\nE.O. {order}\nSUBJECT: TIDES\n"
    return told(text)


@pytest.mark.parametrize(
    ("number", "sent", "meant"),
    [
        ("12598", "191530Z JAN 07", ", perhaps 12958"),
        ("11653", "191530Z JAN 75", ", perhaps 11652"),
        # Of those in force in 1975, none is close.
        ("12598", "191530Z JAN 75", ""),
        # From the day on which the next is signed, to the day on which that replaces it.
        ("12985", "161530Z APR 95", ""),
        ("12985", "171530Z APR 95", ", perhaps 12958"),
        ("12365", "131530Z OCT 95", ", perhaps 12356"),
        ("12365", "141530Z OCT 95", ""),
        # As close to the order before as to the one after it.
        ("19528", "191530Z FEB 10", ""),
        # No such day, so any may be meant.
        ("12598", "311530Z JUN 07", ", perhaps 12958"),
    ],
)
def test_unknown_executive_order(number: str, sent: str, meant: str) -> None:
    message = f"no executive order {number} on classification{meant}  [unknown-executive-order]"

    assert message in ordered(f"{number}: GDS", sent)


@pytest.mark.parametrize(
    ("number", "sent", "messages"),
    [
        ("12958", "161530Z APR 95", ["E.O. 12958 was signed in 1995, the telegram sent in 1995"]),
        ("12958", "171530Z APR 95", []),
        ("12958", "281530Z JUN 11", []),
        ("12958", "291530Z JUN 11", ["E.O. 12958 was replaced in 2010, the telegram sent in 2011"]),
        ("13526", "291530Z JUN 23", []),
        ("13526", "311530Z JUN 23", []),
    ],
)
def test_executive_order_in_force(number: str, sent: str, messages: list[str]) -> None:
    found = [each for each in ordered(f"{number}: OADR", sent) if "impossible-date" not in each]

    assert found == [f"{message}  [executive-order-not-in-force]" for message in messages]


@pytest.mark.parametrize(
    ("value", "marking", "messages"),
    [
        ("N/A", "UNCLAS", []),
        ("N/A", "LIMITED OFFICIAL USE", []),
        ("DECL: MR", "UNCLAS", []),
        ("DECL: 01/19/2017", "S E C R E T", []),
        ("N/A", "S E C R E T", ["executive order not applicable in a SECRET telegram"]),
        ("DECL: 01/19/2017", "UNCLAS", ["date of declassification in an UNCLASSIFIED telegram"]),
    ],
)
def test_executive_order_and_classification(value: str, marking: str, messages: list[str]) -> None:
    found = ordered(f"12958: {value}", marking=marking)

    assert found == [f"{message}  [executive-order-mismatch]" for message in messages]


def test_executive_order_that_says_nothing() -> None:
    assert ordered("12958") == []
    assert validate(parse("E.O. 12958: N/A\nSUBJECT: TIDES\n")) == ()


@pytest.mark.parametrize(
    ("value", "messages"),
    [
        ("12958: DECL: 01/19/2007", []),
        ("12958: DECL: 03/09/2032", []),
        ("12958: DNG: CO 01/26/2021", []),
        ("12958: DECL: X1", []),
        ("12958: DECL: 999/9/9999", ["declassification on 999/9/9999  [impossible-declassification-date]"]),
        ("12958: DECL: 2017-02-30", ["declassification on 2017-02-30  [impossible-declassification-date]"]),
        (
            "12958: DECL: 01/18/2007",
            ["declassification on 2007-01-18, the telegram sent on 2007-01-19  [declassification-too-early]"],
        ),
        (
            "12958: DECL: 03/10/2032",
            ["declassification on 2032-03-10, more than 25 years after sending  [declassification-too-late]"],
        ),
    ],
)
def test_declassification(value: str, messages: list[str]) -> None:
    assert ordered(value) == messages


def test_older_orders_set_no_bound_to_declassification() -> None:
    assert ordered("12065: RDS-3 01/19/2009 (EXAMPLE, ANN) OR-P", "191530Z JAN 79") == []


# ---- reasons


@pytest.mark.parametrize(
    ("level", "order", "classified_by", "message"),
    [
        ("SECRET", "12958", "", "nothing says who classified the text"),
        ("SECRET", "13526", "Classified By: DCM Ann Example\n", "no reasons for the classification"),
        ("SECRET", "13526", "Classified By: DCM Ann Example, 1.4 (b)\n", None),
        ("SECRET", "13526", "DERIVED FROM: STATE GUIDE 05-1\n", None),
        ("SECRET", "11652", "", None),
        ("UNCLAS", "12958", "", None),
    ],
)
def test_missing_classifier(level: str, order: str, classified_by: str, message: str | None) -> None:
    text = (
        f"{level} LIMA 000123\n\nE.O. {order}: DECL: MR\nSUBJECT: TIDES\n\n{classified_by}\n1. (C) Tides.\n"
    )
    found = [each.message for each in validate(parse(text)) if each.slug == "missing-classifier"]
    assert found == ([message] if message else [])


@pytest.mark.parametrize(
    ("reasons", "sent", "messages"),
    [
        ("1.4 (b)", "191530Z JAN 07", []),
        ("1.5 (b)", "241530Z MAR 03", []),
        ("1.5 (b)", "251530Z MAR 03", ["reasons by section 1.5 in a telegram of 2003, perhaps 1.4"]),
        ("1.4 (b)", "241530Z MAR 03", ["reasons by section 1.4 in a telegram of 2003, perhaps 1.5"]),
        ("her own", "191530Z JAN 07", []),
    ],
)
def test_reasons(reasons: str, sent: str, messages: list[str]) -> None:
    text = (
        f"P {sent}\nFM AMEMBASSY LIMA\n\nC O N F I D E N T I A L LIMA 000123\n\nE.O. 12958: DECL: MR\n"
        f"SUBJECT: TIDES\n\nClassified By: DCM Ann Example, reasons {reasons}.\n"
    )

    assert told(text) == [f"{message}  [outdated-reason]" for message in messages]
    assert validate(parse(text.replace("E.O. 12958: DECL: MR\n", ""))) == ()
    assert validate(parse(text.replace("12958", "12356"))) == validate(parse(text.replace("12958", "12356")))


# ---- tags


@pytest.mark.parametrize(
    ("tags", "messages"),
    [
        ("PREL, KPAO, PE", []),
        ("N/A", []),
        # In no list, and perhaps a subject.
        ("QZQZ, PE", []),
        ("PE, IAEA", ["no tag names a subject  [subject-tag-missing]"]),
        ("PE", ["no tag names a subject  [subject-tag-missing]"]),
        ("OVIP, (QUISPICANCHI, TEODORO)", []),
        ("PREL-, PGOV", ["tag PREL- in no list, perhaps PREL  [misspelt-tag]"]),
        ("PREL, PGVO", ["tag PGVO in no list, perhaps PGOV  [misspelt-tag]"]),
        ("PREL, UNIDDO", ["tag UNIDDO in no list, perhaps UNIDO  [misspelt-tag]"]),
        ("PREL, KPKX", ["tag KPKX in no list, perhaps KPKO  [misspelt-tag]"]),
        ("PREL, RPEL", ["tag RPEL in no list, perhaps PREL  [misspelt-tag]"]),
        ("PGOV: PE:", []),
        ("AMEDCASCKFLO, PE", ["tag AMEDCASCKFLO in no list, perhaps AMED, CASC, KFLO  [misspelt-tag]"]),
        ("PREL, KDEMAF", ["tag KDEMAF in no list, perhaps KDEM, AF  [misspelt-tag]"]),
        # Not tags alone.
        ("PREL, AMEDQQQCASC", []),
        # As close to CASC as to MASS.
        ("PREL, MASC", []),
        # Another field: ELAB is no likelier than others.
        ("PREL, OLAB", []),
        # Places only; an organization; a program in no list; a phrase.
        ("PREL, IRIZ", []),
        ("PREL, ASEAN", []),
        ("PREL, KQQQ", []),
        ("PREL, COUNTERTERRORISM", []),
    ],
)
def test_tags(tags: str, messages: list[str]) -> None:
    found = validate(parse(f"UNCLAS LIMA 000123\n\nTAGS: {tags}\nSUBJECT: TIDES\n"))

    assert list(map(str, found)) == messages


# ---- references


@pytest.mark.parametrize(
    ("reference", "messages"),
    [
        ("LIMA 122", []),
        ("06 LIMA 4567", []),
        ("QUITO 4567", []),
        ("LINDQVIST E-MAIL", []),
        ("LIMA 123", ["reference to 07LIMA123, the telegram itself  [reference-to-itself]"]),
        ("LIMA 124", ["reference to 07LIMA124, which was not yet sent  [reference-ahead]"]),
        (
            "LIMA 246",
            ["reference to 07LIMA246, which was not yet sent, perhaps 06LIMA246  [reference-ahead]"],
        ),
        ("07 LIMA 246", ["reference to 07LIMA246, which was not yet sent  [reference-ahead]"]),
        ("08 QUITO 12", ["reference to 08QUITO12, which was not yet sent  [reference-ahead]"]),
        ("KINHASA 12", ["post KINHASA unknown, perhaps KINSHASA  [misspelt-post]"]),
        ("BUENOS AYRES 12", ["post BUENOSAYRES unknown, perhaps BUENOS AIRES  [misspelt-post]"]),
        ("ATLANTIS 12", []),
    ],
)
def test_references(reference: str, messages: list[str]) -> None:
    text = f"P 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n\nSUBJECT: TIDES\nREF: {reference}\n"

    assert told(text) == messages


def test_misspelt_post_of_the_classification_line() -> None:
    assert told("UNCLAS KINHASA 000123\n\nSUBJECT: TIDES\n") == [
        "post KINHASA unknown, perhaps KINSHASA  [misspelt-post]"
    ]


def test_references_of_a_telegram_without_a_number() -> None:
    assert validate(parse("SUBJECT: TIDES\nREF: 07 LIMA 246\n", year=2006)) == ()


# ---- sets of a record message

MESSAGE = """\
R 191502Z AUG 21
FM EXAMPLE PORT WA
TO NAVADMIN
BT
UNCLAS
NAVADMIN 978/21
MSGID/GENADMIN/EXAMPLE PORT WA/N1/AUG//
SUBJ/COUNT OF NETS//
REF/A/DOC/OPNAV/11FEB16//
REF/B/MSG/EXAMPLE PORT WA/261338ZSEP12//
NARR/REF A IS THE RULE ON NETS.  REF B IS NAVADMIN 994/12.//
RMKS/1.  NETS ARE TO BE COUNTED.//
"""


@pytest.mark.parametrize(
    ("before", "after", "messages"),
    [
        ("", "", []),
        ("NETS//", "NETS", ["set SUBJ without its end  [unterminated-set]"]),
        ("11FEB16//", "11FEB16", ["set REF without its end  [unterminated-set]"]),
        ("MSGID/", "MSIG/", ["set MSIG, perhaps MSGID  [misspelt-set]"]),
        ("REF/B", "REB/B", ["set REB, perhaps REF  [misspelt-set]"]),
        ("SUBJ/", "SUJB/", ["set SUJB, perhaps SUBJ  [misspelt-set]"]),
        # A set of no list that is near none, or is no reference without a letter.
        ("REF/A/", "OPER/GALE//\nREF/A/", []),
        ("REF/A/", "RED/GALE//\nREF/A/", []),
        # The month before is that of writing; format line 6 may have more than MSGID, or less.
        ("N1/AUG", "N1/JUL", []),
        ("N1/AUG", "N1", []),
        ("N1/AUG", "N1/SEP", ["MSGID names SEP, the date-time group AUG  [message-id-mismatch]"]),
        ("R 191502Z AUG 21\n", "", []),
        ("MSGID/GENADMIN/EXAMPLE PORT WA", "MSGID/GENADMIN/EXAMPLE PORT", []),
        ("MSGID/GENADMIN/EXAMPLE PORT WA/N1", "MSGID/GENADMIN/EXAMPLE/PORT WA", []),
        (
            "MSGID/GENADMIN/EXAMPLE PORT WA",
            "MSGID/GENADMIN/OTHER PORT WA",
            ["MSGID names OTHER PORT WA, format line 6 EXAMPLE PORT WA  [message-id-mismatch]"],
        ),
        ("MSGID/GENADMIN/EXAMPLE PORT WA/N1/AUG", "MSGID/GENADMIN", []),
        ("978/21", "978/20", ["NAVADMIN 978/20 in a message of 2021  [series-year-mismatch]"]),
        ("978/21", "978-2020", ["NAVADMIN 978-2020 in a message of 2021  [series-year-mismatch]"]),
        ("NAVADMIN 978/21", "COMDTNOTE 1000", []),
        (
            "REF/B",
            "REF/C",
            ["no reference B  [reference-letter]", "reference C is not explained  [reference-letter]"],
        ),
        ("REF/B/", "REF/-/", []),
        ("REF B IS", "REF C IS", ["reference B is not explained  [reference-letter]"]),
        ("NARR/REF A IS THE RULE ON NETS.  REF B IS NAVADMIN 994/12.", "AMPN/OLD", []),
        # One sentence may speak of several references.
        ("REF A IS THE RULE ON NETS.  REF B IS NAVADMIN 994/12", "REFS A AND B ARE OLD", []),
    ],
)
def test_sets(before: str, after: str, messages: list[str]) -> None:
    assert before in MESSAGE
    assert told(MESSAGE.replace(before, after, 1)) == messages


# ---- damaged words


@pytest.mark.parametrize(
    ("marking", "messages"),
    [
        ("UNCLAS", []),
        ("UNCLASSIFIED", []),
        ("U N C L A S", []),
        ("CONFIDENTIAL", []),
        ("C o n f i d e n t i a l", []),
        ("LIMITED OFFICIAL USE", []),
        ("UUNCLAS", ["classification written UUNCLAS, perhaps UNCLAS"]),
        ("SS E C R E T", ["classification written SS E C R E T, perhaps S E C R E T"]),
        ("C ONFIDENTIAL", ["classification written C ONFIDENTIAL, perhaps C O N F I D E N T I A L"]),
    ],
)
def test_marking(marking: str, messages: list[str]) -> None:
    cable = parse(f"{marking} LIMA 000123\n\nSUBJECT: TIDES\n")

    assert cable.classification is not None
    assert list(map(str, validate(cable))) == [f"{message}  [damaged-marking]" for message in messages]


def test_letters_in_a_serial() -> None:
    cable = parse("S E C R E T LIMA O0I23\n\nSUBJECT: TIDES\n")

    assert list(map(str, validate(cable))) == ["serial written O0I23, perhaps 00123  [damaged-marking]"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AMEMBASSY QUITO", None),
        ("AMEMBASSY KINHASA", "AMEMBASSY KINSHASA"),
        ("AMEMBASSY ATLANTIS", None),
        ("AMCOMSUL GUAYAQUIL", "AMCONSUL GUAYAQUIL"),
        ("AMEM ASSY ROME", "AMEMBASSY ROME"),
        ("AMEMBASSY NEW DELHI PIORITY", "AMEMBASSY NEW DELHI PRIORITY"),
        ("AMEMBASSY PIORITY", None),
        ("AMEMBASSY", None),
        ("AMEMBASY", None),
        ("SECDEF WASHDC", None),
    ],
)
def test_address(name: str, meant: str | None) -> None:
    cable = model.Cable(
        heading=model.Heading(originator=model.Originator(name), action=(model.Addressee(name),))
    )

    assert [(each.slug, each.suggestion) for each in validate(cable)] == (
        [("misspelt-address", meant)] * 2 if meant else []
    )


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("SUBJCET: TIDES", "SUBJECT:"),
        ("TAXS: PREL", "TAGS:"),
        ("E.OM 12958: N/A", "E.O. 12958:"),
        ("Clasified Bye: Ann Example", "Classified By:"),
        ("SUBJCET TIDES", None),
        ("TIDES: HIGH AND LOW", None),
        ("SIPDSI", "SIPDIS"),
        ("Noforn", "NOFORN"),
        ("S E R C E T", "S E C R E T"),
        ("UNCLASIFIED QUITO 000123", "UNCLAS"),
        ("CONFIDENTAL SECTION 01 OF 02 BUENOS AIRES 000123", "C O N F I D E N T I A L"),
        # A classification line has a hundred characters at most.
        (f"UNCLASIFIED {'QUITO ' * 13}LIM 000123", "UNCLAS"),
        (f"UNCLASIFIED {'QUITO ' * 13}LIMA 000123", None),
        ("CONFIDENTAL OF 02", None),
        ("CONFIDENTAL TALK OF TIDES", None),
        ("TALK OF TIDES 000123", None),
        ("QTRE KLMQ 77 ..", None),
    ],
)
def test_line(line: str, meant: str | None) -> None:
    cable = model.Cable(unrecognized=(model.UnrecognizedLine(line),))

    (diagnostic,) = validate(cable)
    assert diagnostic.slug == "unrecognized-line"
    assert diagnostic.suggestion == meant


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("SUBJCET: TIDES\n\n1. High.", ["SUBJECT:"]),
        ("The tide.\n\nSUBJCET: TIDES\n\n1. High.", ["SUBJECT:"]),
        # Below the first paragraph with a number, or far below.
        ("1. High.\n\nSUBJCET: TIDES", []),
        (f"A.\n\nB.\n\n{'C. ' * 600}\n\nD.\n\nE.\n\nF.\n\nSUBJCET: TIDES", []),
        ("----------\n\nSUBJCET: TIDES", ["SUBJECT:"]),
        # The telegram has a sound one.
        ("TAGSS: TIDES.\n\n1. High.", ["TAGS:"]),
        ("SUMMARY: TIDES\n\n1. High.", []),
    ],
)
def test_label_in_the_text(body: str, labels: list[str]) -> None:
    found = validate(parse(f"UNCLAS LIMA 000123\n\nTAGS: PREL, PE\n\n{body}\n"))

    assert [each.suggestion for each in found if each.slug == "misspelt-label"] == labels


def test_label_in_the_text_is_quoted_with_its_line() -> None:
    assert told("UNCLAS LIMA 000123\n\nTAGS: PREL, PE\n\nSUBJCET: TIDES\nAND BOATS\n\n1. High.\n") == [
        "label written SUBJCET:, perhaps SUBJECT:  [misspelt-label]"
    ]


# ---- portions and the whole


@pytest.mark.parametrize(
    ("front", "body", "messages"),
    [
        ("S E C R E T", "1. (S) High.\n\n2. (C) Low.", []),
        ("S E C R E T", "1. (C) High.\n\n2. (U) Low.", ["a SECRET telegram, but no portion above (C)"]),
        ("LIMITED OFFICIAL USE", "1. (SBU) High.", []),
        (
            "LIMITED OFFICIAL USE",
            "1. (U) High.",
            ["a LIMITED OFFICIAL USE telegram, but no portion above (U)"],
        ),
        ("UNCLAS E F T O", "1. (U) High.", ["a telegram to be handled with care, but no portion above (U)"]),
        ("UNCLAS", "1. (U) High.", []),
        # Not every paragraph is marked, or none by a level, or none at all.
        ("S E C R E T", "1. (C) High.\n\nThe tide was low.\n\n2. (C) Low.", []),
        ("S E C R E T", "1. (N) High.", []),
        ("S E C R E T", "", []),
    ],
)
def test_classification_exceeds_portions(front: str, body: str, messages: list[str]) -> None:
    found = validate(parse(f"{front} LIMA 000123\n\nSUBJECT: TIDES\n\n{body}\n"))

    assert list(map(str, found)) == [f"{message}  [classification-exceeds-portions]" for message in messages]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("1. (S) High.\n\n2. (S) Low.", []),
        ("1. (S) High.\n\n2. Low.\n\n3. Low.", [2, 3]),
        ("1. High.\n\n2. (S) Low.", [1]),
        # None is marked.
        ("1. High.\n\n2. Low.", []),
        # Marked as a whole.
        ("1. (S - ENTIRE TEXT) High.\n\n2. Low.", []),
        ("1. (S) High.\n\n2. SECRET ENTIRE TEXT.", []),
        # Taken out, or marked in another way.
        (
            "1. (S) High.\n\n2. XXXXXXXXXXXX\n\n3. [DETAILS REMOVED]\n\n4. Low: (C) Low.\n\n5. (S/Rel UK) Low.",
            [],
        ),
        # The parts are marked.
        ("1. (S) High.\n\n2. Low:\n\n-- (S) low; and\n\n-- (S) lower.", []),
        ("1. (S) High.\n\n2. Low:\n\n(S) Lower.", []),
        ("1. (S) High.\n\n2. Low:\n\n-- lower.", [2]),
        # Another list of numbers, up to a marked paragraph.
        ("1. (S) High.\n\n2. (S) Low.\n\n1. One.\n\n2. Two.\n\n3. Three.\n\n3. (S) Low.\n\n4. Low.", [4]),
        # Another text.
        ("1. (S) High.\n\nBEGIN TEXT\n\n1. One.\n\nEND TEXT\n\n2. (S) Low.\n\n3. Low.", [3]),
        ("1. (S) High.\n\nBEGIN TEXT\n\n2. Two.", []),
        ("1. (S) High.\n\nBEGIN TEXT\n\nOne.\n\nEND TEXT\n\n2. Low.", [2]),
    ],
)
@pytest.mark.parametrize("marking", ["S E C R E T", "C O N F I D E N T I A L"])
def test_unmarked_paragraphs(marking: str, body: str, numbers: list[int]) -> None:
    found = told(f"{marking} LIMA 000123\n\nSUBJECT: TIDES\n\n{body}\n")

    assert [each for each in found if each.endswith("[unmarked-paragraph]")] == [
        f"paragraph {number} without a portion mark  [unmarked-paragraph]" for number in numbers
    ]


def test_paragraphs_of_unclassified_telegrams_need_no_mark() -> None:
    body = "SUBJECT: TIDES\n\n1. (U) High.\n\n2. Low.\n"

    assert validate(parse(f"UNCLAS LIMA 000123\n\n{body}")) == ()
    assert validate(parse(body)) == ()


# ---- archive


@pytest.mark.parametrize(
    ("attributes", "messages"),
    [
        ("Document Number: 1974NEWDE00123\nOriginal Classification: CONFIDENTIAL", []),
        # What is no classification and no number is passed over, as is what the record does not say.
        ("Document Number: 12\nOriginal Classification: SECRETARY", []),
        ("Page Count: 2", []),
        (
            "Document Number: 1974NEWDE00124\nOriginal Classification: SECRET",
            [
                "archive's record with SECRET, classification line with CONFIDENTIAL",
                "archive's record with 74NEWDELHI124, telegram with 74NEWDELHI123",
            ],
        ),
    ],
)
def test_archive(attributes: str, messages: list[str]) -> None:
    text = (
        "Message Text\n\nR 191530Z JAN 74\nFM AMEMBASSY NEW DELHI\n\nC O N F I D E N T I A L NEW DELHI 00123\n\n"
        f"1. The tide was high.\n\nMessage Attributes\n\n{attributes}\n"
    )

    assert parse(text).archive_attributes is not None
    assert told(text) == [f"{message}  [archive-mismatch]" for message in messages]


def test_archive_without_a_classification_line_or_a_year() -> None:
    attributes = "Message Attributes\n\nDocument Number: 1974LIMA00124\nOriginal Classification: SECRET\n"

    for line in ("", "S E C R E T LIMA 000123\n\n"):
        assert validate(parse(f"Message Text\n\n{line}1. The tide was high.\n\n{attributes}")) == ()


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
        "line 20: paragraph 1 marked (TS) in a CONFIDENTIAL telegram  [portion-exceeds-classification]",
        "line 28: paragraph 5 after paragraph 2  [paragraph-sequence]",
        "line 28: paragraph 5 marked (S) in a CONFIDENTIAL telegram  [portion-exceeds-classification]",
        "line 31: serial 0123 under the text, 0124 of the calling station  [confirmation-mismatch]",
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


def test_located_in_texts_one_after_another() -> None:
    """Where the lines of a text begin is kept for the text that was asked about last, and for no other."""
    diagnostic = Diagnostic("impossible-date", Severity.ERROR, "day 45", Span(4, 5))
    assert [diagnostic.located(text)[:6] for text in ("one\ntwo", "a\nb\nc\nd", "one\ntwo", "one two")] == [
        "line 2",
        "line 3",
        "line 2",
        "line 1",
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
    assert {check.slug: str(check.severity) for check in _checks.CHECKS} == {
        "addressee-precedence": "warning",
        "another-telegram": "warning",
        "archive-mismatch": "note",
        "caption-conflict": "error",
        "classification-exceeds-portions": "note",
        "confirmation-mismatch": "warning",
        "copies-mismatch": "warning",
        "cut-value": "note",
        "damaged-marking": "note",
        "declassification-too-early": "error",
        "declassification-too-late": "error",
        "doubled-quotes": "note",
        "executive-order-mismatch": "warning",
        "executive-order-not-in-force": "warning",
        "exempted-addressee": "warning",
        "filing-time-differs": "warning",
        "impossible-date": "error",
        "impossible-declassification-date": "error",
        "impossible-filing-time": "error",
        "missing-classifier": "note",
        "missing-section": "warning",
        "missing-subject": "warning",
        "label-in-text": "warning",
        "message-id-mismatch": "note",
        "misspelt-address": "warning",
        "misspelt-label": "warning",
        "misspelt-post": "warning",
        "misspelt-set": "warning",
        "misspelt-tag": "warning",
        "misspelt-title": "note",
        "no-telegram": "warning",
        "noforn-caption-missing": "warning",
        "noforn-portion-missing": "note",
        "number-from-heading": "note",
        "originator-mismatch": "warning",
        "outdated-reason": "note",
        "page-marker-mismatch": "warning",
        "paragraph-sequence": "warning",
        "portion-exceeds-classification": "error",
        "precedence-mismatch": "warning",
        "reference-ahead": "warning",
        "reference-letter": "warning",
        "reference-to-itself": "warning",
        "repeated-addressee": "note",
        "section-mismatch": "note",
        "section-numbers": "error",
        "security-warning-mismatch": "warning",
        "serial-mismatch": "warning",
        "series-year-mismatch": "warning",
        "subject-tag-missing": "warning",
        "too-long": "warning",
        "unknown-executive-order": "warning",
        "unmarked-paragraph": "note",
        "unrecognized-line": "warning",
        "unterminated-set": "note",
    }


def test_every_slug_has_one_check() -> None:
    assert len({check.slug for check in _checks.CHECKS}) == len(_checks.CHECKS)


@pytest.mark.parametrize("check", _checks.CHECKS, ids=lambda check: check.slug)
def test_every_check_says_what_it_reports_and_why_with_an_example(check: _checks.Check) -> None:
    assert re.match(r"Report [^\n]+\.\n\n[^\n]+", check.find.__doc__ or "")
    (example,) = doctest.DocTestFinder().find(check.find, check.slug)
    assert [each.want.count(f"[{check.slug}]") == each.want.count("\n") for each in example.examples] == [
        True
    ]


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


@pytest.mark.parametrize(
    ("heading", "suggestion"), [("R 191530Z JAN 75\nFM AMEMBASSY LIMA\n\n", "11652"), ("", None)]
)
def test_order_without_a_number_may_be_the_one_in_force(heading: str, suggestion: str | None) -> None:
    cable = parse(f"{heading}SECRET LIMA 0317\n\nE.O. XGDS-3\nSUBJECT: NETS\n")
    found = [each for each in validate(cable) if each.slug == "unknown-executive-order"]
    assert [(each.message, each.suggestion) for each in found] == [
        ("no number of an executive order", suggestion)
    ]


# ---- values that were cut


@pytest.mark.parametrize(
    ("line", "messages"),
    [
        ("E.O. 12958: DECL: 01...", ['executive order cut at "DECL: 01..."  [cut-value]']),
        ("E.O. 12958:", []),
        ("SUBJECT: WHERE THE TIDES\nGO...", ['subject cut at "HERE THE TIDES GO..."  [cut-value]']),
        (
            "DEPT FOR EUR/WE AND...\nSUBJECT: TIDES",
            ['attention line cut at "PT FOR EUR/WE AND..."  [cut-value]'],
        ),
        ("REF: LIM...", ['reference cut at "LIM..."  [cut-value]']),
        ("Classified By: Ann Exa...", ['classified by cut at "ified By: Ann Exa..."  [cut-value]']),
        ("SUBJECT: TIDES\nClassifie...\nREF: LIMA 98", ['text cut at "Classifie..."  [cut-value]']),
    ],
)
def test_values_that_a_publisher_cut(line: str, messages: list[str]) -> None:
    text = f"UNCLAS LIMA 000123\n\n{line}\n\n1. High.\n"
    assert [each for each in told(text) if "cut-value" in each] == messages


@pytest.mark.parametrize(
    ("subject", "text", "doubled"),
    [
        ("TIDES", 'A ""spring"" tide.', True),
        ('THE ""SPRING"" TIDE', "It rose.", True),
        ("TIDES", 'He said, ""Look at the """"spring"""".""', True),
        ("TIDES", 'A "spring" tide.', False),
        ("TIDES", 'A "spring" tide, or ""neap"".', False),
        ('THE "SPRING" TIDE', 'Or ""neap"".', False),
        ("TIDES", "It rose.", False),
    ],
)
def test_quotation_marks_that_are_written_twice(subject: str, text: str, doubled: bool) -> None:
    messages = told(f"UNCLAS LIMA 000123\n\nSUBJECT: {subject}\n\n1. {text}\n\n---- --\n")
    said = [each for each in messages if "doubled-quotes" in each]
    assert said == ["each quotation mark is written twice  [doubled-quotes]"] * doubled


def test_sentence_on_handling_says_that_a_text_is_sensitive() -> None:
    sentence = "This message is Sensitive But Unclassified.  Please handle\naccordingly."
    assert told(f"UNCLAS LIMA 000123\n\nSUBJECT: TIDES\n\n{sentence}\n\n1. (SBU) High.\n") == []
