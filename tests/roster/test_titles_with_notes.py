"""Titles and births with a note that changes nothing, and with one that does; by hand."""

import pytest

from retirecalc.roster import headers, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_columns_that_mislead import people, the_person

ID = "11010119680515001X"


@pytest.mark.parametrize(
    ("title", "fact"),
    [
        *(
            (title, "name")
            for title in (
                "*姓名",
                "姓名＊",
                "※姓名",
                "姓名/Name",
                "Name 姓名",
                "姓名（真实姓名）",
                "职工姓名（必填项）",
            )
        ),
        *(
            (title, "sex")
            for title in ("性别（下拉选择）", "性别（男/女）", "性别（请选择）", "性别Gender", "Gender (M/F)")
        ),
        *((title, "sex") for title in ("Sex (Male/Female)", "Geschlecht", "性别\n（男、女）")),
        *((title, "id_number") for title in ("身份证号码（社会保障号）", "身份证号/护照号", "身份证号/社保号")),
        *((title, "id_number") for title in ("社会保障号码(身份证号)", "社保号", "Nat. ID", "National ID No.")),
        *((title, "id_number") for title in ("证件号码（18位）", "身份证号（请填写18位）", "身份证/护照")),
        *(
            (title, "birth")
            for title in ("出生年、月", "出生年 月", "出生年，月", "出生日期（必填）", "出生日期（必录）")
        ),
        *((title, "birth") for title in ("Geburtsdatum", "Date of Birth (YYYY-MM-DD)", "DOB", "D.O.B.")),
        *(
            (title, "birth")
            for title in (
                "出生日期/Date of Birth",
                "Date of Birth 出生日期",
                "出生日期 Date of Birth",
                "出生日期（按身份证）",
            )
        ),
        *((title, "category") for title in ("人员类别（必填）", "人员类别（下拉框）", "Category (dropdown)")),
        *((title, "post") for title in ("岗位类别（请选择）", "岗位类别（管理/技术/工人）")),
        # An authority has established it.
        *((title, "birth") for title in ("出生日期（认定）", "认定出生年月", "经认定的出生年月", "出生年月（已核实）")),
        *((title, "deemed") for title in ("视同（月）", "其中：视同（年）")),
        *((title, "post") for title in ("女职工岗位（管理技术岗/生产操作岗）", "女职工岗位类别")),
        *((title, "deemed") for title in ("视同缴费年限（认定）", "认定视同缴费年限", "视同缴费月数（已认定）")),
        *((title, "file_birth") for title in ("出生年月（档案认定）", "档案认定出生年月", "员工档案出生日期")),
    ],
)
def test_a_note_that_only_describes_the_form_changes_no_title(title: str, fact: str) -> None:
    assert [*headers.match([title])] == [fact]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "姓名/工号",
            "出生日期/入职日期",
            "性别（配偶）",
            "出生年月（待认定）",
            "出生年月认定日期",
            "出生日期（子女）",
        ),
        *("社会保障卡号", "护照号", "视同缴费年限（认定中）", "视同", "视同（元）", "工龄（年）", "出生地/出生日期"),
    ],
)
def test_a_note_or_a_second_name_of_something_else_makes_another_column(title: str) -> None:
    assert headers.match([title]) == {}


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "1968-05（58岁）",
            "1968年5月（满58周岁）",
            "1968-05(虚岁59)",
            "1968.05 认定",
            "1968.05认定",
            "1968-05（经认定）",
        ),
        *("1968年5月生，58岁", "1968年5月58岁", "196805（58岁）", "1968-05（年龄：58）", "1968-05 (aged 58)"),
    ],
)
def test_an_age_beside_a_birth_and_that_it_is_established_change_nothing(make_file: MakeFile, cell: str) -> None:
    roster = read_roster(make_file(f'性别,出生年月\n男,"{cell}"\n'))
    assert people(roster) == ["2 1968-05 M60"]
    assert not roster.rows[0].warnings


@pytest.mark.parametrize(
    "cell", ["1968.05待认定", "1968.05（未认定）", "1968-05(12)", "1968（58岁）", "58岁", "1968-05（约）"]
)
def test_a_note_that_leaves_a_birth_open_is_not_read(make_file: MakeFile, cell: str) -> None:
    (row,) = read_roster(make_file(f"性别,出生年月\n男,{cell}\n")).rows
    assert cell in str(row.problem)


def test_a_birth_by_the_file_beside_another_is_asked(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file("性别,出生年月,出生年月（档案认定）\n男,1968-05,1967-03\n")).rows
    assert [str(person.birth) for person in row.candidates] == ["1968-05", "1967-03"]
    (cell,) = read_roster(make_file("性别,出生年月\n男,1968-05（档案认定）\n")).rows
    assert cell.person is not None
    assert cell.person.birth == "1968-05"


def test_a_number_under_two_names_of_one_gives_birth_and_sex(make_file: MakeFile) -> None:
    for title in ("身份证号码（社会保障号）", "身份证号/护照号", "社保号"):
        assert the_person(read_roster(make_file(f"{title}\n{ID}\n"))).birth == "1968-05-15"
