"""The runs of special work that somebody did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import Words, code_of, put
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stated import Types, stated
from retirecalc.ground.stretches import END, Stretch
from retirecalc.rules.early_routes.special_work.table import Kind

KIND_WORDS: Mapping[Kind, frozenset[str]] = {
    Kind.HEIGHTS: frozenset({"heights", "高空"}),
    Kind.ESPECIALLY_HEAVY: frozenset({"especially_heavy", "特别繁重体力劳动", "特别繁重", "特重体力"}),
    Kind.UNDERGROUND: frozenset({"underground", "井下"}),
    Kind.HIGH_TEMPERATURE: frozenset({"high_temperature", "高温"}),
    Kind.LOW_TEMPERATURE: frozenset({"low_temperature", "低温"}),
    Kind.ALTITUDE: frozenset({"altitude", "高海拔", "高山", "高原", "高山高原"}),
    Kind.OTHER_HARMFUL: frozenset({"other_harmful", "其他有害", "有毒有害", "其他有害身体健康"}),
}
_SPLIT = re.compile(r"([^\s\d@一二三四五六七八九十]*(?:@\S*)?)\s*(.*)", re.DOTALL)
"""What the work was, with its measure, and when: `井下9年` needs no blank."""
_MEASURED = KIND_WORDS[Kind.LOW_TEMPERATURE] | KIND_WORDS[Kind.ALTITUDE]
"""The work that has a measure: its degrees, its metres."""
_NO_LAND, _NO_HEAT = 9000, -273
"""Metres above every mountain, and degrees that nothing falls below: a measure beyond them is a slip, as of feet."""
_OF_A_RUN: dict[str, Types] = {
    **dict.fromkeys(("kind", "from", "to"), (str,)),
    "months": (int, str),
    **dict.fromkeys(("altitude_m", "temperature_c"), (int,)),
}


class Run(NamedTuple):
    """Months of one kind of work: from a month to another (`END` while it goes on), or so many of them."""

    kind: Kind
    stretch: Stretch | None = None
    months: Months | None = None
    altitude_m: int | None = None
    temperature_c: int | None = None

    @classmethod
    def of(cls, value: object) -> Run:
        """Read `underground 2001-03..2006-02`, `altitude@4600 4y`, `井下5年`, or an object of the fields.

        >>> Run.of("井下5年").months, Run.of("altitude@4600 2001-03..").altitude_m
        (Months(60), 4600)
        """
        if isinstance(value, Run):
            return value
        if isinstance(value, str):
            kind, when = _SPLIT.fullmatch(value.strip()).groups()  # type: ignore[union-attr]  # it takes any text
            word, at, measure = kind.partition("@")
            field = "temperature_c" if word in KIND_WORDS[Kind.LOW_TEMPERATURE] else "altitude_m"
            if at and word not in _MEASURED:
                raise InvalidFacts("facts.special_run_unmeasured", field="special_work", value=word)
            told: dict[str, Any] = {"kind": word, field: _whole(measure, value) if at else None}
            first, dots, last = when.strip().partition("..")
            told |= {"from": first, "to": last or None} if dots else {"months": first or None}
        else:
            told = stated(value, _OF_A_RUN, "special_work")
        code = code_of(Kind, told.get("kind") or str(value), KIND_WORDS, "special_work")
        begin, last_month, months = told.get("from"), told.get("to"), told.get("months")
        if (begin is None) is (months is None) or (begin is None and last_month is not None):
            raise InvalidFacts("facts.special_run_when", field="special_work", value=code)
        stretch = None
        if begin is not None:
            first_month = YearMonth.of(begin, "special_work.from")
            end = END if last_month is None else YearMonth.of(last_month, "special_work.to")
            if end < first_month:
                said = {"first": str(first_month), "last": str(end)}
                raise InvalidFacts("facts.spell_backwards", field="special_work", **said)
            stretch = (first_month, end)
        counted = None if months is None else Months.of(months, "special_work.months")
        metres, degrees = _metres(told.get("altitude_m"), "special_work"), told.get("temperature_c")
        if degrees is not None and degrees < _NO_HEAT:
            raise InvalidFacts("facts.degrees_too_few", field="special_work", value=degrees)
        return cls(code, stretch, counted, metres, degrees)


def _metres(metres: int | None, field: str) -> int | None:
    if metres is not None and metres < 0:
        raise InvalidFacts("facts.altitude_below_sea", field=field, value=metres)
    if metres is not None and metres > _NO_LAND:
        raise InvalidFacts("facts.altitude_above_land", field=field, value=metres)
    return metres


def _whole(measure: str, value: str) -> int:
    try:
        return int(measure)
    except ValueError:
        raise InvalidFacts("facts.special_run_measure", field="special_work", value=value) from None


@dataclass(frozen=True, slots=True, init=False)
class SpecialWorkFacts:
    """The special work of a person, as far as it is known.

    Args:
        special_work: the runs of it, each as `Run.of` reads it; False where there was none, None where nothing is known.
        altitude_m: the metres of the runs at altitude that do not say theirs.

    Raises:
        InvalidFacts: a run that cannot be read.

    >>> SpecialWorkFacts(special_work=["underground 2001-03..2006-02", "high_temperature 4y"]).special_work[1].months
    Months(48)
    """

    special_work: tuple[Run, ...] | None
    altitude_m: int | None

    FIELDS: ClassVar[dict[str, Types]] = {"special_work": (list, bool), "altitude_m": (int,)}
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"special_work": KIND_WORDS}
    """The words of those that have codes."""
    ANSWERS: ClassVar[dict[str, tuple[Any, ...]]] = {
        "special_work": (False, ["underground 20y"], ["heights 1m"], ["altitude@4000 20y"]),
        "altitude_m": (3000, 4000, 5000),
    }
    """Some answers of every kind that the rule tells apart, where their types do not say them.

    With its metres: who has not worked at altitude is not asked for them.
    """

    def __init__(self, *, special_work: Iterable[Any] | bool | None = None, altitude_m: int | None = None) -> None:
        if isinstance(special_work, str | Mapping) or special_work is True:
            raise InvalidFacts("facts.special_work_no_list", field="special_work", value=str(special_work))
        runs = None if special_work is None else tuple(map(Run.of, special_work or ()))
        metres = _metres(altitude_m, "altitude_m")
        if runs is not None and metres is not None:
            high = (one.kind is Kind.ALTITUDE and one.altitude_m is None for one in runs)
            runs = tuple(
                one._replace(altitude_m=metres) if fills else one for one, fills in zip(runs, high, strict=True)
            )
        put(self, "special_work", runs)
        put(self, "altitude_m", metres)

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
