"""The schedule: what the law says for every category, birth month and kind of employment, computed by the scalar rules.

A batch gathers from these tables instead of computing again, so the two cannot disagree. Months are numbers,
`year * 12 + month - 1`; -1 is none.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch import results
from retirecalc.batch.codes import BIRTHS, CATEGORIES, ELIGIBILITIES, EMPLOYMENTS, FIRST, LAST, NONE
from retirecalc.errors import OutOfCoverage
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Employment
from retirecalc.ground.months import Months, YearMonth
from retirecalc.law import Era, Law
from retirecalc.outcome import Eligibility
from retirecalc.rules.age.flexible_retirement import UNKNOWN as NO_WINDOW
from retirecalc.rules.age.flexible_retirement import flexible_retirement
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.age.statutory_age import StatutoryAge, statutory_age
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable, minimum_of

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Int16 = NDArray[np.int16]
UInt8 = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """What `flexible_retirement` answers for one kind of employment, row by row of the schedule (7,200 values each).

    `early` and `deferral` are places in `Eligibility`. `outside` is whether 94号 has nothing for the row. `early_months` has, for
    each run of months under one law, the months before an early month by which the minimum must be met (R28), and the first
    and last of the months in which each row may go early; the run goes by its first month.
    """

    earliest_month: Int16
    latest_month: Int16
    early: UInt8
    deferral: UInt8
    outside: NDArray[np.bool_]
    early_months: dict[YearMonth, tuple[int, Int16, Int16]]


@dataclass(frozen=True, slots=True, eq=False)
class ScheduleTable:
    """7,200 rows: category by category, birth month by birth month, 1900-2099. Made by `schedule_table`.

    Every array has one value a row. `required_months` is the minimum of the statutory month; `minimum` that of any month,
    from 1900-01 on. -1 where no version of the law on file says it.
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
        words = {"category": CATEGORIES, "early": ELIGIBILITIES, "deferral": ELIGIBILITIES}
        return results.arrow_table(self.to_numpy(employment), words=words)

    def to_polars(self, employment: Employment | str | None = None) -> pl.DataFrame:
        """A polars `DataFrame`, as `to_arrow`."""
        found: pl.DataFrame = results.as_polars(self.to_arrow(employment))
        return found

    def to_pandas(self, employment: Employment | str | None = None) -> pd.DataFrame:
        """A pandas `DataFrame`, as `to_arrow`."""
        found: pd.DataFrame = results.as_pandas(self.to_arrow(employment))
        return found

    def to_parquet(self, path: str | PathLike[str], employment: Employment | str | None = None) -> None:
        """A Parquet file, as `to_arrow`."""
        results.write_parquet(self.to_arrow(employment), path)

    def to_csv(self, path: str | PathLike[str], employment: Employment | str | None = None) -> None:
        """A CSV file: words for codes, months as `2033-06`, an empty cell for none."""
        import csv

        columns = self.to_numpy(employment)
        text = [_text(name, values) for name, values in columns.items()]
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(zip(*text, strict=True))


_OWN = tuple(one.name for one in fields(ScheduleTable) if one.name not in ("law", "minimum"))
_OF_EMPLOYMENT = ("early", "deferral", "earliest_month", "latest_month")


@functools.lru_cache(maxsize=32)
def schedule_table(law: Law) -> ScheduleTable:
    """The schedule of a law, made once for each `Law` object and kept."""
    original_month, statutory_month, age, increase = _ages(law).T
    minimum = _minimum(law)
    if statutory_month.max() > LAST.index - 700 or minimum.max() > 600:
        raise OutOfCoverage("batch.table_range", first=str(FIRST), last=str(LAST))
    required = minimum[np.maximum(statutory_month, FIRST.index) - FIRST.index]
    table = ScheduleTable(
        law=law,
        category=np.repeat(np.arange(len(CATEGORIES), dtype=np.uint8), BIRTHS),
        birth_month=np.tile(np.arange(FIRST.index, FIRST.index + BIRTHS, dtype=np.int16), len(CATEGORIES)),
        original_month=original_month,
        statutory_month=statutory_month,
        statutory_age_months=age,
        increase_months=increase,
        required_months=np.where(statutory_month == NONE, np.int16(NONE), required),
        minimum=minimum,
    )
    for name in (*_OWN, "minimum"):
        getattr(table, name).flags.writeable = False
    return table


class _Asked(NamedTuple):
    """What a rule says of one birth month: months, figures, and by which rows."""

    months: tuple[int, ...]
    figures: tuple[int, ...]
    by: tuple[object, ...] = ()


