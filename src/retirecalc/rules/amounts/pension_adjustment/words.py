"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Yearly adjustment of the pension", "基本养老金年度调整")

STEPS = {
    "month": SILENT,
    "december_pension": SILENT,
    "cumulative": SILENT,
    "district": SILENT,
    "ceiling": Said(
        "The nation raises the average by at most {ceiling:percent}: no rate of a person.",
        "全国总体调整比例为{ceiling:percent}，是平均水平的上限，不是个人的调整比例。",
    ),
    "retired_by": Said("It reaches whoever had retired by {retired_by}.", "范围为{retired_by}底及以前已退休的人员。"),
    "not_living": SILENT,
    "excluded": Said("The notice leaves out: {excluded}.", "通知不适用于：{excluded}。"),
    "standing": Said("The adjustment: {standing}.", "是否参加调整：{standing}。"),
    "reasons": Said("Because: {reasons}.", "原因：{reasons}。"),
    "schemes": SILENT,
    "nothing_special": Said("No particular case as to {nothing_special}.", "{nothing_special}：按无特殊情形计算。"),
    "flat": Said("Everybody has {flat:yuan}.", "定额调整{flat:yuan}。"),
    "top_up": Said(
        "The pension is first brought up to the average by {top_up:yuan}.", "先补足到平均水平，增加{top_up:yuan}。"
    ),
    "share_of": Said("The share is taken of {share_of:yuan}.", "挂钩部分以{share_of:yuan}为基数。"),
    "flat_only": Said(
        "Only the flat part is certain for this scheme; the linked parts are left at {flat_only:yuan}.",
        "该类人员仅定额部分确定，挂钩部分按{flat_only:yuan}计。",
    ),
    "years": Said(
        "{cumulative:term} of contributions count as {years} years.", "缴费{cumulative:term}，按{years}年计算。"
    ),
    "by_years": Said("For the years {by_years:yuan} are added.", "按缴费年限增加{by_years:yuan}。"),
    "by_pension": Said(
        "As a share of the pension {by_pension:yuan} are added, rounded half up to the cent.",
        "按养老金水平增加{by_pension:yuan}，四舍五入到分。",
    ),
    "revolution": Said(
        "For the start in the revolution {revolution:yuan}.", "按参加革命工作时间增加{revolution:yuan}。"
    ),
    "hardship": Said("In {district} {hardship:yuan} more.", "{district}另增加{hardship:yuan}。"),
    "hardship_open": Said(
        "Whether {district} is a hardship area: {hardship_open:open}.",
        "{district}是否属于艰苦边远地区：{hardship_open:open}。",
    ),
    "tilt": Said("What only some groups have comes to {tilt:yuan}.", "倾斜调整合计{tilt:yuan}。"),
    "total": Said("The pension rises by {total:yuan} a month.", "每月共增加{total:yuan}。"),
    "total_if": Said(
        "If the retirement was approved for {retired_by} or an earlier month, the pension rises by {total_if:yuan} a month.",
        "批准退休的年月在{retired_by}及以前的，每月共增加{total_if:yuan}。",
    ),
    "pension": Said("Afterwards it is {pension:yuan}.", "调整后为每月{pension:yuan}。"),
    "pension_topped": Said(
        "Afterwards it is {pension_topped:yuan}, what it was first brought up by included.",
        "调整后为每月{pension_topped:yuan}（含先行补足的部分）。",
    ),
    "rise_open": Said(
        "By how much the pension of a person rises: {rise_open:open}.", "个人每月增加多少：{rise_open:open}。"
    ),
}

