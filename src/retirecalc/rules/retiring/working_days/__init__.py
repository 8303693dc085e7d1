"""Working days by the holidays on file (S50). 国务院办公厅关于部分节假日安排的通知, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.ground.months import YearMonth
from retirecalc.ground.workdays import after_working_days
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.retiring.working_days.facts import CountFacts
from retirecalc.rules.retiring.working_days.table import HolidaysTable

if TYPE_CHECKING:
    from datetime import date

    from retirecalc.law import Law

FACTS = {"count": CountFacts}


class WorkingDays(NamedTuple):
    """The last of them; None where the count leaves the years on file."""

    last_day: date | None


def working_days(count: CountFacts, law: Law) -> Outcome[WorkingDays]:
    """Which day is so many working days after another, by the holidays on file.

    Basis: the notices of the State Council on the days off of a year, 2024 to 2026: weekends and days off are not worked, some
    weekends are. Counted from the day after (民法典 第二百零一条, recalled). A day outside the years on file is not known.

    Units: working days.

    Not modelled: days off of a place or an employer.

    Raises:
        OutOfCoverage: the day lies before the first year on file.

    >>> from retirecalc import load_law
    >>> from retirecalc.rules.retiring.working_days.facts import CountFacts
    >>> str(working_days(CountFacts(counted_after="2025-03-03", working_days=10), load_law()).value.last_day)
    '2025-03-17'
    """
    table = law.at(YearMonth.of(count.counted_after))[HolidaysTable]
    trace = Trace("working_days", counted_after=count.counted_after, working_days=count.working_days)
    try:
        last = after_working_days(count.counted_after, count.working_days, table)
    except LookupError:
        trace.warn("calendar_ends", table)
        return trace.outcome(WorkingDays(trace.find("last_day", None, table)))
    first = count.counted_after.year
    years = [row for row in table.years if first <= row.year <= last.year]
    return trace.outcome(WorkingDays(trace.find("last_day", last, *years)))
