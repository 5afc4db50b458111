"""The commands, each imported when it is asked for, and what all of them have in common."""

from __future__ import annotations

import importlib
import io
import os
import sys
from pathlib import Path
from typing import Final

import click

from ._common import COULD_NOT, complain, no_color

#: What each command is for, in the order of the help, and where it is.
_COMMANDS: Final = {
    "show": ("Show what a telegram says.", "_show"),
    "check": ("Report what can hardly be right.", "_check"),
    "explain": ("Say what a finding of check means.", "_explain"),
    "format": ("Write telegrams as canonical text.", "_format"),
    "parse": ("Write telegrams as JSON, or some of their fields as a table.", "_parse"),
    "split": ("Put the telegrams of a log into files of their own.", "_sections"),
    "join": ("Put the sections of a telegram together.", "_sections"),
    "convert": ("Turn a whole archive into Parquet or NDJSON.", "_convert"),
    "graph": ("Write who cites what, or who writes to whom, as a graph.", "_graph"),
    "completion": ("Print what lets a shell complete the commands.", "_completion"),
}


class _Group(click.Group):
    """Imports a command when it is used, as most runs use one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f".{_COMMANDS[cmd_name][1]}", __package__)
        found = getattr(module, f"{cmd_name}_command")
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Where whoever reads its output has read enough, it ends without a word."""
        try:
            code: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Nothing may be written when the process ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return COULD_NOT
        return code

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        # What click does, without importing every command.
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (what, _) in _COMMANDS.items()])


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cablegrammar")
@click.pass_context
def group(ctx: click.Context) -> None:
    """Read, check and convert diplomatic telegrams.

    Files may be plain text (UTF-8 or Windows-1252), Markdown (.md), published pages (.html), tables (.csv as
    in cables.csv), zip archives and folders of all these; - is standard input.

    Exit codes: 0 fine, 1 something was found, 2 it could not be done.

    \b
    Examples:
      $ cablegrammar show telegram.txt
      $ cablegrammar check telegrams/
      $ cablegrammar convert telegrams/ cables
    """
    if no_color():
        ctx.color = False


def run() -> int:
    """Run the command and return its exit code; whatever goes wrong is one line on standard error."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    if sys.stdout is None:
        sys.stderr.write("cablegrammar: standard output is closed\n")
        return COULD_NOT
    for stream in (sys.stdout, sys.stderr):
        assert isinstance(stream, io.TextIOWrapper)
        if stream.isatty():
            # What a terminal has no sign for becomes a question mark.
            stream.reconfigure(errors="replace")
        else:
            # Names of files may hold bytes that are no text.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        code = group.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return COULD_NOT
    except (click.Abort, KeyboardInterrupt):
        complain("stopped")
        return COULD_NOT
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return COULD_NOT
    except ImportError as error:
        # An extra that is not installed; its message says which.
        complain(str(error))
        return COULD_NOT
    return int(code or 0)
