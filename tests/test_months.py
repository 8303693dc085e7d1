"""Months against dateutil, and every form in which people write them."""

from __future__ import annotations

import copy
import json
import math
import operator
import pickle
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from string import Template
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from retirecalc.errors import InvalidFacts
from retirecalc.ground.months import Months, YearMonth, parse_day, parse_day_or_month

year_months = st.builds(YearMonth, st.integers(1, 9999), st.integers(1, 12))
working_months = st.builds(YearMonth, st.integers(1900, 2099), st.integers(1, 12))
dates = st.dates(date(1900, 1, 1), date(2099, 12, 31))
periods = st.integers(0, 9999 * 12).map(Months)
lives = st.integers(-1200, 1200)


def sentence(code: str, call: object, *args: object) -> str:
    assert callable(call)
    with pytest.raises(InvalidFacts) as refused:
        call(*args)
    assert refused.value.code == code
    return str(refused.value)


# against dateutil


@given(dates, lives)
def test_adding_months_to_the_birth_month_and_clipping_is_relativedelta(birth: date, months: int) -> None:
    expected = birth + relativedelta(months=months)
    assert (YearMonth.of(birth) + months).on(birth.day) == expected
    assert (months + YearMonth.of(birth)).on(birth.day) == expected
    assert (YearMonth.of(birth) - -months).on(birth.day) == expected


@given(dates, lives)
def test_taking_months_away_is_relativedelta(birth: date, months: int) -> None:
    assert (YearMonth.of(birth) - months).on(birth.day) == birth - relativedelta(months=months)


@given(working_months, working_months)
def test_the_difference_is_relativedelta(later: YearMonth, earlier: YearMonth) -> None:
    expected = relativedelta(later.on(1), earlier.on(1))
    difference = later - earlier
    assert type(difference) is Months
    assert difference == expected.years * 12 + expected.months
    assert earlier + difference == later


@given(year_months, st.integers(1, 31))
def test_on_clips_to_the_last_day_of_the_month(month: YearMonth, day: int) -> None:
    assert month.on(day) == date(month.year, month.month, 1) + relativedelta(day=day)


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        ("2028-02", 30, date(2028, 2, 29)),
        ("2025-02", 31, date(2025, 2, 28)),
        ("2100-02", 29, date(2100, 2, 28)),  # no leap year
        ("2000-02", 29, date(2000, 2, 29)),
        ("2030-04", 31, date(2030, 4, 30)),
        ("2030-12", 31, date(2030, 12, 31)),
        ("9999-12", 31, date(9999, 12, 31)),
    ],
)
def test_clip_examples(month: str, day: int, expected: date) -> None:
    assert YearMonth.of(month).on(day) == expected


def test_the_digest_examples_of_clipping() -> None:
    """Digest 2.2: born 1965-01-31, +60y1m; born 1968-02-29, +60y10m. The clip never moves the month."""
    assert (YearMonth.of("1965-01-31") + Months.of("60y1m")).on(31) == date(2025, 2, 28)
    assert (YearMonth.of("1968-02-29") + Months.of("60y10m")).on(29) == date(2028, 12, 29)


@given(working_months, lives, lives)
def test_adding_months_associates(month: YearMonth, one: int, other: int) -> None:
    assert month + one + other == month + (one + other)
    assert month + one - one == month


# written forms


@given(year_months)
def test_year_months_round_trip(month: YearMonth) -> None:
    y, m = month.year, month.month
    assert str(month) == f"{y:04d}-{m:02d}"
    for form in (str(month), f"{y:04d}年{m}月", f"{y:04d}/{m}", f"{y:04d}-{m}", f"{y:04d}.{m:02d}", f"{y:04d}{m:02d}"):
        assert YearMonth.of(form) == month, form
    assert YearMonth.of(month.on(17)) == month
    assert YearMonth.of(f"{y:04d}-{m:02d}-28") == month
    assert parse_day_or_month(f"{y:04d}{m:02d}28") == (month, 28)
    assert eval(repr(month)) == month  # the repr is its constructor


