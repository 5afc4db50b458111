"""Which objects are valid: those that survive the round trip through canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import fields

from . import model
from ._automaton import UnexpectedText
from ._parse import read
from ._render import render
from .errors import CableSyntaxError, quoted
from .model import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Iterator


def survives(part: Any) -> bool:
    """Say whether canonical text says an object as it is."""
    return bool(_read(render(part), type(part)) == part)


def _read(text: str, into: type[Any]) -> Any:
    try:
        return read(text, into)
    except (UnexpectedText, CableSyntaxError):
        return None


def fault(part: Any) -> str:
    """Say which field of an object that does not survive, or of a part in it, is read as what."""
    text = render(part)
    found = _read(text, type(part))
    if not text.strip():
        return f"{type(part).__name__}: it says nothing"
    for place, words in _texts(part):
        meant = _meant(words)
        # What was read may have a text as one of its own.
        if meant and not (found is not None and any(words == each for _, each in _texts(found))):
            return f"{place}: {quoted(words)} would be read as {meant}"
    if found is None:
        return f"{type(part).__name__}: {quoted(text)} would not be read as {REGISTRY[type(part)].noun}"
    differing = (each.name for each in fields(type(part)) if each.eq)
    name = next(each for each in differing if getattr(found, each) != getattr(part, each))
    said, read_as = (quoted(_words(getattr(each, name))) for each in (part, found))
    return f"{type(part).__name__}.{name}: {said} would be read as {read_as}"


def _words(value: Any) -> str:
    """Return the value of a field as canonical text has it."""
    if type(value) is tuple:
        return ", ".join(map(_words, value))
    return render(value) if type(value) in REGISTRY else str(value)


def _texts(part: Any) -> Iterator[tuple[str, str]]:
    """Yield the texts in an object and in the parts of it, each with its class and field."""
    for each in fields(type(part)):
        value = getattr(part, each.name) if each.eq else None
        for member in value if type(value) is tuple else (value,):
            if isinstance(member, str):
                yield f"{type(part).__name__}.{each.name}", member
            elif type(member) in REGISTRY:
                yield from _texts(member)


def _meant(words: str) -> str | None:
    """Say as what words are read that stand alone; None where they are text."""
    cable = _read(words, model.Cable)
    owners = [owner for owner in (cable, cable and cable.heading) if owner]
    for owner in owners:
        for each, kind in model.parts_of(type(owner)):
            if getattr(owner, each.name) and kind not in _NOTHING_SPECIAL:
                return f"the {each.name.replace('_', ' ')}"
    return f"a {cable.extraneous[0].kind.value}" if cable and cable.extraneous else None


_NOTHING_SPECIAL: Final = frozenset({*model.BLOCKS, model.Heading, model.UnrecognizedLine})

model.Part.survives, model.Part.fault = staticmethod(survives), staticmethod(fault)
