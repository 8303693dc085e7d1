"""The NumPy kernel: gathers from the schedule, and compares. It states no law; every figure comes from a table.

Rows go through in chunks of 65,536, whose arrays stay in the processor's cache. The only branches are on what a whole
chunk has: a column that nobody gave costs nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.columns import DAYS, PROBLEMS, RESULTS, Problem
from retirecalc.batch.reading import BAD_WORD, MOST, NO_WORD, NULL, WOMAN, Rows
from retirecalc.batch.schedule import (
    BIRTHS,
    CATEGORIES,
    ELIGIBILITIES,
    EMPLOYMENTS,
    FIRST,
    KEYS,
    LAST,
    LAST_ASKED,
    NONE,
    ScheduleTable,
    lead,
    schedule_table,
    waiting,
)
from retirecalc.errors import InvalidFacts
from retirecalc.facts import Employment
from retirecalc.law import Law
from retirecalc.months import YearMonth
from retirecalc.outcome import Eligibility
from retirecalc.tables.flexible_retirement import FlexibleRetirementTable

Array = NDArray[Any]

CHUNK = 65_536

ELIGIBLE = ELIGIBILITIES.index(Eligibility.ELIGIBLE)
REFUSED = ELIGIBILITIES.index(Eligibility.NOT_ELIGIBLE)
UNDETERMINED = ELIGIBILITIES.index(Eligibility.UNDETERMINED)

_FIRST, _LAST = int(FIRST), int(LAST)  # plain: NumPy would widen 16 bits to 64 for an integer of another class
_CODE = {problem: PROBLEMS.index(problem) for problem in Problem}
_SMALL = ("increase_months", "required_months", "shortfall_months", "eligibility", "problem")


def none_of(dtype: np.dtype[Any]) -> Any:
    """What stands for none in a result column: 255, -1, or not a time."""
    if dtype.kind == "M":
        return np.datetime64("NaT")
    return 255 if dtype == np.uint8 else NONE


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """One law at one month of asking, laid out for gathering: for each employment 7,200 rows, and at the end the error row.

    `stride` is 7,200 where rows differ in employment, and 0 where all have the same.
    """

    law: Law
    as_of: int
    stride: int
    bad: int
    columns: dict[str, Array]
    minimum: NDArray[np.int16]
    waiting: NDArray[Any]
    waiting_width: int
    lowest: int
    never: int
    lead: int
    minimum_now: int
    moving_target: bool
    deferral_while_short: str
    by_birthday: bool
    offsets: dict[str, int]
    small: np.dtype[Any]
    first: NDArray[np.int16] | None

    def dtype(self, name: str) -> np.dtype[Any]:
        """The type of a result column. Small counts are 8 bits wide unless a table of your own needs more."""
        if name in DAYS:
            return np.dtype("datetime64[D]")
        if name in ("eligibility", "problem"):
            return np.dtype(np.uint8)
        return self.small if name in _SMALL else np.dtype(np.int16)


def plan(law: Law, as_of: object, *, employment: bool) -> Plan:
    """Lay out the tables; `employment` says whether the rows have kinds of employment.

    Raises:
        InvalidFacts: `as_of` cannot be read, or lies outside 1900-2199.
        OutOfCoverage: no law on file for the law date.
    """
    return _plan(law, YearMonth.of(as_of, "as_of"), employment)


@functools.lru_cache(maxsize=8)
def _plan(law: Law, month: YearMonth, employment: bool) -> Plan:
    if not FIRST <= month <= LAST_ASKED:
        raise InvalidFacts("batch_as_of_range", field="as_of", value=str(month), first=str(FIRST), last=str(LAST_ASKED))
    schedule = schedule_table(law)
    kinds = EMPLOYMENTS if employment else (Employment.UNKNOWN,)
    delays, lowest, never = waiting(law)
    minimum = schedule.minimum
    small = np.dtype(np.uint8 if max(minimum.max(), schedule.increase_months.max()) < 255 else np.int16)
    return Plan(
        law=law,
        as_of=int(month),
        stride=KEYS if employment else 0,
        bad=KEYS * len(kinds),
        columns=_columns(schedule, kinds, int(month), small),
        minimum=minimum,
        waiting=delays.reshape(-1),
        waiting_width=delays.shape[1],
        lowest=lowest,
        never=never,
        lead=lead(law),
        minimum_now=int(minimum[month - FIRST]),
        moving_target=law.reading("R01").answer == "completion_year",
        deferral_while_short=law.reading("R23").answer,
        by_birthday=by_birthday(law),
        offsets=_offsets(law),
        small=small,
        first=None,
    )


def by_birthday(law: Law) -> bool:
    """Whether the day of birth matters for anything (R22)."""
    return law.get(FlexibleRetirementTable) is not None and law.reading("R22").answer != "first_of_month"


def _offsets(law: Law) -> dict[str, int]:
    article = law.get(FlexibleRetirementTable)
    names = ("notice", "agreement", "application", "first_payment")
    return {} if article is None else {name: int(getattr(article, name).value) for name in names}


def _columns(
    schedule: ScheduleTable, kinds: tuple[Employment, ...], as_of: int, small: np.dtype[Any]
) -> dict[str, Array]:
    """The columns that depend on category, birth month and employment, and on the month of asking."""
    article = schedule.law.get(FlexibleRetirementTable)
    windows = [schedule.windows(kind) for kind in kinds]

    def same(column: Array) -> Array:
        return np.tile(column, len(kinds))

    def each(name: str) -> Array:
        return np.concatenate([getattr(one, name) for one in windows])

    statutory, early, deferral = same(schedule.statutory_month), each("early"), each("deferral")
    earliest, latest, asks, outside = each("earliest_month"), each("latest_month"), each("asks_fact"), each("outside")
    age_reached = np.maximum(statutory, as_of)
    low, high = same(schedule.original_month), statutory
    notify: list[bool] = [False] * len(kinds)
    if article is not None:
        low = np.maximum(low, statutory - np.int16(article.most_months_early.value))
        high = statutory + np.int16(article.most_months_late.value)
        notify = [article.employment[kind].employer_notice.value for kind in kinds]
    columns = {
        "statutory_month": statutory,
        "increase_months": same(schedule.increase_months),
        "required_months": same(schedule.required_months),
        "earliest_month": earliest,
        "latest_month": latest,
        "start": np.where(earliest == NONE, age_reached, np.maximum(earliest, as_of)),
        "age_reached": age_reached,
        "until": np.where(deferral == ELIGIBLE, latest, NONE),
        "low": low,
        "high": high,
        "early_refused": early == REFUSED,
        "early_asks": (early == UNDETERMINED) & asks,
        "early_open": (early == UNDETERMINED) & ~asks,
        "deferral_refused": deferral == REFUSED,
        "deferral_asks": (deferral == UNDETERMINED) & asks,
        "deferral_open": (deferral == UNDETERMINED) & ~asks,
        "dated": ~outside,
        "notify": np.repeat(notify, KEYS),
    }
    found = {}
    for name, column in columns.items():
        dtype = np.dtype(np.bool_) if column.dtype == np.bool_ else np.dtype(np.int16)
        dtype = small if name == "increase_months" else dtype
        found[name] = np.append(column.astype(dtype), np.array([0 if dtype == np.bool_ else none_of(dtype)], dtype))
    return found


def run(
    rows: Rows, plan: Plan, names: Collection[str] = RESULTS, *, out: dict[str, Array] | None = None
) -> dict[str, Array]:
    """The results, one array a column.

    Args:
        names: the results wanted, from `columns.chosen`.
        out: arrays to write into, of `plan.dtype(name)` and the length of the rows; left out, new ones.
    """
    if out is None:
        out = {name: np.empty(len(rows), plan.dtype(name)) for name in names}
    if len(rows) >= MANY and plan.first is None and "first_qualifying_month" in out:
        plan = with_first(plan)
    for first in range(0, len(rows), CHUNK):
        last = min(first + CHUNK, len(rows))
        _chunk(rows.part(first, last), plan, {name: column[first:last] for name, column in out.items()})
    return out


def _chunk(rows: Rows, plan: Plan, out: dict[str, Array]) -> None:
    key, bad = _keys(rows, plan)
    known = _contributions(rows, plan)
    problem = _problems(rows, plan, known, bad)
    if problem is not None:
        key[problem != 0] = plan.bad
    gather = _Gather(plan, key)

    for name in ("statutory_month", "increase_months", "earliest_month", "latest_month"):
        if name in out:
            gather.into(name, out[name])
    if "statutory_age_months" in out:
        # The statutory month is the birth month and this age, so subtracting is the cheaper gather.
        np.subtract(gather["statutory_month"], rows.birth, out=out["statutory_age_months"])
    if "first_qualifying_month" in out:
        if known is None or plan.first is None:
            out["first_qualifying_month"][:] = _first_qualifying(plan, gather, known)
        else:
            _look_up_first(plan, key, known, out["first_qualifying_month"])
    if out.keys() & _JUDGED:
        _judge(rows, plan, gather, known, out)
    if problem is None:
        out["problem"].fill(0)
        return
    out["problem"][:] = problem
    wrong = problem != 0
    for name, column in out.items():
        if name != "problem":
            column[wrong] = none_of(column.dtype)


class _Gather:
    """Columns of the plan at the rows' keys, each fetched once."""

    __slots__ = ("_found", "_key", "_plan")

    def __init__(self, plan: Plan, key: Array) -> None:
        self._plan = plan
        self._key = key.astype(np.intp)  # what `take` works with: once, not for every column
        self._found: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Array:
        if name not in self._found:
            self._found[name] = self._plan.columns[name].take(self._key, mode="clip")
        return self._found[name]

    def into(self, name: str, out: Array) -> None:
        if name in self._found:
            out[:] = self[name]
        else:
            self._found[name] = self._plan.columns[name].take(self._key, out=out, mode="clip")


