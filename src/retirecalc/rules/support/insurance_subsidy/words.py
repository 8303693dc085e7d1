"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Social insurance subsidy for those who are hard to employ", "就业困难人员社会保险补贴")

STEPS = {
    "month": SILENT,
    "subsidy_group": SILENT,
    "work_form": SILENT,
    "determined_on": Said(
        "Taken as first determined in {determined_on}, since no day is stated.",
        "未填写初次核定时间，按{determined_on}初次核定计算。",
    ),
    "subsidy_months_used": Said(
        "Taken as not used before: {subsidy_months_used:count} are used.",
        "未填写已享受月数，按已享受{subsidy_months_used:count}计算。",
    ),
    "claim_by": Said("The first claim is made by {claim_by}.", "首次申报最迟于{claim_by}。"),
    "group": Said("The group is listed: {group}.", "属于所列人员：{group}。"),
    "kind": Said("The kind of work is listed: {kind}.", "属于所列灵活就业类型：{kind}。"),
    "employer_paid": Said(
        "The employer must have paid for {employer_paid:count} in a row.", "用人单位须连续缴费{employer_paid:count}。"
    ),
    "reason": Said("Not open: {reason}.", "不能享受：{reason}。"),
    "distance_months": Said(
        "At the first determination the statutory age is {distance_months:count} away.",
        "初次核定时距法定退休年龄{distance_months:count}。",
    ),
    "near": Said("By days that is near enough: {near}.", "以日比较是否足够近：{near}。"),
    "standing": Said("The subsidy: {standing}.", "社会保险补贴：{standing}。"),
    "first_month": Said(
        "Not before {first_month}, the first determination: in the month of the question there is none yet.",
        "最早自初次核定的{first_month}起享受，测算当月尚不能享受。",
    ),
    "to_retirement": Said("It runs to retirement: {to_retirement:open}.", "是否可延长至退休：{to_retirement:open}。"),
    "months": Said("It is left for {months:count}.", "尚可享受{months:count}。"),
    "last_month": Said("To {last_month}.", "至{last_month}。"),
    "medical_a_year": Said(
        "The lowest medical tier is {medical_a_year:yuan} a year.", "职工医保最低档为每年{medical_a_year:yuan}。"
    ),
    "pension_contribution": Said(
        "The pension contribution of the month is {pension_contribution:yuan}.",
        "当月养老保险费{pension_contribution:yuan}。",
    ),
    "pension_part": Said("Of it {pension_part:yuan} are subsidised.", "其中补贴{pension_part:yuan}。"),
    "medical_part": Said("Of the medical contribution {medical_part:yuan}.", "医疗保险补贴{medical_part:yuan}。"),
    "amount": Said("Together {amount:yuan} a month.", "合计每月{amount:yuan}。"),
}

FIGURES = {
    "groups": Said("groups", "人员范围"),
    "recognised": Said("recognised as hard to employ", "认定为就业困难人员"),
    "registered": Said("registered as unemployed", "登记失业时间"),
    "employer_paid": Said("paid by the employer in a row", "单位连续缴费"),
    "kinds": Said("kinds of work", "灵活就业类型"),
    "public_employer": Said("public employers are out", "机关事业单位除外"),
    "same_employer": Said("the same employer again", "同一单位再次就业"),
    "draws_benefit": Said("drawing unemployment benefit", "正在领取失业保险金"),
    "merged": Said("counted with the graduate subsidy", "与高校毕业生补贴合并计算"),
    "distance": Said("distance to the age", "距法定退休年龄"),
    "under": Said("less than", "不足"),
    "compared": Said("how exact months are compared", "恰为整月数的比较"),
    "to_age": Said("by the age of which law", "以何时的法定退休年龄为准"),
    "months": Said("otherwise at most", "其余人员最长"),
    "first_claim": Said("first claim", "首次申报"),
    "years": Said("years", "年"),
    "share": Said("share", "补贴比例"),
    "parts": Said("parts", "份"),
    "of": Said("of", "共"),
    "medical": Said("lowest medical tier", "职工医保最低档"),
    "year": Said("in", "年度"),
    "a_year": Said("a year", "每年"),
}

