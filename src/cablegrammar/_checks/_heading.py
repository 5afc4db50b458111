"""Checks of format lines 1 to 11, and of what ends a telegram."""

from __future__ import annotations

import calendar
import datetime
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from .. import _gazetteer
from ..model import MONTHS, Classification, Precedence
from ._common import Facts, Finding, short, telegram

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_YEAR: Final = 366
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59


def copies_differ(facts: Facts) -> Iterator[Finding]:
    r"""Report a print whose copies do not add up to the sum that it gives.

    Prints of the Department, observed: after the list of offices and their copies stands the sum of all.
    Where they differ, an office is lost or a number damaged.

    >>> found("ACTION EUR-08\n\nINFO  OCT-01  SS-15 /025 W\n\nR 191530Z JAN 79\nFM AMEMBASSY LIMA\n")
    line 1: 24 copies listed, 25 in the sum  [copies-mismatch]
    """
    distribution = facts.cable.distribution
    if distribution and distribution.total and int(distribution.total) != distribution.copies:
        message = f"{distribution.copies} copies listed, {int(distribution.total)} in the sum"
        yield Finding(message, distribution.span)


def called_precedence_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report another precedence for called stations (format line 2) than the preamble's highest.

    5 FAH-2 H-320: the doubled letter is the highest precedence of the telegram. Observed: in all of more than
    a thousand telegrams.

    >>> found("PP RUEHGL\nO 191530Z JAN 07\nFM AMEMBASSY LIMA\n")
    line 1: called stations have PRIORITY, the preamble IMMEDIATE  [precedence-mismatch]
    """
    called, highest = facts.cable.heading and facts.cable.heading.called_stations, _highest(facts)
    if called and highest and called.precedence is not highest:
        yield Finding(f"called stations have {called.precedence}, the preamble {highest}", called.span)


def addressee_precedence_exceeds(facts: Facts) -> Iterator[Finding]:
    r"""Report an addressee with a higher precedence than any of the preamble (format line 5).

    ACP 127: the preamble has the precedence for action and, where that is another, the one for information.
    Observed: the first is the highest of those who are to act in all but two of more than a thousand
    telegrams. NIACT IMMEDIATE counts as IMMEDIATE, as no letter of the preamble tells them apart.

    >>> found("R 191530Z JAN 07\nFM AMEMBASSY LIMA\nTO AMEMBASSY QUITO PRIORITY\n")
    line 3: addressee AMEMBASSY QUITO has PRIORITY, the preamble ROUTINE  [addressee-precedence]
    """
    highest = _highest(facts)
    for addressee in facts.addressees if highest else ():
        if addressee.precedence and Precedence.from_prosign(addressee.precedence.prosign) > highest:
            said = f"addressee {short(addressee.name)} has {addressee.precedence}"
            yield Finding(f"{said}, the preamble {highest}", addressee.span)


def _highest(facts: Facts) -> Precedence | None:
    preamble = facts.cable.heading.preamble if facts.cable.heading else None
    return max(preamble.precedences) if preamble and preamble.precedences else None


def impossible_filing_time(facts: Facts) -> Iterator[Finding]:
    r"""Report a day of the year, hour or minute of filing (format line 3) that no year or day has.

    ACP 127 with its US supplement: three digits for the day, 001 to 366, four for hour and minute, always in
    UTC. Day 366 needs a leap year; which year is meant follows from the date-time group.

    >>> found("DE RUEHPE #0123 3661530\nP 311530Z DEC 07\n")
    line 1: day 366 of 2007 in the filing time  [impossible-filing-time]
    """
    station = facts.station
    if station is None:
        return
    digits = station.filing_time
    day, hour, minute = int(digits[:3]), int(digits[3:5]), int(digits[5:])
    year = _year_of_filing(facts, day)
    if not 1 <= day <= _LONGEST_YEAR:
        yield Finding(f"day {day} in the filing time", station.span)
    elif day == _LONGEST_YEAR and year is not None and not calendar.isleap(year):
        yield Finding(f"day {day} of {year} in the filing time", station.span)
    if hour > _LAST_HOUR:
        yield Finding(f"hour {hour} in the filing time", station.span)
    if minute > _LAST_MINUTE:
        yield Finding(f"minute {minute} in the filing time", station.span)


def serial_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report a serial of the calling station (format line 3) that is not the end of the telegram's serial.

    State Department practice, observed: the station's serial is the last four digits of the one in the
    message reference number. Stations of the classical ACP 127 form count on their own. Where the two differ,
    the text most often belongs to another telegram.

    >>> found("DE RUEHPE #0124 0191530\nP 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n")
    line 1: serial 0124 of the calling station, 000123 in the classification line  [serial-mismatch]
    """
    station, line = facts.station, facts.cable.classification
    if station is None or line is None or line.serial is None:
        return
    if int(station.serial.rstrip(ascii_uppercase)) != int(line.serial) % 10_000:
        message = f"serial {station.serial} of the calling station, {line.serial} in the classification line"
        yield Finding(message, station.span)


