"""In which months a person may retire and will have paid enough (S03, S05, S06). 办法 第二条, 第三条; 94号 第七条."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.ground.months import YearMonth
from retirecalc.ground.stretches import END, common, union
from retirecalc.outcome import Eligibility, Outcome, Trace
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable, minimum_of
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retirecalc.facts.person import Person
    from retirecalc.ground.stretches import Stretch
    from retirecalc.law import Law
    from retirecalc.rules.age.flexible_retirement import Window
    from retirecalc.rules.age.statutory_age import StatutoryAge
    from retirecalc.rules.contributions.contribution_projection import Projection
    from retirecalc.rules.contributions.minimum_at_age import MinimumAtAge
    from retirecalc.sources import Cited


class QualifyingMonths(NamedTuple):
    """Inclusive stretches of months that are open, each month as `pension_eligibility` answers it; the last may have no end.

    `first_open` is the first month that is open, or that only a question of the text keeps from it. `closing` are the
    stretches that a gap follows: the minimum rises in January by more than the contributions.
    """

    first: YearMonth | None
    first_open: YearMonth | None
    stretches: tuple[Stretch, ...]
    closing: tuple[Stretch, ...]


NOTHING = QualifyingMonths(None, None, (), ())


def qualifying_months(
    person: Person,
    law: Law,
    *,
    as_of: YearMonth,
    statutory_age: StatutoryAge,
    flexible_retirement: Window,
    minimum_at_age: MinimumAtAge | None,
    contribution_projection: Projection | None,
) -> Outcome[QualifyingMonths]:
    """The months, from `as_of` on, in which the person may retire with the minimum met.

    Basis: before the statutory month the window of 94号 and the minimum of the chosen year (第七条); eligibility is not
    monotone, since in January the minimum may rise by six months and contributions by one. From the statutory month on, with
    enough there: that month, a deferral that was agreed or may be, and once the month is past the month of asking; for
    whoever is outside 94号 every later month (办法 第二条; R46). Short there: every month from the one in which the extension
    is complete (办法 第二条, 社会保险法 第十六条).

    Not modelled: lump sums to come.

    >>> from retirecalc import Contributions, Person, YearMonth, assess, load_law
    >>> person = Person("1979-11", "female_55", contributions=Contributions(cumulative=101, continuing=True))
    >>> [(str(a), str(b)) for a, b in assess(person, load_law(), "2026-11").qualifying[:1]]
    [('2036-12', '2036-12')]
    """
    trace = Trace("qualifying_months", as_of=as_of, statutory_month=statutory_age.month)
    if contribution_projection is None:
        trace.miss("contributions")
        return trace.outcome(NOTHING)
    if person.drawing not in (None, Drawing.NONE):
        return trace.outcome(NOTHING)

    early = (
        ()
        if person.approved is False
        else _early(trace, law, flexible_retirement, as_of, statutory_age.month, contribution_projection)
    )
    met = None if minimum_at_age is None else minimum_at_age.met
    enough = tuple(_enough(person, as_of, statutory_age.month, flexible_retirement)) if met is not False else ()
    short = (
        tuple(_short(person, law, as_of, statutory_age.month, flexible_retirement, minimum_at_age))
        if minimum_at_age is not None and not met
        else ()
    )
    after = common(enough, short) if met is None else enough if met else short
    stretches = union([*early, *after])
    closing = tuple(stretch for stretch in stretches if stretch[1] < statutory_age.month)
    for _, last in closing:
        if (following := minimum_of(law, last + 1)) is not None:
            trace.warn("closes_at_year_end", following[1])

    first = stretches[0][0] if stretches else None
    article, *more = _articles(law, stretches, statutory_age.month, short=met is False)
    rows = _minimums(law, stretches, statutory_age.month)
    trace.find("qualifying", stretches, article, *more, *rows)
    trace.find("first_qualifying_month", first, article, *rows[:1])
    open_: tuple[Stretch, ...] = ()
    if minimum_at_age is not None and not met:
        open_ = tuple(_left_open(law, as_of, statutory_age.month, flexible_retirement, minimum_at_age))
    begins = [stretch[0] for stretch in (*stretches[:1], *(common(enough, open_) if met is None else open_))]
    return trace.outcome(QualifyingMonths(first, min(begins, default=None), stretches, closing))


def _articles(law: Law, stretches: tuple[Stretch, ...], at: YearMonth, *, short: bool) -> list[Cited]:
    """Which year's minimum counts: 94号 第七条 for a month that is chosen, 办法 第二条 for every other."""
    table = law.at(at).get(MinimumContributionTable) or law.versions(MinimumContributionTable)[-1]
    chosen = table.at_chosen_month or table.at_statutory_age
    by: list[Cited] = []
    for first, last in stretches:
        if short and first > at and last == END:
            remedies = law.at(first).get(ShortfallRemediesTable)
            by.append(table.at_statutory_age if remedies is None else remedies.extended_contribution)
            continue
        if first < at or at < last < END:
            by.append(chosen)
        if first <= at <= last or last in (END, first):
            by.append(table.at_statutory_age)
    return list({id(one): one for one in by}.values()) or [table.at_statutory_age]


