"""Where something stands in a text."""

from __future__ import annotations

import array
import bisect
import functools

from attrs import field, frozen, validators

from ._picklable import Picklable


# A long list has one for every few characters, so that a slot less counts.
@frozen(weakref_slot=False)
class Span(Picklable):
    """A stretch of the text given to :func:`~cablegrammar.parse`, in characters of that `str`, from 0."""

    #: Offset of the first character.
    start: int = field(validator=validators.instance_of(int))
    #: Offset after the last character.
    end: int = field(validator=validators.instance_of(int))


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of a character, from 1. Lines end at a line feed."""
    starts = _line_starts(text)
    line = bisect.bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@functools.lru_cache(maxsize=1)
def _line_starts(text: str) -> array.array[int]:
    """Return where each line begins: whoever asks for one place in a text most often asks for others."""
    starts = array.array("Q", [0])
    place = text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts
