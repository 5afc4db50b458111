"""The blocks of a body as a reader takes them: paragraphs by their count, lists, sentences and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import _blocks, _grammar, _marks, _sets, model
from ._pieces import Child, Make, changed, span_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


def put_together(body: Sequence[Child], source: str, *, of_sets: bool) -> list[Child]:
    """Return the blocks of a body, of a message of sets or another, put together as they are read."""
    blocks = list(_without_ends(body) if of_sets else body)
    size = len(blocks) + 1
    # What was put together may go on, or be gone on with, as its pieces did not.
    while len(blocks) < size:
        size = len(blocks)
        blocks = list(_joined(_joined(_with_items(_counted(blocks)), _goes_on), _takes))
    return _with_headings([*_with_titles(blocks, source)])


def _counted(body: Sequence[Child]) -> Iterator[Child]:
    """Yield the blocks of a body, with what carries on no count of paragraphs as items or as plain text.

    Where paragraphs have portion marks, or their count goes on below, numbers without a mark that begin again
    at 1 are those of a list. A number below a sentence that has not ended is a part of it: publishers took
    `see paragraph` and `6. He` for two paragraphs.
    """
    numbered = list(filter(_is_numbered, body))
    place, in_list = -1, 0
    paragraph = above = None
    for each in body:
        block = each
        if _is_numbered(each):
            place += 1
            number = each.number
            follows = paragraph is None or number == paragraph.number + 1
            carries_on = in_list and not (follows and number != in_list + 1)
            below = [following.number for following in numbered[place + 1 : place + 2]]
            if paragraph is None or each.portion is not None:
                paragraph, in_list = each, 0
            elif carries_on or _opens_list(numbered, place, paragraph, getattr(above, "text", "")):
                block, in_list = _as_item(each, f"{number}."), number
            elif (
                not follows
                and number > 1
                and _is_wrapped(above)
                and below != [number + 1]
                and f"\n{paragraph.number + 1}." not in each.text
            ):
                block = Make.Paragraph(f"{number}. {each.text}", None, None, each.span)
            else:
                paragraph, in_list = each, 0
        elif type(each) is model.Boundary:
            # A text that is quoted has a count of its own.
            paragraph, in_list = None, 0
        above = block
        yield block


def _opens_list(numbered: Sequence[Child], place: int, paragraph: Child, above: str) -> bool:
    """Say whether a paragraph opens a list in the paragraph before it; `above` is the text above.

    Its number is 1, or the one before that stands inside the text above. It does where the paragraphs have
    marks; of one that marks the whole text, the others have none. Else the count must go on below the list.
    """
    last = numbered[place].number
    if last > 1 and (last > paragraph.number or f" {last - 1}. " not in above):
        return False
    if paragraph.portion is not None and paragraph.number > 1:
        return True
    for block in numbered[place + 1 : place + _LONGEST_LIST]:
        if block.number == paragraph.number + 1 and (block.portion is not None or block.number != last + 1):
            return True
        if block.portion is not None:
            return False
        last = block.number
    return False


#: How many numbered blocks further down the count of the paragraphs is looked for.
_LONGEST_LIST: Final = 40


def _with_items(body: Iterable[Child]) -> Iterator[Child]:
    """Yield the blocks of a body; in a series such as `(A)`, `(B)`, the mark `(C)` is an item's."""
    mark = ""
    for block in body:
        if type(block) is model.Item:
            mark = block.mark
        elif type(block) is model.Paragraph and block.number is not None:
            mark = ""
        elif type(block) is model.Paragraph and mark[:1] == "(" and len(mark) == len("(B)"):
            following = f"({chr(ord(mark[1]) + 1)})"
            if str(block.portion) == following.upper() and block.text:
                mark = following
                yield _as_item(block, mark)
                continue
        yield block


def _as_item(paragraph: model.Paragraph, mark: str) -> model.Item:
    """Return the item that a paragraph is whose mark is that of one."""
    return Make.Item(mark, paragraph.text, None, paragraph.span)


