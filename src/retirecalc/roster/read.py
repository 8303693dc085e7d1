"""Reads a staff list: a grid of cells to people, by the header that is found in it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain, islice, pairwise, repeat, zip_longest
from typing import Any, NamedTuple, TypeVar, cast

from retirecalc.errors import InvalidFacts, RosterError
from retirecalc.facts.vocabulary import plain
from retirecalc.facts.words import Category
from retirecalc.ground.say import Language
from retirecalc.ground.text import mask
from retirecalc.roster import headers
from retirecalc.roster.cells import Cell, blank, id_key, text_of, typed
from retirecalc.roster.files import Grid, Part, column
from retirecalc.roster.filled import DETAILS, SHEETS, SUMMARY
from retirecalc.roster.headers import Column
from retirecalc.roster.mapping import apart, check_values, checked
from retirecalc.roster.row import RosterRow, RowReader, is_foot
from retirecalc.roster.survey import NEEDED, Layout, Options, Use, are_pointed, survey
from retirecalc.roster.vocabulary import bare

_C = TypeVar("_C")

TITLE_ROWS = 50
"""The header is looked for in so many rows; what stands above it is a title."""
_SEPARATE = "|｜^~:"
"""What else separates columns in some files."""
_DIGIT = re.compile(r"\d")
_AT_ONCE = 4_096
_LINES = 4
"""A header has no more."""
_TITLES, _FEWEST = 3, 2
"""A header of a further table has no fewer titles that are known; so many with one for names."""
_GROUPS = 2
_RELATIVES = re.compile(
    "配偶|子女|家庭|家属|亲属|父母|紧急联系|spouse|dependant|dependent|emergency|family", re.IGNORECASE
)
_OF_PAYMENTS = re.compile("缴费|养老|参保|contribut", re.IGNORECASE)
_UNIT_OF_GROUP = re.compile(r"(?:年限|年数|月数)?\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$|(?:年限|年数|月数)$")
"""The unit of what stands below: 年限（年）, 月数, （月）."""
_OTHER_INSURANCE = re.compile(
    "居民|农村|农保|年金|公积金|annuit|housing"
    "|^(?!.*(?:养老|pension)).*(?:医疗|医保|失业|工伤|生育|medical|unemployment|maternity|injury)",
    re.IGNORECASE,
)
_SHOWS_HOW = re.compile(
    r"\s*(?:(?:填写)?(?:示例|范例|例子|举例|例如?)|填写样例|e\.g\.)\s*(?:[:：].*)?|\s*(?:样例|sample|example)\s*[:：].*"
    r"|\s*[(（\[【](?:填写)?(?:示例|样例|范例|例子|举例|例如?|example|sample|e\.g\.)[:：]?[)）\]】].*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands for a name, or first in its row, where a row shows how to fill in the list; so the first ones only. 样例 and Example
alone are in our own empty list, which is planned as it stands."""
_IN_BRACKETS = re.compile(r"\s*[(（\[【]")
_SOMEBODY = re.compile(r"[:：]|(局|中心|公司|单位|集团|医院|[处科部所])\W*$")
"""A line above a list may say who has made it, and groups nothing then."""
_OF_INSURANCE = {
    *(*headers.PERIODS, "ambiguous", "counted_to", "insured_until", "continuing", "state", "staff_state"),
    *("first_insured", "drawing", "year"),
}
_PEOPLE = ("name", "id_number", "birth", "sex", "category", "staff_number")
"""In the second line of a header nothing stands under these."""


class Table(NamedTuple):
    """A table of a sheet, by the number of the first row of its header, and the rows that the header takes."""

    number: int
    lines: int
    layout: Layout | None
    """None where no column says when somebody was born, or of which class."""
    header: tuple[tuple[Cell, ...], ...] = ()
    """Those rows."""


