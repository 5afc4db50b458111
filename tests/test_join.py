"""Sections of one telegram become one cable, whatever their order, and nothing that they say is lost."""

import contextlib
import pickle
import random
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from cablegrammar import Cable, Diagnostic, ExtraneousKind, Severity, model, strategies
from cablegrammar._checks import validate
from cablegrammar._join import join
from cablegrammar._parse import parse
from cablegrammar._render import render
from cablegrammar._split import split
from cablegrammar.errors import SectionError

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "nara"


def section(number: int, text: str, total: int = 3, *, front: str = "", signature: str = "") -> str:
    """Return a section as it is sent."""
    return f"""\
VZCZCXRO44{number:02d}
PP RUEHQT
DE RUEHPE #0{number:02d}3/{number:02d} 01915{number:02d}
ZNY CCCCC ZZH
P 191530Z JAN 07
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC PRIORITY 40{number:02d}
INFO RUEHQT/AMEMBASSY QUITO 1187
BT
C O N F I D E N T I A L SECTION {number:02d} OF {total:02d} LIMA 000123

SIPDIS
{front}
{text}
{signature}
BT
#0{number:02d}3
NNNN
"""


FRONT = """
STATE PASS USTR FOR BRANNIGAN

E.O. 12958: DECL: 01/19/2017
TAGS: PREL, EFIS, PE
SUBJECT: (C) ANCHOVY SEASON OPENS WITHOUT THE MINISTER
REF: A. LIMA 98
     B. 06 QUITO 3341 (NOTAL)

Classified By: Ambassador Harriet Lindqvist, reason 1.4 (b).
"""
FIRST = section(1, "1. (C) The minister missed the first boat,\nand he sent a cousin who was", front=FRONT)
SECOND = section(2, "seasick as soon as the boat left the harbor.\n\n2. (U) The season is long.")
THIRD = section(3, "3. (C) The cook was well.", front="\nTAGS: PREL, EFIS, PE\n", signature="WINTERBOTTOM")
WHOLE = f"""\
VZCZCXRO4401
PP RUEHQT
DE RUEHPE #0013 0191501
ZNY CCCCC ZZH
P 191530Z JAN 07
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC PRIORITY 4001
INFO RUEHQT/AMEMBASSY QUITO 1187
BT

C O N F I D E N T I A L LIMA 000123

SIPDIS
{FRONT}
1. (C) The minister missed the first boat,
and he sent a cousin who was
seasick as soon as the boat left the harbor.

2. (U) The season is long.

3. (C) The cook was well.

WINTERBOTTOM

BT
#0013
NNNN"""


def joined(*texts: str) -> Cable:
    """Return the telegram of some sections; its canonical text is read as it."""
    cable = join(map(parse, texts))
    assert parse(render(cable)) == cable
    return cable


def body(*texts: str) -> list[str]:
    """Return the blocks of a telegram whose sections have these texts."""
    numbered = enumerate(texts, start=1)
    cable = joined(*(section(number, text, len(texts)) for number, text in numbered))
    return [render(block) for block in cable.body]


# ---- One telegram


def test_sections_become_one_telegram() -> None:
    assert render(joined(FIRST, SECOND, THIRD)) == WHOLE


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 2, 0), (0, 1, 0, 2, 2), (2, 1, 1, 0, 0)], ids=str)
def test_order_and_copies_make_no_difference(order: tuple[int, ...]) -> None:
    sections = [FIRST, SECOND, THIRD]
    assert render(joined(*(sections[number] for number in order))) == WHOLE


def test_telegram_of_one_section_stays_as_it_is() -> None:
    cable = parse(WHOLE)
    assert join([cable]) == cable
    assert join([cable, cable]) == cable
    assert join([cable]).extraneous == cable.extraneous
    assert join([cable]).span == cable.span


def test_joined_telegram_can_be_joined_again() -> None:
    cable = joined(FIRST, SECOND, THIRD)
    assert join([cable]) == cable
    incomplete = joined(THIRD, FIRST)
    again = join([incomplete])
    assert (again, again.missing_sections) == (incomplete, (2,))


