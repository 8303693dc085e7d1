"""What stands beside a fact, or under another title, is never passed over: it decides, is asked, or is said."""

from __future__ import annotations

import pytest

from retirecalc.law import Law
from retirecalc.roster import RosterRow, read_roster
from tests.roster.conftest import MakeFile


def read(make_file: MakeFile, title: str, *cells: str) -> list[RosterRow]:
    lines = [f"姓名,性别,出生年月,累计缴费月数,{title}"]
    lines += [f"样例{place},男,1971-09,150,{cell}" for place, cell in enumerate(cells)]
    return list(read_roster(make_file("\n".join(lines) + "\n")).rows)


def goes_on(row: RosterRow) -> bool | None:
    assert row.person is not None
    assert row.person.contributions is not None
    return row.person.contributions.continuing


@pytest.mark.parametrize(
    ("title", "cell", "expected"),
    [
        *(
            ("个人缴费状态", f"正常缴费（{note}）", None)
            for note in ("已停", "2020年5月止", "医疗", "居民养老", "已退休")
        ),
        *(("个人缴费状态", f"终止缴费（{note}）", None) for note in ("已恢复", "误", "医疗")),
        *(("个人缴费状态", f"{state}（2023-05）", False) for state in ("停缴", "终止缴费")),
        ("个人缴费状态", "暂停缴费（中断）", False),
        ("个人缴费状态", "参保缴费（灵活就业）", True),
        ("是否继续缴费", "是（医疗）", None),
        ("是否继续缴费", "否（已恢复）", None),
        ("是否继续缴费", "是（灵活就业）", True),
    ],
)
def test_a_note_that_says_something_else_leaves_it_open(
    make_file: MakeFile, title: str, cell: str, expected: bool | None
) -> None:
    (row,) = read(make_file, title, cell)
    assert goes_on(row) is expected
    assert bool([one for one in row.warnings if one.code == "roster.not_stated"]) is (expected is None)


def test_months_of_another_scheme_are_no_part_of_a_count(make_file: MakeFile) -> None:
    text = "性别,出生年月,累计缴费月数\n男,1971-09,150（含居民养老60）\n男,1971-10,150（含视同60）\n"
    resident, deemed = read_roster(make_file(text)).rows
    assert resident.person is not None
    assert resident.person.contributions is None
    assert [one.code for one in resident.warnings] == ["roster.not_stated"]
    assert deemed.person is not None
    assert deemed.person.contributions is not None
    assert deemed.person.contributions.deemed == 60


def test_an_insurance_that_ended_without_a_word_on_payments_is_said(make_file: MakeFile) -> None:
    ended, open_, blank = read(make_file, "参保终止日期", "2020-05-31", "9999-12-31", "")
    assert [one.code for one in ended.warnings] == ["roster.insured_until_alone"]
    assert (open_.warnings, blank.warnings) == ((), ())


def test_payments_that_ended_under_another_title_are_said(make_file: MakeFile) -> None:
    (row,) = read(make_file, "员工状态", "终止缴费")
    assert [one.code for one in row.warnings] == ["roster.ended_elsewhere"]


@pytest.mark.parametrize("title", ["停缴年月", "停保日期", "是否断缴", "是否参保", "社保缴纳情况", "本次参保终止日期"])
def test_a_title_that_speaks_of_payments_is_no_column_kept_without_a_word(make_file: MakeFile, title: str) -> None:
    roster = read_roster(make_file(f"性别,出生年月,累计缴费月数,{title}\n男,1971-09,150,2020-05\n"))
    use = roster.uses[-1]
    assert use.field is not None or use.note is not None


def test_retired_under_a_title_of_classes_or_posts_is_said(make_file: MakeFile) -> None:
    text = "性别,出生年月,岗位,人员类别\n男,1971-09,退休,男\n女,1977-02,工人,退休\n女,1977-02,工人,女工人\n"
    rows = read_roster(make_file(text)).rows
    assert [[one.code for one in row.warnings] for row in rows] == [["roster.row_retired"], ["roster.row_retired"], []]


@pytest.mark.parametrize("birth", ["1900-01-01", "1900/1/1", "1901-01-01", "19000101"])
def test_a_birth_of_nobody_is_none(make_file: MakeFile, birth: str) -> None:
    text = f"性别,出生年月,档案出生日期\n男,{birth},\n男,{birth},1971-09\n"
    alone, beside = read_roster(make_file(text)).rows
    assert [one.code for one in alone.problems] == ["roster.no_date"]
    assert beside.person is not None
    assert (beside.person.birth, beside.questions) == ("1971-09", ())
    assert [one.fields["why"] for one in beside.warnings] == ["roster.no_date"]


def test_the_age_of_men_written_for_a_woman_beside_a_worker_s_post_is_said(make_file: MakeFile) -> None:
    """What is written for her settles her class; a post of workers beside it is worth a look, one of officials is none."""
    text = "性别,出生年月,人员类别,岗位\n女,1977-02,女（male_60）,工人\n女,1977-02,女（male_60）,干部\n"
    worker, official = read_roster(make_file(text)).rows
    assert [row.person and str(row.person.category) for row in (worker, official)] == ["male_60", "male_60"]
    assert [[one.code for one in row.warnings] for row in (worker, official)] == [["roster.classes_differ"], []]


def test_a_woman_with_an_original_age_of_60_is_asked_for_that_too(make_file: MakeFile, law: Law) -> None:
    text = "性别,出生年月,原法定退休年龄\n女,1977-02,60\n男,1977-02,60\n"
    woman, man = read_roster(make_file(text)).plan(law, "2026-11").rows
    assert sorted(str(one.statutory.month) for one in woman.answers) == ["2028-03", "2033-12", "2040-02"]
    assert [one.code for one in woman.row.questions] == ["roster.woman_of_60"]
    assert [str(one.statutory.month) for one in man.answers] == ["2040-02"]


def test_a_mapped_post_says_no_sex_in_a_list_that_has_sexes(make_file: MakeFile) -> None:
    mapping = {"岗位:班长": "女50"}
    text = "性别,出生年月,岗位\n男,1971-09,班长\n女,1977-02,班长\n,1972-03,班长\n"
    man, woman, nobody = read_roster(make_file(text), mapping=mapping).rows
    assert [row.person and str(row.person.category) for row in (man, woman, nobody)] == ["male_60", "female_50", None]
    assert [one.code for one in nobody.questions] == ["roster.row_sex_missing"]
    (alone,) = read_roster(make_file("出生年月,岗位\n1972-03,班长\n"), mapping=mapping).rows
    assert alone.person is not None
    assert str(alone.person.category) == "female_50"
