"""The telegrams in a text that holds many: a relay's log, a file into which many were put."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from . import _grammar, _layout
from ._patterns import portable

#: Longest piece, in characters: eight times the longest telegram seen.
LIMIT: Final = 2**20


def split(source: str | Iterable[str] | TextIO) -> Iterator[str]:
    """Find the telegrams in a text that holds many, and yield the text of each, one after another.

    A telegram begins at format line 1, or at the first line that is left of its heading (ACP 127); at the
    first page of a Washington print, with banner and distribution; at the frame of an archive's record; at
    the number of a SMART message; and at whatever follows an end of message (format line 16). A section of a
    telegram comes alone, as it was sent: :func:`~cablegrammar.join` takes it. What stands before the first
    beginning is yielded as well. A telegram whose top is missing cannot be told from the end of the one
    before it, unless that one has its end of message.

    Nothing is lost or changed: `"".join(split(text)) == text`, so the lengths of the pieces add up to
    offsets. A piece is yielded as soon as the beginning of the next is read, and no more than one is held at
    a time. A telegram longer than 1,048,576 characters comes in pieces of at most that length.

    :param source: A text; a file object that gives text, which is read line by line; or the pieces of a text
        in order, wherever it was cut.
    :raises TypeError: `source` is none of these, or gives anything but text.
    """
    if isinstance(source, str):
        return _telegrams(_lines(iter((source,))))
    if hasattr(source, "readline"):
        return _telegrams(_lines(iter(functools.partial(source.readline, LIMIT), "")))
    if isinstance(source, Iterable):
        return _telegrams(_lines(iter(source)))
    raise TypeError(f"split takes a str or a file object, not {type(source).__name__}")


def _lines(chunks: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a text that comes in chunks, each with its end; none is longer than a piece."""
    held: list[str] = []
    size = 0
    for chunk in chunks:
        if not isinstance(chunk, str):
            raise TypeError(f"split takes text, not {type(chunk).__name__}")
        for found in _LINE.finditer(chunk):
            if size + len(found[0]) > LIMIT:
                yield "".join(held)
                held, size = [], 0
            held.append(found[0])
            size += len(found[0])
            if found[0][-1] in _LINE_ENDS:
                yield "".join(held)
                held, size = [], 0
    if held:
        yield "".join(held)


_LINE_ENDS: Final = "\n" + "".join(each for each, plain in _grammar.WHITE_SPACE.items() if plain == "\n")
#: A line with its end, or what there is of it.
_LINE: Final = re.compile(rf"[^{_LINE_ENDS}]{{0,{LIMIT - 1}}}[\s\S]")


class _Line(enum.IntEnum):
    """What a line is, in the order in which the lines of a telegram come."""

    UNKNOWN = 0
    # Where a telegram begins, if nothing of it stands above.
    EXTRACT = 1
    RECORD = 2
    SMART_NUMBER = 3
    FIRST_PAGE = 4
    DISTRIBUTION = 5
    TRANSMISSION_IDENTIFICATION = 6
    CALLED_STATIONS = 7
    CALLING_STATION = 8
    SECURITY_WARNING = 9
    PREAMBLE = 10
    # What follows.
    LABEL = 11
    PARAGRAPH = 12
    END_OF_MESSAGE = 13
    ATTRIBUTES = 14


@functools.cache
def _shapes() -> re.Pattern[str]:
    """Return the shapes of the lines that are known, each as a group of its name."""
    cable, layout = _grammar.terminals("cable"), _grammar.terminals("layout")
    shapes = {
        _Line.EXTRACT: f"[ ]*{layout['PARTIAL_EXTRACT_NOTICE']}",
        _Line.RECORD: f"[ ]*{layout['ARCHIVE_LABEL']}",
        _Line.SMART_NUMBER: layout["SMART_NUMBER"],
        _Line.FIRST_PAGE: f"[ ]*(?=PAGE[ ]+01){layout['PRINT_PAGE_LINE']}",
        _Line.DISTRIBUTION: f"[ ]*{layout['DISTRIBUTION']}",
        _Line.TRANSMISSION_IDENTIFICATION: cable["TRANSMISSION_START"],
        _Line.CALLED_STATIONS: f"{cable['PRECEDENCE_DIGRAPH']}|{cable['HEADER_PRECEDENCE']}",
        _Line.CALLING_STATION: cable["DE"],
        _Line.SECURITY_WARNING: cable["SECURITY_PROSIGN"],
        _Line.PREAMBLE: f"(?:{cable['PRECEDENCE_PROSIGNS']}|[ ]*){cable['DATE_TIME_GROUP']}",
        _Line.LABEL: f"[ ]*{cable['LABEL']}",
        _Line.PARAGRAPH: cable["PARAGRAPH_NUMBER"],
        _Line.END_OF_MESSAGE: cable["END_OF_MESSAGE"],
        _Line.ATTRIBUTES: f"[ ]*{layout['ARCHIVE_ATTRIBUTES_LABEL']}",
    }
    lines = "|".join(f"(?P<{line.name}>{shape})" for line, shape in shapes.items())
    return re.compile(portable(lines), _grammar.FLAGS)


@functools.cache
def _margins() -> re.Pattern[str]:
    """Return the shapes of lines that may stand below an ending, and of those that may stand over a page."""
    layout = _grammar.terminals("layout")
    below = "|".join(layout[name] for name in ("END_OF_DOCUMENT", "ARCHIVE_FOOTER", "CUT_MARK", "GAP_MARK"))
    over = {
        "banner": f"(?:[*#][*# ]*+)?(?:{layout['MESSAGE_BANNER']}|(?:{layout['PRINT_CLASSIFICATION']}|SBU)$)",
        "print": layout["PRINT_BANNER"],
        "stamp": layout["DECLASSIFICATION_STAMP"],
    }
    names = "|".join(f"(?P<{name}>{shape})" for name, shape in over.items())
    return re.compile(portable(rf"[ ]*+(?:{names}|{below})"), _grammar.FLAGS)


