"""`retirecalc roster`: a whole staff list, row by row, and what falls due."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from retirecalc.cli import deadlines, staff
from retirecalc.cli.answer import may_be_agreed
from retirecalc.cli.exits import Exit
from retirecalc.cli.layout import cells as width
from retirecalc.cli.options import (
    AsOfDay,
    Chosen,
    Ics,
    IcsMonthly,
    IcsNames,
    InForceOn,
    Key,
    Language,
    Place,
    Within,
    chosen_answers,
    day_or_today,
)
from retirecalc.cli.phrases import told
from retirecalc.cli.progress import bar_for
from retirecalc.cli.shell import Page
from retirecalc.errors import RetirecalcError, RosterError
from retirecalc.facts.words import Category
from retirecalc.ground.extras import need
from retirecalc.ground.months import YearMonth, parse_day_or_month
from retirecalc.ground.replace import ends_in, guard, together
from retirecalc.ground.say import Language as FileLanguage
from retirecalc.ground.say import language
from retirecalc.ground.text import mask
from retirecalc.law import Law, load_law
from retirecalc.roster import (
    Answer,
    PlanRow,
    Roster,
    RosterPlan,
    RosterRow,
    load_mapping,
    parse_mapping,
    parse_values,
    read_roster,
    save_mapping,
    write_template,
)
from retirecalc.roster.cells import MAY_START, SPOILED, guarded, text_of
from retirecalc.roster.files import kind_of, start_of
from retirecalc.roster.long import LongPlan, is_long, plan_long
from retirecalc.roster.plan import possible
from retirecalc.roster.since import KINDS, in_words
from retirecalc.roster.survey import How
from retirecalc.roster.write import check_place

_EXAMPLES = """\b
Examples:
  retirecalc roster staff.xlsx -o plan.xlsx
  retirecalc roster 员工名单.xlsx -o 退休计划.xlsx --as-of 2026-11 --lang zh --group-by 部门
  retirecalc roster staff.xlsx --keep -o with-plan.xlsx
  retirecalc roster staff.csv --since plan.xlsx -o new-plan.xlsx
  retirecalc roster staff.csv --check
  retirecalc roster staff.csv --check --json
  retirecalc roster --template list.xlsx --lang zh
  retirecalc roster staff.csv --map 工龄=cumulative_years --save-mapping columns.yaml
  retirecalc roster staff.csv --mapping dingtalk
  retirecalc roster staff.csv --reading R23=yes

\b
The list is an XLSX, CSV or Parquet file with Chinese or English headers:
  birth (出生年月) or ID number (身份证号), category (人员类别) or sex (性别); and, where known,
  cumulative years (累计缴费年限), deemed years (视同缴费年限), employment (用工性质),
  planned retirement month (拟退休年月), pension drawn (是否已领取养老金), approval (审批结果),
  deferral agreed to (约定延迟至), notice given on (书面告知日期), applied on (申请日期)
  and others. Other columns are kept as they are.

