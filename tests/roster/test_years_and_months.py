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
