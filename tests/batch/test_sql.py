"""The schedule as SQL, run by a real DuckDB: the kernel's answer for every row, whatever the row holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from retirecalc import Employment, InvalidFacts, OutOfCoverage, Person
from retirecalc.batch import assess_batch, code_book, schedule_table, to_sql
from retirecalc.batch.sql import JOINED, Sql
from retirecalc.rules.age.statutory_age import statutory_age
from tests.batch.test_against_assess import LAWS, law_of
from tests.batch.warehouse import people
from tests.law_day import load_law
from tests.tiers import some

LAW = load_law()
NOW = "2026-11"


@pytest.fixture
def database() -> Iterator[Any]:
    with duckdb.connect() as found:
        yield found


def answers(database: Any, sql: Sql) -> Any:
    """What the two statements give, in the order of `id`."""
    database.execute(sql.schedule)
    found = database.sql(f"SELECT id, {', '.join(JOINED)} FROM ({sql.select}) ORDER BY id").to_arrow_table()
    return found.combine_chunks()


def by_kernel(table: Any, law: Any = LAW, as_of: str = NOW) -> Any:
    facts = table.select([name for name in table.column_names if name in ("id", "birth", "category", "employment")])
    found = assess_batch(facts, as_of=as_of, law=law, columns=JOINED, keep="id")
    return found.set_column(
        found.column_names.index("problem"), "problem", found["problem"].cast(pa.string())
    ).combine_chunks()


@pytest.mark.slow
def test_a_million_rows_without_a_difference(database: Any) -> None:
    table = people(1_000_000, seed=1)
    database.register("people", table)
    found, wanted = answers(database, to_sql(LAW, as_of=NOW, employment="employment")), by_kernel(table)
    assert found.schema == wanted.schema
    assert [name for name in found.column_names if found[name] != wanted[name]] == []
    problems = set(wanted["problem"].to_pylist())
    assert problems == {
        *(None, "birth_missing", "birth_unreadable", "birth_out_of_range", "birth_after_as_of"),
        *("category_missing", "category_of_woman", "category_unreadable", "employment_unreadable"),
    }


# The ages and windows of the table are moved by these; the other readings leave them as they are.
@pytest.mark.parametrize("name", some(LAWS, ["default", "R47, R01, R23"]))
def test_under_every_law_and_reading_and_asked_long_ago_or_late(name: str, database: Any) -> None:
    law, table = law_of(name), people(20_000, seed=2)
    database.register("people", table)
    for as_of in ("1970-01", NOW, "2199-12"):
        sql = to_sql(law, as_of=as_of, employment="employment", schedule=f"s_{as_of}")
        assert answers(database, sql) == by_kernel(table, law, as_of)


def test_without_a_column_of_employment(database: Any) -> None:
    table = people(20_000, seed=3)
    database.register("people", table)
    assert answers(database, to_sql(LAW, as_of=NOW)) == by_kernel(table.drop_columns(["employment"]))


def test_the_table_is_the_schedule(database: Any) -> None:
    """All 43,200 rows: six kinds of employment, 7,200 each."""
    database.execute(to_sql(LAW, as_of=NOW).schedule)
    order = "CASE category WHEN 'male_60' THEN 0 WHEN 'female_55' THEN 1 ELSE 2 END, birth_month"
    for kind in Employment:
        found = database.sql(f"FROM retirement_schedule WHERE employment = '{kind}' ORDER BY {order}").to_arrow_table()
        wanted = schedule_table(LAW).to_arrow(kind)
        assert len(found) == 7200
        for name in ("category", "birth_month", *JOINED[:-1]):
            assert found[name].to_pylist() == wanted[name].to_pylist(), (kind, name)
    assert database.sql("SELECT count(*) FROM retirement_schedule").fetchall() == [(43_200,)]


@pytest.mark.parametrize(
    ("birth", "month"),
    [
        (date(1971, 9, 30), "1971-09"),
        (datetime.fromisoformat("1971-09-30 00:00"), "1971-09"),
        (197109, "1971-09"),
        (19710930, "1971-09"),
    ],
)
def test_births_that_are_no_text(birth: object, month: str, database: Any) -> None:
    table = pa.table({"id": [0, 1], "birth": [birth, None], "category": ["男", "男"]})
    database.register("people", table)
    found = answers(database, to_sql(LAW, as_of=NOW))
    assert found == by_kernel(table)
    assert found["statutory_month"][0].as_py() == statutory_age(Person(month, "男"), LAW).value.month.on(1)
    assert found["problem"].to_pylist() == [None, "birth_missing"]


@pytest.mark.parametrize(
    ("sql_type", "value", "problem"),
    [
        ("DATE", "'10000-01-01'", "birth_out_of_range"),
        ("DATE", "'infinity'", "birth_out_of_range"),
        ("DATE", "'0044-03-15 (BC)'", "birth_out_of_range"),
        ("TIMESTAMP_NS", "'1971-09-15 23:59:59.123456789'", "birth_unreadable"),
        ("TIMESTAMP_NS", "'1971-09-15 00:00:00.000000000'", None),
        ("TIMESTAMP_MS", "'1971-09-15 00:00:00.001'", "birth_unreadable"),
        ("TIMESTAMP", "'1971-09-15 16:00:00'", "birth_unreadable"),
        ("TIMESTAMP", "'infinity'", "birth_unreadable"),
        ("TIMESTAMP", "'10000-01-01 00:00:00'", "birth_out_of_range"),
        ("TIMESTAMP", "'0044-03-15 (BC) 00:00:00'", "birth_out_of_range"),
        ("TIMESTAMP_S", "'2026-12-01 00:00:00'", "birth_after_as_of"),
        ("TIMESTAMPTZ", "'1971-09-15 00:00:00+00'", "birth_unreadable"),
        ("DOUBLE", "1971.1", "birth_unreadable"),
        ("DOUBLE", "1971.09", "birth_unreadable"),
        ("FLOAT", "197109.0", "birth_unreadable"),
        ("DECIMAL(6, 2)", "1971.09", "birth_unreadable"),
        ("DECIMAL(9, 1)", "197109.0", "birth_unreadable"),
        ("DECIMAL(9, 0)", "197109", None),
        ("HUGEINT", "19710915", None),
        ("BOOLEAN", "true", "birth_unreadable"),
        ("VARCHAR[]", "['1971-09']", "birth_unreadable"),
        ("BLOB", "'1971-09'", None),
        ("VARCHAR", "repeat('1', 100000)", "birth_unreadable"),
        ("VARCHAR", "chr(0)", "birth_unreadable"),
    ],
)
def test_types_of_duckdb_are_read_or_refused_row_by_row(
    sql_type: str, value: str, problem: str | None, database: Any
) -> None:
    database.execute(
        f"CREATE TABLE people AS SELECT 0 AS id, CAST({value} AS {sql_type}) AS birth, 'male_60' AS category"
    )
    assert answers(database, to_sql(LAW, as_of=NOW))["problem"].to_pylist() == [problem]


def test_every_column_of_the_people_comes_first_and_the_words_of_an_enum_are_read(database: Any) -> None:
    database.execute("CREATE TYPE post AS ENUM ('男', '女干部')")
    database.execute(
        "CREATE TABLE people AS SELECT '1971-09' AS birth, CAST('女干部' AS post) AS category, 7 AS given, 8 AS word"
    )
    sql = to_sql(LAW, as_of=NOW)
    database.execute(sql.schedule)
    found = database.sql(sql.select)
    assert found.columns == ["birth", "category", "given", "word", *JOINED]
    assert found.fetchall() == [  # annex 2: 女干部 of 1971-09, 6 months more
        ("1971-09", "女干部", 7, 8, date(2027, 3, 1), 666, 6, date(2026, 9, 1), date(2030, 3, 1), 180, None)
    ]


NAMES = ['a"b', "a`b", "a'b", "select", "born on", "出生年月", "x; DROP TABLE people; --", "a\\b", "{0}", "%s"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_whatever_it_holds(name: str, database: Any) -> None:
    def quoted(text: str) -> str:
        return f'"{text.replace(chr(34), chr(34) * 2)}"'

    database.execute(f"CREATE SCHEMA {quoted(name)}")
    columns = (
        f"1 AS id, '1971-09' AS {quoted(name)}, 'male_60' AS {quoted(name + '2')}, 'employee' AS {quoted(name + '3')}"
    )
    database.execute(f"CREATE TABLE {quoted(name)}.{quoted(name)} AS SELECT {columns}")
    sql = to_sql(
        LAW,
        as_of=NOW,
        people=f"{name}.{name}",
        schedule=f"{name}.{name}9",
        birth=name,
        category=f"{name}2",
        employment=f"{name}3",
    )
    assert answers(database, sql)["statutory_month"].to_pylist() == [date(2033, 6, 1)]
    assert len(database.sql(f"FROM {quoted(name)}.{quoted(name)}").fetchall()) == 1


@pytest.mark.parametrize("name", ["", "a\nb", "a\x00b", "a..b", ".", "\u202ea"])
@pytest.mark.parametrize("field", ["people", "schedule"])
def test_a_name_that_no_table_can_have_is_one_sentence(field: str, name: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        to_sql(LAW, as_of=NOW, **{field: name})
    assert (caught.value.code, caught.value.fields["field"]) == ("batch.sql_name", field)


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: to_sql(LAW, as_of=NOW, dialect="oracle"), "ground.word_unreadable"),
        (lambda: to_sql(LAW, as_of=NOW, lang="fr"), "ground.word_unreadable"),
        (lambda: to_sql(LAW, as_of="soon"), "ground.month_unreadable"),
        (lambda: to_sql(LAW, as_of="2026-11'; DROP TABLE people; --"), "ground.month_unreadable"),
        (lambda: to_sql(LAW, as_of="1899-12"), "batch.as_of_range"),
        (lambda: to_sql(LAW, as_of=NOW, birth="\t"), "batch.sql_name"),
    ],
)
def test_what_cannot_be_asked(ask: Callable[[], object], code: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        ask()
    assert caught.value.code == code


def test_a_law_of_before_the_tables_has_no_sql() -> None:
    with pytest.raises(OutOfCoverage):
        to_sql(load_law(in_force_on="1970-01-01"), as_of=NOW)


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_comments_name_the_law_and_every_article_behind_a_column(dialect: str, lang: str) -> None:
    law = load_law("CN-XZ", readings={"R23": "yes"})
    sql = to_sql(law, as_of=NOW, dialect=dialect, lang=lang)
    for text in sql:
        comments = "".join(line for line in text.splitlines() if line.startswith("-- "))
        assert all(word in comments for word in ("CN-XZ", law.data_version, "R23=yes"))
        for name in JOINED:
            for cite in code_book(law)[name].citations:
                assert cite.document_number in comments
                assert all(part in comments for part in cite.locator.split(" "))
    one = {"en": "the agency decides", "zh": "以社保经办机构核定为准"}[lang]
    assert one in sql.schedule
    assert {"en": "local", "zh": "本地"}[lang] in sql.schedule  # no tables of its own: said
    stripped = [to_sql(law, as_of=NOW, dialect=dialect, lang=other).schedule for other in ("en", "zh")]
    assert len({"\n".join(line.partition("--")[0] for line in text.splitlines()) for text in stripped}) == 1


def test_it_is_short_enough_to_read() -> None:
    sql = to_sql(LAW, as_of=NOW, employment="employment")
    assert len(sql.schedule.splitlines()) < 400
    assert len(sql.select.splitlines()) < 120
    assert "    ('male_60', 'employee', DATE '1965-01-01', DATE '1965-04-01', 721, 1, 180, 720, 757),\n" in sql.schedule


def test_what_a_law_is_called_cannot_leave_its_comment() -> None:
    moved = replace(LAW, place="CN\nDROP TABLE people;")
    assert [line for text in to_sql(moved, as_of=NOW) for line in text.splitlines() if line.startswith("DROP")] == []
