"""The papers of flexible retirement: what each holds, which go together, and what never gets in."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from docx.oxml.ns import qn

from retirecalc import Contributions, InvalidFacts, Person, RetirecalcError, assess, letters
from retirecalc.facts.words import Employment
from retirecalc.ground.say import Said
from retirecalc.letters import Paper, paper_docx, papers
from retirecalc.letters.forms import forms
from retirecalc.letters.papers import own_template
from retirecalc.outcome import plain
from retirecalc.tables.shelf import built_in
from tests.law_day import load_law

ENOUGH = Contributions(paid=292, deemed=24, counted_to="2026-11", continuing=True)
NAME = "<&> {{ 7*7 }} {% raw %} {_{ \u202e*b*\n" + "长" * 80


def made(
    month: str, parties: dict[str, Any] | None = None, as_of: str = "2026-11", place: str = "CN", **facts: Any
) -> dict[str, Paper]:
    told = {"birth": "1971-09", "category": "male_60", "employment": "employee", "contributions": ENOUGH, **facts}
    return {one.kind: one for one in papers(assess(Person(**told), load_law(place), as_of), month, parties)}


def rows(paper: Paper) -> dict[str, str]:
    return {row.field: row.text.zh for row in paper.rows}


def text_of(file: bytes) -> str:
    return "".join(one.text or "" for one in Document(BytesIO(file)).element.body.iter(qn("w:t")))


# what each holds, worked by hand: born 1971-09, statutory 2033-06; 316 months by 2026-11, one more each month


def test_a_notice() -> None:
    notice = made("2031-09")["notice"]
    assert notice.title.zh == "弹性提前退休告知书"
    assert rows(notice) == {
        "person.name": "________________",
        "person.id_number": "________________",
        "birth": "1971年9月",
        "original_age": "60周岁",
        "statutory": "61周岁9个月，2033年6月",
        "chosen": "2031年9月（60周岁）",
        "months_early": "21个月",  # 2031-09 to 2033-06
        "minimum": "16年（192个月）",
        "counted": "31年2个月（374个月）",  # 316 + 58
    }
    assert [row.label.zh for row in notice.rows if row.field == "minimum"] == ["2031年最低缴费年限"]
    said = {one.id: one.text.zh for one in notice.clauses}
    assert list(said) == ["A1", "A2", "A3", "A4", "A5b", "A6"]  # nothing is ticked that nobody stated
    assert said["A2"] == (
        "本人自愿选择于2031年9月弹性提前退休，比法定退休时间提前21个月，届时年满60周岁，不低于原法定退休年龄60周岁。"
    )
    assert rows(made("2031-09")["cover"])["notice_by"] == "2031年6月1日"


def test_an_agreement() -> None:
    agreement = made("2036-06", {"agreement": {"date": date(2033, 4, 1)}})["agreement"]
    told = rows(agreement)
    assert told["chosen"] == "2036年6月（64周岁9个月）"
    assert told["months_late"] == "36个月"  # never rounded to years
    assert told["minimum"] == "17年（204个月）"  # that of 2033
    assert agreement.clauses[0].text.en == (
        "B reaches the statutory age in June 2033. Both agree that B retires in June 2036, 36 months later."
    )
    cover = made("2036-06")["cover"]
    assert (rows(cover)["agreement_by"], rows(cover)["first_payment_month"]) == ("2033年5月1日", "2036年7月")


def test_an_ending_and_its_application() -> None:
    ended = made("2035-01", {"agreement": {"date": date(2033, 4, 1)}}, deferral_agreed_to="2036-06")
    assert list(ended) == ["ending", "application", "cover"]
    told = rows(ended["ending"])
    assert (told["agreed_month"], told["chosen"], told["agreement.date"]) == (
        "2036年6月",
        "2035年1月（63周岁4个月）",
        "2033年4月1日",
    )
    assert ended["ending"].clauses[1].text.zh.endswith("即2035年2月。")
    assert "■\u00a0终止弹性延迟退休" in rows(ended["application"])["type"]
    assert rows(ended["application"])["type"].count("■") == 1
    # In the agreed month itself there is nothing to end.
    due = made("2036-06", deferral_agreed_to="2036-06")
    assert list(due) == ["application", "cover"]
    assert "■\u00a0弹性延迟期满退休" in rows(due["application"])["type"]


WHICH = [
    ("2031-09", {}, ["notice", "application"]),
    ("2031-09", {"employment": "own_account"}, ["application"]),
    ("2031-09", {"employment": "civil_servant"}, ["notice", "application"]),
    ("2031-09", {"notice_given_on": "2026-11-02"}, ["application"]),
    ("2033-06", {}, ["application"]),
    ("2033-06", {"deferral_agreed_to": "2036-06"}, ["ending", "application"]),
    ("2036-06", {}, ["agreement", "application"]),
    ("2036-06", {"employment": "state_employee"}, ["agreement", "application"]),
    ("2026-11", {"birth": "1964-12"}, ["application"]),  # reached 60 before the reform
    # 189 months in 2033-06 where 204 are needed, 225 in 2036-06 where 222 are
    ("2036-06", {"contributions": Contributions(cumulative=110, continuing=True)}, ["agreement", "application"]),
]  # fmt: skip


@pytest.mark.parametrize(("month", "facts", "kinds"), WHICH)
def test_which_papers_go_with_a_month(month: str, facts: dict[str, Any], kinds: list[str]) -> None:
    assert list(made(month, **facts)) == [*kinds, "cover"]


REFUSED = [
    ("2036-06", {"employment": "civil_servant"}, "letters.refused", "（该类人员不适用弹性延迟退休）"),
    ("2036-07", {}, "letters.refused", "晚于规定的最长延迟时间"),
    ("2031-08", {}, "letters.refused", "未达到原法定退休年龄"),
    ("2036-06", {"deferral_agreed_to": "2035-01"}, "letters.refused", "约定的弹性延迟退休时间早于该月份"),
    ("2036-06", {"employment": "own_account"}, "letters.no_employer", "没有用人单位"),
    ("2026-10", {"birth": "1966-05"}, "letters.past", "该月已过，不生成文本。符合条件的月份：2026年11月。"),
    ("2020-01", {}, "letters.past", "符合条件的月份：2031年9月至2036年6月。"),  # 61 years 9 months in 2033-06, 36 more
    ("2030-01", {"employment": "civil_servant"}, "letters.refused", "符合条件的月份：2031年9月至2033年6月。"),
    # 60 months and nothing more is paid: no month is ever open, so none is to be chosen
    (
        "2033-06",
        {"contributions": Contributions(cumulative=60, continuing=False)},
        "letters.refused",
        "2033年6月：不能在该月退休（未达到最低缴费年限），不生成文本。按所述情况，其他月份同样不符合条件。缴费不足的，可向经办机构咨询：",
    ),
    ("2033-06", {"drawing": "employee"}, "letters.drawing", "其他月份同样不能办理"),
]  # fmt: skip


@pytest.mark.parametrize(("month", "facts", "code", "why"), REFUSED)
def test_what_is_refused_says_why(month: str, facts: dict[str, Any], code: str, why: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        made(month, **facts)
    assert caught.value.code == code
    assert why in caught.value.text("zh")


def test_a_state_body_approves_and_nobody_else() -> None:
    state, private = made("2031-09", employment="state_employee"), made("2031-09")
    for kind in ("notice", "application"):
        assert any("审批意见" in one.zh for one in state[kind].signatures)
        assert not any("审批意见" in one.zh for one in private[kind].signatures)
    assert "A7" in {one.id for one in state["notice"].clauses}
    for kind in ("agreement", "application"):
        deferred = made("2036-06", employment="state_employee")
        assert any("审批意见" in one.zh for one in deferred[kind].signatures)
    # The month that the law itself sets is nothing to approve.
    assert not any(
        "审批意见" in one.zh for one in made("2033-06", employment="state_employee")["application"].signatures
    )


@pytest.mark.parametrize(
    ("month", "facts", "said"),
    [
        ("2031-09", {}, Said("eligible", "符合条件")),
        ("2033-06", {"employment": "state_employee"}, Said("eligible", "符合条件")),
        ("2031-09", {"employment": "civil_servant"}, Said("eligible; needs approval", "符合条件，须经批准")),
        ("2031-09", {"employment": "civil_servant", "approved": True}, Said("eligible", "符合条件")),
        # Nobody has a right to a deferral: 94号 lets both sides agree one, and end it by agreement.
        ("2036-06", {}, Said("may be agreed with the employer", "可与单位协商")),
        (
            "2036-06",
            {"employment": "state_employee"},
            Said("may be agreed with the employer; needs approval", "可与单位协商，须经批准"),
        ),
        ("2036-06", {"deferral_agreed_to": "2036-06"}, Said("eligible", "符合条件")),
        (
            "2035-01",
            {"deferral_agreed_to": "2036-06"},
            Said("an early end of the deferral may be agreed with the employer", "可与单位协商提前结束延迟"),
        ),
        # 第十三条 names the time that is chosen; of ending it early nothing is said.
        (
            "2035-01",
            {"deferral_agreed_to": "2036-06", "employment": "state_employee"},
            Said(
                "an early end of the deferral may be agreed with the employer; whether that needs approval is not settled",
                "可与单位协商提前结束延迟，是否须经批准规定未明确",
            ),
        ),
    ],
)
def test_the_cover_note_says_who_has_a_say(month: str, facts: dict[str, Any], said: Said) -> None:
    row = next(row for row in made(month, **facts)["cover"].rows if row.field == "eligibility")
    assert row.text == said


def test_what_is_done_has_no_last_day_on_the_cover_note() -> None:
    assert "notice_by" not in rows(made("2031-09", notice_given_on="2026-11-02")["cover"])
    assert rows(made("2031-09")["cover"])["notice_by"] == "2031年6月1日"


def test_fewer_years_are_pointed_out_whoever_retires_early() -> None:
    for employment in ("employee", "own_account"):
        said = {one.id for one in made("2031-09", employment=employment)["cover"].clauses}
        assert "W1" in said


@pytest.mark.parametrize(
    ("contributions", "assumed"),
    [
        # 72号 第八条: no month is credited while an allowance is drawn, so none is assumed to be
        ({"cumulative": 316, "invalidity_allowance": ["2026-12.."]}, []),
        # over, and nobody said what follows
        (
            {"cumulative": 316, "invalidity_allowance": ["2020-01..2026-11"]},
            ["缴费年限按此后逐月继续缴费推算，请核对。"],
        ),
        # drawn to the statutory month, as it ends there: only what would come after that is assumed
        (
            {"cumulative": 316, "invalidity_allowance": ["2026-01..2033-06"]},
            ["除领取病残津贴的月份外，缴费年限按此后逐月继续缴费推算，请核对。"],
        ),
        ({"cumulative": 316}, ["缴费年限按此后逐月继续缴费推算，请核对。"]),
    ],
)
def test_nothing_is_assumed_of_months_on_an_allowance(contributions: dict[str, Any], assumed: list[str]) -> None:
    cover = made("2031-09", contributions=Contributions(**contributions))["cover"]
    assert [one.text.zh for one in cover.clauses if "逐月继续缴费" in one.text.zh] == assumed


def test_what_is_open_is_a_draft_and_stands_on_the_cover_note() -> None:
    open_ = made(
        "2031-09", contributions=Contributions(paid=100, counted_to="2026-11", continuing=True), employment="unknown"
    )
    assert open_["notice"].draft
    assert rows(open_["notice"])["counted"] == "________________"  # a bound is no figure to sign
    said = [one.text.zh for one in open_["cover"].clauses]
    assert said[0] == "签署前请先明确：尚不能确定（需补充：视同缴费年限）。"
    assert said[1] == "用工性质未说明：机关和国有企事业单位须先报批。"
    assert "（草稿）" in text_of(paper_docx(open_["notice"]))
    assert not made("2031-09")["notice"].draft
    assert not open_["cover"].draft


def test_a_deferral_of_somebody_who_is_short_is_a_draft_because_the_text_does_not_say() -> None:
    short = made("2036-06", contributions=Contributions(cumulative=110, counted_to="2026-11", continuing=True))
    assert (short["agreement"].draft, short["application"].draft) == (True, True)
    assert rows(short["cover"])["eligibility"] == "符合条件（另有规定未明确的问题，见下）"
    assert short["cover"].clauses[0].text.zh.startswith("协议书写的是弹性延迟退休，申请书写的是延长缴费后领取")
    question = load_law().reading("R23").question.zh
    assert f"{question}（规定未明确，请咨询经办机构）" in {one.text.zh for one in short["cover"].clauses}


def test_a_deadline_that_has_passed_stands_on_the_cover_note_alone() -> None:
    late = made(
        "2027-01", birth="1966-12", contributions=Contributions(cumulative=300, counted_to="2026-11", continuing=True)
    )
    overdue = "有期限已过。条文没有规定逾期的后果，提交前请先咨询经办机构。"
    assert overdue in {one.text.zh for one in late["cover"].clauses}
    assert overdue not in "".join(one.text.zh for kind in ("notice", "application") for one in late[kind].clauses)


@pytest.mark.parametrize(
    ("month", "answer"),
    [
        # 第六条 lets a deferral end by agreement while it lasts; before it has begun the text is silent.
        ("2031-09", "符合条件（另有规定未明确的问题，见下）"),
        ("2033-06", "可与单位协商提前结束延迟"),
    ],
)
def test_a_deferral_that_is_agreed_is_not_passed_over(month: str, answer: str) -> None:
    cover = made(month, deferral_agreed_to="2036-06")["cover"]
    assert rows(cover)["eligibility"] == answer
    said = "已约定延迟至2036年6月退休，又选择提前退休的，该约定如何处理规定没有写明，请先与单位和经办机构确认。"
    assert (said in {one.text.zh for one in cover.clauses}) == (month == "2031-09")


def test_no_more_is_said_than_is_read() -> None:
    # 94号: the notice was due three months before 2027-01, which one line says; contributions are assumed; one line of advice is left.
    late = made("2027-01", birth="1966-12", contributions=Contributions(cumulative=300, counted_to="2026-11"))
    assert [one.id for one in late["cover"].clauses] == ["N1", "N2", "W1"]
    # The kind of employment is all that is missing: one line says so.
    unknown = made("2036-06", employment="unknown")["cover"]
    assert [one.text.zh for one in unknown.clauses if "用工性质" in one.text.zh] == [
        "用工性质未说明：机关和国有企事业单位须先报批。"
    ]


def test_nobody_outside_the_measures_signs_by_them() -> None:
    application = made("2026-11", birth="1964-12")["application"]
    assert [one.id for one in application.clauses] == ["D1b", "D2b", "D4b"]
    assert not any(one.cite for one in application.clauses)
    assert application.foot.zh == (
        "本文本由 retirecalc 按2026年11月26日施行的规定生成；不是官方格式，当地已发布示范文本的，以当地文本为准。"
    )
    assert "条文依据见括号" in made("2033-06")["application"].foot.zh


def test_a_late_claim_outside_the_measures_does_not_rest_on_them() -> None:
    # 94号 第十四条 leaves whoever was 60 in 2024-12 outside, 第九条 with it.
    cover = made("2026-12", birth="1964-12")["cover"]
    assert any("此前已可办理" in one.text.zh for one in cover.clauses)
    assert not any(cite.source == "flexible" for one in cover.clauses for cite in one.cite)


def test_a_declaration_of_one_place_is_made_there() -> None:
    assert "D3" in {one.id for one in made("2033-06", place="CN-CQ")["application"].clauses}
    assert "D3" not in {one.id for one in made("2033-06")["application"].clauses}


DOUBTS = [
    ({"person": {"sex": "女"}}, {}, "测算却按原法定退休年龄60周岁"),
    ({"person": {"sex": "男"}}, {"category": "female_50"}, "文本中的职工为男性，测算却按原法定退休年龄50周岁的女职工"),
    ({"person": {"sex": "男", "id_number": "11022119710915002X"}}, {}, "所填性别与证件号码不一致"),  # a woman's
    ({"person": {"id_number": "11022119710915002X"}}, {}, "文本中的职工为女性"),
    ({"person": {"id_number": "110221197109150011"}}, {"birth": "1971-10"}, "证件号码中的出生日期与测算所用的"),
    ({"person": {"id_number": "110221197109150011"}}, {"birth": "1971-09-16"}, "证件号码中的出生日期与测算所用的"),
    ({"person": {"id_number": "110221197109150012"}}, {}, "不是有效的居民身份证号码"),  # the last figure is 1
    ({"contract": {"to": date(2026, 10, 31)}}, {}, "所填现合同的终止时间已过"),
    ({"contract": {"to": "2026年10月"}}, {}, "所填现合同的终止时间已过"),
    ({"contract": {"to": "2029-13-45"}}, {}, "所填现合同终止时间不是日历上的日期"),
    ({"contract": {"from": "2027年2月29日"}}, {}, "所填现合同起始时间不是日历上的日期"),
]  # fmt: skip


@pytest.mark.parametrize(("parties", "facts", "said"), DOUBTS)
def test_parties_that_do_not_fit_the_facts_make_a_draft(
    parties: dict[str, Any], facts: dict[str, Any], said: str
) -> None:
    month = "2026-12" if facts.get("category") == "female_50" else "2036-06"
    if month == "2026-12":
        facts = {**facts, "birth": "1976-05"}  # 50 and 9 months in 2027-02: early
    found = made(month, parties, **facts)
    assert all(one.draft for kind, one in found.items() if kind != "cover")
    notes = [one.text.zh for one in found["cover"].clauses]
    assert any(said in one for one in notes)
    assert not any("1971" in one for one in notes)  # nothing of the number is said again


@pytest.mark.parametrize(
    "parties",
    [
        {"person": {"sex": "male", "id_number": "110221197109150011", "id_type": "居民身份证"}},
        {"person": {"id_type": "护照", "id_number": "110221197109150012"}},
        {"person": {"id_number": "K1234567"}},
        {"contract": {"to": date(2026, 11, 30)}},
        {"contract": {"to": "无固定期限"}},
        {"contract": {"from": "2028年2月29日", "to": "2029.12.31"}},
    ],
)
def test_parties_that_fit_or_cannot_be_compared_say_nothing(parties: dict[str, Any]) -> None:
    assert not any(one.draft for one in made("2036-06", parties).values())


def test_the_kind_of_document_stands_beside_its_number() -> None:
    given = {"person": {"id_type": "居民身份证"}}
    ended = made("2035-01", given, deferral_agreed_to="2036-06")
    for paper in (made("2031-09", given)["notice"], made("2036-06", given)["agreement"], ended["ending"]):
        assert rows(paper)["person.id_type"] == "居民身份证"
    assert rows(ended["application"])["person.id_type"] == "居民身份证"


# what may stand on a paper


def everything() -> list[tuple[str, Any]]:
    told = yaml.safe_load(Path(letters.__file__).with_name("papers.yaml").read_text(encoding="utf-8"))
    return [
        (f"{name}.{part}", one)
        for name, form in told["papers"].items()
        for part in ("rows", "clauses", "signatures")
        for one in form[part]
    ] + [(f"{name}.{part}", form[part]) for name, form in told["papers"].items() for part in ("title", "opening")]


@pytest.mark.parametrize(
    ("where", "told"), everything(), ids=lambda one: one if isinstance(one, str) else one.get("id", "")
)
def test_both_languages_print_the_same_fields_and_no_number_of_their_own(where: str, told: dict[str, Any]) -> None:
    fields = [set(re.findall(r"\{([\w.]+)\}", told[lang])) for lang in ("en", "zh")]
    assert fields[0] == fields[1]
    assert not re.search(r"\d|[一二三四五六七八九十]+(?:个月|年|日|周岁)", told["en"] + told["zh"]), where
    assert set(told) <= {"id", "field", "must", "when", "en", "zh", "cite"}


def test_every_clause_rests_on_the_text_or_is_the_parties_own() -> None:
    own = {"B10", "C3", "C5", "D1b", "D2b", "D4b", "W2", "W6"}
    clauses = [one for form in forms().papers.values() for one in form.clauses]
    assert {one.id for one in clauses if not one.cite} == own
    assert {cite.certainty for one in clauses for cite in one.cite} == {"text"}
    assert {cite.source for one in clauses for cite in one.cite} <= set(built_in().sources)


# By hand from 人社部发〔2024〕94号: 1 to 4 by subject, as nobody has read their numbers; 5 the relation and insurance go on, 6 the end
# of a deferral, 7 whose year's minimum, 8 filing, 9 from when it is paid, 10 no pension drawn, 11 free will, 13 approval. From the
# measures of the State Council: 第一条 the age, 第四条 more years, more pension.
ARTICLES = {
    "A1": {"办法 第一条"},
    "A2": {"按事项：弹性提前退休条件"},
    "A3": {"第七条"},
    "A4": {"第十一条"},
    "A5": {"第十条"},
    "A5b": {"第十条"},
    "A6": {"第八条"},
    "A7": {"第十三条"},
    "B1": {"按事项：弹性延迟退休"},
    "B2": {"按事项：延迟退休时间确定后不再延长"},
    "B3": {"第五条"},
    "B4": {"第五条"},
    "B5": {"第五条"},
    "B6": {"第六条"},
    "B7": {"第六条", "第八条"},
    "B8": {"第十一条"},
    "B9": {"第十三条"},
    "C1": {"第六条"},
    "C2": {"第八条", "第九条"},
    "C4": {"第十一条"},
    "D1": {"第八条", "第九条"},
    "D2": {"第十条"},
    "D3": {"282号 附件2 声明"},
    "D4": {"第八条"},
    "D5": {"第十三条"},
    "W1": {"办法 第四条"},
    "W3": {"按事项：延迟退休时间确定后不再延长"},
    "W4": {"第五条"},
    "W5": {"第七条"},
}


def test_each_clause_has_the_article_that_says_it() -> None:
    whose = {
        "人社部发〔2024〕94号": "",
        "《国务院关于渐进式延迟法定退休年龄的办法》": "办法 ",
        "渝人社〔2024〕282号": "282号 ",
    }
    found = {
        one.id: {f"{whose[cite.document_number]}{cite.locator}" for cite in one.cite}
        for form in forms().papers.values()
        for one in form.clauses
        if one.cite
    }
    assert found == ARTICLES


def test_the_table_of_papers_knows_every_way_and_kind_of_employment() -> None:
    which = forms().which
    assert set(which) == {"early", "statutory", "deferred", "extended", "late"}
    assert {one for by in which.values() for one in by} - {"other"} <= set(Employment)
    assert all("other" in by for by in which.values())


@pytest.mark.parametrize(("month", "facts", "kinds"), WHICH)
def test_every_figure_is_one_of_the_trace(month: str, facts: dict[str, Any], kinds: list[str]) -> None:
    told: dict[str, Any] = {
        "birth": "1971-09",
        "category": "male_60",
        "employment": "employee",
        "contributions": ENOUGH,
        **facts,
    }
    answer = assess(Person(**told), load_law(), "2026-11")
    option = answer.option(month)
    values = [step.value for one in (*answer.outcomes, *option.outcomes) for step in one.trace]
    values += [
        option.month,
        option.age,
        answer.as_of,
        *answer.person.to_dict()["contributions"].values(),
        told.get("notice_given_on"),
    ]
    values += [
        abs(int(option.month - answer.statutory.value.month)),
        answer.window.value.agreed_to,
    ]  # of two figures of the trace
    flat = re.findall(r"\d+", " ".join(str(plain(one)) for one in values))
    flat += [part for one in values if isinstance(one, int) for part in map(str, divmod(int(one), 12))]
    known = {str(int(one)) for one in flat}
    for paper in papers(answer, month):
        printed = " ".join([*(row.text.zh for row in paper.rows), *(one.text.zh for one in paper.clauses)])
        assert set(re.findall(r"\d+", printed)) <= known, paper.kind
        assert kinds


@pytest.mark.parametrize(("month", "facts", "kinds"), WHICH)
def test_what_must_be_there_is_there_or_a_line_to_fill_in(month: str, facts: dict[str, Any], kinds: list[str]) -> None:
    for kind, paper in made(month, **facts).items():
        must = {row.field for row in forms().papers[kind].rows if row.must and not row.when}
        assert must <= set(rows(paper)), kinds
        assert all(row.text.zh and row.text.en for row in paper.rows)


# as a Word file


def test_a_hostile_name_stays_text() -> None:
    parties = {
        "person": {"name": NAME, "id_number": "110221197109150011"},
        "employer": {"name": "甲公司 & {{ title }}"},
    }
    shown = "<&> {{ 7*7 }} {% raw %} {_{ *b* " + "长" * 80
    for paper in made("2031-09", parties).values():
        text = text_of(paper_docx(paper, lang="en"))
        assert shown in text
        assert "110221197109150011" not in repr(paper)
        assert "长" not in repr(paper)
    assert "甲公司 & {{ title }}：" in text_of(paper_docx(made("2031-09", parties)["notice"]))


def test_a_paper_is_written_without_what_has_no_build_for_browsers() -> None:
    script = """
