"""The publisher's table: its form, its damage, and that it takes neither memory nor open files."""

import contextlib
import csv
import datetime
import io
import time
import tracemalloc
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cablegrammar
from cablegrammar.readers import ReaderError, Record, _csv, read_csv

HEADING = "P 191530Z JAN 07\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC"
TEXT = "C O N F I D E N T I A L LIMA 000123\n\nSUBJECT: LIGHTS\n\n1. (C) The harbor office said yes."


def row_of(number: int, heading: str = HEADING, text: str = TEXT) -> str:
    """Return a row as the publisher writes it, its text taken as it is."""
    return (
        f'"{number}","1/19/2007 9:05","07LIMA{number}","Embassy Lima","CONFIDENTIAL",'
        f'"06LIMA7|06STATE9","{heading}","{text}"\n'
    )


def read(path: Path, table: str | bytes) -> tuple[list[Record], list[ReaderError]]:
    """Return the records of a table and the errors of its rows."""
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    errors: list[ReaderError] = []
    return list(read_csv(path, on_error=errors.append)), errors


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cables.csv"


def test_row(path: Path) -> None:
    """Every column has its place in the record."""
    records, errors = read(path, row_of(1))
    assert not errors
    assert records == [
        Record(
            f"{HEADING}\n\n{TEXT}",
            path=path,
            row=1,
            mrn="07LIMA1",
            date=datetime.datetime(2007, 1, 19, 9, 5),  # noqa: DTZ001 - publishers name no time zone
            place="Embassy Lima",
            classification="CONFIDENTIAL",
            references=("06LIMA7", "06STATE9"),
        )
    ]
    cable = cablegrammar.parse(records[0].text, strict=True)
    assert cable.heading is not None
    assert str(cable.subject) == "LIGHTS"


