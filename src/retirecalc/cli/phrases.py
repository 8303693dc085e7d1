"""What the shell says around the answers, in English and Chinese. The words of the law itself are in `wording`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from retirecalc.errors import RetirecalcError, TableError
from retirecalc.ground.say import CAUTION, Said
from retirecalc.rooms import ROOMS
from retirecalc.wording import brief, region
from retirecalc.wording.common import CERTAINTY_WORDS
from retirecalc.wording.compared import COMPARED
from retirecalc.wording.out_of_work import OUT_OF_WORK

PHRASES: dict[str, Said] = {
    **brief.PHRASES,
    # rules
    "col_rule": Said("Rule", "规则"),
    "col_systems": Said("Sets", "规则集"),
    "not_arising": Said("The question does not arise for these facts.", "按所述情况，不涉及此问题。"),
    "answer_needs": Said("Left open until it is stated: {facts}.", "尚不能确定，需补充：{facts}。"),
    "answer_open": Said("Not settled by what is stated: ask the agency.", "按所述情况尚不能确定，请咨询经办机构。"),
    "calendar_elsewhere": Said(
        "`retirecalc person --timeline --filed-on DATE` counts working days.",
        "用 `retirecalc person --timeline --filed-on 日期` 计算工作日。",
    ),
    "with_option": Said("{text} ({option})", "{text}（{option}）"),
    "rules_explained": Said(
        "Ask one with `retirecalc ask RULE`; what is marked * is found inside `retirecalc person` only.",
        "用 `retirecalc ask 规则` 单独查询；标有 * 的只在 `retirecalc person` 的结果中给出。",
    ),
    # routes
    "routes_open": Said("Open, by the first month", "可以办理（按最早月份）"),
    "routes_unsettled": Said("Not settled", "尚不能确定"),
    "routes_closed": Said("Closed", "不符合条件"),
    "routes_not_applicable": Said("Not applicable", "不适用"),
    "routes_know": Said("To know", "请注意"),
    "routes_ask": Said("state {facts}", "请说明：{facts}"),
    "routes_not_before": Said(
        "not before {month}, and not certain then: {text}", "最早{month}，届时能否办理尚不确定；{text}"
    ),
    "routes_since": Said("since {month}", "自{month}起"),
    "routes_no_month": Said("from when is not settled", "起始月份规定未明确"),
    "routes_if_paid": Said("{text}, if every month from {month} on is paid", "{text}（自{month}起逐月缴费的）"),
    "routes_approval": Said("{text}, if the authority in charge approves", "{text}（须经主管部门批准）"),
    "routes_approval_open": Said(
        "{text}; whether it needs approval depends on the kind of employment", "{text}（是否须经批准取决于用工性质）"
    ),
    "routes_agency": Said("ask the agency", "规定未明确，请咨询经办机构"),
    # out of work, month by month
    **OUT_OF_WORK,
    # every page
    "newest": Said("the newest law on file", "库内最新规定"),
    "law_of": Said("the law of {day}", "{day}施行的规定"),
    "law": Said("Place {place}, {on}, tables {version}.", "地区：{place}；{on}；数据版本：{version}。"),
    "chosen": Said(" Open questions answered by the reader: {answers}.", "对规定未明确的问题，按所选答案：{answers}。"),
    "basis": Said("Basis", "依据"),
    "caution": CAUTION,
    "of_certainty": Said("{place} ({certainty})", "{place}（{certainty}）"),
    **{f"certainty_{name}": said for name, said in CERTAINTY_WORDS.items()},
    "none": Said("none", "无"),
    "dash": Said("-", "-"),
    "of_age": Said("{month}, at {age}", "{month}，{age}"),
    "past": Said("{text} (past)", "{text}（已过）"),
    "assumed": Said("{text} (not stated: assumed)", "{text}（未说明，为假定）"),
    "assumed_from": Said(
        "from {month} on (not stated: assumed); whether the months before were paid is not known",
        "自{month}起继续缴费（未说明，为假定）；此前月份是否缴费不详",
    ),
    "because": Said("{text}: {why}", "{text}：{why}"),
    "without": Said("{text} (not stated: {facts})", "{text}（需补充：{facts}）"),
    "ask_agency": Said("{text}: ask the agency", "{text}（规定未明确，请咨询经办机构）"),
    "in_month": Said("{text} in {month}", "{month}，{text}"),
    # a person
    "person": Said("Born {birth}, {category}, {employment}.", "{birth}出生，{category}，{employment}。"),
    "employment": Said("employment: {employment}", "用工性质：{employment}"),
    "asked_in": Said("Asked in {as_of}. {law}", "测算月份：{as_of}。{law}"),
    "asked_on": Said("Asked on {as_of}. {law}", "测算日期：{as_of}。{law}"),
    "stated": Said("Stated: {facts}.", "已说明：{facts}。"),
    "stated_approved": Said("the time chosen was approved", "所选退休时间已获批准"),
    "stated_refused": Said("the time chosen was not approved", "所选退休时间未获批准"),
    "stated_deferral": Said("a deferral was agreed to {month}", "已约定弹性延迟退休至{month}"),
    "stated_no_deferral": Said("no deferral was agreed", "没有约定弹性延迟退休"),
    "stated_notice": Said("the employer was told on {day}", "已于{day}书面告知用人单位"),
    "stated_application": Said("applied for on {day}", "已于{day}申请"),
    "bare_months": Said(
        "{stated} is read as {number} months. Where years are meant, write {number}y.",
        "{stated}按{number}个月计；如指年数，请写成{number}年。",
    ),
    "if_class": Said("As {category}", "按{category}测算"),
    "interview_birth": Said("When born, e.g. 1971-09", "出生年月，如1971年9月"),
    "interview_category": Said(
        "A man, a woman in a management or technical post, or a woman worker: 男, 女干部 or 女工人; 女 if the post is not known",
        "男、女干部（管理或技术岗位）还是女工人；岗位不清楚的填“女”",
    ),
    "routes_category": Said(
        "A man, a woman in a management or technical post, or a woman worker: 男, 女干部 or 女工人",
        "男、女干部（管理或技术岗位）还是女工人",
    ),
    "interview_contributions": Said(
        "Months of pension contributions so far, deemed ones among them, e.g. 26y4m",
        "至今累计缴费年限（含视同），如26年4个月",
    ),
    "interview_continuing": Said("Do contributions go on: yes or no", "此后是否继续缴费：是或否"),
    "interview_deemed": Said("Deemed contributions among them, e.g. 5y, or 0", "其中视同缴费年限，如5年，没有填0"),
    "interview_employment": Said(
        "Who employs: employee, state_employee, state_manager, civil_servant, or own_account for nobody",
        "用工性质：民营企业职工、国企职工、公务员、灵活就业等",
    ),
    "interview_counted_to": Said("Last month in that count, e.g. 2026-10", "上述缴费统计至哪个月，如2026年10月"),
    "interview_spells": Said(
        "Months in which contributions were paid, e.g. 2001-07..2015-12, 2017-03.. if they go on; Enter if not known",
        "缴费的起止年月，如2001年7月至2015年12月、2017年3月至今；不清楚的直接回车",
    ),
    "interview_drawing": Said(
        "A pension drawn already: none, employee, resident, other", "是否已领取养老金：无、职工养老金、居民养老金"
    ),
    "interview_deferral_agreed_to": Said(
        "Month to which a deferral was agreed in writing, or no", "书面约定弹性延迟至哪个月，没有约定填“否”"
    ),
    "when": Said(
        "1  When is the earliest month, and will enough have been paid?", "一、最早何时退休，届时缴费是否足够"
    ),
    "window": Said("2  The statutory month, and the months around it", "二、法定退休年月与可选择的范围"),
    "hand_in": Said("3  What to hand in, and by when", "三、应提交什么，何时提交"),
    "row_earliest": Said("Earliest month by age", "按年龄最早可退休"),
    "row_first": Said("Earliest month, minimum met", "缴费足够的最早月份"),
    "row_qualifying": Said("All months that qualify", "符合条件的全部月份"),
    "row_counted": Said("Contributions", "累计缴费"),
    "row_counted_to": Said("Counted to", "统计至"),
    "row_counted_by": Said("Counted by {month}", "至{month}累计"),
    "row_lag_paid": Said("Taken as paid since", "此后计为已缴"),
    "row_lump_sum": Said("Paid in one sum", "一次性缴费"),
    "row_months_not_in_spells": Said("In the total, in no spell", "不在所填时段内"),
    "row_months_over_total": Said("In the spells, not in the total", "时段多于累计"),
    "row_met": Said("Minimum by {month}", "{month}时的缴费"),
    "row_extension": Said("Paying on", "延长缴费"),
    "met_yes": Said(
        "met: {projected} counted, {required} needed",
        "已达到最低缴费年限，累计缴费{projected}，要求{required}",
    ),
    "met_no": Said(
        "not met: {projected} counted, {required} needed, {short} short",
        "未达到最低缴费年限，累计缴费{projected}，要求{required}，尚缺{short}",
    ),
    "met_open": Said(
        "not settled: {projected} counted, {required} needed (not stated: {facts})",
        "尚不能确定，累计缴费{projected}，要求{required}（需补充：{facts}）",
    ),
    "counted_until": Said("{text}; counted to {month}", "{text}；统计至{month}"),
    "both_months": Said(
        "the minimum of the statutory year is reached in {reached}, that of its own year in {complete}: open from {complete} on; "
        "the text does not say which counts in between",
        "{reached}达到法定退休年龄当年的最低缴费年限，{complete}达到缴费当年的最低缴费年限：自{complete}起可以领取，"
        "两者之间规定未明确",
    ),
    "if_short": Said("if short in {month}: {text}", "如{month}缴费不足，{text}"),
    "one_month": Said("complete in {month}, and open from then on", "{month}缴满，自该月起可以领取"),
    "enough": Said("none", "已达到"),
    "field_due_since": Said("Open since", "最早可办理"),
    "field_first_open_month": Said("First month not ruled out", "最早可能的月份"),
    "row_continuing": Said("Paying on after that", "此后继续缴费"),
    "row_removed": Said("Struck out, as stated", "按所填剔除"),
    "row_duplicate_months": Said("Stated twice, counted once", "时段重叠，只计一次"),
    "row_resident_months": Said("Resident scheme, not counted", "城乡居民养老保险，不计入"),
    "row_not_credited": Said("Invalidity allowance, not counted", "领取病残津贴期间，不计缴费"),
    "col_months": Said("Months", "月份"),
    "col_paid_by": Said("Paid by", "缴费类型"),
    "col_scheme": Said("Scheme", "险种"),
    "spell_employer": Said("employer", "单位缴费"),
    "spell_own_account": Said("the person alone", "个人缴费"),
    "spell_unemployment_fund": Said("unemployment fund", "失业保险基金代缴"),
    "spell_military": Said("military service (deemed)", "军龄（视同）"),
    "spell_deemed": Said("deemed", "视同缴费"),
    "scheme_employee": Said("employees", "职工养老保险"),
    "scheme_resident": Said("residents", "城乡居民养老保险"),
    "of_months": Said("{term} ({count})", "{term}（{count}）"),
    "at_latest": Said("{text}, at the latest", "{text}，最迟"),
    "row_original": Said("Original age", "原法定退休年龄"),
    "row_increase": Said("Increase", "延迟月数"),
    "row_statutory": Said("Statutory age", "法定退休年龄"),
    "row_early": Said("Retiring early", "弹性提前退休"),
    "row_deferral": Said("Deferring", "弹性延迟退休"),
    "row_approval": Said("Approval needed", "须经批准"),
    "reached_in": Said("{age}, reached in {month}", "{age}，{month}达到"),
    "from_month": Said("{text}, from {month} on", "{text}，最早{month}"),
    "to_month": Said("{text}, to {month} at the latest", "{text}，最晚{month}"),
    "early_by_age": Said("by age from {month} on", "按年龄自{month}起"),
    "may_be_agreed": Said("may be agreed", "可与单位协商"),
    # the months, side by side; the names are those of the JSON
    "field_month": Said("Month", "退休年月"),
    "field_kind": Said("Way", "方式"),
    "field_age": Said("Age", "年龄"),
    "field_eligibility": Said("Answer", "结论"),
    "field_reasons": Said("Because", "原因"),
    "field_missing_facts": Said("Not stated", "需补充"),
    "field_counting_year": Said("Minimum of the year", "适用年度"),
    "field_required_months": Said("Months needed", "最低缴费月数"),
    "field_projected_months": Said("Months counted by then", "届时缴费月数"),
    "field_shortfall_months": Said("Months short", "尚缺月数"),
    "field_approval_required": Said("Approval needed", "须经批准"),
    "field_notice_by": Said("Written notice by", "书面告知截止"),
    "field_agreement_by": Said("Written agreement by", "书面协议截止"),
    "field_apply_in": Said("Apply by the end of", "最迟申请月份"),
    "field_first_payment_month": Said("First payment, if approved", "获准后首次发放"),
    "field_available": Said("Flexible retirement", "弹性退休"),
    "field_early": Said("Retiring early", "弹性提前退休"),
    "field_deferral": Said("Deferring", "弹性延迟退休"),
    "field_earliest_month": Said("Earliest month by age", "按年龄最早可退休"),
    "field_latest_month": Said("Latest month", "最晚年月"),
    "field_first_qualifying_month": Said("Earliest month, minimum met", "缴费足够的最早月份"),
    "field_qualifying": Said("All months that qualify", "符合条件的全部月份"),
    "field_past": Said("Past", "已过"),
    "field_from_month": Said("From", "自"),
    "field_until_month": Said("Until", "至"),
    "field_where": Said("{field} ({where})", "{field}（{where}）"),
    # why a month is not open, and what it takes
    "why_not": Said("Why not {month}", "{month}不符合条件的原因"),
    "why_open": Said("Why {month} is not settled", "{month}尚不能确定的原因"),
    "required": Said(
        "What {month} takes: {required}. On the count by {as_of}: {counted}. Still to be paid: {missing}",
        "在{month}退休须有{required}：至{as_of}已有{counted}，还须缴费{missing}",
    ),
    "required_from": Said(", every month from {month} on at the latest.", "，最迟自{month}起逐月缴费。"),
    "required_all": Said(".", "。"),
    "required_late": Said(", more than there are months left until {month}.", "，至{month}已来不及缴足。"),
    # what is left to somebody who is short at the statutory age
    "short_by": Said("Missing by {month}: {short}. What may be done then:", "至{month}尚缺{short}。届时可以："),
    "enough_by": Said(
        "By {month} the minimum of the statutory year is met, but not that of the present one. What may be done:",
        "至{month}已达到法定退休年龄当年的最低缴费年限，尚未达到现行年度的最低缴费年限。可以：",
    ),
    "remedy_ELIGIBLE": Said("possible", "可以办理"),
    "remedy_NOT_ELIGIBLE": Said("not possible", "不能办理"),
    "remedy_UNDETERMINED": Said("not settled, ask the agency", "尚不能确定，请咨询经办机构"),
    "how_sure": Said("How sure: {certainty}.", "把握程度：{certainty}。"),
    "extend_until": Said("Pay month by month: {months}, {count} in all.", "逐月缴费：{months}，共{count}。"),
    "extend_both": Said(
        "If the minimum of the statutory year is the one to reach, until {statutory}; if it is that of the year in which "
        "it is reached, until {completion}. The text does not say which ({reading}).",
        "应达到的最低缴费年限，如按达到法定退休年龄当年，缴至{statutory}；如按实际缴满当年，缴至{completion}。"
        "规定未明确（{reading}）。",
    ),
    "extend_then": Said(
        "Then the minimum is met and the pension can be applied for.",
        "届时达到最低缴费年限，可申请基本养老金。",
    ),
    "lump_rule": Said("Taken here ({reading}): {answer}", "本次采用（{reading}）：{answer}"),
    "lump_from": Said("For this person not before {first}.", "办理时间不早于{first}。"),
    "lump_unknown": Said(
        "The first month insured is not stated (--first-insured).",
        "未说明首次参保时间（--first-insured）。",
    ),
    "lump_since": Said(
        "For this person not before {first} if nothing else was paid since the statutory month; earlier if it was. Not "
        "stated: {facts}.",
        "达到法定退休年龄后未另行缴费的，办理时间不早于{first}；另有缴费的，可提前（需补充：{facts}）。",
    ),
    "transfer_from": Said(
        "From {first} on, at the place where the household is registered.",
        "自{first}起，在户籍地办理。",
    ),
    "transfer_pays": Said(
        "That scheme asks men and women for the same age and for {term} of contributions, employee months included: it pays "
        "this person not before {month}.",
        "该制度男女领取年龄相同，须缴费满{term}（职工缴费年限可计入），领取时间不早于{month}。",
    ),
    "end_steps": Said(
        "From {first} on: a written request; the agency then explains in writing what is given up; then a written "
        "confirmation. The account is paid out once, and there is no pension.",
        "自{first}起：本人书面申请；经办机构书面告知权利和后果；本人书面确认。个人账户一次性支付，不再发放养老金。",
    ),
    "only_below": Said(
        "The older text speaks only of people with fewer months than this person has: ask the agency.",
        "较早的条文只适用于缴费更少的人员，是否适用于您请咨询经办机构。",
    ),
    "year_early": Said(
        "An early month goes by the minimum of its own year.",
        "弹性提前退休，适用所选月份当年的最低缴费年限。",
    ),
    "year_statutory": Said(
        "The statutory month goes by the minimum of its own year.",
        "按法定退休年龄退休，适用当年的最低缴费年限。",
    ),
    "year_deferred": Said(
        "A deferred month keeps the minimum of the statutory year.",
        "弹性延迟退休，仍适用达到法定退休年龄当年的最低缴费年限。",
    ),
    "year_extended": Said(
        "Whoever was short at the age pays on until the minimum is met.",
        "到龄时缴费不足的，延长缴费至达到最低缴费年限。",
    ),
    "year_late": Said(
        "A late claim keeps the minimum of the statutory year.",
        "到龄后补办，仍适用达到法定退休年龄当年的最低缴费年限。",
    ),
    "notes": Said("Note", "注意"),
    "note_months": Said("{months}: {text}", "{months}：{text}"),
    "readings": Said("Left open by the text", "规定未明确的问题"),
    "col_question": Said("Question", "问题"),
    "col_taken": Said("Answer in use", "采用的答案"),
    "taken": Said("Taken here: {answer}", "本次采用：{answer}"),
    "no_change": Said("the same answer here", "结论相同"),
    "otherwise": Said("If instead: {answer}", "若改为：{answer}"),
    "others_change": Said(" Other answers change: {fields}.", "其他答案会改变：{fields}。"),
    "readings_more": Said(
        "What each other answer gives: --all. To choose one: --reading; see retirecalc readings show ID.",
        "其他答案的结论见 --all；选用其他答案用 --reading，说明见 retirecalc readings show 编号。",
    ),
    "open_questions": Said("What the text leaves open, version {version}", "规定未明确的问题，版本{version}"),
    "readings_explained": Said(
        "One of them with its answers, reasons and authority: retirecalc readings show ID.",
        "各问题的可选答案、理由和依据：retirecalc readings show 编号。",
    ),
    "answers": Said("Answers", "可选答案"),
    "col_answer": Said("Answer", "答案"),
    "col_says": Said("It says", "内容"),
    "col_default": Said("in use", "采用"),
    "why_default": Said("Why this one is used unless another is chosen", "默认采用的理由"),
    "to_choose": Said("To choose another one: {option}", "选用其他答案：{option}"),
    # a staff list
    "col_row": Said("Row", "行"),
    "col_name": Said("Name", "姓名"),
    "col_birth": Said("Born", "出生年月"),
    "col_category": Said("Class", "类别"),
    "col_statutory": Said("By law", "法定"),
    "col_earliest": Said("Earliest", "最早"),
    "col_latest": Said("Latest", "最晚"),
    "col_first": Said("From", "可退休"),
    "col_judged": Said("For", "针对"),
    "col_eligibility": Said("Answer", "结论"),
    "col_short": Said("Short", "尚缺"),
    "class_male_60": Said("M60", "男60"),
    "class_female_55": Said("F55", "女55"),
    "class_female_50": Said("F50", "女50"),
    "or": Said("or", "或"),
    "long_list": Said(
        "A long list of {rows} rows: counts on this page, every row with its answer in the file (-o).",
        "名单较长，共{rows}行：本页只列统计，逐行结果写入 -o 指定的文件。",
    ),
    "first_of": Said("The first {shown} of {rows} rows.", "以上为{rows}行中的前{shown}行。"),
    "reading": Said("Reading", "正在读取"),
    "planning": Said("Planning", "正在测算"),
    "writing": Said("Writing", "正在写入"),
    "rows_a_second": Said("{rate} rows/s", "每秒{rate}行"),
    "a_problem": Said("problem", "有问题"),
    "legend": Said(
        "By law: the statutory month. Earliest, Latest: the window by age. From: the first month with age and minimum met. "
        "For: the month planned in the list or agreed for a deferral, else By law; Answer and Short (months) are for that month.",
        "法定：法定退休年月。最早、最晚：按年龄可选择的范围。可退休：年龄和缴费均达到的最早月份。"
        "针对：名单所列拟退休年月，或约定延迟至的年月，未列的为“法定”；结论和尚缺（月数）针对该月份。",
    ),
    "people": Said(
        "People assessed: {people}. Rows with a question: {questions}. Rows with a problem: {problems}. Blank rows: {blank}.",
        "已测算{people}人，待确认的行{questions}个，有问题的行{problems}个，空行{blank}个。",
    ),
    "people_none": Said(" Rows that are no people: {count}.", "另有非人员的行{count}个。"),
    "reaching_asked": Said(
        "Reach the statutory age (rows with a question by the earliest answer)",
        "达到法定退休年龄的人数（待确认的按最早的可能计）",
    ),
    "sheet_read": Said("Sheet read: {sheet}.", "读取的工作表：{sheet}。"),
    "sheets_not_read": Said(" Not read: {sheets}.", "未读取：{sheets}。"),
    "questions": Said("To be asked", "待确认"),
    "warnings": Said("Worth a look", "提示"),
    "rows_hidden": Said(
        "{count} rows are hidden in the workbook and were read like any other: {rows}.",
        "工作簿中有{count}行被隐藏，已照常读取：第{rows}行。",
    ),
    "no_room": Said(
        "No room here for: {columns}. A wider window shows them, and so does the file written with -o.",
        "此处宽度不足，未列出：{columns}。加宽窗口或用 -o 写入文件可见。",
    ),
    "changes": Said("What has changed since the last plan", "与上次计划相比"),
    "no_changes": Said("Nothing.", "没有变化。"),
    "more_changes": Said("{count} more: see the workbook.", "另有{count}项，见工作簿。"),
    "col_change": Said("Change", "变化"),
    "col_before": Said("Last time", "上次"),
    "col_after": Said("Now", "本次"),
    "col_why": Said("Why", "原因"),
    "more_rows": Said(
        "{count} more rows: every row with its answer goes into a file with -o.",
        "其余{count}行未在此列出：用 -o 写入文件可见每一行的结果。",
    ),
    "more_said": Said(
        "More is said of {count} rows: all of it goes into a file with -o, row by row.",
        "另有{count}行的说明未在此列出：用 -o 写入文件可逐行查看。",
    ),
    "more_said_checked": Said(
        "More is said of {count} rows: --check --json lists all of it.",
        "另有{count}行的说明未在此列出：用 --check --json 可全部列出。",
    ),
    "more_columns": Said(
        "Every column, and what is to be known about it: --check --json.",
        "全部列及其说明：用 --check --json 查看。",
    ),
    "more_actions": Said(
        "{count} more: every one stands in the workbook written with -o plan.xlsx.",
        "其余{count}项未在此列出：用 -o plan.xlsx 写出的工作簿列有全部事项。",
    ),
    "more_due": Said(
        "{count} more: every one goes into a calendar with --ics; those of the next twelve months also stand in the workbook "
        "written with -o plan.xlsx.",
        "其余{count}项未在此列出：用 --ics 写出的日历含全部事项；未来12个月内的，用 -o plan.xlsx 写出的工作簿也有。",
    ),
    "more_groups": Said(
        "{count} more: every group stands in the workbook written with -o plan.xlsx.",
        "其余{count}组未在此列出：用 -o plan.xlsx 写出的工作簿列有全部分组。",
    ),
    "columns": Said("How the columns are read", "各列的读法"),
    "column_as": Said("{title} as {field}", "{title}（{field}）"),
    "columns_read": Said("Read: {columns}.", "读取：{columns}。"),
    "columns_unused": Said("Kept as they are and not read: {columns}.", "原样保留、未读取的列：{columns}。"),
    "checked": Said(
        "Rows with somebody in them: {every} (nothing to ask: {people}; with a question: {asked}; with a problem: {wrong}). Rows "
        "that are no people: {left_out}; blank rows: {blank}.",
        "人员行{every}个：无须询问{people}个，待确认{asked}个，有问题{wrong}个。非人员行{left_out}个，空行{blank}个。",
    ),
    "no_people": Said("Rows that are no people", "非人员的行"),
    "women_taken": Said(
        "Women whose post is not stated are taken as {category}, as chosen with --women.",
        "未说明岗位的女性按 --women 统一视为{category}。",
    ),
    "by_group": Said("Reach the statutory age, by {column}", "按{column}统计达到法定退休年龄的人数"),
    "col_group": Said("Group", "分组"),
    "col_people": Said("Assessed", "已测算"),
    "col_open": Said("To confirm", "待确认"),
    "col_wrong": Said("Problems", "有问题"),
    "group_empty": Said("(empty)", "（空）"),
    "apostrophes": Said(
        "Cells that begin like a formula, written with an apostrophe before them: {count}.",
        "以公式符号开头的单元格{count}个，写入时前面加了撇号。",
    ),
    "spoiled": Said(
        "Cells with a long number, or one that begins with a zero: {count}. A spreadsheet that opens a CSV spoils them. Import it "
        "as text, or write .xlsx.",
        "长数字或以0开头的数字{count}个：用电子表格软件直接打开 CSV 会改坏这些数字。请以文本方式导入，或改写为 .xlsx。",
    ),
    "reaching": Said("Reach the statutory age", "达到法定退休年龄的人数"),
    "reached": Said("before {month}", "{month}前"),
    "later": Said("later", "以后"),
    "act": Said("To be handed in by {month}", "{month}底前应办理"),
    "nothing_due": Said("Nothing falls due.", "没有到期事项。"),
    "nothing_due_yet": Said(
        "Nothing falls due for the rows that have their answer. Rows with a question or a problem: {count}; what is due for them"
        " may come to light once they are settled.",
        "有结论的行没有到期事项。另有{count}行待确认或有问题，确认或更正后才能看出是否有到期事项。",
    ),
    "act_notice_by": Said("notice to employer", "书面告知单位"),
    "act_agreement_by": Said("agreement", "签订书面协议"),
    "act_apply_in": Said("application", "申请退休"),
    "col_by": Said("By", "截止"),
    "col_what": Said("What", "事项"),
    "col_for": Said("To retire in", "退休年月"),
    "who_does": Said("{who}: {what}", "{who}：{what}"),
    "to_confirm": Said("to be confirmed", "待确认"),
    "was_due": Said("was due: check", "已到期，请核实"),
    "was_due_legend": Said(
        "Was due: past when asked, of a month at its end. The list does not say whether it was handed in.",
        "已到期：测算时（只写月份的，按月末）已过截止日。名单没有说明是否已办理。",
    ),
    "problems": Said("Problems", "问题"),
    "problem_row": Said("Row {number}: {text}", "第{number}行：{text}"),
    "and_more": Said("and {count} more", "另外{count}项"),
    "and_more_rows": Said(" and {count} more", "行，另有{count}"),
    "written": Said("Written: {file}", "已写入：{file}"),
    "articles_in_file": Said(
        "The file written with -o names the articles row by row.",
        "用 -o 写出的文件逐行列出依据。",
    ),
    # deadlines; the steps themselves are in `wording`
    "timeline": Said("What to do by when, to retire in {month}", "{month}退休的办理事项"),
    "sheets_written": Said(
        "Written: {file} with {count} people, and a file for each of them in {folder}.",
        "已写入：{file}，共{count}人；{folder} 中另有每人一份。",
    ),
    "left_behind": Said(
        "{folder} also holds files of an earlier run, which are no part of this one: {files}. Delete them.",
        "{folder} 中还有以前生成的文件，不属于本次结果：{files}。请删除。",
    ),
    "sheets_left_out": Said(
        "{count} rows have no page: a problem or a question stands against it.",
        "{count}行没有测算单：有问题或待确认。",
    ),
    "chart_needs_font": Said(
        "No Chinese font is installed. Install one, for example with apt-get install fonts-noto-cjk.",
        "系统中没有中文字体。请安装，例如运行 apt-get install fonts-noto-cjk。",
    ),
    "sheet_no_chart": Said("The sheet has no chart. {why}", "测算单中没有图：{why}"),
    "sheets_none": Said("No page was written: no row has an answer of its own.", "未写出测算单：没有结果已确定的行。"),
    "papers_draft": Said(
        "The papers are marked as drafts: settle what is open before anybody signs.",
        "文本已标明“草稿”：签署前请先明确上述事项。",
    ),
    "ics_empty": Said(
        "No calendar was written: there is no dated step towards {month}.",
        "未写出日历：{month}没有有期限的办理事项。",
    ),
    "timeline_none": Said("Nothing: this month is refused ({reasons}).", "无：该月份不符合条件（{reasons}）。"),
    "timeline_drawn": Said(
        "No dated steps: what becomes of the pension drawn already is not settled. Ask the agency.",
        "无办理期限：已领取的养老金如何处理尚未明确，请咨询经办机构。",
    ),
    "timeline_past": Said("No dated steps: this month is past.", "无办理期限：该月份已过。"),
    "timeline_outside": Said(
        "No dated steps: the articles on notice, agreement and application do not speak of this case. Ask the agency.",
        "无办理期限：关于告知、协商和申请期限的规定不适用于此情形，请咨询经办机构。",
    ),
    "timeline_unknown": Said(
        "No dated steps: no rule on file says them for this month.",
        "无办理期限：库内没有适用于该月份的规定。",
    ),
    "col_when": Said("When", "时间"),
    "col_who": Said("Who", "办理人"),
    "col_note": Said("Note", "说明"),
    "when_by": Said("by {at}", "最迟{at}"),
    "when_in": Said("in {at}", "{at}"),
    "when_from": Said("from {at} on", "自{at}起"),
    "not_stated": Said("{facts} not stated", "需补充：{facts}"),
    "deadline": Said("a deadline has passed", "有期限已过"),
    "past_step": Said("past: ask the agency", "已过，请咨询经办机构"),
    "if_stays": Said("{text}, by law", "{text}（法定）"),
    # the class
    "class_is": Said("The facts support: {category} ({code}).", "所述事实支持：{category}（{code}）。"),
    "class_open": Said("The facts do not settle the class.", "所述事实尚不能确定类别。"),
    "class_candidates": Said("What remains", "可能的类别"),
    "class_suggested": Said("Mostly", "多为"),
    "class_questions": Said("To be asked", "需要问清"),
    "ask_sex": Said("--sex: man or woman?", "--sex：男还是女？"),
    "ask_employment": Said(
        "--employment: who is the employer, or is there none?",
        "--employment：用人单位是哪一类，还是没有用人单位？",
    ),
    "ask_post": Said(
        "--post: which post does she retire from: management, technical or worker?",
        "--post：退休时是管理、专业技术还是工人岗位？",
    ),
    "ask_senior": Said(
        "--senior / --not-senior: has she division rank in an organ, or a senior title in a public institution?",
        "--senior / --not-senior：是否机关县处级女干部或事业单位高级职称人员？",
    ),
    "class_route": Said("A further way: women who left a management post", "另一途径：离开管理岗位的女职工"),
    "class_route_open": Said("Open", "是否可用"),
    "class_route_from": Said("From", "最早"),
    **COMPARED,
    "class_route_months": Said("Contributions needed", "要求缴费"),
    # the tables
    "on_file": Said("Tables on file, version {version}", "库内数据表，版本{version}"),
    "since": Said("from {first}", "{first}起"),
    "span": Said("{first} to {last}", "{first}至{last}"),
    "revision": Said("revision {revision}", "修订{revision}"),
    "col_table": Said("Table", "数据表"),
    "col_title": Said("Title", "名称"),
    "col_place": Said("Place", "地区"),
    "col_in_force": Said("In force", "施行期间"),
    "col_documents": Said("Documents", "文件"),
    "col_documents_number": Said("Document", "文号"),
    "col_issued": Said("Issued", "发布日期"),
    "col_figure": Said("Figure", "项目"),
    "col_value": Said("Value", "内容"),
    "col_article": Said("Basis", "依据"),
    "reading_of": Said("by the answer to {reading}: {answers}", "依{reading}的答案：{answers}"),
    "verified_table": Said(
        "{file}: ok. {in_force}, revision {revision}, {rows} printed rows checked.",
        "{file}：正确。{in_force}，修订{revision}，已核对{rows}行原文。",
    ),
    "verified_plain": Said(
        "{file}: ok. {in_force}, revision {revision}.", "{file}：正确。{in_force}，修订{revision}。"
    ),
    "verified_list": Said("{file}: ok.", "{file}：正确。"),
    "verified_manifest": Said(
        "{file}: ok. Version {version}, {count} files, every SHA-256 as listed.",
        "{file}：正确。版本{version}，{count}个文件的 SHA-256 均相符。",
    ),
}

FACT_NAMES = {
    "applied_on": "申请日期",
    "approved": "审批结果",
    "as_of": "测算时间",
    "birth": "出生年月",
    "category": "人员类别",
    "continuing": "是否继续缴费",
    "contributions": "缴费年限",
    "counted_to": "缴费统计至",
    "cumulative": "累计缴费年限",
    "deemed": "视同缴费年限",
    "deferral_agreed_to": "约定延迟至",
    "drawing": "领取养老金情况",
    "employment": "用工性质",
    "first_insured": "首次参保年月",
    "id_number": "身份证号码",
    "folder": "文件夹",
    "in_force_on": "规定的施行日",
    "invalidity_allowance": "领取病残津贴的月份",
    "joined_after_2015_reform": "是否在2015年改革以后参加工作",
    "lump_sum": "一次性缴费",
    "month": "退休年月",
    "notice_given_on": "书面告知日期",
    "paid": "实际缴费年限",
    "place": "地区",
    "plan": "缴费计划",
    "post": "岗位",
    "ranges": "--range",
    "reading": "规定未明确的问题",
    "readings": "规定未明确的问题",
    "removed": "剔除的视同缴费",
    "retire_in": "拟退休年月",
    "sex": "性别",
    "spells": "缴费时段",
}
"""What a fact is called in Chinese, where an error names it."""


_CLASSES = {"male_60": "男60", "female_55": "女55", "female_50": "女50", "男 male": "男"}
_OF_SPELL = {"first": "开始年月", "last": "结束年月", "kind": "缴费类型", "scheme": "险种", "place": "地区"}

_BLANKS = (
    r"(?<=》) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=《)|(?<=^全国) (?=的)|(?<=缺少) (?=[\u4e00-\u9fff])"
    r"|(?<=人员类别) (?=[女男])|(?<=[女男][56][05]) (?=[\u4e00-\u9fff])"
)
"""Blanks around a name of the law or a code, where a Chinese word has come in its place."""


def told(error: RetirecalcError, lang: str, *, of_list: bool = False) -> str:
    """An error as a reader meets it: facts and tables by their names in the language, and advice that can be typed.

    In a list, with `of_list`, a fact is named by the title of its column.
    """
    if lang == "en":
        return error.text("en", typed=True)
    text = type(error)(error.code, **dict(_in_chinese(error, of_list=of_list))).text("zh", typed=True)
    titles = {*_titles_in(error)} if of_list else ()
    text = re.sub(
        r"^[a-z_]+(?=：)", lambda name: name[0] if name[0] in titles else FACT_NAMES.get(name[0], name[0]), text
    )
    if not (place := region(str(error.fields.get("place", "")), "zh")).isascii():
        text = re.sub(f" ?{place} ?", place, text)
    return re.sub(_BLANKS, "", text)


def _titles_in(error: RetirecalcError) -> Iterator[str]:
    """The titles of columns that an error about a list names."""
    for name, value in error.fields.items():
        if isinstance(value, RetirecalcError):
            yield from _titles_in(value)
        elif name == "field":
            yield str(value)


def _in_chinese(error: RetirecalcError, *, of_list: bool) -> Iterator[tuple[str, object]]:
    for name, value in error.fields.items():
        text = str(value)
        if isinstance(value, RetirecalcError):
            text = told(value, "zh", of_list=of_list)
            yield name, Said(text, text)  # what has to be hidden in it is hidden already
        elif isinstance(value, Said):
            yield name, value
        elif name in ("category", "sex"):
            yield name, _CLASSES.get(text, text)
        elif name == "field" and not of_list and not error.code.endswith("_unknown"):
            of_table = isinstance(error, TableError)
            yield name, "、".join(_of_table(one) if of_table else _named(one) for one in text.split(", "))
        elif name == "table":
            yield name, _titled(text, str(error.fields.get("place", "")))
        elif name == "place":
            yield name, region(text, "zh")
        elif name == "value" and error.code in ("cli.usage_missing", "cli.usage_choice"):
            from retirecalc.cli.chinese import METAVARS

            yield name, METAVARS.get(text, text)
        elif name in ("allowed", "covered", "columns"):
            # A choice of the parser takes the code alone.
            codes = text.split(", ")
            yield name, _words_of(codes) if error.code == "ground.word_unreadable" else _listed(codes)
        else:
            yield name, value


def _named(field: str) -> str:
    """A fact by its name, else by the option that states it; a line of a file by its number; anything else as it is."""
    if (line := re.fullmatch(r"(.+):(\d+)(?:: ([a-z]+))?", field)) is not None:
        return f"{line[1]} 第{line[2]}行" + (f"：{_OF_SPELL.get(line[3], line[3])}" if line[3] else "")
    option = f"--{field.replace('_', '-')}" if re.fullmatch("[a-z]+(_[a-z0-9]+)*", field) else field
    return FACT_NAMES.get(field, option)


def _of_table(field: str) -> str:
    """What stands in a table is named as it stands there."""
    return FACT_NAMES[field] if field == "folder" else field


def _titled(table: str, place: str) -> str:
    """A table by its title; where only another place has it, without the name of that one."""
    from retirecalc.tables.shelf import built_in

    newest = {versions[-1].id: versions[-1] for versions in built_in().tables.values()}
    if table not in newest:
        return table
    title, home = newest[table].title.zh, newest[table].jurisdiction
    if place and home not in ("CN", place):
        title = re.sub(f"{region(home, 'zh')}市?", "", title)
    return f"《{title}》"


def _listed(codes: list[str]) -> str:
    return re.sub(r" \(([^)]*)\)", r"（\1）", "、".join(codes))


def _words_of(codes: list[str]) -> str:
    """Codes that may be typed, behind the shortest words that mean the same, where each has one."""
    from retirecalc.facts import words as known

    tables: list[known.Words] = [known.SPELL_WORDS, known.SCHEME_WORDS]
    for room in ROOMS.values():
        for facts in getattr(import_module(room.home), "FACTS", {}).values():
            tables += getattr(facts, "WORDS", {}).values()
    listed = _listed(codes)
    table = next((one for one in tables if one.keys() >= {*codes}), {})
    chinese = [[word for word in table.get(code, ()) if not word.isascii()] for code in codes]
    if not all(chinese):
        return listed
    return f"{'、'.join(min(words, key=lambda word: (len(word), word)) for words in chinese)}（{listed}）"
