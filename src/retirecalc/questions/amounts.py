"""What each month of going early or late is worth, and what a pension becomes by the adjustments of several years.

Nothing is assumed that the caller has not stated: what will grow, at which rate, and whether amounts are nominal or real.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from retirecalc.errors import InvalidFacts, OutOfCoverage
from retirecalc.facts.words import Employment, put
from retirecalc.ground.money import NOTHING, decimal_of, exactly, rounded, share
from retirecalc.ground.money import money as yuan
from retirecalc.ground.months import MonthLike, Months, YearMonth, parse_day_or_month
from retirecalc.ground.show import repr_html
from retirecalc.ground.stretches import count_to
from retirecalc.outcome import Eligibility, Reason, plain
from retirecalc.questions.ask import Answered, ask
from retirecalc.questions.assess import Assessment, assess
from retirecalc.rules.amounts.account_balance.facts import year_of
from retirecalc.rules.amounts.account_balance.table import AccountInterestTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.amounts.pension_adjustment import PensionAdjustment
    from retirecalc.rules.amounts.pension_amount import PensionAmount
    from retirecalc.sources import Citation

Money = Literal["nominal", "real"]
Payer = Literal["employee", "own_account"]
PAYERS: tuple[Payer, ...] = get_args(Payer)
_PAYERS: dict[Employment, Payer] = {
    **dict.fromkeys((Employment.EMPLOYEE, Employment.STATE_EMPLOYEE, Employment.STATE_MANAGER), "employee"),
    Employment.OWN_ACCOUNT: "own_account",
}
"""Who pays for whom, where it is known."""
_PAID = ("employee", "own_account", "to_account")
_RATES = ("base_growth", "wage_growth", "interest", "pension_growth")
VARIED = (*_RATES, "average_index")
"""What may be given a range."""


@dataclass(frozen=True, slots=True, init=False)
class Assumptions:
    """What a comparison rests on beside the person and the law. Each is stated: there is no default that says anything.

    Args:
        money: `nominal` where growth includes inflation, `real` where every amount is in the money of today. It is said with the
            answer and changes no sum.
        pension_base: the pension base of the year of the question, in yuan.
        base_growth: its yearly growth, a share such as `0.02`; below zero, as every growth and interest, where it falls.
        average_index: the average contribution index at retirement.
        balance: what stood in the individual account at the end of `balance_year`.
        balance_year: that year.
        interest: the yearly interest of the account in years for which none is announced.
        pension_growth: what a pension grows by each January after the retirement month, as in the yearly adjustments: who retired
            in a December is reached by that of the month after, the first that is paid.
        to_ages: the ages to which everything is added up: lives of so many years.
        contribution_base: the monthly base on which contributions go on to the retirement month; None: nothing is paid any more.
            Outside the limits of the month of the question, the nearest limit counts.
        payer: who pays them: `employee`, or `own_account` for whoever pays alone.
        wage: the wage of a month worked up to the retirement month, in hand; None: none is counted.
        wage_growth: the yearly growth of that base and that wage; needed with either.
        before_accounts: contribution months before the individual accounts began.
        supplements: additions that are claimed, with `started_work`.
        started_work: the month in which work began.

    Raises:
        InvalidFacts: one that cannot be read, or that another one needs.
    """

    money: Money
    pension_base: Decimal
    base_growth: Decimal
    average_index: Decimal
    balance: Decimal
    balance_year: int
    interest: Decimal
    pension_growth: Decimal
    to_ages: tuple[Months, ...]
    contribution_base: Decimal | None
    payer: Payer | None
    wage: Decimal | None
    wage_growth: Decimal | None
    before_accounts: Months | None
    supplements: tuple[str, ...]
    started_work: YearMonth | None

    def __init__(
        self,
        *,
        money: Money,
        pension_base: object,
        base_growth: object,
        average_index: object,
        balance: object,
        balance_year: int | str,
        interest: object,
        pension_growth: object,
        to_ages: Iterable[object],
        contribution_base: object = None,
        payer: Payer | None = None,
        wage: object = None,
        wage_growth: object = None,
        before_accounts: object = None,
        supplements: Iterable[str] = (),
        started_work: object = None,
    ) -> None:
        if money not in ("nominal", "real"):
            raise InvalidFacts("ground.word_unreadable", field="money", value=str(money), allowed="nominal, real")
        if contribution_base is not None and payer is None:
            raise InvalidFacts("questions.payer_needed", field="payer")
        if payer is not None and payer not in PAYERS:
            raise InvalidFacts("ground.word_unreadable", field="payer", value=str(payer), allowed=", ".join(PAYERS))
        if (contribution_base is not None or wage is not None) and wage_growth is None:
            raise InvalidFacts("questions.growth_needed", field="wage_growth")
        put(self, "money", money)
        for name, amount in (
            ("pension_base", pension_base),
            ("balance", balance),
            ("contribution_base", contribution_base),
            ("wage", wage),
        ):
            put(self, name, None if amount is None else yuan(amount, name))
        for name, rate in (
            ("base_growth", base_growth),
            ("interest", interest),
            ("pension_growth", pension_growth),
            ("wage_growth", wage_growth),
        ):
            put(self, name, None if rate is None else share(rate, name))
        put(self, "average_index", decimal_of(average_index, "average_index", places=6))
        put(self, "balance_year", year_of(balance_year, "balance_year"))
        put(self, "to_ages", tuple(Months.of(age, "to_ages") for age in to_ages))
        if not self.to_ages:
            raise InvalidFacts("facts.fact_missing", field="to_ages")
        put(self, "payer", payer)
        put(self, "before_accounts", None if before_accounts is None else Months.of(before_accounts, "before_accounts"))
        put(self, "supplements", tuple(supplements))
        put(self, "started_work", None if started_work is None else YearMonth.of(started_work, "started_work"))

    def with_(self, name: str, value: object) -> Assumptions:
        """The same with one of `VARIED` changed."""
        changed: dict[str, Any] = {**self.to_dict(), name: value}
        return Assumptions(**changed)

    def to_dict(self) -> dict[str, Any]:
        """What was stated, as it goes in."""
        return {name: getattr(self, name) for name in self.__slots__}


class Choice(NamedTuple):
    """One retirement month: whether it is open, the pension at its start, and what has come in, less what was paid, by each age.

    Where the pension is not settled `by_age` holds None.

    `reasons` refuse the month, `missing_facts` would settle whether it is open; on `citations` rest the pension and what is paid.
    """

    month: YearMonth
    eligibility: Eligibility
    first_payment: YearMonth
    cumulative_months: int | None
    pension: PensionAmount
    paid: Decimal
    wages: Decimal
    by_age: tuple[Decimal | None, ...]
    reasons: tuple[Reason, ...] = ()
    missing_facts: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it can be compared: its pension is settled, and the month is not refused."""
        return self.pension.total is not None and self.eligibility is not Eligibility.NOT_ELIGIBLE


