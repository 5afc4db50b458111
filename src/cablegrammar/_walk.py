"""Every part of a telegram, one after another."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, TypeVar

from attrs import fields

from . import model

_Part = TypeVar("_Part", bound=model.Part)


def walk(part: model.Part) -> Iterator[model.Part]:
    """Yield a telegram, or a part of one, and then every part that stands in it, in the order of its text.

    A part comes before what stands in it: the heading, its preamble, the date-time group of that. What lies
    over a telegram (:attr:`~cablegrammar.Cable.extraneous`) is no part of it.

    :raises TypeError: `part` is no part of a telegram.
    """
    if type(part) not in model.REGISTRY:
        raise TypeError(f"walk takes a Cable or a part of one, not {type(part).__name__}")
    return (each for _, each in places(part))


def find_all(part: model.Part, kind: type[_Part]) -> Iterator[_Part]:
    """Yield every part of a class that stands in a telegram, or in a part of one, in the order of its text.

    `find_all(cable, Portion)` yields the mark of the subject, of each paragraph and of each item.

    :param kind: A class of the model.
    :raises TypeError: `part` is no part of a telegram.
    """
    return (each for each in walk(part) if isinstance(each, kind))


def places(part: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """Yield a part and every part that stands in it, each with its place as a JSON path."""
    yield path, part
    for name in _names(type(part)):  # type: ignore[arg-type]  # classes are hashable
        value = getattr(part, name)
        if type(value) in model.REGISTRY:
            yield from places(value, f"{path}.{name}")
        elif type(value) is tuple:
            for number, member in enumerate(value):
                if type(member) in model.REGISTRY:
                    yield from places(member, f"{path}.{name}[{number}]")


@functools.cache
def _names(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of a class that take part in equality."""
    return tuple(each.name for each in fields(kind) if each.eq)
