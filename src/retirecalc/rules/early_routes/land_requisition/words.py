"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Benefit after land requisition (4050)", "征地安置“4050”人员养老待遇")

STEPS = {
    "original_month": Said("The original age is reached in {original_month}.", "{original_month}达到原法定退休年龄。"),
    "statutory_month": Said(
        "The statutory age is reached in {statutory_month}.", "{statutory_month}达到法定退休年龄。"
    ),
    "age": Said("Which age counts: {age}.", "适用的年龄：{age}。"),
    "less_than": Said(
        "It is for who did not go on contributing, or for less than {less_than:term}.",
        "适用于未继续缴费或继续缴费不足{less_than:term}的人员。",
    ),
    "reason": Said("In the month of the question it is refused: {reason}.", "测算当月不符合条件：{reason}。"),
    "standing": Said("The benefit after land requisition: {standing}.", "征地安置养老待遇：{standing}。"),
    "first_open_month": Said(
        "The first month that nothing refuses is {first_open_month}.", "最早可能自{first_open_month}起领取。"
    ),
    "due_since": Said(
        "It could have been claimed since {due_since}, and can be now.", "自{due_since}起即可办理，现在仍可办理。"
    ),
    "first_month": Said("Beyond doubt it is drawn from {first_month} on.", "可以确定自{first_month}起领取。"),
}

WORDS = {
    "original": Said("the original age", "原法定退休年龄"),
    "statutory": Said("the statutory age", "法定退休年龄"),
    "between": Said(
        "not settled between the original and the statutory age", "原法定退休年龄与法定退休年龄之间尚无定论"
    ),
    "land_requisition_4050": Said(
        "whether the person is one of the 4050 people resettled after land requisition",
        "是否属于征地安置“4050”人员",
    ),
    "continued_contributions": Said(
        "how long employee contributions went on after that", "征地安置后继续缴纳企业职工养老保险的时间"
    ),
    "contributed_too_long": Said("contributions went on for too long for this way", "继续缴费年限已超出该途径的范围"),
    "below_statutory_age": Said("the statutory age is not reached", "未达到法定退休年龄"),
    "drawn_next_month": Said("it is drawn from the month after the age on", "自达到年龄的次月起领取"),
    "rule_of_a_place": Said(
        "this is a rule of some places, and none is on file for this place and month: name the place, or ask the agency there",
        "该项为部分地区的规定，库内没有该地区当月的规定，请指定地区或咨询当地经办机构",
    ),
}

FIGURES = {
    "less_than": Said("contributions went on for less than", "继续缴费不足"),
    "months_after": Said("drawn after the age by", "达到年龄后"),
    "no_pension": Said("whoever draws a pension", "已领取养老待遇的"),
    "age": Said("which age counts", "适用的年龄"),
}
