"""What a pension rises by in the adjustment of a year (S18 S19). 人社部发〔2024〕48号; 渝人社发〔2024〕16号."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.errors import OutOfCoverage
from retirecalc.ground.money import NOTHING, exactly, rounded
from retirecalc.ground.months import YearMonth
from retirecalc.outcome import Outcome, Standing, Trace
from retirecalc.rules.amounts.minimum_wage.table import MinimumWageTable, listed
from retirecalc.rules.amounts.pension_adjustment.facts import AdjustmentFacts
from retirecalc.rules.amounts.pension_adjustment.table import AdjustmentCeilingTable, PensionAdjustmentTable

if TYPE_CHECKING:
    from retirecalc.law import Law
    from retirecalc.rules.amounts.pension_adjustment.table import CeilingRow
    from retirecalc.sources import Cited

FACTS = {"drawn": AdjustmentFacts}
Refusal = Literal["retired_later", "not_living", "excluded_group", "before_founding"]


class PensionAdjustment(NamedTuple):
    """Whether somebody is in the adjustment of the year, and by how much the pension rises a month, part by part.

    `top_up` brings an ex-officer to the average first; `pension` is what is drawn afterwards. Where it is not known whether the
    adjustment reaches somebody, the parts are what it would give, and there is no `pension`. `ceiling` is the national percentage
    of the average pension, never of one's own.
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[Refusal, ...]
    missing_facts: tuple[str, ...]
    flat: Decimal | None
    by_years: Decimal | None
    by_pension: Decimal | None
    tilt: Decimal | None
    total: Decimal | None
    top_up: Decimal | None
    pension: Decimal | None
    ceiling: Decimal | None


