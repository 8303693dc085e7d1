"""What several commands take: their options, and today's month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from retirecalc.errors import InvalidFacts
from retirecalc.facts.reading import nothing
from retirecalc.facts.vocabulary import plain
from retirecalc.facts.words import NONE
from retirecalc.ground.months import YearMonth

BY_FACTS = {"allow_extra_args": True, "ignore_unknown_options": True}
"""How a command is set up whose options are the facts of what it asks: it reads them from what was typed."""

CUMULATIVE = ("--cumulative", "--contributions")
"""What is paid and deemed together: by its name in JSON, and by the word that people look for."""


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


def categories(incomplete: str) -> list[str]:
    """Completions of a category, by code and in Chinese."""
    from retirecalc.facts.words import Category

    return _beginning(incomplete, (*Category, "男", "女干部", "女工人"))


def employments(incomplete: str) -> list[str]:
    """Completions of a kind of employment."""
    from retirecalc.facts.words import Employment

    return _beginning(incomplete, Employment)


def places(incomplete: str) -> list[str]:
    """Completions of a place."""
    from retirecalc.law import MAINLAND

    return _beginning(incomplete, ("CN", *sorted(MAINLAND)))


def rules(incomplete: str) -> list[str]:
    """Completions of a rule that can be asked."""
    from retirecalc.questions.ask import askable

    return _beginning(incomplete, askable())


def tables(incomplete: str) -> list[str]:
    """Completions of a table."""
    from retirecalc.rooms import ROOM_OF

    return _beginning(incomplete, ROOM_OF)


def readings(incomplete: str) -> list[str]:
    """Completions of an open question."""
    from retirecalc.tables.shelf import built_in

    return _beginning(incomplete, built_in().readings)


def answers(incomplete: str) -> list[str]:
    """Completions of `ID=ANSWER`."""
    from retirecalc.tables.shelf import built_in

    known = built_in().readings.values()
    return _beginning(incomplete, (f"{reading.id}={answer.id}" for reading in known for answer in reading.answers))


class Language(StrEnum):
    EN = "en"
    ZH = "zh"


AsOf = Annotated[
    str | None, typer.Option(metavar="MONTH", help="Month of the question, e.g. 2026-11.", show_default="this month")
]
AsOfDay = Annotated[
    str | None,
    typer.Option(metavar="MONTH", help="Month or day of the question: 2026-11 or 2026-11-05.", show_default="today"),
]
Place = Annotated[
    str, typer.Option(metavar="PLACE", help="CN, or an ISO 3166-2 code such as CN-CQ.", autocompletion=places)
]
InForceOn = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Use the law of that day, e.g. 2024-12-31.", show_default="the newest law"),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        envvar="RETIRECALC_LANG", help="Language of the answer.", show_default="that of the environment, else English"
    ),
]
Chosen = Annotated[
    list[str] | None,
    typer.Option(
        "--reading",
        metavar="ID=ANSWER",
        autocompletion=answers,
        help="Answer an open question, e.g. R01=completion_year; may be repeated.",
    ),
]
Timeline = Annotated[bool, typer.Option("--timeline", help="Print who must do what by when, in order.")]
Ics = Annotated[
    Path | None, typer.Option(metavar="OUT.ics", help="Write the deadlines to a calendar file.", show_default=False)
]

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="OUT", help="Write the answer as a page to hand on: .pdf or .docx."),
]
PrintedName = Annotated[
    str, typer.Option("--name", metavar="NAME", help="Printed on that page, and kept nowhere.", show_default=False)
]
Force = Annotated[bool, typer.Option("--force", help="Replace a page that is there.")]


class Called(StrEnum):
    """What an entry calls its person by."""

    NAME = "name"
    STAFF_NUMBER = "staff_number"


IcsNames = Annotated[
    Called | None,
    typer.Option("--ics-names", help="What each entry of the calendar calls its person.", show_default="the row only"),
]
IcsMonthly = Annotated[
    bool, typer.Option("--ics-monthly", help="One entry a month in the calendar, with all that is due in it.")
]
Key = Annotated[
    str,
    typer.Option(
        envvar="RETIRECALC_KEY",
        metavar="SECRET",
        help="Secret that the entries of the calendar file are known by; the same one updates them.",
        show_default=False,
    ),
]
FiledOn = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day of the application, for what is counted in working days.")
]
SpecialWork = Annotated[
    bool | None, typer.Option("--special-work/--no-special-work", help="Whether years of special work are claimed.")
]
PreExamined = Annotated[
    bool | None, typer.Option("--pre-examined/--not-pre-examined", help="Whether the file was examined beforehand.")
]
Within = Annotated[
    int | None, typer.Option(metavar="N", min=0, help="Print who must act in so many months, by day, and no more.")
]


def said(typed: str | None) -> str | None:
    """What is typed for a fact; None for a word that says that it is not stated. That there is none is an answer."""
    return None if typed is not None and typed.strip() and nothing(typed) and plain(typed) not in NONE else typed


def month_or_today(as_of: str | None) -> YearMonth:
    """The month of the question; left out, the month that it is here."""
    return YearMonth.of(as_of if as_of is not None else date.today(), "as_of")


def day_or_today(as_of: str | None) -> str | date:
    """The month or day of the question; left out, the day that it is here."""
    return date.today() if as_of is None else as_of


def chosen_answers(readings: list[str] | None) -> dict[str, str]:
    """`["R01=completion_year"]` as `{"R01": "completion_year"}`."""
    answers = {}
    for reading in readings or ():
        one, equals, answer = reading.partition("=")
        if not equals:
            raise InvalidFacts("cli.reading_unreadable", field="reading", value=reading)
        answers[one.strip()] = answer.strip()
    return answers


def runs(text: str) -> list[str]:
    """Runs of months as they are typed: `2027-03..2027-08,2028-01..`, or 2027年3月至2027年8月、2028年1月至今."""
    return [re.sub("至今?", "..", run.strip()) for run in re.split("[,，、;；]", text)]


def lump_sum(text: str) -> tuple[str, str]:
    """`36@2030-02`."""
    months, at, month = text.partition("@")
    if not at:
        raise InvalidFacts("facts.lump_sum_unreadable", field="lump_sum", value=text)
    return months.strip(), month.strip()
