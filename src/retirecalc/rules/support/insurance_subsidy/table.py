"""就业困难人员社会保险补贴: who has it, for how long, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Literal

from retirecalc.facts.words import Drawing
from retirecalc.ground.money import Yuan
from retirecalc.ground.months import Months
from retirecalc.outcome import Eligibility
from retirecalc.rules.unemployment.bridge_to_age.table import Distance, Measure
from retirecalc.tables.table import Cell, Row, Table

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.months import YearMonth

OverAge = Literal["already_drawing", "age_reached"]


class SubsidyGroup(StrEnum):
    """Who is hard to employ by 渝人社发〔2024〕14号 一(一). Other texts have other lists under the same name."""

    LIFTED_OUT_OF_POVERTY = "lifted_out_of_poverty"
    HARD_TO_EMPLOY_4050 = "hard_to_employ_4050"
    LOW_INCOME_HOUSEHOLD = "low_income_household"
    ZERO_EMPLOYMENT_HOUSEHOLD = "zero_employment_household"
    DISABLED = "disabled"
    OTHER = "other"


class FlexibleKind(StrEnum):
    """What somebody does who works alone."""

    HOME_SERVICES = "home_services"
    SOLE_TRADER_EMPLOYEE = "sole_trader_employee"
    STREET_VENDOR = "street_vendor"
    RIDE_HAILING_DRIVER = "ride_hailing_driver"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow(Row):
    """Whether the group must be recognised as hard to employ, and for how long registered as unemployed."""

    recognised: bool
    registered: Months


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstClaim(Row):
    """Within so many years of the month in which the conditions are met, of the calendar or running."""

    reading: str
    years: int
    answers: dict[str, Literal["calendar", "running"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Row):
    """So many parts of so many, rounded each on its own or in all."""

    parts: int
    of: int
    reading: str
    answers: dict[str, Literal["each", "total"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicalTier(Row):
    """The lowest tier of medical contributions in a year."""

    year: int
    a_year: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class InsuranceSubsidyTable(Table):
    table_id: ClassVar[str] = "insurance_subsidy"

    groups: dict[SubsidyGroup, GroupRow]
    employer_paid: Cell[Months]
    kinds: dict[FlexibleKind, Row]
    public_employer: Row
    same_employer: Row
    draws_benefit: Row
    merged: Row
    distance: Distance
    to_age: Measure
    months: Cell[Months]
    first_claim: FirstClaim
    share: Share
    medical: tuple[MedicalTier, ...]

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield from self.distance.asks("distance")
        yield "to_age.answers", self.to_age.reading, self.to_age.answers
        yield "first_claim.answers", self.first_claim.reading, self.first_claim.answers
        yield "share.answers", self.share.reading, self.share.answers


def over_age(person: Person, month: YearMonth, statutory: YearMonth) -> OverAge | None:
    """What ends a subsidy that runs to retirement at the longest; past the age an agreed deferral leaves that open."""
    if person.drawing is Drawing.EMPLOYEE:
        return "already_drawing"
    return "age_reached" if month > statutory and not in_deferral(person, month, statutory) else None


def in_deferral(person: Person, month: YearMonth, statutory: YearMonth) -> bool:
    """Whether the month lies in an agreed deferral, of which no text says whether a subsidy goes on in it."""
    return statutory < month <= (person.deferral_agreed_to or statutory)


def may_be_used_up(near: Eligibility, since: int, most: Months) -> bool:
    """Whether so many months may be over that long after the first determination, unless it surely runs to retirement."""
    return near is not Eligibility.ELIGIBLE and since >= most
