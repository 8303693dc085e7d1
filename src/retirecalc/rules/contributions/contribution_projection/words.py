"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Contributions", "缴费年限")

STEPS = {
    "paid": Said("Paid: {paid:count}.", "实际缴费{paid:term}（{paid:count}）。"),
    "deemed": Said("Deemed: {deemed:count}.", "视同缴费{deemed:term}（{deemed:count}）。"),
    "cumulative": Said(
        "Cumulative contributions, paid and deemed: {cumulative:count}.",
        "累计缴费（含视同）{cumulative:term}（{cumulative:count}）。",
    ),
    "counted_to": Said("Counted to the end of {counted_to}.", "统计至{counted_to}（含当月）。"),
    "continuing": Said("Contributions go on after that: {continuing}.", "此后继续缴费：{continuing}。"),
    "spells": Said("Months stated: {spells}.", "所填缴费时段：{spells}。"),
    "removed": Said("Struck out of the count, as stated: {removed:count}.", "按所填剔除{removed:count}。"),
    "individual_months_only": Said(
        "Only individual contribution months count (joined after the 2015 reform).",
        "仅计算个人缴费月数（2015年改革后进入机关事业单位）。",
    ),
    "duplicate_months": Said(
        "Covered by more than one spell, counted once: {duplicate_months}.", "时段重叠、只计一次：{duplicate_months}。"
    ),
    "resident_months": Said(
        "Resident-scheme months, not counted: {resident_months}.", "居民养老保险缴费月份，不计入：{resident_months}。"
    ),
    "not_credited": Said(
        "No month is credited while an invalidity allowance is drawn: {not_credited}.",
        "领取病残津贴期间不计缴费：{not_credited}。",
    ),
    "plan": Said("To be paid after that, by plan: {plan}.", "此后按计划缴费：{plan}。"),
    "lump_sum": SILENT,
    "sum_counts": Said(
        "Whether the sum that is planned will count: {sum_counts:open}.",
        "计划的一次性缴费能否计入：{sum_counts:open}。",
    ),
    "lump_sum_in": Said(
        "Paid in one sum in {lump_sum_in}: {lump_sum:count}.", "{lump_sum_in}一次性缴费{lump_sum:count}。"
    ),
    "lag_paid": Said(
        "Taken as paid since the count, because contributions go on: {lag_paid}.",
        "统计截止后继续缴费，以下月份计为已缴：{lag_paid}。",
    ),
    "months": Said(
        "What counts towards the minimum, paid and deemed: {months:count}.",
        "计入最低缴费年限的缴费（含视同）为{months:term}（{months:count}）。",
    ),
    "months_at_most": Said(
        "With the months that are not known it is {months_at_most:count} at most.",
        "加上情况不明的月份，最多{months_at_most:term}（{months_at_most:count}）。",
    ),
    "months_not_in_spells": Said(
        "Months of the total that no spell holds: {months_not_in_spells:count}.",
        "累计缴费中有{months_not_in_spells:count}不在所填缴费时段内。",
    ),
    "months_over_total": Said(
        "Months of the spells beyond the total: {months_over_total:count}.",
        "所填缴费时段比累计缴费多{months_over_total:count}。",
    ),
}