_BIRTH = np.arange(FIRST.index, FIRST.index + BIRTHS, dtype=np.int16)
_STILL = np.zeros(BIRTHS, np.int16)


def _every_birth(ask: Callable[[YearMonth], _Asked], *lines: Int16) -> Int16:
    """A row for each birth month, the months and then the figures, asking the rule only where its answer may change.

    It compares months that move with the birth, with one of `lines` (which never falls behind the birth under the same rows),
    or not at all. So where the months of two births, by the same rows, lie as far apart as a line has moved, those of everybody
    born between them lie on that line too.
    """
    moving = (*lines, _BIRTH, _STILL)
    asked = {0: ask(FIRST), BIRTHS - 1: ask(FIRST + (BIRTHS - 1))}
    runs = [(0, BIRTHS - 1)]
    found: list[tuple[int, int, list[Int16]]] = []
    while runs:
        first, last = runs.pop()
        along = {int(line[last] - line[first]): line for line in moving}
        steps = [there - here for here, there in zip(asked[first].months, asked[last].months, strict=True)]
        if asked[first][1:] == asked[last][1:] and along.keys() >= {*steps}:
            found.append((first, last, [along[step] for step in steps]))
            continue
        if last == first + 1:
            found += [(one, one, [_STILL] * len(steps)) for one in (first, last)]
            continue
        middle = (first + last) // 2
        asked[middle] = ask(FIRST + middle)
        runs += [(first, middle), (middle, last)]
    width = len(asked[0].months)
    rows = np.empty((BIRTHS, width + len(asked[0].figures)), np.int16)
    for first, last, along_these in found:
        for place, (month, line) in enumerate(zip(asked[first].months, along_these, strict=True)):
            rows[first : last + 1, place] = line[first : last + 1] + np.int16(month - line[first])
        rows[first : last + 1, width:] = asked[first].figures
    return rows


@functools.lru_cache(maxsize=32)
def _ages(law: Law) -> Int16:
    """Original month, statutory month, statutory age and increase of every row, none where no version on file governs it.

    Raises:
        OutOfCoverage: no version governs anybody.
    """
    gap = None

    def ask(category: Category, birth: YearMonth) -> _Asked:
        nonlocal gap
        found = _statutory(law, category, birth)
        if isinstance(found, OutOfCoverage):
            gap = found
            return _Asked((NONE, NONE), (NONE, NONE))
        months = found.original_month.index, found.month.index
        return _Asked(months, (int(found.age), int(found.increase_months)), (id(law.for_age(category, birth)),))

    rows = np.concatenate([_every_birth(functools.partial(ask, category)) for category in CATEGORIES])
    if gap is not None and (rows == NONE).all():
        raise gap
    return rows


def _statutory(law: Law, category: Category, birth: YearMonth) -> StatutoryAge | OutOfCoverage:
    try:
        return statutory_age(Person(birth, category), law).value
    except OutOfCoverage as error:
        return error


def _stretches(law: Law) -> Iterator[tuple[YearMonth, int]]:
    """From `FIRST` to `LAST`, runs of months in which neither the law nor the calendar year changes."""
    for era in law.eras(FIRST, LAST):
        first, last = max(era.first, FIRST), min(era.last, LAST)
        while first <= last:
            end = min(YearMonth(first.year, 12), last)
            yield first, end - first + 1
            first = end + 1


def _minimum(law: Law) -> Int16:
    """The minimum of every month from `FIRST` to `LAST`, by the version in force in it; none where none is on file."""
    found = [(minimum_of(law, first), length) for first, length in _stretches(law)]
    return np.repeat(_int16([None if one is None else one[0] for one, _ in found]), [length for _, length in found])


@dataclass(frozen=True, slots=True, eq=False)
class ByMonth:
    """What the version in force in a month says, for every month from `FIRST` to `LAST`.

    `rule` is whether 94号 is in force, is still to come, or is not on file. `lead` are the months before an early month by
    which its minimum must be met (R28). `may_go`, whether an early month is not barred, and `notify` have a row for each kind of
    employment, `floor` one for each category.
    """

    rule: UInt8
    lead: Int16
    most_months_early: Int16
    floor: Int16
    notice: Int16
    agreement: Int16
    application: Int16
    first_payment: Int16
    may_go: NDArray[np.bool_]
    notify: NDArray[np.bool_]


UNKNOWN_RULE, NOT_YET, IN_FORCE = range(3)


