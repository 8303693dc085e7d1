"""Whether a person may retire in one month with the minimum met. 办法 第二条, 第三条; 人社部发〔2024〕94号 第七条."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.months import Months
from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.tables.flexible_retirement import FlexibleRetirementTable
from retirecalc.tables.minimum_contribution import MinimumContributionTable
from retirecalc.tables.statutory_age import StatutoryAgeTable

if TYPE_CHECKING:
    from retirecalc.facts import Person
    from retirecalc.law import Law
    from retirecalc.months import YearMonth
    from retirecalc.rules.contribution_projection import Projection
    from retirecalc.rules.flexible_retirement import Window
    from retirecalc.rules.minimum_contribution import MinimumContribution
    from retirecalc.rules.qualifying_months import QualifyingMonths
    from retirecalc.rules.statutory_age import StatutoryAge
    from retirecalc.sources import Cited

Way = Literal["early", "statutory", "deferred", "late_application"]
"""How a month relates to the statutory one. `late_application`: the age is past, no deferral, the claim still to be made."""


class PensionEligibility(NamedTuple):
    """The answer for one month. `shortfall_months` is None where the contributions are not known well enough."""

    kind: Way
    eligibility: Eligibility
    reasons: tuple[Reason, ...]
    missing_facts: tuple[str, ...]
    projected_months: int | None
    shortfall_months: int | None


def pension_eligibility(
    person: Person,
    law: Law,
    *,
    month: YearMonth,
    as_of: YearMonth,
    statutory: StatutoryAge,
    window: Window,
    minimum: MinimumContribution,
    projection: Projection | None,
    qualifying: QualifyingMonths,
) -> Outcome[PensionEligibility]:
    """Whether the person may retire in `month`: inside the window, and with the minimum met.

    Basis: the window of 94号; the minimum by 办法 第二条 and 94号 第七条; the retirement month itself counts (R28). Short in the
    statutory month, a later month is UNDETERMINED (R23): neither granted nor refused.

    The statutory month is judged even when it is past, on the contributions at `as_of`. Any other past month is refused.

    Not modelled: extended contribution, lump sum, transfer: the remedies.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> stated = Contributions(cumulative=144, counted_to="2026-11", continuing=True)
    >>> answer = assess(Person("1969-01", "male_60", contributions=stated), load_law(), "2026-11")
    >>> str(answer.option("2029-12").eligibility), answer.option("2030-02").shortfall_months
    ('ELIGIBLE', 3)
    """
    table = law[MinimumContributionTable]
    trace = Trace("pension_eligibility", month=month, as_of=as_of)
    kind = _kind(month, as_of, statutory, window)
    article = law[StatutoryAgeTable].rule[person.category]
    trace.find("age", month - person.birth_month, article)
    trace.find("kind", kind, article, *_bounds(person, law, kind))
    if month < as_of and kind != "statutory":
        return trace.outcome(PensionEligibility(kind, Eligibility.NOT_ELIGIBLE, (Reason.MONTH_PAST,), (), None, None))

    reasons, missing, open_question = _window(trace, person, law, month, kind, statutory, window)

    projected = shortfall = None
    if projection is None:
        missing.append(trace.miss("contributions"))
    else:
        row = table.required(minimum.counting_year)[1]
        projected = trace.find("projected_months", projection.at(max(month, as_of)), table.counts)
        counted, met = _minimum_met(
            trace,
            law,
            kind=kind,
            month=month,
            as_of=as_of,
            statutory=statutory,
            minimum=minimum,
            projection=projection,
            refused=bool(reasons),
        )
        if not met and projection.unknown_part is not None:
            missing.append(trace.miss(projection.unknown_part))
        elif met is False:
            reasons.append(trace.find("reason", Reason.CONTRIBUTIONS_SHORT, row))
        open_question = open_question or met is None
        gap = max(0, minimum.required_months - counted)
        if gap == 0 or projection.unknown_part is None:
            shortfall = trace.find("shortfall_months", gap, row)

    if reasons:
        answer = Eligibility.NOT_ELIGIBLE
    elif missing or open_question:
        answer = Eligibility.UNDETERMINED
    else:
        answer = Eligibility.ELIGIBLE
        for first, last in qualifying.closing:
            if first <= month <= last:
                trace.warn("closes_at_year_end", table.required((last + 1).year)[1])
    trace.find("eligibility", answer, table.at_statutory_age if kind == "statutory" else table.at_chosen_month or table)
    return trace.outcome(
        PensionEligibility(
            kind, answer, tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(missing)), projected, shortfall
        )
    )


def _bounds(person: Person, law: Law, kind: Way) -> tuple[Cited, ...]:
    """What bounds the window on this side: floor and 36 months when early, 36 months when deferred."""
    table = law.get(FlexibleRetirementTable)
    if table is None or kind in ("statutory", "late_application"):
        return ()
    return (table.floor[person.category], table.most_months_early) if kind == "early" else (table.most_months_late,)


def _kind(month: YearMonth, as_of: YearMonth, statutory: StatutoryAge, window: Window) -> Way:
    if month <= statutory.month:
        return "early" if month < statutory.month else "statutory"
    in_deferral = (
        window.deferral is Eligibility.ELIGIBLE and window.latest_month is not None and month <= window.latest_month
    )
    return "deferred" if in_deferral or statutory.month >= as_of else "late_application"


def _window(
    trace: Trace, person: Person, law: Law, month: YearMonth, kind: Way, statutory: StatutoryAge, window: Window
) -> tuple[list[Reason], list[str], bool]:
    """Why the window refuses the month, which facts it misses, and whether a reading leaves it open."""
    if kind in ("statutory", "late_application"):
        return [], [], False
    permission = window.early if kind == "early" else window.deferral
    if permission is Eligibility.NOT_ELIGIBLE:
        return list(window.reasons), [], False
    article = law[FlexibleRetirementTable]
    reasons = []
    if month < statutory.original_month:
        reasons.append(trace.find("reason", Reason.BELOW_ORIGINAL_AGE, article.floor[person.category]))
    if month < statutory.month - article.most_months_early.value:
        reasons.append(trace.find("reason", Reason.MORE_THAN_36_MONTHS_EARLY, article.most_months_early))
    if month > statutory.month + article.most_months_late.value:
        reasons.append(trace.find("reason", Reason.MORE_THAN_36_MONTHS_LATE, article.most_months_late))
    undetermined = permission is Eligibility.UNDETERMINED
    return reasons, list(window.missing_facts) if undetermined else [], undetermined and not window.missing_facts


def _minimum_met(
    trace: Trace,
    law: Law,
    *,
    kind: Way,
    month: YearMonth,
    as_of: YearMonth,
    statutory: StatutoryAge,
    minimum: MinimumContribution,
    projection: Projection,
    refused: bool,
) -> tuple[int, bool | None]:
    """The months that count for this month, and whether they meet the minimum; None where a reading leaves it open."""
    table, required = law[MinimumContributionTable], minimum.required_months
    if kind == "early":
        counted = projection.at(month - _lead(trace, law, table, month, required, projection))
        return counted, counted >= required

    # At the age and after it, what counts is what was paid by the statutory month, or by now once that is past.
    counted, later = projection.at(max(statutory.month, as_of)), projection.at(max(month, as_of))
    if kind == "statutory" or (refused and counted < required):
        return counted, counted >= required
    if projection.at_least(statutory.month) >= required or counted >= max(required, table.required(as_of.year)[0]):
        return counted, True
    if counted >= required or kind == "late_application":
        # Paying on after the age: which year's minimum is to be reached (R01).
        answer = _ask(trace, law, "R01", "extension_target")
        return (counted, True) if counted >= required and answer != "completion_year" else (later, None)
    answer = _ask(trace, law, "R23", "deferral_while_short")
    if answer == "undetermined":
        return later, None
    counted = later if answer == "yes" else counted
    return counted, counted >= required


def _lead(
    trace: Trace,
    law: Law,
    table: MinimumContributionTable,
    month: YearMonth,
    required: Months,
    projection: Projection,
) -> int:
    """Months before an early month by which the minimum must be met (R28), noted only where that decides something."""
    if table.met_by is None:
        return 0
    lead = table.met_by.months_before[law.reading(table.met_by.reading).answer]
    short = projection.at(month) < required
    decides = not short and projection.at(month - max(table.met_by.months_before.values())) < required
    if decides or (short and lead):
        _ask(trace, law, table.met_by.reading, "met_by", table.met_by)
    return lead


def _ask(trace: Trace, law: Law, reading: str, name: str, *by: Cited) -> str:
    found = law.reading(reading)
    trace.warn("reading", found)
    return trace.find(name, found.answer, found, *by)
