"""Row by row, field by field: the batch says what `assess` says."""

from __future__ import annotations

import functools
import random

import numpy as np
import pytest

from retirecalc import Category, Employment, Person, YearMonth
from retirecalc.batch import RESULTS, assess_batch, kernel
from retirecalc.law import Law
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.contributions.minimum_contribution import minimum_contribution
from tests.batch.people import by_assess, columns, random_row, rows_of
from tests.law_day import load_law
from tests.strategies import reached
from tests.tiers import some

NOW = YearMonth(2026, 11)
LAWS = {
    "default": {},
    "2024-12-31": {"in_force_on": "2024-12-31"},
    "R01 then": {"readings": {"R01": "statutory_year"}},
    "R01 later": {"readings": {"R01": "completion_year"}},
    "R07 no": {"readings": {"R07": "not_available", "R07b": "not_available"}},
    "R07 yes": {"readings": {"R07": "allowed"}},
    "R22": {"readings": {"R22": "birthday"}},
    "R23 yes": {"readings": {"R23": "yes"}},
    "R23 yes, R01": {"readings": {"R23": "yes", "R01": "completion_year"}},
    "R23 no, R01": {"readings": {"R23": "no", "R01": "completion_year", "R07": "allowed"}},
    "R28 month": {"readings": {"R28": "month_before"}},
    "R28 notice": {"readings": {"R28": "at_notice", "R23": "yes", "R01": "completion_year", "R22": "birthday"}},
    "R46 age": {"readings": {"R46": "after_age"}},
    "R46 open": {"readings": {"R46": "undetermined", "R01": "statutory_year"}},
    "R47": {"readings": {"R47": "no"}},
    "R47, R01, R23": {"readings": {"R47": "no", "R01": "completion_year", "R23": "yes"}},
}


@functools.cache
def law_of(name: str) -> Law:
    return load_law("CN", **LAWS[name])  # type: ignore[arg-type]


def differences(rows: list[dict[str, object]], law: Law, as_of: YearMonth) -> list[tuple[object, ...]]:
    found = rows_of(assess_batch(columns(rows), as_of=as_of, law=law))
    wrong: list[tuple[object, ...]] = []
    for row, batch in zip(rows, found, strict=True):
        scalar = by_assess(row, law, as_of)
        if batch != scalar:
            fields = {
                name: (batch.get(name), scalar.get(name)) for name in RESULTS if batch.get(name) != scalar.get(name)
            }
            wrong.append((row, fields))
    return wrong


@pytest.mark.parametrize("size", some([400, 1500], [400]))
@pytest.mark.parametrize(
    "as_of", [YearMonth(2024, 12), YearMonth(2025, 1), NOW, YearMonth(2031, 3), YearMonth(2040, 1)], ids=str
)
def test_random_rows_under_the_default_law(as_of: YearMonth, size: int) -> None:
    pick = random.Random(as_of.index)
    rows = [random_row(pick, as_of) for _ in range(size)]
    assert differences(rows, load_law(), as_of) == []