@functools.lru_cache(maxsize=32)
def by_month(law: Law) -> ByMonth:
    """The parameters of 94号 by the month that they govern."""
    eras = law.eras(FIRST, LAST)
    articles = [era.get(FlexibleRetirementTable) for era in eras]

    def column(values: Iterable[Any], dtype: Any = np.int16) -> NDArray[Any]:
        return _of_eras(eras, values, dtype)

    def period(name: str) -> Int16:
        return column(0 if one is None else int(getattr(one, name).value) for one in articles)

    rule = [
        IN_FORCE if article is not None else UNKNOWN_RULE if era.not_yet(FlexibleRetirementTable) is None else NOT_YET
        for era, article in zip(eras, articles, strict=True)
    ]
    return ByMonth(
        rule=column(rule, np.uint8),
        lead=column(_lead(law, era) for era in eras),
        most_months_early=period("most_months_early"),
        floor=column([[0 if one is None else one.floor[kind].value for one in articles] for kind in CATEGORIES]),
        notice=period("notice"),
        agreement=period("agreement"),
        application=period("application"),
        first_payment=period("first_payment"),
        may_go=column(
            [[one is not None and _may_go(law, one, kind) for one in articles] for kind in EMPLOYMENTS], np.bool_
        ),
        notify=column(
            [
                [one is not None and one.employment[kind].employer_notice.value for one in articles]
                for kind in EMPLOYMENTS
            ],
            np.bool_,
        ),
    )


def _of_eras(eras: tuple[Era, ...], values: Iterable[Any], dtype: Any) -> NDArray[Any]:
    """What is so in each era, for every month from `FIRST` to `LAST`."""
    lengths = [min(era.last, LAST) - max(era.first, FIRST) + 1 for era in eras]
    return np.repeat(np.array(list(values), dtype), lengths, axis=-1)


@functools.lru_cache(maxsize=32)
def extended_by_reading(law: Law) -> NDArray[np.bool_]:
    """Whether R01 is asked of an extension reached in a month."""
    from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable

    eras = law.eras(FIRST, LAST)
    remedies = [era.get(ShortfallRemediesTable) for era in eras]
    return _of_eras(
        eras, (one is not None and one.extended_contribution.reading is not None for one in remedies), np.bool_
    )


def _may_go(law: Law, article: FlexibleRetirementTable, kind: Employment) -> bool:
    may = article.employment[kind].early
    answer = may.value if may.reading is None else (may.answers or {})[law.reading(may.reading).answer]
    return answer is not Eligibility.NOT_ELIGIBLE


def _lead(law: Law, era: Era) -> int:
    """Months before an early month by which its minimum must be met (R28)."""
    table = era.get(MinimumContributionTable)
    met_by = None if table is None else table.met_by
    return 0 if met_by is None else int(met_by.months_before[law.reading(met_by.reading).answer])


@functools.lru_cache(maxsize=128)
def _windows(law: Law, employment: Employment) -> Windows:
    versions = law.versions(FlexibleRetirementTable)
    like = next(kind for kind in EMPLOYMENTS if _permissions(versions, kind) == _permissions(versions, employment))
    if like is not employment:
        return _windows(law, like)
    ages = np.split(_ages(law), len(CATEGORIES))
    rows = np.concatenate(
        [
            _every_birth(functools.partial(_window, law, employment, category, of_category), of_category[:, 1])
            for category, of_category in zip(CATEGORIES, ages, strict=True)
        ]
    )
    early, deferral, outside = rows[:, -3:].astype(np.uint8).T
    stretches = rows[:, 2:-3]
    pieces = {}
    for run, some in itertools.groupby(law.eras(FIRST, LAST), functools.partial(_run, law)):
        if run is not None:
            eras = [*some]
            pieces[eras[0].first] = (run[1], *_piece(stretches, eras[0].first, eras[-1].last))
    windows = Windows(rows[:, 0], rows[:, 1], early, deferral, outside.astype(np.bool_), pieces)
    for name in ("earliest_month", "latest_month", "early", "deferral", "outside"):
        getattr(windows, name).flags.writeable = False
    return windows


