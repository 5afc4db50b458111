"""The command `cablegrammar`: what can be done with telegrams without writing a program.

It needs click: install `cablegrammar[cli]`. Exit codes: 0 fine, 1 something was found, 2 it could not be
done.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that the arguments of the process name, and leave the process with its exit code."""
    try:
        from ._group import run
    except ImportError as error:
        if error.name != "click":
            raise
        sys.exit(_without_click())
    sys.exit(run())


def _without_click() -> int:
    """Say what to install, and return the exit code."""
    sys.stderr.write('cablegrammar: the command line needs click: pip install "cablegrammar[cli]"\n')
    return 2
