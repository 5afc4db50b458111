"""Where the front matter of a telegram ends, by its labels and paragraph marks: one pass over its text.

A label counts down to the first paragraph: one with a number and a portion mark; or one with either of them,
if no label of a new kind stands between it and the next. Without any mark, labels count as long as they stand
near one another. The last label that counts parts the telegram: see the first rules of `cable.lark`.
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from . import _grammar
from ._patterns import portable
from ._spelling import distance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Cut(NamedTuple):
    """A text, and where its pieces begin."""

    #: The text, with a line feed for the blank before each paragraph mark that stood inside a line.
    text: str
    #: Where the labels of the front matter stand. The telegram is parted at the last of them.
    labels: list[int]
    #: Their kinds.
    kinds: frozenset[str]
    #: Whether something says that the front matter ends at the last of them.
    sure: bool = False

    @property
    def start(self) -> int:
        """Where the last label stands; 0 if there is none."""
        return self.labels[-1] if self.labels else 0


class _Event(NamedTuple):
    """A label, or a mark that may begin a paragraph."""

    start: int
    kind: str
    opens_line: bool


#: What may begin a paragraph, if it begins a line.
_MARKS: Final = {"NUMBER": "PARAGRAPH_START", "PORTION": "PORTION_WORDS"}
#: How many lines apart labels may stand where no paragraph has a mark.
_NEAR: Final = 9


@functools.cache
def _labels() -> tuple[str, ...]:
    """Return the labels of the grammar, each with a terminal for the start and one inside of a line."""
    inside = [each for each in _grammar.terminals("cable") if each.endswith("_INSIDE")]
    return tuple(each.removesuffix("_INSIDE") for each in inside if each != "LABEL_INSIDE")


def cut(text: str, ending: int, start: int | None = None) -> Cut:
    """Say where the pieces of a telegram begin, whose ending begins at a place, and whose text may do so."""
    text = _parted(text, _run_together(text))
    if start is None:
        # Canonical text has a mark where its body begins.
        marks = _line_starts(text, ending, BODY_MARK="BODY_WORDS") if "[TEXT]" in text else ()
        mark = next(iter(marks), None)
        limit, marked = (mark.start, True) if mark else (ending, False)
    else:
        limit, marked = start, True
    sure = marked
    first, inside = _paragraphs(text, limit)
    if first is not None and start is None:
        limit, marked, sure = first, True, False
    counted = list(_counted(text, limit, marked=marked, sure=sure))
    labels, kinds = [each.start for each in counted], frozenset(each.kind for each in counted)
    if inside:
        text = _parted(text, inside)
    if gaps := _gaps(text, labels[-1] if labels else 0):
        text = _parted(text, gaps)
    return Cut(text, [*labels, limit] if sure else labels, kinds, sure)


def cut_block(text: str) -> Cut:
    """Say where the pieces of a text that stands in a body begin: at the paragraph marks inside its lines."""
    text = _parted(text, _run_together(text))
    return Cut(_parted(text, _paragraphs(text, 0)[1]), [], frozenset())


def cut_part(text: str) -> Cut:
    """Say where the pieces of a text that stands above a body begin: at every label."""
    text = _parted(text, _run_together(text))
    labels = [each.start for each in _events(text, len(text)) if each.kind not in _MARKS]
    return Cut(_parted(text, _paragraphs(text, len(text))[1]), [*labels, len(text)], frozenset())


def repaired(text: str, found: Cut) -> str | None:
    """Return a text of the same length with sound labels for those that are damaged; None if none is.

    A word with a colon is a damaged label if it begins a line of the front matter and is a letter or two away
    from a label that the telegram has not.
    """
    missing = {kind: label for kind, label in _SHORT_LABELS.items() if kind not in found.kinds}
    if not found.labels or not missing:
        return None
    # The line below the last sound label may be the last of the front matter.
    end = found.start if found.sure else min(len(text), found.start + _NEAR * _LINE)
    marks = _line_starts(text, end, **_MARKS)
    end = next((each.start for each in marks if each.start > found.start), end)
    pieces: list[str] = []
    done = 0
    for line in _grammar.terminal("LABEL_SHAPE").finditer(text, max(0, found.labels[0] - _NEAR * _LINE), end):
        word = line[0].lstrip(" ")
        kind = _KINDS.get(label_meant(f"{word}:") or "")
        if kind in missing and len(missing[kind]) <= len(word):
            # Blanks may stand before the colon of a label.
            pieces += text[done : line.end() - len(word)], missing.pop(kind).ljust(len(word))
            done = line.end()
    return "".join([*pieces, text[done:]]) if pieces else None


#: The shortest spelling of each label that is another than canonical text has.
_SHORT_LABELS: Final = {"TAGS": "TAG", "SUBJECT": "SUBJ", "REFERENCES": "REFS"}
#: How long a short label is at most, with its colon.
_SHORT: Final = 5
#: The labels that are repaired, with their kinds.
_KINDS: Final = {
    "TAGS:": "TAGS",
    "SUBJ:": "SUBJECT",
    "SUBJECT:": "SUBJECT",
    "REFTEL:": "REFERENCES",
    "REFERENCE:": "REFERENCES",
}


def label_meant(words: str) -> str | None:
    """Return the label that words with a colon were meant for: of a short one a letter is wrong, else two.

    None if the words are a sound label, or far from every label.
    """
    word = words.upper()
    if word[-1:] != ":" or _grammar.terminal("LABEL").match(words):
        return None
    return next((each for each in _KINDS if distance(word, each) <= (1 if len(each) <= _SHORT else 2)), None)


def _paragraphs(text: str, limit: int) -> tuple[int | None, list[int]]:
    """Return where the first paragraph above a place begins, and the blanks before those inside a line.

    A number with a portion mark begins one inside a line if it is 1, where there is none above it, or if it
    carries on the count, and no word before it needs a number.
    """
    first = number = None
    inside: list[int] = []
    unfinished = _grammar.terminal("NUMBER_FOLLOWS")
    line = done = 0
    for place, opens_line, value in _numbered(text):
        line, done = text.rfind("\n", done, place) + 1 or line, place
        widest = _WIDEST_GAP if number and _before(text, place)[-1:] in _ABOVE_HEADINGS else 1
        if not opens_line and (
            not (number or 0) < value <= (number or 0) + widest
            or text.startswith(_grammar.UNRECOGNIZED, line)
            or (place >= limit if number is None else unfinished.search(_before(text, place)))
        ):
            continue
        if number is None and place < limit:
            first = place
        number = value
        if not opens_line:
            inside.append(place - 1)
    return first, inside


def _run_together(text: str) -> Iterator[int]:
    """Yield the blanks around headings inside lines, with their rulers, and before notices and items."""
    yield from _before_items(text)
    if any(map(text.__contains__, _SITE_CUES)):
        for notice in _grammar.terminal("NOTICE_GAP").finditer(text):
            yield notice.start()
    above: re.Match[str] | None = None
    below = 0  # where a line begins below a ruler
    for ruler in rulers_in_lines(text):
        line = max(text.rfind("\n", 0, ruler.start()) + 1, below)
        heading = _heading_before(text, line, ruler, above)
        above = ruler
        if heading is None:
            # The last line of other paragraphs would be a heading with it.
            marked = _grammar.terminal("PARAGRAPH_NUMBER").match(text, line)
            if marked and _grammar.terminal("HEADING_BELOW").match(text, ruler.end()):
                yield ruler.start() - 1
            continue
        above = None
        if text[heading - 1 : heading] == " ":
            yield heading - 1
        if text[ruler.end() : ruler.end() + 1] == " ":
            yield ruler.end()
            below = ruler.end() + 1


def _before_items(text: str) -> Iterator[int]:
    """Yield the blanks before dashed items that stand behind sentences, where a line has several."""
    gaps, sentence = _grammar.terminal("ITEM_GAP"), _grammar.terminal("BEFORE_ITEM")
    for rest in _grammar.terminal("REST_WITH_DASH").finditer(text):
        dashes = (gap.start() for gap in gaps.finditer(text, *rest.span()))
        blanks = [place for place in dashes if sentence.search(_before(text, place))]
        line = text[text.rfind("\n", 0, rest.start()) + 1 : rest.end()]
        if len(blanks) > 1 or line.lstrip(" ").startswith("-"):
            yield from blanks


def rulers_in_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the rulers inside the lines of a piece of text."""
    # A sign alone is found faster, and most texts have but dashes.
    if any(text.find(cue[-1], start, end) >= 0 <= text.find(cue, start, end) for cue in _RULER_CUES):
        yield from _grammar.terminal("RULER_IN_LINE").finditer(text, start, len(text) if end is None else end)


