"""Hypothesis strategies for telegrams and for every part of one.

They draw what the model can hold, and nothing else: a candidate that a validator refuses is drawn again.
Free text is mixed from plain words, from the keywords of the format (those that a person would think of,
and whatever the terminals of the grammar match) and from characters that no telegraph ever sent, as it is
there that one field is taken for another. Spans and what is extraneous are left at their defaults:
canonical text gives rise to none.

The parameters narrow what is drawn; by default everything is. Where a function takes `text`, free text
comes from that strategy instead of :func:`lines`.

This module needs Hypothesis (the extra `hypothesis`). It registers a strategy for every class of the model,
so that ``hypothesis.strategies.from_type(Cable)`` works::

    from cablegrammar.strategies import cables
    from hypothesis import given

    @given(cables())
    def test_my_program_takes_any_telegram(cable): ...
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Callable
from inspect import isfunction, signature
from typing import Any, Final, TypeVar, get_args, get_type_hints

from hypothesis import reject, strategies
from hypothesis.strategies import (
    DrawFn,
    SearchStrategy,
    booleans,
    builds,
    composite,
    dates,
    deferred,
    from_regex,
    integers,
    just,
    lists,
    none,
    one_of,
    register_type_strategy,
    sampled_from,
)

from . import _gazetteer, _grammar, _sets, model
from ._patterns import portable

Text = SearchStrategy[str]

_T = TypeVar("_T")

#: How often a candidate is drawn before the whole example is given up.
_ATTEMPTS: Final = 12


# ---- What everything else is made of


def _built(make: Callable[..., _T], /, **parts: SearchStrategy[Any]) -> SearchStrategy[_T]:
    """Draw the parts until `make` accepts them."""

    def built(draw: DrawFn) -> _T:
        for _ in range(_ATTEMPTS):
            with contextlib.suppress(ValueError):
                return make(**{name: draw(part) for name, part in parts.items()})
        return reject()

    # Hypothesis names a strategy by the function that draws: without this by that of all parts of all parts.
    built.__name__ = built.__qualname__ = make.__name__.strip("_")
    return composite(built)()


def _either(first: SearchStrategy[_T], second: SearchStrategy[_T]) -> SearchStrategy[_T]:
    """Draw from both equally often, however many alternatives each has."""
    return booleans().flatmap(lambda is_first: first if is_first else second)


def _maybe(strategy: SearchStrategy[_T]) -> SearchStrategy[_T | None]:
    return none() | strategy


def _if_asked(
    asked: bool | None,  # noqa: FBT001 - it is handed on
    strategy: SearchStrategy[_T],
    otherwise: SearchStrategy[_T],
) -> SearchStrategy[_T]:
    """Draw what is asked for, or what is not if so asked; from both if nothing is said of it."""
    return otherwise | strategy if asked is None else strategy if asked else otherwise


def _tuples(
    strategy: SearchStrategy[_T],
    *,
    at_least: int = 0,
    at_most: int = 3,
    key: Callable[[_T], Any] | None = None,
) -> SearchStrategy[tuple[_T, ...]]:
    return lists(strategy, min_size=at_least, max_size=at_most, unique_by=key).map(tuple)


def _digits(at_least: int, at_most: int | None = None) -> Text:
    return strategies.text("0123456789", min_size=at_least, max_size=at_most or at_least)


def _letters(at_least: int, at_most: int | None = None) -> Text:
    return strategies.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=at_least, max_size=at_most or at_least)


#: Characters of what is from no list: ASCII, what word processors put in, and letters of other scripts.
_CHARACTERS: Final = (
    "".join(map(chr, range(32, 127)))
    + "‘’“”–—…•‐·£€¿¡¶éñüÅßıİſŉЖясЁλΣς漢字ع٣😀"  # noqa: RUF001 - these are what is meant
    + "\u200b\u2009\ufeff"
)

#: White space other than a blank and a line feed, and control characters.
_ODD_CHARACTERS: Final = "\t\x0b\x0c\r\x00\x07\x1c\x1f\x7f\x85\xa0\u2028\u2029\u3000"

_PLAIN: Final = (
    "the", "Minister said", "that", "talks", "would resume", "in", "Lima", "on January 17", "on", "of",
    "PATROLS", "FISHERIES", "EMBASSY", "Naïve", "“quoted”", "ministry’s", "3,180 tons", "a", "I",  # noqa: RUF001
    "2007", "12", "0", "1.5", "(ref B)", "(and others)", "x" * 75, " ".join(["a line that goes on"] * 12),
)  # fmt: skip

_PUNCTUATION: Final = (
    ".", ",", ";", ":", "-", "--", "---", "-----", "*", "**", "•", "/", "//", "#", "&", "?", "!", '"', "'",
    "(", ")", "()", "[", "]", "¶", "[1](#)", "](#)", "...", ">", "¿", "=====", "* * * * *", "_____",
)  # fmt: skip

#: Words and lines of the format.
_KEYWORDS: Final = [line for line in _gazetteer.lines("keywords") if line and not line.startswith("# ")]


#: Terminals that match next to anything are of no use as keywords.
_SHAPELESS: Final = frozenset(
    {"TEXT", "PLAIN_TEXT", "MORE_TEXT", "TABLE", "MARKED_LINE", "ARCHIVE_ATTRIBUTES", "_LAYOUT"}
)


@functools.cache
def _terminal(name: str, grammar: str = "cable") -> Text:
    """Draw what a terminal of the grammar matches, on one line and without blanks around it."""
    pattern = re.compile(portable(_grammar.terminals(grammar)[name]), _grammar.FLAGS)

    def matched(text: str) -> str:
        found = pattern.search(text)
        return " ".join(line.strip(" ") for line in (found[0] if found else "").split("\n")).strip(" ")

    letters = sampled_from(_CHARACTERS + "\n")
    return from_regex(pattern, alphabet=letters).map(matched)


#: What any terminal with a shape of its own matches.
_any_terminal: Final = deferred(
    lambda: sampled_from(
        [
            (name, grammar)
            for grammar in ("cable", "layout", "reference")
            for name in _grammar.terminals(grammar)
            if name not in _SHAPELESS
        ]
    ).flatmap(lambda shape: _terminal(*shape))
)
_characters = strategies.text(_CHARACTERS, min_size=1, max_size=8)
_odd_characters = strategies.text("ab. " + _ODD_CHARACTERS, min_size=1, max_size=4)
_plain = sampled_from(_PLAIN)
_keyword = sampled_from(_KEYWORDS)
_of_format = one_of(_keyword, _keyword, _keyword, sampled_from(_PUNCTUATION), _any_terminal)
_separators = sampled_from((" ", " ", " ", "", "  ", ", ", ": ", "; ", ". ", "//", "    "))


@composite
def _line(draw: DrawFn, pieces: Text, at_most: int = 5) -> str:
    """Draw a line of some pieces, with nothing or something between them."""
    line = draw(pieces)
    for _ in range(draw(integers(0, at_most - 1))):
        line += draw(_separators) + draw(pieces)
    return line.strip() or draw(_plain)


def lines(*, keywords: bool = True, characters: bool = True) -> Text:
    """Draw one line of free text: not empty, without white space around it.

    `keywords` mixes in what the format knows, `characters` what nobody would expect: signs, letters of other
    scripts, other white space and control characters.
    """
    pieces = _plain | _plain
    if keywords:
        pieces |= _of_format
    if characters:
        pieces |= _characters | _odd_characters
    choices = _line(_plain) | _plain | _line(pieces)
    return choices | _keyword if keywords else choices


def keyword_lines() -> Text:
    """Draw one line that begins as a line of the format, and may go on with anything."""
    return one_of(
        _keyword,
        _line(_of_format, at_most=3),
        builds("{} {}".format, _keyword, _line(_plain | _plain | _of_format)),
        _any_terminal.filter(bool),
    )


def _or_lines(text: Text | None) -> Text:
    return lines() if text is None else text


def texts(*, text: Text | None = None, at_most: int = 4) -> Text:
    """Draw free text of one line or several, none of them empty or with blanks at its end.

    Lines after the first may be indented.
    """
    line = _or_lines(text)
    more = builds(str.__add__, sampled_from(("\n", "\n", "\n", "\n ", "\n     ")), line)
    return builds(lambda first, rest: first + "".join(rest), line, lists(more, max_size=at_most - 1))


# ---- Heading


def routing_indicators() -> Text:
    """Draw routing indicators: `RUEHC`."""
    return sampled_from(("RUEHC", "RUEHPE", "RUEKJCS", "RUMIAAA", "QAAA")) | builds(
        str.__add__, sampled_from("RQ"), _letters(3, 7)
    )


_posts = sampled_from(
    (
        "LIMA", "STATE", "TEL AVIV", "PORT-AU-PRINCE", "USUN NEW YORK", "USEU BRUSSELS", "N'DJAMENA",
        "ST. PETERSBURG", "SECTION", "SECRET", "TO", "INFO", "BT", "AMEMBASSY HANOI", "Lima", "SIPDIS",
        "REF", "EO",
    )
)  # fmt: skip


def posts() -> Text:
    """Draw posts as classification lines write them: `TEL AVIV`."""
    letters = strategies.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabyz .'-", min_size=1, max_size=10)
    return _posts | _posts | letters.map(str.strip).filter(bool) | _terminal("POST")


def office_symbols(*, text: Text | None = None) -> Text:
    """Draw what stands between double slants after an address: `J-3`."""
    known = sampled_from(("J-3", "POLAD", "N1", "USDP:PDUSDP", "ISA:EUR"))
    return known | _or_lines(text).map(lambda line: line.replace("/", " ").strip()).filter(bool)


def precedences() -> SearchStrategy[model.Precedence]:
    """Draw any precedence."""
    return sampled_from(model.Precedence)


def date_time_groups(*, real: bool = False) -> SearchStrategy[model.DateTimeGroup]:
    """Draw date-time groups: all that two digits can say; with `real`, only moments that exist."""

    def exists(group: model.DateTimeGroup) -> bool:
        try:
            return bool(group.utc)
        except (ValueError, OverflowError):
            return False

    any_number = integers(0, 99)
    groups = _built(
        model.DateTimeGroup,
        day=integers(1, 31) if real else any_number,
        hour=integers(0, 23) if real else any_number,
        minute=integers(0, 59) if real else any_number,
        month=integers(1, 12),
        year=integers(1960, 2059) | integers(1900, 2099),
        zone=just("Z") | _letters(1),
    )
    return groups.filter(exists) if real else groups


def transmission_identifications() -> SearchStrategy[model.TransmissionIdentification]:
    """Draw format line 1: `VZCZCXRO7600`."""
    return _built(model.TransmissionIdentification, channel=_letters(3), serial=_digits(3, 4))


def called_stations() -> SearchStrategy[model.CalledStations]:
    """Draw format line 2, of up to three printed lines: `PP RUEHGL RUEHLP`."""
    return _built(
        model.CalledStations,
        precedence=precedences(),
        stations=_tuples(routing_indicators(), at_least=1)
        | _tuples(routing_indicators(), at_least=1, at_most=20),
    )


def message_headers() -> SearchStrategy[model.MessageHeader]:
    """Draw format line 2 of a record message: `RTTUZYUW RUEXABC0000 2710017-UUUU--RUEXDEF.`."""
    return _built(
        model.MessageHeader,
        precedence=precedences(),
        media=_letters(2),
        classification=_letters(1),
        content=_letters(4),
        routing_indicator=routing_indicators(),
        serial=_digits(4, 5),
        filing_time=_digits(7),
        security=_letters(4),
        stations=_tuples(routing_indicators(), at_least=1),
    )


def calling_stations() -> SearchStrategy[model.CallingStation]:
    """Draw format line 3: `DE RUEHPE #0123/01 0191530`."""
    return _built(
        model.CallingStation,
        routing_indicator=routing_indicators(),
        serial=_digits(3, 4) | builds(str.__add__, _digits(3, 4), _letters(1)),
        filing_time=_digits(7),
        section=_maybe(_digits(2)),
    )


def security_warnings(*, text: Text | None = None) -> SearchStrategy[model.SecurityWarning]:
    """Draw format line 4: `ZNY CCCCC ZZH`."""
    instructions = sampled_from(("ZZH", "ZZH ZUI RUEWMCS0001 3641921", "(CCY ADX)", "ZZH (TAO)"))
    return _built(
        model.SecurityWarning,
        prosign=sampled_from(("ZNR", "ZNY")),
        code=sampled_from(("UUUUU", "CCCCC", "SSSSS", "CCCCC/AAAAA"))
        | _letters(5)
        | _terminal("SECURITY_CODE"),
        instructions=_maybe(instructions | _or_lines(text)),
    )


def preambles(*, text: Text | None = None) -> SearchStrategy[model.Preamble]:
    """Draw format line 5: `O P 060911Z DEC 06 ZDK`."""
    return _built(
        model.Preamble,
        dtg=date_time_groups(),
        precedences=_tuples(precedences()),
        instructions=_maybe(sampled_from(("ZDK", "ZDK CTG RUEHDO #3763", "ZFF4")) | _or_lines(text)),
    )


_addresses = sampled_from(
    (
        "SECSTATE WASHDC", "AMEMBASSY LIMA", "AMCONSUL GUAYAQUIL", "NATO EU COLLECTIVE", "AIG 205",
        "ALL DIPLOMATIC AND CONSULAR POSTS", "JOINT STAFF WASHDC", "USMISSION USNATO",
    )
)  # fmt: skip


def originators(*, text: Text | None = None) -> SearchStrategy[model.Originator]:
    """Draw format line 6: `FM AMEMBASSY LIMA//POLAD//`."""
    return _built(
        model.Originator,
        name=_addresses | _or_lines(text),
        offices=just(()) | _tuples(office_symbols(text=text)),
    )


def addressees(
    *, routed: bool | None = None, collective: bool | None = None, text: Text | None = None
) -> SearchStrategy[model.Addressee]:
    """Draw an entry of format lines 7 and 8: `RUEHC/SECSTATE WASHDC PRIORITY 4012`.

    `routed` says whether it has a routing indicator, `collective` whether some of its members are exempt.
    """
    line = _or_lines(text)
    names = _addresses | line | line.map(str.upper)
    return _built(
        model.Addressee,
        name=names,
        routing_indicator=_if_asked(routed, routing_indicators(), none()),
        offices=just(()) | _tuples(office_symbols(text=text)),
        precedence=_maybe(precedences()),
        serial=_maybe(_digits(3, 4) | builds("{}-{}".format, _digits(3, 4), _digits(1, 4))),
        exempt=_if_asked(collective, _tuples(names, at_least=1), just(())),
        delivered=booleans(),
    )


def accounting_symbols() -> Text:
    """Draw format line 10: `STATE GRNC`."""
    count = just("GRNC") | builds("GR{}{}".format, sampled_from(("", " ")), _digits(1, 4))
    return count | builds("{} {}".format, just("STATE") | _letters(2, 8), count)


def headings(*, text: Text | None = None) -> SearchStrategy[model.Heading]:
    """Draw format lines 1 to 11, some of them or all."""
    return _parts(model.Heading, text, accounting_symbol=_maybe(accounting_symbols()))


# ---- Print and record


def copies() -> SearchStrategy[model.Copies]:
    """Draw how many copies an office in Washington got: `EUR-15`."""
    offices = sampled_from(("EUR", "OCT", "ISO", "SS", "INRE", "NSCE", "L")) | _letters(1, 5)
    return _built(model.Copies, office=offices, number=integers(0, 99))


def distributions() -> SearchStrategy[model.Distribution]:
    """Draw who got copies of a print in Washington: `ACTION EUR-15`, `INFO OCT-01 ISO-00 /016 W`."""
    nobody: SearchStrategy[tuple[model.Copies, ...]] = just(())
    numbers = _digits(2, 5) | builds("{}/{}".format, _digits(2, 5), _digits(2))
    return _built(
        model.Distribution,
        action=nobody | _tuples(copies()),
        origin=nobody | nobody | _tuples(copies()),
        info=nobody | _tuples(copies(), at_most=20),
        total=_maybe(_digits(3)),
        letter=_maybe(_letters(1)),
        note=_maybe(sampled_from(("TEDE", "ISO")) | _letters(1, 8)),
        number=_maybe(numbers),
    )


def handling_lines() -> SearchStrategy[model.HandlingLine]:
    """Draw a communication centre's dashed line: `------------------352654  200910Z /23`."""
    return _built(
        model.HandlingLine,
        serial=_maybe(strategies.text("0123456789ABCDEF", min_size=5, max_size=6)),
        time=_maybe(_digits(6)),
        copies=_tuples(_digits(2)),
    )


