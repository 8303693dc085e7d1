"""Runs of consecutive months, first and last included; the arithmetic of what was paid, when, and twice.

A list of stretches is *plain* when it is in order and no two of them touch. `END` stands for an open end.
"""

from __future__ import annotations

from collections.abc import Iterable

from retirecalc.ground.months import YearMonth

Stretch = tuple[YearMonth, YearMonth]

END = YearMonth(9999, 12)


def union(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same months, each once.

    >>> a, b, c = YearMonth(2026, 1), YearMonth(2026, 3), YearMonth(2026, 4)
    >>> union([(c, c), (a, b)]) == ((a, c),)
    True
    """
    plain: list[Stretch] = []
    for first, last in sorted(stretches, key=_begins):
        if not plain or first.index > plain[-1][1].index + 1:
            plain.append((first, last))
        elif last.index > plain[-1][1].index:
            plain[-1] = (plain[-1][0], last)
    return tuple(plain)


def _begins(stretch: Stretch) -> int:
    return stretch[0].index


def minus(stretches: Iterable[Stretch], holes: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The months of `stretches` that are in no hole.

    >>> a, b, c = YearMonth(2026, 1), YearMonth(2026, 3), YearMonth(2026, 12)
    >>> minus([(a, c)], [(b, b)]) == ((a, YearMonth(2026, 2)), (YearMonth(2026, 4), c))
    True
    """
    left = union(stretches)
    for gone_from, gone_to in holes:
        pieces = []
        for first, last in left:
            if last < gone_from or first > gone_to:
                pieces.append((first, last))
                continue
            if first < gone_from:
                pieces.append((first, gone_from - 1))
            if last > gone_to:
                pieces.append((gone_to + 1, last))
        left = tuple(pieces)
    return left


def common(ours: Iterable[Stretch], theirs: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The months that are in both."""
    both = [(max(a, c), min(b, d)) for a, b in ours for c, d in theirs if max(a, c) <= min(b, d)]
    return union(both)


def count_to(stretches: Iterable[Stretch], month: YearMonth) -> int:
    """How many of the months of plain stretches lie in or before `month`."""
    # Asked for every month of every window, so by their numbers.
    count, end = 0, month.index
    for first, last in stretches:
        if first.index <= end:
            count += min(end, last.index) - first.index + 1
    return count
