"""Change the grammar in one small place at a time, and name the changes that no test notices.

    python -m tests.mutation [--change CHANGE] [NAME ...]

NAME is a rule or a terminal; without any, all of the three files are gone through, which takes an hour or more. CHANGE is
what is done with the piece, such as "no priority" or "left out"; without it, all that can be done.

First the tests run with the grammar as it is, and what they ask of each regular expression and of each parser is
written down, with the answer. A change can fail only tests of which some question has another answer then, and these
are run until one fails, those first that noticed most. Each change is tried in a process of its own. Tests that draw
telegrams or read real ones are left out: the examples alone must notice.

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
import traceback
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from _pytest.runner import runtestprotocol
from lark.exceptions import LarkError
from lark.lexer import PatternRE, TerminalDef

from cablegrammar import _automaton, _grammar, _marks, _parse, _split
from cablegrammar._patterns import portable

from .mutants import NO_PRIORITY, Mutant, mutants
from .terminals import FILES, Terminals, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
#: Seconds of work after which a change counts as noticed: the tests do not end.
LIMIT: Final = 120
#: What stands for a test where they do not end.
ENDLESS: Final = "(does not end)"

#: A pattern's methods and their arguments, with the answer and the tests that asked.
Questions = dict[tuple[str, tuple[Any, ...]], tuple[Any, set[str]]]


#: A parser, what its `run` is given, and whether it skips what nothing matches, with the answer and the tests.
Runs = dict[tuple[_automaton.Automaton, tuple[Any, ...], bool], tuple[Any, set[str]]]


class Asked:
    """A compiled pattern that writes down what it is asked, by which test, and what it answers."""

    #: The test that runs.
    test = ""

    def __init__(self, pattern: str, flags: int) -> None:
        self.compiled = re.compile(pattern, flags)
        self.questions: Questions = {}

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.compiled, name)
        return functools.partial(self._ask, name) if callable(value) else value

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
    if isinstance(answer, list | tuple):
        return [seen(each) for each in answer]
    if isinstance(answer, re.Match):
        return answer.lastgroup, answer.regs
    if isinstance(answer, _automaton.Lexeme):
        return str(answer), answer.type, answer.start_pos, answer.end_pos
    if attrs.has(type(answer)):
        # Spans as well, which take no part in equality.
        return [type(answer), *(seen(getattr(answer, each.name)) for each in attrs.fields(type(answer)))]
    return answer


#: As it is; what stands for it while questions are written down calls it.
_RUN: Final = _automaton.Automaton.run


def answer_of_run(parser: _automaton.Automaton, arguments: tuple[Any, ...], *, skips: bool) -> Any:
    """Return what may be seen of what a parser makes of a text."""
    rule, text, position, end = arguments
    skipped: list[tuple[int, int]] | None = [] if skips else None
    try:
        return seen(_RUN(parser, rule, text, skipped, position, end)), skipped
    except _automaton.UnexpectedText as error:
        return error.offset, error.expected
    except Exception as error:  # noqa: BLE001 - what a changed rule gives to a builder may be anything
        return repr(error)


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


def change_file(file: str, text: str, folder: str) -> None:
    """Have the parsers of a grammar file made of another text, whose terminals are the same; empty the caches."""
    for each in FILES:
        pathlib.Path(folder, f"{each}.lark").write_text(text if each == file else source(each), "utf-8")
    _grammar.FOLDER = pathlib.Path(folder)  # type: ignore[misc]
    made, make = _grammar.parser, functools.cache(inspect.unwrap(_grammar.parser))
    _grammar.parser = lambda rules, build, grammar="cable": (make if grammar == file else made)(
        rules, build, grammar
    )
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
        yield None, functools.partial(_marks.at_line, before)
    yield None, functools.partial(_marks.at_line, "\n", "sentence_mark")
    for rule in ("inner_mark", "smart_mark", "smart_mark_before_heading"):
        yield None, functools.partial(_marks.pattern, rule)
    yield None, _split._shapes
    yield None, _split._margins
    for name, parser in parsers().items():
        for state in parser._actions:
            yield (name, state), functools.partial(pattern_in, parser, state)


class Trial:
    """A plugin of pytest: runs the tests that it collects with the grammar as it is, then with each mutant."""

    def __init__(self, chosen: Sequence[Mutant]) -> None:
        self.mutants = chosen
        self.terminals = Terminals()
        #: The tests, by their ids, and how long each takes.
        self.tests: dict[str, pytest.Item] = {}
        self.seconds: dict[str, float] = {}
        #: How many mutants each test noticed.
        self.noticed: collections.Counter[str] = collections.Counter()
        #: The mutants that none noticed.
        self.unnoticed: list[Mutant] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant."""
        if self.terminals.differ_from_lark():
            pytest.exit("terminals are put together otherwise than Lark does it", 1)
        self.write_down(session.items)
        print(f"{len(self.tests)} tests ask {sum(len(each) for _, _, each, _ in self.asked)} questions")
        for mutant in self.mutants:
            noticed, test = self.outcome(mutant)
            if noticed:
                self.noticed[test] += 1
            else:
                self.unnoticed.append(mutant)
                print(f"\nnot noticed: {mutant.label}", flush=True)
        return True

    def write_down(self, items: Iterable[pytest.Item]) -> None:
        """Run the tests, and write down what they ask and are answered."""
        runs: Runs = {}

        def run(
            parser: Any, rule: str, text: str, skipped: Any = None, position: int = 0, end: Any = None
        ) -> Any:
            asked = parser, (rule, text, position, end), skipped is not None
            if asked not in runs:
                runs[asked] = answer_of_run(*asked[:2], skips=asked[2]), set()
            runs[asked][1].add(Asked.test)
            return _RUN(parser, rule, text, skipped, position, end)

        # Of the patterns of all states most stay as they are, and need not be compiled again.
        re._MAXCACHE = 1_000_000  # type: ignore[attr-defined]
        for module in MODULES:
            module.re = Compiler()
        _automaton.Automaton.run = run  # type: ignore[assignment, method-assign]
        start_anew()
        for item in items:
            if not hasattr(getattr(item, "function", None), "hypothesis"):
                Asked.test = item.nodeid
                start = time.process_time()
                passed = not fails(item)
                self.seconds[item.nodeid] = time.process_time() - start
                if not passed:
                    print(f"\n{item.nodeid} fails while questions are written down, and is left out")
                elif self.seconds[item.nodeid] < QUICK:
                    self.tests[item.nodeid] = item
        asked = [(state, make, make()) for state, make in places()]
        for module in MODULES:
            module.re = re
        _automaton.Automaton.run = _RUN  # type: ignore[method-assign]
        names = {parser: name for name, parser in parsers().items()}
        self.runs = [
            (names[parser], arguments, skips, answer, tests)
            for (parser, arguments, skips), (answer, tests) in runs.items()
            if parser in names and not tests.isdisjoint(self.tests)
        ]
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
            signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
            try:
                os.write(writing, pickle.dumps(self.outcome_here(mutant)))
            except Exception:  # noqa: BLE001 - whatever it is, this is not the process that goes on
                traceback.print_exc()
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return True, ENDLESS
        if not data:
            # The error of this module, and not of a test, stands above.
            return False, ""
        noticed, test = pickle.loads(data)  # noqa: S301 - what the child dumped
        return noticed, test

    def outcome_here(self, mutant: Mutant) -> tuple[bool, str]:
        """Do the same; afterwards the package has the mutant's grammar."""
        done: set[str] = set()
        try:
            for tests in self.with_rule(mutant) if mutant.name.islower() else self.with_terminal(mutant):
                for test in sorted((tests & self.tests.keys()) - done, key=self.cost):
                    done.add(test)
                    if fails(self.tests[test]):
                        return True, test
        except (LarkError, re.error):
            return True, "(does not load)"
        return False, ""

    def with_rule(self, mutant: Mutant) -> Iterator[set[str]]:
        """Change the grammar to a mutant of a rule, and yield tests of which a question has another answer."""
        with tempfile.TemporaryDirectory() as folder:
            change_file(mutant.file, mutant.text, folder)
            changed = {name: parser for name, parser in parsers().items() if file_of(name) == mutant.file}
            for state, make, asked, before in self.asked:
                if not state and (pattern := make()).pattern != before:
                    yield from others(asked, pattern)
            for name, arguments, skips, answer, tests in self.runs:
                if name in changed and answer_of_run(changed[name], arguments, skips=skips) != answer:
                    yield tests

    def with_terminal(self, mutant: Mutant) -> Iterator[set[str]]:
        """Change the grammar to a mutant of a terminal, and yield tests of which a question has another answer."""
        changed = self.terminals.changed(mutant)
        every = {file: {**_grammar.terminals(file), **changed.get(file, {})} for file in FILES}
        _grammar.terminals = every.__getitem__  # type: ignore[assignment]
        for name, parser in parsers().items():
            patterns = changed.get(file_of(name), {})
            parser._terminals = [
                TerminalDef(
                    each.name,
                    PatternRE(patterns[each.name]) if each.name in patterns else each.pattern,
                    0
                    if (file_of(name), each.name, NO_PRIORITY) == (mutant.file, mutant.name, mutant.change)
                    else each.priority,
                )
                for each in parser._terminals
            ]
            parser._terminals.sort(key=_automaton.first_tried)
            parser._matches.clear()
        forget()
        for state, make, asked, before in self.asked:
            questions = self.touched(asked, *state, changed.get(file_of(state[0]), {})) if state else asked
            if questions and (pattern := make()).pattern != before:
                yield from others(questions, pattern)

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


