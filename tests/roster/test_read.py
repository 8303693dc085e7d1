"""Reading staff lists: files, headers, cells, and what is refused."""

import pickle
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from retirecalc.errors import RosterError
from retirecalc.ground.months import YearMonth
from retirecalc.roster import Roster, RosterRow, read_roster
from tests.roster.conftest import MakeBook

MakeFile = Callable[..., Path]

# Made for the tests: order numbers 996-999 were kept for centenarians, so no living person of these births holds them.
ID_MAN = "110221197109159972"  # 110221, a county code that no longer exists; born 1971-09-15
ID_WOMAN = "500103197702289967"  # born 1977-02-28
ID_HONG_KONG = "830000199010019975"
ID_FOREIGN = "911840198109309981"


def one_row(make_file: MakeFile, header: str, cells: str) -> RosterRow:
    rows = read_roster(make_file(f"{header}\n{cells}\n")).rows
    assert len(rows) == 1
    return rows[0]


def code(row: RosterRow) -> str:
    assert row.person is None
    assert row.candidates == ()
    assert row.problem is not None
    return row.problem.code


def not_stated(row: RosterRow) -> list[str]:
    """What counts as not stated in a row that is answered all the same: the codes of why."""
    assert row.person is not None
    assert not row.problems
    assert {warning.code for warning in row.warnings} <= {"roster.not_stated"}
    assert all(
        str(warning).endswith("It counts as not stated until then. The rest of the row is read.")
        for warning in row.warnings
    )
    return [str(warning.fields["why"]) for warning in row.warnings]


def asked(row: RosterRow) -> tuple[str, list[str]]:
    """The question of a row, and the class in each of its answers."""
    assert (row.person, row.problem) == (None, None)
    (question,) = row.questions
    return question.code, [str(person.category) for person in row.candidates]


# Files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_give_the_same_rows(make_file: MakeFile, encoding: str, newline: str) -> None:
    lines = ["姓名,出生年月,人员类别,累计缴费年限", "样例𠮷,1971年9月,男,26年4个月", "样例乙,1977-02,女工人,16"]
    roster = read_roster(make_file(newline.join(lines), encoding))
    assert roster.header == ("姓名", "出生年月", "人员类别", "累计缴费年限")
    assert [row.cells[0] for row in roster.rows] == ["样例𠮷", "样例乙"]
    assert [str(row.person) for row in roster.rows] == [
        "Person(birth='1971-09', category='male_60', employment='unknown', contributions={'cumulative': 316})",
        "Person(birth='1977-02', category='female_50', employment='unknown', contributions={'cumulative': 192})",
    ]
    assert roster.lang == "zh"


def test_english_headers(make_file: MakeFile) -> None:
    roster = read_roster(
        make_file("Name,Date of Birth,Category,Paid Months,deemed_months,Counted To,Continuing,Department,retire_in\n"
                  "A,1971-09-15,male_60,292,24,2026-10,yes,Finance,2031-09\n")
    )  # fmt: skip
    (row,) = roster.rows
    assert roster.lang == "en"
    assert row.person is not None
    assert row.person.to_dict() == {
        "birth": "1971-09-15",
        "category": "male_60",
        "employment": "unknown",
        "contributions": {"paid": 292, "deemed": 24, "counted_to": "2026-10", "continuing": True},
    }
    assert (row.number, row.department, row.retire_in) == (2, "Finance", YearMonth(2031, 9))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "roster.file_empty"),
        (b"\xef\xbb\xbf", "roster.file_empty"),
        (b"\n\n", "roster.file_empty"),
        (b" , ,\n1971-09,male_60,\n", "roster.file_empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "roster.file_kind"),
        (b"PK\x03\x04birth,category\n", "roster.file_damaged"),
        (b"birth,category\n1971-09,male_60\x00\n", "roster.file_not_text"),
        (
            "birth,category".encode("utf-16-le"),
            "roster.file_not_text",
        ),  # without its mark and a line end it could be anything
        (b"birth,category\n1971-09,\xff\xff\n", "roster.file_encoding"),
        (b'birth,category\n1971-09,"male_60\n1972-01,male_60\n', "roster.file_quote"),
        (b'"birth,category\n1971-09,male_60\n', "roster.file_quote"),
        (b'birth,category\n1971-09,"' + b"x" * 200_000, "roster.file_quote"),
        (b'birth,category\n1971-09,"' + b"x" * 200_000 + b'"\n', "roster.file_long_cell"),
        (b'birth,category\n1971-09,"' + b"x" * 200_000 + b'",male_60\n', "roster.file_long_cell"),
    ],
)
def test_file_that_is_no_staff_list(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes(data)
    with pytest.raises(RosterError) as caught:
        read_roster(path)
    assert caught.value.code == expected
    assert str(path) in str(caught.value)


def test_unclosed_quotation_mark_is_named_by_its_row(make_file: MakeFile) -> None:
    with pytest.raises(RosterError, match="a quotation mark opened in row 3 is never closed"):
        read_roster(make_file('birth,category\n1971-09,male_60\n1972-01,"male_60\n1973-01,male_60\n'))


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "none.csv")
    assert caught.value.code == "ground.file_missing"
    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path)
    assert caught.value.code == "ground.file_unreadable"


