"""The marks that relays, printers, archives and publishers laid over a text, and where they stand in it.

The grammar `layout.lark` says what the marks are, and which of them may stand at the start of a line, inside
one, or in the middle of a sentence.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from ._grammar import FLAGS, alternatives, terminal, terminals
from ._patterns import portable

if TYPE_CHECKING:
    from collections.abc import Iterator


@functools.cache
def pattern(rule: str) -> re.Pattern[str]:
    """Return the marks of a rule of the layout, each with an empty group of its name behind it."""
    return re.compile(portable(_as_groups(rule)), FLAGS)


@functools.cache
def at_line(before: str, rule: str = "_line_mark") -> re.Pattern[str]:
    """Return the same of those that begin a line, and what stands before: they begin behind group 1."""
    start = f"(?={terminals('layout')['LINE_MARK_START']})" if rule == "_line_mark" else ""
    return re.compile(portable(rf"{before}[ ]*{start}()(?:{_as_groups(rule)})"), FLAGS)


def _as_groups(rule: str) -> str:
    """Return a choice of the terminals of a rule of the layout, each with an empty group of its name behind.

    Without a group around it, a terminal is given up at its first character.
    """
    return "|".join(f"(?:{terminals('layout')[name]})(?P<{name}>)" for name in alternatives(rule, "layout"))


def line_marks(text: str, rule: str = "_line_mark") -> Iterator[tuple[str, int, int]]:
    """Yield the name, start and end of each mark that begins a line, alone or after others."""
    next_line, here = at_line("\n", rule).search, at_line("", rule).match
    found = here(text) or next_line(text)
    section_ended, at_top, done = False, True, 0
    while found:
        name = found.lastgroup or ""
        start, end = found.end(1), found.end()
        at_top = at_top and not text[done:start].strip()
        if (name == "LATER_HEADING" and not section_ended) or (
            name in {"HEADING_BANNER", "CORRECTED_COPY"} and not at_top
        ):
            # It is the telegram's own.
            found = next_line(text, start)
            continue
        section_ended = section_ended or name == "END_OF_SECTION"
        while text[end - 1] in " \n":
            end -= 1
        yield name, start, end
        done = end
        found = here(text, end) or next_line(text, end)


def stamps(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name, start and end of each stamp of a reviewer that begins a line."""
    done, place = 0, text.find(_STAMP)
    while place >= 0:
        start = text.rfind("\n", max(done, place - _WIDEST_REVIEWER), place) + 1
        found = at_line("", "_stamp").match(text, start) if start or place < _WIDEST_REVIEWER else None
        if found and not _is_attribute(text, start):
            done = found.end()
            yield "DECLASSIFICATION_STAMP", found.end(1), done
        place = text.find(_STAMP, max(done, place + 1))


def _is_attribute(text: str, start: int) -> bool:
    """Say whether a stamp is what an archive lists among a record's markings, below a reviewer's name."""
    _, key, above = text[max(0, start - _WIDEST_REVIEWER) : start].rpartition("Review Markings:")
    named = sum(map(bool, map(str.strip, above.split("\n"))))
    return bool(key) and named <= 1 and terminal("RECORD_START", "layout").search(text, 0, start) is not None


#: What every stamp of a reviewer has.
_STAMP: Final = "Declassified/Released"
#: How far from the start of its line it may stand, in characters: the reviewer is named before it.
_WIDEST_REVIEWER: Final = 100


