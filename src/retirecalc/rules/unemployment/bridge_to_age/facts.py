"""What is known of the time after the benefit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.months import parse_day
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class BridgeFacts:
    """The time after the benefit ran out.

    Args:
        still_unemployed: whether no job was found by the end of the benefit.
        measured_on: the day on which the agency measures the distance; left out, the last day of the benefit.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    still_unemployed: bool | None
    measured_on: date | None

    FIELDS: ClassVar[dict[str, Types]] = {"still_unemployed": (bool,), "measured_on": (str,)}
    """The facts as JSON, and their types."""

    def __init__(self, *, still_unemployed: bool | None = None, measured_on: object = None) -> None:
        put(self, "still_unemployed", yes_no(still_unemployed, "still_unemployed"))
        put(self, "measured_on", None if measured_on is None else parse_day(measured_on, "measured_on"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
