"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Senior experts staying on", "高级专家延长退休")

STEPS = {
    "statutory_month": Said(
        "The statutory age is reached in {statutory_month}.", "{statutory_month}达到法定退休年龄。"
    ),
    "until_age": SILENT,
    "until_month": Said(
        "By their rank they may stay on to the age of {until_age:age}, {until_month}.",
        "按其职务，最迟可延长至{until_age:age}，即{until_month}。",
    ),
    "conditions": Said(
        "It asks for the need of the unit, the consent of the person, and approval.",
        "须单位工作需要、本人同意并经批准。",
    ),
    "leading_post_ends": Said(
        "The leading post ends in {leading_post_ends}, when the statutory age is reached.",
        "达到法定退休年龄的{leading_post_ends}起不再担任领导职务。",
    ),
    "standing": Said("Staying on as a senior expert: {standing}.", "以高级专家身份延长退休：{standing}。"),
}

WORDS = {
    "leading_post": Said("whether this is a leading post", "是否担任领导职务"),
    "expert_rank": Said("the rank as a senior expert", "高级专家的职务"),
    "associate_professor": Said("associate professor or equal", "副教授及相当职务"),
    "professor": Said("professor or equal", "教授及相当职务"),
}

FIGURES = {
    "ages": Said("to the age of", "延长至"),
    "conditions": Said("on conditions", "条件"),
    "leading_posts": Said("leading posts end at the age", "到龄不再担任领导职务"),
    "beside_reform": Said("whether it stands beside the reform", "改革后是否仍适用"),
}
