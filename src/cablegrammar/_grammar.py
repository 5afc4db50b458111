"""The grammar files, and their terminals as compiled patterns: they alone say what may stand in a field."""

from __future__ import annotations

import functools
import os
import pathlib
import re
import threading
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from lark import Lark, Transformer

from ._automaton import Automaton
from ._patterns import portable

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_Arguments = ParamSpec("_Arguments")
_Made = TypeVar("_Made")

#: `^` and `$` stand at the ends of lines; digits, letters and cases are those of ASCII.
FLAGS: Final = re.MULTILINE | re.ASCII

_HERE: Final = pathlib.Path(__file__).parent

#: A wheel carries the grammar inside the package; a checkout has it at its top.
FOLDER: Final = next(
    folder for folder in (_HERE / "grammar", _HERE.parents[1] / "grammar") if folder.is_dir()
)

_making: Final = threading.RLock()
if hasattr(os, "register_at_fork"):  # pragma: no branch - where processes fork
    # A process forked while another thread makes something would wait for that thread, which it has not.
    os.register_at_fork(
        before=_making.acquire, after_in_parent=_making.release, after_in_child=_making.release
    )


def _made_once(make: Callable[_Arguments, _Made]) -> Callable[_Arguments, _Made]:
    """Keep what a function returns: making it takes long, and threads that ask at once wait for the first."""
    kept = functools.cache(make)

    @functools.wraps(make)
    def wait(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Made:
        with _making:
            return kept(*args, **kwargs)  # type: ignore[arg-type]  # all are hashable

    return wait


@_made_once
def _read(name: str) -> Lark:
    """Return a grammar file as Lark reads it."""
    path = FOLDER / f"{name}.lark"
    source = path.read_text("utf-8")
    return Lark(source, parser=None, lexer="basic", start=name, g_regex_flags=FLAGS, source_path=str(path))


@functools.cache
def terminals(name: str) -> dict[str, str]:
    """Return every terminal of a grammar file as a regular expression, by its name."""
    return {terminal.name: terminal.pattern.to_regexp() for terminal in _read(name).terminals}


@functools.cache
def alternatives(rule: str, grammar: str) -> tuple[str, ...]:
    """Return the names of the terminals that a rule is one of, in their order."""
    rules = _read(grammar).rules
    return tuple(str(each.expansion[0].name) for each in rules if each.origin.name == rule)


@functools.cache
def terminal(name: str, grammar: str = "cable") -> re.Pattern[str]:
    """Return a terminal of a grammar file, compiled."""
    return re.compile(portable(terminals(grammar)[name]), FLAGS)


@_made_once
def parser(rules: tuple[str, ...], build: Transformer[Any, Any], grammar: str = "cable") -> Automaton:
    """Return the parser of these rules of a grammar file, with `build` embedded; it is made once."""
    source = (FOLDER / f"{grammar}.lark").read_text("utf-8")
    lark = Lark(
        source,
        parser="lalr",
        lexer="basic",
        start=list(rules),
        transformer=build,
        g_regex_flags=FLAGS,
        maybe_placeholders=True,
        source_path=str(FOLDER / f"{grammar}.lark"),
    )
    return Automaton(lark, FLAGS)


#: White space as the grammar knows it: a blank, or a line feed where a line ends. One character for one.
WHITE_SPACE: Final = {
    **dict.fromkeys(
        map(chr, (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x1F)), " "
    ),
    **dict.fromkeys(map(chr, (0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)), "\n"),
}
