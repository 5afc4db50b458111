"""Where telegrams lie: in files, folders, archives and tables, and on standard input."""

from __future__ import annotations

import functools
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import IO, Final, NamedTuple

from .. import Cable, CableSyntaxError, parse
from ..readers import ReaderError, Record
from ..readers._csv import rows_of
from ..readers._html import page_of
from ..readers._text import markdown_of, text_of
from ._common import complain

#: Readers by the ending of a file's name; all other files are plain text.
_READERS: Final = {".html": page_of, ".htm": page_of, ".md": markdown_of, ".markdown": markdown_of}


class Place(NamedTuple):
    """A file, or a member of a zip archive."""

    #: The file.
    path: str
    #: Its member, if it is an archive.
    member: str | None
    #: How it is called: the path, and the member behind it. As a `Record` has it.
    name: str
    #: Its size in bytes.
    size: int
    #: What changes with its content: time of change in nanoseconds, or check sum.
    stamp: int

    @property
    def is_table(self) -> bool:
        """Whether it holds many telegrams."""
        return PurePath(self.name).suffix.lower() == ".csv"

    @property
    def is_text(self) -> bool:
        """Whether it is a file of plain text."""
        suffix = PurePath(self.name).suffix.lower()
        return self.member is None and self.path != "-" and suffix != ".csv" and suffix not in _READERS


def places(sources: Iterable[str]) -> Iterator[Place]:
    """Yield every file of the sources, those of a folder in the order of their names.

    What begins with a dot in a folder is passed over. OSError where a source cannot be read; ReaderError
    where an archive is none.
    """
    for source in sources:
        path = Path(source)
        if source == "-":
            yield Place("-", None, "-", 0, 0)
        elif path.is_dir():
            for each in sorted(path.rglob("*")):
                if each.is_file() and not any(part.startswith(".") for part in each.relative_to(path).parts):
                    yield from _files(each)
        else:
            yield from _files(path)


def _files(path: Path) -> Iterator[Place]:
    if path.suffix.lower() != ".zip":
        about = path.stat()
        yield Place(str(path), None, path.as_posix(), about.st_size, about.st_mtime_ns)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        raise ReaderError("expected a zip archive", path) from None
    for each in members:
        if not each.is_dir():
            name = f"{path.as_posix()}/{each.filename}"
            yield Place(str(path), each.filename, name, each.file_size, each.CRC)


def records(place: Place, stdin_filename: str | None = None) -> Iterator[Record | ReaderError]:
    """Yield the telegrams of a file, and what is wrong with those that cannot be read.

    ImportError where a page is to be read and lxml is not installed.
    """
    path = Path(place.name)
    try:
        if place.is_table:
            with _opened(place) as file:
                yield from rows_of(file, path)
        elif place.path == "-":
            path = Path(stdin_filename or "-")
            yield (
                ReaderError("standard input is closed", path)
                if sys.stdin is None
                else _READERS.get(path.suffix.lower(), text_of)(sys.stdin.buffer.read(), path)
            )
        else:
            with _opened(place) as file:
                data = file.read()
            yield _READERS.get(path.suffix.lower(), text_of)(data, path)
    except ReaderError as error:
        yield error
    except OSError as error:
        yield ReaderError(error.strerror or str(error), path)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        # Damaged, locked with a password, or packed in a way that this Python does not know.
        yield ReaderError(f"the archive cannot be unpacked: {error}", path)


def _opened(place: Place) -> IO[bytes]:
    return Path(place.path).open("rb") if place.member is None else _archive(place.path).open(place.member)


@functools.lru_cache(maxsize=2)
def _archive(path: str) -> zipfile.ZipFile:
    """Return an archive that stays open, as its list of members is read when it is opened."""
    return zipfile.ZipFile(path)


class Reading:
    """Reads all that a command was given; complains of what cannot be read, and remembers that it did."""

    def __init__(self, sources: Iterable[str], stdin_filename: str | None = None) -> None:
        self._sources = sources
        self._stdin_filename = stdin_filename
        #: What could not be read, in order: the name of the file, and what is wrong.
        self.failures: list[tuple[str, str]] = []

    def fail(self, name: str, message: str) -> None:
        """Complain of a file."""
        self.failures.append((name, message))
        complain(f"{name}: {message}")

    def cables(self) -> Iterator[tuple[Place, Record, Cable]]:
        """Yield the telegrams that can be read and parsed, each with the file that it is in."""
        for place, record in self.records():
            for _, cable in self.parsed([record]):
                yield place, record, cable

    def parsed(self, records: Iterable[Record]) -> Iterator[tuple[Record, Cable]]:
        """Yield those of the records that can be parsed."""
        for record in records:
            try:
                cable = parse(record.text)
            except CableSyntaxError as error:
                self.fail(name_of(record), f"line {error.line}, column {error.column}: {error.message}")
            else:
                yield record, cable

    def records(self) -> Iterator[tuple[Place, Record]]:
        """Yield the telegrams that can be read, each with the file that it is in."""
        for source in self._sources:
            try:
                for place in places([source]):
                    for found in records(place, self._stdin_filename):
                        if isinstance(found, Record):
                            yield place, found
                        else:
                            self.fail(*place_and_message(found))
            except ReaderError as error:
                self.fail(*place_and_message(error))
            except OSError as error:
                self.fail(source, error.strerror or str(error))


def place_and_message(error: ReaderError) -> tuple[str, str]:
    """Return the file of an error, and the rest of what it says."""
    name = error.path.as_posix()
    return name, str(error).removeprefix(str(error.path)).lstrip(",: ")


def name_of(record: Record) -> str:
    """Return how a telegram is called: the file, and the row if it has many."""
    return record.path.as_posix() if record.row is None else f"{record.path.as_posix()}, row {record.row}"
