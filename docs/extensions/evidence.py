"""Plots and tables of how well real telegrams are read, from the figures that tools/evidence.py wrote."""

import functools
import html
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from docs.extensions.definitions import files

FIGURES: Final = Path(__file__).parents[1] / "explanation" / "evidence.json"

#: How wide a plot is: in the column of text, and on a phone.
WIDE: Final = 660
NARROW: Final = 350
#: What names beside bars take of a wide plot. On a narrow one they stand above their bars.
NAMES: Final = 300
ROW: Final = 22
FOOT: Final = 40
#: So far is the middle of a row from the line on which its words stand.
DROP: Final = 4

#: Measures are parted by how they were made. What begins with none of these is no measure of accuracy.
GROUPS: Final = {
    "gold": re.compile(r"gold: (.+) \[\w+\]"),
    "silent": re.compile(r"silent: (.+)"),
    "index": re.compile(
        r"(mrn|dtg to the hour|classification level|noforn|paragraph numbers|tags|subject begins.+)"
    ),
    "clean": re.compile(r"clean: no unrecognized line \[(\w+)\]"),
}
#: Folders of telegrams, in the words of these pages.
COLLECTIONS: Final = {
    "cablegate": "cables of 1966 to 2010",
    "mirror": "cables of a mirror of 2011",
    "nara": "records of 1973 to 1979",
    "navadmin": "Navy messages",
}
#: Names of fields and of folders.
WORDS: Final = {
    **COLLECTIONS,
    "attention": "attention lines",
    "classified_by": "classified by",
    "dtg to the hour": "date-time group, to the hour",
    "dtg_utc": "date-time group",
    "eo": "executive order",
    "info": "info addressees",
    "action": "action addressees",
    "mrn": "message reference number",
    "noforn": "NOFORN or not",
}


@functools.cache
def figures() -> dict[str, Any]:
    """Return what the tool wrote."""
    found: dict[str, Any] = json.loads(FIGURES.read_text("utf-8"))
    return found


def measured() -> Iterator[str]:
    """Yield when and how the figures were measured."""
    found = figures()
    yield (
        f"*Measured on {found['date']} at commit `{found['commit']}` with Python {found['python']}, by "
        "`python -m tools.evidence`.*"
    )


def accuracy(group: str) -> Iterator[str]:
    """Yield how often each measure of a group was missed: a plot, and the same as a table."""
    rows = list(measures(group))
    missed = [row for row in rows if row[1] < row[2]]
    said = ", ".join(f"{name} {tries - hits} of {tries}" for name, hits, tries in missed)
    if not missed:
        yield from ("None was missed.", "")
    yield from _figure(
        (lambda width: _bars(missed, width)) if missed else None,
        f"Bars of how often each measure was missed: {said}.",
        ("what", "right", "of", "missed of 100", "at most"),
        (
            (name, hits, tries, f"{100 * (tries - hits) / tries:.2f}", f"{most_missed(hits, tries):.2f}")
            for name, hits, tries in rows
        ),
    )


def _bars(missed: list[tuple[str, int, int]], width: int) -> tuple[list[str], float]:
    """Draw how often measures were missed, and return that with its height."""
    most = max(most_missed(hits, tries) for _, hits, tries in missed)
    step = next(each for each in (0.2, 0.5, 1, 2, 5, 10, 20) if most / each <= 8)
    ticks = [step * each for each in range(math.ceil(most / step) + 1)]
    left, above = (NAMES, 0) if width == WIDE else (4, ROW)
    scale = (width - left - 16) / ticks[-1]
    drawn = []
    for place, (name, hits, tries) in enumerate(missed):
        middle = (ROW + above) * place + above + ROW / 2
        share = 100 * (tries - hits) / tries
        end = most_missed(hits, tries)
        drawn += [
            _words(left, middle - ROW + 2 * DROP, name, "start")
            if above
            else _words(left - 10, middle + DROP, name, "end"),
            f'<rect x="{left}" y="{middle - 6:g}" width="{share * scale:.1f}" height="12"/>',
            f'<path d="M{left + share * scale:.1f} {middle:g}H{left + end * scale:.1f}m0 -4v8"/>',
        ]
    height = (ROW + above) * len(missed)
    grid = list(_ticks(((left + tick * scale, f"{tick:g}") for tick in ticks), height))
    title = _words((left + width) / 2, height + FOOT - 4, "missed of 100", "middle")
    return [*grid, *drawn, title], height


def measures(group: str) -> Iterator[tuple[str, int, int]]:
    """Yield the measures of a group, those missed most first: in words, how often met, of how many tries."""
    added: dict[str, list[int]] = {}
    for name, counts in figures()["measures"].items():
        found = GROUPS[group].fullmatch(name)
        if found and isinstance(counts, list):
            words = WORDS.get(found[1], found[1])
            sums = added.setdefault(words, [0, 0])
            sums[:] = (one + other for one, other in zip(sums, counts, strict=True))
    for name, (hits, tries) in sorted(added.items(), key=lambda row: row[1][0] / row[1][1]):
        yield name, hits, tries


def most_missed(hits: int, tries: int) -> float:
    """Return how many of 100 are missed at most, by the upper end of Wilson's interval (95 %)."""
    certain = 1.96**2
    share = (tries - hits) / tries
    middle = share + certain / (2 * tries)
    around = math.sqrt(certain * (share * (1 - share) / tries + certain / (4 * tries**2)))
    return 100 * (middle + around) / (1 + certain / tries)


def lines() -> Iterator[str]:
    """Yield how many lines of each collection are known to no rule."""
    found = figures()["measures"]
    yield from ("| collection | lines | known to no rule |", "|---|---:|---:|")
    for name, words in COLLECTIONS.items():
        yield f"| {words} | {found[f'lines [{name}]']:,} | {found[f'unrecognized lines [{name}]']:,} |"


