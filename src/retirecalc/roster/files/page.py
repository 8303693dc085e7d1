"""The tables of a web page: what many systems export under the name of a workbook.

Read by a few lines of our own: the standard library's parser takes seconds for a megabyte and, in versions still in use,
hours for some pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from pathlib import Path

from retirecalc.errors import RosterError
from retirecalc.roster.cells import Cell, blank
from retirecalc.roster.files.grid import WIDEST, Grid
from retirecalc.roster.files.text import decoded, known_encoding

# Text; a tag that matters; any other tags, instructions and what is no tag. Each part of the page is looked at once.
_TOKEN = re.compile(
    r"""([^<]+)
    |<(/?)(table|tr|t[dh]|br|p|div|li|script|style)(?![\w:.-])((?:[^<>"']++|"[^"]*"|'[^']*')*+)>
    |(?:</?+(?!(?:table|tr|t[dh]|br|p|div|li|script|style)(?![\w:.-]))[a-z][^<>]*+>|<[!?][^<>]*+>?)++
    |(<++[^<]*+)""",
    re.IGNORECASE | re.VERBOSE,
)
_SPAN = re.compile(r"""(?<![\w-])(colspan|rowspan)\s*+=\s*+["']?\s*+(\d{1,7})""", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_BLANKS = " \t\r\n\f\u00a0"
_HIDES = re.compile(r"""display\s*+:\s*+none|visibility\s*+:\s*+hidden|(?<![\w-])hidden(?![\w-])""", re.IGNORECASE)
_ROWS, _COLUMNS = 2, 2
_DEEPEST = 50
_LONGEST = 100_000
"""Characters of a cell between two tags, and pieces of text in it."""
_SMALL = 100_000
"""Cells of a table on a page of any size; of a large page one for every four bytes, as `<td>` takes them."""


class _Table:
    """A table while it is read."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.pieces: list[str] | None = None
        """The text of the cell that is open."""
        self.count = 0
        self._cells: list[Cell] = []
        self._across, self._down = 1, 1
        self._hanging: dict[int, tuple[int, Cell]] = {}
        """By column: in how many rows more a cell of a row above stands, and what it holds there."""
        self._open = self._hides = False
        self.hidden: list[int] = []
        """The numbers of the rows that a browser does not show."""

    def row(self, *, hides: bool) -> None:
        """A new row; what stands of the last one is closed."""
        self.close()
        self._open, self._hides = True, hides

    def cell(self, across: int, down: int) -> None:
        """A new cell, which covers so many columns and rows."""
        self.close_cell()
        self._open = True
        self.pieces, self._across, self._down = [], min(max(1, across), WIDEST + 1), max(1, down)
        self._fill()

    def close_cell(self) -> None:
        """The cell is complete."""
        if self.pieces is None:
            return
        text = "".join(self.pieces)
        if "&" in text:
            text = unescape(text)
        if "\n" in text:
            text = re.sub(rf"[ \t\u00a0]*+\n[{_BLANKS}]*+", "\n", text)
        text, self.pieces = text.strip(_BLANKS), None
        # What is merged across stands in its first cell; a department merged over its people holds for each of them.
        cells = [text] + [""] * (self._across - 1)
        if self._down > 1:
            for place, cell in enumerate(cells, start=len(self._cells)):
                self._hanging[place] = self._down - 1, cell if self._across == 1 else ""
        self._cells += cells
        self.count += self._across

    def close(self) -> None:
        """The row is complete."""
        self.close_cell()
        if not self._open:
            return
        self._fill()
        for column in sorted(self._hanging):  # further to the right
            if column >= len(self._cells):
                self.count += column - len(self._cells)
                self._cells += [""] * (column - len(self._cells))
                self._fill()
        self.rows.append(self._cells)
        if self._hides:
            self.hidden.append(len(self.rows))
        self._cells, self._open, self._hides = [], False, False

    def is_too_wide(self) -> bool:
        """Whether the row that is open has more cells than a list."""
        return len(self._cells) > WIDEST

    def _fill(self) -> None:
        """What hangs down from the rows above."""
        while (column := len(self._cells)) in self._hanging:
            left, value = self._hanging.pop(column)
            if left > 1:
                self._hanging[column] = left - 1, value
            self._cells.append(value)
            self.count += 1


def tables(file: str, encoding: str | None) -> Iterator[Grid]:
    """The tables with something in them; of one within another, the inner one first.

    Raises:
        RosterError: there is none, or one is larger than a list.
    """
    data = Path(file).read_bytes()
    text, found = decoded(file, data, encoding or _said(data))
    notes = found.notes(file, text)
    some = [table for table in _tables(file, text) if any(not blank(cell) for row in table.rows for cell in row)]
    lists = sum(map(_may_be_list, some))
    for table in some:
        others = lists - _may_be_list(table)
        more = (RosterError("roster.note_tables", count=others),) if others else ()
        yield Grid(table.rows, hidden=tuple(table.hidden), notes=(*notes, *more))
    if not some:
        raise RosterError("roster.file_kind", file=file, kind="a web page without a table", kind_zh="没有表格的网页")


def _may_be_list(table: _Table) -> bool:
    """Whether a table has several columns and more than a header: what only arranges a page has not."""
    several = (row for row in table.rows if sum(not blank(cell) for cell in row) >= _COLUMNS)
    return len([*islice(several, _ROWS)]) == _ROWS


def _said(data: bytes) -> str | None:
    """The encoding that a page says it is in, where that must be told: what it says may be a lie, and UTF-8 is UTF-8."""
    said = _CHARSET.search(data[:4096])
    if said is None or data.startswith((b"\xff\xfe", b"\xfe\xff")) or _is(data, "utf-8"):
        return None
    try:
        name = known_encoding(said[1].decode())
    except RosterError:
        return None
    return name if _is(data, name) else None


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _without_comments(text: str) -> str:
    """The page without what stands between `<!--` and `-->`. One that is never closed takes the rest with it."""
    first, *others = text.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)


def _tables(file: str, text: str) -> Iterator[_Table]:
    """Each table, in the order in which they end."""
    most = _SMALL + len(text) // 4
    within: list[_Table] = []
    skipped = ""
    for token in _TOKEN.finditer(_without_comments(text)):
        words, closes, name, said, no_tag = token.groups()
        if name is None:
            if within and not skipped and (pieces := within[-1].pieces) is not None:
                if words is not None:
                    # A line break in the source is a blank to the reader.
                    pieces.append(re.sub(r"[ \t]*+[\r\n]\s*+", " ", words) if "\n" in words else words)
                elif no_tag is not None:
                    pieces.append(no_tag)
                if len(pieces) > _LONGEST or (pieces and len(pieces[-1]) > _LONGEST):
                    raise RosterError("roster.page_large", file=file)
            continue
        name = name.lower()
        if skipped or name in ("script", "style"):
            skipped = "" if closes and name == skipped else skipped or ("" if closes else name)
            continue
        if name == "table":
            if not closes:
                within.append(_Table())
            elif within:
                yield _done(within)
        elif within:
            table = within[-1]
            before = table.count
            if name == "tr":
                if closes:
                    table.close()
                else:
                    table.row(hides=bool(said and _HIDES.search(said)))
            elif name not in ("td", "th"):
                if table.pieces is not None:
                    table.pieces.append("\n")
            elif closes:
                table.close_cell()
            else:
                spans = {one.lower(): int(number) for one, number in _SPAN.findall(said)} if said else {}
                table.cell(spans.get("colspan", 1), spans.get("rowspan", 1))
            most -= table.count - before
        if most < 0 or len(within) > _DEEPEST or (within and within[-1].is_too_wide()):
            raise RosterError("roster.page_large", file=file)
    while within:  # cut off, or never closed
        yield _done(within)


def _done(within: list[_Table]) -> _Table:
    table = within.pop()
    table.close()
    return table
