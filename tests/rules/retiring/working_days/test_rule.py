"""Working days: every day on file against a calendar made by others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from retirecalc import InvalidFacts
from retirecalc.ground.workdays import chinese_calendar
from retirecalc.rules.retiring.working_days.facts import CountFacts
from retirecalc.rules.retiring.working_days.table import HolidaysTable
from tests.law_day import load_law


def test_every_day_on_file_is_as_another_calendar_has_it() -> None:
    table, other = load_law().versions(HolidaysTable)[-1], chinese_calendar()
    days = [date(2024, 1, 1) + timedelta(days=step) for step in range((date(2027, 1, 1) - date(2024, 1, 1)).days)]
    assert [day for day in days if table.is_workday(day) is not other.is_workday(day)] == []


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2027, 1, 1)])
def test_a_day_outside_is_not_known(day: date) -> None:
    with pytest.raises(LookupError, match=day.isoformat()):
        load_law().versions(HolidaysTable)[-1].is_workday(day)


def test_a_count_is_a_whole_number() -> None:
    with pytest.raises(InvalidFacts) as caught:
        CountFacts(counted_after="2026-06-01", working_days="-3")
    assert caught.value.code == "ground.no_count"
