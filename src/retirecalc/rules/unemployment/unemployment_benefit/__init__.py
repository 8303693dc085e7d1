"""Unemployment benefit (S38). 社会保险法 第四十六条; 失业保险条例 第十四条至第十七条; 劳动保障部令第8号; 重庆市失业保险条例."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.ground.money import exactly, rounded
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.workdays import after_working_days
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.retiring.working_days.table import HolidaysTable
from retirecalc.rules.unemployment.unemployment_benefit.facts import UnemploymentFacts
from retirecalc.rules.unemployment.unemployment_benefit.table import (
    LocalUnemploymentTable,
    Stop,
    UnemploymentBenefitTable,
    UnemploymentDecisionTable,
    months_of,
    stop_article,
)

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from retirecalc.facts.person import Person
    from retirecalc.ground.workdays import WorkdayCalendar
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.sources import Cited

FACTS = {"unemployment": UnemploymentFacts}
Refusal = Literal["already_drawing", "voluntary", "age_reached", "contributions_short"]
End = Literal["months_used", "age", "as_granted"] | Stop


class UnemploymentBenefit(NamedTuple):
    """Whether somebody has the benefit, from when to when, and what is done by when.

    `months` is exact, or where `at_most` says so the most that the place may give. `ends_on` is the last day, `ended_by` what
    ends it. `stopped_by` and `stopped_in` are what was stated to end it, also where it ended before and was paid on up to then.
    From `sure_from` on the job had ended. `claim_by` is advice: nobody is refused for claiming later.
    """

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    months: Months | None = None
    at_most: bool | None = None
    last_month: YearMonth | None = None
    ends_on: date | None = None
    ended_by: End | None = None
    claim_by: date | None = None
    decision_by: date | None = None
    told_by: date | None = None
    moved_amount: Decimal | None = None
    sure_from: YearMonth | None = None
    stopped_by: Stop | None = None
    stopped_in: YearMonth | None = None


@exactly
def unemployment_benefit(
    person: Person,
    law: Law,
    *,
    unemployment: UnemploymentFacts,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    calendar: WorkdayCalendar | None,
) -> Outcome[UnemploymentBenefit]:
    """Whether somebody has unemployment benefit, for how many months, and what ends it.

    Basis: 失业保险条例 第十四条, a year of contributions and a job lost against one's will: 令第8号 第四条 and 人社部令第13号
    第十三条 say which; who had no claim keeps the time (第十四条). The months: 重庆市失业保险条例 第二十四条 in Chongqing,
    elsewhere at most those of 失业保险条例 第十七条 (R11). What is left of an earlier benefit is added, to the most of 令第8号
    第十五条; below a year in the new job it alone is left. It counts from the registration, or the claim (R44). A claim is not
    refused for being late (R39), nor for a missing registration (60号 二), and after a refusal it is reviewed anew (60号 一). The
    office decides within the working days of 国务院令第765号 第二十四条 and says a month ahead when the months run out. In
    Chongqing the age itself ends it, elsewhere a pension. To another province goes the benefit and half of it (第二十二条).

    Units: months and days. A benefit that was granted is taken as stated. Who lost the job for another reason of the law is
    not settled; who left by choice, as the employer has it, is looked at anew on application and proof (60号 五).

    Not modelled: amounts; arrears of contributions and a one-off settlement (市条例 第十九条); the report of the employer; whether
    the month of an event that ends it is paid, which no text says: it is taken as the last one.

    Raises:
        OutOfCoverage: no version on file is in force in the month of the question or of the benefit.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1966-01-10", "category": "male_60", "job_ended": "contract_ended"}
    >>> facts |= {"unemployment_months": 180, "registered_on": "2023-06-05"}
    >>> found = ask("unemployment_benefit", facts, load_law("CN-CQ"), "2026-11").outcome.value
    >>> found.months, str(found.last_month)
    (Months(24), '2025-05')
    """
    told = unemployment
    month = told.benefit_from or (as_of if told.registered_on is None else YearMonth.of(told.registered_on))
    era = law.at(month)
    table, local = era[UnemploymentBenefitTable], era.get(LocalUnemploymentTable)
    trace = Trace("unemployment_benefit", job_ended=told.job_ended, unemployment_months=told.unemployment_months)

    if told.job_ended is False and told.benefit_from is None and told.benefit_ends_on is None:
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(UnemploymentBenefit(Standing.NOT_APPLICABLE))
    if told.benefit_stopped is Stop.DRAWING_PENSION and person.drawing is Drawing.NONE:
        trace.warn("facts_conflict", table.stops[Stop.DRAWING_PENSION])
    if told.benefit_from is not None or told.benefit_ends_on is not None:
        return _granted(trace, told, law, table, local, statutory_age, as_of)

    if told.refused_before:
        trace.warn("reviewed_anew", table.second_claim)
    reasons: tuple[Refusal, ...]
    reasons, missing, by = _entitled(trace, person, told, table)
    if not reasons:
        missing += _stop_lacks(trace, told, table, local)
    first = _first_month(trace, told, law, table)
    past = not reasons and (first or as_of) >= statutory_age.month
    since = told.job_ended_on
    may_be_registered = first is None and (since is None or YearMonth.of(since) < statutory_age.month)
    if past and local is None:
        trace.warn("age_elsewhere", table)
    elif past and local is not None and not may_be_registered:
        if first == statutory_age.month and not _of_age(told, law, table, person, statutory_age.month):
            trace.warn("age_within_month", local.working_age)
            missing += () if person.birth_day is not None else (trace.miss("birth_day"),)
        else:
            by = local.working_age
            reasons = (trace.find("reason", "age_reached", by),)
    claim_by, late = _claim_by(trace, told, law, table)
    if reasons:
        if told.benefit_stopped in (Stop.REFUSED_WORK, Stop.NOT_REPORTED):  # which stop nobody who does not draw it
            trace.warn("facts_conflict", table)
        trace.find("standing", Standing.NOT_ELIGIBLE, by)
        return trace.outcome(UnemploymentBenefit(Standing.NOT_ELIGIBLE, None, reasons, claim_by=claim_by))
    months, at_most = _months(trace, told, law, table, local)
    settled = not missing and not past and not late and _involuntary(told, table) is Eligibility.ELIGIBLE
    standing = trace.find("standing", Standing.ELIGIBLE if settled else Standing.UNDETERMINED, by)
    answer = UnemploymentBenefit(standing, first, (), missing, months, at_most, claim_by=claim_by)
    answer = _stated(answer, told, table, local)
    answer = answer._replace(
        decision_by=_decision_by(trace, told, law, calendar), moved_amount=_moved(trace, told, table)
    )
    if first is None:
        if told.registered_on is None:
            trace.warn("registration_passed_on", table.starts)
        starts = table.starts.answers[law.reading(table.starts.reading).answer]
        lacks = trace.miss("registered_on") if starts == "registration" else trace.miss("claimed_on")
        return trace.outcome(answer._replace(missing_facts=(*missing, lacks)))
    if told.job_ended_on is not None and first == YearMonth.of(told.job_ended_on):
        trace.warn("job_still_ran", table.starts)
    return trace.outcome(_from(trace, answer, told, table, local, first, statutory_age.month))


def _granted(
    trace: Trace,
    told: UnemploymentFacts,
    law: Law,
    table: UnemploymentBenefitTable,
    local: LocalUnemploymentTable | None,
    statutory_age: StatutoryAge,
    as_of: YearMonth,
) -> Outcome[UnemploymentBenefit]:
    """A benefit that is paid or was: what it rests on is not asked any more."""
    lacks = _stop_lacks(trace, told, table, local)
    elsewhere = told.benefit_stopped is not None and stop_article(told.benefit_stopped, table, local) is None
    over = told.benefit_stopped is not None or (
        told.benefit_ends_on is not None and YearMonth.of(told.benefit_ends_on) < as_of
    )
    in_work = told.job_ended is False and not over  # and drawing, which contradicts it
    if in_work:
        trace.warn("facts_conflict", table.stops[Stop.RE_EMPLOYED])
    too_long = _longer_than_there_is(told, table, statutory_age)
    if too_long:
        trace.warn("facts_conflict", table.most)
    settled = not lacks and not elsewhere and not in_work and not too_long
    standing = trace.find("standing", Standing.ELIGIBLE if settled else Standing.UNDETERMINED, table)
    first = told.benefit_from or _first_month(trace, told, law, table)
    answer = UnemploymentBenefit(standing, first, (), lacks, moved_amount=_moved(trace, told, table))
    answer = _stated(answer, told, table, local)
    if told.benefit_from is not None:
        trace.find("first_month", told.benefit_from, table.starts)
    if told.benefit_ends_on is not None:
        last = YearMonth.of(told.benefit_ends_on)
        return trace.outcome(_until(trace, answer, told, table, local, last, statutory_age.month))
    months, at_most = _months(trace, told, law, table, local)
    assert told.benefit_from is not None
    if months == 0:  # which contradicts that it was granted
        trace.warn("facts_conflict", table.paid)
        months = at_most = None
    answer = answer._replace(months=months, at_most=at_most)
    answer = _from(trace, answer, told, table, local, told.benefit_from, statutory_age.month)
    if answer.last_month is None:
        name = "unemployment_months" if months is None else "benefit_ends_on"
        answer = answer._replace(missing_facts=(*lacks, trace.miss(name)))
    return trace.outcome(answer)


def _longer_than_there_is(
    told: UnemploymentFacts, table: UnemploymentBenefitTable, statutory_age: StatutoryAge
) -> bool:
    """Whether a benefit is said to last for more than the most months, and not to an age to which one is paid on."""
    if told.benefit_from is None or told.benefit_ends_on is None:
        return False
    last = YearMonth.of(told.benefit_ends_on)
    paid_on = last >= statutory_age.month or last == statutory_age.original_month
    return not paid_on and last - told.benefit_from >= table.most.value


def _involuntary(told: UnemploymentFacts, table: UnemploymentBenefitTable) -> Eligibility:
    """Whether the job was lost against one's will."""
    return table.involuntary[told.job_ended].value if told.job_ended else Eligibility.UNDETERMINED


