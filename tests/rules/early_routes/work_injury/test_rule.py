"""Work injury at retirement: what no case can say. 工伤保险条例 第三十五条."""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import Any

import pytest

from retirecalc import InvalidFacts
from retirecalc.questions.ask import ask
from retirecalc.rules.early_routes.work_injury.facts import InjuryFacts
from tests.law_day import load_law

MAN = {"birth": "1964-01", "category": "male_60", "injury_grade": 1}


@pytest.mark.parametrize("cents", [0, 1, 99, 123456, 419999, 420000, 420001, 999999])
def test_pension_and_difference_are_never_below_the_allowance(cents: int) -> None:
    pension = f"{cents // 100}.{cents % 100:02}"
    facts = {**MAN, "injury_allowance": "4200.00", "pension": pension}
    with decimal.localcontext(prec=3):
        top_up = ask("work_injury", facts, load_law(), "2026-11").outcome.value.top_up
    assert Decimal(pension) + top_up == max(Decimal(pension), Decimal("4200.00"))


@pytest.mark.parametrize(
    "facts",
    [
        {"injury_grade": 0},
        {"injury_grade": 11},
        {"injury_grade": True},
        {"injury_grade": "severe"},
        {"injury_grade": "十一级"},
        {"retired_in": True},
        {"pension": 3890.55},
        {"dependants": ["dog"]},
    ],
    ids=str,
)
def test_facts_that_cannot_be(facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        InjuryFacts(**facts)


def test_a_grade_as_people_write_it() -> None:
    grades: dict[Any, int] = {
        "4": 4,
        " 10": 10,
        "一级": 1,
        "四级": 4,
        "十": 10,
        "4级": 4,
        "无": False,
        "No": False,
        False: False,
    }
    assert {one: InjuryFacts(injury_grade=one).injury_grade for one in grades} == grades


def test_nobody_retires_before_birth() -> None:
    with pytest.raises(InvalidFacts) as caught:
        ask("work_injury", {**MAN, "retired_in": "1963-12"}, load_law(), "2026-11")
    assert caught.value.code == "facts.month_before_birth"
