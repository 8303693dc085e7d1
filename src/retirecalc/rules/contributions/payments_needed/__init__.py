"""How many months must still be paid to retire in a month, and from when at the latest (S03, S04). 办法 第二条; 94号 第七条."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.errors import InvalidFacts
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stretches import minus
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable, minimum_of
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.age.flexible_retirement import Window
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.rules.contributions.minimum_contribution import MinimumContribution
    from retirecalc.sources import Cited


class PaymentsNeeded(NamedTuple):
    """What it takes to retire in `month`: the minimum, what is on the count, what is missing, and how late to start.

    `by` is the last month in which a payment helps: the statutory one, as long as the month may then be a deferred one.
    `paying_from` is the last month in which paying every month until then can begin; None where nothing is missing, or where
    even paying from the next month on comes too late.
    """

    month: YearMonth
    required_months: Months
    counted_months: Months
    missing_months: Months
    by: YearMonth
    paying_from: YearMonth | None
    in_time: bool


def payments_needed(
    person: Person,
    law: Law,
    *,
    month: YearMonth,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    flexible_retirement: Window,
    minimum_contribution: MinimumContribution,
    contribution_projection: Projection | None,
) -> Outcome[PaymentsNeeded]:
    """How many more months must be paid to have the minimum of a month, counting what is surely on record in `as_of`.

    Basis: up to the statutory month the minimum of the month's own year (办法 第二条, 94号 第七条), met in the month itself
    (R28). After it, where a deferral can reach the month or the pension may be claimed late (R46): the minimum of the
    statutory year, by the statutory month if that can still be reached. Else paying on (办法 第二条) until the minimum of a
    year is met in that year, beyond doubt (R01) and for good. Nothing is credited in a month in which an invalidity allowance
    is drawn (72号 第八条).

    Not modelled: what is planned after `as_of`; lump sums.

    Raises:
        InvalidFacts: nothing is known of the contributions.
        OutOfCoverage: no minimum on file for the month.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> person = Person("1969-01", "male_60", contributions=Contributions(cumulative=150, continuing=False))
    >>> required = assess(person, load_law(), "2026-11").required_to_retire_in("2029-12")
    >>> int(required.missing_months), str(required.paying_from)
    (30, '2027-07')
    """
    if contribution_projection is None:
        raise InvalidFacts("facts.contributions_needed", field="contributions")
    trace = Trace("payments_needed", month=month, as_of=as_of)
    at = statutory_age.month
    governing = min(month, at)
    table = law.at(governing).needed(MinimumContributionTable, governing)
    counted = trace.find("counted_months", Months(contribution_projection.at_least(as_of)), table.counts)
    chosen = table.at_chosen_month if month != at else None
    required = trace.find("required_months", minimum_contribution.required_months, chosen or table.at_statutory_age)
    missing, by = Months(max(0, required - counted)), governing
    if month < at and table.met_by is not None:
        reading = law.reading(table.met_by.reading)
        if lead := table.met_by.months_before[reading.answer]:
            trace.warn("reading", reading)
            by -= trace.find("met_by", lead, table.met_by, reading)
    start = _paying_from(person, missing, as_of, by)
    until = flexible_retirement.defer_until
    later = flexible_retirement.outside_94 or (until is not None and month <= until)
    if month > at and missing and (start is None or not later):
        # Too late for the statutory month, or enough there would close the month: what is left is paying on.
        start = None
        extension = law.at(month)[ShortfallRemediesTable].extended_contribution
        row: Cited = extension
        for one in (*(YearMonth(year, 12) for year in range(max(at, as_of).year, month.year)), month):
            own = minimum_of(law, one)
            if own is None or one <= at:
                continue
            gap = Months(max(0, own[0] - counted))
            begin = _paying_from(person, gap, as_of, one)
            # What is complete in an earlier year stays complete: the year that lets one begin latest, else the month's own.
            if start is None or (begin is not None and begin > start):
                start, by, missing, (required, row) = begin, one, gap, own
        trace.find("required_months", required, extension, row)
    trace.find("missing_months", missing, table.counts)
    if start is not None:
        trace.find("paying_from", start, table.counts)
    in_time = missing == 0 or start is not None
    if not in_time:
        trace.find("too_late_for", by, table.counts)
    return trace.outcome(PaymentsNeeded(month, required, counted, missing, by, start, in_time))


def _paying_from(person: Person, missing: int, as_of: YearMonth, by: YearMonth) -> YearMonth | None:
    """The last month to begin in, so that `missing` months are credited by `by`; none is while an allowance is drawn."""
    if not missing or by <= as_of:
        return None
    stated = person.contributions
    drawing = () if stated is None else (spell.stretch for spell in stated.invalidity_allowance)
    for first, last in reversed(minus([(as_of + 1, by)], drawing)):
        if missing <= last - first + 1:
            return last - missing + 1
        missing -= last - first + 1
    return None
