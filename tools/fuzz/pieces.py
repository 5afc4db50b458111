"""Give the library changed pieces of telegrams, as many as are asked for, on every core.

    python -m tools.fuzz.pieces [--inputs NUMBER] [--seed NUMBER] [--whole] [FOLDER ...]

It needs nothing but the library and what its tests need, and runs from the top folder of the project. The pieces are of
the invented telegrams of the tests, and of the text files in each FOLDER. Each is a few lines, changed up to six times.
Small inputs are tried by the thousand in a second, and what they break is plain to see; coverage guides
`python -m tools.fuzz` to more of them instead. With `--whole` they are whole telegrams, in which a few characters and
lines are changed: so real ones differ from those that are known.

At the end it says how many inputs were given, and prints one input for each place in the code or the laws where some of
them failed: the shortest that is left when lines and characters are dropped from it.
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

#: How many bytes of a whole telegram are taken at most.
WHOLE = 20_000

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


def whole(chance: random.Random, folders: tuple[Path, ...]) -> bytes:
    """Return a telegram in which a few characters and lines are changed."""
    data = b"\n".join(chance.choice(texts(folders)))[: chance.choice((SIZE, WHOLE))]
    for _ in range(chance.randint(1, 5)):
        # What begins a telegram is where most rules are.
        place = chance.randrange(min(len(data), chance.choice((SIZE, WHOLE))) or 1)
        match chance.randrange(4):
            case 0:
                data = data[:place] + data[place + 1 :]
            case 1:
                data = data[:place] + chance.choice((b" ", b"\n", b"/", b".", b"A", b"0")) + data[place + 1 :]
            case _:
                data = changed(data, WHOLE, chance.getrandbits(32))
    return data


def fault(data: bytes) -> tuple[str, str]:
    """Return where an input fails, and with which error; nothing if it does not."""
    try:
        telegrams(data)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        *_, last = traceback.extract_tb(error.__traceback__)
        return f"{Path(last.filename).name}:{last.lineno}", f"{error!r:.200}"
    return "", ""


def shortest(data: bytes, place: str) -> bytes:
    """Return what is left of an input that fails at a place as it does, without lines and characters."""
    for end in (b"\n", b""):
        parts = data.split(end) if end else [bytes([each]) for each in data]
        size = len(parts)
        while size:
            for start in range(len(parts) - size, -1, -size):
                fewer = parts[:start] + parts[start + size :]
                if fault(end.join(fewer))[0] == place:
                    parts = fewer
            size //= 2
        data = end.join(parts)
    return data


def tried(seed: int, number: int, folders: tuple[Path, ...], *, of_wholes: bool = False) -> Finds:
    """Try so many inputs, the same for the same seed, and return what failed."""
    chance = random.Random(seed)  # noqa: S311 - it keeps no secret
    found: Finds = {}
    for _ in range(number):
        data = whole(chance, folders) if of_wholes else piece(chance, folders)
        place, _ = fault(data)
        if place and place not in found:
            found[place] = shortest(data, place)
    return found


def batches(number: int, seed: int, folders: tuple[Path, ...], *, of_wholes: bool = False) -> Iterator[Finds]:
    """Yield what each batch found, as soon as it is known."""
    sizes = [min(BATCH, number - done) for done in range(0, number, BATCH)]
    trial = functools.partial(tried, folders=folders, of_wholes=of_wholes)
    with concurrent.futures.ProcessPoolExecutor() as pool:
        yield from pool.map(trial, itertools.count(seed), sizes)


def main(arguments: list[str] | None = None) -> int:
    """Try what was asked for; return 1 where any failed."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tools.fuzz.pieces", description=__doc__, formatter_class=form
    )
    parser.add_argument("--inputs", type=int, default=100_000, metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=0, metavar="NUMBER")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    options = parser.parse_args(arguments)
    places: Finds = {}
    for found in batches(options.inputs, options.seed, tuple(options.folders), of_wholes=options.whole):
        for place, data in found.items():
            if places.setdefault(place, data) is data:
                print(f"{place}: {fault(data)[1]}\n    {data!r}", flush=True)
    print(f"{options.inputs} inputs, {len(places)} places failed")
    return 1 if places else 0


if __name__ == "__main__":
    sys.exit(main())
