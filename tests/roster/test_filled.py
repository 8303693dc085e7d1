"""What is filled in on the sheets of a plan is read by the next run: answers to questions, and what was done."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retirecalc import YearMonth
from retirecalc.facts.words import Category
from retirecalc.law import Law
from retirecalc.roster import read_roster
from retirecalc.roster.plan import PlanRow
from tests.roster.conftest import MakeFile

LIST = (
    "某公司名单,,,,,,\n"
    "姓名,出生年月,性别,人员类别,用工性质,累计缴费年限,拟退休年月\n"
    "样例甲,1967-02,男,,民营企业职工,30,2027-03\n"
    "样例乙,1977-02,女,,民营企业职工,16,\n"
    "样例丙,1976-03,女,,民营企业职工,20,\n"
)


@pytest.fixture
def plan(make_file: MakeFile, law: Law, tmp_path: Path) -> Path:
    read_roster(make_file(LIST)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def fill(path: Path, sheet: str, cells: dict[tuple[str, str], Any]) -> None:
    """Write into the cells of a sheet, each by the name beside it and the title above."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    (titles,) = (row for row in page.iter_rows() if any(cell.value == "姓名" for cell in row))
    column = {cell.value: place for place, cell in enumerate(titles, start=1)}
    for (name, title), value in cells.items():
        (row,) = (at for at, row in enumerate(page.values, start=1) if name in row)
        page.cell(row, column[title]).value = value
    book.save(path)


def planned(path: Path, law: Law) -> dict[str, PlanRow]:
    found = read_roster(path).plan(law, "2026-11")
    return {found.roster.said(one.row, "name"): one for one in found.rows if not one.blank}


def category_of(row: PlanRow) -> Category | None:
    return None if row.settled is None else row.settled.person.category


def test_nothing_filled_in_changes_nothing(plan: Path, law: Law) -> None:
    found = planned(plan, law)
    assert [len(found[name].answers) for name in ("样例甲", "样例乙", "样例丙")] == [1, 2, 2]


@pytest.mark.parametrize(
    ("answer", "category"), [("男", "male_60"), ("男60", "male_60"), ("male_60", "male_60"), ("女55", "female_55")]
)
def test_the_men_s_age_of_a_woman_is_settled_by_an_answer(
    make_file: MakeFile, law: Law, tmp_path: Path, answer: str, category: str
) -> None:
    text = "姓名,出生年月,性别,人员类别,岗位\n样例甲,1979-11,女,male_60,干部\n"
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    assert category_of(planned(tmp_path / "plan.xlsx", law)["样例甲"]) is None
    fill(tmp_path / "plan.xlsx", "待确认", {("样例甲", "答复"): answer})
    assert category_of(planned(tmp_path / "plan.xlsx", law)["样例甲"]) == category


def test_an_answer_for_everybody_and_one_for_a_person(plan: Path, law: Law) -> None:
    fill(plan, "待确认", {("以下2人", "答复"): "女50", ("样例丙", "答复"): "女55"})
    found = planned(plan, law)
    assert (category_of(found["样例乙"]), category_of(found["样例丙"])) == (Category.FEMALE_50, Category.FEMALE_55)
    # 1977-02: 25//2+1 = 13 months to 51y1m, 2028-03.
    assert str(found["样例乙"].answers[0].month) == "2028-03"


def test_an_answer_is_kept_in_the_plan_after_that(plan: Path, law: Law, tmp_path: Path) -> None:
    fill(plan, "待确认", {("样例乙", "答复"): "女55"})
    read_roster(plan).plan(law, "2026-12").write(tmp_path / "next.xlsx")
    assert category_of(planned(tmp_path / "next.xlsx", law)["样例乙"]) == Category.FEMALE_55
    page = openpyxl.load_workbook(tmp_path / "next.xlsx")["待确认"]
    assert {row[3].value: row[-1].value for row in page.iter_rows(min_row=4)} == {"样例乙": "女55", "样例丙": None}
    assert [str(row[-2].value).split("：")[0] for row in page.iter_rows(min_row=4) if row[-1].value] == [
        "女（原55周岁）"
    ]
    summary = openpyxl.load_workbook(tmp_path / "next.xlsx")["摘要"]
    (asked,) = (str(row[0].value) for row in summary.iter_rows() if str(row[0].value).startswith("性别："))
    assert asked.endswith("样例丙")


