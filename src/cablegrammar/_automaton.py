"""What runs the grammar: Lark makes tables of it (_tables), this walks them over a text.

A telegram is a few hundred steps, and the lexer is a part of the loop: in each state of the parser it tries
the terminals that may stand there, those of high priority first. White space between tokens means nothing.
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING, Any, Final

from ._patterns import portable
from ._tables import OTHER, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ._tables import Tables

    #: What the end of a rule does: take so many values from the stack; of these keep some, or all; build one
    #: value of them, but for a rule that leaves no trace; and go where the rule of this name leads.
    Reduction = tuple[int, list[int | None] | None, Callable[[list[Any]], Any] | None, str]
    Match = Callable[[str, int, int], re.Match[str] | None]

#: White space before a token: the ends of lines, and blank lines; in the middle of a line, blanks. What
#: begins a line says itself how it may be indented.
_WHITE_SPACE: Final = re.compile(r"[ \n]*\n|(?<=[^\n])[ ]+")
_BLANKS: Final = re.compile(r"[ \n]+")
_REST_OF_LINE: Final = re.compile(r"[^\n]+")

#: What stands after the last token, in place of a terminal.
END: Final = "$END"
#: The action of a state that has more of what it already has.
_STAY: Final = -1

#: Terminals whose indentation is a part of them.
_INDENTED: Final = frozenset({"TABLE"})


class Lexeme(str):
    """What was taken for a terminal, without white space around it, and where it stood."""

    __slots__ = ("start_pos", "type")

    #: Name of the terminal.
    type: str
    #: Offset of the first character.
    start_pos: int

    @property
    def end_pos(self) -> int:
        """Offset after the last character."""
        return self.start_pos + len(self)


class UnexpectedText(Exception):  # noqa: N818 - named as its counterparts in Lark are
    """No terminal that may stand at a place matches there."""

    #: Offset of the place.
    offset: int
    #: Names of the terminals that may stand there.
    expected: frozenset[str]

    def __init__(self, offset: int, expected: frozenset[str]) -> None:
        super().__init__(offset, expected)
        self.offset = offset
        self.expected = expected


class Automaton:
    """The parser of a grammar, for each of its rules. Threads may share it."""

    def __init__(self, tables: Tables, build: object, flags: int) -> None:
        """Take the methods that `build` has for the rules; TypeError if a rule has none."""
        self._flags = flags
        self._terminals = tables["terminals"]
        self._begins = tables["begins"]
        self._ends = tables["ends"]
        reductions = [_reduction(Rule(*rule), build) for rule in tables["rules"]]
        #: For each state, by what comes next: the state to go to, or a rule that ends.
        self._actions: list[dict[str, int | Reduction]] = [
            {
                name: _STAY if action is None else action if action >= 0 else reductions[~action]
                for name, action in (row.items() if type(row) is dict else ())
            }
            for row in tables["states"]
        ]
        #: For each state the rule that ends whatever comes next, if there is one.
        self._always = [reductions[~row] if type(row) is int else None for row in tables["states"]]
        self._match = functools.cache(self._match_of)
        self._tried = functools.cache(self._tried_in)

    def expected(self, state: int) -> frozenset[str]:
        """Return the names of the terminals that may stand in a state."""
        return frozenset(name for name in self._actions[state] if name.isupper())

    def _match_of(self, terminal: str) -> Match:
        """Return the function that matches a terminal."""
        return re.compile(portable(self._terminals[terminal]), self._flags).match

    def _tried_in(self, state: int, character: str, opens_line: bool) -> list[tuple[str, Match]]:  # noqa: FBT001 - a key
        """Return the terminals that may stand in a state and begin with a character, in their order."""
        return [
            (name, self._match(name))
            for name, pattern in self._terminals.items()
            if name in self._actions[state]
            and character in self._begins[name]
            and (opens_line or not pattern.startswith("^"))
        ]

    def _next(self, state: int, text: str, position: int, end: int) -> tuple[str, int, int] | None:
        """Return the first terminal that matches behind white space, and where; None if none does."""
        if text[position] in " \n":
            space = _WHITE_SPACE.match(text, position, end)
            position = space.end() if space else position
        opens_line = position == 0 or text[position - 1] == "\n"
        for name, match in self._tried(state, min(text[position], OTHER), opens_line):
            found = match(text, position, end)
            if found is not None:
                return name, position, found.end()
        return None

    def run(
        self,
        rule: str,
        text: str,
        skipped: list[tuple[int, int]] | None = None,
        position: int = 0,
        end: int | None = None,
        breaks: Sequence[int] = (),
        taken: list[Lexeme] | None = None,
    ) -> Any:
        """Return what a rule's builder makes of a text, or of a piece of it.

        Raises UnexpectedText if the text does not match. With a list of `skipped`, what no terminal matches
        is passed over to the end of its line, and where it stood is added to the list. No terminal goes on
        over a break, or looks beyond it. Every lexeme is added to the list `taken`, in order, also those of
        which no value is made.
        """
        actions, always, new = self._actions, self._always, str.__new__
        state, last = self._ends[rule]
        states: list[int] = [state]
        values: list[Any] = []
        # Where the values of each state begin.
        begins: list[int] = [0]
        bounds = (position, *breaks, len(text) if end is None else end)
        pieces = ((at, text[at:after].rstrip(" \n")) for at, after in itertools.pairwise(bounds))
        ends = [at + len(piece) for at, piece in pieces if piece] or [position]
        ends.reverse()
        end = ends.pop()
        # The next token, if it is known: its terminal, what was taken for it, where that begins.
        name, token, start = "", None, position
        while True:
            action: int | Reduction | None = always[state]
            if action is None:
                if name:
                    pass
                elif position >= end:
                    if ends:
                        end = ends.pop()
                        continue
                    name, start = END, end
                else:
                    found = self._next(state, text, position, end)
                    if found is None:
                        # A token inside a line may stand at the start of one, indented.
                        blanks = _BLANKS.match(text, position, end)
                        position = blanks.end() if blanks else position
                        found = self._next(state, text, position, end)
                        if found is None:
                            if skipped is None:
                                raise UnexpectedText(position, self.expected(state))
                            rest = _REST_OF_LINE.match(text, position, end)
                            assert rest is not None  # not at the end, and after blanks
                            position = rest.end()
                            skipped.append(rest.span())
                            continue
                    name, start, position = found
                    value = text[start:position]
                    if value[-1] in " \n" or (value[0] == " " and name not in _INDENTED):
                        value = value.rstrip(" \n")
                        if name not in _INDENTED:
                            length = len(value)
                            value = value.lstrip(" \n")
                            start += length - len(value)
                    token = new(Lexeme, value)
                    token.type = name
                    token.start_pos = start
                action = actions[state].get(name)
                if action is None:
                    if name != END:
                        # The tables let a rule end before a token that cannot follow it after all.
                        position, name = start, ""
                        continue
                    if state == last:
                        return values[-1]
                    raise UnexpectedText(start, self.expected(state))
            if type(action) is int:
                values.append(token)
                if taken is not None and token is not None:
                    taken.append(token)
                name = ""
                if action >= 0:
                    begins.append(len(values) - 1)
                    states.append(action)
                    state = action
                continue
            size, places, build, origin = action  # type: ignore[misc]  # what is no state ends a rule
            begin = begins[-size] if size else len(values)
            if places is not None:
                values[begin:] = _kept(values, begins[-size:], places)
            if build is not None:
                children = values[begin:]
                del values[begin:]
                values.append(build(children))
            if size:
                del states[-size:], begins[-size:]
            state = states[-1]
            following: int = actions[state][origin]  # type: ignore[assignment]  # a rule leads to a state
            if following >= 0:
                state = following
                states.append(state)
                begins.append(begin)


def _reduction(rule: Rule, build: object) -> Reduction:
    """Return what the end of a rule does."""
    builder = None
    if rule.builder is not None:
        builder = getattr(build, rule.builder, None)
        if builder is None:
            message = f"{type(build).__name__} has no method for the rule {rule.builder}"
            raise TypeError(message)
    return len(rule.symbols), rule.kept, builder, rule.name


def _kept(values: list[Any], begins: list[int], places: list[int | None]) -> list[Any]:
    """Return the values of the symbols at some places, and None where a part is missing."""
    ends = [*begins[1:], len(values)]
    kept: list[Any] = []
    for place in places:
        if place is None:
            kept.append(None)
        else:
            kept += values[begins[place] : ends[place]]
    return kept
