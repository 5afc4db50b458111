"""Regular expressions as they are meant, on every Python."""

import re
import sys

#: Before 3.11.5 what repeats possessively fails where something in it may go back (CPython issue 106052).
POSSESSIVE_FAILS = sys.version_info < (3, 11, 5)

#: A piece of a regular expression: a character, a class, what opens or closes a group, how often it repeats.
_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|[:>]|[a-z]+:))?)|(?P<close>\))"
    r"|(?P<times>[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})(?P<how>[+?]?)|.",
    re.DOTALL,
)


def with_atomic_groups(pattern: str) -> str:
    """Return a regular expression that repeats greedily in atomic groups where one repeats possessively.

    Both mean the same, and later releases compile the one as the other.
    """
    pieces: list[str] = []
    # Where what may repeat next begins, and where the groups that are open begin.
    start, opened = 0, [0]
    for piece in _PIECE.finditer(pattern):
        if piece["times"]:
            if piece["how"] == "+":
                pieces[start:] = ["(?>", *pieces[start:], piece["times"], ")"]
            else:
                pieces.append(piece[0])
            continue
        start = opened.pop() if piece["close"] else len(pieces)
        if piece["open"]:
            opened.append(start)
        pieces.append(piece[0])
    return "".join(pieces)


def portable(pattern: str) -> str:
    """Return a regular expression that the Python that runs takes as it is meant."""
    return with_atomic_groups(pattern) if POSSESSIVE_FAILS else pattern
