"""Welfare posts: what no case can say."""

from __future__ import annotations

import pytest

from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask
from retirecalc.rules.support.welfare_post.table import WelfareGroup
from tests.law_day import load_law


@pytest.mark.parametrize("group", WelfareGroup)
def test_nobody_is_refused_for_the_group(group: WelfareGroup) -> None:
    facts = {"birth": "1969-01", "category": "male_60", "welfare_group": str(group), "recognised": True}
    found = ask("welfare_post", {**facts, "registered_months": 3}, load_law("CN-CQ"), "2025-03").outcome.value
    assert found.standing is not Standing.NOT_ELIGIBLE
