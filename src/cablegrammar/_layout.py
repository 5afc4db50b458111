"""What lies over a telegram: it is covered with blanks, character for character, and kept by name."""

from __future__ import annotations

import functools
import re
from typing import Final

from . import _grammar
from ._span import Span
from .model import Extraneous, ExtraneousKind

#: Other white space as the grammar knows it: a blank, or a line feed where a line ends. One character for one.
_WHITE_SPACE: Final = str.maketrans(
    {"\t": " ", "\xa0": " ", "\r": "\n", "\f": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)
_OTHER_WHITE_SPACE: Final = "\t\xa0\r\f\v\x85\u2028\u2029"

_LINE_MARKS: Final = (
    "ARCHIVE_ATTRIBUTES",
    "ARCHIVE_LABEL",
    "DECLASSIFICATION_STAMP",
    "PARTIAL_EXTRACT_NOTICE",
    "PUBLICATION_DATE",
    "PRINT_PAGE",
    "PAGE_MARKER",
    "DISTRIBUTION",
    "DISTRIBUTION_LABEL",
    "HANDLING_LINE",
    "DRAFTING",
    "PRINT_BANNER",
    "STRAY_CAPTION",
    "END_OF_DOCUMENT",
    "DATABASE_FIELD",
    "CUT_MARK",
    "GAP_MARK",
)

#: Marks after which a sentence may go on.
_WITHIN_SENTENCE: Final = {
    ExtraneousKind.PRINT_PAGE,
    ExtraneousKind.PAGE_MARKER,
    ExtraneousKind.STRAY_CAPTION,
    ExtraneousKind.DECLASSIFICATION_STAMP,
}

#: The end of a line that does not end a sentence, and the white space after it.
_UNFINISHED: Final = re.compile(r"(?:[^\n]{40}|\n)[^\n]*[^\s.?!:\"”)-]\s*\Z|[a-z,]\s*\Z")
#: A line that goes on with a sentence rather than begin a block.
_GOING_ON: Final = re.compile(r"\s*(?!\d{1,3}\.[ (]|-|[A-Z]\. |[^\n]*\n[ ]*[-=]{3})(?=\S)")
_LOWER: Final = re.compile(r"\s*[a-z(]")


@functools.cache
def _line_marks() -> re.Pattern[str]:
    terminals = _grammar.terminals("layout")
    marks = "|".join(f"(?P<{name}>{terminals[name]})" for name in _LINE_MARKS)
    return re.compile(rf"\n[ ]*(?=[^a-z\s])(?:{marks})", _grammar.FLAGS)


@functools.cache
def _mark(name: str) -> re.Pattern[str]:
    return re.compile(_grammar.terminals("layout")[name], _grammar.FLAGS)


def cover(text: str) -> tuple[str, list[Extraneous]]:
    """Return the text with blanks over all that is no part of a telegram, and what was covered, in order.

    Every character keeps its offset. Where a mark fell into a sentence, the line breaks around it are covered but one.
    """
    source = text
    if any(character in text for character in _OTHER_WHITE_SPACE):
        text = text.replace("\r\n", " \n").translate(_WHITE_SPACE)
    found: list[Extraneous] = []

    def keep(kind: ExtraneousKind, start: int, end: int) -> None:
        found.append(Extraneous(kind, source[start:end], Span(start, end)))

    if "¶" in text or "](#)" in text:
        for match in _mark("PILCROW").finditer(text):
            keep(ExtraneousKind.PILCROW, match.start(), match.end())
        # A paragraph begins at its sign, even where lines were joined.
        text = re.sub(r" ¶(?=\d{1,3}\.|[B-Z]\.)", " \n", text).replace("¶", " ")
    if "](#)" in text:
        text = _mark("PILCROW").sub(_blanks, text)
        for match in _mark("LINK_TARGET").finditer(text):
            keep(ExtraneousKind.LINK_TARGET, match.start(), match.end())
        text = re.sub(r"\[([^\]\n]*)\]\(#\)", lambda link: f" {link[1]}    ", text)
    pieces: list[str] = []
    done = 0
    for match in _line_marks().finditer("\n" + text):
        name = match.lastgroup or ""
        kind = ExtraneousKind[name]
        # The line feed before the text shifts every offset by one.
        start, end = match.start(name) - 1, match.end() - 1
        while source[end - 1].isspace():
            end -= 1
        keep(kind, start, end)
        pieces.append(text[done:start])
        pieces.append(_blanks_over(text[start:end]))
        done = end
    if done:
        text = "".join([*pieces, text[done:]])
    if " OF 0" in text or " of 0" in text:
        text = _cover_inner(text, "INNER_PAGE_MARKER", ExtraneousKind.PAGE_MARKER, keep)
    if "PAGE 0" in text:
        text = _cover_inner(text, "INNER_PRINT_PAGE", ExtraneousKind.PRINT_PAGE, keep)
    found.sort(key=lambda each: each.span.start)
    for each in found:
        if each.kind in _WITHIN_SENTENCE:
            text = _join(text, each.span.start, each.span.end)
    return text, found


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blanks_over(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _cover_inner(text: str, name: str, kind: ExtraneousKind, keep: object) -> str:
    def replace(match: re.Match[str]) -> str:
        keep(kind, match.start(), match.end())  # type: ignore[operator]
        return _blanks_over(match[0])

    return _mark(name).sub(replace, text)


def _join(text: str, start: int, end: int) -> str:
    """Cover the line breaks around a covered mark but the last, if a sentence goes on after it."""
    before = text[max(0, start - 160) : start]
    after = text[end : end + 160]
    left = len(before.rstrip())
    if not left or not after.strip():
        return text
    if not ((_UNFINISHED.search(before) and _GOING_ON.match(after)) or (before[left - 1] not in ".:" and _LOWER.match(after))):
        return text
    first = start - len(before) + left
    last = end + len(after) - len(after.lstrip())
    if "\n" not in text[first:last]:
        return text
    return text[:first] + " " * (last - first - 1) + "\n" + text[last:]
