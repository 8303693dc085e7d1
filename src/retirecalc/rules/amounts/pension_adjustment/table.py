"""基本养老金调整: the national percentage of a year, and what a place makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.ground.money import CENT, Rate, Rounding, Yuan
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said
from retirecalc.tables.table import Cell, Row, Table

Scheme = Literal["enterprise", "individual", "land_requisition", "institution"]
Excluded = Literal["veteran_cadre", "old_worker", "two_airlines", "overseas_drivers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingRow(Row):
    """The percentage of one year, and the last month of retirement that it reaches."""

    year: int
    rate: Rate
    retired_by: YearMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentCeilingTable(Table):
    """A ceiling on the average of a place, never the rate of a person."""

    table_id: ClassVar[str] = "adjustment_ceiling"

    rows: tuple[CeilingRow, ...]

    def of(self, year: int) -> CeilingRow | None:
        """The percentage of a year; None where it is not on file."""
        return next((row for row in self.rows if row.year == year), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByYears(Row):
    """So much for each year that has begun, at least for so many."""

    each: Yuan
    least: Months


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPension(Row):
    """A share of the pension, and how it is rounded."""

    rate: Rate
    decimals: int
    how: Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Row):
    """Whether some schemes have the parts by years and by pension, by the answers of a reading."""

    reading: str
    schemes: tuple[Scheme, ...]
    granted: dict[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revolution(Row):
    """More for whoever joined the revolution between two months, both included."""

    first: YearMonth
    last: YearMonth
    amount: Yuan
    schemes: tuple[Scheme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardship(Row):
    """More in some areas."""

    areas: tuple[str, ...]
    amount: Yuan
    schemes: tuple[Scheme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUp(Row):
    """Ex-officers below the average are brought up to it; whether the share is taken afterwards, by the answers of a reading."""

    reading: str
    schemes: tuple[Scheme, ...]
    topped_first: dict[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PensionAdjustmentTable(Table):
    """The notice of one year, that of its first day."""

    table_id: ClassVar[str] = "pension_adjustment"

    retired_by: Cell[YearMonth]
    schemes: Cell[tuple[Scheme, ...]]
    excluded: Cell[tuple[Excluded, ...]]
    not_living: Row
    flat: Cell[Yuan]
    years: ByYears
    share: ByPension
    linked: Linked
    revolution: Revolution
    hardship: Hardship
    top_up: TopUp
    old_age: Row

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "linked.granted", self.linked.reading, self.linked.granted
        yield "top_up.topped_first", self.top_up.reading, self.top_up.topped_first

    def check(self) -> Iterator[tuple[str, Said]]:
        if not 0 <= self.share.decimals <= CENT:
            yield (
                "share.decimals",
                Said("is no number of decimals of money. Write 0, 1 or 2.", "不是金额的小数位数。请填写 0、1 或 2。"),
            )
        if self.revolution.last < self.revolution.first:
            yield (
                "revolution.last",
                Said("lies before the first month. Compare both with the text.", "早于起始月份。请与原文核对两处。"),
            )
