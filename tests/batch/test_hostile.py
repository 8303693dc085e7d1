"""What people's columns really hold: right, a problem in that row, or one error that names the column. Never a guess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from retirecalc import Category, Employment, InvalidFacts, YearMonth
from retirecalc.batch import PROBLEMS, Problem, assess_batch, explain_row
from tests.law_day import load_law

LAW = load_law()
NOW = "2026-11"


def problems(table: Any) -> list[str | None]:
    found = assess_batch(table, as_of=NOW, law=LAW, columns=[])
    if isinstance(found, dict):
        return [None if PROBLEMS[code] is None else str(PROBLEMS[code]) for code in found["problem"]]
    return [None if not isinstance(one, str) else one for one in pa.table(found)["problem"].to_pylist()]


def people(**columns: Any) -> dict[str, Any]:
    length = len(next(iter(columns.values())))
    return {"birth": ["1971-09"] * length, "category": ["male_60"] * length} | columns


BIRTHS: list[tuple[object, str | None]] = [
    ("1971-09", None),
    ("1971-09-15", None),
    ("1971年9月", None),
    (" １９７１-０９ ", None),
    (date(1971, 9, 15), None),
    (pd.Timestamp("1971-09-15").to_pydatetime(), None),
    (pd.Timestamp("1971-09-15 23:59").to_pydatetime(), "birth_unreadable"),
    (pd.Timestamp("1971-09-15"), None),
    (np.datetime64("1971-09-15"), None),
    (YearMonth(1971, 9), None),
    (19710915, None),
    (197109, None),
    (197109.0, "birth_unreadable"),  # no float is a month
    (Decimal(197109), None),
    (b"1971-09", None),
    (None, "birth_missing"),
    (float("nan"), "birth_missing"),
    (pd.NaT, "birth_missing"),
    (pd.NA, "birth_missing"),
    (np.datetime64("NaT", "D"), "birth_missing"),
    ("", "birth_missing"),
    ("  ", "birth_missing"),
    ("1971-13", "birth_unreadable"),
    ("1971-02-30", "birth_unreadable"),
    ("1971.1", "birth_unreadable"),
    (1971.09, "birth_unreadable"),  # a number with a fraction is no month
    (1971.1, "birth_unreadable"),
    (26177, "birth_unreadable"),  # a spreadsheet's day number, not a month of ours
    (197113, "birth_unreadable"),
    (19710230, "birth_unreadable"),
    (0, "birth_unreadable"),
    (-1, "birth_unreadable"),
    (2**63, "birth_unreadable"),
    (-(2**70), "birth_unreadable"),
    (float("inf"), "birth_unreadable"),
    (True, "birth_unreadable"),
    ([1971, 9], "birth_unreadable"),
    ({}, "birth_unreadable"),
    ("不详", "birth_missing"),
    ("待定", "birth_missing"),
    ("一九七一年九月", None),
    (date(1, 1, 1), "birth_out_of_range"),
    (date(9999, 12, 31), "birth_out_of_range"),
    ("1899-12", "birth_out_of_range"),
    ("2100-01", "birth_out_of_range"),
    ("2026-12", "birth_after_as_of"),
]


def test_births_of_mixed_types() -> None:
    values = np.empty(len(BIRTHS), object)
    values[:] = [birth for birth, _ in BIRTHS]
    assert problems({"birth": values, "category": ["男"] * len(values)}) == [problem for _, problem in BIRTHS]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array(["1971-09-15", "NaT", "0001-01-01", "9999-12-31"], "datetime64[D]"), "ok missing out out"),
        (np.array(["1971-09-15", "NaT", "1899-12-31", "2100-01-01"], "datetime64[ns]"), "ok missing out out"),
        (np.array(["1971-09", "NaT", "0001-01", "9999-12"], "datetime64[M]"), "ok missing out out"),
        (np.array(["1971-09", "", "1971-00", "19710915"]), "ok missing bad ok"),
        (np.array([b"1971-09", b"", b"\xff\xfe", b"197109"]), "ok missing bad ok"),
        (np.array([197109, 0, -(2**31), 2**31 - 1], np.int32), "ok bad bad bad"),
        (np.array([197109, 19710915, 2**64 - 1, 2**63], np.uint64), "ok ok bad bad"),
        (np.array([197109.0, np.nan, np.inf, 1971.1]), "bad missing bad bad"),
        (np.array(["1971-09-15T00:00", "1971-09-15T00:01", "NaT"], "datetime64[m]"), "ok bad missing"),
        (np.array(["1971-09-15T00", "1971-09-15T01", "9999-12-31T23"], "datetime64[h]"), "ok bad bad"),
        (np.array([0, 1, 86_400_000_000_000, -1], "datetime64[ns]"), "ok bad ok bad"),
        (np.array(["1971-09-09", "1971-09-16"], "datetime64[W]"), "ok ok"),
        (np.array([1971 * 12 + 8, -1, -2, -32768], np.int16), "ok missing bad bad"),
        (np.array([1900 * 12, 1899 * 12 + 11, 2100 * 12, 32767], np.int16), "ok out out out"),
        (np.ma.array(["1971-09", "1971-09"], mask=[False, True]), "ok missing"),
    ],
)
def test_births_of_one_type(values: Any, expected: str) -> None:
    words = {"ok": None, "missing": "birth_missing", "bad": "birth_unreadable", "out": "birth_out_of_range"}
    found = problems({"birth": values, "category": np.zeros(len(values), np.uint8)})
    assert found == [words[word] for word in expected.split()]


COUNTS: list[tuple[object, str | None]] = [
    (300, None),
    (300.0, None),
    ("300", None),
    ("25y", None),
    ("25年", None),
    (0, None),
    (None, None),
    (float("nan"), None),
    (26.4, "unreadable"),
    ("26.4", "unreadable"),
    (-1, "unreadable"),
    (-(10**30), "unreadable"),
    ("-1", "unreadable"),
    (float("inf"), "unreadable"),
    (float("-inf"), "unreadable"),
    (True, "unreadable"),
    ("many", "unreadable"),
    (10**30, "contributions_exceed_life"),
    (663, "contributions_exceed_life"),
    (663.0, "contributions_exceed_life"),
    (662, "contributions_exceed_life"),
    (661, "contributions_exceed_life"),
    (10**6, "contributions_exceed_life"),
]


@pytest.mark.parametrize("name", ["paid_months", "deemed_months", "cumulative_months"])
def test_counts(name: str) -> None:
    lived = (2026 - 1971) * 12 + 3
    expected = [f"{name}_unreadable" if one == "unreadable" else one for _, one in COUNTS]
    values = [lived + 1 if value == 663 else lived + 2 if value in (661, 662) else value for value, _ in COUNTS]
    assert problems(people(**{name: values, "birth": ["1971-09"] * len(values)})) == expected
    for dtype in (np.int16, np.int32, np.int64, np.uint16, np.uint64, np.float32, np.float64):
        values_ = np.array([lived, lived + 1], dtype)
        assert problems(people(**{name: values_})) == [None, "contributions_exceed_life"]


def test_a_huge_or_negative_number_of_any_width() -> None:
    for dtype in (np.int16, np.int32, np.int64):
        low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
        found = problems(people(paid_months=np.array([low, high], dtype), deemed_months=np.array([high, high], dtype)))
        assert found == ["paid_months_unreadable", "contributions_exceed_life"]
    assert problems(people(paid_months=np.array([2**64 - 1], np.uint64))) == ["contributions_exceed_life"]


def test_parts_that_contradict_each_other() -> None:
    found = problems(
        people(
            paid_months=[100, 100, 300, None, 100, None],
            deemed_months=[20, 20, None, 300, None, None],
            cumulative_months=[120, 121, 200, 200, 100, 50],
        )
    )
    wrong = "contributions_contradict"
    assert found == [None, wrong, wrong, wrong, None, None]


def test_the_other_facts() -> None:
    months = ["2026-11", "2026-12", "1971-08", "1971-09", None, "0001-01", "9999-12", "x"]
    found = problems(people(cumulative_months=[0] * len(months), counted_to=months))
    after, before = "counted_to_after_as_of", "counted_to_before_birth"
    assert found == [None, after, before, None, None, before, after, "counted_to_unreadable"]
    assert problems(people(counted_to=["2026-12", "x"])) == [None, "counted_to_unreadable"]  # nothing is counted to it

    retire = ["2030-01", None, "", "1900-01", "1899-12", "2399-12", "2400-01", date(9999, 12, 31), "x"]
    far, unborn = "retire_in_out_of_range", "month_before_birth"
    assert problems(people(retire_in=retire)) == [None, None, None, unborn, far, None, far, far, "retire_in_unreadable"]
    assert problems(people(birth=["1971-09"] * 2, retire_in=["1971-08", "1971-09"])) == [unborn, None]

    kinds = ["employee", "灵活就业", None, "", "unknown", "astronaut", 3]
    bad = "employment_unreadable"
    assert problems(people(employment=kinds)) == [None, None, None, None, None, bad, bad]
    yes = [True, False, None, 1, 0, 1.0, np.True_, "yes", "否", "待定", 2, "perhaps"]
    for name, bad in (("continuing", "continuing_unreadable"), ("approved", "approved_unreadable")):
        assert problems(people(**{name: yes})) == [None] * 10 + [bad, bad]

    drawn = ["none", "employee", "城乡居民养老金", "是", None, "", "invalid", 2, "other", "some"]
    bad = "drawing_unreadable"
    assert problems(people(drawing=drawn)) == [None, None, None, None, None, None, bad, bad, None, None]
    assert problems(people(drawing=np.array([0, 4, 5, 255, 254], np.uint8))) == [None, None, bad, None, bad]

    agreed = ["2030-01", "no", "否", "未约定", "无", False, None, "", date(2030, 1, 1), 203001, True, "yes", 0, "x"]
    bad = "deferral_agreed_to_unreadable"
    assert problems(people(deferral_agreed_to=agreed)) == [None] * 10 + [bad] * 4
    assert problems(people(deferral_agreed_to=np.array([False, True]))) == [None, bad]
    assert problems(people(deferral_agreed_to=np.array([24_000, 0, -1, -2], np.int16))) == [None, None, None, bad]

    categories = ["male_60", "女干部", "女", "female", "men", None, "", "gibberish", 60, pd.NA]
    bad, woman = "category_unreadable", "category_of_woman"
    missing = "category_missing"
    expected = [None, None, woman, woman, None, missing, missing, bad, bad, missing]
    assert problems(people(category=categories)) == expected
    assert problems(people(category=np.array([0, 2, 3, 255, 200], np.uint8))) == [None, None, bad, missing, bad]
    assert problems(people(employment=np.array([0, 5, 6, 255, 254], np.uint8)))[2:] == [
        "employment_unreadable",
        None,
        "employment_unreadable",
    ]
    assert problems(people(category=np.array([0, -1, -2], np.int8))) == [None, missing, bad]


def test_every_problem_is_met_above() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    computed = {f"{name}_unreadable" for name in ("paid_months", "deemed_months", "cumulative_months")}
    computed |= {"not_covered"}  # in test_law_by_month.py: it takes a law whose age is not on file for everybody
    assert [problem for problem in Problem if f'"{problem}"' not in text and problem not in computed] == []


def test_a_problem_row_has_nothing_else() -> None:
    table = pd.DataFrame(people(birth=["1971-09", "x"], cumulative_months=[300, 300], retire_in=["2031-09"] * 2))
    found = assess_batch(table, as_of=NOW, law=LAW)
    assert found.loc[1].drop("problem").isna().all()
    assert found.loc[0].drop(["problem", "agreement_by"]).notna().all()


def test_one_bad_row_never_stops_or_changes_the_others() -> None:
    births = ["1965-01", "1970-05", "1976-09", "1990-12"]
    alone = assess_batch(people(birth=births, cumulative_months=[200] * 4), as_of=NOW, law=LAW)
    mixed = assess_batch(
        people(birth=[*births[:2], None, *births[2:]], cumulative_months=[200] * 5), as_of=NOW, law=LAW
    )
    for name, values in alone.items():
        assert np.array_equal(np.delete(mixed[name], 2), values, equal_nan=values.dtype.kind == "M"), name


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ({"category": ["男"]}, "birth"),
        ({"birth": ["1971-09"]}, "category"),
        (pd.DataFrame({"birth": ["1971-09"]}), "category"),
        (pl.DataFrame({"birth": ["1971-09"]}), "category"),
        (pa.table({"birth": ["1971-09"]}), "category"),
        (people(birth=np.array([True])), "birth"),
        (people(birth=np.array([1j])), "birth"),
        (people(birth=np.array(["2000"], "datetime64[Y]")), "birth"),
        (people(birth=np.array([5], "timedelta64[D]")), "birth"),
        (people(birth=np.zeros((1, 2))), "birth"),
        (people(paid_months=np.array([True])), "paid_months"),
        (people(category=np.array([0], np.int64)), "category"),
        (people(category=["男", "男"], birth=["1971-09"]), "category"),
        (pa.table({"birth": pa.array([[1]]), "category": ["男"]}), "birth"),
        (pd.DataFrame([["1971-09", "1971-09", "男"]], columns=["birth", "birth", "category"]), "birth"),
        (pa.table([["1971-09"], ["1971-09"], ["男"]], names=["birth", "birth", "category"]), "birth"),
    ],
)
def test_a_column_that_cannot_be_is_one_error_that_names_it(table: Any, column: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        assess_batch(table, as_of=NOW, law=LAW)
    assert caught.value.fields["field"] == column
    assert str(caught.value).startswith(f"{column}: ")


def test_tables_that_are_none() -> None:
    for table in (7, "a.csv", None, [1, 2], object()):
        with pytest.raises(InvalidFacts, match="is no table"):
            assess_batch(table, as_of=NOW, law=LAW)
    with pytest.raises(InvalidFacts, match="type dict is no table"):
        next(assess_batch(iter([{"birth": "1971-09"}]), as_of=NOW, law=LAW))


@pytest.mark.parametrize("month", ["1899-12", "2200-01"])
def test_a_month_of_asking_beyond_the_tables(month: str) -> None:
    with pytest.raises(InvalidFacts, match="as_of"):
        assess_batch(people(birth=["1971-09"]), as_of=month, law=LAW)


def test_results_that_are_none() -> None:
    with pytest.raises(InvalidFacts, match="pension"):
        assess_batch(people(birth=["1971-09"]), as_of=NOW, law=LAW, columns=["pension"])


def test_explaining_a_row_with_a_problem_raises_what_is_wrong() -> None:
    table = people(birth=["1971-09", "x", "1971-09"], paid_months=[10, 10, 999])
    assert explain_row(table, 0, as_of=NOW, law=LAW).person.birth == "1971-09"
    with pytest.raises(InvalidFacts, match="birth_unreadable"):
        explain_row(table, 1, as_of=NOW, law=LAW)
    answered = explain_row(table, 2, as_of=NOW, law=LAW)  # as the batch does, without what cannot be true
    assert answered.person.contributions is None
    assert str(answered.statutory.value.month) == "2033-06"
    for row in (3, -1):
        with pytest.raises(IndexError):
            explain_row(table, row, as_of=NOW, law=LAW)


def test_codes_are_places_in_the_enums() -> None:
    codes = np.arange(3, dtype=np.uint8)
    by_code = assess_batch(people(category=codes), as_of=NOW, law=LAW)
    by_word = assess_batch(people(category=[str(one) for one in Category]), as_of=NOW, law=LAW)
    assert all(
        np.array_equal(by_code[name], by_word[name], equal_nan=True) for name in ("statutory_month", "eligibility")
    )
    kinds = assess_batch(people(employment=np.arange(6, dtype=np.int8)), as_of=NOW, law=LAW)
    words = assess_batch(people(employment=[str(one) for one in Employment]), as_of=NOW, law=LAW)
    assert (kinds["latest_month"] == words["latest_month"]).all()