def test_an_answer_that_answers_nothing_is_said(plan: Path, law: Law) -> None:
    fill(plan, "待确认", {("样例乙", "答复"): "工程师", ("样例丙", "答复"): "男"})
    found = planned(plan, law)
    assert len(found["样例乙"].answers) == len(found["样例丙"].answers) == 2
    assert "答复“工程师”不在可能的范围内" in found["样例乙"].row.warnings[-1].text("zh")
    assert found["样例丙"].row.warnings[-1].code == "roster.reply_unreadable"
    # In the words that are written there; the birth month was not asked.
    assert "（女50、女55）" in found["样例丙"].row.warnings[-1].text("zh")
    assert "(female_50, female_55)" in str(found["样例丙"].row.warnings[-1])


def test_two_births_are_settled_by_a_month(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = "姓名,出生日期,档案出生日期,人员类别\n样例甲,1971-09,1970-09,男\n"
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    fill(tmp_path / "plan.xlsx", "待确认", {("样例甲", "答复"): "1970年9月"})
    settled = planned(tmp_path / "plan.xlsx", law)["样例甲"].settled
    assert settled is not None
    assert settled.person.birth_month == YearMonth(1970, 9)


def test_what_was_done_is_due_no_more(plan: Path, law: Law, tmp_path: Path) -> None:
    header = [cell.value for cell in openpyxl.load_workbook(plan)["办理记录"][2]]
    assert header == ["行", "姓名", "退休年月", "已告知", "协议至", "已申请", "已批准"]
    fill(plan, "办理记录", {("样例甲", "已告知"): date(2026, 11, 3)})
    found = read_roster(plan).plan(law, "2026-11")
    assert found.rows[0].answers[0].person.notice_given_on == date(2026, 11, 3)
    found.write(tmp_path / "next.xlsx")
    book = openpyxl.load_workbook(tmp_path / "next.xlsx")
    assert "书面告知用人单位" not in {row[3].value for row in book["到期事项"].iter_rows()}
    assert [cell.value for cell in book["办理记录"][3]][:4] == [
        3,
        "样例甲",
        datetime(2027, 3, 1),
        datetime(2026, 11, 3),
    ]
    assert planned(tmp_path / "next.xlsx", law)["样例甲"].answers[0].person.notice_given_on == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("title", "written", "fact", "value"),
    [
        ("协议至", "2028-03", "deferral_agreed_to", YearMonth(2028, 3)),
        ("协议至", datetime(2028, 3, 1), "deferral_agreed_to", YearMonth(2028, 3)),
        ("协议至", "未约定", "deferral_agreed_to", False),
        ("已申请", "2026年11月3日", "applied_on", date(2026, 11, 3)),
        ("已批准", "同意", "approved", True),
        ("已批准", "不同意", "approved", False),
    ],
)
def test_each_column_fills_its_fact_and_is_kept(
    plan: Path, law: Law, tmp_path: Path, title: str, written: Any, fact: str, value: Any
) -> None:
    fill(plan, "办理记录", {("样例甲", title): written})
    read_roster(plan).plan(law, "2026-11").write(tmp_path / "next.xlsx")
    for path in (plan, tmp_path / "next.xlsx"):
        assert getattr(planned(path, law)["样例甲"].answers[0].person, fact) == value


def test_what_cannot_be_read_there_is_said(plan: Path, law: Law) -> None:
    fill(plan, "办理记录", {("样例甲", "已告知"): "上周"})
    (warning,) = planned(plan, law)["样例甲"].row.warnings
    assert "已告知" in warning.text("zh")
    assert "上周" in warning.text("zh")


def test_what_cannot_be_true_is_said_by_the_title_of_its_column(plan: Path, law: Law) -> None:
    fill(plan, "办理记录", {("样例甲", "已申请"): date(2027, 11, 3)})
    (warning,) = planned(plan, law)["样例甲"].row.warnings
    assert warning.text("zh").startswith("已申请：2027年11月3日晚于测算月份2026年11月")
    assert str(warning).startswith("applied on: 2027-11-03")


