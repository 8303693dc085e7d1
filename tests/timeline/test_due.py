"""The deadline list of the example at three months, checked by hand against the articles (see `by_hand` in the files)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from retirecalc import YearMonth, read_roster
from retirecalc.roster import due_within
from tests.law_day import load_law
from tests.timeline.conftest import Weekdays

HERE = Path(__file__).parent
ROSTER = HERE.parents[1] / "examples" / "roster.csv"


@pytest.mark.parametrize("as_of", ["2026-11", "2027-09", "2028-12"])
def test_who_must_act_in_twelve_months(as_of: str) -> None:
    with (HERE / "goldens" / f"due_{as_of}.csv").open(encoding="utf-8", newline="") as file:
        expected = [tuple(row.values())[:8] for row in csv.DictReader(file)]
    yes_no = {True: "yes", False: "no"}
    plan = read_roster(ROSTER).plan(load_law(), YearMonth.of(as_of))
    actual = [
        (
            str(one.day),
            str(one.number),
            one.event.code,
            one.event.actor,
            str(one.month),
            yes_no[one.stated],
            str(one.eligibility),
            yes_no[one.deadline_passed],
        )
        for one in due_within(plan, 12)
    ]
    assert actual == expected


def test_a_shorter_window_is_the_beginning_of_a_longer_one() -> None:
    plan = read_roster(ROSTER).plan(load_law(), YearMonth(2026, 11))
    whole = due_within(plan, 24)
    for months in range(25):
        last = plan.as_of + months
        assert due_within(plan, months) == tuple(one for one in whole if YearMonth.of(one.day) <= last)


def test_by_day_then_by_row() -> None:
    plan = read_roster(ROSTER).plan(load_law("CN-CQ"), YearMonth(2026, 11))
    keys = [(one.day, one.number) for one in due_within(plan, 120, calendar=Weekdays())]
    assert keys == sorted(keys)
    assert len(keys) > 40
