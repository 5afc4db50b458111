"""Telegrams as columns of Apache Arrow, for tables, engines and files of Parquet.

Needs pyarrow: install `cablegrammar[arrow]`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any, Final, Literal

from ._columns import TABLES, Type, rows_of

try:
    import pyarrow
    import pyarrow.parquet
except ImportError as error:
    message = 'cablegrammar.arrow needs pyarrow: pip install "cablegrammar[arrow]"'
    raise ImportError(message, name="pyarrow") from error

__all__ = ["PARAGRAPHS", "TELEGRAMS", "to_batch"]

# Seconds do not survive Parquet, and Spark knows no dictionaries.
_TYPES: Final = {
    "text": pyarrow.string(),
    "number": pyarrow.int64(),
    "time": pyarrow.timestamp("us", tz="UTC"),
    "day": pyarrow.date32(),
}


def _type(kind: Type) -> Any:  # noqa: ANN401 - pyarrow has no types
    if isinstance(kind, list):
        return pyarrow.list_(_type(kind[0]))
    if isinstance(kind, dict):
        return pyarrow.struct([(name, _type(each)) for name, each in kind.items()])
    return _TYPES[kind]


#: What `cablegrammar graph` writes.
_EDGES: Final[dict[str, tuple[Type, str]]] = {
    "source": ("text", "the telegram that cites, or who writes"),
    "target": ("text", "the telegram that is cited, or who is written to"),
    "label": ("text", "the letter of the reference, or `action` or `info`"),
    "weight": ("number", "how often"),
}
_SCHEMAS: Final = {
    by: pyarrow.schema(
        pyarrow.field(name, _type(kind), metadata={"description": about})
        for name, (kind, about) in columns.items()
    )
    for by, columns in {**TABLES, "edge": _EDGES}.items()
}

#: The schema of a table of telegrams.
TELEGRAMS: Final = _SCHEMAS["telegram"]
#: The schema of a table of paragraphs.
PARAGRAPHS: Final = _SCHEMAS["paragraph"]


def to_batch(
    texts: Iterable[str],
    *,
    sources: Iterable[str | None] | None = None,
    records: Iterable[int | None] | None = None,
    by: Literal["telegram", "paragraph"] = "telegram",
) -> pyarrow.RecordBatch:
    """Return telegrams as a record batch of the schema `TELEGRAMS`, one a row and in their order.

    The same texts give the same rows, whoever calls it and however they are parted: one process, many, or the
    workers of an engine. A text that is no telegram gives a row of nulls with the reason in `error`.
    `parse(row["text"])` is the telegram again.

    :param texts: The texts, as :func:`cablegrammar.parse` takes them.
    :param sources: The file that each comes from; the column is null without it.
    :param records: The row of that file, from 1; the column is null without it.
    :param by: `paragraph` gives one row for each paragraph instead, of the schema `PARAGRAPHS`.
    :raises ValueError: There are not as many sources or records as texts.
    """
    texts = list(texts)
    columns = [[None] * len(texts) if given is None else list(given) for given in (sources, records)]
    rows = [
        row
        for text, source, record in zip(texts, *columns, strict=True)
        for row in rows_of(text, source, record, by)
    ]
    return from_rows(rows, by)


def from_rows(rows: list[dict[str, Any]], by: str) -> pyarrow.RecordBatch:
    """Return rows, which are of plain values, as a record batch."""
    schema = _SCHEMAS[by]
    arrays = [pyarrow.array([row[field.name] for row in rows], field.type) for field in schema]
    return pyarrow.record_batch(arrays, schema=schema)


def write_batches(batches: Iterable[pyarrow.RecordBatch], by: str, file: IO[bytes]) -> None:
    """Write record batches to a file of Parquet, each as it comes; without any, the columns alone."""
    with pyarrow.parquet.ParquetWriter(file, _SCHEMAS[by], compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
