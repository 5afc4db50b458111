"""Checks of the sets of a record message."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from ..model import MONTHS
from ._common import Facts, Finding, short

if TYPE_CHECKING:
    from collections.abc import Iterator


def set_without_end(facts: Facts) -> Iterator[Finding]:
    r"""Report a set without the two slants that end it.

    NTP 3. Without them it goes on to a blank line or to the next set. Observed in one message of nine.

    >>> found("UNCLAS\n\nSUBJ/TIDES\nREF/A/DOC/EXAMPLE PORT/14DEC18//\nRMKS/1. HIGH.//\n")
    line 3: set SUBJ without its end  [unterminated-set]
    """
    for each in facts.cable.sets:
        if not each.terminated:
            yield Finding(f"set {each.identifier} without its end", each.span)


def misspelt_set(facts: Facts) -> Iterator[Finding]:
    r"""Report a set whose identifier is damaged; it is read as what it was meant for.

    >>> found("UNCLAS\n\nSUBJ/TIDES//\nREB/A/DOC/EXAMPLE PORT/14DEC18//\nRMKS/1. HIGH.//\n")
    line 4: set REB, perhaps REF  [misspelt-set]
    """
    for each in facts.cable.sets:
        if each.meant != each.identifier:
            yield Finding(f"set {each.identifier}", each.span, each.meant)


def message_id_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report a set MSGID that names another originator than format line 6, or another month.

    NTP 3: it says format, originator, serial and month. Observed: the month is that of the date-time group or
    the one before, in which the message was written.

    >>> found("R 191530Z JAN 07\nFM CNO WASHINGTON DC\n\nMSGID/GENADMIN/CNO WASHINTON DC/N1/MAR//\n")
    line 4: MSGID names CNO WASHINTON DC, format line 6 CNO WASHINGTON DC  [message-id-mismatch]
    line 4: MSGID names MAR, the date-time group JAN  [message-id-mismatch]
    """
    said, sender = facts.cable.message_id, facts.cable.heading and facts.cable.heading.originator
    named = said.fields[1] if said and said.fields[1:] else ""
    if said and sender and named:
        texts = ("".join(said.fields), sender.name, named)
        whole, name, first = ("".join(filter(str.isalnum, each)).upper() for each in texts)
        if name not in whole and not name.startswith(first):
            yield Finding(f"MSGID names {short(named)}, format line 6 {short(sender.name)}", said.span)
    words = (each[:3].upper() for each in (said.fields[2:] if said else ()))
    month = next(filter(MONTHS.__contains__, words), None)
    if said and month and facts.dtg and (facts.dtg.month - 1 - MONTHS.index(month)) % len(MONTHS) > 1:
        yield Finding(f"MSGID names {month}, the date-time group {MONTHS[facts.dtg.month - 1]}", said.span)


def series_year_differs(facts: Facts) -> Iterator[Finding]:
    r"""Report the number of a series with another year than the date-time group.

    General messages are counted from 1 in each year. Observed: the years agree in 306 of 306 messages.

    >>> found("R 191530Z JAN 07\nFM CNO WASHINGTON DC\n\nUNCLAS\nNAVADMIN 017/06\n")
    line 5: NAVADMIN 017/06 in a message of 2007  [series-year-mismatch]
    """
    for each in facts.cable.series:
        number, parted, year = each.number.replace("-", "/").rpartition("/")
        if parted and number and facts.dtg and int(year[-2:]) != facts.dtg.year % 100:
            yield Finding(f"{each.name} {each.number} in a message of {facts.dtg.year}", each.span)


def reference_unexplained(facts: Facts) -> Iterator[Finding]:
    r"""Report a letter that no reference of a record message has, or that has no words in the set NARR.

    References are lettered from A; where there is a narrative, it says of each what it is.

    >>> found("SUBJ/TIDES//\nREF/A/DOC/OPNAV//\nREF/C/DOC/OPNAV//\nNARR/REF A IS OLD.//\nRMKS/1. HIGH.//\n")
    line 2: no reference B  [reference-letter]
    line 3: reference C is not explained  [reference-letter]
    """
    told = any(each.meant == "NARR" for each in facts.cable.sets)
    lettered = {each.label: each for each in facts.cable.references if facts.cable.sets and each.label}
    last = max(map(ascii_uppercase.find, lettered), default=-1)
    for letter in ascii_uppercase[: last + 1]:
        if letter not in lettered:
            yield Finding(f"no reference {letter}", facts.cable.references[0].span)
        elif told and lettered[letter].note is None:
            yield Finding(f"reference {letter} is not explained", lettered[letter].span)
