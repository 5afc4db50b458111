"""The sets of a record message, by their grammar (sets.lark), and what they say in other words."""

from __future__ import annotations

import bisect
from itertools import repeat
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from . import _grammar
from ._spelling import distance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._automaton import Lexeme


class Set(NamedTuple):
    """A set, and where it stands."""

    identifier: str
    fields: tuple[str, ...]
    #: Whether its two slants stand at its end; those of a set that opens the text stand below that.
    terminated: bool
    start: int
    end: int


def read(text: str, end: int | None = None, taken: list[Lexeme] | None = None) -> list[Set]:
    """Return the sets of a text, up to a place, in order; nothing, at no cost, if the text has none.

    With a list of `taken`, lexemes are added to it.
    """
    if not has_cue(text):
        return []
    lexemes: list[Lexeme] = []
    read_sets: list[Set] = _grammar.parser("sets", _BUILD).run("sets", text, [], 0, end, taken=lexemes)
    found = [each for each in read_sets if _is_whole(each, text)]
    # A line that is a set of no list, or of a kind that explains others, is one only in a record message.
    if not any(each.identifier.startswith(_HEADS) and begins_one(f"{each.identifier}/") for each in found):
        return []
    if taken is not None:
        starts = [each.start for each in found]
        for each in lexemes:
            place = bisect.bisect_right(starts, each.start_pos) - 1
            if place >= 0 and each.end_pos <= found[place].end:
                taken.append(each)
    return found


def _is_whole(found: Set, text: str) -> bool:
    """Say whether a set says all that stands in its place: what no terminal takes is passed over."""
    said = "".join([found.identifier, *found.fields])
    return list(filter(str.isalnum, said)) == list(filter(str.isalnum, text[found.start : found.end]))


def begins_one(text: str) -> bool:
    """Say whether a text begins as a set of the list."""
    return _grammar.terminal("SET", "sets").match(text) is not None


def read_one(text: str) -> Set:
    """Return the set that a text is; raises UnexpectedText if it is none."""
    found: Set = _grammar.parser("sets", _BUILD).run("message_set_alone", text)
    return found


def has_cue(text: str) -> bool:
    """Say whether a text has what every record message has one of."""
    return any(cue in text for cue in _CUES)


_CUES: Final = ("SUBJ/", "REF/", "MSGID", "RMKS", "GENTEXT")
_HEADS: Final = tuple(cue.removesuffix("/") for cue in _CUES)


class _Build:
    """From the rules of the grammar to sets."""

    def sets(self, children: list[Set]) -> list[Set]:
        return children

    def message_set_alone(self, children: list[Set]) -> Set:
        return children[0]

    def message_set(self, children: list[Lexeme]) -> Set:
        identifier, *fields, end = children
        said = (_field(each) for each in fields if each)
        last = next(filter(None, reversed(children)))
        return Set(
            identifier.strip(), tuple(filter(None, said)), end is not None, identifier.start_pos, last.end_pos
        )

    def text_set(self, children: list[Lexeme]) -> Set:
        identifier, _, *titles = children
        fields = tuple(map(_field, titles))
        return Set(
            identifier.strip(), fields, terminated=True, start=identifier.start_pos, end=children[-1].end_pos
        )


_BUILD: Final = _Build()


def _field(token: Lexeme) -> str:
    """Return what a field says, on one line: a line that goes on with it may have a slant before it."""
    return " ".join(token.strip(" \n:/").replace("\n/", "\n").split())


def meant(identifier: str, fields: Sequence[str]) -> str:
    """Return what an identifier was meant for: one letter of four is wrong, two of five, or one of REF.

    The letter of a reference must stand behind the last. Any other identifier is meant as it is.
    """
    if begins_one(f"{identifier}/"):
        return identifier
    labelled = bool(fields) and len(fields[0]) == 1
    near = (each for each in _MEANT if distance(identifier, each) <= (len(each) - 3 or labelled))
    return next(near, identifier)


_MEANT: Final = ("MSGID", "SUBJ", "NARR", "AMPN", "REF")


def may_be_signed(identifiers: Iterable[str]) -> bool:
    """Say whether a text with sets of these names may have a surname under it: a record message has none."""
    return all(each == "REF" for each in identifiers)


def opens_text(identifier: str) -> bool:
    """Say whether a set opens the text of its message."""
    return _grammar.terminal("TEXT_WORDS", "sets").fullmatch(identifier) is not None


def covered(text: str, sets: Iterable[Set]) -> str:
    """Return a text with line feeds over sets and blanks around them; every character keeps its offset."""
    pieces: list[str] = []
    done = 0
    for each in sets:
        start, end = done + len(text[done : each.start].rstrip(" ")), each.end
        while text[end : end + 1] == " ":
            end += 1
        pieces += text[done:start], "\n" * (end - start)
        done = end
    return "".join([*pieces, text[done:]])


# ---- What they say in other words


#: Name, grade, unit, telephone numbers, mail addresses.
_Contact: TypeAlias = tuple[str, str | None, str | None, list[str], list[str]]


class Cited(NamedTuple):
    """What a set REF refers to."""

    label: str | None
    #: Its other fields, with slants between.
    text: str
    note: str | None
    #: Which of the sets REF it is.
    place: int


