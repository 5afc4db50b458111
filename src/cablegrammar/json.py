"""A telegram as JSON, and back: `dumps` and `loads`; `to_dict` and `from_dict` stop short of the text.

The keys are the names of the fields of the classes of the model. What a field holds unless told otherwise is
left out. An enum goes by its name: `"NIACT_IMMEDIATE"`. Each block of the body says its class under `type`. A
span is `[start, end]`. Three keys of the outermost object are no fields. `format` is the version of this
form. What `derived` holds follows from the rest; it is written for those who read JSON with other tools, and
reading passes over it. `checksum` is that of the fields; where it fits, they are as this module wrote them.

Needs cattrs: install `cablegrammar[json]`.
"""

from __future__ import annotations

import contextlib
import enum
import functools
import importlib.resources
import json
import marshal
import zlib
from typing import TYPE_CHECKING, Any, Final

from attrs import fields, has, resolve_types

from . import model
from ._span import Span
from ._unchecked import unchecked
from ._walk import places
from .errors import CableJSONError, quoted

try:
    from cattrs import Converter, transform_error
    from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
    from cattrs.fns import identity
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
except ImportError as error:
    message = 'cablegrammar.json needs cattrs: pip install "cablegrammar[json]"'
    raise ImportError(message, name="cattrs") from error

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrs import Attribute

__all__ = ["FORMAT", "dumps", "from_dict", "loads", "schema", "to_dict"]

#: The version of the form. It grows when a program that reads the form has to be changed.
FORMAT: Final = 1


def dumps(
    cable: model.Cable, *, spans: bool = False, extraneous: bool = False, indent: int | None = None
) -> str:
    """Return a telegram as JSON.

    It is on one line unless `indent` says how many blanks each level is indented. Signs beyond ASCII stand as
    they are. Other arguments and errors are those of :func:`to_dict`.
    """
    data = to_dict(cable, spans=spans, extraneous=extraneous)
    return json.dumps(data, ensure_ascii=False, indent=indent)


def loads(text: str) -> model.Cable:
    """Return the telegram that JSON holds, as :func:`from_dict` does.

    :raises CableJSONError: The text is no JSON, has a key twice in one object, or holds no telegram.
    :raises TypeError: `text` is not a `str`.
    """
    if not isinstance(text, str):
        raise TypeError(f"loads takes a str, not {type(text).__name__}")
    try:
        found = json.loads(text, object_pairs_hook=_object)
    except RecursionError:
        raise CableJSONError("nested too deep to be read") from None
    except ValueError as error:
        raise CableJSONError(f"no JSON: {error}") from None
    return from_dict(found)


def to_dict(cable: model.Cable, *, spans: bool = False, extraneous: bool = False) -> dict[str, Any]:
    """Return a telegram as a dict of what JSON knows: dicts, lists, str, int, bool and None.

    :param spans: Say of each part where it stood in the text.
    :param extraneous: Say what lay over the telegram, each with its span.
    :raises TypeError: `cable` is not a :class:`~cablegrammar.Cable`.
    """
    if not isinstance(cable, model.Cable):
        raise TypeError(f"expected a Cable, found {type(cable).__name__}")
    said: dict[str, Any] = _converter(spans=spans, extraneous=extraneous).unstructure(cable)
    try:
        checksum = _checksum(said)
    except ValueError:
        # A text may be of a class of another library, which is one of str.
        said = json.loads(json.dumps(said))
        checksum = _checksum(said)
    return {"format": FORMAT, **said, "derived": _derived(cable), "checksum": checksum}