def test_header_alone_is_an_empty_list(make_file: MakeFile) -> None:
    assert read_roster(make_file("birth,category")).rows == ()


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (
            "姓名,人员类别",
            "which column gives a birth month? Name it 出生年月 (birth), 身份证号 (id_number); or say which of yours it is with "
            "--map COLUMN=birth.",
        ),
        (
            "出生年月,姓名,工段",
            "which column gives a category? Name it 人员类别 (category), 性别 (sex), 身份证号 (id_number); or say which of yours it "
            "is with --map COLUMN=category. Columns not understood: 工段.",
        ),
    ],
)
def test_header_that_cannot_be_used(make_file: MakeFile, header: str, sentence: str) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(make_file(header + "\n"))
    assert str(caught.value).endswith(f"staff.csv: {sentence}")


def test_plain_contribution_years_beside_cumulative_ones_pass_through(make_file: MakeFile) -> None:
    row = one_row(make_file, "出生年月,性别,累计缴费年限,缴费年限", "1971-09,男,26,20")
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.cumulative == 312


@pytest.mark.parametrize(
    "title",
    [
        "出生年月",
        " 出生年月 ",
        "出 生 年 月",
        "出生年月（必填）",
        "出生年月*",
        "出生日期",
        "Birth",
        "BIRTH_DATE",
        "Date of birth",
    ],
)
def test_birth_titles(make_file: MakeFile, title: str) -> None:
    row = one_row(make_file, f"{title},category", "1971-09,male_60")
    assert row.person is not None
    assert row.person.birth_month == YearMonth(1971, 9)


def test_unknown_columns_pass_through_even_twice(make_file: MakeFile) -> None:
    roster = read_roster(make_file("备注,出生年月,备注,人员类别,\n=1+1,1971-09,'二,男,\n"))
    assert roster.header == ("备注", "出生年月", "备注", "人员类别", "")
    assert roster.rows[0].cells == ("=1+1", "1971-09", "'二", "男", "")
    assert roster.rows[0].person is not None


def test_contributions_of_another_insurance_are_not_taken(make_file: MakeFile) -> None:
    row = one_row(make_file, "出生年月,性别,累计缴费年限（医保）", "1971-09,男,26")
    assert row.person is not None
    assert row.person.contributions is None


# Rows


def test_every_row_is_numbered_as_a_spreadsheet_does(make_file: MakeFile) -> None:
    text = '姓名,出生年月,人员类别\n\n甲,1971-09,男\n,,\n"乙\n第二行",1972-01,男\n丙\n'
    rows = read_roster(make_file(text)).rows
    assert [(row.number, row.person is not None, row.problem and row.problem.code) for row in rows] == [
        (2, False, None),
        (3, True, None),
        (4, False, None),
        (5, True, None),
        (6, False, "roster.row_birth_missing"),
    ]


def test_extra_cells_are_a_problem_and_are_kept(make_file: MakeFile) -> None:
    roster = read_roster(make_file("birth,category\n1971-09,male_60,,\n1971,09,male_60\n"))
    assert roster.rows[0].person is not None
    assert roster.rows[1].cells == ("1971", "09", "male_60")
    assert str(roster.rows[1].problem) == (
        "The row has 3 cells but the header names 2 columns. Check for a stray comma or quotation mark."
    )
    assert roster.problems == (roster.rows[1],)


def test_short_row_has_empty_cells(make_file: MakeFile) -> None:
    row = one_row(make_file, "出生年月,人员类别,累计缴费年限,部门", "1971-09,男")
    assert row.person is not None
    assert row.person.contributions is None
    assert row.department is None


