"""Subsidy for public-welfare posts (S27). 渝人社发〔2024〕14号 二."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.ground.months import Months, YearMonth
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.amounts.minimum_wage.table import MinimumWageTable
from retirecalc.rules.support.insurance_subsidy.table import in_deferral, may_be_used_up, over_age
from retirecalc.rules.support.welfare_post.facts import WelfareFacts
from retirecalc.rules.support.welfare_post.table import WelfarePostTable
from retirecalc.rules.unemployment.bridge_to_age.table import age_month_on

if TYPE_CHECKING:
    from decimal import Decimal

    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.sources import Cited

FACTS = {"welfare": WelfareFacts}
Refusal = Literal["already_drawing", "age_reached", "not_recognised", "registered_too_short", "months_used"]


class WelfarePost(NamedTuple):
    """Whether a post is subsidised, for how long, and with how much: `amount` a month, or an hour of a part-time post."""

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    to_retirement: bool | None = None
    months: Months | None = None
    last_month: YearMonth | None = None
    distance_months: Months | None = None
    amount: Decimal | None = None


def welfare_post(
    person: Person, law: Law, *, welfare: WelfareFacts, as_of: YearMonth, statutory_age: StatutoryAge
) -> Outcome[WelfarePost]:
    """Whether a public-welfare post is subsidised in the month `as_of`, for how long, and with how much.

    Basis: 14号 二(一) the groups, a list that is open, so that nobody is refused for the group; 二(二) the lowest wage of the
    place, of an hour where the post is not full time; 二(三) to retirement below five years at the first determination (by days
    where it is that many whole months, R21; before 2025 to the age then in force, R43), else three years; nobody after the month
    of the age, or with a pension of the employee scheme. From 2024-06 to 2025-12; what holds later is not on file.

    Units: months, yuan.

    Not modelled: the share of the employment funds; social insurance in the post (`insurance_subsidy`).

    Raises:
        OutOfCoverage: no version on file is in force in the month.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1970-12", "category": "male_60", "welfare_group": "disabled", "recognised": True}
    >>> ask("welfare_post", facts, load_law("CN-CQ"), "2025-12").outcome.value.months
    Months(36)
    """
    table = law.at(as_of)[WelfarePostTable]
    trace = Trace("welfare_post", month=as_of, welfare_group=welfare.welfare_group)
    row = None if welfare.welfare_group is None else table.groups.get(welfare.welfare_group)
    reasons: tuple[Refusal, ...] = ()
    missing: tuple[str, ...] = ()
    deferred = in_deferral(person, as_of, statutory_age.month)
    if (ended := over_age(person, as_of, statutory_age.month)) is not None:
        reasons = (trace.find("reason", ended, table.distance),)
    if welfare.welfare_group is None:
        missing += (trace.miss("welfare_group"),)
    elif row is None:
        trace.warn("list_is_open", table.others)
    else:
        trace.find("group", welfare.welfare_group, row)
        if row.recognised and welfare.recognised is None:
            missing += (trace.miss("recognised"),)
        elif row.recognised and not welfare.recognised:
            reasons = (*reasons, trace.find("reason", "not_recognised", row))
        if row.registered and welfare.registered_months is None:
            missing += (trace.miss("registered_months"),)
        elif row.registered and welfare.registered_months is not None and welfare.registered_months < row.registered:
            reasons = (*reasons, trace.find("reason", "registered_too_short", row))
    determined = welfare.determined_in or trace.assume("post_determined_on", as_of)
    age_month = age_month_on(law, table.to_age, person, determined.on(1), statutory_age.month)
    then: tuple[Cited, ...] = (table.to_age, law.reading(table.to_age.reading))
    by_age = () if age_month == statutory_age.month else then
    distance = trace.find("distance_months", Months(max(0, age_month - determined)), table.distance, *by_age)
    near = table.distance.less(law, determined.on(welfare.determined_day or 1), age_month, person.birth_day)
    of_length: tuple[str, ...] = ()  # what is missing for how long it is paid, not for whether
    if table.distance.is_exact(determined.on(1), age_month):
        reading = law.reading(table.distance.compared.reading)
        trace.warn("reading", reading)
        if table.distance.compared.asked(law) == "day" and (welfare.determined_day is None or person.birth_day is None):
            near = Eligibility.UNDETERMINED
            lacks = trace.miss("post_determined_on") if welfare.determined_day is None else trace.miss("birth_day")
            of_length = (lacks,)
        trace.find("near", near, table.distance, table.distance.compared, reading)
    left = Months(max(0, table.months.value - (welfare.post_months_used or 0)))
    if near is Eligibility.NOT_ELIGIBLE and not left:
        reasons = (*reasons, trace.find("reason", "months_used", table.months))
    if reasons:
        trace.find("standing", Standing.NOT_ELIGIBLE, table)
        return trace.outcome(WelfarePost(Standing.NOT_ELIGIBLE, None, reasons))
    if deferred:
        trace.warn("deferral_not_named", table.distance)
    if welfare.post_months_used is None and may_be_used_up(near, as_of - determined, table.months.value):
        missing += (trace.miss("post_months_used"),)
    used_up = not left and near is not Eligibility.ELIGIBLE  # unless it runs to retirement
    standing = Standing.UNDETERMINED if missing or row is None or deferred or used_up else Standing.ELIGIBLE
    missing = tuple(dict.fromkeys((*missing, *of_length)))
    to_retirement = {Eligibility.ELIGIBLE: True, Eligibility.NOT_ELIGIBLE: False}.get(near)
    answer = WelfarePost(trace.find("standing", standing, table), determined, (), missing, distance_months=distance)
    if determined > as_of:
        trace.find("first_month", determined, table.distance)
    answer = answer._replace(to_retirement=trace.find("to_retirement", to_retirement, table.distance))
    if to_retirement is False:
        if welfare.post_months_used is None:
            trace.assume("post_months_used", Months(0))
        answer = answer._replace(months=trace.find("months", left, table.months))
    elif to_retirement and not deferred:
        answer = answer._replace(last_month=trace.find("last_month", statutory_age.month, table.distance))
    trace.warn("unknown_after", table)
    if determined > as_of:
        trace.warn("not_before_determined", table.distance)
        return trace.outcome(answer)
    return trace.outcome(answer._replace(amount=_amount(trace, welfare, law, table, as_of)))


def _amount(trace: Trace, welfare: WelfareFacts, law: Law, table: WelfarePostTable, month: YearMonth) -> Decimal | None:
    """The lowest wage of a month, or of an hour, where the district is known and on file."""
    wages = law.at(month).get(MinimumWageTable)
    if welfare.post_district is None or wages is None or (tier := wages.of(welfare.post_district)) is None:
        trace.warn("wage_of_the_place", table.amount)
        return None
    if welfare.full_time is None:
        trace.warn("full_time_or_not", table.amount)
        return None
    if welfare.full_time:
        return trace.find("amount", tier.monthly, table.amount, tier)
    return trace.find("an_hour", tier.hourly, table.amount, tier)
