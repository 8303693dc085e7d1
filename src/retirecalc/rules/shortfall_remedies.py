"""What is left to somebody short at the statutory age (S04, S15). 社会保险法 第十六条; 办法 第二条; 人社部令第13号; 17号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.months import Months
from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.tables.minimum_contribution import MinimumContributionTable
from retirecalc.tables.shortfall_remedies import ShortfallRemediesTable

if TYPE_CHECKING:
    from retirecalc.facts import Person
    from retirecalc.law import Law
    from retirecalc.months import YearMonth
    from retirecalc.rules.contribution_projection import Projection
    from retirecalc.rules.statutory_age import StatutoryAge
    from retirecalc.sources import Citation
    from retirecalc.tables.table import Cell


class Remedy(NamedTuple):
    """One way on: from which month it is open, and, for extended contribution, the month in which the minimum is met."""

    kind: str
    eligibility: Eligibility
    reasons: tuple[Reason, ...]
    from_month: YearMonth
    until_month: YearMonth | None
    citations: tuple[Citation, ...]


def shortfall_remedies(
    person: Person, law: Law, *, as_of: YearMonth, statutory: StatutoryAge, projection: Projection | None
) -> Outcome[tuple[Remedy, ...]]:
    """The ways on for somebody who is, or will be, short of the minimum at the statutory age; none for anybody else.

    Basis: 社会保险法 第十六条 and 办法 第二条: pay on until the minimum is met, or pay a lump sum "as prescribed" (人社部令第13号
    第二条, recalled: first insured before 2011-07 and short after five years; else UNDETERMINED, R08). 人社部令第13号 第三条:
    move to the resident scheme, or end the relation in writing. The resident scheme pays at 60 with 15 years (国发〔2014〕8号
    第七项), men and women.

    `extended_contribution` pays every month from the first open one; `until_month` goes by the minimum of the statutory year,
    or of the year of completion (R01).

    The older texts say 15 years for moving and ending: with 15 years or more, but less than the minimum, both are
    UNDETERMINED.

    Not modelled: amounts; what local rules ask for; months of the resident scheme itself.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> short = Person("1965-05", "male_60", contributions=Contributions(cumulative=144, continuing=False))
    >>> [(remedy.kind, str(remedy.until_month)) for remedy in assess(short, load_law(), "2025-07").remedies][0]
    ('extended_contribution', '2028-07')
    """
    table, minimum = law[ShortfallRemediesTable], law[MinimumContributionTable]
    at_age = max(statutory.month, as_of)
    trace = Trace("shortfall_remedies", at_age=at_age)
    required, row = minimum.required(statutory.month.year)
    if projection is None or projection.unknown_part is not None:
        return trace.outcome(())
    paid = projection.at(at_age)
    if paid >= required and not _target_moved(law, minimum, at_age, statutory, projection):
        return trace.outcome(())

    trace.find("shortfall_months", Months(max(0, required - paid)), row)
    until = _extension(trace, law, table, minimum, at_age, paid, required)
    lump_sum, lump_sum_from = _lump_sum(trace, person, law, table, statutory.month, at_age, until)

    transfer, ending = table.transfer_to_resident, table.end_relation
    moving = trace.find("transfer_to_resident", _below(paid, transfer.below), transfer, transfer.below)
    moving_cite = transfer.cite
    if transfer.resident_age is not None and transfer.resident_minimum is not None:
        resident_month = max(at_age, person.birth_month + transfer.resident_age.value)
        trace.find("resident_month", resident_month, transfer.resident_age)
        trace.find("resident_minimum", transfer.resident_minimum.value, transfer.resident_minimum)
        moving_cite += transfer.resident_age.cite
    leaving = trace.find("end_relation", _below(paid, ending.below), ending, ending.below)

    extension = table.extended_contribution
    return trace.outcome(
        (
            Remedy("extended_contribution", Eligibility.ELIGIBLE, (), at_age + 1, until, extension.cite + row.cite),
            Remedy("lump_sum", lump_sum, (), lump_sum_from, None, table.lump_sum.cite),
            Remedy("transfer_to_resident", moving, (), at_age, None, moving_cite),
            Remedy("end_relation", leaving, (), at_age, None, ending.cite),
        )
    )


def _target_moved(
    law: Law, minimum: MinimumContributionTable, at_age: YearMonth, statutory: StatutoryAge, projection: Projection
) -> bool:
    """The minimum of the statutory year is met, but only since; and that of the present year is to be met instead (R01)."""
    then, lately = minimum.required(statutory.month.year)[0], minimum.required(at_age.year)[0]
    if projection.at_least(statutory.month) >= then or projection.at(at_age) >= lately:
        return False
    return law.reading("R01").answer == "completion_year"


def _extension(
    trace: Trace,
    law: Law,
    table: ShortfallRemediesTable,
    minimum: MinimumContributionTable,
    at_age: YearMonth,
    paid: Months,
    required: Months,
) -> YearMonth:
    """The month in which paying on meets the minimum: of the statutory year, or of the year it is met (R01)."""
    article = table.extended_contribution
    frozen = trace.find("until_statutory_year", at_age + max(0, required - paid), article)
    if article.reading is None:
        return trace.find("until_month", frozen, article)
    moving = frozen
    while paid + (moving - at_age) < minimum.required(moving.year)[0]:
        moving += 1
    trace.find("until_completion_year", moving, article)
    if moving == frozen:
        return trace.find("until_month", frozen, article)
    reading = law.reading(article.reading)
    trace.warn("reading", reading)
    return trace.find("until_month", moving if reading.answer == "completion_year" else frozen, article, reading)


def _lump_sum(
    trace: Trace,
    person: Person,
    law: Law,
    table: ShortfallRemediesTable,
    statutory_month: YearMonth,
    at_age: YearMonth,
    until: YearMonth,
) -> tuple[Eligibility, YearMonth]:
    """Whether the rest may be paid in one sum, and from when (R08)."""
    article, reading = table.lump_sum, law.reading(table.lump_sum.reading)
    trace.warn("reading", reading)
    if reading.answer == "any_short":
        return trace.find("lump_sum", Eligibility.ELIGIBLE, article, reading), at_age
    after = statutory_month + article.after_extending.value
    insured = person.contributions.first_insured if person.contributions is not None else None
    otherwise = Eligibility.NOT_ELIGIBLE if reading.answer == "pre2011_only" else Eligibility.UNDETERMINED
    if insured is None:
        trace.miss("first_insured")
        answer = Eligibility.UNDETERMINED
    elif insured < article.first_insured_before.value and until > after:
        answer = Eligibility.ELIGIBLE
    else:
        answer = otherwise
    by = (article.first_insured_before, article.after_extending, reading)
    return trace.find("lump_sum", answer, article, *by), max(after, at_age)


def _below(paid: Months, below: Cell[Months]) -> Eligibility:
    return Eligibility.ELIGIBLE if paid < below.value else Eligibility.UNDETERMINED
