"""From parse trees to the model: one function for each rule, then one pass over what they return."""

from __future__ import annotations

import contextlib
import copy
import functools
import itertools
import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import evolve, fields, frozen, has
from lark import Transformer

from . import _grammar, model
from ._automaton import Lexeme
from ._span import Span
from ._unchecked import unchecked
from .model import Classification, ExtraneousKind, Precedence

_Part = TypeVar("_Part")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Child = Any


def _filled(cls: type[_Part]) -> Callable[..., _Part]:
    """Return a constructor that checks nothing and takes fields by name; others have their defaults."""
    construct = unchecked(cls)
    places: Any = fields(cls)  # type: ignore[arg-type]  # every part is a class of attrs
    defaults = {each.name: each.default for each in places}

    def fill(**named: Any) -> _Part:
        return construct(*(defaults | named).values())

    return fill


def changed(part: _Part, **changes: Any) -> _Part:
    """Return a copy with some fields changed, checking nothing."""
    made: _Part = copy.copy(part)
    for name, value in changes.items():
        getattr(type(part), name).__set__(made, value)
    return made


class _Make:
    """The classes of the model without their validators."""

    Span = staticmethod(unchecked(Span))
    Addressee = staticmethod(unchecked(model.Addressee))
    ArchiveAttribute = staticmethod(unchecked(model.ArchiveAttribute))
    ArchiveAttributes = staticmethod(unchecked(model.ArchiveAttributes))
    AttentionLine = staticmethod(unchecked(model.AttentionLine))
    Boundary = staticmethod(unchecked(model.Boundary))
    Cable = staticmethod(_filled(model.Cable))
    CalledStations = staticmethod(unchecked(model.CalledStations))
    CallingStation = staticmethod(unchecked(model.CallingStation))
    Caption = staticmethod(unchecked(model.Caption))
    ClassificationLine = staticmethod(unchecked(model.ClassificationLine))
    ClassifiedBy = staticmethod(unchecked(model.ClassifiedBy))
    Copies = staticmethod(unchecked(model.Copies))
    DateTimeGroup = staticmethod(unchecked(model.DateTimeGroup))
    DowngradingGroup = staticmethod(unchecked(model.DowngradingGroup))
    Distribution = staticmethod(unchecked(model.Distribution))
    Drafting = staticmethod(unchecked(model.Drafting))
    Ending = staticmethod(_filled(model.Ending))
    ExecutiveOrder = staticmethod(unchecked(model.ExecutiveOrder))
    Extraneous = staticmethod(unchecked(model.Extraneous))
    Heading = staticmethod(_filled(model.Heading))
    HandlingLine = staticmethod(unchecked(model.HandlingLine))
    Item = staticmethod(unchecked(model.Item))
    MessageHeader = staticmethod(unchecked(model.MessageHeader))
    MinimizeNotice = staticmethod(unchecked(model.MinimizeNotice))
    Originator = staticmethod(unchecked(model.Originator))
    Paragraph = staticmethod(unchecked(model.Paragraph))
    Portion = staticmethod(unchecked(model.Portion))
    Preamble = staticmethod(unchecked(model.Preamble))
    Reference = staticmethod(unchecked(model.Reference))
    Ruler = staticmethod(unchecked(model.Ruler))
    Section = staticmethod(unchecked(model.Section))
    SectionHeading = staticmethod(unchecked(model.SectionHeading))
    SecurityWarning = staticmethod(unchecked(model.SecurityWarning))
    Subject = staticmethod(unchecked(model.Subject))
    Table = staticmethod(unchecked(model.Table))
    Tag = staticmethod(unchecked(model.Tag))
    TransmissionIdentification = staticmethod(unchecked(model.TransmissionIdentification))
    UnrecognizedLine = staticmethod(unchecked(model.UnrecognizedLine))
    WebsiteNotice = staticmethod(unchecked(model.WebsiteNotice))


def _span(token: Lexeme) -> Span:
    """Return where a token stands."""
    return _Make.Span(token.start_pos, token.end_pos)


def _over(children: Sequence[Child]) -> Span:
    """Return where the first to the last of what a rule matched stand."""
    first = children[0] or next(filter(None, children))
    last = children[-1] or next(filter(None, reversed(children)))
    return _Make.Span(
        first.start_pos if type(first) is Lexeme else first.span.start,
        last.end_pos if type(last) is Lexeme else last.span.end,
    )


def _text(token: Lexeme) -> str:
    """Return a token as a string of its own, without blanks at the ends of its lines."""
    return _trimmed(token.strip())


def _trimmed(text: str) -> str:
    return "\n".join([line.rstrip() for line in text.split("\n")]) if " \n" in text else text


def _unrecognized(token: Lexeme) -> model.UnrecognizedLine:
    return _Make.UnrecognizedLine(token.strip(), _span(token))


def _optional(token: Lexeme | None) -> str | None:
    return None if token is None else _text(token)


def _offices(token: Lexeme | None) -> tuple[str, ...]:
    return () if token is None else tuple(part for part in map(_on_one_line, token.split("/")) if part)


def _precedence(token: Lexeme | None) -> Precedence | None:
    return None if token is None else _PRECEDENCES[token]


_PRECEDENCES = {str(precedence): precedence for precedence in Precedence}


def _portion(token: Lexeme | None) -> model.Portion | None:
    if token is None:
        return None
    return _Make.Portion(token.strip()[1:-1].upper(), _span(token))


@frozen
class _Exempted:
    """Members of a collective that a telegram does not go to."""

    members: tuple[model.Addressee, ...]
    verb: Span
    span: Span

    @property
    def names(self) -> tuple[str, ...]:
        """The members as they stand in a list."""
        return tuple(each.entry for each in self.members)


@frozen
class _Addressees:
    """The addressees of format line 7 or 8."""

    name: str
    addressees: tuple[model.Addressee, ...]
    span: Span
    verb: Span
    left_out: tuple[_LeftOut | _Unread | model.UnrecognizedLine, ...]


