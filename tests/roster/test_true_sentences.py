"""A sentence about a row names the column in which the word stands, and says what is true of it."""

import pytest

from retirecalc.law import Law
from retirecalc.roster import RosterRow, read_roster
from tests.roster.conftest import MakeFile


def only(make_file: MakeFile, text: str) -> RosterRow:
    (row,) = read_roster(make_file(text)).rows
    return row


@pytest.mark.parametrize(
    ("header", "cells", "field", "value"),
    [
        ("性别,岗位", "女,", "性别", "女"),
        ("岗位,性别", ",女", "性别", "女"),
        ("人员类别,岗位", "女,", "人员类别", "女"),
        ("岗位,身份证号", ",110101198005120022", "身份证号", "女"),
        ("证件号码,身份证号", "G1234567,110101198005120022", "身份证号", "女"),
    ],
)
def test_an_open_class_is_asked_by_the_column_that_says_woman(
    make_file: MakeFile, header: str, cells: str, field: str, value: str
) -> None:
    row = only(make_file, f"出生年月,{header}\n1980-05,{cells}\n")
    (question,) = row.questions
    assert (question.code, question.fields) == ("facts.category_of_woman", {"field": field, "value": value})


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1", "roster.sex_code"),
        ("0", "roster.sex_code"),
        ("3", "roster.sex_code_of_none"),
        ("9", "roster.sex_code_of_none"),
    ],
)
def test_a_code_of_a_sex_is_told_for_what_it_is(make_file: MakeFile, code: str, said: str) -> None:
    row = only(make_file, f"性别,出生年月\n{code},1971-09\n")
    # 0 and 1 are a man's or a woman's, so that is asked; 3 and 9 are nobody's.
    asked = [one.code for one in row.questions if one.code.startswith("roster.sex")]
    assert (asked, [one.code for one in row.problems]) == (([said], []) if said == "roster.sex_code" else ([], [said]))


def test_a_code_of_no_sex_in_a_column_that_is_settled(make_file: MakeFile) -> None:
    text = "性别（1男，2女）,出生年月,人员类别\n3,1971-09,男\n9,1971-09,男\n0,1971-09,男\n1,1971-09,\n"
    rows = read_roster(make_file(text)).rows
    assert [[one.fields["why"] for one in row.warnings] for row in rows] == [["roster.sex_code_of_none"], [], [], []]


UNTIL = "累计缴费月数,缴费截止年月,是否继续缴费"


@pytest.mark.parametrize(
    ("header", "cells", "begins", "said", "going_on"),
    [
        (UNTIL, "200,2026-12,是", "缴费截止年月: 2026-12", ["facts.counted_to_after_as_of"], True),
        (UNTIL, "200,1960-01,是", "缴费截止年月: 1960-01", ["facts.counted_to_before_birth"], True),
        (UNTIL, "200,至今,是", "缴费截止年月: '至今'", ["ground.month_unreadable"], True),
        (UNTIL, "200,截至2025年,是", "缴费截止年月: '截至2025年'", ["ground.month_unreadable"], True),
        # Of payments that have ended it leaves open when.
        (
            UNTIL,
            "200,2026-12,否",
            "缴费截止年月: 2026-12",
            ["facts.counted_to_after_as_of", "roster.ended_when"],
            False,
        ),
        (
            "累计缴费月数（截至2026年12月）",
            "200",
            "累计缴费月数（截至2026年12月）: 2026-12 is after 2026-11",
            ["facts.counted_to_after_as_of"],
            None,
        ),
    ],
)
def test_months_stay_where_the_last_of_them_cannot_be(
    make_file: MakeFile, law: Law, header: str, cells: str, begins: str, said: list[str], going_on: bool | None
) -> None:
    (planned,) = read_roster(make_file(f"性别,出生年月,{header}\n男,1971-09,{cells}\n")).plan(law, "2026-11").rows
    warnings = planned.row.warnings
    assert [one.fields.get("why", one.code) for one in warnings] == said
    assert str(warnings[0]).startswith(begins)
    assert planned.settled is not None
    counted = {"cumulative": 200} if going_on is None else {"cumulative": 200, "continuing": going_on}
    assert planned.settled.person.to_dict()["contributions"] == counted


