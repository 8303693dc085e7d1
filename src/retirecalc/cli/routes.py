"""`retirecalc routes`: every way to a pension, and what to ask where facts are missing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Any

import typer

from retirecalc.cli.ask import taking, with_documents
from retirecalc.cli.exits import Exit
from retirecalc.cli.facts import by_options, option_of, options_of, stated_facts
from retirecalc.cli.interview import birth_typed
from retirecalc.cli.interview import interview as asked_for
from retirecalc.cli.interview import typed as typed_in
from retirecalc.cli.options import BY_FACTS, AsOfDay, Chosen, InForceOn, Lang, Place, chosen_answers, day_or_today
from retirecalc.cli.shell import Page
from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category
from retirecalc.ground.months import MonthLike
from retirecalc.ground.stated import Types, stated
from retirecalc.law import Law, load_law
from retirecalc.outcome import Caveat
from retirecalc.questions.routes import ORDINARY, Route, Routes, route_fields, routes
from retirecalc.wording.render import words_of

_EXAMPLES = """\b
Example:
  retirecalc routes --birth 1971-09 --category male_60 --employment employee --cumulative 25y
  retirecalc routes --birth 1971-09 --category 男 --employment 公务员 --cumulative 25y --service 30y --lang zh

\b
The options are the facts of a person and those of the other ways, by their names in JSON. Where facts are missing, the page
says which to state; --interview asks for them one by one, and an empty line leaves a question open.
--facts reads the facts from JSON: an object of them, or a whole answer that --json printed; - is standard input.

