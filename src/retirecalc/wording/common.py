"""Words for the codes that more than one room says: answers, reasons, caveats, kinds, facts."""

from __future__ import annotations

from retirecalc.ground.say import Said

AGENCY_DECIDES_IN_SHORT = Said("a calculation, the agency decides", "以社保经办机构核定为准")

CERTAINTY_WORDS = {
    "text": Said("read in the text", "依据原文"),
    "official": Said("official wording, seen quoted", "依据官方转载"),
    "secondary": Said("seen in other sources only", "依据其他资料"),
    "recall": Said("from memory, to be verified", "凭记忆，待核实"),
    "open": Said("left open by the text", "规定未明确"),
}

REGIONS = dict(
    one.split(" ")
    for one in (
        *("CN 全国", "CN-AH 安徽", "CN-BJ 北京", "CN-CQ 重庆", "CN-FJ 福建", "CN-GD 广东", "CN-GS 甘肃", "CN-GX 广西"),
        *(
            "CN-GZ 贵州",
            "CN-HA 河南",
            "CN-HB 湖北",
            "CN-HE 河北",
            "CN-HI 海南",
            "CN-HL 黑龙江",
            "CN-HN 湖南",
            "CN-JL 吉林",
        ),
        *(
            "CN-JS 江苏",
            "CN-JX 江西",
            "CN-LN 辽宁",
            "CN-NM 内蒙古",
            "CN-NX 宁夏",
            "CN-QH 青海",
            "CN-SC 四川",
            "CN-SD 山东",
        ),
        *(
            "CN-SH 上海",
            "CN-SN 陕西",
            "CN-SX 山西",
            "CN-TJ 天津",
            "CN-XJ 新疆",
            "CN-XZ 西藏",
            "CN-YN 云南",
            "CN-ZJ 浙江",
        ),
    )
)
"""The places of the law by their Chinese names (ISO 3166-2)."""

