"""The grammar files, and their terminals as compiled patterns: they alone say what may stand in a field."""

from __future__ import annotations

import functools
import os
import pathlib
import re
import threading
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from lark import Lark, Transformer

from ._automaton import Automaton
from ._patterns import portable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_Arguments = ParamSpec("_Arguments")
_Made = TypeVar("_Made")

#: `^` and `$` stand at the ends of lines; digits, letters and cases are those of ASCII.
FLAGS: Final = re.MULTILINE | re.ASCII

_HERE: Final = pathlib.Path(__file__).parent

#: A wheel carries the grammar inside the package; a checkout has it at its top.
FOLDER: Final = next(
    folder for folder in (_HERE / "grammar", _HERE.parents[1] / "grammar") if folder.is_dir()
)

_making: Final = threading.RLock()
if hasattr(os, "register_at_fork"):  # pragma: no branch - where processes fork
    # A process forked while another thread makes something would wait for that thread, which it has not.
    os.register_at_fork(
        before=_making.acquire, after_in_parent=_making.release, after_in_child=_making.release
    )


def _made_once(make: Callable[_Arguments, _Made]) -> Callable[_Arguments, _Made]:
    """Keep what a function returns: making it takes long, and threads that ask at once wait for the first."""
    kept = functools.cache(make)

    @functools.wraps(make)
    def wait(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Made:
        with _making:
            return kept(*args, **kwargs)  # type: ignore[arg-type]  # all are hashable

    return wait


@_made_once
def terminals(name: str) -> dict[str, str]:
    """Return every terminal of a grammar file as a regular expression, by its name."""
    source = (FOLDER / f"{name}.lark").read_text("utf-8")
    path = str(FOLDER / f"{name}.lark")
    lexer = Lark(source, parser=None, lexer="basic", start=name, g_regex_flags=FLAGS, source_path=path)
    return {terminal.name: terminal.pattern.to_regexp() for terminal in lexer.terminals}


@functools.cache
def terminal(name: str, grammar: str = "cable") -> re.Pattern[str]:
    """Return a terminal of a grammar file, compiled."""
    return re.compile(portable(terminals(grammar)[name]), FLAGS)


@_made_once
def parser(rules: tuple[str, ...], build: Transformer[Any, Any], grammar: str = "cable") -> Automaton:
    """Return the parser of these rules of a grammar file, with `build` embedded; it is made once."""
    source = (FOLDER / f"{grammar}.lark").read_text("utf-8")
    lark = Lark(
        source,
        parser="lalr",
        lexer="basic",
        start=list(rules),
        transformer=build,
        g_regex_flags=FLAGS,
        maybe_placeholders=True,
        source_path=str(FOLDER / f"{grammar}.lark"),
    )
    return Automaton(lark, FLAGS)


#: White space as the grammar knows it: a blank, or a line feed where a line ends. One character for one.
WHITE_SPACE: Final = {
    **dict.fromkeys(
        map(chr, (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x1F)), " "
    ),
    **dict.fromkeys(map(chr, (0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)), "\n"),
}


@functools.cache
def marks(rule: str) -> re.Pattern[str]:
    """Return the marks of a rule of the layout, each as a group of its name."""
    return re.compile(portable(_as_groups(rule)), FLAGS)


@functools.cache
def at_line(before: str, rule: str = "line_mark") -> re.Pattern[str]:
    """Return the marks of a rule that begin a line, each as a group of its name, and what stands before."""
    start = terminals("layout")["LINE_MARK_START"]
    return re.compile(portable(rf"{before}[ ]*(?={start})(?:{_as_groups(rule)})"), FLAGS)


def line_marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name, start and end of each mark that begins a line, alone or after others."""
    next_line, here = at_line("\n").search, at_line("").match
    found = here(text) or next_line(text)
    section_ended, at_top, done = False, True, 0
    while found:
        name = found.lastgroup or ""
        start, end = found.span(name)
        at_top = at_top and not text[done:start].strip()
        if (name == "LATER_HEADING" and not section_ended) or (name == "HEADING_BANNER" and not at_top):
            # It is the telegram's own.
            found = next_line(text, start)
            continue
        section_ended = section_ended or name == "END_OF_SECTION"
        while text[end - 1] in " \n":
            end -= 1
        yield name, start, end
        done = end
        found = here(text, end) or next_line(text, end)


#: What every mark inside a line has, page or number of sections; the label of a SMART message's number.
_CUE: Final = re.compile(r"OF 0\d\d|of 0\d\d|PAGE[ ]+\d\d|MRN:")


def has_cue(text: str) -> bool:
    """Say whether a text has what every mark inside a line has, or the label of a SMART message's number.

    Where none was covered, other blanks and line breaks may still make it one.
    """
    # Searches for a word are quicker than one for any of four, and most texts have none.
    words = "OF 0" in text or "of 0" in text or "PAGE " in text or "MRN:" in text
    return words and _CUE.search(text) is not None


def inner_marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, start and end of each mark inside a line."""
    if not has_cue(text):
        return
    done = 0
    for cue in _CUE.finditer(text):
        if cue.start() < done:
            continue
        start = text.rfind("\n", 0, cue.start()) + 1
        end = text.find("\n", cue.end())
        done = len(text) if end < 0 else end
        for found in marks("inner_mark").finditer(text, start, done):
            yield (found.lastgroup or "").removeprefix("INNER_"), *found.span()


def stray_captions(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, start and end of each caption in the middle of a sentence.

    Other marks may stand above or below it, and are covered.
    """
    for found in at_line("\n", "sentence_mark").finditer(text):
        place = found.start()
        while place and text[place] in " \n":
            place -= 1
        if text[place] in ",.;'" or "a" <= text[place] <= "z":
            yield "STRAY_CAPTION", *found.span("STRAY_CAPTION")


def has_smart_number(text: str) -> bool:
    """Say whether a text has what tells a SMART message: its number, at the start of a line."""
    return "MRN:" in text and terminal("SMART_NUMBER", "layout").search(text) is not None


def is_marked(text: str, *, opens_line: bool) -> bool:
    """Say whether any of the marks that lie over a telegram is in a text, which may begin a line or not."""
    return (
        "¶" in text
        or "](#)" in text
        # No mark begins with a closing parenthesis.
        or has_smart_number(text if opens_line else f"){text}")
        or any(line_marks(f")\n{text}\n" if opens_line else f"){text}\n"))
        or any(inner_marks(text))
        or any(stray_captions(text))
    )


def _as_groups(rule: str) -> str:
    """Return a pattern of the terminals of a rule of the layout, each as a group of its name."""
    return "|".join(f"(?P<{name}>{terminals('layout')[name]})" for name in _alternatives(rule))


def _alternatives(rule: str) -> list[str]:
    """Return the terminals of a rule of the layout, in their order."""
    source = (FOLDER / "layout.lark").read_text("utf-8")
    found = re.search(rf"^{rule}: ([A-Z_| \n]+?)\n\n", source, re.MULTILINE)
    assert found is not None
    return re.findall(r"[A-Z_]+", found[1])
