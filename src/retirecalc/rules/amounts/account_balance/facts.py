"""What is known of the individual account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import put
from retirecalc.ground.money import money, share
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class AccountFacts:
    """The individual account as a statement shows it, and what is paid into it afterwards.

    Args:
        balance: what stands in it, in yuan.
        balance_year: the year at whose end it stood in it; left out, it is the balance in the retirement month.
        payments: what is paid into it in each later year: `{2026: "4227.84"}`.
        interest: the interest of years for which none is announced, as shares: `{2026: "0.02"}`; below zero where
            amounts are in the money of today.

    Raises:
        InvalidFacts: a fact that cannot be read, or payments or interest of years without that of the balance.

    >>> AccountFacts(balance="85790.01").balance
    Decimal('85790.01')
    """

    balance: Decimal | None
    balance_year: int | None
    payments: tuple[tuple[int, Decimal], ...]
    interest: tuple[tuple[int, Decimal], ...]

    FIELDS: ClassVar[dict[str, Types]] = {
        "balance": (str, int),
        "balance_year": (int, str),
        "payments": (dict,),
        "interest": (dict,),
    }
    """The facts as JSON, and their types."""

    def __init__(
        self,
        *,
        balance: object = None,
        balance_year: object = None,
        payments: Mapping[Any, object] | None = None,
        interest: Mapping[Any, object] | None = None,
    ) -> None:
        put(self, "balance", None if balance is None else money(balance, "balance"))
        put(self, "balance_year", None if balance_year is None else year_of(balance_year, "balance_year"))
        told = payments or {}
        put(self, "payments", tuple((year_of(year, "payments"), money(one, "payments")) for year, one in told.items()))
        rates = interest or {}
        put(
            self,
            "interest",
            tuple((year_of(year, "interest"), share(one, "interest")) for year, one in rates.items()),
        )
        for field in ("payments", "interest"):
            if getattr(self, field) and self.balance is not None and self.balance_year is None:
                raise InvalidFacts("facts.balance_year_needed", field=field)

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))


def year_of(value: object, field: str) -> int:
    """A year in four figures.

    Raises:
        InvalidFacts: it is not written so.
    """
    text = str(value)
    if isinstance(value, bool) or not (len(text) == 4 and text.isascii() and text.isdigit()):
        raise InvalidFacts("facts.year_unreadable", field=field, value=text)
    return int(text)
