"""Validators that take what a field may contain from the terminals of the grammar."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any, Final

from attrs import field, validators

from .. import _grammar, _marks
from .._span import Span
from ..errors import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import Attribute

    Validator = Callable[[Any, Attribute[Any], Any], None]


def quoted(text: str) -> str:
    """Return a text as an error quotes it: on one line, cut to what format lines may hold."""
    return repr(text) if len(text) <= QUOTED else f"{text[:QUOTED]!r}..."


def of_class(*kinds: type[Any]) -> Validator:
    """Return a validator: the value is of one of these classes; TypeError."""

    def validate(_: Any, attribute: Attribute[Any], value: Any) -> None:
        if not isinstance(value, kinds):
            expected = " or ".join(kind.__name__ for kind in kinds)
            message = f"{attribute.name}: expected {expected}, found {type(value).__name__}"
            raise TypeError(message)

    return validate


is_text: Final = of_class(str)


def tuple_of(validator: Validator) -> Validator:
    """Return a validator: the value is a tuple, and each of its members passes this one."""
    return validators.deep_iterable(validator, of_class(tuple))


def whole_number(low: int, high: int) -> Validator:
    """Return a validator: the value is a whole number from `low` to `high`."""

    def validate(_: Any, attribute: Attribute[Any], value: Any) -> None:
        if type(value) is not int:
            message = f"{attribute.name}: expected int, found {type(value).__name__}"
            raise TypeError(message)
        if not low <= value <= high:
            message = f"{attribute.name}: expected a number from {low} to {high}"
            raise ValueError(message)

    return validate


def member_of(kind: type[enum.Enum], *, without: enum.Enum) -> Validator:
    """Return a validator: the value is a member of an enumeration, but not this one."""

    def validate(_: Any, attribute: Attribute[Any], value: Any) -> None:
        if not isinstance(value, kind) or value is without:
            message = f"{attribute.name}: expected a {kind.__name__} other than {without}"
            raise ValueError(message)

    return validate


def matching(pattern: str) -> Validator:
    """Return a validator: the value is a text, and all of it matches this regular expression."""
    matches = re.compile(pattern).fullmatch

    def validate(instance: Any, attribute: Attribute[Any], value: str) -> None:
        is_text(instance, attribute, value)
        if not matches(value):
            message = f"{attribute.name}: {quoted(value)} does not match {pattern}"
            raise ValueError(message)

    return validate


def is_terminal(name: str, text: str) -> bool:
    """Say whether the lexer would take all of `text`, with something else below it, for this terminal."""
    found = _grammar.terminal(name).match(f"{text}\n\n.")
    return (
        found is not None
        and found.end() == len(text)
        and not any(map(text.__contains__, _grammar.WHITE_SPACE))
    )


def terminal(*names: str, opens_line: bool = False) -> Validator:
    """Return a validator: the lexer takes the whole value for one of these terminals.

    `opens_line` says that canonical text has it at the start of a line, where more could lie over a telegram.
    """

    def validate(instance: Any, attribute: Attribute[Any], value: str) -> None:
        is_text(instance, attribute, value)
        if (
            value != value.strip()
            or _marks.is_marked(value, opens_line=opens_line)
            or not any(is_terminal(name, value) for name in names)
        ):
            noun = " or ".join(name.lower().replace("_", " ") for name in names)
            message = f"{attribute.name}: {quoted(value)} cannot stand for {noun}"
            raise ValueError(message)

    return validate


def layout_terminal(name: str) -> Validator:
    """Return a validator: the whole value is this terminal of the layout."""

    def validate(instance: Any, attribute: Attribute[Any], value: str) -> None:
        is_text(instance, attribute, value)
        if not _grammar.terminal(name, "layout").fullmatch(value):
            message = f"{attribute.name}: {quoted(value)} cannot stand for {name.lower().replace('_', ' ')}"
            raise ValueError(message)

    return validate


def not_opening(name: str) -> Validator:
    """Return a validator: the value does not begin as this terminal does."""

    def validate(instance: Any, attribute: Attribute[Any], value: str) -> None:
        is_text(instance, attribute, value)
        if _grammar.terminal(name).match(value):
            message = f"{attribute.name}: {quoted(value)} begins as another line does"
            raise ValueError(message)

    return validate


def no_label(instance: Any, attribute: Attribute[Any], value: str) -> None:
    """Refuse a value, which stands inside a line, that begins as a label of the front matter does."""
    is_text(instance, attribute, value)
    if _grammar.terminal("LABEL").match(f" {value}", 1):
        message = f"{attribute.name}: {quoted(value)} begins as another line does"
        raise ValueError(message)


def block_of_text(name: str, *, opens_line: bool = False) -> Validator:
    """Return a validator: the value is empty, or all of it is this terminal and no line ends in blanks."""
    single = terminal(name, opens_line=opens_line)

    def validate(instance: Any, attribute: Attribute[Any], value: str) -> None:
        is_text(instance, attribute, value)
        if value:
            single(instance, attribute, value)
            if " \n" in value:
                message = f"{attribute.name}: a line ends in blanks"
                raise ValueError(message)

    return validate


def span_field() -> Any:
    """Return a field for where the object stood in the text it was parsed from; no part in equality."""
    return field(
        default=None, eq=False, repr=False, kw_only=True, validator=validators.optional(of_class(Span))
    )


#: The years of which telegrams are read.
YEARS: Final = (1900, 2099)


def year_field() -> Any:
    """Return a field for the year of sending, where the text leaves it open; no part in equality."""
    return field(
        default=None, eq=False, repr=False, kw_only=True, validator=validators.optional(whole_number(*YEARS))
    )


def part_field(kind: type[Any]) -> Any:
    """Return a field for one part of this class, or None."""
    return field(default=None, validator=validators.optional(of_class(kind)))


def parts_field(*kinds: type[Any]) -> Any:
    """Return a field for a tuple of parts of these classes."""
    return field(
        default=(),
        validator=tuple_of(of_class(*kinds)),
    )
