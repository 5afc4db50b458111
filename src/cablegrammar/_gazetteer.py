"""Facts of the field that are kept as data: posts and their spellings, tags, captions, executive orders.

Each file of the folder `data` says where it is from, and what its lines mean. A line is a name, or a name, a
colon and values with commas between them; `#` begins a remark. A file is read when it is first asked for, and
once.

These facts serve names for what was read, and :func:`~cablegrammar.validate`. What a telegram is, and where
its parts begin and end, is the grammar's business alone; but only the list of posts tells the number of a
telegram from that of a resolution.
"""

from __future__ import annotations

import datetime
import functools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ._spelling import Vocabulary, distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def lines(name: str) -> list[str]:
    """Return the lines of a file of data."""
    from importlib import resources

    return resources.files(__package__).joinpath("data", f"{name}.txt").read_text("utf-8").splitlines()


def _entries(name: str) -> Iterator[tuple[str, list[str]]]:
    """Return every line of a file of data as its name and its values."""
    for line in lines(name):
        key, _, values = line.partition("#")[0].partition(":")
        if key.strip():
            yield key.strip(), [value.strip() for value in values.split(",") if value.strip()]


# ---- posts

#: How many letters, blanks among them, prints keep of a post in the head of a page: 6 to 1980, later 10.
_COLUMNS: Final = (6, 10)

#: What kind of office a post is, where that stands before its name.
_KIND_OF_POST: Final = re.compile(
    r"^(?:(?:AM)?(?:EMBASSY|CONSUL(?:ATE)?(?:GENERAL)?|CONGEN)|US(?:MISSION|OFFICE|INT|LO))(?=.)"
)
#: What is no part of the post in a message reference number: kind of office, classification.
_BEFORE_POST: Final = re.compile(r"^(?:(?:AM)?(?:EMBASSY|CONSUL(?:ATE)?)|UNCLAS+)\b(?! *$)|^SEC(?=STATE$)")


@functools.cache
def posts() -> Mapping[str, str]:
    """Return the names of all posts as telegrams write them, by the posts of message reference numbers."""
    return {_letters(name): name for name, _ in _entries("posts")}


@functools.cache
def _spellings() -> Mapping[str, tuple[str, int]]:
    """Return every spelling of a post, without blanks, with the post and the first year of this meaning."""
    spellings = {post: (post, 0) for post in posts()}
    cut: dict[str, set[str]] = {}
    for name, values in _entries("posts"):
        for value in values:
            spelling, _, year = re.sub(r" (\d{4})$", r"#\1", value).partition("#")
            spellings[_letters(spelling)] = (_letters(name), int(year or 0))
        for columns in _COLUMNS:
            cut.setdefault(_letters(name[:columns]), set()).add(_letters(name))
    for spelling, meant in cut.items():
        if len(meant) == 1:
            spellings.setdefault(spelling, (meant.pop(), 0))
    return spellings


def post_of(words: str) -> str:
    """Return a post as message reference numbers write it: letters in capitals, without the kind of office.

    A zero stands for the letter O.
    """
    return _letters(_BEFORE_POST.sub("", words.upper().strip().replace("0", "O")))


@functools.lru_cache(maxsize=4096)
def is_post(words: str) -> bool:
    """Say whether words are a post of the list, or near one."""
    return canonical_post(words) is not None or nearest_post(words) is not None


def nearest_post(words: str) -> str | None:
    """Return the post that damaged words were probably meant for; None for a known post."""
    letters = _letters(words)
    meant = None if canonical_post(words) else _vocabulary().nearest(letters)
    # Where two letters are wrong the first is not one of them.
    return meant if meant and (meant[0] == letters[0] or distance(meant, letters) == 1) else None


@functools.cache
def _vocabulary() -> Vocabulary:
    return Vocabulary({post: post for post in posts()})


def canonical_post(words: str, year: int | None = None) -> str | None:
    """Return the post that a spelling means, as message reference numbers write it; None where none is known.

    Blanks, case and a kind of office before the name (`AMEMBASSY`) make no difference. `year` is that of the
    telegram; a spelling that means a post only from some year on is taken for it where the year is not known.
    """
    letters = _letters(words)
    found = _spellings().get(letters) or _spellings().get(_KIND_OF_POST.sub("", letters))
    if found is None or (year is not None and year < found[1]):
        return None
    return found[0]


def _letters(words: str) -> str:
    return re.sub(r"[^A-Z]", "", words.upper())


# ---- tags and captions


@functools.cache
def tags() -> Mapping[str, str]:
    """Return what each tag of the lists names: `subject`, `program`, `geographic` or `organization`."""
    return {tag: kind for kind, values in _entries("tags") for tag in values}


@functools.cache
def captions() -> Mapping[str, str]:
    """Return what each caption is for, by the caption: `distribution`, `handling`, `channel` or `series`."""
    return {caption: kind for kind, values in _entries("captions") for caption in values}


# ---- officials


@functools.cache
def titles() -> Mapping[str, str]:
    """Return what each word of titles and offices says: `official`, `rank`; words are in small letters."""
    return {word: kind for kind, values in _entries("titles") for word in values}


# ---- executive orders


class OrderInForce(NamedTuple):
    """When an executive order on classification could be cited."""

    #: The day on which it was signed.
    signed: datetime.date
    #: The day on which the next order replaced it; for the last, the last day there is.
    replaced: datetime.date


@functools.cache
def executive_orders() -> Mapping[str, OrderInForce]:
    """Return the executive orders on classification by their numbers, the oldest first."""
    orders = {}
    for number, values in _entries("executive_orders"):
        signed, *replaced = map(datetime.date.fromisoformat, values)
        orders[number] = OrderInForce(signed, *replaced or [datetime.date.max])
    return orders