@dataclass(frozen=True, slots=True)
class StaffList:
    """What a `Roster` holds. `lang` is the language of the headers that were understood."""

    header: tuple[str, ...]
    rows: tuple[RosterRow, ...] = field(repr=False)
    lang: Language
    layout: Layout = field(repr=False)
    above: tuple[tuple[Cell, ...], ...] = field(default=(), repr=False)
    """The rows above the header: a title, mostly."""
    below: tuple[tuple[Cell, ...], ...] = field(default=(), repr=False)
    """The further lines of a header in several."""
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    """Every sheet of the workbook."""
    further: tuple[Table, ...] = ()
    """Tables with other columns below the first one."""
    answers: range = range(0)
    """Where the answers of an earlier plan stand in the header, which a new one leaves out; empty where there are none."""
    origin: Any = field(default=None, repr=False, compare=False)
    """The frame or Arrow table that the list was read from."""
    last: Any = field(default=None, repr=False, compare=False)
    """The plan of last time, as `retirecalc.roster.since` has matched it; None where none was given."""
    hidden: tuple[int, ...] = ()
    """The rows that the workbook hides, which are read like any other."""
    notes: tuple[RosterError, ...] = ()
    """What is to be known about the file."""

    @property
    def columns(self) -> Mapping[str, Column]:
        """The first column of each fact."""
        return self.layout.one_each

    @property
    def uses(self) -> tuple[Use, ...]:
        """What is made of each column, and what is to be known about it."""
        return uses_of(self.layout, self.further)

    def kept(self, cells: Sequence[_C]) -> list[_C]:
        """A line without the answers of an earlier plan."""
        return [*cells[: self.answers.start], *cells[self.answers.stop :]]

    def layout_of(self, row: RosterRow) -> Layout:
        """What stands where in a row: in a further table other than in the first."""
        return layout_of(row, self.layout, self.further)

    def said(self, row: RosterRow, fact: str) -> str:
        """What stands in the first column of a fact, in one line; empty where there is none."""
        column = self.layout_of(row).one_each.get(fact)
        stated = () if column is None else row.cells[column.position : column.position + 1]
        return " ".join("".join(map(text_of, stated)).split())

    def who(self, row: RosterRow) -> tuple[str, str]:
        """The name and the staff number in a row."""
        return self.said(row, "name"), self.said(row, "staff_number")

    @property
    def women(self) -> Category | None:
        """What a woman is taken for whose post is not stated, if the caller said so."""
        return self.layout.options.women

    @property
    def problems(self) -> tuple[RosterRow, ...]:
        """The rows that could not be read."""
        return tuple(row for row in self.rows if row.problems)


