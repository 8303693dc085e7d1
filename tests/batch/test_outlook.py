"""Counts of people, against counting `assess` one by one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from retirecalc import InvalidFacts, YearMonth
from retirecalc.batch import headcount, milestones
from tests.batch.people import by_assess, columns, month, random_row
from tests.law_day import load_law

LAW = load_law()
NOW = YearMonth(2026, 11)
PICK = random.Random(11)
ROWS = [{**random_row(PICK, NOW), "site": PICK.choice(["渝中", "大足", None])} for _ in range(400)]
ANSWERS = [by_assess(row, LAW, NOW) for row in ROWS]


def population() -> Any:
    return pa.table(
        {
            "birth": [str(month(row["birth"])) for row in ROWS],
            "category": [str(row["category"]) for row in ROWS],
            "employment": [row["employment"] and str(row["employment"]) for row in ROWS],
            **{
                name: [row.get(name) for row in ROWS]
                for name in ("paid_months", "deemed_months", "cumulative_months", "continuing", "drawing", "approved")
            },
            **{
                name: [text(row.get(name)) for row in ROWS]
                for name in ("counted_to", "retire_in", "deferral_agreed_to")
            },
            "site": [row["site"] for row in ROWS],
        }
    )


def text(value: int | None) -> str | None:
    return None if value is None else "no" if value is False else str(month(value))


def records(table: Any) -> list[dict[str, Any]]:
    if isinstance(table, pl.LazyFrame):
        table = table.collect()
    if isinstance(table, pd.DataFrame):
        table = pa.Table.from_pandas(table, preserve_index=False)
    found: list[dict[str, Any]] = pa.table(table).to_pylist()
    return found


FAMILIES: dict[str, Callable[[], Any]] = {
    "Table": population,
    "pandas": lambda: population().to_pandas(),
    "polars": lambda: pl.from_arrow(population()),
    "lazy": lambda: pl.from_arrow(population()).lazy(),  # type: ignore[union-attr]
    "batches": lambda: iter(population().to_batches(max_chunksize=37)),
}


@pytest.mark.parametrize("family", list(FAMILIES))
@pytest.mark.parametrize("by", ["month", "year"])
def test_milestones(family: str, by: Any) -> None:
    want: Counter[tuple[Any, ...]] = Counter()
    for row, answer in zip(ROWS, ANSWERS, strict=True):
        if answer.get("statutory_month") is None:
            want["problem", None, None] += 1
            continue
        for name in ("earliest_month", "first_qualifying_month", "statutory_month", "latest_month"):
            reached = month(answer[name])
            start = None if reached is None else YearMonth(reached.year, 1 if by == "year" else reached.month).on(1)
            want[name, str(row["category"]), start] += 1
    found = records(milestones(FAMILIES[family](), as_of=NOW, law=LAW, by=by))
    got = {(one["milestone"], one["category"], day(one[by])): one["people"] for one in found}
    assert got == dict(want)
    assert sum(one["people"] for one in found if one["milestone"] in ("statutory_month", "problem")) == len(ROWS)


def day(value: Any) -> Any:
    return value.date() if hasattr(value, "date") else value


@pytest.mark.parametrize("family", list(FAMILIES))
@pytest.mark.parametrize("leaving", ["statutory_month", "first_qualifying_month", "judged_month"])
def test_headcount(family: str, leaving: str) -> None:
    until = YearMonth(2031, 5)
    found = records(headcount(FAMILIES[family](), as_of=NOW, law=LAW, until=until, by="site", leaving=leaving))
    starts = [NOW, *(YearMonth(year, 1) for year in range(2027, 2032))]
    want = []
    for site in ("大足", "渝中", None):
        here = [answer for row, answer in zip(ROWS, ANSWERS, strict=True) if row["site"] == site]
        good = [month(answer[leaving]) for answer in here if answer.get("statutory_month") is not None]
        for start in starts:
            last = min(YearMonth(start.year, 12), until)
            gone = [one for one in good if one is not None and (start == NOW or one >= start) and one <= last]
            stay = [one for one in good if one is None or one > last]
            want.append(
                {
                    "site": site,
                    "month": start.on(1),
                    "leaving": len(gone),
                    "staying": len(stay),
                    "problems": len(here) - len(good),
                }
            )
    assert [{**one, "month": day(one["month"])} for one in found] == want


def test_headcount_month_by_month_and_of_all() -> None:
    people = columns(ROWS)
    found = headcount(people, as_of=NOW, law=LAW, until="2028-02", step="month")
    assert len(found["month"]) == 16
    yearly = headcount(people, as_of=NOW, law=LAW, until="2028-02")
    assert yearly["leaving"].tolist() == [
        found["leaving"][:2].sum(),
        found["leaving"][2:14].sum(),
        found["leaving"][14:].sum(),
    ]
    assert yearly["staying"].tolist() == found["staying"][[1, 13, 15]].tolist()
    assert found["problems"][0] == sum(answer.get("statutory_month") is None for answer in ANSWERS)
    by_code = headcount(people, as_of=NOW, law=LAW, until="2028-02", by="category")
    assert sorted(set(by_code["category"].tolist())) == [0, 1, 2]


def test_nobody() -> None:
    nobody = {"birth": np.array([], np.int16), "category": np.array([], np.uint8)}
    assert len(milestones(nobody, as_of=NOW, law=LAW)["people"]) == 0
    assert headcount(nobody, as_of=NOW, law=LAW, until=NOW)["staying"].tolist() == [0]


def test_what_cannot_be_asked() -> None:
    people = columns(ROWS)
    with pytest.raises(InvalidFacts, match="leaving"):
        headcount(people, as_of=NOW, law=LAW, until="2028-02", leaving="increase_months")
    with pytest.raises(InvalidFacts, match="before"):
        headcount(people, as_of=NOW, law=LAW, until="2026-10")
    with pytest.raises(InvalidFacts, match="site"):
        headcount(people, as_of=NOW, law=LAW, until="2028-02", by="site")
    with pytest.raises(InvalidFacts, match="by"):
        milestones(people, as_of=NOW, law=LAW, by="week")  # type: ignore[call-overload]
