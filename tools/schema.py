"""Write the JSON Schema (2020-12) of `cablegrammar.json` from the classes of the model.

    python -m tools.schema

The file is `src/cablegrammar/data/cable.schema.json`. A test says if it is not what the model asks for.
"""

import enum
import inspect
import json
import types
import typing
from pathlib import Path
from typing import Any

import attrs

from cablegrammar import Cable, Span, model
from cablegrammar.json import FORMAT
from cablegrammar.model._fields import WholeNumber

FILE = Path(__file__).parents[1] / "src" / "cablegrammar" / "data" / "cable.schema.json"

DERIVED = {
    "mrn": {"type": "string", "description": "The message reference number: `07LIMA123`."},
    "sent": {"type": "string", "format": "date-time", "description": "The moment of sending, in UTC."},
    "declassify_on": {"type": "string", "format": "date", "description": "When it ceases to be classified."},
    "summary": {"type": "string", "description": "The summary without label, number and portion mark."},
    "tags": {
        "type": "array",
        "description": "What each of the TAGS names, in their order.",
        "items": {
            "type": "object",
            "properties": {
                "text": {"type": "string"},
                "kind": {"enum": [kind.name for kind in model.TagKind]},
            },
        },
    },
    "references": {
        "type": "array",
        "description": "What each of the references is, in their order; `mrn` names posts as they do it themselves.",
        "items": {
            "type": "object",
            "properties": {
                "label": {"type": "string"},
                "kind": {"enum": [kind.name for kind in model.ReferenceKind]},
                "mrn": {"type": "string"},
                "originator": {"type": "string"},
                "date": {"type": "string", "format": "date"},
                "dtg": {"type": "string"},
            },
        },
    },
    "points_of_contact": {
        "type": "array",
        "description": "Whom to ask about a record message.",
        "items": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "rank": {"type": "string"},
                "unit": {"type": "string"},
                "telephones": {"type": "array", "items": {"type": "string"}},
                "mail": {"type": "array", "items": {"type": "string"}},
            },
        },
    },
    "releaser": {"type": "string", "description": "Who released a record message."},
}


def made() -> dict[str, Any]:
    """Return the schema."""
    definitions: dict[str, Any] = {}
    telegram = of_class(Cable, definitions)
    telegram["properties"] = {
        "format": {"const": FORMAT, "description": "The version of the form."},
        **telegram["properties"],
        "derived": {
            "type": "object",
            "readOnly": True,
            "description": "What follows from the rest. Reading passes over it.",
            "properties": DERIVED,
        },
        "checksum": {
            "type": "string",
            "readOnly": True,
            "description": "The checksum of the fields. Without it, or where it does not fit, reading takes longer.",
        },
    }
    telegram["required"] = ["format"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cablegrammar:cable:{FORMAT}",
        "title": "Cable",
        **telegram,
        "$defs": dict(sorted(definitions.items())),
    }


def of_class(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a class of attrs."""
    known = attrs.fields(attrs.resolve_types(cls))
    needed = [each.name for each in known if each.default is attrs.NOTHING]
    tag = {"type": {"const": cls.__name__}} if cls in model.BLOCKS else {}
    return {
        "description": " ".join((inspect.getdoc(cls) or "").partition("\n\n")[0].split()),
        "type": "object",
        "properties": tag | {each.name: of_type(each.type, each.validator, definitions) for each in known},
        "required": [*tag, *needed],
        "additionalProperties": False,
    }


def of_type(kind: Any, validator: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type that a field has, with the range that its validator knows."""
    arguments = typing.get_args(kind)
    inner = getattr(validator, "validator", validator)
    if kind == model.Block:
        return {"oneOf": [of_type(each, None, definitions) for each in arguments]}
    if typing.get_origin(kind) is tuple:
        member = getattr(validator, "member_validator", None)
        return {"type": "array", "items": of_type(arguments[0], member, definitions)}
    if typing.get_origin(kind) in {types.UnionType, typing.Union}:
        (some,) = (each for each in arguments if each is not type(None))
        return {"anyOf": [of_type(some, inner, definitions), {"type": "null"}]}
    if kind is Span:
        numbers = {"type": "integer"}
        return {
            "type": "array",
            "items": numbers,
            "minItems": 2,
            "maxItems": 2,
            "description": "[start, end]",
        }
    if issubclass(kind, enum.Enum):
        return {"enum": [each.name for each in kind]}
    if attrs.has(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = of_class(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    bounds = {"minimum": inner.low, "maximum": inner.high} if isinstance(inner, WholeNumber) else {}
    return {"type": {str: "string", int: "integer", bool: "boolean"}[kind], **bounds}


def main() -> None:
    """Write the file."""
    FILE.write_text(json.dumps(made(), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
