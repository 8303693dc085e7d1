"""Writes a plan: the input's own rows and columns first and unchanged, the answers after them, every row in its place."""

from __future__ import annotations

import csv
from os import PathLike
from pathlib import Path

from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.ground.replace import beside
from retirecalc.ground.say import Language
from retirecalc.ground.workdays import WorkdayCalendar
from retirecalc.roster.answers import table
from retirecalc.roster.cells import all_guarded, text_of
from retirecalc.roster.files import pyarrow_for
from retirecalc.roster.plan import StaffPlan


def write_plan(
    plan: StaffPlan,
    path: str | PathLike[str],
    lang: Language,
    *,
    overwrite: bool,
    group_by: str | None,
    calendar: WorkdayCalendar | None,
) -> None:
    """Write the whole plan in the format that the suffix names.

    Raises:
        RosterError: the place cannot be written, or holds a file already; what stood there before is then untouched.
    """
    out = Path(path)
    check_place(out)
    suffix = out.suffix.lower()
    with beside(out, overwrite=overwrite) as part:
        if suffix == ".xlsx":
            from retirecalc.roster.workbook import write_workbook

            write_workbook(plan, part, lang, file=str(out), group_by=group_by, calendar=calendar)
        elif suffix == ".parquet":
            from retirecalc.roster.frames import write_parquet

            write_parquet(plan, part, lang)
        else:
            _write_csv(plan, part, lang)


def check_place(out: Path) -> None:
    """Say before the work what would keep the plan from being written after it.

    Raises:
        RosterError: the name does not say in which format.
        MissingExtra: what writes that format is not installed.
    """
    suffix = out.suffix.lower()
    if suffix not in (".xlsx", ".csv", ".parquet") and not (out.exists() and not out.is_file()):
        raise RosterError("roster.file_suffix", file=str(out))
    if suffix == ".xlsx":
        need("xlsxwriter", extra="excel", feature="XLSX")
    elif suffix == ".parquet":
        pyarrow_for("Parquet")


def _write_csv(plan: StaffPlan, path: Path, lang: Language) -> None:
    """UTF-8 with a byte-order mark, which Excel needs to show Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for cells, answers in table(plan, lang):
            writer.writerow(all_guarded([*map(text_of, cells), *map(str, answers)]))
