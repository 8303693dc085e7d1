"""Where somebody works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.words import put
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class WorkplaceFacts:
    """The place of work.

    Args:
        district: the district or county, such as 渝中区, 渝中 or 秀山土家族苗族自治县.

    >>> WorkplaceFacts(district=" 渝中区 ").district
    '渝中区'
    """

    district: str

    FIELDS: ClassVar[dict[str, Types]] = {"district": (str,)}
    NEEDED: ClassVar[tuple[str, ...]] = ("district",)
    """Without it there is no standard."""

    def __init__(self, *, district: str) -> None:
        put(self, "district", district.strip())

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
