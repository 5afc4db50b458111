"""Whatever the text, `parse` returns a telegram or raises its own error, in time and memory linear in the length."""

import itertools
import pickle
import sys
import time
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cablegrammar
from cablegrammar import CableSyntaxError, ClassifiedBy, _grammar, strategies
from cablegrammar._patterns import POSSESSIVE_FAILS
from tests.laws.laws import check_all_laws
from tests.laws.texts import damaged

HEADING = "P R 121005Z OCT 87\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC PRIORITY 6630\n"
FRONT = "UNCLAS LIMA 000123\n\nTAGS: EFIS\nSUBJECT: NETS\n"
SMART = "UNCLASSIFIED\nMRN: 23 LIMA 2544\nDate/DTG: Sep 16, 2023 / 160150Z SEP 23\n"


def parse(text: str) -> cablegrammar.Cable | None:
    """Return what is made of a text; None where nothing in it belongs to a telegram."""
    try:
        return cablegrammar.parse(text)
    except CableSyntaxError:
        return None


def pieces(text: str) -> list[str]:
    """Return the telegrams in a text."""
    return list(cablegrammar.split(text))


# ---- Time

#: Lengths, in characters, whose times are compared.
LENGTHS = (400, 4_000, 40_000)

#: What stands once, what is said again and again, what stands at the end.
WORST = [
    ("", " ", "x"),
    ("1. x", " ", "y"),
    ("1. x", "\n", "y"),
    ("1. x\n", " \n", "y"),
    ("1. x\n", "a boat\n", ""),
    ("", "A", ""),
    ("", "a", ""),
    ("", "9", ""),
    ("", "(", ""),
    ("", "-", "x"),
    ("", "- ", "x"),
    ("", "RUEHC/X\n", ""),
    ("", "¶", "x"),
    ("", "¶1. The boats\n", ""),
    ("", "[x](#)", ""),
    ("FM X\nTO ", "AIG 1 ", "// x"),
    ("FM X\nTO ", "A ", "// x"),
    ("FM X\n", "TO X\n", ""),
    ("FM X", " ", "y"),
    (HEADING, "AMEMBASSY LIMA\n", ""),
    (HEADING, "RUEHC/SECSTATE WASHDC PRIORITY 1234\n", ""),
    (HEADING, "XMT AMEMBASSY LIMA\n", ""),
    (HEADING + "XMT AMEMBASSY LIMA\n", "AMCONSUL CUSCO\n", ""),
    ("FM X\n", "%%%% 7\nTO AMEMBASSY OSLO\n", ""),
    ("UNCLAS LIMA 000123 ", "NOFORN x ", ""),
    ("UNCLAS LIMA 000123 ", "x SECTION 1 OF 2 ", ""),
    ("UNCLAS LIMA 000123 x", " ", "y"),
    ("UNCLAS", " REL EFTO,", " $$"),
    ("UNCLAS REL ABC", ", ORCON", " $"),
    ("SENSITIVE BUT UNCLASSIFIED", " ,", "x"),
    ("", "SIPDIS\n", ""),
    (FRONT, "DEPT FOR EUR/WE\n", "\nSUBJECT: NETS"),
    ("", "x FOR\n", ""),
    ("TAGS: PREL\n", "SUBJECT: X\n", ""),
    ("SUBJECT: ", "NETS\n", "x"),
    ("SUBJECT: X", " ", "Y\nZ"),
    ("TAGS: ", "PREL, ", ""),
    ("TAGS: ", "TAGS:", ""),
    (FRONT + "REF: ", "LIMA 123; ", ""),
    (FRONT + "REF: LIMA 123 ", "(NOTAL) ", ""),
    (FRONT + "REF: x", "\nNETS", ""),
    (FRONT + "REF: ", "xx A. ", ""),
    (FRONT + "REF: A. x", "\n(y)", ""),
    (FRONT + "REF: x", " ", "y"),
    (FRONT, "1. x\n\n", ""),
    (FRONT + "1. x\n", "-- boats\n", ""),
    (FRONT + "1. x\n", "x\n----\n", ""),
    ("1. x\nSmith\n", "NOTE: x ....\n", "y"),
    ("1. x\nSmith\n", "NOTE: - Classification: A\n", "y"),
    ("1. x\n", "Smith\n", ""),
    (FRONT + "1. The boat went\n", "\nLIMA 00000123  002 OF 002\n\nto the harbor\n", ""),
    (FRONT + "1. ", "The boat LIMA 00000123 002 OF 002 came. ", ""),
    ("1. x " + "ABCDEFGHIJK " * 60, "00000123  001 OF 002 ", ""),
    ("1. x\n", "NOTE - 00000123 001 OF 002 ", ""),
    ("1. x\n", "SECRET PAGE 02 LIMA 00123 182017Z ", "x"),
    ("1. x\n", "PAGE 01 LIMA 00123 ", ""),
    ("", "ACTION AF-00 ", "x"),
    ("ACTION AF-00 ", "AB-01 ", ""),
    ("1. x\n\nMessage Attributes\n", "Draft Date: 1\n", ""),
    (SMART, "Drafted By: X\n", ""),
    (SMART, "Action: WASHDC, SECSTATE ROUTINE\n", ""),
    (SMART + "Action: ", "WASHDC, SECSTATE ROUTINE; ", ""),
    (SMART + "Action: x", " ", "y"),
    (SMART + "1. x", " ", "y"),
    (SMART + "Released in Full\n", "A", "x"),
]


