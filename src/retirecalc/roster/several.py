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
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?|[-/.年]?(0[1-9]|1[0-2]|[1-9])月?(?:[-/.]?[0-3]?\d日?)?)?")


_PENSION = 2
"""The rank of a row of the employee pension: over one that names no insurance, and that over one of another."""
_OF_PENSION = re.compile("养老|[三四五六]险|^(?:社保|社会保险|1[12]0|pension)$")
_NO_PENSION = re.compile("居民|农村|新农保|年金|补充|商业|个人养老金")
_WITHIN = re.compile("\\(含[^()]*\\)")
_OF_OTHERS = re.compile(r"险|养老|医|失业|工伤|生育|居民|农保|农合|农村|年金|公积金|[a-z]|^\d+$")


class _Best(NamedTuple):
    rank: tuple[int, int]
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

    @staticmethod
    def of(columns: Mapping[str, Sequence[Column]]) -> Several | None:
        """What to ask; None for a list that has no such column."""
        return Several(columns) if columns.keys() & set(_MARKS) else None

    def see(self, number: int, cells: Sequence[Cell]) -> None:
        """Every row is seen before one is asked about."""
        if (key := self._person(cells)) is None:
            return
        rank, best = self._rank(cells), self._best.get(key)
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
        column, word = next(self._words(cells, by), (self._columns[by][0], ""))
        return column, word, best.number

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
        return best.rank[0] == _PENSION or "insurance" not in self._columns

    def _rank(self, cells: Sequence[Cell]) -> tuple[int, int]:
        years = (_YEAR.fullmatch(re.sub(r"\s", "", word)) for _, word in self._words(cells, "year"))
        when = max((int(year[1]) * 100 + int(year[2] or 0) for year in years if year is not None), default=0)
        kinds = (
            _PENSION if pension_row(word) else int(not another_insurance(word))
            for _, word in self._words(cells, "insurance")
        )
        return max(kinds, default=0), when

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
    """Whether a kind of insurance is the employee pension, or a set of kinds with it."""
    kinds = re.split("[、,;+/和及]", _WITHIN.sub("", plain(word)))
    return any(_OF_PENSION.search(kind) and not _NO_PENSION.search(kind) for kind in kinds)


def another_insurance(word: str) -> bool:
    """Whether a word names an insurance, or is the code of one, that is not the employee pension; 职工 names none.

    >>> (
    ...     another_insurance("失业保险"),
    ...     another_insurance("五险一金"),
    ...     another_insurance("职工"),
    ...     another_insurance("310"),
    ... )
    (True, False, False, True)
    """
    return not pension_row(word) and _OF_OTHERS.search(plain(word)) is not None
