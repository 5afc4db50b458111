"""`cablegrammar show` shows what a telegram says, reads what publishers write, and fails in one line."""

import re
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar.cli import _show

from .commands import run, shell

CORPUS = Path(__file__).parents[1] / "corpus"

TELEGRAM = """\
P 311530Z NOV 04
FM AMEMBASSY LIMA
TO SECSTATE WASHDC PRIORITY 4012
INFO EU INTEREST COLLECTIVE
XMT AMEMBASSY OSLO

S E C R E T SECTION 01 OF 02 LIMA 000123 NOFORN

SIPDIS

STATE PASS USTR

E.O. 12958: DECL: 01/19/2017
TAGS: PREL, PE, (QUISPICANCHI, TEODORO)
SUBJECT: (U) A SECOND LIGHTHOUSE
FOR THE PORT
REF: A. 03 QUITO 3341 (NOTAL)
     B. LINDQVIST E-MAIL

Classified By: Ambassador Harriet Lindqvist, reason 1.4 (b).

[?] PAGINA DOS

1. (U) The harbor office opened a second lighthouse on January 18, and means to open a third.

3. (S//NF) No one came.

WINTERBOTTOM
"""

REPORT = """\
Fields
------
MRN             04LIMA123
sent            311530Z NOV 04
precedence      PRIORITY
from            AMEMBASSY LIMA
to              SECSTATE WASHDC, PRIORITY, 4012
info            EU INTEREST COLLECTIVE, but not AMEMBASSY OSLO
classification  SECRET, NOFORN, SECTION 01 OF 02
captions        SIPDIS
attention       STATE PASS USTR
order           E.O. 12958, until 2017-01-19
tags            PREL (subject), PE (geographic), QUISPICANCHI, TEODORO (person)
subject         (U) A SECOND LIGHTHOUSE FOR THE PORT
reference       A: 03QUITO3341 (NOTAL), cable
reference       B: LINDQVIST E-MAIL, e-mail
classified by   Harriet Lindqvist; Ambassador; 1.4 (b)
paragraph       1. (U) The harbor office opened a second lighthouse on January …
paragraph       3. (S//NF) No one came.
signature       WINTERBOTTOM

Diagnostics
-----------
line 1: day 31 of NOV 2004 in the date-time group  [impossible-date]
line 22: unrecognized line "PAGINA DOS"  [unrecognized-line]
line 26: paragraph 3 after paragraph 1  [paragraph-sequence]

Left out
--------
nothing

Canonical text
--------------
"""


def test_record_message_shows_what_its_sets_say(tmp_path: Path) -> None:
    path = tmp_path / "message.txt"
    path.write_text(
        "NAVADMIN 978/21\nSUBJ/NETS//\nREF/A/DOC/EXAMPLE PORT/14DEC18//\nPOC/JANE DOE/LCDR/EXAMPLE PORT/TEL: 555-0100//\n"
        "RMKS/1. NETS.\n2. RELEASED BY VADM J. Q. PUBLIC, N1.//"
    )
    out = run("show", path).stdout
    assert "series          NAVADMIN 978/21\n" in out
    assert "reference       A: DOC/EXAMPLE PORT/14DEC18, document of 2018-12-14\n" in out
    assert "contact         JANE DOE, LCDR, EXAMPLE PORT, 555-0100\n" in out
    assert "released by     VADM J. Q. PUBLIC\n" in out


def test_file_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "telegram.txt"
    file.write_text(TELEGRAM, encoding="utf-8")
    outcome = run("show", file)
    canonical = cablegrammar.render(cablegrammar.parse(TELEGRAM))
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert outcome.stdout.splitlines() == (REPORT + canonical).splitlines()


def test_standard_input_is_shown() -> None:
    outcome = run("show", "-", data=(CORPUS / "full.txt").read_bytes())
    assert outcome.returncode == 0
    lines = outcome.stdout.splitlines()
    assert "sent            2007-01-19 15:30 UTC" in lines
    assert "page marker: 1" in lines
    assert lines[-1] == "NNNN"


