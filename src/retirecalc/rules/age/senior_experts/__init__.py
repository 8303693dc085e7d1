"""Senior experts who stay on (S61). 国务院关于高级专家离休退休若干问题的暂行规定."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.outcome import Outcome, Standing, Trace
from retirecalc.rules.age.senior_experts.facts import ExpertFacts
from retirecalc.rules.age.senior_experts.table import SeniorExpertsTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge

FACTS = {"expert": ExpertFacts}


class SeniorExperts(NamedTuple):
    """How a senior expert stands to staying on; never refused, so `reasons` is empty.

    `first_open_month` is the first month after the statutory age, from that of the question on, `until_month` the month of the
    age to which the rank may stay on; a leading post ends in `leading_post_ends`.
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[str, ...]
    missing_facts: tuple[str, ...]
    first_open_month: YearMonth | None
    until_month: YearMonth | None
    leading_post_ends: YearMonth | None


def senior_experts(
    person: Person, law: Law, *, as_of: YearMonth, expert: ExpertFacts, statutory_age: StatutoryAge
) -> Outcome[SeniorExperts]:
    """Whether, and to which month, a senior expert may stay on past the statutory age.

    Basis: 国务院关于高级专家离休退休若干问题的暂行规定 (1983-09-12): with the need of the unit, the consent of the person and
    approval, to 65 for associate professors and equal ranks, to 70 for professors and equal ranks; leading posts end at the age.
    Whether it stands beside the decision of 2024 is open: not settled, never refused. Whoever draws a pension of the employee
    scheme has retired, and past the age of the rank, or the highest where the rank is not stated, nobody stays on.

    Not modelled: who is a senior expert; who approves; the agreed deferral, which is `flexible_retirement`.

    Raises:
        OutOfCoverage: the provisions were not there yet in `as_of`.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1966-05", "category": "male_60", "expert_rank": "副教授"}
    >>> str(ask("senior_experts", facts, load_law(), "2026-01").outcome.value.until_month)
    '2031-05'
    """
    table = law.at(as_of)[SeniorExpertsTable]
    trace = Trace("senior_experts", statutory_month=statutory_age.month)
    rank = expert.expert_rank
    if rank is False or person.drawing is Drawing.EMPLOYEE:
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(SeniorExperts(Standing.NOT_APPLICABLE, None, (), (), None, None, None))
    if rank is None and as_of > person.birth_month + max(age.value for age in table.ages.values()):
        trace.find("standing", Standing.NOT_APPLICABLE, *table.ages.values())
        return trace.outcome(SeniorExperts(Standing.NOT_APPLICABLE, None, (), (), None, None, None))
    if rank is None:
        missing = (trace.miss("expert_rank"),)
        trace.find("standing", Standing.UNDETERMINED, table)
        return trace.outcome(SeniorExperts(Standing.UNDETERMINED, None, (), missing, None, None, None))
    until = person.birth_month + trace.find("until_age", table.ages[rank].value, table.ages[rank])
    trace.find("until_month", until, table.ages[rank])
    if as_of > until:
        trace.find("standing", Standing.NOT_APPLICABLE, table.ages[rank])
        return trace.outcome(SeniorExperts(Standing.NOT_APPLICABLE, None, (), (), None, until, None))
    trace.find("conditions", True, table.conditions)
    ends = None
    if expert.leading_post:
        ends = trace.find("leading_post_ends", statutory_age.month, table.leading_posts)
    trace.warn("needs_review", table.beside_reform)
    standing = trace.find("standing", Standing(table.beside_reform.value), table.beside_reform)
    return trace.outcome(SeniorExperts(standing, None, (), (), max(statutory_age.month + 1, as_of), until, ends))