@pytest.mark.parametrize(
    "cell", ["截至2025年底", "2025年末", "2025年底", "截止到2025年底", "2025-12", "截至2025年12月底", "二〇二五年底"]
)
def test_the_end_of_a_year_is_its_last_month(make_file: MakeFile, cell: str) -> None:
    row = only(make_file, f"性别,出生年月,累计缴费月数,缴费截止年月\n男,1971-09,200,{cell}\n")
    assert row.person is not None
    assert row.person.contributions is not None
    assert (str(row.person.contributions.counted_to), row.warnings) == ("2025-12", ())


@pytest.mark.parametrize(
    ("title", "cell", "why"),
    [
        ("首次参保时间", "1965-01", "facts.month_before_birth"),
        ("首次参保时间", "2030-01", "roster.insured_ahead"),
        ("拟退休年月", "1960-01", "questions.month_before_birth"),
        ("书面告知日期", "1960-01-01", "facts.month_before_birth"),
        ("申请日期", "1960-01-01", "facts.month_before_birth"),
    ],
)
def test_what_nobody_can_have_done_counts_as_not_stated(
    make_file: MakeFile, law: Law, title: str, cell: str, why: str
) -> None:
    text = f"性别,出生年月,累计缴费月数,{title}\n男,1971-09,200,{cell}\n男,1971-09,200,\n"
    roster = read_roster(make_file(text))
    planned, other = roster.plan(law, "2026-11").rows
    (warning,) = planned.row.warnings
    assert warning.fields["why"] == why
    assert str(warning).startswith(f"{title}: {cell[:7]} ")
    assert planned.settled is not None
    assert other.settled is not None
    assert planned.settled.person == other.settled.person
    assert planned.settled.month == other.settled.month


def test_months_that_do_not_fit_the_first_one_insured_are_said_to_be_left_out(make_file: MakeFile, law: Law) -> None:
    text = "性别,出生年月,实际缴费月数,首次参保时间\n男,1971-09,200,2025-01\n"
    (planned,) = read_roster(make_file(text)).plan(law, "2026-11").rows
    (warning,) = planned.row.warnings
    assert str(warning).endswith("Until then no contributions of the row are used. The rest of it is read.")
    assert planned.settled is not None
    assert planned.settled.person.contributions is None


def test_a_year_of_birth_that_the_births_do_not_have_is_said(make_file: MakeFile) -> None:
    text = "性别,出生日期,出生年份\n男,1971-09-03,1972\n男,1971-09-03,1971\n男,9月3日,1971\n男,1971-09-03,\n"
    rows = read_roster(make_file(text)).rows
    assert [row.person and row.person.birth for row in rows] == ["1971-09-03"] * 4
    assert [[one.code for one in row.warnings] for row in rows] == [["roster.year_of_birth_differs"], [], [], []]


@pytest.mark.parametrize(
    ("sex", "code", "field"),
    [
        ("Other", "roster.row_sex_missing", "Designation"),
        ("", "roster.row_sex_missing", "Designation"),
        ("Prefer not to say", "roster.sex_unreadable", "Gender"),
    ],
)
def test_where_a_post_stands_it_is_the_sex_that_is_missing(
    make_file: MakeFile, sex: str, code: str, field: str
) -> None:
    path = make_file(f"Full Name,Gender,Date of Birth,Designation\nE,{sex},1977-12-01,Clerk\n")
    (row,) = read_roster(path, mapping={"Designation": "post"}).rows
    assert [(one.code, one.fields["field"]) for one in row.problems] == [(code, field)]
