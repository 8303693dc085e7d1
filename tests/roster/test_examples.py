"""The two lists in examples/: one that reads clean in any month from 2026-11 on, one with every kind of bad row."""

import csv
from pathlib import Path

import pytest

from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person, read_id
from retirecalc.facts.words import Category, Employment
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.questions.assess import assess
from retirecalc.roster import read_roster
from tests.tables.witnesses import annex

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "examples" / "roster.csv"
BAD = ROOT / "examples" / "roster_with_problems.csv"


# By hand: what each word of the list means for that sex.
POSTS_55 = {"女干部", "女55", "干部", "管理岗", "专业技术岗", "专技岗"}
POSTS_50 = {"女工人", "女50", "工人", "生产岗", "操作岗"}
EMPLOYMENT = {
    "": "unknown",
    "不详": "unknown",
    "民营企业职工": "employee",
    "国企职工": "state_employee",
    "事业单位职工": "state_employee",
    "国企管理人员": "state_manager",
    "公务员": "civil_servant",
    "灵活就业": "own_account",
}


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def category(row: dict[str, str]) -> str:
    word = row["人员类别"]
    if row["性别"] == "男" or word == "女（male_60）":
        return "male_60"
    assert word in POSTS_55 | POSTS_50
    return "female_55" if word in POSTS_55 else "female_50"


def months(written: str) -> int | None:
    if not written:
        return None
    years, _, rest = written.partition("年")
    return int(years) * 12 + int(rest.removesuffix("个月") or 0)


@pytest.mark.parametrize("as_of", ["2026-11", "2027-06", "2030-01", "2039-12", "2055-01"])
def test_the_good_list_has_no_problem(law: Law, as_of: str) -> None:
    made = read_roster(GOOD).plan(law, as_of)
    assert len(made.rows) == 40
    assert [row.row.number for row in made.problems] == []
    assert made.summary().people == 40


def test_the_good_list_shows_every_category_employment_and_number() -> None:
    rows = cells(GOOD)
    people = [row.person for row in read_roster(GOOD).rows if row.person is not None]
    assert {str(person.category) for person in people} == {"male_60", "female_55", "female_50"}
    assert {person.employment for person in people} == set(Employment)
    areas = {row["身份证号"][:6] for row in rows}
    assert {"110221", "830000", "911840"} <= areas
    for row in rows:
        birth, is_man = read_id(row["身份证号"])
        assert YearMonth.of(row["出生年月"]) == YearMonth.of(birth)
        assert is_man == (row["性别"] == "男")
        assert row["身份证号"][14:17] in ("996", "997", "998", "999")  # numbers no living person of that birth holds


def test_the_good_list_against_the_printed_annexes(law: Law) -> None:
    printed = {(str(name), row.birth): row.month for name in Category for row in annex(name)}
    seen = 0
    for row, made in zip(cells(GOOD), read_roster(GOOD).plan(law, "2026-11").rows, strict=True):
        key = category(row), str(YearMonth.of(row["出生年月"]))
        if key in printed:
            assert made.assessment is not None
            assert str(made.assessment.statutory.value.month) == printed[key]
            seen += 1
    assert seen == 33  # seven were born before or after the print


def test_the_good_list_gives_what_each_person_gives_alone(law: Law) -> None:
    made = read_roster(GOOD).plan(law, "2026-11")
    for row, planned in zip(cells(GOOD), made.rows, strict=True):
        cumulative, deemed = months(row["累计缴费年限"]), months(row["视同缴费年限"])
        contributions = None
        if cumulative is not None:
            contributions = Contributions(
                cumulative=cumulative,
                deemed=deemed,
                counted_to=row["缴费截止年月"] or None,
                continuing={"是": True, "否": False, "": None}[row["是否继续缴费"]],
            )
        person = Person.from_id(
            row["身份证号"],
            Category.of(category(row)),
            employment=Employment.of(EMPLOYMENT[row["用工性质"]]),
            contributions=contributions,
        )
        asked = [row["拟退休年月"]] if row["拟退休年月"] else []
        assert planned.assessment is not None
        assert planned.assessment.to_json() == assess(person, law, "2026-11", months=asked).to_json()