def item_alone(paragraph: model.Paragraph, text: str) -> model.Item | None:
    """Return the item that a text says which is a paragraph's by itself; None where it says none."""
    mark = text.strip()[: len("(C)")]
    if paragraph.number is not None and paragraph.portion is None:
        mark = f"{paragraph.number}."
    elif paragraph.number is not None or str(paragraph.portion) != mark.upper():
        return None
    return _as_item(paragraph, mark) if paragraph.text else None


def _joined(body: Iterable[Child], goes_on: Callable[[Sequence[Child], Child], bool]) -> Iterator[Child]:
    """Yield the blocks of a body, with those put together that go on in the block below them."""
    blocks: list[Child] = []
    for block in body:
        if blocks and not goes_on(blocks, block):
            yield _as_one(blocks)
            blocks.clear()
        blocks.append(block)
    if blocks:
        yield _as_one(blocks)


def _as_one(blocks: Sequence[Child]) -> Child:
    if len(blocks) == 1:
        return blocks[0]
    text = "\n".join(each.text for each in blocks if each.text)
    return changed(blocks[0], text=text, span=span_over(blocks))


def _is_unfinished(block: Child) -> bool:
    return type(block) in _WITH_SENTENCES and block.text[-1:] not in _SENTENCE_ENDS


def _is_wrapped(block: Child) -> bool:
    """Say whether the last line of a block ends at the width of a line and not at the end of a sentence."""
    return _is_unfinished(block) and not _title(block) and len(block.text.rpartition("\n")[2]) > _SHORT_LINE


def _takes(blocks: Sequence[Child], below: Child) -> bool:
    """Say whether a mark alone on its line takes the text below; that of the whole text has none below it."""
    above = blocks[-1]
    is_mark = type(above) is model.Paragraph and above.portion is not None and not above.text
    may_take = is_mark and "ENTIRE" not in above.portion.text and _is_plain(below)
    return may_take and not (_title(below) or _sets.begins_one(below.text))


def _is_plain(block: Child) -> bool:
    """Say whether a block is a paragraph without number and mark."""
    return type(block) is model.Paragraph and block.number is None and block.portion is None


def _goes_on(blocks: Sequence[Child], below: Child) -> bool:
    """Say whether the sentence that goes through blocks goes on in the next one.

    It does if nothing ends it and a word in small letters or a number that is no paragraph's follows; if its
    last word ends no sentence; in capitals, if its last line has a comma or is as wide as a print.
    """
    if not _is_plain(below):
        return False
    above = blocks[-1]
    if type(above) is model.WebsiteNotice:
        return below.text.startswith("http")
    text, rest = getattr(above, "text", ""), below.text
    last, first = text[text.rfind("\n") + 1 :], rest.partition("\n")[0]
    end = last[-_SHORT_LINE:]
    word = first[: first.find(" ") + 1] or first
    # A word may be parted at a hyphen.
    is_parted = last[-1:] == "-" and last[-2:-1].isalnum()
    is_open = is_parted or _grammar.terminal("OPEN_END").search(f"{end}\n{word}") is not None
    if not (_is_unfinished(above) or (is_open and type(above) in _WITH_SENTENCES)):
        return False
    is_linking = _grammar.terminal("LINKING_END").search(end) is not None
    of_sentence = _is_numbered(above) or ("\n" in rest and not last.isupper())
    goes_on = (
        "a" <= first[0] <= "z"
        or _parts_end_of_summary(last, first)
        or _grammar.terminal("PARAGRAPH_START").match(first) is not None
        or (first[0].isdigit() and _grammar.terminal("DAY_FOLLOWS").search(end) is not None)
        or (len(last) >= _PRINT_WIDTH and last.isupper() and first.isupper())
        or (_is_numbered(above) and is_linking and first[0] not in "-*" and first.isupper() <= last.isupper())
        or (
            (len(blocks) > 1 or "\n" in text or len(last) > _SHORT_LINE)
            and first[0] not in "-*"
            # The foot of a page stands anywhere.
            and not _grammar.terminal("BANNER_BELOW").fullmatch(rest)
            and (
                is_parted
                or is_linking
                or (last[_SHORT_LINE:][-1:] == "," and _is_numbered(above) and (last + first).isupper())
                or ((len(blocks) > 1 or "\n" in text or of_sentence) and _has_no_room(text, rest))
            )
        )
    )
    # Lines may be a mark or rows of a table together that blank lines part.
    are_rows = _blocks.WIDE in last and _blocks.WIDE in first
    return goes_on and not (are_rows or _marks.is_marked(f"{last}\n{first}", opens_line=True))


