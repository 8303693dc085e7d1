"""Whether somebody is a leading skilled worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class SkilledFacts:
    """Whether the person is a leading skilled worker (高技能领军人才).

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> SkilledFacts(leading_skilled_worker=True).leading_skilled_worker
    True
    """

    leading_skilled_worker: bool | None

    FIELDS: ClassVar[dict[str, Types]] = {"leading_skilled_worker": (bool,)}
    """The facts as JSON, and their types."""

    def __init__(self, *, leading_skilled_worker: bool | None = None) -> None:
        put(self, "leading_skilled_worker", yes_no(leading_skilled_worker, "leading_skilled_worker"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, or is of another type.
        """
        return cls(**stated(facts, cls.FIELDS))
