"""Words and titles of special work point to the way that answers it; a status in the file is no post."""

from __future__ import annotations

import pytest

from retirecalc.roster import RosterRow, read_roster
from tests.roster.conftest import MakeFile


def classes(row: RosterRow) -> list[str]:
    return [str(one.category) for one in ((row.person,) if row.person else row.candidates)]


def pointed(row: RosterRow) -> list[object]:
    return [one.fields["value"] for one in row.warnings if one.code == "roster.other_way"]


@pytest.mark.parametrize("word", ["特殊工种（高温）", "特殊工种(井下)", "高空作业/井下", "井下作业：特殊工种"])
@pytest.mark.parametrize("sex", ["男", "女"])
def test_special_work_with_a_note_is_pointed_to(make_file: MakeFile, sex: str, word: str) -> None:
    (row,) = read_roster(make_file(f"性别,出生年月,岗位\n{sex},1972-05,{word}\n")).rows
    assert pointed(row) == [word]


@pytest.mark.parametrize(
    "word", ["特殊工种（无）", "非特殊工种", "特殊工种：否", "特殊工种（未从事）", "不属于特殊工种"]
)
def test_special_work_that_is_denied_is_not(make_file: MakeFile, word: str) -> None:
    (row,) = read_roster(make_file(f"性别,出生年月,岗位\n男,1972-05,{word}\n")).rows
    assert pointed(row) == []


@pytest.mark.parametrize(
    ("sex", "word"),
    [("女", "女特殊工种45"), ("女", "特殊工种"), ("男", "特殊工种"), ("男", "特殊工种55"), ("男", "特殊工种（井下）")],
)
def test_a_class_that_is_special_work_is_pointed_to(make_file: MakeFile, sex: str, word: str) -> None:
    (row,) = read_roster(make_file(f"性别,出生年月,人员类别\n{sex},1972-05,{word}\n")).rows
    assert pointed(row) == [word]
    assert classes(row) == (["male_60"] if sex == "男" else ["female_50", "female_55"])


@pytest.mark.parametrize(
    "title",
    [
        "特殊工种",
        "有毒有害工种",
        "是否有毒有害工种",
        "特殊岗位",
        "是否特殊岗位",
        "是否特殊工种岗位",
        "是否有毒有害岗位",
    ],
)
def test_titles_of_special_work(make_file: MakeFile, title: str) -> None:
    people = "".join(
        f"佚名{at},男,1972-05,{word}\n"
        for at, word in enumerate(["是", "待查", "待核", "待核实", "否", "无", "不详", ""])
    )
    rows = read_roster(make_file(f"姓名,性别,出生年月,{title}\n{people}")).rows
    assert [pointed(row) for row in rows] == [["是"], ["待查"], ["待核"], ["待核实"], [], [], [], []]
    assert {(*classes(row),) for row in rows} == {("male_60",)}


@pytest.mark.parametrize("title", ["是否工人", "是否工人身份", "是否干部"])
def test_a_yes_to_a_status_in_the_file_decides_nothing(make_file: MakeFile, title: str) -> None:
    roster = read_roster(make_file(f"性别,出生年月,{title}\n女,1977-02,是\n"))
    assert classes(roster.rows[0]) == ["female_50", "female_55"]
    (note,) = (use.note for use in roster.uses if use.title == title)
    assert note is not None
    assert note.code == "roster.column_identity"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("管理", ["female_50", "female_55"]),
        ("技术", ["female_50", "female_55"]),
        ("专业技术人员", ["female_50", "female_55"]),
        ("企业管理人员", ["female_50", "female_55"]),
        ("工勤人员", ["female_50", "female_55"]),
        ("管理岗", ["female_55"]),
        ("操作岗位", ["female_50"]),
        ("女干部", ["female_55"]),
    ],
)
def test_a_status_in_the_file_is_no_post(make_file: MakeFile, word: str, found: list[str]) -> None:
    roster = read_roster(make_file(f"姓名,性别,出生年月,身份类别\n样例,女,1977-02,{word}\n"))
    assert classes(roster.rows[0]) == found
    (note,) = (use.note for use in roster.uses if use.title == "身份类别")
    assert (note.code if note else None) == ("roster.column_statuses" if len(found) == 2 else None)


def test_what_is_said_of_a_column_of_statuses(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,身份类别\n甲,女,1977-02,管理\n乙,女,1977-02,管理岗\n丙,女,1977-02,干部\n"
    note = next(use.note for use in read_roster(make_file(text)).uses if use.note is not None)
    assert str(note) == (
        "身份类别: 干部, 管理: a status in the file and not the post, so that it decides no class; what names a post (管理岗) or a class "
        '(女干部) does. If the column is the post, say --map "身份类别=post".'
    )
    assert note.text("zh") == (
        "身份类别：“干部, 管理”是档案中的身份，不是岗位，不据以确定类别；写明岗位（管理岗）或类别（女干部）的照常读取。该列如确为岗位，请用"
        ' --map "身份类别=post" 指明。'
    )
    mapped = read_roster(make_file(text), mapping={"身份类别": "post"}).rows
    assert [classes(row) for row in mapped] == [["female_55"]] * 3
