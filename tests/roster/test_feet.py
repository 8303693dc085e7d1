"""Who is a person though the row begins like the foot of a list, and what is the foot all the same."""

from pathlib import Path

import openpyxl
import pytest

from retirecalc.law import Law
from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_long import both

TITLES = "部门,姓名,性别,出生年月,岗位,累计缴费年限\n"
PEOPLE = """\
总计量站,甲,男,71年9月,,26
审核：财务部,乙,女,1977-02,操作工,16
小计算机室,丙,男,农历1971年9月,,26
合计,丁,男,,,26
说明：借调,戊,男,1971-13,,26
制表中心,己,男,1971-09,,26
备注：返聘,庚,女,,女工人,26
合计,辛,,,女工人,26
,小计,男,1971-13,,26
,制表,女,,操作工,26
本页,壬,男,71年9月,,26
制表工段,癸,,71年9月,,26
3页岩厂,子,,71年9月,,26
"""
PROBLEMS = [2, 4, 5, 6, *range(8, 15)]
"""The rows of those whose birth is not there or cannot be read."""
FEET = """\
总计,,,,,156
小 计：,13人,,,,
合计13人,,,,,
合计人数,13,,,,
综合部小计,13,,,工人,
合计,,男7女6,,,
共计（人）,13,,,,
制表人：丑,,审核人：寅,,,
制表人丑,,,,,
审核,,,,,
经办机构：,,,,,
填报日期 2026年11月,,,,,
备注：共13人,,,,,
第1页共2页,,,,,
第 1 页,,,,,
"""


def test_people_of_a_department_named_like_a_foot_are_people(make_file: MakeFile) -> None:
    rows = read_roster(make_file(TITLES + PEOPLE + FEET)).rows
    assert [row.number for row in rows if row.problems] == PROBLEMS
    assert [row.number for row in rows if row.person] == [3, 7]
    assert {row.number: row.left_out.code for row in rows if row.left_out} == dict.fromkeys(
        range(15, 30), "roster.foot_row"
    )


