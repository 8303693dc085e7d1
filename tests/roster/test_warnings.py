"""What is worth a look and stops nothing; what a row means whose question the caller answers for all."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import Category
from retirecalc.law import Law
from retirecalc.roster import RosterRow, read_roster
from tests.roster.conftest import MakeBook, MakeFile

ID_MAN = "110221197109159972"


def codes(row: RosterRow) -> list[str]:
    return [warning.code for warning in row.warnings]


def test_an_id_number_that_excel_rounded_is_said_and_not_used(make_book: MakeBook) -> None:
    header = ["身份证号", "出生年月", "性别"]
    rows: list[list[Any]] = [
        [float(ID_MAN), "1971-09", "男"],
        [ID_MAN[:15] + "000", "1971-09", "男"],
        ["1.10221E+17", "1971-09", "男"],
        [float(ID_MAN), None, "男"],
        [float(ID_MAN), "1971-09", None],
    ]
    first, second, third, no_birth, no_sex = read_roster(make_book({"名单": [header, *rows]})).rows
    for row in (first, second, third):
        assert row.person is not None
        assert (row.person.birth, codes(row)) == ("1971-09", ["roster.id_rounded"])
        assert row.warnings[0].fields == {"field": "身份证号"}
    for row in (no_birth, no_sex):
        assert row.problem is not None
        assert (row.problem.code, codes(row)) == ("roster.id_rounded", [])


def test_an_id_number_that_ends_in_zeros_and_holds_its_check_character_is_used_and_pointed_out(
    make_file: MakeFile,
) -> None:
    # GB 11643: 7+9+10+16+4 + 2+9+42+3 + 81+5 = 188, which leaves 1 of 11: the check character is 0.
    (row,) = read_roster(make_file("身份证号,性别,人员类别\n110221197109010000,女,工人\n")).rows
    assert row.person is not None
    assert (row.person.birth, codes(row)) == ("1971-09-01", ["roster.id_ends_in_zeros"])
    assert row.warnings[0].fields["value"] == "1102**********0000"


def test_days_that_differ_are_shown(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file(f"身份证号,出生日期\n{ID_MAN},1971-09-16\n")).rows
    assert row.person is not None
    assert row.person.birth == "1971-09"
    (warning,) = row.warnings
    assert (warning.code, warning.fields) == (
        "roster.row_day_contradicts_id",
        {"birth": "1971-09-16", "id_birth": "1971-09-15"},
    )


def test_people_who_stand_there_twice_are_pointed_out_and_kept(make_file: MakeFile) -> None:
    text = f"姓名,身份证号,拟退休年月\n甲,{ID_MAN},\n乙,,\n甲,{ID_MAN},\n丙,无,\n丁,'{ID_MAN},明年\n戊,无,\n"
    rows = read_roster(make_file(text)).rows
    assert [codes(row) for row in rows] == [
        ["roster.row_repeats"],
        [],
        ["roster.row_repeats"],
        [],
        ["roster.row_repeats", "roster.not_stated"],
        [],
    ]
    assert [row.warnings[0].fields["rows"] for row in rows if row.warnings] == ["4, 6", "2, 6", "2, 4"]
    assert rows[0].warnings[0].fields["value"] == "1102**********9972"
    assert rows[4].warnings[1].fields["why"] == "ground.month_unreadable"
    assert [row.person is not None for row in rows] == [True, False, True, False, True, False]


@pytest.mark.parametrize("women", ["female_50", Category.FEMALE_50, "女工人"])
def test_the_caller_may_decide_for_every_woman_without_a_post(make_file: MakeFile, law: Law, women: str) -> None:
    text = f"出生年月,性别,人员类别\n1977-02,女,\n1977-02,女,干部\n1971-09,男,\n{ID_MAN},,\n"
    roster = read_roster(make_file(text), women=women)
    assert [row.person and str(row.person.category) for row in roster.rows] == [
        "female_50",
        "female_55",
        "male_60",
        None,
    ]
    assert [codes(row) for row in roster.rows] == [["roster.row_women_assumed"], [], [], []]
    assert roster.women is Category.FEMALE_50
    # 1977-02: 25 months after 1975-01, 25//2+1 = 13 months
    assert str(roster.plan(law, "2026-11").rows[0].assessment).count("2028-03") > 0


def test_what_is_chosen_for_women_holds_inside_a_contradiction_too(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file(f"身份证号,性别\n{ID_MAN},女\n"), women="female_55").rows
    assert [str(person.category) for person in row.candidates] == ["male_60", "female_55"]


def test_women_are_not_taken_for_men(make_file: MakeFile) -> None:
    with pytest.raises(InvalidFacts, match="women: 'male_60' is not a category"):
        read_roster(make_file("出生年月,性别\n"), women="male_60")


def test_namesakes_without_an_id_number_are_pointed_out_and_kept(make_file: MakeFile) -> None:
    text = (
        "姓名,性别,出生年月,身份证号\n甲,男,1966-09,\n甲,女50,1976-09,\n甲,男,1966-09,无\n,男,1966-09,\n,男,1966-09,\n"
    )
    rows = read_roster(make_file(text)).rows
    assert [codes(row) for row in rows] == [["roster.row_alike"], [], ["roster.row_alike"], [], []]
    assert [row.warnings[0].fields for row in (rows[0], rows[2])] == [
        {"rows": "4", "count": 1},
        {"rows": "2", "count": 1},
    ]
    assert all(row.person is not None for row in rows)
    # Staff numbers tell namesakes apart.
    apart = read_roster(make_file("工号,姓名,性别,出生年月\n1,甲,男,1966-09\n2,甲,男,1966-09\n")).rows
    assert [codes(row) for row in apart] == [[], []]


def test_a_number_in_many_rows_names_a_few_of_them(make_file: MakeFile) -> None:
    rows = read_roster(make_file("身份证号,性别\n" + f"{ID_MAN},男\n" * 3000)).rows
    (warning,) = rows[1].warnings
    assert (warning.code, warning.fields["rows"], warning.fields["count"]) == (
        "roster.row_repeats_often",
        "2, 4, 5, 6, 7",
        2999,
    )
    (last,) = rows[-1].warnings
    assert last.fields["rows"] == "2, 3, 4, 5, 6"
    assert max(len(str(row.warnings[0])) for row in rows) < 200


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("缴费年限（含视同）", {"cumulative": 312}),
        ("缴费年限(不含视同)", {"paid": 312}),
        ("累计缴费年限（年，含视同）", {"cumulative": 312}),
        ("累计缴费年限（截至2026-10，年）", {"cumulative": 312, "counted_to": "2026-10"}),
        ("养老保险累计缴费年限（含视同缴费，单位：年）", {"cumulative": 312}),
        ("缴费年限（单位：年；不含视同）", {"paid": 312}),
        ("缴费月数（含视同）（月）", {"cumulative": 26}),
        ("累計繳費年限", {"cumulative": 312}),
        ("累計繳費年資", {"cumulative": 312}),
    ],
)
def test_titles_that_say_it_in_brackets_or_in_traditional_characters(
    make_file: MakeFile, title: str, facts: dict[str, int]
) -> None:
    (row,) = read_roster(make_file(f"出生年月,性別,{title}\n1971年9月,男,26\n")).rows
    assert row.person is not None
    assert row.person.to_dict()["contributions"] == facts


@pytest.mark.parametrize(("word", "category"), [("女55", "female_55"), ("女干部", "female_55"), ("女50", "female_50")])
def test_the_answer_may_be_written_where_the_question_was(make_file: MakeFile, word: str, category: str) -> None:
    (row,) = read_roster(make_file(f"出生年月,性别\n1977-02,{word}\n")).rows
    assert row.person is not None
    assert (str(row.person.category), row.warnings) == (category, ())


def test_foot_rows_with_something_beside_them_and_numbers_with_a_note(make_file: MakeFile) -> None:
    rows = read_roster(make_file(f"姓名,性别,身份证号\n甲,男,{ID_MAN}（临）\n制表人：乙,,审核人：丙\n")).rows
    assert [problem.code for problem in rows[0].problems] == ["roster.id_not_used"]
    assert rows[1].left_out is not None


def test_a_chinese_warning_names_facts_and_classes_in_chinese(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = "性别,出生年月,累计缴费年限,实际缴费年限,视同缴费年限\n男,1971-09,26,20,10\n女,1977-02,26,,\n"
    plan = read_roster(make_file(text), women="female_55").plan(law, "2026-11")
    plan.write(tmp_path / "plan.csv")
    written = (tmp_path / "plan.csv").read_text(encoding="utf-8-sig")
    # 20 and 10 years are 360 months and not 312
    assert "缴费年限：实际缴费240与视同缴费120之和不等于累计缴费312（月）。" in written
    assert "性别：没有说明岗位，按为此类女性统一选定的女55测算。请核对。" in written
    plan.write(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    said = "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell)
    assert "contributions：" not in written + said
    assert "female_55" not in written + said


@pytest.mark.parametrize("word", ["终止缴费", "停止缴费", "已停止缴费", "已终止缴费", "停保", "已停缴", "离职停保"])
def test_words_for_payments_that_have_ended(make_file: MakeFile, word: str) -> None:
    (row,) = read_roster(
        make_file(f"性别,出生年月,累计缴费月数,缴费截止年月,缴费状态\n男,1971-09,185,2026-10,{word}\n")
    ).rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert (row.person.contributions.continuing, codes(row)) == (False, [])


def test_not_paid_may_be_of_one_month_and_is_pointed_out(make_file: MakeFile) -> None:
    text = "性别,出生年月,累计缴费月数,缴费截止年月,缴费状态\n男,1971-09,185,2026-10,未缴费\n"
    (row,) = read_roster(make_file(text)).rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.continuing is None
    assert [warning.fields["why"] for warning in row.warnings] == ["roster.state_open"]
