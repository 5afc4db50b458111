"""The terminals of the grammar files put together as Lark does it, but only those that a change reaches.

Loading a file takes Lark half a second, which is long for one of thousands of changes.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from lark.load_grammar import eval_escaping
from lark.utils import get_regexp_width

from cablegrammar import _grammar

from .mutants import PIECE, Mutant, definitions

FILES: Final = ("cable", "layout", "smart")


@functools.cache
def source(file: str) -> str:
    """Return the text of a grammar file."""
    return (_grammar.FOLDER / f"{file}.lark").read_text("utf-8")


class Terminals:
    """The regular expressions of all terminals, by file and name."""

    def __init__(self) -> None:
        self._defined = {
            file: {
                each["name"]: each["value"] for each in definitions(source(file)) if each["name"].isupper()
            }
            for file in FILES
        }
        for file, defined in self._defined.items():
            for imported in re.findall(r"^%import \.cable \(([^)]*)\)", source(file), re.MULTILINE):
                for name in imported.split(", "):
                    defined[name] = self._defined["cable"][name]
        self.patterns: dict[str, dict[str, str]] = {}
        for file, defined in self._defined.items():
            self.patterns[file] = {}
            for name in defined:
                _expand(name, {**self._defined["cable"], **defined}, self.patterns[file])

    def differ_from_lark(self) -> bool:
        """Say whether Lark makes anything else of the files."""
        return any(
            self.patterns[file].get(name, pattern) != pattern
            for file in FILES
            for name, pattern in _grammar.terminals(file).items()
        )

    def changed(self, mutant: Mutant) -> dict[str, dict[str, str]]:
        """Return the regular expressions that are others with a mutant of a terminal, by file and name."""
        changed = {}
        for file, defined in self._defined.items():
            if defined.get(mutant.name) != self._defined[mutant.file][mutant.name]:
                continue
            users = {mutant.name}
            while more := {name for name in defined.keys() - users if users & _names(defined[name])}:
                users |= more
            patterns = {name: text for name, text in self.patterns[file].items() if name not in users}
            values = {**self._defined["cable"], **defined, mutant.name: mutant.value}
            changed[file] = {name: _expand(name, values, patterns) for name in users}
        return changed


def _expand(name: str, defined: dict[str, str], patterns: dict[str, str]) -> str:
    """Return a terminal's regular expression, and add it and those that it needs to `patterns`."""
    if name not in patterns:
        alternatives: list[list[str]] = [[]]
        for piece in PIECE.findall(defined[name]):
            if piece == "|":
                alternatives.append([])
            elif piece in {"?", "*", "+"}:
                alternatives[-1][-1] = f"(?:{alternatives[-1][-1]}){piece}"
            elif piece[0] == "/":
                alternatives[-1].append(eval_escaping(piece[1:-1]))  # type: ignore[no-untyped-call]  # Lark's
            else:
                alternatives[-1].append(_expand(piece, defined, patterns))
        texts = sorted(("".join(each) for each in alternatives), key=_longest_first)
        patterns[name] = texts[0] if len(texts) == 1 else f"(?:{'|'.join(texts)})"
    return patterns[name]


@functools.cache
def _longest_first(pattern: str) -> tuple[int, int, int]:
    """Return the key by which Lark sorts alternatives."""
    least, most = get_regexp_width(pattern)
    return -int(most), -int(least), -len(pattern)


@functools.cache
def _names(value: str) -> frozenset[str]:
    """Return the terminals that a definition names."""
    return frozenset(piece for piece in PIECE.findall(value) if piece[0] != "/")
