"""Measure how time and memory of `parse` grow with the length of a text.

    python -m tools.scale [--rounds NUMBER] [--longest CHARACTERS] [CASE ...]

It runs from the top folder of the project, and needs an idle machine. Each case is a text made to any length: 10,000
characters, 100,000 and so on up to the longest (1,000,000 unless another length is given). In every round each length is
parsed once, short ones several times; the least time of all rounds counts, in time of the process. A line is printed for
each case: nanoseconds for a character at each length; the ratio of the most of these to the least; the growth, that is
the most by which they are more at a longer text than at a shorter; and the most memory that parsing 100,000 characters
took, as a multiple of the text's size. The heading and the front matter of a short text take as long as those of a long
one, so that the ratio may be large where nothing grows.

CASE is the beginning of a case's name; without any, all are measured.
"""

import argparse
import itertools
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Final

import cablegrammar

HEADING: Final = "R 121005Z OCT 87\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 6630\n"
FRONT: Final = "UNCLAS LIMA 000123\n\nTAGS: EFIS\nSUBJECT: NETS\n"
SENTENCES: Final = "The boats came home in the evening, and the harbor office counted them.\n" * 6

#: What stands above, what is said again and again with another number, what stands below.
CASES: Final[dict[str, tuple[str, Callable[[int], str], str]]] = {
    "telegram": (
        f"{HEADING}BT\n{FRONT}\n",
        lambda each: f"{each % 999}. (U) {SENTENCES}\n",
        "EXAMPLE\nBT\n#0123\nNNNN\n",
    ),
    "line of words": (f"{FRONT}\n1. ", lambda _: "boats and nets ", "\n"),
    "line without blanks": (f"{FRONT}\n1. ", lambda _: "boatsandnets", "\n"),
    "line of words alone": ("", lambda _: "boats and nets ", "\n"),
    "line without blanks alone": ("", lambda _: "boatsandnets", "\n"),
    "short lines": (f"{FRONT}\n1. x\n", lambda each: f"b{each % 10}t\n", ""),
    "paragraphs": (f"{FRONT}\n", lambda each: f"{each % 999}. Boats.\n\n", ""),
    "items": (f"{FRONT}\n1. x\n", lambda each: f"-- boat {each}\n\n", ""),
    "addressees": (
        HEADING,
        lambda each: f"RUEHXX/AMEMBASSY LIMA PRIORITY {each % 9000 + 1000}\n",
        f"BT\n{FRONT}",
    ),
    "plain addressees": (
        HEADING,
        lambda each: f"AMEMBASSY LIMA PRIORITY {each % 9000 + 1000}\n",
        f"BT\n{FRONT}",
    ),
    "exempted": (f"{HEADING}XMT AMCONSUL CUSCO\n", lambda _: "AMCONSUL PIURA\n", f"BT\n{FRONT}"),
    "references": (f"{FRONT}REF: ", lambda each: f"LIMA {each % 9000 + 1000}; ", "\n\n1. x\n"),
    "lettered references": (
        f"{FRONT}REF: ",
        lambda each: f"{chr(65 + each % 26)}. 87 LIMA {each % 9000 + 1000} (NOTAL)\n",
        "\n1. x\n",
    ),
    "tags": ("UNCLAS LIMA 000123\n\nTAGS: ", lambda each: f"T{each}, ", "\nSUBJECT: NETS\n"),
    "subject": ("UNCLAS LIMA 000123\n\nSUBJECT: ", lambda _: "NETS AND BUOYS\n", "\n1. x\n"),
    "attention lines": (
        "UNCLAS LIMA 000123\n\n",
        lambda each: f"DEPT FOR EUR/W{each % 10}\n",
        "SUBJECT: NETS\n",
    ),
    "unrecognized lines": (
        "UNCLAS LIMA 000123\n\n",
        lambda each: f"%% {each} ..\nTAGS: T{each}\n",
        "SUBJECT: NETS\n",
    ),
    "unrecognized heading lines": ("", lambda each: f"%% {each} ..\nFM AMEMBASSY LIMA\n", f"BT\n{FRONT}"),
    "marked lines": (FRONT, lambda each: f"[?] boats {each}\n", "\n1. x\n"),
    "print": (
        f"CONFIDENTIAL\n\nPAGE 01        LIMA  00123  101425Z\n\n{HEADING}\n{FRONT}\n",
        lambda each: (
            f"{each % 999}. {SENTENCES}CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        LIMA  00123  101425Z\n\n"
        ),
        "NNNN\n",
    ),
    "pages in a line": (f"{FRONT}\n1. ", lambda _: "The boats came. LIMA 00000123  002 OF 002 ", "\n"),
    "pilcrows": (f"¶{FRONT}\n", lambda each: f"¶{each % 999}. Boats [came](#) home. ¶B. Nets.\n", ""),
    "record": (
        f"Message Text\n \n{HEADING} \n{FRONT}\n1. x\n \nMessage Attributes\n \n",
        lambda each: f"Draft Date: {each}\nSubject: NETS\n",
        "",
    ),
    "smart message": (
        "UNCLASSIFIED\n\nMRN: 23 LIMA 544\nDate/DTG: Sep 16, 2023 / 160150Z SEP 23\nSubject: NETS\n\n",
        lambda each: f"{each % 999}. {SENTENCES}UNCLASSIFIED\nPage {each} of 9UNCLASSIFIED\n\n",
        "Signature: EXAMPLE\n",
    ),
}

