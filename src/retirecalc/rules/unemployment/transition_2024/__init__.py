"""Transition of those who drew unemployment benefit at the end of 2024 (S25). 人社厅发〔2024〕60号 三."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.ground.months import Months, YearMonth
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.unemployment.transition_2024.facts import TransitionFacts
from retirecalc.rules.unemployment.transition_2024.table import Transition2024Table
from retirecalc.rules.unemployment.unemployment_benefit.table import UnemploymentBenefitTable, stopped_by

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.unemployment.bridge_to_age import BridgeToAge
    from retirecalc.rules.unemployment.unemployment_benefit import UnemploymentBenefit
    from retirecalc.rules.unemployment.unemployment_benefit.table import Stop

FACTS = {"transition": TransitionFacts}
Refusal = Literal["re_employed", "new_age_near", "old_age_far", "not_applied_for"]


class Transition(NamedTuple):
    """Whether the benefit is paid on to the old age, in which months, how far both ages were, and whether it was applied for.

    `ended_by` is what was stated to end it before the old age.
    """

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    last_month: YearMonth | None = None
    months_to_new: Months | None = None
    months_to_old: Months | None = None
    applied: bool | None = None
    ended_by: Stop | None = None

    def after_it(self, bridge: BridgeToAge, benefit: UnemploymentBenefit) -> Standing:
        """What is left after the old age of a benefit paid on because the distance was measured again: not again (60号 三)."""
        again = bridge.measured_on is not None and benefit.ends_on is not None and bridge.measured_on > benefit.ends_on
        live = (Standing.ELIGIBLE, Standing.UNDETERMINED)
        if not again or bridge.standing not in live or self.standing not in live:
            return bridge.standing
        over = self.standing is Standing.ELIGIBLE and self.applied is True
        return Standing.NOT_ELIGIBLE if over else Standing.UNDETERMINED


def transition_2024(
    person: Person,
    law: Law,
    *,
    transition: TransitionFacts,
    statutory_age: StatutoryAge,
    unemployment_benefit: UnemploymentBenefit,
    bridge_to_age: BridgeToAge,
) -> Outcome[Transition]:
    """Whether the benefit of somebody who drew it at the end of 2024 is paid on to the age before the reform.

    Basis: 60号 三: on the day the benefit runs out more than a year from the new age and less than a year from the old one; on
    application, to the old age, and not again after it. A year to the day, or twelve months where months are
    compared, is neither (R21). Where that day is not known, it is refused only if no day would do on which a benefit drawn then
    can run out (令第8号 第十五条: its most months).

    Units: months and days.

    Not modelled: whether the application may still be made later, of which the text says nothing.

    Raises:
        OutOfCoverage: no version on file, as in a replay of a day before it.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {
    ...     "birth": "1970-10",
    ...     "category": "female_55",
    ...     "benefit_from": "2024-01",
    ...     "benefit_ends_on": "2025-05-31",
    ... }
    >>> found = ask("transition_2024", facts, load_law(), "2026-11").outcome.value
    >>> found.standing.value, found.months_to_old, found.months_to_new
    ('NOT_ELIGIBLE', Months(5), Months(8))
    """
    benefit, old, new = unemployment_benefit, statutory_age.original_month, statutory_age.month
    trace = Trace("transition_2024", benefit_ends_on=benefit.ends_on, original_month=old, statutory_month=new)
    table = next(iter(law.versions(Transition2024Table)), None) or law.at(new)[Transition2024Table]
    on = table.drawing_in.value
    drew, stated = None, transition.drew_at_end_of_2024
    if benefit.first_month is not None:
        if benefit.first_month > on:
            drew = False
        elif benefit.last_month is not None:
            drew = on <= benefit.last_month
        elif benefit.months is not None and benefit.first_month + (benefit.months - 1) < on:
            drew = False  # not at the most
    if drew is None:
        drew = stated
    elif stated is not None and stated is not drew and not (stated and _paid_on_in(on, bridge_to_age)):
        trace.warn("facts_conflict", table.drawing_in)
    never = benefit.standing in (Standing.NOT_ELIGIBLE, Standing.NOT_APPLICABLE)
    ended = benefit.ended_by not in (None, "months_used", "as_granted")
    past = benefit.ends_on is not None and old <= YearMonth.of(benefit.ends_on)
    if never or ended or past or drew is False or old == new:
        trace.find("standing", Standing.NOT_APPLICABLE, table.drawing_in)
        return trace.outcome(Transition(Standing.NOT_APPLICABLE))
    distance = table.distance
    told = transition.transition_applied
    if benefit.ends_on is None:
        closed = _closed_whenever(law, person, table, benefit, old, new)
        if closed is not None or told is False:
            reason: Refusal = closed or "not_applied_for"
            trace.find("reason", reason, distance if closed else table.until)
            trace.find("standing", Standing.NOT_ELIGIBLE, distance)
            return trace.outcome(Transition(Standing.NOT_ELIGIBLE, reasons=(reason,), applied=told))
    missing: tuple[str, ...] = () if drew else (trace.miss("drew_at_end_of_2024"),)
    if benefit.ends_on is None:
        missing += tuple(map(trace.miss, benefit.missing_facts)) or (trace.miss("benefit_ends_on"),)
        trace.find("standing", Standing.UNDETERMINED, table.drawing_in)
        return trace.outcome(Transition(Standing.UNDETERMINED, missing_facts=missing))

    trace.find("drew", drew, table.drawing_in)
    day = benefit.ends_on
    to_new = trace.find("months_to_new", new - YearMonth.of(day), distance)
    to_old = trace.find("months_to_old", old - YearMonth.of(day), distance)
    answer = Transition(Standing.NOT_ELIGIBLE, months_to_new=to_new, months_to_old=to_old, applied=told)
    near_new = distance.less(law, day, new, person.birth_day)
    near_old = distance.less(law, day, old, person.birth_day)
    exact = distance.is_exact(day, new) or distance.is_exact(day, old)
    if exact:
        reading = law.reading(distance.compared.reading)
        trace.find("compared", distance.compared.asked(law), distance.compared, reading)
        trace.warn("reading", reading)
        if person.birth_day is None and Eligibility.UNDETERMINED in (near_new, near_old):
            missing += (trace.miss("birth_day"),)
        if (
            distance.is_exact(day, new)
            and near_new is Eligibility.NOT_ELIGIBLE
            and distance.compared.asked(law) == "month"
        ):
            near_new = Eligibility.UNDETERMINED  # no less than a year is not yet more than one
    reasons: tuple[Refusal, ...] = ()
    if "re_employed" in bridge_to_age.reasons:
        reasons = (trace.find("reason", "re_employed", table.until),)
    if near_new is Eligibility.ELIGIBLE:
        reasons = (*reasons, trace.find("reason", "new_age_near", distance))
        trace.warn("ordinary_instead", distance)
    if near_old is Eligibility.NOT_ELIGIBLE:
        reasons = (*reasons, trace.find("reason", "old_age_far", distance))
    if told is False and not reasons:
        reasons = (*reasons, trace.find("reason", "not_applied_for", table.until))
    if reasons:
        trace.find("standing", Standing.NOT_ELIGIBLE, distance)
        return trace.outcome(answer._replace(reasons=reasons))
    sure = (near_new, near_old) == (Eligibility.NOT_ELIGIBLE, Eligibility.ELIGIBLE) and not missing
    standing = Standing.ELIGIBLE if sure and benefit.standing is Standing.ELIGIBLE else Standing.UNDETERMINED
    trace.find("standing", standing, distance)
    if told is None:
        trace.warn("apply_for_it", table.until)
    trace.warn("not_again", table.once)
    first = trace.find("first_month", YearMonth.of(day) + 1, table.until)
    answer = answer._replace(standing=standing, first_month=first, last_month=old, missing_facts=missing)
    stop, month = benefit.stopped_by, benefit.stopped_in
    if stop is not None and month is not None and month <= old:
        answer = answer._replace(last_month=month, ended_by=stop)
        trace.find("ended_by", stop, stopped_by(law, stop, month) or table.until)
    trace.find("last_month", answer.last_month, table.until)
    return trace.outcome(answer)


def _paid_on_in(month: YearMonth, bridge: BridgeToAge) -> bool:
    """Whether the benefit may have been paid on in a month, which is drawing it too."""
    first, last = bridge.first_month, bridge.last_month
    return first is not None and last is not None and first <= month <= last


def _closed_whenever(
    law: Law, person: Person, table: Transition2024Table, benefit: UnemploymentBenefit, old: YearMonth, new: YearMonth
) -> Refusal | None:
    """What closes it on whatever day a benefit drawn then runs out: not before that month, nor after the most that there is."""
    on, distance = table.drawing_in.value, table.distance
    most = law.at(on)[UnemploymentBenefitTable].most.value
    latest = (on if benefit.first_month is None else benefit.first_month) + (most - 1)
    if distance.less(law, on.on(31), new, person.birth_day) is Eligibility.ELIGIBLE:
        return "new_age_near"
    if distance.less(law, latest.on(31), old, person.birth_day) is Eligibility.NOT_ELIGIBLE:
        return "old_age_far"
    return None
