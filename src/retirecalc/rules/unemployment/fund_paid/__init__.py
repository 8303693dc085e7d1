"""Pension contributions paid by the unemployment fund (S24). 人社部发〔2024〕76号 一, 二, 四."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.ground.stretches import END, Stretch, common, minus, union
from retirecalc.outcome import Outcome, Standing, Trace
from retirecalc.rules.unemployment.fund_paid.facts import FundFacts
from retirecalc.rules.unemployment.fund_paid.table import FundPaidTable
from retirecalc.rules.unemployment.unemployment_benefit.table import Stop

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.unemployment.bridge_to_age import BridgeToAge
    from retirecalc.rules.unemployment.transition_2024 import Transition
    from retirecalc.rules.unemployment.unemployment_benefit import UnemploymentBenefit

FACTS = {"fund": FundFacts}
Refusal = Literal["already_drawing", "not_insured_there", "too_far"]


class FundPaid(NamedTuple):
    """In which months the fund pays, and in which that is open."""

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    last_month: YearMonth | None = None
    months: tuple[Stretch, ...] = ()
    open_months: tuple[Stretch, ...] = ()


def fund_paid(
    person: Person,
    law: Law,
    *,
    fund: FundFacts,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    unemployment_benefit: UnemploymentBenefit,
    bridge_to_age: BridgeToAge,
    transition_2024: Transition,
) -> Outcome[FundPaid]:
    """In which months of unemployment benefit the fund pays the pension contributions.

    Basis: 76号 一: who draws the benefit, its first run or paid on, and is less than a year from the statutory age; 二: who joins
    alone at the place of the benefit, and up to the lowest standard there; 四: paid first by the person, then refunded; from
    2025 to 2039. The month in which the distance falls below a year is open, and so are months in which the benefit is (R21).

    Units: months.

    Not modelled: how much (`contribution_rates`); what happens when the benefit ends inside a month.

    Raises:
        OutOfCoverage: no version on file, as in a replay of a day before it; outside its years the fund pays nothing.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {
    ...     "birth": "1966-01-10",
    ...     "category": "male_60",
    ...     "benefit_from": "2023-06",
    ...     "benefit_ends_on": "2025-05-31",
    ... }
    >>> found = ask("fund_paid", {**facts, "still_unemployed": True}, load_law("CN-CQ"), "2026-11").outcome.value
    >>> str(found.first_month), str(found.last_month), str(found.open_months[0][0])
    ('2025-06', '2026-05', '2025-05')
    """
    benefit, statutory = unemployment_benefit, statutory_age.month
    table = next(reversed(law.versions(FundPaidTable)), None) or law.at(statutory)[FundPaidTable]
    trace = Trace("fund_paid", statutory_month=statutory)
    if person.drawing is Drawing.EMPLOYEE and benefit.stopped_by is not Stop.DRAWING_PENSION:
        trace.find("standing", Standing.NOT_ELIGIBLE, table)
        return trace.outcome(FundPaid(Standing.NOT_ELIGIBLE, None, ("already_drawing",)))
    if benefit.standing in (Standing.NOT_ELIGIBLE, Standing.NOT_APPLICABLE):
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(FundPaid(Standing.NOT_APPLICABLE))
    if fund.pays_at_benefit_place is False:
        trace.find("standing", Standing.NOT_ELIGIBLE, table.place)
        return trace.outcome(FundPaid(Standing.NOT_ELIGIBLE, None, ("not_insured_there",)))
    if benefit.last_month is None:
        missing = tuple(map(trace.miss, benefit.missing_facts)) or (trace.miss("benefit_ends_on"),)
        trace.find("standing", Standing.UNDETERMINED, table)
        return trace.outcome(FundPaid(Standing.UNDETERMINED, missing_facts=missing))

    sure: list[Stretch] = []
    every: list[Stretch] = []
    if benefit.first_month is None:  # drawn now, or at least in its last month; since when is not known
        every.append((table.first_month, benefit.last_month))
        drawn = (min(as_of, benefit.last_month), benefit.last_month)
        sure += [drawn] if benefit.standing is Standing.ELIGIBLE else []
    for one, settled in ((benefit, True), (bridge_to_age, True), (transition_2024, transition_2024.applied is True)):
        if one.first_month is not None and one.last_month is not None:
            every.append((one.first_month, one.last_month))
            if settled and one.standing is Standing.ELIGIBLE:
                sure.append((max(one.first_month, benefit.sure_from or one.first_month), one.last_month))
    left, old = transition_2024.after_it(bridge_to_age, benefit), transition_2024.last_month
    if old is not None and left is not bridge_to_age.standing:
        sure = [*minus(union(sure), [(old + 1, END)])]
        every = every if left is Standing.UNDETERMINED else [*minus(union(every), [(old + 1, END)])]
    if bridge_to_age.open_from is not None and not bridge_to_age.reasons and left is not Standing.NOT_ELIGIBLE:
        every.append((bridge_to_age.open_from, min(statutory, benefit.stopped_in or statutory)))
    some, all_days = table.distance.since(law, statutory, person.birth_day)
    in_force = (table.first_month, table.last_month)
    near = common([(max(all_days, in_force[0]), statutory)], [in_force]) if all_days <= statutory else ()
    maybe = common([(max(some, in_force[0]), statutory)], [in_force])
    months = common(union(sure), near)
    open_months = minus(common(union(every), maybe), months)
    if open_months:
        reading = law.reading(table.distance.compared.reading)
        trace.find("open_months", open_months, table.distance, table.distance.compared, reading)
        trace.warn("falls_below_within", table.distance)
    if not months and not open_months:
        trace.find("standing", Standing.NOT_ELIGIBLE, table.distance)
        return trace.outcome(FundPaid(Standing.NOT_ELIGIBLE, None, ("too_far",)))
    if months:
        trace.find("months", months, table.distance)
    if fund.pays_at_benefit_place is None:
        trace.warn("joins_there", table.place)
    trace.warn("refunded", table.refund)
    standing = trace.find("standing", Standing.ELIGIBLE if months else Standing.UNDETERMINED, table.distance)
    first, last = (months[0][0], months[-1][1]) if months else (None, None)
    missing = () if months or person.birth_day is not None else (trace.miss("birth_day"),)
    if open_months and benefit.first_month is None:
        missing += (trace.miss("benefit_from"),)
    return trace.outcome(FundPaid(standing, first, (), missing, last, months, open_months))
