"""What contributions are reckoned from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self

from retirecalc.facts.words import put
from retirecalc.ground.money import money
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class PayFacts:
    """The pay of a month.

    Args:
        wage: the monthly wage, or the base that somebody chooses who pays alone, in yuan: text (`8000.00`) or a whole number.

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> PayFacts(wage="8000").wage
    Decimal('8000.00')
    """

    wage: Decimal | None

    FIELDS: ClassVar[dict[str, Types]] = {"wage": (str, int)}
    """The facts as JSON, and their types."""

    def __init__(self, *, wage: object = None) -> None:
        put(self, "wage", None if wage is None else money(wage, "wage"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
