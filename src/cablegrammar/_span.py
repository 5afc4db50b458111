"""Where something stands in a text."""

from __future__ import annotations

from attrs import field, frozen, validators

from ._picklable import Picklable


@frozen
class Span(Picklable):
    """A stretch of the text given to :func:`~cablegrammar.parse`, in characters of that `str`, from 0."""

    #: Offset of the first character.
    start: int = field(validator=validators.instance_of(int))
    #: Offset after the last character.
    end: int = field(validator=validators.instance_of(int))
