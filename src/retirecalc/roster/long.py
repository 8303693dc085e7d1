"""Long lists: read, answered and written piece by piece, so that a million rows take the memory of one.

Rows, answers and columns are those of any list; what looks at the whole list at once, deadlines and workbooks, is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from pathlib import Path
from typing import NamedTuple, Unpack

from retirecalc.columns import shown
from retirecalc.errors import RetirecalcError, RosterError, wanted
from retirecalc.facts.words import Category
from retirecalc.ground.months import YearMonth, parse_day_or_month
from retirecalc.ground.replace import beside, guard
from retirecalc.ground.say import Language
from retirecalc.ground.say import language as chosen_language
from retirecalc.law import Law
from retirecalc.roster.alike import Alike
from retirecalc.roster.answers import added, title
from retirecalc.roster.cells import Cell
from retirecalc.roster.files import Part, edge, kind_of, opened, pyarrow_for, start_of, streams
from retirecalc.roster.frames import arrow_type, plain, unique
from retirecalc.roster.judged import Answering, Cited, kept
from retirecalc.roster.marks import Counted, Mark, Marker
from retirecalc.roster.plan import YEARS_AHEAD, PlanRow, Progress, Summary, plan_row, without_collector
from retirecalc.roster.possible import YOUNG
from retirecalc.roster.read import Source, language_of, source_of, uses_of
from retirecalc.roster.survey import How, Layout, Options, Use
from retirecalc.roster.write import CsvLines

ROWS = 100_000
"""A list of more rows than that is long."""
PIECE = 16_384

_SAID = 30

_Write = Callable[[Part, Sequence[PlanRow], Sequence[int | None]], None]
Remark = tuple[int, RetirecalcError]


@dataclass(slots=True)
class LongPlan:
    """What a long list comes to: counts, and the first questions, problems and warnings by row."""

    layout: Layout
    as_of: YearMonth
    asked: YearMonth | date
    """The month or day of the question, as it was asked."""
    uses: tuple[Use, ...] = ()
    """What is made of each column."""
    rows: int = 0
    people: int = 0
    blank: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    """Rows with questions, with problems and with warnings."""
    said: dict[str, list[Remark]] = field(default_factory=lambda: {"questions": [], "problems": [], "warnings": []})
    years: Counter[int | None] = field(default_factory=Counter)
    apostrophes: int = 0
    spoiled: int = 0
    """Numbers that a spreadsheet changes when it opens the CSV."""
    cited: dict[Cited, None] = field(default_factory=dict)
    """The places of the law behind the answers."""

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

    def year_of(self, month: YearMonth) -> int | None:
        """The year under which a statutory month is counted; None where it is past."""
        return None if month < self.as_of else month.year

    def count_again(self, years: Sequence[int | None], people: int) -> None:
        """Count rows whose answers were counted before, by their years; so many of them have one answer."""
        self.rows += len(years)
        self.people += people
        self.years.update(years)

    def count(self, number: int, planned: PlanRow) -> None:
        """Count a row, by the earliest of its statutory months, and keep what is said of it if it is among the first."""
        row, answers = planned.row, planned.answers
        self.rows += 1
        if answers:
            self.people += len(answers) == 1
            month = answers[0].situation.statutory.month
            for other in answers[1:]:
                month = min(month, other.situation.statutory.month)
            self.years[self.year_of(month)] += 1
        else:
            self.blank += planned.blank and row.left_out is None
        for one in answers:
            if "counted" not in one.situation.kept:
                one.situation.kept["counted"] = True
                self.cited[one.cited] = None
        self.say(number, said_of(planned))

    def say(self, number: int, found: Mapping[str, Sequence[RetirecalcError]]) -> None:
        """Count what is said of a row, and keep it if it is among the first."""
        for kind, said in found.items():
            self.counts[kind] += 1
            if (left := _SAID - len(self.said[kind])) > 0:
                self.said[kind] += [(number, one) for one in said[:left]]


def said_of(planned: PlanRow) -> dict[str, Sequence[RetirecalcError]]:
    """What is said of a row, by kind; a question is none where no answer is left."""
    row, problems = planned.row, planned.problems
    said = {"questions": () if problems else row.questions, "problems": problems, "warnings": row.warnings}
    return {kind: some for kind, some in said.items() if some}


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
        MissingExtra: for Parquet, pyarrow is not installed.
    """
    (month, day), options = parse_day_or_month(as_of, "as_of"), Options.of(how)
    asked = month if day is None else month.on(day)
    wanted(Law, law, "law")
    told = None if lang is None else chosen_language(lang)
    if out is not None:
        guard([Path(out)], inputs=[Path(path)], overwrite=overwrite)
        _check_place(Path(out))
    with without_collector(), edge(str(path)):
        source = source_of(str(path), streams(str(path), PIECE, options.encoding), mapping, options)
    plan = LongPlan(source.layout, month, asked, uses_of(source.layout, source.further))
    language = told or language_of(source.layout)
    planner = _Planner(source, law, plan)
    with ExitStack() as stack:
        write: _Write = _nowhere
        if out is not None:
            place = stack.enter_context(beside(Path(out), overwrite=overwrite))
            write = stack.enter_context(_Writer(source, Path(out), place, language, plan)).write
        stack.enter_context(without_collector())
        parts = source.parts()
        while True:
            with edge(str(path)):
                start, part = next(parts, (0, None))
                answers = ([], []) if part is None else planner.answer(start, part.rows)
            if part is None:
                break
            write(part, *answers)
            del part, answers  # before the next piece is read, so that there is never more than one
            if progress is not None:
                progress(plan.rows, source.rows)
    return plan


