"""`retirecalc person`: the questions that one person asks, answered in their order."""

# Annotations as they are, not as text: typer would evaluate the text of forty of them, twice.
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retirecalc.cli.answer import Answer, asked
from retirecalc.cli.exits import Exit
from retirecalc.cli.options import (
    CUMULATIVE,
    AsOfDay,
    Chosen,
    FiledOn,
    Ics,
    InForceOn,
    Key,
    Lang,
    Output,
    Place,
    PreExamined,
    PrintedName,
    SpecialWork,
    Timeline,
    categories,
    chosen_answers,
    day_or_today,
    employments,
    runs,
    said,
)
from retirecalc.cli.options import lump_sum as lump_sum_of
from retirecalc.cli.phrases import told
from retirecalc.cli.shell import Page
from retirecalc.errors import InvalidFacts
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.reading import nothing
from retirecalc.facts.spells import Spell
from retirecalc.facts.words import Category
from retirecalc.ground.months import MonthLike, YearMonth
from retirecalc.ground.written import arabic
from retirecalc.law import Law, load_law
from retirecalc.questions.assess import Assessment, assess

if TYPE_CHECKING:
    from retirecalc.facts.filing import Filing

_EXAMPLES = """\b
Examples:
  retirecalc person --birth 1971-09 --category male_60
  retirecalc person --birth 1971-09 --category male_60 --cumulative 26y4m --continuing
  retirecalc person --birth 1979-11 --category 女干部 --paid 8y5m --employment 民营企业职工 --lang zh
  retirecalc person --birth 1971-09 --category male_60 --retire-in 2032-03 --retire-in 2033-01
  retirecalc person --birth 1969-01 --category male_60 --cumulative 15y --stopped --retire-in 2030-01
  retirecalc person --birth 1971-09 --category male_60 --paid 20y --plan 2027-03..2027-08,2028-01..
  retirecalc person --birth 1971-09 --category male_60 --paid 8y --stopped --reading R01=completion_year --all
  retirecalc person --birth 1965-05 --category male_60 --cumulative 25y --deferral-agreed-to 2027-01 --as-of 2026-11-05
  retirecalc person --birth 1971-09 --category male_60 --cumulative 316 --as-of 2026-11 --json
  retirecalc person --birth 1971-09 --category male_60 --cumulative 26y4m --lang zh -o sheet.docx

\b
Categories: male_60, female_55, female_50 (男, 女干部, 女工人); 女 alone answers for 50 and for 55.
Kinds of employment: employee, state_employee, state_manager, civil_servant, own_account.
Pensions drawn: none, employee (enterprise or public body), resident, other, some (kind not known).
Periods: 26y4m, 26年4个月, or a whole number of months: 15 is 15 months, and 15 years are 15y.
Beside years the months end at 11.
Months: 1971-09, 1971年9月, 19710915.

\b
--interview asks for what is missing, one question at a time; an empty line leaves a question open.

\b
A file for --spells is CSV, or YAML with the same fields; only first and last are needed, an empty last goes on:
  first,last,kind,scheme,place          (or 开始年月,结束年月,缴费类型,险种,地区)
  1993-07,1998-06,deemed,,
  1998-07,,employer,employee,CN-CQ
Kinds: employer, own_account, unemployment_fund, military, deemed. Schemes: employee, resident.
"""

_PERIOD = "PERIOD"
_MONTHS = "MONTHS"
_LIKE_YEARS = 50
"""Up to here a bare number of months may have been meant as years."""


