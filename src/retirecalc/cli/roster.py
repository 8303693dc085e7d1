"""`retirecalc roster`: a whole staff list, row by row, and what falls due."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from retirecalc.cli import deadlines
from retirecalc.cli.shell import AsOf, Chosen, InForceOn, Lang, Language, Page, Place, chosen_answers, month_or_today
from retirecalc.errors import RosterError
from retirecalc.law import load_law
from retirecalc.roster import PlanRow, RosterPlan, read_roster

EXAMPLES = """\b
Examples:
  retirecalc roster staff.csv
  retirecalc roster staff.csv -o plan.csv
  retirecalc roster 员工名单.csv -o 退休计划.csv --as-of 2026-11 --lang zh
  retirecalc roster staff.csv --reading R23=evaluate_at_end

\b
The list is a CSV file, UTF-8 or GB18030, with Chinese or English headers:
  birth (出生年月) or ID number (身份证号), category (人员类别) or sex (性别); and, where known,
  cumulative years (累计缴费年限), deemed years (视同缴费年限), employment (用工性质),
  planned retirement month (拟退休年月) and others. Other columns are kept as they are.

\b
Exit status: 0 all rows read, 3 some rows have a problem, 2 the file cannot be used.
"""

PROBLEMS = 3
_NARROW = 100


def roster(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The staff list.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT.csv", help="Write every row with its answer to a CSV.")
    ] = None,
    as_of: AsOf = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = Language.EN,
    within: deadlines.Within = None,
    ics: deadlines.Ics = None,
) -> int:
    """Read a staff list and print who may retire when, with a summary of what falls due."""
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    if output is not None and output.exists() and file.exists() and output.samefile(file):
        raise RosterError("output_is_input", file=str(output))
    plan = read_roster(file).plan(law, month_or_today(as_of))
    if output is not None:
        plan.write(output)
    page = Page(lang)
    if ics is not None:
        deadlines.write_roster(ics, plan, within, page.lang)
    page.print(page.say("asked_in", as_of=plan.as_of, law=page.law_line(law)))
    for caveat in law.caveats:
        page.print(page.word(caveat.code))
    if within is not None:
        deadlines.print_due(page, plan, within)
        _print_problems(page, plan)
        page.basis()
        page.print()
        page.print(page.say("caution"))
    else:
        page.print()
        _print_rows(page, plan)
        _print_summary(page, plan)
    for written in filter(None, (output, ics)):
        page.print()
        page.line(page.say("written", file=written))
    page.show()
    return PROBLEMS if plan.problems else 0


def _print_rows(page: Page, plan: RosterPlan) -> None:
    columns = ["row", "name", "birth", "category", "statutory", "earliest", "latest", "first", "judged"]
    columns += ["eligibility", "short"]
    left_out = {"name"} if "name" not in plan.roster.columns else set()
    if page.width < _NARROW:
        left_out.add("latest")
    shown = [column for column in columns if column not in left_out]
    rows = []
    for planned in plan.rows:
        if planned.assessment is None and planned.problem is None:
            continue  # a blank line of the file
        cells = _cells(page, plan, planned)
        rows.append([cells.get(column, "") for column in shown])
    folded = {shown.index(column) for column in ("name", "eligibility") if column in shown}
    page.table(
        [page.say(f"col_{column}") for column in shown],
        rows,
        right=(0, len(shown) - 1),
        whole=set(range(len(shown))) - folded,
        dense=True,
    )
    page.print(page.say("legend"), indent=2)


def _cells(page: Page, plan: RosterPlan, planned: PlanRow) -> dict[str, str]:
    cells = {"row": str(planned.row.number), "name": _name(plan, planned)}
    assessment, judged = planned.assessment, planned.judged
    if assessment is None or judged is None:
        return cells | {"eligibility": page.say("a_problem")}
    window = assessment.window.value
    months = {
        "statutory": assessment.statutory.value.month,
        "earliest": window.earliest_month,
        "latest": window.latest_month,
        "first": assessment.first_qualifying_month,
        "judged": judged.month,
    }
    return cells | {
        "birth": str(assessment.person.birth_month),
        "category": page.say(f"class_{assessment.person.category}"),
        **{name: page.say("dash") if month is None else str(month) for name, month in months.items()},
        "eligibility": page.eligibility(judged.eligibility, deferral=judged.kind == "deferred"),
        "short": "" if judged.shortfall_months is None else str(int(judged.shortfall_months)),
    }


def _name(plan: RosterPlan, planned: PlanRow) -> str:
    column = plan.roster.columns.get("name")
    cells = planned.row.cells
    return " ".join(cells[column.position].split()) if column is not None and column.position < len(cells) else ""


def _print_summary(page: Page, plan: RosterPlan) -> None:
    say, summary = page.say, plan.summary()
    page.print()
    page.print(say("people", people=summary.people, problems=summary.problems, blank=summary.blank))

    page.heading(say("reaching"))
    years = [str(year) for year, _ in summary.reaching]
    numbers = [summary.reached, *(count for _, count in summary.reaching), summary.later]
    header = [say("reached", month=plan.as_of), *years, say("later")]
    page.table(header, [[str(number) for number in numbers]], right=range(len(header)))

    page.heading(say("act", month=plan.as_of + 12))
    by_number = {planned.row.number: planned for planned in plan.rows}
    rows = []
    for action in summary.actions:
        planned = by_number[action.number]
        judged = planned.judged
        if judged is None:
            continue
        row = [str(action.day), str(action.number), _name(plan, planned), say(f"act_{action.what}"), str(action.month)]
        answer = page.eligibility(action.eligibility, deferral=judged.kind == "deferred")
        rows.append([*row, page.joined([answer, say("was_due")]) if action.overdue else answer])
    if rows:
        page.table(
            [say(f"col_{name}") for name in ("by", "row", "name", "what", "for", "eligibility")], rows, right=(1,)
        )
        if any(action.overdue for action in summary.actions):
            page.print(say("was_due_legend"), indent=2)
    else:
        page.print(say("nothing_due"), indent=2)

    _print_problems(page, plan)
    for planned in plan.rows:
        if planned.assessment is not None and planned.judged is not None:
            page.notes.mark(*planned.assessment.statutory.citations, *planned.assessment.window.citations)
            page.notes.mark(*planned.judged.citations)
    page.basis(numbered=False)
    page.print(say("articles_in_file"), indent=2)
    page.print()
    page.print(say("caution"))


def _print_problems(page: Page, plan: RosterPlan) -> None:
    if plan.problems:
        page.heading(page.say("problems"))
    for planned in plan.problems:
        if planned.problem is not None:
            text = planned.problem.text(page.lang)
            page.line(page.say("problem_row", number=planned.row.number, text=text), indent=2)
