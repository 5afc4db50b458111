"""What is installed is whole: names, version, type marker, grammar."""

import importlib.metadata
import json
import subprocess
import sys
import typing
from importlib import resources
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar import _grammar, _tables, model

ROOT = Path(__file__).parents[1]
GRAMMAR = ROOT / "grammar"
INSTALLED = resources.files("cablegrammar")


def is_editable() -> bool:
    origin = importlib.metadata.distribution("cablegrammar").read_text("direct_url.json")
    return bool(json.loads(origin or "{}").get("dir_info", {}).get("editable"))


@pytest.mark.skipif(is_editable(), reason="an editable install reads the grammar where it lies")
@pytest.mark.parametrize(
    "path",
    sorted(path.relative_to(GRAMMAR).as_posix() for path in GRAMMAR.rglob("*") if path.is_file()),
)
def test_installed_package_carries_the_grammar(path: str) -> None:
    assert INSTALLED.joinpath("grammar", path).read_bytes() == (GRAMMAR / path).read_bytes()


@pytest.mark.skipif(is_editable(), reason="an editable install makes them when they are needed")
def test_installed_package_carries_the_tables_of_the_grammar() -> None:
    made = {path.stem: _tables.made(path.read_text("utf-8"), str(path)) for path in GRAMMAR.glob("*.lark")}
    shipped = json.loads(INSTALLED.joinpath("grammar", "tables.json").read_bytes())
    assert shipped == json.loads(json.dumps(made))
    assert _grammar.tables("cable") == shipped["cable"]


def test_installed_package_says_that_it_is_typed() -> None:
    assert INSTALLED.joinpath("py.typed").is_file()


def test_version_is_that_of_the_distribution() -> None:
    assert importlib.metadata.version("cablegrammar") == cablegrammar.__version__


def test_other_names_do_not_exist() -> None:
    with pytest.raises(AttributeError, match="telegraph"):
        cablegrammar.telegraph  # noqa: B018


def test_public_names_are_in_alphabetical_order() -> None:
    assert list(cablegrammar.__all__) == sorted(set(cablegrammar.__all__))


def test_every_class_of_the_model_is_public() -> None:
    assert {kind.__name__ for kind in model.REGISTRY} <= set(cablegrammar.__all__)


@pytest.mark.parametrize("name", cablegrammar.__all__)
def test_public_name_exists_and_is_documented(name: str) -> None:
    assert getattr(cablegrammar, name).__doc__


@pytest.mark.parametrize("name", sorted(set(cablegrammar.__all__) - {"Block"}))
def test_annotations_of_a_public_name_can_be_looked_up(name: str) -> None:
    """Programs that make forms or tables of classes ask for them."""
    annotated = getattr(cablegrammar, name)
    assert all(typing.get_type_hints(annotated).values()) or name == "split"


def test_package_imports_without_hypothesis() -> None:
    program = "import sys, cablegrammar; sys.exit('hypothesis' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_wheel_parses_without_lark() -> None:
    program = (
        "import sys, cablegrammar; cablegrammar.parse('UNCLAS LIMA 000123'); print('lark' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert said.strip() == str(not (_grammar.FOLDER / "tables.json").exists())


def test_strategies_can_be_imported_before_hypothesis() -> None:
    subprocess.run([sys.executable, "-c", "import cablegrammar.strategies"], check=True)
