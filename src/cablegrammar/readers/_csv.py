"""The publisher's table of all telegrams, `cables.csv`.

The module `csv` is not used: its fields are limited for the whole process at once, to less than a long
telegram has, and after a lost quotation mark it cannot find the next row.
"""

from __future__ import annotations

import codecs
import os
import re
from collections import deque
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import IO, Final, Literal

from .._patterns import portable
from ._record import ReaderError, Record, date_of, opened
from ._text import joined

#: How long a row may be, in bytes. One that seems longer has lost a quotation mark.
_LONGEST_ROW: Final = 1 << 22


def read_csv(
    path: str | os.PathLike[str],
    *,
    encoding: Literal["utf-8", "cp1252"] = "utf-8",
    on_error: Callable[[ReaderError], object] | None = None,
) -> Generator[Record, None, None]:
    r"""Read `cables.csv`, or any rows of it, telegram by telegram.

    It has eight columns and no header: number of the row, `m/d/Y H:M`, message reference number, place,
    classification, references joined by `|`, heading, text. What holds commas or line ends stands in
    quotation marks; a quotation mark or a backslash that belongs to the text has a backslash before it.

    The file is opened when the first record is asked for, and closed after the last, or with the generator.
    One row is held at a time.

    :param encoding: The encoding of the file. A byte order mark is passed over.
    :param on_error: Called with the error of each row that cannot be read; reading goes on with the next row.
        Without it the first such error is raised, and ends the reading.
    :raises ReaderError: A row has not eight columns, lacks a quotation mark, has no number or a date that is
        none, holds bytes that are not in the encoding, or is longer than 4 MiB.
    :raises OSError: The file cannot be read.
    """
    path = Path(path)
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise ReaderError(f"no encoding is named {encoding[:40]!r}", path) from None
    with opened(path) as file:
        for found in rows_of(file, path, encoding):
            if isinstance(found, Record):
                yield found
            elif on_error is None:
                raise found
            else:
                on_error(found)


def rows_of(file: IO[bytes], path: Path, encoding: str = "utf-8") -> Iterator[Record | ReaderError]:
    """Yield the record of each row of a table that is open, or what is wrong with the row."""
    return _records(_Lines(file), path, encoding)


class _Lines:
    """The lines of a file, which can be put back."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._ahead = deque([file.readline(_LONGEST_ROW).removeprefix(codecs.BOM_UTF8)])
        #: Number of the next line, from 1.
        self.number = 1

    def take(self) -> bytes:
        """Return the next line with its end, or a piece of one too long; nothing at the end of the file."""
        line = self._ahead.popleft() if self._ahead else self._file.readline(_LONGEST_ROW)
        self.number += line.endswith(b"\n")
        return line

    def put_back(self, lines: list[bytes]) -> None:
        """Let these lines come next."""
        self._ahead.extendleft(reversed(lines))
        self.number -= sum(line.endswith(b"\n") for line in lines)


def _records(lines: _Lines, path: Path, encoding: str) -> Iterator[Record | ReaderError]:
    number = 0
    while True:
        start = lines.number
        row = _take_row(lines)
        if not row:
            return
        if row[0].isspace():
            continue
        number += 1
        try:
            found: Record | ReaderError = _record(_columns(row), encoding, path, number)
        except _RowError as error:
            found = ReaderError(str(error), path, number, start)
            # A row that has lost a quotation mark ends in the middle of another.
            lines.put_back(row[1:])
            while (line := lines.take()) and not _ROW_START.match(line):
                pass
            lines.put_back([line])
        yield found


#: How a row begins: its number and its date.
_ROW_START: Final = re.compile(rb'"?\d+"?,"?\d{1,2}/\d{1,2}/\d{4} ')


class _RowError(Exception):
    """What is wrong with a row."""


def _take_row(lines: _Lines) -> list[bytes]:
    """Return the next lines up to the first that ends outside of quotation marks."""
    row: list[bytes] = []
    size = marks = 0
    while size <= _LONGEST_ROW and (line := lines.take()):
        row.append(line)
        size += len(line)
        marks += line.replace(rb"\\", b"").replace(rb"\"", b"").count(b'"')
        if marks % 2 == 0:
            break
    return row


def _columns(lines: list[bytes]) -> list[bytes]:
    row = b"".join(lines)
    if len(row) > _LONGEST_ROW:
        raise _RowError(f"longer than {_LONGEST_ROW} bytes: a quotation mark may be missing")
    row = row.removesuffix(b"\n").removesuffix(b"\r")
    columns: list[bytes] = []
    place = 0
    while True:
        column = _COLUMN.match(row, place)
        assert column is not None
        columns.append(_unescaped(b"".join(column.groups(b""))))
        place = column.end() + 1
        if place > len(row):
            return columns
        if row[column.end()] != ord(","):
            raise _RowError(f"column {len(columns)} lacks a quotation mark, or a backslash before one")


#: A column in quotation marks, or without any; the latter may be empty, and so matches at any place.
_COLUMN: Final = re.compile(
    portable(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"|([^",\\\r\n]*+(?:\\.[^",\\\r\n]*+)*+)').encode(), re.DOTALL
)


def _unescaped(column: bytes) -> bytes:
    """Return a column without the backslashes that stand before others and before quotation marks."""
    return b"\\".join(piece.replace(b"\\", b"") for piece in column.split(rb"\\"))


def _record(columns: list[bytes], encoding: str, path: Path, row: int) -> Record:
    if len(columns) != 8:
        raise _RowError(f"expected 8 columns, found {len(columns)}")
    texts: list[str] = []
    for index, column in enumerate(columns, 1):
        try:
            texts.append(column.decode(encoding))
        except UnicodeDecodeError as error:
            message = f"column {index} is not in {encoding}: it holds the byte {column[error.start]:#04x}"
            raise _RowError(message) from None
    number, date, mrn, place, classification, references, heading, text = texts
    if not (number.isascii() and number.isdigit()):
        raise _RowError(f"expected the number of the row, found {number[:40]!r}")
    try:
        created = date_of(date, "%m/%d/%Y %H:%M")
    except ValueError:
        raise _RowError(f"expected month/day/year hour:minute, found {date[:40]!r}") from None
    return Record(
        joined(heading, text),
        path=path,
        row=row,
        encoding=encoding,
        mrn=mrn or None,
        date=created,
        place=place or None,
        classification=classification or None,
        references=tuple(filter(None, references.split("|"))),
    )
