"""The schedule: what the law says for every category, birth month and kind of employment, computed by the scalar rules.

A batch gathers from these tables instead of computing again, so the two cannot disagree. Months are numbers,
`year * 12 + month - 1`; -1 is none.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.errors import OutOfCoverage
from retirecalc.facts import Category, Employment, Person
from retirecalc.law import Law
from retirecalc.months import YearMonth
from retirecalc.outcome import Eligibility, Reason
from retirecalc.rules.flexible_retirement import flexible_retirement
from retirecalc.rules.minimum_contribution import minimum_contribution
from retirecalc.rules.statutory_age import StatutoryAge, statutory_age
from retirecalc.tables.flexible_retirement import FlexibleRetirementTable
from retirecalc.tables.minimum_contribution import MinimumContributionTable

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Int16 = NDArray[np.int16]
UInt8 = NDArray[np.uint8]

CATEGORIES = tuple(Category)
EMPLOYMENTS = tuple(Employment)
ELIGIBILITIES = tuple(Eligibility)

FIRST = YearMonth(1900, 1)
"""First birth month, and first month that a batch answers for."""
BIRTHS = 2400
"""Birth months a category has: 1900-2099, as in `Person`."""
LAST = YearMonth(2399, 12)
"""Last month that a batch answers for."""
LAST_ASKED = YearMonth(2199, 12)
"""Last month of asking, as in `Person.check`."""
KEYS = len(CATEGORIES) * BIRTHS

NONE = -1
"""No such month, no such count."""


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """What `flexible_retirement` answers for one kind of employment, row by row of the schedule (7,200 values each).

    `early` and `deferral` are places in `Eligibility`. `asks_fact` is whether UNDETERMINED waits for a fact of the person;
    else it is a reading that leaves the question open.
    """

    earliest_month: Int16
    latest_month: Int16
    early: UInt8
    deferral: UInt8
    asks_fact: NDArray[np.bool_]
    outside: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class ScheduleTable:
    """7,200 rows: category by category, birth month by birth month, 1900-2099. Made by `schedule_table`.

    Every array has one value a row. `required_months` is the minimum of the statutory month; `minimum` that of any month,
    from 1900-01 on.
    """

    law: Law
    category: UInt8
    birth_month: Int16
    original_month: Int16
    statutory_month: Int16
    statutory_age_months: Int16
    increase_months: Int16
    required_months: Int16
    minimum: Int16

    def windows(self, employment: Employment | str) -> Windows:
        """The window of flexible retirement for one kind of employment."""
        return _windows(self.law, Employment.of(employment))

    def to_numpy(self, employment: Employment | str | None = None) -> dict[str, NDArray[Any]]:
        """The columns as compact arrays: `category`, `early` and `deferral` are places in their enums.

        With an employment, its window has the columns `early`, `deferral`, `earliest_month` and `latest_month`; without
        one there are four such columns for each kind, `earliest_month_employee` and so on.

        >>> from retirecalc import load_law
        >>> table = schedule_table(load_law()).to_numpy("employee")
        >>> {name: int(values[855]) for name, values in table.items()}  # male_60, born 1971-04
        {'category': 0, 'birth_month': 23655, 'original_month': 24375, 'statutory_month': 24394, \
'statutory_age_months': 739, 'increase_months': 19, 'required_months': 198, 'early': 0, 'deferral': 0, \
'earliest_month': 24375, 'latest_month': 24430}
        """
        columns: dict[str, NDArray[Any]] = {name: getattr(self, name) for name in _OWN}
        for kind in EMPLOYMENTS if employment is None else (Employment.of(employment),):
            windows = self.windows(kind)
            suffix = f"_{kind}" if employment is None else ""
            columns |= {f"{name}{suffix}": getattr(windows, name) for name in _OF_EMPLOYMENT}
        return columns

    def to_arrow(self, employment: Employment | str | None = None) -> Any:
        """A `pyarrow.Table`: words for codes, and for a month the date of its first day."""
        from retirecalc.batch import frames

        words = {"category": CATEGORIES, "early": ELIGIBILITIES, "deferral": ELIGIBILITIES}
        return frames.arrow_table(self.to_numpy(employment), words=words)

    def to_polars(self, employment: Employment | str | None = None) -> pl.DataFrame:
        """A polars `DataFrame`, as `to_arrow`."""
        from retirecalc.batch import frames

        found: pl.DataFrame = frames.as_polars(self.to_arrow(employment))
        return found

    def to_pandas(self, employment: Employment | str | None = None) -> pd.DataFrame:
        """A pandas `DataFrame`, as `to_arrow`."""
        from retirecalc.batch import frames

        found: pd.DataFrame = frames.as_pandas(self.to_arrow(employment))
        return found

    def to_parquet(self, path: str | PathLike[str], employment: Employment | str | None = None) -> None:
        """A Parquet file, as `to_arrow`."""
        from retirecalc.batch import frames

        frames.write_parquet(self.to_arrow(employment), path)

    def to_csv(self, path: str | PathLike[str], employment: Employment | str | None = None) -> None:
        """A CSV file: words for codes, months as `2033-06`, an empty cell for none."""
        columns = self.to_numpy(employment)
        text = [_text(name, values) for name, values in columns.items()]
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(zip(*text, strict=True))


_OWN = (
    "category",
    "birth_month",
    "original_month",
    "statutory_month",
    "statutory_age_months",
    "increase_months",
    "required_months",
)
_OF_EMPLOYMENT = ("early", "deferral", "earliest_month", "latest_month")


@functools.lru_cache(maxsize=8)
def schedule_table(law: Law) -> ScheduleTable:
    """The schedule of a law, made once for each `Law` object and kept."""
    found = _statutory(law)
    rows = [int(one.month) for one in found]
    required = _minimum(law)
    if max(rows) > LAST - 700 or required.max() > 600:
        raise OutOfCoverage("batch_table_range", first=str(FIRST), last=str(LAST))
    statutory_month = _int16(rows)
    table = ScheduleTable(
        law=law,
        category=np.repeat(np.arange(len(CATEGORIES), dtype=np.uint8), BIRTHS),
        birth_month=np.tile(np.arange(FIRST, FIRST + BIRTHS, dtype=np.int16), len(CATEGORIES)),
        original_month=_int16([one.original_month for one in found]),
        statutory_month=statutory_month,
        statutory_age_months=_int16([one.age for one in found]),
        increase_months=_int16([one.increase_months for one in found]),
        required_months=required[statutory_month - int(FIRST)],
        minimum=required,
    )
    for name in (*_OWN, "minimum"):
        getattr(table, name).flags.writeable = False
    return table


@functools.lru_cache(maxsize=8)
def _statutory(law: Law) -> tuple[StatutoryAge, ...]:
    return tuple(
        statutory_age(Person(FIRST + birth, category), law).value for category in CATEGORIES for birth in range(BIRTHS)
    )


def _minimum(law: Law) -> Int16:
    """The minimum for every month from `FIRST` to `LAST`: it changes with the year alone."""
    january = range(FIRST, LAST + 1, 12)
    years = [minimum_contribution(law, month=FIRST + (m - FIRST), statutory_month=FIRST + (m - FIRST)) for m in january]
    return np.repeat(_int16([year.value.required_months for year in years]), 12)


@functools.lru_cache(maxsize=48)
def _windows(law: Law, employment: Employment) -> Windows:
    table = law.get(FlexibleRetirementTable)
    if table is not None:
        like = next(kind for kind in EMPLOYMENTS if _permissions(table, kind) == _permissions(table, employment))
        if like is not employment:
            return _windows(law, like)
    births = [(FIRST + birth, category) for category in CATEGORIES for birth in range(BIRTHS)]
    found = [
        flexible_retirement(Person(birth, category, employment=employment), law, statutory=statutory).value
        for (birth, category), statutory in zip(births, _statutory(law), strict=True)
    ]
    windows = Windows(
        earliest_month=_int16([NONE if one.earliest_month is None else one.earliest_month for one in found]),
        latest_month=_int16([NONE if one.latest_month is None else one.latest_month for one in found]),
        early=np.array([ELIGIBILITIES.index(one.early) for one in found], np.uint8),
        deferral=np.array([ELIGIBILITIES.index(one.deferral) for one in found], np.uint8),
        asks_fact=np.array([bool(one.missing_facts) for one in found]),
        outside=np.array([table is None or Reason.GRANDFATHERED in one.reasons for one in found]),
    )
    for name in windows.__slots__:
        getattr(windows, name).flags.writeable = False
    return windows


def _permissions(table: FlexibleRetirementTable, employment: Employment) -> list[object]:
    """What the window of an employment depends on: two kinds with the same permissions have the same window."""
    row = table.employment[employment]
    return [(one.value, one.reading, one.answers, one.reason, one.missing) for one in (row.early, row.deferral)]


@functools.lru_cache(maxsize=8)
def waiting(law: Law) -> tuple[NDArray[Any], int, int]:
    """How many months somebody who pays on must wait, from any month, until the minimum of that month is met.

    `answer[month - FIRST, count - lowest]` for the count in that month; the last column holds for every higher count. Also
    `lowest`, and the most months a cell can hold, which means never. The minimum met so many months *earlier* (R28) is a
    lower count at the start, hence counts below zero.
    """
    minimum = schedule_table(law).minimum
    table = law[MinimumContributionTable]
    lowest = -max(table.met_by.months_before.values()) if table.met_by is not None else 0
    highest = int(minimum.max())
    never = np.iinfo(np.uint8).max if highest - lowest < np.iinfo(np.uint8).max else np.iinfo(np.int16).max
    counts = np.arange(lowest, highest + 1)
    answer = np.empty((len(minimum), len(counts)), np.uint8 if never == np.iinfo(np.uint8).max else np.int16)
    later = np.full(len(counts), never)
    for row in range(len(minimum) - 1, -1, -1):
        later = np.minimum(np.append(later[1:], later[-1]) + 1, never)
        later[np.maximum(counts, 0) >= minimum[row]] = 0
        answer[row] = later
    answer.flags.writeable = False
    return answer, lowest, never


def lead(law: Law) -> int:
    """Months before an early month by which its minimum must be met (R28)."""
    met_by = law[MinimumContributionTable].met_by
    return 0 if met_by is None else int(met_by.months_before[law.reading(met_by.reading).answer])


def _int16(values: list[Any]) -> Int16:
    return np.array([int(value) for value in values], np.int16)


def _text(name: str, values: NDArray[Any]) -> list[str]:
    if name == "category":
        return [CATEGORIES[code] for code in values]
    if name.startswith(("early", "deferral")):
        return [ELIGIBILITIES[code] for code in values]
    if name.endswith("_month") or "_month_" in name:
        return ["" if value == NONE else f"{value // 12:04}-{value % 12 + 1:02}" for value in values.tolist()]
    return [str(value) for value in values.tolist()]
