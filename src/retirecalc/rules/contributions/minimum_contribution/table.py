"""最低缴费年限: how many months must have been contributed, by calendar year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said
from retirecalc.tables.table import Cell, Minimum, Row, Table, years_in_order

if TYPE_CHECKING:
    from retirecalc.law import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumRow(Row):
    """One printed year of annex 4."""

    year: int
    months: Minimum


@dataclass(frozen=True, slots=True, kw_only=True)
class MetBy(Row):
    """How many months before an early retirement month the minimum must be met, by the answers of a reading."""

    reading: str
    months_before: dict[str, Months]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumContributionTable(Table):
    """`earlier` holds for the years before the first printed one, `later` for those after the last."""

    table_id: ClassVar[str] = "minimum_contribution"

    counts: Row
    counts_after_reform: Row | None = None
    counts_once: Row | None = None
    not_resident: Row | None = None
    not_while_on_allowance: Row | None = None
    at_statutory_age: Row
    at_chosen_month: Row | None = None
    met_by: MetBy | None = None
    earlier: Cell[Minimum]
    rows: tuple[MinimumRow, ...] = ()
    later: Cell[Minimum]

    def required(self, year: int) -> tuple[Months, Row]:
        """The minimum of a calendar year, with the row that says so."""
        if not self.rows or year < self.rows[0].year:
            return self.earlier.value, self.earlier
        if year > self.rows[-1].year:
            return self.later.value, self.later
        row = self.rows[year - self.rows[0].year]
        return row.months, row

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        if self.met_by is not None:
            yield "met_by.months_before", self.met_by.reading, self.met_by.months_before

    def check(self) -> Iterator[tuple[str, Said]]:
        yield from years_in_order(self.rows)
        lowest = self.earlier.value
        for index, row in enumerate(self.rows):
            if row.months < lowest:
                yield f"rows[{index}].months", _falls(lowest, row.months)
            lowest = row.months
        if self.later.value < lowest:
            yield "later.value", _falls(lowest, self.later.value)


def _falls(before: Months, after: Months) -> Said:
    return Said(
        f"the minimum falls from {int(before)} to {int(after)} months. Compare both with the text.",
        f"最低缴费年限由 {int(before)} 个月降为 {int(after)} 个月。请与原文核对两处。",
    )


def minimum_of(law: Law, month: YearMonth) -> tuple[Months, Row] | None:
    """The minimum of the year of a month, by the version in force in it; None where there is none on file."""
    table = law.at(month).get(MinimumContributionTable)
    return None if table is None else table.required(month.year)
