"""The telegrams in a text that holds many are found, one after another, and nothing of the text is lost."""

import io
import itertools
import random
import re
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar import _split, strategies
from cablegrammar._split import split

SHARED = Path(__file__).parents[2] / "shared" / "corpus"


def relay(number: int) -> str:
    """Return a telegram as a relay passes it on, without its ending."""
    return f"""\
VZCZCXRO{number:04d}
PP RUEHQT RUEHCV
DE RUEHPE #{number:04d}/01 0191530
ZNY CCCCC ZZH
P 191530Z JAN 07
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC PRIORITY 4012
BT
C O N F I D E N T I A L LIMA 00{number:04d}

SUBJECT: LIGHTHOUSE NUMBER {number}

1. (C) It shines. The keeper of the old one wrote on
191530Z JAN 07, in the harbor.

WINTERBOTTOM
"""


def ended(number: int) -> str:
    """Return a telegram with its ending, and what a publisher put below it."""
    return relay(number) + f"BT\n#{number:04d}\nNNNN\n\nEnd Cable Text\n"


def short(number: int) -> str:
    """Return a telegram whose heading begins with its precedence, and whose text has no number."""
    text = f"The keeper of lighthouse {number} resigned."
    return f"R {number:06d}Z JUN 75\n\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\nUNCLAS OSLO {number:04d}\n\n{text}\n\n"


def page(number: int) -> str:
    """Return a print of one page."""
    return f"""\
CONFIDENTIAL     PTQ1859

PAGE 01        OSLO    {number:05d}  101425Z

48
ACTION EUR-12

INFO  OCT-01  ISO-00  EB-07

      /020 W
                       ---------------------     057705
{short(number).strip()}

CONFIDENTIAL

NNN

"""


def record(number: int) -> str:
    """Return an archive's record with its frame."""
    stamp = " Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n"
    slip = page(number).replace("     PTQ1859", "")
    return f"{stamp}Message Text\n\n{slip}{stamp}Message Attributes\nDocument Number: 1975OSLO{number:05d}\nTAGS: EFIS\nMarkings: {stamp}{stamp}"


def extract(number: int) -> str:
    """Return what a publisher had of a telegram."""
    notice = "This record is a partial extract of the original cable. The full text is not available."
    return f"{notice}\n\nUNCLAS LIMA {number:06d}\n\nSUBJECT: LIGHTHOUSE\n\nThe lighthouse shines.\n"


def navy(number: int) -> str:
    """Return a general message with the classification over it and below."""
    return f"UNCLASSIFIED//\nROUTINE\nR {number:06d}Z MAR 09\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS\n\nNAVADMIN {number}/09\n\nRMKS/1. ESSAYS ARE DUE.//\n\nBT\n#0001\nNNNN\nUNCLASSIFIED//\n"


def smart(number: int) -> str:
    """Return a SMART message that repeats the telegram which it replaces."""
    label = f"UNCLASSIFIED\nSBU\n\n# UNCLASSIFIED\n**MRN:** 04 LIMA {number}\n**Date/DTG:** Jan 19, 2007 / 191530Z JAN 07\n**Subject:** LIGHTHOUSES\n\n"
    return f"{label}{ended(number)}\nSignature: WINTERBOTTOM\n\nUNCLASSIFIED\nPage 1 of 1\n"


def operator(number: int) -> str:
    """Return a telegram whose first line no rule knows, ended."""
    return (
        f"RTTUZYUW RUEWMCS{number:04d} 0731422-UUUU--RUCRNAD.\nZNR UUUUU\n{short(number).strip()}\nNNNN\n\n"
    )


#: Forms that are known by their first line, and forms that are known only after an ending.
KNOWN = (relay, ended, short, page, record, extract, smart)
FORMS = (*KNOWN, navy, operator)
ENDED = (ended, page, navy, operator)


@st.composite
def logs(draw: st.DrawFn) -> list[str]:
    """Draw telegrams of all forms, some of them twice."""
    texts: list[str] = []
    forms: tuple[Callable[[int], str], ...] = FORMS
    for number in draw(st.lists(st.integers(1, 9), min_size=1, max_size=8)):
        form = draw(st.sampled_from(forms))
        forms = FORMS if form in ENDED else KNOWN
        # Without a numbered paragraph and without an ending it would be taken for a copy of the heading.
        if form is not short or texts[-1:] != [short(number)]:
            texts.append(form(number))
    return texts


