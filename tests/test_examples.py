"""Every example of the README, the documentation and the docstrings runs, and prints what it says it prints."""

import doctest
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

import cablegrammar

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("[!_]*.md"))]
MODULES = [path for path in sorted((ROOT / "src").rglob("*.py")) if ">>> " in path.read_text("utf-8")]
OPTIONS = doctest.ELLIPSIS


def found(text: str, *, join: bool = False) -> None:
    """Print what the checks find, as the page of diagnostics does."""
    cable = cablegrammar.parse(text)
    for diagnostic in cablegrammar.validate(cablegrammar.join([cable]) if join else cable):
        print(diagnostic.located(text))  # noqa: T201 - an example compares what is printed


def run(sybil: Sybil, path: Path, **names: object) -> int:
    """Run the examples of a file, one after another, and return how many there were."""
    document = sybil.parse(path)
    document.namespace.update(names)
    examples = list(document.examples())
    for example in examples:
        example.evaluate()
    return len(examples)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_of_page(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ran = run(Sybil([PythonCodeBlockParser(doctest_optionflags=OPTIONS)]), page)
    assert bool(ran) == ("```python" in page.read_text("utf-8"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_examples_of_docstrings(module: Path) -> None:
    assert run(Sybil([DocTestParser(OPTIONS)]), module, found=found)
