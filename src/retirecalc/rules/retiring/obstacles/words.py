"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("What stands against it", "不能选择的原因")

STEPS = {
    "month": SILENT,
    "as_of": SILENT,
    "condition": Said("Against it: {condition}.", "不能选择该月份的原因：{condition}。"),
    "open_month": Said("The nearest month that is open: {open_month}.", "最接近的可选月份：{open_month}。"),
    "pay_more": Said(
        "That many months more, paid in time, would do: {pay_more:count}.", "按时再缴{pay_more:count}即可。"
    ),
    "paying_on_until": Said(
        "Paying on after the age meets the minimum in {paying_on_until}.",
        "到龄后继续缴费，{paying_on_until}达到最低缴费年限。",
    ),
}

CHANGES = {
    "choose_month": Said("{condition}: choose {month} instead.", "{condition}：可改选{month}。"),
    "pay_more": Said(
        "{condition}: pay {months:count} more by {month}.", "{condition}：至{month}须再缴{months:count}。"
    ),
    "see_remedies": Said(
        "{condition}: {months:count} short. Paying on after the statutory age meets the minimum in {month}.",
        "{condition}：尚缺{months:count}。到龄后继续缴费，{month}可达到最低缴费年限。",
    ),
    "state_fact": Said("{condition}: not stated, and needed for the answer.", "未说明{condition}，须先补充。"),
    "ask_agency": Said(
        "The text leaves this open ({condition}): ask the agency.", "规定未明确（{condition}），请咨询经办机构。"
    ),
    "none": Said("{condition}.", "{condition}。"),
    "none_short": Said("{condition}: {months:count} short.", "{condition}：尚缺{months:count}。"),
}
"""What would remove an obstacle."""
