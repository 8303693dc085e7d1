"""大龄领金人员参保: whose pension contributions the unemployment fund pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from retirecalc.rules.unemployment.bridge_to_age.table import Distance
from retirecalc.tables.table import Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class FundPaidTable(Table):
    """How near the age, where somebody joins, and in which order it is paid."""

    table_id: ClassVar[str] = "fund_paid"

    distance: Distance
    place: Row
    refund: Row

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield from self.distance.asks("distance")