@dataclass(frozen=True, slots=True)
class Source:
    """A list opened: what is known before its rows are read."""

    header: tuple[str, ...]
    answers: range
    """Where the answers of an earlier plan stand in the header, which are left out; empty where there are none."""
    above: tuple[tuple[Cell, ...], ...]
    below: tuple[tuple[Cell, ...], ...]
    table: Table
    further: tuple[Table, ...]
    grid: Grid
    rows: int
    width: int
    repeats: Mapping[int, tuple[int, ...]]
    examples: Mapping[int, str] = field(default_factory=dict)
    """The rows right under the header that show how to fill in the list, and what says so."""

    @property
    def layout(self) -> Layout:
        assert self.table.layout is not None
        return self.table.layout

    @property
    def first(self) -> int:
        """The number of the first row after the header."""
        return self.table.number + self.table.lines

    def kept(self, cells: Sequence[_C]) -> Sequence[_C]:
        """A line without the answers of an earlier plan."""
        return [*cells[: self.answers.start], *cells[self.answers.stop :]] if self.answers else cells

    def layout_of(self, row: RosterRow) -> Layout:
        """What stands where in a row."""
        return layout_of(row, self.layout, self.further)

    def parts(self) -> Iterator[tuple[int, Part]]:
        """The rows after the header as they stand, some at a time, with the number of the first of them."""
        return _after(self.grid, self.first)

    def reader(self) -> Callable[[int, Sequence[Cell]], RosterRow]:
        """Reads one row after the other, each by the titles above it."""
        tables, at = [self.table, *self.further], 0
        readers = [
            None if table.layout is None else RowReader(table.layout, self.repeats, lines, self.answers.start)
            for table in tables
            for lines in [(*(self.above[-1:] if table is self.table else ()), *table.header)]
        ]
        reader = readers[0]
        people: dict[tuple[object, ...], tuple[int, str, str]] = {}

        def again(number: int, row: RosterRow, layout: Layout) -> RosterRow:
            """The row, said to be like one of a table above, where no number tells the two apart."""
            names, ids, staff = (_first_of(row, layout, fact) for fact in ("name", "id_number", "staff_number"))
            if row.person is None or not names:
                return row
            person = names, row.person.birth_month, row.person.category is Category.MALE_60
            above, other_id, other_staff = people.setdefault(person, (number, ids, staff))
            apart = (ids and other_id) or (staff and other_staff and staff != other_staff)
            if apart or above >= tables[at].number:
                return row
            return replace(row, warnings=(*row.warnings, InvalidFacts("roster.row_alike", rows=str(above), count=1)))

        def read(number: int, cells: Sequence[Cell]) -> RosterRow:
            nonlocal at, reader
            if (shows := self.examples.get(number)) is not None:
                example = InvalidFacts("roster.row_of_example", value=mask(shows[:12]))
                return RosterRow(number, tuple(cells), left_out=example)
            if at + 1 < len(tables) and number == tables[at + 1].number:
                at += 1
                reader = readers[at] or reader
            table = tables[at]
            if at and number < table.number + table.lines:
                return RosterRow(number, tuple(cells), left_out=InvalidFacts("roster.another_table"))
            assert reader is not None
            row = reader.read(number, cells)
            if table.layout is None and row.left_out is None and not all(map(blank, cells)):
                unread = InvalidFacts("roster.table_unread", row=table.number)
                return RosterRow(number, tuple(cells), problems=(unread,))
            return row if table.layout is None or len(tables) == 1 else again(number, row, table.layout)

        return read


def _first_of(row: RosterRow, layout: Layout, fact: str) -> str:
    """What stands in the first column of a fact; empty where there is none."""
    column = layout.one_each.get(fact)
    return (
        ""
        if column is None
        else "".join(typed(cell) or "" for cell in row.cells[column.position : column.position + 1])
    )


def _widest(rows: Sequence[Sequence[Cell]], titles: int) -> int:
    """The cells of the longest row, without blank ones beyond the titles, which no row keeps."""
    longest = max(map(len, rows), default=0)
    if longest <= titles:
        return longest
    beyond = (len(row) for row in rows if len(row) > titles and not all(map(blank, row[titles:])))
    return max(titles, max(beyond, default=0))


def uses_of(first: Layout, further: Sequence[Table]) -> tuple[Use, ...]:
    """What is made of each column; of those of a further table what the first one does not say."""
    more = (
        use._replace(row=table.number) for table in further if table.layout is not None for use in table.layout.uses
    )
    said = {(use.title, use.field) for use in first.uses}
    return (*first.uses, *(use for use in more if (use.title, use.field) not in said))


def layout_of(row: RosterRow, first: Layout, further: Sequence[Table]) -> Layout:
    """What stands where in a row: in a further table other than in the first."""
    if not further:
        return first
    above = (table.layout for table in reversed(further) if table.number <= row.number)
    return next((layout for layout in above if layout is not None), first)


def _after(grid: Grid, first: int) -> Iterator[tuple[int, Part]]:
    """What stands from a row on, with the number of the first row of each part."""
    number = 1
    for part in grid.parts():
        after = number + len(part.rows)
        if first < after:
            start = max(first, number)
            yield start, part._replace(rows=part.rows[start - number :])
        number = after


