"""特殊工种、高海拔提前退休: which work, how many years of it, and from which age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from retirecalc.facts.words import Category
from retirecalc.ground.months import Months
from retirecalc.ground.say import Said
from retirecalc.outcome import Eligibility
from retirecalc.tables.table import Age, Cell, Minimum, Row, Table

Group = Literal["heavy", "severe", "harmful"]
"""The three rows of the text, each with its years: heights and the heaviest labour; underground, heat, cold and altitude; other
harmful work and the highest altitude."""


class Kind(StrEnum):
    """What the work was. What `altitude` counts for, its metres say."""

    HEIGHTS = "heights"
    ESPECIALLY_HEAVY = "especially_heavy"
    UNDERGROUND = "underground"
    HIGH_TEMPERATURE = "high_temperature"
    LOW_TEMPERATURE = "low_temperature"
    ALTITUDE = "altitude"
    OTHER_HARMFUL = "other_harmful"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkGroup(Row):
    """Kinds of work of which the months add up, and how many of them are asked for; altitude from so many metres on."""

    months: Months
    kinds: tuple[Kind, ...]
    altitude_from_m: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint(Row):
    """What the text leaves open, by the answers of a reading."""

    reading: str
    answers: dict[str, Eligibility]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cold(OpenPoint):
    """Below so many degrees work is in the cold; at that number itself a reading says."""

    below_c: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingYear(Row):
    """The year of which the minimum counts, by the answers of a reading."""

    reading: str
    years: dict[str, Literal["chosen_month", "statutory_month"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialWorkTable(Table):
    """`later_age` and `counting_year` are asked where the text came after neither the ages nor the minimum moved.

    `later_age` says how it stands at the printed age: where it is refused there, the age has risen with the statutory one.
    """

    table_id: ClassVar[str] = "special_work"

    ages: dict[Category, Cell[Age]]
    contributions: Cell[Minimum]
    groups: dict[Group, WorkGroup]
    mixed: OpenPoint
    cold: Cold
    one_pension: Row
    later_age: OpenPoint | None = None
    counting_year: CountingYear | None = None

    def check(self) -> Iterator[tuple[str, Said]]:
        if missing := [category for category in Category if category not in self.ages]:
            names = ", ".join(missing)
            yield "ages", Said(f"the classes {names} are missing. Add them.", f"缺少类别 {names}。请补上。")
        named = {kind for group in self.groups.values() for kind in group.kinds} | {Kind.ALTITUDE}
        if unnamed := [kind for kind in Kind if kind not in named]:
            names = ", ".join(unnamed)
            yield "groups", Said(f"no group has the work {names}. Add it.", f"没有一组包含 {names}。请补上。")

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        for name in ("mixed", "cold", "later_age"):
            if (point := getattr(self, name)) is not None:
                yield f"{name}.answers", point.reading, point.answers
        if self.counting_year is not None:
            yield "counting_year.years", self.counting_year.reading, self.counting_year.years
