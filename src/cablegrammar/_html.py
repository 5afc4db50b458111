"""How notebooks show a telegram: its fields in a table, its canonical text in colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from . import model
from ._render import render
from ._tokens import Role, tokens


def as_html(cable: model.Cable) -> str:
    """Return a telegram as HTML: a table of what is asked for most, and its canonical text, folded up.

    All words of the telegram are escaped. There are no scripts and no style sheet.
    """
    from html import escape

    rows = "".join(
        f'<tr><th style="{_CELL}">{name}</th><td style="{_CELL}">{escape(value)}</td></tr>'
        for name, value in _fields(cable)
    )
    text, place, pieces = render(cable), 0, []
    for token in tokens(text):
        style = _STYLES.get(token.role, "")
        words = escape(token.text)
        pieces += [
            text[place : token.span.start],
            f'<span style="{style}">{words}</span>' if style else words,
        ]
        place = token.span.end
    title = escape(str(cable.subject or cable.mrn or "Telegram"))
    level = cable.classification.level if cable.classification else None
    mark = f'<span style="{_MARK}background:{_COLOURS[level]}">{escape(str(level))}</span> ' if level else ""
    return (
        f"<div>{mark}<strong>{title}</strong><table>{rows}</table>"
        f"<details><summary>Canonical text</summary>"
        f'<pre style="white-space:pre-wrap">{"".join(pieces)}</pre></details></div>'
    )


def _fields(cable: model.Cable) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of what is asked for most."""
    heading = cable.heading
    values = {
        "Number": str(cable.mrn or ""),
        "Sent": str(heading.dtg or "") if heading else "",
        "Precedence": str(heading.precedence or "") if heading else "",
        "From": heading.originator.name if heading and heading.originator else "",
        "To": "; ".join(each.name for each in heading.action) if heading else "",
        "Info": "; ".join(each.name for each in heading.info) if heading else "",
        "Captions": ", ".join(map(str, cable.captions)),
        "TAGS": ", ".join(map(str, cable.tags)),
        "References": "; ".join(str(each.mrn or each.text) for each in cable.references),
        "Summary": cable.summary or "",
        "Unrecognized": "; ".join(map(str, cable.unrecognized)),
    }
    return ((name, value) for name, value in values.items() if value)


#: Colours that can be read on white and on black.
_STYLES: Final = {
    Role.LABEL: "font-weight:bold",
    Role.ROUTING: "color:#888",
    Role.PRECEDENCE: "color:#b8651b;font-weight:bold",
    Role.DATE_TIME_GROUP: "color:#b8651b",
    Role.ADDRESS: "color:#2a7ab0",
    Role.CLASSIFICATION: "color:#d0353f;font-weight:bold",
    Role.NUMBER: "color:#2a7ab0;font-weight:bold",
    Role.CAPTION: "color:#d0353f",
    Role.TAG: "color:#3a8a4d",
    Role.SUBJECT: "font-weight:bold",
    Role.REFERENCE: "color:#2a7ab0",
    Role.PORTION: "color:#d0353f",
    Role.MARK: "color:#888",
    Role.HEADING: "font-weight:bold",
    Role.SEPARATOR: "color:#888",
    Role.UNRECOGNIZED: "text-decoration:underline wavy #d0353f",
}

#: What the government prints its markings in (ISOO): green, blue, red, orange.
_COLOURS: Final = dict.fromkeys(model.Classification, "#007a33") | {
    model.Classification.RESTRICTED: "#0033a0",
    model.Classification.CONFIDENTIAL: "#0033a0",
    model.Classification.SECRET: "#c8102e",
    model.Classification.TOP_SECRET: "#b35900",
}

_CELL: Final = "text-align:left;vertical-align:top"
_MARK: Final = "color:#fff;padding:0 .5em;border-radius:.2em;"

model.Cable._repr_html_ = as_html
