"""The same rows in every family of table: the same answer in the same family, in the same order."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from retirecalc import Category, Employment, YearMonth
from retirecalc.batch import FACTS, RESULTS, assess_batch, explain_row
from retirecalc.batch.columns import kind_of
from retirecalc.law import Law
from tests.batch.people import columns, month, random_row
from tests.law_day import load_law

LAW = load_law()
NOW = YearMonth(2026, 11)


def text(value: int | None) -> str | None:
    return None if value is None else "no" if value is False else str(month(value))


PICK = random.Random(5)
ROWS = [random_row(PICK, NOW) for _ in range(700)]
RECORDS = [
    {name: row.get(name) for name in FACTS}
    | {name: text(row.get(name)) for name in ("birth", "counted_to", "retire_in", "deferral_agreed_to")}
    | {
        "category": str(row["category"]),
        "employment": row.get("employment") and str(row["employment"]),
        "id": f"row {place}",
    }
    for place, row in enumerate(ROWS)
]
ARROW = pa.Table.from_pylist(RECORDS)
WANT = assess_batch(columns(ROWS), as_of=NOW, law=LAW)


def as_wanted() -> dict[str, list[Any]]:
    """The NumPy answer in the words of a frame."""
    from retirecalc.batch.results import to_arrow

    return {name: to_arrow(kind_of(name), values).to_pylist() for name, values in WANT.items()}


WORDS = as_wanted()


class Capsule:
    """Anything that speaks Arrow, and nothing else."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


class ArrayCapsule:
    """One record batch, offered as an array and not as a stream."""

    def __init__(self, batch: Any) -> None:
        self._batch = batch

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        return self._batch.__arrow_c_array__(requested_schema)


def dictionary(table: Any) -> Any:
    for name in ("category", "employment", "birth"):
        place = table.column_names.index(name)
        table = table.set_column(place, name, pc.dictionary_encode(table[name]))
    return table


def dates(table: Any) -> Any:
    for name in ("birth", "counted_to", "retire_in"):
        values = [None if one is None else YearMonth.of(one).on(1) for one in table[name].to_pylist()]
        table = table.set_column(table.column_names.index(name), name, pa.array(values, pa.date32()))
    return table


def large(table: Any) -> Any:
    kinds = {pa.string(): pa.large_string(), pa.int64(): pa.uint32()}
    return table.cast(pa.schema([pa.field(one.name, kinds.get(one.type, one.type)) for one in table.schema]))


def chunked(table: Any) -> Any:
    return pa.concat_tables([table.slice(0, 1), table.slice(1, 0), table.slice(1, 300), table.slice(301)])


def sliced(table: Any) -> Any:
    padded = pa.concat_tables([table.slice(0, 13), table, table.slice(0, 5)]).combine_chunks()
    return padded.slice(13, table.num_rows)


