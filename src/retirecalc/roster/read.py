"""Reads a staff list: a grid of cells to people.

Nothing is guessed. A row whose facts cannot be read is kept as it is, with the reason; where facts that decide are missing
or contradict each other, the row has a question and a person for each answer to it. Names and ID numbers stay in the
cells and reach neither a `Person` nor an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from retirecalc.errors import InvalidFacts, RetirecalcError, RosterError
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person, read_id
from retirecalc.facts.words import MAN_WORDS, WOMAN_WORDS, Category, Drawing, Employment
from retirecalc.ground.months import Months, YearMonth, parse_day_or_month
from retirecalc.ground.say import Language
from retirecalc.ground.text import mask
from retirecalc.roster import headers
from retirecalc.roster.cells import Cell, blank, is_month, text_of
from retirecalc.roster.files import Grid
from retirecalc.roster.headers import Column
from retirecalc.roster.mapping import checked

_E = TypeVar("_E", bound=RetirecalcError)
_L = TypeVar("_L", bound="StaffList")


TITLE_ROWS = 50
"""The header is looked for in so many rows; what stands above it is a title."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row of the file.

    `number` is the row as a spreadsheet counts it. `cells` are as they stood in the file, and stay out of the repr, because
    they hold names and ID numbers. A row that says who somebody is has a `person`; one that leaves something open that
    decides has `questions`, and in `candidates` a person for each answer; one that cannot be read has a `problem`. A blank
    row has none of them. `warnings` are worth a look and stop nothing.
    """

    number: int
    cells: tuple[Cell, ...] = field(repr=False)
    person: Person | None = None
    retire_in: YearMonth | None = None
    department: str | None = None
    problem: InvalidFacts | None = None
    questions: tuple[InvalidFacts, ...] = ()
    candidates: tuple[Person, ...] = ()
    warnings: tuple[InvalidFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffList:
    """What a `Roster` holds. `lang` is the language of the headers that were understood."""

    header: tuple[str, ...]
    rows: tuple[RosterRow, ...] = field(repr=False)
    lang: Language
    columns: Mapping[str, Column]
    above: tuple[tuple[Cell, ...], ...] = field(default=(), repr=False)
    """The rows above the header: a title, mostly."""
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    """Every sheet of the workbook."""
    women: Category | None = None
    """What a woman is taken for whose post is not stated, if the caller said so."""
    origin: Any = field(default=None, repr=False, compare=False)
    """The frame or Arrow table that the list was read from."""

    @property
    def problems(self) -> tuple[RosterRow, ...]:
        """The rows that could not be read."""
        return tuple(row for row in self.rows if row.problem is not None)


def listed(
    kind: type[_L], file: str, found: Iterable[Grid], mapping: Mapping[str, str] | None, women: str | Category | None
) -> _L:
    """The list in the grid that has a header, as an object of its class."""
    known, taken_for = checked(mapping or {}), class_of_women(women)
    grid, at = find_header(file, found, known)
    header = tuple(text_of(cell) for cell in grid.rows[at])
    columns = find_columns(file, header, known)
    numbered = list(enumerate(grid.rows[at + 1 :], start=at + 2))
    reader = RowReader(len(header), columns, taken_for, _repeats(numbered, columns.get("id_number")))
    rows = tuple(reader.read(number, cells) for number, cells in numbered)
    return kind(
        header=header,
        rows=rows,
        lang=language_of(columns),
        columns=columns,
        above=tuple(tuple(row) for row in grid.rows[:at]),
        sheet=grid.sheet,
        sheets=grid.sheets,
        women=taken_for,
        origin=grid.origin,
    )


def class_of_women(women: str | Category | None) -> Category | None:
    """What the caller takes a woman for whose post is not stated."""
    category = None if women is None else Category.of(women)
    if category is Category.MALE_60:
        raise InvalidFacts("facts.category_unreadable", field="women", value=str(women))
    return category


def find_header(file: str, found: Iterable[Grid], mapping: Mapping[str, str]) -> tuple[Grid, int]:
    """The first row in which the needed columns are understood; else the one in which most is, to say what is missing.

    Of a header in two lines it is the second one: what is merged over both stands there too.
    """
    best: tuple[int, Grid, int] | None = None
    for grid in found:
        header: int | None = None
        for at, row in enumerate(grid.rows[:TITLE_ROWS]):
            facts = headers.match([text_of(cell) for cell in row], mapping).keys()
            if all(facts & set(wanted) for wanted, *_ in _NEEDED):
                header = at
            elif header is not None:
                break
            elif all(map(blank, row)):
                continue
            if best is None or len(facts) > best[0]:
                best = len(facts), grid, at
        if header is not None:
            return grid, header
    if best is None:
        raise RosterError("roster.file_empty", file=file)
    return best[1:]


_NEEDED = (
    (("birth", "id_number"), "a birth month", "出生年月"),
    (("category", "sex", "id_number"), "a category", "人员类别"),
)
_FREE = frozenset({"name", "department"})
"""What decides nothing: of two such columns the first is taken."""


def find_columns(file: str, header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, Column]:
    """The one column of each fact."""
    if absent := headers.missing(header, mapping):
        raise RosterError(
            "roster.mapping_column", file=file, column=absent[0], columns=_quoted(file, header, frozenset())
        )
    found = headers.match(header, mapping)
    ambiguous = found.pop("ambiguous", [])
    for fact, columns in found.items():
        if len(columns) > 1 and fact not in _FREE:
            titles = ", ".join(column.title for column in columns)
            raise RosterError("roster.column_twice", file=file, columns=titles, what=fact)
    if ambiguous and not {"cumulative", "paid"} & found.keys():
        raise RosterError("roster.column_ambiguous", file=file, column=ambiguous[0].title)
    for facts, what, what_zh in _NEEDED:
        if not found.keys() & set(facts):
            allowed = ", ".join(f"{headers.FIELDS[fact][0]} ({fact})" for fact in facts)
            understood = frozenset(column.position for columns in found.values() for column in columns)
            raise RosterError(
                "roster.column_asked",
                file=file,
                what=what,
                what_zh=what_zh,
                allowed=allowed,
                columns=_quoted(file, header, understood) or "-",
                field=facts[0],
            )
    return {fact: columns[0] for fact, columns in found.items()}


def _quoted(file: str, header: Sequence[str], understood: Set[int]) -> str:
    """The other titles of a header, for a sentence.

    Raises:
        RosterError: the line holds data, not titles: it names people, and no message does.
    """
    if headers.is_data(header):
        raise RosterError("roster.file_empty", file=file)
    shown = headers.quotable(header)
    return ", ".join(title for place, title in enumerate(shown) if header[place].strip() and place not in understood)


class _Birth(NamedTuple):
    """Births as stated: one, or those of column and ID number where their months differ; and whose ID number it is."""

    stated: tuple[str | date, ...]
    man_by_id: bool | None


def language_of(columns: Mapping[str, Column]) -> Language:
    """The language of the titles that were understood."""
    return "zh" if any(re.search(r"[\u4e00-\u9fff]", column.title) for column in columns.values()) else "en"


def _repeats(rows: Iterable[tuple[int, Sequence[Cell]]], column: Column | None) -> dict[int, tuple[int, ...]]:
    """The rows whose ID number stands in others too, with the numbers of those."""
    if column is None:
        return {}
    found: dict[str, list[int]] = {}
    for number, cells in rows:
        if column.position < len(cells) and (text := id_key(cells[column.position])):
            found.setdefault(text, []).append(number)
    several = (numbers for numbers in found.values() if len(numbers) > 1)
    return {one: tuple(other for other in numbers if other != one) for numbers in several for one in numbers}


def id_key(cell: Cell) -> str:
    """What two cells with one ID number have in common."""
    return re.sub(r"[^\dX]", "", unicodedata.normalize("NFKC", text_of(cell)).upper())


class RowReader:
    """Turns one row after another into facts, for a header that is understood.

    `repeats` names for each row the others with its ID number.
    """

    def __init__(
        self,
        width: int,
        columns: Mapping[str, Column],
        women: Category | None = None,
        repeats: Mapping[int, tuple[int, ...]] | None = None,
    ) -> None:
        self._width = width
        self._columns = columns
        self._women = women
        self._repeats = repeats or {}
        self._number = 0
        self._warnings: list[InvalidFacts] = []
        self._questions: list[InvalidFacts] = []

    def read(self, number: int, cells: Sequence[Cell]) -> RosterRow:
        self._number, self._warnings, self._questions = number, [], []
        extra = [cell for cell in cells[self._width :] if not blank(cell)]
        kept = tuple(cells) if extra else tuple(cells[: self._width])
        if all(map(blank, kept)):
            return RosterRow(number, kept)
        department = None if extra else self._cell(cells, "department")
        try:
            if extra:
                raise InvalidFacts("roster.row_too_long", found=len(cells), expected=self._width)
            people = tuple(self._candidates(cells))
            retire_in = self._month(cells, "retire_in")
        except InvalidFacts as error:
            return RosterRow(
                number,
                kept,
                department=department,
                problem=self._titled(self._cause(error)),
                warnings=tuple(map(self._titled, self._warnings)),
            )
        decided = len(people) == 1
        # What contradicts itself without deciding anything is worth a look, no more.
        warnings, questions = self._warnings, self._questions
        if decided:
            warnings, questions = [*warnings, *questions], []
        return RosterRow(
            number,
            kept,
            people[0] if decided else None,
            retire_in,
            department,
            questions=tuple(map(self._titled, questions)),
            candidates=() if decided else people,
            warnings=tuple(map(self._titled, warnings)),
        )

    def _titled(self, error: _E) -> _E:
        return titled(error, self._columns)

    def _cause(self, error: InvalidFacts) -> InvalidFacts:
        """What is behind an error: an ID number that a spreadsheet has rounded gives neither birth nor sex."""
        if error.code in ("roster.row_birth_missing", "roster.row_category_missing"):
            for warning in self._warnings:
                if warning.code == "roster.id_rounded":
                    self._warnings.remove(warning)
                    return warning
        return error

    def _candidates(self, cells: Sequence[Cell]) -> Iterator[Person]:
        """The person of the row; more than one where something that decides is open."""
        births, man_by_id = self._birth(cells)
        categories = self._categories(cells, man_by_id)
        employment = _employment(self._cell(cells, "employment") or "")
        contributions = self._contributions(cells)
        facts: dict[str, Any] = {
            "employment": employment,
            "contributions": contributions,
            "drawing": self._drawing(cells),
            "approved": self._approved(cells),
            "deferral_agreed_to": self._agreed(cells),
            "notice_given_on": self._day(cells, "notice_given_on"),
            "applied_on": self._day(cells, "applied_on"),
        }
        for birth in births:
            for category in categories:
                yield Person(birth, category, **facts)

    def _birth(self, cells: Sequence[Cell]) -> _Birth:
        stated = self._cell(cells, "birth")
        by_id, man = self._id(cells)
        if stated is None:
            if by_id is None:
                raise InvalidFacts("roster.row_birth_missing")
            return _Birth((by_id,), man)
        month, day = _day_or_month(stated, "birth")
        if by_id is None:
            return _Birth((stated,), man)
        if month != YearMonth(by_id.year, by_id.month):
            both = {"birth": str(month), "id_birth": f"{by_id:%Y-%m}"}
            self._questions.append(InvalidFacts("roster.row_birth_contradicts_id", **both))
            return _Birth((stated, by_id), man)
        if day in (None, by_id.day):
            return _Birth((by_id,), man)
        # The law counts months. Where the two days differ, neither is taken.
        days = {"birth": str(month.on(day or 1)), "id_birth": str(by_id)}
        self._warnings.append(InvalidFacts("roster.row_day_contradicts_id", **days))
        return _Birth((str(month),), man)

    def _id(self, cells: Sequence[Cell]) -> tuple[date | None, bool | None]:
        """Birth date and sex by the ID number, unless a spreadsheet has rounded it."""
        text = self._cell(cells, "id_number")
        if text is None:
            return None, None
        number = re.sub(r"\s", "", text)
        ends_in_zeros = re.fullmatch(r"\d{15}000", number) is not None
        rounded = isinstance(cells[self._columns["id_number"].position], float) and len(number) > 15
        try:
            if rounded or re.fullmatch(r"\d(\.\d+)?e\+?1[4-8]", number, re.IGNORECASE):
                raise InvalidFacts("roster.id_rounded", field="id_number")
            birth, man = read_id(number)
        except InvalidFacts as error:
            if error.code == "facts.id_checksum" and ends_in_zeros:
                error = InvalidFacts("roster.id_rounded", field="id_number")
            if error.code != "roster.id_rounded":
                raise
            self._warnings.append(error)
            return None, None
        if ends_in_zeros:
            self._warnings.append(InvalidFacts("roster.id_ends_in_zeros", field="id_number", value=mask(number)))
        if others := self._repeats.get(self._number):
            rows = ", ".join(map(str, others))
            self._warnings.append(InvalidFacts("roster.row_repeats", field="id_number", value=mask(number), rows=rows))
        return birth, man

    def _categories(self, cells: Sequence[Cell], man_by_id: bool | None) -> tuple[Category, ...]:
        """The class by original age; two or three of them where the row leaves it open or contradicts itself."""
        try:
            return (self._category(cells, man_by_id),)
        except InvalidFacts as error:
            if error.code == "facts.category_of_woman":
                if self._women is not None:
                    code = "roster.row_women_assumed"
                    self._warnings.append(InvalidFacts(code, field="category", category=str(self._women)))
                    return (self._women,)
                by = next(name for name in ("category", "sex", "id_number") if name in self._columns)
                self._questions.append(InvalidFacts(error.code, **{**error.fields, "field": by}))
                return _OF_WOMEN
            if error.code not in ("roster.row_sex_contradicts", "facts.sex_contradicts_category"):
                raise
            self._questions.append(error)
            return tuple(dict.fromkeys((Category.MALE_60, *self._if_woman(self._cell(cells, "category")))))

    def _if_woman(self, word: str | None) -> tuple[Category, ...]:
        """What the class can be if the person is a woman."""
        open_to = _OF_WOMEN if self._women is None else (self._women,)
        if word is None:
            return open_to
        try:
            category, says_man = _category_of(word, man=False)
        except InvalidFacts as error:
            if error.code == "facts.category_of_woman":
                return open_to
            raise
        return open_to if says_man else (category,)

    def _category(self, cells: Sequence[Cell], man_by_id: bool | None) -> Category:
        """The class by original age: as stated, or by sex and post. A woman's is never taken from her sex alone."""
        man_in_column = self._sex(cells)
        if man_in_column is not None and man_by_id is not None and man_in_column != man_by_id:
            raise _sexes_differ(man_in_column, "ID number", "身份证号", man_by_id)
        man = man_by_id if man_in_column is None else man_in_column
        word = self._cell(cells, "category")
        if word is None:
            if man is None:
                raise InvalidFacts("roster.row_category_missing")
            return Category.MALE_60 if man else Category.of(self._cell(cells, "sex") or "女")
        category, says_man = _category_of(word, man)
        if man is None or says_man is None or man == says_man:
            return category
        if man_in_column is not None:
            raise _sexes_differ(man, "category", "人员类别", says_man)
        raise InvalidFacts(
            "facts.sex_contradicts_category", category=str(category), sex="男 male" if man else "女 female"
        )

    def _sex(self, cells: Sequence[Cell]) -> bool | None:
        cell = self._cell(cells, "sex")
        if cell is None:
            return None
        word = _plain(cell)
        if word not in MAN_WORDS | WOMAN_WORDS:
            raise InvalidFacts("roster.sex_unreadable", field="sex", value=cell)
        return word in MAN_WORDS

    def _contributions(self, cells: Sequence[Cell]) -> Contributions | None:
        counted_to, continuing = self._month(cells, "counted_to"), self._yes_no(cells, "continuing")
        first_insured = self._month(cells, "first_insured")
        periods: dict[str, Any] = {name: self._period(cells, name) for name in headers.PERIODS}
        if all(months is None for months in periods.values()):
            return None
        return Contributions(**periods, counted_to=counted_to, continuing=continuing, first_insured=first_insured)

    def _period(self, cells: Sequence[Cell], name: str) -> Months | None:
        """A contribution count: a written period, or a whole number in the unit that the title gives."""
        cell = self._cell(cells, name)
        if cell is None:
            return None
        return _count_of(cell, self._columns[name].unit, name)

    def _month(self, cells: Sequence[Cell], name: str) -> YearMonth | None:
        cell = self._cell(cells, name)
        return None if cell is None else _day_or_month(cell, name)[0]

    def _day(self, cells: Sequence[Cell], name: str) -> str | None:
        """A day as written. What a spreadsheet holds is one here, also on the first of a month."""
        cell = self._cell(cells, name)
        if cell is None or _plain(cell) in headers.NOT_YET[name]:
            return None
        raw = cells[self._columns[name].position]
        return cell if isinstance(raw, str) else text_of(raw)

    def _drawing(self, cells: Sequence[Cell]) -> Drawing | str | None:
        """Which pension is drawn, by any word for it; yes and no say only whether."""
        cell = self._cell(cells, "drawing")
        stated = headers.YES_NO.get(_plain(cell or ""))
        return cell if stated is None else Drawing.SOME if stated else Drawing.NONE

    def _approved(self, cells: Sequence[Cell]) -> bool | None:
        """Whether the authority approved. A bare no may stand for "not yet", which refuses nothing."""
        approved = self._yes_no(cells, "approved")
        if approved is False and _plain(self._cell(cells, "approved") or "") in headers.YES_NO:
            self._warnings.append(InvalidFacts("roster.row_no_approval", field="approved"))
            return None
        return approved

    def _agreed(self, cells: Sequence[Cell]) -> str | bool | None:
        """The month to which a deferral was agreed, as written, or False if none was."""
        name = "deferral_agreed_to"
        cell = self._cell(cells, name)
        if cell is None or _plain(cell) in headers.NOT_YET[name]:
            return None
        none = {**headers.YES_NO, **headers.STATES[name]}.get(_plain(cell)) is False
        return False if none else cell

    def _yes_no(self, cells: Sequence[Cell], name: str) -> bool | None:
        cell = self._cell(cells, name)
        if cell is None or _plain(cell) in headers.NOT_YET.get(name, ()):
            return None
        words = {**headers.YES_NO, **headers.STATES[name]}
        if _plain(cell) not in words:
            if name == "approved":
                raise InvalidFacts("roster.row_approval_unreadable", field=name, value=cell)
            raise InvalidFacts("facts.yes_no_unreadable", field=name, value=cell)
        return words[_plain(cell)]

    def _cell(self, cells: Sequence[Cell], name: str) -> str | None:
        """The cell as the person typed it, without what a spreadsheet puts around it; None where it is empty."""
        column = self._columns.get(name)
        if column is None or column.position >= len(cells):
            return None
        cell = cells[column.position]
        if isinstance(cell, str):
            return _typed(cell)
        return str(cell)[:7] if is_month(cell) else _typed(text_of(cell))


