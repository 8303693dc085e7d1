"""A real Spark in local mode: its SQL, the broadcast join and `mapInArrow` give the kernel's answer for every row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from retirecalc import Employment, InvalidFacts
from retirecalc.batch import ASKED, RESULTS, assess_batch, schedule_table, to_sql
from retirecalc.batch.spark import assess
from retirecalc.batch.sql import JOINED
from tests.batch.test_against_assess import law_of
from tests.batch.test_sql import NAMES, by_kernel
from tests.batch.warehouse import people, with_every_fact
from tests.law_day import load_law

pytestmark = pytest.mark.spark

LAW = load_law()
NOW = "2026-11"
ROOT = Path(__file__).parents[2]


def plain(table: Any) -> Any:
    """Rows by `id`, words as text, in one chunk: what two tables are compared by."""
    for place, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            table = table.set_column(place, field.name, table[field.name].cast(pa.string()))
    return table.sort_by("id").combine_chunks()


def kernel(table: Any, law: Any = LAW, **asked: Any) -> Any:
    return plain(assess_batch(table, as_of=NOW, law=law, keep="id", **asked))


def plan_of(frame: Any) -> str:
    return str(frame._jdf.queryExecution().executedPlan().toString())


def test_a_million_rows_of_spark_sql_without_a_difference(spark: Any) -> None:
    table = people(1_000_000, seed=1)
    sql = to_sql(LAW, as_of=NOW, dialect="spark", employment="employment", schedule="a_million")
    spark.createDataFrame(table).repartition(4).createOrReplaceTempView("people")
    spark.sql(sql.schedule)
    found = plain(spark.sql(sql.select).select("id", *JOINED).toArrow())
    wanted = by_kernel(table)
    assert [field.type for field in found.schema] == [field.type for field in wanted.schema]
    assert found.num_rows == 1_000_000
    assert [name for name in wanted.column_names if found[name] != wanted[name]] == []


def test_a_million_rows_through_the_kernel_are_equal_in_all_columns(spark: Any) -> None:
    table = with_every_fact(people(1_000_000, seed=4), seed=4)
    frame = assess(spark.createDataFrame(table).repartition(4), NOW, LAW, keep="id")
    found, wanted = plain(frame.toArrow()), kernel(table)
    assert found.column_names == ["id", *RESULTS]
    assert [field.type for field in found.schema] == [field.type for field in wanted.schema]
    assert [name for name in wanted.column_names if found[name] != wanted[name]] == []
    assert len(set(wanted["problem"].to_pylist())) > 15
    assert set(wanted["eligibility"].to_pylist()) == {None, "ELIGIBLE", "NOT_ELIGIBLE", "UNDETERMINED"}


@pytest.mark.parametrize("employment", [True, False])
def test_the_join_runs_no_python_and_is_equal(employment: bool, spark: Any) -> None:
    words = people(50_000, seed=5)
    months = [date(1900 + row % 200, row % 12 + 1, row % 28 + 1) if row % 50 else None for row in range(50_000)]
    table = words.set_column(1, "birth", pa.array(months, pa.date32()))
    table = table if employment else table.drop_columns(["employment"])
    for asked in (JOINED, ["latest_month"], "problem"):
        frame = assess(spark.createDataFrame(table), NOW, LAW, columns=asked, keep="id")
        assert "BroadcastHashJoin" in plan_of(frame)
        assert "ArrowEvalPython" not in plan_of(frame)
        assert "MapInArrow" not in plan_of(frame)
        assert plain(frame.toArrow()) == kernel(table, columns=asked)
    with_time = spark.createDataFrame(table).selectExpr("id", "CAST(birth AS TIMESTAMP_NTZ) AS birth", "category")
    frame = assess(with_time, NOW, LAW, columns=JOINED, keep="id")
    assert "BroadcastHashJoin" in plan_of(frame)
    assert plain(frame.toArrow()) == kernel(table.select(["id", "birth", "category"]), columns=JOINED)


def test_what_the_join_cannot_know_goes_through_the_kernel(spark: Any) -> None:
    dated = pa.table({"id": [0], "birth": [date(1971, 9, 1)], "category": ["男"], "cumulative_months": [316]})
    written = pa.table({"id": [0], "birth": ["1971-09"], "category": ["男"]})
    for table, asked in (
        (dated, JOINED),
        (dated.drop_columns(["cumulative_months"]), RESULTS),
        (written, JOINED),
        (written, ASKED),
    ):
        frame = assess(spark.createDataFrame(table), NOW, LAW, columns=asked, keep="id")
        assert "MapInArrow" in plan_of(frame)
        assert plain(frame.toArrow()) == kernel(table, columns=asked)
    too_many = dated.set_column(3, "cumulative_months", pa.array([9999]))
    frame = assess(spark.createDataFrame(too_many), NOW, LAW, columns="statutory_month", keep="id")
    assert frame.collect() == [(0, date(2033, 6, 1), "contributions_exceed_life")]


@pytest.mark.parametrize("name", ["2024-12-31", "R22", "R23 yes, R01", "R28 notice"])
def test_the_law_travels_with_the_question(name: str, spark: Any) -> None:
    table = with_every_fact(people(20_000, seed=6), seed=6)
    frame = spark.createDataFrame(table)
    assert plain(assess(frame, NOW, law_of(name), keep="id").toArrow()) == kernel(table, law_of(name))
    words = table.select(["id", "category"]).append_column("birth", pa.array([date(1971, 9, 1)] * 20_000))
    joined = assess(spark.createDataFrame(words), NOW, law_of(name), columns=JOINED, keep="id")
    assert plain(joined.toArrow()) == kernel(words, law_of(name), columns=JOINED)


def test_tables_of_your_own_need_not_be_on_the_executors(spark: Any) -> None:
    moved = replace(LAW, place="CN-CQ")  # a law that no executor could load by itself
    table = people(1000, seed=7)
    assert plain(assess(spark.createDataFrame(table), NOW, moved, keep="id").toArrow()) == kernel(table, moved)


def test_the_table_is_the_schedule(spark: Any) -> None:
    sql = to_sql(LAW, as_of=NOW, dialect="spark", schedule="schedule_to_compare")
    spark.sql(sql.schedule)
    order = "CASE category WHEN 'male_60' THEN 0 WHEN 'female_55' THEN 1 ELSE 2 END, birth_month"
    for kind in Employment:
        found = spark.sql(f"FROM schedule_to_compare SELECT * WHERE employment = '{kind}' ORDER BY {order}").toArrow()
        wanted = schedule_table(LAW).to_arrow(kind)
        assert len(found) == 7200
        for name in ("category", "birth_month", *JOINED[:-1]):
            assert found[name].to_pylist() == wanted[name].to_pylist(), (kind, name)


def test_asking_runs_nothing_of_the_table(spark: Any) -> None:
    """An error that waits in somebody's own query waits on until they ask for rows."""
    frame = spark.sql(
        "SELECT id, CAST(birth AS DATE) AS birth, '男' AS category FROM VALUES (1, 'soon') AS t (id, birth)"
    )
    assert assess(frame, NOW, LAW, columns=JOINED, keep="id").columns == ["id", *JOINED]
    assert assess(frame, NOW, LAW, keep="id").columns == ["id", *RESULTS]