@dataclass(frozen=True, slots=True)
class _Known:
    """The contributions: `base` months counted to `counted_to`; more from then on where `paying` (None: everywhere).

    `stated` and `part_unknown` are None where that is so for every row, and for no row.
    """

    base: Array
    counted_to: Array | int
    paying: Array | None
    stated: Array | None
    part_unknown: Array | None

    def at(self, month: Array | int) -> Array:
        """Months that count by the end of `month`."""
        projected = np.maximum(self.base + (month - self.counted_to), 0)
        return projected if self.paying is None else np.where(self.paying, projected, self.base)

    def at_least(self, month: Array) -> Array:
        """Months that surely counted by the end of `month`, even if all of the last ones before `counted_to` came later."""
        surely: Array = self.base + (month - self.counted_to)
        return surely if self.paying is None else np.where(self.paying, surely, np.minimum(surely, self.base))


def _keys(rows: Rows, plan: Plan) -> tuple[Array, bool]:
    """The row of the plan for each row, and whether any is a mistake."""
    birth = rows.birth - np.int16(_FIRST)
    births = min(BIRTHS, plan.as_of - _FIRST + 1)
    key = rows.category.astype(np.uint16)
    key *= np.uint16(BIRTHS)
    key += birth.view(np.uint16)
    bad = bool(birth.view(np.uint16).max() >= births or rows.category.max() >= len(CATEGORIES))
    if rows.employment is not None:
        kind = rows.employment
        if kind.max() >= len(EMPLOYMENTS):
            bad = bad or bool(((kind >= len(EMPLOYMENTS)) & (kind != NO_WORD)).any())
            kind = np.where(kind < len(EMPLOYMENTS), kind, EMPLOYMENTS.index(Employment.UNKNOWN))
        key += kind.astype(np.uint16) * np.uint16(plan.stride)
    return key, bad


