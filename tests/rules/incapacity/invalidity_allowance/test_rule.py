"""Invalidity allowance. 72号 第三条至第五条: tiers, and months payable by band.

Mutations that must fail here: `limit.first`, `up_to` and `each_year` by one; a part of a year not counted; `near` exclusive.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from retirecalc import InvalidFacts, Months, YearMonth
from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask
from retirecalc.rules.incapacity.invalidity_allowance import InvalidityAllowance
from retirecalc.rules.incapacity.invalidity_allowance.facts import IncapacityFacts
from retirecalc.rules.incapacity.invalidity_allowance.table import InvalidityAllowanceTable
from tests.law_day import load_law

WOMAN = {"birth": "1975-08", "category": "female_55", "employment": "employee"}  # statutory month 2032-01

BANDS = [
    # 第五条, contribution months from and to, both included, and months payable: worked from the sentence band by band.
    (0, 60, 12),
    (61, 72, 15),
    (73, 84, 18),
    (85, 96, 21),
    (97, 108, 24),
    (109, 120, 27),
    (121, 132, 30),
    (133, 144, 33),
    (145, 156, 36),
    (157, 168, 39),
    (169, 180, 42),
    (181, 192, 45),
    (193, 204, 48),
    (205, 216, 51),
    (217, 228, 54),
    (229, 239, 57),
]


def answered(applied: YearMonth, count: int, **facts: object) -> InvalidityAllowance:
    told = {
        **WOMAN,
        "certified_on": str(applied.on(1)),
        "certified_by": "prefecture",
        "allowance_applied_on": str(applied.on(15)),
        "contributions": {"cumulative": count, "counted_to": str(applied), "continuing": False},
        **facts,
    }
    found: InvalidityAllowance = ask("invalidity_allowance", told, load_law(), str(applied.on(15))).outcome.value
    return found


@pytest.mark.parametrize(("count", "months"), [(59, 12), (60, 12), (61, 15), (72, 15), (73, 18), (120, 27), (179, 42)])
def test_months_payable(count: int, months: int) -> None:
    found = answered(YearMonth(2026, 11), count)
    assert (found.tier, found.months_payable) == ("C", Months(months))


def test_months_payable_band_by_band() -> None:
    limit = load_law().at(YearMonth(2026, 11))[InvalidityAllowanceTable].limit
    found = [(count, int(limit.months(count))) for count in range(240)]
    assert found == [(count, months) for first, last, months in BANDS for count in range(first, last + 1)]


def test_no_month_is_credited_while_it_is_drawn() -> None:
    told = {**WOMAN, "certified_on": "2026-11-03", "certified_by": "prefecture", "contributions": {"cumulative": 240}}
    steps = {step.name: step for step in ask("invalidity_allowance", told, load_law(), "2026-11-20").outcome.trace}
    assert (steps["credited"].value, [str(cite.locator) for cite in steps["credited"].citations]) == (0, ["第八条"])


def test_the_tiers_part_the_plane() -> None:
    """Every count and distance has one tier: A to 60 months, B beyond, C below the 180 of 2025-2027, the 192 of 2031."""
    for distance, count in itertools.product((1, 2, 59, 60, 61, 62, 83), (0, 1, 59, 60, 179, 180, 191, 192, 300)):
        short = count < (192 if distance <= 2 else 180)
        found = answered(YearMonth(2032, 1) - distance, count)
        assert found.standing is Standing.ELIGIBLE
        assert found.tier == ("C" if short else "A" if distance <= 60 else "B")
        assert (found.months_payable is None) is (not short)
        assert found.recomputed_in == (YearMonth(2027, 1) if found.tier == "B" else None)


def test_nothing_is_paid_after_the_statutory_month() -> None:
    for distance in range(1, 16):
        found = answered(YearMonth(2032, 1) - distance, 100)
        assert found.first_month is not None
        assert found.last_month is not None
        assert found.first_month <= found.last_month <= YearMonth(2032, 1)


@pytest.mark.parametrize(
    ("certified", "until"), [("2027-02-28", "2028-02-28"), ("2028-02-29", "2029-02-28"), ("2027-12-31", "2028-12-31")]
)
def test_a_year_of_a_certificate(certified: str, until: str) -> None:
    assert str(answered(YearMonth(2029, 3), 240, certified_on=certified).certificate_until) == until


@pytest.mark.parametrize(
    ("certified", "refused", "standing"),
    [
        ("2026-05-10", "2026-05-10", Standing.NOT_ELIGIBLE),  # the latest counts, and on one day it is the refusal
        ("2026-05-10", "2026-05-11", Standing.NOT_ELIGIBLE),
        ("2026-05-10", "2025-05-09", Standing.ELIGIBLE),
        ("2026-05-10", "2025-05-10", Standing.UNDETERMINED),
    ],
)
def test_of_two_conclusions_the_latest_counts(certified: str, refused: str, standing: Standing) -> None:
    found = answered(YearMonth(2026, 11), 240, certified_on=certified, not_certified_on=refused)
    assert found.standing is standing


@pytest.mark.parametrize(
    "facts",
    [
        {"certified_by": "街道"},
        {"certified_on": "2026-11"},
        {"total_loss": "perhaps"},
        {"allowance_applied_on": "soon"},
    ],
)
def test_facts_that_cannot_be_read(facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        IncapacityFacts(**facts)
