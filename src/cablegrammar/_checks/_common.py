"""What the checks share."""

from __future__ import annotations

import datetime
import functools
import itertools
from typing import TYPE_CHECKING, Final, NamedTuple

from .. import _grammar
from .._kept_property import kept_property
from ..model import (
    MRN,
    Cable,
    CallingStation,
    Classification,
    DateTimeGroup,
    Item,
    Paragraph,
    Portion,
    Reference,
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
    """A telegram, and what several checks ask of it, each worked out once."""

    def __init__(self, cable: Cable) -> None:
        self.cable = cable

    @property
    def station(self) -> CallingStation | None:
        """Format line 3."""
        return self.cable.heading.calling_station if self.cable.heading else None

    @property
    def dtg(self) -> DateTimeGroup | None:
        """The date-time group."""
        return self.cable.heading.dtg if self.cable.heading else None

    @kept_property
    def sent(self) -> datetime.date | None:
        """The day of sending; None where the telegram names none that exists."""
        dtg = self.dtg
        try:
            return datetime.date(dtg.year, dtg.month, dtg.day) if dtg else None
        except ValueError:
            return None

    @kept_property
    def declassify_on(self) -> datetime.date | None:
        """The day on which the text ceases to be classified; None where the line names none that exists."""
        return self.cable.executive_order.declassify_on if self.cable.executive_order else None

    @kept_property
    def number(self) -> MRN | None:
        """The telegram's own number with its post as a gazetteer spells it."""
        return self.cable.mrn.canonical if self.cable.mrn else None

    @kept_property
    def references(self) -> list[tuple[Reference, MRN]]:
        """The references to telegrams, each with its number as a gazetteer spells the post."""
        numbers = [(reference, reference.mrn) for reference in self.cable.references]
        return [(reference, number.canonical) for reference, number in numbers if number]

    @kept_property
    def another(self) -> UnrecognizedLine | Paragraph | None:
        """The first line that no rule knows, or paragraph, which is the preamble of another telegram."""
        starts = _grammar.terminal("PRECEDENCE_PROSIGNS").match
        paragraphs = (block for block in self.cable.body if isinstance(block, Paragraph))
        lines: Iterator[Paragraph | UnrecognizedLine] = itertools.chain(paragraphs, self.cable.unrecognized)
        return next((line for line in lines if starts(line.text)), None)

    @kept_property
    def markings(self) -> set[str]:
        """All captions, and the controls of the classification line."""
        line = self.cable.classification
        return {*(line.controls if line else ()), *(caption.text for caption in self.cable.captions)}

    @kept_property
    def portions(self) -> list[MarkedPortion]:
        """All portion marks."""
        return [MarkedPortion(noun, portion, _level(portion)) for noun, portion in _portions(self.cable)]

    @property
    def portions_in_text(self) -> Iterator[MarkedPortion]:
        """Portion marks among the words of a heading or a paragraph."""
        words = _grammar.terminal("PORTION_WORDS")
        for text in (getattr(block, "text", "") for block in self.cable.body):
            for found in words.finditer(text):
                portion = Portion(found[0].upper().strip(" ()."))
                yield MarkedPortion("text", portion, _level(portion))

    @kept_property
    def protection(self) -> Classification | None:
        """How much the telegram is protected; None without a classification line.

        SBU, LOU and FOUO are one level here, that of LIMITED OFFICIAL USE, to which EFTO and the caption
        SENSITIVE raise an unclassified telegram.
        """
        line = self.cable.classification
        if line is None:
            return None
        handled = line.level > Classification.UNCLASSIFIED or any(
            marking in _HANDLING or "SENSITIVE" in marking for marking in self.markings
        )
        return max(line.level, HANDLED) if handled else line.level


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
