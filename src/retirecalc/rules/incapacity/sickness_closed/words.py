"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Early retirement for sickness (closed)", "因病或非因工致残提前退休（已停止）")

STEPS = {
    "month": SILENT,
    "statutory_month": SILENT,
    "total_loss": Said(
        "Total loss of working capacity was certified: {total_loss}.", "是否经鉴定为完全丧失劳动能力：{total_loss}。"
    ),
    "drawn_since": SILENT,
    "granted_in": SILENT,
    "closed_from": Said(
        "From {closed_from} on the enterprise scheme takes no new applications for it.",
        "自{closed_from}起，企业职工基本养老保险不再受理因病提前退休（退职）。",
    ),
    "first_month": Said(
        "What has been drawn since {first_month} in principle goes on.",
        "自{first_month}起已领取的待遇，原则上继续领取。",
    ),
    "required_months": Said(
        "The guide of the place asks for {required_months:term} of contributions.",
        "当地办事指南要求累计缴费满{required_months:term}。",
    ),
    "standing": Said("This way: {standing}.", "该途径：{standing}。"),
}

FIGURES = {
    "ended": Said("ended", "停止执行"),
    "goes_on": Said("drawn before", "此前已领取的"),
    "granted": Said("granted and not yet drawn", "已核准未领取的"),
    "contributions": Said("contributions", "累计缴费"),
}

WORDS = {
    "applied_in": Said("the month of the application", "申请年月"),
    "route_closed": Said("this way is closed to new applications", "该途径已停止受理"),
    "granted_in": Said("the month in which the pension for sickness was granted", "因病退休的核准月份"),
    "drawn_since": Said("the first month for which the pension for sickness was paid", "因病退休待遇的首次发放月份"),
    "allowance_instead": Said(
        "whoever has lost all working capacity before the statutory age asks about the invalidity allowance instead",
        "达到法定退休年龄前完全丧失劳动能力的，请改为咨询病残津贴",
    ),
    "goes_on_in_principle": Said(
        "the text says that it goes on in principle: ask the agency where payment stops",
        "条文规定为“原则上”继续领取，停发的请咨询经办机构",
    ),
    "granted_not_drawn": Said(
        "the text speaks of who already drew it when the way closed: ask the agency",
        "条文只规定停止时已领取的情形，请咨询经办机构",
    ),
    "public_body_rules": Said(
        "organs and public institutions have rules of their own on retirement for incapacity, which were not read: ask the "
        "employer or the agency",
        "机关事业单位工作人员丧失工作能力退休另有规定，未见原文，请咨询单位或经办机构",
    ),
}