WORDS = {
    "lifted_out_of_poverty": Said("lifted out of poverty", "脱贫人口"),
    "hard_to_employ_4050": Said("older unemployed", "“大龄”失业人员"),
    "low_income_household": Said("a low-income household", "低保家庭人员"),
    "zero_employment_household": Said("a household in which nobody works", "零就业家庭人员"),
    "disabled": Said("disabled", "残疾人"),
    "home_services": Said("home services, not for relatives", "家政服务（近亲属除外）"),
    "sole_trader_employee": Said("employed by a sole trader, not the spouse", "个体工商户雇工（夫妻关系除外）"),
    "street_vendor": Said("a street vendor without a licence", "流动摊贩"),
    "ride_hailing_driver": Said("a ride-hailing driver", "网约车驾驶员"),
    "already_drawing": Said("a pension of the employee scheme is drawn", "已领取职工基本养老金"),
    "age_reached": Said("the month of the statutory age is past", "已超过法定退休年龄"),
    "group_not_listed": Said("the group is not listed", "不在所列人员范围"),
    "not_recognised": Said("not recognised as hard to employ in the place", "未在本地认定为就业困难人员"),
    "registered_too_short": Said("not registered as unemployed for long enough", "登记失业时间不足"),
    "kind_not_listed": Said("the kind of work is not listed", "不在所列灵活就业类型"),
    "draws_benefit": Said("unemployment benefit is drawn", "正在领取失业保险金"),
    "public_employer": Said("organs and public institutions are out", "机关事业单位不享受"),
    "same_employer": Said("the same employer hired again", "到此前同一用人单位再次就业"),
    "employer_paid_short": Said("the employer has not paid long enough in a row", "用人单位连续缴费时间不足"),
    "months_used": Said("the months are used up", "补贴期限已用完"),
    "unknown_after": Said(
        "the notice has an end of its own, and what holds after it is not known: ask the agency",
        "该文件自身载明实施期限，期满后的规定未知，请咨询经办机构",
    ),
    "amount_not_on_file": Said(
        "the contributions of the month are not on file: state what was paid", "当月缴费标准不在库，请填写实际缴费"
    ),
    "employer_amount_apart": Said(
        "the amount for an employer, its part of the pension, unemployment and medical contributions on the lower limit, is not reckoned: "
        "ask the agency",
        "用人单位的补贴金额为单位按缴费基数下限缴纳的养老、失业和医疗保险费部分，未测算，请咨询经办机构",
    ),
    "amount_at_most": Said(
        "it is counted on what is stated, and not on more than the lowest standard: of this year one is not on file, so the "
        "amount may be lower",
        "补贴按最低标准计算；该年度有一项最低标准不在库，按所填缴费计算，实际金额可能较低",
    ),
    "claim_late": Said(
        "the last day of the first claim is past; whether a later one is taken no text says: state the day of the first "
        "determination if there was one, or ask the agency",
        "首次申报期限已过，逾期能否申报规定未明确：已初次核定的请填写核定日期，未核定的请咨询经办机构",
    ),
    "deferral_not_named": Said(
        "whether it goes on in an agreed deferral no text says: ask the agency",
        "弹性延迟退休期间能否继续享受，规定未明确，请咨询经办机构",
    ),
    "earlier_conditions": Said(
        "the first determination is from before this notice, and the conditions of then are not on file: ask the agency",
        "初次核定早于该文件实施，当时的条件不在库，请咨询经办机构",
    ),
    "not_before_determined": Said(
        "there is no subsidy before the first determination, nor before the conditions are met",
        "初次核定前或满足条件前不能享受",
    ),
    "subsidy_group": Said("the group", "人员类别"),
    "recognised": Said("whether recognised as hard to employ", "是否认定为就业困难人员"),
    "registered_months": Said("the months registered as unemployed", "登记失业月数"),
    "work_form": Said("whether employed or working alone", "单位就业或灵活就业"),
    "flexible_kind": Said("the kind of work", "灵活就业类型"),
    "employer_paid_months": Said("the months paid by the employer in a row", "用人单位连续缴费月数"),
    "determined_on": Said("the day of the first determination", "初次核定日期"),
}