@pytest.mark.parametrize(
    "form",
    [
        "1971-09",
        "1971-9",
        "1971/09",
        "1971/9",
        "1971.09",
        "1971.9",
        "1971年9月",
        "1971年09月",
        "197109",
        " 1971-09 ",
        "１９７１年９月",
        "1971 年 9 月",
        "１９７１-０９",
        "一九七一年九月",
        "1971年9月份",
        "1971年9月生",
        "1971、9",
        "1971-09月",
        "09/1971",
        "Sept 1971",
        "sep-1971",
        197109,
        np.int32(197109),
        np.str_("1971-09"),
        Decimal(197109),
        pd.Period("1971-09", "M"),
    ],
)
def test_every_form_of_a_month(form: object) -> None:
    assert parse_day_or_month(form) == (YearMonth(1971, 9), None)


@pytest.mark.parametrize(
    "form",
    [
        "1971-09-15",
        "1971/9/15",
        "1971.9.15",
        "1971年9月15日",
        "1971年9月15",
        "19710915",
        19710915,
        "1971-09-15 00:00:00",
        "1971-09-15T00:00:00",
        "1971-09-15 00:00",
        "1971/9/15 0:00",
        "1971/9/15 0:00:00",
        "1971/9/15  00:00:00.000",
        "1971-09-15t00:00:00.000000",
        "1971-09-15T00",
        "19710915 00:00",
        "1971年9月15日 0:00:00",
        "1971年9月15日0:00",
        "1971/9/15 0:0:0",
        "1971-09-15T00:00:00,000",
        "1971/9/15 12:00 AM",
        "1971/9/15 12:00:00 am",
        "1971/9/15 上午12:00",
        "1971年9月15日凌晨0:00:00",
        "1971年9月15日0时0分0秒",
        "１９７１／９／１５　０：００",
        "１９７１年９月１５日",
        "1971\t- 9 -\u00a015",
        "15.09.1971",  # no month has the number 15
        "9/15/1971",
        "15 September 1971",
        "Sep 15, 1971",
        "1971年9月15日出生",
        date(1971, 9, 15),
        datetime(1971, 9, 15),
        np.datetime64("1971-09-15"),
        np.datetime64("1971-09-15T00:00:00.000000000"),
        np.int64(19710915),
        Decimal(19710915),
        pd.Timestamp("1971-09-15"),
        pd.Period("1971-09-15", "D"),
    ],
)
def test_every_form_of_a_day(form: object) -> None:
    assert parse_day_or_month(form) == (YearMonth(1971, 9), 15)


@pytest.mark.parametrize(
    "form",
    [
        "",
        "   ",
        "1971",
        "71-09",
        "1971-09-15-01",
        "1971-Q3",
        "05.09.1971",
        "Sept 71",
        "Septober 1971",
        "1971--09",
        "9月",
        "19719",
        "1971-091",
        "12345678901",
        "民国60年9月",
        "1971年",
        None,
        True,
        1971,
        3.5,
        1971.09,
        1971.9,
        197109.0,
        19710915.0,
        Decimal("1971.09"),
        Decimal("197109.0"),
        np.float64(197109.0),
        np.datetime64("1971"),
        np.datetime64("NaT", "D"),
        pd.NaT,
        pd.Period("1971Q3"),
        "1971-09-15 0",
        [],
        b"1971-09",
    ],
)
def test_what_is_not_a_month(form: object) -> None:
    shown = "not given" if str(form) in ("None", "NaT") else str(form).strip()
    assert sentence("ground.month_unreadable", YearMonth.of, form, "birth") == (
        f"birth: {shown!r} is not a month. Write it as 1971-09, 1971年9月 or 19710915."
    )