@frozen
class _AccountingSymbol:
    """Format line 10."""

    text: str
    span: Span


@frozen
class _Number:
    """The number of a SMART message, without its year."""

    post: str
    serial: str


@frozen
class _Lines:
    """What a rule of several lines holds, to be put together with the whole text at hand."""

    name: str
    lines: tuple[Child, ...]


@frozen
class _Unread:
    """Lines of which canonical text could not say in their place what they say in the text."""

    span: Span


@frozen
class _LeftOut:
    """Something that canonical text leaves out."""

    kind: ExtraneousKind
    span: Span


@frozen
class _Label:
    """A label: left out by canonical text where it stands again, or is spelt otherwise."""

    name: str
    written: str
    span: Span


def _label(token: Lexeme, name: str) -> _Label:
    return _Label(name, re.sub(r"[^A-Z]+", " ", token.upper()).strip(), _span(token))


class _Inlined:
    """What a rule that leaves no trace holds, until the rule above takes it: a tree is more than it needs."""

    __slots__ = ("children",)

    def __init__(self, children: list[Child]) -> None:
        self.children = children


def _empty_label(children: Sequence[Child], found: Sequence[Child]) -> _LeftOut:
    """Return the label of a list that has nothing in it, with letters and signs that stand there instead."""
    return _LeftOut(ExtraneousKind.EMPTY_LABEL, _span(children[0]) if found else _over(children))