# What stands in thousands of rows is read once. What cannot be read raises, and is not kept.
_kept = lru_cache(maxsize=1 << 14)


@_kept
def _typed(text: str) -> str | None:
    """A cell as the person typed it, without what a spreadsheet puts around it."""
    text = text.strip(_BLANKS)
    if formula := re.fullmatch(r'="(.*)"', text):
        text = formula[1].strip(_BLANKS)
    text = text.removeprefix("'").strip(_BLANKS)
    return re.sub(r"^(\d+)\.0+$", r"\1", text) or None


_day_or_month, _employment = _kept(parse_day_or_month), _kept(Employment.of)


@_kept
def _count_of(text: str, unit: headers.Unit | None, name: str) -> Months:
    plain = _plain(text)
    if re.fullmatch(r"\d{1,6}", plain):
        if unit is None:
            raise InvalidFacts("roster.period_without_unit", field=name, value=text)
        return Months(int(plain) * (12 if unit == "years" else 1))
    if unit == "months" and re.fullmatch(r"\d+\.\d+", plain):
        raise InvalidFacts("ground.period_unreadable", field=name, value=text)
    return Months.of(plain, name)


_OF_WOMEN = (Category.FEMALE_50, Category.FEMALE_55)

# White space, byte-order marks, and the direction marks that certificate and web pages put around copied numbers.
_BLANKS = " \t\r\n\v\f\u00a0\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"


