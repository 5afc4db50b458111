"""Every character of a text belongs to one token, and says what it was taken for."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablegrammar
from cablegrammar import Cable, Role, Span, Token, _grammar, _tokens, strategies, tokens

from .laws import texts

SAMPLES = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


def said(text: str) -> list[tuple[str, str]]:
    """Return role and text of each token."""
    return [(token.role.name, token.text) for token in tokens(text)]


def check(text: str) -> None:
    place = 0
    for token in tokens(text):
        assert token.span.start >= place
        assert token.text == text[token.span.start : token.span.end] == token.text.strip() != ""
        assert not text[place : token.span.start].strip()
        place = token.span.end
    assert not text[place:].strip()


# ---- what they say


def test_tokens_of_a_heading() -> None:
    text = "ZNY CCCCC ZZH\nP 191530Z JAN 07\nFM AMEMBASSY LIMA\nTO RUEHC/SECSTATE WASHDC PRIORITY 4012\nBT"
    assert said(text) == [
        ("ROUTING", "ZNY"), ("ROUTING", "CCCCC"), ("ROUTING", "ZZH"), ("PRECEDENCE", "P"),
        *(("DATE_TIME_GROUP", each) for each in ("19", "15", "30", "Z", "JAN", "07")),
        ("LABEL", "FM"), ("ADDRESS", "AMEMBASSY LIMA"), ("LABEL", "TO"), ("ROUTING", "RUEHC/"),
        ("ADDRESS", "SECSTATE WASHDC"), ("PRECEDENCE", "PRIORITY"), ("ADDRESS", "4012"), ("SEPARATOR", "BT"),
    ]  # fmt: skip


def test_tokens_of_front_matter() -> None:
    text = (
        "C O N F I D E N T I A L SECTION 01 OF 02 LIMA 000123\n\nNOFORN\n\nE.O. 12958: DECL: 01/19/2017\n"
        "TAGS: EFIS, PE\nSUBJECT: (U) NETS\n\nREF: A. LIMA 98 B. 06 QUITO 3341 (NOTAL)\n"
    )
    assert said(text) == [
        ("CLASSIFICATION", "C O N F I D E N T I A L"), ("SECTION", "SECTION 01 OF 02"), ("NUMBER", "LIMA"),
        ("NUMBER", "000123"), ("CAPTION", "NOFORN"), ("LABEL", "E.O."), ("ORDER", "12958"), ("SEPARATOR", ":"),
        ("ORDER", "DECL: 01/19/2017"), ("LABEL", "TAGS:"), ("TAG", "EFIS,"), ("TAG", "PE"), ("LABEL", "SUBJECT:"),
        ("PORTION", "(U)"), ("SUBJECT", "NETS"), ("LABEL", "REF:"), ("MARK", "A."), ("REFERENCE", "LIMA 98"),
        ("MARK", "B."), ("REFERENCE", "06 QUITO 3341 (NOTAL)"),
    ]  # fmt: skip


def test_tokens_of_a_body_are_parted_by_what_falls_into_a_sentence() -> None:
    text = "UNCLAS LIMA 000123\n\n1. (U) The boats\n\nPAGE 02 LIMA 00123\n\ncame.\n-- (C) Late.\nHOLLOWAY\nBT\n#0123\nNNNN"
    assert said(text)[3:] == [
        ("MARK", "1."), ("PORTION", "(U)"), ("TEXT", "The boats"), ("EXTRANEOUS", "PAGE 02 LIMA 00123"),
        ("TEXT", "came."), ("MARK", "--"), ("PORTION", "(C)"), ("TEXT", "Late."), ("SIGNATURE", "HOLLOWAY"),
        ("SEPARATOR", "BT"), ("SEPARATOR", "#0123"), ("SEPARATOR", "NNNN"),
    ]  # fmt: skip


def test_what_a_print_says_of_a_telegram_is_a_record() -> None:
    text = "ACTION EUR-12\n\nINFO  OCT-01   ISO-00   /013 W\n                        -------------------- 093355\nR 191530Z JAN 78\nFM AMEMBASSY OSLO\n"
    found = said(text)
    assert found[0] == ("RECORD", "ACTION")
    assert {role for role, _ in found} == {"RECORD", "PRECEDENCE", "DATE_TIME_GROUP", "LABEL", "ADDRESS"}


def test_name_is_that_of_the_grammar_or_of_what_is_put_aside() -> None:
    first, *_, last, _ = tokens("UNCLAS LIMA 000123\n\n1. The boats\n\nPAGE 02 LIMA 00123\n\ncame.")
    assert first == Token(Role.CLASSIFICATION, "CLASSIFICATION", "UNCLAS", Span(0, 6))
    assert (last.role, last.name) == (Role.EXTRANEOUS, "PRINT_PAGE")
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own
    assert len({first, first}) == 1


def test_tokens_of_sets() -> None:
    assert said("SUBJ/COUNT OF NETS//\nREF/A//\nRMKS/1. NETS.//") == [
        ("LABEL", "SUBJ"), ("SUBJECT", "/COUNT OF NETS"), ("SEPARATOR", "//"), ("LABEL", "REF"), ("ROUTING", "/A"),
        ("SEPARATOR", "//"), ("LABEL", "RMKS"), ("SEPARATOR", "/"), ("MARK", "1."), ("TEXT", "NETS.//"),
    ]  # fmt: skip


def test_lines_that_no_rule_knows() -> None:
    assert said("[?] 17 XY\nSUBJECT: NETS")[:2] == [("MARK", "[?]"), ("UNRECOGNIZED", "17 XY")]


def test_text_that_is_no_telegram_is_unrecognized_line_by_line() -> None:
    assert said(" REF:\n\nPAGE 02 LIMA 00123\n") == [
        ("UNRECOGNIZED", "REF:"),
        ("UNRECOGNIZED", "PAGE 02 LIMA 00123"),
    ]
    assert said("") == said(" \n\t") == []


def test_sign_of_a_link_is_markup() -> None:
    assert list(tokens("TAGS: [PREL](#)\nSUBJECT: NETS"))[1:4] == [
        Token(Role.EXTRANEOUS, "MARKUP", "[", Span(6, 7)),
        Token(Role.TAG, "TAG", "PREL", Span(7, 11)),
        Token(Role.EXTRANEOUS, "LINK_TARGET", "](#)", Span(11, 15)),
    ]


@pytest.mark.parametrize("value", [None, b"UNCLAS LIMA 000123", ["UNCLAS"]])
def test_only_a_str_is_taken_at_once(value: Any) -> None:  # noqa: ANN401 - of any class but str
    with pytest.raises(TypeError, match=r"tokens takes a str, not (NoneType|bytes|list)"):
        tokens(value)


def terminals_of(grammar: str) -> set[str]:
    rules = _grammar.tables(grammar)["rules"]
    return {symbol for _, _, symbols, _ in rules for symbol in symbols if symbol.isupper()}


def test_terminals_that_have_a_role_are_those_of_the_grammar() -> None:
    openers_and_texts = {
        "COLUMNS", "DOWNGRADING_GROUP", "EXECUTIVE_ORDER_OPENER", "MINIMIZE_NOTICE", "PLAIN_TEXT",
        "REFERENCES_OPENER", "SUBJECT_OPENER", "TABLE", "TAGS_OPENER", "TEXT", "WEBSITE_NOTICE",
    }  # fmt: skip
    assert terminals_of("cable") - set(_tokens.ROLES) == openers_and_texts
    assert set(_tokens.ROLES) < terminals_of("cable") | terminals_of("sets")
    assert set(_tokens._ROLES_IN_REFERENCES) < terminals_of("reference")


# ---- what holds for every text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_tokens_cover_samples(path: Path) -> None:
    text = path.read_text("utf-8")
    check(text)
    assert not [token for token in tokens(text) if token.name == "MARKUP" and token.text != "["]


@given(text=st.text())
def test_tokens_cover_any_text(text: str) -> None:
    check(text)


@given(cable=st.from_type(Cable))
def test_tokens_cover_canonical_text(cable: Cable) -> None:
    check(cablegrammar.render(cable))


@given(text=texts.damaged(texts.published(strategies.cables().map(cablegrammar.render))))
def test_tokens_cover_damaged_text(text: str) -> None:
    check(text)


@given(cable=st.from_type(Cable))
def test_tokens_say_what_the_telegram_says(cable: Cable) -> None:
    text = cablegrammar.render(cable)
    read = cablegrammar.parse(text)
    found = list(tokens(text))
    for role, parts in ((Role.SUBJECT, [read.subject]), (Role.CLASSIFIED_BY, read.classifiers)):
        spans = [each.span for each in parts if each and each.span and each.text]
        of_set = role is Role.SUBJECT and any(each.identifier == "SUBJ" and each.fields for each in read.sets)
        assert (role in {token.role for token in found}) == (bool(spans) or of_set)
        assert all(any(s.start <= t.span.start < s.end for t in found if t.role is role) for s in spans)
