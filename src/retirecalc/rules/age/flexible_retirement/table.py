"""弹性退休: the window around the statutory month, the deadlines, and what each kind of employment may do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from retirecalc.facts.words import Category, Employment
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said
from retirecalc.outcome import Eligibility, Reason
from retirecalc.sources import STRICT
from retirecalc.tables.table import EITHER_VALUE_OR_READING, READING_WITH_ANSWERS, Age, Cell, Row, Table

if TYPE_CHECKING:
    from retirecalc.law import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission(Row):
    """Whether a way out is open. With `reading`, the answers of that open question are mapped in `answers`."""

    value: Eligibility | None = None
    reading: str | None = None
    answers: dict[str, Eligibility] | None = None
    reason: Reason | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmploymentRow:
    """What one kind of employment may do; `approval` null means it depends on a fact that is not known."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    early: Permission
    deferral: Permission
    approval: Cell[bool | None]
    employer_notice: Cell[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlexibleRetirementTable(Table):
    """How far somebody may go early or late, and who must ask, agree or be told."""

    table_id: ClassVar[str] = "flexible_retirement"

    grandfathered_to: Cell[YearMonth]
    not_while_drawing: Row
    one_pension: Row
    most_months_early: Cell[Months]
    floor: dict[Category, Cell[Age]]
    most_months_late: Cell[Months]
    notice: Cell[Months]
    agreement: Cell[Months]
    not_lengthened: Row
    application: Cell[Months]
    application_on_time: Row
    first_payment: Cell[Months]
    employment: dict[Employment, EmploymentRow]

    def check(self) -> Iterator[tuple[str, Said]]:
        if missing := [category for category in Category if category not in self.floor]:
            names = ", ".join(missing)
            yield "floor", Said(f"the classes {names} are missing. Add them.", f"缺少类别 {names}。请补上。")
        if absent := [kind for kind in Employment if kind not in self.employment]:
            names = ", ".join(absent)
            yield "employment", Said(f"the kinds {names} are missing. Add them.", f"缺少用工性质 {names}。请补上。")
        for field, permission in self._permissions():
            if (permission.value is None) == (permission.reading is None):
                yield field, EITHER_VALUE_OR_READING
            if (permission.reading is None) != (permission.answers is None):
                yield field, READING_WITH_ANSWERS
            refuses = Eligibility.NOT_ELIGIBLE in (permission.value, *(permission.answers or {}).values())
            if refuses and permission.reason is None:
                yield field, Said("refuses without a reason. Add reason.", "不予准许但没有理由。请填写 reason。")

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        for field, permission in self._permissions():
            if permission.reading is not None:
                yield f"{field}.answers", permission.reading, permission.answers or ()

    def _permissions(self) -> Iterator[tuple[str, Permission]]:
        for kind, row in self.employment.items():
            yield f"employment.{kind}.early", row.early
            yield f"employment.{kind}.deferral", row.deferral


def by_birthday(law: Law) -> bool:
    """Whether the day of birth matters for anything (R22)."""
    return bool(law.versions(FlexibleRetirementTable)) and law.reading("R22").answer != "first_of_month"