MOMENTS = [
    "1971-09-15 12:30:00",
    "1971-09-15 12:00",
    "1971-09-15 12:00 PM",
    "1971-09-15 下午12:00",
    "1971-09-15 上午11:00",
    "1971-09-15 12:30 AM",
    "1971-09-15 00:00:01",
    "1971-09-15 00:00:00.001",
    "1971-09-15T16:00",
    "1971-09-15T00:00:00Z",
    "1971-09-15T00:00:00+08:00",
    "1971-09-15 00:00:00-05:00",
    "1971-09-15 00:00:00 UTC",
    "1971-09-15 24:00",
    "1971-09-15Z",
    "1971-09-15+08:00",
    "19710915T160000Z",
    "1971年9月15日 8时",
    datetime(1971, 9, 15, 0, 0, tzinfo=UTC),
    datetime(1971, 8, 31, 16, 0, tzinfo=UTC),  # 1 September in Beijing
    datetime(1971, 9, 15, 23, 59),
    datetime(1971, 9, 15, 0, 0, 0, 1),
    pd.Timestamp("1971-09-15 00:00:00.000000001"),
    pd.Timestamp("1971-09-15", tz="Asia/Shanghai"),
    np.datetime64("1971-09-15T01"),
    np.datetime64("1971-09-15T00:00:00.000000001"),
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_is_no_date(moment: Any) -> None:
    shown = moment.isoformat(" ") if isinstance(moment, datetime) else str(moment)
    assert sentence("ground.moment", YearMonth.of, moment, "birth") == (
        f"birth: {shown!r} has a time of day or a time zone, and a date has neither: elsewhere it may be another day. Write the "
        "date alone, such as 1971-09-15."
    )


@pytest.mark.parametrize("form", ["2024-12-31", "2024年12月31日", 20241231, "2024-12-31 0:00", date(2024, 12, 31)])
def test_a_day(form: object) -> None:
    assert parse_day(form) == date(2024, 12, 31)


@pytest.mark.parametrize("form", ["2024-12", "2024", "2024.1", 2024.1, "soon", YearMonth(2024, 12)])
def test_what_is_no_day(form: object) -> None:
    assert sentence("ground.day_unreadable", parse_day, form, "in_force_on") == (
        f"in_force_on: {str(form)!r} is not a day. Write it as 2024-12-31."
    )


@pytest.mark.parametrize("form", ["1971-13", "1971-00", "1971年13月", "197100", "19711301", "1971/0/1"])
def test_a_month_that_does_not_exist(form: str) -> None:
    assert sentence("ground.no_such_month", YearMonth.of, form, "birth") == (
        f"birth: {form!r} has no such month: months run from 1 to 12. Check the date."
    )


@pytest.mark.parametrize(
    "form", ["1971-02-30", "1971-02-29", "1900-02-29", "1971年4月31日", "19710931", "1971-09-00", "1971-12-32"]
)
def test_a_day_that_does_not_exist(form: str) -> None:
    assert sentence("ground.no_such_birth_day", YearMonth.of, form, "birth") == (
        f"birth: {form!r} is not a day of the calendar. Check the date on the ID card or in the personnel file."
    )


@pytest.mark.parametrize("form", ["1971.1", 1971.1])
def test_january_or_october(form: object) -> None:
    """A spreadsheet that takes 1971.10 for a number shows 1971.1."""
    assert sentence("ground.month_or_decimal", YearMonth.of, form, "birth") == (
        "birth: '1971.1' could be January, or October after a spreadsheet dropped the final 0. Write it as 1971-01 or 1971-10."
    )
    assert YearMonth.of("1971.10") == YearMonth(1971, 10)
    assert YearMonth.of("1971.01") == YearMonth(1971, 1)


@pytest.mark.parametrize(("year", "month", "shown"), [(1971, 0, "1971-00"), (1971, 13, "1971-13"), (0, 13, "0000-13")])
def test_the_constructor_checks_the_month(year: int, month: int, shown: str) -> None:
    assert sentence("ground.no_such_month", YearMonth, year, month) == (
        f"month: '{shown}' has no such month: months run from 1 to 12. Check the date."
    )


@pytest.mark.parametrize(("year", "shown"), [(0, "0000-05"), (10000, "10000-05"), (12345, "12345-05")])
def test_the_constructor_checks_the_year(year: int, shown: str) -> None:
    assert sentence("ground.no_such_year", YearMonth, year, 5) == (
        f"month: '{shown}' lies outside the years 1 to 9999. Check the year."
    )
    assert sentence("ground.no_such_year", YearMonth.of, "0000-05", "birth").startswith("birth: '0000-05' lies outside")


@pytest.mark.parametrize("whole", [np.int64, np.int32, np.uint16, Months], ids=lambda kind: kind.__name__)
def test_whole_numbers_of_others_are_python_numbers_before_a_month_is_kept(whole: Any) -> None:
    """A month nobody asked for yet, so that this one would be kept."""
    start = {np.int64: 7001, np.int32: 7002, np.uint16: 7003, Months: 7004}[whole]
    months = [YearMonth(whole(start), whole(6)), YearMonth(start, 3) + whole(4), YearMonth(start, 12) - whole(4)]
    for month, expected in zip(months, (6, 7, 8), strict=True):
        assert month is YearMonth(start, expected)
        assert {type(month.index), type(month.year), type(month.month)} == {int}
        assert json.dumps([month.year, month.month]) == f"[{start}, {expected}]"
    assert type(YearMonth(start, 1) - YearMonth(start, 1)) is Months


@pytest.mark.parametrize("value", [2033.0, np.float64(2033.0), True, np.True_, "2033", None, [2033]], ids=repr)
def test_what_is_no_whole_number_makes_no_month(value: Any) -> None:
    told = "is no whole number. Write YearMonth(1971, 9), or read text by YearMonth.of('1971-09')."
    shown = "not given" if value is None else repr(value)
    assert sentence("ground.not_whole", YearMonth, value, 6) == f"year: {shown} {told}"
    assert sentence("ground.not_whole", YearMonth, 7010, value) == f"month: {shown} {told}"
    for add in (YearMonth.__add__, YearMonth.__sub__, Months.__add__):
        start: Any = Months(3) if add is Months.__add__ else YearMonth(7011, 1)
        with pytest.raises(TypeError, match="whole numbers"):
            add(start, value)


def test_a_float_leaves_the_month_as_it_was() -> None:
    """What was refused was kept once, and every later answer with that month failed."""
    for year, month in ((7020.0, 6), (7020, 6.0), (7020, 6.5)):
        with pytest.raises(InvalidFacts):
            YearMonth(year, month)  # type: ignore[arg-type]
    assert str(YearMonth(7020, 6)) == "7020-06"
    frame = pd.DataFrame({"year": [7021, 7022], "month": [6, 7]})
    assert [str(YearMonth(year, month)) for year, month in zip(frame["year"], frame["month"], strict=True)] == [
        *("7021-06", "7022-07"),
    ]


def test_arithmetic_stays_inside_the_calendar() -> None:
    assert YearMonth(1, 2) - 1 == YearMonth(1, 1)
    assert YearMonth(9999, 11) + 1 == YearMonth(9999, 12)
    for start, by in ((YearMonth(1, 1), -1), (YearMonth(9999, 12), 1)):
        assert sentence("ground.no_such_year", YearMonth.__add__, start, by).startswith("month: ")


# periods


@given(periods)
def test_periods_round_trip(period: Months) -> None:
    years, months = divmod(int(period), 12)
    for form in (
        str(period),
        period.iso,
        f"{years}年{months}个月",
        f"{years}岁{months}个月",
        f"{years}Y{months}M",
        int(period),
    ):
        read = Months.of(form)
        assert (read, type(read)) == (period, Months), form
    assert str(period) == f"{years}y{months}m"
    assert eval(repr(period)) == period  # the repr is its constructor


@pytest.mark.parametrize(
    ("form", "months"),
    [
        ("26y4m", 316),
        ("26Y4M", 316),
        ("26y", 312),
        ("4m", 4),
        ("26年4个月", 316),
        ("26年4月", 316),
        ("26年零4个月", 316),
        ("26年", 312),
        ("4个月", 4),
        ("60岁1个月", 721),
        ("60周岁", 720),
        ("60岁", 720),
        ("P60Y1M", 721),
        ("P60Y", 720),
        ("P0M", 0),
        ("p1y", 12),
        ("26 years 4 months", 316),
        ("1 year 1 month", 13),
        ("２６年４个月", 316),
        (" 26y 4m ", 316),
        ("316", 316),
        ("0", 0),
        (0, 0),
        (316, 316),
        ("67个月", 67),  # a part ends at 11 beside years, and only there
        ("67m", 67),
        (np.int64(316), 316),
        (Decimal(316), 316),
    ],
)
def test_every_form_of_a_period(form: object, months: int) -> None:
    assert Months.of(form) == months


@pytest.mark.parametrize(
    "form",
    [
        "",
        "P",
        "y",
        "年",
        "sixty",
        "26-4",
        "26年4天",
        "4m26y",
        "26y4m1d",
        "1234567",
        None,
        True,
        False,
        [],
        YearMonth(2026, 4),
    ],
)
def test_what_is_not_a_period(form: object) -> None:
    shown = "not given" if form is None else str(form)
    assert sentence("ground.period_unreadable", Months.of, form, "paid") == (
        f"paid: {shown!r} is not a period. Write it as 26y4m, 26年4个月 or 316 months."
    )


@pytest.mark.parametrize(
    ("form", "shown", "forms", "zh"),
    [
        ("26.4", "26.4", "26y4m (316 months)", "26年4个月（316个月）"),  # 26.4 years are no whole number of months
        (26.4, "26.4", "26y4m (316 months)", "26年4个月（316个月）"),
        (Decimal("26.4"), "26.4", "26y4m (316 months)", "26年4个月（316个月）"),
        ("26.4年", "26.4", "26y4m (316 months)", "26年4个月（316个月）"),
        ("26.10", "26.10", "26y10m (322 months)", "26年10个月（322个月）"),
        ("26.1", "26.1", "26y1m (313 months), 26y10m (322 months)", "26年1个月（313个月）、26年10个月（322个月）"),
        (
            "26.5",
            "26.5",
            "26y5m (317 months), 26y6m (318 months, 26.5 years)",
            "26年5个月（317个月）、26年6个月（318个月，即26.5年）",
        ),
        (
            "0.5y",
            "0.5",
            "0y5m (5 months), 0y6m (6 months, 0.5 years)",
            "0年5个月（5个月）、0年6个月（6个月，即0.5年）",
        ),
        ("12.67", "12.67", "12y8m (152 months, 12.67 years)", "12年8个月（152个月，即12.67年）"),
        ("12.66", "12.66", "12y8m (152 months, 12.66 years)", "12年8个月（152个月，即12.66年）"),  # 12.666, cut off
        (152 / 12, "12.666666666", "12y8m (152 months, 12.666666666 years)", "12年8个月（152个月，即12.666666666年）"),
        (
            "5.08",
            "5.08",
            "5y1m (61 months, 5.08 years), 5y8m (68 months)",
            "5年1个月（61个月，即5.08年）、5年8个月（68个月）",
        ),
        ("26.25", "26.25", "26y3m (315 months, 26.25 years)", "26年3个月（315个月，即26.25年）"),
    ],
)
def test_a_decimal_is_never_guessed_and_only_what_is_true_is_offered(
    form: object, shown: str, forms: str, zh: str
) -> None:
    with pytest.raises(InvalidFacts) as refused:
        Months.of(form, "paid")
    assert str(refused.value) == (
        f"paid: {shown!r} is a decimal, and nothing is guessed from it. Write what is meant in years and months: {forms}, or "
        "another count."
    )
    assert refused.value.text("zh") == f"paid：“{shown}”是小数，含义不明确。请按实际写成年和月：{zh}，或其他月数。"


@pytest.mark.parametrize("form", ["12.99", "12.121", 12.99, "12.125"])
def test_a_decimal_that_is_no_count_at_all_offers_nothing(form: object) -> None:
    assert sentence("ground.period_unreadable", Months.of, form, "paid") == (
        f"paid: '{form}' is not a period. Write it as 26y4m, 26年4个月 or 316 months."
    )


@pytest.mark.parametrize(
    ("form", "months"),
    [
        (316.0, 316),  # a count among nulls, as a frame has it
        (np.float64(316.0), 316),
        (np.int16(316), 316),
        (np.uint8(200), 200),
        (np.str_("26y4m"), 316),
        (Decimal(316), 316),
        (Decimal("316.00"), 316),
        ("二十六年零四个月", 316),
        ("26年半", 318),
        ("26周年", 312),
    ],
    ids=repr,
)
def test_a_count_out_of_a_frame_and_in_words(form: object, months: int) -> None:
    assert Months.of(form) == months


@pytest.mark.parametrize("form", [True, np.True_, pd.NA, float("nan"), float("inf"), Decimal("NaN"), "半年", b"316"])
def test_what_is_no_count(form: object) -> None:
    with pytest.raises(InvalidFacts):
        Months.of(form)


@pytest.mark.parametrize(
    ("form", "months", "total", "zh"),
    [
        ("12年67个月", 67, "17y7m", "17年7个月"),
        ("5y12m", 12, "6y0m", "6年0个月"),
        ("P1Y13M", 13, "2y1m", "2年1个月"),
        ("0y99m", 99, "8y3m", "8年3个月"),
        ("60岁12个月", 12, "61y0m", "61年0个月"),
        ("26 years 14 months", 14, "27y2m", "27年2个月"),
    ],
)
def test_a_part_over_11_months(form: str, months: int, total: str, zh: str) -> None:
    with pytest.raises(InvalidFacts) as refused:
        Months.of(form, "paid")
    assert str(refused.value) == (
        f"paid: {form!r} has {months} months beside the years, and a year has 12. Check it; added up it is {total}."
    )
    assert refused.value.text("zh") == (
        f"paid：“{form}”中年数之外另有{months}个月，而一年只有12个月。请核对；两者相加是{zh}。"
    )


@pytest.mark.parametrize(("form", "shown"), [(-1, "-1"), ("-1", "'-1'"), ("-26y4m", "'-26y4m'"), ("- 3", "'- 3'")])
def test_a_period_below_zero(form: object, shown: str) -> None:
    assert sentence("ground.period_negative", Months.of, form, "paid") == (
        f"paid: {shown} is below zero. Contribution months are counted from 0."
    )


@pytest.mark.parametrize(
    ("months", "iso"),
    [(0, "P0M"), (1, "P1M"), (11, "P11M"), (12, "P1Y"), (13, "P1Y1M"), (720, "P60Y"), (741, "P61Y9M")],
)
def test_iso(months: int, iso: str) -> None:
    assert Months(months).iso == iso


# values that behave


@given(st.lists(year_months, min_size=2, max_size=8))
def test_months_are_totally_ordered_as_their_dates_are(months: list[YearMonth]) -> None:
    assert sorted(months) == sorted(months, key=lambda month: (month.year, month.month))
    assert sorted(map(str, months)) == [str(month) for month in sorted(months)]
    one, other, *_ = months
    assert (one < other) == (one.on(1) < other.on(1))
    assert (one == other) == (one.on(1) == other.on(1))
    assert (hash(one) == hash(other)) or one != other


@given(year_months, periods)
def test_values_survive_pickle_and_copy(month: YearMonth, period: Months) -> None:
    for value in (month, period):
        for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert (again, type(again), repr(again)) == (value, type(value), repr(value))


def test_two_months_cannot_be_added() -> None:
    with pytest.raises(TypeError):
        YearMonth(2025, 1) + YearMonth(2025, 1)  # type: ignore[operator]


@pytest.mark.parametrize("other", [1.0, 1.5, "1", None])
def test_only_whole_months_are_counted(other: Any) -> None:
    """No float ever touches a date, and no text is taken for a number."""
    for value in (YearMonth(2025, 1), Months(741)):
        with pytest.raises(TypeError):
            value + other
    with pytest.raises(TypeError):
        YearMonth(2025, 1) - other


def test_a_period_and_a_month_add_either_way() -> None:
    period: Any = Months(1)  # typed as `int + int` is, so the checker would have it a period
    assert period + YearMonth(2024, 12) == YearMonth(2024, 12) + period == YearMonth(2025, 1)
    assert type(period + YearMonth(2024, 12)) is YearMonth
    assert (type(Months(1) + Months(2)), Months(1) + Months(2)) == (Months, 3)


def test_formatting_is_the_text_and_not_the_number() -> None:
    assert (
        f"{YearMonth(2025, 1)} {YearMonth(2025, 1):>9} {Months(741)} {Months(4):>6}" == "2025-01   2025-01 61y9m   0y4m"
    )


def test_pydantic_reads_and_writes_them_as_the_contract_does() -> None:
    pair = TypeAdapter(tuple[YearMonth, Months])
    value = pair.validate_json('["2033-06", "61y9m"]')
    assert value == (YearMonth(2033, 6), Months(741))
    assert json.loads(pair.dump_json(value)) == ["2033-06", 741]


def test_a_day_is_checked_before_it_is_dropped() -> None:
    last = date(2024, 2, 29)
    assert YearMonth.of(last + timedelta(days=1)) == YearMonth.of(last) + 1


def test_a_month_is_no_number() -> None:
    """Text or an error, never the number of months since the year 0."""
    month: Any = YearMonth(2031, 9)
    assert (f"{month}", str(month), Template("$month").substitute(month=month)) == ("2031-09",) * 3
    for take in (int, float, range, bool.__index__, json.dumps, math.floor):
        with pytest.raises(TypeError):
            take(month)
    assert "%s" % month == "2031-09"  # noqa: UP031  # as older code does
    for text in ("%d", "%i", "%x"):
        with pytest.raises(TypeError):
            text % month
    other: Any
    for other in (24380, 24380.0, "2031-09", date(2031, 9, 1), None):
        assert month != other
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            with pytest.raises(TypeError):
                compare(month, other)
    assert not isinstance(month, int | str | tuple)
    with pytest.raises(TypeError):
        [10, 20][month]
    with pytest.raises(TypeError):
        month + month


def test_a_month_in_tables_of_others() -> None:
    month: Any = YearMonth(2031, 9)
    assert pd.Series([month]).dtype == object
    assert pd.DataFrame({"month": [month]}).to_csv(index=False) == "month\n2031-09\n"
    assert pd.DataFrame({"month": [month]}).to_string(index=False).split() == ["month", "2031-09"]
    assert json.loads(pd.DataFrame({"born": [month]}).to_json()) == {"born": {"0": {"month": "2031-09"}}}
    assert json.loads(pd.DataFrame({"month": [month]}).astype(str).to_json()) == {"month": {"0": "2031-09"}}
    assert pl.Series([month]).dtype == pl.Object
    assert "2031-09" in str(pl.DataFrame({"month": pl.Series([month])}))
    with pytest.raises(pa.ArrowInvalid):
        pa.array([month])
    assert np.array([month]).dtype == object


def test_there_is_one_object_of_each_month_and_it_does_not_change() -> None:
    month = YearMonth(2031, 9)
    assert YearMonth.of("2031年9月") is month is YearMonth(2031, 8) + 1 is YearMonth(2031, 10) - 1
    assert pickle.loads(pickle.dumps(month)) is month is copy.deepcopy(month)
    with pytest.raises(AttributeError):
        month.index = 1
    with pytest.raises(AttributeError):
        del month.index
    assert str(month) == "2031-09"
    assert len({month, YearMonth(2031, 9), YearMonth(2031, 10)}) == 2
