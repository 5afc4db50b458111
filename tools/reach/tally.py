"""Count how often each rule of the grammar is reduced, and each terminal taken, while texts are parsed."""

import collections
import contextlib
from collections.abc import Iterator
from typing import Any, Final
from unittest import mock

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import cablegrammar
from cablegrammar import _automaton, _grammar, _layout, _parse, model, strategies
from cablegrammar._automaton import Automaton, Lexeme
from tests.laws import texts
from tools.mutation.mutants import definitions

FILES: Final = ("cable", "layout", "smart")

#: A rule or a terminal: its file, without `.lark`, and its name.
Name = tuple[str, str]
Counts = collections.Counter[Name]

#: Rules of the layout that are no rules of a parser: each is a list of marks.
MARKS: Final = (
    "_line_mark",
    "_inner_mark",
    "_sentence_mark",
    "_smart_mark",
    "_smart_mark_before_heading",
    "_publisher_mark",
)
#: Marks inside a line, by the mark of the same kind that begins one.
INNER: Final = {"PRINT_PAGE": "INNER_PRINT_PAGE", "PAGE_MARKER": "INNER_PAGE_MARKER"}


def parsers() -> list[tuple[str, Automaton]]:
    """Return every parser of the package, after the file of its grammar."""
    return [(file, _grammar.parser(file, _parse._BUILD)) for file in FILES]


def rules() -> frozenset[Name]:
    """Return the rules of all files."""
    return frozenset(
        (file, each["name"])
        for file in FILES
        for each in definitions((_grammar.FOLDER / f"{file}.lark").read_text("utf-8"))
        if each["name"].islower() and each["name"] not in MARKS
    )


def terminals() -> frozenset[Name]:
    """Return the terminals that some rule uses: others are parts of these, or there for validators."""
    return frozenset(
        (file, name)
        for file in FILES
        for _, _, symbols, _ in _grammar.tables(file)["rules"]
        for name in symbols
        if name.isupper()
    )


#: What is drawn: texts, each with the class of what it stands for.
Drawn = tuple[tuple[str, type[Any]], ...]


def _whole(telegrams: st.SearchStrategy[str]) -> st.SearchStrategy[Drawn]:
    return telegrams.map(lambda text: ((text, cablegrammar.Cable),))


def _alone(part: type[Any]) -> st.SearchStrategy[tuple[str, type[Any]]]:
    return st.from_type(part).map(lambda drawn: (cablegrammar.render(drawn), part))


def kinds() -> dict[str, st.SearchStrategy[Drawn]]:
    """Return the kinds of texts by their names, those first that cost little for what they reach."""
    plain = strategies.cables(text=texts.PLAIN_LINES).map(cablegrammar.render)
    lines = st.lists(strategies.keyword_lines() | strategies.lines(), min_size=1, max_size=12)
    return {
        "parts": st.tuples(*map(_alone, model.REGISTRY)),
        "lists": _whole(texts.respelt(texts.PARTS) | texts.damaged(texts.respelt(texts.PARTS) | texts.PARTS)),
        "respelt": _whole(texts.respelt(plain)),
        "published": _whole(texts.published(plain)),
        "messages": _whole(texts.messages(plain)),
        "damaged": _whole(texts.damaged(plain)),
        "telegrams": _whole(strategies.cables().map(cablegrammar.render)),
        "keywords": _whole(lines.map("\n".join)),
    }


def reached(drawn: st.SearchStrategy[Drawn], number: int, start: int = 0) -> Counts:
    """Draw so many times, parse what is drawn, and return what that reached. The same start draws the same."""

    @seed(start)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn)
    def parse(examples: Drawn) -> None:
        for text, part in examples:
            with contextlib.suppress(cablegrammar.CableSyntaxError):
                cablegrammar.parse(text, into=part)

    with counting() as counts:
        parse()
    return counts


@contextlib.contextmanager
def counting() -> Iterator[Counts]:
    """Count what `parse` reaches while the block runs."""
    counts: Counts = collections.Counter()

    def counted(file: str, action: Any) -> Any:  # noqa: ANN401 - as what it stands for
        if type(action) is not tuple:
            return action
        size, places, build, origin = action

        def count(children: list[Any]) -> Any:  # noqa: ANN401 - as what it stands for
            counts[file, origin] += 1
            counts.update((file, each.type) for each in children if type(each) is Lexeme)
            kept = children if places is None else _automaton._kept(children, places)
            return build(kept) if build else kept

        return size, None, count, origin

    cover = _layout.cover

    def cover_and_count(text: str) -> Any:  # noqa: ANN401 - as what it stands for
        covered = cover(text)
        for mark in covered[1]:
            name = mark.kind.name
            line = text[: mark.span.start].rpartition("\n")[2]
            counts["layout", INNER.get(name, name) if line.strip() else name] += 1
        return covered

    with contextlib.ExitStack() as stack:
        for file, parser in parsers():
            actions = [
                {name: counted(file, action) for name, action in row.items()} for row in parser._actions
            ]
            always = [counted(file, action) for action in parser._always]
            stack.enter_context(mock.patch.multiple(parser, _actions=actions, _always=always))
        stack.enter_context(mock.patch.object(_layout, "cover", cover_and_count))
        yield counts
