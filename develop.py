"""Set cablegrammar up on a fresh machine that has git and Python 3.11 or later, then show or test it.

    python3 develop.py demo    parse an invented telegram; print its fields and its canonical text
    python3 develop.py test    build the wheel, install it, and run every check against it
    python3 develop.py docs    build the documentation, which needs Python 3.12 or later, and check it

They work in the folders .venv and .venv-docs, which are made where they are missing. Nothing outside this
folder is changed.
"""

import argparse
import itertools
import os
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
EXECUTABLE = "Scripts/python.exe" if os.name == "nt" else "bin/python"
PYTHON = ENVIRONMENT / EXECUTABLE
DOCS_ENVIRONMENT = ROOT / ".venv-docs"
INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
# What shows soonest that a dependency is too old: tables, classes, strategies, readers, commands.
LOWEST_TESTS = ("test_automaton.py", "test_model.py", "corpus", "readers", "cli/test_format.py")
# The extras that these tests need. The others need later releases of what the core needs.
LOWEST_EXTRAS = ("cli", "hypothesis", "readers")
# Few examples show that a dependency is new enough.
LOWEST_EXAMPLES = {"CABLEGRAMMAR_EXAMPLES": "few"}
# Some tests take a minute, most none: what waits for one core goes to the other.
IN_PARALLEL = ("-n", "auto", "--dist", "worksteal", "--durations", "20")
# Where prose stands.
PROSE = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "grammar", "src", "tools")
# Only what is installed in .venv counts, whatever the caller's shell has set.
VARIABLES = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}


class Steps:
    """Runs steps one after another, names each in the output, and remembers those that failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def run(self, name: str, *command: str | Path, variables: Mapping[str, str] = VARIABLES) -> bool:
        """Run a command in the project's folder; its output goes straight to the screen."""
        words = [str(word) for word in command]
        print(f"\n=== {name}: {shlex.join([Path(words[0]).name, *words[1:]])}", flush=True)
        start = time.monotonic()
        code = subprocess.run(words, cwd=ROOT, env=variables, check=False).returncode
        return self.record(name, passed=code == 0, remark=f"{time.monotonic() - start:.1f} s")

    def need(self, name: str, *command: str | Path) -> None:
        """Run a command without which nothing further makes sense."""
        if not self.run(name, *command):
            sys.exit(self.close())

    def record(self, name: str, *, passed: bool, remark: str) -> bool:
        """Print and remember how a step ended."""
        print(f"=== {name}: {'ok' if passed else 'FAILED'} ({remark})", flush=True)
        if not passed:
            self.failed.append(name)
        return passed

    def close(self) -> int:
        """Print the outcome of all steps and return the exit code."""
        outcome = f"FAILED: {', '.join(self.failed)}" if self.failed else "every step is ok"
        print(f"\n=== {outcome}", flush=True)
        return 1 if self.failed else 0


def works() -> bool:
    """Whether .venv has a Python that runs and a pip."""
    if not PYTHON.exists():
        return False
    command = (PYTHON, "-m", "pip", "--version")
    return subprocess.run(command, env=VARIABLES, capture_output=True, check=False).returncode == 0


def set_up(steps: Steps) -> None:
    """Make .venv unless a working one is there, with a pip that knows dependency groups."""
    if not works():
        steps.need("make .venv", sys.executable, "-m", "venv", "--clear", ENVIRONMENT)
    steps.need("update pip", PYTHON, *INSTALL, "pip>=25.1")


def demo(steps: Steps) -> None:
    """Install the project and run it on an invented telegram."""
    set_up(steps)
    steps.need("install", PYTHON, *INSTALL, f"{ROOT}[cli]")
    steps.run("parse and render", PYTHON, "-m", "cablegrammar", "show", Path("tests", "corpus", "full.txt"))


def test(steps: Steps) -> None:
    """Build the distributions, install the wheel, and run every check."""
    set_up(steps)
    steps.need("install the tools", PYTHON, *INSTALL, "--group", "dev")
    with tempfile.TemporaryDirectory() as folder:
        steps.need("build", PYTHON, "-m", "build", "--outdir", folder, ROOT)
        (sdist,), (wheel,) = Path(folder).glob("*.tar.gz"), Path(folder).glob("*.whl")
        check_contents(steps, sdist, wheel)
        steps.need("remove the last build", PYTHON, "-m", "pip", "uninstall", "-qq", "--yes", "cablegrammar")
        steps.need("install the wheel", PYTHON, *INSTALL, f"{wheel}[hypothesis]")
        test_lowest(steps, wheel, Path(folder, "lowest"))
        build_docs(steps, wheel)
    steps.run("lint", PYTHON, "-m", "ruff", "check")
    steps.run("format", PYTHON, "-m", "ruff", "format", "--check")
    steps.run("spelling", PYTHON.with_name("codespell"), *PROSE)
    steps.run("types", PYTHON, "-m", "mypy")
    steps.run("layers", PYTHON.with_name("lint-imports"), "--no-cache")
    steps.run("forget old coverage", PYTHON, "-m", "coverage", "erase")
    steps.run("tests", PYTHON, "-m", "coverage", "run", "-m", "pytest", *IN_PARALLEL)
    steps.run("combine coverage", PYTHON, "-m", "coverage", "combine", "--quiet")
    steps.run("coverage", PYTHON, "-m", "coverage", "report")
    fuzz(steps)


def docs(steps: Steps) -> None:
    """Build and check the documentation alone."""
    build_docs(steps, ROOT)


