"""What has been paid, deemed, and counted to when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple

from retirecalc.errors import InvalidFacts
from retirecalc.facts.reading import month, months, yes_no
from retirecalc.facts.spells import Spell, counted_stretches, spells_of
from retirecalc.facts.words import Scheme, put
from retirecalc.ground.body import body_described, body_schema
from retirecalc.ground.months import MonthLike, Months, PeriodLike, YearMonth
from retirecalc.ground.stated import Types, stated
from retirecalc.ground.stretches import END, Stretch, common, count_to, union


class LumpSum(NamedTuple):
    """Months paid in one sum, and the month in which they were paid."""

    months: Months
    month: YearMonth


@dataclass(frozen=True, slots=True, init=False)
class Contributions:
    """Contribution months in the employee scheme: paid (实际缴费) + deemed (视同缴费) = cumulative (累计缴费).

    Give any two of the three, or one; or the months themselves, with `from_spells`. 累计缴费年限 includes 视同缴费年限: stating
    it as `paid` counts deemed twice.

    Args:
        paid: months, or a written period ("26y4m", "26年4个月"). A bare integer is months.
        deemed: the same.
        cumulative: the same.
        counted_to: last month inside the count; left out, the month of the question is assumed.
        continuing: whether contributions go on after `counted_to`; left out, it is assumed and marked so.
        plan: instead of `continuing`, the months to be paid after `counted_to`: `["2026-12..2027-02", "2027-09.."]`.
        removed: deemed months that the law strikes out (a sentence, a dismissal): the caller's fact, taken off the count.
        first_insured: the first month insured, which decides who may pay a lump sum.
        invalidity_allowance: months in which an invalidity allowance is drawn; only a month really paid counts in them.
        lump_sum: months paid in one sum, and the month of payment: `(36, "2030-02")`. They are part of the count if they
            were paid by `counted_to`.

    A cumulative count may stand beside spells. Where the two differ, both are answered.

    Raises:
        InvalidFacts: unreadable, below zero, nothing stated, or facts that contradict each other.

    >>> Contributions(cumulative="26y4m", deemed=24).paid
    Months(292)
    >>> Contributions(paid=292).deemed is None  # unknown, not zero
    True
    """

    paid: Months | None
    deemed: Months | None
    cumulative: Months | None
    counted_to: YearMonth | None
    continuing: bool | None
    plan: tuple[Spell, ...] | None
    spells: tuple[Spell, ...] | None
    removed: Months | None
    first_insured: YearMonth | None
    invalidity_allowance: tuple[Spell, ...]
    lump_sum: LumpSum | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("paid", "deemed", "cumulative", "removed"), (int, str)),
        **dict.fromkeys(("counted_to", "first_insured"), (str,)),
        "continuing": (bool,),
        **dict.fromkeys(("lump_sum", "spells", "plan", "invalidity_allowance"), (list,)),
    }
    """The facts as JSON, and their types."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        return body_schema(cls, source, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> Any:
        return body_described(cls, schema, handler)

    def __init__(
        self,
        *,
        paid: PeriodLike | None = None,
        deemed: PeriodLike | None = None,
        cumulative: PeriodLike | None = None,
        counted_to: MonthLike | None = None,
        continuing: bool | None = None,
        plan: Iterable[Any] | None = None,
        spells: Iterable[Any] | None = None,
        removed: PeriodLike | None = None,
        first_insured: MonthLike | None = None,
        invalidity_allowance: Iterable[Any] = (),
        lump_sum: Sequence[Any] | None = None,
    ) -> None:
        p, d, c = months(paid, "paid"), months(deemed, "deemed"), months(cumulative, "cumulative")
        last, insured = month(counted_to, "counted_to"), month(first_insured, "first_insured")
        known = None if spells is None else spells_of(spells, "spells")
        future = None if plan is None else spells_of(plan, "plan")
        counted = any(count is not None for count in (p, d, c))
        if not counted and not known:
            raise InvalidFacts("facts.contributions_empty", field="contributions")
        if known and (p is not None or d is not None):
            raise InvalidFacts("facts.spells_and_counts", field="contributions")
        if known and last is not None and c is None:
            raise InvalidFacts("facts.spells_and_counted_to", field="counted_to")
        if c is not None and p is not None and d is not None and p + d != c:
            raise InvalidFacts("facts.contributions_contradict", paid=int(p), deemed=int(d), cumulative=int(c))
        for name, part in (("paid", p), ("deemed", d)):
            if c is not None and part is not None and part > c:
                raise InvalidFacts("facts.contributions_more_than_all", field=name, part=int(part), cumulative=int(c))
        p, d, c = _completed(p, d, c)
        if future is not None and (continuing is not None or known):
            raise InvalidFacts("facts.plan_and_continuing", field="plan")
        gone = months(removed, "removed")
        put(self, "spells", known or None)
        struck_from = self._deemed_in_spells() if known else d if d is not None else c
        once = None if lump_sum is None else _lump_sum(lump_sum)
        if gone is not None and struck_from is not None and gone > struck_from:
            raise InvalidFacts("facts.removed_too_many", field="removed", value=int(gone))
        put(self, "paid", p)
        put(self, "deemed", d)
        put(self, "cumulative", c)
        put(self, "counted_to", last)
        put(self, "continuing", yes_no(continuing, "continuing"))
        put(self, "plan", future)
        put(self, "removed", gone)
        put(self, "first_insured", insured)
        put(self, "invalidity_allowance", spells_of(invalidity_allowance, "invalidity_allowance"))
        put(self, "lump_sum", once)

    @classmethod
    def from_spells(cls, spells: Iterable[Any], *, continuing: bool | None = None, **facts: Any) -> Contributions:
        """Contributions from the months themselves, past and planned; months that overlap count once.

        A spell without an end goes on. Where every spell has ended, `continuing` says whether contributions go on after the
        last of them. Left out, the months from the last spell to the month of the question are unknown, and paying on after
        that is assumed; spells that end after the month of the question are a plan, which is assumed to end with them.

        >>> from retirecalc.ground.stretches import count_to
        >>> known = Contributions.from_spells([("2000-01", "2010-12"), ("2010-07", "2026-11", "own_account")])
        >>> count_to(known.stretches(deemed=True), YearMonth(2026, 11))
        323
        """
        return cls(spells=spells, continuing=continuing, **facts)

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any], *, within: str = "") -> Contributions:
        """From the facts as JSON, as `to_dict` writes them; months also as text (`26y4m`).

        >>> Contributions.from_dict({"cumulative": 316, "counted_to": "2026-11"}).to_dict()
        {'cumulative': 316, 'counted_to': '2026-11'}

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS, within))

    def stretches(self, *, deemed: bool) -> tuple[Stretch, ...]:
        """The employee-scheme months of the spells, each once; without the deemed ones if not `deemed`."""
        return counted_stretches(self.spells or (), deemed=deemed)

    def planned(self, *, deemed: bool) -> tuple[Stretch, ...]:
        """The employee-scheme months of the plan, each once; without the deemed ones if not `deemed`."""
        return counted_stretches(self.plan or (), deemed=deemed)

    def overlaps(self) -> tuple[Stretch, ...]:
        """The employee-scheme months that more than one spell covers."""
        counted = [one.stretch for one in self.spells or () if one.scheme is Scheme.EMPLOYEE]
        return union(month for i, one in enumerate(counted) for month in common([one], counted[i + 1 :]))

    def resident_months(self) -> tuple[Stretch, ...]:
        """The months of the resident scheme, which are no employee months."""
        return union(one.stretch for one in self.spells or () if one.scheme is Scheme.RESIDENT)

    def _deemed_in_spells(self) -> int:
        return count_to(self.stretches(deemed=True), END) - count_to(self.stretches(deemed=False), END)

    @property
    def at_least(self) -> Months:
        """The months that are certain: the cumulative count, or as much of it as is stated."""
        return self.cumulative if self.cumulative is not None else Months((self.paid or 0) + (self.deemed or 0))

    def parts(self) -> dict[str, Months]:
        """What is known, in months: paid and deemed where they are, else cumulative. The rest follows."""
        if self.cumulative is not None and self.paid is None:
            return {"cumulative": self.cumulative}
        return {name: part for name, part in (("paid", self.paid), ("deemed", self.deemed)) if part is not None}

    def check(self, birth: YearMonth, as_of: YearMonth) -> None:
        """Refuse what cannot be true of somebody born in `birth`, asked in `as_of`.

        Raises:
            InvalidFacts: as `Person.check`.
        """
        if self.spells or self.plan:
            for spell in (*(self.spells or ()), *(self.plan or ())):
                if spell.first < birth:
                    raise InvalidFacts("facts.spell_before_birth", value=str(spell.first), birth=str(birth))
        counted_to = self.counted_to or as_of
        if counted_to > as_of:
            raise InvalidFacts(
                "facts.counted_to_after_as_of", field="counted_to", value=str(counted_to), as_of=str(as_of)
            )
        if counted_to < birth:
            raise InvalidFacts(
                "facts.counted_to_before_birth", field="counted_to", value=str(counted_to), birth=str(birth)
            )
        # A sum that is still to come is no part of the count.
        at_once = self.lump_sum.months if self.lump_sum is not None and self.lump_sum.month <= counted_to else 0
        if not self.spells and at_once > max(part or 0 for part in (self.paid, self.cumulative)):
            raise InvalidFacts("facts.lump_sum_too_many", field="lump_sum", value=int(at_once))
        lived, possible = self.limits(birth, as_of)
        if self.at_least - at_once > lived:
            raise InvalidFacts(
                "facts.contributions_exceed_life",
                value=int(self.at_least),
                lived=lived,
                birth=str(birth),
                counted_to=str(counted_to),
            )
        if self.first_insured is not None and possible is not None:
            self._check_first_insured(self.first_insured, possible, at_once)

    def limits(self, birth: YearMonth, as_of: YearMonth) -> tuple[int, int | None]:
        """The months of a life up to the end of the count, and those since the first one insured, where that is stated."""
        last = self.counted_to or as_of
        since = None if self.first_insured is None else max(0, last - self.first_insured + 1)
        return last.index - birth.index + 1, since

    def _check_first_insured(self, first: YearMonth, possible: int, at_once: int) -> None:
        """No month was paid before the first one insured; deemed months lie before it."""
        paid = self.stretches(deemed=False)
        earlier = [one for one in paid if one[0] < first]
        if earlier or (self.paid is not None and self.paid - at_once > possible):
            months = count_to(paid, first - 1) if earlier else int(self.paid or 0)
            raise InvalidFacts(
                "facts.first_insured_contradicts", field="first_insured", value=str(first), months=months
            )

    def to_dict(self) -> dict[str, Any]:
        """The facts as stated, for the answer to carry and for a replay."""
        facts: dict[str, Any] = {name: int(months) for name, months in self.parts().items()}
        if self.removed is not None:
            facts["removed"] = int(self.removed)
        for name in ("counted_to", "first_insured"):
            if (month := getattr(self, name)) is not None:
                facts[name] = str(month)
        if self.continuing is not None:
            facts["continuing"] = self.continuing
        if self.lump_sum is not None:
            facts["lump_sum"] = [int(self.lump_sum.months), str(self.lump_sum.month)]
        for name in ("spells", "plan", "invalidity_allowance"):
            spells = getattr(self, name)
            if spells or (name == "plan" and spells is not None):  # an empty plan says that nothing will be paid
                facts[name] = [spell.to_dict() for spell in spells]
        return facts


def _lump_sum(value: object) -> LumpSum:
    if isinstance(value, str) or not isinstance(value, Sequence) or len(value) != 2:
        raise InvalidFacts("facts.lump_sum_unreadable", field="lump_sum", value=str(value))
    return LumpSum(Months.of(value[0], "lump_sum"), YearMonth.of(value[1], "lump_sum"))


def recounted(
    known: Contributions, *, paid: Months | None, deemed: Months | None, cumulative: Months | None
) -> Contributions:
    """The same contributions with other counts, of which the same ones are stated: the other facts are not read again."""
    other = object.__new__(Contributions)
    for name, fact in zip(_COUNTS, _completed(paid, deemed, cumulative), strict=True):
        put(other, name, fact)
    for name, fact in zip(_OTHERS, _others(known), strict=True):
        put(other, name, fact)
    return other


_COUNTS = ("paid", "deemed", "cumulative")
_OTHERS = tuple(name for name in Contributions.__slots__ if name not in _COUNTS)
_others = attrgetter(*_OTHERS)


def _completed(
    paid: Months | None, deemed: Months | None, cumulative: Months | None
) -> tuple[Months | None, Months | None, Months | None]:
    """The counts, with the third where two are stated."""
    if cumulative is None:
        return paid, deemed, None if paid is None or deemed is None else paid + deemed
    if paid is not None:
        return paid, Months(cumulative - paid), cumulative
    return None if deemed is None else Months(cumulative - deemed), deemed, cumulative
