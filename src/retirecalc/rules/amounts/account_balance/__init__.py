"""Balance of the individual account, with interest by year (S30). 国发〔2005〕38号; 记账利率公告."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.errors import InvalidFacts, OutOfCoverage
from retirecalc.ground.money import NOTHING, exactly, percent, rounded
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.amounts.account_balance.facts import AccountFacts
from retirecalc.rules.amounts.account_balance.table import AccountInterestTable
from retirecalc.sources import weakest

if TYPE_CHECKING:
    from decimal import Decimal

    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.amounts.account_balance.table import InterestRow

FACTS = {"account": AccountFacts}
UNKNOWN = OutOfCoverage
"""With "out_of_coverage" the refusal itself is handed on: not every amount needs an account."""


class AccountBalance(NamedTuple):
    """个人账户储存额 in one month; None where it is not known. `assumed_years` have an interest that nobody announced or stated, of
    `unpaid_years` no payment is stated; `secondary`: of the interest no text was read.
    """

    balance: Decimal | None
    interest: Decimal | None
    assumed_years: tuple[int, ...]
    missing_facts: tuple[str, ...]
    secondary: bool = False
    unpaid_years: tuple[int, ...] = ()


@exactly
def account_balance(account: AccountFacts, law: Law, *, as_of: YearMonth, month: YearMonth) -> Outcome[AccountBalance]:
    """What stands in the individual account in `month`: the stated one, carried on with interest and payments.

    Basis: the announced interest of each year. R18: a year for which none is announced has the one that the caller states, else the
    last announced, as an assumption that the answer names. Each whole year after the stated balance bears interest on what stood
    there at its beginning; payments bear none in their own year, and the retirement year bears none: no text read says how these
    are reckoned, so the balance is a lower one. The interest of each year is rounded half up to the cent, an assumption that the
    answer names. Of a year since the balance without a payment stated nothing is added but interest, which the answer names too.

    Units: yuan.

    Not modelled: interest within a year; the accounts of before 2016, whose interest the provinces announced; transfers.

    Raises:
        InvalidFacts: the balance is of a year after that of `month` or of `as_of`; payments or interest of a year in which they
            count for nothing, or interest of a year for which it is announced.
        OutOfCoverage: a year before the first announced one.

    >>> from retirecalc import YearMonth, load_law
    >>> from retirecalc.rules.amounts.account_balance.facts import AccountFacts
    >>> facts = AccountFacts(balance="10000", balance_year=2023)
    >>> account_balance(facts, load_law(), as_of=YearMonth(2026, 11), month=YearMonth(2025, 6)).value.balance
    Decimal('10262.00')
    """
    trace = Trace("account_balance", month=month, stated=account.balance, balance_year=account.balance_year)
    if account.balance is None:
        return trace.outcome(AccountBalance(None, None, (), (trace.miss("balance"),)))
    if account.balance_year is None:
        trace.assume("taken_as_of", month)
        return trace.outcome(AccountBalance(account.balance, NOTHING, (), ()))

    if account.balance_year > month.year:
        raise InvalidFacts("facts.balance_later", field="balance_year", value=str(account.balance_year), month=month)
    if account.balance_year > as_of.year:
        raise InvalidFacts("facts.balance_ahead", field="balance_year", value=str(account.balance_year), as_of=as_of)
    table = law.at(month)[AccountInterestTable]
    _check_years(account, table, month)
    unpaid = tuple(
        year for year in range(account.balance_year + 1, month.year + 1) if year not in dict(account.payments)
    )
    reading = law.reading(table.unpublished.reading)
    payments, own = dict(account.payments), dict(account.interest)
    balance, interest = account.balance, NOTHING
    assumed: list[int] = []
    used: list[InterestRow] = []
    for year in range(account.balance_year + 1, month.year):
        row = table.of(year)
        trace.find("year", year, row or table.unpublished)
        if row is not None:
            used.append(row)
            rate = trace.find("rate", row.rate, row)
        elif year < table.rows[0].year:
            covered = f"{table.rows[0].year}-{table.rows[-1].year}"
            raise OutOfCoverage(
                "rules.year_missing", table=table.id, place=table.jurisdiction, year=year, covered=covered
            )
        elif year in own:
            rate = trace.find("rate", own[year], table.unpublished, reading)
        elif table.unpublished.last_stands_in[reading.answer]:
            trace.warn("reading", reading)
            assumed.append(year)
            used.append(table.rows[-1])
            rate = trace.assume("assumed_rate", table.rows[-1].rate)
            trace.find("rate", rate, table.rows[-1], table.unpublished, reading)
        else:
            trace.warn("reading", table.unpublished, reading)
            return trace.outcome(AccountBalance(None, None, tuple(assumed), (trace.miss("interest"),)))
        earned = rounded(balance * rate)
        interest += earned
        balance = trace.find("carried", balance + earned + payments.get(year, NOTHING), row or table.unpublished)
    if account.balance_year + 1 < month.year:
        trace.assume("to_the_cent", "half_up")
    balance += payments.get(month.year, NOTHING)
    if unpaid:
        trace.assume("unpaid_years", tuple(map(str, unpaid)))
    secondary = weakest(cite for row in used for cite in row.cite) not in (None, "text", "official")
    if secondary:
        trace.warn("secondary", *used)
    trace.assume("no_interest_in", month.year)
    trace.find("balance", balance, table, *used)
    return trace.outcome(AccountBalance(balance, interest, tuple(assumed), (), secondary, unpaid))


def _check_years(account: AccountFacts, table: AccountInterestTable, month: YearMonth) -> None:
    """Nothing that is stated of a year is left out of the sum without a word."""
    first = account.balance_year
    for field, told, last in (
        ("payments", account.payments, month.year),
        ("interest", account.interest, month.year - 1),
    ):
        for year, _ in told:
            if first is not None and not first < year <= last:
                raise InvalidFacts("facts.year_apart", field=field, value=str(year), first=str(first), last=str(last))
    for year, _ in account.interest:
        if (row := table.of(year)) is not None:
            raise InvalidFacts("facts.interest_announced", field="interest", value=str(year), rate=percent(row.rate))
