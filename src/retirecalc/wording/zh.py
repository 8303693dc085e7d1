"""中文。"""

from __future__ import annotations

SEPARATOR = "、"
MISSING = "未说明：{fact}。"
ASSUMED = "{text}（未说明，为假定）"
SUBJECT = "关于{subject}的规定（条次未核定）"
BASIS = "（依据：{places}）"
HEADING = "{rule}（{month}）"


def age(years: int, months: int) -> str:
    return f"{years}周岁" + (f"{months}个月" if months else "")


def term(years: int, months: int) -> str:
    return (f"{years}年" if years else "") + (f"{months}个月" if months or not years else "")


def count(months: int) -> str:
    return f"{months}个月"


def short(months: int) -> str:
    return f"尚缺{count(months)}" if months else "已达到最低缴费年限"


def month(year: int, month: int) -> str:
    return f"{year}年{month}月"


def day(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"


def stretch(first: str, last: str | None) -> str:
    return first if first == last else f"{first}至{last}" if last else f"自{first}起"


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
    "minimum_at_age": "到龄时是否达到最低缴费年限",
    "obstacles": "不能选择的原因",
    "payments_needed": "还须缴费的月数",
    "birth_date": "出生时间的认定",
    "births_reaching": "当月达到法定退休年龄的出生年月",
}
BY_MONTH = frozenset(
    {
        "minimum_contribution",
        "pension_eligibility",
        "retirement_timeline",
        "retirement_events",
        "obstacles",
        "payments_needed",
        "births_reaching",
    }
)

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
    "flexible_retirement.reason": "不适用弹性提前退休和弹性延迟退休：{reason}。",
    "flexible_retirement.early": "弹性提前退休：{early}。",
    "flexible_retirement.deferral": "协商弹性延迟退休：{deferral}。",
    "flexible_retirement.approval_required": "须按管理权限报批：{approval_required:open}。",
    "flexible_retirement.earliest_month": (
        "最早可选择{earliest_month}：不早于原法定退休年龄，且不超过{statutory_month}之前规定的最长提前时间。"
    ),
    "flexible_retirement.latest_month": "最晚可延迟至{latest_month}，即{statutory_month}之后规定的最长延迟时间。",
    "contribution_projection.paid": "实际缴费{paid:term}（{paid:count}）。",
    "contribution_projection.deemed": "视同缴费{deemed:term}（{deemed:count}）。",
    "contribution_projection.cumulative": "累计缴费（含视同）{cumulative:term}（{cumulative:count}）。",
    "contribution_projection.counted_to": "统计至{counted_to}（含当月）。",
    "contribution_projection.continuing": "此后继续缴费：{continuing}。",
    "contribution_projection.spells": "所填缴费时段：{spells}。",
    "contribution_projection.removed": "按所填剔除{removed:count}。",
    "contribution_projection.individual_months_only": "仅计算个人缴费月数（2015年改革后进入机关事业单位）。",
    "contribution_projection.duplicate_months": "时段重叠、只计一次：{duplicate_months}。",
    "contribution_projection.resident_months": "居民养老保险缴费月份，不计入：{resident_months}。",
    "contribution_projection.not_credited": "领取病残津贴期间不计缴费：{not_credited}。",
    "contribution_projection.plan": "此后按计划缴费：{plan}。",
    "contribution_projection.lump_sum": "",
    "contribution_projection.lump_sum_in": "{lump_sum_in}一次性缴费{lump_sum:count}。",
    "contribution_projection.lag_paid": "统计截止后继续缴费，以下月份计为已缴：{lag_paid}。",
    "contribution_projection.months": "计入最低缴费年限的缴费（含视同）为{months:term}（{months:count}）。",
    "contribution_projection.months_at_most": "加上情况不明的月份，最多{months_at_most:term}（{months_at_most:count}）。",
    "contribution_projection.months_not_in_spells": "累计缴费中有{months_not_in_spells:count}不在所填缴费时段内。",
    "contribution_projection.months_over_total": "所填缴费时段比累计缴费多{months_over_total:count}。",
    "minimum_at_age.statutory_month": "",
    "minimum_at_age.required_months": (
        "{statutory_month}所在年度的最低缴费年限为{required_months:term}，即{required_months:count}。"
    ),
    "minimum_at_age.counted_months": "至{statutory_month}可确定的累计缴费为{counted_months:count}。",
    "minimum_at_age.met": "届时是否达到最低缴费年限：{met}。",
    "minimum_at_age.reached_month": "{reached_month}达到法定退休年龄当年的最低缴费年限。",
    "minimum_at_age.own_year_month": "{own_year_month}首次达到缴费当年的最低缴费年限。",
    "minimum_at_age.extension_target": "到龄后继续缴费应达到的最低缴费年限：{extension_target}。",
    "minimum_at_age.complete_month": "延长缴费于{complete_month}缴满，此后不再受年度提高的影响。",
    "qualifying_months.as_of": "",
    "qualifying_months.statutory_month": "",
    "qualifying_months.met_by": "提前退休的月份应何时达到最低缴费年限：{met_by}。",
    "qualifying_months.qualifying": "自{as_of}起，年龄和缴费年限均符合条件的月份：{qualifying}。",
    "qualifying_months.first_qualifying_month": "其中最早的月份：{first_qualifying_month}。",
    "shortfall_remedies.at_age": "",
    "shortfall_remedies.shortfall_months": "按法定退休年龄当年的最低缴费年限，至{at_age}{shortfall_months:short}。",
    "shortfall_remedies.until_statutory_year": "逐月缴费，{until_statutory_year}达到法定退休年龄当年的最低缴费年限。",
    "shortfall_remedies.until_completion_year": "如按缴满当年的最低缴费年限，则为{until_completion_year}。",
    "shortfall_remedies.until_month": "因此延长缴费至{until_month}。",
    "shortfall_remedies.lump_sum": "一次性缴费：{lump_sum}。",
    "shortfall_remedies.lump_sum_from": "一次性缴费不早于{lump_sum_from}。",
    "shortfall_remedies.transfer_to_resident": "转入户籍地城乡居民养老保险：{transfer_to_resident}。",
    "shortfall_remedies.resident_month": "城乡居民养老保险待遇，此人不早于{resident_month}领取。",
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
    "pension_eligibility.kind": "退休方式：{kind}。",
    "pension_eligibility.reason": "不符合之处：{reason}。",
    "pension_eligibility.counting_year": "适用{counting_year}年的最低缴费年限。",
    "pension_eligibility.required_months": "该年限为{required_months:term}，即{required_months:count}。",
    "pension_eligibility.projected_months": "至{month}可确定的累计缴费为{projected_months:count}。",
    "pension_eligibility.met_by": "在{month}退休应何时达到最低缴费年限：{met_by}。",
    "pension_eligibility.extension_target": "到龄后继续缴费应达到的最低缴费年限：{extension_target}。",
    "pension_eligibility.deferral_while_short": "到法定退休年龄时缴费不足，延迟期间补足：{deferral_while_short}。",
    "pension_eligibility.deferral": "没有用人单位的能否弹性延迟退休：{deferral}。",
    "pension_eligibility.agreed_after_age": "已过法定退休年龄当月，还能否约定弹性延迟退休：{agreed_after_age}。",
    "pension_eligibility.shortfall_months": "至{month}{shortfall_months:short}。",
    "pension_eligibility.due_since": "自{due_since}起即可办理。",
    "pension_eligibility.eligibility": "在{month}退休：{eligibility}。",
    "retirement_timeline.month": "",
    "retirement_timeline.kind": "",
    "retirement_timeline.notice_by": "书面告知用人单位的最后期限：{notice_by}。",
    "retirement_timeline.agreement_by": "与用人单位书面约定的最后期限：{agreement_by}。",
    "retirement_timeline.apply_in": "用人单位最迟在{apply_in}向经办机构提出申请。",
    "retirement_timeline.first_payment_month": "如获准在{month}退休，自{first_payment_month}起发放基本养老金。",
    "retirement_events.month": "",
    "retirement_events.kind": "",
    "retirement_events.approval": "先按管理权限报批退休时间。",
    "retirement_events.written_notice": "本人最迟于{written_notice}书面告知用人单位。",
    "retirement_events.deferral_agreement": "用人单位与职工最迟于{deferral_agreement}（达到法定退休年龄当月之前）书面约定。",
    "retirement_events.contributions_continue": "自{contributions_continue}起，劳动关系和各项缴费延续。",
    "retirement_events.deferral_not_lengthened": "延迟时间确定后不再延长。",
    "retirement_events.deferral_ended_early": "自{deferral_ended_early}起，双方协商一致可提前终止延迟。",
    "retirement_events.early_acceptance": "经办机构可提前受理。",
    "retirement_events.written_application": "本人书面申请写明退休时间，最迟于{written_application}提出。",
    "retirement_events.filing": "用人单位最迟于{filing}向经办机构申请。",
    "retirement_events.own_filing": "没有用人单位的，本人最迟于{own_filing}申请；条文只写用人单位。",
    "retirement_events.employment_ends": "约定时间到达，劳动关系于{employment_ends}终止。",
    "retirement_events.first_payment": "如获准在{month}退休，自{first_payment}起发放基本养老金。",
    "retirement_events.public_body_filing": "机关事业单位在批准当月申请：{public_body_filing:open}。",
    "retirement_events.paper_file": "提交纸质档案的最后期限：{paper_file:needed}。",
    "retirement_events.counted_from": "工作日自申请次日{counted_from}起算。",
    "retirement_events.procedure_end": "当地全部办理最迟于：{procedure_end:open}。",
    "obstacles.month": "",
    "obstacles.as_of": "",
    "obstacles.condition": "不能选择该月份的原因：{condition}。",
    "obstacles.open_month": "最接近的可选月份：{open_month}。",
    "obstacles.pay_more": "按时再缴{pay_more:count}即可。",
    "obstacles.paying_on_until": "到龄后继续缴费，{paying_on_until}达到最低缴费年限。",
    "payments_needed.month": "",
    "payments_needed.as_of": "",
    "payments_needed.counted_months": "至{as_of}已有{counted_months:count}。",
    "payments_needed.required_months": "在{month}退休须有{required_months:count}。",
    "payments_needed.met_by": "须在该月份之前{met_by:count}已经达到。",
    "payments_needed.missing_months": "还须缴费{missing_months:count}。",
    "payments_needed.paying_from": "最迟自{paying_from}起逐月缴费。",
    "birth_date.id_card": "身份证出生年月：{id_card}。",
    "birth_date.file_earliest": "档案最先记载的出生年月：{file_earliest}。",
    "birth_date.source": "以{source}为准。",
    "birth_date.month": "即{month}。",
    "births_reaching.month": "",
    "births_reaching.category": "人员类别：{category}。",
    "births_reaching.births": "{month}达到法定退休年龄的出生年月：{births}。",
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
    "written_notice": "书面告知用人单位",
    "deferral_agreement": "书面约定弹性延迟",
    "contributions_continue": "劳动关系和缴费延续",
    "deferral_not_lengthened": "延迟时间不再延长",
    "deferral_ended_early": "可协商提前终止延迟",
    "early_acceptance": "可提前申请",
    "written_application": "本人提交写明退休时间的书面申请",
    "filing": "用人单位提出领取基本养老金申请",
    "own_filing": "本人提出领取基本养老金申请",
    "employment_ends": "劳动关系终止",
    "first_payment": "首次发放基本养老金",
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
    "see_remedies": "{condition}：尚缺{months:count}。到龄后继续缴费，{month}可达到最低缴费年限。",
    "state_fact": "未说明{condition}，须先补充。",
    "ask_agency": "规定未明确（{condition}），请咨询经办机构。",
    "none": "{condition}。",
    "none_short": "{condition}：尚缺{months:count}。",
}

