"""Plain text and Markdown: encodings, ends of lines, links; and that what they give is what `parse` takes."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import cablegrammar
from cablegrammar.readers import ReaderError, Record, read_markdown, read_text

CORPUS = Path(__file__).parents[1] / "corpus"
SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = sorted(SHARED.glob("seeds/*.txt"))

READERS: list[Callable[[Path], Record]] = [read_text, read_markdown]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lima.txt"


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("SEÑOR – “SÍ”\n".encode(), "SEÑOR – “SÍ”\n", "utf-8"),
        ("SEÑOR – “SÍ”\n".encode("utf-8-sig"), "SEÑOR – “SÍ”\n", "utf-8"),
        ("SEÑOR – “SÍ”\n".encode("cp1252"), "SEÑOR – “SÍ”\n", "cp1252"),
        (b"", "", "utf-8"),
    ],
)
def test_encodings(path: Path, read: Callable[[Path], Record], data: bytes, text: str, encoding: str) -> None:
    """The record says in which encoding its bytes were read."""
    path.write_bytes(data)
    assert read(path) == Record(text, path=path, encoding=encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_ends_of_lines(path: Path, end: str) -> None:
    """Blank lines stay, whatever lines end in; other marks of white space are left to `parse`."""
    path.write_bytes(f"UNCLAS LIMA 000123{end}{end}{end}A\fB\tC{end}".encode())
    assert read_text(path).text == "UNCLAS LIMA 000123\n\n\nA\fB\tC\n"


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"\x81", 1, "expected UTF-8 or cp1252, found the byte 0x81"),
        (b"\x93A\x94\nB\r\r\nC\r\nD\rE \x8d", 5, "expected UTF-8 or cp1252, found the byte 0x8d"),
        ("UNCLAS\nLIMA".encode("utf-16"), 1, "expected plain text, found a NUL byte"),
        (b"UNCLAS\nA\0B\0", 2, "expected plain text, found a NUL byte"),
        (b"\0", 1, "expected plain text, found a NUL byte"),
    ],
)
def test_bytes_that_are_no_text(
    path: Path, read: Callable[[Path], Record], data: bytes, line: int, message: str
) -> None:
    """The error has the first byte that is in no encoding, and its line."""
    path.write_bytes(data)
    with pytest.raises(ReaderError) as caught:
        read(path)
    assert str(caught.value) == f"{path}, line {line}: {message}"


@pytest.mark.parametrize("read", READERS)
def test_path_may_be_text(path: Path, read: Callable[[Path | str], Record]) -> None:
    """The record has a path in any case."""
    path.write_bytes(b"UNCLAS")
    assert read(str(path)) == Record("UNCLAS", path=path)


@pytest.mark.parametrize("read", READERS)
def test_file_that_is_not_there(path: Path, read: Callable[[Path], Record]) -> None:
    """Python's own error says so."""
    with pytest.raises(FileNotFoundError):
        read(path)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("TAGS: [PREL](#) [PE](/tag/PE_0.html)", "TAGS: PREL PE"),
        ("TAGS: [PREL](https://example.org/PREL#a)", "TAGS: PREL"),
        ("TAGS: [PREL](http://example.org/PREL)", "TAGS: PREL"),
        ("[1](#)1. The boats\n\n[1](#)12. came [1](#).", "¶1. The boats\n\n¶12. came ¶."),
        ("[¶](#par1)1. The boats", "¶1. The boats"),
        ("[1](#par1)", "1"),
        # No links.
        (
            "[REDACTED](S) [see](below) [a] (#) [b](ftp://c)",
            "[REDACTED](S) [see](below) [a] (#) [b](ftp://c)",
        ),
        ("[a\nb](#)", "[a\nb](#)"),
        ("[a](#b c)", "[a](#b c)"),
        ("[a [b](#) c](#)", "[a b c](#)"),
    ],
)
def test_links_become_their_words(path: Path, markdown: str, text: str) -> None:
    """A link is known by what links lead to, so that no word in brackets is taken for one."""
    path.write_bytes(markdown.encode())
    assert read_markdown(path).text == text
    assert read_text(path).text == markdown


def test_markdown_keeps_its_encoding(path: Path) -> None:
    """Markdown is text of either encoding, too."""
    path.write_bytes("[SEÑOR](#)".encode("cp1252"))
    assert read_markdown(path) == Record("SEÑOR", path=path, encoding="cp1252")


def test_links_take_linear_time(path: Path) -> None:
    """What looks like the beginning of links everywhere is no trap."""
    path.write_bytes(b"[" * 300_000 + b"](#" * 300_000)
    start = time.perf_counter()
    assert len(read_markdown(path).text) == 1_200_000
    assert time.perf_counter() - start < 10


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example("\r\r\r\n\n\r")
def test_nothing_but_ends_of_lines_changes(tmp_path: Path, text: str) -> None:
    """Any text comes back as it was written."""
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode())
    expected = text.removeprefix("\ufeff").replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    assert read_text(path).text == expected


@given(st.binary())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_bytes_are_a_record_or_an_error(tmp_path: Path, data: bytes) -> None:
    """No other error comes out, and no bytes of cp1252 are lost."""
    path = tmp_path / "any.txt"
    path.write_bytes(data)
    try:
        record = read_text(path)
    except ReaderError:
        assert set(data) & {0, 0x81, 0x8D, 0x8F, 0x90, 0x9D}
        return
    text = data.decode("utf-8-sig" if record.encoding == "utf-8" else "cp1252")
    assert record.text.replace("\n", "") == text.replace("\r", "").replace("\n", "")


@pytest.mark.parametrize("name", ["full", "pilcrow", "markdown", "navy", "washington"])
def test_telegrams_parse_as_their_text_does(name: str) -> None:
    """What a reader gives is the telegram itself."""
    path = CORPUS / f"{name}.txt"
    expected = cablegrammar.parse(path.read_text("utf-8"))
    assert cablegrammar.parse(read_text(path).text) == expected
    assert cablegrammar.parse(read_markdown(path).text) == expected


@pytest.mark.skipif(not SEEDS, reason="the real telegrams are not here")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_real_markdown_parses_as_it_did_with_its_links(path: Path) -> None:
    """No link is left, and the same telegram is found."""
    text = read_markdown(path).text
    assert "](" not in text
    assert cablegrammar.parse(text) == cablegrammar.parse(path.read_text("utf-8"))
    assert not cablegrammar.parse(text).unrecognized


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real telegrams are not here")
def test_every_real_text_can_be_read() -> None:
    """All but a few are UTF-8; the others are cp1252."""
    encodings = [read_text(path).encoding for path in SHARED.glob("corpus/*/*.txt")]
    assert set(encodings) == {"utf-8", "cp1252"}
    assert encodings.count("cp1252") < len(encodings) / 100
