"""What every reader shares: the record, the error, and what importing them takes."""

import pickle
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from cablegrammar import readers
from cablegrammar.readers import ReaderError, Record


@pytest.mark.parametrize(
    ("row", "line", "text"),
    [
        (None, None, "lima.txt: it is wrong"),
        (None, 7, "lima.txt, line 7: it is wrong"),
        (3, 7, "lima.txt, row 3, line 7: it is wrong"),
        (3, None, "lima.txt, row 3: it is wrong"),
    ],
)
def test_message_of_an_error_begins_with_the_place(row: int | None, line: int | None, text: str) -> None:
    """What is known of the place stands before the message."""
    assert str(ReaderError("it is wrong", Path("lima.txt"), row, line)) == text


def test_error_is_a_value_error_and_can_be_pickled() -> None:
    """Another process gets the same error, with its parts."""
    error = pickle.loads(pickle.dumps(ReaderError("wrong", Path("lima.csv"), row=3, line=7)))  # noqa: S301 - made here
    assert isinstance(error, ValueError)
    assert isinstance(error, ReaderError)
    assert (error.message, error.path, error.row, error.line) == ("wrong", Path("lima.csv"), 3, 7)


def test_record_says_nothing_that_no_publisher_said() -> None:
    """All but text and path is empty unless given, and given by name."""
    record = Record("UNCLAS", path=Path("lima.txt"))
    assert attrs.asdict(record) == {
        "text": "UNCLAS",
        "path": Path("lima.txt"),
        "row": None,
        "encoding": "utf-8",
        "mrn": None,
        "date": None,
        "place": None,
        "classification": None,
        "references": None,
        "articles": None,
    }
    with pytest.raises(TypeError):
        Record("UNCLAS", Path("lima.txt"))  # type: ignore[call-arg]


def test_record_is_a_value() -> None:
    """It cannot be changed, and equal ones count once in a set."""
    record = Record("UNCLAS", path=Path("lima.txt"), references=("06LIMA7",))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        record.text = "SECRET"  # type: ignore[misc]
    assert len({record, attrs.evolve(record)}) == 1


def test_public_names() -> None:
    """They are in alphabetical order, exist and are documented."""
    assert sorted(readers.__all__) == readers.__all__
    assert all(getattr(readers, name).__doc__ for name in readers.__all__)


def test_readers_import_without_a_parser_of_html() -> None:
    """Only the call that needs it imports it."""
    program = "import sys, cablegrammar.readers; sys.exit('lxml' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