def draftings(*, text: Text | None = None) -> SearchStrategy[model.Drafting]:
    """Draw who drafted, approved and cleared a telegram: `DRAFTED BY EUR/WE:AEXAMPLE:BE`."""
    line = _or_lines(text)
    first = builds(
        str.__add__,
        sampled_from(("DRAFTED BY ", "DRAFTED BY:", "DRAFTED BY: ")),
        sampled_from(("EUR/WE:AEXAMPLE:BE", "L/EUR - B EXAMPLE")) | line,
    )
    known = sampled_from(("APPROVED BY EUR:CEXAMPLE", "APPROVED BY: THE ACTING SECRETARY", "L/EUR:DEXAMPLE"))
    return _built(
        model.Drafting, lines=builds(lambda head, rest: (head, *rest), first, _tuples(known | known | line))
    )


def archive_attribute_pairs(*, text: Text | None = None) -> SearchStrategy[model.ArchiveAttribute]:
    """Draw a key of an archive's record with its value: `Draft Date: 01 JAN 1975`."""
    keys = sampled_from(("Draft Date", "ISecure", "Line Count", "Review History", "TAGS"))
    days = dates().map("{:%d %b %Y}".format) | dates().map("{:%d/%m/%Y}".format)
    values = sampled_from(("n/a", "NO TRADE, FISHERIES", "PEPR, PE, (SMITH, JOHN)", "2", "-1"))
    return _built(
        model.ArchiveAttribute,
        key=keys | _terminal("KEY_WORDS", "layout"),
        text=just("") | values | days | texts(text=text, at_most=3),
    )


