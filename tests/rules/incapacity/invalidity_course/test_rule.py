"""Course of an invalidity allowance. 72号 第三条至第五条, 第八条, 第十一条: against a second one, day by day, that knows no stretches.

Mutations that must fail here: `suspended_after` by a day; a passed review that clears the first notice alone; the month of
resumption paid twice; the tier of arrears that of the month of resumption; what comes after the end still counting.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from retirecalc import InvalidFacts, YearMonth
from retirecalc.ground.months import Months
from retirecalc.outcome import Standing
from retirecalc.rules.incapacity.invalidity_allowance import InvalidityAllowance
from retirecalc.rules.incapacity.invalidity_course import InvalidityCourse, invalidity_course
from retirecalc.rules.incapacity.invalidity_course.facts import CourseFacts, Happening
from tests.law_day import load_law

AGE = YearMonth(2032, 1)  # the statutory month of everybody here
Event = tuple[date, Happening]
Ledger = dict[YearMonth, tuple[str, str | None, YearMonth | None]]


def allowance(applied: YearMonth, months_payable: int | None) -> InvalidityAllowance:
    """Tier C for so many months, else A or B by the distance; early retirement 36 months before the age."""
    first = applied + 1
    if months_payable is not None:
        last = min(first + (months_payable - 1), AGE)
        return InvalidityAllowance(
            Standing.ELIGIBLE, first, tier="C", months_payable=Months(months_payable), last_month=last
        )
    near = AGE - applied <= 60
    anew = None if near else AGE - 60
    early = max(AGE - 36, first)
    return InvalidityAllowance(
        Standing.ELIGIBLE, first, tier="A" if near else "B", recomputed_in=anew, last_month=AGE, early_from=early
    )


def naive(applied: YearMonth, months_payable: int | None, events: list[Event]) -> Ledger:
    """Walks from day to day, and books each month on its last day: paid, or owed while a review is outstanding."""
    booked: Ledger = {}
    owed: list[YearMonth] = []
    pending: list[date] = []  # the sixtieth days of notices not followed
    lost: list[date] = []  # and of those that ended in a review that failed
    limit = AGE if months_payable is None else min(applied + months_payable, AGE)
    closed: YearMonth | None = None  # the last month in which anything is due
    dead = retired = False
    on: dict[date, list[Event]] = {}
    for event in events:
        on.setdefault(event[0], []).append(event)
    day = applied.on(1)
    until = max([(AGE + 6).on(31), *on])
    while day <= until:
        month = YearMonth(day.year, day.month)
        for _, what in on.get(day, ()):
            if dead or (closed is not None and what is not Happening.DIED):
                continue
            if what is Happening.DIED:
                dead, closed = True, month if closed is None else closed
            elif what is Happening.RETIRED_EARLY:
                if months_payable is None and max(AGE - 36, applied + 1) <= month < limit:
                    retired, limit = True, month
            elif what is Happening.CONTRIBUTIONS_RESUMED and month < limit:
                closed = month
            elif what is Happening.REVIEW_FAILED:
                lost += [one for one in pending if one < day]
                pending, owed = [], []
                closed = month if month < limit else None
            elif what is Happening.REVIEW_NOTICE:
                pending.append(day + timedelta(days=60))
            elif what in (Happening.REVIEW_PASSED, Happening.EXCUSED):
                for one in owed:
                    booked[one] = ("arrears", booked[one][1], month)
                pending, owed = [], []
        day += timedelta(days=1)
        if day.day != 1 or month <= applied or (closed is not None and month > closed):
            continue
        if month > limit:
            if months_payable is None:
                booked[month] = ("pension", None, None)
        else:
            tier = "C" if months_payable is not None else "A" if AGE - month <= 60 else "B"
            outstanding = any(YearMonth(one.year, one.month) < month for one in (*pending, *lost))
            booked[month] = ("suspended" if outstanding else "paid", tier, None)
            owed += [month] if outstanding and not lost else []
    assert retired in (False, limit < AGE)
    return booked


def courses(seed: int = 72) -> list[tuple[YearMonth, int | None, list[Event]]]:
    """Applications from 7 years to 2 months before the age, with up to seven events, now close together, now years apart."""
    drawn = random.Random(seed)
    found = []
    for _ in range(120):
        applied = AGE - drawn.randint(2, 84)
        months_payable = drawn.choice([None, None, 12, 42])
        begin = applied.on(1) + timedelta(days=drawn.randint(0, 150))
        kinds = [Happening.REVIEW_NOTICE] * 9 + [Happening.REVIEW_PASSED] * 6 + [Happening.EXCUSED] * 2 + [*Happening]
        events = []
        for _ in range(drawn.randint(1, 7)):
            what = drawn.choice([kind for kind in kinds if kind is not Happening.REFUSED])
            events.append((begin, what))
            begin += timedelta(days=drawn.choice([0, 1, 59, 60, 61, 90, 150, drawn.randint(1, 300)]))
        found.append((applied, months_payable, events))
    return found


def answered(applied: YearMonth, months_payable: int | None, events: list[Event]) -> InvalidityCourse:
    told = allowance(applied, months_payable)
    course = CourseFacts(events=[f"{day} {what}" for day, what in events])
    return invalidity_course(course, load_law(), invalidity_allowance=told).value


def test_every_course_is_what_a_walk_from_day_to_day_finds() -> None:
    seen: Counter[str] = Counter()
    for applied, months_payable, events in courses():
        expected = naive(applied, months_payable, events)
        found = answered(applied, months_payable, events)
        for index in range((AGE - applied) + 8):
            month = applied - 1 + index
            one = found.at(month)
            due = None if one is None else (one.state, one.tier, one.paid_in)
            assert due == expected.get(month), (str(applied), months_payable, events, str(month))
            seen[due[0] if due else "nothing"] += 1
    assert min(seen[state] for state in ("paid", "arrears", "suspended", "pension", "nothing")) > 50, seen


def test_no_month_is_due_twice_and_none_is_lost() -> None:
    """The months stand in order, none in two places; up to the last month of the allowance there is no gap."""
    for applied, months_payable, events in courses():
        found = answered(applied, months_payable, events)
        for before, after in zip(found.months, found.months[1:], strict=False):
            assert before.last is not None
            assert after.first == before.last + 1
        if found.last_month is not None:
            assert found.months[0].first == applied + 1
            assert found.at(found.last_month) is not None
        for one in found.months:
            assert (one.paid_in is not None) is (one.state == "arrears")
            assert one.paid_in is None or (one.last is not None and one.last < one.paid_in)


def test_two_notices_answered_by_one_review_are_restored_once() -> None:
    # 60 days after 2028-03-01 are 2028-04-30, after 2028-05-10 2028-07-09; passed in September.
    events = ["2028-03-01 review_notice", "2028-05-10 review_notice", "2028-09-20 review_passed"]
    told = allowance(YearMonth(2028, 1), None)
    found = invalidity_course(CourseFacts(events=events), load_law(), invalidity_allowance=told).value
    assert [(str(one.first), str(one.last), one.state) for one in found.months[:3]] == [
        ("2028-02", "2028-04", "paid"),
        ("2028-05", "2028-08", "arrears"),
        ("2028-09", "2032-01", "paid"),
    ]


@pytest.mark.parametrize("told", ["2026-03-01", "2026-03 review_notice", "2026-03-01 fell ill", "review_notice"])
def test_an_event_is_a_day_and_what_happened(told: str) -> None:
    with pytest.raises(InvalidFacts):
        CourseFacts(events=[told])


def test_events_are_put_in_order() -> None:
    course = CourseFacts(events=["2026-05-01 复查通过", "2026-03-01 告知复查", "2026-05-01 恢复缴费"])
    assert [event.what for event in course.events] == [
        Happening.REVIEW_NOTICE,
        Happening.REVIEW_PASSED,
        Happening.CONTRIBUTIONS_RESUMED,
    ]
