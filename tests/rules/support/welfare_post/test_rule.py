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


def test_a_determination_to_come_is_said_beside_the_answer() -> None:
    facts = {"birth": "1969-01", "category": "male_60", "welfare_group": "disabled", "recognised": True}
    law = load_law("CN-CQ")
    for as_of, said in (("2025-03", True), ("2025-09", False)):
        found = ask("welfare_post", {**facts, "post_determined_on": "2025-09"}, law, as_of).outcome
        assert ("Not before 2025-09" in found.explain()) is said
        assert ("none yet" in found.explain()) is said