app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=_EXAMPLES)
def person(
    birth: Annotated[str | None, typer.Option(metavar="MONTH", help="Birth month or date.")] = None,
    id_number: Annotated[
        str | None,
        typer.Option("--id", metavar="NUMBER", help="Resident ID number instead of --birth; never shown or kept."),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(
            metavar="CATEGORY",
            help="Category by original age; 女 answers for both of hers. A man with --id needs none.",
            autocompletion=categories,
        ),
    ] = None,
    contributions: Annotated[
        str | None,
        typer.Option(*CUMULATIVE, metavar=_PERIOD, help="Cumulative contributions, paid and deemed together."),
    ] = None,
    paid: Annotated[str | None, typer.Option(metavar=_PERIOD, help="Paid contributions alone.")] = None,
    deemed: Annotated[str | None, typer.Option(metavar=_PERIOD, help="Deemed contributions alone.")] = None,
    spells: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The months themselves, from a file (see below).")
    ] = None,
    counted_to: Annotated[
        str | None,
        typer.Option(metavar="MONTH", help="Last month inside the count.", show_default="month of the question"),
    ] = None,
    continuing: Annotated[
        bool | None,
        typer.Option(
            "--continuing/--stopped",
            help="Whether contributions go on after the count.",
            show_default="not known up to the question, then assumed",
        ),
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(metavar=_MONTHS, help="Months to be paid from now on, e.g. 2027-03..2027-08,2028-01.. (goes on)."),
    ] = None,
    removed: Annotated[
        str | None, typer.Option(metavar=_PERIOD, help="Deemed months that the law strikes out (sentence, dismissal).")
    ] = None,
    first_insured: Annotated[
        str | None, typer.Option(metavar="MONTH", help="First month insured: decides on paying in one sum.")
    ] = None,
    invalidity_allowance: Annotated[
        str | None,
        typer.Option(metavar=_MONTHS, help="Months drawing an invalidity allowance: only a month paid counts."),
    ] = None,
    lump_sum: Annotated[
        str | None,
        typer.Option(metavar="MONTHS@MONTH", help="Months paid in one sum and the month of payment, e.g. 36@2030-02."),
    ] = None,
    employment: Annotated[
        str | None, typer.Option(metavar="KIND", help="Kind of employment.", autocompletion=employments)
    ] = None,
    joined_after_reform: Annotated[
        bool | None,
        typer.Option(
            "--joined-after-2015/--joined-before-2015",
            help="Staff of public bodies: whether they joined after the 2015 reform.",
        ),
    ] = None,
    drawing: Annotated[str | None, typer.Option(metavar="KIND", help="Which pension is drawn (see below).")] = None,
    approved: Annotated[
        bool | None,
        typer.Option("--approved/--not-approved", help="Whether the authority approved the month, where it must."),
    ] = None,
    deferral_agreed_to: Annotated[
        str | None, typer.Option(metavar="MONTH|no", help="Month to which a deferral was agreed in writing, or no.")
    ] = None,
    notice_given_on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day on which the employer was told of an early retirement.")
    ] = None,
    applied_on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day on which the pension was applied for.")
    ] = None,
    as_of: AsOfDay = None,
    retire_in: Annotated[
        list[str] | None, typer.Option(metavar="MONTH", help="Answer for this month too; may be repeated.")
    ] = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Say everything: every open question with every answer, every reason.")
    ] = False,
    interview: Annotated[bool, typer.Option("--interview", help="Ask for what is missing, one by one.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the assessment as JSON and nothing else.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print every step with its article.")] = False,
    timeline: Timeline = False,
    filed_on: FiledOn = None,
    special_work: SpecialWork = None,
    pre_examined: PreExamined = None,
    ics: Ics = None,
    key: Key = "",
    output: Output = None,
    name: PrintedName = "",
    force: Annotated[
        bool, typer.Option("--force", help="Replace a page that is there, or a calendar file of somebody else's.")
    ] = False,
) -> int:
    """When one person may retire, with what minimum, and what is due by when."""
    if as_json and explain:
        raise InvalidFacts("cli.json_or_explain")
    if timeline and (as_json or explain):
        raise InvalidFacts("cli.timeline_alone")
    if ics is not None or output is not None:
        from retirecalc.ground.replace import ends_in, guard

        guard([output], inputs=[spells], overwrite=force, updated=ics)
        if ics is not None:
            ends_in(ics, ".ics")
    if output is not None:
        from retirecalc.cli import sheets

        sheets.check_kind(output)
    filing = None
    if (filed_on, special_work, pre_examined) != (None, None, None):
        from retirecalc.facts.filing import Filing

        filing = Filing(on=filed_on, special_work=special_work, pre_examined=pre_examined)
    stated: dict[str, Any] = {
        "cumulative": contributions,
        "paid": paid,
        "deemed": deemed,
        "counted_to": counted_to,
        "continuing": continuing,
        "removed": removed,
        "first_insured": first_insured,
        "invalidity_allowance": _months("invalidity_allowance", invalidity_allowance),
        "lump_sum": None if lump_sum is None else lump_sum_of(lump_sum),
    }
    facts: dict[str, Any] = {
        "employment": said(employment) or "unknown",
        "contributions": _contributions(stated, spells, _months("plan", plan)),
        "drawing": drawing,
        "approved": approved,
        "deferral_agreed_to": deferral_agreed_to,
        "notice_given_on": notice_given_on,
        "applied_on": applied_on,
        "joined_after_2015_reform": joined_after_reform,
    }
    page = Page(lang)
    if interview and id_number is None:
        from retirecalc.cli.interview import birth_typed, typed

        birth = birth or typed(page, "birth", birth_typed)
        category = category or typed(page, "category", _category)
    only_one = as_json or ics is not None or output is not None
    people, open_class = _people(birth, id_number, category, facts, only_one=only_one)
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    months = [YearMonth.of(month, "retire_in") for month in retire_in or ()]
    day = day_or_today(as_of)
    answers = [assess(someone, law, day, months=months) for someone in people]
    if interview:
        found = _interview(page, answers[0], law, day, months).person.to_dict()
        again = [Person.from_dict({**found, "category": str(someone.category)}) for someone in people]
        answers = [assess(someone, law, day, months=months) for someone in again]
    answer = answers[0]
    saved: list[str] = []
    if ics is not None or output is not None:
        from retirecalc.ground.replace import together

        with together():
            if ics is not None:
                saved.append(_save(page, ics, answer, months, filing, key=key, overwrite=force))
            if output is not None:
                from retirecalc.cli.sheets import of_person

                saved.append(of_person(page, output, answer, months, name, overwrite=force))
    if as_json:
        # The contract is UTF-8 whatever the terminal speaks.
        sys.stdout.buffer.write(answer.to_json(indent=2).encode() + b"\n")
    else:
        for stated_as in (contributions, paid, deemed):
            number = "" if stated_as is None else arabic(stated_as.strip())
            if stated_as is not None and number.isdecimal() and 0 < int(number) <= _LIKE_YEARS:
                page.print(page.say("bare_months", stated=stated_as.strip(), number=number))
        if open_class is not None:
            page.print(told(open_class, page.lang))
        for one in answers:
            if open_class is not None:
                page.heading(page.say("if_class", category=page.word(one.person.category)))
            if explain:
                page.print(asked(page, one))
                page.print()
                page.line(one.explain(page.lang))
            elif timeline:
                from retirecalc.cli import deadlines

                deadlines.print_person(page, one, months, filing)
            else:
                Answer(page, one, months, everything=everything).print()
        if not explain and not timeline:
            page.basis()
            page.print()
        if not timeline:
            page.print(page.say("caution"))
    if saved and not as_json:
        page.print()
        page.line("\n".join(saved))
    page.show()
    return Exit.DONE if open_class is None else Exit.OPEN


