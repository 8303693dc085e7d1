"""`retirecalc sql`: the schedule and the SELECT that joins it, for a warehouse."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from retirecalc.batch import to_sql
from retirecalc.cli import language_of
from retirecalc.cli.exits import Exit
from retirecalc.cli.options import AsOf, Chosen, InForceOn, Lang, Place, chosen_answers, month_or_today
from retirecalc.law import load_law

_EXAMPLES = """\b
Examples:
  retirecalc sql --dialect duckdb
  retirecalc sql schedule --dialect spark --lang zh
  retirecalc sql select --dialect duckdb --people hr.staff --birth born_on --as-of 2026-11

\b
The first statement makes the schedule a table, by category, employment and birth month; the second one gives
every column of the table of people, and then statutory_month, statutory_age_months, increase_months,
earliest_month, latest_month, required_months and problem. What the SQL cannot read is a problem of that row.
Needs NumPy, the extra "batch"; without it the command says how to install it here.
"""

_COLUMN = "COLUMN"
_TABLE = "TABLE"


class Part(StrEnum):
    SCHEDULE = "schedule"
    SELECT = "select"
    BOTH = "both"


app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=_EXAMPLES)
def sql(
    part: Annotated[Part, typer.Argument(help="schedule, select or both.", metavar="PART")] = Part.BOTH,
    dialect: Annotated[str, typer.Option(metavar="DIALECT", help="duckdb or spark.")] = "duckdb",
    people: Annotated[
        str, typer.Option(metavar=_TABLE, help="The table of people; a dot parts schema and table.")
    ] = "people",
    schedule: Annotated[
        str, typer.Option(metavar=_TABLE, help="The table that is made and joined.")
    ] = "retirement_schedule",
    birth: Annotated[str, typer.Option(metavar=_COLUMN, help="Column with the birth date or month.")] = "birth",
    category: Annotated[str, typer.Option(metavar=_COLUMN, help="Column with the category.")] = "category",
    employment: Annotated[
        str | None,
        typer.Option(metavar=_COLUMN, help="Column with the kind of employment.", show_default="unknown for everybody"),
    ] = None,
    as_of: AsOf = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = None,
) -> int:
    """Print the schedule as SQL, so that the law goes to where the people are."""
    found = to_sql(
        load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading)),
        as_of=month_or_today(as_of),
        dialect=dialect,
        people=people,
        schedule=schedule,
        birth=birth,
        category=category,
        employment=employment,
        lang=language_of(()) if lang is None else lang.value,
    )
    wanted = found if part is Part.BOTH else (getattr(found, part.value),)
    text = "\n".join(f"{statement};\n" for statement in wanted)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())  # for a program, so the same in any terminal
    return Exit.DONE