def archive_attributes(*, text: Text | None = None) -> SearchStrategy[model.ArchiveAttributes]:
    """Draw an archive's own description of a record."""
    pairs = _tuples(archive_attribute_pairs(text=text), at_least=1, at_most=5)
    return _built(model.ArchiveAttributes, attributes=pairs)


# ---- Front matter


def sections() -> SearchStrategy[model.Section]:
    """Draw which section of a telegram this is: `SECTION 01 OF 04`."""
    number = integers(0, 12) | integers(0, 999)
    return _built(model.Section, number=_maybe(number), total=number)


def message_reference_numbers() -> SearchStrategy[model.MRN]:
    """Draw message reference numbers as archives write them: `06LIMA123`."""
    return _built(
        model.MRN,
        year=integers(1960, 2059) | integers(1900, 2099),
        post=sampled_from(("LIMA", "STATE", "TELAVIV")) | _letters(1, 12),
        serial=integers(0, 9_999_999),
    )


_controls = sampled_from(("NOFORN", "EFTO", "REL SAU", "REL TO USA, GBR", "SIPDIS", "SENSITIVE", "MR"))

_other_markings = sampled_from(
    (
        "SS E C R E T", "ECRET", "UNCLASSIFIED", "U N C L A S S I F I E D", "ONFIDENTIAL", "XUNCLAS",
        "CC ONFIDENTIAL",
    )
)  # fmt: skip