def number_from_heading(facts: Facts) -> Iterator[Finding]:
    r"""Report a message reference number of which the classification line does not say post and serial.

    State Department practice, observed: the post is that of format line 6, and the serial of the calling
    station (format line 3) has the last four digits of the telegram's. A post with more than 9,999 telegrams
    in the year has a longer one.

    >>> found("DE RUEHPE #0123 0191530\nP 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nSIPDIS\n")
    line 1: no post and serial in a classification line, perhaps 07LIMA123  [number-from-heading]
    """
    line, heading, number = facts.cable.classification, facts.cable.heading, facts.cable.mrn
    if number and heading and not (line and line.post and line.serial):
        lacking = "no post" if line and line.serial else "no post and serial"
        yield Finding(f"{lacking} in a classification line", heading.span, str(number))


def security_warning_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report a security warning (format line 4) that contradicts the classification line.

    ACP 127: ZNR stands before unclassified text, ZNY before any other, and before unclassified text only if
    that is encrypted for transmission (EEEEE); the code is the first letter of the classification five times.
    Letters for special categories, and the second code after a slant, are not looked at. Text encrypted
    off-line has ZNR too, but then no classification line that can be read.

    >>> found("ZNR UUUUU ZZH\nP 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nS E C R E T LIMA 000123\n")
    line 1: security warning ZNR UUUUU over a SECRET telegram  [security-warning-mismatch]
    """
    warning = facts.cable.heading.security_warning if facts.cable.heading else None
    if warning is None or facts.cable.classification is None:
        return
    level, letter = facts.cable.classification.level, warning.code[0]
    classified = level > Classification.LIMITED_OFFICIAL_USE
    wrong_prosign = warning.prosign != ("ZNY" if classified or letter == "E" else "ZNR")
    wrong_letter = letter in "UERCST" and letter not in (level.value[0] if classified else "UE")
    if wrong_prosign or wrong_letter:
        said = f"{warning.prosign} {short(warning.code)}"
        yield Finding(f"security warning {said} over {telegram(level)}", warning.span)


def impossible_date(facts: Facts) -> Iterator[Finding]:
    r"""Report a day, hour or minute of the date-time group (format line 5) that does not exist, and zone J.

    ACP 121: two digits each for day, hour and minute, then the letter of the time zone. J stands for the
    local time of whoever writes it and so for no moment; midnight is 0000, not 2400. The grammar knows only
    the twelve months.

    >>> found("P 312400Z JUN 07\nFM AMEMBASSY LIMA\n")
    line 1: day 31 of JUN 2007 in the date-time group  [impossible-date]
    line 1: hour 24 in the date-time group  [impossible-date]
    """
    dtg = facts.dtg
    if dtg is None:
        return
    if not 1 <= dtg.day <= calendar.monthrange(dtg.year, dtg.month)[1]:
        yield Finding(f"day {dtg.day} of {MONTHS[dtg.month - 1]} {dtg.year} in the date-time group", dtg.span)
    if dtg.hour > _LAST_HOUR:
        yield Finding(f"hour {dtg.hour} in the date-time group", dtg.span)
    if dtg.minute > _LAST_MINUTE:
        yield Finding(f"minute {dtg.minute} in the date-time group", dtg.span)
    if dtg.zone == "J":
        yield Finding("zone J, the sender's local time, in the date-time group", dtg.span)


def filing_time_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report a filing time (format line 3) before the date-time group, or more than a day after it.

    ACP 127: the date-time group is set when the telegram is released, and it is filed for transmission after
    that. Observed: the same minute in nine of ten telegrams, within the hour in most others. The filing time
    has no year; the one that brings the two closest together is meant.

    >>> found("DE RUEHPE #0123 0191530\nP 201530Z JAN 07\n")
    line 1: filing time 0191530 before the date-time group 201530Z JAN 07  [filing-time-differs]
    """
    station, dtg = facts.station, facts.dtg
    if station is None or dtg is None:
        return
    year = _year_of_filing(facts, int(station.filing_time[:3]))
    if year is None:
        return
    try:
        delay = station.filed(year) - dtg.utc
    except ValueError:
        # There is no such time, which another check reports.
        return
    if delay < datetime.timedelta(0):
        yield Finding(f"filing time {station.filing_time} before the date-time group {dtg}", station.span)
    if delay > datetime.timedelta(days=1):
        message = f"filing time {station.filing_time} more than a day after the date-time group {dtg}"
        yield Finding(message, station.span)


