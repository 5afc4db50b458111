"""One telegram from the sections in which it was sent."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import evolve, fields, frozen, has

from . import _gazetteer, _grammar, model
from ._parse import read
from ._pieces import changed
from ._render import render
from ._span import Span
from ._unchecked import fields_in_order, unchecked
from .errors import SectionError
from .model import Cable, ExtraneousKind


def join(cables: Iterable[Cable]) -> Cable:
    """Put the sections of one telegram together, whatever their order, and return the telegram.

    ACP 127: a text too long for one transmission is sent in sections, each with its own heading and the same
    date-time group. Which section a cable is its classification line says (`SECTION 02 OF 04`, `FINAL SECTION
    OF 4`), or else the pages that it was printed on or its calling station (`/02`). Cables that say nothing
    of sections are copies of a telegram that has but one.

    The telegram has heading and ending of the first section that has them, and no section in classification
    line and calling station. Front matter is put together: what a later section repeats is left out; a
    classification, an executive order or a subject that differs is kept in :attr:`Cable.unrecognized`, line
    by line. The bodies follow each other in the order of the sections; a paragraph that a section's end cut
    in the middle of a sentence goes on. The surname is that under the last section. Of a section that is
    there twice the first cable counts, and what only the second says is unrecognized.

    Sections that are not there are numbered in :attr:`Cable.missing_sections`. No paragraph goes on over the
    gap, and the classification line keeps its section, as the text is not whole.

    What a section says that is in no field of the telegram is in :attr:`Cable.extraneous`, in canonical text:
    headings of later sections, for example. Spans count characters of the texts of all cables put one after
    the other, in the order in which the cables are given; a cable built by hand has no text.

    :param cables: The sections of one telegram, or cables that hold several of them.
    :raises SectionError: They are not of one telegram: they differ in post and serial, in date-time group,
        originator or number of sections. Or there is none; one says nothing of sections while others do, or
        names one that cannot be; a missing one belongs into the middle of a cable; or what they say cannot
        stand in one telegram.
    :raises TypeError: One is no :class:`~cablegrammar.Cable`.
    """
    given = tuple(cables)
    for each in given:
        if not isinstance(each, Cable):
            raise TypeError(f"join takes cables, not {type(each).__name__}")
    if not given:
        raise SectionError("there are no sections")
    total = _number_of_sections(given)
    sections, copies = _sections(given, total)
    try:
        return _Telegram(sections, copies, total).cable()
    except ValueError as error:
        raise SectionError(f"what the sections say cannot stand in one telegram: {error}") from error


# ---- Which sections there are


@frozen
class _Section:
    """One of the cables, with the sections that it holds: one, or several put together."""

    #: The cable, with spans that count from the beginning of the first cable's text.
    cable: Cable
    #: Numbers of the sections.
    numbers: frozenset[int]
    #: Where its text begins.
    offset: int


def _number_of_sections(cables: tuple[Cable, ...]) -> int | None:
    """Return how many sections the telegram has, if one says so; SectionError where they are of several."""
    known: dict[str, tuple[object, str]] = {}
    total: int | None = None
    for place, cable in enumerate(cables):
        for name, value, words in _identity(cable):
            expected, before = known.setdefault(name, (value, words))
            if value != expected:
                raise SectionError(f"{name} {words}, not {before}", place)
        total = _total(cable) if total is None else total
    return total


def _identity(cable: Cable) -> Iterator[tuple[str, object, str]]:
    """Yield what all sections of a telegram have in common: a name, the value, and how the cable says it."""
    line, heading = cable.classification, cable.heading
    if line and line.post and line.serial:
        yield "number", (_gazetteer.post_of(line.post), int(line.serial)), f"{line.post} {line.serial}"
    if heading and heading.dtg:
        yield "date-time group", heading.dtg, str(heading.dtg)
    if heading and heading.originator:
        yield "originator", heading.originator.name, heading.originator.name
    total = _total(cable)
    if total is not None:
        yield "number of sections", total, str(total)


def _total(cable: Cable) -> int | None:
    """Return how many sections a cable says that its telegram has."""
    line = cable.classification
    return line.section.total if line and line.section else next((total for _, total in _pages(cable)), None)


def _pages(cable: Cable) -> Iterator[tuple[int, int]]:
    """Yield section and number of sections of every page that says so."""
    number = _grammar.terminal("SECTION_OF_PAGE", "layout")
    for each in cable.extraneous:
        found = number.search(each.text) if each.kind in _PAGES else None
        if found:
            yield int(found[1]), int(found[2])


_PAGES: Final = {ExtraneousKind.PRINT_PAGE, ExtraneousKind.PAGE_MARKER}


def _numbers(cable: Cable, total: int | None) -> frozenset[int]:
    """Return the numbers of the sections that a cable holds; none where it says nothing of sections."""
    if cable.missing_sections:
        last = max(cable.missing_sections) + 1 if total is None else total
        return frozenset(range(1, last + 1)).difference(cable.missing_sections)
    section = cable.classification.section if cable.classification else None
    station = cable.heading.calling_station if cable.heading else None
    numbers = {number for number, of in _pages(cable) if of == total}
    if section:
        numbers.add(section.total if section.number is None else section.number)
    elif station and station.section and not numbers:
        numbers.add(int(station.section))
    return frozenset(numbers)


def _sections(cables: tuple[Cable, ...], total: int | None) -> tuple[list[_Section], list[_Section]]:
    """Return the sections in their order, and further copies of them in theirs."""
    numbers = [_numbers(cable, total) for cable in cables]
    if not any(numbers):
        numbers = [frozenset({1})] * len(cables)
    sections: list[_Section] = []
    offset = 0
    for place, (cable, held) in enumerate(zip(cables, numbers, strict=True)):
        if not held:
            raise SectionError("no section said", place)
        if 0 in held or (total is not None and max(held) > total):
            of = "" if total is None else f" of {total}"
            raise SectionError(f"section {0 if 0 in held else max(held)}{of}", place)
        sections.append(_Section(_moved(cable, offset), held, offset))
        offset += cable.span.end if cable.span else 0
    kept: list[_Section] = []
    copies: list[_Section] = []
    there: frozenset[int] = frozenset()
    # What holds several sections counts before what holds one of them.
    for each in sorted(sections, key=lambda section: -len(section.numbers)):
        (copies if each.numbers <= there else kept).append(each)
        there |= each.numbers
    kept.sort(key=lambda section: min(section.numbers))
    for before, after in itertools.pairwise(kept):
        if max(before.numbers) > min(after.numbers):
            message = f"section {min(after.numbers)} belongs into the middle of a cable"
            raise SectionError(message, next(i for i, each in enumerate(sections) if each is before))
    return kept, copies


def _moved(part: Any, offset: int | None) -> Any:
    """Return a part of a telegram with every span in it moved, or without them."""
    if isinstance(part, Span):
        return None if offset is None else Span(part.start + offset, part.end + offset)
    if isinstance(part, tuple):
        return tuple(_moved(each, offset) for each in part)
    kind = type(part)
    if not has(kind):
        return part
    return unchecked(kind)(*(_moved(getattr(part, each.name), offset) for each in fields_in_order(kind)))


# ---- What they say together


def _read_together(cable: Cable) -> Cable:
    """Return a telegram with the blocks that its canonical text has: in sections some stood apart.

    ValueError where canonical text says anything else than the sections.
    """
    again = read(render(cable), Cable)
    if again != cable and again is not None:
        cable = changed(cable, body=_moved(again.body, None))
    return cable if again == cable else evolve(cable)


class _Telegram:
    """A telegram, as far as its sections were put together."""

    def __init__(self, sections: list[_Section], copies: list[_Section], total: int | None) -> None:
        self.sections = sections
        self.copies = copies
        there = {number for each in sections for number in each.numbers}
        self.missing = tuple(sorted(set(range(1, (max(there) if total is None else total) + 1)) - there))
        last = sections[-1]
        #: The section that ends the text, if it is there.
        self.last = last if total is None or total in last.numbers else None
        self.signature = self.last.cable.signature if self.last else None
        self.single: dict[str, Any] = {}
        self.several: dict[str, list[Any]] = {each.name: [] for each in fields(Cable) if each.default == ()}
        #: What the lines of heading and front matter say, but for digits.
        self.front = {
            _letters(line) for each in sections for part in _front_matter(each.cable) for line in _lines(part)
        } - {()}
        #: Whether the last line of the body may have lost its full stop.
        self.doubtful = False
        #: What is unrecognized because it was said before in other words.
        self.kept: set[str] = set()

    def cable(self) -> Cable:
        """Put everything at its place, and return the telegram."""
        given = [*self.sections, *self.copies]
        self._add_classification(given)
        for section in given:
            self._add_front_matter(section)
        for before, section in zip([None, *self.sections], self.sections, strict=False):
            self._add_body(section, before)
        said = {_words(line) for each in self.sections for part in _text(each.cable) for line in _lines(part)}
        for section in self.copies:
            for part in _text(section.cable):
                self._leave_out(part, section)
                new = [line for line in _lines(part) if _words(line) and _words(line) not in said]
                self._keep_lines(new, getattr(part, "span", None))
        if "heading" in self.single and not self.missing:
            self._take_section_from_heading()
        spans = [each.cable.span for each in given if each.cable.span]
        self.several["extraneous"].sort(key=lambda each: each.span.start)
        parts = self.single | {name: tuple(parts) for name, parts in self.several.items()}
        parts |= {
            "signature": self.signature,
            "missing_sections": self.missing,
            "assumed_year": next(
                (each.cable.assumed_year for each in given if each.cable.assumed_year), None
            ),
            "span": Span(0, max(span.end for span in spans)) if spans else None,
        }
        return _read_together(unchecked(Cable)(**parts))

    def _leave_out(self, part: Any, section: _Section, kind: ExtraneousKind | None = None) -> None:
        """Keep what is in no field: a part, or the text of one."""
        span = getattr(part, "span", None) or Span(section.offset, section.offset)
        text = "\n".join(_lines(part))
        self.several["extraneous"].append(model.Extraneous(kind or ExtraneousKind.REPEATED_LINE, text, span))

    def _keep_lines(self, lines: Iterable[str], span: Span | None) -> None:
        """Keep what is said a second time in other words as unrecognized."""
        for line in lines:
            if line not in self.kept:
                self.several["unrecognized"].append(model.UnrecognizedLine(line.strip(), span=span))
                self.kept.add(line)

    # ---- heading and front matter

    def _add_classification(self, sections: list[_Section]) -> None:
        """Put the first line that has a serial, or else the first, at its place, without its section."""
        lines = [(each.cable.classification, each) for each in sections if each.cable.classification]
        lines.sort(key=lambda each: each[0].serial is None)
        for line, section in lines:
            if line is lines[0][0]:
                self.single["classification"] = self._without_section(line, section)
            elif _marking(line) == _marking(lines[0][0]):
                self._leave_out(line, section)
            else:
                self._keep_lines(_lines(line), line.span)

    def _without_section(self, line: model.ClassificationLine, section: _Section) -> model.ClassificationLine:
        """Return a classification line as a whole telegram has it."""
        if line.section is None or self.missing:
            return line
        self._leave_out(line.section, section)
        remark = line.remark
        if remark in {f"/{number}" for number in section.numbers}:
            # The number of the section once more: `LA PAZ 3356 /2`.
            remark = None
        elif remark and (
            not (line.serial or remark.startswith("/"))
            or _grammar.terminal("CONTROL_OR_SECTION").search(remark)
        ):
            # Without the section it would be read as another part of the line, or as text.
            self._keep_lines([remark], line.span)
            remark = None
        # A letter alone is a marking only before a section.
        marking = line.marking if len(line.marking or "") > 1 else None
        return evolve(line, section=None, remark=remark, marking=marking)

    def _add_front_matter(self, section: _Section) -> None:
        """Put everything but classification, body and signature at its place."""
        for name, value in _values(section.cable):
            if name in _APART:
                continue
            if isinstance(value, tuple):
                self._add_parts(name, value, section)
                continue
            kept = self.single.setdefault(name, value)
            if kept is not value and name not in _EACH_ITS_OWN and _said(kept) != _said(value):
                self._keep_lines(_lines(value), value.span)
            elif kept is not value:
                self._leave_out(value, section)
        self.several["extraneous"].extend(section.cable.extraneous)

    def _add_parts(self, name: str, parts: tuple[Any, ...], section: _Section) -> None:
        """Put the parts of a list below those that other sections have."""
        there = self.several[name]
        said = set(map(_said, there))
        label = there[-1].label if there and name == "references" else None
        for part in parts:
            if _said(part) in said:
                self._leave_out(part, section, _REPEATED.get(name))
            else:
                # Below a reference with a letter one without would be read as another of that letter.
                there.append(evolve(part, label=label) if label and not part.label else part)

    def _take_section_from_heading(self) -> None:
        """Let the calling station name no section."""
        heading = self.single["heading"]
        station = heading.calling_station
        if station and station.section:
            self._leave_out(station, self.sections[0])
            self.single["heading"] = evolve(heading, calling_station=evolve(station, section=None))

    # ---- text

    def _add_body(self, section: _Section, before: _Section | None) -> None:
        """Put a section's blocks below those of the section before."""
        body, blocks = self.several["body"], list(section.cable.body)
        while before and blocks and self._repeats_front_matter(blocks[0]):
            self._leave_out(blocks.pop(0), section)
        if before and max(before.numbers) + 1 in section.numbers and body and blocks:
            rest = _rest_of_block(body, blocks[0])
            if rest and (rest.lstrip()[0].islower() or not self.doubtful):
                body[-1] = evolve(body[-1], text=f"{body[-1].text}{rest}".strip())
                del blocks[0]
        body.extend(blocks)
        if section is not self.last:
            while body and _is_foot(body[-1]):
                self._leave_out(body.pop(), section, ExtraneousKind.CLASSIFICATION_BANNER)
            self._add_last_line(section)

    def _repeats_front_matter(self, block: model.Block) -> bool:
        """Say whether a block is nothing but lines of heading and front matter, as sections have them."""
        return _is_plain(block) and all(_letters(line) in self.front for line in block.text.split("\n"))

    def _add_last_line(self, section: _Section) -> None:
        """Keep the surname of a section before the last: most often it is a line of the text."""
        surname, body = section.cable.signature, self.several["body"]
        self.doubtful = surname not in {None, self.signature}
        if surname is None:
            return
        if not self.doubtful:
            self._leave_out(surname, section)
        elif body and isinstance(body[-1], _WITH_SENTENCES):
            body[-1] = evolve(body[-1], text=f"{body[-1].text}\n{surname}".strip())
        else:
            body.append(model.Paragraph(surname))