def _classification_line(words: str, **parts: Any) -> model.ClassificationLine:  # noqa: ANN401
    """Make a line whose classification is said in these words."""
    level = model.Classification.of(words)
    return model.ClassificationLine(level=level, marking=model.marking_of(level, words), **parts)


def classification_lines(*, text: Text | None = None) -> SearchStrategy[model.ClassificationLine]:
    """Draw first lines of a text: `C O N F I D E N T I A L SECTION 01 OF 02 LIMA 000123`."""
    remark = sampled_from(("TOSEC 140323", "SUSPECTED DUPLICATE 1392", "ZFR 763", "QUOTE"))

    canonical = sampled_from([*model.MARKINGS.values()])
    said: dict[str, SearchStrategy[Any]] = {
        "words": canonical | canonical | _other_markings | _terminal("CLASSIFICATION_WORDS"),
        "controls": just(()) | _tuples(_controls | _terminal("CONTROL_WORDS")),
        "section": _maybe(sections()),
        "remark": _maybe(remark | _or_lines(text)),
    }
    both = _built(_classification_line, post=posts(), serial=_digits(3, 7), **said)
    return both | _built(_classification_line, post=none(), serial=none() | _digits(4, 6), **said)


_captions = sampled_from(
    (
        "SIPDIS", "NOFORN", "SENSITIVE", "NODIS", "DISSENT CHANNEL", "OFFICIAL-INFORMAL",
        "TOSEC 140323", "C O R R E C T E D  C O P Y (TEXT)",
    )
)  # fmt: skip


