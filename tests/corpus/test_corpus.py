"""Whole telegrams: those invented for this folder, and the real ones where they are at hand."""

import datetime
import pathlib
import pickle
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import cablegrammar
from cablegrammar import (
    Boundary,
    Cable,
    Classification,
    Extraneous,
    ExtraneousKind,
    Item,
    Precedence,
    SectionHeading,
    Span,
    Table,
    WebsiteNotice,
)
from tests.laws.laws import check_all_laws

HERE = pathlib.Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))

#: Real telegrams, which are never copied into the repository.
SHARED = HERE.parents[1].parent / "shared"
REAL = [
    *sorted(SHARED.glob("corpus/cablegate/*.txt")),
    *sorted(SHARED.glob("corpus/nara/*.txt")),
    *sorted(SHARED.glob("corpus/mirror/*.txt"))[::10],
    # Of another service's form, some are enough.
    *sorted(SHARED.glob("corpus/navadmin/*.txt"))[::10],
    *sorted(SHARED.glob("seeds/*.txt")),
]


def read(path: pathlib.Path) -> str:
    """Return the text of a file, in whichever of two encodings it has."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def parsed(name: str) -> Cable:
    """Return one of the telegrams of this folder."""
    return cablegrammar.parse(read(HERE / f"{name}.txt"))


def check_laws(text: str) -> None:
    """Check every law, and that a telegram is a value."""
    cable = check_all_laws(text)
    assert cable is not None
    assert hash(cable) == hash(pickle.loads(pickle.dumps(cable)))  # noqa: S301 - what was pickled just now


def nodes_of(part: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever stands in a field
    """Yield every object of the model in a telegram."""
    if isinstance(part, tuple):
        for each in part:
            yield from nodes_of(each)
    elif attrs.has(type(part)) and not isinstance(part, Span | Extraneous):
        yield part
        for each in attrs.fields(type(part)):
            yield from nodes_of(getattr(part, each.name))


# ---- Telegrams of this folder


@pytest.mark.parametrize("name", NAMES)
def test_laws_hold(name: str) -> None:
    """The laws hold for every telegram of this folder."""
    check_laws(read(HERE / f"{name}.txt"))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"damaged", "pilcrow"}])
@pytest.mark.parametrize("ending", ["\r\n", "\r", " \n"])
def test_ends_of_lines_make_no_difference(name: str, ending: str) -> None:
    """Another computer's ends of lines, or blanks before them, change nothing."""
    text = read(HERE / f"{name}.txt")
    assert cablegrammar.parse(text) == cablegrammar.parse(text.replace("\n", ending))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_parsed_can_be_built(name: str) -> None:
    """Validators accept every object that the parser made, with the same value."""
    for node in nodes_of(parsed(name)):
        assert node == attrs.evolve(node)


@pytest.mark.parametrize("name", NAMES)
def test_every_object_knows_its_place(name: str) -> None:
    """Every object of the model has a span within the text, and that of what it is part of."""
    text = read(HERE / f"{name}.txt")
    cable = cablegrammar.parse(text)
    assert cable.span == Span(0, len(text))
    for node in nodes_of(cable):
        assert node.span is not None
        assert 0 <= node.span.start <= node.span.end <= len(text)
        for field in attrs.fields(type(node)):
            part = getattr(node, field.name)
            for each in part if isinstance(part, tuple) else (part,):
                if attrs.has(type(each)) and not isinstance(each, Span | Extraneous):
                    assert node.span.start <= each.span.start <= each.span.end <= node.span.end


@pytest.mark.parametrize("name", [name for name in NAMES if name != "damaged"])
def test_every_line_is_recognized(name: str) -> None:
    """Strict parsing refuses nothing."""
    text = read(HERE / f"{name}.txt")
    assert cablegrammar.parse(text) == cablegrammar.parse(text, strict=True)


def test_not_every_line_of_a_damaged_telegram_is_recognized() -> None:
    """Strict parsing refuses damage."""
    with pytest.raises(cablegrammar.CableSyntaxError):
        cablegrammar.parse(read(HERE / "damaged.txt"), strict=True)


