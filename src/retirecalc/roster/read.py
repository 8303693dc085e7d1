"""Reads a staff list: bytes to rows, rows to people.

Nothing is guessed. A row whose facts cannot be read or contradict each other is kept as it is, with the reason; names
and ID numbers stay in the cells and reach neither a `Person` nor an error.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from retirecalc.errors import InvalidFacts, RosterError
from retirecalc.facts import MAN_WORDS, WOMAN_WORDS, Category, Contributions, Employment, Person, read_id
from retirecalc.months import Months, YearMonth, parse_day_or_month
from retirecalc.roster import headers
from retirecalc.roster.headers import Column

if TYPE_CHECKING:
    from retirecalc.law import Law
    from retirecalc.roster.plan import RosterPlan

_E = TypeVar("_E", bound=InvalidFacts)

Language = Literal["en", "zh"]

# Byte values that no UTF-8 or GB18030 text holds. 0x1A is left out: old programs end a file with it.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_END = "\x1f"  # no cell can hold it, so it shows whether the last quotation mark was closed


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row of the file.

    `number` is the row as a spreadsheet counts it: the header is row 1. `cells` are as they stood in the file, and stay
    out of the repr, because they hold names and ID numbers. A blank row has neither a person nor a problem.
    """

    number: int
    cells: tuple[str, ...] = field(repr=False)
    person: Person | None = None
    retire_in: YearMonth | None = None
    department: str | None = None
    problem: InvalidFacts | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """A staff list as read. `lang` is the language of the headers that were understood."""

    header: tuple[str, ...]
    rows: tuple[RosterRow, ...] = field(repr=False)
    lang: Language
    columns: Mapping[str, Column]

    @property
    def problems(self) -> tuple[RosterRow, ...]:
        """The rows that could not be read."""
        return tuple(row for row in self.rows if row.problem is not None)

    def plan(self, law: Law, as_of: object) -> RosterPlan:
        """Assess every person in the list; `as_of` is the month of the question, in any written form."""
        from retirecalc.roster.plan import make_plan

        return make_plan(self, law, YearMonth.of(as_of, "as_of"))


def read_roster(path: str | PathLike[str]) -> Roster:
    """Read a staff list from a CSV file: UTF-8 with or without byte-order mark, or GB18030; Chinese or English headers.

    A title such as 年限 or `years` makes a bare number in a contribution column years, 月数 or `months` months; 26年4个月
    and `26y4m` are read in either. Empty cells are unknown, not zero. Unknown columns are kept and not looked at.

    Raises:
        RosterError: no such file, not CSV text, no header, no column for birth or for category, or two for one fact.
    """
    file = str(path)
    header, *rows = records(file, read_text(file))
    columns = _columns(file, header)
    titles = "".join(column.title for column in columns.values())
    reader = _RowReader(len(header), columns)
    return Roster(
        header=tuple(header),
        rows=tuple(reader.read(number, cells) for number, cells in enumerate(rows, start=2)),
        lang="zh" if re.search(r"[\u4e00-\u9fff]", titles) else "en",
        columns=columns,
    )


def read_text(file: str) -> str:
    """The text of a CSV file, UTF-8 or GB18030.

    Raises:
        RosterError: no such file, unreadable, or no text.
    """
    try:
        data = Path(file).read_bytes()
    except FileNotFoundError:
        raise RosterError("file_missing", file=file) from None
    except OSError as error:
        raise RosterError("file_unreadable", file=file, reason=error.strerror or type(error).__name__) from None
    if _CONTROL.search(data) or data.startswith((b"PK\x03\x04", b"%PDF-")):
        raise RosterError("file_not_csv", file=file)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RosterError("file_encoding", file=file)


def records(file: str, text: str) -> Iterator[list[str]]:
    """The header and every row after it. A quotation mark that is never closed would swallow people: refused."""
    text = text.rstrip("\x1a")
    end = "" if not text or text.endswith(("\n", "\r")) else "\n"
    number = 0
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text + end + _END, newline="")), start=1):
            if record == [_END]:
                break
            if _END in "".join(record):
                raise RosterError("file_quote", file=file, number=number)
            if number == 1 and not any(cell.strip() for cell in record):
                break
            yield record
    except csv.Error:  # a field beyond the module's limit, which only an unclosed quotation mark makes
        raise RosterError("file_quote", file=file, number=number + 1) from None
    if number == 1:
        raise RosterError("file_empty", file=file)


