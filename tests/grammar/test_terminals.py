"""Terminals take what they should and nothing else; the grammar files keep their own laws."""

import functools
import inspect
import pathlib
import re
import types
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

import pytest

import cablegrammar
from cablegrammar import _grammar, _references, _sets, _transform, model
from cablegrammar._patterns import with_atomic_groups
from cablegrammar.model import _officials
from tests import test_close, test_heading, test_layout, test_officials, test_sets, test_smart
from tests.grammar import test_rows
from tools.reach import tally
from tools.reach.tally import Counts, counting, read

#: Invented telegrams.
CORPUS = pathlib.Path(__file__).parents[1] / "corpus"


def rows() -> Iterator[Any]:
    """Yield the file, the name and a text of each row of terminals.txt."""
    file = name = ""
    for line in (pathlib.Path(__file__).parent / "terminals.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            yield pytest.param(file, name, line[4:], id=f"{name} {line[4:]}")
        elif line and not line.startswith("#"):
            file, name = line.split()


@pytest.mark.parametrize(("file", "name", "row"), list(rows()))
def test_terminal_takes_a_piece_of_a_text(file: str, name: str, row: str) -> None:
    """A terminal takes what is marked in a row, first and in full, and nothing of a row without marks."""
    marked = row.replace("␣", " ").replace("⏎", "\n")
    text = re.sub("[«»]", "", marked)
    pattern = _grammar.terminal(name, file)
    # Also as a Python takes it where what repeats possessively may fail.
    for each in (pattern, _atomic(pattern)):
        found = each.search(text)
        assert marked == (f"{text[: found.start()]}«{found[0]}»{text[found.end() :]}" if found else text)


@functools.cache
def _atomic(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(with_atomic_groups(pattern.pattern), pattern.flags)


# ---- The files

FILES = {name: (_grammar.FOLDER / f"{name}.lark").read_text("utf-8") for name in tally.FILES}

#: Definitions of terminals, by their names; a definition goes on where a line is indented.
DEFINITION = re.compile(
    r"^(_?[A-Z][A-Z_]*)(?:\.-?\d+)?:((?:[^\n]*(?:\n[ ]+\|[^\n]*)?)*?)(?=\n(?:[^ ]|\n|\Z))", re.MULTILINE
)


def definitions(name: str) -> dict[str, str]:
    """Return the terminals that a grammar file defines."""
    return {found[1]: found[2] for found in DEFINITION.finditer(FILES[name] + "\n\n")}


def parts_of(definition: str) -> list[str]:
    """Return the regular expressions and the names of which a terminal is made, and the bars between them."""
    return re.findall(r"/(?:\\.|[^/\\\n])+/[a-z]*|\"(?:\\.|[^\"\\])*\"|_?[A-Z][A-Z_]*|[|*+?()]", definition)


def has_bare_bar(pattern: str) -> bool:
    """Say whether a regular expression has alternatives outside all parentheses."""
    depth = 0
    in_set = False
    for piece in re.findall(r"\\.|.", pattern, re.DOTALL):
        if in_set:
            in_set = piece != "]"
        elif piece == "[":
            in_set = True
        elif piece in "()":
            depth += 1 if piece == "(" else -1
        elif piece == "|" and depth == 0:
            return True
    return False


def test_bars_are_found() -> None:
    """The helper above knows sets, groups and escapes."""
    assert has_bare_bar("a|b")
    assert has_bare_bar("(a)|[)]")
    assert not has_bare_bar(r"(?:a|(b|c))[|]\|")


@pytest.mark.parametrize("name", FILES)
def test_every_terminal_is_found(name: str) -> None:
    """The definitions read here are those that Lark reads."""
    imported = re.findall(r"[A-Z_]+", "".join(re.findall(r"^%import [^\n]*", FILES[name], re.MULTILINE)))
    assert set(_grammar.terminals(name)) - {"_WHITE_SPACE"} <= {*definitions(name), *imported}


@pytest.mark.parametrize("name", FILES)
def test_terminals_that_others_use_have_no_bare_alternatives(name: str) -> None:
    """Lark puts a terminal into another without parentheses: a bare bar would part the one that uses it."""
    defined = definitions(name)
    used = {
        part
        for text in defined.values()
        for alternative in " ".join(parts_of(text)).split(" | ")
        for parts in [parts_of(alternative)]
        if len(parts) > 1
        for part in parts
        if part in defined
    }
    assert used
    assert not {each for each in used if has_bare_bar(_grammar.terminals(name)[each])}


@pytest.mark.parametrize("name", FILES)
def test_every_terminal_is_used(name: str) -> None:
    """A rule, another terminal or the model uses each."""
    rest = re.sub(r"//[^\n]*", "", "".join(FILES.values()))
    package = pathlib.Path(_grammar.__file__).parent
    sources = "".join(
        path.read_text("utf-8") for path in package.rglob("*.py") if path.name != "strategies.py"
    )
    unused = {
        terminal
        for terminal in definitions(name)
        if len(re.findall(rf"\b{terminal}\b", rest)) == 1 and f'"{terminal}"' not in sources.replace("'", '"')
    }
    assert not unused


# ---- Rules and builder


#: What builds from each grammar file, or from several.
BUILDERS = [
    (
        _transform.Build,
        {"smart", *(entry.grammar for entry in model.REGISTRY.values())} - {"reference", "sets"},
    ),
    (_references._Build, {"reference"}),
    (_sets._Build, {"sets"}),
    (_officials._Build, {"official"}),
]


@pytest.mark.parametrize(("builder", "files"), BUILDERS, ids=lambda each: getattr(each, "__module__", None))
def test_every_rule_has_a_builder_and_every_builder_a_rule(builder: type[Any], files: set[str]) -> None:
    """A method of the builder has the name of its rule."""
    rules = {rule for file in files for _, rule, *_ in _grammar.tables(file)["rules"] if rule is not None}
    assert rules == {name for name in vars(builder) if not name.startswith("_")}


def test_every_grammar_file_has_a_builder() -> None:
    assert set(FILES) == set().union(*(files for _, files in BUILDERS))


def lines_of(module: types.ModuleType) -> Iterator[str]:
    """Yield the first text of each row of the tests of a module."""
    for mark in (mark for test in vars(module).values() for mark in getattr(test, "pytestmark", ())):
        for row in mark.args[1]:
            yield str(row[0] if isinstance(row, tuple) else row)


def texts_of_rows() -> Iterator[tuple[str, type[Any]]]:
    """Yield the text of each row of all tables, and the telegrams of the corpus, with the class of what each is."""
    for text, part, _ in test_rows.PARTS:
        yield text, type(part)
    telegrams: list[str] = [
        *(str(row.values[0]) for row in (*test_rows.HEADINGS, *test_rows.CABLES)),
        *(text for text, _ in test_rows.RIVALS),
        *(text for _, text, _ in (*test_layout.COVERED, *test_layout.LEFT_OUT)),
        *(line for module in (test_close, test_heading, test_sets) for line in lines_of(module)),
        test_smart.FIELDS,
        test_smart.REISSUED,
        *(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))),
    ]
    for text in telegrams:
        yield text, cablegrammar.Cable
    for line in lines_of(test_officials):
        yield f"Classified By: {line}", cablegrammar.ClassifiedBy