def test_full_telegram() -> None:
    """A telegram with all that the State Department's system set."""
    cable = parsed("full")
    heading = cable.heading
    assert heading is not None
    assert str(cable.mrn) == "07LIMA123"
    assert heading.calling_station is not None
    assert heading.calling_station.section == "01"
    assert heading.precedence is Precedence.PRIORITY
    assert [each.name for each in heading.action] == ["SECSTATE WASHDC"]
    assert len(heading.info) == 7
    assert heading.info[4].offices == ("J-3", "J-5")
    assert cable.classification is not None
    assert cable.classification.level is Classification.CONFIDENTIAL
    assert [str(tag) for tag in cable.tags] == ["PREL", "ETRD", "SENV", "EFIS", "PE", "EC"]
    assert [line.text for line in cable.attention] == [
        "STATE PASS USTR FOR BRANNIGAN",
        "COMMERCE FOR OKONJO-HALE",
    ]
    assert [str(each.mrn) for each in cable.references] == ["07LIMA98", "06QUITO3341", "07STATE4410"]
    assert cable.references[2].note == "NOTAL"
    assert cable.classified_by is not None
    assert cable.classified_by.name == "Harriet Lindqvist-Amaro"
    assert cable.classified_by.reasons == (("1.4", "b"), ("1.4", "d"))
    assert [paragraph.number for paragraph in cable.paragraphs if paragraph.number] == [1, 2, 3, 4, 5, 6]
    assert [block.text for block in cable.body if isinstance(block, SectionHeading)] == [
        "SUMMARY",
        "The Minister's Three Points",
        "Comment",
    ]
    assert cable.summary is not None
    assert cable.summary.startswith("Fisheries Minister Teodoro Quispicanchi")
    assert isinstance(cable.body[-1], WebsiteNotice)
    assert cable.signature == "WINTERBOTTOM"
    assert cable.ending is not None
    assert (cable.ending.confirmation, cable.ending.end_of_message) == ("0123", "NNNN")
    assert ExtraneousKind.PAGE_MARKER in {each.kind for each in cable.extraneous}


def test_markdown_telegram() -> None:
    """A telegram with a publisher's links."""
    cable = parsed("markdown")
    assert str(cable.mrn) == "05WELLINGTON668"
    assert [str(tag) for tag in cable.tags] == ["PREL", "EAIR", "SENV", "XV", "NZ"]
    assert [str(caption) for caption in cable.captions] == ["SIPDIS", "SENSITIVE"]
    assert [str(each.mrn) for each in cable.references] == ["05WELLINGTON601", "05STATE150233"]
    assert [each.label for each in cable.references] == ["A", "B"]
    assert str(cable.subject) == "NEW ZEALAND OFFERS A SHIP FOR THE KERMADEC WEATHER STATIONS"
    assert len([block for block in cable.body if isinstance(block, Item)]) == 2
    assert [block.text for block in cable.body if isinstance(block, Boundary)][-1:] == ["END TEXT"]
    assert cable.signature == "ASHGROVE"


def test_pilcrow_telegram() -> None:
    """A telegram as another publisher showed it: without colons, with signs of paragraphs and a stray caption."""
    cable = parsed("pilcrow")
    assert str(cable.mrn) == "06SARAJEVO455"
    assert cable.classification is not None
    assert cable.classification.level is Classification.SECRET
    assert [str(caption) for caption in cable.captions] == ["NOFORN", "SIPDIS"]
    assert cable.executive_order is not None
    assert str(cable.executive_order.declassify_on) == "2016-03-13"
    assert cable.subject is not None
    assert str(cable.subject.portion) == "(C)"
    assert [str(each.mrn) for each in cable.references] == ["06SARAJEVO398", "05ZAGREB1720"]
    assert cable.classified_by is not None
    assert cable.classified_by.name == "Lucian Pemberton"
    assert cable.classified_by.title == "Charge d'Affaires"
    assert cable.summary is not None
    assert cable.summary.endswith("closed in the meantime.")
    assert "The Secretary\nof the board" in cable.paragraphs[1].text
    assert cable.signature == "MERRIWEATHER"
    assert {each.kind for each in cable.extraneous} >= {
        ExtraneousKind.PILCROW,
        ExtraneousKind.PUBLICATION_DATE,
        ExtraneousKind.PAGE_MARKER,
        ExtraneousKind.STRAY_CAPTION,
        ExtraneousKind.REPEATED_CAPTION,
    }


def test_short_telegram() -> None:
    """A telegram that begins with its date-time group, in capitals."""
    cable = parsed("short")
    assert cable.heading is not None
    assert cable.heading.transmission_identification is None
    assert str(cable.heading.dtg) == "121005Z OCT 87"
    assert [each.serial for each in cable.heading.info] == [None, "2108", None]
    assert str(cable.mrn) == "87NOUAKCHOTT4821"
    assert [str(each.mrn) for each in cable.references] == ["87NOUAKCHOTT4688", "87DAKAR11902"]
    assert cable.paragraphs[0].text == ""
    assert str(cable.paragraphs[0].portion) == "(C - ENTIRE TEXT)"
    assert cable.signature == "HOLLOWAY"


