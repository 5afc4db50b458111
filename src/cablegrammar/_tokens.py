"""What each character of a text was taken for."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

from . import _parse, _references
from ._picklable import Picklable
from ._span import Span
from ._unchecked import unchecked
from .model import ExtraneousKind

if TYPE_CHECKING:
    from ._automaton import Lexeme

__all__ = ["Role", "Token"]


class Role(enum.Enum):
    """What a stretch of a text does in a telegram."""

    #: A word that says what follows: `FM`, `SUBJECT:`, `REF:`.
    LABEL = "label"
    #: Codes for relays and operators: format lines 1 to 4, operating signals, the series of a record message.
    ROUTING = "routing"
    #: How fast it is to be handled.
    PRECEDENCE = "precedence"
    #: The date-time group, in its pieces.
    DATE_TIME_GROUP = "date-time group"
    #: Who sends, who is to act, who is to know.
    ADDRESS = "address"
    #: Classification and controls, in the classification line.
    CLASSIFICATION = "classification"
    #: Which section it is.
    SECTION = "section"
    #: Post and serial, in the classification line or alone.
    NUMBER = "number"
    #: A caption: how it is to be handled.
    CAPTION = "caption"
    #: For whom it is.
    ATTENTION = "attention"
    #: The executive order with what its line says.
    ORDER = "order"
    #: One of the TAGS.
    TAG = "tag"
    #: The subject.
    SUBJECT = "subject"
    #: What it refers to.
    REFERENCE = "reference"
    #: Who classified it.
    CLASSIFIED_BY = "classified by"
    #: A portion mark.
    PORTION = "portion mark"
    #: The number of a paragraph, the mark of an item, the letter of a reference.
    MARK = "mark"
    #: A heading over paragraphs, or a line where another text begins or ends.
    HEADING = "heading"
    #: What paragraphs, items, tables and notices say.
    TEXT = "text"
    #: The surname under the text.
    SIGNATURE = "signature"
    #: What parts and ends a transmission: `BT`, `NNNN`; a ruler; signs between things.
    SEPARATOR = "separator"
    #: What a print or an archive's record says of the telegram.
    RECORD = "record"
    #: What no rule knows.
    UNRECOGNIZED = "unrecognized"
    #: What is no part of the telegram, and canonical text leaves out.
    EXTRANEOUS = "extraneous"


@frozen
class Token(Picklable):
    """A stretch of a text that was taken for one thing, without white space around it."""

    #: What it does in the telegram.
    role: Role
    #: What it was taken for: the terminal of the grammar, or the name of the
    #: :class:`~cablegrammar.ExtraneousKind`. Terminals may change between releases.
    name: str
    #: It as it stands.
    text: str
    #: Where it stands.
    span: Span


def tokens(text: str) -> Iterator[Token]:
    """Return what each stretch of a text was taken for, in order, as :func:`parse` takes it.

    No two overlap, and together they cover every character that is not white space. Labels, marks and what
    is put aside are among them. What falls into a sentence, such as the marker of a page, parts its text into
    two tokens. Of a text that is no telegram every line is unrecognized.

    Time and memory grow with the length of the text, and no faster.

    :raises TypeError: `text` is not a `str`.
    """
    if not isinstance(text, str):
        raise TypeError(f"tokens takes a str, not {type(text).__name__}")
    return _tokens(text)


def _tokens(text: str) -> Iterator[Token]:
    claims = _claims(text)
    #: Which claim each character belongs to. What lies below all others is given first.
    owners = [0] * len(text)
    for number, (_, _, start, end) in enumerate(claims):
        owners[start:end] = [number] * (end - start)
    place = 0
    for number, run in itertools.groupby(owners):
        start, place = place, place + len(list(run))
        said = text[start:place]
        stripped = said.strip()
        if stripped:
            role, name, *_ = claims[number]
            start += len(said) - len(said.lstrip())
            yield _token(role, name, stripped, _span(start, start + len(stripped)))


_token: Final = unchecked(Token)
_span: Final = unchecked(Span)

#: What a stretch is taken for, and where it begins and ends.
_Claim = tuple[Role, str, int, int]


def _claims(text: str) -> list[_Claim]:
    """Return what each stretch of a text was taken for: a later claim counts for more.

    What nothing else claims are signs of a publisher's links, beside those that are put aside.
    """
    cable, taken, above = _parse.lexemes(text)
    if cable is None:
        return list(_lines(text))
    claims = [(Role.EXTRANEOUS, "MARKUP", 0, len(text))]
    claims += ((Role.RECORD, each.type, each.start_pos, each.end_pos) for each in above)
    for each in taken:
        claims.append((_role_of(each.type), each.type, each.start_pos, each.end_pos))
        if each.type in _LISTS_OF_REFERENCES:
            claims += _in_references(each)
    unread = [line.span for line in cable.unrecognized if line.span]
    claims += ((Role.UNRECOGNIZED, "UNRECOGNIZED_LINE", span.start, span.end) for span in unread)
    # What is spelt otherwise in canonical text is what it is all the same.
    aside = [each for each in cable.extraneous if each.kind is not ExtraneousKind.OTHER_SPELLING]
    aside.sort(key=lambda each: each.span.start - each.span.end)
    claims += ((Role.EXTRANEOUS, each.kind.name, each.span.start, each.span.end) for each in aside)
    return claims


def _lines(text: str) -> Iterator[_Claim]:
    """Yield each line of a text that is no telegram."""
    place = 0
    for line in text.splitlines(keepends=True):
        yield Role.UNRECOGNIZED, "UNRECOGNIZED_LINE", place, place + len(line)
        place += len(line)


def _in_references(found: Lexeme) -> Iterator[_Claim]:
    """Yield the marks and signs in a list of references, over the list itself."""
    for each in _references.lexemes(found):
        role = _ROLES_IN_REFERENCES.get(each.type)
        if role:
            start = found.start_pos + each.start_pos
            yield role, each.type, start, start + len(each)


def _role_of(terminal: str) -> Role:
    return ROLES.get(terminal) or (Role.LABEL if terminal.endswith("_OPENER") else Role.TEXT)


_LISTS_OF_REFERENCES: Final = frozenset({"REFERENCES_TEXT", "UNLABELLED_REFERENCES"})
_ROLES_IN_REFERENCES: Final = {
    "LABEL": Role.MARK,
    "BARE_LABEL": Role.MARK,
    "LABEL_AGAIN": Role.LABEL,
    "SEPARATOR": Role.SEPARATOR,
    "_MARK": Role.SEPARATOR,
}

#: What the terminals of a telegram do, by their names, but for openers and texts.
ROLES: Final = {
    name: role
    for role, names in {
        Role.LABEL: "FM TO INFO XMT LATER_FM LATER_TO LATER_INFO SUBJECT_AGAIN CUT_LABEL "
        "IDENTIFIER FREE_IDENTIFIER SUBJECT_IDENTIFIER TEXT_IDENTIFIER OTHER_IDENTIFIER LABEL_BEFORE_MARK",
        Role.ROUTING: "TRANSMISSION_START CHANNEL CHANNEL_SERIAL SECURITY_LETTERS CALLED_STATIONS MEDIA "
        "HEADER_CLASSIFICATION CONTENT_INDICATOR ROUTING_INDICATOR HEADER_SERIAL FILING_TIME DE "
        "BLANK_MESSAGE_HEADER STATION_SERIAL STATION_SECTION SECURITY_PROSIGN SECURITY_CODE INSTRUCTIONS "
        "FURTHER_INSTRUCTIONS ZEN ROUTE ACCOUNTING_SYMBOL SERIES_NAME SERIES_NUMBER SERIES_REMARK "
        "FIELD TITLE",
        Role.PRECEDENCE: "HEADER_PRECEDENCE PRECEDENCE_DIGRAPH PRECEDENCE_PROSIGNS LATER_PROSIGNS "
        "ADDRESSEE_PRECEDENCE",
        Role.DATE_TIME_GROUP: "DAY LATER_DAY HOUR MINUTE ZONE MONTH YEAR GLUED_LETTER",
        Role.ADDRESS: "ORIGINATOR_NAME ORIGINATOR_OFFICES ADDRESSEE_NAME OFFICES ADDRESSEE_SERIAL "
        "NEXT_ADDRESSEE_NAME DIRECTORY_NAME",
        Role.CLASSIFICATION: "CLASSIFICATION DAMAGED_MARKING CONTROL CLASSIFICATION_REMARK SUBJECT_CODE "
        "CLASSIFICATION_BANNER LAST_BANNER",
        Role.SECTION: "SECTION DAMAGED_SECTION CUT_SECTION",
        Role.NUMBER: "YEAR_BEFORE_POST POST POST_BELOW POST_SERIAL SERIAL_WITHOUT_POST"
        " NUMBER_YEAR NUMBER_POST NUMBER_SERIAL",
        Role.CAPTION: "CAPTION NEXT_CAPTION GLUED_CAPTION CORRECTED_COPY CAPTION_AMONG_TAGS STRAY_CAPTION",
        Role.ATTENTION: "ATTENTION_LINES ATTENTION_BELOW ATTENTION_LINE",
        Role.ORDER: "ORDER_NUMBER ORDER_VALUE",
        Role.TAG: "TAG NEXT_TAG",
        Role.SUBJECT: "SUBJECT_TEXT SUBJECT_BELOW PARTED_SUBJECT SUBJECT",
        Role.REFERENCE: "REFERENCES_TEXT UNLABELLED_REFERENCES",
        Role.CLASSIFIED_BY: "CLASSIFIED_BY",
        Role.PORTION: "PORTION OPENING_PORTION PORTION_BELOW MARK_OF_SUBJECT",
        Role.MARK: "PARAGRAPH_NUMBER ITEM_MARK BODY_MARK UNSIGNED_MARK UNRECOGNIZED_MARK",
        Role.HEADING: "SECTION_HEADING HEADING_WITH_RULER BOUNDARY",
        Role.SIGNATURE: "SIGNATURE",
        Role.SEPARATOR: "SEPARATION RULER END_SEPARATION CONFIRMATION END_OF_MESSAGE HEADER_END _DASH "
        "_RULER_OVER_COPY _RULER_UNDER_COPY _NUMBER_SIGN _SLANT _SET_END _COLON _SIGNS OPENING END",
        Role.UNRECOGNIZED: "UNRECOGNIZED_ADDRESSEE UNRECOGNIZED_HEADING_LINE UNRECOGNIZED_LINE MARKED_LINE "
        "REST_OF_LINE UNKNOWN_WORDS",
        Role.EXTRANEOUS: "REDACTION REDACTED_LAST_LINE TRAILER TRANSMISSION_NOTICE",
    }.items()
    for name in names.split()
}
