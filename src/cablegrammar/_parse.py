"""From text to the model."""

from __future__ import annotations

import contextlib
from typing import Any, Final, TypeVar, overload

from . import _assemble, _blocks, _close, _cut, _grammar, _layout, _sets, _transform, model
from ._automaton import Lexeme, UnexpectedText
from ._pieces import changed, is_taken
from ._span import Span
from .errors import CableSyntaxError

_Part = TypeVar("_Part")

_BUILD: Final = _transform.Build()

#: Longest text that is parsed unless another length is given, in characters.
MAX_LENGTH: Final = 10_000_000


@overload
def parse(
    text: str, *, strict: bool = False, year: int | None = None, max_length: int | None = MAX_LENGTH
) -> model.Cable: ...
@overload
def parse(
    text: str,
    *,
    strict: bool = False,
    year: int | None = None,
    into: type[_Part],
    max_length: int | None = MAX_LENGTH,
) -> _Part: ...
def parse(
    text: str,
    *,
    strict: bool = False,
    year: int | None = None,
    into: type[Any] = model.Cable,
    max_length: int | None = MAX_LENGTH,
) -> Any:
    """Read a telegram, or any part of one, from its text.

    Spans count characters of the text. Time and memory grow with its length and no faster, whatever it is.

    :param text: The telegram, whole or cut, with or without what relays, archives or publishers laid over it.
    :param strict: Raise at the first line that the grammar does not know, rather than keep it in
        :attr:`Cable.unrecognized`.
    :param year: The year of sending, in four digits; used only where the text leaves it open, and no part in
        equality.
    :param into: The class of the model that the text stands for, where it is a part of a telegram.
    :param max_length: Refuse a longer text, in characters. The default is 10,000,000; the longest telegrams
        known have less than a million. None lets any length pass.
    :raises CableSyntaxError: Nothing in the text belongs to a telegram; in strict mode, something does not;
        the text does not stand for the part asked for; or it is longer than `max_length`.
    :raises ValueError: `year` is not between 1900 and 2099.
    :raises TypeError: `text` is not a `str`, or `into` is no class of the model that stands alone.
    """
    if not isinstance(text, str):
        raise TypeError(f"parse takes a str, not {type(text).__name__}")
    if year is not None and not (type(year) is int and model.YEARS[0] <= year <= model.YEARS[1]):
        raise ValueError(f"year must be between {model.YEARS[0]} and {model.YEARS[1]}, not {year!r:.20}")
    if max_length is not None and len(text) > max_length:
        message = f"a text of {len(text):,} characters is longer than {max_length:,}"
        raise CableSyntaxError(message, text, Span(max_length, len(text)))
    if into is not model.Cable:
        return _parse_part(text, into, year)
    cable = _read_cable(text, year)
    if cable is None:
        raise CableSyntaxError("nothing here belongs to a telegram", text, Span(0, len(text)), "a telegram")
    if strict:
        for line in sorted(cable.unrecognized, key=lambda each: each.span.start if each.span else 0):
            message, expected = _expectation(cable, line)
            raise CableSyntaxError(message, text, line.span or Span(0, 0), expected)
    return cable


def read(text: str, into: type[Any]) -> Any:
    """Return what a text says, whether the model takes it or not; None if it says nothing of that class.

    Raises UnexpectedText where the text does not match the rule of the class.
    """
    if into is model.Cable:
        return _read_cable(text, None)
    if into in model.OUTSIDE_TEXT:
        # It is valid only if it is known in a telegram of nothing else.
        cable = _read_cable(text, None, checks=False)
        return cable and getattr(cable, model.OUTSIDE_TEXT[into])
    return _read_part(text, model.REGISTRY[into])


def lexemes(text: str) -> tuple[model.Cable | None, list[Lexeme], list[Lexeme]]:
    """Return the telegram of a text, the lexemes that it was read from, and those of what lies over it."""
    taken: list[Lexeme] = []
    above: list[Lexeme] = []
    return _read_cable(text, None, taken=taken, above=above), taken, above