def test_washington_telegram() -> None:
    """A telegram as Washington printed it in the seventies."""
    cable = parsed("washington")
    assert str(cable.mrn) == "75REYKJAVIK417"
    assert cable.classification is not None
    assert cable.classification.level is Classification.LIMITED_OFFICIAL_USE
    assert [each.text for each in cable.references] == ["REYKJAVIK 391", "STATE 128806", "OSLO 2041"]
    assert [paragraph.number for paragraph in cable.paragraphs if paragraph.number] == [1, 2, 3]
    assert cable.signature == "CRANSTOUN"
    assert cable.distribution is not None
    assert [str(each) for each in cable.distribution.action] == ["EUR-12"]
    assert cable.distribution.copies == 48
    assert cable.handling_line is not None
    assert ExtraneousKind.PRINT_PAGE in {each.kind for each in cable.extraneous}


def test_record() -> None:
    """An archive's record of what the Department sent: copies, drafting, handling, and the archive's own attributes."""
    cable = parsed("record")
    assert str(cable.mrn) == "78STATE71882"
    assert cable.distribution is not None
    assert [str(each) for each in cable.distribution.origin] == ["EUR-12"]
    assert (cable.distribution.number, cable.distribution.total, cable.distribution.letter) == (
        "61",
        "050",
        "R",
    )
    assert cable.distribution.copies == 50
    assert cable.drafting is not None
    assert cable.drafting.drafted_by == "EUR/WE:ATREMAINE:BE"
    assert cable.drafting.approved_by == "EUR:CWINTERBOTTOM"
    assert len(cable.drafting.clearances) == 3
    assert cable.handling_line is not None
    assert (cable.handling_line.serial, cable.handling_line.time) == ("093355", "301126")
    assert cable.archive_attributes is not None
    assert cable.archive_attributes["Draft Date"] == datetime.date(1978, 3, 29)
    assert cable.archive_attributes["Disposition Date"] == datetime.date(2014, 3, 20)
    assert cable.archive_attributes["Review Date"] == datetime.date(2005, 5, 16)
    assert cable.archive_attributes["Decaption Date"] is None
    assert cable.archive_attributes["Subject"] == str(cable.subject)
    assert cable.archive_attributes["TAGS"] == tuple(map(str, cable.tags))
    assert [each.text for each in cable.references] == ["REYKJAVIK 391", "OSLO 2041"]
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
    assert cable.signature == "HOLLOWAY"
    assert {each.kind for each in cable.extraneous} == {
        ExtraneousKind.DECLASSIFICATION_STAMP,
        ExtraneousKind.ARCHIVE_LABEL,
        ExtraneousKind.PRINT_PAGE,
        ExtraneousKind.TRAILER,
        ExtraneousKind.END_OF_DOCUMENT,
    }


def test_telegram_without_its_top() -> None:
    """A text that begins in the middle of a sentence is all body."""
    cable = parsed("body_only")
    assert cable.heading is None
    assert cable.classification is None
    assert cable.mrn is None
    assert [paragraph.number for paragraph in cable.paragraphs] == [None, 4, 5, 6, 7]
    assert [block.text for block in cable.body if isinstance(block, SectionHeading)] == ["What Comes Next"]
    assert cable.signature == "BELLWETHER"


def test_damaged_telegram() -> None:
    """What is garbled is kept; what is not is read."""
    cable = parsed("damaged")
    assert cable.heading is not None
    assert cable.heading.originator is not None
    assert cable.heading.originator.name == "AMEMBASSY TALLIQN"
    assert ")))) QTRE KLMQ 77 .." in {line.text for line in cable.unrecognized}
    assert str(cable.subject).startswith("ICE ROAD TO THE ISLAND OPENS EARLY")
    assert cable.body


def test_telegram_of_another_service() -> None:
    """Of a Navy general message the heading is read, and nothing is lost."""
    cable = parsed("navy")
    assert cable.heading is not None
    assert str(cable.heading.dtg) == "141422Z MAR 09"
    assert [each.name for each in cable.heading.action] == ["NAVADMIN"]
    assert cable.classification is not None
    assert cable.classification.level is Classification.UNCLASSIFIED
    assert cable.ending is not None
    assert cable.ending.confirmation == "0042"


def test_table_keeps_its_layout() -> None:
    """Blanks inside the lines of a table stay."""
    cable = cablegrammar.parse("1. Figures:\n\n   Season     Boats\n   2004          41\n")
    assert cable.body[1] == Table("   Season     Boats\n   2004          41")


# ---- Real telegrams


@pytest.mark.skipif(not REAL, reason="real telegrams are not at hand")
@pytest.mark.parametrize("folder", sorted({path.parent.name for path in REAL}))
def test_laws_hold_for_real_telegrams(folder: str) -> None:
    """The laws hold for every telegram of a folder; those for which they do not are named."""
    broken = []
    for path in REAL:
        if path.parent.name == folder:
            try:
                check_laws(read(path))
            except (AssertionError, ValueError):
                broken.append(path.stem)
    assert broken == []