def build_docs(steps: Steps, package: Path) -> None:
    """Build and check the documentation in an environment of its own."""
    base = python_of_docs()
    if base is None:
        print("\n=== docs: no Python 3.12 or later was found, which Sphinx needs", flush=True)
        if "CI" in os.environ or package == ROOT:
            steps.record("docs", passed=False, remark="not built")
        return
    python = DOCS_ENVIRONMENT / EXECUTABLE
    pages = Path("docs", "_build", "html")
    sources = [Path("docs", each) for each in ("conf.py", "extensions")]
    steps.need("make .venv-docs", base, "-m", "venv", "--clear", DOCS_ENVIRONMENT)
    steps.need("update its pip", python, *INSTALL, "pip>=25.1")
    steps.need("install Sphinx", python, *INSTALL, "--group", "docs", package)
    steps.run("docs", python, "-m", "sphinx", "-n", "-W", "-E", "-q", "docs", pages)
    steps.run("links", python, "-m", "tools.links", pages)
    steps.run("tests of the pages", python, "-m", "pytest", "-q", Path("tests", "test_site.py"))
    if package != ROOT:
        mypy = (PYTHON, "-m", "mypy", "--python-executable", python)
        steps.run("types of the pages", *mypy, *sources, Path("tests", "test_site.py"))


def python_of_docs() -> str | None:
    """Return a Python that Sphinx and the railroad diagrams run on; 3.13 before others."""
    names = [shutil.which(f"python3.{minor}") for minor in (13, 14, 12)]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    found = [*names, sys.executable, *map(str, sorted(pyenv.glob("3.1[2-9]*/bin/python"), reverse=True))]
    return next((each for each in found if each and is_new(each)), None)


def is_new(python: str) -> bool:
    """Whether a Python is 3.12 or later; what pyenv calls `python3.13` may be none."""
    command = (python, "-c", "import sys; sys.exit(sys.version_info < (3, 12))")
    return subprocess.run(command, env=VARIABLES, capture_output=True, check=False).returncode == 0


def settings_of_project() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_lowest(steps: Steps, wheel: Path, environment: Path) -> None:
    """Run some tests with the lowest release of each dependency that pyproject.toml allows."""
    project = settings_of_project()["project"]
    extras = (project["optional-dependencies"][extra] for extra in LOWEST_EXTRAS)
    needed = itertools.chain(project["dependencies"], *extras)
    lowest = [each.partition(",")[0].replace(">=", "==") for each in needed]
    python = environment / EXECUTABLE
    tests = [Path("tests", each) for each in LOWEST_TESTS]
    steps.need("make an environment", sys.executable, "-m", "venv", environment)
    steps.need("install the lowest", python, *INSTALL, wheel, *lowest, "pytest>=9", "pytest-xdist>=3.8")
    pytest = (python, "-m", "pytest", "-q", "-n", "auto")
    steps.run("tests with the lowest", *pytest, *tests, variables=VARIABLES | LOWEST_EXAMPLES)


def fuzz(steps: Steps) -> None:
    """Fuzz shortly, with the same inputs in every run, so that it speaks of the code and not of luck."""
    look = (PYTHON, "-c", "import atheris")
    if subprocess.run(look, env=VARIABLES, capture_output=True, check=False).returncode:
        print("\n=== fuzz: skipped, as atheris has no wheel for this Python on this machine", flush=True)
        return
    for target, runs in (("telegrams", 600), ("readers", 2000)):
        options = ("-seed=1", f"-runs={runs}", "-verbosity=0")
        steps.run(f"fuzz ({target})", PYTHON, "-m", "tools.fuzz", target, *options)


def check_contents(steps: Steps, sdist: Path, wheel: Path) -> None:
    """Check that both distributions hold the files they should, and no others."""
    with zipfile.ZipFile(wheel) as package:
        information = f"{wheel.name.partition('-py3')[0]}.dist-info"
        found = {name.replace(information, "*.dist-info") for name in package.namelist()}
    compare(steps, "wheel", set((ROOT / "tests" / "wheel.txt").read_text("utf-8").split()), found)
    with tarfile.open(sdist) as archive:
        top = f"{sdist.name.removesuffix('.tar.gz')}/"
        found = {each.name.removeprefix(top) for each in archive.getmembers() if each.isfile()}
    included = settings_of_project()["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    tops = [ROOT / each.strip("/") for each in included]
    files = [path for path in itertools.chain(tops, *(each.rglob("*") for each in tops)) if path.is_file()]
    # What tools leave behind stays at home, by .gitignore.
    meant = {path.relative_to(ROOT) for path in files if not {"__pycache__", "_build"} & set(path.parts)}
    compare(
        steps,
        "sdist",
        {".gitignore", "PKG-INFO", "pyproject.toml"} | {each.as_posix() for each in meant},
        found,
    )


def compare(steps: Steps, name: str, meant: set[str], found: set[str]) -> None:
    """Record whether exactly the files that are meant were found in a distribution."""
    missing, strange = sorted(meant - found), sorted(found - meant)
    remark = f"missing: {missing}, strange: {strange}" if missing or strange else f"{len(found)} files"
    steps.record(f"contents of the {name}", passed=meant == found, remark=remark)


def main() -> int:
    """Run the command that was asked for."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("command", choices=("demo", "test", "docs"))
    steps = Steps()
    {"demo": demo, "test": test, "docs": docs}[parser.parse_args().command](steps)
    return steps.close()


if __name__ == "__main__":
    sys.exit(main())
