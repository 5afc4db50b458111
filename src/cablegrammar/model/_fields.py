"""Validators that take what a field may contain from the terminals of the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, validators

from .. import _grammar

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from attrs import Attribute

    Validator = Callable[[Any, Attribute[Any], Any], None]


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

    def validate(_: Any, attribute: Attribute[Any], value: str) -> None:
        if (
            value != value.strip()
            or _grammar.is_marked(value, opens_line=opens_line)
            or not any(is_terminal(name, value) for name in names)
        ):
            noun = " or ".join(name.lower().replace("_", " ") for name in names)
            message = f"{attribute.name}: {value!r} cannot stand for {noun}"
            raise ValueError(message)

    return validate


def layout_terminal(name: str) -> Validator:
    """Return a validator: the whole value is this terminal of the layout."""

    def validate(_: Any, attribute: Attribute[Any], value: str) -> None:
        if not _grammar.terminal(name, "layout").fullmatch(value):
            message = f"{attribute.name}: {value!r} cannot stand for {name.lower().replace('_', ' ')}"
            raise ValueError(message)

    return validate


def not_opening(name: str) -> Validator:
    """Return a validator: the value does not begin as this terminal does."""

    def validate(_: Any, attribute: Attribute[Any], value: str) -> None:
        if _grammar.terminal(name).match(value):
            message = f"{attribute.name}: {value!r} begins as another line does"
            raise ValueError(message)

    return validate


def no_label(_: Any, attribute: Attribute[Any], value: str) -> None:
    """Refuse a value, which stands inside a line, that begins as a label of the front matter does."""
    if _grammar.terminal("LABEL").match(f" {value}", 1):
        message = f"{attribute.name}: {value!r} begins as another line does"
        raise ValueError(message)


def block_of_text(name: str, *, opens_line: bool = False) -> Validator:
    """Return a validator: the value is empty, or all of it is this terminal and no line ends in blanks."""
    single = terminal(name, opens_line=opens_line)

    def validate(instance: Any, attribute: Attribute[Any], value: str) -> None:
        if value:
            single(instance, attribute, value)
            if " \n" in value:
                message = f"{attribute.name}: a line ends in blanks"
                raise ValueError(message)

    return validate


def span_field() -> Any:
    """Return a field for where the object stood in the text it was parsed from; no part in equality."""
    return field(default=None, eq=False, repr=False, kw_only=True)


def part_field(kind: type[Any]) -> Any:
    """Return a field for one part of this class, or None."""
    return field(default=None, validator=validators.optional(validators.instance_of(kind)))


def parts_field(*kinds: type[Any]) -> Any:
    """Return a field for a tuple of parts of these classes."""
    return field(
        default=(),
        validator=validators.deep_iterable(validators.instance_of(kinds), validators.instance_of(tuple)),
    )
