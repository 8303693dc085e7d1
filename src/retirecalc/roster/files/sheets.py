"""The sheets of a workbook: XLSX, XLSM, XLSB, XLS and ODS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.roster.cells import Cell, blank
from retirecalc.roster.files.grid import Grid
from retirecalc.roster.files.limit import messages


def sheets(file: str, sheet: str | None) -> Iterator[Grid]:
    """The sheets with something in them, those that are hidden last; or the one chosen."""
    need("python_calamine", extra="excel", feature="XLSX")
    rows: list[Sequence[Cell]] = []
    name, names, is_hidden = "", (), False
    for kind, *told in messages(file, sheet):
        if kind == "grid":
            name, names, is_hidden = told
            rows = []
        elif kind == "rows":
            rows += told[0]
        elif kind == "end":
            hidden, *counts, of_1904, as_seen = told
            notes = tuple(
                RosterError(code, file=file, count=count)
                for code, count in zip(("roster.note_uncalculated", "roster.note_comments"), counts, strict=True)
                if count
            )
            if is_hidden and sheet is None:
                notes = (RosterError("roster.note_sheet_hidden", sheet=name), *notes)
            if sheet is not None or any(not blank(cell) for row in rows for cell in row):
                yield Grid(
                    rows,
                    name,
                    names,
                    hidden=tuple(one for one in hidden if one <= len(rows)),
                    notes=notes,
                    of_1904=of_1904,
                    as_seen=as_seen,
                )
