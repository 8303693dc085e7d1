"""城乡养老保险制度衔接: which way months move between the employee and the resident scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from retirecalc.outcome import Eligibility
from retirecalc.tables.table import Cell, Minimum, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(Row):
    """Whoever has the years of this text and not the minimum of the employee scheme. By the answers of the reading, who may pay
    the rest in one sum: whether that opens the way into the employee scheme.
    """

    reading: str
    answers: dict[str, Eligibility]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeBridgingTable(Table):
    table_id: ClassVar[str] = "scheme_bridging"

    years: Cell[Minimum]
    to_employee: Row
    to_resident: Row
    between: Between
    after_the_age: Row
    before_claiming: Row
    not_counted: Row
    counted: Row
    paid_twice: Row

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "between.answers", self.between.reading, self.between.answers
