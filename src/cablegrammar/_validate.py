"""Whether what a telegram says can be so: the grammar settles its form, the checks below its sense.

Each check is a function that yields a message and a place for everything it finds; :data:`CHECKS` gives it
its slug and its severity. No check raises, whatever a telegram that can be built says.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterator
from typing import Final

from ._span import Span
from .diagnostics import Diagnostic, Severity
from .model import (
    MONTHS,
    Boundary,
    Cable,
    CallingStation,
    Classification,
    DateTimeGroup,
    Item,
    Paragraph,
    Portion,
)

#: What a check yields: the message, and where in the text its cause stands.
Finding = tuple[str, Span | None]


def validate(cable: Cable) -> tuple[Diagnostic, ...]:
    """Return what in a telegram is well-formed but hardly right, in the order in which it stands.

    What has no place in a text comes last, in the order of a telegram's lines. An empty tuple says that no
    check found anything, not that everything is right. TypeError for anything but a
    :class:`~cablegrammar.Cable`.
    """
    if not isinstance(cable, Cable):
        message = f"validate takes a Cable, not {type(cable).__name__}"
        raise TypeError(message)
    found = [
        Diagnostic(slug, severity, message, span)
        for slug, severity, check in CHECKS
        for message, span in check(cable)
    ]
    return tuple(sorted(found, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[bool, int]:
    return diagnostic.span is None, diagnostic.span.start if diagnostic.span else 0


# ---- heading


def _impossible_filing_time(cable: Cable) -> Iterator[Finding]:
    """Report a day of the year, hour or minute of filing (format line 3) that no year or day has.

    ACP 127 with its US supplement: three digits for the day, 001 to 366, four for hour and minute, always in
    UTC. Day 366 needs a leap year; which year is meant follows from the date-time group.
    """
    station = _calling_station(cable)
    if station is None:
        return
    digits = station.filing_time
    day, hour, minute = int(digits[:3]), int(digits[3:5]), int(digits[5:])
    year = _year_of_filing(cable, day)
    if not 1 <= day <= _LONGEST_YEAR:
        yield f"day {day} in the filing time", station.span
    elif day == _LONGEST_YEAR and year is not None and not calendar.isleap(year):
        yield f"day {day} of {year} in the filing time", station.span
    if hour > _LAST_HOUR:
        yield f"hour {hour} in the filing time", station.span
    if minute > _LAST_MINUTE:
        yield f"minute {minute} in the filing time", station.span


def _serial_differs(cable: Cable) -> Iterator[Finding]:
    """Report a serial of the calling station (format line 3) that is not the end of the telegram's serial.

    State Department practice, observed: the station's serial is the last four digits of the one in the
    message reference number. Stations of the classical ACP 127 form count on their own.
    """
    station, line = _calling_station(cable), cable.classification
    if station is None or line is None or line.serial is None:
        return
    if int(station.serial.rstrip(_LETTERS)) != int(line.serial) % 10_000:
        message = f"serial {station.serial} of the calling station, {line.serial} in the classification line"
        yield message, station.span


def _security_warning_differs(cable: Cable) -> Iterator[Finding]:
    """Report a security warning (format line 4) that contradicts the classification line.

    ACP 127: ZNR stands before unclassified text, ZNY before any other, and before unclassified text only if
    that is encrypted for transmission (EEEEE); the code is the first letter of the classification five times.
    Letters for special categories, and the second code after a slant, are not looked at. Text encrypted
    off-line has ZNR too, but then no classification line that can be read.
    """
    warning = cable.heading.security_warning if cable.heading else None
    if warning is None or cable.classification is None:
        return
    level, letter = cable.classification.level, warning.code[0]
    classified = level > Classification.LIMITED_OFFICIAL_USE
    wrong_prosign = warning.prosign != ("ZNY" if classified or letter == "E" else "ZNR")
    wrong_letter = letter in "UERCST" and letter not in (level.value[0] if classified else "UE")
    if wrong_prosign or wrong_letter:
        said = f"{warning.prosign} {_short(warning.code)}"
        yield f"security warning {said} over {_telegram(level)}", warning.span


def _impossible_date(cable: Cable) -> Iterator[Finding]:
    """Report a day, hour or minute of the date-time group (format line 5) that does not exist, and zone J.

    ACP 121: two digits each for day, hour and minute, then the letter of the time zone. J stands for the
    local time of whoever writes it and so for no moment; midnight is 0000, not 2400. The grammar knows only
    the twelve months.
    """
    dtg = _date_time_group(cable)
    if dtg is None:
        return
    if not 1 <= dtg.day <= calendar.monthrange(dtg.year, dtg.month)[1]:
        yield f"day {dtg.day} of {MONTHS[dtg.month - 1]} {dtg.year} in the date-time group", dtg.span
    if dtg.hour > _LAST_HOUR:
        yield f"hour {dtg.hour} in the date-time group", dtg.span
    if dtg.minute > _LAST_MINUTE:
        yield f"minute {dtg.minute} in the date-time group", dtg.span
    if dtg.zone == "J":
        yield "zone J, the sender's local time, in the date-time group", dtg.span


def _filing_time_differs(cable: Cable) -> Iterator[Finding]:
    """Report a filing time (format line 3) before the date-time group, or more than a day after it.

    ACP 127: the date-time group is set when the telegram is released, and it is filed for transmission after
    that. Observed: the same minute in nine of ten telegrams, within the hour in most others. The filing time
    has no year; the one that brings the two closest together is meant.
    """
    station, dtg = _calling_station(cable), _date_time_group(cable)
    if station is None or dtg is None:
        return
    year = _year_of_filing(cable, int(station.filing_time[:3]))
    if year is None:
        return
    try:
        delay = station.filed(year) - dtg.utc
    except ValueError:
        # There is no such time, which another check reports.
        return
    if delay < datetime.timedelta(0):
        yield f"filing time {station.filing_time} before the date-time group {dtg}", station.span
    if delay > datetime.timedelta(days=1):
        message = f"filing time {station.filing_time} more than a day after the date-time group {dtg}"
        yield message, station.span


# ---- front matter


def _impossible_section(cable: Cable) -> Iterator[Finding]:
    """Report a section number of the classification line that is 0 or above the number of sections.

    ACP 127: a text too long for one transmission is sent in sections, numbered from 1.
    """
    section = cable.classification.section if cable.classification else None
    if section is None:
        return
    number = section.total if section.number is None else section.number
    if not 1 <= number <= section.total:
        yield f"section {number} of {section.total}", section.span


def _section_differs(cable: Cable) -> Iterator[Finding]:
    """Report a section of the calling station (format line 3) other than that of the classification line.

    State Department practice, observed: `/01` after the serial for the first section, also where the text has
    but one and does not say so. A telegram put together from its sections keeps the number of one of them in
    each place.
    """
    station, line = _calling_station(cable), cable.classification
    if station is None or station.section is None or line is None or line.section is None:
        return
    number = line.section.total if line.section.number is None else line.section.number
    if int(station.section) != number:
        said = int(station.section)
        yield f"section {said} of the calling station, {number} in the classification line", station.span


# ---- text


def _portion_exceeds(cable: Cable) -> Iterator[Finding]:
    """Report a portion mark above the classification of the whole telegram.

    5 FAH-2 and the executive orders: a telegram is classified as high as its highest portion. SBU, LOU and
    FOUO are one level here, to which EFTO and the caption SENSITIVE raise an unclassified telegram. A mark
    whose letters stand for no level is passed over.
    """
    line = cable.classification
    if line is None:
        return
    highest = line.level
    handled = not _HANDLING.isdisjoint([*line.controls, *map(str, cable.captions)])
    if handled or highest > Classification.UNCLASSIFIED:
        highest = max(highest, Classification.LIMITED_OFFICIAL_USE)
    for noun, portion in _portions(cable):
        if portion.level is not None and portion.level > highest:
            yield f"{noun} marked ({_short(portion.text)}) in {_telegram(line.level)}", portion.span


def _portions(cable: Cable) -> Iterator[tuple[str, Portion]]:
    """Return every portion mark after a noun for what it marks."""
    if cable.subject and cable.subject.portion:
        yield "subject", cable.subject.portion
    for block in cable.body:
        if isinstance(block, Paragraph) and block.portion:
            yield "paragraph" if block.number is None else f"paragraph {block.number}", block.portion
        elif isinstance(block, Item) and block.portion:
            mark = block.mark.strip(".-•*")
            yield f"item {mark}" if mark else "item", block.portion


def _paragraph_sequence(cable: Cable) -> Iterator[Finding]:
    """Report a numbered paragraph that does not follow the one before, once for each break.

    5 FAH-2: paragraphs are numbered through the text. With which number they begin is not looked at, as a
    text may lack its top. Numbers may begin again where another text begins or ends (`BEGIN TEXT`), and after
    a break they may go on where they were left.
    """
    last: int | None = None
    left: int | None = None
    apart = False
    for block in cable.body:
        if isinstance(block, Boundary):
            apart = True
        if not isinstance(block, Paragraph) or block.number is None:
            continue
        if last is not None and block.number != last + 1:
            goes_on = left is not None and block.number == left + 1
            if not goes_on and not (apart and block.number == 1):
                yield f"paragraph {block.number} after paragraph {last}", block.span
            left = last
        last, apart = block.number, False


def _unrecognized_line(cable: Cable) -> Iterator[Finding]:
    """Report every line that no rule of the grammar knows: a garble, or a form that the grammar lacks."""
    for line in cable.unrecognized:
        yield f'unrecognized line "{_short(line.text)}"', line.span


#: Slug, severity and check, in the order in which a telegram's lines come.
CHECKS: Final[tuple[tuple[str, Severity, Callable[[Cable], Iterator[Finding]]], ...]] = (
    ("impossible-filing-time", Severity.ERROR, _impossible_filing_time),
    ("serial-mismatch", Severity.WARNING, _serial_differs),
    ("security-warning-mismatch", Severity.WARNING, _security_warning_differs),
    ("impossible-date", Severity.ERROR, _impossible_date),
    ("filing-time-differs", Severity.WARNING, _filing_time_differs),
    ("section-numbers", Severity.ERROR, _impossible_section),
    ("section-numbers", Severity.NOTE, _section_differs),
    ("portion-exceeds-classification", Severity.ERROR, _portion_exceeds),
    ("paragraph-sequence", Severity.WARNING, _paragraph_sequence),
    ("unrecognized-line", Severity.WARNING, _unrecognized_line),
)


# ---- what the checks share

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LONGEST_YEAR: Final = 366
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59

#: Controls and captions that protect a text which is not classified.
_HANDLING: Final = frozenset({"EFTO", "FOUO", "SENSITIVE", "SENSITIVE BUT UNCLASSIFIED"})

#: Longest piece of a text that a message quotes, in characters.
_QUOTED: Final = 40


def _calling_station(cable: Cable) -> CallingStation | None:
    return cable.heading.calling_station if cable.heading else None


def _date_time_group(cable: Cable) -> DateTimeGroup | None:
    return cable.heading.dtg if cable.heading else None


def _year_of_filing(cable: Cable, day: int) -> int | None:
    """Return the year whose day of this number is closest to the date-time group; None without a moment."""
    dtg = _date_time_group(cable)
    try:
        sent = dtg.utc if dtg else None
    except ValueError:
        return None
    if sent is None:
        return None

    def distance(year: int) -> datetime.timedelta:
        new_year = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
        return abs(new_year + datetime.timedelta(days=day - 1) - sent)

    return min((sent.year - 1, sent.year, sent.year + 1), key=distance)


def _telegram(level: Classification) -> str:
    return f"{'an' if level is Classification.UNCLASSIFIED else 'a'} {level} telegram"


def _short(text: str) -> str:
    """Return a text, or its beginning where it is long."""
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"
