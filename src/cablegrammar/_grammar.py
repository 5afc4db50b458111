"""The grammar files, and their terminals as compiled patterns: what may stand in a field is said there alone."""

from __future__ import annotations

import functools
import pathlib
import re
from typing import TYPE_CHECKING, Final

from lark import Lark, Transformer

from ._lexer import LineLexer

if TYPE_CHECKING:
    from typing import Any

#: `^` and `$` stand at the ends of lines.
FLAGS: Final = re.MULTILINE

_HERE: Final = pathlib.Path(__file__).parent

#: A wheel carries the grammar inside the package; a checkout has it at its top.
FOLDER: Final = next(folder for folder in (_HERE / "grammar", _HERE.parents[1] / "grammar") if folder.is_dir())


@functools.cache
def terminals(name: str) -> dict[str, str]:
    """Return every terminal of a grammar file as a regular expression, by its name."""
    source = (FOLDER / f"{name}.lark").read_text("utf-8")
    lexer = Lark(source, parser=None, lexer="basic", start=name, g_regex_flags=FLAGS)
    return {terminal.name: terminal.pattern.to_regexp() for terminal in lexer.terminals}


@functools.cache
def terminal(name: str) -> re.Pattern[str]:
    """Return a terminal of the telegram's grammar, compiled."""
    return re.compile(terminals("cable")[name], FLAGS)


@functools.cache
def parser(start: str, build: Transformer[Any, Any]) -> Lark:
    """Return the parser of one rule of the telegram's grammar, with `build` embedded; it is made once."""
    source = (FOLDER / "cable.lark").read_text("utf-8")
    return Lark(
        source,
        parser="lalr",
        lexer=LineLexer,
        start=start,
        transformer=build,
        g_regex_flags=FLAGS,
        maybe_placeholders=True,
    )
