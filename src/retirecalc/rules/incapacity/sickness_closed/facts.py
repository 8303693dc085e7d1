"""What is known of a retirement for sickness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.months import YearMonth
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class SicknessFacts:
    """A retirement for sickness or an injury off work (因病或非因工致残), as far as it is known.

    Args:
        total_loss: whether total loss of working capacity (完全丧失劳动能力) was certified.
        public_body: whether the employer is an organ or a public institution; left out, the kind of employment says it
            where it can.
        applied_in: the month of the application; left out, that of the question.
        granted_in: the month in which the pension for sickness was granted.
        drawn_since: the first month for which it was paid.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    total_loss: bool | None
    public_body: bool | None
    applied_in: YearMonth | None
    granted_in: YearMonth | None
    drawn_since: YearMonth | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("total_loss", "public_body"), (bool,)),
        **dict.fromkeys(("applied_in", "granted_in", "drawn_since"), (str,)),
    }
    """The facts as JSON, and their types."""

    def __init__(
        self,
        *,
        total_loss: bool | None = None,
        public_body: bool | None = None,
        applied_in: object = None,
        granted_in: object = None,
        drawn_since: object = None,
    ) -> None:
        put(self, "total_loss", yes_no(total_loss, "total_loss"))
        put(self, "public_body", yes_no(public_body, "public_body"))
        put(self, "applied_in", None if applied_in is None else YearMonth.of(applied_in, "applied_in"))
        put(self, "granted_in", None if granted_in is None else YearMonth.of(granted_in, "granted_in"))
        put(self, "drawn_since", None if drawn_since is None else YearMonth.of(drawn_since, "drawn_since"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
