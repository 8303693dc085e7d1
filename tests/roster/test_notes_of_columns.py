"""What is said of a column, and that the advice in it can be followed: the column is used then, as it says."""

from __future__ import annotations

import pytest

from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_field import shown

MAN, WOMAN = "110101197109150010", "110101197702030028"

# Header, cells, the column that is asked about, what it is read as, the note, who stands there.
SAID = [
    ("性别,出生年月,人员类别", "男,1971-09,正式员工", "人员类别", None, "roster.no_class", "1971-09 M60"),
    ("性别,出生年月,人员类别", "女,1976-03,合同工", "人员类别", None, "roster.no_class", "1976-03 F50/F55"),
    ("性别,出生年月,人员类别", "女,1976-03,女干部", "人员类别", "category", None, "1976-03 F55"),
    ("出生年月,人员类别", "1976-03,合同工", "人员类别", "category", None, "?"),
    ("性别,出生年月,预计退休年月", "男,1971-09,2031-09", "预计退休年月", None, "roster.column_expected", "1971-09 M60"),
    ("性别,出生年月,拟退休年月", "男,1971-09,2031-09", "拟退休年月", "retire_in", None, "1971-09 M60"),
    ("性别,出生年月,申请退休时间", "男,1971-09,2031-09", "申请退休时间", "retire_in", None, "1971-09 M60"),
    (
        "性别,出生年月,申请退休时间",
        "男,1971-09,2026-09-15",
        "申请退休时间",
        "retire_in",
        "roster.planned_or_applied",
        "1971-09 M60",
    ),
    ("性别,出生年月,个人申请退休时间", "男,1971-09,2031-09-01", "个人申请退休时间", "retire_in", None, "1971-09 M60"),
    ("性别,出生年月,拟退休时间", "男,1971-09,2031-09-15", "拟退休时间", "retire_in", None, "1971-09 M60"),
    ("性别,出生年月,退休申请时间", "男,1971-09,2026-09-15", "退休申请时间", "applied_on", None, "1971-09 M60"),
    ("性别,出生年月,退休申请日期", "男,1971-09,2026-09-15", "退休申请日期", "applied_on", None, "1971-09 M60"),
    ("性别,出生年月,个人身份", "女,1976-03,干部", "个人身份", None, "roster.column_identity", "1976-03 F50/F55"),
    ("性别,出生年月,人员身份", "女,1976-03,干部", "人员身份", None, "roster.column_identity", "1976-03 F50/F55"),
    ("性别,出生年月,缴费年限", "男,1971-09,26", "缴费年限", None, "roster.column_ambiguous", "1971-09 M60"),
    *(
        (f"性别,出生年月,{title}", "男,1971-09,26", title, None, "roster.column_ambiguous", "1971-09 M60")
        for title in ("社保缴纳年限", "养老缴费月数", "社保累计年限", "累计参保月数", "已缴年限")
    ),
    ("性别,证件号码", f"1,{MAN}", "性别", "sex", "roster.sex_codes_settled", "1971-09-15 M60"),
    ("性别,证件号码", f"0,{MAN}", "性别", "sex", "roster.sex_codes_settled", "1971-09-15 M60"),
    ("性别,证件号码", f"1,{WOMAN}", "性别", "sex", "roster.sex_codes_settled", "1977-02-03 F50/F55"),
    ("性别,出生年月", "1,1971-09", "性别", "sex", "roster.sex_codes", "1971-09 M60/F50/F55"),
    (
        "性别,出生年月,累计缴费年限,累计缴费月数",
        "男,1971-09,26,4",
        "累计缴费月数",
        "cumulative",
        "roster.period_in_two",
        "1971-09 M60 cumulative 316",
    ),
    (
        "性别,出生年月,累计缴费年限",
        "男,1971-09,26.33",
        "累计缴费年限",
        "cumulative",
        "roster.decimal_years",
        "1971-09 M60 cumulative 316",
    ),
    ("性别,出生年月,累计缴费年限", "男,1971-09,26.4", "累计缴费年限", "cumulative", None, "1971-09 M60"),
    ("性别,出生年月,特殊工种", "男,1971-09,是", "特殊工种", "special_work", None, "1971-09 M60"),
    ("性别,出生年月,现职务", "女,1976-03,科长", "现职务", None, "roster.column_unused", "1976-03 F50/F55"),
    ("性别,出生年月,备注", "男,1971-09,x", "备注", None, None, "1971-09 M60"),
]


