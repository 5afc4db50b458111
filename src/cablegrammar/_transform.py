"""From rules to objects of the model: one function for each rule."""

from __future__ import annotations

import itertools
from functools import partialmethod
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields

from . import _grammar, _marks, _references, _sets, model
from ._automaton import Lexeme
from ._pieces import (
    AccountingSymbol,
    Addressees,
    Child,
    Exempted,
    Label,
    LeftOut,
    Lines,
    Make,
    SmartNumber,
    Unread,
    changed,
    span_of,
    span_over,
)
from ._span import Span
from .model import Classification, ExtraneousKind, Precedence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def _text(token: Lexeme) -> str:
    """Return a token as a string of its own, without blanks at the ends of its lines."""
    return _trimmed(token.strip())


def _trimmed(text: str) -> str:
    return "\n".join([line.rstrip() for line in text.split("\n")]) if " \n" in text else text


def _unrecognized(token: Lexeme) -> model.UnrecognizedLine:
    return Make.UnrecognizedLine(token.strip(), span_of(token))


def _optional(token: Lexeme | None) -> str | None:
    return None if token is None else _text(token)


def _instructions(tokens: Sequence[Lexeme | None]) -> str | None:
    """Return what two lines of instructions say, each of which may be missing."""
    return " ".join(map(_text, filter(None, tokens))) or None


def _offices(token: Lexeme | None) -> tuple[str, ...]:
    return () if token is None else tuple(part for part in map(_on_one_line, token.split("/")) if part)


_PRECEDENCES = {"IMMEDIATE NIACT": Precedence.NIACT_IMMEDIATE} | {str(each): each for each in Precedence}


def _portion(token: Lexeme | None) -> model.Portion | None:
    return None if token is None else _portion_of(token, span_of(token))


def _portion_of(words: str, span: Span) -> model.Portion:
    words = " ".join(words.upper().replace(" IS ", " ").split()).strip(" ().")
    level = words.replace(_ENTIRE_TEXT, "").strip(" -\N{EN DASH}()")
    if _ENTIRE_TEXT in words and (")" in words or "\N{EN DASH}" in words or words.startswith(_ENTIRE_TEXT)):
        words = f"{level} - {_ENTIRE_TEXT}"
    return Make.Portion(words, span)


_ENTIRE_TEXT = "ENTIRE TEXT"
#: What may stand before and behind a classification.
_SIGNS = " /*.:-"


def _label(token: Lexeme, kind: type[Any]) -> Label:
    return Label(kind, model.letters_of(token.upper()), span_of(token))


def _empty_label(children: Sequence[Child], found: Sequence[Child]) -> LeftOut:
    """Return the label of a list that has nothing in it, with letters and signs that stand there instead."""
    return LeftOut(ExtraneousKind.EMPTY_LABEL, span_of(children[0]) if found else span_over(children))


