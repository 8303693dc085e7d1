"""`python -m benchmarks.warehouse` answers one Parquet file with the local engine, DuckDB and Spark, and prints the ratios.

Needs `pip install "retirecalc[spark]" duckdb` and Java. Spark runs in local mode with as many threads as DuckDB: what it adds
to the work is seen here, and what a cluster gains is not. Every variant reads the file, makes every result and throws it away.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.__main__ import AS_OF, LAW, ROOT, SPAN, machine, medians, people
from retirecalc.batch import RESULTS, assess_batch, to_sql
from retirecalc.batch.sql import JOINED

THREADS = 2


def parquet_file(rows: int, path: Path) -> None:
    """Identifier, birth date, category and count of every person."""
    import pyarrow as pa
    from pyarrow import parquet

    table = people(rows)
    dates = (table["birth"].astype(np.int64) - 1970 * 12).view("datetime64[M]").astype("datetime64[D]")
    words = pa.array(["male_60", "female_55", "female_50"])
    categories = pa.DictionaryArray.from_arrays(pa.array(table["category"].astype(np.int8)), words).cast(pa.string())
    facts = {"birth": dates, "category": categories, "cumulative_months": table["cumulative_months"].astype(np.int32)}
    parquet.write_table(pa.table({"id": np.arange(rows), **facts}), path, row_group_size=max(rows // 20, 1))


def variants(path: Path, folder: Path) -> tuple[dict[str, Callable[[], Any]], Callable[[], None]]:
    import duckdb
    from pyarrow import parquet
    from pyspark.sql import SparkSession

    from retirecalc.batch.spark import assess

    os.environ |= {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "65536",
    }
    builder = SparkSession.builder.master(f"local[{THREADS}]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    everybody = spark.read.parquet(str(path))
    database = duckdb.connect(config={"threads": THREADS})
    database.execute(f"CREATE VIEW people AS SELECT id, birth, category FROM '{path}'")
    sql = to_sql(LAW, as_of=AS_OF)
    database.execute(sql.schedule)

    def local(facts: list[str], results: tuple[str, ...]) -> int:
        batches = parquet.ParquetFile(path).iter_batches(SPAN, columns=facts)
        return sum(one.num_rows for one in assess_batch(batches, as_of=AS_OF, law=LAW, columns=results, keep="id"))

    def duck() -> Any:
        return database.sql(
            f"SELECT count(id), {', '.join(f'max({name})' for name in JOINED)} FROM ({sql.select})"
        ).fetchall()

    def thrown_away(frame: Any) -> None:
        frame.write.format("noop").mode("overwrite").save()

    def spark_kernel(facts: list[str], results: tuple[str, ...]) -> None:
        thrown_away(assess(everybody.select(facts), AS_OF, LAW, columns=results, keep="id"))

    keys = ["id", "birth", "category"]
    as_text = everybody.select("id", "category", everybody.birth.cast("string").alias("birth"))
    every = [*keys, "cumulative_months"]
    return {
        "local engine, schedule": lambda: local(keys, JOINED),
        "DuckDB, generated SQL, schedule": duck,
        "Spark, broadcast join, schedule": lambda: spark_kernel(keys, JOINED),
        "Spark, mapInArrow, schedule of births as text": lambda: thrown_away(
            assess(as_text, AS_OF, LAW, columns=JOINED, keep="id")
        ),
        "local engine, all 17 results": lambda: local(every, RESULTS),
        "Spark, mapInArrow, all 17 results": lambda: spark_kernel(every, RESULTS),
    }, spark.stop


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.warehouse", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path, help="also write the result to this file")
    given = parser.parse_args()
    text = io.StringIO()

    def say(line: str) -> None:
        print(line, flush=True)
        text.write(f"{line}\n")

    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()[0]
    say(f"# Benchmarks beside a warehouse\n\n    python -m benchmarks.warehouse {' '.join(sys.argv[1:])}\n")
    say(f"{machine('duckdb', 'pyspark')} {java}. Local mode, {THREADS} threads.")
    say(f"Medians of {given.rounds} interleaved rounds after one to warm up. Read the ratios: the machine is shared.\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parquet_file(given.rows, folder / "people.parquet")
        runs, stop = variants(folder / "people.parquet", folder)
        try:
            medians(runs, 1)
            took = medians(runs, given.rounds)
        finally:
            stop()
    say(f"| {given.rows:,} rows of Parquet | s | Mrow/s | x local engine |\n|---|---|---|---|")
    for label, seconds in took.items():
        base = took["local engine, all 17 results" if "all 17" in label else "local engine, schedule"]
        say(f"| {label} | {seconds:.2f} | {given.rows / seconds / 1e6:.2f} | {seconds / base:.1f} |")
    if given.write:
        (ROOT / given.write).write_text(text.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
