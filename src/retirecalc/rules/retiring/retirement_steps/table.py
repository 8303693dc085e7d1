"""退休办理事项: who acts, step by step, in the national rules and in those of a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from retirecalc.ground.months import Months
from retirecalc.ground.say import Said
from retirecalc.ground.workdays import Workdays
from retirecalc.tables.table import Row, Table

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
LocalFact = Literal["deemed", "special_work", "pre_examined", "public_body"]
"""What a step of a place may depend on."""
BodyPaper = Literal["id_card", "social_card", "application_form", "award_form", "approval_form"]
"""What an organ or public institution hands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Row):
    """One step, and whose it is."""

    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureTable(Table):
    """The national steps, each with who takes it and when."""

    table_id: ClassVar[str] = "procedure"

    duties: dict[NationalCode, Duty]

    def check(self) -> Iterator[tuple[str, Said]]:
        if missing := [code for code in NationalCode.__args__ if code not in self.duties]:  # type: ignore[attr-defined]
            names = ", ".join(missing)
            yield "duties", Said(f"the steps {names} are missing. Add them.", f"缺少事项 {names}。请补上。")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalStep(Row):
    """One step of the place: whose it is, and so many working days or months after what.

    It is asked where one of `needed_for` holds (of everybody where none is named) and none of `unless` does. What depends on
    `public_body` is another person's step, not one that is waived, where it does not hold.
    """

    step: LocalCode
    actor: Literal[Actor, "filer"]
    counted_from: Literal["filed_on", "approved_in"]
    working_days: Workdays | None = None
    months: Months | None = None
    needed_for: tuple[LocalFact, ...] = ()
    unless: tuple[LocalFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow(Row):
    """One paper, which is not handed in where `unless` holds."""

    unless: Literal["electronic_id", "electronic_card"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalProcedureTable(Table):
    """The procedure of one place, beside the national one. `day_after` says that the day counted from is not counted;
    `public_body_papers` is what an organ or public institution hands in.
    """

    table_id: ClassVar[str] = "local_procedure"

    steps: tuple[LocalStep, ...]
    day_after: Row | None = None
    public_body_papers: dict[BodyPaper, PaperRow] = field(default_factory=dict)

    def check(self) -> Iterator[tuple[str, Said]]:
        for index, row in enumerate(self.steps):
            field = f"steps[{index}]"
            if (row.working_days is None) == (row.months is None):
                yield (
                    field,
                    Said(
                        "has both working_days and months, or neither. Give one of the two.",
                        "working_days 和 months 两项都有或都没有。请只填一项。",
                    ),
                )
            if row.working_days is not None and row.working_days < 0:
                yield f"{field}.working_days", Said("is below 0. Write 0 or more.", "小于0。请填写0或更大的数。")
            if row.working_days is not None and row.counted_from != "filed_on":
                yield (
                    f"{field}.counted_from",
                    Said(
                        f"{row.counted_from} is a month, and working days are counted from a day. Write filed_on.",
                        f"{row.counted_from} 是月份，而工作日从某一天起算。请填写 filed_on。",
                    ),
                )
            if row.working_days is not None and self.day_after is None:
                yield (
                    "day_after",
                    Said(
                        "is missing, and steps are counted in working days. Add it with its article.",
                        "有按工作日计算的事项，但缺少此项。请补上并注明依据。",
                    ),
                )
            if row.step in (one.step for one in self.steps[:index]):
                yield (
                    f"{field}.step",
                    Said(
                        f"{row.step} stands there twice. Keep one of the two.", f"{row.step} 重复出现。请只保留一处。"
                    ),
                )
