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


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    sys.stdout.flush()
    sys.stderr.write(f"cablegrammar: {message}\n")


def no_color() -> bool:
    """Say whether whoever runs the command wants no colours (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


#: The files that most commands take.
files = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=str)
