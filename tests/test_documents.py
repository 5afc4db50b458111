"""What the documents list is what there is: no more, no less."""

import re
from pathlib import Path

import cablegrammar
from cablegrammar import ExtraneousKind, model
from docs.extensions import classes

ROOT = Path(__file__).parents[1]


def test_grammar_readme_says_what_each_priority_means() -> None:
    readme = (ROOT / "grammar" / "README.md").read_text("utf-8")
    told = {int(each) for each in re.findall(r"^\| (-?\d) \| [a-z]", readme, re.MULTILINE)}
    grammar = (ROOT / "grammar" / "cable.lark").read_text("utf-8")
    assert {0, *map(int, re.findall(r"^[A-Z_]+\.(-?\d+):", grammar, re.MULTILINE))} == told


def test_documentation_lists_every_kind_of_extraneous_text() -> None:
    page = (ROOT / "docs" / "reference" / "unknown.md").read_text("utf-8")
    section = page.partition("\n## Kinds of extraneous text\n")[2].partition("\n## Strict parsing\n")[0]
    told = re.findall(r"`([A-Z_]+)`", section)
    assert sorted(kind.name for kind in ExtraneousKind) == sorted(set(told) - {"BT"})


def test_documentation_has_every_label_of_canonical_text() -> None:
    page = (ROOT / "docs" / "reference" / "canonical.md").read_text("utf-8")
    section = page.partition("\n## Labels\n")[2].partition("\n## References\n")[0]
    labels = {entry.label for entry in model.REGISTRY.values() if entry.label}
    assert labels == set(re.findall(r"^- `([^`]+)`", section, re.MULTILINE))


def test_api_has_every_public_name_once() -> None:
    pages = "".join(path.read_text("utf-8") for path in (ROOT / "docs" / "reference" / "api").glob("*.md"))
    named = re.findall(
        r"^\.\. (?:autoclass|autofunction|py:type):: cablegrammar\.(\w+)$", pages, re.MULTILINE
    )
    for module in re.findall(r"^```\{made\} classes (\w+)$", pages, re.MULTILINE):
        named += classes.names(module)
    assert sorted(named) == cablegrammar.__all__
    described = re.findall(r"^\.\. automodule:: cablegrammar\.(\w+)\n   :members:$", pages, re.MULTILINE)
    modules = [path.stem for path in (ROOT / "src" / "cablegrammar").iterdir() if path.stem[0] != "_"]
    assert sorted(described) == sorted({*modules} - {"cli", "data", "diagnostics", "errors", "model", "py"})
