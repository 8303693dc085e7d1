"""中文。"""

from __future__ import annotations

SEPARATOR = "、"
MISSING = "未说明：{fact}。"
ASSUMED = "{text}（未说明，为假定）"


def age(years: int, months: int) -> str:
    return f"{years}周岁" + (f"{months}个月" if months else "")


def term(years: int, months: int) -> str:
    return f"{years}年" + (f"{months}个月" if months else "")


def count(months: int) -> str:
    return f"{months}个月"


def stretch(first: str, last: str | None) -> str:
    return first if first == last else f"{first}至{last}" if last else f"{first}起"


RULES = {
    "statutory_age": "法定退休年龄",
    "flexible_retirement": "弹性退休",
    "contribution_projection": "缴费年限",
    "qualifying_months": "符合条件的月份",
    "shortfall_remedies": "到龄缴费不足的处理",
    "minimum_contribution": "最低缴费年限",
    "pension_eligibility": "是否符合条件",
    "retirement_timeline": "办理时间",
}
BY_MONTH = frozenset({"minimum_contribution", "pension_eligibility", "retirement_timeline"})

SENTENCES = {
    "statutory_age.birth": "出生年月：{birth}。",
    "statutory_age.category": "人员类别：{category}。",
    "statutory_age.original_age": "该类人员的原法定退休年龄为{original_age:age}。",
    "statutory_age.original_month": "于{original_month}达到原法定退休年龄。",
    "statutory_age.increase_months": "{birth}出生者延迟{increase_months:count}。",
    "statutory_age.age": "法定退休年龄为{age:age}。",
    "statutory_age.month": "于{month}达到法定退休年龄。",
    "flexible_retirement.statutory_month": "",
    "flexible_retirement.employment": "用工性质：{employment}。",
    "flexible_retirement.reason": "不能弹性提前或延迟退休：{reason}。",
    "flexible_retirement.early": "弹性提前退休：{early}。",
    "flexible_retirement.deferral": "协商弹性延迟退休：{deferral}。",
    "flexible_retirement.approval_required": "须按管理权限审批：{approval_required:open}。",
    "flexible_retirement.earliest_month": (
        "最早可选择{earliest_month}：不早于原法定退休年龄，且距{statutory_month}不超过36个月。"
    ),
    "flexible_retirement.latest_month": "最晚可延迟至{latest_month}，距{statutory_month}不超过36个月。",
    "contribution_projection.paid": "实际缴费{paid:count}。",
    "contribution_projection.deemed": "视同缴费{deemed:count}。",
    "contribution_projection.cumulative": "累计缴费（含视同）{cumulative:count}。",
    "contribution_projection.counted_to": "统计至{counted_to}（含当月）。",
    "contribution_projection.continuing": "此后继续缴费：{continuing}。",
    "contribution_projection.spells": "所填缴费时段：{spells}。",
    "contribution_projection.removed": "按所填剔除{removed:count}。",
    "contribution_projection.individual_months_only": "仅计算个人缴费月数（2015年改革后进入机关事业单位）。",
    "contribution_projection.duplicate_months": "时段重叠、只计一次：{duplicate_months}。",
    "contribution_projection.resident_months": "居民养老保险缴费月份，不计入：{resident_months}。",
    "contribution_projection.not_credited": "领取病残津贴期间不计缴费：{not_credited}。",
    "contribution_projection.plan": "此后按计划缴费：{plan}。",
    "contribution_projection.months": "计入最低缴费年限的月数（含视同）为{months:count}。",
    "qualifying_months.as_of": "",
    "qualifying_months.statutory_month": "",
    "qualifying_months.met_by": "提前退休的月份应何时达到最低缴费年限：{met_by}。",
    "qualifying_months.extension_target": "到龄后继续缴费应达到的最低缴费年限：{extension_target}。",
    "qualifying_months.deferral_while_short": "到法定退休年龄时缴费不足，延迟期间补足：{deferral_while_short}。",
    "qualifying_months.qualifying": "自{as_of}起，年龄和缴费年限均符合条件的月份：{qualifying}。",
    "qualifying_months.first_qualifying_month": "其中最早的月份：{first_qualifying_month}。",
    "shortfall_remedies.at_age": "",
    "shortfall_remedies.shortfall_months": "至{at_age}距最低缴费年限还差{shortfall_months:count}。",
    "shortfall_remedies.until_statutory_year": "继续缴费，{until_statutory_year}达到法定退休年龄当年的最低缴费年限。",
    "shortfall_remedies.until_completion_year": "如按缴满当年的最低缴费年限，则为{until_completion_year}。",
    "shortfall_remedies.until_month": "因此延长缴费至{until_month}。",
    "shortfall_remedies.lump_sum": "一次性缴费：{lump_sum}。",
    "shortfall_remedies.transfer_to_resident": "转入户籍地城乡居民养老保险：{transfer_to_resident}。",
    "shortfall_remedies.resident_month": "城乡居民养老保险自60周岁起发放，此人不早于{resident_month}。",
    "shortfall_remedies.resident_minimum": "该制度要求缴费满{resident_minimum:term}，职工缴费年限可计入。",
    "shortfall_remedies.end_relation": (
        "终止养老保险关系：{end_relation}。须本人书面申请，经办机构书面告知，本人书面确认；个人账户一次性支付，不再发放养老金。"
    ),
    "minimum_contribution.month": "",
    "minimum_contribution.statutory_month": "",
    "minimum_contribution.counting_year": "在{month}退休，适用{counting_year}年的最低缴费年限。",
    "minimum_contribution.required_months": "{counting_year}年的最低缴费年限为{required_months:term}，即{required_months:count}。",
    "pension_eligibility.month": "",
    "pension_eligibility.as_of": "",
    "pension_eligibility.age": "{month}时的年龄：{age:age}。",
    "pension_eligibility.kind": "相对法定退休年龄：{kind}。",
    "pension_eligibility.reason": "不符合之处：{reason}。",
    "pension_eligibility.projected_months": "至{month}缴费{projected_months:count}。",
    "pension_eligibility.met_by": "在{month}退休应何时达到最低缴费年限：{met_by}。",
    "pension_eligibility.extension_target": "到龄后继续缴费应达到的最低缴费年限：{extension_target}。",
    "pension_eligibility.deferral_while_short": "到法定退休年龄时缴费不足，延迟期间补足：{deferral_while_short}。",
    "pension_eligibility.shortfall_months": "距最低缴费年限还差{shortfall_months:count}。",
    "pension_eligibility.eligibility": "在{month}退休：{eligibility}。",
    "retirement_timeline.month": "",
    "retirement_timeline.kind": "",
    "retirement_timeline.notice_by": "书面告知单位的最后期限：{notice_by}。",
    "retirement_timeline.agreement_by": "与单位书面约定的最后期限：{agreement_by}。",
    "retirement_timeline.apply_in": "单位最迟在{apply_in}向经办机构提出申请。",
    "retirement_timeline.first_payment_month": "如获准在{month}退休，自{first_payment_month}起发放养老金。",
}