SHORTEST: Final = 10_000
#: Characters that are parsed at least in a round, so that the clock can tell short texts apart.
AT_LEAST: Final = 100_000


def text_of(case: str, length: int) -> str:
    """Return the text of a case, of so many characters or a little more."""
    above, said, below = CASES[case]
    pieces = [above]
    written = len(above) + len(below)
    for each in itertools.count():
        if written >= length:
            break
        pieces.append(said(each))
        written += len(pieces[-1])
    return "".join([*pieces, below])


def seconds(text: str) -> float:
    """Return how long a character of a text takes."""
    times = max(1, AT_LEAST // len(text))
    start = time.process_time()
    for _ in range(times):
        cablegrammar.parse(text, max_length=None)
    return (time.process_time() - start) / times / len(text)


def memory(text: str) -> float:
    """Return the most memory that parsing took, in sizes of the text."""
    tracemalloc.start()
    try:
        cablegrammar.parse(text, max_length=None)
        return tracemalloc.get_traced_memory()[1] / sys.getsizeof(text)
    finally:
        tracemalloc.stop()


def measured(case: str, lengths: list[int], rounds: int) -> tuple[list[float], float]:
    """Return the least time for a character at each length, in seconds, and the multiple of memory."""
    texts = [text_of(case, length) for length in lengths]
    # The first parse makes what is made once.
    multiple = [memory(texts[0]), memory(text_of(case, AT_LEAST))][-1]
    times = [[seconds(text) for text in texts] for _ in range(rounds)]
    return [min(each) for each in zip(*times, strict=True)], multiple


def growth(times: list[float]) -> float:
    """Return the most by which a time is more than one before it."""
    return max(later / min(times[: place + 1]) for place, later in enumerate(times))


def main(arguments: list[str] | None = None) -> None:
    """Measure what is asked for, and print it."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m tools.scale", description=__doc__, formatter_class=form)
    parser.add_argument("--rounds", type=int, default=5, metavar="NUMBER")
    parser.add_argument("--longest", type=int, default=1_000_000, metavar="CHARACTERS")
    parser.add_argument("cases", nargs="*", metavar="CASE")
    options = parser.parse_args(arguments)
    lengths = [SHORTEST]
    while lengths[-1] * 10 <= options.longest:
        lengths.append(lengths[-1] * 10)
    print(f"{'':27}", *(f"{length:>10,}" for length in lengths), "     ratio    growth    memory")
    for case in CASES:
        if not options.cases or case.startswith(tuple(options.cases)):
            times, multiple = measured(case, lengths, options.rounds)
            columns = (f"{each * 1e9:10.1f}" for each in times)
            ratios = f"{max(times) / min(times):10.2f}{growth(times):10.2f}"
            print(f"{case:27}", *columns, f"{ratios}{multiple:10.1f}", flush=True)


if __name__ == "__main__":
    main()
