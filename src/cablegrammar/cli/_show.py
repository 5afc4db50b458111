"""`cablegrammar show`: what a telegram says, what is wrong with it, what is left out, its canonical text."""

from __future__ import annotations

import collections
import sys
import textwrap
from collections.abc import Iterator
from typing import Any, Final

import click

from .. import (
    Addressee,
    Cable,
    Classification,
    DateTimeGroup,
    Paragraph,
    Portion,
    Reference,
    Role,
    find_all,
    model,
    render,
    tokens,
    validate,
)
from .._span import place_of
from ._common import COULD_NOT, FINE, files, no_color, visible
from ._sources import Reading

#: Columns before the value of a field, and columns of a line.
_INDENT: Final = 16
_WIDTH: Final = 100


@click.command("show")
@files
def show_command(*, files: tuple[str, ...]) -> int:
    """Show what a telegram says, what in it can hardly be right, what is left out of it, its canonical text.

    A terminal gets the text itself, coloured by meaning, with what can hardly be right below its line.

    \b
    Examples:
      $ cablegrammar show telegram.txt
      $ cablegrammar show - < telegram.txt
    """
    reading = Reading(files)
    coloured = sys.stdout.isatty() and not no_color()
    for number, (_, record, cable) in enumerate(reading.cables()):
        said = in_colours(record.text, cable) if coloured else visible(report(record.text, cable))
        click.echo(("\n\n" if number else "") + said)
    return COULD_NOT if reading.failures else FINE


#: How each role is shown: its colour, bold or not. Roles that are not here are as the terminal shows text.
_STYLES: Final[dict[Role, dict[str, Any]]] = {
    Role.LABEL: {"fg": "blue"},
    Role.PRECEDENCE: {"fg": "yellow", "bold": True},
    Role.DATE_TIME_GROUP: {"fg": "cyan"},
    Role.ADDRESS: {"fg": "green"},
    Role.NUMBER: {"bold": True},
    Role.CAPTION: {"fg": "magenta", "bold": True},
    Role.TAG: {"fg": "cyan"},
    Role.SUBJECT: {"bold": True},
    Role.REFERENCE: {"fg": "magenta"},
    Role.HEADING: {"bold": True},
    Role.ROUTING: {"fg": "bright_black"},
    Role.SEPARATOR: {"fg": "bright_black"},
    Role.EXTRANEOUS: {"fg": "bright_black"},
    Role.UNRECOGNIZED: {"fg": "red", "underline": True},
}
#: How a level is shown: in the colours of the banners that the U.S. Government prints (32 CFR 2001).
_LEVELS: Final[dict[Classification | None, str]] = {
    Classification.UNCLASSIFIED: "green",
    Classification.CONFIDENTIAL: "blue",
    Classification.SECRET: "red",
    Classification.TOP_SECRET: "yellow",
}


def in_colours(text: str, cable: Cable) -> str:
    """Return the text as it is, coloured by meaning, each diagnostic below the line that it is of."""
    level = cable.classification.level if cable.classification else None
    portions = {each.span.start: each.level for each in find_all(cable, Portion) if each.span}
    shown = visible(text)
    pieces: list[str] = []
    place = 0
    for token in tokens(text):
        style = _STYLES.get(token.role, {})
        if token.role is Role.CLASSIFICATION:
            style = {"fg": _LEVELS.get(level, "magenta"), "bold": True}
        elif token.role is Role.PORTION:
            style = {"fg": _LEVELS.get(portions.get(token.span.start), "magenta")}
        # A style ends with its line, so that what stands below it is not coloured.
        words = shown[token.span.start : token.span.end]
        if style:
            words = "\n".join(click.style(each, **style) for each in words.split("\n"))
        pieces += [shown[place : token.span.start], words]
        place = token.span.end
    lines = "".join([*pieces, shown[place:]]).split("\n")
    below: dict[int, list[str]] = {}
    for each in validate(cable):
        number = place_of(text, each.span.start)[0] - 1 if each.span else len(lines) - 1
        said = click.style(f"    ^ {visible(str(each))}", fg="bright_yellow", italic=True)
        below.setdefault(number, []).append(said)
    return "\n".join(said for number, line in enumerate(lines) for said in (line, *below.get(number, ())))


