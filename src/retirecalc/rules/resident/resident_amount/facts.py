"""What stands in the account of a resident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self

from retirecalc.facts.words import put
from retirecalc.ground.money import money
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class ResidentAccountFacts:
    """The individual account of the resident scheme.

    Args:
        balance: what stands in it when the pension is claimed, in yuan.

    Raises:
        InvalidFacts: an amount that cannot be read.

    >>> ResidentAccountFacts(balance="13900").balance
    Decimal('13900.00')
    """

    balance: Decimal | None

    FIELDS: ClassVar[dict[str, Types]] = {"balance": (str, int)}
    """The facts as JSON, and their types."""

    def __init__(self, *, balance: object = None) -> None:
        put(self, "balance", None if balance is None else money(balance, "balance"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
