"""What decides in a row of a long list, column by column: each different cell of a column is read once.

Rows with one mark say the same of somebody but for the number of months. A row in which anything has to be looked at has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias, TypeVar

from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import read_id
from retirecalc.ground.months import YearMonth
from retirecalc.roster import headers
from retirecalc.roster.headers import Column
from retirecalc.roster.read import Source
from retirecalc.roster.row import DECIDING, NOT_STATED, RowReader

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

_KEPT = 1 << 16
_BIRTHS = ("birth", "file_birth")
_IN_PARTS = ("year_of_birth", "day_of_birth")
_ONCE = ("name", "id_number", *headers.PERIODS)
"""Of these facts two columns are compared in a way of their own."""
_ID = re.compile(r"\d{15}(?!000)\d\d[\dXx]", re.ASCII)
"""An ID number as it stands on the card; one that ends in zeros may be what a spreadsheet has left of it."""


class Born(NamedTuple):
    """What a cell says of a birth: a date has no sex, a blank cell nothing."""

    month: int | None = None
    """As `YearMonth.index`."""
    day: int | None = None
    man: bool | None = None
    unused: bool = False
    """Whether an ID number stands there that is not written out."""


Key: TypeAlias = tuple[Hashable, ...]
"""What decides in a row, but for the number of months: cells as they stand, the birth, and which counts are stated."""
Counted: TypeAlias = tuple[int | None, int | None]
"""The months that surely count, None where none are stated; and those of them that were paid, None where that is not known."""
Exactly: TypeAlias = tuple[int | None, int, int, int]
"""The day of birth, and the months of the cumulative count, of the paid and of the deemed one, or `NOT_STATED`."""
Mark: TypeAlias = tuple[Key, Counted, Exactly]
"""What decides in a row but for the months, what the months come to, and what is the row's own."""


class Marker:
    """Marks the rows of a list, some at a time."""

    def __init__(self, source: Source, *, by_day: bool) -> None:
        """`by_day`: the law asks for the day of a birth, and not for its month alone."""
        columns, reader = source.layout.columns, RowReader(source.layout)
        self._width, self._repeats, self._several = len(source.header), source.repeats, source.layout.several
        self._examples = source.examples
        births = [(one.position, partial(_born, reader, one)) for name in _BIRTHS for one in columns.get(name, ())]
        ids = [(one.position, _by_number(reader, one)) for one in columns.get("id_number", ())]
        self._papers = [
            (one.position, Once(partial(reader.of_other_papers, one)).__getitem__)
            for one in (columns.get("id_type", ()) if ids else ())
        ]
        self._births = [*((place, Once(read).__getitem__) for place, read in births), *ids]
        self._counts = [_counts_in(name, columns.get(name, ()), reader) for name in headers.PERIODS]
        self._told = Once(partial(_told, by_day=by_day)).__getitem__
        self._sexes = [(one.position, Once(partial(reader.plain_sex, one))) for one in columns.get("sex", ())]
        posts = () if "category" in columns or len(self._sexes) > 1 else columns.get("post", ())
        self._posts = [(one.position, Once(partial(reader.plain_post, one))) for one in posts]
        apart = {place for place, _ in (*self._births, *self._counts, *self._posts)}
        self._beside = sorted({one.position for name in DECIDING for one in columns.get(name, ())} - apart)

    @staticmethod
    def can_mark(source: Source) -> bool:
        """Not where rows depend on one another, one fact stands in two columns, or cells have types of their own."""
        layout, columns = source.layout, source.layout.columns
        alone = not source.further and source.grid.origin is None
        once = not any(len(columns.get(name, ())) > 1 for name in _ONCE)
        return alone and once and not layout.halves and columns.keys().isdisjoint(_IN_PARTS)

    def marks(self, start: int, rows: Sequence[Sequence[str]]) -> Sequence[Mark | None]:
        """What stands in each row, the first of which has that number; None where something in it has to be looked at."""
        found: list[Mark | None] = [None] * len(rows)
        for place, key, counted, exactly in self._looked_at(start, rows):
            if counted is not None and key[-2] is not None:
                found[place] = key, counted, exactly
        return found

    def _looked_at(
        self, start: int, rows: Sequence[Sequence[str]]
    ) -> Iterable[tuple[int, Key, Counted | None, Exactly]]:
        whole = [
            place
            for place, cells in enumerate(rows)
            if len(cells) == self._width and start + place not in self._repeats and start + place not in self._examples
        ]
        if (several := self._several) is not None:
            whole = [place for place in whole if several.elsewhere(start + place, rows[place]) is None]
        columns = [*zip(*[rows[place] for place in whole], strict=True)]
        if not columns:
            return ()
        births = [[*map(read, columns[place])] for place, read in self._births]
        for place, is_other in self._papers:
            births[-1] = [
                Born() if other else born for other, born in zip(map(is_other, columns[place]), births[-1], strict=True)
            ]
        born = [*(births[0] if len(births) == 1 else map(_agreed, zip(*births, strict=True)))]
        none_stated = [NOT_STATED] * len(whole)
        counts = [[*map(read, columns[place])] if read else none_stated for place, read in self._counts]
        stated, counted = zip(*map(_counted, *counts), strict=True)
        beside = [columns[place] for place in self._beside]
        keys = zip(*beside, *self._deciding_of_posts(columns, born), map(self._told, born), stated, strict=True)
        days = [None if one is None else one.day for one in born]
        return zip(whole, keys, counted, zip(days, *counts, strict=True), strict=True)

    def _deciding_of_posts(
        self, columns: Sequence[Sequence[str]], born: Sequence[Born | None]
    ) -> Iterator[Sequence[Hashable]]:
        """What decides of each post: of many words nothing, once it is known whose they are."""
        if not self._posts:
            return
        men = [None if one is None else one.man for one in born]
        for place, read in self._sexes:
            said = map(read.__getitem__, columns[place])
            men = [man if by_id in (None, man) else None for by_id, man in zip(men, said, strict=True)]
        for place, posts in self._posts:
            yield [
                cell if man is None else posts[cell][0 if man else 1]
                for cell, man in zip(columns[place], men, strict=True)
            ]

    @staticmethod
    def alone(key: Key) -> bool:
        """Whether births and counts are all that is stated: such a row may be nobody's."""
        return not "".join(map(str, key[:-2])).strip()