def lists(length: int, *, apart: bool) -> str:
    """Return a heading with many addressees in two lists, or each in a list of its own."""
    letters = (
        f"AMEMBASSY {chr(65 + i // 676 % 26)}{chr(65 + i // 26 % 26)}{chr(65 + i % 26)}"
        for i in range(length // 14)
    )
    entries = [f"RUEHC/{name}" for name in letters]
    half = len(entries) // 2
    between = "\nINFO " if apart else "\n"
    return "FM LIMA\nINFO " + "\nINFO ".join([between.join(entries[:half]), between.join(entries[half:])])


#: What else is done with a text, and how it is made longer.
OTHERS: list[tuple[Callable[[str], object], Callable[[int], str]]] = [
    (parse, lambda length: lists(length, apart=False)),
    (parse, lambda length: lists(length, apart=True)),
    (pieces, lambda length: "NNNN\n" + " " * length + "x"),
    (pieces, lambda length: "*" * length + "\nNNNN\n" + ">\n" * (length // 2)),
    (pieces, lambda length: "NNNN\n" + "* " * (length // 2) + "x\n" + HEADING),
    (lambda text: ClassifiedBy(text).name, lambda length: f"Classified by: {'.' * length}x"),
    (lambda text: ClassifiedBy(text).title, lambda length: f"Classified by: {',;' * (length // 2)}x"),
    (lambda text: cablegrammar.parse(text).summary, lambda length: f"1. SUMMARY: x\n\n2. a{'-' * length}x"),
    (
        lambda text: cablegrammar.parse(text).summary,
        lambda length: "1. SUMMARY: x\n\n" + "2. boats\n\n" * (length // 10) + "3. END SUMMARY\n",
    ),
    (
        lambda text: dict(cablegrammar.ArchiveAttributes((cablegrammar.ArchiveAttribute("TAGS", text),))),
        lambda length: "A," * (length // 2) + "(x",
    ),
]


def seconds(do: Callable[[str], object], text: str) -> float:
    """Return how long something takes with a text, in time of this process."""
    start = time.process_time()
    do(text)
    return time.process_time() - start


def grows_no_faster(do: Callable[[str], object], texts: list[str]) -> bool:
    """Say whether ten times as much takes ten times as long; it is a hundred where time grows with the square."""
    do(texts[0])
    # A try that something else disturbed proves nothing.
    return all(
        any(seconds(do, more) < 2.5 * len(more) / len(less) * max(seconds(do, less), 0.001) for _ in range(8))
        for less, more in itertools.pairwise(texts)
    )


@pytest.mark.parametrize(("before", "said", "after"), WORST)
def test_time_grows_with_the_length_and_no_faster(before: str, said: str, after: str) -> None:
    """Parsing what is said again and again takes as many times as long."""
    assert grows_no_faster(parse, [before + said * (length // len(said)) + after for length in LENGTHS])


@pytest.mark.parametrize(("do", "text"), OTHERS)
def test_time_of_other_work_grows_no_faster(do: Callable[[str], object], text: Callable[[int], str]) -> None:
    """So does splitting, and what is asked of a telegram."""
    assert grows_no_faster(do, [text(length) for length in LENGTHS])


@pytest.mark.parametrize("unit", ["x", "boats ", "A", "¶", "a\n", "\n", " ", "1. x\n\n", "F-14\n"])
def test_a_million_characters(unit: str) -> None:
    """Nothing is lost of one long line, of many lines, of blanks alone."""
    text = unit * (200_000 // len(unit))
    cable = parse(text)
    assert (cable is None) == (not text.strip(" \n¶"))
    if cable:
        assert sum(len(each.text) for each in cable.body if isinstance(each, cablegrammar.Paragraph)) > 0


def test_long_lists() -> None:
    """A telegram to ten thousand addressees with as many tags and references has them all, and canonical text says so."""
    many = range(10_000)
    text = (
        f"{HEADING}INFO AMEMBASSY OSLO\n"
        + "".join(f"AMCONSUL TOWN{'A' * (each % 7)}\n" for each in many)
        + "\n"
        "UNCLAS LIMA 000123\n\nTAGS: "
        + ", ".join(f"T{each}" for each in many)
        + "\nSUBJECT: NETS\nREF: "
        + "; ".join(f"LIMA {each + 10}" for each in many)
    )
    cable = cablegrammar.parse(text)
    assert cable.heading is not None
    assert [len(cable.heading.info), len(cable.tags), len(cable.references)] == [10_001, 10_000, 10_000]
    canonical = cablegrammar.render(cable)
    assert cablegrammar.parse(canonical) == cable


def test_nothing_goes_deeper_with_the_length_of_a_text() -> None:
    """Where a call could only go some thirty calls deeper than here, long and nested texts are parsed."""
    texts = (
        "(" * 20_000,
        "1. x " + "ABCDEFGHIJK " * 500 + "00000123  001 OF 002 " * 500,
        HEADING + "XMT AMEMBASSY LIMA\n" * 2_000,
        FRONT + "REF: LIMA 123 " + "(NOTAL) " * 2_000,
        FRONT + "1. x\n\n" * 2_000,
    )
    for text in texts:
        parse(text[:200])
    depth, frame = 0, sys._getframe()
    while frame.f_back:
        depth, frame = depth + 1, frame.f_back
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 60)
    try:
        made = [parse(text) for text in texts]
    finally:
        sys.setrecursionlimit(limit)
    assert all(made)


@pytest.mark.parametrize("unit", ["The boats came in the evening.\n", "x", "\n", "a\n", "NOTE: x\n"])
def test_memory_is_a_small_multiple_of_the_text(unit: str) -> None:
    text = FRONT + "1. x\n" + unit * (100_000 // len(unit)) + "y"
    parse(text)
    tracemalloc.start()
    try:
        parse(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Where atomic groups stand for possessive repeats, each keeps the places to which it could go back till it ends.
    assert peak < (100 if POSSESSIVE_FAILS else 6) * sys.getsizeof(text)


def test_of_fields_of_one_name_the_first_counts() -> None:
    """A refused value is not tried again for each of a thousand fields, but every line of drafting is kept."""
    drafting = "".join(f"Cleared By: POL:Ex{'a' * (each % 9)}mple\n" for each in range(1_000))
    text = f"{SMART}From: AMEMBASSY LIMA\nFrom: AMEMBASSY OSLO\nDrafted By: X:Y\n{drafting}\n1. x"
    cable = cablegrammar.parse(text)
    assert cable.heading is not None
    assert cable.heading.originator == cablegrammar.Originator("AMEMBASSY LIMA")
    assert cable.drafting is not None
    assert len(cable.drafting.lines) == 1_001


# ---- Limits


def test_longer_text_is_refused() -> None:
    with pytest.raises(CableSyntaxError) as caught:
        cablegrammar.parse("SUBJECT: NETS", max_length=12)
    assert str(caught.value) == (
        "line 1, column 13: a text of 13 characters is longer than 12\n\n  1 | SUBJECT: NETS\n    |             ^"
    )
    with pytest.raises(CableSyntaxError):
        cablegrammar.parse("UNCLAS LIMA 000123", into=cablegrammar.ClassificationLine, max_length=5)


def test_default_is_ten_million_characters() -> None:
    with pytest.raises(CableSyntaxError) as caught:
        cablegrammar.parse("\n" * 10_000_001)
    assert caught.value.message == "a text of 10,000,001 characters is longer than 10,000,000"


def test_text_of_any_length_may_pass() -> None:
    assert cablegrammar.parse("SUBJECT: NETS", max_length=13) == cablegrammar.parse(
        "SUBJECT: NETS", max_length=None
    )


def test_message_quotes_little_of_a_long_line() -> None:
    """Neither the message nor the error as Python shows it has more than a line, cut."""
    text = "SECRET HARBOR " * 50_000
    for error in (
        CableSyntaxError("here", text, cablegrammar.Span(350_000, 350_001)),
        CableSyntaxError("here", text, cablegrammar.Span(0, 1)),
    ):
        assert len(str(error)) < 250
        assert "SECRET" not in repr(error)
        assert pickle.loads(pickle.dumps(error)).text == text  # noqa: S301 - what was pickled just now


# ---- Any text

#: What files, editors and scanners put between lines or into them.
SEPARATORS = (
    *_grammar.WHITE_SPACE,
    "\n",
    "\r\n",
    "\x00",
    "\ud800",
    "\udfff",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u200b",
    "\u200d",
)
FEW = settings(max_examples=max(5, settings().max_examples // 2))


@FEW
@given(
    st.lists(st.sampled_from(SEPARATORS) | st.characters() | strategies.keyword_lines(), max_size=30).map(
        "".join
    )
)
def test_laws_hold_whatever_separates_lines(text: str) -> None:
    check_all_laws(text)


@FEW
@given(
    damaged(strategies.cables().map(cablegrammar.render), at_most=3),
    st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(SEPARATORS)), min_size=1, max_size=6),
)
def test_laws_hold_for_telegrams_with_foreign_characters(text: str, foreign: list[tuple[int, str]]) -> None:
    for place, each in foreign:
        text = f"{text[: place % (len(text) + 1)]}{each}{text[place % (len(text) + 1) :]}"
    check_all_laws(text)


@FEW
@given(st.lists(strategies.keyword_lines(), min_size=2, max_size=6), st.integers(0, 200))
def test_laws_hold_for_labels_inside_lines(lines: list[str], place: int) -> None:
    """A line stands in the middle of another."""
    text = lines[0]
    for line in lines[1:]:
        text = f"{text[: place % (len(text) + 1)]}{line}{text[place % (len(text) + 1) :]}"
    check_all_laws(text)
