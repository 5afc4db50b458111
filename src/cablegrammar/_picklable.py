"""How objects of this package are pickled and copied."""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING, Any

from attrs import NOTHING, fields_dict

from ._unchecked import fields_in_order, unchecked

if TYPE_CHECKING:
    from collections.abc import Callable


class Picklable:
    """A class of attrs whose objects are pickled by the names of their fields.

    attrs would do so as well, but an object of another release would lose the fields that this one does not
    know, without a word, and would be without those that are new.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        cls: Any = type(self)
        names, values, _ = way_of(cls)
        return _restored, (cls, names, values(self))


@functools.cache
def way_of(cls: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], Callable[..., Any]]:
    """Return the names of a class's fields, what gets their values, and a constructor that takes them."""
    names = tuple(each.name for each in fields_in_order(cls))
    return names, operator.attrgetter(*names), unchecked(cls)


def _restored(cls: Any, names: tuple[str, ...], values: tuple[Any, ...]) -> Any:
    """Return the object that was pickled, not validated; TypeError where its class has other fields now."""
    known, _, construct = way_of(cls)
    if names != known:
        values = _as_known(cls, dict(zip(names, values, strict=True)))
    return construct(*values)


def _as_known(cls: Any, pickled: dict[str, Any]) -> tuple[Any, ...]:
    """Return the values of all fields of a class: those pickled, and the defaults of fields that are new."""
    known = {each.name: each.default for each in fields_in_order(cls)} | pickled
    strange = sorted(pickled.keys() - fields_dict(cls).keys())
    missing = [name for name, value in known.items() if value is NOTHING]
    if strange or missing:
        faults = [f"has no field {name}" for name in strange] + [
            f"needs the field {name}" for name in missing
        ]
        raise TypeError(f"pickled by another release of cablegrammar: {cls.__name__} {', '.join(faults)}")
    return tuple(known.values())
