"""`retirecalc class`: which class the stated facts support, and what to ask where they do not settle it."""

from __future__ import annotations

from typing import Annotated

import typer

from retirecalc.cli.exits import Exit
from retirecalc.cli.options import CUMULATIVE, AsOfDay, InForceOn, Lang, Place, employments, month_or_today
from retirecalc.cli.shell import Page
from retirecalc.law import load_law
from retirecalc.rules.age.worker_class import LeftManagementRoute, worker_class
from retirecalc.rules.age.worker_class.facts import WorkerFacts

_EXAMPLES = """\b
Examples:
  retirecalc class --sex female --post worker --employment employee
  retirecalc class --sex 女 --post 管理岗 --employment 国企职工 --not-senior --lang zh
  retirecalc class --sex female --post worker --left-management 2024-03 --birth 1976-05 --place CN-CQ

\b
Posts: management, technical, worker (管理岗, 专业技术岗, 工人).
Kinds of employment: employee, state_employee, state_manager, civil_servant, own_account.

\b
Exit status: 0 the facts settle the class, 3 they do not, 2 unusable input.
"""


app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("class", epilog=_EXAMPLES)
def class_(
    sex: Annotated[str | None, typer.Option(metavar="SEX", help="male or female (男, 女).")] = None,
    post: Annotated[str | None, typer.Option(metavar="POST", help="The post at retirement.")] = None,
    employment: Annotated[
        str | None, typer.Option(metavar="KIND", help="Kind of employment.", autocompletion=employments)
    ] = None,
    senior: Annotated[
        bool | None, typer.Option("--senior/--not-senior", help="Division rank or a senior title in a public body.")
    ] = None,
    left_management: Annotated[
        str | None, typer.Option(metavar="MONTH", help="Month in which she left a management post.")
    ] = None,
    birth: Annotated[str | None, typer.Option(metavar="MONTH", help="Birth month, for --left-management.")] = None,
    contributions: Annotated[
        str | None,
        typer.Option(*CUMULATIVE, metavar="PERIOD", help="For --left-management: cumulative contributions."),
    ] = None,
    as_of: AsOfDay = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    lang: Lang = None,
) -> int:
    """Which class by original age the facts support; lists the questions where they do not settle it."""
    facts = WorkerFacts(
        sex=sex,
        post=post,
        employment="unknown" if employment is None else employment,
        senior=senior,
        left_management_in=left_management,
        birth=birth,
        contributions=contributions,
    )
    law = load_law(place, in_force_on=in_force_on)
    outcome = worker_class(facts, law, as_of=month_or_today(as_of))
    found, page = outcome.value, Page(lang)
    if found.category is not None:
        page.print(page.say("class_is", category=page.word(found.category), code=str(found.category)), bold=True)
    else:
        page.print(page.say("class_open"), bold=True)
        page.lines(
            [(page.say("class_candidates"), page.joined(page.word(candidate) for candidate in found.candidates))]
            + ([] if found.suggested is None else [(page.say("class_suggested"), page.word(found.suggested))])
        )
    if found.missing_facts:
        page.heading(page.say("class_questions"))
        for fact in found.missing_facts:
            page.print(page.say(f"ask_{fact}"), indent=2)
    for caveat in outcome.caveats:
        if caveat.reading is not None:
            reading = law.reading(caveat.reading)
            page.print()
            page.print(f"{reading.id}  {getattr(reading.question, page.lang)}", indent=2)
            page.print(getattr(reading.reason, page.lang), indent=6)
        else:
            page.print()
            page.print(page.word(caveat.code), indent=2)
    if found.route is not None:
        _route(page, found.route)
    page.notes.mark(*outcome.citations)
    if outcome.citations:
        page.basis(numbered=False)
    page.print()
    page.print(page.say("caution"))
    page.show()
    return Exit.DONE if found.category is not None else Exit.OPEN


def _route(page: Page, route: LeftManagementRoute) -> None:
    page.heading(page.say("class_route"))
    month = page.say("none") if route.from_month is None else str(page.text(route.from_month))
    rows = [
        (page.say("class_route_open"), page.word(route.eligibility)),
        (page.say("class_route_from"), month),
        (page.say("class_route_months"), page.term(route.required_months)),
    ]
    if route.missing_facts:
        rows.append((page.say("field_missing_facts"), page.joined(map(page.word, route.missing_facts))))
    page.lines(rows)
