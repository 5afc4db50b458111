"""Texts that are as hard as possible for a regular expression, made from the expression itself.

For each part that may repeat without limit there is a text that leads up to it, and a text to be said again and again.
The tests attack every pattern of the package with them (tests/hostile), and `tools.worst` every function.
"""

import functools
import importlib
import itertools
import pathlib
import re
from collections.abc import Iterator
from re import _constants, _parser  # there is no public way to a pattern's parts
from typing import Any

import cablegrammar
from cablegrammar import _grammar, _marks

FILES = sorted(path.stem for path in _grammar.FOLDER.glob("*.lark"))
#: What a class of characters is asked for, in this order.
CHARACTERS = " \n-A1a.,;:/(*Rx#N"
#: Ends that fit nothing, or the next line.
ENDS = ("\x00", "\nx")
#: How many texts at most are taken for one part of a pattern.
WAYS = 24
#: How many texts at most are tried for one pattern.
ATTACKS = 100


def samples(tree: Any) -> Iterator[str]:  # noqa: ANN401 - parts of a pattern have no public types
    """Yield texts that a part of a pattern may match, without regard to what surrounds it.

    In the first all that may be there is there. In each of the others one piece differs, or is left out.
    """
    choices = [of_item(item) for item in tree]
    first = [choice[0] for choice in choices]
    yield "".join(first)
    for place, choice in enumerate(choices):
        for other in choice[1:]:
            yield "".join([*first[:place], other, *first[place + 1 :]])


def of_item(item: Any) -> list[str]:  # noqa: ANN401
    """Return some texts that one item matches, the shortest of each kind; last the empty one, if it may be left out."""
    kind, value = item
    if kind is _constants.LITERAL:
        return [chr(value)]
    if kind in {_constants.IN, _constants.NOT_LITERAL, _constants.ANY}:
        fits = re.compile(pattern_of(item), _grammar.FLAGS).fullmatch
        return [each for each in CHARACTERS if fits(each)][:3] or [
            next(filter(fits, map(chr, range(1 << 16))))
        ]
    if kind is _constants.BRANCH:
        return [text for each in value[1] for text in itertools.islice(samples(each), 3)]
    if kind is _constants.SUBPATTERN:
        return list(itertools.islice(samples(value[3]), WAYS))
    if kind is _constants.ATOMIC_GROUP:
        return list(itertools.islice(samples(value), WAYS))
    if kind in REPEATS:
        least, _, body = value
        filled = [text * max(1, least) for text in itertools.islice(samples(body), WAYS)]
        return filled if least else [*filled, ""]
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
                yield from ((before, text) for text in itertools.islice(samples(value[2]), WAYS) if text)
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


def keeping(tree: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield each group that repeats without limit and keeps every repeat, so that it may go back to it.

    A single character that repeats is only counted.
    """
    for kind, value in tree:
        inner: list[Any] = []
        if kind in REPEATS:
            _, most, body = value
            counted = len(body) == 1 and body[0][0] in SINGLE
            if kind is not _constants.POSSESSIVE_REPEAT and most is _constants.MAXREPEAT and not counted:
                yield body
            inner = [body]
        elif kind is _constants.BRANCH:
            inner = value[1]
        elif kind is _constants.ATOMIC_GROUP:
            inner = [value]
        elif kind in {_constants.SUBPATTERN, _constants.ASSERT, _constants.ASSERT_NOT}:
            inner = [value[-1]]
        for each in inner:
            yield from keeping(each)


SINGLE = {_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY}


def terminals(grammar: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every terminal of a grammar file."""
    for name in _grammar.terminals(grammar):
        yield f"{grammar}.{name}", _grammar.terminal(name, grammar)


def other_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every other pattern: lists of marks, those of the modules."""
    for name in ("_inner_mark", "_sentence_mark", "_smart_mark", "_smart_mark_before_heading"):
        yield name, _marks.pattern(name)
    yield "_line_mark", _marks.at_line("\n")
    source = pathlib.Path(cablegrammar.__file__).parent
    for path in sorted(source.rglob("*.py")):
        module = ".".join(("cablegrammar", *path.relative_to(source).with_suffix("").parts))
        if "re.compile" in path.read_text("utf-8") and not module.endswith("strategies"):
            found = importlib.import_module(module.removesuffix(".__init__"))
            yield from (
                (f"{module}.{name}", each)
                for name, each in vars(found).items()
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str)
            )


def parsed(pattern: re.Pattern[str]) -> Any:  # noqa: ANN401
    """Return the parts of a pattern."""
    return _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)


@functools.cache
def attacks(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return what leads up to each part of a pattern that repeats, and what the part may be."""
    return list(dict.fromkeys(itertools.islice(repeats(parsed(pattern)), 4 * ATTACKS)))