def captions() -> SearchStrategy[model.Caption]:
    """Draw words on how a telegram is to be handled: `SIPDIS`."""
    return _built(model.Caption, text=_captions | _terminal("CAPTION_WORDS") | _terminal("CORRECTED_COPY"))


def series_lines() -> SearchStrategy[model.SeriesLine]:
    """Draw the series of a record message: `NAVADMIN 317/05`."""
    names = sampled_from(("COMDTNOTE", "OPNAVNOTE")) | _letters(4, 12)
    return _built(
        model.SeriesLine,
        name=names | _terminal("SERIES_WORDS") | _terminal("NOTICE_NAME"),
        number=from_regex(r"[0-9]{1,4}/[0-9]{2}", fullmatch=True) | _digits(4, 5),
        remark=_maybe(just("PART ONE")),
    )


def message_sets() -> SearchStrategy[model.MessageSet]:
    """Draw sets of a record message, but none that opens its text: `MSGID/GENADMIN/EXAMPLE PORT/N1//`."""
    fields = sampled_from(("A", "DOC", "EXAMPLEINST 1234.5", "EXAMPLE PORT", "N1", "-", "14DEC18"))
    words = sampled_from(("COUNT OF NETS", "REF A IS THE RULE.  REF B IS NEW.", "(U) NETS/BUOYS"))
    return _built(
        model.MessageSet,
        identifier=sampled_from(("MSGID", "REF", "REF", "POC", "EXER", "SUBJ", "NARR", "AMPN")),
        fields=_tuples(fields, at_least=1, at_most=4) | strategies.tuples(words | lines()),
    )


