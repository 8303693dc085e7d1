"""A list with its rows read. Of cells of text each kind of row is read once, but for its birthday and its counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import TypeVar

from retirecalc.errors import RosterError
from retirecalc.facts.contributions import recounted
from retirecalc.facts.person import Person, counting
from retirecalc.ground.months import Months
from retirecalc.roster.cells import Cell
from retirecalc.roster.files import Grid
from retirecalc.roster.marks import Exactly, Key, Marker
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
        rows = tuple(_Alike(source).rows())
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


class _Alike:
    """Reads the rows of a list one after the other."""

    def __init__(self, source: Source) -> None:
        self._source, self._read = source, source.reader()
        self._reader = RowReader(source.layout)
        self._marker = Marker(source, by_day=False) if Marker.can_mark(source) else None
        self._known: dict[Key, RosterRow] = {}

    def rows(self) -> Iterator[RosterRow]:
        """Every row after the header."""
        for start, part in self._source.parts():
            texts = {*map(type, chain.from_iterable(part.rows))} <= {str}
            marks = self._marker.exactly(start, part.rows) if self._marker is not None and texts else repeat(None)
            for number, (cells, mark) in enumerate(zip(part.rows, marks, strict=False), start):
                yield self._read(number, cells) if mark is None else self._row(number, cells, *mark)

    def _row(self, number: int, cells: Sequence[Cell], key: Key, exactly: Exactly) -> RosterRow:
        known = self._known.get(key)
        if known is None:
            row = self._read(number, cells)
            if self._marker is not None and not self._marker.alone(key) and _stands_for_others(row, exactly):
                self._known[key] = row
            return row
        return RosterRow(
            number,
            tuple(cells),
            None if known.person is None else _exactly(known.person, exactly),
            known.retire_in,
            self._reader.department(cells),
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
