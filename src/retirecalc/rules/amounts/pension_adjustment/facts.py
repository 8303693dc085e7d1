"""Who draws a pension, and how much: what a yearly adjustment asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import Words, put
from retirecalc.ground.money import money
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stated import Types, stated

_SCHEMES = {
    "enterprise": ("企业", "企业退休人员"),
    "individual": ("个人", "个人身份", "灵活就业"),
    "land_requisition": ("征地农转非", "被征地农转非人员", "城镇超龄人员"),
    "institution": ("机关事业单位", "机关事业单位退休人员"),
}
_GROUPS = {
    "none": ("无", "no"),
    "veteran_cadre": ("离休干部",),
    "old_worker": ("建国前参加革命工作的退休老工人",),
    "two_airlines": ("两航起义退休人员",),
    "overseas_drivers": ("原南侨机工服务团退休人员",),
}


@dataclass(frozen=True, slots=True, init=False)
class AdjustmentFacts:
    """One pensioner.

    Args:
        pension: the pension of December of the year before, in yuan.
        cumulative: contribution months, deemed ones included, converted service (折算工龄) not.
        retired_in: the month for which the retirement (or 退职) was approved.
        scheme: `enterprise`, `individual`, `land_requisition` (also those over age) or `institution`, or Chinese words.
        district: the district or county that pays, such as 黔江区.
        group: a group that the notice leaves out, such as 离休干部; `none` where it is none.
        revolution_start: the month in which work for the revolution began.
        ex_officer: whether an ex-officer (军转干部) of an enterprise.
        city_average: the average pension that ex-officers are brought up to, in yuan.
        died_in: the month of death.

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> AdjustmentFacts(scheme="企业", pension="2567.5").scheme
    'enterprise'
    """

    pension: Decimal | None
    cumulative: Months | None
    retired_in: YearMonth | None
    scheme: str | None
    district: str | None
    group: str | None
    revolution_start: YearMonth | None
    ex_officer: bool | None
    city_average: Decimal | None
    died_in: YearMonth | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("pension", "cumulative", "city_average"), (str, int)),
        **dict.fromkeys(("retired_in", "scheme", "district", "group", "revolution_start", "died_in"), (str,)),
        "ex_officer": (bool,),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"scheme": _SCHEMES, "group": _GROUPS}
    """The words of those that have codes."""

    def __init__(
        self,
        *,
        pension: object = None,
        cumulative: object = None,
        retired_in: object = None,
        scheme: str | None = None,
        district: str | None = None,
        group: str | None = None,
        revolution_start: object = None,
        ex_officer: bool | None = None,
        city_average: object = None,
        died_in: object = None,
    ) -> None:
        put(self, "pension", None if pension is None else money(pension, "pension"))
        put(self, "cumulative", None if cumulative is None else Months.of(cumulative, "cumulative"))
        put(self, "retired_in", None if retired_in is None else YearMonth.of(retired_in, "retired_in"))
        put(self, "scheme", _code(scheme, _SCHEMES, "scheme"))
        put(self, "district", None if district is None else district.strip() or None)
        put(self, "group", _code(group, _GROUPS, "group"))
        start = None if revolution_start is None else YearMonth.of(revolution_start, "revolution_start")
        put(self, "revolution_start", start)
        put(self, "ex_officer", yes_no(ex_officer, "ex_officer"))
        put(self, "city_average", None if city_average is None else money(city_average, "city_average"))
        put(self, "died_in", None if died_in is None else YearMonth.of(died_in, "died_in"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))


def _code(word: str | None, known: Mapping[str, tuple[str, ...]], field: str) -> str | None:
    if word is None:
        return None
    for code, words in known.items():
        if word.strip() in (code, *words):
            return code
    raise InvalidFacts("ground.word_unreadable", field=field, value=word, allowed=", ".join(known))
