"""From the parts of a telegram to the telegram: each is put at its place, and nothing is lost."""

from __future__ import annotations

import collections
import contextlib
import itertools
import re
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from attrs import evolve

from . import _body, _close, _cut, _gazetteer, _grammar, _layout, _marks, _references, _sets, model
from ._automaton import Lexeme
from ._pieces import (
    AccountingSymbol,
    Addressees,
    Child,
    Label,
    LeftOut,
    Lines,
    Make,
    SmartNumber,
    Unread,
    changed,
    is_taken,
    span_of,
    span_over,
)
from ._span import Span
from .model import ExtraneousKind

_Part = TypeVar("_Part")

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class _Assembly:
    """The parts of one telegram, each put at its place."""

    def __init__(
        self, text: str, covered: str, extraneous: list[model.Extraneous], *, checks: bool = True
    ) -> None:
        self.text = text
        self.covered = covered
        self._checks = checks
        self._has_cue = _marks.has_cue(covered)
        self.extraneous = extraneous
        self.fields: dict[str, Any] = {}
        self.tuples: dict[str, list[Any]] = {name: [] for name in _LISTS.values()}
        #: Where attention lines stand that were joined with a classification line.
        self.joined: set[Span] = set()
        #: Captions and tags, each of which stands once.
        self.said: set[Child] = set()
        #: What a SMART message's fields supplied, or would have.
        self.supplied: set[str] = set()
        self.drafting: list[model.Drafting] = []
        #: The lines of the heading, but for its addressees; these; and where they all stand.
        self.heading: dict[str, Any] = {}
        #: The letters of what stands above the first copy of the front matter.
        self.copied: str | None = None
        self.addressees: dict[str, list[model.Addressee]] = {}
        #: In each list of these, where a name stands.
        self.places: dict[str, dict[str, list[int]]] = collections.defaultdict(dict)
        self.heading_spans: list[Span] = []
        #: Where the label of each field stands first.
        self.labels: dict[str, Span] = {}
        #: The letters and digits of a field that stands again.
        self.words: dict[str, str] = {}
        self.separations: list[Span] = []
        #: Where the surname stands.
        self.signed = len(covered)
        #: Whether the subject is that of a set: it wins over one that a collator gives.
        self.sets_say_subject = False

    def leave_out(self, kind: ExtraneousKind, span: Span) -> None:
        """Keep what canonical text leaves out."""
        self.extraneous.append(Make.Extraneous(kind, self.text[span.start : span.end], span))

    def unread(self, span: Span) -> None:
        """Keep what canonical text has no place for, line by line, as unrecognized."""
        for line in _LINE.finditer(self.covered, span.start, span.end):
            if _LINE_END.match(self.covered, line.end()):
                self._add_unrecognized(line[0], line.start())
                continue
            # Without the label behind it on its line it may hold a mark.
            mark = f"{_grammar.UNRECOGNIZED} "
            start = line.start() - len(mark)
            covered, marks, _ = _layout.cover(mark + line[0])
            for each in marks:
                self.leave_out(each.kind, Make.Span(start + each.span.start, start + each.span.end))
            for rest in _LINE.finditer(covered, len(mark)):
                self._add_unrecognized(rest[0], start + rest.start())

    def _add_unrecognized(self, words: str, start: int) -> None:
        line = Make.UnrecognizedLine(words, Make.Span(start, start + len(words)))
        self.tuples["unrecognized"].append(line)

    def once(self, place: dict[str, Any], name: str, value: Child, span: Span) -> None:
        """Put what stands once in a telegram at its place."""
        if name not in place:
            place[name] = value
        elif place[name] == value or (self.sets_say_subject and type(value) is model.Subject):
            self.leave_out(ExtraneousKind.REPEATED_LINE, span)
        elif type(value) in {model.Subject, model.ExecutiveOrder}:
            self._add_again(name, value)
        else:
            self.unread(span)

    def _add_again(self, name: str, again: Child) -> None:
        """Add a subject or an order that stands again: of two that begin alike the longer counts."""
        before, below = self.fields[name], _words_of(again)
        if name not in self.words:
            self.words[name] = _words_of(before)
        above = self.words[name]
        if above != below and below.startswith(above):
            # The portion mark of a subject may stand alone behind the first label.
            if type(again) is model.Subject and not before.text:
                again = changed(again, portion=again.portion or before.portion)
            self.fields[name], self.words[name] = again, below
            # Its label counts.
            self.labels.pop(name, None)
            self.leave_out(ExtraneousKind.REPEATED_LINE, before.span)
        elif above.startswith(below):
            self.leave_out(ExtraneousKind.REPEATED_LINE, again.span)
        else:
            self.unread(again.span)

    def add(self, part: Child) -> None:
        """Put one part at its place."""
        kind = type(part)
        if kind in _BLOCKS and not self._has_cue:
            self.tuples["body"].append(part)
        elif kind is tuple:
            for each in part:
                self.add(each)
        elif kind is LeftOut:
            self.leave_out(part.kind, part.span)
        elif kind is Unread or ((self._has_cue or kind in _WITH_WORDS) and self._is_refused(part)):
            self.unread(part.span)
        elif kind in _BLOCKS:
            self.tuples["body"].append(part)
        elif kind is Lexeme and part.type == "SEPARATION":
            self.separations.append(span_of(part))
        elif kind is Lexeme:
            self.leave_out(ExtraneousKind.CANONICAL_MARK, span_of(part))
        elif kind is Label:
            self._add_label(part)
        elif kind in _ONCE_EACH and part in self.said:
            self.leave_out(_ONCE_EACH[kind], part.span)
        elif kind in _LISTS:
            if kind in _ONCE_EACH:
                self.said.add(part)
            self.tuples[_LISTS[kind]].append(part)
        elif kind is model.ClassificationLine:
            self._add_classification(part)
        elif kind is Lines:
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
        doubtful = (
            self._checks
            and span is not None
            and (
                (kind in _BEFORE_LABEL and not _LINE_END.match(self.covered, span.end))
                or (kind is model.ClassificationLine and part.remark is not None)
                or (kind in _WITH_WORDS and self._has_label(kind, span))
                or (self._has_cue and _marks.has_cue(self.covered[span.start : span.end]))
            )
        )
        if doubtful and kind is Addressees:
            return not is_taken(Make.Heading(**{part.name: part.addressees}))
        return doubtful and not is_taken(part)

    def _has_label(self, kind: type[Any], span: Span) -> bool:
        """Say whether words of a part, below its own label, begin another, also parted by a line's end."""
        words = " ".join(self.covered[span.start : span.end].split())
        handled = _grammar.terminal("HANDLING_SENTENCE").match(words) is not None
        return handled or _sets.begins_one(words) or _cut.has_label(words[kind is not model.Reference :])

    def add_sets(self, sets: Sequence[model.MessageSet]) -> None:
        """Put the sets of a record message at their place, and the subject that they say."""
        for each in sets:
            self.add(each)
        subject = model.subject_of(self.tuples["sets"])
        if subject:
            self.fields["subject"], self.sets_say_subject = subject, True

    def _add_label(self, label: Label) -> None:
        several = label.kind in _LISTS
        name = _LISTS[label.kind] if several else _NAMES[label.kind]
        if not several and name not in self.fields:
            # Its line is unrecognized, label and all.
            return
        if name in self.labels and several:
            self.leave_out(ExtraneousKind.REPEATED_LINE, label.span)
        elif name not in self.labels and label.written != model.REGISTRY[label.kind].label_letters:
            self.leave_out(ExtraneousKind.OTHER_SPELLING, label.span)
        self.labels.setdefault(name, label.span)

    def _add_classification(self, line: model.ClassificationLine) -> None:
        """Keep the line with a serial; a marking alone on its line is a printer's banner."""
        before = self.fields.setdefault("classification", line)
        if before is line:
            return
        says_more = before.remark is None and line.remark is not None and line.level is before.level
        if before.serial is None and (line.serial is not None or says_more):
            self.fields["classification"], line = line, before
        assert line.span is not None
        if line.serial is None or line == before:
            self.leave_out(ExtraneousKind.CLASSIFICATION_BANNER, line.span)
        elif self._is_said_above(line.span):
            self.leave_out(ExtraneousKind.REPEATED_LINE, line.span)
        else:
            self.unread(line.span)

    def _is_said_above(self, span: Span) -> bool:
        """Say whether the same was said above the first copy, with other blanks and signs or without them."""
        if self.copied is None:
            self.copied = _letters(self.covered[max(0, span.start - _COPY) : span.start])
        return _letters(self.covered[span.start : span.end]) in self.copied

    def _add_heading(self, heading: Lines) -> None:
        """Add the lines of a heading, or of one that stands again: what is said once more is put aside."""
        found, spans = self.heading, self.heading_spans
        for line in heading.lines:
            kind = type(line)
            if kind is Lexeme:
                self.separations.append(span_of(line))
            elif kind in {model.UnrecognizedLine, LeftOut}:
                self.add(line)
            elif (
                kind is Unread
                or (self._has_cue and self._is_refused(line))
                or (kind is Addressees and self._is_mark(line))
            ):
                self.unread(line.span)
            else:
                spans.append(line.span)
                if kind is Addressees:
                    self._add_addressees(line)
                elif kind is AccountingSymbol:
                    self.once(found, "accounting_symbol", line.text, line.span)
                elif kind is model.Originator and (before := found.get("originator")):
                    self._add_originator(line, before)
                else:
                    self.once(found, _NAMES[kind], line, line.span)
        if spans:
            span = Make.Span(spans[0].start, max(each.end for each in spans))
            lists = {name: tuple(entries) for name, entries in self.addressees.items()}
            self.fields["heading"] = Make.Heading(**found, **lists, span=span)

    def _sends(self, line: Child) -> bool:
        """Say whether a line FM names whom MSGID names; a line above it is that of a message centre."""
        return any(each.meant == "MSGID" and line.name in each.fields for each in self.tuples["sets"])

    def _add_originator(self, again: Child, before: Child) -> None:
        """Add a line FM below another: the offices that it says besides, or who sends the message."""
        if again.name == before.name:
            more = tuple(each for each in again.offices if each not in before.offices)
            self.heading["originator"] = changed(before, offices=before.offices + more)
            self.leave_out(ExtraneousKind.REPEATED_LINE, again.span)
        elif self._sends(again):
            self.heading["originator"] = again
            self.leave_out(ExtraneousKind.ROUTING_NOTICE, before.span)
        else:
            self.unread(again.span)

    def _add_later_heading(self, heading: Lines) -> None:
        """Add the lines that say again from whom and to whom; those of another telegram stay unrecognized."""
        for line in heading.lines:
            before: Child = self.heading.get(_NAMES.get(type(line), ""))
            kind = type(line) if before else None
            another = kind is model.Originator and before.name != line.name and not self._sends(line)
            if another or (kind is model.Preamble and before.dtg != line.dtg):
                for each in heading.lines:
                    self.unread(each.span)
                return
        self._add_heading(heading)

    def _add_addressees(self, line: Addressees) -> None:
        """Add a list of addressees; of one that stands again, what it says besides."""
        for each in line.left_out:
            self.add(each)
        above = self.addressees.get("info") or self.addressees.get("action")
        if line.exempt and above and not above[-1].exempt:
            above[-1] = changed(above[-1], exempt=line.exempt)
        elif line.exempt:
            self.unread(line.span)
            return
        known = self.addressees.get(line.name)
        if not line.addressees:
            self.leave_out(ExtraneousKind.EMPTY_LABEL, line.verb)
        elif known is None:
            if " " in self.covered[line.verb.start : line.verb.end].strip():
                self.leave_out(ExtraneousKind.OTHER_SPELLING, line.verb)
            self._enter(line.name, line.addressees)
        elif all(each in self._of_the_same_name(line.name, each) for each in line.addressees):
            self.leave_out(ExtraneousKind.REPEATED_LINE, line.span)
        elif not _goes_on_with(known[-1], line.addressees):
            self.unread(line.span)
        else:
            self.leave_out(ExtraneousKind.REPEATED_LINE, line.verb)
            for again in line.addressees:
                self._add_addressee(line.name, again)

    def _enter(self, name: str, addressees: Iterable[model.Addressee]) -> None:
        """Put addressees at the end of a list."""
        known, places = self.addressees.setdefault(name, []), self.places[name]
        for each in addressees:
            same = places.setdefault(each.name, [])
            if len(same) < _SAME_NAME:
                same.append(len(known))
            known.append(each)

    def _of_the_same_name(self, name: str, addressee: model.Addressee) -> list[model.Addressee]:
        return [self.addressees[name][place] for place in self.places[name].get(addressee.name, ())]

    def _add_addressee(self, name: str, again: Child) -> None:
        """Add an addressee to those of a list above: it may be one of them, and say its offices."""
        known = self.addressees[name]
        places = self.places[name].get(again.name, ())
        same = [place for place in places if _says_again(again, known[place])]
        for place in same:
            known[place] = changed(
                known[place],
                offices=again.offices or known[place].offices,
                routing_indicator=again.routing_indicator or known[place].routing_indicator,
            )
        if same:
            self.leave_out(ExtraneousKind.REPEATED_LINE, again.span)
        elif model.follows_another(again, known[-1]):
            self._enter(name, (again,))
        else:
            self.unread(again.span)

    def _is_mark(self, addressees: Addressees) -> bool:
        """Say whether the first of some addressees, beside the verb, is a mark that the text did not show.

        A colon, blanks or a line's end may part the two there.
        """
        verb = addressees.verb
        if not addressees.addressees:
            return False
        written = self.covered[verb.start : verb.end].strip()
        word = written.rstrip(":")
        parted = self._has_cue or word != written or _LINE_END.match(self.covered, verb.end)
        line = f"{word} {addressees.addressees[0].line}"
        return bool(parted) and _marks.is_marked(line, opens_line=True)

    def _add_signature(self, signature: Lines) -> None:
        token = signature.lines[0]
        # What ends a line may be a mark on a line of its own.
        if _marks.is_marked(token, opens_line=True):
            self.unread(span_of(token))
            return
        words = token.split()
        half = len(words) // 2
        self.signed = token.start_pos
        if words[:half] == words[half:]:
            end = self.signed + token.rindex(words[half])
            self.leave_out(ExtraneousKind.REPEATED_LINE, Make.Span(self.signed, end))
            words = words[half:]
        self.fields["signature"] = " ".join(words)

    def _unsigned(self, body: list[Child]) -> list[Child]:
        """Return the blocks of a body without the surname at its end that stands again below."""
        name = self.fields.get("signature", "").casefold()
        while name and body and type(body[-1]) is model.Paragraph:
            last = body[-1]
            place = _close.surname_of(last.text, len(last.text))
            again = last.text[place:].strip()
            bare = len(body) > 1 and last.number is None and last.portion is None
            if again.casefold() != name or not (place or bare):
                break
            self.signed = self.covered.rindex(again, 0, self.signed)
            self.leave_out(ExtraneousKind.REPEATED_LINE, Make.Span(self.signed, self.signed + len(again)))
            body[-1:] = [changed(last, text=last.text[:place].rstrip())] if place else []
        return body

    def _add_ending(self, ending: Lines) -> None:
        found: dict[str, str] = {}
        for token in ending.lines:
            name = _ENDING_FIELDS.get(token.type)
            if name:
                self.once(found, name, token.strip().removeprefix("#"), span_of(token))
            elif token.type == "REDACTED_LAST_LINE":
                self.leave_out(ExtraneousKind.REDACTION, span_of(token))
            elif token.type == "LAST_BANNER":
                self.leave_out(ExtraneousKind.CLASSIFICATION_BANNER, span_of(token))
        self.fields["ending"] = Make.Ending(**found, span=span_over(ending.lines))

    def supply(self, part: Child) -> None:
        """Put what a field of a SMART message says where the telegram itself says nothing.

        What the model refuses stays what the field says, and no more. Of fields of one name the first
        counts.
        """
        kind = type(part)
        if kind not in {tuple, model.Drafting, model.AttentionLine}:
            name = part.name if kind in {Addressees, Lines} else kind.__name__
            if name in self.supplied:
                return
            self.supplied.add(name)
        line = self.fields.get("classification")
        heading = self.fields.get("heading")
        with contextlib.suppress(ValueError):
            if kind is tuple:
                for each in part:
                    self.add(evolve(each))
            elif kind is SmartNumber:
                if line and not line.serial:
                    self.fields["classification"] = evolve(line, post=part.post, serial=part.serial)
            elif kind is Lines:
                text = part.lines[0].strip(" .#")
                may_be_signed = _sets.may_be_signed(each.identifier for each in self.tuples["sets"])
                if "signature" not in self.fields and self.tuples["body"] and may_be_signed:
                    self.fields["signature"] = model.Cable(signature=text).signature
            elif kind is model.Drafting:
                # Lines that say who cleared it stand below one that says who drafted it.
                below = ("DRAFTED BY",) if self.drafting or "drafting" in self.fields else ()
                model.Cable(drafting=changed(part, lines=(*below, *part.lines)))
                self.drafting.append(part)
            elif kind is model.AttentionLine:
                self.add(*model.Cable(attention=(evolve(part),)).attention)
            else:
                name = part.name if kind is Addressees else _NAMES[kind]
                value = tuple(map(evolve, part.addressees)) if kind is Addressees else evolve(part)
                if heading is None:
                    self.fields["heading"] = evolve(Make.Heading(**{name: value}, span=part.span))
                elif not getattr(heading, name):
                    self.fields["heading"] = evolve(heading, **{name: value})

    def join_references(self) -> None:
        """Read references as if all stood behind one label: a letter holds until there is another.

        What would say something else there is unrecognized.
        """
        references, self.tuples["references"] = self.tuples["references"], []
        letter, telegram, looked = None, "", 0
        references.reverse()
        while references:
            each = references.pop()
            said = each.label or letter, each.text, each.note
            alone = _references.is_serial_alone(each.text)
            if alone:
                above = (other.text for other in reversed(self.tuples["references"][looked:]))
                telegram = next(filter(_references.number_of, above), telegram)
                looked = len(self.tuples["references"])
            if telegram and alone:
                line = _references.line_of(*said)
                found = _references.read(f"{telegram}\n{line}").found[1:]
                said = found[0][:3] if len(found) == 1 else said
            changes = said != (each.label, each.text, each.note)
            if (changes and not _references.is_sound(*said)) or (telegram and alone and said[1] == each.text):
                self.unread(each.span)
                continue
            letter, text, note = said
            self.tuples["references"].append(
                changed(each, label=letter, text=text, note=note) if changes else each
            )

    def _drop_glued_tags(self) -> None:
        """Leave out tags that are two said apart, as where lists of several sections were joined."""
        tags, self.tuples["tags"] = self.tuples["tags"], []
        said, listed = {each.text for each in tags}, _gazetteer.tags()
        for each in tags:
            ends = range(2, min(len(each.text) - 1, _LONGEST_TAG + 1))
            if each.text in listed or not any(said >= {each.text[:end], each.text[end:]} for end in ends):
                self.tuples["tags"].append(each)
            else:
                self.leave_out(ExtraneousKind.REPEATED_TAG, each.span)

    def _add_joined_attention(self, joined: Lines) -> None:
        """Add what stands behind a classification on its line, where a publisher joined lines."""
        line, *attention = joined.lines
        for each in attention:
            if self.fields.get("classification") is line:
                self.joined.add(each.span)
                self.add(each)
            elif _letters(each.text) not in self._attention_said(self.tuples["attention"]):
                self.unread(each.span)
            elif each.span.start >= line.span.end:
                self.leave_out(ExtraneousKind.REPEATED_LINE, each.span)

    def _attention_said(self, lines: Iterable[Child]) -> str:
        """Return the letters of the first attention lines that stand on lines of their own."""
        return "".join(_letters(each.text) for each in lines if each.span not in self.joined)[:_COPY]

    def _each_once(self, lines: Sequence[Child]) -> Iterator[Child]:
        """Yield attention lines, but none that says what one above it does, or joins what others say."""
        said: set[str] = set()
        apart = self._attention_said(lines) if self.joined else ""
        for each in lines:
            words = _letters(each.text)
            if words in said or (each.span in self.joined and words in apart):
                self.leave_out(ExtraneousKind.REPEATED_LINE, each.span)
            else:
                said.add(words)
                yield each

    def cable(self, year: int | None) -> model.Cable | None:
        """Return the telegram; None where nothing was found."""
        self.join_references()
        for name, span in self.labels.items():
            if name in self.tuples and not self.tuples[name]:
                self.leave_out(ExtraneousKind.EMPTY_LABEL, span)
        self.tuples["attention"] = list(self._each_once([*_whole_lines(self.tuples["attention"])]))
        self._drop_glued_tags()
        self.tuples["references"][:0] = model.references_of(self.tuples["sets"])
        if self.drafting:
            first = [self.fields["drafting"]] if "drafting" in self.fields else []
            lines = tuple(line for each in (*first, *self.drafting) for line in each.lines)
            self.fields["drafting"] = changed(self.drafting[-1], lines=lines)
        heading = self.fields.get("heading")
        dtg = heading.dtg if heading else None
        if dtg and self.text[dtg.span.start : dtg.span.end] != str(dtg):
            self.leave_out(ExtraneousKind.OTHER_SPELLING, dtg.span)
        if heading and heading.preamble:
            start = heading.preamble.span.start
            written = self.covered[start : heading.preamble.dtg.span.start].rstrip()
            if written.split() != [each.prosign for each in heading.preamble.precedences]:
                self.leave_out(ExtraneousKind.OTHER_SPELLING, Make.Span(start, start + len(written)))
        sent = dtg.year if dtg else year
        if sent is not None:
            references = self.tuples["references"]
            for place, each in enumerate(references):
                references[place] = changed(each, assumed_year=sent)
        if not self.fields and not any(self.tuples.values()):
            return None
        # Canonical text has one separation, and only between a heading and what follows it.
        follows = bool(self.fields.keys() - model.OUTSIDE_TEXT.values()) or any(self.tuples.values())
        kept = heading is not None and follows
        for span in self.separations[kept:]:
            self.leave_out(ExtraneousKind.SEPARATION, span)
        of_sets = bool(self.tuples["sets"])
        body = _body.put_together(self.tuples["body"], self.covered, of_sets=of_sets)
        self.tuples["body"] = self._unsigned(body)
        self.extraneous.sort(key=lambda each: each.span.start)
        return Make.Cable(
            **self.fields,
            **{name: tuple(values) for name, values in self.tuples.items()},
            extraneous=tuple(self.extraneous),
            assumed_year=year,
            span=Make.Span(0, len(self.text)),
        )


