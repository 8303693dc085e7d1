"""Early retirement for special work and altitude (S09). 办法 第八条; 渝人社〔2024〕282号 附件1 二(一)2; 国发〔1978〕104号."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.person import check_lived, check_span
from retirecalc.facts.words import Drawing
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stretches import END, Stretch, count_to, union
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.contributions.minimum_contribution.table import minimum_of
from retirecalc.rules.early_routes.special_work.facts import Run, SpecialWorkFacts
from retirecalc.rules.early_routes.special_work.table import Group, Kind, SpecialWorkTable, WorkGroup

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from retirecalc.facts.person import Person
    from retirecalc.law import Era, Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.sources import Cited

FACTS = {"special": SpecialWorkFacts}

Refusal = Literal["already_drawing", "below_special_age", "special_time_short", "contributions_short"]


class GroupTime(NamedTuple):
    """The months of work in one group, those that surely count, and how many it asks for."""

    group: Group
    months: Months
    required_months: Months


class SpecialWork(NamedTuple):
    """How somebody stands to early retirement for special work in the month of the question.

    `first_month` is the first month in which it can be had, `first_open_month` the first in which nothing refuses it any
    more, both before the statutory month. Of the month of the question, or of the first open one where that is refused: the
    facts that are missing, the group that is met or nearest, the months by group, and the minimum. `by_sum` says that only a
    sum across the groups would do.
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[Refusal, ...]
    missing_facts: tuple[str, ...]
    first_open_month: YearMonth | None
    age_month: YearMonth | None
    group: Group | None
    months_by_group: tuple[GroupTime, ...]
    by_sum: bool
    required_months: Months | None
    projected_months: Months | None


class _Tally(NamedTuple):
    """Months of work: those of known time, each once, and so many more."""

    stretches: tuple[Stretch, ...]
    more: int

    def by(self, month: YearMonth) -> int:
        return count_to(self.stretches, month) + self.more

    def reach(self, months: int) -> YearMonth:
        """The month from which there are so many of them; `END` where there never are."""
        left = months - self.more
        if left <= 0:
            return _ALWAYS
        for first, last in self.stretches:
            length = last.index - first.index + 1
            if length >= left:
                return first + (left - 1)
            left -= length
        return END


