"""Who classified a text: the fields of the line, as grammar/official.lark finds them."""

from __future__ import annotations

import functools
import string
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import evolve, frozen

from .. import _gazetteer, _grammar
from .._spelling import Vocabulary

if TYPE_CHECKING:
    import re

    from .._automaton import Lexeme


class Official(NamedTuple):
    """What a line says of the official who classified a text."""

    #: Name of the official; empty if there is none.
    name: str
    #: Title and office, as written; empty if there is none.
    title: str
    #: Sections of the executive order, each with a letter.
    reasons: tuple[tuple[str, str], ...]
    #: Each word that was taken for another, with that.
    misspelt: tuple[tuple[str, str], ...]


@functools.lru_cache(maxsize=8)
def official_of(text: str) -> Official:
    """Return what a line says of the official who classified a text."""
    said = _with_whole_words(text)
    folded, misspelt = _folded(said)
    start, name, end, reasons = _grammar.parser("official", _BUILD).run("official", folded)
    before, after = (name.start_pos, name.end_pos) if name else (end, end)
    title = " ".join(f"{said[start:before]} {said[after:end]}".split()).replace(" ,", ",")
    wrong = [(word.text, word.meant or "") for word in misspelt if word.start < end or word.kind == "reasons"]
    return Official(said[before:after], _without_ends(title), reasons, tuple(wrong))


def declassification_of(text: str) -> tuple[str | None, str | None]:
    """Return the day of declassification in the line of an executive order, in digits, and the officer."""
    day, officer = _grammar.parser("official", _BUILD).run("declassification", text)
    return day, officer and " ".join(officer.strip("( )").split())


#: What stands around a title.
_ENDS: Final = " ,;.:-/?"


def _without_ends(title: str) -> str:
    """Return a title without what stands around it; the last point of `a.i.` is a part of it."""
    begun = title.lstrip(_ENDS)
    stripped = begun.rstrip(_ENDS)
    letters = stripped.replace(".", " ").split(" ")[-1]
    return begun[: len(stripped) + 1] if len(letters) == 1 and begun[len(stripped) :][:1] == "." else stripped


class _Build:
    """A method for each rule of the grammar."""

    @staticmethod
    def official(children: list[Any]) -> tuple[int, Lexeme | None, int, tuple[tuple[str, str], ...]]:
        """Return where name and title begin, the name, where they end, and the reasons."""
        opening, *tokens, said = children
        ends = [token.end_pos for token in (opening, *tokens) if token]
        end, reasons = said or (max(ends, default=0), ())
        if tokens and tokens[0].type == "DERIVED":
            return end, None, end, reasons
        name = next((token for token in tokens if token.type in {"NAME", "SURNAME_FIRST"}), None)
        return opening.end_pos if opening else 0, name, end, reasons

    @staticmethod
    def reasons(children: list[Any]) -> tuple[int, tuple[tuple[str, str], ...]]:
        """Return where the reasons begin, and each reason once."""
        first, *_ = children[0] if type(children[0]) is list else children
        sections = [each for each in children if type(each) is list]
        # The last digit tells the section: `1.4`, `1 .4`, `14`.
        pairs = [
            (f"1.{number[-1]}", letter[0].lower()) for number, *letters in sections for letter in letters
        ]
        return first.start_pos, tuple(dict.fromkeys(pairs))

    section = list

    @staticmethod
    def declassification(children: list[Any]) -> tuple[str | None, str | None]:
        """Return the first day on which the text is open, and who decided it."""
        first = {token.type: str(token) for token in reversed(children)}
        return first.get("DAY"), first.get("OFFICER")


_BUILD: Final = _Build()


# ---- Lines that were cut inside a word

#: Where a line of full width ends. Systems that cut lines there did not look at words.
_FULL_WIDTH: Final = range(69, 73)


def _with_whole_words(text: str) -> str:
    """Return a text on one line, without the breaks that fell into a word at the end of a full line."""
    words: list[str] = []
    width = 0
    for line in text.replace("\\", "").split("\n"):
        column = 0
        for word in line.split(" "):
            # A publisher may have joined the lines.
            break_before = column - 1 if column else width
            if word and words and break_before in _FULL_WIDTH and _is_cut(words[-1], word):
                words[-1] += word
            elif word:
                words.append(word)
            column += len(word) + 1
        width = len(line.rstrip(" "))
    return " ".join(words)


