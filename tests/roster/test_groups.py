"""A list in parts, and who reaches what in which year."""

import pytest

from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import RosterPlan, read_roster
from tests.roster.conftest import MakeFile

LIST = (
    "部门,birth,category,cumulative_months,retire_in,地点\n"
    # 1966-01: 12//4+1 = 4 months, 2026-05; 2025-01 would be the earliest by 36 months, the original age 2026-01 comes later.
    "甲,1966-01,male_60,300,,北\n"
    # 1967-02: 25//4+1 = 7: 2027-09, from 2027-02 on, to 2030-09; planned for 2027-03.
    "乙,1967-02,male_60,300,2027-03,南\n"
    # 1964-12: 2024-12, no window; 300 months, so from 2026-11 on.
    "甲,1964-12,male_60,300,,北\n"
    # Not stated: contributions, so no month is known to qualify. 1971-09: 2033-06, 2031-09 to 2036-06.
    ",1971-09,male_60,,,南\n"
    ",1977-02,女,,,\n"
    "乙,1971-13,male_60,,,\n"
    ",,,,,\n"
)


@pytest.fixture
def plan(make_file: MakeFile, law: Law) -> RosterPlan:
    return read_roster(make_file(LIST)).plan(law, "2026-11")


def test_the_parts_of_a_list_add_up_to_it(plan: RosterPlan) -> None:
    parts = plan.groups("部门")
    found = {name: [planned.row.number for planned in part.rows] for name, part in parts.items()}
    assert found == {"甲": [2, 4], "乙": [3, 7], "": [5, 6]}
    summaries = {name: part.summary() for name, part in parts.items()}
    assert {name: (one.people, one.questions, one.problems) for name, one in summaries.items()} == {
        "甲": (2, 0, 0),
        "乙": (1, 0, 1),
        "": (1, 1, 0),
    }
    whole = plan.summary()
    assert (whole.people, whole.questions, whole.problems, whole.blank) == (4, 1, 1, 1)


def test_a_group_is_named_by_title_or_by_field(plan: RosterPlan) -> None:
    assert list(plan.groups("department")) == list(plan.groups("部门"))
    assert list(plan.groups("地点")) == ["北", "南", ""]
    with pytest.raises(RosterError, match=r"There is no column '工段' to group by\. Use one of 部门, birth, category"):
        plan.groups("工段")


def test_who_reaches_what_in_which_year(plan: RosterPlan) -> None:
    past, *years = plan.outlook()
    assert past == (None, 1, 0, 2, 0, 5)  # 2026-01 earliest; 2026-05 and 2024-12 statutory
    assert [year.year for year in years] == list(range(2026, 2036))
    assert {year.year: tuple(year)[1:] for year in years if any(tuple(year)[1:5])} == {
        # Rows 2 and 4 qualify from the month of the question on, and both leave in it: their months are past.
        2026: (0, 2, 0, 0, 3),
        # Row 3: 2027-02, planned for 2027-03. Row 5, the woman who is asked, is 50 in 2027-02, and so by her earliest class:
        # statutory 2028-03, at most 36 months later.
        2027: (2, 1, 1, 0, 2),
        2028: (0, 0, 1, 0, 1),
        2029: (0, 0, 0, 1, 1),  # row 2: 2026-05 and 36 months
        2030: (0, 0, 0, 1, 1),
        2031: (1, 0, 0, 1, 1),
        2033: (0, 0, 1, 0, 0),
    }