def test_publisher_may_say_nothing(path: Path) -> None:
    """An empty column says nothing; an empty list of references has no references."""
    records, errors = read(path, '"1","","","","","","",""\n2,,,,,,,\n')
    assert not errors
    assert records == [
        Record("", path=path, row=1, references=()),
        Record("", path=path, row=2, references=()),
    ]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (r'"a \"b\" c"', 'a "b" c'),
        (r'"a\\b\\\"c\\"', 'a\\b\\"c\\'),
        (r'"\\\\\""', '\\\\"'),
        (r'"a\bc"', "abc"),
        ('"a\\\nb\\\r\n\nc"', "a\nb\n\nc"),
        ('"a, b"', "a, b"),
        ('"a\r\nb\rc\r\r\nd"', "a\nb\nc\nd"),
        (r"a \"b\" \\ c\,d", 'a "b" \\ c,d'),
        ("a b", "a b"),
        ('"\n\na\n\n"', "a"),
        ('"  a  "', "  a  "),
        ('"“SÍ”"', "“SÍ”"),
        ('""', ""),
        ("", ""),
        ('"\n2,1/19/2007 9:05,\n"', "2,1/19/2007 9:05,"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_column(path: Path, column: str, text: str, end: str) -> None:
    """A column may stand in quotation marks or not; a backslash goes, and what comes after it stays."""
    records, errors = read(path, f'"1","1/19/2007 9:05","","","","","",{column}{end}')
    assert not errors
    assert [record.text for record in records] == [text]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_blank_lines_and_a_byte_order_mark_are_no_rows(path: Path, mark: str) -> None:
    """Neither is counted, and lines are."""
    bad = row_of(3).replace("2007", "2O07")
    records, errors = read(path, f"{mark}{row_of(1)}\n \r\n{row_of(2)}\n{bad}\n")
    assert [record.row for record in records] == [1, 2]
    assert [(error.row, error.line) for error in errors] == [(3, 18)]


def test_encoding_that_is_none(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(ReaderError, match="no encoding is named 'utf-88'"):
        list(read_csv(path, encoding="utf-88"))  # type: ignore[arg-type]


def test_file_that_can_have_no_such_name() -> None:
    with pytest.raises(ReaderError, match="no file can have this name"):
        list(read_csv("cables\0.csv"))


def test_empty_file(path: Path) -> None:
    """It has no rows, and nothing wrong with it."""
    assert read(path, "") == ([], [])


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_encoding(path: Path, encoding: str) -> None:
    """The encoding is not guessed: a row in another is an error, and names the byte."""
    text = "“SÍ”"
    path.write_bytes(row_of(1, "", text).encode(encoding) + row_of(2, "", "\x81").encode("latin-1"))
    errors: list[ReaderError] = []
    (record,) = read_csv(path, encoding=encoding, on_error=errors.append)  # type: ignore[arg-type]
    assert (record.text, record.encoding) == (text, encoding)
    (error,) = errors
    assert str(error) == f"{path}, row 2, line 2: column 8 is not in {encoding}: it holds the byte 0x81"


SEVEN = "column 7 lacks a quotation mark, or a backslash before one"
EIGHT = "column 8 lacks a quotation mark, or a backslash before one"


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ('"2","1/19/2007 9:05","07LIMA2","Embassy Lima"\n', "expected 8 columns, found 4"),
        (row_of(2)[:-1] + ',""\n', "expected 8 columns, found 9"),
        (row_of(2)[:-1] + ",\n", "expected 8 columns, found 9"),
        ("lost words\n\nand more\n", "expected 8 columns, found 1"),
        (row_of(2).replace('"2"', '"two"'), "expected the number of the row, found 'two'"),
        (row_of(2).replace('"2"', '""'), "expected the number of the row, found ''"),
        (row_of(2).replace('"2"', '"²"'), "expected the number of the row, found '²'"),
        (row_of(2).replace('"2"', '"٢"'), "expected the number of the row, found '٢'"),
        (row_of(2).replace('"2"', f'"{"x" * 50}"'), f"expected the number of the row, found '{'x' * 40}'"),
        (row_of(2).replace("1/19", "13/19"), "expected month/day/year hour:minute, found '13/19/2007 9:05'"),
        (row_of(2).replace("1/19", "x" * 50), f"expected month/day/year hour:minute, found '{'x' * 40}'"),
        # A quotation mark in the text without its backslash: one, two, at the end of a line.
        (row_of(2, text='The 6" pipe\n\nis new'), EIGHT),
        (row_of(2, text='The "light"\nis new'), EIGHT),
        (row_of(2, heading='A "\n"\nB'), "expected 8 columns, found 7"),
        # A quotation mark that was lost.
        (row_of(2)[:-2] + "\n", EIGHT),
        (row_of(2).replace('"07LIMA2', "07LIMA2"), SEVEN.replace("7", "3")),
        # A row that was cut off: in the text, in the heading, before it.
        (row_of(2)[:180] + "\n", EIGHT),
        (row_of(2)[:120] + "\n", SEVEN),
        (row_of(2)[:40] + "\n", SEVEN.replace("7", "4")),
        (row_of(2)[:40] + "\\\n", SEVEN.replace("7", "4")),
        # A backslash before what ends the row.
        (row_of(2)[:-2] + '\\"\n', EIGHT),
        ("2,1/19/2007 9:05,07LIMA2,Embassy Lima,SECRET,,,text\\\n", EIGHT),
        ("2,1/19/2007 9:05,07LIMA2,Embassy Lima,SECRET,,,te\rxt\n", EIGHT),
    ],
)
@pytest.mark.parametrize("last", [row_of(3), row_of(3).replace('"3","1/19/2007 9:05"', "3,1/19/2007 9:05")])
def test_bad_row_is_reported_and_the_rest_is_read(path: Path, bad: str, message: str, last: str) -> None:
    """The rows before and after it are whole, whatever is wrong with it."""
    records, errors = read(path, row_of(1) + bad + last)
    assert [(record.row, record.mrn, record.text) for record in records] == [
        (1, "07LIMA1", f"{HEADING}\n\n{TEXT}"),
        (3, "07LIMA3", f"{HEADING}\n\n{TEXT}"),
    ]
    assert [str(error) for error in errors] == [f"{path}, row 2, line 8: {message}"]


def test_bad_rows_one_after_the_other(path: Path) -> None:
    """Each has an error of its own, with its line."""
    bad = row_of(2, text='The 6" pipe\n\nis new')
    records, errors = read(path, bad + bad + row_of(1) + bad + bad)
    assert [(record.row, record.mrn) for record in records] == [(3, "07LIMA1")]
    assert [(error.row, error.line) for error in errors] == [(1, 1), (2, 6), (4, 18), (5, 23)]


@pytest.mark.parametrize("end", [180, 120, 40, 3])
def test_file_that_is_cut_off(path: Path, end: int) -> None:
    """The last row is not given in part."""
    records, errors = read(path, row_of(1) + row_of(2)[:end])
    assert [record.row for record in records] == [1]
    assert [(error.row, error.line) for error in errors] == [(2, 8)]


