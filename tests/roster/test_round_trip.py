"""Nothing of a list is lost, in whichever of the three formats it comes and goes."""

import csv
import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retirecalc.law import Law
from retirecalc.roster import Roster, read_roster
from retirecalc.roster.answers import RESULTS
from retirecalc.roster.cells import text_of
from tests.law_day import load_law
from tests.roster.conftest import MakeBook, MakeFile

HARD = (
    "样例公司员工名单,,,,,,,\n"
    "\n"
    "工号,姓名,出生年月,人员类别,备注,备注,,累计缴费年限\n"
    '0007,样例𠮷,1971-09,男,"带,逗号","两\n行",,26年4个月\n'
    "\n"
    '="0012",样例乙,1977-02,女工人,=1+1,"引""号",无名列,16.0\n'
    " 0013 ,样例丙,1971-13,男, 空格 ,'撇号,,\n"
    ",,,,,,,\n"
    "0014,样例丁,1971-09,男,-3,+86 138,@甲,1e5\n"
    "0015,样例戊,1966-09,男\n"
)


def texts(roster: Roster) -> list[list[str]]:
    """Every cell of the list as text, rows of one width."""
    width = len(roster.header)
    return [[text_of(cell) for cell in (*row.cells, *[None] * (width - len(row.cells)))][:width] for row in roster.rows]


def again(roster: Roster, law: Law, path: Path) -> Roster:
    roster.plan(law, "2026-11").write(path)
    return read_roster(path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_hard_list(make_file: MakeFile, law: Law, tmp_path: Path, suffix: str, encoding: str) -> None:
    before = read_roster(make_file(HARD, encoding))
    written = list(csv.reader(HARD.splitlines(keepends=True)))
    assert texts(before) == [[*row, *[""] * (8 - len(row))] for row in written[3:]]
    after = again(before, law, tmp_path / f"plan{suffix}")
    width = len(before.header)
    assert [row[:width] for row in texts(after)] == texts(before)
    assert [row.person for row in after.rows] == [row.person for row in before.rows]
    if suffix == ".parquet":
        # A frame can hold no two columns of one name, and none without.
        assert after.header[:width] == (
            "工号",
            "姓名",
            "出生年月",
            "人员类别",
            "备注",
            "备注 (2)",
            "列7",
            "累计缴费年限",
        )
        kept = json.loads(pq.read_schema(tmp_path / "plan.parquet").metadata[b"retirecalc"])
        assert (kept["header"], kept["above"][0][0]) == (written[2], "样例公司员工名单")
    else:
        assert after.header[:width] == before.header
        assert [text_of(row[0]) for row in after.above] == ["样例公司员工名单", ""]
        assert [row.number for row in after.rows] == [row.number for row in before.rows]
    titles = tuple(RESULTS.values())
    # A workbook leaves out the answers that nobody has: all are judged in the statutory month, so that there is no notice, agreement
    # or approval, and nobody whose count is known is short or asked about.
    of_a_choice = {"书面告知截止日", "书面协议截止日", "是否需经批准"}
    empty = of_a_choice | {"原因", "缴费不足时的办法", "待确认", "各种可能"} if suffix == ".xlsx" else set()
    assert after.header[width:] == tuple(title for title in titles if title not in empty)


def test_a_workbook_through_a_workbook_keeps_its_values(make_book: MakeBook, law: Law, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["样例公司员工名单"],
        [
            "工号",
            "出生年月",
            "人员类别",
            "备注",
            "备注",
            "在岗",
            "入职",
            "基数",
            *(f"列{place}" for place in range(92)),
        ],
        ["0007", date(1971, 9, 15), "男", None, "=1+1", True, datetime(2001, 2, 3, 4, 5), 8123.45, *range(92)],
        [],
        ["0008", 197109, "男", " ", "两\n行", False, date(1999, 12, 31), -3, *[None] * 92],
    ]
    before = read_roster(make_book({"名单": rows}))
    after = again(before, law, tmp_path / "plan.xlsx")
    assert len(before.header) == 100
    assert after.above == (("样例公司员工名单", *[""] * (len(after.header) - 1)),)
    for old, new in zip(before.rows, after.rows, strict=True):
        assert list(new.cells[:100]) == list(old.cells)
        assert new.person == old.person


def test_parquet_through_parquet_keeps_its_types(law: Law, tmp_path: Path) -> None:
    table = pa.table(
        {
            "birth": pa.array([date(1971, 9, 15), None], pa.date32()),
            "category": pa.array(["男", None]).dictionary_encode(),
            "card": pa.array([6222021234567890123, None], pa.int64()),
            "wage": pa.array([Decimal("8123.45"), None], pa.decimal128(12, 2)),
            "at": pa.array([1, None], pa.timestamp("ns")),
            "tags": pa.array([["a", "b"], None], pa.list_(pa.string())),
            "note": pa.array(["=1+1", ""]),
        }
    )
    pq.write_table(table, tmp_path / "staff.parquet")
    read_roster(tmp_path / "staff.parquet").plan(law, "2026-11").write(tmp_path / "plan.parquet")
    after = pq.read_table(tmp_path / "plan.parquet")
    assert after.select(table.column_names).cast(table.schema).equals(table)
    # 1971-09: 80 months after 1965-01, 80//4+1 = 21: 2033-06; the list is of two languages, its headers are English.
    assert after.column("statutory_month").to_pylist() == [date(2033, 6, 1), None]
    assert after.schema.field("statutory_month").type == pa.date32()
    assert after.schema.field("required_months").type == pa.int32()


def test_a_workbook_as_parquet_has_columns_of_one_type(make_book: MakeBook, law: Law, tmp_path: Path) -> None:
    header = ["出生年月", "性别", "人数", "基数", "在岗", "入职", "时刻", "混合"]
    rows: list[list[Any]] = [
        [197109, "男", 3, 8123.45, True, date(1999, 12, 31), datetime(2001, 2, 3, 4, 5), "甲"],
        [197201, "男", None, 7, None, None, None, 12],
    ]
    read_roster(make_book({"名单": [header, *rows]})).plan(law, "2026-11").write(tmp_path / "plan.parquet")
    table = pq.read_table(tmp_path / "plan.parquet")
    types = {name: str(table.schema.field(name).type) for name in header}
    assert types == {
        "出生年月": "int64",
        "性别": "string",
        "人数": "int64",
        "基数": "double",
        "在岗": "bool",
        "入职": "date32[day]",
        "时刻": "timestamp[us]",
        "混合": "string",
    }
    assert table.column("混合").to_pylist() == ["甲", "12"]


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@'\"\n\t,;样例0１"), min_size=0, max_size=6
)


