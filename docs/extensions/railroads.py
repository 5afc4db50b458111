"""Rules of the grammar as railroad diagrams, and as the same in words for those who do not see them."""

import io
from collections.abc import Iterator
from typing import Final

import lark
import railroad

from docs.extensions.definitions import Definition, defined, files

#: How wide a diagram may be: in the column of text, and on a phone.
WIDE: Final = 660
NARROW: Final = 318
#: What a diagram has around its lines: half a box at each end, and a margin.
_ENDS: Final = 70
#: How much wider than what is in it is a choice, and a loop.
_CHOICE: Final = 4 * railroad.AR
_LOOP: Final = 2 * railroad.AR
#: How far apart things in a row are, and how much the lines between the rows of a stack take.
_GAP: Final = 20
_TURN: Final = 2 * railroad.AR

Node = lark.Tree[lark.Token]


def is_drawn_in_place(user: Definition, used: Definition | None) -> bool:
    """Whether a rule is drawn where it is used: it leaves no trace, and nothing is said of it apart."""
    return used is not None and used.is_rule and not used.leaves_a_trace and used.group == user.group


def is_drawn(rule: Definition) -> bool:
    """Whether a rule has a diagram of its own; all others are drawn where they are used."""
    users = (each for each in files()[rule.file].definitions.values() if rule.name in each.uses)
    return rule.leaves_a_trace or not any(is_drawn_in_place(user, rule) for user in users)


def svg(rule: Definition, link: dict[str, str]) -> str:
    """Return the diagram of a rule as SVG: one for wide pages, and one for narrow pages if that is another.

    :param link: Where each name leads.
    """
    wide, narrow = (_drawn(rule, link, width) for width in (WIDE, NARROW))
    if wide == narrow:
        return wide
    return f'<div class="railroad-wide">{wide}</div>\n<div class="railroad-narrow">{narrow}</div>'


def words(rule: Definition) -> str:
    """Say in words what a diagram shows."""
    return f"{rule.name} is {_said(rule, rule.tree)}."


def _drawn(rule: Definition, link: dict[str, str], width: float) -> str:
    written = io.StringIO()
    drawn = railroad.Diagram(_Drawing(rule, link).draw(rule.tree, width - _ENDS))
    drawn.format(paddingTop=6, paddingRight=4, paddingBottom=6, paddingLeft=4)
    drawn.attrs |= {"role": "img", "aria-label": words(rule)}
    drawn.writeSvg(written.write)
    return " ".join(written.getvalue().split())


class _Drawing:
    """Draws one rule."""

    def __init__(self, rule: Definition, link: dict[str, str]) -> None:
        self.rule = rule
        self.link = link

    def draw(self, node: Node, width: float) -> railroad.DiagramItem:
        """Draw a part of a rule, as wide as it may be; what has no place goes on below."""
        match node.data:
            case "name":
                return self.box(str(node.children[0]), width)
            case "alias":
                return self.draw(_first(node), width)
            case "expansion":
                return _in_rows([self.draw(each, width) for each in _trees(node)], width)
            case "expansions":
                return railroad.Choice(0, *(self.draw(each, width - _CHOICE) for each in _trees(node)))
            case "maybe":
                return railroad.Optional(self.draw(_first(node), width - _CHOICE))
            case "expr" if node.children[-1] == "?":
                return railroad.Optional(self.draw(_first(node), width - _CHOICE))
            case "expr" if node.children[-1] == "+":
                return railroad.OneOrMore(self.draw(_first(node), width - _LOOP))
            case "expr" if node.children[-1] == "*":
                return railroad.ZeroOrMore(self.draw(_first(node), width - _LOOP - _CHOICE))
        message = f"{self.rule.name} has {node.data}, which is not known how to draw"
        raise ValueError(message)

    def box(self, name: str, width: float) -> railroad.DiagramItem:
        """Draw a name; a rule that leaves no trace may be drawn in its place."""
        used = defined(self.rule.file, name)
        if used is not None and is_drawn_in_place(self.rule, used):
            return self.draw(used.tree, width)
        if used is not None and used.is_rule:
            return railroad.NonTerminal(name, self.link.get(name))
        return railroad.Terminal(name, self.link.get(name))


def _in_rows(items: list[railroad.DiagramItem], width: float) -> railroad.DiagramItem:
    """Put things in a row, or in several where they need more."""
    rows: list[list[railroad.DiagramItem]] = [[]]
    used = 0.0
    for item in items:
        wanted = item.width + _GAP
        if rows[-1] and used + wanted > width - _TURN * (len(rows) > 1):
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += wanted
    sequences = [railroad.Sequence(*row) for row in rows]
    return sequences[0] if len(sequences) == 1 else railroad.Stack(*sequences)


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
