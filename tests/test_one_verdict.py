"""One value, one meaning: in Python, at the command line, in lists of three kinds, in a batch, and in SQL.

What a value means was written by hand. A door that says less names its reason; none says more, but for what tables settle by what
they are: whole numbers with `.0` and a man beside another age, and in a list births with a year of two digits and a count that names
the deemed years in it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from retirecalc import Contributions, InvalidFacts, Person
from retirecalc.batch import PROBLEMS, Problem, assess_batch, explain_row, to_sql
from retirecalc.batch.columns import kind_of
from retirecalc.batch.results import to_arrow
from retirecalc.batch.sql import JOINED
from retirecalc.cli import main
from retirecalc.columns import INPUTS
from retirecalc.roster import Roster, read_roster
from tests.law_day import load_law

LAW, NOW = load_law(), "2026-11"
REFUSED, ASKED = "refused", "asked"  # not read, and named; read as far as it goes, and asked
MEN, MANAGERS, WORKERS = "male_60", "female_55", "female_50"


class Value(NamedTuple):
    """What stands somewhere for a fact, and what it means; `but` has the doors that say something else."""

    fact: str
    value: Any
    means: Any
    but: dict[str, Any] = {}  # noqa: RUF012

    def at(self, door: str) -> Any:
        return self.but.get(door, self.but.get("list", self.means) if door in LISTS else self.means)


def each(fact: str, means: Any, *values: Any, **but: Any) -> list[Value]:
    return [Value(fact, value, means, but) for value in values]


# A database reads what its functions can say: no Chinese numerals, no names of months, no numerals in another order.
NO_SQL = {"sql": REFUSED}
UNSTATED = ("", " ", "待定", "未知", "空", "不详", "暂无", "N/A", "null", "-", "/", "？", "未 知")

TEXTS = [
    *each("birth", "1971-09", "1971-09", "1971-9", "1971/09", "1971.09", "1971.9", "197109", " 1971-09 ", "1971年9月"),
    *each("birth", "1971-09", "１９７１-０９", "１９７１年９月", "1971 年 9 月", "1971-09 00:00"),
    *each("birth", "1971-09-15", "1971-09-15", "1971/9/15", "1971.9.15", "19710915", "1971年9月15日", "1971/9/15 0:00"),
    *each("birth", "1971-09-15", "1971-09-15T00:00:00", "1971-09-15 00:00:00.000"),
    *each(
        "birth", "1971-09", "一九七一年九月", "1971年9月份", "1971年9月生", "1971、9", "1971 09", "09/1971", **NO_SQL
    ),
    *each("birth", "1971-09", "Sep 1971", "1971-09-", "1971年九月", **NO_SQL),
    *each("birth", "1971-09-15", "15 Sep 1971", "15/9/1971", "9/15/1971", "Sept 15, 1971", **NO_SQL),
    *each(
        "birth", "1971-09-15", "1971/09/15 周三", "公历1971年9月15号", "Wed, 15 Sep 1971", "1971-09-15 Thu", **NO_SQL
    ),
    *each("birth", "1971-09", "1971—09", "1971·09", "生于1971年9月。", "出生：1971.9", **NO_SQL),
    *each(
        "birth", REFUSED, "1971.1", "1971-13", "1971-02-30", "1971", "26177", "71年9月", "1971年农历八月", "5/6/1971"
    ),
    *each("birth", REFUSED, "1971-09-15 08:00", "1971-09-15T00:00:00Z", "soon", "1899-12", "2100-01", "女"),
    *each("birth", REFUSED, "1971-09-15 08:00 Wed"),
    *each("birth", REFUSED, "15-Sep-71", list="1971-09-15"),
    *each("birth", REFUSED, *UNSTATED),
    *each("category", MEN, "男", "男性", "男职工", "男干部", "男60", "male_60", "Male", "M", "man", " 男 ", "（男）"),
    *each("category", MEN, "原法定退休年龄60周岁男职工", "男（销售）"),
    *each(
        "category", MANAGERS, "女干部", "女55", "女 55", "女职工55", "女管理岗", "女专业技术人员", "female_55", "女幹部"
    ),
    *each("category", MANAGERS, "女（干部）", "原法定退休年龄55周岁女职工", "女５５"),
    *each("category", MANAGERS, "原法定退休年龄五十五周岁女职工", **NO_SQL),
    *each("category", WORKERS, "女工人", "女50", "女职工50", "女(工人)", "女操作工", "女普工", "FEMALE_50"),
    *each("category", WORKERS, "原法定退休年龄50周岁女职工"),
    *each("category", ASKED, "女", "女性", "女职工", "female", "F", "woman", "（女）", "女销售岗"),
    # A list may have the sex in another column, and asks for it; no other door has one.
    *each("category", REFUSED, "干部", "操作工", list=ASKED),
    *each("category", REFUSED, "gibberish", "正式员工", *UNSTATED),
    # No table needs the age of a man.
    *each(
        "category",
        REFUSED,
        "男50",
        "男55",
        "50男",
        "男性55",
        "M55",
        "M63",
        "男45",
        "男63",
        list=MEN,
        batch=MEN,
        sql=MEN,
    ),
    *each("category", REFUSED, "女45", "女58", "女60", list=ASKED),  # of which nothing but the sex is plain
    *each("category", WORKERS, "50女", "５０女", "女性50"),
    *each("category", MANAGERS, "55女"),
    *each("category", ASKED, "Female worker", "Woman worker", "female_worker"),
    *each("category", MANAGERS, "Female cadre", "Woman cadre", "female_cadre"),
    *each("employment", "employee", "employee", "民营企业职工", "外资企业职工"),
    *each("employment", "state_employee", "state_employee", "国企职工", "事业单位职工", "国有企业職工", "机关工人"),
    *each("employment", "state_manager", "state_manager", "国有企业管理人员", "事业单位领导人员"),
    *each("employment", "civil_servant", "civil_servant", "公务员", "公务员编制", "Civil_Servant"),
    *each(
        "employment", "own_account", "own_account", "灵活就业人员", "灵活 就业", "个体工商户", "个人缴费", "自由职业者"
    ),
    # The list names a word that says nothing of who employs: somebody may know more.
    *each("employment", "unknown", "企业职工", "合同工", "正式员工", "Employee", "其他", "农民工", list=REFUSED),
    *each("employment", "unknown", "unknown", *UNSTATED),
    *each("employment", REFUSED, "astronaut", "返聘", "事业编制", "事业编", "国企/央企", "3"),
    *each("continuing", True, "是", "yes", "Y", "true", "TRUE", "1", "√", "在缴", "继续缴费", "Ｙｅｓ"),
    *each("continuing", False, "否", "no", "N", "false", "0", "×", "终止缴费", "停保", "暂停缴费（中断）"),
    *each("continuing", None, "无", "没有", *UNSTATED),
    *each("continuing", REFUSED, "maybe", "正常参保", "2", "2026-11"),
    *each("approved", True, "是", "yes", "true", "批准", "已批准", "通过", "同意"),
    *each("approved", False, "不予批准", "不同意", "驳回", "未通过"),
    *each("approved", False, "否", "no", "false", "0", list=REFUSED),  # in a list it may stand for "not yet"
    *each("approved", None, "未审批", "审批中", "pending", *UNSTATED),
    *each("approved", REFUSED, "maybe", "2026-11"),
    *each("cumulative", 316, "316", "26y4m", "26年4个月", "26年4月", "P26Y4M", "316个月", "２６年４个月", " 316 "),
    *each("cumulative", 316, "二十六年零四个月", "26 years 4 months"),
    *each("cumulative", 318, "26年半"),
    *each("cumulative", 316, "26年4个月。", "26+4/12", "316（月）", "26年4个月（316个月）", "26 yrs 4 mos"),
    *each("cumulative", 312, "26整年"),
    *each("cumulative", REFUSED, "26年4个月（317个月）", "26+13/12"),
    *each("cumulative", REFUSED, "26年（含视同6年）", list=312),  # where the deemed years in it are read too
    *each("cumulative", 0, "0"),
    *each("cumulative", REFUSED, "26.4", "26y12m", "-1", "many", "半年", "2026-11"),
    *each("cumulative", REFUSED, "316.0", " 316.00 ", list=316, batch=316),  # as a table writes a whole number
    *each("cumulative", REFUSED, "316.5"),
    *each("cumulative", None, "无", *UNSTATED),
    *each("paid", 292, "292", "24y4m", "24年4个月"),
    *each("paid", None, "没有", "待定"),
    *each("deemed", 24, "24", "2年", "24个月"),
    *each("deemed", 0, "0", "无", "没有"),
    *each("deemed", None, "待定", "-"),
    *each("counted_to", "2026-06", "2026-06", "2026年6月", "202606", "2026/6/30", "二〇二六年六月", "June 2026"),
    *each("counted_to", None, *UNSTATED),
    *each("counted_to", REFUSED, "2026-13", "soon", "2026.1", "2026-06-30 08:00"),
    *each("retire_in", "2030-01", "2030-01", "2030年1月", "203001", "2030-01-15", "Jan 2030"),
    *each("retire_in", None, *UNSTATED, cli=REFUSED),  # who asks for a month names one
    *each("retire_in", REFUSED, "2030-13", "明年", "2030.1", "2400-01", "2500-01"),
    *each("drawing", "none", "none", "否", "无", "没有", "no", "未领取", "未退休"),
    *each("drawing", "employee", "employee", "企业职工基本养老金", "机关事业单位养老金"),
    *each("drawing", "resident", "城乡居民养老金", "resident"),
    *each("drawing", "some", "是", "有", "yes", "已领取", "已退休"),
    *each("drawing", None, "待定", "未知", "-", ""),
    *each("drawing", REFUSED, "失业金", "maybe"),
    *each("deferral_agreed_to", "2035-01", "2035-01", "2035年1月", "203501", "2035-01-31"),
    *each("deferral_agreed_to", False, "否", "无", "no", "未约定", "不延迟", "没有"),
    *each("deferral_agreed_to", None, "协商中", "待约定", "待定", "空", ""),
    *each("deferral_agreed_to", REFUSED, "是", "明年", "2035-13"),
]

NA = (None, pd.NA, pd.NaT, float("nan"), np.float64("nan"), np.datetime64("NaT", "D"), Decimal("NaN"))
SCALARS = [
    *each("birth", "1971-09-15", date(1971, 9, 15), datetime(1971, 9, 15), pd.Timestamp("1971-09-15"), 19710915),
    *each("birth", "1971-09-15", np.datetime64("1971-09-15"), np.datetime64("1971-09-15T00:00:00.000000000")),
    *each("birth", "1971-09", np.datetime64("1971-09"), 197109, np.int32(197109), np.str_("1971-09"), Decimal(197109)),
    *each("birth", "1971-09", pd.Period("1971-09", "M")),
    *each("birth", REFUSED, 197109.0, np.float64(197109.0), 1971.09, True, np.True_, pd.Timestamp("1971-09-15 08:00")),
    *each("birth", REFUSED, *NA),
    *each("category", MEN, np.str_("男")),
    *each("category", REFUSED, 60, True, *NA),
    *each("employment", "own_account", np.str_("灵活就业")),
    *each("employment", "unknown", *NA),
    *each("continuing", True, True, np.True_, 1, 1.0, np.int8(1), np.float64(1), Decimal(1)),
    *each("continuing", False, False, np.False_, 0, 0.0, np.uint8(0), Decimal("0.0")),
    *each("continuing", None, *NA),
    *each("continuing", REFUSED, 2, -1, 0.5),
    *each("approved", True, True, np.True_, 1.0),
    *each("approved", False, False, np.False_, 0),
    *each("approved", None, *NA),
    *each(
        "cumulative", 316, 316, 316.0, np.int16(316), np.uint64(316), np.float32(316), Decimal(316), Decimal("316.00")
    ),
    *each("cumulative", REFUSED, -1, 26.4, np.float64(26.4), float("inf"), True, Decimal("26.4")),
    *each("cumulative", None, *NA),
    *each("counted_to", "2026-06", date(2026, 6, 30), pd.Timestamp("2026-06-30"), np.datetime64("2026-06"), 202606),
    *each("counted_to", None, *NA),
    *each("retire_in", "2030-01", date(2030, 1, 1), np.datetime64("2030-01-01"), Decimal(203001)),
    *each("drawing", "none", np.str_("无")),
    *each("drawing", None, *NA),
    *each("deferral_agreed_to", "2035-01", date(2035, 1, 31), pd.Timestamp("2035-01-31"), np.int64(203501)),
    *each("deferral_agreed_to", False, False, np.False_),
    *each("deferral_agreed_to", REFUSED, True, np.True_),
    *each("deferral_agreed_to", None, *NA),
]

LISTS = ("csv", "xlsx", "parquet")
SIMPLE = {"birth": "1971-09", "category": MEN}
COUNTED = {"cumulative": "100"}
OF_CONTRIBUTIONS = ("cumulative", "paid", "deemed", "counted_to", "continuing")
TITLES = {
    "birth": "出生年月",
    "category": "人员类别",
    "employment": "用工性质",
    "continuing": "是否继续缴费",
    "approved": "审批结果",
    "cumulative": "累计缴费月数",
    "paid": "实际缴费月数",
    "deemed": "视同缴费月数",
    "counted_to": "缴费截止年月",
    "retire_in": "拟退休年月",
    "drawing": "是否领取养老金",
    "deferral_agreed_to": "约定延迟至",
}


def facts_of(one: Value) -> dict[str, Any]:
    """The whole row: a man of 1971-09, and what else the fact needs to mean anything."""
    beside = COUNTED if one.fact in ("counted_to", "continuing") else {}
    return {**SIMPLE, **beside, one.fact: one.value}


def of_person(person: Person, fact: str) -> Any:
    found = person.contributions if fact in OF_CONTRIBUTIONS else person
    value = getattr(found, fact, None)
    return value if value is None or isinstance(value, bool | int) else str(value)


def in_python(one: Value) -> Any:
    facts = facts_of(one)
    counted = {name: facts.pop(name) for name in OF_CONTRIBUTIONS if name in facts}
    try:
        if one.fact == "retire_in":
            pytest.fail("a month asked for is no fact of a person")
        paid = Contributions(**counted) if counted else None
        return of_person(Person(**facts, contributions=paid), one.fact)
    except InvalidFacts as error:
        if error.code == "facts.contributions_empty":  # nothing is known of them: leave them out
            return None
        return ASKED if error.code == "facts.category_of_woman" else REFUSED


OPTIONS = {"cumulative": "--contributions"}


def at_the_command_line(values: Sequence[Value], capfdbinary: Any) -> list[Any]:
    """What one command says of the values, which are of different facts."""
    facts = {name: text for one in values for name, text in facts_of(one).items()} | {
        one.fact: one.value for one in values
    }
    options = {OPTIONS.get(name, f"--{name.replace('_', '-')}"): text for name, text in facts.items()}
    status = main(["person", *(part for pair in options.items() for part in pair), "--as-of", NOW, "--json"])
    printed, said = capfdbinary.readouterr()
    if status:
        if b"give paid, deemed or cumulative" in said:  # nothing is known of them: leave them out
            return [None]
        return [ASKED if b"whether her original retirement age" in said else REFUSED] * len(values)
    answer = json.loads(printed)
    person, months = Person.from_dict(answer["facts"]), [option["month"] for option in answer["options"]]
    return [
        one.means in months and one.means if one.fact == "retire_in" else of_person(person, one.fact) for one in values
    ]


def in_a_list(values: list[Value], read: Callable[[list[str], list[list[Any]]], Roster]) -> list[Any]:
    """Every value in a row of its own, of one list."""
    rows = [[facts_of(one).get(name, "") for name in TITLES] for one in values]
    found = read(["序号", *TITLES.values()], [[number, *row] for number, row in enumerate(rows)])
    assert len(found.rows) == len(values)
    return [of_row(row, one) for row, one in zip(found.rows, values, strict=True)]


def of_row(row: Any, one: Value) -> Any:
    if row.problems:
        assert one.fact in ("birth", "category"), one  # nothing else costs a row its answer
        return REFUSED
    if row.person is None:
        assert row.questions
        return ASKED
    said = row.retire_in and str(row.retire_in) if one.fact == "retire_in" else of_person(row.person, one.fact)
    named = any(TITLES[one.fact] in str(warning) for warning in row.warnings)
    return REFUSED if named and said in (None, "unknown") else said


def csv_file(folder: Path, header: list[str], rows: list[list[Any]]) -> Roster:
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return read_roster(folder / "list.csv")


def workbook(folder: Path, header: list[str], rows: list[list[Any]]) -> Roster:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [header, *rows]:
        sheet.append(row)
    book.save(folder / "list.xlsx")
    return read_roster(folder / "list.xlsx")


def parquet_file(folder: Path, header: list[str], rows: list[list[Any]]) -> Roster:
    columns = [list(column) for column in zip(*rows, strict=True)]
    parquet.write_table(pa.table(columns, names=header), folder / "list.parquet")
    return read_roster(folder / "list.parquet")


FILES = {"csv": csv_file, "xlsx": workbook, "parquet": parquet_file}
COLUMN_OF = {one.of.rpartition(".")[2] or one.name: one.name for one in INPUTS}


def batch(table: Any) -> Any:
    return assess_batch(table, as_of=NOW, law=LAW)


def of_batch(table: Any, place: int, code: int, one: Value) -> Any:
    problem = PROBLEMS[code]
    if problem is not None:
        assert str(problem).startswith(COLUMN_OF[one.fact]), (one, problem)
        assert (problem is Problem.CATEGORY_OF_WOMAN) == (one.means == ASKED)
        if one.fact in ("birth", "category"):
            return ASKED if one.means == ASKED else REFUSED
    found = explain_row(table, place, as_of=NOW, law=LAW)  # a row with any other bad cell is answered
    if problem is not None:
        assert of_person(found.person, one.fact) in (None, "unknown")
        return REFUSED
    if one.fact == "retire_in":
        return one.means if one.means is None else str(found.option(one.means).month)
    return of_person(found.person, one.fact)


def records(table: Any) -> Any:
    found = pa.Table.from_pandas(table) if isinstance(table, pd.DataFrame) else pa.table(table)
    for place, field in enumerate(found.schema):
        if pa.types.is_timestamp(field.type):  # pandas has no dates
            found = found.set_column(place, field.name, found.column(place).cast(pa.date32()))
    return found.to_pylist()


def in_words(answers: dict[str, Any]) -> Any:
    """The answers of arrays as a frame has them."""
    found = pa.table([to_arrow(kind_of(name), values) for name, values in answers.items()], names=list(answers))
    return found.to_pylist()


def wrong(values: list[Value], found: list[Any], door: str) -> list[tuple[Any, ...]]:
    pairs = zip(values, found, strict=True)
    return [(one.fact, one.value, got, one.at(door)) for one, got in pairs if not same(got, one.at(door), one.fact)]


def same(found: Any, expected: Any, fact: str) -> bool:
    if fact == "employment" and expected is None:
        expected = "unknown"
    return (type(found) is type(expected) and bool(found == expected)) or (isinstance(found, int) and found == expected)


def test_some_four_hundred_values() -> None:
    assert len({(one.fact, str(one.value)) for one in TEXTS}) == len(TEXTS) > 300
    assert {one.fact for one in TEXTS} == set(TITLES) == set(COLUMN_OF)
    assert len(SCALARS) > 100


def test_in_python() -> None:
    values = [one for one in TEXTS + SCALARS if one.fact != "retire_in"]
    assert wrong(values, [in_python(one) for one in values], "python") == []


def test_at_the_command_line(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Yes and no are flags there, so no word stands for them. What can be read is asked together: a command for each is slow."""
    told: dict[str, list[Value]] = {}
    alone = []
    for one in TEXTS:
        if one.at("cli") in (REFUSED, ASKED, None) or one.fact in ("paid", "deemed"):
            alone += [(one,)] if one.fact not in ("continuing", "approved") and one.value not in UNSTATED[4:] else []
        elif one.fact not in ("continuing", "approved"):
            told.setdefault(one.fact, []).append(one)
    groups = [*alone, *(tuple(filter(None, some)) for some in zip_longest(*told.values()))]
    assert sum(map(len, groups)) == 292
    found = [
        (one, got) for some in groups for one, got in zip(some, at_the_command_line(some, capfdbinary), strict=True)
    ]
    assert wrong([one for one, _ in found], [got for _, got in found], "cli") == []