def _born(reader: RowReader, column: Column, cell: str) -> Born | None:
    """What a column of births says; None where it has to be looked at."""
    if not cell:
        return Born()
    read = reader.plain_birth(column, cell)
    return None if read is None else Born(read[0].index, read[1])


def _by_number(reader: RowReader, column: Column) -> Callable[[str], Born | None]:
    """Reads ID numbers: what each says, None where it has to be looked at. Numbers with one birth and sex say the same."""
    from stdnum.cn import ric

    known: dict[tuple[str, bool], Born] = {}

    def read(cell: str) -> Born | None:
        if not cell:
            return Born()
        if _ID.fullmatch(cell) is None:
            number = reader.plain_number(column, cell)
            if not number:
                return Born(unused=number is None)
            if _ID.fullmatch(number) is None:
                return None
            cell = number
        if ric.calc_check_digit(cell) != cell[-1].upper():
            return None
        birth_and_sex = cell[6:14], cell[16] in "13579"
        if (born := known.get(birth_and_sex)) is None:
            try:
                day, man = read_id(cell)
            except InvalidFacts:
                return None
            born = known[birth_and_sex] = Born(YearMonth.of(day).index, day.day, man)
        return born

    return read


def _told(born: Born | None, *, by_day: bool) -> Born | None:
    """What of a birth decides, without `by_day` whether a day within the month is stated; None where it has to be looked at."""
    if born is None or born.month is None:
        return None
    within = None if born.day in (None, 1) else 0
    return born if by_day else born._replace(day=within)


def _counts_in(
    name: str, columns: Sequence[Column], reader: RowReader
) -> tuple[int, Callable[[str], int | None] | None]:
    """Where a count stands, and what its cells say; nowhere and nothing where there is none."""
    for column in columns:
        return column.position, Once(partial(reader.plain_count, name, column)).__getitem__
    return -1, None


def _agreed(said: Iterable[Born | None]) -> Born | None:
    """What several cells say of one birth; None where they do not agree."""
    birth, unused = Born(), False
    for one in said:
        if one is None:
            return None
        unused = unused or one.unused
        if one.month is None:
            continue
        by_month = birth.day is None and one.man is not None  # of a date of birth an ID number may say more
        if birth.month is not None and (one.month != birth.month or not (one.day == birth.day or by_month)):
            return None
        birth = one
    return birth._replace(unused=True) if unused else birth


def _counted(cumulative: int | None, paid: int | None, deemed: int | None) -> tuple[Hashable, Counted | None]:
    """Which counts are stated, and what they come to; None where they have to be looked at."""
    if cumulative is None or paid is None or deemed is None:
        return None, None
    stated = cumulative >= 0, paid >= 0, deemed >= 0
    if cumulative < 0:
        if paid < 0:
            return stated, (deemed if deemed >= 0 else None, None)
        return stated, (paid + deemed if deemed >= 0 else paid, paid)
    if paid >= 0 and deemed >= 0 and paid + deemed != cumulative:
        return None, None
    surely = paid if paid >= 0 else cumulative - deemed if deemed >= 0 else None
    return (None, None) if surely is not None and not 0 <= surely <= cumulative else (stated, (cumulative, surely))


class Once(dict[K, T]):
    """What each different cell of a column says."""

    def __init__(self, read: Callable[[K], T]) -> None:
        self._read = read

    def __missing__(self, cell: K) -> T:
        said = self._read(cell)
        if len(self) < _KEPT:
            self[cell] = said
        return said
