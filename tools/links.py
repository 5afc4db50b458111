"""Check that every link inside the built documentation leads somewhere, also those that Sphinx does not know of.

    python -m tools.links docs/_build/html

Each link that leads nowhere is printed, with its page, and the exit code is 1. Links to other sites are passed over.
"""

import argparse
import html
import re
import sys
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: What a page refers to, and what it can be referred to by.
LINK: Final = re.compile(r'\b(?:href|src)="([^"]+)"')
PLACE: Final = re.compile(r'\bid="([^"]+)"')
#: Scripts hold pieces of pages.
SCRIPT: Final = re.compile(r"<script.*?</script>", re.DOTALL)


def dead(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page of a folder with a link in it that leads nowhere."""
    pages = {path.resolve(): SCRIPT.sub("", path.read_text("utf-8")) for path in folder.rglob("*.html")}
    places = {path: set(PLACE.findall(text)) for path, text in pages.items()}
    for page, text in sorted(pages.items()):
        for link in dict.fromkeys(map(html.unescape, LINK.findall(text))):
            parts = urllib.parse.urlsplit(link)
            if parts.scheme:
                continue
            target = (page.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else page
            place = urllib.parse.unquote(parts.fragment)
            if not target.exists() or (place and place not in places.get(target, ())):
                yield page, link


def main(arguments: list[str] | None = None) -> int:
    """Print the links that lead nowhere, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    found = list(dead(parser.parse_args(arguments).folder))
    for page, link in found:
        print(f"{page}: {link}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
