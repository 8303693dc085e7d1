"""In which months a person may retire and will have paid enough (S03, S05, S06). 办法 第二条, 第三条; 94号 第七条."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.months import YearMonth
from retirecalc.outcome import Eligibility, Outcome, Trace
from retirecalc.stretches import union
from retirecalc.tables.minimum_contribution import MinimumContributionTable

if TYPE_CHECKING:
    from retirecalc.law import Law
    from retirecalc.months import Months
    from retirecalc.rules.contribution_projection import Projection
    from retirecalc.rules.flexible_retirement import Window
    from retirecalc.rules.statutory_age import StatutoryAge
    from retirecalc.stretches import Stretch


class QualifyingMonths(NamedTuple):
    """Inclusive stretches of months in which window, minimum and projection hold.

    `closing` are the stretches that a gap follows: the minimum rises in January by more than the contributions.
    """

    first: YearMonth | None
    stretches: tuple[Stretch, ...]
    closing: tuple[Stretch, ...]


def qualifying_months(
    law: Law, *, as_of: YearMonth, statutory: StatutoryAge, window: Window, projection: Projection | None
) -> Outcome[QualifyingMonths]:
    """The months, from `as_of` on, in which the person may retire with the minimum met.

    Basis: the window of 94号; the minimum of the chosen year when early, frozen at the statutory year afterwards (办法 第二条,
    94号 第七条). Eligibility is not monotone: in January the minimum may rise by six months and contributions by one.

    Months after the statutory month count only if the minimum was met there (R23) and deferral is open. Once the statutory
    month is past, the first month is `as_of` if the frozen minimum is met.

    Not modelled: extended contribution after the statutory month.

    >>> from retirecalc import Contributions, Person, YearMonth, assess, load_law
    >>> person = Person("1979-11", "female_55", contributions=Contributions(cumulative=101, continuing=True))
    >>> [(str(a), str(b)) for a, b in assess(person, load_law(), "2026-11").qualifying]
    [('2036-12', '2036-12')]
    """
    table = law[MinimumContributionTable]
    trace = Trace("qualifying_months", as_of=as_of, statutory_month=statutory.month)
    if projection is None:
        trace.miss("contributions")
        return trace.outcome(QualifyingMonths(None, (), ()))

    at_age = max(statutory.month, as_of)
    latest = window.latest_month if window.deferral is Eligibility.ELIGIBLE else None
    frozen, frozen_row = table.required(statutory.month.year)
    good = _early(trace, law, table, max(window.earliest_month or at_age, as_of), statutory.month, projection)
    met_at_age = projection.at(at_age) >= frozen
    short_then = projection.at_least(statutory.month) < frozen
    if met_at_age and short_then and projection.at(at_age) < table.required(at_age.year)[0]:
        target = law.reading("R01")
        trace.warn("reading", target)
        if trace.find("extension_target", target.answer, target) != "completion_year":
            good.append((at_age, max(at_age, latest or at_age)))
    elif met_at_age:
        good.append((at_age, max(at_age, latest or at_age)))
    elif latest is not None and (caught_up := _first_met(projection, frozen, at_age + 1, latest)) is not None:
        reading = law.reading("R23")
        trace.warn("reading", reading)
        if trace.find("deferral_while_short", reading.answer, reading) == "yes":
            good.append((caught_up, latest))
    stretches = union(good)
    closing = tuple(stretch for stretch in stretches if stretch[1] < statutory.month)
    by = table.at_chosen_month if window.available and table.at_chosen_month else table.at_statutory_age
    for _, last in closing:
        trace.warn("closes_at_year_end", table.required((last + 1).year)[1])
    rows = [table.required(min(month, statutory.month).year)[1] for stretch in stretches for month in stretch]
    trace.find("qualifying", stretches, by, *(rows or [frozen_row]))
    first = stretches[0][0] if stretches else None
    trace.find("first_qualifying_month", first, by, rows[0] if rows else frozen_row)
    return trace.outcome(QualifyingMonths(first, stretches, closing))


def _early(
    trace: Trace,
    law: Law,
    table: MinimumContributionTable,
    start: YearMonth,
    statutory_month: YearMonth,
    projection: Projection,
) -> list[Stretch]:
    """The early months with the minimum met, calendar year by calendar year.

    Within a year the minimum stands still and contributions do not fall, so a minimum once met stays met to the year's end.
    R28 is asked only where it decides: where the minimum is not met well before the first month of some year's stretch.
    """
    end = statutory_month - 1

    def met(lead: int) -> list[Stretch]:
        found = []
        first = start
        while first <= end:
            last = min(YearMonth(first.year, 12), end)
            month = _first_met(projection, table.required(first.year)[0], first, last, lead)
            if month is not None:
                found.append((month, last))
            first = last + 1
        return found

    in_the_month = met(lead=0)
    if table.met_by is None:
        return in_the_month
    before = max(table.met_by.months_before.values())
    if all(projection.at(first - before) >= table.required(first.year)[0] for first, _ in in_the_month):
        return in_the_month
    reading = law.reading(table.met_by.reading)
    trace.warn("reading", reading)
    return met(lead=table.met_by.months_before[trace.find("met_by", reading.answer, table.met_by, reading)])


def _first_met(
    projection: Projection, required: Months, first: YearMonth, last: YearMonth, lead: int = 0
) -> YearMonth | None:
    """The first month of a stretch by which, or by `lead` months before which, the minimum is met."""
    month = first
    while month <= last:
        if projection.at(month - lead) >= required:
            return month
        month += 1
    return None
