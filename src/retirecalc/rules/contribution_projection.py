"""Contributions at any month (S16, S13). 办法 第二条: what the minimum counts, paid and deemed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.months import Months
from retirecalc.outcome import Outcome, Trace
from retirecalc.stretches import END, Stretch, common, count_to, minus, union
from retirecalc.tables.minimum_contribution import MinimumContributionTable

if TYPE_CHECKING:
    from retirecalc.facts import Contributions, Person
    from retirecalc.law import Law
    from retirecalc.months import YearMonth


class Projection(NamedTuple):
    """The months that count: `base` of them, and one for each month of the plain stretches `paying`.

    `counted_to` is the last month inside the base; None where every month is on record.
    `unbroken` says that the base was paid up to `counted_to` without a gap, as far back as three months of notice reach.
    `unknown_part` names the part of the count that nobody stated: then the months are at least that many.
    """

    base: int
    counted_to: YearMonth | None
    paying: tuple[Stretch, ...]
    unbroken: bool
    unknown_part: str | None

    def at(self, month: YearMonth) -> Months:
        """Months that count by the end of `month`."""
        after = self._after(month) if self.unbroken else 0
        return Months(max(0, self.base - after + count_to(self.paying, month)))

    def at_least(self, month: YearMonth) -> int:
        """Months that surely counted by the end of `month`, even if all of the last ones before `counted_to` came later."""
        return self.base - self._after(month) + count_to(self.paying, month)

    def _after(self, month: YearMonth) -> int:
        """Months of the count that lie, or may lie, after `month`."""
        return 0 if self.counted_to is None or month >= self.counted_to else self.counted_to - month


def contribution_projection(person: Person, law: Law, *, as_of: YearMonth) -> Outcome[Projection | None]:
    """How the contribution months stand, and will stand in a later month.

    Basis: 办法 第二条 with 72号 第三条: the minimum counts paid and deemed months together; staff who joined a public body after
    the 2015 reform count individual months only (S13). Every month counts once, however many spells cover it. Paying on
    adds one month a month, the retirement month included. 72号 第八条: no month while an invalidity allowance is drawn.
    Months that the law strikes out are the caller's fact and come off the count.

    None, with `contributions` missing, where nothing is stated. A count of which one part is unknown is a lower bound.

    Not modelled: which years are recognised as deemed; which months a sentence or a dismissal strikes out.

    >>> from retirecalc import Contributions, Person, YearMonth, load_law
    >>> person = Person("1979-11", "female_55", contributions=Contributions(cumulative=101, continuing=True))
    >>> contribution_projection(person, load_law(), as_of=YearMonth(2026, 11)).value.at(YearMonth(2036, 12))
    Months(222)
    """
    table = law[MinimumContributionTable]
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
        projection = _from_spells(trace, stated, table, paid_only=paid_only, as_of=as_of)
    else:
        projection = _from_counts(trace, stated, paid_only=paid_only, as_of=as_of)
    if stated.invalidity_allowance:
        drawing = union(spell.stretch for spell in stated.invalidity_allowance)
        projection = projection._replace(paying=minus(projection.paying, drawing))
        trace.find("not_credited", drawing, table.not_while_on_allowance or table.counts)
    trace.find("months", projection.at(as_of), by)
    return trace.outcome(projection)


def _given(stated: Contributions) -> dict[str, object]:
    spells = {} if stated.spells is None else {"spells": union(spell.stretch for spell in stated.spells)}
    others = {name: getattr(stated, name) for name in ("counted_to", "continuing", "removed")}
    return {**stated.parts(), **spells, **{name: fact for name, fact in others.items() if fact is not None}}


def _from_counts(trace: Trace, stated: Contributions, *, paid_only: bool, as_of: YearMonth) -> Projection:
    if paid_only:
        base = stated.paid if stated.paid is not None else Months(0)
        unknown_part = None if stated.paid is not None else trace.miss("paid")
    else:
        # What is struck out are deemed months: it takes nothing off paid months where the deemed ones are not stated.
        struck = 0 if stated.cumulative is None and stated.deemed is None else stated.removed or 0
        base = Months(stated.at_least - struck)
        unknown_part = None
        if stated.cumulative is None:
            unknown_part = trace.miss("deemed" if stated.deemed is None else "paid")
    counted_to = stated.counted_to
    if counted_to is None:
        counted_to = trace.assume("counted_to", as_of)
    if stated.plan is not None:
        paying = common(stated.planned(deemed=not paid_only), [(counted_to + 1, END)])
        trace.assume("plan", paying)
    else:
        continuing = stated.continuing
        if continuing is None:
            continuing = trace.assume("continuing", True)
            trace.warn("continuing_assumed")
        paying = ((counted_to + 1, END),) if continuing else ()
    unbroken = bool(paying) and paying[0][0] == counted_to + 1
    return Projection(base, counted_to, paying, unbroken, unknown_part)


def _from_spells(
    trace: Trace, stated: Contributions, table: MinimumContributionTable, *, paid_only: bool, as_of: YearMonth
) -> Projection:
    paying = stated.stretches(deemed=not paid_only)
    overlaps = stated.overlaps()
    if overlaps:
        trace.find("duplicate_months", overlaps, table.counts_once or table.counts)
    elsewhere = stated.resident_months()
    if elsewhere:
        trace.find("resident_months", elsewhere, table.not_resident or table.counts)
    every = union(spell.stretch for spell in stated.spells or ())
    last = every[-1][1]
    if last != END:
        continuing = stated.continuing
        if continuing is None:
            continuing = trace.assume("continuing", False)
            trace.warn("stop_assumed")
        if continuing:
            paying = union([*paying, (last + 1, END)])
    deemed_only = count_to(minus(paying, stated.stretches(deemed=False)), as_of)
    struck = 0 if paid_only else min(stated.removed or 0, deemed_only)
    return Projection(-struck, None, paying, unbroken=False, unknown_part=None)
