"""Every part of a telegram is met once, in the order of the text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablegrammar
from cablegrammar import MRN, Addressee, Cable, DateTimeGroup, Portion, Reference, find_all, walk

from .laws.laws import nodes_of

TEXT = """\
P 191530Z JAN 07
FM AMEMBASSY LIMA
TO SECSTATE WASHDC

C O N F I D E N T I A L LIMA 000123

SUBJECT: (U) ANCHOVY TALKS

REF: A. LIMA 98
     B. 06 QUITO 3341

1. (C) The boats came.

-- (S) The nets did not.
"""
CABLE = cablegrammar.parse(TEXT)


def test_parts_come_before_what_stands_in_them() -> None:
    assert [type(each).__name__ for each in walk(CABLE)] == [
        "Cable", "Heading", "Preamble", "DateTimeGroup", "Originator", "Addressee", "ClassificationLine",
        "Subject", "Portion", "Reference", "Reference", "Paragraph", "Portion", "Item", "Portion",
    ]  # fmt: skip


def test_part_alone_is_walked_as_well() -> None:
    heading = CABLE.heading
    assert heading
    assert [type(each) for each in find_all(heading, DateTimeGroup)] == [DateTimeGroup]
    assert list(walk(Reference("LIMA 98"))) == [Reference("LIMA 98")]


def test_find_all_gives_the_parts_of_one_class() -> None:
    assert [str(each) for each in find_all(CABLE, Portion)] == ["(U)", "(C)", "(S)"]
    assert [each.text for each in find_all(CABLE, Reference)] == ["LIMA 98", "06 QUITO 3341"]
    assert [each.name for each in find_all(CABLE, Addressee)] == ["SECSTATE WASHDC"]
    assert list(find_all(CABLE, MRN)) == []


@pytest.mark.parametrize("value", ["UNCLAS LIMA 000123", None, cablegrammar.Span(1, 2)])
def test_what_is_no_part_is_refused_at_once(value: Any) -> None:  # noqa: ANN401 - of any class but ours
    with pytest.raises(TypeError, match="walk takes a Cable or a part of one, not"):
        walk(value)
    with pytest.raises(TypeError, match="walk takes a Cable or a part of one, not"):
        find_all(value, Reference)


@given(cable=st.from_type(Cable))
def test_every_part_of_a_telegram_is_met_once(cable: Cable) -> None:
    assert [id(each) for each in walk(cable)] == [id(each) for each in nodes_of(cable)]
