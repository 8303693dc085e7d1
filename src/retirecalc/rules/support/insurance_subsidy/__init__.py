"""Social insurance subsidy for those who are hard to employ (S26). 渝人社发〔2024〕14号 一; 渝人社发〔2024〕17号 二."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.ground.money import exactly, over, rounded
from retirecalc.ground.months import Months, YearMonth
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.contributions.contribution_rates.table import ContributionRatesTable
from retirecalc.rules.support.insurance_subsidy.facts import SubsidyFacts
from retirecalc.rules.support.insurance_subsidy.table import (
    InsuranceSubsidyTable,
    in_deferral,
    may_be_used_up,
    over_age,
)
from retirecalc.rules.unemployment.bridge_to_age.table import age_month_on

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_base import ContributionBase
    from retirecalc.sources import Cited

FACTS = {"subsidy": SubsidyFacts}
Refusal = Literal[
    "already_drawing",
    "age_reached",
    "group_not_listed",
    "not_recognised",
    "registered_too_short",
    "kind_not_listed",
    "draws_benefit",
    "public_employer",
    "same_employer",
    "employer_paid_short",
    "months_used",
]


class InsuranceSubsidy(NamedTuple):
    """Whether somebody has the subsidy, for how long, by when the first claim is made, and how much it is for a month alone.

    `to_retirement` says that it runs to the month of the statutory age, `last_month`; else `months` are left.
    """

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[Refusal, ...] = ()
    missing_facts: tuple[str, ...] = ()
    to_retirement: bool | None = None
    months: Months | None = None
    last_month: YearMonth | None = None
    distance_months: Months | None = None
    claim_by: date | None = None
    pension_part: Decimal | None = None
    medical_part: Decimal | None = None
    amount: Decimal | None = None


@exactly
def insurance_subsidy(
    person: Person,
    law: Law,
    *,
    subsidy: SubsidyFacts,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    contribution_base: ContributionBase | None,
) -> Outcome[InsuranceSubsidy]:
    """Whether somebody who is hard to employ has the subsidy in the month `as_of`, for how long, and how much.

    Basis: 14号 一(一) the groups and kinds of work, 一(三) to retirement below five years at the first determination, frozen then
    (by days where it is that many whole months, R21; before 2025 to the age then in force, R43), else three years, counted
    together with the subsidy for graduates (17号 一(四)4); 一(四) and 17号 二(四) who is out; 17号 二(四)2 the first claim (R33).
    Alone: two thirds of the contribution on the lower limit and of the lowest medical tier (R31), whatever is paid above them.
    Nobody has it after the month of the age, or with a pension of the employee scheme, since it runs to retirement at the
    longest; whether an agreed deferral puts that off no text says, nor whether a first claim is still taken after the last day
    of 17号 二(四)2. From 2024-06 to 2025-12; what holds later, or for a determination before it, is not on file. Where the days
    that decide how long it is paid are not known, it is paid all the same.

    Units: months, yuan a month.

    Not modelled: the amount for an employer; conditions of before 2024-06-01; each later claim.

    Raises:
        OutOfCoverage: no version on file is in force in the month.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1969-01", "category": "male_60", "subsidy_group": "4050", "recognised": True}
    >>> facts |= {"registered_months": 6, "work_form": "flexible", "flexible_kind": "网约车驾驶员"}
    >>> found = ask("insurance_subsidy", facts, load_law("CN-CQ"), "2025-03").outcome.value
    >>> found.to_retirement, str(found.last_month), found.amount
    (True, '2030-02', Decimal('758.03'))
    """
    table = law.at(as_of)[InsuranceSubsidyTable]
    trace = Trace("insurance_subsidy", month=as_of, subsidy_group=subsidy.subsidy_group, work_form=subsidy.work_form)
    claim_by = _claim_by(trace, subsidy, law, table)
    deferred = in_deferral(person, as_of, statutory_age.month)
    at_the_age: tuple[Refusal, ...] = ()
    if (ended := over_age(person, as_of, statutory_age.month)) is not None:
        at_the_age = (trace.find("reason", ended, table.distance),)
    reasons, missing = _asked(trace, subsidy, table)
    reasons = (*at_the_age, *reasons)
    if reasons:
        trace.find("standing", Standing.NOT_ELIGIBLE, table)
        return trace.outcome(InsuranceSubsidy(Standing.NOT_ELIGIBLE, None, reasons, claim_by=claim_by))

    determined = subsidy.determined_in
    if determined is None:
        determined = trace.assume("determined_on", max(as_of, subsidy.conditions_met_in or as_of))
        if claim_by is not None and claim_by < as_of.on(1):
            trace.warn("claim_late", table.first_claim)
            missing += (trace.miss("determined_on"),)
    age_month = age_month_on(law, table.to_age, person, determined.on(1), statutory_age.month)
    then: tuple[Cited, ...] = (table.to_age, law.reading(table.to_age.reading))
    by_age = () if age_month == statutory_age.month else then
    distance = trace.find("distance_months", Months(max(0, age_month - determined)), table.distance, *by_age)
    exact = table.distance.is_exact(determined.on(1), age_month)
    near = table.distance.less(law, determined.on(subsidy.determined_day or 1), age_month, person.birth_day)
    of_length: tuple[str, ...] = ()  # what is missing for how long it is paid, not for whether
    if exact:
        reading = law.reading(table.distance.compared.reading)
        trace.warn("reading", reading)
        if table.distance.compared.asked(law) == "day" and (subsidy.determined_day is None or person.birth_day is None):
            near = Eligibility.UNDETERMINED
            of_length = (trace.miss("determined_on") if subsidy.determined_day is None else trace.miss("birth_day"),)
        trace.find("near", near, table.distance, table.distance.compared, reading)
    used = subsidy.subsidy_months_used or Months(0)
    left = Months(max(0, table.months.value - used))
    if near is Eligibility.NOT_ELIGIBLE and not left:
        no_more: Refusal = trace.find("reason", "months_used", table.months, table.merged)
        trace.find("standing", Standing.NOT_ELIGIBLE, table.months)
        return trace.outcome(InsuranceSubsidy(Standing.NOT_ELIGIBLE, None, (no_more,), claim_by=claim_by))
    to_retirement = {Eligibility.ELIGIBLE: True, Eligibility.NOT_ELIGIBLE: False}.get(near)
    if deferred:
        trace.warn("deferral_not_named", table.distance)
    earlier = determined < table.first_month
    if earlier:
        trace.warn("earlier_conditions", table)
    if subsidy.subsidy_months_used is None and may_be_used_up(near, as_of - determined, table.months.value):
        missing += (trace.miss("subsidy_months_used"),)
    used_up = not left and near is not Eligibility.ELIGIBLE  # unless it runs to retirement
    open_ = deferred or earlier or used_up or determined > table.last_month
    answer = InsuranceSubsidy(
        trace.find("standing", Standing.UNDETERMINED if missing or open_ else Standing.ELIGIBLE, table),
        determined,
        (),
        tuple(dict.fromkeys((*missing, *of_length))),
        trace.find("to_retirement", to_retirement, table.distance),
        distance_months=distance,
        claim_by=claim_by,
    )
    if determined > as_of:
        trace.find("first_month", determined, table.distance)
    if to_retirement is False:
        if subsidy.subsidy_months_used is None:
            trace.assume("subsidy_months_used", used)
        answer = answer._replace(months=trace.find("months", left, table.months, table.merged))
    elif to_retirement and not deferred:
        answer = answer._replace(last_month=trace.find("last_month", statutory_age.month, table.distance))
    trace.warn("unknown_after", table)
    if determined > as_of:
        trace.warn("not_before_determined", table.distance)
    elif subsidy.work_form == "flexible":
        pension, medical, amount = _amount(trace, subsidy, law, table, as_of, contribution_base)
        answer = answer._replace(pension_part=pension, medical_part=medical, amount=amount)
    elif subsidy.work_form is not None:
        trace.warn("employer_amount_apart", table.share)
    return trace.outcome(answer)


def _asked(
    trace: Trace, subsidy: SubsidyFacts, table: InsuranceSubsidyTable
) -> tuple[tuple[Refusal, ...], tuple[str, ...]]:
    """What refuses it, and what is missing."""
    reasons: list[Refusal] = []
    missing: list[str] = []
    if subsidy.subsidy_group is None:
        missing.append(trace.miss("subsidy_group"))
    elif (row := table.groups.get(subsidy.subsidy_group)) is None:
        reasons.append(trace.find("reason", "group_not_listed", *table.groups.values()))
    else:
        trace.find("group", subsidy.subsidy_group, row)
        if row.recognised and subsidy.recognised is None:
            missing.append(trace.miss("recognised"))
        elif row.recognised and not subsidy.recognised:
            reasons.append(trace.find("reason", "not_recognised", row))
        if row.registered and subsidy.registered_months is None:
            missing.append(trace.miss("registered_months"))
        elif row.registered and subsidy.registered_months is not None and subsidy.registered_months < row.registered:
            reasons.append(trace.find("reason", "registered_too_short", row))
    if subsidy.work_form is None:
        missing.append(trace.miss("work_form"))
    elif subsidy.work_form == "flexible":
        if subsidy.flexible_kind is None:
            missing.append(trace.miss("flexible_kind"))
        elif subsidy.flexible_kind not in table.kinds:
            reasons.append(trace.find("reason", "kind_not_listed", *table.kinds.values()))
        else:
            trace.find("kind", subsidy.flexible_kind, table.kinds[subsidy.flexible_kind])
        if subsidy.draws_unemployment_benefit:
            reasons.append(trace.find("reason", "draws_benefit", table.draws_benefit))
    else:
        if subsidy.public_employer:
            reasons.append(trace.find("reason", "public_employer", table.public_employer))
        if subsidy.same_employer_again:
            reasons.append(trace.find("reason", "same_employer", table.same_employer))
        if subsidy.full_time_welfare_post is not True:
            paid = trace.find("employer_paid", table.employer_paid.value, table.employer_paid)
            if subsidy.employer_paid_months is None:
                missing.append(trace.miss("employer_paid_months"))
            elif subsidy.employer_paid_months < paid:
                reasons.append(trace.find("reason", "employer_paid_short", table.employer_paid))
    return tuple(reasons), () if reasons else tuple(missing)


def _claim_by(trace: Trace, subsidy: SubsidyFacts, law: Law, table: InsuranceSubsidyTable) -> date | None:
    """The last day of the first claim."""
    met, row = subsidy.conditions_met_in, table.first_claim
    if met is None:
        return None
    reading = law.reading(row.reading)
    day = (
        (met + 12 * row.years).on(31)
        if row.answers[reading.answer] == "running"
        else date(met.year + row.years, 12, 31)
    )
    trace.warn("reading", reading)
    return trace.find("claim_by", day, row, reading)


def _amount(
    trace: Trace,
    subsidy: SubsidyFacts,
    law: Law,
    table: InsuranceSubsidyTable,
    month: YearMonth,
    limits: ContributionBase | None,
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The parts of a month for somebody who pays alone, and their sum."""
    rates, share = law.at(month).get(ContributionRatesTable), table.share
    lowest: Decimal | None = None
    by_pension: Cited = share
    if rates is not None and limits is not None:
        lowest, by_pension = rounded(limits.lower * rates.own_account.value), rates.own_account
    tier = next((one for one in table.medical if one.year == month.year), None)
    pension = _at_most(subsidy.pension_paid, lowest)
    medical = _at_most(subsidy.medical_paid, None if tier is None else over(tier.a_year, 12))
    if tier is not None:
        trace.find("medical_a_year", tier.a_year, tier)
    if pension is None or medical is None:
        trace.warn("amount_not_on_file", share)
        return None, None, None
    if lowest is None or tier is None:
        trace.warn("amount_at_most", share)
    trace.find("pension_contribution", pension, by_pension)
    reading = law.reading(share.reading)
    pension_part = rounded(over(pension * share.parts, share.of))
    medical_part = rounded(over(medical * share.parts, share.of))
    amount = pension_part + medical_part
    if share.answers[reading.answer] == "total":
        amount = rounded(over((pension + medical) * share.parts, share.of))
    trace.find("pension_part", pension_part, share)
    trace.find("medical_part", medical_part, share)
    return pension_part, medical_part, trace.find("amount", amount, share, reading)


def _at_most(paid: Decimal | None, lowest: Decimal | None) -> Decimal | None:
    """What was paid, no more than the lowest that can be; that alone where nothing is stated."""
    return min((one for one in (paid, lowest) if one is not None), default=None)
