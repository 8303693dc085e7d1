"""最低工资标准: the lowest wage of a month and of an hour, area by area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.ground.money import Yuan
from retirecalc.ground.say import Said
from retirecalc.ground.workdays import CalendarDays
from retirecalc.tables.table import Cell, Row, Table

NotCounted = Literal["overtime", "shift_allowances", "in_kind", "statutory_welfare"]


def listed(district: str, areas: Iterable[str], table: Table) -> bool:
    """Whether a district is in a list: bare, with 区 or 县, by the full name of an autonomous county, after the city of the table.

    The title of a table begins with the name of its place: a district of another city is none of its own.
    """
    city, after, rest = district.partition("市")
    name = rest if after and table.title.zh.startswith(city + after) else district
    bare = name[:-1] if name.endswith(("区", "县")) else name
    return any(
        name == area or bare == area[:-1] or (name.endswith("族自治县") and name.startswith(area[:-1]))
        for area in areas
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier(Row):
    """The areas that have one standard."""

    monthly: Yuan
    hourly: Yuan
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumWageTable(Table):
    """What does not count towards it, and within how many days the staff are told."""

    table_id: ClassVar[str] = "minimum_wage"

    tiers: tuple[Tier, ...]
    platform_workers: Row
    not_counted: Cell[tuple[NotCounted, ...]]
    told_within_days: Cell[CalendarDays]

    def of(self, district: str) -> Tier | None:
        """The tier of a district by its name; None where it is in no list."""
        return next((tier for tier in self.tiers if listed(district, tier.areas, self)), None)

    def check(self) -> Iterator[tuple[str, Said]]:
        seen: set[str] = set()
        for index, tier in enumerate(self.tiers):
            if twice := seen.intersection(tier.areas):
                names = ", ".join(sorted(twice))
                yield (
                    f"tiers[{index}].areas",
                    Said(f"{names} stand in two tiers. Keep one.", f"{names} 出现在两类中。请只保留一处。"),
                )
            seen.update(tier.areas)
