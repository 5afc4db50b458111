"""Count how often each rule of the grammar is reduced, and each terminal taken, while texts are parsed."""

import collections
import contextlib
from collections.abc import Iterator
from typing import Any, Final
from unittest import mock

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import cablegrammar
from cablegrammar import _grammar, _layout, model, strategies
from cablegrammar._automaton import Automaton
from tests.laws import texts
from tests.laws.laws import nodes_of

FILES: Final = tuple(sorted(path.stem for path in _grammar.FOLDER.glob("*.lark")))

#: A rule or a terminal: its file, without `.lark`, and its name.
Name = tuple[str, str]
Counts = collections.Counter[Name]

#: Marks inside a line, by the mark of the same kind that begins one.
INNER: Final = {kind: f"INNER_{kind}" for kind in ("PRINT_PAGE", "PAGE_MARKER", "COLLATION_NOTICE")}


def read(text: str, part: type[Any]) -> None:
    """Parse a text, and ask all parts of what it says for what can be derived: that may have a grammar of its own."""
    # Some texts have nothing but what lies over a telegram.
    with contextlib.suppress(cablegrammar.CableSyntaxError):
        for node in nodes_of(cablegrammar.parse(text, into=part)):
            for name, value in vars(type(node)).items():
                if isinstance(value, property):
                    with contextlib.suppress(ValueError):
                        getattr(node, name)


def rules() -> frozenset[Name]:
    """Return the rules of all files that leave a trace."""
    return frozenset(
        (file, name)
        for file in FILES
        for name, builder, *_ in _grammar.tables(file)["rules"]
        if builder is not None
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
            read(text, part)

    with counting() as counts:
        parse()
    return counts


class Counting(dict[str, Any]):
    """What a parser does in a state; counts which terminals are taken there, and which rules end."""

    def __init__(self, row: dict[str, Any], file: str, counts: Counts) -> None:
        super().__init__(row)
        self.file = file
        self.counts = counts

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as in dict
        """Return what to do with a terminal, and count it if it is taken."""
        action = super().get(name, default)
        if isinstance(action, int):
            self.counts[self.file, name] += 1
        return action

    def __getitem__(self, rule: str) -> Any:  # noqa: ANN401 - as in dict
        self.counts[self.file, rule] += 1
        return super().__getitem__(rule)


@contextlib.contextmanager
def counting() -> Iterator[Counts]:
    """Count what `parse` reaches while the block runs."""
    counts: Counts = collections.Counter()

    cover = _layout.cover

    def cover_and_count(text: str) -> Any:  # noqa: ANN401 - as what it stands for
        covered = cover(text)
        for mark in covered[1]:
            name = mark.kind.name
            line = text[: mark.span.start].rpartition("\n")[2]
            counts["layout", INNER.get(name, name) if line.strip() else name] += 1
        return covered

    parser_of = _grammar.parser
    counted: set[Automaton] = set()

    def parser_that_counts(file: str, build: object) -> Automaton:
        parser = parser_of(file, build)
        if parser not in counted:
            counted.add(parser)
            actions = [Counting(row, file, counts) for row in parser._actions]
            stack.enter_context(mock.patch.object(parser, "_actions", actions))
        return parser

    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(_grammar, "parser", parser_that_counts))
        stack.enter_context(mock.patch.object(_layout, "cover", cover_and_count))
        yield counts
