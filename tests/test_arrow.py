"""Telegrams as columns: every field, loss-free, the same rows however they are parted, and the key of archives."""

import datetime
import subprocess
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given

import cablegrammar
from cablegrammar import _columns, arrow, strategies

CORPUS = [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "corpus").glob("*.txt"))]

TELEGRAM = """\
O R 191530Z JAN 07
FM AMEMBASSY TEL AVIV
TO RUEHC/SECSTATE WASHDC IMMEDIATE 4012
INFO AMEMBASSY LIMA//POL// PRIORITY
XMT AMEMBASSY OSLO
BT

S E C R E T TEL AVIV 000123 NOFORN

SIPDIS

E.O. 12958: DECL: 01/19/2017
TAGS: PREL, PE
SUBJECT: (U) A SECOND LIGHTHOUSE
FOR THE PORT
REF: A. 06 STATE 45 (NOTAL)
     B. LINDQVIST E-MAIL

Classified By: Ambassador Harriet Lindqvist, reasons 1.4 (b) and (d).

1. (S//NF) SUMMARY: A lighthouse. END SUMMARY.

The Plan
--------

2. (C) It has
three floors:

-- a lamp
-- a stair

Comment
-------

3. No one came.

WINTERBOTTOM
"""


def row(text: str = TELEGRAM) -> dict[str, object]:
    (found,) = arrow.to_batch([text]).to_pylist()
    assert isinstance(found, dict)
    return found


def test_telegram_is_a_row() -> None:
    found = row()
    assert cablegrammar.parse(str(found.pop("text"))) == cablegrammar.parse(TELEGRAM)
    assert found == {
        "source": None,
        "record": None,
        "sha256": "2ff449683565e79b4d62d0de4f0cb3828f0b851ebea0f23f0ee5e45e72894803",
        "error": None,
        "mrn": "07TELAVIV123",
        "key": "2007TELAV00123",
        "year": 2007,
        "post": "TELAVIV",
        "serial": 123,
        "sent": datetime.datetime(2007, 1, 19, 15, 30, tzinfo=found["sent"].tzinfo),  # type: ignore[attr-defined]
        "precedence": "IMMEDIATE",
        "originator": "AMEMBASSY TEL AVIV",
        "addressees": [
            {
                "role": "action",
                "name": "SECSTATE WASHDC",
                "precedence": "IMMEDIATE",
                "serial": "4012",
                "routing_indicator": "RUEHC",
                "offices": [],
                "exempt": [],
            },
            {
                "role": "info",
                "name": "AMEMBASSY LIMA",
                "precedence": "PRIORITY",
                "serial": None,
                "routing_indicator": None,
                "offices": ["POL"],
                "exempt": ["AMEMBASSY OSLO"],
            },
        ],
        "classification": "SECRET",
        "controls": ["NOFORN"],
        "captions": ["SIPDIS"],
        "executive_order": "12958",
        "declassify_on": datetime.date(2017, 1, 19),
        "tags": ["PREL", "PE"],
        "subject": "A SECOND LIGHTHOUSE FOR THE PORT",
        "refs": [
            {
                "label": "A",
                "text": "06 STATE 45",
                "kind": "CABLE",
                "mrn": "06STATE45",
                "key": "2006STATE000045",
                "note": "NOTAL",
                "originator": None,
                "date": None,
                "dtg": None,
            },
            {
                "label": "B",
                "text": "LINDQVIST E-MAIL",
                "kind": "EMAIL",
                "mrn": None,
                "key": None,
                "note": None,
                "originator": None,
                "date": None,
                "dtg": None,
            },
        ],
        "series": [],
        "sets": [],
        "contacts": [],
        "releaser": None,
        "classified_by": "Harriet Lindqvist",
        "reasons": ["1.4 (b)", "1.4 (d)"],
        "summary": "A lighthouse.",
        "paragraphs": [
            {
                "number": 1,
                "portion": "S//NF",
                "level": "SECRET",
                "text": "SUMMARY: A lighthouse. END SUMMARY.",
            },
            {"number": 2, "portion": "C", "level": "CONFIDENTIAL", "text": "It has\nthree floors:"},
            {"number": 3, "portion": None, "level": None, "text": "No one came."},
        ],
        "signature": "WINTERBOTTOM",
        "diagnostics": [
            {
                "slug": "exempted-addressee",
                "severity": "warning",
                "message": "members exempted from AMEMBASSY LIMA, which is a single post",
                "suggestion": None,
            },
            {
                "slug": "unmarked-paragraph",
                "severity": "note",
                "message": "paragraph 3 without a portion mark",
                "suggestion": None,
            },
        ],
    }


def test_record_message_is_a_row_with_its_sets() -> None:
    text = (
        "NAVADMIN 978/21\nSUBJ/NETS//\nREF/A/MSG/EXAMPLE PORT/261338ZSEP12//\n"
        "POC/JANE DOE/LCDR/EXAMPLE PORT/TEL: 555-0100//\nRMKS/1. NETS.\n2. RELEASED BY VADM J. Q. PUBLIC, N1.//"
    )
    (found,) = arrow.to_batch([text]).to_pylist()
    (said,) = found["refs"]
    assert (said["originator"], said["date"], said["dtg"]) == (
        "EXAMPLE PORT",
        datetime.date(2012, 9, 26),
        "261338Z SEP 12",
    )
    assert found["series"] == ["NAVADMIN 978/21"]
    assert found["sets"][0] == {"identifier": "SUBJ", "fields": ["NETS"]}
    assert found["contacts"] == [
        {"name": "JANE DOE", "rank": "LCDR", "unit": "EXAMPLE PORT", "telephones": ["555-0100"], "mail": []}
    ]
    assert found["releaser"] == "VADM J. Q. PUBLIC"


