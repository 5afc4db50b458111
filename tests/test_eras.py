"""Telegrams of every era, whole and cut: each is read without a line that no rule knows."""

import pytest

import cablegrammar
from cablegrammar import Cable, ExtraneousKind, ReferenceKind

BEFORE_1973 = """\
P R 281848Z DEC 66
FM AMEMBASSY BOGOTA
TO SECSTATE WASHDC PRIORITY 2810
INFO AMEMBASSY QUITO
AMCONSUL CALI
STATE GRNC
BT
C O N F I D E N T I A L SECTION 1 OF 2 BOGOTA 2481

REF: QUITO 1091: QUITO 263; STATE CA-3400 NOV 2, 1966; A-077 OF MAY 15

1. FOREIGN MINISTER TOLD DCM YESTERDAY TREATY ON LIGHTHOUSES WOULD NOT
BE SIGNED BEFORE NEW YEAR.

2. COMMENT: EMBASSY BELIEVES HIM.

GP-3

LINDQVIST
BT
"""

EXTRACT = """\
This record is a partial extract of the original cable. The full text of the original cable is not available.

Tuesday, 14 March 2006, 10:22
S E C R E T SECTION 02 OF 02 LIMA 000455
SIPDIS

3. (S) ... the second lighthouse was closed in May ...
"""

CUT = """\
lighthouse, which the office had promised to open.

4. (C) Comment: It will not open this year. The harbor office has neither
"""

WITHOUT_CLASSIFICATION = """\
R 171512Z JAN 90
FM AMCONSUL CALI
TO AMEMBASSY BOGOTA

E.O. 12356: N/A
TAGS: EFIS, CO
SUBJECT: NETS

1. The nets are mended.
"""


def read(text: str) -> Cable:
    """Parse a telegram that has no unrecognized line, and check the laws on it."""
    cable = cablegrammar.parse(text)
    assert cable.unrecognized == ()
    canonical = cablegrammar.render(cable)
    assert cablegrammar.parse(canonical) == cable
    assert cablegrammar.render(cablegrammar.parse(canonical)) == canonical
    return cable


def test_telegram_from_before_1973() -> None:
    cable = read(BEFORE_1973)
    assert str(cable.mrn) == "66BOGOTA2481"
    assert cable.classification is not None
    assert cable.classification.section is not None
    assert (cable.classification.section.number, cable.classification.section.total) == (1, 2)
    assert cable.heading is not None
    assert cable.heading.accounting_symbol == "STATE GRNC"
    assert (cable.executive_order, cable.tags, cable.subject) == (None, (), None)
    assert [(each.kind, each.mrn and str(each.mrn)) for each in cable.references] == [
        (ReferenceKind.CABLE, "66QUITO1091"),
        (ReferenceKind.CABLE, "66QUITO263"),
        (ReferenceKind.AIRGRAM, None),
        (ReferenceKind.AIRGRAM, None),
    ]
    assert cable.body[-1] == cablegrammar.DowngradingGroup("GP-3")
    assert cable.signature == "LINDQVIST"


@pytest.mark.parametrize(
    ("text", "number"), [("GP-3", 3), ("GROUP 1.", 1), ("EXEMPT", None), ("EXEMPT.", None)]
)
def test_downgrading_group_has_a_number(text: str, number: int | None) -> None:
    assert cablegrammar.parse(text, into=cablegrammar.DowngradingGroup).number == number


def test_downgrading_group_needs_no_blank_line() -> None:
    cable = read(BEFORE_1973.replace("HIM.\n\nGP", "HIM.\nGP"))
    assert cable == read(BEFORE_1973)


def test_partial_extract_has_no_heading() -> None:
    cable = read(EXTRACT)
    assert cable.heading is None
    assert cable.mrn is None
    assert cable.classification is not None
    assert cable.classification.serial == "000455"
    assert [each.kind for each in cable.extraneous] == [
        ExtraneousKind.PARTIAL_EXTRACT_NOTICE,
        ExtraneousKind.PUBLICATION_DATE,
    ]
    assert cablegrammar.parse(EXTRACT, year=2006).mrn == cablegrammar.parse(
        "06LIMA455", into=cablegrammar.MRN
    )


def test_text_whose_top_and_end_are_missing_is_body() -> None:
    cable = read(CUT)
    assert [paragraph.number for paragraph in cable.paragraphs] == [None, 4]
    assert cable.signature is None


def test_telegram_without_a_classification_line() -> None:
    cable = read(WITHOUT_CLASSIFICATION)
    assert cable.classification is None
    assert cable.mrn is None
    assert str(cable.subject) == "NETS"


@pytest.mark.parametrize("lines", range(1, len(BEFORE_1973.splitlines())))
def test_telegram_may_begin_or_end_anywhere(lines: int) -> None:
    whole = BEFORE_1973.splitlines()
    for text in ("\n".join(whole[:lines]), "\n".join(whole[lines:])):
        cable = cablegrammar.parse(text)
        assert cablegrammar.parse(cablegrammar.render(cable)) == cable
