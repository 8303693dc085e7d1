"""`retirecalc readings`: the questions that the text leaves open, their answers, and the one in use."""

from __future__ import annotations

from typing import Annotated

import typer

from retirecalc.cli.exits import Exit
from retirecalc.cli.options import Lang, readings
from retirecalc.cli.shell import Page
from retirecalc.errors import InvalidFacts
from retirecalc.law import load_law

_EXAMPLES = """\b
Examples:
  retirecalc readings list
  retirecalc readings show R23
  retirecalc person --birth 1971-09 --category male_60 --paid 10y --reading R23=yes
"""

app: typer.Typer = typer.Typer(
    help="The questions that the text leaves open: list, show.",
    epilog=_EXAMPLES,
    rich_markup_mode=None,
    add_completion=False,
)


@app.command("list", epilog="\b\nExamples:\n  retirecalc readings list\n  retirecalc readings list --lang zh")
def list_readings(lang: Lang = None) -> int:
    """Every open question with the answer in use."""
    page, law = Page(lang), load_law()
    page.print(page.say("open_questions", version=law.data_version))
    page.print()
    page.readings(law.readings.values())
    page.print()
    page.print(page.say("readings_explained"))
    page.show()
    return Exit.DONE


@app.command(epilog="\b\nExamples:\n  retirecalc readings show R23\n  retirecalc readings show R01 --lang zh")
def show(
    reading: Annotated[
        str, typer.Argument(metavar="ID", help="An id from `retirecalc readings list`.", autocompletion=readings)
    ],
    lang: Lang = None,
) -> int:
    """One open question: its answers, the one in use and why, and how sure the text behind it is."""
    law = load_law()
    if reading not in law.readings:
        raise InvalidFacts("tables.reading_unknown", value=reading, allowed=", ".join(law.readings))
    found = law.reading(reading)
    page = Page(lang)
    page.print(f"{found.id}  {getattr(found.question, page.lang)} {page.notes.mark(*found.cite)}")
    page.heading(page.say("answers"))
    default = page.say("col_default")
    rows = [
        [answer.id, default if answer.id == found.default else "", getattr(answer.text, page.lang)]
        for answer in found.answers
    ]
    page.table([page.say("col_answer"), "", page.say("col_says")], rows, whole=(0, 1))
    page.heading(page.say("why_default"))
    page.print(getattr(found.reason, page.lang), indent=2)
    other = next(answer.id for answer in found.answers if answer.id != found.default)
    page.print()
    page.print(page.say("to_choose", option=f"--reading {found.id}={other}"))
    page.basis(always=True)
    page.show()
    return Exit.DONE
