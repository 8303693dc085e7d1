"""节假日安排: the days off and the weekends worked of each year on file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from retirecalc.ground.say import Said
from retirecalc.tables.table import Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear(Row):
    """One year: the first and last day of each run of days off, and the weekend days that are worked."""

    year: int
    days_off: tuple[tuple[str, str], ...]
    worked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidaysTable(Table):
    """A calendar of working days, silent about the years that are not on file."""

    table_id: ClassVar[str] = "holidays"

    years: tuple[HolidayYear, ...]

    def of(self, year: int) -> HolidayYear | None:
        """The year, if it is on file."""
        return next((one for one in self.years if one.year == year), None)

    def is_workday(self, day: date, /) -> bool:
        """Whether `day` is worked.

        Raises:
            LookupError: its year is not on file.
        """
        row, written = self.of(day.year), day.isoformat()
        if row is None:
            raise LookupError(written)
        if written in row.worked:
            return True
        return day.weekday() < 5 and not any(first <= written <= last for first, last in row.days_off)

    def check(self) -> Iterator[tuple[str, Said]]:
        for index, row in enumerate(self.years):
            days = [*(day for run in row.days_off for day in run), *row.worked]
            if any(date.fromisoformat(day).year != row.year for day in days):
                yield f"years[{index}]", Said("holds a day of another year. Check it.", "含有其他年份的日期。请核对。")
