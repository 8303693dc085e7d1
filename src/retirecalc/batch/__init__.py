"""Whole populations: the answers of `assess` as columns, by gathering from tables that the scalar rules computed.

Needs the extra `batch` (NumPy), and for Arrow, pandas and polars `frames`. Importing this module loads neither.

Columns in: `FACTS`, each optional but `birth` (a date, or a month such as `1971-09`; a timestamp only at midnight and without a
time zone) and `category`. They mean what they mean in `Person` and `Contributions`: a null or a column that is not there is a
fact that nobody stated, not a zero and not a no. That no deferral was agreed is False or a no in words in
`deferral_agreed_to`.

Columns out: `RESULTS`, and of `ASKED` those that are named; `retirecalc.columns` says what each is. In a frame a month or day is
a date, a month that of its first day; counts are 16-bit integers, amounts, rates and divisors decimals, and null means that there
is no such figure: `first_qualifying_month` is null where no month is known to qualify, and every result but `problem` where the row
has no birth, no class, or no law that covers them. Any other cell that cannot be read counts as not stated, and `problem` names it.
In a NumPy dict months are `year * 12 + month - 1` in 16 bits with -1 for none (0 in `deferral_agreed_to`: none was agreed), small
counts and codes 8 bits with 255 for none, amounts 32 bits in hundredths, rates 16 bits in ten-thousandths and divisors in tenths
with -1 for none, `problem` a place in `PROBLEMS`. A figure that no version of the law on file says is null in the rows that ask
for it.

Not modelled here: spells, plans, lump sums, struck-out months, the 2015 reform, months of an invalidity allowance, and the days
on which a notice was given or a pension applied for. Ask `assess` there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, overload

from retirecalc.batch.columns import ASKED, FACTS, PROBLEMS, RESULTS, Problem
from retirecalc.errors import wanted
from retirecalc.ground.extras import need

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from numpy.typing import NDArray

    from retirecalc.batch.codebook import ColumnBasis
    from retirecalc.batch.schedule import ScheduleTable
    from retirecalc.batch.sql import Sql
    from retirecalc.ground.months import MonthLike
    from retirecalc.law import Law
    from retirecalc.questions.assess import Assessment

__all__ = [
    "ASKED",
    "FACTS",
    "PROBLEMS",
    "RESULTS",
    "Problem",
    "assess_batch",
    "assess_parquet",
    "code_book",
    "explain_row",
    "headcount",
    "milestones",
    "schedule_table",
    "to_sql",
]


def schedule_table(law: Law) -> ScheduleTable:
    """What the law says for every category and birth month of 1900-2099: 7,200 rows, computed by the scalar rules.

    Made once for each `Law` object and kept; the window of a kind of employment when it is first asked for.

    Raises:
        MissingExtra: NumPy is not installed.
        OutOfCoverage: no version of the law on file says anybody's statutory age.

    >>> from retirecalc import load_law
    >>> table = schedule_table(load_law()).to_numpy("employee")
    >>> len(table["statutory_month"]), int(table["increase_months"].max())
    (7200, 60)
    """
    _ready("schedule_table", law)
    from retirecalc.batch import schedule

    return schedule.schedule_table(law)


@overload
def assess_batch(
    table: Mapping[str, Any],
    *,
    as_of: MonthLike,
    law: Law,
    columns: Iterable[str] | None = None,
    keep: Iterable[str] = (),
) -> dict[str, NDArray[Any]]: ...
@overload
def assess_batch(
    table: Any, *, as_of: MonthLike, law: Law, columns: Iterable[str] | None = None, keep: Iterable[str] = ()
) -> Any: ...
def assess_batch(
    table: Any,
    *,
    as_of: MonthLike,
    law: Law,
    columns: Iterable[str] | None = None,
    keep: Iterable[str] = (),
) -> Any:
    """The figures of `assess` for every row of a table: row order, index and family of the table stay.

    Args:
        table: a dict of NumPy arrays; a pyarrow Table, RecordBatch or RecordBatchReader; a pandas DataFrame; a polars
            DataFrame or LazyFrame; an iterator of record batches, which gives an iterator; or any object with
            `__arrow_c_stream__`, which gives a pyarrow Table.
        as_of: the month of the question, in anything `YearMonth.of` takes.
        law: from `load_law`.
        columns: the results wanted, out of `RESULTS` and `ASKED`; left out, all `RESULTS`. `problem` always comes.
        keep: columns of the table to carry over, before the results; an identifier, say.

    A row without a birth or a class has a `problem` and nothing else; one with another cell that cannot be read is answered
    without it, and `problem` names it. Neither stops the others.

    Raises:
        InvalidFacts: a required column is missing, is there twice, or has a type that cannot hold its fact; the sentence
            names the column.
        MissingExtra: NumPy, or what the family of the table needs, is not installed.
        OutOfCoverage: no version of the law on file says anybody's statutory age.

    >>> import numpy as np
    >>> from retirecalc import load_law
    >>> people = {"birth": np.array(["1971-09", "2971-09"]), "category": np.array(["男", "男"])}
    >>> answer = assess_batch(people, as_of="2026-11", law=load_law())
    >>> [PROBLEMS[code] for code in answer["problem"]]
    [None, <Problem.BIRTH_OUT_OF_RANGE: 'birth_out_of_range'>]
    >>> divmod(int(answer["statutory_month"][0]), 12)  # 2033-06, January being 0
    (2033, 5)
    """
    _ready("assess_batch", law)
    from retirecalc.batch import frames

    return frames.assess_table(table, as_of=as_of, law=law, columns=columns, keep=keep)


def assess_parquet(
    source: str | PathLike[str],
    target: str | PathLike[str],
    *,
    as_of: MonthLike,
    law: Law,
    columns: Iterable[str] | None = None,
    keep: Iterable[str] = (),
) -> int:
    """`assess_batch` from one Parquet file into another, in bounded memory; the number of rows.

    The target appears when it is complete, and may be the source. Only the columns that are needed are read.

    Raises:
        InvalidFacts, MissingExtra, OutOfCoverage: as `assess_batch`.
        RosterError: the source cannot be read, or the target cannot be written.
    """
    _ready("assess_parquet", law)
    from retirecalc.batch import files

    return files.assess_parquet(source, target, as_of=as_of, law=law, columns=columns, keep=keep)


def explain_row(table: Any, index: int, *, as_of: MonthLike, law: Law) -> Assessment:
    """One row, by position, handed to `assess`: the same answer with its trace. `option(retire_in)` is the judged month.

    Raises:
        InvalidFacts: what is wrong with the table, or why the row has no answer.
        IndexError: there is no such row.

    >>> import numpy as np
    >>> from retirecalc import load_law
    >>> people = {"birth": np.array(["1971-09"]), "category": np.array(["male_60"])}
    >>> print(explain_row(people, 0, as_of="2026-11", law=load_law()).statutory.value.month)
    2033-06
    """
    _ready("explain_row", law)
    from retirecalc.batch import explain

    return explain.explain(table, index, as_of=as_of, law=law)


def code_book(law: Law) -> dict[str, ColumnBasis]:
    """For each result: what it is, and every place of the law that answers for it, taken from traces.

    >>> from retirecalc import load_law
    >>> [str(cite) for cite in code_book(load_law())["apply_in"].citations]
    ['人社部发〔2024〕94号 按事项：按时办理退休', '人社部发〔2024〕94号 第八条']
    """
    _law(law)
    from retirecalc.batch import codebook

    return codebook.code_book(law)


@overload
def milestones(
    table: Mapping[str, Any], *, as_of: MonthLike, law: Law, by: Literal["month", "year"] = "year"
) -> dict[str, NDArray[Any]]: ...
@overload
def milestones(table: Any, *, as_of: MonthLike, law: Law, by: Literal["month", "year"] = "year") -> Any: ...
def milestones(table: Any, *, as_of: MonthLike, law: Law, by: Literal["month", "year"] = "year") -> Any:
    """How many people reach each milestone in each month or year, by category.

    Rows `milestone, category, month | year, people`; a year is shown by its January. A null period counts the people who
    have no such month. The milestone `problem` counts the rows without an answer, so each milestone and it add up to all.

    >>> import numpy as np
    >>> from retirecalc import load_law
    >>> people = {"birth": np.array(["1971-09", "1971-08"]), "category": np.array(["male_60", "male_60"])}
    >>> found = milestones(people, as_of="2026-11", law=load_law())
    >>> [(str(name), int(month) // 12, int(people)) for name, _, month, people in zip(*found.values()) if month > 0]
    [('earliest_month', 2031, 2), ('statutory_month', 2033, 2), ('latest_month', 2036, 2)]
    """
    _ready("milestones", law)
    from retirecalc.batch import outlook

    return outlook.milestones(table, as_of=as_of, law=law, by=by)


@overload
def headcount(
    table: Mapping[str, Any],
    *,
    as_of: MonthLike,
    law: Law,
    until: MonthLike,
    by: str | None = None,
    leaving: str = "statutory_month",
    step: Literal["month", "year"] = "year",
) -> dict[str, NDArray[Any]]: ...
@overload
def headcount(
    table: Any,
    *,
    as_of: MonthLike,
    law: Law,
    until: MonthLike,
    by: str | None = None,
    leaving: str = "statutory_month",
    step: Literal["month", "year"] = "year",
) -> Any: ...
def headcount(
    table: Any,
    *,
    as_of: MonthLike,
    law: Law,
    until: MonthLike,
    by: str | None = None,
    leaving: str = "statutory_month",
    step: Literal["month", "year"] = "year",
) -> Any:
    """How many people leave in each month or calendar year from `as_of` to `until`, and how many stay after it.

    Args:
        by: a column of the table; its values are counted apart.
        leaving: the result that people leave by: a milestone, or `judged_month`.

    Whoever's month is past counts as leaving in `as_of`; whoever has no such month stays. `problems` is the number of
    rows without an answer, in neither count.

    >>> import numpy as np
    >>> from retirecalc import load_law
    >>> people = {"birth": np.array(["1966-11", "1971-08"]), "category": np.array(["male_60", "male_60"])}
    >>> found = headcount(people, as_of="2026-11", law=load_law(), until="2028-12")
    >>> found["leaving"].tolist(), found["staying"].tolist()
    ([0, 1, 0], [2, 1, 1])
    """
    _ready("headcount", law)
    from retirecalc.batch import outlook

    return outlook.headcount(table, as_of=as_of, law=law, until=until, by=by, leaving=leaving, step=step)


def to_sql(
    law: Law,
    *,
    as_of: MonthLike,
    dialect: str = "duckdb",
    people: str = "people",
    schedule: str = "retirement_schedule",
    birth: str = "birth",
    category: str = "category",
    employment: str | None = None,
    lang: str = "en",
) -> Sql:
    """The schedule as SQL, for where the people are: a statement that makes it a table, and the SELECT that joins it.

    The SELECT gives every column of the table of people and after them the results `batch.sql.JOINED` (`required_months`
    for the statutory month), row for row what `assess_batch` gives for these columns. A row without an answer has its
    `problem`, and is never an error of the database.

    Args:
        as_of: the month of the question, in anything `YearMonth.of` takes.
        dialect: `duckdb` or `spark`.
        people: the table of people; a dot parts schema and table.
        schedule: the table that the first statement makes and the second one joins.
        birth: the column with the date of birth, or the month in any form that `Person` reads.
        category: the column with the category, in any word that `Person` reads.
        employment: the column with the kind of employment; left out, unknown for everybody.
        lang: the language of the comments, `en` or `zh`.

    Not modelled: text in rare characters that Unicode holds for the same (① for 1), Chinese numerals, months by their name,
    and day before month: the kernel reads them, the join says `birth_unreadable` or `category_unreadable`. A column with a time
    zone is not read either. An unreadable employment counts as unknown, and is a `problem`.

    Raises:
        InvalidFacts: an unknown dialect, a name that no table can have, or `as_of` outside 1900-2199.
        MissingExtra: NumPy is not installed.
        OutOfCoverage: no law on file for the law date.

    >>> from retirecalc import load_law
    >>> sql = to_sql(load_law(), as_of="2026-11", people="hr.staff", birth="born on")
    >>> [line for line in sql.schedule.splitlines() if line.startswith("CREATE")]
    ['CREATE TABLE "retirement_schedule" AS']
    >>> 'FROM "hr"."staff" AS p' in sql.select, 'p."born on"' in sql.select
    (True, True)
    """
    _ready("to_sql", law)
    from retirecalc.batch import sql

    return sql.to_sql(
        law,
        as_of=as_of,
        dialect=dialect,
        people=people,
        schedule=schedule,
        birth=birth,
        category=category,
        employment=employment,
        lang=lang,
    )


def _ready(feature: str, law: Law) -> None:
    _law(law)
    need("numpy", extra="batch", feature=feature)


def _law(given: Law) -> None:
    from retirecalc.law import Law

    wanted(Law, given, "law")
