"""What keeps a month closed, and the smallest change that opens it (S03, S04, S05, S06, S07). 办法 第二条, 第三条; 94号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.ground.months import YearMonth
from retirecalc.ground.stretches import END, count_to, minus, union
from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.stretches import Stretch
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.rules.contributions.shortfall_remedies import Remedy
    from retirecalc.rules.retiring.pension_eligibility import PensionEligibility
    from retirecalc.rules.retiring.qualifying_months import QualifyingMonths
    from retirecalc.sources import Cited

Change = Literal["choose_month", "pay_more", "see_remedies", "state_fact", "ask_agency", "none"]


class Obstacle(NamedTuple):
    """One thing that keeps a month from being open, and the smallest change that opens the month, or another one instead.

    `change` is `choose_month` (`month`, which is open), `pay_more` (`months` more by `month`), `see_remedies` (`months` are
    missing, more than can be paid in time: what is left is paying on after the age until `month`), `state_fact` (the
    condition is the fact), `ask_agency` (the condition is the reading that leaves it open), or `none`.
    """

    condition: str
    change: Change
    month: YearMonth | None = None
    months: int | None = None


def obstacles(
    person: Person,
    law: Law,
    *,
    month: YearMonth,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    contribution_projection: Projection | None,
    pension_eligibility: PensionEligibility,
    qualifying_months: QualifyingMonths,
    shortfall_remedies: tuple[Remedy, ...],
    readings: tuple[str, ...],
) -> Outcome[tuple[Obstacle, ...]]:
    """What stands against a month, each with the smallest change; empty for an open month.

    Basis: that of `pension_eligibility`, and for paying more 办法 第二条, for paying on after the age 社会保险法 第十六条. Paying
    more is advised only where so many months can still be credited in time and nothing else stands against the month.

    Args:
        readings: the open questions that decided the answer.

    Not modelled: lump sums; what two changes would open together.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> person = Person("1969-01", "male_60", contributions=Contributions(cumulative=180, continuing=False))
    >>> for found in assess(person, load_law(), "2026-11").why_not("2030-01"):
    ...     print(found.condition, found.change, found.month, found.months)
    contributions_short pay_more 2030-01 6
    contributions_short choose_month 2029-12 None
    """
    trace = Trace("obstacles", month=month, as_of=as_of)
    found: list[Obstacle] = []
    if pension_eligibility.eligibility is Eligibility.NOT_ELIGIBLE:
        nearest = _nearest(qualifying_months.stretches, month, as_of)
        for reason in pension_eligibility.reasons:
            by = _basis(person, law, month, statutory_age, reason)
            trace.find("condition", reason, *by)
            if reason is Reason.CONTRIBUTIONS_SHORT:
                found += _short(
                    trace,
                    person,
                    law,
                    month,
                    as_of,
                    statutory_age,
                    contribution_projection,
                    pension_eligibility,
                    shortfall_remedies,
                )
            if nearest is not None:
                found.append(Obstacle(reason, "choose_month", trace.find("open_month", nearest, *by)))
            elif reason is not Reason.CONTRIBUTIONS_SHORT or not pension_eligibility.shortfall_months:
                found.append(Obstacle(reason, "none"))
    elif pension_eligibility.eligibility is Eligibility.UNDETERMINED:
        found += [Obstacle(trace.miss(fact), "state_fact") for fact in pension_eligibility.missing_facts]
        if not pension_eligibility.missing_facts:
            for one in readings:
                reading = law.reading(one)
                trace.find("condition", one, reading)
                found.append(Obstacle(one, "ask_agency"))
    return trace.outcome(tuple(dict.fromkeys(found)))


def _short(
    trace: Trace,
    person: Person,
    law: Law,
    month: YearMonth,
    as_of: YearMonth,
    statutory: StatutoryAge,
    projection: Projection | None,
    eligibility: PensionEligibility,
    remedies: tuple[Remedy, ...],
) -> list[Obstacle]:
    """Pay the missing months if they can still be credited by the month and that is all it takes; else pay on after the age."""
    short, table = eligibility.shortfall_months, law.at(min(month, statutory.month)).get(MinimumContributionTable)
    if not short or table is None or projection is None:
        return []
    by = month
    if month < statutory.month and table.met_by is not None:
        by -= table.met_by.months_before[law.reading(table.met_by.reading).answer]
    free = _unpaid(person, projection, as_of, by)
    alone = eligibility.reasons == (Reason.CONTRIBUTIONS_SHORT,)
    if alone and month <= statutory.month and short <= free:
        return [Obstacle(Reason.CONTRIBUTIONS_SHORT, "pay_more", by, trace.find("pay_more", short, table.counts))]
    for remedy in remedies:
        if remedy.until_month is not None:
            extension = law.at(remedy.from_month)[ShortfallRemediesTable].extended_contribution
            until = trace.find("paying_on_until", remedy.until_month, extension)
            return [Obstacle(Reason.CONTRIBUTIONS_SHORT, "see_remedies", until, short)]
    return [Obstacle(Reason.CONTRIBUTIONS_SHORT, "none", None, short)]


def _unpaid(person: Person, projection: Projection, as_of: YearMonth, by: YearMonth) -> int:
    """How many months up to `by` are still to come, credited if they are paid, and not counted as paid already."""
    if by <= as_of or person.contributions is None:
        return 0
    drawing = union(spell.stretch for spell in person.contributions.invalidity_allowance)
    return count_to(minus([(as_of + 1, by)], [*projection.paying, *drawing]), by)


def _basis(person: Person, law: Law, month: YearMonth, statutory: StatutoryAge, reason: Reason) -> tuple[Cited, ...]:
    """What answers for a reason."""
    flexible = law.versions(FlexibleRetirementTable)
    article = law.at(min(month, statutory.month)).get(FlexibleRetirementTable) or (flexible[-1] if flexible else None)
    minimum = law.at(min(month, statutory.month)).get(MinimumContributionTable)
    age = law.for_age(person.category, person.birth_month)
    if reason is Reason.CONTRIBUTIONS_SHORT and minimum is not None:
        return (minimum.at_statutory_age,)
    if article is None:
        return (age,)
    rows: dict[Reason, Cited] = {
        Reason.BELOW_ORIGINAL_AGE: article.floor[person.category],
        Reason.EARLIER_THAN_WINDOW: article.most_months_early,
        Reason.LATER_THAN_WINDOW: article.most_months_late,
        Reason.GRANDFATHERED: article.grandfathered_to,
        Reason.POST_EXCLUDED: article.employment[person.employment].deferral,
        Reason.DEFERRAL_NOT_LENGTHENED: article.not_lengthened,
        Reason.DEFERRAL_NOT_AGREED: article.agreement,
        Reason.APPROVAL_REFUSED: article.employment[person.employment].approval,
        Reason.ALREADY_DRAWING: article.one_pension,
    }
    return (rows.get(reason, age),)


def _nearest(stretches: tuple[Stretch, ...], month: YearMonth, as_of: YearMonth) -> YearMonth | None:
    """The open month closest to `month`, from the month of asking on."""
    ends = [end for stretch in stretches for end in stretch if as_of <= end < END]
    return min(ends, key=lambda end: abs(end - month), default=None)
