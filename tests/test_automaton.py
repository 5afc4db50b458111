"""The parser's loop on a grammar of its own: what it passes over, tries again, and refuses."""

import collections
import functools
import inspect
import pathlib
import re
from typing import Any

import pytest
from attrs import asdict

from cablegrammar import UnrecognizedLine, _close, _cut, _grammar, _layout, _parse, _tables, parse
from cablegrammar._automaton import Automaton, UnexpectedText
from cablegrammar._tables import OTHER, made

CORPUS = pathlib.Path(__file__).parent / "corpus"

#: Lists of words in capitals, and numbers with their unit. A word may hold digits; `KM` alone is a unit.
GRAMMAR = r"""
document: (words | distance)*
words: WORD+
distance: NUMBER [UNIT]

WORD: /[A-Z]+(?![A-Z])/
NUMBER: /^[ ]*\d+/
UNIT.1: /(?<!\n)KM\b/
"""


class Build:
    """A tuple for each rule, with its name."""

    def document(self, children: list[Any]) -> tuple[Any, ...]:
        return ("document", *children)

    def words(self, children: list[Any]) -> tuple[Any, ...]:
        return ("words", *children)

    def distance(self, children: list[Any]) -> tuple[Any, ...]:
        return ("distance", *children)


def parser(grammar: str, build: object) -> Automaton:
    """Return the parser of a grammar."""
    return Automaton(made(grammar, ""), build, _grammar.FLAGS)


@functools.cache
def automaton() -> Automaton:
    """Return the parser of the grammar above."""
    return parser(GRAMMAR, Build())


def test_white_space_between_tokens_means_nothing() -> None:
    """Tokens know their names and places, and have no white space around them."""
    found = automaton().run("document", "\n\nNETS  BOATS\n \n  12 KM\n\n")
    assert found == ("document", ("words", "NETS", "BOATS"), ("distance", "12", "KM"))
    number = found[2][1]
    assert (number.type, number.start_pos, number.end_pos) == ("NUMBER", 18, 20)


def test_each_rule_is_read_alone() -> None:
    """One automaton reads any of the grammar's rules, and no other."""
    assert automaton().run("distance", "12") == ("distance", "12", None)
    assert automaton().run("words", "NETS") == ("words", "NETS")
    with pytest.raises(KeyError):
        automaton().run("nets", "NETS")


def test_only_terminals_that_may_stand_at_a_place_take_part() -> None:
    """`KM` is a unit after a number, and a word elsewhere."""
    assert automaton().run("document", "KM\n12 KM KM") == (
        "document",
        ("words", "KM"),
        ("distance", "12", "KM"),
        ("words", "KM"),
    )


def test_text_that_no_terminal_matches_is_refused() -> None:
    """The error knows the place and what could have stood there."""
    with pytest.raises(UnexpectedText) as caught:
        automaton().run("document", "NETS\n  %% 12\n")
    assert caught.value.offset == 7
    assert caught.value.expected == {"WORD", "NUMBER", "$END"}


#: After X both rules are in one state, so that the tables let `inner` end before C and before D; after `p` only C can
#: follow or, in other words, E.
MERGED = """
start: "p" inner C | "q" inner D | "p" inner E
inner: X
X: "x"
C: "c"
D: "d"
E.-1: /[a-z]/
"""


def test_rule_may_end_before_a_token_that_another_terminal_takes() -> None:
    """Where a rule ends and its token cannot follow after all, the lexer tries again."""
    read = parser(MERGED, Merged()).run
    assert [each.type for each in read("start", "p x d")[1:]] == ["E"]
    assert [each.type for each in read("start", "q x d")[1:]] == ["D"]
    assert [each.type for each in read("start", "p x c")[1:]] == ["C"]


class Merged:
    """Every rule as a tuple of what it holds."""

    start = inner = tuple


#: What a rule may do with what is in it: leave it out, take it where it stands, leave its place empty.
KEPT = """
start: _LABEL [_pair] WORD* [WORD NUMBER] "."
!said: "(" WORD ")"
_pair: NUMBER _rest
_rest: NUMBER | WORD
_LABEL: "LABEL:"
WORD: /[A-Z]+/
NUMBER: /[0-9]+/
"""


class Kept:
    """Every rule as what it was given."""

    start = said = list


def test_rule_gives_its_builder_what_it_keeps() -> None:
    """What begins with `_` leaves no trace but what is in it; other parts that are missing leave their places empty."""
    read = parser(KEPT, Kept()).run
    assert read("start", "LABEL: 1 2 NETS BOATS.") == ["1", "2", "NETS", "BOATS", None, None]
    assert read("start", "LABEL: NETS 1.") == ["NETS", "1"]
    assert read("start", "LABEL: .") == [None, None]
    assert read("said", "(NETS)") == ["(", "NETS", ")"]


def test_rule_without_a_builder_is_named() -> None:
    """The grammar alone is not enough, and the error says what is missing."""
    with pytest.raises(TypeError, match=r"^Merged has no method for the rule document$"):
        parser(GRAMMAR, Merged())


