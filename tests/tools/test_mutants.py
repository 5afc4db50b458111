"""Which changes of a grammar are tried."""

import pytest

from tools.mutation.mutants import mutants


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # In rules: what may be missing, what may repeat, alternatives.
        ("a: [B] c", {"a: (B) c"}),
        ("a: B? c", {"a: B c", "a:  c"}),
        ("a: b* c+", {"a: b+ c+", "a: b? c+", "a: b* c"}),
        (
            "a: (b c)? d -> e\n | f*",
            {
                "a: (b c) d -> e\n | f*",
                "a:  d -> e\n | f*",
                "a: (b c)? d -> e\n | f+",
                "a: (b c)? d -> e\n | f?",
                "a: f*",
                "a: (b c)? d -> e\n ",
            },
        ),
        ("a: b // or | else\n | c", {"a: c", "a: b // or | else\n "}),
        # In terminals: alternatives and priorities, and nothing of a regular expression.
        ("A.2: B | C", {"A: B | C", "A.2: C", "A.2: B "}),
        ("A: /x?|y*/", set()),
        ('A: /x/ B? "|"', set()),
    ],
)
def test_mutants(source: str, expected: set[str]) -> None:
    assert expected == {each.text for each in mutants("cable", source)}


def test_label_names_the_piece_and_the_change() -> None:
    (first, second) = mutants("cable", "a: B? c")
    assert first.label == "cable a: a: B⟦?⟧ c: once"
    assert second.label == "cable a: a: ⟦B?⟧ c: left out"