def titled(error: _E, columns: Mapping[str, Column]) -> _E:
    """The same error, naming the column by its own title; a fresh one, so that no frame with cells hangs on it."""
    fields = dict(error.fields)
    if (column := columns.get(str(fields.get("field")))) is not None:
        fields["field"] = column.title
    return type(error)(error.code, **fields)


@_kept
def _category_of(word: str, man: bool | None) -> tuple[Category, bool | None]:
    """The category that a cell means, and the sex that it says by itself (None where it says none).

    >>> _category_of("女干部", None), _category_of("工人", False), _category_of("管理岗", True)
    ((<Category.FEMALE_55: 'female_55'>, False), (<Category.FEMALE_50: 'female_50'>, None), \
(<Category.MALE_60: 'male_60'>, None))
    """
    # A senior woman may have the men's original age (组通字〔2015〕14号), but only where someone wrote the code.
    if _plain(word) == Category.MALE_60:
        return Category.MALE_60, None
    try:
        category = Category.of(word)
    except InvalidFacts as error:
        if error.code == "facts.category_of_woman":
            if man:
                raise _sexes_differ(man, "category", "人员类别", False) from None
            raise
    else:
        return category, category is Category.MALE_60
    as_man, as_woman = _category_or_none("男" + word), _category_or_none("女" + word)
    is_post = as_woman is not None and not re.search(r"\d", word)  # 干部 or 工人, not the 55 of "女55"
    if man is None and (as_man or as_woman):
        raise InvalidFacts("roster.row_sex_missing", field="category", value=word)
    if man and (as_man or is_post):
        return Category.MALE_60, None
    if man is False:
        return _category_of_woman(word), None
    raise InvalidFacts("facts.category_unreadable", field="category", value=word)


def _category_of_woman(post: str) -> Category:
    try:
        return Category.of("女" + post)
    except InvalidFacts as error:
        raise InvalidFacts(error.code, field="category", value=post) from None


def _category_or_none(word: str) -> Category | None:
    try:
        return Category.of(word)
    except InvalidFacts:
        return None


def _sexes_differ(man: bool, other: str, other_zh: str, other_man: bool) -> InvalidFacts:
    sexes = {"sex": man, "other_sex": other_man}
    return InvalidFacts(
        "roster.row_sex_contradicts",
        other=other,
        other_zh=other_zh,
        **{name: "male" if male else "female" for name, male in sexes.items()},
        **{f"{name}_zh": "男" if male else "女" for name, male in sexes.items()},
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()
