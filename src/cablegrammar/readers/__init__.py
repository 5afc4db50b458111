"""From a publisher's file to the text of each telegram in it, and to what the publisher says of it.

The text is what :func:`cablegrammar.parse` takes. Nothing is read before it is asked for, and nothing is
guessed in silence: a file that is not what its reader takes ends in a :class:`ReaderError` with the place.
"""

from __future__ import annotations

from ._csv import read_csv
from ._html import read_html
from ._record import ReaderError, Record
from ._text import read_markdown, read_text

__all__ = ["ReaderError", "Record", "read_csv", "read_html", "read_markdown", "read_text"]