def _minimums(law: Law, stretches: tuple[Stretch, ...], at: YearMonth) -> list[Cited]:
    """The minimum of each year up to the statutory one in which a month is open."""
    rows: list[Cited] = []
    for first, last in stretches:
        begin, end = min(first, at), min(last, at)
        for era in law.eras(begin, end):
            table = era.get(MinimumContributionTable)
            if table is not None:
                years = range(max(begin, era.first).year, min(end, era.last).year + 1)
                rows += [table.required(year)[1] for year in years]
    return rows


def _early(
    trace: Trace, law: Law, window: Window, as_of: YearMonth, statutory_month: YearMonth, projection: Projection
) -> list[Stretch]:
    """The early months with the minimum met, calendar year by calendar year.

    Within a year the minimum stands still and contributions do not fall, so a minimum once met stays met to the year's end.
    R28 is asked only where it decides: where the minimum is not met well before the first month of some year's stretch.
    """
    if window.early is not Eligibility.ELIGIBLE:
        return []
    before, decides = 0, False
    table = law.at(statutory_month).get(MinimumContributionTable)
    if table is not None and table.met_by is not None:
        before = max(table.met_by.months_before.values())

    def met(lead: int) -> list[Stretch]:
        nonlocal decides
        found = []
        for first, last in window.early_months:
            start = max(first, as_of)
            while start <= last:
                era = law.at(start)
                end = min(start + (12 - start.month), era.last, last)
                version = era.get(MinimumContributionTable)
                if version is not None:
                    required = version.required(start.year)[0]
                    if projection.at(start - before) >= required:  # and so it is without the months before
                        found.append((start, end))
                    elif (month := _first_met(projection, required, start, end, lead)) is not None:
                        decides = decides or projection.at(month - before) < required
                        found.append((month, end))
                start = end + 1
        return found

    in_the_month = met(lead=0)
    if not decides or table is None or table.met_by is None:
        return in_the_month
    reading = law.reading(table.met_by.reading)
    trace.warn("reading", reading)
    return met(lead=table.met_by.months_before[trace.find("met_by", reading.answer, table.met_by, reading)])


def _first_met(projection: Projection, required: int, first: YearMonth, last: YearMonth, lead: int) -> YearMonth | None:
    """The first month of a stretch by which, or by `lead` months before which, the minimum is met.

    One month a month is counted, but for a lump sum: who lacks some months lacks them for as many.
    """
    month = first
    while month <= last:
        short = required - projection.at(month - lead)
        if short <= 0:
            return month
        month += short if projection.lump_sum is None else 1
    return None


def _enough(person: Person, as_of: YearMonth, at: YearMonth, window: Window) -> Iterator[Stretch]:
    """With enough in the statutory month: that month, a deferral, and a late claim in the month of asking."""
    claimed = as_of if person.applied_on is None else YearMonth.of(person.applied_on)
    if window.outside_94:
        if claimed > at:
            yield claimed, claimed
        yield max(at, as_of), END
        return
    if at >= as_of:
        yield at, at
    agreed, until = window.agreed_to, window.defer_until
    runs_on = agreed is not None and agreed > claimed and window.deferral is Eligibility.ELIGIBLE
    if claimed > at and not runs_on:
        yield claimed, claimed
    first = max(at + 1, as_of)
    if window.deferral is not Eligibility.ELIGIBLE or until is None or first > until:
        return
    if agreed is not None or as_of <= at:
        yield first, until


def _short(
    person: Person, law: Law, as_of: YearMonth, at: YearMonth, window: Window, at_age: MinimumAtAge
) -> Iterator[Stretch]:
    """Short in the statutory month: from the month on in which the extension is complete."""
    complete = at_age.complete_month
    if complete is not None:
        if person.applied_on is not None and (claimed := YearMonth.of(person.applied_on)) >= complete:
            yield claimed, claimed
        yield max(as_of, complete), END
    if law.reading("R23").answer == "yes":
        yield from _by_statutory_year(law, as_of, at, window, at_age)


def _by_statutory_year(
    law: Law, as_of: YearMonth, at: YearMonth, window: Window, at_age: MinimumAtAge
) -> Iterator[Stretch]:
    """With R01 answered by the year of completion: the deferral that goes by the minimum of the statutory year, if R23 says so."""
    until, reached = window.defer_until, at_age.reached_month
    settled = window.deferral is Eligibility.ELIGIBLE and (window.agreed_to is not None or as_of <= at)
    if law.reading("R01").answer == "completion_year" and settled and until is not None and reached is not None:
        first = max(as_of, reached)
        if first <= until:
            yield first, until


def _left_open(law: Law, as_of: YearMonth, at: YearMonth, window: Window, at_age: MinimumAtAge) -> Iterator[Stretch]:
    """Short in the statutory month: the months that only R01 or R23, not settled, keeps from being open."""
    if law.reading("R01").answer == "undetermined" and at_age.reached_month is not None:
        yield max(at_age.reached_month, as_of), END
    if law.reading("R23").answer == "undetermined":
        yield from _by_statutory_year(law, as_of, at, window, at_age)
