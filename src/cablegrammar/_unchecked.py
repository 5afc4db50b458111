"""Constructors that check nothing, for what the lexer has already checked."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import NOTHING, fields

if TYPE_CHECKING:
    from collections.abc import Callable

_Part = TypeVar("_Part")


def unchecked(cls: type[_Part]) -> Callable[..., _Part]:
    """Return a constructor that takes what the class takes, with the same defaults, and checks nothing."""
    construct: Callable[..., _Part] = _written_out(cls)  # type: ignore[arg-type]  # classes are hashable
    return construct


def fields_in_order(cls: Any) -> list[Any]:
    """Return the fields of a class in the order in which its constructor takes them: the span is the last."""
    return sorted(fields(cls), key=lambda each: (each.kw_only, each.name == "span"))


@functools.cache
def _written_out(cls: Any) -> Any:
    """Write the constructor out and compile it, as attrs does: a loop over the fields is slower."""
    known: dict[str, Any] = {"cls": cls, "new": object.__new__}
    parameters, lines = [], ["made = new(cls)"]
    for each in fields_in_order(cls):
        name = each.name
        known[f"set_{name}"] = getattr(cls, name).__set__
        known[f"default_{name}"] = each.default
        parameters.append(name if each.default is NOTHING else f"{name}=default_{name}")
        lines.append(f"set_{name}(made, {name})")
    body = "\n    ".join([*lines, "return made"])
    exec(f"def construct({', '.join(parameters)}):\n    {body}\n", known)  # noqa: S102 - names of fields alone
    return known["construct"]
