"""One page a person: what stands on it, worked by hand, and what never gets in or out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from retirecalc import Contributions, Person, RetirecalcError, assess
from retirecalc.letters import Sheet, sheet, sheets_docx
from retirecalc.letters.pdf import chinese_among
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
    assert made.law.startswith("按2026年11月26日施行的规定（全国规定，数据版本 ")
    assert made.caution == "以经办机构核定为准：以上为按公开规定的测算，不是审批结果。"


def test_another_month_that_was_asked_for() -> None:
    made = page("2032-03", lang="en")
    assert [one.month for one in made.months] == ["September 2031", "March 2032", "June 2033", "June 2036"]
    assert made.todo_title == "To retire in March 2032"
    assert made.todo[0].when == "by 1 December 2031"  # three months before 2032-03


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
    assert made.ways[0] == "延长缴费至最低缴费年限，自2026年12月起：可以办理。"


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
