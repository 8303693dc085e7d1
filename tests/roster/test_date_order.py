"""In which order day and month stand in a column of births: as its own cells prove, or asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import Roster, plan_long, read_roster
from tests.roster.conftest import MakeFile


def births(roster: Roster) -> list[str | None]:
    return [None if row.person is None else row.person.birth for row in roster.rows]


def notes(roster: Roster) -> list[str]:
    return [use.note.code for use in roster.uses if use.note is not None]


def listed(make_file: MakeFile, cells: list[str], title: str = "出生日期") -> Path:
    return make_file("\n".join([f"{title},性别", *(f"{cell},男" for cell in cells)]) + "\n")


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        (["03.08.1976", "13.05.1971", "5.5.1970"], ["1976-08-03", "1971-05-13", "1970-05-05"]),
        (["03/08/1976", "05/13/1971", "1970-02-01"], ["1976-03-08", "1971-05-13", "1970-02-01"]),
        (["3-8-1976", "31-12-1971", "197002"], ["1976-08-03", "1971-12-31", "1970-02"]),
    ],
)
def test_a_column_is_read_in_the_order_that_its_cells_prove(
    make_file: MakeFile, cells: list[str], right: list[str]
) -> None:
    roster = read_roster(listed(make_file, cells))
    assert births(roster) == right
    assert notes(roster) == ["roster.date_order_settled"]


@pytest.mark.parametrize(
    "cells",
    [
        ["03/08/1976", "05/06/1971"],  # none proves it
        ["03/08/1976", "13/05/1971", "05/13/1971"],  # they contradict each other
        ["03/08/1976", "13/05/1971", "05/13/1971（公历）"],
        ["03/08/1976", "13/13/1971"],  # no date
        ["03/08/1976", "1971-05-13"],  # another form
    ],
)
def test_where_none_proves_it_or_they_contradict_each_other_it_is_asked(make_file: MakeFile, cells: list[str]) -> None:
    roster = read_roster(listed(make_file, cells))
    assert [problem.code for problem in roster.rows[0].problems] == ["roster.day_order"]
    assert notes(roster) == []


def test_what_a_caller_or_the_title_says_goes_before_the_cells(make_file: MakeFile) -> None:
    cells = ["03/08/1976", "13/05/1971"]
    assert births(read_roster(listed(make_file, cells), date_order="mdy")) == ["1976-03-08", "1971-05-13"]
    roster = read_roster(listed(make_file, cells, "Date of Birth (MM/DD/YYYY)"))
    assert births(roster) == ["1976-03-08", "1971-05-13"]
    assert notes(roster) == []


def test_each_column_has_an_order_of_its_own(make_file: MakeFile) -> None:
    text = "出生日期,档案出生日期,性别\n03/08/1976,08/03/1976,男\n13/05/1971,05/13/1971,男\n"
    roster = read_roster(make_file(text))
    assert births(roster) == ["1976-08-03", "1971-05-13"]
    assert notes(roster) == ["roster.date_order_settled"] * 2
    said = [use.note for use in roster.uses if use.note is not None]
    assert str(said[0]) == (
        "出生日期: dates such as 03/05/1971 are read as day, month, year, because other dates of the column can only be read so. If they "
        "are not, say --date-order mdy."
    )
    assert said[1].text("zh") == (
        "档案出生日期：03/05/1971 这样的日期按月、日、年读取，因为该列其他日期只能这样读。如并非如此，请加 --date-order dmy。"
    )


def test_nothing_is_said_where_no_date_could_be_read_in_two_ways(make_file: MakeFile) -> None:
    roster = read_roster(listed(make_file, ["13.05.1971", "31.12.1971"]))
    assert (births(roster), notes(roster)) == (["1971-05-13", "1971-12-31"], [])


def test_of_more_dates_than_are_looked_at_none_is_taken_for_all(make_file: MakeFile) -> None:
    """5,000 different ones, the last of which is not seen."""
    cells = [f"{day}.{month}.{year}" for year in range(1960, 1986) for month in range(1, 13) for day in range(13, 29)]
    roster = read_roster(listed(make_file, ["03.08.1976", *cells[:4_998]]))
    assert (roster.rows[0].person is not None, notes(roster)) == (True, ["roster.date_order_settled"])
    roster = read_roster(listed(make_file, ["03.08.1976", *cells[:4_990], *(f"{day}.1.1990" for day in range(13, 29))]))
    assert (roster.rows[0].person, notes(roster)) == (None, [])


def test_the_long_way_reads_the_same(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    path = listed(make_file, ["03.08.1976", "13.05.1971", "03.08.1976", "3.8.1976", "00.08.1976"])
    read_roster(path).plan(law, "2026-11").write(tmp_path / "short.csv")
    plan_long(path, tmp_path / "long.csv", law, "2026-11")
    written = (tmp_path / "long.csv").read_text(encoding="utf-8-sig")
    assert written == (tmp_path / "short.csv").read_text(encoding="utf-8-sig")
    assert written.count(",2039-07,") >= 3  # 1976-08: 139//4+1 = 35 months after 2036-08
