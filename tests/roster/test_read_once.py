"""The same cells are read once: what is said of them is said in every row."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from retirecalc.roster import Roster, RosterRow, read_roster
from retirecalc.roster.row import RowReader

ROOT = Path(__file__).parents[2]
FIELD = sorted((Path(__file__).parent / "field").glob("*.csv"))


def told(row: RosterRow) -> tuple[Any, ...]:
    said = (row.problems, row.questions, row.warnings, [row.left_out] * (row.left_out is not None))
    return row.person, row.candidates, row.retire_in, [[str(one) for one in some] for some in said]


def afresh(roster: Roster) -> list[tuple[Any, ...]]:
    """Every row by a reader that has seen no other."""
    return [told(RowReader(roster.layout).read(row.number, row.cells)) for row in roster.rows]


@pytest.mark.parametrize("path", [ROOT / "examples" / "roster_with_problems.csv", *FIELD], ids=lambda path: path.stem)
def test_a_row_is_read_as_if_it_stood_alone(path: Path) -> None:
    roster = read_roster(path)
    assert roster.rows
    shared = RowReader(roster.layout)
    for _ in range(2):  # the second time from what was kept
        assert [told(shared.read(row.number, row.cells)) for row in roster.rows] == afresh(roster)


def test_cells_that_are_equal_and_not_the_same() -> None:
    # 1 is a code that is asked about, True is no sex at all, 1.0 is the code as a spreadsheet holds it.
    frame = pd.DataFrame({"出生年月": ["1971-09"] * 3, "性别": pd.Series([1, True, 1.0], dtype=object)})
    roster = Roster.from_frame(frame)
    assert [told(row) for row in roster.rows] == afresh(roster)
    # a month without a unit is none; the words of each row quote its own cell
    frame = pd.DataFrame(
        {"出生年月": ["1971-09"] * 2, "性别": ["男"] * 2, "累计缴费年限": pd.Series([1, True], dtype=object)}
    )
    first, second = Roster.from_frame(frame).rows
    assert first.person is not None
    assert first.person.contributions is not None
    assert second.person is not None
    assert second.person.contributions is None
    assert ([str(one) for one in first.warnings], len(second.warnings)) == ([], 1)


def test_a_cell_that_is_a_list_costs_no_row() -> None:
    frame = pd.DataFrame({"出生年月": ["1971-09"], "性别": ["男"], "累计缴费年限": pd.Series([[26, 4]], dtype=object)})
    (row,) = Roster.from_frame(frame).rows
    assert row.person is not None
    assert len(row.warnings) == 1


def test_what_stands_in_columns_of_its_own_is_part_of_what_is_read(tmp_path: Path) -> None:
    # The same month beside other years and days, the same count beside another state of the person.
    lines = ["1971,9,15,男,26,在职", "1972,9,15,男,26,离职", "1971,9,16,男,26,在职", "1971,9,15,男,26,离职"]
    path = tmp_path / "staff.csv"
    path.write_text("出生年,出生月,出生日,性别,累计缴费年限,员工状态\n" + "\n".join(lines) + "\n", encoding="utf-8")
    roster = read_roster(path)
    births = [row.person and str(row.person.birth) for row in roster.rows]
    assert births == ["1971-09-15", "1972-09-15", "1971-09-16", "1971-09-15"]
    assert [bool(row.warnings) for row in roster.rows] == [False, True, False, True]
