"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Unemployment benefit paid on to the statutory age", "大龄失业人员续发失业保险金")

STEPS = {
    "benefit_ends_on": Said("Last day of the benefit: {benefit_ends_on}.", "失业保险金期满日：{benefit_ends_on}。"),
    "statutory_month": SILENT,
    "measured_on": Said(
        "Day on which the distance is measured: {measured_on}.", "测算距法定退休年龄的日期：{measured_on}。"
    ),
    "age_month": Said("The age is reached in {age_month}.", "于{age_month}达到法定退休年龄。"),
    "distance_months": Said(
        "That is {distance_months:count} away, the days apart.", "相距{distance_months:count}（未计日）。"
    ),
    "application": Said("An application is needed: {application}.", "是否需要本人申请：{application}。"),
    "near": Said("Near enough to the age: {near}.", "距法定退休年龄是否足够近：{near}。"),
    "open_from": Said("It is near enough from {open_from} on.", "自{open_from}起距离足够近。"),
    "not_settled_from": Said(
        "From {not_settled_from} on it is not settled.", "自{not_settled_from}起是否继续发放尚不能确定。"
    ),
    "standing": Said("The benefit is paid on: {standing}.", "续发：{standing}。"),
    "first_month": Said("Paid on from {first_month}.", "自{first_month}起续发。"),
    "ended_by": Said("It ends by: {ended_by}.", "终止原因：{ended_by}。"),
    "last_month": Said("To {last_month}.", "续发至{last_month}。"),
}

FIGURES = {
    "distance": Said("distance to the age", "距法定退休年龄"),
    "under": Said("less than", "不足"),
    "compared": Said("how exact months are compared", "恰为整月数的比较"),
    "to_age": Said("by the age of which law", "以何时的法定退休年龄为准"),
    "basis": Said("to which month", "测算到何时"),
    "until": Said("paid to", "续发至"),
    "application": Said("application needed", "是否需要申请"),
}

WORDS = {
    "re_employed": Said("a job was found", "已重新就业"),
    "too_far": Said("the statutory age is too far away", "距法定退休年龄较远"),
    "measured_later": Said(
        "no text says when the distance is measured: whoever is still out of work when it is near enough asks the agency again",
        "没有条文规定何时测算：届时仍未就业且距离足够近的，请再次咨询经办机构",
    ),
    "old_age_alone": Said(
        "only the age before the reform was near enough: whether it is paid on after that one no text says, ask the agency",
        "仅距改革前的法定退休年龄足够近：此后是否继续发放，没有条文规定，请咨询经办机构",
    ),
    "while_unemployed": Said("it is paid on only while no job is found", "仅在期满时仍未就业的情况下续发"),
}