def source_of(file: str, found: Iterable[Grid], mapping: Mapping[str, str] | None, options: Options) -> Source:
    """The list in the grid that has a header."""
    known, _ = apart(checked(mapping or {}))
    grid, at = find_header(file, found, known)
    titles, lines = header_at(grid.rows, at, known)
    header, first = tuple(text_of(cell) for cell in grid.rows[at]), at + lines
    header += ("",) * (len(titles) - len(header))
    answers = headers.answers_in(header)
    titles = (*titles[: answers.start], *[""] * len(answers), *titles[answers.stop :])
    known, values = apart(mapping or {}, titles)
    titles, known = headers.by_letter(titles, known)
    check_values(file, titles, mapping or {}, headers.match(titles, known))
    options = options._replace(values=values, of_1904=grid.of_1904)
    _as_seen(grid, first, headers.match(titles, known), options)
    ids, width = array("q"), max(len(row) for row in grid.rows[:first])
    rows = chain.from_iterable(part.rows for _, part in _after(grid, first + 1))
    until = answers.start if answers else None
    another_in = _another(grid, titles, grid.rows[at:first], known, until)
    before = last = grid.rows[first - 1]
    header_met = False

    def counted(titles: Sequence[str], mapping: Mapping[str, str]) -> Iterator[Sequence[Sequence[Cell]]]:
        """The rows up to the header of a further table, some at a time; that is then the last row that was seen."""
        nonlocal rows, width, last, before, header_met
        keys, header_met = _keys_of(headers.match(titles, mapping)), False
        while not header_met and (some := [*islice(rows, _AT_ONCE)]):
            if (met := another_in(some)) is not None:
                rows, some, header_met = chain(some[met + 1 :], rows), some[: met + 1], True
            width = max(width, _widest(some[:met], len(titles)), *map(len, some[met:] if header_met else ()))
            before, last = [last, *some][-2:]
            people = some[:met]
            ids.extend(keys(people))
            yield people

    own = tuple(tuple(row) for row in grid.rows[at:first])
    table = Table(at + 1, lines, survey(file, titles, counted(titles, known), known, options, first + 1, answers), own)
    further = []
    while header_met:
        start, follows = first + len(ids), [*islice(rows, 1)]  # which may be its second line
        above: Sequence[Cell] = () if headers.is_person([*map(text_of, before)]) else before
        titles, lines = header_at([above, last, *follows], 1, known)
        own = tuple(tuple(row) for row in (last, *follows)[:lines])
        another_in = _another(grid, titles, own, known, until)
        if lines > 1:
            (last,) = follows
            width = max(width, len(last))
        else:
            rows = chain(follows, rows)
        ids.extend([_NO_ID] * lines)
        absent = headers.missing(titles, known)
        mapping = {title: fact for title, fact in known.items() if title not in absent}
        people = counted(titles, mapping)
        layout: Layout | None = None
        with suppress(RosterError):
            layout = survey(file, titles, people, mapping, options, start + lines + 1, answers)
        already = len(ids)
        read = sum(map(len, people))  # of a table without the columns needed the rest
        if layout is None:
            ids[already:] = array("q", [_NO_ID] * read)
        further.append(Table(start + 1, lines, layout, own))
    return Source(
        header=header,
        answers=answers,
        above=tuple(tuple(row) for row in grid.rows[:at]),
        below=tuple(tuple(row) for row in grid.rows[at + 1 : first]),
        table=table,
        further=tuple(further),
        grid=grid,
        rows=len(ids),
        width=width - len(answers),
        repeats=_repeats(ids, first + 1),
        examples=_examples(grid.rows[first:], first + 1, headers.match(header, known).get("name", ())),
    )