def test_rule_that_would_vanish_is_refused() -> None:
    """A rule that gives now its builder's object, now what is in it, would be hard to read."""
    with pytest.raises(ValueError, match=r"^words: "):
        made(GRAMMAR.replace("words:", "?words:"), "")


def test_piece_of_a_text_is_read_in_place() -> None:
    """Offsets count from the start of the whole text."""
    found = automaton().run("distance", "NETS\n12 KM\n13", None, 5, 10)
    assert found == ("distance", "12", "KM")
    assert (found[1].start_pos, found[2].end_pos) == (5, 10)


def test_text_that_ends_too_early_is_refused() -> None:
    """The end may stand only where the rule may end."""
    with pytest.raises(UnexpectedText) as caught:
        automaton().run("distance", "\n")
    assert caught.value.expected == {"NUMBER"}


def test_token_that_cannot_follow_is_refused() -> None:
    """A rule that is read alone ends before what only a longer one could take."""
    with pytest.raises(UnexpectedText) as caught:
        automaton().run("distance", "12\n13")
    assert caught.value.offset == 3
    assert caught.value.expected == {"UNIT", "$END"}


def test_line_that_no_terminal_matches_is_passed_over() -> None:
    """With a list for them the rest of such a line is skipped, and its place noted."""
    skipped: list[tuple[int, int]] = []
    text = "NETS %% BOATS\n  12 KM\n%%\n\n   % 13\n14\n"
    found = automaton().run("document", text, skipped)
    assert found == ("document", ("words", "NETS"), ("distance", "12", "KM"), ("distance", "14", None))
    assert [text[start:end] for start, end in skipped] == ["%% BOATS", "%%", "% 13"]


def test_last_line_that_no_terminal_matches_is_passed_over() -> None:
    """The end of the text ends the rule, whatever was skipped before it."""
    skipped: list[tuple[int, int]] = []
    assert automaton().run("document", "NETS\n%%", skipped) == ("document", ("words", "NETS"))
    assert skipped == [(5, 7)]


def test_terminals_are_told_apart_by_their_first_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """To try every terminal of a state finds the same, and takes longer."""
    texts = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    cables = list(map(parse, texts))
    for grammar in _grammar.FOLDER.glob("*.lark"):
        every: dict[str, str] = collections.defaultdict(lambda: _tables.CHARACTERS)
        monkeypatch.setitem(_grammar.tables(grammar.stem), "begins", every)
    monkeypatch.setattr(_grammar, "parser", functools.cache(inspect.unwrap(_grammar.parser)))
    assert [asdict(parse(text)) for text in texts] == list(map(asdict, cables))


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("A", "A"),
        ("A?B", "AB"),
        ("(?:A|B*)C{0,2}D", "ABCD"),
        ("(?i:a)", "Aa"),
        ("(?i:a?)B", "ABa"),
        (r"^(?=X)(?!Y)(?<=Z)\b[A-C]", "ABC"),
        (r"(?>A)|B++", "AB"),
        (r"[\dA]", "0123456789A"),
        ("[É-Ü]", OTHER),
        ("É", OTHER),
    ],
)
def test_what_a_pattern_begins_with(pattern: str, begins: str) -> None:
    """What looks ahead or behind takes no character, and what may be empty lets the next part begin."""
    assert set(_tables.begins_of(pattern)) == set(begins)


@pytest.mark.parametrize("pattern", ["[^AB]", "[^A]", ".", r"\D", r"\w", "[^É]", "", "A*", "(?:A|B?)"])
def test_what_may_begin_with_anything(pattern: str) -> None:
    """So may what says only which characters it does not take, and what may match nothing."""
    assert set(_tables.begins_of(pattern)) == {*_tables.CHARACTERS}


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_line_of_a_sample_is_passed_over(path: pathlib.Path) -> None:
    """The grammar knows a place for every line: skipping is a net under it."""
    skipped: list[tuple[int, int]] = []
    covered = _layout.cover(path.read_text("utf-8"))[0]
    ending = _close.ending_of(covered)
    _parse._parts(_cut.cut(covered, ending), ending, skipped)
    assert skipped == []


def test_what_is_passed_over_is_unrecognized(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsing reports a line that the parser skipped, with its place."""
    text = "SUBJECT: NETS\n\n1. %% Boats.\n"
    run, line = Automaton.run, UnrecognizedLine("%% Boats.")

    def skip(self: Automaton, rule: str, covered: str, skipped: list[tuple[int, int]], *within: Any) -> Any:  # noqa: ANN401 - as run
        if rule == "below":
            place = covered.index("%%")
            skipped.append((place, covered.index("\n", place)))
            covered = re.sub(r"%%.*", lambda line: " " * len(line[0]), covered)
        return run(self, rule, covered, skipped, *within)

    monkeypatch.setattr(Automaton, "run", skip)
    cable = parse(text)
    assert cable.unrecognized == (line,)
    assert cable.unrecognized[0].span is not None
    assert text[cable.unrecognized[0].span.start :] == "%% Boats.\n"
