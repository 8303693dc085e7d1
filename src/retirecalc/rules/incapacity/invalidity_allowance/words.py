"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Invalidity allowance", "病残津贴")

STEPS = {
    "applied_on": Said("Day of the application: {applied_on}.", "申请日期：{applied_on}。"),
    "statutory_month": SILENT,
    "total_loss": Said(
        "Total loss of working capacity was found: {total_loss}.", "是否经鉴定为完全丧失劳动能力：{total_loss}。"
    ),
    "certified_by": Said("Level of the body that appraised: {certified_by}.", "鉴定机构：{certified_by}。"),
    "appraisal_after": Said(
        "After the conclusion that did not find it, a new appraisal may be asked for after {appraisal_after}.",
        "未被鉴定为完全丧失劳动能力的，{appraisal_after}之后方可再次申请鉴定。",
    ),
    "certificate_until": Said(
        "The certificate serves for an application up to {certificate_until}.",
        "鉴定结论在{certificate_until}及以前有效。",
    ),
    "first_month": Said("It is paid from {first_month} on, if granted.", "审核通过的，自{first_month}起发放。"),
    "months_to_age": Said(
        "From the application to the statutory month are {months_to_age:term}.",
        "申请时距离法定退休年龄{months_to_age:term}。",
    ),
    "counted": Said(
        "Contributions that surely count, deemed months included: {counted:term}.",
        "可确认的累计缴费年限（含视同）为{counted:term}。",
    ),
    "required_months": Said(
        "The minimum compared with is {required_months:term}.", "对照的最低缴费年限为{required_months:term}。"
    ),
    "tier": Said("Tier: {tier}.", "档次：{tier}。"),
    "amount": Said("It is computed like {amount}.", "月标准执行{amount}。"),
    "adjustment": Said("It is adjusted {adjustment}.", "{adjustment}。"),
    "recomputed_in": Said(
        "In {recomputed_in} it is computed anew, as a whole pension.",
        "{recomputed_in}按退休人员基本养老金计发办法重新核算。",
    ),
    "months_payable": Said("It is limited to {months_payable:count}.", "支付期限为{months_payable:count}。"),
    "last_month": Said(
        "If nothing else happens, the last month is {last_month}.", "没有其他情形的，发放至{last_month}。"
    ),
    "converts": Said(
        "At the statutory age it becomes a pension, the amount unchanged: {converts}.",
        "达到法定退休年龄时办理退休手续、基本养老金不再重新计算：{converts}。",
    ),
    "early_from": Said(
        "Flexible early retirement may be chosen from {early_from} on.", "自{early_from}起可申请弹性提前退休。"
    ),
    "early_until": Said(
        "It may be chosen up to {early_until}: the minimum of the year after is not met.",
        "最迟可选择{early_until}：此后未达到当年最低缴费年限。",
    ),
    "credited": Said(
        "Nothing is paid in while it is drawn; contribution months credited: {credited:count}.",
        "领取期间不再缴费，计入的缴费月数：{credited:count}。",
    ),
    "public_notice": Said(
        "Working days of public notice before the decision, at least: {public_notice}.",
        "审核前公示的工作日数，不少于：{public_notice}。",
    ),
    "decides": Said(
        "It is claimed where the benefit is drawn, and decided by the human-resources department of the {decides}.",
        "在待遇领取地申请，由{decides}人力资源社会保障行政部门审核确定。",
    ),
    "standing": Said("The allowance: {standing}.", "病残津贴：{standing}。"),
    "reasons": Said("Because: {reasons}.", "原因：{reasons}。"),
}

