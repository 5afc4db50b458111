"""`cablegrammar split` and `join`: logs of many telegrams, telegrams in sections."""

from pathlib import Path

from .commands import FAULTY, FINE, run

SECTION = "R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS SECTION {0:02} OF 02 LIMA 000123\n\n{0}. Tide {0}.\n"


def test_log_is_split_and_nothing_lost(tmp_path: Path) -> None:
    log = f"{FAULTY}\nNNNN\n{FINE}\nNNNN\n"
    (tmp_path / "log.txt").write_text(log)
    outcome = run("split", "log.txt", "deep/out", folder=tmp_path)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "2 telegrams in deep/out\n")
    files = sorted((tmp_path / "deep" / "out").iterdir())
    assert [file.name for file in files] == ["00001.txt", "00002.txt"]
    assert "".join(file.read_text() for file in files) == log


def test_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(FINE)
    assert run("split", "log.txt", "out", folder=tmp_path).returncode == 0
    outcome = run("split", "log.txt", "out", folder=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (2, "cablegrammar: out/00001.txt: is there already\n")


def test_missing_log_is_one_line_of_error(tmp_path: Path) -> None:
    outcome = run("split", "log.txt", "out", folder=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (2, "cablegrammar: log.txt: No such file or directory\n")


def test_sections_are_joined_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SECTION.format(2))
    (tmp_path / "b.txt").write_text(SECTION.format(1))
    outcome = run("join", "a.txt", "b.txt", folder=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert outcome.stdout == (
        "R 191530Z JAN 07\nFM AMEMBASSY LIMA\nBT\n\nUNCLAS LIMA 000123\n\n1. Tide 1.\n\n2. Tide 2.\n"
    )


def test_what_is_no_section_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SECTION.format(2))
    (tmp_path / "b.txt").write_text(FINE)
    outcome = run("join", "a.txt", "b.txt", folder=tmp_path)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("cablegrammar: cable 2: ")
    outcome = run("join", "a.txt", "c.txt", folder=tmp_path)
    assert (outcome.returncode, outcome.stdout) == (2, "")
