"""The grammar files, and their terminals as compiled patterns: they alone say what may stand in a field."""

from __future__ import annotations

import functools
import json
import os
import pathlib
import re
import threading
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from . import _tables
from ._automaton import Automaton
from ._patterns import portable

if TYPE_CHECKING:
    from collections.abc import Callable

_Arguments = ParamSpec("_Arguments")
_Made = TypeVar("_Made")

#: `^` and `$` stand at the ends of lines; digits, letters and cases are those of ASCII.
FLAGS: Final = re.MULTILINE | re.ASCII

_HERE: Final = pathlib.Path(__file__).parent

#: A wheel carries the grammar inside the package, and its tables; a checkout has it at its top.
FOLDER: Final = _HERE / "grammar" if (_HERE / "grammar").is_dir() else _HERE.parents[1] / "grammar"

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


@functools.cache
def _shipped() -> dict[str, _tables.Tables] | None:
    """Return the tables that a wheel carries, also as a zip archive; a checkout has none."""
    from importlib import resources

    file = resources.files(__package__).joinpath("grammar", "tables.json")
    return json.loads(file.read_bytes()) if file.is_file() else None


@_made_once
def tables(grammar: str) -> _tables.Tables:
    """Return the tables of a grammar file."""
    file = FOLDER / f"{grammar}.lark"
    shipped = _shipped()
    return shipped[grammar] if shipped else _tables.made(file.read_text("utf-8"), str(file))


def terminals(grammar: str) -> dict[str, str]:
    """Return every terminal of a grammar file as a regular expression, by its name."""
    return tables(grammar)["terminals"]


def alternatives(rule: str, grammar: str) -> list[str]:
    """Return the names of the terminals that a rule is one of, in their order."""
    return [symbols[0] for name, _, symbols, _ in tables(grammar)["rules"] if name == rule]


@functools.cache
def terminal(name: str, grammar: str = "cable") -> re.Pattern[str]:
    """Return a terminal of a grammar file, compiled."""
    return re.compile(portable(terminals(grammar)[name]), FLAGS)


@_made_once
def parser(grammar: str, build: object) -> Automaton:
    """Return the parser of a grammar file that calls the methods of `build`; it is made once."""
    return Automaton(tables(grammar), build, FLAGS)


#: What canonical text has before a line that no rule knows, with a blank between.
UNRECOGNIZED: Final = "[?]"

#: White space as the grammar knows it: a blank, or a line feed where a line ends. One character for one.
WHITE_SPACE: Final = {
    **dict.fromkeys(
        map(chr, (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x1F)), " "
    ),
    **dict.fromkeys(map(chr, (0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)), "\n"),
}
