"""`retirecalc compare`: retirement months side by side, what each brings, and when one overtakes another."""

# Annotations as they are, not as text: typer would evaluate the text of thirty of them, twice.

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, cast

import typer

from retirecalc.cli import sheets
from retirecalc.cli.ask import AsJson, named
from retirecalc.cli.exits import Exit
from retirecalc.cli.options import (
    CUMULATIVE,
    AsOf,
    Chosen,
    Force,
    InForceOn,
    Lang,
    Output,
    Place,
    PrintedName,
    categories,
    chosen_answers,
    employments,
    month_or_today,
    runs,
    said,
)
from retirecalc.cli.shell import Page
from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Employment
from retirecalc.law import load_law
from retirecalc.outcome import Eligibility, Reason
from retirecalc.questions.amounts import PAYERS, AmountComparison, Assumptions, Choice, Payer, compare_amounts
from retirecalc.questions.ask import fields_of
from retirecalc.questions.assess import assess
from retirecalc.wording.compared import assumed, assumption, between, overtaking, remark, with_room
from retirecalc.wording.render import LANGUAGES, figure

_EXAMPLES = """\b
Examples:
  retirecalc compare --birth 1967-06 --category male_60 --cumulative 30y --stopped --months 2027-06,2028-02 --money real \
--pension-base 8240 --base-growth 0.02 --average-index 1 --balance 90000 --balance-year 2025 --interest 0.015 \
--pension-growth 0 --before-accounts 0 --to-ages 75y,85y --range base_growth=0..0.05

\b
No growth, interest or index is assumed that is not stated; without --stopped contributions go on, which is said.
Growth and interest are shares a year: 0.02 is two in a hundred.
With --money real they are those above inflation. --range tries one assumption at two ends: base_growth,
wage_growth, interest, pension_growth, average_index.

\b
Exit status: 0 every pension is settled, 3 one is not, 2 unusable input.
"""

_BESIDE = 2
"""So many ages stand beside the rest of the table; more have one of their own."""

app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


class MoneyKind(StrEnum):
    NOMINAL = "nominal"
    REAL = "real"


def _payers(incomplete: str) -> list[str]:
    return [one for one in PAYERS if one.startswith(incomplete)]


def _share(text: str) -> object:
    return typer.Option(metavar="SHARE", help=text)


