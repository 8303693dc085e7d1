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

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> stated = Contributions(cumulative=144, counted_to="2026-11", continuing=True)
    >>> answer = assess(Person("1969-01", "male_60", contributions=stated), load_law(), "2026-11")
    >>> str(answer.option("2029-12").eligibility), answer.option("2030-02").shortfall_months
    ('ELIGIBLE', 3)
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
        # At the age and after it, what counts is what had been paid by the statutory month, or by now once it is past.
        projected = trace.find("projected_months", projection.at(max(month, as_of)), table.counts)
        met: int = projected if kind == "early" else projection.at(max(statutory.month, as_of))
        met -= _lead(trace, law, table, kind, projection, met - minimum.required_months)
        enough = met >= minimum.required_months
        if not enough and kind in ("deferred", "late_application"):
            enough, open_question = _short_at_age(trace, law, kind, projected, minimum, reasons)
        if not enough and not open_question:
            if projection.unknown_part is None:
                reasons.append(
                    trace.find("reason", Reason.CONTRIBUTIONS_SHORT, table.required(minimum.counting_year)[1])
                )
            else:
                missing.append(trace.miss(projection.unknown_part))
        gap = max(0, minimum.required_months - (projected if kind != "early" else met))
        if gap == 0 or projection.unknown_part is None:
            shortfall = trace.find("shortfall_months", gap, table.required(minimum.counting_year)[1])

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
    trace: Trace, law: Law, table: MinimumContributionTable, kind: Way, projection: Projection, spare: int
) -> int:
    """Months before an early month by which the minimum must be met (R28), asked only where the answer decides."""
    if kind != "early" or table.met_by is None or not projection.continuing:
        return 0
    if spare not in range(max(table.met_by.months_before.values())):
        return 0
    reading = law.reading(table.met_by.reading)
    trace.warn("reading", reading)
    return table.met_by.months_before[trace.find("met_by", reading.answer, reading)]


def _short_at_age(
    trace: Trace, law: Law, kind: Way, projected: int, minimum: MinimumContribution, reasons: list[Reason]
) -> tuple[bool, bool]:
    """Short in the statutory month: whether a later month makes up for it, and whether that is open (R23)."""
    if reasons or kind == "late_application":
        return False, not reasons
    reading = law.reading("R23")
    trace.find("deferral_while_short", reading.answer, reading)
    trace.warn("reading", reading)
    return (
        reading.answer == "evaluate_at_end" and projected >= minimum.required_months,
        reading.answer == "undetermined",
    )
