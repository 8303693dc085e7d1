"""Where somebody who draws unemployment benefit pays pension contributions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class FundFacts:
    """The pension contributions while the benefit is drawn.

    Args:
        pays_at_benefit_place: whether the person joins the enterprise scheme alone, at the place of the benefit, and pays.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    pays_at_benefit_place: bool | None

    FIELDS: ClassVar[dict[str, Types]] = {"pays_at_benefit_place": (bool,)}
    """The facts as JSON, and their types."""

    def __init__(self, *, pays_at_benefit_place: bool | None = None) -> None:
        put(self, "pays_at_benefit_place", yes_no(pays_at_benefit_place, "pays_at_benefit_place"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
