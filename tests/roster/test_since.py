"""A list against the plan of last time: who is new, gone, corrected or moved, and why; what was done holds on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import read_roster
from retirecalc.roster.lists import RosterPlan
from retirecalc.roster.since import changes, in_words
from tests.roster.conftest import MakeFile
from tests.roster.test_filled import fill

TITLES = "工号,姓名,身份证号,出生年月,人员类别,用工性质,累计缴费年限,缴费截止年月,是否继续缴费,拟退休年月\n"
ONE = "1,样例甲,,1967-02,男,民营企业职工,30,2026-10,是,2027-03\n"
TWO = "2,样例乙,,1976-03,女50,民营企业职工,20,2026-10,是,\n"
SIX = "6,样例己,,1971-09,男,民营企业职工,26,2026-10,是,\n"


def since(
    make_file: MakeFile,
    law: Law,
    folder: Path,
    before: str,
    after: str,
    *,
    months: Sequence[str] = ("2026-11", "2026-12"),
    suffix: str = ".xlsx",
    filled: Sequence[tuple[str, dict[tuple[str, str], Any]]] = (),
) -> RosterPlan:
    last = folder / f"last{suffix}"
    read_roster(make_file(before)).plan(law, months[0]).write(last, overwrite=True)
    for sheet, cells in filled:
        fill(last, sheet, cells)
    return read_roster(make_file(after), since=last).plan(law, months[1])


def told(plan: RosterPlan) -> list[tuple[str, ...]]:
    return [(one.kind, one.name, one.what, one.before, one.after, one.why) for one in in_words(plan, "zh")]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".parquet"])
def test_nothing_has_changed(make_file: MakeFile, law: Law, tmp_path: Path, suffix: str) -> None:
    assert (
        told(since(make_file, law, tmp_path, TITLES + ONE + TWO + SIX, TITLES + SIX + ONE + TWO, suffix=suffix)) == []
    )


def test_who_is_new_gone_and_moved(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    moved = ONE.replace("2027-03", "2027-06")
    new = "7,样例庚,,1980-01,男,民营企业职工,10,2026-10,是,\n"
    plan = since(make_file, law, tmp_path, TITLES + ONE + TWO, TITLES + new + moved)
    assert told(plan) == [
        ("new", "样例庚", "", "", "", ""),
        ("moved", "样例甲", "测算退休年月", "2027年3月", "2027年6月", "事实变化：拟退休年月"),
        ("gone", "样例乙", "", "", "", ""),
    ]
    plan.write(tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["变化"]
    # Nobody has a department, so that there is no column for it.
    assert [cell.value for cell in sheet[1]] == ["变化", "行", "工号", "姓名", "项目", "上次", "本次", "原因"]
    assert [list(row[:4]) for row in sheet.values] == [
        ["变化", "行", "工号", "姓名"],
        ["新增", 2, "7", "样例庚"],
        ["变动", 3, "1", "样例甲"],
        ["已不在名单", 3, "2", "样例乙"],
    ]


def test_a_class_that_changed_moves_what_hangs_on_it(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # 1976-03: 14//2+1 = 8 months after 50, 2026-11; 74//4+1 = 19 after 55, 2032-10.
    plan = since(make_file, law, tmp_path, TITLES + TWO, TITLES + TWO.replace("女50", "女55"))
    found = {what: (before, after, why) for _, _, what, before, after, why in told(plan)}
    assert found["法定退休年月"] == ("2026年11月", "2032年10月", "事实变化：人员类别")


def test_a_question_that_the_new_list_answers_itself(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    plan = since(make_file, law, tmp_path, TITLES + TWO.replace("女50", "女"), TITLES + TWO.replace("女50", "女"))
    assert told(plan) == []
    plan = since(make_file, law, tmp_path, TITLES + TWO.replace("女50", "女"), TITLES + TWO)
    assert {(what, before, after, why) for _, _, what, before, after, why in told(plan)} >= {
        ("法定退休年月", "待确认", "2026年11月", "待确认事项已答复")
    }


def test_the_month_of_the_question_and_the_law_as_reasons(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # 1972-09: 92//4+1 = 24 months, 2034-09, when 228 are asked. 144 to 2026-10 and 94 of the 95 after it surely in 2026-11; in
    # 2028-11, of which the 24 before are not stated, 70: it is not known any more.
    row = "1,样例甲,,1972-09,男,民营企业职工,12,2026-10,,\n"
    plan = since(make_file, law, tmp_path, TITLES + row, TITLES + row, months=("2026-11", "2028-11"))
    assert {why for *_, why in told(plan)} == {"测算月份不同"}
    last = tmp_path / "last.xlsx"
    book = openpyxl.load_workbook(last)
    for cells in book["依据与版本"].iter_rows():
        for cell, after in pairwise(cells):
            if cell.value == "数据版本":
                after.value = "2025.01.0"
    book.save(last)
    plan = read_roster(make_file(TITLES + row), since=last).plan(law, "2028-11")
    assert {why for *_, why in told(plan)} == {"规定数据已更新"}


ID = "110221197109159972"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # by staff number, though the name was corrected
        (ONE, ONE.replace("样例甲", "样例申"), [("corrected", "样例申", "姓名", "样例甲", "样例申", "")]),
        # by staff number, though the birth was corrected: 1967-03, 26//4+1 = 7 months, 2027-10 of 2027-09
        (ONE, ONE.replace("1967-02", "1967-03"), [("corrected", "样例甲", "出生年月", "1967年2月", "1967年3月", "")]),
        # by ID where there is no staff number
        (
            f",样例甲,{ID},,男,民营企业职工,26,2026-10,是,\n",
            f",样例申,{ID},,男,民营企业职工,26,2026-10,是,\n",
            [("corrected", "样例申", "姓名", "样例甲", "样例申", "")],
        ),
        # by name and birth where there is neither
        (ONE.replace("1,样例", ",样例"), ONE.replace("1,样例", ",样例"), []),
        # a name alone, with nobody else of it
        (
            ONE.replace("1,样例", ",样例"),
            ONE.replace("1,样例", ",样例").replace("1967-02", "1967-03"),
            [("corrected", "样例甲", "出生年月", "1967年2月", "1967年3月", "")],
        ),
        # a day of birth with nobody else of it, whose name was corrected
        (
            ",样例甲,,1967-02-05,男,民营企业职工,26,2026-10,是,\n" + TWO,
            ",样例申,,1967-02-05,男,民营企业职工,26,2026-10,是,\n" + TWO,
            [("corrected", "样例申", "姓名", "样例甲", "样例申", "")],
        ),
        # a staff number that somebody else has now
        (
            ONE,
            "1,样例辛,,1980-01,男,民营企业职工,10,2026-10,是,\n",
            [("new", "样例辛", "", "", "", ""), ("gone", "样例甲", "", "", "", "")],
        ),
    ],
)
def test_who_is_who(
    make_file: MakeFile, law: Law, tmp_path: Path, before: str, after: str, expected: list[tuple[str, ...]]
) -> None:
    plan = since(make_file, law, tmp_path, TITLES + before, TITLES + after, months=("2026-11", "2026-11"))
    assert [line for line in told(plan) if line[0] != "moved"] == expected


def test_two_who_match_equally_are_asked_about(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    row = ONE.replace("1,样例", ",样例")
    plan = since(make_file, law, tmp_path, TITLES + row + row, TITLES + row)
    assert told(plan) == [("unclear", "样例甲", "", "", "", "上次有多行同样相符，请填写工号或身份证号")]


def test_what_was_filled_in_is_among_the_reasons_beside_a_fact_that_differs(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    """Of somebody with another count and an agreed deferral the deferral moves the month, and the facts alone would say the count."""
    filled: list[tuple[str, dict[tuple[str, str], Any]]] = [("办理记录", {("样例甲", "协议至"): date(2028, 6, 1)})]
    row = ONE.replace("2027-03", "")
    plan = since(
        make_file, law, tmp_path, TITLES + row, TITLES + row.replace("30,2026-10", "31,2026-11"), filled=filled
    )
    # 1967-02 is 25 months after 1965-01: 25//4+1 = 7 months, 2027-09.
    assert (
        "moved",
        "样例甲",
        "测算退休年月",
        "2027年9月",
        "2028年6月",
        "事实变化：缴费年限；或填写了办理记录",
    ) in told(plan)


TWINS = "1967-02,男,民营企业职工,{},2026-10,是,2027-03\n"
PAIR = f",张三,,{TWINS.format(26)},张三,,{TWINS.format(16)}"


def test_namesakes_keep_nobody_else_from_what_is_their_own(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    """Of two who cannot be told apart what was filled in is quoted; that of a third goes with him, however the rows were sorted."""
    third = ",周七,,1967-01,男,民营企业职工,26,2026-10,是,2027-01\n"
    text, last = TITLES + PAIR + third, tmp_path / "last.xlsx"
    read_roster(make_file(text)).plan(law, "2026-10").write(last)
    book = openpyxl.load_workbook(last)
    page = book["办理记录"]
    column = next(cell.column for cell in page[2] if cell.value == "已告知")
    for at, day in ((3, date(2026, 10, 1)), (5, date(2026, 10, 3))):
        page.cell(at, column).value = day
    page = book["明细"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for at, row in enumerate(reversed(rows), start=2):
        for place, value in enumerate(row, start=1):
            page.cell(at, place).value = value
    book.save(last)
    roster = read_roster(make_file(text), since=last)
    plan = roster.plan(law, "2026-11")
    assert [row.answers[0].person.notice_given_on for row in plan.rows] == [None, None, date(2026, 10, 3)]
    assert not [one for row in roster.rows for one in row.warnings if one.code == "roster.filled_of_another"]
    said = " ".join(note.text("zh") for note in roster.notes)
    assert "第2行填写的内容（张三，已告知：2026年10月1日）不再带入" in said
    assert [line[0] for line in told(plan) if line[0] in ("gone", "unclear")] == ["unclear", "unclear"]


def test_another_name_with_the_same_birth_is_asked_about_and_not_gone_and_new(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    row = ",周七,,1967-01,男,民营企业职工,26,2026-10,是,2027-01\n"
    plan = since(make_file, law, tmp_path, TITLES + row + TWO, TITLES + row.replace("周七", "周柒") + TWO)
    why = "可能是上次的“周七”（出生年月相同）：如是同一人，请在两次名单中填写相同的工号或完整的身份证号"
    assert told(plan) == [("unclear", "周柒", "", "", "", why)]
    # Two staff numbers are two people.
    (tmp_path / "last.xlsx").unlink()
    plan = since(make_file, law, tmp_path, TITLES + "7" + row, TITLES + "8" + row.replace("周七", "周柒"))
    assert [line[:2] for line in told(plan)] == [("new", "周柒"), ("gone", "周七")]


def test_no_id_number_is_in_what_is_said(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    row = f",{ID},{ID},,男,民营企业职工,26,2026-10,是,\n"
    plan = since(make_file, law, tmp_path, TITLES + ONE, TITLES + row)
    assert ID not in str(in_words(plan, "zh"))
    assert ID not in str(changes(plan))


def test_what_was_done_and_answered_holds_on_in_the_next_list(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    asked = TWO.replace("女50", "女")
    filled: list[tuple[str, dict[tuple[str, str], Any]]] = [
        ("办理记录", {("样例甲", "已告知"): date(2026, 11, 3)}),
        ("待确认", {("样例乙", "答复"): "女50"}),
    ]
    plan = since(make_file, law, tmp_path, TITLES + ONE + asked, TITLES + asked + ONE, filled=filled)
    woman, man = plan.rows
    assert man.answers[0].person.notice_given_on == date(2026, 11, 3)
    assert woman.settled is not None
    assert str(woman.settled.month) == "2026-11"
    assert {why for kind, name, *_, why in told(plan) if name == "样例乙"} == {"待确认事项已答复"}
    # And in the one after that, of which the list knows nothing of it either.
    plan.write(tmp_path / "second.xlsx")
    third = read_roster(make_file(TITLES + ONE + asked), since=tmp_path / "second.xlsx").plan(law, "2027-01")
    assert third.rows[0].answers[0].person.notice_given_on == date(2026, 11, 3)
    assert third.rows[1].settled is not None


def test_a_month_that_is_the_same_is_no_reason(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # 1976-03, 50 in 2026-03: 14//2+1 = 8 months, 2026-11. A deferral to 2027-02 of which it is not known whether it was agreed.
    late = TWO.replace("是,", "是,2027-02")
    done: dict[tuple[str, str], Any] = {("样例乙", "协议至"): "未约定"}
    months = ("2026-12", "2026-12")
    plan = since(make_file, law, tmp_path, TITLES + late, TITLES + late, months=months, filled=[("办理记录", done)])
    assert told(plan) == [("moved", "样例乙", "是否符合条件", "尚不能确定", "不符合条件", "填写了办理记录")]
    plan = read_roster(make_file(TITLES + late), since=tmp_path / "last.xlsx").plan(law, "2027-01")
    assert {why for *_, why in told(plan)} == {"测算月份不同，或填写了办理记录"}
    # What stands there because the list says it was filled in by nobody. 1972-09 as above: open in 2028-11.
    row = "1,样例甲,,1972-09,男,民营企业职工,12,2026-10,,2032-06,2026-11-03\n"
    titles = TITLES.replace("\n", ",书面告知日期\n")
    (tmp_path / "last.xlsx").unlink()
    plan = since(make_file, law, tmp_path, titles + row, titles + row, months=("2026-11", "2028-11"))
    assert {why for *_, why in told(plan)} == {"测算月份不同"}


def test_a_plan_planned_again_says_what_has_changed(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    asked = TWO.replace("女50", "女")
    last = tmp_path / "last.xlsx"
    read_roster(make_file(TITLES + ONE + asked)).plan(law, "2026-10").write(last)
    fill(last, "待确认", {("样例乙", "答复"): "女50"})
    plan = read_roster(last).plan(law, "2026-11")
    assert ("moved", "样例乙", "法定退休年月", "待确认", "2026年11月", "待确认事项已答复") in told(plan)
    plan.write(last, keep=last, overwrite=True)
    assert "变化" in openpyxl.load_workbook(last).sheetnames
    assert told(read_roster(last).plan(law, "2026-11")) == []
    # A fact that was corrected in the plan itself: of the old one nothing is left. 1967-03: 26//4+1 = 7 months, 2027-10.
    fill(last, "明细", {("样例甲", "出生年月"): "1967-03"})
    moved = [one for one in told(read_roster(last).plan(law, "2026-12")) if one[2] == "法定退休年月"]
    why = "测算月份不同；或表中的事实已改动"
    assert moved == [("moved", "样例甲", "法定退休年月", "2027年9月", "2027年10月", why)]


def test_a_plan_changed_by_hand_loses_nothing_and_says_what_it_does_not_understand(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    last = tmp_path / "last.xlsx"
    read_roster(make_file(TITLES + ONE + TWO)).plan(law, "2026-11").write(last)
    fill(last, "明细", {("样例甲", "法定退休年月"): "以后再说", ("样例乙", "是否符合条件"): "也许"})
    plan = read_roster(make_file(TITLES + ONE + TWO), since=last).plan(law, "2026-12")
    assert [(kind, name, what, before) for kind, name, what, before, *_ in told(plan)] == [
        ("unread", "样例甲", "法定退休年月", "以后再说"),
        ("unread", "样例乙", "是否符合条件", "也许"),
    ]
    assert [len(row.answers) for row in plan.rows] == [1, 1]


def test_a_plan_sorted_and_written_beside_is_still_a_plan(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    """Rows sorted, a column deleted, one added behind the answers, sheets renamed, added and deleted."""
    last = tmp_path / "last.xlsx"
    read_roster(make_file(TITLES + ONE + TWO + SIX)).plan(law, "2026-11").write(last)
    fill(last, "办理记录", {("样例甲", "已告知"): date(2026, 11, 3)})
    book = openpyxl.load_workbook(last)
    page = book["明细"]
    header, *body = [[cell.value for cell in row] for row in page.iter_rows()]
    for at, row in enumerate(reversed(body), start=2):
        for column, value in enumerate(row, start=1):
            page.cell(at, column).value = value
    page.delete_cols(header.index("法定退休年龄") + 1)
    page.cell(1, page.max_column + 1).value = "领导批示"
    page.cell(2, page.max_column).value = "已阅"
    del book["摘要"]
    book["计划"].title = "计划（张）"
    book.create_sheet("备忘", 0)["A1"] = "问经办机构"
    book.save(last)
    moved = ONE.replace("2027-03", "2027-06")
    plan = read_roster(make_file(TITLES + moved + TWO + SIX), since=last).plan(law, "2026-11")
    assert told(plan) == [("moved", "样例甲", "测算退休年月", "2027年3月", "2027年6月", "事实变化：拟退休年月")]
    assert plan.rows[0].answers[0].person.notice_given_on == date(2026, 11, 3)
    assert [note.code for note in plan.roster.notes] == ["roster.note_filled"]


@pytest.mark.parametrize("deleted", [False, True])
def test_a_line_without_its_row_goes_by_the_name(make_file: MakeFile, law: Law, tmp_path: Path, deleted: bool) -> None:
    """One that was written below, and all of them where the columns of rows and staff numbers were deleted."""
    last = tmp_path / "last.xlsx"
    read_roster(make_file(TITLES + ONE + SIX)).plan(law, "2026-11").write(last)
    fill(last, "办理记录", {("样例甲", "已告知"): date(2026, 11, 3)})
    book = openpyxl.load_workbook(last)
    page = book["办理记录"]
    titles = [cell.value for cell in page[2]]
    for name in ("样例己", "样例无"):
        at = page.max_row + 1
        page.cell(at, titles.index("姓名") + 1).value = name
        page.cell(at, titles.index("已告知") + 1).value = date(2026, 11, 4)
    if deleted:
        page.delete_cols(1, 2)
    book.save(last)
    roster = read_roster(make_file(TITLES + ONE + SIX), since=last)
    told_on = [row.person.notice_given_on for row in roster.rows if row.person is not None]
    assert told_on == [date(2026, 11, 3), date(2026, 11, 4)]
    assert "（样例无，已告知：2026年11月4日）" in " ".join(note.text("zh") for note in roster.notes)


def test_what_was_done_is_read_from_a_sheet_that_was_renamed(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    last = tmp_path / "last.xlsx"
    read_roster(make_file(TITLES + ONE)).plan(law, "2026-11").write(last)
    fill(last, "办理记录", {("样例甲", "已告知"): date(2026, 11, 3)})
    book = openpyxl.load_workbook(last)
    book["办理记录"].title = "已办事项"
    book.create_sheet("备忘")["A1"] = "问经办机构"
    book.save(last)
    (row,) = read_roster(make_file(TITLES + ONE), since=last).rows
    assert row.person is not None
    assert row.person.notice_given_on == date(2026, 11, 3)


def test_a_column_that_was_deleted_is_named(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    last = tmp_path / "last.xlsx"
    read_roster(make_file(TITLES + SIX)).plan(law, "2026-11").write(last)
    book = openpyxl.load_workbook(last)
    page = book["明细"]
    page.delete_cols([cell.value for cell in page[1]].index("最早可退休年月") + 1)
    book.save(last)
    plan = read_roster(make_file(TITLES + SIX), since=last).plan(law, "2026-11")
    why = "上次计划没有该列：当时无人有此项，或该列已被删除"
    assert told(plan) == [("moved", "样例己", "最早可退休年月", "", "2031年9月", why)]


def test_a_plan_without_its_names_or_its_list_is_said_to_be_one(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    last = tmp_path / "last.xlsx"
    read_roster(make_file(TITLES + ONE + TWO)).plan(law, "2026-11").write(last)
    book = openpyxl.load_workbook(last)
    for title in ("身份证号", "姓名", "工号"):
        found = [cell.value for cell in book["明细"][1]]
        if title in found:
            book["明细"].delete_cols(found.index(title) + 1)
    book.save(last)
    roster = read_roster(make_file(TITLES + ONE + TWO), since=last)
    assert [note.text("zh") for note in roster.notes] == [
        f"{last}：该计划的名单中没有工号、姓名、身份证号列，人员无法对应。请在其“明细”表中恢复原有的列，再重新指定该计划。"
    ]
    del book["明细"]
    book.save(last)
    with pytest.raises(RosterError) as caught:
        read_roster(make_file(TITLES + ONE + TWO), since=last)
    why = f"{last}：该计划中已没有“明细”表，而人员和测算结果在该表中。请恢复该表，或指定原来写出的计划。"
    assert caught.value.text("zh") == why


def test_a_list_without_answers_as_the_last_plan(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(TITLES + ONE, encoding="utf-8")
    roster = read_roster(make_file(TITLES + ONE + TWO), since=tmp_path / "old.csv")
    assert [note.code for note in roster.notes] == ["roster.note_no_plan"]
    assert told(roster.plan(law, "2026-11")) == [("new", "样例乙", "", "", "", "")]


def test_sections_and_feet_are_nobody_who_is_gone(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    """Beside them the last plan has a sentence, which makes nobody of them."""
    parts = "一、生产部,,,,,,,,,\n" + ONE + "合计,1人,,,,,,,,\n" + TITLES
    plan = since(make_file, law, tmp_path, TITLES + parts + TWO, TITLES + ONE + TWO)
    assert told(plan) == []
    again = read_roster(tmp_path / "last.xlsx")
    assert [row.left_out.code for row in again.rows if row.left_out] == [
        "roster.row_of_nobody",
        "roster.foot_row",
        "roster.header_again",
    ]
    assert not again.problems


def test_what_was_filled_in_for_somebody_who_is_gone_is_said(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    filled: list[tuple[str, dict[tuple[str, str], Any]]] = [
        ("办理记录", {("样例甲", "已告知"): date(2026, 11, 3), ("样例甲", "协议至"): date(2027, 12, 1)}),
    ]
    plan = since(make_file, law, tmp_path, TITLES + ONE + TWO, TITLES + TWO, filled=filled)
    (gone,) = (line for line in told(plan) if line[0] == "gone")
    assert gone[-1] == "所填内容不再带入（已告知：2026年11月3日，协议至：2027年12月）；此人再回到名单的，请重新填写"
    (note,) = (note for note in plan.roster.notes if note.code == "roster.note_filled_gone")
    assert "第2行" in note.text("zh")
    # Of whoever had nothing filled in there is nothing to say.
    (tmp_path / "last.xlsx").unlink()
    plan = since(make_file, law, tmp_path, TITLES + ONE + TWO, TITLES + ONE)
    assert [line for line in told(plan) if line[0] == "gone"] == [("gone", "样例乙", "", "", "", "")]


def test_a_count_without_its_last_month_moves_with_the_month_of_the_question(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    # 1964-05, 60 in 2024-05. The 96 months are taken to be those of the month of the question: the 132 to the 228 that 2037 asks
    # end in 2037-11, asked a month later in 2037-12.
    row = "1,样例甲,,1964-05,男,民营企业职工,8,,是,\n"
    plan = since(make_file, law, tmp_path, TITLES + row, TITLES + row)
    why = "测算月份不同；缴费年限未注明截止年月，按截至测算月份计"
    assert {line[-1] for line in told(plan)} == {why}
    counted = row.replace(",8,,是", ",8,2026-10,是")
    assert told(since(make_file, law, tmp_path, TITLES + counted, TITLES + counted)) == []