def _year_of_filing(facts: Facts, day: int) -> int | None:
    """Return the year whose day of this number is closest to the date-time group; None without a moment."""
    dtg = facts.dtg
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


def repeated_addressee(facts: Facts) -> Iterator[Finding]:
    r"""Report an addressee that is named a second time, with the same offices and by the same route.

    Observed: one telegram in a hundred does so. Who is to act need not be told besides, and gets it twice. By
    another route, as general messages have it, it is meant.

    >>> found("P 191530Z JAN 07\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nINFO SECSTATE WASHDC\n")
    line 4: addressee SECSTATE WASHDC again  [repeated-addressee]
    """
    named = set()
    for addressee in facts.addressees:
        entry = (addressee.name, addressee.offices, addressee.routing_indicator, addressee.delivered)
        if entry in named:
            yield Finding(f"addressee {short(addressee.name)} again", addressee.span)
        named.add(entry)


def exempted_from_a_post(facts: Facts) -> Iterator[Finding]:
    r"""Report members exempted (format line 9) from an addressee that is a single post.

    ACP 127: XMT stands after a collective, and names those of its members to whom the telegram does not go.

    >>> found("P 191530Z JAN 07\nFM AMEMBASSY LIMA\nTO AMEMBASSY QUITO\nXMT AMCONSUL GUAYAQUIL\n")
    line 3: members exempted from AMEMBASSY QUITO, which is a single post  [exempted-addressee]
    """
    for addressee in facts.addressees:
        if addressee.exempt and _gazetteer.canonical_post(addressee.name):
            message = f"members exempted from {short(addressee.name)}, which is a single post"
            yield Finding(message, addressee.span)


def confirmation_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report a serial under the text (format line 15) other than the calling station's (format line 3).

    JANAP 128: the serial of the station stands once more under the text.

    >>> found("DE RUEHPE #0123 0191530\nP 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n\n"
    ...       "1. The tide was high.\n\nBT\n#0132\nNNNN\n")
    line 9: serial 0132 under the text, 0123 of the calling station  [confirmation-mismatch]
    """
    station, ending = facts.station, facts.cable.ending
    if station is None or ending is None or ending.confirmation is None:
        return
    if int(ending.confirmation) != int(station.serial.rstrip(ascii_uppercase)):
        said = f"serial {ending.confirmation} under the text"
        yield Finding(f"{said}, {station.serial} of the calling station", ending.span)