def rules(file: str) -> Iterator[str]:
    """Yield a shaded table of how many telegrams of each collection use each rule of a file."""
    found: dict[str, dict[str, int]] = figures()["rules"]
    yield "```{raw} html"
    yield '<div class="table-wrapper"><table class="shares">'
    yield "<caption>How many of 100 telegrams use a rule</caption>"
    heads = "".join(
        f'<th scope="col">{_escaped(name)}<br>({counts[""]:,})</th>' for name, counts in found.items()
    )
    yield f'<thead><tr><th scope="col">rule</th>{heads}</tr></thead><tbody>'
    # A rule that is only built under other names is not counted by its own.
    counted = {name for counts in found.values() for name in counts}
    for each in files()[file].definitions.values():
        if f"{file} {each.name}" in counted:
            cells = "".join(
                _share(counts.get(f"{file} {each.name}", 0), counts[""]) for counts in found.values()
            )
            link = f'<a href="../reference/grammar/{file}.html#{each.label}"><code>{each.name}</code></a>'
            yield f'<tr><th scope="row">{link}</th>{cells}</tr>'
    yield "</tbody></table></div>"
    yield "```"


def _share(number: int, of: int) -> str:
    """Return a cell with how many of 100 that is."""
    share = 100 * number / of
    shown = "-" if not number else "<1" if share < 1 else f"{share:.0f}"
    return f'<td style="--share: {share:.0f}%">{_escaped(shown)}</td>'


def speed() -> Iterator[str]:
    """Yield how long telegrams take by their length: a plot, whose scales are logarithmic, and a table."""
    rows: list[dict[str, float]] = figures()["speed"]
    said = "; ".join(f"{row['characters']:,} characters, {row['median']:g} milliseconds" for row in rows)
    yield from _figure(
        lambda width: _dots(rows, width),
        f"How long a telegram takes to parse, by its length. The median from so many characters on: {said}.",
        ("characters from", "telegrams", "least ms", "median ms", "most ms"),
        (
            (
                f"{row['characters']:,}",
                *(f"{row[each]:g}" for each in ("telegrams", "least", "median", "most")),
            )
            for row in rows
        ),
    )


def _dots(rows: list[dict[str, float]], width: int) -> tuple[list[str], float]:
    """Draw how long telegrams take, and return that with its height."""
    left, right, height = 60, width - 30, 300
    first, last = rows[0]["characters"], 2 * rows[-1]["characters"]
    least, most = min(row["least"] for row in rows), max(row["most"] for row in rows)
    bottom, top = (10.0**power for power in (math.floor(math.log10(least)), math.ceil(math.log10(most))))

    def across(characters: float) -> float:
        return left + (right - left) * math.log(characters / first) / math.log(last / first)

    def down(taken: float) -> float:
        return height - 10 - (height - 20) * math.log(taken / bottom) / math.log(top / bottom)

    drawn = []
    for row in rows:
        middle = across(row["characters"] * math.sqrt(2))
        drawn += [
            f'<path d="M{middle:.1f} {down(row["least"]):.1f}V{down(row["most"]):.1f}"/>',
            f'<circle cx="{middle:.1f}" cy="{down(row["median"]):.1f}" r="4.5"/>',
        ]
    tick = bottom
    while tick <= top:
        drawn += [
            f'<path class="grid" d="M{left} {down(tick):.1f}H{right}"/>',
            _words(left - 8, down(tick) + DROP, f"{tick:g} ms", "end"),
        ]
        tick *= 10
    drawn += _ticks(
        (
            (across(row["characters"]), f"{row['characters']:,}")
            for row in rows[1 :: 2 if width == WIDE else 3]
        ),
        height,
    )
    drawn.append(_words((left + right) / 2, height + FOOT - 4, "characters", "middle"))
    return drawn, height


def _ticks(marks: Iterable[tuple[float, str]], height: float) -> Iterator[str]:
    """Yield lines down a plot, each with its number below it."""
    for place, number in marks:
        yield f'<path class="grid" d="M{place:.1f} 0V{height + 4:g}"/>'
        yield _words(place, height + 18, number, "middle")


def _words(across: float, down: float, said: str, anchor: str) -> str:
    return f'<text x="{across:.1f}" y="{down:.1f}" text-anchor="{anchor}">{_escaped(said)}</text>'


def _figure(
    draw: Callable[[int], tuple[list[str], float]] | None,
    said: str,
    heads: Iterable[str],
    rows: Iterable[Iterable[object]],
) -> Iterator[str]:
    """Yield a plot, if any, for wide pages and one for narrow ones, and a table of its figures folded up."""
    yield "```{raw} html"
    if draw is not None:
        for kind, width in (("wide", WIDE), ("narrow", NARROW)):
            drawn, height = draw(width)
            box = f"0 0 {width} {height + FOOT:g}"
            svg = f'<svg viewBox="{box}" role="img" aria-label="{_escaped(said)}">{"".join(drawn)}</svg>'
            yield f'<div class="plot plot-{kind}">{svg}</div>'
    yield '<details class="figures"><summary>The figures as a table</summary>'
    yield '<div class="table-wrapper"><table>'
    named = "".join(f'<th scope="col">{_escaped(head)}</th>' for head in heads)
    yield f"<thead><tr>{named}</tr></thead><tbody>"
    for row in rows:
        first, *others = map(str, row)
        cells = "".join(f"<td>{_escaped(each)}</td>" for each in others)
        yield f'<tr><th scope="row">{_escaped(first)}</th>{cells}</tr>'
    yield "</tbody></table></div></details>"
    yield "```"


def _escaped(text: str) -> str:
    return html.escape(text)
