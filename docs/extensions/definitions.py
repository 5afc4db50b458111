"""The files of the grammar, read by Lark's grammar of its notation, with what is said of each definition."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import lark
from attrs import field, frozen

FOLDER: Final = Path(__file__).parents[2] / "grammar"

#: A line over a part of a file: `// ===== Heading`, `// ---- Until when`.
_SECTION: Final = re.compile(r"// (?:={3,}|-{3,}) (.+)")


@frozen(eq=False)
class Definition:
    """A rule or a terminal, as a file defines it."""

    #: The file, without `.lark`.
    file: str
    name: str
    #: What stands after its colon.
    tree: lark.Tree[lark.Token]
    #: The definition as it stands in the file.
    source: str
    #: The part of the file in which it stands.
    section: str
    #: Definitions that follow each other without a blank line and without a comment are of one group, and the
    #: comment above the first speaks of all of them.
    group: int
    #: That comment, without its signs.
    paragraph: str

    @property
    def is_rule(self) -> bool:
        """Whether it is a rule, and no terminal."""
        return not self.name.isupper()

    @property
    def leaves_a_trace(self) -> bool:
        """Whether something is built of it."""
        return not self.name.startswith("_")

    @property
    def label(self) -> str:
        """The label by which pages link to it: rules and terminals of a file may differ in case alone."""
        inlined = "" if self.leaves_a_trace else "inlined-"
        kind = "rule" if self.is_rule else "terminal"
        return f"{kind}-{self.file}-{inlined}{self.name.strip('_').lower().replace('_', '-')}"

    @functools.cached_property
    def aliases(self) -> dict[str, lark.Tree[lark.Token]]:
        """The other names under which alternatives of it are built."""
        return {str(each.children[-1]): each for each in self.tree.find_data("alias")}

    @functools.cached_property
    def uses(self) -> frozenset[str]:
        """The names of the rules and terminals that it uses."""
        return frozenset(str(each.children[0]) for each in self.tree.find_data("name"))


@frozen(eq=False)
class File:
    """A file of the grammar."""

    name: str
    #: What the comment at its top says, a text for each paragraph.
    about: list[str]
    #: Its definitions in order, by name.
    definitions: dict[str, Definition]
    #: Names that it takes from other files: the file and the name there.
    imports: dict[str, tuple[str, str]] = field(factory=dict)


@functools.cache
def _notation() -> lark.Lark:
    """Return a parser of the notation of Lark, whose grammar comes with Lark."""
    return lark.Lark.open_from_package(
        "lark", "lark.lark", ("grammars",), parser="lalr", propagate_positions=True, maybe_placeholders=False
    )


@functools.cache
def files() -> dict[str, File]:
    """Return all files of the grammar; that of the telegram comes first."""
    names = sorted((path.stem for path in FOLDER.glob("*.lark")), key=lambda name: (name != "cable", name))
    return {name: _read(name, (FOLDER / f"{name}.lark").read_text("utf-8")) for name in names}


def defined(file: str, name: str) -> Definition | None:
    """Return what a name means in a file; None for what Lark itself brings."""
    source = files()[file]
    origin, original = source.imports.get(name, (file, name))
    return files()[origin].definitions.get(original)


def lexed(definition: Definition) -> Iterator[tuple[str, lark.Token | None]]:
    """Yield the pieces of a definition's source, and what each is for Lark, if it is a sign."""
    place = 0
    for token in _notation().lex(definition.source):
        start, end = token.start_pos or 0, token.end_pos or 0
        yield definition.source[place:start], None
        yield definition.source[start:end], token
        place = end


def _read(name: str, text: str) -> File:
    """Read a file."""
    lines = text.split("\n")
    definitions: dict[str, Definition] = {}
    imports: dict[str, tuple[str, str]] = {}
    section = ""
    group = 0
    # The line after the last definition, and what was said of its group.
    below, paragraph = 0, ""
    for tree in _notation().parse(text).children:
        assert isinstance(tree, lark.Tree)
        first, last = tree.meta.line - 1, tree.meta.end_line
        if tree.data not in {"rule", "token"}:
            imports.update(_imported(tree))
            continue
        between = lines[below:first]
        for line in between:
            found = _SECTION.fullmatch(line)
            section = found[1] if found else section
        if between or not definitions:
            group += 1
            paragraph = _above(between)
        below = last
        (*_, body) = tree.children
        defined_name = str(tree.children[0]).lstrip("?!")
        assert isinstance(body, lark.Tree)
        definitions[defined_name] = Definition(
            file=name,
            name=defined_name,
            tree=body,
            source="\n".join(line.rstrip() for line in lines[first:last]),
            section=section,
            group=group,
            paragraph=paragraph,
        )
    return File(name, _about(lines), definitions, imports)


def _imported(tree: lark.Tree[lark.Token]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the names that a statement imports, each with the file and the name that it has there."""
    path, names = tree.children
    assert isinstance(path, lark.Tree)
    assert isinstance(names, lark.Tree)
    words = [str(each.children[0]) for each in path.find_data("name")]
    if tree.data == "multi_import":
        for each in names.find_data("name"):
            yield str(each.children[0]), (words[0], str(each.children[0]))
    else:
        yield str(names.children[0]), (words[0], words[1])


def _comment(line: str) -> str | None:
    """Return what a line says as a comment; None if it is none, or the line over a section."""
    return None if not line.startswith("//") or _SECTION.fullmatch(line) else line[2:].strip()


def _above(between: list[str]) -> str:
    """Return the comment that stands right above a definition."""
    said: list[str] = []
    for line in reversed(between):
        words = _comment(line)
        if not words:
            break
        said.insert(0, words)
    return " ".join(said)


def _about(lines: list[str]) -> list[str]:
    """Return the paragraphs of the comment at the top of a file, without its title."""
    said: list[str] = []
    for line in lines:
        words = _comment(line)
        if words is None:
            break
        said.append(words)
    return [" ".join(each.split("\n")) for each in "\n".join(said).split("\n\n")[1:]]