def _as_seen(grid: Grid, first: int, found: Mapping[str, Sequence[Column]], options: Options) -> None:
    """Put what the sheet shows where it decides, below a header: in births, and in counts with their months behind a point."""
    places = {column.position for name in ("birth", "file_birth") for column in found.get(name, ())}
    counts = (column for name in headers.PERIODS for column in found.get(name, ()))
    places |= {column.position for column in counts if are_pointed(column, options)}
    for at, cells in grid.as_seen.items():
        for place, text in cells:
            if place in places and at >= first and place < len(row := cast("list[Cell]", grid.rows[at])):
                row[place] = text


def _examples(rows: Sequence[Sequence[Cell]], first: int, names: Sequence[Column]) -> dict[int, str]:
    """The rows from a header on, the first of which has that number, that show how to fill in the list, by what says so."""
    found: dict[int, str] = {}
    for number, cells in enumerate(rows, first):
        texts = [*map(text_of, cells)]
        told = [text for text in texts if text.strip()][:1]
        told += [texts[column.position] for column in names if column.position < len(texts)]
        if (says := next(filter(_SHOWS_HOW.fullmatch, told), None)) is None:
            break
        found[number] = " ".join(says.split())
    return found


def _another(
    grid: Grid,
    titles: Sequence[str],
    lines: Sequence[Sequence[Cell]],
    mapping: Mapping[str, str],
    answers: int | None,
) -> Callable[[Sequence[Sequence[Cell]]], int | None]:
    """Finds the header of a further table in some rows below the one with these titles and lines. A Parquet file that is read part
    by part has none; an earlier plan has remarks in it.
    """
    if grid.read_again is not None and grid.origin is not None:
        return lambda rows: None
    said = {(place, bare(text_of(cell))) for line in (titles, *lines) for place, cell in enumerate(line)}
    above = [[*map(plain, map(text_of, line))] for line in (titles, *lines)]
    born = [one.position for name in ("birth", "id_number") for one in headers.match(titles, mapping).get(name, ())]

    def found(rows: Sequence[Sequence[Cell]]) -> int | None:
        some = _without_digits(rows, born)
        return next((place for place in some if _is_another(rows[place][:answers], said, above, mapping)), None)

    return found


def _without_digits(rows: Sequence[Sequence[Cell]], places: Iterable[int]) -> Sequence[int]:
    """The rows that have no number where a birth would stand: every header, and few people."""
    left: Sequence[int] = range(len(rows))
    for place in places:
        texts = [*map(text_of, column(rows, place))]
        none = {text for text in {*texts} if not _DIGIT.search(text)}
        left = [one for one in left if texts[one] in none] if none else []
    return left


def _is_another(
    cells: Sequence[Cell], said: Set[tuple[int, str]], above: Iterable[Sequence[str]], mapping: Mapping[str, str]
) -> bool:
    """Whether a row is the header of another table: several titles, no facts of a person, and not what was `said` there, in the
    lines `above`.
    """
    texts = [text_of(cell) for cell in cells]
    told = {one for one in enumerate(map(bare, texts)) if one[1]}
    if len({title for _, title in told}) < _FEWEST or told <= said or headers.is_person(texts):
        return False
    found = headers.match(texts, mapping)
    if any(headers.is_again(line, texts) for line in above):
        return False
    # Nobody is called 姓名.
    return len(found) >= (_FEWEST if "name" in found else _TITLES)


