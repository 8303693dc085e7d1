"""费率: which part of the base is paid by whom, in the nation and in a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.ground.money import Rate
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Said
from retirecalc.tables.table import Cell, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class UnemploymentRate(Row):
    """What employer and employee pay together for unemployment insurance in some months, first and last included."""

    months: tuple[YearMonth, YearMonth]
    rate: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionRatesTable(Table):
    """The employee scheme. `to_account` is what of the payment of somebody who pays alone goes to the individual account;
    `unemployment` the rate that a notice lowers for a time.
    """

    table_id: ClassVar[str] = "contribution_rates"

    employer: Cell[Rate]
    employee: Cell[Rate]
    own_account: Cell[Rate]
    to_account: Cell[Rate]
    unemployment: UnemploymentRate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FundPartTable(Table):
    """What the unemployment fund pays for somebody who draws the benefit: the contribution on which limit."""

    table_id: ClassVar[str] = "fund_part"

    base: Cell[Literal["lower"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRates(Row):
    """The rates of some months, first and last included."""

    months: tuple[YearMonth, YearMonth]
    employer: Rate | None = None
    unemployment: Rate | None = None
    unemployment_employee: Rate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRatesTable(Table):
    """Rates that a place prints: of the pension where no national one is on file, and of unemployment insurance."""

    table_id: ClassVar[str] = "local_rates"

    rows: tuple[LocalRates, ...]

    def of(self, month: YearMonth) -> LocalRates | None:
        """The rates of a month; None where none are printed."""
        return next((row for row in self.rows if row.months[0] <= month <= row.months[1]), None)

    def check(self) -> Iterator[tuple[str, Said]]:
        for index, row in enumerate(self.rows):
            if row.months[1] < row.months[0]:
                yield (
                    f"rows[{index}].months",
                    Said("ends before it begins. Compare it with the text.", "结束早于开始。请与原文核对。"),
                )
