"""Whole columns: the kernel beside a copy of the bytes that it reads and writes, and beside what people would write themselves.

The yardstick is `numpy.copyto` into touched memory that reads and writes as many bytes as the kernel does: for 5 bytes in and
12 out, a copy of 8.5 bytes a row. That is the stricter way to count: a copy of all 17 bytes would halve the ratios.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

from benchmarks import peers
from benchmarks.pairs import Pair, later
from benchmarks.people import AS_OF, LAW, NOW, arrow, three, twelve
from retirecalc import assess_batch
from retirecalc.batch import RESULTS
from retirecalc.batch.columns import chosen
from retirecalc.batch.kernel import run
from retirecalc.batch.layout import laid_out
from retirecalc.batch.rows import read

SCHEDULE = ("statutory_month", "statutory_age_months", "increase_months", "earliest_month", "latest_month")
FIRST = (*SCHEDULE, "first_qualifying_month")
OPENFISCA = 1_000_000


def kernel(table: dict[str, Any], names: tuple[str, ...]) -> tuple[Callable[[], Any], Callable[[], None], int]:
    """The kernel into arrays that are there already, the copy beside it, and the bytes that it reads and writes for a row."""
    rows = read(table, days=False)
    layout = laid_out(LAW, AS_OF, employment="employment" in table)
    out = {name: np.zeros(len(rows), layout.dtype(name)) for name in chosen(names)}
    width = sum(column.itemsize for column in (*table.values(), *out.values()))
    source = np.ones(len(rows) * width // 2, np.uint8)
    assert not run(rows, layout, tuple(out), out=out)["problem"].any()
    return partial(run, rows, layout, tuple(out), out=out), partial(np.copyto, np.zeros_like(source), source), width


def pairs(rows: int) -> Iterator[Pair]:
    yield from plain(three(rows))
    few = three(min(rows, OPENFISCA))
    openfisca = later(peers.openfisca, few["birth"], few["category"])
    what = f"schedule, {len(few['birth']):,} rows"
    yield Pair(what, kernel(few, SCHEDULE)[0], "OpenFisca", openfisca, 5, 8, least=True)
    full = twelve(rows)
    what = f"all {len(full)} inputs and {len(RESULTS)} results"
    everything, copy, width = kernel(full, RESULTS)
    yield Pair(what, everything, f"a copy, {width} B a row", copy, 20, 12)
    dates, texts = (partial(answered, arrow(three(rows), text)) for text in ((), ("birth",)))
    yield Pair("births as plain text, an Arrow table", texts, "the same as dates", dates)


def plain(table: dict[str, Any]) -> Iterator[Pair]:
    what = "schedule and first qualifying month"
    birth, category, count = table.values()
    first, copy, width = kernel(table, FIRST)
    yield Pair(f"{what}, {len(birth):,} rows", first, f"a copy, {width} B a row", copy, 6, 4)
    yield Pair("the same into fresh arrays: `assess_batch`", partial(answered, table), "the same copy", copy)
    naive = partial(peers.naive_first, birth, category, count, NOW)
    yield Pair(what, first, "naive NumPy, 32 bits", naive, 4, 8, least=True)
    schedule = kernel(table, SCHEDULE)[0]
    yield Pair("schedule", schedule, "naive NumPy, 32 bits", partial(peers.naive, birth, category), 4, 8, least=True)
    for beside, make in (("polars expressions", peers.polars_expressions), ("pandas merge", peers.pandas_merge)):
        yield Pair("schedule", schedule, beside, later(make, birth, category), least=True)


def answered(table: Any) -> Any:
    return assess_batch(table, as_of=AS_OF, law=LAW, columns=FIRST)
