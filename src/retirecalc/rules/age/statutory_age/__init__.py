"""Statutory retirement age (S01, S02). 国务院关于渐进式延迟法定退休年龄的办法 第一条, 附件1-3."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.outcome import Outcome, Trace

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.months import Months, YearMonth
    from retirecalc.law import Law


class StatutoryAge(NamedTuple):
    """法定退休年龄 and the month in which it is reached."""

    original_age: Months
    original_month: YearMonth
    increase_months: Months
    age: Months
    month: YearMonth


def statutory_age(person: Person, law: Law) -> Outcome[StatutoryAge]:
    """In which month the person reaches the statutory retirement age.

    Basis: 办法 第一条 and 附件1-3 for whoever reaches the original age from 2025-01 on; before that 国发〔1978〕104号 (决定
    第五项, 94号 第十四条). Births after the last printed row stay at the highest age. Who reached the age before the first day
    on file is answered by the oldest version, with the caveat `before_first_version`.

    Units: ages and the increase in months, counted from the birth *month*; the day of birth never matters.

    Not modelled: the ten years of service of the 1978 measures; exceptions under "国家另有规定的，从其规定".

    Raises:
        OutOfCoverage: no version on file governs the person.

    >>> from retirecalc import Person, load_law
    >>> statutory_age(Person("1976-09", "male_60"), load_law()).value.month
    YearMonth(2039, 9)
    """
    table = law.for_age(person.category, person.birth_month)
    article = table.rule[person.category]
    printed = table.row(person.category, person.birth_month)
    by = (article,) if printed is None else (article, printed)
    trace = Trace("statutory_age", birth=person.birth_month, category=person.category)

    original_age = trace.find("original_age", article.original_age, article)
    original_month = trace.find("original_month", person.birth_month + original_age, article)
    increase = trace.find("increase_months", article.increase(person.birth_month), *by)
    age = trace.find("age", original_age + increase, *by)
    month = trace.find("month", person.birth_month + age, *by)
    if month < table.first_month:
        trace.warn("before_first_version", table)
    return trace.outcome(StatutoryAge(original_age, original_month, increase, age, month))