def test_windows_1252_is_read() -> None:
    outcome = run("show", "-", data="UNCLAS LIMA 000123\n\n1. A caf\u00e9 \u2013 closed.\n".encode("cp1252"))
    assert outcome.stdout.splitlines()[-1] == "1. A caf\u00e9 \u2013 closed."


def test_byte_order_mark_is_no_text() -> None:
    outcome = run("show", "-", data="UNCLAS LIMA 000123\n".encode("utf-8-sig"))
    assert "classification  UNCLASSIFIED" in outcome.stdout


def test_several_telegrams_are_shown_one_after_another(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"SUBJECT: {name[0].upper()} TIDE\n")
    lines = run("show", "b.txt", "a.txt", folder=tmp_path).stdout.splitlines()
    assert [line for line in lines if line.startswith("subject")] == [
        "subject         B TIDE",
        "subject         A TIDE",
    ]
    assert lines.count("Fields") == 2


def test_missing_file_is_one_line_of_error() -> None:
    outcome = run("show", "no-such-telegram.txt")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr == "cablegrammar: no-such-telegram.txt: No such file or directory\n"


def test_no_telegram_is_one_line_of_error() -> None:
    outcome = run("show", "-", data=b"\n")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr == "cablegrammar: -: line 1, column 1: nothing here belongs to a telegram\n"


def test_terminal_gets_the_text_in_colours(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TELEGRAM, encoding="utf-8")
    line = "script -qec 'cablegrammar show t.txt' /dev/null"
    shown = shell(line, tmp_path, TERM="xterm").stdout.replace("\r\n", "\n")
    # What remains without the colours is the text, with diagnostics below its lines.
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert [each for each in plain if not each.startswith("    ^ ")] == [*TELEGRAM.splitlines(), ""]
    place = plain.index("P 311530Z NOV 04")
    assert plain[place + 1] == "    ^ day 31 of NOV 2004 in the date-time group  [impossible-date]"
    assert "\x1b[31m\x1b[1mS E C R E T\x1b[0m" in shown
    assert "\x1b[31m(S//NF)\x1b[0m" in shown
    assert "\x1b[32m(U)\x1b[0m" in shown
    assert shell(line, tmp_path, TERM="xterm", NO_COLOR="1").stdout.startswith("Fields")


def test_terminal_obeys_nothing_that_a_telegram_says(tmp_path: Path) -> None:
    """Control characters and what turns the direction of a line are shown as signs; another program gets them as they are."""
    text = "UNCLAS LIMA 000123\n\nSUBJECT: TIDES \x1b[2J\u202eAND NETS\n\n1. The tide was high."
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    for command in ("show", "parse", "format"):
        line = f"script -qec 'NO_COLOR=1 cablegrammar {command} t.txt' /dev/null"
        shown = shell(line, tmp_path, TERM="xterm").stdout
        assert "TIDES ␛[2J�AND" in shown or "TIDES \\u001b[2J�AND" in shown, command
        assert "\x1b[2J" not in shown
    assert "TIDES \x1b[2J\u202eAND NETS" in shell("cablegrammar format t.txt", tmp_path).stdout


def test_what_has_no_place_stands_at_the_end() -> None:
    text = "UNCLAS SECTION 01 OF 02 LIMA 000123\n\nSUBJECT: TIDES\n\n1. The tide was"
    shown = _show.in_colours(text, cablegrammar.join([cablegrammar.parse(text)]))
    assert "section 2 is missing" in shown.splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("FM AMEMBASSY LIMA", "from            AMEMBASSY LIMA"),
        ("191530J JAN 07", "sent            191530J JAN 07"),
        ("SECRET", "classification  SECRET"),
        ("E.O. 11652: GDS", "order           E.O. 11652, GDS"),
        ("E.O. 11652:", "order           E.O. 11652"),
        ("SUBJECT: NO MARK", "subject         NO MARK"),
        ("REF: LIMA 98", "reference       LIMA 98, cable"),
        ("1. (C)", "paragraph       1. (C)"),
        ("(C) No number.", "paragraph       (C) No number."),
    ],
)
def test_single_line_is_shown(text: str, line: str) -> None:
    assert _show.report(text, cablegrammar.parse(text)).splitlines()[2] == line