class Overtaking(NamedTuple):
    """When the sum of a later choice passes that of an earlier one for good; None where it does not within the longest life asked
    about, and where the two are not `compared`, because one of them does not count.

    `payment` is the number of the pension payment of the later choice in that month. `regained` is the month in which the earlier
    one passes for good a later one that was ahead for a time.
    """

    earlier: YearMonth
    later: YearMonth
    month: YearMonth | None
    payment: int | None
    compared: bool = True
    regained: YearMonth | None = None


class Varied(NamedTuple):
    """One assumption at both ends of its range: the pensions of each month, the overtakings, and the sums by each age."""

    name: str
    low: Decimal
    high: Decimal
    pensions: tuple[tuple[Decimal | None, Decimal | None], ...]
    overtaken: tuple[tuple[YearMonth | None, YearMonth | None], ...]
    by_age: tuple[tuple[tuple[Decimal | None, ...], tuple[Decimal | None, ...]], ...]


class AmountComparison(NamedTuple):
    """Months side by side: what each brings, when one overtakes another, what depends on the assumptions.

    `caveats` are codes, those of the answers behind it among them; `cost_not_stated`: contributions go on and nothing is said to be
    paid for them; `base_limited`: the contribution base lay outside the limits, and the nearest limit counts;
    `growth_to_the_cent`: growth is compounded without rounding and the amount of each year rounded, which is assumed;
    `account_credited`: the months of `account_years` before the question are taken as paid into the account on the contribution
    base, the later ones as the facts say; `account_unpaid`: nothing is added to it for these years but interest; `sum_at_base`: a
    sum at once is so many months on that base; `payer_differs`: the kind of employment says that somebody else pays.
    """

    money: Money
    assumptions: Assumptions
    choices: tuple[Choice, ...]
    overtakings: tuple[Overtaking, ...]
    best_by_age: tuple[tuple[Months, YearMonth | None], ...]
    sensitivity: tuple[Varied, ...]
    caveats: tuple[str, ...]
    person: Person
    law: Law
    as_of: YearMonth
    readings: tuple[str, ...] = ()

    @property
    def account_years(self) -> tuple[int, ...]:
        """The years after that of the balance, up to the last month compared."""
        return tuple(range(self.assumptions.balance_year + 1, self.choices[-1].month.year + 1))

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract `retirecalc.comparison/1`; ages are counts of months, amounts text."""
        return {
            "schema": "retirecalc.comparison/1",
            "as_of": str(self.as_of),
            "law": self.law.stamp(),
            "facts": self.person.to_dict(),
            "assumptions": _plainly(self.assumptions.to_dict()),
            "choices": [
                _plainly(choice._asdict() | {"pension": choice.pension._asdict(), "counts": choice.counts})
                | {"citations": [cite.to_dict() for cite in choice.citations]}
                for choice in self.choices
            ],
            "overtakings": [_plainly(one._asdict()) for one in self.overtakings],
            "best_by_age": [{"age": plain(age), "month": plain(month)} for age, month in self.best_by_age],
            "sensitivity": [_plainly(one._asdict()) for one in self.sensitivity],
            "account_years": list(self.account_years),
            "caveats": list(self.caveats),
            "readings": list(self.readings),
        }

    def to_json(self, indent: int | None = None) -> str:
        """The same as text, the same bytes on every machine."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _repr_html_(self) -> str:
        return repr_html(self)


