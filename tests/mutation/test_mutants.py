"""Which changes of a grammar are tried."""

import pytest

from .mutants import mutants


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A: /a?/", {"A: /a*/", "A: /a/", "A: /(?:)/"}),
        ("A: /[?*]+/ B", {"A: /[?*]*/ B", "A: /[?*]/ B"}),
        (r"A: /\?*?/", {r"A: /\?*/", r"A: /\?+?/", r"A: /\???/"}),
        ("A: /(?>x)*+/", {"A: /(?>x)++/", "A: /(?>x)?+/"}),
        ("A: /x{2}/", {"A: /x{1,2}/", "A: /x{2,3}/"}),
        ("A: /x{1,2}/", {"A: /x{0,2}/", "A: /x{2,2}/", "A: /x{1,1}/", "A: /x{1,3}/"}),
        ("A: /x{2,}/", {"A: /x{1,}/", "A: /x{3,}/"}),
        ("A: /(?:x|y)/", {"A: /(?:y)/", "A: /(?:x)/"}),
        ("A: /x|y|z/", {"A: /y|z/", "A: /x|z/", "A: /x|y/"}),
        ("A: /x|(?:y|z)/", {"A: /(?:y|z)/", "A: /x|(?:z)/", "A: /x|(?:y)/", "A: /x/"}),
        ("A: /^(?!/ B /)x/", {"A: /(?:)(?!/ B /)x/", "A: /^(?:)x/"}),
        ("A: /(?i:x)/", {"A: /(?:x)/"}),
        ("A: /x/ B /?/", {"A: /x/ B /*/", "A: /x/ B /(?:)/", "A: /x/ /(?:)/"}),
        ("A: /xB?/", {"A: /xB*/", "A: /xB/", "A: /x(?:)/"}),
        ("A.2: B | C", {"A: B | C", "A.2: C", "A.2: B "}),
        ("a: [B] c", {"a: (B) c"}),
        ("a: B? c", {"a: B c", "a: B* c", "a:  c"}),
        ("a: (b c)? d -> e\n | f*", {"a: (b c)* d -> e\n | f*", "a: (b c) d -> e\n | f*", "a:  d -> e\n | f*",
                                    "a: (b c)? d -> e\n | f+", "a: (b c)? d -> e\n | f?", "a: f*", "a: (b c)? d -> e\n "}),
    ],
)  # fmt: skip
def test_mutants(source: str, expected: set[str]) -> None:
    assert expected == {each.text for each in mutants("cable", source)}