def find_header(file: str, found: Iterable[Grid], mapping: Mapping[str, str]) -> tuple[Grid, int]:
    """The first row in which the needed columns are understood; else the one in which most is, to say what is missing.

    Of a header in two lines it is the second one where that is whole: what is merged over both stands there too. Of several sheets
    it is the first with people under the header; the sheet of an earlier plan that has the list with its answers, and a header
    alone, only where no other sheet has people.
    """
    best: tuple[tuple[int, int], Grid, int] | None = None
    plan: tuple[Grid, int] | None = None
    alone: tuple[Grid, int] | None = None
    others = turned = False
    for grid in found:
        if plan is not None and any(grid.sheet in names for names in SHEETS.values()):
            continue
        header: int | None = None
        most = 0
        for at, row in enumerate(grid.rows[:TITLE_ROWS]):
            texts = [*map(text_of, row)]
            facts = headers.match(texts, mapping)
            if header is None and headers.is_turned(texts, facts):
                turned = True
                continue
            if all(facts.keys() & set(wanted) for wanted, *_ in NEEDED):
                if header is None or (
                    at == header + 1 and len(facts) > most and not _is_translated(grid.rows[header], row, mapping)
                ):
                    header, most = at, len(facts)
                    if at and _is_translated(grid.rows[at - 1], row, mapping):
                        header -= 1
                else:
                    break
            elif header is not None:
                break
            elif all(map(blank, row)):
                continue
            understood = len(headers.match(whole_header(grid.rows, at)[0], mapping)), len(facts)
            if best is None or understood > best[0]:
                best = understood, grid, at
        if header is not None:
            if _is_of_plan(grid, header):
                plan = plan or (grid, header)
            elif _has_people(grid, header, mapping):
                return grid, header
            else:
                alone = alone or (grid, header)
        others = others or grid is not (plan and plan[0])
    if plan is not None and (alone is None or _has_people(*plan, mapping)):
        grid, header = plan
        if others and grid.sheets[0] not in SUMMARY:  # of a plan alone it is the first sheet
            grid = grid._replace(notes=(*grid.notes, RosterError("roster.note_plan_read", sheet=grid.sheet)))
        return grid, header
    if alone is not None:
        return alone
    if turned and (best is None or best[0][1] < _FEWEST):
        raise RosterError("roster.list_turned", file=file)
    if best is None:
        raise RosterError("roster.file_empty", file=file)
    if best[1].sheet is None:
        _check_separated(file, best[1].rows[:TITLE_ROWS], mapping)
    return best[1:]


def _check_separated(file: str, rows: Sequence[Sequence[Cell]], mapping: Mapping[str, str]) -> None:
    """Refuse a header whose titles are separated by what is not tried.

    Raises:
        RosterError: with what to write above it.
    """
    for line in (",".join(map(text_of, row)) for row in rows):
        for by in _SEPARATE:
            facts = headers.match(line.split(by), mapping).keys() if by in line else set()
            if all(facts & set(wanted) for wanted, *_ in NEEDED):
                raise RosterError("roster.separator_unknown", file=file, separator=by)


def _has_people(grid: Grid, header: int, mapping: Mapping[str, str]) -> bool:
    """Whether somebody stands under a header: not in a form with line numbers, or whose name is to be signed at its foot."""
    titles, lines = header_at(grid.rows, header, mapping)
    found = headers.match(titles, mapping)
    places = [one.position for name in _PEOPLE if name != "staff_number" for one in found.get(name, ())]

    def is_somebody(row: Sequence[Cell]) -> bool:
        told = [text for place in places if place < len(row) and (text := text_of(row[place]).strip())]
        return headers.is_person(told) or (len(told) > 1 and not is_foot(next(filter(None, map(text_of, row)))))

    return grid.read_again is not None or any(map(is_somebody, grid.rows[header + lines :]))


def _is_of_plan(grid: Grid, header: int) -> bool:
    """Whether an earlier plan has made the sheet: by its name and its last columns, which every kind of workbook keeps."""
    titles = [text_of(cell) for cell in grid.rows[header]]
    return grid.sheet in DETAILS and bool(headers.answers_in(titles))


