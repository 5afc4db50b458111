"""The example of CONTRIBUTING.md, made on a copy of the project: it touches seven files, and is all that there is to do."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: What is copied.
COPIED = ("CHANGELOG.md", "docs", "grammar", "pyproject.toml", "src", "tests", "tools")
#: Tries the new line in all ways that a line of the front matter is used.
PROGRAM = """\
import hypothesis
import cablegrammar
from cablegrammar import Cable, Visas, strategies
from cablegrammar.cli import _show

cable = cablegrammar.parse("TAGS: CVIS\\nSUBJECT: NETS\\nVISAS: DONKEY, MANTIS\\nREF: LIMA 98\\n\\n1. Boats.")
assert cable.visas == Visas("DONKEY, MANTIS")
assert str(cable.subject) == "NETS"
assert cablegrammar.render(cable.visas) == "VISAS: DONKEY, MANTIS"
assert cablegrammar.parse(cablegrammar.render(cable)) == cable
assert not cable.unrecognized
assert not cable.extraneous
try:
    Visas("DONKEY\\nSUBJECT: NETS")
except ValueError as error:
    assert str(error).startswith("Visas"), error
else:
    raise AssertionError
assert [each.slug for each in cablegrammar.validate(cable)] == []
assert ("visas", "DONKEY, MANTIS") in list(_show._fields(cable))

# Sections that say other things: neither is lost.
sections = [
    cablegrammar.parse(f"UNCLAS SECTION {number} OF 2 LIMA 000123\\n\\nVISAS: {program}\\n\\n{number}. Boats.")
    for number, program in ((1, "DONKEY"), (2, "MANTIS"))
]
joined = cablegrammar.join(sections)
assert joined.visas == Visas("DONKEY")
assert [line.text for line in joined.unrecognized] == ["VISAS: MANTIS"]
assert not any("MANTIS" in each.text for each in joined.extraneous)

@hypothesis.settings(max_examples=20, derandomize=True, database=None, deadline=None)
@hypothesis.given(strategies.visas())
def law(visas):
    assert cablegrammar.parse(cablegrammar.render(visas), into=Visas) == visas

law()
"""
#: The tests that name what is forgotten.
TESTS = (
    "tests/grammar/test_rows.py::test_every_class_has_a_row",
    "tests/grammar/test_terminals.py::test_rows_show_all_of_the_grammar",
    "tests/test_documents.py",
    "tests/test_package.py::test_every_class_of_the_model_is_public",
)


def blocks() -> Iterator[tuple[str, str, str]]:
    """Yield each file that the example touches, with a piece of it as it is and as it will be."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for file, body in re.findall(r"^```diff\n--- ([^\n]+)\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for hunk in body.split("---\n"):
            lines = [(line[:1], line[1:]) for line in hunk.splitlines()]
            before = "\n".join(line for sign, line in lines if sign in " -")
            yield file, before, "\n".join(line for sign, line in lines if sign in " +")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the project."""
    for name in COPIED:
        ignored = shutil.ignore_patterns("__pycache__", "_build")
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def apply(copy: Path, *, without: str = "") -> None:
    """Make the changes of the example, but for those of one file."""
    for file, before, after in blocks():
        if file != without:
            text = (copy / file).read_text("utf-8")
            assert text.count(f"\n{before}") == 1, f"{file} has not exactly one piece: {before}"
            (copy / file).write_text(text.replace(f"\n{before}", f"\n{after}"), "utf-8")


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # What is measured and how tests are spread is the business of this process.
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTEST"))}
    variables = {**ours, "PYTHONPATH": str(copy / "src"), "CABLEGRAMMAR_EXAMPLES": "few"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=copy, env=variables, capture_output=True, text=True, check=False)


def test_example_touches_seven_files() -> None:
    assert len({file for file, _, _ in blocks()}) == 6


def test_example_is_all_that_there_is_to_do(copy: Path) -> None:
    apply(copy)
    program = run(copy, "-c", PROGRAM)
    assert program.returncode == 0, program.stderr
    tests = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS)
    assert tests.returncode == 0, tests.stdout


@pytest.mark.parametrize(
    "file", ["src/cablegrammar/strategies.py", "tests/grammar/test_rows.py", "docs/reference/canonical.md"]
)
def test_what_is_forgotten_is_named(copy: Path, file: str) -> None:
    apply(copy, without=file)
    tests = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS)
    assert tests.returncode != 0
    assert "visas" in (tests.stdout + tests.stderr).lower()
