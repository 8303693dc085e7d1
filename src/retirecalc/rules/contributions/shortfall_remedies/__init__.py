"""What is left to somebody short at the statutory age (S04, S15). 社会保险法 第十六条; 办法 第二条; 人社部令第13号; 17号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stretches import END, count_to, minus, union
from retirecalc.outcome import Eligibility, Outcome, Reason, Trace
from retirecalc.rules.contributions.minimum_contribution.table import minimum_of
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable

if TYPE_CHECKING:
    from retirecalc.facts.person import Person
    from retirecalc.law import Law
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.rules.contributions.minimum_at_age import MinimumAtAge
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


UNKNOWN = ()
"""The answer where no version on file says it."""


def shortfall_remedies(
    person: Person,
    law: Law,
    *,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    minimum_at_age: MinimumAtAge | None,
    contribution_projection: Projection | None,
) -> Outcome[tuple[Remedy, ...]]:
    """The ways on for somebody who is, or will be, short of the minimum at the statutory age; none for anybody else.

    Basis: 社会保险法 第十六条 and 办法 第二条: pay on until the minimum is met, or pay a lump sum "as prescribed" (人社部令第13号
    第二条: first insured before 2011-07 and short after five years of paying on; else UNDETERMINED, R08). 人社部令第13号
    第三条: move to the resident scheme, or end the relation in writing. The resident scheme pays at 60 with 15 years
    (国发〔2014〕8号 第七项), men and women.

    `extended_contribution` pays every month from the first open one; `until_month` is the month in which the extension is
    complete beyond doubt (R01). The five years before a lump sum are months paid after the age.

    The older texts say 15 years for moving and ending: with 15 years or more, but less than the minimum, both are
    UNDETERMINED.

    Not modelled: amounts; what local rules ask for; months of the resident scheme itself.

    Raises:
        OutOfCoverage: no version on file is in force in the month in which somebody is short.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> short = Person("1965-05", "male_60", contributions=Contributions(cumulative=144, continuing=False))
    >>> [(remedy.kind, str(remedy.until_month)) for remedy in assess(short, load_law(), "2025-07").remedies][0]
    ('extended_contribution', '2028-07')
    """
    begin = max(statutory_age.month, as_of)
    trace = Trace("shortfall_remedies", at_age=begin)
    if contribution_projection is None or minimum_at_age is None or minimum_at_age.met is not False:
        return trace.outcome(())
    if minimum_at_age.complete_month is not None and minimum_at_age.complete_month <= as_of:
        return trace.outcome(())
    if person.drawing is Drawing.EMPLOYEE:  # nothing is left to apply for
        return trace.outcome(())

    table = law.at(begin)[ShortfallRemediesTable]
    required = minimum_at_age.required_months
    paid = contribution_projection.at_least(begin)
    found = minimum_of(law, statutory_age.month)
    row = table.extended_contribution if found is None else found[1]
    trace.find("shortfall_months", Months(max(0, required - paid)), row)
    extension = table.extended_contribution
    short_until, until = _extension(trace, law, table, person, begin, contribution_projection, minimum_at_age)
    paying_on = Eligibility.UNDETERMINED if until is None else Eligibility.ELIGIBLE
    lump_sum, lump_sum_from = _lump_sum(
        trace, person, law, table, statutory_age.month, begin, contribution_projection, short_until
    )

    transfer, ending = table.transfer_to_resident, table.end_relation
    remedies = [
        Remedy("extended_contribution", paying_on, (), begin + 1, until, extension.cite + row.cite),
        Remedy("lump_sum", lump_sum, (), lump_sum_from, None, table.lump_sum.cite),
    ]
    # 17号 第三条: what becomes of a pension that is drawn already is not settled.
    free = person.drawing in (None, Drawing.NONE)
    move = _below(paid, transfer.below) if free else Eligibility.UNDETERMINED
    moving = trace.find("transfer_to_resident", move, transfer, transfer.below)
    moving_cite = transfer.cite
    if transfer.resident_age is not None and transfer.resident_minimum is not None:
        resident_month = max(begin, person.birth_month + transfer.resident_age.value)
        trace.find("resident_month", resident_month, transfer.resident_age)
        trace.find("resident_minimum", transfer.resident_minimum.value, transfer.resident_minimum)
        moving_cite += transfer.resident_age.cite
    remedies.append(Remedy("transfer_to_resident", moving, (), begin, None, moving_cite))
    leaving = trace.find("end_relation", _below(paid, ending.below), ending, ending.below)
    remedies.append(Remedy("end_relation", leaving, (), begin, None, ending.cite))
    return trace.outcome(tuple(remedies))


def _extension(
    trace: Trace,
    law: Law,
    table: ShortfallRemediesTable,
    person: Person,
    begin: YearMonth,
    projection: Projection,
    at_age: MinimumAtAge,
) -> tuple[YearMonth, YearMonth | None]:
    """Until when somebody who pays every month is surely short, and the month in which the extension ends (R01).

    Where no minimum is on file for a month on the way, nobody knows when it ends.
    """
    article = table.extended_contribution
    stated = person.contributions
    drawing = () if stated is None else union(spell.stretch for spell in stated.invalidity_allowance)
    # An allowance without an end stops when contributions are resumed.
    ahead = minus([(begin + 1, END)], (stretch for stretch in drawing if stretch[1] != END))
    paid = projection.at_least(begin)

    def counted(month: YearMonth) -> int:
        return paid + count_to(ahead, month)

    reached = begin
    if at_age.reached_month is not None and at_age.reached_month <= begin:
        reached = at_age.reached_month
    # Every month adds one at the most, and within a version the minimum never falls.
    while (short := at_age.required_months - counted(max(reached, begin))) > 0:
        reached += short
    complete = max(reached, begin)
    while (minimum := minimum_of(law, complete)) is not None and (short := minimum[0] - counted(complete)) > 0:
        complete += min(short, law.at(complete).last - complete + 1)
    if minimum is None:
        trace.warn("out_of_coverage")
        return reached, None
    later = law.at(reached).get(ShortfallRemediesTable)
    article = article if later is None else later.extended_contribution
    trace.find("until_statutory_year", reached, article)
    if article.reading is None or reached == complete:
        return complete, trace.find("until_month", complete, article)
    trace.find("until_completion_year", complete, article)
    reading = law.reading(article.reading)
    trace.warn("reading", reading)
    until = reached if reading.answer == "statutory_year" else complete
    short_until = complete if reading.answer == "completion_year" else reached
    return short_until, trace.find("until_month", until, article, reading)


def _lump_sum(
    trace: Trace,
    person: Person,
    law: Law,
    table: ShortfallRemediesTable,
    at: YearMonth,
    begin: YearMonth,
    projection: Projection,
    short_until: YearMonth,
) -> tuple[Eligibility, YearMonth]:
    """Whether the rest may be paid in one sum, and from when (R08): after five years of months paid after the age."""
    article, reading = table.lump_sum, law.reading(table.lump_sum.reading)
    trace.warn("reading", reading)
    if reading.answer == "any_short":
        return trace.find("lump_sum", Eligibility.ELIGIBLE, article, reading), begin
    paid_on = max(0, projection.at_least(begin) - projection.at_most(at)) if begin > at else 0
    after = begin + max(0, article.after_extending.value - paid_on)
    # Months of which it is not known whether they were paid, or whether before the age or after it.
    sure = begin <= at or paid_on >= min(projection.gained_at_most(at, begin), article.after_extending.value)
    insured = person.contributions.first_insured if person.contributions is not None else None
    otherwise = Eligibility.NOT_ELIGIBLE if reading.answer == "pre2011_only" else Eligibility.UNDETERMINED
    if insured is None:
        trace.miss("first_insured")
        answer = Eligibility.UNDETERMINED
    elif insured < article.first_insured_before.value and short_until > after:
        answer = Eligibility.ELIGIBLE
    else:
        answer = otherwise
    by = (article.first_insured_before, article.after_extending, reading)
    if not sure:
        for fact in dict.fromkeys((*projection.missing_at(at), *projection.missing_at(begin))):
            trace.miss(fact)
        return trace.find("lump_sum", answer, article, *by), trace.find("lump_sum_at_latest_from", after, *by)
    return trace.find("lump_sum", answer, article, *by), trace.find("lump_sum_from", after, *by)


def _below(paid: int, below: Cell[Months]) -> Eligibility:
    return Eligibility.ELIGIBLE if paid < below.value else Eligibility.UNDETERMINED