class Build:
    """A method for each rule; it takes the rule's children and returns an object of the model."""

    above = below = text = close = tuple

    def block_alone(self, children: list[Child]) -> Child:
        return children[0]

    classification_line_alone = ending_alone = smart_field = block_alone

    def _left_out(self, kind: ExtraneousKind, children: list[Child]) -> LeftOut:
        return LeftOut(kind, span_of(children[0]))

    def _lines(self, name: str, children: list[Child]) -> Lines:
        return Lines(name, tuple(children))

    # ---- heading

    heading = partialmethod(_lines, "heading")

    def transmission_identification(self, children: list[Child]) -> model.TransmissionIdentification:
        _, channel, serial = children
        return Make.TransmissionIdentification(str(channel), str(serial), span_over(children))

    def message_header(self, children: list[Child]) -> model.MessageHeader:
        precedence, *fields, stations = children[:9]
        return Make.MessageHeader(
            Precedence.from_prosign(precedence),
            *map(str, fields),
            tuple(stations.split()),
            span_over(children),
        )

    blank_message_header = partialmethod(_left_out, ExtraneousKind.EMPTY_LABEL)

    def called_stations(self, children: list[Child]) -> model.CalledStations:
        digraph, stations = children
        precedence = Precedence.from_prosign(digraph[-1])
        return Make.CalledStations(precedence, tuple(stations.split()), span_over(children))

    def calling_station(self, children: list[Child]) -> model.CallingStation:
        _, routing_indicator, serial, section, filing_time = children
        return Make.CallingStation(
            str(routing_indicator), str(serial), str(filing_time), _optional(section), span_over(children)
        )

    def security_warning(self, children: list[Child]) -> model.SecurityWarning:
        prosign, code, *instructions = children
        said = _instructions(instructions)
        return Make.SecurityWarning(prosign.strip(), str(code), said, span_over(children))

    def preamble(self, children: list[Child]) -> model.Preamble:
        prosigns, dtg, *instructions = children
        words = prosigns.removeprefix("DTG").strip(" :/").split() if prosigns else ()
        precedences = tuple(
            Precedence.from_prosign(letter) for each in words for letter in dict.fromkeys(each)
        )
        return Make.Preamble(dtg, precedences, _instructions(instructions), span_over(children))

    def bare_preamble(self, children: list[Child]) -> model.Preamble:
        return self.preamble([None, *children])

    def date_time_group(self, children: list[Child]) -> model.DateTimeGroup:
        day, hour, minute, zone, month, year = children[:6]
        return Make.DateTimeGroup(
            int(day),
            int(hour),
            int(minute),
            model.MONTHS.index(month[:3].upper()) + 1,
            model.year_of(year),
            zone.upper() if zone else "Z",
            span_over(children),
        )

    def originator(self, children: list[Child]) -> model.Originator:
        _, name, offices = children
        return Make.Originator(str(name), _offices(offices), span_over(children))

    def action(self, children: list[Child]) -> Child:
        return _addressees("action", children)

    def info(self, children: list[Child]) -> Child:
        return _addressees("info", children)

    def addressee(self, children: list[Child]) -> model.Addressee:
        zen, route, name, offices, precedence, serial = children
        return Make.Addressee(
            name.strip(),
            route.partition("/")[0].strip(" :") if route else None,
            _offices(offices),
            _PRECEDENCES[precedence] if precedence else None,
            serial.rstrip("/") if serial else None,
            (),
            zen is not None,
            span_over(children),
        )

    def routed_addressee(self, children: list[Child]) -> model.Addressee:
        return self.addressee([None, *children])

    def next_addressee(self, children: list[Child]) -> model.Addressee:
        entry = self.addressee([None, None, *children])
        # A stray sign may stand before it.
        return changed(entry, name=entry.name[1:].lstrip()) if entry.name[0] == ":" else entry

    directory_name = partialmethod(_left_out, ExtraneousKind.REPEATED_LINE)

    def exempted(self, children: list[Child]) -> Exempted:
        verb, *entry = children
        members = [self.addressee([None, None, *entry[:4]]), *entry[4:]]
        return Exempted(tuple(members), span_of(verb), span_over(children))

    later_heading = partialmethod(_lines, "later_heading")

    def series_line(self, children: list[Child]) -> model.SeriesLine:
        name, number, remark = children
        said = "/".join(filter(None, (each.strip(" .") for each in number.split("/"))))
        words = remark.strip(" ,-") if remark else None
        return Make.SeriesLine(_on_one_line(name), said, words or None, span_over(children))

    def accounting_symbol(self, children: list[Child]) -> AccountingSymbol:
        return AccountingSymbol(children[0].strip(), span_of(children[0]))

    # ---- front matter

    def damaged_classification_line(self, children: list[Child]) -> tuple[Child, ...]:
        near = model.level_near(children[0].strip())
        if near is None:
            return (Unread(span_over(children)),)
        return self._classification_line(near, children)

    def doubtful_classification_line(self, children: list[Child]) -> tuple[Child, ...]:
        words, unknown = children
        return *self.classification_line([words]), Unread(span_of(unknown))

    def classification_line(self, children: list[Child]) -> tuple[Child, ...]:
        return self._classification_line(Classification.of(children[0].strip(_SIGNS)), children)

    def _classification_line(self, level: Classification, children: list[Child]) -> tuple[Child, ...]:
        words, *rest = own = children
        controls: list[str] = []
        section = post = serial = None
        remark: list[str] = []
        captions: list[model.Caption] = []
        attention: list[model.AttentionLine] = []
        spelt_otherwise, left_out = [*_glued(children)], list[LeftOut]()
        remark_end: int | None = None
        for token in rest:
            text = _text(token)
            if token.type == "CONTROL":
                control = text.strip(" /,")
                if control.replace(" ", "") == "EFTO":
                    if control not in {"EFTO", model.efto_after(words.strip())}:
                        spelt_otherwise.append(span_of(token))
                    control = "EFTO"
                controls.append(control)
            elif token.type == "SECTION" and section is None:
                section = _section(token)
            elif token.type == "DAMAGED_SECTION" and section is None:
                section = _section(token)
                spelt_otherwise.append(span_of(token))
            elif token.type == "YEAR_BEFORE_POST":
                spelt_otherwise.append(span_of(token))
            elif token.type == "POST" and not text.strip("X"):
                left_out.append(LeftOut(ExtraneousKind.REDACTION, span_of(token)))
            elif token.type in {"POST", "POST_BELOW"} and post is None:
                post = " ".join(text.split())
            elif token.type in {"POST_SERIAL", "SERIAL_WITHOUT_POST"} and serial is None:
                serial = _digits(text.lstrip("#").replace(" ", ""))
                if text.strip("0123456789 "):
                    spelt_otherwise.append(span_of(token))
            elif token.type == "GLUED_CAPTION":
                captions += {self.caption([token])}.difference(captions)
                own = [each for each in own if each is not token]
            elif serial and token.type == "CLASSIFICATION_REMARK" and _is_attention(token):
                attention.append(Make.AttentionLine(text, span_of(token)))
                own = [each for each in own if each is not token]
            else:
                # What goes on with the remark keeps its blanks.
                gap = 1 if remark_end is None else token.start_pos - remark_end
                remark += " " * gap, text
                remark_end = token.end_pos
                continue
            remark_end = None
        line = Make.ClassificationLine(
            level,
            tuple(controls),
            section,
            post,
            serial,
            "".join(remark).strip() or None,
            model.marking_of(level, words.strip()),
            span_over(own),
        )
        joined = Lines("joined_attention", (line, *attention))
        return line, *captions, joined, *left_out, *_left_out(spelt_otherwise)

    def section(self, children: list[Child]) -> model.Section:
        return _section(children[0])

    def captions(self, children: list[Child]) -> tuple[Child, ...]:
        *captions, rest = children
        found: list[Child] = []
        for token in captions:
            found += self._caption_as_spelt(token)
        if rest is not None:
            kind = Make.AttentionLine if _is_attention(rest) else Make.UnrecognizedLine
            found.append(kind(_text(rest), span_of(rest)))
        return tuple(found)

    def _caption_as_spelt(self, token: Lexeme) -> tuple[Child, ...]:
        """Return a caption, and with it what is written in its place, where that is another word."""
        caption = self.caption([token])
        if caption.text in " ".join(token.upper().split()):
            return (caption,)
        return caption, LeftOut(ExtraneousKind.OTHER_SPELLING, span_of(token))

    def caption(self, children: list[Child]) -> model.Caption:
        token = children[0]
        words = " ".join(token.strip(" ,:;./\n-").upper().split())
        return Make.Caption(words.replace("XIPDIS", "SIPDIS"), span_of(token))

    def corrected_copy(self, children: list[Child]) -> model.Caption:
        return Make.Caption(_text(children[0]), span_of(children[0]))

    def attention_lines(self, children: list[Child]) -> tuple[Child, ...]:
        lines, *captions = children
        return *_attention_lines(lines), *itertools.chain(*map(self._caption_as_spelt, captions))

    def executive_order(self, children: list[Child]) -> tuple[Child, ...]:
        label, number, value = children
        label_said = _label(label, model.ExecutiveOrder)
        if number and label[-1].isalpha() and number.start_pos == label.end_pos:
            # Letters and digits are one word: `EO12958`.
            label_said = evolve(label_said, written=label)
        said = " ".join(map(str.strip, value.split("\n"))) if value else None
        return Make.ExecutiveOrder(str(number or ""), said, span_over(children)), label_said

    def tags(self, children: list[Child]) -> tuple[Child, ...]:
        label, *tokens = children
        found: list[Child] = []
        tags, again = set[model.Tag](), ExtraneousKind.REPEATED_TAG
        for token in tokens:
            if token.type == "CAPTION_AMONG_TAGS":
                found += self._caption_as_spelt(token)
            elif (tag := _tag(token)) is not None:
                if tag not in tags:
                    tags.add(tag)
                    found.append(tag)
                elif type(found[-1]) is LeftOut and found[-1].kind is again:
                    found[-1] = LeftOut(again, Make.Span(found[-1].span.start, tag.span.end))
                else:
                    found.append(LeftOut(again, tag.span))
        if any(type(each) is model.Tag for each in found):
            return (*found, _label(label, model.Tag))
        return (*found, _empty_label(children, found))

    def tag(self, children: list[Child]) -> Child:
        return _tag(children[0]) or ()

    def subject(self, children: list[Child]) -> tuple[Child, ...]:
        label, portion, *again, text = children
        # In a record message two slants end it.
        lines = "\n".join(filter(None, _text(text).split("\n"))).rstrip("/ \n") if text else ""
        mark = _portion(portion)
        if not mark and (behind := _grammar.terminal("PORTION_BEHIND").search(lines)):
            start = text.start_pos + text.rindex(behind["mark"])
            mark = _portion_of(behind["mark"], Make.Span(start, start + len(behind["mark"])))
            lines = lines[: behind.start()]
        subject = Make.Subject(lines, mark, span_over(children))
        left_out = (LeftOut(ExtraneousKind.OTHER_SPELLING, span_of(each)) for each in again if each)
        return subject, _label(label, model.Subject), *left_out

    def references(self, children: list[Child]) -> tuple[Child, ...]:
        opener, text = children
        found = _citations(text, "A" if opener.startswith("A.") else None) if text else ()
        if not any(type(each) is model.Reference for each in found):
            return (*found, _empty_label(children, found))
        found = (*found, _label(opener, model.Reference))
        if opener[-1].isalpha() and text.start_pos == opener.end_pos:
            # The letter of the first stands in one word with the label.
            word = Make.Span(opener.start_pos, text.start_pos + 1)
            found = (*found, LeftOut(ExtraneousKind.OTHER_SPELLING, word))
        return found

    def unlabelled_references(self, children: list[Child]) -> tuple[Child, ...]:
        return _citations(children[0])

    def reference(self, children: list[Child]) -> tuple[Child, ...]:
        found = _citations(children[0])
        # More than one are not one.
        return found if sum(type(each) is not LeftOut for each in found) == 1 else ()

    def classified_by(self, children: list[Child]) -> model.ClassifiedBy:
        lines = _text(children[0]).split("\n")
        return Make.ClassifiedBy("\n".join(filter(None, lines)), span_of(children[0]))

    cut_label = partialmethod(_left_out, ExtraneousKind.CUT_MARK)
    redaction = partialmethod(_left_out, ExtraneousKind.REDACTION)

    def unrecognized_line(self, children: list[Child]) -> model.UnrecognizedLine:
        return _unrecognized(children[-1])

    # ---- body

    def paragraph(self, children: list[Child]) -> model.Paragraph:
        number, portion, text = children
        count = int(number.strip(" (.")) if number else None
        return Make.Paragraph(_text(text) if text else "", count, _portion(portion), span_over(children))

    def opening_paragraph(self, children: list[Child]) -> model.Paragraph:
        return self.paragraph([None, *children])

    def marked_summary(self, children: list[Child]) -> model.Paragraph:
        *number, label, portion, text = children
        paragraph = self.paragraph([*(number or [None]), portion, text])
        return changed(paragraph, text=f"{_text(label)} {paragraph.text}", span=span_over(children))

    def plain_paragraph(self, children: list[Child]) -> model.Paragraph:
        return Make.Paragraph(_text(children[0]), None, None, span_of(children[0]))

    def item(self, children: list[Child]) -> model.Item:
        mark, portion, text = children
        return Make.Item(mark.strip(), _text(text) if text else "", _portion(portion), span_over(children))

    def section_heading(self, children: list[Child]) -> model.SectionHeading:
        ruler = _grammar.terminal("RULER")
        lines = [line.strip() for line in children[0].split("\n") if line.strip() and not ruler.match(line)]
        return Make.SectionHeading("\n".join(lines), span_of(children[0]))

    def heading_with_ruler(self, children: list[Child]) -> model.SectionHeading | model.Paragraph:
        words = children[0].strip("-=*\u2010/ ")
        if _marks.is_marked(words, opens_line=True):
            # Without its ruler it would be another mark.
            return self.plain_paragraph(children)
        return Make.SectionHeading(words, span_of(children[0]))

    def table(self, children: list[Child]) -> model.Table:
        return Make.Table(_trimmed(children[0].rstrip()), span_of(children[0]))

    stray_caption = partialmethod(_left_out, ExtraneousKind.STRAY_CAPTION)
    classification_banner = partialmethod(_left_out, ExtraneousKind.CLASSIFICATION_BANNER)

    # ---- parts alone

    def message_reference_number(self, children: list[Child]) -> model.MRN:
        year, post, serial = children
        return Make.MRN(model.year_of(year), post, int(serial), span_over(children))

    def portion(self, children: list[Child]) -> model.Portion | None:
        return _portion(children[0])

    def date_time_group_alone(self, children: list[Child]) -> Child:
        return children[1]

    def addressee_alone(self, children: list[Child]) -> Child:
        addressee, *exempted = children
        # If they are not one list, the model does not take them.
        return changed(addressee, exempt=tuple(member.entry for each in exempted for member in each.members))

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
        return Make.Distribution(
            tuple(copies["ACTION"]),
            tuple(copies["ORIGIN"]),
            tuple(copies["INFO"]),
            (total[1:4] or None) if total else None,
            total[-1] if total else None,
            note.strip("( )") if note else None,
            str(number) if number else None,
            span_over(children),
        )

    def office_and_copies(self, children: list[Child]) -> model.Copies:
        office, _, count = children[0].partition("-")
        return Make.Copies(office, int(count), span_of(children[0]))

    def handling_line(self, children: list[Child]) -> model.HandlingLine:
        found = {token.type: token.removesuffix("Z") for token in children[1:]}
        return Make.HandlingLine(
            found.get("COMMUNICATIONS_SERIAL"),
            found.get("TIME_GROUP"),
            tuple(token[1:] for token in children if token.type == "COPIES_MARK"),
            span_over(children),
        )

    def drafting(self, children: list[Child]) -> model.Drafting:
        lines = (line.strip(" ") for line in children[0].split("\n"))
        return Make.Drafting(tuple(filter(None, lines)), span_over(children))

    def archive_attribute(self, children: list[Child]) -> model.ArchiveAttribute:
        key, text = children
        lines = (line.strip() for line in (text or "").split("\n"))
        return Make.ArchiveAttribute(key[:-1], "\n".join(line for line in lines if line), span_over(children))

    def archive_attributes(self, children: list[Child]) -> model.ArchiveAttributes:
        _, *attributes = children
        return Make.ArchiveAttributes(tuple(attributes), span_over(children))

    # ---- fields of a SMART message

    def smart_number(self, children: list[Child]) -> SmartNumber:
        _, _, post, serial = children
        return SmartNumber(_text(post), serial.zfill(6))

    def smart_date(self, children: list[Child]) -> model.Preamble:
        dtg = children[2]
        return Make.Preamble(dtg, (), None, dtg.span)

    def smart_from(self, children: list[Child]) -> model.Originator:
        return Make.Originator(_text(children[1]), (), span_of(children[1]))

    def smart_addressee(self, children: list[Child]) -> model.Addressee:
        route, name, offices, precedence = children
        text = _on_one_line(name)
        if name.type == "TURNED_ADDRESS":
            place, post = text.split(", ")
            text = f"{post} {place}"
        said = _PRECEDENCES[precedence.upper()] if precedence else None
        entry = self.addressee([None, route, name, offices, None, None])
        return changed(entry, name=model.upper(text), precedence=said, span=span_over(children))

    smart_action, smart_info = action, info

    def smart_captions(self, children: list[Child]) -> Child:
        return tuple(self.caption([token]) for token in children[1:])

    def smart_pass_line(self, children: list[Child]) -> model.AttentionLine:
        return Make.AttentionLine(_text(children[1]), span_of(children[1]))

    def smart_signature(self, children: list[Child]) -> Lines:
        return self._lines("signature", children[1:])

    def smart_drafting(self, children: list[Child]) -> model.Drafting:
        label, value = children
        lines = _text(value).split("\n")
        return Make.Drafting(
            (f"{label.upper()} {lines[0]}", *(line.strip() for line in lines[1:])), span_over(children)
        )

    # ---- ending

    signature = partialmethod(_lines, "signature")
    trailer = partialmethod(_left_out, ExtraneousKind.TRAILER)
    ending = partialmethod(_lines, "ending")