def _contributions(rows: Rows, plan: Plan) -> _Known | None:
    paid, deemed, cumulative = rows.paid_months, rows.deemed_months, rows.cumulative_months
    given = [part for part in (paid, deemed, cumulative) if part is not None]
    if not given:
        return None
    counted_to: Array | int = plan.as_of
    if rows.counted_to is not None:
        counted_to = rows.counted_to
        if len(counted_to) and counted_to.min() < 0:
            counted_to = np.where(counted_to < 0, np.int16(plan.as_of), counted_to)
    paying = None if rows.continuing is None else rows.continuing != 0
    parts = [part if part.max() <= MOST else np.minimum(part, np.int16(MOST)) for part in given]
    if len(parts) == 1:
        lowest = parts[0].min()
        base = parts[0] if lowest >= 0 else np.maximum(parts[0], 0)
        stated = None if lowest >= 0 else parts[0] >= 0
        part_unknown = None
        if cumulative is None:
            part_unknown = np.ones(len(base), np.bool_) if stated is None else stated
        return _Known(base, counted_to, paying, stated, part_unknown)
    nothing = np.full(len(rows), NULL, np.int16)
    p, d = (nothing if part is None else np.minimum(part, np.int16(MOST)) for part in (paid, deemed))
    whole = np.where((p >= 0) & (d >= 0), p + d, np.int16(NULL))
    if cumulative is not None:
        whole = np.where(cumulative >= 0, np.minimum(cumulative, np.int16(MOST)), whole)
    base = np.where(whole >= 0, whole, np.maximum(np.maximum(p, d), 0))
    stated = (whole >= 0) | (p >= 0) | (d >= 0)
    return _Known(base, counted_to, paying, None if stated.all() else stated, stated & (whole < 0))


