"""`retirecalc ask`: any rule by its name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from retirecalc.cli.app import nearest
from retirecalc.cli.exits import Exit
from retirecalc.cli.facts import by_options, no_option, option_of, options_of, stated_facts
from retirecalc.cli.options import (
    BY_FACTS,
    AsOfDay,
    Chosen,
    InForceOn,
    Lang,
    Place,
    chosen_answers,
    day_or_today,
    rules,
)
from retirecalc.cli.shell import Page
from retirecalc.contract.outcome import outcome_json
from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import Person
from retirecalc.ground.stated import Types
from retirecalc.law import load_law
from retirecalc.outcome import Caveat
from retirecalc.questions.ask import Answered, askable, fields_of, takes_month
from retirecalc.questions.ask import ask as ask_room
from retirecalc.wording import explain as explained
from retirecalc.wording.render import settled, words_of

_EXAMPLES = """\b
Examples:
  retirecalc ask statutory_age --birth 1971-09 --category male_60
  retirecalc ask contribution_projection --birth 1971-09 --category 男 --cumulative 26y4m --continuing yes --lang zh
  retirecalc ask birth_date --id-card 1971-09 --file-earliest no
  retirecalc ask births_reaching --month 2030-02 --category female_55
  retirecalc ask pension_eligibility --birth 1971-09 --category male_60 --paid 20y --month 2033-06 --json

\b
The options are the facts that the rule takes, by their names in JSON; `retirecalc rules` lists the rules.
--file-earliest no says that there is no personnel file.
--spells names a file; --plan and --lump-sum are written as for `retirecalc person`.
--facts reads the facts from JSON: an object of them, or a whole answer that --json printed; - is standard input.

