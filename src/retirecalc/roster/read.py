"""Reads a staff list: a grid of cells to people, by the header that is found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from retirecalc.errors import RosterError
from retirecalc.facts.words import Category
from retirecalc.ground.say import Language
from retirecalc.roster import headers
from retirecalc.roster.cells import Cell, blank, id_key, text_of
from retirecalc.roster.files import Grid
from retirecalc.roster.headers import Column
from retirecalc.roster.mapping import apart, checked
from retirecalc.roster.row import RosterRow, RowReader
from retirecalc.roster.survey import NEEDED, Layout, Options, Use, survey
from retirecalc.roster.vocabulary import bare

_L = TypeVar("_L", bound="StaffList")

TITLE_ROWS = 50
"""The header is looked for in so many rows; what stands above it is a title."""
_PEOPLE = ("name", "id_number", "birth", "sex", "category", "staff_number")
"""In the second line of a header nothing stands under these."""


@dataclass(frozen=True, slots=True)
class StaffList:
    """What a `Roster` holds. `lang` is the language of the headers that were understood."""

    header: tuple[str, ...]
    rows: tuple[RosterRow, ...] = field(repr=False)
    lang: Language
    layout: Layout = field(repr=False)
    above: tuple[tuple[Cell, ...], ...] = field(default=(), repr=False)
    """The rows above the header: a title, mostly."""
    below: tuple[tuple[Cell, ...], ...] = field(default=(), repr=False)
    """The further lines of a header in several."""
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    """Every sheet of the workbook."""
    origin: Any = field(default=None, repr=False, compare=False)
    """The frame or Arrow table that the list was read from."""
    hidden: tuple[int, ...] = ()
    """The rows that the workbook hides, which are read like any other."""
    notes: tuple[RosterError, ...] = ()
    """What is to be known about the file."""

    @property
    def columns(self) -> Mapping[str, Column]:
        """The first column of each fact."""
        return self.layout.one_each

    @property
    def uses(self) -> tuple[Use, ...]:
        """What is made of each column, and what is to be known about it."""
        return self.layout.uses

    @property
    def women(self) -> Category | None:
        """What a woman is taken for whose post is not stated, if the caller said so."""
        return self.layout.options.women

    @property
    def problems(self) -> tuple[RosterRow, ...]:
        """The rows that could not be read."""
        return tuple(row for row in self.rows if row.problems)


def listed(kind: type[_L], file: str, found: Iterable[Grid], mapping: Mapping[str, str] | None, options: Options) -> _L:
    """The list in the grid that has a header, as an object of its class."""
    known, values = apart(checked(mapping or {}))
    options = options._replace(values=values)
    grid, at = find_header(file, found, known)
    titles, lines = whole_header(grid.rows, at)
    header, first = tuple(text_of(cell) for cell in grid.rows[at]), at + lines
    rows = grid.rows[first:]
    layout = survey(file, titles, rows, known, options, first + 1)
    numbered = list(enumerate(rows, start=first + 1))
    reader = RowReader(layout, _repeats(numbered, layout.columns.get("id_number", ())))
    return kind(
        header=header,
        rows=tuple(reader.read(number, cells) for number, cells in numbered),
        lang=language_of(layout),
        layout=layout,
        above=tuple(tuple(row) for row in grid.rows[:at]),
        below=tuple(tuple(row) for row in grid.rows[at + 1 : first]),
        sheet=grid.sheet,
        sheets=grid.sheets,
        origin=grid.origin,
        hidden=tuple(number for number in grid.hidden if number > first),
        notes=grid.notes,
    )


def find_header(file: str, found: Iterable[Grid], mapping: Mapping[str, str]) -> tuple[Grid, int]:
    """The first row in which the needed columns are understood; else the one in which most is, to say what is missing.

    Of a header in two lines it is the second one where that is whole: what is merged over both stands there too.
    """
    best: tuple[int, Grid, int] | None = None
    for grid in found:
        header: int | None = None
        most = 0
        for at, row in enumerate(grid.rows[:TITLE_ROWS]):
            facts = headers.match([text_of(cell) for cell in row], mapping).keys()
            if all(facts & set(wanted) for wanted, *_ in NEEDED):
                if header is None or (at == header + 1 and len(facts) > most):
                    header, most = at, len(facts)
                else:
                    break
            elif header is not None:
                break
            elif all(map(blank, row)):
                continue
            if best is None or len(facts) > best[0]:
                best = len(facts), grid, at
        if header is not None:
            return grid, header
    if best is None:
        raise RosterError("roster.file_empty", file=file)
    return best[1:]


def whole_header(rows: Sequence[Sequence[Cell]], at: int) -> tuple[tuple[str, ...], int]:
    """The titles of a header, and in how many lines they stand.

    A second line is one where nothing stands under who somebody is, and what stands there is part of a title: 年 and 月 under
    累计缴费年限, 实际缴费 and 视同缴费 under 缴费年限.
    """
    first = tuple(text_of(cell) for cell in rows[at])
    if at + 1 >= len(rows):
        return first, 1
    second = [text_of(cell).strip() for cell in rows[at + 1][: len(first)]]
    second += [""] * (len(first) - len(second))
    # What is merged over both lines stands in both.
    second = ["" if bare(part) == bare(title) else part for title, part in zip(first, second, strict=True)]
    people = {column.position for name in _PEOPLE for column in headers.match(first).get(name, ())}
    under = [place for place, text in enumerate(second) if text]
    if not under or people & set(under) or not all(_is_part(second[place]) for place in under):
        return first, 1
    titles, group = [], ""
    for place, (title, part) in enumerate(zip(first, second, strict=True)):
        group = title if title.strip() or not part else group
        known = part and headers.match([part])
        titles.append(part if known else f"{group}({part})" if part else title if place not in under else group)
    return tuple(titles), 2


def _is_part(text: str) -> bool:
    return bool(headers.match([text])) or text.lower() in headers.NOTES or text in headers.UNITS


def language_of(layout: Layout) -> Language:
    """The language of the titles that were understood."""
    titles = (column.title for columns in layout.columns.values() for column in columns)
    return "zh" if any(re.search(r"[\u4e00-\u9fff]", title) for title in titles) else "en"


def _repeats(rows: Iterable[tuple[int, Sequence[Cell]]], columns: Sequence[Column]) -> dict[int, tuple[int, ...]]:
    """The rows whose ID number stands in others too, each with all of them."""
    found: dict[str, list[int]] = {}
    for number, cells in rows:
        for column in columns[:1]:
            if column.position < len(cells) and (text := id_key(cells[column.position])):
                found.setdefault(text, []).append(number)
    several = (numbers for numbers in found.values() if len(numbers) > 1)
    return {one: group for group in map(tuple, several) for one in group}
