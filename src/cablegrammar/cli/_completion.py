"""`cablegrammar completion`: what a shell needs to complete commands, options and slugs."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from ._common import FINE


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(ctx: click.Context, *, shell: str) -> int:
    """Print what lets a shell complete commands, options and names of findings.

    Put it where your shell reads it: for bash a line `eval "$(cablegrammar completion bash)"` in ~/.bashrc,
    for zsh the same with zsh in ~/.zshrc; for fish a file ~/.config/fish/completions/cablegrammar.fish.

    \b
    Examples:
      $ cablegrammar completion bash
      $ cablegrammar completion fish > cablegrammar.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "cablegrammar", "_CABLEGRAMMAR_COMPLETE").source())
    return FINE
