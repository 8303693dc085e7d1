"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Work injury at retirement", "工伤职工退休")

STEPS = {
    "injury_grade": Said("Grade of disability: {injury_grade}.", "伤残等级：{injury_grade}。"),
    "first_month": Said(
        "At the retirement age, once retirement is completed, the allowance stops and the pension begins: {first_month}.",
        "达到退休年龄并办理退休手续后，停发伤残津贴，享受基本养老保险待遇：{first_month}。",
    ),
    "standing": Said(
        "Whether the pension takes the place of the allowance now: {standing}.", "现在能否改领基本养老金：{standing}。"
    ),
    "reasons": Said("Because: {reasons}; the allowance goes on until then.", "原因：{reasons}；此前继续发放伤残津贴。"),
    "injury_allowance": Said(
        "The allowance is {injury_allowance:yuan} a month.", "伤残津贴每月{injury_allowance:yuan}。"
    ),
    "pension": Said("The pension is {pension:yuan} a month.", "基本养老金每月{pension:yuan}。"),
    "top_up": Said(
        "Of the difference the injury fund pays {top_up:yuan} a month.", "工伤保险基金每月补足差额{top_up:yuan}。"
    ),
    "dependants_share": Said(
        "If the worker dies, all dependants together have {dependants_share:percent} of the worker's own wage.",
        "职工死亡的，供养亲属抚恤金合计为本人工资的{dependants_share:percent}。",
    ),
    "dependants_amount": Said("That is {dependants_amount:yuan} a month.", "即每月{dependants_amount:yuan}。"),
    "after_retiring": Said(
        "Whether that holds where the worker died after retiring: {after_retiring}.",
        "退休后死亡的是否适用：{after_retiring}。",
    ),
}

WORDS = {
    "injury_allowance": Said("the disability allowance a month", "每月伤残津贴"),
    "pension": Said("the pension a month", "每月基本养老金"),
    "own_wage": Said("the worker's own wage a month", "本人工资（每月）"),
    "dependants": Said("who depends on the worker", "供养亲属"),
    "below_statutory_age": Said("the statutory retirement age is not reached", "未达到法定退休年龄"),
    "not_retired": Said("retirement is not completed", "尚未办理退休手续"),
    "paid_next_month": Said("the pension is paid from the month after retirement on", "基本养老金自退休的次月起发放"),
    "retired_in": Said(
        "the month for which retirement was completed, or that it is not", "办理退休手续的月份，或尚未办理"
    ),
    "short_at_the_age": Said(
        "the contributions do not reach the minimum by the age, so there may be no pension to take the place of the allowance: "
        "ask the agency",
        "到龄时未达到最低缴费年限的，可能没有基本养老金可领，伤残津贴如何发放请咨询经办机构",
    ),
    "injury_grade": Said("the grade of disability, or that there is none", "工伤伤残等级，或没有工伤"),
    "retired_before_the_age": Said(
        "of retirement before the age the text says nothing: ask the agency whether the allowance stops",
        "达到法定退休年龄前退休的，条文未作规定，伤残津贴是否停发请咨询经办机构",
    ),
    "spouse": Said("spouse", "配偶"),
    "relative": Said("another relative", "其他亲属"),
    "lone_spouse": Said("a lonely old spouse", "孤寡配偶"),
    "lone_relative": Said("a lonely old person or an orphan", "孤寡老人或孤儿"),
}

FIGURES = {
    "most_grade": Said("grades up to", "伤残等级至"),
    "at_retirement": Said("at retirement", "退休时"),
    "difference": Said("a pension below the allowance", "养老金低于伤残津贴"),
    "before_the_age": Said("retirement before the age", "达到年龄前退休"),
    "shares": Said("dependants", "供养亲属"),
    "shares_at_most": Said("all together at most", "合计不超过"),
    "after_retiring": Said("death after retiring", "退休后死亡"),
}
