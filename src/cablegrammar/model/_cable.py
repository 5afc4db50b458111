"""The telegram."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final, get_args

from attrs import field, frozen

from .. import _gazetteer, _grammar, _sets
from .._unchecked import unchecked
from ._body import Block, Ending, Extraneous, ExtraneousKind, Item, Paragraph, SectionHeading
from ._common import MRN
from ._fields import (
    of_class,
    optional_text_field,
    part_field,
    parts_field,
    tuple_of,
    whole_number,
    year_field,
)
from ._front import (
    AttentionLine,
    Caption,
    ClassificationLine,
    ClassifiedBy,
    ExecutiveOrder,
    Reference,
    Subject,
    Tag,
    UnrecognizedLine,
)
from ._heading import Heading, SeriesLine
from ._print import ArchiveAttributes, Distribution, Drafting, HandlingLine
from ._registry import Part, part, parts_of
from ._sets import MessageSet, PointOfContact, contacts_of

__all__ = [
    "Cable",
]


@part(rule="below", noun="a telegram")
@frozen
class Cable(Part):
    """A telegram. Everything in it may be missing, but not all of it.

    What stands in a field is what the telegram says; what can be derived is a property. The fields stand in
    the order of canonical text.
    """

    #: Who got copies of the print in Washington.
    distribution: Distribution | None = part_field(Distribution, each_its_own=True)
    #: Who drafted, approved and cleared it.
    drafting: Drafting | None = part_field(Drafting, each_its_own=True)
    #: When the communication centre had it.
    handling_line: HandlingLine | None = part_field(HandlingLine, each_its_own=True)
    #: Format lines 1 to 11.
    heading: Heading | None = part_field(Heading, each_its_own=True)
    #: Classification, section, post and serial.
    classification: ClassificationLine | None = part_field(ClassificationLine)
    #: The series of general messages to which a record message belongs.
    series: tuple[SeriesLine, ...] = parts_field(SeriesLine, again=ExtraneousKind.REPEATED_LINE)
    #: Its sets, in order; the last opens the text, if one does. Subject and references are what they say.
    sets: tuple[MessageSet, ...] = parts_field(MessageSet, again=ExtraneousKind.REPEATED_LINE)
    #: How it is to be distributed and handled; no caption twice.
    captions: tuple[Caption, ...] = parts_field(Caption, again=ExtraneousKind.REPEATED_CAPTION)
    #: For whom it is, and to whom to pass it.
    attention: tuple[AttentionLine, ...] = parts_field(AttentionLine)
    #: Under which executive order it is classified, and until when.
    executive_order: ExecutiveOrder | None = part_field(ExecutiveOrder)
    #: Traffic analysis by geography and subject.
    tags: tuple[Tag, ...] = parts_field(Tag, again=ExtraneousKind.REPEATED_TAG)
    #: What it is about.
    subject: Subject | None = part_field(Subject)
    #: What it refers to.
    references: tuple[Reference, ...] = parts_field(Reference)
    #: Who classified it and why; several where sections or versions were put together.
    classifiers: tuple[ClassifiedBy, ...] = parts_field(ClassifiedBy)
    #: Lines that no rule knows.
    unrecognized: tuple[UnrecognizedLine, ...] = parts_field(UnrecognizedLine)
    #: Every block of the text in order.
    body: tuple[Block, ...] = parts_field(*get_args(Block))
    #: The surname under the text.
    signature: str | None = optional_text_field()
    #: Format lines 13 to 16.
    ending: Ending | None = part_field(Ending, each_its_own=True)
    #: The archive's own description of the record.
    archive_attributes: ArchiveAttributes | None = part_field(ArchiveAttributes, each_its_own=True)
    #: What lay over the telegram and canonical text leaves out, in order; no part in equality.
    extraneous: tuple[Extraneous, ...] = field(
        default=(), eq=False, repr=False, kw_only=True, validator=tuple_of(of_class(Extraneous))
    )
    #: Numbers of sections that were not there when the others were joined; no part in equality.
    missing_sections: tuple[int, ...] = field(
        default=(), eq=False, repr=False, kw_only=True, validator=tuple_of(whole_number(1, 999))
    )
    #: The year of sending, where whoever parsed the text knew it; no part in equality.
    assumed_year: int | None = year_field()

    #: Returns it as HTML, for notebooks. The renderer, which this module does not know, is needed for that:
    #: `_html` sets it.
    _repr_html_: ClassVar[Callable[[Any], str]]

    @property
    def year(self) -> int | None:
        """The year of sending: that of the date-time group, or else the one given to the parser."""
        return self.heading.dtg.year if self.heading and self.heading.dtg else self.assumed_year

    @property
    def mrn(self) -> MRN | None:
        """Its number: post and serial of the classification line, year of the date-time group.

        Where the line lacks them, the post is that of format line 6 and the serial that of format line 3;
        :func:`~cablegrammar.validate` says so.
        """
        line, heading, year = self.classification, self.heading, self.year
        post, serial = (heading.post, heading.serial) if heading else (None, None)
        if line and line.serial:
            serial = line.serial
            if line.post:
                named = _gazetteer.post_of(line.post)
                # Letters of the classification may have stayed on the post of format line 6.
                glued = post and named.endswith(post) and _gazetteer.canonical_post(line.post) is None
                post = post if glued else named
        return unchecked(MRN)(year, post, int(serial)) if year and post and serial else None

    @property
    def classified_by(self) -> ClassifiedBy | None:
        """Who classified it: the first who is named, in the front matter or in the first paragraphs.

        Where none is named, the line that says by what office.
        """
        named = [each for each in self.classifiers if each.name]
        with_reasons = [each for each in named if each.reasons]
        for each in (*with_reasons, *named):
            return each
        for paragraph in self.paragraphs[:2]:
            found = _grammar.terminal("CLASSIFIED_BY").search(paragraph.text)
            if found:
                said = unchecked(ClassifiedBy)(found[0].strip(), None)
                # Inside a sentence without reasons the words say something else.
                if said.reasons or not found.start():
                    return said
        label = _grammar.terminal("CLASSIFIED_BY_INSIDE")
        return next((each for each in self.classifiers if label.match(each.text)), None)

    @property
    def message_id(self) -> MessageSet | None:
        """The set MSGID of a record message, with format, originator, office and month as a rule."""
        return next((each for each in self.sets if each.meant == "MSGID"), None)

    @property
    def points_of_contact(self) -> tuple[PointOfContact, ...]:
        """Whom to ask about a record message, as its sets POC say."""
        return tuple(contacts_of(self.sets))

    @property
    def releaser(self) -> str | None:
        """Who released a record message, with grade and name, if its text says so."""
        texts = (_text(block) for block in reversed(self.body if self.sets else ()))
        return next(filter(None, map(_sets.releaser, texts)), None)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body in order, without its other blocks."""
        return tuple(block for block in self.body if isinstance(block, Paragraph))

    @property
    def summary(self) -> str | None:
        """The text of the summary without label, number and portion mark; None where there is none."""
        return _summary(self.body)


