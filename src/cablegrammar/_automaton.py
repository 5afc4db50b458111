"""What runs the grammar: Lark reads it and makes the tables, this walks them over a text.

Lark's own loop is written for every lexer and every language; a telegram is a few hundred steps, and each of
them would cost more than the work it does. Here the lexer is a part of the loop: in each state of the parser
it tries the terminals that may stand there, those of high priority first. White space between tokens means
nothing.
"""

from __future__ import annotations

import itertools
import operator
import re
from typing import TYPE_CHECKING, Any, Final

from lark.parsers.lalr_analysis import Shift

from ._patterns import portable

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Lark
    from lark.lexer import TerminalDef

    #: What to do in a state with a terminal: go to another state; or take so many values from the stack,
    #: build one of them, and go where the rule of this name leads.
    Action = int | tuple[int, Callable[[list[Any]], Any], str]
    Match = Callable[[str, int, int], re.Match[str] | None]

#: White space before a token: the ends of lines, and blank lines; in the middle of a line, blanks. What
#: begins a line says itself how it may be indented.
_WHITE_SPACE: Final = r"(?:[ ]*+\n)*+(?:(?<=[^\n])[ ]++)?+"
_BLANKS: Final = re.compile(portable(r"(?:[ ]*+\n)*+[ ]*+"))
_REST_OF_LINE: Final = re.compile(r"[^\n]+")
_END: Final = "$END"

#: Terminals whose indentation is a part of them.
_INDENTED: Final = frozenset({"TABLE"})


def _parted(pattern: str) -> tuple[str, str]:
    """Return the piece of a pattern that has it begin a line, with its indentation, and the rest."""
    start = next(start for start in ("^[ ]*+", "^", "") if pattern.startswith(start))
    return start, pattern.removeprefix(start)


def first_tried(terminal: TerminalDef) -> tuple[int, int, int, str]:
    """Return the key that sorts terminals: the first that matches is taken."""
    return (-terminal.priority, -terminal.pattern.max_width, -len(terminal.pattern.value), terminal.name)


class Lexeme(str):
    """What was taken for a terminal, without white space around it, and where it stood."""

    __slots__ = ("end_pos", "start_pos", "type")

    #: Name of the terminal.
    type: str
    #: Offset of the first character.
    start_pos: int
    #: Offset after the last character.
    end_pos: int


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
    """The parser of some rules: a table of actions, and a pattern for each state. Threads may share it."""

    def __init__(self, lark: Lark, flags: int) -> None:
        tables = lark.parse_interactive(start=lark.options.start[0]).parser_state.parse_conf
        self._flags = flags
        #: The first and the last state of each rule.
        self._ends: dict[str, tuple[int, int]] = {
            rule: (tables.parse_table.start_states[rule], tables.parse_table.end_states[rule])
            for rule in lark.options.start
        }
        # Names of rules are tokens to Lark, and slow to compare.
        self._actions: dict[int, dict[str, Action]] = {
            state: {
                str(name): argument
                if action is Shift
                else (len(argument.expansion), tables.callbacks[argument], str(argument.origin.name))
                for name, (action, argument) in actions.items()
            }
            for state, actions in tables.states.items()
        }
        self._terminals = sorted(lark.terminals, key=first_tried)
        self._matches: dict[int, Match] = {}

    def expected(self, state: int) -> frozenset[str]:
        """Return the names of the terminals that may stand in a state."""
        return frozenset(name for name in self._actions[state] if name.isupper())

    def _match_in(self, state: int) -> Match:
        """Return the function that matches what may come next in a state; it is made once for each state."""
        expected = self.expected(state)
        parted = [
            (*_parted(each.pattern.to_regexp()), each.name)
            for each in self._terminals
            if each.name in expected
        ]
        # Terminals that begin a line are tried, and given up, together.
        alternatives = "|".join(
            f"{start}(?:{'|'.join(f'(?:{rest})(?P<{name}>)' for _, rest, name in group)})"
            for start, group in itertools.groupby(parted, operator.itemgetter(0))
        )
        match = re.compile(portable(f"{_WHITE_SPACE}()(?:{alternatives or '(?!)'})"), self._flags).match
        self._matches[state] = match
        return match

    def run(
        self,
        rule: str,
        text: str,
        skipped: list[tuple[int, int]] | None = None,
        position: int = 0,
        end: int | None = None,
    ) -> Any:
        """Return what a rule's builder makes of a text, or of a piece of it; UnexpectedText if it fits not.

        With a list of `skipped`, what no terminal matches is passed over to the end of its line, and where it
        stood is added to the list.
        """
        actions, matches, new = self._actions, self._matches, str.__new__
        first, last = self._ends[rule]
        states: list[int] = [first]
        values: list[Any] = []
        if end is None:
            end = len(text.rstrip(" \n"))
        while True:
            state = states[-1]
            if position >= end:
                name, token, start = _END, None, end
            else:
                match = matches.get(state) or self._match_in(state)
                found = match(text, position, end)
                if found is None:
                    # A token inside a line may stand at the start of one, indented.
                    blanks = _BLANKS.match(text, position, end)
                    position = blanks.end() if blanks else position
                    found = match(text, position, end)
                    if found is None:
                        if skipped is None:
                            raise UnexpectedText(position, self.expected(state))
                        found = _REST_OF_LINE.match(text, position, end)
                        assert found is not None  # not at the end, and after blanks
                        skipped.append((position, found.end()))
                        position = found.end()
                        continue
                name = found.lastgroup or ""
                start = found.end(1)
                position = found.end()
                value = text[start:position]
                if value[-1] in " \n" or (value[0] == " " and name not in _INDENTED):
                    trimmed = value.rstrip(" \n") if name in _INDENTED else value.strip(" \n")
                    start += value.index(trimmed)
                    value = trimmed
                token = new(Lexeme, value)
                token.type = name
                token.start_pos = start
                token.end_pos = start + len(value)
            action = actions[state].get(name)
            while type(action) is tuple:
                size, build, origin = action
                if size:
                    children = values[-size:]
                    del values[-size:], states[-size:]
                else:
                    children = []
                values.append(build(children))
                state = actions[states[-1]][origin]  # type: ignore[assignment]  # a rule leads to a state
                states.append(state)
                if state == last and token is None:
                    return values[-1]
                action = actions[state].get(name)
            if action is None:
                # The tables let a rule end before a token that cannot follow it after all.
                if token is None:
                    raise UnexpectedText(start, self.expected(state))
                position = start
                continue
            states.append(action)  # type: ignore[arg-type]  # what is no reduction is a state
            values.append(token)
