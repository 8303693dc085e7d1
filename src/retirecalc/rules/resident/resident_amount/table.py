"""城乡居民基础养老金: the national minimum of the basic part by years, what a place pays, and the divisor of the account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from retirecalc.ground.money import Yuan
from retirecalc.ground.say import Said
from retirecalc.tables.table import Cell, Row, Table, years_in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseOfYear(Row):
    """The basic part of one year, a month."""

    year: int
    base: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfYears(Table):
    rows: tuple[BaseOfYear, ...]

    def of(self, year: int) -> BaseOfYear | None:
        """The basic part of a year; None where it is not on file."""
        return next((row for row in self.rows if row.year == year), None)

    def check(self) -> Iterator[tuple[str, Said]]:
        yield from years_in_order(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class BasicPartTable(_OfYears):
    """The nation: no place pays less."""

    table_id: ClassVar[str] = "basic_part"

    divisor: Cell[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalBasicPartTable(_OfYears):
    """One place, before what it adds for years or age."""

    table_id: ClassVar[str] = "local_basic_part"
