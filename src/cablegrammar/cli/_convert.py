"""`cablegrammar convert`: a whole archive as a table, by several processes, whatever interrupts them."""

from __future__ import annotations

import contextlib
import functools
import gc
import hashlib
import importlib
import itertools
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, TypeAlias

import click

from .._columns import TABLES, rows_of
from ..readers import ReaderError, Record
from . import _pool
from ._common import FINE, FOUND, Failed
from ._sources import Place, place_and_message, places, records

#: How many telegrams a part has at most.
PART: Final = 400
#: The version of what a plan says.
_PLAN: Final = 1


#: A row of a table, or of what is set aside.
Row: TypeAlias = dict[str, Any]


class Part(NamedTuple):
    """Some hundred telegrams, which become one file."""

    #: Which part it is, from 0.
    number: int
    #: Files of one telegram each, which the worker reads, and records of tables, which have been read.
    items: list[Place | Record | ReaderError]

    @property
    def size(self) -> int:
        """Bytes of the files, and characters of the records."""
        return sum(
            each.size if isinstance(each, Place) else len(each.text) if isinstance(each, Record) else 0
            for each in self.items
        )


class Done(NamedTuple):
    """What became of a part."""

    telegrams: int
    failures: int
    size: int


def _shard(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", value)
    number, total = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= total:
        raise click.BadParameter(f"expected a number of many, as in 3/16, found {value!r}")
    return number, total


@click.command("convert")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=str)
@click.argument("destination", type=click.Path(path_type=Path, file_okay=False))
@click.option("--to", "form", type=click.Choice(["parquet", "ndjson"]), default="parquet", show_default=True,
              help="What the parts are; Parquet needs the extra arrow.")  # fmt: skip
@click.option("--by", type=click.Choice(list(TABLES)), default="telegram", show_default=True,
              help="What a row is.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count(), metavar="N",
              help="How many processes work; without it, one for each processor.")  # fmt: skip
@click.option("--shard", callback=_shard, default="1/1", metavar="K/N",
              help="Make the Kth of N shares, all in one DESTINATION.")  # fmt: skip
def convert_command(
    *, sources: tuple[str, ...], destination: Path, form: str, by: str, jobs: int, shard: tuple[int, int]
) -> int:
    """Turn files, folders, zip archives and tables into a table: a folder of Parquet or NDJSON files.

    Whatever stops the command, the same command goes on. The rows are the same however many
    processes work. What cannot be read is set aside with the reason in files _failed-*.ndjson; then the exit
    code is 1.

    \b
    Examples:
      $ cablegrammar convert telegrams/ cables
      $ cablegrammar convert --to ndjson --by paragraph telegrams/ paragraphs
      $ cablegrammar convert --jobs 2 --shard 1/16 telegrams/ shares
    """
    if form == "parquet":
        # An extra that is missing is missed before there is a folder.
        importlib.import_module("cablegrammar.arrow")
    _refuse_itself(sources, destination)
    try:
        found = list(places(sources))
    except ReaderError as error:
        raise Failed(str(error)) from None
    start = time.monotonic()
    with _begun(destination, _plan(sources, found, form, by, shard[1]), shard):
        wanted = (part for part in _parts(found) if part.number % shard[1] == shard[0] - 1)
        missing = (part for part in wanted if not _path(destination, part.number, form).exists())
        work = functools.partial(convert_part, folder=destination, form=form, by=by)
        size = sum(each.size for each in found) // shard[1]
        telegrams = 0
        with _progress(size) as advance:
            for done in _pool.run(work, missing, jobs):
                telegrams += done.telegrams
                advance(done)
    seconds = time.monotonic() - start
    failures = _failures(destination, shard)
    said = f"{telegrams} telegrams in {seconds:.0f} s"
    if failures:
        said += f"; {failures} could not be read, see {destination / '_failed-*.ndjson'}"
    click.echo(said, err=True)
    return FOUND if failures else FINE


# ---- What there is to do


def _parts(found: list[Place]) -> Iterator[Part]:
    items: Iterator[Place | Record | ReaderError] = itertools.chain.from_iterable(
        records(place) if place.is_table else (place,) for place in found
    )
    numbers = itertools.count()
    while part := list(itertools.islice(items, PART)):
        yield Part(next(numbers), part)


def _plan(sources: Iterable[str], found: list[Place], form: str, by: str, shards: int) -> dict[str, Any]:
    """Return what must be the same when a job goes on."""
    files = hashlib.sha256()
    for each in found:
        files.update(f"{each.name}\0{each.size}\0{each.stamp}\n".encode("utf-8", "surrogatepass"))
    return {
        "plan": _PLAN,
        "cablegrammar": version("cablegrammar"),
        "sources": list(sources),
        "files": files.hexdigest(),
        "to": form,
        "by": by,
        "shards": shards,
        "part": PART,
    }


def _refuse_itself(sources: Iterable[str], destination: Path) -> None:
    """Refuse a destination that is among the sources, which would be read again when the job goes on."""
    folder = destination.resolve()
    for each in sources:
        if each == "-":
            raise Failed("convert reads no standard input, as it could not read it again")
        source = Path(each).resolve()
        if folder.is_relative_to(source) or source.is_relative_to(folder):
            raise Failed(f"{destination}: is among the sources")


