"""2024年底在领失业保险金人员的过渡."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from retirecalc.ground.months import YearMonth
from retirecalc.rules.unemployment.bridge_to_age.table import Distance
from retirecalc.tables.table import Cell, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition2024Table(Table):
    """On the last day of `drawing_in` the benefit is drawn; the distance is more to the new age and less to the old one."""

    table_id: ClassVar[str] = "transition_2024"

    drawing_in: Cell[YearMonth]
    distance: Distance
    until: Row
    once: Row

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield from self.distance.asks("distance")