@pytest.mark.parametrize(
    ("cells", "birth"),
    [
        (f"{ID_MAN},", "1971-09-15"),
        (f"{ID_MAN},1971-09", "1971-09-15"),
        (f"{ID_MAN},1971.09.15", "1971-09-15"),
        (f"{ID_MAN},1971-09-16", "1971-09"),  # days differ, month agrees: neither day is taken
        (f'"=""{ID_MAN}""",', "1971-09-15"),
        (f"'{ID_MAN},", "1971-09-15"),
        (f"\u202d{ID_MAN}\u202c,", "1971-09-15"),
        ("110221 19710915 9972,", "1971-09-15"),
        (f"{ID_HONG_KONG},", "1990-10-01"),
        (",197109.0", "1971-09"),
        (",1971-09-15 00:00:00", "1971-09-15"),
        (",1911-01", "1911-01"),
        (",2099-12", "2099-12"),
    ],
)
def test_birth_from_column_and_id(make_file: MakeFile, cells: str, birth: str) -> None:
    row = one_row(make_file, "身份证号,出生年月,性别", f"{cells},男")
    assert row.person is not None
    assert row.person.birth == birth


def test_sex_of_a_man_and_month_of_a_foreigner_from_the_id_alone(make_file: MakeFile) -> None:
    assert one_row(make_file, "身份证号", ID_MAN).person is not None
    row = one_row(make_file, "身份证号,人员类别", f"{ID_FOREIGN},管理岗")
    assert row.person is not None
    assert (row.person.birth, row.person.category) == ("1981-09-30", "female_55")


@pytest.mark.parametrize(
    ("sex", "word", "category"),
    [
        ("男", "", "male_60"),
        ("male", "", "male_60"),
        ("男", "干部", "male_60"),
        ("男", "工人", "male_60"),
        ("男", "生产岗", "male_60"),
        ("男", "职工", "male_60"),
        ("男", "60", "male_60"),
        ("", "男", "male_60"),
        ("", "male_60", "male_60"),
        ("女", "干部", "female_55"),
        ("女", "管理岗", "female_55"),
        ("女", "专业技术岗", "female_55"),
        ("女", "女干部", "female_55"),
        ("女", "55", "female_55"),
        ("F", "female_55", "female_55"),
        ("", "女55", "female_55"),
        ("女", "工人", "female_50"),
        ("女", "生产岗", "female_50"),
        ("女", "50周岁", "female_50"),
        ("", "女工人", "female_50"),
        ("", "female_50", "female_50"),
        (
            "女",
            "女（male_60）",
            "male_60",
        ),  # a senior woman (组通字〔2015〕14号), only where the code says that it is hers
        ("女", "女male_60", "male_60"),
        ("", "女(MALE_60)", "male_60"),
        ("男", "male_60", "male_60"),
        ("男", "Male_60", "male_60"),
    ],
)
def test_category(make_file: MakeFile, sex: str, word: str, category: str) -> None:
    row = one_row(make_file, "出生年月,性别,人员类别", f"1971-09,{sex},{word}")
    assert row.person is not None
    assert row.person.category == category


@pytest.mark.parametrize(
    ("sex", "word", "expected"),
    [
        ("", "", "roster.row_category_missing"),
        ("", "序列三", "roster.row_category_missing"),  # no word for a class in the whole column
        ("未知", "", "roster.row_category_missing"),
    ],
)
def test_a_row_without_a_class_has_a_problem(make_file: MakeFile, sex: str, word: str, expected: str) -> None:
    assert code(one_row(make_file, "出生年月,性别,人员类别", f"1971-09,{sex},{word}")) == expected


@pytest.mark.parametrize("word", ["序列三", "销售岗", "操作工", "55", "50周岁"])
def test_a_post_is_no_matter_for_a_man(make_file: MakeFile, word: str) -> None:
    row = one_row(make_file, "出生年月,性别,人员类别", f"1971-09,男,{word}")
    assert row.person is not None
    assert row.person.category == "male_60"
    assert not_stated(row) == (["facts.category_unreadable"] if word[0] == "5" else [])  # an age that is no man's


def test_both_problems_of_a_row_are_named_at_once(make_file: MakeFile) -> None:
    row = one_row(make_file, "姓名,出生年月,性别", "样例甲,农历1971年8月,")
    assert [problem.code for problem in row.problems] == ["roster.lunar", "roster.row_category_missing"]
    assert row.problem is row.problems[0]


