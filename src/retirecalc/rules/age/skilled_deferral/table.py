"""高技能领军人才延迟退休与返聘: what the plan for leading skilled workers says of retirement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.outcome import Eligibility
from retirecalc.tables.table import Cell, Row, Table

Rehire = Literal["by_agreement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkilledDeferralTable(Table):
    """Whether they may retire later, that it is filed, and how they are hired again after retirement."""

    table_id: ClassVar[str] = "skilled_deferral"

    deferral: Cell[Eligibility]
    filing: Row
    rehire: Cell[Rehire]
