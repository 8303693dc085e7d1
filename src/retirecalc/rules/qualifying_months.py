"""In which months a person may retire and will have paid enough (S03, S05, S06). 办法 第二条, 第三条; 94号 第七条."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.months import YearMonth
from retirecalc.outcome import Eligibility, Outcome, Trace
from retirecalc.tables.minimum_contribution import MinimumContributionTable

if TYPE_CHECKING:
    from retirecalc.law import Law
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
    good = _early_months(trace, law, table, max(window.earliest_month or at_age, as_of), statutory.month, projection)
    met_at_age = projection.at(at_age) >= frozen
    if met_at_age and at_age > statutory.month and projection.at(at_age) < table.required(at_age.year)[0]:
        target = law.reading("R01")
        met_at_age = trace.find("extension_target", target.answer, target) == "statutory_year"
    if met_at_age:
        stretches = _stretches([*good, at_age], until=latest)
    elif (
        projection.at(at_age) < frozen
        and latest is not None
        and (caught_up := [m for m in _after(at_age, latest) if projection.at(m) >= frozen])
    ):
        reading = law.reading("R23")
        trace.find("deferral_while_short", reading.answer, reading)
        stretches = _stretches(good + caught_up if reading.answer == "evaluate_at_end" else good)
    else:
        stretches = _stretches(good)
    closing = tuple(stretch for stretch in stretches if stretch[1] < statutory.month)
    by = table.at_chosen_month if window.available and table.at_chosen_month else table.at_statutory_age
    for _, last in closing:
        trace.warn("closes_at_year_end", table.required((last + 1).year)[1])
    rows = [table.required(min(month, statutory.month).year)[1] for stretch in stretches for month in stretch]
    trace.find("qualifying", stretches, by, *(rows or [frozen_row]))
    first = stretches[0][0] if stretches else None
    trace.find("first_qualifying_month", first, by, rows[0] if rows else frozen_row)
    return trace.outcome(QualifyingMonths(first, stretches, closing))


def _early_months(
    trace: Trace,
    law: Law,
    table: MinimumContributionTable,
    start: YearMonth,
    statutory_month: YearMonth,
    projection: Projection,
) -> list[YearMonth]:
    months = [start + later for later in range(statutory_month - start)]
    met = [month for month in months if projection.at(month) >= table.required(month.year)[0]]
    if table.met_by is None:
        return met
    longest = max(table.met_by.months_before.values())
    if all(projection.at(month - longest) >= table.required(month.year)[0] for month in met):
        return met
    reading = law.reading(table.met_by.reading)
    lead = table.met_by.months_before[trace.find("met_by", reading.answer, table.met_by, reading)]
    return [month for month in met if projection.at(month - lead) >= table.required(month.year)[0]]


def _after(month: YearMonth, last: YearMonth) -> list[YearMonth]:
    return [month + later for later in range(1, last - month + 1)]


def _stretches(months: list[YearMonth], until: YearMonth | None = None) -> tuple[Stretch, ...]:
    """Consecutive months as inclusive stretches; the last one goes on to `until`."""
    stretches: list[Stretch] = []
    for month in months:
        if stretches and month - stretches[-1][1] == 1:
            stretches[-1] = (stretches[-1][0], month)
        else:
            stretches.append((month, month))
    if until is not None and stretches[-1][1] < until:
        stretches[-1] = (stretches[-1][0], until)
    return tuple(stretches)