def test_header_is_a_bad_row(path: Path) -> None:
    """The publisher has none; whoever added one is told."""
    records, errors = read(path, "id,date,mrn,place,classification,references,heading,text\n" + row_of(1))
    assert [record.row for record in records] == [2]
    assert [error.message for error in errors] == ["expected the number of the row, found 'id'"]


def test_other_file(path: Path) -> None:
    """A file of another kind is one error, not one for each line."""
    records, errors = read(path, TEXT)
    assert not records
    assert [str(error) for error in errors] == [f"{path}, row 1, line 1: expected 8 columns, found 1"]


def test_first_bad_row_raises(path: Path) -> None:
    """Without `on_error` no row is passed over."""
    path.write_text(row_of(1) + "bad\n" + row_of(3), "utf-8")
    records = read_csv(str(path))
    assert next(records).row == 1
    with pytest.raises(ReaderError) as caught:
        next(records)
    assert (caught.value.path, caught.value.row, caught.value.line) == (path, 2, 8)
    assert list(records) == []


def test_what_takes_the_errors_may_raise(path: Path) -> None:
    """Its error ends the reading, and is not changed."""

    def give_up(error: ReaderError) -> None:
        raise RuntimeError(error.message)

    path.write_text("bad\n" + row_of(2), "utf-8")
    with pytest.raises(RuntimeError, match="expected 8 columns, found 1"):
        list(read_csv(path, on_error=give_up))


@pytest.mark.parametrize(("longest", "rows"), [(len(row_of(1)), [1, 2]), (len(row_of(1)) - 1, [])])
def test_longest_row(path: Path, monkeypatch: pytest.MonkeyPatch, longest: int, rows: list[int]) -> None:
    """A row that is longer is an error, and only that."""
    monkeypatch.setattr(_csv, "_LONGEST_ROW", longest)
    records, errors = read(path, row_of(1) + row_of(2))
    assert [record.row for record in records] == rows
    message = f"longer than {longest} bytes: a quotation mark may be missing"
    assert [(error.line, error.message) for error in errors] == ([] if rows else [(1, message), (8, message)])


@pytest.mark.parametrize("lost", ["x" * 3000, "x\n" * 1500, 'x"' + "x" * 3000])
def test_rows_after_one_that_is_too_long(path: Path, monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    """The next row is found, however the long one is made, and its line is right."""
    monkeypatch.setattr(_csv, "_LONGEST_ROW", 1000)
    bad = row_of(2).replace('"06LIMA7', f'"{lost}')
    records, errors = read(path, row_of(1) + bad + row_of(3) + "bad")
    assert [record.row for record in records] == [1, 3]
    assert [(error.row, error.line) for error in errors] == [(2, 8), (4, 22 + lost.count("\n"))]


def test_long_columns(path: Path) -> None:
    """A column may be longer than the module `csv` allows, whose limit is left as it was."""
    limit = csv.field_size_limit()
    text = "(C) " * limit
    records, errors = read(path, row_of(1, text=f"{text}END"))
    assert not errors
    assert records[0].text == f"{HEADING}\n\n{text}END"
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    "row",
    [
        row_of(1, text=r"\"" * 500_000),
        row_of(1, text=r"\"" * 500_000)[:-2],
        row_of(1, text='"' * 1_000_000),
        '1,1/19/2007 9:05,"\n' * 20_000,
        '1,1/19/2007 9:05,"\n' + "1,1/19/2007 9:05,\n" * 20_000,
    ],
    ids=["escaped", "open", "quoted", "rows", "swallowed"],
)
def test_damage_takes_linear_time(path: Path, row: str) -> None:
    """No row, and no number of bad rows, takes a time that grows faster than the file."""
    start = time.perf_counter()
    records, errors = read(path, row)
    assert len(records) + len(errors) >= 1
    assert time.perf_counter() - start < 20


def test_memory_does_not_grow_with_the_file(path: Path) -> None:
    """A row or two of 5 kB are held at a time, of a file of 5 MB, also where rows are bad."""
    text = '1. (C) The harbor office said \\"yes\\", and left.\n' * 100
    with path.open("w", encoding="utf-8") as file:
        file.writelines(row_of(number, text=text if number % 10 else 'a "b') for number in range(1, 1001))
    assert path.stat().st_size > 4_500_000
    # What is made once in a process does not count.
    next(iter(read_csv(path)))
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_csv(path, on_error=lambda _: None))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 900
    assert peak < 200_000


