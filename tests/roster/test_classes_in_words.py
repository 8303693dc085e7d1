"""What a word says of a sex, a class and an age, where it stands alone."""

import pytest

from retirecalc.errors import RosterError
from retirecalc.roster import RosterRow, parse_values, read_roster
from tests.roster.conftest import MakeFile

MAN, W50, W55 = "male_60", "female_50", "female_55"
OPEN = [W50, W55]
OF_60 = [MAN, W50, W55]


def rows(make_file: MakeFile, header: str, *cells: str) -> tuple[RosterRow, ...]:
    return read_roster(make_file("\n".join([f"出生年月,{header}", *(f"1971-09,{one}" for one in cells)]))).rows


def row_of(make_file: MakeFile, header: str, cells: str) -> RosterRow:
    (row,) = rows(make_file, header, cells)
    return row


def classes(row: RosterRow) -> list[str]:
    return [str(person.category) for person in ([row.person] if row.person else row.candidates)]


def codes(row: RosterRow) -> list[str]:
    return [one.code for one in (*row.problems, *row.questions, *row.warnings)]


@pytest.mark.parametrize("header", ["人员类别", "性别", "岗位"])
@pytest.mark.parametrize(
    "word", ["男55", "男50", "男55岁", "男（55）", "男职工55", "男管理岗55", "男50/55", "男五十五", "M55", "Male 55"]
)
def test_another_age_of_a_man_is_said(make_file: MakeFile, header: str, word: str) -> None:
    row = row_of(make_file, header, word)
    assert (classes(row), codes(row)) == ([MAN], ["roster.age_of_no_class"])
    assert row.warnings[0].fields == {"field": header, "value": word}


@pytest.mark.parametrize("word", ["男60", "男60周岁", "男（60）", "M60", "Male 60", "male (60)", "男的", "Men"])
@pytest.mark.parametrize("header", ["人员类别", "性别", "岗位"])
def test_the_age_of_men_is_nothing_to_say(make_file: MakeFile, header: str, word: str) -> None:
    row = row_of(make_file, header, word)
    assert (classes(row), codes(row)) == ([MAN], [])


def test_numbers_that_are_no_ages_are_nothing_to_say(make_file: MakeFile) -> None:
    for word in ("男（2024届）", "男12级", "男3班"):
        row = row_of(make_file, "性别,人员类别", f"男,{word}")
        assert (classes(row), codes(row)) == ([MAN], [])


@pytest.mark.parametrize("value", ["男55", "男50", "男（55）", "男工人55", "M55", "女55（待核）", "女50/55"])
def test_a_word_stands_for_no_age_that_no_class_has(make_file: MakeFile, value: str) -> None:
    path = make_file("性别,出生年月,岗位\n男,1971-09,班长\n")
    with pytest.raises(RosterError, match="Write one such as 女50, 女55, 男") as refused:
        read_roster(path, mapping=parse_values([f"岗位:班长={value}"]))
    assert refused.value.code == "roster.mapping_class"


@pytest.mark.parametrize(
    "word", ["女60", "女（60）", "女60岁", "女（60周岁）", "女职工60", "女干部（60）", "女55/60", "F60", "Female 60"]
)
@pytest.mark.parametrize(
    ("header", "before"), [("人员类别", ""), ("性别", ""), ("岗位", ""), ("性别,人员类别", "女,"), ("性别,岗位", "女,")]
)
def test_a_woman_of_60_is_asked(make_file: MakeFile, header: str, before: str, word: str) -> None:
    row = row_of(make_file, header, before + word)
    assert (classes(row), codes(row)) == (OF_60, ["roster.woman_of_60"])
    assert row.questions[0].fields == {"field": header.rpartition(",")[2], "value": word}