def _columns(file: str, header: Sequence[str]) -> dict[str, Column]:
    """The one column of each fact."""
    found = headers.match(header)
    ambiguous = found.pop("ambiguous", [])
    for fact, columns in found.items():
        if len(columns) > 1:
            titles = ", ".join(column.title for column in columns)
            raise RosterError("column_twice", file=file, columns=titles, what=fact)
    if ambiguous and not {"cumulative", "paid"} & found.keys():
        raise RosterError("column_ambiguous", file=file, column=ambiguous[0].title)
    for facts, what, what_zh in (
        (("birth", "id_number"), "a birth month", "出生年月"),
        (("category", "sex", "id_number"), "a category", "人员类别"),
    ):
        if not found.keys() & set(facts):
            allowed = ", ".join(f"{headers.FIELDS[fact][0]} ({fact})" for fact in facts)
            raise RosterError("column_missing", file=file, what=what, what_zh=what_zh, allowed=allowed)
    return {fact: columns[0] for fact, columns in found.items()}


class _RowReader:
    """Turns one row after another into facts, for a header that is understood."""

    def __init__(self, width: int, columns: Mapping[str, Column]) -> None:
        self._width = width
        self._columns = columns

    def read(self, number: int, cells: Sequence[str]) -> RosterRow:
        extra = [cell for cell in cells[self._width :] if cell.strip()]
        kept = tuple(cells) if extra else tuple(cells[: self._width])
        if not any(cell.strip() for cell in kept):
            return RosterRow(number, kept)
        department = None if extra else self._cell(cells, "department")
        try:
            if extra:
                raise InvalidFacts("row_too_long", found=len(cells), expected=self._width)
            person = self._person(cells)
            retire_in = self._month(cells, "retire_in")
        except InvalidFacts as error:
            return RosterRow(number, kept, department=department, problem=titled(error, self._columns))
        return RosterRow(number, kept, person, retire_in, department)

    def _person(self, cells: Sequence[str]) -> Person:
        birth, man_by_id = self._birth(cells)
        return Person(
            birth,
            self._category(cells, man_by_id),
            employment=Employment.of(self._cell(cells, "employment") or ""),
            contributions=self._contributions(cells),
            drawing_any_pension=self._yes_no(cells, "drawing_any_pension"),
        )

    def _birth(self, cells: Sequence[str]) -> tuple[str | date, bool | None]:
        """Birth as stated, and whether the ID number is a man's. Column and ID number must name the same month."""
        number, stated = self._cell(cells, "id_number"), self._cell(cells, "birth")
        by_id, man = (None, None) if number is None else read_id(re.sub(r"\s", "", number))
        if stated is None:
            if by_id is None:
                raise InvalidFacts("row_birth_missing")
            return by_id, man
        month, day = parse_day_or_month(stated, "birth")
        if by_id is None:
            return stated, man
        if month != YearMonth(by_id.year, by_id.month):
            raise InvalidFacts("row_birth_contradicts_id", birth=str(month), id_birth=f"{by_id:%Y-%m}")
        # The law counts months. Where the two days differ, neither is taken.
        return (by_id if day in (None, by_id.day) else str(month)), man

    def _category(self, cells: Sequence[str], man_by_id: bool | None) -> Category:
        """The class by original age: as stated, or by sex and post. A woman's is never taken from her sex alone."""
        man_in_column = self._sex(cells)
        if man_in_column is not None and man_by_id is not None and man_in_column != man_by_id:
            raise _sexes_differ(man_in_column, "ID number", "身份证号", man_by_id)
        man = man_by_id if man_in_column is None else man_in_column
        word = self._cell(cells, "category")
        if word is None:
            if man is None:
                raise InvalidFacts("row_category_missing")
            return Category.MALE_60 if man else Category.of("女")
        category, says_man = _category_of(word, man)
        if man is None or says_man is None or man == says_man:
            return category
        if man_in_column is not None:
            raise _sexes_differ(man, "category", "人员类别", says_man)
        raise InvalidFacts("sex_contradicts_category", category=str(category), sex="男 male" if man else "女 female")

    def _sex(self, cells: Sequence[str]) -> bool | None:
        cell = self._cell(cells, "sex")
        if cell is None:
            return None
        word = _plain(cell)
        if word not in MAN_WORDS | WOMAN_WORDS:
            raise InvalidFacts("sex_unreadable", field="sex", value=cell)
        return word in MAN_WORDS

    def _contributions(self, cells: Sequence[str]) -> Contributions | None:
        counted_to, continuing = self._month(cells, "counted_to"), self._yes_no(cells, "continuing")
        periods: dict[str, Any] = {name: self._period(cells, name) for name in headers.PERIODS}
        if all(months is None for months in periods.values()):
            return None
        return Contributions(**periods, counted_to=counted_to, continuing=continuing)

    def _period(self, cells: Sequence[str], name: str) -> Months | None:
        """A contribution count: a written period, or a whole number in the unit that the title gives."""
        cell = self._cell(cells, name)
        if cell is None:
            return None
        unit, text = self._columns[name].unit, _plain(cell)
        if re.fullmatch(r"\d{1,6}", text):
            if unit is None:
                raise InvalidFacts("period_without_unit", field=name, value=cell)
            return Months(int(text) * (12 if unit == "years" else 1))
        if unit == "months" and re.fullmatch(r"\d+\.\d+", text):
            raise InvalidFacts("period_unreadable", field=name, value=cell)
        return Months.of(text, name)

    def _month(self, cells: Sequence[str], name: str) -> YearMonth | None:
        cell = self._cell(cells, name)
        return None if cell is None else YearMonth.of(cell, name)

    def _yes_no(self, cells: Sequence[str], name: str) -> bool | None:
        cell = self._cell(cells, name)
        if cell is None:
            return None
        words = {**headers.YES_NO, **headers.STATES[name]}
        if _plain(cell) not in words:
            raise InvalidFacts("yes_no_unreadable", field=name, value=cell)
        return words[_plain(cell)]

    def _cell(self, cells: Sequence[str], name: str) -> str | None:
        """The cell as the person typed it, without what a spreadsheet puts around it; None where it is empty."""
        column = self._columns.get(name)
        if column is None or column.position >= len(cells):
            return None
        text = cells[column.position].strip(_BLANKS)
        if formula := re.fullmatch(r'="(.*)"', text):
            text = formula[1].strip(_BLANKS)
        text = text.removeprefix("'").strip(_BLANKS)
        return re.sub(r"^(\d+)\.0+$", r"\1", text) or None