def _plainly(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plainly(one) if isinstance(one, Mapping) else plain(one) for name, one in figures.items()}


def passes(one: Sequence[Decimal], other: Sequence[Decimal], first: YearMonth) -> tuple[YearMonth, ...]:
    """The months in which the sum of `other` comes to lie above that of `one`; both run month by month from `first`.

    A tie passes nothing. Where it falls back and passes again there is more than one month.

    >>> one, other = [Decimal(10)] * 4, [Decimal(0), Decimal(18), Decimal(12), Decimal(0)]
    >>> [str(month) for month in passes(one, other, YearMonth(2026, 1))]
    []
    >>> [str(month) for month in passes(one, [*other[:2], Decimal(13), Decimal(0)], YearMonth(2026, 1))]
    ['2026-03']
    """
    found, above = [], False
    for place, (left, right) in enumerate(zip(accumulate(one), accumulate(other), strict=True)):
        if right > left and not above:
            found.append(first + place)
        above = right > left
    return tuple(found)


@exactly
def compare_amounts(
    person: Person,
    law: Law,
    as_of: MonthLike,
    months: Iterable[MonthLike],
    assumptions: Assumptions,
    *,
    ranges: Mapping[str, tuple[object, object]] | None = None,
) -> AmountComparison:
    """What retiring in each of some months is worth, month by month, under stated assumptions.

    Everything from the month after `as_of` on is added up: wages and contributions to the retirement month, the pension from the
    month after it. The pension of each month is that of `pension_amount`; the months that count are those that `assess` projects.

    Args:
        person: who retires, with contributions.
        law: from `load_law`.
        as_of: the month of the question.
        months: retirement months, in any order; from the earliest that counts on, every two are compared.
        assumptions: see `Assumptions`.
        ranges: an assumption of `VARIED` and the two ends to try it at.

    Raises:
        InvalidFacts: something that cannot be read, no month, or an age that comes before the months.
        OutOfCoverage: no law on file for one of the months, or an age without a divisor.
    """
    at = parse_day_or_month(as_of, "as_of")[0]
    asked = sorted({YearMonth.of(month, "months") for month in months}, key=lambda month: month.index)
    if not asked:
        raise InvalidFacts("facts.fact_missing", field="months")
    for age in assumptions.to_ages:
        if person.birth_month + age <= asked[0]:
            raise InvalidFacts("questions.age_too_low", field="to_ages", age=age, month=asked[0])
    if assumptions.balance_year > asked[0].year:
        last = str(min(asked[0].year, at.year) - 1)
        said = {"value": str(assumptions.balance_year), "month": asked[0], "last": last}
        raise InvalidFacts("questions.balance_later", field="balance_year", **said)
    choices, lines, caveats, readings = _choices(person, law, at, asked, assumptions)
    overtakings = tuple(_overtakings(choices, lines, at + 1))
    best = []
    for place, age in enumerate(assumptions.to_ages):
        sums = {choice.month: choice.by_age[place] for choice in choices if choice.counts}
        most = max((total for total in sums.values() if total is not None), default=None)
        best.append((age, next((month for month, total in sums.items() if total == most), None)))
    varied = []
    stated: Mapping[str, Any] = ranges or {}
    for name, tried in stated.items():
        if not (isinstance(tried, tuple | list) and len(tried) == len(("low", "high"))):
            raise InvalidFacts("questions.ends_needed", field="ranges", value=str(tried))
        low, high = tried
        if name not in VARIED:
            raise InvalidFacts("ground.word_unreadable", field="ranges", value=name, allowed=", ".join(VARIED))
        one, two = (getattr(assumptions.with_(name, end), name) for end in tried)
        if one > two:
            raise InvalidFacts("questions.ends_reversed", field="ranges", name=name, low=str(one), high=str(two))
        ends = []
        for value in (low, high):
            there, flows, *_ = _choices(person, law, at, asked, assumptions.with_(name, value))
            ends.append((there, tuple(_overtakings(there, flows, at + 1))))
        pensions = tuple(
            (left.pension.total, right.pension.total) for left, right in zip(ends[0][0], ends[1][0], strict=True)
        )
        overtaken = tuple((left.month, right.month) for left, right in zip(ends[0][1], ends[1][1], strict=True))
        by_age = tuple((left.by_age, right.by_age) for left, right in zip(ends[0][0], ends[1][0], strict=True))
        varied.append(Varied(name, one, two, pensions, overtaken, by_age))
    return AmountComparison(
        assumptions.money,
        assumptions,
        choices,
        overtakings,
        tuple(best),
        tuple(varied),
        caveats,
        person,
        law,
        at,
        readings,
    )


