"""Small changes of a grammar file, one at a time, each of which a test should notice.

In rules and inside the regular expressions of terminals

* what may repeat or be missing is changed at both ends: `?` to `*`, to once and to never; `*` to `+` and `?`; `+` to
  `*` and to once; each bound of `{m,n}` to the numbers beside it; what is lazy to greedy;
* `[x]` is required;
* each alternative is left out;
* each lookaround, anchor and priority is left out, and `(?i:` made to distinguish cases.

Possessive and atomic groups keep their form: they are there for speed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a change does: its name, where the piece begins and ends, and what stands in its place.
Change = tuple[str, int, int, str]

NO_PRIORITY: Final = "no priority"

#: A rule or a terminal: its name, its priority, and what it is made of.
_DEFINITION: Final = re.compile(
    r"^(?P<name>_?[A-Za-z][A-Za-z_]*)(?P<priority>\.-?\d+)?:(?P<value>[^\n]*(?:\n[ ]+[^\n]*)*)", re.MULTILINE
)
#: A piece of a definition: a regular expression whole, a name, a sign.
PIECE: Final = re.compile(r"/(?:\\.|[^/\\\n])+/|->[ ]*\w+|\w+|[^\s\w]")
#: A piece of a regular expression.
_TOKEN: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!>]|<[=!]|[a-z]+:)|[()|]|(?:[?*+]|\{\d*,?\d*\})[?+]?|."
)
_QUANTIFIER: Final = re.compile(r"(?P<many>[?*+]|\{(?P<low>\d*)(?P<comma>,?)(?P<high>\d*)\})(?P<how>[?+]?)")
_LOOKAROUNDS: Final = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
_ANCHORS: Final = frozenset({"^", "$", r"\b", r"\Z"})


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
    def value(self) -> str:
        """What the rule or terminal is made of now."""
        return next(each["value"] for each in definitions(self.text) if each["name"] == self.name)

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
            yield Mutant(file, name, NO_PRIORITY, source, *definition.span("priority"), "")
        for change, start, end, replacement in _changes(definition):
            # Two slashes would begin a comment.
            is_emptied = not replacement and source[start - 1] == source[end : end + 1] == "/"
            yield Mutant(file, name, change, source, start, end, "(?:)" if is_emptied else replacement)


def _tokens(definition: re.Match[str]) -> Iterator[tuple[str, int, int, bool]]:
    """Yield the tokens of a definition, in one row: each with its place, and whether a regular expression has it."""
    offset = definition.start("value")
    for piece in PIECE.finditer(definition["value"]):
        start, end = offset + piece.start(), offset + piece.end()
        if len(piece[0]) > 1 and piece[0][0] == "/":
            for token in _TOKEN.finditer(definition.string, start + 1, end - 1):
                yield token[0], *token.span(), True
        elif not piece[0].startswith("->"):
            yield piece[0], start, end, False


def _changes(definition: re.Match[str]) -> Iterator[Change]:
    """Yield each change of a definition."""
    source = definition.string
    nothing = "" if definition["name"].islower() else "(?:)"
    start, end = definition.span("value")
    # Of each open group: how it opens, where it and its first alternative begin, and the bars in it.
    groups: list[tuple[str, int, int, list[int]]] = [("", start, start, [])]
    # Where the last thing that a quantifier may follow begins; the slash before what takes its place and the sign's,
    # if the sign stands in a regular expression and it does not.
    last, slash = start, ""
    is_expression = False
    for sign, start, stop, is_inside in _tokens(definition):
        quantifier = _QUANTIFIER.fullmatch(sign)
        if quantifier:
            for change, other in _other_quantifiers(quantifier):
                yield change, start, stop, other
            if sign == "?":
                yield "left out", last, stop, slash + nothing
        elif sign == "[" or sign[0] == "(":
            groups.append((sign, start, stop, []))
        elif sign in {")", "]"}:
            opening, last, first, bars = groups.pop()
            slash = ""
            yield from _without_each(bars, first, start)
            if opening in _LOOKAROUNDS:
                yield "left out", last, stop, nothing
            elif opening == "[":
                yield "required", last, stop, f"({source[first:start]})"
            elif opening == "(?i:":
                yield "cases differ", last, first, "(?:"
        elif sign == "|":
            groups[-1][-1].append(start)
            is_expression = is_inside if len(groups) == 1 else is_expression
        else:
            last, slash = start, "/" if nothing and not is_inside else ""
            if sign in _ANCHORS:
                yield "left out", start, stop, nothing
    _, _, first, bars = groups[0]
    if bars and is_expression:
        # Slashes stand around them all, not around each.
        first, end = source.index("/", first) + 1, source.rindex("/", first, end)
    yield from _without_each(bars, first, end)


def _without_each(bars: list[int], first: int, end: int) -> Iterator[Change]:
    """Yield the changes that leave one of several alternatives out."""
    if bars:
        yield "left out", first, bars[0] + 1, ""
        for bar, stop in zip(bars, [*bars[1:], end], strict=True):
            yield "left out", bar, stop, ""


def _other_quantifiers(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield what may stand in place of a quantifier, after what that means."""
    how = found["how"]
    if how == "?":
        yield "greedy", found["many"]
    if found["many"] in {"?", "+"}:
        yield "any number", f"*{how}"
        yield "once", ""
    elif found["many"] == "*":
        yield "at least once", f"+{how}"
        yield "at most once", f"?{how}"
    else:
        low = int(found["low"] or 0)
        high = found["high"] if found["comma"] else low
        # Where there is one bound it is loosened; of two, each is moved both ways.
        for other in (low - 1, low + 1) if found["comma"] else (low - 1,):
            if other >= 0 and not (high and other > int(high)):
                yield f"from {other}", f"{{{other},{high}}}{how}"
        for other in (
            (int(high) - 1, int(high) + 1) if found["comma"] and high else (low + 1,) if high else ()
        ):
            if other >= low:
                yield f"to {other}", f"{{{low},{other}}}{how}"