def _is_cut(first: str, second: str) -> bool:
    """Say whether two pieces are one word: one that is known, or a name that goes on in small letters."""
    known = _gazetteer.titles().keys() | _SMALL_WORDS
    end = second.lower().rstrip(_ENDS)
    goes_on = len(end) > 1 and second[0].islower() and first[0].isupper() and first[-1].isalpha()
    return first.lower() + end in known or (goes_on and end not in known)


#: Words that no list of titles has and that stand after a name, or in one.
_SMALL_WORDS: Final = frozenset(
    """
    reason reasons per section based due as with citing van von der den de du da di dos la le el al bin
    """.split()
)


# ---- Which words are titles


@frozen
class _Word:
    """A word of a line."""

    start: int
    text: str
    #: What stands between the word before and this one.
    gap: str
    #: In small letters, with the letter O for a zero, without what stands around it.
    plain: str
    #: What it says of an official; None if no list has it; empty where the line ends.
    kind: str | None
    #: What it was probably meant for, if it is misspelt.
    meant: str | None = None


_EDGE: Final = _Word(0, "", "", "", "")


def _folded(text: str) -> tuple[str, list[_Word]]:
    """Return a text with titles in small letters and all other words in capitals, and the words misspelt."""
    words, pieces, done = [_EDGE, _EDGE], [], 0
    for found in _terminal("ONE_WORD").finditer(text):
        start, end = found.span()
        words.append(_word(start, found[0], text[done:start]))
        done = end
    words += [_EDGE, _EDGE]
    for place in range(2, len(words) - 2):
        kind, meant = _in_its_place(text, words, place)
        word = words[place]
        if (kind, meant) != (word.kind, word.meant):
            words[place] = word = evolve(word, kind=kind, meant=meant)
        letters = word.text.replace("0", "O") if word.plain.islower() else word.text
        if kind == "reasons":
            # In the letters of the word, as long as what is written.
            letters = "reasons".ljust(len(letters), "s")[: len(letters)]
        pieces += [word.gap, letters.translate(_SMALL if kind else _CAPITAL)]
    return "".join([*pieces, text[done:]]), [word for word in words if word.meant]


#: Letters of ASCII alone: an `ß` in capitals is longer.
_SMALL: Final = {ord(letter): letter.lower() for letter in string.ascii_uppercase}
_CAPITAL: Final = {ord(letter): letter.upper() for letter in string.ascii_lowercase}


def _terminal(name: str) -> re.Pattern[str]:
    return _grammar.terminal(name, "official")


def _word(start: int, text: str, gap: str) -> _Word:
    """Return a word with what the lists say of it."""
    titles = _gazetteer.titles()
    plain = text.lower().replace("0", "o").replace("’", "'").replace(",", "'").strip("'`-.&")
    kind = titles.get(plain)
    if kind is None and (_ends_in_title(text) or "&" in plain or _terminal("TITLE_SHAPE").fullmatch(plain)):
        kind = "official"
    if kind is None and "-" in plain and all(part in titles for part in plain.split("-")):
        kind = "work"
    return _Word(start, text, gap, plain, kind)


def _ends_in_title(text: str) -> bool:
    """Say whether a title is glued to the letters before it: `PEChief`."""
    start = max(0, len(text.rstrip(string.ascii_lowercase)) - 1)
    title = text[start:].lower()
    return text[:start].isalpha() and len(title) > 2 and _gazetteer.titles().get(title) == "official"


