"""No regular expression of the package goes back over a text again and again.

Checkers of regular expressions (regexploit, recheck) do not read possessive quantifiers and atomic groups, and
find nothing or no end where these are written in another way. So every pattern is attacked by what is in it: for
each part that may repeat without limit, a text that leads up to it, many repeats, and an end that does not fit.
"""

import functools
import itertools
import pathlib
import re
import time
from collections.abc import Iterator
from re import _constants, _parser  # there is no public way to a pattern's parts
from typing import Any

import pytest

import cablegrammar
from cablegrammar import _grammar, _marks
from cablegrammar._parse import _BUILD

FILES = sorted(path.stem for path in _grammar.FOLDER.glob("*.lark"))
#: What a class of characters is asked for, in this order.
CHARACTERS = " \n-A1a.,;:/(*Rx#N"
#: Ends that fit nothing, or the next line.
ENDS = ("\x00", "\nx")
#: How many texts at most are tried for one pattern.
ATTACKS = 100
#: A text of so many characters, and one four times as long.
LENGTH = 1000


def samples(tree: Any) -> Iterator[str]:  # noqa: ANN401 - parts of a pattern have no public types
    """Yield texts that a part of a pattern may match: for each way through it one, without regard to what surrounds it."""
    yield from itertools.islice(map("".join, itertools.product(*map(of_item, tree))), 12)


def of_item(item: Any) -> list[str]:  # noqa: ANN401
    """Return some texts that one item matches, the shortest of each kind."""
    kind, value = item
    if kind is _constants.LITERAL:
        return [chr(value)]
    if kind in {_constants.IN, _constants.NOT_LITERAL, _constants.ANY}:
        fits = re.compile(pattern_of(item), _grammar.FLAGS).fullmatch
        return [each for each in CHARACTERS if fits(each)][:3] or [
            next(filter(fits, map(chr, range(1 << 16))))
        ]
    if kind is _constants.BRANCH:
        return [next(samples(each)) for each in value[1]]
    if kind is _constants.SUBPATTERN:
        return list(samples(value[3]))
    if kind is _constants.ATOMIC_GROUP:
        return list(samples(value))
    if kind in REPEATS:
        least, _, body = value
        return [text * max(1, least) for text in samples(body)]
    # What looks around takes no characters.
    return [""]


REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


def pattern_of(item: Any) -> str:  # noqa: ANN401
    """Return a pattern of one character."""
    kind, value = item
    if kind is _constants.ANY:
        return "."
    if kind is _constants.NOT_LITERAL:
        return f"[^{re.escape(chr(value))}]"
    pieces = []
    for name, argument in value:
        if name is _constants.NEGATE:
            pieces.append("^")
        elif name is _constants.LITERAL:
            pieces.append(re.escape(chr(argument)))
        elif name is _constants.RANGE:
            pieces.append("-".join(re.escape(chr(end)) for end in argument))
        else:
            pieces.append(CATEGORIES[argument])
    return f"[{''.join(pieces)}]"


CATEGORIES = {
    _constants.CATEGORY_DIGIT: r"\d",
    _constants.CATEGORY_NOT_DIGIT: r"\D",
    _constants.CATEGORY_SPACE: r"\s",
    _constants.CATEGORY_NOT_SPACE: r"\S",
    _constants.CATEGORY_WORD: r"\w",
    _constants.CATEGORY_NOT_WORD: r"\W",
}


def repeats(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield what leads up to each part that repeats without limit, and a text that the part may be."""
    for item in tree:
        kind, value = item
        inner: list[Any] = []
        if kind in REPEATS:
            inner = [value[2]]
            if value[1] is _constants.MAXREPEAT:
                yield from ((before, text) for text in samples(value[2]) if text)
        elif kind is _constants.BRANCH:
            inner = value[1]
        elif kind is _constants.SUBPATTERN:
            inner = [value[3]]
        elif kind is _constants.ATOMIC_GROUP:
            inner = [value]
        elif kind in {_constants.ASSERT, _constants.ASSERT_NOT}:
            inner = [value[1]] if value[0] > 0 else []
        for each in inner:
            yield from repeats(each, before)
        before += of_item(item)[0]


def terminals(grammar: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every terminal of a grammar file."""
    for name in _grammar.terminals(grammar):
        yield f"{grammar}.{name}", _grammar.terminal(name, grammar)


def other_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every other pattern: lists of marks, those of each state of the parser, those of the modules."""
    for name in ("_inner_mark", "_sentence_mark", "_smart_mark", "_smart_mark_before_heading"):
        yield name, _marks.pattern(name)
    yield "_line_mark", _marks.at_line("\n")
    automaton = _grammar.parser("cable", _BUILD)
    states = {automaton.expected(state) - {"$END"} for state in range(len(automaton._actions))}
    for expected in states:
        names = tuple(name for name in automaton._terminals if name in expected)
        if names:
            yield f"state {' '.join(names)}", automaton._match_of(names).__self__  # type: ignore[attr-defined]
    source = pathlib.Path(cablegrammar.__file__).parent
    for path in sorted(source.rglob("*.py")):
        module = ".".join(("cablegrammar", *path.relative_to(source).with_suffix("").parts))
        if "re.compile" in path.read_text("utf-8") and not module.endswith("strategies"):
            found = pytest.importorskip(module.removesuffix(".__init__"))
            yield from (
                (f"{module}.{name}", each)
                for name, each in vars(found).items()
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str)
            )


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Return how long a pattern looks at a text, the quickest of some tries."""
    tries = []
    for _ in range(3):
        start = time.process_time()
        pattern.match(text)
        tries.append(time.process_time() - start)
        if tries[-1] < 0.004 or tries[-1] > 1:
            break
    return min(tries)


def is_slow(pattern: re.Pattern[str], before: str, text: str, end: str) -> bool:
    """Say whether four times the length takes more than nine times as long: linear is four, quadratic sixteen."""
    count = LENGTH // len(text) + 1
    # An exponential pattern would not come back from a long text.
    if any(
        seconds(pattern, before + text * number + end) > 0.05
        for number in (12, 16, 20, 24, 28, 32, 40, 48, 64)
    ):
        return True
    taken = seconds(pattern, before + text * 4 * count + end)
    return taken > 0.004 and all(
        seconds(pattern, before + text * 4 * count + end) > 9 * seconds(pattern, before + text * count + end)
        for _ in range(3)
    )


@functools.cache
def attacks(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    return list(
        dict.fromkeys(
            itertools.islice(
                repeats(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)), 4 * ATTACKS
            )
        )
    )


@pytest.mark.parametrize("grammar", [*FILES, "others"])
def test_no_pattern_takes_more_than_linear_time(grammar: str) -> None:
    slow = [
        (name, before, text, end)
        for name, pattern in (terminals(grammar) if grammar in FILES else other_patterns())
        # The terminals that a state puts together were attacked one by one.
        for before, text in attacks(pattern)[: 20 if name.startswith("state") else ATTACKS]
        for end in ENDS
        if is_slow(pattern, before, text, end)
    ]
    assert not slow


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+b", r"(?:a|a)*b", r"x[ ]*[ ,]*b", r"(?:(?:AB 1 ?|[A-Z]+ |1 )+)//", r"(?![ ]*(?:-|[ ]*\*))\S"],
)
def test_a_pattern_that_takes_more_is_found(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert any(is_slow(compiled, before, text, end) for before, text in attacks(compiled) for end in ENDS)