@app.command("compare", epilog=_EXAMPLES)
def compare(
    birth: Annotated[str, typer.Option(metavar="MONTH", help="Birth month.")],
    category: Annotated[str, typer.Option(metavar="CLASS", help="Class.", autocompletion=categories)],
    months: Annotated[str, typer.Option(metavar="MONTHS", help="Retirement months, e.g. 2027-06,2028-02.")],
    money: Annotated[MoneyKind, typer.Option(help="Whether amounts are nominal or in the money of today.")],
    pension_base: Annotated[
        str, typer.Option(metavar="YUAN", help="Pension base (计发基数) of the year of the question.")
    ],
    base_growth: Annotated[str, _share("Its growth a year.")],
    average_index: Annotated[str, typer.Option(metavar="INDEX", help="Average contribution index.")],
    balance: Annotated[str, typer.Option(metavar="YUAN", help="Individual account at the end of --balance-year.")],
    balance_year: Annotated[int, typer.Option(metavar="YEAR", help="That year.")],
    interest: Annotated[str, _share("Interest of the account in years not announced.")],
    pension_growth: Annotated[str, _share("Growth of a pension, each January after the retirement.")],
    to_ages: Annotated[str, typer.Option(metavar="AGES", help="Ages to add up to, e.g. 75y,85y.")],
    contributions: Annotated[
        str | None, typer.Option(*CUMULATIVE, metavar="PERIOD", help="Cumulative contributions.")
    ] = None,
    continuing: Annotated[
        bool | None, typer.Option("--continuing/--stopped", help="Whether contributions go on.")
    ] = None,
    employment: Annotated[
        str | None, typer.Option(metavar="KIND", help="Kind of employment.", autocompletion=employments)
    ] = None,
    before_accounts: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="Contributions before the individual accounts.")
    ] = None,
    contribution_base: Annotated[
        str | None,
        typer.Option(metavar="YUAN", help="Monthly base of contributions to come; with --payer, --wage-growth."),
    ] = None,
    payer: Annotated[str | None, typer.Option(metavar="PAYER", help="Who pays them.", autocompletion=_payers)] = None,
    wage: Annotated[str | None, typer.Option(metavar="YUAN", help="Wage in hand a month; with --wage-growth.")] = None,
    wage_growth: Annotated[str | None, _share("Growth of wage and base a year.")] = None,
    ranges: Annotated[
        list[str] | None,
        typer.Option("--range", metavar="NAME=LOW..HIGH", help="Try an assumption at two ends; may be repeated."),
    ] = None,
    as_of: AsOf = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = None,
    as_json: AsJson = False,
    output: Output = None,
    name: PrintedName = "",
    force: Force = False,
) -> int:
    """What each of some retirement months is worth, under assumptions that are all stated."""
    sheets.check(output, overwrite=force)
    optional = (contributions, before_accounts, contribution_base, payer, wage, wage_growth)
    contributions, before_accounts, contribution_base, payer, wage, wage_growth = map(said, optional)
    stated = None if contributions is None else Contributions(cumulative=contributions, continuing=continuing)
    person = Person(
        birth, Category.of(category), employment=Employment.of(said(employment) or "unknown"), contributions=stated
    )
    assumptions = Assumptions(
        money=money.value,
        pension_base=pension_base,
        base_growth=base_growth,
        average_index=average_index,
        balance=balance,
        balance_year=balance_year,
        interest=interest,
        pension_growth=pension_growth,
        to_ages=runs(to_ages),
        contribution_base=contribution_base,
        payer=cast(Payer | None, payer),  # which it reads
        wage=wage,
        wage_growth=wage_growth,
        before_accounts=before_accounts,
    )
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    at = month_or_today(as_of)
    found = compare_amounts(person, law, at, runs(months), assumptions, ranges=_ranges(ranges or ()))
    settled = all(choice.pension.total is not None for choice in found.choices)
    page = Page(lang)
    written = None if output is None else sheets.of_comparison(page, output, found, name, overwrite=force)
    if as_json:
        sys.stdout.buffer.write(found.to_json(indent=2).encode() + b"\n")
        return Exit.DONE if settled else Exit.OPEN
    page.print(page.law_line(law))
    page.print()
    page.print(page.say(f"money_{found.money}"), bold=True)
    _show(page, found)
    from retirecalc.letters.sheet import by_document, cites_of

    if places := list(by_document(cites_of(found), page.lang, sure=True)):
        page.heading(page.say("amounts_basis"))
        for line in places:
            page.print(line, indent=2)
    page.print()
    for code in found.caveats:
        if code != "reading":
            page.print(page.sentence(remark(code, found, page.lang)))
    for asked in found.readings:
        page.question(law.reading(asked))
    page.print()
    page.print(page.say("caution"))
    if written is not None:
        page.print()
        page.line(written)
    page.show()
    return Exit.DONE if settled else Exit.OPEN


def _why(page: Page, choice: Choice) -> str:
    """Why a month is refused, or what would settle it."""
    if choice.eligibility is Eligibility.NOT_ELIGIBLE:
        return page.joined(map(page.word, choice.reasons))
    said = page.word(choice.eligibility)
    if choice.missing_facts:
        return page.say("without", text=said, facts=page.joined(map(page.word, choice.missing_facts)))
    return page.say("ask_agency", text=said)


def _ranges(texts: Iterable[str]) -> dict[str, tuple[str, str]]:
    stated: dict[str, tuple[str, str]] = {}
    for name, ends in map(_range, texts):
        if name in stated:
            raise RetirecalcError("cli.option_twice", value=f"--range {name}", command="retirecalc compare")
        stated[name] = ends
    return stated