class Build(Transformer[Lexeme, Any]):
    """A method for each rule; it takes the rule's children and returns an object of the model."""

    cable = tuple

    def __getattr__(self, name: str) -> type[_Inlined]:
        """Return what Lark calls for a rule that leaves no trace, of the grammar or of Lark's own making."""
        if name.startswith("_") and not name.endswith("__"):
            return _Inlined
        raise AttributeError(name)

    # ---- heading

    def heading(self, children: list[Child]) -> _Lines:
        return _Lines("heading", tuple(children))

    def transmission_identification(self, children: list[Child]) -> model.TransmissionIdentification:
        channel, serial = children
        return _Make.TransmissionIdentification(channel[-3:], str(serial), _over(children))

    def message_header(self, children: list[Child]) -> model.MessageHeader:
        word, routing_indicator, serial, filing_time, security, stations = children[:6]
        return _Make.MessageHeader(
            Precedence.from_prosign(word[0]),
            word[1:3],
            word[3],
            word[4:],
            str(routing_indicator),
            str(serial),
            str(filing_time),
            security.strip("-"),
            tuple(stations.split()),
            _over(children),
        )

    def called_stations(self, children: list[Child]) -> model.CalledStations:
        digraph, stations = children
        precedence = Precedence.from_prosign(digraph[-1])
        return _Make.CalledStations(precedence, tuple(stations.split()), _over(children))

    def calling_station(self, children: list[Child]) -> model.CallingStation:
        _, routing_indicator, serial, filing_time = children
        number, _, section = serial.removeprefix("#").partition("/")
        return _Make.CallingStation(
            str(routing_indicator), number, str(filing_time), section or None, _over(children)
        )

    def security_warning(self, children: list[Child]) -> model.SecurityWarning:
        prosign, code, instructions = children
        return _Make.SecurityWarning(prosign.strip(), str(code), _optional(instructions), _over(children))

    def preamble(self, children: list[Child]) -> model.Preamble:
        prosigns, dtg, instructions = children
        letters = () if prosigns is None else prosigns.split()
        precedences = tuple(
            Precedence.from_prosign(letter) for each in letters for letter in dict.fromkeys(each)
        )
        return _Make.Preamble(dtg, precedences, _optional(instructions), _over(children))

    def date_time_group(self, children: list[Child]) -> model.DateTimeGroup:
        token = children[0]
        found = _DATE_TIME_GROUP.match(token)
        assert found is not None
        day, hour, minute, zone, month, year = found.groups()
        return _Make.DateTimeGroup(
            int(day),
            int(hour),
            int(minute),
            model.MONTHS.index(month.upper()) + 1,
            model.year_of(year),
            zone.upper(),
            _span(token),
        )

    def originator(self, children: list[Child]) -> model.Originator:
        _, name, offices = children
        return _Make.Originator(str(name), _offices(offices), _over(children))

    def action(self, children: list[Child]) -> Child:
        return _addressees("action", children)

    def info(self, children: list[Child]) -> Child:
        return _addressees("info", children)

    def addressee(self, children: list[Child]) -> model.Addressee:
        zen, route, name, offices, precedence, serial = children
        return _Make.Addressee(
            name.strip(),
            route.partition("/")[0] if route else None,
            _offices(offices),
            _precedence(precedence),
            str(serial) if serial else None,
            (),
            zen is not None,
            _over(children),
        )

    def routed_addressee(self, children: list[Child]) -> model.Addressee:
        return self.addressee([None, *children])

    def next_addressee(self, children: list[Child]) -> model.Addressee:
        return self.addressee([None, None, *children])

    def exempted(self, children: list[Child]) -> _Exempted:
        verb, *entry = children
        members = [self.addressee([None, None, *entry[:4]]), *entry[4:]]
        return _Exempted(tuple(members), _span(verb), _over(children))

    def accounting_symbol(self, children: list[Child]) -> _AccountingSymbol:
        return _AccountingSymbol(children[0].strip(), _span(children[0]))

    # ---- front matter

    def classification_line(self, children: list[Child]) -> tuple[Child, ...]:
        words, *rest = children
        level = Classification.of(words.strip())
        controls: list[str] = []
        section = post = serial = None
        remark: list[str] = []
        left_out: list[_LeftOut] = []
        remark_end: int | None = None
        for token in rest:
            text = _text(token)
            if token.type == "CONTROL":
                control = text.strip(" /,")
                if control.replace(" ", "") == "EFTO":
                    if control not in {"EFTO", model.efto_after(words.strip())}:
                        left_out.append(_LeftOut(ExtraneousKind.OTHER_SPELLING, _span(token)))
                    control = "EFTO"
                controls.append(control)
            elif token.type == "SECTION" and section is None:
                section = _section(token)
            elif token.type == "POST" and post is None:
                post = text
            elif token.type == "POST_SERIAL" and serial is None:
                serial = text
            else:
                # What goes on with the remark keeps its blanks.
                gap = 1 if remark_end is None else token.start_pos - remark_end
                remark += " " * gap, text
                remark_end = token.end_pos
                continue
            remark_end = None
        line = _Make.ClassificationLine(
            level,
            tuple(controls),
            section,
            post,
            serial,
            "".join(remark).strip() or None,
            model.marking_of(level, words.strip()),
            _over(children),
        )
        return line, *left_out

    def section(self, children: list[Child]) -> model.Section:
        return _section(children[0])

    def captions(self, children: list[Child]) -> tuple[Child, ...]:
        *captions, rest = children
        found: list[Child] = []
        for token in captions:
            found += self._caption_as_spelt(token)
        if rest is not None:
            # On a line of its own it must not be taken for something else.
            attention = _grammar.terminal("ATTENTION_START").match(rest) and not (
                _grammar.terminal("ATTENTION_STOP").match(rest)
                or _grammar.terminal("BLOCK_OPENER").match(rest)
                or _grammar.is_marked(rest, opens_line=True)
            )
            kind = _Make.AttentionLine if attention else _Make.UnrecognizedLine
            found.append(kind(_text(rest), _span(rest)))
        return tuple(found)

    def _caption_as_spelt(self, token: Lexeme) -> tuple[Child, ...]:
        """Return a caption, and with it what is written in its place, where that is another word."""
        caption = self.caption([token])
        if caption.text in token.upper():
            return (caption,)
        return caption, _LeftOut(ExtraneousKind.OTHER_SPELLING, _span(token))

    def caption(self, children: list[Child]) -> model.Caption:
        token = children[0]
        if token.type == "CORRECTED_COPY":
            return self.corrected_copy(children)
        return _Make.Caption(token.strip(" ,;./").upper().replace("XIPDIS", "SIPDIS"), _span(token))

    def corrected_copy(self, children: list[Child]) -> model.Caption:
        return _Make.Caption(_text(children[0]), _span(children[0]))

    def attention_lines(self, children: list[Child]) -> tuple[model.AttentionLine, ...]:
        return tuple(_attention_lines(children[0]))

    def executive_order(self, children: list[Child]) -> tuple[Child, ...]:
        label, number, value = children
        label_said = _label(label, "E O")
        if label[-1].isalpha() and number.start_pos == label.end_pos:
            # Letters and digits are one word: `EO12958`.
            label_said = evolve(label_said, written=label)
        return _Make.ExecutiveOrder(str(number), _optional(value), _over(children)), label_said

    def tags(self, children: list[Child]) -> tuple[Child, ...]:
        label, *tokens = children
        found: list[Child] = []
        for token in tokens:
            if token.type == "CAPTION_AMONG_TAGS":
                found += self._caption_as_spelt(token)
            else:
                found += filter(None, [_tag(token)])
        if any(type(each) is model.Tag for each in found):
            return (*found, _label(label, "TAGS"))
        return (*found, _empty_label(children, found))

    def tag(self, children: list[Child]) -> Child:
        return _tag(children[0]) or ()

    def subject(self, children: list[Child]) -> tuple[Child, ...]:
        label, portion, text = children
        lines = re.sub(r"\n{2,}", "\n", _text(text)) if text else ""
        subject = _Make.Subject(lines, _portion(portion), _over(children))
        return subject, _label(label, "SUBJECT")

    def references(self, children: list[Child]) -> tuple[Child, ...]:
        label, *tokens = children
        found = _references(tokens, "A" if label.strip().startswith("A.") else None)
        if any(type(each) is model.Reference for each in found):
            return (*found, _label(label, "REF"))
        return (*found, _empty_label(children, found))

    def reference(self, children: list[Child]) -> Child:
        found = _references(children)
        # More than one are not one.
        return found if sum(type(each) is not _LeftOut for each in found) == 1 else ()

    def classified_by(self, children: list[Child]) -> model.ClassifiedBy:
        return _Make.ClassifiedBy(_text(children[0]), _span(children[0]))

    def redaction(self, children: list[Child]) -> _LeftOut:
        return _LeftOut(ExtraneousKind.REDACTION, _span(children[0]))

    def unrecognized_line(self, children: list[Child]) -> model.UnrecognizedLine:
        return _unrecognized(children[-1])

    # ---- body

    def paragraph(self, children: list[Child]) -> model.Paragraph:
        number, portion, text = children
        return _Make.Paragraph(
            _text(text) if text else "", int(number.strip(" .")), _portion(portion), _over(children)
        )

    def opening_paragraph(self, children: list[Child]) -> model.Paragraph:
        portion, text = children
        return _Make.Paragraph(_text(text) if text else "", None, _portion(portion), _over(children))

    def plain_paragraph(self, children: list[Child]) -> model.Paragraph:
        return _Make.Paragraph(_text(children[0]), None, None, _span(children[0]))

    def item(self, children: list[Child]) -> model.Item:
        mark, portion, text = children
        return _Make.Item(mark.strip(), _text(text) if text else "", _portion(portion), _over(children))

    def section_heading(self, children: list[Child]) -> model.SectionHeading:
        ruler = _grammar.terminal("RULER")
        lines = [line.strip() for line in children[0].split("\n") if line.strip() and not ruler.match(line)]
        return _Make.SectionHeading("\n".join(lines), _span(children[0]))

    def table(self, children: list[Child]) -> model.Table:
        return _Make.Table(_trimmed(children[0].rstrip()), _span(children[0]))

    def ruler(self, children: list[Child]) -> model.Ruler:
        return _Make.Ruler(_text(children[0]), _span(children[0]))

    def boundary(self, children: list[Child]) -> model.Boundary:
        return _Make.Boundary(_text(children[0]), _span(children[0]))

    def website_notice(self, children: list[Child]) -> model.WebsiteNotice:
        return _Make.WebsiteNotice(_text(children[0]), _span(children[0]))

    def minimize_notice(self, children: list[Child]) -> model.MinimizeNotice:
        return _Make.MinimizeNotice(_text(children[0]), _span(children[0]))

    def downgrading_group(self, children: list[Child]) -> model.DowngradingGroup:
        return _Make.DowngradingGroup(_text(children[0]), _span(children[0]))

    def stray_caption(self, children: list[Child]) -> _LeftOut:
        return _LeftOut(ExtraneousKind.STRAY_CAPTION, _span(children[0]))

    def classification_banner(self, children: list[Child]) -> _LeftOut:
        return _LeftOut(ExtraneousKind.CLASSIFICATION_BANNER, _span(children[0]))

    # ---- parts alone

    def message_reference_number(self, children: list[Child]) -> model.MRN:
        found = _MRN.fullmatch(children[0])
        assert found is not None
        year, post, serial = found.groups()
        return model.MRN(model.year_of(year), post, int(serial), span=_span(children[0]))

    def portion(self, children: list[Child]) -> model.Portion | None:
        return _portion(children[0])

    def attention_line(self, children: list[Child]) -> model.AttentionLine:
        return _Make.AttentionLine(_text(children[0]), _span(children[0]))

    def date_time_group_alone(self, children: list[Child]) -> Child:
        return children[1]

    def addressee_alone(self, children: list[Child]) -> Child:
        addressee, *exempted = children
        # If they are not one list, the model does not take them.
        return changed(addressee, exempt=tuple(name for each in exempted for name in each.names))

    def paragraph_alone(self, children: list[Child]) -> Child:
        return children[0]

    item_alone = table_alone = website_notice_alone = paragraph_alone

    def ending_alone(self, children: list[Child]) -> Child:
        return children[0]

    # ---- print and record

    def distribution(self, children: list[Child]) -> model.Distribution:
        number, *tokens, note, total = children
        copies: dict[str, list[model.Copies]] = {"ACTION": [], "ORIGIN": [], "INFO": []}
        # A list that lost its first line names those who are to know.
        role = "INFO"
        for token in tokens:
            if type(token) is Lexeme:
                role = str(token)
            else:
                copies[role].append(token)
        return _Make.Distribution(
            tuple(copies["ACTION"]),
            tuple(copies["ORIGIN"]),
            tuple(copies["INFO"]),
            (total[1:4] or None) if total else None,
            total[-1] if total else None,
            note.strip("( )") if note else None,
            str(number) if number else None,
            _over(children),
        )

    def office_and_copies(self, children: list[Child]) -> model.Copies:
        office, _, count = children[0].partition("-")
        return _Make.Copies(office, int(count), _span(children[0]))

    def handling_line(self, children: list[Child]) -> model.HandlingLine:
        found = {token.type: token.removesuffix("Z") for token in children[1:]}
        return _Make.HandlingLine(
            found.get("COMMUNICATIONS_SERIAL"),
            found.get("TIME_GROUP"),
            tuple(token[1:] for token in children if token.type == "COPIES_MARK"),
            _over(children),
        )

    def drafting(self, children: list[Child]) -> model.Drafting:
        return _Make.Drafting(tuple(map(str, children)), _over(children))

    def archive_attribute(self, children: list[Child]) -> model.ArchiveAttribute:
        key, text = children
        lines = (line.strip() for line in (text or "").split("\n"))
        return _Make.ArchiveAttribute(key[:-1], "\n".join(line for line in lines if line), _over(children))

    def archive_attributes(self, children: list[Child]) -> model.ArchiveAttributes:
        _, *attributes = children
        return _Make.ArchiveAttributes(tuple(attributes), _over(children))

    # ---- fields of a SMART message

    def smart_field(self, children: list[Child]) -> Child:
        return children[0]

    def smart_number(self, children: list[Child]) -> _Number:
        _, _, post, serial = children
        return _Number(_text(post), serial.zfill(6))

    def smart_date(self, children: list[Child]) -> model.Preamble:
        dtg = self.date_time_group(children[2:])
        return _Make.Preamble(dtg, (), None, dtg.span)

    def smart_from(self, children: list[Child]) -> model.Originator:
        return _Make.Originator(_text(children[1]), (), _span(children[1]))

    def smart_addressee(self, children: list[Child]) -> model.Addressee:
        route, name, offices, precedence = children
        text = _on_one_line(name)
        if name.type == "TURNED_ADDRESS":
            place, post = text.split(", ")
            text = f"{post} {place}"
        said = _PRECEDENCES[precedence.upper()] if precedence else None
        entry = self.addressee([None, route, name, offices, None, None])
        return changed(entry, name=model.upper(text), precedence=said, span=_over(children))

    def smart_action(self, children: list[Child]) -> Child:
        return _addressees("action", children)

    def smart_info(self, children: list[Child]) -> Child:
        return _addressees("info", children)

    def smart_captions(self, children: list[Child]) -> Child:
        return tuple(self.caption([token]) for token in children[1:])

    def smart_pass_line(self, children: list[Child]) -> model.AttentionLine:
        return self.attention_line(children[1:])

    def smart_signature(self, children: list[Child]) -> _Lines:
        return self.signature(children[1:])

    def smart_drafting(self, children: list[Child]) -> model.Drafting:
        label, value = children
        lines = _text(value).split("\n")
        return _Make.Drafting(
            (f"{label.upper()} {lines[0]}", *(line.strip() for line in lines[1:])), _over(children)
        )

    # ---- ending

    def signature(self, children: list[Child]) -> _Lines:
        return _Lines("signature", tuple(children))

    def trailer(self, children: list[Child]) -> _LeftOut:
        return _LeftOut(ExtraneousKind.TRAILER, _span(children[0]))

    def ending(self, children: list[Child]) -> _Lines:
        return _Lines("ending", tuple(children))


