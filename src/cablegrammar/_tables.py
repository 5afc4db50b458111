"""The tables of a grammar, as Lark makes them of its file: plain values that the automaton runs.

A wheel carries those of its grammars, made when it was built (hatch_build.py). A checkout has them made when
they are first needed. Nothing else knows Lark.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypedDict

if TYPE_CHECKING:
    from lark import Lark
    from lark.grammar import Rule as LarkRule
    from lark.lexer import TerminalDef
    from lark.load_grammar import Grammar

#: What is to be done in a state: go to another one; end a rule (`~` its number); or stay there, None, as the
#: state has only more of what it had.
Action = int | None


#: Stands for every character that is not ASCII.
OTHER: Final = "\x80"
CHARACTERS: Final = "".join(map(chr, range(128))) + OTHER


class Rule(NamedTuple):
    """One alternative of a rule."""

    #: Where it stands in other rules.
    name: str
    #: The builder's method; None if the rule leaves no trace.
    builder: str | None
    #: The terminals and rules it is made of, in order.
    symbols: list[str]
    #: The places of the symbols that the builder takes, with None where a part is missing; None instead of
    #: the list if it takes all, and none is missing.
    kept: list[int | None] | None


class Tables(TypedDict):
    """What a grammar says, and what its parser does."""

    #: The pattern of each terminal, in the order in which they are tried.
    terminals: dict[str, str]
    #: The ASCII characters with which each terminal may begin, and OTHER if it may with any other.
    begins: dict[str, str]
    rules: list[Rule]
    #: The first and the last state of each rule, as each can be read alone.
    ends: dict[str, tuple[int, int]]
    #: For each state what is to be done, by the terminal or the rule that comes next; or whatever comes next.
    states: list[dict[str, Action] | int]


def made(source: str, path: str) -> Tables:
    """Return the tables of a grammar, made by Lark; it imports from the folder of `path`."""
    from lark import Lark
    from lark.load_grammar import Grammar

    every = Lark(source, parser=None, lexer="basic", source_path=path)
    names = [name for name, parameters, *_ in every.grammar.rule_defs if not parameters]
    terminals = {each.name: each.pattern.to_regexp() for each in sorted(every.terminals, key=_first_tried)}
    tables: Tables = {
        "terminals": terminals,
        "begins": {name: begins_of(pattern) for name, pattern in terminals.items()},
        "rules": [],
        "ends": {},
        "states": [],
    }
    # A parser needs no more of the terminals than their names, and to read their patterns again takes long.
    named = [(name, (None, priority)) for name, (_, priority) in every.grammar.term_defs]
    rules = Grammar(every.grammar.rule_defs, named, every.grammar.ignore)  # type: ignore[arg-type]  # as %declare
    # The first rules are wholes, and stand in no other. The rest stand in them, and alone end otherwise.
    wholes = list(itertools.takewhile(lambda name: name not in _used(every.grammar), names))
    for starts in filter(None, (*([name] for name in wholes), names[len(wholes) :])):
        lark = Lark(rules, parser="lalr", lexer="basic", start=starts, maybe_placeholders=True)
        _add(lark, tables)
    return tables


def _used(grammar: Grammar) -> set[str]:
    """Return the names of the rules that other rules are made of."""
    from lark.grammar import NonTerminal

    trees = [tree for _, _, tree, *_ in grammar.rule_defs]
    return {
        each.name
        for tree in trees
        for each in tree.scan_values(lambda symbol: isinstance(symbol, NonTerminal))
    }


def _add(lark: Lark, tables: Tables) -> None:
    """Add what a parser of Lark's does to the tables."""
    from lark.parsers.lalr_analysis import Shift

    table = lark.parse_interactive(start=lark.options.start[0]).parser_state.parse_conf.parse_table
    rules = {rule: ~number for number, rule in enumerate(lark.rules, len(tables["rules"]))}
    tables["rules"] += map(_rule, rules)
    # States have their numbers in the order in which they are reached: Lark's differ from run to run.
    reached = list(table.start_states.values())
    numbers = {state: number for number, state in enumerate(reached, len(tables["states"]))}
    for state in reached:
        row: dict[str, Action] = {}
        for name, (action, argument) in sorted(table.states[state].items()):
            if action is not Shift:
                row[str(name)] = rules[argument]
                continue
            if argument not in numbers:
                numbers[argument] = numbers[reached[0]] + len(reached)
                reached.append(argument)
            row[str(name)] = numbers[argument]
        ends = set(row.values())
        # If one rule ends whatever comes next, nothing need be looked for.
        always = ends.pop() if len(ends) == 1 else None
        tables["states"].append(row if always is None or always >= 0 else always)
    for each in tables["states"][numbers[reached[0]] :]:
        if isinstance(each, dict):
            each |= {name: _shortened(action, each, tables) for name, action in each.items()}
    for name, start in table.start_states.items():
        tables["ends"][name] = numbers[start], numbers[table.end_states[name]]


