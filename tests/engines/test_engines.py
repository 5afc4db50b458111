"""The programs of docs/how-to/engines.md give the rows that one process gives."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from cablegrammar import arrow

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "engines.md").read_text("utf-8")
#: The program below each heading.
PROGRAMS = dict(re.findall(r"^## ([^\n]+)\n[^`]*```py\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
MODULES = {"Ray Data": "ray", "PySpark": "pyspark"}


def table() -> pyarrow.Table:
    """Return the telegrams of the corpus, and a text that is none."""
    files = sorted((ROOT / "tests" / "corpus").glob("*.txt"))
    texts = [*(file.read_text("utf-8") for file in files), ""]
    return pyarrow.table({"source": [str(place) for place in range(len(texts))], "text": texts})


def by_source(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: int(row["source"]))


def test_page_has_a_program_for_each_engine() -> None:
    assert PROGRAMS.keys() == MODULES.keys()


@pytest.mark.slow
@pytest.mark.parametrize("engine", MODULES)
def test_engine_gives_the_rows_of_one_process(engine: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(MODULES[engine]) is None:
        pytest.skip(f"{engine} is not installed: pip install --group engines")
    texts = table()
    (tmp_path / "texts").mkdir()
    for part in (0, 1):
        pyarrow.parquet.write_table(
            texts.take([*range(part, len(texts), 2)]), tmp_path / "texts" / f"{part}.parquet"
        )
    program = tmp_path / "program.py"
    program.write_text(PROGRAMS[engine], "utf-8")
    # Workers use the Python that runs the program.
    variables = os.environ | {"PYSPARK_PYTHON": sys.executable, "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
    subprocess.run([sys.executable, program], cwd=tmp_path, env=variables, check=True, timeout=600)
    found = pyarrow.parquet.read_table(tmp_path / "table")
    expected = arrow.to_batch(texts["text"].to_pylist(), sources=texts["source"].to_pylist())
    assert found.schema.names == expected.schema.names
    assert by_source(found.to_pylist()) == by_source(expected.to_pylist())