FIGURES = {
    "entitled": Said("who is entitled", "领取条件"),
    "level": Said("lowest level of the body", "鉴定机构最低级别"),
    "valid_for": Said("the certificate serves for", "鉴定结论有效期"),
    "wait": Said("until a new appraisal", "再次鉴定间隔"),
    "claimed_at": Said("claimed where the benefit is drawn", "在待遇领取地申请"),
    "counts": Said("what counts", "计入的年限"),
    "minimum": Said("the minimum compared with", "对照的最低缴费年限"),
    "near": Said("near to the age", "距离法定退休年龄（含）"),
    "tiers": Said("tiers", "档次"),
    "amount": Said("computed like", "计发办法"),
    "adjustment": Said("adjusted", "调整办法"),
    "limit": Said("months payable below the minimum", "不满最低缴费年限的支付月数"),
    "first": Said("at first", "起始"),
    "up_to": Said("up to contributions of", "累计缴费至"),
    "each_year": Said("for each further year begun", "每多缴费一个年度"),
    "first_payment": Said("first paid after the application", "申请后首次发放"),
    "recomputed": Said("computed anew near the age", "临近退休重新核算"),
    "credited": Said("months credited while drawing", "领取期间计入的缴费"),
    "converts": Said("becomes a pension at the age", "到龄办理退休"),
    "limited_at_age": Said("below the minimum at the age", "不满最低缴费年限的到龄处理"),
    "early": Said("flexible early retirement", "弹性提前退休"),
    "public_notice": Said("working days of public notice", "公示工作日"),
    "decides": Said("who decides", "审核机关"),
}

WORDS = {
    "not_certified_on": Said(
        "the day of the last conclusion that did not find it", "最近一次未被鉴定为完全丧失劳动能力的结论日期"
    ),
    "A": Said("the minimum is met and the age is near", "已达到最低缴费年限且临近法定退休年龄"),
    "B": Said("the minimum is met and the age is further away", "已达到最低缴费年限且距法定退休年龄较远"),
    "C": Said("the minimum is not met", "未达到最低缴费年限"),
    "full_pension": Said("a whole basic old-age pension", "退休人员基本养老金计发办法"),
    "basic_part": Said("the basic part of a pension alone", "退休人员基础养老金计发办法"),
    "local_pensioners": Said("with the pensions of the place", "随待遇领取地退休人员同步调整"),
    "national_percentage": Said("by the overall national percentage", "按基本养老金全国总体调整比例同步调整"),
    "county": Said("county", "县级"),
    "prefecture": Said("prefecture", "地级"),
    "province": Said("province", "省级"),
    "not_yet": Said("there was no such allowance in that month", "该月份病残津贴办法尚未施行"),
    "age_reached": Said("the statutory age is reached", "已达到法定退休年龄"),
    "appraisal_negative": Said(
        "the last appraisal did not find total loss of working capacity", "最近一次鉴定结论不是完全丧失劳动能力"
    ),
    "body_too_low": Said("the appraisal body is of too low a level", "鉴定机构的级别不够"),
    "certificate_expired": Said("the certificate is too old for the application", "申请时鉴定结论已过有效期"),
    "public_body_rules": Said(
        "the allowance is of the enterprise scheme; organs and public institutions have rules of their own on retirement for "
        "incapacity, which were not read: ask the employer or the agency",
        "病残津贴适用于企业职工基本养老保险；机关事业单位工作人员丧失工作能力退休另有规定，未见原文，请咨询单位或经办机构",
    ),
    "appraised_within_wait": Said(
        "the loss was found before a new appraisal could be asked for: ask the agency whether it counts",
        "该鉴定结论作出时尚未到可再次申请鉴定的时间，是否有效请咨询经办机构",
    ),
    "exact_distance": Said(
        "the distance is exact in whole months: by days it may be longer, which changes nothing once it is paid",
        "按整月计恰为规定的年数；按日计可能超出，开始发放后不影响档次",
    ),
    "before_the_birthday": Said(
        "it was applied for in the month of the age and before the birthday: no text says from which day on the age is reached, ask "
        "the agency",
        "在达到法定退休年龄当月、生日之前申请的，条文没有规定自哪一天起算达到，请咨询经办机构",
    ),
    "found_after_application": Said(
        "what was found after the application does not undo it: it stops what is drawn, as a review does",
        "申请之后作出的鉴定结论不影响该次申请；领取期间不再被鉴定为完全丧失劳动能力的，按复查处理",
    ),
}
