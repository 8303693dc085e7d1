"""The subsidy: what no case can say.

Mutations that must fail here: the group of another text taken for one of these; a share rounded down.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from retirecalc import InvalidFacts
from retirecalc.questions.ask import ask, askable, fields_of
from retirecalc.rules.support.insurance_subsidy.table import SubsidyGroup
from retirecalc.rules.support.welfare_post.table import WelfareGroup
from tests.law_day import load_law

MAN = {"birth": "1969-01", "category": "male_60"}


def test_hard_to_employ_is_another_list_in_each_text() -> None:
    """T08: veterans and graduates have a post and no subsidy. A type for each list that is on file, and no flag: a word of one list
    is none of the other, and whether somebody was recognised stands beside the group."""
    assert not issubclass(SubsidyGroup, WelfareGroup)
    for room in askable():
        flags = {name for name, types in fields_of(room).items() if bool in types}
        assert not {name for name in flags if "group" in name or "hard" in name or "employable" in name}
    assert set(WelfareGroup) - set(SubsidyGroup) == {
        *("graduate", "ex_convict", "recovering_addict", "downsized_industry_worker", "veteran"),
    }


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"subsidy_group": "veteran"}, "ground.word_unreadable"),
        ({"work_form": "sometimes"}, "ground.word_unreadable"),
        ({"pension_paid": "-1"}, "ground.amount_unreadable"),
    ],
)
def test_facts_that_cannot_be_read(facts: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        ask("insurance_subsidy", {**MAN, **facts}, load_law("CN-CQ"), "2025-03")
    assert caught.value.code == code


@pytest.mark.parametrize("cents", range(0, 300, 7))
def test_two_thirds_never_miss_by_a_cent(cents: int) -> None:
    facts = {**MAN, "subsidy_group": "残疾人", "recognised": True, "work_form": "灵活就业", "flexible_kind": "家政服务"}
    paid = Decimal(cents).scaleb(-2) + 100
    facts |= {"pension_paid": str(paid), "medical_paid": "0"}
    found = ask("insurance_subsidy", facts, load_law("CN-CQ"), "2025-03").outcome.value
    assert abs(found.pension_part * 3 - paid * 2) <= Decimal("0.015")


def test_a_determination_to_come_is_said_beside_the_answer() -> None:
    facts = {
        "birth": "1969-01",
        "category": "male_60",
        "subsidy_group": "disabled",
        "recognised": True,
        "work_form": "flexible",
        "flexible_kind": "home_services",
    }
    law = load_law("CN-CQ")
    for as_of, said in (("2025-03", True), ("2025-09", False)):
        found = ask("insurance_subsidy", {**facts, "determined_on": "2025-09"}, law, as_of).outcome
        assert ("Not before 2025-09" in found.explain()) is said
        assert ("none yet" in found.explain()) is said


@pytest.mark.parametrize(("determined", "asked"), [("2022-03", True), ("2022-04", False)])
def test_months_used_are_asked_once_thirty_six_may_be_over(determined: str, asked: bool) -> None:
    """36 months from 2022-03 are over in 2025-02, before 2025-03; from 2022-04 that month is still the thirty-sixth."""
    law, person = (
        load_law("CN-CQ"),
        {"birth": "1975-01-10", "category": "male_60", "recognised": True},
    )
    subsidy = {
        "subsidy_group": "disabled",
        "determined_on": determined,
        "work_form": "flexible",
        "flexible_kind": "street_vendor",
    }
    post = {"welfare_group": "disabled", "post_determined_on": determined, "full_time": True}
    of_subsidy = ask("insurance_subsidy", person | subsidy, law, "2025-03").outcome.value
    of_post = ask("welfare_post", person | post, law, "2025-03").outcome.value
    assert ("subsidy_months_used" in of_subsidy.missing_facts) is asked
    assert ("post_months_used" in of_post.missing_facts) is asked
