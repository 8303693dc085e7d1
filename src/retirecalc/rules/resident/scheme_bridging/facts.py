"""What is known of the resident scheme of somebody who also is, or was, in the employee scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import put
from retirecalc.ground.months import Months
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class BridgeFacts:
    """The months in the resident scheme, where no spells say them.

    Args:
        resident_months: the months that count in the resident scheme.
        double_months: those of them for which contributions went to both schemes.

    Raises:
        InvalidFacts: a count that cannot be read, or more months in both schemes than in the resident one.

    >>> BridgeFacts(resident_months="6y").resident_months
    Months(72)
    """

    resident_months: Months | None
    double_months: Months | None

    FIELDS: ClassVar[dict[str, Types]] = dict.fromkeys(("resident_months", "double_months"), (int, str))
    """The facts as JSON, and their types."""
    ANSWERS: ClassVar[dict[str, tuple[Any, ...]]] = {"resident_months": (0, 60), "double_months": (0,)}
    """Some answers of every kind that the rule tells apart, where their types do not say them."""

    def __init__(self, *, resident_months: object = None, double_months: object = None) -> None:
        months = None if resident_months is None else Months.of(resident_months, "resident_months")
        double = None if double_months is None else Months.of(double_months, "double_months")
        if double is not None and months is not None and double > months:
            raise InvalidFacts(
                "facts.contributions_more_than_all", field="double_months", part=int(double), cumulative=int(months)
            )
        put(self, "resident_months", months)
        put(self, "double_months", double)

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
