"""The public interface as a user writes it: never run, only checked for its types."""

import datetime
from collections.abc import Iterator
from typing import TextIO, assert_type

import cablegrammar
import cablegrammar.json


def read(text: str) -> None:
    """Parse whole telegrams and single parts."""
    assert_type(cablegrammar.parse(text), cablegrammar.Cable)
    assert_type(cablegrammar.parse(text, strict=True), cablegrammar.Cable)
    assert_type(cablegrammar.parse(text, year=1975), cablegrammar.Cable)
    assert_type(cablegrammar.parse(text, into=cablegrammar.DateTimeGroup), cablegrammar.DateTimeGroup)
    assert_type(cablegrammar.parse(text, into=cablegrammar.MRN, year=1975, strict=True), cablegrammar.MRN)
    try:
        cablegrammar.parse(text, strict=True)
    except cablegrammar.CableSyntaxError as error:
        assert_type(error.line, int)
        assert_type(error.column, int)
    # Only text is parsed.
    cablegrammar.parse(b"UNCLAS LIMA 000123")  # type: ignore[call-overload]


def write(cable: cablegrammar.Cable) -> None:
    """Render a cable or any part of one, and check it."""
    assert_type(cablegrammar.render(cable), str)
    if cable.heading is not None:
        assert_type(cablegrammar.render(cable.heading), str)
    found: tuple[cablegrammar.Diagnostic, ...] = cablegrammar.validate(cable)
    assert_type(found, tuple[cablegrammar.Diagnostic, ...])


def look_at_heading(heading: cablegrammar.Heading) -> None:
    """Everything of the heading that other programs rely on."""
    if heading.dtg is not None:
        assert_type(heading.dtg.utc, datetime.datetime)
    assert_type(heading.precedence, cablegrammar.Precedence | None)
    if heading.originator is not None:
        assert_type(heading.originator.name, str)
    assert_type(heading.info, tuple[cablegrammar.Addressee, ...])
    for addressee in heading.action:
        assert_type(addressee.routing_indicator, str | None)
        assert_type(addressee.name, str)
        assert_type(addressee.precedence, cablegrammar.Precedence | None)
        assert_type(addressee.serial, str | None)
        assert_type(addressee.offices, tuple[str, ...])
        assert_type(addressee.exempt, tuple[str, ...])


def look_at_text(cable: cablegrammar.Cable) -> None:
    """Everything of the text that other programs rely on."""
    if cable.mrn is not None:
        assert_type(cable.mrn.year, int)
        assert_type(cable.mrn.post, str)
        assert_type(cable.mrn.serial, int)
    if cable.classification is not None:
        assert_type(cable.classification.level.name, str)
    if cable.executive_order is not None:
        assert_type(cable.executive_order.number, str)
        assert_type(cable.executive_order.declassify_on, datetime.date | None)
    assert_type(cable.tags, tuple[cablegrammar.Tag, ...])
    assert_type(cable.subject, cablegrammar.Subject | None)
    for reference in cable.references:
        assert_type(reference.label, str | None)
        assert_type(reference.mrn, cablegrammar.MRN | None)
    assert_type(cable.paragraphs, tuple[cablegrammar.Paragraph, ...])
    for paragraph in cable.paragraphs:
        assert_type(paragraph.number, int | None)
        assert_type(paragraph.text, str)
    assert_type(cable.summary, str | None)
    assert_type(cable.signature, str | None)
    for line in cable.unrecognized:
        assert_type(line.text, str)
        if line.span is not None:
            assert_type(text_between(line.span.start, line.span.end), str)
    for piece in cable.extraneous:
        assert_type(piece.text, str)
        assert_type(piece.span, cablegrammar.Span)


def text_between(start: int, end: int) -> str:
    """Offsets are plain integers."""
    return " " * (end - start)


def put_together(log: TextIO) -> None:
    """Find telegrams in a text, and join their sections."""
    assert_type(cablegrammar.split(log), Iterator[str])
    assert_type(cablegrammar.split("NNNN"), Iterator[str])
    assert_type(cablegrammar.split(["NN", "NN"]), Iterator[str])
    try:
        assert_type(cablegrammar.join(map(cablegrammar.parse, cablegrammar.split(log))), cablegrammar.Cable)
    except cablegrammar.SectionError as error:
        assert_type(error.place, int | None)
    # Sections are parsed before they are joined.
    cablegrammar.join(cablegrammar.split(log))  # type: ignore[arg-type]


def go_through(cable: cablegrammar.Cable, text: str) -> None:
    """Parts, tokens, JSON."""
    assert_type(cablegrammar.walk(cable), Iterator[cablegrammar.model.Part])
    assert_type(cablegrammar.find_all(cable, cablegrammar.Portion), Iterator[cablegrammar.Portion])
    for token in cablegrammar.tokens(text):
        assert_type(token, cablegrammar.Token)
        assert_type(token.role, cablegrammar.Role)
    assert_type(cablegrammar.json.dumps(cable, spans=True, indent=2), str)
    assert_type(cablegrammar.json.loads(text), cablegrammar.Cable)
