"""Links of pages that lead nowhere are found, and no others."""

from pathlib import Path

import pytest

from tools import links


def test_links_that_lead_nowhere_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.html").write_text(
        '<p id="top"><a href="#top"><a href="two.html#caf%C3%A9"><a href="https://example.org/x"><img src="no.png">'
        '<a href="two.html#gone"><a href="three.html"></p><script>"<a href=\\"no.html\\">"</script>'
    )
    (tmp_path / "two.html").write_text('<p id="café"><a href="one.html?query#top"></p>')
    assert links.main([str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.rpartition(": ")[2] for line in lines] == ["no.png", "two.html#gone", "three.html"]
    (tmp_path / "one.html").write_text('<p id="top"></p>')
    assert links.main([str(tmp_path)]) == 0
    assert not capsys.readouterr().out
