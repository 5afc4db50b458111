"""No regular expression of the package goes back over a text again and again, or keeps every step.

Checkers of regular expressions (regexploit, recheck) do not read possessive quantifiers and atomic groups, and
find nothing or no end where these are written in another way. So every pattern is attacked by what is in it
(tools/attacks.py): what leads up to a part that repeats, many repeats, and an end that does not fit.
"""

import itertools
import re
import time

import pytest

from cablegrammar import _patterns
from cablegrammar._patterns import POSSESSIVE_FAILS
from tools.attacks import ENDS, FILES, attacks, keeping, other_patterns, parsed, terminals

#: A text of so many characters, and one four times as long.
LENGTH = 1000


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


def some(texts: list[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    """Return at most so many, from the first to the last."""
    return texts[:: -(-len(texts) // most) or 1]


def is_slow(pattern: re.Pattern[str], before: str, text: str, end: str) -> bool:
    """Say whether four times the length takes more than nine times as long: linear is four, quadratic sixteen."""
    count = LENGTH // len(text) + 1
    # An exponential pattern would not come back from a long text.
    if any(seconds(pattern, before + text * number + end) > 0.05 for number in (16, 24, 32, 48)):
        return True
    taken = seconds(pattern, before + text * 4 * count + end)
    return taken > 0.004 and all(
        seconds(pattern, before + text * 4 * count + end) > 9 * seconds(pattern, before + text * count + end)
        for _ in range(3)
    )


#: How many texts at most are tried for one pattern here; `tools.worst` tries more.
TRIED = 20
#: In how many tests the patterns of a grammar are tried, so that several may run at once.
SHARES = 4


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("grammar", [*FILES, "others"])
def test_no_pattern_takes_more_than_linear_time(grammar: str, share: int) -> None:
    patterns = terminals(grammar) if grammar in FILES else other_patterns()
    slow = [
        (name, before, text, end)
        for name, pattern in itertools.islice(patterns, share, None, SHARES)
        for before, text in some(attacks(pattern), TRIED)
        for end in ENDS
        if is_slow(pattern, before, text, end)
    ]
    assert not slow


@pytest.mark.skipif(POSSESSIVE_FAILS, reason="atomic groups stand for possessive repeats, and keep steps")
@pytest.mark.parametrize("grammar", [*FILES, "others"])
def test_no_pattern_keeps_every_step(grammar: str) -> None:
    """A match of a long text needs no memory but for the text: a repeat was 140 bytes for each character."""
    patterns = terminals(grammar) if grammar in FILES else other_patterns()
    # The patterns of the grammar are read with it: no text can attack it.
    names = {
        name
        for name, pattern in patterns
        if pattern is not _patterns._PIECE and any(keeping(parsed(pattern)))
    }
    assert not names


def test_a_pattern_that_keeps_every_step_is_found() -> None:
    assert any(keeping(parsed(re.compile(r"x(?=(?>(?:a|bc)*))"))))
    assert not any(keeping(parsed(re.compile(r"[ab]*(?:a|bc)*+(?:bc){0,3}"))))


@pytest.mark.parametrize(
    "pattern",
    [
        # Nothing is slow where all that may be left out is there.
        r"(?:f[ ]*x?[ ]*)+b",
        r"(a+)+b",
        r"(?:a|a)*b",
        r"x[ ]*[ ,]*b",
        r"(?:(?:AB 1 ?|[A-Z]+ |1 )+)//",
        r"(?![ ]*(?:-|[ ]*\*))\S",
    ],
)
def test_a_pattern_that_takes_more_is_found(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert any(is_slow(compiled, before, text, end) for before, text in attacks(compiled) for end in ENDS)