def report(text: str, cable: Cable) -> str:
    """Return all of it as plain text."""
    sections = {
        "Fields": [line for name, value in _fields(cable) for line in _wrapped(name, value)],
        "Diagnostics": [each.located(text) for each in validate(cable)] or ["none"],
        "Left out": list(_left_out(cable)) or ["nothing"],
        "Canonical text": render(cable).split("\n"),
    }
    return "\n\n".join("\n".join([name, "-" * len(name), *lines]) for name, lines in sections.items())


def _wrapped(name: str, value: str) -> list[str]:
    return textwrap.wrap(
        value,
        _WIDTH,
        initial_indent=f"{name:{_INDENT}}",
        subsequent_indent=" " * _INDENT,
        break_on_hyphens=False,
    )


def _fields(cable: Cable) -> Iterator[tuple[str, str]]:
    """Return the name and the value of whatever the telegram says, in its order."""
    if cable.mrn:
        yield "MRN", str(cable.mrn)
    if cable.heading:
        heading = cable.heading
        if heading.dtg:
            yield "sent", _moment(heading.dtg)
        if heading.precedence:
            yield "precedence", str(heading.precedence)
        if heading.originator:
            yield "from", heading.originator.name
        for name, addressees in (("to", heading.action), ("info", heading.info)):
            for addressee in addressees:
                yield name, _addressee(addressee)
    if cable.classification:
        line = cable.classification
        section = [render(line.section)] if line.section else []
        yield "classification", ", ".join([str(line.level), *line.controls, *section])
    for series in cable.series:
        yield "series", render(series)
    if cable.captions:
        yield "captions", ", ".join(map(str, cable.captions))
    for attention in cable.attention:
        yield "attention", attention.text
    if cable.executive_order:
        order = cable.executive_order
        until = (
            [f"until {order.declassify_on}"] if order.declassify_on else [order.text] if order.text else []
        )
        yield "order", ", ".join([f"E.O. {order.number}", *until])
    if cable.tags:
        yield "tags", ", ".join(f"{tag} ({tag.kind.value})" for tag in cable.tags)
    for each, kind in model.parts_of(Cable):
        label, value = model.REGISTRY[kind].label, getattr(cable, each.name)
        if label and isinstance(value, model.Part) and each.name != "executive_order":
            # The subject, and whatever else has one text behind its label.
            yield each.name, " ".join(render(value).removeprefix(label).split())
    for reference in cable.references:
        yield "reference", _reference(reference)
    for contact in cable.points_of_contact:
        said = (contact.name, contact.rank, contact.unit, *contact.telephones, *contact.mail)
        yield "contact", ", ".join(filter(None, said))
    if cable.releaser:
        yield "released by", cable.releaser
    if cable.classified_by:
        official = cable.classified_by
        reasons = ", ".join(f"{section} ({letter})" for section, letter in official.reasons)
        yield "classified by", "; ".join(part for part in (official.name, official.title, reasons) if part)
    for paragraph in cable.paragraphs:
        yield "paragraph", _paragraph(paragraph)
    if cable.signature:
        yield "signature", cable.signature


def _moment(dtg: DateTimeGroup) -> str:
    """Return the moment in UTC; where there is no such moment, the group as it stands."""
    try:
        return f"{dtg.utc:%Y-%m-%d %H:%M} UTC"
    except ValueError:
        return str(dtg)


def _addressee(addressee: Addressee) -> str:
    said = [str(each) for each in (addressee.precedence, addressee.serial) if each]
    exempt = [f"but not {', '.join(addressee.exempt)}"] if addressee.exempt else []
    return ", ".join([addressee.name, *said, *exempt])


def _reference(reference: Reference) -> str:
    label = f"{reference.label}: " if reference.label else ""
    note = f" ({reference.note})" if reference.note else ""
    date = f" of {reference.date}" if reference.date else ""
    return f"{label}{reference.mrn or reference.text}{note}, {reference.kind.value}{date}"


def _paragraph(paragraph: Paragraph) -> str:
    number = None if paragraph.number is None else f"{paragraph.number}."
    portion = str(paragraph.portion) if paragraph.portion else None
    beginning = textwrap.shorten(paragraph.text, 60, placeholder=" …")
    return " ".join(part for part in (number, portion, beginning) if part)


def _left_out(cable: Cable) -> Iterator[str]:
    """Return how often each kind of thing lay over the telegram, in the order of their first."""
    for kind, number in collections.Counter(each.kind for each in cable.extraneous).items():
        yield f"{kind.value}: {number}"
