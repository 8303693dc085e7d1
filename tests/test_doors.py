"""Every door reads a date in the same way: one list of values, asked in Python, at the command line, in lists, batches and SQL."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from retirecalc import Contributions, InvalidFacts, Person, assess
from retirecalc.batch import PROBLEMS, assess_batch, assess_parquet, to_sql
from retirecalc.cli import main
from retirecalc.facts.filing import Filing
from retirecalc.facts.spells import Spell
from retirecalc.ground.months import YearMonth
from retirecalc.roster import Roster, read_roster
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from tests.law_day import load_law

LAW = load_law()
NOW = "2026-11"
READ = date(2033, 6, 1)  # a man of 1971-09: 61 years and 9 months, annex 1

GOOD = [
    "1971-09",
    "1971-09-15",
    "1971/9/15",
    "1971.9.15",
    "1971年9月15日",
    "19710915",
    "197109",
    "1971/9/15 0:00",
    "1971/9/15 0:00:00",
    "1971-09-15 00:00",
    "1971-09-15 00:00:00",
    "1971-09-15 00:00:00.000",
    "1971-09-15  00:00:00.000000",
    "1971-09-15T00:00:00",
    "1971-09-15t00:00",
    "1971-09-15T00",
    "1971-09 00:00",
    "1971年9月15日 0:00",
    "1971年9月15日0时0分0秒",
    "1971年9月15日 00时",
    "１９７１／９／１５　０：００：００",
    "19710915 00:00:00",
]
BAD = [
    "1971-08-31T16:00:00Z",
    "1971-09-15T00:00:00Z",
    "1971-09-15T00:00:00+08:00",
    "1971-09-15 00:00:00+00",
    "1971-09-15 00:00:00 UTC",
    "1971-09-15Z",
    "1971-09-15 23:59",
    "1971-09-15 0:01",
    "1971-09-15 00:00:01",
    "1971-09-15 00:00:00.001",
    "1971-09-15 24:00",
    "1971-09-15 12:00:00",
    "1971年9月15日 8时",
    "1971年9月15日0时1分",
    "19710915T160000Z",
    "1971-09-15 0",
    "1971-09-15 00:00:00:00",
    "1971.1",
    "1971-13",
    "1971-02-30",
    "soon",
]
TEXTS = [*((text, True) for text in GOOD), *((text, False) for text in BAD)]

# Typed columns, each with which of its rows hold a date.
MICROSECOND, MIDNIGHT = 1, 53_740_800_000_000  # 1971-09-15, counted from 1970-01-01
COLUMNS: list[tuple[Any, list[bool]]] = [
    (pa.array([date(1971, 9, 15), date(1971, 9, 1)], pa.date32()), [True, True]),
    (pa.array([date(1971, 9, 15)], pa.date64()), [True]),
    (pa.array([MIDNIGHT, MIDNIGHT + MICROSECOND, MIDNIGHT - MICROSECOND], pa.timestamp("us")), [True, False, False]),
    (pa.array([MIDNIGHT // 1000, MIDNIGHT // 1000 + 60_000], pa.timestamp("ms")), [True, False]),
    (pa.array([MIDNIGHT // 10**6, MIDNIGHT // 10**6 + 16 * 3600], pa.timestamp("s")), [True, False]),
    (pa.array([MIDNIGHT * 1000, MIDNIGHT * 1000 + 10**9], pa.timestamp("ns")), [True, False]),
    (pa.array([MIDNIGHT, MIDNIGHT + 16 * 3_600_000_000], pa.timestamp("us", "UTC")), [False, False]),
    (pa.array([MIDNIGHT - 8 * 3_600_000_000], pa.timestamp("us", "Asia/Shanghai")), [False]),
    (pa.array([197109, 19710915, 197113, 1971, 26177], pa.int64()), [True, True, False, False, False]),
    (pa.array([197109, 19710915], pa.int32()), [True, True]),
    (pa.array(["1971-09-15 0:00", "1971-09-15 0:01"]).dictionary_encode(), [True, False]),
]
MOMENTS_IN_DICTIONARIES = pa.array([MIDNIGHT, MIDNIGHT + MICROSECOND], pa.timestamp("us")).dictionary_encode()


def held(problems: list[Any], months: list[Any]) -> list[bool]:
    """Which rows hold a date. A row without one has the one problem and nothing else; the others are of 1971-09."""
    assert set(problems) <= {None, "birth_unreadable"}
    assert [month for month in months if not pd.isna(month)] == [READ] * problems.count(None)
    return [problem is None for problem in problems]


def of_table(found: Any) -> list[bool]:
    found = pa.table(found)
    return held(found["problem"].to_pylist(), found["statutory_month"].to_pylist())


def people(births: Any) -> dict[str, Any]:
    return {"birth": births, "category": pa.array(["男"] * len(births))}


def arrow(births: Any, _: Path) -> list[bool]:
    return of_table(batch(pa.table(people(births))))


def batch(table: Any) -> Any:
    return assess_batch(table, as_of=NOW, law=LAW, columns="statutory_month")


def pandas(births: Any, _: Path) -> list[bool]:
    found = batch(pd.DataFrame({"birth": births.to_pandas(), "category": "男"}))
    return held([None if pd.isna(one) else one for one in found["problem"]], list(found["statutory_month"].dt.date))


def pandas_objects(births: Any, _: Path) -> list[bool]:
    objects = pd.Series(births.to_pylist(), dtype=object)
    found = batch(pd.DataFrame({"birth": objects, "category": "男"}))
    return held([None if pd.isna(one) else one for one in found["problem"]], list(found["statutory_month"].dt.date))


def polars(births: Any, _: Path) -> list[bool]:
    return of_table(batch(pl.from_arrow(pa.table(people(births)))))


def lists(births: Any, _: Path) -> list[bool]:
    return of_arrays(births.to_pylist())


def of_arrays(births: Any) -> list[bool]:
    found = batch({"birth": births, "category": ["男"] * len(births)})
    problems = [None if code == 0 else str(PROBLEMS[code]) for code in found["problem"]]
    months = [
        None if month < 0 else date(month // 12, month % 12 + 1, 1) for month in found["statutory_month"].tolist()
    ]
    return held(problems, months)


def parquet_file(births: Any, folder: Path) -> list[bool]:
    source, target = folder / "people.parquet", folder / "answers.parquet"
    parquet.write_table(pa.table(people(births)), source)
    assess_parquet(source, target, as_of=NOW, law=LAW, columns="statutory_month")
    return of_table(parquet.read_table(target))


def duck(births: Any, _: Path) -> list[bool]:
    sql = to_sql(LAW, as_of=NOW)
    with duckdb.connect() as database:
        database.register("people", pa.table({**people(births), "id": range(len(births))}))
        database.execute(sql.schedule)
        return of_table(database.sql(f"FROM ({sql.select}) ORDER BY id").to_arrow_table())


def roster(births: Any, _: Path) -> list[bool]:
    return of_roster(Roster.from_frame(pa.table({"出生年月": births, "人员类别": ["男"] * len(births)})))


def roster_csv(births: Any, folder: Path) -> list[bool]:
    text = io.StringIO()
    rows = [[birth if isinstance(birth, str) else str(birth), "男"] for birth in births.to_pylist()]
    csv.writer(text).writerows([["出生年月", "人员类别"], *rows])
    (folder / "people.csv").write_text(text.getvalue(), encoding="utf-8")
    return of_roster(read_roster(folder / "people.csv"))


def of_roster(found: Roster) -> list[bool]:
    codes = {row.problem.code for row in found.problems if row.problem is not None}
    assert codes <= REFUSALS
    assert {row.person.birth_month for row in found.rows if row.person is not None} <= {YearMonth(1971, 9)}
    return [row.problem is None for row in found.rows]


def scalar(births: Any, _: Path) -> list[bool]:
    return [reads(lambda birth: Person(birth, "男").birth_month, birth) for birth in births.to_pylist()]


REFUSALS = {
    "ground.moment",
    "ground.month_unreadable",
    "ground.month_or_decimal",
    "ground.no_such_month",
    "ground.no_such_year",
    "ground.no_such_day",
    "ground.no_such_birth_day",
    "roster.serial",  # says which day a spreadsheet means
}


def reads(ask: Callable[[Any], object], value: Any) -> bool:
    found = answer_or_code(ask, value)
    assert found == YearMonth(1971, 9) or found in REFUSALS
    return found not in REFUSALS


def answer_or_code(ask: Callable[[Any], object], value: Any) -> object:
    try:
        return ask(value)
    except InvalidFacts as error:
        return error.code


TABLES = [scalar, arrow, pandas, pandas_objects, polars, lists, parquet_file, duck, roster, roster_csv]


@pytest.mark.parametrize("door", TABLES)
def test_text_at_every_door_of_tables(door: Callable[[Any, Path], list[bool]], tmp_path: Path) -> None:
    found = door(pa.array([text for text, _ in TEXTS]), tmp_path)
    wrong = [(text, is_read) for (text, good), is_read in zip(TEXTS, found, strict=True) if is_read != good]
    assert wrong == []


@pytest.mark.parametrize("door", TABLES)
@pytest.mark.parametrize("column", [pytest.param(column, id=str(column[0].type)) for column in COLUMNS])
def test_dates_and_numbers_at_every_door_of_tables(
    column: tuple[Any, list[bool]], door: Callable[[Any, Path], list[bool]], tmp_path: Path
) -> None:
    births, good = column
    assert door(births, tmp_path) == good


@pytest.mark.parametrize("door", [arrow, lists, parquet_file, roster])
def test_moments_in_a_dictionary(door: Callable[[Any, Path], list[bool]], tmp_path: Path) -> None:
    assert door(MOMENTS_IN_DICTIONARIES, tmp_path) == [True, False]


@pytest.mark.parametrize("door", [scalar, arrow, pandas, polars, lists, parquet_file, duck])
def test_no_float_is_a_month(door: Callable[[Any, Path], list[bool]], tmp_path: Path) -> None:
    """Whole or not. A spreadsheet has no other numbers, so a list reads what stands in the cell: 197109."""
    assert door(pa.array([197109.0, 19710915.0, 1971.09, 1971.1]), tmp_path) == [False] * 4
    assert roster(pa.array([197109.0, 1971.1]), tmp_path) == [True, False]


@pytest.mark.parametrize(
    ("values", "good"),
    [
        (np.array(["1971-09", "1971-09"], "datetime64[M]"), [True, True]),
        (np.array(["1971-09-15T00", "1971-09-15T16"], "datetime64[h]"), [True, False]),
        (np.array(["1971-09-15T00:00:00.000000001", "1971-09-15"], "datetime64[ns]"), [False, True]),
        (pd.Series(pd.PeriodIndex(["1971-09", "1971-09"], freq="M")), [True, True]),
        (pd.Series(pd.PeriodIndex(["1971Q3"], freq="Q")), [False]),
        (pd.Series(pd.to_datetime([MIDNIGHT * 1000 + 1, MIDNIGHT * 1000])), [False, True]),
        (pd.Series(pd.to_datetime(["1971-09-15"]).tz_localize("Asia/Shanghai")), [False]),
        (pd.Series([datetime(1971, 8, 31, 16, tzinfo=UTC), datetime(1971, 9, 15)], dtype=object), [False, True]),
        (pd.Series(["1971-09-15 0:00", "1971-09-15 8:00"], dtype="category"), [True, False]),
    ],
)
def test_arrays_and_series_and_one_by_one(values: Any, good: list[bool]) -> None:
    table = values if isinstance(values, pd.Series) else pd.Series(list(values), dtype=object)
    found = batch(pd.DataFrame({"birth": table, "category": "男"}))
    assert (
        held([None if pd.isna(one) else one for one in found["problem"]], list(found["statutory_month"].dt.date))
        == good
    )
    assert of_arrays(values) == good
    assert [reads(lambda birth: Person(birth, "男").birth_month, one) for one in values] == good


def test_a_missing_date_in_a_column_with_a_zone_is_missing() -> None:
    births = pa.array([None, MIDNIGHT], pa.timestamp("us", "UTC"))
    for table in (pa.table(people(births)), pl.from_arrow(pa.table(people(births)))):
        assert pa.table(batch(table))["problem"].to_pylist() == ["birth_missing", "birth_unreadable"]
    frame = pd.DataFrame({"birth": births.to_pandas(), "category": "男"})
    assert list(batch(frame)["problem"]) == ["birth_missing", "birth_unreadable"]


def contributions(value: Any) -> Any:
    return Contributions(cumulative=1, counted_to=value).counted_to


PYTHON: dict[str, Callable[[Any], object]] = {
    "birth": lambda value: Person(value, "男").birth_month,
    "counted_to": contributions,
    "first_insured": lambda value: Contributions(cumulative=1, first_insured=value).first_insured,
    "spell": lambda value: Spell(value).first,
    "left_management_in": lambda value: WorkerFacts(left_management_in=value).left_management_in,
    "approved_in": lambda value: Filing(approved_in=value).approved_in,
    "as_of": lambda value: assess(Person("1961-09", "男"), LAW, value).as_of,
    "plan": lambda value: Contributions(cumulative=1, plan=[(value, None)]).plan[0].first,  # type: ignore[index]
}


@pytest.mark.parametrize("door", PYTHON)
def test_text_at_every_door_of_python(door: str) -> None:
    assert [(text, is_read) for text, good in TEXTS if (is_read := reads(PYTHON[door], text)) != good] == []
    values = [(one, good) for births, some in COLUMNS for one, good in zip(births.to_pylist(), some, strict=True)]
    assert [one for one, good in values if reads(PYTHON[door], one) != good] == []


def test_a_day_of_the_law_and_of_a_filing() -> None:
    def by_law(value: Any) -> object:
        return load_law(in_force_on=value).in_force_on

    def by_filing(value: Any) -> object:
        return Filing(on=value).on

    months = ("1971-09", "197109", "1971-09 00:00")
    for ask in (by_law, by_filing):
        for text in GOOD:
            assert answer_or_code(ask, text) == ("ground.day_unreadable" if text in months else date(1971, 9, 15)), text
        for text in BAD:
            assert answer_or_code(ask, text) in {
                "ground.moment",
                "ground.day_unreadable",
                "ground.no_such_month",
                "ground.no_such_year",
                "ground.no_such_day",
            }, text


@pytest.mark.parametrize("option", ["--birth", "--as-of", "--retire-in", "--counted-to"])
def test_text_at_the_command_line(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = {"--birth": "1961-09", "--as-of": "1971-09", "--contributions": "1"}
    for text, good in TEXTS:
        asked = [part for pair in (facts | {option: text}).items() for part in pair]
        status = main(["person", "--category", "男", *asked, *(["--json"] * (option != "--retire-in"))])
        printed = capsys.readouterr()
        assert (status == 0) == good, (text, printed.err)


def test_months_of_other_columns_in_a_batch() -> None:
    for name in ("counted_to", "retire_in"):
        births = {"birth": ["1961-01"] * len(TEXTS), "category": ["男"] * len(TEXTS), name: [text for text, _ in TEXTS]}
        problems = [PROBLEMS[code] for code in batch(births)["problem"]]
        assert [problem is None for problem in problems] == [good for _, good in TEXTS]


@pytest.mark.spark
def test_the_same_in_spark(spark: Any) -> None:
    from retirecalc.batch.spark import assess as spark_assess

    sql = to_sql(LAW, as_of=NOW, dialect="spark", people="doors", schedule="doors_schedule")
    spark.sql(sql.schedule)
    try:
        for births, good in [(pa.array([text for text, _ in TEXTS]), [good for _, good in TEXTS]), *COLUMNS]:
            if births.type in (pa.timestamp("ns"), pa.date64()):  # which Spark does not know
                continue
            plain = births.dictionary_decode() if pa.types.is_dictionary(births.type) else births
            frame = spark.createDataFrame(pa.table({**people(plain), "id": range(len(plain))}))
            if (
                pa.types.is_timestamp(births.type) and births.type.tz is None
            ):  # Spark takes any timestamp for one with a zone
                frame = frame.withColumn("birth", frame.birth.cast("timestamp_ntz"))
            frame.createOrReplaceTempView("doors")
            for found in (spark.sql(sql.select), spark_assess(frame, NOW, LAW, columns="statutory_month", keep="id")):
                assert of_table(found.sort("id").toArrow().combine_chunks()) == good, births.type
    finally:
        spark.sql("DROP TABLE doors_schedule")
