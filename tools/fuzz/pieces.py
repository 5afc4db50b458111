"""Give the library changed pieces of telegrams, as many as are asked for, on every core.

    python -m tools.fuzz.pieces [--inputs NUMBER] [--seed NUMBER] [FOLDER ...]

It needs nothing but the library and what its tests need, and runs from the top folder of the project. The pieces are of
the invented telegrams of the tests, and of the text files in each FOLDER. Each is a few lines, changed up to six times.
Small inputs are tried by the thousand in a second, and what they break is plain to see; coverage guides
`python -m tools.fuzz` to more of them instead.

At the end it says how many inputs were given, and prints one input for each place in the code or the laws where some of
them failed.
"""

import argparse
import concurrent.futures
import functools
import itertools
import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from .inputs import changed, seeds
from .targets import telegrams

#: How many inputs a process tries before it says what it found.
BATCH = 1000
#: How many bytes a piece has at most.
SIZE = 1500

#: Where an error was raised, and the first input that raised it.
Finds = dict[str, bytes]


@functools.cache
def texts(folders: tuple[Path, ...]) -> tuple[list[bytes], ...]:
    """Return the lines of each telegram that pieces are taken from."""
    files = [file.read_bytes() for folder in folders for file in sorted(folder.glob("*.txt"))]
    return tuple(text.split(b"\n") for text in (*seeds("telegrams").values(), *files))


def piece(chance: random.Random, folders: tuple[Path, ...]) -> bytes:
    """Return a few lines of a telegram, sometimes with some of another after them, changed."""
    lines: list[bytes] = []
    for _ in range(chance.choice((1, 1, 2))):
        text = chance.choice(texts(folders))
        # What begins a telegram is where most rules are.
        start = chance.choice((0, chance.randrange(len(text)), chance.randrange(len(text))))
        lines += text[start : start + chance.randint(1, 8)]
    data = b"\n".join(lines)
    for _ in range(chance.randrange(7)):
        data = changed(data, SIZE, chance.getrandbits(32))
    return data


def tried(seed: int, number: int, folders: tuple[Path, ...]) -> Finds:
    """Try so many inputs, the same for the same seed, and return what failed."""
    chance = random.Random(seed)  # noqa: S311 - it keeps no secret
    found: Finds = {}
    for _ in range(number):
        data = piece(chance, folders)
        try:
            telegrams(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            *_, last = traceback.extract_tb(error.__traceback__)
            found.setdefault(f"{Path(last.filename).name}:{last.lineno}: {error!r:.200}", data)
    return found


def batches(number: int, seed: int, folders: tuple[Path, ...]) -> Iterator[Finds]:
    """Yield what each batch found, as soon as it is known."""
    sizes = [min(BATCH, number - done) for done in range(0, number, BATCH)]
    with concurrent.futures.ProcessPoolExecutor() as pool:
        yield from pool.map(tried, itertools.count(seed), sizes, itertools.repeat(folders))


def main(arguments: list[str] | None = None) -> int:
    """Try what was asked for; return 1 where any failed."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tools.fuzz.pieces", description=__doc__, formatter_class=form
    )
    parser.add_argument("--inputs", type=int, default=100_000, metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=0, metavar="NUMBER")
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    options = parser.parse_args(arguments)
    places: Finds = {}
    for found in batches(options.inputs, options.seed, tuple(options.folders)):
        for place, data in found.items():
            if places.setdefault(place, data) is data:
                print(f"{place}\n    {data!r}", flush=True)
    print(f"{options.inputs} inputs, {len(places)} places failed")
    return 1 if places else 0


if __name__ == "__main__":
    sys.exit(main())
