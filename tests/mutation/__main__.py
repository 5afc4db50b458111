"""Change the grammar in one small place at a time, and name the changes that no test notices.

    python -m tests.mutation [NAME ...]

NAME is a rule or a terminal; without any, all of the three files are gone through, which takes half an hour.

First the tests run with the grammar as it is, and what they ask of each regular expression is written down, with the
answer. A change of a terminal can fail only tests of which some question has another answer then, and these are run
until one fails. After a change of a rule all tests are run, those first that noticed most. Each change is tried in a
process of its own. Tests that draw telegrams or read real ones are left out: the examples alone must notice.

Changes that need not be noticed stand in explained.txt, with the reason.
"""

from __future__ import annotations

import argparse
import collections
import functools
import gc
import inspect
import os
import pathlib
import pickle
import re
import signal
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Any, Final

import pytest
from _pytest.runner import runtestprotocol
from lark.exceptions import LarkError
from lark.lexer import PatternRE, TerminalDef

from cablegrammar import _automaton, _grammar, _parse, _split

from .mutants import NO_PRIORITY, Mutant, mutants
from .terminals import FILES, Terminals, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: Modules that compile patterns of terminals.
MODULES: Final[tuple[Any, ...]] = (_grammar, _automaton, _split)
#: Where the examples are.
TESTS: Final = (
    "tests",
    "--ignore=tests/laws",
    "--ignore=tests/test_strategies.py",
    "--ignore=tests/test_main.py",
)
#: Of these, those that read files from outside the repository.
LEFT_OUT: Final = "real or published"
#: Seconds that a test may take to be one of those that are run after each change.
QUICK: Final = 1.0
#: Seconds after which a change counts as noticed: the tests do not end.
LIMIT: Final = 120

#: A pattern's methods and their arguments, with the answer and the tests that asked.
Questions = dict[tuple[str, tuple[Any, ...]], tuple[Any, set[str]]]


class Asked:
    """A compiled pattern that writes down what it is asked, by which test, and what it answers."""

    #: The test that runs.
    test = ""

    def __init__(self, pattern: str, flags: int) -> None:
        self.compiled = re.compile(pattern, flags)
        self.questions: Questions = {}

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return functools.partial(self._ask, method)

    def _ask(self, method: str, *arguments: Any) -> Any:
        answer = answer_of(self.compiled, method, arguments)
        self.questions.setdefault((method, arguments), (seen(answer), set()))[1].add(self.test)
        return iter(answer) if method == "finditer" else answer


class Compiler:
    """What stands for the module `re` while questions are written down."""

    compile = staticmethod(Asked)

    def __getattr__(self, name: str) -> Any:
        return getattr(re, name)


def answer_of(pattern: re.Pattern[str], method: str, arguments: tuple[Any, ...]) -> Any:
    """Return what a pattern answers."""
    answer = getattr(pattern, method)(*arguments)
    return list(answer) if method == "finditer" else answer


def seen(answer: Any) -> Any:
    """Return what may be seen of an answer."""
    if isinstance(answer, list):
        return [seen(each) for each in answer]
    return (answer.lastgroup, answer.regs) if isinstance(answer, re.Match) else answer