def test_final_section_says_only_how_many_there_are() -> None:
    assert render(joined(THIRD.replace("SECTION 03 OF 03", "FINAL SECTION OF 3"), FIRST, SECOND)) == WHOLE


def test_section_can_be_said_by_the_calling_station_alone() -> None:
    texts = [re.sub(r" SECTION \d\d OF \d\d", "", text) for text in (THIRD, FIRST, SECOND)]
    assert render(joined(*texts)) == WHOLE
    incomplete = joined(*texts[:2])
    assert incomplete.missing_sections == (2,)
    assert join([incomplete]).missing_sections == (2,)


def test_sections_can_be_said_by_pages() -> None:
    def printed(number: int, text: str) -> str:
        page = f"CONFIDENTIAL\n\nPAGE 01        LIMA    00123  {number:02d} OF 02  191530Z\n"
        return f"{page}R 191530Z JAN 75\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 4012\n\n{text}\n\nNNN\n"

    cable = joined(printed(2, "2. THE COOK WAS WELL."), printed(1, "1. THE BOAT WAS LATE."))
    assert [each.number for each in cable.paragraphs] == [1, 2]
    assert cable.missing_sections == ()
    assert joined(printed(2, "2. THE COOK WAS WELL.")).missing_sections == (1,)


def test_published_telegram_holds_the_sections_whose_pages_it_has() -> None:
    text = FIRST.replace(
        "who was\n",
        "who was\n\nLIMA 00000123  002 OF 003\n\nseasick.\n\nLIMA 00000123  003 OF 003\n\n2. (U) The cook was well.\n",
    )
    cable = joined(text)
    assert cable.missing_sections == ()
    assert cable.classification is not None
    assert cable.classification.section is None
    assert [
        each for each in validate(cable) if each.slug in {"missing-section", "page-marker-mismatch"}
    ] == []
    # What holds one section is a copy of it.
    again = joined(SECOND, text)
    assert [each.text for each in again.unrecognized] == [
        "seasick as soon as the boat left the harbor.",
        "2. (U) The season is long.",
    ]
    assert evolve(again, unrecognized=()) == cable


# ---- What is missing or foreign


def test_missing_sections_are_reported() -> None:
    cable = joined(THIRD, FIRST)
    assert cable.missing_sections == (2,)
    assert render(cable).startswith(WHOLE.partition("DE ")[0])
    assert "C O N F I D E N T I A L SECTION 01 OF 03 LIMA 000123" in render(cable)
    assert cable.paragraphs[0].text.endswith("who was")
    missing = Diagnostic("missing-section", Severity.WARNING, "section 2 is missing")
    assert missing in validate(cable)
    assert not any(each.slug == missing.slug for each in validate(joined(FIRST, SECOND, THIRD)))


def test_first_and_last_section_may_be_missing() -> None:
    assert joined(SECOND).missing_sections == (1, 3)
    cable = joined(SECOND, FIRST)
    assert (cable.missing_sections, cable.signature) == ((3,), None)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("LIMA 000123", "LIMA 000124", "number LIMA 000124, not LIMA 000123"),
        ("LIMA 000123", "QUITO 000123", "number QUITO 000123, not LIMA 000123"),
        ("191530Z JAN", "201530Z JAN", "date-time group 201530Z JAN 07, not 191530Z JAN 07"),
        ("AMEMBASSY LIMA", "AMCONSUL LIMA", "originator AMCONSUL LIMA, not AMEMBASSY LIMA"),
        ("OF 03", "OF 04", "number of sections 4, not 3"),
        ("SECTION 02", "SECTION 05", "section 5 of 3"),
        ("SECTION 02", "SECTION 00", "section 0 of 3"),
    ],
)
def test_section_of_another_telegram_is_refused(before: str, after: str, message: str) -> None:
    assert before in SECOND
    with pytest.raises(SectionError) as caught:
        join([parse(FIRST), parse(SECOND.replace(before, after)), parse(THIRD)])
    assert (caught.value.place, caught.value.message) == (1, message)
    assert str(caught.value) == f"cable 2: {message}"
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_spelling_of_a_number_makes_no_difference() -> None:
    assert render(joined(FIRST, SECOND.replace("LIMA 000123", "Lima 0123"), THIRD)) == WHOLE


