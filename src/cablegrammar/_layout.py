"""What lies over a telegram: it is covered with blanks, character for character, and kept by name."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from . import _grammar, _marks
from ._span import Span
from ._unchecked import unchecked
from .model import Extraneous, ExtraneousKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TRANSLATION: Final = str.maketrans(_grammar.WHITE_SPACE)

#: Marks after which a sentence may go on.
_WITHIN_SENTENCE: Final = {
    ExtraneousKind.PRINT_PAGE,
    ExtraneousKind.PAGE_MARKER,
    ExtraneousKind.STRAY_CAPTION,
    ExtraneousKind.DECLASSIFICATION_STAMP,
    ExtraneousKind.SMART_PAGE,
    ExtraneousKind.RELEASE_STAMP,
}

#: Those of them that a print has wherever a page is full.
_OF_PRINTS: Final = {ExtraneousKind.PRINT_PAGE, ExtraneousKind.DECLASSIFICATION_STAMP}

#: What ends a sentence or a heading.
_SENTENCE_ENDS: Final = frozenset('.?!:"”)-')
#: Longest line, in characters, that may be a heading or the short end of a paragraph.
_SHORT_LINE: Final = 40
#: The same where a print has a blank line of its own below it.
_SHORT_LINE_OF_PRINT: Final = 54
#: A line that goes on with a sentence rather than begin a block.
_GOING_ON: Final = re.compile(r"(?!\d{1,3}\.[ (]|-|[A-Z]\. |[^\n]*\n[ ]*[-=]{3})")
_LOWER: Final = re.compile(r"[a-z(]")


#: Marks that say something of a telegram.
_SAYING: Final = frozenset({"ARCHIVE_ATTRIBUTES", "DISTRIBUTION", "DRAFTING", "HANDLING_LINE", "SMART_FIELD"})


def cover(text: str) -> tuple[str, list[Extraneous], list[tuple[Extraneous, str]]]:
    """Return the text with blanks over all that is no part of a telegram, and what was covered, in order.

    Of what was covered, the third value holds what says something of the telegram, each with the text in
    which it was found: marks inside it may have been covered before.

    Every character keeps its offset. Where a mark fell into a sentence, the line breaks around it are covered
    but one.
    """
    source = text
    text = plain(text)
    text = _without_blank_lines_of_blanks(text)
    found: list[Extraneous] = []
    saying: list[tuple[Extraneous, str]] = []

    def keep(name: str, start: int, end: int) -> None:
        each = _extraneous(_KINDS[name], source[start:end], _span(start, end))
        found.append(each)
        if name in _SAYING:
            saying.append((each, text))

    text = cover_publisher_marks(text, keep)
    for pattern, end in _smart_marks(text):
        marks = ((match.lastgroup or "MARKUP", *match.span()) for match in pattern.finditer(text, 0, end))
        text = _covered(text, marks, keep)
    text = _covered(text, _marks.line_marks(text), keep)
    before = None
    while text is not before:
        # What a mark inside a line covered may have stood between the line's start and another mark.
        before = text
        text = _covered(text, _marks.inner_marks(text), keep)
        if text is not before:
            text = _covered(text, _marks.line_marks(text), keep)
    text = _covered(text, _marks.stray_captions(text), keep)
    found.sort(key=lambda each: each.span.start)
    text = _joined(text, source, _groups(text, found))
    return _without_blank_lines_of_blanks(text) if found else text, found, saying


_KINDS: Final = {kind.name: kind for kind in ExtraneousKind}
_extraneous: Final = unchecked(Extraneous)
_span: Final = unchecked(Span)
#: A Markdown link that leads nowhere.
_LINK: Final = re.compile(r"\[([^\[\]\n]*)\]\(#\)")
_LINK_TARGET: Final = re.compile(re.escape("](#)"))
#: The sign of a paragraph inside a line.
_JOINED: Final = re.compile(r" ¶(?=\d{1,3}\.|[B-Z]\.)")


def cover_publisher_marks(text: str, keep: Callable[[str, int, int], None] = lambda *_: None) -> str:
    """Return the text with blanks over links that lead nowhere and over pilcrows; tell `keep` of each."""
    if "](#)" in text:
        for match in _LINK.finditer(text):
            text_end = match.end() - len("](#)")
            if match[1] == "1":
                keep("PILCROW", match.start(), match.end())
            else:
                keep("LINK_TARGET", text_end, match.end())
        text = _LINK.sub(lambda link: " " * len(link[0]) if link[1] == "1" else f" {link[1]}    ", text)
        # Of a link that was cut the target alone is left.
        for match in _LINK_TARGET.finditer(text):
            keep("LINK_TARGET", match.start(), match.end())
        text = _LINK_TARGET.sub("    ", text)
    if "¶" in text:
        place = text.find("¶")
        while place >= 0:
            keep("PILCROW", place, place + 1)
            place = text.find("¶", place + 1)
        # A paragraph begins at its sign, even where lines were joined.
        if " ¶" in text:
            text = _JOINED.sub(" \n", text)
        text = text.replace("¶", " ")
    return text


@functools.cache
def _record() -> re.Pattern[str]:
    """Return the label of an archive's own description of a record, at the start of its line."""
    return re.compile(rf"^[ ]*{_grammar.terminals('layout')['ARCHIVE_ATTRIBUTES_LABEL']}", _grammar.FLAGS)


