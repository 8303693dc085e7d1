"""Long lists: read, answered by the batch engine and written piece by piece, so that a million rows take the memory of one.

The rows are read as in any list, and a row that a batch cannot answer goes to `assess`. The columns are those of a batch:
reasons, remedies, caveats and articles are left out; `code_book` names the articles behind each column.
"""

from __future__ import annotations

import csv
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple, Unpack

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
from retirecalc.roster import headers
from retirecalc.roster.answers import Value, age_text, answers, code_word, row_cells, title
from retirecalc.roster.cells import Cell, guarded, id_key, text_of, unguarded
from retirecalc.roster.files import (
    Grid,
    batches_of,
    edge,
    encoding_of,
    kind_of,
    of_arrow,
    opened,
    pyarrow_for,
    records,
    separators_of,
    start_of,
)
from retirecalc.roster.frames import arrow_type, plain, unique
from retirecalc.roster.headers import Column
from retirecalc.roster.mapping import apart, checked
from retirecalc.roster.plan import YEARS_AHEAD, Summary, plan_row
from retirecalc.roster.read import TITLE_ROWS, find_header, language_of, whole_header
from retirecalc.roster.row import RosterRow, RowReader, still_planned
from retirecalc.roster.survey import How, Layout, Options, survey

ROWS = 100_000
"""A list of more rows than that is long."""
PIECE = 16_384
_FIRST = 100

COLUMNS = tuple(one for one in shown("list") if "batch" in one.shown or one.about == "row")
"""The columns that the plan of a long list adds."""

_TEXTS = tuple(one for one in COLUMNS if one.about == "row")
_FIGURES = tuple(one for one in COLUMNS if one.about != "row")
_SAID = 30
_NONE = 255

Progress = Callable[[int, int], None]
_Write = Callable[["_Piece", Sequence[dict[str, Value]]], None]
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

    def note(self, row: RosterRow, problems: Sequence[RetirecalcError]) -> None:
        """Count a row, and keep what is said of it if it is among the first."""
        self.rows += 1
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
        source = _open(str(path), *apart(checked(mapping or {})), options)
    reader = RowReader(source.layout, source.repeats, (source.header, *source.below))
    plan = LongPlan(source.layout, month, asked)
    language = told or language_of(source.layout)
    engine = _Engine(law, plan, language)
    with ExitStack() as stack:
        write: _Write = _nowhere
        if out is not None:
            part = stack.enter_context(beside(Path(out), overwrite=overwrite))
            write = stack.enter_context(_Writer(source, Path(out), part, language, plan)).write
        for piece in source.pieces():
            with edge(str(path)):
                rows = [reader.read(number, cells) for number, cells in enumerate(piece.rows, start=piece.first)]
            write(piece, list(engine.answer(rows)))
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


class _Piece(NamedTuple):
    """Some rows of a list: the number of the first, the cells, and the batch that they came in."""

    first: int
    rows: Sequence[Sequence[Cell]]
    batch: Any = None