#: What every notice of a web site has, and every ruler inside a line.
_SITE_CUES: Final = ("ebsite", "eb site", "eb Site", "SITE", "SIPRNET")
_RULER_CUES: Final = (" ----", " ====", " ****", " - - - -")


def _heading_before(text: str, line: int, ruler: re.Match[str], above: re.Match[str] | None) -> int | None:
    """Return where the heading begins that a ruler inside a line closes; None if it closes none.

    A ruler is as wide as the heading over it, give or take some signs. Another may stand before the heading.
    """
    end = ruler.start() - 1
    line = end - len(text[line:end].lstrip(" "))
    width = _width(ruler)
    start = None
    if is_ruled := above is not None and above.start() >= line:
        words = text[above.end() : end].strip(" ")
        as_wide = abs(width - _width(above)) <= _UNEVEN or abs(len(words) - width) <= _UNEVEN
        if as_wide and 1 < len(words) <= _WIDEST_HEADING:
            start = above.start()
    # A sentence is none, but a ruler over a heading may stand behind it.
    if start is None and not text[line:end].rstrip('" ”').endswith("."):
        lengths = sorted(range(width - _UNEVEN, width + _UNEVEN + 1), key=lambda each: abs(each - width))
        starts = (end - each for each in lengths if 1 < each <= end - line)
        start = next((each for each in starts if _may_begin(text, line, each)), None)
    # At the end of a line one of several lines may stand over it.
    if start is None and not is_ruled and _grammar.terminal("BELOW_TITLE").match(text, ruler.end()):
        title = _grammar.terminal("TITLE_AT_END").search(text, max(line, end - 2 * _WIDEST_HEADING), end)
        start = title.start("title") if title else None
    if (
        start is None
        or text.startswith(_grammar.UNRECOGNIZED, line)
        or _grammar.terminal("NUMBER_ABOVE").search(_before(text, start))
        or _grammar.terminal("PARAGRAPH_NUMBER").match(text, start)
        or _grammar.terminal("LABEL").match(text, start)
    ):
        # One with the number of a paragraph is a part of that; one with a label, of its field.
        return None
    # A ruler may stand before it, or its mark.
    return start if len(text[line:start].strip("-=*\u2010 ")) > _WIDEST_MARK else line


