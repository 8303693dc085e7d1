"""Long lists: read, answered by the batch engine and written piece by piece, so that a million rows take the memory of one.

The rows are read as in any list, and a row that a batch cannot answer goes to `assess`. The columns are those of a batch:
reasons, remedies, caveats and articles are left out; `code_book` names the articles behind each column.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any, Unpack

from retirecalc.batch import assess_batch
from retirecalc.columns import INPUTS, Kind, shown
from retirecalc.errors import RetirecalcError, RosterError, wanted
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Drawing, Employment
from retirecalc.ground.extras import need
from retirecalc.ground.months import Months, YearMonth, parse_day_or_month
from retirecalc.ground.replace import beside, guard
from retirecalc.ground.say import Language
from retirecalc.ground.say import language as chosen_language
from retirecalc.law import Law
from retirecalc.outcome import Eligibility
from retirecalc.roster.answers import Value, age_text, answers, code_word, row_cells, title
from retirecalc.roster.cells import Cell, all_guarded, guarded, text_of
from retirecalc.roster.files import Part, edge, kind_of, opened, pyarrow_for, start_of, streams
from retirecalc.roster.frames import arrow_type, plain, unique
from retirecalc.roster.headers import Column
from retirecalc.roster.plan import YEARS_AHEAD, Progress, Summary, plan_row
from retirecalc.roster.read import Source, language_of, source_of
from retirecalc.roster.row import RosterRow, still_planned
from retirecalc.roster.survey import How, Layout, Options

ROWS = 100_000
"""A list of more rows than that is long."""
PIECE = 16_384

COLUMNS = tuple(one for one in shown("list") if "batch" in one.shown or one.about == "row")
"""The columns that the plan of a long list adds: figures first."""
_TEXTS = tuple(one for one in COLUMNS if one.about == "row")
_FIGURES = tuple(one for one in COLUMNS if one.about != "row")
_NAMES = tuple(one.name for one in _FIGURES)
_STATUTORY = _NAMES.index("statutory_month")
_NOTHING_SAID = (None,) * len(_TEXTS)
_SAID = 30
_NONE = 255

_Added = Sequence[Value | None]
"""What the plan adds to a row, column by column."""
_Write = Callable[[Part, Sequence[_Added]], None]
Remark = tuple[int, RetirecalcError]


@dataclass(slots=True)
class LongPlan:
    """What a long list comes to: counts, and the first questions, problems and warnings by row."""

    layout: Layout
    as_of: YearMonth
    asked: YearMonth | date
    """The month or day of the question, as it was asked."""
    rows: int = 0
    people: int = 0
    blank: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    """Rows with questions, with problems and with warnings."""
    said: dict[str, list[Remark]] = field(default_factory=lambda: {"questions": [], "problems": [], "warnings": []})
    years: Counter[int | None] = field(default_factory=Counter)
    apostrophes: int = 0

    @property
    def columns(self) -> Mapping[str, Column]:
        """The first column of each fact."""
        return self.layout.one_each

    @property
    def women(self) -> Category | None:
        """What a woman is taken for whose post is not stated, if the caller said so."""
        return self.layout.options.women

    def summary(self) -> Summary:
        """As of any list, without what falls due."""
        years = range(self.as_of.year, self.as_of.year + YEARS_AHEAD)
        later = sum(count for year, count in self.years.items() if year is not None and year not in years)
        reaching = tuple((year, self.years[year]) for year in years)
        asked, wrong = self.counts["questions"], self.counts["problems"]
        return Summary(self.people, asked, wrong, self.blank, self.years[None], reaching, later, ())

    def answered(self, month: YearMonth, *, settled: bool = True) -> None:
        """Count a row with an answer, by the statutory month, or with several, by the earliest."""
        self.rows += 1
        self.people += settled
        self.years[None if month < self.as_of else month.year] += 1

    def note(self, row: RosterRow, problems: Sequence[RetirecalcError]) -> None:
        """Count what is said of a row, and keep it if it is among the first."""
        found = {"questions": row.questions, "problems": problems, "warnings": row.warnings}
        for kind, said in found.items():
            if said and not (kind == "questions" and problems):
                self.counts[kind] += 1
                self.said[kind] += [(row.number, one) for one in said][: max(0, _SAID - len(self.said[kind]))]


def plan_long(
    path: str | PathLike[str],
    out: str | PathLike[str] | None,
    law: Law,
    as_of: object,
    *,
    lang: Language | None = None,
    mapping: Mapping[str, str] | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
    **how: Unpack[How],
) -> LongPlan:
    """Plan a CSV or Parquet list of any length into a CSV or Parquet file, in the memory of one piece.

    Args:
        path: the list, as for `read_roster`.
        out: where to, `.csv` or `.parquet`; None: nowhere.
        law: from `load_law`.
        as_of: the month or day of the question, in any written form.
        lang: the language of headers and words; left out, that of the list.
        mapping: as for `read_roster`.
        overwrite: whether a file that is there already may be replaced.
        progress: called with the rows done and the rows there are.
        how: as for `read_roster`.

    Raises:
        RosterError: the list cannot be used, or the place not be written.
        MissingExtra: NumPy, or for Parquet pyarrow, is not installed.
    """
    need("numpy", extra="batch", feature="plan_long")
    (month, day), options = parse_day_or_month(as_of, "as_of"), Options.of(how)
    asked = month if day is None else month.on(day)
    wanted(Law, law, "law")
    told = None if lang is None else chosen_language(lang)
    guard([None if out is None else Path(out)], inputs=[Path(path)], overwrite=overwrite)
    with edge(str(path)):
        source = source_of(str(path), streams(str(path), PIECE, options.encoding), mapping, options)
    plan = LongPlan(source.layout, month, asked)
    language = told or language_of(source.layout)
    engine = _Engine(law, plan, language)
    with ExitStack() as stack:
        write: _Write = _nowhere
        if out is not None:
            part = stack.enter_context(beside(Path(out), overwrite=overwrite))
            write = stack.enter_context(_Writer(source, Path(out), part, language, plan)).write
        pieces = source.pieces()
        while True:
            with edge(str(path)):
                piece = next(pieces, None)
            if piece is None:
                break
            write(piece[0], list(engine.answer(piece[1])))
            if progress is not None:
                progress(plan.rows, source.rows)
    return plan


def is_long(path: str | PathLike[str]) -> bool:
    """Whether a file is a CSV or Parquet list of more than `ROWS` rows; of any other file, and of none, it is not."""
    try:
        kind = kind_of(str(path), start_of(str(path)))
        if kind == "parquet":
            return bool(opened(str(path)).metadata.num_rows > ROWS)
        if kind != "text":
            return False
        with Path(path).open("rb") as file:
            lines = 0
            while (block := file.read(1 << 20)) and lines <= ROWS:
                lines += max(block.count(b"\n"), block.count(b"\r"))
            return lines > ROWS
    except (OSError, RosterError):
        return False


class _Engine:
    """Answers rows by the batch, and what a batch does not know by `assess`."""

    def __init__(self, law: Law, plan: LongPlan, lang: Language) -> None:
        from retirecalc.batch.layout import by_birthday

        self._law, self._plan = law, plan
        self._lang: Language = lang
        self._days = by_birthday(law)

    def answer(self, rows: Sequence[RosterRow]) -> Iterator[_Added]:
        """What is added to each row; counts them on the way."""
        plan = self._plan
        rows = [still_planned(row, plan.columns, plan.as_of) for row in rows]
        people = [row.candidates if row.person is None else (row.person,) for row in rows]
        flat = [(person, row.retire_in) for row, some in zip(rows, people, strict=True) for person in some]
        found = iter(self._batch(flat) if flat else ())
        for row, some in zip(rows, people, strict=True):
            figures = [next(found) for _ in some]
            if any(not one or _for_assess(person) for person, one in zip(some, figures, strict=True)):
                alone = plan_row(row, plan.columns, self._law, plan.asked)
                cells = [(one.person, answers(one, self._lang)) for one in alone.answers]
                yield self._said(alone.row, cells, alone.problems)
            elif len(figures) == 1 and not row.warnings:
                (figure,) = figures
                plan.answered(figure[_STATUTORY])
                yield (*figure, *_NOTHING_SAID)
            else:
                each = (
                    {name: one for name, one in zip(_NAMES, figure, strict=True) if one is not None}
                    for figure in figures
                )
                yield self._said(row, list(zip(some, each, strict=True)), row.problems)

    def _said(
        self, row: RosterRow, found: Sequence[tuple[Person, dict[str, Value]]], problems: Sequence[RetirecalcError]
    ) -> _Added:
        """Of a row with more than its figures to say."""
        plan = self._plan
        plan.note(row, problems)
        if found:
            months = [month for _, one in found if isinstance(month := one["statutory_month"], YearMonth)]
            plan.answered(min(months), settled=len(found) == 1)
        else:
            plan.rows += 1
            plan.blank += not problems and row.left_out is None
        said = row_cells(row, found, problems, self._lang)
        return [said.get(one.name) for one in (*_FIGURES, *_TEXTS)]

    def _batch(self, people: Sequence[tuple[Person, YearMonth | None]]) -> Iterator[Sequence[Any]]:
        """The figures of each person; empty where the batch has no answer."""
        import numpy as np

        stated = [person.contributions for person, _ in people]
        of_month: Any = np.array([person.birth for person, _ in people], object)
        if not self._days:
            of_month = np.array([person.birth_month.index for person, _ in people], np.int16)
        facts: dict[str, Any] = {
            "birth": of_month,
            "category": np.array([_CATEGORIES[person.category] for person, _ in people], np.uint8),
            "employment": np.array([_EMPLOYMENTS[person.employment] for person, _ in people], np.uint8),
            "retire_in": np.array([-1 if month is None else month.index for _, month in people], np.int16),
        }
        if "drawing" in self._plan.columns:
            drawn = [_NONE if person.drawing is None else _DRAWINGS[person.drawing] for person, _ in people]
            facts["drawing"] = np.array(drawn, np.uint8)
        for one in INPUTS:
            if one.name in facts:
                continue
            whose, _, part = one.of.rpartition(".")
            values: Iterable[int | None] | None = None
            if whose:
                values = (None if some is None else getattr(some, part) for some in stated)
            elif one.name in self._plan.columns:  # of an agreement False is 0, which is no month
                values = (getattr(person, part) for person, _ in people)
            if values is not None:
                facts[one.name] = np.array(list(map(_int, values)), np.int8 if one.kind == "yes_no" else np.int16)
        asked = [one.in_batch for one in _FIGURES]
        found = assess_batch(facts, as_of=self._plan.as_of, law=self._law, columns=asked)
        columns = [self._values(one.kind, found[one.in_batch]) for one in _FIGURES]
        for wrong, *values in zip(found["problem"].tolist(), *columns, strict=True):
            yield () if wrong else values

    def _values(self, kind: Kind, column: Any) -> list[Value | None]:
        """A column of the batch as the cells of a list."""
        values = column.tolist()
        if kind == "code":
            words = [code_word(one, self._lang) for one in Eligibility]
            return [None if code == _NONE else words[code] for code in values]
        if kind == "age":
            return [_age(months, self._lang) for months in values]
        if kind in ("count", "small_count"):
            none = _NONE if column.dtype.itemsize == 1 else -1
            return [None if value == none else value for value in values]
        if kind == "day":
            return values  # type: ignore[no-any-return]  # dates, and None
        return [None if value == -1 else _month(value) for value in values]


@cache
def _month(index: int) -> YearMonth:
    return YearMonth(index // 12, index % 12 + 1)


@cache
def _age(months: int, lang: Language) -> str | None:
    return None if months == -1 else age_text(Months(months), lang)


_CATEGORIES = {category: place for place, category in enumerate(Category)}
_EMPLOYMENTS = {employment: place for place, employment in enumerate(Employment)}
_DRAWINGS = {drawing: place for place, drawing in enumerate(Drawing)}


def _for_assess(person: Person) -> bool:
    """Whether something is stated that a batch has no column for."""
    stated = person.contributions
    return (
        person.notice_given_on is not None
        or person.applied_on is not None
        or isinstance(person.deferral_agreed_to, YearMonth)
        or (stated is not None and stated.first_insured is not None)
    )


def _int(value: int | YearMonth | None) -> int:
    if isinstance(value, YearMonth):
        return min(value.index, 32_767)
    return -1 if value is None else min(int(value), 32_767)


def _nowhere(part: Part, added: Sequence[_Added]) -> None:
    pass


class _Texts(dict[Value | None, str]):
    """Figures as a CSV has them: the same stand in row after row."""

    def __missing__(self, value: Value | None) -> str:
        text = self[value] = "" if value is None else str(value)
        return text


class _Writer:
    """The output, piece by piece."""

    def __init__(self, source: Source, out: Path, part: Path, lang: Language, plan: LongPlan) -> None:
        suffix = out.suffix.lower()
        if suffix not in (".csv", ".parquet") and not (out.exists() and not out.is_file()):
            raise RosterError("roster.file_suffix", file=str(out))
        self._source, self._part, self._plan = source, part, plan
        self._titles = [title(one.name, lang) for one in (*_FIGURES, *_TEXTS)]
        self._lang: Language = lang
        self._stack = ExitStack()
        self.write: _Write
        self._open = self._open_parquet if suffix == ".parquet" else self._open_csv

    def __enter__(self) -> _Writer:
        self._open()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _open_csv(self) -> None:
        file = self._stack.enter_context(self._part.open("w", encoding="utf-8-sig", newline=""))
        writer = csv.writer(file)
        source, own, blank = self._source, self._own, [""] * len(self._titles)
        writer.writerows([*own(row), *blank] for row in source.above)
        writer.writerow([*own(source.header), *self._titles])
        writer.writerows([*own(row), *blank] for row in source.below)
        texts, figures = _Texts(), len(_FIGURES)

        def line(cells: Sequence[Cell], added: _Added) -> list[str]:
            shown = [texts[value] for value in added[:figures]]
            return [*own(cells), *shown, *["" if one is None else guarded(str(one)) for one in added[figures:]]]

        def write(part: Part, added: Sequence[_Added]) -> None:
            writer.writerows(map(line, part.rows, added))

        self.write = write

    def _own(self, line: Sequence[Cell]) -> list[str]:
        """The cells of the list itself."""
        cells = self._source.kept(line)
        texts = [
            *(cell if isinstance(cell, str) else text_of(cell) for cell in cells),
            *[""] * (self._source.width - len(cells)),
        ]
        safe = all_guarded(texts)
        if safe is not texts:
            self._plan.apostrophes += sum(one is not text for one, text in zip(safe, texts, strict=True))
        return safe

    def _open_parquet(self) -> None:
        pa, parquet = pyarrow_for("Parquet")
        source = self._source
        header = source.kept(source.header)
        titles = unique([*header, *[""] * (source.width - len(header))], self._lang)
        typed = source.grid.origin
        own = pa.schema([(name, pa.string()) for name in titles] if typed is None else list(typed)[: source.answers])
        names = unique([*own.names, *self._titles], self._lang)
        kinds = [arrow_type(one.kind) for one in (*_FIGURES, *_TEXTS)]
        schema = pa.schema([*own, *map(pa.field, names[len(own.names) :], kinds)])
        writer = self._stack.enter_context(parquet.ParquetWriter(self._part, schema))

        def write(part: Part, added: Sequence[_Added]) -> None:
            if part.batch is not None:
                columns = list(part.batch.columns)[: source.answers]
            else:
                kept = map(source.kept, part.rows)
                filled = [[cell or None for cell in row] + [None] * (source.width - len(row)) for row in kept]
                columns = [pa.array(cells, pa.string()) for cells in zip(*filled, strict=True)]
            for values, kind in zip(zip(*added, strict=True), kinds, strict=True):
                columns.append(pa.array(map(plain, values), kind))
            writer.write_batch(pa.record_batch(columns, schema=schema))

        self.write = write
