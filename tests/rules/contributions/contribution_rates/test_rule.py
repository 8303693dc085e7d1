"""What a month costs: every breakdown adds up, and what no text says is named as assumed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from retirecalc import YearMonth
from retirecalc.outcome import Outcome
from retirecalc.rules.contributions.contribution_base import contribution_base
from retirecalc.rules.contributions.contribution_base.facts import PayFacts
from retirecalc.rules.contributions.contribution_rates import ContributionRates, contribution_rates
from retirecalc.rules.contributions.contribution_rates.facts import PayingFacts
from tests.law_day import load_law


def asked(wage: object, month: str = "2025-10", **facts: Any) -> Outcome[ContributionRates]:
    law, at = load_law("CN-CQ"), YearMonth.of(month)
    base = contribution_base(PayFacts(wage=wage), law, as_of=at).value
    return contribution_rates(PayingFacts(**facts), law, as_of=at, contribution_base=base)


@pytest.mark.parametrize("wage", ["0", "4404", "5000.55", "7777.77", "22016.99", "90000"])
@pytest.mark.parametrize("months", [0, 1, 14, 60])
def test_the_parts_add_up_to_the_cent(wage: str, months: int) -> None:
    found = asked(wage, months=months, fund_pays=True).value
    assert found.a_month is not None
    assert found.all_months is not None
    for cost in (found.a_month, found.all_months):
        assert cost.fund + cost.own_part == cost.own_account
        assert cost.fund <= cost.own_account
    *paid, fund, own_part = (part * months for part in found.a_month)
    beyond = found.a_month.fund * max(0, months - 12)  # 76号 一: less than a year to the age
    assert [*paid, fund - beyond, own_part + beyond] == list(found.all_months)


def test_the_fund_pays_for_no_more_than_a_year() -> None:
    """2025: 4404 x 20 % = 880.80; of fourteen months, 12331.20, it pays twelve, 10569.60."""
    found = asked("4404", months=14, fund_pays=True)
    assert found.value.all_months is not None
    assert (str(found.value.all_months.fund), str(found.value.all_months.own_part)) == ("10569.60", "1761.60")
    assert "最多12个月" in found.explain("zh")
    year = asked("4404", months=12, fund_pays=True)
    assert year.value.all_months is not None
    assert (str(year.value.all_months.fund), str(year.value.all_months.own_part)) == ("10569.60", "0.00")
    assert "fund_months" not in [step.name for step in year.trace]


def test_what_no_text_says_is_assumed() -> None:
    steps = {step.name: step for step in asked("5000.55", months=14).trace}
    assert (steps["to_the_cent"].kind, steps["same_base"].kind) == ("assumed", "assumed")
    assert "to_the_cent" not in {step.name for step in asked("5000", months=14).trace}


def test_the_lowest_standard_of_two_years() -> None:
    """digest 9.4: 880.80 in 2025, 910.60 in 2026."""
    for month, amount in (("2025-10", "880.80"), ("2026-10", "910.60")):
        cost = asked("0", month, fund_pays=True).value.a_month
        assert cost is not None
        assert (cost.fund, cost.own_part) == (Decimal(amount), Decimal("0.00"))
