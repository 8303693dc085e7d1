"""Contribution base: its limits, and a wage between them (S20). 渝人社发〔2024〕18号; 国办发〔2019〕13号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.errors import OutOfCoverage
from retirecalc.ground.months import YearMonth
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.contributions.contribution_base.facts import PayFacts
from retirecalc.rules.contributions.contribution_base.table import ContributionBaseTable
from retirecalc.sources import weakest

if TYPE_CHECKING:
    from decimal import Decimal

    from retirecalc.law import Law
    from retirecalc.rules.contributions.contribution_base.table import YearLimits

FACTS = {"pay": PayFacts}
UNKNOWN = None
"""The answer where the limits of the place and year are not on file."""


class ContributionBase(NamedTuple):
    """缴费基数 in one month: the year whose limits hold, and the wage between them; None where no wage was stated.

    `derived_lower` and `derived_upper` are what the average wage gives, beside the published limits, which count.
    `provisional`: the limits of the month's own year are not published, so those of the year before are in use.
    """

    year: int
    lower: Decimal
    upper: Decimal
    base: Decimal | None
    provisional: bool
    derived_lower: Decimal
    derived_upper: Decimal


def contribution_base(pay: PayFacts, law: Law, *, as_of: YearMonth) -> Outcome[ContributionBase]:
    """From which amount contributions are reckoned in the month `as_of`: the wage, between the two limits.

    Basis: the limits that the place publishes for the year (渝人社发〔2024〕18号 一, 二); that they are shares of the average wage
    of all employees is 国办发〔2019〕13号. What is published wins; the derived limits, rounded by R20, stand beside it as a check.
    R10: from which month the limits of a year hold. Before the notice of a year is on file, those of the year before are in
    use, provisionally.

    Units: yuan a month.

    Not modelled: which wage counts (that of the year before, new staff, part of a month); bases of public bodies; back payments.

    Raises:
        OutOfCoverage: no limits on file for the place and the year, nor for the year before.

    >>> from retirecalc import YearMonth, load_law
    >>> from retirecalc.rules.contributions.contribution_base.facts import PayFacts
    >>> found = contribution_base(PayFacts(wage=3000), load_law("CN-CQ"), as_of=YearMonth(2024, 9)).value
    >>> found.lower, found.upper, found.base
    (Decimal('4359'), Decimal('21793'), Decimal('4359'))
    """
    trace = Trace("contribution_base", month=as_of, wage=pay.wage)
    table = law.at(as_of)[ContributionBaseTable]
    reading = law.reading(table.before_notice.reading)
    row = table.of(as_of.year)
    if row is not None and law.in_force_on is not None and YearMonth.of(law.in_force_on) < row.notice:
        row = None  # on that day nobody knew it
    provisional = row is None
    if row is None:
        row = _needed(table, as_of.year - 1)
        trace.warn("provisional", row)
    elif as_of < row.notice:
        trace.warn("reading", table.before_notice, reading)
        if table.before_notice.limits[reading.answer] == "year_before":
            row = _needed(table, as_of.year - 1)
    if weakest(row.cite) == "secondary":
        trace.warn("secondary", row)

    year = trace.find("year", row.year, row, table.before_notice, reading)
    lower = trace.find("lower", row.lower, row)
    upper = trace.find("upper", row.upper, row)
    trace.find("average_wage", row.average_wage, row)
    by = (table.rounding, law.reading(table.rounding.reading))
    how = table.rounding.how[by[1].answer]
    trace.find("rounding", how, *by)
    derived_lower = trace.find("derived_lower", table.derived(row, table.lower_share, how), row, table.lower_share, *by)
    derived_upper = trace.find("derived_upper", table.derived(row, table.upper_share, how), row, table.upper_share, *by)
    if pay.wage is None:
        trace.miss("wage")
        base = None
    else:
        base = trace.find("base", min(max(pay.wage, lower), upper), row)
    return trace.outcome(ContributionBase(year, lower, upper, base, provisional, derived_lower, derived_upper))


def _needed(table: ContributionBaseTable, year: int) -> YearLimits:
    row = table.of(year)
    if row is None:
        covered = ", ".join(str(one.year) for one in table.rows)
        raise OutOfCoverage("rules.year_missing", table=table.id, place=table.jurisdiction, year=year, covered=covered)
    return row