def _entitled(
    trace: Trace, person: Person, told: UnemploymentFacts, table: UnemploymentBenefitTable
) -> tuple[tuple[Refusal, ...], tuple[str, ...], Cited]:
    """What refuses the benefit, what is missing, and by which article."""
    began_later = told.benefit_stopped is Stop.DRAWING_PENSION and told.benefit_stopped_in is not None
    if person.drawing is Drawing.EMPLOYEE and not began_later:
        by = table.stops[Stop.DRAWING_PENSION]
        return (trace.find("reason", "already_drawing", by),), (), by
    reasons: list[Refusal] = []
    missing: list[str] = []
    if told.job_ended:
        way = table.involuntary[told.job_ended]
        trace.find("involuntary", way.value, way)
        if way.value is Eligibility.NOT_ELIGIBLE:
            reasons.append(trace.find("reason", "voluntary", way))
            trace.warn("verified_anew", way)
        elif way.value is Eligibility.UNDETERMINED:
            trace.warn("other_reason", way)
    else:
        missing.append(trace.miss("job_ended"))
    paid = trace.find("paid", table.paid.value, table.paid, table.kept)
    if told.unemployment_months is None:
        missing.append(trace.miss("unemployment_months"))
    elif told.unemployment_months < paid:
        if told.unused_months is None:
            missing.append(trace.miss("unused_months"))
        elif told.unused_months == 0:
            reasons.append(trace.find("reason", "contributions_short", table.paid))
            trace.warn("time_is_kept", table.kept)
    if person.drawing not in (None, Drawing.NONE) and not began_later:
        missing.append(trace.miss("pension_drawn"))
    return tuple(reasons), () if reasons else tuple(missing), table.paid


