"""What a file is, by its first bytes and not by its name, and the grid of cells in it."""

from __future__ import annotations

from collections.abc import Iterator

from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.roster.files.grid import Grid, Part, column, edge
from retirecalc.roster.files.kinds import PARQUET, kind_of, start_of
from retirecalc.roster.files.page import tables
from retirecalc.roster.files.parquet import of_arrow, opened, parquet_grid, parquet_stream, pyarrow_for
from retirecalc.roster.files.sheets import sheets
from retirecalc.roster.files.text import SEPARATORS, encoding_of, read_text, records, separated, streamed

__all__ = [
    "Grid",
    "Part",
    "check_reader",
    "column",
    "edge",
    "grids",
    "streams",
    "kind_of",
    "start_of",
    "encoding_of",
    "read_text",
    "records",
    "opened",
    "of_arrow",
    "pyarrow_for",
    "PARQUET",
    "SEPARATORS",
]


def grids(file: str, sheet: str | None = None, encoding: str | None = None) -> Iterator[Grid]:
    """The grids that may be the list, the likeliest first: each separator of a CSV, each sheet or table with something in it.

    Args:
        file: a workbook, CSV, web page or Parquet file.
        sheet: of a workbook; left out, every one, those that are hidden last.
        encoding: of a text or a page; left out, told by its bytes.

    Raises:
        RosterError: no such file, unreadable, not a list, damaged, protected, or more than a list can need.
        MissingExtra: what reads this kind of file is not installed.
    """
    kind = kind_of(file, start_of(file))
    if kind == "workbook":
        yield from sheets(file, sheet)
        return
    if sheet is not None:
        raise RosterError("roster.sheet_in_no_workbook", file=file, sheet=sheet)
    if kind == "parquet":
        yield parquet_grid(file)
    elif kind == "page":
        yield from tables(file, encoding)
    else:
        yield from separated(file, encoding)


def check_reader(file: str) -> None:
    """Say before the work that a file which is read after it cannot be.

    Raises:
        RosterError: no such file, unreadable, or something that holds no list.
        MissingExtra: what reads this kind of file is not installed.
    """
    kind = kind_of(file, start_of(file))
    if kind == "workbook":
        need("python_calamine", extra="excel", feature="XLSX")
    elif kind == "parquet":
        pyarrow_for("Parquet")


def streams(file: str, rows: int, encoding: str | None = None) -> Iterator[Grid]:
    """`grids` of a CSV or Parquet file of any length, which is read so many rows at a time.

    Raises:
        RosterError, MissingExtra: as `grids`.
    """
    if kind_of(file, start_of(file)) == "parquet":
        yield parquet_stream(file, rows)
    else:
        yield from streamed(file, encoding, rows)
