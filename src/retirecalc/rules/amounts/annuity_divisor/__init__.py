"""Annuity divisor of an age (S30). 国发〔2005〕38号 附件."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from retirecalc.errors import OutOfCoverage
from retirecalc.facts.person import check_lived
from retirecalc.ground.money import exactly, over, rounded
from retirecalc.ground.months import Months
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.amounts.annuity_divisor.facts import RetiringFacts
from retirecalc.rules.amounts.annuity_divisor.table import AnnuityDivisorTable, DivisorMonthsTable

if TYPE_CHECKING:
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law

FACTS = {"retiring": RetiringFacts}
UNKNOWN = OutOfCoverage
"""With "out_of_coverage" the refusal itself is handed on: not every amount needs a divisor."""


class AnnuityDivisor(NamedTuple):
    """计发月数 of an age; `secondary`: no text was read for it."""

    age: Months
    divisor: Decimal
    secondary: bool = False


@exactly
def annuity_divisor(retiring: RetiringFacts, law: Law, *, month: YearMonth) -> Outcome[AnnuityDivisor]:
    """By what the individual account is divided for retirement in `month`.

    Basis: 国发〔2005〕38号 附件 for whole ages. For the months between them no national text was found: R16, by default the
    straight line, half up to one decimal, from 2025-01 on (a local reply, and twenty approval sheets).

    Units: months; the age is the retirement month less the birth month.

    Not modelled: part years before 2025, which each place decided.

    Raises:
        InvalidFacts: a month before the birth.
        OutOfCoverage: an age that the annex does not have, or a part year before the rule.

    >>> from retirecalc import YearMonth, load_law
    >>> from retirecalc.rules.amounts.annuity_divisor.facts import RetiringFacts
    >>> annuity_divisor(RetiringFacts(birth="1965-01"), load_law(), month=YearMonth(2025, 2)).value.divisor
    Decimal('138.4')
    """
    era = law.at(month)
    table = era[AnnuityDivisorTable]
    trace = Trace("annuity_divisor", month=month, birth=retiring.birth_month)
    check_lived(month, retiring.birth_month, "month")
    age = month - retiring.birth_month
    months = int(age) % 12
    row, following = table.of(age), table.of(age + 12)
    if row is None or (months and following is None):
        first, last = table.rows[0].age, table.rows[-1].age
        raise OutOfCoverage("rules.age_beyond", age=age, first_age=first, last_age=last)
    trace.find("age", age, row)
    whole = trace.find("whole_age_divisor", row.divisor, row)
    if not months or following is None:
        return trace.outcome(AnnuityDivisor(age, trace.find("divisor", Decimal(whole), row)))

    between = era.needed(DivisorMonthsTable, month).between
    reading = law.reading(between.reading)
    trace.warn("secondary", between)
    how = between.how[reading.answer]
    line = Decimal(whole) - over((whole - following.divisor) * months, 12)
    found = {
        "rounded_line": lambda: rounded(line, between.decimals),
        "age_reached": lambda: Decimal(whole),
        "next_age": lambda: Decimal(following.divisor),
        "line": lambda: line,
    }
    trace.find("next_age_divisor", following.divisor, following)
    divisor = trace.find("divisor", found[how](), row, following, between, reading)
    return trace.outcome(AnnuityDivisor(age, divisor, secondary=True))
