"""The schedule against the printed annexes (the second transcription) and against the scalar rules, row by row."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from retirecalc import Category, Employment, OutOfCoverage, Person, YearMonth
from retirecalc.batch import schedule_table
from retirecalc.batch.codes import BIRTHS, FIRST
from retirecalc.batch.schedule import waiting
from retirecalc.rules.age.flexible_retirement import flexible_retirement
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.contributions.minimum_contribution import minimum_contribution
from tests.law_day import load_law
from tests.tables.witnesses import annex

LAW = load_law()


def row(category: str, birth: YearMonth) -> int:
    return list(Category).index(Category(category)) * BIRTHS + (birth - FIRST)


@pytest.mark.parametrize("category", list(Category))
def test_every_printed_birth_month(category: str) -> None:
    table = schedule_table(LAW)
    printed = annex(category)
    assert len(printed) in (120, 144)
    for line in printed:
        place = row(category, YearMonth.of(line.birth))
        assert table.statutory_month[place] == YearMonth.of(line.month).index
        assert table.increase_months[place] == line.increase


@pytest.mark.parametrize("employment", list(Employment))
def test_all_rows_are_what_the_rules_say(employment: Employment) -> None:
    """A tenth of them, with every boundary of the ramp: the months in which an original age meets 2025-01 and later."""
    columns = schedule_table(LAW).to_numpy(employment)
    pick = random.Random(str(employment))
    for place in sorted({*pick.sample(range(7200), 500), *range(700, 940), *range(3220, 3400), *range(5680, 5830)}):
        birth = FIRST + int(place % BIRTHS)
        category = list(Category)[place // BIRTHS]
        person = Person(birth, category, employment=employment)
        statutory = statutory_age(person, LAW).value
        window = flexible_retirement(person, LAW, statutory_age=statutory).value
        required = -1  # no minimum on file before 2006
        if statutory.month >= YearMonth(2006, 1):
            minimum = minimum_contribution(LAW, month=statutory.month, statutory_age=statutory)
            required = minimum.value.required_months
        found = {name: values[place] for name, values in columns.items()}
        assert found["birth_month"] == birth.index
        assert list(Category)[found["category"]] is category
        assert found["original_month"] == statutory.original_month.index
        assert found["statutory_month"] == statutory.month.index
        assert found["statutory_age_months"] == statutory.age
        assert found["increase_months"] == statutory.increase_months
        assert found["required_months"] == required
        assert found["earliest_month"] == (-1 if window.earliest_month is None else window.earliest_month.index)
        assert found["latest_month"] == (-1 if window.latest_month is None else window.latest_month.index)
        assert ["ELIGIBLE", "NOT_ELIGIBLE", "UNDETERMINED"][found["early"]] == window.early
        assert ["ELIGIBLE", "NOT_ELIGIBLE", "UNDETERMINED"][found["deferral"]] == window.deferral


def test_it_is_made_once_for_a_law_and_cannot_be_written() -> None:
    assert schedule_table(LAW) is schedule_table(load_law("CN"))
    other = schedule_table(load_law(in_force_on="2024-12-31"))
    assert other is not schedule_table(LAW)
    assert other.increase_months.max() == 0
    with pytest.raises(ValueError, match="read-only"):
        schedule_table(LAW).statutory_month[0] = 0


def test_a_reading_reaches_the_schedule() -> None:
    closed = schedule_table(load_law(readings={"R07": "not_available"})).to_numpy("own_account")
    open_ = schedule_table(LAW).to_numpy("own_account")
    assert (closed["latest_month"][900] - closed["statutory_month"][900]) == 0
    assert (open_["latest_month"][900] - open_["statutory_month"][900]) == 36


def test_a_law_day_before_the_tables_is_out_of_coverage() -> None:
    with pytest.raises(OutOfCoverage):
        schedule_table(load_law(in_force_on="1970-01-01"))


@pytest.mark.parametrize("paying", [True, False])
def test_the_months_to_wait(paying: bool) -> None:
    """Against trying month after month."""
    table = waiting(LAW, paying=paying)
    pick = random.Random(3)
    for _ in range(3000):
        start = pick.randint(2020 * 12, 2060 * 12)
        count = pick.randint(0, 240)
        wait = 0
        while wait <= 300 and count + wait * paying < min(max(180 + 6 * ((start + wait) // 12 - 2029), 180), 240):
            wait += 1
        assert table[start - FIRST.index, count] == (wait if wait <= 300 else np.iinfo(table.dtype).max)


def test_the_same_rows_in_every_form(tmp_path: Path) -> None:
    table = schedule_table(LAW)
    arrow = table.to_arrow("employee")
    assert arrow.num_rows == 7200
    assert arrow["birth_month"].type == pa.date32()
    assert table.to_polars("employee").to_dict(as_series=False) == arrow.to_pydict()
    pandas = table.to_pandas("employee")
    assert len(pandas) == 7200
    assert pandas["latest_month"].isna().sum() == (table.windows("employee").latest_month == -1).sum()
    table.to_parquet(tmp_path / "schedule.parquet", "employee")
    assert parquet.read_table(tmp_path / "schedule.parquet").to_pydict() == arrow.to_pydict()

    table.to_csv(tmp_path / "schedule.csv", "employee")
    with (tmp_path / "schedule.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 7200
    for place in (0, 2399, 860, 4000, 6000):
        one = arrow.slice(place, 1).to_pylist()[0]
        written = {
            name: "" if value is None else str(value)[:7] if name.endswith("month") else str(value)
            for name, value in one.items()
        }
        assert lines[place] == written

    wide = table.to_numpy()
    assert np.array_equal(wide["latest_month_civil_servant"], table.windows("civil_servant").latest_month)
    assert set(table.to_arrow().column_names) == set(wide)
