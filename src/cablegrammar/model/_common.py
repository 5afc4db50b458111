"""What headings and texts share: precedence, classification, message reference numbers."""

from __future__ import annotations

import enum
import functools
import itertools
import string
from typing import Final

from attrs import field, frozen

from .. import _gazetteer
from .._unchecked import unchecked
from ..errors import quoted
from ._fields import YEARS, is_text, whole_number
from ._registry import Part, Place, letters_of, part

__all__ = ["Classification", "MRN", "Portion", "Precedence"]

_CAPITALS: Final = {ord(letter): letter.upper() for letter in string.ascii_lowercase}


def upper(text: str) -> str:
    """Return a text in capitals, changing no letter beyond ASCII: they may have none, or more than one."""
    return text.translate(_CAPITALS)


@functools.total_ordering
class _Ordered(enum.Enum):
    """Members are ordered as they are listed, the lowest first."""

    def __lt__(self, other: object) -> bool:
        members = list(type(self))
        return members.index(self) < members.index(other) if other in members else NotImplemented

    def __str__(self) -> str:
        return str(self.value)


class Precedence(_Ordered):
    """How fast a telegram is to be handled (ACP 127; NIACT, night action, is the State Department's)."""

    ROUTINE = "ROUTINE"
    PRIORITY = "PRIORITY"
    IMMEDIATE = "IMMEDIATE"
    NIACT_IMMEDIATE = "NIACT IMMEDIATE"
    FLASH = "FLASH"
    EMERGENCY_COMMAND = "EMERGENCY COMMAND"

    @property
    def prosign(self) -> str:
        """The letter that stands for it in the preamble."""
        return _PROSIGNS[self]

    @classmethod
    def from_prosign(cls, letter: str) -> Precedence:
        """Return the precedence for which a letter stands; KeyError for any other letter."""
        return _PRECEDENCES[letter]


_PROSIGNS: Final = {
    Precedence.ROUTINE: "R",
    Precedence.PRIORITY: "P",
    Precedence.IMMEDIATE: "O",
    Precedence.NIACT_IMMEDIATE: "O",
    Precedence.FLASH: "Z",
    Precedence.EMERGENCY_COMMAND: "Y",
}
#: NIACT IMMEDIATE has the letter of IMMEDIATE.
_PRECEDENCES: Final = {letter: each for each, letter in reversed(_PROSIGNS.items())}


class Classification(_Ordered):
    """How much a text is to be protected, the least first (5 FAM, E.O. 12958 and those before it).

    The three after UNCLASSIFIED are ways of handling what is not classified.
    """

    UNCLASSIFIED = "UNCLASSIFIED"
    SENSITIVE_BUT_UNCLASSIFIED = "SENSITIVE BUT UNCLASSIFIED"
    FOR_OFFICIAL_USE_ONLY = "FOR OFFICIAL USE ONLY"
    LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE"
    RESTRICTED = "RESTRICTED"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"  # noqa: S105 - a level, not a password
    TOP_SECRET = "TOP SECRET"  # noqa: S105

    @classmethod
    def of(cls, words: str) -> Classification:
        """Return the level that words, letters apart or together, or a portion mark's letters stand for.

        A letter lost at the beginning or doubled is understood. ValueError for anything else.
        """
        letters = letters_of(words.upper().replace("0", "O")).replace(" ", "")
        for ending, level in _SPELLINGS.items():
            if letters.endswith(ending):
                return level
        if letters not in _LETTERS:
            raise ValueError(f"{quoted(words)} stands for no classification")
        return _LETTERS[letters]


