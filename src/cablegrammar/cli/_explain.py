"""`cablegrammar explain`: what a finding means, and where the rule comes from."""

from __future__ import annotations

import difflib
import inspect
import re
from typing import Final

import click
from click.shell_completion import CompletionItem

from .._checks import CHECKS, Check
from ._common import FINE, Failed

#: Every slug, in the order of a telegram's lines.
SLUGS: Final = tuple(check.slug for check in CHECKS)


def unknown(slug: str) -> str:
    """Return what is said of a slug that there is not."""
    near = difflib.get_close_matches(slug, SLUGS, 1)
    return f"no check is named {slug!r}" + (f"; perhaps {near[0]}" if near else "")


def about(slug: str) -> tuple[Check, str, str]:
    """Return a check with its summary and the rest of what is said of it; KeyError for no slug."""
    check = {each.slug: each for each in CHECKS}[slug]
    # Links of the documentation become their last name.
    words = re.sub(r":\w+:`~?(?:\w+\.)*(\w+)`", r"`\1`", inspect.getdoc(check.find) or "")
    summary, _, rest = words.partition("\n\n")
    return check, summary, rest


def slugs_to_complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the slugs that go on as a user began; the last of several with commas between them."""
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{check.slug}", help=about(check.slug)[1])
        for check in CHECKS
        if check.slug.startswith(last)
    ]


@click.command("explain")
@click.argument("slug", required=False, shell_complete=slugs_to_complete)
def explain_command(*, slug: str | None) -> int:
    """Say what a finding of check means, why it is reported, and where the rule comes from.

    Without SLUG all findings are listed.

    \b
    Examples:
      $ cablegrammar explain
      $ cablegrammar explain misspelt-post
    """
    if slug is None:
        for check in CHECKS:
            click.echo(f"{check.slug:34}{check.severity!s:9}{about(check.slug)[1].partition(':')[0]}")
        return FINE
    try:
        check, summary, rest = about(slug)
    except KeyError:
        raise Failed(unknown(slug)) from None
    click.echo(f"{click.style(check.slug, bold=True)} ({check.severity})\n\n{summary}\n\n{rest}")
    return FINE