def _whole_lines(parts: list[Child]) -> Iterator[Child]:
    """Yield attention lines, each with those below in which it goes on."""
    begin = 0
    for place, part in enumerate(parts):
        if place + 1 == len(parts) or not _goes_on_in(part, parts[place + 1]):
            text = "\n".join([each.text for each in parts[begin : place + 1]])
            yield Make.AttentionLine(text, Make.Span(parts[begin].span.start, part.span.end))
            begin = place + 1


def _goes_on_in(above: Child, below: Child) -> bool:
    """Say whether an attention line goes on in the one below it."""
    last = f"FOR {above.text.rpartition(chr(10))[2]}"
    found = _grammar.terminal("ATTENTION_LINE").match(f"{last}\n{below.text}")
    return found is not None and found.end() > len(last)


def _words_of(part: Child) -> str:
    """Return the letters and digits of a subject or an order."""
    return _letters(f"{getattr(part, 'number', '')}{part.text or ''}")


def _letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, text)).casefold()


#: How many letters a tag has at most that is no word.
_LONGEST_TAG: Final = 5
#: How far above a copy what it repeats may begin, in characters.
_COPY: Final = 2000


def has_block(parts: Sequence[Child]) -> bool:
    """Say whether any of the parts of a telegram is a block of its text, or the mark that a text begins."""
    return any(type(each) in _BLOCKS or getattr(each, "type", "") == "BODY_MARK" for each in parts)