def test_a_woman_by_her_number_is_asked_of_60(make_file: MakeFile) -> None:
    row = row_of(make_file, "身份证号,人员类别", "110101197109130028,女60")
    assert (classes(row), codes(row)) == (OF_60, ["roster.woman_of_60"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *((word, OPEN) for word in ("女55（待核）", "女50/55", "女？", "女50或55", "女50、55", "女职工", "女55？")),
        *((word, OPEN) for word in ("女（待核）", "女待定", "女（50或55）", "女工50/55", "女干部？", "女管理岗50")),
        *((word, OPEN) for word in ("Female worker", "F/worker", "Female staff", "Female 50 or 55", "Women", "女的")),
        *((word, [W50]) for word in ("F50", "F-50", "F (50)", "Woman 50", "女工", "女（工人）", "工人/女", "50岁女")),
        *((word, [W50]) for word in ("女50（工人）", "女-50-工人")),
        *((word, [W55]) for word in ("女55(干部)", "女55岁管理岗")),
        *((word, OPEN) for word in ("女50（干部）", "女55工人")),
        *((word, [W55]) for word in ("F55", "F_55", "Female, 55", "Female cadre", "cadre (female)", "女干", "女管理")),
        *((word, [W55]) for word in ("女-干部", "女/干部", "干部-女", "女技术55", "Female technical")),
        *((word, [MAN]) for word in ("Male cadre", "Male worker", "M/worker", "男/干部")),
    ],
)
@pytest.mark.parametrize("header", ["人员类别", "性别", "岗位"])
def test_a_class_in_words_costs_no_row(make_file: MakeFile, header: str, word: str, expected: list[str]) -> None:
    row = row_of(make_file, header, f'"{word}"')
    assert (row.problems, classes(row)) == ((), expected)
    asked = [one.fields["value"] for one in row.questions]
    assert (asked, row.warnings) == ([word] if expected == OPEN else [], ())


@pytest.mark.parametrize("word", ["女55（待核）", "女50/55", "女45"])
def test_an_open_class_beside_a_sex_is_quoted(make_file: MakeFile, word: str) -> None:
    row, _ = rows(make_file, "性别,人员类别", f"女,{word}", "女,女50")
    (question,) = row.questions
    assert (classes(row), question.code, question.fields["value"]) == (OPEN, "roster.class_open", word)


@pytest.mark.parametrize(
    ("sex", "word", "expected", "said"),
    [
        ("女", "工人60", OF_60, "roster.woman_of_60"),
        ("女", "干部（60）", OF_60, "roster.woman_of_60"),
        ("女", "工人55", OPEN, "roster.class_open"),
        ("女", "管理岗（待定）", OPEN, "roster.class_open"),
        ("男", "工人55", [MAN], "roster.not_stated"),
        ("男", "干部55", [MAN], "roster.not_stated"),
        ("男", "工人60", [MAN], ""),
        ("男", "管理岗（待定）", [MAN], ""),
    ],
)
def test_an_age_behind_a_post(make_file: MakeFile, sex: str, word: str, expected: list[str], said: str) -> None:
    row = row_of(make_file, "性别,岗位", f"{sex},{word}")
    assert (classes(row), codes(row)) == (expected, [said] if said else [])
    for one in row.questions:
        assert one.fields["value"] == word


@pytest.mark.parametrize("word", ["女儿", "女装店长", "M&A", "F&B", "MBA", "Mandarin teacher", "Manager", "M1"])
def test_letters_of_another_word_are_no_sex(make_file: MakeFile, word: str) -> None:
    row = row_of(make_file, "岗位", word)
    assert codes(row) == ["roster.row_sex_missing"]


def test_a_man_in_doubt_is_not_taken_for_one(make_file: MakeFile) -> None:
    assert codes(row_of(make_file, "性别", "男？")) == ["roster.sex_unreadable"]


def test_english_posts_follow_the_chinese_ones(make_file: MakeFile) -> None:
    told = rows(make_file, "Sex,Job Category", "F,Cadre", "F,Managerial", "F,Skilled worker", "F,Manager", "F,Worker")
    assert [classes(row) for row in told] == [[W55], [W55], [W50], OPEN, OPEN]


