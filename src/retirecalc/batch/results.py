"""Results out: compact arrays as Arrow, and from there as pandas, polars, Parquet, or the family of a table."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.codes import ELIGIBILITIES, NONE, Array, first_day, none_of
from retirecalc.batch.columns import DIGITS, PROBLEMS, SCALES, kind_of
from retirecalc.columns import Kind
from retirecalc.ground.extras import is_a, need
from retirecalc.ground.months import YearMonth

_WORDS: dict[Kind, Sequence[str | None]] = {"code": ELIGIBILITIES, "problem": PROBLEMS}


@functools.cache
def _day_numbers() -> NDArray[np.int32]:
    return first_day(np.arange(np.iinfo(np.int16).max)).astype(np.int32)


def arrow_type(name: str) -> Any:
    import pyarrow as pa

    kind = kind_of(name)
    if kind in ("month", "day"):
        return pa.date32()
    if kind in SCALES:
        return pa.decimal128(DIGITS, SCALES[kind])
    return pa.dictionary(pa.int8(), pa.string()) if kind in _WORDS else pa.int16()


def to_arrow(kind: Kind, values: Array) -> Any:
    """A result column: dates, counts in 16 bits, words; null is none."""
    import pyarrow as pa

    if kind in _WORDS:
        words = [str(word) for word in _WORDS[kind] if word is not None]
        if kind == "problem":  # 0 becomes 255, and each problem its place among the words
            values = values - np.uint8(1)
        codes = _arrow_array(values.view(np.int8), _null(values), pa.int8())
        return pa.DictionaryArray.from_arrays(codes, pa.array(words))
    if kind == "day":
        days = values.astype("datetime64[D]", copy=False).view(np.int64).astype(np.int32)
        return _arrow_array(days, np.isnat(values), pa.date32())
    null = _null(values)
    if kind in SCALES:
        return _arrow_array(_wide(values), null, pa.decimal128(DIGITS, SCALES[kind]))
    if kind == "month":
        return _arrow_array(_day_numbers().take(values, mode="clip"), null, pa.date32())
    return _arrow_array(values.astype(np.int16, copy=False), null, pa.int16())


def _wide(values: Array) -> NDArray[np.int64]:
    """Whole numbers in the 128 bits of a decimal: the lower half, then the sign."""
    low = values.astype(np.int64)
    return np.stack([low, low >> 63], axis=1)


def _null(values: Array) -> NDArray[np.bool_] | None:
    """Where a column is none; None where nowhere."""
    none = none_of(values.dtype)
    extreme = values.max(initial=0) if none > 0 else values.min(initial=0)
    return values == none if extreme == none else None


def _arrow_array(values: Array, null: NDArray[np.bool_] | None, kind: Any) -> Any:
    """Arrow over the very memory of the array; packing the nulls here is cheaper than a mask."""
    import pyarrow as pa

    valid = None if null is None else pa.py_buffer(np.packbits(~null, bitorder="little"))
    return pa.Array.from_buffers(kind, len(values), [valid, pa.py_buffer(np.ascontiguousarray(values))])


def arrow_table(columns: dict[str, Array], words: Mapping[str, Sequence[str]]) -> Any:
    """A schedule as Arrow: a month is the date of its first day."""
    pa = need("pyarrow", extra="frames", feature="schedule_table")
    arrays = []
    for name, values in columns.items():
        coded = next((words[word] for word in words if name == word or name.startswith(f"{word}_")), None)
        if coded is not None and values.dtype == np.uint8:
            codes = pa.array(values.astype(np.int8))
            arrays.append(pa.DictionaryArray.from_arrays(codes, pa.array([str(word) for word in coded])))
        elif name.endswith("_month") or "_month_" in name:
            arrays.append(to_arrow("month", values))
        else:
            arrays.append(to_arrow("count", values))
    return pa.table(arrays, names=list(columns))


def as_pandas(table: Any) -> Any:
    import pyarrow as pa

    pd = need("pandas", extra="pandas", feature="to_pandas")
    nullable = {pa.int16(): pd.Int16Dtype()}
    return table.to_pandas(types_mapper=nullable.get, date_as_object=False)


def as_polars(table: Any) -> Any:
    pl = need("polars", extra="polars", feature="to_polars")
    return pl.from_arrow(table)


def write_parquet(table: Any, path: str | PathLike[str]) -> None:
    from pyarrow import parquet

    parquet.write_table(table, path)


def like(table: Any, columns: dict[str, list[Any]]) -> Any:
    """Columns of Python values as a table of the family of `table`; months are `YearMonth`."""
    if isinstance(table, Mapping):
        return {name: _array(values) for name, values in columns.items()}
    pa = need("pyarrow", extra="frames", feature="headcount")
    arrays = []
    for values in columns.values():
        dated = any(isinstance(value, YearMonth) for value in values)
        plain = [value.on(1) if isinstance(value, YearMonth) else value for value in values] if dated else values
        arrays.append(pa.array(plain, pa.date32() if dated else None))
    found = pa.table(arrays, names=list(columns))
    if is_a(table, "pandas", "DataFrame"):
        return as_pandas(found)
    if is_a(table, "polars", "DataFrame"):
        return as_polars(found)
    return as_polars(found).lazy() if is_a(table, "polars", "LazyFrame") else found


def _array(values: list[Any]) -> Array:
    if any(isinstance(value, YearMonth) for value in values):
        return np.array([NONE if value is None else value.index for value in values], np.int16)
    return np.array([None if value is None else value for value in values])
