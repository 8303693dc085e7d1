"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Whether the minimum is met in the statutory month", "到龄时是否达到最低缴费年限")

STEPS = {
    "statutory_month": SILENT,
    "required_months": Said(
        "The minimum of the year of {statutory_month} is {required_months:term}, {required_months:count}.",
        "{statutory_month}所在年度的最低缴费年限为{required_months:term}，即{required_months:count}。",
    ),
    "counted_months": Said(
        "Surely counted by {statutory_month}: {counted_months:count}.",
        "至{statutory_month}可确定的累计缴费为{counted_months:count}。",
    ),
    "met": Said("The minimum is met by then: {met}.", "届时是否达到最低缴费年限：{met}。"),
    "reached_month": Said(
        "The count reaches the minimum of that year in {reached_month}.",
        "{reached_month}达到法定退休年龄当年的最低缴费年限。",
    ),
    "own_year_month": Said(
        "It first reaches the minimum of its own year in {own_year_month}.",
        "{own_year_month}首次达到缴费当年的最低缴费年限。",
    ),
    "extension_target": Said(
        "Which year's minimum counts when paying on after the age: {extension_target}.",
        "到龄后继续缴费应达到的最低缴费年限：{extension_target}。",
    ),
    "complete_month": Said(
        "Paying on is complete in {complete_month}, and stays so.",
        "延长缴费于{complete_month}缴满，此后不再受年度提高的影响。",
    ),
}
