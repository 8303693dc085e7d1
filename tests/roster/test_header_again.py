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
    text = (
        "姓名,性别,出生年月,累计缴费年限\n甲,男,1967-03,20\n姓名,性别,出生年月,累计缴费年限（月）\n乙,男,1967-04,240\n"
    )
    roster = read_roster(make_file(text))
    assert people(roster) == ["2 1967-03 M60 cumulative 240", "4 1967-04 M60 cumulative 240"]
    assert left_out(roster.rows) == {3: "roster.another_table"}


def test_the_example_under_a_header_is_nobody(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    path = make_file(
        "序号,姓名,性别,出生年月\n1,例：张三,男,1970-01\n示例,李四,男,1970-01\n3,（示例）王五,女,1980-01\n4,样例：赵六,男,1970-01\n"
        ",Example: A,男,1970-01\n1,甲,男,1970-01\n2,例：乙,男,1971-09\n"
    )
    roster = read_roster(path)
    assert left_out(roster.rows) == dict.fromkeys(range(2, 7), "roster.row_of_example")
    assert people(roster) == ["7 1970-01 M60", "8 1971-09 M60"]
    assert roster.rows[0].left_out is not None
    assert roster.rows[0].left_out.text("en") == (
        "'例：张三' shows how to fill in the list and is nobody's name; nothing is planned for the row. If it is about somebody, write "
        "the name alone."
    )
    assert roster.rows[1].left_out is not None
    assert roster.rows[1].left_out.text("zh") == "“示例”是填写示例，不是人员，不予测算。如该行是职工，请只填写姓名。"
    both(path, law, tmp_path)


@pytest.mark.parametrize("name", ["样例", "样例甲", "Sample", "Example", "例外", "Samples", "范例文"])
def test_somebody_whose_name_begins_like_an_example_is_somebody(make_file: MakeFile, name: str) -> None:
    assert people(read_roster(make_file(f"姓名,性别,出生年月\n{name},男,1970-01\n"))) == ["2 1970-01 M60"]
