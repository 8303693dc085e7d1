"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Minimum wage", "最低工资标准")

STEPS = {
    "month": SILENT,
    "district": SILENT,
    "monthly": Said("In {district} it is {monthly:yuan} a month.", "{district}月最低工资标准为{monthly:yuan}。"),
    "hourly": Said("By the hour it is {hourly:yuan}.", "小时最低工资标准为{hourly:yuan}。"),
    "platform_workers": Said(
        "Platform workers who are not fully employed have it too.",
        "不完全符合确立劳动关系情形的新就业形态劳动者同样适用。",
    ),
    "not_counted": Said("These do not count towards it: {not_counted}.", "不计入最低工资的有：{not_counted}。"),
    "told_within_days": Said(
        "Employers tell their staff within {told_within_days} days.",
        "用人单位应在标准发布后{told_within_days}日内告知职工。",
    ),
}

WORDS = {
    "last_known": Said(
        "this is the last standard on file, of an earlier year: a later one may hold by now, ask the agency",
        "这是库内最近的标准，为以前年度所定；现在可能已有新标准，请咨询当地人力资源社会保障部门",
    ),
    "overtime": Said("overtime pay", "加班加点工资"),
    "shift_allowances": Said(
        "allowances for shifts, heat, cold, underground and harmful work",
        "中班、夜班、高温、低温、井下、有毒有害等津贴",
    ),
    "in_kind": Said("payment in kind", "非货币性补贴"),
    "statutory_welfare": Said("statutory welfare that is no wage", "规定的非工资性福利待遇"),
}

FIGURES = {
    "tiers": Said("tiers", "分类"),
    "monthly": Said("a month", "每月"),
    "hourly": Said("an hour", "每小时"),
    "areas": Said("areas", "区县"),
    "platform_workers": Said("platform workers", "新就业形态劳动者"),
    "not_counted": Said("does not count", "不计入"),
    "told_within_days": Said("staff told within days", "告知职工的天数"),
}