def attention_lines(*, text: Text | None = None) -> SearchStrategy[model.AttentionLine]:
    """Draw whom a telegram is for: `STATE PASS USTR FOR BRANNIGAN`."""
    known = sampled_from(("STATE PASS USTR FOR BRANNIGAN", "DEPT FOR EUR/WE", "PM/PPA - SURNAME", "NSC FOR"))
    mixed = builds("{} FOR {}".format, _posts, texts(text=text, at_most=2))
    return _built(model.AttentionLine, text=known | mixed | texts(text=text, at_most=3))


def executive_orders(*, text: Text | None = None) -> SearchStrategy[model.ExecutiveOrder]:
    """Draw orders under which a text is classified: `E.O. 12958: DECL: 01/19/2017`."""
    known = sampled_from(
        ("DECL: 2017/01/19", "N/A", "XGDS-1", "DECL: OADR", "GDS", "GDS 12/31/84 (EXAMPLE, ANN) OR-M")
    )
    days = dates().map("DECL: {:%m/%d/%Y}".format)
    return _built(
        model.ExecutiveOrder,
        number=just("")
        | sampled_from(("12958", "11652", "12065", "12356", "13526", "1234"))
        | builds(str.__add__, just("1"), _digits(3, 4)),
        text=_maybe(known | days | _or_lines(text)),
    )


def tags(*, text: Text | None = None) -> SearchStrategy[model.Tag]:
    """Draw tags: `PREL`, `KPKO`, `PE`, a person or an organization."""
    known = sampled_from(("PREL", "KPKO", "PE", "UNGA", "US", "AU", "EU", "INTERPOL", "IAEA", "CLEARANCE"))
    names = sampled_from(("FUJIMORI, ALBERTO", "SMITH", "WORLD BANK", "ORGANIZATION OF AMERICAN STATES"))
    mixed = (_or_lines(text) | _terminal("TAG_WORDS")).map(lambda line: line.upper().strip(" ,;.()"))
    return _built(
        model.Tag,
        text=_either(
            known, names | _letters(2, 5) | mixed | mixed.map(lambda line: re.sub(r"[ ,;()].*", "", line))
        ),
        person=booleans(),
    )


def subjects(*, text: Text | None = None) -> SearchStrategy[model.Subject]:
    """Draw what a telegram is about."""
    return _built(
        model.Subject,
        text=just("") | texts(text=text) | texts(text=text).map(str.upper),
        portion=_maybe(portions()),
    )


