"""What decides in a row of a long list, column by column: each different cell of a column is read once.

Rows with one mark say the same of somebody but for the number of months. A row in which anything has to be looked at has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple, TypeVar

from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import read_id
from retirecalc.ground.months import YearMonth
from retirecalc.roster import headers
from retirecalc.roster.read import Source
from retirecalc.roster.row import DECIDING, NOT_STATED, RowReader

T = TypeVar("T")

_KEPT = 1 << 16
_BIRTHS = ("birth", "file_birth")
_IN_PARTS = ("year_of_birth", "day_of_birth")
_ONCE = ("name", "id_number", *headers.PERIODS)
"""Of these facts two columns are compared in a way of their own."""
_ID = re.compile(r"\d{15}(?!000)\d\d[\dXx]", re.ASCII)
"""An ID number as it stands on the card; one that ends in zeros may be what a spreadsheet has left of it."""


class Mark(NamedTuple):
    """What decides in a row: everything but the number of months, and the number of months."""

    key: tuple[Hashable, ...]
    months: int | None
    """The months that surely count; None where none are stated."""
    paid: int | None
    """Those of them that were paid; None where that is not known."""


class Marker:
    """Marks the rows of a list, one after another."""

    def __init__(self, source: Source, *, by_day: bool) -> None:
        """`by_day`: the law asks for the day of a birth, and not for its month alone."""
        columns, reader = source.layout.columns, RowReader(source.layout)
        self._width, self._repeats, self._by_day = len(source.header), source.repeats, by_day
        births = [one for name in _BIRTHS for one in columns.get(name, ())]
        counts = [(name, one) for name in headers.PERIODS for one in columns.get(name, ())]
        self._births = [(one.position, _Once(partial(reader.plain_birth, one))) for one in births]
        self._counts = [(name, one.position, _Once(partial(reader.plain_count, name, one))) for name, one in counts]
        self._id = next((one.position for one in columns.get("id_number", ())), None)
        apart = {*(one.position for one in births), *(one.position for _, one in counts), self._id}
        self._beside = _cells_at({one.position for name in DECIDING for one in columns.get(name, ())} - apart)

    @staticmethod
    def can_mark(source: Source) -> bool:
        """Not where rows depend on one another, one fact stands in two columns, or cells have types of their own."""
        layout, columns = source.layout, source.layout.columns
        alone = not source.further and layout.several is None and source.grid.origin is None
        once = not any(len(columns.get(name, ())) > 1 for name in _ONCE)
        return alone and once and not layout.halves and columns.keys().isdisjoint(_IN_PARTS)

    def mark(self, number: int, cells: Sequence[str]) -> Mark | None:
        """What decides in a row; None where something in it has to be looked at."""
        if len(cells) != self._width or number in self._repeats:
            return None
        beside = self._beside(cells)
        if not "".join(beside).strip():  # what stands alone may be no person
            return None
        birth = man = None
        for position, read in self._births:
            if cell := cells[position]:
                one = read[cell]
                if one is None or birth not in (None, one):
                    return None
                birth = one
        if self._id is not None and (cell := cells[self._id]):
            if _ID.fullmatch(cell) is None:
                return None
            try:
                day, man = read_id(cell)
            except InvalidFacts:
                return None
            one = YearMonth(day.year, day.month), day.day
            if birth is not None and (birth[0] != one[0] or birth[1] not in (None, one[1])):
                return None
            birth = one
        if birth is None:
            return None
        stated = dict.fromkeys(headers.PERIODS)
        for name, position, count in self._counts:
            months = count[cells[position]]
            if months is None:
                return None
            if months != NOT_STATED:
                stated[name] = months
        cumulative, paid, deemed = stated["cumulative"], stated["paid"], stated["deemed"]
        key = (
            *beside,
            birth[0],
            birth[1] if self._by_day else None,
            man,
            cumulative is None,
            paid is None,
            deemed is None,
        )
        if cumulative is None:
            known = paid is not None or deemed is not None
            return Mark(key, (paid or 0) + (deemed or 0) if known else None, paid)
        if paid is None:
            paid = None if deemed is None else cumulative - deemed
        elif deemed is not None and paid + deemed != cumulative:
            return None
        return None if paid is not None and not 0 <= paid <= cumulative else Mark(key, cumulative, paid)


class _Once(dict[str, T]):
    """What each different cell of a column says."""

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read

    def __missing__(self, cell: str) -> T:
        said = self._read(cell)
        if len(self) < _KEPT:
            self[cell] = said
        return said


def _cells_at(places: Iterable[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    some = sorted(places)
    if len(some) > 1:
        return itemgetter(*some)
    return lambda cells: tuple([cells[place] for place in some])