def _in_its_place(text: str, words: list[_Word], place: int) -> tuple[str | None, str | None]:
    """Return what a word says of an official where it stands, and what it was meant for if it is misspelt.

    What the words before it say is known.
    """
    last_but_one, before, word, after, next_but_one = words[place - 2 : place + 3]
    if word.plain == "a":
        acting = after.kind or after.gap == "/" or (after.plain == "i" and before.plain in _CHARGE)
        return "manner" if acting else None, None
    if word.kind:
        given_name = before.kind is None and word.gap.strip(".") == " "
        alone = last_but_one.kind is not None or before.gap != " " or len(before.plain) == 1
        surname = given_name and alone and word.kind in _ALSO_SURNAMES
        in_name = surname and _terminal("AFTER_NAME").match(text, word.start + len(word.text) - 1)
        return None if in_name else word.kind, None
    if _is_reasons(text, before, word, after):
        return "reasons", None if "reasons".startswith(word.plain) else "reasons"
    if (word.plain == "i" and before.plain == "a" and before.kind) or (
        word.plain in {"d", "de"} and after.kind
    ):
        return "manner", None
    if "/" in {word.gap, after.gap}:
        of_bureau = word.gap == "/" and (before.kind == "bureau" or len(before.plain) == 1)
        before_title = before.kind and after.kind and after.gap == "/" and _is_symbol(word)
        letter = len(word.plain) == 1 and not after.gap.startswith(". ")
        return "bureau" if letter or (of_bureau and not word.text.istitle()) or before_title else None, None
    # In a line of small letters an office's letters stand before a name.
    named = after.kind is None and after.gap == " " and after.text[0].isupper() and not after.text.isupper()
    if named and _is_symbol(word) and (before.kind is not None or word.gap != " "):
        return "bureau", None
    in_place = after.kind or (before.kind and after.kind is None and next_but_one.kind is None)
    meant = _title_meant(word.plain, after_title=bool(before.kind), in_place=bool(in_place))
    return (_gazetteer.titles()[meant], meant) if meant else (None, None)


#: Words after which `a. i.` are no initials.
_CHARGE: Final = frozenset({"charge", "chargé", "affaires", "d'affaires", "cda"})
#: What a word may say of an official, and be a surname at the end of a name: `Ann West`.
_ALSO_SURNAMES: Final = frozenset({"manner", "work", "office", "rank"})


def _is_symbol(word: _Word) -> bool:
    """Say whether a word may be an office's letters."""
    return word.text.isupper() and 3 <= len(word.text) <= 6


def _is_reasons(text: str, before: _Word, word: _Word, after: _Word) -> bool:
    """Say whether a word is `reasons`: that word, cut at the end, or misspelt before the section's number."""
    if word.plain in {"reason", "reasons"}:
        return True
    if after is _EDGE and before.plain in {"for", "per"}:
        return "reasons".startswith(word.plain)
    # Where a blank fell into the word, the grammar knows it.
    return (
        _terminal("AFTER_REASONS").match(text, word.start + len(word.text)) is not None
        and before.plain + word.plain not in {"reason", "reasons"}
        and _nearest(word.plain, "reasons", 2) is not None
    )


def _title_meant(plain: str, *, after_title: bool, in_place: bool) -> str | None:
    """Return the title that a word was meant for: a long one wherever it stands, a short one in its place."""
    if plain.startswith("d'") and after_title:
        # `Charge d'Afairs`.
        near = plain == "d'affairs" or _nearest(plain.removeprefix("d'"), "affaires", 2)
        return "d'affaires" if near else None
    if len(plain) >= _LONG:
        return _nearest(plain, "long", 2 if len(plain) > _LONG + 1 else 1)
    return _nearest(plain, "short", 1) if in_place else None


#: How many letters a long title has.
_LONG: Final = 7


@functools.lru_cache(maxsize=1024)
def _nearest(word: str, words: str, at_most: int) -> str | None:
    """Return the word that one was probably meant for; texts repeat what they say."""
    return _vocabularies()[words].nearest(word, at_most)


@functools.cache
def _vocabularies() -> dict[str, Vocabulary]:
    titles = _gazetteer.titles().items()
    return {
        "long": Vocabulary({word: word for word, kind in titles if len(word) >= _LONG and kind != "rank"}),
        "short": Vocabulary({word: word for word, kind in titles if len(word) > 4 and kind == "official"}),
        "affaires": Vocabulary({"affaires": "affaires", "affairs": "affairs"}),
        "reasons": Vocabulary({"reason": "reasons", "reasons": "reasons"}),
    }
