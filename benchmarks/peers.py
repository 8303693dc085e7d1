"""The same rule by other means: statutory month, age, increase, earliest and latest month, for people with an employer.

Each takes birth months as `year * 12 + month - 1` and category codes, and is checked against ours before it is timed. The
numbers of the law are written out here on purpose: that is what one does without a table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

AGE, STEP, CAP = (np.array(values, np.int32) for values in ((720, 660, 600), (4, 4, 2), (36, 36, 60)))
START = 2025 * 12

Columns = dict[str, Any]


def naive(birth: Any, category: Any) -> Columns:
    """Whole columns of NumPy arithmetic, as one writes it first."""
    birth, kind = birth.astype(np.int32), category.astype(np.int32)
    original = birth + AGE[kind]
    delay = (original - START) // STEP[kind] + 1
    increase = np.where(original < START, 0, np.minimum(delay, CAP[kind]))
    statutory = original + increase
    old = original < START
    return {
        "statutory_month": statutory,
        "statutory_age_months": statutory - birth,
        "increase_months": increase,
        "earliest_month": np.where(old, -1, np.maximum(original, statutory - 36)),
        "latest_month": np.where(old, -1, statutory + 36),
    }


def naive_first(birth: Any, category: Any, count: Any, as_of: int) -> Columns:
    """The same with the first qualifying month, found by trying month after month."""
    found = naive(birth, category)
    statutory, earliest, base = found["statutory_month"], found["earliest_month"], count.astype(np.int32)

    def enough(month: Any, year_of: Any) -> Any:
        return base + (month - as_of) >= np.clip(180 + 6 * (year_of // 12 - 2029), 180, 240)

    first = np.where(enough(statutory, statutory), np.maximum(statutory, as_of), -1)
    rest = np.flatnonzero(first < 0)
    complete, left = statutory.copy(), rest
    while len(left):  # paying on, until the minimum of that month is met
        complete[left] += 1
        left = left[base[left] + (complete[left] - as_of) < np.clip(180 + 6 * (complete[left] // 12 - 2029), 180, 240)]
    # Of whoever has a later total alone, it is not known whether it was enough at the age.
    unsure = (statutory < as_of) & (base >= np.clip(180 + 6 * (statutory // 12 - 2029), 180, 240))
    sure = ~unsure | (earliest < 0) | (complete <= as_of)
    first[rest] = np.where(sure, np.maximum(complete, as_of), -1)[rest]
    for before in range(1, 37):
        month = statutory - before
        open_ = (earliest >= 0) & (month >= earliest) & (month >= as_of)
        first = np.where(open_ & enough(month, month), month, first)
    return found | {"first_qualifying_month": first}


def polars_expressions(birth: Any, category: Any) -> Callable[[], Columns]:
    import polars as pl

    frame = pl.DataFrame({"birth": birth.astype(np.int32), "category": category.astype(np.int32)})
    b, c = pl.col("birth"), pl.col("category")

    def of(values: Any) -> Any:
        one, two, three = map(int, values)
        return pl.when(c == 0).then(pl.lit(one, pl.Int32)).when(c == 1).then(two).otherwise(three)

    original = b + of(AGE)
    old = original < START
    increase = pl.when(old).then(0).otherwise(pl.min_horizontal((original - START) // of(STEP) + 1, of(CAP)))
    s = pl.col("statutory_month")

    def run() -> Columns:
        done = (
            frame.lazy()
            .with_columns(original=original, increase_months=increase)
            .with_columns(statutory_month=pl.col("original") + pl.col("increase_months"))
            .with_columns(
                statutory_age_months=s - b,
                earliest_month=pl.when(pl.col("original") < START)
                .then(-1)
                .otherwise(pl.max_horizontal("original", s - 36)),
                latest_month=pl.when(pl.col("original") < START).then(-1).otherwise(s + 36),
            )
            .collect()
        )
        return {name: done[name] for name in done.columns}

    return run


def pandas_merge(birth: Any, category: Any) -> Callable[[], Columns]:
    import pandas as pd

    from retirecalc import load_law
    from retirecalc.batch import schedule_table

    table = schedule_table(load_law()).to_numpy("employee")
    right = pd.DataFrame(
        {"birth": table["birth_month"], **{name: table[name] for name in table if name != "birth_month"}}
    )
    frame = pd.DataFrame({"birth": birth, "category": category})

    def run() -> Columns:
        done = frame.merge(right, on=["category", "birth"], how="left")
        return {name: done[name] for name in done.columns}

    return run


def openfisca(birth: Any, category: Any) -> Callable[[], Columns]:
    """OpenFisca-core, vectorised: one simulation, five variables. AGPL: for this benchmark only, never a dependency."""
    from openfisca_core import entities, periods, taxbenefitsystems
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_core.variables import Variable

    person = entities.build_entity(key="person", plural="persons", label="", is_person=True)
    eternity, monthly = periods.DateUnit.ETERNITY, periods.DateUnit.MONTH

    def increase(one: Any, at: Any) -> Any:
        reached, kind = one("original", at), one("category", at)
        return np.where(reached < START, 0, np.minimum((reached - START) // STEP[kind] + 1, CAP[kind]))

    def earliest(one: Any, at: Any) -> Any:
        reached = one("original", at)
        return np.where(reached < START, -1, np.maximum(reached, one("statutory_month", at) - 36))

    formulas: dict[str, Any] = {
        "birth": None,
        "category": None,
        "original": lambda one, at: one("birth", at) + AGE[one("category", at)],
        "increase_months": increase,
        "statutory_month": lambda one, at: one("original", at) + one("increase_months", at),
        "statutory_age_months": lambda one, at: one("statutory_month", at) - one("birth", at),
        "earliest_month": earliest,
        "latest_month": lambda one, at: np.where(one("original", at) < START, -1, one("statutory_month", at) + 36),
    }
    system = taxbenefitsystems.TaxBenefitSystem([person])
    for name, formula in formulas.items():
        unit = eternity if formula is None else monthly
        body: dict[str, Any] = {"value_type": int, "entity": person, "definition_period": unit, "label": name}
        system.add_variable(type(name, (Variable,), body if formula is None else {**body, "formula": formula}))
    asked = [name for name in formulas if name.endswith(("_month", "_months"))]
    given = {"birth": birth.astype(np.int32), "category": category.astype(np.int32)}

    def run() -> Columns:
        simulation = SimulationBuilder().build_default_simulation(system, len(birth))
        for name, values in given.items():
            simulation.set_input(name, "ETERNITY", values)
        return {name: simulation.calculate(name, "2026-11") for name in asked}

    return run