@pytest.mark.parametrize(
    ("sex", "word", "question", "classes"),
    [
        ("女", "", "facts.category_of_woman", ["female_50", "female_55"]),
        ("女", "职工", "roster.class_open", ["female_50", "female_55"]),
        ("女", "60", "roster.woman_of_60", ["male_60", "female_50", "female_55"]),
        ("女", "销售岗", "roster.class_open", ["female_50", "female_55"]),
        ("女", "序列三", "facts.category_of_woman", ["female_50", "female_55"]),  # a column without a word for a class
        ("", "干部", "roster.row_sex_missing", ["male_60", "female_55"]),
        ("", "60", "roster.row_sex_missing", ["male_60", "female_50", "female_55"]),
        ("", "女", "facts.category_of_woman", ["female_50", "female_55"]),
        ("女", "女性", "facts.category_of_woman", ["female_50", "female_55"]),
        ("男", "女干部", "roster.row_sex_contradicts", ["male_60", "female_55"]),
        ("男", "女", "roster.row_sex_contradicts", ["male_60", "female_50", "female_55"]),
        ("男", "female_50", "roster.row_sex_contradicts", ["male_60", "female_50"]),
        ("女", "男", "roster.row_sex_contradicts", ["male_60", "female_50", "female_55"]),
        ("女", "male_60", "roster.woman_of_60", ["male_60", "female_50", "female_55"]),  # 男 there is asked as well
        ("F", "MALE_60", "roster.woman_of_60", ["male_60", "female_50", "female_55"]),
        ("女55", "male_60", "roster.woman_of_60", ["male_60", "female_55"]),
        ("女", "男干部", "roster.row_sex_contradicts", ["male_60", "female_50", "female_55"]),
    ],
)
def test_what_decides_and_is_open_is_a_question_with_every_answer(
    make_file: MakeFile, sex: str, word: str, question: str, classes: list[str]
) -> None:
    row = one_row(make_file, "出生年月,性别,人员类别", f"1971-09,{sex},{word}")
    assert asked(row) == (question, classes)


def test_a_woman_is_asked_for_her_post_by_the_column_that_says_woman(make_file: MakeFile) -> None:
    (problem,) = one_row(make_file, "出生年月,性别,岗位类别", "1977-02,女,").questions
    assert str(problem) == (
        "性别: '女' does not say whether her original retirement age is 50 or 55, and the law treats the two "
        "differently. Ask which post she retires from (management or technical: female_55; worker: female_50) and give "
        "female_55 or female_50 as the category."
    )
    assert problem.text("zh").startswith("性别：“女”没有说明原法定退休年龄是50周岁还是55周岁")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (f"{ID_MAN[:-1]}7,,,", "facts.id_checksum"),
        (f"{ID_MAN[:-4]},,,", "roster.id_not_used"),
        (f"{ID_MAN[:6]}********{ID_MAN[-4:]},,,", "roster.id_not_used"),
        ("1.10221E+17,,,", "roster.id_rounded"),
        ("500103197109319977,,,", "facts.id_birth"),  # 31 September
        (",,男,", "roster.row_birth_missing"),
        (",1971-02-30,男,", "ground.no_such_birth_day"),
        (",1971-13,男,", "ground.no_such_month"),
        (",1971.1,男,", "ground.month_or_decimal"),
        (",1899-12,男,", "facts.birth_out_of_range"),
        (",2100-01,男,", "facts.birth_out_of_range"),
        (",七一年,男,", "roster.two_digits"),
    ],
)
def test_id_and_birth_problems(make_file: MakeFile, cells: str, expected: str) -> None:
    assert code(one_row(make_file, "身份证号,出生年月,性别,人员类别", cells)) == expected


@pytest.mark.parametrize(
    ("cells", "question", "births", "classes"),
    [
        (f"{ID_MAN},1971-10,男,", "roster.row_birth_contradicts_id", ["1971-10", "1971-09"], ["male_60", "male_60"]),
        (f"{ID_MAN},1971-09,女,工人", "roster.row_sex_contradicts", ["1971-09"] * 2, ["male_60", "female_50"]),
        (f"{ID_MAN},,,女工人", "roster.row_sex_contradicts", ["1971-09"] * 2, ["male_60", "female_50"]),
        (f"{ID_WOMAN},,,男", "roster.row_sex_contradicts", ["1977-02"] * 3, ["male_60", "female_50", "female_55"]),
        (f"{ID_WOMAN},,,", "facts.category_of_woman", ["1977-02"] * 2, ["female_50", "female_55"]),
    ],
)
def test_an_id_number_that_disagrees_is_a_question_with_both_answers(
    make_file: MakeFile, cells: str, question: str, births: list[str], classes: list[str]
) -> None:
    row = one_row(make_file, "身份证号,出生年月,性别,人员类别", cells)
    assert asked(row) == (question, classes)
    assert [str(person.birth_month) for person in row.candidates] == births


