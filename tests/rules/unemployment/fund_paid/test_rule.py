"""Contributions by the fund: what no case can say."""

from __future__ import annotations

import pytest

from retirecalc.questions.ask import ask
from retirecalc.rules.unemployment.fund_paid import FundPaid
from tests.law_day import load_law


@pytest.mark.parametrize("ends", ["2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30", "2025-12-31", "2026-05-31"])
@pytest.mark.parametrize("day", ["", "-01", "-10", "-31"])
def test_no_month_is_both_paid_and_open_nor_outside_of_the_benefit(ends: str, day: str) -> None:
    facts = {"birth": f"1966-01{day}", "category": "male_60", "benefit_from": "2024-01", "benefit_ends_on": ends}
    found: FundPaid = ask("fund_paid", {**facts, "still_unemployed": True}, load_law(), "2026-11").outcome.value
    for first, last in (*found.months, *found.open_months):
        assert "2025-05" <= str(first) <= str(last) <= "2026-05"
        assert (first, last) not in found.months or all(last < one or other < first for one, other in found.open_months)
