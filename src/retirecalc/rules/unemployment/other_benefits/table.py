"""领金期间其他待遇: what comes with unemployment benefit, and what a place grants at a death."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.tables.table import Cell, Row, Table

Payer = Literal["fund"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherBenefitsTable(Table):
    """Medical contributions and what is refunded of them, a grant for treatment, support, and what follows a death."""

    table_id: ClassVar[str] = "other_benefits"

    medical: Cell[Payer]
    medical_refund: Row
    medical_grant: Row
    price_allowance: Row
    low_income: Row
    at_death: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathGrantsTable(Table):
    """The grants at a death in a place, in monthly benefits."""

    table_id: ClassVar[str] = "death_grants"

    funeral: Cell[int]
    dependants: Cell[int]
