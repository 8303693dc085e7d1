"""The one shape of every benchmark: ours beside a yardstick, pair by pair, or a figure that is no ratio; a row of the table each."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

Clock = Callable[[], float]

FEWEST, SECONDS = 3, 60
HEAD = (
    "| what | beside | min | median | max | budget | aim | verdict | ms, min of ours |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


class Row(NamedTuple):
    """What was found, in order of size, and what it is judged by: the median."""

    what: str
    beside: str
    found: list[float]
    unit: str
    budget: float | None
    aim: float | None
    least: bool = False
    ms: float | None = None

    @property
    def verdict(self) -> str:
        """Empty where there is no budget."""
        if self.budget is None:
            return ""
        if self._within(self.budget):
            return "aim reached" if self.aim is not None and self._within(self.aim) else "held"
        return "MISSED"

    def _within(self, limit: float) -> bool:
        median = statistics.median(self.found)
        return median >= limit if self.least else median <= limit

    def __str__(self) -> str:
        found = (self.found[0], statistics.median(self.found), self.found[-1])
        values = (f"{one:,.{0 if one >= 1000 else 2}f} {self.unit}" for one in found)
        limits = ("" if one is None else f"{'at least ' * self.least}{one:g}" for one in (self.budget, self.aim))
        ms = "" if self.ms is None else f"{self.ms:,.2f}"
        return f"| {' | '.join((self.what, self.beside, *values, *limits, self.verdict, ms))} |"


class Pair(NamedTuple):
    """Ours and the yardstick: how many times as long ours takes; with `least`, how many times as long the yardstick takes.

    What both give is compared first, which also warms them up; a yardstick that answers nothing gives None.
    """

    what: str
    ours: Callable[[], Any]
    beside: str
    yardstick: Callable[[], Any]
    budget: float | None = None
    aim: float | None = None
    least: bool = False

    def measure(self, rounds: int, clock: Clock = time.perf_counter) -> Row:
        if not equal(self.ours(), self.yardstick()):
            raise AssertionError(f"{self.what} and {self.beside} do not give the same.")
        gc.collect()
        gc.freeze()  # what a benchmark holds is not looked through again and again
        ratios, best = [], float("inf")
        for number in _rounds(rounds, clock):
            took = {}
            for one in (self.ours, self.yardstick)[:: -1 if number % 2 else 1]:
                start = clock()
                result = one()
                took[one] = clock() - start
                del result
            ours, yardstick = took[self.ours], took[self.yardstick]
            ratios.append(yardstick / ours if self.least else ours / yardstick)
            best = min(best, ours)
        gc.unfreeze()
        return Row(self.what, self.beside, sorted(ratios), "x", self.budget, self.aim, self.least, best * 1000)


class Figure(NamedTuple):
    """What is no ratio: memory, a cold call."""

    what: str
    value: Callable[[], float]
    unit: str
    budget: float | None = None
    aim: float | None = None
    once: bool = False

    def measure(self, rounds: int, clock: Clock = time.perf_counter) -> Row:
        found = [self.value() for _ in _rounds(1 if self.once else rounds, clock)]
        return Row(self.what, "", sorted(found), self.unit, self.budget, self.aim)


def _rounds(most: int, clock: Clock) -> Iterator[int]:
    """So many rounds; of what takes long fewer, but no fewer than three."""
    start = clock()
    for number in range(most):
        if number >= FEWEST and clock() - start > SECONDS:
            return
        yield number


def later(make: Callable[..., Callable[[], Any]], *given: Any) -> Callable[[], Any]:
    """Made when it is first called: a peer that is not installed is missed only then."""
    made = cache(partial(make, *given))

    def run() -> Any:
        return made()()

    return run


def equal(ours: Any, yardstick: Any) -> bool:
    """Whether both give the same; of columns, those that both have."""
    if ours is None or yardstick is None:
        return True
    if isinstance(ours, dict):
        import numpy as np

        both = [name for name in ours if name in yardstick]
        return bool(both) and all(np.array_equal(np.asarray(ours[one]), np.asarray(yardstick[one])) for one in both)
    return bool(ours == yardstick)
