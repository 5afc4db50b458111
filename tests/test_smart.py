"""SMART messages: labelled fields in any order, read as the lines of a telegram."""

import datetime

import pytest

import cablegrammar
from cablegrammar import Cable, DateTimeGroup, ExtraneousKind, Heading, Preamble, Precedence

FIELDS = """\
UNCLASSIFIED

MRN:        23 SAN JOSE 544
Date/DTG:   Sep 16, 2023 / 160150Z SEP 23
From:       AMEMBASSY SAN JOSE
Action:     WASHDC, SECSTATE Routine; QUITO, AMEMBASSY NIACT IMMEDIATE
E.O:        13526
TAGS:       PGOV, PREL, CS
Captions:   SENSITIVE, SIPDIS
Pass Line:  DEPT FOR WHA/CEN
Reference:  A) 23 SAN JOSE 468
            B) 23 LIMA 2166
Subject:    (U) Harbour Pilots Return to Work

1. (SBU) The pilots of both ports returned to work on September 15.

Signature:  EXAMPLE

Drafted By: POL:Example, Ann
Cleared By: ECON:Sample, Bo;
ADM:Muster, Cy
Approved By: DCM:Pattern, Dee
Info: RUEHBO/AMEMBASSY BOGOTA//DAO/POL// ROUTINE; CIS
COLLECTIVE PRIORITY;
Attachments: none
Dissemination Rule: Archive Copy
UNCLASSIFIED
"""

REISSUED = """\
# UNCLASSIFIED
SBU

**MRN:** 04 LIMA 1028
**Date/DTG:** Nov 12, 2004 / 120851Z NOV 04
**From:** AMEMBASSY LIMA
**Action:** RUEHC/SECSTATE WASHDC ROUTINE
**E.O.:** 12958
**TAGS:** SNAR, PE
**Captions:** ~~SENSITIVE~~
**Subject:** A QUIET WEEK

R 120851Z NOV 04
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC 5085
BT
UNCLAS LIMA 001028

SENSITIVE

E.O. 12958: N/A
TAGS: SNAR, PE
SUBJECT: A QUIET WEEK

1. (SBU) The registry of vessels was closed in the first

Released in Full
An Example, Acting-Director
US Department of State
2/25/2026

UNCLASSIFIED
SBU
Page 1 of 2UNCLASSIFIED
SBU

week of the month.
EXAMPLE
BT
#1028
NNNN

Signature: EXAMPLE
"""


@pytest.fixture
def message() -> Cable:
    return cablegrammar.parse(FIELDS)


def test_fields_fill_the_lines_of_a_telegram(message: Cable) -> None:
    assert str(message.mrn) == "23SANJOSE544"
    assert message.heading is not None
    assert message.heading.dtg is not None
    assert message.heading.dtg.utc == datetime.datetime(2023, 9, 16, 1, 50, tzinfo=datetime.UTC)
    assert message.heading.originator is not None
    assert message.heading.originator.name == "AMEMBASSY SAN JOSE"
    assert [(each.name, each.precedence) for each in message.heading.action] == [
        ("SECSTATE WASHDC", Precedence.ROUTINE),
        ("AMEMBASSY QUITO", Precedence.NIACT_IMMEDIATE),
    ]
    assert [
        (each.routing_indicator, each.name, each.offices, each.precedence) for each in message.heading.info
    ] == [
        ("RUEHBO", "AMEMBASSY BOGOTA", ("DAO", "POL"), Precedence.ROUTINE),
        (None, "CIS COLLECTIVE", (), Precedence.PRIORITY),
    ]
    assert [str(caption) for caption in message.captions] == ["SENSITIVE", "SIPDIS"]
    assert [line.text for line in message.attention] == ["DEPT FOR WHA/CEN"]
    assert message.signature == "EXAMPLE"
    assert message.classification is not None
    assert message.classification.serial == "000544"
    assert message.drafting is not None
    assert message.drafting.drafted_by == "POL:Example, Ann"
    assert message.drafting.approved_by == "DCM:Pattern, Dee"
    assert message.drafting.clearances == ("CLEARED BY: ECON:Sample, Bo;", "ADM:Muster, Cy")


