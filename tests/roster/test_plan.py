"""Plans: the answers of a list are those of each person, and what falls due is what the law says."""

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from retirecalc.errors import InvalidFacts
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.questions.assess import assess
from retirecalc.roster import RosterPlan, due_within, read_roster
from retirecalc.roster.plan import without_collector
from tests.law_day import load_law

MakeFile = Callable[..., Path]
BUILT_IN = Path(__file__).parents[2] / "data" / "tables"


def plan(make_file: MakeFile, law: Law, text: str, as_of: Any = "2026-11") -> RosterPlan:
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


def test_facts_that_cannot_be_true_in_that_month_count_as_not_stated(make_file: MakeFile, law: Law) -> None:
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
        "facts.birth_after_as_of",
        None,
        None,
        None,
        None,
    ]
    assert [row.assessment is None for row in made.rows] == [True, False, False, False, False]

    def whys(asked: RosterPlan) -> list[list[object]]:
        return [[warning.fields.get("why", warning.code) for warning in row.row.warnings] for row in asked.rows]

    assert whys(made) == [
        [],
        ["facts.contributions_exceed_life"],  # 1971-09 to 2026-11 is 663 months, both counted
        ["roster.counted_young"],
        ["facts.counted_to_after_as_of"],
        ["facts.counted_to_before_birth"],
    ]
    kept = [row.assessment and row.assessment.person.contributions is not None for row in made.rows]
    # Of a last month that cannot be, the months stay that it is beside.
    assert kept == [None, False, True, True, True]
    # The same list in a later month: what was too early is not wrong any more.
    later = plan(make_file, law, text, "2030-01")
    assert not later.problems
    young = ["roster.counted_young"]  # of 701 months
    child = ["roster.born_young"]  # born in that month
    assert whys(later) == [child, young, young, [], ["facts.counted_to_before_birth"]]


@pytest.mark.parametrize(
    ("birth", "as_of", "warned"), [("2010-11", "2026-11", 0), ("2010-12", "2026-11", 1), ("2010-12", "2026-12", 0)]
)
def test_a_birth_of_a_child_is_pointed_out(make_file: MakeFile, law: Law, birth: str, as_of: str, warned: int) -> None:
    (row,) = plan(make_file, law, f"birth,category\n{birth},male_60\n", as_of).rows
    assert [one.code for one in row.row.warnings] == ["roster.born_young"] * warned
    assert row.settled is not None


BIRTHS = "姓名,性别,岗位,出生日期,档案出生日期,身份证号,累计缴费年限\n"


@pytest.mark.parametrize(
    ("cells", "births", "warned", "asked"),
    [
        ("男,,2012-05,1971-09,,20", ["1971-09"], ["not_stated"], []),
        ("男,,1971-09,2012-05,,20", ["1971-09"], ["not_stated"], []),
        (",,2026-09-02,,110221197109159972,20", ["1971-09-15"], ["not_stated", "row_birth_contradicts_id"], []),
        ("女,,2012-05,1971-09,,20", ["1971-09", "1971-09"], ["not_stated"], ["facts.category_of_woman"]),
        ("男,,2012-05,2013-05,,", ["2012-05", "2013-05"], ["born_young", "born_young"], ["row_file_birth"]),
        ("男,,1971-09,1970-12,,20", ["1971-09", "1970-12"], [], ["row_file_birth"]),
        ("男,,2027-05,2013-05,,", ["2013-05"], ["born_young", "not_stated"], []),
        ("男,,2027-05,1971-09,,", ["1971-09"], ["not_stated"], []),
        ("女,,2027-05,1971-09,,", ["1971-09", "1971-09"], ["not_stated"], ["facts.category_of_woman"]),
    ],
)
def test_of_two_births_that_of_a_child_is_left_out(
    make_file: MakeFile, law: Law, cells: str, births: list[str], warned: list[str], asked: list[str]
) -> None:
    (row,) = plan(make_file, law, f"{BIRTHS}样例甲,{cells}\n", "2026-11").rows
    assert [str(one.person.birth) for one in row.answers] == births
    assert [one.code.removeprefix("roster.") for one in row.row.warnings] == warned
    assert [one.code.removeprefix("roster.") for one in row.row.questions] == asked
    if warned[:1] == ["not_stated"] and "2012-05" in cells:
        assert "2012-05 makes this person 14 years old" in str(row.row.warnings[0])


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
        # statutory 2026-05 (12//4+1 = 4): past, so none of its days is still to come; the pension can be claimed now
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


@pytest.mark.parametrize("held", [True, False])
def test_the_collector_is_left_as_it_was(make_file: MakeFile, law: Law, held: bool) -> None:
    roster = read_roster(make_file("birth,category\n1971-09,male_60\n"))
    before = gc.isenabled()
    (gc.enable if held else gc.disable)()
    try:
        roster.plan(law, "2026-11")
        assert gc.isenabled() is held
        with pytest.raises(KeyboardInterrupt), without_collector():
            raise KeyboardInterrupt
        with without_collector():
            assert not gc.isenabled()
        assert gc.isenabled() is held
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    # The notice is due by the first of November; of a month asked about the end counts.
    [("2026-10", False), ("2026-11-01", False), ("2026-11-02", True), ("2026-11", True)],
)
def test_a_day_is_overdue_when_asked_after_it(make_file: MakeFile, law: Law, as_of: str, overdue: bool) -> None:
    # statutory 2027-09 (25//4+1 = 7), early 2027-02: three months before its first day
    made = plan(make_file, law, "birth,category,cumulative_years,retire_in\n1967-02,male_60,30,2027-02\n", as_of)
    assert [(one.what, one.overdue) for one in made.summary().actions] == [("notice_by", overdue), ("apply_in", False)]
    assert (made.as_of, str(made.asked)) == (YearMonth.of(as_of), as_of)
    assert made.rows[0].judged is not None
    passed = "deadline_passed" in {caveat.code for caveat in made.rows[0].judged.caveats}
    assert passed is overdue
    assert made.rows[0].assessment is not None
    assert made.rows[0].assessment.asked_on == made.asked_on


