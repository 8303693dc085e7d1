"""What is due by when for one retirement month (S08). 人社部发〔2024〕94号: notice, agreement, application, first payment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.months import YearMonth
from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.tables.flexible_retirement import FlexibleRetirementTable

if TYPE_CHECKING:
    from datetime import date

    from retirecalc.facts import Person
    from retirecalc.law import Law
    from retirecalc.months import Months
    from retirecalc.rules.flexible_retirement import Window
    from retirecalc.rules.pension_eligibility import PensionEligibility
    from retirecalc.rules.statutory_age import StatutoryAge
    from retirecalc.sources import Cited
    from retirecalc.tables.table import Cell


class Timeline(NamedTuple):
    """The four dates. `apply_in` is a latest month; `first_payment_month` holds if approved for the month asked about."""

    notice_by: date | None
    agreement_by: date | None
    apply_in: YearMonth | None
    first_payment_month: YearMonth | None


def retirement_timeline(
    person: Person,
    law: Law,
    *,
    month: YearMonth,
    as_of: YearMonth,
    statutory: StatutoryAge,
    window: Window,
    eligibility: PensionEligibility,
) -> Outcome[Timeline]:
    """The last days for notice and agreement, the last month to apply, and the first month of payment.

    Basis: 94号 by subject: written notice three months before an early month, a written agreement one month before the
    *statutory* month for a deferral; 第八条 the application in the retirement month at the latest; 第九条 payment from the
    following month. Three months are calendar months, never 90 days. R22: before the first day of the month.

    All None where the month is refused, where the law date lies before 2025, and for people outside 94号 (第十四条): these
    articles do not speak of them. A date that has passed keeps the option; the text states no sanction.

    Not modelled: the procedure of a place, working days.

    >>> from retirecalc import Person, assess, load_law
    >>> option = assess(Person("1970-08", "male_60"), load_law(), "2026-11").option("2030-08")
    >>> str(option.notice_by), str(option.first_payment_month)
    ('2030-05-01', '2030-09')
    """
    trace = Trace("retirement_timeline", month=month, kind=eligibility.kind)
    article = law.get(FlexibleRetirementTable)
    refused = eligibility.eligibility is Eligibility.NOT_ELIGIBLE
    if article is None or refused or Reason.GRANDFATHERED in window.reasons:
        return trace.outcome(Timeline(None, None, None, None))

    notice_by = agreement_by = None
    if eligibility.kind == "early":
        employer = article.employment[person.employment].employer_notice
        if employer.value:
            notice_by = _before(trace, "notice_by", month, article.notice, employer, person=person, law=law)
        else:
            trace.find("notice_by", None, employer)
            trace.warn("no_employer_notice", law.reading("R07b"))
    elif eligibility.kind == "deferred":
        agreement_by = _before(trace, "agreement_by", statutory.month, article.agreement, person=person, law=law)

    flexible = eligibility.kind in ("early", "deferred")
    by = article.application if flexible else article.application_on_time
    apply_in = trace.find("apply_in", month + article.application.value, by, article.application)
    first_payment = trace.find("first_payment_month", month + article.first_payment.value, article.first_payment)

    for day in (notice_by, agreement_by):
        if day is not None and YearMonth.of(day) < as_of:
            trace.warn("deadline_passed", article.notice if day is notice_by else article.agreement)
    if apply_in < as_of:
        trace.warn("deadline_passed", article.application)
    return trace.outcome(Timeline(notice_by, agreement_by, apply_in, first_payment))


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
