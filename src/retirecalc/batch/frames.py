"""Tables in, tables of the same family out: NumPy dicts, Arrow, pandas, polars, and anything that speaks Arrow."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from os import PathLike
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch import kernel
from retirecalc.batch.columns import FACTS, PROBLEMS, Problem, chosen, kind_of
from retirecalc.batch.judged import first_day
from retirecalc.batch.kernel import run
from retirecalc.batch.plan import Plan, by_birthday, none_of, plan
from retirecalc.batch.reading import DRAWINGS, NOT_AGREED, NULL, Coded, Column, Masked, Rows, read, wrong_type
from retirecalc.batch.schedule import CATEGORIES, ELIGIBILITIES, EMPLOYMENTS, NONE
from retirecalc.columns import REQUIRED, Kind
from retirecalc.errors import InvalidFacts
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.ground.extras import is_a, need
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.questions.assess import Assessment, assess

Array = NDArray[Any]

SPAN = 1 << 18
"""Rows of an Arrow table read at a time: what is widened on the way stays small."""
THREADS = 2
"""For a long Arrow table: the fresh memory of the results is what takes the time, and two threads take it at once."""

_WORDS: dict[Kind, Sequence[str | None]] = {"code": ELIGIBILITIES, "problem": PROBLEMS}


def assess_table(table: Any, *, as_of: object, law: Law, columns: Iterable[str] | None, keep: Iterable[str]) -> Any:
    """What `assess_batch` does, once NumPy is there."""
    this = job(as_of, law, columns, keep)
    if isinstance(table, Mapping):
        return this.arrays(table)
    if hasattr(table, "__next__") and not is_a(table, "pyarrow", "RecordBatchReader"):
        return this.stream(table)
    if is_a(table, "pandas", "DataFrame"):
        return this.pandas(table)
    if is_a(table, "polars", "DataFrame"):
        return this.polars(table)
    if is_a(table, "polars", "LazyFrame"):
        return this.lazy(table)
    pa = need("pyarrow", extra="frames", feature="assess_batch")
    if isinstance(table, pa.RecordBatchReader):
        return pa.RecordBatchReader.from_batches(this.schema(table.schema), this.stream(table))
    if isinstance(table, pa.RecordBatch):
        return this.record_batch(table)
    return this.table(as_arrow(table))


def job(as_of: object, law: Law, columns: Iterable[str] | None, keep: Iterable[str]) -> Job:
    """What is asked for, whatever the table.

    Raises:
        InvalidFacts: a result that there is not, or a kept column with the name of a result.
    """
    names = chosen(columns)
    kept = tuple(dict.fromkeys([keep] if isinstance(keep, str) else keep))
    if clash := sorted(set(kept) & set(names)):
        raise InvalidFacts("batch.column_twice", field=", ".join(clash))
    return Job(as_of, law, names, kept)


@dataclass(frozen=True, slots=True)
class Job:
    """One call of `assess_batch`."""

    as_of: object
    law: Law
    names: tuple[str, ...]
    keep: tuple[str, ...]

    def plan(self, given: Iterable[str]) -> Plan:
        return plan(self.law, self.as_of, employment="employment" in set(given))

    def rows(self, columns: dict[str, Column]) -> Rows:
        return read(columns, days=by_birthday(self.law))

    def run(self, columns: dict[str, Column], layout: Plan) -> dict[str, Array]:
        return run(self.rows(columns), layout, self.names)

    def arrays(self, table: Mapping[str, Any]) -> dict[str, Any]:
        _wanted(list(table), self.keep)
        columns = numpy_columns(table, FACTS)
        return {name: table[name] for name in self.keep} | self.run(columns, self.plan(columns))

    def record_batch(self, batch: Any, layout: Plan | None = None) -> Any:
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        _wanted(batch.schema.names, self.keep)
        columns = {name: from_arrow(batch.column(name), name) for name in FACTS if name in batch.schema.names}
        layout = self.plan(columns) if layout is None else layout
        found = self.run(columns, layout)
        results = [to_arrow(kind_of(name), values) for name, values in found.items()]
        return pa.RecordBatch.from_arrays(
            [*(batch.column(name) for name in self.keep), *results], schema=self.schema(batch.schema)
        )

    def schema(self, given: Any) -> Any:
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        _wanted(given.names, self.keep)
        kept = [given.field(name) for name in self.keep]
        return pa.schema([*kept, *(pa.field(name, _arrow_type(name)) for name in self.names)])

    def stream(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Batch for batch: nothing is held but the batch at hand."""
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        rows = 0
        for batch in batches:
            if not isinstance(batch, pa.RecordBatch):
                raise InvalidFacts("batch.table_type", field="table", type=type(batch).__name__)
            rows += batch.num_rows
            layout = self.plan(batch.schema.names)
            if rows >= kernel.MANY and not set(kernel.OPEN).isdisjoint(self.names):
                layout = kernel.with_first(layout)
            yield self.record_batch(batch, layout)

    def table(self, table: Any) -> Any:
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        _wanted(table.column_names, self.keep)
        facts = table.select([name for name in table.column_names if name in {*FACTS, *self.keep}])
        schema = self.schema(facts.schema)
        if not facts.num_rows:
            read(
                {name: from_arrow(pa.array([], facts.schema.field(name).type), name) for name in _facts(facts)},
                days=False,
            )
            self.plan(facts.column_names)
        layout = self.plan(facts.column_names)
        batches = facts.to_batches(max_chunksize=SPAN)
        if facts.num_rows < kernel.MANY:
            return pa.Table.from_batches((self.record_batch(batch, layout) for batch in batches), schema=schema)
        if not set(kernel.OPEN).isdisjoint(self.names):
            layout = kernel.with_first(layout)
        with ThreadPoolExecutor(THREADS) as pool:
            return pa.Table.from_batches(pool.map(self.record_batch, batches, repeat(layout)), schema=schema)

    def pandas(self, frame: Any) -> Any:
        _wanted(list(frame.columns), self.keep)
        columns = {name: from_pandas(frame[name], name) for name in FACTS if name in frame.columns}
        found = self.run(columns, self.plan(columns))
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        results = as_pandas(
            pa.table([to_arrow(kind_of(name), values) for name, values in found.items()], names=list(found))
        )
        results.index = frame.index
        if not self.keep:
            return results
        kept = frame[list(self.keep)].copy()
        for name in results.columns:
            kept[name] = results[name].array
        return kept

    def polars(self, frame: Any) -> Any:
        _wanted(frame.columns, self.keep)
        wanted = [name for name in frame.columns if name in {*FACTS, *self.keep}]
        found = as_polars(self.table(frame.select(wanted).to_arrow()))
        # What is kept goes round Arrow: it comes back as the very type that it had.
        return frame.select(self.keep).hstack(found.select(self.names)) if self.keep else found

    def lazy(self, frame: Any) -> Any:
        schema = frame.collect_schema()
        empty = self.polars(schema.to_frame())
        wanted = [name for name in schema.names() if name in {*FACTS, *self.keep}]
        return frame.select(wanted).map_batches(self.polars, schema=empty.schema, streamable=True)


