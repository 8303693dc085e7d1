"""城乡居民基本养老保险: who may join, who may draw, when it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said
from retirecalc.outcome import Eligibility
from retirecalc.tables.table import Age, Cell, Minimum, Row, Table

Outside = Literal["student", "public_staff", "in_employee_scheme"]
OUTSIDE: tuple[Outside, ...] = get_args(Outside)
"""Who may not join."""
Event = Literal["death", "nationality_lost", "other_pension"]
EVENTS: tuple[Event, ...] = get_args(Event)
"""What ends the relation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reform(Row):
    """From when on a reading asks whether the age and the years are still these, and how each answer leaves who has both."""

    since: YearMonth
    reading: str
    answers: dict[str, Eligibility]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearTheAge(Row):
    """Whoever had less than the years to go when the scheme began; `begun_by` is a month by which it had everywhere."""

    begun_by: YearMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentPensionTable(Table):
    table_id: ClassVar[str] = "resident_pension"

    join_age: Cell[Months]
    join_place: Row
    outside: dict[Outside, Row]
    draw_age: Cell[Age]
    years: Cell[Minimum]
    one_pension: Row
    near_the_age: NearTheAge
    reform: Reform
    ended_by: dict[Event, Row]
    stops_after: Cell[Months]
    moves_while_contributing: Cell[bool]
    moves_while_drawing: Cell[bool]

    def check(self) -> Iterator[tuple[str, Said]]:
        for field, wanted, there in (("outside", OUTSIDE, self.outside), ("ended_by", EVENTS, self.ended_by)):
            if missing := [one for one in wanted if one not in there]:
                names = ", ".join(missing)
                yield field, Said(f"{names} is missing. Add it.", f"缺少 {names}。请补上。")

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "reform.answers", self.reform.reading, self.reform.answers
