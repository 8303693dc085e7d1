"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Working days", "工作日")

STEPS = {
    "counted_after": Said("Counted from the day after {counted_after}.", "自{counted_after}的次日起计算。"),
    "working_days": Said("So many working days: {working_days}.", "工作日数：{working_days}。"),
    "last_day": Said("The last of them is {last_day:open}.", "期满日为{last_day:open}。"),
}

FIGURES = {
    "years": Said("years", "年度"),
    "year": Said("year", "年度"),
    "days_off": Said("days off", "放假"),
    "worked": Said("weekends worked", "调休上班"),
}

WORDS = {
    "calendar_ends": Said(
        "the holidays of that year are not on file: a day outside the years on file is not known",
        "该年度的节假日安排不在库，无法确定",
    ),
}
