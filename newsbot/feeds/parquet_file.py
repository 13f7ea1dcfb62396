"""Feed lines of one kind as Parquet: exact decimals, times in UTC, lists. By pyarrow, an extra: no
other library refuses a decimal that it would have to round.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from newsbot.errors import ConfigError
from newsbot.feeds.columns import Column, columns

# Of every file: readers round what later files have to the scale of the first.
DECIMAL = pa.decimal128(38, 18)
ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "number": DECIMAL,
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
    "array": pa.list_(pa.string()),
}
ROW_GROUP_LINES = 5_000  # what is held in memory: some 50 MB of long articles

Line = Mapping[str, Any]


def write_parquet(file: IO[bytes], kind: str, lines: Iterable[Line]) -> None:
    """Raises OSError, and ConfigError for a number of too many digits."""
    table = columns(kind)
    schema = pa.schema([_field(column) for column in table])
    with ParquetWriter(file, schema, compression="zstd") as writer:
        for group in _groups(lines):
            arrays = [_array(column, group) for column in table]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _field(column: Column) -> Any:
    told = {"unit": column.unit, "description": column.description}
    metadata = {name: words for name, words in told.items() if words}
    return pa.field(column.name, ARROW_TYPES[column.type], not column.required, metadata)


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    rest = iter(lines)
    while group := list(islice(rest, ROW_GROUP_LINES)):
        yield group


def _array(column: Column, group: list[Line]) -> Any:
    values = [column.parse(line[column.name]) for line in group]
    try:
        return pa.array(values, ARROW_TYPES[column.type])
    except pa.ArrowInvalid:
        for line, value in zip(group, values, strict=True):
            _check_fit(column, line, value)
        raise


def _check_fit(column: Column, line: Line, value: Any) -> None:
    try:
        pa.array([value], ARROW_TYPES[column.type])
    except pa.ArrowInvalid:
        raise ConfigError(
            f"{column.name} {line[column.name]} (seq {line['seq']}) does not fit Parquet's"
            f" {DECIMAL}: export jsonl or csv"
        ) from None
