"""What a cell says beside what its column is for: it counts once, it is asked where it contradicts, and it costs no other row anything.

The lines are those of `test_field`: row, birth, class, contributions; `?` is a problem.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.roster import RosterRow, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_field import shown


def read(path: Path) -> list[str]:
    return [line for row in read_roster(path).rows if (line := shown(row)) is not None]


def codes(row: RosterRow) -> list[str]:
    """What is said of a row: of a cell that counts as not stated, why."""
    said = (*row.questions, *row.problems, *row.warnings)
    return [str(one.fields.get("why", one.code)) for one in said]


@pytest.mark.parametrize(
    ("paid", "deemed", "contributions", "said"),
    [
        ("14年（含视同5年）", "5年", "", ["roster.deemed_inside"]),
        ("14年（其中视同缴费年限5年）", "", "", ["roster.deemed_inside"]),
        ("14年", "19年（含视同5年）", "", ["roster.deemed_inside"]),
        ("14年（含补缴2年）", "5年", " cumulative 228 paid 168 deemed 60", []),
    ],
)
def test_a_sum_in_a_column_of_one_kind_of_years_counts_nothing_twice(
    make_file: MakeFile, paid: str, deemed: str, contributions: str, said: list[str]
) -> None:
    path = make_file(f"姓名,性别,出生年月,实际缴费年限,视同缴费年限\na,男,1966-09,{paid},{deemed}\n")
    assert read(path) == [f"2 1966-09 M60{contributions}"]
    assert [codes(row) for row in read_roster(path).rows] == [said]


@pytest.mark.parametrize(
    ("cell", "deemed", "contributions", "said"),
    [
        ("26年4个月（含视同5年）", "", "cumulative 316 paid 256 deemed 60", []),
        ("26年4个月（其中：视同缴费5年2个月）", "", "cumulative 316 paid 254 deemed 62", []),
        ("26年4个月（含视同5年）", "5年", "cumulative 316 paid 256 deemed 60", []),
        ("26年4个月（含视同5年）", "4年", "cumulative 316", ["roster.deemed_differ"]),
        ("26年4个月（含视同）", "", "cumulative 316", []),
    ],
)
def test_deemed_years_that_a_cumulative_count_names_are_known(
    make_file: MakeFile, cell: str, deemed: str, contributions: str, said: list[str]
) -> None:
    path = make_file(f"姓名,性别,出生年月,累计缴费年限,视同缴费年限\na,男,1966-09,{cell},{deemed}\n")
    assert read(path) == [f"2 1966-09 M60 {contributions}"]
    assert [codes(row) for row in read_roster(path).rows] == [said]


def test_a_sex_that_an_unknown_class_names_is_no_secret(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,人员类别\n" + "".join(
        f"a,{sex},1976-03,{word}\n"
        for sex, word in (
            ("男", "女灵活就业"),
            ("女", "男灵活就业"),
            ("男", "女教师"),
            ("女", "企业男职工"),
            ("女", "女灵活就业"),
            ("男", "独生子女"),
        )
    )
    rows = read_roster(make_file(text)).rows
    assert [codes(row) for row in rows] == [
        *[["roster.row_sex_contradicts"]] * 4,
        ["facts.category_of_woman"],
        [],
    ]
    assert {shown(row) for row in rows[:4]} == {f"{number} 1976-03 M60/F50/F55" for number in range(2, 6)}


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("女灵活就业", "F50/F55"),
        ("企业女职工", "F50/F55"),
        ("女教师", "F50/F55"),
        ("女会计", "F50/F55"),
        ("工人（女）", "F50"),
        ("女性管理技术岗", "F55"),
        ("原55岁女职工", "F55"),
        ("企业男职工", "M60"),
    ],
)
def test_a_class_says_whether_a_woman_is_meant_where_no_column_of_sex_does(
    make_file: MakeFile, word: str, classes: str
) -> None:
    assert read(make_file(f"姓名,出生年月,人员类别\na,1976-03,{word}\n")) == [f"2 1976-03 {classes}"]


def test_a_slip_in_the_months_of_one_row_leaves_the_others_what_they_say(make_file: MakeFile) -> None:
    """26 years and 4 months are 316 months, 20 and 11 are 251."""
    text = "姓名,性别,出生年月,累计缴费年限,累计缴费月数\na,男,1971-09,26,4\nb,男,1966-09,20,11\nc,男,1971-09,20,12\n"
    path = make_file(text)
    assert read(path) == ["2 1971-09 M60 cumulative 316", "3 1966-09 M60 cumulative 251", "4 1971-09 M60"]
    assert [codes(row) for row in read_roster(path).rows] == [[], [], ["roster.months_beside_years"]]