def _of_one_text(entry: model.Entry) -> Callable[[Build, list[Child]], Child]:
    """Return the builder of a class of one text: what its rule matched, and its label apart.

    TypeError names a class of other fields.
    """
    if {each.name for each in fields(entry.cls)} != {"text", "span"}:
        raise TypeError(f"{entry.cls.__name__} needs a builder for the rule {entry.rule}")
    make = getattr(Make, entry.cls.__name__)

    def build(_: Build, children: list[Child]) -> Child:
        *label, text = children
        made = make(_text(text) if text else "", span_over(children))
        return (made, _label(label[0], entry.cls)) if label else made

    return build


# A class whose rule has no method above is one of one text: anything else is an error that names it.
for _entry in model.REGISTRY.values():
    if _entry.grammar != "sets" and not hasattr(Build, _entry.rule):
        setattr(Build, _entry.rule, _of_one_text(_entry))


def message_set(each: _sets.Set) -> model.MessageSet:
    """Return a set as the model has it."""
    span = Make.Span(each.start, each.end)
    return Make.MessageSet(each.identifier, each.fields, each.terminated, span)


def _addressees(line: str, children: list[Child]) -> Child:
    verb, *entries = (child for child in children if child is not None)
    if not entries:
        return _unrecognized(verb)
    span = Make.Span(verb.start_pos, entries[-1].span.end)
    addressees: list[model.Addressee] = []
    #: The members of each that the telegram does not go to.
    exempt: list[list[str]] = []
    above: tuple[str, ...] = ()
    left_out: list[LeftOut | Unread | model.UnrecognizedLine] = []
    for entry in entries:
        if isinstance(entry, model.UnrecognizedLine | LeftOut):
            left_out.append(entry)
        elif isinstance(entry, Exempted):
            # Offices on a line of their own may be such as no addressee's line has.
            first, *further = entry.members
            left_out += (Unread(span_over((each,))) for each in further if not model.follows_another(each))
            members = (first.entry, *(each.entry for each in further if model.follows_another(each)))
            if not addressees:
                above = members
                continue
            if exempt[-1] and not model.follows_another(entry.members[0]):
                # Below others, without its label, it would not be known as a member.
                place = Make.Span(entry.verb.start, span_over(entry.members[:1]).end)
                left_out.append(Make.UnrecognizedLine(f"XMT {members[0]}", place))
                members = members[1:]
            elif exempt[-1]:
                left_out.append(LeftOut(ExtraneousKind.REPEATED_LINE, entry.verb))
            exempt[-1] += members
        elif addressees and entry.offices and not model.follows_another(entry):
            # Offices on a line of their own may be such as no addressee's line has.
            left_out.append(Unread(entry.span))
        elif addressees and exempt[-1] and not (entry.routing_indicator or entry.delivered):
            # A line between that no rule knows did not end the list of exempted members.
            exempt[-1].append(entry.entry)
        else:
            addressees.append(entry)
            exempt.append([])
    for number, names in enumerate(exempt):
        if names:
            addressees[number] = changed(addressees[number], exempt=tuple(names))
    return Addressees(line, tuple(addressees), above, span, span_of(verb), tuple(left_out))


