"""The blocks of a text, and what ends it."""

from __future__ import annotations

import enum
from typing import Final, get_args

from attrs import field, frozen, validators

from .._picklable import Picklable
from .._span import Span
from ._common import Portion
from ._fields import is_text, of_class, optional_text_field, part_field, whole_number
from ._registry import Part, Place, part

__all__ = [
    "Block",
    "Boundary",
    "DowngradingGroup",
    "Ending",
    "Extraneous",
    "ExtraneousKind",
    "Item",
    "MinimizeNotice",
    "Paragraph",
    "Ruler",
    "SectionHeading",
    "Table",
    "WebsiteNotice",
]


@part(alone="block_alone", place=Place.BODY)
@frozen
class Paragraph(Part):
    """A paragraph with its number or without, with its portion mark or without."""

    #: The text with the drafter's line breaks, without number and portion mark.
    text: str = field(default="", validator=is_text)
    #: The number as printed.
    number: int | None = field(default=None, validator=validators.optional(whole_number(0, 999)))
    #: The mark before the text.
    portion: Portion | None = part_field(Portion)

    @property
    def unwrapped(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


@part(alone="block_alone", place=Place.BODY)
@frozen
class Item(Part):
    """A part of a paragraph, lettered, numbered in parentheses or dashed."""

    #: What stands before it: `--`, `A.`, `(1)`.
    mark: str = field(validator=is_text)
    #: The text with the drafter's line breaks.
    text: str = field(validator=is_text)
    #: The mark before the text.
    portion: Portion | None = part_field(Portion)


@part(alone="block_alone", place=Place.BODY)
@frozen
class SectionHeading(Part):
    """A heading over paragraphs; canonical text underlines it with dashes."""

    #: One line or two.
    text: str = field(validator=is_text)


@part(alone="block_alone", place=Place.BODY)
@frozen
class Table(Part):
    """Lines whose layout matters, known by the indentation of the first or by columns; blanks are kept."""

    #: The lines.
    text: str = field(validator=is_text)


@part(alone="block_alone", place=Place.BODY)
@frozen
class Ruler(Part):
    """A line of dashes, stars or the like alone."""

    #: The line as written.
    text: str = field(default="----------", validator=is_text)


@part(alone="block_alone", place=Place.BODY)
@frozen
class Boundary(Part):
    """A line where another text begins or ends: `BEGIN TEXT OF NON-PAPER`, `END TEXT`."""

    #: The line.
    text: str = field(validator=is_text)


@part(alone="block_alone", place=Place.BODY)
@frozen
class WebsiteNotice(Part):
    """The post's advertisement for its classified web site."""

    #: The lines.
    text: str = field(validator=is_text)


@part(alone="block_alone", place=Place.BODY)
@frozen
class MinimizeNotice(Part):
    """`MINIMIZE CONSIDERED`: the drafter thought of posts that had asked for few telegrams."""

    #: The line as written.
    text: str = field(default="MINIMIZE CONSIDERED", validator=is_text)


@part(alone="block_alone", place=Place.BODY)
@frozen
class DowngradingGroup(Part):
    """The group of a telegram of before 1973, which says when it is downgraded (Executive Order 10501)."""

    #: The line as written: `GP-3`, or `EXEMPT` for what is never downgraded by itself.
    text: str = field(validator=is_text)

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

#: Every class of a block.
BLOCKS: Final = get_args(Block)


@part(alone="ending_alone")
@frozen
class Ending(Part):
    """Format lines 13, 15 and 16: separation, the station's serial once more, end of message."""

    #: The serial of the calling station (format line 3): three or four digits.
    confirmation: str | None = optional_text_field()
    #: The end-of-message letters as written: `NNNN`.
    end_of_message: str | None = optional_text_field()


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
    PUBLISHER_ROW = "row of a publisher's table"
    EXPORT_WORD = "first word of an export"
    MESSAGE_HEAD = "head of a note or of a letter by mail"
    INBOX_PRINT = "print of a communication centre"
    STORE_LINE = "name of a telegram in a store"
    LINE_ESCAPE = "escape of the end of a line"
    REPETITION = "beginning of a telegram that stands again below"
    SECTION_SIGNATURE = "surname under a section that is not the last"
    COPIES_COUNT = "count of a relay's copies"
    CORRECTED_COPY = "mark of a corrected copy over the heading"
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