def _has_no_room(text: str, below: str) -> bool:
    """Say whether the last line of a text is of a sentence and has no room for the word below it."""
    *_, last = lines = text.split("\n")
    small = sum(map(str.islower, last.split()[-_LAST_WORDS:]))
    return (
        (small >= _LAST_WORDS / 2 or (last.isupper() and below.isupper() and below[-1] in _SENTENCE_ENDS))
        and len(last) > _SHORT_LINE
        and not (last[-1] == "," or below[0].isdigit() or _grammar.terminal("PART_ENDED").search(last))
        and len(last) + len(below.split(maxsplit=1)[0]) >= max(map(len, lines))
    )


#: How many words at the end of a line tell a sentence from a list of names: every other is small.
_LAST_WORDS: Final = 6


def _parts_end_of_summary(last: str, first: str) -> bool:
    """Say whether the end mark of a summary stands on two lines."""
    above = last[-_END_OF_SUMMARY:] + "\n"
    found = _grammar.terminal("END_OF_SUMMARY").search(above + first[:_END_OF_SUMMARY])
    return found is not None and found.end() > len(above)


#: How many characters the end mark of a summary has at most, on one of two lines.
_END_OF_SUMMARY: Final = 20


def _without_ends(body: Iterable[Child]) -> Iterator[Child]:
    """Yield the blocks of a record message without the slants that close a set."""
    for block in body:
        text = getattr(block, "text", "")
        if text := text.rstrip("/ \n") if text.endswith("//") else text:
            yield changed(block, text=text) if text != block.text else block
        elif not _is_plain(block):
            yield block


def _with_titles(body: Sequence[Child], source: str) -> Iterator[Child]:
    """Yield the blocks of a body, with each heading by itself that stands at the end of a line above it.

    Publishers set paragraphs on one line, and lost the ruler below. In small letters one is known by another.
    """
    titles = [*map(_title_at_end, body, (*body[1:], None), (*body[2:], None, None))]
    several = len(titles) - titles.count("") > 1
    for block, below, title in zip(body, (*body[1:], None), titles, strict=False):
        if title and (several or title.isupper() or type(below) is model.Ruler):
            start = source.rfind(title, block.span.start, block.span.end)
            text = block.text[: -len(title)].rstrip()
            end = block.span.start + len(source[block.span.start : start].rstrip())
            yield changed(block, text=text, span=Make.Span(block.span.start, end))
            yield Make.Paragraph(title, None, None, Make.Span(start, start + len(title)))
        else:
            yield block


def _title_at_end(block: Child, below: Child, next_below: Child) -> str:
    """Return the heading at the end of a block on one line, over a numbered paragraph; empty if none is."""
    ruled = type(below) is model.Ruler
    if type(block) not in _WITH_SENTENCES or not _is_numbered(next_below if ruled else below):
        return ""
    above, _, line = block.text.rpartition("\n")
    if ruled and above and above[-1] in _SENTENCE_ENDS and _is_title(line):
        return line
    if len(line) < _blocks.UNWRAPPED:
        return ""
    found = _grammar.terminal("TITLE_AT_END").search(line, len(line) - _WIDEST_END)
    if found is None:
        return ""
    title = found["title"]
    small = _grammar.terminal("WORDS_IN_SMALL_LETTERS").search(line, 0, found.start())
    known = ruled or " " in title or title == "COMMENT"
    return title if small and known and _is_title(title) else ""


def _is_title(text: str) -> bool:
    """Say whether a line that stands alone reads as a heading, to its end."""
    return _title(Make.Paragraph(text, None, None, None)) == text


#: How many characters a heading at the end of a line has at most, with the sign before it.
_WIDEST_END: Final = 100