@settings(max_examples=settings().max_examples // 5)  # each is six files
@given(
    st.integers(1, 5).flatmap(
        lambda width: st.tuples(
            st.lists(CELLS, min_size=width, max_size=width),
            st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4),
        )
    )
)
def test_any_text_in_any_cell(table: tuple[Sequence[str], Sequence[Sequence[str]]]) -> None:
    titles, rows = table
    law = load_law()
    with TemporaryDirectory() as folder:
        path = Path(folder, "staff.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*(f"注{title}" for title in titles), "birth", "category"])
            writer.writerows([[*row, "1971-09", "male_60"] for row in rows])
        before = read_roster(path)
        assert [row.person is not None for row in before.rows] == [True] * len(rows)
        for suffix in (".csv", ".xlsx", ".parquet"):
            after = again(before, law, Path(folder, f"plan{suffix}"))
            assert [row[: len(titles) + 2] for row in texts(after)] == texts(before)


@pytest.mark.long
def test_fifty_megabytes_of_a_hundred_columns(law: Law, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["工号", "出生年月", "性别", "累计缴费月数", *(f"附加列{place}" for place in range(96))])
        for number in range(57_000):
            facts = [f"{number:07}", f"{1965 + number % 40}-{1 + number % 12:02}", "男", number % 200]
            writer.writerow([*facts, *(f"样例{(number * 7 + place) % 10_000:04}" for place in range(96))])
    assert path.stat().st_size > 50_000_000
    before = read_roster(path)
    plan = before.plan(law, "2026-11")
    for suffix in (".csv", ".xlsx", ".parquet"):
        plan.write(tmp_path / f"plan{suffix}")
        after = read_roster(tmp_path / f"plan{suffix}")
        assert len(after.rows) == len(before.rows) == 57_000
        for old, new in zip(before.rows, after.rows, strict=True):
            assert [text_of(cell) for cell in new.cells[:100]] == list(old.cells)
            assert new.person == old.person