CHANGES = {
    "choose_month": "{condition}：可改选{month}。",
    "pay_more": "{condition}：至{month}须再缴{months:count}。",
    "state_fact": "未说明{condition}，须先补充。",
    "ask_agency": "条文没有明确规定（{condition}）：请向经办机构咨询。",
}

WORDS = {
    "yes": "是",
    "no": "否",
    "none": "无",
    # eligibility
    "ELIGIBLE": "符合",
    "NOT_ELIGIBLE": "不符合",
    "UNDETERMINED": "待定",
    # reasons
    "below_original_age": "未达到原法定退休年龄",
    "more_than_36_months_early": "早于法定退休年龄36个月以上",
    "more_than_36_months_late": "晚于法定退休年龄36个月以上",
    "grandfathered": "2024年12月31日前已达到原法定退休年龄，不适用弹性退休",
    "not_in_force": "所选日期弹性退休制度尚未施行",
    "post_excluded": "该类人员不适用",
    "contributions_short": "未达到最低缴费年限",
    "already_drawing": "已领取基本养老金",
    "month_past": "该月份已过",
    # kinds
    "early": "弹性提前",
    "statutory": "法定",
    "deferred": "弹性延迟",
    "late_application": "到龄后补办",
    # categories
    "male_60": "男（原60周岁）",
    "female_55": "女（原55周岁）",
    "female_50": "女（原50周岁）",
    # employment
    "employee": "企业职工",
    "state_employee": "机关、国有企事业单位职工",
    "state_manager": "国有企事业单位管理人员",
    "civil_servant": "公务员",
    "own_account": "灵活就业人员（无用人单位）",
    "unknown": "未说明",
    # facts
    "contributions": "缴费年限",
    "deemed": "视同缴费年限",
    "paid": "实际缴费年限",
    "employment": "用工性质",
    "first_insured": "首次参保时间",
    # remedies
    "extended_contribution": "延长缴费至最低缴费年限",
    "lump_sum": "一次性缴费",
    "transfer_to_resident": "转入城乡居民养老保险",
    "end_relation": "终止关系并领取个人账户",
    # answers to readings
    "statutory_year": "达到法定退休年龄当年的",
    "completion_year": "实际缴满当年的",
    "undetermined": "尚无定论",
    "evaluate_at_end": "以延迟退休的月份为准",
    "require_at_statutory": "以法定退休年龄的月份为准",
    "retirement_month_incl": "退休当月，当月计算在内",
    "month_before": "退休当月的前一个月",
    "at_notice": "提前三个月告知之时",
    # caveats
    "closes_at_year_end": "只到年底：次年1月最低缴费年限的提高多于所增加的缴费",
    "stop_assumed": "假定最后一段缴费之后不再缴费",
    "continuing_assumed": "假定此后逐月继续缴费",
    "deadline_passed": "有期限已过，请向经办机构咨询",
    "drawing_any_pension_unknown": "已领取基本养老金的人员不能再选择弹性退休；此项未说明",
    "no_employer_notice": "没有用人单位，无须告知单位；如何提出请向经办机构咨询",
    "no_local_tables": "没有该地区的本地规定，仅按国家规定测算",
    "reading": "条文对此没有明确规定",
}