def test_fields_that_a_telegram_has_too_are_read_by_its_grammar(message: Cable) -> None:
    assert message.executive_order is not None
    assert message.executive_order.number == "13526"
    assert [str(tag) for tag in message.tags] == ["PGOV", "PREL", "CS"]
    assert [(each.label, str(each.mrn)) for each in message.references] == [
        ("A", "23SANJOSE468"),
        ("B", "23LIMA2166"),
    ]
    assert str(message.subject) == "Harbour Pilots Return to Work"


def test_a_message_is_a_telegram_in_canonical_text(message: Cable) -> None:
    assert message.unrecognized == ()
    assert cablegrammar.parse(cablegrammar.render(message)) == message


def test_what_no_line_of_a_telegram_says_is_kept_by_name(message: Cable) -> None:
    kept = [each.text for each in message.extraneous if each.kind is ExtraneousKind.SMART_FIELD]
    assert "Attachments: none" in kept
    assert "Dissemination Rule: Archive Copy" in kept
    assert "MRN:        23 SAN JOSE 544" in kept
    for each in message.extraneous:
        assert FIELDS[each.span.start : each.span.end] == each.text


def test_parts_know_their_place_in_the_message(message: Cable) -> None:
    heading = message.heading
    assert heading is not None
    assert heading.preamble is not None
    parts = (
        heading,
        heading.preamble,
        heading.dtg,
        heading.originator,
        heading.action[1],
        *message.captions,
        *message.attention,
        message.drafting,
    )
    spans = [part.span for part in parts if part is not None]
    assert [span and FIELDS[span.start : span.end] for span in spans] == [
        "160150Z SEP 23",
        "160150Z SEP 23",
        "160150Z SEP 23",
        "AMEMBASSY SAN JOSE",
        "QUITO, AMEMBASSY NIACT IMMEDIATE",
        "SENSITIVE",
        "SIPDIS",
        "DEPT FOR WHA/CEN",
        "Approved By: DCM:Pattern, Dee",
    ]


def test_the_telegram_in_a_message_comes_before_its_fields() -> None:
    cable = cablegrammar.parse(REISSUED)
    assert cable.unrecognized == ()
    assert cable.heading is not None
    assert [(each.name, each.serial) for each in cable.heading.action] == [("SECSTATE WASHDC", "5085")]
    assert str(cable.mrn) == "04LIMA1028"
    assert [str(caption) for caption in cable.captions] == ["SENSITIVE"]
    assert cable.executive_order is not None
    assert cable.executive_order.text == "N/A"
    assert cable.signature == "EXAMPLE"
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_pages_and_stamps_in_a_sentence_leave_it_whole() -> None:
    (paragraph,) = cablegrammar.parse(REISSUED).paragraphs
    assert paragraph.unwrapped == "The registry of vessels was closed in the first week of the month."
    kinds = {each.kind for each in cablegrammar.parse(REISSUED).extraneous}
    assert {
        ExtraneousKind.RELEASE_STAMP,
        ExtraneousKind.SMART_PAGE,
        ExtraneousKind.MARKUP,
        ExtraneousKind.REPEATED_BANNER,
        ExtraneousKind.REPEATED_FIELD,
    } <= kinds


def test_page_lines_follow_each_other_on_a_line() -> None:
    """The second begins where the first took the blanks before it."""
    cable = cablegrammar.parse(
        "MRN: 23 LIMA 544\nSubject: PORTS\n\n1. Nets Page 1 of 2  Page 2 of 2 dried.\n"
    )
    pages = [each.text.strip() for each in cable.extraneous if each.kind is ExtraneousKind.SMART_PAGE]
    assert pages == ["Page 1 of 2", "Page 2 of 2"]
    assert [each.unwrapped for each in cable.paragraphs] == ["Nets dried."]


@pytest.mark.parametrize(
    "field",
    [
        "Captions: None",
        "From: 7",
        "Signature: 44",
        "Action: ",
        "Date/DTG: Sep 16, 2023",
        "Pass Line: nothing said",
        "Cleared By: ECON:Sample, Bo",
    ],
)
def test_a_field_that_says_nothing_for_a_telegram_stays_what_it_says(field: str) -> None:
    text = f"UNCLASSIFIED\n\nMRN: 23 LIMA 544\n{field}\n\nTAGS: PREL\nSUBJECT: PORTS\n\n1. Text.\n"
    cable = cablegrammar.parse(text)
    assert field.strip() in [each.text.strip() for each in cable.extraneous]
    assert cable.heading is None
    assert cable.captions == ()
    assert cable.attention == ()
    assert cable.signature is None
    assert cable.drafting is None
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_a_date_time_group_stands_alone_or_after_the_day_in_words() -> None:
    """Both say the same."""
    alone, after = (
        cablegrammar.parse(f"MRN: 23 LIMA 544\nDate/DTG: {date}\nSubject: PORTS\n\n1. Text.\n").heading
        for date in ("160150Z SEP 23", "Sep 16, 2023 / 160150Z SEP 23")
    )
    assert alone == after == Heading(preamble=Preamble(DateTimeGroup(16, 1, 50, 9, 2023)))


