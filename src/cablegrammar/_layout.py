"""What lies over a telegram: it is covered with blanks, character for character, and kept by name."""

from __future__ import annotations

import itertools
import operator
import re
from typing import TYPE_CHECKING, Final

from . import _close, _grammar, _marks, _sets
from ._span import Span
from ._unchecked import unchecked
from .model import Extraneous, ExtraneousKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: Marks after which a sentence may go on.
_WITHIN_SENTENCE: Final = {
    ExtraneousKind.PRINT_PAGE,
    ExtraneousKind.PAGE_MARKER,
    ExtraneousKind.STRAY_CAPTION,
    ExtraneousKind.DECLASSIFICATION_STAMP,
    ExtraneousKind.SMART_PAGE,
    ExtraneousKind.RELEASE_STAMP,
    ExtraneousKind.COLLATION_NOTICE,
}
#: Those of them that a print has wherever a page is full.
_OF_PRINTS: Final = {ExtraneousKind.PRINT_PAGE, ExtraneousKind.DECLASSIFICATION_STAMP}

#: What ends a sentence or a heading.
_SENTENCE_ENDS: Final = frozenset('.?!:"”)-')
#: Longest line, in characters, that may be a heading or the short end of a paragraph.
_SHORT_LINE: Final = 40
#: The same where a print has a blank line of its own below it.
_SHORT_LINE_OF_PRINT: Final = 54

#: Marks that say something of a telegram.
_SAYING: Final = frozenset(
    {"ARCHIVE_ATTRIBUTES", "CORRECTED_COPY", "DISTRIBUTION", "DRAFTING", "HANDLING_LINE", "SMART_FIELD"}
)


def cover(text: str) -> tuple[str, list[Extraneous], list[tuple[Extraneous, str]]]:
    """Return the text with blanks over all that is no part of a telegram, and what was covered, in order.

    Of what was covered, the third value holds what says something of the telegram, each with the text in
    which it was found: marks inside it may have been covered before.

    Every character keeps its offset. Where a mark fell into a sentence, the line breaks around it are covered
    but one.
    """
    source = text
    text = _without_blank_lines_of_blanks(_spaced_once(plain(text)))
    found: list[Extraneous] = []
    saying: list[tuple[Extraneous, str]] = []

    def keep(name: str, start: int, end: int) -> None:
        each = _extraneous(_KINDS[name], source[start:end], _span(start, end))
        found.append(each)
        if name in _SAYING:
            saying.append((each, text))

    def first_of_two(copy: re.Match[str]) -> str:
        keep("REPEATED_LINE", copy.end() - len(copy["line"]) - 1, copy.end())
        return copy[0].partition("\n")[0].ljust(len(copy[0]))

    text = cover_publisher_marks(text, keep)
    text = _covered(text, _marks.stamps(text), keep)
    for pattern, end in _smart_marks(text):
        marks = ((match.lastgroup or "MARKUP", *match.span()) for match in pattern.finditer(text, 0, end))
        text = _covered(text, marks, keep)
    text = _covered(text, _marks.publisher_lines(text), keep)
    if found and found[-1].kind is ExtraneousKind.PUBLISHER_ROW:
        text = _parted_cells(text, source, found[-1], keep)
    text = _covered(text, _marks.line_marks(text), keep)
    before = None
    while text is not before:
        # What a mark inside a line covered may have stood between the line's start and another mark.
        before = text
        text = _covered(text, _marks.inner_marks(text), keep)
        if text is not before:
            text = _covered(text, _marks.line_marks(text), keep)
        text = _covered(text, _marks.stray_captions(text), keep)
    # What stood before a mark, or in a cell of its own, ends a line now.
    text = cover_publisher_marks(text, keep)
    while _marks.has_copy(text):
        text = _grammar.terminal("GARBLED_COPY", "layout").sub(first_of_two, text)
    text = _covered(text, _repeated_in_sections(text, found), keep)
    text = _covered(text, _repetition(text), keep)
    found.sort(key=lambda each: each.span.start)
    text = _joined(text, source, _groups(text, found))
    if any(map(text.__contains__, _JOINED_CUES)):
        fold, line = _grammar.terminal("HEADING_FOLD_GAP"), _grammar.terminal("JOINED_LINE_GAP")
        text = _grammar.terminal("JOINED_HEADING").sub(
            lambda heading: line.sub("\n", fold.sub(" ", heading[0])), text
        )
    if "//" in text or _sets.has_cue(text):
        text = _grammar.terminal("HEADING_BREAK").sub("\n", text)
    return _without_blank_lines_of_blanks(text) if found else text, found, saying


