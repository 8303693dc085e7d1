"""A calendar of our own: Mondays to Fridays, and silent after a day."""

from __future__ import annotations

from datetime import date

import pytest

from retirecalc.errors import OutOfCoverage


class Weekdays:
    """Knows no holiday; ends where it is told to."""

    def __init__(self, last: date = date(2027, 12, 31)) -> None:
        self.last = last

    def is_workday(self, date: date, /) -> bool:
        if date > self.last:
            raise OutOfCoverage("ground.calendar_ends", day=str(date), covered=f"to {self.last}")
        return date.weekday() < 5


@pytest.fixture
def weekdays() -> Weekdays:
    return Weekdays()
