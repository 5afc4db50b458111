"""Front matter: what a text says of itself before its first paragraph."""

from __future__ import annotations

import contextlib
import datetime
import enum
import re
from typing import Final

from attrs import field, frozen, validators

from .. import _gazetteer, _grammar, _references
from .._spelling import Vocabulary
from .._unchecked import unchecked
from ._common import MRN, Classification, Portion, year_of
from ._fields import is_text, of_class, optional_text_field, part_field, texts_field, whole_number, year_field
from ._heading import MONTHS, DateTimeGroup
from ._officials import declassification_of, official_of
from ._registry import Part, Place, letters_of, part

__all__ = [
    "AttentionLine",
    "Caption",
    "ClassificationLine",
    "ClassifiedBy",
    "ExecutiveOrder",
    "Reference",
    "ReferenceKind",
    "Section",
    "Subject",
    "Tag",
    "TagKind",
    "UnrecognizedLine",
]


@part(place=Place.WITHIN_LINE)
@frozen
class Section(Part):
    """Which part of a telegram this is, where it was too long for one transmission: `SECTION 01 OF 04`."""

    #: Number of the section; None where it only says that it is the last.
    number: int | None = field(validator=validators.optional(whole_number(0, 999)))
    #: How many sections there are.
    total: int = field(validator=whole_number(0, 999))


@part(alone="classification_line_alone")
@frozen
class ClassificationLine(Part):
    """The first line of a text: classification, controls, section, post and serial."""

    #: How much the text is to be protected.
    level: Classification = field(validator=of_class(Classification))
    #: What else restricts it: `NOFORN`, `EFTO`, `REL SAU`.
    controls: tuple[str, ...] = texts_field()
    #: Which section of the telegram this is.
    section: Section | None = part_field(Section)
    #: The post that sends, as written: `TEL AVIV`.
    post: str | None = optional_text_field()
    #: Its serial for the telegram: three to seven digits, as written.
    serial: str | None = optional_text_field()
    #: What else the line says: a number in a second series, an operating signal.
    remark: str | None = optional_text_field()
    #: The words of the classification, where they are not those of :attr:`level`: `SS E C R E T`.
    marking: str | None = optional_text_field()


#: How canonical text spells each level: letters apart where the text is classified (ACP 127).
MARKINGS: Final = {
    level: " ".join(
        word if level <= Classification.LIMITED_OFFICIAL_USE else " ".join(word) for word in words
    )
    for level in Classification
    for words in [("UNCLAS" if level is Classification.UNCLASSIFIED else level.value).split()]
}


def level_near(words: str) -> Classification | None:
    """Return the level that words were meant for, a letter or two of it wrong; None if none is near."""
    letters = "".join(letters_of(words.upper()).split())
    name = _LEVELS.get(letters) or _LEVEL_NAMES.nearest(letters)
    return None if name is None else Classification(name)


_LEVELS: Final = {each.value.replace(" ", ""): each.value for each in Classification} | {
    "UNCLAS": Classification.UNCLASSIFIED.value
}
_LEVEL_NAMES: Final = Vocabulary(_LEVELS)


def marking_of(level: Classification, words: str) -> str | None:
    """Return the words of a classification; None where they are those of canonical text but for blanks."""
    marking = MARKINGS[level]
    return None if words.upper() in {marking, marking.replace(" ", "")} else words


def efto_after(words: str) -> str:
    """Return EFTO as it stands after a classification: its letters not set apart after others that are."""
    return "EFTO" if words[-2:-1] == " " else "E F T O"


@part()
@frozen
class Caption(Part):
    """A word or two on how a telegram is to be handled: `SIPDIS`, `NODIS`, `CORRECTED COPY`."""

    #: The caption as written; `str()` gives it.
    text: str = field(validator=is_text)

    def __str__(self) -> str:
        return self.text


@part()
@frozen
class AttentionLine(Part):
    """For whom a telegram is, or to whom to pass it: `DEPT FOR EUR/WE`, `STATE PASS USAID FOR ASIA/SCAA`."""

    #: The line, or the lines where it was broken.
    text: str = field(validator=is_text)


