"""Who is a person though the row begins like the foot of a list, and what is the foot all the same."""

from pathlib import Path

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