def forget() -> None:
    """Empty the package's caches, but for the terminals and the parsers."""
    for name, module in list(sys.modules.items()):
        if name.startswith("cablegrammar"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value not in {_grammar.parser, _grammar.terminals}:
                    value.cache_clear()


def start_anew() -> None:
    """Have terminals and parsers made anew, and empty the other caches."""
    _grammar.terminals = functools.cache(inspect.unwrap(_grammar.terminals))
    _grammar.parser = functools.cache(inspect.unwrap(_grammar.parser))
    forget()


def parsers() -> dict[str, _automaton.Automaton]:
    """Return the parsers; the name of each begins with its file."""
    return {
        "cable": _grammar.parser(("cable",), _parse._BUILD),
        "cable's parts": _grammar.parser(_parse._PART_RULES, _parse._BUILD),
        "layout": _grammar.parser(_parse._LAYOUT_RULES, _parse._BUILD, "layout"),
        "smart": _grammar.parser(("smart_field",), _parse._BUILD, "smart"),
    }


def file_of(parser: str) -> str:
    """Return the file of a parser's grammar."""
    return next(file for file in FILES if parser.startswith(file))


def terminals_in(parser: _automaton.Automaton, state: int) -> list[str]:
    """Return the terminals that may stand in a state, in the order in which they are tried."""
    expected = parser.expected(state)
    return [each.name for each in parser._terminals if each.name in expected]


def pattern_in(parser: _automaton.Automaton, state: int) -> Any:
    """Return the pattern of a state."""
    match: Any = parser._matches.get(state) or parser._match_in(state)
    owner: Any = match.func if isinstance(match, functools.partial) else match
    return owner.__self__


#: A state of a parser, or nothing: the pattern is no state's.
State = tuple[str, int] | None


def places() -> Iterator[tuple[State, Callable[[], Any]]]:
    """Yield what compiles each pattern that the package makes of terminals."""
    for name in _grammar.terminals("cable"):
        yield None, functools.partial(_grammar.terminal, name)
    for file in FILES:
        for name in _grammar.terminals(file):
            yield None, functools.partial(_grammar.terminal, name, file)
    for before in ("\n", ""):
        yield None, functools.partial(_grammar.at_line, before)
    yield None, functools.partial(_grammar.at_line, "\n", "sentence_mark")
    for rule in ("inner_mark", "smart_mark", "smart_mark_before_heading"):
        yield None, functools.partial(_grammar.marks, rule)
    yield None, _split._shapes
    yield None, _split._margins
    for name, parser in parsers().items():
        for state in parser._actions:
            yield (name, state), functools.partial(pattern_in, parser, state)


class Trial:
    """A plugin of pytest: runs the tests that it collects with the grammar as it is, then with each mutant."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self.terminals = Terminals()
        #: The tests, by their ids, and how long each takes.
        self.tests: dict[str, pytest.Item] = {}
        self.seconds: dict[str, float] = {}
        #: How many mutants each test noticed.
        self.noticed: collections.Counter[str] = collections.Counter()
        #: The mutants that none noticed.
        self.unnoticed: list[Mutant] = []
        self.tried = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant."""
        if self.terminals.differ_from_lark():
            pytest.exit("terminals are put together otherwise than Lark does it", 1)
        self.write_down(session.items)
        print(f"{len(self.tests)} tests ask {sum(len(each) for _, _, each, _ in self.asked)} questions")
        for file in FILES:
            for mutant in mutants(file, source(file)):
                if not self.names or mutant.name in self.names:
                    self.tried += 1
                    noticed, test = self.outcome(mutant)
                    if noticed:
                        self.noticed[test] += 1
                    else:
                        self.unnoticed.append(mutant)
        return True

    def write_down(self, items: Iterable[pytest.Item]) -> None:
        """Run the tests, and write down what they ask and are answered."""
        # Of the patterns of all states most stay as they are, and need not be compiled again.
        re._MAXCACHE = 1_000_000  # type: ignore[attr-defined]
        for module in MODULES:
            module.re = Compiler()
        start_anew()
        for item in items:
            if not hasattr(getattr(item, "function", None), "hypothesis"):
                Asked.test = item.nodeid
                start = time.process_time()
                passed = not fails(item)
                self.seconds[item.nodeid] = time.process_time() - start
                if passed and self.seconds[item.nodeid] < QUICK:
                    self.tests[item.nodeid] = item
        asked = [(state, make, make()) for state, make in places()]
        for module in MODULES:
            module.re = re
        self.asked: list[tuple[State, Callable[[], Any], Questions, str]] = []
        for state, make, pattern in asked:
            if pattern.questions:
                self.asked.append((state, make, pattern.questions, pattern.compiled.pattern))
        self.order = {
            (name, state): terminals_in(parser, state)
            for name, parser in parsers().items()
            for state in parser._actions
        }
        gc.collect()
        gc.freeze()

    def outcome(self, mutant: Mutant) -> tuple[bool, str]:
        """Say whether a mutant is noticed, and by which test, if by one."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            # A pattern may take for ever, and nothing but the end of the process stops it.
            signal.alarm(LIMIT)
            try:
                os.write(writing, pickle.dumps(self.outcome_here(mutant)))
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return True, "(does not end)"
        noticed, test = pickle.loads(data)  # noqa: S301 - what the child dumped
        return noticed, test

    def outcome_here(self, mutant: Mutant) -> tuple[bool, str]:
        """Do the same; afterwards the package has the mutant's grammar."""
        try:
            test = self.with_rule(mutant) if mutant.name.islower() else self.with_terminal(mutant)
        except (LarkError, re.error):
            return True, "(does not load)"
        return test is not None, test or ""

    def with_rule(self, mutant: Mutant) -> str | None:
        """Return a test that notices a mutant of a rule."""
        with tempfile.TemporaryDirectory() as folder:
            for file in FILES:
                text = mutant.text if file == mutant.file else source(file)
                pathlib.Path(folder, f"{file}.lark").write_text(text, "utf-8")
            _grammar.FOLDER = pathlib.Path(folder)  # type: ignore[misc]
            start_anew()
            parsers()
            return next((test for test in sorted(self.tests, key=self.cost) if fails(self.tests[test])), None)

    def with_terminal(self, mutant: Mutant) -> str | None:
        """Return a test that notices a mutant of a terminal."""
        changed = self.terminals.changed(mutant)
        every = {file: {**_grammar.terminals(file), **changed.get(file, {})} for file in FILES}
        _grammar.terminals = every.__getitem__  # type: ignore[assignment]
        for name, parser in parsers().items():
            patterns = changed.get(file_of(name), {})
            parser._terminals = [
                TerminalDef(
                    each.name,
                    PatternRE(patterns[each.name]) if each.name in patterns else each.pattern,
                    0 if (each.name, NO_PRIORITY) == (mutant.name, mutant.change) else each.priority,
                )
                for each in parser._terminals
            ]
            parser._terminals.sort(key=_automaton.first_tried)
            parser._matches.clear()
        forget()
        done: set[str] = set()
        for state, make, asked, before in self.asked:
            questions = self.touched(asked, *state, changed.get(file_of(state[0]), {})) if state else asked
            if not questions or (pattern := make()).pattern == before:
                continue
            for (method, arguments), (answer, tests) in questions.items():
                if tests - done and seen(answer_of(pattern, method, arguments)) != answer:
                    for test in sorted(tests - done, key=self.cost):
                        done.add(test)
                        if test in self.tests and fails(self.tests[test]):
                            return test
        return None

    def touched(self, questions: Questions, name: str, state: int, changed: dict[str, str]) -> Questions:
        """Return the questions to a state's pattern that may be answered otherwise with changed terminals.

        Terminals are tried one after the other, so that nothing changes where none by itself takes anything else.
        """
        parser = parsers()[name]
        order = terminals_in(parser, state)
        if order != self.order[name, state]:
            return questions
        found: Questions = {}
        for terminal in changed.keys() & set(order):
            before = alone(self.terminals.patterns[file_of(name)][terminal])
            after = alone(changed[terminal])
            for (method, arguments), said in questions.items():
                if seen(answer_of(before, method, arguments)) != seen(answer_of(after, method, arguments)):
                    found[method, arguments] = said
        return found

    def cost(self, test: str) -> tuple[int, float]:
        """Return the key by which tests are sorted: those that noticed most come first."""
        return -self.noticed[test], self.seconds[test]


def alone(terminal: str) -> re.Pattern[str]:
    """Return the pattern of a state in which one terminal alone may stand."""
    start, rest = _automaton._parted(terminal)
    return re.compile(f"{_automaton._WHITE_SPACE}()(?:{start}(?:{rest}))", _grammar.FLAGS)


def fails(test: pytest.Item) -> bool:
    """Run a test and say whether it fails."""
    return any(report.failed for report in runtestprotocol(test, log=False))


def main() -> int:
    """Try what was asked for, and name what nothing noticed."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation", description=__doc__, formatter_class=form
    )
    parser.add_argument("names", metavar="NAME", nargs="*")
    trial = Trial(parser.parse_args().names)
    options = ("-q", "--no-summary", "-k", f"not ({LEFT_OUT})", "-p", "no:cacheprovider")
    code = pytest.main([*TESTS, *options], plugins=[trial])
    explained = {
        line.strip()
        for line in pathlib.Path(__file__).with_name("explained.txt").read_text("utf-8").splitlines()
        if line.startswith("    ")
    }
    unexplained = [each.label for each in trial.unnoticed if each.label not in explained]
    print(*unexplained, sep="\n")
    print(
        f"{trial.tried} changes: {trial.tried - len(trial.unnoticed)} noticed,"
        f" {len(trial.unnoticed) - len(unexplained)} explained, {len(unexplained)} neither"
    )
    return 1 if code or unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
