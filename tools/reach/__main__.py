"""Say how often the texts that Hypothesis draws reach each rule of the grammar, and each terminal.

    python -m tools.reach [--examples NUMBER] [--seed NUMBER]

It runs from the top folder of the project. Of each kind of text so many are drawn and parsed: parts of telegrams,
each alone; headings and lists of references, damaged; telegrams spelt otherwise, printed and published, as SMART
messages, damaged, and in canonical text; lines of keywords. A column stands for each kind, a line for each rule and terminal, those first that were reached least. It
exits with 1 where something was never reached.
"""

import argparse
import sys

from .tally import Counts, kinds, reached, rules, terminals


def main(arguments: list[str] | None = None) -> int:
    """Draw and parse as many as are asked for, and print the counts."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m tools.reach", description=__doc__, formatter_class=form)
    parser.add_argument("--examples", type=int, default=500, metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=0, metavar="NUMBER")
    options = parser.parse_args(arguments)
    found = {kind: reached(drawn, options.examples, options.seed) for kind, drawn in kinds().items()}
    every = sum(found.values(), Counts())
    print("".join(f"{kind:>12}" for kind in found))
    names = sorted(rules() | terminals(), key=lambda name: (every[name], name))
    for file, name in names:
        print("".join(f"{counts[file, name]:12}" for counts in found.values()), f" {file}: {name}")
    never = sum(not every[name] for name in names)
    print(f"{len(rules())} rules, {len(terminals())} terminals; never reached: {never}")
    return bool(never)


if __name__ == "__main__":
    sys.exit(main())
