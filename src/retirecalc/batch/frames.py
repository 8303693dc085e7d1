"""Tables in, tables of the same family out: NumPy dicts, Arrow, pandas, polars, and anything that speaks Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from retirecalc.batch import kernel
from retirecalc.batch.codes import Array
from retirecalc.batch.columns import FACTS, chosen, kind_of
from retirecalc.batch.given import SPAN, as_arrow, check_names, from_arrow, from_pandas, numpy_columns
from retirecalc.batch.kernel import run
from retirecalc.batch.layout import Layout, laid_out
from retirecalc.batch.results import arrow_type, as_pandas, as_polars, to_arrow
from retirecalc.batch.rows import Column, Rows, read
from retirecalc.errors import InvalidFacts
from retirecalc.ground.extras import is_a, need
from retirecalc.law import Law
from retirecalc.rules.age.flexible_retirement.table import by_birthday

THREADS = 2
"""For a long Arrow table: the fresh memory of the results is what takes the time, and two threads take it at once."""


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

    def laid_out(self, given: Iterable[str]) -> Layout:
        return laid_out(self.law, self.as_of, employment="employment" in set(given))

    def rows(self, columns: dict[str, Column]) -> Rows:
        return read(columns, days=by_birthday(self.law))

    def run(self, columns: dict[str, Column], layout: Layout) -> dict[str, Array]:
        return run(self.rows(columns), layout, self.names)

    def arrays(self, table: Mapping[str, Any]) -> dict[str, Any]:
        check_names(list(table), self.keep)
        columns = numpy_columns(table, FACTS)
        return {name: table[name] for name in self.keep} | self.run(columns, self.laid_out(columns))

    def record_batch(self, batch: Any, layout: Layout | None = None) -> Any:
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        check_names(batch.schema.names, self.keep)
        columns = {name: from_arrow(batch.column(name), name) for name in FACTS if name in batch.schema.names}
        layout = self.laid_out(columns) if layout is None else layout
        found = self.run(columns, layout)
        results = [to_arrow(kind_of(name), values) for name, values in found.items()]
        return pa.RecordBatch.from_arrays(
            [*(batch.column(name) for name in self.keep), *results], schema=self.schema(batch.schema)
        )

    def schema(self, given: Any) -> Any:
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        check_names(given.names, self.keep)
        kept = [given.field(name) for name in self.keep]
        return pa.schema([*kept, *(pa.field(name, arrow_type(name)) for name in self.names)])

    def stream(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Batch for batch: nothing is held but the batch at hand."""
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        rows = 0
        for batch in batches:
            if not isinstance(batch, pa.RecordBatch):
                raise InvalidFacts("batch.table_type", field="table", type=type(batch).__name__)
            rows += batch.num_rows
            layout = self.laid_out(batch.schema.names)
            if rows >= kernel.MANY and not set(kernel.OPEN).isdisjoint(self.names):
                layout = kernel.with_first(layout)
            yield self.record_batch(batch, layout)

    def table(self, table: Any) -> Any:
        pa = need("pyarrow", extra="frames", feature="assess_batch")
        check_names(table.column_names, self.keep)
        facts = table.select([name for name in table.column_names if name in {*FACTS, *self.keep}])
        schema = self.schema(facts.schema)
        if not facts.num_rows:
            read(
                {name: from_arrow(pa.array([], facts.schema.field(name).type), name) for name in _facts(facts)},
                days=False,
            )
            self.laid_out(facts.column_names)
        layout = self.laid_out(facts.column_names)
        batches = facts.to_batches(max_chunksize=SPAN)
        if facts.num_rows < kernel.MANY:
            return pa.Table.from_batches((self.record_batch(batch, layout) for batch in batches), schema=schema)
        if not set(kernel.OPEN).isdisjoint(self.names):
            layout = kernel.with_first(layout)
        from concurrent.futures import ThreadPoolExecutor  # which loads `logging`: only a long table waits for it

        with ThreadPoolExecutor(THREADS) as pool:
            return pa.Table.from_batches(pool.map(self.record_batch, batches, repeat(layout)), schema=schema)

    def pandas(self, frame: Any) -> Any:
        check_names(list(frame.columns), self.keep)
        columns = {name: from_pandas(frame[name], name) for name in FACTS if name in frame.columns}
        found = self.run(columns, self.laid_out(columns))
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
        check_names(frame.columns, self.keep)
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
