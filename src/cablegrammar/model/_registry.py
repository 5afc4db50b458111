"""The registry of the model: what is particular to a class is said beside the class, and looked up here.

Parser, renderer, joining, strategies and tests take from it what classes there are.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from attrs import field, fields, frozen, validators

from .._picklable import Picklable
from .._span import Span
from ._fields import of_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrs import Attribute

_Part = TypeVar("_Part")


class Place(enum.Enum):
    """Where a part of a telegram stands."""

    #: At the start of a line, or on lines of its own.
    LINE = "line"
    #: Inside a line.
    WITHIN_LINE = "within a line"
    #: In the body, as one of its blocks.
    BODY = "body"


@frozen
class Entry:
    """What the library knows of a class of the model."""

    #: The class.
    cls: type[Any]
    #: The rule of the grammar that makes an object of it.
    rule: str
    #: The rule that reads it where it stands alone (`into=`).
    alone: str
    #: The file of the grammar that has the rule.
    grammar: str
    #: Where it stands.
    place: Place
    #: The label that canonical text puts before it.
    label: str | None
    #: What a message calls it, with its article: `a classification line`.
    noun: str

    @property
    def label_letters(self) -> str:
        """The letters of the label: other signs in it make no difference."""
        return letters_of(self.label or "")


@functools.lru_cache(maxsize=1024)
def letters_of(words: str) -> str:
    """Return the words of a text in capitals, without other signs."""
    return re.sub(r"[^A-Z]+", " ", words).strip()


#: Every class of the model that `parse` reads and `render` writes, in the order of the sources.
REGISTRY: Final[dict[type[Any], Entry]] = {}


def part(
    *,
    rule: str | None = None,
    alone: str | None = None,
    grammar: str = "cable",
    place: Place = Place.LINE,
    label: str | None = None,
    noun: str | None = None,
) -> Callable[[type[_Part]], type[_Part]]:
    """Return a decorator that enters a class into the registry.

    :param rule: The rule of the grammar that makes an object of it; without it, the name of the class in
        small letters with underscores.
    :param alone: The rule that reads it where it stands alone, if that is another.
    :param grammar: The file of the grammar that has the rule.
    :param place: Where it stands.
    :param label: The label that canonical text puts before it.
    :param noun: What a message calls it, with its article; without it, the name of the rule.
    """

    def enter(cls: type[_Part]) -> type[_Part]:
        words = "".join(f"_{each}" if each.isupper() else each for each in cls.__name__)
        name = rule or words.lstrip("_").lower()
        called = name.replace("_", " ")
        article = "" if called.endswith("s") else "an " if called[0] in "aeiou" else "a "
        REGISTRY[cls] = Entry(cls, name, alone or name, grammar, place, label, noun or article + called)
        return cls

    return enter


# A class of which a text may have very many has no slot for weak references, so that this has none.
@frozen(weakref_slot=False)
class Part(Picklable):
    """A part of a telegram.

    One that is built by hand is valid if and only if it survives the round trip:
    `parse(render(part), into=type(part)) == part`.
    """

    #: Where it stood in the text it was parsed from; no part in equality.
    span: Span | None = field(
        default=None, eq=False, repr=False, kw_only=True, validator=validators.optional(of_class(Span))
    )

    #: Says whether an object survives, and what is wrong with one that does not. The parser and the renderer,
    #: which this module does not know, decide it: `_validity` sets both.
    survives: ClassVar[Callable[[Any], bool]]
    fault: ClassVar[Callable[[Any], str]]

    def __attrs_post_init__(self) -> None:
        if not Part.survives(self):
            raise ValueError(Part.fault(self))


def parts_of(owner: type[Any]) -> Iterator[tuple[Attribute[Any], type[Any]]]:
    """Yield the fields of a class that hold parts, each with every class that it may hold."""
    for each in fields(owner):
        for kind in each.metadata.get("kinds", ()):
            yield each, kind
