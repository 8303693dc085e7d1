"""How the titles of a list stand: in two lines, above parts of it, and again for another table; told by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import Roster, RosterRow, plan_long, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_field import shown


def people(roster: Roster) -> list[str]:
    return [line for row in roster.rows if (line := shown(row)) is not None]


def left_out(rows: tuple[RosterRow, ...]) -> dict[int, str]:
    return {row.number: row.left_out.code for row in rows if row.left_out is not None}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # 出生日期 over 身份证 | 档案: the first is no ID number.
        (
            "序号,姓名,性别,出生日期,,岗位\n,,,身份证,档案,\n1,甲,男,1971-09-15,1970-12,工人\n2,乙,女,1977-02,1977-02,工人\n",
            ["3 1971-09-15/1970-12 M60", "4 1977-02 F50"],
        ),
        # The same under a line that groups everything, and with the family beside: a child's birth is nobody's here.
        (
            "个人信息,,,出生日期,,家庭成员,\n姓名,性别,工号,身份证,档案,姓名,出生日期\n甲,男,1,1971-09,1970-12,丙,2000-01-01\n",
            ["3 1971-09/1970-12 M60"],
        ),
        ("人员,,养老保险缴费,\n姓名,出生年月,性别,缴费状态\n甲,1971-09,男,终止缴费\n", ["3 1971-09 M60"]),
        # What groups nothing: a title over the list.
        ("家庭困难职工出生日期核对表,,\n姓名,出生日期,性别\n甲,1971-09,男\n", ["3 1971-09 M60"]),
    ],
)
def test_titles_in_two_lines(make_file: MakeFile, text: str, right: list[str]) -> None:
    assert people(read_roster(make_file(text))) == right


def test_a_header_in_two_lines_again_is_nobody(make_file: MakeFile) -> None:
    head = "姓名,性别,出生日期,\n,,身份证,档案\n"
    roster = read_roster(make_file(f"{head}甲,男,1971-09,1971-09\n{head}乙,男,1969-01,1969-01\n"))
    assert people(roster) == ["3 1971-09 M60", "6 1969-01 M60"]
    assert left_out(roster.rows) == {4: "roster.header_again", 5: "roster.header_again"}


TWO = """\
序号,姓名,性别,出生年月,岗位,部门
1,甲,男,1971-09,工人,一车间
2,乙,女,1977-02,工人,一车间
3,,,,,
合计,2,,,,