def test_what_the_list_says_itself_goes_before_it(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = LIST.replace("拟退休年月", "拟退休年月,书面告知日期").replace("2027-03", "2027-03,2026-10-05")
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    fill(tmp_path / "plan.xlsx", "办理记录", {("样例甲", "已告知"): date(2026, 11, 3)})
    one = planned(tmp_path / "plan.xlsx", law)["样例甲"]
    assert one.answers[0].person.notice_given_on == date(2026, 10, 5)
    assert [warning.code for warning in one.row.warnings] == ["roster.done_differs"]


def swap(plan: Path, column: str, one: int, other: int) -> None:
    book = openpyxl.load_workbook(plan)
    page = book["明细"]
    first, second = page[f"{column}{one}"], page[f"{column}{other}"]
    first.value, second.value = second.value, first.value
    book.save(plan)


def test_rows_that_were_sorted_since_keep_what_is_their_own(plan: Path, law: Law) -> None:
    """It goes with the name beside it, not with the row."""
    fill(plan, "待确认", {("样例乙", "答复"): "女50"})
    fill(plan, "办理记录", {("样例甲", "已告知"): date(2026, 11, 3)})
    swap(plan, "A", 4, 5)
    found = planned(plan, law)
    assert len(found["样例丙"].answers) == 2
    assert category_of(found["样例乙"]) is Category.FEMALE_50
    assert found["样例甲"].answers[0].person.notice_given_on == date(2026, 11, 3)
    assert not [one for row in found.values() for one in row.row.warnings]


def test_what_stands_beside_a_name_that_nobody_has_any_more_is_said(plan: Path, law: Law) -> None:
    fill(plan, "待确认", {("样例乙", "答复"): "女50"})
    fill(plan, "明细", {("样例乙", "姓名"): "样例己"})
    found = planned(plan, law)
    assert len(found["样例己"].answers) == 2
    assert "所填内容（答复：女50）旁的姓名是“样例乙”" in found["样例己"].row.warnings[-1].text("zh")


NAMESAKES = (
    "工号,姓名,出生年月,性别,用工性质,累计缴费年限\n"
    "1,张伟,1976-02,女,民营企业职工,20\n"
    "2,张伟,1976-03,女,民营企业职工,20\n"
)


@pytest.mark.parametrize("text", [NAMESAKES, NAMESAKES.replace("姓名", "备注").replace("张伟", "")])
def test_namesakes_and_people_without_a_name_are_known_by_their_staff_numbers(
    make_file: MakeFile, law: Law, tmp_path: Path, text: str
) -> None:
    out = tmp_path / "plan.xlsx"
    read_roster(make_file(text)).plan(law, "2026-11").write(out)
    book = openpyxl.load_workbook(out)
    page = book["待确认"]
    (titles,) = (row for row in page.iter_rows() if any(cell.value == "工号" for cell in row))
    column = {cell.value: place for place, cell in enumerate(titles, start=1)}
    (at,) = (at for at, row in enumerate(page.values, start=1) if row[column["工号"] - 1] == "2")
    page.cell(at, column["答复"]).value = "女50"
    book.save(out)
    for name in "ABC":  # sorted by birth, the younger first: number, name and birth change places
        swap(out, name, 2, 3)
    again = read_roster(out).plan(law, "2026-11")
    found = {again.roster.said(one.row, "staff_number"): len(one.answers) for one in again.rows}
    assert found == {"1": 2, "2": 1}


def test_a_month_to_which_nothing_can_be_deferred_is_said_without_a_column_of_the_list(plan: Path, law: Law) -> None:
    # 附件1: 1967-02 is 7 months late, 2027-09, and 36 months more are 2030-09.
    fill(plan, "办理记录", {("样例甲", "协议至"): "2027-06"})
    row = planned(plan, law)["样例甲"].row
    assert [one.text("zh") for one in row.warnings] == [
        "协议至：2027年6月不能作为2027年9月之后的延迟退休年月（最晚2030年9月），未按延迟计算。请更正年月，或填写“未约定”。"
    ]


def test_what_stands_under_a_changed_title_is_quoted(plan: Path, law: Law) -> None:
    fill(plan, "办理记录", {("样例甲", "已告知"): date(2026, 11, 20), ("样例甲", "协议至"): "2028-06"})
    book = openpyxl.load_workbook(plan)
    (title,) = (cell for row in book["办理记录"].iter_rows() for cell in row if cell.value == "已告知")
    title.value = "告知日期"
    book.save(plan)
    row = planned(plan, law)["样例甲"].row
    assert row.person is not None
    assert (row.person.notice_given_on, row.person.deferral_agreed_to) == (None, YearMonth(2028, 6))
    said = "为该行填写的内容（告知日期：2026年11月20日）所在列的标题已被改动，未读取。"
    assert any(one.text("zh").startswith(said) for one in row.warnings)


def test_what_was_filled_in_for_nobody_is_said(plan: Path, law: Law) -> None:
    """A row that cannot be read any more, and one that is gone."""
    fill(plan, "待确认", {("样例乙", "答复"): "女50", ("样例丙", "答复"): "女55"})
    fill(plan, "明细", {("样例乙", "出生年月"): "不详"})
    book = openpyxl.load_workbook(plan)
    book["明细"].delete_rows(5)
    book.save(plan)
    roster = read_roster(plan)
    assert [warning.code for warning in roster.rows[1].warnings] == ["roster.filled_unused"]
    codes = {note.code: dict(note.fields) for note in roster.notes}
    assert codes["roster.note_filled_nowhere"]["rows"] == "5"
    (note,) = (note for note in roster.notes if note.code == "roster.note_filled_nowhere")
    assert "第5行填写的内容（样例丙，答复：女55）" in note.text("zh")
    assert codes["roster.note_filled"] == {"count": 1}


TWICE = (
    "姓名,性别,出生日期,档案出生日期,岗位\n"
    "样例甲,女,1971-10,1970-10,班长\n"  # 档案 and 身份证 differ, and the post is open
    "样例乙,女,1975-03,1974-03,班长\n"
)


def answered(path: Path, cells: dict[tuple[str, str], str]) -> None:
    """Write answers, each by the name and what the question is about."""
    book = openpyxl.load_workbook(path)
    page, topic = book["待确认"], ""
    for row in page.iter_rows(min_row=3):
        topic = str(row[1].value or topic)
        for (name, about), value in cells.items():
            if name == row[3].value and topic.startswith(about):
                row[-1].value = value
    book.save(path)


def test_a_row_with_two_questions_takes_both_answers(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    read_roster(make_file(TWICE)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    page = openpyxl.load_workbook(tmp_path / "plan.xlsx")["待确认"]
    asked = {str(row[1].value).split("：")[0]: row[-2].value for row in page.iter_rows(min_row=3) if row[1].value}
    # What is asked for is what may be written: the births of each, and the classes of all.
    assert asked["岗位"] == "女50或女55"
    assert "1971年10月或1970年10月" in {row[-2].value for row in page.iter_rows(min_row=3)}
    both = {("样例甲", "档案出生日期"): "1970年10月", ("样例甲", "岗位"): "女55", ("样例乙", "岗位"): "女50"}
    answered(tmp_path / "plan.xlsx", both)
    found = planned(tmp_path / "plan.xlsx", law)
    settled = found["样例甲"].settled
    assert settled is not None
    assert (settled.person.birth_month, settled.person.category) == (YearMonth(1970, 10), Category.FEMALE_55)
    assert [one.person.birth_month for one in found["样例乙"].answers] == [YearMonth(1975, 3), YearMonth(1974, 3)]
    # Both stand in the new plan, each beside its question, and the one that was left is answered there.
    read_roster(tmp_path / "plan.xlsx").plan(law, "2026-12").write(tmp_path / "next.xlsx")
    answered(tmp_path / "next.xlsx", {("样例乙", "档案出生日期"): "1975-03"})
    later = planned(tmp_path / "next.xlsx", law)
    facts = [(one.person.birth_month, one.person.category) for row in later.values() for one in row.answers]
    assert facts == [(YearMonth(1970, 10), Category.FEMALE_55), (YearMonth(1975, 3), Category.FEMALE_50)]
    assert not any(row.row.warnings for row in later.values())


def test_answers_of_a_row_that_contradict_each_other_are_said(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    read_roster(make_file(TWICE)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    answered(tmp_path / "plan.xlsx", {("样例甲", "档案出生日期"): "女55；1970-10", ("样例甲", "岗位"): "女50"})
    row = planned(tmp_path / "plan.xlsx", law)["样例甲"]
    assert category_of(row) == Category.FEMALE_55
    assert "答复“女50”不在可能的范围内（女55、1970年10月）" in row.row.warnings[-1].text("zh")