@exactly
def pension_adjustment(drawn: AdjustmentFacts, law: Law, *, as_of: YearMonth) -> Outcome[PensionAdjustment]:
    """Whether the adjustment of the year of `as_of` reaches somebody, and by how much the pension rises.

    Basis: the notice of the place (渝人社发〔2024〕16号): a flat part, a part by years begun, at least the least number, a share of
    the pension of December rounded half up to the cent, and more for early revolutionaries and in hardship areas, each for the
    schemes that the notice names; 退职 counts as retired. R29: land requisition and over-age; R30: ex-officers. The national
    percentage (人社部发〔2024〕48号) is a ceiling on the average of a province: where the place has no rule on file for the year it
    is all there is.

    Units: yuan a month.

    Not modelled: groups after the 等 of the list of exclusions; old-age increments of earlier rules; the average that ex-officers
    are brought up to, which is not printed.

    Raises:
        OutOfCoverage: neither a national percentage nor a rule of the place on file for the year.

    >>> from retirecalc import YearMonth, load_law
    >>> from retirecalc.rules.amounts.pension_adjustment.facts import AdjustmentFacts
    >>> facts = AdjustmentFacts(
    ...     pension=3000, cumulative="12y3m", retired_in="2020-05", scheme="enterprise", district="渝中区"
    ... )
    >>> pension_adjustment(facts, load_law("CN-CQ"), as_of=YearMonth(2024, 7)).value.total
    Decimal('70.00')
    """
    era, year = law.at(as_of), as_of.year
    percentages, notice = era.get(AdjustmentCeilingTable), era.get(PensionAdjustmentTable)
    if notice is not None and notice.first_day.year != year:
        notice = None
    row = None if percentages is None or not law.begun(year) else percentages.of(year)
    if row is None and notice is None:
        if percentages is None:
            raise era.not_covered(AdjustmentCeilingTable, as_of)
        covered = ", ".join(str(one.year) for one in percentages.rows if law.begun(one.year))
        raise OutOfCoverage(
            "rules.year_missing", table=percentages.id, place=percentages.jurisdiction, year=year, covered=covered
        )
    trace = Trace(
        "pension_adjustment",
        month=as_of,
        december_pension=drawn.pension,
        cumulative=drawn.cumulative,
        district=drawn.district,
    )
    ceiling = None if row is None else trace.find("ceiling", row.rate, row)
    first = YearMonth(year, 1)

    reasons, by = _refused(trace, drawn, notice, row)
    if reasons:
        standing = trace.find("standing", Standing.NOT_ELIGIBLE, by)
        trace.find("reasons", reasons, *_outside(reasons, notice, by))
        return trace.outcome(
            PensionAdjustment(standing, None, reasons, (), None, None, None, None, None, None, None, ceiling)
        )
    missing = [trace.miss("retired_in")] if drawn.retired_in is None else []
    if notice is None:
        trace.warn("ceiling_only", *([] if row is None else [row]))
        if row is not None:
            trace.find("rise_open", None, row)
        dead = drawn.died_in is not None and row is not None and drawn.died_in <= row.retired_by
        perhaps_out = dead or drawn.group not in (None, "none") or drawn.revolution_start is not None
        if perhaps_out:
            trace.warn("exclusions_not_on_file", *([] if row is None else [row]))
        standing = Standing.UNDETERMINED if missing or perhaps_out else Standing.ELIGIBLE
        return trace.outcome(
            PensionAdjustment(standing, first, (), tuple(missing), None, None, None, None, None, None, None, ceiling)
        )
    if drawn.scheme is None:
        missing.append(trace.miss("scheme"))
        return trace.outcome(
            PensionAdjustment(
                Standing.UNDETERMINED, first, (), tuple(missing), None, None, None, None, None, None, None, ceiling
            )
        )
    trace.find("schemes", notice.schemes.value, notice.schemes)
    for name, stated in (
        ("group", drawn.group),
        ("revolution_start", drawn.revolution_start),
        ("ex_officer", drawn.ex_officer),
    ):
        if stated is None and not (name == "ex_officer" and drawn.city_average is not None):
            trace.assume("nothing_special", name)

    flat = trace.find("flat", notice.flat.value, notice.flat)
    top_up, base = _topped(trace, drawn, law, notice, missing)
    by_years, by_pension = _linked(trace, drawn, law, notice, base, missing)
    tilt = _tilt(trace, drawn, law, notice, missing)
    trace.warn("old_age_apart", notice.old_age)
    total = pension = None
    reached = drawn.retired_in is not None
    if by_years is not None and by_pension is not None and tilt is not None:
        total = trace.find("total" if reached else "total_if", flat + by_years + by_pension + tilt, notice)
        if reached and drawn.pension is not None and top_up is not None:
            pension = trace.find("pension_topped" if top_up else "pension", drawn.pension + top_up + total, notice)
    facts = tuple(dict.fromkeys(missing))
    standing = Standing.ELIGIBLE if reached else Standing.UNDETERMINED
    return trace.outcome(
        PensionAdjustment(standing, first, (), facts, flat, by_years, by_pension, tilt, total, top_up, pension, ceiling)
    )


def _refused(
    trace: Trace, drawn: AdjustmentFacts, notice: PensionAdjustmentTable | None, row: CeilingRow | None
) -> tuple[tuple[Refusal, ...], Cited]:
    """What keeps somebody out of the adjustment, what fails first first, and what says until when one must have retired."""
    found: list[Refusal] = []
    if notice is None:
        by: Cited = row  # type: ignore[assignment]  # one of the two is on file
        last = trace.find("retired_by", row.retired_by, by)  # type: ignore[union-attr]
    else:
        by = notice.retired_by
        last = trace.find("retired_by", notice.retired_by.value, by)
    if drawn.retired_in is not None and drawn.retired_in > last:
        found.append("retired_later")
    if notice is not None:
        if drawn.died_in is not None and drawn.died_in <= last:
            trace.find("not_living", drawn.died_in, notice.not_living)
            found.append("not_living")
        if drawn.group in notice.excluded.value:
            trace.find("excluded", drawn.group, notice.excluded)
            found.append("excluded_group")
        if drawn.revolution_start is not None and drawn.revolution_start < notice.revolution.first:
            trace.warn("needs_review", notice.revolution)
            found.append("before_founding")
    return tuple(found), by


