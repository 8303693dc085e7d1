"""One page a person: what stands on it, worked by hand, and what never gets in or out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from retirecalc import Contributions, InvalidFacts, Person, RetirecalcError, assess
from retirecalc.letters import Sheet, sheet, sheets_docx
from retirecalc.letters.parts import Labelled, OutOfWork, Worth
from retirecalc.letters.pdf import chinese_among
from retirecalc.questions.amounts import AmountComparison, Assumptions, compare_amounts
from retirecalc.questions.path import path_to_pension
from tests.law_day import load_law

ENOUGH = Contributions(paid=292, deemed=24, counted_to="2026-11", continuing=True)


def page(month: str | None = None, *, lang: str = "zh", name: str = "", number: str = "", **facts: Any) -> Sheet:
    told = {"birth": "1971-09", "category": "male_60", "employment": "employee", "contributions": ENOUGH, **facts}
    return sheet(assess(Person(**told), load_law(), "2026-11"), month, lang=lang, name=name, number=number)


def text_of(file: bytes) -> str:
    return "".join(one.text or "" for one in Document(BytesIO(file)).element.body.iter(qn("w:t")))


def test_the_page_of_somebody_with_enough() -> None:
    made = page(name="样例甲", number="007")
    assert [tuple(one) for one in made.head] == [("姓名：", "样例甲"), ("工号：", "007"), ("测算时间：", "2026年11月")]
    assert made.lead == (
        "您的法定退休年龄为61周岁9个月，将于2033年6月达到。",
        "最早可于2031年9月（60周岁）退休，届时累计缴费（含视同）374个月，要求192个月。",
        "如选择该月退休，请不迟于2031年6月1日书面告知用人单位。",
    )
    assert dict(made.facts) == {
        "出生年月": "1971年9月",
        "原法定退休年龄": "60周岁（2031年9月）",
        "法定退休年龄": "61周岁9个月（2033年6月，延迟21个月）",
        "用工性质": "非国有企业职工",
        "累计缴费年限（含视同）": "26年4个月（316个月），统计至2026年11月",
        "此后缴费": "逐月继续缴费",
        "养老金领取情况": "未说明",
    }
    assert [tuple(one) for one in made.months] == [
        ("2031年9月", "60周岁", "弹性提前退休", "16年（192个月）", "31年2个月（374个月）", "符合条件"),
        ("2033年6月", "61周岁9个月", "按法定退休年龄退休", "17年（204个月）", "32年11个月（395个月）", "符合条件"),
        ("2036年6月", "64周岁9个月", "弹性延迟退休", "17年（204个月）", "35年11个月（431个月）", "可与单位协商"),
    ]
    assert made.months_notes == ("符合条件的全部月份：2031年9月至2036年6月。",)
    assert made.todo_title == "如在2031年9月退休，须办理"
    assert [tuple(one) for one in made.todo] == [
        ("不迟于2031年6月1日", "书面告知用人单位", "本人"),
        ("不迟于2031年9月", "本人提交写明退休时间的书面申请", "本人"),
        ("不迟于2031年9月", "用人单位提出领取基本养老金申请", "用人单位"),
        ("2031年10月", "首次发放基本养老金", "经办机构"),
    ]
    assert made.notes == ("基本养老金不能重复领取，是否已领取未说明。",)
    assert made.basis[0].startswith("《国务院关于渐进式延迟法定退休年龄的办法》第一条")
    assert made.law.startswith("按2026年11月26日施行的规定（全国规定，数据版本")
    assert made.caution == "以经办机构核定为准：以上为按公开规定的测算，不是审批结果。"


def test_another_month_that_was_asked_for() -> None:
    made = page("2032-03", lang="en")
    assert [one.month for one in made.months] == ["September 2031", "March 2032", "June 2033", "June 2036"]
    assert made.todo_title == "To retire in March 2032"
    assert made.todo[0].when == "by 1 December 2031"  # three months before 2032-03


def test_the_lead_and_the_steps_speak_of_one_month() -> None:
    # The first month that qualifies is 2031-09, its notice due by 2031-06-01: no word of that above the steps of 2035-01.
    made = page("2035-01")
    assert made.lead[-1] == "下列办理事项按2035年1月（63周岁4个月）列出：可与单位协商。"
    assert not any("2031年6月1日" in one for one in made.lead)
    # Nothing is listed for a month that is refused: then nothing is said of a list.
    assert not any("列出" in one for one in page("2036-07").lead)
    # 110 + 94 months are the 204 of 2033 in 2034-09; paying stops there, short of the 210 of 2034: open under one reading of R01.
    plan = [("2026-12", "2034-09")]
    short = page(contributions=Contributions(cumulative=110, counted_to="2026-11", plan=plan))
    assert short.lead[-1] == "最早可能可以领取的月份为2034年9月，规定未明确，请咨询经办机构。"
    assert short.todo_title == "如在2034年9月退休，须办理"


@pytest.mark.parametrize(
    ("month", "facts", "refused"),
    [
        # 94号: civil servants and managers retire on time; a deferral that was agreed is not lengthened.
        ("2035-01", {"employment": "civil_servant"}, "该类人员不适用"),
        ("2036-06", {"deferral_agreed_to": "2035-01"}, "约定的弹性延迟退休时间早于该月份，确定后不再延长"),
        ("2036-07", {}, "晚于规定的最长延迟时间"),
    ],
)
def test_a_deferral_that_is_refused_may_not_be_agreed(month: str, facts: dict[str, Any], refused: str) -> None:
    made = page(month, **facts)
    said = {one.month: one.answer for one in made.months}
    asked = f"{month[:4]}年{int(month[5:])}月"
    assert said[asked] == "不符合条件"
    assert any(asked in note and refused in note for note in made.months_notes)
    # What holds of the month listed alone says which month that is.
    assert any(one.startswith(f"{asked}：请勿按该月份安排") for one in made.notes)


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("2026-12..", []),
        ("2026-01..2033-06", ["除领取病残津贴的月份外，假定此后逐月继续缴费。"]),
        ("2020-01..2020-12", ["假定此后逐月继续缴费。"]),
    ],
)
def test_no_month_on_an_allowance_is_assumed_to_be_paid(drawn: str, said: list[str]) -> None:
    made = page(contributions=Contributions(cumulative=316, counted_to="2026-11", invalidity_allowance=[drawn]))
    assert [one for one in made.notes if "逐月继续缴费" in one] == said


def test_an_age_that_is_not_raised_is_not_said_to_be() -> None:
    assert dict(page(birth="1964-08").facts)["法定退休年龄"] == "60周岁（2024年8月）"


def test_nothing_of_the_place_is_handed_in_before_it_is_said_what_becomes_of_a_pension_drawn() -> None:
    # Chongqing asks for the paper file within three working days of filing, and nothing can be filed yet.
    person = Person("1971-09", "male_60", employment="employee", drawing="resident", contributions=ENOUGH)
    made = sheet(assess(person, load_law("CN-CQ"), "2026-11"))
    assert (made.todo, made.no_todo) == (
        (),
        "已领取的养老金如何处理尚未明确，在2033年6月办理前请先咨询经办机构。",
    )


def test_a_step_that_is_not_certain_says_what_would_settle_it() -> None:
    made = page(employment="unknown")
    assert ("规定未写明时间", "按管理权限报批（需补充：用工性质）", "主管部门") in [tuple(one) for one in made.todo]
    assert page(employment="state_employee").todo[0].what == "按管理权限报批"  # certain there
    deferred = page("2035-01", employment="unknown", lang="en")
    assert deferred.todo[1].what == "written agreement on the deferral (not stated: the kind of employment)"


def test_what_is_not_settled_says_what_is_missing_once() -> None:
    made = page(
        birth="1979-11",
        category="female_55",
        contributions=Contributions(paid=100, counted_to="2026-11", continuing=True),
    )
    assert {one.answer for one in made.months} >= {"尚不能确定"}
    assert "尚不能确定的，需补充：视同缴费年限。" in made.months_notes


def test_somebody_who_is_short_is_told_the_ways() -> None:
    made = page(birth="1966-05", contributions=Contributions(cumulative=120, counted_to="2026-11", continuing=False))
    assert made.lead[0] == "您的法定退休年龄为60周岁5个月，已于2026年10月达到。"
    assert made.no_todo == "2026年10月不符合条件，没有须办理的事项。"
    assert made.months[0].answer == "不符合条件"
    assert made.months_notes == ("2026年10月、2029年10月不符合条件：未达到最低缴费年限。",)
    # 120 to 2026-11 and 84 months more are the 204 that annex 4 asks of 2033; the 180 of 2026 would be there in 2031-11 (R01).
    assert made.ways[0] == "延长缴费至最低缴费年限，自2026年12月起，最迟缴至2033年11月：可以办理。"


def test_what_decides_stands_before_what_is_open_of_months_that_are_refused() -> None:
    # 1976-05: 16//2+1 = 9 months, 2027-02, short by 57 of 180: neither early nor late is open, so R07 and R07b decide nothing.
    facts: dict[str, Any] = {"employment": "own_account", "drawing": "resident"}
    made = page(birth="1976-05", category="female_50", contributions=Contributions(cumulative=120), **facts)
    assert made.notes[0] == "已在领取养老金，基本养老金不能重复领取。"
    assert not any("没有用人单位的灵活就业人员" in note for note in made.notes)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"birth": "1964-08"},
            "规定没有写明在2026年11月办理的期限，请咨询经办机构。",
        ),  # due since 2024, outside the measures
        ({"drawing": "resident"}, "已领取的养老金如何处理尚未明确，在2033年6月办理前请先咨询经办机构。"),
        ({"drawing": "employee"}, "2033年6月不符合条件，没有须办理的事项。"),
    ],
)
def test_why_nothing_is_to_be_handed_in(facts: dict[str, Any], said: str) -> None:
    assert page(**facts).no_todo == said


def test_a_day_that_is_past_stands_below_the_months() -> None:
    # 50 and 8 months in 2026-11: the agreement on staying longer was due a month before, by 2026-10-01
    made = page(birth="1976-03", category="female_50")
    assert made.months_notes[-1] == (
        "2029年11月：签订书面协议的期限2026年10月1日已过，规定没有写明逾期的后果，请咨询经办机构。"
    )
    assert "关于提前一个月协商的规定" in made.basis[1]
    # In the list of what is to be done the day says so itself.
    listed = page("2029-11", birth="1976-03", category="female_50")
    assert not any("期限" in one for one in listed.months_notes)
    assert listed.todo[0].when == "不迟于2026年10月1日（已过，请咨询经办机构）"


def test_nobody_without_an_employer_is_told_of_a_day_to_agree_by() -> None:
    # 1966-05: 16//4+1 = 5, 2026-10; an agreement would have been due by 2026-09-01, and there is nobody to sign it.
    facts: dict[str, Any] = {"contributions": Contributions(cumulative=360, continuing=True), "drawing": "none"}
    own = sheet(assess(Person("1966-05", "male_60", employment="own_account", **facts), load_law(), "2026-11"))
    employed = sheet(assess(Person("1966-05", "male_60", employment="employee", **facts), load_law(), "2026-11"))
    said = [any("书面协议的期限" in line for line in page.months_notes) for page in (own, employed)]
    assert said == [False, True]


def test_what_is_printed_is_cited_once_and_nothing_else() -> None:
    made = page(
        birth="1971-05",
        category="female_55",
        employment="civil_servant",
        contributions=Contributions(cumulative=124, counted_to="2026-11", continuing=True),
    )
    # 180 months needed in 2026, 192 in 2031, 204 in 2033; then the ways: one sum, the resident scheme, ending the relation
    assert [one.required for one in made.months] == ["15年（180个月）", "16年（192个月）", "17年（204个月）"]
    assert made.basis == (
        "《国务院关于渐进式延迟法定退休年龄的办法》第一条、附件2、第二条、附件4 2026年、附件4 2031年、附件4 2033年",
        "人社部发〔2024〕94号关于弹性提前退休条件的规定、关于公务员和国有企事业单位管理人员按时退休的规定、第十三条、第八条、"
        "关于按时办理退休的规定、第九条、第十条",
        "人社部发〔2024〕72号第三条",
        "《中华人民共和国社会保险法》第十六条",
        "人社部令第13号第二条、第三条",
        "人社部发〔2014〕17号第三条",
        "国发〔2014〕8号第七项",
    )
    alone = next(one for one in page(employment="own_account").basis if "94号" in one)
    assert alone.count("关于弹性提前退休条件的规定") == alone.count("关于弹性延迟退休的规定") == 1
    assert "告知" not in alone  # nobody is told
    assert "关于提前三个月告知的规定" in "".join(page().basis)


def test_nobody_who_draws_a_pension_is_assumed_to_pay_on() -> None:
    paid = Contributions(cumulative=316, counted_to="2026-11")
    drawing = page(drawing="employee", contributions=paid)
    assert "此后缴费" not in dict(drawing.facts)
    assert not any("继续缴费" in one for one in drawing.notes)
    assert dict(page(contributions=paid).facts)["此后缴费"] == "逐月继续缴费（未说明，为假定）"


def test_no_more_than_three_remarks() -> None:
    made = page(birth="1979-11-30", category="female_55", contributions=Contributions(paid=100, counted_to="2026-10"))
    assert len(made.notes) <= 4
    assert all(one.endswith(("。", "）")) for one in made.notes)


HOSTILE = "<&> {{ 7*7 }} {% x %} {_{ #set *b* _i_ $m$ \\ " + "长" * 80


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hostile_name_stays_text_and_leaves_no_trace(lang: str) -> None:
    made = page(lang=lang, name=f"{HOSTILE}\n", number="=1+1")
    text = text_of(sheets_docx([made]))
    assert HOSTILE in text
    assert "=1+1" in text
    assert "长" not in repr(made)


def test_a_list_in_one_file_is_a_page_each_with_the_same_bytes() -> None:
    several = [page(name=name) for name in ("样例甲", "样例乙")]
    file = sheets_docx(several)
    assert file == sheets_docx(several)
    breaks = [
        one for one in Document(BytesIO(file)).element.body.iter(qn("w:pageBreakBefore")) if one.get(qn("w:val")) != "0"
    ]
    assert len(breaks) == 2
    text = text_of(file)
    assert text.index("样例甲") < text.index("样例乙")


def test_without_a_chinese_font_it_is_said_what_to_install() -> None:
    with pytest.raises(RetirecalcError) as caught:
        chinese_among(["DejaVu Sans", "Libertinus Serif"])
    assert caught.value.code == "letters.no_chinese_font"
    assert "apt-get install fonts-noto-cjk" in str(caught.value)
    assert "apt-get install fonts-noto-cjk" in caught.value.text("zh")


CHONGQING = load_law("CN-CQ")
ASSUMED: dict[str, Any] = {
    "money": "real",
    "pension_base": "8240",
    "base_growth": "0.02",
    "average_index": "1",
    "balance": "90000",
}
ASSUMED |= {
    "balance_year": 2025,
    "interest": "0",
    "pension_growth": "0",
    "before_accounts": 0,
    "to_ages": ["75y", "85y"],
}
STOPPED = Person(
    "1967-06", "male_60", employment="employee", contributions=Contributions(cumulative="30y", continuing=False)
)
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a49444154789c63f80f00010101005a4d6ff10000000049454e44ae426082"
)
"""A white dot."""


def compared(
    person: Person = STOPPED, months: tuple[str, ...] = ("2027-04", "2027-06", "2028-02"), **more: Any
) -> AmountComparison:
    ranges = {"base_growth": ("0", "0.02")}
    return compare_amounts(person, CHONGQING, "2026-11", months, Assumptions(**{**ASSUMED, **more}), ranges=ranges)


def with_amounts(found: AmountComparison, lang: str = "zh", **more: Any) -> Sheet:
    return sheet(assess(found.person, found.law, "2026-11"), lang=lang, amounts=found, **more)


def test_what_each_month_is_worth_stands_on_the_page() -> None:
    """8240 x 1.02 = 8404.80 in 2027, x 30 % = 2521.44, and 90000 / 139 = 647.48; in 2028 2571.87 and 670.14.

    180 and 300 payments to 75 and 85 years, 172 and 292 of the later pension: it is 73.09 more and 25351.36 behind, 347 payments.
    """
    part = with_amounts(compared()).amounts
    assert part is not None
    assert part.title == "各退休年月对比（实际金额：增长率已扣除通货膨胀）"
    refused, first, later = part.rows
    assert (refused.answer, refused.by_age, refused.overtakes) == ("不符合条件", "-", "-")
    assert first == Worth(
        "2027年6月", "符合条件", "3168.92元", "0.00元", "至75周岁：570405.60元\n至85周岁：950676.00元", "比较基准"
    )
    assert later == Worth(
        "2028年2月",
        "符合条件",
        "3242.01元",
        "0.00元",
        "至75周岁：557625.72元\n至85周岁：946666.92元",
        "所测年龄内未超过",
    )
    assert part.assumed[:3] == (("计发基数", "8240.00元"), ("计发基数年增长", "2%"), ("平均缴费指数", "1"))
    assert Labelled("个人账户截至年末", "2025") in part.assumed
    assert len(part.assumed) == 9
    # without growth 8240 x 30 % = 2472.00, and 647.48 or 670.14
    assert part.ranges[0].startswith("计发基数年增长：0%至2%，2027年4月退休：")
    assert "2027年6月退休：每月3119.48元至3168.92元；2028年2月退休：每月3142.14元至3242.01元。" in part.ranges[0]
    assert part.notes == (
        "增长按复利计算，中间不取整，各年度的数额四舍五入到分：规定未明确，为假定。",
        "储存额年份以后（2026、2027、2028年）未填写缴费：除利息外，没有缴费计入个人账户。",
        "部分数额仅见于其他资料，未见原文：请向经办机构核对，或以自己的表替换。",
    )


def test_the_page_says_what_a_range_changes_and_what_wages_come_to() -> None:
    """Growth of 0 and 2 %: to 75, 2042-06, 180 x 3119.48 = 561506.40 and 180 x 3168.92 = 570405.60; with 2 % the 347th payment from
    2028-03 on, 2057-01, overtakes, without growth only the 1102nd. Wages: 5000 for seven months.
    """
    part = with_amounts(compared(to_ages=["75y", "95y"])).amounts
    assert part is not None
    _, sums, over = part.ranges
    assert sums.startswith("计发基数年增长：0%至2%，2027年6月退休：至75周岁合计561506.40元至570405.60元；")
    assert over == (
        "计发基数年增长：0%至2%，2028年2月退休的累计所得超过2027年6月退休的：取低值时在所测年龄内未超过，取高值时自2057年1月起。"
    )
    part = with_amounts(compared(months=("2027-06",), wage="5000", wage_growth="0")).amounts
    assert part is not None
    assert part.rows[0].by_age.splitlines()[-1] == "至退休当月的工资：35000.00元"


def test_a_month_to_agree_on_an_overtaking_and_contributions_still_to_pay() -> None:
    found = compared(months=("2027-06", "2028-06"), to_ages=["100y"], interest="0.05")
    part = with_amounts(found, "en").amounts
    assert part is not None
    assert part.rows[1].answer == "may be agreed with the employer"  # the statutory month is 2028-02
    (over,) = found.overtakings
    assert over.month is not None
    assert part.rows[1].overtakes == f"{over.month.on(1):%B %Y}, with payment {over.payment}"

    paying = Person(
        "1967-06", "male_60", employment="own_account", contributions=Contributions(cumulative="30y", continuing=True)
    )
    part = with_amounts(compared(paying, ("2027-06",)), "en").amounts
    assert part is not None
    assert part.rows[0].paid == "not stated"
    assert any("no base of contributions to come is stated" in note.casefold() for note in part.notes)
    # 20 % of 5000 for the seven months 2026-12 to 2027-06
    stated = compared(paying, ("2027-06",), contribution_base="5000", payer="own_account", wage_growth="0")
    part = with_amounts(stated, "en").amounts
    assert part is not None
    assert part.rows[0].paid == "7,000.00 yuan"
    assert Labelled("who pays", "alone") in part.assumed


def test_a_month_is_measured_against_every_earlier_one() -> None:
    """As on the command line, by hand there: the 347th, the 393rd and the 441st payment. 2027-05 is refused and left out."""
    part = with_amounts(compared(months=("2027-05", "2027-06", "2028-02", "2029-02"), to_ages=["100y"])).amounts
    assert part is not None
    assert [one.overtakes.splitlines() for one in part.rows] == [
        ["-"],
        ["比较基准"],
        ["2057年1月（第347次领取）"],
        ["2027年6月：2061年11月（第393次领取）", "2028年2月：2065年11月（第441次领取）"],
    ]
    wages = compared(base_growth="0", wage="3500", wage_growth="0", pension_growth="0.05")  # by hand in test_amounts
    part = with_amounts(wages).amounts
    assert part is not None
    assert part.rows[-1].overtakes == "曾超过，自2029年10月起又少于"


def test_what_is_missing_for_a_pension_is_said_by_name() -> None:
    part = with_amounts(compared(before_accounts=None)).amounts
    assert part is not None
    assert {one.pension for one in part.rows} == {"尚不能确定"}
    assert part.notes[0] == "尚不能确定的，需补充：建立个人账户前的缴费年限。"


def out_of_work(lang: str, **more: Any) -> OutOfWork:
    """The man of the path by hand: benefit to 2025-05, paid on from 2025-06, May 2025 open for the fund."""
    paid = Contributions(cumulative="25y", counted_to="2023-05", continuing=True)
    told = {"benefit_from": "2023-06", "unemployment_months": 180, "still_unemployed": True, **more}
    found = path_to_pension(Person("1966-01-10", "male_60", contributions=paid), CHONGQING, "2023-06", told)
    part = sheet(found.assessment, lang=lang, path=found).path
    assert part is not None
    return part


def test_the_months_out_of_work_stand_on_the_page_each_with_its_articles() -> None:
    part = out_of_work("zh")
    assert [one[:3] for one in part.rows] == [
        ("2023年6月至2025年4月", "失业保险金", "本人自愿缴纳"),
        ("2025年5月", "失业保险金", "失业保险基金（尚不能确定）"),
        ("2025年6月至2026年5月", "续发失业保险金", "失业保险基金"),
        ("2026年6月", "首次领取养老金", "-"),
    ]
    assert part.rows[2].basis == "《国务院关于渐进式延迟法定退休年龄的办法》第七条；人社部发〔2024〕76号一"
    assert [tuple(one) for one in part.claims] == [
        ("自2025年5月起", "在领取地以个人身份参保缴费，并申领补助", "失业保险经办机构", "人社部发〔2024〕76号一"),
        ("2026年5月", "申领基本养老金", "养老保险经办机构", "人社部发〔2024〕94号第九条"),
    ]
    assert part.notes == (
        "以一直未就业并按时办理为前提。",
        "未定的月份，或者失业保险金本身未定，或者当月中才符合距离要求，请咨询经办机构。",  # 2025年5月
    )
    assert out_of_work("en", unemployment_months=None).notes[1] == (
        "Not settled until this is stated: the months of unemployment insurance, "
        "whether the benefit was drawn when the reform began."
    )


@pytest.mark.parametrize(
    ("employment", "said"),
    [
        ("unknown", "失业，无用人单位"),
        ("employee", "非国有企业职工；现已失业，无用人单位"),
        ("own_account", "灵活就业人员（无用人单位）"),
    ],
)
def test_nobody_out_of_work_is_sent_to_an_employer(employment: Any, said: str) -> None:
    contributions = Contributions(cumulative=300, counted_to="2025-03", continuing=False)
    person = Person("1971-09-10", "male_60", employment=employment, contributions=contributions)
    told = {"job_ended": "dismissed", "job_ended_on": "2025-03-31", "unemployment_months": 70}
    found = path_to_pension(person, load_law("CN-CQ"), "2025-04", told)
    made = sheet(found.assessment, "2033-06", path=found)
    # 60 in 2031-09 and 300 months, 192 needed: open early, without a notice, as there is nobody to give it to.
    assert made.lead == (
        "您的法定退休年龄为61周岁9个月，将于2033年6月达到。",
        "最早可于2031年9月（60周岁）退休，届时累计缴费（含视同）300个月，要求192个月。",
        "下列办理事项按2033年6月（61周岁9个月）列出：符合条件。",
    )
    assert dict(made.facts)["用工性质"] == said
    assert "用人单位" not in {one.who for one in made.todo}
    assert ("不迟于2033年6月", "本人提出领取基本养老金申请", "本人") in [tuple(one) for one in made.todo]
    # Nobody is there to agree a deferral with, and the text does not say what holds then (R07).
    assert made.months[-1].answer == "尚不能确定（规定未明确，请咨询经办机构）"


def test_the_sheet_counts_the_months_that_the_fund_pays_as_the_path_does() -> None:
    """170 and twelve of the fund, June 2025 to May 2026, are 182 of the 180 of 2026, the month of the age."""
    person = Person("1966-01-10", "male_60", contributions=Contributions(cumulative=170, continuing=False))
    told = {"job_ended": "dismissed", "unemployment_months": 70, "unused_months": 0, "registered_on": "2025-05-03"}
    found = path_to_pension(person, CHONGQING, "2025-05", told)
    made = sheet(found.assessment, "2026-05", path=found)
    assert [one.answer for one in made.months if one.month == "2026年5月"] == ["符合条件"]
    assert made.path is not None
    assert made.path.notes[1] == "首次领取养老金的测算已计入失业保险基金缴纳的12个月。"
    of_the_person = sheet(assess(person, CHONGQING, "2025-05"), path=found)  # as the person was stated: accepted too
    assert of_the_person.path == made.path
    with pytest.raises(InvalidFacts):
        sheet(assess(Person("1966-01-10", "male_60"), CHONGQING, "2025-05"), path=found)


def test_what_the_path_of_somebody_short_says_on_paper() -> None:
    """1968-03: 2029-01; 120 months give 204 in 2033-11, the 180 of 2029 in 2031-11 (R01)."""
    person = Person("1968-03-12", "male_60", contributions=Contributions(cumulative=120, continuing=True))
    found = path_to_pension(person, CHONGQING, "2026-11", {"job_ended": "resigned", "job_ended_on": "2026-10-31"})
    part = sheet(found.assessment, "2029-01", path=found).path
    assert part is not None
    assert [one[:2] for one in part.rows][-2:] == [
        ("2031年12月至2033年11月", "首次领取养老金（尚不能确定）"),
        ("2033年12月", "首次领取养老金"),
    ]
    assert "2033年11月及以前还须由本人（或用人单位）缴费84个月" in part.notes[1]
    assert part.notes[2].startswith("能否自2031年12月起领取养老金，取决于规定未明确的问题：到龄后延长缴费，")


def test_what_was_worked_out_for_somebody_else_is_refused() -> None:
    found = compared()
    for answer in (
        assess(Person("1967-07", "male_60"), CHONGQING, "2026-11"),
        assess(STOPPED, load_law(), "2026-11"),
        assess(STOPPED, CHONGQING, "2026-10"),
    ):
        with pytest.raises(RetirecalcError) as caught:
            sheet(answer, amounts=found)
        assert caught.value.code == "letters.of_another"
        assert str(caught.value) == (
            "amounts: this was worked out for another person, law or month than the answer, and one sheet holds one of each. "
            "Work it out again with the person, law and as_of of the answer."
        )
        assert caught.value.text("zh") == (
            "amounts：所依据的人员、规定或测算月份与该测算结果不同，不能写在同一份测算单上。请用该结果的 person、law、as_of 重新测算。"
        )


def test_something_else_than_a_comparison_or_a_path_is_refused_by_name() -> None:
    answer = assess(STOPPED, CHONGQING, "2026-11")
    with pytest.raises(InvalidFacts) as caught:
        sheet(answer, amounts=answer)  # type: ignore[arg-type]
    assert str(caught.value) == (
        "amounts: an object of type Assessment is no AmountComparison. Pass compare_amounts(person, law, as_of, months, assumptions)."
    )
    with pytest.raises(InvalidFacts, match=r"is no Path\. Pass path_to_pension\(person, law, as_of, facts\)\.$"):
        sheet(answer, path=compared())  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_and_charts_stand_in_the_word_file(lang: str) -> None:
    made = with_amounts(compared(), lang, charts=[PICTURE])
    assert made.amounts is not None
    word = Document(BytesIO(sheets_docx([made])))
    _, _, _, months, assumed = word.tables
    assert [[cell.text for cell in row.cells] for row in months.rows] == [
        list(row) for row in (made.amounts.head, *made.amounts.rows)
    ]
    assert [cell.text for cell in assumed.rows[-1].cells] == [*made.amounts.assumed[-1], "", ""]
    assert len(word.inline_shapes) == 1
