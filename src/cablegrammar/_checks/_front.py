"""Checks of the front matter, and of what an archive says of the telegram."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, Final

from .. import _gazetteer, _grammar
from .._spelling import Vocabulary
from ..model import MRN, Classification, ExtraneousKind, Portion, TagKind
from ._common import Facts, Finding, short, telegram

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Cable, Reference


# ---- classification line


def impossible_section(facts: Facts) -> Iterator[Finding]:
    r"""Report a section number of the classification line that is 0 or above the number of sections.

    ACP 127: a text too long for one transmission is sent in sections, numbered from 1.

    >>> found("UNCLAS SECTION 03 OF 02 LIMA 000123\n")
    line 1: section 3 of 2  [section-numbers]
    """
    section = facts.cable.classification.section if facts.cable.classification else None
    if section is None:
        return
    number = section.total if section.number is None else section.number
    if not 1 <= number <= section.total:
        yield Finding(f"section {number} of {section.total}", section.span)


def section_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report a section of the calling station (format line 3) other than that of the classification line.

    State Department practice, observed: `/01` after the serial for the first section, also where the text has
    but one and does not say so. A telegram put together from its sections keeps the number of one of them in
    each place.

    >>> found("DE RUEHPE #0123/01 0191530\nP 191530Z JAN 07\nFM AMEMBASSY LIMA\n\n"
    ...       "UNCLAS SECTION 02 OF 02 LIMA 000123\n")
    line 1: section 1 of the calling station, 2 in the classification line  [section-mismatch]
    """
    station, line = facts.station, facts.cable.classification
    if station is None or station.section is None or line is None or line.section is None:
        return
    number = line.section.total if line.section.number is None else line.section.number
    if int(station.section) != number:
        said = f"section {int(station.section)} of the calling station"
        yield Finding(f"{said}, {number} in the classification line", station.span)


def section_missing(facts: Facts) -> Iterator[Finding]:
    r"""Report the sections that were not there when the sections of a telegram were put together.

    A text too long for one transmission is sent in sections, each with its number and how many there are (ACP
    127). :func:`~cablegrammar.join` puts together those that it gets.

    >>> found("UNCLAS SECTION 01 OF 02 LIMA 000123\n\nSUBJECT: TIDES\n\n1. The tide was", join=True)
    section 2 is missing  [missing-section]
    """
    for number in facts.cable.missing_sections:
        yield Finding(f"section {number} is missing", None)


def page_markers_differ(facts: Facts) -> Iterator[Finding]:
    r"""Report the first page marker in the text that counts other sections than the classification line does.

    State Department practice, observed (1,478 of 1,482 markers agree): `LIMA 00000123  002 OF 003` begins the
    second of three sections. Where they differ, the text was put together from more than one telegram, or
    lacks sections.

    >>> found("UNCLAS SECTION 01 OF 03 LIMA 000123\n\nSUBJECT: TIDES\n\n1. The tide was high,\n\n"
    ...       "LIMA 00000123  002 OF 004\n\nand then low.\n")
    line 7: page marker with 4 sections, classification line with 3  [page-marker-mismatch]
    """
    line = facts.cable.classification
    if line is None:
        return
    total = line.section.total if line.section else _joined_sections(facts)
    for marker in facts.cable.extraneous:
        if marker.kind is ExtraneousKind.PAGE_MARKER:
            counted = _COUNTED.search(marker.text)
            if counted and int(counted[1]) != total:
                message = f"page marker with {int(counted[1])} sections, classification line with {total}"
                yield Finding(message, marker.span)
                return


_COUNTED: Final = re.compile(r"(?i)\bof ([0-9]{1,4})\b", re.ASCII)


def _joined_sections(facts: Facts) -> int:
    """Return how many sections were joined; what their classification lines said of it is extraneous."""
    left_out = (each.text for each in facts.cable.extraneous if each.kind is ExtraneousKind.REPEATED_LINE)
    said = (re.fullmatch(r"(?:FINAL )?SECTION (?:[0-9]+ )?OF ([0-9]+)", text) for text in left_out)
    return next((int(each[1]) for each in said if each), 1)


