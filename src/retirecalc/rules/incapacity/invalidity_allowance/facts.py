"""What is known of a loss of working capacity and of its appraisal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import Words, code_of, put
from retirecalc.ground.months import parse_day
from retirecalc.ground.stated import Types, stated


class Body(StrEnum):
    """The level of an appraisal body, the lowest first."""

    COUNTY = "county"
    PREFECTURE = "prefecture"
    PROVINCE = "province"


_BODY_WORDS = {
    Body.COUNTY: frozenset({"county", "县级", "区县级", "区县"}),
    Body.PREFECTURE: frozenset({"prefecture", "地级", "市级", "地市级", "设区的市"}),
    Body.PROVINCE: frozenset({"province", "省级", "省", "直辖市"}),
}


@dataclass(frozen=True, slots=True, init=False)
class IncapacityFacts:
    """A loss of working capacity (病残), its appraisal (劳动能力鉴定) and the application, as far as they are known.

    Args:
        total_loss: whether total loss of working capacity (完全丧失劳动能力) was found; a certificate says so by itself.
        public_body: whether the employer is an organ or a public institution; left out, the kind of employment says it
            where it can.
        certified_on: the day of the conclusion that found it.
        certified_by: the level of the body: `county`, `prefecture`, `province`, or Chinese words.
        not_certified_on: the day of the last conclusion that did not find it.
        allowance_applied_on: the day on which the allowance was applied for; left out, that of the question.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    total_loss: bool | None
    public_body: bool | None
    certified_on: date | None
    certified_by: Body | None
    not_certified_on: date | None
    allowance_applied_on: date | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("total_loss", "public_body"), (bool,)),
        **dict.fromkeys(("certified_on", "certified_by", "not_certified_on", "allowance_applied_on"), (str,)),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"certified_by": _BODY_WORDS}
    """The words of those that have codes."""
    ANSWERS: ClassVar[dict[str, tuple[Any, ...]]] = {"certified_by": tuple(map(str, Body))}
    """Some answers of every kind that the rule tells apart, where their types do not say them."""

    def __init__(
        self,
        *,
        total_loss: bool | None = None,
        public_body: bool | None = None,
        certified_on: date | str | None = None,
        certified_by: str | Body | None = None,
        not_certified_on: date | str | None = None,
        allowance_applied_on: date | str | None = None,
    ) -> None:
        said = yes_no(total_loss, "total_loss")
        put(self, "total_loss", True if said is None and certified_on is not None else said)
        put(self, "public_body", yes_no(public_body, "public_body"))
        put(
            self,
            "certified_by",
            None if certified_by is None else code_of(Body, certified_by, _BODY_WORDS, "certified_by"),
        )
        for name, day in (
            ("certified_on", certified_on),
            ("not_certified_on", not_certified_on),
            ("allowance_applied_on", allowance_applied_on),
        ):
            put(self, name, None if day is None else parse_day(day, name))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