class _Case(NamedTuple):
    """What is asked of the months from `first` to `last`, in which one version of the table is in force."""

    first: YearMonth
    last: YearMonth
    table: SpecialWorkTable
    person: Person
    law: Law
    statutory: StatutoryAge
    projection: Projection | None
    tallies: dict[Group, _Tally]
    """By group, the months that surely count."""
    most: dict[Group, _Tally]
    """By group, those that may count too."""
    total: _Tally
    """The months of all groups together, those that may count too."""
    degrees: frozenset[int | None]
    age_month: YearMonth
    at_age: Eligibility
    """How it stands at that age and above, as far as the age goes."""
    sure_from: YearMonth
    may_from: YearMonth
    sum_from: YearMonth
    """From when a group is surely met, may be met, and from when a sum across the groups would do."""
    mixed: Eligibility
    longest_from: YearMonth
    """What the open question says of such a sum; from when, where it counts, it is the longest time, and so surely enough."""

    def only_by_sum(self, month: YearMonth) -> bool:
        """No group is met, nor may be, and a sum across them would be enough for one."""
        return self.sum_from <= month < self.may_from

    def worked(self, month: YearMonth) -> Eligibility:
        """Whether the months of work are enough."""
        if month >= self.sure_from:
            return _YES
        if month >= self.may_from:
            return _OPEN
        return self.by_sum(month) if month >= self.sum_from else _NO

    def by_sum(self, month: YearMonth) -> Eligibility:
        """Whether a sum across the groups is enough: as the open question has it, and surely where it is the longest time."""
        return _OPEN if self.mixed is _YES and month < self.longest_from else self.mixed

    def required(self, month: YearMonth) -> tuple[Months, Cited]:
        """The minimum that counts for a month: that of its year, or of the statutory one (R02)."""
        year = self.table.counting_year
        if year is None:
            return self.table.contributions.value, self.table.contributions
        of_statutory = year.years[self.law.reading(year.reading).answer] == "statutory_month"
        found = minimum_of(self.law, self.statutory.month if of_statutory else month)
        return found or (self.table.contributions.value, self.table.contributions)

    def may_be_paid(self, month: YearMonth) -> bool:
        """Whether the minimum printed here is met, by the most that can have counted."""
        return self.projection is None or self.projection.can_be_at(month) >= self.table.contributions.value

    def refusals(self, month: YearMonth) -> list[tuple[Refusal, Cited]]:
        """What refuses a month under every reading, what fails first first."""
        if self.person.drawing is Drawing.EMPLOYEE:
            return [("already_drawing", self.table.one_pension)]
        found: list[tuple[Refusal, Cited]] = []
        if month < self.age_month:
            found.append(("below_special_age", self.table.ages[self.person.category]))
        if self.worked(month) is _NO:
            found.append(("special_time_short", self.table))
        if not self.may_be_paid(month):
            found.append(("contributions_short", self.table.contributions))
        return found

    def first_open(self) -> YearMonth | None:
        """The first month that nothing refuses: once it is so it stays so."""
        worked = min(self.may_from, self.sum_from)
        if self.sum_from < self.may_from and self.by_sum(self.sum_from) is _NO:
            worked = self.may_from
        low, high = max(self.first, self.age_month, worked), self.last
        if low > high or self.person.drawing is Drawing.EMPLOYEE:
            return None
        if self.may_be_paid(low):
            return low
        if not self.may_be_paid(high):
            return None
        while low < high:
            middle = low + (high - low) // 2
            low, high = (low, middle) if self.may_be_paid(middle) else (middle + 1, high)
        return low

    def first_had(self, month: YearMonth | None) -> YearMonth | None:
        """The first month from the first open one on in which it can be had: in January the minimum may rise again.

        Between the minimum that counts and the one printed here it is not settled.
        """
        projection = self.projection
        if month is None or projection is None or self.at_age is not _YES:
            return None
        if self.person.drawing not in (None, Drawing.NONE):
            return None
        month = max(month, min(self.sure_from, self.longest_from))
        while month <= self.last:
            required = self.required(month)[0]
            same = min(YearMonth(month.year, 12), self.law.at(month).last, self.last)
            if projection.at(same) >= required:
                while projection.at(month) < required:
                    month += 1
                return month
            month = same + 1
        return None

    def missing(self, month: YearMonth, runs: tuple[Run, ...], required: Months) -> tuple[str, ...]:
        """The facts that would settle the month."""
        unsettled = self.worked(month) is _OPEN
        metres = unsettled and any(run.kind is _ALTITUDE and run.altitude_m is None for run in runs)
        found = ["altitude_m"] if metres else []
        if self.projection is None:
            found.append("contributions")
        elif self.projection.at(month) < required:
            found += self.projection.unknown_by(month)
        if self.person.drawing not in (None, Drawing.NONE, Drawing.EMPLOYEE):
            found.append("pension_drawn")
        return tuple(found)


_ALTITUDE, _COLD = Kind.ALTITUDE, Kind.LOW_TEMPERATURE
_YES, _NO, _OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED
_ALWAYS = YearMonth(1, 1)
_NONE = _Tally((), 0)


