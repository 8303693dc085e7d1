"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Contribution rates and costs", "缴费比例和费用")

STEPS = {
    "month": SILENT,
    "months": SILENT,
    "employer": Said("The employer pays {employer:percent} of the base.", "单位缴费比例为{employer:percent}。"),
    "employee": Said(
        "The employee pays {employee:percent}, all of it to the individual account.",
        "个人缴费比例为{employee:percent}，全部计入个人账户。",
    ),
    "own_account": Said(
        "Whoever pays alone pays {own_account:percent}.", "灵活就业人员缴费比例为{own_account:percent}。"
    ),
    "to_account": Said(
        "Of that {to_account:percent} of the base goes to the individual account.",
        "其中{to_account:percent}计入个人账户。",
    ),
    "unemployment": Said(
        "Unemployment insurance is {unemployment:percent} in all.", "失业保险总费率为{unemployment:percent}。"
    ),
    "unemployment_employee": Said(
        "The employee's part of that is {unemployment_employee:percent}.",
        "其中个人部分为{unemployment_employee:percent}。",
    ),
    "base": SILENT,
    "to_the_cent": Said("Amounts are rounded {to_the_cent} to the cent.", "金额取整到分：{to_the_cent}。"),
    "employer_cost": Said("A month costs the employer {employer_cost:yuan}.", "单位每月缴纳{employer_cost:yuan}。"),
    "employee_cost": Said("It costs the employee {employee_cost:yuan}.", "职工个人每月缴纳{employee_cost:yuan}。"),
    "own_account_cost": Said(
        "Paid alone, a month costs {own_account_cost:yuan}.", "以灵活就业人员身份缴费的，每月{own_account_cost:yuan}。"
    ),
    "account_credit": Said(
        "Of a month paid alone {account_credit:yuan} go to the individual account.",
        "其中{account_credit:yuan}计入个人账户。",
    ),
    "fund_cost": Said("The unemployment fund pays {fund_cost:yuan} of it.", "其中失业保险基金承担{fund_cost:yuan}。"),
    "own_part": Said("Of a month paid alone the person's own part is {own_part:yuan}.", "本人承担{own_part:yuan}。"),
    "cost_open": Said("What a month costs: {cost_open:open}.", "每月费用：{cost_open:open}。"),
    "fund_months": Said(
        "The fund pays within so short a time of the statutory age that it cannot pay for more than {fund_months:count}.",
        "失业保险基金只在距法定退休年龄规定时间内承担，最多{fund_months:count}。",
    ),
    "same_base": Said(
        "All {same_base:count} are reckoned with the base and the rates of {month}.",
        "{same_base:count}均按{month}的基数和比例计算。",
    ),
    "employer_total": Said(
        "For {months:count} the employer pays {employer_total:yuan}.", "{months:count}单位共缴{employer_total:yuan}。"
    ),
    "employee_total": Said("The employee pays {employee_total:yuan}.", "职工个人共缴{employee_total:yuan}。"),
    "own_total": Said(
        "Whoever pays alone pays {own_total:yuan} out of their own pocket.",
        "以灵活就业人员身份缴费的，本人共缴{own_total:yuan}。",
    ),
}

WORDS = {
    "wage": Said("the monthly wage, or the base chosen", "月工资或选定的缴费基数"),
    "base_not_on_file": Said(
        "the limits of the contribution base are not on file for this place and month, so no cost is reckoned",
        "库内没有该地区该月份的缴费基数上下限，未计算费用",
    ),
    "fund_not_on_file": Said(
        "no rule on file lets the unemployment fund pay in this month", "库内没有该月份由失业保险基金承担的规定"
    ),
    "lower": Said("the lower limit of the base", "缴费基数下限"),
}

FIGURES = {
    "employer": Said("employer", "单位"),
    "employee": Said("employee", "职工个人"),
    "own_account": Said("whoever pays alone", "灵活就业人员"),
    "to_account": Said("of that to the individual account", "其中计入个人账户"),
    "base": Said("the fund pays the contribution on", "基金承担的缴费以此为基数"),
    "months": Said("months", "月份"),
    "unemployment": Said("unemployment insurance", "失业保险"),
    "unemployment_employee": Said("of that the employee", "其中个人"),
    "rate": Said("rate", "费率"),
}
