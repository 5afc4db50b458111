"""`cablegrammar convert`: all kinds of sources, the same rows by any way, and nothing lost when it is killed."""

import contextlib
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest

from cablegrammar import arrow
from cablegrammar.cli import _common, _convert, _pool, _sources
from cablegrammar.readers import ReaderError, Record

from .commands import FAULTY, FINE, run, shell

MANY = 2_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of small telegrams, enough for several parts, one in a hundred of them none."""
    folder = tmp_path_factory.mktemp("many") / "telegrams"
    folder.mkdir()
    for number in range(MANY):
        text = f"UNCLAS LIMA {number:06}\n\nSUBJECT: TIDE {number}\n\n1. High.\n\n2. Low.\n"
        (folder / f"{number:05}.txt").write_text("\n" if number % 100 == 50 else text)
    return folder


def rows(folder: Path) -> list[dict[str, object]]:
    """Return the rows of all parts in order."""
    found: list[dict[str, object]] = []
    for path in sorted(folder.glob("part-*")):
        if path.suffix == ".ndjson":
            found += map(json.loads, path.read_text("utf-8").splitlines())
        else:
            found += pyarrow.parquet.read_table(path).to_pylist()
    return found


def failures(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob("_failed-*"))
        for line in path.read_text("utf-8").splitlines()
    ]


def test_broken_files_are_named_and_the_rest_converted(many: Path, tmp_path: Path) -> None:
    outcome = run("convert", "--jobs", "1", "--to", "ndjson", many, "out", folder=tmp_path)
    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert outcome.stderr.startswith("1980 telegrams in ")
    assert outcome.stderr.endswith(" s; 20 could not be read, see out/_failed-*.ndjson\n")
    assert [each["subject"] for each in rows(tmp_path / "out")] == [
        f"TIDE {number}" for number in range(MANY) if number % 100 != 50
    ]
    assert failures(tmp_path / "out") == [
        {
            "source": (many / f"{number:05}.txt").as_posix(),
            "record": None,
            "reason": "line 1, column 1: nothing here belongs to a telegram",
            "text": "\n",
        }
        for number in range(50, MANY, 100)
    ]
    assert len(list((tmp_path / "out").glob("part-*"))) == MANY // _convert.PART


def test_rows_are_the_same_however_many_processes_work(many: Path, tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        assert run("convert", "--jobs", jobs, many, f"out{jobs}", folder=tmp_path).returncode == 1
    for path in (tmp_path / "out1").iterdir():
        if not path.name.startswith("."):
            assert path.read_bytes() == (tmp_path / "out3" / path.name).read_bytes()
    assert len(rows(tmp_path / "out3")) == MANY - 20


def test_shares_make_up_the_whole(many: Path, tmp_path: Path) -> None:
    for share, code in (("2/2", 1), ("1/2", 1)):
        words = ["--jobs", "1", "--to", "ndjson", "--shard", share]
        assert run("convert", *words, many, "shares", folder=tmp_path).returncode == code
    assert len(rows(tmp_path / "shares")) == MANY - 20
    outcome = run("convert", "--to", "ndjson", "--shard", "1/3", many, "shares", folder=tmp_path)
    assert outcome.returncode == 2
    assert outcome.stderr == "cablegrammar: shares: belongs to another job, with other shards\n"


@pytest.mark.parametrize("share", ["0/2", "3/2", "1", "a/b", "1/0"])
def test_share_that_cannot_be_is_refused(share: str, many: Path, tmp_path: Path) -> None:
    outcome = run("convert", "--shard", share, many, "out", folder=tmp_path)
    assert outcome.returncode == 2
    assert f"expected a number of many, as in 3/16, found '{share}'" in outcome.stderr


def test_killed_job_goes_on_and_loses_nothing(many: Path, tmp_path: Path) -> None:
    """It is killed three times at moments of chance; its workers end with it."""
    command = [sys.executable, "-m", "cablegrammar", "convert", "--jobs", "2", str(many), "out"]
    chance = random.Random(7)  # noqa: S311 - any moment will do
    for _ in range(3):
        with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.8, 2.5))
            workers = children(process.pid)
            process.kill()
        for worker in workers:
            assert ends(worker)
    assert run("convert", "--jobs", "2", many, "out", folder=tmp_path).returncode == 1
    assert [each["subject"] for each in rows(tmp_path / "out")] == [
        f"TIDE {number}" for number in range(MANY) if number % 100 != 50
    ]
    assert len(failures(tmp_path / "out")) == 20
    assert not list((tmp_path / "out").glob(".*.aside"))


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    found = subprocess.run(
        ["/bin/ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, check=False, text=True
    )
    return [int(word) for word in found.stdout.split()]


def ends(process: int) -> bool:
    """Wait until a process has ended."""
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_job_that_is_done_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(FINE)
    assert run("convert", "--jobs", "1", "t.txt", "out", folder=tmp_path).returncode == 0
    before = (tmp_path / "out" / "part-000000.parquet").stat().st_mtime_ns
    outcome = run("convert", "--jobs", "1", "t.txt", "out", folder=tmp_path)
    assert outcome.stderr.startswith("0 telegrams in ")
    assert (tmp_path / "out" / "part-000000.parquet").stat().st_mtime_ns == before


def test_other_job_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(FINE)
    assert run("convert", "--jobs", "1", "t.txt", "out", folder=tmp_path).returncode == 0
    outcome = run("convert", "--by", "paragraph", "--to", "ndjson", "t.txt", "out", folder=tmp_path)
    assert outcome.returncode == 2
    assert outcome.stderr == "cablegrammar: out: belongs to another job, with other to, by\n"
    (tmp_path / "t.txt").write_text(FAULTY)
    outcome = run("convert", "t.txt", "out", folder=tmp_path)
    assert outcome.stderr == "cablegrammar: out: belongs to another job, with other files\n"


def test_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(FINE)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("")
    outcome = run("convert", "t.txt", "out", folder=tmp_path)
    assert outcome.returncode == 2
    assert outcome.stderr == "cablegrammar: out: holds other things than parts of a table\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["t.txt", "."], "cablegrammar: .: is among the sources\n"),
        ([".", "out"], "cablegrammar: out: is among the sources\n"),
        (["-", "out"], "cablegrammar: convert reads no standard input, as it could not read it again\n"),
        (["no.txt", "out"], "cablegrammar: no.txt: No such file or directory\n"),
        (["no.zip", "out"], "cablegrammar: no.zip: expected a zip archive\n"),
    ],
)
def test_sources_that_cannot_be_are_refused(words: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(FINE)
    (tmp_path / "no.zip").write_text("")
    outcome = run("convert", *words, folder=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (2, message)
    assert not (tmp_path / "out").exists()


def test_all_kinds_of_sources_are_converted(tmp_path: Path) -> None:
    (tmp_path / "cables.csv").write_text(
        '"1","1/19/2007 15:30","07LIMA123","Embassy Lima","UNCLASSIFIED","","","SUBJECT: ROW"\n'
        '"2","1/45/2007 15:30","07LIMA124","Embassy Lima","UNCLASSIFIED","","","SUBJECT: NO DAY"\n'
    )
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("SUBJECT: TEXT\n")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("m.md", "SUBJECT: [MEMBER](#)\n")
    words = ["convert", "--jobs", "1", "cables.csv", os.fsdecode(b"caf\xe9.txt"), "z.zip", "out"]
    assert run(*words, folder=tmp_path).returncode == 1
    found = rows(tmp_path / "out")
    assert [(each["source"], each["record"], each["subject"]) for each in found] == [
        ("cables.csv", 1, "ROW"),
        ("caf\\udce9.txt", None, "TEXT"),
        ("z.zip/m.md", None, "MEMBER"),
    ]
    assert failures(tmp_path / "out") == [
        {
            "source": "cables.csv",
            "record": 2,
            "reason": "row 2, line 2: expected month/day/year hour:minute, found '1/45/2007 15:30'",
        }
    ]


def test_paragraphs_are_rows_and_both_forms_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(FAULTY)
    for form in ("parquet", "ndjson"):
        for by in ("telegram", "paragraph"):
            words = ["--jobs", "1", "--to", form, "--by", by, "t.txt", f"{form}-{by}"]
            assert run("convert", *words, folder=tmp_path).returncode == 0
    assert [each["text"] for each in rows(tmp_path / "parquet-paragraph")] == [
        "The tide was high.",
        "The tide was low.",
    ]
    for by in ("telegram", "paragraph"):
        (table,) = (tmp_path / f"parquet-{by}").glob("part-*")
        # What begins with an underscore is no part of a table, whoever reads the folder.
        assert pyarrow.parquet.read_table(table.parent).num_rows == (1 if by == "telegram" else 2)
        schema = arrow.TELEGRAMS if by == "telegram" else arrow.PARAGRAPHS
        assert pyarrow.parquet.read_schema(table).equals(schema)
        assert [{**each, "sent": str(each["sent"])[:10]} for each in rows(tmp_path / f"parquet-{by}")] == [
            {**each, "sent": str(each["sent"])[:10]} for each in rows(tmp_path / f"ndjson-{by}")
        ]


def test_second_process_at_a_job_is_refused(tmp_path: Path) -> None:
    with (
        _convert._begun(tmp_path / "out", {}, (1, 1)),
        pytest.raises(_common.Failed, match="another process"),
        _convert._begun(tmp_path / "out", {}, (1, 1)),
    ):
        pass


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with _convert._begun(out, {}, (1, 2)):
        pass
    for name in (".part-000002.parquet.9.aside", "._failed-000003.ndjson.9.aside", "._plan.json.9.aside"):
        (out / name).touch()
    with _convert._begun(out, {}, (1, 2)):
        left = sorted(path.name for path in out.glob(".*.aside"))
    assert left == ["._failed-000003.ndjson.9.aside", "._plan.json.9.aside"]


def test_file_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    with contextlib.suppress(EOFError), _convert.written(tmp_path / "x") as file:
        file.write(b"half")
        raise EOFError
    assert list(tmp_path.iterdir()) == []


def test_part_counts_its_sizes() -> None:
    record = Record("UNCLAS", path=Path("t"))
    error = ReaderError("m", Path("t"))
    part = _convert.Part(0, [_sources.Place("t", None, "t", 10, 0), record, error])
    assert part.size == 16


def numbers(limit: int, taken: list[int]) -> Iterator[int]:
    for number in range(limit):
        taken.append(number)
        yield number


def test_window_is_bounded_and_results_in_order() -> None:
    taken: list[int] = []
    results = _pool.run(abs, numbers(50, taken), 2)
    assert next(results) == 0
    assert len(taken) == 6
    assert list(results) == list(range(1, 50))


def kill_worker(_: int) -> None:
    os.kill(multiprocessing.current_process().pid or 0, signal.SIGKILL)


def test_killed_worker_is_one_line_of_error() -> None:
    with pytest.raises(_common.Failed, match="a process at work was killed, perhaps for want of memory"):
        list(_pool.run(kill_worker, [1], 2))


def test_terminal_gets_a_bar(many: Path, tmp_path: Path) -> None:
    line = f"script -qec 'cablegrammar convert --jobs 1 {many} out' /dev/null"
    shown = shell(line, tmp_path, TERM="xterm", COLUMNS="80").stdout
    assert "100%" in shown
    assert "1980 telegrams, " in shown


def test_without_pyarrow_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(FINE)
    program = "import sys; sys.modules['pyarrow'] = None; from cablegrammar.cli import main; main()"
    outcome = subprocess.run(
        [sys.executable, "-c", program, "convert", "t.txt", "out"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert outcome.returncode == 2
    assert (
        outcome.stderr
        == 'cablegrammar: cablegrammar.arrow needs pyarrow: pip install "cablegrammar[arrow]"\n'
    )
    assert not (tmp_path / "out").exists()
