"""公益性岗位补贴: who has it and for how long; the amount is the lowest wage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from retirecalc.ground.months import Months
from retirecalc.rules.support.insurance_subsidy.table import GroupRow
from retirecalc.rules.unemployment.bridge_to_age.table import Distance, Measure
from retirecalc.tables.table import Cell, Row, Table


class WelfareGroup(StrEnum):
    """Who may have a welfare post by 渝人社发〔2024〕14号 二(一). The list is open: 等."""

    GRADUATE = "graduate"
    LIFTED_OUT_OF_POVERTY = "lifted_out_of_poverty"
    HARD_TO_EMPLOY_4050 = "hard_to_employ_4050"
    LOW_INCOME_HOUSEHOLD = "low_income_household"
    ZERO_EMPLOYMENT_HOUSEHOLD = "zero_employment_household"
    DISABLED = "disabled"
    EX_CONVICT = "ex_convict"
    RECOVERING_ADDICT = "recovering_addict"
    DOWNSIZED_INDUSTRY_WORKER = "downsized_industry_worker"
    VETERAN = "veteran"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class WelfarePostTable(Table):
    table_id: ClassVar[str] = "welfare_post"

    groups: dict[WelfareGroup, GroupRow]
    others: Row
    amount: Row
    distance: Distance
    to_age: Measure
    months: Cell[Months]

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield from self.distance.asks("distance")
        yield "to_age.answers", self.to_age.reading, self.to_age.answers
