"""Ordinary columns of ordinary lists cost nobody a row, and say nothing where there is nothing to say."""

from __future__ import annotations

import pytest

from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile


@pytest.mark.parametrize("title", ["与本人关系", "与员工关系", "与职工关系"])
def test_relatives_to_call_are_nobody_of_the_list(make_file: MakeFile, title: str) -> None:
    path = make_file(
        f"工号,姓名,性别,出生日期,岗位类别,紧急联系人,紧急联系电话,{title}\n"
        "00,样例甲,男,1972-03-04,管理岗,样例,13800000000,配偶\n"
        "01,样例乙,女,1975-06-07,工人,样例,13800000000,本人\n"
        "02,样例丙,男,1970-06-07,工人,样例,13800000000,父亲\n"
    )
    assert [row.person is not None for row in read_roster(path).rows] == [True, True, True]


@pytest.mark.parametrize("title", ["任职时间", "上岗时间", "任职开始日期"])
def test_namesakes_with_posts_of_their_own_are_two_people(make_file: MakeFile, title: str) -> None:
    path = make_file(
        f"姓名,性别,出生年月,岗位类别,{title}\n样例甲,男,1972-03,管理岗,2015-09\n样例甲,男,1972-03,工人,2018-01\n"
    )
    rows = read_roster(path).rows
    assert [str(row.person and row.person.birth) for row in rows] == ["1972-03", "1972-03"]
    assert [one.code for row in rows for one in row.warnings] == ["roster.row_alike", "roster.row_alike"]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("身份证号码（必填，18位）", "id_number"),
        ("身份证号码（18位，文本格式）", "id_number"),
        ("身份证号（请以文本格式填写）", "id_number"),
        ("ID Number (18 digits)", "id_number"),
        ("出生日期（必填，格式：1971-09-08）", "birth"),
        ("出生日期（阳历，必填）", "birth"),
        ("性别（必填，下拉选择）", "sex"),
        ("性别（必填/下拉）", "sex"),
        ("姓名（全称，必填）", "name"),
        ("累计缴费年限 Cumulative contribution years", "cumulative"),
        ("视同缴费年限 Deemed years", "deemed"),
        ("出生日期（医保，必填）", None),
    ],
)
def test_a_title_with_several_hints_or_two_languages_is_read(
    make_file: MakeFile, title: str, field: str | None
) -> None:
    roster = read_roster(make_file(f"出生年月,人员类别,{title}\n1971-09,男,\n"))
    assert roster.uses[2].field == field


def test_the_unit_of_a_count_in_two_languages_is_that_of_both(make_file: MakeFile) -> None:
    path = make_file("性别,出生日期,累计缴费年限 Cumulative years,视同缴费月数 Deemed months\n男,1972-03-04,20,24\n")
    (row,) = read_roster(path).rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.to_dict() == {"paid": 216, "deemed": 24}


def test_a_column_of_unemployment_insurance_is_no_benefit(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file("性别,出生日期,养老,医疗,失业\n男,1972-03-05,480,120,30\n")).rows
    assert row.warnings == ()


@pytest.mark.parametrize(
    ("title", "cell"), [("生日", "03-04"), ("生日", "6月7日"), ("生日", "0304"), ("出生月", "3月")]
)
def test_a_birthday_without_a_year_says_nothing_more_beside_a_birth(make_file: MakeFile, title: str, cell: str) -> None:
    (row,) = read_roster(make_file(f"性别,出生日期,{title}\n男,1972-03-04,{cell}\n")).rows
    assert (str(row.person and row.person.birth), row.warnings) == ("1972-03-04", ())
    (alone,) = read_roster(make_file(f"性别,{title}\n男,{cell}\n")).rows
    assert alone.problems


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("在职（孕期）", []),
        ("在职-正式", []),
        ("在职(2026-11调入)", ["roster.staff_state_open"]),
        ("在职（返聘）", ["roster.row_left"]),
        ("在职（拟离职）", ["roster.staff_state_open"]),
    ],
)
def test_a_note_behind_who_is_there_is_said_where_it_speaks_of_going(
    make_file: MakeFile, cell: str, said: list[str]
) -> None:
    (row,) = read_roster(make_file(f"性别,出生日期,员工状态\n男,1972-03-04,{cell}\n")).rows
    assert [one.code for one in row.warnings] == said
