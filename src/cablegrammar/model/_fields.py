"""Fields of the model, and what their values must be: of a class, a number in a range.

What a text may say is not checked here. The parser knows it: see `Part` in `_registry`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen, validators

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import Attribute

    Validator = Callable[[Any, Attribute[Any], Any], None]


def of_class(*kinds: type[Any]) -> Validator:
    """Return a validator that raises TypeError for a value of any other class than these."""

    def validate(_: Any, attribute: Attribute[Any], value: Any) -> None:
        if not isinstance(value, kinds):
            expected = " or ".join(kind.__name__ for kind in kinds)
            raise TypeError(f"{attribute.name}: expected {expected}, found {type(value).__name__}")

    return validate


is_text: Final = of_class(str)


def tuple_of(validator: Validator) -> Validator:
    """Return a validator: the value is a tuple, and each of its members passes this one."""
    return validators.deep_iterable(validator, of_class(tuple))


@frozen
class WholeNumber:
    """A validator: the value is a whole number from `low` to `high`."""

    low: int
    high: int

    def __call__(self, _: Any, attribute: Attribute[Any], value: Any) -> None:
        if type(value) is not int:
            raise TypeError(f"{attribute.name}: expected int, found {type(value).__name__}")
        if not self.low <= value <= self.high:
            raise ValueError(f"{attribute.name}: must be between {self.low} and {self.high}")


whole_number: Final = WholeNumber


#: The years of which telegrams are read.
YEARS: Final = (1900, 2099)


def year_field() -> Any:
    """Return a field for the year of sending, where the text leaves it open; no part in equality."""
    return field(
        default=None, eq=False, repr=False, kw_only=True, validator=validators.optional(whole_number(*YEARS))
    )


def optional_text_field() -> Any:
    """Return a field for a text, or None."""
    return field(default=None, validator=validators.optional(is_text))


def texts_field() -> Any:
    """Return a field for a tuple of texts."""
    return field(default=(), validator=tuple_of(is_text))


def part_field(kind: type[Any], **metadata: Any) -> Any:
    """Return a field for one part of this class, or None.

    `metadata` says what is particular to the place: `each_its_own`, where every section of a telegram has its
    own; `again`, what a part is that stands there a second time.
    """
    validator = validators.optional(of_class(kind))
    return field(default=None, validator=validator, metadata={"kinds": (kind,)} | metadata)


def parts_field(*kinds: type[Any], **metadata: Any) -> Any:
    """Return a field for a tuple of parts of these classes; `metadata` as for :func:`part_field`."""
    return field(
        default=(),
        validator=tuple_of(of_class(*kinds)),
        metadata={"kinds": kinds, "several": True} | metadata,
    )