#: Blocks of sentences, which the end of a section may cut.
_WITH_SENTENCES: Final = (model.Paragraph, model.Item)
#: What has a way of its own to be put together.
_APART: Final = {"classification", "body", "signature"}
#: Fields of which each transmission has its own: the first counts. All others say the same in each section.
_EACH_ITS_OWN: Final = {each.name for each in fields(Cable) if each.metadata.get("each_its_own")}
#: What a part of a list is where it stands again, if not a repeated line.
_REPEATED: Final = {each.name: each.metadata["again"] for each in fields(Cable) if "again" in each.metadata}
#: What ends a sentence, a clause or an item.
_ENDS: Final = frozenset('.?!:;"”)')
#: The longest line, in characters, that may be short because its sentence ends.
_SHORT_LINE: Final = 40


def _values(cable: Cable) -> Iterator[tuple[str, Any]]:
    """Yield the fields that take part in equality and are not empty."""
    for each in fields(Cable):
        value = getattr(cable, each.name)
        if each.eq and value is not None and value != ():
            yield each.name, value


def _front_matter(cable: Cable) -> Iterator[Any]:
    """Yield every part of a cable above its body, and its addressees without their routes."""
    for name, value in _values(cable):
        if name not in {"body", "signature"}:
            yield from value if isinstance(value, tuple) else (value,)
        if name == "heading":
            yield from (each.entry for each in (*value.action, *value.info))