def test_two_questions_in_one_row_give_every_combination(make_file: MakeFile) -> None:
    row = one_row(make_file, "身份证号,出生年月,性别,人员类别", f"{ID_MAN},1971-10,女,干部")
    assert [question.code for question in row.questions] == [
        "roster.row_birth_contradicts_id",
        "roster.row_sex_contradicts",
    ]
    assert [(str(person.birth_month), str(person.category)) for person in row.candidates] == [
        ("1971-10", "male_60"),
        ("1971-10", "female_55"),
        ("1971-09", "male_60"),
        ("1971-09", "female_55"),
    ]


def test_a_contradiction_that_decides_nothing_is_a_warning(make_file: MakeFile) -> None:
    row = one_row(make_file, "身份证号,性别,人员类别", f"{ID_MAN},女,女（male_60）")
    assert row.person is not None
    assert row.person.category == "male_60"
    assert [warning.code for warning in row.warnings] == ["roster.row_sex_contradicts"]


@pytest.mark.parametrize(
    ("header", "cells", "classes"),
    [
        ("身份证号,人员类别", f"{ID_WOMAN},male_60", ["male_60", "female_50", "female_55"]),
        ("身份证号,人员类别,岗位", f"{ID_WOMAN},male_60,工人", ["male_60", "female_50"]),
        ("出生年月,性别,人员类别,岗位", "1979-11,女,male_60,干部", ["male_60", "female_55"]),
        ("出生年月,人员类别,岗位", "1979-11,male_60,女干部", ["male_60", "female_55"]),
        ("出生年月,人员类别,岗位", "1979-11,male_60,女55", ["male_60", "female_55"]),
        ("出生年月,性别,岗位", "1979-11,male_60,女工人", ["male_60", "female_50"]),
        ("身份证号,性别", f"{ID_WOMAN},male_60", ["male_60", "female_50", "female_55"]),
        ("birth,sex,category", "1979-11,female,male_60", ["male_60", "female_50", "female_55"]),
    ],
)
def test_the_men_s_age_by_its_code_beside_what_says_a_woman_is_asked(
    make_file: MakeFile, header: str, cells: str, classes: list[str]
) -> None:
    assert asked(one_row(make_file, header, cells)) == ("roster.woman_of_60", classes)
    settled = one_row(make_file, header, cells.replace("male_60", "女（male_60）"))
    assert settled.person is not None
    assert settled.person.category == "male_60"


def test_the_men_s_age_by_its_code_where_nothing_says_a_woman(make_file: MakeFile) -> None:
    for cells in ("male_60,干部", "male_60,", ",male_60"):
        row = one_row(make_file, "出生年月,人员类别,岗位", f"1979-11,{cells}")
        assert row.person is not None
        assert row.person.category == "male_60"
        assert not row.warnings


@pytest.mark.parametrize("said", ["女（male_60）", "女55", "女50"])
def test_the_question_about_the_men_s_age_is_settled_as_it_says(make_file: MakeFile, said: str) -> None:
    (question,) = one_row(make_file, "出生年月,性别,岗位", "1979-11,女,male_60").questions
    assert said in question.text("zh")
    assert said in question.text("en")
    row = one_row(make_file, "出生年月,性别,岗位", f"1979-11,女,{said}")
    assert row.person is not None
    assert row.person.category == {"女（male_60）": "male_60", "女55": "female_55", "女50": "female_50"}[said]


def test_contradictions_show_both_sides(make_file: MakeFile) -> None:
    (question,) = one_row(make_file, "身份证号,出生年月", f"{ID_MAN},1971-10").questions
    assert str(question) == "The birth column says 1971-10 and the ID number says 1971-09. Correct the wrong one."
    (question,) = one_row(make_file, "身份证号,性别,人员类别", f"{ID_MAN},女,工人").questions
    assert question.text("zh") == "性别列为女，而身份证号为男，两者不符。请更正有误的一项。"
    assert str(question) == "The sex column says female, but the ID number says male. Correct the wrong one."


