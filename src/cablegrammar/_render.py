"""From the model to canonical text: one function for each class."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from attrs import fields

from . import _close, _cut, _grammar, _references, _sets, model

if TYPE_CHECKING:
    from collections.abc import Iterable


@functools.singledispatch
def render(part: Any) -> str:
    """Return the canonical text of a telegram, or of any part of one.

    What canonical text looks like is said in the documentation (canonical form). It ends without a line feed.
    TypeError for anything that is no part of the model.
    """
    raise TypeError(f"render takes a Cable or a part of one, not {type(part).__name__}")


def _words(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)


def _wrapped(words: Iterable[str], indent: str = "") -> str:
    """Join words in lines of 69 characters at most (ACP 127), all but the first indented."""
    lines = [""]
    for word in words:
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + len(word) < _FORMAT_LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
    return "\n".join(lines)


_FORMAT_LINE = 69


def _optional(part: object | None) -> str | None:
    return None if part is None else render(part)


@render.register
def _part(part: model.Part) -> str:
    """Return the label of a class of one text, its portion mark and the text."""
    words: Any = part
    return _words(model.REGISTRY[type(part)].label, _optional(getattr(words, "portion", None)), words.text)


@render.register
def _as_string(part: model.Copies | model.DateTimeGroup | model.Portion) -> str:
    return str(part)


# ---- heading


@render.register
def _transmission_identification(part: model.TransmissionIdentification) -> str:
    return f"VZCZC{part.channel}{part.serial}"


@render.register
def _message_header(part: model.MessageHeader) -> str:
    word = f"{part.precedence.prosign}{part.media}{part.classification}{part.content}"
    station = f"{part.routing_indicator}{part.serial}"
    return f"{word} {station} {part.filing_time}-{part.security}--{' '.join(part.stations)}."


@render.register
def _called_stations(part: model.CalledStations) -> str:
    return _wrapped([part.precedence.prosign * 2, *part.stations])


@render.register
def _calling_station(part: model.CallingStation) -> str:
    section = f"/{part.section}" if part.section else ""
    return f"DE {part.routing_indicator} #{part.serial}{section} {part.filing_time}"


@render.register
def _security_warning(part: model.SecurityWarning) -> str:
    return _words(part.prosign, part.code, part.instructions)


@render.register
def _preamble(part: model.Preamble) -> str:
    return _words(*(each.prosign for each in part.precedences), render(part.dtg), part.instructions)


def _offices(offices: tuple[str, ...]) -> str:
    return f"//{'/'.join(offices)}//" if offices else ""


@render.register
def _originator(part: model.Originator) -> str:
    return f"FM {part.name}{_offices(part.offices)}"


@render.register
def _addressee(part: model.Addressee) -> str:
    exempt = "\n".join(part.exempt)
    return _lines(part.line, f"XMT {exempt}" if exempt else None)


def _addressees(verb: str, addressees: tuple[model.Addressee, ...]) -> str | None:
    if not addressees:
        return None
    entries = "\n".join(map(render, addressees))
    # On the line of the verb it would begin a sentence: TO THE SECRETARY FROM THE AMBASSADOR.
    return f"{verb}\n{entries}" if verb == "TO" and entries.startswith("THE ") else f"{verb} {entries}"


@render.register
def _heading(part: model.Heading) -> str:
    called = _optional(part.called_stations)
    alone = part.called_stations and part.calling_station and part.called_stations.stations == ("RUEHWEB",)
    return _lines(
        _optional(part.transmission_identification),
        _optional(part.message_header),
        f"{called}\n" if alone else called,
        _optional(part.calling_station),
        _optional(part.security_warning),
        _optional(part.preamble),
        _optional(part.originator),
        _addressees("TO", part.action),
        _addressees("INFO", part.info),
        part.accounting_symbol,
    )


@render.register
def _series_line(part: model.SeriesLine) -> str:
    return _words(part.name, part.number, part.remark)


@render.register
def _message_set(part: model.MessageSet) -> str:
    return f"{'/'.join([part.identifier, *part.fields])}{'/' if part.opens_text else '//'}"


# ---- print and record


@render.register
def _distribution(part: model.Distribution) -> str:
    note = f"({part.note})" if part.note else None
    total = f"/{part.total}" if part.total else None
    roles = {"ACTION": part.action, "ORIGIN": part.origin, "INFO": part.info}
    lines = [[role, *map(str, copies)] for role, copies in roles.items() if copies] or [[]]
    lines[-1].extend(filter(None, [_words(note, total, part.letter)]))
    return _lines(part.number, *(_wrapped(each, indent="     ") for each in lines))


@render.register
def _handling_line(part: model.HandlingLine) -> str:
    copies = " ".join(f"/{each}" for each in part.copies)
    time = f"{part.time}Z" if part.time else None
    return "------------------" + "  ".join(each for each in (part.serial, _words(time, copies)) if each)


@render.register
def _drafting(part: model.Drafting) -> str:
    return "\n".join(part.lines)


@render.register
def _archive_attribute(part: model.ArchiveAttribute) -> str:
    return _words(f"{part.key}:", part.text)


@render.register
def _archive_attributes(part: model.ArchiveAttributes) -> str:
    return "\n".join(["Message Attributes", *map(render, part.attributes)])


# ---- front matter


@render.register
def _mrn(part: model.MRN) -> str:
    # Two digits say the year only within their window.
    short = model.year_of(f"{part.year % 100:02d}") == part.year
    return str(part) if short else f"{part.year}{part.post}{part.serial}"


@render.register
def _section(part: model.Section) -> str:
    if part.number is None:
        return f"FINAL SECTION OF {part.total}"
    return f"SECTION {part.number:02d} OF {part.total:02d}"


@render.register
def _classification_line(part: model.ClassificationLine) -> str:
    marking = part.marking or model.MARKINGS[part.level]
    efto = model.efto_after(marking)
    return _words(
        marking,
        *(efto if control == "EFTO" else control for control in part.controls),
        _optional(part.section),
        part.post,
        part.serial,
        part.remark,
    )


@render.register
def _tag(part: model.Tag) -> str:
    return f"({part.text})" if part.person else part.text


@render.register
def _executive_order(part: model.ExecutiveOrder) -> str:
    return _words(f"E.O. {part.number}:" if part.number else "E.O.:", part.text)


@render.register
def _reference(part: model.Reference) -> str:
    said = part.label, part.text, part.note
    # Most say the same in a list. Words with these signs may not; those of a label never do.
    plain = _SIGNS_OF_A_SET.isdisjoint(part.text + (part.note or "")) or (
        "/" not in part.text and _grammar.terminal("LABEL_INSIDE").search(part.text)
    )
    listed = not _references.is_of_set(part.text) and (plain or _references.is_sound(*said))
    return _references.line_of(*said) if listed else _sets.line_of(*said)


_SIGNS_OF_A_SET: Final = frozenset("/,;()")


def _reference_list(references: tuple[model.Reference, ...]) -> str | None:
    lines = []
    for label, group in itertools.groupby(references, key=lambda each: each.label):
        entries = (_references.line_of(None, each.text, each.note) for each in group)
        lines.append(_references.line_of(label, "; ".join(entries), None))
    return "REF: " + "\n     ".join(lines) if references else None


@render.register
def _unrecognized_line(part: model.UnrecognizedLine) -> str:
    return f"{_grammar.UNRECOGNIZED} {part.text}"


# ---- body


@render.register
def _paragraph(part: model.Paragraph) -> str:
    number = None if part.number is None else f"{part.number}."
    return _words(number, _optional(part.portion), part.text)


@render.register
def _item(part: model.Item) -> str:
    return _words(part.mark, _optional(part.portion), part.text)


@render.register
def _section_heading(part: model.SectionHeading) -> str:
    return f"{part.text}\n{'-' * max(4, *map(len, part.text.split(chr(10))))}"


@render.register
def _ending(part: model.Ending) -> str:
    return _lines("BT", f"#{part.confirmation}" if part.confirmation else None, part.end_of_message)


def _needs_label(cable: model.Cable) -> bool:
    """Say whether a line of the front matter is known by a label below it, or by the mark of a body."""
    notice = _grammar.terminal("TRANSMISSION_NOTICE")
    return bool(cable.attention) or any(notice.match(each.text) for each in cable.captions)


def _collides(cable: model.Cable, text: str) -> bool:
    """Say whether what stands below the front matter could be taken for a part of it."""
    if not cable.body:
        return cable.signature is not None
    first = cable.body[0]
    if isinstance(first, model.Paragraph) and first.number is not None:
        return False
    unsummed = cable.distribution is not None and cable.distribution.total is None
    if unsummed and _grammar.terminal("DISTRIBUTION_REST").match(text):
        return True
    return _grammar.terminal("BODY_COLLISION").match(text) is not None


def _is_cut(above: str, below: str) -> bool:
    """Say whether a telegram is cut between two pieces of its text, and nowhere below."""
    text = f"{above}\n\n{below}"
    ending = _close.ending_of(text)
    sets = _sets.read(text, ending)
    covered = _sets.covered(text, sets)
    found = _cut.cut(covered, ending)
    # Above a mark every label counts.
    sets_above = _sets.read(above)
    marked = _cut.cut_part(_sets.covered(above, sets_above))
    as_marked = found.text == covered and found.labels == marked.labels[:-1]
    return sets == sets_above and as_marked and _cut.repaired(covered, found) is None


@render.register
def _cable(part: model.Cable) -> str:
    """Return the fields in their order: a blank line between them, none between lines with a label."""
    texts = {each.name: _field(part, each.name) for each in fields(model.Cable) if each.eq}
    attributes = texts.pop("archive_attributes")
    text = {name: texts.pop(name) for name in ("body", "signature", "ending")}
    below = _below(part, text)
    follows = below or any(texts[name] for name in texts.keys() - model.OUTSIDE_TEXT.values())
    if texts["heading"] and follows:
        # The separation stands between a heading and what follows it (format line 11).
        texts["heading"] += "\nBT"
    opener = render(part.sets[-1]) if part.sets and part.sets[-1].opens_text else None
    if opener:
        texts["sets"] = _lines_of(part.sets[:-1])
    above = _together(texts)
    labelled = any(texts[name] for name in (*_LABELLED, "classifiers"))
    if opener:
        below = _lines(opener, below)
    elif (not labelled and _needs_label(part)) or _collides(part, below) or not _is_cut(above, below):
        below = _below(part, {"mark": "[TEXT]", **text})
    return _together({"above": above, "below": below, "attributes": attributes})


def _below(cable: model.Cable, texts: dict[str, str | None]) -> str:
    """Return text, signature and ending; a mark says that nobody signed what would be read as signed."""
    signature, ending = texts["signature"], texts["ending"]
    text = _together(texts | {"signature": None, "ending": None})
    unsigned = None
    if signature is None and _sets.may_be_signed(each.identifier for each in cable.sets):
        unsigned = "[UNSIGNED]" if _close.surname_of(text, len(text)) < len(text) else None
    return _together({"text": text, "unsigned": unsigned, "signature": signature, "ending": ending})


def _together(texts: dict[str, str | None]) -> str:
    """Join texts of fields by their names: a blank line between them, none between lines with a label."""
    together, before = "", None
    for name, text in texts.items():
        if text:
            between = "\n" if name in _LABELLED and before in _LABELLED else "\n\n"
            together += f"{between if together else ''}{text}"
            before = name
    return together


def _field(cable: model.Cable, name: str) -> str | None:
    """Return the text of a field of a telegram; None or nothing if there is nothing in it."""
    value = getattr(cable, name)
    if name == "body":
        return _blocks(cable.body)
    if cable.sets and name == "subject" and value == model.subject_of(cable.sets):
        return None
    if cable.sets and name == "references":
        said = model.references_of(cable.sets)
        value = value[len(said) :] if value[: len(said)] == said else value
    if type(value) is tuple:
        return _LISTS.get(name, _lines_of)(value)
    return value if isinstance(value, str) else _optional(value)


def _lines_of(parts: tuple[model.Part, ...]) -> str:
    return "\n".join(map(render, parts))


def _tags(tags: tuple[model.Tag, ...]) -> str | None:
    return f"TAGS: {', '.join(map(render, tags))}" if tags else None


def _blocks(parts: tuple[model.Part, ...]) -> str:
    return "\n\n".join(map(render, parts))


#: Lists that stand otherwise than a line for each part.
_LISTS: Final[dict[str, Callable[[Any], str | None]]] = {
    "classifiers": _blocks,
    "references": _reference_list,
    "tags": _tags,
}
_LABELLED: Final = frozenset(
    each.name for each, kind in model.parts_of(model.Cable) if model.REGISTRY[kind].label
)