def from_dict(data: dict[str, Any]) -> model.Cable:
    """Return the telegram that a dict holds, as :func:`to_dict` makes them.

    Nothing is converted and nothing passed over: `"2"` is no number, and a key that no field has is an error.
    Like an object that is built by hand, the telegram must be one that canonical text says as it is. To find
    that out takes as long as parsing it; where the checksum fits it is known.

    :raises CableJSONError: It is no telegram, or is of another format.
    """
    if type(data) is not dict:
        raise CableJSONError(f"expected {_NOUNS[dict]}, found {_noun(data)}")
    if "format" not in data:
        raise CableJSONError("the key is missing: no JSON of cablegrammar", "$.format")
    if type(data["format"]) is not int or data["format"] != FORMAT:
        raise CableJSONError(f"expected {FORMAT}: this release reads no other format", "$.format")
    said = {key: value for key, value in data.items() if key not in _OF_THE_FORM}
    try:
        cable: model.Cable = _converter(spans=True, extraneous=True).structure(said, model.Cable)
    except BaseValidationError as error:
        first = transform_error(error, "$", _message)[0]
        text, _, path = first.rpartition(" @ ")
        raise CableJSONError(text, path) from None
    if data.get("checksum") != _checksum(said):
        _check(cable)
    return cable


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the form, which the package has as `data/cable.schema.json`.

    It says which keys there are, and of what type and in what range values are. That a telegram is one that
    canonical text says as it is, :func:`from_dict` alone can tell.
    """
    file = importlib.resources.files(__package__) / "data" / "cable.schema.json"
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


#: Keys of the outermost object that are no fields of a telegram.
_OF_THE_FORM: Final = frozenset({"format", "derived", "checksum"})


def _checksum(said: dict[str, Any]) -> str:
    """Return the checksum of what fields say; ValueError if that is of other classes than JSON knows.

    The second form of marshal is the same in all releases of Python, and the quickest way to get bytes.
    """
    return f"{zlib.crc32(marshal.dumps(said, 2)):08x}"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise ValueError(f"the key {quoted(twice)} stands twice in one object")
    return made


def _check(cable: model.Cable) -> None:
    """Raise an error if canonical text does not say a telegram as it is: of the innermost part in fault."""
    if model.Part.survives(cable):
        return
    innermost_first = sorted(places(cable), key=lambda place: -place[0].count("."))
    path, part = next(place for place in innermost_first if not model.Part.survives(place[1]))
    raise CableJSONError(model.Part.fault(part), path)


# ---- what follows from the rest


def _derived(cable: model.Cable) -> dict[str, Any]:
    """Return what users of other tools ask for first; what is not known is left out."""
    values = {
        "mrn": str(cable.mrn or ""),
        "sent": _sent(cable),
        "declassify_on": _declassify_on(cable),
        "summary": cable.summary,
        "tags": [{"text": each.text, "kind": each.kind.name} for each in cable.tags],
        "references": [_reference(each) for each in cable.references],
        "points_of_contact": [_contact(each) for each in cable.points_of_contact],
        "releaser": cable.releaser,
    }
    return {name: value for name, value in values.items() if value}


def _sent(cable: model.Cable) -> str | None:
    """Return the moment of sending in UTC, if there was such a moment."""
    if cable.heading and cable.heading.dtg:
        with contextlib.suppress(ValueError, OverflowError):
            return cable.heading.dtg.utc.isoformat()
    return None


def _declassify_on(cable: model.Cable) -> str | None:
    day = cable.executive_order and cable.executive_order.declassify_on
    return day.isoformat() if day else None


def _reference(reference: model.Reference) -> dict[str, str]:
    """Return a reference's letter, its kind, its number as the telegram writes it, its issuer and day."""
    mrn, date, dtg = reference.mrn, reference.date, reference.dtg
    values = {
        "label": reference.label,
        "kind": reference.kind.name,
        "mrn": mrn and str(mrn.canonical),
        "originator": reference.originator,
        "date": date and date.isoformat(),
        "dtg": dtg and str(dtg),
    }
    return {name: value for name, value in values.items() if value}


def _contact(contact: model.PointOfContact) -> dict[str, Any]:
    """Return whom to ask about a record message: what is said, by the names of its fields."""
    return {
        name: list(value) if type(value) is tuple else value
        for name, value in contact._asdict().items()
        if value
    }


# ---- the converters of cattrs