@contextlib.contextmanager
def _begun(folder: Path, plan: dict[str, Any], shard: tuple[int, int]) -> Iterator[None]:
    """Begin a job in its folder, or go on with it, while no other process does."""
    file = folder / "_plan.json"
    if not file.exists():
        if folder.exists() and any(not each.name.startswith(".") for each in folder.iterdir()):
            raise Failed(f"{folder}: holds other things than parts of a table")
        folder.mkdir(parents=True, exist_ok=True)
        write(file, json.dumps(plan, indent=2).encode())
    before = json.loads(file.read_bytes())
    differing = [name for name in plan if plan[name] != before.get(name)]
    if differing:
        raise Failed(f"{folder}: belongs to another job, with other {', '.join(differing)}")
    with (folder / f".lock-{shard[0]}").open("w") as lock:
        # Windows has no such locks; there, whoever starts the command twice is on their own.
        with contextlib.suppress(ImportError):
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Failed(f"{folder}: another process is at this job") from None
        # What was being written when a process was killed.
        for each in folder.glob(".*.aside"):
            number = re.match(r"\.(?:part|_failed)-(\d+)", each.name)
            if number and int(number[1]) % shard[1] == shard[0] - 1:
                each.unlink(missing_ok=True)
        yield


def _path(folder: Path, number: int, form: str) -> Path:
    return folder / f"part-{number:06}.{form}"


def _failures(folder: Path, shard: tuple[int, int]) -> int:
    """Return how much was set aside, in this run and in those before it."""
    return sum(
        len(path.read_bytes().splitlines())
        for path in folder.glob("_failed-*.ndjson")
        if int(path.stem.removeprefix("_failed-")) % shard[1] == shard[0] - 1
    )


# ---- What a worker does


def convert_part(part: Part, *, folder: Path, form: str, by: str) -> Done:
    """Write the files of a part: what is set aside, if anything is, and then the rows."""
    with _no_collector():
        rows, failures = _rows(part.items, by)
    if failures:
        write(folder / f"_failed-{part.number:06}.ndjson", _lines(failures))
    with written(_path(folder, part.number, form)) as file:
        if form == "ndjson":
            file.write(_lines(rows))
        else:
            from .. import arrow

            arrow.write_batches([arrow.from_rows(rows, by)], by, file)
    return Done(len(part.items) - len(failures), len(failures), part.size)


@contextlib.contextmanager
def _no_collector() -> Iterator[None]:
    """Look for no cycles of objects: rows have none, and looking takes a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _rows(items: Iterable[Place | Record | ReaderError], by: str) -> tuple[list[Row], list[Row]]:
    """Return the rows of telegrams, and what is set aside."""
    rows: list[Row] = []
    failures: list[Row] = []
    for found in _read(items):
        if isinstance(found, ReaderError):
            source, message = place_and_message(found)
            failures.append({"source": _text(source), "record": found.row, "reason": message})
            continue
        source = _text(found.path.as_posix())
        for row in rows_of(found.text, source, found.row, by):
            if row["error"] is None:
                rows.append(row)
            else:
                failures.append(
                    {"source": source, "record": found.row, "reason": row["error"], "text": found.text}
                )
    return rows, failures


def _read(items: Iterable[Place | Record | ReaderError]) -> Iterator[Record | ReaderError]:
    for each in items:
        if isinstance(each, Place):
            yield from records(each)
        else:
            yield each


def _lines(rows: list[Row]) -> bytes:
    """Return rows as NDJSON; moments and days as ISO 8601 has them."""
    return "".join(f"{json.dumps(row, ensure_ascii=False, default=_iso)}\n" for row in rows).encode()


def _text(name: str) -> str:
    """Return the name of a file, which may hold bytes that are no text, as text."""
    return name.encode("utf-8", "backslashreplace").decode()


def _iso(value: Any) -> str:  # noqa: ANN401 - a moment or a day
    return str(value.isoformat())


def write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens."""
    with written(path) as file:
        file.write(data)


@contextlib.contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to, which is there whole in the end or not at all, whatever happens."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.aside")
    try:
        with aside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    # Windows opens no folders, and brings their entries to the disk by itself.
    with contextlib.suppress(PermissionError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


# ---- What a user sees


@contextlib.contextmanager
def _progress(size: int) -> Iterator[Callable[[Done], None]]:
    """Show on a terminal how far the work is, how fast, and how long it will take."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TaskProgressColumn(),
        BarColumn(),
        TextColumn("{task.fields[telegrams]} telegrams, {task.fields[rate]:.0f}/s"),
        TimeRemainingColumn(),
    )
    start, telegrams = time.monotonic(), 0
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=size, telegrams=0, rate=0.0)

        def advance(done: Done) -> None:
            nonlocal telegrams
            telegrams += done.telegrams
            rate = telegrams / (time.monotonic() - start)
            progress.update(task, advance=done.size, telegrams=telegrams, rate=rate)

        yield advance
