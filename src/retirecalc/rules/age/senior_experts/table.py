"""高级专家延长退休: to which age senior experts may stay on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from retirecalc.ground.say import Said
from retirecalc.outcome import Eligibility
from retirecalc.tables.table import Age, Cell, Row, Table


class Rank(StrEnum):
    """The rank of a senior expert, or one equal to it."""

    ASSOCIATE_PROFESSOR = "associate_professor"
    PROFESSOR = "professor"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeniorExpertsTable(Table):
    """To which age, on which conditions, and whether it stands beside the reform."""

    table_id: ClassVar[str] = "senior_experts"

    ages: dict[Rank, Cell[Age]]
    conditions: Row
    leading_posts: Row
    beside_reform: Cell[Eligibility]

    def check(self) -> Iterator[tuple[str, Said]]:
        if missing := [rank for rank in Rank if rank not in self.ages]:
            names = ", ".join(missing)
            yield "ages", Said(f"the ranks {names} are missing. Add them.", f"缺少职务 {names}。请补上。")
