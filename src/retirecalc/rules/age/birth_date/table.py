"""出生时间的认定: which record of the birth date counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.tables.table import Cell, Row, Table

BirthSource = Literal["file_earliest", "id_card"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InConflict(Row):
    """Which of the two counts where they differ, by the answers of a reading."""

    reading: str
    answers: dict[str, BirthSource]


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthDateTable(Table):
    """Which of two birth dates counts: that of the personnel file or that of the ID card."""

    table_id: ClassVar[str] = "birth_date"

    in_conflict: InConflict
    without_file: Cell[BirthSource]

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "in_conflict.answers", self.in_conflict.reading, self.in_conflict.answers
