"""The transition: what no case can say."""

from __future__ import annotations

import pytest

from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask
from tests.law_day import load_law


@pytest.mark.parametrize("ends", ["2025-01-31", "2025-02-28", "2025-04-30", "2025-05-31", "2025-06-30", "2025-12-31"])
@pytest.mark.parametrize("day", ["-01", "-10", "-28", "-31"])
def test_nobody_has_both_this_and_the_ordinary_rule(ends: str, day: str) -> None:
    facts = {"birth": f"1966-01{day}", "category": "male_60", "benefit_from": "2024-01", "benefit_ends_on": ends}
    transition = ask("transition_2024", facts, load_law(), "2026-11").outcome.value
    bridge = ask("bridge_to_age", {**facts, "still_unemployed": True}, load_law(), "2026-11").outcome.value
    assert (transition.standing, bridge.standing) != (Standing.ELIGIBLE, Standing.ELIGIBLE)
