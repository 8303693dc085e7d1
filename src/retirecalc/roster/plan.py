"""The plan for a staff list: every person assessed, and what that means for the people who run the list."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple, Self, TypeVar

from retirecalc.errors import InvalidFacts, OutOfCoverage, RetirecalcError, RosterError, wanted
from retirecalc.facts.words import Employment
from retirecalc.ground.months import YearMonth, parse_day_or_month
from retirecalc.law import Law
from retirecalc.outcome import Eligibility
from retirecalc.questions.assess import Assessment, Option
from retirecalc.roster.cells import text_of
from retirecalc.roster.filled import step_named
from retirecalc.roster.headers import Column
from retirecalc.roster.judged import Answer, Answering
from retirecalc.roster.possible import (
    agreed_to_no_effect,
    born_young,
    check_acts,
    counted_to_year,
    counted_too_long,
    counted_young,
    counting_column,
    still_planned,
    without,
)
from retirecalc.roster.read import StaffList
from retirecalc.roster.row import RosterRow, titled

Deadline = Literal["notice_by", "agreement_by", "apply_in"]

_DEADLINES: tuple[Deadline, ...] = ("notice_by", "agreement_by", "apply_in")

YEARS_AHEAD = 10
_MONTHS_AHEAD = 12
MILESTONES = ("earliest_month", "first_qualifying_month", "statutory_month", "latest_month")

_TOLD = 100

T = TypeVar("T")
_E = TypeVar("_E", bound=RetirecalcError)
Progress = Callable[[int, int], None]
"""Is told the rows done and the rows there are."""


class PlanRow(NamedTuple):
    """One row and its answers, or its problems; a blank row has neither.

    A row with more than one answer has a question that decides which of them holds; they stand side by side, and none is
    preferred.
    """

    row: RosterRow
    answers: tuple[Answer, ...] = ()
    problems: tuple[RetirecalcError, ...] = ()

    @property
    def problem(self) -> RetirecalcError | None:
        """The first of the problems."""
        return self.problems[0] if self.problems else None

    @property
    def blank(self) -> bool:
        """Whether nothing is written in the row, or no person of its own stands there."""
        return not self.problems and not self.answers

    @property
    def alternatives(self) -> tuple[Answer, ...]:
        """The answers, where there are more than one."""
        return self.answers if len(self.answers) > 1 else ()

    @property
    def settled(self) -> Answer | None:
        """The answer, where there is one and no more."""
        return self.answers[0] if len(self.answers) == 1 else None

    @property
    def projected_months(self) -> int | None:
        """The number of months that every answer shows; None where they differ."""
        shown = {one.projected_months for one in self.answers}
        return shown.pop() if len(shown) == 1 else None

    def showing(self, months: int | None) -> PlanRow:
        """The same, with a number of months of its own in each answer; None: with none."""
        return self._replace(answers=tuple([one._replace(projected_months=months) for one in self.answers]))

    @property
    def assessment(self) -> Assessment | None:
        """The whole of the one answer, asked for anew."""
        return None if self.settled is None else self.settled.assessment

    @property
    def judged(self) -> Option | None:
        """The whole of the month judged, asked for anew."""
        return None if self.settled is None else self.settled.judged


class Action(NamedTuple):
    """Something to hand in: until which day, for which row. For `apply_in` the day is the last of that month."""

    day: date
    what: Deadline
    number: int
    department: str | None
    month: YearMonth
    """The retirement month that it is for."""
    stated: bool
    """Whether the list states that month; if not, it is the statutory one."""
    eligibility: Eligibility
    overdue: bool
    """Whether the day is past when asked, of a month at its end: the list does not say whether it was handed in."""
    unsettled: bool = False
    """Whether the row has a question: this is the earliest day of its answers."""


class Summary(NamedTuple):
    """The list at a glance."""

    people: int
    """Rows that were assessed."""
    questions: int
    """Rows with a question: more than one answer, side by side, and counted below by the earliest of them."""
    problems: int
    blank: int
    reached: int
    """People whose statutory month is before `as_of`."""
    reaching: tuple[tuple[int, int], ...]
    """How many reach the statutory age in each calendar year, ten years from the year of `as_of`."""
    later: int
    """People who reach it after those years."""
    actions: tuple[Action, ...]
    """What falls due up to 12 months after `as_of`, by day; what was due before that is overdue, and stands first.

    Nothing is due for whoever is past the age, draws a pension or has applied, and no notice or agreement once it is stated.
    """


class Year(NamedTuple):
    """How many people reach which milestone in one calendar year, from `as_of` on; `year` None: before `as_of`."""

    year: int | None
    earliest: int
    first_qualifying: int
    statutory: int
    latest: int
    staying: int
    """Still there at its end, if each leaves in the month judged, and in `as_of` where that is past."""


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """What a `RosterPlan` holds, and what it comes to."""

    roster: StaffList
    law: Law
    as_of: YearMonth
    rows: tuple[PlanRow, ...]
    as_of_day: int | None = None
    """The day of the question, where it was a day."""

    @property
    def asked(self) -> YearMonth | date:
        """The month or day of the question, as it was asked."""
        return self.as_of if self.as_of_day is None else self.as_of.on(self.as_of_day)

    @property
    def asked_on(self) -> date:
        """The day of the question; of a month its last one, as in an `Assessment`."""
        return self.as_of.on(31 if self.as_of_day is None else self.as_of_day)

    @property
    def problems(self) -> tuple[PlanRow, ...]:
        """The rows without an answer because something in them is wrong."""
        return tuple(row for row in self.rows if row.problems)

    @property
    def questions(self) -> tuple[PlanRow, ...]:
        """The rows with more than one answer, because something that decides is not stated or contradicts itself."""
        return tuple(row for row in self.rows if row.alternatives)

    @property
    def warnings(self) -> tuple[PlanRow, ...]:
        """The rows in which something is worth a look."""
        return tuple(row for row in self.rows if row.row.warnings)

    def groups(self, column: str) -> dict[str, Self]:
        """The plan in parts, by what stands in a column: its title, or a field such as `department`.

        Raises:
            RosterError: there is no such column.
        """
        roster = self.roster
        layouts = [roster.layout, *(table.layout for table in roster.further if table.layout is not None)]
        places = {id(layout): place for layout in layouts if (place := layout.place(column)) is not None}
        if not places:
            titles = [" ".join(title.split()) for title in roster.layout.header]
            raise RosterError("roster.group_column", column=column, columns=", ".join(filter(None, titles)))
        parts: dict[str, list[PlanRow]] = {}
        for planned in self.rows:
            if not planned.blank:
                place = places.get(id(roster.layout_of(planned.row)))
                stated = () if place is None else planned.row.cells[place : place + 1]
                parts.setdefault("".join(map(text_of, stated)).strip(), []).append(planned)
        return {name: replace(self, rows=tuple(rows)) for name, rows in parts.items()}

    def outlook(self) -> tuple[Year, ...]:
        """What is past, and the ten years from that of `as_of` on. Rows with a question count by their earliest months."""
        reached: list[Counter[int | None]] = [Counter() for _ in range(5)]
        for planned in self.rows:
            if not planned.answers:
                continue
            for counter, name in zip(reached, MILESTONES, strict=False):
                months = (one.figure(name) for one in planned.answers)
                known = [month for month in months if month is not None]
                if known:
                    counter[None if min(known) < self.as_of else min(known).year] += 1
            judged = min(one.month for one in planned.answers)
            reached[-1][max(judged, self.as_of).year] += 1
        years: list[int | None] = [None, *range(self.as_of.year, self.as_of.year + YEARS_AHEAD)]
        staying, found = sum(reached[-1].values()), []
        for year in years:
            staying -= reached[-1][year]
            earliest, first_qualifying, statutory, latest = (counter[year] for counter in reached[:-1])
            found.append(Year(year, earliest, first_qualifying, statutory, latest, staying))
        return tuple(found)

    def summary(self) -> Summary:
        """Who reaches the age when, and what falls due in the next 12 months."""
        people = questions = problems = 0
        months: list[YearMonth] = []
        for row in self.rows:
            people += len(row.answers) == 1
            questions += len(row.answers) > 1
            problems += bool(row.problems)
            if row.answers:
                months.append(min([one.situation.statutory.month for one in row.answers]))
        ahead = Counter(month.year for month in months if month >= self.as_of)
        years = range(self.as_of.year, self.as_of.year + YEARS_AHEAD)
        actions = (action for row in self.rows for action in _actions(row, self.as_of, self.asked_on))
        return Summary(
            people=people,
            questions=questions,
            problems=problems,
            blank=sum(row.blank and row.row.left_out is None for row in self.rows),
            reached=sum(month < self.as_of for month in months),
            reaching=tuple((year, ahead[year]) for year in years),
            later=sum(count for year, count in ahead.items() if year not in years),
            actions=tuple(sorted(actions, key=lambda action: (action.day, action.number, action.what))),
        )


def answered(
    roster: StaffList, law: Law, as_of: object, progress: Progress | None = None
) -> tuple[YearMonth, tuple[PlanRow, ...], int | None]:
    """Month and day of the question, and between them each row assessed; facts that cannot be true then are its problem."""
    wanted(Law, law, "law")
    month, day = parse_day_or_month(as_of, "as_of")
    asked = month if day is None else month.on(day)
    answering, rows, count = Answering(law, asked), [], len(roster.rows)
    with without_collector():
        for done, row in enumerate(roster.rows, start=1):
            rows.append(plan_row(row, roster.layout_of(row).one_each, answering, asked))
            if progress is not None and (done % _TOLD == 0 or done == count):
                progress(done, count)
    return month, tuple(rows), day


@contextmanager
def without_collector() -> Iterator[None]:
    """Answers hold no circles and all of them are kept: looking through them again and again finds nothing, row by row longer.

    So they count as old when the collector looks again, for which they are frozen and thawed at once; unless somebody else has
    frozen objects, which would be thawed too.
    """
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def plan_row(row: RosterRow, columns: Mapping[str, Column], answering: Answering, as_of: YearMonth | date) -> PlanRow:
    """The answer for one row."""
    month = as_of if isinstance(as_of, YearMonth) else YearMonth.of(as_of)
    row = counted_to_year(born_young(still_planned(row, columns, month), month), columns, month)
    while True:
        people = row.candidates if row.person is None else (row.person,)
        try:
            check_acts(row, month, answering.law)
            answers = tuple([answering.answer(person, row.retire_in) for person in people])
        except (InvalidFacts, OutOfCoverage) as error:
            said = _by_column(row, columns, error)
            less = without(row, columns, error, said) if isinstance(error, InvalidFacts) else None
            if less is None:
                return PlanRow(row, problems=(said,))
            row = less
            continue
        if answers and people[0].deferral_agreed_to:
            row = agreed_to_no_effect(row, columns, [(one.statutory.month, one.window) for one in answers])
        row = counted_young(row, columns, month)
        return PlanRow(row, answers, row.problems)


def possible(row: RosterRow, columns: Mapping[str, Column], as_of: YearMonth, law: Law) -> RosterRow:
    """The row as far as it can be true in the month of the question: what a plan says of its facts, without an answer."""
    row = counted_to_year(born_young(row, as_of), columns, as_of)
    while True:
        try:
            check_acts(row, as_of, law)
            for person in row.candidates if row.person is None else (row.person,):
                person.check(as_of)
        except InvalidFacts as error:
            said = _by_column(row, columns, error)
            less = without(row, columns, error, said)
            if less is None:
                return replace(row, person=None, candidates=(), questions=(), problems=(said,))
            row = less
            continue
        return counted_young(row, columns, as_of)


def _by_column(row: RosterRow, columns: Mapping[str, Column], error: _E) -> _E | InvalidFacts:
    """An error about facts by the title of the column that they stand in."""
    if error.code == "questions.month_before_birth" and "retire_in" in columns:
        return InvalidFacts("facts.month_before_birth", **{**error.fields, "field": columns["retire_in"].title})
    name = str(error.fields.get("field"))
    until = columns.get("insured_until") if name == "counted_to" else None
    column = columns.get(name) or until or counting_column(columns, error)
    return step_named(counted_too_long(row, columns, error)) if column is None else titled(error, column)


def _actions(planned: PlanRow, as_of: YearMonth, asked_on: date) -> Iterator[Action]:
    row, answers = planned.row, planned.answers
    due = [_due(one, as_of) for one in answers]
    for what in _DEADLINES if any(due) else ():
        days = [(found[what], one) for found, one in zip(due, answers, strict=True) if what in found]
        if days:
            day, one = min(days, key=lambda pair: pair[0])
            stated = one.month == (row.retire_in or one.person.deferral_agreed_to)
            overdue, open_ = day < asked_on, len(answers) > 1
            yield Action(
                day, what, row.number, row.department, one.month, stated, one.eligibility.eligibility, overdue, open_
            )


def _due(answer: Answer, as_of: YearMonth) -> dict[Deadline, date]:
    """The days that fall within the months ahead, which are those of everybody in the situation."""
    known: dict[Deadline, date] | None = answer.situation.kept.get("due")
    if known is not None:
        return known
    found: dict[Deadline, date] = {}
    for what in _DEADLINES:
        day = _day_of(answer, what)
        if day is not None and YearMonth.of(day) <= as_of + _MONTHS_AHEAD:
            found[what] = day
    answer.situation.kept["due"] = found
    return found


def _day_of(answer: Answer, what: Deadline) -> date | None:
    if what == "agreement_by" and answer.person.employment is Employment.OWN_ACCOUNT:
        return None  # nobody is there to agree with
    day = answer.figure(what)
    return day.on(31) if isinstance(day, YearMonth) else day
