"""The lexer: a contextual one, for a language in which line breaks and blanks between tokens mean nothing.

Lark's own matches white space as tokens of their own and counts lines. Telegrams are mostly short tokens on
lines of their own, so that cost is as high as that of all the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from lark.lexer import Lexer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lark.common import LexerConf
    from lark.lexer import LexerState
    from lark.parsers.lalr_parser_state import ParserState

    Match = Callable[[str, int], re.Match[str] | None]

#: White space before a token: the ends of lines, and blank lines; in the middle of a line, blanks. What begins a line
#: says itself how it may be indented.
_WHITE_SPACE = r"(?>(?:[ ]*\n)*)(?>(?:(?<=[^\n])[ ]+)?)"
_BLANKS = re.compile(r"(?:[ ]*\n)*[ ]*")


class Lexeme(str):
    """What the lexer took for a terminal, without white space around it, and where it stood."""

    __slots__ = ("end_pos", "start_pos", "type")

    type: str
    start_pos: int
    end_pos: int

    line: ClassVar[None] = None
    column: ClassVar[None] = None
    end_line: ClassVar[None] = None
    end_column: ClassVar[None] = None


class UnexpectedText(Exception):  # noqa: N818 - named as its counterparts in Lark are
    """No terminal that may stand at a place matches there."""

    def __init__(self, offset: int, expected: frozenset[str]) -> None:
        super().__init__(offset, expected)
        self.offset = offset
        self.expected = expected


class LineLexer(Lexer):
    """Matches at each place the terminals that the parser's state allows, those of high priority first."""

    #: Lark passes the parser's state with this interface.
    __future_interface__ = 2

    #: Terminals whose indentation is a part of them.
    _indented: ClassVar[frozenset[str]] = frozenset({"TABLE"})

    def __init__(self, lexer_conf: LexerConf) -> None:
        self._flags = lexer_conf.g_regex_flags
        self._terminals = sorted(
            lexer_conf.terminals,
            key=lambda each: (-each.priority, -each.pattern.max_width, -len(each.pattern.value), each.name),
        )
        self._matches: dict[Any, Match] = {}

    def _match_in(self, parser_state: ParserState[Any]) -> Match:
        """Return the function that matches what may come next in a state; it is made once for each state."""
        state = parser_state.position
        accepted = parser_state.parse_conf.states[state]
        pattern = "|".join(
            f"(?P<{each.name}>{each.pattern.to_regexp()})"
            for each in self._terminals
            if each.name in accepted
        )
        match = re.compile(f"{_WHITE_SPACE}(?:{pattern or '(?!)'})", self._flags).match
        self._matches[state] = match
        return match

    def lex(self, lexer_state: LexerState, parser_state: ParserState[Any]) -> Iterator[Any]:
        """Yield what stands in the text, as long as there is more than white space."""
        text = lexer_state.text.text
        matches, states = self._matches, parser_state.state_stack
        new = str.__new__
        end = len(text.rstrip(" \n"))
        position = 0
        while position < end:
            match = matches.get(states[-1]) or self._match_in(parser_state)
            found = match(text, position)
            if found is None:
                # No terminal takes the blanks before it.
                blanks = _BLANKS.match(text, position)
                position = blanks.end() if blanks else position
                found = match(text, position)
                if found is None:
                    accepted = parser_state.parse_conf.states[states[-1]]
                    raise UnexpectedText(position, frozenset(name for name in accepted if name.isupper()))
            name = found.lastgroup
            assert name is not None
            value = found[name]
            start, position = found.span(name)
            if value[-1] in " \n" or (value[0] == " " and name not in self._indented):
                trimmed = value.rstrip(" \n") if name in self._indented else value.strip(" \n")
                start += value.index(trimmed) if trimmed else 0
                value = trimmed
            lexeme = new(Lexeme, value)
            lexeme.type = name
            lexeme.start_pos = start
            lexeme.end_pos = start + len(value)
            yield lexeme