def _problems(rows: Rows, plan: Plan, known: _Known | None, bad: bool) -> NDArray[np.uint8] | None:
    """What is wrong with each row, None where nothing is: the quick test is whether anything could be."""
    signed = [rows.paid_months, rows.deemed_months, rows.cumulative_months, rows.counted_to, rows.retire_in]
    bad = bad or any(len(column) and column.min() < NULL for column in signed if column is not None)
    bad = bad or (rows.continuing is not None and bool(((rows.continuing < NULL) | (rows.continuing > 1)).any()))
    if rows.retire_in is not None:
        bad = bad or bool((_outside(rows.retire_in) | _before_birth(rows)).any())
    short_life: Array | None = None
    if known is not None:
        short_life = known.base > known.counted_to - rows.birth + np.int16(1)
        if rows.counted_to is not None:
            short_life |= (known.counted_to > plan.as_of) | (known.counted_to < rows.birth)
        if known.stated is not None:
            short_life &= known.stated
        bad = bad or bool(short_life.any() or _contradict(rows).any())
    return _classify(rows, plan, known) if bad else None


def _outside(month: Array) -> Array:
    return (month >= 0) & ((month < _FIRST) | (month > _LAST))


def _before_birth(rows: Rows) -> Array:
    assert rows.retire_in is not None
    return (rows.retire_in >= 0) & (rows.retire_in < rows.birth)


def _contradict(rows: Rows) -> Array:
    """Whether paid, deemed and cumulative cannot all be right."""
    cumulative = rows.cumulative_months
    if cumulative is None or (rows.paid_months is None and rows.deemed_months is None):
        return np.zeros(1, np.bool_)
    whole = cumulative.astype(np.int32)
    sum_, parts = np.zeros(len(whole), np.int32), np.ones(len(whole), np.bool_)
    wrong = np.zeros(len(whole), np.bool_)
    for part in (rows.paid_months, rows.deemed_months):
        if part is None:
            parts[:] = False
        else:
            wrong |= part > whole
            sum_ += part
            parts &= part >= 0
    wrong |= parts & (sum_ != whole)
    return wrong & (whole >= 0)


