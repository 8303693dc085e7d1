"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("What must still be paid", "还须缴费的月数")

STEPS = {
    "month": SILENT,
    "as_of": SILENT,
    "counted_months": Said("On the count by {as_of}: {counted_months:count}.", "至{as_of}已有{counted_months:count}。"),
    "required_months": Said(
        "Retiring in {month} takes {required_months:count}.", "在{month}退休须有{required_months:count}。"
    ),
    "met_by": Said("They must be there {met_by:count} before the month.", "须在该月份之前{met_by:count}已经达到。"),
    "missing_months": Said("Still to be paid: {missing_months:count}.", "还须缴费{missing_months:count}。"),
    "paying_from": Said(
        "Paying every month must begin in {paying_from} at the latest.", "最迟自{paying_from}起逐月缴费。"
    ),
    "too_late_for": Said(
        "It is too late to pay them by {too_late_for}, asked in {as_of}.",
        "自{as_of}起算，至{too_late_for}已来不及缴足。",
    ),
}
