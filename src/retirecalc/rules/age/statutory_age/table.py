"""法定退休年龄: the original age, and by how many months it has risen for a birth month.

The article is kept twice, as parameters of its one arithmetic (`AgeRule.increase`) and as the printed annex groups
(`rows`). The loader refuses a table in which the two disagree, by calling the same method that the rule calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from retirecalc.facts.words import Category
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said
from retirecalc.tables.table import Age, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRule(Row):
    """One class of person: the original age, and how it rises with the birth month (办法 第一条).

    Every `births_per_month` birth months from `first_birth` on add one month, up to `cap`. Without `first_birth` the age
    does not rise.
    """

    original_age: Age
    first_birth: YearMonth | None = None
    births_per_month: int | None = None
    cap: Months | None = None

    def increase(self, birth: YearMonth) -> Months:
        """Months added to the original age for this birth month; the group of `first_birth` already has one."""
        if self.first_birth is None or self.births_per_month is None or self.cap is None or birth < self.first_birth:
            return Months(0)
        return Months(min(self.cap, (birth - self.first_birth) // self.births_per_month + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRow(Row):
    """One printed group of an annex: first and last birth month, the age, and the increase."""

    category: Category
    born: tuple[YearMonth, YearMonth]
    age: Age
    increase: Months


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryAgeTable(Table):
    """The original ages, how they rise, and the annexes as they are printed."""

    table_id: ClassVar[str] = "statutory_age"

    rule: dict[Category, AgeRule]
    rows: tuple[AnnexRow, ...] = ()

    def row(self, category: Category, birth: YearMonth) -> AnnexRow | None:
        """The printed group that holds this birth month; None outside the print."""
        at = birth.index
        for row in self.rows:  # without a gap, so only the first of a class begins after months that no row holds
            if row.category is category and at <= row.born[1].index:
                return row if row.born[0].index <= at else None
        return None

    def check(self) -> Iterator[tuple[str, Said]]:
        if missing := [category for category in Category if category not in self.rule]:
            names = ", ".join(missing)
            yield "rule", Said(f"the classes {names} are missing. Add them.", f"缺少类别 {names}。请补上。")
            return
        for category, rule in self.rule.items():
            rising = (rule.first_birth, rule.births_per_month, rule.cap)
            if any(part is None for part in rising) and any(part is not None for part in rising):
                yield (
                    f"rule.{category}",
                    Said(
                        "has a part of first_birth, births_per_month and cap. Give all three, or none of them.",
                        "first_birth、births_per_month 和 cap 只填了一部分。请三项都填，或都不填。",
                    ),
                )
            if rule.births_per_month is not None and rule.births_per_month < 1:
                yield (
                    f"rule.{category}.births_per_month",
                    Said("is below 1. Write 1 or more.", "小于1。请填写1或更大的数。"),
                )
        following: dict[Category, YearMonth] = {}
        for index, row in enumerate(self.rows):
            field = f"rows[{index}] ({row.category} {row.born[0]})"
            first, last = row.born
            if first > last:
                yield (
                    f"{field}.born",
                    Said(
                        f"ends ({last}) before it begins ({first}). Put the earlier month first.",
                        f"止月 {last} 早于起月 {first}。请把较早的月份写在前面。",
                    ),
                )
            if self.rule[row.category].first_birth is None:
                yield (
                    field,
                    Said(
                        "is printed, but the rule has no rise. Give it first_birth, births_per_month and cap, or take the row out.",
                        "列有此行，但 rule 没有延迟。请填写 first_birth、births_per_month 和 cap，或删去此行。",
                    ),
                )
            if (expected := following.get(row.category, self.rule[row.category].first_birth)) != first:
                yield (
                    f"{field}.born",
                    Said(
                        f"leaves a gap or overlaps. Let the group begin with {expected}.",
                        f"与前一组之间有空档或重叠。请让该组从 {expected} 开始。",
                    ),
                )
            following[row.category] = last + 1
            rule = self.rule[row.category]
            for birth in {first, last}:
                if rule.increase(birth) != row.increase:
                    printed, gives = int(row.increase), int(rule.increase(birth))
                    yield (
                        f"{field}.increase",
                        Said(
                            f"printed {printed} months, the rule gives {gives} for {birth}. Compare both with the text.",
                            f"表中为 {printed} 个月，按 rule 计算 {birth} 为 {gives} 个月。请与原文核对两处。",
                        ),
                    )
            if rule.original_age + row.increase != row.age:
                age = rule.original_age + row.increase
                yield (
                    f"{field}.age",
                    Said(
                        f"printed {row.age}, the rule gives {age}. Compare both with the text.",
                        f"表中为 {row.age}，按 rule 计算为 {age}。请与原文核对两处。",
                    ),
                )
