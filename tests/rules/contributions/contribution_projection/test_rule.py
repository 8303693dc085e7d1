"""Contribution months now and later: 办法 第二条 with 72号 第三条 (paid and deemed count together)."""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import Contributions, Outcome, Person, YearMonth
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.contributions.contribution_projection import Projection, contribution_projection
from tests.law_day import load_law

AS_OF = YearMonth(2026, 11)


def ask(**stated: Any) -> Outcome[Projection | None]:
    contributions = Contributions(**stated) if stated else None
    person, law = Person("1971-09", "male_60", contributions=contributions), load_law()
    return contribution_projection(person, law, as_of=AS_OF, statutory_age=statutory_age(person, law).value)


def value(**stated: Any) -> Projection:
    found = ask(**stated).value
    assert found is not None
    return found


def missing(outcome: Outcome[Any]) -> list[str]:
    return [step.name for step in outcome.trace if step.kind == "missing"]


def assumed(outcome: Outcome[Any]) -> dict[str, object]:
    return {step.name: step.value for step in outcome.trace if step.kind == "assumed"}


@pytest.mark.parametrize(
    "stated",
    [
        {"cumulative": 316},
        {"paid": 292, "deemed": 24},
        {"paid": 292, "cumulative": 316},
        {"deemed": 24, "cumulative": 316},
        {"paid": 292, "deemed": 24, "cumulative": 316},
        {"paid": 316, "deemed": 0},
        {"cumulative": "26y4m"},
        {"cumulative": "26年4个月"},
    ],
    ids=str,
)
def test_the_whole_count_however_it_is_stated(stated: dict[str, Any]) -> None:
    found = value(**stated, continuing=True)
    assert found.missing == ()
    assert found.at(AS_OF) == found.at_most(AS_OF) == 316


@pytest.mark.parametrize(("stated", "unknown"), [({"paid": 292}, "deemed"), ({"deemed": 24}, "paid")])
def test_a_part_unknown_is_neither_nought_nor_enough(stated: dict[str, Any], unknown: str) -> None:
    outcome = ask(**stated, continuing=True)
    assert outcome.value is not None
    assert outcome.value.missing == (unknown,)
    assert missing(outcome) == [unknown]
    assert outcome.value.at(AS_OF) == outcome.value.at_least(AS_OF) == sum(stated.values())
    # At most every month lived, 1971-09 to 2026-11.
    assert outcome.value.at_most(AS_OF) == 55 * 12 + 3


def test_nothing_stated() -> None:
    outcome = ask()
    assert outcome.value is None
    assert missing(outcome) == ["contributions"]


@pytest.mark.parametrize(
    ("counted_to", "month", "months"),
    [
        # One month for every month after the last counted one, the retirement month included (digest 2.4).
        ("2026-11", "2026-11", 100),
        ("2026-11", "2026-12", 101),
        ("2026-11", "2027-11", 112),
        ("2026-10", "2026-11", 101),
        ("2025-11", "2026-11", 112),  # a yearly statement may lag by twelve months
        ("2025-11", "2027-11", 124),
        ("2025-11", "2025-11", 100),
    ],
)
def test_paying_on(counted_to: str, month: str, months: int) -> None:
    found = value(cumulative=100, counted_to=counted_to, continuing=True)
    assert found.at(YearMonth.of(month)) == found.at_most(YearMonth.of(month)) == months


@pytest.mark.parametrize(
    ("counted_to", "continuing", "fact", "perhaps"),
    [
        ("2025-10", True, "counted_to", 13),  # thirteen months are more than a yearly statement lags
        ("2024-12", True, "counted_to", 23),
        ("2025-11", None, "continuing", 12),  # nobody said that paying went on
        ("2026-10", None, "continuing", 1),
    ],
)
def test_the_past_is_never_assumed(counted_to: str, continuing: bool | None, fact: str, perhaps: int) -> None:
    outcome = ask(cumulative=100, counted_to=counted_to, continuing=continuing)
    found = outcome.value
    assert found is not None
    assert found.missing == (fact,)
    assert fact in missing(outcome)
    assert (found.at_least(AS_OF), found.at_most(AS_OF)) == (100, 100 + perhaps)
    # What comes after the question is projected on both.
    assert (found.at_least(AS_OF + 6), found.at_most(AS_OF + 6)) == (106, 106 + perhaps)


@pytest.mark.parametrize(("counted_to", "names"), [("2026-11", []), ("2026-10", ["lag_counted"])])
def test_a_caveat_names_the_months_that_are_taken_as_paid(counted_to: str, names: list[str]) -> None:
    outcome = ask(cumulative=100, counted_to=counted_to, continuing=True)
    assert [caveat.code for caveat in outcome.caveats] == names
    assert assumed(outcome).get("lag_paid") == (((AS_OF, AS_OF),) if names else None)


@pytest.mark.parametrize("month", ["2024-12", "2026-11", "2039-09"])
def test_stopped(month: str) -> None:
    found = value(cumulative=100, counted_to="2024-12", continuing=False)
    assert found.at(YearMonth.of(month)) == 100


def test_what_is_assumed_is_marked() -> None:
    outcome = ask(cumulative=100)
    assert assumed(outcome) == {"counted_to": AS_OF, "continuing": True}
    assert [caveat.code for caveat in outcome.caveats] == ["continuing_assumed"]


@pytest.mark.parametrize("continuing", [True, False])
def test_what_is_stated_is_not_assumed(continuing: bool) -> None:
    outcome = ask(cumulative=100, counted_to="2026-11", continuing=continuing)
    assert assumed(outcome) == {}
    assert outcome.caveats == ()


def test_the_sum_cites_that_deemed_months_count() -> None:
    outcome = ask(paid=292, deemed=24)
    (step,) = [step for step in outcome.trace if step.name == "months"]
    assert [(cite.source, cite.locator) for cite in step.citations] == [("invalidity", "第三条")]


@pytest.mark.parametrize(
    ("stated", "gained"),
    [
        # 300 by 2026-11, paid nobody says when: the twelve months after 2025-01 may all be among them.
        ({"cumulative": 300, "continuing": False}, 12),
        # Counted to 2025-06 and stopped: the five of February to June.
        ({"paid": 300, "deemed": 0, "counted_to": "2025-06", "continuing": False}, 5),
        # 252 on record by 2020-12, whether more was paid not stated: twelve, and the 48 of which the total speaks.
        ({"spells": ["2000-01..2020-12"], "cumulative": 300}, 60),
    ],
    ids=str,
)
def test_what_may_have_been_added_between_two_months(stated: dict[str, Any], gained: int) -> None:
    assert value(**stated).gained_at_most(YearMonth(2025, 1), YearMonth(2026, 1)) == gained


@pytest.mark.parametrize(("plan", "unbroken"), [("2026-12..", True), ("2027-01..", False)])
def test_a_plan_that_goes_on_the_month_after_the_count_leaves_no_gap(plan: str, unbroken: bool) -> None:
    assert value(cumulative=300, plan=[plan]).unbroken is unbroken