def _overtakings(
    choices: Sequence[Choice], lines: Sequence[Sequence[Decimal]], first: YearMonth
) -> Iterator[Overtaking]:
    """Every two choices from the earliest that counts on, the pairs of that one first; where none counts, from the earliest."""
    since = next((place for place, choice in enumerate(choices) if choice.counts), 0)
    for (one, before), (other, line) in combinations(list(zip(choices, lines, strict=True))[since:], 2):
        month = regained = None
        compared = one.counts and other.counts
        # It may pass and fall back, as with wages: what counts is the time after which one of them stays ahead.
        if compared and (passed := passes(before, line, first)):
            if sum(line) > sum(before):
                month = passed[-1]
            elif sum(line) < sum(before):
                regained = passes(line, before, first)[-1]
        payment = None if month is None or month < other.first_payment else int(month - other.first_payment) + 1
        yield Overtaking(one.month, other.month, month, payment, compared, regained)


def _choices(
    person: Person, law: Law, at: YearMonth, months: list[YearMonth], assumed: Assumptions
) -> tuple[tuple[Choice, ...], list[list[Decimal]], tuple[str, ...], tuple[str, ...]]:
    answer = assess(person, law, at, months=months)
    stated = person.contributions
    going_on = None if stated is None else stated.continuing
    if assumed.contribution_base is not None and going_on is False:
        raise InvalidFacts("questions.paying_conflict", field="contribution_base")
    own = credit = NOTHING
    told = [*answer.caveats]
    caveats = dict.fromkeys(caveat.code for caveat in told)
    cites: tuple[Citation, ...] = ()
    if assumed.contribution_base is not None:
        assumed, more, cites = _limited(assumed, assumed.contribution_base, law, at)
        caveats |= more
        found = ask("contribution_rates", {}, law, at).outcome
        rates = found.value
        cites += tuple(cite for step in found.trace if step.name in _PAID for cite in step.citations)
        own = rates.own_account if assumed.payer == "own_account" else rates.employee
        credit = rates.to_account if assumed.payer == "own_account" else rates.employee
        if stated is not None and stated.lump_sum is not None and stated.lump_sum.month > at:
            caveats["sum_at_base"] = None
        if _PAYERS.get(person.employment, assumed.payer) != assumed.payer:
            caveats["payer_differs"] = None
    paid_for = _paid_for(answer, at)
    ends = [person.birth_month + age for age in assumed.to_ages]
    last = max([*ends, at + 1], key=lambda month: month.index)
    choices, lines = [], []
    if assumed.contribution_base is None and going_on is not False:
        caveats["cost_not_stated"] = None
    if assumed.contribution_base is not None and months[-1].year > assumed.balance_year:
        caveats["account_credited"] = None
    if any((assumed.base_growth, assumed.wage_growth, assumed.pension_growth)):
        caveats["growth_to_the_cent"] = None
    for month in months:
        option = answer.option(month)
        answered = _pension(person, law, at, month, option.projected_months, assumed, credit, paid_for)
        outcome = answered.outcome
        told += outcome.caveats
        caveats |= dict.fromkeys(caveat.code for caveat in outcome.caveats)
        flows = list(_flows(outcome.value.total, at + 1, last, month, assumed, own, paid_for))
        line = [paid_out + wage - paid for paid_out, wage, paid in flows]
        sums = list(accumulate(line, initial=NOTHING))
        known = outcome.value.total is not None
        by_age = tuple((sums[int(end - at)] if end > at else NOTHING) if known else None for end in ends)
        paid = sum((one for _, _, one in flows), start=NOTHING)
        wages = sum((one for _, one, _ in flows), start=NOTHING)
        first_payment = max(month, at, key=lambda one: one.index) + 1
        months_then = option.projected_months
        worth = (first_payment, months_then, outcome.value, paid, wages, by_age)
        behind = [cite for one in (outcome, *answered.behind) for cite in one.citations]
        why = (option.reasons, option.missing_facts)
        choices.append(Choice(month, option.eligibility, *worth, *why, tuple(dict.fromkeys((*behind, *cites)))))
        lines.append(line)
    readings = dict.fromkeys(caveat.reading for caveat in told if caveat.reading is not None)
    return tuple(choices), lines, tuple(caveats), tuple(readings)


