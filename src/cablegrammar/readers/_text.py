"""Plain text, and Markdown."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path
from typing import Final

from ._record import ReaderError, Record, read_bytes


def read_text(path: str | os.PathLike[str]) -> Record:
    r"""Read a file of plain text that holds one telegram.

    Bytes that are UTF-8 are read so, with or without a byte order mark; others as cp1252, in which all other
    files of telegrams were found to be. :attr:`Record.encoding` says which. Lines may end in any way:
    in `\n`, `\r\n`, `\r`, or the `\r\r\n` of teleprinters.

    :raises ReaderError: The bytes are text in neither encoding.
    :raises OSError: The file cannot be read.
    """
    path = Path(path)
    return text_of(read_bytes(path), path)


def text_of(data: bytes, path: Path) -> Record:
    """Return what :func:`read_text` reads, from the bytes of a file; an error names `path`."""
    # No plain text has it; UTF-16 and most files that are no text do, and cp1252 would take it.
    place = data.find(b"\0")
    if place >= 0:
        raise ReaderError("expected plain text, found a NUL byte", path, line=line_at(data, place))
    try:
        text, encoding = data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        try:
            text, encoding = data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError as error:
            message = f"expected UTF-8 or cp1252, found the byte {data[error.start]:#04x}"
            raise ReaderError(message, path, line=line_at(data, error.start)) from None
    return Record(with_line_feeds(text), path=path, encoding=encoding)


def read_markdown(path: str | os.PathLike[str]) -> Record:
    """Read a file of Markdown that holds one telegram, as programs make it from a publisher's page.

    Links become their words: `[PREL](#)` is the tag PREL. `[1](#)` stands where the page has the sign of a
    paragraph, and becomes `¶`. All else is read as :func:`read_text` does.

    :raises ReaderError: The bytes are neither UTF-8 nor cp1252.
    :raises OSError: The file cannot be read.
    """
    path = Path(path)
    return markdown_of(read_bytes(path), path)


def markdown_of(data: bytes, path: Path) -> Record:
    """Return what :func:`read_markdown` reads, from the bytes of a file."""
    plain = text_of(data, path)
    text = _LINK.sub(r"\1", plain.text.replace("[1](#)", "¶"))
    return Record(text, path=plain.path, encoding=plain.encoding)


#: A link, by what links lead to: `[REDACTED](S)` is none.
_LINK: Final = re.compile(r"\[([^\[\]\n]*)\]\((?:#|/|https?://)[^()\s]*\)")


def with_line_feeds(text: str) -> str:
    """Return a text whose lines end at line feeds, in whatever way they ended."""
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def joined(*parts: str) -> str:
    """Return the parts of a telegram that a publisher keeps apart as one text, a blank line between them."""
    feeds = (with_line_feeds(part).strip("\n") for part in parts)
    return "\n\n".join(part for part in feeds if part)


def line_at(data: bytes, place: int) -> int:
    """Return the number of the line on which a byte stands, from 1."""
    return len(re.findall(rb"\r\r\n|\r\n|\r|\n", data[:place])) + 1
