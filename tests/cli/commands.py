"""Runs the command `cablegrammar` as its users do: in a process of its own, or from a shell."""

import os
import subprocess
import sys
from pathlib import Path

#: Where the command was installed.
BIN = Path(sys.executable).parent

#: An invented telegram in which several things can hardly be right, in the order of its lines.
FAULTY = """\
R 191530Z JAN 07
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 4012
BT

UNCLAS LIMA 000123

TAGS: PGVO, PE
SUBJECT: TIDES
REF: KINHASA 45

1. The tide was high.

3. The tide was low.
"""

#: One in which no check finds anything, and which is canonical text but for its last line feed.
FINE = """\
R 201005Z JAN 07
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 4013
BT

UNCLAS LIMA 000124

TAGS: PREL, PE
SUBJECT: A LIGHTHOUSE
REF: LIMA 123

1. The harbor office opened a second lighthouse on January 18.
"""


def run(
    *words: str | Path, folder: Path | None = None, data: bytes = b"", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with these words, in this folder; `data` is its standard input."""
    command = [sys.executable, "-m", "cablegrammar", *map(str, words)]
    outcome = subprocess.run(
        command, cwd=folder, input=data, capture_output=True, check=False, env=_environment(variables)
    )
    return subprocess.CompletedProcess(
        command, outcome.returncode, outcome.stdout.decode(), outcome.stderr.decode()
    )


def shell(line: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line in bash, which finds the installed command first; a pipe fails as its first part does."""
    command = ["bash", "-o", "pipefail", "-c", line]
    return subprocess.run(
        command, cwd=folder, capture_output=True, check=False, text=True, env=_environment(variables)
    )


def _environment(variables: dict[str, str]) -> dict[str, str]:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONUTF8": "1", **variables}


def examples(help_text: str) -> list[str]:
    """Return the lines of a help text that show how a command is used."""
    return [
        line.strip().removeprefix("$ ") for line in help_text.splitlines() if line.strip().startswith("$ ")
    ]
