"""Writes a plan: the input's own rows and columns first and unchanged, the answers after them, every row in its place."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from itertools import chain
from os import PathLike
from pathlib import Path
from sys import intern
from typing import TextIO

from retirecalc.columns import shown
from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.ground.replace import beside
from retirecalc.ground.say import Language
from retirecalc.ground.workdays import WorkdayCalendar
from retirecalc.roster.answers import RESULTS, Value, about_row, added, shared_cells, title, width_of
from retirecalc.roster.cells import MAY_START, SPOILED, Cell, all_guarded, guarded, text_of
from retirecalc.roster.files import pyarrow_for
from retirecalc.roster.filled import cells_filled
from retirecalc.roster.judged import COUNT, Answer, kept
from retirecalc.roster.plan import PlanRow, StaffPlan
from retirecalc.roster.read import Source, StaffList

_FIGURES = sum(one.about != "row" for one in shown("list"))
"""So many columns stand before those that quote cells of the list."""
_NAMES = tuple(RESULTS)
_BEFORE, _AFTER = _NAMES[: _NAMES.index(COUNT)], _NAMES[_NAMES.index(COUNT) + 1 : _FIGURES]
_QUOTED = ',"\r\n'
"""A cell without any of these stands in a CSV file as it is."""
_AT_ONCE = 1_024
_OFTEN = 2
"""So many of the last figures, which are long, are the same in many situations."""


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
        self._file, self._source, self._width = file, source, width
        self._lang: Language = lang
        self._kept = ("line", lang)
        self._last: dict[tuple[int, ...], tuple[tuple[object, ...], tuple[str, ...]]] = {}
        """What is written of rows that share what is said and what is answered, which is kept: by the numbers of these objects."""
        self.apostrophes: int = 0
        self.spoiled: int = 0
        """Numbers of the rows that a spreadsheet changes when it opens the file: long ones, and those that begin with a zero."""
        titles = [title(name, lang) for name in RESULTS]
        blank = [""] * len(titles)
        writer = csv.writer(file)
        writer.writerows([*self._own(line), *blank] for line in source.above)
        writer.writerow([*self._own(source.header), *titles])
        writer.writerows([*self._own(line), *blank] for line in source.below)

    def write(self, lines: Sequence[Sequence[Cell]], rows: Sequence[PlanRow], shown: Sequence[int | None]) -> None:
        """Write some lines, each with its answers and the number of months that these show."""
        for start in range(0, len(lines), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            parts = list[str]()
            for own, planned, months in zip(_begun(self._all_own(lines[some])), rows[some], shown[some], strict=True):
                parts.append(own)
                parts += self._answer(planned, "" if months is None else str(months))
            self._file.write("".join(parts))

    def _all_own(self, lines: Sequence[Sequence[Cell]]) -> Sequence[Sequence[str]]:
        """The cells of the list itself in some lines."""
        texts = self._all_texts(lines)
        joined = "\x1f" + "\x1f".join(chain.from_iterable(texts)) + "\x1f"
        self.spoiled += len(SPOILED.findall(joined))
        return [self._guarded(list(line)) for line in texts] if MAY_START.search(joined) else texts

    def _all_texts(self, lines: Sequence[Sequence[Cell]]) -> Sequence[Sequence[str]]:
        as_they_are = {*map(len, lines)} <= {self._width} and {*map(type, chain.from_iterable(lines))} <= {str}
        if as_they_are and not self._source.answers:
            return lines
        return [self._texts(line) for line in lines]

    def _own(self, line: Sequence[Cell]) -> list[str]:
        return self._guarded(self._texts(line))

    def _texts(self, line: Sequence[Cell]) -> list[str]:
        cells = self._source.kept(line)
        texts = [cell if isinstance(cell, str) else text_of(cell) for cell in cells]
        return [*texts, *[""] * (self._width - len(cells))] if len(cells) < self._width else texts[: self._width]

    def _guarded(self, texts: list[str]) -> list[str]:
        safe = all_guarded(texts)
        if safe is not texts:
            self.apostrophes += sum(one is not text for one, text in zip(safe, texts, strict=True))
        return safe

    def _answer(self, planned: PlanRow, shown: str) -> tuple[str, ...]:
        """The answer for one row, the greater part of it written once for everybody in the situation."""
        row, problems = planned.row, planned.problems
        if len(planned.answers) != 1:
            shared = (row.questions, row.warnings, problems, *[one.situation for one in planned.answers])
            before, after = self._once(self._side_by_side, planned, shared)
            return before, shown, after, "\r\n"
        (answer,) = planned.answers
        before, after, often = answer.situation.kept.get(self._kept) or self._shared(answer)
        about = ",,,\r\n"
        if row.warnings or problems:
            (about,) = self._once(self._about, planned, (row.warnings, problems))
        return before, shown, after, often, about

    def _once(
        self, write: Callable[[PlanRow], tuple[str, ...]], planned: PlanRow, shared: tuple[object, ...]
    ) -> tuple[str, ...]:
        key = (*map(id, shared),)
        if planned.answers and (known := self._last.get(key)) is not None:
            return known[1]
        written = write(planned)
        if planned.answers:
            kept(self._last)[key] = shared, written
        return written

    def _about(self, planned: PlanRow) -> tuple[str, ...]:
        """What is to be known about the row itself."""
        said = about_row(planned, self._lang)
        return (_line([_said(said.get(name)) for name in _NAMES[_FIGURES:]]) + "\r\n",)

    def _side_by_side(self, planned: PlanRow) -> tuple[str, ...]:
        """What stands before and after the count of a row with any other number of answers than one."""
        found = added(planned, self._lang)
        texts = [*map(_text, found[:_FIGURES]), *map(_said, found[_FIGURES:])]
        return f"{_line(texts[: len(_BEFORE)])},", f",{_line(texts[len(_BEFORE) + 1 :])}"

    def _shared(self, answer: Answer) -> tuple[str, str, str]:
        """What stands before and after the count, the last of it shared by situations too."""
        cells = shared_cells(answer, self._lang)
        texts = [[_text(cells.get(name)) for name in names] for names in (_BEFORE, _AFTER[:-_OFTEN], _AFTER[-_OFTEN:])]
        before, after, often = _begun(texts)
        after = f",{after}"
        answer.situation.kept[self._kept] = found = before, after, intern(often)
        return found


class _Lines(list[str]):
    """A file whose lines are kept."""

    write = list.append


def _begun(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as a CSV file has them, and the comma after each."""
    text = "".join(chain.from_iterable(rows))
    if not any(sign in text for sign in _QUOTED):
        return [",".join((*row, "")) for row in rows]
    lines = _Lines()
    csv.writer(lines).writerows([*row, ""] for row in rows)
    return [line[:-2] for line in lines]


def _line(row: Sequence[str]) -> str:
    (line,) = _begun([row])
    return line[:-1]


def _text(value: Value | None) -> str:
    return "" if value is None else str(value)


def _said(value: Value | None) -> str:
    return "" if value is None else guarded(str(value))


def _write_csv(plan: StaffPlan, path: Path, lang: Language) -> None:
    """UTF-8 with a byte-order mark, which Excel needs to show Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = CsvLines(file, plan.roster, width_of(plan.roster), lang)
        rows = plan.rows
        lines.write([one.row.cells for one in rows], rows, [one.projected_months for one in rows])