#: The fields of what stands over a telegram or below it all, by their classes, each with its own rules.
OUTSIDE_TEXT: Final = {
    kind: each.name
    for each, kind in parts_of(Cable)
    if each.metadata.get("each_its_own") and kind is not Ending
}


def _summary(body: tuple[Block, ...]) -> str | None:
    """Return the text between the label of a summary, or the heading over it, and its end."""
    label, end, heading = map(_grammar.terminal, ("SUMMARY_LABEL", "END_OF_SUMMARY", "SUMMARY_HEADING"))
    has_end: bool | None = None
    parts: list[str] = []
    is_open = False
    for block in body:
        text = _text(block)
        if parts:
            # The words of the end mark may stand in two blocks.
            above = f"{parts[-1]}\n"
            found = end.search(above + text, max(0, len(above) - _END_OF_SUMMARY_WIDTH))
            if found and found.start() < len(above):
                parts[-1] = above[: found.start()]
                break
        if isinstance(block, SectionHeading):
            if parts:
                break
            is_open = heading.match(text) is not None
            continue
        if isinstance(block, Item) and is_open:
            text = f"{block.mark} {text}"
        elif not isinstance(block, Paragraph):
            continue
        elif not parts:
            labelled = label.match(text)
            if not (is_open or labelled):
                is_open = heading.fullmatch(text) is not None
                continue
            text = text[labelled.end() :] if labelled else text
        elif block.number is not None:
            has_end = any(map(end.search, _with_word(body))) if has_end is None else has_end
            if not has_end:
                break
        is_open = True
        found = end.search(text)
        parts += filter(None, [text[: found.start()] if found else text])
        if found:
            break
    if not parts:
        parts = [end.split(text, 1)[0] for text in _with_word(body) if end.search(text)][:1]
    return "\n".join(parts).strip() or None


#: How long an end mark may be, in characters, that stands in two blocks.
_END_OF_SUMMARY_WIDTH = 40


def _text(block: Block) -> str:
    return getattr(block, "text", "")


def _with_word(body: tuple[Block, ...]) -> list[str]:
    """Return the texts with letters that the word has in each of its spellings: to look for them is quick."""
    return [text for text in map(_text, body) if "sum" in text.lower()]
