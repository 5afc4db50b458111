"""Threads and processes agree with one that works alone, whatever their hash seed; the parser is made once."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "corpus"
NUMBER = len(list(SAMPLES.glob("*.txt")))


def run(program: str, *, data: str | None = None, seed: int | None = None) -> list[str]:
    """Run one of the programs beside this file; return the lines that it prints."""
    variables = os.environ if seed is None else os.environ | {"PYTHONHASHSEED": str(seed)}
    command = [sys.executable, str(HERE / "programs.py"), program, str(SAMPLES)]
    return subprocess.run(
        command,
        input=data,
        env=variables,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    ).stdout.splitlines()


def test_eight_threads_agree_with_one_and_make_each_parser_once() -> None:
    made = run("threads")
    # Each goes by the first rule of its grammar.
    assert [each.partition(" ")[0] for each in made] == [
        "above",
        "distribution",
        "official",
        "references",
        "sets",
    ]


def test_processes_parse_and_hand_cables_over() -> None:
    assert run("processes") == multiprocessing.get_all_start_methods()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes do not fork here")
def test_process_that_is_forked_while_the_parser_is_made_can_parse() -> None:
    assert run("fork") == ["0"]


def test_pickles_are_good_under_another_hash_seed() -> None:
    (data,) = run("save", seed=1)
    assert run("load", data=data, seed=2) == [str(NUMBER)]


def test_nothing_depends_on_the_hash_seed() -> None:
    words = run("words", seed=1)
    assert len(words) > NUMBER + 20
    assert words == run("words", seed=2)
