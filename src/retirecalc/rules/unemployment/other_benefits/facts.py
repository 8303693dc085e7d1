"""What is known of somebody who draws unemployment benefit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.money import money
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class ClaimantFacts:
    """What is paid and what has happened while the benefit is drawn.

    Args:
        monthly_benefit: the benefit of a month, in yuan.
        medical_paid: what the person paid in medical contributions for a month, in yuan.
        medical_standard: what the office of the place pays of them for a month, in yuan.
        ill_while_drawing: whether the person is treated for an illness.
        died_while_drawing: whether the person died in the time of the benefit.
        has_dependants: whether the dead person had dependants.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    monthly_benefit: Decimal | None
    medical_paid: Decimal | None
    medical_standard: Decimal | None
    ill_while_drawing: bool | None
    died_while_drawing: bool | None
    has_dependants: bool | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("monthly_benefit", "medical_paid", "medical_standard"), (str, int)),
        **dict.fromkeys(("ill_while_drawing", "died_while_drawing", "has_dependants"), (bool,)),
    }
    """The facts as JSON, and their types."""

    def __init__(
        self,
        *,
        monthly_benefit: object = None,
        medical_paid: object = None,
        medical_standard: object = None,
        ill_while_drawing: bool | None = None,
        died_while_drawing: bool | None = None,
        has_dependants: bool | None = None,
    ) -> None:
        amounts = {"monthly_benefit": monthly_benefit, "medical_paid": medical_paid}
        for name, amount in {**amounts, "medical_standard": medical_standard}.items():
            put(self, name, None if amount is None else money(amount, name))
        answers = {"ill_while_drawing": ill_while_drawing, "died_while_drawing": died_while_drawing}
        for name, answer in {**answers, "has_dependants": has_dependants}.items():
            put(self, name, yes_no(answer, name))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
