"""The contributions of many rows, month by month: what `contribution_projection` says of one person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.codes import blend
from retirecalc.batch.layout import Layout
from retirecalc.batch.rows import MOST, NULL, Rows
from retirecalc.rules.contributions.contribution_projection import LAG

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """`base` months counted surely to `counted_to`; one more a month from then on where `paying` (None: everywhere).

    Where `resumed`, nobody said whether the months from then to `as_of` were paid: only those after it are surely paid
    (None: nowhere). `most` are the months that can have counted by `counted_to` where a part is unknown (None: nowhere), and
    `stated` is where anything is known at all (None: everywhere).
    """

    as_of: np.int16
    base: Array
    counted_to: Array
    paying: Array | None
    resumed: Array | None
    most: Array | None
    stated: Array | None

    @property
    def exact(self) -> bool:
        """Whether no row has bounds of its own, but for a later total."""
        return self.resumed is None and self.most is None

    def part(self, places: Array) -> Counted:
        def some(column: Array | None) -> Array | None:
            return None if column is None else column.take(places)

        counted_to = self.counted_to if self.counted_to.ndim == 0 else self.counted_to.take(places)
        return Counted(
            self.as_of,
            self.base.take(places),
            counted_to,
            some(self.paying),
            some(self.resumed),
            some(self.most),
            some(self.stated),
        )

    def where(self, known: Array) -> Counted:
        """The same, and nothing of the other rows."""
        return replace(self, stated=known if self.stated is None else self.stated & known)

    def at(self, month: Array) -> Array:
        """Months that surely count by the end of `month`, the last ones before `counted_to` taken as unbroken if they are."""
        since = month - self.counted_to
        if self.unbroken is not True:
            since = blend(self.unbroken, since, self._later(month))
        counted: Array = np.maximum(self.base + since, np.int16(0))
        return counted

    def at_least(self, month: Array) -> Array:
        """Months that surely counted by the end of `month`, even if all of the last ones before `counted_to` came later."""
        since = month - self.counted_to
        if self.unbroken is not True:
            since = np.minimum(since, np.int16(0)) + self._later(month)
        counted: Array = np.maximum(self.base + since, np.int16(0))
        return counted

    def at_most(self, month: Array) -> Array:
        """Months that can have counted by the end of `month`."""
        since = np.maximum(month - self.counted_to, 0)
        base = self.base if self.most is None else self.most
        most: Array = base + (since if self.paying is None else since * self.paying)
        return most

    def can_be_at(self, month: Array) -> Array:
        """The same as `at`, by the most that can have counted."""
        most = self.at(month)
        if self.most is not None:
            most = most + (self.most - self.base)
        if self.resumed is not None:
            most = most + np.maximum(np.minimum(month, self.as_of) - self.counted_to, 0) * self.resumed
        return most

    @property
    def unbroken(self) -> Any:
        """Whether every month before and after `counted_to` was paid."""
        paying = True if self.paying is None else self.paying
        return paying if self.resumed is None else paying & ~self.resumed

    def _later(self, month: Array) -> Array:
        """Months surely paid after `counted_to`."""
        since = self.counted_to if self.resumed is None else blend(self.resumed, self.as_of, self.counted_to)
        later: Array = month - since
        np.maximum(later, np.int16(0), out=later)
        if self.paying is not None:
            later *= self.paying
        return later


def counted(rows: Rows, layout: Layout) -> Counted | None:
    """What the rows state; None where nobody states anything."""
    paid, deemed, cumulative = rows.paid_months, rows.deemed_months, rows.cumulative_months
    if cumulative is not None and len(cumulative) and cumulative.min() >= 0:
        paid = deemed = None  # the total is all
    given = [part for part in (paid, deemed, cumulative) if part is not None]
    if not given:
        return None
    counted_to: Array = np.asarray(layout.as_of)
    if rows.counted_to is not None:
        counted_to = rows.counted_to
        if len(counted_to) and counted_to.min() < 0:
            counted_to = blend(counted_to < 0, layout.as_of, counted_to)
    parts = [part if part.max() <= MOST else np.minimum(part, np.int16(MOST)) for part in given]
    part_unknown: Array | None
    if len(parts) == 1:
        lowest = parts[0].min()
        base = parts[0] if lowest >= 0 else np.maximum(parts[0], 0)
        stated = None if lowest >= 0 else parts[0] >= 0
        part_unknown = None
        if cumulative is None:
            part_unknown = np.ones(len(base), np.bool_) if stated is None else stated
    else:
        nothing = np.full(len(rows), NULL, np.int16)
        p, d = (nothing if part is None else np.minimum(part, np.int16(MOST)) for part in (paid, deemed))
        whole = blend((p >= 0) & (d >= 0), p + d, np.int16(NULL))
        if cumulative is not None:
            whole = blend(cumulative >= 0, np.minimum(cumulative, np.int16(MOST)), whole)
        base = blend(whole >= 0, whole, np.maximum(np.maximum(p, d), 0))
        stated = (whole >= 0) | (p >= 0) | (d >= 0)
        part_unknown = stated & (whole < 0)
        stated = None if stated.all() else stated
    most = None
    if part_unknown is not None and part_unknown.any():
        lived = counted_to - rows.birth + np.int16(1)
        most = blend(part_unknown, np.maximum(base, lived), base)
    paying = None if rows.continuing is None else rows.continuing != 0
    return Counted(layout.as_of, base, counted_to, paying, _resumed(rows, layout, counted_to), most, stated)


def _resumed(rows: Rows, layout: Layout, counted_to: Array) -> Array | None:
    """Where the months between the count and the question are not known to have been paid."""
    if rows.counted_to is None:
        return None
    lag = layout.as_of - counted_to
    resumed = lag > 0
    if rows.continuing is not None:
        resumed = ((rows.continuing < 0) & resumed) | ((rows.continuing == 1) & (lag > LAG))
    return resumed if resumed.any() else None


def nothing(rows: Rows, layout: Layout) -> Counted:
    """The contributions of rows of which nothing is known."""
    zero = np.zeros(len(rows), np.int16)
    return Counted(layout.as_of, zero, np.asarray(layout.as_of), None, None, None, np.zeros(len(rows), np.bool_))