def _paid_for(answer: Assessment, at: YearMonth) -> Callable[[YearMonth], int]:
    """How many months are paid in a month: one each up to the question, then those projected, and a sum for many at once."""
    projection = answer.projection.value

    def months(month: YearMonth) -> int:
        if month <= at or projection is None:
            return 1
        one = count_to(projection.paying, month) - count_to(projection.paying, month - 1)
        at_once = None if projection.open else projection.lump_sum
        return one + (int(at_once.months) if at_once is not None and at_once.month == month else 0)

    return months


def _limited(
    assumed: Assumptions, base: Decimal, law: Law, at: YearMonth
) -> tuple[Assumptions, dict[str, None], tuple[Citation, ...]]:
    """The contribution base between the limits of the month, with the caveats of these; as it is where none are on file."""
    try:
        found = ask("contribution_base", {"wage": str(base)}, law, at).outcome
    except OutOfCoverage:
        return assumed, {"limits_not_on_file": None}, ()
    caveats = dict.fromkeys(caveat.code for caveat in found.caveats)
    if found.value.base == base:
        return assumed, caveats, found.citations
    return assumed.with_("contribution_base", found.value.base), caveats | {"base_limited": None}, found.citations


def _flows(
    pension: Decimal | None,
    first: YearMonth,
    last: YearMonth,
    month: YearMonth,
    assumed: Assumptions,
    rate: Decimal,
    paid_for: Callable[[YearMonth], int],
) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """Month by month what comes as pension, as wage, and what is paid; amounts of a year are rounded to the cent."""
    for index in range(int(last - first) + 1):
        at = first + index
        if at > month:
            years = at.year - month.year
            amount = NOTHING if pension is None else rounded(pension * (1 + assumed.pension_growth) ** years)
            yield amount, NOTHING, NOTHING
        else:
            growth = (1 + (assumed.wage_growth or NOTHING)) ** (at.year - (first - 1).year)
            wage = NOTHING if assumed.wage is None else rounded(assumed.wage * growth)
            base = NOTHING if assumed.contribution_base is None else rounded(assumed.contribution_base * growth)
            yield NOTHING, wage, rounded(base * rate) * paid_for(at)


