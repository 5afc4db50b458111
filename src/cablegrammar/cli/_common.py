"""What several commands need: exit codes, complaints, and colours."""

from __future__ import annotations

import os
import sys
from typing import Final

import click

#: Exit codes.
FINE: Final = 0
FOUND: Final = 1
COULD_NOT: Final = 2


class Failed(click.ClickException):
    """What a command cannot do, in one line."""

    exit_code = COULD_NOT

    def show(self, file: object = None) -> None:  # noqa: ARG002 - as click calls it
        complain(self.message)


#: What a terminal would obey instead of showing it, each as one sign that says so: control characters but
#: tabs and line feeds, and what turns the direction of a line.
_SIGNS: Final = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
}


def visible(text: str) -> str:
    """Return a text as a terminal may be given it, whoever wrote it: character for character, none obeyed."""
    return text.translate(_SIGNS)


def write(text: str) -> None:
    """Write to standard output: as it is for other programs, visibly to a terminal."""
    sys.stdout.write(visible(text) if sys.stdout.isatty() else text)


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    sys.stdout.flush()
    sys.stderr.write(f"cablegrammar: {visible(message)}\n")


def no_color() -> bool:
    """Say whether whoever runs the command wants no colours (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


#: The files that most commands take.
files = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=str)
