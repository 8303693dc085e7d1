"""Writes a plan: the input's own rows and columns first and unchanged, the answers after them, every row in its place."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from retirecalc.errors import RosterError
from retirecalc.ground.replace import beside
from retirecalc.ground.say import Language
from retirecalc.ground.workdays import WorkdayCalendar
from retirecalc.roster.answers import RESULTS, row_answers, title
from retirecalc.roster.cells import Cell, guarded, text_of
from retirecalc.roster.mapping import mapping_text
from retirecalc.roster.plan import RosterPlan
from retirecalc.roster.read import Roster

if TYPE_CHECKING:
    from retirecalc.roster.long import LongPlan


def write_plan(
    plan: RosterPlan,
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
    suffix = out.suffix.lower()
    device = out.exists() and not out.is_file()
    if suffix not in (".xlsx", ".csv", ".parquet") and not device:
        raise RosterError("roster.file_suffix", file=str(out))
    with beside(out, overwrite=overwrite) as part:
        if suffix == ".xlsx":
            from retirecalc.roster.workbook import write_workbook

            write_workbook(plan, part, lang, file=str(out), group_by=group_by, calendar=calendar)
        elif suffix == ".parquet":
            from retirecalc.roster.frames import write_parquet

            write_parquet(plan, part, lang)
        else:
            _write_csv(plan, part, lang)


def save_mapping(roster: Roster | LongPlan, path: str | PathLike[str], *, overwrite: bool = False) -> None:
    """Keep what the columns of a list hold, for `load_mapping` and the next list of this kind.

    Raises:
        RosterError: the place cannot be written, or holds a file already.
    """
    with beside(Path(path), overwrite=overwrite) as part:
        part.write_text(mapping_text(roster.columns), encoding="utf-8")


def table(plan: RosterPlan, lang: Language) -> Iterator[tuple[Sequence[Cell], Sequence[object]]]:
    """Every line of the result: the cells of the input, as many in each line, and the answers."""
    roster = plan.roster
    # A row with a stray comma keeps its extra cells, in columns of their own.
    width = max([len(roster.header), *(len(row) for row in roster.above), *(len(row.cells) for row in roster.rows)])
    for row in roster.above:
        yield _padded(row, width), [""] * len(RESULTS)
    yield _padded(roster.header, width), [title(name, lang) for name in RESULTS]
    for planned in plan.rows:
        answers = row_answers(planned, lang)
        yield _padded(planned.row.cells, width), [answers.get(name, "") for name in RESULTS]


def _padded(cells: Sequence[Cell], width: int) -> list[Cell]:
    return [*cells, *[""] * (width - len(cells))]


def _write_csv(plan: RosterPlan, path: Path, lang: Language) -> None:
    """UTF-8 with a byte-order mark, which Excel needs to show Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for cells, answers in table(plan, lang):
            writer.writerow([guarded(text_of(cell)) for cell in cells] + [guarded(str(answer)) for answer in answers])