def _classify(rows: Rows, plan: Plan, known: _Known | None) -> NDArray[np.uint8]:
    problem = np.zeros(len(rows), np.uint8)

    def note(code: Problem, where: Array) -> None:
        np.copyto(problem, np.uint8(_CODE[code]), where=where & (problem == 0))

    birth, category = rows.birth, rows.category
    note(Problem.BIRTH_MISSING, birth == NULL)
    note(Problem.BIRTH_UNREADABLE, birth < NULL)
    note(Problem.BIRTH_OUT_OF_RANGE, (birth < _FIRST) | (birth >= _FIRST + BIRTHS))
    note(Problem.BIRTH_AFTER_AS_OF, birth > plan.as_of)
    note(Problem.CATEGORY_MISSING, category == NO_WORD)
    note(Problem.CATEGORY_OF_WOMAN, category == WOMAN)
    note(Problem.CATEGORY_UNREADABLE, category >= len(CATEGORIES))
    if rows.employment is not None:
        note(Problem.EMPLOYMENT_UNREADABLE, (rows.employment >= len(EMPLOYMENTS)) & (rows.employment <= BAD_WORD))
    for code, column in (
        (Problem.PAID_MONTHS_UNREADABLE, rows.paid_months),
        (Problem.DEEMED_MONTHS_UNREADABLE, rows.deemed_months),
        (Problem.CUMULATIVE_MONTHS_UNREADABLE, rows.cumulative_months),
        (Problem.COUNTED_TO_UNREADABLE, rows.counted_to),
        (Problem.RETIRE_IN_UNREADABLE, rows.retire_in),
    ):
        if column is not None:
            note(code, column < NULL)
    if rows.continuing is not None:
        note(Problem.CONTINUING_UNREADABLE, (rows.continuing < NULL) | (rows.continuing > 1))
    if rows.retire_in is not None:
        note(Problem.RETIRE_IN_OUT_OF_RANGE, _outside(rows.retire_in))
    if known is not None:
        stated = True if known.stated is None else known.stated
        note(Problem.CONTRIBUTIONS_CONTRADICT, np.broadcast_to(_contradict(rows), len(rows)))
        note(Problem.COUNTED_TO_AFTER_AS_OF, stated & np.greater(known.counted_to, plan.as_of))
        note(Problem.COUNTED_TO_BEFORE_BIRTH, stated & np.less(known.counted_to, birth))
        note(Problem.CONTRIBUTIONS_EXCEED_LIFE, stated & (known.base > known.counted_to - birth + np.int16(1)))
    if rows.retire_in is not None:
        note(Problem.MONTH_BEFORE_BIRTH, _before_birth(rows))
    return problem


def _first_qualifying(plan: Plan, gather: _Gather, known: _Known | None) -> Array:
    """The first month in the window, from `as_of` on, with the minimum met (`qualifying_months`)."""
    if known is None:
        return np.full(len(gather["start"]), NONE, np.int16)
    start, statutory, age_reached = gather["start"], gather["statutory_month"], gather["age_reached"]

    count = known.base + (start - known.counted_to) - np.int16(plan.lead)
    if known.paying is not None:
        count = np.where(known.paying, count, known.base)
    place = (start - np.int16(_FIRST)).astype(np.int32)
    place *= plan.waiting_width
    place += np.minimum(np.maximum(count - np.int16(plan.lowest), 0), np.int16(plan.waiting_width - 1))
    wait = plan.waiting.take(place, mode="clip")
    first = start + wait
    early = first < statutory
    if known.paying is not None:
        early &= known.paying | (wait == 0)

    by_then = known.at(age_reached)
    frozen = gather["required_months"]
    enough = by_then >= frozen
    answer = np.where(enough, age_reached, np.int16(NONE))
    if plan.moving_target:
        answer[(known.at_least(statutory) < frozen) & (by_then < plan.minimum_now)] = NONE
    if plan.deferral_while_short == "yes":
        caught_up = age_reached + (frozen - by_then)
        in_time = ~enough & (caught_up <= gather["until"])
        if known.paying is not None:
            in_time &= known.paying
        answer = np.where(in_time, caught_up, answer)
    answer = np.where(early, first, answer)
    return answer if known.stated is None else np.where(known.stated, answer, np.int16(NONE))


MANY = 2_000_000
"""From so many rows on, the first qualifying month of every key and count is worked out beforehand."""


