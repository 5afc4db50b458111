"""Where the blocks of a text begin that have no blank line above them: at marks that carry on a sequence.

A number at the head of a line is that of a paragraph if it follows the number before, if a portion mark
stands behind it or if the line above it ends a sentence; else it is a date, or the number of what a sentence
names. A letter or a dash is the mark of an item if it follows the mark of the item before.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from . import _cut, _grammar

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

#: What ends the line above a paragraph or a dashed item: the end of a sentence, or of a ruler.
_LINE_ENDS: Final = frozenset('.?!:;"”)*=_-')
#: What ends a sentence or leads to a list.
_SENTENCE_ENDS: Final = frozenset(".?!:;")
#: From the mark of a second item to that of a first, and how far above it that is looked for.
_FIRST: Final = str.maketrans("Bb2", "Aa1")
_LONGEST_ITEM: Final = 2000
#: How far back a word is looked for before a number, in characters.
_WORD: Final = 20
#: How wide a line is, in characters, that no system wrapped.
UNWRAPPED: Final = 150
#: What every row in columns has.
WIDE: Final = "   "
#: The number before the first paragraph of a text of which nothing else is known: none follows it.
ALONE: Final = -1


def breaks(text: str, start: int, end: int | None = None, number: int | None = None) -> list[int]:
    """Return where blocks of a piece of text begin inside what a blank line does not part.

    `number` is that of the paragraph above the piece; if it is not known, any may follow.
    """
    unknown = number is None
    # With a line feed before its first line each has one.
    lines = f"\n{text}"
    bound = len(lines) if end is None else end + 1
    found: list[int] = []
    items: dict[str, int] = {}
    first_seen: dict[str, int] = {}
    portion, unfinished = _grammar.terminal("PORTION_WORDS"), _grammar.terminal("DAY_FOLLOWS")
    references, aside = map(_grammar.terminal, ("REFERENCES_BELOW_LINE", "DASH_IN_SENTENCE"))
    cited = 0  # where they end
    for mark in _grammar.terminal("MARK_BELOW").finditer(lines, start, bound):
        above = lines[: mark.start()][-1:] if mark.start() <= start else _last(lines, mark.start())
        apart = above in {"", "\n"}
        words = mark[0].strip()
        has_portion = portion.match(lines, mark.end()) is not None
        bare = words.strip("(. ")
        if bare.isdigit():
            value = int(bare)
            if not (apart or has_portion or above in _LINE_ENDS or number is None or value == number + 1):
                continue
            if not (apart or has_portion) and unfinished.search(
                lines, max(0, mark.start() - _WORD), mark.start()
            ):
                continue
            apart = apart or (number is None and _is_below_subject(text, start, mark.start()))
            number = value
            items.clear()
            first_seen.clear()
            if not apart and mark.start() >= cited:
                found.append(mark.start())
        # Above the first paragraph letters are those of references. A block alone is one.
        elif words in {"A.", "(A)"} and number is None and (listed := references.match(lines, mark.start())):
            cited = listed.end()
        elif has_portion or number not in {None, ALONE}:
            style, place = _style(words)
            apart = apart or (above == ")" and _is_mark(lines, mark.start()))
            opens = above in _LINE_ENDS and not aside.match(lines, mark.start())
            follows = items.get(style) == place - 1 or (not place and (style in items or opens))
            if place == 2 and style in first_seen and not (apart or follows):
                found.append(first_seen.pop(style))
                follows = True
            elif above in _SENTENCE_ENDS and place > 0:
                # A mark of the series may be missing, or stand below the next. An only item stands below a
                # colon; the first of several sentences may stand inside a line.
                near = lines[max(start, mark.start() - _LONGEST_ITEM) : mark.start()] if above == "." else ""
                follows |= (
                    items.get(style) in {place - 2, place + 1}
                    or (place == 1 and above == ":")
                    or (place == 2 and style not in items and f" {words.translate(_FIRST)} " in near)
                )
            # To the right it begins an item in any place of its series.
            follows = follows or (place > 0 and mark[0].startswith("\n   "))
            first_seen.pop(style, None)
            if apart or has_portion or follows:
                items[style] = place
                if not apart:
                    found.append(mark.start())
            elif place == 1:
                first_seen[style] = mark.start()
    found += _lines_of_their_own(lines, start, bound)
    if WIDE in lines:
        labelled = unknown and _grammar.terminal("LABEL_AT_PLACE").match(text, start) is not None
        found += [*_columns(lines, start, bound, sorted(found), labelled=labelled)]
    return sorted(place for place in {*found} if place > start)


def _is_below_subject(text: str, start: int, place: int) -> bool:
    """Say whether a subject ends at a place whose label stands at another, over a blank line."""
    label = _grammar.terminal("SUBJECT_OPENER").match(text, start)
    blank = text.find("\n\n", start, place)
    if label is None or blank < 0 or text[label.end() : blank].strip(" "):
        return False
    subject = _grammar.terminal("SUBJECT_BELOW").match(text, blank + len("\n\n"))
    return subject is not None and not text[subject.end() : place].strip()


def breaks_above(text: str, labels: list[int]) -> list[int]:
    """Return where pieces of a front matter begin: at its labels, and at what stands in lines of its own."""
    end = labels[-1] if labels else 0
    own = (place for place in _lines_of_their_own(f"\n{text}", 0, end + 1) if 0 < place < end)
    return sorted({*labels[:-1], *own})


def _lines_of_their_own(lines: str, start: int, end: int) -> Iterator[int]:
    """Yield where lines of headings with their rulers begin and end, and other headings and notices begin."""
    heading = _grammar.terminal("HEADING_WITH_RULER")
    for ruler in _cut.rulers_in_lines(lines, start, end):
        above, below = lines.rfind("\n", 0, ruler.start()), lines.find("\n", ruler.start())
        if heading.match(lines, above + 1, end if below < 0 else below):
            yield above
            if below >= 0:
                yield below
    for notice in _grammar.terminal("NOTICE_BELOW").finditer(lines, start, end):
        yield notice.start()
    for title in _grammar.terminal("TITLE_BELOW").finditer(lines, start, end):
        line = lines[lines.rfind("\n", 0, title.start()) + 1 : title.start()].rstrip(" ")
        ended = line[-1:] in _LINE_ENDS or _grammar.terminal("PART_ENDED").search(line)
        if len(line) >= UNWRAPPED and ended:
            yield title.start()


def _columns(lines: str, start: int, end: int, found: list[int], *, labelled: bool) -> Iterator[int]:
    """Yield where rows in columns begin and end that stand in other blocks, which begin where `found` says.

    `labelled` says whether a label stands at the start: what stands with it, down to a ruler, is no block.
    """
    mark, more, ruler, table = map(_grammar.terminal, ("MARK_BELOW", "MORE_OF_TABLE", "RULER", "TABLE"))
    for top, after in itertools.pairwise((start, *(each for each in found if start < each < end), end)):
        block = place = top
        while three := _rows(lines, place, after):
            block = max(block, lines.rfind("\n\n", place, three.start() + 1) + 1)
            if mark.match(lines, three.start()):
                # There an item would begin.
                place = lines.find("\n", three.start() + 1)
                continue
            rest = more.match(lines, three.end(), after)
            place = rest.end() if rest else three.end()
            # A block whose first line is indented is a table already. What would be a mark ends none.
            is_table = table.match(lines, block + 1) and not mark.match(lines, block)
            marked = place < after and mark.match(lines, place)
            if not (is_table or marked):
                of_label = labelled and block == start and not ruler.search(lines, start, three.start())
                ends = [place] if of_label else [three.start(), place]
                yield from (each for each in ends if each < end)
                block = place


def _rows(lines: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first rows that stand together below a place: three, or two in three columns."""
    rows = _grammar.terminal("ROWS_BELOW")
    wide = lines.find(WIDE, start, end)
    while wide >= 0:
        if found := rows.match(lines, max(lines.rfind("\n", start, wide), start), end):
            return found
        below = lines.find("\n", wide, end)
        wide = lines.find(WIDE, below, end) if below >= 0 else -1
    return None


def _is_mark(lines: str, end: int) -> bool:
    """Say whether the line above a place is the mark of a paragraph and no more."""
    line = lines[lines.rfind("\n", 0, end) + 1 : end].strip(" ")
    number = _grammar.terminal("PARAGRAPH_START").match(line)
    return number is not None and _grammar.terminal("PORTION_WORDS").fullmatch(line, number.end()) is not None


def _last(lines: str, place: int) -> str:
    """Return what ends the line above a place, or a word's hyphen; a line feed if it parts blocks."""
    while lines[place - 1] == " ":
        place -= 1
    if lines.endswith("\nBT", 0, place):
        return "\n"
    parts_word = lines[place - 1] == "-" and lines[place - 2].isalnum()
    return lines[place - 2 : place] if parts_word else lines[place - 1]


def _style(mark: str) -> tuple[str, int]:
    """Return how an item is marked, and its place among such: 1 for `A.` or `(1)`, 0 for a dash."""
    words = mark.strip("().")
    if words.isdigit():
        return mark.replace(words, "1"), int(words)
    if len(words) == 1 and words.isalpha():
        return mark.replace(words, "A" if words.isupper() else "a"), ord(words.upper()) - ord("A") + 1
    return mark, 0
