"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Pension contributions paid by the unemployment fund", "失业保险基金为大龄领金人员缴纳养老保险费")

STEPS = {
    "statutory_month": SILENT,
    "open_months": Said("Not settled for {open_months}.", "尚不能确定的月份：{open_months}。"),
    "months": Said("The fund pays for {months}.", "由基金承担的月份：{months}。"),
    "standing": Said("The fund pays: {standing}.", "由基金承担：{standing}。"),
}

FIGURES = {
    "distance": Said("distance to the age", "距法定退休年龄"),
    "under": Said("less than", "不足"),
    "compared": Said("how exact months are compared", "恰为整月数的比较"),
    "place": Said("joined where", "参保地"),
    "refund": Said("paid first, then refunded", "先缴后补"),
}

WORDS = {
    "not_insured_there": Said(
        "the fund pays only for those who join alone at the place of the benefit",
        "须在失业保险金领取地以个人身份参加企业职工基本养老保险并缴费",
    ),
    "too_far": Said("no month of the benefit is near enough to the statutory age", "领金期间距法定退休年龄均较远"),
    "falls_below_within": Said(
        "in a month that is not settled the benefit is, or the distance becomes short enough within it: ask the agency",
        "未定的月份，或者失业保险金本身未定，或者当月中才符合距离要求，请咨询经办机构",
    ),
    "joins_there": Said(
        "join the enterprise scheme alone at the place of the benefit, and pay", "须在领取地以个人身份参保并缴费"
    ),
    "refunded": Said(
        "the person pays first and the fund refunds, up to the lowest standard of the place; what is above it is one's own",
        "先由本人缴费，基金按当地最低标准补助到卡，超出部分由本人承担",
    ),
}
