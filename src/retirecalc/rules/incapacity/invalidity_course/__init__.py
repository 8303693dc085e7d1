"""Course of an invalidity allowance, month by month (S11). 人社部发〔2024〕72号 第三条至第五条, 第八条, 第九条, 第十一条."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.ground.months import YearMonth
from retirecalc.ground.stretches import minus, union
from retirecalc.ground.workdays import after_calendar_days
from retirecalc.outcome import Outcome, Standing, Trace
from retirecalc.rules.incapacity.invalidity_allowance.table import InvalidityAllowanceTable
from retirecalc.rules.incapacity.invalidity_course.facts import CourseFacts, Event, Happening
from retirecalc.rules.incapacity.invalidity_course.table import InvalidityCourseTable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retirecalc.ground.stretches import Stretch
    from retirecalc.law import Law
    from retirecalc.rules.incapacity.invalidity_allowance import InvalidityAllowance
    from retirecalc.sources import Cited
    from retirecalc.tables.table import Row

FACTS = {"course": CourseFacts}
Refusal = Literal["not_entitled", "application_refused"]
State = Literal["paid", "arrears", "suspended", "pension"]
End = Literal["age", "months_paid", "review_failed", "contributions_resumed", "retired_early", "died"]

_AGE: End = "age"
_ENDS: dict[Happening, End] = {
    Happening.REVIEW_FAILED: "review_failed",
    Happening.CONTRIBUTIONS_RESUMED: "contributions_resumed",
    Happening.RETIRED_EARLY: "retired_early",
    Happening.DIED: "died",
}
_STOPS = frozenset({"review_failed", "contributions_resumed", "died"})
"""After these nothing resumes."""
_DECISIONS = frozenset({Happening.GRANTED, Happening.REFUSED})
_CLEARS = frozenset({Happening.EXCUSED, Happening.REVIEW_PASSED, Happening.REVIEW_FAILED})


class Entitled(NamedTuple):
    """Months in a row of one state and tier, the first and the last included; None as last has no end.

    `arrears` are months that were suspended and are paid in `paid_in`; a pension has no tier.
    """

    first: YearMonth
    last: YearMonth | None
    state: State
    tier: str | None
    paid_in: YearMonth | None = None


class InvalidityCourse(NamedTuple):
    """Which months are due, in order; months of which nothing is due stand nowhere.

    `last_month` is the last one of the allowance, and `ended_by` what ends it. `suspended_after` is the day up to which it is
    paid in any case after the last notice that was not followed in time.
    """

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    months: tuple[Entitled, ...] = ()
    last_month: YearMonth | None = None
    ended_by: End | None = None
    suspended_after: date | None = None

    def at(self, month: YearMonth) -> Entitled | None:
        """What is due for a month."""
        return next(
            (one for one in self.months if one.first <= month and (one.last is None or month <= one.last)), None
        )


def invalidity_course(
    course: CourseFacts, law: Law, *, invalidity_allowance: InvalidityAllowance
) -> Outcome[InvalidityCourse]:
    """What becomes of an invalidity allowance, month by month, by what happens after the application.

    Basis: 72号 第四条, tier B is computed as tier A from 60 months to the age on; 第五条, tier C for the months payable; 第八条,
    it stops from the month after contributions resume; 第十一条, from the month after a review that fails, and it is suspended
    60 days after the notice of a review to which nobody came without good reason, resumed with arrears from the suspension
    where a review is passed later; 第三条, at the age, or early where that may be chosen, it becomes a pension, paid from the
    month after (94号 第九条); 第九条, survivors as of a working member. A good reason, however late, has the same effect here
    as a review that is passed. After a review that failed only a new application helps.

    Units: months and days. The month of the sixtieth day is paid whole: the text says up to when, and not for which month
    payment ends; of the month of death it says nothing.

    Not modelled: a second application; amounts; what becomes of tier C at the age (`invalidity_allowance`).

    Raises:
        OutOfCoverage: no version on file is in force in the month of an event.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1975-08", "category": "female_55", "employment": "employee", "certified_by": "prefecture"}
    >>> facts |= {
    ...     "certified_on": "2025-11-03",
    ...     "allowance_applied_on": "2025-12-20",
    ...     "events": ["2026-03-01 review_notice"],
    ... }
    >>> facts |= {"contributions": {"cumulative": 240, "counted_to": "2025-12"}}
    >>> found = ask("invalidity_course", facts, load_law(), "2026-11").outcome.value
    >>> [(str(one.first), one.state, one.tier) for one in found.months[:2]]
    [('2026-01', 'paid', 'B'), ('2026-05', 'suspended', 'B')]
    """
    allowance = invalidity_allowance
    trace = Trace("invalidity_course", entitled=allowance.standing, tier=allowance.tier)
    first, natural = allowance.first_month, allowance.last_month
    if allowance.standing is not Standing.ELIGIBLE or first is None or natural is None:
        missing = tuple(map(trace.miss, allowance.missing_facts))
        if allowance.standing is Standing.NOT_ELIGIBLE:
            return trace.outcome(InvalidityCourse(Standing.NOT_ELIGIBLE, reasons=("not_entitled",)))
        open_ = Standing.UNDETERMINED if allowance.standing is Standing.ELIGIBLE else allowance.standing
        return trace.outcome(InvalidityCourse(open_, missing_facts=missing))
    table, measures = law.at(first)[InvalidityCourseTable], law.at(first)[InvalidityAllowanceTable]
    applied = (first - measures.first_payment.value).on(1) if allowance.applied_on is None else allowance.applied_on
    since = tuple([event for event in course.events if event.on >= applied])
    if since != course.events:
        trace.warn("before_application")
    decisions = [event for event in since if event.what in _DECISIONS]
    if len({event.what for event in decisions}) > 1:
        trace.warn("facts_conflict", table.decided)
    if decisions and (decided := decisions[-1]).what is Happening.REFUSED:
        trace.find("refused_on", decided.on, _table(law, decided.month).decided)
        return trace.outcome(InvalidityCourse(Standing.NOT_ELIGIBLE, reasons=("application_refused",)))
    trace.find("first_month", first, table.decided)
    if not decisions:
        trace.warn("if_granted")
    lived = _of_one_life(since)
    if any(event.what not in _DECISIONS for event in since[len(lived) :]):
        trace.warn("facts_conflict", table.survivors)

    last, ended_by, by, events = _end(trace, law, lived, allowance, first, natural)
    held, after = _held(trace, law, events, first, last)
    retires = allowance.tier != "C" and ended_by in ("age", "retired_early")
    if not retires and any(one.state == "suspended" for one in held):
        trace.warn("stopped_while_suspended")
    months = _by_tier(allowance, [*_paid(first, last, held), *held])
    if any(one.tier != allowance.tier for one in months):
        trace.find("recomputed_in", allowance.recomputed_in, measures.recomputed)
    if paid := _of(months, "paid"):
        trace.find("paid", paid, table.decided)
    if arrears := _of(months, "arrears"):
        trace.find("arrears", arrears, table.arrears)
    if suspended := _of(months, "suspended"):
        trace.find("suspended", suspended, table.suspended_after)
    year: tuple[Cited, ...] = ()
    if allowance.year_decides:
        year = (measures.minimum, reading := law.reading(measures.minimum.reading))
        trace.warn("reading", reading)
    trace.find("ended_by", ended_by, by, *year)
    end = trace.find("last_month", last, by) if first <= last else None
    unsettled = bool(months) and months[-1].state == "suspended"
    whole = (*months, *_pension(trace, law, lived, allowance, last, ended_by, suspended=unsettled))
    return trace.outcome(InvalidityCourse(Standing.ELIGIBLE, first, (), (), whole, end, ended_by, after))


def _table(law: Law, month: YearMonth) -> InvalidityCourseTable:
    """The version in force in the month of an event."""
    return law.at(month).needed(InvalidityCourseTable, month)


def _of_one_life(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events up to a death."""
    died = next((index for index, event in enumerate(events) if event.what is Happening.DIED), len(events))
    return events[: died + 1]


