"""`cablegrammar format`: telegrams as canonical text."""

from __future__ import annotations

import difflib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from .. import Cable, ExtraneousKind, render
from ..readers import Record
from ._common import COULD_NOT, FINE, FOUND, files, write
from ._sources import Place, Reading, name_of


@click.command("format")
@files
@click.option("--check", is_flag=True, help="Write nothing; name each file that is not canonical text.")
@click.option("--diff", is_flag=True, help="Write what would change.")
@click.option("--in-place", is_flag=True, help="Replace each file, unless something would be lost.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input (-).")
def format_command(
    *, files: tuple[str, ...], check: bool, diff: bool, in_place: bool, stdin_filename: str | None
) -> int:
    """Write telegrams as canonical text.

    With --check or --diff the exit code is 1 if a telegram is not canonical text yet.

    --in-place replaces files of plain text at once or not at all. A file of which canonical text would leave
    out words, such as page markers or a publisher's notice, stays as it is; the exit code is then 2.

    \b
    Examples:
      $ cablegrammar format telegram.txt > canonical.txt
      $ cablegrammar format --check telegrams/
      $ cablegrammar format --diff telegram.txt
      $ cablegrammar format --in-place canonical.txt
    """
    if in_place and (check or diff):
        raise click.UsageError("--in-place goes with neither --check nor --diff")
    reading, changed = Reading(files, stdin_filename), 0
    for place, record, cable in reading.cables():
        # A file ends with its last line.
        name, canonical = name_of(record), f"{render(cable)}\n"
        differs = canonical.rstrip("\n") != record.text.rstrip("\n")
        changed += differs
        if in_place:
            if differs:
                _replace(place, record, cable, canonical, reading)
        elif diff:
            write("".join(_difference(record.text, canonical, name)) if differs else "")
        elif check:
            write(f"{name} is not canonical text\n" if differs else "")
        else:
            write(canonical)
    if reading.failures:
        return COULD_NOT
    return FOUND if changed and (check or diff) else FINE


def _difference(before: str, after: str, name: str) -> Iterator[str]:
    old, new = (text.rstrip("\n").split("\n") for text in (before, after))
    for line in difflib.unified_diff(old, new, name, f"{name} (canonical)", lineterm=""):
        yield f"{line}\n"


def _replace(place: Place, record: Record, cable: Cable, canonical: str, reading: Reading) -> None:
    """Replace a file by canonical text; complain where it cannot be, or words would be lost."""
    name = name_of(record)
    if not place.is_text:
        reading.fail(name, "only files of plain text can be replaced")
        return
    lost = _lost(cable, canonical)
    if lost:
        reading.fail(name, f"left as it is, as canonical text has no {', no '.join(lost)}")
        return
    # A link is left in its place; what it leads to is replaced.
    path = Path(place.path).resolve()
    aside = path.with_name(f".{path.name}.{os.getpid()}.aside")
    try:
        with aside.open("w", encoding=record.encoding, newline="\n") as file:
            file.write(canonical)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, aside)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        reading.fail(name, error.strerror or str(error))


#: What canonical text says in other words.
_SAID: Final = {ExtraneousKind.OTHER_SPELLING}


def _lost(cable: Cable, canonical: str) -> list[str]:
    """Return what kinds of things would be lost: put aside, and with a word that canonical text has not."""
    kept = set(_words(canonical))
    lost = (
        each.kind.value
        for each in cable.extraneous
        if each.kind not in _SAID and not kept.issuperset(_words(each.text))
    )
    return list(dict.fromkeys(lost))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.upper())
