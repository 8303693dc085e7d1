"""Unemployment benefit paid on to the statutory age (S23). 国务院关于渐进式延迟法定退休年龄的办法 第七条; 人社部发〔2020〕24号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.ground.months import Months, YearMonth
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.unemployment.bridge_to_age.facts import BridgeFacts
from retirecalc.rules.unemployment.bridge_to_age.table import BridgeToAgeTable, age_month_on
from retirecalc.rules.unemployment.unemployment_benefit.table import Stop, stopped_by

if TYPE_CHECKING:
    from datetime import date

    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.readings import Reading
    from retirecalc.rules.age.flexible_retirement import Window
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.unemployment.bridge_to_age.table import Measure
    from retirecalc.rules.unemployment.unemployment_benefit import UnemploymentBenefit

FACTS = {"bridge": BridgeFacts}
Refusal = Literal["re_employed", "too_far"]


class BridgeToAge(NamedTuple):
    """Whether the benefit is paid on, from which month to which, and how far the age was on the day of measuring.

    Where it is too far, or the last day is not known, `open_from` is the first month on some day of which it is near enough:
    whoever is still out of work then asks again; where only the age before the reform was near enough, the month after that one,
    from which no text says whether it is paid. `application` says whether an application is asked for, `ended_by` what was stated
    to end it before the age.
    """

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    last_month: YearMonth | None = None
    measured_on: date | None = None
    age_month: YearMonth | None = None
    distance_months: Months | None = None
    open_from: YearMonth | None = None
    application: bool | None = None
    ended_by: Stop | None = None


def bridge_to_age(
    person: Person,
    law: Law,
    *,
    bridge: BridgeFacts,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    flexible_retirement: Window,
    unemployment_benefit: UnemploymentBenefit,
) -> Outcome[BridgeToAge]:
    """Whether the benefit of somebody who is near the statutory age is paid on to it.

    Basis: 办法 第七条: less than a year to the statutory age; before 2025 人社部发〔2020〕24号, since 2019-12, which asks for no
    application. Measured from the last day of the benefit, since no text says when, to the day of birth in the month of the age:
    twelve whole months are compared by days (R21), and a year to the day is not settled. The early months that may be chosen do
    not shorten it (R25). Before 2025 it is measured to the age then in force (R43). It is paid to the month of the age as it is now
    where that one is near enough too; else to the age then in force, and what comes of the months after it no text says.

    Units: months and days.

    Not modelled: amounts; what the agency asks for as proof of being out of work.

    Raises:
        OutOfCoverage: no version on file is in force on the day of measuring.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {
    ...     "birth": "1966-01-10",
    ...     "category": "male_60",
    ...     "benefit_ends_on": "2025-05-31",
    ...     "still_unemployed": True,
    ... }
    >>> found = ask("bridge_to_age", facts, load_law("CN-CQ"), "2026-11").outcome.value
    >>> found.standing.value, str(found.first_month), str(found.last_month)
    ('ELIGIBLE', '2025-06', '2026-05')
    """
    benefit, statutory = unemployment_benefit, statutory_age.month
    table = law.at(as_of)[BridgeToAgeTable]
    trace = Trace("bridge_to_age", benefit_ends_on=benefit.ends_on, statutory_month=statutory)
    by_job = benefit.stopped_by is Stop.RE_EMPLOYED
    ran_on = benefit.stopped_in is not None and not _ended_otherwise(benefit)  # so that no job was found by its end
    conflict = ran_on and bridge.still_unemployed is False
    if conflict or (benefit.ended_by is Stop.RE_EMPLOYED and bridge.still_unemployed is True):
        trace.warn("facts_conflict", table)
    if benefit.standing in (Standing.NOT_ELIGIBLE, Standing.NOT_APPLICABLE) or _ended_otherwise(benefit):
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(BridgeToAge(Standing.NOT_APPLICABLE))
    if benefit.ends_on is None:
        lacks = tuple(map(trace.miss, benefit.missing_facts)) or (trace.miss("benefit_ends_on"),)
        begins = benefit.first_month or as_of
        near_from = _near_from(law, table, person, begins.on(1), statutory, flexible_retirement)
        open_from = _unless_over(max(begins, near_from), statutory, benefit)
        if open_from is not None:
            trace.find("open_from", open_from, table.distance)
        trace.find("standing", Standing.UNDETERMINED, table)
        return trace.outcome(BridgeToAge(Standing.UNDETERMINED, missing_facts=lacks, open_from=open_from))
    last = YearMonth.of(benefit.ends_on)
    if last >= statutory:
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(BridgeToAge(Standing.NOT_APPLICABLE))
    measured = benefit.ends_on if bridge.measured_on is None else bridge.measured_on
    if not benefit.ends_on <= measured <= statutory.on(31):
        trace.warn("facts_conflict", table)
        measured = benefit.ends_on

    table = law.at(YearMonth.of(measured))[BridgeToAgeTable]
    trace.find("measured_on", measured, table.distance)
    age_month, by_age = _age_month(law, table, person, measured, statutory, flexible_retirement)
    distance = Months(max(0, age_month - YearMonth.of(measured)))
    answer = BridgeToAge(
        Standing.UNDETERMINED,
        measured_on=measured,
        age_month=trace.find("age_month", age_month, *by_age),
        distance_months=trace.find("distance_months", distance, table.distance),
        application=trace.find("application", table.application.value, table.application),
    )
    stopped_in = benefit.stopped_in  # a month up to which it was paid on, so that no job was found before
    if stopped_in is None and bridge.still_unemployed is False:
        trace.find("standing", Standing.NOT_ELIGIBLE, table.distance)
        return trace.outcome(answer._replace(standing=Standing.NOT_ELIGIBLE, reasons=("re_employed",)))
    settled = benefit.standing is Standing.ELIGIBLE
    missing: tuple[str, ...] = () if settled else tuple(map(trace.miss, benefit.missing_facts))
    near = table.distance.less(law, measured, age_month, person.birth_day)
    if table.distance.is_exact(measured, age_month):
        reading = law.reading(table.distance.compared.reading)
        trace.warn("reading", reading)
        trace.find("near", near, table.distance, table.distance.compared, reading)
        if near is Eligibility.UNDETERMINED and person.birth_day is None:
            missing += (trace.miss("birth_day"),)
    else:
        trace.find("near", near, table.distance)
    if near is Eligibility.NOT_ELIGIBLE:
        near_from = _near_from(law, table, person, measured, statutory, flexible_retirement)
        open_from = _unless_over(near_from, statutory, benefit)
        if open_from is not None:
            trace.find("open_from", open_from, table.distance)
            trace.warn("measured_later", table.distance)
        trace.find("standing", Standing.NOT_ELIGIBLE, table.distance)
        refused = answer._replace(standing=Standing.NOT_ELIGIBLE, reasons=("too_far",), open_from=open_from)
        return trace.outcome(refused)
    if stopped_in is None and bridge.still_unemployed is None:
        if as_of > last:
            missing += (trace.miss("still_unemployed"),)
        else:
            trace.warn("while_unemployed", table.distance)
    sure = settled and near is Eligibility.ELIGIBLE and missing == () and (by_job or not conflict)
    first = perhaps = last + 1
    if measured > benefit.ends_on:  # by then it is near; at the end of the benefit it may not have been
        at_end, _ = _age_month(law, table, person, benefit.ends_on, statutory, flexible_retirement)
        near_then = table.distance.less(law, benefit.ends_on, at_end, person.birth_day)
        if near_then is not Eligibility.ELIGIBLE:
            first = max(first, YearMonth.of(measured))
        if near_then is Eligibility.NOT_ELIGIBLE:
            perhaps = _near_from(law, table, person, benefit.ends_on, statutory, flexible_retirement)
    answer = answer._replace(
        standing=trace.find("standing", Standing.ELIGIBLE if sure else Standing.UNDETERMINED, table.distance),
        first_month=trace.find("first_month", first, table.until),
        last_month=statutory,
        missing_facts=missing,
    )
    opens: tuple[YearMonth, ...] = (perhaps,) if perhaps < first else ()
    if opens:
        trace.find("open_from", perhaps, table.distance)
        trace.warn("measured_later", table.distance)
    then = age_month_on(law, table.to_age, person, measured, statutory)
    old_alone = table.distance.less(law, measured, statutory, person.birth_day) is not near
    if last < then < statutory and old_alone:
        answer = answer._replace(last_month=then)
        opens += (then + 1,)
        by_law = law.reading(table.to_age.reading)
        if _unless_over(then + 1, statutory, benefit) is not None:
            trace.find("not_settled_from", then + 1, table.until, table.to_age, by_law)
            trace.warn("old_age_alone", by_law)
    if opens:
        answer = answer._replace(open_from=_unless_over(min(opens), statutory, benefit))
    if stopped_in is not None and benefit.stopped_by is not None and stopped_in <= (answer.last_month or statutory):
        answer = answer._replace(last_month=stopped_in, ended_by=benefit.stopped_by)
        trace.find("ended_by", answer.ended_by, stopped_by(law, benefit.stopped_by, stopped_in) or table.until)
    trace.find("last_month", answer.last_month, table.until)
    return trace.outcome(answer)


def _unless_over(open_from: YearMonth, statutory: YearMonth, benefit: UnemploymentBenefit) -> YearMonth | None:
    """A month from which it may be paid on, unless it is over by then: by the age, or as stated."""
    return None if open_from > (benefit.stopped_in or statutory) or open_from > statutory else open_from


def _ended_otherwise(benefit: UnemploymentBenefit) -> bool:
    """Whether something else than its last month ended the benefit."""
    return benefit.ended_by not in (None, "months_used", "as_granted")


def _near_from(
    law: Law, table: BridgeToAgeTable, person: Person, day: date, statutory: YearMonth, window: Window
) -> YearMonth:
    """The first month on some day of which the age is near enough by the law of that month, measured on `day` or later."""
    age_month, _ = _age_month(law, table, person, day, statutory, window)
    near_from, _ = table.distance.since(law, age_month, person.birth_day)
    later, _ = _age_month(law, table, person, near_from.on(1), statutory, window)
    if later != age_month:
        near_from, _ = table.distance.since(law, later, person.birth_day)
    return near_from


def _age_month(
    law: Law, table: BridgeToAgeTable, person: Person, day: date, statutory: YearMonth, window: Window
) -> tuple[YearMonth, tuple[Measure | Reading, ...]]:
    """The month to which the distance is measured, and what says so."""
    month = age_month_on(law, table.to_age, person, day, statutory)
    if table.basis.asked(law) == "earliest" and window.earliest_month is not None:
        month = min(month, window.earliest_month)
    by: tuple[Measure | Reading, ...] = (table.basis, law.reading(table.basis.reading))
    if month != statutory:
        by += (table.to_age, law.reading(table.to_age.reading))
    return month, by
