"""Lists of payments, a row for each month of a person: the latest is the person, the others are left out; by hand."""

import pytest

from retirecalc.roster import Roster, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_columns_that_mislead import note_of, people

TITLES = ("费款所属期", "费款所属期起", "所属年月", "账期", "缴费所属期", "Contribution month")
IF_SEVERAL = ("月份", "年月", "缴费年月", "缴费月份", "Period", "Month")


def left_out(roster: Roster) -> list[int]:
    return [row.number for row in roster.rows if row.left_out and row.left_out.code == "roster.row_of_another"]


@pytest.mark.parametrize("title", [*TITLES, *IF_SEVERAL])
@pytest.mark.parametrize(
    "months", [("2026-09", "2026-10", "2026-08"), ("202609", "202610", "202608"), ("9月", "10月", "8月")]
)
def test_of_the_months_of_a_person_the_latest_counts(make_file: MakeFile, title: str, months: tuple[str, ...]) -> None:
    text = f"姓名,性别,出生年月,{title},累计缴费月数\n"
    text += "".join(
        f"样例甲,男,1968-05,{month},{count}\n" for month, count in zip(months, (301, 302, 300), strict=True)
    )
    roster = read_roster(make_file(f"{text}样例乙,男,1970-01,{months[0]},200\n"))
    assert people(roster) == ["3 1968-05 M60 cumulative 302", "5 1970-01 M60 cumulative 200"]
    assert left_out(roster) == [2, 4]
    assert not any(row.warnings for row in roster.rows)


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        ("年度,月份", ("2026,9", "2026,10", "2025,12")),
        ("费款所属期起,费款所属期止", ("202601,202606", "202607,202610", "202501,202512")),
        ("费款所属期,备注", ("202601-202606,", "202607-202610,", "2025-01至2025-12,")),
    ],
)
def test_months_in_two_columns_and_from_one_to_another(make_file: MakeFile, titles: str, rows: tuple[str, ...]) -> None:
    text = f"姓名,性别,出生年月,{titles}\n" + "".join(f"样例甲,男,1968-05,{row}\n" for row in rows)
    roster = read_roster(make_file(text))
    assert people(roster) == ["3 1968-05 M60"]
    assert left_out(roster) == [2, 4]
    assert rows[0].split(",")[0] in str(roster.rows[0].left_out)


@pytest.mark.parametrize("title", IF_SEVERAL)
def test_where_nobody_stands_twice_such_a_title_says_nothing_of_rows(make_file: MakeFile, title: str) -> None:
    text = f"姓名,性别,出生年月,{title},累计缴费月数\n样例甲,男,1968-05,5,10\n样例乙,男,1968-06,6,12\n"
    roster = read_roster(make_file(text))
    assert people(roster) == ["2 1968-05 M60 cumulative 10", "3 1968-06 M60 cumulative 12"]
    assert title not in [use.title for use in roster.uses if use.field is not None]


def test_a_month_paid_is_no_count(make_file: MakeFile) -> None:
    roster = read_roster(make_file("姓名,性别,出生年月,缴费年月\n样例甲,男,1968-05,2026-10\n"))
    assert note_of(roster, "缴费年月") == "roster.column_unused_alone"


def test_a_title_that_is_left_out_by_the_mapping_says_nothing_of_rows(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,月份\n样例甲,男,1968-05,9\n样例甲,男,1968-05,10\n"
    assert len(people(read_roster(make_file(text), mapping={"月份": "ignore"}))) == 2
