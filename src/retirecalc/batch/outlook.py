"""Whole populations in a few rows: who reaches what when, and how many stay."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.codes import CATEGORIES, NONE
from retirecalc.batch.given import parts
from retirecalc.batch.kernel import run, unanswered
from retirecalc.batch.layout import laid_out
from retirecalc.batch.results import like
from retirecalc.batch.rows import read
from retirecalc.errors import InvalidFacts
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law

MILESTONES = ("earliest_month", "first_qualifying_month", "statutory_month", "latest_month")


def milestones(table: Any, *, as_of: object, law: Law, by: Literal["month", "year"]) -> Any:
    if by not in ("month", "year"):
        raise InvalidFacts("ground.word_unreadable", field="by", value=str(by), allowed="month, year")
    people: Counter[tuple[str, int, int]] = Counter()
    for columns, _ in parts(table, ()):
        rows = read(columns, days=False)
        found = run(rows, laid_out(law, as_of, employment=rows.employment is not None), (*MILESTONES, "problem"))
        good = ~unanswered(found["problem"])
        if (wrong := int(len(good) - good.sum())) > 0:
            people["problem", -1, NONE] += wrong
        for name in MILESTONES:
            month = found[name].astype(np.int64)
            period = np.where(month == NONE, NONE, month - month % 12 if by == "year" else month)
            for code in range(len(CATEGORIES)):
                values, counts = np.unique(period[good & (rows.category == code)], return_counts=True)
                for value, count in zip(values.tolist(), counts.tolist(), strict=True):
                    people[name, code, value] += count
    order = sorted(people, key=lambda key: ((*MILESTONES, "problem").index(key[0]), key[1], key[2]))
    return like(
        table,
        {
            "milestone": [name for name, _, _ in order],
            "category": [None if code < 0 else str(CATEGORIES[code]) for _, code, _ in order],
            by: [None if month == NONE else _month(month) for _, _, month in order],
            "people": [people[key] for key in order],
        },
    )


def headcount(
    table: Any, *, as_of: object, law: Law, until: object, by: str | None, leaving: str, step: Literal["month", "year"]
) -> Any:
    if leaving not in (*MILESTONES, "judged_month"):
        raise InvalidFacts("ground.word_unreadable", field="leaving", value=leaving, allowed=", ".join(MILESTONES))
    first, last = YearMonth.of(as_of, "as_of"), YearMonth.of(until, "until")
    if last < first:
        raise InvalidFacts("questions.month_past", value=str(last), as_of=str(first))
    size = last - first + 1
    gone: dict[Any, NDArray[np.int64]] = {}  # leaving month by month, then staying, then rows without an answer
    for columns, factor in parts(table, () if by is None else (by,)):
        rows = read(columns, days=False)
        found = run(rows, laid_out(law, as_of, employment=rows.employment is not None), (leaving, "problem"))
        month = found[leaving].astype(np.int64)
        place = np.where((month == NONE) | (month > last.index), size, np.maximum(month - first.index, 0))
        place = np.where(unanswered(found["problem"]), size + 1, place)
        codes, values = (np.zeros(len(place), np.int64), [None]) if by is None else factor(by)
        counts = np.bincount(codes.astype(np.int64) * (size + 2) + place, minlength=len(values) * (size + 2))
        for code, value in enumerate(values):
            part = counts[code * (size + 2) : (code + 1) * (size + 2)]
            gone[value] = gone.get(value, 0) + part
    return like(table, _outlook(gone, by, first, size, 12 if step == "year" else 1))


def _outlook(
    gone: dict[Any, NDArray[np.int64]], by: str | None, first: YearMonth, size: int, step: int
) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {} if by is None else {by: []}
    columns |= {"month": [], "leaving": [], "staying": [], "problems": []}
    for value in sorted(gone, key=lambda one: (one is None, str(one))):
        counts = gone[value]
        staying = int(counts[: size + 1].sum())
        begin = 0
        while begin < size:
            # A year ends in December, so the first and the last one may be short.
            end = min(size, begin + (step - (first + begin).month + 1 if step > 1 else 1))
            leaving = int(counts[begin:end].sum())
            staying -= leaving
            if by is not None:
                columns[by].append(value)
            columns["month"].append(first + begin)
            columns["leaving"].append(leaving)
            columns["staying"].append(staying)
            columns["problems"].append(int(counts[size + 1]))
            begin = end
    return columns


def _month(value: int) -> YearMonth:
    return YearMonth(value // 12, value % 12 + 1)