@pytest.mark.parametrize(("header", "cells", "title", "fact", "note", "who"), SAID)
def test_what_is_said_of_a_column(
    make_file: MakeFile, header: str, cells: str, title: str, fact: str | None, note: str | None, who: str
) -> None:
    roster = read_roster(make_file(f"{header}\n{cells}\n"))
    (use,) = (one for one in roster.uses if one.title == title)
    assert (use.field, use.note and use.note.code) == (fact, note)
    (row,) = roster.rows
    assert shown(row) == f"2 {who}"
    if note == "roster.column_expected":
        assert row.retire_in is None  # computed by another system: nobody's choice


ADVICE = [
    ("预计退休年月", "2031-09", "retire_in", "1971-09 M60"),
    ("申请退休时间", "2026-09-15", "applied_on", "1971-09 M60"),
    ("个人身份", "管理岗", "post", "1971-09 M60"),
    ("缴费年限", "26", "cumulative_years", "1971-09 M60 cumulative 312"),
    ("养老保险缴费(月)", "312", "cumulative_months", "1971-09 M60 cumulative 312"),
    ("累计缴费（核定）", "26年4个月", "cumulative_years", "1971-09 M60 cumulative 316"),
    ("视同部分（年）", "4", "deemed_years", "1971-09 M60 deemed 48"),
    ("养老账户缴至何月", "2026-10", "counted_to", "1971-09 M60"),
    ("现职务", "科长", "post", "1971-09 M60"),
    ("职位", "工人", "post", "1971-09 M60"),
    ("2025年底前养老保险缴费月数", "316", "cumulative_months", "1971-09 M60 cumulative 316"),
]


@pytest.mark.parametrize(("title", "cell", "field", "who"), ADVICE)
def test_the_advice_can_be_followed(make_file: MakeFile, title: str, cell: str, field: str, who: str) -> None:
    path = make_file(f"性别,出生年月,{title}\n男,1971-09,{cell}\n")
    (note,) = (one.note for one in read_roster(path).uses if one.title == title)
    assert note is not None
    assert f"{title}={field}" in note.text("zh")
    assert f"{title}={field}" in str(note)
    roster = read_roster(path, mapping={title: field})
    assert [one.note for one in roster.uses if one.title == title] == [None]
    assert [shown(row) for row in roster.rows] == [f"2 {who}"]


def test_a_day_that_is_said_to_be_the_month_planned_is_not_asked_about(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,申请退休时间,申请日期\n男,1971-09,2026-09-15,2026-10-08\n")
    (note,) = (one.note for one in read_roster(path).uses if one.note)
    assert "2026-09-15" in str(note)
    assert "instead of 申请日期" in str(note)
    roster = read_roster(path, mapping={"申请退休时间": "retire_in"})
    assert [one.note for one in roster.uses] == [None] * 4
    (row,) = roster.rows
    assert row.person is not None
    assert (str(row.retire_in), str(row.person.applied_on)) == ("2026-09", "2026-10-08")


@pytest.mark.parametrize("code", ["1", "2", "0"])
@pytest.mark.parametrize(("sex", "who"), [("男", "1977-02 M60"), ("女", "1977-02 F50/F55")])
def test_the_advice_for_a_code_of_sex_leaves_the_choice(make_file: MakeFile, code: str, sex: str, who: str) -> None:
    path = make_file(f"性别,出生年月\n{code},1977-02\n")
    (row,) = read_roster(path).rows
    (question,) = row.questions
    for choice in ("男", "女"):
        assert f'--map-value "性别:{code}={choice}"' in question.text("zh")
        assert f'--map-value "性别:{code}={choice}"' in str(question)
    assert [shown(row) for row in read_roster(path, mapping={f"性别:{code}": sex}).rows] == [f"2 {who}"]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("紧急联系人出生年月", "1999-01"),
        ("联系人身份证号", WOMAN),
        ("工伤保险累计缴费月数", "26"),
        ("公积金缴费月数", "26"),
        ("企业年金缴费月数", "26"),
        ("职业年金缴费年限", "26"),
        ("缴费中断月数", "26"),
        ("2025年缴费月数", "12"),
        ("2025缴费月数", "12"),
        ("身份证签发日期", "2015-01"),
        ("医疗保险缴费情况", "正常"),
    ],
)
def test_no_field_is_advised_for_what_is_about_something_else(make_file: MakeFile, title: str, cell: str) -> None:
    roster = read_roster(make_file(f"性别,出生年月,{title}\n男,1971-09,{cell}\n"))
    (note,) = (one.note for one in roster.uses if one.title == title)
    assert note is not None
    assert note.code == "roster.column_unused_alone"
    assert [shown(row) for row in roster.rows] == ["2 1971-09 M60"]


