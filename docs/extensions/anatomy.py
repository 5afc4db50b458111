"""A telegram as a picture: each line as it stands, and beside it what its pieces were taken for."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import cablegrammar
from cablegrammar import Role, Token, tokens

#: Roles that are in every line, and need no name beside it.
_PLAIN = {Role.SEPARATOR, Role.LABEL}


def page(path: str) -> Iterator[str]:
    """Yield the picture of the telegram in a file, whose path is given from the folder of the pages."""
    text = (Path(__file__).parents[1] / path).read_text("utf-8")
    found = list(tokens(text))
    heading = cablegrammar.parse(text).heading
    parts = [] if heading is None else list(cablegrammar.walk(heading))[1:]
    yield "```{raw} html"
    yield '<table class="anatomy"><thead><tr><th>The telegram</th><th>What it is</th></tr></thead><tbody>'
    start = 0
    for line in text.splitlines():
        end = start + len(line)
        pieces = [each for each in found if each.span.start < end and each.span.end > start]
        if pieces:
            shown = _shown(text, start, end, pieces)
            # The first that begins on a line is the whole of which others are parts.
            begun = (each for each in parts if each.span and start <= each.span.start < end)
            named = next((f"{_part(type(each))}: " for each in begun), "")
            yield f"<tr><td><code>{shown}</code></td><td>{named}{', '.join(_names(pieces))}</td></tr>"
        start = end + 1
    yield "</tbody></table>"
    yield "```"


def _shown(text: str, start: int, end: int, pieces: list[Token]) -> str:
    """Return a line with each of its pieces marked by its role."""
    shown = []
    for each in pieces:
        first, last = max(each.span.start, start), min(each.span.end, end)
        shown.append(html.escape(text[start:first]))
        title = each.name.lower().replace("_", " ")
        words = html.escape(text[first:last])
        shown.append(f'<span class="role-{_slug(each.role)}" title="{title}">{words}</span>')
        start = last
    return "".join(shown)


def _names(pieces: list[Token]) -> Iterator[str]:
    """Yield the names of the roles of a line, each once."""
    roles = dict.fromkeys(each.role for each in pieces)
    for role in [each for each in roles if each not in _PLAIN] or roles:
        yield f'<span class="role-{_slug(role)}">{role.value}</span>'


def _part(kind: type[object]) -> str:
    """Return the name of a class in words: `CallingStation` is a calling station."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()


def _slug(role: Role) -> str:
    return role.value.replace(" ", "-")
