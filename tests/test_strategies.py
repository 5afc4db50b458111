"""The strategies draw what the model holds: all of it, and nothing else."""

import inspect
import subprocess
import sys
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from cablegrammar import _grammar, model, strategies
from cablegrammar._span import Span

FUNCTIONS = [name for name in strategies.__all__ if name != "register"]
CLASSES = [
    part
    for name in model.PUBLIC
    if isinstance(part := getattr(model, name), type) and attrs.has(part) and part is not model.Extraneous
]

#: What a strategy draws is asked of it elsewhere, too: the laws draw all of them.
FEW = settings(max_examples=max(5, settings().max_examples // 6))


def drawn(strategy: st.SearchStrategy[Any], number: int) -> list[Any]:
    """Return a number of examples, the same in every run."""
    examples: list[Any] = []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def keep(example: object) -> None:
        examples.append(example)

    keep()
    return examples


@pytest.fixture(scope="module")
def parts() -> dict[type[Any], list[Any]]:
    """Every object within a number of telegrams, by class; strings and enums as well."""
    found: dict[type[Any], list[Any]] = {}

    def visit(value: Any) -> None:  # noqa: ANN401 - anything that a telegram is made of
        found.setdefault(type(value), []).append(value)
        if attrs.has(type(value)):
            for each in attrs.fields(type(value)):
                visit(getattr(value, each.name))
        elif isinstance(value, tuple):
            for member in value:
                visit(member)

    for cable in drawn(strategies.cables(), 400):
        visit(cable)
    return found


def test_names_are_in_alphabetical_order() -> None:
    assert list(strategies.__all__) == sorted(set(strategies.__all__))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_strategy_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(strategies, name))


@pytest.mark.parametrize("name", FUNCTIONS)
@FEW
@given(data=st.data())
def test_strategy_draws(name: str, data: st.DataObject) -> None:
    example = data.draw(getattr(strategies, name)())
    assert isinstance(example, str) or type(example) in CLASSES or isinstance(example, model.Precedence)


@pytest.mark.parametrize(
    "name", [name for name in FUNCTIONS if "text" in inspect.signature(getattr(strategies, name)).parameters]
)
def test_free_text_comes_from_whoever_asks(name: str) -> None:
    marked = st.just("FOR THE MARKED WORDS")
    assert any("MARKED" in str(example) for example in drawn(getattr(strategies, name)(text=marked), 80))


@pytest.mark.parametrize("part", CLASSES, ids=lambda part: part.__name__)
@FEW
@given(data=st.data())
def test_type_of_the_model_has_a_strategy(part: type[Any], data: st.DataObject) -> None:
    assert type(data.draw(st.from_type(part))) is part


def test_types_are_registered_without_importing_the_strategies() -> None:
    program = (
        "import cablegrammar; from hypothesis import Phase, given, settings, strategies as st; "
        "test = given(st.from_type(cablegrammar.Cable))(lambda cable: print(cablegrammar.render(cable))); "
        "settings(max_examples=5, database=None, deadline=None, phases=[Phase.generate])(test)()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("part", CLASSES, ids=lambda part: part.__name__)
def test_every_field_is_reached(part: type[Any], parts: dict[type[Any], list[Any]]) -> None:
    # A message reference number stands in no field: telegrams derive it.
    examples = [*parts.get(part, ()), *(drawn(st.from_type(part), 80) if part is not model.Cable else ())]
    for each in attrs.fields(part):
        if each.eq and each.default is not attrs.NOTHING:
            values = [getattr(example, each.name) for example in examples]
            assert any(value != each.default for value in values), each.name
            assert any(value == each.default for value in values), each.name


def test_every_classification_of_a_text_is_reached(parts: dict[type[Any], list[Any]]) -> None:
    # What is sensitive but unclassified is said by a caption.
    of_texts = set(model.Classification) - {model.Classification.SENSITIVE_BUT_UNCLASSIFIED}
    assert of_texts == set(parts[model.Classification])


def test_every_precedence_is_reached() -> None:
    assert set(model.Precedence) == set(drawn(strategies.precedences(), 100))


def test_every_kind_of_reference_is_reached() -> None:
    assert set(model.ReferenceKind) == {each.kind for each in drawn(strategies.references(), 1000)}


def test_every_kind_of_tag_is_reached() -> None:
    assert set(model.TagKind) == {each.kind for each in drawn(strategies.tags(), 200)}


def test_nothing_is_extraneous_and_nothing_has_a_span(parts: dict[type[Any], list[Any]]) -> None:
    assert model.Extraneous not in parts
    assert Span not in parts


def test_text_has_other_scripts_double_blanks_and_long_lines() -> None:
    text = "\n".join(drawn(strategies.texts(), 300))
    assert not text.isascii()
    assert "“" in text
    assert "  " in text
    assert max(map(len, text.split("\n"))) > 150


def test_most_lines_begin_with_a_keyword_or_a_word() -> None:
    lines = drawn(strategies.lines(), 500)
    begun = {keyword for keyword in strategies._KEYWORDS if any(line.startswith(keyword) for line in lines)}
    assert {"TO", "INFO", "FM", "SUBJECT:", "REF:", "TAGS:", "BT", "[?]"} < set(strategies._KEYWORDS)
    assert len(begun) > len(strategies._KEYWORDS) / 4


@pytest.mark.parametrize("grammar", ["cable", "layout", "reference"])
def test_every_terminal_is_drawn(grammar: str) -> None:
    for name in _grammar.terminals(grammar):
        # Gaps are nothing but white space.
        nothing = name in {"HEADING_BREAK", "LINE_OF_BLANKS", "_LAYOUT"} or name.endswith("_GAP")
        assert any(drawn(strategies._terminal(name, grammar), 4)) or nothing, name


def test_numbered_paragraphs() -> None:
    assert all(each.number is not None for each in drawn(strategies.paragraphs(numbered=True), 50))
    assert all(each.number is None for each in drawn(strategies.paragraphs(numbered=False), 50))


def test_routed_addressees() -> None:
    assert all(each.routing_indicator for each in drawn(strategies.addressees(routed=True), 50))
    assert not any(each.routing_indicator for each in drawn(strategies.addressees(routed=False), 50))


def test_collective_addressees() -> None:
    assert all(each.exempt for each in drawn(strategies.addressees(collective=True), 50))
    assert not any(each.exempt for each in drawn(strategies.addressees(collective=False), 50))


def test_real_date_time_groups() -> None:
    assert all(each.utc for each in drawn(strategies.date_time_groups(real=True), 50))


def test_references_with_the_label_asked_for() -> None:
    assert {each.label for each in drawn(strategies.references(label=st.just("Q")), 50)} == {"Q"}
    assert {each.label for each in drawn(strategies.references(label=st.none()), 50)} == {None}


def test_plain_lines() -> None:
    lines = drawn(strategies.lines(keywords=False, characters=False), 100)
    assert all(line.isprintable() and line == line.strip() for line in lines)
    assert not any("SUBJECT" in line for line in lines)


def test_example_is_given_up_where_nothing_fits() -> None:
    with pytest.raises(Unsatisfiable):
        drawn(strategies.section_headings(text=st.just("-----")).filter(lambda each: "-----" in each.text), 5)


def test_class_without_a_strategy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(model.REGISTRY, int, model.REGISTRY[model.Tag])
    with pytest.raises(TypeError, match=r"^int needs a strategy$"):
        inspect.unwrap(strategies._strategies)()
