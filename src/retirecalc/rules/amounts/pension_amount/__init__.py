"""Amount of the basic pension, part by part (S30 S17 S11). 国发〔2005〕38号 第六项; 渝人社发〔2010〕275号; 人社部发〔2024〕72号."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from retirecalc.errors import InvalidFacts, OutOfCoverage
from retirecalc.facts.words import Employment
from retirecalc.ground.money import NOTHING, exactly, over, rounded
from retirecalc.ground.months import Months
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.amounts.account_balance.table import AccountInterestTable
from retirecalc.rules.amounts.annuity_divisor.table import DivisorMonthsTable
from retirecalc.rules.amounts.pension_amount.facts import PensionFacts
from retirecalc.rules.amounts.pension_amount.table import PensionFormulaTable, PensionPackTable
from retirecalc.rules.contributions.contribution_base.table import ContributionBaseTable
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.incapacity.invalidity_allowance.table import InvalidityAllowanceTable
from retirecalc.sources import weakest

if TYPE_CHECKING:
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Era, Law
    from retirecalc.readings import Reading
    from retirecalc.rules.amounts.account_balance import AccountBalance
    from retirecalc.rules.amounts.annuity_divisor import AnnuityDivisor
    from retirecalc.rules.amounts.pension_amount.table import BaseRow
    from retirecalc.rules.incapacity.invalidity_allowance.table import Tier
    from retirecalc.sources import Cited
    from retirecalc.tables.table import Row

FACTS = {"earned": PensionFacts}
_OF_THE_STATE = (Employment.CIVIL_SERVANT, Employment.STATE_EMPLOYEE, Employment.STATE_MANAGER)


class PensionAmount(NamedTuple):
    """基本养老金 a month and its parts; None where a part is not settled, and then there is no total.

    `base_year` is the year of the pension base in use; None where it was stated. `provisional`: it stands in for a base not
    published yet. `allowance` is an invalidity allowance, where its tier is stated: all of these parts, or the basic one alone.
    For `unpaid_years`, since the balance, nothing is said to be paid into the account, and nothing is added.
    """

    base: Decimal | None
    base_year: int | None
    provisional: bool
    average_index: Decimal | None
    basic: Decimal | None
    account: Decimal | None
    transition: Decimal | None
    supplements: Decimal | None
    total: Decimal | None
    missing_facts: tuple[str, ...]
    allowance: Decimal | None = None
    unpaid_years: tuple[int, ...] = ()


@exactly
def pension_amount(
    earned: PensionFacts,
    law: Law,
    *,
    month: YearMonth,
    annuity_divisor: AnnuityDivisor | OutOfCoverage,
    account_balance: AccountBalance | OutOfCoverage,
) -> Outcome[PensionAmount]:
    """How much pension a month retirement in `month` gives: basic, individual account, transitional part and additions.

    Basis: 国发〔2005〕38号 第六项: the basic pension is a hundredth, for each year, of the mean of the pension base and one's own
    indexed wage; the account pension is the balance over the divisor; whoever worked before the accounts began has a
    transitional part that the place sets. Chongqing: 渝人社发〔2010〕275号, its roundings (R19), its transitional part on the mean
    wage, its addition (R27). R17: a base not published yet. A place without a pack has the national parts alone.
    人社部发〔2024〕72号 第三条至第五条: an invalidity allowance of tier A is reckoned like a pension, of tier B or C like its
    basic part alone.

    Units: yuan a month.

    Fewer months than the minimum of the year of `month` are named beside the amount: perhaps no pension is due.

    Not modelled: whether the person is entitled (`pension_eligibility`, and `invalidity_allowance`, which says the tier); the
    transition of public bodies, which has rules of its own; other indices for deemed years; the later settlement of a provisional
    amount.

    Raises:
        InvalidFacts: more contribution months than were lived, in all or before the accounts, work that began before the birth or
            after the retirement, or an index above what the limits on file allow.
        OutOfCoverage: no formula on file for the month; unless the basic part is all there is, an age without a divisor, or years
            of the account whose interest is not on file.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1964-12", "cumulative": "40y10m", "average_index": "0.6270", "before_accounts": "13y"}
    >>> facts |= {"balance": "85790.01", "pension_base": "7988"}
    >>> ask("pension_amount", facts, load_law("CN-CQ"), "2024-12", "2024-12").outcome.value.total
    Decimal('4453.32')
    """
    era = law.at(month)
    formula, pack = era[PensionFormulaTable], era.get(PensionPackTable)
    trace = Trace("pension_amount", month=month, cumulative=earned.cumulative, pension_base=earned.pension_base)
    missing: list[str] = []
    used: list[Cited] = []

    base, row, provisional = _base(trace, earned, law, pack, month, missing)
    base_year = None if row is None else row.year
    decimals = None
    if pack is not None:
        reading = law.reading(pack.rounding.reading)
        decimals = pack.rounding.decimals[reading.answer]
        trace.find("decimals", decimals, pack.rounding, reading)
    else:
        trace.assume("to_the_cent", "half_up")
        trace.warn("no_pension_pack", formula.transition)

    def money(amount: Decimal) -> Decimal:
        return rounded(amount) if pack is None else rounded(amount, pack.rounding.money, pack.rounding.how)

    def trimmed(figure: Decimal) -> Decimal:
        return figure if pack is None or decimals is None else rounded(figure, decimals, pack.rounding.how)

    if (age := _age(annuity_divisor)) is not None and earned.started_work is not None:
        _began(earned.started_work, month - age, month)
    if earned.employment in _OF_THE_STATE:
        trace.warn("public_bodies_apart", formula.basic)

    limits = era.get(ContributionBaseTable)
    index = _index(trace, earned, limits, missing)
    if index is not None:
        if limits is not None and rounded(index, 2) < limits.lower_share.value:
            trace.warn("index_low", limits.lower_share)
        index = trace.find("average_index", trimmed(index), pack.rounding if pack else formula.basic)
    if earned.cumulative is None:
        missing.append(trace.miss("cumulative"))
    else:
        _enough(trace, earned, earned.cumulative, law, month, age)
    mean = basic = None
    if base is not None and index is not None:
        mean = trace.find("mean_wage", base * formula.basic.mean_share * (1 + index), formula.basic)
    if mean is not None and earned.cumulative is not None:
        years = trimmed(over(int(earned.cumulative), 12))
        basic = trace.find("basic", money(mean * years * formula.basic.year_rate), formula.basic, *_by(pack))
        used += [formula.basic, *_by(pack), *([] if row is None else [row])]

    tier = None
    if earned.invalidity_tier is not None:
        tier = era.needed(InvalidityAllowanceTable, month).tiers[earned.invalidity_tier]
        if tier.amount == "basic_part":
            trace.find("basic_alone", True, tier)
            allowance = None if basic is None else trace.find("allowance", basic, tier)
            _mark(trace, used)
            answer = PensionAmount(base, base_year, provisional, index, basic, None, None, None, None, tuple(missing))
            return trace.outcome(answer._replace(allowance=allowance))
        trace.find("like_a_pension", True, tier)

    if isinstance(annuity_divisor, OutOfCoverage):
        raise annuity_divisor
    if isinstance(account_balance, OutOfCoverage):
        raise account_balance
    account = None
    of_interest, of_divisor = _readings_behind(trace, law, era, annuity_divisor, account_balance)
    if account_balance.balance is None:
        missing.extend(map(trace.miss, account_balance.missing_facts))
    else:
        trace.find("balance", account_balance.balance, formula.account, *of_interest)
        divisor = trace.find("divisor", annuity_divisor.divisor, formula.account, *of_divisor)
        account = trace.find("account", money(over(account_balance.balance, divisor)), formula.account, *_by(pack))
        used += [formula.account, *_by(pack)]
        if account_balance.unpaid_years:
            trace.warn("account_unpaid", formula.account)

    transition = None
    before = _before_accounts(trace, earned, pack, month - annuity_divisor.age, missing)
    if before == 0:
        transition = trace.find("transition", NOTHING, formula.transition)
        if earned.before_accounts is None and pack is not None and pack.transition is not None:
            used.append(pack.transition)
    elif pack is None or pack.transition is None:
        trace.find("transition_open", None, formula.transition)
    elif before is not None and mean is not None and base is not None and index is not None:
        wage = mean if pack.transition.of == "mean_wage" else base * index
        amount = wage * trimmed(over(int(before), 12)) * pack.transition.year_rate
        transition = trace.find("transition", money(amount), pack.transition, formula.transition, pack.rounding)
        used.append(pack.transition)

    three = None if basic is None or account is None or transition is None else basic + account + transition
    supplements = _supplements(trace, earned, law, pack, formula, three, missing, used)
    total = None
    if three is not None and supplements is not None:
        total = trace.find("total", three + supplements, formula)
    allowance = None if tier is None or total is None else trace.find("allowance", total, tier)
    facts = tuple(dict.fromkeys(missing))
    _mark(trace, used, behind=account is not None and (annuity_divisor.secondary or account_balance.secondary))
    return trace.outcome(
        PensionAmount(
            base,
            base_year,
            provisional,
            index,
            basic,
            account,
            transition,
            supplements,
            total,
            facts,
            allowance,
            account_balance.unpaid_years,
        )
    )


def _readings_behind(
    trace: Trace, law: Law, era: Era, divisor: AnnuityDivisor, account: AccountBalance
) -> tuple[list[Reading], list[Reading]]:
    """The questions left open on which the balance and the divisor rest, as the rules behind say."""
    interest, months = era.get(AccountInterestTable), era.get(DivisorMonthsTable)
    of_interest, of_divisor = [], []
    if interest is not None and (account.assumed_years or "interest" in account.missing_facts):
        of_interest.append(law.reading(interest.unpublished.reading))
        trace.warn("reading", *of_interest)
    if months is not None and divisor.secondary:
        of_divisor.append(law.reading(months.between.reading))
    return of_interest, of_divisor


def _age(found: AnnuityDivisor | OutOfCoverage) -> Months | None:
    """The age in the month; a refusal for the age names it."""
    if not isinstance(found, OutOfCoverage):
        return found.age
    age = found.fields.get("age")
    return age if isinstance(age, Months) else None


def _began(started: YearMonth, birth: YearMonth, month: YearMonth) -> None:
    if not birth < started <= month:
        said = {"value": started, "birth": birth, "month": month}
        raise InvalidFacts("facts.started_outside", field="started_work", **said)


def _enough(
    trace: Trace, earned: PensionFacts, cumulative: Months, law: Law, month: YearMonth, age: Months | None
) -> None:
    """Whether so many months can be, and reach the minimum; that of an earlier year may count, so nothing is refused."""
    if age is not None and cumulative > age:
        said = {"value": int(cumulative), "lived": int(age), "birth": str(month - age), "counted_to": str(month)}
        raise InvalidFacts("facts.contributions_exceed_life", **said)
    table = law.at(month).get(MinimumContributionTable)
    if table is None:
        return
    required, row = table.required(month.year)
    if earned.invalidity_tier is not None:
        _fits(trace, earned.invalidity_tier, cumulative, required, law, month)
    elif cumulative < required:
        trace.find("below_minimum", required, row)
        trace.warn("below_minimum", row)


def _fits(trace: Trace, tier: Tier, cumulative: Months, required: Months, law: Law, month: YearMonth) -> None:
    """Whether a tier goes with so many months: A and B need the minimum, C is for who has fewer. R03: of which year.

    The minimum of the statutory year is no lower, and its year is not known here.
    """
    table = law.at(month).needed(InvalidityAllowanceTable, month)
    reading = law.reading(table.minimum.reading)
    of_application = table.minimum.years[reading.answer] == "application"
    if (tier == "C" and of_application and cumulative >= required) or (tier != "C" and cumulative < required):
        trace.warn("tier_and_years", table.tiers[tier])


def _by(pack: PensionPackTable | None) -> tuple[Row, ...]:
    return () if pack is None else (pack.rounding,)


def _mark(trace: Trace, used: list[Cited], *, behind: bool = False) -> None:
    """Say it where something in the amount was not read in its text; `behind`: the rooms behind say so of the account."""
    unread = {id(one): one for one in used if weakest(one.cite) not in (None, "text", "official")}
    if unread or behind:
        trace.warn("secondary", *unread.values())


def _base(
    trace: Trace, earned: PensionFacts, law: Law, pack: PensionPackTable | None, month: YearMonth, missing: list[str]
) -> tuple[Decimal | None, BaseRow | None, bool]:
    """The pension base in use, its row, and whether it stands in for one that is not published."""
    if earned.pension_base is not None:
        return earned.pension_base, None, False
    row = None if pack is None or not law.begun(month.year) else pack.of(month.year)
    provisional = False
    old = None if pack is None or not law.begun(month.year - 1) else pack.of(month.year - 1)
    if pack is not None and row is None and old is not None:
        reading = law.reading(pack.unpublished.reading)
        trace.warn("reading", pack.unpublished, reading)
        if pack.unpublished.year_before[reading.answer]:
            row, provisional = old, True
            trace.warn("provisional", pack.unpublished)
    if row is None:
        missing.append(trace.miss("pension_base"))
        return None, None, False
    trace.find("base_year", row.year, row)
    return trace.find("base", row.base, row), row, provisional


def _index(
    trace: Trace, earned: PensionFacts, limits: ContributionBaseTable | None, missing: list[str]
) -> Decimal | None:
    """The stated index, or the mean of what was paid on over the average wage of the time, by months.

    Contributions are paid on no more than the upper limit, a share of the average wage that is published in whole yuan, rounded up.
    """
    most = None if limits is None else limits.upper_share.value
    if not earned.wages:
        index = earned.average_index
        if index is None:
            missing.append(trace.miss("average_index"))
        elif most is not None and rounded(index, 2) > most:
            raise InvalidFacts("facts.index_above", field="average_index", value=str(index), most=str(most))
        return index
    for place, (_, base, average) in enumerate(earned.wages):
        if most is not None and base > rounded(average * most, 0, "up"):
            said = {"value": str(base), "most": str(most), "average": str(average)}
            raise InvalidFacts("facts.base_above", field=f"wages[{place}].base", **said)
    months = sum(int(run) for run, _, _ in earned.wages)
    paid = sum((over(base, average) * int(run) for run, base, average in earned.wages), start=Decimal(0))
    if earned.cumulative is not None and months < earned.cumulative:
        trace.assume("same_index", earned.cumulative - months)
    return over(paid, months)


def _before_accounts(
    trace: Trace, earned: PensionFacts, pack: PensionPackTable | None, birth: YearMonth, missing: list[str]
) -> Months | int | None:
    """The months before the accounts: none for whoever began to work after that, and no more than were lived by then.

    Converted service may count for more months than were worked.
    """
    start = None if pack is None or pack.transition is None else pack.transition
    if (stated := earned.before_accounts) is not None:
        if start is not None and stated > max(0, start.before - birth):
            raise InvalidFacts(
                "facts.before_exceeds_life", field="before_accounts", value=stated, birth=birth, start=start.before
            )
        worked = None if start is None or earned.started_work is None else max(0, start.before - earned.started_work)
        if start is not None and worked is not None and stated > worked:
            trace.warn("before_exceeds_work", start)
        return stated
    if start is not None and earned.started_work is not None and earned.started_work >= start.before:
        return trace.find("began_with_accounts", 0, start)
    missing.append(trace.miss("before_accounts"))
    return None


def _supplements(
    trace: Trace,
    earned: PensionFacts,
    law: Law,
    pack: PensionPackTable | None,
    formula: PensionFormulaTable,
    three: Decimal | None,
    missing: list[str],
    used: list[Cited],
) -> Decimal | None:
    """What is added to the three parts; None where it is not known, as where one that is claimed has no rate on file."""
    found = NOTHING
    known = on_file = True
    for code in earned.supplements:
        row = pack.additions.get(code) if pack is not None else None  # type: ignore[call-overload]
        if pack is None or row is None or pack.added is None:
            on_file = False
            continue
        reading = law.reading(pack.added.reading)
        if earned.started_work is None:
            missing.append(trace.miss("started_work"))
            known = False
            on_file = on_file and row.rate is not None
            continue
        if earned.started_work >= row.started_before:
            trace.find("supplements", found, row)
        elif row.rate is None:
            on_file = False
            continue
        else:
            trace.warn("reading", pack.added, reading)
            if pack.added.granted[reading.answer]:
                known = known and three is not None
                if three is not None:
                    found += rounded(three * row.rate, pack.rounding.money, pack.rounding.how)
            trace.find("supplements", found, row, pack.added, reading)
        used.append(row)
    if not on_file:
        trace.warn("supplement_not_on_file", pack or formula)
        trace.find("supplement_open", None, pack or formula)
    return found if known and on_file else None
