"""The resident pension: who may join, who may draw, when it ends (S14). 国发〔2014〕8号; 人社部发〔2019〕84号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.facts.person import check_span
from retirecalc.facts.words import Drawing
from retirecalc.ground.months import Months, YearMonth
from retirecalc.outcome import Eligibility, Outcome, Standing, Trace
from retirecalc.rules.catalogue.unread_documents.table import unread_by
from retirecalc.rules.resident.resident_pension.facts import ResidentFacts
from retirecalc.rules.resident.resident_pension.table import OUTSIDE, ResidentPensionTable

if TYPE_CHECKING:
    from retirecalc.law import Law

FACTS = {"resident": ResidentFacts}

Refusal = Literal[
    "below_resident_age",
    "resident_years_short",
    "other_pension",
    "death",
    "nationality_lost",
    "below_join_age",
    "student",
    "public_staff",
    "in_employee_scheme",
]


class ResidentPension(NamedTuple):
    """Whether the pension of the scheme can be drawn in the month of the question.

    `first_month` is the first month in which it surely can with what is stated, past or to come; `missing_facts`
    are also those on which that hangs where the age alone is not reached; `first_open_month` is that of the age where years
    are missing that may be paid until then;
    `short_months` what is missing to the years. `may_join` and `relation_moves` are answered where something is stated that
    asks them; `stops_from` is the first month without pension after what ended it.
    """

    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[Refusal, ...]
    missing_facts: tuple[str, ...]
    short_months: Months | None
    may_join: Eligibility | None
    join_reason: Refusal | None
    relation_moves: bool | None
    stops_from: YearMonth | None
    first_open_month: YearMonth | None = None


def resident_pension(resident: ResidentFacts, law: Law, *, as_of: YearMonth) -> Outcome[ResidentPension]:
    """Whether somebody may draw, or join, the pension of urban and rural residents.

    Basis: 国发〔2014〕8号 第七项, 60 years and 15 years of contributions, men and women, and no other basic pension; 第三项, who
    may join; 第八项, what moves with the registration. 人社部发〔2019〕84号 第三十四条 and 第三十七条, what ends it. The reform of
    2025 speaks of employees and moves neither figure; no text says so outright (R42).

    Whoever had less than the years to go when the scheme began at the place needs fewer, and nobody who was of age already
    any: that is recalled, so it keeps a refusal back and grants nothing.

    Units: months. Months still to be paid are not counted.

    Not modelled: amounts and their subsidies; paying up what is missing; days of the procedure; over-age people who are let in
    by a place.

    Raises:
        InvalidFacts: more months than were lived.
        OutOfCoverage: no version on file is in force in `as_of`.

    >>> from retirecalc import YearMonth, load_law
    >>> from retirecalc.rules.resident.resident_pension.facts import ResidentFacts
    >>> facts = ResidentFacts(birth="1966-03", resident_months="15y", drawing="none")
    >>> found = resident_pension(facts, load_law(), as_of=YearMonth(2026, 2)).value
    >>> str(found.standing), str(found.first_month), found.reasons
    ('NOT_ELIGIBLE', '2026-03', ('below_resident_age',))
    """
    table = law.at(as_of)[ResidentPensionTable]
    birth, months, drawing = resident.birth_month, resident.resident_months, resident.drawing
    if birth is not None and months is not None:
        check_span(months, birth, as_of, "resident_months")
    trace = Trace("resident_pension", birth=birth, resident_months=months)
    if unread := unread_by(law, as_of, "resident_pension"):
        trace.warn("local_rule_not_read", *unread)
    if drawing is not None:
        trace.find("drawing", f"drawing_{drawing}", table.one_pension)
    draw_month = None if birth is None else trace.find("draw_month", birth + table.draw_age.value, table.draw_age)
    required = trace.find("required_months", table.years.value, table.years)
    short = None if months is None else Months(max(0, required - months))
    if short:
        trace.find("short_months", short, table.years)

    reasons: list[Refusal] = []
    missing: list[str] = []
    stops_from = None
    if resident.ended_by is not None and resident.ended_in is not None:
        stops_from = resident.ended_in + table.stops_after.value
        trace.find("stops_from", stops_from, table.stops_after, table.ended_by[resident.ended_by])
        if as_of >= stops_from:
            reasons.append(resident.ended_by)
    if draw_month is None:
        missing.append("birth")
    elif as_of < draw_month:
        reasons.append("below_resident_age")
    near: bool | None = False
    if short is None:
        missing.append("resident_months")
    elif short:
        near = _near_the_age(table, draw_month, resident.scheme_began)
        if near is False:
            reasons.append("resident_years_short")
        else:
            trace.warn("near_the_age", table.near_the_age)
            if near:
                trace.find("near", near, table.near_the_age)
            elif draw_month is not None:
                missing.append("scheme_began")
    if drawing is Drawing.EMPLOYEE:
        reasons.append("other_pension")
    elif drawing not in (Drawing.NONE, Drawing.RESIDENT):
        missing.append("drawing" if drawing is None else "pension_drawn")

    never = months == 0 and draw_month is not None and draw_month > table.near_the_age.begun_by
    standing = Standing.ELIGIBLE
    if never:
        standing, reasons, missing = Standing.NOT_APPLICABLE, [], []
    elif reasons:
        standing = Standing.NOT_ELIGIBLE
        missing = missing if reasons == ["below_resident_age"] else []
    elif missing or near:
        standing = Standing.UNDETERMINED
    first_month = None
    if draw_month is not None and short == 0 and not set(reasons) - {"below_resident_age"} and not missing:
        assert months is not None
        first_month = max(draw_month, as_of - (months - required))  # who paid every month since had enough then
        if first_month < as_of:
            trace.find("due_since", first_month, table.draw_age, table.years)
            trace.warn("due_since", table.draw_age)
        else:
            trace.find("first_month", first_month, table.draw_age, table.years)
        if max(first_month, as_of) >= table.reform.since:
            reading = law.reading(table.reform.reading)
            trace.warn("reading", reading)
            answer = trace.find("after_reform", table.reform.answers[reading.answer], table.reform, reading)
            standing = Standing(answer) if standing is Standing.ELIGIBLE else standing
    first_open = None
    if draw_month is not None and reasons == ["below_resident_age", "resident_years_short"]:
        first_open = trace.find("first_open_month", draw_month, table.draw_age, table.years)
    trace.find("standing", standing, table.draw_age, table.years, table.one_pension)
    if reasons:
        trace.find("reasons", tuple(reasons), table.draw_age, table.years, table.one_pension)
    else:
        for fact in missing:
            trace.miss(fact)
    may_join, join_reason = _joining(trace, table, resident, as_of)
    moves = _moving(trace, table, resident)
    return trace.outcome(
        ResidentPension(
            standing,
            first_month,
            tuple(reasons),
            tuple(missing),
            short,
            may_join,
            join_reason,
            moves,
            stops_from,
            first_open,
        )
    )


def _near_the_age(table: ResidentPensionTable, draw_month: YearMonth | None, began: YearMonth | None) -> bool | None:
    """Whether less than the years were left when the scheme began there; None where that is not known."""
    if draw_month is None:
        return None
    years = table.years.value
    if began is not None:
        return draw_month - began < years
    return False if draw_month - table.near_the_age.begun_by >= years else None


def _joining(
    trace: Trace, table: ResidentPensionTable, resident: ResidentFacts, as_of: YearMonth
) -> tuple[Eligibility | None, Refusal | None]:
    """Whether the scheme may be joined, where something is stated that asks it, and what keeps from it first."""
    stated: dict[str, bool | None] = {name: getattr(resident, name) for name in OUTSIDE}
    if all(fact is None for fact in stated.values()):
        return None, None
    refusal: Refusal | None = None
    if resident.birth_month is not None and as_of < resident.birth_month + table.join_age.value:
        refusal = "below_join_age"
    refusal = refusal or next((name for name in OUTSIDE if stated[name]), None)
    if refusal is not None:
        row = table.join_age if refusal == "below_join_age" else table.outside[refusal]  # type: ignore[index]
        trace.find("may_join", Eligibility.NOT_ELIGIBLE, row)
        return Eligibility.NOT_ELIGIBLE, trace.find("join_reason", refusal, row)
    unknown = [name for name, fact in stated.items() if fact is None]
    unknown += ["birth"] if resident.birth_month is None else []
    for fact in unknown:
        trace.miss(fact)
    answer = Eligibility.UNDETERMINED if unknown else Eligibility.ELIGIBLE
    return trace.find("may_join", answer, table.join_age, table.join_place, *table.outside.values()), None


def _moving(trace: Trace, table: ResidentPensionTable, resident: ResidentFacts) -> bool | None:
    """Whether the relation moves with the registration: the whole account while contributing, nothing once drawn."""
    if not resident.registration_moves:
        return None
    if resident.drawing is None:
        trace.miss("drawing")
        return None
    drawn = resident.drawing is Drawing.RESIDENT
    cell = table.moves_while_drawing if drawn else table.moves_while_contributing
    return trace.find("relation_moves", cell.value, cell)
