"""Small changes of a grammar file, one at a time, each of which a test should notice.

In rules

* what may repeat or be missing is changed: `?` to once and to never; `*` to at least and to at most once; `+` to once;
* `[x]` is required;
* each alternative is left out.

In terminals each alternative and each priority is left out. What a regular expression says is left as it is: rows of
examples that a reader understands do not reach each of its characters, and need not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a change does: its name, where the piece begins and ends, and what stands in its place.
Change = tuple[str, int, int, str]

#: A rule or a terminal: its name, its priority, and what it is made of.
_DEFINITION: Final = re.compile(
    r"^(?P<name>_?[A-Za-z][A-Za-z_]*)(?P<priority>\.-?\d+)?:(?P<value>[^\n]*(?:\n[ ]+[^\n]*)*)", re.MULTILINE
)
#: A piece of a definition: a comment, a regular expression or a string whole, an alias, a name, a sign.
_PIECE: Final = re.compile(r"//[^\n]*|/(?:\\.|[^/\\\n])+/|\"(?:\\.|[^\"\\])*\"|->[ ]*\w+|\w+|[^\s\w]")
#: What may stand in place of a quantifier, after what that means.
_QUANTIFIERS: Final = {
    "?": (("once", ""),),
    "*": (("at least once", "+"), ("at most once", "?")),
    "+": (("once", ""),),
}


@attrs.frozen
class Mutant:
    """A grammar file with one piece of it replaced."""

    #: The file, without `.lark`.
    file: str
    #: The rule or terminal in which the piece stands.
    name: str
    #: What is done with the piece.
    change: str
    #: The text of the file as it was.
    source: str = attrs.field(repr=False)
    #: Offset of the piece.
    start: int
    #: Offset after the piece.
    end: int
    #: What stands in its place.
    replacement: str

    @property
    def text(self) -> str:
        """The text of the file as it is now."""
        return self.source[: self.start] + self.replacement + self.source[self.end :]

    @property
    def label(self) -> str:
        """What names the mutant: where it is, the piece in its line, and what is done with it."""
        line = self.source.rfind("\n", 0, self.start) + 1
        before = self.source[max(line, self.start - 24) : self.start]
        piece = " ".join(self.source[self.start : self.end].split())
        after = self.source[self.end : self.end + 16].split("\n")[0]
        return f"{self.file} {self.name}: {before}⟦{piece}⟧{after}: {self.change}"


def definitions(source: str) -> Iterator[re.Match[str]]:
    """Yield the rules and terminals of a grammar file, each with its `name`, `priority` and `value`."""
    return _DEFINITION.finditer(source)


def mutants(file: str, source: str) -> Iterator[Mutant]:
    """Yield every mutant of a grammar file."""
    for definition in definitions(source):
        name = definition["name"]
        if definition["priority"]:
            yield Mutant(file, name, "no priority", source, *definition.span("priority"), "")
        for change, start, end, replacement in _changes(definition):
            if name.islower() or "|" in source[start:end]:
                yield Mutant(file, name, change, source, start, end, replacement)


def _changes(definition: re.Match[str]) -> Iterator[Change]:
    """Yield each change of a definition, as that of a rule."""
    offset = definition.start("value")
    # Of each open group: where it and its first alternative begin, and the bars in it.
    groups: list[tuple[int, int, list[int]]] = [(offset, offset, [])]
    # Where the last thing that a quantifier may follow begins.
    last = offset
    for piece in _PIECE.finditer(definition["value"]):
        sign, start, stop = piece[0], offset + piece.start(), offset + piece.end()
        if sign in _QUANTIFIERS:
            for change, other in _QUANTIFIERS[sign]:
                yield change, start, stop, other
            if sign == "?":
                yield "left out", last, stop, ""
        elif sign in {"[", "("}:
            groups.append((start, stop, []))
        elif sign in {")", "]"}:
            last, first, bars = groups.pop()
            yield from _without_each(bars, first, start)
            if sign == "]":
                yield "required", last, stop, f"({definition.string[first:start]})"
        elif sign == "|":
            groups[-1][-1].append(start)
        elif not sign.startswith("//"):
            last = start
    _, first, bars = groups[0]
    yield from _without_each(bars, first, definition.end("value"))


def _without_each(bars: list[int], first: int, end: int) -> Iterator[Change]:
    """Yield the changes that leave one of several alternatives out."""
    if bars:
        yield "left out", first, bars[0] + 1, ""
        for bar, stop in zip(bars, [*bars[1:], end], strict=True):
            yield "left out", bar, stop, ""
