"""Contributions at any month (S16, S13). 办法 第二条: what the minimum counts, paid and deemed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.ground.months import Months
from retirecalc.ground.stretches import END, Stretch, common, count_to, minus, union
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable

if TYPE_CHECKING:
    from retirecalc.facts.contributions import Contributions, LumpSum
    from retirecalc.facts.person import Person
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.tables.table import Row

LAG = 12
"""Months that a yearly statement may lag behind: so many are taken as paid where it is said that paying goes on."""


_SINCE = frozenset({"continuing", "counted_to"})
"""What would tell whether the months between the count and the question were paid."""


class Projection(NamedTuple):
    """The months that count: surely, and at most where part of the facts is not known.

    `base` months counted surely by `counted_to` (None: every month is on record), and at most `most` of them; one more for
    each month of the plain stretches `paying`, and perhaps for those of `perhaps`. `unbroken` says that the base was paid up
    to `counted_to` without a gap, as far back as three months of notice reach. `missing` are the facts that would tell. A
    `lump_sum` that is `open` may not count at all (R08).
    """

    base: int
    most: int
    counted_to: YearMonth | None
    paying: tuple[Stretch, ...]
    perhaps: tuple[Stretch, ...]
    unbroken: bool
    lump_sum: LumpSum | None
    missing: tuple[str, ...]
    open: bool = False

    def at(self, month: YearMonth) -> Months:
        """Months that surely count by the end of `month`, the last ones before `counted_to` taken as unbroken if they are."""
        count = self.base + count_to(self.paying, month)
        if self.unbroken:
            count -= self._after(month)
        if self.lump_sum is not None and not self.open:
            count += self._at_once(month)
        return Months(count) if count > 0 else Months(0)

    def at_least(self, month: YearMonth) -> int:
        """Months that surely counted by the end of `month`, even if all of the last ones before `counted_to` came later."""
        at_once = 0 if self.open else self._at_once(month)
        return max(0, self.base - self._after(month) + count_to(self.paying, month) + at_once)

    def at_most(self, month: YearMonth) -> int:
        """Months that can have counted by the end of `month`."""
        count = self.most + count_to(self.paying, month)
        if self.perhaps:
            count += count_to(self.perhaps, month)
        return count if self.lump_sum is None else count + self._at_once(month)

    def hidden_at_most(self, since: YearMonth, month: YearMonth) -> int:
        """Months of a stated total that can have been added after `since` and by the end of `month`."""
        if self.counted_to is None:  # what the total holds beyond the months on record lies nobody knows where
            return self.most - self.base
        return max(0, min(month, self.counted_to) - since)

    def gained_at_most(self, since: YearMonth, month: YearMonth) -> int:
        """Months that can have been added to the count after `since` and by the end of `month`."""
        return self.at_most(month) - self.at_most(since) + self.hidden_at_most(since, month)

    def can_be_at(self, month: YearMonth) -> int:
        """The same as `at`, by the most that can have counted."""
        at_once = self._at_once(month) if self.open else 0
        return self.at(month) + self.most - self.base + count_to(self.perhaps, month) + at_once

    def unknown_by(self, month: YearMonth) -> tuple[str, ...]:
        """The facts for want of which the count by `month` is not known, whichever of them would tell."""
        later = self.lump_sum is not None and self.lump_sum.month > month
        return tuple(fact for fact in self.missing if fact != "lump_sum_accepted" or not later)

    def missing_at(self, month: YearMonth) -> tuple[str, ...]:
        """The facts for want of which the count at `month` is not known; the months themselves where a total hides it."""
        if self.at_least(month) == self.at_most(month):
            return ()
        since = count_to(self.perhaps, month)
        hidden = ("spells",) if self._after(month) and "spells" not in self.missing else ()
        return (*(fact for fact in self.unknown_by(month) if since or fact not in _SINCE), *hidden)

    def exact_after(self, month: YearMonth) -> bool:
        """Whether every count after `month` is known."""
        recorded = self.counted_to is None or self.counted_to <= month
        return recorded and self.base == self.most and not self.perhaps and not self.open

    def _after(self, month: YearMonth) -> int:
        """Months of the count that lie, or may lie, after `month`."""
        return 0 if self.counted_to is None or month >= self.counted_to else self.counted_to - month

    def _at_once(self, month: YearMonth) -> int:
        """What the lump sum adds to the count, or takes off it before it was paid."""
        if self.lump_sum is None:
            return 0
        counted = self.counted_to is not None and self.lump_sum.month <= self.counted_to
        return (self.lump_sum.month <= month) * int(self.lump_sum.months) - counted * int(self.lump_sum.months)


UNKNOWN = None
"""The answer where no version on file says it."""


def contribution_projection(
    person: Person, law: Law, *, as_of: YearMonth, statutory_age: StatutoryAge
) -> Outcome[Projection | None]:
    """How the contribution months stand, and will stand in a later month. What counts says the law of the statutory month.

    Basis: 办法 第二条 with 72号 第三条: the minimum counts paid and deemed months together; staff who joined a public body after
    the 2015 reform count individual months only (S13). Every month counts once, however many spells cover it. Paying on
    adds one month a month, the retirement month included. 72号 第八条: no month is credited while an invalidity allowance is
    drawn, but a month really paid counts. Months that the law strikes out are the caller's fact and come off the deemed ones.

    The past is never assumed: months between the count and `as_of` are taken as paid only where it is said that paying goes
    on and the count lags by a year at the most; otherwise the answer has a lower and an upper bound. Only what comes after
    `as_of` is projected, with a caveat where nobody said so.

    None, with `contributions` missing, where nothing is stated.

    A sum that is only planned counts where R08 lets it; where that is open, so is every month that hangs on it.

    Not modelled: which years are recognised as deemed; which months a sentence or a dismissal strikes out.

    Raises:
        OutOfCoverage: no version on file is in force in the statutory month, nor in `as_of`.

    >>> from retirecalc import Contributions, Person, YearMonth, assess, load_law
    >>> person = Person("1979-11", "female_55", contributions=Contributions(cumulative=101, continuing=True))
    >>> assess(person, load_law(), "2026-11").projection.value.at(YearMonth(2036, 12))
    Months(222)
    """
    # Where that law has ended, months before it are still counted by the one of today.
    table = law.at(statutory_age.month).get(MinimumContributionTable) or law.at(as_of)[MinimumContributionTable]
    stated = person.contributions
    trace = Trace("contribution_projection", **({} if stated is None else _given(stated)))
    if stated is None:
        trace.miss("contributions")
        return trace.outcome(None)

    paid_only = person.joined_after_2015_reform is True and table.counts_after_reform is not None
    by = table.counts_after_reform if paid_only and table.counts_after_reform is not None else table.counts
    if paid_only:
        trace.find("individual_months_only", True, by)
    if stated.spells is not None:
        projection = _from_spells(trace, stated, table, by, paid_only=paid_only, as_of=as_of)
    else:
        projection = _from_counts(trace, person, stated, table, paid_only=paid_only, as_of=as_of)
    if stated.lump_sum is not None and stated.lump_sum.month > as_of:
        projection = _planned_sum(trace, law, projection, stated, stated.lump_sum.month, statutory_age.month)
    surely = trace.find("months", projection.at(as_of), by)
    at_most = projection.at_most(as_of)
    if at_most != surely and "deemed" not in projection.missing and "paid" not in projection.missing:
        trace.find("months_at_most", Months(at_most), by)
    return trace.outcome(projection)


def _planned_sum(
    trace: Trace, law: Law, projection: Projection, stated: Contributions, month: YearMonth, at: YearMonth
) -> Projection:
    """A sum that is still to be paid counts only if the text lets it (R08): for whoever is short at the age, as prescribed."""
    table = law.at(month).get(ShortfallRemediesTable)
    article = None if table is None else table.lump_sum
    if article is None:
        return projection._replace(lump_sum=None)
    reading = law.reading(article.reading)
    trace.warn("reading", reading)
    insured, bound = stated.first_insured, article.first_insured_before
    without = projection._replace(lump_sum=None)
    paid_on = without.at_least(month - 1) - without.at_most(at) if month > at else 0
    as_prescribed = insured is not None and insured < bound.value and paid_on >= article.after_extending.value
    by = (article, bound, article.after_extending, reading)
    if month > at and (reading.answer == "any_short" or as_prescribed):
        trace.find("sum_counts", True, *by)
        return projection
    if reading.answer == "pre2011_only" and insured is not None and (insured >= bound.value or not as_prescribed):
        trace.find("sum_counts", False, *by)
        return without
    trace.find("sum_counts", None, *by)
    trace.miss("lump_sum_accepted")
    return projection._replace(open=True, missing=(*projection.missing, "lump_sum_accepted"))


def _given(stated: Contributions) -> dict[str, object]:
    spells = {} if stated.spells is None else {"spells": union(spell.stretch for spell in stated.spells)}
    others = {name: getattr(stated, name) for name in ("counted_to", "continuing", "removed")}
    at_once = (
        {} if stated.lump_sum is None else {"lump_sum": stated.lump_sum.months, "lump_sum_in": stated.lump_sum.month}
    )
    given = {**stated.parts(), **spells, **others, **at_once}
    return {name: fact for name, fact in given.items() if fact is not None}


def _from_counts(
    trace: Trace,
    person: Person,
    stated: Contributions,
    table: MinimumContributionTable,
    *,
    paid_only: bool,
    as_of: YearMonth,
) -> Projection:
    counted_to = stated.counted_to
    if counted_to is None:
        counted_to = trace.assume("counted_to", as_of)
    lived = counted_to - person.birth_month + 1
    missing: list[str] = []
    if paid_only:
        base = int(stated.paid or 0)
        most = base
        if stated.paid is None:
            missing.append(trace.miss("paid"))
            most = int(lived if stated.cumulative is None else stated.cumulative)
    else:
        # What is struck out are deemed months: it takes nothing off paid months where the deemed ones are not stated.
        struck = 0 if stated.cumulative is None and stated.deemed is None else int(stated.removed or 0)
        base = stated.at_least - struck
        most = base
        if stated.cumulative is None:
            missing.append(trace.miss("deemed" if stated.deemed is None else "paid"))
            most = max(base, int(lived))

    drawing = _drawing(stated)
    perhaps: tuple[Stretch, ...] = ()
    if stated.plan is not None:
        paying = trace.assume("plan", common(stated.planned(deemed=not paid_only), [(counted_to + 1, END)]))
    else:
        paying, perhaps = _going_on(trace, stated.continuing, counted_to, as_of, missing, drawing)
    unbroken = bool(paying) and paying[0][0] == counted_to + 1
    if drawing:
        paying, perhaps = _credited(trace, table, paying, drawing), minus(perhaps, drawing)
    return Projection(base, most, counted_to, paying, perhaps, unbroken, stated.lump_sum, tuple(missing))


def _going_on(
    trace: Trace,
    continuing: bool | None,
    last: YearMonth,
    as_of: YearMonth,
    missing: list[str],
    drawing: tuple[Stretch, ...],
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The months after the `last` one known: those that are taken as paid, and those of the past that perhaps were.

    Of months on an allowance nothing is assumed and nothing is asked: they are not credited, whoever says so.
    """
    if continuing is False:
        return (), ()
    lag = as_of - last
    past = minus([(last + 1, as_of)], drawing) if lag > 0 else ()
    if continuing is None and minus([(max(last, as_of) + 1, END)], drawing):
        trace.assume("continuing", True)
        trace.warn("continuing_assumed")
    if lag <= 0 or (continuing and lag <= LAG):
        if past:
            trace.assume("lag_paid", past)
            trace.warn("lag_counted")
        return ((last + 1, END),), ()
    if past:
        missing.append(trace.miss("counted_to" if continuing else "continuing"))
    return ((as_of + 1, END),), ((last + 1, as_of),)


