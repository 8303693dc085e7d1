"""A list with its rows read. Of cells of text each kind of row is read once, but for its birthday and its counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from typing import TypeVar, cast

from retirecalc.errors import RosterError
from retirecalc.facts.contributions import recounted
from retirecalc.facts.person import Person, counting
from retirecalc.ground.months import Months
from retirecalc.roster.cells import Cell
from retirecalc.roster.files import Grid
from retirecalc.roster.judged import kept
from retirecalc.roster.marks import Exactly, Key, Mark, Marker, Once
from retirecalc.roster.plan import without_collector
from retirecalc.roster.read import Source, StaffList, language_of, source_of
from retirecalc.roster.row import NOT_STATED, RosterRow, RowReader
from retirecalc.roster.survey import Options

_L = TypeVar("_L", bound=StaffList)


def listed(kind: type[_L], file: str, found: Iterable[Grid], mapping: Mapping[str, str] | None, options: Options) -> _L:
    """The list in the grid that has a header, as an object of its class."""
    source = source_of(file, found, mapping, options)
    grid, header, answers = source.grid, source.header, source.answers
    with without_collector():
        alike = Alike(source, by_day=False)
        rows = tuple(
            alike.read(number, cells, mark)
            for start, part in source.parts()
            for number, (cells, mark) in enumerate(zip(part.rows, alike.marks(start, part.rows), strict=False), start)
        )
    return kind(
        header=header,
        rows=rows,
        lang=language_of(source.layout),
        layout=source.layout,
        above=source.above,
        below=source.below,
        sheet=grid.sheet,
        sheets=grid.sheets,
        further=source.further,
        answers=answers,
        origin=grid.origin,
        hidden=tuple(number for number in grid.hidden if number >= source.first),
        notes=(*grid.notes, *_answered_before(header, answers)),
    )


def _answered_before(header: Sequence[str], answers: range) -> list[RosterError]:
    """What is to be known where the answers of an earlier plan stand within a header."""
    old = header[answers.start : answers.stop]
    return [RosterError("roster.note_answers", count=len(old), first=old[0], last=old[-1])] if old else []


class Alike:
    """Reads the rows of a list, some at a time."""

    def __init__(self, source: Source, *, by_day: bool) -> None:
        """`by_day`: rows whose births differ by the day are not alike."""
        self._read_one, reader = source.reader(), RowReader(source.layout)
        self._marker = Marker(source, by_day=by_day) if Marker.can_mark(source) else None
        self._departments = [
            (one.position, Once(partial(reader.plain_department, one)).__getitem__)
            for one in source.layout.columns.get("department", ())
        ]
        self._known: dict[Key, RosterRow] = {}

    def marks(self, start: int, rows: Sequence[Sequence[Cell]]) -> Iterable[Mark | None]:
        """What stands in each row, the first of which has that number; None where something in it has to be looked at."""
        if self._marker is None or not {*map(type, chain.from_iterable(rows))} <= {str}:
            return repeat(None)
        return self._marker.marks(start, cast("Sequence[Sequence[str]]", rows))

    def read(self, number: int, cells: Sequence[Cell], mark: Mark | None) -> RosterRow:
        """The row; of one with the key of an earlier row only what is its own is read."""
        if mark is None:
            return self._read_one(number, cells)
        key, _, exactly = mark
        known = self._known.get(key)
        if known is None:
            row = self._read_one(number, cells)
            if not Marker.alone(key) and _stands_for_others(row, exactly):
                kept(self._known)[key] = row
            return row
        return RosterRow(
            number,
            tuple(cells),
            None if known.person is None else _exactly(known.person, exactly),
            known.retire_in,
            next(filter(None, (read(cells[place]) for place, read in self._departments)), None),
            questions=known.questions,
            candidates=tuple([_exactly(person, exactly) for person in known.candidates]),
            warnings=known.warnings,
        )


def _stands_for_others(row: RosterRow, exactly: Exactly) -> bool:
    """Whether somebody was read in the row, with the counts that stand there."""
    people = row.candidates if row.person is None else (row.person,)
    counted = {*exactly[1:]} != {NOT_STATED}
    return bool(people) and not row.problems and all((one.contributions is not None) == counted for one in people)


def _exactly(person: Person, exactly: Exactly) -> Person:
    day, *counts = exactly
    known = person.contributions
    if known is not None:
        cumulative, paid, deemed = (None if count == NOT_STATED else Months(count) for count in counts)
        known = recounted(known, paid=paid, deemed=deemed, cumulative=cumulative)
    return counting(person, known, day)