def _width(ruler: re.Match[str]) -> int:
    """Return of how many signs a ruler is."""
    return len(ruler[0].replace(" ", ""))


def _may_begin(text: str, line: int, place: int) -> bool:
    """Say whether a heading may begin at a place of a line: at its start, or behind a sentence."""
    before = _before(text, place)
    ended = before[-1:] in _ABOVE_HEADINGS and not (before[-3:-2] == "." and before[-2:-1].isalpha())  # U.S.
    begins = place == line or (text[place - 1] == " " and ended)
    return begins and text[place] not in " -=*_" and not text[place].islower()


#: How long a heading between rulers is at most, and by how much a ruler differs from it, in characters.
_WIDEST_HEADING: Final = 90
_UNEVEN: Final = 2
#: How long the mark of a heading is at most: `III.`
_WIDEST_MARK: Final = 4
#: What ends the sentence above a heading.
_ABOVE_HEADINGS: Final = frozenset('.?!"”)')


def _gaps(text: str, start: int) -> list[int]:
    """Return the blanks before numbers inside lines that fill gaps in the count of those at line heads."""
    blanks: list[int] = []
    number, done = 0, start
    for mark in _grammar.terminal("NUMBER_BELOW").finditer(text, start):
        digits = mark[0].strip("\n (.")
        if not number < int(digits) <= number + _WIDEST_GAP:
            continue
        wanted, number = number + 1, int(digits)
        if wanted < number:
            for inside in _grammar.terminal("NUMBER_IN_GAP").finditer(text, done, mark.start()):
                value = int(text[inside.end() : inside.end() + 3].partition(".")[0])
                line = text.rfind("\n", 0, inside.start()) + 1
                if wanted <= value < number and not text.startswith(_grammar.UNRECOGNIZED, line):
                    blanks.append(inside.end() - 1)
                    wanted = value + 1
        done = mark.end()
    return blanks


#: How far the numbers of two paragraphs may be apart, if those between are looked for.
_WIDEST_GAP: Final = 5