def test_cable_without_a_section_among_others_is_refused() -> None:
    other = re.sub(r"/\d\d | SECTION \d\d OF \d\d", " ", SECOND)
    with pytest.raises(SectionError, match=r"^cable 2: no section said$"):
        join([parse(FIRST), parse(other)])


def test_section_cannot_be_put_into_a_telegram() -> None:
    with pytest.raises(SectionError, match=r"^cable 2: section 2 belongs into the middle of a cable$"):
        join([parse(SECOND), joined(FIRST, THIRD)])


def test_calling_station_of_section_0_is_refused() -> None:
    with pytest.raises(SectionError, match=r"^cable 1: section 0$"):
        join(
            [
                parse(
                    re.sub("/02 | SECTION 02 OF 03", lambda found: {"/": "/00 "}.get(found[0][0], ""), SECOND)
                )
            ]
        )


def test_there_must_be_a_section() -> None:
    with pytest.raises(SectionError, match=r"^there are no sections$"):
        join([])


def test_only_cables_are_joined() -> None:
    with pytest.raises(TypeError, match=r"^join takes cables, not str$"):
        join([FIRST])  # type: ignore[list-item]


def test_what_cannot_stand_in_one_telegram_is_refused() -> None:
    references = (model.Reference("LIMA 98"),), (model.Reference("1234"),)
    cables = [
        Cable(
            classification=model.ClassificationLine(
                model.Classification.SECRET, section=model.Section(number, 2)
            ),
            references=each,
        )
        for number, each in enumerate(references, start=1)
    ]
    with pytest.raises(
        SectionError, match=r"^what the sections say cannot stand in one telegram: Cable\.references"
    ):
        join(cables)


# ---- Text


def test_sentence_goes_on_in_the_next_section() -> None:
    assert body("1. THE BOAT LEFT AT", "NOON WITH THE COOK.") == ["1. THE BOAT LEFT AT\nNOON WITH THE COOK."]
    assert body("-- (C) a boat that", "was late") == ["-- (C) a boat that\nwas late"]
    assert body("1. (C)", "The boat was late.") == ["1. (C) The boat was late."]
    assert body("a boat", "that was", "late") == ["a boat\nthat was\nlate"]


def test_number_goes_on_in_the_next_section() -> None:
    assert body("1. IT COST 1,", "250 DOLLARS.") == ["1. IT COST 1,\n250 DOLLARS."]
    assert body("1. IT COST 3.", "5 MILLION DOLLARS.") == ["1. IT COST 3.\n5 MILLION DOLLARS."]
    assert body("1. THE BOAT LEFT THE HARBOR AT LAST ON OCTOBER", "12. THE COOK WAS WELL.") == [
        "1. THE BOAT LEFT THE HARBOR AT LAST ON OCTOBER 12. THE COOK WAS WELL."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. The boat left.", "The cook was well."),
        ("1. It cost 3.", "The cook was well."),
        ("1. The boat left in the year of the first lighthouse", "2. The cook was well."),
        ("4. The boat left in the year of the first lighthouse", "1. The cook was well."),
        ("The boat left in the year of the first lighthouse", "2. The cook was well."),
        ("1. The boat and the", "7. The cook was well."),
        ("1. The boat and the", "(C) The cook was well."),
        ("1. The boat and the", "-- the cook"),
        ("  BOATS    7", "The cook was well."),
        ("BEGIN TEXT", "The cook was well."),
    ],
)
def test_other_blocks_stay_apart(first: str, second: str) -> None:
    assert body(first, second) == [first, second]


