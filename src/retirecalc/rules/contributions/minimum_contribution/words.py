"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Minimum contribution period", "最低缴费年限")

STEPS = {
    "month": SILENT,
    "statutory_month": SILENT,
    "counting_year": Said(
        "For retirement in {month} the minimum of {counting_year} counts.",
        "在{month}退休，适用{counting_year}年的最低缴费年限。",
    ),
    "required_months": Said(
        "The minimum of {counting_year} is {required_months:term}, {required_months:count}.",
        "{counting_year}年的最低缴费年限为{required_months:term}，即{required_months:count}。",
    ),
}
