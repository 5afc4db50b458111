"""What the fuzzer starts from, and how it changes that: seeds, a dictionary, and changes that know of lines."""

import functools
import random
import re
from pathlib import Path

from cablegrammar import _grammar
from tests.readers.test_csv import row_of
from tests.readers.test_html import PAGE

#: Invented telegrams.
TELEGRAMS = Path(__file__).parents[2] / "tests" / "corpus"

#: What a regular expression is made of: what stands for itself; what does not say which character stands there, and so
#: ends a word; how often something stands there.
_PIECE = re.compile(
    r"\[(?P<one>[^\]\\])\]|\\(?P<sign>[^A-Za-z0-9])"
    r"|(?P<end>\(\?(?:<?[=!]|[:>]|[a-z]+:)|\[(?:\\.|[^\]\\])*\]|\\.|[()|^$.])"
    r"|(?P<times>[*+?]|\{[\d,]+\})|(?P<letter>[\s\S])"
)


def decoded(data: bytes) -> str:
    """Return any bytes as text; each that is not UTF-8 becomes a lone surrogate."""
    return data.decode("utf-8", "surrogateescape")


def literals(pattern: str) -> set[str]:
    """Return the words of two characters and more that stand in a regular expression as they are."""
    words = [""]
    for piece in _PIECE.finditer(pattern):
        if piece["end"]:
            words.append("")
        elif not piece["times"]:
            words[-1] += piece["one"] or piece["sign"] or piece["letter"]
    return {word for each in words if len(word := each.strip()) > 1}


@functools.cache
def dictionary() -> tuple[str, ...]:
    """Return the words that the terminals of the grammar know."""
    patterns = (
        pattern
        for path in sorted(_grammar.FOLDER.glob("*.lark"))
        for pattern in _grammar.terminals(path.stem).values()
    )
    return tuple(sorted(set().union(*map(literals, patterns))))


def seeds(target: str) -> dict[str, bytes]:
    """Return what a target is given first: the bytes of each seed, by a name for it."""
    telegrams = {path.name: path.read_bytes() for path in sorted(TELEGRAMS.glob("*.txt"))}
    if target == "readers":
        return telegrams | {"page.html": PAGE.encode(), "cables.csv": "".join(map(row_of, range(3))).encode()}
    return telegrams


@functools.cache
def _lines() -> tuple[str, ...]:
    """Return the lines of all telegrams among the seeds."""
    return tuple(line for data in seeds("telegrams").values() for line in decoded(data).split("\n") if line)


def changed(data: bytes, max_size: int, seed: int) -> bytes:
    """Return a text with one line dropped, doubled, exchanged, joined, parted or put in; at most so many bytes."""
    chance = random.Random(seed)  # noqa: S311 - it keeps no secret
    lines = decoded(data).split("\n")
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    line = lines[place]
    column = chance.randint(0, len(line))
    match chance.randrange(9):
        case 0:
            del lines[place]
        case 1:
            lines.insert(other, line)
        case 2:
            lines[place], lines[other] = lines[other], line
        case 3:
            lines[place : place + 2] = [chance.choice(("", " ")).join(lines[place : place + 2])]
        case 4:
            lines[place] = line[:column] + "\n" + line[column:]
        case 5:
            lines.insert(place, chance.choice(("", " ", "BT", "NNNN", "----", *dictionary())))
        case 6:
            lines.insert(place, chance.choice(_lines()))
        case 7:
            lines[place] = line[:column] + chance.choice(dictionary()) + line[column:]
        case 8:
            lines[place] = f"{chance.choice(dictionary())} {line}"
    return "\n".join(lines).encode("utf-8", "surrogateescape")[:max_size]