def _attention_lines(token: Lexeme) -> Iterator[model.AttentionLine]:
    """Part a block of attention lines: some are broken over several."""
    for found in _grammar.terminal("ATTENTION_LINE").finditer(token):
        text, start = found[0], token.start_pos + found.start()
        span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        yield Make.AttentionLine(_trimmed(text).strip(), span)


def _glued(tokens: Sequence[Lexeme]) -> Iterator[Span]:
    """Yield where lexemes stand that are parts of one word."""
    for before, token in itertools.pairwise(tokens):
        if before.end_pos == token.start_pos and before[-1].isalnum() and token[0].isalnum():
            start, end = before.end_pos - len(before.split()[-1]), token.start_pos + len(token.split()[0])
            yield Make.Span(start, end)


def _left_out(spelt_otherwise: list[Span]) -> list[LeftOut]:
    """Return what is spelt in another way than in canonical text, each word once."""
    words: list[Span] = []
    for span in sorted(spelt_otherwise, key=lambda each: each.start):
        if words and span.start <= words[-1].end:
            words[-1] = Make.Span(words[-1].start, max(words[-1].end, span.end))
        else:
            words.append(span)
    return [LeftOut(ExtraneousKind.OTHER_SPELLING, each) for each in words]


def _is_attention(rest: Lexeme) -> bool:
    """Say whether the rest of a line is for whom the telegram is, and nothing else on a line of its own."""
    return _grammar.terminal("ATTENTION_LINE").fullmatch(rest) is not None and not (
        _grammar.terminal("ATTENTION_STOP").match(rest)
        or _grammar.terminal("BLOCK_OPENER").match(rest)
        or _marks.is_marked(rest, opens_line=True)
    )


