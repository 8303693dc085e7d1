"""From which day so many working days are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import put
from retirecalc.ground.months import parse_day
from retirecalc.ground.stated import Types, stated
from retirecalc.ground.workdays import Workdays


@dataclass(frozen=True, slots=True, init=False)
class CountFacts:
    """So many working days after a day.

    Args:
        counted_after: the day after which they are counted.
        working_days: how many.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    counted_after: date
    working_days: Workdays

    FIELDS: ClassVar[dict[str, Types]] = {"counted_after": (str,), "working_days": (int, str)}
    """The facts as JSON, and their types."""
    NEEDED: ClassVar[tuple[str, ...]] = ("counted_after", "working_days")

    def __init__(self, *, counted_after: object, working_days: int | str) -> None:
        put(self, "counted_after", parse_day(counted_after, "counted_after"))
        if not str(working_days).isdecimal():
            raise InvalidFacts("ground.no_count", field="working_days", value=repr(working_days))
        put(self, "working_days", Workdays(int(working_days)))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