def _shortened(action: Action, row: dict[str, Action], tables: Tables) -> Action:
    """Return where an action leads at last, if rules without a trace end in the states on the way."""
    while action is not None and action >= 0 and isinstance(always := tables["states"][action], int):
        name, builder, symbols, kept = tables["rules"][~always]
        if builder is not None or kept is not None:
            break
        if len(symbols) == 2 and symbols[0] == name:
            return None
        if len(symbols) != 1:
            break
        action = row[name]
    return action


def _first_tried(terminal: TerminalDef) -> tuple[int, int, int, str]:
    """Return the key that sorts terminals: the first that matches is taken."""
    return (-terminal.priority, -terminal.pattern.max_width, -len(terminal.pattern.value), terminal.name)


def _rule(rule: LarkRule) -> Rule:
    """Return what of an alternative the parser needs."""
    name = str(rule.origin.name)
    if rule.options.expand1:
        raise ValueError(f"{name}: a rule is what its builder makes of it, and cannot begin with `?`")
    # Lark says of each place whether a part is missing there.
    places = iter(range(len(rule.expansion)))
    missing = rule.options.empty_indices or [False] * len(rule.expansion)
    kept: list[int | None] = []
    for each in missing:
        if each:
            kept.append(None)
            continue
        place = next(places)
        symbol = rule.expansion[place]
        if rule.options.keep_all_tokens or not getattr(symbol, "filter_out", False):
            kept.append(place)
    symbols = [str(symbol.name) for symbol in rule.expansion]
    return Rule(
        name,
        None if name.startswith("_") else rule.alias or name,
        symbols,
        None if kept == list(range(len(symbols))) else kept,
    )


def begins_of(pattern: str) -> str:
    """Return the ASCII characters with which what a pattern matches may begin, and OTHER if others may."""
    from lark.utils import sre_parse  # type: ignore[attr-defined]  # how Lark itself reads patterns

    begins, is_empty = _beginnings(sre_parse.parse(pattern))
    return CHARACTERS if is_empty else "".join(sorted(begins))


def _beginnings(parts: Any) -> tuple[set[str], bool]:  # noqa: ANN401 - as Python parses patterns
    """Return with which characters the parts of a pattern may begin, and whether they may be empty."""
    begins: set[str] = set()
    for kind, value in parts:
        match str(kind), value:
            case (("AT" | "ASSERT" | "ASSERT_NOT"), _):
                continue
            case "BRANCH", (_, choices):
                pass
            case "SUBPATTERN", (_, _, _, inner):
                choices = [inner]
            case "ATOMIC_GROUP", inner:
                choices = [inner]
            case (("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"), (least, _, inner)):
                choices = [inner] if least else [inner, ()]
            case _:
                return begins | _taken(str(kind), value), False
        found = list(map(_beginnings, choices))
        begins.update(*(characters for characters, _ in found))
        if str(kind) == "SUBPATTERN" and value[1] & re.IGNORECASE:
            begins.update([*map(str.lower, begins), *map(str.upper, begins)])
        if not any(is_empty for _, is_empty in found):
            return begins, False
    return begins, True


def _taken(kind: str, value: Any) -> set[str]:  # noqa: ANN401 - as Python parses patterns
    """Return what a part of a pattern takes that is one character: all if it says which it does not take."""
    match kind, value:
        case "LITERAL", code:
            return {min(chr(code), OTHER)}
        case "RANGE", (first, last):
            return {min(chr(code), OTHER) for code in range(first, last + 1)}
        case "IN", [(first, _), *_] if str(first) != "NEGATE":
            return set().union(*(_taken(str(each), within) for each, within in value))
        case "CATEGORY", category if str(category) == "CATEGORY_DIGIT":
            return {*"0123456789"}
    return {*CHARACTERS}