def _addressees(line: str, children: list[Child]) -> Child:
    verb, *entries = (child for child in children if child is not None)
    if not entries:
        return _unrecognized(verb)
    span = _Make.Span(verb.start_pos, entries[-1].span.end)
    addressees: list[model.Addressee] = []
    #: The members of each that the telegram does not go to.
    exempt: list[list[str]] = []
    left_out: list[_LeftOut | _Unread | model.UnrecognizedLine] = []
    for entry in entries:
        if isinstance(entry, model.UnrecognizedLine):
            left_out.append(entry)
        elif isinstance(entry, _Exempted):
            members = entry.names
            if exempt[-1] and not model.follows_another(entry.members[0]):
                # Below others, without its label, it would not be known as a member.
                place = _Make.Span(entry.verb.start, _over(entry.members[:1]).end)
                left_out.append(_Make.UnrecognizedLine(f"XMT {members[0]}", place))
                members = members[1:]
            elif exempt[-1]:
                left_out.append(_LeftOut(ExtraneousKind.REPEATED_LINE, entry.verb))
            exempt[-1] += members
        elif (entry.delivered and not _takes(entry)) or (
            addressees and entry.offices and not model.follows_another(entry)
        ):
            # ZEN may stand twice, and offices on a line of their own be such as no addressee's line has.
            if not addressees:
                return _Unread(span)
            left_out.append(_Unread(entry.span))
        elif addressees and exempt[-1] and not (entry.routing_indicator or entry.delivered):
            # A line between that no rule knows did not end the list of exempted members.
            exempt[-1].append(entry.entry)
        else:
            addressees.append(entry)
            exempt.append([])
    for number, names in enumerate(exempt):
        if names:
            addressees[number] = changed(addressees[number], exempt=tuple(names))
    return _Addressees(line, tuple(addressees), span, _span(verb), tuple(left_out))


