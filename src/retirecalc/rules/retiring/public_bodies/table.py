"""机关事业单位: what differs for the staff of organs and public institutions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from retirecalc.ground.months import Months
from retirecalc.tables.table import Cell, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBodiesTable(Table):
    table_id: ClassVar[str] = "public_bodies"

    approval: Row
    joined_after: Row
    joined_before: Row
    long_service: Cell[Months]
    near_service: Cell[Months]
    nearer_than: Cell[Months]
    early_approval: Row
