"""The errors of cablegrammar."""

from __future__ import annotations

from attrs import define

from ._span import Span, place_of

__all__ = ["CableJSONError", "CableSyntaxError", "SectionError"]

#: Longest piece of a line that a message quotes, in characters.
QUOTED = 69


def quoted(text: str) -> str:
    """Return a text as an error quotes it: on one line, cut to what format lines may hold."""
    return repr(text) if len(text) <= QUOTED else f"{text[:QUOTED]!r}..."


@define
class CableSyntaxError(ValueError):
    """A text, or a part of one, that the grammar does not know.

    Its message quotes at most one line, cut to what format lines may hold, with a caret under the place.
    """

    #: What is wrong, in one clause, without the place.
    message: str
    #: The text that was parsed.
    text: str
    #: The place in :attr:`text`; only its start is used for line and column.
    span: Span
    #: What would have been right, as a noun of the trade; None where nothing in particular was expected.
    expected: str | None = None

    def __repr__(self) -> str:
        # Not the text, which would fill a log.
        place = f"line {self.line}, column {self.column}"
        return f"{type(self).__name__}({self.message!r}, {place})"

    @property
    def line(self) -> int:
        """Number of the line, from 1. Lines end at a line feed."""
        return place_of(self.text, self.span.start)[0]

    @property
    def column(self) -> int:
        """Number of the character in its line, from 1."""
        return place_of(self.text, self.span.start)[1]

    def __str__(self) -> str:
        column = self.column
        shown = max(0, column - QUOTED)
        start = self.span.start - (column - 1) + shown
        source = self.text[start : start + QUOTED].partition("\n")[0].rstrip("\r").replace("\t", " ")
        margin = f"  {self.line} | "
        caret = " " * (len(margin) - 2) + "| " + " " * (column - 1 - shown) + "^"
        return f"line {self.line}, column {column}: {self.message}\n\n{margin}{source}\n{caret}"


@define
class SectionError(ValueError):
    """Cables that are not the sections of one telegram, or say what cannot stand in one."""

    #: What is wrong, in one clause.
    message: str
    #: Which of the cables given is wrong, counted from 0; None where it is not one alone.
    place: int | None = None

    def __str__(self) -> str:
        return self.message if self.place is None else f"cable {self.place + 1}: {self.message}"


@define
class CableJSONError(ValueError):
    """JSON that is no telegram, as :mod:`cablegrammar.json` writes them; `str()` gives place and message."""

    #: What is wrong, in one clause, without the place.
    message: str
    #: The place as a JSON path: `$.heading.action[0].name`; `$` is the whole.
    path: str = "$"

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"
