"""Other benefits while claiming: what no case can say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retirecalc import InvalidFacts
from retirecalc.questions.ask import ask
from tests.law_day import load_law

MAN = {"birth": "1971-09", "category": "male_60", "benefit_from": "2026-01", "benefit_ends_on": "2026-12-31"}


@pytest.mark.parametrize("paid", ["0", "299.99", "300", "300.01", "5000"])
def test_never_more_is_refunded_than_was_paid_or_than_the_standard(paid: str) -> None:
    told = {**MAN, "medical_paid": paid, "medical_standard": "300"}
    refund = ask("other_benefits", told, load_law(), "2026-11").outcome.value.medical_refund
    assert refund == min(Decimal(paid), Decimal(300))


def test_an_amount_that_cannot_be_read() -> None:
    with pytest.raises(InvalidFacts):
        ask("other_benefits", {**MAN, "monthly_benefit": "a lot"}, load_law("CN-CQ"), "2026-11")
