"""Format lines 1 to 11: the heading."""

from __future__ import annotations

import datetime
from typing import Final

from attrs import field, frozen, validators

from .. import _gazetteer, _grammar, _marks
from ._common import YEAR_WINDOW, Precedence
from ._fields import (
    is_text,
    of_class,
    optional_text_field,
    part_field,
    parts_field,
    texts_field,
    tuple_of,
    whole_number,
)
from ._registry import Part, Place, part

__all__ = [
    "Addressee",
    "CalledStations",
    "CallingStation",
    "DateTimeGroup",
    "Heading",
    "MessageHeader",
    "Originator",
    "Preamble",
    "SecurityWarning",
    "SeriesLine",
    "TransmissionIdentification",
]

#: Months as a date-time group abbreviates them.
MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

#: Hours of each zone ahead of UTC: A to I eastward, K to M on, N to Y westward, Z is UTC (ACP 121). J is the
#: local time of whoever writes it.
ZONES: Final = {letter: hours for hours, letter in enumerate("ZABCDEFGHIKLM")} | {
    letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", start=1)
}


@part()
@frozen
class TransmissionIdentification(Part):
    """Format line 1: how the channel numbers its messages, `VZCZCXRO7600`."""

    #: The three letters of the channel: `XRO`.
    channel: str = field(validator=is_text)
    #: Three or four digits, as sent.
    serial: str = field(validator=is_text)


@part()
@frozen
class CalledStations(Part):
    """Format line 2: the stations that the relay is to call. They are no addressees."""

    #: The highest precedence of the telegram.
    precedence: Precedence = field(validator=of_class(Precedence))
    #: Their routing indicators, one or more.
    stations: tuple[str, ...] = field(validator=tuple_of(is_text))


@part()
@frozen
class CallingStation(Part):
    """Format line 3: the station that calls, and when the telegram was filed there."""

    #: Routing indicator of the station.
    routing_indicator: str = field(validator=is_text)
    #: The station's serial, as sent: the last four digits of the message reference number's.
    serial: str = field(validator=is_text)
    #: Day of the year, hour and minute (UTC) of filing, seven digits: `3400911`.
    filing_time: str = field(validator=is_text)
    #: Number of the section that this transmission carries, two digits as sent.
    section: str | None = optional_text_field()

    def filed(self, year: int) -> datetime.datetime:
        """Return when the telegram was filed, in UTC, if in `year`; ValueError where there is no such day."""
        day, hour, minute = int(self.filing_time[:3]), int(self.filing_time[3:5]), int(self.filing_time[5:])
        start = datetime.datetime(year, 1, 1, hour, minute, tzinfo=datetime.UTC)
        filed = start + datetime.timedelta(days=day - 1)
        if filed.year != year:
            raise ValueError(f"{year} has no day {day}")
        return filed


@part()
@frozen
class MessageHeader(Part):
    """Format line 2 of a record message, in place of lines 2 and 3 (JANAP 128).

    `RTTUZYUW RUEXABC0000 2710017-UUUU--RUEXDEF.`
    """

    #: The precedence.
    precedence: Precedence = field(validator=of_class(Precedence))
    #: Language and media format: two letters.
    media: str = field(validator=is_text)
    #: Letter of the classification.
    classification: str = field(validator=is_text)
    #: Content indicator code: four letters.
    content: str = field(validator=is_text)
    #: Routing indicator of the station that calls.
    routing_indicator: str = field(validator=is_text)
    #: The station's serial, four digits or five.
    serial: str = field(validator=is_text)
    #: Day of the year, hour and minute (UTC) of filing, seven digits.
    filing_time: str = field(validator=is_text)
    #: The classification again: four letters.
    security: str = field(validator=is_text)
    #: Routing indicators of the stations to call, one or more.
    stations: tuple[str, ...] = field(validator=tuple_of(is_text))


@part()
@frozen
class SecurityWarning(Part):
    """Format line 4: whether and how the text is classified, and instructions to operators."""

    #: `ZNR` for unclassified text, `ZNY` for classified.
    prosign: str = field(validator=is_text)
    #: The letter of the classification five times, with whatever a release or handling code changes: `CCCCC`.
    code: str = field(validator=is_text)
    #: Operating signals and what follows them, as sent: `ZZH`.
    instructions: str | None = optional_text_field()


