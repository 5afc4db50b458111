"""`cablegrammar parse`: telegrams as JSON, or some of their fields as a table."""

from __future__ import annotations

import itertools
import json
import random
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from .._columns import TELEGRAMS, rows_of
from ..readers import Record
from ._common import COULD_NOT, FINE, files, no_color, visible, write
from ._sources import Reading, name_of


@click.command("parse")
@files
@click.option("--lines", is_flag=True, help="Write NDJSON: one telegram a line.")
@click.option("--field", "fields", multiple=True, type=click.Choice(list(TELEGRAMS)), metavar="NAME",
              help="Write this field, and others so named, in columns.")  # fmt: skip
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Stop after N telegrams.")
@click.option("--sample", type=click.IntRange(0), metavar="N",
              help="Take N telegrams by chance, the same in every run.")  # fmt: skip
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input (-).")
def parse_command(
    *,
    files: tuple[str, ...],
    lines: bool,
    fields: tuple[str, ...],
    limit: int | None,
    sample: int | None,
    stdin_filename: str | None,
) -> int:
    """Write telegrams as JSON, in the form of cablegrammar.json, which needs the extra json.

    With --field, a table is written: to a terminal as such, else with tabs. Fields are columns that convert
    makes. What a field has several of is parted by
    semicolons; what is not there is empty.

    \b
    Examples:
      $ cablegrammar parse telegram.txt
      $ cablegrammar parse --lines telegrams/ > telegrams.ndjson
      $ cablegrammar parse --field mrn --field sent --field tags telegrams/
      $ cablegrammar parse --sample 20 --field subject telegrams/
    """
    reading = Reading(files, stdin_filename)
    records: Iterable[Record] = (record for _, record in reading.records())
    records = itertools.islice(records if sample is None else _sampled(records, sample), limit)
    if fields:
        _write_fields(_rows(records, reading), fields)
    else:
        _write_json(reading, records, None if lines else 2)
    return COULD_NOT if reading.failures else FINE


def _sampled(records: Iterable[Record], number: int) -> list[Record]:
    """Return some of the records by chance, each with the same chance, in their order."""
    kept: list[tuple[int, Record]] = []
    # The same in every run; there is no secret in it.
    chance = random.Random(number)  # noqa: S311
    for place, record in enumerate(records):
        if len(kept) < number:
            kept.append((place, record))
        elif (drawn := chance.randrange(place + 1)) < number:
            kept[drawn] = (place, record)
    return [record for _, record in sorted(kept, key=lambda each: each[0])]


def _write_json(reading: Reading, records: Iterable[Record], indent: int | None) -> None:
    from ..json import dumps

    for _, cable in reading.parsed(records):
        write(f"{dumps(cable, indent=indent)}\n")


def _rows(records: Iterable[Record], reading: Reading) -> Iterator[dict[str, Any]]:
    for record in records:
        for row in rows_of(record.text, record.path.as_posix(), record.row, "telegram"):
            if row["error"] is None:
                yield row
            else:
                reading.fail(name_of(record), row["error"])


def _write_fields(rows: Iterable[dict[str, Any]], fields: tuple[str, ...]) -> None:
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(*fields)
        for row in rows:
            table.add_row(*(Text(visible(_cell(row[name]))) for name in fields))
        Console(no_color=no_color()).print(table)
        return
    sys.stdout.write("\t".join(fields) + "\n")
    for row in rows:
        sys.stdout.write("\t".join(_cell(row[name]) for name in fields) + "\n")


def _cell(value: object) -> str:
    """Return a value as a cell, which holds neither tabs nor ends of lines."""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else " ".join(str(value).split())