#: What a heading has whose lines were joined, or cut anew.
_JOINED_CUES: Final = (
    *(" FM ", "FM CN=", "FM OU=", "FM O="),
    *(" TO RU", " TO AM", " TO SEC", " INFO RU", " INFO AM"),
)
_KINDS: Final = {kind.name: kind for kind in ExtraneousKind}
_extraneous: Final = unchecked(Extraneous)
_span: Final = unchecked(Span)


def cover_publisher_marks(text: str, keep: Callable[[str, int, int], None] = lambda *_: None) -> str:
    """Return the text with blanks over links that lead nowhere and over pilcrows; tell `keep` of each."""
    if "](#)" in text:
        link = _grammar.terminal("LINK", "layout")
        for match in link.finditer(text):
            text_end = match.end() - len("](#)")
            if match[0] == "[1](#)":
                keep("PILCROW", match.start(), match.end())
            else:
                keep("LINK_TARGET", text_end, match.end())
        text = link.sub(lambda link: f" {' ' if link[0] == '[1](#)' else link[0][1:-4]}    ", text)
        # Of a link that was cut the target alone is left.
        for place in _places("](#)", text):
            keep("LINK_TARGET", place, place + 4)
        text = text.replace("](#)", "    ")
    if "\\" in text:
        for match in _grammar.terminal("LINE_ESCAPE", "layout").finditer(text):
            keep("LINE_ESCAPE", *match.span())
        text = _grammar.terminal("LINE_ESCAPE", "layout").sub(lambda escape: " " * len(escape[0]), text)
        text = _without_blank_lines_of_blanks(text)
    if "¶" in text:
        for place in _places("¶", text):
            keep("PILCROW", place, place + 1)
        # A paragraph begins at its sign, even where lines were joined.
        if " ¶" in text:
            text = _grammar.terminal("JOINED_PILCROW", "layout").sub(" \n", text)
        text = text.replace("¶", " ")
    return text


def _places(words: str, text: str) -> Iterator[int]:
    """Yield where words stand in a text."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + len(words))


def _smart_marks(text: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Return the marks of a SMART message, and where the last of them may end; nothing if the text is none.

    What an archive says of it is no part of it.
    """
    record = _grammar.terminal("RECORD_START", "layout").search(text) if "MRN:" in text else None
    end = record.start() if record else len(text)
    if not _marks.has_smart_number(text[:end]):
        return ()
    heading = _grammar.terminal("SMART_HEADING", "layout").search(text, 0, end)
    return (
        (_grammar.terminal("MARKUP", "layout"), end),
        (_marks.pattern("_smart_mark_before_heading"), heading.start() if heading else 0),
        (_marks.pattern("_smart_mark"), end),
    )


def _covered(text: str, marks: Iterable[tuple[str, int, int]], keep: Callable[[str, int, int], None]) -> str:
    """Return the text with blanks over the marks, itself where there are none; tell `keep` of each."""
    pieces: list[str] = []
    done = 0
    for name, start, end in marks:
        keep(name, start, end)
        pieces += text[done:start], "\n".join([" " * len(line) for line in text[start:end].split("\n")])
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def plain(text: str) -> str:
    """Return a text with no white space but blanks and line feeds; every character keeps its offset."""
    if "\r" in text:
        text = text.replace("\r\n", " \n")
    for each, space in _grammar.WHITE_SPACE.items():
        text = text.replace(each, space)
    return text


def _parted_cells(text: str, source: str, row: Extraneous, keep: Callable[[str, int, int], None]) -> str:
    """Return a text with a line's end between heading and text of a publisher's row."""
    if row.text[-1] == '"' and (quotes := text.find('","', row.span.end)) >= 0:
        keep("PUBLISHER_ROW", quotes, quotes + 3)
        return f"{text[:quotes]}  \n{text[quotes + 3 :]}"
    tab = source.find("\t", row.span.end)
    while tab >= 0:
        if _grammar.terminal("CLASSIFICATION_WORD", "layout").match(text, tab + 1):
            return f"{text[:tab]}\n{text[tab + 1 :]}"
        tab = source.find("\t", tab + 1)
    return text


