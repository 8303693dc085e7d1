"""What stands under a header and is said again further down: titles twice, examples, the header of the next page."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import plan_long, read_roster
from tests.roster.conftest import MakeBook, MakeFile
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
    assert [use.title for use in above.uses] == TITLES.split(",")


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


TURNED = [
    "姓名,甲,乙\n性别,男,女\n出生年月,1971-09,1977-02\n身份证号,110101197109150010,110101197702150024\n",
    "项目,甲,乙,丙\n姓名,甲,乙,丙\n性别,男,女,男\n出生年月,1971-09,1977-02,1969-01\n岗位类别,管理,工人,\n",
    "出生年月,1971-09,1977-02\n姓名,甲,乙\n岗位类别,管理,工人\n",
    "姓名,甲,乙\n出生日期,1971/9/15,1977/2/1\n人员类别,男,女干部\n",
    "员工登记表,,,,,\n姓名,甲,性别,男,出生年月,1971-09\n岗位类别,管理,身份证号,110101197109150010,部门,财务\n",
    "姓名,,甲,,性别,,男\n出生年月,,1971-09,,部门,,\n",
]


@pytest.mark.parametrize("text", TURNED)
def test_a_turned_list_is_refused_in_one_sentence(make_file: MakeFile, law: Law, text: str) -> None:
    path = make_file(text)
    for read in (read_roster, lambda file: plan_long(file, None, law, "2026-11")):
        with pytest.raises(RosterError) as caught:
            read(path)
        assert caught.value.code == "roster.list_turned"
    assert caught.value.text("en") == (
        f"{path}: titles stand in a column, and what is said of people beside them. Each person needs a row under one line of titles. "
        "In Excel or WPS, copy the list, choose Paste Special > Transpose and save it; a form of one person is to be copied into a list."
    )
    assert caught.value.text("zh") == (
        f"{path}：项目名称排在一列，人员信息写在其右侧。名单应以一行列名开头，其下每人一行。请在 Excel 或 WPS 中复制后用“选择性粘贴→转置”，"
        "再保存；个人登记表请先汇总成名单。"
    )


def test_a_form_before_a_list_hides_no_list(make_book: MakeBook) -> None:
    form = [["姓名", "甲", "性别", "男"], ["出生年月", "1971-09"]]
    path = make_book({"登记表": form, "名单": [["姓名", "性别", "出生年月"], ["乙", "男", "1971-09"]]})
    assert read_roster(path).sheet == "名单"


@pytest.mark.parametrize(
    "titles",
    ["姓名,性别,身份证号,出生年月,1998-01,1998-02", "性别,出生年月,1998-01,1998-02", "身份证号,2025-01,性别,备注"],
)
def test_columns_titled_by_months_make_no_turned_list(make_file: MakeFile, titles: str) -> None:
    row = {"姓名": "甲", "性别": "男", "身份证号": "110101197109150010", "出生年月": "1971-09"}
    cells = ",".join(row.get(title, "") for title in titles.split(","))
    assert len(people(read_roster(make_file(f"{titles}\n{cells}\n")))) == 1


def test_a_number_of_somebody_in_the_place_of_a_title_is_not_printed(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,110101197109150010,手机13800138000,202611\n甲,男,1971-09,,,\n"
    titles = [use.title for use in read_roster(make_file(text)).uses]
    assert titles == ["姓名", "性别", "出生年月", "1101**********0010", "手机13*******00", "202611"]
    with pytest.raises(RosterError) as caught:
        read_roster(make_file("姓名,生日期间,13800138000\n甲,x,y\n"))
    assert "13800138000" not in str(caught.value)