@pytest.mark.parametrize(("cell", "continuing"), [("正常", True), ("终止缴费", False)])
def test_the_advice_for_a_state_of_payment(make_file: MakeFile, cell: str, continuing: bool) -> None:
    path = make_file(f"性别,出生年月,累计缴费年限,缴费截止年月,养老保险缴费情况\n男,1971-09,26,2026-10,{cell}\n")
    (note,) = (one.note for one in read_roster(path).uses if one.note is not None)
    assert "养老保险缴费情况=state" in note.text("zh")
    roster = read_roster(path, mapping={"养老保险缴费情况": "state"})
    assert [one.note for one in roster.uses] == [None] * 5
    (row,) = roster.rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert (row.person.contributions.continuing, row.warnings) == (continuing, ())


def test_a_class_by_the_post_of_a_woman_in_the_advised_column(make_file: MakeFile) -> None:
    """职位 is the post where that is said, and 工人 in it is the worker's 50."""
    path = make_file("性别,出生年月,职位\n女,1977-02,工人\n")
    assert [shown(row) for row in read_roster(path).rows] == ["2 1977-02 F50/F55"]
    assert [shown(row) for row in read_roster(path, mapping={"职位": "post"}).rows] == ["2 1977-02 F50"]


@pytest.mark.parametrize("title", ["身份类别", "本人身份类别"])
@pytest.mark.parametrize(
    ("sex", "cell", "who"),
    [
        # a status in the file decides no class of a woman
        ("女", "工人", "1977-02 F50/F55"),
        ("女", "干部", "1977-02 F50/F55"),
        ("女", "聘用制干部", "1977-02 F50/F55"),
        ("男", "干部", "1977-02 M60"),
        # class words do
        ("女", "女工人", "1977-02 F50"),
        ("女", "原法定退休年龄55周岁女职工", "1977-02 F55"),
        ("女", "原法定退休年龄50周岁女职工", "1977-02 F50"),
        ("男", "男职工", "1977-02 M60"),
    ],
)
def test_a_status_under_a_title_of_classes_decides_nothing(
    make_file: MakeFile, title: str, sex: str, cell: str, who: str
) -> None:
    path = make_file(f"姓名,性别,{title},出生年月\n甲,{sex},{cell},1977-02\n")
    roster = read_roster(path)
    assert [shown(row) for row in roster.rows] == [f"2 {who}"]
    (note,) = (use.note for use in roster.uses if use.title == title)
    assert (note is not None) == (cell in ("工人", "干部", "聘用制干部"))


def test_a_status_is_asked_about_and_decides_where_that_is_said(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,身份类别,出生年月,岗位\n甲,女,干部,1977-02,\n乙,女,干部,1977-02,操作工\n")
    first, second = read_roster(path).rows
    assert [question.code for question in first.questions] == ["roster.class_open"]
    assert (shown(second), second.questions) == ("3 1977-02 F50", ())
    for mapping in ({"身份类别": "category"}, {"身份类别:干部": "女55"}):
        roster = read_roster(path, mapping=mapping)
        assert shown(roster.rows[0]) == "2 1977-02 F55"
        assert [use.note for use in roster.uses] == [None] * 5
    (note,) = (use.note for use in read_roster(path).uses if use.note is not None)
    assert note is not None
    assert "身份类别=post" in note.text("zh")


def test_a_list_in_which_a_status_is_all_that_is_said(make_file: MakeFile) -> None:
    """Neither sex nor class: a man or a woman of either age."""
    assert [shown(row) for row in read_roster(make_file("身份类别,出生年月\n干部,1977-02\n")).rows] == [
        "2 1977-02 M60/F50/F55"
    ]