@functools.lru_cache(maxsize=8)
def with_first(plan: Plan) -> Plan:
    """The plan with `_first_qualifying` of every key and count at `as_of`, paying on and not, as one table to gather from.

    A count above all minimums, met at any lead (R28), stands for every higher one. Not where kinds of employment differ in
    the answer: the table would outgrow the cache. Nor where the month decides to which the months are counted (R01).
    """
    if plan.moving_target:
        return plan
    columns, keys = plan.columns, KEYS + 1
    decides = ("start", "until") if plan.deferral_while_short == "yes" else ("start",)
    slabs = [columns[name][:-1].reshape(-1, KEYS) for name in decides]
    if any((slab != slab[0]).any() for slab in slabs):
        return plan
    key = np.append(np.arange(KEYS), plan.bad)
    width = _first_width(plan)
    counts = np.arange(width, dtype=np.int16)
    table = np.empty((2, keys, width), np.int16)
    for part in range(0, keys, 240):
        some = np.repeat(key[part : part + 240], width)
        base = np.tile(counts, len(some) // width)
        for paying in (0, 1):
            known = _Known(base, plan.as_of, np.full(len(some), bool(paying)), None, None)
            found = _first_qualifying(plan, _Gather(plan, some), known)
            table[paying, part : part + 240] = found.reshape(-1, width)
    return replace(plan, first=table.reshape(-1))


def _first_width(plan: Plan) -> int:
    return int(plan.minimum.max()) - plan.lowest + 1


def _look_up_first(plan: Plan, key: Array, known: _Known, out: Array) -> None:
    assert plan.first is not None
    width = _first_width(plan)
    count = known.base
    if isinstance(known.counted_to, np.ndarray):
        since = np.int16(plan.as_of) - known.counted_to
        count = count + (since if known.paying is None else since * known.paying)
    place = (key if not plan.stride else np.where(key == plan.bad, KEYS, key % KEYS)).astype(np.int32)
    place *= width
    place += np.minimum(count, np.int16(width - 1))
    if known.paying is None:
        plan.first[(KEYS + 1) * width :].take(place, out=out, mode="clip")
    else:
        place += known.paying * np.int32((KEYS + 1) * width)
        plan.first.take(place, out=out, mode="clip")
    if known.stated is not None:
        out[~known.stated] = NONE


_JUDGED = {
    "judged_month",
    "required_months",
    "projected_months",
    "shortfall_months",
    "eligibility",
    "notice_by",
    "agreement_by",
    "apply_in",
    "first_payment_month",
}


def _judge(rows: Rows, plan: Plan, gather: _Gather, known: _Known | None, out: dict[str, Array]) -> None:
    """The answer for one month a row (`minimum_contribution`, `pension_eligibility`, `retirement_timeline`)."""
    way = _statutory_way(gather) if rows.retire_in is None else _way(rows.retire_in, plan, gather)
    _write(out, "judged_month", way.month)
    _write(out, "required_months", way.required)

    refused, asks, undecided = way.refused, way.asks, way.undecided
    projected = shortfall = None
    if known is None:
        asks = True
    else:
        counted = projected = known.at(gather["age_reached"])
        if way.early is not None:
            projected = known.at(np.maximum(way.month, plan.as_of))
            counted = np.where(way.early, known.at(way.month - np.int16(plan.lead)), counted)
        short = counted < way.required
        if way.later is not None:
            # Short at the age: not refused for a later month, but judged there, or open (R23; R01 without a deferral).
            waits = way.later & short & ~way.refused
            opened = waits if plan.deferral_while_short == "undetermined" else waits & way.late_application
            if plan.moving_target:
                since = known.at_least(gather["statutory_month"]) < way.required
                opened = opened | (way.later & ~short & since & (counted < plan.minimum_now))
            at_end = waits | opened if plan.deferral_while_short == "yes" else opened
            counted = np.where(at_end, projected, counted)
            short = (counted < way.required) & ~opened
            undecided = undecided | opened
        shortfall = np.maximum(way.required - counted, 0)
        if known.stated is not None:
            short &= known.stated
        if known.part_unknown is None:
            refused = refused | short
        else:
            asks = asks | (short & known.part_unknown)
            refused = refused | (short & ~known.part_unknown)
            shortfall = np.where(known.part_unknown & (shortfall > 0), np.int16(NONE), shortfall)
        if known.stated is not None:
            asks = asks | ~known.stated
            projected = np.where(known.stated, projected, np.int16(NONE))
            shortfall = np.where(known.stated, shortfall, np.int16(NONE))
        if way.past is not None:
            projected = np.where(way.past, np.int16(NONE), projected)
            shortfall = np.where(way.past, np.int16(NONE), shortfall)

    _write(out, "projected_months", projected)
    _write(out, "shortfall_months", shortfall)
    if way.past is not None:
        refused = refused | way.past
    if "eligibility" in out:
        answer = np.where(asks | undecided, np.uint8(UNDETERMINED), np.uint8(ELIGIBLE))
        out["eligibility"][:] = np.where(refused, np.uint8(REFUSED), answer)
    _dates(rows, plan, gather, way, gather["dated"] & ~refused, out)


@dataclass(frozen=True, slots=True)
class _Way:
    """How the judged month lies to the statutory one; None where no row of the chunk can be so."""

    month: Array
    required: Array
    refused: Any
    asks: Any
    undecided: Any
    past: Array | None = None
    early: Array | None = None
    later: Array | None = None
    deferred: Any = False
    late_application: Any = False


def _statutory_way(gather: _Gather) -> _Way:
    """The statutory month: always open, past or not."""
    no = np.zeros(1, np.bool_)
    return _Way(gather["statutory_month"], gather["required_months"], no, no, no)


def _way(retire_in: Array, plan: Plan, gather: _Gather) -> _Way:
    statutory = gather["statutory_month"]
    month = np.where(retire_in < 0, statutory, retire_in)
    early, later = month < statutory, month > statutory
    required = plan.minimum.take(np.minimum(month, statutory) - np.int16(_FIRST), mode="clip")
    past = (month < plan.as_of) & (early | later)
    deferred = later & ((month <= gather["until"]) | (statutory >= plan.as_of))
    refused = (early | deferred) & ((month < gather["low"]) | (month > gather["high"]))
    refused |= (early & gather["early_refused"]) | (deferred & gather["deferral_refused"])
    asks = (early & gather["early_asks"]) | (deferred & gather["deferral_asks"])
    undecided = (early & gather["early_open"]) | (deferred & gather["deferral_open"])
    return _Way(month, required, refused, asks, undecided, past, early, later, deferred, later & ~deferred)


def _dates(rows: Rows, plan: Plan, gather: _Gather, way: _Way, dated: Array, out: dict[str, Array]) -> None:
    """What is due by when; nothing for a refused month."""
    for name, period in (("apply_in", "application"), ("first_payment_month", "first_payment")):
        if name in out:
            offset = np.int16(plan.offsets.get(period, 0))
            out[name][:] = np.where(dated, way.month + offset, np.int16(NONE))
    for name, period, reference, where in (
        ("notice_by", "notice", way.month, way.early),
        ("agreement_by", "agreement", gather["statutory_month"], way.deferred),
    ):
        if name not in out:
            continue
        if where is None or where is False or not plan.offsets:
            out[name].fill(none_of(out[name].dtype))
            continue
        due = where & dated & gather["notify"] if name == "notice_by" else where & dated
        day = _day_before(reference, plan.offsets[period], rows.birth_day if plan.by_birthday else None)
        out[name][:] = np.where(due, day, np.datetime64("NaT"))


def _day_before(month: Array, period: int, birth_day: Array | None) -> Array:
    """So many months before the first day of a month, or before the birthday in it (R22)."""
    due = month - np.int16(period)
    if birth_day is None:
        return first_day(due)
    # The birthday is clipped to its own month first: 31 June is 30 June, and three months before it is 30 March.
    day = np.minimum(np.minimum(np.maximum(birth_day, 1), _length(month)), _length(due))
    days: Array = first_day(due) + (day - 1).astype("timedelta64[D]")
    return days


@functools.cache
def _first_days() -> NDArray[np.datetime64]:
    months = np.arange(-1970 * 12, _LAST + 1200 - 1970 * 12).view("datetime64[M]")
    return months.astype("datetime64[D]")


def first_day(month: Array) -> NDArray[np.datetime64]:
    """The first day of a month; looked up, for computing it takes ten times as long."""
    found: NDArray[np.datetime64] = _first_days().take(month, mode="clip")
    return found


def _length(month: Array) -> Array:
    return (first_day(month + np.int16(1)) - first_day(month)).astype(np.int64)


def _write(out: dict[str, Array], name: str, values: Array | None) -> None:
    if name not in out:
        return
    if values is None:
        out[name].fill(none_of(out[name].dtype))
    else:
        out[name][:] = values  # -1 becomes 255 in 8 bits