import sys
sys.modules.update(dict.fromkeys(["docx", "docxtpl", "jinja2", "lxml"]))
from retirecalc import Person, assess, load_law
from retirecalc.letters import paper_docx, papers
answer = assess(Person("1971-09", "male_60", employment="employee"), load_law(), "2026-11")
print(sorted({paper_docx(one, lang="en")[:2] for one in papers(answer, "2033-06")}))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[b'PK']\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_our_template_filled_in_is_the_paper(tmp_path: Path, lang: str) -> None:
    (tmp_path / "paper.docx").write_bytes(own_template(lang))
    for paper in made("2031-09", {"person": {"name": NAME}}, employment="state_employee").values():
        assert text_of(paper_docx(paper, lang=lang, templates=tmp_path)) == text_of(paper_docx(paper, lang=lang))


def test_a_paper_holds_what_it_says_in_one_language_or_both() -> None:
    notice = made("2031-09")["notice"]
    chinese, both = text_of(paper_docx(notice)), text_of(paper_docx(notice, lang="en"))
    assert (
        "一、本人法定退休年龄为61周岁9个月，将于2033年6月达到。（《国务院关于渐进式延迟法定退休年龄的办法》第一条）"
        in chinese
    )
    assert "（人社部发〔2024〕94号关于弹性提前退休条件的规定）" in chinese
    assert "My statutory retirement age" not in chinese
    assert chinese in both
    assert "1. My statutory retirement age is 61 years 9 months, reached in June 2033." in both
    assert paper_docx(notice) == paper_docx(notice)