离退休返聘人员,,,,,
姓名,人员类别,部门,工号,出生年月,累计缴费年限
丙,男,后勤,007,1969-01,30
丁,女干部,后勤,008,1973-11,
"""


def test_a_second_table_is_read_by_its_own_titles(make_file: MakeFile, law: Law) -> None:
    roster = read_roster(make_file(TWO))
    assert people(roster) == ["2 1971-09 M60", "3 1977-02 F50", "9 1969-01 M60 cumulative 360", "10 1973-11 F55"]
    assert left_out(roster.rows) == {
        4: "roster.row_of_nobody",
        5: "roster.foot_row",
        7: "roster.row_over_gone",
        8: "roster.another_table",
    }
    assert [roster.said(row, "name") for row in roster.rows if row.person] == ["甲", "乙", "丙", "丁"]
    assert {use.title: use.field for use in roster.uses}["累计缴费年限"] == "cumulative"
    plan = roster.plan(law, "2026-11")
    assert {name: part.summary().people for name, part in plan.groups("部门").items()} == {"一车间": 2, "后勤": 2}
    assert {name: part.summary().people for name, part in plan.groups("工号").items()} == {"": 2, "007": 1, "008": 1}


def test_people_of_a_table_without_a_birth_are_no_answer_and_not_lost(make_file: MakeFile) -> None:
    text = "姓名,出生年月,性别\n甲,1971-09,男\n姓名,离退休时间,部门,工号\n乙,2020-01,行政,009\n,,,\n"
    roster = read_roster(make_file(text))
    assert people(roster) == ["2 1971-09 M60", "4 ?"]
    (problem,) = roster.rows[2].problems
    assert (problem.code, problem.fields["row"]) == ("roster.table_unread", 3)
    assert left_out(roster.rows) == {3: "roster.another_table"}


def test_an_id_number_in_both_tables_is_pointed_out(make_file: MakeFile) -> None:
    text = "姓名,身份证号,性别\n甲,110101197109150010,男\n性别,姓名,身份证号,岗位\n男,甲,110101197109150010,工人\n"
    roster = read_roster(make_file(text))
    assert people(roster) == ["2 1971-09-15 M60", "4 1971-09-15 M60"]
    assert [[warning.code for warning in row.warnings] for row in roster.rows] == [
        ["roster.row_repeats"],
        [],
        ["roster.row_repeats"],
    ]


def test_a_department_is_no_sum(make_file: MakeFile) -> None:
    """综合计划部 holds the word for a sum, and its people stay problems where they cannot be read."""
    text = (
        "部门,姓名,出生年月,性别\n综合计划部,甲,,男\n综合计划部小计,1,,\n一车间合计：,2人,,\n总计划室,乙,,男\n审核部,丙,,男\n"
        "审核人：丁,,,\n负责人 戊,,,\n"
    )
    roster = read_roster(make_file(text))
    assert people(roster) == ["2 ?", "5 ?", "6 ?"]
    assert left_out(roster.rows) == dict.fromkeys((3, 4, 7, 8), "roster.foot_row")


def test_what_stands_under_a_title_of_several_columns_is_a_title(make_file: MakeFile) -> None:
    text = (
        "姓名,性别,出生年月,岗位,基本养老保险缴费情况,,,备注\n,,,,起始年月,截止年月,累计月数,\n"
        "a,男,1966-12,,1995-07,2026-10,376,\nb,女,1976-12,工人,1998-01,2026-10,346,\n"
    )
    roster = read_roster(make_file(text))
    # 累计月数 is a title by itself; since when is no field of a list, and up to when is asked.
    assert people(roster) == ["3 1966-12 M60 cumulative 376", "4 1976-12 F50 cumulative 346"]
    title = "基本养老保险缴费情况"
    advice = {
        use.title: use.note and use.note.fields.get("likely") for use in roster.uses if use.title.startswith(title)
    }
    assert advice == {f"{title}(起始年月)": None, f"{title}(截止年月)": "counted_to"}
    (one, _) = (
        row.person
        for row in read_roster(make_file(text), mapping={f"{title}(截止年月)": "counted_to"}).rows
        if row.person
    )
    assert one.contributions is not None
    assert str(one.contributions.counted_to) == "2026-10"


def test_a_person_below_titles_with_a_column_without_one_is_nobody_s_title(make_file: MakeFile) -> None:
    # The first row says a birth, or stands under a title of its own: it is a row.
    roster = read_roster(make_file("姓名,性别,出生年月,备注,\na,男,1966-12,x,y\n"))
    assert people(roster) == ["2 1966-12 M60"]
    roster = read_roster(make_file("姓名,性别,出生年月,备注,\n,,,,待核实\nb,男,1966-11,,\n"))
    assert people(roster)[-1] == "3 1966-11 M60"


WIDER_BELOW = """\
姓名,性别,出生年月,岗位,累计缴费年限,,实际缴费
,,,,年,月,年,月
甲,男,1971-09,,26,4,20,11
乙,女,1977-02,操作工,16,0,10,1
丙,男,1971-09,,6,11,,
"""


def test_a_header_is_as_wide_as_the_wider_of_its_lines(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    roster = read_roster(make_file(WIDER_BELOW))
    assert people(roster) == [
        "3 1971-09 M60 cumulative 316 paid 251 deemed 65",
        "4 1977-02 F50 cumulative 192 paid 121 deemed 71",
        "5 1971-09 M60 cumulative 83",
    ]
    assert len(roster.header) == 8
    plan_long(tmp_path / "staff.csv", tmp_path / "long.csv", law, "2026-11")
    roster.plan(law, "2026-11").write(tmp_path / "short.csv")
    assert (tmp_path / "long.csv").read_bytes() == (tmp_path / "short.csv").read_bytes()


def test_a_row_wider_than_the_header_is_no_second_line(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file("姓名,性别,出生年月\n甲,男,1971-09,月\n")).rows
    assert row.person is not None
    assert [one.code for one in row.warnings] == ["roster.cells_beyond"]


@pytest.mark.parametrize(
    ("group", "part"),
    [
        *((group, "累计缴费月数") for group in ("医疗保险", "基本医疗保险", "失业保险", "工伤保险", "生育保险")),
        *((group, "累计缴费年限") for group in ("企业年金", "职业年金", "住房公积金", "城乡居民养老保险", "新农保")),
        *(("医疗保险", part) for part in ("参保状态", "实际缴费月数", "缴费年限", "首次参保时间", "缴费截止年月")),
        ("失业保险", "待遇领取状态"),
        ("公司缴纳公积金", "累计缴费月数"),
        ("Unemployment insurance", "paid months"),
    ],
)
def test_what_stands_under_another_insurance_is_not_of_the_pension(make_file: MakeFile, group: str, part: str) -> None:
    cell = "终止缴费" if "状态" in part else "2020-01" if "月" in part and "数" not in part else "300"
    title = f"{group}({part})"
    roster = read_roster(make_file(f"姓名,性别,出生年月,{group}\n,,,{part}\n甲,男,1971-09,{cell}\n"))
    assert people(roster) == ["3 1971-09 M60"]
    assert {use.title: use.field for use in roster.uses}[title] is None
    both = f"姓名,性别,出生年月,养老保险,{group}\n,,,累计缴费月数,{part}\n甲,男,1971-09,200,{cell}\n乙,男,1971-09,,{cell}\n"
    assert people(read_roster(make_file(both))) == ["3 1971-09 M60 cumulative 200", "4 1971-09 M60"]
    merged = f"所属,,,养老保险,{group}\n姓名,性别,出生年月,累计缴费月数,{part}\n甲,男,1971-09,200,{cell}\n"
    assert people(read_roster(make_file(merged))) == ["3 1971-09 M60 cumulative 200"]


def test_a_count_of_another_insurance_in_two_lines_is_told_like_one_in_one(make_file: MakeFile) -> None:
    one = read_roster(make_file("姓名,性别,出生年月,医疗保险累计缴费月数\n甲,男,1971-09,300\n"))
    two = read_roster(make_file("姓名,性别,出生年月,医疗保险\n,,,累计缴费月数\n甲,男,1971-09,300\n"))
    notes = [roster.uses[-1].note for roster in (one, two)]
    assert [note and note.code for note in notes] == ["roster.column_unused_alone"] * 2


def test_who_has_made_a_list_is_no_insurance_of_it(make_file: MakeFile) -> None:
    text = "填报：,市医疗保险局,,\n姓名,性别,出生年月,累计缴费月数\n甲,男,1971-09,300\n"
    assert people(read_roster(make_file(text))) == ["3 1971-09 M60 cumulative 300"]


def test_a_person_above_the_header_of_a_further_table_is_no_group_of_its_titles(make_file: MakeFile) -> None:
    roster = read_roster(
        make_file("姓名,性别,出生年月\n甲,男,1971-09\n姓名,性别,工号,出生年月,累计缴费年限\n丙,男,007,1969-01,30\n")
    )
    assert people(roster) == ["2 1971-09 M60", "4 1969-01 M60 cumulative 360"]
    assert "累计缴费年限" in [use.title for use in roster.uses]


@pytest.mark.parametrize(
    "cells",
    [
        "甲,,男,1971-09,200,",  # a stray comma has moved the cells
        "甲,男,1971-09,2 00,5",
        "甲,男,1971-09,200,6月,",
        "甲,男,,1971-09,200",
        "甲,男,1971-09,1,200,公务员",
        "甲,男,1971-09,200,有限公司,公务员",
    ],
)
def test_a_row_with_cells_beyond_the_titles_in_which_something_cannot_be_read_is_a_problem(
    make_file: MakeFile, cells: str
) -> None:
    (row,) = read_roster(make_file(f"姓名,性别,出生年月,累计缴费月数,用工形式\n{cells},x\n")).rows
    assert row.person is None
    assert [one.code for one in row.problems] == ["roster.row_too_long"]


@pytest.mark.parametrize("kind", ["公务员", "合同工", ""])
def test_cells_beyond_the_titles_cost_no_row(make_file: MakeFile, law: Law, tmp_path: Path, kind: str) -> None:
    path = make_file(
        f"姓名,性别,出生年月,累计缴费月数,用工形式\n甲,男,1971-09,200,{kind},备注\n乙,男,1971-09,200,{kind}\n"
    )
    plan = read_roster(path).plan(law, "2026-11")
    one, other = plan.rows
    assert one.settled is not None
    assert other.settled is not None
    assert one.settled.person == other.settled.person
    assert [warning.code for warning in one.row.warnings][-1] == "roster.cells_beyond"
    plan.write(tmp_path / "plan.csv")
    plan_long(path, tmp_path / "long.csv", law, "2026-11")
    assert (tmp_path / "plan.csv").read_bytes() == (tmp_path / "long.csv").read_bytes()
    assert "备注" in (tmp_path / "plan.csv").read_text(encoding="utf-8-sig")


def test_the_same_titles_in_another_order_are_another_table(make_file: MakeFile) -> None:
    text = "姓名,出生年月,性别\n甲,1971-09,男\n,,\n性别,姓名,出生年月\n男,乙,1971-10\n女工人,丙,1980-05\n姓名,出生年月,性别\n丁,1971-11,男\n"
    roster = read_roster(make_file(text))
    assert left_out(roster.rows) == {4: "roster.another_table", 7: "roster.another_table"}
    found = [f"{row.number} {row.person.birth} {row.person.category}" for row in roster.rows if row.person]
    assert found == ["2 1971-09 male_60", "5 1971-10 male_60", "6 1980-05 female_50", "8 1971-11 male_60"]
    assert not roster.problems


def test_a_header_again_below_another_table_is_that_of_its_own(make_file: MakeFile) -> None:
    text = "姓名,出生年月,性别\n甲,1971-09,男\n性别,姓名,出生年月\n男,乙,1971-10\n性别,姓名,出生年月\n男,丙,1971-11\n"
    roster = read_roster(make_file(text))
    assert left_out(roster.rows) == {3: "roster.another_table", 5: "roster.header_again"}
    assert [row.person.birth for row in roster.rows if row.person] == ["1971-09", "1971-10", "1971-11"]


def test_a_header_without_birth_and_class_is_no_person(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,累计缴费年限\n甲,男,1971-09,26\n姓名,部门,职务,电话\n乙,销售,经理,12345678901\n"
    roster = read_roster(make_file(text))
    assert left_out(roster.rows) == {3: "roster.another_table"}
    assert [[one.code for one in row.problems] for row in roster.rows] == [[], [], ["roster.table_unread"]]


@pytest.mark.parametrize(
    ("first", "second", "warned"),
    [
        # An ID number in one, a staff number in the other: nothing tells the two apart.
        ("姓名,身份证号,性别\n样例甲,110221197109150011,男", "工号,姓名,性别,出生年月\n1001,样例甲,男,1971年9月", True),
        ("姓名,性别,出生年月\n样例甲,男,1971-09", "工号,姓名,性别,出生年月\n1001,样例甲,男,1971.9", True),
        # Another staff number, birth, sex or name; one ID number in both is said by itself.
        (
            "工号,姓名,性别,出生年月,部门\n1002,样例甲,男,1971-09,一部",
            "工号,姓名,性别,出生年月\n1001,样例甲,男,1971-09",
            False,
        ),
        ("姓名,性别,出生年月\n样例甲,男,1971-08", "工号,姓名,性别,出生年月\n1001,样例甲,男,1971-09", False),
        ("姓名,性别,岗位,出生年月\n样例甲,女,工人,1971-09", "工号,姓名,性别,出生年月\n1001,样例甲,男,1971-09", False),
        ("姓名,性别,出生年月\n样例乙,男,1971-09", "工号,姓名,性别,出生年月\n1001,样例甲,男,1971-09", False),
    ],
)
def test_one_person_in_two_tables_is_pointed_out(make_file: MakeFile, first: str, second: str, warned: bool) -> None:
    roster = read_roster(make_file(f"{first}\n\n{second}\n"))
    assert [row.number for row in roster.rows if row.person is not None] == [2, 5]
    assert not roster.rows[0].warnings
    said = roster.rows[-1].warnings
    assert [one.code for one in said] == ["roster.row_alike"] * warned
    assert [one.fields["rows"] for one in said] == ["2"] * warned