# White space, byte-order marks, and the direction marks that certificate and web pages put around copied numbers.
_BLANKS = " \t\r\n\v\f\u00a0\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"


def titled(error: _E, columns: Mapping[str, Column]) -> _E:
    """The same error, naming the column by its own title; a fresh one, so that no frame with cells hangs on it."""
    fields = dict(error.fields)
    if (column := columns.get(str(fields.get("field")))) is not None:
        fields["field"] = column.title
    return type(error)(error.code, **fields)


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
        if error.code == "category_of_woman":
            if man:
                raise _sexes_differ(man, "category", "人员类别", False) from None
            raise
    else:
        return category, category is Category.MALE_60
    as_man, as_woman = _category_or_none("男" + word), _category_or_none("女" + word)
    is_post = as_woman is not None and not re.search(r"\d", word)  # 干部 or 工人, not the 55 of "女55"
    if man is None and (as_man or as_woman):
        raise InvalidFacts("row_sex_missing", field="category", value=word)
    if man and (as_man or is_post):
        return Category.MALE_60, None
    if man is False:
        return _category_of_woman(word), None
    raise InvalidFacts("category_unreadable", field="category", value=word)


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
        "row_sex_contradicts",
        other=other,
        other_zh=other_zh,
        **{name: "male" if male else "female" for name, male in sexes.items()},
        **{f"{name}_zh": "男" if male else "女" for name, male in sexes.items()},
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()