def _first(events: tuple[Event, ...], what: Happening) -> Event | None:
    return next((event for event in events if event.what is what), None)


def _end(
    trace: Trace,
    law: Law,
    events: tuple[Event, ...],
    allowance: InvalidityAllowance,
    first: YearMonth,
    natural: YearMonth,
) -> tuple[YearMonth, End, Row, tuple[Event, ...]]:
    """The last month of the allowance, what ends it by which article, and the events up to that."""
    payable, until = allowance.months_payable, events
    last, ended_by, by = natural, _AGE, law.at(natural)[InvalidityCourseTable].retires
    if payable is not None and natural == first + (payable - 1):
        ended_by, by = "months_paid", law.at(first)[InvalidityAllowanceTable].limit
    for index, event in enumerate(events):
        if event.what not in _ENDS:
            continue
        month, table = event.month, _table(law, event.month)
        if event.what is Happening.RETIRED_EARLY and not _may_go_early(allowance, month):
            trace.warn("facts_conflict", table.retires)
            continue
        end, row = _last_by(table, event.what, month)
        # Nobody who dies in the last month becomes a pensioner.
        if end < last or (end == last and event.what is Happening.DIED and ended_by not in _STOPS):
            last, by, ended_by = end, row, _ENDS[event.what]
            until = events[: index + 1] if ended_by in _STOPS else events
    if ended_by == "died":
        trace.warn("survivors_as_working", by)
    return last, ended_by, by, until


