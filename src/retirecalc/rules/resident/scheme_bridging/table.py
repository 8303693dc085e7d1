"""城乡养老保险制度衔接: which way months move between the employee and the resident scheme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from retirecalc.tables.table import Cell, Minimum, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeBridgingTable(Table):
    """`between` is of whoever has the years of this text and not the minimum of the employee scheme: not settled."""

    table_id: ClassVar[str] = "scheme_bridging"

    years: Cell[Minimum]
    to_employee: Row
    to_resident: Row
    between: Row
    after_the_age: Row
    before_claiming: Row
    not_counted: Row
    counted: Row
    paid_twice: Row
