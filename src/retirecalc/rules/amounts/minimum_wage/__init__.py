"""Minimum wage of a district (S47). 渝人社发〔2024〕22号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.errors import OutOfCoverage
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.amounts.minimum_wage.facts import WorkplaceFacts
from retirecalc.rules.amounts.minimum_wage.table import MinimumWageTable

if TYPE_CHECKING:
    from decimal import Decimal

    from retirecalc.ground.months import YearMonth
    from retirecalc.ground.workdays import CalendarDays
    from retirecalc.law import Law

FACTS = {"workplace": WorkplaceFacts}


class MinimumWage(NamedTuple):
    """The lowest wage of a month and of an hour, what does not count towards it, and within how many days staff are told."""

    monthly: Decimal
    hourly: Decimal
    not_counted: tuple[str, ...]
    told_within_days: CalendarDays


def minimum_wage(workplace: WorkplaceFacts, law: Law, *, as_of: YearMonth) -> Outcome[MinimumWage]:
    """The lowest wage in a district in the month `as_of`.

    Basis: 渝人社发〔2024〕22号, from 2025-01-01: two tiers of areas; platform workers who are not fully employed have it too.
    The notice names no end and a later one may have followed: from the year after its first it is the last known.

    Units: yuan a month, yuan an hour.

    Not modelled: part-time work; amounts of before 2025, which are not printed.

    Raises:
        OutOfCoverage: the place has no standard on file for the month, or no such district.

    >>> from retirecalc import YearMonth, load_law
    >>> from retirecalc.rules.amounts.minimum_wage.facts import WorkplaceFacts
    >>> minimum_wage(WorkplaceFacts(district="垫江"), load_law("CN-CQ"), as_of=YearMonth(2025, 1)).value.monthly
    Decimal('2200')
    """
    table = law.at(as_of)[MinimumWageTable]
    tier = table.of(workplace.district)
    if tier is None:
        raise OutOfCoverage("rules.area_missing", table=table.id, place=law.place, value=workplace.district)
    trace = Trace("minimum_wage", month=as_of, district=workplace.district)
    if as_of.year > table.first_day.year:
        trace.warn("last_known", table)
    monthly = trace.find("monthly", tier.monthly, tier)
    hourly = trace.find("hourly", tier.hourly, tier)
    trace.find("platform_workers", True, table.platform_workers)
    not_counted = trace.find("not_counted", table.not_counted.value, table.not_counted)
    days = trace.find("told_within_days", table.told_within_days.value, table.told_within_days)
    return trace.outcome(MinimumWage(monthly, hourly, not_counted, days))
