"""Each extra installs and works alone, in an environment that has nothing else."""

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = (ROOT / "tests" / "corpus" / "full.txt").as_posix()
#: What is tried with each extra; with none, the core.
PROGRAMS = {
    "": """
        import cablegrammar
        cable = cablegrammar.parse(text)
        assert cablegrammar.parse(cablegrammar.render(cable)) == cable
        cablegrammar.validate(cable)
    """,
    "arrow": """
        from cablegrammar import arrow
        assert arrow.to_batch([text]).num_rows == 1
    """,
    "cli": """
        import subprocess
        for words in (["show"], ["check", "--exit-zero"], ["format"], ["parse", "--field", "mrn"]):
            subprocess.run([sys.executable, "-m", "cablegrammar", *words, sample], check=True)
        subprocess.run([sys.executable, "-m", "cablegrammar", "convert", "--to", "ndjson", sample, "out"], check=True)
        subprocess.run([sys.executable, "-m", "cablegrammar", "graph", sample, "out.graphml"], check=True)
    """,
    "hypothesis": """
        import hypothesis
        import cablegrammar
        from cablegrammar import strategies

        @hypothesis.settings(max_examples=3, database=None, deadline=None)
        @hypothesis.given(strategies.cables())
        def holds(cable):
            assert cablegrammar.parse(cablegrammar.render(cable)) == cable

        holds()
    """,
    "json": """
        import cablegrammar
        from cablegrammar import json
        cable = cablegrammar.parse(text)
        assert json.loads(json.dumps(cable)) == cable
    """,
    "pygments": """
        import pygments, pygments.lexers, pygments.formatters
        lexer = pygments.lexers.get_lexer_by_name("cable")
        assert "<span" in pygments.highlight(text, lexer, pygments.formatters.HtmlFormatter())
    """,
    "readers": """
        from cablegrammar import readers
        page = pathlib.Path("page.html")
        page.write_text("<pre>UNCLAS LIMA 000123\\n\\nSUBJECT: NETS\\n</pre>")
        assert "SUBJECT: NETS" in readers.read_html(page).text
    """,
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
@pytest.mark.parametrize("extra", PROGRAMS, ids=lambda extra: extra or "none")
def test_extra_works_alone(extra: str, wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "environment", with_pip=True)
    python = tmp_path / "environment" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = f"{wheel}[{extra}]" if extra else str(wheel)
    subprocess.run([python, "-m", "pip", "install", "--quiet", wanted], check=True)
    lines = (line.removeprefix(" " * 8) for line in PROGRAMS[extra].splitlines())
    head = f"import pathlib, sys\nsample = {SAMPLE!r}\ntext = pathlib.Path(sample).read_text('utf-8')\n"
    # What the environment of the tests has is not there.
    subprocess.run([python, "-I", "-c", head + "\n".join(lines)], cwd=tmp_path, check=True)


def test_every_extra_is_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert PROGRAMS.keys() - {""} == project["optional-dependencies"].keys()