@part(alone="date_time_group_alone", place=Place.WITHIN_LINE, noun="a date-time group")
@frozen
class DateTimeGroup(Part):
    """Day, hour, minute, zone, month and year at which a telegram was released for sending: `060911Z DEC 06`.

    What two digits can say is kept even where no such day or hour exists; :func:`~cablegrammar.validate`
    reports it.
    """

    #: Day of the month.
    day: int = field(validator=whole_number(0, 99))
    #: Hour of the day in its zone.
    hour: int = field(validator=whole_number(0, 99))
    #: Minute of the hour.
    minute: int = field(validator=whole_number(0, 99))
    #: Month of the year, 1 to 12.
    month: int = field(validator=whole_number(1, 12))
    #: The year in four digits. Two digits are read as 1960 to 2059.
    year: int = field(validator=whole_number(1900, 2099))
    #: Letter of the time zone; Z is UTC.
    zone: str = field(default="Z", validator=is_text)

    @property
    def utc(self) -> datetime.datetime:
        """The moment in UTC; ValueError where there is none: on day 45, or in zone J, the writer's own."""
        if self.zone not in ZONES:
            raise ValueError("zone J is local time: it cannot be converted to UTC")
        local = datetime.datetime(
            self.year, self.month, self.day, self.hour, self.minute, tzinfo=datetime.UTC
        )
        return local - datetime.timedelta(hours=ZONES[self.zone])

    def __str__(self) -> str:
        short = 1900 + YEAR_WINDOW <= self.year < 2000 + YEAR_WINDOW
        year = f"{self.year % 100:02d}" if short else str(self.year)
        return f"{self.day:02d}{self.hour:02d}{self.minute:02d}{self.zone} {MONTHS[self.month - 1]} {year}"


@part()
@frozen
class Preamble(Part):
    """Format line 5: precedence, date-time group, and instructions to operators."""

    #: When it was released for sending.
    dtg: DateTimeGroup = field(validator=of_class(DateTimeGroup))
    #: For action, and after it for information where that is another: none, one or two, seldom more.
    precedences: tuple[Precedence, ...] = field(default=(), validator=tuple_of(of_class(Precedence)))
    #: Operating signals and what follows them, as sent: `ZDK CTG RUEHDO #3763`.
    instructions: str | None = optional_text_field()


@part()
@frozen
class Originator(Part):
    """Format line 6: who sends."""

    #: The plain-language address: `AMEMBASSY ISLAMABAD`.
    name: str = field(validator=is_text)
    #: Office symbols: `N1`.
    offices: tuple[str, ...] = texts_field()


@part(alone="addressee_alone", place=Place.WITHIN_LINE)
@frozen
class Addressee(Part):
    """Who is to act on a telegram or to know of it: one entry of format lines 7 and 8."""

    #: The plain-language address: `SECSTATE WASHDC`, `AMEMBASSY PARIS`, `NATO EU COLLECTIVE`.
    name: str = field(validator=is_text)
    #: The routing indicator before it.
    routing_indicator: str | None = optional_text_field()
    #: Office symbols after it: `J-3`, `J-5`.
    offices: tuple[str, ...] = texts_field()
    #: The precedence for this addressee, where the entry says it in words.
    precedence: Precedence | None = field(default=None, validator=validators.optional(of_class(Precedence)))
    #: Message continuity number, the count of telegrams to this addressee: digits as sent, or a range.
    serial: str | None = optional_text_field()
    #: Members of a collective to whom the telegram does not go (format line 9).
    exempt: tuple[str, ...] = texts_field()
    #: Whether it reaches this addressee by other means (operating signal ZEN).
    delivered: bool = field(default=False, validator=of_class(bool))

    @property
    def line(self) -> str:
        """The entry with its route, and with the mark of one that is delivered by other means."""
        route = f"{self.routing_indicator}/" if self.routing_indicator else ""
        return f"{'ZEN/' if self.delivered else ''}{route}{self.entry}"

    @property
    def entry(self) -> str:
        """The entry without route and exempted members: `SECSTATE WASHDC//EUR// PRIORITY 1234`."""
        offices = f"//{'/'.join(self.offices)}//" if self.offices else ""
        rest = (str(each) for each in (self.precedence, self.serial) if each)
        # The slants of the offices must not go on with one of the name.
        blank = " " if offices and self.name.endswith("/") else ""
        entry = " ".join([f"{self.name}{blank}{offices}", *rest])
        # Without slants behind it a number that ends the name would be a serial.
        name = _grammar.terminal("PLAIN_LANGUAGE_ADDRESS").match(entry) if entry == self.name else None
        return f"{entry}//" if name and name.end() < len(entry) else entry


