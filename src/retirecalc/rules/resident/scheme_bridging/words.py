"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Bridging the employee and the resident scheme", "城乡养老保险制度衔接")

STEPS = {
    "statutory_month": Said(
        "The statutory age of the employee scheme is reached in {statutory_month}.",
        "{statutory_month}达到城镇职工养老保险法定退休年龄。",
    ),
    "resident_months": Said(
        "Months in the resident scheme, which are no employee months: {resident_months}.",
        "城乡居民养老保险缴费{resident_months}，不折算为职工缴费年限。",
    ),
    "required_months": Said(
        "The minimum of the employee scheme in the statutory year is {required_months:term}.",
        "法定退休年龄当年的职工最低缴费年限为{required_months:term}。",
    ),
    "between": Said(
        "With the years of the bridging measures and less than that minimum, into the employee scheme by paying the rest in one "
        "sum: {between}.",
        "已达到衔接办法规定的年限而不足上述最低缴费年限的，一次性补足后转入城镇职工养老保险：{between}。",
    ),
    "employee_months": Said("Employee months: {employee_months}.", "职工缴费年限：{employee_months}。"),
    "direction": Said(
        "Before the pension is claimed, at the agency of the place of benefit, months move: {direction}.",
        "在申请领取养老保险待遇前，向待遇领取地经办机构申请：{direction}。",
    ),
    "double_months": Said(
        "Months paid in both schemes count as employee months alone, and what was paid for them as a resident is given back: {double_months}.",
        "同期重复缴费只计算职工缴费年限，城乡居民养老保险重复缴费退还本人：{double_months}。",
    ),
    "months_after": Said("What counts there afterwards: {months_after}.", "衔接后的缴费年限：{months_after}。"),
    "resident_month": Said(
        "The resident scheme pays this person not before {resident_month}, under its own conditions.",
        "城乡居民养老保险待遇不早于{resident_month}，且须符合该制度的条件。",
    ),
    "standing": Said("Whether this can be asked for now: {standing}.", "现在能否申请：{standing}。"),
    "reason": Said("Because: {reason}.", "原因：{reason}。"),
    "due_since": Said(
        "It could have been asked for since {due_since}, and can be now.", "自{due_since}起即可办理，现在仍可办理。"
    ),
    "first_month": Said("From {first_month} on.", "自{first_month}起。"),
    "first_open_month": Said(
        "The first month that nothing refuses is {first_open_month}.", "最早可能自{first_open_month}起办理。"
    ),
}

WORDS = {
    "double_months": Said("the months paid in both schemes", "同期重复缴费的月数"),
    "below_statutory_age": Said(
        "the statutory age of the employee scheme is not reached", "未达到城镇职工养老保险法定退休年龄"
    ),
    "resident_to_employee": Said("from the resident into the employee scheme", "从城乡居民转入城镇职工养老保险"),
    "employee_to_resident": Said("from the employee into the resident scheme", "从城镇职工转入城乡居民养老保险"),
    "resident_months": Said("the months in the resident scheme", "城乡居民养老保险缴费年限"),
    "years_or_the_minimum": Said(
        "the text has kept its own years while the minimum of the employee scheme has risen above them: which of them decides "
        "is not settled, ask the agency",
        "衔接办法规定的年限未随职工最低缴费年限提高，以何者为准尚无定论，请咨询经办机构",
    ),
    "rest_in_one_sum": Said(
        "what is missing of the minimum is paid in one sum before", "须先一次性补足所差的最低缴费年限"
    ),
}

FIGURES = {
    "years": Said("employee contributions of", "职工缴费年限满"),
    "to_employee": Said("with these years or more", "达到该年限"),
    "to_resident": Said("with less", "不足该年限"),
    "between": Said("with these years and less than the minimum", "达到该年限而不足最低缴费年限"),
    "after_the_age": Said("when", "办理时间"),
    "before_claiming": Said("before claiming, where", "申领待遇前"),
    "not_counted": Said("resident months in the employee scheme", "居民缴费在职工制度中"),
    "counted": Said("employee months in the resident scheme", "职工缴费在居民制度中"),
    "paid_twice": Said("months paid in both", "同期重复缴费"),
}
