"""What the amount of a pension is reckoned from, beside the age and the individual account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self, get_args

from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import Employment, Words, put, word_of
from retirecalc.ground.money import decimal_of, money
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stated import Types, stated
from retirecalc.rules.amounts.pension_amount.table import Addition
from retirecalc.rules.incapacity.invalidity_allowance.table import Tier

_ADDITIONS: Mapping[Addition, frozenset[str]] = {
    "only_child": frozenset({"独生子女父母", "独生子女"}),
    "childless": frozenset({"无子女"}),
    "model_worker": frozenset({"劳动模范", "劳模"}),
    "senior_expert": frozenset({"高级专家"}),
    "high_altitude": frozenset({"高海拔", "高海拔地区"}),
    "third_front": frozenset({"三线", "三线地区"}),
    "minority_area": frozenset({"少数民族地区"}),
}


@dataclass(frozen=True, slots=True, init=False)
class PensionFacts:
    """Years, index and base of a pension.

    Args:
        cumulative: contribution months by the retirement month, deemed ones included.
        average_index: the average contribution index.
        wages: instead of the index, what it comes from: runs of months with the base that was paid on and the average wage of the
            time, `[{"months": 12, "base": "5000", "average": "6000"}]`.
        before_accounts: contribution months before the individual accounts began in the place.
        started_work: the month in which work began.
        pension_base: the pension base (计发基数), instead of the one on file.
        supplements: classes of additions that are claimed, such as `only_child`.
        invalidity_tier: where an invalidity allowance is paid and no pension, its tier: `A`, `B` or `C`.
        employment: who employs the person, such as `civil_servant`: the formula is that of enterprises.

    Raises:
        InvalidFacts: a fact that cannot be read, an index beside the wages that it comes from, or a part with more months than all.

    >>> PensionFacts(cumulative="40y10m", average_index="0.6270").cumulative
    Months(490)
    """

    cumulative: Months | None
    average_index: Decimal | None
    wages: tuple[tuple[Months, Decimal, Decimal], ...]
    before_accounts: Months | None
    started_work: YearMonth | None
    pension_base: Decimal | None
    supplements: tuple[str, ...]
    invalidity_tier: Tier | None
    employment: Employment

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("cumulative", "average_index", "before_accounts", "pension_base"), (str, int)),
        "wages": (list,),
        **dict.fromkeys(("started_work", "invalidity_tier", "employment"), (str,)),
        "supplements": (list,),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"supplements": _ADDITIONS}
    """The words of those that have codes."""

    def __init__(
        self,
        *,
        cumulative: object = None,
        average_index: object = None,
        wages: Iterable[Mapping[str, Any]] | None = None,
        before_accounts: object = None,
        started_work: object = None,
        pension_base: object = None,
        supplements: Iterable[str] | None = None,
        invalidity_tier: Tier | None = None,
        employment: object = Employment.UNKNOWN,
    ) -> None:
        if average_index is not None and wages is not None:
            raise InvalidFacts("facts.index_and_wages", field="average_index")
        put(self, "cumulative", None if cumulative is None else Months.of(cumulative, "cumulative"))
        index = None if average_index is None else decimal_of(average_index, "average_index", places=6)
        if index is not None and index > _MOST_INDEX:
            raise InvalidFacts("facts.index_beyond", field="average_index", value=str(average_index))
        put(self, "average_index", index)
        put(self, "wages", tuple(_run(row, f"wages[{place}]") for place, row in enumerate(wages or ())))
        told = Months(sum(int(months) for months, _, _ in self.wages))
        if self.cumulative is not None and told > self.cumulative:
            raise InvalidFacts("facts.wages_more", field="wages", value=told, cumulative=self.cumulative)
        before = None if before_accounts is None else Months.of(before_accounts, "before_accounts")
        put(self, "before_accounts", before)
        if before is not None and self.cumulative is not None and before > self.cumulative:
            raise InvalidFacts("facts.before_more", field="before_accounts", value=before, cumulative=self.cumulative)
        put(self, "started_work", None if started_work is None else YearMonth.of(started_work, "started_work"))
        base = None if pension_base is None else money(pension_base, "pension_base")
        if base == 0:
            raise InvalidFacts("ground.amount_unreadable", field="pension_base", value=str(pension_base), places=2)
        put(self, "pension_base", base)
        put(
            self,
            "supplements",
            tuple(dict.fromkeys(word_of(one, _ADDITIONS, "supplements") for one in supplements or ())),
        )
        if invalidity_tier not in (None, *get_args(Tier)):
            allowed = ", ".join(get_args(Tier))
            raise InvalidFacts(
                "ground.word_unreadable", field="invalidity_tier", value=str(invalidity_tier), allowed=allowed
            )
        put(self, "invalidity_tier", invalidity_tier)
        put(self, "employment", Employment.of(employment))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))


# No law: a ratio beyond it was written in hundredths.
_MOST_INDEX = 10
_RUN: dict[str, Types] = {"months": (int, str), "base": (str, int), "average": (str, int)}


def _run(row: object, field: str) -> tuple[Months, Decimal, Decimal]:
    told = stated(row, _RUN, field)
    for name in _RUN:
        if name not in told:
            raise InvalidFacts("facts.fact_missing", field=f"{field}.{name}")
    average = money(told["average"], f"{field}.average")
    if not average:
        raise InvalidFacts("ground.amount_unreadable", field=f"{field}.average", value=str(told["average"]), places=2)
    months = Months.of(told["months"], f"{field}.months")
    if not months:
        raise InvalidFacts("facts.run_empty", field=f"{field}.months")
    return months, money(told["base"], f"{field}.base"), average