def test_a_long_list_has_the_same_people_and_feet(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    both(make_file(TITLES + PEOPLE + FEET), law, tmp_path)


@pytest.mark.parametrize(
    ("row", "left_out"),
    [
        ("合计,1,,", True),
        ("合计,2人,1,", True),
        ("合计,甲,1,", False),  # 1 is a man's code by the title
        ("合计,,,女工人", False),
        ("合计,,,110101197109", False),
        ("合计,,,4", True),
    ],
)
def test_codes_classes_and_numbers(make_file: MakeFile, row: str, left_out: bool) -> None:
    title = "身份证号" if row[-1].isdigit() else "人员类别"
    head = f"部门,姓名,性别（1男2女）,{title},出生年月\n乙部,乙,1,,1971-09\n"
    _, found = read_roster(make_file(f"{head}{row},\n")).rows
    assert (found.left_out is not None, bool(found.problems)) == (left_out, not left_out)


@pytest.mark.parametrize(
    "cells",
    [
        "总人数,2,,,,",
        "平均,,,,,26",
        "平均年龄,55,,,,",
        "经办人,样例甲,,2026-11-28,,",
        "审批意见,同意,,2026-11-28,,",
        "填报日期,,,2026-11-28,,",
        "联系电话,12345678,,,,",
        "男,12,,,,",
        "女,3,,,,",
        ",女,,,,3人",
        "其中：女,1,,,,",
    ],
)
def test_what_stands_at_the_foot_is_nobody(make_file: MakeFile, cells: str) -> None:
    text = f"序号,姓名,性别,出生年月,人员类别,累计缴费年限\n1,样例乙,男,1971-09,,26\n{cells}\n"
    person, foot = read_roster(make_file(text)).rows
    assert person.person is not None
    assert foot.left_out is not None
    assert foot.left_out.code == "roster.foot_row"


@pytest.mark.parametrize("cells", ["-,-,-,-,-,-", "无,无,无,无,无,无", "====,,,,,", "7,-,/,无,,—"])
def test_a_row_of_dashes_is_as_good_as_empty(make_file: MakeFile, cells: str) -> None:
    (row,) = read_roster(make_file(f"序号,姓名,性别,出生年月,人员类别,累计缴费年限\n{cells}\n")).rows
    assert (row.person, row.problems, row.left_out) == (None, (), None)


@pytest.mark.parametrize(
    "cells",
    [
        "男,12,男,1971-09,,",
        "男,12,,197109,男,",
        "经办人,样例甲,男,1971-09-15,,26",
        "1,-,男,1971-09,,",
        "平均,,男,1971-09,,26",
    ],
)
def test_whoever_has_a_birth_and_a_sex_is_somebody_whatever_the_row_begins_with(
    make_file: MakeFile, cells: str
) -> None:
    (row,) = read_roster(make_file(f"序号,姓名,性别,出生年月,人员类别,累计缴费年限\n{cells}\n")).rows
    assert row.person is not None


def test_a_name_that_ends_like_a_sum_is_told_as_what_stands_there(make_file: MakeFile) -> None:
    rows = read_roster(make_file("姓名,性别,出生年月\n王合计,,\n生产部合计,,\n王合计,男,1971-09\n")).rows
    assert [row.left_out and row.left_out.code for row in rows] == ["roster.row_of_nobody", "roster.foot_row", None]
    assert rows[2].person is not None


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ('"男1人,女0人",,,,', "roster.foot_row"),
        ("男：12人　女：三人,,,,", "roster.foot_row"),
        (",女3人,,,", "roster.foot_row"),
        ("在岗人数,,3,,", "roster.foot_row"),
        ("2026年11月20日,,,,", "roster.foot_row"),
        (",,,,二〇二六年十一月二十日", "roster.foot_row"),
        ("—以下空白—,,,,", "roster.foot_row"),
        ("（以上数据截至2026年10月）,,,,", "roster.foot_row"),
        ("Page 2,,,,", "roster.foot_row"),
        (",Page 2 of 5,,,", "roster.foot_row"),
        (",,,,- 2 -", "roster.foot_row"),
        ("【生产部】,,,,", "roster.row_of_nobody"),
        (",〖后勤〗,,,", "roster.row_of_nobody"),
        ("女职工,,,,", "roster.row_of_nobody"),
        (",工人,,,", "roster.row_of_nobody"),
        ("管理岗,,,,", "roster.row_of_nobody"),
    ],
)
def test_what_stands_alone_over_or_under_people_is_nobody(make_file: MakeFile, cells: str, code: str) -> None:
    rows = read_roster(make_file(f"工号,姓名,性别,出生日期,岗位\n{cells}\n7,样甲,男,1970-05-01,工人\n")).rows
    assert [row.left_out and row.left_out.code for row in rows] == [code, None]
    assert rows[1].person is not None


@pytest.mark.parametrize("cells", [",样甲,,,", "A1,,,,", ",,男,,", ",,,1970-05-01,", ",,,,工人", "A1,男,,,工人"])
def test_a_row_that_may_be_somebody_stays_and_says_what_it_lacks(make_file: MakeFile, cells: str) -> None:
    (row,) = read_roster(make_file(f"工号,姓名,性别,出生日期,岗位\n{cells}\n")).rows
    assert row.left_out is None
    assert row.problems


def test_a_sheet_with_a_foot_alone_hides_no_list_in_another(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["姓名", "性别", "出生日期", "岗位"])
    book.worksheets[0].append(["合计", "0人"])
    book.create_sheet("名单").append(["姓名", "性别", "出生日期", "岗位"])
    book.worksheets[1].append(["样甲", "男", "1970-05-01", "工人"])
    book.save(tmp_path / "list.xlsx")
    roster = read_roster(tmp_path / "list.xlsx")
    assert (roster.sheet, len(roster.rows)) == ("名单", 1)