\b
Exit status: 0 the rule answers, 3 it leaves the question open, 2 unusable input.
"""

app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)

Facts = Annotated[
    str | None, typer.Option(metavar="FILE", help="The facts as JSON, or an answer; - is standard input.")
]
Month = Annotated[str | None, typer.Option(metavar="MONTH", help="The retirement month, where one is asked.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON and nothing else.")]


class _Ask(TyperCommand):
    """Offers the Tab key the options of the rule that was named, beside its own."""

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        rule = ctx.params.get("rule")
        if rule not in askable() or not incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        own = [one for one in super().shell_complete(ctx, "-") if one.value != "--month" or takes_month(rule)]
        return _offered(own, fields_of(rule), ctx.args, incomplete)


def taking(fields: Callable[[], Mapping[str, Types]]) -> type[TyperCommand]:
    """A command that offers the Tab key the facts that it takes, beside its own options."""

    class Taking(TyperCommand):
        def shell_complete(self, ctx: Any, incomplete: str) -> Any:
            if not incomplete.startswith("-"):
                return super().shell_complete(ctx, incomplete)
            return _offered(super().shell_complete(ctx, "-"), fields(), ctx.args, incomplete)

    return Taking


def _offered(own: list[Any], fields: Mapping[str, Types], given: list[str], incomplete: str) -> list[Any]:
    already = {word.partition("=")[0] for word in given}
    named = [type(own[0])(option) for option in options_of(fields) if option not in already]
    return [one for one in (*named, *own) if one.value.startswith(incomplete)]


@app.command(cls=_Ask, epilog=_EXAMPLES, context_settings=BY_FACTS)
def ask(
    context: typer.Context,
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A name from `retirecalc rules`.", autocompletion=rules)],
    facts: Facts = None,
    month: Month = None,
    as_of: AsOfDay = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = None,
    as_json: AsJson = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print the rules behind it too.")] = False,
) -> int:
    """Any rule by its name: its answer, every step with its article."""
    if rule not in askable():
        if (near := nearest(rule, askable())) is not None:
            raise InvalidFacts("cli.rule_near", value=rule, nearest=near)
        raise InvalidFacts("questions.room_unknown", value=rule, allowed=", ".join(askable()))
    if month is not None and not takes_month(rule):
        raise no_option("--month", fields_of(rule), context.command_path)
    told, typed = stated_facts(facts, context.args, fields_of(rule), context.command_path)
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    try:
        answered = ask_room(rule, told, law, day_or_today(as_of), month)
    except InvalidFacts as error:
        raise error if as_json else by_options(error, fields_of(rule), typed) from None
    missing = _missing(answered)
    if as_json:
        sys.stdout.buffer.write(outcome_json(answered, indent=2).encode() + b"\n")
    else:
        _print(Page(lang), answered, missing, everything=explain)
    return Exit.DONE if settled(answered.outcome) and not missing else Exit.OPEN


def asking(room: str, name: str, says: str, examples: str, *, behind: bool = False) -> typer.Typer:
    """A command of its own that asks one rule; `behind`: those behind it are always printed too."""

    class Asking(_Ask):
        def get_params(self, ctx: Any) -> Any:
            return [one for one in super().get_params(ctx) if one.name != "month" or takes_month(room)]

        def shell_complete(self, ctx: Any, incomplete: str) -> Any:
            ctx.params["rule"] = room
            return super().shell_complete(ctx, incomplete)

    own: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)

    @own.command(
        name,
        cls=Asking,
        help=says,
        epilog=examples,
        context_settings=BY_FACTS,
    )
    def command(
        context: typer.Context,
        facts: Facts = None,
        month: Month = None,
        as_of: AsOfDay = None,
        place: Place = "CN",
        in_force_on: InForceOn = None,
        reading: Chosen = None,
        lang: Lang = None,
        as_json: AsJson = False,
    ) -> int:
        return ask(context, room, facts, month, as_of, place, in_force_on, reading, lang, as_json, behind)

    return own


def _print(page: Page, answered: Answered, missing: tuple[str, ...], *, everything: bool) -> None:
    page.print(page.law_line(answered.law))
    page.print()
    if not explained((answered.outcome,), page.lang).strip():
        if everything:
            page.line(explained(answered.behind, page.lang))
        page.print(words_of(answered.outcome.rule).HEADING.of(page.lang))
        page.print(_why_nothing(page, answered, missing))
    else:
        page.line(explained(answered.behind if everything else (answered.outcome,), page.lang).rstrip("\n"))
        if missing:
            page.print(page.say("answer_needs", facts=_named(page, answered, missing)))
        elif not settled(answered.outcome):
            page.print(page.say("answer_open"))
    page.print()
    # Two steps may have one caveat, each with its article: it is said once.
    caveats = dict.fromkeys((caveat.code, caveat.reading) for caveat in answered.outcome.caveats)
    for code, asked in caveats:
        if asked is None:
            text = page.word(code, answered.outcome.rule)
            page.print(page.sentence(with_documents(page, text, answered.outcome.caveats) if code == LOCAL else text))
        else:
            reading = answered.law.reading(asked)
            page.question(reading)
    if any(code == "calendar_missing" for code, _ in caveats):
        page.print(page.say("calendar_elsewhere"))
    if caveats:
        page.print()
    page.print(page.say("caution"))
    page.show()


LOCAL = "local_rule_not_read"
"""The caveat on documents of a place that were not read."""


def with_documents(page: Page, text: str, caveats: Iterable[Caveat]) -> str:
    """What was not read, by number, where there is any: it is nowhere in the steps."""
    numbers = dict.fromkeys(cite.document_number for one in caveats if one.code == LOCAL for cite in one.citations)
    return page.say("with_option", text=text, option=page.joined(numbers)) if numbers else text


def _missing(answered: Answered) -> tuple[str, ...]:
    """The facts that the answer lacks, or without which the rule has none."""
    lacks = tuple(dict.fromkeys(step.name for step in answered.outcome.trace if step.kind == "missing"))
    if lacks or answered.outcome.rule != "shortfall_remedies" or answered.outcome.value:
        return lacks
    at_age = {one.rule: one.value for one in answered.behind}["minimum_at_age"]
    return () if at_age is None else tuple(at_age.missing_facts)


def _why_nothing(page: Page, answered: Answered, missing: tuple[str, ...]) -> str:
    """Why a rule says nothing: a fact is missing, the month is refused, or the question does not arise."""
    if missing:
        return page.say("answer_needs", facts=_named(page, answered, missing))
    behind = {one.rule: one.value for one in answered.behind}
    if (found := behind.get("pension_eligibility")) is not None:
        from retirecalc.cli.answer import why_no_dates

        drawing = Person.from_dict(answered.facts).drawing
        past = answered.month is not None and answered.month < answered.as_of
        return why_no_dates(page, found, drawing, behind["flexible_retirement"], past=past)
    if "minimum_at_age" in behind and behind["minimum_at_age"] is None:
        return page.say("lead_unknown")
    return page.say("not_arising")


def named(page: Page, fields: Mapping[str, Types], facts: Iterable[str], room: str | None = None) -> str:
    """Facts in words, each with the option that states it."""
    options = options_of(fields)
    told = []
    for fact in facts:
        option = "--cumulative" if fact == "contributions" and fact not in options else option_of(fact)
        word = page.word(fact, room)
        told.append(page.say("with_option", text=word, option=option) if option in options else word)
    return page.joined(told)


def _named(page: Page, answered: Answered, facts: Iterable[str]) -> str:
    return named(page, fields_of(answered.outcome.rule), facts, answered.outcome.rule)
