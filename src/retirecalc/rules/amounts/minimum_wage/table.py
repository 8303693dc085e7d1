"""最低工资标准: the lowest wage of a month and of an hour, area by area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.ground.money import Yuan
from retirecalc.ground.say import Said
from retirecalc.tables.table import Cell, Row, Table

NotCounted = Literal["overtime", "shift_allowances", "in_kind", "statutory_welfare"]


def listed(district: str, areas: Iterable[str]) -> bool:
    """Whether a district is in a list: with or without the city, its full legal name, 区 where it was a county, or the bare name.

    >>> [listed(name, ("秀山县", "武隆区")) for name in ("秀山土家族苗族自治县", "重庆市武隆县", "武隆", "武", "")]
    [True, True, True, False, False]
    """
    name = district.removeprefix("重庆市")
    bare = re.sub(r"(?:(?:土家|苗)族)*自治县$|[区县]$", "", name) or name
    return any(name == area or bare == area[:-1] for area in areas)


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
    told_within_days: Cell[int]

    def of(self, district: str) -> Tier | None:
        """The tier of a district by its name; None where it is in no list."""
        return next((tier for tier in self.tiers if listed(district, tier.areas)), None)

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
