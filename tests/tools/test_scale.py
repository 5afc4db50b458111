"""The measurements of how time and memory grow, on short texts: what they say of long ones is for an idle machine."""

import pytest

import cablegrammar
from tools import scale


@pytest.mark.parametrize("case", scale.CASES)
def test_text_is_as_long_as_asked_and_says_more_where_it_is_longer(case: str) -> None:
    short, long = (scale.text_of(case, length) for length in (3_000, 6_000))
    assert len(short) in range(3_000, 3_700)
    assert len(long) in range(6_000, 6_700)
    assert len(repr(cablegrammar.parse(long))) > 1.3 * len(repr(cablegrammar.parse(short)))


def test_growth_is_of_a_longer_text_over_a_shorter() -> None:
    assert scale.growth([4.0, 2.0, 3.0, 1.0]) == 1.5
    assert scale.growth([4.0]) == 1.0


def test_table_has_a_line_for_each_case_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "SHORTEST", 500)
    monkeypatch.setattr(scale, "AT_LEAST", 5_000)
    scale.main(["--rounds", "1", "--longest", "5000", "tele", "tags"])
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["500", "5,000", "ratio", "growth", "memory"]
    assert [line.split()[0] for line in lines] == ["telegram", "tags"]
    for line in lines:
        *_, short, long, ratio, _, memory = map(float, line.split()[1:])
        assert ratio == pytest.approx(max(short / long, long / short), rel=0.1)
        assert 1 < memory < 100
