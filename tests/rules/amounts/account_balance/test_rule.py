"""The individual account year by year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retirecalc import InvalidFacts, YearMonth
from retirecalc.rules.amounts.account_balance import account_balance
from retirecalc.rules.amounts.account_balance.facts import AccountFacts
from tests.law_day import load_law


@pytest.mark.parametrize("year", range(2016, 2027))
def test_balance_payments_and_interest_add_up(year: int) -> None:
    facts = AccountFacts(
        balance="33333.33", balance_year=2015, payments=dict.fromkeys(range(2016, year + 1), "1234.56")
    )
    found = account_balance(facts, load_law(), month=YearMonth(year, 7)).value
    assert found.balance is not None
    assert found.interest is not None
    assert found.balance == Decimal("33333.33") + (year - 2015) * Decimal("1234.56") + found.interest


@pytest.mark.parametrize(
    "facts",
    [
        {"balance": 100.5},
        {"balance_year": "98"},
        {"balance_year": True},
        {"payments": {"next": "1"}},
        {"interest": {"2026": "2%"}},
        {"interest": {"2026": 0.02}},
    ],
)
def test_facts_that_cannot_be(facts: dict[str, object]) -> None:
    with pytest.raises(InvalidFacts):
        AccountFacts(**facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(("year", "said"), [(2024, True), (2025, False)])
def test_the_rounding_of_interest_is_an_assumption_that_is_named(year: int, said: bool) -> None:
    """From the end of 2024 to 2026-04 one whole year bears interest; from that of 2025 none."""
    facts = AccountFacts(balance="90000", balance_year=year)
    outcome = account_balance(facts, load_law(), month=YearMonth(2026, 4))
    assert [(step.kind, step.value) for step in outcome.trace if step.name == "to_the_cent"] == (
        [("assumed", "half_up")] if said else []
    )
    assert ("每年利息取整到分：四舍五入。（未说明，为假定）" in outcome.explain("zh")) is said
