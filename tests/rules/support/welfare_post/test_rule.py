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


def test_an_hour_is_no_month() -> None:
    """渝人社发〔2024〕22号: in 城口 2200 a month, 22 an hour; part time is paid by the hour."""
    facts = {"birth": "1968-03-10", "category": "male_60", "welfare_group": "disabled", "recognised": True}
    facts |= {"post_district": "城口县"}
    for full_time, en, zh in (
        (True, "It is 2,200 yuan a month, the lowest wage.", "标准为每月2200元，即月最低工资标准。"),
        (False, "It is 22 yuan an hour, the lowest wage.", "标准为每小时22元，即小时最低工资标准。"),
    ):
        found = ask("welfare_post", {**facts, "full_time": full_time}, load_law("CN-CQ"), "2025-06").outcome
        assert en in found.explain()
        assert zh in found.explain("zh")
