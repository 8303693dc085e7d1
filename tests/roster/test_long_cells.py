"""Cells far longer than anything a list says: each costs its own cell, never the list, and is read at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.errors import InvalidFacts
from retirecalc.ground.months import Months, YearMonth
from retirecalc.roster import headers, read_roster

BLANKS = (" ", "\t", "\u3000")
MANY = (3_000, 100_000)


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("count", MANY)
@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("before", ["", "1971", "2025年", "(", "缴费年限", "1."])
def test_a_cell_of_blanks_is_a_cell_like_any_other(tmp_path: Path, blank: str, count: int, before: str) -> None:
    # a quotation, because a tab in the first lines may be taken for what stands between the columns
    cell = f'"{before}{blank * count}x"'
    listed = read_roster(written(tmp_path, f"姓名,性别,出生年月,备注\n甲,男,1971-09,{cell}\n乙,女,1975-03,\n"))
    assert listed.header == ("姓名", "性别", "出生年月", "备注")
    assert [row.cells[3] for row in listed.rows] == [cell[1:-1], ""]
    assert [str(row.person.birth_month) for row in listed.rows if row.person is not None] == ["1971-09"]
    assert [row.number for row in listed.rows if row.questions] == [3]  # a woman whose post is not stated


@pytest.mark.parametrize("count", MANY)
@pytest.mark.parametrize("blank", BLANKS)
def test_blanks_in_a_title_do_not_matter_however_many(tmp_path: Path, blank: str, count: int) -> None:
    titles = f'姓名,性别,"出生{blank * count}年月","累计缴费年限{blank * count}（月）","备注{blank * count}x"'
    listed = read_roster(written(tmp_path, f"{titles}\n甲,男,1971-09,316,无\n"))
    (row,) = listed.rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert (str(row.person.birth_month), row.person.contributions.cumulative) == ("1971-09", 316)
    assert [(use.title, use.field) for use in listed.uses] == [
        ("姓名", "name"),
        ("性别", "sex"),
        ("出生 年月", "birth"),
        ("累计缴费年限 （月）", "cumulative"),
        ("备注 x", None),
    ]


@pytest.mark.parametrize("words", ["岗位", "延迟", "缴费", "(", "1 ", "其中", "请", "（月）", "截至2025年"])
def test_a_title_longer_than_any_is_not_known_and_said_to_be_unused(tmp_path: Path, words: str) -> None:
    long = words * (100_000 // len(words)) + "缴费"
    listed = read_roster(written(tmp_path, f'姓名,性别,出生年月,"{long}"\n甲,男,1971-09,316\n'))
    assert [use.field for use in listed.uses] == ["name", "sex", "birth", None]
    assert listed.uses[3].title == " ".join(long.split())
    assert listed.rows[0].person is not None


def test_a_row_of_many_digits_is_no_fact_and_one_of_a_number_is() -> None:
    assert not headers.is_person(["1" * 100_000 + "z"])
    assert headers.is_person(["1971年09月"])
    assert headers.is_person(["26.4"])
    assert not headers.is_person(["年月"])


@pytest.mark.parametrize("words", ["1971-", "1971年", "1,", "1 - ", "十年、", "26年(", "生", "周一 "])
def test_a_date_written_without_end_costs_its_row_and_no_other(tmp_path: Path, words: str) -> None:
    endless = words * (30_000 // len(words))
    rows = [
        "姓名,性别,出生年月,累计缴费年限",
        "甲,男,1971-09,26年4个月",
        f'乙,男,"{endless}",26年',
        f'丙,男,1972-03,"{endless}"',
    ]
    first, second, third = read_roster(written(tmp_path, "\n".join(rows) + "\n")).rows
    assert first.person is not None
    assert first.person.contributions is not None
    assert first.person.contributions.cumulative == 316
    assert not first.warnings
    assert [str(one)[:7] for one in second.problems] == ["出生年月: '"]
    assert third.person is not None
    assert str(third.person.birth_month) == "1972-03"
    assert not third.problems
    assert [str(one)[:6] for one in third.warnings] == ["累计缴费年限"]


def test_a_month_spelled_at_length_is_still_read() -> None:
    assert YearMonth.of("出生：一九七一年九月十五日生 (公历) 星期三") == YearMonth(1971, 9)
    with pytest.raises(InvalidFacts, match="is not a month"):
        YearMonth.of("1971-" * 6_000)
    with pytest.raises(InvalidFacts, match="is not a period"):
        Months.of("26年," * 6_000)