WORDS = {
    "yes": "是",
    "no": "否",
    "none": "无",
    # eligibility
    "ELIGIBLE": "符合条件",
    "NOT_ELIGIBLE": "不符合条件",
    "UNDETERMINED": "尚不能确定",
    # reasons
    "below_original_age": "未达到原法定退休年龄",
    "earlier_than_window": "早于规定的最长提前时间",
    "later_than_window": "晚于规定的最长延迟时间",
    "grandfathered": "改革施行前已达到原法定退休年龄，不适用弹性退休",
    "not_in_force": "该月份弹性退休制度尚未施行",
    "post_excluded": "该类人员不适用",
    "deferral_not_lengthened": "约定的弹性延迟退休时间早于该月份，确定后不再延长",
    "deferral_not_agreed": "没有约定弹性延迟退休",
    "approval_refused": "主管部门未批准",
    "contributions_short": "未达到最低缴费年限",
    "already_drawing": "已在领取养老金，基本养老金不能重复领取",
    "month_past": "该月份已过",
    # kinds
    "early": "弹性提前退休",
    "statutory": "按法定退休年龄退休",
    "deferred": "弹性延迟退休",
    "extended": "延长缴费后领取",
    "late": "到龄后补办",
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
    "spells": "逐月缴费情况",
    "continuing": "此后是否继续缴费",
    "counted_to": "缴费统计截止月份",
    "deferral_agreed_to": "是否约定弹性延迟退休及约定的月份",
    "pension_drawn": "已领取的养老金如何处理",
    # remedies
    "extended_contribution": "延长缴费至最低缴费年限",
    "lump_sum": "一次性缴费",
    "transfer_to_resident": "转入城乡居民养老保险",
    "end_relation": "终止关系并领取个人账户",
    # answers to readings
    "statutory_year": "达到法定退休年龄当年的",
    "completion_year": "实际缴满当年的",
    "undetermined": "规定未明确",
    "retirement_month_incl": "退休当月，当月计算在内",
    "month_before": "退休当月的前一个月",
    "at_notice": "书面告知之时",
    "file_earliest": "本人档案最先记载的出生时间",
    "id_card": "居民身份证",
    "allowed": "可以",
    "not_available": "不可以",
    # caveats
    "closes_at_year_end": "只到年底：次年1月最低缴费年限的提高多于所增加的缴费",
    "stop_assumed": "假定最后一段缴费之后不再缴费",
    "continuing_assumed": "假定此后逐月继续缴费",
    "lag_counted": "统计截止后至测算月份的缴费，按继续缴费计为已缴",
    "spells_differ": "所填缴费时段与累计缴费年限不一致，影响结论的，尚不能确定",
    "deadline_passed": "有期限已过，条文没有规定逾期的后果，请咨询经办机构",
    "deadline_before_rule": "有期限早于规定施行之日，当时无须办理",
    "due_since": "此前已可办理；晚于该时间办理的，此前月份的待遇请咨询经办机构",
    "claim_now": "请勿按该月份安排；养老金不会因此丧失，达到法定退休年龄当月起即可办理",
    "facts_conflict": "所填事实相互不符或与规定不符，请核对",
    "out_of_coverage": "库内没有适用于该月份的规定版本，该项无法确定",
    "drawing_unknown": "基本养老金不能重复领取，是否已领取未说明",
    "no_employer_notice": "没有用人单位，无须告知；如何提出请咨询经办机构",
    "no_local_tables": "没有该地区的本地规定，仅按国家规定测算",
    "reading": "规定未明确",
    # 性别与岗位
    "male": "男",
    "female": "女",
    "management": "管理岗位",
    "technical": "专业技术岗位",
    "worker": "工人岗位",
    # 办理人
    "actor_person": "本人",
    "actor_employer": "用人单位",
    "actor_agency": "经办机构",
    "actor_authority": "主管部门",
    "actor_both": "用人单位与本人",
    # 办理事项的条件与事实
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
    "not_needed": "无须提交",
    # 已领取的养老金
    "drawing_none": "未领取养老金",
    "drawing_employee": "已领取企业职工或机关事业单位基本养老金",
    "drawing_resident": "已领取城乡居民养老金",
    "drawing_other": "已领取其他养老金",
    "drawing_some": "已领取养老金，种类不明",
    "calendar_missing": "没有工作日历",
    "calendar_ends": "工作日历没有该日期的数据",
    "post_changed": "岗位变动后适用哪一类别没有国家规定，请咨询经办机构",
    "local_rule_not_read": "当地另有规定，未见原文，请咨询经办机构",
}