@pytest.mark.parametrize(
    ("title", "cell", "months"),
    [
        ("累计缴费年限", "26", 312),
        ("累计缴费年限", "26.0", 312),
        ("累计缴费年限", "0", 0),
        ("累计缴费年限", "26年", 312),
        ("累计缴费年限", "26年4个月", 316),
        ("累计缴费年限", "26y4m", 316),
        ("累计缴费年限", "２６", 312),
        ("累计缴费年限（年）", "26", 312),
        ("累计缴费年限(月)", "316", 316),
        ("累计缴费月数", "316", 316),
        ("累计缴费月数", "316.0", 316),
        ("累计缴费月数", "26年4个月", 316),
        ("累计缴费", "26年4个月", 316),
        ("累计缴费（月）", "316", 316),
        ("累计缴费（单位：月）", "316", 316),
        ("cumulative_years", "26", 312),
        ("Cumulative (months)", "316", 316),
        ("cumulative contribution years", "26y4m", 316),
    ],
)
def test_the_title_gives_the_unit(make_file: MakeFile, title: str, cell: str, months: int) -> None:
    row = one_row(make_file, f"birth,category,{title}", f"1971-09,male_60,{cell}")
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.cumulative == months


@pytest.mark.parametrize(
    ("title", "cell", "expected"),
    [
        ("累计缴费年限", "26.4", "ground.period_decimal"),
        ("累计缴费年限", "26.4年", "ground.period_decimal"),
        ("累计缴费", "26.4", "ground.period_decimal"),
        ("累计缴费月数", "316.5", "ground.period_unreadable"),
        ("累计缴费年限", "-3", "ground.period_negative"),
        ("累计缴费月数", "-3", "ground.period_negative"),
        ("累计缴费年限", "1234567", "ground.period_unreadable"),
        ("累计缴费", "26", "roster.period_without_unit"),
        ("累计缴费年限（年月）", "2604", "roster.period_without_unit"),
        ("累计缴费年限", "约26年", "ground.period_unreadable"),
        ("累计缴费年限", "15年以上", "ground.period_unreadable"),
    ],
)
def test_periods_that_are_never_guessed(make_file: MakeFile, title: str, cell: str, expected: str) -> None:
    row = one_row(make_file, f"birth,category,{title}", f"1971-09,male_60,{cell}")
    assert not_stated(row) == [expected]
    assert row.person is not None
    assert row.person.contributions is None
    assert str(row.warnings[0]).startswith(f"{title}: ")


def test_decimal_years_ask_which_of_two(make_file: MakeFile) -> None:
    row = one_row(make_file, "birth,category,累计缴费年限", "1971-09,male_60,26.4")
    assert str(row.warnings[0]) == (
        "累计缴费年限: '26.4' is a decimal, and nothing is guessed from it. Write what is meant in years and months: 26y4m (316 "
        "months), or another count. It counts as not stated until then. The rest of the row is read."
    )


def assert_decided(roster: Roster, months: list[int | None]) -> None:
    people = [row.person for row in roster.rows]
    assert [
        None if one is None or one.contributions is None else one.contributions.cumulative for one in people
    ] == months
    notes = [use.note.code for use in roster.uses if use.note is not None]
    assert notes == ([] if months == [None, None] else ["roster.decimal_years"])


@pytest.mark.parametrize(
    ("cells", "months"),
    [
        # A part above 11 is no month: the column is in decimal years. 26.4 is then 26 years and 4.8 months, of which 4 are sure.
        (["26.33", "26.5", "26.4", "26", "26.67"], [316, 318, 316, 312, 320]),
        (["26.5", "25.25"], [318, 303]),  # every fraction a twelfth
        (["26.4", "26.12"], [316, 313]),  # 12 is no month beside years; 1.44 months, of which one is sure
        (["26.4", "26.5"], [None, None]),  # months 4 and 5, or years
        (["26.11", "26.1"], [None, None]),
    ],
)
def test_decimals_are_decided_for_the_whole_column(
    make_file: MakeFile, cells: list[str], months: list[int | None]
) -> None:
    lines = "".join(f"1971-09,男,{cell}\n" for cell in cells)
    roster = read_roster(make_file(f"出生年月,性别,累计缴费年限\n{lines}"))
    assert_decided(roster, months)


@pytest.mark.parametrize(
    ("cells", "months"),
    [
        (["30,5", "26,33", "26，4年", "26"], [366, 316, 316, 312]),  # 33 is no month; 4.8 months, of which 4 are sure
        (["30,5", "25.25"], [366, 303]),
        (["30,4", "30,5"], [None, None]),  # months 4 and 5, or years
        (["30,5", "1,234", "26,333"], [366, None, None]),  # a comma of thousands
    ],
)
def test_a_decimal_comma_is_decided_as_a_point_is(
    make_file: MakeFile, cells: list[str], months: list[int | None]
) -> None:
    lines = "".join(f"1971-09;男;{cell}\n" for cell in cells)
    roster = read_roster(make_file(f"出生年月;性别;累计缴费年限\n{lines}"))
    assert_decided(roster, months)