def _read_cable(
    text: str,
    year: int | None,
    *,
    checks: bool = True,
    taken: list[Lexeme] | None = None,
    above: list[Lexeme] | None = None,
) -> model.Cable | None:
    """Return the telegram of a text; None if there is none.

    With lists, lexemes are added to them: those of the telegram, and those of what lies over it and says
    something of it.
    """
    covered, extraneous, saying = _layout.cover(text)
    skipped: list[tuple[int, int]] = []
    ending = _close.ending_of(covered)
    sets = _sets.read(covered, ending, taken)
    start = sets[-1].end if sets and _sets.opens_text(sets[-1].identifier) else None
    if sets:
        covered = _sets.covered(covered, sets)
    cut = _cut.cut(covered, ending, start)
    if (sound := _cut.repaired(covered, cut)) is not None:
        covered = sound
        cut = _cut.cut(covered, ending, start)
    extraneous += (
        model.Extraneous(model.ExtraneousKind.OTHER_SPELLING, text[start:end], Span(start, end))
        for start, end in _cut.glued(covered, cut.labels)
    )
    parts = _parts(
        cut,
        ending,
        skipped,
        "below" if start is None else "text",
        taken,
        signed=_sets.may_be_signed(each.identifier for each in sets),
    )
    fields, supplied = _said(saying, extraneous, above) if saying else ([], [])
    return _assemble.assemble(
        (*fields, *parts),
        supplied,
        skipped,
        text,
        cut.text,
        extraneous,
        year,
        sets=[_transform.message_set(each) for each in sets],
        checks=checks,
    )


def _parts(
    cut: _cut.Cut,
    ending: int,
    skipped: list[tuple[int, int]],
    rule: str = "below",
    taken: list[Lexeme] | None = None,
    *,
    signed: bool = True,
) -> list[Any]:
    """Return the parts of a telegram in order; what no terminal matches is added to `skipped`.

    Nobody signs a message of sets; behind a set that opens the text the rule is `text`.
    """
    automaton, text = _grammar.parser("cable", _BUILD), cut.text
    above = _blocks.breaks_above(text, cut.labels)
    parts = [*automaton.run("above", text, skipped, 0, cut.start, above, taken)]
    end = max(_close.surname_of(text, ending), cut.start) if signed else ending
    passed_over, begun = len(skipped), len(taken or ())
    below = automaton.run(rule, text, skipped, cut.start, end, _blocks.breaks(text, cut.start, end), taken)
    if end < ending:
        closing: list[Lexeme] = []
        with contextlib.suppress(UnexpectedText):
            closed = automaton.run("close", text, None, end, ending, taken=closing)
            if _assemble.has_block(below):
                below += closed
                end = ending
                if taken is not None:
                    taken += closing
        if end < ending:
            # Nothing is signed but a text.
            del skipped[passed_over:]
            if taken is not None:
                del taken[begun:]
            breaks = _blocks.breaks(text, cut.start, ending)
            below = automaton.run("below", text, skipped, cut.start, ending, breaks, taken)
    parts += below
    if ending < len(text.rstrip(" \n")):
        parts.append(automaton.run("ending", text, skipped, ending, taken=taken))
    return parts


def _said(
    saying: list[tuple[model.Extraneous, str]],
    extraneous: list[model.Extraneous],
    taken: list[Lexeme] | None,
) -> tuple[list[Any], list[Any]]:
    """Return what lies over a telegram and says something of it: its fields; what a SMART message supplies.

    What becomes a field, the first of its kind, is taken out of what is extraneous. What no rule takes stays.
    """
    fields: dict[str, Any] = {}
    supplied: list[Any] = []
    for each, text in saying:
        rule = each.kind.name.lower()
        smart = rule == "smart_field"
        if rule in fields:
            continue
        grammar = "smart" if smart else "layout"
        with contextlib.suppress(UnexpectedText):
            found: list[Lexeme] = []
            part = _grammar.parser(grammar, _BUILD).run(
                rule, text, None, each.span.start, each.span.end, taken=found
            )
            if smart:
                supplied.append(part)
                continue
            fields[rule] = part
            extraneous.remove(each)
            if taken is not None:
                taken += found
            # The sum of a distribution and its letter may stand without the blank of canonical text.
            slant, total, letter = each.text[-5:-4], each.text[-4:-1], each.text[-1:]
            if rule == "distribution" and slant == "/" and total.isdigit() and letter.isalpha():
                span = Span(each.span.end - 4, each.span.end)
                extraneous.append(model.Extraneous(model.ExtraneousKind.OTHER_SPELLING, total + letter, span))
    return list(fields.values()), supplied