def _drawing(stated: Contributions) -> tuple[Stretch, ...]:
    return union(spell.stretch for spell in stated.invalidity_allowance) if stated.invalidity_allowance else ()


def _credited(
    trace: Trace, table: MinimumContributionTable, paying: tuple[Stretch, ...], drawing: tuple[Stretch, ...]
) -> tuple[Stretch, ...]:
    """72号 第八条: what is not credited while an allowance is drawn."""
    trace.find("not_credited", drawing, table.not_while_on_allowance or table.counts)
    return minus(paying, drawing)


def _from_spells(
    trace: Trace, stated: Contributions, table: MinimumContributionTable, by: Row, *, paid_only: bool, as_of: YearMonth
) -> Projection:
    known = stated.stretches(deemed=not paid_only)
    overlaps = stated.overlaps()
    if overlaps:
        trace.find("duplicate_months", overlaps, table.counts_once or table.counts)
    elsewhere = stated.resident_months()
    if elsewhere:
        trace.find("resident_months", elsewhere, table.not_resident or table.counts)
    every = union(spell.stretch for spell in stated.spells or ())
    last = every[-1][1]
    missing: list[str] = []
    drawing = _drawing(stated)
    after: tuple[Stretch, ...] = ()
    perhaps: tuple[Stretch, ...] = ()
    if last > as_of and stated.continuing is None:
        if last != END:
            trace.assume("continuing", False)
            trace.warn("stop_assumed")
    elif last != END:
        after, perhaps = _going_on(trace, stated.continuing, last, as_of, missing, drawing)

    by_payment = stated.stretches(deemed=False)
    paying = union([*known, *after])
    if drawing:
        really_paid = common(by_payment, [(by_payment[0][0], as_of)]) if by_payment else ()
        paying = union([*_credited(trace, table, paying, drawing), *really_paid])
        perhaps = minus(perhaps, drawing)
    struck = (
        0 if paid_only else min(int(stated.removed or 0), count_to(minus(minus(known, drawing), by_payment), as_of))
    )
    base = most = -struck
    if stated.cumulative is not None and not paid_only:
        counted_to = stated.counted_to or as_of
        differs = int(stated.cumulative) - count_to(known, counted_to)
        if differs:
            trace.find("months_not_in_spells" if differs > 0 else "months_over_total", Months(abs(differs)), by)
            trace.warn("spells_differ")
            missing.append(trace.miss("spells"))
            base, most = base + min(0, differs), most + max(0, differs)
    return Projection(base, most, None, paying, perhaps, False, stated.lump_sum, tuple(dict.fromkeys(missing)))
