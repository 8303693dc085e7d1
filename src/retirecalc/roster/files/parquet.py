"""Parquet files and Arrow tables: what each type of column means to a reader of lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.roster.cells import Cell
from retirecalc.roster.files.grid import WIDEST, Grid, Part
from retirecalc.roster.files.inside import CELLS, UNPACKED
from retirecalc.roster.files.limit import memory_for, stream_of

_FOOTER = 4 << 20
"""Bytes of the description at its end: that of a list is some thousands."""
_RATIO = 128
"""Unpacked bytes for one of the file: a plan of a million rows, whose articles repeat, has some ninety."""
_ROWS = 1_000_000
_LONGEST = 100_000
_EPOCH = date(1970, 1, 1)


def pyarrow_for(feature: str) -> tuple[Any, Any]:
    """pyarrow and its Parquet module.

    Raises:
        MissingExtra: it is not installed; the sentence gives the command.
    """
    return need("pyarrow", extra="frames", feature=feature), need("pyarrow.parquet", extra="frames", feature=feature)


def opened(file: str) -> Any:
    """A Parquet file whose description is no larger than a list needs.

    Raises:
        RosterError: it is damaged, or has more columns than a list.
    """
    pa, parquet = pyarrow_for("Parquet")
    with Path(file).open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - 8))
        said = int.from_bytes(stream.read(4), "little")
    if said > size:
        raise RosterError("roster.file_damaged", file=file)
    if said > _FOOTER:
        raise RosterError("roster.file_columns", file=file, limit=WIDEST)
    try:
        found = parquet.ParquetFile(file)
        columns, rows = found.metadata.num_columns, found.metadata.num_rows
    except (pa.ArrowException, OSError, ValueError):
        raise RosterError("roster.file_damaged", file=file) from None
    if columns > WIDEST:
        raise RosterError("roster.file_columns", file=file, limit=WIDEST)
    if rows > _ROWS + size:  # no person is told in less than a byte
        raise RosterError("roster.file_unpacked", file=file, limit=UNPACKED >> 20, cells=CELLS)
    return found


def parquet_grid(file: str) -> Grid:
    """The cells of a Parquet file of any but a long list.

    Raises:
        RosterError: it is damaged, or larger than a list.
    """
    pa, _ = pyarrow_for("Parquet")
    described = opened(file).metadata
    groups = (described.row_group(place) for place in range(described.num_row_groups))
    if described.num_rows * described.num_columns > CELLS or sum(one.total_byte_size for one in groups) > UNPACKED:
        raise RosterError("roster.file_unpacked", file=file, limit=UNPACKED >> 20, cells=CELLS)
    schema, *batches = batches_of(file)
    if sum(batch.num_rows for batch in batches) * len(schema) > CELLS:
        raise RosterError("roster.file_unpacked", file=file, limit=UNPACKED >> 20, cells=CELLS)
    return of_arrow(pa.Table.from_batches(batches, schema))


def parquet_stream(file: str, rows: int) -> Grid:
    """The header of a Parquet file of any length, and its rows some at a time."""
    pa, _ = pyarrow_for("Parquet")
    schema = opened(file).schema_arrow

    def parts() -> Iterator[Part]:
        yield Part([schema.names])
        for batch in islice(batches_of(file, rows), 1, None):
            yield Part(of_arrow(pa.Table.from_batches([batch])).rows[1:], batch)

    return Grid([schema.names], origin=schema, read_again=parts)


def batches_of(file: str, rows: int = 16_384, columns: Sequence[str] | None = None) -> Iterator[Any]:
    """The schema of a Parquet file, then its rows, some at a time, unpacked under a limit.

    Raises:
        RosterError: it is damaged, or what it unpacks to is more than a list can be.
    """
    pa, _ = pyarrow_for("Parquet")
    size, unpacked = Path(file).stat().st_size, 0
    limit = memory_for(size)
    with stream_of(file, limit, {"rows": rows, "columns": columns}) as stream:
        try:
            with pa.ipc.open_stream(stream) as found:
                yield found.schema
                for batch in found:
                    unpacked += batch.nbytes
                    if unpacked > max(UNPACKED, _RATIO * size):
                        raise RosterError("roster.file_unpacked", file=file, limit=UNPACKED >> 20, cells=CELLS)
                    yield batch
        except pa.ArrowException:
            pass  # cut off: what came of it is said at the end of the stream


def of_arrow(table: Any) -> Grid:
    """An Arrow table as a grid under its own column names; what a type says that is no text, number or date is not read."""
    columns, notes = [], []
    for field, column in zip(table.schema, table.columns, strict=True):
        values = None if _is_too_long(column) else _values(field, column)
        if values is None:
            code = "roster.note_long_texts" if _is_too_long(column) else "roster.note_column"
            notes.append(RosterError(code, column=field.name, type=_name(field)))
            values = [None] * len(column)
        columns.append(values)
    rows = [list(table.column_names), *map(list, zip(*columns, strict=True))]
    return Grid(rows, origin=table, notes=tuple(notes))


def _extension(field: Any) -> tuple[str | None, str]:
    """The name of an extension type and what it says of itself, whether its class has been imported or not."""
    pa, _ = pyarrow_for("Parquet")
    if isinstance(field.type, pa.BaseExtensionType):
        said = getattr(field.type, "__arrow_ext_serialize__", bytes)()
        return field.type.extension_name, said.decode("utf-8", "replace")
    about = field.metadata or {}
    name = about.get(b"ARROW:extension:name")
    said = about.get(b"ARROW:extension:metadata", b"")
    return name and name.decode("utf-8", "replace"), said.decode("utf-8", "replace")


def _name(field: Any) -> str:
    """A type without what is in it: a struct names fields that may be people."""
    extension, _ = _extension(field)
    return extension or str(field.type).partition("<")[0]


def _values(field: Any, column: Any) -> list[Cell] | None:
    """The cells of a column; None if its type holds nothing that a cell can be."""
    pa, _ = pyarrow_for("Parquet")
    extension, said = _extension(field)
    if isinstance(column.type, pa.BaseExtensionType):
        column = pa.chunked_array([chunk.storage for chunk in column.chunks], column.type.storage_type)
    if pa.types.is_run_end_encoded(column.type):
        column = need("pyarrow.compute", extra="frames", feature="Parquet").run_end_decode(column)
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if extension == "pandas.period":
        return _periods(said, column.to_pylist())
    if extension == "arrow.bool8":
        return [None if one is None else one != 0 for one in column.to_pylist()]
    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind) or kind == pa.string_view()
    if (extension is not None and not is_text) or pa.types.is_nested(kind) or pa.types.is_duration(kind):
        return None
    if pa.types.is_interval(kind):
        return None
    if pa.types.is_timestamp(kind) and kind.unit == "ns":  # finer than Python knows
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    values = _shared(column) if pa.types.is_dictionary(column.type) else column.to_pylist()
    if pa.types.is_decimal(kind):
        return [int(one) if isinstance(one, Decimal) and one == one.to_integral_value() else one for one in values]
    if any(isinstance(one, bytes) for one in values):  # text, as Hive and Impala write it
        try:
            return [None if one is None else one.decode() for one in values]
        except UnicodeDecodeError:
            return None
    return values


def _shared(column: Any) -> list[Cell]:
    """The cells of a dictionary column: each word is one object, however often it stands there."""
    found: list[Cell] = []
    for chunk in column.chunks:
        words = chunk.dictionary.to_pylist()
        found += [None if place is None else words[place] for place in chunk.indices.to_pylist()]
    return found


def _is_too_long(column: Any) -> bool:
    """Whether a dictionary holds a text longer than any cell: a file of a few bytes can hold it a million times."""
    pa, _ = pyarrow_for("Parquet")
    if not pa.types.is_dictionary(column.type):
        return False
    return any(chunk.dictionary.nbytes > _LONGEST and _longest(chunk.dictionary) > _LONGEST for chunk in column.chunks)


def _longest(words: Any) -> int:
    return max((len(word) for word in words.to_pylist() if isinstance(word, str | bytes)), default=0)


def _periods(said: str, values: list[int | None]) -> list[Cell] | None:
    """Periods of pandas, which are counted from 1970 on."""
    try:
        frequency = json.loads(said)["freq"]
        read = _PERIODS[frequency]
    except (ValueError, KeyError, TypeError):
        return None
    return [None if one is None else read(one) for one in values]


_PERIODS: dict[str, Callable[[int], Cell]] = {
    "M": lambda count: f"{1970 + count // 12}-{count % 12 + 1:02}",
    "D": lambda count: _EPOCH + timedelta(count),
    "Q-DEC": lambda count: f"{1970 + count // 4}Q{count % 4 + 1}",
    "Y-DEC": lambda count: str(1970 + count),
    "A-DEC": lambda count: str(1970 + count),
}