def _save(
    page: Page,
    ics: Path,
    answer: Assessment,
    months: list[YearMonth],
    filing: "Filing | None",
    *,
    key: str,
    overwrite: bool,
) -> str:
    """Write the calendar file, and say so or that there is nothing to write."""
    from retirecalc.cli import deadlines

    month = deadlines.months_of(answer, months)[0]
    if not ics.exists() and not any(event.when for event in answer.timeline(month, filing=filing).value):
        return page.say("ics_empty", month=month)  # one that is there loses what no longer holds
    deadlines.write(ics, deadlines.of_person(ics, answer, month, filing, key=key, lang=page.lang, overwrite=overwrite))
    return page.say("written", file=ics)


def _people(
    birth: str | None, id_number: str | None, category: str | None, facts: dict[str, Any], *, only_one: bool
) -> tuple[list[Person], InvalidFacts | None]:
    """Who is meant: of a woman whose post is not said one for each answer, and what to ask."""
    try:
        return [_person(birth, id_number, category, facts)], None
    except InvalidFacts as error:
        if error.code != "facts.category_of_woman" or only_one:
            raise
        both = (Category.FEMALE_50, Category.FEMALE_55)
        return [_person(birth, id_number, one, facts) for one in both], error


def _person(birth: str | None, id_number: str | None, category: str | None, facts: dict[str, Any]) -> Person:
    if id_number is not None and birth is None:
        return Person.from_id(id_number, None if category is None else Category.of(category), **facts)
    if birth is None:
        raise InvalidFacts("cli.birth_missing", field="birth")
    if id_number is not None:
        raise InvalidFacts("cli.birth_and_id", field="birth")
    if category is None:
        raise InvalidFacts("cli.category_missing")
    return Person(birth, Category.of(category), **facts)


def _category(answer: str) -> str:
    try:
        Category.of(answer)
    except InvalidFacts as error:
        if error.code != "facts.category_of_woman":
            raise
    return answer


def _interview(page: Page, answer: Assessment, law: Law, day: MonthLike, months: list[YearMonth]) -> Assessment:
    """Ask for the facts that leave the window or a month unsettled."""
    from retirecalc.cli.interview import interview

    def ask(told: dict[str, Any]) -> Assessment:
        return assess(Person.from_dict(told), law, day, months=months)

    def missing(found: Assessment) -> Iterator[tuple[str, None]]:
        facts = (*(option.missing_facts for option in found.options), found.window.value.missing_facts)
        return ((fact, None) for fact in chain.from_iterable(facts))

    return interview(page, answer.person.to_dict(), Person.FIELDS, ask, missing)


def _contributions(stated: dict[str, Any], file: Path | None, plan: list[Spell]) -> Contributions | None:
    facts = {name: fact for name, fact in stated.items() if fact not in (None, []) and not nothing(fact, name)}
    if plan and "continuing" in facts:
        raise InvalidFacts("facts.plan_and_continuing", field="plan")
    if file is None:
        return Contributions(**facts, plan=plan or None) if facts or plan else None
    from retirecalc.cli.spells import read_spells

    spells = read_spells(file)
    if plan:
        if any(spell.last is None for spell in spells):
            raise InvalidFacts("cli.plan_and_open_spell", field="plan")
        facts["continuing"] = False
    return Contributions.from_spells([*spells, *plan], **facts)


def _months(field: str, text: str | None) -> list[Spell]:
    """Runs of months as they are typed: `2027-03..2027-08,2028-01..`."""
    try:
        return [Spell.of(run) for run in runs(text)] if text is not None else []
    except InvalidFacts as error:
        raise InvalidFacts(error.code, **{**error.fields, "field": field}) from None