def _of_age(
    told: UnemploymentFacts, law: Law, table: UnemploymentBenefitTable, person: Person, month: YearMonth
) -> bool:
    """Whether the age is reached, in its month, by the day from which the benefit counts; the day of birth in it is the day."""
    starts = table.starts.answers[law.reading(table.starts.reading).answer]
    day = told.registered_on if starts == "registration" else told.claimed_on
    return day is not None and person.birth_day is not None and month.on(person.birth_day) <= day


def _first_month(trace: Trace, told: UnemploymentFacts, law: Law, table: UnemploymentBenefitTable) -> YearMonth | None:
    reading = law.reading(table.starts.reading)
    starts = table.starts.answers[reading.answer]
    day = told.registered_on if starts == "registration" else told.claimed_on
    other = told.claimed_on if starts == "registration" else told.registered_on
    if day is None:
        return None
    if other is not None and YearMonth.of(other) != YearMonth.of(day):
        trace.warn("reading", reading)
    return trace.find("first_month", YearMonth.of(day), table.starts, reading)


def _months(
    trace: Trace,
    told: UnemploymentFacts,
    law: Law,
    table: UnemploymentBenefitTable,
    local: LocalUnemploymentTable | None,
) -> tuple[Months | None, bool | None]:
    """The months of benefit, and whether they are the most that there can be."""
    if told.unemployment_months is None:
        return None, None
    unused = told.unused_months or Months(0)
    if told.unemployment_months < table.paid.value:
        if told.unused_months is None:
            return None, None
        return trace.find("months", Months(min(unused, table.most.value)), table.remainder), False
    reading = law.reading(table.exact.reading)
    exact = local if local is not None and table.exact.answers[reading.answer] == "local_table" else None
    band = months_of(table.ceilings if exact is None else exact.months, told.unemployment_months)
    if band is None:
        return None, None
    own = trace.find("own_months", band.months, band, reading)
    most = table.most if exact is None else exact.most
    if told.unused_months is None and own < most.value:
        trace.warn("unused_adds", most)
    months = Months(min(own + unused, most.value))
    if exact is None:
        trace.warn("at_most", table.exact)
        trace.find("months_at_most", months, band, most)
    else:
        trace.find("months", months, band, most)
    return months, exact is None


