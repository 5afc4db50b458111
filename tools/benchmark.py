r"""Time parsing, rendering, JSON and importing, in units of counting words: a script, not a test.

    python tools/benchmark.py [--rounds 7]

Seconds depend on the machine and on its mood, so none are printed. Each round first counts the words of all
texts with ``collections.Counter(re.findall(r"\w+", text))``, then parses the same texts, then renders what
was parsed; parsing and rendering are divided by the counting of the same round, and the median of the
rounds is printed. Writing JSON, reading it, and tokens are divided by the parsing of the same round. Importing is timed in fresh interpreters and divided by the counting of one text of
average length, once alone and once together with the first parse, which builds the parser.

The texts are the invented telegrams of tests/corpus and, where the folder exists, the published ones of
../shared/corpus/cablegate. Figures over different texts cannot be compared.
"""

import argparse
import collections
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import cablegrammar
import cablegrammar.json

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "tests" / "corpus", ROOT.parent / "shared" / "corpus" / "cablegate")
IMPORT = """
import time
start = time.perf_counter()
import cablegrammar
imported = time.perf_counter()
cablegrammar.parse("UNCLAS LIMA 000123")
print(imported - start, time.perf_counter() - start)
"""


def one_round(texts: list[str]) -> dict[str, float]:
    """Time everything once; the ratio of each measure to counting words."""
    start = time.perf_counter()
    for text in texts:
        collections.Counter(re.findall(r"\w+", text))
    counted = time.perf_counter()
    cables = [cablegrammar.parse(text) for text in texts]
    parsed = time.perf_counter()
    for cable in cables:
        cablegrammar.render(cable)
    rendered = time.perf_counter()
    written = [cablegrammar.json.dumps(cable) for cable in cables]
    written_at = time.perf_counter()
    for each in written:
        cablegrammar.json.loads(each)
    read = time.perf_counter()
    for text in texts:
        list(cablegrammar.tokens(text))
    taken = time.perf_counter()
    fresh = subprocess.run([sys.executable, "-c", IMPORT], check=True, capture_output=True, text=True)
    imported, imported_and_parsed = map(float, fresh.stdout.split())
    all_texts = counted - start
    one_text = all_texts / len(texts)
    return {
        "parse / words": (parsed - counted) / all_texts,
        "render / words": (rendered - parsed) / all_texts,
        "JSON written / parse": (written_at - rendered) / (parsed - counted),
        "JSON read / parse": (read - written_at) / (parsed - counted),
        "tokens / parse": (taken - read) / (parsed - counted),
        "import / words of one text": imported / one_text,
        "import and first parse / words of one text": imported_and_parsed / one_text,
    }


def main() -> None:
    """Print the median ratios."""
    form = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    # Some published texts are not UTF-8 throughout; what is timed is not their spelling.
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
    texts = [path.read_text("utf-8", errors="replace") for path in paths]
    # Makes the parser, which is timed apart, and the converters.
    cablegrammar.json.loads(cablegrammar.json.dumps(cablegrammar.parse(texts[0])))
    results = [one_round(texts) for _ in range(rounds)]
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters, median of {rounds} rounds")
    for measure in results[0]:
        print(f"{measure:45} {statistics.median(result[measure] for result in results):8.2f}")


if __name__ == "__main__":
    main()
