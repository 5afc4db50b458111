"""What is fuzzed: functions of bytes that raise where the library does what it must not.

Each returns the names of what it found, in order.
"""

import contextlib
import tempfile
import zlib
from pathlib import Path

import cablegrammar
from cablegrammar.readers import ReaderError, read_csv, read_html, read_markdown, read_text
from tests.laws.laws import PARTS, check_all_laws, check_laws_alone, nodes_of

from .inputs import decoded


def telegrams(data: bytes) -> list[str]:
    """Check every law of parsing, rendering, validating, splitting and joining on a text.

    And those of one part alone, whose class the text decides.
    """
    text = decoded(data)
    check_laws_alone(text, PARTS[zlib.crc32(data) % len(PARTS)])
    cable = check_all_laws(text)
    if cable is not None:
        for diagnostic in cablegrammar.validate(cable):
            span = diagnostic.span
            assert span is None or 0 <= span.start <= span.end <= len(text)
    pieces = list(cablegrammar.split(text))
    assert "".join(pieces) == text
    if len(pieces) > 1:
        join(pieces)
    if cable is None:
        return []
    return [type(node).__name__ for node in nodes_of(cable)] + [each.kind.name for each in cable.extraneous]


def join(texts: list[str]) -> None:
    """Check that what is put together from sections, if they are such, is a telegram as any other."""
    sections = [cable for cable in map(check_all_laws, texts) if cable is not None]
    with contextlib.suppress(cablegrammar.SectionError):
        cable = cablegrammar.join(sections)
        assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def readers(data: bytes) -> list[str]:
    """Check that each reader takes a file, or says in the error of its own why it does not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(data)
        for read in (read_text, read_markdown, read_html):
            with contextlib.suppress(ReaderError):
                assert "\r" not in read(path).text
        errors: list[ReaderError] = []
        for record in read_csv(path, on_error=errors.append):
            assert "\r" not in record.text
    return []


TARGETS = {"telegrams": telegrams, "readers": readers}
