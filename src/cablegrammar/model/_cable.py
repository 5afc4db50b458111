"""The telegram."""

from __future__ import annotations

import re
from typing import get_args

from attrs import field, frozen

from .. import _gazetteer, _grammar
from .._patterns import portable
from .._span import Span
from .._unchecked import unchecked
from ._body import Block, Ending, Extraneous, ExtraneousKind, Item, Paragraph, SectionHeading
from ._common import MRN
from ._fields import (
    of_class,
    optional_text_field,
    part_field,
    parts_field,
    span_field,
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
from ._heading import Heading
from ._print import ArchiveAttributes, Distribution, Drafting, HandlingLine
from ._registry import Part, part

__all__ = [
    "Cable",
]


@part()
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
    #: Where it stood.
    span: Span | None = span_field()

    @property
    def year(self) -> int | None:
        """The year of sending: that of the date-time group, or else the one given to the parser."""
        return self.heading.dtg.year if self.heading and self.heading.dtg else self.assumed_year

    @property
    def mrn(self) -> MRN | None:
        """Its number: post and serial of the classification line, year of the date-time group."""
        line, year = self.classification, self.year
        post = _gazetteer.post_of(line.post) if line and line.post else ""
        if not post or line is None or line.serial is None or year is None:
            return None
        return MRN(year, post, int(line.serial))

    @property
    def classified_by(self) -> ClassifiedBy | None:
        """Who classified it: the first who is named, in the front matter or in the first paragraphs."""
        named = [each for each in self.classifiers if each.name]
        with_reasons = [each for each in named if each.reasons]
        for each in (*with_reasons, *named):
            return each
        for paragraph in self.paragraphs[:2]:
            found = _grammar.terminal("CLASSIFIED_BY").search(paragraph.text)
            if found:
                return unchecked(ClassifiedBy)(found[0].strip(), None)
        return None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body in order, without its other blocks."""
        return tuple(block for block in self.body if isinstance(block, Paragraph))

    @property
    def summary(self) -> str | None:
        """The text of the summary without label, number and portion mark; None where there is none."""
        return _summary(self.body)


#: A serial that shares the post of the reference before it.
_NUMBER = re.compile(r"[0-9]{2,7}")
_SUMMARY_LABEL = re.compile(
    r"(?i)\s*(?:begin )?(?:executive )?summ?[ae]r?y(?:(?: ?/ ?| and |, )[a-z ]{4,30}?)?\s*[:.-]+\s*"
)
_END_OF_SUMMARY = re.compile(r"(?i)(?<![ \n(-])[ \n(-]*\bend (?:of )?summary[^\n]*")
_SUMMARY_HEADING = re.compile(
    portable(r"(?i)(?:\([a-z/]+\)\s*+)?[- ]*+(?:executive |introduction and )?summary\b")
)
_PORTION = re.compile(r"^\s*\([A-Z/]{1,8}\)\s*")


def _summary(body: tuple[Block, ...]) -> str | None:
    parts: list[str] = []
    has_end = any(_END_OF_SUMMARY.search(_text(block)) for block in body)
    under_heading = False
    open_ = False
    for block in body:
        text = getattr(block, "text", "")
        if isinstance(block, SectionHeading):
            if open_ and parts:
                break
            under_heading = bool(_SUMMARY_HEADING.match(text))
            open_ = under_heading
            continue
        if not open_ and isinstance(block, Paragraph):
            label = _SUMMARY_LABEL.match(text)
            if label:
                open_, under_heading = True, False
                text = _PORTION.sub("", text[label.end() :])
            elif _SUMMARY_HEADING.fullmatch(text.strip(" -")):
                open_ = under_heading = True
                continue
            else:
                continue
        elif open_ and isinstance(block, Paragraph):
            label = _SUMMARY_LABEL.match(text) if not parts else None
            text = text[label.end() :] if label else text
            if not parts and text == "":
                continue
            if parts and block.number is not None and not has_end:
                break
        elif open_ and isinstance(block, Item):
            text = f"{block.mark} {text}"
        else:
            continue
        end = _END_OF_SUMMARY.search(text)
        if end:
            parts.append(text[: end.start()])
            break
        parts.append(text)
    if not parts:
        parts = [
            _END_OF_SUMMARY.split(each.text)[0]
            for each in body
            if isinstance(each, Paragraph) and _END_OF_SUMMARY.search(each.text)
        ][:1]
    return "\n".join(part for part in parts if part).strip() or None


def _text(block: Block) -> str:
    return getattr(block, "text", "")
