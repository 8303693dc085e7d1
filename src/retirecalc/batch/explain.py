"""One row of a table, handed to `assess`."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from retirecalc.batch.codes import CATEGORIES, EMPLOYMENTS, Array
from retirecalc.batch.columns import PROBLEMS, Problem
from retirecalc.batch.given import row
from retirecalc.batch.kernel import checked, unanswered
from retirecalc.batch.layout import laid_out
from retirecalc.batch.rows import DRAWINGS, NOT_AGREED, read
from retirecalc.errors import InvalidFacts
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.ground.months import MonthLike, YearMonth
from retirecalc.law import Law
from retirecalc.questions.assess import Assessment, assess


def explain(table: Any, index: int, *, as_of: MonthLike, law: Law) -> Assessment:
    """What `explain_row` does, once NumPy is there."""
    columns = row(table, index)
    rows = read(columns, days=True)
    found, rows = checked(rows, laid_out(law, as_of, employment=rows.employment is not None))
    problem = PROBLEMS[found[0]]
    if unanswered(found)[0] and problem not in _ONE_PERSON:
        raise InvalidFacts("batch.row", row=index, problem=str(problem))
    facts = {name: _one(getattr(rows, name)) for name in rows.__slots__}
    stated: dict[str, Any] = {part: facts[f"{part}_months"] for part in ("paid", "deemed", "cumulative")}
    contributions = None
    if any(value is not None for value in stated.values()):
        counted_to, continuing = facts["counted_to"], facts["continuing"]
        contributions = Contributions(
            **stated,
            counted_to=None if counted_to is None else _month(counted_to),
            continuing=None if continuing is None else bool(continuing),
        )
    birth, day = _month(facts["birth"] or 0), facts["birth_day"]
    agreed, approved, drawing = (facts[name] for name in ("deferral_agreed_to", "approved", "drawing"))
    person = Person(
        date(birth.year, birth.month, day) if day else birth,
        CATEGORIES[int(rows.category[0])],
        employment=EMPLOYMENTS[facts["employment"] or 0] if facts["employment"] is not None else "unknown",
        contributions=contributions,
        drawing=None if drawing is None else DRAWINGS[drawing],
        approved=None if approved is None else bool(approved),
        deferral_agreed_to=False if agreed == NOT_AGREED else None if agreed is None else _month(agreed),
    )
    months = () if facts["retire_in"] is None else (_month(facts["retire_in"]),)
    return assess(person, law, as_of, months=months)


_ONE_PERSON = {Problem.BIRTH_OUT_OF_RANGE, Problem.BIRTH_AFTER_AS_OF, Problem.NOT_COVERED}
"""What one person's facts are refused for with a sentence of its own."""


def _one(column: Array | None) -> int | None:
    if column is None or column[0] < 0 or (column.dtype == np.uint8 and column[0] >= 250):
        return None
    return int(column[0])


def _month(value: int) -> YearMonth:
    return YearMonth(max(value // 12, 1), value % 12 + 1)
