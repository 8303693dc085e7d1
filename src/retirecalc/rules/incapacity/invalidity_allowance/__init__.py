"""Invalidity allowance of the enterprise scheme (S11). 人社部发〔2024〕72号 第二条至第十二条."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.ground.months import Months, YearMonth
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.incapacity.invalidity_allowance.facts import Body, IncapacityFacts
from retirecalc.rules.incapacity.invalidity_allowance.table import InvalidityAllowanceTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.age.flexible_retirement import Window
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.rules.incapacity.invalidity_allowance.table import Adjustment, Amount, Tier, TierRow
    from retirecalc.sources import Cited
    from retirecalc.tables.table import Row

FACTS = {"incapacity": IncapacityFacts}
_RANK: dict[str, int] = {body: rank for rank, body in enumerate(Body)}
Refusal = Literal["not_yet", "age_reached", "appraisal_negative", "body_too_low", "certificate_expired"]


class InvalidityAllowance(NamedTuple):
    """Whether the allowance is open for the application, in which tier, and from when to when.

    `months_payable` is of tier C alone. `last_month` is the last one of the allowance if nothing else happens: the statutory
    month, whose pension is paid from the month after, or the end of the months payable. `recomputed_in` is the month from which
    tier B is computed as tier A. `converts` says whether it becomes a pension at the age, `early_from` the first month in which
    somebody who draws it may retire early, and `early_until` the last one, since the minimum may rise above the months. A
    certificate serves up to `certificate_until`, that day included; after a negative conclusion a new appraisal may be asked for
    after `appraisal_after`. `applied_on` is the day of the application where it was stated. `year_decides` says that another tier
    is paid if another year's minimum counts (R03), `short_at_the_age` that the minimum of the statutory year is not met.
    """

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    tier: Tier | None = None
    months_to_age: Months | None = None
    amount: Amount | None = None
    adjustment: Adjustment | None = None
    months_payable: Months | None = None
    last_month: YearMonth | None = None
    recomputed_in: YearMonth | None = None
    converts: Eligibility | None = None
    early_from: YearMonth | None = None
    early_until: YearMonth | None = None
    certificate_until: date | None = None
    appraisal_after: date | None = None
    applied_on: date | None = None
    year_decides: bool = False
    short_at_the_age: bool = False


def invalidity_allowance(
    person: Person,
    law: Law,
    *,
    incapacity: IncapacityFacts,
    as_of: YearMonth,
    asked_on: date,
    statutory_age: StatutoryAge,
    contribution_projection: Projection | None,
    flexible_retirement: Window,
) -> Outcome[InvalidityAllowance]:
    """Whether and how an invalidity allowance is paid on an application; left out, it is made on the day of the question.

    Basis: 72号. 第二条 before the statutory age, with total loss of working capacity; 第十条 certified by a body of
    prefecture level or above, for one year, and after a negative conclusion only one year later; 第三条 tier A, the minimum
    met and at most five years to the age (exactly 60 months are A), like a pension; 第四条 tier B, met and further away,
    like the basic part, as A from 60 months on; 第五条 tier C, not met, the same for a limited time; 第八条 no month is
    credited; 第十二条 from the month after the application. At the age A and B retire and the amount stays; of C the text
    says nothing. R03: which year's minimum, the year of the application by default. Of public bodies it says nothing.

    Units: months.

    Not modelled: the amount; whether the body is of the right place; later events: `invalidity_course`.

    Raises:
        OutOfCoverage: no version on file is in force in the month of the application.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1975-08", "category": "female_55", "employment": "employee", "certified_by": "prefecture"}
    >>> facts |= {"certified_on": "2025-11-03", "allowance_applied_on": "2025-12-20"}
    >>> facts |= {"contributions": {"cumulative": 240, "counted_to": "2025-12"}}
    >>> found = ask("invalidity_allowance", facts, load_law(), "2025-12-20").outcome.value
    >>> found.tier, str(found.first_month), int(found.months_to_age)
    ('B', '2026-01', 73)
    """
    applied_on = asked_on if incapacity.allowance_applied_on is None else incapacity.allowance_applied_on
    month, statutory = YearMonth(applied_on.year, applied_on.month), statutory_age.month
    trace = Trace(
        "invalidity_allowance",
        applied_on=applied_on,
        statutory_month=statutory,
        total_loss=incapacity.total_loss,
        certified_by=incapacity.certified_by,
    )
    if unread := unread_by(law, as_of, "invalidity_allowance"):
        trace.warn("local_rule_not_read", *unread)
    era = law.at(month)
    to_come = era.not_yet(InvalidityAllowanceTable)
    if to_come is not None:
        return _refused(trace, "not_yet", to_come.entitled)
    table = era.needed(InvalidityAllowanceTable, month)

    public_body = person.employment.public_body if incapacity.public_body is None else incapacity.public_body
    if public_body:
        trace.warn("public_body_rules", table.entitled)
    healthy = incapacity.total_loss is False and incapacity.not_certified_on is None
    if public_body or healthy or person.drawing is Drawing.EMPLOYEE:
        return _answer(trace, InvalidityAllowance(Standing.NOT_APPLICABLE), table.entitled)
    if month >= statutory:
        day = None if person.birth_day is None else statutory.on(person.birth_day)
        if day is None or incapacity.allowance_applied_on is None or applied_on >= day:
            return _refused(trace, "age_reached", table.entitled)
        # No text says on which day of its month the age is reached, so none refuses this.
        trace.warn("before_the_birthday", table.entitled)
        return _answer(trace, InvalidityAllowance(Standing.UNDETERMINED), table.entitled)

    appraised = _appraised(trace, incapacity, table, applied_on)
    if appraised.standing is Standing.NOT_ELIGIBLE:
        return _answer(trace, appraised, table.level, table.valid_for, table.wait)
    missing = [trace.miss(fact) for fact in appraised.missing_facts]
    if public_body is None:
        missing.append(trace.miss("public_body"))
    if contribution_projection is None:
        missing.append(trace.miss("contributions"))
    standing = Standing.UNDETERMINED if missing else appraised.standing
    first = trace.find("first_month", month + table.first_payment.value, table.first_payment)
    distance = trace.find("months_to_age", Months(statutory - month), table.near)
    answer = appraised._replace(first_month=first, months_to_age=distance, applied_on=incapacity.allowance_applied_on)
    if contribution_projection is not None:
        least, most = contribution_projection.at_least(month), contribution_projection.at_most(month)
        trace.find("counted", Months(least), table.counts)
        at_age = _minimum(law, statutory)
        enough, year_decides = _enough(trace, law, table, _minimum(law, month), at_age, least, most)
        answer = answer._replace(year_decides=year_decides)
        if enough is False:
            answer = _limited(trace, table, answer, first, statutory, least, most)
        elif enough:
            tier: Tier = "A" if distance <= table.near.value else "B"
            window = flexible_retirement
            if window.approval_required and person.approved is False:  # 94号 第十三条
                window = window._replace(early=Eligibility.NOT_ELIGIBLE)
            answer = _unlimited(trace, law, table, answer, tier, first, statutory, least, window)
            if least < at_age[0]:
                answer = answer._replace(short_at_the_age=True)
                trace.warn("minimum_not_tested_again", table.converts)
            if distance == table.near.value and not _within(person, incapacity, month):
                trace.warn("exact_distance", table.near)
        if answer.tier is None or (answer.tier == "C" and answer.months_payable is None):
            missing += map(trace.miss, contribution_projection.missing_at(month))
    trace.find("credited", table.credited.value, table.credited)
    trace.find("public_notice", table.public_notice.value, table.public_notice)
    trace.find("decides", table.decides.value, table.decides, table.claimed_at)
    return _answer(trace, answer._replace(standing=standing, missing_facts=tuple(missing)), table.entitled)


def _answer(trace: Trace, answer: InvalidityAllowance, by: Cited, *more: Cited) -> Outcome[InvalidityAllowance]:
    trace.find("standing", answer.standing, by, *more)
    if answer.reasons:
        trace.find("reasons", answer.reasons, by, *more)
    return trace.outcome(answer)


def _refused(trace: Trace, reason: Refusal, by: Cited) -> Outcome[InvalidityAllowance]:
    return _answer(trace, InvalidityAllowance(Standing.NOT_ELIGIBLE, reasons=(reason,)), by)


def _appraised(
    trace: Trace, told: IncapacityFacts, table: InvalidityAllowanceTable, applied_on: date
) -> InvalidityAllowance:
    """What the conclusions of the appraisal give: the latest one by the application counts."""
    positive, negative = told.certified_on, told.not_certified_on
    if negative is not None and negative > applied_on:
        trace.warn("found_after_application", table.wait)
        negative = None
    reasons: list[Refusal] = []
    missing = [] if told.total_loss is not None else ["total_loss"]
    until = after = None
    doubtful = False
    if negative is not None:
        after = trace.find("appraisal_after", _later(negative, table.wait.value), table.wait)
        if positive is not None and negative < positive <= after:
            doubtful = True
            trace.warn("appraised_within_wait", table.wait)
        elif (
            told.total_loss is False
            or (positive is not None and positive <= negative)
            # Later than that there may be a new conclusion that nobody stated.
            or (told.total_loss is None and applied_on <= after)
        ):
            reasons.append("appraisal_negative")
    if told.certified_by is None:
        missing.append("certified_by")
    elif _RANK[told.certified_by] < _RANK[table.level.value]:
        reasons.append("body_too_low")
    if positive is None:
        missing.append("certified_on")
    else:
        until = trace.find("certificate_until", _later(positive, table.valid_for.value), table.valid_for)
        if positive > applied_on:
            doubtful = True
            trace.warn("facts_conflict", table.valid_for)
        elif applied_on > until:
            if told.allowance_applied_on is None and YearMonth(until.year, until.month).on(31) == applied_on:
                missing.append("allowance_applied_on")  # perhaps only the month of the question was told
            else:
                reasons.append("certificate_expired")
    if reasons:
        return InvalidityAllowance(
            Standing.NOT_ELIGIBLE, reasons=tuple(reasons), certificate_until=until, appraisal_after=after
        )
    standing = Standing.UNDETERMINED if doubtful else Standing.ELIGIBLE
    return InvalidityAllowance(standing, missing_facts=tuple(missing), certificate_until=until, appraisal_after=after)


def _later(day: date, months: Months) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    return (YearMonth(day.year, day.month) + months).on(day.day)


def _within(person: Person, told: IncapacityFacts, month: YearMonth) -> bool:
    """Whether a distance of whole years is no longer by days either."""
    return (
        person.birth_day is not None
        and told.allowance_applied_on is not None
        and told.allowance_applied_on >= month.on(person.birth_day)
    )


def _enough(
    trace: Trace,
    law: Law,
    table: InvalidityAllowanceTable,
    of_application: tuple[Months, Row],
    of_statutory: tuple[Months, Row],
    least: int,
    most: int,
) -> tuple[bool | None, bool]:
    """Whether the minimum is met, and whether that hangs on the year: R03 is asked only where it decides."""
    required, row = of_application
    by: tuple[Cited, ...] = ()
    if (least >= required) != (least >= of_statutory[0]) or (most >= required) != (most >= of_statutory[0]):
        reading = law.reading(table.minimum.reading)
        trace.warn("reading", reading)
        by = (table.minimum, reading)
        if table.minimum.years[reading.answer] == "statutory":
            required, row = of_statutory
    trace.find("required_months", required, row, *by)
    met = least >= required if (least >= required) == (most >= required) else None
    return met, bool(by)


def _minimum(law: Law, month: YearMonth) -> tuple[Months, Row]:
    return law.at(month).needed(MinimumContributionTable, month).required(month.year)


def _tiered(trace: Trace, table: InvalidityAllowanceTable, tier: Tier) -> TierRow:
    row = table.tiers[tier]
    trace.find("tier", tier, row)
    trace.find("amount", row.amount, row)
    trace.find("adjustment", row.adjustment, row)
    return row


def _limited(
    trace: Trace,
    table: InvalidityAllowanceTable,
    answer: InvalidityAllowance,
    first: YearMonth,
    statutory: YearMonth,
    least: int,
    most: int,
) -> InvalidityAllowance:
    """The minimum is not met: for some months, never beyond the age."""
    row = _tiered(trace, table, "C")
    converts = trace.find("converts", table.limited_at_age.value, table.limited_at_age)
    months = last = None
    if (surely := table.limit.months(least)) == table.limit.months(most):
        months = trace.find("months_payable", surely, table.limit)
        last = first + (surely - 1)
        if last > statutory:
            last = trace.find("last_month", statutory, table.limited_at_age, table.entitled)
            trace.warn("age_below_minimum", table.limited_at_age)
        else:
            trace.find("last_month", last, table.limit)
    return answer._replace(
        tier="C",
        amount=row.amount,
        adjustment=row.adjustment,
        months_payable=months,
        last_month=last,
        converts=converts,
    )


def _unlimited(
    trace: Trace,
    law: Law,
    table: InvalidityAllowanceTable,
    answer: InvalidityAllowance,
    tier: Tier,
    first: YearMonth,
    statutory: YearMonth,
    least: int,
    window: Window,
) -> InvalidityAllowance:
    """The minimum is met: up to the age, or to an early retirement."""
    row = _tiered(trace, table, tier)
    near = statutory - table.near.value
    recomputed = trace.find("recomputed_in", near, table.recomputed) if tier == "B" else None
    last = trace.find("last_month", statutory, table.converts)
    converts = trace.find("converts", table.converts.value, table.converts)
    early = until = None
    if window.early is Eligibility.ELIGIBLE and window.earliest_month is not None:
        # No month is credited while it is drawn, and the minimum rises: once it is not met it is met no more.
        at = max(window.earliest_month, first)
        if at < statutory and least >= _minimum(law, at)[0]:
            early = trace.find("early_from", at, table.early)
            until, after = statutory - 1, None
            while least < (found := _minimum(law, until))[0]:
                until, after = YearMonth(until.year - 1, 12), found[1]
            if after is not None:
                trace.find("early_until", until, table.early, after)
    return answer._replace(
        tier=tier,
        amount=row.amount,
        adjustment=row.adjustment,
        last_month=last,
        recomputed_in=recomputed,
        converts=converts,
        early_from=early,
        early_until=until,
    )
