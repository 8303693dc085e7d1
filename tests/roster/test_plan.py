"""Plans: the answers of a list are those of each person, and what falls due is what the law says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from retirecalc.assessment import assess
from retirecalc.errors import InvalidFacts
from retirecalc.facts import Contributions, Person
from retirecalc.law import Law
from retirecalc.months import YearMonth
from retirecalc.roster import RosterPlan, read_roster

MakeFile = Callable[..., Path]


def plan(make_file: MakeFile, law: Law, text: str, as_of: object = "2026-11") -> RosterPlan:
    return read_roster(make_file(text)).plan(law, as_of)


def test_each_row_is_assessed_as_the_person_alone(make_file: MakeFile, law: Law) -> None:
    made = plan(
        make_file,
        law,
        "出生年月,性别,人员类别,用工性质,累计缴费年限,视同缴费年限,缴费截止年月,是否继续缴费,拟退休年月\n"
        "1971-09-15,男,,民营企业职工,26年4个月,2,2026-10,是,2032-03\n"
        "1980-11,女,工人,,160个月,,,,\n",
    )
    first = Person(
        "1971-09-15",
        "male_60",
        employment="employee",
        contributions=Contributions(cumulative=316, deemed=24, counted_to="2026-10", continuing=True),
    )
    second = Person("1980-11", "female_50", contributions=Contributions(cumulative=160))
    expected = [assess(first, law, "2026-11", months=["2032-03"]), assess(second, law, "2026-11")]
    assert [row.assessment.to_json() for row in made.rows if row.assessment] == [one.to_json() for one in expected]


@pytest.mark.parametrize(
    ("cells", "judged"),
    [
        # stated
        ("1971-09,男,,26年4个月,2032-03", "2032-03"),
        # not stated: the statutory month (1969-01: 48 months after 1965-01, 48//4+1 = 13 months, 61y1m), although 143 months at
        # 2026-11 are the 180 of 2029 in 2029-12
        ("1969-01,男,,11年11个月,", "2030-02"),
        # past: the statutory month all the same (1966-01: 12//4+1 = 4 months, 60y4m)
        ("1966-01,男,,30年,", "2026-05"),
        # short (1967-05: 28//4+1 = 8 months, 60y8m)
        ("1967-05,男,,9年,", "2028-01"),
        # nothing known about contributions: the statutory month
        ("1971-09,男,,,", "2033-06"),
    ],
)
def test_the_month_that_is_judged(make_file: MakeFile, law: Law, cells: str, judged: str) -> None:
    (row,) = plan(make_file, law, f"出生年月,性别,人员类别,累计缴费年限,拟退休年月\n{cells}\n").rows
    assert row.judged is not None
    assert row.judged.month == YearMonth.of(judged)


def test_facts_that_cannot_be_true_in_that_month_are_the_row_s_problem(make_file: MakeFile, law: Law) -> None:
    text = (
        "birth,category,cumulative_months,counted_to\n"
        "2030-01,male_60,,\n"
        "1971-09,male_60,664,\n"
        "1971-09,male_60,663,\n"
        "1971-09,male_60,300,2026-12\n"
        "1971-09,male_60,0,1971-08\n"
    )
    made = plan(make_file, law, text)
    assert [row.problem and row.problem.code for row in made.rows] == [
        "birth_after_as_of",
        "contributions_exceed_life",  # 1971-09 to 2026-11 is 663 months, both counted
        None,
        "counted_to_after_as_of",
        "counted_to_before_birth",
    ]
    assert [row.row.number for row in made.problems] == [2, 3, 5, 6]
    assert all(row.assessment is None and row.judged is None for row in made.problems)
    # The same list in a later month: what was too early is not wrong any more.
    assert [row.row.number for row in plan(make_file, law, text, "2030-01").problems] == [6]


def test_unreadable_month_of_the_question(make_file: MakeFile, law: Law) -> None:
    with pytest.raises(InvalidFacts, match="as_of: 'soon' is not a month"):
        plan(make_file, law, "birth,category\n1971-09,male_60\n", "soon")


def test_summary_counts_each_row_once(make_file: MakeFile, law: Law) -> None:
    made = plan(
        make_file,
        law,
        "birth,category\n"
        "1964-12,male_60\n"  # 2024-12: past
        "1966-05,male_60\n"  # 16//4+1 = 5: 2026-10, past by one month
        "1966-06,male_60\n"  # 17//4+1 = 5: 2026-11, the month of the question
        "1966-09,male_60\n"  # 20//4+1 = 6: 2027-03
        "1974-08,male_60\n"  # 115//4+1 = 29: 62y5m, 2037-01
        "1973-03,male_60\n"  # 98//4+1 = 25: 62y1m, 2035-04
        "\n"
        "1971-13,male_60\n",
    ).summary()
    assert (made.people, made.blank, made.problems, made.reached, made.later) == (6, 1, 1, 2, 1)
    assert made.reaching == (
        *((2026, 1), (2027, 1), (2028, 0), (2029, 0), (2030, 0)),
        *((2031, 0), (2032, 0), (2033, 0), (2034, 0), (2035, 1)),
    )
    assert made.people == made.reached + made.later + sum(count for _, count in made.reaching)


def test_who_must_act_in_the_next_twelve_months(make_file: MakeFile, law: Law) -> None:
    made = plan(
        make_file,
        law,
        "birth,category,employment,cumulative_years,retire_in,department\n"
        # statutory 2027-09 (25//4+1 = 7), early 2027-03: notice three months before, application in the month
        "1967-02,male_60,employee,30,2027-03,A\n"
        # statutory 2027-03; deferred to 2028-01: agreement one month before the statutory month, application too late
        "1966-09,male_60,employee,30,2028-01,B\n"
        # not stated: the statutory month 2027-11 (27//4+1 = 7), the last of the twelve; no notice for it
        "1967-04,male_60,employee,30,,\n"
        # statutory 2028-01 (28//4+1 = 8): outside
        "1967-05,male_60,employee,30,,C\n"
        # early 2026-12: the notice was due by 2026-09-01
        "1966-12,male_60,employee,30,2026-12,C\n"
        # statutory 2026-05 (12//4+1 = 4): the application was due in that month
        "1966-01,male_60,employee,30,,C\n"
        # short of contributions in 2027-11: nothing to hand in
        "1967-04,male_60,employee,9,,C\n"
        # outside 94号, which alone names days
        "1964-12,male_60,employee,30,,C\n"
        # contributions not known: not refused, so the application is due
        "1967-04,male_60,employee,,,\n",
    ).summary()
    assert [
        (one.day, one.what, one.number, one.department, str(one.month), one.stated, one.overdue) for one in made.actions
    ] == [
        (date(2026, 5, 31), "apply_in", 7, "C", "2026-05", False, True),
        (date(2026, 9, 1), "notice_by", 6, "C", "2026-12", True, True),
        (date(2026, 12, 1), "notice_by", 2, "A", "2027-03", True, False),
        (date(2026, 12, 31), "apply_in", 6, "C", "2026-12", True, False),
        (date(2027, 2, 1), "agreement_by", 3, "B", "2028-01", True, False),
        (date(2027, 3, 31), "apply_in", 2, "A", "2027-03", True, False),
        (date(2027, 11, 30), "apply_in", 4, None, "2027-11", False, False),
        (date(2027, 11, 30), "apply_in", 10, None, "2027-11", False, False),
    ]


def test_application_months_end_on_their_last_day(make_file: MakeFile, law: Law) -> None:
    made = plan(make_file, law, "birth,category,cumulative_years,retire_in\n1967-02,male_60,30,2027-02\n").summary()
    assert [(one.day, one.what) for one in made.actions] == [
        (date(2026, 11, 1), "notice_by"),
        (date(2027, 2, 28), "apply_in"),
    ]
