"""Draw what `cablegrammar show` prints on a terminal, for the README and the documentation.

    python -m tools.picture

The file is `docs/images/show.svg`. A test says if it shows anything else than the command does.
"""

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

from cablegrammar import parse
from cablegrammar.cli._show import in_colours

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "images" / "show.svg"
TELEGRAM = ROOT / "docs" / "tutorial" / "ferry.txt"
#: Columns of the terminal: no line of the telegram is longer.
WIDTH = 74


def shown() -> Text:
    """Return the telegram as the command shows it."""
    text = TELEGRAM.read_text("utf-8").strip("\n")
    return Text.from_ansi(in_colours(text, parse(text)))


def made() -> str:
    """Return the picture as SVG."""
    console = Console(file=io.StringIO(), record=True, width=WIDTH, force_terminal=True)
    console.print(shown())
    return console.export_svg(title=f"cablegrammar show {TELEGRAM.name}", unique_id="show")


def main() -> None:
    """Write the file."""
    FILE.write_text(made(), "utf-8")


if __name__ == "__main__":
    main()
