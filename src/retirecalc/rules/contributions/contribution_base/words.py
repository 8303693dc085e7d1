"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Contribution base", "缴费基数")

STEPS = {
    "month": SILENT,
    "wage": SILENT,
    "year": Said("In {month} the limits of {year} hold.", "{month}执行{year}年度的缴费基数上下限。"),
    "lower": Said("The lower limit is {lower:yuan} a month.", "月缴费基数下限为{lower:yuan}。"),
    "upper": Said("The upper limit is {upper:yuan} a month.", "月缴费基数上限为{upper:yuan}。"),
    "average_wage": Said(
        "The average wage behind them is {average_wage:yuan} a year.", "所依据的平均工资为每年{average_wage:yuan}。"
    ),
    "rounding": Said("Derived limits are rounded: {rounding}.", "推算的上下限取整方式：{rounding}。"),
    "derived_lower": Said(
        "From the average wage the lower limit would be {derived_lower:yuan}; the published one counts.",
        "按平均工资推算，下限为{derived_lower:yuan}；以公布的数额为准。",
    ),
    "derived_upper": Said(
        "From the average wage the upper limit would be {derived_upper:yuan}; the published one counts.",
        "按平均工资推算，上限为{derived_upper:yuan}；以公布的数额为准。",
    ),
    "base": Said(
        "For a wage of {wage:yuan} contributions are reckoned from {base:yuan}.",
        "工资为{wage:yuan}的，缴费基数为{base:yuan}。",
    ),
}

WORDS = {
    "wage": Said("the monthly wage, or the base chosen", "月工资或选定的缴费基数"),
    "this_year": Said("those of the year itself", "本年度"),
    "year_before": Said("those of the year before", "上年度"),
}

FIGURES = {
    "average_wage": Said("average wage of a year", "年平均工资"),
    "lower": Said("lower limit a month", "月缴费基数下限"),
    "upper": Said("upper limit a month", "月缴费基数上限"),
    "lower_share": Said("lower limit, of the average wage", "下限占平均工资的比例"),
    "upper_share": Said("upper limit, of the average wage", "上限占平均工资的比例"),
    "rounding": Said("derived limits are rounded", "推算时的取整"),
    "how": Said("rounded", "取整"),
    "checked": Said("checked by rounding", "核对时的取整"),
    "before_notice": Said("before the notice of the year", "本年度通知印发前"),
    "notice": Said("month of the notice", "通知印发月份"),
}