def _facts(table: Any) -> list[str]:
    return [name for name in table.column_names if name in FACTS]


def _wanted(given: Sequence[Any], keep: Iterable[str]) -> None:
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
        if isinstance(values, np.ma.MaskedArray):
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
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
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


@functools.cache
def _day_numbers() -> NDArray[np.int32]:
    return first_day(np.arange(np.iinfo(np.int16).max)).astype(np.int32)


def _arrow_type(name: str) -> Any:
    import pyarrow as pa

    kind = kind_of(name)
    if kind in ("month", "day"):
        return pa.date32()
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
    if kind == "month":
        return _arrow_array(_day_numbers().take(values, mode="clip"), null, pa.date32())
    return _arrow_array(values.astype(np.int16, copy=False), null, pa.int16())


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


def parts(
    table: Any, names: Iterable[str]
) -> Iterator[tuple[dict[str, Column], Callable[[str], tuple[Array, list[Any]]]]]:
    """A table of any family, span by span: the fact columns, and a way to any column as codes and values."""
    wanted = tuple(names)
    if isinstance(table, Mapping):
        _wanted(list(table), wanted)
        yield numpy_columns(table, FACTS), lambda name: _factor(np.asarray(table[name]))
        return
    if is_a(table, "polars", "LazyFrame"):
        table = table.collect()
    if is_a(table, "pandas", "DataFrame"):
        _wanted(list(table.columns), wanted)
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
        _wanted(arrow.column_names, wanted)
        chosen_names = [name for name in arrow.column_names if name in {*FACTS, *wanted}]
        batches = iter(arrow.select(chosen_names).to_batches(max_chunksize=SPAN))
    for batch in batches:
        _wanted(batch.schema.names, wanted)
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
        return np.array([NONE if value is None else int(value) for value in values], np.int16)
    return np.array([None if value is None else value for value in values])


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