def test_line_taken_for_a_surname_goes_back_into_the_text() -> None:
    cable = joined(
        section(1, "1. The boat was met at the", 3, signature="GOVERNMENT PALACE."),
        section(2, "MONDAY,\n\n2. A strike\n\n----------", 3, signature="PROBABLE"),
        section(3, "by the cooks.", 3, signature="WINTERBOTTOM"),
    )
    assert [render(block) for block in cable.body] == [
        "1. The boat was met at the\nGOVERNMENT PALACE.",
        "MONDAY,",
        "2. A strike",
        "----------",
        "PROBABLE\nby the cooks.",
    ]
    assert cable.signature == "WINTERBOTTOM"


def test_surname_under_every_section_stands_once() -> None:
    texts = [text.replace("\n\nBT\n#", "\n\nWINTERBOTTOM\nBT\n#") for text in (FIRST, SECOND)]
    assert all("WINTERBOTTOM" in text for text in texts)
    assert render(joined(*texts, THIRD)) == WHOLE


@pytest.mark.parametrize("foot", ["CONFIDENTIAL", "C O N F I D E N T I A L"])
def test_foot_of_the_last_page_is_no_text(foot: str) -> None:
    assert body("1. The boat was late.\n\n2. SECRET", "3. The cook.")[1] == "2. SECRET"
    cable = joined(FIRST.replace("who was\n", f"who was\n\n{foot}\n\n"), SECOND, THIRD)
    assert render(cable) == WHOLE
    assert foot in [
        each.text for each in cable.extraneous if each.kind is ExtraneousKind.CLASSIFICATION_BANNER
    ]


# ---- Heading and front matter


def test_front_matter_that_was_read_as_text_is_left_out() -> None:
    text = "AMEMBASSY QUITO 1188\n\nC O N F I D E N T I A L SECTION 2 OF 3 LIMA 123/2\n\nSTATE PASS USTR FOR BRANNIGAN;\n\nseasick"
    cable = joined(FIRST, SECOND.replace("SIPDIS\n\nseasick", text), THIRD)
    assert render(cable) == WHOLE
    # In the first section it is text.
    assert "QUITO 1188" in render(joined(FIRST.replace("(C) The", "AMEMBASSY QUITO 1188\n\n2. The")))


def test_headings_of_later_sections_are_extraneous() -> None:
    cable = joined(FIRST, SECOND, THIRD)
    repeated = [each.text for each in cable.extraneous if each.kind is ExtraneousKind.REPEATED_LINE]
    assert render(parse(SECOND).heading) in repeated
    assert "C O N F I D E N T I A L SECTION 03 OF 03 LIMA 000123" in repeated
    assert "DE RUEHPE #0013/01 0191501" in repeated


def test_heading_may_stand_in_any_section() -> None:
    headless = FIRST[FIRST.index("C O N F") :]
    cable = joined(headless, SECOND, THIRD)
    assert cable.heading == parse(SECOND.replace("/02 ", " ")).heading
    assert joined(*(text[text.index("C O N F") :] for text in (FIRST, SECOND, THIRD))).heading is None


def test_front_matter_is_put_together() -> None:
    more = """
NOFORN

DEPT FOR EUR/WE

E.O. 12958: DECL: 01/20/2017
TAGS: PREL, SENV
SUBJECT: (C) ANCHOVY SEASON OPENS
REF: QUITO 17

Classified By: DCM Otto Example, reason 1.4 (d).
"""
    second = section(2, "2. (C) The cook was well.", 2, front=more).replace(
        "C O N F I D E N T I A L", "S E C R E T"
    )
    cable = joined(section(1, "1. (C) The boat was late.", 2, front=FRONT), second)
    assert [str(each) for each in cable.captions] == ["SIPDIS", "NOFORN"]
    assert [each.text for each in cable.attention] == ["STATE PASS USTR FOR BRANNIGAN", "DEPT FOR EUR/WE"]
    assert [str(each) for each in cable.tags] == ["PREL", "EFIS", "PE", "SENV"]
    assert [(each.label, each.text) for each in cable.references] == [
        ("A", "LIMA 98"),
        ("B", "06 QUITO 3341"),
        ("B", "QUITO 17"),
    ]
    assert len(cable.classifiers) == 2
    assert cable.executive_order is not None
    assert cable.executive_order.text == "DECL: 01/19/2017"
    assert [each.text for each in cable.unrecognized] == [
        "S E C R E T SECTION 02 OF 02 LIMA 000123",
        "E.O. 12958: DECL: 01/20/2017",
        "SUBJECT: (C) ANCHOVY SEASON OPENS",
    ]


