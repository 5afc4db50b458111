"""The publisher's pages, one for each telegram."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from ._record import ReaderError, Record, date_of, read_bytes
from ._text import joined, line_at

#: What the publisher says of a telegram, in the order of the table's columns.
_COLUMNS: Final = ["Reference ID", "Created", "Released", "Classification", "Origin"]
#: What begins a row of its own below them: articles that quote the telegram, a line each.
_ARTICLES: Final = "Appears in these articles:"


def read_html(path: str | os.PathLike[str]) -> Record:
    """Read a page of the WikiLeaks site that shows one telegram, in the layout of 2010 or of 2011.

    Both have a table of class `cable`, then heading and text, each in a `<pre>` of its own. Links become
    their words. The table may name the articles that the telegram appears in. The date of release and the
    title above the table are passed over.

    It needs lxml: install `cablegrammar[readers]`.

    :raises ReaderError: The page is not UTF-8, is cut off, lacks the table or a `<pre>`, has a date that is
        none, or holds more than text and links in a `<pre>`, as a `<` that was not escaped looks like.
    :raises ImportError: lxml is not installed.
    :raises OSError: The file cannot be read.
    """
    path = Path(path)
    return page_of(read_bytes(path), path)


def page_of(data: bytes, path: Path) -> Record:
    """Return what :func:`read_html` reads, from the bytes of a file."""
    try:
        from lxml import etree  # type: ignore[import-untyped]
    except ImportError as error:
        raise ImportError('read_html needs lxml: pip install "cablegrammar[readers]"', name="lxml") from error
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"expected UTF-8, found the byte {data[error.start]:#04x}"
        raise ReaderError(message, path, line=line_at(data, error.start)) from None
    parser = etree.HTMLParser(encoding="utf-8")
    page = etree.fromstring(source.encode(), parser)
    # The parser closes what a page that is cut off leaves open.
    if page is None or "</html>" not in source.lower():
        raise ReaderError("expected a page that ends in </html>", path)
    for fault in parser.error_log.filter_from_fatals():
        raise ReaderError(f"the page cannot be read: {fault.message}", path, line=fault.line)
    rows = page.xpath("//table[@class='cable']//tr")
    words = [[str(cell.xpath("normalize-space()")) for cell in row.xpath("th | td")] for row in rows]
    if (
        [len(row) for row in words[:2]] != [len(_COLUMNS)] * 2
        or words[0] != _COLUMNS
        or not all(len(row) == 1 and row[0].startswith(_ARTICLES) for row in words[2:])
    ):
        message = f"expected a table of class cable with one row and the columns {', '.join(_COLUMNS)}"
        raise ReaderError(message, path)
    mrn, date, _, classification, place = words[1]
    articles = (line.strip() for row in rows[2:] for line in row.itertext())
    pieces = page.xpath("//code/pre")
    if len(pieces) != 2:
        raise ReaderError(f"expected heading and text in two <code><pre>, found {len(pieces)}", path)
    for inner in page.xpath("//code/pre//node()[not(self::a or self::text())]"):
        found = etree.tostring(inner, encoding="unicode", with_tail=False)
        message = f"expected only text and links in <pre>, found {found[:40]!r}"
        raise ReaderError(message, path, line=inner.sourceline)
    try:
        created = date_of(date, "%Y-%m-%d %H:%M")
    except ValueError:
        raise ReaderError(f"expected year-month-day hour:minute, found {date[:40]!r}", path) from None
    return Record(
        joined(*(str(piece.xpath("string()")) for piece in pieces)),
        path=path,
        mrn=mrn or None,
        date=created,
        place=place or None,
        classification=classification or None,
        articles=tuple(line for line in articles if line not in {"", _ARTICLES}),
    )
