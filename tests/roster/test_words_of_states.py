"""What the words of states, kinds of people and questions say of somebody, and no more than that."""

from __future__ import annotations

import pytest

from retirecalc.roster import Roster, RosterRow, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_passed_over import codes


def listed(make_file: MakeFile, titles: str, *lines: str) -> Roster:
    """Men born in September 1970 unless a line says otherwise."""
    return read_roster(
        make_file("\n".join([f"性别,出生年月,{titles}", *(f"男,1970-09,{line}" for line in lines)]) + "\n")
    )


def fields(roster: Roster) -> dict[str, str | None]:
    return {use.title: use.field for use in roster.uses}


def employed(row: RosterRow) -> str:
    assert row.person is not None
    return str(row.person.employment)


# states


@pytest.mark.parametrize("title", ["就业状态名称", "养老金领取状态"])
def test_who_has_no_work_says_nothing_of_a_pension(make_file: MakeFile, title: str) -> None:
    # The resident pension is drawn from 60 on, and the statutory age of a man born in 1964-12 is past that.
    path = make_file(f"性别,出生年月,{title}\n男,1964-12,失业\n男,1964-12,未领取养老金\n")
    out_of_work, none = read_roster(path, mapping={title: "drawing"}).rows
    assert [row.person and row.person.drawing for row in (out_of_work, none)] == [None, "none"]
    assert [codes(row) for row in (out_of_work, none)] == [["facts.drawing_unreadable"], []]


@pytest.mark.parametrize("title", ["人员状态", "参保状态", "就业状态", "员工状态"])
def test_who_has_no_work_draws_nothing_and_has_no_employer_for_ever(make_file: MakeFile, title: str) -> None:
    (row,) = listed(make_file, title, "失业").rows
    assert row.person is not None
    assert (row.person.drawing, employed(row), row.person.contributions) == (None, "unknown", None)


@pytest.mark.parametrize("title", ["人员状态", "员工状态", "就业状态", "在职状态"])
@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("在职", []),
        ("就业", []),
        ("未就业", []),
        ("退休", ["roster.row_left"]),
        ("离退休", ["roster.row_left"]),
        ("内退", ["roster.row_left"]),
        ("内部退养", ["roster.row_left"]),
        ("已领取养老金", ["roster.row_retired"]),
        ("正在领取养老金", ["roster.row_retired"]),
    ],
)
def test_a_state_of_staff_is_pointed_out_and_decides_nothing(
    make_file: MakeFile, title: str, word: str, said: list[str]
) -> None:
    (row,) = listed(make_file, title, word).rows
    assert row.person is not None
    assert (row.person.drawing, employed(row), codes(row)) == (None, "unknown", said)


def test_a_pension_that_its_own_column_leaves_open_is_asked_about(make_file: MakeFile) -> None:
    asked, known = listed(make_file, "是否领取养老金,人员状态", ",已领取养老金", "是,已领取养老金").rows
    assert (codes(asked), codes(known)) == (["roster.row_retired"], [])


def test_a_pension_under_a_state_of_payments_is_said_once(make_file: MakeFile) -> None:
    (row,) = listed(make_file, "参保状态", "已领取养老金").rows
    assert codes(row) == ["roster.row_retired"]


def test_who_draws_in_the_words_of_the_question(make_file: MakeFile) -> None:
    rows = listed(make_file, "养老金领取状态", "已领取养老金", "正在领取养老金", "未领取养老金").rows
    assert [row.person and row.person.drawing for row in rows] == ["some", "some", "none"]


# who employs


@pytest.mark.parametrize("title", ["就业状态", "人员状态", "员工状态"])
def test_a_state_may_say_that_somebody_works_on_his_own_account(make_file: MakeFile, title: str) -> None:
    rows = listed(make_file, title, "灵活就业", "灵活就业人员", "在职").rows
    assert [employed(row) for row in rows] == ["own_account", "own_account", "unknown"]
    assert [codes(row) for row in rows] == [[], [], []]


