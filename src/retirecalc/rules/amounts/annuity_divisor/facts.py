"""Whose age the divisor is that of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.words import put
from retirecalc.ground.months import YearMonth
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class RetiringFacts:
    """The birth of whoever retires: nothing else decides the divisor.

    Args:
        birth: the birth month, or a day of it.

    Raises:
        InvalidFacts: a birth that cannot be read.

    >>> str(RetiringFacts(birth="1964年12月").birth_month)
    '1964-12'
    """

    birth_month: YearMonth

    FIELDS: ClassVar[dict[str, Types]] = {"birth": (str,)}
    NEEDED: ClassVar[tuple[str, ...]] = ("birth",)
    """Without it there is no age."""

    def __init__(self, *, birth: object) -> None:
        put(self, "birth_month", YearMonth.of(birth, "birth"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
