"""Parquet to Parquet with plain strings, beside reading and writing alone: what the answers add to the way of a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.pairs import Pair
from benchmarks.people import AS_OF, LAW, arrow, three
from retirecalc import assess_batch
from retirecalc.batch import RESULTS, assess_parquet


def pairs(rows: int) -> Iterator[Pair]:
    import polars as pl
    from pyarrow import parquet

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.parquet"), Path(folder, "out.parquet")
        parquet.write_table(arrow(three(rows), text=("birth", "category")), source)
        ours = partial(assess_parquet, source, target, as_of=AS_OF, law=LAW, keep="id")
        assert ours() == rows
        done, frame = parquet.read_table(target), pl.read_parquet(target)

        def bare_arrow() -> None:
            parquet.read_table(source)
            parquet.write_table(done, target)

        def bare_polars() -> None:
            pl.read_parquet(source)
            frame.write_parquet(target)

        def by_polars() -> None:
            assess_batch(pl.read_parquet(source), as_of=AS_OF, law=LAW, keep="id").write_parquet(target)

        what = f"`assess_parquet`, {rows:,} rows, {len(RESULTS)} results"
        yield Pair(what, ours, "bare pyarrow", bare_arrow, 1.3, 1.1)
        yield Pair(what, ours, "bare polars", bare_polars, 1.3, 1.1)
        yield Pair("a polars frame read, answered, written", by_polars, "bare polars", bare_polars)
