"""A row needs a birth and a class; nothing else can cost it: with one bad cell beside them it has the statutory month it has without."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc.law import Law
from retirecalc.roster import plan_long, read_roster
from tests.law_day import load_law

TITLES = (
    *(
        "用工性质",
        "是否已领取养老金",
        "审批结果",
        "约定延迟至",
        "书面告知日期",
        "申请日期",
        "首次参保年月",
        "缴费截止年月",
        "拟退休年月",
    ),
    *(
        "累计缴费年限",
        "实际缴费月数",
        "视同缴费年限",
        "是否继续缴费",
        "个人缴费状态",
        "特殊工种",
        "证件类型",
        "身份证号",
        "险种类型",
    ),
    *("预计退休年月", "个人身份", "档案出生日期"),
)
DIRT = (
    *(
        "",
        " ",
        "?",
        "无",
        "—",
        "N/A",
        "不详",
        "abc",
        "-1",
        "1e999",
        "99999999999999999999",
        "26.4",
        "26/4",
        "十二",
        "是",
        "否",
        "明年",
    ),
    *(
        "2026-13",
        "0000-00-00",
        "1971-02-30",
        "31/12/2025",
        "71.9",
        "45000",
        "#REF!",
        "=1+1",
        "{}",
        "农历八月",
        "男",
        "女",
        "1101**********0011",
    ),
    *(
        "失业保险",
        "终止缴费",
        "护照",
        "E12345678",
        "2199-01",
        "1850-01",
        "12:30",
        "2026-11-26T08:00Z",
        "𠮷",
        "\\",
        "'",
        "TRUE",
        "None",
        "nan",
    ),
)
LAW = load_law()


def months(path: Path, law: Law) -> list[set[str]]:
    """The statutory months that each row may have."""
    plan = read_roster(path).plan(law, "2026-11")
    assert not plan.problems
    return [{str(one.assessment.statutory.value.month) for one in row.answers} for row in plan.rows]


@pytest.mark.parametrize("title", TITLES)
def test_one_bad_cell_costs_nobody_the_answer(title: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    lines = "".join(f'1971-09,男,"{cell}"\n1977-02,女工人,"{cell}"\n' for cell in DIRT)
    path.write_text(f"出生年月,人员类别,{title}\n{lines}", encoding="utf-8")
    found = months(path, LAW)
    # 附件1: 1971-09 is 80 months after 1965-01, 80 // 4 + 1 = 21: 2033-06. 附件3: 1977-02, 25 // 2 + 1 = 13: 2028-03.
    assert found == [{"2033-06"}, {"2028-03"}] * len(DIRT) or title == "档案出生日期"
    assert all(right in one for one, right in zip(found, ["2033-06", "2028-03"] * len(DIRT), strict=True))


@given(
    st.lists(
        st.tuples(st.sampled_from(TITLES), st.sampled_from(DIRT)),
        min_size=1,
        max_size=6,
        unique_by=lambda cell: cell[0],
    )
)
def test_many_bad_cells_cost_nobody_the_answer(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("dirt") / "list.csv"
    titles, values = zip(*cells, strict=True)
    row = ",".join(f'"{value}"' for value in values)
    path.write_text(f"出生年月,人员类别,{','.join(titles)}\n1971-09,男,{row}\n", encoding="utf-8")
    (found,) = months(path, LAW)
    assert "2033-06" in found


def dirty(count: int, seed: int) -> str:
    """Rows of random dirt under the titles of a whole list; birth and class are right in every fourth."""
    pick = random.Random(seed)
    titles = ["姓名", "出生年月", "性别", "人员类别", *TITLES]
    lines = [",".join(titles)]
    for number in range(count):
        cells = [pick.choice(DIRT) for _ in titles]
        cells[0] = f"样例{number}"
        if number % 4 == 0:
            cells[1:4] = ["1971-09", "男", ""]
        lines.append(",".join(f'"{cell}"' for cell in cells))
    return "\n".join(lines) + "\n"


def test_random_dirt_loses_no_row_and_both_ways_say_the_same(tmp_path: Path) -> None:
    assert_same(tmp_path, 400)


@pytest.mark.long
def test_a_hundred_thousand_rows_of_random_dirt(tmp_path: Path) -> None:
    assert_same(tmp_path, 100_000)


def assert_same(folder: Path, count: int) -> None:
    path = folder / "dirt.csv"
    path.write_text(dirty(count, seed=13), encoding="utf-8")
    roster = read_roster(path)
    assert [str(row.cells[0]) for row in roster.rows] == [f"样例{number}" for number in range(count)]
    plan = roster.plan(LAW, "2026-11")
    good = [row for row in plan.rows if (row.row.number - 2) % 4 == 0 and row.row.left_out is None]
    assert good
    assert all("2033-06" in {str(one.assessment.statutory.value.month) for one in row.answers} for row in good)
    plan.write(folder / "short.parquet")
    plan_long(path, folder / "long.parquet", LAW, "2026-11")
    import pyarrow.parquet as pq

    short, longer = pq.read_table(folder / "short.parquet"), pq.read_table(folder / "long.parquet")
    assert longer.num_rows == count
    assert longer.to_pydict() == short.select(longer.column_names).to_pydict()