def test_paragraph_is_a_row_with_its_context() -> None:
    batch = arrow.to_batch([TELEGRAM], sources=["a.txt"], records=[7], by="paragraph")
    assert batch.schema.equals(arrow.PARAGRAPHS)
    rows = batch.to_pylist()
    assert [
        (each["place"], each["heading"], each["number"], each["portion"], each["level"], each["text"])
        for each in rows
    ] == [
        (1, None, 1, "S//NF", "SECRET", "SUMMARY: A lighthouse. END SUMMARY."),
        (2, "The Plan", 2, "C", "CONFIDENTIAL", "It has three floors:\n-- a lamp\n-- a stair"),
        (3, "Comment", 3, None, None, "No one came."),
    ]
    assert {(each["source"], each["record"], each["mrn"], each["classification"]) for each in rows} == {
        ("a.txt", 7, "07TELAVIV123", "SECRET")
    }


def test_table_before_any_paragraph_is_a_row_with_its_layout() -> None:
    (found,) = arrow.to_batch(
        ["UNCLAS LIMA 000123\n\n     HIGH    LOW\n     9:15   3:20\n"], by="paragraph"
    ).to_pylist()
    assert (found["place"], found["number"]) == (1, None)
    assert "HIGH    LOW\n" in found["text"]


def test_telegram_without_a_body_has_no_paragraphs() -> None:
    assert arrow.to_batch(["UNCLAS LIMA 000123\n"], by="paragraph").num_rows == 0


def test_text_that_is_no_telegram_is_a_row_with_the_reason() -> None:
    found = row("\n")
    assert found["error"] == "line 1, column 1: nothing here belongs to a telegram"
    assert {name for name, value in found.items() if value is not None} == {"sha256", "error"}
    assert arrow.to_batch(["\n"], by="paragraph").to_pylist()[0]["error"] == found["error"]


def test_telegram_of_nothing_but_a_subject_has_few_values() -> None:
    found = row("SUBJECT: TIDES")
    assert {name for name, value in found.items() if value} == {"sha256", "subject", "text"}
    assert found["classified_by"] is None


def test_moment_that_cannot_be_is_null() -> None:
    assert row("R 311530Z NOV 04\nFM AMEMBASSY LIMA\n")["sent"] is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("UNCLAS TEL AVIV 000123", "1975TELAV00123"),
        ("UNCLAS NEW DELHI 000123", "1975NEWDE00123"),
        ("UNCLAS BUENOS AIRES 12345", "1975BUENOS12345"),
        ("UNCLAS STATE 012345", "1975STATE012345"),
    ],
)
def test_key_is_that_of_the_archive(text: str, key: str) -> None:
    cable = cablegrammar.parse(f"R 191530Z JAN 75\nFM AMEMBASSY LIMA\n\n{text}\n\nREF: 75 {text[7:]}\n")
    assert cable.mrn is not None
    assert cable.classification is not None
    assert _columns.key_of(cable.mrn, cable.classification.post) == key
    assert cable.references[0].mrn is not None
    assert _columns.key_of(cable.references[0].mrn) == key
    assert _columns.key_of(cablegrammar.MRN(1975, "NOSUCHPOST", 1)) == "1975NOSUCH00001"


@given(strategies.cables())
def test_row_loses_nothing(cable: cablegrammar.Cable) -> None:
    text = cablegrammar.render(cable)
    found = row(text)
    assert cablegrammar.parse(str(found["text"])) == cable


def test_rows_are_the_same_however_they_are_parted() -> None:
    whole = arrow.to_batch(CORPUS)
    parts = [arrow.to_batch([text]) for text in CORPUS]
    assert pyarrow.Table.from_batches(parts) == pyarrow.Table.from_batches([whole])
    assert whole.schema.equals(arrow.TELEGRAMS)


def test_rows_survive_parquet(tmp_path: Path) -> None:
    table = pyarrow.Table.from_batches([arrow.to_batch([TELEGRAM, "\n", *CORPUS])])
    pyarrow.parquet.write_table(table, tmp_path / "t.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "t.parquet") == table


def test_engines_can_hold_the_schema() -> None:
    """Spark has no dictionaries and no whole seconds, and SQL keeps some words for itself."""
    for schema in (arrow.TELEGRAMS, arrow.PARAGRAPHS):
        assert not any(pyarrow.types.is_dictionary(field.type) for field in schema)
        assert schema.field("sent").type == pyarrow.timestamp("us", tz="UTC")
        assert "references" not in schema.names
        assert all(field.metadata[b"description"] for field in schema)


def test_as_many_sources_as_texts() -> None:
    with pytest.raises(ValueError, match="shorter"):
        arrow.to_batch(["SECRET"], sources=[])


def test_without_pyarrow_one_line_says_what_to_install() -> None:
    program = "import sys; sys.modules['pyarrow'] = None; import cablegrammar.arrow"
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, text=True)
    assert outcome.stderr.splitlines()[-1] == (
        'ImportError: cablegrammar.arrow needs pyarrow: pip install "cablegrammar[arrow]"'
    )