def test_memory_does_not_grow_with_a_row_that_has_no_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is lost after a quotation mark is passed over, not collected."""
    monkeypatch.setattr(_csv, "_LONGEST_ROW", 10_000)
    path.write_bytes(row_of(1)[:180].encode() + b"and so on, and so on\n" * 100_000)
    tracemalloc.start()
    try:
        assert list(read_csv(path, on_error=lambda _: None)) == []
        assert tracemalloc.get_traced_memory()[1] < 300_000
    finally:
        tracemalloc.stop()


def test_longest_row_is_as_long_as_documented() -> None:
    """The reference says 4 MiB."""
    assert _csv._LONGEST_ROW == 4 * 1024 * 1024


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[io.BufferedReader]:
    """Return a list of the files that are opened from now on."""
    files: list[io.BufferedReader] = []
    plain = Path.open

    def remember(path: Path, mode: str = "r") -> IO[Any]:
        file = plain(path, mode)
        if isinstance(file, io.BufferedReader):
            files.append(file)
        return file

    monkeypatch.setattr(Path, "open", remember)
    return files


def test_file_is_opened_late_and_read_row_by_row(path: Path, opened: list[io.BufferedReader]) -> None:
    """Nothing happens before the first record is asked for; then no more is read than it takes."""
    path.write_bytes("".join(map(row_of, range(1, 5001))).encode())
    records = read_csv(path)
    assert not opened
    assert next(records).row == 1
    (file,) = opened
    assert file.tell() == len(row_of(1))
    assert sum(1 for _ in records) == 4999
    assert file.closed


def test_file_is_closed_when_reading_stops_early(path: Path, opened: list[io.BufferedReader]) -> None:
    """It is closed with the generator, by hand or when nothing holds it any more."""
    path.write_bytes("".join(map(row_of, range(1, 101))).encode())
    with contextlib.closing(read_csv(path)) as records:
        next(records)
        assert not opened[0].closed
    assert opened[0].closed
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in read_csv(path):
            break
    assert opened[1].closed


@pytest.mark.parametrize("take", [lambda _: None, None])
def test_file_is_closed_after_an_error(
    path: Path, opened: list[io.BufferedReader], take: Callable[[ReaderError], None] | None
) -> None:
    """Whether the error was raised or reported makes no difference."""
    path.write_bytes(b"bad\n")
    with contextlib.suppress(ReaderError):
        list(read_csv(path, on_error=take))
    assert opened[0].closed


def test_file_that_is_not_there(path: Path) -> None:
    """Python's own error says so, when the first record is asked for."""
    records = read_csv(path)
    with pytest.raises(FileNotFoundError):
        next(records)


WORDS = st.text(st.sampled_from(list('"\\,|\nab1/: "“')), max_size=12)
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=4)


@given(
    ROWS,
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_the_module_csv_writes_is_read(
    tmp_path: Path, rows: list[tuple[str, ...]], quoting: Literal[0, 1, 2, 3], end: str
) -> None:
    """With backslashes for doubled marks it writes this form, and every column comes back."""
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, doublequote=False, escapechar="\\", quoting=quoting, lineterminator=end)
        for number, (mrn, place, level, reference, heading, text) in enumerate(rows, 1):
            writer.writerow([number, "1/19/2007 9:05", mrn, place, level, reference, heading, text])
    found = list(read_csv(path))
    assert [(each.mrn or "", each.place or "", each.classification or "") for each in found] == [
        row[:3] for row in rows
    ]
    assert [each.references for each in found] == [tuple(filter(None, row[3].split("|"))) for row in rows]
    assert [each.text for each in found] == [
        "\n\n".join(part for part in (row[4].strip("\n"), row[5].strip("\n")) if part) for row in rows
    ]


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_damage_costs_no_other_row(tmp_path: Path, data: st.DataObject) -> None:
    """However a row is damaged, those before and after it are read."""
    rows = [row_of(number, text=rf"A \"B\" {number}") for number in range(1, 6)]
    index = data.draw(st.integers(0, 4))
    bad = rows[index]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(bad)))
        end = start + data.draw(st.sampled_from([0, 1, 1, 5, 60]))
        bad = bad[:start] + data.draw(WORDS) + bad[end:]
    records, errors = read(
        tmp_path / "any.csv", "".join([*rows[:index], bad.rstrip("\n") + "\n", *rows[index + 1 :]])
    )
    texts = [record.text for record in records]
    expected = [f'{HEADING}\n\nA "B" {number}' for number in range(1, 6) if number != index + 1]
    assert [text for text in texts if text in expected] == expected
    assert len(texts) + len(errors) >= len(rows) - (not bad.strip())
