"""What a print of a telegram and an archive's record say of it: copies, handling, drafting, attributes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from attrs import field, frozen, validators

from .._grammar import WHITE_SPACE
from .._grammar import terminal as _terminal
from .._marks import line_marks as _line_marks
from .._picklable import Picklable
from ._fields import (
    is_text,
    layout_terminal,
    matching,
    of_class,
    parts_field,
    quoted,
    span_field,
    tuple_of,
    whole_number,
)
from ._heading import MONTHS

if TYPE_CHECKING:
    from .._span import Span


@frozen
class Copies(Picklable):
    """How many copies an office in Washington got: `EUR-15`."""

    #: Symbol of the office: one to five letters.
    office: str = field(validator=matching(r"[A-Z]{1,5}"))
    #: How many copies, 0 to 99.
    number: int = field(validator=whole_number(0, 99))
    #: Where it stood.
    span: Span | None = span_field()

    def __str__(self) -> str:
        return f"{self.office}-{self.number:02d}"


@frozen
class Distribution(Picklable):
    """Who got copies of a print in Washington, 1973 to 2010."""

    #: Offices that are to act on a telegram that came in.
    action: tuple[Copies, ...] = parts_field(Copies)
    #: Offices that sent it, where the Department did.
    origin: tuple[Copies, ...] = parts_field(Copies)
    #: Offices that are to know.
    info: tuple[Copies, ...] = parts_field(Copies)
    #: The sum of all copies as printed, in three digits without its slant; see :attr:`copies`.
    total: str | None = field(default=None, validator=validators.optional(matching(r"[0-9]{3}")))
    #: The letter after the sum or the note: W on what came in, R on what was sent (observed).
    letter: str | None = field(default=None, validator=validators.optional(matching(r"[A-Z]")))
    #: What stands in parentheses before the sum: `TEDE`.
    note: str | None = field(default=None, validator=validators.optional(matching(r"[A-Z]+")))
    #: The number above the list (1974): `43/67`.
    number: str | None = field(
        default=None, validator=validators.optional(layout_terminal("DISTRIBUTION_NUMBER"))
    )
    #: Where it stood.
    span: Span | None = span_field()

    def __attrs_post_init__(self) -> None:
        if not (self.action or self.origin or self.info):
            message = "a distribution names at least one office"
            raise ValueError(message)
        if self.action and self.origin:
            message = "a telegram came in, for action, or was sent: not both"
            raise ValueError(message)
        if (self.total and not self.letter) or (self.letter and not (self.total or self.note)):
            message = "a letter stands after the sum or, where that was left out, after the note"
            raise ValueError(message)
        if self.number and not (self.action or self.origin):
            message = "a number stands only above offices that act or sent"
            raise ValueError(message)

    @property
    def copies(self) -> int:
        """The sum of the copies listed; it is that of :attr:`total` unless something was lost."""
        return sum(each.number for each in (*self.action, *self.origin, *self.info))


@frozen
class HandlingLine(Picklable):
    """The communication centre's dashed line: `------------------352654  200910Z /23`.

    To 1976 it has a number alone; later number, time group and copies in either order.
    """

    #: The centre's number, five or six digits, hexadecimal by 2000, as printed.
    serial: str | None = field(default=None, validator=validators.optional(matching(r"[0-9A-F]{5,6}")))
    #: Day, hour and minute of handling (UTC), six digits: `200910`.
    time: str | None = field(default=None, validator=validators.optional(matching(r"[0-9]{6}")))
    #: What follows slants, two digits each; its meaning is not established.
    copies: tuple[str, ...] = field(default=(), validator=tuple_of(matching(r"[0-9]{2}")))
    #: Where it stood.
    span: Span | None = span_field()

    def __attrs_post_init__(self) -> None:
        if not (self.serial or self.time):
            message = "a handling line has a number or a time"
            raise ValueError(message)


def _holds_marks(text: str) -> bool:
    """Say whether a text has white space of other kinds, or what publishers put into lines."""
    return "¶" in text or "](#)" in text or any(map(text.__contains__, WHITE_SPACE))


@frozen
class Drafting(Picklable):
    """Who drafted, approved and cleared a telegram of the Department."""

    #: The lines as printed: `DRAFTED BY EUR/WE:AEXAMPLE:BE`, `APPROVED BY EUR:CEXAMPLE`, then clearances.
    lines: tuple[str, ...] = field(validator=tuple_of(is_text))
    #: Where it stood.
    span: Span | None = span_field()

    @lines.validator
    def _check(self, attribute: object, value: tuple[str, ...]) -> None:
        del attribute
        text = "\n".join(value)
        if (
            # Another mark may begin as this one does.
            next(_line_marks(text), None) != ("DRAFTING", 0, len(text))
            or any(each != each.strip() or "\n" in each for each in value)
            or _holds_marks(text)
        ):
            message = f"lines: {quoted(text)} do not say who drafted"
            raise ValueError(message)

    @property
    def drafted_by(self) -> str:
        """Office and name of the drafter, as printed: `EUR/WE:AEXAMPLE:BE`."""
        return self.lines[0].removeprefix("DRAFTED BY").lstrip(" :")

    @property
    def approved_by(self) -> str | None:
        """Office and name of who approved, as printed; None where no line says so."""
        found = (line for line in self.lines if line.startswith("APPROVED BY"))
        return next((line.removeprefix("APPROVED BY").lstrip(" :") for line in found), None)

    @property
    def clearances(self) -> tuple[str, ...]:
        """The other lines: offices and names of those who cleared, as printed."""
        return tuple(line for line in self.lines[1:] if not line.startswith("APPROVED BY"))


Value = datetime.date | int | str | tuple[str, ...] | None


@frozen
class ArchiveAttribute(Picklable):
    """One key of an archive's record with its value."""

    #: The key: `Draft Date`.
    key: str = field(validator=layout_terminal("KEY_WORDS"))
    #: The value as written, without blanks around its lines, without blank lines; empty where there is none.
    text: str = field(default="", validator=is_text)
    #: Where it stood.
    span: Span | None = span_field()

    @text.validator
    def _check(self, attribute: object, value: str) -> None:
        del attribute
        found = _terminal("ATTRIBUTE_VALUE", "layout").match(value)
        lines = value.split("\n")
        if value and (
            found is None
            or found.end() != len(value)
            or any(line != line.strip() or not line for line in lines)
            or _holds_marks(value)
        ):
            message = f"text: {quoted(value)} cannot stand for the value of {self.key}"
            raise ValueError(message)

    @property
    def value(self) -> Value:
        """The value by what its key means: a date, a number, a list, or the text on one line.

        None where there is none: nothing, `n/a`, or the archive's null date, 1 January 1960.
        """
        text = " ".join(self.text.split())
        if text.lower() in {"", "n/a"}:
            return None
        if self.key.endswith(" Date"):
            return _date(text)
        if self.key in {"Line Count", "Page Count"}:
            return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else text
        member = _MEMBERS.get(self.key)
        if member is not None:
            parts = member.findall(self.text if member is _LINES else text)
            return tuple(part.strip() for part in parts if part.strip())
        return text


