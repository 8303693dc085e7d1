"""The benefit of people resettled after land requisition, "4050" (S12). 渝人社〔2024〕282号 附件1 二(一)4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.person import check_span
from retirecalc.facts.words import Drawing
from retirecalc.outcome import Outcome, Standing, Trace
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.early_routes.land_requisition.facts import LandFacts
from retirecalc.rules.early_routes.land_requisition.table import LandRequisitionTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge

FACTS = {"land": LandFacts}

Refusal = Literal[
    "already_drawing", "contributed_too_long", "below_original_age", "below_statutory_age", "drawn_next_month"
]


class LandRequisition(NamedTuple):
    """How somebody stands to the benefit in the month of the question.

    `first_month` is the first month for which it is drawn beyond doubt, also where that is past and it is claimed late,
    `first_open_month` the first from that of the question on under any answer to the open question of the age.
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[Refusal, ...]
    missing_facts: tuple[str, ...]
    first_open_month: YearMonth | None


def land_requisition(
    person: Person, law: Law, *, as_of: YearMonth, land: LandFacts, statutory_age: StatutoryAge
) -> Outcome[LandRequisition]:
    """Whether, and from which month, the benefit is drawn by one of the "4050" people resettled after land requisition.

    Basis: 渝人社〔2024〕282号 附件1 二(一)4: who did not go on contributing, or for less than five years, may draw it from the
    month after the statutory age; five years or more are not this way. Whether people who stopped paying have the raised age is
    R12: from the original to the statutory age it is not settled. Nobody draws it beside a pension (附件2 声明). Where no
    such rule is on file for the place and the month it is not settled for anybody who may be one of them.

    Not modelled: who is one of the "4050" people; amounts; contribution subsidies (渝人社发〔2022〕6号, not read).

    Raises:
        InvalidFacts: contributions went on for more months than were lived.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {
    ...     "birth": "1977-11",
    ...     "category": "female_50",
    ...     "land_requisition_4050": True,
    ...     "continued_contributions": 0,
    ... }
    >>> str(ask("land_requisition", facts, load_law("CN-CQ"), "2026-11").outcome.value.first_month)
    '2029-06'
    """
    trace = Trace("land_requisition", original_month=statutory_age.original_month, statutory_month=statutory_age.month)
    if unread := unread_by(law, as_of, "land_requisition"):
        trace.warn("local_rule_not_read", *unread)
    table = law.at(as_of).get(LandRequisitionTable)
    if land.land_requisition_4050 is False:
        if table is not None:
            trace.find("standing", Standing.NOT_APPLICABLE, table.less_than)
        return trace.outcome(LandRequisition(Standing.NOT_APPLICABLE, None, (), (), None))
    if table is None:
        trace.warn("rule_of_a_place")
        unstated = () if land.land_requisition_4050 else (trace.miss("land_requisition_4050"),)
        return trace.outcome(LandRequisition(Standing.UNDETERMINED, None, (), unstated, None))

    continued = land.continued_contributions
    if continued is not None:
        check_span(continued, person.birth_month, as_of, "continued_contributions")
    drawn = person.drawing not in (None, Drawing.NONE)
    too_long = continued is not None and continued >= table.less_than.value
    never = drawn or too_long
    surely = possibly = statutory_age.month
    later = law.at(statutory_age.month).get(LandRequisitionTable) or table
    if (age := later.age) is not None and statutory_age.original_month != statutory_age.month:
        reading = law.reading(age.reading)
        which = age.ages[reading.answer]
        if not never:
            trace.find("age", which, age, reading)
            trace.warn("reading", reading)
        surely = statutory_age.original_month if which == "original" else statutory_age.month
        possibly = statutory_age.month if which == "statutory" else statutory_age.original_month
    first, first_open = surely + later.months_after.value, possibly + later.months_after.value

    reasons: list[Refusal] = []
    if drawn:
        reasons.append(trace.find("reason", "already_drawing", table.no_pension))
    if person.drawing is None:
        trace.warn("drawing_unknown", table.no_pension)
    trace.find("less_than", table.less_than.value, table.less_than)
    if too_long:
        reasons.append(trace.find("reason", "contributed_too_long", table.less_than))
    if as_of < first_open:
        below: Refusal = "drawn_next_month"
        if as_of < possibly:
            below = "below_original_age" if as_of < statutory_age.original_month else "below_statutory_age"
        reasons.append(trace.find("reason", below, later.months_after))

    facts = (("land_requisition_4050", land.land_requisition_4050), ("continued_contributions", continued))
    missing = () if never else tuple(name for name, fact in facts if fact is None)
    if not reasons:
        for fact in missing:
            trace.miss(fact)
    standing = Standing.ELIGIBLE if as_of >= first and not missing else Standing.UNDETERMINED
    if reasons:
        standing = Standing.NOT_ELIGIBLE
    trace.find("standing", standing, table.less_than)
    if never:
        return trace.outcome(LandRequisition(standing, None, tuple(reasons), missing, None))
    first_open = max(first_open, as_of)
    first = max(first, law.versions(LandRequisitionTable)[0].first_month)  # of the months before it nothing was read
    if not missing and first < as_of:
        trace.find("due_since", first, later.months_after)
        trace.warn("due_since", later.months_after)  # nothing read says what is paid for the months before the claim
    else:
        trace.find("first_open_month", first_open, later.months_after)
        if not missing:
            trace.find("first_month", first, later.months_after)
    return trace.outcome(LandRequisition(standing, None if missing else first, tuple(reasons), missing, first_open))