def originator_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report an originator (format line 6) that is another post than that of the classification line.

    Observed: the two are one post, in other spellings, unless heading and text come from two telegrams. Posts
    are known by a gazetteer. Where one may write the other's name (BRUSSELS for USEU BRUSSELS), nothing is
    reported.

    >>> found("P 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS QUITO 000123\n")
    line 2: originator AMEMBASSY LIMA, post QUITO in the classification line  [originator-mismatch]
    """
    originator = facts.cable.heading.originator if facts.cable.heading else None
    line = facts.cable.classification
    if originator is None or line is None or line.post is None:
        return
    sender = _gazetteer.canonical_post(originator.name, facts.cable.year)
    post = _gazetteer.canonical_post(line.post, facts.cable.year)
    if sender and post and not sender.endswith(post) and not post.endswith(sender):
        message = f"originator {short(originator.name)}, post {line.post} in the classification line"
        yield Finding(message, originator.span)


# ---- captions


def captions_conflict(facts: Facts) -> Iterator[Finding]:
    r"""Report captions that exclude each other: SIPDIS beside NODIS or EXDIS, and two captions for a channel.

    05 STATE 226504: what has SIPDIS goes to a network on which NODIS and EXDIS may not be. 5 FAH-2 H-442: a
    telegram has one channel caption.

    >>> found("S E C R E T LIMA 000123\n\nNODIS\nSIPDIS\n\nSUBJECT: TIDES\n")
    line 3: captions NODIS and SIPDIS  [caption-conflict]
    """
    captions = {caption.text: caption.span for caption in facts.cable.captions}
    channels = [text for text in captions if _gazetteer.captions().get(text) == "channel"]
    for text, span in captions.items():
        if text in {"NODIS", "EXDIS"} and "SIPDIS" in captions:
            yield Finding(f"captions {text} and SIPDIS", span)
        if text in channels[1:]:
            yield Finding(f"captions {channels[0]} and {text}", span)


def noforn_caption_missing(facts: Facts) -> Iterator[Finding]:
    r"""Report the first portion marked NF in a telegram without the caption NOFORN.

    5 FAH-2 and the executive orders: what may not be shown to foreign nationals is marked so in each portion,
    and then the whole telegram is. Observed: three telegrams in a hundred forget it.

    >>> found("S E C R E T LIMA 000123\n\nSUBJECT: TIDES\n\n1. (S//NF) The tide was high.\n")
    line 5: paragraph 1 marked (S//NF), but no caption NOFORN  [noforn-caption-missing]
    """
    if facts.cable.classification is None or _has_noforn_caption(facts):
        return
    for noun, portion, _ in facts.portions:
        if _is_noforn(portion):
            yield Finding(f"{noun} marked ({short(portion.text)}), but no caption NOFORN", portion.span)
            return


def noforn_portion_missing(facts: Facts) -> Iterator[Finding]:
    r"""Report a caption NOFORN over a telegram none of whose portion marks says so.

    5 FAH-2 and the executive orders: the telegram has the caption because of a portion. Observed: one
    telegram in fifty has it without.

    >>> found("S E C R E T LIMA 000123\n\nNOFORN\n\nSUBJECT: TIDES\n\n1. (S) The tide was high.\n")
    line 3: caption NOFORN, but no portion is marked NF  [noforn-portion-missing]
    """
    if not _has_noforn_caption(facts):
        return
    portions = (*(portion for _, portion, _ in facts.portions), *_portions_in_text(facts.cable))
    if facts.portions and not any(map(_is_noforn, portions)):
        spans = [caption.span for caption in facts.cable.captions if str(caption) == "NOFORN"]
        yield Finding("caption NOFORN, but no portion is marked NF", spans[0] if spans else None)


def _portions_in_text(cable: Cable) -> Iterator[Portion]:
    """Yield the portion marks among the words of headings and paragraphs."""
    words = _grammar.terminal("PORTION_WORDS")
    for block in cable.body:
        for found in words.finditer(getattr(block, "text", "")):
            yield Portion(found[0].upper().strip(" ()."))


def _is_noforn(portion: Portion) -> bool:
    return portion.text.endswith(("NF", "NOFORN")) or not _NOFORN.isdisjoint(portion.controls)


_NOFORN: Final = frozenset({"NF", "NOFORN"})


def _has_noforn_caption(facts: Facts) -> bool:
    """Say whether a caption, the classification line or a banner says NOFORN."""
    line = facts.cable.classification
    banners = (
        each.text for each in facts.cable.extraneous if each.kind is ExtraneousKind.CLASSIFICATION_BANNER
    )
    remark = (line.remark or "") if line else ""
    return any("NOFORN" in words for words in (*facts.markings, remark, *banners))


# ---- executive order


def unknown_executive_order(facts: Facts) -> Iterator[Finding]:
    r"""Report a number that no executive order on classification has, and a line without a number.

    Six orders followed each other: 10501, 11652, 12065, 12356, 12958, 13526. What was meant is looked for
    among those that were in force when the telegram was sent. Observed: 12598, 19528, 19523, 16652, 11653.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n\nE.O. 12598: N/A\n")
    line 6: no executive order 12598 on classification, perhaps 12958  [unknown-executive-order]
    """
    order = facts.cable.executive_order
    if order and order.number not in _gazetteer.executive_orders():
        sent = facts.sent
        numbers = {
            number: number
            for number, force in _gazetteer.executive_orders().items()
            if sent is None or force.signed <= sent < force.replaced
        }
        if order.number:
            message = f"no executive order {order.number} on classification"
            yield Finding(message, order.span, Vocabulary(numbers).nearest(order.number))
        else:
            only = next(iter(numbers)) if len(numbers) == 1 else None
            yield Finding("no number of an executive order", order.span, only)


def executive_order_not_in_force(facts: Facts) -> Iterator[Finding]:
    r"""Report an executive order that was not yet signed when the telegram was sent, or long replaced.

    The orders say when they take effect and which one they replace; for a while senders went on to cite the
    old one. Observed: telegrams of 1966 and 1972 that have the line from their release decades later.

    >>> found("R 191530Z JAN 72\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n\nE.O. 12958: N/A\n")
    line 6: E.O. 12958 was signed in 1995, the telegram sent in 1972  [executive-order-not-in-force]
    """
    order, sent = facts.cable.executive_order, facts.sent
    force = _gazetteer.executive_orders().get(order.number) if order else None
    if order is None or force is None or sent is None:
        return
    said = f"the telegram sent in {sent.year}"
    if sent < force.signed:
        yield Finding(f"E.O. {order.number} was signed in {force.signed.year}, {said}", order.span)
    elif sent - datetime.timedelta(days=_YEAR_IN_DAYS) > force.replaced:
        yield Finding(f"E.O. {order.number} was replaced in {force.replaced.year}, {said}", order.span)


_YEAR_IN_DAYS: Final = 366


def executive_order_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report N/A on the executive order's line of a classified telegram, and a date in an unclassified one.

    TAGS handbook of 1974: N/A stands on the line of what is unclassified or for limited official use,
    and only there. A date for the classification to end has no meaning where there is none.

    >>> found("C O N F I D E N T I A L LIMA 000123\n\nE.O. 12958: N/A\n")
    line 3: executive order not applicable in a CONFIDENTIAL telegram  [executive-order-mismatch]
    """
    order, line = facts.cable.executive_order, facts.cable.classification
    if order is None or line is None:
        return
    classified = line.level > Classification.LIMITED_OFFICIAL_USE
    if classified and order.text and _NOT_APPLICABLE.match(order.text):
        yield Finding(f"executive order not applicable in {telegram(line.level)}", order.span)
    elif not classified and facts.declassify_on:
        yield Finding(f"date of declassification in {telegram(line.level)}", order.span)


_NOT_APPLICABLE: Final = re.compile(r"(?i)N ?/ ?A\b")


def impossible_declassification_date(facts: Facts) -> Iterator[Finding]:
    r"""Report a day of declassification that does not exist.

    E.O. 12356 and those after it: the line names a day, as month, day and year, or an event. Observed:
    `999/9/9999`.

    >>> found("C O N F I D E N T I A L LIMA 000123\n\nE.O. 12958: DECL: 13/45/2017\n")
    line 3: declassification on 13/45/2017  [impossible-declassification-date]
    """
    order = facts.cable.executive_order
    if order is None or order.text is None or facts.declassify_on is not None:
        return
    found = _DATE.search(order.text)
    if found:
        yield Finding(f"declassification on {found[1]}", order.span)


#: What looks like a date, but is none of a change to a lower classification (`DNG: CO 01/26/2021`).
_DATE: Final = re.compile(r"(?<!CO )\b([0-9]{1,4}[/-][0-9]{1,3}[/-][0-9]{2,4})\b")


def declassified_too_early(facts: Facts) -> Iterator[Finding]:
    r"""Report a day of declassification before the telegram was sent.

    Observed: no telegram names one.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nC O N F I D E N T I A L LIMA 000123\n\n"
    ...       "E.O. 12958: DECL: 01/19/2006\n")
    line 6: declassification on 2006-01-19, the telegram sent on 2007-01-19  [declassification-too-early]
    """
    order, day, sent = facts.cable.executive_order, facts.declassify_on, facts.sent
    if order and day and sent and day < sent:
        yield Finding(f"declassification on {day}, the telegram sent on {sent}", order.span)


def declassified_too_late(facts: Facts) -> Iterator[Finding]:
    r"""Report a day of declassification more than 25 years after the telegram was sent.

    E.O. 12958 and 13526: nothing is classified for more than 25 years from the start. Days are allowed for
    the time in which it was drafted. Observed: 30 years and more where 10, 20 or 25 were meant, in one
    telegram of 150.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nC O N F I D E N T I A L LIMA 000123\n\n"
    ...       "E.O. 12958: DECL: 01/19/2037\n")
    line 6: declassification on 2037-01-19, more than 25 years after sending  [declassification-too-late]
    """
    order, day, sent = facts.cable.executive_order, facts.declassify_on, facts.sent
    if order is None or day is None or sent is None or order.number not in _ORDERS_OF_25_YEARS:
        return
    if (day - sent).days > _LONGEST_IN_DAYS:
        yield Finding(f"declassification on {day}, more than 25 years after sending", order.span)


_ORDERS_OF_25_YEARS: Final = frozenset({"12958", "13526"})
#: 25 years and a month.
_LONGEST_IN_DAYS: Final = 25 * 366 + 31


def reason_outdated(facts: Facts) -> Iterator[Finding]:
    r"""Report reasons for classification by the section of E.O. 12958 that had them at another time.

    They stood in section 1.5 until E.O. 13292 of 25 March 2003 amended the order, and stand in 1.4 since.
    Observed: one telegram in fifty still cites 1.5 years later.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nC O N F I D E N T I A L LIMA 000123\n\n"
    ...       "E.O. 12958: DECL: 01/19/2017\n\nClassified By: DCM Ann Example, reasons 1.5 (b) and (d).\n")
    line 8: reasons by section 1.5 in a telegram of 2007, perhaps 1.4  [outdated-reason]
    """
    sent = facts.sent
    if sent is None or facts.cable.executive_order is None or facts.cable.executive_order.number != "12958":
        return
    outdated, current = ("1.5", "1.4") if sent >= _AMENDED else ("1.4", "1.5")
    for classifier in facts.cable.classifiers:
        if any(section == outdated for section, _ in classifier.reasons):
            message = f"reasons by section {outdated} in a telegram of {sent.year}"
            yield Finding(message, classifier.span, current)


_AMENDED: Final = datetime.date(2003, 3, 25)


def classifier_missing(facts: Facts) -> Iterator[Finding]:
    r"""Report a classified text with marked paragraphs that does not say who classified it, or why.

    E.O. 12958, section 1.7, and E.O. 13526, section 1.6: the face of what is classified says both, or names
    the source from which the classification derives.

    >>> found("S E C R E T LIMA 000123\n\nE.O. 12958: DECL: 01/19/2017\n\n1. (S) The boats came.\n")
    line 3: nothing says who classified the text  [missing-classifier]
    """
    cable, order = facts.cable, facts.cable.executive_order
    classified = cable.classification and cable.classification.level > Classification.LIMITED_OFFICIAL_USE
    if not (classified and facts.portions) or order is None or order.number not in _ORDERS_OF_25_YEARS:
        return
    by = cable.classified_by
    if by is None and not cable.classifiers:
        yield Finding("nothing says who classified the text", order.span)
    elif by and by.name and not by.reasons:
        yield Finding("no reasons for the classification", by.span)


# ---- fields that are too long


def too_long(facts: Facts) -> Iterator[Finding]:
    r"""Report a subject, a reference, its note, or who classified the text that is too long.

    Observed in thousands of telegrams: a subject has at most 600 characters, a reference or a note 260, the
    lines that say who classified the text, or a narrative, 700. What is longer has swallowed the text below.

    >>> found("UNCLAS LIMA 000123\n\nREF: LIMA 120 (" + "TIDES AND " * 30 + "BOATS)\n")
    line 3: note of 305 characters  [too-long]
    """
    cable = facts.cable
    fields = [("subject", str(cable.subject), cable.subject.span, 600)] if cable.subject else []
    for reference in cable.references:
        fields += [
            ("reference", reference.text, reference.span, 260),
            ("note", reference.note or "", reference.span, 700 if cable.sets else 260),
        ]
    fields += [("classified by", each.text, each.span, 700) for each in cable.classifiers]
    for noun, text, span, longest in fields:
        if len(text) > longest:
            yield Finding(f"{noun} of {len(text)} characters", span)


def value_cut(facts: Facts) -> Iterator[Finding]:
    r"""Report a value with three points at its end, and a label or a line in whose place they stand.

    Publishers show the beginning of a telegram, cut after so many characters. Observed: of 25 such values of
    the front matter, 24 were cut.

    >>> found("UNCLAS LIMA 000123\n\nSUBJECT: THE TIDE ROSE BY TWEN...\n")
    line 3: subject cut at "TIDE ROSE BY TWEN..."  [cut-value]
    """
    cable = facts.cable
    parts: list[tuple[str, Any]] = [("executive order", cable.executive_order), ("subject", cable.subject)]
    parts += [("attention line", each) for each in cable.attention]
    parts += [("reference", each) for each in cable.references]
    parts += [("classified by", each) for each in cable.classifiers]
    parts += [("text", each) for each in cable.extraneous if each.kind is ExtraneousKind.CUT_MARK]
    for noun, part in parts:
        if part is not None and (part.text or "").endswith("..."):
            yield Finding(f'{noun} cut at "{part.text[-_END:].replace(chr(10), " ")}"', part.span)


#: How much of a value is shown where it was cut, in characters.
_END: Final = 20


# ---- tags and references


def subject_tag_missing(facts: Facts) -> Iterator[Finding]:
    r"""Report tags none of which names a subject.

    5 FAH-1 H-212: a telegram has at least one subject tag. A tag of four letters or more that is in no list
    may be one, or hold one.

    >>> found("UNCLAS LIMA 000123\n\nTAGS: PE, KPAO\nSUBJECT: TIDES\n")
    line 3: no tag names a subject  [subject-tag-missing]
    """
    tags = [tag for tag in facts.cable.tags if tag.text != "N/A"]
    in_no_list = [tag for tag in tags if tag.kind is TagKind.OTHER and len(tag.text) >= len("PREL")]
    if tags and not (in_no_list or any(tag.kind is TagKind.SUBJECT for tag in tags)):
        yield Finding("no tag names a subject", tags[0].span)


def subject_missing(facts: Facts) -> Iterator[Finding]:
    r"""Report a text below tags that has no subject.

    5 FAH-1 H-212: a telegram has a subject line. A damaged or missing label leaves it among other lines.

    >>> found("UNCLAS LIMA 000123\n\nTAGS: EFIS, PE\n\n1. The nets came.\n")
    line 3: no subject below the tags  [missing-subject]
    """
    if facts.cable.subject is None and facts.cable.tags and facts.cable.body:
        yield Finding("no subject below the tags", facts.cable.tags[-1].span)


def reference_to_itself(facts: Facts) -> Iterator[Finding]:
    r"""Report a reference to the telegram itself.

    A telegram refers to others; its own number in the list is most often another year's, or mistyped.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n\nREF: LIMA 123\n")
    line 6: reference to 07LIMA123, the telegram itself  [reference-to-itself]
    """
    for reference, number in facts.references:
        if number == facts.number:
            yield Finding(f"reference to {number}, the telegram itself", reference.span)


def reference_ahead(facts: Facts) -> Iterator[Finding]:
    r"""Report a reference to a later telegram of the same post, or to one of a later year.

    A post counts its telegrams from 1 in each year, so a higher serial was not yet sent. A reference without
    a year means the year of the telegram; where it has a serial twice as high or higher, the year before was
    probably meant, and its digits forgotten. Observed: most often in January.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n\nREF: LIMA 4567\n")
    line 6: reference to 07LIMA4567, which was not yet sent, perhaps 06LIMA4567  [reference-ahead]
    """
    own = facts.number
    for reference, other in facts.references if own else ():
        assert own is not None
        same_series = (other.year, other.post) == (own.year, own.post)
        if other.year > own.year or (same_series and other.serial > own.serial):
            message = f"reference to {other}, which was not yet sent"
            yield Finding(message, reference.span, _of_last_year(reference, own, other))


def _of_last_year(reference: Reference, own: MRN, other: MRN) -> str | None:
    """Return a reference that lacks its year with the year before, where only that is likely."""
    year_is_written = len(_DIGITS.findall(reference.text)) > 1
    if year_is_written or other.serial < 2 * own.serial:
        return None
    return f"{(own.year - 1) % 100:02d}{other.post}{other.serial}"


_DIGITS: Final = re.compile(r"[0-9]+")


# ---- archive


def archive_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report an archive's record with another classification or another number than the telegram.

    Records of 1973 to 1979, observed: `Original Classification` and `Document Number` were taken from the
    text by a program, which now and then took another line for the classification. Posts are cut to six
    letters there.

    >>> found("Message Text\n\nUNCLAS LA PAZ 00123\n\n1. The lake was low.\n\nMessage Attributes\n\n"
    ...       "Document Number: 1974LAPAZ00123\nOriginal Classification: SECRET\n")
    line 7: archive's record with SECRET, classification line with UNCLASSIFIED  [archive-mismatch]
    """
    record, line = facts.cable.archive_attributes, facts.cable.classification
    if record is None or line is None:
        return
    level = record.get("Original Classification")
    if level in _LEVELS and level != line.level.value:
        yield Finding(f"archive's record with {level}, classification line with {line.level}", record.span)
    number = _DOCUMENT_NUMBER.fullmatch(str(record.get("Document Number")))
    if number and facts.number:
        other = MRN(int(number[1]), number[2], int(number[3])).canonical
        if other != facts.number:
            yield Finding(f"archive's record with {other}, telegram with {facts.number}", record.span)


_LEVELS: Final = frozenset(level.value for level in Classification)
_DOCUMENT_NUMBER: Final = re.compile(r"(19[0-9]{2})([A-Z]+)([0-9]{1,7})")