def _may_go_early(allowance: InvalidityAllowance, month: YearMonth) -> bool:
    """Whether somebody who draws it may retire in a month before the age; at the age nobody asks."""
    if allowance.early_from is None:
        return False
    until = allowance.last_month if allowance.early_until is None else allowance.early_until
    return month == allowance.last_month or (until is not None and allowance.early_from <= month <= until)


def _last_by(table: InvalidityCourseTable, what: Happening, month: YearMonth) -> tuple[YearMonth, Row]:
    """The last month that what ends it in `month` leaves."""
    if what is Happening.REVIEW_FAILED:
        return month + table.stops_review_failed.value - 1, table.stops_review_failed
    if what is Happening.CONTRIBUTIONS_RESUMED:
        return month + table.stops_contributions.value - 1, table.stops_contributions
    return month, table.retires if what is Happening.RETIRED_EARLY else table.survivors


def _held(
    trace: Trace, law: Law, events: tuple[Event, ...], first: YearMonth, last: YearMonth
) -> tuple[list[Entitled], date | None]:
    """The months that were held back by a review to which nobody came, and the day of the last such notice."""
    held: list[Entitled] = []
    after = None
    for index, event in enumerate(events):
        if event.what is not Happening.REVIEW_NOTICE:
            continue
        table = _table(law, event.month)
        deadline = after_calendar_days(event.on, table.suspended_after.value)
        of_deadline = YearMonth(deadline.year, deadline.month)
        cleared = next((one for one in events[index + 1 :] if one.what in _CLEARS), None)
        begins = max(of_deadline + 1, first)
        resumed = cleared is not None and cleared.what is not Happening.REVIEW_FAILED
        until = cleared.month - 1 if cleared is not None and resumed else last
        if begins > min(until, last):  # nothing is held back, so also where somebody came in time
            continue
        before = held[-1].last if held else None
        if before is not None and begins <= before:  # of two notices that one review answered, the first holds back
            continue
        after = trace.find("suspended_after", deadline, table.suspended_after)
        if deadline != of_deadline.on(31):
            trace.warn("suspension_month", table.suspended_after)
        paid_in = None
        if cleared is not None and resumed:
            paid_in = trace.find("resumed_in", cleared.month, _table(law, cleared.month).arrears)
        held.append(Entitled(begins, min(until, last), "arrears" if resumed else "suspended", None, paid_in))
    return held, after


def _of(months: Iterable[Entitled], state: State) -> tuple[Stretch, ...]:
    """The months of one state, whatever their tier."""
    return union((one.first, one.last) for one in months if one.state == state and one.last is not None)


def _paid(first: YearMonth, last: YearMonth, held: list[Entitled]) -> list[Entitled]:
    """The months between, paid in their time."""
    holes = [(one.first, one.last) for one in held if one.last is not None]
    return [Entitled(begin, end, "paid", None) for begin, end in minus([(first, last)] if first <= last else [], holes)]


def _by_tier(allowance: InvalidityAllowance, months: list[Entitled]) -> list[Entitled]:
    """The same months in order, each with its tier."""
    found = []
    tier, anew = allowance.tier, allowance.recomputed_in
    for first, last, state, _, paid_in in sorted(months, key=lambda one: one.first):
        if anew is None or last is None or anew > last:
            found.append(Entitled(first, last, state, tier, paid_in))
            continue
        if first < anew:
            found.append(Entitled(first, anew - 1, state, tier, paid_in))
        found.append(Entitled(max(first, anew), last, state, "A", paid_in))
    return found


def _pension(
    trace: Trace,
    law: Law,
    events: tuple[Event, ...],
    allowance: InvalidityAllowance,
    last: YearMonth,
    ended_by: End,
    *,
    suspended: bool,
) -> list[Entitled]:
    """What the allowance becomes at the age, or at an early retirement."""
    if ended_by not in ("age", "retired_early"):
        return []
    if allowance.tier == "C":
        trace.warn("age_below_minimum")
        return []
    table = law.at(last)[InvalidityCourseTable]
    begins = trace.find("pension_from", last + table.pension_after.value, table.retires, table.pension_after)
    if suspended:
        trace.warn("age_while_suspended", table.retires)
    elif ended_by == "age":
        trace.find("computed_anew", False, table.retires)
    if ended_by == "age" and allowance.short_at_the_age:
        trace.warn("minimum_not_tested_again", table.retires)
    died = _first(events, Happening.DIED)
    return [Entitled(begins, None if died is None else died.month, "pension", None)]
