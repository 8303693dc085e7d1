"""What is due by when for one retirement month (S08). 人社部发〔2024〕94号: notice, agreement, application, first payment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.outcome import Eligibility, Outcome, Trace
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable

if TYPE_CHECKING:
    from datetime import date

    from retirecalc.facts.person import Person
    from retirecalc.ground.months import Months, YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.flexible_retirement import Window
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.retiring.pension_eligibility import PensionEligibility
    from retirecalc.sources import Cited
    from retirecalc.tables.table import Cell


class RetirementDates(NamedTuple):
    """The four dates. `apply_in` is a latest month; `first_payment_month` holds if approved for the month asked about."""

    notice_by: date | None
    agreement_by: date | None
    apply_in: YearMonth | None
    first_payment_month: YearMonth | None


NO_DATES = RetirementDates(None, None, None, None)


def retirement_dates(
    person: Person,
    law: Law,
    *,
    month: YearMonth,
    as_of: YearMonth,
    asked_on: date,
    statutory_age: StatutoryAge,
    flexible_retirement: Window,
    pension_eligibility: PensionEligibility,
) -> Outcome[RetirementDates]:
    """The last days for notice and agreement, the last month to apply, and the first month of payment.

    Basis: 94号 by subject: written notice three months before an early month, a written agreement one month before the
    *statutory* month for a deferral; 第八条 the application in the retirement month at the latest; 第九条 payment from the
    following month. Three months are calendar months, never 90 days. R22: before the first day of the month. R46: what is
    claimed late is paid from the month after the claim. The version of the retirement month counts.

    What was done has no last day any more. All None where the month is refused or the statutory month is past, where a
    pension is drawn, and for people outside 94号 (第十四条): these articles do not speak of them. A date that lies before
    `asked_on` keeps the option; the text states no sanction. One from before the rule began was never due.

    Not modelled: the procedure of a place, working days.

    >>> from retirecalc import Person, assess, load_law
    >>> option = assess(Person("1970-08", "male_60"), load_law(), "2026-11").option("2030-08")
    >>> str(option.notice_by), str(option.first_payment_month)
    ('2030-05-01', '2030-09')
    """
    trace = Trace("retirement_dates", month=month, kind=pension_eligibility.kind)
    refused = pension_eligibility.eligibility is Eligibility.NOT_ELIGIBLE
    drawing = person.drawing not in (None, Drawing.NONE)
    past = month == statutory_age.month and month < as_of
    if refused or past or drawing or flexible_retirement.outside_94:
        return trace.outcome(NO_DATES)
    era = law.at(month)
    article = era.get(FlexibleRetirementTable)
    if article is None:
        if era.not_yet(FlexibleRetirementTable) is None:
            trace.warn("out_of_coverage")
        return trace.outcome(NO_DATES)

    notice_by = agreement_by = apply_in = None
    if pension_eligibility.kind == "early" and person.applied_on is None:
        notice_by = _notice(trace, person, law, month, article)
    elif pension_eligibility.kind in ("deferred", "extended") and person.applied_on is None:
        too_late = as_of > statutory_age.month and law.reading("R47").answer == "no"
        if not too_late:
            agreement_by = _agreement(
                trace, person, law, month, statutory_age.month, flexible_retirement, article, pension_eligibility.kind
            )
    if person.applied_on is None:
        by = article.application if pension_eligibility.kind in ("early", "deferred") else article.application_on_time
        apply_in = trace.find("apply_in", month + article.application.value, by, article.application)
    first_payment = _first_payment(trace, law, month, article, pension_eligibility)

    last_days = (
        (notice_by, person.notice_given_on or asked_on, article.notice),
        (agreement_by, asked_on, article.agreement),
    )
    for day, done_on, by in last_days:
        if day is not None and day < done_on:
            began = law.versions(FlexibleRetirementTable)[0].first_day
            trace.warn("deadline_before_rule" if day < began else "deadline_passed", by)
    if apply_in is not None and apply_in < as_of:
        trace.warn("deadline_passed", article.application)
    if person.notice_given_on is not None or person.applied_on is not None:
        notice_by = None
    return trace.outcome(RetirementDates(notice_by, agreement_by, apply_in, first_payment))


def _notice(trace: Trace, person: Person, law: Law, month: YearMonth, article: FlexibleRetirementTable) -> date | None:
    employer = article.employment[person.employment].employer_notice
    if employer.value:
        return _before(trace, "notice_by", month, article.notice, employer, person=person, law=law)
    trace.find("notice_by", None, employer)
    trace.warn("no_employer_notice", law.reading("R07b"))
    return None


def _agreement(
    trace: Trace,
    person: Person,
    law: Law,
    month: YearMonth,
    statutory_month: YearMonth,
    window: Window,
    article: FlexibleRetirementTable,
    kind: str,
) -> date | None:
    """The last day to agree on a deferral, where one is still to be agreed; for whoever is short at the age with R23."""
    until = window.defer_until
    if window.agreed_to is not None or until is None or month > until:
        return None
    if kind == "extended":
        reading = law.reading("R23")
        if reading.answer == "no":
            return None
        if reading.answer == "undetermined":
            trace.warn("reading", reading)
    return _before(trace, "agreement_by", statutory_month, article.agreement, person=person, law=law)


def _first_payment(
    trace: Trace, law: Law, month: YearMonth, article: FlexibleRetirementTable, eligibility: PensionEligibility
) -> YearMonth | None:
    """The month after; for a late claim as R46 is answered."""
    if eligibility.due_since is None:
        return trace.find("first_payment_month", month + article.first_payment.value, article.first_payment)
    reading = law.reading("R46")
    since = {"after_claim": month, "after_age": eligibility.due_since}.get(reading.answer)
    first = None if since is None else since + article.first_payment.value
    return trace.find("first_payment_month", first, article.first_payment, reading)


def _before(
    trace: Trace, name: str, month: YearMonth, period: Cell[Months], *by: Cited, person: Person, law: Law
) -> date:
    """The last day, so many calendar months before the reference day of `month` (R22)."""
    due = month - int(period.value)
    if person.birth_day in (None, 1):
        return trace.find(name, due.on(1), period, *by)
    reading = law.reading("R22")
    trace.warn("reading", reading)
    # The birthday is clipped to its own month first: 31 June is 30 June, and three months before it is 30 March.
    day = 1 if reading.answer == "first_of_month" else month.on(person.birth_day).day
    return trace.find(name, due.on(day), period, *by, reading)
