"""记账利率: the interest on individual accounts, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from retirecalc.ground.money import Rate
from retirecalc.ground.say import Said
from retirecalc.tables.table import Row, Table, years_in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestRow(Row):
    """The announced interest of one year, as a share."""

    year: int
    rate: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpublished(Row):
    """Whether the last announced interest stands in for a year without one, by the answers of a reading."""

    reading: str
    last_stands_in: dict[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountInterestTable(Table):
    """One row a year, without a gap."""

    table_id: ClassVar[str] = "account_interest"

    rows: tuple[InterestRow, ...]
    unpublished: Unpublished

    def of(self, year: int) -> InterestRow | None:
        """The interest of a year; None where none is on file."""
        return next((row for row in self.rows if row.year == year), None)

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "unpublished.last_stands_in", self.unpublished.reading, self.unpublished.last_stands_in

    def check(self) -> Iterator[tuple[str, Said]]:
        yield from years_in_order(self.rows)
