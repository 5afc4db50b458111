"""The pages that are made from the sources say all of what they are made from."""

import functools
import html
import re
from pathlib import Path

import pytest
from sphinx.pycode import ModuleAnalyzer

import cablegrammar
from cablegrammar import arrow
from cablegrammar._checks import CHECKS
from docs.extensions import (
    anatomy,
    checks,
    evidence,
    examples,
    grammar_page,
    railroads,
    schemas,
    vocabularies,
)
from docs.extensions.definitions import Definition, File, defined, files

ROOT = Path(__file__).parents[1]
RULES = [each for file in files().values() for each in file.definitions.values() if each.is_rule]


def rule(file: str, name: str) -> Definition:
    found = defined(file, name)
    assert found is not None
    return found


@pytest.mark.parametrize("file", files().values(), ids=lambda file: file.name)
def test_page_links_to_every_definition_once(file: File) -> None:
    page = "\n".join(grammar_page.page(file.name))
    places = re.findall(
        r'^\(((?:rule|terminal)-[\w-]+)\)=$|id="((?:rule|terminal)-[\w-]+)"', page, re.MULTILINE
    )
    assert page.startswith("## ")
    assert grammar_page.escaped(file.about[0]) in page.split("\n### ")[0]
    found = [label or other for label, other in places]
    assert sorted(found) == sorted(each.label for each in file.definitions.values())
    # What is linked to on the page is there.
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(found)


def test_links_between_files_lead_somewhere() -> None:
    """Those of the site are followed when it is built (tools/links.py)."""
    found = [
        (path, link)
        for path in (*ROOT.glob("*.md"), *(ROOT / "grammar").glob("*.md"), *(ROOT / "tools").rglob("*.md"))
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    ]
    assert len(found) > 20
    assert [(path.name, link) for path, link in found if not (path.parent / link).exists()] == []


def test_every_rule_has_an_example() -> None:
    assert list(examples.rules_without()) == []


def test_chosen_examples_are_of_rules() -> None:
    assert examples.of_rule(rule("cable", "security_warning")) == examples.Example("ZNY CCCCC ZZH", range(0))
    assert set(examples._chosen()) <= {(each.file, each.name) for each in RULES}


@pytest.mark.parametrize(
    ("file", "name", "said"),
    [
        ("cable", "preamble", "an optional PRECEDENCE_PROSIGNS, then date_time_group, then an optional INSTRUCTIONS, then an optional FURTHER_INSTRUCTIONS"),
        ("cable", "unrecognized_addressee", "UNRECOGNIZED_ADDRESSEE"),
        ("reference", "other", "one or more of _note"),
        # What leaves no trace is said in its place.
        ("sets", "message_set_alone", "either (either field_set or free_set) or other_set or text_set"),
    ],
)  # fmt: skip
def test_diagram_is_said_in_words(file: str, name: str, said: str) -> None:
    assert railroads.words(rule(file, name)) == f"{name} is {said}."


@pytest.mark.parametrize(
    "rule", [each for each in RULES if railroads.is_drawn(each)], ids=lambda rule: rule.label
)
def test_diagram_says_itself_in_words_and_fits(rule: Definition) -> None:
    drawn = railroads.svg(rule, {})
    assert f'aria-label="{railroads.words(rule)}"' in html.unescape(drawn)
    # The first is for wide pages, and the last for narrow ones, which make it a little smaller where it must be.
    assert railroads.width_of(drawn) <= railroads.WIDE
    assert railroads.width_of(drawn.split("railroad-narrow")[-1]) <= railroads.NARROW * 1.25


def test_comment_is_text_and_what_is_in_backquotes_is_code() -> None:
    assert grammar_page.escaped("`_name` and _name [x]") == r"`_name` and \_name \[x\]"


@pytest.mark.parametrize("page", ["index.md", "explanation/anatomy.md"])
def test_anatomy_shows_every_word_of_its_telegram(page: str) -> None:
    (path,) = re.findall(r"{made} anatomy (\S+)", (ROOT / "docs" / page).read_text("utf-8"))
    text = (ROOT / "docs" / path).read_text("utf-8")
    rows = re.findall(r"<td><code>(.*?)</code></td>", "\n".join(anatomy.page(path)))
    assert [re.sub(r"<[^>]+>", "", each) for each in rows] == [
        line.replace("&", "&amp;").replace("<", "&lt;") for line in text.splitlines() if line.strip()
    ]


