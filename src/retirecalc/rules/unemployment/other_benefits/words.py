"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Other benefits while unemployment benefit is drawn", "领取失业保险金期间的其他待遇")

STEPS = {
    "monthly_benefit": Said(
        "The benefit of a month: {monthly_benefit:yuan}.", "每月失业保险金：{monthly_benefit:yuan}。"
    ),
    "standing": Said(
        "What comes with unemployment benefit, as the benefit itself: {standing}.",
        "随失业保险金享受的待遇（同失业保险金）：{standing}。",
    ),
    "medical_paid_by": Said(
        "Contributions of the employee medical scheme are paid by: {medical_paid_by}.",
        "职工基本医疗保险费的承担方：{medical_paid_by}。",
    ),
    "medical_refund": Said(
        "Of what the person paid, {medical_refund:yuan} a month are refunded: no more than was paid, nor than the local standard.",
        "个人已缴的，每月补助{medical_refund:yuan}，不超过实际缴费和当地代缴标准。",
    ),
    "medical_grant": Said(
        "A grant for treatment may be asked for: {medical_grant}.", "可申请医疗补助金：{medical_grant}。"
    ),
    "price_allowance": Said(
        "Where a price allowance is due, the fund pays it monthly.", "符合条件的，由基金按月发放价格临时补贴。"
    ),
    "low_income": Said(
        "Support for a low income may be asked for, during the benefit or after it.",
        "领取期间或期满后，符合条件的可申请城市居民最低生活保障。",
    ),
    "at_death": Said(
        "At a death there are a funeral grant, a payment to dependants, and what was still due of the month.",
        "在领取期间死亡的，发给丧葬补助金、供养直系亲属抚恤金，当月尚未领取的失业保险金可一并领取。",
    ),
    "funeral_grant": Said("The funeral grant is {funeral_grant:yuan}.", "丧葬补助金为{funeral_grant:yuan}。"),
    "dependants_payment": Said(
        "The payment to dependants is {dependants_payment:yuan}.", "供养直系亲属抚恤金为{dependants_payment:yuan}。"
    ),
}

FIGURES = {
    "medical": Said("medical contributions paid by", "医疗保险费承担方"),
    "medical_refund": Said("medical contributions refunded", "医疗保险费补助"),
    "medical_grant": Said("grant for treatment", "医疗补助金"),
    "price_allowance": Said("price allowance", "价格临时补贴"),
    "low_income": Said("support for a low income", "最低生活保障"),
    "at_death": Said("at a death", "死亡待遇"),
    "funeral": Said("funeral grant, in monthly benefits", "丧葬补助金（月数）"),
    "dependants": Said("payment to dependants, in monthly benefits", "抚恤金（月数）"),
}

WORDS = {
    "fund": Said("the unemployment fund", "失业保险基金"),
    "monthly_benefit": Said("the benefit of a month", "每月失业保险金"),
    "has_dependants": Said("whether there are dependants", "有无供养直系亲属"),
    "medical_paid": Said("medical contributions that the person paid for a month", "本人每月缴纳的医疗保险费"),
    "medical_standard": Said("medical contributions that the office pays for a month", "当地每月代缴标准"),
    "ill_while_drawing": Said("whether the person is treated for an illness", "领取期间是否患病就医"),
    "died_while_drawing": Said("whether the person died in the time of the benefit", "是否在领取期间死亡"),
    "death_grants_local": Said(
        "how much is granted at a death is set by the place and is not on file here: ask the agency",
        "死亡待遇的标准由当地规定，此处未收录，请咨询经办机构",
    ),
}
