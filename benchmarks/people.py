"""Made-up people: as the compact columns of a batch, as Arrow, and one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from retirecalc import Category, Contributions, Employment, Person, YearMonth, load_law
from retirecalc.columns import INPUTS
from retirecalc.facts.words import Drawing

AS_OF = "2026-11"
NOW = YearMonth.of(AS_OF).index
LAW = load_law()
WORDS: dict[str, Any] = {"category": list(Category), "employment": list(Employment), "drawing": list(Drawing)}


def three(rows: int, seed: int = 7) -> dict[str, Any]:
    """Born 1960-2003, with a cumulative count that their life has room for: 5 bytes a row, and one kind of employment."""
    pick = np.random.default_rng(seed)
    birth = pick.integers(1960 * 12, 2004 * 12, rows, np.int16)
    count = np.minimum(pick.integers(0, 400, rows, np.int16), NOW - birth)
    return {"birth": birth, "category": pick.integers(0, 3, rows, np.uint8), "cumulative_months": count}


def twelve(rows: int, seed: int = 7) -> dict[str, Any]:
    """Every column of facts as a staff list has them, and no row with a problem.

    Half state the month they want, from three years before their original age to eight after it; one in ten has agreed on a
    deferral, of one in five it is known whether it was approved, and one in twenty draws a pension.
    """
    table, pick = three(rows, seed), np.random.default_rng(seed + 1)

    def some(share: float, values: Any, other: int) -> Any:
        return np.where(pick.random(rows, np.float32) < share, values, values.dtype.type(other))

    counted_to = NOW - pick.integers(0, 13, rows, np.int16)
    count = np.minimum(table["cumulative_months"], counted_to - table["birth"])
    deemed = (count * pick.random(rows, np.float32)).astype(np.int16)
    near = table["birth"] + np.array([720, 660, 600], np.int16)[table["category"]]
    return table | {
        "paid_months": count - deemed,
        "deemed_months": deemed,
        "cumulative_months": count,
        "counted_to": some(0.9, counted_to, -1),
        "continuing": pick.integers(-1, 2, rows, np.int8),
        "employment": some(0.9, pick.integers(0, len(Employment), rows, np.uint8), 255),
        "retire_in": some(0.5, near + pick.integers(-36, 97, rows, np.int16), -1),
        "drawing": some(0.05, pick.integers(0, len(Drawing), rows, np.uint8), list(Drawing).index(Drawing.NONE)),
        "deferral_agreed_to": some(0.1, near + pick.integers(0, 97, rows, np.int16), -1),
        "approved": some(0.2, pick.integers(0, 2, rows, np.int8), -1),
    }


def arrow(table: dict[str, Any], text: tuple[str, ...] = ()) -> Any:
    """The same as Arrow has it, with an identifier: dates, dictionaries, nulls; `text` names columns to be plain strings."""
    import pyarrow as pa

    columns = {}
    for name, kind, *_ in INPUTS:
        if name not in table:
            continue
        values = table[name]
        if kind in ("birth", "month", "agreement"):
            days = (values.astype(np.int64) - 1970 * 12).view("datetime64[M]").astype("datetime64[D]")
            columns[name] = pa.array(days, mask=values == -1)
        elif name in WORDS:
            codes = pa.array(values.astype(np.int8), mask=values == 255)
            columns[name] = pa.DictionaryArray.from_arrays(codes, pa.array(list(map(str, WORDS[name]))))
        elif kind == "yes_no":
            columns[name] = pa.array(values == 1, mask=values == -1)
        else:
            columns[name] = pa.array(values.astype(np.int32))
        if name in text:
            columns[name] = columns[name].cast(pa.string())
    return pa.table({"id": np.arange(len(table["birth"]))} | columns)


def persons(many: int) -> Iterator[Person]:
    """People one by one, no two alike: every kind of employment, counts near the minimum and far from it."""
    table = twelve(many)
    facts = (table[name].tolist() for name in ("birth", "category", "cumulative_months", "deemed_months"))
    for number, (birth, category, count, deemed) in enumerate(zip(*facts, strict=True)):
        yield Person(
            YearMonth(birth // 12, birth % 12 + 1),
            WORDS["category"][category],
            employment=WORDS["employment"][number % len(Employment)],
            contributions=Contributions(cumulative=count, deemed=deemed, continuing=number % 4 > 0),
        )


def working_lives(many: int, seed: int = 9) -> Iterator[Person]:
    """People of one employer: paid since they were 18 to 25, one in three with a gap of up to five years, nearly all still paying."""
    pick = np.random.default_rng(seed)
    birth = pick.integers(1964 * 12, 2003 * 12, many)
    gap = np.where(pick.random(many) < 1 / 3, pick.integers(0, 60, many), 0)
    count = np.maximum(NOW - birth - pick.integers(18 * 12, 26 * 12, many) - gap, 0)
    category = pick.choice(3, many, p=(0.6, 0.2, 0.2))
    own = pick.random(many) < 0.05
    facts = zip(*(one.tolist() for one in (birth, category, count, own, pick.random(many) < 0.97)), strict=True)
    for month, kind, months, alone, continuing in facts:
        yield Person(
            YearMonth(month // 12, month % 12 + 1),
            WORDS["category"][kind],
            employment=Employment.OWN_ACCOUNT if alone else Employment.EMPLOYEE,
            contributions=Contributions(paid=months, deemed=0, continuing=continuing),
        )