\b
Exit status: 0 the ordinary ways are settled, 3 one of them is not, 2 unusable input.
"""
_COMMAND = "retirecalc routes"

app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


def _fields() -> dict[str, Types]:
    return {**Person.FIELDS, **route_fields()}


@app.command(
    "routes",
    cls=taking(_fields),
    epilog=_EXAMPLES,
    context_settings=BY_FACTS,
)
def routes_(
    context: typer.Context,
    facts: Annotated[
        str | None, typer.Option(metavar="FILE", help="The facts as JSON, or an answer; - is standard input.")
    ] = None,
    interview: Annotated[bool, typer.Option("--interview", help="Ask for what is missing, one by one.")] = False,
    as_of: AsOfDay = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON and nothing else.")] = False,
) -> int:
    """Every way to a pension: open from when, closed by what, or which questions settle it."""
    fields = _fields()
    told, typed = stated_facts(facts, context.args, fields, _COMMAND)
    law, day = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading)), day_or_today(as_of)
    page = Page(lang)
    if interview:
        for name, read in (("birth", birth_typed), ("category", Category.of)):
            phrase = "routes_category" if name == "category" else None  # the ways are those of one class
            if name not in told and (answer := typed_in(page, name, read, phrase=phrase)) is not None:
                told[name] = str(answer)
    try:
        ask: Callable[[dict[str, Any]], Routes] = partial(_ask, fields=fields, law=law, day=day)
        found = asked_for(page, told, fields, ask, _missing) if interview else ask(told)
    except InvalidFacts as error:
        raise error if as_json else by_options(error, fields, typed) from None
    if as_json:
        sys.stdout.buffer.write(found.to_json(indent=2).encode() + b"\n")
    else:
        _print(page, found, options_of(fields))
    return Exit.OPEN if any(route.name in ORDINARY for route in found.unsettled) else Exit.DONE


def _ask(told: dict[str, Any], fields: dict[str, Types], law: Law, day: MonthLike) -> Routes:
    given = stated(told, fields)
    person = Person.from_dict({name: fact for name, fact in given.items() if name in Person.FIELDS})
    beside = {name: fact for name, fact in given.items() if name not in Person.FIELDS}
    return routes(person, law, day, beside)


def _missing(found: Routes) -> Iterable[tuple[str, str | None]]:
    """What settles each way that is not settled, the shortest first."""
    return ((fact, _room(route)) for route in found.unsettled for fact in _questions(route, found.person))


def _questions(route: Route, person: Person) -> Iterable[str]:
    """What to ask; who joined after the reform of public bodies has no count but that of the months paid."""
    for fact in route.questions:
        yield "paid" if fact == "contributions" and person.joined_after_2015_reform else fact


def _print(page: Page, found: Routes, options: list[str]) -> None:
    page.print(page.say("asked_in", as_of=found.as_of, law=page.law_line(found.law)))
    for heading, group, says in (
        ("routes_open", found.open, lambda page, route: _open(page, route, found)),
        ("routes_unsettled", found.unsettled, lambda page, route: _unsettled(page, route, options, found)),
        ("routes_closed", found.closed, _closed),
    ):
        if group:
            page.heading(page.say(heading))
            page.lines([(_name(page, route), says(page, route)) for route in group])
    if found.not_applicable:
        page.heading(page.say("routes_not_applicable"))
        page.print(page.joined(_name(page, route) for route in found.not_applicable), indent=2)
    told = [(caveat, route) for route in (*found.open, *found.unsettled) for caveat in route.caveats]
    if told:
        page.heading(page.say("routes_know"))
        for line in dict.fromkeys((*_said(page, told), *_left_open(page, found.law, told))):
            page.print(line, indent=2)
    page.basis()
    page.print()
    page.print(page.say("caution"))
    page.show()


def _name(page: Page, route: Route) -> str:
    heading: str = words_of(route.name).HEADING.of(page.lang) if route.name not in ORDINARY else page.word(route.name)
    return heading[:1].upper() + heading[1:]


def _room(route: Route) -> str | None:
    return None if route.name in ORDINARY else route.name


def _open(page: Page, route: Route, found: Routes) -> str:
    month = route.first_month
    text = page.say("routes_no_month") if month is None else str(page.text(month))
    if month is not None and month < found.as_of:
        text = page.say("routes_since", month=month)
    if route.name == "deferred" and not found.person.deferral_agreed_to:
        text = page.say("because", text=text, why=page.say("may_be_agreed"))
    if route.direction is not None:
        text = page.say("because", text=text, why=page.word(route.direction, route.name))
    if route.paying_from is not None:
        text = page.say("routes_if_paid", text=text, month=page.text(route.paying_from))
    if route.approval_required is not False:
        text = page.say("routes_approval" if route.approval_required else "routes_approval_open", text=text)
    return f"{text} {page.notes.mark(*route.citations)}"


def _closed(page: Page, route: Route) -> str:
    text = page.word(route.reasons[0], _room(route)) if route.reasons else page.word(route.standing)
    return f"{text} {page.notes.mark(*route.citations)}"


def _unsettled(page: Page, route: Route, options: list[str], found: Routes) -> str:
    text = page.say("routes_agency")
    if route.questions:
        text = page.say("routes_ask", facts=page.joined(_facts(page, route, options, found.person)))
    if route.first_open_month is None or route.first_open_month <= found.as_of:
        return text
    return page.say("routes_not_before", month=page.text(route.first_open_month), text=text)


def _facts(page: Page, route: Route, options: list[str], person: Person) -> Iterable[str]:
    for fact in _questions(route, person):
        option = "--cumulative" if fact == "contributions" else option_of(fact)
        word = page.word(fact, _room(route))
        yield page.say("with_option", text=word, option=option) if option in options else word


def _said(page: Page, told: list[tuple[Caveat, Route]]) -> Iterable[str]:
    """What ordinary ways say concerns the person; what only others say is said of them by name."""
    by: dict[str, list[tuple[Caveat, Route]]] = {}
    for caveat, route in told:
        if caveat.reading is None:
            by.setdefault(page.word(caveat.code, _room(route)), []).append((caveat, route))
    for text, ways in by.items():
        if all(_room(route) for _, route in ways) and text != page.word("drawing_unknown"):
            said = (with_documents(page, _name(page, route), (caveat,)) for caveat, route in ways)
            names = page.joined(dict.fromkeys(said))
            yield page.sentence(page.say("note_months", months=names, text=text))
        else:
            yield page.sentence(text)


def _left_open(page: Page, law: Law, told: list[tuple[Caveat, Route]]) -> Iterable[str]:
    for caveat, _ in told:
        if caveat.reading is not None:
            question = law.reading(caveat.reading)
            yield f"{question.id}  {getattr(question.question, page.lang)}"
