"""Work injury of grades 1 to 4 at retirement (S44). 工伤保险条例 第三十五条; 第三十九条, recalled."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.person import check_lived
from retirecalc.ground.money import NOTHING, exactly, rounded
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.early_routes.work_injury.facts import InjuryFacts
from retirecalc.rules.early_routes.work_injury.table import WorkInjuryTable

if TYPE_CHECKING:
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.minimum_at_age import MinimumAtAge

FACTS = {"injury": InjuryFacts}

Refusal = Literal["below_statutory_age", "not_retired", "paid_next_month"]


class WorkInjury(NamedTuple):
    """Whether the pension takes the place of the allowance, with what the injury fund adds to it a month.

    Before the age `first_month` is that of whoever has enough contributions there; `missing_facts` are those on which it hangs.
    `dependants_share` is what all dependants have together of the worker's own wage, `dependants_amount` that in yuan.
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[Refusal, ...]
    missing_facts: tuple[str, ...]
    top_up: Decimal | None
    dependants_share: Decimal | None
    dependants_amount: Decimal | None


@exactly
def work_injury(
    injury: InjuryFacts,
    law: Law,
    *,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    minimum_at_age: MinimumAtAge | None,
) -> Outcome[WorkInjury]:
    """What a worker disabled by a work injury of grade 1 to 4 draws from retirement on.

    Basis: 工伤保险条例 第三十五条, at the retirement age, once retirement is completed, the allowance stops and the pension
    begins; where the pension is less, the injury fund pays the difference. 第三十九条, recalled: a spouse has 40 %, every
    other dependant 30 %, the lonely old and orphans 10 % more, all together at most the worker's own wage; whether that
    holds where the worker dies after retiring was not read, so it is left open.

    A pension is paid from the month after retirement (94号 第九条). Whether retirement is completed must be said: whoever is
    short of contributions may reach the age without a pension. The text speaks of the age: for whoever retires early by choice
    it is left open until then, and for whoever retired before the original age altogether.

    Units: yuan a month, to the cent.

    Not modelled: grades 5 to 10; how the allowance, the pension and the wage are reckoned and adjusted; the grant at death;
    medical contributions.

    Raises:
        InvalidFacts: retirement completed before the birth month.
        OutOfCoverage: no version on file is in force in `as_of`.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {
    ...     "birth": "1964-01",
    ...     "category": "male_60",
    ...     "injury_grade": 1,
    ...     "retired_in": "2024-01",
    ...     "injury_allowance": "4200",
    ...     "pension": "3890.55",
    ... }
    >>> ask("work_injury", facts, load_law(), "2026-11").outcome.value.top_up
    Decimal('309.45')
    """
    table = law.at(as_of)[WorkInjuryTable]
    trace = Trace("work_injury", injury_grade=injury.injury_grade)
    if unread := unread_by(law, as_of, "work_injury"):
        trace.warn("local_rule_not_read", *unread)
    if injury.injury_grade is None:
        trace.find("standing", Standing.UNDETERMINED, table.most_grade)
        return trace.outcome(
            WorkInjury(Standing.UNDETERMINED, None, (), (trace.miss("injury_grade"),), None, None, None)
        )
    if injury.injury_grade is False or injury.injury_grade > table.most_grade.value:
        trace.find("standing", Standing.NOT_APPLICABLE, table.most_grade)
        return trace.outcome(WorkInjury(Standing.NOT_APPLICABLE, None, (), (), None, None, None))

    at, retired = statutory_age.month, injury.retired_in
    if retired:
        check_lived(retired, statutory_age.original_month - statutory_age.original_age, "retired_in")
    first: YearMonth | None = None
    missing: tuple[str, ...] = ()
    met = None if minimum_at_age is None else minimum_at_age.met
    if retired or (met and as_of < at):
        first = _paid_from(trace, table, law, max(at, retired or at))
    elif as_of >= at and retired is None:
        missing = ("retired_in",)
    elif as_of < at and met is None and minimum_at_age is not None:
        missing = minimum_at_age.missing_facts
    if met is False and not retired:
        trace.warn("short_at_the_age", table.at_retirement)
    reasons: tuple[Refusal, ...] = ()
    if retired and (retired < statutory_age.original_month or (retired < at and as_of < at)):
        standing = trace.find("standing", Standing.UNDETERMINED, table.before_the_age)
        trace.warn("retired_before_the_age", table.before_the_age)
    else:
        if as_of < at:
            reasons = ("below_statutory_age",)
        elif retired is False or (retired and as_of < retired):
            reasons = ("not_retired",)
        elif retired and first is not None and as_of < first:
            reasons = ("paid_next_month",)
        standing = Standing.NOT_ELIGIBLE if reasons else Standing.ELIGIBLE
        if retired is None and not reasons:
            standing = Standing.UNDETERMINED
        trace.find("standing", standing, table.at_retirement, table.most_grade)
    for fact in missing:
        trace.miss(fact)
    if reasons:
        trace.find("reasons", reasons, table.at_retirement)

    top_up = None
    if injury.injury_allowance is not None and injury.pension is not None:
        trace.find("injury_allowance", injury.injury_allowance, table.at_retirement)
        trace.find("pension", injury.pension, table.at_retirement)
        top_up = trace.find("top_up", max(NOTHING, injury.injury_allowance - injury.pension), table.difference)
    share, amount = _dependants(trace, table, injury, retired=bool(retired and as_of > retired))
    return trace.outcome(WorkInjury(standing, first, reasons, missing, top_up, share, amount))


def _paid_from(trace: Trace, table: WorkInjuryTable, law: Law, completed: YearMonth) -> YearMonth:
    """The first month of the pension, by the month for which retirement is completed."""
    after = law.at(completed).get(FlexibleRetirementTable)
    if after is None:
        return trace.find("first_month", completed, table.at_retirement)
    return trace.find("first_month", completed + after.first_payment.value, table.at_retirement, after.first_payment)


def _dependants(
    trace: Trace, table: WorkInjuryTable, injury: InjuryFacts, *, retired: bool
) -> tuple[Decimal | None, Decimal | None]:
    """What those who are stated have together, of the wage and in yuan."""
    if not injury.dependants:
        return None, None
    cells = [table.shares[one] for one in injury.dependants]
    together = sum((cell.value for cell in cells), Decimal(0))
    share = min(together, table.shares_at_most.value)
    trace.find("dependants_share", share, *cells, table.shares_at_most)
    amount = None
    if injury.own_wage is not None:
        amount = trace.find("dependants_amount", rounded(injury.own_wage * share), *cells, table.shares_at_most)
    if retired:
        trace.find("after_retiring", Eligibility.UNDETERMINED, table.after_retiring)
    return share, amount
