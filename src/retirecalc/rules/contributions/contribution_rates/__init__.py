"""Contribution rates, and what months cost (S51 S24). 国办发〔2019〕13号; 国发〔2005〕38号; 人社部发〔2024〕76号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.ground.money import NOTHING, exactly, rounded
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.contributions.contribution_base.table import ContributionBaseTable
from retirecalc.rules.contributions.contribution_rates.facts import PayingFacts
from retirecalc.rules.contributions.contribution_rates.table import (
    ContributionRatesTable,
    FundPartTable,
    LocalRatesTable,
)
from retirecalc.rules.unemployment.fund_paid.table import FundPaidTable
from retirecalc.sources import weakest

if TYPE_CHECKING:
    from decimal import Decimal

    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.contributions.contribution_base import ContributionBase

FACTS = {"paying": PayingFacts}


class Cost(NamedTuple):
    """Money for so many months, and who pays it: either employer and employee, or somebody alone, the fund a part of that.

    `own_account` is the whole of what is paid alone; `fund` and `own_part` add up to it.
    """

    employer: Decimal
    employee: Decimal
    own_account: Decimal
    to_account: Decimal
    fund: Decimal
    own_part: Decimal


class ContributionRates(NamedTuple):
    """Rates in one month, as shares of the base, None where none is on file; what a month and what all stated months cost."""

    employer: Decimal | None
    employee: Decimal | None
    own_account: Decimal | None
    to_account: Decimal | None
    unemployment: Decimal | None
    unemployment_employee: Decimal | None
    a_month: Cost | None
    all_months: Cost | None


@exactly
def contribution_rates(
    paying: PayingFacts, law: Law, *, as_of: YearMonth, contribution_base: ContributionBase | None
) -> Outcome[ContributionRates]:
    """Which part of the base each pays in the month `as_of`, and what one month, or so many, cost.

    Basis: employer 国办发〔2019〕13号; employee, individual account and those who pay alone 国发〔2005〕38号; the part of the
    unemployment fund 人社部发〔2024〕76号, the contribution on the lower limit at the rate of those who pay alone; unemployment
    insurance 人社部发〔2024〕40号 一, where the place prints no rate. A gap, paying on to the minimum and a lump sum are months at
    the base and rates of `as_of`: an assumption that the answer names, since those of other years are not on file. Amounts that
    are no whole cents are rounded half up, which no text says.

    Units: shares of the base; yuan.

    Not modelled: whether a gap or a lump sum may be paid at all (`shortfall_remedies`); late fees and interest; other insurances.

    Raises:
        OutOfCoverage: no rates on file for the month.

    >>> from retirecalc import YearMonth, load_law
    >>> from retirecalc.rules.contributions.contribution_base import contribution_base
    >>> from retirecalc.rules.contributions.contribution_base.facts import PayFacts
    >>> from retirecalc.rules.contributions.contribution_rates.facts import PayingFacts
    >>> law, month = load_law("CN-CQ"), YearMonth(2025, 10)
    >>> base = contribution_base(PayFacts(wage=4404), law, as_of=month).value
    >>> contribution_rates(PayingFacts(), law, as_of=month, contribution_base=base).value.a_month.own_account
    Decimal('880.80')
    """
    era = law.at(as_of)
    table, printed = era.get(ContributionRatesTable), era.get(LocalRatesTable)
    local = None if printed is None else printed.of(as_of)
    if table is None and local is None:
        raise era.not_covered(ContributionRatesTable, as_of)
    trace = Trace("contribution_rates", month=as_of, months=paying.months)

    employer = own = to_account = employee = unemployment = unemployment_employee = None
    if table is not None:
        employer = trace.find("employer", table.employer.value, table.employer)
        employee = trace.find("employee", table.employee.value, table.employee)
        own = trace.find("own_account", table.own_account.value, table.own_account)
        to_account = trace.find("to_account", table.to_account.value, table.to_account)
    elif local is not None and local.employer is not None:
        employer = trace.find("employer", local.employer, local)
    lowered = None if table is None else table.unemployment
    if lowered is not None and law.in_force_on is not None and law.in_force_on < lowered.months[0].on(1):
        lowered = None
    if local is not None:
        unemployment = trace.find("unemployment", local.unemployment, local)
        if local.unemployment_employee is not None:
            unemployment_employee = trace.find("unemployment_employee", local.unemployment_employee, local)
        if weakest(local.cite) == "secondary":
            trace.warn("secondary", local)
    elif lowered is not None and lowered.months[0] <= as_of <= lowered.months[1]:
        unemployment = trace.find("unemployment", lowered.rate, lowered)

    limits = era.get(ContributionBaseTable)
    if contribution_base is not None and contribution_base.base is not None and limits is not None:
        # From which month the limits hold is a question left open, and so the cost rests on it.
        reading, this_year = law.reading(limits.before_notice.reading), limits.of(as_of.year)
        if this_year is not None and as_of < this_year.notice:
            trace.warn("reading", limits.before_notice, reading)
        trace.find("base", contribution_base.base, limits.before_notice, reading)
    a_month = _cost(trace, table, era.get(FundPartTable), paying, contribution_base)
    if a_month is not None and contribution_base is not None and limits is not None:
        row = limits.of(contribution_base.year)
        if row is not None and contribution_base.provisional:
            trace.warn("provisional", row)
        if row is not None and weakest(row.cite) == "secondary":
            trace.warn("secondary", row)
    all_months = None
    if a_month is not None and paying.months is not None and table is not None:
        trace.assume("same_base", paying.months)
        all_months = Cost(*[part * int(paying.months) for part in a_month])
        within = era.get(FundPaidTable)
        if all_months.fund and within is not None and paying.months > within.distance.under:
            paid = trace.find("fund_months", within.distance.under, within.distance)
            fund = a_month.fund * int(paid)
            all_months = all_months._replace(fund=fund, own_part=all_months.own_account - fund)
        trace.find("employer_total", all_months.employer, table.employer)
        trace.find("employee_total", all_months.employee, table.employee)
        trace.find("own_total", all_months.own_part, table.own_account)
    return trace.outcome(
        ContributionRates(employer, employee, own, to_account, unemployment, unemployment_employee, a_month, all_months)
    )


def _cost(
    trace: Trace,
    table: ContributionRatesTable | None,
    fund: FundPartTable | None,
    paying: PayingFacts,
    limits: ContributionBase | None,
) -> Cost | None:
    """What a month costs; None where the base is not known."""
    if table is None:
        return None
    if limits is None:
        trace.warn("base_not_on_file", table)
        trace.find("cost_open", None, table)
        return None
    if limits.base is None:
        trace.miss("wage")
        return None
    parts = [limits.base * rate.value for rate in (table.employer, table.employee, table.own_account, table.to_account)]
    cents = [rounded(part) for part in parts]
    if cents != parts:
        trace.assume("to_the_cent", "half_up")
    employer = trace.find("employer_cost", cents[0], table.employer)
    employee = trace.find("employee_cost", cents[1], table.employee)
    own = trace.find("own_account_cost", cents[2], table.own_account)
    to_account = trace.find("account_credit", cents[3], table.to_account)
    by_fund = NOTHING
    if paying.fund_pays:
        if fund is None:
            trace.warn("fund_not_on_file", table)
        else:
            lowest = rounded(limits.lower * table.own_account.value)
            by_fund = trace.find("fund_cost", min(lowest, own), fund.base, table.own_account)
    own_part = trace.find("own_part", own - by_fund, table.own_account)
    return Cost(employer, employee, own, to_account, by_fund, own_part)
