"""The grid of cells that every kind of file comes to, and the edge of its reader."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from retirecalc.errors import RetirecalcError, RosterError
from retirecalc.roster.cells import Cell

WIDEST = 16_384
"""Columns of a list, as of a sheet of Excel."""


class Part(NamedTuple):
    """Some rows of a grid, and the Arrow batch that they came in."""

    rows: Sequence[Sequence[Cell]]
    batch: Any = None


class Grid(NamedTuple):
    """The cells of a CSV file, of a sheet, of a table of a web page or of a Parquet file, from the first row on."""

    rows: Sequence[Sequence[Cell]]
    """Of a file that is read part by part the first ones."""
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    """Every sheet of the workbook."""
    origin: Any = None
    """The Arrow table behind a Parquet file, or its schema: the columns keep their types on the way through."""
    hidden: tuple[int, ...] = ()
    """The numbers of the rows that the spreadsheet does not show: hidden, grouped away or filtered out."""
    notes: tuple[RosterError, ...] = ()
    """What is to be known of the file as a whole: never a reason to refuse it."""
    of_1904: bool = False
    """Whether the day numbers of the workbook count from 1904 on."""
    as_seen: Mapping[int, Sequence[tuple[int, str]]] = {}
    """What the sheet shows of 1967.1 under two decimals, and of a day without its year: columns and texts by row, from 0."""
    read_again: Callable[[], Iterator[Part]] | None = None
    """Of a file that is read part by part: every row from the first on."""

    def parts(self) -> Iterator[Part]:
        """Every row, some at a time."""
        return iter([Part(self.rows)]) if self.read_again is None else self.read_again()


def column(rows: Sequence[Sequence[Cell]], place: int) -> list[Cell]:
    """The cells of one column; a row that ends before it has nothing there.

    >>> column([["样例甲", "男"], ["样例乙"]], 1)
    ['男', '']
    """
    try:
        return [*map(itemgetter(place), rows)]
    except IndexError:
        return [cells[place] if place < len(cells) else "" for cells in rows]


@contextmanager
def reading(file: str) -> Iterator[None]:
    """Opens and reads a file; what the system says to that becomes one sentence.

    Raises:
        RosterError: there is no such file, it cannot be read, or it has no end or can be read only once, as a pipe.
    """
    with suppress(OSError, ValueError):  # opening it says what is wrong
        mode = Path(file).stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise RosterError("roster.file_of_no_end", file=file)
    try:
        yield
    except FileNotFoundError:
        raise RosterError("ground.file_missing", file=file) from None
    except OSError as error:
        raise RosterError("ground.file_unreadable", file=file, reason=error.strerror or type(error).__name__) from None


@contextmanager
def edge(file: str) -> Iterator[None]:
    """The edge of a reader: what nobody has thought of in a file becomes one sentence, without a traceback or a cell.

    Raises:
        RosterError: for any error that is not one of ours, a panic in a reader of workbooks among them.
    """
    try:
        with reading(file):
            yield
    except (RetirecalcError, MemoryError, ImportError):
        raise
    except BaseException as error:
        # A panic of Rust is no Exception, so that nobody catches it by chance.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise RosterError("roster.file_unexpected", file=file, reason=type(error).__name__) from None
