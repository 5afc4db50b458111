"""Checks of the text: its portion marks and its paragraphs."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from .. import _grammar
from ..model import Block, Boundary, Cable, Classification, Item, Paragraph, parts_of
from ._common import HANDLED, Facts, Finding, short, telegram

if TYPE_CHECKING:
    from collections.abc import Iterator


def label_in_text(facts: Facts) -> Iterator[Finding]:
    r"""Report a line of the body that begins with a label of the front matter.

    It may be quoted from another telegram, or the front matter goes on further down than it was seen to.
    Passed over are references that a sentence cites, and letters with `FROM:` or `VIA:`.

    >>> found("SUBJECT: TIDES\n\n1. (U) The tide was high.\n\n2. (U) It was low.\nTAGS: PREL, PE\n")
    line 5: a line of the text begins with TAGS:  [label-in-text]
    """
    label = _grammar.terminal("LABEL_IN_TEXT")
    texts = [getattr(block, "text", "") for block in facts.cable.body]
    if any(map(_OF_LETTER.search, texts)):
        return
    for block, text in zip(facts.cable.body, texts, strict=True):
        found = label.search(text)
        if found and (":" in found[0] or text[: found.start()].rstrip()[-1:] in _ENDS):
            yield Finding(f"a line of the text begins with {short(found[0].strip())}", block.span)


#: What a letter begins with that a text has as a sample.
_OF_LETTER: Final = re.compile(r"^[ ]*(?:FROM|VIA):", re.MULTILINE)
#: What ends the line above a label that no sentence cites.
_ENDS: Final = frozenset([*".?!:", ""])


def quotes_doubled(facts: Facts) -> Iterator[Finding]:
    r"""Report a text that has each quotation mark twice, as a table of comma-separated values has them.

    Who took the text out of such a table left them. Observed: 70 of 1,000 telegrams of a mirror.

    >>> found('SUBJECT: TIDES\n\n1. (U) It was a ""spring"" tide.\n')
    line 3: each quotation mark is written twice  [doubled-quotes]
    """
    parts = [each for each in (facts.cable.subject, *facts.cable.body) if each is not None]
    quoting = [(text, each.span) for each in parts if '"' in (text := getattr(each, "text", ""))]
    if quoting and all(len(marks) % 2 == 0 for text, _ in quoting for marks in re.findall('"+', text)):
        yield Finding("each quotation mark is written twice", quoting[0][1])


def no_telegram(facts: Facts) -> Iterator[Finding]:
    r"""Report a text that shows nothing of a telegram: no heading, no front matter, no mark of a paragraph.

    >>> found("Hello world\n")
    line 1: nothing shows that this is a telegram  [no-telegram]
    """
    cable = facts.cable
    said = (getattr(cable, each.name) for each, _ in parts_of(Cable) if each.name not in _OF_ANY_TEXT)
    marked = (getattr(each, "number", None) or getattr(each, "portion", None) for each in cable.body)
    if cable.span is not None and not any(said) and not any(marked):
        yield Finding("nothing shows that this is a telegram", cable.span)


#: Fields that any text may have.
_OF_ANY_TEXT: Final = frozenset({"body", "unrecognized"})


def portion_exceeds(facts: Facts) -> Iterator[Finding]:
    r"""Report a portion mark above the classification of the whole telegram.

    5 FAH-2 and the executive orders: a telegram is classified as high as its highest portion. SBU, LOU and
    FOUO are one level here, to which EFTO and the caption SENSITIVE raise an unclassified telegram. A mark
    whose letters stand for no level is passed over.

    >>> found("UNCLAS LIMA 000123\n\nSUBJECT: TIDES\n\n1. (C) The tide was high.\n")
    line 5: paragraph 1 marked (C) in an UNCLASSIFIED telegram  [portion-exceeds-classification]
    """
    line, highest = facts.cable.classification, facts.protection
    if line is None or highest is None:
        return
    for noun, portion, level in facts.portions:
        if level is not None and level > highest:
            yield Finding(f"{noun} marked ({short(portion.text)}) in {telegram(line.level)}", portion.span)


def classification_exceeds(facts: Facts) -> Iterator[Finding]:
    r"""Report a telegram that is classified higher than every portion, where all its paragraphs are marked.

    5 FAH-2 and the executive orders: a telegram is classified as high as its highest portion, and no higher.
    SBU, LOU and FOUO are one level here, which EFTO and the caption SENSITIVE ask for. Observed: 14 of 1,295
    telegrams.

    >>> found("S E C R E T LIMA 000123\n\nSUBJECT: TIDES\n\n1. (C) The tide was high.\n")
    line 1: a SECRET telegram, but no portion above (C)  [classification-exceeds-portions]
    """
    line, protection, paragraphs = facts.cable.classification, facts.protection, facts.cable.paragraphs
    marks = {level: portion for _, portion, level in facts.portions if level is not None}
    if line is None or protection is None or not marks or not paragraphs:
        return
    highest = max(marks)
    as_one = max(highest, HANDLED) if highest > Classification.UNCLASSIFIED else highest
    if as_one < protection and all(each.portion for each in paragraphs):
        noun = telegram(line.level) if as_one < line.level else "a telegram to be handled with care"
        yield Finding(f"{noun}, but no portion above ({short(marks[highest].text)})", line.span)


def unmarked_paragraph(facts: Facts) -> Iterator[Finding]:
    r"""Report a numbered paragraph without a portion mark in a classified telegram that marks others.

    The executive orders since 12065 (1978): every portion shows how it is classified. Not looked at are
    telegrams marked as a whole (`C - ENTIRE TEXT`), texts quoted in a telegram (`BEGIN TEXT`), what was taken
    out, paragraphs out of sequence, and those whose parts are marked. Observed: one telegram in fifty.

    >>> found("S E C R E T LIMA 000123\n\nSUBJECT: TIDES\n\n1. (S) The tide was high.\n\n2. It is low now.\n")
    line 7: paragraph 2 without a portion mark  [unmarked-paragraph]
    """
    line = facts.cable.classification
    if line is None or line.level < Classification.CONFIDENTIAL:
        return
    marked = {bool(each.portion) for each in facts.cable.paragraphs if each.number is not None}
    if len(marked) < 2 or _is_marked_as_a_whole(facts):
        return
    last: int | None = None
    apart = False
    for block, below in itertools.pairwise((*facts.cable.body, None)):
        if isinstance(block, Boundary):
            apart = "BEGIN" in block.text.upper()
        if not isinstance(block, Paragraph) or block.number is None:
            continue
        if block.portion is None:
            # Another list of numbers goes on until a paragraph that is marked.
            apart = apart or (last is not None and block.number != last + 1)
            if not (apart or _has_marked_parts(below) or _WITHOUT_NEED.match(block.text)):
                yield Finding(f"paragraph {block.number} without a portion mark", block.span)
        else:
            apart = False
        last = block.number


def _is_marked_as_a_whole(facts: Facts) -> bool:
    marks = (portion.text for _, portion, _ in facts.portions)
    openings = (paragraph.text[:_OPENING] for paragraph in facts.cable.paragraphs)
    return any("ENTIRE" in text for text in itertools.chain(marks, openings))


def _has_marked_parts(below: Block | None) -> bool:
    """Say whether the block below a paragraph is a part of it, with a mark of its own."""
    if isinstance(below, Paragraph) and below.number is not None:
        return False
    return isinstance(below, Paragraph | Item) and below.portion is not None


#: In how many characters at the beginning of a paragraph its text is marked as a whole.
_OPENING: Final = 40
#: What was taken out (`XXXXXXXXXXXX`, `[DETAILS REMOVED]`), and what has a mark in its first line at another
#: place or in a form that the grammar lacks: `Summary: (C)`, `(S/Rel UK)`.
_WITHOUT_NEED: Final = re.compile(r"\[|[Xx]{4}|[^\n]{0,40}\((?i:TS|S|C|U|SBU)\b")


def paragraph_sequence(facts: Facts) -> Iterator[Finding]:
    r"""Report a numbered paragraph that does not follow the one before, once for each break.

    5 FAH-2: paragraphs are numbered through the text. With which number they begin is not looked at, as a
    text may lack its top. Numbers may begin again where another text begins or ends (`BEGIN TEXT`), and after
    a break they may go on where they were left.

    >>> found("UNCLAS LIMA 000123\n\nSUBJECT: TIDES\n\n1. High.\n\n2. Low.\n\n4. Low still.\n")
    line 9: paragraph 4 after paragraph 2  [paragraph-sequence]
    """
    last: int | None = None
    left: int | None = None
    apart = False
    for block in facts.cable.body:
        if isinstance(block, Boundary):
            apart = True
        if not isinstance(block, Paragraph) or block.number is None:
            continue
        if last is not None and block.number != last + 1:
            goes_on = left is not None and block.number == left + 1
            if not goes_on and not (apart and block.number == 1):
                yield Finding(f"paragraph {block.number} after paragraph {last}", block.span)
            left = last
        last, apart = block.number, False


def another_telegram(facts: Facts) -> Iterator[Finding]:
    r"""Report the preamble of a second telegram below the first: two ran together, or one quotes another.

    Two that ran together are parted by :func:`cablegrammar.split`, before they are parsed. The lines of the
    second are not reported one by one.

    >>> found("UNCLAS LIMA 000123\n\n1. High.\nNNNN\n\nR 060911Z DEC 06\nFM AMEMBASSY QUITO\n")
    line 6: another telegram begins with "R 060911Z DEC 06"  [another-telegram]
    """
    if facts.another:
        first = facts.another.text.partition("\n")[0]
        yield Finding(f'another telegram begins with "{short(first)}"', facts.another.span)
