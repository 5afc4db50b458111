"""The fuzzer: that it changes inputs as it says, knows the grammar's words, and notices and keeps what fails."""

import subprocess
import sys
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar.readers import ReaderError
from tools.fuzz import inputs, targets

#: A program that fuzzes the readers with a target that fails for everything.
FAILING = """\
import runpy, sys
import tools.fuzz.targets

def refuse(data):
    raise KeyError("planted")

sys.argv[1:] = ["readers", "-runs=9"]
tools.fuzz.targets.TARGETS["readers"] = refuse
runpy.run_module("tools.fuzz", run_name="__main__")
"""


def test_literals_of_a_regular_expression() -> None:
    pattern = r"^[ ]*(?:BT|N{3,4}|E\. ?O\.)(?!no[A-Z]t)[*]{2}AB\d?CD(?i:tags)x(?<=\n)$"
    assert inputs.literals(pattern) == {"BT", "E. O.", "no", "*AB", "CD", "tags"}


def test_dictionary_has_the_words_of_every_grammar() -> None:
    assert {"VZCZC", "SIPDIS", "E. O.", "[TEXT]", "Message Attributes", "Pass Line"} <= set(
        inputs.dictionary()
    )


def test_change_keeps_to_its_size_and_to_text() -> None:
    data = inputs.seeds("telegrams")["full.txt"]
    made = [inputs.changed(data, 2500, seed) for seed in range(300)]
    assert made == [inputs.changed(data, 2500, seed) for seed in range(300)]
    assert max(map(len, made)) <= 2500
    assert len(set(made)) > 250
    assert all(each.decode() for each in made)
    lines = data.split(b"\n")
    assert all(len(set(lines) - set(each.split(b"\n"))) <= 2 for each in made)


def test_change_takes_anything() -> None:
    for seed in range(50):
        assert inputs.decoded(inputs.changed(b"\xff\n\x80", 100, seed)).encode("utf-8", "surrogateescape")
        assert inputs.changed(b"", 100, seed) is not None


@pytest.mark.parametrize("name", inputs.seeds("telegrams"))
def test_seed_has_no_fault(name: str) -> None:
    found = targets.telegrams(inputs.seeds("telegrams")[name])
    assert "Cable" in found


def test_nothing_is_found_where_there_is_no_telegram() -> None:
    assert targets.telegrams(b"") == []


def test_lost_word_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    render = cablegrammar.render
    monkeypatch.setattr(cablegrammar, "render", lambda part: render(part).replace("LIGHTS", ""))
    with pytest.raises(AssertionError):
        targets.telegrams(b"SUBJECT: LIGHTS")


def test_lost_piece_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cablegrammar, "split", lambda text: [text[:-1]])
    with pytest.raises(AssertionError):
        targets.telegrams(b"SUBJECT: LIGHTS")


def test_place_outside_of_the_text_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    place = cablegrammar.Diagnostic("slug", cablegrammar.Severity.ERROR, "wrong", cablegrammar.Span(0, 99))
    monkeypatch.setattr(cablegrammar, "validate", lambda _: (place,))
    with pytest.raises(AssertionError):
        targets.telegrams(b"SUBJECT: LIGHTS")


@pytest.mark.parametrize("name", inputs.seeds("readers"))
def test_readers_take_seed(name: str) -> None:
    assert targets.readers(inputs.seeds("readers")[name]) == []


def test_foreign_error_of_a_reader_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> None:
        raise KeyError("planted")

    def refuse(path: Path) -> None:
        raise ReaderError("refused", path)

    monkeypatch.setattr(targets, "read_html", refuse)
    assert targets.readers(b"") == []
    monkeypatch.setattr(targets, "read_html", fail)
    with pytest.raises(KeyError):
        targets.readers(b"")


def test_failing_input_is_printed_and_kept(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this Python on this machine")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(root)!r})\n{FAILING}"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode != 0
    assert "KeyError: 'planted'" in run.stdout
    assert "This input fails: b''" in run.stdout
    assert [path.read_bytes() for path in tmp_path.glob(".fuzz/readers/failed/*")] == [b""]
