"""The blocks of a text, and what ends it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from attrs import field, frozen, validators

from .. import _grammar, _marks
from .._picklable import Picklable
from .._span import Span
from ._common import Portion
from ._fields import (
    block_of_text,
    is_terminal,
    is_text,
    matching,
    not_opening,
    of_class,
    part_field,
    quoted,
    span_field,
    terminal,
    whole_number,
)

if TYPE_CHECKING:
    from attrs import Attribute


@frozen
class Paragraph(Picklable):
    """A paragraph with its number or without, with its portion mark or without."""

    #: The text with the drafter's line breaks, without number and portion mark.
    text: str = field(default="", validator=block_of_text("TEXT"))
    #: The number as printed.
    number: int | None = field(
        default=None,
        validator=validators.optional(whole_number(0, 999)),
    )
    #: The mark before the text.
    portion: Portion | None = part_field(Portion)
    #: Where it stood.
    span: Span | None = span_field()

    @text.validator
    def _check(self, attribute: Attribute[str], value: str) -> None:
        if self.portion is None and self.number is not None:
            not_opening("OPENING_PORTION")(self, attribute, value)
            if not value:
                message = "a numbered paragraph has a text or a portion mark"
                raise ValueError(message)
        if self.portion is None and self.number is None:
            terminal("PLAIN_TEXT", opens_line=True)(self, attribute, value)
            not_opening("BLOCK_OPENER")(self, attribute, value)

    @property
    def unwrapped(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


@frozen
class Item(Picklable):
    """A part of a paragraph, lettered, numbered in parentheses or dashed."""

    #: What stands before it: `--`, `A.`, `(1)`.
    mark: str = field()
    #: The text with the drafter's line breaks.
    text: str = field(validator=block_of_text("TEXT"))
    #: The mark before the text.
    portion: Portion | None = part_field(Portion)
    #: Where it stood.
    span: Span | None = span_field()

    @mark.validator
    def _check_mark(self, attribute: Attribute[str], value: str) -> None:
        terminal("MARK")(self, attribute, value)
        not_opening("OPENING_PORTION")(self, attribute, value)

    @text.validator
    def _check(self, attribute: Attribute[str], value: str) -> None:
        if _marks.is_marked(f"{self.mark} {value}", opens_line=True):
            message = f"text: {quoted(value)} is a mark on a print after {self.mark}"
            raise ValueError(message)
        if self.portion is None:
            not_opening("OPENING_PORTION")(self, attribute, value)
            if not value:
                message = "an item has a text or a portion mark"
                raise ValueError(message)
            if not _grammar.terminal("ITEM_MARK").match(f"{self.mark} {value}"):
                message = f"text: {self.mark} {quoted(value)} is a ruler"
                raise ValueError(message)


@frozen
class SectionHeading(Picklable):
    """A heading over paragraphs; canonical text underlines it with dashes."""

    #: One line or two.
    text: str = field(validator=is_text)
    #: Where it stood.
    span: Span | None = span_field()

    @text.validator
    def _check(self, attribute: Attribute[str], value: str) -> None:
        lines = value.split("\n")
        if (
            not value
            or any(line != line.strip(" ") or not line or is_terminal("RULER", line) for line in lines)
            or _marks.is_marked(value, opens_line=True)
            or not is_terminal("SECTION_HEADING", f"{value}\n----")
        ):
            message = f"{attribute.name}: {quoted(value)} cannot stand over a ruler"
            raise ValueError(message)


@frozen
class Table(Picklable):
    """Lines whose layout matters, known by the indentation of the first; blanks within them are kept."""

    #: The lines.
    text: str = field(validator=is_text)
    #: Where it stood.
    span: Span | None = span_field()

    @text.validator
    def _check(self, attribute: Attribute[str], value: str) -> None:
        if (
            _marks.is_marked(value, opens_line=True)
            or not is_terminal("TABLE", value)
            or value != value.rstrip(" ")
            or " \n" in value
        ):
            message = f"{attribute.name}: not lines with the first indented"
            raise ValueError(message)
        not_opening("BLOCK_OPENER")(self, attribute, value)


@frozen
class Ruler(Picklable):
    """A line of dashes, stars or the like alone."""

    #: The line as written.
    text: str = field(default="----------", validator=terminal("RULER", opens_line=True))
    #: Where it stood.
    span: Span | None = span_field()


@frozen
class Boundary(Picklable):
    """A line where another text begins or ends: `BEGIN TEXT OF NON-PAPER`, `END TEXT`."""

    #: The line.
    text: str = field(validator=terminal("BOUNDARY", opens_line=True))
    #: Where it stood.
    span: Span | None = span_field()


@frozen
class WebsiteNotice(Picklable):
    """The post's advertisement for its classified web site."""

    #: The lines.
    text: str = field(validator=block_of_text("WEBSITE_NOTICE", opens_line=True))
    #: Where it stood.
    span: Span | None = span_field()