def _says_again(again: Child, before: Child) -> bool:
    """Say whether a line says of who stands above it no more than offices."""
    return (
        again.name == before.name
        and (not before.offices or again.offices in {(), before.offices})
        and not getattr(again, "exempt", ())
        and _route(again) in {None, _route(before) or _route(again)}
        and all(getattr(again, name, None) in {None, getattr(before, name, None)} for name in _OF_AN_ENTRY)
    )


def _route(who: Child) -> str | None:
    return getattr(who, "routing_indicator", None)


def _goes_on_with(last: model.Addressee, addressees: Sequence[model.Addressee]) -> bool:
    """Say whether a list of addressees can go on with these, so that no exempted member of one is lost."""
    if last.exempt and not model.follows_another(addressees[0], last):
        return False
    for each in addressees:
        if each.exempt:
            if not model.follows_another(each, last):
                return False
            last = each
    return True


#: How many addressees of one name are looked at in a list; more are hardly meant.
_SAME_NAME: Final = 16
#: What an entry of a list says of its addressee besides.
_OF_AN_ENTRY: Final = ("precedence", "serial")


def assemble(
    parts: Sequence[Child],
    supplied: Sequence[Child],
    skipped: Sequence[tuple[int, int]],
    text: str,
    covered: str,
    extraneous: list[model.Extraneous],
    year: int | None,
    *,
    sets: Sequence[model.MessageSet] = (),
    checks: bool = True,
) -> model.Cable | None:
    """Put the parts of a telegram together, each at its place; return None where there is none.

    What is supplied, by the fields of a SMART message, counts where no part says it. What the parser skipped
    is unrecognized. `checks` says whether parts that may not survive the round trip are looked at.
    """
    assembly = _Assembly(text, covered, extraneous, checks=checks)
    assembly.add_sets(sets)
    for part in parts:
        assembly.add(part)
    for part in supplied:
        assembly.supply(part)
    for start, end in skipped:
        assembly.unread(Make.Span(start, end))
    return assembly.cable(year)


