"""Amount of the resident pension, its two parts (S14). 国发〔2014〕8号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.errors import OutOfCoverage
from retirecalc.ground.money import exactly, over, rounded
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.resident.resident_amount.facts import ResidentAccountFacts
from retirecalc.rules.resident.resident_amount.table import BasicPartTable, LocalBasicPartTable
from retirecalc.sources import weakest

if TYPE_CHECKING:
    from decimal import Decimal

    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law

FACTS = {"account": ResidentAccountFacts}


class ResidentAmount(NamedTuple):
    """The parts of a resident pension a month; None where a part is not known.

    `least` is the national minimum of the basic part, `base` what the place pays; `at_least` is the account and the higher of both.
    """

    least: Decimal | None
    base: Decimal | None
    account: Decimal | None
    at_least: Decimal | None
    missing_facts: tuple[str, ...]


@exactly
def resident_amount(account: ResidentAccountFacts, law: Law, *, as_of: YearMonth) -> Outcome[ResidentAmount]:
    """How much a resident pension is a month in the year of `as_of`: the basic part, and the account over a divisor.

    Basis: 国发〔2014〕8号: a basic part of which the nation sets a minimum and the place may pay more, and the balance of
    the account over one divisor for everybody. The minimum of each year, and the basic part of Chongqing, were read in no
    notice. The account is rounded to the cent, half up, which no text says.

    Units: yuan a month.

    Not modelled: whether it can be drawn (`resident_pension`); what a place adds for years or age; tiers of contributions
    and what the government pays towards them; interest on the account.

    Raises:
        OutOfCoverage: no basic part on file for the year, of the nation or the place.

    >>> from retirecalc import YearMonth, load_law
    >>> from retirecalc.rules.resident.resident_amount.facts import ResidentAccountFacts
    >>> found = resident_amount(ResidentAccountFacts(balance="13900"), load_law(), as_of=YearMonth(2024, 5)).value
    >>> str(found.least), str(found.account), str(found.at_least)
    ('123', '100.00', '223.00')
    """
    era = law.at(as_of)
    table, local = era[BasicPartTable], era.get(LocalBasicPartTable)
    nation = place = None
    if law.begun(as_of.year):
        nation, place = table.of(as_of.year), None if local is None else local.of(as_of.year)
    if nation is None and place is None:
        covered = ", ".join(str(row.year) for row in table.rows if law.begun(row.year))
        raise OutOfCoverage(
            "rules.year_missing", table=table.id, place=table.jurisdiction, year=as_of.year, covered=covered
        )
    trace = Trace("resident_amount", month=as_of, balance=account.balance)
    if unread := unread_by(law, as_of, "resident_amount"):
        trace.warn("local_rule_not_read", *unread)
    least = None if nation is None else trace.find("least", nation.base, nation)
    base = None if place is None else trace.find("base", place.base, place)
    if place is None and nation is not None:
        trace.find("base_open", None, nation)
    rows = [row for row in (nation, place) if row is not None]
    if unsure := [row for row in rows if weakest(row.cite) not in ("text", "official")]:
        trace.warn("secondary", *unsure)
    if account.balance is None:
        return trace.outcome(ResidentAmount(least, base, None, None, (trace.miss("balance"),)))
    trace.assume("to_the_cent", "half_up")
    divisor = trace.find("divisor", table.divisor.value, table.divisor)
    part = trace.find("account", rounded(over(account.balance, divisor)), table.divisor)
    basic = max(amount for amount in (least, base) if amount is not None)
    at_least = trace.find("at_least", basic + part, *rows, table.divisor)
    return trace.outcome(ResidentAmount(least, base, part, at_least, ()))