def others(questions: Questions, pattern: re.Pattern[str]) -> Iterator[set[str]]:
    """Yield the tests of each question that a pattern answers otherwise."""
    for (method, arguments), (answer, tests) in questions.items():
        if seen(answer_of(pattern, method, arguments)) != answer:
            yield tests


def alone(terminal: str) -> re.Pattern[str]:
    """Return the pattern of a state in which one terminal alone may stand."""
    start, rest = _automaton._parted(terminal)
    return re.compile(portable(f"{_automaton._WHITE_SPACE}()(?:{start}(?:{rest}))"), _grammar.FLAGS)


def fails(test: pytest.Item) -> bool:
    """Run a test and say whether it fails."""
    return any(report.failed for report in runtestprotocol(test, log=False))


def main() -> int:
    """Try what was asked for, and name what nothing noticed."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation", description=__doc__, formatter_class=form
    )
    parser.add_argument("--change")
    parser.add_argument("names", metavar="NAME", nargs="*")
    asked = parser.parse_args()
    every = [mutant for file in FILES for mutant in mutants(file, source(file))]
    trial = Trial(
        [
            mutant
            for mutant in every
            if mutant.name in (asked.names or {mutant.name})
            and mutant.change == (asked.change or mutant.change)
        ]
    )
    options = ("-q", "--no-summary", "-k", f"not ({LEFT_OUT})", "-p", "no:cacheprovider")
    code = pytest.main([*TESTS, *options], plugins=[trial])
    explained = {
        line.strip()
        for line in pathlib.Path(__file__).with_name("explained.txt").read_text("utf-8").splitlines()
        if line.startswith("    ")
    }
    unnoticed = {mutant.label for mutant in trial.unnoticed}
    unexplained = [mutant.label for mutant in trial.unnoticed if mutant.label not in explained]
    # An explanation is out of date where there is no such change any more, or a test notices it.
    labels = {mutant.label for mutant in every} - {mutant.label for mutant in trial.mutants} | unnoticed
    outdated = sorted(explained - labels)
    print(*unexplained, *(f"explained, but no change or noticed: {label}" for label in outdated), sep="\n")
    print(
        f"{len(trial.mutants)} changes: {len(trial.mutants) - len(trial.unnoticed)} noticed"
        f" ({trial.noticed[ENDLESS]} as tests did not end),"
        f" {len(trial.unnoticed) - len(unexplained)} explained, {len(unexplained)} neither"
    )
    return 1 if code or unexplained or outdated else 0


if __name__ == "__main__":
    sys.exit(main())
