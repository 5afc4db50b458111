"""The laws of reading and writing, as functions that any test may check on any text."""

import collections
import re
from collections.abc import Iterator
from typing import Any

import attrs

import cablegrammar
from cablegrammar import _grammar, _layout, model
from cablegrammar._span import Span

#: Every class of the model that stands in canonical text.
PARTS = [
    part
    for name in model.PUBLIC
    if isinstance(part := getattr(model, name), type) and attrs.has(part) and part is not model.Extraneous
]

#: What says nothing where it stands alone.
EMPTY = re.compile(
    f"{_grammar.terminal('LABEL').pattern}|{_grammar.terminal('CLASSIFICATION_BANNER').pattern}"
    rf"|{_grammar.terminal('CUT_LABEL').pattern}|{_grammar.terminal('BLANK_MESSAGE_HEADER').pattern}|{_grammar.terminal('STRAY_CAPTION').pattern}|^[ ]*X{{4,}}[ ]*$"
    r"|\bREFS?\b|^ *(?:\[TEXT\]|\[UNSIGNED\]|BT) *$",
    _grammar.FLAGS,
)
BLANKS = "".join(each for each, plain in _grammar.WHITE_SPACE.items() if plain == " ")
#: Words whose letters a telegram may set apart.
MARKINGS = {word for each in cablegrammar.Classification for word in str(each).split()} | {"UNCLAS", "EFTO"}
#: Letters set apart: three and more, each alone.
LETTERS = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z](?:[ {BLANKS}]+[A-Za-z](?![A-Za-z0-9])){{2,}}")
LINK = re.compile(r"\[([^\]]*)\]\(#\)")
#: A label that lost the blank before it.
GLUED_LABEL = re.compile(r"(?<=[A-Z])(?=REF:)", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z0-9]{2,}")


def words_of(text: str) -> collections.Counter[str]:
    """Count the words of a text, blind to case, leading zeros, glued labels and links' syntax."""
    words = (word.upper().lstrip("0") for word in WORD.findall(LINK.sub(r"\1 ", GLUED_LABEL.sub(" ", text))))
    return collections.Counter(word for word in words if len(word) > 1)


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, in capitals."""
    return "".join(re.findall("[A-Z0-9]", text.upper()))


def lost_words(text: str, cable: cablegrammar.Cable) -> list[str]:
    """Return the words of a text that are neither in the canonical text nor in what was put aside.

    A word may stand in canonical text with its letters set apart, and letters set apart as a word. So letters set apart
    are looked for among all letters of the canonical text, in one piece or in two, if a line ended there; and a word
    that is missed is looked for in the markings of the canonical text and in what it sets apart.
    """
    left = list(text)
    for each in cable.extraneous:
        assert text[each.span.start : each.span.end] == each.text
        # Letters on both sides of it are no letters set apart.
        left[each.span.start : each.span.end] = "\n" * (each.span.end - each.span.start)
    said, canonical = "".join(left), cablegrammar.render(cable)
    words = words_of(said)
    kept = words_of(canonical)
    apart = [
        *LETTERS.findall(canonical),
        *(word for word in WORD.findall(canonical) if word.upper() in MARKINGS),
    ]
    markings, whole = letters_of("|".join(apart)), letters_of(canonical)
    lost = [word for word in words - kept if kept[word] + markings.count(word) < words[word]]
    return lost + [
        run
        for run in map(letters_of, LETTERS.findall(said))
        if not any(run[:place] in whole and run[place:] in whole for place in range(len(run)))
    ]


def nodes_of(part: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever stands in a field
    """Yield every object of the model in a telegram but where things stand and what lies over it."""
    if isinstance(part, tuple):
        for each in part:
            yield from nodes_of(each)
    elif attrs.has(type(part)) and not isinstance(part, Span | cablegrammar.Extraneous):
        yield part
        for field in attrs.fields(type(part)):
            yield from nodes_of(getattr(part, field.name))


def check_laws_alone(text: str, part: type[Any]) -> None:
    """Check the laws on a text that is asked to be one part of a telegram, whatever it is."""
    try:
        read = cablegrammar.parse(text, into=part)
    except cablegrammar.CableSyntaxError:
        return
    for node in nodes_of(read):
        assert node == attrs.evolve(node)
    canonical = cablegrammar.render(read)
    again = cablegrammar.parse(canonical, into=part)
    assert read == again
    assert canonical == cablegrammar.render(again)


def check_all_laws(text: str) -> cablegrammar.Cable | None:
    """Check every law on a text, whatever it is; return its telegram, None where there is none."""
    try:
        cable = cablegrammar.parse(text)
    except cablegrammar.CableSyntaxError:
        rest = EMPTY.sub("", _layout.cover(text)[0])
        # What says nothing may stand before a label on its line.
        assert not words_of(EMPTY.sub("", rest))
        return None
    assert not lost_words(text, cable)
    for node in nodes_of(cable):
        assert node == attrs.evolve(node)
    canonical = cablegrammar.render(cable)
    again = cablegrammar.parse(canonical)
    assert cable == again
    assert canonical == cablegrammar.render(again)
    # At worst, every two characters are a serial that says year and post again.
    assert len(canonical) <= 12 * len(text) + 100
    return cable
