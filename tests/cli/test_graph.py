"""`cablegrammar graph`: citations and correspondents, as GraphML and as Parquet."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet
import pytest

import cablegrammar
from cablegrammar.cli import _graph

from .commands import FAULTY, FINE, run

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text(FAULTY)
    (tmp_path / "a" / "2.txt").write_text(
        FINE.replace("REF: LIMA 123", "REF: A. LIMA 123\n     B. SMITH E-MAIL")
    )
    (tmp_path / "a" / "3.txt").write_text("SUBJECT: NO NUMBER\n")
    return tmp_path


def graph(path: Path) -> tuple[dict[str, str | None], list[tuple[str | None, ...]]]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - it is our own
    nodes = {node.attrib["id"]: node.findtext(f"{SPACE}data") for node in root.iter(f"{SPACE}node")}
    edges = [
        (
            edge.attrib["source"],
            edge.attrib["target"],
            *(edge.findtext(f"{SPACE}data[@key='{key}']") for key in ("label", "weight")),
        )
        for edge in root.iter(f"{SPACE}edge")
    ]
    return nodes, edges


def test_citations(folder: Path) -> None:
    outcome = run("graph", "a", "out.graphml", folder=folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")
    nodes, edges = graph(folder / "out.graphml")
    assert nodes == {"07LIMA123": "true", "07LIMA124": "true", "07KINSHASA45": "false"}
    assert edges == [("07LIMA123", "07KINSHASA45", None, "1"), ("07LIMA124", "07LIMA123", "A", "1")]


def test_citations_are_written_as_telegrams_are_read() -> None:
    def cables() -> Iterator[cablegrammar.Cable]:
        yield cablegrammar.parse(FAULTY)
        # What is there twice is drawn once.
        yield cablegrammar.parse(FAULTY)
        raise EOFError

    found = _graph._citations(cables())
    assert next(found) == _graph.Node("07LIMA123", present=True)
    assert next(found) == _graph.Edge("07LIMA123", "07KINSHASA45", None, 1)
    with pytest.raises(EOFError):
        next(found)


def test_correspondents(folder: Path) -> None:
    assert run("graph", "--who", "a", "out.graphml", folder=folder).returncode == 0
    nodes, edges = graph(folder / "out.graphml")
    assert nodes == {"AMEMBASSY LIMA": "true", "SECSTATE WASHDC": "true"}
    assert edges == [("AMEMBASSY LIMA", "SECSTATE WASHDC", "action", "2")]


def test_edges_as_parquet(folder: Path) -> None:
    assert run("graph", "a", "out.parquet", folder=folder).returncode == 0
    assert pyarrow.parquet.read_table(folder / "out.parquet").to_pylist() == [
        {"source": "07LIMA123", "target": "07KINSHASA45", "label": None, "weight": 1},
        {"source": "07LIMA124", "target": "07LIMA123", "label": "A", "weight": 1},
    ]


def test_names_are_escaped(folder: Path) -> None:
    (folder / "b.txt").write_text('R 191530Z JAN 07\nFM THE "A&B" <OFFICE>\nTO AMEMBASSY LIMA\n')
    assert run("graph", "--who", "b.txt", "out.graphml", folder=folder).returncode == 0
    nodes, _ = graph(folder / "out.graphml")
    assert 'THE "A&B" <OFFICE>' in nodes


def test_other_forms_are_refused(folder: Path) -> None:
    outcome = run("graph", "a", "out.png", folder=folder)
    assert outcome.returncode == 2
    assert outcome.stderr == "cablegrammar: out.png: must end in .graphml or .parquet\n"


def test_what_cannot_be_read_is_named_and_the_rest_drawn(folder: Path) -> None:
    (folder / "a" / "0.txt").write_text("")
    outcome = run("graph", "a", "out.graphml", folder=folder)
    assert outcome.returncode == 2
    assert outcome.stderr == "cablegrammar: a/0.txt: line 1, column 1: nothing here belongs to a telegram\n"
    assert len(graph(folder / "out.graphml")[0]) == 3
