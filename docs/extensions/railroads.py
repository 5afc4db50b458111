"""Rules of the grammar as railroad diagrams, and as the same in words for those who do not see them."""

import re
from collections.abc import Iterator
from typing import Any, Final

import lark
import syntax_diagrams as diagrams

from docs.extensions.definitions import Definition, defined, files

#: How wide a diagram may be: in the column of text, and on a phone.
WIDE: Final = 660
NARROW: Final = 318

#: How wide a character of `site.css` is, and how high a line.
_TEXT: Final = diagrams.SimpleTextMeasure(
    character_advance=7.9, wide_character_advance=13, font_size=13, line_height=15, ascent=11
)

Node = lark.Tree[lark.Token]


def is_drawn_in_place(user: Definition, used: Definition | None) -> bool:
    """Whether a rule is drawn where it is used: it leaves no trace, and nothing is said of it apart."""
    return used is not None and used.is_rule and not used.leaves_a_trace and used.group == user.group


def is_drawn(rule: Definition) -> bool:
    """Whether a rule has a diagram of its own; all others are drawn where they are used."""
    users = (each for each in files()[rule.file].definitions.values() if rule.name in each.uses)
    return rule.leaves_a_trace or not any(is_drawn_in_place(user, rule) for user in users)


def svg(rule: Definition, link: dict[str, str]) -> str:
    """Return the diagram of a rule as SVG: one for wide pages, and one for narrow pages if that is too wide.

    :param link: Where each name leads.
    """
    drawn = _drawn(rule, rule.tree, link)
    wide = _svg(rule, drawn, WIDE)
    if width_of(wide) <= NARROW:
        return wide
    narrow = _svg(rule, drawn, NARROW)
    return f'<div class="railroad-wide">{wide}</div>\n<div class="railroad-narrow">{narrow}</div>'


def width_of(drawn: str) -> float:
    """Return how wide a diagram is."""
    found = re.search(r'<svg [^>]*\bwidth="([\d.]+)"', drawn)
    assert found is not None
    return float(found[1])


def words(rule: Definition) -> str:
    """Say in words what a diagram shows."""
    return f"{rule.name} is {_said(rule, rule.tree)}."


def _svg(rule: Definition, drawn: Any, width: int) -> str:
    narrow = width == NARROW
    settings = diagrams.SvgRenderSettings(
        padding=(6, 4, 6, 4),
        # For those who do not see it.
        title=words(rule),
        max_width=width,
        terminal_text_measure=_TEXT,
        terminal_horizontal_padding=8,
        non_terminal_text_measure=_TEXT,
        non_terminal_horizontal_padding=8,
        horizontal_seq_separation=6 if narrow else 10,
        arc_radius=8 if narrow else 10,
        arc_margin=2 if narrow else 5,
        css_class="railroad-diagram",
        # Its colours are in `site.css`, and follow light and dark.
        css_style=None,
    )
    written = diagrams.render_svg(drawn, settings=settings)
    # It says its title twice: the one is read out, the other only lies over the diagram.
    return " ".join(re.sub(r"<title>.*?</title>", "", written).split())


def _drawn(rule: Definition, node: Node, link: dict[str, str]) -> Any:
    """Return a part of a rule as it is drawn; a rule that leaves no trace may be drawn in its place."""
    match node.data:
        case "name":
            name = str(node.children[0])
            used = defined(rule.file, name)
            if used is not None and is_drawn_in_place(rule, used):
                return _drawn(rule, used.tree, link)
            kind = diagrams.non_terminal if used is not None and used.is_rule else diagrams.terminal
            return kind(name, href=link.get(name))
        case "alias":
            return _drawn(rule, _first(node), link)
        case "expansion":
            return diagrams.sequence(*(_drawn(rule, each, link) for each in _trees(node)))
        case "expansions":
            return diagrams.choice(*(_drawn(rule, each, link) for each in _trees(node)))
    only = _drawn(rule, _first(node), link)
    match str(node.children[-1]) if node.data == "expr" else "?":
        case "+":
            return diagrams.one_or_more(only)
        case "*":
            return diagrams.zero_or_more(only)
        case _:
            return diagrams.optional(only)


def _said(rule: Definition, node: Node) -> str:
    """Say a part of a rule in words."""
    match node.data:
        case "name":
            name = str(node.children[0])
            used = defined(rule.file, name)
            return _said(rule, used.tree) if used is not None and is_drawn_in_place(rule, used) else name
        case "alias":
            return _said(rule, _first(node))
        case "expansion":
            return ", then ".join(_said_apart(rule, each) for each in _trees(node))
        case "expansions":
            return f"either {' or '.join(_said_apart(rule, each) for each in _trees(node))}"
    operator = str(node.children[-1])
    begins = {"*": "any number of ", "+": "one or more of "}.get(operator, "an optional ")
    return f"{begins}{_said_apart(rule, _first(node))}"


def _said_apart(rule: Definition, node: Node) -> str:
    """Say a part of a rule in words, in parentheses if it is more than one word."""
    said = _said(rule, node)
    return f"({said})" if "either " in said or ", then " in said else said


def _trees(node: Node) -> Iterator[Node]:
    return (each for each in node.children if isinstance(each, lark.Tree))


def _first(node: Node) -> Node:
    return next(_trees(node))
