"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Amount of the pension", "基本养老金测算")

STEPS = {
    "month": SILENT,
    "cumulative": SILENT,
    "pension_base": SILENT,
    "base_year": SILENT,
    "base": Said("The pension base of {base_year} is {base:yuan}.", "{base_year}年计发基数为{base:yuan}。"),
    "decimals": SILENT,
    "to_the_cent": Said("Amounts are rounded {to_the_cent} to the cent.", "金额取整到分：{to_the_cent}。"),
    "same_index": Said(
        "For {same_index:count} of contributions no wages are stated: the average of the others is taken for them too.",
        "其余{same_index:count}的缴费未填写缴费工资：按已填写各月的平均水平计算。",
    ),
    "average_index": Said("The average index is {average_index:number}.", "平均缴费指数为{average_index:number}。"),
    "below_minimum": Said(
        "{cumulative:term} are fewer than the minimum of that year, {below_minimum:term}.",
        "缴费{cumulative:term}，不足该年度的最低缴费年限{below_minimum:term}。",
    ),
    "mean_wage": Said(
        "The mean of the pension base and the indexed wage is {mean_wage:yuan}.",
        "计发基数与本人指数化月平均缴费工资的平均值为{mean_wage:yuan}。",
    ),
    "basic": Said(
        "For {cumulative:term} of contributions the basic pension is {basic:yuan}.",
        "缴费{cumulative:term}，基础养老金为{basic:yuan}。",
    ),
    "basic_alone": Said(
        "An invalidity allowance of that tier is reckoned like the basic pension alone.",
        "该档病残津贴按基础养老金计发办法计发。",
    ),
    "like_a_pension": Said(
        "An invalidity allowance of that tier is reckoned like a whole pension.",
        "该档病残津贴按基本养老金计发办法计发。",
    ),
    "allowance": Said("The allowance is {allowance:yuan} a month.", "病残津贴为每月{allowance:yuan}。"),
    "balance": SILENT,
    "divisor": SILENT,
    "account": Said(
        "{balance:yuan} over {divisor} make an account pension of {account:yuan}.",
        "个人账户储存额{balance:yuan}除以{divisor}，个人账户养老金为{account:yuan}。",
    ),
    "began_with_accounts": Said(
        "Work began after the individual accounts, so there is no transitional part.",
        "参加工作时已建立个人账户，没有过渡性养老金。",
    ),
    "transition": Said("The transitional pension is {transition:yuan}.", "过渡性养老金为{transition:yuan}。"),
    "transition_open": Said(
        "The transitional pension: {transition_open:open}.", "过渡性养老金{transition_open:open}。"
    ),
    "supplements": Said("Additions come to {supplements:yuan}.", "加发{supplements:yuan}。"),
    "supplement_open": Said(
        "An addition without a rate on file: {supplement_open:open}.",
        "库内没有标准的加发项目：{supplement_open:open}。",
    ),
    "total": Said("The pension is {total:yuan} a month.", "基本养老金为每月{total:yuan}。"),
}

WORDS = {
    "balance": Said("the balance of the individual account", "个人账户储存额"),
    "pension_base": Said("the pension base (计发基数)", "计发基数"),
    "average_index": Said("the average contribution index", "平均缴费指数"),
    "cumulative": Said("the contribution months, deemed ones included", "累计缴费年限（含视同）"),
    "before_accounts": Said("the contribution months before the individual accounts", "建立个人账户前的缴费年限"),
    "started_work": Said("the month in which work began", "参加工作时间"),
    "below_minimum": Said(
        "the contribution months do not reach the minimum of that year: unless that of an earlier year counts, no pension is due yet, and "
        "this amount is no promise; see what is missing with `retirecalc person`",
        "缴费年限不足该年度的最低缴费年限：除可适用较早年度的最低年限外，尚不能按月领取养老金，该金额仅为推算；"
        "所缺年限可用 retirecalc person 查询",
    ),
    "account_unpaid": Said(
        "of some years since the balance no payments into the account are stated: nothing is added for these but interest",
        "储存额年份以后有的年度未填写缴费：除利息外，该年度没有缴费计入个人账户",
    ),
    "no_pension_pack": Said(
        "the place has no parameters of its own on file: the national parts are reckoned, and for whoever has months before the individual "
        "accounts the transitional part is not settled",
        "库内没有当地的计发参数：只测算全国统一部分；有建立个人账户前缴费年限的，过渡性养老金尚不能确定",
    ),
    "public_bodies_apart": Said(
        "this is the formula of enterprises: for staff of organs and public institutions the transition to it has rules of its own, which are "
        "not modelled, so ask the agency",
        "按企业职工的计发办法测算：机关事业单位工作人员另有过渡办法，未测算，请咨询经办机构",
    ),
    "index_low": Said(
        "the average index lies below the lower limit of the contribution base over the average wage, which takes months paid on less under "
        "older rules: check it on the statement; the amount is reckoned with it as it was stated",
        "平均缴费指数低于缴费基数下限与平均工资之比，只有较早年度曾低于该下限缴费才会如此：请按对账单核对；测算按所填指数",
    ),
    "tier_and_years": Said(
        "these contribution months do not go with that tier of the allowance: see which tier it is with "
        "`retirecalc ask invalidity_allowance`",
        "所填缴费年限与该档次的条件不符：可用 retirecalc ask invalidity_allowance 查询应属的档次",
    ),
    "before_exceeds_work": Said(
        "more months before the individual accounts are stated than lie between the start of work and the accounts: that can only be where "
        "service is converted, so check both",
        "建立个人账户前的缴费年限多于参加工作至建立个人账户的时间：除有折算工龄外不可能，请核对两项",
    ),
    "supplement_not_on_file": Said(
        "an addition that was claimed has no rate on file: the pension is at least the sum of its parts",
        "所申报的加发项目在库内没有标准：基本养老金至少为已列各项之和",
    ),
    "invalidity_tier": Said("the tier of the invalidity allowance", "病残津贴的档次"),
    "mean_wage": Said("the mean wage", "平均值"),
    "indexed_wage": Said("the indexed wage alone", "指数化月平均缴费工资"),
    "only_child": Said("parents of an only child", "独生子女父母"),
    "childless": Said("the childless", "无子女"),
    "model_worker": Said("model workers", "劳动模范"),
    "senior_expert": Said("senior experts", "高级专家"),
    "high_altitude": Said("high altitude", "高海拔地区"),
    "third_front": Said("third-front areas", "三线地区"),
    "minority_area": Said("areas of ethnic minorities", "少数民族地区"),
}

FIGURES = {
    "basic": Said("basic pension", "基础养老金"),
    "mean_share": Said("share of the sum of both", "两者之和的比例"),
    "year_rate": Said("for each year", "每年"),
    "account": Said("account pension", "个人账户养老金"),
    "transition": Said("transitional pension", "过渡性养老金"),
    "base": Said("pension base", "计发基数"),
    "unpublished": Said("a year not published", "尚未公布的年度"),
    "year_before": Said("the year before stands in", "以上年代替"),
    "rounding": Said("rounding", "取整"),
    "decimals": Said("decimals of years and index", "年限和指数的小数位数"),
    "money": Said("decimals of money", "金额的小数位数"),
    "how": Said("rounded", "取整"),
    "of": Said("of", "以此为基数"),
    "before": Said("for years before", "早于此月的年限"),
    "additions": Said("additions", "加发"),
    "rate": Said("share of the parts together", "占各项之和的比例"),
    "started_before": Said("work began before", "参加工作早于"),
    "added": Said("additions are part of the amount", "加发是否计入"),
}
