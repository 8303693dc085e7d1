"""What is known about the application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.months import YearMonth, parse_day
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class Filing:
    """The application as far as it is known: what the procedure of a place asks for.

    Args:
        on: the day on which the application is handed in.
        special_work: whether years of special work (特殊工种) are claimed.
        pre_examined: whether the personnel file has been examined beforehand (预审).
        public_body: whether the employer is an organ or a public institution (机关事业单位).
        approved_in: the month in which the authority approved the retirement.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    on: date | None
    special_work: bool | None
    pre_examined: bool | None
    public_body: bool | None
    approved_in: YearMonth | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("on", "approved_in"), (str,)),
        **dict.fromkeys(("special_work", "pre_examined", "public_body"), (bool,)),
    }
    """The facts as JSON, and their types."""

    def __init__(
        self,
        *,
        on: date | str | None = None,
        special_work: bool | None = None,
        pre_examined: bool | None = None,
        public_body: bool | None = None,
        approved_in: object = None,
    ) -> None:
        put(self, "on", None if on is None else parse_day(on, "filed_on"))
        put(self, "special_work", yes_no(special_work, "special_work"))
        put(self, "pre_examined", yes_no(pre_examined, "pre_examined"))
        put(self, "public_body", yes_no(public_body, "public_body"))
        put(self, "approved_in", None if approved_in is None else YearMonth.of(approved_in, "approved_in"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