def test_unrecognized_lines_without_words_are_kept() -> None:
    marks = ("%%%%", "####")
    texts = [
        section(number, f"{number}. The boat was late.", 2, front=f"\n[?] {mark}\n\nSUBJECT: BOATS\n")
        for number, mark in enumerate(marks, start=1)
    ]
    assert [each.text for each in joined(*texts).unrecognized] == list(marks)


@pytest.mark.parametrize(
    ("line", "canonical", "unrecognized"),
    [
        ("SECTION {0:02d} OF 02 LIMA 000123 /{0}", "C O N F I D E N T I A L LIMA 000123", []),
        ("SECTION {0:02d} OF 02 LIMA 000123 ZFR 763", "C O N F I D E N T I A L LIMA 000123 ZFR 763", []),
        ("SECTION {0:02d} OF 02 //N01650//", "C O N F I D E N T I A L //N01650//", []),
        ("SECTION {0:02d} OF 02 L1MA O00123", "C O N F I D E N T I A L", ["L1MA O00123"]),
        (
            "SECTION {0:02d} OF 02 LIMA 000123 SECTION 01 OF 02",
            "C O N F I D E N T I A L LIMA 000123",
            ["SECTION 01 OF 02"],
        ),
    ],
)
def test_classification_line_loses_its_section(line: str, canonical: str, unrecognized: list[str]) -> None:
    texts = [
        section(number, f"{number}. The boat was late.", 2).replace(
            f"SECTION {number:02d} OF 02 LIMA 000123", line.format(number)
        )
        for number in (1, 2)
    ]
    cable = joined(*texts)
    assert render(cable.classification) == canonical
    assert [each.text for each in cable.unrecognized] == unrecognized


def test_classification_line_with_a_serial_counts() -> None:
    cable = joined(FIRST.replace("LIMA 000123", "L1MA O00123"), SECOND, THIRD)
    assert render(cable.classification) == "C O N F I D E N T I A L LIMA 000123"
    assert [each.text for each in cable.unrecognized] == [
        "C O N F I D E N T I A L SECTION 01 OF 03 L1MA O00123"
    ]


def test_copy_that_differs_is_kept_line_by_line() -> None:
    copy = SECOND.replace("seasick", "seasickk").replace("BT\n#", "QUISPE\nBT\n#")
    cable = joined(FIRST, SECOND, THIRD, copy)
    assert [each.text for each in cable.unrecognized] == [
        "seasickk as soon as the boat left the harbor.",
        "QUISPE",
    ]
    assert evolve(cable, unrecognized=()) == joined(FIRST, SECOND, THIRD)
    assert cable.unrecognized == joined(FIRST, SECOND, THIRD, copy, copy).unrecognized
    assert joined(FIRST, copy, SECOND, THIRD).unrecognized[0].text.startswith("seasick as")


# ---- Places


def test_spans_count_characters_of_all_texts() -> None:
    log = THIRD + SECOND + FIRST
    cable = join(map(parse, split(log)))
    assert cable.span is not None
    assert (cable.span.start, cable.span.end) == (0, len(log))
    assert cable.subject is not None
    assert cable.subject.span is not None
    assert log[cable.subject.span.start : cable.subject.span.end].startswith("SUBJECT: (C) ANCHOVY")
    for paragraph, start in zip(cable.paragraphs, ("1. (C)", "2. (U)", "3. (C)"), strict=True):
        assert paragraph.span is not None
        assert log.startswith(start, paragraph.span.start)
    assert all(log.startswith(each.text[:2], each.span.start) for each in cable.extraneous)
    starts = [each.span.start for each in cable.extraneous]
    assert starts == sorted(starts)


