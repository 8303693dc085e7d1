"""The answer for one month a row: `minimum_contribution`, `pension_eligibility`, `retirement_dates`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.after_age import (
    Case,
    Deferral,
    deferral,
    drawn,
    extension,
    may_be_deferred,
    perhaps,
    surely_deferred,
)
from retirecalc.batch.codes import FIRST, LAST, NONE, blend, first_day, none_of, none_where
from retirecalc.batch.counted import Counted, nothing
from retirecalc.batch.layout import ELIGIBLE, REFUSED, UNDETERMINED, Gather, Layout
from retirecalc.batch.rows import NOT_AGREED, Rows
from retirecalc.batch.schedule import IN_FORCE, NOT_YET, UNKNOWN_RULE

Array = NDArray[Any]

_FIRST, _MONTHS = np.int16(FIRST.index), LAST - FIRST + 1
_NONE = np.int16(NONE)


@dataclass(slots=True, eq=False)
class _Answer:
    """`eligibility`, `required` and `shortfall` of each row, since when it is `due`, and whether an agreement is `asked` for."""

    eligibility: Array
    required: Array
    shortfall: Array
    due: Array
    asked: Array

    @classmethod
    def empty(cls, size: int) -> _Answer:
        nobody = np.full(size, _NONE)
        return cls(np.empty(size, np.uint8), nobody.copy(), nobody.copy(), nobody, np.zeros(size, np.bool_))

    def put(self, places: Array, some: _Answer) -> None:
        for field in fields(self):
            getattr(self, field.name)[places] = getattr(some, field.name)


def judge(rows: Rows, layout: Layout, gather: Gather, counted: Counted | None, out: dict[str, Array]) -> None:
    """Fill the columns about the judged month."""
    if rows.retire_in is None:
        _at_the_age(rows, gather, counted, out)
        return
    case = Case(layout, rows.judged_by(), gather, nothing(rows, layout) if counted is None else counted)
    statutory = gather["statutory_month"]
    month = blend(rows.retire_in < 0, statutory, rows.retire_in)
    projected = case.counted.at_least(month)
    answer = _on_time(case, month, projected)  # of everybody: for most it stays
    for where, rule in ((month < statutory, _early), (month > statutory, _later)):
        places = np.flatnonzero(where)
        if len(places):
            answer.put(places, rule(case.part(places), month.take(places)))

    if case.counted.stated is not None:
        projected |= none_where(~case.counted.stated)
    past = (month < layout.as_of) & (month != statutory)
    answer.shortfall |= none_where(past)
    projected |= none_where(past)
    refused, draws = past, drawn(rows)
    if draws is not None:
        opens = draws[0] & (answer.eligibility == ELIGIBLE)
        answer.eligibility = blend(opens, np.uint8(UNDETERMINED), answer.eligibility)
        refused = past | draws[1]
    answer.eligibility = blend(refused, np.uint8(REFUSED), answer.eligibility)
    _write(out, "judged_month", month)
    _write(out, "required_months", answer.required)
    _write(out, "projected_months", projected)
    _write(out, "shortfall_months", answer.shortfall)
    _write(out, "eligibility", answer.eligibility)
    _dates(case, month, answer, draws, out)


def _at_the_age(rows: Rows, gather: Gather, counted: Counted | None, out: dict[str, Array]) -> None:
    """The statutory month of every row, without a detour: most tables ask for nothing else."""
    statutory, required = gather["statutory_month"], gather["required_months"]
    _write(out, "judged_month", statutory)
    _write(out, "required_months", required)
    projected = shortfall = None
    refused: Array = np.zeros(len(rows), np.bool_)
    unsure: Any = True
    if counted is not None:
        projected = counted.at_least(statutory)
        refused = projected < required
        unsure = None
        shortfall = np.maximum(required - projected, np.int16(0))
        past = (
            np.flatnonzero(refused) if not counted.exact else np.flatnonzero(refused & (statutory < counted.counted_to))
        )
        if len(past):  # only then can more have counted than surely did
            unsure = np.zeros(len(rows), np.bool_)
            unsure[past] = counted.part(past).at_most(statutory[past]) >= required[past]
        if required.min(initial=0) < 0:
            unsure = (required < 0) if unsure is None else unsure | (required < 0)
        if counted.stated is not None:
            unsure = ~counted.stated if unsure is None else unsure | ~counted.stated
            projected |= none_where(~counted.stated)
        if unsure is not None:
            refused &= ~unsure
            shortfall |= none_where(unsure)
    draws = drawn(rows)
    if draws is not None:
        refused |= draws[1]
    _write(out, "projected_months", projected)
    _write(out, "shortfall_months", shortfall)
    if "eligibility" in out:
        answer = np.multiply(refused, np.uint8(REFUSED), out=out["eligibility"])
        if unsure is not None:
            answer[unsure & ~refused] = UNDETERMINED
        if draws is not None:
            answer[draws[0] & ~refused] = UNDETERMINED
    closed = none_where(refused if draws is None else refused | draws[0])
    for name in ("apply_in", "first_payment_month"):
        if name in out:
            np.bitwise_or(gather[name], closed, out=out[name])
    for name in ("notice_by", "agreement_by"):
        _write(out, name, None)


def _early(case: Case, month: Array) -> _Answer:
    """Before the statutory month: the window of the version in force in the month, and the minimum of its year."""
    layout, gather, rows, counted = case.layout, case.gather, case.rows, case.counted
    by, at = layout.by_month, month - _FIRST
    answer = _Answer.empty(len(month))
    answer.required = required = layout.minimum.take(at, mode="clip")
    rule = by.rule.take(at, mode="clip")
    floor = by.floor.reshape(-1).take(rows.category.astype(np.int32) * np.int32(_MONTHS) + at, mode="clip")
    inside = month >= rows.birth + floor
    inside &= month >= gather["statutory_month"] - by.most_months_early.take(at, mode="clip")
    inside &= _by_kind(gather["kind"], by.may_go, at) | ~gather["ruled"]
    refused = (gather["early"] == REFUSED) | (rule == NOT_YET) | ((rule == IN_FORCE) & ~inside)
    refused |= gather["ruled"] & case.refused

    then = month - by.lead.take(at, mode="clip")
    sure = counted.at(then)
    asks = (sure < required) & (required <= counted.can_be_at(then))
    unknown = required == _NONE
    if counted.stated is not None:
        unknown |= ~counted.stated
    short = (sure < required) & ~asks & ~unknown
    opens = asks | unknown | (gather["early"] == UNDETERMINED) | (rule == UNKNOWN_RULE)
    answer.eligibility = _verdict(refused | short, opens)
    answer.shortfall = np.maximum(required - sure, np.int16(0)) | none_where(asks | unknown)
    return answer


def _on_time(case: Case, month: Array, sure: Array) -> _Answer:
    """The statutory month, past or not, with so many months surely counted."""
    required = case.gather["required_months"]
    answer = _Answer.empty(len(month))
    answer.required = required.copy()
    short = (case.counted.at_most(month) < required) & case.judged
    unsure = ~(case.judged & (short | (sure >= required)))
    answer.eligibility = _verdict(short, unsure)
    answer.shortfall = np.maximum(required - sure, np.int16(0)) | none_where(unsure)
    return answer


def _later(case: Case, month: Array) -> _Answer:
    """After the statutory month: for whoever had enough there, for whoever was short, and for whoever may be either."""
    gather, counted, as_of = case.gather, case.counted, case.layout.as_of
    statutory, required, judged = gather["statutory_month"], gather["required_months"], case.judged
    met = judged & (counted.at_least(statutory) >= required)
    short = judged & (counted.at_most(statutory) < required)
    agreed = deferral(case)
    enough, late = _enough(case, month, agreed)
    answer = _short(case, month, agreed)
    since = blend((agreed.agreed_to == _NONE) | (agreed.agreed_to > month), statutory, agreed.agreed_to)
    same = enough == answer.eligibility
    answer.eligibility = blend(met, enough, blend(short | same, answer.eligibility, np.uint8(UNDETERMINED)))
    due = blend(met, since, np.maximum(since, answer.due))
    lately = due | none_where(~(late & (met | (answer.due != _NONE))))
    answer.due = blend(short, answer.due, lately)
    answer.required = blend(short, answer.required, required)
    answer.shortfall = (answer.shortfall | none_where(~short)) & none_where(~met)
    kind = blend(met, ~late, (short | (month != as_of)) & (case.layout.readings["R23"] != "no"))
    answer.asked = kind & (agreed.agreed_to == _NONE) & may_be_deferred(case, month, agreed)
    return answer


def _enough(case: Case, month: Array, agreed: Deferral) -> tuple[Array, Array]:
    """With enough in the statutory month: the answer, and whether it is a late claim."""
    layout, gather, rows = case.layout, case.gather, case.rows
    late = gather["outside"] | ((month == layout.as_of) & ~agreed.runs)
    latest, may = gather["latest_month"], gather["deferral"]
    stated = agreed.agreed_to != _NONE
    barred = (
        (may == REFUSED) | ((latest != _NONE) & (month > latest)) | case.refused | (stated & (month > agreed.agreed_to))
    )
    if rows.deferral_agreed_to is not None:
        barred |= rows.deferral_agreed_to == NOT_AGREED
    opens = may == UNDETERMINED
    after = ~stated & (gather["statutory_month"] < layout.as_of)
    if layout.readings["R47"] == "no":
        barred |= after
    else:
        opens = opens | after
    ruled = gather["ruled"]
    return blend(late, np.uint8(ELIGIBLE), _verdict(barred & ruled, opens | ~ruled)), late


def _short(case: Case, month: Array, agreed: Deferral) -> _Answer:
    """Short in the statutory month: open once the extension is complete, and not settled between its two months (R01)."""
    layout, counted = case.layout, case.counted
    required, found = case.gather["required_months"], extension(case)
    perhaps_reached, perhaps_complete = perhaps(case, found)
    reached = found.reached <= month
    own = layout.of_month(layout.minimum, month)
    complete = found.complete <= month
    refused: Any = np.False_
    settled = sure = np.zeros(len(month), np.bool_)
    if layout.readings["R01"] == "completion_year":
        inside = may_be_deferred(case, month, agreed)
        refused = np.True_ if layout.readings["R23"] == "no" else ~inside
        settled = inside & reached & (layout.readings["R23"] == "yes")
        sure = settled & surely_deferred(case, month, agreed)

    # The first that holds.
    unknown, gone = ~case.judged, found.unknown_from <= month
    may_be, short = perhaps_complete <= month, (perhaps_reached > month) | refused
    answer = _Answer.empty(len(month))
    refuses = short & ~(unknown | complete | gone | may_be)
    eligible = ~unknown & (complete | (sure & ~(gone | may_be | short)))
    answer.eligibility = _verdict(refuses, ~eligible)
    of_year = (
        required if layout.readings["R01"] == "statutory_year" else layout.of_month(layout.minimum, found.complete)
    )
    so_far = blend(reached & (own != _NONE), own, required)
    so_far = blend(settled & ~(may_be | short), required, so_far) | none_where(gone)
    answer.required = blend(unknown, required, blend(complete, of_year, so_far))
    left = np.maximum(answer.required - counted.at_least(month), np.int16(0))
    left_open = unknown | (~complete & (gone | may_be | ~(short | reached)))
    answer.shortfall = left | none_where(left_open)
    answer.due = found.complete | none_where(~(complete & ~unknown & (found.complete < month)))
    return answer


def _by_kind(kind: Array, column: Array, at: Array) -> Array:
    """What a column by kind of employment and month says."""
    place = kind.astype(np.int32) * np.int32(_MONTHS) + at
    found: Array = column.reshape(-1).take(place, mode="clip")
    return found


def _verdict(refused: Array, opens: Any) -> Array:
    """Refused before not settled, and that before open."""
    return blend(refused, np.uint8(REFUSED), blend(opens, np.uint8(UNDETERMINED), np.uint8(ELIGIBLE)))


def _dates(case: Case, month: Array, answer: _Answer, draws: tuple[Array, Array] | None, out: dict[str, Array]) -> None:
    """What is due by when: by the version of the month; nothing for a refused or past one."""
    layout, rows, gather, by = case.layout, case.rows, case.gather, case.layout.by_month
    statutory, at = gather["statutory_month"], month - _FIRST
    dated = (answer.eligibility != REFUSED) & ~gather["outside"] & (by.rule.take(at, mode="clip") == IN_FORCE)
    dated &= (month != statutory) | (statutory >= layout.as_of)
    if draws is not None:
        dated &= ~draws[0]
    _write(out, "apply_in", (month + by.application.take(at, mode="clip")) | none_where(~dated))
    if "first_payment_month" in out:
        since, paid = month, dated
        late = answer.due != _NONE
        if layout.readings["R46"] == "after_age":
            since = blend(late, answer.due, month)
        elif layout.readings["R46"] == "undetermined":
            paid = dated & ~late
        np.bitwise_or(since + by.first_payment.take(at, mode="clip"), none_where(~paid), out=out["first_payment_month"])
    birth_day = rows.birth_day if layout.by_birthday else None
    if "notice_by" in out:
        early = np.flatnonzero(dated & (month < statutory))
        told = _by_kind(case.gather["kind"].take(early), by.notify, at.take(early))
        _last_days(out["notice_by"], early.compress(told), month, by.notice, at, birth_day)
    if "agreement_by" in out:
        asked = np.flatnonzero(dated & answer.asked)
        _last_days(out["agreement_by"], asked, statutory, by.agreement, at, birth_day)


def _last_days(out: Array, places: Array, month: Array, periods: Array, at: Array, birth_day: Array | None) -> None:
    """The last days of the few rows that have one."""
    out.fill(np.datetime64("NaT", "D"))
    period = periods.take(at.take(places), mode="clip")
    out[places] = _day_before(month.take(places), period, None if birth_day is None else birth_day.take(places))


def _day_before(month: Array, period: Array, birth_day: Array | None) -> Array:
    """So many months before the first day of a month, or before the birthday in it (R22)."""
    due = month - period
    if birth_day is None:
        return first_day(due)
    # The birthday is clipped to its own month first: 31 June is 30 June, and three months before it is 30 March.
    day = np.minimum(np.minimum(np.maximum(birth_day, 1), _length(month)), _length(due))
    days: Array = first_day(due) + (day - 1).astype("timedelta64[D]")
    return days


def _length(month: Array) -> Array:
    return (first_day(month + np.int16(1)) - first_day(month)).astype(np.int64)


def _write(out: dict[str, Array], name: str, values: Array | None) -> None:
    if name not in out:
        return
    if values is None:
        out[name].fill(none_of(out[name].dtype))
    else:
        out[name][:] = values  # -1 becomes 255 in 8 bits