def test_what_a_question_advises_works(make_file: MakeFile) -> None:
    for title in ("人员类别", "性别", "岗位"):
        path = make_file(f"出生年月,{title}\n1971-09,女50/55\n")
        (row,) = read_roster(path, mapping=parse_values([f"{title}:女50/55=女55"])).rows
        assert classes(row) == [W55]


@pytest.mark.parametrize("cell", ["26岁", "316岁", "26周岁", "26.5岁", "26岁3个月", "二十六岁"])
@pytest.mark.parametrize("title", ["累计缴费年限", "累计缴费月数", "实际缴费年限", "视同缴费年限"])
def test_an_age_is_no_count(make_file: MakeFile, title: str, cell: str) -> None:
    row = row_of(make_file, f"性别,{title}", f"男,{cell}")
    assert (classes(row), codes(row)) == ([MAN], ["roster.not_stated"])
    assert row.person is not None
    assert row.person.contributions is None
    assert f"“{cell}”" in row.warnings[0].text("zh")


@pytest.mark.parametrize(
    ("header", "cells", "quoted"),
    [
        ("缴费状态,参保终止日期", "正常缴费,2025-06", ("缴费状态", "正常缴费")),
        ("是否继续缴费,参保终止日期", "是,2025-06", ("是否继续缴费", "是")),
        ("是否继续缴费,缴费状态,参保终止日期", ",正常缴费,2025-06", ("缴费状态", "正常缴费")),
        ("缴费截止年月,缴费状态,参保终止日期", "2026-10,正常缴费,2025-06", ("缴费状态", "正常缴费")),
    ],
)
def test_an_insurance_that_ended_while_payments_go_on(
    make_file: MakeFile, header: str, cells: str, quoted: tuple[str, str]
) -> None:
    row = row_of(make_file, f"性别,累计缴费月数,{header}", f"男,316,{cells}")
    (warning,) = row.warnings
    assert warning.code == "roster.insured_until_contradicts"
    assert (warning.fields["other"], warning.fields["same"]) == quoted
    assert (warning.fields["field"], warning.fields["value"]) == ("参保终止日期", "2025-06")
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.continuing is True


def test_a_last_month_of_payments_that_ended_needs_no_word(make_file: MakeFile) -> None:
    row = row_of(make_file, "性别,累计缴费月数,缴费状态,参保终止日期", "男,316,终止缴费,2025-06")
    assert row.warnings == ()
    assert row.person is not None
    assert row.person.contributions is not None
    assert str(row.person.contributions.counted_to) == "2025-06"


@pytest.mark.parametrize("letter", ["M", "F", "m", " Ｆ "])
@pytest.mark.parametrize("title", ["职位序列", "岗位序列", "岗位", "岗位类别", "Post", "人员类别", "Category"])
def test_a_letter_beside_a_sex_is_a_family_of_posts(make_file: MakeFile, title: str, letter: str) -> None:
    man, woman = rows(make_file, f"性别,{title}", f"男,{letter}", f"女,{letter}")
    assert (classes(man), codes(man)) == ([MAN], [])
    (question,) = woman.questions
    assert (classes(woman), question.code, woman.warnings) == (OPEN, "roster.class_open", ())
    assert question.fields == {"field": title, "value": letter.strip()}


@pytest.mark.parametrize("letter", ["M", "F"])
def test_a_letter_beside_an_id_number_is_no_sex(make_file: MakeFile, letter: str) -> None:
    for title in ("岗位序列", "人员类别"):
        row = row_of(make_file, f"身份证号,{title}", f"110101197109130028,{letter}")
        assert (classes(row), codes(row)) == (OPEN, ["roster.class_open"])


