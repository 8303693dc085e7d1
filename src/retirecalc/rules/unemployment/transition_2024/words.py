"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Those who drew unemployment benefit when the reform began", "延迟退休实施时在领失业保险金人员的过渡")

STEPS = {
    "benefit_ends_on": Said("Last day of the benefit: {benefit_ends_on}.", "失业保险金期满日：{benefit_ends_on}。"),
    "original_month": Said("The old age was {original_month}.", "改革前于{original_month}达到法定退休年龄。"),
    "statutory_month": Said("The new one is {statutory_month}.", "改革后为{statutory_month}。"),
    "drew": Said("The benefit was drawn when the reform began: {drew}.", "改革实施时正在领取：{drew}。"),
    "months_to_new": Said("To the new age {months_to_new:count}.", "距改革后年龄{months_to_new:count}。"),
    "months_to_old": Said("To the old age {months_to_old:count}.", "距改革前年龄{months_to_old:count}。"),
    "compared": SILENT,
    "reason": Said("Not open: {reason}.", "不适用：{reason}。"),
    "standing": Said("The benefit is paid on to the old age: {standing}.", "续发至改革前年龄：{standing}。"),
    "first_month": Said("Paid on from {first_month}.", "自{first_month}起续发。"),
    "ended_by": Said("It ends by: {ended_by}.", "终止原因：{ended_by}。"),
    "last_month": Said("To {last_month}.", "续发至{last_month}。"),
}

FIGURES = {
    "drawing_in": Said("drawing at the end of", "正在领取的时点（当月末）"),
    "distance": Said("distance", "距法定退休年龄"),
    "under": Said("less than", "不足"),
    "compared": Said("how exact months are compared", "恰为整月数的比较"),
    "until": Said("paid to", "续发至"),
    "once": Said("only once", "不再续发"),
}

WORDS = {
    "new_age_near": Said("the new age is near enough for the ordinary rule", "距改革后年龄足够近，适用一般续发"),
    "old_age_far": Said("the old age is too far away", "距改革前年龄较远"),
    "re_employed": Said("a job was found", "已重新就业"),
    "not_applied_for": Said("it was not applied for", "未提出申请"),
    "ordinary_instead": Said("ask about the ordinary rule instead", "请改为查询一般续发"),
    "apply_for_it": Said("it is paid only on application: apply to the agency", "须由本人申请，请向经办机构提出"),
    "not_again": Said(
        "after the old age nothing more is paid on, so that months without benefit may follow up to the new age",
        "期满后不再续发，此后至改革后年龄可能有无待遇的月份",
    ),
}