def _window(law: Law, employment: Employment, category: Category, ages: Int16, birth: YearMonth) -> _Asked:
    """The earliest and the latest month, the first and last of each run of early months; what is allowed, and whether by 94号.

    Whether a month is one in which the law changes belongs to the rows that say it: then it need not move with anything.
    """
    _, statutory, age, increase = ages[birth - FIRST].tolist()
    window = NO_WINDOW
    by: list[object] = []
    if statutory != NONE:
        original = Months(age - increase)
        reached = StatutoryAge(original, birth + original, Months(increase), Months(age), birth + age)
        with contextlib.suppress(OutOfCoverage):
            person = Person(birth, category, employment=employment)
            window = flexible_retirement(person, law, statutory_age=reached).value
        by.append(id(law.for_age(category, birth)))
        for month in filter(None, (reached.month, window.earliest_month, *itertools.chain(*window.early_months))):
            era = law.at(month)
            by += id(era.get(FlexibleRetirementTable)), month == era.first, month == era.last
    runs: list[YearMonth | None] = [*itertools.chain(*window.early_months)]
    runs += [None] * (2 * len(law.versions(FlexibleRetirementTable)) - len(runs))
    months = (window.earliest_month, window.latest_month, *runs)
    figures = ELIGIBILITIES.index(window.early), ELIGIBILITIES.index(window.deferral), int(window.outside_94)
    return _Asked(tuple(map(_number, months)), figures, tuple(by))


def _run(law: Law, era: Era) -> tuple[int, int] | None:
    """By what the early months of an era go: the version that says them, and its lead; None where nobody may go early."""
    article = era.get(FlexibleRetirementTable)
    return None if article is None or era.get(MinimumContributionTable) is None else (id(article), _lead(law, era))


def _piece(stretches: Int16, begin: YearMonth, until: YearMonth) -> tuple[Int16, Int16]:
    """First and last month of a run of eras in which each row may go early."""
    run_first, run_last = max(begin, FIRST).index, min(until, LAST).index
    first, last = np.full((2, len(stretches)), NONE, np.int16)
    for place in range(stretches.shape[1] - 2, -1, -2):  # where there are several, the first one stands
        start, end = np.maximum(stretches[:, place], run_first), np.minimum(stretches[:, place + 1], run_last)
        some = (stretches[:, place] != NONE) & (start <= end)
        first[some], last[some] = start[some], end[some]
    return first, last


def _permissions(versions: tuple[FlexibleRetirementTable, ...], employment: Employment) -> list[object]:
    """What the window of an employment depends on: two kinds with the same permissions have the same window."""
    rows = (table.employment[employment] for table in versions)
    return [(one.value, one.reading, one.answers, one.reason) for row in rows for one in (row.early, row.deferral)]


@functools.lru_cache(maxsize=16)
def waiting(law: Law, *, paying: bool = True) -> NDArray[Any]:
    """How many months somebody must wait, from any month, until the minimum of that month is met; the most means never.

    `answer[month - FIRST, count]` for the count in that month, which rises with every month where `paying`; the last column
    holds for every higher count. A month without a minimum on file ends the waiting.
    """
    minimum = schedule_table(law).minimum
    highest = int(minimum.max())
    dtype = np.uint8 if paying and highest < np.iinfo(np.uint8).max else np.int16
    wide: Any = np.int16 if dtype is np.uint8 else np.int32  # holds the sum of two answers
    counts = np.arange(highest + 1, dtype=wide)
    answer = np.empty((len(minimum), len(counts)), dtype)
    most = np.iinfo(dtype).max
    later = np.full(len(counts), most, wide)
    edges = np.flatnonzero(np.diff(minimum)) + 1
    # From the last run of months with one minimum back: met within the run, or after its end in the next.
    for first, last in reversed(list(itertools.pairwise((0, *edges.tolist(), len(minimum))))):
        never = np.where(counts >= minimum[first], wide(0), wide(len(minimum)))
        short = np.maximum(minimum[first] - counts, 0) if paying else never
        answer[first:last] = np.minimum(short, most)
        end = max(first, last - highest) if paying else first  # before it everybody who pays gets there within the run
        left = np.arange(last - end, 0, -1, dtype=wide)[:, None]  # months to the end of the run
        after = later[np.minimum(counts + left, highest)] if paying else later
        answer[end:last] = np.minimum(np.where(short < left, short, after + left), most)
        later = answer[first].astype(wide)
    answer.flags.writeable = False
    return answer


def _int16(values: list[YearMonth | int | None]) -> Int16:
    """Months by their number, counts as they are."""
    return np.array([_number(value) for value in values], np.int16)


def _number(value: YearMonth | int | None) -> int:
    return NONE if value is None else value.index if isinstance(value, YearMonth) else int(value)


def _text(name: str, values: NDArray[Any]) -> list[str]:
    if name == "category":
        return [CATEGORIES[code] for code in values]
    if name.startswith(("early", "deferral")):
        return [ELIGIBILITIES[code] for code in values]
    if name.endswith("_month") or "_month_" in name:
        return ["" if value == NONE else f"{value // 12:04}-{value % 12 + 1:02}" for value in values.tolist()]
    return ["" if value == NONE else str(value) for value in values.tolist()]
