"""Random rows of facts, and what `assess` says of them: the scalar answers that a batch must give."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Any

import numpy as np

from retirecalc import Assessment, Category, Contributions, Employment, Person, RetirecalcError, YearMonth, assess
from retirecalc.batch import PROBLEMS
from retirecalc.columns import shown
from retirecalc.law import Law
from retirecalc.outcome import Eligibility
from retirecalc.roster.judged import Alternative

Row = dict[str, Any]

NOT_AGREED = 0
"""In a column of month numbers: stated that no deferral was agreed. No month there is has this number."""
DRAWN = ("none", "employee", "resident", "other", "some")


def random_row(pick: random.Random, as_of: YearMonth) -> Row:
    """A row that is often near a boundary: births by the months of the ramp, counts by the minimum."""
    category = pick.choice(list(Category))
    age = {"male_60": 60, "female_55": 55, "female_50": 50}[category] * 12
    if pick.random() < 0.75:  # reaches the age from some years before 2025 to some after 2040
        birth = 2025 * 12 - age + pick.randint(-60, 260)
    elif pick.random() < 0.5:  # or just about now
        birth = as_of.index - age + pick.randint(-110, 20)
    else:
        birth = pick.randint(1900 * 12, 2099 * 12 + 11)
    row: Row = {"birth": birth, "category": category, "employment": pick.choice([None, *Employment])}
    parts = pick.choice(
        [
            (),
            ("paid",),
            ("deemed",),
            ("cumulative",),
            ("paid", "deemed"),
            ("paid", "cumulative"),
            ("deemed", "cumulative"),
        ]
    )
    if pick.random() < 0.5:
        parts = pick.choice([("cumulative",), ("paid",), ("paid", "deemed")])
    total = pick.randint(0, 300) if pick.random() < 0.6 else pick.randint(140, 250)
    share = pick.randint(0, total)
    values = {"paid": share, "deemed": total - share, "cumulative": total}
    if parts in (("paid",), ("deemed",)) and pick.random() < 0.7:
        values = dict.fromkeys(values, total)
    for part in parts:
        row[f"{part}_months"] = values[part]
    if pick.random() < 0.5:
        row["counted_to"] = as_of.index - pick.choice([0, 0, 1, 2, 3, 5, 12, 60, 200])
    if pick.random() < 0.6:
        row["continuing"] = pick.choice([True, True, False, None])
    if pick.random() < 0.75:
        base = birth + age + pick.choice([0, 0, pick.randint(-50, 110), pick.randint(0, 60)])
        row["retire_in"] = pick.choice(
            [
                base,
                base,
                as_of.index + pick.choice([0, 0, 1, pick.randint(-30, 60), pick.randint(0, 252)]),
                birth + age + pick.choice([0, 24, 36, 60, 61, 96]),
                birth + age + pick.randint(0, 300),
            ]
        )
        if pick.random() < 0.02:
            row["retire_in"] = birth + pick.choice([-1, 0, -600])
        row["retire_in"] = min(max(row["retire_in"], 1900 * 12), 2399 * 12 + 11)
    if pick.random() < 0.3:
        row["drawing"] = pick.choice([None, "none", *DRAWN])
    if pick.random() < 0.3:
        reached = birth + age + pick.randint(0, 60)
        row["deferral_agreed_to"] = pick.choice(
            [None, False, reached, reached + 36, as_of.index + pick.randint(-3, 24)]
        )
    if pick.random() < 0.2:
        row["approved"] = pick.choice([None, True, False])
    return row


def columns(rows: list[Row]) -> dict[str, Any]:
    """The rows as the compact NumPy columns of the contract, so that nothing but the kernel is in between."""
    found: dict[str, Any] = {"birth": np.array([row["birth"] for row in rows], np.int16)}
    found["category"] = np.array([list(Category).index(row["category"]) for row in rows], np.uint8)
    kinds = [row.get("employment") for row in rows]
    found["employment"] = np.array([255 if kind is None else list(Employment).index(kind) for kind in kinds], np.uint8)
    for name in ("paid_months", "deemed_months", "cumulative_months", "counted_to", "retire_in"):
        found[name] = np.array([-1 if row.get(name) is None else row[name] for row in rows], np.int16)
    for name in ("continuing", "approved"):
        found[name] = np.array([-1 if row.get(name) is None else row[name] for row in rows], np.int8)
    drawn = [row.get("drawing") for row in rows]
    found["drawing"] = np.array([255 if kind is None else DRAWN.index(kind) for kind in drawn], np.uint8)
    agreed = [row.get("deferral_agreed_to") for row in rows]
    found["deferral_agreed_to"] = np.array(
        [-1 if to is None else NOT_AGREED if to is False else to for to in agreed], np.int16
    )
    if all("birth_day" in row for row in rows):
        first = np.array([row["birth"] - 1970 * 12 for row in rows]).view("datetime64[M]").astype("datetime64[D]")
        found["birth"] = first + np.array([row["birth_day"] - 1 for row in rows])
    return found


def month(value: int | None) -> YearMonth | None:
    return None if value is None else YearMonth(value // 12, value % 12 + 1)


@functools.lru_cache(maxsize=1024)
def answer_of(person: Person, law: Law, as_of: YearMonth) -> Assessment:
    """One question for all the rows that differ in the month asked about alone."""
    return assess(person, law, as_of)


CONTRIBUTIONS = ("paid_months", "deemed_months", "cumulative_months", "counted_to", "continuing")


def by_assess(row: Row, law: Law, as_of: YearMonth) -> Row:
    """The row's results by the scalar rules, as NumPy has them.

    What cannot be true is named, and the row answered without it; a row that cannot be answered has its `problem` alone.
    """
    try:
        stated: Row = {part: row.get(f"{part}_months") for part in ("paid", "deemed", "cumulative")}
        contributions = None
        if any(value is not None for value in stated.values()):
            contributions = Contributions(
                **stated, counted_to=month(row.get("counted_to")), continuing=row.get("continuing")
            )
        birth = month(row["birth"])
        assert birth is not None
        agreed = row.get("deferral_agreed_to")
        happened: Row = {
            "drawing": row.get("drawing"),
            "approved": row.get("approved"),
            "deferral_agreed_to": agreed if agreed is False else month(agreed),
        }
        person = Person(
            birth.on(row["birth_day"]) if "birth_day" in row else birth,
            row["category"],
            employment=row.get("employment") or "unknown",
            contributions=contributions,
            **happened,
        )
        answer = answer_of(person, law, as_of)
        judged = month(row.get("retire_in")) or answer.statutory.value.month
        option = answer.option(judged)
    except RetirecalcError as error:
        problem = error.code.partition(".")[2]
        if problem.startswith("counted_to_"):
            gone: tuple[str, ...] = ("counted_to",)
        elif problem.startswith("contributions_"):
            gone = CONTRIBUTIONS
        elif problem == "month_before_birth":
            gone = ("retire_in",)
        else:
            return {"problem": problem}
        again = by_assess({**row, **dict.fromkeys(gone)}, law, as_of)
        return again | {"problem": problem} if "statutory_month" in again else again
    found = Alternative(answer, option)
    values = {one.in_batch: attrgetter(one.of)(found) if one.of else None for one in shown("batch")}
    return {name: value.index if isinstance(value, YearMonth) else value for name, value in values.items()}


def rows_of(found: dict[str, Any]) -> Iterator[Row]:
    """The results of a NumPy batch, row by row, with None for none."""
    for place in range(len(found["problem"])):
        row: Row = {}
        for name, values in found.items():
            value = values[place]
            if name == "problem":
                row[name] = PROBLEMS[value]
            elif values.dtype.kind == "M":
                row[name] = None if np.isnat(value) else date.fromisoformat(str(value))
            elif value == (255 if values.dtype == np.uint8 else -1):
                row[name] = None
            else:
                row[name] = list(Eligibility)[value] if name == "eligibility" else int(value)
        yield {"problem": row["problem"]} if row["statutory_month"] is None and row["problem"] is not None else row