@functools.cache
def reached_by_rows() -> Counts:
    """Return how often the texts of all rows reach each rule and each terminal."""
    with counting() as counts:
        for text, part in texts_of_rows():
            read(text, part)
    return counts


@pytest.mark.parametrize("names", [tally.rules, tally.terminals], ids=["rules", "terminals"])
def test_rows_show_all_of_the_grammar(names: Callable[[], frozenset[tuple[str, str]]]) -> None:
    """One row is enough for a new rule or terminal, in whichever table."""
    with_rows = {(file, name) for file, name, _ in map(attrgetter("values"), rows())}
    assert sorted(names() - with_rows - reached_by_rows().keys()) == []


def test_every_rule_that_stands_alone_is_one_of_the_grammar() -> None:
    """What may be asked for names a rule."""
    assert {each.alone for each in model.REGISTRY.values()} <= {
        rule for file in FILES for rule in _grammar.tables(file)["ends"]
    }
    assert all(inspect.isclass(kind) and hasattr(cablegrammar, kind.__name__) for kind in model.REGISTRY)


@pytest.mark.parametrize("grammar", FILES)
def test_what_begins_a_line_has_no_other_beginning(grammar: str) -> None:
    # The parser takes `^` out of several terminals at once, which `^a|b` would not bear.
    for name, pattern in _grammar.terminals(grammar).items():
        if pattern.startswith("^"):
            outside = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "", pattern)
            while "(" in outside:
                outside = re.sub(r"\([^()]*\)", "", outside)
            assert "|" not in outside, name
