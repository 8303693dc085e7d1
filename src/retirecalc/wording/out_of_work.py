"""What is said of the months out of work before the age: on the command line, in a chart, on a sheet."""

from __future__ import annotations

from retirecalc.ground.say import Said

OUT_OF_WORK: dict[str, Said] = {
    "path_months": Said("Month by month", "逐月情况"),
    "path_claims": Said("What to claim", "需办理的事项"),
    "col_in": Said("Months", "月份"),
    "col_income": Said("Income", "待遇"),
    "col_contributions": Said("Contributions paid by", "养老保险费缴纳"),
    "col_subsidy": Said("Subsidy", "补贴"),
    "col_where": Said("Where", "办理机构"),
    "path_open": Said("{text} (not settled)", "{text}（尚不能确定）"),
    "path_from": Said("from {month}", "自{month}起"),
    "path_in": Said("in {month}", "{month}"),
    "path_by": Said("by {at}", "{at}前"),
    "path_subsidised": Said("subsidised", "可享受"),
}
