"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Subsidy for public-welfare posts", "公益性岗位补贴")

STEPS = {
    "month": SILENT,
    "welfare_group": SILENT,
    "group": Said("The group is listed: {group}.", "属于所列人员：{group}。"),
    "reason": Said("Not open: {reason}.", "不能享受：{reason}。"),
    "distance_months": Said(
        "At the first determination the statutory age is {distance_months:count} away.",
        "初次核定时距法定退休年龄{distance_months:count}。",
    ),
    "post_determined_on": Said(
        "Taken as first determined in {post_determined_on}, since no day is stated.",
        "未填写初次核定时间，按{post_determined_on}初次核定计算。",
    ),
    "post_months_used": Said(
        "Taken as not used before: {post_months_used:count} are used.",
        "未填写已享受月数，按已享受{post_months_used:count}计算。",
    ),
    "near": Said("By days that is near enough: {near}.", "以日比较是否足够近：{near}。"),
    "standing": Said("The subsidy of the post: {standing}.", "公益性岗位补贴：{standing}。"),
    "first_month": Said(
        "Not before {first_month}, the first determination: in the month of the question there is none yet.",
        "最早自初次核定的{first_month}起享受，测算当月尚不能享受。",
    ),
    "to_retirement": Said("It runs to retirement: {to_retirement:open}.", "是否可延长至退休：{to_retirement:open}。"),
    "months": Said("It is left for {months:count}.", "尚可享受{months:count}。"),
    "last_month": Said("To {last_month}.", "至{last_month}。"),
    "amount": Said("It is {amount:yuan} a month, the lowest wage.", "标准为每月{amount:yuan}，即月最低工资标准。"),
    "an_hour": Said(
        "It is {an_hour:yuan} an hour, the lowest wage.", "标准为每小时{an_hour:yuan}，即小时最低工资标准。"
    ),
}

FIGURES = {
    "groups": Said("groups", "人员范围"),
    "recognised": Said("recognised as hard to employ", "认定为就业困难人员"),
    "registered": Said("registered as unemployed", "登记失业时间"),
    "others": Said("others", "其他人员"),
    "amount": Said("amount", "补贴标准"),
    "distance": Said("distance to the age", "距法定退休年龄"),
    "under": Said("less than", "不足"),
    "compared": Said("how exact months are compared", "恰为整月数的比较"),
    "to_age": Said("by the age of which law", "以何时的法定退休年龄为准"),
    "months": Said("otherwise at most", "其余人员最长"),
}

WORDS = {
    "graduate": Said("a graduate registered as unemployed", "登记失业的离校高校毕业生"),
    "lifted_out_of_poverty": Said("lifted out of poverty", "脱贫人口"),
    "hard_to_employ_4050": Said("older unemployed", "“大龄”失业人员"),
    "low_income_household": Said("a low-income household", "低保家庭人员"),
    "zero_employment_household": Said("a household in which nobody works", "零就业家庭人员"),
    "disabled": Said("disabled", "残疾人"),
    "ex_convict": Said("released from prison", "刑满释放人员"),
    "recovering_addict": Said("in recovery from addiction", "戒毒康复人员"),
    "downsized_industry_worker": Said("from an industry that was downsized", "去产能企业职工"),
    "veteran": Said("a veteran", "复员退伍军人"),
    "already_drawing": Said("a pension of the employee scheme is drawn", "已领取职工基本养老金"),
    "age_reached": Said("the month of the statutory age is past", "已超过法定退休年龄"),
    "not_recognised": Said("not recognised as hard to employ in the place", "未在本地认定为就业困难人员"),
    "registered_too_short": Said("not registered as unemployed for long enough", "登记失业时间不足"),
    "months_used": Said("the months are used up", "补贴期限已用完"),
    "list_is_open": Said(
        "the list of groups is not closed: ask the agency whether this one is in", "人员范围未穷尽，请咨询经办机构"
    ),
    "unknown_after": Said(
        "the notice has an end of its own, and what holds after it is not known: ask the agency",
        "该文件自身载明实施期限，期满后的规定未知，请咨询经办机构",
    ),
    "deferral_not_named": Said(
        "whether it goes on in an agreed deferral no text says: ask the agency",
        "弹性延迟退休期间能否继续享受，规定未明确，请咨询经办机构",
    ),
    "not_before_determined": Said("there is no subsidy before the first determination", "初次核定前不能享受"),
    "wage_of_the_place": Said(
        "the amount is the lowest wage of the place: state a district whose wage is on file",
        "标准为当地最低工资标准，请填写在库的区县",
    ),
    "full_time_or_not": Said("say whether the post is full time", "请补充是否为全日制岗位"),
    "welfare_group": Said("the group", "人员类别"),
    "recognised": Said("whether recognised as hard to employ", "是否认定为就业困难人员"),
    "registered_months": Said("the months registered as unemployed", "登记失业月数"),
    "post_determined_on": Said("the day of the first determination", "初次核定日期"),
}
