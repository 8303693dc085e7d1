"""One law at one month of asking, laid out for gathering. It states no law; every figure comes from a table."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.codes import ELIGIBILITIES, EMPLOYMENTS, FIRST, KEYS, LAST_ASKED, NONE, none_of
from retirecalc.batch.columns import kind_of
from retirecalc.batch.schedule import IN_FORCE, ByMonth, ScheduleTable, by_month, schedule_table, waiting
from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import Employment
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.outcome import Eligibility
from retirecalc.rules.age.flexible_retirement.table import by_birthday

Array = NDArray[Any]

ELIGIBLE = ELIGIBILITIES.index(Eligibility.ELIGIBLE)
REFUSED = ELIGIBILITIES.index(Eligibility.NOT_ELIGIBLE)
UNDETERMINED = ELIGIBILITIES.index(Eligibility.UNDETERMINED)

_FIRST = np.int16(FIRST.index)


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """For each employment 7,200 rows, and at the end the error row; for each month what the law in force in it says.

    `stride` is 7,200 where rows differ in employment, and 0 where all have the same. `early` names, run of months by run,
    the columns with the first and the last month in which a row may go early, and has the months before it by which the
    minimum must be met. `staying` is `waiting` for whoever has stopped paying, None where the minimum never falls. `gaps`
    is whether a month after the first minimum on file has none, `counted` whether the month of asking has one (else only the
    statutory month says what counts), and
    `governed` whether every row has a statutory month.
    """

    law: Law
    as_of: np.int16
    stride: int
    bad: int
    columns: dict[str, Array]
    by_month: ByMonth
    minimum: NDArray[np.int16]
    waiting: NDArray[Any]
    width: int
    staying: NDArray[Any] | None
    gaps: bool
    counted: bool
    governed: bool
    early: tuple[tuple[int, str, str], ...]
    readings: dict[str, str]
    by_birthday: bool
    small: np.dtype[Any]
    first: NDArray[np.int16] | None

    def dtype(self, name: str) -> np.dtype[Any]:
        """The type of a result column. Small counts are 8 bits wide unless a table of your own needs more."""
        kind = kind_of(name)
        if kind == "day":
            return np.dtype("datetime64[D]")
        if kind in ("code", "problem"):
            return np.dtype(np.uint8)
        if kind == "amount":
            return np.dtype(np.int32)
        return self.small if kind == "small_count" else np.dtype(np.int16)

    def of_month(self, column: Array, month: Array) -> Array:
        """What a column by the month says of each month; of the nearest one that it knows."""
        found: Array = column.take(month - _FIRST, mode="clip")
        return found


def laid_out(law: Law, as_of: object, *, employment: bool) -> Layout:
    """Lay out the tables; `employment` says whether the rows have kinds of employment.

    Raises:
        InvalidFacts: `as_of` cannot be read, or lies outside 1900-2199.
        OutOfCoverage: no version on file says anybody's statutory age.
    """
    return _laid_out(law, YearMonth.of(as_of, "as_of"), employment)


@functools.lru_cache(maxsize=8)
def _laid_out(law: Law, month: YearMonth, employment: bool) -> Layout:
    if not FIRST <= month <= LAST_ASKED:
        raise InvalidFacts("batch.as_of_range", field="as_of", value=str(month), first=str(FIRST), last=str(LAST_ASKED))
    schedule = schedule_table(law)
    kinds = EMPLOYMENTS if employment else (Employment.UNKNOWN,)
    delays = waiting(law)
    minimum = schedule.minimum
    known = np.flatnonzero(minimum != NONE)
    small = np.dtype(np.uint8 if max(minimum.max(), schedule.increase_months.max()) < 255 else np.int16)
    early, columns = _columns(schedule, kinds, month.index, small)
    falls = bool((np.diff(minimum[known]) < 0).any())
    return Layout(
        law=law,
        as_of=np.int16(month.index),
        stride=KEYS if employment else 0,
        bad=KEYS * len(kinds),
        columns=columns,
        by_month=by_month(law),
        minimum=minimum,
        waiting=delays.reshape(-1),
        width=delays.shape[1],
        staying=waiting(law, paying=False).reshape(-1) if falls else None,
        gaps=len(known) == 0 or bool((minimum[known[0] :] == NONE).any()),
        counted=bool(minimum[month - FIRST] != NONE),
        governed=bool((schedule.statutory_month != NONE).all()),
        early=early,
        readings={one: law.reading(one).answer for one in ("R01", "R23", "R46", "R47")},
        by_birthday=by_birthday(law),
        small=small,
        first=None,
    )


def _columns(
    schedule: ScheduleTable, kinds: tuple[Employment, ...], as_of: int, small: np.dtype[Any]
) -> tuple[tuple[tuple[int, str, str], ...], dict[str, Array]]:
    """The columns that depend on category, birth month and employment, and on the month of asking."""
    windows = [schedule.windows(kind) for kind in kinds]
    months = by_month(schedule.law)

    def same(column: Array) -> Array:
        return np.tile(column, len(kinds))

    def each(name: str) -> Array:
        return np.concatenate([getattr(one, name) for one in windows])

    statutory, early, latest, outside = (
        same(schedule.statutory_month),
        each("early"),
        each("latest_month"),
        each("outside"),
    )
    at_age = np.maximum(statutory - _FIRST, 0)
    ruled = months.rule[at_age] == IN_FORCE
    dated = ruled & ~outside & (statutory >= as_of)
    columns: dict[str, Array] = {
        "statutory_month": statutory,
        "increase_months": same(schedule.increase_months),
        "months_to_statutory_age": _ahead(statutory, as_of),
        "months_to_original_age": _ahead(same(schedule.original_month), as_of),
        "required_months": same(schedule.required_months),
        "earliest_month": each("earliest_month"),
        "latest_month": latest,
        "claim": np.where(same(schedule.required_months) == NONE, NONE, np.maximum(statutory, as_of)),
        "target": np.where(same(schedule.required_months) == NONE, NONE, same(schedule.required_months) + as_of),
        "until": np.where(latest > statutory, latest, NONE),
        "early": early,
        "deferral": each("deferral"),
        "outside": outside,
        "ruled": ruled,
        "dated": dated,
        "apply_in": np.where(dated, statutory + months.application[at_age], NONE),
        "first_payment_month": np.where(dated, statutory + months.first_payment[at_age], NONE),
        "kind": np.repeat(np.array([EMPLOYMENTS.index(kind) for kind in kinds], np.uint8), KEYS),
    }
    runs = []
    for run in dict.fromkeys(run for one in windows for run in one.early_months):
        pieces = [one.early_months[run] for one in windows]
        first, last = (np.concatenate([piece[place] for piece in pieces]) for place in (1, 2))
        goes = (early == ELIGIBLE) & (last >= as_of)
        if goes.any():
            names = f"early_from_{run}", f"early_until_{run}"
            columns[names[0]] = np.where(goes, np.maximum(first, as_of), np.maximum(statutory, as_of))
            columns[names[1]] = np.where(goes, last, NONE)
            runs.append((pieces[0][0], *names))
    found = {}
    for name, column in columns.items():
        dtype = np.dtype(column.dtype if column.dtype in (np.bool_, np.uint8) else np.int16)
        dtype = small if name == "increase_months" else dtype
        nothing = 0 if dtype == np.bool_ else none_of(dtype)
        found[name] = np.append(column.astype(dtype), np.array([nothing], dtype))
    return tuple(runs), found


def _ahead(month: Array, as_of: int) -> Array:
    """How far ahead a month lies; 0 once it is there."""
    return np.where(month == NONE, NONE, np.maximum(month - as_of, 0))


class Gather:
    """Columns of the question at the rows' keys, each fetched once; of a part of the rows from `whole`, which is nearer."""

    __slots__ = ("_found", "_key", "_laid_out", "_places", "_whole")

    def __init__(self, layout: Layout, key: Array, whole: Gather | None = None, places: Array | None = None) -> None:
        self._laid_out = layout
        self._key = key.astype(np.intp, copy=False)  # what `take` works with: once, not for every column
        self._found: dict[str, Array] = {}
        self._whole, self._places = whole, places

    def __getitem__(self, name: str) -> Array:
        if name not in self._found:
            if self._whole is not None and self._places is not None and name in self._whole._found:
                found = self._whole[name].take(self._places)
            else:
                found = self._laid_out.columns[name].take(self._key, mode="clip")
            self._found[name] = found
        return self._found[name]

    def into(self, name: str, out: Array) -> None:
        if name in self._found:
            out[:] = self[name]
        else:
            self._found[name] = self._laid_out.columns[name].take(self._key, out=out, mode="clip")

    def part(self, places: Array) -> Gather:
        return Gather(self._laid_out, self._key.take(places), self, places)