def _attention_lines(token: Lexeme) -> Iterator[model.AttentionLine]:
    """Part a block of attention lines: a line without the shape of one goes on with the last."""
    shape = _grammar.terminal("ATTENTION_START")
    offset, start = token.start_pos, 0
    lines: list[str] = []
    for line in token.split("\n"):
        if lines and shape.match(line):
            yield _attention_line(lines, offset + start)
            start += sum(len(each) + 1 for each in lines)
            lines = []
        lines.append(line)
    yield _attention_line(lines, offset + start)


def _attention_line(lines: list[str], start: int) -> model.AttentionLine:
    text = "\n".join(lines)
    span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
    return _Make.AttentionLine(_trimmed(text).strip(), span)


_DATE_TIME_GROUP = re.compile(r"(\d\d)(\d\d)(\d\d) ?([A-Za-z]) ?([A-Za-z]{3})[A-Za-z]*\.? ?(\d+)")


_MRN = re.compile(r"(\d{4}|\d\d) ?([A-Z]+) ?(\d+)")


def _section(token: Lexeme) -> model.Section:
    digits = [int(each) for each in re.findall(r"\d+", token)]
    number, total = (None, *digits) if len(digits) == 1 else digits
    return _Make.Section(number, total, _span(token))


def _tag(token: Lexeme) -> Child:
    text = token.strip(" ,;.\n")
    person = text.startswith("(")
    text = text.strip("() ,;")
    return _Make.Tag(_on_one_line(model.upper(text)), person, _span(token)) if text else None


def _references(children: list[Child], label: str | None = None) -> tuple[Child, ...]:
    found: list[_Reference] = []
    left_out: list[_LeftOut] = []
    post = ""
    apart = True
    # Labels, till something stands under them.
    alone: list[Span] = []
    for token in children:
        text, kind, span = _on_one_line(token), token.type, _span(token)
        if kind in {"REFERENCE_LABEL", "PARTED_LABEL"}:
            letters = re.sub(r"(?i)\bref\b", "", text)
            if letters != text:
                left_out.append(_LeftOut(ExtraneousKind.OTHER_SPELLING, span))
            else:
                alone.append(span)
            label = re.findall(r"[A-Za-z1-9]", letters)[0].upper()
            apart = True
            continue
        if kind == "REFERENCE_SEPARATOR":
            apart = True
            if text.isalpha():
                left_out.append(_LeftOut(ExtraneousKind.OTHER_SPELLING, span))
            continue
        again = _REF.match(text)
        if again:
            word = Span(span.start, span.start + len(again[0].split()[0]))
            left_out.append(_LeftOut(ExtraneousKind.OTHER_SPELLING, word))
            text = text[again.end() :]
        if kind == "OTHER_REFERENCE":
            text = text.lstrip(":.,; ")
        if not text or (kind == "NOTE" and not text.strip("( )")):
            continue
        if kind == "SHARED_SERIAL" or (post and _NUMBER.fullmatch(text)):
            serial = re.findall(r"\d+", text)[0]
            if text[0].isalpha():
                left_out.append(_LeftOut(ExtraneousKind.OTHER_SPELLING, Span(span.start, span.start + 3)))
            found.append(_Reference(f"{post} {serial}".lstrip(), label, span))
        elif kind in {"CABLE_REFERENCE", "PARTED_REFERENCE"}:
            post = _POST_OF_REFERENCE.sub("", text)
            found.append(_Reference(text, label, span))
        elif apart or not found or not found[-1].goes_on(text, span):
            found.append(_Reference(text, label, span))
        apart = False
        del alone[-1:]
    if found:
        left_out += (_LeftOut(ExtraneousKind.EMPTY_LABEL, each) for each in alone)
    return *(each.built() for each in found), *left_out


