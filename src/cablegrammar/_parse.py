"""From text to the model."""

from __future__ import annotations

import re
from typing import Any, TypeVar, overload

from lark.exceptions import UnexpectedInput, VisitError

from . import _build, _grammar, _layout, model
from ._span import Span
from .errors import CableSyntaxError

_Part = TypeVar("_Part")

_BUILD = _build.Build()


@overload
def parse(text: str, *, strict: bool = False, year: int | None = None) -> model.Cable: ...
@overload
def parse(text: str, *, strict: bool = False, year: int | None = None, into: type[_Part]) -> _Part: ...
def parse(text: str, *, strict: bool = False, year: int | None = None, into: type[Any] = model.Cable) -> Any:
    """Read a telegram, or a part of one, from its text."""
    if not isinstance(text, str):
        message = f"parse takes a str, not {type(text).__name__}"
        raise TypeError(message)
    covered, extraneous = _layout.cover(text)
    if into is model.Cable:
        if not covered.strip():
            message = "nothing here belongs to a telegram"
            raise CableSyntaxError(message, text, Span(0, 0), "a telegram")
        parts = _grammar.parser("cable", _BUILD).parse(covered)
        cable = _build.assemble(parts, text, extraneous, year)
        if strict and cable.unrecognized:
            first = min(cable.unrecognized, key=lambda line: line.span.start)
            raise CableSyntaxError("a line that no rule knows", text, first.span)
        return cable
    rule = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", into.__name__).lower()
    return _grammar.parser(rule, _BUILD).parse(covered)
