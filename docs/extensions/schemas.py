"""The forms in which telegrams are handed on, told from their schemas: columns of Arrow, objects of JSON."""

from collections.abc import Iterator
from typing import Any, Final

from cablegrammar import arrow, json
from cablegrammar._columns import TABLES

#: What JSON calls the types of values.
_WORDS: Final = {"string": "text", "integer": "whole number", "boolean": "true or false"}


def columns(by: str) -> Iterator[str]:
    """Yield a list of the columns of a table: name, type of Arrow, what it says."""
    types = {"telegram": arrow.TELEGRAMS, "paragraph": arrow.PARAGRAPHS}[by]
    for name, (_, about) in TABLES[by].items():
        kind = str(types.field(name).type).replace("item: ", "")
        yield from (f"`{name}` (`{kind}`)", f": {about}", "")


def objects() -> Iterator[str]:
    """Yield each kind of object of the JSON form: what it is, and a table of its keys."""
    schema = json.schema()
    yield from _object("Cable", schema)
    for name, each in schema["$defs"].items():
        yield from _object(name, each)


def _object(name: str, schema: dict[str, Any]) -> Iterator[str]:
    """Yield the section of one kind of object."""
    about = schema.get("description", "").partition("\n\n")[0].replace("\n", " ")
    link = f"{{class}}`cablegrammar.{name}`"
    yield from (f"({_label(name)})=", f"### {name}", "", f"{link}: {about}", "")
    yield from ("| key | value | |", "|---|---|---|")
    for key, value in schema["properties"].items():
        if key == "span":
            continue
        needed = "always there" if key in schema.get("required", ()) else ""
        yield f"| `{key}` | {_said(value)} | {needed} |"
    yield ""


def _said(value: dict[str, Any]) -> str:
    """Say in words what a value may be."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{_label(name)})"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return "one of " + ", ".join(f"`{each}`" for each in value["enum"])
    if either := value.get("anyOf", value.get("oneOf", ())):
        return " or ".join(_said(each) for each in either if each != {"type": "null"})
    if value.get("type") == "array":
        if "prefixItems" in value:
            return "list of " + ", ".join(_said(each) for each in value["prefixItems"])
        if "description" in value:
            return f"`{value['description']}`"
        return f"list of {_said(value['items'])}"
    if value.get("type") == "object":
        return "object" + (f": {value['description']}" if "description" in value else "")
    words = _WORDS[value["type"]]
    least, most = value.get("minimum"), value.get("maximum")
    if least is not None and most is not None:
        return f"{words} from {least} to {most}"
    return f"{words} from {least}" if least is not None else words


def _label(name: str) -> str:
    return f"json-{name.lower()}"
