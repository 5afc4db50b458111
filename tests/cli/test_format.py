"""`cablegrammar format`: canonical text, what would change, and replacing files without losing a word."""

import os
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar.cli import _format, _sources

from .commands import FINE, run

LOOSE = "UNCLAS  LIMA 000123\nSUBJECT:   TIDES\n\n\n1. High.\n"
CANONICAL = "UNCLAS LIMA 000123\n\nSUBJECT: TIDES\n\n1. High.\n"
PAGES = f"{CANONICAL}\n\nLIMA 00000123  002 OF 002\n\n\n2. Low.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "loose.txt").write_text(LOOSE)
    (tmp_path / "fine.txt").write_text(FINE)
    (tmp_path / "pages.txt").write_text(PAGES)
    return tmp_path


def test_canonical_text_is_written(folder: Path) -> None:
    outcome = run("format", "loose.txt", folder=folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, CANONICAL, "")
    assert run("format", "-", data=outcome.stdout.encode()).stdout == CANONICAL


def test_check_names_what_is_not_canonical(folder: Path) -> None:
    outcome = run("format", "--check", "loose.txt", "fine.txt", folder=folder)
    assert (outcome.returncode, outcome.stdout) == (1, "loose.txt is not canonical text\n")
    assert run("format", "--check", "fine.txt", folder=folder).returncode == 0


def test_diff_shows_what_would_change(folder: Path) -> None:
    outcome = run("format", "--diff", "loose.txt", "fine.txt", folder=folder)
    assert outcome.returncode == 1
    lines = outcome.stdout.splitlines()
    assert lines[:2] == ["--- loose.txt", "+++ loose.txt (canonical)"]
    assert [line for line in lines[2:] if line[0] == "+"] == ["+UNCLAS LIMA 000123", "+SUBJECT: TIDES"]
    assert "fine.txt" not in outcome.stdout


def test_file_is_replaced_with_its_mode(folder: Path) -> None:
    path = folder / "loose.txt"
    path.chmod(0o640)
    link = folder / "link.txt"
    link.symlink_to("loose.txt")
    outcome = run("format", "--in-place", "link.txt", "fine.txt", folder=folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")
    assert path.read_text() == CANONICAL
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(each.name for each in folder.iterdir()) == [
        "fine.txt",
        "link.txt",
        "loose.txt",
        "pages.txt",
    ]


def test_canonical_file_is_not_touched(folder: Path) -> None:
    os.utime(folder / "fine.txt", (1_000_000, 1_000_000))
    assert run("format", "--in-place", "fine.txt", folder=folder).returncode == 0
    assert (folder / "fine.txt").stat().st_mtime == 1_000_000


def test_file_keeps_its_encoding(folder: Path) -> None:
    (folder / "loose.txt").write_bytes(LOOSE.replace("High", "Caf\u00e9").encode("cp1252"))
    assert run("format", "--in-place", "loose.txt", folder=folder).returncode == 0
    assert (folder / "loose.txt").read_bytes() == CANONICAL.replace("High", "Caf\u00e9").encode("cp1252")


def test_file_that_would_lose_words_stays_as_it_is(folder: Path) -> None:
    outcome = run("format", "--in-place", "pages.txt", "loose.txt", folder=folder)
    assert outcome.returncode == 2
    assert outcome.stderr == "cablegrammar: pages.txt: left as it is, as canonical text has no page marker\n"
    assert (folder / "pages.txt").read_text() == PAGES
    assert (folder / "loose.txt").read_text() == CANONICAL


def test_what_is_said_twice_is_not_lost() -> None:
    text = "UNCLAS LIMA 000123\n\nSIPDIS\n\nSIPDIS\n\nSUBJECT: TIDES\n\n1. High.\n"
    cable = cablegrammar.parse(text)
    assert cable.extraneous
    assert _format._lost(cable, cablegrammar.render(cable)) == []


def test_only_plain_text_is_replaced(folder: Path) -> None:
    (folder / "t.md").write_text(LOOSE)
    outcome = run("format", "--in-place", "t.md", folder=folder)
    assert outcome.returncode == 2
    assert outcome.stderr == "cablegrammar: t.md: only files of plain text can be replaced\n"


def test_file_that_cannot_be_replaced_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place,) = _sources.Reading([str(folder / "loose.txt")]).cables()
    reading = _sources.Reading([])
    path, record, cable = place
    _format._replace(path._replace(path=str(folder / "no" / "such.txt")), record, cable, CANONICAL, reading)
    assert capsys.readouterr().err.endswith("loose.txt: No such file or directory\n")
    assert len(reading.failures) == 1


def test_options_that_contradict_each_other_are_refused(folder: Path) -> None:
    outcome = run("format", "--in-place", "--diff", "loose.txt", folder=folder)
    assert outcome.returncode == 2
    assert outcome.stderr.endswith("Error: --in-place goes with neither --check nor --diff\n")


def test_text_that_is_no_telegram_is_named(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    outcome = run("format", "empty.txt", folder=folder)
    assert outcome.returncode == 2
    assert "nothing here belongs to a telegram" in outcome.stderr
