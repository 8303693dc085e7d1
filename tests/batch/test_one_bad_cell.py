"""A row needs a birth and a class; nothing else can cost it: a cell that cannot be read counts as not stated, and is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc.batch import Problem, assess_batch, headcount, milestones, to_sql
from retirecalc.batch.columns import OPTIONAL
from tests.law_day import load_law
from tests.roster.test_one_bad_cell import DIRT

LAW, NOW = load_law(), "2026-11"
RIGHT: dict[str, str | None] = {
    "paid_months": "292",
    "deemed_months": "24",
    "cumulative_months": "316",
    "counted_to": "2026-06",
    "continuing": "是",
    "employment": "employee",
    "retire_in": "2032-01",
    "drawing": "none",
    "deferral_agreed_to": "2035-01",
    "approved": "yes",
}
CONTRIBUTIONS = {"paid_months", "deemed_months", "cumulative_months", "counted_to", "continuing"}
CELLS = (*DIRT, "316.5", "9999", "2399-01", "1971-08", "1800-01", "2026-12")


def answers(rows: list[dict[str, str | None]]) -> list[dict[str, Any]]:
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in RIGHT}
    people = pa.table({"birth": ["1971-09"] * len(rows), "category": ["男"] * len(rows), **columns})
    found: list[dict[str, Any]] = assess_batch(people, as_of=NOW, law=LAW).to_pylist()
    return found


def test_the_right_row_is_right() -> None:
    assert set(RIGHT) == set(OPTIONAL)
    (found,) = answers([dict(RIGHT)])
    assert (found["problem"], found["eligibility"], found["projected_months"]) == (None, "ELIGIBLE", 316 + 5 + 62)


@pytest.mark.parametrize("name", RIGHT)
def test_one_bad_cell_beside_right_ones(name: str) -> None:
    """The answer is that of the row without the cell; what contradicts the other contributions takes them all away."""
    rows: list[dict[str, str | None]] = [RIGHT | {name: cell} for cell in CELLS]
    without, bare = answers([RIGHT | {name: None}, {key: RIGHT[key] for key in RIGHT if key not in CONTRIBUTIONS}])
    for cell, found in zip(CELLS, answers(rows), strict=True):
        # 附件1: 1971-09 is 80 months after 1965-01, 80 // 4 + 1 = 21 months more than 60 years: 2033-06.
        assert found["statutory_month"] == date(2033, 6, 1), cell
        problem = found.pop("problem")
        ends = "counted_to_after_as_of", "counted_to_before_birth"
        if problem in (f"{name}_unreadable", "retire_in_out_of_range", "month_before_birth", *ends):
            assert found == {key: without[key] for key in found}, cell
        elif problem is not None:
            assert name in CONTRIBUTIONS, cell
            assert problem.startswith("contributions_"), cell
            assert found == {key: bare[key] for key in found}, cell


@given(st.lists(st.tuples(st.sampled_from(list(RIGHT)), st.sampled_from(CELLS)), min_size=1, max_size=40))
def test_any_bad_cells(cells: list[tuple[str, str]]) -> None:
    rows = [dict(cells[place : place + 4]) for place in range(0, len(cells), 4)]
    assert [found["statutory_month"] for found in answers(rows)] == [date(2033, 6, 1)] * len(rows)  # type: ignore[arg-type]


def test_a_bad_cell_costs_nobody_a_place_in_the_counts() -> None:
    people = pa.table({"birth": ["1971-09", "soon"], "category": ["男", "男"], "approved": ["perhaps", "perhaps"]})
    assert assess_batch(people, as_of=NOW, law=LAW)["problem"].to_pylist() == [
        Problem.APPROVED_UNREADABLE,
        Problem.BIRTH_UNREADABLE,
    ]
    counted = headcount(people, as_of=NOW, law=LAW, until="2033-12").to_pylist()
    assert (counted[-1]["leaving"], counted[-1]["problems"]) == (1, 1)
    reached = milestones(people, as_of=NOW, law=LAW).filter(pc.field("milestone") == "statutory_month")
    assert reached.to_pylist() == [
        {"milestone": "statutory_month", "category": "male_60", "year": date(2033, 1, 1), "people": 1}
    ]


def test_in_sql() -> None:
    people = pa.table({"birth": ["1971-09"] * 99, "category": ["男"] * 99, "employment": [*CELLS, *[None] * 99][:99]})
    sql = to_sql(LAW, as_of=NOW, employment="employment")
    with duckdb.connect() as database:
        database.register("people", people)
        database.execute(sql.schedule)
        found = database.sql(f"SELECT statutory_month, latest_month, problem FROM ({sql.select})").fetchall()
    # As for somebody of whom nobody said who employs: a deferral is left open, and the last month is 36 months later.
    assert {row[:2] for row in found} == {(date(2033, 6, 1), date(2036, 6, 1))}
    assert {row[2] for row in found} == {None, "employment_unreadable"}
