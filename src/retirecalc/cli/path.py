"""`retirecalc path`: out of work before the age, month by month to the first pension."""

from __future__ import annotations

import sys

import typer

from retirecalc.cli import sheets
from retirecalc.cli.ask import AsJson, Facts, named, taking
from retirecalc.cli.exits import Exit
from retirecalc.cli.facts import by_options, stated_facts
from retirecalc.cli.options import (
    BY_FACTS,
    AsOfDay,
    Chosen,
    Force,
    InForceOn,
    Lang,
    Output,
    Place,
    PrintedName,
    chosen_answers,
    day_or_today,
)
from retirecalc.cli.shell import Page
from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import Person
from retirecalc.law import load_law
from retirecalc.outcome import Standing
from retirecalc.questions.path import Path, PathMonth, path_fields, path_to_pension
from retirecalc.wording.out_of_work import about_path

_EXAMPLES = """\b
Examples:
  retirecalc path --place CN-CQ --birth 1966-01-10 --category male_60 --cumulative 25y --continuing yes \
--job-ended dismissed --unemployment-months 70 --registered-on 2025-06-03 --as-of 2025-06
  retirecalc path --place CN-CQ --birth 1966-01-10 --category male_60 --cumulative 25y --continuing yes --job-ended resigned \
--job-ended-on 2025-03-31 --unemployment-months 70 --as-of 2025-04 --lang zh

\b
The options are the facts by their names in JSON, those of a person among them: of the job that ended (--job-ended,
--job-ended-on, --unemployment-months, --unused-months, --registered-on), of a benefit that was granted (--benefit-from,
--benefit-ends-on), and of what may follow (--still-unemployed, --transition-applied, --pays-at-benefit-place,
--subsidy-group). --facts reads them from JSON; - is standard input.

\b
Exit status: 0 every month is settled, 3 some are not, 2 unusable input.
"""

app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "path",
    cls=taking(path_fields),
    epilog=_EXAMPLES,
    context_settings=BY_FACTS,
)
def path(
    context: typer.Context,
    facts: Facts = None,
    as_of: AsOfDay = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = None,
    as_json: AsJson = False,
    output: Output = None,
    name: PrintedName = "",
    force: Force = False,
) -> int:
    """Out of work before the age: benefit, contributions and claims, month by month to the first pension."""
    sheets.check(output, overwrite=force)
    fields = path_fields()
    told, typed = stated_facts(facts, context.args, fields, context.command_path)
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    try:
        person = Person.from_dict({name: fact for name, fact in told.items() if name in Person.FIELDS})
        further = {name: fact for name, fact in told.items() if name not in Person.FIELDS}
        found = path_to_pension(person, law, day_or_today(as_of), further)
    except InvalidFacts as error:
        raise error if as_json else by_options(error, fields, typed) from None
    page = Page(lang)
    written = None if output is None else sheets.of_path(page, output, found, name, overwrite=force)
    if as_json:
        sys.stdout.buffer.write(found.to_json(indent=2).encode() + b"\n")
    else:
        _print(page, found)
        if written is not None:
            page.print()
            page.line(written)
        page.show()
    return Exit.OPEN if any(one.is_open for one in found.months) else Exit.DONE


def _print(page: Page, found: Path) -> None:
    page.print(page.law_line(found.law))
    if found.months:
        page.heading(page.say("path_months"))
        subsidised = any(one.subsidy is not None for one in found.months)
        columns = ["in", "income", "contributions", *(["subsidy"] if subsidised else [])]
        rows = []
        for first, last, one in found.stretches():
            months = page.stretches([(first, last)])
            cells = [months, *_cells(page, one)]
            rows.append(cells if subsidised else cells[:3])
        page.table([page.say(f"col_{name}") for name in columns], rows, whole=(0,))
    else:
        page.print()
    for line in about_path(found, page.lang, long=False):
        page.print(line, indent=2)
    if found.claims:
        page.heading(page.say("path_claims"))
        claims = []
        for claim in found.claims:
            what = f"{page.word(f'claim_{claim.of}')} {page.notes.mark(*claim.citations)}".rstrip()
            when = page.say("dash")
            if claim.by is not None:
                when = page.say("path_by", at=claim.by)
            elif claim.month is not None:
                when = page.say("path_in" if claim.of == "pension" else "path_from", month=claim.month)
            claims.append([when, _open(page, what, claim.standing), page.word(claim.where)])
        page.table([page.say(f"col_{name}") for name in ("when", "what", "where")], claims, whole=(0,))
    if found.missing_facts:
        page.print()
        page.print(page.say("answer_needs", facts=named(page, path_fields(), found.missing_facts)))
    page.basis()
    page.print()
    page.print(page.say("caution"))


def _cells(page: Page, one: PathMonth) -> list[str]:
    """What a month brings, with the numbers of its articles."""
    income = f"{page.word(f'income_{one.income}')} {page.notes.mark(*one.citations)}".rstrip()
    subsidy = page.say("dash")
    if one.subsidy is not None:
        known = one.subsidy in (Standing.ELIGIBLE, Standing.UNDETERMINED)
        subsidy = _open(page, page.say("path_subsidised"), one.subsidy) if known else page.word(one.subsidy)
    payer = _open(page, page.word(f"contributions_{one.contributions}"), one.contributions_standing)
    return [_open(page, income, one.income_standing), payer, subsidy]


def _open(page: Page, text: str, standing: Standing) -> str:
    return page.say("path_open", text=text) if standing is Standing.UNDETERMINED else text
