"""The individual account year by year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

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
    found = account_balance(facts, load_law(), as_of=YearMonth(2026, 11), month=YearMonth(year, 7)).value
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
    outcome = account_balance(facts, load_law(), as_of=YearMonth(2026, 11), month=YearMonth(2026, 4))
    assert [(step.kind, step.value) for step in outcome.trace if step.name == "to_the_cent"] == (
        [("assumed", "half_up")] if said else []
    )
    assert ("每年利息取整到分：四舍五入。（未说明，为假定）" in outcome.explain("zh")) is said


ANNOUNCED: dict[str, Any] = {"balance": "10000", "balance_year": 2023}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"payments": {2023: "100"}}, "payments: 2023 counts for nothing"),
        ({"payments": {2028: "100"}}, "payments: 2028 counts for nothing"),
        ({"interest": {2027: "0.02"}}, "interest: 2027 counts for nothing"),
        ({"interest": {2024: "0.02"}}, "interest: for 2024 an interest of 2.62% is announced"),
        ({"balance_year": 2027}, "the end of 2027 lies after 2026-11"),
    ],
)
def test_nothing_stated_of_a_year_is_left_out_without_a_word(facts: dict[str, Any], said: str) -> None:
    """From the end of 2023 to 2027-06: payments of 2024 to 2027 count, interest of 2024 to 2026, and that of 2024 is announced (2.62 %)."""
    with pytest.raises(InvalidFacts, match=said):
        account_balance(
            AccountFacts(**ANNOUNCED | facts), load_law(), as_of=YearMonth(2026, 11), month=YearMonth(2027, 6)
        )


@pytest.mark.parametrize("field", ["payments", "interest"])
def test_amounts_of_years_need_the_year_of_the_balance(field: str) -> None:
    with pytest.raises(InvalidFacts, match="balance_year"):
        AccountFacts(balance="10000", **{field: {2026: "0"}})


def test_the_first_and_the_last_year_that_count() -> None:
    """10000 at 2.62 % and 100: 10362.00; 2025 at 1.50 %: 155.43; 2026, not announced, at the stated 0; 7 in 2027: 10524.43."""
    facts = AccountFacts(**ANNOUNCED, payments={2024: "100", 2027: "7"}, interest={2026: "0"})
    outcome = account_balance(facts, load_law(), as_of=YearMonth(2026, 11), month=YearMonth(2027, 6))
    assert (outcome.value.balance, outcome.value.unpaid_years) == (Decimal("10524.43"), (2025, 2026))
    assert "Of payments into the account in 2025, 2026 nothing is stated" in outcome.explain()
    assert "未填写2025、2026年的缴费" in outcome.explain("zh")