# Worked by hand from 办法 第一条 and 附件4: statutory month, earliest, judged (the month planned, else the statutory one),
# required, projected, shortfall, eligibility.
BY_HAND = {
    # 1964-12-31: no window. 258 by 2026-10, 22 months after: at least 236 by then, minimum 180
    "0002": ("2024-12", "None", "2024-12", 180, 236, 0, "ELIGIBLE"),
    "0008": ("2028-01", "2027-05", "2028-01", 180, 123, 57, "NOT_ELIGIBLE"),  # 108 at 2026-10, 15 months later
    "0009": ("2028-12", "2028-02", "2028-12", 180, 438, 0, "ELIGIBLE"),  # born on 29 February 1968; 412 + 26
    "0010": ("2030-02", "2029-01", "2029-12", 180, 181, 0, "ELIGIBLE"),  # 186 at 2030-02, 180 in 2029; 143 + 38
    "0012": ("2033-06", "2031-09", "2033-06", 204, 396, 0, "ELIGIBLE"),  # 316 + 80
    "0016": ("2039-12", "2036-12", "2039-12", 240, None, None, "UNDETERMINED"),  # contributions not known
    "0024": ("2028-03", "2027-07", "2028-03", 180, 187, 0, "ELIGIBLE"),  # 170 + 17
    "0027": ("2037-05", "2034-11", "2037-05", 228, 227, 1, "NOT_ELIGIBLE"),  # 101 + 126; 222 of 222 in 2036-12
    "0029": ("2026-08", "2026-04", "2026-08", 180, 458, 0, "ELIGIBLE"),  # a senior woman on the men's table; 460 - 2
    "0034": ("2028-06", "2027-04", "2028-06", 180, 149, 31, "NOT_ELIGIBLE"),  # 129 + 20
    "0035": ("2030-08", "2028-09", "2030-08", 186, 182, 4, "NOT_ELIGIBLE"),  # stopped at 182: enough to 2029-12
    "0036": ("2033-11", "2030-11", "2036-11", 204, 281, 0, "ELIGIBLE"),  # deferred: the minimum of 2033; 160 + 121
    "0038": ("2034-02", "2031-02", "2034-02", 210, 338, 0, "ELIGIBLE"),  # 36 months before, later than 50; 250 + 88
}


def test_the_good_list_by_hand(law: Law) -> None:
    found = {}
    for planned in read_roster(GOOD).plan(law, "2026-11").rows:
        answer, judged = planned.assessment, planned.judged
        assert answer is not None
        assert judged is not None
        found[planned.row.cells[0]] = (
            str(answer.statutory.value.month),
            str(answer.window.value.earliest_month),
            str(judged.month),
            judged.required_months,
            judged.projected_months,
            judged.shortfall_months,
            str(judged.eligibility),
        )
    assert {number: found[number] for number in BY_HAND} == BY_HAND


PROBLEMS = {
    4: "ground.no_such_birth_day",
    5: "ground.no_such_month",
    6: "facts.birth_out_of_range",
    7: "ground.month_or_decimal",
    8: "roster.two_digits",
    9: "facts.id_checksum",
    10: "roster.id_not_used",
    11: "facts.id_birth",
    19: "roster.row_category_missing",
    20: "roster.sex_unreadable",
    33: "roster.row_birth_missing",
    34: "facts.birth_after_as_of",
    35: "roster.row_too_long",
}
"""Rows without a birth or a class that can be read, or with a cell too many."""
NOT_STATED = {
    22: "roster.employment_open",
    23: "ground.period_decimal",
    24: "ground.period_negative",
    26: "facts.contributions_exceed_life",
    27: "facts.counted_to_after_as_of",
    28: "facts.counted_to_before_birth",
    29: "facts.contributions_more_than_all",
    30: "facts.contributions_contradict",
    31: "facts.yes_no_unreadable",
    32: "ground.month_unreadable",
}
"""Cells that cannot be read or cannot be true, and cost nobody the answer."""
QUESTIONS = {
    12: ["roster.row_birth_contradicts_id"],
    13: ["roster.row_sex_contradicts"],
    14: ["roster.row_sex_contradicts"],
    15: ["roster.row_sex_contradicts"],
    16: ["facts.category_of_woman"],
    17: ["facts.category_of_woman"],
    18: ["roster.row_sex_missing"],
    21: ["roster.class_open"],
}


@pytest.mark.parametrize("as_of", ["2026-11", "2055-01"])
def test_every_kind_of_bad_row(law: Law, as_of: str) -> None:
    made = read_roster(BAD).plan(law, as_of)
    assert {row.row.number: row.problem.code for row in made.rows if row.problem} == PROBLEMS
    assert {row.row.number: [one.code for one in row.row.questions] for row in made.questions} == QUESTIONS
    assert [row.row.number for row in made.rows if row.assessment] == [2, 3, *range(22, 33), 36, 38]
    said = {row.row.number: [one.fields.get("why") for one in row.row.warnings] for row in made.rows}
    assert {number: whys for number, whys in said.items() if any(whys)} == {
        one: [why] for one, why in NOT_STATED.items()
    }
    assert made.summary().blank == 1


def test_no_problem_of_the_bad_list_holds_a_name_or_a_number(law: Law) -> None:
    made = read_roster(BAD).plan(law, "2026-11")
    said = [(row.row, row.problem) for row in made.problems] + [
        (row.row, row.row.questions[0]) for row in made.questions
    ]
    assert len(said) == len(PROBLEMS) + len(QUESTIONS)
    for row, error in said:
        assert error is not None
        name, number = row.cells[1], row.cells[3]
        for text in (str(error), error.text("zh")):
            assert name not in text
            assert not number or number not in text
            assert "None" not in text
