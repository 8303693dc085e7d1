"""What a type checker takes and what it refuses. Run by mypy and pyright too: a refusal that is none fails as an unused ignore.

Every call is made as well: what the checkers take gives an answer, and what they refuse is refused.
"""
# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest

from retirecalc import (
    Assessment,
    Category,
    Contributions,
    Employment,
    Months,
    Person,
    RetirecalcError,
    YearMonth,
    assess,
    compare,
)
from retirecalc.facts.words import (
    CATEGORY_WORDS,
    DRAWING_WORDS,
    EMPLOYMENT_WORDS,
    WOMAN_WORDS,
    CategoryWord,
    Drawing,
    DrawingWord,
    EmploymentWord,
)
from retirecalc.ground.workdays import CalendarDays, Workdays, after_calendar_days, after_working_days
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.amounts.minimum_wage.table import MinimumWageTable
from retirecalc.rules.incapacity.invalidity_allowance.table import InvalidityAllowanceTable
from retirecalc.rules.incapacity.invalidity_course.table import InvalidityCourseTable
from retirecalc.rules.retiring.retirement_steps.table import LocalProcedureTable
from retirecalc.rules.retiring.working_days.facts import CountFacts
from retirecalc.rules.retiring.working_days.table import HolidaysTable
from retirecalc.rules.unemployment.unemployment_benefit.table import (
    LocalUnemploymentTable,
    UnemploymentBenefitTable,
    UnemploymentDecisionTable,
)
from retirecalc.tables.table import Cell
from tests.law_day import load_law

LAW = load_law()
MAN = Person("1971-09", "male_60")

TAKEN: list[Callable[[], object]] = [
    lambda: Person("1971-09", "男"),
    lambda: Person(date(1971, 9, 15), "女干部", employment="公务员"),
    lambda: Person(YearMonth(1971, 9), Category.MALE_60, employment=Employment.OWN_ACCOUNT),
    lambda: Person("1971年9月", Category.of("女专技岗"), drawing="none"),
    lambda: Contributions(cumulative="26y4m", counted_to=date(2026, 10, 31), continuing=True),
    lambda: Contributions(paid=Months(292), deemed=24, lump_sum=(36, "2030-02")),
    lambda: assess(MAN, LAW, YearMonth(2026, 11), months=["2033-06", date(2034, 1, 1)]).option("2033-06").eligibility,
    lambda: YearMonth(2026, 11) + Months(3) - 1 < YearMonth(2027, 1),
    lambda: (YearMonth(2033, 6) - YearMonth(1971, 9)).iso,
    lambda: statutory_age(MAN, LAW).value.month.on(31),
]
REFUSED: list[Callable[[], object]] = [
    lambda: Person("1971-09", "女"),  # type: ignore[arg-type]
    lambda: Person(7.5, "男"),  # type: ignore[arg-type]
    lambda: Person("1971-09", "男", employment="退休"),  # type: ignore[arg-type]
    lambda: Person("1971-09", "男", contributions=316),  # type: ignore[arg-type]
    lambda: Contributions(cumulative=26.4),  # type: ignore[arg-type]
    lambda: assess(MAN, "CN", "2026-11"),  # type: ignore[arg-type]
    lambda: compare(MAN, LAW, "2026-11", [2033.5]),  # type: ignore[list-item]
    lambda: YearMonth(2026, 11) < 24322,  # type: ignore[operator]
    lambda: YearMonth(2026, 11) + 1.5,  # type: ignore[operator]
    lambda: int(YearMonth(2026, 11)),  # type: ignore[call-overload]
]


@pytest.mark.parametrize("call", TAKEN)
def test_what_is_taken_is_answered(call: Callable[[], object]) -> None:
    assert call() is not None


@pytest.mark.parametrize("call", REFUSED)
def test_what_is_refused_is_an_error(call: Callable[[], object]) -> None:
    with pytest.raises((RetirecalcError, TypeError)):
        call()


def test_ten_of_each() -> None:
    assert len(TAKEN) == len(REFUSED) == 10


def test_calendar_days_and_working_days_do_not_mix() -> None:
    """Neither count stands for the other, nor a bare number for one of them: the checkers say so, at run time both are numbers.

    Ten days after Monday 2025-03-03 are Thursday 2025-03-13, ten working days Monday 2025-03-17.
    """
    monday, holidays = date(2025, 3, 3), LAW.at(YearMonth(2025, 3))[HolidaysTable]
    days, workdays = CalendarDays(10), Workdays(10)
    assert after_calendar_days(monday, days) == date(2025, 3, 13)
    assert after_working_days(monday, workdays, holidays) == date(2025, 3, 17)
    after_calendar_days(monday, workdays)  # type: ignore[arg-type]
    after_working_days(monday, days, holidays)  # type: ignore[arg-type]
    after_calendar_days(monday, 10)  # type: ignore[arg-type]
    after_working_days(monday, 10, holidays)  # type: ignore[arg-type]


def test_each_number_of_days_is_of_one_kind() -> None:
    """60日 of a claim (令第8号 第六条), of a report (市条例 第二十条) and of a review (72号 第十一条), 10日 of the lowest wage (22号 四);
    working days are the 10 of a decision (765号 第二十四条), the 5 of public notice (72号 第十二条), those of a place and of a count."""
    law = load_law("CN-CQ").at(YearMonth(2025, 1))
    calendar: list[Cell[CalendarDays]] = [
        law[UnemploymentBenefitTable].claim_days,
        law[LocalUnemploymentTable].report_days,
        law[InvalidityCourseTable].suspended_after,
        law[MinimumWageTable].told_within_days,
    ]
    working: list[Cell[Workdays]] = [
        law[UnemploymentDecisionTable].working_days,
        law[InvalidityAllowanceTable].public_notice,
    ]
    of_place: list[Workdays | None] = [row.working_days for row in law[LocalProcedureTable].steps]
    counted: Workdays = CountFacts(counted_after="2025-03-03", working_days=10).working_days
    assert [one.value for one in calendar] == [60, 60, 60, 10]
    assert [one.value for one in working] == [10, 5]
    assert (counted, {*of_place}) == (10, {3, 26, None})


def test_the_words_of_the_types_are_words_of_the_vocabulary() -> None:
    """Every code is among them, and each word reads as one code; a word that leaves the class open is not."""
    for kind, words, vocabulary in (
        (Category, get_args(CategoryWord), CATEGORY_WORDS),
        (Employment, get_args(EmploymentWord), EMPLOYMENT_WORDS),
        (Drawing, get_args(DrawingWord), DRAWING_WORDS),
    ):
        assert set(map(str, kind)) <= set(words)
        assert len(words) == len(set(words))
        for word in words:
            assert sum(word in known for known in vocabulary.values()) == 1, word
    assert not WOMAN_WORDS & set(get_args(CategoryWord))
    assert {str(Category.of(word)) for word in get_args(CategoryWord)} == set(Category)


def test_the_answer_is_typed() -> None:
    answer: Assessment = assess(MAN, LAW, "2026-11")
    month: YearMonth = answer.statutory.value.month
    assert month == YearMonth(2033, 6)
