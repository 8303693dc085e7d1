"""A sentence about a row names the column in which the word stands, and says what is true of it."""

import pytest

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
