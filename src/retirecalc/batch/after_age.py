"""After the statutory month: what `minimum_at_age` and `flexible_retirement` say of many rows.

Months are numbers; `NEVER` is later than all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.codes import FIRST, NONE, blend, none_where
from retirecalc.batch.counted import Counted
from retirecalc.batch.layout import ELIGIBLE, Gather, Layout
from retirecalc.batch.rows import DRAWINGS, FAR, NO_WORD, NOT_AGREED, Rows
from retirecalc.batch.schedule import extended_by_reading
from retirecalc.facts.words import Drawing

Array = NDArray[Any]

NEVER = np.int16(FAR)
_FIRST = np.int16(FIRST.index)
_NONE = np.int16(NONE)
_EMPLOYEE = np.uint8(DRAWINGS.index(Drawing.EMPLOYEE))
_NO_PENSION = np.uint8(DRAWINGS.index(Drawing.NONE))


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Some rows, with what else is known of them."""

    layout: Layout
    rows: Rows
    gather: Gather
    counted: Counted

    def part(self, places: Array) -> Case:
        return Case(self.layout, self.rows.part(places), self.gather.part(places), self.counted.part(places))

    @property
    def judged(self) -> Array:
        """Where the minimum of the statutory month and some contributions are known."""
        known: Array = self.gather["required_months"] != _NONE
        return known if self.counted.stated is None else known & self.counted.stated

    @property
    def refused(self) -> Any:
        """Where the authority did not approve (94号 第十三条)."""
        return False if self.rows.approved is None else self.rows.approved == 0


def drawn(rows: Rows) -> tuple[Array, Array] | None:
    """Where any pension is drawn, and where it is an employee's; None where nowhere."""
    if rows.drawing is None:
        return None
    some = (rows.drawing != _NO_PENSION) & (rows.drawing != NO_WORD)
    return (some, rows.drawing == _EMPLOYEE) if some.any() else None


class Deferral(NamedTuple):
    """`agreed_to` and `defer_until` of `Window`; and whether one is stated that runs beyond the month of asking."""

    agreed_to: Array
    until: Array
    runs: Any


def deferral(case: Case) -> Deferral:
    gather, rows = case.gather, case.rows
    until = gather["until"]
    agreed_to: Array = np.broadcast_to(_NONE, until.shape)
    runs: Any = np.False_
    barred = case.refused
    if rows.deferral_agreed_to is not None:
        stated, statutory = rows.deferral_agreed_to, gather["statutory_month"]
        fits = (stated > statutory) & (stated <= until)
        agreed_to = blend(fits & ~np.asarray(case.refused, np.bool_), stated, _NONE)
        runs = (agreed_to > case.layout.as_of) & (gather["deferral"] == ELIGIBLE)
        until = blend(agreed_to == _NONE, until, agreed_to)
        barred = barred | (stated == NOT_AGREED)
    if (draws := drawn(rows)) is not None:
        barred = barred | draws[1]
    return Deferral(agreed_to, until if barred is False else blend(barred, _NONE, until), runs)


class Extension(NamedTuple):
    """For whoever may be short at the statutory month, two months of `MinimumAtAge`, `NEVER` for none.

    `by_statutory` is whether R01 is answered, and asked, so that the two are one.
    """

    reached: Array
    complete: Array
    unknown_from: Array
    by_statutory: Array | None