WORDS = {
    "retired_in": Said("the month for which the retirement was approved", "批准退休的年月"),
    "scheme": Said("the scheme that pays", "参保类别"),
    "group": Said("a group that the notice leaves out", "通知排除的人员类别"),
    "revolution_start": Said("the start in the revolution", "参加革命工作时间"),
    "ex_officer": Said("ex-officers", "军转干部"),
    "pension": Said("the pension of the December before", "上年末的月养老金"),
    "cumulative": Said("the contribution months, deemed ones included", "累计缴费年限（含视同）"),
    "district": Said("the district or county", "区县"),
    "city_average": Said("the average pension that ex-officers are brought up to", "军转干部补足的平均水平"),
    "retired_later": Said("retired after the last month that the notice reaches", "退休时间晚于通知的范围"),
    "not_living": Said("died before the adjustment", "调整前已死亡"),
    "excluded_group": Said("a group that the notice names as left out", "属于通知排除的人员"),
    "before_founding": Said(
        "joined the revolution before the founding of the state, and is outside the notice",
        "建国前参加革命工作，不适用该通知",
    ),
    "needs_review": Said("ask the agency to look at this case", "请经办机构核对该情形"),
    "ceiling_only": Said(
        "only the national percentage of the average is on file for this year and place: the rise of a person is not known",
        "库内只有该年度全国总体比例，个人的增加额尚不能确定",
    ),
    "exclusions_not_on_file": Said(
        "whom the notice of this year and place leaves out is not on file, and the group, the start in the revolution or the death "
        "stated may be among them: ask the agency",
        "该年度当地通知排除哪些人员库内没有，所填人员类别、参加革命工作时间或死亡时间可能属于排除情形，请咨询经办机构",
    ),
    "district_unknown": Said(
        "the district is in no list on file, so whether it is a hardship area is not known: check its name, such as 渝中区 or 秀山县",
        "所填区县不在库内的区县名单中，是否属于艰苦边远地区不能确定：请核对名称，例如 渝中区、秀山县",
    ),
    "district_unchecked": Said(
        "the district is no hardship area by this name, and there is no list on file to check the name against: check how it is written",
        "按所填名称不属于艰苦边远地区，而库内没有可供核对的区县名单：请核对名称写法",
    ),
    "old_age_apart": Said(
        "increments for old age follow earlier rules and are not in this amount", "高龄增发按原规定执行，不含在内"
    ),
    "enterprise": Said("enterprises", "企业"),
    "individual": Said("individuals", "个人身份参保"),
    "land_requisition": Said("land requisition and over-age", "被征地农转非和城镇超龄人员"),
    "institution": Said("public bodies", "机关事业单位"),
    "veteran_cadre": Said("veteran cadres", "离休干部"),
    "old_worker": Said("retired workers from before the founding", "建国前参加革命工作的退休老工人"),
    "two_airlines": Said("the airlines that changed sides", "两航起义退休人员"),
    "overseas_drivers": Said("the overseas drivers", "原南侨机工服务团退休人员"),
}

FIGURES = {
    "rate": Said("share", "比例"),
    "retired_by": Said("retired by", "不晚于"),
    "schemes": Said("schemes", "适用人员"),
    "excluded": Said("left out", "不适用"),
    "not_living": Said("died by then", "已死亡"),
    "flat": Said("flat part", "定额"),
    "years": Said("by years", "按缴费年限"),
    "each": Said("a year", "每年"),
    "least": Said("at least", "至少"),
    "share": Said("by pension", "按养老金水平"),
    "decimals": Said("decimals", "小数位数"),
    "how": Said("rounded", "取整"),
    "linked": Said("linked parts", "挂钩部分"),
    "granted": Said("granted", "是否享受"),
    "revolution": Said("start in the revolution", "参加革命工作时间"),
    "first": Said("from", "自"),
    "last": Said("to", "至"),
    "amount": Said("amount", "金额"),
    "hardship": Said("hardship areas", "艰苦边远地区"),
    "areas": Said("areas", "区县"),
    "top_up": Said("ex-officers", "军转干部"),
    "topped_first": Said("share after the top-up", "以补足后为基数"),
    "old_age": Said("old-age increments", "高龄增发"),
}
