"""病残津贴: who is entitled, in which of three tiers, for how long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.ground.months import Months
from retirecalc.ground.say import Said
from retirecalc.ground.workdays import Workdays
from retirecalc.outcome import Eligibility
from retirecalc.tables.table import Cell, Row, Table

Tier = Literal["A", "B", "C"]
Amount = Literal["full_pension", "basic_part"]
Adjustment = Literal["local_pensioners", "national_percentage"]
Level = Literal["county", "prefecture", "province"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumYear(Row):
    """Which year's minimum is compared with, by the answers of a reading."""

    reading: str
    years: dict[str, Literal["application", "statutory"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRow(Row):
    """By which formula a tier is computed, and by which it is adjusted."""

    amount: Amount
    adjustment: Adjustment


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Row):
    """For how many months the tier below the minimum is paid: `first` up to `up_to` of contributions, and `each_year` for
    each further year that was begun."""

    first: Months
    up_to: Months
    each_year: Months

    def months(self, contributions: int) -> Months:
        """How many months are paid for a count of contributions."""
        begun = -(-max(0, contributions - self.up_to) // 12)
        return Months(self.first + begun * self.each_year)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidityAllowanceTable(Table):
    """The measures of the enterprise scheme. `near` is the longest way to the statutory age, itself included, of tier A."""

    table_id: ClassVar[str] = "invalidity_allowance"

    entitled: Row
    level: Cell[Level]
    valid_for: Cell[Months]
    wait: Cell[Months]
    claimed_at: Row
    counts: Row
    minimum: MinimumYear
    near: Cell[Months]
    tiers: dict[Tier, TierRow]
    limit: Limit
    first_payment: Cell[Months]
    recomputed: Row
    credited: Cell[Months]
    converts: Cell[Eligibility]
    limited_at_age: Cell[Eligibility]
    early: Row
    public_notice: Cell[Workdays]
    decides: Cell[Level]

    def check(self) -> Iterator[tuple[str, Said]]:
        if missing := sorted({"A", "B", "C"} - set(self.tiers)):
            names = ", ".join(missing)
            yield "tiers", Said(f"the tiers {names} are missing. Add them.", f"缺少档次 {names}。请补上。")

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "minimum.years", self.minimum.reading, self.minimum.years