def special_work(
    person: Person,
    law: Law,
    *,
    as_of: YearMonth,
    special: SpecialWorkFacts,
    statutory_age: StatutoryAge,
    contribution_projection: Projection | None,
) -> Outcome[SpecialWork]:
    """Whether, and from when, somebody may retire early for special work or work at altitude.

    Basis: 渝人社〔2024〕282号 附件1 二(一)2 in Chongqing; elsewhere 国发〔1978〕104号 and 劳社部发〔1999〕8号, recalled. The age,
    the contributions, and the years of one of three groups; inside a group the months add up, each once, and those at 4500 m
    are also months at 3500 m. Only a sum across groups is R34, 0 °C itself R35. 决定 第五项 ended the age clauses of 1978, and
    办法 第八条 says only that such workers may apply: from 2025 on every month at the age or above is R09, never refused; which
    year's minimum counts is R02.

    A run without an end goes on, and counts in later months. Work in the cold without its degrees is taken as stated; at
    altitude the metres are needed. The sex is that of the class.

    Not modelled: the catalogue of posts; what the file must show; the public notice of the employer; conversion of months.

    Raises:
        InvalidFacts: work before the birth, or more months of it than were lived.
        OutOfCoverage: no version on file is in force in `as_of`.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> man = {"birth": "1970-11", "category": "male_60", "contributions": {"cumulative": 200, "continuing": True}}
    >>> found = ask(
    ...     "special_work", {**man, "special_work": ["underground 6y"]}, load_law("CN-CQ"), "2026-11"
    ... ).outcome.value
    >>> found.reasons, found.first_open_month
    (('special_time_short',), None)
    """
    table = law.at(as_of)[SpecialWorkTable]
    trace = Trace("special_work", birth=person.birth_month, category=person.category)
    if unread := unread_by(law, as_of, "special_work"):
        trace.warn("local_rule_not_read", *unread)
    runs = special.special_work
    past = as_of >= statutory_age.month
    if runs is None and not past:
        unstated = trace.miss("special_work")
        trace.find("standing", Standing.UNDETERMINED, table)
        return trace.outcome(_nothing(Standing.UNDETERMINED, unstated))
    if not runs or past:
        if runs or runs is None:
            trace.find("age_reached", statutory_age.month, table)
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(_nothing(Standing.NOT_APPLICABLE))

    for run in runs:
        if run.stretch is not None:
            check_lived(run.stretch[0], person.birth_month, "special_work")
        if run.months is not None:
            check_span(run.months, person.birth_month, as_of, "special_work")
    cases: list[_Case] = []
    first = first_open = None
    for one in _cases(law, as_of, person, runs, statutory_age, contribution_projection):
        cases.append(one)
        opens = one.first_open()
        first_open = first_open or opens
        if (first := one.first_had(opens)) is not None:
            break
    case, month = cases[0], as_of
    refusals = tuple(case.refusals(as_of))
    for reason, by in refusals:
        trace.find("reason", reason, by)
    reasons: tuple[Refusal, ...] = tuple([reason for reason, _ in refusals])
    if reasons and first_open is not None:
        case, month = next(one for one in cases if first_open <= one.last), first_open
    never = bool(reasons) and first_open is None
    group, times, required, projected = _figures(trace, case, month, never=never)
    missing = tuple(map(trace.miss, case.missing(month, runs, required))) if first_open is not None else ()
    if person.employment.public_body:  # the texts are of members of the enterprise scheme
        trace.warn("public_body_rules", table)
        first = None
    standing = Standing.ELIGIBLE if first == as_of else Standing.UNDETERMINED
    if reasons:
        standing = Standing.NOT_ELIGIBLE
    trace.find("standing", standing, case.table.groups[group])
    if first_open is not None and first_open > as_of:
        trace.find("first_open_month", first_open, case.table.ages[person.category])
    return trace.outcome(
        SpecialWork(
            standing,
            first,
            reasons,
            missing,
            first_open,
            case.age_month,
            group,
            times,
            case.only_by_sum(month),
            required,
            projected,
        )
    )


def _nothing(standing: Standing, *missing: str) -> SpecialWork:
    return SpecialWork(standing, None, (), missing, None, None, None, (), False, None, None)


def _cases(
    law: Law,
    as_of: YearMonth,
    person: Person,
    runs: tuple[Run, ...],
    statutory: StatutoryAge,
    projection: Projection | None,
) -> Iterator[_Case]:
    last = statutory.month - 1
    degrees = frozenset([run.temperature_c for run in runs if run.kind is _COLD])
    for table, during in groupby(law.eras(as_of, last), _table_of):
        if table is None:
            continue
        eras = tuple(during)
        tallies: dict[Group, _Tally] = {}
        most: dict[Group, _Tally] = {}
        counted: dict[int, Run] = {}
        asked: list[Months] = []
        sure_from = may_from = END
        for one, row in table.groups.items():
            certain: list[Run] = []
            perhaps: list[Run] = []
            for number, run in enumerate(runs):
                if (whether := _belongs(run, row, table, law)) is not _NO:
                    perhaps.append(run)
                    counted[number] = run
                    if whether is _YES:
                        certain.append(run)
            tallies[one] = _tally(certain)
            most[one] = _tally(perhaps) if len(perhaps) > len(certain) else tallies[one]
            if perhaps:
                asked.append(row.months)
                sure_from = min(sure_from, tallies[one].reach(row.months))
                may_from = min(may_from, sure_from, most[one].reach(row.months))
        total = _tally(counted.values())
        mixed = table.mixed.answers[law.reading(table.mixed.reading).answer]
        sum_counts = mixed is _YES and may_from == sure_from
        age, at_age = table.ages[person.category].value, _YES
        if (later := table.later_age) is not None:
            at_age = later.answers[law.reading(later.reading).answer]
            if at_age is _NO:
                age, at_age = age + statutory.increase_months, _YES
        yield _Case(
            max(as_of, eras[0].first),
            min(eras[-1].last, last),
            table,
            person,
            law,
            statutory,
            projection,
            tallies,
            most,
            total,
            degrees,
            person.birth_month + age,
            at_age,
            sure_from,
            may_from,
            total.reach(min(asked)) if asked else END,
            mixed,
            total.reach(max(row.months for row in table.groups.values())) if sum_counts else END,
        )