def references(sets: Iterable[tuple[str, Sequence[str]]]) -> list[Cited]:
    """Return what sets refer to, given by identifiers and fields, with what NARR and AMPN say of each.

    An amplification says it of the set above it, unless it names others: `REF A IS ... REF B IS ...`.
    """
    found: list[Cited] = []
    notes: list[tuple[str, int]] = []
    number = -1
    for identifier, fields in sets:
        if identifier == "REF":
            number += 1
            letter = fields[0].strip("(). ").upper() if fields else ""
            label = letter if len(letter) in {1, 2} else None
            text = "/".join(fields[1:] if label else fields)
            if text:
                found.append(Cited(label if label != "-" else None, text, None, number))
        elif identifier in {"NARR", "AMPN"} and fields:
            notes.append(("/".join(fields), len(found) - 1))
    for text, above in notes:
        for place, words in _parted(text, above, {each.label: at for at, each in enumerate(found)}):
            if words and place >= 0:
                before = found[place].note
                found[place] = found[place]._replace(note=f"{before} {words}" if before else words)
    return found


def _parted(text: str, above: int, places: dict[str | None, int]) -> Iterable[tuple[int, str]]:
    """Yield the pieces of a narrative, each with the place of a reference that it speaks of."""
    done, speaks_of = 0, [above]
    for named in _grammar.terminal("NAMED_REFERENCE", "sets").finditer(text):
        letters = (each.strip("(),:").upper() for each in named[0].split())
        cited = [places[letter] for letter in letters if letter in places]
        if cited:
            yield from ((place, text[done : named.start()].strip(" ,;/")) for place in speaks_of)
            done, speaks_of = named.end(), cited
    yield from ((place, text[done:].strip(" ,;/")) for place in speaks_of)


def contacts(fields: Sequence[str]) -> Iterable[_Contact]:
    """Yield what a set POC says of each person: below numbers or an address, a grade begins another."""
    address, number, parts, topic, before = map(_grammar.terminal, _PEOPLE, repeat("sets"))
    said, reached = list[str](), False
    for part in filter(None, map(str.strip, parts.split("/".join(fields)))):
        each = topic.sub("", part)
        if reached and before.match(each):
            yield _contact(said)
            said, reached = [], False
        said.append(each)
        reached = reached or bool(address.search(each) or number.search(each))
    yield _contact(said)


#: The terminals that part what a set POC says, and tell one person from the next.
_PEOPLE: Final = ("MAIL", "TELEPHONE", "CONTACT_BREAK", "TOPIC", "GRADE_BEFORE_NAME")


def _contact(parts: Sequence[str]) -> _Contact:
    """Return what the parts of a set POC say of a person; no name if they say none."""
    address, label, number, place, grade, before = map(_grammar.terminal, _CONTACT, repeat("sets"))
    plain, telephones, mail = list[str](), list[str](), list[str]()
    unit = None
    for each in parts:
        if address.search(each):
            mail += (found[0].strip(".,;") for found in address.finditer(each))
        elif (found := label.match(each)) or number.match(each):
            # A line may have ended at a hyphen. Three digits are those before a number that stands above.
            said = (each[found.end() :] if found else each).replace("- ", "-")
            telephones += [said] if sum(map(str.isdigit, said)) > _PREFIX else []
        elif found := place.match(each):
            unit = each[found.end() :] if each.upper().startswith("UNIT") else unit
        elif each != "-":
            plain.append(each)
    # The grade is a field of its own, or stands before the name; the unit may stand before both.
    for at, each in enumerate(plain[1:3], start=1):
        # What the person is may follow it: `CTO1, SECRETARY`.
        words = each.partition(",")[0]
        if grade.fullmatch(words):
            return " ".join(plain[:at]), words, unit or next(iter(plain[at + 1 :]), None), telephones, mail
    at = 0 if not plain[1:] or before.match(plain[0]) or not before.match(plain[1]) else 1
    found = before.match(plain[at]) if plain else None
    name = plain[at][found.end() if found else 0 :] if plain else ""
    unit = unit or next(iter(plain[:at] or plain[1:]), None)
    return name, found and found[0].strip(), unit, telephones, mail


#: The terminals that tell what each part says.
_CONTACT: Final = ("MAIL", "TELEPHONE_LABEL", "TELEPHONE", "UNIT_LABEL", "GRADE", "GRADE_BEFORE_NAME")
#: How many digits stand before a number of the defense network.
_PREFIX: Final = 3


def releaser(text: str) -> str | None:
    """Return who released a message, if a text says it."""
    line = " ".join(text.split())
    found = _grammar.terminal("RELEASED_BY", "sets").search(line)
    name = found and _grammar.terminal("RELEASER", "sets").match(line, found.end())
    if not name:
        return None
    # The point of `JR.` is a part of the name.
    return name[0].strip() if "," in name[0] else name[0].strip(" .") or None


def line_of(label: str | None, text: str, note: str | None) -> str:
    """Return a reference as sets say it."""
    line = f"REF/{label or '-'}/{text}//"
    return line if note is None else f"{line}\nAMPN/{note}//"
