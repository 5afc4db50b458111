"""Every object is a value: equal where it says the same, hashable, copied and pickled whole, never half made."""

import copy
import datetime
import operator
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cablegrammar
from cablegrammar import Diagnostic, Severity, Span, model
from cablegrammar._picklable import Picklable
from cablegrammar.readers import Record

#: Every class whose objects a program can hold.
CLASSES = sorted(
    {part for name in model.PUBLIC if isinstance(part := getattr(model, name), type) and attrs.has(part)}
    | {Diagnostic, Record, Span},
    key=lambda part: part.__name__,
)
ORDERED = [model.Precedence, model.Classification, Severity]

SPANS = st.builds(Span, st.integers(0, 99), st.integers(100, 199))
RECORDS = st.builds(
    Record,
    st.text(),
    path=st.sampled_from([Path("lima.txt"), Path("oslo.txt")]),
    row=st.none() | st.integers(1),
    date=st.none() | st.just(datetime.datetime(2006, 12, 6, 9, 11)),  # noqa: DTZ001 - publishers name no time zone
    references=st.none() | st.just(("06LIMA98",)),
)

#: Fewer examples than elsewhere: the laws draw these classes as well.
FEW = settings(max_examples=max(5, settings().max_examples // 8))

each_class = pytest.mark.parametrize("part", CLASSES, ids=lambda part: part.__name__)


@st.composite
def values(draw: st.DrawFn, part: type[Any]) -> Any:  # noqa: ANN401 - of the class
    """Draw an object of a class as parsing makes it: with a span where it has one."""
    built = draw(RECORDS if part is Record else st.from_type(part))
    return attrs.evolve(built, span=draw(SPANS)) if hasattr(built, "span") else built


def compared(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - of any class
    """Return what takes part in equality."""
    return tuple(getattr(value, each.name) for each in attrs.fields(type(value)) if each.eq)


def whole(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - of any class
    """Return every field."""
    return tuple(getattr(value, each.name) for each in attrs.fields(type(value)))


def copies(value: Any) -> Iterator[Any]:  # noqa: ANN401 - of any class
    """Yield a value as it comes back from wherever Python sends it."""
    yield copy.copy(value)
    yield copy.deepcopy(value)
    yield attrs.evolve(value)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - what was pickled just now


@each_class
@FEW
@given(data=st.data())
def test_every_copy_is_the_same_value(part: type[Any], data: st.DataObject) -> None:
    value = data.draw(values(part))
    for again in copies(value):
        assert type(again) is part
        assert again == value
        assert hash(again) == hash(value)
        assert repr(again) == repr(value)
        assert whole(again) == whole(value)


@each_class
@FEW
@given(data=st.data())
def test_values_are_equal_where_they_say_the_same(part: type[Any], data: st.DataObject) -> None:
    one, other = data.draw(values(part)), data.draw(values(part))
    assert (one == other) == (compared(one) == compared(other))
    assert (one != other) == (compared(one) != compared(other))
    if one == other:
        assert hash(one) == hash(other)
        # A diagnostic shows its place, which takes no part in equality.
        assert repr(one) == repr(other) or not all(each.eq for each in attrs.fields(part) if each.repr)
    assert one != compared(one)
    assert len({one, other, one}) == 1 + (one != other)
    with pytest.raises(TypeError):
        operator.lt(one, other)


@each_class
@FEW
@given(data=st.data())
def test_repr_names_every_field_of_the_value_on_one_line(part: type[Any], data: st.DataObject) -> None:
    value = data.draw(values(part))
    said = [f"{each.name}={getattr(value, each.name)!r}" for each in attrs.fields(part) if each.repr]
    assert f"{part.__name__}({', '.join(said)})" == repr(value)
    assert len(repr(value).splitlines()) == 1


@each_class
@FEW
@given(data=st.data())
def test_value_cannot_be_changed_but_evolved(part: type[Any], data: st.DataObject) -> None:
    value, other = data.draw(values(part)), data.draw(values(part))
    field = data.draw(st.sampled_from(attrs.fields(part)))
    before, wanted = whole(value), getattr(other, field.name)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, field.name, wanted)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(value, field.name)
    try:
        evolved = attrs.evolve(value, **{field.name: wanted})
    except ValueError:
        pass  # The two fields do not go together.
    else:
        assert {
            each.name
            for each in attrs.fields(part)
            if getattr(evolved, each.name) != getattr(value, each.name)
        } <= {field.name}
        assert getattr(evolved, field.name) == wanted
    assert whole(value) == before


#: What no field of a telegram holds, but a program may hand over by mistake.
STRANGE = [
    7,
    -1,
    7.5,
    True,
    None,
    [],
    {},
    b"NETS",
    object(),
    "%%\n" * 5000,
    ("%%\n" * 5000,),
    ["NETS"],
    10**5000,
]


@pytest.mark.parametrize(
    "part",
    [part for part in CLASSES if part not in {Diagnostic, Record, Span}],
    ids=lambda part: part.__name__,
)
@settings(max_examples=3)
@given(data=st.data())
def test_field_takes_nothing_of_another_type(part: type[Any], data: st.DataObject) -> None:
    value = data.draw(values(part))
    for field in attrs.fields(part):
        for strange in STRANGE:
            fault = ""
            try:
                made = attrs.evolve(value, **{field.name: strange})
            except (TypeError, ValueError) as error:
                fault = str(error)
            else:
                kinds = {kind.__name__.removesuffix("Type") for kind in type(strange).__mro__[:-1]}
                assert any(kind in str(field.type) for kind in kinds), field.name
                assert isinstance(hash(made), int)
            assert len(fault) < 300, field.name
            assert len(fault.splitlines()) <= 1, field.name


@pytest.mark.parametrize("kind", ORDERED, ids=lambda kind: kind.__name__)
def test_levels_are_in_their_order(kind: Any) -> None:  # noqa: ANN401 - an enumeration
    levels = list(kind)
    assert max(levels) is levels[-1]
    for place, level in enumerate(levels):
        for other_place, other in enumerate(levels):
            for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
                assert compare(level, other) == compare(place, other_place)
        assert copy.deepcopy(level) is level
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(level, protocol)) is level  # noqa: S301 - what was pickled just now
        assert level != str(level)


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_levels_of_two_kinds_have_no_order(compare: Any) -> None:  # noqa: ANN401 - an operator
    with pytest.raises(TypeError):
        compare(model.Precedence.FLASH, model.Classification.SECRET)


@FEW
@given(st.from_type(cablegrammar.Cable).map(cablegrammar.render))
def test_what_is_parsed_holds_plain_strings(text: str) -> None:
    """No piece of the parser stays behind in a value."""

    def check(value: object) -> None:
        assert type(value) in {str, int, bool, type(None), tuple, *CLASSES, *ORDERED, model.ExtraneousKind}
        if isinstance(value, Picklable):
            for part in whole(value):
                check(part)
        elif isinstance(value, tuple):
            for part in value:
                check(part)

    check(cablegrammar.parse(text))


# ---- Pickles of other releases


@attrs.frozen
class Said(Picklable):
    """A class of the model as it is in this release."""

    text: str
    count: int = 0
    remark: str | None = attrs.field(default=None, kw_only=True)


def of_another_release(**fields: object) -> Said:
    """Return what comes of the pickle of a release in which the class had these fields."""
    restore, (part, _, _) = Said("NETS").__reduce__()
    made: Said = restore(part, tuple(fields), tuple(fields.values()))
    return made


def test_field_that_is_new_has_its_default() -> None:
    assert of_another_release(text="BOATS") == Said("BOATS")


def test_order_of_the_fields_makes_no_difference() -> None:
    assert of_another_release(remark="torn", count=2, text="BOATS") == Said("BOATS", 2, remark="torn")


def test_field_that_is_gone_is_refused() -> None:
    with pytest.raises(TypeError) as caught:
        of_another_release(text="BOATS", count=2, shade="grey", color="blue")
    assert str(caught.value) == (
        "pickled by another release of cablegrammar: Said has no field color, has no field shade"
    )


def test_field_without_a_default_is_refused_where_it_is_missing() -> None:
    with pytest.raises(TypeError) as caught:
        of_another_release(shade="grey")
    assert str(caught.value) == (
        "pickled by another release of cablegrammar: Said has no field shade, needs the field text"
    )


def test_class_that_is_gone_is_refused() -> None:
    data = pickle.dumps(model.Tag("PREL"), protocol=2).replace(b"Tag\n", b"Tab\n")
    with pytest.raises(AttributeError, match="Tab"):
        pickle.loads(data)  # noqa: S301 - made here


def test_every_class_is_picklable() -> None:
    assert all(issubclass(part, Picklable) for part in CLASSES)
