"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Eligibility", "是否符合条件")

STEPS = {
    "month": SILENT,
    "as_of": SILENT,
    "age": Said("Age in {month}: {age:age}.", "{month}时的年龄：{age:age}。"),
    "kind": Said("Way: {kind}.", "退休方式：{kind}。"),
    "reason": Said("Against it: {reason}.", "不符合之处：{reason}。"),
    "counting_year": Said("The minimum of {counting_year} counts.", "适用{counting_year}年的最低缴费年限。"),
    "required_months": Said(
        "It is {required_months:term}, {required_months:count}.",
        "该年限为{required_months:term}，即{required_months:count}。",
    ),
    "projected_months": Said(
        "Contributions surely counted by {month}: {projected_months:count}.",
        "至{month}可确定的累计缴费为{projected_months:count}。",
    ),
    "met_by": Said(
        "By when {month} must have met its minimum: {met_by}.", "在{month}退休应何时达到最低缴费年限：{met_by}。"
    ),
    "extension_target": Said(
        "Which year's minimum counts when paying on after the age: {extension_target}.",
        "到龄后继续缴费应达到的最低缴费年限：{extension_target}。",
    ),
    "deferral_while_short": Said(
        "Short in the statutory month; deferring while short: {deferral_while_short}.",
        "到法定退休年龄时缴费不足，延迟期间补足：{deferral_while_short}。",
    ),
    "deferral": Said("Deferring without an employer: {deferral}.", "没有用人单位的能否弹性延迟退休：{deferral}。"),
    "agreed_after_age": Said(
        "Whether a deferral can still be agreed after the age: {agreed_after_age}.",
        "已过法定退休年龄当月，还能否约定弹性延迟退休：{agreed_after_age}。",
    ),
    "shortfall_months": Said("By {month}: {shortfall_months:short}.", "至{month}{shortfall_months:short}。"),
    "due_since": Said("It could have been claimed since {due_since}.", "自{due_since}起即可办理。"),
    "eligibility": Said("Retirement in {month}: {eligibility}.", "在{month}退休：{eligibility}。"),
}