@part(label="E.O.")
@frozen
class ExecutiveOrder(Part):
    """Under which executive order a text is classified or not, and until when: `E.O. 12958: DECL: ...`."""

    #: Number of the order, as written: `12958`; empty where the line names none.
    number: str = field(default="", validator=is_text)
    #: What the line says after the number, as written: `DECL: 12/06/2016`, `N/A`, `GDS`.
    text: str | None = optional_text_field()

    @property
    def declassify_on(self) -> datetime.date | None:
        """The day on which the text ceases to be classified; None where the line names no day that exists."""
        digits = declassification_of(self.text)[0] if self.text else None
        if not digits:
            return None
        first, second, third = digits.replace("-", "/").split("/")
        if len(first) == 4:
            year, month, day = int(first), int(second), int(third)
        else:
            month, day, year = int(first), int(second), int(third)
            if len(third) == 2:
                # From E.O. 12356 (1982) on a day lies ten years or more ahead; before it the window holds.
                year = year_of(third) if int(self.number or 0) < _FIRST_OPEN_ENDED_ORDER else 2000 + year
        try:
            return datetime.date(year, month, day)
        except ValueError:
            return None

    @property
    def officer(self) -> str | None:
        """Who decided so, surname first, in telegrams of the seventies: `EXAMPLE, ANN`."""
        return declassification_of(self.text)[1] if self.text else None


#: The first order under which texts were classified into the 2000s as a rule (1982).
_FIRST_OPEN_ENDED_ORDER: Final = 12356


class TagKind(enum.Enum):
    """What a tag names (5 FAH-3, and the TAGS handbook of 1974)."""

    #: What a telegram is about: `PREL`.
    SUBJECT = "subject"
    #: A program, with K first: `KPKO`.
    PROGRAM = "program"
    #: A country or a region: `PE`, `XM`.
    GEOGRAPHIC = "geographic"
    #: An organization: `NATO`, `UNGA/C-6`.
    ORGANIZATION = "organization"
    #: A person, by surname and given name.
    PERSON = "person"
    #: None of these: a phrase, tags without a blank between them, a damaged tag, an organization in no list.
    OTHER = "other"


@part(place=Place.WITHIN_LINE, label="TAGS:")
@frozen
class Tag(Part):
    """One tag of Traffic Analysis by Geography and Subject: `PREL`, `PK`, `KPKO`."""

    #: The tag as written, in upper case; a person's name has no parentheses. `str()` gives it.
    text: str = field(validator=is_text)
    #: Whether it is a person, written in parentheses.
    person: bool = field(default=False, validator=of_class(bool))

    @property
    def kind(self) -> TagKind:
        """What it names, by the lists of tags (5 FAH-3).

        In none of them, two letters name a country, and four with K first a program.
        """
        if self.person:
            return TagKind.PERSON
        # A committee or a series follows the organization: UNGA/C-6.
        kind = _gazetteer.tags().get(self.text) or _gazetteer.tags().get(self.text.partition("/")[0])
        if kind is not None:
            return TagKind(kind)
        length = len(self.text) if self.text.isascii() and self.text.isalpha() else 0
        if length == 2:
            return TagKind.GEOGRAPHIC
        return TagKind.PROGRAM if length == 4 and self.text[0] == "K" else TagKind.OTHER

    def __str__(self) -> str:
        return self.text


@part(label="SUBJECT:")
@frozen
class Subject(Part):
    """What a telegram is about. `str()` gives the text on one line."""

    #: The text, with the drafter's line breaks; empty where the label has nothing after it.
    text: str = field(default="", validator=is_text)
    #: The mark before it.
    portion: Portion | None = part_field(Portion)

    def __str__(self) -> str:
        return " ".join(self.text.split())


class ReferenceKind(enum.Enum):
    """What a reference refers to."""

    CABLE = "cable"
    DATE_TIME_GROUP = "date-time group"
    EMAIL = "e-mail"
    TELEPHONE_CONVERSATION = "telephone conversation"
    CONVERSATION = "conversation"
    AIRGRAM = "airgram"
    INTELLIGENCE_REPORT = "intelligence report"
    #: As a set of a record message says.
    DOCUMENT = "document"
    LETTER = "letter"
    MESSAGE = "message"
    OTHER = "other"


