"""Who on a staff list must act in the next months, by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.filing import Filing
from retirecalc.ground.months import YearMonth
from retirecalc.outcome import Eligibility
from retirecalc.roster.judged import Answer
from retirecalc.roster.plan import PlanRow, StaffPlan
from retirecalc.rules.retiring.retirement_dates import RetirementDates
from retirecalc.rules.retiring.retirement_steps import Event, retirement_steps

if TYPE_CHECKING:
    from retirecalc.ground.workdays import WorkdayCalendar


class Due(NamedTuple):
    """One step that somebody has to take: the last day for it, whose it is, and the row and month that it is for."""

    day: date
    number: int
    event: Event
    month: YearMonth
    """The retirement month that it is for."""
    stated: bool
    """Whether the list states that month."""
    eligibility: Eligibility
    deadline_passed: bool
    """Whether an earlier step for the same month is past."""
    unsettled: bool = False
    """Whether the row has a question: this is the earliest day of its answers."""
    to_agree: bool = False
    """Whether the month is one of a deferral that is still to be agreed with the employer."""
    unapproved: bool = False
    """Whether the authority in charge of the post must approve first, which has no day."""


def due_within(
    plan: StaffPlan, months: int, *, calendar: WorkdayCalendar | None = None, overdue: bool = False
) -> tuple[Due, ...]:
    """What has a last day from the month of the question to so many months later, by day, then by row.

    With `overdue` also what had one before: the list does not say whether it was done. Steps of the agency are no one's to
    take and left out, and so are those without a day.

    >>> from retirecalc import load_law, read_roster
    >>> due = due_within(read_roster("examples/roster.csv").plan(load_law(), YearMonth(2026, 11)), 1)
    >>> [(str(one.day), one.number, one.event.code) for one in due][:1]
    [('2026-11-01', 23, 'written_notice')]
    """
    first = YearMonth(1, 1) if overdue else plan.as_of
    found = (one for planned in plan.rows for one in _due(planned, first, plan.as_of + months, calendar))
    return tuple(sorted(found, key=lambda one: (one.day, one.number)))


def _due(planned: PlanRow, first: YearMonth, last: YearMonth, calendar: WorkdayCalendar | None) -> Iterator[Due]:
    """Of a row with a question each step by the earliest day that an answer gives it."""
    number, unsettled = planned.row.number, len(planned.answers) > 1
    found: dict[str, Due] = {}
    for answer in planned.answers:
        events = steps(answer, calendar)
        passed, judged = any(event.past for event in events), answer.eligibility
        to_agree = judged.kind == "deferred" and answer.window.to_be_agreed(answer.month)
        unapproved = any(event.code == "approval" and not event.missing_facts for event in events)
        told = judged.eligibility, passed, unsettled, to_agree, unapproved
        stated = answer.month == (planned.row.retire_in or answer.person.deferral_agreed_to)
        for event in events:
            day = event.last_day
            if event.bound != "by" or event.actor == "agency" or day is None or not first <= YearMonth.of(day) <= last:
                continue
            if event.code not in found or day < found[event.code].day:
                found[event.code] = Due(day, number, event, answer.month, stated, *told)
    yield from found.values()


def steps(answer: Answer, calendar: WorkdayCalendar | None) -> tuple[Event, ...]:
    """Who must do what by when to retire in the month judged, as `Assessment.timeline` has it."""
    asked = answer.situation.asked
    return retirement_steps(
        answer.person,
        answer.situation.law,
        month=answer.month,
        asked_on=asked.on(31) if isinstance(asked, YearMonth) else asked,
        statutory_age=answer.statutory,
        flexible_retirement=answer.window,
        pension_eligibility=answer.eligibility,
        retirement_dates=RetirementDates(*map(answer.figure, RetirementDates._fields)),
        filing=Filing(),
        calendar=calendar,
    ).value
