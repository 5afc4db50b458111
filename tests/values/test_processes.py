"""Threads and processes agree with one that works alone, whatever their hash seed; the parser is made once."""

import json
import multiprocessing
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar import _grammar

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "corpus"
NUMBER = len(list(SAMPLES.glob("*.txt")))


def run(program: str, *, data: str | None = None, seed: int | None = None) -> list[str]:
    """Run one of the programs beside this file; return the lines that it prints."""
    variables = os.environ if seed is None else os.environ | {"PYTHONHASHSEED": str(seed)}
    command = [sys.executable, str(HERE / "programs.py"), program, str(SAMPLES)]
    return subprocess.run(
        command,
        input=data,
        env=variables,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    ).stdout.splitlines()


def test_eight_threads_agree_with_one_and_make_each_parser_once() -> None:
    made = run("threads")
    # Each goes by the first rule of its grammar.
    assert [each.partition(" ")[0] for each in made] == [
        "above",
        "distribution",
        "official",
        "references",
        "sets",
    ]


def test_processes_parse_and_hand_cables_over() -> None:
    assert run("processes") == multiprocessing.get_all_start_methods()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes do not fork here")
def test_process_that_is_forked_while_the_parser_is_made_can_parse() -> None:
    assert run("fork") == ["0"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes do not fork here")
def test_process_that_is_forked_inside_any_function_can_work() -> None:
    assert run("fork_at_work") == ["0", "True"]


def test_package_works_from_a_zip_archive(tmp_path: Path) -> None:
    """As Spark and zipapp have it: with the tables that a wheel carries."""
    package = Path(cablegrammar.__file__).parent
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(package.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                file.write(path, Path("cablegrammar", path.relative_to(package)))
        for path in _grammar.FOLDER.glob("*.lark"):
            if not path.is_relative_to(package):
                file.write(path, f"cablegrammar/grammar/{path.name}")
        if not (_grammar.FOLDER / "tables.json").exists():
            names = [path.stem for path in _grammar.FOLDER.glob("*.lark")]
            file.writestr(
                "cablegrammar/grammar/tables.json",
                json.dumps({name: _grammar.tables(name) for name in names}),
            )
    program = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "import cablegrammar\n"
        "cable = cablegrammar.parse('UNCLAS LIMA 000123\\nREF: 05 KINHASA 45')\n"
        "print(cablegrammar.__file__)\n"
        "print(cablegrammar.render(cable), *cablegrammar.validate(cable), sep='\\n')"
    )
    # What runs in the archive is no file that coverage could be measured of.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    said = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, check=True, text=True, env=environment
    ).stdout
    assert said.splitlines() == [
        str(archive / "cablegrammar" / "__init__.py"),
        "UNCLAS LIMA 000123",
        "",
        "REF: 05 KINHASA 45",
        "post KINHASA unknown, perhaps KINSHASA  [misspelt-post]",
    ]


def test_pickles_are_good_under_another_hash_seed() -> None:
    (data,) = run("save", seed=1)
    assert run("load", data=data, seed=2) == [str(NUMBER)]


def test_nothing_depends_on_the_hash_seed() -> None:
    words = run("words", seed=1)
    assert len(words) > NUMBER + 20
    assert words == run("words", seed=2)