WORDS = {
    "yes": Said("yes", "是"),
    "no": Said("no", "否"),
    "none": Said("none", "无"),
    # rounding
    "up": Said("up", "进一"),
    "half_up": Said("half up", "四舍五入"),
    "down": Said("down", "舍去"),
    # eligibility
    "ELIGIBLE": Said("eligible", "符合条件"),
    "NOT_ELIGIBLE": Said("not eligible", "不符合条件"),
    "UNDETERMINED": Said("not settled", "尚不能确定"),
    "NOT_APPLICABLE": Said("not applicable", "不适用"),
    # reasons
    "below_original_age": Said("the original retirement age is not reached", "未达到原法定退休年龄"),
    "earlier_than_window": Said("longer before the statutory month than the text allows", "早于规定的最长提前时间"),
    "later_than_window": Said(
        "longer after the statutory month than the text allows a deferral", "晚于规定的最长延迟时间"
    ),
    "grandfathered": Said(
        "the original age was reached before the reform, so there is no early or deferred retirement",
        "改革施行前已达到原法定退休年龄，不适用弹性退休",
    ),
    "not_in_force": Said("there was no early or deferred retirement in that month", "该月份弹性退休制度尚未施行"),
    "post_excluded": Said("this kind of employment has no such choice", "该类人员不适用"),
    "deferral_not_lengthened": Said(
        "the deferral was agreed to an earlier month and cannot be lengthened",
        "约定的弹性延迟退休时间早于该月份，确定后不再延长",
    ),
    "deferral_not_agreed": Said("no deferral was agreed", "没有约定弹性延迟退休"),
    "approval_refused": Said("the authority did not approve", "主管部门未批准"),
    "contributions_short": Said("the minimum contribution period is not met", "未达到最低缴费年限"),
    "already_drawing": Said(
        "a pension is already being drawn, and nobody draws two basic pensions",
        "已在领取养老金，基本养老金不能重复领取",
    ),
    "month_past": Said("the month is past", "该月份已过"),
    # kinds
    "early": Said("early", "弹性提前退休"),
    "statutory": Said("statutory", "按法定退休年龄退休"),
    "deferred": Said("deferred", "弹性延迟退休"),
    "extended": Said("after paying on", "延长缴费后领取"),
    "late": Said("late claim", "到龄后补办"),
    # categories
    "male_60": Said("men (original age 60)", "男（原60周岁）"),
    "female_55": Said("women (original age 55)", "女（原55周岁）"),
    "female_50": Said("women (original age 50)", "女（原50周岁）"),
    # employment
    "employee": Said("employee", "非国有企业职工"),
    "state_employee": Said(
        "staff of an organ, a state-owned enterprise or a public institution", "机关、国有企事业单位职工"
    ),
    "state_manager": Said("manager in a state-owned enterprise or a public institution", "国有企事业单位管理人员"),
    "civil_servant": Said("civil servant", "公务员"),
    "own_account": Said("own-account worker, no employer", "灵活就业人员（无用人单位）"),
    "unknown": Said("not stated", "未说明"),
    # facts
    "contributions": Said("the contribution months", "缴费年限"),
    "deemed": Said("the deemed months", "视同缴费年限"),
    "paid": Said("the paid months", "实际缴费年限"),
    "employment": Said("the kind of employment", "用工性质"),
    "first_insured": Said("the first month insured", "首次参保时间"),
    "spells": Said("the months in which contributions were paid", "逐月缴费情况"),
    "continuing": Said("whether contributions went on", "此后是否继续缴费"),
    "counted_to": Said("the month to which contributions were counted", "缴费统计截止月份"),
    "deferral_agreed_to": Said("whether a deferral was agreed, and to which month", "是否约定弹性延迟退休及约定的月份"),
    "lump_sum_accepted": Said("whether the agency accepts payment in one sum", "经办机构是否受理一次性缴费"),
    "pension_drawn": Said("what becomes of the pension that is drawn", "已领取的养老金如何处理"),
    # remedies
    "extended_contribution": Said("pay on until the minimum is met", "延长缴费至最低缴费年限"),
    "lump_sum": Said("pay the rest in one sum", "一次性缴费"),
    "transfer_to_resident": Said("move to the resident scheme", "转入城乡居民养老保险"),
    "end_relation": Said("end the relation and take the account", "终止关系并领取个人账户"),
    # answers to readings
    "statutory_year": Said("that of the statutory year", "达到法定退休年龄当年的"),
    "completion_year": Said("that of the year in which it is met", "实际缴满当年的"),
    "undetermined": Said("not settled", "规定未明确"),
    "retirement_month_incl": Said("in the retirement month, which itself counts", "退休当月，当月计算在内"),
    "month_before": Said("in the month before", "退休当月的前一个月"),
    "at_notice": Said("when notice is given", "书面告知之时"),
    "file_earliest": Said("the earliest record in the personnel file", "本人档案最先记载的出生时间"),
    "id_card": Said("the ID card", "居民身份证"),
    "social_card": Said("the social security card", "社会保障卡"),
    "application_form": Said("the application form of the place", "退休“一件事”申请表"),
    "award_form": Said(
        "the form on which the pension of a public body is declared", "机关事业单位基本养老保险退休人员养老待遇申报表"
    ),
    "approval_form": Said(
        "the form or the document by which retirement was approved", "机关事业单位工作人员退休审批表或退休审批文件"
    ),
    "electronic_id": Said("whether the ID card is on file electronically", "居民身份证是否已关联电子证照库"),
    "electronic_card": Said(
        "whether the social security card is on file electronically", "社会保障卡是否已关联电子证照库"
    ),
    "allowed": Said("allowed", "可以"),
    "not_available": Said("not available", "不可以"),
    # caveats
    "closes_at_year_end": Said(
        "this chance closes at the end of the year; in January the minimum rises by more than the contributions",
        "只到年底，次年1月最低缴费年限的提高多于所增加的缴费",
    ),
    "stop_assumed": Said("it is assumed that nothing is paid after the last spell", "假定最后一段缴费之后不再缴费"),
    "continuing_assumed": Said("it is assumed that contributions go on month by month", "假定此后逐月继续缴费"),
    "lag_counted": Said(
        "the months since the count are taken as paid, because contributions go on",
        "统计截止后至测算月份的缴费，按继续缴费计为已缴",
    ),
    "spells_differ": Said(
        "the spells and the total do not agree: where that decides, the answer is not settled",
        "所填缴费时段与累计缴费年限不一致，影响结论的，尚不能确定",
    ),
    "deadline_passed": Said(
        "a deadline has passed: ask the agency, the text names no sanction",
        "有期限已过，条文没有规定逾期的后果，请咨询经办机构",
    ),
    "deadline_before_rule": Said(
        "a deadline lies before the rule began, so it was never due", "有期限早于规定施行之日，当时无须办理"
    ),
    "due_since": Said(
        "the pension can be claimed from an earlier month on: whoever claims it later asks the agency about the months before",
        "此前已可办理；晚于该时间办理的，此前月份的待遇请咨询经办机构",
    ),
    "serves_at_age": Said(
        "whoever reaches the age in prison has the retirement handled after the release, which is not stated: ask the agency",
        "服刑期间达到法定退休年龄的，刑满释放后办理退休，刑满释放时间未说明，请咨询经办机构",
    ),
    "claim_now": Said(
        "do not plan on this month; the pension is not lost: it can be claimed from the statutory month on",
        "请勿按该月份安排；养老金不会因此丧失，达到法定退休年龄当月起即可办理",
    ),
    "facts_conflict": Said(
        "what is stated does not fit together, or not with the law: check it", "所填事实相互不符或与规定不符，请核对"
    ),
    "applied_before_age": Said(
        "the day of the application lies before the earliest month by age: check it; what was applied for by another route, "
        "such as special work, ask the agency",
        "所填申请日期早于按年龄最早可退休的月份，请核对；按特殊工种等其他途径申请的，请咨询经办机构",
    ),
    "out_of_coverage": Said(
        "no version of the rule is on file for this month, so the figure is not known",
        "库内没有适用于该月份的规定版本，该项无法确定",
    ),
    "before_first_version": Said(
        "the age was reached before the oldest rule on file, which is applied all the same: ask the agency what held then",
        "达到法定退休年龄的时间早于库内最早规定的施行时间，此处仍按该规定测算；当时的规定请咨询经办机构",
    ),
    "drawing_unknown": Said(
        "nobody draws two basic pensions: whether one is already drawn was not stated",
        "基本养老金不能重复领取，是否已领取未说明",
    ),
    "no_employer_notice": Said(
        "without an employer there is nobody to notify; ask the agency how to state the choice",
        "没有用人单位，无须告知；如何提出请咨询经办机构",
    ),
    "provisional": Said(
        "the figures of the year are not published yet, so those of the year before stand in and are settled later",
        "该年度的数额尚未公布，暂按上年度数额计算，公布后结算",
    ),
    "growth_to_the_cent": Said(
        "growth is compounded without rounding, and the amount of each year is rounded half up to the cent: no text says so, it is assumed",
        "增长按复利计算，中间不取整，各年度的数额四舍五入到分：规定未明确，为假定",
    ),
    "base_limited": Said(
        "the contribution base lies outside the limits of the month of the question: the nearest limit is reckoned with",
        "所填缴费基数超出测算月份的上下限，按最接近的限额计算",
    ),
    "limits_not_on_file": Said(
        "no limits of the contribution base are on file for this place and year: check with the agency that the base lies between them",
        "库内没有该地区该年度的缴费基数上下限，请向经办机构核对所填缴费基数是否在限额内",
    ),
    "sum_at_base": Said(
        "a sum paid at once is reckoned as so many months on that base: what the agency asks may differ",
        "一次性缴费按该缴费基数和月数测算，实际数额以经办机构核定为准",
    ),
    "payer_differs": Said(
        "the kind of employment says that somebody else pays contributions than is stated here: check both",
        "所填缴费方式与用工性质不一致，请核对两项",
    ),
    "cost_not_stated": Said(
        "no base of contributions to come is stated: where they go on, nothing is taken off for them, and nothing is added to the account",
        "未填写今后的缴费基数：如继续缴费，未扣除所缴费用，也未计入个人账户",
    ),
    "secondary": Said(
        "some figures were seen in other sources than the text: check them with the agency, or put your own table in their place",
        "部分数额仅见于其他资料，未见原文：请向经办机构核对，或以自己的表替换",
    ),
    "no_local_tables": Said(
        "there are no local tables for this place: national law only", "没有该地区的本地规定，仅按国家规定测算"
    ),
    "needs_review": Said(
        "no text settles whether this still holds: ask the agency before relying on it",
        "该规定现在是否仍适用尚无明文，请先咨询经办机构再作安排",
    ),
    "reading": Said("the text leaves this open", "规定未明确"),
    # sex and posts
    "male": Said("man", "男"),
    "female": Said("woman", "女"),
    "management": Said("management", "管理岗位"),
    "technical": Said("technical", "专业技术岗位"),
    "worker": Said("worker", "工人岗位"),
    # who acts
    "actor_person": Said("the person", "本人"),
    "actor_employer": Said("the employer", "用人单位"),
    "actor_agency": Said("the agency", "经办机构"),
    "actor_authority": Said("the authority in charge of the post", "主管部门"),
    "actor_filer": Said("the employer, or the person without one", "用人单位，没有的为本人"),
    "actor_both": Said("employer and employee", "用人单位与本人"),
    # conditions and facts of a step
    "if_approved": Said("if approved", "如获批准"),
    "if_agreed": Said("if both agree", "如协商一致"),
    "special_work": Said("whether special work is claimed", "是否申报特殊工种"),
    "pre_examined": Said("whether the file was examined beforehand", "档案是否已预审"),
    "public_body": Said("whether the employer is an organ or public institution", "是否机关事业单位"),
    "approved_in": Said("the month of approval", "批准月份"),
    "filed_on": Said("the day of the application", "申请日期"),
    "sex": Said("the sex", "性别"),
    "post": Said("the post at retirement", "退休时岗位"),
    "senior": Said("division rank or a senior title", "是否县处级或高级职称"),
    "birth": Said("the birth month", "出生年月"),
    "require_input": Said("it must be stated", "须说明"),
    "extra_route": Said("a further way", "另一条途径"),
    "male_table": Said("the table of men", "适用男性"),
    "not_needed": Said("not needed", "无须提交"),
    "total_loss": Said("whether total loss of working capacity was found", "是否经鉴定为完全丧失劳动能力"),
    "certified_on": Said("the day of the conclusion of the appraisal", "鉴定结论作出日期"),
    "certified_by": Said("the level of the appraisal body", "鉴定机构的级别"),
    "allowance_applied_on": Said("the day of the application for the allowance", "病残津贴申请日期"),
    # out of work, month by month
    "path_condition": Said(
        "As long as no job is found and everything is claimed on time.", "以一直未就业并按时办理为前提。"
    ),
    "income_benefit": Said("unemployment benefit", "失业保险金"),
    "income_paid_on": Said("unemployment benefit paid on", "续发失业保险金"),
    "income_transition": Said("unemployment benefit to the old age", "续发失业保险金至改革前年龄"),
    "income_nothing": Said("none", "无"),
    "income_pension": Said("first pension", "首次领取养老金"),
    "contributions_fund": Said("the unemployment fund", "失业保险基金"),
    "contributions_own": Said("yourself, if you wish", "本人自愿缴纳"),
    "contributions_employer": Said("the new employer", "新用人单位"),
    "contributions_nobody": Said("-", "-"),
    "claim_benefit": Said("claim the benefit; a later claim is not refused", "申领失业保险金（逾期不因此被拒绝）"),
    "claim_transition": Said("apply to be paid on to the old age", "申请续发至改革前年龄"),
    "claim_fund": Said(
        "join the enterprise scheme alone where the benefit is paid, pay, and have it refunded",
        "在领取地以个人身份参保缴费，并申领补助",
    ),
    "claim_subsidy": Said("claim the social insurance subsidy for the first time", "首次申报社会保险补贴"),
    "claim_pension": Said("apply for the pension", "申领基本养老金"),
    "unemployment_agency": Said("the unemployment insurance agency", "失业保险经办机构"),
    "employment_agency": Said("the public employment service", "公共就业服务机构"),
    "pension_agency": Said("the pension agency", "养老保险经办机构"),
    # what is asked of somebody out of work
    "job_ended": Said("how the last job ended", "上一份工作的结束方式"),
    "unemployment_months": Said("the months of unemployment insurance", "失业保险缴费月数"),
    "transition_applied": Said("whether it was applied for to be paid on to the old age", "是否已申请续发至改革前年龄"),
    "recognised": Said("whether recognised as hard to employ", "是否认定为就业困难人员"),
    "registered_months": Said("the months registered as unemployed", "登记失业月数"),
    "work_form": Said("whether employed or working alone", "单位就业或灵活就业"),
    "flexible_kind": Said("the kind of work", "灵活就业类型"),
    "employer_paid_months": Said("the months paid by the employer in a row", "用人单位连续缴费月数"),
    "determined_on": Said("the day of the first determination of the subsidy", "补贴的初次核定日期"),
    "determination_assumed": Said(
        "the subsidy is taken as first determined in its first month here, since no day is stated",
        "未填写补贴的初次核定时间，按本页首个可享受补贴的月份初次核定计算",
    ),
    "months_assumed": Said(
        "the months of the subsidy are taken as unused before, since none is stated",
        "未填写已享受补贴的月数，按此前未享受计算",
    ),
    "unused_months": Said("the months left of an earlier benefit", "以前应领未领的月数"),
    "subsidy_months_used": Said("the months of subsidy used before", "此前已享受补贴的月数"),
    "post_months_used": Said("the months in a welfare post used before", "此前已享受岗位补贴的月数"),
    "registered_on": Said("the day of the unemployment registration", "失业登记日期"),
    "claimed_on": Said("the day of the claim", "申领日期"),
    "benefit_from": Said("the first month of the benefit", "失业保险金首次领取月份"),
    "benefit_ends_on": Said("the last day of the benefit", "失业保险金期满日"),
    "benefit_stopped": Said("what ended the benefit", "停止领取的情形"),
    "benefit_stopped_in": Said("the month of what ended the benefit", "停止情形发生的月份"),
    "drawing": Said("which pension is drawn", "领取的是哪种养老金"),
    "birth_day": Said("the day of birth", "出生日"),
    "drew_at_end_of_2024": Said(
        "whether the benefit was drawn when the reform began", "改革实施时是否正在领取失业保险金"
    ),
    "still_unemployed": Said("whether no job was found by the end of the benefit", "期满时是否仍未就业"),
    # which pension is drawn
    "drawing_none": Said("no pension is drawn", "未领取养老金"),
    "drawing_employee": Said(
        "a pension of the employee scheme or of a public body is drawn", "已领取企业职工或机关事业单位基本养老金"
    ),
    "drawing_resident": Said("a resident pension is drawn", "已领取城乡居民养老金"),
    "drawing_other": Said("another pension is drawn", "已领取其他养老金"),
    "drawing_some": Said("a pension is drawn, its kind is not known", "已领取养老金，种类不明"),
    "calendar_missing": Said("no calendar of working days was given", "没有工作日历"),
    "calendar_ends": Said("the calendar of working days does not reach that far", "工作日历没有该日期的数据"),
    "post_changed": Said(
        "no national rule says which class counts after the post has changed: ask the agency",
        "岗位变动后适用哪一类别没有国家规定，请咨询经办机构",
    ),
    "file_not_stated": Said(
        "whether there is a personnel file was not stated: the ID card counts where there is none",
        "是否有职工档案未说明：没有档案的，以居民身份证为准",
    ),
    "minimum_not_tested_again": Said(
        "the minimum of the statutory year is higher than what was paid; the text does not test it again at the age: ask the "
        "agency",
        "累计缴费低于达到法定退休年龄当年的最低缴费年限，条文没有规定到龄时重新审核，请咨询经办机构",
    ),
    "after_bridging": Said(
        "with the months of the employee scheme, once they are moved", "以职工缴费年限转入城乡居民养老保险后计算"
    ),
    "age_below_minimum": Said(
        "what becomes of it at the statutory age below the minimum the text does not say: see what is open to somebody short of "
        "the minimum",
        "未达到最低缴费年限的，到龄后如何处理条文没有规定，可查询到龄缴费不足的处理",
    ),
    "local_rule_not_read": Said(
        "the place has a rule of its own, which was not read: ask the agency", "当地另有规定，未见原文，请咨询经办机构"
    ),
}