def _stated(
    answer: UnemploymentBenefit,
    told: UnemploymentFacts,
    table: UnemploymentBenefitTable,
    local: LocalUnemploymentTable | None,
) -> UnemploymentBenefit:
    """With what was stated to end it, and from when on the job had ended."""
    first, stop, month = answer.first_month, told.benefit_stopped, told.benefit_stopped_in
    if first is not None:
        ran = None if told.job_ended_on is None else YearMonth.of(told.job_ended_on)
        answer = answer._replace(sure_from=first if ran is None or ran < first else ran + 1)
    if stop is None or month is None or stop_article(stop, table, local) is None:
        return answer
    return answer._replace(stopped_by=stop, stopped_in=month)


def _from(
    trace: Trace,
    answer: UnemploymentBenefit,
    told: UnemploymentFacts,
    table: UnemploymentBenefitTable,
    local: LocalUnemploymentTable | None,
    first: YearMonth,
    statutory: YearMonth,
) -> UnemploymentBenefit:
    """The last month of a benefit by its months; where they are not known, only what was stated to have ended it says it."""
    if answer.months is not None and not answer.at_most:
        return _until(trace, answer, told, table, local, first + (answer.months - 1), statutory)
    most = table.most.value if answer.months is None else answer.months
    if _stopped(told, table, local, first + (most - 1)) is None:
        return answer
    return _until(trace, answer, told, table, local, first + (most - 1), statutory)


