"""Titles of a month in which something ended or began: payments, a pension; by hand."""

import pytest

from retirecalc.roster import parse_mapping, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_columns_that_mislead import note_of, the_person

ENDS = (
    "停保月份",
    "减员日期",
    "终止缴费时间",
    "停止缴费年月",
    "缴费终止年月",
    "终止参保时间",
    "参保结束日期",
    "社保停缴年月",
)
STARTS = (
    "养老金领取时间",
    "待遇领取开始时间",
    "开始领取养老金年月",
    "待遇享受开始年月",
    "AIC160",
    "Pension start date",
)


@pytest.mark.parametrize("title", ENDS)
def test_where_payments_have_ended_the_count_goes_up_to_their_end(make_file: MakeFile, title: str) -> None:
    text = f"性别,出生年月,累计缴费月数,缴费状态,{title}\n男,1968-05,300,停保,2023-06\n男,1968-05,300,,2023-06\n男,1968-05,300,,\n"
    ended, alone, open_ = read_roster(make_file(text)).rows
    assert ended.person is not None
    assert ended.person.contributions is not None
    assert str(ended.person.contributions.counted_to) == "2023-06"
    assert not ended.warnings
    assert [one.code for one in alone.warnings] == ["roster.insured_until_alone"]
    assert not open_.warnings


@pytest.mark.parametrize("title", ["最后缴费时间", "最后一次缴费年月", "末次缴费年月", "Last contribution month"])
def test_the_last_month_paid_is_the_last_one_counted(make_file: MakeFile, title: str) -> None:
    person = the_person(read_roster(make_file(f"性别,出生年月,累计缴费月数,{title}\n男,1968-05,300,2023-06\n")))
    assert person.contributions is not None
    assert (str(person.contributions.counted_to), person.contributions.continuing) == ("2023-06", None)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("减员年月", "insured_until"),
        ("社保停缴年月份", "insured_until"),
        ("最后缴费年月", "counted_to"),
        ("末次缴费期", "counted_to"),
    ],
)
def test_a_title_that_may_be_about_something_else_is_said_with_what_it_may_mean(
    make_file: MakeFile, title: str, field: str
) -> None:
    path = make_file(f"性别,出生年月,累计缴费月数,缴费状态,{title}\n男,1968-05,300,停保,2023-06\n")
    roster = read_roster(path)
    assert note_of(roster, title) == "roster.column_unused"
    assert any(f'--map "{title}={field}"' in str(use.note) for use in roster.uses)
    person = the_person(read_roster(path, mapping=parse_mapping([f"{title}={field}"])))
    assert person.contributions is not None
    assert str(person.contributions.counted_to) == "2023-06"


@pytest.mark.parametrize("title", ["减员原因", "停缴原因", "缴费终止原因"])
def test_why_something_ended_is_no_month(make_file: MakeFile, title: str) -> None:
    assert (
        note_of(read_roster(make_file(f"性别,出生年月,{title}\n男,1968-05,调出\n")), title)
        == "roster.column_unused_alone"
    )


@pytest.mark.parametrize("title", STARTS)
def test_a_month_in_which_a_pension_begins_is_not_passed_over(make_file: MakeFile, title: str) -> None:
    text = f"性别,出生年月,{title}\n男,1963-05,2023-06\n男,1963-05,2023年6月起\n男,1968-05,\n男,1968-05,未领取\n男,1968-05,9999-12-31\n"
    rows = read_roster(make_file(text)).rows
    assert [[one.code for one in row.warnings] for row in rows] == [*[["roster.drawing_since"]] * 2, [], [], []]
    assert [row.person and row.person.drawing for row in rows] == [None, None, None, "none", None]


def test_a_pension_that_is_stated_says_more_than_the_month_in_which_it_began(make_file: MakeFile) -> None:
    text = (
        "性别,出生年月,养老金领取时间,养老待遇类别\n男,1963-05,2023-06,企业职工基本养老金\n男,1963-05,2023-06,未领取\n"
    )
    drawn, contradicted = read_roster(make_file(text)).rows
    assert drawn.person is not None
    assert drawn.person.drawing == "employee"
    assert not drawn.warnings
    assert [one.code for one in contradicted.warnings] == ["roster.drawing_since"]
