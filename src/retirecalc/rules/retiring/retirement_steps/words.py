"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import CAUTION, SILENT, Said

HEADING = Said("What to do by when", "办理事项")

STEPS = {
    "month": SILENT,
    "kind": SILENT,
    "approval": Said(
        "First the approval of the retirement month by the authority in charge of the post.",
        "先按管理权限报批退休时间。",
    ),
    "written_notice": Said(
        "The person tells the employer in writing by {written_notice}.", "本人最迟于{written_notice}书面告知用人单位。"
    ),
    "deferral_agreement": Said(
        "Employer and employee agree in writing by {deferral_agreement}, before the statutory month.",
        "用人单位与职工最迟于{deferral_agreement}（达到法定退休年龄当月之前）书面约定。",
    ),
    "contributions_continue": Said(
        "From {contributions_continue} on the employment and all contributions continue.",
        "自{contributions_continue}起，劳动关系和各项缴费延续。",
    ),
    "deferral_not_lengthened": Said("Once agreed, the deferral cannot be lengthened.", "延迟时间确定后不再延长。"),
    "deferral_ended_early": Said(
        "Both may end it earlier by agreement, from {deferral_ended_early} on.",
        "自{deferral_ended_early}起，双方协商一致可提前终止延迟。",
    ),
    "early_acceptance": Said("The agency may take the application earlier.", "经办机构可提前受理。"),
    "written_application": Said(
        "The person's written application names the retirement month: {written_application} at the latest.",
        "本人书面申请写明退休时间，最迟于{written_application}提出。",
    ),
    "filing": Said(
        "The employer files it with the agency in {filing} at the latest.", "用人单位最迟于{filing}向经办机构申请。"
    ),
    "own_filing": Said(
        "Without an employer the person files it in {own_filing} at the latest; the text speaks of employers only.",
        "没有用人单位的，本人最迟于{own_filing}申请；条文只写用人单位。",
    ),
    "employment_ends": Said(
        "The employment ends in {employment_ends}, when the agreed time arrives.",
        "约定时间到达，劳动关系于{employment_ends}终止。",
    ),
    "first_payment": Said(
        "If approved for {month}, the pension is first paid in {first_payment}.",
        "如获准在{month}退休，自{first_payment}起发放基本养老金。",
    ),
    "public_body_filing": Said(
        "An organ or public institution applies in the month of approval: {public_body_filing:open}.",
        "机关事业单位在批准当月申请：{public_body_filing:open}。",
    ),
    "public_body_filing_later": Said(
        "An organ or public institution applies after the approval: {public_body_filing_later:open}.",
        "机关事业单位在批准后申请：{public_body_filing_later:open}。",
    ),
    "paper_file": Said(
        "The paper file is brought by: {paper_file:needed}.", "提交纸质档案的最后期限：{paper_file:needed}。"
    ),
    "counted_from": Said(
        "Working days are counted from {counted_from}, the day after the application.",
        "工作日自申请次日{counted_from}起算。",
    ),
    "procedure_end": Said(
        "The whole procedure of the place ends by: {procedure_end:open}.", "当地全部办理最迟于：{procedure_end:open}。"
    ),
}

EVENTS = {
    "approval": Said("approval by the authority in charge of the post", "按管理权限报批"),
    "written_notice": Said("written notice to the employer", "书面告知用人单位"),
    "deferral_agreement": Said("written agreement on the deferral", "书面约定弹性延迟"),
    "contributions_continue": Said("employment and contributions continue", "劳动关系和缴费延续"),
    "deferral_not_lengthened": Said("the agreed deferral cannot be lengthened", "延迟时间不再延长"),
    "deferral_ended_early": Said("the deferral may be ended early", "可协商提前终止延迟"),
    "early_acceptance": Said("the application may be handed in earlier", "可提前申请"),
    "written_application": Said(
        "written application that names the retirement month", "本人提交写明退休时间的书面申请"
    ),
    "filing": Said("the employer files the pension application", "用人单位提出领取基本养老金申请"),
    "own_filing": Said("the person files the pension application", "本人提出领取基本养老金申请"),
    "employment_ends": Said("the employment ends", "劳动关系终止"),
    "first_payment": Said("first payment of the pension", "首次发放基本养老金"),
    "public_body_filing": Said("the organ or institution applies", "机关事业单位提出申请"),
    "paper_file": Said("the paper file is handed in", "提交纸质档案"),
    "procedure_end": Said("end of the local procedure", "当地办理期限届满"),
}
"""Each step as a heading."""

LINES = {
    "title": Said("{what} (retirement in {month})", "{what}（{month}退休）"),
    "during": Said("{what} this month", "当月{what}"),
    "row": Said("Row {row}: {title}", "第{row}行：{title}"),
    "called": Said("{called} (row {row}): {title}", "{called}（第{row}行）：{title}"),
    "step": Said("By {day}: {title}", "最迟{day}：{title}"),
    "in_month": Said("Steps due in {month}: {count}", "{month}到期事项：{count}项"),
    "in_month_and_asked": Said(
        "Steps due in {month}: {count}; rows to be confirmed: {asked}", "{month}到期事项：{count}项；待确认：{asked}行"
    ),
    "in_month_asked": Said("Rows to be confirmed, {month}: {asked}", "{month}待确认：{asked}行"),
    "nothing": Said("Nothing falls due (calendar of {as_of})", "没有到期事项（{as_of}生成）"),
    "nothing_until": Said("From {as_of} to {until} nothing falls due", "{as_of}至{until}没有到期事项"),
    "again": Said(
        "Make the calendar anew when the facts change or this time is over.",
        "情况有变化或该期间届满后，请重新生成日历。",
    ),
    "withdrawn": Said("cancelled: see the new calendar", "已取消：以新日历为准"),
    "unsettled": Said("to be confirmed: {title}", "待确认：{title}"),
    "asked": Said(
        "The row has a question: this is the earliest day of its answers. Ask, fill in the list and make the calendar anew.",
        "该行有待确认事项，此处为各种可能中最早的日期。请确认后填入名单，重新生成日历。",
    ),
    "asked_first": Said(
        "The row has a question, and what is due by when depends on its answer. Ask, fill in the list and make the calendar anew.",
        "该行有待确认事项，应办理的事项和时间取决于确认结果。请确认后填入名单，重新生成日历。",
    ),
    "of_age": Said("of age in {month} at the earliest", "最早{month}到龄"),
    "open": Said(
        "From {as_of} to {until}: not all that falls due is known; rows with a question or a problem: {count}",
        "{as_of}至{until}：{count}行待确认或有问题，到期事项尚不完整",
    ),
    "open_rows": Said(
        "Rows with a question: {questions}; rows with a problem: {problems}. Settle or correct them in the list and make the "
        "calendar anew.",
        "待确认的行{questions}个，有问题的行{problems}个。请在名单中确认或更正后，重新生成日历。",
    ),
    "actor": Said("Who: {actor}", "办理人：{actor}"),
    "month": Said("Retirement month: {month}", "退休年月：{month}"),
    "condition": Said("Condition: {condition}", "条件：{condition}"),
    "basis": Said("Basis: {basis}", "依据：{basis}"),
    "caution": CAUTION,
}
"""What an entry of a calendar says around it."""

FIGURES = {
    "public_body_papers": Said("what an organ or public institution hands in", "机关事业单位提交的材料"),
}