\b
Exit status: 0 every row has its answer, 3 some rows have a problem or a question,
2 the file cannot be used, 130 interrupted.
"""

_NARROW = 80
_GIVE_WAY = ("latest", "earliest", "birth", "first", "category")
"""What a page without room for it leaves out, one after the other."""
_FOLDED = ("name", "eligibility")
_FOLDED_TO = 12
_HIDDEN = 10
_SHOWN = 40
"""Lines of people on the page; the rest is for a file."""


class DateOrder(StrEnum):
    """How a date of three numbers is read."""

    DMY = "dmy"
    MDY = "mdy"


OwnLang = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        envvar="RETIRECALC_LANG",
        help="Language of the page and of the file.",
        show_default="the page as elsewhere, the file in the language of the list",
    ),
]


app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=_EXAMPLES)
def roster(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="The staff list.", show_default=False)] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Write every row with its answer: .xlsx, .csv or .parquet."),
    ] = None,
    as_of: AsOfDay = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: OwnLang = None,
    sheet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The sheet of a workbook.", show_default="the first with a header"),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="What a column holds, if its title does not say it."),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option(
            metavar="SYSTEM|FILE",
            help="The same for many columns: by the name of the system that the list comes from, e.g. dingtalk, or from a file "
            "(./dingtalk, if it is called so).",
            show_default=False,
        ),
    ] = None,
    save_mapping_: Annotated[
        Path | None,
        typer.Option("--save-mapping", metavar="FILE", help="Keep what the columns hold, for --mapping."),
    ] = None,
    map_value: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN:WORD=VALUE",
            help="What a word in a column stands for, e.g. 岗位:操作工=女50.",
            show_default=False,
        ),
    ] = None,
    decimal_years: Annotated[
        bool | None,
        typer.Option(
            "--decimal-years/--no-decimal-years",
            help="Whether 26.4 is 26.4 years, or 26 years 4 months.",
            show_default="by the column",
        ),
    ] = None,
    excel_serials: Annotated[
        bool, typer.Option("--excel-serials", help="Read 26191 in a column of dates as a spreadsheet's day number.")
    ] = False,
    date_order: Annotated[
        DateOrder | None, typer.Option(help="How 03/05/1971 is read.", show_default="by the column")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoding of a text file.", show_default="by its bytes")
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write an empty list to fill in (.xlsx), and stop.", show_default=False),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Say how the list is read, and stop.")] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="With --check: say it as JSON, every column and row of note, and nothing else."),
    ] = False,
    women: Annotated[
        str | None,
        typer.Option(metavar="50|55", help="The original age of women whose post is not stated.", show_default="asked"),
    ] = None,
    group_by: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Count apart by a column, e.g. 部门.", show_default=False)
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(metavar="PLAN", help="The plan of last time: say what has changed.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there already.")] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Leave the workbook as it is; the plan goes behind its sheets (.xlsx).")
    ] = False,
    within: Within = None,
    ics: Ics = None,
    ics_names: IcsNames = None,
    ics_monthly: IcsMonthly = False,
    key: Key = "",
    sheets: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write a page for each person: sheets.pdf to print, row-N.pdf each.", show_default=False
        ),
    ] = None,
) -> int:
    """Read a staff list and print who may retire when, with a summary of what falls due."""
    if template is not None:
        if file is not None:
            raise RetirecalcError("cli.option_idle", value="FILE", beside="--template", command="retirecalc roster")
        page = Page(lang)
        guard([template], inputs=[], overwrite=force)
        write_template(template, lang="zh" if page.lang == "zh" else "en", overwrite=force)
        _print_written(page, (template,), 0)
        page.show()
        return Exit.DONE
    if file is None:
        raise RetirecalcError("cli.usage_missing", value="FILE", command="retirecalc roster")
    if as_json and not check:
        raise RetirecalcError("cli.json_of_a_check")
    if mapping == "":
        raise RetirecalcError("cli.option_empty", value="--mapping", command="retirecalc roster")
    if within is not None:
        _check_within(within, as_of)
        if group_by is not None and (output is None or output.suffix.lower() != ".xlsx"):
            raise RetirecalcError("cli.option_idle", value="--group-by", beside="--within", command="retirecalc roster")
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    books = output is not None and {output.suffix.lower(), file.suffix.lower()} == {".xlsx"}
    own_name = books and force and output is not None and output.exists() and file.exists() and output.samefile(file)
    keep = keep or own_name
    if keep and not books:
        raise RetirecalcError("cli.keep_workbook")
    inputs = [None if own_name else file, None if mapping is None else Path(mapping), since]
    guard([output, save_mapping_], inputs=inputs, overwrite=force, updated=ics)
    if encoding is not None and not any(_is_text(one) for one in (file, since) if one is not None):
        raise RosterError("cli.encoding_idle", file=str(file))
    known = {} if mapping is None else load_mapping(mapping)
    known |= parse_mapping(map_ or ()) | parse_values(map_value or ())
    how = How(
        women=_women(women),
        decimal_years=decimal_years,
        excel_serials=excel_serials,
        date_order=None if date_order is None else date_order.value,
        encoding=encoding,
    )
    own: FileLanguage | None = None if lang is None else lang.value
    page = Page(lang)
    if output is not None:
        check_place(output)
    if ics is not None:
        ends_in(ics, ".ics")
        need("icalendar", extra="ics", feature="ics")
    if sheets is not None:
        from retirecalc.cli.sheets import check_printer

        check_printer()
    pages, spoiled = None, 0
    row_by_row = output is None or output.suffix.lower() in (".csv", ".parquet")
    with together(), bar_for(page) as bar:
        if check:
            listed = read_roster(file, sheet=sheet, mapping=known, **how)
            if save_mapping_ is not None:
                save_mapping(listed, save_mapping_, overwrite=force)
            month, _ = parse_day_or_month(day_or_today(as_of), "as_of")  # what cannot be true then is said here too
            listed = replace(
                listed, rows=tuple(possible(row, listed.layout_of(row).one_each, month, law) for row in listed.rows)
            )
            status = _check(page, listed, as_json=as_json)
            written, apostrophes = [save_mapping_], 0
        elif row_by_row and (sheet, within, ics, group_by, sheets, since) == (None,) * 6 and is_long(file):
            bar.stage("planning")
            options: Any = {"lang": own, "mapping": known, "overwrite": force, "progress": bar.tick, **how}
            long = plan_long(file, output, law, day_or_today(as_of), **options)
            if save_mapping_ is not None:
                save_mapping(long, save_mapping_, overwrite=force)
            status = _long(page, law, long)
            written, apostrophes, spoiled = [output, save_mapping_], long.apostrophes, long.spoiled
        else:
            listed = read_roster(file, sheet=sheet, mapping=known, since=since, **how)
            bar.stage("planning")
            plan = listed.plan(law, day_or_today(as_of), progress=bar.tick)
            groups = None if group_by is None else plan.groups(group_by)
            bar.stage("writing")
            entries = b""
            if ics is not None:  # before anything is written, because it may be the file of others
                shown: Any = {"names": ics_names, "monthly": ics_monthly}
                entries = deadlines.of_roster(ics, plan, within, key=key, lang=page.lang, overwrite=force, **shown)
            if output is not None:
                plan.write(
                    output,
                    lang=own,
                    overwrite=force,
                    group_by=group_by,
                    calendar=deadlines.working_days(),
                    keep=file if keep else None,
                )
            if save_mapping_ is not None:
                save_mapping(listed, save_mapping_, overwrite=force)
            if ics is not None:
                deadlines.write(ics, entries)
            if sheets is not None:
                from retirecalc.cli.sheets import of_roster

                pages = of_roster(page, sheets, plan, overwrite=force)
            status = _whole(page, law, plan, within, groups, group_by)
            of_csv = output is not None and output.suffix.lower() == ".csv"
            written, (apostrophes, spoiled) = [output, ics, save_mapping_], _changed_in(plan) if of_csv else (0, 0)
        if not as_json:
            _print_written(page, written, apostrophes)
        if spoiled:
            page.print(page.say("spoiled", count=spoiled))
        if pages is not None:
            page.print()
            page.line(pages)
    page.show()
    return status


def _check_within(within: int, as_of: str | None) -> None:
    month, _ = parse_day_or_month(day_or_today(as_of), "as_of")
    if within > YearMonth(9999, 12) - month:
        raise RetirecalcError("cli.within_far", value=within)


def _is_text(file: Path) -> bool:
    """Whether the characters of a file may be in one encoding or another."""
    return kind_of(str(file), start_of(str(file))) in ("text", "page")


def _whole(
    page: Page,
    law: Law,
    plan: RosterPlan,
    within: int | None,
    groups: dict[str, RosterPlan] | None,
    group_by: str | None,
) -> int:
    """The page of a list: its rows and what falls due, or with `within` only that."""
    _print_head(page, law, plan)
    _print_file(page, plan.roster)
    staff.print_columns(page, plan.roster.uses)
    if within is not None:
        deadlines.print_due(page, plan, within)
        staff.print_remarks(page, _remarks(plan))
        page.basis()
        page.print()
        page.print(page.say("caution"))
    else:
        page.print()
        _print_changes(page, plan)
        _print_rows(page, plan)
        _print_summary(page, plan)
        if groups is not None:
            _print_groups(page, plan, groups, str(group_by))
        _print_basis(page, plan)
    return Exit.OPEN if plan.problems or plan.questions else Exit.DONE


def _check(page: Page, listed: Roster, *, as_json: bool) -> int:
    """How the list is read, without a plan."""
    counts, remarks = Counter(_kind(row) for row in listed.rows), _remarks_of(listed.rows)
    if as_json:
        found = {
            "sheet": listed.sheet,
            "sheets_not_read": [name for name in listed.sheets if name != listed.sheet],
            "rows_hidden": [*listed.hidden],
            "notes": [_said(note, page.lang) for note in listed.notes],
            "columns": [
                {
                    "column": use.position + 1,
                    **({} if use.row is None else {"row": use.row}),
                    "title": use.title,
                    "field": use.field,
                    "note": None if use.note is None else _said(use.note, page.lang),
                }
                for use in listed.uses
            ],
            "rows": {kind: counts[kind] for kind in _KINDS},
            **{
                kind: [{"row": number, **_said(one, page.lang)} for number, one in some if one is not None]
                for kind, some in remarks.items()
            },
        }
        page.line(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print_file(page, listed)
        staff.print_columns(page, listed.uses, everything=True)
        page.print()
        every = counts["people"] + counts["asked"] + counts["wrong"]
        page.print(page.say("checked", every=every, **{kind: counts[kind] for kind in _KINDS}))
        staff.print_remarks(page, remarks, checked=True)
    return Exit.OPEN if counts["asked"] or counts["wrong"] else Exit.DONE


def _said(error: RetirecalcError, lang: str) -> dict[str, str]:
    return {"code": error.code, "message": told(error, lang, of_list=True)}


def _long(page: Page, law: Law, long: LongPlan) -> int:
    """The page of a long list: counts, the first remarks, and the articles behind the columns."""
    _print_head(page, law, long)
    staff.print_columns(page, long.uses)
    page.print()
    page.print(page.say("long_list", rows=long.rows))
    staff.print_reaching(page, long.summary(), long.as_of, long.rows)
    staff.print_remarks(page, long.said, long.counts)
    for cited in long.cited:
        page.notes.mark(*cited.statutory, *cited.window, *cited.judged)
    page.basis(numbered=False)
    page.print(page.say("articles_in_file"), indent=2)
    page.print()
    page.print(page.say("caution"))
    return Exit.OPEN if long.counts["questions"] or long.counts["problems"] else Exit.DONE


def _print_head(page: Page, law: Law, plan: RosterPlan | LongPlan) -> None:
    asked = "asked_on" if isinstance(plan.asked, date) else "asked_in"
    page.print(page.say(asked, as_of=plan.asked, law=page.law_line(law)))
    for caveat in law.caveats:
        page.print(page.word(caveat.code))
    women = plan.women if isinstance(plan, LongPlan) else plan.roster.women
    if women is not None:
        page.print(page.say("women_taken", category=page.word(women)))


def _print_written(page: Page, files: Iterable[Path | None], apostrophes: int) -> None:
    for written in filter(None, files):
        page.print()
        page.line(page.say("written", file=written))
    if apostrophes:
        page.print(page.say("apostrophes", count=apostrophes))


def _print_file(page: Page, listed: Roster) -> None:
    """Which sheet was read, and what is to be known about the file."""
    if listed.sheet is not None:
        others = [staff.cut(name) for name in listed.sheets if name != listed.sheet]
        more = [page.say("and_more", count=len(others) - staff.SHOWN)] if len(others) > staff.SHOWN else []
        rest = page.say("sheets_not_read", sheets=page.joined([*others[: staff.SHOWN], *more])) if others else ""
        page.print(page.say("sheet_read", sheet=staff.cut(listed.sheet)) + rest)
    if listed.hidden:
        page.print(
            page.say("rows_hidden", rows=page.joined(map(str, listed.hidden[:_HIDDEN])), count=len(listed.hidden))
        )
    for note in listed.notes:
        page.line(note.text(page.lang))


def _women(stated: str | None) -> Category | None:
    """`50` and `55`, or anything that says the same."""
    if stated is None:
        return None
    return Category.of(f"女{stated}" if stated in ("50", "55") else stated)


def _changed_in(plan: RosterPlan) -> tuple[int, int]:
    """Cells of a CSV that get an apostrophe, and those that a spreadsheet changes when it opens the file."""
    apostrophes = spoiled = 0
    for row in plan.roster.rows:
        joined = "\x1f".join(("", *map(text_of, row.cells), ""))
        spoiled += len(SPOILED.findall(joined))
        if MAY_START.search(joined):
            apostrophes += sum(guarded(text) != text for text in map(text_of, row.cells))
    return apostrophes, spoiled


def _print_rows(page: Page, plan: RosterPlan) -> None:
    columns = ["row", "name", "birth", "category", "statutory", "earliest", "latest", "first", "judged"]
    columns += ["eligibility", "short"]
    if "name" not in plan.roster.columns:
        columns.remove("name")
    titles = {column: page.say(f"col_{column}") for column in columns}
    written = [planned for planned in plan.rows if not planned.blank]
    lines: list[dict[str, str]] = []
    people = 0
    for planned in written[:_SHOWN]:  # a row with more than one answer is shown with all of them, or not
        of_row = [*_cells(page, plan, planned)]
        if people and len(lines) + len(of_row) > _SHOWN:
            break
        lines += of_row
        people += 1
    shown = _with_room(columns, [titles, *lines], page.width - 2)
    page.table(
        [titles[column] for column in shown],
        [[cells.get(column, "") for column in shown] for cells in lines],
        right=(0, len(shown) - 1),
        whole={place for place, column in enumerate(shown) if column not in _FOLDED},
        dense=True,
    )
    if len(written) > people:
        page.print(page.say("more_rows", count=len(written) - people), indent=2)
    if left_out := page.joined(titles[column] for column in columns if column not in shown):
        page.print(page.say("no_room", columns=left_out), indent=2)
    page.print(page.say("legend"), indent=2)


def _print_changes(page: Page, plan: RosterPlan) -> None:
    """What has changed since the plan of last time, where one was given."""
    if plan.roster.last is None:
        return
    lines = in_words(plan, language(page.lang))
    page.heading(page.say("changes"))
    if not lines:
        page.print(page.say("no_changes"), indent=2)
    else:
        titles = [page.say(f"col_{name}") for name in ("change", "row", "name", "figure", "before", "after", "why")]
        rows = [
            [
                KINDS[one.kind].of(page.lang),
                str(one.number),
                *map(staff.cut, (one.name, one.what, one.before, one.after)),
                one.why,
            ]
            for one in lines[:_SHOWN]
        ]
        page.table(titles, rows, right=(1,), whole=(0, 1), dense=True)
        if len(lines) > _SHOWN:
            page.print(page.say("more_changes", count=len(lines) - _SHOWN), indent=2)
    page.print()


def _with_room(columns: list[str], lines: list[dict[str, str]], room: int) -> list[str]:
    """The columns that fit side by side with a blank between them."""
    wide = {column: max(width(cells.get(column, "")) for cells in lines) for column in columns}
    wide |= {column: min(wide[column], _FOLDED_TO) for column in _FOLDED if column in wide}
    shown = list(columns)
    for column in _GIVE_WAY:
        if sum(wide[one] for one in shown) + len(shown) - 1 > room:
            shown.remove(column)
    return shown


def _cells(page: Page, plan: RosterPlan, planned: PlanRow) -> Iterator[dict[str, str]]:
    """The line of a row; a line for each answer where it has more than one."""
    cells = {"row": str(planned.row.number), "name": _name(plan, planned)}
    if planned.problem is not None:
        yield cells | {"eligibility": page.say("a_problem")}
    for answer in planned.answers:
        yield cells | _figures(page, answer)
        cells = {"row": page.say("or")}


def _figures(page: Page, answer: Answer) -> dict[str, str]:
    months = {
        "statutory": answer.statutory.month,
        "earliest": answer.window.earliest_month,
        "latest": answer.window.latest_month,
        "first": answer.figure("first_qualifying_month"),
        "judged": answer.month,
    }
    short = answer.eligibility.shortfall_months
    return {
        "birth": page.month(answer.person.birth_month),
        "category": page.say(f"class_{answer.person.category}"),
        **{name: page.say("dash") if month is None else page.month(month) for name, month in months.items()},
        "eligibility": page.eligibility(answer.eligibility.eligibility, deferral=_may_be_agreed(answer)),
        "short": "" if short is None else str(int(short)),
    }


def _may_be_agreed(answer: Answer) -> bool:
    return may_be_agreed(answer.window, answer.eligibility.kind, answer.month)


def _name(plan: RosterPlan, planned: PlanRow) -> str:
    return staff.cut(mask(plan.roster.said(planned.row, "name")))  # a number may stand there by a slip


def _print_summary(page: Page, plan: RosterPlan) -> None:
    say, summary = page.say, plan.summary()
    staff.print_reaching(page, summary, plan.as_of, len(plan.rows))

    page.heading(say("act", month=plan.as_of + 12))
    by_number = {planned.row.number: planned for planned in plan.rows}
    rows = []
    for action in summary.actions[: staff.SHOWN]:
        planned = by_number[action.number]
        found = next(one for one in planned.answers if one.month == action.month)
        row = [page.month(action.day), str(action.number), _name(plan, planned)]
        row += [say(f"act_{action.what}"), page.month(action.month)]
        answer = page.eligibility(action.eligibility, deferral=_may_be_agreed(found))
        said = [
            answer,
            *([say("was_due")] if action.overdue else []),
            *([say("to_confirm")] if action.unsettled else []),
        ]
        rows.append([*row, page.joined(said)])
    if rows:
        page.table(
            [say(f"col_{name}") for name in ("by", "row", "name", "what", "for", "eligibility")],
            rows,
            right=(1,),
            whole=(0, 1),
            dense=page.width < _NARROW,
        )
        if len(summary.actions) > len(rows):
            page.print(say("more_actions", count=len(summary.actions) - len(rows)), indent=2)
        if any(action.overdue for action in summary.actions[: staff.SHOWN]):
            page.print(say("was_due_legend"), indent=2)
    else:
        deadlines.print_nothing_due(page, plan)

    staff.print_remarks(page, _remarks(plan))


def _print_basis(page: Page, plan: RosterPlan) -> None:
    """Every place of the law behind the page."""
    for cited in dict.fromkeys(one.cited for planned in plan.rows for one in planned.answers):
        page.notes.mark(*cited.statutory, *cited.window, *cited.judged)
    page.basis(numbered=False)
    page.print(page.say("articles_in_file"), indent=2)
    page.print()
    page.print(page.say("caution"))


def _print_groups(page: Page, plan: RosterPlan, groups: dict[str, RosterPlan], column: str) -> None:
    """Who reaches the age when, group by group."""
    say = page.say
    page.heading(say("by_group", column=staff.cut(column)))
    years = [str(year) for year, _ in plan.summary().reaching]
    # In the years who is asked about is counted by the earliest answer, and a row with a problem is not.
    open_ = [say("col_open")] if plan.questions else []
    wrong = [say("col_wrong")] if plan.problems else []
    header = [
        say("col_group"),
        say("col_people"),
        *open_,
        *wrong,
        say("reached", month=plan.as_of),
        *years,
        say("later"),
    ]
    rows = []
    for name, part in islice(groups.items(), staff.SHOWN):
        found = part.summary()
        counts = [
            found.people,
            *([found.questions] if open_ else []),
            *([found.problems] if wrong else []),
            found.reached,
        ]
        numbers = [*counts, *(count for _, count in found.reaching), found.later]
        rows.append([staff.cut(name) or say("group_empty"), *(str(number) for number in numbers)])
    page.counts(header, rows, keys=1, dense=True)
    if len(groups) > len(rows):
        page.print(say("more_groups", count=len(groups) - len(rows)), indent=2)


_KINDS = ("people", "asked", "wrong", "left_out", "blank")
"""What a row is, each one of these: `people` is a person of whom there is nothing to ask."""


def _kind(row: RosterRow) -> str:
    """What a row is as read."""
    if row.left_out is not None:
        return "left_out"
    if row.problems:
        return "wrong"
    return "asked" if row.questions else "blank" if row.person is None else "people"


def _remarks_of(rows: Sequence[RosterRow]) -> dict[str, Iterator[staff.Remark]]:
    return {
        "questions": ((row.number, one) for row in rows for one in row.questions),
        "problems": ((row.number, problem) for row in rows for problem in row.problems),
        "warnings": ((row.number, one) for row in rows for one in row.warnings),
        "no_people": ((row.number, row.left_out) for row in rows),
    }


def _remarks(plan: RosterPlan) -> dict[str, Iterator[staff.Remark]]:
    return {
        "questions": ((row.row.number, one) for row in plan.questions for one in row.row.questions),
        "problems": ((row.row.number, problem) for row in plan.problems for problem in row.problems),
        "warnings": ((row.row.number, one) for row in plan.warnings for one in row.row.warnings),
        "no_people": ((row.row.number, row.row.left_out) for row in plan.rows),
    }
