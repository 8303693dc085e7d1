"""Leading skilled workers who stay on (S48). 人社部发〔2024〕29号 七."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.outcome import Outcome, Standing, Trace
from retirecalc.rules.age.skilled_deferral.facts import SkilledFacts
from retirecalc.rules.age.skilled_deferral.table import SkilledDeferralTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.skilled_deferral.table import Rehire
    from retirecalc.rules.age.statutory_age import StatutoryAge

FACTS = {"skilled": SkilledFacts}


class SkilledDeferral(NamedTuple):
    """How a leading skilled worker stands to staying on; never refused, so `reasons` is empty.

    `first_open_month` is the first month after the statutory age, from that of the question on; `rehire` is how somebody is
    hired again after retirement.
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[str, ...]
    missing_facts: tuple[str, ...]
    first_open_month: YearMonth | None
    rehire: Rehire | None


def skilled_deferral(
    person: Person, law: Law, *, as_of: YearMonth, skilled: SkilledFacts, statutory_age: StatutoryAge
) -> Outcome[SkilledDeferral]:
    """Whether a leading skilled worker may retire later than others, and work on after retirement.

    Basis: 人社部发〔2024〕29号 七: later retirement under unified national rules, with a filing at the local authority; after
    retirement they may be hired again by agreement. It is no second right beside a deferral that is agreed (94号), and what
    it adds is not settled: open, never refused. Whoever draws a pension of the employee scheme has retired.

    Not modelled: who is a leading skilled worker; the agreed deferral, which is `flexible_retirement`.

    Raises:
        OutOfCoverage: the plan was not there yet in `as_of`.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1966-05", "category": "male_60", "leading_skilled_worker": True}
    >>> ask("skilled_deferral", facts, load_law(), "2026-01").outcome.value.rehire
    'by_agreement'
    """
    table = law.at(as_of)[SkilledDeferralTable]
    trace = Trace("skilled_deferral", statutory_month=statutory_age.month)
    leading = skilled.leading_skilled_worker
    drawn = person.drawing is Drawing.EMPLOYEE
    if leading is False or (leading is None and drawn):
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(SkilledDeferral(Standing.NOT_APPLICABLE, None, (), (), None, None))
    if leading is None:
        missing = (trace.miss("leading_skilled_worker"),)
        trace.find("standing", Standing.UNDETERMINED, table)
        return trace.outcome(SkilledDeferral(Standing.UNDETERMINED, None, (), missing, None, None))
    rehire = table.rehire.value
    trace.find("rehire", rehire, table.rehire)
    if drawn:
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(SkilledDeferral(Standing.NOT_APPLICABLE, None, (), (), None, rehire))
    trace.find("filing", True, table.filing)
    trace.warn("needs_review", table.deferral)
    standing = trace.find("standing", Standing(table.deferral.value), table.deferral)
    return trace.outcome(SkilledDeferral(standing, None, (), (), max(statutory_age.month + 1, as_of), rehire))
