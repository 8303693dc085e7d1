"""Years and months of one count in two columns, by titles that say so, whatever stands in the other rows."""

import pytest

from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile


@pytest.mark.parametrize("titles", ["累计缴费年,累计缴费月", "累计缴费年限（年）,累计缴费年限（月）"])
def test_a_pair_is_a_pair_however_many_rows_are_odd(make_file: MakeFile, titles: str) -> None:
    cells = ["26,4", "12,67", ",6", "不详,6", "26,", "0,6", "26,12", "26,316", "3,40"]
    rows = read_roster(make_file(f"性别,出生年月,{titles}\n" + "".join(f"男,1971-09,{one}\n" for one in cells))).rows
    found = [row.person and row.person.contributions and int(row.person.contributions.cumulative or 0) for row in rows]
    # 26 * 12 + 4; 26 * 12; the whole in both: 316 = 26 * 12 + 4, 40 = 3 * 12 + 4.
    assert found == [316, None, None, None, 312, 6, None, 316, 40]
    whys = [[one.fields["why"] for one in row.warnings] for row in rows]
    beside, alone = ["roster.months_beside_years"], ["roster.months_alone"]
    assert whys == [[], beside, alone, alone, [], [], beside, [], []]


def test_a_count_in_two_units_stays_one(make_file: MakeFile) -> None:
    rows = read_roster(make_file("性别,出生年月,累计缴费年,累计缴费月\n男,1971-09,26,316\n男,1971-09,26.3,316\n")).rows
    found = [row.person and row.person.contributions and row.person.contributions.cumulative for row in rows]
    assert found == [316, 316]


def counts(make_file: MakeFile, title: str, cells: list[str], decimal_years: bool | None = None) -> list[int | None]:
    text = f"姓名,性别,出生年月,{title}\n" + "".join(f"样例{at},男,1971-09,{one}\n" for at, one in enumerate(cells))
    people = [row.person for row in read_roster(make_file(text), decimal_years=decimal_years).rows]
    assert None not in people
    counted = [None if one is None else one.contributions for one in people]
    return [None if one is None else one.cumulative for one in counted]


CELLS = ["26.04", "26.10", "14.11", "9.3", "26.00", "26", "0.6", "26年4个月", "26.1", "26.12", "26.33", "26.4年"]
READ = [316, 322, 179, 111, 312, 312, 6, 316, None, None, None, None]


@pytest.mark.parametrize(
    "title",
    [
        "累计缴费年限（年.月）",
        "累计缴费年限(X年.X月)",
        "累计缴费年限（YY.MM）",
        "累计缴费（年．月）",
        "累计缴费时间（年.月）",
        "累计缴费月数（年.月）",
        "累计缴费年限（必填，年.月）",
        "累计缴费年限（单位：年.月）",
    ],
)
def test_months_behind_the_point_where_the_title_says_so(make_file: MakeFile, title: str) -> None:
    assert counts(make_file, title, CELLS) == READ
    assert counts(make_file, title, ["26.33", "26.5"]) == [None, 317]  # however the others look


def test_the_same_note_in_a_second_line_of_the_header(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file("性别,出生年月,累计缴费年限\n,,年.月\n男,1971-09,26.04\n")).rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.cumulative == 316


def test_what_has_no_such_month_is_quoted(make_file: MakeFile) -> None:
    rows = read_roster(make_file("性别,出生年月,累计缴费年限（年.月）\n男,1971-09,26.12\n男,1971-10,26.1\n")).rows
    over, dropped = (str(row.warnings[0]) for row in rows)
    assert "'26.12'" in over
    assert "26y1m" in dropped
    assert "26y10m" in dropped


def test_no_decimal_years_are_years_and_months(make_file: MakeFile) -> None:
    assert counts(make_file, "累计缴费年限", ["26.4", "26.10", "14.11"]) == [None] * 3
    assert counts(make_file, "累计缴费年限", CELLS, decimal_years=False) == READ
    assert counts(make_file, "累计缴费月数", ["26.4", "26"], decimal_years=False) == [None, 26]


def test_what_the_caller_says_goes_before_the_title(make_file: MakeFile) -> None:
    assert counts(make_file, "累计缴费年限（年.月）", ["26.5"], decimal_years=True) == [318]


def test_the_deemed_part_and_the_months_beside_them(make_file: MakeFile) -> None:
    text = "性别,出生年月,累计缴费年限（年.月）,累计缴费月数\n男,1971-09,26.04（含视同5.06）,316\n"
    (row,) = read_roster(make_file(text)).rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert (row.person.contributions.cumulative, row.person.contributions.deemed) == (316, 66)
    assert row.warnings == ()
