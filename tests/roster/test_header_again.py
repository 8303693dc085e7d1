"""What stands under a header and is said again further down: titles twice, examples, the header of the next page."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_long import both
from tests.roster.test_tables import left_out, people


def test_a_header_on_the_next_page_that_is_printed_shorter_changes_nothing(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    path = make_file(
        "姓名,性别,出生年月,岗位类别,累计缴费年限\n甲,男,1967-03,,20\n姓 名,性 别,出生年月,岗位类别,累计缴费\n"
        "乙,女,1977-02,工人,16\n姓名,,出生年月,,\n丙,男,1970-02,,17\n"
    )
    roster = read_roster(path)
    assert people(roster) == [
        "2 1967-03 M60 cumulative 240",
        "4 1977-02 F50 cumulative 192",
        "6 1970-02 M60 cumulative 204",
    ]
    assert left_out(roster.rows) == {3: "roster.header_again", 5: "roster.header_again"}
    both(path, law, tmp_path)


def test_a_header_below_that_says_another_unit_is_that_of_another_table(make_file: MakeFile) -> None:
    text = (
        "姓名,性别,出生年月,累计缴费年限\n甲,男,1967-03,20\n姓名,性别,出生年月,累计缴费年限（月）\n乙,男,1967-04,240\n"
    )
    roster = read_roster(make_file(text))
    assert people(roster) == ["2 1967-03 M60 cumulative 240", "4 1967-04 M60 cumulative 240"]
    assert left_out(roster.rows) == {3: "roster.another_table"}


def test_the_example_under_a_header_is_nobody(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    path = make_file(
        "序号,姓名,性别,出生年月\n1,例：张三,男,1970-01\n示例,李四,男,1970-01\n3,（示例）王五,女,1980-01\n4,样例：赵六,男,1970-01\n"
        ",Example: A,男,1970-01\n1,甲,男,1970-01\n2,例：乙,男,1971-09\n"
    )
    roster = read_roster(path)
    assert left_out(roster.rows) == dict.fromkeys(range(2, 7), "roster.row_of_example")
    assert people(roster) == ["7 1970-01 M60", "8 1971-09 M60"]
    assert roster.rows[0].left_out is not None
    assert roster.rows[0].left_out.text("en") == (
        "'例：张三' shows how to fill in the list and is nobody's name; nothing is planned for the row. If it is about somebody, write "
        "the name alone."
    )
    assert roster.rows[1].left_out is not None
    assert roster.rows[1].left_out.text("zh") == "“示例”是填写示例，不是人员，不予测算。如该行是职工，请只填写姓名。"
    both(path, law, tmp_path)


@pytest.mark.parametrize("name", ["样例", "样例甲", "Sample", "Example", "例外", "Samples", "范例文"])
def test_somebody_whose_name_begins_like_an_example_is_somebody(make_file: MakeFile, name: str) -> None:
    assert people(read_roster(make_file(f"姓名,性别,出生年月\n{name},男,1970-01\n"))) == ["2 1970-01 M60"]


TITLES = "姓名,性别,出生日期,岗位类别,累计缴费年限,拟退休年月,是否领取养老金"
ROWS = "甲,男,1967-03-15,,20,2027-05,否\n乙,男,1963-03-15,,20,,是\n"
READ = ["3 1967-03-15 M60 cumulative 240", "4 1963-03-15 M60 cumulative 240"]


@pytest.mark.parametrize(
    "again",
    [
        "Name,Sex,Birth Date,Position,Contribution years,Planned month,Pension",
        "name,gender,birthDate,customString1,customString2,customString3,customString4",
        "field1,field2,field3,field4,field5,field6,field7",
        ",男/女,yyyy-mm-dd,管理/技术/工人,年,yyyy-mm,是/否",
        "必填,必填,必填,选填,选填,选填,选填",
        "真实姓名,（必填）,格式：1971-09-15,退休时的岗位,（年）,选填,是/否",
    ],
)
def test_a_line_under_the_titles_that_says_the_same_columns_again_is_of_the_header(
    make_file: MakeFile, law: Law, tmp_path: Path, again: str
) -> None:
    path = make_file(f"{TITLES}\n{again}\n{ROWS}")
    roster = read_roster(path)
    assert people(roster) == READ
    assert [use.field for use in roster.uses] == [
        *("name", "sex", "birth", "post", "cumulative", "retire_in", "drawing"),
    ]
    assert left_out(roster.rows) == {}
    assert str(roster.rows[0].retire_in) == "2027-05"
    assert roster.further == ()
    both(path, law, tmp_path)


def test_what_the_first_line_leaves_open_is_told_by_the_second(make_file: MakeFile) -> None:
    titles = "姓名,性别,customString1,岗位类别,累计缴费,"
    again = "Name,Sex,Birth Date,Position,月,Planned retirement month"
    roster = read_roster(make_file(f"{titles}\n{again}\n甲,男,1967-03-15,,240,2027-05\n"))
    assert people(roster) == ["3 1967-03-15 M60 cumulative 240"]
    assert [(use.title, use.field) for use in roster.uses][2:] == [
        ("Birth Date", "birth"),
        ("岗位类别", "post"),
        ("累计缴费(月)", "cumulative"),
        ("Planned retirement month", "retire_in"),
    ]


def test_codes_and_hints_may_stand_in_two_lines_and_codes_above(make_file: MakeFile) -> None:
    codes = "AAC003,AAC004,customString1,,,,"
    hints = ",男/女,yyyy-mm-dd,,,,"
    below = read_roster(make_file(f"{TITLES}\n{codes}\n{hints}\n{ROWS}"))
    assert [row.number for row in below.rows if row.person] == [4, 5]
    above = read_roster(make_file(f"{codes}\n{TITLES}\n{hints}\n{ROWS}"))
    assert [row.number for row in above.rows if row.person] == [4, 5]
    assert {use.title for use in above.uses} == {*TITLES.split(",")}


def test_a_table_with_titles_of_its_own_after_people_is_read_by_them(make_file: MakeFile) -> None:
    text = f"{TITLES}\nName,Sex,Birth Date,,,,\n{ROWS}Name,Birth Date,Sex,Post\n丙,1970-01,男,\n"
    roster = read_roster(make_file(text))
    assert people(roster) == [*READ, "6 1970-01 M60"]
    assert left_out(roster.rows) == {5: "roster.another_table"}


@pytest.mark.parametrize("row", ["张三,,身份证,公历", "Tom,,,worker", "A001,B2,,"])
def test_somebody_of_whom_little_is_said_is_no_line_of_the_header(make_file: MakeFile, row: str) -> None:
    roster = read_roster(make_file(f"姓名,出生日期,证件类型,岗位,性别\n{row},\n甲,1967-03-15,,,男\n"))
    assert [row.number for row in roster.rows] == [2, 3]
    assert roster.rows[0].problems
