"""Give every function the texts that are hardest for it, and say which take most time and memory for a character.

    python -m tools.worst [--attacks NUMBER] [--longest CHARACTERS] [WORK ...]

It runs from the top folder of the project, and needs an idle machine. The texts are made from the patterns of the grammar
(tools/attacks.py): for each part of a terminal that repeats, what leads up to it, many repeats, and an end that does not
fit. They stand alone, below the front matter of a telegram, and in its heading. Each work is tried on each text, at
4,000 characters. The texts that took a work most time or most memory are then made ten and a hundred times as long. A line is
printed for each work: the text; nanoseconds for a character at each length; the growth, that is the most by which they are more at
a longer text than at a shorter; and the most memory, as a multiple of the text's size.

WORK is the beginning of a work's name; without any, all are done.
"""

import argparse
import contextlib
import dataclasses
import gc
import heapq
import io
import pathlib
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any, Final

import cablegrammar
from cablegrammar import json
from cablegrammar._columns import rows_of
from cablegrammar.readers import _csv, _html, _text
from tools import attacks
from tools.scale import FRONT, HEADING, growth

SHORTEST: Final = 4_000
#: What stands above an attack.
ABOVE: Final = ("", f"{FRONT}1. x\n", FRONT, HEADING)
#: How many texts of each work are looked at more closely: those of most time, and those of most memory.
CLOSER: Final = 2


@dataclasses.dataclass(frozen=True)
class Attack:
    """A text that can be made as long as one likes."""

    above: str
    said: str
    below: str

    def text(self, length: int) -> str:
        """Return the text, of so many characters or a little more."""
        times = (length - len(self.above) - len(self.below)) // len(self.said) + 1
        return f"{self.above}{self.said * max(times, 1)}{self.below}"

    def __str__(self) -> str:
        return f"{self.above[-30:]!r} {self.said!r}..."


def parsed(text: str) -> cablegrammar.Cable | None:
    """Return the telegram of a text; None where nothing in it belongs to one."""
    try:
        return cablegrammar.parse(text, max_length=None)
    except cablegrammar.CableSyntaxError:
        return None


def sections(text: str) -> list[cablegrammar.Cable]:
    """Return two sections of a telegram whose text is a text."""
    head = "UNCLAS SECTION 0{} OF 02 LIMA 000123\n\nSUBJECT: NETS\n\n1. x\n"
    return [cablegrammar.parse(head.format(number) + text, max_length=None) for number in (1, 2)]


def joined(cables: list[cablegrammar.Cable]) -> None:
    """Join sections; what cannot be joined is refused."""
    with contextlib.suppress(cablegrammar.SectionError):
        cablegrammar.join(cables)


def located(text_and_cable: tuple[str, cablegrammar.Cable | None]) -> list[str]:
    """Say where each diagnostic of a telegram stands."""
    text, cable = text_and_cable
    return [each.located(text) for each in cablegrammar.validate(cable)] if cable else []


def asked(cable: cablegrammar.Cable | None) -> None:
    """Ask every part of a telegram for each of its properties."""
    for part in cablegrammar.walk(cable) if cable else ():
        for kind in type(part).__mro__:
            for name, value in vars(kind).items():
                if not name.startswith("_") and hasattr(value, "__get__") and not callable(value):
                    with contextlib.suppress(ValueError):
                        getattr(part, name)
        repr(part)


def in_csv(data: bytes) -> list[object]:
    """Read what may be a table of telegrams."""
    return list(_csv.rows_of(io.BytesIO(data), pathlib.Path("x.csv")))


def of_cable(
    function: Callable[[cablegrammar.Cable], object],
) -> tuple[Callable[[str], Any], Callable[[Any], object]]:
    """Return how a work on a telegram is prepared and done."""
    return parsed, lambda cable: cable and function(cable)


