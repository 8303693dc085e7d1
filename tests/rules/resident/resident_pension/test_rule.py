"""The resident pension: what no case can say. 国发〔2014〕8号 第七项."""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import InvalidFacts, YearMonth
from retirecalc.outcome import Standing
from retirecalc.rules.resident.resident_pension import ResidentPension, resident_pension
from retirecalc.rules.resident.resident_pension.facts import ResidentFacts
from tests.law_day import load_law


def ask(as_of: str, **facts: Any) -> ResidentPension:
    return resident_pension(ResidentFacts(**facts), load_law(), as_of=YearMonth.of(as_of)).value


def test_more_months_never_close_what_was_open() -> None:
    for birth in ("1950-01", "1966-03", "1975-05"):
        found = [
            ask("2036-01", birth=birth, resident_months=months, drawing="none").standing
            for months in (60, 179, 180, 300)
        ]
        assert found[2:] == [Standing.ELIGIBLE] * 2
        assert Standing.ELIGIBLE not in found[:2]


def test_the_month_does_not_move_with_the_schedule() -> None:
    """Every birth of the first printed group and of the last: 60 years to the month, which no annex moves."""
    for birth, month in (
        ("1965-01", "2025-01"),
        ("1965-05", "2025-05"),
        ("1976-09", "2036-09"),
        ("1984-12", "2044-12"),
    ):
        found = ask("2025-01", birth=birth, resident_months=200, drawing="none")
        assert str(found.first_month) == month


@pytest.mark.parametrize(
    "facts",
    [
        {"ended_by": "moved", "ended_in": "2026-01"},
        {"ended_by": "death"},
        {"ended_in": "2026-01"},
        {"drawing": "lottery"},
        {"student": "perhaps"},
    ],
    ids=str,
)
def test_facts_that_cannot_be(facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        ResidentFacts(**facts)


def test_no_more_months_than_were_lived() -> None:
    # From 1966-03 to 2026-02 with both ends 60 years, 720 months.
    assert ask("2026-02", birth="1966-03", resident_months=720).reasons == ("below_resident_age",)
    with pytest.raises(InvalidFacts) as caught:
        ask("2026-02", birth="1966-03", resident_months=721)
    assert caught.value.code == "facts.months_exceed_life"
