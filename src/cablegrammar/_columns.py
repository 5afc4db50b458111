"""What a table holds of telegrams: one row for each, or one for each paragraph, as plain Python values."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from typing import Any, Final

from . import _gazetteer, model
from ._checks import validate
from ._parse import parse
from ._render import render
from .errors import CableSyntaxError
from .model import MRN, Cable, Item, Paragraph, Portion, SectionHeading

#: The type of a column: a name of one; in a list, of what a list holds; in a dict, of what a structure holds.
Type = str | list["Type"] | dict[str, "Type"]

#: The columns of a table of telegrams: the type of each, and what it says.
TELEGRAMS: Final[dict[str, tuple[Type, str]]] = {
    "source": ("text", "the file that it comes from"),
    "record": ("number", "its row in that file, from 1; null where the file has no rows"),
    "sha256": ("text", "SHA-256 of the text that was parsed, in UTF-8; 64 hexadecimal digits"),
    "error": ("text", "why the text could not be parsed; all that follows is then null"),
    "mrn": ("text", "message reference number: `06ISLAMABAD22317`"),
    "key": ("text", "key that joins it with archives' records and references; not unique"),
    "year": ("number", "year of sending"),
    "post": ("text", "the post that sent it, in capitals without blanks"),
    "serial": ("number", "its serial at that post in that year"),
    "sent": ("time", "when it was released for sending, in UTC"),
    "precedence": ("text", "precedence for action: `NIACT IMMEDIATE`"),
    "originator": ("text", "who sent it: `AMEMBASSY ISLAMABAD`"),
    "addressees": (
        [
            {
                "role": "text",
                "name": "text",
                "precedence": "text",
                "serial": "text",
                "routing_indicator": "text",
                "offices": ["text"],
                "exempt": ["text"],
            }
        ],
        "who was to act on it (`role` is `action`) or to know of it (`info`)",
    ),
    "classification": ("text", "level: `TOP SECRET`"),
    "controls": (["text"], "what else restricts it: `NOFORN`"),
    "captions": (["text"], "how it was to be handled: `SIPDIS`"),
    "executive_order": ("text", "number of the executive order: `12958`"),
    "declassify_on": ("day", "the day on which it ceases to be classified"),
    "tags": (["text"], "traffic analysis by geography and subject: `PREL`"),
    "subject": ("text", "what it is about, on one line"),
    "refs": (
        [
            {
                "label": "text",
                "text": "text",
                "kind": "text",
                "mrn": "text",
                "key": "text",
                "note": "text",
                "originator": "text",
                "date": "day",
                "dtg": "text",
            }
        ],
        "what it refers to; `mrn` is that of a telegram, with the post as its own telegrams write it",
    ),
    "series": (["text"], "the series of general messages that it belongs to: `NAVADMIN 317/05`"),
    "sets": ([{"identifier": "text", "fields": ["text"]}], "the sets of a record message"),
    "contacts": (
        [{"name": "text", "rank": "text", "unit": "text", "telephones": ["text"], "mail": ["text"]}],
        "whom to ask about a record message",
    ),
    "releaser": ("text", "who released a record message"),
    "classified_by": ("text", "who classified it"),
    "reasons": (["text"], "why: `1.4 (b)`"),
    "summary": ("text", "the summary, without its label"),
    "paragraphs": (
        [{"number": "number", "portion": "text", "level": "text", "text": "text"}],
        "the paragraphs; `portion` is the mark as written, `level` what it stands for",
    ),
    "signature": ("text", "surname under the text"),
    "diagnostics": (
        [{"slug": "text", "severity": "text", "message": "text", "suggestion": "text"}],
        "what can hardly be right",
    ),
    "text": ("text", "canonical text, from which the telegram can be parsed again: nothing is lost"),
}

#: The columns of a table of paragraphs.
PARAGRAPHS: Final[dict[str, tuple[Type, str]]] = {
    **{
        name: TELEGRAMS[name]
        for name in ("source", "record", "sha256", "error", "mrn", "key", "sent", "originator")
    },
    **{name: TELEGRAMS[name] for name in ("classification", "tags", "subject")},
    "place": ("number", "which row of its telegram this is, from 1"),
    "heading": ("text", "the heading over it in the text"),
    "number": ("number", "its number as printed"),
    "portion": ("text", "its portion mark as written, without parentheses"),
    "level": ("text", "what the mark stands for: `SECRET`"),
    "text": ("text", "its text, each block on a line: the paragraph, then its items and tables"),
}

#: The tables that there are, by what a row is.
TABLES: Final = {"telegram": TELEGRAMS, "paragraph": PARAGRAPHS}


def rows_of(text: str, source: str | None, record: int | None, by: str) -> Iterator[dict[str, Any]]:
    """Yield the rows that a text gives, by `telegram` or by `paragraph`: values by the names of columns.

    A text that cannot be parsed gives one row, with its `error`.
    """
    row: dict[str, Any] = dict.fromkeys(TABLES[by])
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    row |= {"source": source, "record": record, "sha256": digest}
    try:
        cable = parse(text)
    except CableSyntaxError as error:
        yield row | {"error": f"line {error.line}, column {error.column}: {error.message}"}
        return
    if by == "telegram":
        yield row | _identity(cable) | _telegram(cable)
        return
    common = {name: value for name, value in _identity(cable).items() if name in row}
    for place, paragraph in enumerate(_paragraphs(cable), 1):
        yield row | common | {"place": place} | paragraph


def _identity(cable: Cable) -> dict[str, Any]:
    """Return what tells a telegram from others."""
    mrn, heading = cable.mrn, cable.heading
    return {
        "mrn": mrn and str(mrn),
        "key": mrn and key_of(mrn, cable.classification.post if cable.classification else None),
        "year": cable.year,
        "post": mrn and mrn.post,
        "serial": mrn and mrn.serial,
        "sent": _sent(cable),
        "originator": heading.originator.name if heading and heading.originator else None,
        "classification": cable.classification and str(cable.classification.level),
        "tags": list(map(str, cable.tags)),
        "subject": cable.subject and str(cable.subject),
    }


def _telegram(cable: Cable) -> dict[str, Any]:
    heading, order, official = cable.heading, cable.executive_order, cable.classified_by
    precedence = heading.precedence if heading else None
    return {
        "precedence": precedence and str(precedence),
        "addressees": [
            {
                "role": role,
                "name": each.name,
                "precedence": each.precedence and str(each.precedence),
                "serial": each.serial,
                "routing_indicator": each.routing_indicator,
                "offices": list(each.offices),
                "exempt": list(each.exempt),
            }
            for role, addressees in (
                ("action", heading.action if heading else ()),
                ("info", heading.info if heading else ()),
            )
            for each in addressees
        ],
        "controls": list(cable.classification.controls) if cable.classification else [],
        "captions": list(map(str, cable.captions)),
        "executive_order": order and order.number,
        "declassify_on": order and order.declassify_on,
        "refs": [
            {
                "label": each.label,
                "text": each.text,
                "kind": each.kind.name,
                "mrn": each.mrn and str(each.mrn.canonical),
                "key": each.mrn and key_of(each.mrn),
                "note": each.note,
                "originator": each.originator,
                "date": each.date,
                "dtg": each.dtg and str(each.dtg),
            }
            for each in cable.references
        ],
        "series": list(map(render, cable.series)),
        "sets": [{"identifier": each.identifier, "fields": list(each.fields)} for each in cable.sets],
        "contacts": [
            {**each._asdict(), "telephones": list(each.telephones), "mail": list(each.mail)}
            for each in cable.points_of_contact
        ],
        "releaser": cable.releaser,
        "classified_by": (official and official.name) or None,
        "reasons": [f"{section} ({letter})" for section, letter in official.reasons] if official else [],
        "summary": cable.summary,
        "paragraphs": [
            {"number": each.number, **_portion(each.portion), "text": each.text} for each in cable.paragraphs
        ],
        "signature": cable.signature,
        "diagnostics": [
            {
                "slug": each.slug,
                "severity": str(each.severity),
                "message": each.message,
                "suggestion": each.suggestion,
            }
            for each in validate(cable)
        ],
        "text": render(cable),
    }


def _portion(portion: Portion | None) -> dict[str, str | None]:
    level = portion.level if portion else None
    return {"portion": portion.text if portion else None, "level": str(level) if level else None}


def _paragraphs(cable: Cable) -> Iterator[dict[str, Any]]:
    """Yield the paragraphs, each with the items and tables below it and the heading over it."""
    heading: str | None = None
    open_row: dict[str, Any] | None = None
    for block in cable.body:
        if open_row is not None and isinstance(block, (Paragraph, SectionHeading)):
            yield open_row
            open_row = None
        if isinstance(block, SectionHeading):
            heading = " ".join(block.text.split())
            continue
        words = " ".join(block.text.split())
        if isinstance(block, Item):
            words = f"{block.mark} {words}"
        elif not isinstance(block, Paragraph):
            # The layout of a table matters.
            words = block.text
        if open_row is None:
            lead = block if isinstance(block, Paragraph) else None
            number, portion = (lead.number, lead.portion) if lead else (None, None)
            open_row = {"heading": heading, "number": number, **_portion(portion), "text": words}
        else:
            open_row["text"] += f"\n{words}"
    if open_row is not None:
        yield open_row


def _sent(cable: Cable) -> datetime.datetime | None:
    """Return when it was sent; None where there is no such moment."""
    try:
        return cable.heading.dtg.utc if cable.heading and cable.heading.dtg else None
    except ValueError:
        return None


def key_of(mrn: MRN, written: str | None = None) -> str:
    """Return the key under which the National Archives keep a telegram: `1974TELAV00173`.

    It is the year in four digits, the letters among the first six characters of the post as its telegrams
    write it, and the serial in five digits, six for the Department's own (`1974STATE012345`). Observed: it
    found 63 of 63 records of 1974 to 1979.

    :param written: The post as the telegram writes it; without it, as the gazetteer does.
    """
    post = written or _gazetteer.posts().get(mrn.canonical.post, mrn.post)
    letters = model.letters_of(post[:6].upper()).replace(" ", "")
    return f"{mrn.year}{letters}{mrn.serial:0{6 if letters == 'STATE' else 5}}"
