"""Bridging the employee and the resident scheme (S15). 人社部发〔2014〕17号 第三条; 人社厅发〔2014〕25号 第四条."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.person import check_span
from retirecalc.facts.words import Drawing
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stretches import END, common, count_to
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.contributions.minimum_contribution.table import minimum_of
from retirecalc.rules.resident.resident_pension.table import ResidentPensionTable
from retirecalc.rules.resident.scheme_bridging.facts import BridgeFacts
from retirecalc.rules.resident.scheme_bridging.table import SchemeBridgingTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.rules.contributions.minimum_at_age import MinimumAtAge

FACTS = {"bridge": BridgeFacts}

Refusal = Literal["below_statutory_age", "already_drawing"]
Direction = Literal["resident_to_employee", "employee_to_resident"]


class SchemeBridging(NamedTuple):
    """Which way the months move, from the statutory age of the employee scheme on; before it, `missing_facts` are those on
    which that hangs. Where no text settles which way, there is a `first_open_month` alone.

    `employee_months` are those that surely count by the first month; `double_months` the months paid in both schemes;
    `months_after` what counts in the scheme moved to; `resident_month` the month in which the age of the resident scheme is
    reached, for whoever moves there.
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[Refusal, ...]
    missing_facts: tuple[str, ...]
    direction: Direction | None
    employee_months: Months | None
    double_months: Months | None
    months_after: Months | None
    resident_month: YearMonth | None
    first_open_month: YearMonth | None = None


def scheme_bridging(
    person: Person,
    law: Law,
    *,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    contribution_projection: Projection | None,
    minimum_at_age: MinimumAtAge | None,
    bridge: BridgeFacts,
) -> Outcome[SchemeBridging]:
    """Whether months may move between the two schemes, and which way.

    Basis: 17号 第三条: once the statutory age of the *employee* scheme is reached, with 15 years there (months paid on after
    the age included) out of the resident scheme into it, with less out of it into the resident scheme; 25号 第四条, before
    the pension is claimed. Employee months count in the resident scheme, resident months in no other (recalled).

    The text says 15 years, and the minimum of the employee scheme rises from 2030 on: with 15 years and less than the
    minimum it is not settled which way, unless everybody who is short may pay the rest in one sum (R08).

    Units: months. Before the age the count is projected, and no direction is given.

    Not modelled: how relations of several places are brought together; the account itself; records of migrant workers, which
    stay valid.

    Raises:
        InvalidFacts: more resident months than were lived.
        OutOfCoverage: no version on file is in force in `as_of`.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1966-05", "category": "male_60", "contributions": {"cumulative": "14y11m"}}
    >>> ask("scheme_bridging", facts, load_law(), "2026-10").outcome.value.direction
    'employee_to_resident'
    """
    table = law.at(as_of)[SchemeBridgingTable]
    first = max(statutory_age.month, as_of)
    trace = Trace("scheme_bridging", statutory_month=statutory_age.month)
    if unread := unread_by(law, as_of, "scheme_bridging"):
        trace.warn("local_rule_not_read", *unread)
    resident, double = _resident(person, bridge)
    if bridge.resident_months is not None:
        check_span(bridge.resident_months, person.birth_month, as_of, "resident_months")
    if resident is not None:
        trace.find("resident_months", resident, table.not_counted)

    if person.drawing is Drawing.EMPLOYEE:
        return _refused(trace, table, "already_drawing", None, None)
    if person.drawing is None:
        trace.warn("drawing_unknown", table.before_claiming)
    surely = None
    way: Direction | None = None
    missing: tuple[str, ...] = ("contributions",)
    by_sum = False
    if contribution_projection is not None:
        surely = Months(contribution_projection.at_least(first))
        way, missing, by_sum = _way(
            trace, law, table, contribution_projection, minimum_at_age, statutory_age.month, first
        )
        trace.find("employee_months", surely, table.years)
        if contribution_projection.at_most(first) == 0 or (way == "resident_to_employee" and resident == 0):
            trace.find("standing", Standing.NOT_APPLICABLE, table.to_employee, table.to_resident)
            return trace.outcome(
                SchemeBridging(Standing.NOT_APPLICABLE, None, (), (), None, surely, double, None, None)
            )
    lacking = [] if way is not None else list(missing)
    if way == "resident_to_employee" and resident is None:
        lacking.append("resident_months")
    if person.drawing not in (None, Drawing.NONE):
        lacking.append("pension_drawn")
    if as_of < statutory_age.month:
        settled = way is not None or bool(missing)
        return _refused(
            trace, table, "below_statutory_age", statutory_age.month, surely, tuple(lacking), settled=settled
        )
    for fact in lacking:
        trace.miss(fact)
    standing = Standing.ELIGIBLE if way is not None and not lacking else Standing.UNDETERMINED
    after = resident_month = None
    if way == "resident_to_employee":
        trace.find("direction", way, table.to_employee, table.years, table.before_claiming)
        if not by_sum:
            after = trace.find("months_after", surely, table.not_counted)
    elif way == "employee_to_resident":
        trace.find("direction", way, table.to_resident, table.years, table.before_claiming)
        if double is not None:
            trace.find("double_months", double, table.paid_twice)
        if surely is not None and resident is not None and double is not None:
            after = trace.find("months_after", Months(surely + resident - double), table.counted, table.paid_twice)
        if (scheme := law.at(first).get(ResidentPensionTable)) is not None:
            reached = person.birth_month + scheme.draw_age.value
            resident_month = trace.find("resident_month", max(reached, first), scheme.draw_age)
    trace.find("standing", standing, table.after_the_age, table.years)
    since = first
    if standing is Standing.ELIGIBLE and not by_sum:
        since = _since(way, statutory_age.month, minimum_at_age, first)
    if since < as_of:
        trace.find("due_since", since, table.after_the_age)
    else:
        trace.find("first_month", since, table.after_the_age)
    return trace.outcome(
        SchemeBridging(standing, since, (), tuple(lacking), way, surely, double, after, resident_month)
    )


