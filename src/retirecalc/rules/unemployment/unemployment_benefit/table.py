"""失业保险金: who has it, for how many months, and what ends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Literal

from retirecalc.ground.money import Rate
from retirecalc.ground.months import Months
from retirecalc.ground.say import Said
from retirecalc.ground.workdays import CalendarDays, Workdays, after_calendar_days
from retirecalc.outcome import Eligibility
from retirecalc.tables.table import Cell, Row, Table

if TYPE_CHECKING:
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law


class Ending(StrEnum):
    """How a job ended."""

    CONTRACT_ENDED = "contract_ended"
    DISMISSED = "dismissed"
    REMOVED = "removed"
    LEFT_FOR_CAUSE = "left_for_cause"
    AGREED_BY_EMPLOYER = "agreed_by_employer"
    AGREED_BY_WORKER = "agreed_by_worker"
    RESIGNED = "resigned"
    OTHER = "other"


class Stop(StrEnum):
    """What ends the benefit before its months are used up."""

    RE_EMPLOYED = "re_employed"
    MILITARY_SERVICE = "military_service"
    MOVED_ABROAD = "moved_abroad"
    DRAWING_PENSION = "drawing_pension"
    IMPRISONED = "imprisoned"
    REFUSED_WORK = "refused_work"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Row):
    """From so many months of contributions on, so many months of benefit."""

    paid: Months
    months: Months


@dataclass(frozen=True, slots=True, kw_only=True)
class ByReading(Row):
    """What an open question decides: an answer for each of its answers."""

    reading: str
    answers: dict[str, Literal["registration", "claim", "advice", "job_end", "papers", "local_table", "ceiling"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnemploymentBenefitTable(Table):
    """`ceilings` are the most that a place may give; `remainder` is what is left of an earlier benefit."""

    table_id: ClassVar[str] = "unemployment_benefit"

    involuntary: dict[Ending, Cell[Eligibility]]
    paid: Cell[Months]
    kept: Row
    ceilings: tuple[Band, ...]
    exact: ByReading
    most: Cell[Months]
    remainder: Row
    starts: ByReading
    claim_days: Cell[CalendarDays]
    claim_from: ByReading
    second_claim: Row
    notice: Cell[Months]
    stops: dict[Stop, Row]
    moved: Cell[Rate]

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        for name in ("exact", "starts", "claim_from"):
            row: ByReading = getattr(self, name)
            yield f"{name}.answers", row.reading, row.answers

    def check(self) -> Iterator[tuple[str, Said]]:
        yield from rising(self.ceilings, "ceilings")

    def claim_by(self, start: date) -> date:
        """The last of so many days after the one from which they count."""
        return after_calendar_days(start, self.claim_days.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnemploymentDecisionTable(Table):
    """Within how many working days the office decides, and what it may not refuse for."""

    table_id: ClassVar[str] = "unemployment_decision"

    working_days: Cell[Workdays]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalUnemploymentTable(Table):
    """What a place says itself: the months, the working age, and what else ends the benefit: the age, so many days unreported."""

    table_id: ClassVar[str] = "local_unemployment"

    months: tuple[Band, ...]
    most: Cell[Months]
    working_age: Row
    age_ends: Row
    report_days: Cell[CalendarDays]

    def check(self) -> Iterator[tuple[str, Said]]:
        yield from rising(self.months, "months")


def stop_article(what: Stop, table: UnemploymentBenefitTable, local: LocalUnemploymentTable | None) -> Row | None:
    """By which article something ends the benefit in a place; None where it ends it elsewhere only."""
    return local.report_days if what is Stop.NOT_REPORTED and local is not None else table.stops.get(what)


def stopped_by(law: Law, what: Stop, month: YearMonth) -> Row | None:
    """The same by the law of a month."""
    era = law.at(month)
    return stop_article(what, era[UnemploymentBenefitTable], era.get(LocalUnemploymentTable))


def rising(bands: Sequence[Band], field: str) -> Iterator[tuple[str, Said]]:
    """That more contributions never give less."""
    for index in range(1, len(bands)):
        one, next_one = bands[index - 1], bands[index]
        if next_one.paid <= one.paid or next_one.months < one.months:
            yield (
                f"{field}[{index}]",
                Said(
                    "does not follow on the row before: more contributions give no fewer months. Check both.",
                    "与上一行不衔接：缴费时间更长，领取月数不应更少。请核对。",
                ),
            )


def months_of(bands: Sequence[Band], paid: int) -> Band | None:
    """The row of so many months of contributions; None below the first."""
    return next((one for one in reversed(bands) if one.paid <= paid), None)
