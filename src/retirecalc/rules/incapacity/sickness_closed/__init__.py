"""Early retirement for sickness, closed since 2025 (S10). 人社部发〔2024〕72号 第十四条; 渝人社〔2024〕282号 附件1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.outcome import Outcome, Standing, Trace
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.incapacity.sickness_closed.facts import SicknessFacts
from retirecalc.rules.incapacity.sickness_closed.table import SicknessClosedTable, SicknessGuideTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.sources import Cited

FACTS = {"sickness": SicknessFacts}
Refusal = Literal["route_closed"]


class SicknessClosed(NamedTuple):
    """Whether somebody may take this way, or goes on drawing by it. `closed_from` is the first month without new ones."""

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    closed_from: YearMonth | None = None


def sickness_closed(
    person: Person,
    law: Law,
    *,
    sickness: SicknessFacts,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    contribution_projection: Projection | None,
) -> Outcome[SicknessClosed]:
    """Whether early retirement for sickness takes an application, and whether somebody who draws by it goes on.

    Basis: 72号 第十四条: retirement and 退职 for sickness end in the enterprise scheme on 2025-01-01, and what is drawn by
    then in principle goes on; what was granted or applied for by then and not drawn is not settled. Up to then Chongqing's
    guide (渝人社〔2024〕282号): total loss of working capacity certified and 15 years, at any age; with less it is not settled,
    since 退职 is for who does not meet the conditions of retirement. Organs and institutions have rules of their own, which
    were not read: not settled. Without a total loss, or from the statutory month on, nobody is concerned.

    Units: months.

    Not modelled: what held outside Chongqing before 2025 (国发〔1978〕104号 asks for 50 and 45 years of age); the amount.

    Raises:
        OutOfCoverage: no version on file is in force in the month of the application.

    >>> from retirecalc import Person, YearMonth, load_law
    >>> from retirecalc.rules.age.statutory_age import statutory_age
    >>> person, law = Person("1975-08", "female_55", employment="employee"), load_law()
    >>> told = {"as_of": YearMonth(2026, 11), "statutory_age": statutory_age(person, law).value}
    >>> facts = SicknessFacts(total_loss=True)
    >>> sickness_closed(person, law, sickness=facts, contribution_projection=None, **told).value.reasons
    ('route_closed',)
    """
    month = as_of if sickness.applied_in is None else sickness.applied_in
    trace = Trace(
        "sickness_closed",
        month=month,
        statutory_month=statutory_age.month,
        total_loss=sickness.total_loss,
        drawn_since=sickness.drawn_since,
        granted_in=sickness.granted_in,
    )
    if unread := unread_by(law, as_of, "sickness_closed"):
        trace.warn("local_rule_not_read", *unread)
    drawn = sickness.drawn_since is not None or sickness.granted_in is not None
    # Who draws, or was granted it, is asked of the law of today; while a guide is in force the way is open.
    era = law.at(as_of if drawn else month)
    guide = None if drawn else era.get(SicknessGuideTable)
    by = era[SicknessClosedTable].ended if guide is None else guide.contributions

    if not drawn and (sickness.total_loss is False or month >= statutory_age.month):
        return _answer(trace, SicknessClosed(Standing.NOT_APPLICABLE), by)
    public_body = person.employment.public_body if sickness.public_body is None else sickness.public_body
    if public_body is None:
        return _answer(trace, SicknessClosed(Standing.UNDETERMINED, missing_facts=(trace.miss("public_body"),)), by)
    if public_body:  # nothing on file is of them: there is nothing to cite
        trace.warn("public_body_rules")
        return trace.outcome(SicknessClosed(Standing.UNDETERMINED))
    if guide is not None:
        ended, after = law.at(as_of).get(SicknessClosedTable), law.at(as_of + 1).get(SicknessClosedTable)
        if ended is None and after is not None:  # applied for in the last month it is drawn in none before the end
            trace.warn("granted_not_drawn", after.granted)
        return _by_guide(trace, guide, ended, sickness, contribution_projection, month)
    return _drawn(trace, sickness, era[SicknessClosedTable]) if drawn else _closed(trace, era[SicknessClosedTable])


def _answer(trace: Trace, answer: SicknessClosed, by: Cited) -> Outcome[SicknessClosed]:
    trace.find("standing", answer.standing, by)
    return trace.outcome(answer)


def _closed(trace: Trace, table: SicknessClosedTable) -> Outcome[SicknessClosed]:
    closed_from = trace.find("closed_from", table.first_month, table.ended)
    trace.warn("allowance_instead", table.ended)
    return _answer(trace, SicknessClosed(Standing.NOT_ELIGIBLE, None, ("route_closed",), (), closed_from), table.ended)


def _drawn(trace: Trace, sickness: SicknessFacts, table: SicknessClosedTable) -> Outcome[SicknessClosed]:
    """Somebody who draws it, or was granted it."""
    closed_from = table.first_month
    if sickness.drawn_since is not None and sickness.drawn_since < closed_from:
        since = trace.find("first_month", sickness.drawn_since, table.goes_on)
        trace.warn("goes_on_in_principle", table.goes_on)
        return _answer(trace, SicknessClosed(Standing.ELIGIBLE, since, closed_from=closed_from), table.goes_on)
    if sickness.granted_in is not None and sickness.granted_in >= closed_from:
        return _closed(trace, table)
    missing = (trace.miss("granted_in"),) if sickness.granted_in is None else ()
    trace.warn("granted_not_drawn", table.granted)
    answer = SicknessClosed(Standing.UNDETERMINED, missing_facts=missing, closed_from=closed_from)
    return _answer(trace, answer, table.granted)


def _by_guide(
    trace: Trace,
    guide: SicknessGuideTable,
    ended: SicknessClosedTable | None,
    sickness: SicknessFacts,
    projection: Projection | None,
    month: YearMonth,
) -> Outcome[SicknessClosed]:
    """An application while the way was open; once it `ended`, only what was drawn by then goes on."""
    required = trace.find("required_months", guide.contributions.value, guide.contributions)
    missing = [trace.miss("total_loss")] if sickness.total_loss is None else []
    if projection is None:
        missing.append(trace.miss("contributions"))
    elif projection.at_least(month) < required:
        missing += map(trace.miss, projection.missing_at(month))
    enough = projection is not None and projection.at_least(month) >= required
    if ended is not None:
        missing.append(trace.miss("drawn_since"))
        closed_from = trace.find("closed_from", ended.first_month, ended.ended)
        trace.warn("granted_not_drawn", ended.granted)
        answer = SicknessClosed(Standing.UNDETERMINED, missing_facts=tuple(missing), closed_from=closed_from)
        return _answer(trace, answer, ended.granted)
    standing = Standing.ELIGIBLE if enough and not missing else Standing.UNDETERMINED
    return _answer(trace, SicknessClosed(standing, missing_facts=tuple(missing)), guide.contributions)