def _text(cable: Cable) -> Iterator[Any]:
    """Yield the blocks of a cable's body and its surname."""
    yield from cable.body
    if cable.signature:
        yield cable.signature


def _lines(part: Any) -> list[str]:
    """Return the lines of a part, or of the text of one."""
    return (part if isinstance(part, str) else render(part)).split("\n")


def _rest_of_block(body: list[Any], block: model.Block) -> str | None:
    """Return what to add to the last block if the next goes on with its sentence; None if it does not."""
    before = body[-1]
    if not isinstance(before, _WITH_SENTENCES) or not isinstance(block, model.Paragraph) or block.portion:
        return None
    text, rest = before.text, render(block)
    if text and text[-1] in _ENDS:
        # A number may be cut at its point.
        amount = text[-1] == "." and text[-2:-1].isdigit() and rest[0].isdigit()
        return f"\n{rest}" if amount and block.number is None else None
    if block.number is None:
        return f"\n{rest}"
    # What begins as a paragraph does may be a day or an amount: no line can begin with it.
    numbers = [each.number for each in body if isinstance(each, model.Paragraph) and each.number]
    follows = not numbers or block.number in {1, numbers[-1] + 1}
    return None if follows or len(text.rpartition("\n")[2]) <= _SHORT_LINE else f" {rest}"


def _is_plain(block: model.Block) -> bool:
    return isinstance(block, model.Paragraph) and block.number is None and block.portion is None


def _is_foot(block: model.Block) -> bool:
    """Say whether a block is the classification at the foot of a page."""
    return (_is_plain(block) or isinstance(block, model.Table)) and bool(
        _grammar.terminal("CLASSIFICATION_WORDS").fullmatch(block.text.strip())
    )


def _marking(line: model.ClassificationLine) -> object:
    """Return what the classification lines of all sections have in common, beside post and serial."""
    return line.level, line.controls, _letters(line.remark or "")


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text in capitals."""
    return tuple(re.findall(r"\w+", text.upper()))


def _letters(line: str) -> tuple[str, ...]:
    """Return the words of a line in capitals, without digits."""
    return tuple(re.findall(r"[^\W\d_]+", line.upper()))


def _said(part: Any) -> tuple[str, ...]:
    """Return what a part says: its words, or its text where it has none."""
    text = render(part)
    return _words(text) or (text,)
