"""Paid on to the age: what no case can say.

Mutations that must fail here: `<` to `<=` in the comparison of days; the last day of the month taken for the day of birth.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from retirecalc import YearMonth
from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask
from retirecalc.rules.unemployment.bridge_to_age import BridgeToAge
from retirecalc.rules.unemployment.bridge_to_age.table import BridgeToAgeTable
from tests.law_day import load_law


def answered(birth: str, ends_on: str) -> BridgeToAge:
    facts = {"birth": birth, "category": "male_60", "benefit_ends_on": ends_on, "still_unemployed": True}
    found: BridgeToAge = ask("bridge_to_age", facts, load_law(), "2026-11").outcome.value
    return found


@pytest.mark.parametrize("day", [1, 10, 28, 31])
def test_it_turns_on_one_day(day: int) -> None:
    """The age of 1966-01 is in 2026-05; a year before the day of birth in it nothing is settled, after it all is."""
    turn = date(2025, 5, day)
    for step, standing in ((-1, Standing.NOT_ELIGIBLE), (0, Standing.UNDETERMINED), (1, Standing.ELIGIBLE)):
        assert answered(f"1966-01-{day:02}", str(turn + timedelta(days=step))).standing is standing


def test_a_day_of_birth_never_contradicts_its_month() -> None:
    for ends_on in ("2025-04-30", "2025-05-15", "2025-05-31", "2025-06-01"):
        by_month = answered("1966-01", ends_on).standing
        by_day = {answered(f"1966-01-{day:02}", ends_on).standing for day in range(1, 32)}
        assert by_month is Standing.UNDETERMINED or by_day == {by_month}


@pytest.mark.parametrize(
    ("month", "birth_day", "some", "every"),
    [
        ("2026-05", 10, "2025-05", "2025-06"),
        ("2026-05", 30, "2025-05", "2025-06"),
        ("2026-05", 31, "2025-06", "2025-06"),  # on 2025-05-31 it is a year to the day
        ("2026-05", None, "2025-05", "2025-06"),
        ("2024-02", 29, "2023-03", "2023-03"),  # 2023-02-28 is a day more than a year before 2024-02-29
        ("2025-02", 28, "2024-03", "2024-03"),  # 2024-02-29 and a year is 2025-02-28, to the day
    ],
)
def test_since_when_it_is_less(month: str, birth_day: int | None, some: str, every: str) -> None:
    law = load_law()
    table = law.at(YearMonth(2025, 1))[BridgeToAgeTable]
    found = table.distance.since(law, YearMonth.of(month), birth_day)
    assert tuple(map(str, found)) == (some, every)
