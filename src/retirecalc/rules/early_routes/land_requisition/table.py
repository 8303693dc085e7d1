"""征地安置“4050”人员养老待遇: how long contributions may have gone on, and from when the benefit is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.ground.months import Months
from retirecalc.tables.table import Cell, Minimum, Row, Table

AgeMonth = Literal["original", "statutory", "between"]
"""The month in which the age is reached; `between`: not settled from the one to the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeOf(Row):
    """Which age counts, by the answers of a reading; without one it is the statutory age."""

    reading: str
    ages: dict[str, AgeMonth]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandRequisitionTable(Table):
    """Drawn `months_after` the age by who went on contributing for `less_than`, or not at all."""

    table_id: ClassVar[str] = "land_requisition"

    less_than: Cell[Minimum]
    months_after: Cell[Months]
    no_pension: Row
    age: AgeOf | None = None

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        if self.age is not None:
            yield "age.ages", self.age.reading, self.age.ages
