"""到龄缴费不足的处理: what somebody may do who reaches the age short of the minimum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said
from retirecalc.tables.table import Age, Cell, Minimum, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendedContribution(Row):
    """Pay on until the minimum is met; `reading` asks which year's."""

    reading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LumpSum(Row):
    """Pay the rest in one sum; `reading` asks who may."""

    reading: str
    first_insured_before: Cell[YearMonth]
    after_extending: Cell[Months]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Row):
    """Move to the resident scheme, with what that asks for before it pays, where the law of the time is on file."""

    below: Cell[Minimum]
    resident_age: Cell[Age] | None = None
    resident_minimum: Cell[Minimum] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRelation(Row):
    """Give the relation up and take the account."""

    below: Cell[Minimum]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortfallRemediesTable(Table):
    """What somebody short of the minimum at the statutory age may do, and under which conditions."""

    table_id: ClassVar[str] = "shortfall_remedies"

    extended_contribution: ExtendedContribution
    lump_sum: LumpSum
    transfer_to_resident: Transfer
    end_relation: EndRelation

    def check(self) -> Iterator[tuple[str, Said]]:
        transfer = self.transfer_to_resident
        if (transfer.resident_age is None) != (transfer.resident_minimum is None):
            yield (
                "transfer_to_resident",
                Said(
                    "has one of resident_age and resident_minimum. Give both, or neither.",
                    "resident_age 和 resident_minimum 只填了一项。请都填，或都不填。",
                ),
            )

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        if self.extended_contribution.reading is not None:
            yield (
                "extended_contribution",
                self.extended_contribution.reading,
                ("undetermined", "statutory_year", "completion_year"),
            )
        yield "lump_sum", self.lump_sum.reading, ("pre2011_else_open", "pre2011_only", "any_short")