def test_a_state_and_the_kind_of_employment_that_contradict_each_other(make_file: MakeFile) -> None:
    rows = listed(
        make_file, "就业状态,用工性质", "灵活就业,公务员", "灵活就业,灵活就业", "在职,公务员", "灵活就业,"
    ).rows
    assert [employed(row) for row in rows] == ["unknown", "own_account", "civil_servant", "own_account"]
    assert [codes(row) for row in rows] == [["roster.columns_differ"], [], [], []]


def test_a_kind_of_people_that_says_who_employs_is_read_as_that(make_file: MakeFile) -> None:
    roster = listed(make_file, "人员类别", "灵活就业", "公务员", "事业编", "正式员工")
    assert fields(roster)["人员类别"] == "employment"
    assert [employed(row) for row in roster.rows] == ["own_account", "civil_servant", "unknown", "unknown"]
    assert [codes(row) for row in roster.rows] == [[], [], ["roster.employment_open"], ["roster.employment_open"]]


@pytest.mark.parametrize("words", [("正式员工", "合同工"), ("在职人员",), ("外包", "借工")])
def test_a_kind_of_people_that_says_nothing_of_it_is_passed_through(
    make_file: MakeFile, words: tuple[str, ...]
) -> None:
    roster = listed(make_file, "人员类别", *words)
    assert fields(roster)["人员类别"] is None
    assert [codes(row) for row in roster.rows] == [[] for _ in words]


def test_a_kind_of_people_beside_the_kind_of_employment(make_file: MakeFile) -> None:
    rows = listed(make_file, "用工形式,人员类别", "民企职工,灵活就业", ",公务员", "合同工,灵活就业").rows
    assert [employed(row) for row in rows] == ["unknown", "civil_servant", "own_account"]
    assert [codes(row) for row in rows] == [["roster.columns_differ"], [], ["roster.employment_open"]]


