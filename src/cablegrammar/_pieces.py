"""What rules return besides objects of the model, and how either is made: nothing is checked here."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import fields, frozen

from . import model
from ._automaton import Lexeme
from ._picklable import way_of
from ._span import Span
from ._unchecked import unchecked
from .model import ExtraneousKind

_Part = TypeVar("_Part")

if TYPE_CHECKING:
    from collections.abc import Sequence

Child = Any


def changed(part: _Part, **changes: Any) -> _Part:
    """Return a copy with some fields changed, checking nothing."""
    names, values, construct = way_of(type(part))  # type: ignore[arg-type]  # classes are hashable
    made: _Part = construct(**dict(zip(names, values(part), strict=True)) | changes)
    return made


#: A constructor that checks nothing for each class of the model, by its name.
Make: Any = types.SimpleNamespace(
    **{cls.__name__: unchecked(cls) for cls in (Span, model.Extraneous, *model.REGISTRY)}
)


def span_of(token: Lexeme) -> Span:
    """Return where a token stands."""
    return Make.Span(token.start_pos, token.end_pos)


def span_over(children: Sequence[Child]) -> Span:
    """Return where the first to the last of what a rule matched stand."""
    first = children[0] or next(filter(None, children))
    last = children[-1] or next(filter(None, reversed(children)))
    return Make.Span(
        first.start_pos if type(first) is Lexeme else first.span.start,
        last.end_pos if type(last) is Lexeme else last.span.end,
    )


@frozen
class Exempted:
    """Members of a collective that a telegram does not go to."""

    members: tuple[model.Addressee, ...]
    verb: Span
    span: Span


@frozen
class Addressees:
    """The addressees of format line 7 or 8."""

    name: str
    addressees: tuple[model.Addressee, ...]
    #: Members of the collective above the line to whom the telegram does not go.
    exempt: tuple[str, ...]
    span: Span
    verb: Span
    left_out: tuple[LeftOut | Unread | model.UnrecognizedLine, ...]


@frozen
class AccountingSymbol:
    """Format line 10."""

    text: str
    span: Span


@frozen
class SmartNumber:
    """The number of a SMART message, without its year."""

    post: str
    serial: str


@frozen
class Lines:
    """What a rule of several lines holds, to be put together with the whole text at hand."""

    name: str
    lines: tuple[Child, ...]


@frozen
class Unread:
    """Lines of which canonical text could not say in their place what they say in the text."""

    span: Span


@frozen
class LeftOut:
    """Something that canonical text leaves out."""

    kind: ExtraneousKind
    span: Span


@frozen
class Label:
    """A label: left out by canonical text where it stands again, or is spelt otherwise."""

    #: The class of what stands behind it.
    kind: type[Any]
    #: Its letters as written, in capitals.
    written: str
    span: Span


def is_taken(part: Any) -> bool:
    """Say whether the model takes a part, and each that stands in it."""
    if type(part) is tuple:
        return all(map(is_taken, part))
    if type(part) not in model.REGISTRY:
        return True
    inner = (getattr(part, each.name) for each in fields(type(part)))
    return all(map(is_taken, inner)) and model.Part.survives(part)