def _expectation(cable: model.Cable, line: model.UnrecognizedLine) -> tuple[str, str]:
    """Say what could have stood in the place of a line that no rule knows."""
    if line.text in {"TO", "INFO"}:
        expected = "an addressee"
    elif cable.heading and cable.heading.span and line.span and line.span.start < cable.heading.span.end:
        expected = "a line of the heading"
    else:
        expected = "a line of the front matter"
    return f"expected {expected}, for example {_EXAMPLES[expected]}", expected


_EXAMPLES: Final = {
    "an addressee": "SECSTATE WASHDC",
    "a line of the heading": "FM AMEMBASSY EXAMPLE",
    "a line of the front matter": "SUBJECT: EXAMPLE",
}


def _parse_part(text: str, into: type[Any], year: int | None) -> Any:
    entry = model.REGISTRY.get(into)
    if entry is None:
        raise TypeError(f"{into!r} is no part of a telegram that stands alone")
    place = 0
    try:
        part = _read_part(text, entry)
    except UnexpectedText as error:
        place = min(error.offset, len(text))
    else:
        if part is not None and is_taken(part):
            return changed(part, assumed_year=year) if into is model.Reference else part
    if not text[:place].strip():
        message = f"expected {entry.noun}"
    else:
        message = f"{entry.noun} cannot {'go on like this' if text[place:].strip() else 'end here'}"
    raise CableSyntaxError(message, text, Span(place, len(text)), entry.noun)


def _read_part(text: str, entry: model.Entry) -> Any:
    """Return the part that a text says, unchecked; None where it says none of the class.

    Raises UnexpectedText where the text does not match the rule.
    """
    if entry.grammar == "sets" or (entry.cls is model.Reference and text.lstrip().startswith("REF/")):
        return _read_sets(_layout.cover(text)[0], entry)
    if entry.grammar == "layout":
        source = _layout.cover_publisher_marks(_layout.plain(text))
        found = _grammar.parser("layout", _BUILD).run(entry.alone, source)
    else:
        # What stands inside a line begins none, so that no mark that begins one is looked for; what stands in
        # a body has something above it.
        before = _BEFORE[entry.place]
        covered = _layout.cover(before + text)[0][len(before) :]
        if entry.place is model.Place.BODY:
            covered = _cut.cut_block(covered).text
            breaks = _blocks.breaks(covered, 0, None, _blocks.ALONE)
        else:
            cut = _cut.cut_part(covered)
            covered, breaks = cut.text, _blocks.breaks_above(cut.text, cut.labels)
        found = _grammar.parser("cable", _BUILD).run(entry.alone, covered, breaks=breaks)
    return _assemble.part_of(found, text, entry.cls)


def _read_sets(text: str, entry: model.Entry) -> Any:
    """Return the set that a text is, or the reference that its sets say; None where it says anything else."""
    if entry.grammar == "sets":
        return _transform.message_set(_sets.read_one(text))
    sets = _sets.read(text)
    found = model.references_in(map(_transform.message_set, sets))
    return found[0] if len(found) == 1 and not _sets.covered(text, sets).strip() else None


_BEFORE: Final = {model.Place.LINE: "", model.Place.WITHIN_LINE: ".", model.Place.BODY: ".\n"}
