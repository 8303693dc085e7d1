"""The transition: what no case can say."""

from __future__ import annotations

from datetime import date

import pytest

from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask
from retirecalc.rules.unemployment.bridge_to_age import BridgeToAge
from retirecalc.rules.unemployment.transition_2024 import Transition
from retirecalc.rules.unemployment.unemployment_benefit import UnemploymentBenefit
from tests.law_day import load_law


@pytest.mark.parametrize("ends", ["2025-01-31", "2025-02-28", "2025-04-30", "2025-05-31", "2025-06-30", "2025-12-31"])
@pytest.mark.parametrize("day", ["-01", "-10", "-28", "-31"])
def test_nobody_has_both_this_and_the_ordinary_rule(ends: str, day: str) -> None:
    facts = {"birth": f"1966-01{day}", "category": "male_60", "benefit_from": "2024-01", "benefit_ends_on": ends}
    transition = ask("transition_2024", facts, load_law(), "2026-11").outcome.value
    bridge = ask("bridge_to_age", {**facts, "still_unemployed": True}, load_law(), "2026-11").outcome.value
    assert (transition.standing, bridge.standing) != (Standing.ELIGIBLE, Standing.ELIGIBLE)


YES, NO, OPEN = Standing.ELIGIBLE, Standing.NOT_ELIGIBLE, Standing.UNDETERMINED
ENDED, AGAIN = date(2025, 10, 31), date(2025, 11, 1)


@pytest.mark.parametrize(
    ("transition", "applied", "bridge", "measured", "left"),
    [
        # 60号 三: paid on to the old age upon an application, and not again by a distance measured later.
        (YES, True, YES, AGAIN, NO),
        (YES, True, OPEN, AGAIN, NO),
        # Without an application, or where the transition is not settled, it is not known which of the two is paid.
        (YES, None, YES, AGAIN, OPEN),
        (YES, False, YES, AGAIN, OPEN),
        (OPEN, True, YES, AGAIN, OPEN),
        # There is no transition, the bridge is refused itself, or nothing was measured again: the bridge as it is.
        (NO, None, YES, AGAIN, YES),
        (NO, True, OPEN, AGAIN, OPEN),
        (OPEN, True, NO, AGAIN, NO),
        (YES, None, NO, AGAIN, NO),
        (YES, True, YES, ENDED, YES),
        (YES, True, YES, None, YES),
    ],
)
def test_what_is_left_after_the_old_age(
    transition: Standing, applied: bool | None, bridge: Standing, measured: date | None, left: Standing
) -> None:
    before = Transition(transition, applied=applied)
    assert before.after_it(BridgeToAge(bridge, measured_on=measured), UnemploymentBenefit(YES, ends_on=ENDED)) is left