def test_every_public_name_says_what_it_is() -> None:
    """A name of an enum whose value is a word needs no more."""
    silent = []
    for name in cablegrammar.__all__:
        described = getattr(cablegrammar, name)
        assert described.__doc__
        for owner in getattr(described, "__mro__", ()):
            if owner.__module__.startswith("cablegrammar"):
                said = {
                    member for cls, member in said_of_fields(owner.__module__) if cls == owner.__qualname__
                }
                silent += [
                    f"{name}.{member}"
                    for member, value in vars(owner).items()
                    if not (member[0] == "_" or member in said or value.__doc__ or isinstance(value, owner))
                ]
    assert silent == []


@functools.cache
def said_of_fields(module: str) -> frozenset[tuple[str, str]]:
    """Return the class and the name of all that a comment `#:` speaks of."""
    return frozenset(ModuleAnalyzer.for_module(module).find_attr_docs())


def test_every_check_is_told_with_its_example() -> None:
    page = "\n".join(checks.page())
    assert re.findall(r"^### (.+)$", page, re.MULTILINE) == [each.slug for each in CHECKS]
    # Every example finds what it is an example of, and nothing else.
    assert all(
        {found.slug for found in diagnostics} == {check.slug}
        for check in CHECKS
        for _, diagnostics in checks.examples(check)
    )
    assert "*Mend:* write `PGOV` for `PGVO`." in page


def test_lists_of_words_are_counted() -> None:
    page = "\n".join(vocabularies.page())
    files = [path.stem for path in (ROOT / "src" / "cablegrammar" / "data").glob("*.txt")]
    assert sorted(re.findall(r"^## (\w+)\.txt$", page, re.MULTILINE)) == sorted(files)
    assert vocabularies.counted("executive_orders") == "6 executive orders"
    assert all(any("Source: " in each for each in vocabularies.about(name)) for name in files)


def test_schemas_are_told_in_full() -> None:
    for by, schema in (("telegram", arrow.TELEGRAMS), ("paragraph", arrow.PARAGRAPHS)):
        told = re.findall(r"^`(\w+)` \(", "\n".join(schemas.columns(by)), re.MULTILINE)
        assert told == schema.names
    page = "\n".join(schemas.objects())
    linked, places = (set(re.findall(rule, page)) for rule in (r"\(#(json-\w+)\)", r"\((json-\w+)\)="))
    assert linked <= places
    assert "| `day` | whole number from 0 to 99 | always there |" in page


def test_what_was_never_missed_has_no_plot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "figures", lambda: {"measures": {"gold: subject [nara]": [11, 11]}})
    drawn = "\n".join(evidence.accuracy("gold"))
    assert drawn.startswith("None was missed.")
    assert "<svg" not in drawn
    assert '<th scope="row">subject</th><td>11</td><td>11</td>' in drawn


@pytest.mark.parametrize("group", evidence.GROUPS)
def test_plot_says_in_words_and_in_its_table_what_it_shows(group: str) -> None:
    drawn = "\n".join(evidence.accuracy(group))
    # One for wide pages, one for phones.
    said, again = re.findall(r'aria-label="([^"]+)"', drawn)
    assert said == again
    for name, hits, tries in evidence.measures(group):
        assert f'<th scope="row">{name}</th><td>{hits}</td><td>{tries}</td>' in drawn
        assert (f"{name} {tries - hits} of {tries}" in said) == (hits < tries)


def test_few_tries_may_hide_many_misses() -> None:
    # Wilson's interval, as tables of it have it.
    assert evidence.most_missed(10, 10) == pytest.approx(27.75, abs=0.01)
    assert evidence.most_missed(90, 100) == pytest.approx(17.44, abs=0.01)


def test_shares_of_rules_are_linked_to_rules() -> None:
    page = "\n".join(evidence.rules("cable"))
    linked = re.findall(r'href="\.\./reference/grammar/cable\.html#([\w-]+)"', page)
    assert set(linked) <= {each.label for each in RULES}
    assert len(linked) == page.count("<tr>") - 1 > 40
