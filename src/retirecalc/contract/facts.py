"""The facts as JSON, as `Person.from_dict` reads them: more than an answer writes, and only birth and category are needed."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict  # the one of `typing` will do from Python 3.12 on

from retirecalc.facts.words import CategoryWord, DrawingWord, EmploymentWord, Scheme, SpellKind

_CLOSED = with_config(ConfigDict(extra="forbid"))
Month = Annotated[str, Field(description="A month, or a day of it.", examples=["1971-09", "1971-09-15"])]
Day = Annotated[str, Field(description="A day.", examples=["2031-05-20"])]
Period = int | Annotated[str, Field(description="Years and months; a number alone is months.", examples=["26y4m"])]


@_CLOSED
class StatedSpell(TypedDict):
    """A run of contribution months, first and last included; without `last` it goes on."""

    first: Month
    last: NotRequired[Month | None]
    kind: NotRequired[SpellKind]
    scheme: NotRequired[Scheme]
    place: NotRequired[str | None]


Spells = list[StatedSpell | Annotated[str, Field(examples=["2026-12..2027-02", "2027-09.."])]]


@_CLOSED
class StatedContributions(TypedDict):
    """Months in the employee scheme: paid and deemed are cumulative; any two of the three, or one, or spells."""

    paid: NotRequired[Period | None]
    deemed: NotRequired[Period | None]
    cumulative: NotRequired[Period | None]
    removed: NotRequired[Period | None]
    counted_to: NotRequired[Month | None]
    first_insured: NotRequired[Month | None]
    continuing: NotRequired[bool | None]
    lump_sum: NotRequired[tuple[int, Month] | None]
    spells: NotRequired[Spells | None]
    plan: NotRequired[Spells | None]
    invalidity_allowance: NotRequired[Spells | None]


@_CLOSED
class StatedFacts(TypedDict):
    """One person, without a name or an ID number."""

    birth: Month
    category: CategoryWord
    employment: NotRequired[EmploymentWord | None]
    contributions: NotRequired[StatedContributions | None]
    drawing: NotRequired[DrawingWord | None]
    approved: NotRequired[bool | None]
    deferral_agreed_to: NotRequired[Month | Literal[False] | None]
    notice_given_on: NotRequired[Day | None]
    applied_on: NotRequired[Day | None]
    joined_after_2015_reform: NotRequired[bool | None]
