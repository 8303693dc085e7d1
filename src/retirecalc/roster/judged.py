"""The answer for one person of a list, worked once for everybody whom the same facts decide.

Months beyond what any minimum asks for decide nothing: two people who differ in these alone share one answer, and only the count
that it shows is their own.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from retirecalc.columns import shown
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.outcome import Outcome
from retirecalc.questions.assess import Assessment, Option, assess, judged_in
from retirecalc.rules.age.flexible_retirement import Window
from retirecalc.rules.age.flexible_retirement.table import by_birthday
from retirecalc.rules.age.statutory_age import StatutoryAge
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable, minimum_of
from retirecalc.rules.contributions.shortfall_remedies import Remedy
from retirecalc.rules.retiring.pension_eligibility import PensionEligibility
from retirecalc.sources import Citation

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

FIGURES = tuple(one for one in shown("list") if one.of)
"""The columns that are read off an answer as they stand there."""
COUNT = "projected_months"
"""The one among them that is a person's own where the rest is shared."""
_OF = tuple(attrgetter(one.of) for one in FIGURES)
_PLACE = {one.name: place for place, one in enumerate(FIGURES)}
_COUNTS = ("paid", "deemed", "cumulative")
_KEPT = 1 << 14
"""So many situations are kept of either kind, then they are worked anew: a list of any length takes no more memory."""

_beside_counts = attrgetter(*(one.name for one in fields(Contributions) if one.name not in _COUNTS))
_counts = attrgetter(*_COUNTS)


class Alternative(NamedTuple):
    """A whole answer, as `retirecalc.columns` sees it."""

    assessment: Assessment
    judged: Option