#: Longest endings first: what a level is known by where letters before it are lost or doubled.
_SPELLINGS: Final = {
    "SENSITIVEBUTUNCLASSIFIED": Classification.SENSITIVE_BUT_UNCLASSIFIED,
    "UNCLASSIFIED": Classification.UNCLASSIFIED,
    "UNCLASS": Classification.UNCLASSIFIED,
    "UNCLAS": Classification.UNCLASSIFIED,
    "FOROFFICIALUSEONLY": Classification.FOR_OFFICIAL_USE_ONLY,
    "LIMITEDOFFICIALUSE": Classification.LIMITED_OFFICIAL_USE,
    "RESTRICTED": Classification.RESTRICTED,
    "ONFIDENTIAL": Classification.CONFIDENTIAL,
    "TOPSECRET": Classification.TOP_SECRET,
    "ECRET": Classification.SECRET,
}
_LETTERS: Final = {
    "U": Classification.UNCLASSIFIED,
    "SBU": Classification.SENSITIVE_BUT_UNCLASSIFIED,
    "FOUO": Classification.FOR_OFFICIAL_USE_ONLY,
    "LOU": Classification.LIMITED_OFFICIAL_USE,
    "R": Classification.RESTRICTED,
    "C": Classification.CONFIDENTIAL,
    "S": Classification.SECRET,
    "TS": Classification.TOP_SECRET,
}


@part(place=Place.WITHIN_LINE, noun="a portion mark")
@frozen
class Portion(Part):
    """The mark that says how much one portion of a text is to be protected: `(S//NF)`, `(SBU)`, `(C)`."""

    #: The mark as written, without its parentheses.
    text: str = field(validator=is_text)

    @property
    def level(self) -> Classification | None:
        """The level; None where the letters stand for none."""
        letters = self._letters.upper()
        try:
            return Classification.of(letters.removesuffix("NF") or letters)
        except ValueError:
            return None

    @property
    def controls(self) -> tuple[str, ...]:
        """What else the mark says, as written: `NF`, `REL USA, ACGU`, `ENTIRE TEXT`."""
        letters = self._letters
        rest = self.text[len(letters) :].lstrip(" /,-").replace("-", "/")
        glued = ["NF"] if letters.endswith("NF") else []
        return tuple(filter(None, [*glued, *map(str.strip, rest.split("/"))]))

    @property
    def _letters(self) -> str:
        long = next(filter(self.text.startswith, _LEVELS_OF_SEVERAL_WORDS), "")
        return long or "".join(itertools.takewhile(str.isalpha, self.text))

    def __str__(self) -> str:
        return f"({self.text})"


_LEVELS_OF_SEVERAL_WORDS: Final = tuple(level.value for level in Classification if " " in level.value)


@part(rule="message_reference_number", place=Place.WITHIN_LINE)
@frozen
class MRN(Part):
    """A message reference number: which post sent a telegram, in which year, and its serial there."""

    #: Year of sending, in four digits.
    year: int = field(validator=whole_number(*YEARS))
    #: The post, in capitals without blanks, hyphens or apostrophes: `ABUDHABI`.
    post: str = field(validator=is_text)
    #: The serial at that post in that year.
    serial: int = field(validator=whole_number(0, 9_999_999))

    @property
    def canonical(self) -> MRN:
        """The number with the post as its own telegrams write it: `06HCMC99` is `06HOCHIMINHCITY99`.

        Spellings come from a gazetteer of posts, which is part of this package. A post that it does not have
        is taken for the one that it is near. Where several could be meant, the number stays as it is.
        """
        post = _gazetteer.canonical_post(self.post, self.year) or _gazetteer.nearest_post(self.post)
        return self if post in {None, self.post} else _mrn(self.year, post, self.serial, self.span)

    def __str__(self) -> str:
        return f"{self.year % 100:02d}{self.post}{self.serial}"


_mrn: Final = unchecked(MRN)

#: Two-digit years from this one on belong to the 1900s, those below it to the 2000s.
YEAR_WINDOW: Final = 60


def year_of(digits: str) -> int:
    """Return the year that two or four digits stand for, two by :data:`YEAR_WINDOW`."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= YEAR_WINDOW else 2000)