def _belongs(run: Run, group: WorkGroup, table: SpecialWorkTable, law: Law) -> Eligibility:
    """Whether the months of a run are those of a group."""
    if run.kind is _ALTITUDE:
        if group.altitude_from_m is None:
            return _NO
        if run.altitude_m is None:
            return _OPEN
        return _YES if run.altitude_m >= group.altitude_from_m else _NO
    if run.kind not in group.kinds:
        return _NO
    cold = table.cold
    if run.kind is not _COLD or run.temperature_c is None or run.temperature_c < cold.below_c:
        return _YES
    if run.temperature_c == cold.below_c:
        return cold.answers[law.reading(cold.reading).answer]
    return _NO


def _table_of(era: Era) -> SpecialWorkTable | None:
    return era.get(SpecialWorkTable)


def _tally(runs: Collection[Run]) -> _Tally:
    if not runs:
        return _NONE
    stretches = [run.stretch for run in runs if run.stretch is not None]
    return _Tally(union(stretches) if stretches else (), sum([run.months for run in runs if run.months]))


def _figures(
    trace: Trace, case: _Case, month: YearMonth, *, never: bool
) -> tuple[Group, tuple[GroupTime, ...], Months, Months | None]:
    """The figures of a month, noted: the group that is met or nearest, the months by group, the minimum, the contributions.

    What the text leaves open is left out where it is refused for good.
    """
    table, law, groups, projection = case.table, case.law, case.table.groups, case.projection
    age = table.ages[case.person.category]
    trace.find("age", case.age_month - case.person.birth_month, age)
    trace.find("age_month", case.age_month, age)
    if (later := table.later_age) is not None and not never:
        reading = law.reading(later.reading)
        trace.find("later_age", later.answers[reading.answer], later, reading)
        trace.warn("reading", reading)
        trace.warn("needs_review", later)
    times = tuple([GroupTime(one, Months(case.tallies[one].by(month)), row.months) for one, row in groups.items()])
    nearest = min(times, key=lambda one: one.required_months - case.most[one.group].by(month))
    row = groups[nearest.group]
    trace.find("group", nearest.group, *groups.values())
    trace.find("group_months", nearest.months, row)
    trace.find("group_required", nearest.required_months, row)
    if table.cold.below_c in case.degrees:
        reading = law.reading(table.cold.reading)
        trace.find("cold", table.cold.answers[reading.answer], table.cold, reading)
        trace.warn("reading", reading)
    if case.only_by_sum(month) and not (never and case.by_sum(month) is _OPEN):
        reading = law.reading(table.mixed.reading)
        trace.find("all_months", Months(case.total.by(month)), table.mixed)
        trace.find("sum_counts", table.mixed.answers[reading.answer], table.mixed, reading)
        trace.warn("reading", reading)
    required, by = case.required(month)
    if (year := table.counting_year) is None:
        trace.find("required_months", required, by)
    else:
        reading, printed = law.reading(year.reading), table.contributions
        trace.find("printed_months", printed.value, printed)
        trace.find("required_months", required, by, year, reading)
        most = minimum_of(law, case.statutory.month)
        if projection is not None and most is not None and printed.value <= projection.can_be_at(month) < most[0]:
            trace.warn("reading", reading)
    projected = None if projection is None else trace.find("projected_months", projection.at(month), by)
    if case.person.drawing is None:
        trace.warn("drawing_unknown", table.one_pension)
    return nearest.group, times, required, projected