def glued(text: str, labels: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the beginning and the end of each word that a label without a blank before it is a part of."""
    for label in labels:
        start = end = label
        while start and text[start - 1].isalnum():
            start -= 1
        while start < label and text[end : end + 1].isalnum():
            end += 1
        if start < label:
            yield start, end


def _parted(text: str, blanks: Iterable[int]) -> str:
    """Return a text with line feeds for some of its blanks, and a number on the line of its text."""
    bounds = [-1, *sorted({*blanks}), len(text)]
    # With a line feed before its first line each has one.
    lines = "\n".join(["", *(text[start + 1 : end] for start, end in itertools.pairwise(bounds))])
    return _grammar.terminal("NUMBER_ABOVE_TEXT").sub(lambda number: f"{number[0][:-1]} ", lines)[1:]


#: The number of a paragraph, before its portion mark.
_NUMBER_BEFORE: Final = re.compile(r"(?:^|[ \n])([0-9]{1,3})(\.?)\Z")
#: How much is looked at before a label or a mark, in characters.
_BEFORE: Final = 12


def _before(text: str, place: int) -> str:
    """Return the characters before a place, without blanks at their end."""
    while place and text[place - 1] == " ":
        place -= 1
    return text[max(0, place - _BEFORE) : place]


def _numbered(text: str) -> Iterator[tuple[int, bool, int]]:
    """Yield where each number with a portion mark stands, whether it begins its line, and the number."""
    done = 0
    for portion in _grammar.terminal("PORTION_WORDS").finditer(text):
        found = _NUMBER_BEFORE.search(_before(text, portion.start()).rstrip("\n"))  # or on the line above
        if found is None:
            continue
        place = text.rindex(found[1], 0, portion.start())
        opens_line = _before(text, place)[-1:] in {"", "\n"}
        # No paragraph ends where its portion mark does.
        if opens_line or (found[2] and text[done:place].strip(" ")):
            yield place, opens_line, int(found[1])
            done = portion.end()


def _counted(text: str, limit: int, *, marked: bool, sure: bool) -> list[_Event]:
    """Return the labels that count; all of them if it is sure that the front matter goes on to the limit."""
    counted: list[_Event] = []
    kinds: set[str] = set()
    #: How many labels stand above what may be the first paragraph.
    above = None
    for event in _events(text, limit):
        if event.kind in _MARKS:
            if above is not None and not sure:
                return counted[:above]
            above = len(counted)
            continue
        if event.kind not in kinds or event.kind == "UNRECOGNIZED_MARK":
            above = None
        kinds.add(event.kind)
        counted.append(event)
    if sure:
        return counted
    if above is not None:
        return counted[:above]
    return counted if marked else _chained(text, counted)


def _chained(text: str, labels: list[_Event]) -> list[_Event]:
    """Return the first labels that stand near one another, and near what stands at the top of a telegram."""
    for number, label in enumerate(labels):
        last = labels[number - 1].start if number else None
        if last is None:
            near = _is_near_top(text, label.start)
        else:
            line = text.rfind("\n", 0, label.start) + 1
            near = len(_lines(text[last : label.start])) <= _NEAR and (
                label.opens_line
                or "\n\n" not in text[last : label.start]
                # Front matter that was joined in one line.
                or _anchor().match(text, line) is not None
            )
        if not near:
            return labels[:number]
    return labels


@functools.cache
def _anchor() -> re.Pattern[str]:
    names = ("HEADING_LINE", "CLASSIFICATION_WORDS", "CAPTION_WORDS")
    cable = _grammar.terminals("cable")
    return re.compile(portable(rf"^[ ]*+(?:{'|'.join(cable[name] for name in names)})"), _grammar.FLAGS)


def _is_near_top(text: str, place: int) -> bool:
    """Say whether a line of the heading, the classification, a caption or the top stands not far above."""
    above = _lines(text[max(0, place - _NEAR * _LINE) : place])
    at_top = len(above) <= _NEAR and place <= _NEAR * _LINE
    return at_top or _anchor().search("\n".join(above[-_NEAR:])) is not None


#: How long the lines above a label are taken to be, in characters.
_LINE: Final = 160


def _lines(text: str) -> list[str]:
    """Return the lines of a text without the blank ones."""
    return [line for line in text.split("\n") if line.strip(" ")]


def _events(text: str, limit: int) -> Iterator[_Event]:
    """Yield the labels and marks above a place, in their order."""
    names = {label: f"{label}_LABEL" for label in _labels()} | {"UNRECOGNIZED_MARK": "UNRECOGNIZED_WORDS"}
    starts = _line_starts(text, limit, **names, **_MARKS)
    kind, done, reasons = "", 0, _grammar.terminal("REASONS_LINE")
    for event in _with_those_inside(text, starts, limit):
        # Who classified may be said twice in one field, and the reasons have a line of their own there.
        within = (
            reasons.match(text, event.start) if event.opens_line else "\n\n" not in text[done : event.start]
        )
        if not (kind == event.kind == "CLASSIFIED_BY" and within):
            yield event
        kind, done = event.kind, event.start


def _line_starts(text: str, limit: int, **names: str) -> Iterator[_Event]:
    """Yield what begins a line, by the names of its kinds and their terminals."""
    here, below = _line_start_patterns(*names.items())
    first = here.match(text, 0, limit)
    if first:
        yield _Event(first.end(1), first.lastgroup or "", opens_line=True)
    for found in below.finditer(text, 0, limit):
        yield _Event(found.end(1), found.lastgroup or "", opens_line=True)


@functools.cache
def _line_start_patterns(*names: tuple[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what matches some terminals at the start of a text, and at that of a line below."""
    pattern = rf"()[ ]*+(?:{_groups(*names)})"
    return tuple(re.compile(portable(before + pattern), _grammar.FLAGS) for before in ("", r"\n"))  # type: ignore[return-value]


def _groups(*names: tuple[str, str]) -> str:
    """Return a choice of terminals, each with an empty group of the name of its kind behind."""
    cable = _grammar.terminals("cable")
    return "|".join(f"(?:{cable[name]})(?P<{kind}>)" for kind, name in names)


@functools.cache
def _inside_pattern() -> re.Pattern[str]:
    labels = _groups(*((label, f"{label}_INSIDE") for label in _labels()))
    pattern = rf"(?={_grammar.terminals('cable')['LABEL_INSIDE_START']})(?:{labels})"
    return re.compile(portable(pattern), _grammar.FLAGS)


def _is_of_note(text: str, line: int, start: int) -> bool:
    """Say whether a label inside a line is a word of a note of service or handling that begins the line."""
    above = text[line:start]
    note = _grammar.terminal("NOTE_BEFORE_LABEL").match(text, start - len(above.lstrip(" ")))
    # Front matter that was joined in one line goes on behind the note.
    joined = _grammar.terminal("EXECUTIVE_ORDER_INSIDE").search(text, line, start + _BEFORE)
    return note is not None and note.end() <= start and joined is None


def has_label(words: str) -> bool:
    """Say whether there is a label in the words of a line."""
    return _inside_pattern().search(words) is not None


#: What stands before no label inside a line: a letter of a list, a paragraph's number, the start of a word, a
#: word with which no sentence ends.
_NOT_BEFORE: Final = re.compile(
    r"(?:(?:\b|_)(?i:de|un|re|under|per|with|of)|(?P<letter>[^A-Za-z][A-Z][.)][ ]*)"
    r"|(?:^|\n)[ ]*[0-9]{1,3}\.[ ]*)\Z"
)


def _with_those_inside(text: str, starts: Iterator[_Event], limit: int) -> Iterator[_Event]:
    """Yield what begins a line, and the labels inside the lines between, no further than is asked for."""
    line = done = place = 0
    kind = ""
    for event in itertools.chain(starts, (None,)):
        for found in _inside_pattern().finditer(text, place, event.start if event else limit):
            start = found.start()
            line = text.rfind("\n", done, start) + 1 or line
            before = _before(text, start)
            last, kind = kind, found.lastgroup or ""
            # A label may stand twice, also with a portion mark between.
            between = text[done:start].strip(" ") if last == kind and start - done < _BEFORE else None
            adjoining = between == "" or bool(
                between and _grammar.terminal("PORTION_WORDS").fullmatch(between)
            )
            done = found.end()
            unfit = _NOT_BEFORE.search(before)
            # Who classified is no reference: what stands before the words is a portion mark.
            if (
                before[-1:] in {"", "\n"}
                or adjoining
                or text.startswith(_grammar.UNRECOGNIZED, line)
                or _is_of_note(text, line, start)
                or (unfit and not (unfit["letter"] and kind == "CLASSIFIED_BY"))
                or (text[start - 1] not in " /" and not text[start].isupper())
            ):
                continue
            yield _Event(start, kind, opens_line=False)
        if event:
            yield event
            place = event.start
