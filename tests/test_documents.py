"""What the documents list is what there is: no more, no less."""

import re
from pathlib import Path

from cablegrammar import ExtraneousKind

ROOT = Path(__file__).parents[1]


def test_grammar_readme_gives_every_priority() -> None:
    readme = (ROOT / "grammar" / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (-?[1-9]) \| ([^|]+) \|", readme, re.MULTILINE)
    told = {(name, int(priority)) for priority, names in rows for name in re.findall(r"`(\w+)`", names)}
    grammar = (ROOT / "grammar" / "cable.lark").read_text("utf-8")
    defined = re.findall(r"^([A-Z_]+)\.(-?\d+):", grammar, re.MULTILINE)
    assert {(name, int(priority)) for name, priority in defined} == told


def test_documentation_lists_every_kind_of_extraneous_text() -> None:
    page = (ROOT / "docs" / "unknown.rst").read_text("utf-8")
    section = page.partition("Kinds of extraneous text\n")[2].partition("Strict parsing\n")[0]
    told = re.findall(r"``([A-Z_]+)``", section)
    assert sorted(kind.name for kind in ExtraneousKind) == sorted(set(told) - {"BT"})


def test_documentation_has_a_place_for_every_diagnostic() -> None:
    page = (ROOT / "docs" / "diagnostics.rst").read_text("utf-8")
    assert page.count("\n.. checks\n") == 1