def _since(
    way: Direction | None, statutory_month: YearMonth, at_age: MinimumAtAge | None, first: YearMonth
) -> YearMonth:
    """Since when the months may move that way: to the employee scheme not before enough are paid there."""
    if way == "employee_to_resident" or (at_age is not None and at_age.met):
        return statutory_month
    return first if at_age is None or at_age.complete_month is None else at_age.complete_month


def _refused(
    trace: Trace,
    table: SchemeBridgingTable,
    reason: Refusal,
    first: YearMonth | None,
    surely: Months | None,
    missing: tuple[str, ...] = (),
    *,
    settled: bool = True,
) -> Outcome[SchemeBridging]:
    row = table.before_claiming if reason == "already_drawing" else table.after_the_age
    trace.find("standing", Standing.NOT_ELIGIBLE, row)
    trace.find("reason", reason, row)
    if first is not None:
        trace.find("first_month" if settled else "first_open_month", first, row)
    value = SchemeBridging(Standing.NOT_ELIGIBLE, first, (reason,), missing, None, surely, None, None, None)
    return trace.outcome(value if settled else value._replace(first_month=None, first_open_month=first))


def _resident(person: Person, bridge: BridgeFacts) -> tuple[Months | None, Months | None]:
    """The months in the resident scheme, and those paid in both: as stated, or by the spells."""
    stated = person.contributions
    if stated is None or stated.spells is None:
        none = bridge.resident_months == 0
        return bridge.resident_months, bridge.double_months if not none else Months(0)
    there = stated.resident_months()
    months = Months(count_to(there, END)) if bridge.resident_months is None else bridge.resident_months
    twice = Months(count_to(common(stated.stretches(deemed=False), there), END))
    return months, twice if bridge.double_months is None else bridge.double_months


def _way(
    trace: Trace,
    law: Law,
    table: SchemeBridgingTable,
    projection: Projection,
    at_age: MinimumAtAge | None,
    statutory_month: YearMonth,
    first: YearMonth,
) -> tuple[Direction | None, tuple[str, ...], bool]:
    """Which way the months by `first` move; the facts that would tell where it is not known; whether by paying one sum."""
    if projection.at_most(first) < table.years.value:
        return "employee_to_resident", (), False
    enough = projection.at_least(first) >= table.years.value
    complete = at_age is not None and at_age.complete_month is not None and at_age.complete_month <= first
    if enough and at_age is not None and (at_age.met or complete):
        return "resident_to_employee", (), False
    if enough and at_age is not None and at_age.met is False:
        between, minimum, reading = table.between, minimum_of(law, statutory_month), law.reading(table.between.reading)
        trace.warn("reading", reading)
        trace.find("required_months", at_age.required_months, table.years if minimum is None else minimum[1])
        if trace.find("between", between.answers[reading.answer], between, reading) is Eligibility.ELIGIBLE:
            trace.warn("rest_in_one_sum", between)
            return "resident_to_employee", (), True
        trace.warn("years_or_the_minimum", between)
        return None, (), False
    if enough and at_age is None:
        trace.warn("out_of_coverage")
        return None, (), False
    return None, at_age.missing_facts if enough and at_age is not None else projection.missing_at(first), False
