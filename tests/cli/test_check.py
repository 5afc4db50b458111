"""`cablegrammar check` and `explain`: what is found, where, and in which form."""

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest

import cablegrammar
from cablegrammar import readers
from cablegrammar._checks import CHECKS
from cablegrammar.cli import _check, _explain, _sources

from .commands import FAULTY, FINE, run, shell

#: The OASIS schema of SARIF 2.1.0, as the package @microsoft/jest-sarif (MIT) carries it.
SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8"))

TEXT = """\
telegram.txt:8:7: misspelt-tag tag PGVO in no list
  |
8 | TAGS: PGVO, PE
  |       ^^^^^ perhaps PGOV
telegram.txt:10:6: misspelt-post post KINHASA unknown
   |
10 | REF: KINHASA 45
   |      ^^^^^^^^^^ perhaps KINSHASA
telegram.txt:14:1: paragraph-sequence paragraph 3 after paragraph 1
   |
14 | 3. The tide was low.
   | ^^^^^^^^^^^^^^^^^^^^
Found 3 findings in 1 telegram.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "telegram.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "fine.txt").write_text(FINE, encoding="utf-8")
    return tmp_path


def found(text: str) -> list[_check.Found]:
    return [_check.Found("t", text, each) for each in cablegrammar.validate(cablegrammar.parse(text))]


def test_findings_as_text(folder: Path) -> None:
    outcome = run("check", "telegram.txt", folder=folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (1, TEXT, "")


def test_nothing_is_said_where_nothing_is_found(folder: Path) -> None:
    outcome = run("check", "fine.txt", folder=folder)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")


def test_folder_is_searched_in_the_order_of_names(folder: Path) -> None:
    (folder / ".hidden.txt").write_text(FAULTY)
    (folder / "zz").mkdir()
    (folder / "zz" / "a.txt").write_text(FAULTY)
    outcome = run("check", "--select", "misspelt-tag", ".", folder=folder)
    names = [line.partition(":")[0] for line in outcome.stdout.splitlines() if ": misspelt-tag" in line]
    assert names == ["telegram.txt", "zz/a.txt"]
    assert outcome.stdout.endswith("Found 2 findings in 2 telegrams.\n")


@pytest.mark.parametrize(
    ("options", "slugs"),
    [
        (["--select", "misspelt-tag"], ["misspelt-tag"]),
        (["--select", "misspelt-tag, misspelt-post"], ["misspelt-tag", "misspelt-post"]),
        (
            ["--select", "misspelt-tag", "--select", "paragraph-sequence"],
            ["misspelt-tag", "paragraph-sequence"],
        ),
        (["--ignore", "misspelt-tag"], ["misspelt-post", "paragraph-sequence"]),
        (["--select", "misspelt-tag,misspelt-post", "--ignore", "misspelt-tag"], ["misspelt-post"]),
        (["--select", "too-long"], []),
    ],
)
def test_findings_are_chosen(options: list[str], slugs: list[str], folder: Path) -> None:
    outcome = run("check", "--output-format", "json-lines", *options, "telegram.txt", folder=folder)
    assert [json.loads(line)["slug"] for line in outcome.stdout.splitlines()] == slugs
    assert outcome.returncode == bool(slugs)


def test_unknown_slug_is_refused_with_the_nearest(folder: Path) -> None:
    outcome = run("check", "--select", "mispelt-post", "telegram.txt", folder=folder)
    assert outcome.returncode == 2
    assert "no check is named 'mispelt-post'; perhaps misspelt-post" in outcome.stderr
    outcome = run("check", "--ignore", "tides", "telegram.txt", folder=folder)
    assert outcome.stderr.endswith("no check is named 'tides'\n")


def test_json_says_place_and_fix(folder: Path) -> None:
    (first, *others) = json.loads(
        run("check", "--output-format", "json", "telegram.txt", folder=folder).stdout
    )
    start = FAULTY.index("PGVO")
    assert first == {
        "filename": "telegram.txt",
        "slug": "misspelt-tag",
        "severity": "warning",
        "message": "tag PGVO in no list",
        "suggestion": "PGOV",
        "line": 8,
        "column": 7,
        "end_line": 8,
        "end_column": 12,
        "fix": {"start": start, "end": start + 4, "text": "PGOV"},
    }
    assert [each["fix"] and each["fix"]["text"] for each in others] == ["KINSHASA", None]


def test_github_gets_commands_with_escapes(folder: Path) -> None:
    (folder / "100%,.txt").write_text(FAULTY + "\n[?] 50% TIDE\n")
    lines = run("check", "--output-format", "github", "100%,.txt", folder=folder).stdout.splitlines()
    assert lines[0] == (
        "::warning title=cablegrammar (misspelt-tag),file=100%25%2C.txt,line=8,endLine=8,col=7,endColumn=12"
        "::tag PGVO in no list, perhaps PGOV  [misspelt-tag]"
    )


def test_github_has_no_columns_over_several_lines_and_no_place_without_a_span(
    capsys: pytest.CaptureFixture[str],
) -> None:
    diagnostics = [
        cablegrammar.Diagnostic(
            "too-long", cablegrammar.Severity.NOTE, "of\nall", cablegrammar.Span(0, len(FAULTY))
        ),
        cablegrammar.Diagnostic("missing-section", cablegrammar.Severity.ERROR, "section 2 is missing"),
    ]
    each = [_check.Found("t", FAULTY, diagnostic) for diagnostic in diagnostics]
    assert _check._write_github(each, _sources.Reading([])) == 2
    assert capsys.readouterr().out == (
        "::notice title=cablegrammar (too-long),file=t,line=1,endLine=15::of%0Aall  [too-long]\n"
        "::error title=cablegrammar (missing-section),file=t::section 2 is missing  [missing-section]\n"
    )


def test_sarif_is_valid_and_holds_fixes(folder: Path) -> None:
    outcome = run("check", "--output-format", "sarif", "telegram.txt", "no such.txt", folder=folder)
    log = json.loads(outcome.stdout)
    jsonschema.validate(log, SARIF)
    (run_of_log,) = log["runs"]
    rules = run_of_log["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.slug for check in CHECKS]
    first = run_of_log["results"][0]
    region = {"startLine": 8, "startColumn": 7, "endLine": 8, "endColumn": 12}
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "misspelt-tag"
    assert first["message"] == {"text": "tag PGVO in no list, perhaps PGOV"}
    assert first["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "telegram.txt"}, "region": region}}
    ]
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": region | {"endColumn": 11}, "insertedContent": {"text": "PGOV"}}
    ]
    assert "fixes" not in run_of_log["results"][2]
    (invocation,) = run_of_log["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "no%20such.txt"
    assert outcome.returncode == 2


def test_sarif_without_findings_is_valid(folder: Path) -> None:
    log = json.loads(run("check", "--output-format", "sarif", "fine.txt", folder=folder).stdout)
    jsonschema.validate(log, SARIF)
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_sarif_takes_a_finding_without_a_place() -> None:
    diagnostic = cablegrammar.Diagnostic(
        "missing-section", cablegrammar.Severity.WARNING, "section 2 is missing"
    )
    assert _check._result(_check.Found("t", FINE, diagnostic))["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "t"}}}
    ]


@pytest.mark.parametrize(
    ("text", "slug", "mended"),
    [
        (FAULTY, "misspelt-tag", "TAGS: PGOV, PE"),
        (FAULTY, "misspelt-post", "REF: KINSHASA 45"),
        (
            "R 191530Z JAN 07\nFM AMEMBASSY LIMA\nTO AMCOMSUL GUAYAQUIL\n",
            "misspelt-address",
            "TO AMCONSUL GUAYAQUIL",
        ),
        ("SS E C R E T LIMA 000123\n", "damaged-marking", "S E C R E T LIMA 000123"),
        (
            "UNCLAS LIMA 000123\n\nTAGS: EINDETRD, PE\nSUBJECT: TIDES\n",
            "misspelt-tag",
            "TAGS: EIND, ETRD, PE",
        ),
        ("UNCLAS LIMA 000123\n\nSUBJCET: TIDES\nTAGS: PREL, PE\n", "misspelt-label", "SUBJECT: TIDES"),
        (
            "UNCLAS LIMA 000123\n\nClassified By: Ambasador Ann Example, reasons 1.4 (b).\n",
            "misspelt-title",
            "Classified By: ambassador Ann Example, reasons 1.4 (b).",
        ),
    ],
)
def test_fix_cures_what_it_is_for_and_nothing_else(text: str, slug: str, mended: str) -> None:
    each = next(each for each in found(text) if each.diagnostic.slug == slug)
    assert each.fix is not None
    span, words = each.fix
    changed = f"{text[: span.start]}{words}{text[span.end :]}"
    assert mended in changed.splitlines()
    left = [other.diagnostic for other in found(changed)]
    assert left == [other.diagnostic for other in found(text) if other is not each and other != each]


def test_suggestion_that_is_no_replacement_is_no_fix() -> None:
    """What is suggested is a number, which stands nowhere in the text."""
    text = "DE RUEHPE #0123 0191530\nR 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS\n\n1. Tides.\n"
    each = next(each for each in found(text) if each.diagnostic.slug == "number-from-heading")
    assert each.diagnostic.suggestion is not None
    assert each.fix is None


def test_fix_that_leaves_no_telegram_is_none() -> None:
    diagnostic = cablegrammar.Diagnostic(
        "too-long", cablegrammar.Severity.NOTE, "m", cablegrammar.Span(0, 6), suggestion="\n"
    )
    assert _check.Found("t", "SECRET", diagnostic).fix is None


def test_excerpt_of_a_long_line_is_cut() -> None:
    text = "x" * 300 + "\ty"
    diagnostic = cablegrammar.Diagnostic(
        "too-long", cablegrammar.Severity.NOTE, "m", cablegrammar.Span(301, 302)
    )
    bar, line, carets = _check.excerpt(_check.Found("t", text, diagnostic))
    assert (bar, line) == ("  |", "1 | " + "x" * 49 + "\ty")
    assert carets.startswith("  | " + " " * 49 + "\t")


def test_excerpt_ends_with_the_first_line_and_says_what_is_suggested_without_one() -> None:
    several = cablegrammar.Diagnostic("too-long", cablegrammar.Severity.NOTE, "m", cablegrammar.Span(0, 20))
    assert list(_check.excerpt(_check.Found("t", "one\ntwo\n", several)))[2].count("^") == 3
    nowhere = cablegrammar.Diagnostic("too-long", cablegrammar.Severity.NOTE, "m", suggestion="TIDES")
    assert list(_check.excerpt(_check.Found("t", "", nowhere))) == ["  = perhaps TIDES"]
    nothing = cablegrammar.Diagnostic(
        "missing-section", cablegrammar.Severity.WARNING, "section 2 is missing"
    )
    assert list(_check.excerpt(_check.Found("t", "", nothing))) == []


def test_standard_input_goes_by_the_name_it_is_given(folder: Path) -> None:
    outcome = shell("cat telegram.txt | cablegrammar check --stdin-filename editor/t.txt -", folder)
    assert outcome.stdout.startswith("editor/t.txt:8:7: misspelt-tag")
    assert outcome.returncode == 1


def test_standard_input_is_read_as_its_name_says(folder: Path) -> None:
    line = "printf '[UNCLAS](#) LIMA 000123\\n\\nTAGS: [PGVO](#), PE\\n' | cablegrammar check --stdin-filename t.md -"
    assert shell(line, folder).stdout.splitlines()[2:3] == ["3 | TAGS: PGVO, PE"]


def test_all_kinds_of_files_are_read(folder: Path) -> None:
    (folder / "all").mkdir()
    (folder / "all" / "a.md").write_text("TAGS: [PGVO](#), PE\nSUBJECT: TIDES\n")
    (folder / "all" / "cables.csv").write_text(
        '"1","1/19/2007 15:30","07LIMA123","Embassy Lima","UNCLASSIFIED","","","TAGS: PGVO, PE"\n'
        '"2","1/45/2007 15:30","07LIMA124","Embassy Lima","UNCLASSIFIED","","","TAGS: PGVO, PE"\n'
    )
    with zipfile.ZipFile(folder / "all" / "more.zip", "w") as archive:
        archive.writestr("inner/t.txt", FAULTY)
        archive.writestr("inner/", "")
        archive.writestr("broken.txt", FAULTY)
    data = (folder / "all" / "more.zip").read_bytes()
    place = data.index(b"broken.txt") + len("broken.txt")
    (folder / "all" / "more.zip").write_bytes(data[:place] + b"X" + data[place + 1 :])
    (folder / "all" / "no.zip").write_bytes(b"no archive")
    outcome = run("check", "--select", "misspelt-tag", "all", folder=folder)
    names = [
        line.partition(": misspelt-tag")[0] for line in outcome.stdout.splitlines() if ": misspelt" in line
    ]
    assert names == ["all/a.md:1:7", "all/cables.csv, row 1:1:7", "all/more.zip/inner/t.txt:8:7"]
    assert outcome.stderr.splitlines() == [
        "cablegrammar: all/cables.csv: row 2, line 2: expected month/day/year hour:minute, found '1/45/2007 15:30'",
        "cablegrammar: all/more.zip/broken.txt: the archive cannot be unpacked: Bad CRC-32 for file 'broken.txt'",
        "cablegrammar: all/no.zip: expected a zip archive",
    ]
    assert outcome.returncode == 2


def test_file_that_may_not_be_read_is_named(folder: Path) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "nul.txt").write_bytes(b"UNCLAS\0")
    outcome = run("check", "loop.txt", "nul.txt", "fine.txt", folder=folder)
    assert outcome.stderr.splitlines() == [
        "cablegrammar: loop.txt: Too many levels of symbolic links",
        "cablegrammar: nul.txt: line 1: expected plain text, found a NUL byte",
    ]
    assert outcome.returncode == 2


def test_file_that_is_gone_when_it_is_to_be_read_is_named(folder: Path) -> None:
    (place,) = _sources.places([str(folder / "fine.txt")])
    (folder / "fine.txt").unlink()
    (error,) = _sources.records(place)
    assert isinstance(error, readers.ReaderError)
    assert error.message == "No such file or directory"


def test_explain_says_what_the_documentation_says(folder: Path) -> None:
    outcome = run("explain", "missing-section", folder=folder)
    assert outcome.returncode == 0
    assert outcome.stdout.startswith(
        "missing-section (warning)\n\nReport the sections that were not there when"
    )
    assert "`join` puts together" in outcome.stdout


def test_explain_lists_every_check(folder: Path) -> None:
    lines = run("explain", folder=folder).stdout.splitlines()
    assert [line.split()[0] for line in lines] == [check.slug for check in CHECKS]
    assert max(map(len, lines)) < 160


def test_explain_suggests_the_nearest(folder: Path) -> None:
    outcome = run("explain", "mispelt-tag", folder=folder)
    assert (outcome.returncode, outcome.stderr) == (
        2,
        "cablegrammar: no check is named 'mispelt-tag'; perhaps misspelt-tag\n",
    )
    assert run("explain", "tides", folder=folder).stderr == "cablegrammar: no check is named 'tides'\n"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_every_check_can_be_explained(check: object) -> None:
    _, summary, rest = _explain.about(check.slug)  # type: ignore[attr-defined]
    assert summary.startswith("Report ")
    assert ">>> found" in rest
    assert ":func:" not in summary + rest