@frozen
class MinimizeNotice(Picklable):
    """`MINIMIZE CONSIDERED`: the drafter thought of posts that had asked for few telegrams."""

    #: The line as written.
    text: str = field(default="MINIMIZE CONSIDERED", validator=terminal("MINIMIZE_NOTICE", opens_line=True))
    #: Where it stood.
    span: Span | None = span_field()


@frozen
class DowngradingGroup(Picklable):
    """The group of a telegram of before 1973, which says when it is downgraded (Executive Order 10501)."""

    #: The line as written: `GP-3`, or `EXEMPT` for what is never downgraded by itself.
    text: str = field(validator=terminal("DOWNGRADING_GROUP", opens_line=True))
    #: Where it stood.
    span: Span | None = span_field()

    @property
    def number(self) -> int | None:
        """The number of the group, 1 to 4; None for what is exempt."""
        digit = self.text.strip(" .")[-1]
        return int(digit) if digit.isdecimal() else None


#: A block of a body.
Block = (
    Paragraph
    | Item
    | SectionHeading
    | Table
    | Ruler
    | Boundary
    | WebsiteNotice
    | MinimizeNotice
    | DowngradingGroup
)


@frozen
class Ending(Picklable):
    """Format lines 13, 15 and 16: separation, the station's serial once more, end of message."""

    #: The serial of the calling station (format line 3): three or four digits.
    confirmation: str | None = field(default=None, validator=validators.optional(matching(r"[0-9]{3,4}")))
    #: The end-of-message letters as written: `NNNN`.
    end_of_message: str | None = field(default=None, validator=validators.optional(matching(r"N{3,4}")))
    #: Where it stood.
    span: Span | None = span_field()


class ExtraneousKind(enum.Enum):
    """What something that is no part of a telegram is, most by the names of terminals in the grammar."""

    ARCHIVE_ATTRIBUTES = "archive's attributes"
    ARCHIVE_FOOTER = "archive's footer"
    ARCHIVE_LABEL = "archive's label"
    DECLASSIFICATION_STAMP = "declassification stamp"
    PARTIAL_EXTRACT_NOTICE = "partial extract notice"
    MESSAGE_BANNER = "banner of a record message"
    COLLATION_NOTICE = "notice of sections put together"
    HEADING_BANNER = "classification, precedence or kind of a message, in words over its heading"
    ROUTING_NOTICE = "notice of a message centre"
    PUBLISHER_NOTE = "publisher's note"
    PRINT_SOURCE = "source of a print"
    PUBLICATION_DATE = "publication date"
    PRINT_PAGE = "page of a print"
    PRINT_BANNER = "banner of a print"
    PAGE_MARKER = "page marker"
    DISTRIBUTION = "distribution"
    DISTRIBUTION_LABEL = "distribution label"
    HANDLING_LINE = "handling line"
    DRAFTING = "drafting"
    STRAY_CAPTION = "stray caption"
    REPEATED_CAPTION = "repeated caption"
    SEPARATION = "separation"
    CANONICAL_MARK = "mark of canonical text"
    EMPTY_LABEL = "empty label"
    REPEATED_TAG = "repeated tag"
    OTHER_SPELLING = "other spelling"
    REPEATED_LINE = "repeated line"
    CLASSIFICATION_BANNER = "classification banner"
    TRAILER = "trailer"
    REDACTION = "redaction"
    END_OF_SECTION = "end of a section"
    LATER_HEADING = "heading of a later section"
    END_OF_DOCUMENT = "end of document"
    DATABASE_FIELD = "field of a database"
    CUT_MARK = "cut mark"
    GAP_MARK = "gap mark"
    REPEATED_BANNER = "banner of a SMART message"
    REPEATED_FIELD = "field of a SMART message that its telegram has too"
    SMART_FIELD = "field of a SMART message"
    SMART_PAGE = "page of a SMART message"
    RELEASE_STAMP = "release stamp"
    MARKUP = "markup"
    PILCROW = "pilcrow"
    LINK_TARGET = "link target"


@frozen
class Extraneous(Picklable):
    """What transmission, printing or publishing put over a telegram, and canonical text leaves out."""

    #: What it is.
    kind: ExtraneousKind = field(validator=of_class(ExtraneousKind))
    #: It as it stood.
    text: str = field(validator=is_text)
    #: Where it stood.
    span: Span = field(validator=of_class(Span))