@functools.cache
def _converter(*, spans: bool, extraneous: bool) -> Converter:
    """Return what converts objects of the model; those that read know spans and extraneous things."""
    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    left_out = {"span": spans, "extraneous": extraneous}

    def writer(kind: type[Any]) -> Callable[[Any], dict[str, Any]]:
        omitted: Any = {
            each.name: override(omit=True)
            for each in fields(resolve_types(kind))
            if not left_out.get(each.name, True) and kind is not model.Extraneous
        }
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **omitted)

    def reader(kind: type[Any]) -> Callable[[Any, Any], Any]:
        return _reader(kind, converter)

    converter.register_unstructure_hook_factory(has, writer)
    converter.register_structure_hook_factory(has, reader)
    converter.register_unstructure_hook(enum.Enum, lambda each: each.name)
    converter.register_structure_hook_func(_is_enum, _member)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, _span)
    converter.register_unstructure_hook_func(_is_text_or_number, identity)
    by_name = {kind.__name__: kind for kind in model.BLOCKS}
    writers = {kind: converter.get_unstructure_hook(kind) for kind in model.BLOCKS}
    converter.register_unstructure_hook_func(
        _is_block, lambda block: {"type": type(block).__name__, **writers[type(block)](block)}
    )

    def block(value: Any, _: Any) -> Any:
        _expect(value, dict)
        name = value.get("type")
        if type(name) is not str or name not in by_name:
            raise TypeError(f"expected a block's type, one of {', '.join(by_name)}, found {_shown(name)}")
        said = {key: each for key, each in value.items() if key != "type"}
        return converter.structure(said, by_name[name])

    converter.register_structure_hook_func(_is_block, block)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _expect)
    return converter


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _is_text_or_number(kind: Any) -> bool:
    """Say whether a type is one of those that may be None, and of which nothing is to be made."""
    return bool(kind in {str | None, int | None})


def _is_block(kind: Any) -> bool:
    return bool(kind == model.Block)


def _member(value: Any, kind: Any) -> Any:
    """Return the member of an enum that has a name."""
    members = kind.__members__
    if type(value) is not str or value not in members:
        raise TypeError(f"expected one of {', '.join(members)}, found {_shown(value)}")
    return members[value]


def _span(value: Any, _: Any) -> Span:
    if type(value) is not list or [type(each) for each in value] != [int, int]:
        raise TypeError(f"expected [start, end], found {_shown(value)}")
    return Span(*value)


def _reader(kind: type[Any], converter: Converter) -> Callable[[Any, Any], Any]:
    """Return what makes an object of a class, with the validators of its fields alone.

    Whether canonical text says it as it is, is asked once of the whole telegram.
    """
    known = fields(resolve_types(kind))
    hooks: Any = {
        each.name: override(struct_hook=_field_reader(each, converter.get_structure_hook(each.type)))
        for each in known
    }
    make = unchecked(kind)
    # cattrs asks a class for its fields, and calls it. This one stands in for the class.
    stand_in: Any = type(
        kind.__name__, (), {"__attrs_attrs__": known, "__new__": lambda _, **said: make(**said)}
    )
    structure = make_dict_structure_fn(stand_in, converter, **hooks)

    def read(value: Any, _: Any) -> Any:
        return structure(_expect(value, dict), stand_in)

    return read


def _field_reader(attribute: Attribute[Any], hook: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Return what reads the value of a field: its type by cattrs, then the field's own validator."""
    several = getattr(attribute.type, "__origin__", None) is tuple
    validate: Any = attribute.validator

    def read(value: Any, kind: Any) -> Any:
        if several:
            _expect(value, list)
        made = hook(value, kind)
        try:
            validate(None, attribute, made)
        except ValueError as error:
            raise ValueError(str(error).removeprefix(f"{attribute.name}: ")) from None
        return made

    return read


def _expect(value: Any, kind: type[Any]) -> Any:
    """Return a value that is of a class itself, and of no other that could stand for it."""
    if type(value) is not kind:
        raise TypeError(f"expected {_NOUNS[kind]}, found {_noun(value)}")
    return value


#: What JSON calls what Python has for it.
_NOUNS: Final = {
    dict: "an object",
    list: "a list",
    str: "a string",
    int: "a whole number",
    float: "a decimal number",
    bool: "true or false",
    type(None): "null",
}


def _noun(value: Any) -> str:
    return _NOUNS.get(type(value), type(value).__name__)


def _shown(value: Any) -> str:
    return quoted(value) if type(value) is str else _noun(value)


def _message(error: BaseException, _: Any) -> str:
    """Return what an error of reading says."""
    if isinstance(error, KeyError):
        return "the key is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"no field has the key {quoted(min(map(str, error.extra_fields)))}"
    return str(error)
