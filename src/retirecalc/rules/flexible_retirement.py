"""Flexible retirement: the window (S05, S06, S07, S13). 办法 第三条; 人社部发〔2024〕94号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.tables.flexible_retirement import FlexibleRetirementTable, Permission

if TYPE_CHECKING:
    from retirecalc.facts import Person
    from retirecalc.law import Law
    from retirecalc.months import YearMonth
    from retirecalc.rules.statutory_age import StatutoryAge
    from retirecalc.tables.table import Row


class Window(NamedTuple):
    """The months between which the person may choose, contributions apart.

    `earliest_month` and `latest_month` are law and do not move with the month of the question; None without a window.
    `approval_required` is None where it depends on an unknown employer, or where there is nothing to approve.
    """

    available: bool
    early: Eligibility
    deferral: Eligibility
    reasons: tuple[Reason, ...]
    missing_facts: tuple[str, ...]
    approval_required: bool | None
    earliest_month: YearMonth | None
    latest_month: YearMonth | None


def flexible_retirement(person: Person, law: Law, *, statutory: StatutoryAge) -> Outcome[Window]:
    """Whether the person may retire early or late, and between which months.

    Basis: 94号, cited by subject for articles 1-4: early at most 36 months and never below the original age; deferral by
    agreement at most 36 months, barred for civil servants and managers of state units; 第十条 nobody who draws a pension;
    第十三条 approval for staff of organs and state-owned enterprises and institutions; 第十四条 nobody who reached the
    original age by 2024-12-31.

    `deferral` ELIGIBLE reads "may be agreed". Whoever bars nothing and grants nothing is UNDETERMINED, never refused.

    Not modelled: how far down "other managers" reaches (R24); 人社部发〔2024〕29号 filings of leading skilled workers (S48).

    >>> from retirecalc import Person, load_law, statutory_age
    >>> person, law = Person("1984-11", "female_50", employment="employee"), load_law()
    >>> window = flexible_retirement(person, law, statutory=statutory_age(person, law).value).value
    >>> str(window.earliest_month), str(window.latest_month)
    ('2036-11', '2042-11')
    """
    trace = Trace("flexible_retirement", statutory_month=statutory.month, employment=person.employment)
    article = law.get(FlexibleRetirementTable)
    if article is None:
        return _closed(trace, Reason.NOT_IN_FORCE, law.not_yet(FlexibleRetirementTable))
    if statutory.original_month <= article.grandfathered_to.value:
        return _closed(trace, Reason.GRANDFATHERED, article.grandfathered_to)
    if person.drawing_any_pension:
        trace.warn("already_drawing", article.not_while_drawing)
        return _closed(trace, Reason.ALREADY_DRAWING, article.not_while_drawing)
    if person.drawing_any_pension is None:
        trace.warn("drawing_any_pension_unknown", article.not_while_drawing)

    may = article.employment[person.employment]
    early = _permit(trace, "early", may.early, law)
    deferral = _permit(trace, "deferral", may.deferral, law)
    approval = trace.find("approval_required", may.approval.value, may.approval)

    floor = article.floor[person.category]
    earliest = latest = statutory.month
    if early is not Eligibility.NOT_ELIGIBLE:
        earliest = max(person.birth_month + floor.value, statutory.month - article.most_months_early.value)
        trace.find("earliest_month", earliest, floor, article.most_months_early)
    if deferral is not Eligibility.NOT_ELIGIBLE:
        latest = trace.find("latest_month", statutory.month + article.most_months_late.value, article.most_months_late)

    refused = [
        one for one, answer in ((may.early, early), (may.deferral, deferral)) if answer is Eligibility.NOT_ELIGIBLE
    ]
    reasons = tuple(dict.fromkeys(one.reason for one in refused if one.reason is not None))
    missing = tuple(dict.fromkeys(one.missing for one in (may.early, may.deferral) if one.missing is not None))
    return trace.outcome(Window(earliest < latest, early, deferral, reasons, missing, approval, earliest, latest))


def _permit(trace: Trace, name: str, permission: Permission, law: Law) -> Eligibility:
    if permission.value is not None:
        answer = trace.find(name, permission.value, permission)
    else:
        reading = law.reading(permission.reading or "")
        answer = trace.find(name, (permission.answers or {})[reading.answer], permission, reading)
        trace.warn("reading", reading)
    if permission.missing is not None:
        trace.miss(permission.missing)
    return answer


def _closed(trace: Trace, reason: Reason, by: Row) -> Outcome[Window]:
    trace.find("reason", reason, by)
    refused = Eligibility.NOT_ELIGIBLE
    return trace.outcome(Window(False, refused, refused, (reason,), (), None, None, None))