def _check_place(out: Path) -> None:
    """What would keep the plan from being written: another format, which is not written piece by piece, or no writer of it."""
    suffix = out.suffix.lower()
    if suffix not in (".csv", ".parquet") and not (out.exists() and not out.is_file()):
        raise RosterError("roster.file_suffix", file=str(out))
    if suffix == ".parquet":
        pyarrow_for("Parquet")


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


class _Known(NamedTuple):
    """What an earlier row with the same mark came to."""

    planned: PlanRow
    year: int | None
    """In which the earliest of its statutory months is; None where that is past."""
    said: Mapping[str, Sequence[RetirecalcError]]
    """What is said of the row, by kind."""
    least: int = 0
    """From so many months on the answer holds."""
    most: int = 0
    """So many months can be true, and so many of them paid."""
    most_paid: int | None = None
    more: int | None = None
    """So many more are shown than are stated; None where no number is shown, or not the same in each answer."""

    def holds(self, counted: Counted) -> bool:
        """Whether the answer is that of a row with the mark and these months too."""
        months, paid = counted
        if months is None:
            return True
        return self.least <= months <= self.most and (paid is None or self.most_paid is None or paid <= self.most_paid)


class _Planner:
    """Answers the rows of one piece after the other, and counts them."""

    def __init__(self, source: Source, law: Law, plan: LongPlan) -> None:
        self._source, self._plan = source, plan
        self._answering = Answering(law, plan.asked)
        self._alike = Alike(source, by_day=self._answering.by_day)
        self._known: dict[Hashable, _Known] = {}

    def answer(self, start: int, rows: Sequence[Sequence[Cell]]) -> tuple[list[PlanRow], list[int | None]]:
        """The answer for each row, of one with the mark of an earlier row that of the earlier, and the months that it shows."""
        plan, people, earlier = self._plan, 0, self._known.get
        found, shown, years = list[PlanRow](), list[int | None](), list[int | None]()
        for number, (cells, mark) in enumerate(zip(rows, self._alike.marks(start, rows), strict=False), start):
            if mark is not None and (known := earlier(mark[0])) is not None and known.holds(mark[1]):
                planned, year, said, *_, more = known
                months = mark[1][0]
                shown.append(None if months is None or more is None else months + more)
                years.append(year)
                people += len(planned.answers) == 1
                if said:
                    plan.say(number, said)
            else:
                planned = self._read_one(number, cells, mark)
                shown.append(planned.projected_months)
                plan.count(number, planned)
            found.append(planned)
        plan.count_again(years, people)
        return found, shown

    def _read_one(self, number: int, cells: Sequence[Cell], mark: Mark | None) -> PlanRow:
        row = self._alike.read(number, cells, mark)
        planned = plan_row(row, self._source.layout_of(row).one_each, self._answering, self._plan.asked)
        if mark is not None and (known := self._holding(planned, mark)) is not None:
            kept(self._known)[mark[0]] = known
        return planned

    def _holding(self, planned: PlanRow, mark: Mark) -> _Known | None:
        """What a row came to, if it holds for others with the same mark."""
        row, answers = planned.row, planned.answers
        young = any(one.code == "roster.counted_young" for one in row.warnings)  # who is told of these months
        if not answers or planned.problems or young or Marker.alone(mark[0]):
            return None
        year = self._plan.year_of(min(one.statutory.month for one in answers))
        said = said_of(planned)
        if answers[0].person.contributions is None:
            return _Known(planned, year, said) if mark[1][0] is None else None
        known = [self._answering.enough(one.person, row.retire_in) for one in answers]
        enough = [one for one in known if one is not None]
        if len(enough) < len(answers):
            return None
        more = {one.more for one in enough}
        return _Known(
            # The row itself may be short of months where another one with its facts had enough.
            PlanRow(row, tuple([one.answer for one in enough])),
            year,
            said,
            max(one.least for one in enough),
            min(one.most for one in enough) - YOUNG,
            min((one.most_paid for one in enough if one.most_paid is not None), default=None),
            more.pop() if len(more) == 1 else None,
        )


