"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Course of an invalidity allowance", "病残津贴的复查、暂停与停发")

STEPS = {
    "entitled": Said("The allowance: {entitled}.", "病残津贴：{entitled}。"),
    "tier": SILENT,
    "refused_on": Said("The application was refused on {refused_on}.", "{refused_on}不予核准。"),
    "first_month": Said("It is paid from {first_month} on.", "自{first_month}起发放。"),
    "suspended_after": Said(
        "Nobody came to the review in time: it is paid up to {suspended_after} in any case.",
        "未按期复查鉴定，发放至{suspended_after}后暂停。",
    ),
    "resumed_in": Said(
        "It resumes in {resumed_in}, with what was suspended.", "{resumed_in}恢复发放，并补发暂停期间的病残津贴。"
    ),
    "recomputed_in": Said(
        "In {recomputed_in} it is computed anew, as a whole pension.",
        "{recomputed_in}按退休人员基本养老金计发办法重新核算。",
    ),
    "paid": Said("Paid in their time: {paid}.", "按月发放：{paid}。"),
    "arrears": Said("Suspended and paid later: {arrears}.", "暂停后补发：{arrears}。"),
    "suspended": Said("Suspended: {suspended}.", "暂停发放：{suspended}。"),
    "ended_by": Said("What ends it: {ended_by}.", "停发的原因：{ended_by}。"),
    "last_month": Said("The last month of the allowance is {last_month}.", "病残津贴发放至{last_month}。"),
    "pension_from": Said("From {pension_from} on it is a pension.", "自{pension_from}起按月领取基本养老金。"),
    "computed_anew": Said(
        "The pension is computed anew: {computed_anew}.", "基本养老金是否重新计算：{computed_anew}。"
    ),
}

FIGURES = {
    "decided": Said("granted or refused", "审核确定"),
    "suspended_after": Said("suspended so many days after the notice", "告知后暂停的天数"),
    "arrears": Said("resumed with arrears", "恢复并补发"),
    "stops_review_failed": Said("stops after a review that failed", "复查未通过后停发"),
    "stops_contributions": Said("stops after contributions resume", "恢复缴费后停发"),
    "retires": Said("becomes a pension", "办理退休"),
    "pension_after": Said("the pension begins after", "养老金起发"),
    "survivors": Said("survivors as of a working member", "遗属待遇按在职人员"),
}

WORDS = {
    "events": Said("what happened after the application, each with its day", "申请之后发生的事项及日期"),
    "not_entitled": Said("there is no entitlement to the allowance", "不符合病残津贴领取条件"),
    "application_refused": Said("the application was refused", "申请未获核准"),
    "age": Said("the statutory age", "达到法定退休年龄"),
    "months_paid": Said("the months payable are paid", "规定的月数已支付完毕"),
    "review_failed": Said("a review no longer found total loss of working capacity", "复查鉴定不再是完全丧失劳动能力"),
    "contributions_resumed": Said("contributions are paid again", "恢复缴费"),
    "retired_early": Said("flexible early retirement", "弹性提前退休"),
    "died": Said("death", "死亡"),
    "if_granted": Said("all of this holds if the application is granted", "以上以申请获得核准为前提"),
    "before_application": Said("what happened before the application is left out", "申请之前发生的事项不计入"),
    "suspension_month": Said(
        "the text says after which day payment is suspended, and not for which month: ask the agency about the month of that "
        "day",
        "条文只规定自哪一天之后暂停，当月如何发放请咨询经办机构",
    ),
    "stopped_while_suspended": Said(
        "what was suspended when it stopped is not restored by the text: ask the agency",
        "停发时尚处于暂停的月份，条文没有规定补发，请咨询经办机构",
    ),
    "age_while_suspended": Said(
        "the text lets whoever draws the allowance retire on it: with a review still open at that time, ask the agency how the "
        "pension is computed, or answer the review first",
        "条文规定的是领取病残津贴人员到龄后办理退休；届时仍因未复查鉴定而暂停的，养老金如何计发请咨询经办机构，或先完成复查鉴定",
    ),
    "survivors_as_working": Said(
        "survivors are treated as those of a working member; of the month of death the text says nothing: ask the agency",
        "遗属待遇按在职人员标准执行；死亡当月如何发放，条文没有规定，请咨询经办机构",
    ),
}
