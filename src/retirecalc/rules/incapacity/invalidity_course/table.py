"""病残津贴的复查、暂停、恢复与停发: what may happen while the allowance is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from retirecalc.ground.months import Months
from retirecalc.ground.workdays import CalendarDays
from retirecalc.tables.table import Cell, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidityCourseTable(Table):
    """`suspended_after` are the days after the notice of a review; `stops_*` the months from what ends it to the first one
    without; `pension_after` those from the last month of the allowance to the first of the pension."""

    table_id: ClassVar[str] = "invalidity_course"

    decided: Row
    suspended_after: Cell[CalendarDays]
    arrears: Row
    stops_review_failed: Cell[Months]
    stops_contributions: Cell[Months]
    retires: Row
    pension_after: Cell[Months]
    survivors: Row
