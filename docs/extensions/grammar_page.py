"""The pages of the grammar: what is said of each rule, its diagram, definition, example and class."""

import html
import itertools
import re
from collections.abc import Iterator

from docs.extensions import examples, railroads
from docs.extensions.definitions import Definition, File, defined, files, lexed

#: What Markdown would take for a sign of its own.
_SIGNS = re.compile(r"(`[^`]*`)|([\\*_\[\]<>{}$|#])")


def page(name: str) -> Iterator[str]:
    """Yield the lines of the page of a file, below its title, as Markdown."""
    file = files()[name]
    about = file.about
    by_section = itertools.groupby(file.definitions.values(), lambda each: each.section)
    for section, in_section in by_section:
        yield from (f"## {escaped(section) or 'What is read'}", "")
        # MyST puts what stands above the first heading below all others.
        for paragraph in about:
            yield from (escaped(paragraph), "")
        about = []
        for _, group in itertools.groupby(in_section, lambda each: (each.group, each.is_rule)):
            members = list(group)
            yield from _rules(file, members) if members[0].is_rule else _terminals(file, members)


def escaped(text: str) -> str:
    """Return a comment of the grammar as Markdown: what stands in backquotes is code, all else is text."""
    return _SIGNS.sub(lambda found: found[1] or f"\\{found[2]}", text)


def _rules(file: File, members: list[Definition]) -> Iterator[str]:
    """Yield the section of a group of rules."""
    drawn = [each for each in members if railroads.is_drawn(each)]
    named = [each for each in drawn if each.leaves_a_trace] or drawn
    yield f"({drawn[0].label})="
    yield f"### {', '.join(f'`{each.name}`' for each in named[:3])}{' …' if len(named) > 3 else ''}"
    yield ""
    if members[0].paragraph:
        yield from (escaped(members[0].paragraph), "")
    for each in drawn:
        if each is not drawn[0]:
            yield f"({each.label})="
        if len(drawn) > 1:
            yield from (f"**`{each.name}`**", "")
        yield from _raw(f'<div class="railroad">{railroads.svg(each, _links(file))}</div>')
        yield from _said_of(each)
    yield from _definitions(file, members)
    for each in drawn:
        yield from _example(each, with_name=len(drawn) > 1)


def _said_of(rule: Definition) -> Iterator[str]:
    """Yield what a rule builds, and which rules use it."""
    said = []
    kind = examples.class_of(rule)
    if kind is not None:
        said.append(f"Gives {{class}}`~cablegrammar.{kind.__name__}`.")
    users = [
        each
        for each in files()[rule.file].definitions.values()
        if rule.name in each.uses and each.is_rule and each.name != rule.name
    ]
    if users:
        said.append(f"Stands in {', '.join(map(_link, users))}.")
    if said:
        yield from ("{.of-rule}", " ".join(said), "")


def _link(rule: Definition) -> str:
    """Return a link to a rule; one that is drawn where it is used has its definition there."""
    return f'<a href="#{rule.label}"><code>{rule.name}</code></a>'


def _example(rule: Definition, *, with_name: bool) -> Iterator[str]:
    """Yield an example of a rule, with the lines marked that it reads."""
    found = examples.of_rule(rule)
    if found is not None:
        yield "```{code-block} cable"
        # What no rule knows is an error to the lexer, and should be.
        yield from (":class: example", ":force:")
        if with_name:
            yield f":caption: {rule.name}"
        if found.lines:
            yield f":emphasize-lines: {found.lines[0]}-{found.lines[-1]}"
        yield from ("", found.text, "```", "")


def _terminals(file: File, members: list[Definition]) -> Iterator[str]:
    """Yield a group of terminals: what is said of them, their definitions, and what they take of texts."""
    if members[0].paragraph:
        yield from (escaped(members[0].paragraph), "")
    yield from _definitions(file, members)
    rows = [(each, row) for each in members for row in examples.of_terminal(each)]
    if rows:
        listed = "".join(
            f"<dt><code>{each.name}</code></dt><dd><code>{_marked(row)}</code></dd>" for each, row in rows
        )
        yield from _raw(f'<dl class="takes">{listed}</dl>')


def _marked(row: str) -> str:
    """Return a text with what is taken of it marked."""
    return html.escape(row).replace("«", "<mark>").replace("»", "</mark>")


def _definitions(file: File, members: list[Definition]) -> Iterator[str]:
    """Yield definitions as they stand in the file, with links from every name."""
    links = _links(file)
    written = []
    for each in members:
        # A rule with a diagram has its place there.
        place = "" if each.is_rule and railroads.is_drawn(each) else f' id="{each.label}"'
        pieces = [_piece(file, text, token and token.type, links) for text, token in lexed(each)]
        written.append(f"<span{place}>{''.join(pieces)}</span>")
    yield from _raw('<pre class="definitions">' + "\n".join(written) + "</pre>")


def _piece(file: File, text: str, kind: str | None, links: dict[str, str]) -> str:
    """Return a piece of a definition as HTML."""
    shown = html.escape(text)
    if kind in {"RULE", "TOKEN"}:
        used = defined(file.name, text)
        href = links.get(text)
        style = "rule" if kind == "RULE" else "terminal"
        return f'<a class="{style}" href="{href}">{shown}</a>' if used and href else shown
    if kind in {"REGEXP", "STRING"}:
        return f'<span class="pattern">{shown}</span>'
    return f'<span class="sign">{shown}</span>' if kind else shown


def _links(file: File) -> dict[str, str]:
    """Return where each name of a file leads, from the page of that file."""
    links = {name: f"#{each.label}" for name, each in file.definitions.items()}
    for name, (origin, original) in file.imports.items():
        links[name] = f"{origin}.html#{files()[origin].definitions[original].label}"
    return links


def _raw(written: str) -> Iterator[str]:
    """Yield HTML as it stands."""
    yield from ("```{raw} html", written, "```", "")