class _Reference:
    """One reference, while what is said of it comes in."""

    def __init__(self, text: str, label: str | None, span: Span) -> None:
        self.text = text
        self.label = label
        self.note: str | None = None
        self.span = span

    def goes_on(self, text: str, span: Span) -> bool:
        """Take what follows as a part of the reference, if canonical text can; say whether it is one.

        What is long already takes no more, lest all of it be looked at again for each part.
        """
        longer = f"{self.text} {text}"
        note = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
        if self.note is not None:
            note = f"{self.note}; {note}"
        # A year in parentheses is a part of the text, and so are further lines of what is no telegram.
        if len(self.text) <= _LONG_REFERENCE and (
            model.is_cable_reference(longer) or (self.note is None and model.is_reference(longer))
        ):
            self.text = longer
        elif (self.note is None or len(self.text) + len(self.note) <= _LONG_REFERENCE) and model.is_note(
            self.text, note
        ):
            self.note = note
        else:
            return False
        self.span = _Make.Span(self.span.start, span.end)
        return True

    def built(self) -> model.Reference | _Unread:
        """Return the reference, if canonical text can say it as one."""
        if model.is_reference(self.text):
            return _Make.Reference(self.text, self.label, self.note, None, self.span)
        return _Unread(self.span)


#: How many characters a reference may have for more to be put together with it; sixty are the most seen.
_LONG_REFERENCE = 100
#: The word of the label, said again before a reference.
_REF = re.compile(r"(?:REFS?[.:]? )+(?=[^ ])|REFS?[.:]?$")
_NUMBER = re.compile(r"[0-9]{2,7}")
_POST_OF_REFERENCE = re.compile(r"^\d{3,7} (?=[A-Z ]+$)|[ ,-]{0,2}#?\d{1,7}(?: ?\(\d+\)|/\d\d)?$")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


#: Fields of a telegram that never stand below its separation, if it has one.
_ABOVE_SEPARATION: Final = frozenset(
    {"archive_attributes", "distribution", "drafting", "handling_line", "heading"}
)