def test_a_column_that_is_mapped_is_the_only_one_of_its_fact(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,单位,人员类别\n男,1970-09,国企职工,灵活就业\n")
    (row,) = read_roster(path, mapping={"单位": "employment"}).rows
    assert employed(row) == "state_employee"


def test_who_employs_among_the_classes_of_others(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,人员类别\n男,1970-09,灵活就业\n女,1976-03,女干部\n")
    man, woman = read_roster(path).rows
    assert (employed(man), employed(woman)) == ("own_account", "unknown")
    assert woman.person is not None
    assert woman.person.category == "female_55"


# questions that a title asks


@pytest.mark.parametrize(
    ("title", "man", "woman"),
    [
        ("性别（男填0，女填1）", "0", "1"),
        ("性别(0男1女)", "0", "1"),
        ("性别（1-男，2-女）", "1", "2"),
        ("性别（男：1；女：2）", "1", "2"),
        ("性别[男填1,女填0]", "1", "0"),
        ("性别（1代表男，2代表女）", "1", "2"),
        ("性别（0女 1男 2未知）", "1", "0"),
        ("Sex (male 1, female 0)", "1", "0"),
    ],
)
def test_a_title_that_states_its_codes_settles_them(make_file: MakeFile, title: str, man: str, woman: str) -> None:
    rows = read_roster(
        make_file(f'"{title}",出生年月,岗位\n{man},1970-09,工人\n{woman},1976-03,工人\n男,1970-09,\n')
    ).rows
    assert [row.person and str(row.person.category) for row in rows] == ["male_60", "female_50", "male_60"]


def test_how_many_men_and_women_there_are_is_no_code(make_file: MakeFile) -> None:
    path = make_file('"性别（男1人，女2人）",性别,出生年月\n1,女,1976-03\n')
    assert read_roster(path).uses[0].field is None


@pytest.mark.parametrize(("title", "word"), [("是否女干部", "是"), ("是否管理人员", "1"), ("是否专业技术人员", "√")])
def test_a_question_about_her_post_is_held_against_the_post(make_file: MakeFile, title: str, word: str) -> None:
    lines = [
        f"女,1976-03,{word},工人",
        "女,1976-03,否,工人",
        f"女,1976-03,{word},",
        "女,1976-03,否,",
        f"男,1970-09,{word},工人",
    ]
    rows = read_roster(make_file(f"性别,出生年月,{title},岗位\n" + "\n".join(lines))).rows
    people = [[str(one.category) for one in row.candidates or (row.person,) if one is not None] for row in rows]
    both = ["female_50", "female_55"]
    # That she is no manager leaves open what she is: a technician has 55 too.
    assert people == [both, ["female_50"], ["female_55"], both, ["male_60"]]
    assert [codes(row) for row in rows] == [["roster.classes_differ"], [], [], ["facts.category_of_woman"], []]


def test_a_cadre_by_the_file_has_no_post_by_that(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,是否干部\n女,1976-03,是\n")
    roster = read_roster(path)
    assert [use.note and use.note.code for use in roster.uses] == [None, None, "roster.column_identity"]
    assert [codes(row) for row in roster.rows] == [["facts.category_of_woman"]]
    (row,) = read_roster(path, mapping={"是否干部": "post"}).rows  # as the note advises
    assert row.person is not None
    assert row.person.category == "female_55"


def goes_on(row: RosterRow) -> bool | None:
    assert row.person is not None
    assert row.person.contributions is not None
    return row.person.contributions.continuing


@pytest.mark.parametrize("title", ["是否停缴", "是否已停缴", "是否停保", "是否终止缴费", "是否停止参保"])
def test_a_question_whether_payments_have_ended(make_file: MakeFile, title: str) -> None:
    rows = listed(make_file, f"累计缴费月数,{title}", "200,是", "200,1", "200,否", "200,0", "200,").rows
    assert [goes_on(row) for row in rows] == [False, False, None, None, None]  # what has not ended may end


@pytest.mark.parametrize("title", ["是否中断缴费", "是否断缴", "缴费中断"])
def test_whether_payments_were_ever_interrupted_is_asked(make_file: MakeFile, title: str) -> None:
    roster = listed(make_file, f"累计缴费月数,{title}", "200,是", "200,否")
    (note,) = (use.note for use in roster.uses if use.title == title)
    assert note is not None
    assert f'--map "{title}=state"' in str(note)
    assert [goes_on(row) for row in roster.rows] == [None, None]
    for fact in ("state", "continuing"):  # never the opposite of what it says
        path = make_file(f"性别,出生年月,累计缴费月数,{title}\n男,1970-09,200,是\n男,1970-09,200,否\n")
        assert [goes_on(row) for row in read_roster(path, mapping={title: fact}).rows] == [False, None]


def test_the_state_of_the_pension_insurance(make_file: MakeFile) -> None:
    rows = listed(make_file, "累计缴费月数,养老保险状态", "200,已停保", "200,正常参保", "200,参保缴费").rows
    assert [goes_on(row) for row in rows] == [False, None, True]


def test_a_question_and_an_answer_that_contradict_each_other_are_quoted(make_file: MakeFile) -> None:
    (row,) = listed(make_file, "累计缴费月数,是否停缴,是否继续缴费", "200,1,是").rows
    assert goes_on(row) is None
    (warning,) = row.warnings
    assert warning.text("zh").startswith("是否继续缴费为“是”，是否停缴为“1”")


@pytest.mark.parametrize("title", ["停缴时间", "停保日期"])
def test_since_when_nothing_is_paid(make_file: MakeFile, title: str) -> None:
    alone, stopped = listed(make_file, f"累计缴费月数,缴费状态,{title}", "200,,2025-01", "200,停缴,2025-01").rows
    assert codes(alone) == ["roster.insured_until_alone"]
    assert stopped.person is not None
    assert stopped.person.contributions is not None
    assert str(stopped.person.contributions.counted_to) == "2025-01"


@pytest.mark.parametrize("title", ["是否医保停缴", "中断缴费月数"])
def test_what_is_no_state_of_the_pension_insurance_is_mapped_to_none(make_file: MakeFile, title: str) -> None:
    (note,) = (use.note for use in listed(make_file, title, "是").uses if use.title == title)
    assert note is not None
    assert note.code == "roster.column_unused_alone"
