"""Where the text of a telegram ends: at the surname under it, and at the last lines of its transmission.

The rules that read what stands there are `close` and `ending` of `cable.lark`.
"""

from __future__ import annotations

from typing import Final

from . import _grammar

#: How far back, in characters, is looked for what stands before a surname.
_NEAR: Final = 160
#: How many blanks a surname at the end of a line may hold, with that before it.
_BLANKS: Final = 4


def ending_of(text: str) -> int:
    """Return where the first line of the ending begins; the end of the text if it has none."""
    if _grammar.terminal("ENDING_LINE").match(text, len(text) - len(text.lstrip(" \n"))):
        return 0
    below = _grammar.terminal("ENDING_BELOW").search(text)
    end = below.start() if below else len(text)
    behind = _grammar.terminal("ENDING_BEHIND_SET").search(text, 0, end) if "//" in text else None
    if behind is None or text.startswith(_grammar.UNRECOGNIZED, text.rfind("\n", 0, behind.start()) + 1):
        return end
    return behind.start() + len("//")


def surname_of(text: str, end: int) -> int:
    """Return where the surname under a text begins; `end`, where the text ends, if there is none."""
    below = _grammar.terminal("LINE_BELOW_SURNAME")
    bottom = _without_blanks(text, end)
    while bottom:
        start = text.rfind("\n", 0, bottom) + 1
        place = _surname_of_line(text, start, bottom)
        if place is not None:
            return place
        if not below.fullmatch(text, start, bottom):
            break
        bottom = _without_blanks(text, start)
    return end


def _without_blanks(text: str, end: int) -> int:
    """Return where the last word before a place ends."""
    while end and text[end - 1] in " \n":
        end -= 1
    return end


def _surname_of_line(text: str, start: int, end: int) -> int | None:
    """Return where the surname of a line begins: at its start, or after the end of a sentence."""
    closed = text[end - 1] == "."
    above = _without_blanks(text, start)
    if _grammar.terminal("SURNAME_LINE").match(text, start, end):
        apart = text.count("\n", above, start) > 1
        if apart or not _goes_on(text, above, closed=closed):
            return start
    if _grammar.terminal("SMALL_SURNAME").match(text, start, end):
        ruled = _grammar.terminal("RULER").match(text, text.rfind("\n", 0, above) + 1)
        if ruled or _ends_before(text, 0, above):
            return start
    if closed and text[end - 2] not in " \n":
        return None
    place = end
    for _ in range(_BLANKS):
        place = text.rfind(" ", start, place)
        if place < 0:
            break
        if _grammar.terminal("LAST_WORD").match(text, place, end) and _ends_before(text, start, place):
            return place
    return _surname_in_capitals(text, start, end)


def _surname_in_capitals(text: str, start: int, end: int) -> int | None:
    """Return where a surname begins that no sentence ends before, or no blank parts from its end.

    A word that stands in the text elsewhere is the short name of something.
    """
    last = max(text.rfind(" ", start, end), start - 1) + 1
    glued = _grammar.terminal("BEFORE_GLUED_SURNAME").match(text, last, end)
    if glued and _grammar.terminal("LAST_WORD").match(text, glued.end(), end):
        return glued.end()
    place = text.rfind(" ", start, end)
    for blank in (text.rfind(" ", start, max(start, place)), place):
        name = _grammar.terminal("NAME_IN_CAPITALS").match(text, blank, end) if blank > start else None
        if (
            name
            and name["name"].strip() not in text[:blank]
            and _grammar.terminal("WORDS_IN_SMALL_LETTERS").search(text, max(start, blank - _NEAR), blank)
            and not _goes_on(text, blank, closed=False)
        ):
            return blank
    return None


def _ends_before(text: str, start: int, place: int) -> bool:
    """Say whether a sentence, a part or a notice ends before a place."""
    return _grammar.terminal("BEFORE_SURNAME").search(text, max(start, place - _NEAR), place) is not None


def _goes_on(text: str, end: int, *, closed: bool) -> bool:
    """Say whether the sentence of a line goes on in the line below it, which a full stop may close."""
    near = max(0, end - _NEAR)
    if closed and not _grammar.terminal("FINISHED_LINE").search(text, near, end):
        return True
    return _grammar.terminal("UNFINISHED_LINE").search(text, near, end) is not None
