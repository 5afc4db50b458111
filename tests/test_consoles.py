"""The commands of the documentation print what the pages say that they print."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cablegrammar.cli import _group

DOCS = Path(__file__).parents[1] / "docs"

#: A line that is typed and what is printed below it, in a block that shows something printed.
BLOCK = re.compile(r"^```console\n(.+?)^```", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"^\$ cablegrammar (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def consoles(page: Path) -> list[tuple[str, str]]:
    """Return the lines that a page types, with what it says that they print."""
    blocks = (TYPED.findall(block) for block in BLOCK.findall(page.read_text("utf-8")))
    return [pair for block in blocks if any(printed for _, printed in block) for pair in block]


PAGES = [page for page in sorted(DOCS.rglob("[!_]*.md")) if consoles(page)]


def timeless(printed: str) -> str:
    """Leave out what is another in every run: how long something took."""
    return re.sub(r"\b\d+ s$", "… s", printed, flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_commands_print_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ferry.txt", "harbors.txt"):
        shutil.copy(DOCS / "tutorial" / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    for typed, printed in consoles(page):
        outcome = CliRunner().invoke(
            _group.group, shlex.split(typed), standalone_mode=False, default_map={"convert": {"jobs": 1}}
        )
        failure = f"cablegrammar: {outcome.exception}\n" if outcome.exception else ""
        assert timeless(outcome.output + failure).strip() == timeless(printed).strip(), typed