def template(folder: Path, name: str, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / name))
    return folder


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    notice = made("2031-09", {"person": {"name": "样例甲"}})["notice"]
    fields = " ".join(f"{{{{ {row.field} }}}}" for row in notice.rows)
    folder = template(tmp_path / "ours", "notice.docx", "某公司", fields, "{{ clause.A4 }}", "{{ en.month }}")
    text = text_of(paper_docx(notice, templates=folder))
    assert text.startswith("某公司样例甲 ________________ 1971年9月")
    assert text.endswith(
        "四、本告知出于本人真实意愿，没有受到强制或者变相强制。（人社部发〔2024〕94号第十一条）September 2031"
    )
    # The others have no template of their own there; with paper.docx all have.
    assert "退休时间申请书" in text_of(paper_docx(made("2031-09")["application"], templates=folder))
    (folder / "paper.docx").write_bytes(own_template())
    assert "退休时间申请书" in text_of(paper_docx(made("2031-09")["application"], templates=folder))


def test_a_template_of_one_place(tmp_path: Path) -> None:
    """In a folder called like the place; another place takes the common one, or ours."""
    notice = made("2031-09")["notice"]
    fields = " ".join(f"{{{{ {row.field} }}}}" for row in notice.rows)
    template(tmp_path / "ours", "notice.docx", "总部", fields)
    folder = template(tmp_path / "ours" / "CN-CQ", "paper.docx", "重庆分公司", fields).parent
    assert text_of(paper_docx(notice, templates=folder)).startswith("总部")
    assert text_of(paper_docx(notice._replace(place="CN-CQ"), templates=folder)).startswith("重庆分公司")
    (folder / "notice.docx").unlink()
    assert "告知书" in text_of(paper_docx(notice, templates=folder))
    there = papers(assess(Person("1971-09", "男", employment="employee"), load_law("CN-CQ"), "2026-11"), "2033-06")
    assert [one.place for one in there] == ["CN-CQ"] * len(there)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{{ person.name }}", "letters.template_lacks"),
        ("{{ no_such_field }}", "letters.template_unusable"),
        ("{{ title", "letters.template_unusable"),
        ("{{ title.__class__.__mro__ }}", "letters.template_unusable"),
    ],
)
def test_a_template_that_cannot_be_used(tmp_path: Path, line: str, code: str) -> None:
    folder = template(tmp_path, "notice.docx", line)
    with pytest.raises(RetirecalcError) as caught:
        paper_docx(made("2031-09")["notice"], templates=folder)
    assert caught.value.code == code
    if code.endswith("lacks"):
        assert "person.id_number, birth" in str(caught.value)