class _Assembly:
    """The parts of one telegram, each put at its place."""

    def __init__(self, text: str, covered: str, extraneous: list[model.Extraneous]) -> None:
        self.text = text
        self.covered = covered
        self._has_cue = _grammar.has_cue(covered)
        self.extraneous = extraneous
        self.fields: dict[str, Any] = {}
        self.tuples: dict[str, list[Any]] = {name: [] for name in (*_LISTS.values(), "body")}
        #: Captions and tags, each of which stands once.
        self.said: set[Child] = set()
        #: What a SMART message's fields supplied, or would have.
        self.supplied: set[str] = set()
        self.drafting: list[model.Drafting] = []
        #: Where each label stands first.
        self.labels: dict[str, Span] = {}
        self.separations: list[Span] = []

    def leave_out(self, kind: ExtraneousKind, span: Span) -> None:
        """Keep what canonical text leaves out."""
        self.extraneous.append(_Make.Extraneous(kind, self.text[span.start : span.end], span))

    def unread(self, span: Span) -> None:
        """Keep what canonical text has no place for, line by line, as unrecognized."""
        for line in _LINE.finditer(self.covered, span.start, span.end):
            self.tuples["unrecognized"].append(_Make.UnrecognizedLine(line[0], _Make.Span(*line.span())))

    def once(self, place: dict[str, Any], name: str, value: Child, span: Span) -> None:
        """Put what stands once in a telegram at its place."""
        if name not in place:
            place[name] = value
        elif place[name] == value or (type(value) is model.Subject and self.subject == str(value).upper()):
            self.leave_out(ExtraneousKind.REPEATED_LINE, span)
        else:
            self.unread(span)

    @functools.cached_property
    def subject(self) -> str:
        """The subject in capitals and on one line: one that differs in nothing else says the same."""
        return str(self.fields["subject"]).upper()

    def add(self, part: Child) -> None:
        """Put one part at its place."""
        kind = type(part)
        if kind in _BLOCKS and not self._has_cue:
            self.tuples["body"].append(part)
        elif kind is tuple:
            for each in part:
                self.add(each)
        elif kind is _LeftOut:
            self.leave_out(part.kind, part.span)
        elif kind is _Unread or ((self._has_cue or kind in _BEFORE_LABEL) and self._is_refused(part)):
            self.unread(part.span)
        elif kind in _BLOCKS:
            self.tuples["body"].append(part)
        elif kind is Lexeme and part.type == "SEPARATION":
            self.separations.append(_span(part))
        elif kind is Lexeme:
            self.leave_out(ExtraneousKind.CANONICAL_MARK, _span(part))
        elif kind is _Label:
            self._add_label(part)
        elif kind in _ONCE_EACH and part in self.said:
            self.leave_out(_ONCE_EACH[kind], part.span)
        elif kind in _LISTS:
            if kind in _ONCE_EACH:
                self.said.add(part)
            self.tuples[_LISTS[kind]].append(part)
        elif kind is model.ClassificationLine:
            self._add_classification(part)
        elif kind is _Lines:
            getattr(self, f"_add_{part.name}")(part)
        else:
            self.once(self.fields, _NAMES[kind], part, part.span)

    def _is_refused(self, part: Child) -> bool:
        """Say whether the model refuses a part, as canonical text could not say it.

        Most parts are known to be right. But what a label follows on its line may end as no line of its kind
        does, the words of a remark may have stood apart, and words that blanks or lines part may be a mark
        together.
        """
        kind, span = type(part), getattr(part, "span", None)
        doubtful = span is not None and (
            (kind in _BEFORE_LABEL and not _LINE_END.match(self.covered, span.end))
            or (kind is model.ClassificationLine and part.remark is not None)
            or (self._has_cue and _grammar.has_cue(self.covered[span.start : span.end]))
        )
        return doubtful and not _takes(part)

    def _add_label(self, label: _Label) -> None:
        if label.name in _LABELLED and _LABELLED[label.name] not in self.fields:
            # Its line is unrecognized, label and all.
            return
        if label.name in self.labels and label.name in _LABELS_OF_LISTS:
            self.leave_out(ExtraneousKind.REPEATED_LINE, label.span)
        elif label.name not in self.labels and label.written != label.name:
            self.leave_out(ExtraneousKind.OTHER_SPELLING, label.span)
        self.labels.setdefault(label.name, label.span)

    def _add_classification(self, line: model.ClassificationLine) -> None:
        """Keep the line with a serial; a marking alone on its line is a printer's banner."""
        before = self.fields.setdefault("classification", line)
        if before is line:
            return
        if before.serial is None and line.serial is not None:
            self.fields["classification"], line = line, before
        assert line.span is not None
        if line.serial is None or line == before:
            self.leave_out(ExtraneousKind.CLASSIFICATION_BANNER, line.span)
        else:
            self.unread(line.span)

    def _add_heading(self, heading: _Lines) -> None:
        found: dict[str, Any] = {}
        addressees: dict[str, list[model.Addressee]] = {}
        spans: list[Span] = []
        for line in heading.lines:
            kind = type(line)
            if kind is Lexeme:
                self.separations.append(_span(line))
            elif kind is model.UnrecognizedLine:
                self.tuples["unrecognized"].append(line)
            elif (
                kind is _Unread
                or (self._has_cue and self._is_refused(line))
                or (kind is _Addressees and self._is_mark(line))
            ):
                self.unread(line.span)
            else:
                spans.append(line.span)
                if kind is _Addressees:
                    for each in line.left_out:
                        self.add(each)
                    if line.name not in addressees:
                        addressees[line.name] = list(line.addressees)
                    elif model.follows_another(line.addressees[0], addressees[line.name][-1]):
                        self.leave_out(ExtraneousKind.REPEATED_LINE, line.verb)
                        addressees[line.name] += line.addressees
                    else:
                        self.unread(line.span)
                elif kind is _AccountingSymbol:
                    self.once(found, "accounting_symbol", line.text, line.span)
                else:
                    self.once(found, _NAMES[kind], line, line.span)
        if spans:
            span = _Make.Span(spans[0].start, max(each.end for each in spans))
            lists = {name: tuple(entries) for name, entries in addressees.items()}
            self.fields["heading"] = _Make.Heading(**found, **lists, span=span)

    def _is_mark(self, addressees: _Addressees) -> bool:
        """Say whether the first of some addressees, beside the verb that blanks part from it, is a mark."""
        verb = addressees.verb
        line = f"{self.covered[verb.start : verb.end]} {addressees.addressees[0].line}"
        parted = self._has_cue or _LINE_END.match(self.covered, verb.end)
        return bool(parted) and _grammar.is_marked(line, opens_line=True)

    def _add_signature(self, signature: _Lines) -> None:
        token = signature.lines[0]
        surname = token.strip(" .#")
        if surname != token and _grammar.is_marked(surname, opens_line=True):
            self.unread(_span(token))
        else:
            self.fields["signature"] = surname

    def _add_ending(self, ending: _Lines) -> None:
        found: dict[str, str] = {}
        for token in ending.lines:
            name = _ENDING_FIELDS.get(token.type)
            if name:
                self.once(found, name, token.strip().removeprefix("#"), _span(token))
            elif token.type == "REDACTED_LAST_LINE":
                self.leave_out(ExtraneousKind.REDACTION, _span(token))
        self.fields["ending"] = _Make.Ending(**found, span=_over(ending.lines))

    def supply(self, part: Child) -> None:
        """Put what a field of a SMART message says where the telegram itself says nothing.

        What the model refuses stays what the field says, and no more. Of fields of one name the first
        counts.
        """
        kind = type(part)
        if kind not in {tuple, model.Drafting, model.AttentionLine}:
            name = part.name if kind in {_Addressees, _Lines} else kind.__name__
            if name in self.supplied:
                return
            self.supplied.add(name)
        line = self.fields.get("classification")
        heading = self.fields.get("heading")
        with contextlib.suppress(ValueError):
            if kind is tuple:
                for each in part:
                    self.add(evolve(each))
            elif kind is _Number:
                if line and not line.serial:
                    self.fields["classification"] = evolve(line, post=part.post, serial=part.serial)
            elif kind is _Lines:
                text = part.lines[0].strip(" .#")
                if "signature" not in self.fields and self.tuples["body"]:
                    self.fields["signature"] = model.Cable(signature=text).signature
            elif kind is model.Drafting:
                # Lines that say who cleared it stand below one that says who drafted it.
                below = ("DRAFTED BY",) if self.drafting or "drafting" in self.fields else ()
                evolve(part, lines=(*below, *part.lines))
                self.drafting.append(part)
            elif kind is model.AttentionLine:
                self.add(*model.Cable(attention=(evolve(part),)).attention)
            else:
                name = part.name if kind is _Addressees else _NAMES[kind]
                value = tuple(map(evolve, part.addressees)) if kind is _Addressees else evolve(part)
                if heading is None:
                    self.fields["heading"] = evolve(_Make.Heading(**{name: value}, span=part.span))
                elif not getattr(heading, name):
                    self.fields["heading"] = evolve(heading, **{name: value})

    def join_references(self) -> None:
        """Read references as if all stood after one label: letter and post hold until there is another."""
        letter, post = None, ""
        for place, each in enumerate(self.tuples["references"]):
            text = f"{post} {each.text}" if post and _NUMBER.fullmatch(each.text) else each.text
            letter = each.label or letter
            if text != each.text or letter != each.label:
                self.tuples["references"][place] = changed(each, text=text, label=letter)
            if model.is_cable_reference(text):
                post = _POST_OF_REFERENCE.sub("", text)

    def cable(self, year: int | None) -> model.Cable | None:
        """Return the telegram; None where nothing was found."""
        self.join_references()
        for name, place in _LABELS_OF_LISTS.items():
            if name in self.labels and not self.tuples[place]:
                self.leave_out(ExtraneousKind.EMPTY_LABEL, self.labels[name])
        if self.drafting:
            first = [self.fields["drafting"]] if "drafting" in self.fields else []
            lines = tuple(line for each in (*first, *self.drafting) for line in each.lines)
            self.fields["drafting"] = changed(self.drafting[-1], lines=lines)
        heading = self.fields.get("heading")
        dtg = heading.dtg if heading else None
        if dtg and self.text[dtg.span.start : dtg.span.end] != str(dtg):
            self.leave_out(ExtraneousKind.OTHER_SPELLING, dtg.span)
        if heading and heading.preamble and heading.preamble.precedences:
            start = heading.preamble.span.start
            written = self.covered[start : heading.preamble.dtg.span.start].rstrip()
            if written.split() != [each.prosign for each in heading.preamble.precedences]:
                self.leave_out(ExtraneousKind.OTHER_SPELLING, _Make.Span(start, start + len(written)))
        sent = dtg.year if dtg else year
        if sent is not None:
            self.tuples["references"] = [
                changed(each, assumed_year=sent) for each in self.tuples["references"]
            ]
        if not self.fields and not any(self.tuples.values()):
            return None
        # Canonical text has one separation, and only between a heading and what follows it.
        follows = bool(self.fields.keys() - _ABOVE_SEPARATION) or any(self.tuples.values())
        kept = heading is not None and follows
        for span in self.separations[kept:]:
            self.leave_out(ExtraneousKind.SEPARATION, span)
        self.extraneous.sort(key=lambda each: each.span.start)
        return _Make.Cable(
            **self.fields,
            **{name: tuple(values) for name, values in self.tuples.items()},
            extraneous=tuple(self.extraneous),
            assumed_year=year,
            span=_Make.Span(0, len(self.text)),
        )


