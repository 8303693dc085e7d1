"""Whether the minimum is met in the statutory month, and if not when paying on meets it (S03, S04). 办法 第二条."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.ground.months import YearMonth
from retirecalc.ground.stretches import END
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable, minimum_of
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from retirecalc.ground.months import Months
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection


class MinimumAtAge(NamedTuple):
    """`met`: whether the minimum of the statutory year is met by the statutory month; None where that is not known.

    For whoever is, or may be, short there: `reached_month` is the first later month by which the count surely meets the
    minimum of the statutory year, and `complete_month` the first one by which the extension is complete, which it stays.
    The two `perhaps` are the same by the most that can have counted of somebody short at the age; `unknown_from` is the
    first month after the age that matters here and whose minimum is not on file. None where that month never comes.
    """

    required_months: Months
    counted_months: int | None
    met: bool | None
    missing_facts: tuple[str, ...]
    reached_month: YearMonth | None = None
    complete_month: YearMonth | None = None
    perhaps_reached: YearMonth | None = None
    perhaps_complete: YearMonth | None = None
    unknown_from: YearMonth | None = None


UNKNOWN = None
"""The answer where no version on file says it."""


def minimum_at_age(
    law: Law, *, as_of: YearMonth, statutory_age: StatutoryAge, contribution_projection: Projection | None
) -> Outcome[MinimumAtAge]:
    """Whether enough is on the count in the statutory month; if not, in which month paying on makes it enough.

    Basis: 办法 第二条 with 附件4, the minimum of the year of the statutory month; 办法 第二条 and 社会保险法 第十六条, whoever is
    short pays on until the minimum is met. Which year's minimum that is the text leaves open (R01): the month in which the
    minimum of *its own* year is first met is beyond doubt, and what was complete stays so when the minimum rises again.

    Units: months. Where only a later total is known, the count at the age lies between that total less the months since,
    and the total.

    Not modelled: lump sums to come, which are a remedy.

    Raises:
        OutOfCoverage: no minimum on file for the statutory month.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> person = Person("1968-12", "male_60", contributions=Contributions(cumulative=100, continuing=True))
    >>> found = assess(person, load_law(), "2029-12").minimum_at_age.value
    >>> found.met, str(found.reached_month), str(found.complete_month)
    (False, '2036-08', '2041-08')
    """
    at = statutory_age.month
    table = law.at(at).needed(MinimumContributionTable, at)
    trace = Trace("minimum_at_age", statutory_month=at)
    months, row = table.required(at.year)
    required = trace.find("required_months", months, table.at_statutory_age, row)
    if contribution_projection is None:
        return trace.outcome(MinimumAtAge(required, None, None, (trace.miss("contributions"),)))

    surely, at_most = contribution_projection.at_least(at), contribution_projection.at_most(at)
    trace.find("counted_months", surely, table.counts)
    met = True if surely >= required else False if at_most < required else None
    if met is not None:
        trace.find("met", met, table.at_statutory_age, row)
    if met:
        return trace.outcome(MinimumAtAge(required, surely, met, ()))
    missing = tuple(map(trace.miss, contribution_projection.missing_at(at))) if met is None else ()

    def of_statutory_year(month: YearMonth) -> Months:
        return required

    def of_own_year(month: YearMonth) -> Months | None:
        found = minimum_of(law, month)
        return None if found is None else found[0]

    def at_most_if_short(month: YearMonth) -> int:
        most = contribution_projection.at_most(month)
        return min(most, required - 1 + most - at_most + contribution_projection.hidden_at_most(at, month))

    until = _last_change(law, at, as_of, contribution_projection)
    surely_by, pace = contribution_projection.at_least, None if contribution_projection.lump_sum else 1
    reached, _ = _first_met(law, surely_by, of_statutory_year, at + 1, until, pace)
    complete, unknown_from = _first_met(law, surely_by, of_own_year, at + 1, until, pace)
    perhaps_reached, perhaps_complete = reached, complete
    if not contribution_projection.exact_after(at):
        hidden = contribution_projection.counted_to is not None and contribution_projection.counted_to > at
        pace_if_short = 2 if pace and hidden else pace  # a month of the total beside one that is paid
        perhaps_reached, _ = _first_met(law, at_most_if_short, of_statutory_year, at + 1, until, pace_if_short)
        perhaps_complete, _ = _first_met(law, at_most_if_short, of_own_year, at + 1, until, pace_if_short)

    article = None if reached is None else law.at(reached).get(ShortfallRemediesTable)
    if article is not None and reached != complete:
        extension = article.extended_contribution
        trace.find("reached_month", reached, extension, row)
        if complete is not None:
            trace.find("own_year_month", complete, extension, (minimum_of(law, complete) or (0, row))[1])
        if extension.reading is not None:
            reading = law.reading(extension.reading)
            trace.warn("reading", reading)
            if trace.find("extension_target", reading.answer, extension, reading) == "statutory_year":
                complete, perhaps_complete = reached, perhaps_reached
    if complete is not None:
        found = minimum_of(law, complete)
        by = row if found is None else found[1]
        trace.find("complete_month", complete, *((by,) if article is None else (article.extended_contribution, by)))
    return trace.outcome(
        MinimumAtAge(required, surely, met, missing, reached, complete, perhaps_reached, perhaps_complete, unknown_from)
    )


def _last_change(law: Law, at: YearMonth, as_of: YearMonth, projection: Projection) -> YearMonth:
    """The month after which neither the count nor a lower minimum can change anything; `END` for whoever pays on."""
    months = [at + 1, as_of, *(last for _, last in (*projection.paying, *projection.perhaps))]
    months += [month for month in (projection.counted_to,) if month is not None]
    months += [] if projection.lump_sum is None else [projection.lump_sum.month]
    return max(*months, law.versions(MinimumContributionTable)[-1].first_month)


def _first_met(
    law: Law,
    count: Callable[[YearMonth], int],
    minimum: Callable[[YearMonth], Months | None],
    first: YearMonth,
    until: YearMonth,
    pace: int | None,
) -> tuple[YearMonth | None, YearMonth | None]:
    """The first month by which the count meets the minimum; and the first one without a minimum, if it comes before.

    Within a version of the law the minimum never falls, so a count that grows by no more than `pace` a month is short for as
    long as what it lacks takes at that pace. Where nothing bounds it, a lump sum, each calendar year is looked at: in it the
    minimum stands still and the count does not fall.
    """
    while first <= until:
        needed = minimum(first)
        if needed is None:
            return None, first
        last = min(law.at(first).last, until)
        if pace is not None:
            short = needed - count(first)
            if short <= 0:
                return first, None
            ahead = -(-short // pace)
            if ahead <= last - first:
                first += ahead
                continue
        elif count(last := min(YearMonth(first.year, 12), last)) >= needed:
            while count(first) < needed:
                first += 1
            return first, None
        if last == END:
            return None, None
        first = last + 1
    return None, None
