"""计发月数: by what an individual account is divided, for whole ages and for the months between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.ground.months import Months
from retirecalc.ground.say import Said
from retirecalc.tables.table import Age, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisorRow(Row):
    """One printed age of the annex."""

    age: Age
    divisor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnuityDivisorTable(Table):
    """The annex, without a gap. Below its first and above its last age nothing is said."""

    table_id: ClassVar[str] = "annuity_divisor"

    rows: tuple[DivisorRow, ...]

    def of(self, age: Months) -> DivisorRow | None:
        """The row of the whole age reached; None outside the annex."""
        index = (age - self.rows[0].age) // 12
        return self.rows[index] if 0 <= index < len(self.rows) else None

    def check(self) -> Iterator[tuple[str, Said]]:
        for index, row in enumerate(self.rows):
            expected = self.rows[0].age + index * 12
            if row.age != expected:
                yield (
                    f"rows[{index}].age",
                    Said(
                        f"leaves a gap or overlaps. The age after the one before is {expected}.",
                        f"年龄有空档或重叠。前一行之后应为 {expected}。",
                    ),
                )
            if index and row.divisor >= self.rows[index - 1].divisor:
                yield (
                    f"rows[{index}].divisor",
                    Said("does not fall with the age. Compare it with the print.", "没有随年龄递减。请与原文核对。"),
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(Row):
    """How the divisor between two whole ages is found, by the answers of a reading, and its decimals where it is rounded."""

    reading: str
    how: dict[str, Literal["rounded_line", "age_reached", "next_age", "line"]]
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisorMonthsTable(Table):
    """The months between the whole ages."""

    table_id: ClassVar[str] = "divisor_months"

    between: Between

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "between.how", self.between.reading, self.between.how

    def check(self) -> Iterator[tuple[str, Said]]:
        if self.between.decimals < 0:
            yield (
                "between.decimals",
                Said("is no number of decimals. Write 0 or more.", "不是小数位数。请填写 0 或更大的整数。"),
            )
