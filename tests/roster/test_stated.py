"""What a row states beside birth and class: nothing is passed over in silence, and what grants nothing names its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import PlanRow, plan_long, read_roster
from tests.roster.conftest import MakeFile


def planned(path: Path, law: Law) -> list[PlanRow]:
    return list(read_roster(path).plan(law, "2026-11").rows)


def warned(row: PlanRow) -> list[str]:
    return [str(warning) for warning in row.row.warnings]


def test_payments_that_ended_say_that_nobody_knows_when_the_count_was_made(make_file: MakeFile, law: Law) -> None:
    text = "出生年月,性别,累计缴费月数,缴费状态,缴费截止年月\n1967-05,男,182,终止缴费,\n1967-05,男,182,终止缴费,2024-06\n1967-05,男,182,参保缴费,\n"
    said = [[warning.code for warning in row.row.warnings] for row in planned(make_file(text), law)]
    assert said == [["roster.ended_when"], [], []]


def test_a_refused_month_that_is_past_hides_nothing_that_is_due(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    """1966-05 reaches the age in 2026-10; 1967-03 (60 and 7 months) in 2027-10."""
    text = (
        "出生年月,人员类别,累计缴费年限,拟退休年月,审批结果\n"
        "1966-05,男,30,2026-06,不同意\n1966-05,男,30,2026-06,\n1967-03,男,30,2027-05,不同意\n1967-03,男,30,2026-06,不同意\n"
    )
    path = make_file(text)
    rows = planned(path, law)
    assert [str(row.judged.month) for row in rows if row.judged] == ["2026-10", "2026-06", "2027-05", "2027-10"]
    assert [[warning.code for warning in row.row.warnings] for row in rows] == [
        ["roster.refused_and_past"],
        [],
        [],
        ["roster.refused_and_past"],
    ]
    assert warned(rows[0]) == [
        "拟退休年月: 2026-06 was not approved and is past, so that it was left out and the statutory month is judged. Fill in the month "
        "that is planned now, or empty the cell."
    ]
    out = tmp_path / "long.csv"
    plan_long(path, out, law, "2026-11")
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert ["2026年6月未获批准且已过去" in line for line in lines[1:]] == [True, False, False, True]


def test_a_deferral_agreed_beyond_the_latest_month_names_its_cell(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    """1965-05: statutory 2025-07, at most 36 months later 2028-07."""
    text = "出生年月,人员类别,累计缴费年限,约定延迟至\n" + "".join(
        f"1965-05,男,30,{month}\n" for month in ("2028-07", "2028-08", "2025-07", "2027-01")
    )
    path = make_file(text)
    rows = planned(path, law)
    assert [[warning.code for warning in row.row.warnings] for row in rows] == [
        [],
        ["roster.agreed_outside"],
        ["roster.agreed_outside"],
        [],
    ]
    assert warned(rows[1]) == [
        "约定延迟至: 2028-08 is no month to which retirement in 2025-07 can be deferred, the latest being 2028-07, so that it was not "
        "counted as a deferral. Correct the month, or write 未约定."
    ]
    out = tmp_path / "long.csv"
    plan_long(path, out, law, "2026-11")
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert ["不能作为2025年7月之后的延迟退休年月" in line for line in lines[1:]] == [False, True, True, False]


def test_a_deferral_agreed_where_none_can_be_says_what_bars_it(make_file: MakeFile, law: Law) -> None:
    """Of age in 2021-11, before 2025 (94号 第十四条); a manager of a state unit (关于公务员和国有企事业单位管理人员的规定)."""
    text = "出生年月,人员类别,用工性质,累计缴费年限,约定延迟至\n1961-11,男,企业职工,30,2026-08\n1966-05,男,国企管理人员,30,2027-08\n"
    rows = planned(make_file(text), law)
    assert [row.row.warnings[-1].text("zh") for row in rows] == [
        "约定延迟至：不能弹性延迟退休（改革施行前已达到原法定退休年龄，不适用弹性退休），2026年8月未按延迟计算。"
        "请核对出生年月、人员类别和用工性质；无误的，填写“未约定”。",
        "约定延迟至：不能弹性延迟退休（该类人员不适用），2027年8月未按延迟计算。"
        "请核对出生年月、人员类别和用工性质；无误的，填写“未约定”。",
    ]


@pytest.mark.parametrize("word", ["无", "没有", "none", "None", "0"])
def test_no_deemed_years_are_none_in_either_language(make_file: MakeFile, word: str) -> None:
    for text in (
        f"birth,category,paid_months,deemed_months\n1971-09,male_60,200,{word}\n",
        f"出生年月,人员类别,实际缴费月数,视同缴费年限,视同缴费月数\n1971-09,男,200,{word},{word}\n",
    ):
        (row,) = read_roster(make_file(text)).rows
        assert row.person is not None
        assert row.person.contributions is not None
        assert row.person.contributions.deemed == 0
        assert row.warnings == ()


@pytest.mark.parametrize(
    ("cell", "stated"),
    [
        ("同意", True),
        ("审批通过", True),
        ("refused", False),
        ("不予批准", False),
        ("审批中", None),
        ("pending", None),
        ("是", True),
    ],
)
def test_words_for_an_approval(make_file: MakeFile, cell: str, stated: bool | None) -> None:
    (row,) = read_roster(make_file(f"出生年月,人员类别,审批结果\n1971-09,男,{cell}\n")).rows
    assert row.person is not None
    assert row.person.approved is stated
    assert row.warnings == ()


@pytest.mark.parametrize("title", ["书面告知日期", "Notice Given On", "申请日期", "Application Date"])
def test_an_act_from_before_the_rule_clears_no_duty(make_file: MakeFile, law: Law, title: str) -> None:
    """1967-03 is 60 in 2027-03; early in 2027-04, so that notice is given by 2027-01-01. The decision is of 2024-09-13."""
    (row,) = planned(
        make_file(f"出生年月,性别,累计缴费年限,拟退休年月,{title}\n1967-03,男,20,2027-04,2012-03-05\n"), law
    )
    assert row.row.person is not None
    assert (row.row.person.notice_given_on, row.row.person.applied_on) == (None, None)
    (warning,) = row.row.warnings
    assert (warning.code, warning.fields["why"]) == ("roster.not_stated", "roster.act_before_rule")
    assert f"{title}: 2012-03-05 is before 2024-09-13" in str(warning)
    (answer,) = row.answers
    assert [str(answer.figure(what)) for what in ("notice_by", "apply_in")] == ["2027-01-01", "2027-04"]


@pytest.mark.parametrize(
    "cells",
    [
        "1967-03,男,,2024-09-13",  # the day of the decision itself
        "1967-03,男,,2026-10-08",  # taken in advance
        "1964-12,男,,2024-11-05",  # of the age that was not raised, in the month before it
        "1964-06,男,,2012-03-05",  # so too, by whatever route
        "1967-03,男,已领取,2022-04-05",  # of the pension that is drawn
    ],
)
def test_an_application_that_may_be_one_is_kept(make_file: MakeFile, law: Law, cells: str) -> None:
    (row,) = planned(make_file(f"出生年月,性别,是否领取养老金,申请日期\n{cells}\n"), law)
    assert row.row.person is not None
    assert (str(row.row.person.applied_on), row.row.warnings) == (cells.rpartition(",")[2], ())


def test_an_act_from_before_the_rule_is_said_of_a_woman_who_is_asked(make_file: MakeFile, law: Law) -> None:
    """Of 50 in 2030 or of 55 in 2035: under the raised ages either way. Of 50 in 2021 she is not, and it may be hers."""
    text = "出生年月,性别,申请日期\n1980-03,女,2012-03-05\n1971-03,女,2012-03-05\n"
    asked, open_ = planned(make_file(text), law)
    assert [person.applied_on for person in asked.row.candidates] == [None, None]
    assert [warning.fields["why"] for warning in asked.row.warnings] == ["roster.act_before_rule"]
    assert [str(person.applied_on) for person in open_.row.candidates] == ["2012-03-05"] * 2