@pytest.mark.parametrize(
    ("field", "captions"),
    [
        ("SENSITIVE", ["SENSITIVE"]),
        ("SENSITIVE, SIPDIS; NOFORN;", ["SENSITIVE", "SIPDIS", "NOFORN"]),
        ("SENSITIVE SIPDIS,, NOFORN", ["SENSITIVE", "SIPDIS", "NOFORN"]),
    ],
)
def test_captions_of_a_message(field: str, captions: list[str]) -> None:
    """A comma or a semicolon, or a blank, stands between them."""
    cable = cablegrammar.parse(f"MRN: 23 LIMA 544\nCaptions: {field}\nSubject: PORTS\n\n1. Text.\n")
    assert captions == [str(caption) for caption in cable.captions]


@pytest.mark.parametrize(("said", "read"), [("XAVIER", "XAVIER"), ("EXAMPLE.", "EXAMPLE")])
def test_a_signature_is_read_without_what_stands_around_it(said: str, read: str) -> None:
    text = "UNCLASSIFIED\n\nMRN: 23 LIMA 544\nSubject: PORTS\n\n1. Text.\n\nSignature: "
    assert cablegrammar.parse(f"{text}{said}\n").signature == read


def test_of_fields_of_one_name_the_first_counts() -> None:
    fields = "MRN: 23 LIMA 544\nFrom: AMEMBASSY LIMA\nFrom: AMEMBASSY QUITO\nAction: AMEMBASSY BERN\n"
    cable = cablegrammar.parse(f"UNCLASSIFIED\n\n{fields}Action: AMEMBASSY OSLO PRIORITY\n\nSUBJECT: PORTS\n")
    assert cable.heading is not None
    assert cable.heading.originator is not None
    assert cable.heading.originator.name == "AMEMBASSY LIMA"
    assert [(each.name, each.precedence) for each in cable.heading.action] == [("AMEMBASSY BERN", None)]


def test_the_first_field_of_a_name_counts_even_where_it_says_nothing_for_a_telegram() -> None:
    fields = "MRN: 23 LIMA 544\nFrom: LIMA//EUR//\nFrom: AMEMBASSY QUITO\n"
    cable = cablegrammar.parse(f"UNCLASSIFIED\n\n{fields}\nSUBJECT: PORTS\n")
    assert cable.heading is None


def test_what_the_telegram_says_counts_before_its_fields() -> None:
    assert (
        cablegrammar.parse(REISSUED.replace("Signature: EXAMPLE", "Signature: SAMPLE")).signature == "EXAMPLE"
    )
    printed = REISSUED.replace(
        "R 120851Z", "DRAFTED BY EUR/WE:A.OKONJO\nAPPROVED BY EUR/WE:O.TREMAINE\nR 120851Z"
    )
    cable = cablegrammar.parse(f"{printed}Cleared By: ECON:Sample, Bo\n")
    assert cable.drafting is not None
    assert cable.drafting.lines == (
        "DRAFTED BY EUR/WE:A.OKONJO",
        "APPROVED BY EUR/WE:O.TREMAINE",
        "CLEARED BY: ECON:Sample, Bo",
    )


def test_a_number_without_a_classification_line_is_kept_as_a_field() -> None:
    cable = cablegrammar.parse("MRN: 23 LIMA 544\nSubject: PORTS\n\n1. Text.\n")
    assert cable.classification is None
    assert [each.text for each in cable.extraneous] == ["MRN: 23 LIMA 544"]


def test_labels_of_a_message_mean_nothing_in_a_telegram_without_its_number() -> None:
    cable = cablegrammar.parse("UNCLAS LIMA 0544\n\nSUBJECT: PORTS\n\n1. Text.\n\nInfo: all posts.\n")
    assert [paragraph.text for paragraph in cable.paragraphs] == ["Text.", "Info: all posts."]
