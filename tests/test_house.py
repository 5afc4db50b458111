"""The house stays small: how long the source and the lines of the grammar may be, and where `re` may be used."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "cablegrammar"
#: Modules that no telegram needs to be parsed, rendered or checked.
EXTRAS = {
    SOURCE / f"{name}.py" for name in ("_columns", "_html", "_tokens", "_walk", "arrow", "json", "pygments")
}
EXTRAS |= set((SOURCE / "cli").iterdir())
#: Modules that may look for words in text by themselves; elsewhere the grammar recognises, Python converts.
LOOKING = {"_automaton", "_checks", "_patterns", "_spelling", "_split", "cli", "readers", "strategies"}
CONVERTING = [
    path
    for path in sorted(SOURCE.rglob("*.py"))
    if path.relative_to(SOURCE).parts[0].removesuffix(".py") not in LOOKING and path not in EXTRAS
]


def test_source_is_short() -> None:
    """Longer source needs a reason: raise the figure together with it.

    The last: joined headings and lines spaced doubly, after what stood twice was gone.
    """
    core = set(SOURCE.rglob("*.py")) - EXTRAS
    assert sum(len(path.read_text("utf-8").splitlines()) for path in core) <= 11_850


def test_regular_expressions_are_few_where_the_grammar_recognises() -> None:
    uses = {path.name: len(re.findall(r"\bre\.\w+\(", path.read_text("utf-8"))) for path in CONVERTING}
    assert sum(uses.values()) <= 20, uses


@pytest.mark.parametrize("file", sorted((ROOT / "grammar").glob("*.lark")), ids=lambda file: file.stem)
def test_lines_of_the_grammar_are_short(file: Path) -> None:
    long = [line for line in file.read_text("utf-8").splitlines() if len(line) > 120]
    assert long == []
