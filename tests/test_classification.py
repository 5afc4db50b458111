"""A classification line with damaged words, in its place, is read as what it was meant for."""

import pytest

import cablegrammar
from cablegrammar import Cable, Classification

HEADING = "R 041125Z MAR 75\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\n"
TEXT = "\n\nTAGS: EFIS, NO\nSUBJECT: HERRING\n\n1. Nine boats came home.\n"


def read(line: str) -> Cable:
    """Return a telegram with the classification line; it survives being rendered."""
    cable = cablegrammar.parse(f"{HEADING}{line}{TEXT}")
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable
    return cable


@pytest.mark.parametrize(
    ("line", "level", "section"),
    [
        ("UNCLA OSLO 0317", Classification.UNCLASSIFIED, None),
        ("UNCLASIFIED OSLO 0317", Classification.UNCLASSIFIED, None),
        (".S E C R E T OSLO 0317", Classification.SECRET, None),
        ("C O N F I D E N I A L SECTION 01 OF 02 OSLO 0317", Classification.CONFIDENTIAL, (1, 2)),
        ("C O N F I D E N I A L SETION 01 OF 02 OSLO 0317", Classification.CONFIDENTIAL, (1, 2)),
        ("S E C R E T SECTON 02 OF 03 OSLO 0317", Classification.SECRET, (2, 3)),
        ("S E C R E T SECTION 02 PF 03 OSLO 0317", Classification.SECRET, (2, 3)),
        ("S E C R E T SECTION 02 OF 04OSLO 0317", Classification.SECRET, (2, 4)),
        ("S E C R E T 75 OSLO 0317", Classification.SECRET, None),
        ("UNCLAS SECTION 01 OF 02\n\nOSLO 0317", Classification.UNCLASSIFIED, (1, 2)),
        ("UNCLAS SECTION 01 OF 02\nOSLO 0317", Classification.UNCLASSIFIED, (1, 2)),
        ("UNCLAS SECTION 01 OF 02 \nOSLO 0317", Classification.UNCLASSIFIED, (1, 2)),
        ("UNCLAS SECTION 01 OF 02 OSLO\n00317", Classification.UNCLASSIFIED, (1, 2)),
        ("UNCLAS SECTION 01\nOF 02 OSLO 0317", Classification.UNCLASSIFIED, (1, 2)),
        ("UNCLAS NOFORN\n\nOSLO 00317", Classification.UNCLASSIFIED, None),
        ("S E C R E T. OSLO 0317", Classification.SECRET, None),
        ("C 0 N F I D E N T I A  L OSLO 0317", Classification.CONFIDENTIAL, None),
        ("C O N F I D E N T I A LSECTION 01 OF 02 OSLO 0317", Classification.CONFIDENTIAL, (1, 2)),
        ("S E C R E T T OSLO 0317", Classification.SECRET, None),
        ("S E C R E T OSLO00317", Classification.SECRET, None),
        ("S E C R E T OSLO 00 0317", Classification.SECRET, None),
        ("S E C R E T 1975 OSLO 0317", Classification.SECRET, None),
        ("S E C R E T SECTION O1 0F 02 OSLO 0317", Classification.SECRET, (1, 2)),
        ("S E C R E T SEC ONE OF TWO OSLO 0317", Classification.SECRET, (1, 2)),
        ("LIMTED OFFICALUSE OSLO 0317", Classification.LIMITED_OFFICIAL_USE, None),
        ("TOP SECRT OSLO 0317", Classification.TOP_SECRET, None),
    ],
)
def test_damaged_line_is_read(line: str, level: Classification, section: tuple[int, int] | None) -> None:
    cable = read(line)
    found = cable.classification
    assert found is not None
    assert found.level is level
    assert (found.section and (found.section.number, found.section.total)) == section
    assert str(cable.mrn) == "75OSLO317"
    assert cable.unrecognized == ()


def test_marking_is_kept_and_reported() -> None:
    cable = read(".S E C R E T OSLO 0317")
    assert cable.classification is not None
    assert cable.classification.marking == ".S E C R E T"
    assert "damaged-marking" in {each.slug for each in cablegrammar.validate(cable)}


def test_line_too_far_from_a_classification_is_not_one() -> None:
    cable = read("BERGEN OSLO 0317")
    assert cable.classification is None
    assert [each.text for each in cable.unrecognized] == ["BERGEN OSLO 0317"]


def test_classification_line_ends_a_subject() -> None:
    text = "TAGS: EFIS, NO\nSUBJECT: HERRING IN...\nC O N F I D E N T I A L OSLO 000317 TAGS: EFIS, NO\n"
    cable = cablegrammar.parse(text, year=2008)
    assert str(cable.subject) == "HERRING IN..."
    assert str(cable.mrn) == "08OSLO317"