def extension(case: Case) -> Extension:
    """By which month after the statutory one the count surely meets the minimum, of that year and of its own.

    Down one line before `counted_to`; and after it up on the same line, on a later one, or not at all.
    """
    layout, counted = case.layout, case.counted
    after, required = case.gather["statutory_month"] + np.int16(1), case.gather["required_months"]
    base, counted_to = counted.base, counted.counted_to
    complete = rising(layout, after, base + (after - counted_to))
    reached = counted_to + (required - base)
    if counted.unbroken is not True:
        level = flat(layout, np.maximum(after, counted_to), base)
        more = blend(required <= base, reached, NEVER)
        if counted.resumed is not None:
            start = np.maximum(after, layout.as_of)
            later = rising(layout, start, base + np.maximum(after - layout.as_of, np.int16(0)))
            level = blend(counted.resumed & (level > layout.as_of), later, level)
            more = blend(counted.resumed & (required > base), layout.as_of + (required - base), more)
        complete = blend(counted.unbroken | (complete <= counted_to), complete, level)
        reached = blend(counted.unbroken, reached, more)
    unknown_from = np.broadcast_to(NEVER, after.shape)
    if layout.gaps:
        unknown_from = blend(_on_file(layout, complete), NEVER, complete)
        complete = blend(_on_file(layout, complete), complete, NEVER)
    by_statutory = None
    if layout.readings["R01"] == "statutory_year":
        by_statutory = (
            (reached != complete) & (reached != NEVER) & layout.of_month(extended_by_reading(layout.law), reached)
        )
        complete = blend(by_statutory, reached, complete)
    return Extension(reached, complete, unknown_from, by_statutory)


def perhaps(case: Case, found: Extension) -> tuple[Array, Array]:
    """`extension` by the most that can have counted of somebody short at the age.

    Of a later total, no more than one a month can have come since the age; after both, every month that may be paid.
    """
    layout, counted = case.layout, case.counted
    statutory, required = case.gather["statutory_month"], case.gather["required_months"]
    most = counted.base if counted.most is None else counted.most
    last = np.maximum(statutory, counted.counted_to)
    count = np.minimum(counted.at_most(last), required - np.int16(1) + (last - statutory))
    complete, reached = rising(layout, last + np.int16(1), count + np.int16(1)), last + (required - count)
    if counted.paying is not None:
        complete = blend(counted.paying, complete, flat(layout, last + np.int16(1), count))
        reached = blend(counted.paying, reached, NEVER)
    after = statutory + np.int16(1)
    since = statutory < counted.counted_to
    before = flat(layout, rising(layout, after, required), most)
    complete = blend(since & (before <= counted.counted_to), before, complete)
    reached = blend(since & (most >= required), after, reached)
    if layout.gaps:
        complete = blend(_on_file(layout, complete), complete, NEVER)
    return reached, complete if found.by_statutory is None else blend(found.by_statutory, reached, complete)


def rising(layout: Layout, start: Array, count: Array) -> Array:
    """The first month from `start` on whose minimum is met by a count that rises month by month from `count` there."""
    if len(count) and count.min() < 0:
        start, count = start + np.maximum(-count, np.int16(0)), np.maximum(count, np.int16(0))
    # Whoever pays on gets there, long before the table ends.
    found: Array = start + layout.waiting.take(_cell(layout, start, count), mode="clip")
    return found


def flat(layout: Layout, start: Array, count: Array) -> Array:
    """The first month from `start` on whose minimum is met by a count that stays."""
    if layout.staying is None:  # the minimum never falls
        return blend(layout.of_month(layout.minimum, start) <= count, start, NEVER)
    wait = layout.staying.take(_cell(layout, start, count), mode="clip")
    return blend(wait == np.iinfo(np.int16).max, NEVER, start + wait)


def _cell(layout: Layout, start: Array, count: Array) -> Array:
    place: Array = (start - _FIRST).astype(np.int32)
    place *= np.int32(layout.width)
    place += np.minimum(count, np.int16(layout.width - 1))
    return place


def _on_file(layout: Layout, month: Array) -> Array:
    on_file: Array = (month == NEVER) | (layout.of_month(layout.minimum, month) != _NONE)
    return on_file


def may_be_deferred(case: Case, month: Array, agreed: Deferral) -> Array:
    """Whether a month lies inside a deferral that was or may be agreed (R47)."""
    inside: Array = (agreed.until != _NONE) & (month <= agreed.until)
    if case.layout.readings["R47"] == "no":
        inside = inside & ((agreed.agreed_to != _NONE) | (case.layout.as_of <= case.gather["statutory_month"]))
    return inside


def surely_deferred(case: Case, month: Array, agreed: Deferral) -> Array:
    """Whether a month lies inside a deferral that neither the post nor an agreement not stated leaves open."""
    gather = case.gather
    stated = (agreed.agreed_to != _NONE) | (case.layout.as_of <= gather["statutory_month"])
    sure: Array = may_be_deferred(case, month, agreed) & (gather["deferral"] == ELIGIBLE) & stated
    return sure