# ---- Telegrams are found


@given(logs())
def test_every_telegram_is_found(telegrams: list[str]) -> None:
    assert list(split("".join(telegrams))) == telegrams


def test_sections_come_one_by_one() -> None:
    first = relay(1).replace("LIMA 00", "SECTION 01 OF 02 LIMA 00").replace("WINTERBOTTOM\n", "")
    second = relay(2).replace("LIMA 00", "SECTION 02 OF 02 LIMA 00")
    assert list(split(first + second)) == [first, second]


def test_pages_of_a_record_come_one_by_one() -> None:
    second = page(7).replace("     PTQ1859", "").replace("101425Z", "02 OF 02  101425Z")
    first, attributes = record(7).split(" Declassified", 2)[1:]
    pieces = list(split(f" Declassified{first}{second} Declassified{attributes}"))
    assert pieces == [f" Declassified{first}", f"{second} Declassified{attributes}"]


def test_copy_of_the_heading_above_the_text_begins_nothing() -> None:
    heading, text = relay(3).split("BT\n")
    assert list(split(f"{heading}\nSECRET\n\n{heading}BT\n{text}{relay(4)}")) == [
        f"{heading}\nSECRET\n\n{heading}BT\n{text}",
        relay(4),
    ]


def test_telegram_that_is_there_twice_is_found_twice() -> None:
    assert list(split(relay(3) * 2)) == [relay(3)] * 2
    assert list(split(record(3) * 2)) == [record(3)] * 2


def test_date_alone_begins_nothing() -> None:
    text = relay(5) + "191530Z JAN 07\n\nThe keeper wrote again.\n"
    assert list(split(text)) == [text]


def test_end_of_a_telegram_whose_top_is_missing_is_told_by_its_length() -> None:
    tail = "".join(f"and line {number} of the report,\n" for number in range(9))
    assert list(split(tail + relay(1))) == [tail, relay(1)]
    assert list(split("the end of the report.\nNNNN\n" + relay(1))) == [
        "the end of the report.\nNNNN\n",
        relay(1),
    ]
    assert list(split("UNCLASSIFIED\n" + relay(1))) == ["UNCLASSIFIED\n" + relay(1)]


def test_text_whose_top_is_missing_follows_an_ending() -> None:
    tail = "and so the second lighthouse was closed.\n"
    assert list(split(ended(1) + tail + ended(2))) == [ended(1), tail + ended(2)]
    numbered = "2. And so the second lighthouse was closed.\n"
    assert list(split(ended(1) + numbered + ended(2))) == [ended(1), numbered, ended(2)]


def test_classification_after_an_ending_belongs_to_what_has_it_above() -> None:
    bare = navy(1).replace("UNCLASSIFIED//\n", "")
    assert list(split(bare + navy(2))) == [bare, navy(2)]
    assert list(split(navy(2) + bare)) == [navy(2), bare]
    assert list(split(navy(1).replace("UNCLASSIFIED", "CLASSIFICATION: UNCLASSIFIED") + navy(2))) == [
        navy(1).replace("UNCLASSIFIED", "CLASSIFICATION: UNCLASSIFIED"),
        navy(2),
    ]


def test_banner_with_the_number_of_a_print_stands_over_a_heading() -> None:
    printed = "UNCLASSIFIED   STATE   00100153 \n" + relay(2)
    assert list(split(relay(1) + printed)) == [relay(1), printed]


def test_marks_of_publishers_and_other_line_ends_hide_nothing() -> None:
    text = relay(1).replace("1. (C)", "¶1. (C)").replace("\n", "\r\n")
    assert list(split(text * 2)) == [text, text]
    assert list(split("\f".join((record(1), record(2))))) == [f"{record(1)}\f", record(2)]


# ---- Nothing is lost

