"""What is counted in real telegrams, on invented ones."""

import cablegrammar
from tools import evidence

CABLE = "R 191530Z JAN 07\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000123\n\n1. It shines.\n"
OLD = CABLE.replace("JAN 07", "JAN 87")


def test_telegrams_are_counted_by_collection_and_time() -> None:
    counts = evidence.rules([("cablegate", CABLE), ("mirror", OLD), ("mirror", OLD), ("nara", CABLE)])
    assert {name: found[""] for name, found in counts.items()} == {
        "cables 1966 to 2002": 2,
        "cables 2003 to 2010": 1,
        "records 1973 to 1979": 1,
    }
    assert counts["cables 1966 to 2002"]["cable classification_line"] == 2
    assert "cable info" not in counts["cables 1966 to 2002"]


def test_telegram_without_a_year_is_in_no_collection() -> None:
    assert evidence.collection("mirror", cablegrammar.parse("UNCLAS LIMA 000123")) is None
    assert evidence.rules([("mirror", "UNCLAS LIMA 000123")]) == {}


def test_times_are_sorted_by_length() -> None:
    (short, long) = evidence.speed([("x", CABLE), ("x", CABLE * 3), ("x", CABLE)])
    assert [short["characters"], short["telegrams"], long["characters"], long["telegrams"]] == [64, 2, 128, 1]
    assert 0 < short["least"] <= short["median"] <= short["most"]
