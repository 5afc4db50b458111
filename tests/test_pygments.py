"""Pygments colours telegrams by their tokens, and changes no character."""

import subprocess
import sys
from pathlib import Path

import pygments
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments import token
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from cablegrammar import Role
from cablegrammar.pygments import _TYPES, CableLexer

SAMPLES = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


def test_pygments_knows_the_language() -> None:
    assert type(get_lexer_by_name("cable")).__name__ == "CableLexer"


def test_tokens_have_types_of_pygments() -> None:
    text = "UNCLAS LIMA 000123\n\n1. (U) Nets."
    assert list(CableLexer().get_tokens_unprocessed(text)) == [
        (0, token.Keyword.Reserved, "UNCLAS"), (6, token.Whitespace, " "), (7, token.Name.Constant, "LIMA"),
        (11, token.Whitespace, " "), (12, token.Name.Constant, "000123"), (18, token.Whitespace, "\n\n"),
        (20, token.Number, "1."), (22, token.Whitespace, " "), (23, token.Keyword.Type, "(U)"),
        (26, token.Whitespace, " "), (27, token.Text, "Nets."),
    ]  # fmt: skip


def test_every_role_has_a_type() -> None:
    assert set(_TYPES) == set(Role)


def test_telegram_in_colours_is_escaped() -> None:
    page = pygments.highlight("SUBJECT: <b>NETS</b>", CableLexer(), HtmlFormatter(nowrap=True))
    assert (
        page
        == '<span class="k">SUBJECT:</span><span class="w"> </span><span class="gh">&lt;b&gt;NETS&lt;/b&gt;</span>\n'
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_character_of_samples_changes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "".join(value for *_, value in CableLexer().get_tokens_unprocessed(text)) == text


@given(text=st.text())
def test_no_character_changes(text: str) -> None:
    place = 0
    for start, _, value in CableLexer().get_tokens_unprocessed(text):
        assert start == place
        place += len(value)
    assert place == len(text)


def test_without_pygments_one_line_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['pygments'] = None\n"
        "try: import cablegrammar.pygments\nexcept ImportError as e: print(e.name, e)"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert said == 'pygments cablegrammar.pygments needs Pygments: pip install "cablegrammar[pygments]"\n'