def _digits(written: str) -> str:
    """Return a number with digits for the letters and signs that look like them."""
    return written.translate(str.maketrans("OQIL!", "00111"))


def _section(token: Lexeme) -> model.Section:
    numbers = _grammar.terminal("NUMBERS_OF_SECTION").search(token.upper())
    assert numbers is not None  # both terminals end with them
    number, total = (None if each is None else _number(each) for each in numbers.group("number", "total"))
    return Make.Section(number, total, span_of(token))


def _number(written: str) -> int:
    """Return a number of a section, as a word or in digits, with signs that look like digits."""
    words = ("ONE", "TWO", "THREE", "FOUR", "FIVE")
    digits = _digits(written)
    return words.index(written) + 1 if written in words else int(digits)


def _tag(token: Lexeme) -> Child:
    text = token.strip(" ,;:.\n\\")
    person = text.startswith("(")
    text = text.strip("() ,;")
    return Make.Tag(_on_one_line(model.upper(text)), person, span_of(token)) if text else None


def _citations(token: Lexeme, label: str | None = None) -> tuple[Child, ...]:
    """Return the references of a list, with what canonical text leaves out of it."""
    read = _references.read(token, label)
    offset = token.start_pos

    def span(start: int, end: int) -> Span:
        return Make.Span(offset + start, offset + end)

    references: list[model.Reference] = []
    read.found.reverse()
    while read.found:
        each = read.found.pop()
        references.append(Make.Reference(each.text, each.label, each.note, None, span(each.start, each.end)))
    return (
        *references,
        *(LeftOut(ExtraneousKind.OTHER_SPELLING, span(*place)) for place in read.words),
        *(LeftOut(ExtraneousKind.EMPTY_LABEL, span(*place)) for place in read.empty if references),
        *(Unread(span(*place)) for place in read.unread),
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