def test_no_rows_and_empty_partitions(spark: Any) -> None:
    table = people(3, seed=8)
    frame = spark.createDataFrame(table)
    assert plain(assess(frame.repartition(8), NOW, LAW, keep="id").toArrow()) == kernel(table)
    for asked in (RESULTS, JOINED):
        empty = assess(frame.limit(0), NOW, LAW, columns=asked, keep="id")
        assert empty.collect() == []
        assert empty.columns == ["id", *asked]


def test_what_is_kept_comes_back_as_it_was(spark: Any) -> None:
    frame = spark.sql("""
        SELECT 7 AS `an id`, '1971-09' AS birth, '男' AS category, CAST(1.50 AS DECIMAL(4, 2)) AS money, MAP('a', 1) AS `m``1`,
            TIMESTAMP '2026-11-01 08:00:00' AS seen, ARRAY(STRUCT(1 AS x)) AS `l.1`, CAST(NULL AS STRING) AS nothing
    """)
    kept = [name for name in frame.columns if name != "category"]
    dated = frame.selectExpr("* EXCEPT (birth)", "DATE '1971-09-30' AS birth")
    for table, joined in ((frame, False), (dated, True)):
        found = assess(table, NOW, LAW, columns="statutory_month", keep=kept)
        assert ("MapInArrow" not in plan_of(found)) == joined
        assert found.columns == [*kept, "statutory_month", "problem"]
        (row,), (before,) = found.collect(), table.collect()
        assert row[:-2] == tuple(before[name] for name in kept)
        assert row[-2:] == (date(2033, 6, 1), None)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_whatever_it_holds(name: str, spark: Any) -> None:
    frame = spark.createDataFrame([("1971-09", "男")], "a string, b string")
    frame = frame.toDF(name, f"{name}2")
    frame.createOrReplaceTempView("odd")
    sql = to_sql(LAW, as_of=NOW, dialect="spark", people="odd", schedule="odd_s", birth=name, category=f"{name}2")
    spark.sql(sql.schedule)
    try:
        assert spark.sql(sql.select).collect()[0].statutory_month == date(2033, 6, 1)
    finally:
        spark.sql("DROP TABLE odd_s")


BAD: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "batch.column_missing": ("birth", lambda spark: assess(spark.range(1), NOW, LAW)),
    "batch.column_type": (
        "paid_months",
        lambda spark: assess(spark.sql("SELECT '1971-09' birth, '男' category, ARRAY(1) paid_months"), NOW, LAW),
    ),
    "batch.column_twice": (
        "birth",
        lambda spark: assess(spark.sql("SELECT 1 AS birth, 2 AS birth, '男' AS category"), NOW, LAW),
    ),
    "batch.as_of_range": ("as_of", lambda spark: assess(one(spark), "2200-01", LAW)),
    "ground.month_unreadable": ("as_of", lambda spark: assess(one(spark), "soon", LAW)),
    "batch.result_unknown": ("columns", lambda spark: assess(one(spark), NOW, LAW, columns="pension")),
    "batch.spark_table_type": ("df", lambda spark: assess(people(1, seed=0), NOW, LAW)),
}


def one(spark: Any) -> Any:
    return spark.sql("SELECT '1971-09' AS birth, '男' AS category")


@pytest.mark.parametrize("code", BAD)
def test_what_cannot_be_asked_is_said_before_anything_runs(code: str, spark: Any) -> None:
    field, ask = BAD[code]
    with pytest.raises(InvalidFacts) as caught:
        ask(spark)
    assert (caught.value.code, caught.value.fields["field"]) == (code, field)


def test_nothing_is_left_in_the_checkout(spark: Any) -> None:
    one(spark).createOrReplaceTempView("people")
    assert {"metastore_db", "spark-warehouse", "derby.log", "artifacts"} & {
        path.name for path in ROOT.iterdir()
    } == set()
    assert spark.conf.get("spark.sql.warehouse.dir").startswith("file:/")
    assert spark.sparkContext.getConf().get("spark.driver.bindAddress") == "127.0.0.1"
