"""Bridging the two schemes: what no case can say. 17号 第三条."""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import InvalidFacts
from retirecalc.questions.ask import ask
from retirecalc.rules.resident.scheme_bridging import SchemeBridging
from retirecalc.rules.resident.scheme_bridging.facts import BridgeFacts
from tests.law_day import load_law


def way(as_of: str, birth: str, months: int) -> str | None:
    facts = {"birth": birth, "category": "male_60", "contributions": {"cumulative": months}, "drawing": "none"}
    found: SchemeBridging = ask("scheme_bridging", {**facts, "resident_months": 12}, load_law(), as_of).outcome.value
    return found.direction


@pytest.mark.parametrize(
    ("as_of", "birth", "minimum"),
    # 附件4: 15y to 2029, then 6 months a year more, 20y from 2039 on; 办法 第一条 for the months.
    [("2029-12", "1968-12", 180), ("2030-02", "1969-01", 186), ("2039-09", "1976-09", 240)],
)
def test_the_two_ways_leave_open_what_lies_between_the_years_and_the_minimum(
    as_of: str, birth: str, minimum: int
) -> None:
    for months in (60, 179, 180, minimum - 1, minimum, 300):
        expected = "employee_to_resident" if months < 180 else "resident_to_employee" if months >= minimum else None
        assert way(as_of, birth, months) == expected


def test_what_lies_between_names_the_reading_on_who_may_pay_one_sum() -> None:
    # 61y2m in 2030-08, 15y2m; 附件4: 15y6m in 2030, 15y in 2029.
    facts = {"category": "male_60", "contributions": {"cumulative": "15y2m"}, "drawing": "none", "resident_months": 12}
    law = load_law(readings={"R08": "any_short"})
    for chosen in (load_law(), law):
        found = ask("scheme_bridging", {**facts, "birth": "1969-06"}, chosen, "2030-08").outcome
        assert found.readings == ("R08",)
        assert "R08" in {caveat.reading for caveat in found.caveats}
        before = ask("scheme_bridging", {**facts, "birth": "1968-12"}, chosen, "2029-12").outcome
        assert before.readings == ()
    assert "R08" in ask("scheme_bridging", {**facts, "birth": "1969-06"}, law, "2030-08").to_dict()["law"]["readings"]


@pytest.mark.parametrize(
    "facts", [{"resident_months": "many"}, {"resident_months": 3, "double_months": 4}, {"double_months": "many"}]
)
def test_facts_that_cannot_be(facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        BridgeFacts(**facts)


def test_no_more_resident_months_than_were_lived() -> None:
    facts = {
        "birth": "1966-03",
        "category": "male_60",
        "contributions": {"cumulative": 60},
        "resident_months": 99999999,
    }
    with pytest.raises(InvalidFacts) as caught:
        ask("scheme_bridging", facts, load_law(), "2026-11")
    assert caught.value.code == "facts.months_exceed_life"
