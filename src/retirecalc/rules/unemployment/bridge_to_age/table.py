"""续发失业保险金: how near the statutory age somebody is whose benefit is paid on to it, and how that is measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from retirecalc.ground.months import Months, YearMonth
from retirecalc.outcome import Eligibility
from retirecalc.rules.age.statutory_age.table import StatutoryAgeTable
from retirecalc.tables.table import Cell, Row, Table

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Row):
    """What an open question decides of a distance."""

    reading: str
    answers: dict[str, Literal["day", "month", "then", "newest", "statutory", "earliest"]]

    def asked(self, law: Law) -> str:
        """The answer in use."""
        return self.answers[law.reading(self.reading).answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance(Row):
    """Less than so many months to an age."""

    under: Months
    compared: Measure

    def asks(self, field: str) -> Iterator[tuple[str, str, Iterable[str]]]:
        """The reading that it asks."""
        yield f"{field}.compared.answers", self.compared.reading, self.compared.answers

    def is_exact(self, day: date, month: YearMonth) -> bool:
        """Whether it is that many whole months, so that the days decide."""
        return month - YearMonth.of(day) == self.under

    def less(self, law: Law, day: date, month: YearMonth, birth_day: int | None) -> Eligibility:
        """Whether it is less from `day` to the age, reached in `month` on the day of birth.

        That many months to the day are neither less nor more: not settled, nor is it where the day of birth is not known.
        """
        if not self.is_exact(day, month):
            return Eligibility.ELIGIBLE if month - YearMonth.of(day) < self.under else Eligibility.NOT_ELIGIBLE
        if self.compared.asked(law) == "month":
            return Eligibility.NOT_ELIGIBLE
        if birth_day is None:
            return Eligibility.UNDETERMINED
        reached, limit = month.on(birth_day), (YearMonth.of(day) + self.under).on(day.day)
        if reached == limit:
            return Eligibility.UNDETERMINED
        return Eligibility.ELIGIBLE if reached < limit else Eligibility.NOT_ELIGIBLE

    def since(self, law: Law, month: YearMonth, birth_day: int | None) -> tuple[YearMonth, YearMonth]:
        """The first month on some day of which it is less, and the first on all days of which it is, both as far as known."""
        exact = month - self.under
        if self.compared.asked(law) == "month":
            return exact + 1, exact + 1
        near_at_end = self.less(law, exact.on(31), month, birth_day) is Eligibility.ELIGIBLE
        return (exact if near_at_end or birth_day is None else exact + 1), exact + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeToAgeTable(Table):
    """`to_age`: by the age of which law; `basis`: to the statutory month or the earliest one that may be chosen."""

    table_id: ClassVar[str] = "bridge_to_age"

    distance: Distance
    to_age: Measure
    basis: Measure
    until: Row
    application: Cell[bool]

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield from self.distance.asks("distance")
        yield "to_age.answers", self.to_age.reading, self.to_age.answers
        yield "basis.answers", self.basis.reading, self.basis.answers


def age_month_on(law: Law, to_age: Measure, person: Person, day: date, newest: YearMonth) -> YearMonth:
    """The month of the statutory age by the law of `day`, or by the newest one as the open question has it."""
    if to_age.asked(law) == "newest":
        return newest
    article = law.at(YearMonth.of(day))[StatutoryAgeTable].rule[person.category]
    return person.birth_month + article.original_age + article.increase(person.birth_month)