def assemble(
    parts: Sequence[Child],
    supplied: Sequence[Child],
    skipped: Sequence[tuple[int, int]],
    text: str,
    covered: str,
    extraneous: list[model.Extraneous],
    year: int | None,
) -> model.Cable | None:
    """Put the parts of a telegram together, each at its place; return None where there is none.

    What is supplied, by the fields of a SMART message, counts where no part says it. What the parser skipped
    is unrecognized.
    """
    assembly = _Assembly(text, covered, extraneous)
    for part in parts:
        assembly.add(part)
    for part in supplied:
        assembly.supply(part)
    for start, end in skipped:
        assembly.unread(_Make.Span(start, end))
    return assembly.cable(year)


def part_of(found: Child, text: str, cls: type[_Part]) -> _Part | None:
    """Return the object of a class in what the rule of a part gave; None where the model takes none."""
    candidates = [found]
    if not isinstance(found, cls):
        assembly = _Assembly(text, text, [])
        assembly.add(found)
        candidates = [*assembly.fields.values(), *itertools.chain(*assembly.tuples.values())]
    part = next((each for each in candidates if isinstance(each, cls)), None)
    return part if _takes(part) else None


def _takes(part: Any) -> bool:
    """Say whether the model takes a part, and each that stands in it."""
    try:
        _check(part)
    except ValueError:
        return False
    return True


def _check(part: Any) -> None:
    """Raise ValueError where the model does not take a part, or one that stands in it."""
    if type(part) is tuple:
        for each in part:
            _check(each)
    elif has(type(part)):
        for each in fields(type(part)):
            _check(getattr(part, each.name))
        evolve(part)


#: What a line says, without white space around it.
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LINE_END = re.compile(r"[ ]*$", _grammar.FLAGS)
#: Parts after which a label may follow on the line.
_BEFORE_LABEL = {
    model.AttentionLine,
    model.ClassificationLine,
    model.ExecutiveOrder,
    model.Subject,
    model.UnrecognizedLine,
}
#: Labels of lines that stand once, and the field of each.
_LABELLED = {"E O": "executive_order", "SUBJECT": "subject"}
#: Labels whose lines are put together where they stand twice.
_LABELS_OF_LISTS = {"TAGS": "tags", "REF": "references"}
#: The fields of an ending, by their terminals.
_ENDING_FIELDS = {"CONFIRMATION": "confirmation", "END_OF_MESSAGE": "end_of_message"}
_BLOCKS = {
    model.Paragraph,
    model.Item,
    model.SectionHeading,
    model.Table,
    model.Ruler,
    model.Boundary,
    model.WebsiteNotice,
    model.MinimizeNotice,
    model.DowngradingGroup,
}
_LISTS = {
    model.Caption: "captions",
    model.Tag: "tags",
    model.Reference: "references",
    model.AttentionLine: "attention",
    model.ClassifiedBy: "classifiers",
    model.UnrecognizedLine: "unrecognized",
}
#: What stands once in a telegram, and what it is where it stands again.
_ONCE_EACH = {model.Caption: ExtraneousKind.REPEATED_CAPTION, model.Tag: ExtraneousKind.REPEATED_TAG}
_NAMES = {
    model.ArchiveAttributes: "archive_attributes",
    model.Distribution: "distribution",
    model.Drafting: "drafting",
    model.HandlingLine: "handling_line",
    model.TransmissionIdentification: "transmission_identification",
    model.CalledStations: "called_stations",
    model.CallingStation: "calling_station",
    model.MessageHeader: "message_header",
    model.SecurityWarning: "security_warning",
    model.Preamble: "preamble",
    model.Originator: "originator",
    model.ExecutiveOrder: "executive_order",
    model.Subject: "subject",
}
