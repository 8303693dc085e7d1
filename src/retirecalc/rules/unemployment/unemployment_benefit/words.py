"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Unemployment benefit", "失业保险金")

STEPS = {
    "job_ended": Said("How the last job ended: {job_ended}.", "上一份工作的结束方式：{job_ended}。"),
    "unemployment_months": Said(
        "Months of unemployment insurance: {unemployment_months}.", "失业保险缴费时间：{unemployment_months}。"
    ),
    "involuntary": Said(
        "As a job lost against one's will this is: {involuntary}.", "作为非因本人意愿中断就业：{involuntary}。"
    ),
    "paid": Said(
        "It asks for {paid:count} of contributions; who had no claim before keeps the time.",
        "须缴费满{paid:count}；此前不符合领取条件的，缴费时间予以保留。",
    ),
    "reason": Said("Not open: {reason}.", "不能领取：{reason}。"),
    "first_month": Said("It counts from {first_month}.", "自{first_month}起计发。"),
    "own_months": Said(
        "For this contribution time: {own_months:count}.", "该缴费时间对应的领取期限：{own_months:count}。"
    ),
    "months_at_most": Said(
        "At most {months_at_most:count}; the place says how many.", "最长{months_at_most:count}，具体月数由当地规定。"
    ),
    "months": Said("It is paid for {months:count}.", "可领取{months:count}。"),
    "standing": Said("Unemployment benefit: {standing}.", "失业保险金：{standing}。"),
    "report_days": Said(
        "It ends where nobody reports for {report_days} days without good reason.",
        "无正当理由超过{report_days}天未报告的，停止领取。",
    ),
    "last_month": Said("The last month is {last_month}.", "领取至{last_month}。"),
    "ended_by": Said("It ends by: {ended_by}.", "终止原因：{ended_by}。"),
    "told_by": Said("The agency says so by {told_by}.", "经办机构最迟于{told_by}告知期满。"),
    "claim_by": Said("The measures ask for the claim by {claim_by}.", "办法要求在{claim_by}前申领。"),
    "decision_by": Said("The agency decides by {decision_by}.", "经办机构最迟于{decision_by}审核完毕。"),
    "moved_amount": Said(
        "With a move to another province go {moved_amount:yuan}.", "跨省转移的，随同转移{moved_amount:yuan}。"
    ),
}

FIGURES = {
    "involuntary": Said("ways to lose a job", "失业情形"),
    "paid": Said("contributions", "缴费时间"),
    "kept": Said("time without a claim is kept", "未领取的缴费时间保留"),
    "ceilings": Said("at most", "领取期限上限"),
    "months": Said("months of benefit", "领取期限"),
    "exact": Said("exact or at most", "准确月数或上限"),
    "most": Said("at most in all", "合并计算上限"),
    "remainder": Said("what is left of an earlier benefit", "应领未领期限"),
    "starts": Said("counts from", "起算"),
    "claim_days": Said("days for the claim", "申领期限（日）"),
    "second_claim": Said("a further claim is reviewed anew", "再次申请重新审核"),
    "claim_from": Said("counted from", "申领期限起算"),
    "notice": Said("told before it runs out", "期满前告知"),
    "stops": Said("what ends it", "停止领取的情形"),
    "moved": Said("moved on top, as a share", "随同转移的比例"),
    "working_days": Said("working days for the decision", "审核期限（工作日）"),
    "working_age": Said("within the working age", "法定劳动年龄内"),
    "age_ends": Said("the age ends it", "达到法定退休年龄停止"),
    "report_days": Said("days without a report", "未报告天数"),
}

