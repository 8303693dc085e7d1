"""缴费基数上下限: between which amounts contributions are reckoned, year by year, in a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from retirecalc.ground.money import EXACT, Multiple, Rounding, Yuan, over, rounded
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Said
from retirecalc.tables.table import Cell, Row, Table, years_in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounded(Row):
    """How limits follow from the average wage, by the answers of a reading; `checked` is how those on file must."""

    reading: str
    how: dict[str, Rounding]
    checked: Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeNotice(Row):
    """Whose limits the months of a year before its notice have, by the answers of a reading."""

    reading: str
    limits: dict[str, Literal["this_year", "year_before"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLimits(Row):
    """One year: the published limits a month, the average wage of a year behind them, and the month of the notice."""

    year: int
    average_wage: Yuan
    lower: Yuan
    upper: Yuan
    notice: YearMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionBaseTable(Table):
    """The published limits are the law; what follows from the average wage checks them."""

    table_id: ClassVar[str] = "contribution_base"

    lower_share: Cell[Multiple]
    upper_share: Cell[Multiple]
    rounding: Rounded
    before_notice: BeforeNotice
    rows: tuple[YearLimits, ...]

    def of(self, year: int) -> YearLimits | None:
        """The limits of a year; None where they are not on file."""
        return next((row for row in self.rows if row.year == year), None)

    def derived(self, row: YearLimits, share: Cell[Multiple], how: Rounding) -> Decimal:
        """A limit as it follows from the average wage of the year, in whole yuan."""
        return rounded(over(EXACT.multiply(row.average_wage, share.value), 12), 0, how)

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "rounding.how", self.rounding.reading, self.rounding.how
        yield "before_notice.limits", self.before_notice.reading, self.before_notice.limits

    def check(self) -> Iterator[tuple[str, Said]]:
        for index, row in enumerate(self.rows):
            for name, published, share in (
                ("lower", row.lower, self.lower_share),
                ("upper", row.upper, self.upper_share),
            ):
                derived = self.derived(row, share, self.rounding.checked)
                if derived != published:
                    yield (
                        f"rows[{index}].{name}",
                        Said(
                            f"is {published}, and {share.value} of the average wage is {derived}. Compare all three with the text.",
                            f"为 {published}，而平均工资乘以 {share.value} 得 {derived}。请与原文核对这三处。",
                        ),
                    )
            if row.notice.year != row.year:
                yield (
                    f"rows[{index}].notice",
                    Said(f"is not in {row.year}. Compare it with the text.", f"不在 {row.year} 年。请与原文核对。"),
                )
        yield from years_in_order(self.rows)