@pytest.mark.parametrize("letter", ["M", "F"])
def test_a_letter_for_a_post_says_no_sex_where_none_stands(make_file: MakeFile, letter: str) -> None:
    row = row_of(make_file, "岗位序列", letter)
    assert (classes(row), codes(row)) == (OF_60, ["roster.row_sex_missing"])
    row = row_of(make_file, "性别,人员类别", f",{letter}")
    assert (classes(row), codes(row)) == (OF_60, ["roster.row_sex_missing"])


def test_a_letter_for_a_class_says_the_sex_where_no_column_does(make_file: MakeFile) -> None:
    man, woman = rows(make_file, "人员类别", "M", "F")
    assert (classes(man), codes(man)) == ([MAN], [])
    assert (classes(woman), codes(woman)) == (OPEN, ["facts.category_of_woman"])
    man, woman = rows(make_file, "性别", "M", "F")
    assert (classes(man), classes(woman), codes(man)) == ([MAN], OPEN, [])


def test_a_letter_that_is_said_to_be_a_post_is_one(make_file: MakeFile) -> None:
    path = make_file("出生年月,性别,职位序列\n1971-09,男,M\n1971-09,女,M\n1971-09,女,F\n")
    found = read_roster(path, mapping=parse_values(["职位序列:M=女55", "职位序列:F=工人"])).rows
    assert [(classes(row), codes(row)) for row in found] == [([MAN], []), ([W55], []), ([W50], [])]


@pytest.mark.parametrize("header", ["人员类别", "性别", "岗位"])
@pytest.mark.parametrize("word", ["男63", "男63岁", "M63", "Male 63", "男职工63"])
def test_what_sixty_comes_to_is_nothing_to_say_of_a_man(make_file: MakeFile, header: str, word: str) -> None:
    row = row_of(make_file, header, word)
    assert (classes(row), codes(row)) == ([MAN], [])


@pytest.mark.parametrize("header", ["人员类别", "性别", "岗位"])
@pytest.mark.parametrize(
    ("word", "expected", "said"),
    [
        *(
            (word, OPEN, ["roster.class_open"])
            for word in ("女58", "F58", "女58岁", "女（58）", "女干部58", "女工人58")
        ),
        ("女45", OPEN, ["roster.class_open", "roster.age_of_no_class"]),
        *((word, OF_60, ["roster.woman_of_60"]) for word in ("女63", "女63？", "F63")),
        *((word, OPEN, ["facts.category_of_woman"]) for word in ("Woman worker", "Women staff", "female_worker")),
        *((word, [W55], []) for word in ("Woman cadre", "female_cadre", "female_management")),
        *((word, [MAN], []) for word in ("male_worker", "Man worker")),
    ],
)
def test_a_sex_that_is_plain_costs_no_row(
    make_file: MakeFile, header: str, word: str, expected: list[str], said: list[str]
) -> None:
    row = row_of(make_file, header, word)
    assert (classes(row), codes(row)) == (expected, said)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("女特殊工种45", OPEN), ("female_manager", OPEN), ("Woman manager", OPEN), ("男12级", [MAN]), ("女65", OPEN)],
)
def test_an_unknown_class_with_a_sex_is_that_of_the_sex(make_file: MakeFile, word: str, expected: list[str]) -> None:
    assert classes(row_of(make_file, "人员类别", word)) == expected


@pytest.mark.parametrize("value", ["女58", "女63", "女45"])
def test_a_word_stands_for_no_age_that_leaves_a_class_open(make_file: MakeFile, value: str) -> None:
    path = make_file("性别,出生年月,岗位\n男,1971-09,班长\n")
    with pytest.raises(RosterError) as refused:
        read_roster(path, mapping=parse_values([f"岗位:班长={value}"]))
    assert refused.value.code == "roster.mapping_class"


def test_a_designer_of_wear_is_no_man(make_file: MakeFile) -> None:
    for word in ("Men's wear designer", "Man power", "Women's wear"):
        assert codes(row_of(make_file, "岗位", word)) == ["roster.row_sex_missing"]
