"""Constructors that check nothing, for what the lexer has already checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import fields

if TYPE_CHECKING:
    from collections.abc import Callable

_Part = TypeVar("_Part")


def unchecked(cls: type[_Part]) -> Callable[..., _Part]:
    """Return a constructor that takes every field in order and checks nothing.

    What the lexer took for a terminal needs no second look: validators have their patterns from the same
    terminals.
    """
    places: Any = fields(cls)  # type: ignore[arg-type]  # every part is a class of attrs
    setters = [getattr(cls, each.name).__set__ for each in places]
    new = cls.__new__
    if len(setters) == 2:
        # Spans, of which there is one for every part: without the loop.
        first, second = setters

        def construct_pair(one: Any, other: Any) -> _Part:
            made = new(cls)
            first(made, one)
            second(made, other)
            return made

        return construct_pair

    def construct(*values: Any) -> _Part:
        made = new(cls)
        for setter, value in zip(setters, values, strict=True):
            setter(made, value)
        return made

    return construct
