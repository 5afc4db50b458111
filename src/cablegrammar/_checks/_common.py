"""What the checks share."""

from __future__ import annotations

import contextlib
import datetime
import functools
from typing import TYPE_CHECKING, Final, NamedTuple

from .. import _grammar
from ..model import (
    Cable,
    Classification,
    DateTimeGroup,
    Item,
    Paragraph,
    Portion,
    UnrecognizedLine,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._span import Span


class Finding(NamedTuple):
    """What a check yields for each thing that it finds."""

    #: What is wrong, in one clause.
    message: str
    #: Where in the text its cause stands.
    span: Span | None
    #: What was probably meant.
    suggestion: str | None = None


class MarkedPortion(NamedTuple):
    """A portion mark, and what it marks."""

    #: What it marks: `paragraph 3`, `item A`, `subject`.
    noun: str
    #: The mark.
    portion: Portion
    #: Its level; None where its letters stand for none.
    level: Classification | None


class Facts:
    """A telegram, and what several checks ask of it."""

    def __init__(self, cable: Cable) -> None:
        heading, line, order = cable.heading, cable.classification, cable.executive_order
        self.cable = cable
        #: Format line 3.
        self.station = heading.calling_station if heading else None
        #: Who is to act, and then who is to know.
        self.addressees = (*heading.action, *heading.info) if heading else ()
        #: The date-time group.
        self.dtg = heading.dtg if heading else None
        #: The day of sending; None where the telegram names none that exists.
        self.sent = _day_of(self.dtg) if self.dtg else None
        #: The day on which the text ceases to be classified; None where the line names none that exists.
        self.declassify_on = order.declassify_on if order else None
        #: The telegram's own number with its post as a gazetteer spells it.
        self.number = cable.mrn.canonical if cable.mrn else None
        #: The references to telegrams, each with its number as a gazetteer spells the post.
        self.references = [(each, mrn.canonical) for each in cable.references if (mrn := each.mrn)]
        #: The first line that no rule knows, or paragraph, which is the preamble of another telegram.
        self.another = _preamble_in(cable)
        #: All captions, and the controls of the classification line.
        self.markings = {*(line.controls if line else ()), *map(str, cable.captions)}
        #: All portion marks.
        self.portions = [MarkedPortion(noun, mark, _level(mark)) for noun, mark in _portions(cable)]
        #: How much the telegram is protected; None without a classification line.
        self.protection = _protection(line.level, self.markings) if line else None


def _day_of(dtg: DateTimeGroup) -> datetime.date | None:
    with contextlib.suppress(ValueError):
        return datetime.date(dtg.year, dtg.month, dtg.day)
    return None


def _preamble_in(cable: Cable) -> Paragraph | UnrecognizedLine | None:
    starts = _grammar.terminal("PRECEDENCE_PROSIGNS").match
    lines: tuple[Paragraph | UnrecognizedLine, ...] = (*cable.paragraphs, *cable.unrecognized)
    return next((line for line in lines if starts(line.text)), None)


def _protection(level: Classification, markings: set[str]) -> Classification:
    """Return how much a telegram with these markings is protected.

    SBU, LOU and FOUO are one level here, that of LIMITED OFFICIAL USE, to which EFTO and the caption
    SENSITIVE raise an unclassified telegram.
    """
    handled = level > Classification.UNCLASSIFIED or any(
        marking in _HANDLING or "SENSITIVE" in marking for marking in markings
    )
    return max(level, HANDLED) if handled else level


#: What stands for all ways of handling a text that is not classified.
HANDLED: Final = Classification.LIMITED_OFFICIAL_USE

#: Controls that protect a text which is not classified; so do captions that say SENSITIVE.
_HANDLING: Final = frozenset({"EFTO", "FOUO"})


@functools.lru_cache(maxsize=256)
def _level(portion: Portion) -> Classification | None:
    """Return the level of a mark; there are few marks, and many portions."""
    return portion.level


def _portions(cable: Cable) -> Iterator[tuple[str, Portion]]:
    """Return every portion mark after a noun for what it marks."""
    if cable.subject and cable.subject.portion:
        yield "subject", cable.subject.portion
    for block in cable.body:
        if isinstance(block, Paragraph) and block.portion:
            yield "paragraph" if block.number is None else f"paragraph {block.number}", block.portion
        elif isinstance(block, Item) and block.portion:
            mark = block.mark.strip(".-•*")
            yield f"item {mark}" if mark else "item", block.portion


#: Longest piece of a text that a message quotes, in characters.
_QUOTED: Final = 40


def short(text: str) -> str:
    """Return a text, or its beginning where it is long."""
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def telegram(level: Classification) -> str:
    """Return a noun for a telegram of a level: `a SECRET telegram`."""
    return f"{'an' if level is Classification.UNCLASSIFIED else 'a'} {level} telegram"
