"""What is said of the months out of work before the age: on the command line, in a chart, on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from retirecalc.facts.words import Drawing
from retirecalc.ground.say import Said, language
from retirecalc.wording.brief import PHRASES, Counted, short_by, written
from retirecalc.wording.render import word, words_of

if TYPE_CHECKING:
    from retirecalc.questions.path import Path

OUT_OF_WORK: dict[str, Said] = {
    "path_months": Said("Month by month", "逐月情况"),
    "path_claims": Said("What to claim", "需办理的事项"),
    "col_in": Said("Months", "月份"),
    "col_income": Said("Income", "待遇"),
    "col_contributions": Said("Contributions paid by", "养老保险费缴纳"),
    "col_subsidy": Said("Subsidy", "补贴"),
    "col_where": Said("Where", "办理机构"),
    "path_open": Said("{text} (not settled)", "{text}（尚不能确定）"),
    "path_from": Said("from {month}", "自{month}起"),
    "path_in": Said("in {month}", "{month}"),
    "path_by": Said("by {at}", "不迟于{at}"),
    "path_subsidised": Said("subsidised", "可享受"),
    "path_in_work": Said(
        "As stated no job has ended: benefit, contributions of the fund and subsidies of this path concern nobody who is in work.",
        "按所填情况没有失业：在职人员不涉及失业保险金、基金代缴和本页所列补贴。",
    ),
    "path_new_job": Said(
        "In the new job its employer pays the contributions; when that ends, ask again.",
        "重新就业后由新单位参保缴费；再次失业的，请重新测算。",
    ),
    "path_fund_counted": Said(
        "{count} that the unemployment fund pays are counted for the pension.",
        "首次领取养老金的测算已计入失业保险基金缴纳的{count}。",
    ),
    "path_pays_on": Said(
        "That the pension begins in {month} rests on {count} more of contributions by {last}, paid by yourself or by an "
        "employer: without them it does not begin then.",
        "自{month}起领取养老金的前提是：{last}及以前还须由本人（或用人单位）缴费{count}；不缴足的，届时不能领取。",
    ),
    "path_no_pension": Said(
        "On what is stated there is no month in which the pension begins.", "按所填情况，没有可开始领取养老金的月份。"
    ),
    "path_short": Said(
        "In {month}, the month of the age, {count} are missing: paying on closes the gap. Ask the agency what else is left.",
        "至{month}（达到法定退休年龄当月）尚缺{count}：可以继续缴费补足，其他处理方式请咨询经办机构。",
    ),
    "path_of_benefit": Said("unemployment benefit: {text}", "失业保险金：{text}"),
    "path_hangs_on": Said(
        "Whether the pension begins in {month} hangs on what the text leaves open: {question}",
        "能否自{month}起领取养老金，取决于规定未明确的问题：{question}",
    ),
    "path_months_hang_on": Said(
        "What the months not settled bring hangs on what the text leaves open: {question}",
        "尚不能确定的月份的结果，取决于规定未明确的问题：{question}",
    ),
}


_ROOM_OF = {
    **dict.fromkeys(("claim_late", "unknown_after", "earlier_conditions", "deferral_not_named"), "insurance_subsidy"),
    "measured_later": "bridge_to_age",
    **dict.fromkeys(("falls_below_within", "joins_there"), "fund_paid"),
}
"""Whose words those caveats are that are not of the benefit."""


def about_path(found: Path, lang: str, *, long: bool = True) -> Iterator[str]:
    """What a path rests on beside its months, and what it does not promise: a sentence each.

    `long` writes months as on paper.
    """
    code = language(lang)

    def say(phrase: str, **figures: object) -> str:
        return OUT_OF_WORK[phrase].of(code).format(**figures)

    def figure(value: object) -> str:
        return written(value, code, long=long)

    if found.person.drawing is Drawing.EMPLOYEE:
        yield PHRASES["lead_drawing"].of(code)
        return
    if found.in_work:
        yield say("path_in_work")
        return
    if any(one.contributions == "employer" for one in found.months):
        yield say("path_new_job")
    else:
        yield word("path_condition", code)
    at = found.assessment.statutory.value.month
    if found.fund_months:
        yield say("path_fund_counted", count=figure(_count(found.fund_months)))
    if found.own_months and found.first_pension_month is not None:
        month, count = found.first_pension_month, figure(_count(found.own_months))
        yield say("path_pays_on", month=figure(month), last=figure(month - 1), count=count)
    if found.first_open_month is None:
        yield say("path_no_pension")
        if (short := short_by(found.assessment, found.assessment.option(at))) is not None:
            yield say("path_short", month=figure(at), count=figure(short))
    if found.readings:
        questions = ("" if code == "zh" else " ").join(
            getattr(found.law.reading(one).question, code) for one in found.readings
        )
        settled = found.first_open_month == found.first_pension_month
        phrase = "path_months_hang_on" if settled else "path_hangs_on"
        yield say(phrase, month=figure(found.first_open_month), question=questions)
    for caveat in found.caveats:
        room = _ROOM_OF.get(caveat.code, "unemployment_benefit")
        text = word(caveat.code, code, room)
        if room == "unemployment_benefit" and caveat.code in words_of(room).WORDS:
            text = OUT_OF_WORK["path_of_benefit"].of(code).format(text=text)
        yield f"{text}。" if code == "zh" else f"{text[:1].upper()}{text[1:]}."


def _count(months: int) -> Counted:
    return Counted(int(months), int(months))
