"""退休办理事项: who acts, step by step, in the national rules and in those of a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from retirecalc.ground.months import Months
from retirecalc.tables.table import Cell, Row, Table

Actor = Literal["person", "employer", "agency", "authority", "both"]
"""Who acts; `both` is employer and employee together, `authority` who decides on the post, `agency` who pays the pension."""

NationalCode = Literal[
    "approval",
    "written_notice",
    "deferral_agreement",
    "contributions_continue",
    "deferral_not_lengthened",
    "deferral_ended_early",
    "early_acceptance",
    "written_application",
    "filing",
    "own_filing",
    "employment_ends",
    "first_payment",
]
LocalCode = Literal["public_body_filing", "paper_file", "procedure_end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Row):
    """One step, and whose it is."""

    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureTable(Table):
    table_id: ClassVar[str] = "procedure"

    duties: dict[NationalCode, Duty]

    def check(self) -> Iterator[tuple[str, str]]:
        if missing := [code for code in NationalCode.__args__ if code not in self.duties]:  # type: ignore[attr-defined]
            yield "duties", f"the steps {', '.join(missing)} are missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile(Row):
    """The paper file is brought within so many working days, where any of `needed_for` holds and `unless` does not."""

    working_days: int
    needed_for: tuple[Literal["deemed", "special_work"], ...]
    unless: Literal["pre_examined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalProcedureTable(Table):
    """The procedure of one place, beside the national one."""

    table_id: ClassVar[str] = "local_procedure"

    whole: Cell[int]
    counted_from: Row
    paper_file: PaperFile
    public_body_filing: Cell[Months]
    disputed_birth: Row
