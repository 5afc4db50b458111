"""The schema in the package is the one that the model asks for."""

import json
from pathlib import Path

import pytest

from tools import schema


def test_schema_is_that_of_the_model() -> None:
    """Else run `python -m tools.schema`, and think of the version of the format."""
    assert json.loads(schema.FILE.read_text("utf-8")) == schema.made()


def test_schema_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(schema, "FILE", tmp_path / "cable.schema.json")
    schema.main()
    assert json.loads((tmp_path / "cable.schema.json").read_text("utf-8")) == schema.made()
