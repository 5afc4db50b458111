"""`cablegrammar split` and `cablegrammar join`: logs of many telegrams, and telegrams in sections."""

from __future__ import annotations

from pathlib import Path

import click

from .. import SectionError, join, render, split
from ._common import COULD_NOT, FINE, Failed, files, write
from ._sources import Reading


@click.command("split")
@click.argument("file", type=str)
@click.argument("outdir", type=click.Path(path_type=Path, file_okay=False))
def split_command(*, file: str, outdir: Path) -> int:
    """Put the telegrams of a log, or of any text that holds many, into files of their own in OUTDIR.

    The files are named 00001.txt and so on, in the order of the log. Together they are the text, unchanged.
    A file that is there already is not replaced.

    \b
    Examples:
      $ cablegrammar split log.txt telegrams-of-log/
    """
    reading, number = Reading([file]), 0
    for _, record in reading.records():
        outdir.mkdir(parents=True, exist_ok=True)
        for text in split(record.text):
            number += 1
            path = outdir / f"{number:05}.txt"
            try:
                with path.open("x", encoding="utf-8", newline="\n") as out:
                    out.write(text)
            except FileExistsError:
                raise Failed(f"{path}: is there already") from None
    if reading.failures:
        return COULD_NOT
    click.echo(f"{number} telegrams in {outdir}", err=True)
    return FINE


@click.command("join")
@files
def join_command(*, files: tuple[str, ...]) -> int:
    """Put the sections of one telegram together, in whatever order they come, and write canonical text.

    \b
    Examples:
      $ cablegrammar join section1.txt section2.txt > whole.txt
    """
    reading = Reading(files)
    cables = [cable for _, _, cable in reading.cables()]
    if reading.failures:
        return COULD_NOT
    try:
        whole = join(cables)
    except SectionError as error:
        raise Failed(str(error)) from None
    write(f"{render(whole)}\n")
    return FINE
