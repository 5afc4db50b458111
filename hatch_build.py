"""Makes the tables of the grammars when a wheel is built, so that nobody who installs it waits for Lark."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface[Any]):
    """Puts tables.json beside the grammar files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the tables. An editable install has none, as its grammar may change."""
        if version == "editable":
            return
        made = runpy.run_path(str(Path(self.root, "src", "cablegrammar", "_tables.py")))["made"]
        files = sorted(Path(self.root, "grammar").glob("*.lark"))
        tables = {file.stem: made(file.read_text("utf-8"), str(file)) for file in files}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps(tables, separators=(",", ":")), "utf-8")
        build_data["force_include"][str(self.file)] = "cablegrammar/grammar/tables.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - as named
        """Remove the file: a checkout must not keep tables of a grammar that changes."""
        self.file.unlink(missing_ok=True)

    @property
    def file(self) -> Path:
        """The tables, until they are in the wheel."""
        return Path(self.directory, "tables.json")
