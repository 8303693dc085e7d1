"""A plan of last month, planned again: its answers are no columns of the list, whichever format it came in."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from retirecalc.law import Law
from retirecalc.roster import Roster, plan_long, read_roster
from retirecalc.roster.answers import RESULTS
from retirecalc.roster.cells import text_of
from retirecalc.roster.files import grids
from retirecalc.roster.frames import Family
from tests.roster.conftest import MakeFile

LIST = "工号,问题,出生年月,人员类别,累计缴费年限\n1,无,1971-09,男,26\n2,,1977-02,女,16\n3,,1971-13,男,1\n"
OWN = LIST.splitlines()[0].split(",")


def lines(path: Path) -> list[list[str]]:
    """The list in a file; of a workbook the sheet that has all of it."""
    (found,) = (grid for grid in grids(str(path)) if grid.sheet in (None, "明细", "Details"))
    return [[text_of(cell) for cell in row] for row in found.rows]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plan_planned_again_is_the_same(
    make_file: MakeFile, law: Law, tmp_path: Path, suffix: str, lang: str
) -> None:
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    read_roster(make_file(LIST)).plan(law, "2026-10").write(first, lang=lang)  # type: ignore[arg-type]  # both are languages
    again = read_roster(first)
    assert again.answers == range(len(OWN), len(again.header))
    assert [use.title for use in again.uses] == OWN
    assert [note.code for note in again.notes] == ["roster.note_answers"]
    again.plan(law, "2026-11").write(second)
    fresh = tmp_path / f"fresh{suffix}"
    read_roster(make_file(LIST)).plan(law, "2026-11").write(fresh)
    assert lines(second) == lines(fresh)
    added = lines(second)[0][len(OWN) :]
    if suffix == ".xlsx":  # without what nobody has an answer for
        assert added == [one for one in RESULTS.values() if one in added]
        assert {"法定退休年月", "是否符合条件", "问题"} <= set(added)
    else:
        assert len(added) == len(RESULTS)


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_what_somebody_has_written_behind_the_answers_stays(
    make_file: MakeFile, law: Law, tmp_path: Path, suffix: str, long: bool
) -> None:
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    read_roster(make_file(LIST)).plan(law, "2026-10").write(first)
    if suffix == ".parquet":
        table = pq.read_table(first)
        pq.write_table(table.append_column("领导批示", [["已阅", None, None]]), first)
    else:
        header, one, *rest = first.read_text(encoding="utf-8-sig").splitlines()
        first.write_text(
            "\n".join([f"{header},领导批示", f"{one},已阅", *(f"{row}," for row in rest)]), encoding="utf-8"
        )
    if long:
        plan_long(first, second, law, "2026-11")
    else:
        again = read_roster(first)
        assert again.answers == range(len(OWN), len(OWN) + len(RESULTS))
        assert [use.title for use in again.uses] == [*OWN, "领导批示"]
        again.plan(law, "2026-11").write(second)
    titles, line, *_ = lines(second)
    assert titles[: len(OWN) + 1] == [*OWN, "领导批示"]
    assert len(titles) == len(OWN) + 1 + len(RESULTS)
    assert line[len(OWN)] == "已阅"


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_so_in_a_long_list(make_file: MakeFile, law: Law, tmp_path: Path, suffix: str) -> None:
    first, second, fresh = (tmp_path / f"{name}{suffix}" for name in ("first", "second", "fresh"))
    plan_long(make_file(LIST), first, law, "2026-10")
    plan_long(first, second, law, "2026-11")
    plan_long(make_file(LIST), fresh, law, "2026-11")
    assert lines(second) == lines(fresh)


def test_a_frame_with_answers_gets_new_ones(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    families: tuple[Family, ...] = ("pyarrow", "pandas", "polars")
    for family in families:
        frame = read_roster(make_file(LIST)).plan(law, "2026-10").to_frame(family=family)
        made = Roster.from_frame(frame).plan(law, "2026-11").to_frame(lang="zh")
        names = [str(name) for name in (made.column_names if family == "pyarrow" else made.columns)]
        assert names[: len(OWN)] == OWN
        assert len(names) == len(OWN) + len(RESULTS)


def test_columns_of_the_list_that_have_such_a_name_stay(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = "出生年月,人员类别,法定退休年月,是否符合条件,问题,提示\n1971-09,男,甲,乙,丙,丁\n"
    out = tmp_path / "plan.parquet"
    read_roster(make_file(text)).plan(law, "2026-11").write(out)
    assert pq.read_table(out).column_names[:6] == text.splitlines()[0].split(",")
    again = read_roster(out)
    assert again.answers.start == 6
    assert [text_of(cell) for cell in again.rows[0].cells[2:6]] == ["甲", "乙", "丙", "丁"]