def references(
    *, label: SearchStrategy[str | None] | None = None, text: Text | None = None
) -> SearchStrategy[model.Reference]:
    """Draw what a telegram refers to: `A. 06 QUITO 3341 (NOTAL)`; `label` draws its letter, or none."""
    known = sampled_from(
        (
            "LIMA 98", "06 QUITO 3341", "2006 STATE 185834", "TEL AVIV 123 (06)", "LIMA #12/06",
            "'05 LIMA 811, NOVEMBER 23, 1971", "STATE (01) 201265", "QUIT0 4511-01", "LIMA CABLES: 07711 99",
            "870 MONTEVIDO", "UNSCR 1540", "E-MAIL SMITH/JONES 01/17/07", "SMITH-JONES TELCON",
            "MEMCON SMITH-JONES 01/17/07", "DTG 060911Z DEC 06", "IIR 6 838 0123 07", "TD-314/12345-07",
            "A-123", "DOC/OPNAV/14JAN08", "LTR/CNO WASHINGTON DC/14JAN08",
            "MSG/CNO WASHINGTON DC/231744ZJUL08",
        )
    )  # fmt: skip
    made = builds("{} {} {}".format, sampled_from(("06", "2006", "75", "")), posts(), _digits(1, 7))
    shaped = _terminal("TELEGRAM", "reference") | _terminal("REMARK", "reference")
    return _built(
        model.Reference,
        text=_either(known, made.map(str.strip) | shaped | _or_lines(text)),
        label=_maybe(sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789")) if label is None else label,
        note=_maybe(sampled_from(("NOTAL", "DTG 060911Z DEC 06", "U")) | _or_lines(text)),
    )


def classified_by(*, text: Text | None = None) -> SearchStrategy[model.ClassifiedBy]:
    """Draw who classified a text and why, or from what its classification derives."""
    known = sampled_from(
        (
            "Classified By: DCM Ann Example for reasons 1.4 (b) and (d).",
            "CLASSIFIED BY: AMBASSADOR J. Q. EXAMPLE, REASONS 1.5 (B,D)",
            "Classified By: EconMinCons/Ann Example based upon E.O. 12958, resons 1,4 (b) and (d)",
            "CLASSIFIED BY EXAMPLE, ANN, AMBASADOR TO UTOPIA, IN ACCORDANCE WITH SECTION 1.4 B",
            "Derived from: DSCG 05-1, B, D",
            "Reason: 1.4 (b)",
        )
    )
    labels = sampled_from(("Classified By: ", "CLASSIFIED BY ", "DERIVED FROM: ", "Reasons: ", "REASON:"))
    mixed = builds(str.__add__, labels, texts(text=text, at_most=3))
    return _built(model.ClassifiedBy, text=known | mixed)


def unrecognized_lines(*, text: Text | None = None) -> SearchStrategy[model.UnrecognizedLine]:
    """Draw lines that no rule knows."""
    return _built(model.UnrecognizedLine, text=_or_lines(text))


# ---- Body


def portions() -> SearchStrategy[model.Portion]:
    """Draw portion marks: `(S//NF)`, `(SBU)`, `(C - ENTIRE TEXT)`."""
    known = sampled_from(
        ("U", "C", "S", "SBU", "S//NF", "C/NF", "C - ENTIRE TEXT", "S/REL TO USA, ACGU", "u")
    )
    return _built(model.Portion, text=known | _terminal("PORTION_WORDS").map(lambda mark: mark[1:-1]))


def paragraphs(*, numbered: bool | None = None, text: Text | None = None) -> SearchStrategy[model.Paragraph]:
    """Draw paragraphs; `numbered` says whether they have a number."""
    number = integers(0, 12) | integers(0, 999)
    return _built(
        model.Paragraph,
        text=texts(text=text) | texts(text=text) | just(""),
        number=_if_asked(numbered, number, none()),
        portion=_maybe(portions()),
    )


def items(*, text: Text | None = None) -> SearchStrategy[model.Item]:
    """Draw parts of paragraphs: `-- text`, `A. (U) text`, `(1) text`."""
    known = sampled_from(("--", "-", "A.", "B.", "b.", "(1)", "(12)", "(a)", "(iii)", "*", "•"))
    return _built(
        model.Item,
        mark=known | _terminal("MARK"),
        text=texts(text=text) | texts(text=text) | just(""),
        portion=_maybe(portions()),
    )


def section_headings(*, text: Text | None = None) -> SearchStrategy[model.SectionHeading]:
    """Draw headings over paragraphs, of one line or two."""
    known = sampled_from(("Summary", "COMMENT", "The Minister's Three Points", "(C) ACTION REQUEST"))
    return _built(model.SectionHeading, text=known | texts(text=text, at_most=2))


def tables(*, text: Text | None = None) -> SearchStrategy[model.Table]:
    """Draw lines whose layout matters; the first is indented, or three are in columns."""
    known = just("     Season    Boats\n2004         41\n  2005         57")
    known |= just("Season    Boats\n2004         41\n2005         57")
    mixed = builds(str.__add__, sampled_from(("  ", "   ", "          ")), texts(text=text, at_most=4))
    return _built(model.Table, text=known | mixed | mixed)


def rulers() -> SearchStrategy[model.Ruler]:
    """Draw lines of dashes, stars or the like."""
    known = sampled_from(("----------", "* * * * *", "=====", "____", "----"))
    return _built(model.Ruler, text=known | _terminal("RULER"))


def boundaries(*, text: Text | None = None) -> SearchStrategy[model.Boundary]:
    """Draw where another text begins or ends: `BEGIN TEXT OF NON-PAPER`."""
    known = sampled_from(
        ("BEGIN TEXT", "END TEXT OF NON-PAPER", "(BEGIN UNCLASSIFIED)", "End Quote.", "END TEXT")
    )
    mixed = builds("{} {}".format, known, _or_lines(text))
    return _built(model.Boundary, text=known | known | mixed | _terminal("BOUNDARY"))


def website_notices(*, text: Text | None = None) -> SearchStrategy[model.WebsiteNotice]:
    """Draw a post's advertisement for its classified web site."""
    known = sampled_from(
        (
            "Visit Embassy Lima's Classified Website: http://www.state.example/lima",
            "VISIT OUR WEBSITE",
            "Please visit SIPRNET",
        )
    )
    mixed = builds("{}{}{}".format, known, sampled_from(("\n", " ", ": ")), texts(text=text))
    return _built(model.WebsiteNotice, text=known | mixed | _terminal("WEBSITE_NOTICE"))


def minimize_notices() -> SearchStrategy[model.MinimizeNotice]:
    """Draw `MINIMIZE CONSIDERED` in its spellings."""
    known = sampled_from(("MINIMIZE CONSIDERED", "Minimize considered.", "MINIMIZED CONSIDERED"))
    return _built(model.MinimizeNotice, text=known)


def downgrading_groups() -> SearchStrategy[model.DowngradingGroup]:
    """Draw the group of a telegram of before 1973."""
    known = sampled_from(("GP-1", "GP-3", "GP-4.", "GP 2", "GROUP 3", "EXEMPT"))
    return _built(model.DowngradingGroup, text=known)


def blocks(*, text: Text | None = None) -> SearchStrategy[model.Block]:
    """Draw any block of a body."""
    return one_of([_drawing(kind, text) for kind in model.BLOCKS])


# ---- Ending and whole


def signatures() -> Text:
    """Draw surnames under a text."""
    known = sampled_from(
        ("WINTERBOTTOM", "O'NEILL", "Smith", "DE LA CRUZ", "XXXX", "SMITH-JONES", "ST. JOHN")
    )
    pattern = _grammar.terminal("SIGNATURE")
    # What the model says of a surname, in words of the model alone: no ending below it takes part.
    return known | _terminal("SURNAME_LINE").map(lambda line: line.strip(" .#")).filter(pattern.fullmatch)


def endings() -> SearchStrategy[model.Ending]:
    """Draw format lines 13, 15 and 16: `BT`, `#2317`, `NNNN`."""
    return _built(
        model.Ending, confirmation=_maybe(_digits(3, 4)), end_of_message=_maybe(sampled_from(("NNNN", "NNN")))
    )


def cables(*, text: Text | None = None) -> SearchStrategy[model.Cable]:
    """Draw telegrams: every part may be missing, but not all of them."""
    lettered = sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789")
    first = _tuples(references(label=none(), text=text), at_most=2)
    second = _tuples(references(label=lettered, text=text))
    opener = sampled_from(((), (model.MessageSet("RMKS"),), (model.MessageSet("GENTEXT", ("REMARKS",)),)))
    sets = just(()) | builds(tuple.__add__, _tuples(message_sets(), at_most=4, key=str), opener)
    return _parts(
        model.Cable,
        text,
        _cable,
        sets=sets,
        references=just(()) | first | second,
        body=just(()) | _tuples(blocks(text=text), at_most=6),
        signature=_maybe(signatures()),
    )


def _cable(**parts: Any) -> model.Cable:  # noqa: ANN401 - fields of all kinds
    """Make a telegram that refers to what its sets say, and has no other subject than they have."""
    sets = parts["sets"]
    if sets:
        parts["subject"] = model.subject_of(sets) or parts["subject"]
        parts["references"] = model.references_of(sets) + parts["references"]
        may_be_signed = _sets.may_be_signed(each.identifier for each in sets)
        parts["signature"] = parts["signature"] if may_be_signed else None
    return model.Cable(**parts)


@functools.cache
def _strategies() -> dict[type[Any], Callable[..., SearchStrategy[Any]]]:
    """Return the function that draws each class of the model: the one whose return type names it.

    TypeError names a class that none draws.
    """
    functions = [globals()[name] for name in __all__]
    drawn = {get_args(get_type_hints(each)["return"])[0]: each for each in functions if each is not register}
    for kind in model.REGISTRY:
        if kind not in drawn:
            raise TypeError(f"{kind.__name__} needs a strategy")
    return {kind: drawn[kind] for kind in model.REGISTRY}


def _drawing(kind: type[Any], text: Text | None) -> SearchStrategy[Any]:
    """Draw objects of a class, their free text from `text` if they have any."""
    function = _strategies()[kind]
    return function(text=text) if "text" in signature(function).parameters else function()


def _parts(
    owner: type[Any], text: Text | None, make: Callable[..., Any] | None = None, **own: SearchStrategy[Any]
) -> SearchStrategy[Any]:
    """Draw a class of parts: each field has a part or none, or several; `own` draws fields in another way."""
    for each, kind in model.parts_of(owner):
        if each.name in own:
            continue
        part = _drawing(kind, text)
        if each.metadata.get("several"):
            # What does not stand twice is drawn once.
            key = str if "again" in each.metadata else None
            own[each.name] = just(()) | _tuples(part, key=key)
        else:
            seldom = model.REGISTRY[kind].grammar == "layout"
            own[each.name] = none() | _maybe(part) if seldom else _maybe(part)
    return _built(make or owner, **own)


def register() -> None:
    """Register the strategies, so that :func:`hypothesis.strategies.from_type` draws any class of the model.

    Importing this module does so. Hypothesis itself imports it, by the entry point of this package.
    """
    for part in model.REGISTRY:
        # Hypothesis asks for the strategy of a class when it first needs it.
        register_type_strategy(part, lambda part: _strategies()[part]())


__all__ = [
    name
    for name, each in sorted(globals().items())
    if isfunction(each) and each.__module__ == __name__ and not name.startswith("_")
]
register()