#: How each work is prepared from a text, and what is measured.
WORKS: Final[dict[str, tuple[Callable[[str], Any], Callable[[Any], object]]]] = {
    "parse": (str, parsed),
    "render": of_cable(cablegrammar.render),
    "validate": of_cable(cablegrammar.validate),
    "located": (lambda text: (text, parsed(text)), located),
    "properties": (parsed, asked),
    "split": (str, lambda text: list(cablegrammar.split(text))),
    "join": (sections, joined),
    "tokens": (str, lambda text: list(cablegrammar.tokens(text))),
    "dumps": of_cable(json.dumps),
    "loads": (
        lambda text: (cable := parsed(text)) and json.dumps(cable),
        lambda said: said and json.loads(said),
    ),
    "columns": (str, lambda text: list(rows_of(text, None, None, "telegram"))),
    "plain text": (lambda text: text.encode(), lambda data: _text.text_of(data, pathlib.Path("x"))),
    "markdown": (lambda text: text.encode(), lambda data: _text.markdown_of(data, pathlib.Path("x"))),
    "page": (lambda text: f"<pre>{text}</pre>".encode(), lambda data: refused(_html.page_of, data)),
    "table": (lambda text: f'"1","1/2/2003 4:05","{text}\n'.encode(), in_csv),
}


def refused(reader: Callable[[bytes, pathlib.Path], object], data: bytes) -> None:
    """Read what a reader may refuse."""
    with contextlib.suppress(cablegrammar.readers.ReaderError):
        reader(data, pathlib.Path("x"))


def cases(most: int) -> Iterator[Attack]:
    """Yield the attacks of every terminal, so many of each at most."""
    seen = set()
    for file in attacks.FILES:
        for _, pattern in attacks.terminals(file):
            for before, said in attacks.attacks(pattern)[:most]:
                for above in ABOVE:
                    attack = Attack(above + before.replace("\x00", ""), said, "\n$ x")
                    if attack not in seen:
                        seen.add(attack)
                        yield attack


def seconds(work: str, text: str) -> float:
    """Return how long a work takes for a character, in time of the process: the least of two tries."""
    prepare, do = WORKS[work]
    tries = []
    for _ in range(2):
        state = prepare(text)
        gc.collect()
        start = time.process_time()
        do(state)
        tries.append((time.process_time() - start) / len(text))
    return min(tries)


def memory(work: str, text: str) -> float:
    """Return the most memory that a work takes, in sizes of the text."""
    prepare, do = WORKS[work]
    state = prepare(text)
    tracemalloc.start()
    try:
        do(state)
        return tracemalloc.get_traced_memory()[1] / sys.getsizeof(text)
    finally:
        tracemalloc.stop()


def hardest(work: str, attacks: list[Attack]) -> list[Attack]:
    """Return the attacks that take most time, and those that take most memory."""
    prepare, do = WORKS[work]
    times, sizes = [], []
    for place, attack in enumerate(attacks):
        state = prepare(text := attack.text(SHORTEST))
        start = time.process_time()
        do(state)
        times.append((time.process_time() - start, place))
        sizes.append((memory(work, text), place))
    places = (place for found in (times, sizes) for _, place in heapq.nlargest(CLOSER, found))
    return [attacks[place] for place in dict.fromkeys(places)]


def main(arguments: list[str] | None = None) -> None:
    """Measure what is asked for, and print it."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m tools.worst", description=__doc__, formatter_class=form)
    parser.add_argument("--attacks", type=int, default=6, metavar="NUMBER", help="of each terminal")
    parser.add_argument("--longest", type=int, default=400_000, metavar="CHARACTERS")
    parser.add_argument("works", nargs="*", metavar="WORK")
    options = parser.parse_args(arguments)
    texts = list(cases(options.attacks))
    # What is made once is made before anything is measured.
    for prepare, do in WORKS.values():
        do(prepare(texts[0].text(100)))
    print(f"{len(texts)} texts")
    for work in WORKS:
        if options.works and not work.startswith(tuple(options.works)):
            continue
        for attack in hardest(work, texts):
            lengths = [SHORTEST]
            while lengths[-1] * 10 <= options.longest:
                lengths.append(lengths[-1] * 10)
            times = [seconds(work, attack.text(length)) for length in lengths]
            columns = " ".join(f"{each * 1e9:9.1f}" for each in times)
            multiple = memory(work, attack.text(lengths[-1]))
            print(
                f"{work:11} {columns} growth {growth(times):5.2f} memory {multiple:6.1f}  {attack}",
                flush=True,
            )


if __name__ == "__main__":
    main()
