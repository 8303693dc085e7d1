"""Minimum contribution period (S03). 办法 第二条, 附件4; 人社部发〔2024〕94号 第七条."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable

if TYPE_CHECKING:
    from retirecalc.ground.months import Months, YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge


class MinimumContribution(NamedTuple):
    """最低缴费年限 for one retirement month."""

    counting_year: int
    required_months: Months


UNKNOWN = None
"""The answer where no version on file says it."""


def minimum_contribution(law: Law, *, month: YearMonth, statutory_age: StatutoryAge) -> Outcome[MinimumContribution]:
    """How many months must have been contributed to retire in `month`, early, on time or deferred.

    Basis: 办法 第二条 and 附件4 for the year of the statutory month; 94号 第七条 takes the year of the *chosen* month when early
    and the year of the *statutory* month when deferred, so the year of the earlier of the two.

    Units: months; years before the print need 180, years after it 240.

    Not modelled: which year counts while contributions are extended past the statutory month: `minimum_at_age`.

    Raises:
        OutOfCoverage: no minimum on file for that year.

    >>> from retirecalc import Person, YearMonth, load_law
    >>> from retirecalc.rules.age.statutory_age import statutory_age
    >>> age = statutory_age(Person("1969-01", "male_60"), law := load_law()).value  # reached in 2030-02
    >>> minimum_contribution(law, month=YearMonth(2029, 12), statutory_age=age).value
    MinimumContribution(counting_year=2029, required_months=Months(180))
    """
    statutory_month = statutory_age.month
    counting = min(month, statutory_month)
    table = law.at(counting).needed(MinimumContributionTable, counting)
    trace = Trace("minimum_contribution", month=month, statutory_month=statutory_month)

    chosen = table.at_chosen_month if month != statutory_month else None
    year = trace.find("counting_year", counting.year, chosen or table.at_statutory_age)
    months, row = table.required(year)
    required = trace.find("required_months", months, row)
    return trace.outcome(MinimumContribution(year, required))