@part(place=Place.WITHIN_LINE, label="REF:")
@frozen(weakref_slot=False)
class Reference(Part):
    """One thing that a telegram refers to, most often another telegram."""

    #: The reference on one line, as written but for its letter and its note: `06 STATE 185834`.
    text: str = field(validator=is_text)
    #: Its letter (or digit), in upper case.
    label: str | None = optional_text_field()
    #: What is said of it in parentheses, without them: `NOTAL`.
    note: str | None = optional_text_field()
    #: The year that a reference without one means; taken from the telegram, no part in equality.
    assumed_year: int | None = year_field()

    @property
    def kind(self) -> ReferenceKind:
        """What it refers to."""
        if _references.number_of(self.text):
            return ReferenceKind.CABLE
        return ReferenceKind[_references.kind_of(self.text) or "OTHER"]

    @property
    def mrn(self) -> MRN | None:
        """The telegram's message reference number; None where it is no telegram or its year is not known."""
        number = _references.number_of(self.text)
        if number is None:
            return None
        notes = map(_references.year_in, (self.note or "").split("; "))
        digits = number.year or next(filter(None, notes), "")
        year = year_of(digits if len(digits) == 4 else digits[-2:]) if digits else self.assumed_year
        return None if year is None else _mrn(year, number.post, number.serial, None)

    @property
    def originator(self) -> str | None:
        """Who issued it, as a set of a record message says; some write its name there: `DODI 1234.5`."""
        issuer = _references.issuer_of(self.text)
        day = _grammar.terminal("REFERENCE_DATE", "sets").search(issuer)
        if day and day.end() == len(issuer):
            # Its date stands in the same field.
            issuer = issuer[: day.start()].rstrip(" ,").removesuffix(" DTD")
        return issuer if any(map(str.isalpha, issuer)) else None

    @property
    def dtg(self) -> DateTimeGroup | None:
        """Its date-time group, if it says one: `261338ZSEP12`, `261338Z SEP 12`."""
        said, day = _day_said(self.text)
        if said is None or said["hour"] is None:
            return None
        group = unchecked(DateTimeGroup)
        return group(day[2], int(said["hour"]), int(said["minute"]), day[1], day[0], said["zone"] or "Z")

    @property
    def date(self) -> datetime.date | None:
        """The day of its date or date-time group: `14DEC18`; None where it says none that exists."""
        said, day = _day_said(self.text)
        with contextlib.suppress(ValueError):
            return datetime.date(*day) if said else None
        return None


def _day_said(text: str) -> tuple[re.Match[str] | None, tuple[int, int, int]]:
    """Return the last date among the fields of a set, and its year, month and day."""
    date = _grammar.terminal("REFERENCE_DATE", "sets")
    said = next((found for each in reversed(text.split("/")) if (found := date.search(each))), None)
    if said is None or said["number"]:
        number = said["number"] if said else "00000000"
        return said, (int(number[:4]), int(number[4:6]), int(number[6:]))
    return said, (year_of(said["year"]), MONTHS.index(said["month"].upper()) + 1, int(said["day"]))


_mrn: Final = unchecked(MRN)


@part(noun="a statement of who classified the text")
@frozen
class ClassifiedBy(Part):
    """Who classified a text, or from what its classification derives, and why."""

    #: The lines as written, label and all: `Classified By: DCM Ann Example, reasons 1.4 (b) and (d).`
    text: str = field(validator=is_text)

    @property
    def name(self) -> str:
        """The name of the official; empty where there is none."""
        return official_of(self.text).name

    @property
    def title(self) -> str:
        """Title and office of the official, as written; empty where there is none."""
        return official_of(self.text).title

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """The reasons as pairs of the order's section and its letter: `(("1.4", "b"), ("1.4", "d"))`."""
        return official_of(self.text).reasons

    @property
    def misspelt(self) -> tuple[tuple[str, str], ...]:
        """Misspelt words, each with what it was taken for: `(("Ambasador", "ambassador"),)`."""
        return official_of(self.text).misspelt


@part(alone="unrecognized_line_alone")
@frozen
class UnrecognizedLine(Part):
    """A line that no rule knows."""

    #: The line, without blanks around it.
    text: str = field(validator=is_text)

    def __str__(self) -> str:
        return self.text
