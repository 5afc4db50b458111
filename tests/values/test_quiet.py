"""What is read stays where it is: no log, no output, no file, no address, no variable, and short errors."""

import ast
import logging
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar import CableSyntaxError, Span, _grammar

from .test_processes import SAMPLES, run

PACKAGE = Path(cablegrammar.__file__).parent
#: The command line is there to read and write files; the rest is not.
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "cli" not in path.relative_to(PACKAGE).parts)

#: Modules that reach out of the process, keep something, run what they are given, or write logs.
REACHING = set(
    "asyncio ctypes dbm http io logging marshal mmap multiprocessing pickle shelve shutil socket sqlite3 ssl "
    "subprocess tempfile urllib webbrowser".split()
)
#: Modules that open files or ask the system, with the parts of the package that may: it reads its own grammar and data, and readers are given files to read.
READING = {
    "importlib": {"__init__.py", "_gazetteer.py", "_grammar.py", "json.py"},
    "os": {"_grammar.py", "_csv.py", "_html.py", "_text.py"},
    "pathlib": {"_grammar.py", "_csv.py", "_html.py", "_record.py", "_text.py"},
}
#: Functions that run what they are given, or open files.
RUNNING = {"__import__", "compile", "eval", "exec", "open"}


def test_the_core_asks_only_for_its_own_files() -> None:
    """No variable of the environment, no address, no program, no file but the grammar and the data."""
    asked = run("quiet")
    tables = _grammar.FOLDER / "tables.json"
    grammar = [tables] if tables.exists() else _grammar.FOLDER.glob("*.lark")
    own = {f"open {path}" for path in (*grammar, *(PACKAGE / "data").iterdir())}
    assert set(asked) <= own
    assert asked[0] in own


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_is_logged_and_nothing_printed(
    path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    cable = cablegrammar.parse(path.read_text("utf-8"))
    cablegrammar.render(cable)
    cablegrammar.validate(cable)
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_reaches_for_nothing(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    imported = {
        alias.name.partition(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {
        (node.module or "").partition(".")[0]
        for node in nodes
        if isinstance(node, ast.ImportFrom) and not node.level
    }
    # Only the other way round, from bytes, is it dangerous: JSON makes its check sum of what it gives.
    assert not imported & REACHING - ({"marshal"} if path.name == "json.py" else set())
    assert {name for name in imported & set(READING) if path.name not in READING[name]} == set()
    called = {
        node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    # A constructor is written out, of the names of a class's fields.
    assert called & RUNNING == ({"exec"} if path.name == "_unchecked.py" else set())


def test_error_quotes_one_line_cut() -> None:
    """Its representation, which logs show as well, does not quote even that."""
    text = "TO\n" + "%" * 500 + "\nFM AMEMBASSY LIMA\n" + "SECRET WORDS\n" * 500
    error = CableSyntaxError("expected an addressee", text, Span(3, 503))
    assert max(map(len, str(error).splitlines())) < 80
    assert str(error).count("%") == 69
    assert repr(error) == "CableSyntaxError('expected an addressee', line 2, column 1)"