def test_cables_built_by_hand_have_no_places() -> None:
    def built(number: int, text: str) -> Cable:
        line = model.ClassificationLine(model.Classification.SECRET, section=model.Section(number, 2))
        return Cable(classification=line, body=(model.Paragraph(text, number),))

    cable = join([built(2, "The cook was well."), built(1, "The boat was late.")])
    assert (cable.span, [each.span for each in cable.paragraphs]) == (None, [None, None])
    assert {(each.span.start, each.span.end) for each in cable.extraneous} == {(0, 0)}


def test_year_given_to_the_parser_is_kept() -> None:
    texts = [re.sub(r"\A[\s\S]*?(?=C O N)", "", text) for text in (FIRST, SECOND, THIRD)]
    cable = join(parse(text, year=2007) for text in texts)
    assert str(cable.mrn) == "07LIMA123"


# ---- Laws

#: Lines of plain words, none of which ends a sentence.
LINES = st.lists(
    st.lists(st.from_regex(r"[A-Za-z]{3,9}", fullmatch=True), min_size=3, max_size=9).map(" ".join),
    min_size=1,
    max_size=6,
)


@st.composite
def telegrams(draw: st.DrawFn) -> tuple[Cable, list[Cable]]:
    """Draw a telegram, and the sections into which it was cut."""
    plain = strategies.lines(keywords=False, characters=False)
    whole = draw(strategies.cables(text=plain))
    texts = draw(st.lists(LINES.map("\n".join), min_size=1, max_size=5))
    paragraphs = [model.Paragraph(f"{text}.", number) for number, text in enumerate(texts, start=1)]
    heading = draw(strategies.headings(text=plain))
    if heading.calling_station:
        heading = evolve(heading, calling_station=evolve(heading.calling_station, section=None))
    line = model.ClassificationLine(model.Classification.SECRET, post="LIMA", serial="000123")
    try:
        whole = evolve(whole, heading=heading, classification=line, body=tuple(paragraphs))
    except ValueError:
        # Parts that are valid alone may not be valid together.
        reject()
    parts: list[list[model.Block]] = [[]]
    for paragraph in paragraphs:
        lines = paragraph.text.split("\n")
        cut = draw(st.integers(0, len(lines)))
        if cut in {0, len(lines)}:
            parts[-1].append(paragraph)
        else:
            parts[-1].append(evolve(paragraph, text="\n".join(lines[:cut])))
            parts.append([model.Paragraph("\n".join(lines[cut:]))])
        if draw(st.booleans()):
            parts.append([])
    sections = []
    for number, blocks in enumerate(parts, start=1):
        station = heading.calling_station and evolve(heading.calling_station, section=f"{number:02d}")
        part = evolve(
            whole,
            heading=evolve(heading, calling_station=station),
            classification=evolve(line, section=model.Section(number, len(parts))),
            body=tuple(blocks),
            signature=whole.signature if number == len(parts) else None,
        )
        repeated = ("tags", "references", "captions", "classifiers")
        left_out = draw(st.sets(st.sampled_from(repeated))) if number > 1 else set()
        nothing: dict[str, Any] = dict.fromkeys(left_out, ())
        if "references" in nothing:
            # What sets refer to stands wherever they do.
            nothing["references"] = model.references_of(part.sets)
        sections.append(evolve(part, **nothing))
    return whole, sections