def _with_headings(body: Sequence[Child]) -> list[Child]:
    """Return the blocks of a body, with a line over a numbered paragraph as a heading if it reads as one.

    Publishers lost the ruler under many headings, set it on the same line, or on two; or left blank lines
    above it, and between two lines of a heading.
    """
    blocks: list[Child] = [None]
    place = 0
    while place < len(body):
        block, end = body[place], place + 1
        while _is_plain(block) and end < len(body) and type(body[end]) is model.Ruler:
            end += 1
        ruled = end > place + 1
        below = body[end] if end < len(body) else None
        title = (_title_of_two(block) if ruled else _title(block)) if _is_counted(below) else None
        if title and (ruled or title != block.text or _may_have_ended(blocks[-1], title)):
            block = Make.SectionHeading(title, span_over(body[place:end]))
        else:
            end = place + 1
        if _is_first_line(blocks[-2:], block):
            first = blocks.pop()
            block = Make.SectionHeading(f"{first.text}\n{block.text}", span_over((first, block)))
        blocks.append(block)
        place = end
    return blocks[1:]


def _is_first_line(above: Sequence[Child], below: Child) -> bool:
    """Say whether the last of the blocks above is the first line of a heading: both are in capitals."""
    ended, block = above[0], above[-1]
    if ended is None or type(below) is not model.SectionHeading or not _is_plain(block):
        return False
    words = block.text.removesuffix(":")
    in_capitals = "\n" not in below.text and words.isupper() and below.text.isupper()
    return in_capitals and _is_title(words) and _is_line(words) and _may_have_ended(ended, words)


def _is_line(text: str) -> bool:
    """Say whether a text may be a line of a heading."""
    other = _grammar.terminal("NO_HEADING").match(text) or _marks.is_marked(text, opens_line=True)
    return not other and 0 < len(text) <= _WIDEST_LINE and "\n" not in text and text[-1] not in ".,;-"


#: How many characters a line of a heading has at most.
_WIDEST_LINE: Final = 90


def _title_of_two(block: Child) -> str | None:
    """Return the words of a block over a ruler that reads as a heading, of one line or two."""
    first, parted, second = block.text.partition("\n")
    if parted and not _is_line(second):
        return None
    words = first if parted else first.removesuffix(":")
    title = _title(changed(block, text=words))
    return block.text if title == words else title


def _title(block: Child) -> str | None:
    """Return the words of a block of one line that reads as a heading."""
    if not _is_plain(block):
        return None
    found = _grammar.terminal("SECTION_TITLE").match(block.text)
    if found is None or block.text[found.end() :].strip(_SIGNS):
        return None
    # Without its ruler it may be another mark.
    return None if found[0] != block.text and _marks.is_marked(found[0], opens_line=True) else found[0]


#: What a ruler is made of, and white space around it.
_SIGNS: Final = "-=*_ \n"


def _may_have_ended(above: Child, title: str) -> bool:
    """Say whether the sentence above a heading has ended; below nothing, its words have capitals."""
    if above is None:
        return all(not word[0].islower() or len(word) < _LONG_WORD for word in title.split())
    text = getattr(above, "text", "")
    return text[-1:] in _SENTENCE_ENDS or _grammar.terminal("PART_ENDED").search(text) is not None


#: How many letters a word has that a title gives a capital.
_LONG_WORD: Final = 5


def _is_counted(block: Child) -> bool:
    return _is_numbered(block) or (type(block) is model.Item and block.mark[0].isdigit())


def _is_numbered(block: Child) -> bool:
    return type(block) is model.Paragraph and block.number is not None


#: Blocks of sentences.
_WITH_SENTENCES: Final = frozenset({model.Paragraph, model.Item})
#: What ends a sentence or a line that stands by itself; and a block without a text.
_SENTENCE_ENDS: Final = frozenset([*'.?!:;"”)]-', ""])
#: How many characters a line has at most that does not go on for want of room.
_SHORT_LINE: Final = 40
#: How many characters a line of a print has (ACP 127).
_PRINT_WIDTH: Final = 69
