"""The lists of words that come with the package: what each says of itself, how many it has, and the words."""

import html
import itertools
from collections.abc import Iterator
from typing import Final

from cablegrammar import _gazetteer
from docs.extensions.grammar_page import escaped

#: The files, what each has, and what the values of a line are; without that, the values are what is counted.
FILES: Final = {
    "posts": ("posts", "other spellings"),
    "tags": ("tags", ""),
    "captions": ("captions", ""),
    "executive_orders": ("executive orders", "days"),
    "titles": ("words", ""),
    "keywords": ("lines", ""),
}


def page() -> Iterator[str]:
    """Yield a section for each list."""
    for name, (names, _) in FILES.items():
        yield from (f"## {name}.txt", "", f"**{counted(name)}.**", "")
        for paragraph in about(name):
            yield from (escaped(paragraph), "")
        yield from ("```{raw} html", f'<details class="words"><summary>All {names}</summary><dl>')
        for key, words in rows(name):
            yield f"<dt>{html.escape(key)}</dt><dd>{html.escape(', '.join(words))}</dd>"
        yield from ("</dl></details>", "```", "")


def counted(name: str) -> str:
    """Say how many names or words a list has."""
    names, values = FILES[name]
    listed = rows(name)
    words = sum(len(each) for _, each in listed)
    if not values:
        return f"{words:,} {names}"
    return f"{len(listed):,} {names}" + (f", {words:,} {values}" if name == "posts" else "")


def about(name: str) -> list[str]:
    """Return what is said at the top of a list, a text for each paragraph."""
    top = itertools.takewhile(lambda line: line.startswith("#"), _gazetteer.lines(name))
    text = "\n".join(line.removeprefix("#").strip() for line in top)
    return [paragraph.replace("\n", " ") for paragraph in text.split("\n\n")]


def rows(name: str) -> list[tuple[str, list[str]]]:
    """Return the lines of a list, each with its values; those of one kind together."""
    if name == "keywords":
        lines = (line.strip() for line in _gazetteer.lines(name))
        return [("lines", [line for line in lines if line and not line.startswith("#")])]
    merged: dict[str, list[str]] = {}
    for key, values in _gazetteer._entries(name):
        merged.setdefault(key, []).extend(values)
    return list(merged.items())