def header_at(
    rows: Sequence[Sequence[Cell]], at: int, mapping: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], int]:
    """The titles of the header that begins in a row, and in how many lines they stand: those right below in which the same columns
    are said again, in another language, as codes or with what is to be filled in, are of it.

    What the first line says counts. A title below stands for one that is blank or a code, if no column gives that fact yet.
    """
    titles, lines = whole_header(rows, at)
    for row in rows[at + lines : at + _LINES]:
        told = [text_of(cell).strip() for cell in row]
        if not headers.is_said_again(titles, told, mapping):
            break
        titles = headers.with_line(titles, told, mapping)
        lines += 1
    return titles, lines


def _is_translated(above: Sequence[Cell], row: Sequence[Cell], mapping: Mapping[str, str]) -> bool:
    """Whether a line says again what stands in the Chinese titles above it."""
    titles = [*map(text_of, above)]
    return any(map(headers.is_chinese, titles)) and headers.is_said_again(titles, [*map(text_of, row)], mapping)


def whole_header(rows: Sequence[Sequence[Cell]], at: int) -> tuple[tuple[str, ...], int]:
    """The titles of a header, and in how many lines they stand, the first of them at `at`.

    In a second line nothing stands under who somebody is but what makes a title with it, and elsewhere what is part of one: 年
    and 月 under 累计缴费年限, 实际缴费 and 视同缴费 under 缴费年限, 身份证 and 档案 under 出生日期, anything under a title that has
    columns without one beside it. A line above may group columns, and has the title of one that has none here. The second line
    may be the wider one.
    """
    first = [text_of(cell) for cell in rows[at]]
    own = len(first)
    below = [text_of(cell).strip() for line in rows[at + 1 : at + 2] for cell in line]
    first += [""] * (max((place for place, text in enumerate(below, 1) if text), default=0) - own)
    above = [text_of(cell) for cell in rows[at - 1]] if at else []
    if _groups_columns(above) and not headers.is_person(above):
        over = ["" if title.strip() else one for title, one in zip(first, above, strict=False)]
        if headers.are_titles(over):
            first = [title or one for title, one in zip_longest(first, over, fillvalue="")]
    groups = ["" if headers.is_code(one) else one for one in _groups(above, len(first))]
    titles = [_under(group, title) or title for group, title in zip(groups, first, strict=True)]
    if at + 1 >= len(rows):
        return tuple(titles), 1
    second = below[: len(first)]
    second += [""] * (len(first) - len(second))
    # What is merged over both lines stands in both.
    second = ["" if bare(part) == bare(title) else part for title, part in zip(first, second, strict=True)]
    groups = _groups(first, len(first), second)
    whole = [_under(group, part) if part else None for group, part in zip(groups, second, strict=True)]
    people = {column.position for name in _PEOPLE for column in headers.match(first).get(name, ())}
    under = [place for place, text in enumerate(second) if text]

    def grouped(place: int) -> bool:
        """Whether what stands over a column stands over several, the others without a title of their own."""
        beside = place + 1
        alone = beside >= len(first) or bool(first[beside].strip()) or not second[beside]
        return bool(groups[place].strip()) and (not first[place].strip() or not alone)

    parts = (
        whole[place]
        or (
            place not in people
            and (_is_part(second[place]) or (grouped(place) and not headers.is_person([second[place]])))
        )
        for place in under
    )
    if not under or not all(parts):
        return tuple(titles[:own]), 1
    for place in under:
        known = headers.match([second[place]])
        titles[place] = whole[place] or (second[place] if known else f"{groups[place]}({second[place]})")
    return tuple(titles), 2


def _groups(line: Sequence[str], width: int, below: Sequence[str] | None = None) -> list[str]:
    """What stands over each column: what is merged over several stands in the first of them. A title of a sheet groups nothing."""
    if below is None and not _groups_columns(line):
        return [""] * width
    groups, group = [], ""
    for place in range(width):
        text = line[place] if place < len(line) else ""
        group = text if text.strip() or (below is not None and not below[place]) else group
        groups.append(group)
    return groups


def _groups_columns(line: Sequence[str]) -> bool:
    """Whether a line above may group columns: the title of a sheet does not."""
    return sum(bool(text.strip()) for text in line) >= _GROUPS


