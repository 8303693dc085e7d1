"""因病或非因工致残提前退休: that it ended, and what a place asked for before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from retirecalc.tables.table import Cell, Minimum, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SicknessClosedTable(Table):
    """The end of this way. `goes_on` is of what is drawn by then, `granted` of what was granted and not yet drawn."""

    table_id: ClassVar[str] = "sickness_closed"

    ended: Row
    goes_on: Row
    granted: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class SicknessGuideTable(Table):
    """What a place asked for."""

    table_id: ClassVar[str] = "sickness_guide"

    contributions: Cell[Minimum]