def test_a_folder_without_templates(tmp_path: Path) -> None:
    with pytest.raises(RetirecalcError) as caught:
        paper_docx(made("2031-09")["notice"], templates=tmp_path / "ours")
    assert caught.value.code == "letters.template_none"


def test_a_template_that_is_no_word_file(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_text("x", encoding="utf-8")
    with pytest.raises(RetirecalcError) as caught:
        paper_docx(made("2031-09")["notice"], templates=tmp_path)
    assert caught.value.code == "letters.template_unusable"


# who a paper is between


@pytest.mark.parametrize(
    ("parties", "code", "field"),
    [
        ({"people": {}}, "letters.party_unknown", "people"),
        ({"person": {"nmae": "样例甲"}}, "letters.party_unknown", "person.nmae"),
        ({"person": "样例甲"}, "letters.party_no_fields", "person"),
        ({"person": {"name": ["样例甲"]}}, "letters.party_no_text", "person.name"),
        ({"person": {"name": True}}, "letters.party_no_text", "person.name"),
    ],
)
def test_parties_that_cannot_be_read_are_not_said_again(parties: Any, code: str, field: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        made("2031-09", parties)
    assert (caught.value.code, caught.value.fields["field"]) == (code, field)
    assert "样例" not in str(caught.value) + caught.value.text("zh")


def test_the_reading_aid_is_english_where_it_can_be() -> None:
    given = {"person": {"sex": "M", "id_type": "居民身份证", "name": "样例甲"}, "contract": {"kind": "固定期限"}}
    agreement, application, _ = made("2036-06", given).values()
    aid = {row.field: row.text for paper in (agreement, application) for row in paper.rows}
    assert tuple(aid["person.sex"]) == ("male", "男")
    assert tuple(aid["person.id_type"]) == ("resident identity card", "居民身份证")
    assert tuple(aid["contract.kind"]) == ("fixed-term", "固定期限")
    assert tuple(aid["person.name"]) == ("样例甲", "样例甲")


def test_what_is_empty_is_a_line_to_fill_in() -> None:
    notice = made("2031-09", {"person": {"name": " \n", "id_number": None, "phone": 13800000000}})["notice"]
    assert rows(notice)["person.name"] == rows(notice)["person.id_number"] == "________________"
    assert rows(notice)["person.phone"] == "13800000000"


def test_the_docs_name_every_field_that_a_template_may_print() -> None:
    page = (Path(__file__).parents[2] / "docs/papers.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w.]+)`", page))
    assert set(made("2031-09")["cover"].fields) <= named
    assert {"title", "draft", "opening", "foot", "rows", "clauses", "signatures"} <= named