def _pension(
    person: Person,
    law: Law,
    at: YearMonth,
    month: YearMonth,
    cumulative: int | None,
    assumed: Assumptions,
    credit: Decimal,
    paid_for: Callable[[YearMonth], int],
) -> Answered:
    """The pension of one month, with the base and the account as they are assumed to grow."""
    base = rounded(assumed.pension_base * (1 + assumed.base_growth) ** max(0, month.year - at.year))
    payments: dict[int, Decimal] = {}
    if assumed.contribution_base is not None:
        for year in range(assumed.balance_year + 1, month.year + 1):
            growth = (1 + (assumed.wage_growth or NOTHING)) ** max(0, year - at.year)
            last = month.month if year == month.year else 12
            months = sum(paid_for(YearMonth(year, one)) for one in range(1, last + 1))
            payments[year] = rounded(rounded(assumed.contribution_base * growth) * credit) * months
    facts: dict[str, Any] = {
        "birth": str(person.birth_month),
        "pension_base": str(base),
        "average_index": str(assumed.average_index),
        "balance": str(assumed.balance),
        "balance_year": assumed.balance_year,
        "payments": {str(year): str(amount) for year, amount in payments.items()},
        "interest": {str(year): str(assumed.interest) for year in _unannounced(law, month, assumed.balance_year)},
        "supplements": list(assumed.supplements),
        "employment": str(person.employment),
    }
    if cumulative is not None:
        facts["cumulative"] = int(cumulative)
    if assumed.before_accounts is not None:
        facts["before_accounts"] = int(assumed.before_accounts)
    if assumed.started_work is not None:
        facts["started_work"] = str(assumed.started_work)
    return ask("pension_amount", facts, law, at, month)


def _unannounced(law: Law, month: YearMonth, balance_year: int) -> Iterator[int]:
    """The years for which the stated interest stands in."""
    announced = law.at(month).get(AccountInterestTable)
    for year in range(balance_year + 1, month.year):
        if announced is None or announced.of(year) is None:
            yield year


class Adjusted(NamedTuple):
    """One year of adjustments, and the pension afterwards; None where the rise of that year is not known.

    A year in which the person had not retired yet leaves the pension as it is; of the other groups left out, which other rules may
    raise, nothing is known.
    """

    year: int
    answer: PensionAdjustment
    pension: Decimal | None


def adjusted(facts: Mapping[str, Any], law: Law, years: Iterable[int]) -> tuple[Adjusted, ...]:
    """What a pension becomes by the adjustments of several years, each on the pension that the one before left.

    Args:
        facts: as `pension_adjustment` takes them, with the pension of the December before the first year.
        law: from `load_law`.
        years: the years, in order and without a gap.

    Raises:
        InvalidFacts: a fact that cannot be read, or a year that does not follow the one before.
        OutOfCoverage: a year for which nothing is on file.

    >>> from retirecalc import load_law
    >>> pensioner = {
    ...     "pension": "3000",
    ...     "cumulative": "12y3m",
    ...     "retired_in": "2020-05",
    ...     "scheme": "enterprise",
    ...     "district": "渝中区",
    ... }
    >>> [str(one.pension) for one in adjusted(pensioner, load_law("CN-CQ"), [2024])]
    ['3070.00']
    """
    found: list[Adjusted] = []
    told = dict(facts)
    for year in years:
        if found and year != found[-1].year + 1:
            raise InvalidFacts("questions.years_broken", field="years", value=str(year), before=str(found[-1].year))
        answer = ask("pension_adjustment", told, law, YearMonth(year, 1)).outcome.value
        pension = answer.pension
        if answer.reasons == ("retired_later",) and told.get("pension") is not None:
            pension = yuan(told["pension"], "pension")
        found.append(Adjusted(year, answer, pension))
        if pension is None:
            told.pop("pension", None)
        else:
            told["pension"] = str(pension)
    return tuple(found)
