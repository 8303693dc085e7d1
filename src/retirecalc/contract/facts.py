"""The facts as JSON, as `Person.from_dict` reads them: more than an answer writes, and only birth and category are needed.

The schema has the plain forms, each of which is read; the reader takes other written forms and words beside them. What facts
contradict each other no schema says, and `316.0`, which is whole for a schema, is refused: it may be years.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict  # the one of `typing` will do from Python 3.12 on

from retirecalc.facts.words import CategoryWord, DrawingWord, EmploymentWord, Scheme, SpellKind

_CLOSED = with_config(ConfigDict(extra="forbid"))
_COUNT: dict[str, Any] = {"anyOf": [{"type": "integer"}, {"type": "string"}]}  # a list of types is no OpenAPI 3.0
_GIVEN = {"paid": _COUNT, "deemed": _COUNT, "cumulative": _COUNT, "spells": {"type": "array", "minItems": 1}}
_ANY: Any = [{"required": [name], "properties": {name: given}} for name, given in _GIVEN.items()]
_STATED = with_config(ConfigDict(extra="forbid", json_schema_extra={"anyOf": _ANY}))
_MONTH = "(0[1-9]|1[0-2])"
_DAY = "(0[1-9]|[12][0-9]|3[01])"
_DASHED = f"[0-9]{{4}}-{_MONTH}(-{_DAY})?"
_RUN = f"^{_DASHED}\\.\\.({_DASHED})?$"

Month = Annotated[
    str,
    Field(
        description="A month, or a day of it.",
        examples=["1971-09", "1971-09-15"],
        pattern=f"^({_DASHED}|[0-9]{{4}}{_MONTH}{_DAY}?|[0-9]{{4}}年(0?[1-9]|1[0-2])月((0?[1-9]|[12][0-9]|3[01])日)?)$",
    ),
]
Day = Annotated[str, Field(description="A day.", examples=["2031-05-20"], pattern=f"^[0-9]{{4}}-{_MONTH}-{_DAY}$")]
Count = Annotated[int, Field(ge=0, le=999_999)]
Period = (
    Count
    | Annotated[
        str,
        Field(
            description="Years and months; a number alone is months.",
            examples=["26y4m", "26年4个月"],
            pattern="^([0-9]{1,4}(y|年)((1[01]|[0-9])(m|个月))?|[0-9]{1,4}(m|个月)|[0-9]{1,6})$",
        ),
    ]
)


@_CLOSED
class StatedSpell(TypedDict):
    """A run of contribution months, first and last included; without `last` it goes on."""

    first: Month
    last: NotRequired[Month | None]
    kind: NotRequired[SpellKind | None]
    scheme: NotRequired[Scheme | None]
    place: NotRequired[str | None]


Spells = list[StatedSpell | Annotated[str, Field(examples=["2026-12..2027-02", "2027-09.."], pattern=_RUN)]]


@_STATED
class StatedContributions(TypedDict):
    """Months in the employee scheme: paid and deemed are cumulative; any two of the three, or one, or spells."""

    paid: NotRequired[Period | None]
    deemed: NotRequired[Period | None]
    cumulative: NotRequired[Period | None]
    removed: NotRequired[Period | None]
    counted_to: NotRequired[Month | None]
    first_insured: NotRequired[Month | None]
    continuing: NotRequired[bool | None]
    lump_sum: NotRequired[tuple[Count, Month] | None]
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
