"""Exit codes, errors, pipes, completion and help of the command, tried in a shell."""

import importlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar import cli
from cablegrammar.cli import _group

from .commands import BIN, FAULTY, FINE, examples, run, shell

ROOT = Path(__file__).parents[2]
COMMANDS = list(_group._COMMANDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with all that the examples of the help texts need."""
    section = (
        "R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS SECTION {0:02} OF 02 LIMA 000123\n\n{0}. Tide {0}.\n"
    )
    telegrams = tmp_path / "telegrams"
    telegrams.mkdir()
    for path, text in {
        tmp_path / "telegram.txt": FAULTY,
        tmp_path / "canonical.txt": FINE,
        tmp_path / "log.txt": f"{FAULTY}NNNN\n{FINE}NNNN\n",
        tmp_path / "section1.txt": section.format(1),
        tmp_path / "section2.txt": section.format(2),
        telegrams / "1.txt": FAULTY,
        telegrams / "2.txt": FINE,
    }.items():
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_example_of_the_help_runs(command: str, folder: Path) -> None:
    helped = run(*command.split(), "--help")
    assert helped.returncode == 0
    lines = examples(helped.stdout)
    assert lines
    for line in lines:
        outcome = shell(line, folder)
        assert outcome.returncode in {0, 1}, (line, outcome)
        assert not outcome.stderr.startswith("cablegrammar:"), line


def test_help_names_every_command() -> None:
    helped = run("-h").stdout
    assert re.findall(r"^  ([a-z]+)  +[A-Z]", helped.partition("Commands:")[2], re.MULTILINE) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_command_says_the_same_of_itself_as_the_list(command: str) -> None:
    assert run(command, "--help").stdout.startswith(f"Usage: python -m cablegrammar {command} ")
    assert _group._COMMANDS[command][0].endswith(".")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("cablegrammar check canonical.txt", 0),
        ("cablegrammar check telegram.txt", 1),
        ("cablegrammar check --output-format sarif telegram.txt", 1),
        ("cablegrammar check telegram.txt no-such.txt", 2),
        ("cablegrammar check --exit-zero telegram.txt", 0),
        ("cablegrammar check --exit-zero no-such.txt", 2),
        ("cablegrammar check", 2),
        ("cablegrammar no-such-command", 2),
        ("cablegrammar check --no-such-option telegram.txt", 2),
        ("cablegrammar format --check canonical.txt", 0),
        ("cablegrammar format --check log.txt", 1),
        ("cablegrammar --version", 0),
    ],
)
def test_exit_code(line: str, code: int, folder: Path) -> None:
    outcome = shell(line, folder)
    assert outcome.returncode == code
    assert bool(outcome.stderr) == (code == 2)
    assert "Traceback" not in outcome.stderr


def test_version_is_said(folder: Path) -> None:
    assert (
        shell("cablegrammar --version", folder).stdout
        == f"cablegrammar, version {cablegrammar.__version__}\n"
    )


def test_mistyped_option_is_explained(folder: Path) -> None:
    said = shell("cablegrammar check --selct misspelt-post telegram.txt", folder).stderr
    assert "--select" in said


def test_broken_pipe_is_quiet(folder: Path) -> None:
    """What does not fit into the pipe makes the writer fail, whoever reads having gone."""
    (folder / "telegram.txt").write_text(f"{FAULTY}\n" + "4. The tide was high.\n\n" * 20_000)
    outcome = shell("cablegrammar format telegram.txt telegram.txt telegram.txt | head -n 1", folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (2, "R 191530Z JAN 07\n", "")


def test_full_disk_is_one_line_of_error(folder: Path) -> None:
    outcome = shell("cablegrammar format telegram.txt > /dev/full", folder)
    assert (outcome.returncode, outcome.stderr) == (2, "cablegrammar: [Errno 28] No space left on device\n")


def test_interrupted_command_says_so_in_one_line(folder: Path) -> None:
    """It waits for standard input when it is interrupted."""
    command = [sys.executable, "-m", "cablegrammar", "check", "-"]
    # A shell lets what it runs in the background ignore interrupts, and so would the command.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder) as process:
        signal.signal(signal.SIGINT, before)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (2, b"\ncablegrammar: stopped\n")


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_completion_is_printed(shell_name: str) -> None:
    outcome = run("completion", shell_name)
    assert outcome.returncode == 0
    assert f"_CABLEGRAMMAR_COMPLETE={shell_name}_complete" in outcome.stdout


def completed(words: str, folder: Path) -> list[str]:
    """Return what bash is offered after these words, by the printed script itself."""
    count = len(words.split(" ")) - 1
    program = (
        'eval "$(cablegrammar completion bash)"\n'
        f"COMP_WORDS=({words}); COMP_CWORD={count}\n"
        '_cablegrammar_completion cablegrammar; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    return shell(program, folder).stdout.split()


def test_bash_completes_commands_and_slugs(folder: Path) -> None:
    assert completed("cablegrammar ex", folder) == ["explain"]
    assert completed("cablegrammar explain misspelt-t", folder) == ["misspelt-title", "misspelt-tag"][::-1]
    assert completed("cablegrammar check --select too-long,misspelt-p", folder) == ["too-long,misspelt-post"]
    assert completed("cablegrammar check --output-format js", folder) == ["json", "json-lines"]


def test_terminal_gets_colours_unless_it_wants_none(folder: Path) -> None:
    line = "script -qec 'cablegrammar check telegram.txt' /dev/null"
    assert "\x1b[" in shell(line, folder, TERM="xterm").stdout
    assert "\x1b[" not in shell(line, folder, TERM="xterm", NO_COLOR="1").stdout
    assert "\x1b[" not in shell("cablegrammar check telegram.txt", folder).stdout


def test_name_of_a_file_may_be_no_text(folder: Path) -> None:
    name = os.fsdecode(b"t\xe9l\xe9gramme.txt")
    (folder / "telegram.txt").rename(folder / name)
    command = [str(BIN / "cablegrammar"), "check", name]
    outcome = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert outcome.returncode == 1
    assert outcome.stdout.startswith(b"t\xe9l\xe9gramme.txt:")


def test_without_click_one_line_says_what_to_install() -> None:
    program = "import sys; sys.modules['click'] = None; from cablegrammar.cli import main; main()"
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, text=True)
    assert outcome.returncode == 2
    assert outcome.stderr == 'cablegrammar: the command line needs click: pip install "cablegrammar[cli]"\n'


def test_module_may_be_imported_by_workers() -> None:
    """A process that is spawned imports the main module of its parent, which must not run once more."""
    assert importlib.import_module("cablegrammar.__main__").main is cli.main


def test_other_missing_module_is_no_matter_of_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "cablegrammar.cli._group")
    monkeypatch.setitem(sys.modules, "cablegrammar.cli._common", None)
    with pytest.raises(ImportError, match="_common"):
        cli.main()


def test_missing_extra_is_one_line_of_error(folder: Path) -> None:
    (folder / "page.html").write_text("<html></html>")
    program = "import sys; sys.modules['lxml'] = None; from cablegrammar.cli import main; main()"
    outcome = subprocess.run(
        [sys.executable, "-c", program, "check", "page.html"],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr == 'cablegrammar: read_html needs lxml: pip install "cablegrammar[readers]"\n'


def test_hooks_of_pre_commit_name_commands_that_there_are(folder: Path) -> None:
    """The file is YAML of one `key: value` a line, and pre-commit adds the names of files to each entry."""
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entries = re.findall(r"^  entry: (.+)$", hooks, re.MULTILINE)
    assert len(entries) == hooks.count("- id: ") == 2
    for entry in entries:
        assert shell(f"{entry} canonical.txt", folder).returncode == 0
    for pattern in re.findall(r"^  files: (.+)$", hooks, re.MULTILINE):
        assert re.search(pattern, "telegrams/1.txt")


def test_every_slug_is_known_to_json(folder: Path) -> None:
    outcome = shell("cablegrammar check --output-format json telegram.txt", folder)
    assert {each["filename"] for each in json.loads(outcome.stdout)} == {"telegram.txt"}


def test_streams_that_are_closed_are_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(FINE, encoding="utf-8")
    outcome = shell("cablegrammar show t.txt >&-", tmp_path)
    assert (outcome.returncode, outcome.stderr) == (2, "cablegrammar: standard output is closed\n")
    outcome = shell("cablegrammar format - <&-", tmp_path)
    assert (outcome.returncode, outcome.stderr) == (2, "cablegrammar: -: standard input is closed\n")
    outcome = shell("cablegrammar check t.txt missing.txt 2>&-", tmp_path)
    assert (outcome.returncode, outcome.stderr) == (2, "")
