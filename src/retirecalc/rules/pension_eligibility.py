"""Whether a person may retire in one month with the minimum met. 办法 第二条, 第三条; 人社部发〔2024〕94号 第七条."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.tables.flexible_retirement import FlexibleRetirementTable
from retirecalc.tables.minimum_contribution import MinimumContributionTable

if TYPE_CHECKING:
    from retirecalc.law import Law
    from retirecalc.months import YearMonth
    from retirecalc.rules.contribution_projection import Projection
    from retirecalc.rules.flexible_retirement import Window
    from retirecalc.rules.minimum_contribution import MinimumContribution
    from retirecalc.rules.qualifying_months import QualifyingMonths
    from retirecalc.rules.statutory_age import StatutoryAge

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
    """
    table = law[MinimumContributionTable]
    trace = Trace("pension_eligibility", month=month, as_of=as_of)
    kind = _kind(month, as_of, statutory, window)
    if month < as_of and kind != "statutory":
        reason = trace.find("reason", Reason.MONTH_PAST, table.at_statutory_age)
        return trace.outcome(PensionEligibility(kind, Eligibility.NOT_ELIGIBLE, (reason,), (), None, None))

    reasons, missing, open_question = _window(trace, law, month, kind, statutory, window)

    projected = shortfall = None
    if projection is None:
        missing.append(trace.miss("contributions"))
    else:
        row = table.required(minimum.counting_year)[1]
        projected = trace.find("projected_months", projection.at(max(month, as_of)), table.counts)
        if kind == "early":
            by_then = projection.at(month - _lead(trace, law, table, month, minimum, projection))
        else:
            # At the age and after it, what counts is what was paid by the statutory month, or by now once that is past.
            by_then = projection.at(max(statutory.month, as_of))
        short = minimum.required_months > by_then
        if kind in ("deferred", "late_application"):
            if not short and _target_moved(trace, law, table, as_of, statutory, by_then):
                open_question = True
            elif short and not reasons:
                answer_to = _short_at_age(trace, law, kind)
                short = answer_to != "evaluate_at_end" or minimum.required_months > projected
                open_question = open_question or answer_to == "undetermined"
        if short and projection.unknown_part is not None:
            missing.append(trace.miss(projection.unknown_part))
        elif short and not open_question:
            reasons.append(trace.find("reason", Reason.CONTRIBUTIONS_SHORT, row))
        gap = max(0, minimum.required_months - (by_then if kind == "early" else projected))
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


def _kind(month: YearMonth, as_of: YearMonth, statutory: StatutoryAge, window: Window) -> Way:
    if month <= statutory.month:
        return "early" if month < statutory.month else "statutory"
    in_deferral = (
        window.deferral is Eligibility.ELIGIBLE and window.latest_month is not None and month <= window.latest_month
    )
    return "deferred" if in_deferral or statutory.month >= as_of else "late_application"


def _window(
    trace: Trace, law: Law, month: YearMonth, kind: Way, statutory: StatutoryAge, window: Window
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
        reasons.append(trace.find("reason", Reason.BELOW_ORIGINAL_AGE, *article.floor.values()))
    if month < statutory.month - article.most_months_early.value:
        reasons.append(trace.find("reason", Reason.MORE_THAN_36_MONTHS_EARLY, article.most_months_early))
    if month > statutory.month + article.most_months_late.value:
        reasons.append(trace.find("reason", Reason.MORE_THAN_36_MONTHS_LATE, article.most_months_late))
    undetermined = permission is Eligibility.UNDETERMINED
    return reasons, list(window.missing_facts) if undetermined else [], undetermined and not window.missing_facts


def _lead(
    trace: Trace,
    law: Law,
    table: MinimumContributionTable,
    month: YearMonth,
    minimum: MinimumContribution,
    projection: Projection,
) -> int:
    """Months before an early month by which the minimum must be met (R28), asked only where the answer decides."""
    if table.met_by is None or projection.at(month) < minimum.required_months:
        return 0
    if projection.at(month - max(table.met_by.months_before.values())) >= minimum.required_months:
        return 0
    reading = law.reading(table.met_by.reading)
    trace.warn("reading", reading)
    return table.met_by.months_before[trace.find("met_by", reading.answer, reading)]


def _target_moved(
    trace: Trace,
    law: Law,
    table: MinimumContributionTable,
    as_of: YearMonth,
    statutory: StatutoryAge,
    by_then: int,
) -> bool:
    """The age is past and its minimum met since: whether the minimum of the year of completion counts instead (R01)."""
    if as_of <= statutory.month or by_then >= table.required(as_of.year)[0]:
        return False
    reading = law.reading("R01")
    trace.warn("reading", reading)
    return trace.find("extension_target", reading.answer, reading) == "completion_year"


def _short_at_age(trace: Trace, law: Law, kind: Way) -> str:
    """Short in the statutory month: how a deferral is judged (R23); paying on without one is left to the remedies."""
    if kind == "late_application":
        return "undetermined"
    reading = law.reading("R23")
    trace.warn("reading", reading)
    return trace.find("deferral_while_short", reading.answer, reading)
