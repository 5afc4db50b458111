"""What a damaged word was probably meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A word with fewer letters than this is never close to another.
_SHORTEST: Final = 4


class Vocabulary:
    """Words with what each means, and which of them another word is closest to."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        """Take words with what each means; those of fewer than four letters are never close."""
        self._meanings = meanings
        self._by_length: dict[int, list[tuple[str, int]]] = {}
        for word in meanings:
            if len(word) >= _SHORTEST:
                self._by_length.setdefault(len(word), []).append((word, _bits(word)))

    def nearest(self, word: str, at_most: int = 2) -> str | None:
        """Return what the word closest to this one means: one letter away, or two if both have five or more.

        `at_most` allows fewer.
        A letter is wrong, missing, one too many, or has changed places with the next. None for a word that is
        one of the words itself, for one of fewer than four letters, and where none is close, or words of
        several meanings are as close.
        """
        if word in self._meanings or len(word) < _SHORTEST:
            return None
        bits, wrong = _bits(word), min(_wrong(word), at_most)
        close = {}
        for length in range(len(word) - wrong, len(word) + wrong + 1):
            for each, others in self._by_length.get(length, ()):
                # A letter that is wrong takes one away and brings another.
                if (bits ^ others).bit_count() <= 2 * wrong:
                    close[each] = distance(word, each)
        near = {each: far for each, far in close.items() if far <= min(wrong, _wrong(each))}
        meant = {self._meanings[each] for each, far in near.items() if far == min(near.values())}
        return meant.pop() if len(meant) == 1 else None


def _wrong(word: str) -> int:
    """Return how many letters of a word may be wrong: one of four, two of more."""
    return 1 if len(word) == _SHORTEST else 2


def _bits(word: str) -> int:
    """Return which letters a word has, one bit for each."""
    return sum(1 << each for each in {ord(letter) % 64 for letter in word})


def distance(one: str, other: str) -> int:
    """Return how many letters to put in, leave out, change, or swap with the next make one word of the other.

    This is the distance of Damerau and Levenshtein in which no letters that were swapped are changed again.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for here, letter in enumerate(one, start=1):
        before_last, before, row = before, row, [here]
        for there, wanted in enumerate(other, start=1):
            row.append(min(before[there] + 1, row[-1] + 1, before[there - 1] + (letter != wanted)))
            if there > 1 < here and (letter, one[here - 2]) == (other[there - 2], wanted):
                row[-1] = min(row[-1], before_last[there - 2] + 1)
    return row[-1]
