"""What a reader yields, and the error it ends in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import IO

from attrs import define, field, frozen

from .._picklable import Picklable


@define
class ReaderError(ValueError):
    """A file, or a row of one, that is not what its reader takes; `str()` gives place and message."""

    #: What is wrong, in one clause, without the place.
    message: str
    #: The file.
    path: Path
    #: Which row of the file, from 1; None where a file has no rows.
    row: int | None = None
    #: Number of the line, from 1, on which the row begins or the fault stands; None where it has no line.
    line: int | None = None

    def __str__(self) -> str:
        row = "" if self.row is None else f", row {self.row}"
        line = "" if self.line is None else f", line {self.line}"
        return f"{self.path}{row}{line}: {self.message}"


@frozen
class Record(Picklable):
    """One telegram as a publisher gives it: its text, what the publisher says of it, and where it was found.

    What the publisher says is kept as it is said, and is None where nothing is said. It is not always right:
    the text is the better witness.
    """

    #: The text, heading and all, as :func:`cablegrammar.parse` takes it; its lines end at line feeds.
    text: str
    #: The file that it comes from.
    path: Path = field(kw_only=True)
    #: Which row of the file, from 1, counting those that cannot be read; None where a file has no rows.
    row: int | None = field(default=None, kw_only=True)
    #: The encoding in which the bytes were read: `utf-8` or `cp1252`.
    encoding: str = field(default="utf-8", kw_only=True)
    #: The message reference number: `06ISLAMABAD22317`.
    mrn: str | None = field(default=None, kw_only=True)
    #: When the telegram was made, to the minute. Publishers name no time zone, so it has none.
    date: datetime | None = field(default=None, kw_only=True)
    #: Who sent it, in the publisher's words: `Embassy Islamabad`.
    place: str | None = field(default=None, kw_only=True)
    #: The classification, with controls: `SECRET//NOFORN`.
    classification: str | None = field(default=None, kw_only=True)
    #: Message reference numbers of the telegrams it refers to; empty where the publisher lists none,
    #: None where there is no such list.
    references: tuple[str, ...] | None = field(default=None, kw_only=True)
    #: Addresses of the articles that the telegram appears in; empty where the publisher lists none,
    #: None where there is no such list.
    articles: tuple[str, ...] | None = field(default=None, kw_only=True)


def read_bytes(path: Path) -> bytes:
    """Return what is in a file; ReaderError where no file can have its name."""
    with opened(path) as file:
        return file.read()


def opened(path: Path) -> IO[bytes]:
    """Open a file; ReaderError where no file can have its name."""
    try:
        return path.open("rb")
    except ValueError as error:
        raise ReaderError(f"no file can have this name: {error}", path) from None


def date_of(words: str, form: str) -> datetime | None:
    """Return a publisher's date, None where there are no words; ValueError where they are no date."""
    return datetime.strptime(words, form) if words else None  # noqa: DTZ007 - publishers name no time zone
