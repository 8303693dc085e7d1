"""Whether somebody was resettled after land requisition as one of the "4050" people, and went on contributing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.months import Months
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class LandFacts:
    """What the benefit asks for, as far as it is known.

    Args:
        land_requisition_4050: whether the person is one of the "4050" people resettled after land requisition: no text read
            defines them.
        continued_contributions: the months of employee contributions after that, before the statutory age; 0 where there
            were none.

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> LandFacts(land_requisition_4050=True, continued_contributions="4y11m").continued_contributions
    Months(59)
    """

    land_requisition_4050: bool | None
    continued_contributions: Months | None

    FIELDS: ClassVar[dict[str, Types]] = {
        "land_requisition_4050": (bool,),
        "continued_contributions": (int, str),
    }
    """The facts as JSON, and their types."""

    def __init__(self, *, land_requisition_4050: bool | None = None, continued_contributions: object = None) -> None:
        months = continued_contributions
        put(self, "land_requisition_4050", yes_no(land_requisition_4050, "land_requisition_4050"))
        put(self, "continued_contributions", None if months is None else Months.of(months, "continued_contributions"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
