"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Early retirement for special work or altitude", "特殊工种、高海拔提前退休")

STEPS = {
    "birth": SILENT,
    "category": SILENT,
    "age_reached": Said(
        "The statutory age is reached in {age_reached}: there is nothing left to retire early from.",
        "{age_reached}已达到法定退休年龄，不再适用提前退休。",
    ),
    "reason": Said("In the month of the question it is refused: {reason}.", "测算当月不符合条件：{reason}。"),
    "age": Said("It asks for the age of {age:age}.", "年龄要求：满{age:age}。"),
    "age_month": Said("That age is reached in {age_month}.", "于{age_month}达到该年龄。"),
    "later_age": Said(
        "Whether it is open at the printed age since the reform: {later_age}.",
        "改革施行后，在原规定年龄是否仍可申请：{later_age}。",
    ),
    "group": Said("The group of work that is met or nearest: {group}.", "已满足或最接近的一项：{group}。"),
    "group_months": Said("Months in it: {group_months:term}.", "该项累计：{group_months:term}。"),
    "group_required": Said("It asks for {group_required:term}.", "该项要求满{group_required:term}。"),
    "cold": Said(
        "Whether work at the very limit of the cold counts: {cold}.", "恰为低温界限温度的工作是否计入：{cold}。"
    ),
    "all_months": Said(
        "All groups together: {all_months:term}; none is met alone.",
        "各项合计：{all_months:term}，没有一项单独满足。",
    ),
    "sum_counts": Said("Whether the sum across groups is enough: {sum_counts}.", "合计是否可以：{sum_counts}。"),
    "printed_months": Said(
        "The guide asks for {printed_months:term} of contributions.", "办理规定要求累计缴费满{printed_months:term}。"
    ),
    "required_months": Said(
        "The minimum that counts is {required_months:term}.", "适用的最低缴费年限为{required_months:term}。"
    ),
    "projected_months": Said(
        "Contributions by then: {projected_months:count}.",
        "届时累计缴费（含视同）{projected_months:term}（{projected_months:count}）。",
    ),
    "standing": Said("Early retirement for special work: {standing}.", "特殊工种提前退休：{standing}。"),
    "first_open_month": Said(
        "The first month that nothing refuses: {first_open_month}.", "最早不再被排除的月份：{first_open_month}。"
    ),
}

WORDS = {
    "public_body_rules": Said(
        "the texts are of the enterprise scheme; whether they reach organs and public institutions was not read: ask the employer "
        "or the agency",
        "该途径适用于企业职工基本养老保险；机关事业单位工作人员是否适用，未见原文，请咨询单位或经办机构",
    ),
    "special_work": Said("the months of special work", "特殊工种工作经历"),
    "altitude_m": Said("the altitude in metres of work at altitude", "高海拔工作的海拔米数"),
    "heavy": Said("work at heights or especially heavy labour", "高空或特别繁重体力劳动"),
    "severe": Said("work underground, in heat, in the cold, or at high altitude", "井下、高温、低温或高海拔工作"),
    "harmful": Said("other harmful work, or work at the highest altitude", "其他有害身体健康的工作或更高海拔工作"),
    "heights": Said("work at heights", "高空"),
    "especially_heavy": Said("especially heavy labour", "特别繁重体力劳动"),
    "underground": Said("work underground", "井下"),
    "high_temperature": Said("work in heat", "高温"),
    "low_temperature": Said("work in the cold", "低温"),
    "other_harmful": Said("other harmful work", "其他有害身体健康的工作"),
    "chosen_month": Said("that of the month chosen", "所选退休年月当年"),
    "statutory_month": Said("that of the statutory month", "达到法定退休年龄当年"),
    "below_special_age": Said("the age for special work is not reached", "未达到特殊工种提前退休年龄"),
    "special_time_short": Said("the years of special work are not enough", "特殊工种工作年限不足"),
}

FIGURES = {
    "ages": Said("age", "年龄"),
    "groups": Said("groups of work", "工作类别"),
    "kinds": Said("work", "工作"),
    "groups.months": Said("for", "累计满"),
    "altitude_from_m": Said("altitude from, in metres", "海拔不低于（米）"),
    "mixed": Said("a sum across groups", "不同类别合计"),
    "cold": Said("work at the very limit of the cold", "恰为低温界限温度的工作"),
    "below_c": Said("below, in degrees", "低于（摄氏度）"),
    "later_age": Said("the age since the reform", "改革后的年龄"),
    "counting_year": Said("the year of which the minimum counts", "最低缴费年限的适用年度"),
}
