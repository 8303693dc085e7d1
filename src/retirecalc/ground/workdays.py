"""Working days by a calendar that the caller brings: the law counts them, and the State Council's yearly notices decide them.

A calendar is anything with `is_workday(date) -> bool` that raises a `LookupError` or `NotImplementedError` outside its data;
the module `chinese_calendar` itself is one. Nothing here computes a working day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NewType, Protocol

from retirecalc.errors import OutOfCoverage
from retirecalc.ground.extras import need

CalendarDays = NewType("CalendarDays", int)
"""Days as they come, days off among them."""
Workdays = NewType("Workdays", int)
"""Working days; how many days they span only a calendar says, so that neither count stands for the other."""


class WorkdayCalendar(Protocol):
    """Says which days are working days."""

    def is_workday(self, date: date, /) -> bool:
        """Whether `date` is a working day, make-up days included; raises where it does not know."""
        ...


def after_calendar_days(day: date, count: CalendarDays) -> date:
    """The `count`-th day after `day`."""
    return day + timedelta(days=count)


def after_working_days(day: date, count: Workdays, calendar: WorkdayCalendar) -> date:
    """The `count`-th working day after `day`."""
    left: int = count
    while left > 0:
        day += timedelta(days=1)
        left -= calendar.is_workday(day)
    return day


class ChineseCalendar:
    """The published holiday notices, as the package `chinesecalendar` holds them; silent about years not yet published."""

    __slots__ = ()

    def is_workday(self, date: date, /) -> bool:
        """Whether `date` is a working day.

        Raises:
            OutOfCoverage: the notice of that year is not in the package.
        """
        import chinese_calendar
        from chinese_calendar.constants import holidays

        try:
            return bool(chinese_calendar.is_workday(date))
        except NotImplementedError:
            years = sorted({day.year for day in holidays})
            covered = f"{years[0]} to {years[-1]}"
            raise OutOfCoverage("ground.calendar_ends", day=date.isoformat(), covered=covered) from None


def chinese_calendar() -> ChineseCalendar:
    """The calendar of the extra `workdays`.

    Raises:
        MissingExtra: the package `chinesecalendar` is not installed.

    >>> from datetime import date, timedelta
    >>> calendar = chinese_calendar()
    >>> (
    ...     calendar.is_workday(date(2026, 2, 14)),
    ...     calendar.is_workday(date(2026, 10, 1)),
    ... )  # a make-up Saturday, National Day
    (True, False)
    """
    need("chinese_calendar", extra="workdays", feature="chinese_calendar")
    return ChineseCalendar()