def _range(text: str) -> tuple[str, tuple[str, str]]:
    name, equals, ends = text.partition("=")
    low, dots, high = ends.partition("..")
    if not equals or not dots:
        raise InvalidFacts("cli.range_unreadable", field="range", value=text)
    return name.strip(), (low.strip(), high.strip())


def _show(page: Page, found: AmountComparison) -> None:
    def yuan(amount: object) -> str:
        return page.word("UNDETERMINED") if amount is None else str(LANGUAGES[page.lang].yuan(amount))

    def to_come(choice: Choice, amount: object) -> str:
        return page.say("dash") if Reason.MONTH_PAST in choice.reasons else yuan(amount)

    from retirecalc.letters.parts import SheetWords
    from retirecalc.letters.sheet import days_past, month_answer

    ages = [page.age(age) for age, _ in found.best_by_age]
    words = SheetWords(page.lang)
    answer = assess(found.person, found.law, found.as_of, months=[choice.month for choice in found.choices])
    options = {choice.month: answer.option(choice.month) for choice in found.choices}
    stated = {"paid": found.assumptions.contribution_base, "wages": found.assumptions.wage}
    flows = [name for name, one in stated.items() if one is not None]
    header = [page.say(f"amounts_{name}") for name in ("month", "open", "pension", *flows)]
    rows = [
        [
            str(page.text(choice.month)),
            month_answer(words, options[choice.month])
            if choice.eligibility is Eligibility.ELIGIBLE
            else page.word(choice.eligibility),
            to_come(choice, choice.pension.total),
            *(to_come(choice, getattr(choice, name)) for name in flows),
            *(yuan(total) if choice.counts else page.say("dash") for total in choice.by_age),
        ]
        for choice in found.choices
    ]
    by_age = [page.say("amounts_by_age", age=age) for age in ages]
    if len(ages) > _BESIDE:
        page.table(header, (row[: len(header)] for row in rows), right=range(2, len(header)))
        page.print()
        page.counts([header[0], *by_age], [[row[0], *row[len(header) :]] for row in rows], keys=1)
    else:
        page.table([*header, *by_age], rows, right=range(2, len(header) + len(ages)))
    for choice in found.choices:
        if choice.eligibility is not Eligibility.ELIGIBLE:
            why = page.say("note_months", months=page.text(choice.month), text=_why(page, choice))
            page.print(page.sentence(why), indent=2)
        for name, due in days_past(answer, options[choice.month]):
            past = words.say(name, month=page.text(choice.month), day=page.text(due))
            page.print(past, indent=2)
    page.print()
    ahead = [choice for choice in found.choices if Reason.MONTH_PAST not in choice.reasons]
    missing = dict.fromkeys(fact for choice in ahead for fact in choice.pension.missing_facts)
    if missing:
        page.print(page.say("answer_needs", facts=named(page, fields_of("pension_amount"), missing, "pension_amount")))
    refused = {choice.month for choice in found.choices if choice.eligibility is Eligibility.NOT_ELIGIBLE}
    told = with_room(found)
    for one in told:
        if refused.isdisjoint((one.earlier, one.later)):
            page.print(overtaking(one, page.lang))
    if len(told) < len(found.overtakings):
        page.print(page.say("amounts_others"))
    for varied in found.sensitivity:
        low, high = (assumption(varied.name, end, page.lang) for end in (varied.low, varied.high))
        page.heading(page.say("amounts_range", name=page.say(f"assumed_{varied.name}"), low=low, high=high))
        for changes in between(found, varied, page.lang, lambda month: figure(month, page.lang)):
            for line in changes:
                page.print(line, indent=2)
    page.heading(page.say("amounts_assumed"))
    page.lines(assumed(found.assumptions, page.lang))
