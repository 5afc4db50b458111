"""What a list of references says, by its grammar (reference.lark) and by the list of posts."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Final, NamedTuple

from attrs import define, field

from . import _gazetteer, _grammar
from ._automaton import Lexeme


class Number(NamedTuple):
    """The number of a telegram as a reference gives it."""

    #: Digits of the year, two to four; empty where the reference gives none.
    year: str
    #: The post in capitals, without blanks.
    post: str
    serial: int


class Citation(NamedTuple):
    """One reference of a list."""

    label: str | None
    #: The reference on one line.
    text: str
    note: str | None
    number: Number | None
    start: int
    end: int


class Citations(NamedTuple):
    """What was read in a list of references."""

    found: list[Citation]
    #: Where words stand that canonical text leaves out: AND between two serials, the label said again.
    words: list[tuple[int, int]]
    #: Where letters stand with nothing below them.
    empty: list[tuple[int, int]]
    #: Where something stands that canonical text could not say in its place.
    unread: list[tuple[int, int]]


def line_of(label: str | None, text: str, note: str | None) -> str:
    """Return a reference as canonical text has it."""
    # A digit without parentheses would begin a paragraph.
    letter = "" if label is None else f"({label}) " if label.isdigit() else f"{label}. "
    return f"{letter}{text}" if note is None else f"{letter}{text} ({note})"


def read(text: str, label: str | None = None) -> Citations:
    """Read a list of references; `label` is the letter that stands in its opener."""
    return _read(text, label).finished()


def _read(text: str, label: str | None = None) -> _Reading:
    reading, pieces = _Reading(text, label), _pieces(text)
    piece = next(pieces, None)
    while piece is not None:
        follower = next(pieces, None)
        if isinstance(piece, _Piece):
            reading.take(piece)
        else:
            reading.take_mark(piece, follower)
        piece = follower
    return reading


def _pieces(text: str) -> Iterator[Lexeme | _Piece]:
    """Yield the pieces of a list, of a long one some at a time: all at once would take too much memory."""
    automaton = _grammar.parser("reference", _BUILD)
    start = 0
    if len(text) > _LONG:
        for match in _grammar.terminal("WHOLE_OR_END", "reference").finditer(text):
            if match[0] == ";" and match.end() - start > _LONG:
                yield from automaton.run("references", text, None, start, match.end())
                start = match.end()
    yield from automaton.run("references", text, None, start)


#: How much of a list is read at once at least, in characters.
_LONG: Final = 5_000


def lexemes(text: str) -> list[Lexeme]:
    """Return the lexemes of a list of references, in order."""
    taken: list[Lexeme] = []
    _grammar.parser("reference", _BUILD).run("references", text, taken=taken)
    return taken


@functools.lru_cache(maxsize=1024)
def number_of(text: str) -> Number | None:
    """Return the number of the telegram that a reference names; None where it names none."""
    if is_of_set(text):
        return None
    found = _read(text).finished(check=False).found
    return found[0].number if len(found) == 1 else None


@functools.lru_cache(maxsize=1024)
def is_sound(label: str | None, text: str, note: str | None) -> bool:
    """Say whether canonical text gives a reference again as it is, with another behind it or without."""
    line = line_of(label, text, note)
    for others in ((), ("ABC 1",)):
        again = _read("; ".join((f"{line};\n{line}", *others))).finished(check=False)
        found = [(label, text, note)] * 2 + [(label, each, None) for each in others]
        if [each[:3] for each in again.found] != found or again.words or again.unread:
            return False
    # A parenthesis that stays open would go on in the next reference.
    return text.count("(") <= text.count(")")


def is_serial_alone(text: str) -> bool:
    """Say whether a text begins as a further serial of the post before it."""
    return _grammar.terminal("SERIAL_ALONE", "reference").match(text) is not None


def year_in(note: str) -> str:
    """Return the digits of the year if a note is a date or a year; else nothing."""
    dates = (_grammar.terminal(name, "reference") for name in ("DATE", "YEAR_WORDS"))
    return _digits(note) if any(each.fullmatch(note) for each in dates) else ""


def is_of_set(text: str) -> bool:
    """Say whether a reference begins with its kind, as a set of a record message says it: `DOC/`."""
    # A set has no blanks around its slants.
    is_set = "/ " not in text and " /" not in text
    return is_set and _grammar.terminal("KIND_OF_SET", "reference").match(text) is not None


def issuer_of(text: str) -> str:
    """Return what a reference of a set says between its kind and the next slant; nothing if it says none."""
    if writer := _grammar.terminal("WRITER", "reference").match(text):
        return writer[0]
    kind = _grammar.terminal("KIND_OF_SET", "reference").match(text)
    issuer = kind and _grammar.terminal("ISSUER", "reference").match(text, kind.end())
    return issuer[0].strip() if issuer else ""


def kind_of(text: str) -> str | None:
    """Return the terminal that tells the kind of a reference that is no telegram; None where none does."""
    return next((each for each in KINDS if _grammar.terminal(each, "reference").search(text)), None)


#: The terminals that tell the kind, in their order.
KINDS: Final = (
    "DOCUMENT",
    "LETTER",
    "MESSAGE",
    "EMAIL",
    "TELEPHONE_CONVERSATION",
    "CONVERSATION",
    "DATE_TIME_GROUP",
    "INTELLIGENCE_REPORT",
    "AIRGRAM",
)


#: Kinds whose words begin a reference of their own where they begin a line.
_STANDING_APART: Final = {"LETTER", "EMAIL", "TELEPHONE_CONVERSATION", "INTELLIGENCE_REPORT", "AIRGRAM"}


class _Piece(NamedTuple):
    """A piece of a list: what a rule of the grammar matched."""

    start: int
    end: int
    #: Where each of its notes begins and ends, or all of its words.
    notes: list[tuple[int, int]]
    number: Number | None = None
    #: What a serial alone below it shares: the post, with the year before it.
    shares: str = ""
    #: Whether that has the year.
    shares_year: bool = False
    #: Whether it is a serial alone.
    shared: bool = False
    #: Whether its first words are a note by their form.
    noted: bool = False


class _Build:
    """From the rules of the grammar to the pieces of a list."""

    def references(self, children: list[Lexeme | _Piece]) -> list[Lexeme | _Piece]:
        return children

    def telegram(self, children: list[Lexeme]) -> _Piece:
        tokens, notes = _parted(children)
        if tokens[0].type == "PORTION":
            mark = tokens.pop(0)
            notes = [(mark.start_pos, mark.end_pos), *notes]
        said = {each.type: each for each in tokens}
        post = said.get("POST") or said["POST_AFTER"]
        serial = said.get("SERIAL") or said["SERIAL_BEFORE"]
        year = next((_digits(said[name]) for name in _YEARS if name in said), "")
        shares = [said[name].strip(" -") for name in _SHARED if name in said]
        return _Piece(
            tokens[0].start_pos,
            tokens[-1].end_pos,
            notes,
            Number(year, _gazetteer.post_of(post), _serial(serial)),
            _on_one_line(" ".join(shares)),
            shares_year=len(shares) > 1,
        )

    def shared_serial(self, children: list[Lexeme]) -> _Piece:
        tokens, notes = _parted(children)
        number = Number("".join(map(_digits, tokens[1:])), "", _serial(tokens[0]))
        start = tokens[0].start_pos + (tokens[0][0] in "/-")
        return _Piece(start, tokens[-1].end_pos, notes, number, shared=True)

    def other(self, children: list[Lexeme]) -> Lexeme | _Piece:
        # Words alone are not yet a piece: a long list of them would take too much memory.
        return children[0] if len(children) == 1 else _piece_of(children)


def _piece_of(words: list[Lexeme]) -> _Piece:
    start = words[0].start_pos
    return _Piece(start, start, _parted(words)[1], noted=words[0].type == "NOTE")


_BUILD: Final = _Build()
#: Terminals of words that name no telegram.
_NOTES: Final = {"NOTE", "REMARK"}
#: Terminals that give the year, the first that is there.
_YEARS: Final = ("YEAR", "YEAR_BETWEEN", "YEAR_AFTER", "DATE")
#: Terminals of what the next telegram of the post shares.
_SHARED: Final = ("YEAR", "POST", "POST_AFTER", "YEAR_BETWEEN")


def _parted(children: list[Lexeme]) -> tuple[list[Lexeme], list[tuple[int, int]]]:
    """Return the tokens of a number, and where its notes stand."""
    tokens = [each for each in children if each.type not in _NOTES]
    return tokens, [(each.start_pos, each.end_pos) for each in children[len(tokens) :]]


def _serial(token: str) -> int:
    return int(token.strip("/-").replace("O", "0"))


def _digits(token: str) -> str:
    """Return the last digits of a token, for which the letter O may stand: those of the year in a date."""
    digits = token.replace("O", "0").rstrip(")- ")
    return digits[len(digits.rstrip("0123456789")) :]


def _letter(mark: str) -> str:
    return next(each for each in reversed(mark) if each.isalnum()).upper()


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _is_telegram(piece: _Piece) -> bool:
    return piece.number is not None and _gazetteer.is_post(piece.number.post)


@define(eq=False)
class _Open:
    """A reference, while what is said of it comes in."""

    label: str | None
    number: Number | None
    start: int
    end: int
    #: What canonical text has, if not what stands there.
    words: str
    #: Whether canonical text may say something else.
    doubtful: bool
    #: The words of each note, line by line.
    notes: list[list[str]] = field(factory=list)

    def said(self, text: str) -> tuple[str | None, str, str | None]:
        """Return label, text and note; `text` is the list."""
        words = self.words or _on_one_line(text[self.start : self.end]).lstrip(":.,; ").rstrip(",; ")
        return self.label, words, "; ".join(map(" ".join, self.notes)) or None


#: How many digits a serial has at most.
_LONGEST_SERIAL: Final = 8


class _Reading:
    """A list of references, while it is put together from its pieces."""

    def __init__(self, text: str, label: str | None) -> None:
        self.text = text
        self.found: list[_Open] = []
        self.words: list[tuple[int, int]] = []
        self.empty: list[tuple[int, int]] = []
        self.unread: list[tuple[int, int]] = []
        #: The last letter that counted, and where letters stand that nothing stands below.
        self.label = label
        self.fresh: list[tuple[int, int]] = []
        #: The reference that may go on, and what parts it from what comes next.
        self.last: _Open | None = None
        self.separator: Lexeme | None = None
        #: What a serial alone shares with the telegram before it.
        self.shares = ""
        self.number = Number("", "", 0)

    # ---- labels and separators

    def take_mark(self, mark: Lexeme, follower: Lexeme | _Piece | None) -> None:
        """Take a label or a separator, or words; a letter that is no label is a word."""
        if mark.type in _NOTES:
            self.take(_piece_of([mark]))
        elif mark.type == "SEPARATOR":
            self._leave_out_separator()
            self.separator = mark
        elif mark.type == "LABEL_AGAIN":
            self.words.append((mark.start_pos, mark.end_pos))
        elif self._counts(mark, follower):
            self._leave_out_separator()
            # Before the drafter's letter on the same line stands that of a template.
            above = self.empty if self._begins_line(mark.start_pos) else self.words
            above += self.fresh
            self.fresh = [(mark.start_pos, mark.end_pos)]
            before = self.text[max(0, mark.start_pos - _LONGEST_SERIAL) : mark.start_pos]
            glued = len(before) - len(before.rstrip("0123456789"))
            if "ref" in mark.lower() or (glued and mark[0].isalpha()):
                self.words.append((mark.start_pos - glued, mark.end_pos))
            self.label = _letter(mark)
            self.last = None
        else:
            self.take(_Piece(mark.start_pos, mark.end_pos, []))

    def _counts(self, mark: Lexeme, follower: Lexeme | _Piece | None) -> bool:
        """Say whether a letter is a label: it begins a line, carries on, or stands before a telegram."""
        letter = _letter(mark)
        begins_line = self._begins_line(mark.start_pos)
        before_telegram = type(follower) is _Piece and _is_telegram(follower)
        # Behind words that name no telegram stands the letter of a person's name.
        among_words = self.last is not None and self.last.number is None
        if self.label is None and letter in "A1" and not among_words:
            return True
        if self.label is not None and (
            ord(letter) == ord(self.label) + 1 or (self.fresh and letter == self.label)
        ):
            return True
        is_label = mark.type == "LABEL"
        return (before_telegram and (is_label or begins_line)) or (is_label and begins_line)

    def _begins_line(self, place: int) -> bool:
        while place and self.text[place - 1] in " -":
            place -= 1
        return not place or self.text[place - 1] == "\n"

    def _leave_out_separator(self) -> None:
        if self.separator is not None and self.separator.isalpha():
            self.words.append((self.separator.start_pos, self.separator.end_pos))
        self.separator = None

    # ---- references

    def take(self, piece: _Piece) -> None:
        """Take a telegram, a serial of its post, or words."""
        last = self.last
        if last and piece.number and not (last.number or self.separator):
            post = _gazetteer.canonical_post(self.text[last.start : last.end] + piece.number.post)
            if post:  # Its first word is the last of the line above.
                self.found.remove(last)
                piece = piece._replace(start=last.start, number=piece.number._replace(post=post))
        words = [(piece.start, piece.end)] if piece.end > piece.start else []
        shared = piece.shared and self.shares and (self.fresh or self.found[-1].number)
        if shared or _is_telegram(piece):
            self._open_telegram(piece)
            words = []
        elif not self._goes_on(piece):
            self.last = None
        for start, end in (*words, *piece.notes):
            self._add(start, end)
            self.separator = None
        self.separator, self.fresh = None, []

    def _goes_on(self, piece: _Piece) -> bool:
        """Say whether words belong to the reference before them."""
        if self.last is None or self.separator is None:
            return self.last is not None
        # In a lettered list a comma parts no words of what is no telegram: `B. TITLE 14, CODE OF LAWS`.
        within = piece.number is not None or (self.label is not None and self.separator == ",")
        damaged = self.last.number is None and within
        return ";" not in self.separator and (damaged or piece.noted or self.separator[0] in "-:")

    def _open_telegram(self, piece: _Piece) -> None:
        self._leave_out_separator()
        number = piece.number or self.number
        words = _on_one_line(self.text[piece.start : piece.end])
        if piece.shared:
            number = Number(number.year or self.number.year, self.number.post, number.serial)
            words = f"{self.shares} {words}"
        else:
            # The year behind a serial is not that of the next.
            self.shares = piece.shares
            self.number = number if piece.shares_year else Number("", number.post, 0)
        doubtful = piece.shared or "\n" in self.text[piece.start : piece.end]
        self.last = _Open(self.label, number, piece.start, piece.end, words, doubtful)
        self.found.append(self.last)

    def _add(self, start: int, end: int) -> None:
        """Add words to the reference that is open: as a note on a telegram, or else to its text."""
        words = _on_one_line(self.text[start:end])
        if not words:
            # White space of another kind than telegrams have.
            return
        if self.label and words == f"({chr(ord(self.label) + 1)})":
            # A portion mark that would be the next letter.
            self.words.append((start, end))
            return
        enclosed = words[0] == "(" and words[-1] == ")"
        note = words[1:-1].strip() if enclosed else words.strip(", ")
        begins_line = self._begins_line(start)
        last = self.last
        apart = (begins_line or (self.separator or "").isalpha()) and kind_of(words) in _STANDING_APART
        # What stands behind a colon is said of the telegram before it, unless it is an airgram.
        apart |= self.separator == ":" and (
            words[:2] == "A-" or _gazetteer.is_post(words.partition(" A-")[0])
        )
        if apart and last and last.label and not last.number:
            # One of no kind yet goes on: `B. BROWN 10/16/09` and `EMAIL` below.
            apart = kind_of(self.text[last.start : last.end]) in _STANDING_APART
        if last is None or apart or (last.number and ("(" in note or ")" in note)):
            self._leave_out_separator()
            if not enclosed:
                self.last = _Open(self.label, None, start, end, "", doubtful=True)
                self.found.append(self.last)
            elif note:
                self.unread.append((start, end))
            return
        last.doubtful = True
        last.start, last.end = min(last.start, start), max(last.end, end)
        if last.number is None or not note:
            return
        if last.notes and begins_line and not enclosed:
            last.notes[-1].append(note)
        else:
            last.notes.append([note])

    def finished(self, *, check: bool = True) -> Citations:
        """Return what was read."""
        self._leave_out_separator()
        found: list[Citation] = []
        self.found.reverse()
        while self.found:
            each = self.found.pop()
            said = each.said(self.text)
            if not said[1] or (check and each.doubtful and not is_sound(*said)):
                self.unread.append((each.start, each.end))
            else:
                found.append(Citation(*said, each.number, each.start, each.end))
        return Citations(found, self.words, [*self.empty, *self.fresh], self.unread)