def _under(group: str, part: str) -> str | None:
    """The known title that a group and what stands under it make together; what is a relative's is nobody's of the list, and what
    is said of another insurance is nothing of the pension.
    """
    if bare(group) == bare(part):  # merged over both lines
        return None
    if headers.says_how(part):
        return headers.with_line([group], [part])[0] if headers.match([group]) else None
    known = headers.match([part])
    if (
        known.keys() & headers.match([group]).keys() and group.isascii() is not part.isascii()
    ):  # a code, another language
        return None
    paid = re.sub("^累计(?!缴)", "累计缴费", part)  # 累计年限 alone may be those of service
    of_insurance = {*known, *headers.match([paid])} & _OF_INSURANCE
    of_other = _OTHER_INSURANCE.search(group) and not _SOMEBODY.search(group) and of_insurance
    of_other = of_other or (_OTHER_INSURANCE.search(part) and headers.match([group]).keys() & _OF_INSURANCE)
    if (_RELATIVES.search(group) and known) or of_other:
        return f"{group}({part})"
    if not (group.strip() and part.strip()):
        return None
    space = " " if (group + part).isascii() else ""
    together = [f"{part}{space}{group}", f"{group}{space}{part}"]
    if _IN_BRACKETS.match(part):
        together.reverse()
    if "birth" in headers.match([group]):
        together += [f"出生{part}", f"{part} of birth"]
    if _OF_PAYMENTS.search(group):
        together.append(paid)
        unit = _UNIT_OF_GROUP.search(group)
        if unit is not None and all(column.unit is None for some in known.values() for column in some):
            together.insert(0, part + unit[0])
    return next((title for title in (*together, f"{group}({part})") if headers.match([title])), None)


def _is_part(text: str) -> bool:
    return bool(headers.match([text])) or text in headers.UNITS or headers.is_note(text)


def language_of(layout: Layout) -> Language:
    """The language of the titles that were understood."""
    titles = (column.title for columns in layout.columns.values() for column in columns)
    return "zh" if any(re.search(r"[\u4e00-\u9fff]", title) for title in titles) else "en"


def _keys_of(found: Mapping[str, Sequence[Column]]) -> Callable[[Sequence[Sequence[Cell]]], Iterable[int]]:
    """What rows of one person have in common, by a 64-bit hash: in a million rows two meet once in 30 million lists.

    It is the ID number, and without one the name, sex and birth, as long as no staff numbers tell namesakes apart.
    """
    who = {fact: columns[0].position for fact, columns in found.items() if columns}
    if "id_number" not in who and not who.keys() >= {"name", "birth"}:
        return lambda rows: repeat(_NO_ID, len(rows))

    def keys(rows: Sequence[Sequence[Cell]]) -> list[int]:
        def stated(fact: str) -> Iterable[str]:
            place = who.get(fact)
            return repeat("", len(rows)) if place is None else [text_of(cell).strip() for cell in column(rows, place)]

        people = zip(stated("name"), stated("birth"), stated("sex"), stated("staff_number"), strict=True)
        # What is masked tells nobody from another.
        numbers = ("" if "*" in number else number and id_key(number) for number in stated("id_number"))
        return [
            hash(number) if number else hash(them) if them[0] and them[1] else _NO_ID
            for number, them in zip(numbers, people, strict=True)
        ]

    return keys


_NO_ID = hash("")


def _repeats(ids: array[int], first: int) -> dict[int, tuple[int, ...]]:
    """The rows that have a key in common with others, each with all of them."""
    again = {one for one, other in pairwise(sorted(ids)) if one == other and one != _NO_ID}
    found: dict[int, list[int]] = {}
    for number, one in enumerate(ids, start=first) if again else ():
        if one in again:
            found.setdefault(one, []).append(number)
    return {one: group for group in map(tuple, found.values()) for one in group}
