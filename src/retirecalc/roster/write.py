"""Writes a plan: the input's own rows and columns first and unchanged, the answers after them, every row in its place."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TextIO

from retirecalc.columns import shown
from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.ground.replace import beside
from retirecalc.ground.say import Language
from retirecalc.ground.workdays import WorkdayCalendar
from retirecalc.roster.answers import RESULTS, Value, added, title, width_of
from retirecalc.roster.cells import Cell, all_guarded, guarded, text_of
from retirecalc.roster.files import pyarrow_for
from retirecalc.roster.filled import cells_filled
from retirecalc.roster.plan import StaffPlan
from retirecalc.roster.read import Source, StaffList

_FIGURES = sum(one.about != "row" for one in shown("list"))
"""So many columns stand before those that quote cells of the list."""


def write_plan(
    plan: StaffPlan,
    path: str | PathLike[str],
    lang: Language,
    *,
    overwrite: bool,
    group_by: str | None,
    calendar: WorkdayCalendar | None,
    keep: Path | None = None,
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
            # What was filled in on a workbook that is kept was read; on any other one that is replaced nobody has looked at it.
            if out.is_file() and not (keep is not None and keep.samefile(out)):
                _nothing_lost(out, part)
            if keep is not None:
                from retirecalc.roster.keep import kept

                part.write_bytes(kept(keep.read_bytes(), part.read_bytes(), str(keep)))
        elif suffix == ".parquet":
            from retirecalc.roster.frames import write_parquet

            write_parquet(plan, part, lang)
        else:
            _write_csv(plan, part, lang)


def _nothing_lost(old: Path, new: Path) -> None:
    if (filled := cells_filled(str(old))) and (lost := filled - cells_filled(str(new))):
        raise RosterError("roster.filled_lost", file=str(old), count=len(lost))


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


class CsvLines:
    """A plan as lines of a CSV file: the cells of the list, as many in each line, and the answers after them."""

    def __init__(self, file: TextIO, source: StaffList | Source, width: int, lang: Language) -> None:
        self._writer, self._source, self._width = csv.writer(file), source, width
        self.apostrophes: int = 0
        titles = [title(name, lang) for name in RESULTS]
        blank = [""] * len(titles)
        self._writer.writerows([*self._own(line), *blank] for line in source.above)
        self._writer.writerow([*self._own(source.header), *titles])
        self._writer.writerows([*self._own(line), *blank] for line in source.below)
        self._texts = _Texts()

    def write(self, rows: Iterable[tuple[Sequence[Cell], Sequence[Value | None]]]) -> None:
        """Write some rows, each with its answers."""
        texts = self._texts
        self._writer.writerows(
            [*self._own(cells), *(texts[one] for one in found[:_FIGURES]), *map(_said, found[_FIGURES:])]
            for cells, found in rows
        )

    def _own(self, line: Sequence[Cell]) -> list[str]:
        """The cells of the list itself."""
        cells = self._source.kept(line)
        texts = [cell if isinstance(cell, str) else text_of(cell) for cell in cells]
        texts += [""] * (self._width - len(cells))
        safe = all_guarded(texts)
        if safe is not texts:
            self.apostrophes += sum(one is not text for one, text in zip(safe, texts, strict=True))
        return safe


class _Texts(dict[Value | None, str]):
    """Figures as a CSV has them: the same stand in row after row."""

    def __missing__(self, value: Value | None) -> str:
        text = self[value] = "" if value is None else str(value)
        return text


def _said(value: Value | None) -> str:
    return "" if value is None else guarded(str(value))


def _write_csv(plan: StaffPlan, path: Path, lang: Language) -> None:
    """UTF-8 with a byte-order mark, which Excel needs to show Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = CsvLines(file, plan.roster, width_of(plan.roster), lang)
        lines.write((planned.row.cells, added(planned, lang)) for planned in plan.rows)
