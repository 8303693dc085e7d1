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
from retirecalc.rules.age.statutory_age import statutory_age
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
