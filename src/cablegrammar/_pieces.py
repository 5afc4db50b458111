"""What rules return besides objects of the model, and how either is made: nothing is checked here."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve, fields, frozen, has

from . import model
from ._automaton import Lexeme
from ._span import Span
from ._unchecked import unchecked
from .model import ExtraneousKind

_Part = TypeVar("_Part")

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Child = Any


def _filled(cls: type[_Part]) -> Callable[..., _Part]:
    """Return a constructor that checks nothing and takes fields by name; others have their defaults."""
    construct = unchecked(cls)
    places: Any = fields(cls)  # type: ignore[arg-type]  # every part is a class of attrs
    defaults = {each.name: each.default for each in places}

    def fill(**named: Any) -> _Part:
        return construct(*(defaults | named).values())

    return fill


def changed(part: _Part, **changes: Any) -> _Part:
    """Return a copy with some fields changed, checking nothing."""
    made: _Part = copy.copy(part)
    for name, value in changes.items():
        getattr(type(part), name).__set__(made, value)
    return made


class Make:
    """The classes of the model without their validators."""

    Span = staticmethod(unchecked(Span))
    Addressee = staticmethod(unchecked(model.Addressee))
    ArchiveAttribute = staticmethod(unchecked(model.ArchiveAttribute))
    ArchiveAttributes = staticmethod(unchecked(model.ArchiveAttributes))
    AttentionLine = staticmethod(unchecked(model.AttentionLine))
    Boundary = staticmethod(unchecked(model.Boundary))
    Cable = staticmethod(_filled(model.Cable))
    CalledStations = staticmethod(unchecked(model.CalledStations))
    CallingStation = staticmethod(unchecked(model.CallingStation))
    Caption = staticmethod(unchecked(model.Caption))
    ClassificationLine = staticmethod(unchecked(model.ClassificationLine))
    ClassifiedBy = staticmethod(unchecked(model.ClassifiedBy))
    Copies = staticmethod(unchecked(model.Copies))
    DateTimeGroup = staticmethod(unchecked(model.DateTimeGroup))
    DowngradingGroup = staticmethod(unchecked(model.DowngradingGroup))
    Distribution = staticmethod(unchecked(model.Distribution))
    Drafting = staticmethod(unchecked(model.Drafting))
    Ending = staticmethod(_filled(model.Ending))
    ExecutiveOrder = staticmethod(unchecked(model.ExecutiveOrder))
    Extraneous = staticmethod(unchecked(model.Extraneous))
    Heading = staticmethod(_filled(model.Heading))
    HandlingLine = staticmethod(unchecked(model.HandlingLine))
    Item = staticmethod(unchecked(model.Item))
    MessageHeader = staticmethod(unchecked(model.MessageHeader))
    MinimizeNotice = staticmethod(unchecked(model.MinimizeNotice))
    Originator = staticmethod(unchecked(model.Originator))
    Paragraph = staticmethod(unchecked(model.Paragraph))
    Portion = staticmethod(unchecked(model.Portion))
    Preamble = staticmethod(unchecked(model.Preamble))
    Reference = staticmethod(unchecked(model.Reference))
    Ruler = staticmethod(unchecked(model.Ruler))
    Section = staticmethod(unchecked(model.Section))
    SectionHeading = staticmethod(unchecked(model.SectionHeading))
    SecurityWarning = staticmethod(unchecked(model.SecurityWarning))
    Subject = staticmethod(unchecked(model.Subject))
    Table = staticmethod(unchecked(model.Table))
    Tag = staticmethod(unchecked(model.Tag))
    TransmissionIdentification = staticmethod(unchecked(model.TransmissionIdentification))
    UnrecognizedLine = staticmethod(unchecked(model.UnrecognizedLine))
    WebsiteNotice = staticmethod(unchecked(model.WebsiteNotice))


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

    @property
    def names(self) -> tuple[str, ...]:
        """The members as they stand in a list."""
        return tuple(each.entry for each in self.members)


@frozen
class Addressees:
    """The addressees of format line 7 or 8."""

    name: str
    addressees: tuple[model.Addressee, ...]
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

    name: str
    written: str
    span: Span


def is_taken(part: Any) -> bool:
    """Say whether the model takes a part, and each that stands in it."""
    try:
        _refuse(part)
    except ValueError:
        return False
    return True


def _refuse(part: Any) -> None:
    """Raise ValueError where the model does not take a part, or one that stands in it."""
    if type(part) is tuple:
        for each in part:
            _refuse(each)
    elif has(type(part)):
        for each in fields(type(part)):
            _refuse(getattr(part, each.name))
        evolve(part)
