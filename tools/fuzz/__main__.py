"""Fuzz the library: give it inputs without end, made by changing those for which it did something new.

    python -m tools.fuzz telegrams -max_total_time=3600 .fuzz/telegrams/learned

It runs from the top folder of the project, with the library and atheris installed (the dependency group
`fuzz`). The first argument is a target, `telegrams` or `readers`. Those after it are libFuzzer's own:
`-max_total_time` in seconds, `-runs` in inputs, `-seed`; a folder in which the inputs for which the library
did something new are kept for the next run; or a file, to be tried alone. It says at the end how many inputs
it gave (`number_of_executed_units`).

It ends at the first input for which the library raises an error that it does not promise, breaks a law, or
takes more than a minute. That input is printed, and kept in the folder `failed` beside `learned`.
"""

import itertools
import sys
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["cablegrammar"]):
    from .inputs import changed, dictionary, seeds
    from .targets import TARGETS

#: The parser is a table, and the same code runs for every telegram. So libFuzzer is told which parts of a telegram were
#: found next to which, by counters beside those of the code.
COUNTERS = [atheris._reserve_counter() for _ in range(2**14)]


def change(data: bytes, max_size: int, seed: int) -> bytes:
    """Change an input in a way that knows of lines, or as libFuzzer does."""
    return changed(data, max_size, seed) if seed % 2 else atheris.Mutate(data, max_size)


def escaped(word: str) -> str:
    """Return a word as libFuzzer's dictionaries write it."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def main(target: str, options: list[str]) -> None:
    """Fuzz a target; it ends the process."""

    def check(data: bytes) -> None:
        try:
            found = TARGETS[target](data)
        except BaseException:
            print(f"\nThis input fails: {data!r}", flush=True)
            raise
        for pair in set(itertools.pairwise(found)):
            atheris._trace_branch(COUNTERS[zlib.crc32(" ".join(pair).encode()) % len(COUNTERS)])

    home = Path(".fuzz", target)
    for folder in ("seeds", "learned", "failed"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    for name, data in seeds(target).items():
        (home / "seeds" / name).write_bytes(data)
    words = home / "words"
    words.write_text("".join(f'"{escaped(word)}"\n' for word in dictionary()), "ascii")
    settings = (
        f"-seed_inputs={','.join(str(home / 'seeds' / name) for name in seeds(target))}",
        f"-dict={words}",
        f"-artifact_prefix={home / 'failed'}/",
        "-max_len=2560",
        "-timeout=60",
        "-print_final_stats=1",
    )
    atheris.Setup([sys.argv[0], *settings, *options], check, custom_mutator=change)
    atheris.Fuzz()


main(sys.argv[1], sys.argv[2:])