def index_of(frame: Any) -> Any:
    frame.index = [7, 7, 3] * (len(frame) // 3) + [7] * (len(frame) % 3)
    return frame


FAMILIES: dict[str, tuple[Callable[[], Any], type]] = {
    "Table": (lambda: ARROW, pa.Table),
    "Table of dictionaries": (lambda: dictionary(ARROW), pa.Table),
    "Table of dates": (lambda: dates(ARROW), pa.Table),
    "Table of large types": (lambda: large(ARROW), pa.Table),
    "Table of chunks": (lambda: chunked(ARROW), pa.Table),
    "Table slice": (lambda: sliced(dictionary(ARROW)), pa.Table),
    "RecordBatch": (lambda: ARROW.to_batches()[0], pa.RecordBatch),
    "RecordBatch slice": (lambda: sliced(ARROW).to_batches()[0], pa.RecordBatch),
    "pandas": (lambda: index_of(ARROW.to_pandas()), pd.DataFrame),
    "pandas of dates": (lambda: dates(ARROW).to_pandas(date_as_object=False), pd.DataFrame),
    "pandas of objects": (lambda: dates(ARROW).to_pandas(date_as_object=True).astype(object), pd.DataFrame),
    "pandas of Arrow": (lambda: ARROW.to_pandas(types_mapper=pd.ArrowDtype), pd.DataFrame),
    "pandas of nullable types": (lambda: ARROW.to_pandas().convert_dtypes(), pd.DataFrame),
    "pandas of categories": (lambda: dictionary(ARROW).to_pandas(), pd.DataFrame),
    "polars": (lambda: pl.from_arrow(ARROW), pl.DataFrame),
    "polars of categories": (lambda: pl.from_arrow(dictionary(ARROW)), pl.DataFrame),
    "polars of dates": (lambda: pl.from_arrow(dates(ARROW)), pl.DataFrame),
    "polars lazy": (lambda: pl.from_arrow(ARROW).lazy(), pl.LazyFrame),  # type: ignore[union-attr]
    "PyCapsule": (lambda: Capsule(ARROW), pa.Table),
    "PyCapsule of one array": (lambda: ArrayCapsule(ARROW.to_batches()[0]), pa.Table),
    "DuckDB": (lambda: duckdb.from_arrow(ARROW), pa.Table),
}


def plain(table: Any) -> dict[str, list[Any]]:
    if isinstance(table, pl.LazyFrame):
        table = table.collect()
    if isinstance(table, pd.DataFrame):
        table = pa.Table.from_pandas(table, preserve_index=False)
    if isinstance(table, pl.DataFrame):
        table = table.to_arrow()
    found: dict[str, list[Any]] = pa.table(table).to_pydict()
    return {name: [one.date() if hasattr(one, "date") else one for one in values] for name, values in found.items()}


@pytest.mark.parametrize("family", list(FAMILIES))
def test_the_same_answer_in_the_same_family(family: str) -> None:
    make, kind = FAMILIES[family]
    found = assess_batch(make(), as_of=NOW, law=LAW)
    assert isinstance(found, kind)
    assert plain(found) == WORDS
    kept = assess_batch(make(), as_of=NOW, law=LAW, keep=["id"], columns=["latest_month"])
    assert isinstance(kept, kind)
    assert plain(kept) == {
        "id": [row["id"] for row in RECORDS],
        "latest_month": WORDS["latest_month"],
        "problem": WORDS["problem"],
    }


def test_a_numpy_dict_of_words() -> None:
    found = assess_batch(ARROW.to_pydict(), as_of=NOW, law=LAW)
    assert all(np.array_equal(found[name], WANT[name], equal_nan=WANT[name].dtype.kind == "M") for name in RESULTS)
    assert list(found) == list(RESULTS)


def test_pandas_keeps_its_index() -> None:
    frame = index_of(ARROW.to_pandas())
    for keep in ([], ["id"]):
        found = assess_batch(frame, as_of=NOW, law=LAW, keep=keep)
        assert found.index.equals(frame.index)
    assert found["id"].tolist() == frame["id"].tolist()
    assert frame.columns.tolist() == ARROW.column_names  # the caller's frame is as it was


def test_kept_columns_keep_their_type() -> None:
    kept = pl.DataFrame({"birth": ["1971-09"], "category": ["男"], "at": [pl.Series([1.5])]})
    found = assess_batch(kept, as_of=NOW, law=LAW, keep=["at", "birth"])
    assert found.schema["at"] == kept.schema["at"]
    assert found.columns[:2] == ["at", "birth"]


@pytest.mark.parametrize(
    "family", ["pandas", "polars", "polars lazy", "Table", "RecordBatch", "pandas of dates", "numpy"]
)
def test_no_rows(family: str) -> None:
    empty = {"birth": np.array([], "U7"), "category": np.array([], "U7"), "retire_in": np.array([], "datetime64[D]")}
    tables: dict[str, Callable[[], Any]] = {
        "pandas": lambda: ARROW.to_pandas().head(0),
        "pandas of dates": lambda: pd.DataFrame(empty),
        "polars": lambda: pl.from_arrow(ARROW.slice(0, 0)),
        "polars lazy": lambda: pl.from_arrow(ARROW.slice(0, 0)).lazy(),  # type: ignore[union-attr]
        "Table": lambda: ARROW.slice(0, 0),
        "RecordBatch": lambda: ARROW.to_batches()[0].slice(0, 0),
        "numpy": lambda: empty,
    }
    table = tables[family]()
    found = assess_batch(table, as_of=NOW, law=LAW)
    assert list(
        found.collect_schema()
        if isinstance(found, pl.LazyFrame)
        else found
        if isinstance(found, dict)
        else pa.table(found).column_names
    ) == list(RESULTS)
    full = assess_batch(ARROW, as_of=NOW, law=LAW)
    if family in ("Table", "RecordBatch"):
        assert found.schema == full.schema


def test_streams_stay_streams() -> None:
    batches = ARROW.to_batches(max_chunksize=64)
    taken: list[int] = []

    def source() -> Any:
        for place, batch in enumerate(batches):
            taken.append(place)
            yield batch

    stream = assess_batch(source(), as_of=NOW, law=LAW, keep="id")
    assert taken == []
    first = next(stream)
    assert taken == [0]
    assert (first.num_rows, first.column_names[0]) == (64, "id")
    rest = pa.Table.from_batches([first, *stream])
    assert rest.drop_columns("id").to_pydict() == WORDS

    reader = pa.RecordBatchReader.from_batches(ARROW.schema, batches)
    found = assess_batch(reader, as_of=NOW, law=LAW)
    assert isinstance(found, pa.RecordBatchReader)
    assert found.read_all().to_pydict() == WORDS


def test_chunks_of_the_kernel_meet_without_a_seam() -> None:
    many = {name: np.tile(values, 300) for name, values in columns(ROWS).items()}  # 210,000 rows: four chunks
    found = assess_batch(many, as_of=NOW, law=LAW)
    for name, values in found.items():
        assert np.array_equal(values, np.tile(WANT[name], 300), equal_nan=values.dtype.kind == "M"), name


def test_a_small_integer_of_a_frame_is_a_number_and_no_code() -> None:
    """-1 is null in the kernel's own arrays. In a frame, which has nulls, it is a negative count."""
    frame = pl.DataFrame({"birth": ["1971-09"], "category": ["男"], "paid_months": pl.Series([-1], dtype=pl.Int16)})
    assert assess_batch(frame, as_of=NOW, law=LAW)["problem"].to_list() == ["paid_months_unreadable"]


@pytest.mark.parametrize("family", ["Table", "pandas", "polars", "polars lazy", "PyCapsule", "RecordBatch slice"])
def test_any_row_can_be_explained(family: str) -> None:
    table = FAMILIES[family][0]()
    for place in range(0, len(ROWS), 60):
        if WORDS["problem"][place] is not None:
            continue
        answer = explain_row(table, place, as_of=NOW, law=LAW)
        want = {name: values[place] for name, values in WORDS.items()}
        option = answer.option(YearMonth.of(want["judged_month"]))
        assert option.month.on(1) == want["judged_month"]
        assert str(option.eligibility) == want["eligibility"]
        assert option.shortfall_months == want["shortfall_months"]
        assert option.notice_by == want["notice_by"]
        first = answer.first_qualifying_month
        assert (first and first.on(1)) == want["first_qualifying_month"]
        assert answer.person.category in Category
        assert answer.person.employment in Employment
        assert any(one.month == option.month for one in answer.options)
        assert "2" in answer.explain()


def test_a_law_is_asked_for() -> None:
    other: Law = load_law(in_force_on="2024-12-31")
    found = assess_batch(ARROW, as_of=NOW, law=other, columns=["latest_month", "increase_months"])
    assert set(found["latest_month"].to_pylist()) == {None}
    assert set(found["increase_months"].to_pylist()) <= {0, None}