STATED = "birth,category,employment,cumulative_months,retire_in,drawing,approved,deferral_agreed_to,notice_given_on,applied_on\n"


@pytest.mark.parametrize(
    ("cells", "due"),
    [
        # Statutory 2027-09 (25//4+1 = 7), early 2027-03: notice by 2026-12-01, application in the month.
        ("1967-02,male_60,employee,360,2027-03,,,,,", ["notice_by", "apply_in"]),
        ("1967-02,male_60,employee,360,2027-03,no,,,,", ["notice_by", "apply_in"]),
        # Notice was given: no day for it any more.
        ("1967-02,male_60,employee,360,2027-03,,,,2026-11-02,", ["apply_in"]),
        # Applied for: nothing is left to hand in.
        ("1967-02,male_60,employee,360,2027-03,,,,,2026-11-02", []),
        # 第十条: whoever draws an employee pension has no second one; another pension leaves it open, without days.
        ("1967-02,male_60,employee,360,2027-03,employee,,,,", []),
        ("1967-02,male_60,employee,360,2027-03,resident,,,,", []),
        ("1967-02,male_60,employee,360,2027-03,yes,,,,", []),
        # Statutory 2027-03 (20//4+1 = 6), deferred to 2028-01: agreement by 2027-02-01, unless there is one.
        ("1966-09,male_60,employee,360,2028-01,,,,,", ["agreement_by"]),
        ("1966-09,male_60,employee,360,2028-01,,,2028-01,,", []),
        # 第十三条: refused, so not early; 第四条: not agreed, so not later.
        ("1967-02,male_60,state_employee,360,2027-03,,refused,,,", []),
        ("1966-09,male_60,employee,360,2028-01,,,no,,", []),
    ],
)
def test_what_is_done_drawn_or_refused_is_not_due(make_file: MakeFile, law: Law, cells: str, due: list[str]) -> None:
    made = plan(make_file, law, f"{STATED}{cells}\n")
    assert [one.what for one in made.summary().actions] == due
    assert made.rows[0].assessment is not None
    steps = {"notice_by": "written_notice", "agreement_by": "deferral_agreement", "apply_in": "filing"}
    found = {one.event.code for one in due_within(made, 12)}
    assert found - {"written_application"} == {steps[what] for what in due}


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        # Statutory 2026-05 (12//4+1 = 4), 360 months. Not stated: R47. Agreed to 2027-01: up to it, not past it (第四条).
        ("1966-01,male_60,employee,360,2026-12,,,,,", ("deferred", "UNDETERMINED", [], ["deferral_agreed_to"])),
        ("1966-01,male_60,employee,360,2026-12,,,2027-01,,", ("deferred", "ELIGIBLE", [], [])),
        (
            "1966-01,male_60,employee,360,2027-06,,,2027-01,,",
            ("deferred", "NOT_ELIGIBLE", ["deferral_not_lengthened"], []),
        ),
        ("1966-01,male_60,employee,360,2026-12,,,no,,", ("deferred", "NOT_ELIGIBLE", ["deferral_not_agreed"], [])),
        (
            "1966-01,male_60,state_employee,360,2026-12,,refused,,,",
            ("deferred", "NOT_ELIGIBLE", ["approval_refused"], []),
        ),
        # In the month of the question the pension is claimed late.
        ("1966-01,male_60,employee,360,2026-11,,,,,", ("late", "ELIGIBLE", [], [])),
        ("1966-01,male_60,employee,360,2026-11,employee,,,,", ("late", "NOT_ELIGIBLE", ["already_drawing"], [])),
        ("1966-01,male_60,employee,360,2026-11,other,,,,", ("late", "UNDETERMINED", [], ["pension_drawn"])),
    ],
)
def test_past_the_age(make_file: MakeFile, law: Law, cells: str, answer: tuple[str, str, list[str], list[str]]) -> None:
    made = plan(make_file, law, f"{STATED}{cells}\n")
    (row,) = made.rows
    assert row.judged is not None
    judged = row.judged
    assert (judged.kind, judged.eligibility, list(judged.reasons), list(judged.missing_facts)) == answer
    assert row.assessment is not None
    assert str(row.assessment.statutory.value.month) == "2026-05"
    assert (made.summary().reached, made.summary().people) == (1, 1)


def test_a_person_whose_age_is_not_on_file_has_a_problem_and_nobody_else(make_file: MakeFile, tmp_path: Path) -> None:
    own = tmp_path / "own" / "CN" / "statutory_age"
    own.mkdir(parents=True)
    for table in BUILT_IN.glob("CN/statutory_age/*.yaml"):
        text = table.read_text(encoding="utf-8")
        if table.stem == "2025-01-01":
            text = text.replace("effective_to: null", 'effective_to: "2030-12-31"\nends: own_text')
        (own / table.name).write_text(text, encoding="utf-8")
    law = load_law(tables=[tmp_path / "own"])
    # 60 in 2030-01 under a version that ends with 2030; 60 in 2035-01, which none reaches.
    made = plan(make_file, law, "birth,category\n1970-01,male_60\n1975-01,male_60\n")
    assert [row.problem and row.problem.code for row in made.rows] == [None, "tables.not_covered"]
    assert made.rows[0].assessment is not None
    # 60 months after 1965-01: 60//4+1 = 16 months, 61y4m
    assert str(made.rows[0].assessment.statutory.value.month) == "2031-05"