def publisher_lines(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name, start and end of each line that a publisher laid over a text."""
    if (
        any(map(text.__contains__, _PUBLISHER_CUES))
        or terminal("PUBLISHER_CUE", "layout").search(text) is not None
        or text[:_WIDEST_REVIEWER].lstrip()[:1].isdigit()
        # The first letters of what a communication centre printed stand in `VZCZCX` too, above many a row.
        or ("CX" in text and (text.count("CX") > text.count("ZCZCX") or _CLOCK.search(text) is not None))
        or text.count("\nFM ") > 1
        or terminal("ROW_CUE", "layout").search(text) is not None
    ):
        yield from line_marks(text, "_publisher_line")


#: What shows that a publisher may have laid lines over a text, as PUBLISHER_CUE does; so do a number at its
#: top, and two headings.
_PUBLISHER_CUES: Final = ("Telegram", "header ends", '","', "\nEmbassy ", "\nConsulate ")
#: The same of a row: the end of a time of day.
_CLOCK: Final = re.compile(r":\d\d\b", re.ASCII)

#: What marks inside a line, or inside joined lines, and a SMART message's number have: most texts have none.
#: To look for each by its first letters is faster than one search for all.
_CUES: Final = [
    re.compile(cue, re.ASCII) for cue in (r"OF\s+0\d\d", r"of\s+0\d\d", r"PAGE\s+\d\d", "MRN:", "QQQ")
]
_CUE: Final = re.compile("|".join(cue.pattern for cue in _CUES), re.ASCII)


def has_cue(text: str) -> bool:
    """Say whether a text has what every mark inside a line has, or the label of a SMART message's number."""
    return any(cue.search(text) for cue in _CUES)


def inner_marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, start and end of each mark inside a line."""
    done = 0
    for cue in _CUE.finditer(text) if has_cue(text) else ():
        if cue.start() < done:
            continue
        start = text.rfind("\n", 0, cue.start()) + 1
        end = text.find("\n", cue.end())
        done = len(text) if end < 0 else end
        for found in pattern("_inner_mark").finditer(text, start, done):
            yield (found.lastgroup or "").removeprefix("INNER_"), *found.span()


def stray_captions(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, start and end of each caption in the middle of a sentence, on a line of its own or not.

    Other marks may stand above or below it, and are covered.
    """
    joined = (
        found.span()
        for found in terminal("JOINED_CAPTION", "layout").finditer(text)
        if terminal("SECRET_BEFORE", "layout").search(text, max(0, found.start() - _NEAR), found.start())
    )
    for start, end in sorted({*_captions_on_lines(text), *joined}):
        yield "STRAY_CAPTION", start, end


def _captions_on_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each stands that has a line of its own."""
    for found in pattern("_sentence_mark").finditer(text):
        place = found.start() - 1
        while place > 0 and text[place] in " \n":
            place -= 1
        stands_below = text.find("\n", max(place, 0), found.start()) >= 0
        line = text[text.rfind("\n", 0, place) + 1 : place + 1]
        # No sentence in capitals goes on in small letters.
        goes_on = "a" <= text[place] <= "z" or (text[place] in ",.;'" and line != line.upper())
        if stands_below and goes_on:
            yield found.span()


#: How far before a caption the word stands after which software put it, in characters.
_NEAR: Final = 80


def has_smart_number(text: str) -> bool:
    """Say whether a text has what tells a SMART message: its number, at the start of a line."""
    return "MRN:" in text and terminal("SMART_NUMBER", "layout").search(text) is not None


def is_marked(text: str, *, opens_line: bool) -> bool:
    """Say whether any of the marks that lie over a telegram is in a text, which may begin a line or not."""
    return (
        "¶" in text
        or "](#)" in text
        # No mark begins with a closing parenthesis.
        or has_smart_number(text if opens_line else f"){text}")
        or any(line_marks(f")\n{text}\n" if opens_line else f"){text}\n"))
        # Something may stand above that shows that a publisher laid lines over the text.
        or any(line_marks(f")\n{text}\n", "_publisher_line"))
        or any(stamps(text))
        or any(inner_marks(text))
        or any(stray_captions(text))
        or has_copy(text)
    )


def has_copy(text: str) -> bool:
    """Say whether a line stands twice in a text, the second time with Q before it."""
    has_line = "Q" in text and terminal("LINE_WITH_Q", "layout").search(text) is not None
    return has_line and terminal("GARBLED_COPY", "layout").search(text) is not None
