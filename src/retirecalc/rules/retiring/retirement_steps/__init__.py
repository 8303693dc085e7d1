"""Who must do what by when for one retirement month, in order (S08, S22, S50). 人社部发〔2024〕94号; the procedure of the place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.words import DEEMED_KINDS, Employment
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.workdays import CalendarDays, after_calendar_days, after_working_days
from retirecalc.outcome import Eligibility, Outcome, Trace
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.retiring.retirement_steps.table import LocalProcedureTable, ProcedureTable

if TYPE_CHECKING:
    from typing import Any

    from retirecalc.facts.contributions import Contributions
    from retirecalc.facts.filing import Filing
    from retirecalc.facts.person import Person
    from retirecalc.ground.workdays import WorkdayCalendar, Workdays
    from retirecalc.law import Law
    from retirecalc.rules.age.flexible_retirement import Window
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.retiring.pension_eligibility import PensionEligibility
    from retirecalc.rules.retiring.retirement_dates import RetirementDates
    from retirecalc.rules.retiring.retirement_steps.table import Actor, LocalCode, LocalStep, NationalCode
    from retirecalc.sources import Citation, Cited
    from retirecalc.tables.table import Row

Bound = Literal["by", "in", "from", "any_time"]
"""How the day or month binds: at the latest, in it, from it on, or the text sets no time."""


class Event(NamedTuple):
    """One step: what, whose, and when; a day, or a month, or neither where the text or the facts give none.

    `status` ELIGIBLE: it falls due if this month is chosen. UNDETERMINED: whether or when cannot be said, for the
    `missing_facts` or for the reason `why`: `calendar_missing`, `calendar_ends`, `out_of_coverage` before the procedure of
    the place on file, or `reading` where the text leaves it open. `condition` is `if_approved` or `if_agreed`.
    """

    code: NationalCode | LocalCode
    actor: Actor
    bound: Bound
    day: date | None
    month: YearMonth | None
    status: Eligibility
    condition: str | None
    missing_facts: tuple[str, ...]
    why: str | None
    past: bool
    citations: tuple[Citation, ...]

    @property
    def when(self) -> str:
        """The day or month in ISO form; empty where there is none."""
        at = self.day if self.day is not None else self.month
        return "" if at is None else str(at)

    @property
    def last_day(self) -> date | None:
        """The day, or the last one of the month."""
        return self.day if self.day is not None or self.month is None else self.month.on(31)

    def to_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "actor": self.actor,
            "bound": self.bound,
            "day": None if self.day is None else self.day.isoformat(),
            "month": None if self.month is None else str(self.month),
            "status": str(self.status),
            "condition": self.condition,
            "missing_facts": list(self.missing_facts),
            "why": self.why,
            "past": self.past,
            "citations": [cite.to_dict() for cite in self.citations],
        }


def retirement_steps(
    person: Person,
    law: Law,
    *,
    month: YearMonth,
    asked_on: date,
    statutory_age: StatutoryAge,
    flexible_retirement: Window,
    pension_eligibility: PensionEligibility,
    retirement_dates: RetirementDates,
    filing: Filing,
    calendar: WorkdayCalendar | None,
) -> Outcome[tuple[Event, ...]]:
    """The steps towards retiring in `month`, in the order in which they come; none for a month that is refused.

    Basis: 94号 by subject for notice and agreement, 第五条、第六条 what holds during a deferral, 第八条 the employer files,
    with the person's written application naming the time, in that month at the latest, 第九条 the first payment, 第十二条
    earlier acceptance, 第十三条 approval first. What a place adds stands in its table, row by row. Chongqing: 渝人社〔2024〕282号,
    26 working days for the whole and 3 for the paper file, which is brought only with deemed years or special work that were
    not examined beforehand; organs and institutions apply in the month of approval. People outside 94号 have the steps of the
    place alone; somebody without an employer has no step of an employer. An application before the first day of the procedure
    of the place on file is not counted by it.

    Working days come from `calendar`, counted from the day after filing (民法典 第二百零一条, recalled); where it ends,
    the step is UNDETERMINED. A step is past if its last day is before `asked_on`; the text states no sanction. What is stated
    as done is no step any more.

    Not modelled: papers; what the agency asks for beyond the text; sickness (closed since 2025); the linked items of the
    one-stop procedure (housing fund, medical insurance).

    >>> from retirecalc import Person, load_law
    >>> from retirecalc.questions.assess import timeline
    >>> person = Person("1970-08", "male_60", employment="employee")
    >>> for event in timeline(person, load_law(), "2026-11", "2030-08").value:
    ...     print(event.code, event.actor, event.when or event.bound)
    written_notice person 2030-05-01
    early_acceptance agency any_time
    written_application person 2030-08
    filing employer 2030-08
    first_payment agency 2030-09
    """
    trace = Trace("retirement_steps", month=month, kind=pension_eligibility.kind)
    if pension_eligibility.eligibility is Eligibility.NOT_ELIGIBLE:
        return trace.outcome(())
    steps = _Steps(trace, asked_on)
    _national(
        steps, person, law, month, statutory_age.month, flexible_retirement, pension_eligibility, retirement_dates
    )
    _local(steps, person, law, month, filing, calendar)
    return trace.outcome(tuple(event for _, event in sorted(steps.found, key=lambda one: one[0])))


class _Steps:
    """The steps found so far, each with the day that puts it in its place."""

    def __init__(self, trace: Trace, asked_on: date) -> None:
        self.trace = trace
        self.found: list[tuple[date, Event]] = []
        self._asked_on = asked_on

    def add(
        self,
        code: NationalCode | LocalCode,
        actor: Actor,
        bound: Bound,
        at: date | YearMonth | None,
        *by: Cited,
        place: date,
        condition: str | None = None,
        missing: tuple[str, ...] = (),
        why: str | None = None,
        noted: str | None = None,
    ) -> None:
        first, *more = by
        name = noted or code
        self.trace.find(name, actor if at is None and not (missing or why) else at, first, *more)
        for fact in missing:
            self.trace.miss(fact)
        day, month = (None, at) if isinstance(at, YearMonth) else (at, None)
        last = at.on(31) if isinstance(at, YearMonth) else at
        past = last is not None and bound != "from" and last < self._asked_on
        status = Eligibility.UNDETERMINED if missing or why else Eligibility.ELIGIBLE
        citations = tuple(dict.fromkeys(cite for cited in by for cite in cited.cite))
        event = Event(code, actor, bound, day, month, status, condition, missing, why, past, citations)
        self.found.append((place, event))


def _national(
    steps: _Steps,
    person: Person,
    law: Law,
    month: YearMonth,
    statutory_month: YearMonth,
    window: Window,
    eligibility: PensionEligibility,
    dates: RetirementDates,
) -> None:
    """The steps of 94号; none for people outside it, who have no dates either."""
    era = law.at(month)
    article, table = era.get(FlexibleRetirementTable), era.get(ProcedureTable)
    if article is None or table is None or (dates.apply_in is None and dates.first_payment_month is None):
        return
    duties, may = table.duties, article.employment[person.employment]
    first, end = month.on(1), month.on(31)
    flexible = eligibility.kind in ("early", "deferred")
    # What exists only with a deferral carries its status: what is not stated, or what the text leaves open.
    unsettled: tuple[str, ...] = ()
    why = None
    if eligibility.kind == "deferred" and eligibility.eligibility is Eligibility.UNDETERMINED:
        unsettled = tuple(fact for fact in eligibility.missing_facts if fact in _OF_DEFERRAL)
        why = "reading" if not unsettled and window.deferral is Eligibility.UNDETERMINED else None
    elif eligibility.kind == "extended":  # a deferral only if enough is paid at the age, or R23 allows one
        unsettled, why = eligibility.missing_facts, None if eligibility.missing_facts else "reading"

    if flexible and window.approval_required is not False and person.approved is None:
        missing = () if window.approval_required else ("employment",)
        duty = duties["approval"]
        steps.add("approval", duty.actor, "any_time", None, duty, may.approval, place=date.min, missing=missing)
    if (day := dates.notice_by) is not None:
        duty = duties["written_notice"]
        steps.add("written_notice", duty.actor, "by", day, duty, article.notice, place=day)
    # Without an employer there is nobody to agree with and no employment: these duties are of employer and employee.
    employed = person.employment is not Employment.OWN_ACCOUNT
    if employed and (day := dates.agreement_by) is not None:
        duty = duties["deferral_agreement"]
        by = (duty, article.agreement)
        steps.add("deferral_agreement", duty.actor, "by", day, *by, place=day, missing=unsettled, why=why)
    if employed and eligibility.kind == "deferred":
        begin = statutory_month.on(1)
        for code in _DURING:
            duty = duties[code]
            condition = "if_agreed" if code == "deferral_ended_early" else None
            steps.add(
                code,
                duty.actor,
                "from",
                statutory_month,
                duty,
                place=begin,
                condition=condition,
                missing=unsettled,
                why=why,
            )
    if (apply_in := dates.apply_in) is not None:
        duty, on_time = duties["early_acceptance"], () if flexible else (article.application_on_time,)
        steps.add("early_acceptance", duty.actor, "any_time", None, duty, place=first)
        duty = duties["written_application"]
        steps.add("written_application", duty.actor, "by", apply_in, duty, article.application, *on_time, place=end)
        code = "filing" if employed else "own_filing"
        duty = duties[code]
        steps.add(code, duty.actor, "by", apply_in, duty, article.application, *on_time, place=end)
    if employed and eligibility.kind == "deferred":
        duty = duties["employment_ends"]
        steps.add("employment_ends", duty.actor, "in", month, duty, place=month.on(31), missing=unsettled, why=why)
    if (paid := dates.first_payment_month) is not None:
        duty, place = duties["first_payment"], paid.on(1)
        by = (duty, article.first_payment)
        steps.add("first_payment", duty.actor, "in", paid, *by, place=place, condition="if_approved")


_OF_DEFERRAL = frozenset({"employment", "deferral_agreed_to"})
_DURING: tuple[NationalCode, ...] = ("contributions_continue", "deferral_not_lengthened", "deferral_ended_early")


def _local(
    steps: _Steps, person: Person, law: Law, month: YearMonth, filing: Filing, calendar: WorkdayCalendar | None
) -> None:
    """The steps of the place, where it has some."""
    table = law.at(month).get(LocalProcedureTable)
    if table is None:
        return
    held = {
        "deemed": _deemed(person.contributions),
        "special_work": filing.special_work,
        "pre_examined": filing.pre_examined,
        "public_body": _PUBLIC_BODY.get(person.employment) if filing.public_body is None else filing.public_body,
    }
    began = law.versions(LocalProcedureTable)[0].first_day
    filer: Actor = "person" if person.employment is Employment.OWN_ACCOUNT else "employer"
    for row in table.steps:
        needed, waived = ({fact: held[fact] for fact in facts} for facts in (row.needed_for, row.unless))
        if needed.get("public_body") is False or waived.get("public_body") is True:
            continue  # a step of another scheme
        if True in waived.values() or (needed and not any(one is None or one for one in needed.values())):
            code = row.step
            steps.trace.find(code, Eligibility.NOT_ELIGIBLE, row)
            continue
        unknown = () if True in needed.values() else tuple(fact for fact, one in needed.items() if one is None)
        missing = unknown + tuple(fact for fact, one in waived.items() if one is None)
        actor: Actor = filer if row.actor == "filer" else row.actor
        if row.working_days is not None:
            place = filing.on or month.on(31)
            after = table.day_after or row
            _count(steps, row, row.working_days, actor, filing.on, after, calendar, place, missing, began)
        else:
            _in_month(steps, row, actor, filing, place=month.on(1), missing=missing, began=began)


_PUBLIC_BODY = {Employment.CIVIL_SERVANT: True, Employment.EMPLOYEE: False, Employment.OWN_ACCOUNT: False}
"""Whether the kind of employment is one with an organ or public institution; the others may be either."""


def _deemed(contributions: Contributions | None) -> bool | None:
    """Whether there are deemed years; None where it is not known."""
    if contributions is None:
        return None
    if contributions.spells is not None:
        return any(spell.kind in DEEMED_KINDS for spell in contributions.spells)
    return None if contributions.deemed is None else contributions.deemed > 0


def _in_month(
    steps: _Steps,
    row: LocalStep,
    actor: Actor,
    filing: Filing,
    *,
    place: date,
    missing: tuple[str, ...],
    began: date,
) -> None:
    """A step so many months after the month counted from."""
    first = filing.approved_in
    if row.counted_from == "filed_on":
        first = None if filing.on is None else YearMonth.of(filing.on)
    months = row.months or Months(0)
    missing += () if first is not None else (row.counted_from,)
    why = None
    if first is not None and first < YearMonth.of(began):
        why, first = "out_of_coverage", None
        steps.trace.warn(why, row)
    at = None if first is None else first + months
    noted = "public_body_filing_later" if row.step == "public_body_filing" and months > 0 else None
    steps.add(row.step, actor, "in", at, row, place=place, missing=missing, why=why, noted=noted)


def _count(
    steps: _Steps,
    row: LocalStep,
    days: Workdays,
    actor: Actor,
    filed_on: date | None,
    day_after: Row,
    calendar: WorkdayCalendar | None,
    place: date,
    missing: tuple[str, ...],
    began: date,
) -> None:
    """A step so many working days after filing; undetermined without the day or a calendar, or outside of what is on file."""
    day, why = None, None
    if filed_on is None:
        missing = (*missing, "filed_on")
    elif filed_on < began:
        why = "out_of_coverage"
        steps.trace.warn(why, row)
    elif calendar is None:
        why = "calendar_missing"
        steps.trace.warn(why, row)
    else:
        steps.trace.find("counted_from", after_calendar_days(filed_on, CalendarDays(1)), day_after)
        try:
            day = after_working_days(filed_on, days, calendar)
        except (LookupError, NotImplementedError):
            why = "calendar_ends"
            steps.trace.warn(why, row)
    steps.add(row.step, actor, "by", day, row, place=day or place, missing=missing, why=why)
