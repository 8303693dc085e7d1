"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Resident pension", "城乡居民基本养老保险待遇")

STEPS = {
    "birth": Said("Born in {birth}.", "出生于{birth}。"),
    "resident_months": Said(
        "Months that count in the resident scheme: {resident_months}.", "城乡居民养老保险累计缴费：{resident_months}。"
    ),
    "drawing": Said(
        "Drawing: {drawing}. This pension is for those who draw no other basic pension.",
        "领取情况：{drawing}。该待遇以未领取其他基本养老保障待遇为条件。",
    ),
    "draw_month": Said(
        "The age of the scheme, the same for men and women, is reached in {draw_month}.",
        "{draw_month}达到领取年龄，男女相同。",
    ),
    "required_months": Said(
        "It asks for {required_months:term} of contributions.", "领取须累计缴费满{required_months:term}。"
    ),
    "short_months": Said("Still missing: {short_months:count}.", "尚缺{short_months:count}。"),
    "near": Said(
        "When the scheme began there, fewer years than these were left to the age: {near}.",
        "制度实施时距领取年龄不足上述年限：{near}。",
    ),
    "stops_from": Said("Nothing is paid from {stops_from} on.", "自{stops_from}起停止发放。"),
    "due_since": Said(
        "It could have been claimed since {due_since}, and can be now.", "自{due_since}起即可办理，现在仍可办理。"
    ),
    "first_month": Said(
        "With what is stated it can be drawn from {first_month} on.", "按所述情况，自{first_month}起可以领取。"
    ),
    "first_open_month": Said(
        "What is missing may still be paid; the first month that nothing refuses is {first_open_month}.",
        "所缺年限仍可缴纳；最早可能自{first_open_month}起领取。",
    ),
    "after_reform": Said(
        "The reform of the retirement age, which speaks of employees: with age and years met, {after_reform}.",
        "延迟法定退休年龄的改革针对职工：年龄和年限均达到的，{after_reform}。",
    ),
    "standing": Said(
        "Whether it can be drawn in the month of the question: {standing}.", "测算月份能否领取：{standing}。"
    ),
    "reasons": Said("Because: {reasons}.", "原因：{reasons}。"),
    "may_join": Said(
        "Whether the scheme can be joined, at the place of household registration: {may_join}.",
        "能否在户籍地参保：{may_join}。",
    ),
    "join_reason": Said("It cannot be joined because: {join_reason}.", "不能参保的原因：{join_reason}。"),
    "relation_moves": Said(
        "Whether the relation moves with the registration, the whole account with it: {relation_moves}.",
        "养老保险关系是否随户籍转移（个人账户全部储存额一次转移）：{relation_moves}。",
    ),
}

WORDS = {
    "ended_by": Said("what ended it", "终止待遇的情形"),
    "ended_in": Said("the month of what ended it", "终止情形发生的年月"),
    "registration_moves": Said("whether the household registration moves", "户籍是否迁移"),
    "below_resident_age": Said("the age of the resident scheme is not reached", "未达到城乡居民养老保险领取年龄"),
    "resident_years_short": Said(
        "the years of contributions of the resident scheme are not met", "未达到城乡居民养老保险缴费年限"
    ),
    "other_pension": Said("another basic pension is drawn", "已领取其他基本养老保障待遇"),
    "death": Said("the member has died", "参保人员已死亡"),
    "nationality_lost": Said("the nationality is lost", "已丧失国籍"),
    "below_join_age": Said("the age for joining is not reached", "未达到参保年龄"),
    "student": Said("still at school", "在校学生"),
    "public_staff": Said("with an organ or public institution", "国家机关或事业单位工作人员"),
    "in_employee_scheme": Said("covered by the employee scheme", "属于职工基本养老保险覆盖范围"),
    "resident_months": Said("the months in the resident scheme", "城乡居民养老保险缴费年限"),
    "drawing": Said("which pension is drawn", "已领取何种养老金"),
    "scheme_began": Said(
        "the month in which the scheme began at the place of registration", "户籍地制度开始实施的年月"
    ),
    "near_the_age": Said(
        "whoever was not far from the age when the scheme began there may need fewer years: ask the agency",
        "制度实施时距领取年龄较近的人员，所需年限可能较少，请咨询经办机构",
    ),
}

FIGURES = {
    "join_age": Said("joining from", "参保年龄"),
    "join_place": Said("where it is joined", "参保地"),
    "outside": Said("who may not join", "不能参保的人员"),
    "draw_age": Said("drawing from", "领取年龄"),
    "years": Said("with contributions of", "累计缴费满"),
    "one_pension": Said("drawing another basic pension", "已领取其他基本养老保障待遇"),
    "near_the_age": Said("whoever was near the age when it began", "制度实施时距领取年龄较近的人员"),
    "begun_by": Said("begun everywhere by", "各地最迟开始于"),
    "reform": Said("the reform of the retirement age", "延迟法定退休年龄改革"),
    "since": Said("since", "自"),
    "ended_by": Said("what ends it", "终止情形"),
    "stops_after": Said("stops so many months after the event", "自情形出现后第几个月停发"),
    "moves_while_contributing": Said("moves with the registration while contributing", "缴费期间随户籍转移"),
    "moves_while_drawing": Said("moves with the registration while drawing", "领取期间随户籍转移"),
}