WORDS = {
    "registration": Said("from the registration", "自办理失业登记之日起"),
    "claim": Said("from the claim", "自申领之日起"),
    "advice": Said("a late claim is not refused", "逾期申领不予拒绝"),
    "job_end": Said("counted from the end of the job", "自终止劳动关系之日起计算"),
    "papers": Said("counted from the day of the papers", "自出具证明之日起计算"),
    "local_table": Said("the months of the place", "按当地规定的月数"),
    "ceiling": Said("at most the limit", "按最长期限"),
    "contract_ended": Said("the contract ended", "劳动合同终止"),
    "dismissed": Said("dismissed by the employer", "被用人单位解除劳动合同"),
    "removed": Said("removed by the employer", "被用人单位开除、除名、辞退"),
    "left_for_cause": Said("left for a fault of the employer", "因用人单位过错由本人解除"),
    "agreed_by_employer": Said("by agreement that the employer proposed", "用人单位提出、协商一致解除"),
    "agreed_by_worker": Said("by agreement that the worker proposed", "本人提出、协商一致解除"),
    "resigned": Said("resigned", "本人辞职"),
    "voluntary": Said("the job was not lost against one's will", "不属于非因本人意愿中断就业"),
    "age_reached": Said("the statutory age is reached", "已达到法定退休年龄"),
    "months_used": Said("the months are used up", "领取期满"),
    "age": Said("the statutory age", "达到法定退休年龄"),
    "as_granted": Said("as the agency has set it", "按核定的期限"),
    "re_employed": Said("a new job", "重新就业"),
    "military_service": Said("military service", "应征服兵役"),
    "moved_abroad": Said("a move abroad", "移居境外"),
    "drawing_pension": Said("drawing a basic pension", "享受基本养老保险待遇"),
    "imprisoned": Said("prison", "被判刑收监执行"),
    "refused_work": Said("refusing work without good reason", "无正当理由拒绝接受介绍的工作"),
    "not_reported": Said("no report to the agency", "未按时向经办机构报告"),
    "refused_before": Said("whether an earlier claim was refused", "此前的申领是否未获通过"),
    "reviewed_anew": Said(
        "a claim after one that was refused is reviewed anew: claim again",
        "此前申领未通过的，再次申请时经办机构应当重新审核",
    ),
    "verified_anew": Said(
        "where the employer says that the job was left by choice and it was not, apply with proof: the agency looks at it anew",
        "单位填报为个人意愿而实际不是的，可提出申请并提供材料，经办机构重新核实认定",
    ),
    "other_reason": Said(
        "another reason that the law names may do: ask the agency",
        "法律、行政法规规定的其他情形，请咨询经办机构",
    ),
    "time_is_kept": Said(
        "the time paid is kept and adds to that of a later job", "已缴费时间予以保留，与以后的缴费时间合并计算"
    ),
    "age_elsewhere": Said(
        "after the statutory age no text of the nation refuses it and a pension ends it: ask the agency, and claim the pension",
        "达到法定退休年龄后，国家规定未写明不予发放，领取养老金即停止：请咨询经办机构，并申领养老金",
    ),
    "age_within_month": Said(
        "registered in the month of the age: whether before the age itself is reached the benefit is still granted, ask the agency",
        "在达到法定退休年龄的当月登记：达到年龄之前能否领取，请咨询经办机构",
    ),
    "unused_adds": Said(
        "what is left of an earlier benefit is added: say how many months", "以前应领未领的月数可合并计算，请补充"
    ),
    "at_most": Said(
        "the months are the most that the nation allows: the place sets them, ask the agency",
        "月数为国家规定的上限，具体由当地规定，请咨询经办机构",
    ),
    "ends_with_pension": Said("it ends when a pension is drawn", "领取养老金的，停止发放"),
    "stops_elsewhere": Said(
        "what was stated ends it in another place, and not by the text on file here",
        "所填情形在其他地区为停止领取的情形，本地在库文件未作规定",
    ),
    "ended_earlier": Said(
        "what was stated may have ended it before its last month: say what it was and in which month",
        "所填情形可能使其在期满前停止，请补充是何情形、发生在哪一月",
    ),
    "job_still_ran": Said(
        "no text says whether the month in which the job still ran is paid: ask the agency",
        "工作结束当月是否发放，没有条文规定，请咨询经办机构",
    ),
    "stop_month": Said(
        "no text says whether the month of that event is still paid: ask the agency",
        "该情形发生当月是否发放，没有条文规定，请咨询经办机构",
    ),
    "claim_not_refused": Said(
        "a claim after that day is not refused: claim all the same", "逾期申领不因此被拒绝，仍可申领"
    ),
    "registration_passed_on": Said(
        "a claim without an unemployment registration is passed on for registration, not refused: claim now",
        "未办理失业登记的申领会转送办理登记，不因此被拒绝，请尽快申领",
    ),
}
