"""Checks of words: which are damaged, and what was probably meant."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING, Final

from .. import _cut, _gazetteer
from .._spelling import Vocabulary
from ..model import MARKINGS, Classification, ExtraneousKind, Paragraph, Precedence, TagKind, upper
from ._common import Facts, Finding, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .._span import Span
    from ..model import Addressee, Originator, Tag


def _letters(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", upper(text))


# ---- lines


def unrecognized_line(facts: Facts) -> Iterator[Finding]:
    r"""Report every line that no rule of the grammar knows: a garble, or a form that the grammar lacks.

    What is suggested is a label, a caption or a classification of which one or two letters are damaged.

    >>> found("UNCLAS LIMA 000123\n\nSIPDSI\n\nTAGS: PREL, PE\n")
    line 3: unrecognized line "SIPDSI", perhaps SIPDIS  [unrecognized-line]
    """
    for line in facts.cable.unrecognized:
        if line is facts.another:
            return
        meant = _label_meant(line.text) or _caption_meant(line.text) or _marking_meant(line.text)
        yield Finding(f'unrecognized line "{short(line.text)}"', line.span, meant)


def misspelt_label(facts: Facts) -> Iterator[Finding]:
    r"""Report a label of the front matter of which a letter or two are damaged.

    Where the telegram has no sound label of its kind, it is read as what it was meant for. Elsewhere its line
    may begin the text: paragraphs without a number are looked at, up to the first that has one.

    >>> found("UNCLAS LIMA 000123\n\nTAGS: PREL, PE\nSUBJCET: TIDES\n\n1. The tide was high.\n")
    line 4: label written SUBJCET:, perhaps SUBJECT:  [misspelt-label]
    """
    for each in facts.cable.extraneous:
        if each.kind is ExtraneousKind.OTHER_SPELLING and (label := _cut.label_meant(each.text)):
            yield Finding(f"label written {short(each.text)}", each.span, label)
    for block in itertools.islice(facts.cable.body, _OPENING_BLOCKS):
        if not isinstance(block, Paragraph) or block.number is not None:
            return
        first = block.text.partition("\n")[0]
        label = _label_meant(first)
        if label:
            yield Finding(f'text begins with "{short(first)}"', block.span, label)


#: How many blocks at most are looked at.
_OPENING_BLOCKS: Final = 5


def damaged_marking(facts: Facts) -> Iterator[Finding]:
    r"""Report words of the classification line that are damaged, though they can be understood.

    ACP 127: the letters of a classification stand apart. Observed in one telegram of 75: the first letter
    doubled or lost, a blank lost between others. Letters may stand for the digits of a serial.

    >>> found("SS E C R E T LIMA 000123\n")
    line 1: classification written SS E C R E T, perhaps S E C R E T  [damaged-marking]
    """
    line = facts.cable.classification
    if line is None:
        return
    for each in facts.cable.extraneous:
        if each.kind is ExtraneousKind.OTHER_SPELLING and line.serial and _SERIAL_SHAPE.fullmatch(each.text):
            yield Finding(f"serial written {each.text}", each.span, line.serial)
    if line.marking is None:
        return
    words, whole, marking = upper(line.marking).split(), line.level.value.split(), MARKINGS[line.level]
    letters = "".join(words)
    known = letters in {_letters(line.level.value), _letters(marking)}
    sound = known and (words == whole or len(words) == len(letters))
    if not sound:
        yield Finding(f"classification written {short(line.marking)}", line.span, marking)


#: What is taken for a serial with letters in place of digits.
_SERIAL_SHAPE: Final = re.compile(r"[0O][0-9OIL]{4,5}")


def _label_meant(line: str) -> str | None:
    """Return the label that a line probably begins with, one or two letters of which are damaged."""
    found = _LABEL_SHAPE.match(line)
    return _labels().nearest(_letters(found[0])) if found else None


_LABEL_SHAPE: Final = re.compile(r"[A-Za-z][A-Za-z. ]{2,14}(?:[0-9]{5})?(?= ?:)")


def _caption_meant(line: str) -> str | None:
    """Return the caption that a line probably is."""
    word = _letters(line)
    return _captions().get(word) or _caption_words().nearest(word)


def _marking_meant(line: str) -> str | None:
    """Return the classification that a line probably begins with, above or before post and serial."""
    if len(line) > _LONGEST or not _MARKING_LINE.fullmatch(line):
        return None
    words = line.split()
    for number in range(1, len(words) + 1):
        if _AFTER_MARKING.fullmatch(" ".join(words[number:])):
            marking = _markings().nearest("".join(words[:number]))
            if marking:
                return marking
    return None


_AFTER_MARKING: Final = re.compile(r"(?:(?:SECTION [0-9]+ OF [0-9]+ )?[A-Z][A-Z ]+ [0-9]{3,7})?")
#: How many characters a classification line has at most.
_LONGEST: Final = 100
#: No classification has more words than the longest has letters.
_MARKING_LINE: Final = re.compile(rf"[A-Z]+(?: [A-Z]+){{0,20}}(?: {_AFTER_MARKING.pattern})?")


@functools.cache
def _labels() -> Vocabulary:
    orders = (f"E.O. {number}:" for number in _gazetteer.executive_orders())
    labels = ("TAGS:", "SUBJECT:", "REFTEL:", "Classified By:", "Derived From:", *orders)
    return Vocabulary({_letters(label): label for label in labels})


@functools.cache
def _captions() -> Mapping[str, str]:
    return {_letters(caption): caption for caption in _gazetteer.captions()}


@functools.cache
def _caption_words() -> Vocabulary:
    return Vocabulary(_captions())


@functools.cache
def _markings() -> Vocabulary:
    words = {_letters(level.value): MARKINGS[level] for level in Classification}
    return Vocabulary(words | {"UNCLAS": MARKINGS[Classification.UNCLASSIFIED]})


# ---- posts


def misspelt_post(facts: Facts) -> Iterator[Finding]:
    r"""Report an unknown post in the classification line or a reference, where a known one is close.

    Observed: about sixty numbers of published telegrams have a post with a letter lost or turned into Q. A
    post that is only unknown is not reported, as no gazetteer has them all.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n\nREF: KINHASA 45\n")
    line 6: post KINHASA unknown, perhaps KINSHASA  [misspelt-post]
    """
    line = facts.cable.classification
    if line and line.post:
        yield from _post_meant(line.post, line.span)
    for reference in facts.cable.references:
        if reference.mrn:
            yield from _post_meant(reference.mrn.post, reference.span)


def _post_meant(post: str, span: Span | None) -> Iterator[Finding]:
    meant = _nearest_post(post)
    if meant:
        yield Finding(f"post {short(post)} unknown", span, meant)


def _nearest_post(words: str) -> str | None:
    """Return the name of the post that damaged words were probably meant for; None for a known post."""
    meant = _gazetteer.nearest_post(words)
    return _gazetteer.posts()[meant] if meant else None


def misspelt_address(facts: Facts) -> Iterator[Finding]:
    r"""Report an originator or an addressee that is almost a post's: `AMCOMSUL`, `AMEMBASSY LENINGARD`.

    Also found is a precedence that is not known as one, and so became part of the name: `PIORITY`.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\nTO AMCOMSUL GUAYAQUIL\n")
    line 3: address AMCOMSUL GUAYAQUIL unknown, perhaps AMCONSUL GUAYAQUIL  [misspelt-address]
    """
    heading = facts.cable.heading
    if heading is None:
        return
    parts: tuple[Originator | Addressee | None, ...] = (heading.originator, *heading.action, *heading.info)
    for part in parts:
        meant = _address_meant(part.name) if part else None
        if part and meant:
            yield Finding(f"address {short(part.name)} unknown", part.span, meant)


def _address_meant(name: str) -> str | None:
    """Return the address of a post that one was probably meant for; None where it is that of a post."""
    kind, _, place = name.partition(" ")
    if kind in _KINDS_OF_POST:
        return None if _gazetteer.canonical_post(place) else _with_place(kind, place.split())
    # The word may have fallen in two.
    words = name.split()
    meant = ((_KINDS.nearest("".join(words[:number])), words[number:]) for number in (1, 2))
    return next((_with_place(kind, place) for kind, place in meant if kind), None)


def _with_place(kind: str, words: list[str]) -> str | None:
    """Return the address of a kind of post at the place, with the precedence, that words were meant for."""
    precedence = _PRECEDENCES.nearest(words[-1]) if words else None
    place = " ".join(words[:-1] if precedence else words)
    meant = place if _gazetteer.canonical_post(place) else _nearest_post(place)
    return " ".join(filter(None, (kind, meant, precedence))) if meant else None


_KINDS_OF_POST: Final = frozenset({"AMEMBASSY", "AMCONSUL", "USMISSION"})
_KINDS: Final = Vocabulary({kind: kind for kind in _KINDS_OF_POST})
_PRECEDENCES: Final = Vocabulary({each.value: each.value for each in Precedence})


# ---- officials


def misspelt_title(facts: Facts) -> Iterator[Finding]:
    r"""Report a word of a title, or the one before the reasons, that is misspelt, and what it is taken for.

    A title is a word of a list or made of short ones; what is left of the line is the official's name. A word
    that is a letter or two away from a title, in its place, is taken for it.

    >>> found("UNCLAS LIMA 000123\n\nClassified By: Ambasador Ann Example for resons 1.4 (b).\n")
    line 3: title Ambasador in no list, perhaps ambassador  [misspelt-title]
    line 3: title resons in no list, perhaps reasons  [misspelt-title]
    """
    for classifier in facts.cable.classifiers:
        for word, meant in classifier.misspelt:
            yield Finding(f"title {short(word)} in no list", classifier.span, meant)


# ---- tags


def misspelt_tag(facts: Facts) -> Iterator[Finding]:
    r"""Report a tag in no list that is almost that of a subject or a program, or several without a blank.

    5 FAH-3: tags stand in lists, with blanks or commas between them. A tag that is only unknown is not
    reported, as the list of organizations is never complete.

    >>> found("UNCLAS LIMA 000123\n\nTAGS: PGVO, EINDETRD, PE\nSUBJECT: TIDES\n")
    line 3: tag PGVO in no list, perhaps PGOV  [misspelt-tag]
    line 3: tag EINDETRD in no list, perhaps EIND, ETRD  [misspelt-tag]
    """
    for tag in facts.cable.tags:
        if tag.kind is TagKind.OTHER or (tag.kind is TagKind.PROGRAM and tag.text not in _gazetteer.tags()):
            meant = _tag_meant(tag)
            if meant:
                yield Finding(f"tag {short(tag.text)} in no list", tag.span, meant)


def _tag_meant(tag: Tag) -> str | None:
    known = _gazetteer.tags()
    bare = tag.text.strip(":;.-/")
    if bare in known:
        return bare
    meant = _tags().nearest(bare) or (len(bare) > _SUBJECT and _organizations().nearest(bare, 1)) or None
    parted = _parted(bare)
    # Another first letter is another field, unless the letters changed places.
    same_field = meant and (meant[0] == bare[0] or sorted(meant) == sorted(bare))
    return parted or (meant if same_field else None)


def _parted(word: str) -> str | None:
    """Return the tags that a word was probably meant for if nothing but tags, without blanks, make it up.

    The word is no tag itself.
    """
    tags = _tag().findall(word)
    return ", ".join(tags) if "".join(tags) == word and any(len(tag) == _SUBJECT for tag in tags) else None


#: How many letters a subject or a program has.
_SUBJECT: Final = 4


@functools.cache
def _tag() -> re.Pattern[str]:
    """Return a pattern of the tags of fixed length, those of subjects and programs before those of places."""
    tags = [tag for tag, kind in _gazetteer.tags().items() if kind != TagKind.ORGANIZATION.value]
    return re.compile("|".join(sorted(tags, key=len, reverse=True)))


@functools.cache
def _organizations() -> Vocabulary:
    kinds = _gazetteer.tags().items()
    return Vocabulary({tag: tag for tag, kind in kinds if kind == TagKind.ORGANIZATION.value})


@functools.cache
def _tags() -> Vocabulary:
    named = (TagKind.SUBJECT.value, TagKind.PROGRAM.value)
    return Vocabulary({tag: tag for tag, kind in _gazetteer.tags().items() if kind in named})