#: Members of the values of keys that list several (observed in the records of 1973 to 1979). A comma in
#: parentheses is part of a person's name.
_BETWEEN_COMMAS: Final = re.compile(r"(?:[^,(]+|\([^()]*\)|\()+")
_BETWEEN_COMMAS_AND_SEMICOLONS: Final = re.compile(r"(?:[^;,(]+|\([^()]*\)|\()+")
_BETWEEN_SEMICOLONS: Final = re.compile(r"[^;]+")
_LINES: Final = re.compile(r"[^\n]+")
_MEMBERS: Final = dict.fromkeys(
    (
        "Channel Indicators",
        "Concepts",
        "Handling Restrictions",
        "Locator",
        "Original Handling Restrictions",
        "Original Previous Handling Restrictions",
        "Previous Channel Indicators",
        "Previous Handling Restrictions",
        "Review Action",
        "Review Content Flags",
        "Review Exemptions",
        "Review Referrals",
        "TAGS",
    ),
    _BETWEEN_COMMAS,
) | {
    "Disposition History": _BETWEEN_SEMICOLONS,
    "Markings": _LINES,
    "Reference": _BETWEEN_COMMAS_AND_SEMICOLONS,
    "Review History": _BETWEEN_SEMICOLONS,
    "Review Markings": _LINES,
}

#: Most digits of a number of lines or pages; more are no number of these.
_DIGITS: Final = 9

_DATE: Final = re.compile(
    r"(\d\d?)[ -]([A-Za-z]{3})[ -](\d{4})(?: 12:00:00 am)?|(\d\d?)/(\d\d?)/(\d{4})", re.ASCII
)
_NO_DATE: Final = datetime.date(1960, 1, 1)


def _date(text: str) -> datetime.date | str | None:
    """Return the day that a value names, in any of three spellings; the text itself where it names none."""
    found = _DATE.fullmatch(text)
    if found is None:
        return text
    day, month_name, year, *numbers = found.groups()
    try:
        if month_name:
            date = datetime.date(int(year), MONTHS.index(month_name.upper()) + 1, int(day))
        else:
            date = datetime.date(int(numbers[2]), int(numbers[1]), int(numbers[0]))
    except ValueError:
        return text
    return None if date == _NO_DATE else date


@frozen
class ArchiveAttributes(Picklable, Mapping[str, Value]):
    """An archive's own description of a record (NARA, 1973-79): a mapping of its keys to typed values.

    It is the archive's word, which may differ from the telegram's.
    """

    #: Keys and values in order.
    attributes: tuple[ArchiveAttribute, ...] = field(
        validator=[validators.min_len(1), tuple_of(of_class(ArchiveAttribute))]
    )
    #: Where it stood.
    span: Span | None = span_field()

    def __getitem__(self, key: str) -> Value:
        """Return the value of a key, the first where it stands twice; KeyError where it does not stand."""
        for each in self.attributes:
            if each.key == key:
                return each.value
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(each.key for each in self.attributes))

    def __len__(self) -> int:
        return len({each.key for each in self.attributes})
