"""Rows that are no person of their own: one for each kind of insurance, for each year, or for each post, of the same person.

Of the rows with one ID number (without it, with the same staff number, name and birth) one counts: that of the employee pension,
then that of the latest year. Rows of the employee pension in the same year all count, because they may contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from retirecalc.facts.vocabulary import plain
from retirecalc.facts.words import NOTHING
from retirecalc.roster.cells import Cell, id_key, typed
from retirecalc.roster.headers import Column

_MARKS = ("insurance", "year")
_OF_PERSON = (
    *("drawing", "approved", "deferral_agreed_to", "notice_given_on", "applied_on", "retire_in"),
    *("sex", "post", "employment"),
)
"""Facts of the person, whichever insurance or year a row is about."""
_MONTH = re.compile("(0?[1-9]|1[0-2])月?份?")
_TO = re.compile(r"[至到~～—–]+|-(?=(?:19|20)\d\d)")
"""Between the first and the last month of a period."""
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?|[-/.年]?(0[1-9]|1[0-2]|[1-9])月?(?:[-/.]?[0-3]?\d日?)?)?")


class _Best(NamedTuple):
    rank: tuple[bool, int]
    number: int
    """The first row of that rank."""
    rows: tuple[int, ...]
    """All that have it."""
    says: tuple[str | None, ...]
    """What the first of them says of the person."""


class Several:
    """Which row counts of those that one person has, for a list whose columns say of which insurance or year a row is."""

    def __init__(self, columns: Mapping[str, Sequence[Column]]) -> None:
        self._columns = columns
        self._of_person = [(name, column) for name in _OF_PERSON for column in columns.get(name, ())]
        self._best: dict[int, _Best] = {}
        self._repeated = False

    @property
    def repeated(self) -> bool:
        """Whether somebody stands in several rows."""
        return self._repeated

    @staticmethod
    def of(columns: Mapping[str, Sequence[Column]]) -> Several | None:
        """What to ask; None for a list that has no such column."""
        return Several(columns) if columns.keys() & set(_MARKS) else None

    def see(self, number: int, cells: Sequence[Cell]) -> None:
        """Every row is seen before one is asked about."""
        if (key := self._person(cells)) is None:
            return
        rank, best = self._rank(cells), self._best.get(key)
        self._repeated = self._repeated or best is not None
        if best is None or rank > best.rank:
            says = tuple(self._said(cells, column) for _, column in self._of_person)
            self._best[key] = _Best(rank, number, (number,), says)
        elif rank == best.rank:
            self._best[key] = best._replace(rows=(*best.rows, number))

    def elsewhere(self, number: int, cells: Sequence[Cell]) -> tuple[Column, str, int] | None:
        """By which column and word a row is no person of its own, and the row where the person stands; None where it counts."""
        key = self._person(cells)
        best = None if key is None else self._best.get(key)
        if best is None or best.number == number:
            return None
        rank = self._rank(cells)
        if rank == best.rank and self._all_count(best):
            return None
        by = "year" if rank[0] == best.rank[0] and rank[1] < best.rank[1] else "insurance"
        told = [*self._words(cells, by)]
        column = told[0][0] if told else self._columns[by][0]
        return column, " ".join(word for _, word in told), best.number

    def only_here(self, cells: Sequence[Cell]) -> Iterator[tuple[str, Column]]:
        """What of the person stands in a row that does not count, and not in the one that does; of a pension also another word."""
        key = self._person(cells)
        best = None if key is None else self._best.get(key)
        for (name, column), counts in zip(self._of_person, () if best is None else best.says, strict=False):
            here = self._said(cells, column)
            if here is not None and (counts is None or (name == "drawing" and counts != here)):
                yield name, column

    @staticmethod
    def _said(cells: Sequence[Cell], column: Column) -> str | None:
        text = typed(cells[column.position]) if column.position < len(cells) else None
        return None if text is None or plain(text) in NOTHING else text

    def counting(self, cells: Sequence[Cell]) -> tuple[int, ...]:
        """The rows that count of those that the person has; none where people cannot be told apart."""
        key = self._person(cells)
        best = None if key is None else self._best.get(key)
        if best is None:
            return ()
        return best.rows if self._all_count(best) else best.rows[:1]

    def _all_count(self, best: _Best) -> bool:
        """Whether all rows of the best rank count: those of the pension, or of a list without kinds of insurance."""
        return best.rank[0] or "insurance" not in self._columns

    def _rank(self, cells: Sequence[Cell]) -> tuple[bool, int]:
        words = [part for _, word in self._words(cells, "year") for part in _TO.split(re.sub(r"\s", "", word))]
        years = [year for word in words if (year := _YEAR.fullmatch(word)) is not None]
        when = max((int(year[1]) * 100 + int(year[2] or 0) for year in years), default=0)
        if when % 100 == 0:  # the month stands in a column of its own
            when += max((int(month[1]) for word in words if (month := _MONTH.fullmatch(word)) is not None), default=0)
        return any(pension_row(word) for _, word in self._words(cells, "insurance")), when

    def _words(self, cells: Sequence[Cell], *names: str) -> Iterator[tuple[Column, str]]:
        for name in names:
            for column in self._columns.get(name, ()):
                if column.position < len(cells) and (text := typed(cells[column.position])) is not None:
                    yield column, text

    def _person(self, cells: Sequence[Cell]) -> int | None:
        """What the rows of one person have in common; None where too little is said to tell people apart."""
        for _, word in self._words(cells, "id_number"):
            return hash(id_key(word) or word)
        stated = tuple(word for _, word in self._words(cells, "staff_number", "name", "birth"))
        return hash(stated) if len(stated) > 1 else None


def pension_row(word: str) -> bool:
    """Whether a kind of insurance is the employee pension."""
    pension = "养老" in word or word.strip().lower() in ("110", "pension")
    return pension and not re.search("居民|农村|新农保|职业年金|企业年金", word)
