"""基本养老金: the national formula, and what a place adds to it: its bases, its roundings, its own part, its additions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from retirecalc.ground.money import CENT, Rate, Rounding, Yuan
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Said
from retirecalc.tables.table import Row, Table, years_in_order

Addition = Literal[
    "only_child",
    "childless",
    "model_worker",
    "senior_expert",
    "high_altitude",
    "third_front",
    "minority_area",
]
"""The classes of additions that a form of Chongqing lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasicPart(Row):
    """A share of the mean of the pension base and one's own indexed wage, for each year."""

    mean_share: Rate
    year_rate: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class PensionFormulaTable(Table):
    """The nation's parts."""

    table_id: ClassVar[str] = "pension_formula"

    basic: BasicPart
    account: Row
    transition: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRow(Row):
    """The pension base of one year."""

    year: int
    base: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpublishedBase(Row):
    """Whether the base of the year before stands in, by the answers of a reading."""

    reading: str
    year_before: dict[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRounding(Row):
    """To how many decimals years and index are rounded, by the answers of a reading, to how many money, and how."""

    reading: str
    decimals: dict[str, int | None]
    money: int
    how: Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Row):
    """A share of a wage for each year before the individual accounts began: of the mean wage, or of the indexed wage alone."""

    of: Literal["mean_wage", "indexed_wage"]
    year_rate: Rate
    before: YearMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionRow(Row):
    """A share of the three parts, for whoever began to work before a month; None where it was read in no text."""

    rate: Rate | None = None
    started_before: YearMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Row):
    """Whether additions are part of the amount, by the answers of a reading."""

    reading: str
    granted: dict[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PensionPackTable(Table):
    """One place. What it leaves out it does not settle."""

    table_id: ClassVar[str] = "pension_pack"

    rows: tuple[BaseRow, ...]
    unpublished: UnpublishedBase
    rounding: PackRounding
    transition: Transition | None = None
    additions: dict[Addition, AdditionRow] = field(default_factory=dict)
    added: Added | None = None

    def of(self, year: int) -> BaseRow | None:
        """The base of a year; None where it is not on file."""
        return next((row for row in self.rows if row.year == year), None)

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "unpublished.year_before", self.unpublished.reading, self.unpublished.year_before
        yield "rounding.decimals", self.rounding.reading, self.rounding.decimals
        if self.added is not None:
            yield "added.granted", self.added.reading, self.added.granted

    def check(self) -> Iterator[tuple[str, Said]]:
        yield from years_in_order(self.rows)
        for index, row in enumerate(self.rows):
            if not row.base:
                yield f"rows[{index}].base", Said("is nothing. Compare it with the text.", "为零。请与原文核对。")
        if not 0 <= self.rounding.money <= CENT:
            yield (
                "rounding.money",
                Said("is no number of decimals of money. Write 0, 1 or 2.", "不是金额的小数位数。请填写 0、1 或 2。"),
            )
        for answer, decimals in self.rounding.decimals.items():
            if decimals is not None and decimals < 0:
                yield (
                    f"rounding.decimals.{answer}",
                    Said("is no number of decimals. Write 0 or more.", "不是小数位数。请填写 0 或更大的整数。"),
                )
        if self.additions and self.added is None:
            yield "added", Said("is missing beside the additions. Add it.", "有加发项目而缺少此项。请补上。")