@dataclass(frozen=True, slots=True)
class _Source:
    """A list opened: what is known before its rows are read."""

    header: tuple[str, ...]
    answers: int
    """Where the answers of an earlier plan begin, which are left out."""
    above: tuple[tuple[Cell, ...], ...]
    below: tuple[tuple[Cell, ...], ...]
    layout: Layout
    rows: int
    width: int
    repeats: Mapping[int, tuple[int, ...]]
    pieces: Callable[[], Iterator[_Piece]]
    schema: Any = None

    def kept(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """A line without the answers of an earlier plan."""
        return cells if self.answers == len(self.header) else [*cells[: self.answers], *cells[len(self.header) :]]


def _open(file: str, mapping: Mapping[str, str], values: Mapping[str, Mapping[str, str]], options: Options) -> _Source:
    options = options._replace(values=values)
    is_parquet = kind_of(file, start_of(file)) == "parquet"
    return _parquet(file, mapping, options) if is_parquet else _csv(file, mapping, options)


def _csv(file: str, mapping: Mapping[str, str], options: Options) -> _Source:
    encoding = encoding_of(file, options.encoding)

    def rows(separator: str) -> Iterator[list[str]]:
        with Path(file).open(encoding=encoding, newline="") as lines:
            for row in records(file, lines, separator):
                yield [unguarded(cell) for cell in row]

    with Path(file).open(encoding=encoding, newline="") as lines:
        separators = separators_of(lines.readline(_FIRST))
    starts = {separator: Grid(list(islice(rows(separator), TITLE_ROWS))) for separator in separators}
    grid, at = find_header(file, starts.values(), mapping)
    separator = next(one for one, start in starts.items() if start is grid)
    header = tuple(text_of(cell) for cell in grid.rows[at])
    titles, height = whole_header(grid.rows, at)
    after, answers = at + height, headers.answers_from(header)
    titles = (*titles[:answers], *[""] * (len(header) - answers))

    ids, count, width = array("q"), 0, max(len(row) for row in grid.rows[:after])
    position = next((one.position for one in headers.match(titles, mapping).get("id_number", ())), None)

    def counted() -> Iterator[list[str]]:
        nonlocal count, width
        for cells in islice(rows(separator), after, None):
            count, width = count + 1, max(width, len(cells))
            if position is not None:
                ids.append(hash(id_key(cells[position])) if position < len(cells) else _NO_ID)
            yield cells

    layout = survey(file, titles, counted(), mapping, options, after + 1)

    def pieces() -> Iterator[_Piece]:
        left, first = islice(rows(separator), after, None), after + 1
        with edge(file):
            while piece := list(islice(left, PIECE)):
                yield _Piece(first, piece)
                first += len(piece)

    above = tuple(tuple(row) for row in grid.rows[:at])
    below = tuple(tuple(row) for row in grid.rows[at + 1 : after])
    width -= len(header) - answers
    return _Source(header, answers, above, below, layout, count, width, _repeats(ids, after + 1), pieces)


def _parquet(file: str, mapping: Mapping[str, str], options: Options) -> _Source:
    pa, _ = pyarrow_for("Parquet")
    described = opened(file)
    schema = described.schema_arrow
    header = tuple(schema.names)
    find_header(file, [Grid([header])], mapping)
    ids = array("q")
    position = next((one.position for one in headers.match(header, mapping).get("id_number", ())), None)

    def cells() -> Iterator[Sequence[Cell]]:
        for batch in islice(batches_of(file, PIECE), 1, None):
            for row in of_arrow(pa.Table.from_batches([batch])).rows[1:]:
                if position is not None:
                    ids.append(hash(id_key(row[position])))
                yield row

    answers = headers.answers_from(header)
    layout = survey(file, [*header[:answers], *[""] * (len(header) - answers)], cells(), mapping, options, 2)

    def pieces() -> Iterator[_Piece]:
        first = 2
        with edge(file):
            for batch in islice(batches_of(file, PIECE), 1, None):
                yield _Piece(first, of_arrow(pa.Table.from_batches([batch])).rows[1:], batch)
                first += batch.num_rows

    own = pa.schema([schema.field(place) for place in range(answers)])
    return _Source(header, answers, (), (), layout, described.metadata.num_rows, answers, _repeats(ids, 2), pieces, own)


_NO_ID = hash("")


def _repeats(ids: array[int], first: int) -> dict[int, tuple[int, ...]]:
    """The rows whose ID number stands in others too. By 64-bit hashes: in a million rows two meet once in 30 million lists."""
    if not ids:
        return {}
    import numpy as np

    keys = np.frombuffer(ids, np.int64)
    order = np.argsort(keys, kind="stable")
    same = keys[order[1:]] == keys[order[:-1]]
    found: dict[int, list[int]] = {}
    for place in np.flatnonzero(same & (keys[order[1:]] != _NO_ID)).tolist():
        numbers = found.setdefault(int(keys[order[place]]), [int(order[place]) + first])
        numbers.append(int(order[place + 1]) + first)
    return {one: group for group in map(tuple, found.values()) for one in group}


class _Engine:
    """Answers rows by the batch, and what a batch does not know by `assess`."""

    def __init__(self, law: Law, plan: LongPlan, lang: Language) -> None:
        from retirecalc.batch.layout import by_birthday

        self._law, self._plan = law, plan
        self._lang: Language = lang
        self._days = by_birthday(law)

    def answer(self, rows: Sequence[RosterRow]) -> Iterator[dict[str, Value]]:
        """The result cells of each row; counts them on the way."""
        plan = self._plan
        rows = [still_planned(row, plan.columns, plan.as_of) for row in rows]
        people = [row.candidates if row.person is None else (row.person,) for row in rows]
        flat = [(person, row.retire_in) for row, some in zip(rows, people, strict=True) for person in some]
        found = iter(self._batch(flat) if flat else ())
        for read, some in zip(rows, people, strict=True):
            row, problems = read, tuple[RetirecalcError, ...](read.problems)
            cells = [(person, next(found)) for person in some]
            if any(one is None or _for_assess(person) for person, one in cells):
                alone = plan_row(row, plan.columns, self._law, plan.asked)
                row, problems = alone.row, alone.problems
                cells = [(one.person, answers(one, self._lang)) for one in alone.answers]
            answered = [(person, one) for person, one in cells if one is not None]
            plan.note(row, problems)
            if answered:
                plan.people += len(answered) == 1
                month = min(at for _, one in answered if isinstance(at := one["statutory_month"], YearMonth))
                plan.years[None if month < plan.as_of else month.year] += 1
            elif not problems and row.left_out is None:
                plan.blank += 1
            yield row_cells(row, answered, problems, self._lang)

    def _batch(self, people: Sequence[tuple[Person, YearMonth | None]]) -> Iterator[dict[str, Value] | None]:
        """The cells of each person; None where the batch has no answer."""
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
        columns = {one.name: self._values(one.kind, found[one.in_batch]) for one in _FIGURES}
        names = list(columns)
        for wrong, *values in zip(found["problem"].tolist(), *columns.values(), strict=True):
            yield (
                None if wrong else {name: value for name, value in zip(names, values, strict=True) if value is not None}
            )

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


def _nowhere(piece: _Piece, found: Sequence[dict[str, Value]]) -> None:
    pass


class _Writer:
    """The output, piece by piece."""

    def __init__(self, source: _Source, out: Path, part: Path, lang: Language, plan: LongPlan) -> None:
        suffix = out.suffix.lower()
        if suffix not in (".csv", ".parquet") and not (out.exists() and not out.is_file()):
            raise RosterError("roster.file_suffix", file=str(out))
        self._source, self._part, self._plan = source, part, plan
        self._titles = [title(one.name, lang) for one in COLUMNS]
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
        width = self._source.width
        blank = [""] * len(COLUMNS)
        for row in self._source.above:
            writer.writerow([*self._guarded(row, width), *blank])
        writer.writerow([*self._guarded(self._source.header, width), *self._titles])
        for row in self._source.below:
            writer.writerow([*self._guarded(row, width), *blank])

        def write(piece: _Piece, found: Sequence[dict[str, Value]]) -> None:
            for cells, said in zip(piece.rows, found, strict=True):
                figures = [str(said.get(one.name, "")) for one in _FIGURES]
                texts = [guarded(str(said.get(one.name, ""))) for one in _TEXTS]
                writer.writerow([*self._guarded(cells, width), *figures, *texts])

        self.write = write

    def _guarded(self, cells: Sequence[Cell], width: int) -> list[str]:
        texts = [text_of(cell) for cell in self._source.kept(cells)]
        safe = [guarded(text) for text in texts]
        self._plan.apostrophes += sum(one is not text for one, text in zip(safe, texts, strict=True))
        return safe + [""] * (width - len(safe))

    def _open_parquet(self) -> None:
        pa, parquet = pyarrow_for("Parquet")
        source = self._source
        header = source.kept(source.header)
        titles = unique([*header, *[""] * (source.width - len(header))], self._lang)
        own = source.schema or pa.schema([(name, pa.string()) for name in titles])
        names = unique([*own.names, *self._titles], self._lang)
        added = [(name, arrow_type(one.kind)) for name, one in zip(names[len(own.names) :], COLUMNS, strict=True)]
        schema = pa.schema([*own, *(pa.field(name, kind) for name, kind in added)])
        writer = self._stack.enter_context(parquet.ParquetWriter(self._part, schema))

        def write(piece: _Piece, found: Sequence[dict[str, Value]]) -> None:
            if piece.batch is not None:
                columns = list(piece.batch.columns)[: source.answers]
            else:
                kept = map(source.kept, piece.rows)
                filled = [[cell or None for cell in row] + [None] * (source.width - len(row)) for row in kept]
                columns = [pa.array(cells, pa.string()) for cells in zip(*filled, strict=True)]
            for one in COLUMNS:
                columns.append(pa.array([plain(said.get(one.name)) for said in found], arrow_type(one.kind)))
            writer.write_batch(pa.record_batch(columns, schema=schema))

        self.write = write
