"""What stands under a header and is said again further down: titles twice, examples, the header of the next page."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_long import both
from tests.roster.test_tables import left_out, people


def test_a_header_on_the_next_page_that_is_printed_shorter_changes_nothing(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    path = make_file(
        "姓名,性别,出生年月,岗位类别,累计缴费年限\n甲,男,1967-03,,20\n姓 名,性 别,出生年月,岗位类别,累计缴费\n"
        "乙,女,1977-02,工人,16\n姓名,,出生年月,,\n丙,男,1970-02,,17\n"
    )
    roster = read_roster(path)
    assert people(roster) == [
        "2 1967-03 M60 cumulative 240",
        "4 1977-02 F50 cumulative 192",
        "6 1970-02 M60 cumulative 204",
    ]
    assert left_out(roster.rows) == {3: "roster.header_again", 5: "roster.header_again"}
    both(path, law, tmp_path)


def test_a_header_below_that_says_another_unit_is_that_of_another_table(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,累计缴费年限\n甲,男,1967-03,20\n姓名,性别,出生年月,累计缴费年限（月）\n乙,男,1967-04,240\n"
    roster = read_roster(make_file(text))
    assert people(roster) == ["2 1967-03 M60 cumulative 240", "4 1967-04 M60 cumulative 240"]
    assert left_out(roster.rows) == {3: "roster.another_table"}