def _repetition(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield where the beginning of a telegram stands that stands again below, and goes on there.

    A publisher's row or a teaser, the text to its first sentence, may stand between. The later copy counts.
    """
    first = len(text) - len(text.lstrip())
    if not _grammar.terminal("TOP", "layout").match(text, first):
        return
    again = _line_again(text, text[first : text.find("\n", first)].rstrip(), first)
    if again < 0 and (verb := text.find("\nFM ", first, first + _NEAR_TOP)) >= 0:
        # The copies may differ in what stands above the date-time group.
        first = text.rfind("\n", 0, verb) + 1
        again = _line_again(text, text[first:verb].strip(), first)
    if again < 0:
        return
    above = "".join(text[first:again].split()).rstrip('.",')
    below = "".join(text[again : again + 2 * (again - first)].split())
    if above and below.startswith(above):
        yield "REPETITION", first, first + len(text[first:again].rstrip())


#: How far down the line FM of the first heading stands, in characters.
_NEAR_TOP: Final = 2000


def _line_again(text: str, line: str, start: int) -> int:
    """Return where a line stands again below, blanks before it or none; -1 where it does not."""
    place = text.find(line, start + 1) if line else -1
    before = text[max(place - _NEAR, 0) : max(place, 0)].rstrip(" ")
    whole = before.endswith("\n") and text[place + len(line) : place + len(line) + 1] in {" ", "\n"}
    return place if whole else -1


def _repeated_in_sections(text: str, found: list[Extraneous]) -> list[tuple[str, int, int]]:
    """Return what sections of a telegram repeat: lines of the front matter, the surname at the end."""
    ends = [each.span.start for each in found if each.kind is ExtraneousKind.END_OF_SECTION]
    if not ends:
        return []
    marks: list[tuple[str, int, int]] = []
    foot = _grammar.terminal("SECTION_FOOT", "layout")
    below = (
        line.strip() for line in reversed(text.rstrip()[-_NEAR_TOP:].split("\n")) if not foot.match(line)
    )
    line = next(filter(None, below), "")
    surname = line[_close.surname_of(line, len(line)) :].strip() or line
    for end in ends:
        above = text[max(end - _NEAR_TOP, 0) : end]
        line = above.rstrip()
        place = end - len(above) + len(line) - len(surname)
        signed = surname.replace(" ", "").isalpha() and line.endswith(surname)
        if signed and line[: -len(surname)].rstrip(" ")[-1:] in {"\n", "."}:  # or ends its last sentence
            marks.append(("SECTION_SIGNATURE", place, place + len(surname)))
    front = set(
        itertools.takewhile(lambda line: not line[:1].isdigit(), map(str.strip, text[: ends[0]].split("\n")))
    )
    for heading in found:
        place = heading.span.end
        while heading.kind is ExtraneousKind.LATER_HEADING:
            near = text[place : place + _NEAR_TOP]
            start = place + len(near) - len(near.lstrip())
            line = text[start : start + _NEAR].partition("\n")[0].rstrip()
            if not line or line not in front:
                break
            place = start + len(line)
            marks.append(("REPEATED_LINE", start, place))
    return sorted(marks, key=operator.itemgetter(1))


def _spaced_once(text: str) -> str:
    """Return a text without the blank lines of a publisher who put one below every line."""
    spaced = _grammar.terminal("SPACED_LINES", "layout")
    if not spaced.search(text):
        return text
    together = _grammar.terminal("LINES_TOGETHER", "layout").finditer(text)
    bounds = itertools.pairwise([0, *(lines.start() for lines in together), len(text)])
    gap = _grammar.terminal("SPACING_GAP", "layout")
    return "".join(
        gap.sub(lambda gap: "\n".rjust(len(gap[0])), piece) if spaced.search(piece) else piece
        for piece in (text[start:end] for start, end in bounds)
    )


def _without_blank_lines_of_blanks(text: str) -> str:
    """Return a text whose blank lines hold no blanks: each of these becomes a line feed."""
    if " \n" not in text:
        return text
    return _grammar.terminal("LINE_OF_BLANKS", "layout").sub(lambda line: "\n" * len(line[0]), text)


def _groups(text: str, marks: Iterable[Extraneous]) -> Iterator[list[Extraneous]]:
    """Yield the marks that stand together, if a sentence may go on after one of them."""
    group: list[Extraneous] = []
    end = 0
    for mark in marks:
        if group and text[end : mark.span.start].strip():
            yield group
            group = []
        group.append(mark)
        end = max(end, mark.span.end)
    if group:
        yield group


def _joined(text: str, source: str, groups: Iterable[list[Extraneous]]) -> str:
    """Cover the line breaks around covered marks but the last, wherever a paragraph goes on after them."""
    pieces: list[str] = []
    done = 0
    for marks in groups:
        kinds = {mark.kind for mark in marks}
        if not kinds & _WITHIN_SENTENCE:
            continue
        start, end = marks[0].span.start, max(mark.span.end for mark in marks)
        before = text[max(done, start - _NEAR) : start]
        after = text[end : end + _NEAR]
        left, right = before.rstrip(), after.lstrip()
        if not left or not right:
            continue
        first, last = start - len(before) + len(left), end + len(after) - len(right)
        # The line of a caption may have been joined with those around it; so may that of a gateway.
        in_line = "\n" not in text[first:last]
        if in_line and not kinds & {ExtraneousKind.STRAY_CAPTION, ExtraneousKind.COLLATION_NOTICE}:
            continue
        # A page of a print ends wherever it is full.
        of_print = kinds & _OF_PRINTS and ExtraneousKind.END_OF_SECTION not in kinds
        line = left[left.rfind("\n") + 1 :]
        whole = (
            (of_print and not _is_parted(source, marks, first, last))
            or (in_line and not _grammar.terminal("BLOCK_START", "layout").match(right))
            or _grammar.terminal("ADDRESSES_AROUND_PAGE", "layout").match(f"{line}\n{right}")
            or (
                ExtraneousKind.PAGE_MARKER in kinds
                and plain(source[first:last]).count("\n") <= _LINES_OF_PAGE_MARKER
                and _grammar.terminal("SENTENCES_AROUND_PAGE", "layout").match(f"{line}\n{right}")
            )
        )
        if not whole and not _goes_on(line, right, _SHORT_LINE_OF_PRINT if of_print else _SHORT_LINE):
            continue
        # Lines that a mark parts may be another one together.
        if not _marks.is_marked(f"{left}\n{right}", opens_line=True):
            pieces += text[done:first], " " * (last - first - 1), "\n"
            done = last
    return "".join([*pieces, text[done:]]) if pieces else text


#: How many lines end between two sentences around the mark of a page: one is blank above it, two below it.
_LINES_OF_PAGE_MARKER: Final = 5
#: How far from a mark, in characters, a sentence is looked for.
_NEAR: Final = 160


def _is_parted(source: str, marks: list[Extraneous], first: int, last: int) -> bool:
    """Say whether a print has a blank line of its own between what stands above marks and what stands below.

    One blank line below the head of a page belongs to it; so do those between marks.
    """
    # A stamp may stand inside a mark.
    by_end = sorted(marks, key=lambda mark: mark.span.end)
    below = _blank_lines(source, by_end[-1].span.end, last)
    pages = [mark.span.end for mark in by_end if mark.kind is ExtraneousKind.PRINT_PAGE]
    if pages and (under := [mark.span.start for mark in by_end if mark.span.start >= pages[-1]]):
        below += _blank_lines(source, pages[-1], under[0])
    return _blank_lines(source, first, marks[0].span.start) > 0 or below > bool(pages)


def _blank_lines(source: str, start: int, end: int) -> int:
    """Return how many lines of a text are blank between two places; a form feed begins none."""
    return max(plain(source[start:end].replace("\f", "")).count("\n") - 1, 0)


def _goes_on(line: str, after: str, short: int) -> bool:
    """Say whether the sentence of a line goes on after a mark; no line longer than `short` is a heading."""
    # Nor is one that ends in the middle of a phrase.
    parted_word = line[-1] == "-" and line[-2:-1].isalnum()
    unfinished = (
        parted_word
        or line[-1] == ","
        or (line[-1] not in _SENTENCE_ENDS and (len(line) > short or line[-1].islower()))
    )
    begins_block = _grammar.terminal("BLOCK_START", "layout").match(after)
    goes_on = line[-1] not in ".:" and (after[0].islower() or after[0] == "(")
    return goes_on or (unfinished and not begins_block)
