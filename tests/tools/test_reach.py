"""Hypothesis reaches all of the grammar, with no example that a person wrote."""

from hypothesis import strategies as st

import cablegrammar
from cablegrammar import model
from tools.reach.tally import Counts, kinds, reached, rules, terminals

#: How often each kind of text is drawn at a time, and how many times at most.
DRAWN = {"parts": 1, "lists": 120, "respelt": 20, "published": 120, "messages": 20}
ROUNDS = 12


def test_every_rule_and_every_terminal_is_reached() -> None:
    """It ends as soon as all are, and draws the same in every run.

    Small grammars of one field, which only some property asks for, are shown by rows.
    """
    drawn = kinds()
    counts = Counts()
    files = {"smart", *(entry.grammar for entry in model.REGISTRY.values())}
    wanted = {(file, name) for file, name in rules() | terminals() if file in files}
    for each in range(ROUNDS):
        for kind, number in DRAWN.items():
            counts += reached(drawn[kind], number, each)
        if counts.keys() >= wanted:
            break
    assert sorted(wanted - counts.keys()) == []


def test_what_is_reached_is_counted() -> None:
    text = "TAGS: PREL, PE\n\n1. The boats PAGE 02 LIMA 00123 101425Z came.\n\nMessage Attributes\nDraft Date: 1\n"
    counts = reached(st.just(((text, cablegrammar.Cable), ("AF-00", cablegrammar.Copies))), 1)
    assert {name: counts["cable", name] for name in ("TAGS_OPENER", "TAG", "tags", "paragraph", "FM")} == {
        "TAGS_OPENER": 1,
        "TAG": 2,
        "tags": 1,
        "paragraph": 1,
        "FM": 0,
    }
    assert {name for file, name in counts if file == "layout" and not name.startswith("_")} == {
        "INNER_PRINT_PAGE",
        "ARCHIVE_ATTRIBUTES",
        "ARCHIVE_ATTRIBUTES_LABEL",
        "ATTRIBUTE_KEY",
        "ATTRIBUTE_VALUE",
        "archive_attributes",
        "archive_attribute",
        "OFFICE_AND_COPIES",
        "office_and_copies",
    }
