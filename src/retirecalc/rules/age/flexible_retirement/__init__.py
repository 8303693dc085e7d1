"""Flexible retirement: the window (S05, S06, S07, S13). 办法 第三条; 人社部发〔2024〕94号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.ground.months import YearMonth
from retirecalc.ground.stretches import union
from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable, Permission

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.stretches import Stretch
    from retirecalc.law import Era, Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.sources import Cited
    from retirecalc.tables.table import Row


class Window(NamedTuple):
    """The months between which the person may choose, contributions apart.

    `earliest_month` and `latest_month` are law and do not move with the month of the question; None without a window.
    `early_months` are the months before the statutory one that the version in force in each of them has inside.
    `approval_required` is None where it depends on an unknown employer, or where there is nothing to approve.
    `agreed_to` is the month to which a deferral was agreed, as far as the text lets it; `defer_until` the last month of one
    that was or may be agreed, None where it is barred.
    """

    available: bool
    early: Eligibility
    deferral: Eligibility
    reasons: tuple[Reason, ...]
    missing_facts: tuple[str, ...]
    approval_required: bool | None
    earliest_month: YearMonth | None
    latest_month: YearMonth | None
    early_months: tuple[Stretch, ...] = ()
    agreed_to: YearMonth | None = None
    defer_until: YearMonth | None = None

    @property
    def outside_94(self) -> bool:
        """Whether 94号 has nothing for this person (第十四条), or is not law yet."""
        return Reason.GRANDFATHERED in self.reasons or Reason.NOT_IN_FORCE in self.reasons

    def to_be_agreed(self, month: YearMonth) -> bool:
        """Whether a deferral to an open month is still to be agreed: not inside one that is."""
        return self.agreed_to is None or month > self.agreed_to


UNKNOWN = Window(False, Eligibility.UNDETERMINED, Eligibility.UNDETERMINED, (), (), None, None, None)
"""The answer where no version on file says it."""


def flexible_retirement(person: Person, law: Law, *, statutory_age: StatutoryAge) -> Outcome[Window]:
    """Whether the person may retire early or late, and between which months.

    Basis: 94号, cited by subject for articles 1-4: early at most 36 months and never below the original age; deferral by
    agreement at most 36 months, barred for civil servants and managers of state units; 第十条 nobody who draws a pension;
    第十三条 approval for staff of organs and state-owned enterprises and institutions; 第十四条 nobody who reached the
    original age by 2024-12-31. A month is early if the version in force in that month has it inside; what a deferral allows
    says the version of the statutory month.

    `deferral` ELIGIBLE reads "may be agreed". Whoever bars nothing and grants nothing is UNDETERMINED, never refused.

    Not modelled: how far down "other managers" reaches (R24); 人社部发〔2024〕29号 filings of leading skilled workers (S48).

    Raises:
        OutOfCoverage: no version on file is in force in the statutory month, and one was before.

    >>> from retirecalc import Person, load_law
    >>> from retirecalc.rules.age.statutory_age import statutory_age
    >>> person, law = Person("1984-11", "female_50", employment="employee"), load_law()
    >>> window = flexible_retirement(person, law, statutory_age=statutory_age(person, law).value).value
    >>> str(window.earliest_month), str(window.latest_month)
    ('2036-11', '2042-11')
    """
    trace = Trace("flexible_retirement", statutory_month=statutory_age.month, employment=person.employment)
    at, original = law.at(statutory_age.month), law.at(statutory_age.original_month)
    versions = law.versions(FlexibleRetirementTable)
    if not versions:
        _check_application(trace, person, statutory_age.month)
        return _closed(
            trace, person, Reason.NOT_IN_FORCE, at.not_yet(FlexibleRetirementTable) or at[FlexibleRetirementTable]
        )
    cut_off = (original.get(FlexibleRetirementTable) or versions[0]).grandfathered_to
    if statutory_age.original_month <= cut_off.value:
        # 94号 does not reach them; that nobody draws a second pension does (17号 第三条).
        if person.drawing is None:
            trace.warn("drawing_unknown", versions[0].one_pension)
        elif person.drawing is Drawing.EMPLOYEE:
            trace.warn("already_drawing", versions[0].one_pension)
        _check_application(trace, person, statutory_age.month, cut_off)
        return _closed(trace, person, Reason.GRANDFATHERED, cut_off)
    article = at[FlexibleRetirementTable]
    if person.drawing is Drawing.EMPLOYEE:
        trace.warn("already_drawing", article.not_while_drawing)
        return _closed(trace, person, Reason.ALREADY_DRAWING, article.not_while_drawing)
    if person.drawing is None:
        trace.warn("drawing_unknown", article.not_while_drawing)

    inside = [
        (stretch, version)
        for era in law.eras(versions[0].first_month, statutory_age.month - 1)
        if (version := era.get(FlexibleRetirementTable)) is not None
        for stretch in _early_months(person, version, statutory_age.month, era)
    ]
    early_by = inside[0][1] if inside else article
    may, may_early = article.employment[person.employment], early_by.employment[person.employment].early
    early = _permit(trace, "early", may_early, law)
    deferral = _permit(trace, "deferral", may.deferral, law)
    approval = trace.find("approval_required", may.approval.value, may.approval)

    early_months = tuple([at for at, one in inside if _permission(one, person, law) is not Eligibility.NOT_ELIGIBLE])
    if len(early_months) > 1:
        early_months = union(early_months)
    earliest = latest = statutory_age.month
    if early is not Eligibility.NOT_ELIGIBLE:
        earliest = early_months[0][0] if early_months else statutory_age.month
        trace.find("earliest_month", earliest, early_by.floor[person.category], early_by.most_months_early)
    if deferral is not Eligibility.NOT_ELIGIBLE:
        latest = trace.find(
            "latest_month", statutory_age.month + article.most_months_late.value, article.most_months_late
        )

    agreed = person.deferral_agreed_to
    fits = agreed and statutory_age.month < agreed <= latest
    if agreed and not fits:
        trace.warn("facts_conflict", article.most_months_late)
    _check_application(trace, person, earliest, early_by.floor[person.category])
    # What the authority refused is no deferral, whatever was agreed.
    agreed_to = agreed if agreed and fits and person.approved is not False else None
    barred = latest == statutory_age.month or person.approved is False or agreed is False
    refused = ((may_early.reason, early), (may.deferral.reason, deferral))
    reasons = [reason for reason, answer in refused if answer is Eligibility.NOT_ELIGIBLE and reason is not None]
    missing = [fact for fact in (may_early.missing, may.deferral.missing) if fact is not None]
    return trace.outcome(
        Window(
            earliest < latest,
            early,
            deferral,
            tuple(dict.fromkeys(reasons)) if reasons else (),
            tuple(dict.fromkeys(missing)) if missing else (),
            approval,
            earliest,
            latest,
            early_months,
            agreed_to,
            None if barred else agreed_to or latest,
        )
    )


def _check_application(trace: Trace, person: Person, earliest: YearMonth, *by: Cited) -> None:
    """An application from before the earliest month by age is no application of this kind."""
    if person.applied_on is not None and YearMonth.of(person.applied_on) < earliest:
        trace.warn("applied_before_age", *by)


def _early_months(
    person: Person, version: FlexibleRetirementTable, statutory_month: YearMonth, era: Era
) -> tuple[Stretch, ...]:
    """The months of an era before the statutory one that the version in force has inside the window."""
    floor, most = version.floor[person.category].value, version.most_months_early.value
    first = max(person.birth_month + floor, statutory_month - most, era.first)
    last = min(statutory_month - 1, era.last)
    return ((first, last),) if first <= last else ()


def _permission(version: FlexibleRetirementTable, person: Person, law: Law) -> Eligibility | None:
    permission = version.employment[person.employment].early
    if permission.reading is None:
        return permission.value
    return (permission.answers or {})[law.reading(permission.reading).answer]


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


def _closed(trace: Trace, person: Person, reason: Reason, by: Row) -> Outcome[Window]:
    if person.deferral_agreed_to:
        trace.warn("facts_conflict", by)
    trace.find("reason", reason, by)
    refused = Eligibility.NOT_ELIGIBLE
    return trace.outcome(Window(False, refused, refused, (reason,), (), None, None, None))