@pytest.mark.parametrize("kind", LISTS)
def test_in_a_list(kind: str, tmp_path: Path) -> None:
    found = in_a_list(TEXTS, lambda header, rows: FILES[kind](tmp_path, header, rows))
    assert wrong(TEXTS, found, kind) == []


@pytest.mark.parametrize("values", [TEXTS, SCALARS], ids=["texts", "scalars"])
def test_in_a_batch(values: list[Value]) -> None:
    """What is read of an array is what `explain_row` hands to `assess`; other families are answered as the array is."""
    rows = [facts_of(one) for one in values]
    arrays = {column: [row.get(name) for row in rows] for name, column in COLUMN_OF.items()}
    answers = batch(arrays)
    found = [
        of_batch(arrays, place, code, one)
        for place, (code, one) in enumerate(zip(answers["problem"], values, strict=True))
    ]
    assert wrong(values, found, "batch") == []
    objects = pd.DataFrame({name: pd.Series(some, dtype=object) for name, some in arrays.items()})
    for table in (
        (objects, pd.DataFrame(arrays), pa.table(arrays), pl.DataFrame(arrays)) if values is TEXTS else (objects,)
    ):
        assert records(batch(table)) == in_words(answers), type(table)


def test_in_sql() -> None:
    """The join gives what the batch gives for the meaning; a word that it cannot read is a problem, and no other answer."""
    values = [one for one in TEXTS if one.fact in ("birth", "category", "employment")]
    names = ("birth", "category", "employment")
    written = {name: pa.array([facts_of(one).get(name) for one in values]) for name in names}
    meant = [
        {**facts_of(one), one.fact: None if one.at("sql") in (REFUSED, ASKED) else one.at("sql")} for one in values
    ]
    canonical = {name: pa.array([row.get(name) for row in meant], pa.string()) for name in names}
    wanted = assess_batch(pa.table(canonical), as_of=NOW, law=LAW, columns=JOINED).drop_columns("problem").to_pylist()
    sql = to_sql(LAW, as_of=NOW, employment="employment")
    with duckdb.connect() as database:
        database.register("people", pa.table({**written, "id": range(len(values))}))
        database.execute(sql.schedule)
        found = database.sql(f"FROM ({sql.select}) ORDER BY id").to_arrow_table().to_pylist()
    for one, row, want in zip(values, found, wanted, strict=True):
        problem = row["problem"]
        assert {name: row[name] for name in want} == want, one
        assert (problem is not None) == (one.at("sql") in (REFUSED, ASKED)), one
        assert problem is None or problem.startswith(one.fact), one
        assert (problem == "category_of_woman") == (one.at("sql") == ASKED), one


