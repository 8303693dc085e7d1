"""`retirecalc ask`: any rule by its name."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from retirecalc.cli.app import nearest
from retirecalc.cli.exits import Exit
from retirecalc.cli.options import (
    AsOfDay,
    Chosen,
    InForceOn,
    Lang,
    Language,
    Place,
    chosen_answers,
    day_or_today,
    lump_sum,
    rules,
    runs,
)
from retirecalc.cli.shell import Page
from retirecalc.contract.outcome import outcome_json
from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.spells import Spell
from retirecalc.ground.stated import Types
from retirecalc.law import load_law
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
_YES_NO = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False, "无": False}

app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


class _Ask(TyperCommand):
    """Offers the Tab key the options of the rule that was named, beside its own."""

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        rule = ctx.params.get("rule")
        if rule not in askable() or not incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        own = [one for one in super().shell_complete(ctx, "-") if one.value != "--month" or takes_month(rule)]
        given = {word.partition("=")[0] for word in ctx.args}
        named = [type(own[0])(option) for option in options_of(fields_of(rule)) if option not in given]
        return [one for one in (*named, *own) if one.value.startswith(incomplete)]


@app.command(cls=_Ask, epilog=_EXAMPLES, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def ask(
    context: typer.Context,
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A name from `retirecalc rules`.", autocompletion=rules)],
    facts: Annotated[
        str | None, typer.Option(metavar="FILE", help="The facts as JSON, or an answer; - is standard input.")
    ] = None,
    month: Annotated[
        str | None, typer.Option(metavar="MONTH", help="The retirement month, where one is asked.")
    ] = None,
    as_of: AsOfDay = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = Language.EN,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON and nothing else.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print the rules behind it too.")] = False,
) -> int:
    """Any rule by its name: its answer, every step with its article."""
    if rule not in askable():
        if (near := nearest(rule, askable())) is not None:
            raise InvalidFacts("cli.rule_near", value=rule, nearest=near)
        raise InvalidFacts("questions.room_unknown", value=rule, allowed=", ".join(askable()))
    if month is not None and not takes_month(rule):
        raise _no_option("--month", fields_of(rule))
    told, options = from_file(facts), from_options(context.args, fields_of(rule))
    typed = {*options, *(inner if isinstance(inner := options.get("contributions"), dict) else ())}
    if isinstance(inside := told.get("contributions"), dict) and isinstance(options.get("contributions"), dict):
        options["contributions"] = {**inside, **options["contributions"]}  # an option changes its own figure alone
    told |= options
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    try:
        answered = ask_room(rule, told, law, day_or_today(as_of), month)
    except InvalidFacts as error:
        raise error if as_json else of_options(error, fields_of(rule), typed) from None
    missing = _missing(answered)
    if as_json:
        sys.stdout.buffer.write(outcome_json(answered, indent=2).encode() + b"\n")
    else:
        _print(Page(lang), answered, missing, everything=explain)
    return Exit.DONE if settled(answered.outcome) and not missing else Exit.OPEN


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
            page.print(page.sentence(page.word(code, answered.outcome.rule)))
        else:
            reading = answered.law.reading(asked)
            page.print(f"{reading.id}  {getattr(reading.question, page.lang)}")
    if any(code == "calendar_missing" for code, _ in caveats):
        page.print(page.say("calendar_elsewhere"))
    if caveats:
        page.print()
    page.print(page.say("caution"))
    page.show()


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


def _named(page: Page, answered: Answered, facts: Iterable[str]) -> str:
    """Facts in words, each with the option that states it."""
    options = options_of(fields_of(answered.outcome.rule))
    named = []
    for fact in facts:
        option = "--cumulative" if fact == "contributions" and fact not in options else option_of(fact)
        word = page.word(fact, answered.outcome.rule)
        named.append(page.say("with_option", text=word, option=option) if option in options else word)
    return page.joined(named)


def from_file(path: str | None) -> dict[str, Any]:
    """The facts of a JSON file or of standard input: an object of them, or an answer that carries them."""
    if path is None:
        return {}
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
        found: Any = json.loads(text)
    except ValueError as error:  # no text, or no JSON
        line = getattr(error, "lineno", 1)
        raise RetirecalcError("cli.facts_no_json", file=path, line=line) from None
    if not isinstance(found, dict):
        raise RetirecalcError("cli.facts_no_object", file=path)
    inside = found.get("facts") if str(found.get("schema", "")).startswith("retirecalc.") else None
    return inside if isinstance(inside, dict) else found


def from_options(args: list[str], fields: dict[str, Types], command: str = "retirecalc ask") -> dict[str, Any]:
    """`--birth 1971-09 --paid 10y` as facts; what is stated of contributions goes under `contributions`."""
    inside = _inside(fields)
    facts: dict[str, Any] = {}
    rest = list(args)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--"):
            raise RetirecalcError("cli.usage_extra", value=name, command=command)
        field = name[2:].replace("-", "_")
        outer = field in fields and dict not in fields[field]
        known = fields[field] if outer else inside.get(field)
        if known is None:
            raise _no_option(name, fields, command)
        if not equals:
            if not rest:
                raise RetirecalcError("cli.option_empty", value=name, command=command)
            value = rest.pop(0)
        home = facts if outer else facts.setdefault("contributions", {})
        if field in home:
            raise RetirecalcError("cli.option_twice", value=name, command=command)
        if field == "spells":
            from retirecalc.cli.spells import read_spells

            home[field] = [spell.to_dict() for spell in read_spells(Path(value))]
            continue
        try:
            home[field] = read_typed(field, value, known)
        except InvalidFacts as error:
            raise InvalidFacts(error.code, **{**error.fields, "field": name}) from None
    return facts


def read_typed(field: str, value: str, known: Types) -> object:
    """What is typed for a fact, as its JSON."""
    if field == "lump_sum":
        return list(lump_sum(value))
    if list in known:
        return [Spell.of(run).to_dict() for run in runs(value)] if field in Contributions.FIELDS else runs(value)
    return _YES_NO.get(value, value) if bool in known else value


def _inside(fields: dict[str, Types]) -> dict[str, Types]:
    """What is stated of contributions, where the rule takes any."""
    return Contributions.FIELDS if dict in fields.get("contributions", ()) else {}


def option_of(field: str) -> str:
    return f"--{field.replace('_', '-')}"


def options_of(fields: dict[str, Types]) -> list[str]:
    """The options of a rule: its facts, by their names in JSON."""
    return [
        option_of(field) for field in (*(one for one, types in fields.items() if dict not in types), *_inside(fields))
    ]


def _no_option(name: str, fields: dict[str, Types], command: str = "retirecalc ask") -> RetirecalcError:
    options = options_of(fields)
    # --month is no slip, but an option of other rules.
    if name != "--month" and (near := nearest(name, options)) is not None:
        return RetirecalcError("cli.usage_option_near", value=name, nearest=near, command=command)
    return RetirecalcError("cli.option_of_rule", value=name, allowed=", ".join(options), command=command)


def of_options(error: InvalidFacts, fields: dict[str, Types], typed: Iterable[str]) -> InvalidFacts:
    """The same error by the names of the options: where a fact was typed, or is missing."""
    if error.code in ("facts.contributions_empty", "facts.contributions_needed") and _inside(fields):
        return InvalidFacts("cli.contributions_option", field="--cumulative")
    missing = error.code in ("facts.fact_missing", "questions.facts_missing")
    known = {"month", *fields, *_inside(fields)}
    parts = [one.removeprefix("contributions.") for one in str(error.fields.get("field", "")).split(", ")]
    if not all(one in known and (missing or one == "month" or one in typed) for one in parts):
        return error
    return InvalidFacts(error.code, **{**error.fields, "field": ", ".join(map(option_of, parts))})
