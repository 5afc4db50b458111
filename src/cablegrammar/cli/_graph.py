"""`cablegrammar graph`: who cites what, or who writes to whom, for programs that draw and measure graphs."""

from __future__ import annotations

import collections
import html
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple

import click

from .. import Cable
from ._common import COULD_NOT, FINE, Failed
from ._convert import written
from ._sources import Reading

#: What XML cannot hold, whatever the escape.
_NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(NamedTuple):
    """A telegram, or who writes or is written to."""

    name: str
    #: Whether it is among the sources: a telegram that is cited may not be.
    present: bool


class Edge(NamedTuple):
    """One node that leads to another."""

    source: str
    target: str
    #: What leads there: the letter of a reference, or `action` or `info`.
    label: str | None
    #: How often.
    weight: int


@click.command("graph")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=str)
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--who", is_flag=True, help="Draw who writes to whom, not who cites what.")
def graph_command(*, sources: tuple[str, ...], out: Path, who: bool) -> int:
    """Write a graph of telegrams and what they cite, or with --who of posts and whom they write to.

    OUT ends in .graphml, or in .parquet for a table of the edges alone (extra arrow). A telegram that is
    cited but not among the sources has `present` false. Telegrams without a number are left out, and one that
    is there twice is drawn once. An edge says how often it is there (`weight`).

    \b
    Examples:
      $ cablegrammar graph telegrams/ citations.graphml
      $ cablegrammar graph --who telegrams/ posts.graphml
      $ cablegrammar graph telegrams/ edges.parquet
    """
    if out.suffix not in {".graphml", ".parquet"}:
        raise Failed(f"{out}: must end in .graphml or .parquet")
    reading = Reading(sources)
    cables = (cable for _, _, cable in reading.cables())
    items = _correspondents(cables) if who else _citations(cables)
    with written(out) as file:
        if out.suffix == ".graphml":
            file.writelines(line.encode() for line in _graphml(items))
        else:
            _parquet((each for each in items if isinstance(each, Edge)), file)
    return COULD_NOT if reading.failures else FINE


def _citations(cables: Iterable[Cable]) -> Iterator[Node | Edge]:
    """Yield each telegram with what it cites, and in the end what is cited and not there.

    Only the numbers stay in memory. A telegram that is there twice is drawn once.
    """
    present: set[str] = set()
    cited: dict[str, None] = {}
    for cable in cables:
        own = str(cable.mrn) if cable.mrn else ""
        if own and own not in present:
            present.add(own)
            yield Node(own, present=True)
            numbers = ((each.mrn, each.label) for each in cable.references)
            found = collections.Counter((str(mrn.canonical), label) for mrn, label in numbers if mrn)
            for (target, label), weight in found.items():
                cited[target] = None
                yield Edge(own, target, label, weight)
    yield from (Node(each, present=False) for each in cited if each not in present)


def _correspondents(cables: Iterable[Cable]) -> Iterator[Node | Edge]:
    """Yield who writes and is written to, and then who writes to whom: they are few."""
    names: dict[str, None] = {}
    edges: collections.Counter[tuple[str, str, str]] = collections.Counter()
    for heading in (cable.heading for cable in cables):
        if heading and heading.originator:
            own = heading.originator.name
            to = [(each.name, role) for role in ("action", "info") for each in getattr(heading, role)]
            names.update(dict.fromkeys([own, *(name for name, _ in to)]))
            edges.update((own, *each) for each in to)
    yield from (Node(name, present=True) for name in names)
    yield from (Edge(*edge, weight) for edge, weight in edges.items())


def _graphml(items: Iterable[Node | Edge]) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        '<key id="present" for="node" attr.name="present" attr.type="boolean"/>\n'
        '<key id="label" for="edge" attr.name="label" attr.type="string"/>\n'
        '<key id="weight" for="edge" attr.name="weight" attr.type="int"/>\n'
        '<graph edgedefault="directed">\n'
    )
    for each in items:
        if isinstance(each, Node):
            present = str(each.present).lower()
            yield f'<node id="{_xml(each.name)}"><data key="present">{present}</data></node>\n'
        else:
            label = f'<data key="label">{_xml(each.label)}</data>' if each.label else ""
            yield (
                f'<edge source="{_xml(each.source)}" target="{_xml(each.target)}">'
                f'{label}<data key="weight">{each.weight}</data></edge>\n'
            )
    yield "</graph>\n</graphml>\n"


def _xml(text: str) -> str:
    return html.escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _parquet(edges: Iterator[Edge], file: IO[bytes]) -> None:
    from .. import arrow

    pieces = iter(lambda: [each._asdict() for each in itertools.islice(edges, _ROWS)], [])
    arrow.write_batches((arrow.from_rows(rows, "edge") for rows in pieces), "edge", file)


#: How many edges become a row group of Parquet.
_ROWS: Final = 50_000
