"""The calendar of the extra `workdays`: the published notices, and nothing beyond them."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from retirecalc import OutOfCoverage
from retirecalc.errors import MissingExtra
from retirecalc.ground.workdays import chinese_calendar


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-01-01", False),  # New Year
        ("2025-01-26", True),  # Sunday, made up for the Spring Festival
        ("2025-01-28", False),  # the eve, a holiday since 2025 (国务院令795号)
        ("2025-05-02", False),  # the second day of Labour Day, since 2025
        ("2025-11-08", False),  # a Saturday
        ("2025-11-10", True),
    ],
)
def test_days(day: str, works: bool) -> None:
    assert chinese_calendar().is_workday(date.fromisoformat(day)) is works


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2060, 1, 4)])
def test_outside_its_data_it_says_so(day: date) -> None:
    with pytest.raises(OutOfCoverage, match=f"The calendar says nothing about {day}: it covers 2004 to"):
        chinese_calendar().is_workday(day)


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    with pytest.raises(MissingExtra, match=r'pip install -e ".*\[workdays\]"'):
        chinese_calendar()
