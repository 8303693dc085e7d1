"""Organs and public institutions: what differs for their staff (S13). 人社部发〔2024〕94号 第十三条; 公务员法 第九十三条."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.person import check_span
from retirecalc.facts.words import Category, Drawing, Employment
from retirecalc.ground.months import YearMonth
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.age.worker_class.table import WorkerClassTable
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.retiring.public_bodies.facts import PublicFacts
from retirecalc.rules.retiring.public_bodies.table import PublicBodiesTable
from retirecalc.rules.retiring.retirement_steps.table import BodyPaper, LocalProcedureTable

if TYPE_CHECKING:
    from datetime import date

    from retirecalc.facts.person import Person
    from retirecalc.ground.months import Months
    from retirecalc.law import Law
    from retirecalc.rules.age.flexible_retirement import Window
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.sources import Cited

FACTS = {"public": PublicFacts}

Refusal = Literal[
    "already_drawing",
    "not_under_civil_service_law",
    "age_reached",
    "service_short",
    "too_far_from_age",
    "approval_refused",
]
Members = Literal["joined_after", "joined_before"]


class PublicBodies(NamedTuple):
    """Whether the early ways of the Civil Servants Law are open, and what else differs; where time alone closes them,
    `missing_facts` are those on which the first month hangs. Where two tables may be hers (R06) it is settled only by both.

    `members` says whether somebody joined after the reform of 2015, and `individual_months_only` what then counts;
    `apply_in` is the month of the application, and `papers` what is handed in, where the place names them: a card whose
    electronic copy was not stated too; `other_month` the statutory month by the other
    table that may be that of a senior woman (R06).
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[Refusal, ...]
    missing_facts: tuple[str, ...]
    public_body: bool | None
    members: Members | None
    individual_months_only: bool | None
    approval_required: bool | None
    deferral: Eligibility | None
    apply_in: YearMonth | None
    other_month: YearMonth | None
    papers: tuple[BodyPaper, ...] = ()


NOBODY = PublicBodies(Standing.NOT_APPLICABLE, None, (), (), False, None, None, None, None, None, None)


def public_bodies(
    person: Person,
    law: Law,
    *,
    as_of: YearMonth,
    asked_on: date,
    statutory_age: StatutoryAge,
    flexible_retirement: Window,
    public: PublicFacts,
) -> Outcome[PublicBodies]:
    """What differs with an organ or public institution, and whether the law on civil servants lets somebody go early.

    Basis: 94号 第十三条, approval of early and deferred retirement; civil servants and managers may not defer (第四条, by
    subject); 渝人社〔2024〕282号, in Chongqing the application falls in the month of approval, with five papers. Who joined
    after the reform of 2015 counts individual contributions alone. 公务员法 第九十三条, recalled: with 30 years of service, or
    with 20 and less than five years to the age, which is the delayed one, a civil servant may ask to retire early.

    Since that article is recalled, nothing is open by it that was not approved. Service is taken to go on. With a distance of
    exactly five years in months the days decide; where one of them is not known it is left open.

    Units: months.

    Not modelled: retirement of their staff for sickness, which other documents govern; other cases in which state rules let
    them go early; transitional pensions; the one-off grant to parents of an only child.

    Raises:
        InvalidFacts: more months of service than were lived.
        OutOfCoverage: no version on file is in force in `as_of`.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {
    ...     "birth": "1971-09",
    ...     "category": "male_60",
    ...     "employment": "civil_servant",
    ...     "service": "30y",
    ...     "service_approved": True,
    ... }
    >>> str(ask("public_bodies", facts, load_law(), "2026-11").outcome.value.standing)
    'ELIGIBLE'
    """
    table = law.at(as_of)[PublicBodiesTable]
    trace = Trace("public_bodies", employment=person.employment)
    if unread := unread_by(law, as_of, "public_bodies"):
        trace.warn("local_rule_not_read", *unread)
    civil = person.employment is Employment.CIVIL_SERVANT or public.civil_service_law
    body = True if civil else public.public_body
    if body is None and person.employment in (Employment.EMPLOYEE, Employment.OWN_ACCOUNT):
        body = False
    if not body:
        if body is None:
            trace.miss("public_body")
            trace.find("standing", Standing.UNDETERMINED, table.early_approval)
            return trace.outcome(
                NOBODY._replace(standing=Standing.UNDETERMINED, missing_facts=("public_body",), public_body=None)
            )
        trace.find("standing", Standing.NOT_APPLICABLE, table.early_approval)
        return trace.outcome(NOBODY)

    if public.service is not None:
        check_span(public.service, person.birth_month, as_of, "service")
    trace.find("approval_required", True, table.approval)
    members: Members | None = None
    if person.joined_after_2015_reform is None:
        trace.miss("joined_after_2015_reform")
    else:
        members = "joined_after" if person.joined_after_2015_reform else "joined_before"
        trace.find("members", members, table.joined_after if person.joined_after_2015_reform else table.joined_before)
    version = law.at(statutory_age.month).get(FlexibleRetirementTable)
    deferral = flexible_retirement.deferral
    if version is not None:
        may = version.employment[person.employment]
        by: tuple[Cited, ...] = (may.deferral,)
        if deferral is not Eligibility.NOT_ELIGIBLE and person.approved is False:
            deferral, by = Eligibility.NOT_ELIGIBLE, (may.deferral, may.approval)
        elif deferral is not Eligibility.NOT_ELIGIBLE and person.deferral_agreed_to is False:
            deferral, by = Eligibility.NOT_ELIGIBLE, (may.deferral, version.agreement)
        trace.find("deferral", deferral, *by)
    local = law.at(as_of).get(LocalProcedureTable)
    apply_in = _application(trace, local, public.approved_in)
    papers = _papers(trace, local, public)
    other_month = _senior(trace, person, law, as_of) if public.senior_woman else None

    early = _early(table, person, statutory_age.month, as_of, asked_on, public, civil=civil)
    if other_month is not None:
        other = _early(table, person, other_month, as_of, asked_on, public, civil=civil)
        if early[:2] != other[:2]:
            missing = tuple(dict.fromkeys((*early.missing, *other.missing)))
            early = _Early(Standing.UNDETERMINED, None, (), missing, exactly=early.exactly or other.exactly)
    standing, first, reasons, missing, exactly = early
    by = (table.long_service, table.near_service, table.nearer_than)
    if first is not None:
        trace.find("first_month", first, *by)
    trace.find("standing", standing, *by, table.early_approval)
    if reasons:
        trace.find("reasons", reasons, table.early_approval)
    else:
        if exactly:
            trace.warn("exact_distance", table.nearer_than)
        for fact in missing:
            trace.miss(fact)
    return trace.outcome(
        PublicBodies(
            standing,
            first,
            reasons,
            missing,
            True,
            members,
            person.joined_after_2015_reform,
            True,
            deferral,
            apply_in,
            other_month,
            papers,
        )
    )


