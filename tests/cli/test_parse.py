"""`cablegrammar parse`: JSON, NDJSON, and fields as a table."""

import json
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar import json as cable_json

from .commands import FAULTY, FINE, run, shell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FAULTY)
    (tmp_path / "b.txt").write_text(FINE)
    return tmp_path


def test_json_is_the_telegram(folder: Path) -> None:
    outcome = run("parse", "a.txt", folder=folder)
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert cable_json.loads(outcome.stdout) == cablegrammar.parse(FAULTY)
    assert outcome.stdout.startswith("{\n  ")


def test_lines_are_telegrams(folder: Path) -> None:
    (folder / "c.txt").write_text("")
    outcome = run("parse", "--lines", ".", folder=folder)
    assert [cable_json.loads(line) for line in outcome.stdout.splitlines()] == [
        cablegrammar.parse(text) for text in (FAULTY, FINE)
    ]
    assert outcome.returncode == 2
    assert outcome.stderr == "cablegrammar: c.txt: line 1, column 1: nothing here belongs to a telegram\n"


def test_fields_are_columns(folder: Path) -> None:
    (folder / "c.txt").write_text("")
    fields = [
        "--field",
        "mrn",
        "--field",
        "sent",
        "--field",
        "tags",
        "--field",
        "refs",
        "--field",
        "signature",
    ]
    outcome = run("parse", *fields, ".", folder=folder)
    first, *rows = [line.split("\t") for line in outcome.stdout.splitlines()]
    assert first == ["mrn", "sent", "tags", "refs", "signature"]
    assert [row[:3] for row in rows] == [
        ["07LIMA123", "2007-01-19 15:30:00+00:00", "PGVO; PE"],
        ["07LIMA124", "2007-01-20 10:05:00+00:00", "PREL; PE"],
    ]
    assert json.loads(rows[1][3])["mrn"] == "07LIMA123"
    assert rows[1][4] == ""
    assert outcome.stderr == "cablegrammar: c.txt: line 1, column 1: nothing here belongs to a telegram\n"


def test_terminal_gets_a_table(folder: Path) -> None:
    line = "script -qec 'cablegrammar parse --field mrn --field subject .' /dev/null"
    shown = shell(line, folder, TERM="xterm", COLUMNS="80", NO_COLOR="1").stdout
    assert "│ 07LIMA124 │ A LIGHTHOUSE │" in shown


def test_unknown_field_is_refused(folder: Path) -> None:
    outcome = run("parse", "--field", "mnr", "a.txt", folder=folder)
    assert outcome.returncode == 2
    assert "'mnr'" in outcome.stderr


@pytest.mark.parametrize(
    ("options", "number"), [("--limit 1", 1), ("--limit 0", 0), ("--sample 5", 9), ("", 9)]
)
def test_some_are_taken(options: str, number: int, folder: Path) -> None:
    (folder / "many").mkdir()
    for each in range(1, 10):
        (folder / "many" / f"{each}.txt").write_text(f"UNCLAS LIMA 00012{each}\n\nSUBJECT: TIDE {each}\n")
    words = ["parse", *options.split(), "--field", "subject", "many"]
    first, *rows = run(*words, folder=folder).stdout.splitlines()
    assert first == "subject"
    assert rows == sorted(set(rows))
    assert len(rows) == min(number, 5 if "sample" in options else 9)
    assert rows == run(*words, folder=folder).stdout.splitlines()[1:]