def _smart_marks(text: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Return the marks of a SMART message, and where the last of them may end; nothing if the text is none.

    What an archive says of it is no part of it.
    """
    record = _record().search(text) if "MRN:" in text else None
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
        pieces += text[done:start], _blanks_over(text[start:end])
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def plain(text: str) -> str:
    """Return a text with no white space but blanks and line feeds; every character keeps its offset."""
    if any(map(text.__contains__, _grammar.WHITE_SPACE)):
        return text.replace("\r\n", " \n").translate(_TRANSLATION)
    return text


#: What would be blank lines but for blanks in them.
_BLANK_LINES: Final = re.compile(r"\n[ ]+(?=\n)")


def _without_blank_lines_of_blanks(text: str) -> str:
    """Return a text whose blank lines hold no blanks: each of these becomes a line feed."""
    while "\n \n" in text:
        # Most have one.
        text = text.replace("\n \n", "\n\n\n")
    return _BLANK_LINES.sub(lambda line: "\n" * len(line[0]), text)


def _blanks_over(text: str) -> str:
    return "\n".join([" " * len(line) for line in text.split("\n")])


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
        if "\n" not in text[first:last]:
            continue
        # A page of a print ends wherever it is full.
        of_print = kinds & _OF_PRINTS and ExtraneousKind.END_OF_SECTION not in kinds
        line = left[left.rfind("\n") + 1 :]
        whole = of_print and not _is_parted(source, marks, first, last)
        if not whole and not _goes_on(line, right, _SHORT_LINE_OF_PRINT if of_print else _SHORT_LINE):
            continue
        # Lines that a mark parts may be another one together.
        if not _marks.is_marked(f"{left}\n{right}", opens_line=True):
            pieces += text[done:first], " " * (last - first - 1), "\n"
            done = last
    return "".join([*pieces, text[done:]]) if pieces else text


#: How far from a mark, in characters, a sentence is looked for.
_NEAR: Final = 160


def _is_parted(source: str, marks: list[Extraneous], first: int, last: int) -> bool:
    """Say whether a print has a blank line of its own between what stands above marks and what stands below.

    One blank line below the head of a page belongs to it; so do those between marks.
    """
    page = max(
        (place for place, mark in enumerate(marks) if mark.kind is ExtraneousKind.PRINT_PAGE), default=-1
    )
    below = _blank_lines(source, marks[-1].span.end, last)
    if 0 <= page < len(marks) - 1:
        below += _blank_lines(source, marks[page].span.end, marks[page + 1].span.start)
    return _blank_lines(source, first, marks[0].span.start) > 0 or below > (page >= 0)


def _blank_lines(source: str, start: int, end: int) -> int:
    """Return how many lines of a text are blank between two places; a form feed begins none."""
    return max(plain(source[start:end].replace("\f", "")).count("\n") - 1, 0)


def _goes_on(line: str, after: str, short: int) -> bool:
    """Say whether the sentence of a line goes on after a mark; no line longer than `short` is a heading."""
    # Nor is one that ends in the middle of a phrase.
    unfinished = line[-1] not in _SENTENCE_ENDS and (len(line) > short or line[-1].islower())
    return bool((unfinished and _GOING_ON.match(after)) or (line[-1] not in ".:" and _LOWER.match(after)))
