"""The plan for a staff list: every person assessed, and what that means for the people who run the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from os import PathLike
from typing import Literal, NamedTuple

from retirecalc.assessment import Assessment, Option, assess
from retirecalc.errors import InvalidFacts
from retirecalc.law import Law
from retirecalc.months import YearMonth
from retirecalc.outcome import Eligibility
from retirecalc.roster.read import Language, Roster, RosterRow, titled

Deadline = Literal["notice_by", "agreement_by", "apply_in"]

_YEARS_AHEAD = 10
_MONTHS_AHEAD = 12


class PlanRow(NamedTuple):
    """One row and its answer: an assessment with the option judged, or a problem; a blank row has neither.

    The option judged is the month that the list states (拟退休年月), else the statutory month.
    """

    row: RosterRow
    assessment: Assessment | None = None
    judged: Option | None = None
    problem: InvalidFacts | None = None


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
    """Whether the day lies in a month before `as_of`: the list does not say whether it was handed in."""


class Summary(NamedTuple):
    """The list at a glance."""

    people: int
    """Rows that were assessed."""
    problems: int
    blank: int
    reached: int
    """People whose statutory month is before `as_of`."""
    reaching: tuple[tuple[int, int], ...]
    """How many reach the statutory age in each calendar year, ten years from the year of `as_of`."""
    later: int
    """People who reach it after those years."""
    actions: tuple[Action, ...]
    """What falls due up to 12 months after `as_of`, by day; what was due before `as_of` stands first, as overdue."""


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """A staff list with an answer for every row, in the order of the file."""

    roster: Roster
    as_of: YearMonth
    rows: tuple[PlanRow, ...]

    @property
    def problems(self) -> tuple[PlanRow, ...]:
        """The rows without an answer because something in them is wrong."""
        return tuple(row for row in self.rows if row.problem is not None)

    def summary(self) -> Summary:
        """Who reaches the age when, and what falls due in the next 12 months."""
        months = [row.assessment.statutory.value.month for row in self.rows if row.assessment is not None]
        ahead = Counter(month.year for month in months if month >= self.as_of)
        years = range(self.as_of.year, self.as_of.year + _YEARS_AHEAD)
        actions = (action for row in self.rows for action in _actions(row, self.as_of))
        return Summary(
            people=len(months),
            problems=len(self.problems),
            blank=sum(row.assessment is None and row.problem is None for row in self.rows),
            reached=sum(month < self.as_of for month in months),
            reaching=tuple((year, ahead[year]) for year in years),
            later=sum(count for year, count in ahead.items() if year not in years),
            actions=tuple(sorted(actions, key=lambda action: (action.day, action.number, action.what))),
        )

    def write(self, path: str | PathLike[str], *, lang: Language | None = None) -> None:
        """Write the list back as CSV with the answers beside each row; `lang` is the file's own if left out.

        The file is written beside its place and then moved there, so that a broken run leaves no half file.

        Raises:
            RosterError: the place cannot be written.
        """
        from retirecalc.roster.write import write_plan

        write_plan(self, path, lang or self.roster.lang)


def make_plan(roster: Roster, law: Law, as_of: YearMonth) -> RosterPlan:
    """Assess each readable row; facts that cannot be true in `as_of` become that row's problem."""
    return RosterPlan(roster, as_of, tuple(_plan_row(roster, row, law, as_of) for row in roster.rows))


def _plan_row(roster: Roster, row: RosterRow, law: Law, as_of: YearMonth) -> PlanRow:
    if row.person is None:
        return PlanRow(row, problem=row.problem)
    try:
        assessment = assess(row.person, law, as_of, months=() if row.retire_in is None else (row.retire_in,))
    except InvalidFacts as error:
        return PlanRow(row, problem=titled(error, roster.columns))
    month = assessment.statutory.value.month if row.retire_in is None else row.retire_in
    # Either is among the options of its assessment.
    return PlanRow(row, assessment, next(option for option in assessment.options if option.month == month))


def _actions(planned: PlanRow, as_of: YearMonth) -> Iterator[Action]:
    row, judged = planned.row, planned.judged
    if judged is None:
        return
    due: dict[Deadline, date | None] = {
        "notice_by": judged.notice_by,
        "agreement_by": judged.agreement_by,
        "apply_in": None if judged.apply_in is None else judged.apply_in.on(31),
    }
    for what, day in due.items():
        if day is not None and YearMonth.of(day) <= as_of + _MONTHS_AHEAD:
            stated, overdue = row.retire_in is not None, YearMonth.of(day) < as_of
            yield Action(day, what, row.number, row.department, judged.month, stated, judged.eligibility, overdue)