class _Early(NamedTuple):
    """How it stands by one table; `exactly`: at a distance that days decide, and they are not known."""

    standing: Standing
    first: YearMonth | None
    reasons: tuple[Refusal, ...]
    missing: tuple[str, ...]
    exactly: bool


def _early(
    table: PublicBodiesTable,
    person: Person,
    statutory_month: YearMonth,
    as_of: YearMonth,
    asked_on: date,
    public: PublicFacts,
    *,
    civil: bool | None,
) -> _Early:
    """公务员法 第九十三条: whether it is open, from when, and why not."""
    reasons: list[Refusal] = []
    missing: list[str] = []
    if person.drawing is Drawing.EMPLOYEE:
        reasons.append("already_drawing")
    if civil is None:
        missing.append("civil_service_law")
    elif not civil:
        reasons.append("not_under_civil_service_law")
    if as_of >= statutory_month:
        reasons.append("age_reached")
    first, exactly = None, False
    if public.service is None:
        missing.append("service")
    elif as_of < statutory_month:
        near_from = statutory_month - table.nearer_than.value + 1
        if as_of == near_from - 1 and person.birth_day is not None and asked_on != as_of.on(31):
            if asked_on > as_of.on(person.birth_day):
                near_from = as_of
        elif as_of == near_from - 1:  # perhaps only the month of the question was told
            exactly = public.service >= table.near_service.value
        first = _first_month(table, public.service, statutory_month, as_of, near_from)
        exactly = exactly and first != as_of
        if first is None or (first > as_of and public.service < table.near_service.value):
            reasons.append("service_short")
        elif first > as_of and not exactly:
            reasons.append("too_far_from_age")
    if public.service_approved is False:
        reasons.append("approval_refused")
    elif public.service_approved is None and (public.approved_in is None or public.approved_in > as_of):
        missing.append("service_approved")

    barred = set(reasons) - {"service_short", "too_far_from_age"}
    if first is None or first >= statutory_month or barred:
        first = None
    standing = Standing.NOT_ELIGIBLE if reasons else Standing.UNDETERMINED if missing or exactly else Standing.ELIGIBLE
    asked = () if reasons and first is None else tuple(missing)
    return _Early(standing, first, tuple(reasons), asked, exactly and not reasons)


def _first_month(
    table: PublicBodiesTable, service: Months, statutory_month: YearMonth, as_of: YearMonth, near_from: YearMonth
) -> YearMonth | None:
    """The first month before the age in which the service is long enough, if it goes on; None if there is none."""
    by_service = as_of + max(0, table.long_service.value - service)
    near = as_of + max(0, table.near_service.value - service)
    first = min(by_service, max(near, near_from))
    return first if first < statutory_month else None


def _papers(trace: Trace, local: LocalProcedureTable | None, public: PublicFacts) -> tuple[BodyPaper, ...]:
    """What is handed in with the application, where the place says so."""
    if local is None or not (rows := local.public_body_papers):
        return ()
    stated = {"electronic_id": public.electronic_id, "electronic_card": public.electronic_card}
    papers: tuple[BodyPaper, ...] = tuple(
        [paper for paper, row in rows.items() if row.unless is None or not stated[row.unless]]
    )
    return trace.find("papers", papers, *rows.values())


def _application(trace: Trace, local: LocalProcedureTable | None, approved_in: YearMonth | None) -> YearMonth | None:
    """The month of the application, counted from that of the approval, where the place says so."""
    step = None if local is None else next((one for one in local.steps if one.step == "public_body_filing"), None)
    if step is None or step.months is None or approved_in is None:
        return None
    return trace.find("apply_in", approved_in + step.months, step)


def _senior(trace: Trace, person: Person, law: Law, as_of: YearMonth) -> YearMonth | None:
    """The statutory month by the other of the two tables that may be hers."""
    row = law.at(as_of)[WorkerClassTable].senior
    reading = law.reading(row.reading)
    trace.warn("reading", reading)
    if row.answers[reading.answer] is person.category:
        return None
    other = Category.FEMALE_55 if person.category is Category.MALE_60 else Category.MALE_60
    rule = law.for_age(other, person.birth_month).rule[other]
    month = person.birth_month + rule.original_age + rule.increase(person.birth_month)
    return trace.find("other_month", month, rule, row, reading)
