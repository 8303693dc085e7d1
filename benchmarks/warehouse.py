"""One Parquet file answered by DuckDB and by Spark, beside the local engine.

Spark needs `pip install "retirecalc[spark]"` and Java. It runs in local mode with as many threads as DuckDB: what it adds to the
work is seen here, and what a cluster gains is not. Everybody reads the file, makes every result and throws it away.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.pairs import Pair, later
from benchmarks.people import AS_OF, LAW, arrow, three
from retirecalc.batch import RESULTS, assess_batch, to_sql
from retirecalc.batch.sql import JOINED

THREADS = 2
SPAN = 1 << 17
KEYS = ["id", "birth", "category"]
EVERY = [*KEYS, "cumulative_months"]


def duckdb_sql(path: Path) -> Callable[[], object]:
    import duckdb

    database = duckdb.connect(config={"threads": THREADS})
    database.execute(f"CREATE VIEW people AS SELECT id, birth, category FROM '{path}'")
    sql = to_sql(LAW, as_of=AS_OF)
    database.execute(sql.schedule)
    query = f"SELECT count(id), {', '.join(f'max({name})' for name in JOINED)} FROM ({sql.select})"
    return lambda: database.sql(query).fetchall()


def spark_session(folder: Path) -> Any:
    from pyspark.sql import SparkSession

    os.environ |= {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    builder = SparkSession.builder.master(f"local[{THREADS}]")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "65536",
    }.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def pairs(rows: int) -> Iterator[Pair]:
    from pyarrow import parquet

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "people.parquet"
        parquet.write_table(arrow(three(rows), text=("category",)), path, row_group_size=max(rows // 20, 1))

        def local(facts: list[str], results: tuple[str, ...]) -> None:
            batches = parquet.ParquetFile(path).iter_batches(SPAN, columns=facts)
            done = assess_batch(batches, as_of=AS_OF, law=LAW, columns=results, keep="id")
            assert sum(one.num_rows for one in done) == rows

        schedule, everything = partial(local, KEYS, JOINED), partial(local, EVERY, RESULTS)
        of = f"of {rows:,} rows, the local engine"
        yield Pair(f"schedule {of}", schedule, "DuckDB, generated SQL", later(duckdb_sql, path), least=True)
        if shutil.which("java") is None:
            raise ModuleNotFoundError("Spark needs Java", name="Java")
        spark = spark_session(folder)
        try:
            from retirecalc.batch.spark import assess

            people = spark.read.parquet(str(path))
            as_text = people.select("id", "category", people.birth.cast("string").alias("birth"))

            def by_spark(facts: Any, results: tuple[str, ...]) -> Callable[[], None]:
                frame = assess(facts, AS_OF, LAW, columns=results, keep="id")
                return lambda: frame.write.format("noop").mode("overwrite").save()

            join, mapped = by_spark(people.select(KEYS), JOINED), by_spark(as_text, JOINED)
            yield Pair(f"schedule {of}", schedule, "Spark, broadcast join", join, least=True)
            yield Pair(f"schedule {of}", schedule, "Spark, mapInArrow, births as text", mapped, least=True)
            whole = by_spark(people.select(EVERY), RESULTS)
            yield Pair(f"{len(RESULTS)} results {of}", everything, "Spark, mapInArrow", whole, least=True)
        finally:
            spark.stop()
