"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Months that qualify", "符合条件的月份")

STEPS = {
    "as_of": SILENT,
    "statutory_month": SILENT,
    "met_by": Said(
        "By when an early month must have met its minimum: {met_by}.",
        "提前退休的月份应何时达到最低缴费年限：{met_by}。",
    ),
    "qualifying": Said(
        "Months, from {as_of} on, with the age reached and the minimum met: {qualifying}.",
        "自{as_of}起，年龄和缴费年限均符合条件的月份：{qualifying}。",
    ),
    "first_qualifying_month": Said(
        "The first of them: {first_qualifying_month}.", "其中最早的月份：{first_qualifying_month}。"
    ),
}