#: How many lines of a heading may be unknown before one that is known, as the grammar has it.
_UNKNOWN_LINES: Final = 8


def _is_banner(found: re.Match[str] | None) -> bool:
    return found is not None and found.lastgroup == "banner"


class _Piece:
    """The lines of a telegram as far as they were read."""

    def __init__(self, reached: _Line = _Line.UNKNOWN) -> None:
        self.lines: list[str] = []
        self.size = 0
        #: How far into the telegram the lines go.
        self.reached = reached
        #: The first line of each kind at which a telegram can begin.
        self.known: dict[_Line, str] = {}
        #: Whether its first line is the classification that a printer put over it; None until that is read.
        self.has_banner: bool | None = None
        #: The place of the classification below its ending; -1 where there is none.
        self.foot = -1
        #: The place of a date-time group, as long as nothing stands below it.
        self.preamble: int | None = None

    def read(self, line: str) -> int | None:
        """Add a line; return the place of the line at which another telegram begins, None if none does."""
        self.lines.append(line)
        self.size += len(line)
        text = _plain(line)
        if not text:
            return None
        if self.has_banner is None:
            self.has_banner = _is_banner(_margins().match(text))
        place, preamble = len(self.lines) - 1, self.preamble
        found = _shapes().match(text)
        kind = _Line[found.lastgroup] if found and found.lastgroup else _Line.UNKNOWN
        self.preamble = None
        if preamble is not None and _grammar.terminal("FM").match(text):
            place, kind, text = preamble, _Line.PREAMBLE, _plain(self.lines[preamble])
        elif kind is _Line.PREAMBLE:
            # A date-time group alone begins nothing: the originator stands below it.
            self.preamble, kind = place, _Line.UNKNOWN
        elif kind is _Line.END_OF_MESSAGE and _Line.SMART_NUMBER in self.known:
            # What else a SMART message says stands below the telegram that it repeats.
            kind = _Line.ATTRIBUTES
        if self._ends_above(kind, place, text):
            return self._top(kind, place)
        if _Line.UNKNOWN < kind <= _Line.PREAMBLE:
            self.known.setdefault(kind, text)
            self.reached = kind
        else:
            self.reached = max(self.reached, kind)
        return None

    def _ends_above(self, kind: _Line, place: int, text: str) -> bool:
        """Say whether the telegram has ended before a line of this kind."""
        if self.reached is _Line.END_OF_MESSAGE:
            return kind < _Line.END_OF_MESSAGE and not self._is_foot(place, text)
        if not _Line.UNKNOWN < kind <= _Line.PREAMBLE:
            return False
        if self.reached is _Line.UNKNOWN:
            return sum(not line.isspace() for line in self.lines[:place]) > _UNKNOWN_LINES
        if kind > self.reached or kind is self.reached is _Line.DISTRIBUTION:
            return False
        # A publisher's copy of the heading may stand over the text.
        copied = kind > _Line.RECORD and self.known.get(kind) == text
        # A telegram that a SMART message repeats stands below the message's own labels.
        copied |= _Line.SMART_NUMBER in self.known and kind not in self.known
        return self.reached >= _Line.PARAGRAPH or not copied

    def _is_foot(self, place: int, text: str) -> bool:
        """Say whether a line may stand below an ending."""
        found = _margins().match(text)
        if self.foot < 0 and self.has_banner and _is_banner(found):
            # Who prints the classification over a telegram prints it below as well.
            self.foot = place
        return found is not None

    def _top(self, kind: _Line, place: int) -> int:
        """Return the place of the first line of a telegram, with what a printer or an archive put over it."""
        over = _OVER.get(kind, ("print",))
        if self.reached is _Line.END_OF_MESSAGE and kind not in _OVER:
            over = ("print", "banner")
        # Every section of a print has its own banner, and none below it.
        foot = -1 if kind in {_Line.FIRST_PAGE, _Line.DISTRIBUTION} else self.foot
        top = place
        for above in range(place - 1, foot, -1):
            text = _plain(self.lines[above])
            found = _margins().match(text)
            if found and found.lastgroup in over:
                top = above
            # Over a SMART message several lines stand.
            if text and (top != above or kind is not _Line.SMART_NUMBER):
                break
        return top


#: What may stand over the first line of a telegram, by what that is.
_OVER: Final = {
    _Line.RECORD: ("stamp",),
    _Line.SMART_NUMBER: ("banner",),
    _Line.FIRST_PAGE: ("print", "banner"),
    _Line.DISTRIBUTION: ("print", "banner"),
}


def _telegrams(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines of one telegram after another, joined."""
    piece = _Piece()
    for line in lines:
        if piece.size + len(line) > LIMIT:
            yield "".join(piece.lines)
            piece = _Piece(_Line.PARAGRAPH)
        top = piece.read(line)
        if top is not None:
            yield "".join(piece.lines[:top])
            rest = piece.lines[top:]
            piece = _Piece()
            for each in rest:
                piece.read(each)
    if piece.lines:
        yield "".join(piece.lines)


def _plain(line: str) -> str:
    """Return a line without its end, other white space than blanks, and a publisher's sign of a paragraph."""
    return _grammar.terminal("PILCROW", "layout").sub("", _layout.plain(line)).rstrip(" \n")