def _until(
    trace: Trace,
    answer: UnemploymentBenefit,
    told: UnemploymentFacts,
    table: UnemploymentBenefitTable,
    local: LocalUnemploymentTable | None,
    last: YearMonth,
    statutory: YearMonth,
) -> UnemploymentBenefit:
    """The last month and day, and what ends it there."""
    ended_by: End = "months_used" if told.benefit_ends_on is None else "as_granted"
    ends_on = last.on(31) if told.benefit_ends_on is None else told.benefit_ends_on
    by: Cited = table.most if local is None else local.most
    if local is not None and last > statutory:
        last, ended_by, ends_on, by = statutory, "age", statutory.on(31), local.age_ends
    elif last > statutory:
        trace.warn("ends_with_pension", table.stops[Stop.DRAWING_PENSION])
    article = None if told.benefit_stopped is None else stop_article(told.benefit_stopped, table, local)
    if told.benefit_stopped is Stop.NOT_REPORTED and local is not None:
        trace.find("report_days", local.report_days.value, local.report_days)
    if told.benefit_stopped is not None and article is None:
        trace.warn("stops_elsewhere", table)
    elif article is not None and told.benefit_stopped_in is not None:
        trace.warn("stop_month", article)
    stopped = _stopped(told, table, local, last)
    if stopped is not None:
        last, ended_by, by = stopped
        ends_on = min(ends_on, last.on(31))
    trace.find("last_month", last, by)
    trace.find("ended_by", ended_by, by)
    told_by = None
    if ended_by in ("months_used", "as_granted"):
        before = YearMonth.of(ends_on) - table.notice.value
        told_by = trace.find("told_by", before.on(ends_on.day), table.notice)
    return answer._replace(last_month=last, ends_on=ends_on, ended_by=ended_by, told_by=told_by)


def _stop_lacks(
    trace: Trace, told: UnemploymentFacts, table: UnemploymentBenefitTable, local: LocalUnemploymentTable | None
) -> tuple[str, ...]:
    """What is missing of an end that was stated by half: what it was, or its month."""
    what, month = told.benefit_stopped, told.benefit_stopped_in
    by_half = month is not None if what is None else month is None and stop_article(what, table, local) is not None
    if not by_half:
        return ()
    trace.warn("ended_earlier", table)
    return (trace.miss("benefit_stopped" if what is None else "benefit_stopped_in"),)


def _stopped(
    told: UnemploymentFacts, table: UnemploymentBenefitTable, local: LocalUnemploymentTable | None, last: YearMonth
) -> tuple[YearMonth, Stop, Cited] | None:
    """An event that ends it by `last`; None where none was stated in full that does."""
    stop, month = told.benefit_stopped, told.benefit_stopped_in
    by = None if stop is None else stop_article(stop, table, local)
    return None if stop is None or month is None or by is None or month > last else (month, stop, by)


def _claim_by(
    trace: Trace, told: UnemploymentFacts, law: Law, table: UnemploymentBenefitTable
) -> tuple[date | None, bool]:
    """The day up to which the measures ask for a claim, and whether the claim is late under an answer that knows such a thing."""
    reading = law.reading(table.claim_from.reading)
    answer = table.claim_from.answers[reading.answer]
    start = told.papers_on if answer == "papers" else told.job_ended_on
    if start is None:
        return None, False
    day = trace.find("claim_by", table.claim_by(start), table.claim_days, table.claim_from, reading)
    trace.warn("claim_not_refused", reading)
    claimed = told.claimed_on or told.registered_on
    return day, answer != "advice" and claimed is not None and claimed > day


def _decision_by(trace: Trace, told: UnemploymentFacts, law: Law, calendar: WorkdayCalendar | None) -> date | None:
    """The day by which the office decides, by the calendar that is brought or the holidays on file."""
    if told.claimed_on is None:
        return None
    table = law.at(YearMonth.of(told.claimed_on)).get(UnemploymentDecisionTable)
    if table is None:
        return None
    row = table.working_days
    try:
        on_file = law.at(YearMonth.of(told.claimed_on))[HolidaysTable] if calendar is None else calendar
        day = after_working_days(told.claimed_on, row.value, on_file)
    except (LookupError, NotImplementedError):
        trace.warn("calendar_ends", row)
        return None
    return trace.find("decision_by", day, row)


def _moved(trace: Trace, told: UnemploymentFacts, table: UnemploymentBenefitTable) -> Decimal | None:
    """What goes to another province."""
    if told.benefit_total is None:
        return None
    amount = rounded(told.benefit_total + told.benefit_total * table.moved.value)
    return trace.find("moved_amount", amount, table.moved)
