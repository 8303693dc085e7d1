"""`retirecalc ask`: any rule by its name."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

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
    rules,
)
from retirecalc.cli.shell import Page
from retirecalc.contract.outcome import outcome_json
from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.contributions import Contributions
from retirecalc.ground.stated import Types
from retirecalc.law import load_law
from retirecalc.questions.ask import Answered, askable, fields_of, takes_month
from retirecalc.questions.ask import ask as ask_room
from retirecalc.wording import explain as explained
from retirecalc.wording.render import words_of

_EXAMPLES = """\b
Examples:
  retirecalc ask statutory_age --birth 1971-09 --category male_60
  retirecalc ask contribution_projection --birth 1971-09 --category 男 --cumulative 26y4m --counted-to 2026-06 --lang zh
  retirecalc ask births_reaching --month 2030-02 --category female_55
  retirecalc ask pension_eligibility --birth 1971-09 --category male_60 --paid 20y --month 2033-06 --json

\b
The options are the facts that the rule takes, by their names in JSON; `retirecalc rules` lists the rules.
--facts reads them from a JSON file, as an answer carries them.
"""
_YES_NO = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}

app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=_EXAMPLES, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def ask(
    context: typer.Context,
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A name from `retirecalc rules`.", autocompletion=rules)],
    facts: Annotated[Path | None, typer.Option(metavar="FILE", help="The facts as JSON.")] = None,
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
    told, options = _from_file(facts), _from_options(context.args, fields_of(rule))
    if isinstance(inside := told.get("contributions"), dict) and "contributions" in options:
        options["contributions"] = {**inside, **options["contributions"]}  # an option changes its own figure alone
    told |= options
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    answered = ask_room(rule, told, law, day_or_today(as_of), month)
    if as_json:
        sys.stdout.buffer.write(outcome_json(answered, indent=2).encode() + b"\n")
        return Exit.DONE
    _print(Page(lang), answered, everything=explain)
    return Exit.DONE


def _print(page: Page, answered: Answered, *, everything: bool) -> None:
    page.print(page.law_line(answered.law))
    page.print()
    text = explained(answered.behind if everything else (answered.outcome,), page.lang)
    page.line(
        text
        if text.strip()
        else f"{words_of(answered.outcome.rule).HEADING.of(page.lang)}\n{page.say('not_arising')}\n"
    )
    for caveat in answered.outcome.caveats:
        if caveat.reading is None:
            page.print(page.sentence(page.word(caveat.code)))
        else:
            reading = answered.law.reading(caveat.reading)
            page.print(f"{reading.id}  {getattr(reading.question, page.lang)}")
    if answered.outcome.caveats:
        page.print()
    page.print(page.say("caution"))
    page.show()


def _from_file(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError:
        raise RetirecalcError("ground.file_unreadable", file=str(path), reason="no JSON") from None
    if not isinstance(found, dict):
        raise RetirecalcError("ground.file_unreadable", file=str(path), reason="no JSON object")
    return found


def _from_options(args: list[str], fields: dict[str, Types]) -> dict[str, Any]:
    """`--birth 1971-09 --paid 10y` as facts; what is stated of contributions goes under `contributions`."""
    inside = _inside(fields)
    facts: dict[str, Any] = {}
    rest = list(args)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--"):
            raise RetirecalcError("cli.usage_option", value=name, command="retirecalc ask")
        field = name[2:].replace("-", "_")
        known = fields.get(field) if dict not in fields.get(field, ()) else None
        if known is None:
            known = inside.get(field)
        if known is None or list in known:
            raise _no_option(name, fields)
        if not equals:
            if not rest:
                raise RetirecalcError("cli.option_empty", value=name, command="retirecalc ask")
            value = rest.pop(0)
        said: object = _YES_NO.get(value, value) if bool in known else value
        if field in fields and dict not in fields[field]:
            facts[field] = said
        else:
            facts.setdefault("contributions", {})[field] = said
    return facts


def _inside(fields: dict[str, Types]) -> dict[str, Types]:
    """What is stated of contributions, where the rule takes any."""
    return Contributions.FIELDS if dict in fields.get("contributions", ()) else {}


def _no_option(name: str, fields: dict[str, Types]) -> RetirecalcError:
    outer = [field for field, types in fields.items() if dict not in types]
    named = [*outer, *(field for field, types in _inside(fields).items() if list not in types)]
    options = [f"--{field.replace('_', '-')}" for field in named]
    # --month is no slip, but an option of other rules.
    if name != "--month" and (near := nearest(name, options)) is not None:
        return RetirecalcError("cli.usage_option_near", value=name, nearest=near, command="retirecalc ask")
    allowed = ", ".join(options)
    return RetirecalcError("cli.option_of_rule", value=name, allowed=allowed, command="retirecalc ask")
