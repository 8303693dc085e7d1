"""Whether a person may retire in one month with the minimum met (S03, S05, S06). 办法 第二条, 第三条; 人社部发〔2024〕94号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stretches import union
from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable, minimum_of
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.age.flexible_retirement import Window
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.rules.contributions.minimum_at_age import MinimumAtAge
    from retirecalc.rules.contributions.minimum_contribution import MinimumContribution
    from retirecalc.rules.retiring.qualifying_months import QualifyingMonths
    from retirecalc.sources import Cited

Way = Literal["early", "statutory", "deferred", "extended", "late"]
"""How a month relates to the statutory one. `extended` 延长缴费后领取: short at the age, and paying on; `late` 到龄后补办: open
before, and claimed later."""


class PensionEligibility(NamedTuple):
    """The answer for one month, with the minimum that it is judged by. `due_since`: since when it could have been claimed.

    `required_months` and `counting_year` are None where no minimum is on file, `shortfall_months` where the contributions are
    not known well enough.
    """

    kind: Way
    eligibility: Eligibility
    reasons: tuple[Reason, ...]
    missing_facts: tuple[str, ...]
    required_months: Months | None
    counting_year: int | None
    projected_months: int | None
    shortfall_months: int | None
    due_since: YearMonth | None


class _Case(NamedTuple):
    """One month of one person, and what the other rules said."""

    person: Person
    law: Law
    month: YearMonth
    as_of: YearMonth
    statutory: StatutoryAge
    window: Window
    minimum: MinimumContribution | None
    at_age: MinimumAtAge | None
    projection: Projection | None

    @property
    def claimed_in(self) -> YearMonth:
        """The month of asking, or that in which the pension was applied for."""
        return self.as_of if self.person.applied_on is None else YearMonth.of(self.person.applied_on)

    @property
    def article(self) -> FlexibleRetirementTable | None:
        """94号 as in force in the statutory month: what a deferral allows."""
        return self.law.at(self.statutory.month).get(FlexibleRetirementTable)


class _Answer(NamedTuple):
    eligibility: Eligibility
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    kind: Way = "early"
    required: Months | None = None
    year: int | None = None
    due_since: YearMonth | None = None
    counted: int | None = None


def pension_eligibility(
    person: Person,
    law: Law,
    *,
    month: YearMonth,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    flexible_retirement: Window,
    minimum_contribution: MinimumContribution | None,
    minimum_at_age: MinimumAtAge | None,
    contribution_projection: Projection | None,
    qualifying_months: QualifyingMonths,
) -> Outcome[PensionEligibility]:
    """Whether the person may retire in `month`: inside the window, and with the minimum met.

    Basis: up to the statutory month the window of 94号 and the minimum by 办法 第二条 and 94号 第七条; the retirement month
    itself counts (R28). After it, with enough in the statutory month: the pension is claimed late, in the month of asking
    (R46), or a deferral was agreed (94号 第四条至第七条; R47); no other later month can be planned. Short there: not before
    the extension of 办法 第二条 is complete, which `minimum_at_age` says; between its two months R01 leaves it open, and
    inside a deferral that may be agreed R23 too. 94号 第十三条: what the authority refused is neither early nor deferred.

    The statutory month is judged even when it is past, on what had been counted by then. Any other past month is refused.
    The answer for a month does not depend on when it is asked, but for that, for `late` and for an agreement not stated.

    17号 第三条: whoever draws an employee pension has no second one; another one drawn leaves open what is not refused.

    Not modelled: lump sum, transfer: the remedies. The months before a late claim (R46).

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> stated = Contributions(cumulative=144, counted_to="2026-11", continuing=True)
    >>> answer = assess(Person("1969-01", "male_60", contributions=stated), load_law(), "2026-11")
    >>> str(answer.option("2029-12").eligibility), answer.option("2030-02").shortfall_months
    ('ELIGIBLE', 3)
    """
    trace = Trace("pension_eligibility", month=month, as_of=as_of)
    case = _Case(
        person,
        law,
        month,
        as_of,
        statutory_age,
        flexible_retirement,
        minimum_contribution,
        minimum_at_age,
        contribution_projection,
    )
    if month < statutory_age.month:
        answer = _early(trace, case)
    elif month == statutory_age.month:
        answer = _at_the_age(trace, case)
    else:
        answer = _after_the_age(trace, case)

    past = month < as_of and month not in (statutory_age.month, case.claimed_in)
    if past:
        answer = answer._replace(
            eligibility=Eligibility.NOT_ELIGIBLE, reasons=(Reason.MONTH_PAST,), missing=(), counted=None, due_since=None
        )
    answer = _drawing(trace, case, answer)
    projected = shortfall = None
    if contribution_projection is not None and not past:
        projected = contribution_projection.at_least(month)
        if answer.required is not None and answer.counted is not None:
            shortfall = max(0, answer.required - answer.counted)
    _note(trace, case, answer, projected, shortfall, qualifying_months)
    return trace.outcome(
        PensionEligibility(
            answer.kind,
            answer.eligibility,
            answer.reasons and tuple(dict.fromkeys(answer.reasons)),
            answer.missing and tuple(dict.fromkeys(answer.missing)),
            answer.required,
            answer.year,
            projected,
            shortfall,
            answer.due_since,
        )
    )


def _early(trace: Trace, case: _Case) -> _Answer:
    """Before the statutory month: the window of the version in force in the month, and the minimum of its year."""
    window, minimum, projection = case.window, case.minimum, case.projection
    reasons, missing = _why_not_early(trace, case), []
    era = case.law.at(case.month)
    on_file = era.get(FlexibleRetirementTable) or era.not_yet(FlexibleRetirementTable)
    open_question = window.early is Eligibility.UNDETERMINED or on_file is None
    if open_question and not reasons:
        missing = list(window.missing_facts)
    counted = None
    if minimum is None:
        open_question = True
    elif projection is None:
        missing.append("contributions")
    else:
        table = era[MinimumContributionTable]
        by = case.month - _lead(trace, case, table, minimum.required_months, projection)
        counted = projection.at(by)
        if counted < minimum.required_months:
            if projection.can_be_at(by) >= minimum.required_months:
                missing += projection.unknown_by(by)
                counted = None
            else:
                reasons.append(Reason.CONTRIBUTIONS_SHORT)
    answer = _verdict(reasons, missing, open_question=open_question)
    required, year = (None, None) if minimum is None else (minimum.required_months, minimum.counting_year)
    return _Answer(answer, tuple(reasons), tuple(missing), "early", required, year, counted=counted)


def _why_not_early(trace: Trace, case: _Case) -> list[Reason]:
    window, month = case.window, case.month
    reasons: list[Reason] = []
    if window.early is Eligibility.NOT_ELIGIBLE:
        reasons += window.reasons
    elif not any(first <= month <= last for first, last in window.early_months):
        era = case.law.at(month)
        article = era.get(FlexibleRetirementTable) or era.not_yet(FlexibleRetirementTable)
        if article is None:
            trace.warn("out_of_coverage")
            return reasons
        floor = article.floor[case.person.category]
        if month < case.person.birth_month + floor.value:
            reasons.append(trace.find("reason", Reason.BELOW_ORIGINAL_AGE, floor))
        if month < case.statutory.month - article.most_months_early.value:
            reasons.append(trace.find("reason", Reason.EARLIER_THAN_WINDOW, article.most_months_early))
        if not reasons and (case.article is not None or era.get(FlexibleRetirementTable) is None):
            reasons.append(trace.find("reason", Reason.NOT_IN_FORCE, article))
    if case.person.approved is False and case.article is not None:
        approval = case.article.employment[case.person.employment].approval
        reasons.append(trace.find("reason", Reason.APPROVAL_REFUSED, approval))
    return reasons


def _at_the_age(trace: Trace, case: _Case) -> _Answer:
    """The statutory month itself, past or not."""
    at_age, minimum = case.at_age, case.minimum
    if at_age is None or minimum is None:
        return _Answer(Eligibility.UNDETERMINED, kind="statutory")
    answer = _Answer(Eligibility.ELIGIBLE, (), (), "statutory", minimum.required_months, minimum.counting_year)
    if at_age.met is None:
        return answer._replace(eligibility=Eligibility.UNDETERMINED, missing=at_age.missing_facts)
    if not at_age.met and (untested := _from_allowance(case)) is not None:
        trace.warn("minimum_not_tested_again", untested)
        answer = answer._replace(eligibility=Eligibility.UNDETERMINED)
    elif not at_age.met:
        answer = answer._replace(eligibility=Eligibility.NOT_ELIGIBLE, reasons=(Reason.CONTRIBUTIONS_SHORT,))
    return answer._replace(counted=at_age.counted_months)


def _from_allowance(case: _Case) -> Cited | None:
    """The article by which an allowance that is drawn up to the age becomes a pension (72号 第三条), unless the minimum was
    surely not met when it was applied for, in the month before the first one paid (第十二条).
    """
    stated, projection = case.person.contributions, case.projection
    drawn = () if stated is None else union(spell.stretch for spell in stated.invalidity_allowance)
    first = next((first for first, last in drawn if first < case.statutory.month <= last), None)
    if first is None or projection is None:
        return None
    from retirecalc.rules.incapacity.invalidity_allowance.table import InvalidityAllowanceTable

    table, minimum = case.law.at(first).get(InvalidityAllowanceTable), minimum_of(case.law, first + -1)
    if table is None or minimum is None or projection.at_most(first + -1) < minimum[0]:
        return None
    return table.converts


def _after_the_age(trace: Trace, case: _Case) -> _Answer:
    """After the statutory month: for whoever had enough there, for whoever was short, and for whoever may be either."""
    agreed, latest = case.person.deferral_agreed_to, case.window.latest_month
    if agreed and not (latest is not None and case.statutory.month < agreed <= latest):
        trace.warn("facts_conflict", *(() if case.article is None else (case.article.most_months_late,)))
    met = None if case.at_age is None else case.at_age.met
    if met:
        return _enough(trace, case)
    if met is False:
        answer = _short(trace, case)
        if case.month == case.claimed_in and answer.reasons and (untested := _from_allowance(case)) is not None:
            trace.warn("minimum_not_tested_again", untested)
            return answer._replace(eligibility=Eligibility.UNDETERMINED, reasons=(), kind="late")
        return answer
    enough, short = _enough(trace, case), _short(trace, case)
    same = enough.eligibility is short.eligibility
    settled = same and enough.eligibility is not Eligibility.UNDETERMINED
    refused = [half for half in (enough, short) if half.eligibility is Eligibility.NOT_ELIGIBLE]
    missing = () if case.at_age is None else case.at_age.missing_facts
    both_due = enough.due_since is not None and short.due_since is not None
    return _Answer(
        enough.eligibility if same else Eligibility.UNDETERMINED,
        tuple(reason for half in refused for reason in half.reasons),
        () if settled else (*missing, *enough.missing, *short.missing),
        "late" if case.month == case.claimed_in else "extended",
        enough.required,
        enough.year,
        max(filter(None, (enough.due_since, short.due_since))) if both_due else None,
    )


def _enough(trace: Trace, case: _Case) -> _Answer:
    """With enough in the statutory month: claim now, or keep to a deferral that was or may be agreed."""
    at, month, window, law = case.statutory.month, case.month, case.window, case.law
    minimum = minimum_of(law, at)
    required, year = (None, None) if minimum is None else (minimum[0], at.year)
    counted = required if case.at_age is not None and case.at_age.met else None  # it stays enough
    agreed = window.agreed_to
    # A deferral that runs on is kept to. Where it is open whether there can be one, the month is open either way.
    runs_on = agreed is not None and agreed > month and window.deferral is Eligibility.ELIGIBLE
    if window.outside_94 or (month == case.claimed_in and not runs_on):
        since = agreed if agreed is not None and agreed <= month else at
        return _Answer(Eligibility.ELIGIBLE, (), (), "late", required, year, since, counted)

    deferred = _Answer(Eligibility.ELIGIBLE, (), (), "deferred", required, year, None, counted)
    article = case.article
    if article is None:
        trace.warn("out_of_coverage")
        return deferred._replace(eligibility=Eligibility.UNDETERMINED)
    may = article.employment[case.person.employment]
    bars = list(window.reasons) if window.deferral is Eligibility.NOT_ELIGIBLE else []
    if not bars and window.latest_month is not None and month > window.latest_month:
        bars.append(trace.find("reason", Reason.LATER_THAN_WINDOW, article.most_months_late))
    if case.person.approved is False:
        bars.append(trace.find("reason", Reason.APPROVAL_REFUSED, may.approval))
    if not bars and case.person.deferral_agreed_to is False:
        bars.append(trace.find("reason", Reason.DEFERRAL_NOT_AGREED, article.agreement))
    if not bars and agreed is not None and month > agreed:
        bars.append(trace.find("reason", Reason.DEFERRAL_NOT_LENGTHENED, article.not_lengthened))
    if bars:
        _claim_now(trace, case, may.deferral)
        return deferred._replace(eligibility=Eligibility.NOT_ELIGIBLE, reasons=tuple(bars))
    if agreed is None and case.as_of > at and law.reading("R47").answer == "no":
        reading = law.reading("R47")
        trace.warn("reading", reading)
        trace.find("agreed_after_age", reading.answer, article.agreement, reading)
        _claim_now(trace, case, may.deferral)
        return deferred._replace(eligibility=Eligibility.NOT_ELIGIBLE, reasons=(Reason.DEFERRAL_NOT_AGREED,))
    if window.deferral is Eligibility.UNDETERMINED:
        _claim_now(trace, case, may.deferral)
        if may.deferral.reading is not None:
            reading = law.reading(may.deferral.reading)
            trace.warn("reading", reading)
            trace.find("deferral", reading.answer, may.deferral, reading)
        return deferred._replace(eligibility=Eligibility.UNDETERMINED, missing=window.missing_facts)
    if agreed is not None or case.as_of <= at:
        return deferred
    reading = law.reading("R47")
    trace.warn("reading", reading)
    trace.find("agreed_after_age", reading.answer, article.agreement, reading)
    return deferred._replace(eligibility=Eligibility.UNDETERMINED, missing=("deferral_agreed_to",))


def _claim_now(trace: Trace, case: _Case, by: Cited) -> None:
    """The month cannot be planned, and the pension is not lost: said only to whoever surely had enough and draws none."""
    if case.at_age is not None and case.at_age.met and case.person.drawing in (None, Drawing.NONE):
        trace.warn("claim_now", by)


def _short(trace: Trace, case: _Case) -> _Answer:
    """Short in the statutory month: open once the extension is complete, and not settled between its two months (R01)."""
    month, law, at_age, projection = case.month, case.law, case.at_age, case.projection
    of_statutory_year = minimum_of(law, case.statutory.month)
    answer = _Answer(Eligibility.UNDETERMINED, kind="extended")
    if at_age is None or of_statutory_year is None:
        return answer
    counted = None if projection is None else projection.at_least(month)
    answer = answer._replace(required=at_age.required_months, year=case.statutory.month.year, counted=counted)
    if projection is None:
        return answer._replace(missing=("contributions",))
    complete = at_age.complete_month
    if complete is not None and complete <= month:
        own = minimum_of(law, complete)
        if own is not None and law.reading("R01").answer != "statutory_year":
            answer = answer._replace(required=own[0], year=complete.year)
        return answer._replace(eligibility=Eligibility.ELIGIBLE, due_since=complete if month > complete else None)

    reached, perhaps_reached = (
        one is not None and one <= month for one in (at_age.reached_month, at_age.perhaps_reached)
    )
    own_year = minimum_of(law, month)
    if reached and own_year is not None:
        answer = answer._replace(required=own_year[0], year=month.year)
    if at_age.unknown_from is not None and at_age.unknown_from <= month:
        trace.warn("out_of_coverage")
        return answer._replace(required=None, year=None, counted=None)
    if at_age.perhaps_complete is not None and at_age.perhaps_complete <= month:
        return answer._replace(missing=projection.missing_at(month) or at_age.missing_facts, counted=None)
    if not perhaps_reached:
        return answer._replace(eligibility=Eligibility.NOT_ELIGIBLE, reasons=(Reason.CONTRIBUTIONS_SHORT,))

    target = _ask(trace, case, "R01", "extension_target")
    may_be_deferred = _may_be_deferred(case)
    settled = "no"
    if may_be_deferred:
        settled = law.reading("R23").answer
        if target == "completion_year" or settled == "undetermined":
            _ask(trace, case, "R23", "deferral_while_short")
    if not reached:
        answer = answer._replace(counted=None, missing=projection.missing_at(month))
    if target == "completion_year" and settled == "no":
        return answer._replace(
            eligibility=Eligibility.NOT_ELIGIBLE, reasons=(Reason.CONTRIBUTIONS_SHORT,), missing=(), counted=counted
        )
    if target == "completion_year" and settled == "yes" and reached:
        answer = answer._replace(required=at_age.required_months, year=case.statutory.month.year)
        if case.window.deferral is not Eligibility.ELIGIBLE:
            return answer._replace(missing=case.window.missing_facts)
        if case.window.agreed_to is None and case.as_of > case.statutory.month:
            return answer._replace(missing=("deferral_agreed_to",))
        return answer._replace(eligibility=Eligibility.ELIGIBLE)
    return answer


def _may_be_deferred(case: _Case) -> bool:
    """Whether the month lies inside a deferral that was or may be agreed."""
    until = case.window.defer_until
    if until is None or case.month > until:
        return False
    stated = case.window.agreed_to is not None or case.as_of <= case.statutory.month
    return stated or case.law.reading("R47").answer != "no"


def _drawing(trace: Trace, case: _Case, answer: _Answer) -> _Answer:
    """Whoever draws a pension: no second one, or not settled what becomes of the first."""
    drawn = case.person.drawing
    if drawn is None or drawn is Drawing.NONE:
        return answer
    versions = case.law.versions(FlexibleRetirementTable)
    by = () if not versions else (versions[-1].one_pension,)
    if drawn is Drawing.EMPLOYEE:
        trace.warn("already_drawing", *by)
        reasons = (Reason.ALREADY_DRAWING, *answer.reasons)
        return answer._replace(eligibility=Eligibility.NOT_ELIGIBLE, reasons=reasons, missing=())
    if answer.eligibility is Eligibility.NOT_ELIGIBLE:
        return answer
    trace.warn("already_drawing", *by)
    return answer._replace(eligibility=Eligibility.UNDETERMINED, missing=(*answer.missing, "pension_drawn"))


def _note(
    trace: Trace,
    case: _Case,
    answer: _Answer,
    projected: int | None,
    shortfall: int | None,
    qualifying: QualifyingMonths,
) -> None:
    """Put the figures into the trace, each with what answers for it."""
    law, person, month = case.law, case.person, case.month
    article = law.for_age(person.category, person.birth_month).rule[person.category]
    table = law.at(min(month, case.statutory.month)).get(MinimumContributionTable)
    by = _by_kind(case, answer.kind, table) or (article,)
    row: Cited = by[0]
    if answer.kind != "extended" and answer.year is not None and table is not None:
        row = table.required(answer.year)[1]
    elif answer.year is not None and (found := minimum_of(law, YearMonth(answer.year, 12))) is not None:
        row = found[1]
    trace.find("age", month - person.birth_month, article)
    trace.find("kind", answer.kind, article, *_bounds(case, answer.kind))
    if answer.kind == "extended" and answer.required is not None:
        trace.find("counting_year", answer.year, *by)
        trace.find("required_months", answer.required, row)
    if projected is not None and table is not None:
        trace.find("projected_months", projected, table.counts)
    if Reason.CONTRIBUTIONS_SHORT in answer.reasons:
        trace.find("reason", Reason.CONTRIBUTIONS_SHORT, row)
    for fact in answer.missing and dict.fromkeys(answer.missing):
        trace.miss(fact)
        if fact == "lump_sum_accepted":
            trace.warn("reading", law.reading("R08"))
    if shortfall is not None:
        trace.find("shortfall_months", shortfall, row)
    if answer.eligibility is Eligibility.ELIGIBLE:
        for first, last in qualifying.closing:
            if first <= month <= last and (next_year := minimum_of(law, last + 1)) is not None:
                trace.warn("closes_at_year_end", next_year[1])
        if answer.due_since is not None:
            trace.find("due_since", answer.due_since, *by)
            trace.warn("due_since", *(by if case.window.outside_94 else (law.reading("R46"),)))
    trace.find("eligibility", answer.eligibility, *by)


def _by_kind(case: _Case, kind: Way, table: MinimumContributionTable | None) -> tuple[Cited, ...]:
    """Whose minimum counts: 94号 第七条 for a month that is chosen, 办法 第二条 for every other."""
    if kind == "extended" and (remedies := case.law.at(case.month).get(ShortfallRemediesTable)) is not None:
        return (remedies.extended_contribution,)
    if table is None:
        return ()
    chosen = table.at_chosen_month if kind in ("early", "deferred") else None
    return (chosen or table.at_statutory_age,)


def _bounds(case: _Case, kind: Way) -> tuple[Cited, ...]:
    """What bounds the window on this side: floor and months when early, months when deferred."""
    if kind == "early":
        table = case.law.at(case.month).get(FlexibleRetirementTable)
        return () if table is None else (table.floor[case.person.category], table.most_months_early)
    return (case.article.most_months_late,) if kind == "deferred" and case.article is not None else ()


def _lead(trace: Trace, case: _Case, table: MinimumContributionTable, required: Months, projection: Projection) -> int:
    """Months before an early month by which the minimum must be met (R28), noted only where that decides something."""
    if table.met_by is None:
        return 0
    month = case.month
    lead = table.met_by.months_before[case.law.reading(table.met_by.reading).answer]
    short = projection.at(month) < required
    decides = not short and projection.at(month - max(table.met_by.months_before.values())) < required
    if decides or (short and lead):
        _ask(trace, case, table.met_by.reading, "met_by", table.met_by)
    return lead


def _ask(trace: Trace, case: _Case, reading: str, name: str, *by: Cited) -> str:
    found = case.law.reading(reading)
    trace.warn("reading", found)
    return trace.find(name, found.answer, found, *by)


def _verdict(reasons: list[Reason], missing: list[str], *, open_question: bool) -> Eligibility:
    if reasons:
        return Eligibility.NOT_ELIGIBLE
    return Eligibility.UNDETERMINED if missing or open_question else Eligibility.ELIGIBLE