#: Fewer examples than elsewhere: each is several telegrams.
SOME = settings(max_examples=max(5, settings().max_examples // 3))


@SOME
@given(telegrams(), st.data())
def test_telegram_that_was_cut_is_put_together(cut: tuple[Cable, list[Cable]], data: st.DataObject) -> None:
    whole, sections = cut
    received = data.draw(st.permutations(sections + data.draw(st.lists(st.sampled_from(sections)))))
    assert join(received) == whole
    texts = [render(each) for each in received]
    assume([parse(text) for text in texts] == received)
    cable = joined(*texts)
    assert cable == whole
    if len(sections) > 1:
        lost = data.draw(st.integers(1, len(sections)))
        rest = join(each for number, each in enumerate(sections, start=1) if number != lost)
        assert rest.missing_sections == (lost,)
        assert parse(render(rest)) == rest


@st.composite
def runs(draw: st.DrawFn) -> list[str]:
    """Draw the sections of one telegram, each with a line of classification in one of many spellings."""
    levels = ["U", "C", "S", "UNCLAS", "S E C R E T", "CONFIDENTIAL", "TOP SECRET", "LIMITED OFFICIAL USE"]
    level, total = draw(st.sampled_from(levels)), draw(st.integers(1, 3))
    controls = draw(st.sampled_from(["", " NOFORN", " SIPDIS", " NOFORN SIPDIS", " //NOFORN"]))
    form = draw(
        st.sampled_from(
            ["{0} {1} LIMA 000123{2}", "{0} LIMA 000123 {1}{2}", "{0}{2} {1} LIMA 000123", "{0} {1}{2}"]
        )
    )
    said = draw(st.sampled_from(["SECTION {:02d} OF {:02d}", "SECTION {} OF {}"]))
    bodies = st.sampled_from(
        ["1. The boat\nwent", "1. Boats.\n\n2. Nets.\n", "the harbor.\n", "- x\n- y\n", "SMITH\n"]
    )
    heading = st.sampled_from(["", "R 121005Z OCT 87\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"])
    front = st.sampled_from(["", "SUBJECT: NETS\n", "TAGS: PREL\nREF: A. LIMA 12\n"])
    texts = []
    for number in range(1, total + 1):
        line = form.format(level, said.format(number, total), controls)
        texts.append(f"{draw(heading)}{line}\n\n{draw(front)}\n{draw(bodies)}")
    return draw(st.permutations(texts))


@SOME
@given(runs())
def test_run_of_sections_keeps_its_marking_and_the_first_law(texts: list[str]) -> None:
    cables = [parse(text) for text in texts]
    lines = [each.classification for each in cables]
    assume(all(line and line.section for line in lines))
    cable = join(cables)
    assert cable.classification is not None
    assert {cable.classification.level} == {line.level for line in lines if line}
    assert parse(render(cable)) == cable


def words(text: str) -> set[str]:
    """Return the words of a text, without marks of canonical text."""
    text = re.sub(r"\[(?:TEXT|UNSIGNED)\]", "", text)
    return {word.upper().lstrip("0") for word in re.findall(r"[A-Za-z0-9]{2,}", text)}


@SOME
@given(
    st.lists(
        strategies.cables(text=strategies.lines(keywords=False, characters=False)), min_size=1, max_size=3
    )
)
def test_nothing_that_sections_say_is_lost(cables: list[Cable]) -> None:
    sections = [
        evolve(
            each,
            heading=None,
            classification=model.ClassificationLine(
                model.Classification.SECRET, section=model.Section(number, 9)
            ),
        )
        for number, each in enumerate(cables, start=1)
    ]
    for each in [*sections]:
        # Blocks may be able to stand in one order only.
        with contextlib.suppress(ValueError):
            sections.append(evolve(each, body=each.body[::-1], subject=model.subject_of(each.sets)))
    assume(all(parse(render(each)) == each for each in sections))
    try:
        cable = join(sections)
    except SectionError:
        # Their references, for example, contradict each other.
        assume(False)  # noqa: FBT003 - the sections make no example
    said = "\n".join([render(cable), *(each.text for each in cable.extraneous)])
    assert words("\n".join(map(render, sections))) <= words(said)
    assert parse(render(cable)) == cable


# ---- Real telegrams


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="real telegrams lie beside the repository, where there are any"
)
def test_sections_of_real_records_are_joined() -> None:
    sectioned = 0
    for path in sorted(SHARED.glob("*.txt")):
        text = path.read_text("utf-8")
        sections = [parse(piece) for piece in split(text)]
        cable = join(sections)
        sectioned += len(sections) > 1
        assert cable.missing_sections == ()
        assert parse(render(cable)) == cable
        random.Random(0).shuffle(sections)  # noqa: S311 - any order, the same in every run
        assert join([*sections, *sections]) == cable
        said = render(cable) + "\n" + "\n".join(each.text for each in cable.extraneous)
        assert words(text) - words(said) == set()
    assert sectioned > 10
