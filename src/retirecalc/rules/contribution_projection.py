"""Contributions at a future month (S16). 办法 第二条: what the minimum counts, paid and deemed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.months import Months
from retirecalc.outcome import Outcome, Trace
from retirecalc.tables.minimum_contribution import MinimumContributionTable

if TYPE_CHECKING:
    from retirecalc.facts import Person
    from retirecalc.law import Law
    from retirecalc.months import YearMonth


class Projection(NamedTuple):
    """Cumulative months, and how they go on.

    `unknown_part` names the part of the count that nobody stated: then the months are at least that many.
    """

    months: Months
    counted_to: YearMonth
    continuing: bool
    unknown_part: str | None

    def at(self, month: YearMonth) -> Months:
        """Months contributed by the end of `month`, one for every month paid after `counted_to`."""
        return self.months + (month - self.counted_to) if self.continuing else self.months


def contribution_projection(person: Person, law: Law, *, as_of: YearMonth) -> Outcome[Projection | None]:
    """How the contribution months stand, and will stand in a later month.

    Basis: 办法 第二条 with 72号 第三条: the minimum counts paid and deemed months together. Paying on adds one month a month,
    the retirement month included; a stop adds none.

    None, with `contributions` missing, where nothing is stated. A count of which one part is unknown is a lower bound.

    Not modelled: gaps and plans; months the law strikes out after a sentence or a dismissal.

    >>> from retirecalc import Contributions, Person, YearMonth, load_law
    >>> person = Person("1979-11", "female_55", contributions=Contributions(cumulative=101, continuing=True))
    >>> contribution_projection(person, load_law(), as_of=YearMonth(2026, 11)).value.at(YearMonth(2036, 12))
    Months(222)
    """
    table = law[MinimumContributionTable]
    stated = person.contributions
    if stated is None:
        trace = Trace("contribution_projection")
        trace.miss("contributions")
        return trace.outcome(None)

    given = {"counted_to": stated.counted_to, "continuing": stated.continuing}
    trace = Trace(
        "contribution_projection",
        **stated.parts(),
        **{name: fact for name, fact in given.items() if fact is not None},
    )
    months = trace.find("months", stated.at_least, table.counts)
    unknown_part = None
    if stated.cumulative is None:
        unknown_part = trace.miss("deemed" if stated.deemed is None else "paid")
    counted_to, continuing = stated.counted_to, stated.continuing
    if counted_to is None:
        counted_to = trace.assume("counted_to", as_of)
    if continuing is None:
        continuing = trace.assume("continuing", True)
        trace.warn("continuing_assumed")
    return trace.outcome(Projection(months, counted_to, continuing, unknown_part))