def test_a_decimal_comma_that_is_not_decided_is_asked_as_it_stands(make_file: MakeFile) -> None:
    row = one_row(make_file, "birth;category;累计缴费年限", "1971-09;male_60;26,4")
    assert str(row.warnings[0]).startswith("累计缴费年限: '26,4' is a decimal, and nothing is guessed from it.")
    row = one_row(make_file, "birth;category;累计缴费年限;累计缴费月数", "1971-09;male_60;26,33;316")
    assert (row.warnings, row.person and row.person.contributions and row.person.contributions.cumulative) == ((), 316)
    row = one_row(make_file, "birth;category;累计缴费月数", "1971-09;male_60;26,4")
    assert not_stated(row) == ["ground.period_unreadable"]


def test_parts_of_the_contributions(make_file: MakeFile) -> None:
    header = "birth,category,累计缴费年限,实际缴费月数,视同缴费年限"
    row = one_row(make_file, header, "1971-09,male_60,26,,2")
    assert row.person is not None
    assert row.person.contributions is not None
    assert (row.person.contributions.paid, row.person.contributions.deemed) == (288, 24)
    row = one_row(make_file, header, "1971-09,male_60,,288,")
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.deemed is None  # unknown, not zero
    more = one_row(make_file, header, "1971-09,male_60,10,,12")
    assert not_stated(more) == ["facts.contributions_more_than_all"]
    assert more.person is not None
    assert more.person.contributions is None
    assert str(one_row(make_file, header, "1971-09,male_60,26,240,2").warnings[0]) == (
        "contributions: paid 240 and deemed 24 do not add up to cumulative 312 (months). "
        "Give two of the three, or correct one. It counts as not stated until then. The rest of the row is read."
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("是", True),
        ("在缴", True),
        ("TRUE", True),
        ("1", True),
        ("否", False),
        ("停缴", False),
        ("no", False),
        ("", None),
    ],
)
def test_continuing(make_file: MakeFile, word: str, expected: bool | None) -> None:
    row = one_row(make_file, "出生年月,性别,累计缴费月数,是否继续缴费", f"1971-09,男,316,{word}")
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.continuing is expected


def test_other_facts_and_their_problems(make_file: MakeFile) -> None:
    header = "出生年月,性别,用工性质,是否已领取养老金,缴费截止年月,拟退休年月"
    row = one_row(make_file, header, "1971-09,男,公务员,否,2026年10月,2032/3")
    assert row.person is not None
    assert (row.person.employment, row.person.drawing) == ("civil_servant", "none")
    assert row.retire_in == YearMonth(2032, 3)
    for cells, expected in (
        ("临时,否,,", "roster.employment_open"),
        (",也许,,", "facts.drawing_unreadable"),
        (",在缴,,", "facts.drawing_unreadable"),  # no word of that column
        (",,2026-00,", "ground.no_such_month"),
        (",,,明年", "ground.month_unreadable"),
    ):
        assert not_stated(one_row(make_file, header, f"1971-09,男,{cells}")) == [expected]


@pytest.mark.parametrize(
    ("title", "cell", "field", "fact"),
    [
        # Yes and no say only whether one is drawn; a word for the pension says which.
        ("是否已领取养老金", "是", "drawing", "some"),
        ("是否已领取养老金", "Y", "drawing", "some"),
        ("是否已领取养老金", "已领取", "drawing", "some"),
        ("是否已领取养老金", "FALSE", "drawing", "none"),
        ("是否已领取养老金", "未领取", "drawing", "none"),
        ("是否已领取养老金", "城乡居民养老金", "drawing", "resident"),
        ("已领取养老金种类", "企业职工基本养老金", "drawing", "employee"),
        ("Drawing", "employee", "drawing", "employee"),
        ("pension_drawn", "other", "drawing", "other"),
        ("是否已领取养老金", "", "drawing", None),
        ("是否已批准", "是", "approved", True),
        ("审批结果", "同意", "approved", True),
        ("审批结果", "不予批准", "approved", False),
        ("审批结果", "否", "approved", None),  # it may mean: not yet
        ("Approved", "no", "approved", None),
        ("审批结果", "未批准", "approved", None),  # not yet, which is not refused
        *(("审批结果", word, "approved", True) for word in ("已同意", "准予", "已核准")),
        ("审批结果", "审批中", "approved", None),
        ("约定延迟至", "2027年1月", "deferral_agreed_to", YearMonth(2027, 1)),
        ("弹性延迟至", "2027-01-31", "deferral_agreed_to", YearMonth(2027, 1)),
        ("延迟退休至", "未约定", "deferral_agreed_to", False),
        ("延迟退休至", "否", "deferral_agreed_to", False),
        ("deferral_agreed_to", "none", "deferral_agreed_to", False),
        ("约定延迟至", "协商中", "deferral_agreed_to", None),
        ("约定延迟至", "", "deferral_agreed_to", None),
        ("书面告知日期", "2026年12月1日", "notice_given_on", date(2026, 12, 1)),
        ("notice_given_on", "未告知", "notice_given_on", None),
        ("申请日期", "2026/12/31", "applied_on", date(2026, 12, 31)),
        ("applied on", "", "applied_on", None),
    ],
)
def test_what_has_happened(make_file: MakeFile, title: str, cell: str, field: str, fact: object) -> None:
    row = one_row(make_file, f"出生年月,性别,{title}", f"1971-09,男,{cell}")
    assert row.person is not None
    found = getattr(row.person, field)
    assert (found, type(found) is bool) == (fact, type(fact) is bool)


