"""Spark: a broadcast join where the schedule is enough, and the kernel in `mapInArrow` for everything else.

Needs the extra `spark` (PySpark 4, pyarrow, NumPy), on the executors too. Importing this module loads none of them.
"""

from __future__ import annotations

import functools
import pickle
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from retirecalc.batch.columns import DIGITS, FACTS, SCALES, kind_of
from retirecalc.errors import InvalidFacts, wanted
from retirecalc.ground.extras import need
from retirecalc.ground.months import YearMonth

if TYPE_CHECKING:
    from retirecalc.batch.frames import Job
    from retirecalc.law import Law

__all__ = ["assess"]

_READ_BY_SQL = {
    "birth": {"date", "timestamp_ntz"},
    "category": {"string"},
    "employment": {"string"},
}
"""The facts that the schedule goes by, and the types of theirs that the SQL reads faster than the kernel does."""


def assess(df: Any, as_of: object, law: Law, *, columns: Iterable[str] | None = None, keep: Iterable[str] = ()) -> Any:
    """`assess_batch` for a Spark DataFrame: lazily, with the same columns in and out.

    Where the results asked for are among `batch.sql.JOINED`, and the DataFrame has no facts but `birth` (a `DATE` or
    `TIMESTAMP_NTZ`), `category` and `employment`, the rows are joined to the broadcast schedule and no Python runs on the
    executors. Everything else goes through the kernel, in `mapInArrow`.

    Args:
        df: a Spark DataFrame. Its rows have no order, so `keep` what tells them apart.
        as_of: the month of the question, in anything `YearMonth.of` takes.
        law: from `load_law`; it travels to the executors, with tables of your own and chosen answers to open questions.
        columns: the results wanted, out of `RESULTS` and `ASKED`; left out, all `RESULTS`. `problem` always comes.
        keep: columns of the DataFrame to carry over, before the results.

    Months and days come as `DATE`, counts as `SMALLINT`, amounts, rates and divisors as `DECIMAL`, `eligibility` and `problem` as
    `STRING`.

    A `TIMESTAMP` has a time zone, so a row of it holds no date; a `TIMESTAMP_NTZ` at midnight does.

    Not modelled: what `assess_batch` does not; and by the join, text that `to_sql` does not read.

    Raises:
        InvalidFacts: as `assess_batch`, before anything runs on the cluster.
        MissingExtra: NumPy or pyarrow is not installed.
        OutOfCoverage: no law on file for the law date.
    """
    for package in ("numpy", "pyarrow"):
        need(package, extra="spark", feature="spark.assess")
    from retirecalc.batch import frames, sql
    from retirecalc.law import Law

    wanted(Law, law, "law")
    if not any(kind.__name__ == "DataFrame" and kind.__module__.startswith("pyspark.") for kind in type(df).__mro__):
        raise InvalidFacts("batch.spark_table_type", field="df", type=type(df).__name__)
    month = YearMonth.of(as_of, "as_of")
    job = frames.job(month, law, columns, keep)
    people = _checked(df, job)
    types = {field.name: field.dataType.typeName() for field in people.schema.fields if field.name in FACTS}
    joined = all(kind in _READ_BY_SQL.get(name, ()) for name, kind in types.items())
    if joined and set(job.names) <= set(sql.JOINED):
        return _join(people, types, job)
    # mapInArrow takes no column with a dot or a backtick in its name, so what is kept travels under another one.
    safe = {name: name if name in FACTS else f"kept_{place}" for place, name in enumerate(job.keep)}
    answer = functools.partial(_answer, pickle.dumps(law), month, job.names, safe)
    return people.toDF(*(safe.get(name, name) for name in people.columns)).mapInArrow(answer, _schema(people, job))


def _checked(df: Any, job: Job) -> Any:
    """The columns that are used, once no type among them is refused; a table without rows tells the types."""
    import pyarrow as pa

    job.schema(pa.schema([(name, pa.null()) for name in df.columns]))
    people = df.select([_quoted(name) for name in df.columns if name in {*FACTS, *job.keep}])
    job.table(people.sparkSession.createDataFrame([], people.schema).toArrow())
    return people


def _quoted(name: str) -> str:
    return f"`{name.replace('`', '``')}`"


def _join(people: Any, facts: Iterable[str], job: Job) -> Any:
    """The SELECT of `to_sql`, with DataFrames for tables."""
    from retirecalc.batch.sql import select_joined, select_schedule

    session = people.sparkSession
    text = select_joined(job.law, job.as_of, "spark", "@people", "@schedule", {name: f"`{name}`" for name in facts})
    text = text.replace("{", "{{").replace("}", "}}").replace("@people", "{people}").replace("@schedule", "{schedule}")
    schedule = session.sql(select_schedule(job.law, "spark"))
    return session.sql(text, people=people, schedule=schedule).select(
        [_quoted(name) for name in (*job.keep, *job.names)]
    )


def _schema(people: Any, job: Job) -> Any:
    types = need("pyspark.sql.types", extra="spark", feature="spark.assess")

    def kind(name: str) -> Any:
        if kind_of(name) in ("month", "day"):
            return types.DateType()
        if kind_of(name) in SCALES:
            return types.DecimalType(DIGITS, SCALES[kind_of(name)])
        return types.StringType() if kind_of(name) in ("code", "problem") else types.ShortType()

    kept = [next(field for field in people.schema.fields if field.name == name) for name in job.keep]
    return types.StructType([*kept, *(types.StructField(name, kind(name)) for name in job.names)])


def _answer(
    law: bytes, month: YearMonth, names: tuple[str, ...], keep: dict[str, str], batches: Iterator[Any]
) -> Iterator[Any]:
    """What runs on an executor: the record batches of one partition, one after another."""
    import pyarrow as pa

    from retirecalc.batch import frames

    for answer in frames.job(month, _law(law), names, keep.values()).stream(batches):
        plain = (one.dictionary_decode() if pa.types.is_dictionary(one.type) else one for one in answer.columns)
        yield pa.RecordBatch.from_arrays(list(plain), names=[*keep, *names])


@functools.lru_cache(maxsize=8)
def _law(pickled: bytes) -> Law:
    """One `Law` object for all partitions of a Python worker, so that the schedule is made once in it."""
    law: Law = pickle.loads(pickled)  # made by `assess` on the driver
    return law
