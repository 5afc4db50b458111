"""What a print of a telegram and an archive's record say of it: copies, handling, drafting, attributes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import field, frozen

from .. import _grammar
from ._fields import is_text, of_class, optional_text_field, parts_field, texts_field, tuple_of, whole_number
from ._heading import MONTHS
from ._registry import Part, Place, part

__all__ = ["ArchiveAttribute", "ArchiveAttributes", "Copies", "Distribution", "Drafting", "HandlingLine"]


@part(rule="office_and_copies", grammar="layout", place=Place.WITHIN_LINE, noun="an office with its copies")
@frozen
class Copies(Part):
    """How many copies an office in Washington got: `EUR-15`."""

    #: Symbol of the office: one to five letters.
    office: str = field(validator=is_text)
    #: How many copies, 0 to 99.
    number: int = field(validator=whole_number(0, 99))

    def __str__(self) -> str:
        return f"{self.office}-{self.number:02d}"


@part(grammar="layout", noun="a distribution list")
@frozen
class Distribution(Part):
    """Who got copies of a print in Washington, 1973 to 2010."""

    #: Offices that are to act on a telegram that came in.
    action: tuple[Copies, ...] = parts_field(Copies)
    #: Offices that sent it, where the Department did.
    origin: tuple[Copies, ...] = parts_field(Copies)
    #: Offices that are to know.
    info: tuple[Copies, ...] = parts_field(Copies)
    #: The sum of all copies as printed, in three digits without its slant; see :attr:`copies`.
    total: str | None = optional_text_field()
    #: The letter after the sum or the note: W on what came in, R on what was sent (observed).
    letter: str | None = optional_text_field()
    #: What stands in parentheses before the sum: `TEDE`.
    note: str | None = optional_text_field()
    #: The number above the list (1974): `43/67`.
    number: str | None = optional_text_field()

    @property
    def copies(self) -> int:
        """The sum of the copies listed; it is that of :attr:`total` unless something was lost."""
        return sum(each.number for each in (*self.action, *self.origin, *self.info))


@part(grammar="layout")
@frozen
class HandlingLine(Part):
    """The communication centre's dashed line: `------------------352654  200910Z /23`.

    To 1976 it has a number alone; later number, time group and copies in either order.
    """

    #: The centre's number, five or six digits, hexadecimal by 2000, as printed.
    serial: str | None = optional_text_field()
    #: Day, hour and minute of handling (UTC), six digits: `200910`.
    time: str | None = optional_text_field()
    #: What follows slants, two digits each; its meaning is not established.
    copies: tuple[str, ...] = texts_field()


@part(grammar="layout", noun="a drafting block")
@frozen
class Drafting(Part):
    """Who drafted, approved and cleared a telegram of the Department."""

    #: The lines as printed: `DRAFTED BY EUR/WE:AEXAMPLE:BE`, `APPROVED BY EUR:CEXAMPLE`, then clearances.
    lines: tuple[str, ...] = field(validator=tuple_of(is_text))

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


@part(grammar="layout")
@frozen
class ArchiveAttribute(Part):
    """One key of an archive's record with its value."""

    #: The key: `Draft Date`.
    key: str = field(validator=is_text)
    #: The value as written, without blanks around its lines, without blank lines; empty where there is none.
    text: str = field(default="", validator=is_text)

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
        if self.key == "Review Markings":
            return tuple(self.text.split("\n"))
        if self.key in _MEMBERS:
            parts = _grammar.terminal(_MEMBERS[self.key], "layout").findall(text)
            return tuple(part.strip() for part in parts if part.strip())
        return text


#: What a member of a list is, by the keys that have one (observed in the records of 1973 to 1979): terminals
#: of grammar/layout.lark.
_MEMBERS: Final = dict.fromkeys(
    (
        "Channel Indicators, Concepts, Handling Restrictions, Locator, Original Handling Restrictions, "
        "Original Previous Handling Restrictions, Previous Channel Indicators, "
        "Previous Handling Restrictions, Review Action, Review Content Flags, Review Exemptions, "
        "Review Referrals, TAGS"
    ).split(", "),
    "BETWEEN_COMMAS",
) | {
    "Disposition History": "BETWEEN_SEMICOLONS",
    "Reference": "ATTRIBUTE_REFERENCE",
    "Review History": "BETWEEN_SEMICOLONS",
}

#: Most digits of a number of lines or pages; more are no number of these.
_DIGITS: Final = 9

_NO_DATE: Final = datetime.date(1960, 1, 1)


def _date(text: str) -> datetime.date | str | None:
    """Return the day that a value names, in any of three spellings; the text itself where it names none."""
    in_words = _grammar.terminal("DATE_IN_WORDS", "layout").fullmatch(text)
    in_digits = _grammar.terminal("DATE_IN_DIGITS", "layout").fullmatch(text)
    try:
        if in_words:
            day, month, year = int(in_words[1]), MONTHS.index(in_words[2].upper()) + 1, int(in_words[3])
        elif in_digits:
            day, month, year = map(int, in_digits.groups())
        else:
            return text
        date = datetime.date(year, month, day)
    except ValueError:
        return text
    return None if date == _NO_DATE else date


@part(grammar="layout")
@frozen
class ArchiveAttributes(Part, Mapping[str, Value]):
    """An archive's own description of a record (NARA, 1973-79): a mapping of its keys to typed values.

    It is the archive's word, which may differ from the telegram's.
    """

    #: Keys and values in order.
    attributes: tuple[ArchiveAttribute, ...] = field(validator=tuple_of(of_class(ArchiveAttribute)))

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
