"""A classification line with damaged words, in its place, is read as what it was meant for."""

import pytest

import cablegrammar
from cablegrammar import Cable, Classification, ExtraneousKind

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


@pytest.mark.parametrize(
    "line", ["UNCLAS 0317", "UNCLAS  0317", "S E C R E T SECTION 01 OF 02 0317", "SECRET NOFORN 00317"]
)
def test_post_of_a_serial_alone_is_that_of_the_heading(line: str) -> None:
    cable = read(line)
    assert cable.classification is not None
    assert int(cable.classification.serial or "") == 317
    assert cable.classification.post is None
    assert str(cable.mrn) == "75OSLO317"
    found = {each.slug: each.message for each in cablegrammar.validate(cable)}
    assert found["number-from-heading"].startswith("no post in a classification line")


@pytest.mark.parametrize(
    ("line", "captions", "words"),
    [
        ("UNCLAS OSLO00317", (), "OSLO00317"),
        ("SECRETSECTION 01 OF 02 OSLO 00317", (), "SECRETSECTION"),
        ("UNCLAS OSLO 000317SIPDIS", ("SIPDIS",), "000317SIPDIS"),
        ("UNCLAS OSLO 000317SIPDISSIPDIS", ("SIPDIS",), "000317SIPDISSIPDIS"),
        ("UNCLAS OSLO 000317NOFORNSIPDISEUR FOR EXAMPLE", ("NOFORN", "SIPDIS"), "000317NOFORNSIPDISEUR"),
        ("UNCLAS SECTION 01 OF 03OSLO 000317", (), "SECTION 01 OF 03OSLO"),
    ],
)
def test_words_glued_in_a_line_are_kept_as_written(line: str, captions: tuple[str, ...], words: str) -> None:
    cable = read(line)
    assert cable.classification is not None
    assert tuple(map(str, cable.captions)) == captions
    assert cable.classification.controls == ()
    assert cable.classification.remark is None
    assert str(cable.mrn) == "75OSLO317"
    spelt_otherwise = [each.text for each in cable.extraneous if each.kind is ExtraneousKind.OTHER_SPELLING]
    assert words in spelt_otherwise


@pytest.mark.parametrize(
    ("line", "attention"),
    [
        (
            "UNCLAS OSLO 000317 STATE FOR EUR/NB, COMMERCE FOR EXAMPLE",
            "STATE FOR EUR/NB, COMMERCE FOR EXAMPLE",
        ),
        ("UNCLAS OSLO 000317S/CT FOR EXAMPLE", "S/CT FOR EXAMPLE"),
        ("UNCLAS OSLO 000317 TOSEC 140323", None),
    ],
)
def test_attention_line_joined_with_the_classification_is_one(line: str, attention: str | None) -> None:
    cable = read(line)
    assert [each.text for each in cable.attention] == ([attention] if attention else [])
    assert cable.classification is not None
    assert cable.classification.remark == (None if attention else "TOSEC 140323")


def test_attention_lines_joined_in_a_copy_are_not_doubled() -> None:
    joined = "UNCLAS OSLO 000317 SIPDIS STATE FOR EUR/NB COMMERCE FOR EXAMPLE"
    apart = "UNCLAS OSLO 000317\n\nSIPDIS\n\nSTATE FOR EUR/NB\nCOMMERCE FOR EXAMPLE"
    for text in (f"{joined}\n\n{apart}", f"{apart}\n\n{joined}"):
        cable = read(text)
        assert [each.text for each in cable.attention] == ["STATE FOR EUR/NB", "COMMERCE FOR EXAMPLE"]
        assert cable.unrecognized == ()
    within = read(f"{apart}\nSENSITIVE\n\nUNCLAS OSLO 000317 SIPDIS STATE FOR EUR/NB SENSITIVE")
    assert [each.text for each in within.attention] == ["STATE FOR EUR/NB", "COMMERCE FOR EXAMPLE"]
    another = read(f"{apart}\n\n{joined.replace('EXAMPLE', 'SAMPLE')}")
    assert [each.text for each in another.unrecognized] == ["STATE FOR EUR/NB COMMERCE FOR SAMPLE"]
