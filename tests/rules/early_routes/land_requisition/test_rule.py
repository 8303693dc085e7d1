"""The benefit after land requisition, what no case can say: the boundaries hold for every class and both readings of the age."""

from __future__ import annotations

import pytest

from retirecalc import YearMonth
from retirecalc.questions.ask import ask
from retirecalc.rules.early_routes.land_requisition import LandRequisition
from tests.law_day import load_law

# 附件1-3: original and statutory month of a birth month of each class.
PEOPLE = [
    ("male_60", "1968-05", "2028-05", "2029-04"),  # 40 // 4 + 1 = 11
    ("female_55", "1975-08", "2030-08", "2032-01"),  # 67 // 4 + 1 = 17
    ("female_50", "1977-11", "2027-11", "2029-05"),  # 34 // 2 + 1 = 18
    ("male_60", "1964-12", "2024-12", "2024-12"),  # before the reform
]


def asked(category: str, birth: str, as_of: YearMonth, answer: str = "undetermined") -> LandRequisition:
    facts = {"birth": birth, "category": category, "drawing": "none", "continued_contributions": "4y11m"}
    found = ask(
        "land_requisition", {**facts, "land_requisition_4050": True}, load_law("CN-CQ", readings={"R12": answer}), as_of
    ).outcome.value
    assert isinstance(found, LandRequisition)
    return found


@pytest.mark.parametrize(("category", "birth", "original", "statutory"), PEOPLE)
def test_from_the_original_to_the_statutory_age(category: str, birth: str, original: str, statutory: str) -> None:
    first, last = YearMonth.of(original), YearMonth.of(statutory)
    assert asked(category, birth, first - 1).reasons == ("below_original_age",)
    # 次月: in the month of the age itself nobody draws it yet.
    assert asked(category, birth, first).reasons == ("drawn_next_month",)
    assert asked(category, birth, last + 1).standing == "ELIGIBLE"
    if first < last:
        for month in (first + 1, last):
            standings: dict[str, str] = {
                answer: asked(category, birth, month, answer).standing for answer in ("delayed", "original")
            }
            assert standings == {"delayed": "NOT_ELIGIBLE", "original": "ELIGIBLE"}
            assert asked(category, birth, month).standing == "UNDETERMINED"
    found = asked(category, birth, first)
    assert (found.first_month, found.first_open_month) == (last + 1, first + 1)
    assert asked(category, birth, last + 5).first_open_month == last + 5  # no month before that of the question
    assert asked(category, birth, last + 5).first_month == last + 1  # claimed late


def test_what_is_refused_whatever_the_age_asks_no_reading() -> None:
    # Five years and more are not this way; neither is anybody who draws a pension.
    facts = {"birth": "1968-05", "category": "male_60", "drawing": "none", "land_requisition_4050": True}
    for more in ({"continued_contributions": "5y"}, {"continued_contributions": 0, "drawing": "resident"}):
        found = ask("land_requisition", {**facts, **more}, load_law("CN-CQ"), "2028-06").outcome
        assert "reading" not in {caveat.code for caveat in found.caveats}
        assert found.readings == ()
    open_ = ask("land_requisition", {**facts, "continued_contributions": "4y11m"}, load_law("CN-CQ"), "2028-06").outcome
    assert open_.readings == ("R12",)


def test_a_month_refused_whatever_the_facts_are_asks_for_none() -> None:
    # Below the original age in 2026-11; from 2028-06 on it hangs on what was not stated.
    facts = {"birth": "1968-05", "category": "male_60"}
    found = ask("land_requisition", facts, load_law("CN-CQ"), "2026-11").outcome
    assert found.value.reasons == ("below_original_age",)
    assert found.value.missing_facts == ("land_requisition_4050", "continued_contributions")
    assert "missing" not in {step.kind for step in found.trace}