# An end of the count that cannot be true is left out, and the count stays: 174 of a man who is 60 in 2026-11.
ENDS = [
    ("2026-12", "counted_to_after_as_of"),
    ("1950-01", "counted_to_before_birth"),
    ("2026-10", None),
]


@pytest.mark.parametrize("continuing", ["是", "否", ""])
@pytest.mark.parametrize("counted", ["174", "400", "900"])
def test_an_end_of_a_count_that_cannot_be_true(counted: str, continuing: str, tmp_path: Path) -> None:
    facts = {"birth": "1966-05", "category": "男", "cumulative": counted, "continuing": continuing}
    rows = [{**facts, "counted_to": end} for end, _ in ENDS]
    arrays = {column: [row.get(name, "") for row in rows] for name, column in COLUMN_OF.items()}
    answers = in_words(batch(arrays))
    plan = csv_file(tmp_path, [*TITLES.values()], [[row.get(name, "") for name in TITLES] for row in rows]).plan(
        LAW, NOW
    )
    for place, (row, answer, (_, code)) in enumerate(zip(plan.rows, answers, ENDS, strict=True)):
        settled = row.settled
        assert settled is not None
        assert answer["problem"] == (code or (None if counted != "900" else "contributions_exceed_life"))
        assert answer["eligibility"] == settled.eligibility.eligibility.name
        assert answer["projected_months"] == settled.projected_months
        assert str(answer["statutory_month"]) == f"{settled.statutory.month}-01"
        assert explain_row(arrays, place, as_of=NOW, law=LAW).person.contributions == settled.person.contributions
        if code is not None:
            without = {**{name: [value[place]] for name, value in arrays.items()}, "counted_to": [""]}
            assert {**in_words(batch(without))[0], "problem": code} == answer
