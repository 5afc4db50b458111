"""Examples of rules and terminals: chosen ones, else those of the tables of the tests. Each is tried."""

import functools
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import frozen

import cablegrammar
from cablegrammar import model
from docs.extensions.definitions import Definition, defined, files
from tests.grammar import test_terminals
from tools.reach import tally
from tools.reach.tally import Counts, counting, read

#: Texts that were chosen.
CHOSEN: Final = Path(__file__).with_name("examples.txt")
#: How many lines of an example are shown, how many of them above what it is an example of, and how many texts
#: that a terminal takes.
LINES: Final = 16
ABOVE: Final = 2
TEXTS: Final = 3


@frozen
class Example:
    """A text that shows a rule."""

    text: str
    #: Which of its lines the rule reads, counted from 1; none where that is all of them, or not known.
    lines: range


def class_of(rule: Definition) -> type[Any] | None:
    """Return the class of the model that a rule builds, or builds several objects of."""
    names = {rule.name, rule.name.removesuffix("s"), *rule.aliases}
    for entry in model.REGISTRY.values():
        if (
            entry.cls is not cablegrammar.Cable
            and entry.grammar == rule.file
            and names & {entry.rule, entry.alone}
        ):
            return entry.cls
    return None


# What some fields say is parsed once in a process, so that a second try would not reach their rules.
@functools.cache
def of_rule(rule: Definition) -> Example | None:
    """Return a text that shows a rule: the one that was chosen, or the one that shows most of the rule."""
    text = _chosen().get((rule.file, rule.name))
    if text is not None:
        entry = next((each for each in model.REGISTRY.values() if rule.name in {each.rule, each.alone}), None)
        parts: list[type[Any]] = [cablegrammar.Cable, *([entry.cls] if entry else [])]
        for part in parts:
            if _shows(_counted(text, part), rule):
                return _around(rule, text, part)
        return None
    best: tuple[int, str, type[Any]] | None = None
    for row, part, counts in _rows():
        shown = _shows(counts, rule)
        if shown and (best is None or shown > best[0]):
            best = shown, row, part
    return best and _around(rule, *best[1:])


def of_terminal(terminal: Definition) -> list[str]:
    """Return texts, with what the terminal takes of each between « and »."""
    rows = (each.values for each in test_terminals.rows())
    return [
        str(text)
        for file, name, text in rows
        if (file, name) == (terminal.file, terminal.name) and "«" in str(text)
    ][:TEXTS]


def rules_without() -> Iterator[str]:
    """Yield the rules that no text shows."""
    for file in files().values():
        for each in file.definitions.values():
            if each.is_rule and of_rule(each) is None:
                yield each.label


@functools.cache
def _chosen() -> dict[tuple[str, str], str]:
    """Return the texts that were chosen, by the file and the name of their rule."""
    rows = re.findall(r"^(\w+) (\w+)\n((?:    .+\n|\n)+)", CHOSEN.read_text("utf-8"), re.MULTILINE)
    return {(file, name): textwrap.dedent(text).strip("\n") for file, name, text in rows}


@functools.cache
def _rows() -> list[tuple[str, type[Any], Counts]]:
    """Return every text of the tables, what it is, and what it reaches; short texts first."""
    rows = []
    with counting() as counts:
        for text, part in test_terminals.texts_of_rows():
            counts.clear()
            read(text, part)
            rows.append((text, part, Counts(counts)))
    return sorted(rows, key=lambda each: (len(each[0].split("\n")), len(each[0])))


def _counted(text: str, part: type[Any]) -> Counts:
    """Return what a text reaches that stands for a part of a telegram."""
    with counting() as counts:
        read(text, part)
    return counts


def _shows(counts: Counts, rule: Definition) -> int:
    """Say how many of the things that a rule uses a text reaches; 0 if it does not reach the rule."""
    name = (rule.file, rule.name)
    used = ((rule.file, each) in counts for each in _used(rule, frozenset()))
    return sum(used) if name in counts or name not in _built() else 0


@functools.cache
def _built() -> frozenset[tuple[str, str]]:
    """Return the rules of which something is built, and which are therefore counted."""
    return tally.rules()


@functools.cache
def _used(rule: Definition, seen: frozenset[str]) -> frozenset[str]:
    """Return what a rule uses, also through rules that leave no trace."""
    names = rule.uses
    for name in rule.uses - seen:
        used = defined(rule.file, name)
        if used is not None and used.is_rule and not used.leaves_a_trace:
            names |= _used(used, seen | rule.uses)
    return names


def _around(rule: Definition, text: str, part: type[Any]) -> Example:
    """Return an example with the lines that a rule reads, and some around them."""
    lines = text.split("\n")
    first, last = _read_by(rule, text, part) or (0, len(lines) - 1)
    start = 0 if len(lines) <= LINES else max(first - ABOVE, 0)
    while not lines[start].strip():
        start += 1
    shown = lines[start : start + LINES]
    while not shown[-1].strip():
        shown.pop()
    marked = range(max(first - start, 0) + 1, min(last - start + 1, len(shown)) + 1)
    return Example("\n".join(shown), range(0) if len(marked) == len(shown) else marked)


def _read_by(rule: Definition, text: str, part: type[Any]) -> tuple[int, int] | None:
    """Return the first and the last line of what a rule reads of a text, if a class says."""
    kind = class_of(rule)
    if kind is None:
        return None
    cable = cablegrammar.parse(text, into=part)
    spans = (each.span for each in cablegrammar.find_all(cable, kind) if each.span is not None)
    first = next(spans, None)
    return first and (text.count("\n", 0, first.start), text.count("\n", 0, max(first.end - 1, first.start)))