def part_of(found: Child, text: str, cls: type[_Part]) -> _Part | None:
    """Return the object of a class in what the rule of a part gave, unchecked; None where there is none."""
    if isinstance(found, cls):
        return found
    if cls is model.Item and isinstance(found, model.Paragraph):
        return cast("_Part | None", _body.item_alone(found, text))
    assembly = _Assembly(text, text, [], checks=False)
    assembly.add(found)
    candidates = (*assembly.fields.values(), *itertools.chain(*assembly.tuples.values()))
    return next((each for each in candidates if isinstance(each, cls)), None)


#: What a line says, without white space around it.
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LINE_END = re.compile(r"[ ]*$", _grammar.FLAGS)
#: Parts after which a label may follow on the line.
_BEFORE_LABEL = {
    model.AttentionLine,
    model.ClassificationLine,
    model.ClassifiedBy,
    model.ExecutiveOrder,
    model.Subject,
    model.UnrecognizedLine,
}
#: Parts in whose words a label may stand that did not count in the telegram, but does in the part alone.
_WITH_WORDS = _BEFORE_LABEL | {model.Caption, model.Reference}
#: The fields of an ending, by their terminals.
_ENDING_FIELDS = {"CONFIRMATION": "confirmation", "END_OF_MESSAGE": "end_of_message"}
_BLOCKS = frozenset(model.BLOCKS)
#: The fields of a telegram that hold several parts of a class, and those that hold one, by the class.
_LISTS = {kind: each.name for each, kind in model.parts_of(model.Cable) if each.metadata.get("several")}
_NAMES = {
    kind: each.name
    for owner in (model.Heading, model.Cable)
    for each, kind in model.parts_of(owner)
    if not each.metadata.get("several")
}
#: What stands once in a telegram, and what it is where it stands again.
_ONCE_EACH = {
    kind: each.metadata["again"] for each, kind in model.parts_of(model.Cable) if "again" in each.metadata
}
