"""For how many months contributions are reckoned, and whether the unemployment fund pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.months import Months
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class PayingFacts:
    """What is to be paid for.

    Args:
        months: how many months: a gap, those still short of the minimum, those of a lump sum.
        fund_pays: whether the unemployment fund pays for them (人社部发〔2024〕76号).

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> PayingFacts(months="1年").months
    Months(12)
    """

    months: Months | None
    fund_pays: bool | None

    FIELDS: ClassVar[dict[str, Types]] = {"months": (int, str), "fund_pays": (bool,)}
    """The facts as JSON, and their types."""

    def __init__(self, *, months: object = None, fund_pays: bool | None = None) -> None:
        put(self, "months", None if months is None else Months.of(months, "months"))
        put(self, "fund_pays", yes_no(fund_pays, "fund_pays"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
