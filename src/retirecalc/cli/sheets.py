"""Sheets and papers on their way into files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from retirecalc.cli.shell import Page
from retirecalc.errors import RetirecalcError
from retirecalc.ground.months import YearMonth
from retirecalc.ground.replace import beside, guard, make_folder, together
from retirecalc.questions.assess import Assessment, assess

if TYPE_CHECKING:
    from retirecalc.letters import Sheet
    from retirecalc.plots import Chart
    from retirecalc.questions.amounts import AmountComparison
    from retirecalc.questions.path import Path as OutOfWork
    from retirecalc.roster import RosterPlan


def check_kind(out: Path) -> None:
    """Refuse what is neither a PDF nor a Word file, before anything is worked out.

    Raises:
        RetirecalcError: the name ends otherwise.
    """
    if out.suffix.lower() not in (".pdf", ".docx"):
        raise RetirecalcError("letters.kind_of_file", file=str(out))


def check_printer() -> None:
    """Refuse, before anything is worked out, what cannot be printed here.

    Raises:
        MissingExtra: the package typst is not installed.
        RetirecalcError: no font with Chinese is installed.
    """
    from retirecalc.letters.pdf import printer

    printer()


def check(out: Path | None, *, overwrite: bool) -> None:
    """Refuse, before anything is worked out, a sheet that is of another kind or may not be replaced."""
    if out is not None:
        guard([out], inputs=(), overwrite=overwrite)
        check_kind(out)


def of_person(page: Page, out: Path, answer: Assessment, months: list[YearMonth], name: str, *, overwrite: bool) -> str:
    """One person's sheet, for the first month asked for; what it says when it is written."""
    from retirecalc.letters import sheet

    return _written(
        page, out, sheet(answer, months[0] if months else None, lang=page.lang, name=name), overwrite=overwrite
    )


def of_comparison(page: Page, out: Path, found: AmountComparison, name: str, *, overwrite: bool) -> str:
    """The sheet of somebody whose months were compared, with the table and the chart of what they are worth."""
    from retirecalc import plots
    from retirecalc.letters import sheet

    answer = assess(found.person, found.law, found.as_of, months=[one.month for one in found.choices])
    charts, lack = _drawn(page, lambda: plots.compared(found, page.lang))
    made = sheet(answer, lang=page.lang, name=name, amounts=found, charts=charts)
    return page.sentences([_written(page, out, made, overwrite=overwrite), *lack])


def of_path(page: Page, out: Path, found: OutOfWork, name: str, *, overwrite: bool) -> str:
    """The sheet of somebody out of work, with the months to the first pension as a table and as a chart."""
    from retirecalc import plots
    from retirecalc.letters import sheet

    charts, lack = _drawn(page, lambda: plots.path(found, page.lang))
    answer = found.assessment
    at = answer.statutory.value.month  # the path leads to the pension of the age
    made = sheet(answer, at, lang=page.lang, name=name, path=found, charts=charts)
    return page.sentences([_written(page, out, made, overwrite=overwrite), *lack])


def _written(page: Page, out: Path, made: Sheet, *, overwrite: bool) -> str:
    from retirecalc.letters import sheets_docx, sheets_pdf

    data = (sheets_pdf if out.suffix.lower() == ".pdf" else sheets_docx)([made])
    with beside(out, overwrite=overwrite) as part:
        part.write_bytes(data)
    return page.say("written", file=out)


def _drawn(page: Page, chart: Callable[[], Chart]) -> tuple[list[bytes], list[str]]:
    """A chart for a sheet; without what draws it, or letters for it, none, and why: the tables say the same."""
    from retirecalc.plots import to_png

    try:
        if page.lang == "zh":
            check_printer()
        return [to_png(chart())], []
    except RetirecalcError as error:
        fontless = error.code == "letters.no_chinese_font"
        why = page.say("chart_needs_font") if fontless else error.text(page.lang)
        return [], [page.say("sheet_no_chart", why=why)]


def of_roster(page: Page, folder: Path, plan: RosterPlan, *, overwrite: bool) -> str:
    """A page for everybody on a list with one answer: all in one file to print, and one file each, by the number of the row.

    A name stands on its page if the list has it, and nowhere else.
    """
    from retirecalc.letters import sheet, sheets_pdf
    from retirecalc.letters.pdf import each_pdf

    made: dict[str, Sheet] = {}
    for planned in plan.rows:
        if planned.assessment is not None and planned.judged is not None:
            row = planned.row
            name, number = (plan.roster.said(row, fact) for fact in ("name", "staff_number"))
            file = f"row-{row.number}.pdf"
            made[file] = sheet(planned.assessment, row.retire_in, lang=page.lang, name=name, number=number)
    if not made:
        return page.say("sheets_none")

    def files() -> Iterator[bytes]:
        yield sheets_pdf(list(made.values()))
        yield from each_pdf(made.values())

    written = write_all(folder, ["sheets.pdf", *made], files, read=(), overwrite=overwrite)
    left_out = sum(not planned.blank for planned in plan.rows) - len(made)
    said = [page.say("sheets_written", file=written[0], count=len(made), folder=folder)]
    said += [page.say("sheets_left_out", count=left_out)] if left_out else []
    return page.sentences((*said, *left_behind(page, folder, written, r"row-(\d+)\.pdf")))


def left_behind(page: Page, folder: Path, written: Iterable[Path], ours: str) -> Iterator[str]:
    """What stands in the folder from an earlier run under a name of ours: it is no part of this one."""
    names = {one.name for one in folder.iterdir() if re.fullmatch(ours, one.name)} - {one.name for one in written}
    if names:
        in_order = sorted(names, key=lambda name: (len(name), name))
        yield page.say("left_behind", folder=folder, files=page.joined(in_order))


def write_all(
    folder: Path,
    names: Iterable[str],
    made: Callable[[], Iterator[bytes]],
    *,
    read: Iterable[Path | None],
    overwrite: bool,
) -> list[Path]:
    """Files in a folder, which is made if it is not there; all of them, or none.

    Raises:
        RosterError: a file is there already and `overwrite` is not said, or the folder cannot be written.
    """
    paths = [folder / name for name in names]
    with together():
        make_folder(folder)
        guard(paths, inputs=read, overwrite=overwrite)
        for path, data in zip(paths, made(), strict=True):
            with beside(path, overwrite=overwrite) as part:
                part.write_bytes(data)
    return paths
