"""一至四级工伤: the allowance of the injury fund and the old-age pension, and what dependants have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from retirecalc.ground.money import Rate
from retirecalc.ground.say import Said
from retirecalc.tables.table import Cell, Row, Table

Dependant = Literal["spouse", "relative", "lone_spouse", "lone_relative"]
DEPENDANTS: tuple[Dependant, ...] = get_args(Dependant)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkInjuryTable(Table):
    """`shares` are of the worker's own wage; all of them together are at most `shares_at_most` of it."""

    table_id: ClassVar[str] = "work_injury"

    most_grade: Cell[int]
    at_retirement: Row
    difference: Row
    before_the_age: Row
    shares: dict[Dependant, Cell[Rate]]
    shares_at_most: Cell[Rate]
    after_retiring: Row

    def check(self) -> Iterator[tuple[str, Said]]:
        if missing := [one for one in DEPENDANTS if one not in self.shares]:
            names = ", ".join(missing)
            yield "shares", Said(f"the shares of {names} are missing. Add them.", f"缺少 {names} 的比例。请补上。")
