"""Measure how well real telegrams are read, and write the figures that docs/explanation/evidence.md shows.

    python -m tools.evidence

It runs from the top folder of the project, on an idle machine, and needs the folder ../shared, whose telegrams are not part
of the project. Three things are written to docs/explanation/evidence.json, with the date and the commit:

- what ../shared/score.py counts: how often each measure was met, of how many tries;
- for each rule of the grammar, how many telegrams of each collection use it;
- how long a telegram takes to parse, by its length. Each is parsed three times, and the least time counts.
"""

import collections
import datetime
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import cablegrammar
from tools.reach import tally

ROOT: Final = Path(__file__).parents[1]
SHARED: Final = ROOT.parent / "shared"
WRITTEN: Final = ROOT / "docs" / "explanation" / "evidence.json"

#: Collections that are not told apart by year, and the last year of each time of the others.
COLLECTIONS: Final = {"nara": "records 1973 to 1979", "navadmin": "Navy messages"}
TIMES: Final = {2002: "cables 1966 to 2002", 2099: "cables 2003 to 2010"}
#: Files whose rules are counted. Those of a single field are asked only for a text that is not known yet.
FILES: Final = ("cable", "sets", "smart")
ROUNDS: Final = 3

#: Real telegrams: the folder of each, and its text.
Texts = Iterable[tuple[str, str]]


def texts() -> Iterator[tuple[str, str]]:
    """Yield the telegrams of ../shared/corpus. Some are not UTF-8 throughout."""
    for path in sorted(SHARED.glob("corpus/*/*.txt")):
        yield path.parent.name, path.read_text("utf-8", errors="replace")


def collection(folder: str, cable: cablegrammar.Cable) -> str | None:
    """Return the collection to which a telegram is counted; None where its year is not known."""
    if folder in COLLECTIONS:
        return COLLECTIONS[folder]
    dtg = cable.heading and cable.heading.dtg
    year = dtg and dtg.year
    return next(name for last, name in TIMES.items() if year <= last) if year else None


def rules(telegrams: Texts) -> dict[str, dict[str, int]]:
    """Return for each collection how many telegrams it has (under no name), and how many use each rule."""
    found: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    known = tally.rules()
    with tally.counting() as counts:
        for folder, text in telegrams:
            counts.clear()
            tally.read(text, cablegrammar.Cable)
            used = [f"{file} {name}" for file, name in counts if file in FILES and (file, name) in known]
            name = collection(folder, cablegrammar.parse(text))
            if name is not None:
                found[name].update(["", *used])
    return {name: dict(sorted(found[name].items())) for name in sorted(found)}


def milliseconds(text: str) -> float:
    """Return how long a text takes to parse: the least of a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        cablegrammar.parse(text)
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def speed(telegrams: Texts) -> list[dict[str, float]]:
    """Return for each doubling of length: from how many characters on, how many telegrams, and how long they take."""
    by_length: dict[int, list[float]] = collections.defaultdict(list)
    for _, text in telegrams:
        by_length[1 << (len(text).bit_length() - 1)].append(milliseconds(text))
    return [
        {
            "characters": length,
            "telegrams": len(taken),
            "least": round(min(taken), 3),
            "median": round(statistics.median(taken), 3),
            "most": round(max(taken), 3),
        }
        for length, taken in sorted(by_length.items())
    ]


def said_by(*command: str) -> str:
    """Return what a command prints."""
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Measure everything and write the file."""
    found: dict[str, Any] = {
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "commit": said_by("git", "rev-parse", "--short", "HEAD"),
        "python": platform.python_version(),
        "measures": json.loads(said_by(sys.executable, str(SHARED / "score.py"), "--json")),
        "rules": rules(texts()),
        "speed": speed(texts()),
    }
    WRITTEN.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
