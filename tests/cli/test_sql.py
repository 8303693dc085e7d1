"""`retirecalc sql`: what it prints runs in a real DuckDB, and nothing of the command line can get into it but names."""

from __future__ import annotations

import duckdb
import pytest

from retirecalc.batch import to_sql
from tests.cli.conftest import Run, shell
from tests.law_day import load_law

ASKED = ("sql", "--as-of", "2026-11")


def test_what_it_prints_runs(run: Run) -> None:
    result = run(*ASKED, "--people", "hr.staff", "--birth", "born on", "--employment", "kind", "--schedule", "hr.law")
    assert (result.status, result.err) == (0, "")
    with duckdb.connect() as database:
        database.execute("CREATE SCHEMA hr")
        database.execute(
            "CREATE TABLE hr.staff AS SELECT '1979-11' AS \"born on\", '女干部' AS category, '公务员' AS kind"
        )
        make, join, rest = result.out.split(";\n")
        assert rest == ""
        database.execute(make)
        row = database.sql(f"SELECT statutory_month, earliest_month, latest_month, problem FROM ({join})").fetchall()
    # Annex 2: 55 years and 30 months, reached in 2037-05; a civil servant may go 30 months early, and not defer.
    assert [[None if cell is None else str(cell) for cell in row[0]]] == [
        ["2037-05-01", "2034-11-01", "2037-05-01", None]
    ]


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_prints_what_the_library_makes(run: Run, dialect: str, lang: str) -> None:
    law = load_law("CN-CQ", in_force_on="2025-06-30", readings={"R07": "not_available"})
    options = ("--place", "CN-CQ", "--in-force-on", "2025-06-30", "--reading", "R07=not_available")
    sql = to_sql(law, as_of="2026-11", dialect=dialect, lang=lang)
    asked = (*ASKED, "--dialect", dialect, "--lang", lang, *options)
    assert run(*asked).out == f"{sql.schedule};\n\n{sql.select};\n"
    for part, text in (("schedule", sql.schedule), ("select", sql.select)):
        assert run(ASKED[0], part, *asked[1:]) == (0, f"{text};\n", "")


def test_without_a_month_it_is_this_month(run: Run) -> None:
    assert run("sql", "select").status == 0
    assert run("sql", "schedule", "--as-of", "1990-01").out == run("sql", "schedule").out  # the table knows no month


def test_the_words_of_the_law_survive_any_terminal(run: Run) -> None:
    assert shell(*ASKED, PYTHONIOENCODING="ascii").out == run(*ASKED).out


@pytest.mark.parametrize(
    ("asked", "english", "chinese"),
    [
        (
            ("--dialect", "oracle"),
            "dialect: 'oracle' is not known here. Use one of duckdb, spark.",
            "--dialect：无法识别“oracle”。可填写：duckdb、spark。",
        ),
        (
            ("--people", "hr..staff"),
            "people: 'hr..staff' cannot be the name of a table or column. Write the name without quotation marks, such as hr.people.",
            "--people：“hr..staff”不能作为表名或列名。请直接填写名称，不加引号，例如 hr.people。",
        ),
        (
            ("--as-of", "2200-01"),
            "as_of: 2200-01 is outside 1900-01 to 2199-12, the months that a batch answers for. Choose one inside.",
            "测算时间：2200年1月不在批量测算支持的1900年1月至2199年12月之间。请另选月份。",
        ),
    ],
)
def test_bad_input_is_one_sentence(run: Run, asked: tuple[str, ...], english: str, chinese: str) -> None:
    for lang, sentence in (("en", english), ("zh", chinese)):
        assert run("sql", *asked, "--lang", lang) == (2, "", f"{sentence}\n")


def test_an_unknown_part_is_one_sentence(run: Run) -> None:
    result = run("sql", "table")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(
        "retirecalc sql: PART must be one of schedule, select, both. See retirecalc sql --help."
    )
    assert result.err.count("\n") == 1