def explain(table: Any, index: int, *, as_of: object, law: Law) -> Assessment:
    """What `explain_row` does, once NumPy is there."""
    columns = row(table, index)
    rows = read(columns, days=True)
    problem = PROBLEMS[
        int(run(rows, plan(law, as_of, employment=rows.employment is not None), ("problem",))["problem"][0])
    ]
    if problem is not None and problem not in _ONE_PERSON:
        raise InvalidFacts("batch.row", row=index, problem=str(problem))
    facts = {name: _one(getattr(rows, name)) for name in rows.__slots__}
    stated: dict[str, Any] = {part: facts[f"{part}_months"] for part in ("paid", "deemed", "cumulative")}
    contributions = None
    if any(value is not None for value in stated.values()):
        counted_to, continuing = facts["counted_to"], facts["continuing"]
        contributions = Contributions(
            **stated,
            counted_to=None if counted_to is None else _month(counted_to),
            continuing=None if continuing is None else bool(continuing),
        )
    birth, day = _month(facts["birth"] or 0), facts["birth_day"]
    agreed, approved, drawing = (facts[name] for name in ("deferral_agreed_to", "approved", "drawing"))
    person = Person(
        date(birth.year, birth.month, day) if day else birth,
        CATEGORIES[int(rows.category[0])],
        employment=EMPLOYMENTS[facts["employment"] or 0] if facts["employment"] is not None else "unknown",
        contributions=contributions,
        drawing=None if drawing is None else DRAWINGS[drawing],
        approved=None if approved is None else bool(approved),
        deferral_agreed_to=False if agreed == NOT_AGREED else None if agreed is None else _month(agreed),
    )
    months = () if facts["retire_in"] is None else (_month(facts["retire_in"]),)
    return assess(person, law, as_of, months=months)


_ONE_PERSON = {
    Problem.BIRTH_OUT_OF_RANGE,
    Problem.BIRTH_AFTER_AS_OF,
    Problem.CONTRIBUTIONS_CONTRADICT,
    Problem.COUNTED_TO_AFTER_AS_OF,
    Problem.COUNTED_TO_BEFORE_BIRTH,
    Problem.CONTRIBUTIONS_EXCEED_LIFE,
    Problem.MONTH_BEFORE_BIRTH,
    Problem.NOT_COVERED,
}
"""What one person's facts are refused for with a sentence of its own."""


def _one(column: Array | None) -> int | None:
    if column is None or column[0] < 0 or (column.dtype == np.uint8 and column[0] >= 250):
        return None
    return int(column[0])


def _month(value: int) -> YearMonth:
    return YearMonth(max(value // 12, 1), value % 12 + 1)
