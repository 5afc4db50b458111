"""`cablegrammar graph`: who cites what, or who writes to whom, for programs that draw and measure graphs."""

from __future__ import annotations

import collections
import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import click

from .._columns import rows_of
from ._common import COULD_NOT, FINE, Failed
from ._convert import write
from ._sources import Reading, name_of

#: What XML cannot hold, whatever the escape.
_NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Edge(NamedTuple):
    """One node that leads to another."""

    source: str
    target: str
    #: What leads there: the letter of a reference, or `action` or `info`.
    label: str | None


@click.command("graph")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=str)
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--who", is_flag=True, help="Draw who writes to whom, not who cites what.")
def graph_command(*, sources: tuple[str, ...], out: Path, who: bool) -> int:
    """Write a graph of telegrams and what they cite, or with --who of posts and whom they write to.

    OUT ends in .graphml, or in .parquet for a table of the edges alone (extra arrow). A telegram that is
    cited but not among the sources has `present` false. Telegrams without a number are left out. An edge
    says how often it is there (`weight`).

    \b
    Examples:
      $ cablegrammar graph telegrams/ citations.graphml
      $ cablegrammar graph --who telegrams/ posts.graphml
      $ cablegrammar graph telegrams/ edges.parquet
    """
    if out.suffix not in {".graphml", ".parquet"}:
        raise Failed(f"{out}: must end in .graphml or .parquet")
    reading = Reading(sources)
    nodes: dict[str, bool] = {}
    edges: collections.Counter[Edge] = collections.Counter()
    for row in _rows(reading):
        own = row["originator"] if who else row["mrn"]
        if own:
            nodes[own] = True
            edges.update(_by_post(own, row["addressees"]) if who else _citations(own, row["refs"]))
    for edge in edges:
        # Whoever is written to is there; a telegram that is cited may not be.
        nodes.setdefault(edge.target, who)
    write(out, _graphml(nodes, edges) if out.suffix == ".graphml" else _parquet(edges))
    return COULD_NOT if reading.failures else FINE


def _rows(reading: Reading) -> Iterator[dict[str, Any]]:
    for _, record in reading.records():
        for row in rows_of(record.text, None, None, "telegram"):
            if row["error"] is None:
                yield row
            else:
                reading.fail(name_of(record), row["error"])


def _citations(own: str, refs: Iterable[dict[str, Any]]) -> Iterator[Edge]:
    for each in refs:
        if each["mrn"]:
            yield Edge(own, each["mrn"], each["label"])


def _by_post(own: str, addressees: Iterable[dict[str, Any]]) -> Iterator[Edge]:
    for each in addressees:
        yield Edge(own, each["name"], each["role"])


def _graphml(nodes: dict[str, bool], edges: dict[Edge, int]) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        '<key id="present" for="node" attr.name="present" attr.type="boolean"/>',
        '<key id="label" for="edge" attr.name="label" attr.type="string"/>',
        '<key id="weight" for="edge" attr.name="weight" attr.type="int"/>',
        '<graph edgedefault="directed">',
    ]
    for node, present in nodes.items():
        lines.append(f'<node id="{_xml(node)}"><data key="present">{str(present).lower()}</data></node>')
    for edge, weight in edges.items():
        label = f'<data key="label">{_xml(edge.label)}</data>' if edge.label else ""
        lines.append(
            f'<edge source="{_xml(edge.source)}" target="{_xml(edge.target)}">'
            f'{label}<data key="weight">{weight}</data></edge>'
        )
    return "\n".join([*lines, "</graph>", "</graphml>", ""]).encode()


def _xml(text: str) -> str:
    return html.escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _parquet(edges: dict[Edge, int]) -> bytes:
    from .. import arrow

    columns = ("source", "target", "label", "weight")
    rows = [dict(zip(columns, (*edge, weight), strict=True)) for edge, weight in edges.items()]
    return arrow.parquet(arrow.from_rows(rows, "edge"))
