"""Contribution months now and later: 办法 第二条 with 72号 第三条 (paid and deemed count together)."""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import Contributions, Outcome, Person, YearMonth, contribution_projection, load_law
from retirecalc.rules.contribution_projection import Projection

AS_OF = YearMonth(2026, 11)


def ask(**stated: Any) -> Outcome[Projection | None]:
    contributions = Contributions(**stated) if stated else None
    return contribution_projection(Person("1971-09", "male_60", contributions=contributions), load_law(), as_of=AS_OF)


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
    assert found.unknown_part is None
    assert found.at(AS_OF) == 316


@pytest.mark.parametrize(("stated", "unknown"), [({"paid": 292}, "deemed"), ({"deemed": 24}, "paid")])
def test_a_part_unknown_is_neither_nought_nor_enough(stated: dict[str, Any], unknown: str) -> None:
    outcome = ask(**stated, continuing=True)
    assert outcome.value is not None
    assert outcome.value.unknown_part == unknown
    assert missing(outcome) == [unknown]
    assert outcome.value.at(AS_OF) == sum(stated.values())


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
        ("2024-12", "2026-11", 123),
        ("2024-12", "2024-12", 100),
    ],
)
def test_paying_on(counted_to: str, month: str, months: int) -> None:
    found = value(cumulative=100, counted_to=counted_to, continuing=True)
    assert found.at(YearMonth.of(month)) == months


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
