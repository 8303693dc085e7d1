"""Which class the stated facts support (S02, S49). 国发〔1978〕104号; 劳社部发〔2001〕20号; 组通字〔2015〕14号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.words import Category, Employment, Post, Sex
from retirecalc.outcome import Eligibility, Outcome, Trace
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.rules.age.worker_class.table import LeftManagementTable, WorkerClassTable
from retirecalc.sources import weakest

if TYPE_CHECKING:
    from retirecalc.ground.months import Months, YearMonth
    from retirecalc.law import Law
    from retirecalc.readings import Reading
    from retirecalc.rules.age.worker_class.table import OpenClass
    from retirecalc.sources import Certainty, Citation, Cited

FACTS = {"worker": WorkerFacts}


class LeftManagementRoute(NamedTuple):
    """A further way to apply for a woman who left a management post; never a class (R04)."""

    eligibility: Eligibility
    from_month: YearMonth | None
    required_months: Months
    missing_facts: tuple[str, ...]


class WorkerClass(NamedTuple):
    """The class that the facts support; None where they leave it open, with the classes that remain and what is missing.

    `certainty` is that of the weakest place of the law behind the answer.
    """

    category: Category | None
    candidates: tuple[Category, ...]
    suggested: Category | None
    missing_facts: tuple[str, ...]
    certainty: Certainty | None
    route: LeftManagementRoute | None


def worker_class(worker: WorkerFacts, law: Law, *, as_of: YearMonth) -> Outcome[WorkerClass]:
    """Which original age the stated facts support, what is missing, and how sure that is. Never a guess.

    Basis: 国发〔1978〕104号, men 60, women cadres 55, women workers 50; that the post at retirement decides is recalled
    (劳办发〔1994〕289号, 劳社部发〔2001〕20号). R05: a woman who pays for herself; R06: senior women in public bodies
    (组通字〔2015〕14号, recalled). Whose post changed has no national rule: not settled. A worker who is a civil servant, or has
    a senior rank or title, contradicts itself: it is asked, not answered. R04: in Chongqing a woman who left a
    management post has a further way to apply, never another class.

    Not modelled: who decides in a dispute; what a contract or personnel file says; local rules on self-paying women.

    Raises:
        OutOfCoverage: no version on file is in force in `as_of`.

    >>> from retirecalc.rules.age.worker_class.facts import WorkerFacts
    >>> from retirecalc import YearMonth, load_law
    >>> month = YearMonth(2026, 11)
    >>> worker_class(WorkerFacts(sex="女", post="工人", employment="employee"), load_law(), as_of=month).value.category
    <Category.FEMALE_50: 'female_50'>
    >>> worker_class(WorkerFacts(sex="女", employment="employee"), load_law(), as_of=month).value.missing_facts
    ('post',)
    """
    table = law.at(as_of)[WorkerClassTable]
    trace = Trace("worker_class", sex=worker.sex, post=worker.post, employment=worker.employment)
    route = _route(trace, worker, law, as_of)

    if worker.sex is None:
        return _open(trace, tuple(Category), (trace.miss("sex"),), route)
    if worker.sex is Sex.MALE:
        return _settled(trace, table.men.value, table.men, route=route)
    if worker.employment is Employment.OWN_ACCOUNT:
        return _by_reading(trace, law, table.own_account, (Category.FEMALE_55, Category.FEMALE_50), route=route)

    senior = worker.employment in table.senior.employment and worker.senior is not False
    if worker.post is None:
        candidates = tuple(dict.fromkeys(cell.value for cell in table.women.values()))
        asked = ("employment",) if worker.employment is Employment.UNKNOWN else ()
        left = (Category.MALE_60,) if senior else ()
        return _open(trace, candidates + left, tuple(map(trace.miss, (*asked, "post"))), route)
    by = table.women[worker.post]
    if worker.post is Post.WORKER and (worker.employment is Employment.CIVIL_SERVANT or worker.senior):
        other = "senior" if worker.senior else "employment"
        trace.warn("facts_conflict", by)
        candidates = (by.value, table.women[Post.MANAGEMENT].value)
        return _open(trace, candidates, (trace.miss("post"), trace.miss(other)), route)
    if senior and worker.post in table.senior.posts:
        candidates = (by.value, Category.MALE_60)
        employer = ("employment",) if worker.employment is Employment.UNKNOWN else ()
        rank = ("senior",) if worker.senior is None else ()
        if asked := (*employer, *rank):
            return _open(trace, candidates, tuple(map(trace.miss, asked)), route)
        return _by_reading(trace, law, table.senior, candidates, by, route=route)
    if worker.post is Post.WORKER and worker.left_management_in is not None:
        trace.warn("post_changed", table.changed_post)
        candidates = (by.value, table.women[Post.MANAGEMENT].value)
        trace.find("category", None, table.changed_post, by)
        return _outcome(trace, None, candidates, None, (), table.changed_post.cite + by.cite, route)
    return _settled(trace, by.value, by, route=route)


def _settled(trace: Trace, category: Category, by: Cited, *, route: LeftManagementRoute | None) -> Outcome[WorkerClass]:
    trace.find("category", category, by)
    return _outcome(trace, category, (category,), None, (), by.cite, route)


def _open(
    trace: Trace, candidates: tuple[Category, ...], missing: tuple[str, ...], route: LeftManagementRoute | None
) -> Outcome[WorkerClass]:
    return _outcome(trace, None, candidates, None, missing, (), route)


def _by_reading(
    trace: Trace,
    law: Law,
    row: OpenClass,
    candidates: tuple[Category, ...],
    *more: Cited,
    route: LeftManagementRoute | None,
) -> Outcome[WorkerClass]:
    reading: Reading = law.reading(row.reading)
    category = trace.find("category", row.answers[reading.answer], row, reading, *more)
    trace.warn("reading", reading)
    suggested = None if category is not None else row.suggested
    cites = row.cite + reading.cite
    return _outcome(trace, category, candidates if category is None else (category,), suggested, (), cites, route)


def _outcome(
    trace: Trace,
    category: Category | None,
    candidates: tuple[Category, ...],
    suggested: Category | None,
    missing: tuple[str, ...],
    cites: tuple[Citation, ...],
    route: LeftManagementRoute | None,
) -> Outcome[WorkerClass]:
    return trace.outcome(WorkerClass(category, candidates, suggested, missing, weakest(cites), route))


def _route(trace: Trace, worker: WorkerFacts, law: Law, as_of: YearMonth) -> LeftManagementRoute | None:
    """The way for a woman in an insured employer who left a management post, where the place has one."""
    table, left = law.at(as_of).get(LeftManagementTable), worker.left_management_in
    employed = worker.employment is not Employment.OWN_ACCOUNT
    if table is None or left is None or worker.sex is not Sex.FEMALE or not employed:
        return None
    missing = tuple(
        trace.miss(name)
        for name, fact in (("birth", worker.birth_month), ("contributions", worker.contributions))
        if fact is None
    )
    month = left + table.away.value
    if worker.birth_month is not None:
        month = max(month, worker.birth_month + table.age.value)
        trace.find("route_from_month", month, table.away, table.age)
    required = trace.find("route_required_months", table.contributions.value, table.contributions)
    route = table.route
    if route.reading is not None:
        reading = law.reading(route.reading)
        answer = trace.find("route", (route.answers or {})[reading.answer], route, reading)
        trace.warn("reading", reading)
    else:
        open_ = bool(missing) or worker.contributions is None or worker.contributions < required
        answer = trace.find("route", Eligibility.UNDETERMINED if open_ else Eligibility(route.value or ""), route)
    return LeftManagementRoute(answer, month if worker.birth_month is not None else None, required, missing)