@pytest.mark.parametrize("size", some([1000, 5000], [1000]))
@pytest.mark.parametrize("name", some(LAWS, ["default", "R47, R01, R23"]))
@pytest.mark.parametrize("as_of", [NOW, YearMonth(2034, 6)], ids=str)
def test_the_table_for_many_rows_answers_the_same(
    name: str, as_of: YearMonth, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first qualifying month is worked out once for every key and count where there are many rows."""
    pick = random.Random(name)
    rows = [random_row(pick, as_of) for _ in range(size)]
    one_by_one = assess_batch(columns(rows), as_of=as_of, law=law_of(name), columns="first_qualifying_month")
    monkeypatch.setattr(kernel, "MANY", 1)
    people = columns(rows)
    by_table = assess_batch(people, as_of=as_of, law=law_of(name), columns="first_qualifying_month")
    for name_, values in by_table.items():
        assert (values == one_by_one[name_]).all()
    del people["employment"]  # all of one kind, where a table is always made
    monkeypatch.setattr(kernel, "MANY", 1 << 40)
    want = assess_batch(people, as_of=as_of, law=law_of(name))["first_qualifying_month"]
    monkeypatch.setattr(kernel, "MANY", 1)
    assert (assess_batch(people, as_of=as_of, law=law_of(name))["first_qualifying_month"] == want).all()


@pytest.mark.parametrize(
    "name", some(LAWS, ["default", "2024-12-31", "R01 then", "R01 later", "R23 no, R01", "R47, R01, R23"])
)
@pytest.mark.parametrize("as_of", [NOW, YearMonth(2034, 6)], ids=str)
def test_random_rows_under_other_laws_and_readings(name: str, as_of: YearMonth) -> None:
    pick = random.Random(f"{name} {as_of.index}")
    rows = [random_row(pick, as_of) for _ in range(150)]
    for row in rows:
        row["birth_day"] = pick.choice([1, 2, 15, 28, 28])
    assert differences(rows, law_of(name), as_of) == []


@pytest.mark.parametrize("name", some(LAWS, ["default", "R47, R01, R23"]))
def test_one_month_short_enough_and_one_more(name: str) -> None:
    """Counts that meet the minimum exactly in the judged month, or in the statutory one; months at each end of the window."""
    law, rows = law_of(name), []
    for birth, as_of in [("1967-05", NOW), ("1969-01", NOW), ("1964-12", NOW), ("1965-03", NOW), ("1980-09", NOW)]:
        month = YearMonth.of(birth)
        statutory = statutory_age(Person(month, "male_60"), law).value.month
        for offset in (-37, -36, -12, -1, 0, 1, 24, 36, 37, 80, 130, 200):
            judged = statutory + offset
            for at in {statutory, judged, statutory + 36}:
                minimum = minimum_contribution(
                    law, month=min(judged, at), statutory_age=reached(statutory)
                ).value.required_months
                for more in (-4, -3, -2, -1, 0, 1):
                    count = min(max(minimum - (max(at, as_of) - as_of) + more, 0), as_of - month)
                    row = {"birth": month.index, "category": "male_60", "retire_in": judged.index}
                    rows.append({**row, "employment": "employee", "cumulative_months": count})
    kinds = [Employment.OWN_ACCOUNT, Employment.UNKNOWN, Employment.CIVIL_SERVANT]
    rows += [
        {**row, "employment": kinds[place % 3], "continuing": bool(place % 2)} for place, row in enumerate(rows[::7])
    ]
    assert differences([{**row, "category": Category.MALE_60} for row in rows], law, NOW) == []


@pytest.mark.parametrize("name", some(LAWS, ["default", "R47, R01, R23"]))
def test_a_column_that_is_not_there_is_a_column_of_nulls(name: str) -> None:
    """Each set of columns takes its own short cuts through the kernel."""
    pick = random.Random(name)
    every = columns([random_row(pick, NOW) for _ in range(1500)])
    optional = [column for column in every if column not in ("birth", "category")]
    for size in range(len(optional) + 1):
        gone = pick.sample(optional, size)
        nulls = {column: np.full_like(every[column], 255 if every[column].dtype == np.uint8 else -1) for column in gone}
        without = {column: values for column, values in every.items() if column not in gone}
        found = assess_batch(without, as_of=NOW, law=law_of(name))
        wanted = assess_batch(every | nulls, as_of=NOW, law=law_of(name))
        for column, values in found.items():
            assert np.array_equal(values, wanted[column], equal_nan=values.dtype.kind == "M"), (gone, column)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(2 * len(LAWS)))
def test_two_hundred_thousand_rows(part: int) -> None:
    pick = random.Random(20_000 + part)
    name = list(LAWS)[part // 2] if part % 2 else "default"
    as_of = YearMonth(2024, 6) + pick.choice([0, 6, 7, 29, 60, 100, 140, 180])
    rows = [random_row(pick, as_of) for _ in range(10_000)]
    assert differences(rows, law_of(name), as_of)[:3] == []


@pytest.mark.parametrize("name", ["R22", "R28 notice"])
def test_days_at_the_end_of_a_month(name: str) -> None:
    """Born on the 31st, a deadline is the last day of a shorter month, never the first of the next one."""
    pick = random.Random(name)
    rows = []
    for _ in range(400):
        row = random_row(pick, NOW)
        row["birth"] = row["birth"] - row["birth"] % 12 + pick.choice([0, 2, 4, 6, 7, 9, 11])  # months of 31 days
        rows.append({**row, "birth_day": pick.choice([29, 30, 31])})
    assert differences(rows, law_of(name), NOW) == []
