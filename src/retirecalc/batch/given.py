"""Tables in, of any family: NumPy dicts, Arrow, pandas, polars, and anything that speaks Arrow, as columns to be read."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.codes import Array
from retirecalc.batch.columns import FACTS
from retirecalc.batch.rows import NULL, Coded, Column, Masked, wrong_type
from retirecalc.columns import REQUIRED
from retirecalc.errors import InvalidFacts
from retirecalc.ground.extras import is_a, need

SPAN = 1 << 18
"""Rows of an Arrow table read at a time: what is widened on the way stays small."""


def check_names(given: Sequence[Any], keep: Iterable[str]) -> None:
    """Refuse a table without a required column, or with two of one name."""
    for name in (*FACTS, *keep):
        found = sum(1 for one in given if isinstance(one, str) and one == name)
        if found > 1:
            raise InvalidFacts("batch.column_twice", field=name)
        if not found and (name in REQUIRED or name in keep):
            raise InvalidFacts("batch.column_missing", field=name)


def numpy_columns(table: Mapping[str, Any], names: Iterable[str]) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for name in names:
        if name not in table:
            continue
        values = table[name]
        if is_a(values, "numpy.ma", "MaskedArray"):
            columns[name] = Masked(values.data, np.ma.getmaskarray(values))
            continue
        if not isinstance(values, np.ndarray):
            values = list(values)
            values = np.fromiter(values, object, len(values))
        if values.ndim != 1:
            raise wrong_type(name, f"{values.ndim}-D array", "one dimension")
        columns[name] = values
    return columns


def from_arrow(array: Any, name: str) -> Column:
    """An Arrow array for the readers. Nulls are marked, so the small integers of a frame have no special values."""
    import pyarrow as pa
    import pyarrow.compute as pc

    types = pa.types
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    if types.is_run_end_encoded(array.type):
        array = pc.call_function("run_end_decode", [array])
    kind = array.type
    if types.is_null(kind):
        return Coded(np.full(len(array), NULL, np.int8), [])
    if kind in (pa.string_view(), pa.binary_view()):
        array = array.cast(pa.large_string() if kind == pa.string_view() else pa.large_binary())
    if types.is_dictionary(kind) and not _is_text(types, kind.value_type):
        array = array.dictionary_decode()
        kind = array.type
    if _is_text(types, array.type) or types.is_decimal(kind):
        array = array.dictionary_encode()
    if types.is_dictionary(array.type):
        codes = array.indices
        codes = codes.cast(pa.int64()).fill_null(NULL) if codes.null_count else codes
        return Coded(codes.to_numpy(zero_copy_only=False), array.dictionary.to_pylist())
    if types.is_timestamp(kind) and kind.tz is not None:
        return _moments(array.is_null().to_numpy(zero_copy_only=False), kind)
    if types.is_date(kind) or types.is_timestamp(kind) or types.is_floating(kind):
        return np.asarray(array.to_numpy(zero_copy_only=False))
    if types.is_integer(kind) or types.is_boolean(kind):
        null = array.is_null().to_numpy(zero_copy_only=False) if array.null_count else None
        filled = array.fill_null(False if types.is_boolean(kind) else 0) if array.null_count else array
        values = _widen(filled.to_numpy(zero_copy_only=False))
        return values if null is None else Masked(values, null)
    raise wrong_type(name, kind, "dates, numbers or words")


def _is_text(types: Any, kind: Any) -> bool:
    return bool(
        types.is_string(kind) or types.is_large_string(kind) or types.is_binary(kind) or types.is_large_binary(kind)
    )


def from_pandas(series: Any, name: str) -> Column:
    """A pandas column for the readers."""
    pd = need("pandas", extra="pandas", feature="assess_batch")
    pa = need("pyarrow", extra="frames", feature="assess_batch")
    kind = series.dtype
    if isinstance(kind, pd.CategoricalDtype):
        return Coded(series.cat.codes.to_numpy(), list(kind.categories))
    if isinstance(kind, pd.PeriodDtype):
        series = series.astype(str).where(series.notna(), None)  # a quarter and a year are periods too, and no months
        kind = series.dtype
    if isinstance(kind, pd.DatetimeTZDtype):
        return _moments(series.isna().to_numpy(), kind)
    if not isinstance(kind, np.dtype):
        return from_arrow(pa.array(series, from_pandas=True), name)
    if kind.kind == "O":
        try:
            array = pa.array(series, from_pandas=True)
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            return np.asarray(series.to_numpy())  # mixed types
        kinds = (pa.types.is_string(array.type), pa.types.is_large_string(array.type), pa.types.is_null(array.type))
        return from_arrow(array, name) if any(kinds) else np.asarray(series.to_numpy())
    return _widen(np.asarray(series.to_numpy()))


def _moments(null: NDArray[np.bool_], kind: Any) -> Coded:
    """A column with a time zone: no row of it holds a date."""
    return Coded(np.where(null, np.int8(NULL), np.int8(0)), [str(kind)])


def _widen(values: Array) -> Array:
    # In NumPy dicts the small integers are the kernel's own form, with -1 for null. A frame has nulls of its own.
    return values.astype(np.int32) if values.dtype.kind in "iu" and values.dtype.itemsize < 4 else values


def as_arrow(table: Any) -> Any:
    """Anything that speaks Arrow as a `pyarrow.Table`.

    Raises:
        InvalidFacts: it does not.
    """
    pa = need("pyarrow", extra="frames", feature="assess_batch")
    if isinstance(table, pa.Table):
        return table
    if hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__"):
        try:
            return pa.table(table)
        except (TypeError, ValueError, pa.ArrowInvalid):
            pass
    raise InvalidFacts("batch.table_type", field="table", type=type(table).__name__)


def parts(
    table: Any, names: Iterable[str]
) -> Iterator[tuple[dict[str, Column], Callable[[str], tuple[Array, list[Any]]]]]:
    """A table of any family, span by span: the fact columns, and a way to any column as codes and values."""
    wanted = tuple(names)
    if isinstance(table, Mapping):
        check_names(list(table), wanted)
        yield numpy_columns(table, FACTS), lambda name: _factor(np.asarray(table[name]))
        return
    if is_a(table, "polars", "LazyFrame"):
        table = table.collect()
    if is_a(table, "pandas", "DataFrame"):
        check_names(list(table.columns), wanted)
        pd = need("pandas", extra="pandas", feature="assess_batch")
        columns = {name: from_pandas(table[name], name) for name in FACTS if name in table.columns}
        frame = table

        def factor(name: str) -> tuple[Array, list[Any]]:
            codes, values = pd.factorize(frame[name], use_na_sentinel=False)
            return codes, [None if pd.isna(value) else value for value in values]

        yield columns, factor
        return
    if is_a(table, "polars", "DataFrame"):
        table = table.to_arrow()
    pa = need("pyarrow", extra="frames", feature="headcount")
    if hasattr(table, "__next__") or isinstance(table, pa.RecordBatchReader):
        batches = iter(table)
    elif isinstance(table, pa.RecordBatch):
        batches = iter([table])
    else:
        arrow = as_arrow(table)
        check_names(arrow.column_names, wanted)
        chosen_names = [name for name in arrow.column_names if name in {*FACTS, *wanted}]
        batches = iter(arrow.select(chosen_names).to_batches(max_chunksize=SPAN))
    for batch in batches:
        check_names(batch.schema.names, wanted)
        columns = {name: from_arrow(batch.column(name), name) for name in FACTS if name in batch.schema.names}
        yield columns, functools.partial(_factor_arrow, batch)


def _factor(values: Array) -> tuple[Array, list[Any]]:
    found, codes = np.unique(values, return_inverse=True)
    return codes, found.tolist()


def _factor_arrow(batch: Any, name: str) -> tuple[Array, list[Any]]:
    import pyarrow as pa

    column = batch.column(name)
    if isinstance(column, pa.DictionaryArray):
        column = column.dictionary_decode()
    coded = column.dictionary_encode(null_encoding="encode")
    return coded.indices.to_numpy(), coded.dictionary.to_pylist()


def row(table: Any, index: int) -> dict[str, Column]:
    """The facts of one row, as a table of one row."""
    if isinstance(table, Mapping):
        length = len(next(iter(table.values()), ()))
        _in_range(index, length)
        return numpy_columns({name: table[name][index : index + 1] for name in FACTS if name in table}, FACTS)
    if is_a(table, "polars", "LazyFrame"):
        table = table.slice(index, 1).collect()
        index = 0
    _in_range(index, len(table) if hasattr(table, "__len__") else as_arrow(table).num_rows)
    if is_a(table, "pandas", "DataFrame"):
        one = table.iloc[index : index + 1]
        return {name: from_pandas(one[name], name) for name in FACTS if name in one.columns}
    arrow = as_arrow(table.slice(index, 1) if is_a(table, "polars", "DataFrame") else as_arrow(table).slice(index, 1))
    return {name: from_arrow(arrow.column(name), name) for name in FACTS if name in arrow.column_names}


def _in_range(index: int, length: int) -> None:
    if not 0 <= index < length:
        raise IndexError(f"row {index} of {length}")
