"""Change the grammar in one small place at a time, and name the changes that no test notices.

    python -m tools.mutation [NAME ...]

NAME is a rule or a terminal; without any, all grammar files are gone through, which takes an hour. Each change is
tried on a copy of the project, in processes of their own, one for each core: the tests of TESTS run until one fails.
Tests that draw telegrams or read real ones are left out: the examples alone must notice.

Changes that need not be noticed stand in explained.txt, with the reason.
"""

import argparse
import concurrent.futures
import os
import queue
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from .mutants import Mutant, mutants

ROOT: Final = Path(__file__).parents[2]
GRAMMAR: Final = ROOT / "grammar"
#: What is copied.
COPIED: Final = ("grammar", "src", "tests", "tools", "pyproject.toml")
#: Where the examples are, those first that notice most.
TESTS: Final = (
    "tests/grammar",
    "tests/corpus",
    "tests/test_build.py",
    "tests/test_eras.py",
    "tests/test_errors.py",
    "tests/test_join.py",
    "tests/test_layout.py",
    "tests/test_print.py",
    "tests/test_smart.py",
    "tests/test_split.py",
    "tests/test_validate.py",
)
#: Of these, those that read files from outside the repository.
LEFT_OUT: Final = "real or published"
#: Seconds after which a change counts as noticed: the tests do not end.
LIMIT: Final = 600


def copies(number: int, folder: Path) -> "queue.Queue[Path]":
    """Return so many copies of the project, to be taken and given back."""
    made: queue.Queue[Path] = queue.Queue()
    for each in range(number):
        copy = folder / str(each)
        for name in COPIED:
            source = ROOT / name
            copy.mkdir(exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
        made.put(copy)
    return made


def passes(copy: Path) -> bool:
    """Say whether the tests pass in a copy of the project."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        f"not ({LEFT_OUT})",
    ]
    variables = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            [*command, *TESTS], cwd=copy, env=variables, capture_output=True, check=False, timeout=LIMIT
        )
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def is_noticed(mutant: Mutant, free: "queue.Queue[Path]") -> bool:
    """Try a mutant in a copy of the project."""
    copy = free.get()
    file = copy / "grammar" / f"{mutant.file}.lark"
    try:
        file.write_text(mutant.text, "utf-8")
        return not passes(copy)
    finally:
        file.write_text(mutant.source, "utf-8")
        free.put(copy)


def main(arguments: list[str] | None = None) -> int:
    """Try what was asked for, and name what nothing noticed."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tools.mutation", description=__doc__, formatter_class=form
    )
    parser.add_argument("names", metavar="NAME", nargs="*")
    names = parser.parse_args(arguments).names
    every = [
        each
        for file in sorted(GRAMMAR.glob("*.lark"))
        for each in mutants(file.stem, file.read_text("utf-8"))
    ]
    chosen = [each for each in every if not names or each.name in names]
    explained = {
        line.strip()
        for line in Path(__file__).with_name("explained.txt").read_text("utf-8").splitlines()
        if line.startswith("    ")
    }
    processes = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(processes) as pool:
        free = copies(processes, Path(folder))
        copy = free.get()
        if not passes(copy):
            print("the tests fail with the grammar as it is")
            return 1
        free.put(copy)
        unnoticed = []
        for mutant, noticed in zip(
            chosen, pool.map(lambda each: is_noticed(each, free), chosen), strict=True
        ):
            if not noticed:
                unnoticed.append(mutant.label)
                if mutant.label not in explained:
                    print(f"not noticed: {mutant.label}", flush=True)
    # An explanation is out of date where there is no such change any more, or a test notices it.
    tried = {each.label for each in chosen}
    outdated = sorted(explained - ({each.label for each in every} - tried) - set(unnoticed))
    print(*(f"explained, but no change or noticed: {label}" for label in outdated), sep="\n")
    unexplained = set(unnoticed) - explained
    print(
        f"{len(chosen)} changes, {len(unnoticed)} not noticed, of which {len(unexplained)} are not explained"
    )
    return 1 if unexplained or outdated else 0


if __name__ == "__main__":
    sys.exit(main())