def first_months(case: Case) -> tuple[Array, Array]:
    """The first month from `as_of` on that is open, and the first that is or that only R01 or R23 keeps from it; or none."""
    layout, gather, counted, judged = case.layout, case.gather, case.counted, case.judged
    statutory = gather["statutory_month"]
    met = (counted.at_least(statutory) >= gather["required_months"]) & judged
    first = gather["claim"] | none_where(~met)
    opened = first
    rest = np.flatnonzero(judged & ~met)
    if len(rest):
        opened = first.copy()
        first[rest], opened[rest] = _if_short(case.part(rest))

    closed = case.refused
    if counted.stated is not None:
        closed = closed | ~counted.stated
    for lead, start, until in layout.early:
        month = _first_early(case, gather[start], np.int16(lead))
        month |= none_where((month > gather[until]) | closed)
        opened = earlier(opened, month) if len(rest) else first
        first = earlier(first, month)
    if not len(rest):
        opened = first
    if (draws := drawn(case.rows)) is not None:
        first, opened = (column | none_where(draws[0]) for column in (first, opened))
    return first, opened


def earlier(one: Array, other: Array, out: Array | None = None) -> Array:
    """The earlier of two months, either of which may be none: without a sign, that is after every month."""
    found = np.minimum(one.view(np.uint16), other.view(np.uint16), out=None if out is None else out.view(np.uint16))
    return found.view(np.int16)


def _first_early(case: Case, start: Array, lead: np.int16) -> Array:
    """The first month from `start` on with the minimum met in it, or `lead` months before it (R28)."""
    layout, counted = case.layout, case.counted
    count = counted.base + (start - lead - counted.counted_to)
    if counted.unbroken is True:
        return rising(layout, start, count)
    month = rising(layout, start, blend(counted.unbroken, count, np.int16(0)))
    before = counted.at(start - lead)
    stays = flat(layout, start, before)
    if counted.resumed is not None:
        later = np.maximum(start, layout.as_of + lead)
        more = rising(layout, later, counted.base + (later - lead - layout.as_of))
        stays = blend(counted.resumed, np.minimum(stays, more), stays)
    return blend(counted.unbroken, month, stays)


def _if_short(case: Case) -> tuple[Array, Array]:
    """`first_months` after the age, for whoever is or may be short at the statutory month."""
    layout, gather, as_of = case.layout, case.gather, case.layout.as_of
    statutory = gather["statutory_month"]
    found = extension(case)
    first, reached = np.maximum(found.complete, as_of), np.maximum(found.reached, as_of)
    opened = np.minimum(first, reached) if layout.readings["R01"] == "undetermined" else first.copy()
    if layout.readings["R01"] == "completion_year" and layout.readings["R23"] != "no":
        # A deferral goes by the minimum of the statutory year, if R23 says so.
        opened = blend(surely_deferred(case, reached, deferral(case)), np.minimum(first, reached), first)
        first = opened.copy() if layout.readings["R23"] == "yes" else first
    unsure = np.flatnonzero(case.counted.at_most(statutory) >= gather["required_months"])
    if len(unsure):
        some = case.part(unsure)
        first[unsure], opened[unsure] = _if_either(some, first[unsure]), _if_either(some, opened[unsure])
    return first | none_where(first == NEVER), opened | none_where(opened == NEVER)


def _if_either(case: Case, short: Array) -> Array:
    """Not known which: the first month open both for whoever had enough and, `short`, for whoever had not."""
    gather, as_of = case.gather, case.layout.as_of
    agreed, late = deferral(case), gather["statutory_month"] < as_of
    until = blend(gather["deferral"] == ELIGIBLE, agreed.until, _NONE)
    until = blend(late & (agreed.agreed_to == _NONE), _NONE, until)
    either = (short <= until) | gather["outside"] | (late & (short == as_of) & ~agreed.runs)
    return blend(either, short, NEVER)
