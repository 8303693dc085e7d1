"""What decides the resident pension."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.reading import drawn, yes_no
from retirecalc.facts.words import Drawing, Words, put, word_of
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stated import Types, stated
from retirecalc.rules.resident.resident_pension.table import Event

_EVENTS: Mapping[Event, frozenset[str]] = {
    "death": frozenset({"死亡", "去世"}),
    "nationality_lost": frozenset({"丧失国籍", "丧失中国国籍"}),
    "other_pension": frozenset({"其他养老金", "领取其他养老金", "其他基本养老保障待遇"}),
}


@dataclass(frozen=True, slots=True, init=False)
class ResidentFacts:
    """Somebody in the resident scheme, or who may join it, as far as it is known.

    Args:
        birth: the birth month.
        resident_months: the months that count there: paid in the scheme, and those moved into it.
        drawing: which pension is drawn: a `Drawing`, its code, or Chinese words.
        scheme_began: the month in which the scheme began at the place of registration; asked of older people who are short.
        student: whether still at school, which keeps from joining.
        public_staff: whether with an organ or public institution, which does so too.
        in_employee_scheme: whether covered by the employee scheme, and so does that.
        registration_moves: whether the household registration moves.
        ended_by: what ends the relation: `death`, `nationality_lost`, `other_pension`, or Chinese words.
        ended_in: the month of that event.

    Raises:
        InvalidFacts: a fact that cannot be read, or an event without its month.

    >>> ResidentFacts(birth="1966-03", resident_months="15y").resident_months
    Months(180)
    """

    birth_month: YearMonth | None
    resident_months: Months | None
    drawing: Drawing | None
    scheme_began: YearMonth | None
    student: bool | None
    public_staff: bool | None
    in_employee_scheme: bool | None
    registration_moves: bool | None
    ended_by: Event | None
    ended_in: YearMonth | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("birth", "drawing", "scheme_began", "ended_by", "ended_in"), (str,)),
        "resident_months": (int, str),
        **dict.fromkeys(("student", "public_staff", "in_employee_scheme", "registration_moves"), (bool,)),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"ended_by": _EVENTS}
    """The words of those that have codes."""
    ANSWERS: ClassVar[dict[str, tuple[Any, ...]]] = {
        "resident_months": (0, 60, 240),
        "scheme_began": ("2009-12", "2014-06"),
    }
    """Some answers of every kind that the rule tells apart, where their types do not say them."""

    def __init__(
        self,
        *,
        birth: object = None,
        resident_months: object = None,
        drawing: str | Drawing | None = None,
        scheme_began: object = None,
        student: bool | None = None,
        public_staff: bool | None = None,
        in_employee_scheme: bool | None = None,
        registration_moves: bool | None = None,
        ended_by: str | None = None,
        ended_in: object = None,
    ) -> None:
        born = None if birth is None else YearMonth.of(birth, "birth")
        ended = None if ended_in is None else YearMonth.of(ended_in, "ended_in")
        event = None if ended_by is None else word_of(ended_by, _EVENTS, "ended_by")
        if (event is None) != (ended is None):
            raise InvalidFacts("facts.fact_missing", field="ended_by" if event is None else "ended_in")
        months = None if resident_months is None else Months.of(resident_months, "resident_months")
        put(self, "birth_month", born)
        put(self, "resident_months", months)
        put(self, "drawing", drawn(drawing))
        put(self, "scheme_began", None if scheme_began is None else YearMonth.of(scheme_began, "scheme_began"))
        for name, fact in (
            ("student", student),
            ("public_staff", public_staff),
            ("in_employee_scheme", in_employee_scheme),
            ("registration_moves", registration_moves),
        ):
            put(self, name, yes_no(fact, name))
        put(self, "ended_by", event)
        put(self, "ended_in", ended)

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
