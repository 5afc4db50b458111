"""Sets of a record message, and what they say that a telegram says in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from .. import _grammar, _sets
from .._unchecked import unchecked
from ._common import Portion
from ._fields import is_text, of_class, texts_field
from ._front import Reference, Subject
from ._registry import Part, part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MessageSet", "PointOfContact"]


@part(grammar="sets", alone="message_set_alone")
@frozen
class MessageSet(Part):
    """A set of a record message: `MSGID/GENADMIN/CNO WASHINGTON DC/N1/JAN//`."""

    #: What the set is for: `MSGID`, `REF`.
    identifier: str = field(validator=is_text)
    #: What stands between its slants, each on one line: `GENADMIN`, `CNO WASHINGTON DC`, `N1`, `JAN`.
    fields: tuple[str, ...] = texts_field()
    #: Whether its end was there; no part in equality.
    terminated: bool = field(default=True, eq=False, repr=False, kw_only=True, validator=of_class(bool))

    @property
    def meant(self) -> str:
        """The identifier for which its own was meant: REF for `REB/B/DOC//`, a letter of which is wrong."""
        return _sets.meant(self.identifier, self.fields)

    @property
    def opens_text(self) -> bool:
        """Whether the text of the message stands behind it (`RMKS`, `GENTEXT`)."""
        return _sets.opens_text(self.identifier)


class PointOfContact(NamedTuple):
    """Whom to ask about a record message: what a set POC says, each field None where it says none."""

    #: Name, as written: `JANE DOE`.
    name: str
    #: Rank or grade: `LCDR`, `CIV`.
    rank: str | None
    #: Unit: `CNO N1`.
    unit: str | None
    #: Telephone numbers, as written, without their labels.
    telephones: tuple[str, ...]
    #: Mail addresses, as written, without their labels.
    mail: tuple[str, ...]


def contacts_of(sets: Iterable[MessageSet]) -> Iterator[PointOfContact]:
    """Yield whom the sets POC name."""
    for each in sets:
        if each.identifier.startswith("POC"):
            for name, rank, unit, telephones, mail in _sets.contacts(each.fields):
                if name:
                    yield PointOfContact(name, rank, unit, tuple(telephones), tuple(mail))


def subject_of(sets: Iterable[MessageSet]) -> Subject | None:
    """Return what the first set SUBJ says; None if there is none, or a label could not say the same."""
    said = next((each for each in sets if each.meant == "SUBJ" and each.fields), None)
    if said is None:
        return None
    text = "/".join(said.fields)
    # Its mark stands before it or behind it.
    mark = _grammar.terminal("PORTION_WORDS").match(text) or _grammar.terminal("PORTION_BEHIND").search(text)
    portion = unchecked(Portion)(mark[0].strip(" ().").upper(), said.span) if mark else None
    text = (text[: mark.start()] + text[mark.end() :]).strip() if mark else text
    subject = unchecked(Subject)(text, portion, said.span)
    return subject if Part.survives(subject) else None


def references_of(sets: Iterable[MessageSet]) -> tuple[Reference, ...]:
    """Return what the sets REF refer to, in order, each with what NARR and AMPN say of it."""
    return tuple(each for each in references_in(sets) if Part.survives(each))


def references_in(sets: Iterable[MessageSet]) -> list[Reference]:
    """Return the same, and also what could not stand alone."""
    sets = tuple(sets)
    spans = [each.span for each in sets if each.meant == "REF"]
    found = _sets.references((each.meant, each.fields) for each in sets)
    return [unchecked(Reference)(each.text, each.label, each.note, None, spans[each.place]) for each in found]