@pytest.mark.parametrize(
    ("title", "cell", "expected"),
    [
        ("是否已领取养老金", "领失业金", "facts.drawing_unreadable"),
        ("审批结果", "存疑", "roster.row_approval_unreadable"),
        ("约定延迟至", "是", "facts.agreed_unreadable"),  # to which month?
        ("书面告知日期", "2026-12", "ground.day_unreadable"),  # a month is no day
        ("申请日期", "已申请", "ground.day_unreadable"),
        ("首次参保年月", "2026-13", "ground.no_such_month"),
    ],
)
def test_what_has_happened_and_cannot_be_read(make_file: MakeFile, title: str, cell: str, expected: str) -> None:
    row = one_row(make_file, f"出生年月,性别,{title},累计缴费月数", f"1971-09,男,{cell},300")
    assert not_stated(row) == [expected]
    assert str(row.warnings[0]).startswith(f"{title}: ")
    assert row.person is not None
    assert row.person.contributions is not None


def test_a_first_of_a_month_is_a_day_where_a_day_is_asked_for(make_book: MakeBook) -> None:
    # A workbook holds 2026-12-01 as a date, as it does the month 1971-09.
    header = ["出生年月", "性别", "书面告知日期", "申请日期", "约定延迟至"]
    row = [datetime(1971, 9, 1), "男", datetime(2026, 12, 1), date(2026, 12, 2), datetime(2027, 1, 1)]
    (found,) = read_roster(make_book({"名单": [header, row]})).rows
    assert found.person is not None
    assert (found.person.birth, found.person.notice_given_on) == ("1971-09", date(2026, 12, 1))
    assert (found.person.applied_on, found.person.deferral_agreed_to) == (date(2026, 12, 2), YearMonth(2027, 1))


def test_first_insured(make_file: MakeFile) -> None:
    row = one_row(make_file, "出生年月,性别,首次参保年月,累计缴费月数", "1971-09,男,1998-07,300")
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.first_insured == YearMonth(1998, 7)


# Privacy


@pytest.mark.parametrize(
    "id_cell",
    [ID_MAN[:-1] + "7", ID_MAN[:-3], "11022119710915OO72", "110221-1971O915-9972", "500103197109319977", ID_WOMAN],
)
def test_no_name_and_no_id_number_in_a_problem(make_file: MakeFile, id_cell: str) -> None:
    roster = read_roster(make_file(f"姓名,身份证号,性别\n样例员工,{id_cell},男\n"))
    (row,) = roster.rows
    (said,) = row.questions or (row.problem,)
    assert said is not None
    for text in (str(said), said.text("zh"), repr(said), repr(row), repr(roster)):
        assert "样例员工" not in text
        assert id_cell not in text
        assert "19710915" not in text
    assert said.__traceback__ is None  # no frame that still holds the cells


def test_an_id_number_in_the_wrong_column_is_masked(make_file: MakeFile) -> None:
    row = one_row(make_file, "出生年月,性别", f"{ID_MAN},男")
    assert str(row.problem).startswith("出生年月: '1102**********9972' is not a month.")


def test_roster_travels_between_processes(make_file: MakeFile) -> None:
    roster = read_roster(make_file("birth,category\n1971-09,male_60\n1971-13,male_60\n"))
    back = pickle.loads(pickle.dumps(roster))
    assert back.rows[0] == roster.rows[0]
    assert str(back.rows[1].problem) == str(roster.rows[1].problem)
    assert back.columns == roster.columns