def follows_another(addressee: Addressee, before: Addressee | None = None) -> bool:
    """Say whether an addressee, on a line of its own, is known as one more of those before it.

    Where exempted members stand between, one without route would be taken for another of these.
    """
    known = addressee.routing_indicator or addressee.delivered
    return bool(known or (not (before and before.exempt) and _stands_below(addressee.entry)))


def _stands_below(entry: str) -> bool:
    """Say whether an entry without route, on a line of its own, is known as one more of those above it."""
    name = _grammar.terminal("NEXT_ADDRESSEE_NAME").match(entry)
    return (
        name is not None
        and not _marks.is_marked(entry, opens_line=True)
        and not any(
            _grammar.terminal(opener).match(entry)
            for opener in ("HEADING_OPENER", "ADDRESSEE_OPENER", "BLOCK_OPENER")
        )
    )


@part()
@frozen
class SeriesLine(Part):
    """The series of general messages to which a record message belongs, or the notice that it is."""

    #: The series: `NAVADMIN`; the notice: `COMDTNOTE`.
    name: str = field(validator=is_text)
    #: Number in the series and year, as sent: `317/05`; number of the notice: `1000`.
    number: str = field(validator=is_text)
    #: What else the line says: `PART ONE`.
    remark: str | None = optional_text_field()

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


@part()
@frozen
class Heading(Part):
    """Format lines 1 to 11. At least one is there."""

    #: Format line 1.
    transmission_identification: TransmissionIdentification | None = part_field(TransmissionIdentification)
    #: Format line 2.
    called_stations: CalledStations | None = part_field(CalledStations)
    #: Format line 3.
    calling_station: CallingStation | None = part_field(CallingStation)
    #: Format line 4.
    security_warning: SecurityWarning | None = part_field(SecurityWarning)
    #: Format line 5.
    preamble: Preamble | None = part_field(Preamble)
    #: Format line 6.
    originator: Originator | None = part_field(Originator)
    #: Format line 7: who is to act.
    action: tuple[Addressee, ...] = parts_field(Addressee)
    #: Format line 8: who is to know.
    info: tuple[Addressee, ...] = parts_field(Addressee)
    #: Format line 10: who pays, and how many groups the text counts: `STATE GRNC`.
    accounting_symbol: str | None = optional_text_field()
    #: Format line 2 of a record message.
    message_header: MessageHeader | None = part_field(MessageHeader)

    @property
    def dtg(self) -> DateTimeGroup | None:
        """The date-time group."""
        return self.preamble.dtg if self.preamble else None

    @property
    def precedence(self) -> Precedence | None:
        """The precedence for action: the first of the preamble, NIACT where all who are to act have that."""
        said = self.preamble.precedences[0] if self.preamble and self.preamble.precedences else None
        if said is Precedence.IMMEDIATE and self.action:
            niact = all(each.precedence is Precedence.NIACT_IMMEDIATE for each in self.action)
            return Precedence.NIACT_IMMEDIATE if niact else said
        return said

    @property
    def post(self) -> str | None:
        """The post that sends, as message reference numbers write it; None where the gazetteer has none."""
        return _gazetteer.canonical_post(self.originator.name) if self.originator else None

    @property
    def serial(self) -> str | None:
        """The telegram's serial by the calling station, which has its last four digits.

        Few posts send more telegrams in a year; the Department does, and so None stands for its own.
        """
        station = self.calling_station
        # Stations of other networks count on their own, with fewer digits or a letter.
        counted = station and len(station.serial) == _DIGITS and station.serial.isdigit()
        return station.serial if station and counted and self.post != "STATE" else None


#: Digits of a station's serial in the Department's network.
_DIGITS: Final = 4
