"""Rows that are no person of their own: one for each kind of insurance, for each year, or for each post, of the same person.

Of the rows with one ID number (without it, with the same staff number, name and birth, and no other sex) one counts: that of the
employee pension, then that of the latest year. Rows of the employee pension in the same year all count, because they may contradict
each other; but not the employer's part of a payment and the employee's. Rows of further insurances that leave out who it is belong
to the person above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from retirecalc.facts.classes import class_meant
from retirecalc.facts.vocabulary import plain
from retirecalc.facts.words import NOTHING
from retirecalc.roster.cells import Cell, blank, id_key, typed
from retirecalc.roster.headers import PERIODS, Column

_MARKS = ("insurance", "year")
_OF_PERSON = (
    *("drawing", "approved", "deferral_agreed_to", "notice_given_on", "applied_on", "retire_in"),
    *("sex", "post", "employment"),
)
"""Facts of the person, whichever insurance or year a row is about."""
_WHO = ("id_number", "staff_number", "name", "birth", "year_of_birth", "file_birth")
_OF_INSURANCE = frozenset(
    {*_MARKS, *PERIODS, "counted_to", "continuing", "state", "insured_until", "first_insured"},
)
"""Facts of one insurance or year of the person."""
_MONTH = re.compile("(0?[1-9]|1[0-2])月?份?")
_SEX_CODE = re.compile("0?([1-8])")
_TO = re.compile(r"[至到~～—–]+|-(?=(?:19|20)\d\d)")
"""Between the first and the last month of a period."""
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?|[-/.年]?(0[1-9]|1[0-2]|[1-9])月?(?:[-/.]?[0-3]?\d日?)?)?")


_PENSION = 2
"""The rank of a row of the employee pension: over one that names no insurance, and that over one of another."""
_OF_PENSION = re.compile("养老|[三四五六]险|^(?:社保|社会保险|1[12]0|pension)$")
_NO_PENSION = re.compile("居民|农村|新农保|年金|补充|商业|个人养老金")
_WITHIN = re.compile("\\(含[^()]*\\)")
_ALL_KINDS = re.compile("(?:社保|社会保险)费?")
"""What is collected together: another column says of which insurance it is."""
_PART = re.compile(
    r"(?:用人单位|单位|个人|(?:企业|职工|员工)(?=应?缴|部分))(?:应?缴[纳费交存]?费?)?(?:部分)?$|"
    r"(?:employer|employee)(?:'?s)?(?:part|share|portion|contributions?)?$"
)
"""Whose part of a payment it is."""
_OF_OTHERS = re.compile(r"险|养老|医|失业|工伤|生育|居民|农保|农合|农村|年金|公积金|[a-z]|^\d+$")


class _Best(NamedTuple):
    rank: tuple[int, int, bool]
    number: int
    """The first row of that rank."""
    rows: tuple[int, ...]
    """All that have it."""
    says: tuple[str | None, ...]
    """What the first of them says of the person."""
    counts: tuple[str | None, ...]
    """And of the months."""


class _Who(NamedTuple):
    """What the rows of one person have in common; the sex where it is stated and no ID number is."""

    alike: int
    sex: str | None = None

    @property
    def key(self) -> int:
        return self.alike if self.sex is None else hash(self)


class Several:
    """Which row counts of those that one person has, for a list whose columns say of which insurance or year a row is."""

    def __init__(self, columns: Mapping[str, Sequence[Column]]) -> None:
        self._columns = columns
        self._of_person = [(name, column) for name in _OF_PERSON for column in columns.get(name, ())]
        self._of_months = [column for name in PERIODS for column in columns.get(name, ())]
        self._shared = [one.position for name, some in columns.items() if name not in _OF_INSURANCE for one in some]
        self._best: dict[int, _Best] = {}
        self._sexes: dict[int, tuple[str, ...]] = {}
        """Those that are stated of people whom else nothing tells apart."""
        self._above: tuple[_Who, list[Sequence[Cell]]] | None = None
        self._below: dict[int, _Who] = {}
        """Of rows that leave out who it is, the person above."""
        self._first: dict[int, Sequence[Cell]] = {}
        """Of those that count among them, the row that says who it is."""
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
        who = self._person(cells)
        if who is not None:
            self._above = who, [cells]
        elif self._above is not None and self._goes_on(cells, self._above[1]):
            who, rows = self._above
            rows.append(cells)
            self._below[number] = who
            if self._rank(cells)[0] == _PENSION:
                self._first[number] = rows[0]
                cells = self.whole(number, cells)
        else:
            self._above = None
            return
        self._repeated = self._repeated or self._best_for(who) is not None
        if who.sex is not None and who.sex not in (sexes := self._sexes.get(who.alike, ())):
            self._sexes[who.alike] = (*sexes, who.sex)
        rank, best = self._rank(cells), self._best.get(who.key)
        if best is None or rank > best.rank:
            says = tuple(self._said(cells, column) for _, column in self._of_person)
            self._best[who.key] = _Best(rank, number, (number,), says, self._counts(cells))
        elif rank == best.rank and not self._is_part_of(best, cells):
            self._best[who.key] = best._replace(rows=(*best.rows, number))

    def _goes_on(self, cells: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
        """Whether a row is about another insurance of the person above: it says nothing else of anybody."""
        first = above[0]
        words, *met = (
            {text for _, word in self._words(row, "insurance") if not _ALL_KINDS.fullmatch(text := plain(word))}
            for row in (cells, *above)
        )
        if not words or words & set().union(*met) or next(self._words(cells, *_WHO), None) is not None:
            return False
        return all(
            blank(cell) or (place < len(first) and typed(cell) == typed(first[place]))
            for place in self._shared
            for cell in cells[place : place + 1]
        )

    def whole(self, number: int, cells: Sequence[Cell]) -> Sequence[Cell]:
        """A row with what the one above says of the person, where only that one says who it is."""
        first = self._first.get(number)
        if first is None or "insurance" not in self._columns:
            return cells
        filled = [*cells, *[None] * (len(first) - len(cells))]
        for place in self._shared:
            if place < len(first) and blank(filled[place]):
                filled[place] = first[place]
        return filled

    def elsewhere(self, number: int, cells: Sequence[Cell]) -> tuple[Column, str, int] | None:
        """By which column and word a row is no person of its own, and the row where the person stands; None where it counts."""
        best = self._best_of(number, cells)
        if best is None or best.number == number:
            return None
        if self._all_count(best) and number in best.rows:
            return None
        rank = self._rank(cells)
        by = "year" if rank[0] == best.rank[0] and rank[1] < best.rank[1] else "insurance"
        told = [*self._words(cells, by)]
        column = told[0][0] if told else self._columns[by][0]
        return column, " ".join(word for _, word in told), best.number

    def only_here(self, number: int, cells: Sequence[Cell]) -> Iterator[tuple[str, Column]]:
        """What of the person stands in a row that does not count, and not in the one that does; of a pension also another word."""
        best = self._best_of(number, cells)
        for (name, column), counts in zip(self._of_person, () if best is None else best.says, strict=False):
            here = self._said(cells, column)
            if here is not None and (counts is None or (name == "drawing" and counts != here)):
                yield name, column

    def _best_of(self, number: int, cells: Sequence[Cell]) -> _Best | None:
        who = self._person(cells)
        if who is None and "insurance" in self._columns:
            who = self._below.get(number)
        return None if who is None else self._best_for(who)

    def _best_for(self, who: _Who) -> _Best | None:
        """The rows of somebody, with those that leave out the sex; not where people of both may be meant."""
        best, sexes = self._best.get(who.key), self._sexes.get(who.alike, ())
        if len({*sexes, who.sex} - {None}) != 1:
            return best
        other = self._best.get(who.alike if who.sex is not None else _Who(who.alike, sexes[0]).key)
        if best is None or other is None:
            return best or other
        first, second = sorted((best, other), key=lambda one: one.number)
        if first.rank != second.rank:
            return max(first, second, key=lambda one: one.rank)
        return first._replace(rows=tuple(sorted((*first.rows, *second.rows))))

    @staticmethod
    def _said(cells: Sequence[Cell], column: Column) -> str | None:
        text = typed(cells[column.position]) if column.position < len(cells) else None
        return None if text is None or plain(text) in NOTHING else text

    def counting(self, number: int, cells: Sequence[Cell]) -> tuple[int, ...]:
        """The rows that count of those that the person has; none where people cannot be told apart."""
        best = self._best_of(number, cells)
        if best is None:
            return ()
        return best.rows if self._all_count(best) else best.rows[:1]

    def _all_count(self, best: _Best) -> bool:
        """Whether all rows of the best rank count: those of the pension, or of a list without kinds of insurance."""
        return best.rank[0] == _PENSION or "insurance" not in self._columns

    def _is_part_of(self, best: _Best, cells: Sequence[Cell]) -> bool:
        """Whether a row has a part of a payment, and the row that counts says the same of the months."""
        return self._is_part(cells) and self._counts(cells) == best.counts

    def _is_part(self, cells: Sequence[Cell]) -> bool:
        return any(_PART.search(plain(word).rstrip(")")) for _, word in self._words(cells, "insurance"))

    def _counts(self, cells: Sequence[Cell]) -> tuple[str | None, ...]:
        return tuple([self._said(cells, column) for column in self._of_months])

    def _rank(self, cells: Sequence[Cell]) -> tuple[int, int, bool]:
        """The kind, the time, and whether it is more than a part of a payment without any months."""
        words = [part for _, word in self._words(cells, "year") for part in _TO.split(re.sub(r"\s", "", word))]
        years = [year for word in words if (year := _YEAR.fullmatch(word)) is not None]
        when = max((int(year[1]) * 100 + int(year[2] or 0) for year in years), default=0)
        if when % 100 == 0:  # the month stands in a column of its own
            when += max((int(month[1]) for word in words if (month := _MONTH.fullmatch(word)) is not None), default=0)
        told = [word for _, word in self._words(cells, "insurance")]
        told = [word for word in told if not _ALL_KINDS.fullmatch(plain(word))] or told
        kinds = (_PENSION if pension_row(word) else int(not another_insurance(word)) for word in told)
        return max(kinds, default=0), when, not self._is_part(cells) or any(self._counts(cells))

    def _words(self, cells: Sequence[Cell], *names: str) -> Iterator[tuple[Column, str]]:
        for name in names:
            for column in self._columns.get(name, ()):
                if column.position < len(cells) and (text := typed(cells[column.position])) is not None:
                    yield column, text

    def _person(self, cells: Sequence[Cell]) -> _Who | None:
        """Whose row it is; None where too little is said to tell people apart."""
        for _, word in self._words(cells, "id_number"):
            return _Who(hash(id_key(word) or word))
        stated = tuple(word for _, word in self._words(cells, "staff_number", "name", "birth"))
        return _Who(hash(stated), self._sex(cells)) if len(stated) > 1 else None

    def _sex(self, cells: Sequence[Cell]) -> str | None:
        """By its word, or that of a class; a code is one of its own."""
        for _, word in self._words(cells, "sex"):
            if (code := _SEX_CODE.fullmatch(word)) is not None:
                return code[1]
        for _, word in self._words(cells, "sex", "category"):
            if (man := class_meant(word).man) is not None:
                return "man" if man else "woman"
        return None


def pension_row(word: str) -> bool:
    """Whether a kind of insurance is the employee pension, or a set of kinds with it."""
    kinds = re.split("[、,;+/和及]", _WITHIN.sub("", plain(word)))
    return any(_OF_PENSION.search(kind) and not _NO_PENSION.search(kind) for kind in kinds)


def another_insurance(word: str) -> bool:
    """Whether a word names an insurance, or is the code of one, that is not the employee pension; 职工 and 社会保险费 name none.

    >>> (
    ...     another_insurance("失业保险"),
    ...     another_insurance("五险一金"),
    ...     another_insurance("职工"),
    ...     another_insurance("310"),
    ... )
    (True, False, False, True)
    """
    text = plain(word)
    return not pension_row(word) and not _ALL_KINDS.fullmatch(text) and _OF_OTHERS.search(text) is not None
