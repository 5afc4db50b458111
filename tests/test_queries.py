"""The questions of docs/how-to/queries.md, asked of a small archive of invented telegrams, have the right answers."""

import datetime
import re
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from cablegrammar import arrow

PAGE = (Path(__file__).parents[1] / "docs" / "how-to" / "queries.md").read_text("utf-8")
#: The SQL under each heading.
QUERIES = dict(re.findall(r"^## ([^\n]+)\n\n```sql\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL))

TELEGRAMS = [
    """\
R 191530Z JAN 07
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 4012
INFO AMEMBASSY QUITO
BT

C O N F I D E N T I A L LIMA 000123

E.O. 12958: DECL: 01/19/2017
TAGS: PGVO, PE
SUBJECT: A SECOND LIGHTHOUSE
REF: A. QUITO 45
     B. 06 STATE 77

1. (S) The harbor office opened a second lighthouse.
""",
    """\
R 200900Z JAN 07
FM AMEMBASSY QUITO
TO SECSTATE WASHDC 311
BT

UNCLAS QUITO 000045

TAGS: PREL, PE
SUBJECT: TIDES
REF: 06 STATE 77

1. The tide was high.
""",
    """\
R 200915Z FEB 07
FM AMEMBASSY QUITO
TO AMEMBASSY LIMA
BT

S E C R E T QUITO 000046

E.O. 12958: DECL: 02/20/2032
TAGS: PREL, EC
SUBJECT: LOW TIDES

1. (C) The tide was low.
""",
]

ANSWERS: dict[str, list[tuple[object, ...]]] = {
    "Which tags were most used, year by year": [
        (2007, "PE", 2),
        (2007, "PREL", 2),
        (2007, "EC", 1),
        (2007, "PGVO", 1),
    ],
    "Who cites whom": [("LIMA", "QUITO", 1), ("LIMA", "STATE", 1), ("QUITO", "STATE", 1)],
    "What is cited, but not in the archive": [("06STATE77", 2)],
    "Who writes to whom": [
        ("AMEMBASSY LIMA", "SECSTATE WASHDC", 1),
        ("AMEMBASSY QUITO", "AMEMBASSY LIMA", 1),
        ("AMEMBASSY QUITO", "SECSTATE WASHDC", 1),
    ],
    "Which paragraphs are marked higher than their telegram": [("07LIMA123", "CONFIDENTIAL", 1, "SECRET")],
    "How many years went by until they were to be declassified": [
        ("SECRET", 25.0, 1),
        ("CONFIDENTIAL", 10.0, 1),
    ],
    "Which telegrams say a word": [("07LIMA123", "A SECOND LIGHTHOUSE")],
    "What is wrong most often": [
        ("missing-classifier", 2),
        ("classification-exceeds-portions", 1),
        ("misspelt-tag", 1),
        ("portion-exceeds-classification", 1),
    ],
    "How many telegrams were sent each day around a date": [
        (datetime.date(2007, 1, 19), 1),
        (datetime.date(2007, 1, 20), 1),
    ],
}


@pytest.mark.parametrize("question", QUERIES)
def test_question_is_answered(question: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cables").mkdir()
    # In two files, as a job of several parts leaves them.
    for number, texts in enumerate((TELEGRAMS[:1], TELEGRAMS[1:])):
        table = pyarrow.Table.from_batches([arrow.to_batch(texts)])
        pyarrow.parquet.write_table(table, tmp_path / "cables" / f"part-{number}.parquet")
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'America/Lima'")
        found = connection.execute(QUERIES[question]).fetchall()
    assert found == ANSWERS[question]


def test_every_question_has_an_answer() -> None:
    assert list(QUERIES) == list(ANSWERS)
    assert len(QUERIES) == 9
