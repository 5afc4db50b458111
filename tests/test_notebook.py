"""Notebooks show a telegram as HTML, in which no word of it is markup."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]

import cablegrammar
from cablegrammar import Cable

TEXT = """\
P 191530Z JAN 07
FM AMEMBASSY LIMA
TO SECSTATE WASHDC
INFO AMEMBASSY QUITO
AMEMBASSY BOGOTA

C O N F I D E N T I A L LIMA 000123

NOFORN

TAGS: EFIS, PE
SUBJECT: NETS & <script>alert(1)</script>

REF: A. 06 QUITO 3341
     B. LETTER OF MAY 5

1. (C) SUMMARY: Few <b>boats</b>. END SUMMARY.
"""
ELEMENTS = {"div", "span", "strong", "table", "tr", "th", "td", "details", "summary", "pre"}


def shown(cable: Cable) -> Any:  # noqa: ANN401 - lxml has no types
    return html.fragment_fromstring(cable._repr_html_())


def rows(cable: Cable) -> list[tuple[str, str]]:
    return [(row[0].text, row[1].text) for row in shown(cable).iter("tr")]


def test_table_has_what_is_asked_for_most() -> None:
    assert rows(cablegrammar.parse(TEXT)) == [
        ("Number", "07LIMA123"),
        ("Sent", "191530Z JAN 07"),
        ("Precedence", "PRIORITY"),
        ("From", "AMEMBASSY LIMA"),
        ("To", "SECSTATE WASHDC"),
        ("Info", "AMEMBASSY QUITO; AMEMBASSY BOGOTA"),
        ("Captions", "NOFORN"),
        ("TAGS", "EFIS, PE"),
        ("References", "06QUITO3341; LETTER OF MAY 5"),
        ("Summary", "Few <b>boats</b>."),
    ]


def test_title_has_classification_and_subject() -> None:
    div = shown(cablegrammar.parse(TEXT))
    assert [div[0].text, div[1].text] == ["CONFIDENTIAL", "NETS & <script>alert(1)</script>"]
    assert "background:#0033a0" in div[0].get("style")
    assert "<script" not in cablegrammar.parse(TEXT)._repr_html_()


@pytest.mark.parametrize(
    ("text", "title"),
    [("UNCLAS LIMA 000123\n\n1. Nets.", "Telegram"), ("SUBJECT: NETS", "NETS"), ("NETS", "Telegram")],
)
def test_what_is_not_there_is_not_shown(text: str, title: str) -> None:
    cable = cablegrammar.parse(text)
    assert rows(cable) == []
    assert shown(cable).findtext("strong") == title


def test_lines_that_no_rule_knows_are_named() -> None:
    assert rows(cablegrammar.parse("[?] 17 XY\nSUBJECT: NETS")) == [("Unrecognized", "17 XY")]


def printable(text: str) -> list[str]:
    """Return the signs of a text that HTML can hold: it has another in the place of NUL."""
    return [sign for sign in text if sign.isprintable() and sign != "\ufffd"]


@given(cable=st.from_type(Cable))
def test_text_is_shown_whole_and_no_word_of_it_is_markup(cable: Cable) -> None:
    div = shown(cable)
    assert {each.tag for each in div.iter()} <= ELEMENTS
    assert not [name for each in div.iter() for name in each.attrib if name != "style"]
    said = "".join(div.find(".//pre").itertext())
    assert printable(said) == printable(cablegrammar.render(cable))