TEXTS = (
    logs().map("".join)
    | st.text()
    | st.lists(
        strategies.keyword_lines()
        | strategies.lines()
        | st.sampled_from(("", "NNNN", "CONFIDENTIAL", *relay(1).split("\n"), *record(1).split("\n")))
    ).map("\n".join)
)


@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    pieces = list(split(text))
    assert "".join(pieces) == text
    assert all(pieces)


@given(TEXTS, st.data())
def test_how_a_text_is_given_makes_no_difference(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    chunks = [text[start:end] for start, end in itertools.pairwise([0, *cuts, len(text)])]
    expected = list(split(text))
    assert list(split(chunks)) == expected
    assert list(split(iter(chunks))) == expected
    assert list(split(io.StringIO(text, newline=""))) == expected


def test_empty_text_holds_no_telegram() -> None:
    assert list(split("")) == []
    assert list(split(io.StringIO())) == []
    assert list(split("\n\n")) == ["\n\n"]


# ---- Bounds


def test_telegram_is_found_as_soon_as_the_next_begins() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for number in itertools.cycle(range(1, 10000)):
            for line in relay(number).splitlines(keepends=True):
                read += 1
                yield line

    found = split(endless())
    length = relay(1).count("\n")
    for number in range(1, 50):
        assert next(found) == relay(number)
        assert read == number * length + 1


def test_memory_does_not_grow_with_the_number_of_telegrams() -> None:
    def peak(number: int) -> int:
        lines = (line for each in range(number) for line in relay(each).splitlines(keepends=True))
        tracemalloc.start()
        found = sum(1 for _ in split(lines))
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == number
        return highest

    peak(10)
    assert peak(500) < 2 * peak(50)


def test_very_long_telegram_comes_in_pieces() -> None:
    text = relay(1) + "The lighthouse shines.\n" * 50_000 + relay(2)
    pieces = list(split(text))
    assert "".join(pieces) == text
    assert [len(piece) <= _split.LIMIT for piece in pieces] == [True] * 3
    assert pieces[-1] == relay(2)


@pytest.mark.parametrize("size", [2**8, 2**16, 2**22], ids=str)
def test_very_long_line_comes_in_pieces(size: int) -> None:
    text = "x" * (2 * _split.LIMIT + 5)
    chunks = (text[start : start + size] for start in range(0, len(text), size))
    assert [len(piece) for piece in split(chunks)] == [_split.LIMIT, _split.LIMIT, 5]
    assert [len(piece) for piece in split(io.StringIO(text))] == [_split.LIMIT, _split.LIMIT, 5]


# ---- Anything else


@pytest.mark.parametrize("source", [None, 7, split], ids=["none", "number", "function"])
def test_what_is_no_text_is_refused_at_once(source: object) -> None:
    with pytest.raises(
        TypeError, match=rf"^split takes a str or a file object, not {type(source).__name__}$"
    ):
        split(source)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source", [io.BytesIO(b"UNCLAS"), [b"UNCLAS"], io.BytesIO()], ids=["file", "list", "empty"]
)
def test_bytes_are_refused(source: object) -> None:
    with pytest.raises(TypeError, match=r"^split takes text, not bytes$"):
        next(split(source))  # type: ignore[arg-type]


# ---- Real telegrams


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="real telegrams lie beside the repository, where there are any"
)
@pytest.mark.parametrize(("folder", "share"), [("cablegate", 0.98), ("nara", 0.98)])
def test_real_telegrams_are_found(folder: str, share: float) -> None:
    texts = [path.read_text("utf-8").rstrip("\n") + "\n" for path in sorted((SHARED / folder).glob("*.txt"))]
    random.Random(0).shuffle(texts)  # noqa: S311 - any order, the same in every run
    pieces = split("".join(texts))
    found = offset = end = 0
    starts = {0}
    for piece in pieces:
        offset += len(piece)
        starts.add(offset)
    for text in texts:
        start, end = end, end + len(text)
        # Every section of a record comes alone.
        sections = len(re.findall(r"^PAGE 01 ", text, re.MULTILINE)) if folder == "nara" else 1
        found += {start, end} <= starts and sum(start <= each < end for each in starts) == max(1, sections)
    assert found / len(texts) >= share