def _outside(reasons: tuple[Refusal, ...], notice: PensionAdjustmentTable | None, by: Cited) -> list[Cited]:
    """What each of the reasons rests on."""
    if notice is None:
        return [by]
    rests_on: dict[Refusal, Cited] = {
        "retired_later": by,
        "not_living": notice.not_living,
        "excluded_group": notice.excluded,
        "before_founding": notice.revolution,
    }
    return [rests_on[reason] for reason in reasons]


def _topped(
    trace: Trace, drawn: AdjustmentFacts, law: Law, notice: PensionAdjustmentTable, missing: list[str]
) -> tuple[Decimal | None, Decimal | None]:
    """What an ex-officer is brought up by, and the pension that the share is taken of."""
    rule = notice.top_up
    if drawn.ex_officer is None and drawn.city_average is not None and drawn.scheme in rule.schemes:
        missing.append(trace.miss("ex_officer"))  # the average is of nobody else
        return None, None
    if not drawn.ex_officer or drawn.scheme not in rule.schemes:
        return NOTHING, drawn.pension
    if drawn.city_average is None:
        missing.append(trace.miss("city_average"))
    if drawn.city_average is None or drawn.pension is None:
        return None, None
    top_up = trace.find("top_up", max(NOTHING, drawn.city_average - drawn.pension), rule)
    reading = law.reading(rule.reading)
    if not top_up:
        return top_up, drawn.pension
    trace.warn("reading", rule, reading)
    topped = rule.topped_first[reading.answer]
    return top_up, trace.find("share_of", drawn.pension + top_up if topped else drawn.pension, rule, reading)


def _linked(
    trace: Trace,
    drawn: AdjustmentFacts,
    law: Law,
    notice: PensionAdjustmentTable,
    base: Decimal | None,
    missing: list[str],
) -> tuple[Decimal | None, Decimal | None]:
    """The parts by years and by pension; none of them where a reading leaves only the flat part certain."""
    if drawn.scheme in notice.linked.schemes:
        reading = law.reading(notice.linked.reading)
        trace.warn("reading", notice.linked, reading)
        if not notice.linked.granted[reading.answer]:
            nothing = trace.find("flat_only", NOTHING, notice.linked, reading)
            return nothing, nothing
    by_years = by_pension = None
    if drawn.cumulative is None:
        missing.append(trace.miss("cumulative"))
    else:
        years = trace.find("years", max(-(-int(drawn.cumulative) // 12), int(notice.years.least) // 12), notice.years)
        by_years = trace.find("by_years", notice.years.each * years, notice.years)
    if drawn.pension is None:
        missing.append(trace.miss("pension"))
    if base is not None:
        share = notice.share
        by_pension = trace.find("by_pension", rounded(base * share.rate, share.decimals, share.how), share)
    return by_years, by_pension


def _tilt(
    trace: Trace, drawn: AdjustmentFacts, law: Law, notice: PensionAdjustmentTable, missing: list[str]
) -> Decimal | None:
    """More for some; the two amounts add. A district is outside the list only where its name is known: it may be misspelt."""
    tilt, rule, areas = NOTHING, notice.revolution, notice.hardship
    if drawn.revolution_start is not None and drawn.scheme in rule.schemes and drawn.revolution_start <= rule.last:
        tilt += trace.find("revolution", rule.amount, rule)
    if drawn.scheme in areas.schemes:
        if drawn.district is None:
            missing.append(trace.miss("district"))
            return None
        known = law.versions(MinimumWageTable)
        if listed(drawn.district, areas.areas, notice):
            tilt += trace.find("hardship", areas.amount, areas)
        elif not known:
            trace.warn("district_unchecked", areas)
        elif all(table.of(drawn.district) is None for table in known):
            trace.warn("district_unknown", areas)
            missing.append("district")
            return trace.find("hardship_open", None, areas)
    return trace.find("tilt", tilt, rule, areas)
