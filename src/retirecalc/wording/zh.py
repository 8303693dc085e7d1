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
    "retirement_events": "办理事项",
    "worker_class": "人员类别（按原法定退休年龄）",
}
BY_MONTH = frozenset({"minimum_contribution", "pension_eligibility", "retirement_timeline", "retirement_events"})

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
    "retirement_events.month": "",
    "retirement_events.kind": "",
    "retirement_events.approval": "先按管理权限报批退休时间。",
    "retirement_events.written_notice": "本人最迟于{written_notice}书面告知单位。",
    "retirement_events.deferral_agreement": "单位与职工最迟于{deferral_agreement}（法定退休年月之前）书面约定。",
    "retirement_events.contributions_continue": "自{contributions_continue}起，劳动关系和各项缴费延续。",
    "retirement_events.deferral_not_lengthened": "延迟时间确定后不再延长。",
    "retirement_events.deferral_ended_early": "自{deferral_ended_early}起，双方协商一致可提前终止延迟。",
    "retirement_events.early_acceptance": "经办机构可提前受理。",
    "retirement_events.written_application": "本人书面申请写明退休时间，最迟于{written_application}提出。",
    "retirement_events.filing": "单位最迟于{filing}向经办机构申请。",
    "retirement_events.own_filing": "没有用人单位的，本人最迟于{own_filing}申请；条文只写单位。",
    "retirement_events.employment_ends": "约定时间到达，劳动关系于{employment_ends}终止。",
    "retirement_events.first_payment": "如获准在{month}退休，自{first_payment}起发放养老金。",
    "retirement_events.public_body_filing": "机关事业单位在批准当月申请：{public_body_filing:open}。",
    "retirement_events.paper_file": "纸质档案在申请后3个工作日内提交：{paper_file:open}。",
    "retirement_events.counted_from": "工作日自申请次日{counted_from}起算。",
    "retirement_events.procedure_end": "当地全部办理最迟于：{procedure_end:open}。",
    "worker_class.sex": "",
    "worker_class.post": "退休时岗位：{post}。",
    "worker_class.employment": "用工性质：{employment}。",
    "worker_class.category": "所述事实支持的类别：{category:open}。",
    "worker_class.route_from_month": "离开管理岗位的女职工另有申请途径，自{route_from_month}起。",
    "worker_class.route_required_months": "该途径要求缴费满{route_required_months:term}。",
    "worker_class.route": "该途径是否可用：{route}。",
}

EVENTS = {
    "approval": "按管理权限报批",
    "written_notice": "书面告知单位",
    "deferral_agreement": "书面约定弹性延迟",
    "contributions_continue": "劳动关系和缴费延续",
    "deferral_not_lengthened": "延迟时间不再延长",
    "deferral_ended_early": "可协商提前终止延迟",
    "early_acceptance": "可提前申请",
    "written_application": "本人提交写明退休时间的书面申请",
    "filing": "单位提出领取养老金申请",
    "own_filing": "本人提出领取养老金申请",
    "employment_ends": "劳动关系终止",
    "first_payment": "首次发放养老金",
    "public_body_filing": "机关事业单位提出申请",
    "paper_file": "提交纸质档案",
    "procedure_end": "当地办理期限届满",
}

EVENT_LINES = {
    "title": "{what}（{month}退休）",
    "row": "第{row}行：{title}",
    "actor": "办理人：{actor}",
    "month": "退休年月：{month}",
    "condition": "条件：{condition}",
    "basis": "依据：{basis}",
    "caution": "以经办机构核定为准：以上为按公开规定的测算，不是审批结果。",
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
    "employee": "非国有企业职工",
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
    "after_claim": "从补办的次月起",
    "after_age": "从达到法定退休年龄的次月起，补发此前月份",
    "undetermined": "尚无定论",
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
    #  性别与岗位
    "male": "男",
    "female": "女",
    "management": "管理岗位",
    "technical": "专业技术岗位",
    "worker": "工人岗位",
    #  办理人
    "actor_person": "本人",
    "actor_employer": "用人单位",
    "actor_agency": "经办机构",
    "actor_authority": "干部管理权限所属部门",
    "actor_both": "单位与职工",
    #  办理事项的条件与事实
    "if_approved": "如获批准",
    "if_agreed": "如协商一致",
    "special_work": "是否申报特殊工种",
    "pre_examined": "档案是否已预审",
    "public_body": "是否机关事业单位",
    "approved_in": "批准月份",
    "filed_on": "申请日期",
    "sex": "性别",
    "post": "退休时岗位",
    "senior": "是否县处级或高级职称",
    "birth": "出生年月",
    "require_input": "须说明",
    "extra_route": "另一条途径",
    "male_table": "适用男性",
    "file_earliest": "档案最先记载",
    "id_card": "居民身份证",
    "calendar_missing": "没有工作日历",
    "calendar_ends": "工作日历没有该日期的数据",
    "post_changed": "岗位变动后适用哪一类别没有国家规定，请向经办机构咨询",
    "local_rule_not_read": "当地另有规定，未见原文，请向经办机构咨询",
}
