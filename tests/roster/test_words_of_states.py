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
