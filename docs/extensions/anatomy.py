"""A telegram as a picture: each line as it stands, and beside it what its pieces were taken for."""

import html
from collections.abc import Iterator
from pathlib import Path

from cablegrammar import Role, Token, tokens

#: Roles that are in every line, and need no name beside it.
_PLAIN = {Role.SEPARATOR, Role.LABEL}


def page(path: str) -> Iterator[str]:
    """Yield the picture of the telegram in a file, whose path is given from the folder of the pages."""
    text = (Path(__file__).parents[1] / path).read_text("utf-8")
    found = list(tokens(text))
    yield "```{raw} html"
    yield '<table class="anatomy"><thead><tr><th>The telegram</th><th>What it is</th></tr></thead><tbody>'
    start = 0
    for line in text.splitlines():
        end = start + len(line)
        pieces = [each for each in found if each.span.start < end and each.span.end > start]
        if pieces:
            shown = _shown(text, start, end, pieces)
            yield f"<tr><td><code>{shown}</code></td><td>{', '.join(_names(pieces))}</td></tr>"
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


def _slug(role: Role) -> str:
    return role.value.replace(" ", "-")
