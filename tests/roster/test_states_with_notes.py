"""Kinds of insurance, states of payments and of staff as real lists write them: with notes, in English, under other titles."""

from __future__ import annotations

import pytest

from retirecalc.roster import RosterRow, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_passed_over import codes
from tests.roster.test_said_beside import goes_on, read


def months(row: RosterRow) -> int | None:
    """The cumulative months that count; None where none do."""
    assert row.person is not None
    counted = row.person.contributions
    return None if counted is None or counted.cumulative is None else int(counted.cumulative)


# kinds of insurance

KINDS = ("参保类别", "缴费险种", "保险类型", "保险种类", "保险类别", "社保险种", "养老保险类型")


@pytest.mark.parametrize("title", [*KINDS, "险种类型", "参保险种"])
def test_a_row_of_another_insurance_is_left_out_whatever_its_column_is_called(make_file: MakeFile, title: str) -> None:
    text = (
        f"姓名,性别,出生年月,{title},累计缴费月数\n甲,男,1971-09,医疗,90\n甲,男,1971-09,企业职工基本养老保险,200\n"
        "乙,男,1971-10,城乡居民养老保险,180\n丙,男,1971-11,机关事业单位养老保险,210\n"
    )
    medical, pension, resident, public = read_roster(make_file(text)).rows
    assert medical.left_out is not None
    assert medical.left_out.fields["row"] == 3
    assert [months(row) for row in (pension, resident, public)] == [200, None, 210]
    assert [codes(row) for row in (pension, resident, public)] == [[], ["roster.not_of_pension"], []]


@pytest.mark.parametrize(
    ("word", "counts"),
    [
        *((word, True) for word in ("五险一金", "三险", "社保", "社会保险", "职工", "灵活就业", "养老、医疗", "是", "120")),
        *((word, False) for word in ("居民", "新农合", "职工医保", "企业年金", "公积金", "综合保险", "medical", "310", "A")),
    ],
)
def test_a_word_that_names_no_other_insurance_costs_no_months(make_file: MakeFile, word: str, counts: bool) -> None:
    (row,) = read(make_file, "险种类型", f'"{word}"')
    assert months(row) == (150 if counts else None)
    assert codes(row) == ([] if counts else ["roster.not_of_pension"])


@pytest.mark.parametrize("title", ["参保类别", "保险类型"])
def test_a_title_that_may_mean_something_else_does_so_where_no_cell_names_an_insurance(
    make_file: MakeFile, title: str
) -> None:
    text = f"姓名,性别,出生年月,{title},累计缴费月数\n甲,男,1971-09,A,90\n甲,男,1971-09,B,200\n"
    roster = read_roster(make_file(text))
    assert [use.field for use in roster.uses if use.title == title] == [None]
    assert [months(row) for row in roster.rows] == [90, 200]
