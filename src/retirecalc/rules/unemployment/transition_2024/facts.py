"""What is known of somebody who drew unemployment benefit when the reform began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class TransitionFacts:
    """The transition of those who drew the benefit at the end of 2024.

    Args:
        drew_at_end_of_2024: whether the benefit was drawn on that day; left out, its first and last month say it.
        transition_applied: whether it was applied for.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    drew_at_end_of_2024: bool | None
    transition_applied: bool | None

    FIELDS: ClassVar[dict[str, Types]] = {"drew_at_end_of_2024": (bool,), "transition_applied": (bool,)}
    """The facts as JSON, and their types."""

    def __init__(self, *, drew_at_end_of_2024: bool | None = None, transition_applied: bool | None = None) -> None:
        put(self, "drew_at_end_of_2024", yes_no(drew_at_end_of_2024, "drew_at_end_of_2024"))
        put(self, "transition_applied", yes_no(transition_applied, "transition_applied"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
