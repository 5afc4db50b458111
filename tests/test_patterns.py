"""Regular expressions for releases of Python in which what repeats possessively may fail."""

import re

import pytest

from cablegrammar import _grammar, _patterns


@pytest.mark.parametrize(
    ("possessive", "atomic"),
    [
        ("a*+b", "(?>a*)b"),
        (r"\(++x", r"(?>\(+)x"),
        (r"[]*+)]?+", r"(?>[]*+)]?)"),
        (r"[^\]]{2,3}+", r"(?>[^\]]{2,3})"),
        ("x(?:ab?c)++y", "x(?>(?:ab?c)+)y"),
        ("(?P<N>(?:a*+b)*+)(?!c++)", "(?P<N>(?>(?:(?>a*)b)*))(?!(?>c+))"),
        ("(?>a+)*+(?<!b)(?i:c|d)++", "(?>(?>a+)*)(?<!b)(?>(?i:c|d)+)"),
        ("a*b+?c??d{2}?(e)+", "a*b+?c??d{2}?(e)+"),
    ],
)
def test_possessive_repeats_become_atomic_groups(possessive: str, atomic: str) -> None:
    assert _patterns.with_atomic_groups(possessive) == atomic
    assert _patterns.with_atomic_groups(atomic) == atomic
    assert re.compile(possessive).groups == re.compile(atomic).groups


def test_patterns_stay_where_python_takes_them_as_they_are_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_patterns, "POSSESSIVE_FAILS", False)
    assert _patterns.portable("a*+b") == "a*+b"
    monkeypatch.setattr(_patterns, "POSSESSIVE_FAILS", True)
    assert _patterns.portable("a*+b") == "(?>a*)b"


@pytest.mark.parametrize("file", ["cable", "layout", "official", "reference", "smart"])
def test_no_possessive_repeat_is_left(file: str) -> None:
    for pattern in _grammar.terminals(file).values():
        atomic = _patterns.with_atomic_groups(pattern)
        assert not re.search(r"(?<!\\)[*+?}]\+", re.sub(r"\[\^?\]?(?:\\.|[^\]\\])*\]", "x", atomic))
        re.compile(atomic, _grammar.FLAGS)