def _nowhere(part: Part, rows: Sequence[PlanRow], shown: Sequence[int | None]) -> None:
    pass


class _Writer:
    """The output, piece by piece."""

    def __init__(self, source: Source, out: Path, part: Path, lang: Language, plan: LongPlan) -> None:
        self._source, self._part, self._plan = source, part, plan
        self._lang: Language = lang
        self._stack = ExitStack()
        self.write: _Write
        self._open = self._open_parquet if out.suffix.lower() == ".parquet" else self._open_csv

    def __enter__(self) -> _Writer:
        self._open()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _open_csv(self) -> None:
        file = self._stack.enter_context(self._part.open("w", encoding="utf-8-sig", newline=""))
        lines = CsvLines(file, self._source, self._source.width, self._lang)

        def write(part: Part, rows: Sequence[PlanRow], shown: Sequence[int | None]) -> None:
            lines.write(part.rows, rows, shown)
            self._plan.apostrophes, self._plan.spoiled = lines.apostrophes, lines.spoiled

        self.write = write

    def _open_parquet(self) -> None:
        pa, parquet = pyarrow_for("Parquet")
        source = self._source
        header = source.kept(source.header)
        titles = unique([*header, *[""] * (source.width - len(header))], self._lang)
        typed = source.grid.origin
        own = pa.schema([(name, pa.string()) for name in titles] if typed is None else source.kept(list(typed)))
        names = unique([*own.names, *(title(one.name, self._lang) for one in shown("list"))], self._lang)
        kinds = [arrow_type(one.kind) for one in shown("list")]
        schema = pa.schema([*own, *map(pa.field, names[len(own.names) :], kinds)])
        writer = self._stack.enter_context(parquet.ParquetWriter(self._part, schema))

        def write(part: Part, rows: Sequence[PlanRow], shown: Sequence[int | None]) -> None:
            if part.batch is not None:
                columns = [*source.kept(part.batch.columns)]
            else:
                kept = map(source.kept, part.rows)
                filled = [([cell or None for cell in row] + [None] * source.width)[: source.width] for row in kept]
                columns = [pa.array(cells, pa.string()) for cells in zip(*filled, strict=True)]
            answers = zip(
                *(added(one.showing(months), self._lang) for one, months in zip(rows, shown, strict=True)), strict=True
            )
            for values, kind in zip(answers, kinds, strict=True):
                columns.append(pa.array(map(plain, values), kind))
            writer.write_batch(pa.record_batch(columns, schema=schema))

        self.write = write