class Cited(NamedTuple):
    """The places of the law behind an answer, rule by rule, those of the month judged last."""

    statutory: tuple[Citation, ...]
    window: tuple[Citation, ...]
    qualifying: tuple[Citation, ...]
    minimum: tuple[Citation, ...]
    remedies: tuple[Citation, ...]
    judged: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What everybody shares whom the same facts decide: what the outputs read of an answer, a tenth of the whole."""

    law: Law
    asked: YearMonth | date
    figures: tuple[Any, ...]
    """What stands in each of the columns `FIGURES`; nothing in that of the count."""
    statutory: StatutoryAge
    window: Window
    eligibility: PensionEligibility
    due_since: YearMonth | None
    remedies: tuple[Remedy, ...]
    caveats: tuple[tuple[str, str | None], ...]
    cited: Cited
    kept: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """What outputs have made of it, for the first row that has it."""


class Answer(NamedTuple):
    """The answer for one person that a row may mean.

    `assessment` and `judged` ask for the whole anew, each time: the same facts have the same answer.
    """

    person: Person
    projected_months: int | None
    """The months that count by the month judged; None also where the paid ones are not stated: deemed ones alone are no total."""
    situation: Situation

    def figure(self, column: str) -> Any:
        """What stands in one of the columns `FIGURES`."""
        return self.projected_months if column == COUNT else self.situation.figures[_PLACE[column]]

    @property
    def statutory(self) -> StatutoryAge:
        return self.situation.statutory

    @property
    def window(self) -> Window:
        return self.situation.window

    @property
    def eligibility(self) -> PensionEligibility:
        """Of the month judged."""
        return self.situation.eligibility._replace(projected_months=self.projected_months)

    @property
    def due_since(self) -> YearMonth | None:
        """Since when the pension could have been claimed, where that is past."""
        return self.situation.due_since

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        return self.situation.remedies

    @property
    def caveats(self) -> tuple[tuple[str, str | None], ...]:
        """Their codes, and the open question behind each."""
        return self.situation.caveats

    @property
    def cited(self) -> Cited:
        return self.situation.cited

    @property
    def month(self) -> YearMonth:
        """The month judged: what the list states (拟退休年月), else that of an agreed deferral, else the statutory one."""
        return self.figure("judged_month")  # type: ignore[no-any-return]

    @property
    def assessment(self) -> Assessment:
        return assess(self.person, self.situation.law, self.situation.asked, months=(self.month,))

    @property
    def judged(self) -> Option:
        month = self.month
        return next(option for option in self.assessment.options if option.month == month)


class Enough(NamedTuple):
    """An answer that holds from so many months on, and the count for which it was worked."""

    least: int
    most: int
    """So many months can be true."""
    most_paid: int | None
    """So many of them paid; None where that is not known."""
    months: int
    answer: Answer

    def can_be_true(self, counted: Contributions) -> bool:
        """Whether somebody whom the same facts decide may have these counts."""
        paid = counted.paid
        return counted.at_least <= self.most and (paid is None or self.most_paid is None or paid <= self.most_paid)

    @property
    def more(self) -> int | None:
        """So many more months are shown than are stated; None where no number is shown."""
        projected = self.answer.projected_months
        return None if projected is None else projected - self.months

    def of(self, person: Person, months: int) -> Answer:
        """The answer for somebody with so many months."""
        more = self.more
        return Answer(person, None if more is None else months + more, self.answer.situation)


class Answering:
    """Answers the people of one list under one law at one time."""

    def __init__(self, law: Law, asked: YearMonth | date) -> None:
        self.law: Law = law
        self._asked = asked
        self._month = asked if isinstance(asked, YearMonth) else YearMonth.of(asked)
        self.by_day: bool = by_birthday(law)
        """Whether births differ by the day."""
        apart = {"contributions"} if self.by_day else {"contributions", "birth_day"}
        self._facts = attrgetter(*(one.name for one in fields(Person) if one.name not in apart))
        minimums = law.versions(MinimumContributionTable)
        leads = [lead for one in minimums if one.met_by is not None for lead in one.met_by.months_before.values()]
        self._lead = max(leads, default=0)
        self._enough: dict[Hashable, Enough] = {}
        self._exact: dict[Hashable, Answer] = {}

    def answer(self, person: Person, stated: YearMonth | None) -> Answer:
        """The answer for one person, with the month stated judged, else that of a deferral still running, else the statutory one.

        Raises:
            InvalidFacts: the facts cannot be true in the month of the question.
            OutOfCoverage: as `assess`.
        """
        alike, months = self._alike(person, stated), self._months(person)
        shared, counted = None if months is None else self._enough.get(alike), person.contributions
        if shared is not None and counted is not None and months is not None and months >= shared.least:
            if not shared.can_be_true(counted):
                person.check(self._month)
            return shared.of(person, months)
        exact = alike, _counts(counted) if months is None and counted is not None else months
        known = self._exact.get(exact)
        if known is not None:
            person.check(self._month)
            return known._replace(person=person)
        whole = judged_in(person, self.law, self._asked, stated)
        agreed = whole.window.value.agreed_to
        if stated is None and agreed is not None and agreed >= self._month:
            stated = agreed
            whole = judged_in(person, self.law, self._asked, stated)
        found = _answer(whole, stated)
        spare = None if months is None else self._spare(whole)
        if spare is not None and counted is not None and months is not None and spare >= 0:
            limits = counted.limits(person.birth_month, self._month)
            kept(self._enough)[alike] = Enough(months - spare, *limits, months, found)
        else:
            kept(self._exact)[exact] = found
        return found

    def enough(self, person: Person, stated: YearMonth | None) -> Enough | None:
        """What was answered to others whom the same facts decide, if it holds for them from some number of months on."""
        return self._enough.get(self._alike(person, stated))

    def _alike(self, person: Person, stated: YearMonth | None) -> tuple[Hashable, ...]:
        """What decides beside the number of months."""
        # Days within a month have a reading of their own, the first of it has none.
        alike: tuple[Hashable, ...] = (stated, person.birth_day in (None, 1), *self._facts(person))
        if (counted := person.contributions) is None:
            return alike
        return (*alike, *_beside_counts(counted), *[count is None for count in _counts(counted)])

    def _months(self, person: Person) -> int | None:
        """The count, where a month more of it is a month more at any time; else None."""
        counted = person.contributions
        if counted is None or person.joined_after_2015_reform or counted.spells is not None:
            return None
        return int(counted.at_least) if counted.removed is None and counted.lump_sum is None else None

    def _spare(self, whole: Assessment) -> int | None:
        """The months beyond the minimum in whichever month asked of the count, up to the age, has the fewest of them.

        After the age the minimum of the age counts for whoever has met it.
        """
        projection, age, law = whole.projection.value, whole.statutory.value.month, self.law
        earliest, applied = whole.window.value.earliest_month, whole.person.applied_on
        months = [age, *(option.month for option in whole.options)]
        months += [month for month in (whole.first_open_month,) if month is not None and month >= whole.as_of]
        months += [] if earliest is None else [max(earliest, whole.as_of)]
        months += [] if applied is None else [YearMonth.of(applied)]
        month, spare = min(months), []
        while projection is not None and month <= age:
            minimum = minimum_of(law, month)
            if minimum is None:
                return None
            spare.append(projection.at_least(month - self._lead) - int(minimum[0]))
            month = min(YearMonth(month.year, 12), law.at(month).last) + 1
        return min(spare, default=None)


def kept(situations: dict[K, T]) -> dict[K, T]:
    """A place for one more of them."""
    if len(situations) >= _KEPT:
        situations.clear()
    return situations


def _answer(whole: Assessment, stated: YearMonth | None) -> Answer:
    """What is kept of an answer."""
    statutory, window = whole.statutory, whole.window
    month = statutory.value.month if stated is None else stated
    # Either is among the options of its assessment.
    judged = next(option for option in whole.options if option.month == month)
    first = whole.first_qualifying_month
    # Whoever is past the age is told of a pension that is due, also where another month is judged.
    claims = [judged, *(option for option in whole.options if option.month == first)]
    since = next((found for one in claims if (found := one.outcomes[1].value.due_since) is not None), None)
    due = [one for option in claims[1:] for one in option.caveats if one.code == "due_since"]
    caveats = tuple([(one.code, one.reading) for one in (*judged.caveats, *due, *whole.caveats)])
    cited = (
        _cites(statutory),
        _cites(window),
        _cites(whole.qualifying_months),
        _cites(whole.minimum_at_age),
        _cites(whole.shortfall_remedies),
        _cites(*judged.outcomes),
    )
    found = Alternative(whole, judged)
    situation = Situation(
        whole.law,
        whole.as_of if whole.as_of_day is None else whole.asked_on,
        tuple([None if one.name == COUNT else of(found) for one, of in zip(FIGURES, _OF, strict=True)]),
        statutory.value,
        window.value,
        judged.outcomes[1].value._replace(projected_months=None),
        since,
        whole.remedies,
        _each_once(caveats),
        _cited(cited),
    )
    projection = whole.projection.value
    in_part = projection is not None and "paid" in projection.missing
    return Answer(whole.person, None if in_part else judged.projected_months, situation)


def _cites(*outcomes: Outcome[Any]) -> tuple[tuple[Citation, ...], ...]:
    return tuple([cites for outcome in outcomes for *_, cites in outcome.noted if cites])


# Thousands of rows rest on the same places and carry the same caveats: they share them.
@lru_cache(maxsize=1 << 12)
def _each_once(items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


@lru_cache(maxsize=1 << 12)
def _cited(found: tuple[tuple[tuple[Citation, ...], ...], ...]) -> Cited:
    return Cited(*(tuple(dict.fromkeys(chain.from_iterable(one))) for one in found))
