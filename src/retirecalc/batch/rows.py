"""Columns as people have them, read into compact arrays: never an exception for a value, never a guess.

A null is -1 in a signed array, and anything that cannot be read is -2. In the codes of a word they are 255 and 254.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch.codes import CATEGORIES, EMPLOYMENTS, FIRST, LAST
from retirecalc.batch.columns import OPTIONAL
from retirecalc.columns import INPUTS, REQUIRED
from retirecalc.errors import InvalidFacts
from retirecalc.facts import reading
from retirecalc.facts.classes import class_meant
from retirecalc.facts.words import Category, Drawing, Employment
from retirecalc.ground.months import parse_day_or_month

Array = NDArray[Any]

NULL, UNREADABLE = -1, -2
NO_WORD, BAD_WORD, WOMAN = 255, 254, 253
MOST = 16_383
"""Counts stop here: longer than any life, and two of them still fit 16 bits."""
FAR = 32_767
"""A month after every month that a batch knows."""
NOT_AGREED = 0
"""In a column of months: it is stated that there is none."""
DRAWINGS = tuple(Drawing)
_FACT = {one.name: one.of.rpartition(".")[2] or one.name for one in INPUTS}
"""What a `Person` or its contributions call the fact of a column."""

_EPOCH = 1970 * 12
_WHOLE_AS_TEXT = re.compile(r"(\d+)\.0+", re.ASCII)
"""As a float becomes a text: 174.0."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A dictionary-encoded column: the place of each row's value among `values`, -1 for a null."""

    codes: NDArray[np.integer[Any]]
    values: list[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Masked:
    """An array with nulls marked beside it."""

    values: Array
    null: NDArray[np.bool_]


Column = Array | Coded | Masked


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The facts of a batch, compact. A column that nobody gave is None."""

    birth: NDArray[np.int16]
    birth_day: NDArray[np.uint8] | None
    category: NDArray[np.uint8]
    employment: NDArray[np.uint8] | None
    paid_months: NDArray[np.int16] | None
    deemed_months: NDArray[np.int16] | None
    cumulative_months: NDArray[np.int16] | None
    counted_to: NDArray[np.int16] | None
    continuing: NDArray[np.int8] | None
    retire_in: NDArray[np.int16] | None
    drawing: NDArray[np.uint8] | None
    deferral_agreed_to: NDArray[np.int16] | None
    approved: NDArray[np.int8] | None

    def __len__(self) -> int:
        return len(self.birth)

    def part(self, where: slice | Array) -> Rows:
        """Some of the rows; a slice of them without a copy."""
        columns: dict[str, Any] = {}
        for name in self.__slots__:
            column = getattr(self, name)
            if column is not None:
                column = column[where] if isinstance(where, slice) else column.take(where)
            columns[name] = column
        return Rows(**columns)

    def judged_by(self) -> Rows:
        """Without what the count was made of, what the key has and the month: a judgement is handed those."""
        gone: dict[str, Any] = dict.fromkeys(_HANDED)
        return replace(self, **gone)


_HANDED = (
    *(one.name for one in INPUTS if one.of == "employment" or one.of.startswith("contributions.")),
    "retire_in",
)


def read(columns: dict[str, Column], *, days: bool) -> Rows:
    """The fact columns of a table. `days` keeps the day of birth, which only one reading asks for (R22).

    Raises:
        InvalidFacts: a required column is missing, a column has a type that cannot hold its fact, or another length.
    """
    for name in REQUIRED:
        if name not in columns:
            raise InvalidFacts("batch.column_missing", field=name)
    length = _length(columns["birth"])
    for name, column in columns.items():
        if _length(column) != length:
            raise InvalidFacts("batch.column_length", field=name, found=_length(column), expected=length)
    birth, day = months(columns["birth"], "birth", days=days)
    category = codes(columns["category"], "category", CATEGORIES, _category)
    rest: dict[str, Any] = dict.fromkeys(OPTIONAL)
    for name, kind, *_ in INPUTS:
        if name not in OPTIONAL or name not in columns:
            continue
        if kind == "employment":
            rest[name] = codes(columns[name], name, EMPLOYMENTS, _employment)
        elif kind == "drawing":
            rest[name] = codes(columns[name], name, DRAWINGS, _drawing)
        elif kind == "yes_no":
            rest[name] = yes_no(columns[name], name)
        elif kind == "month":
            rest[name] = months(columns[name], name, days=False)[0]
        elif kind == "agreement":
            rest[name] = agreed(columns[name], name)
        else:
            rest[name] = counts(columns[name], name)
    return Rows(birth=birth, birth_day=day, category=category, **rest)


def months(column: Column, name: str, *, days: bool) -> tuple[NDArray[np.int16], NDArray[np.uint8] | None]:
    """Months as `year * 12 + month - 1`, and the days where asked for (0: none written).

    Takes dates, timestamps at midnight, any text that one person's `birth` may be, whole numbers such as 197109 and
    19710915, and 16-bit integers, which are months already. A timestamp at another time of day and a float are unreadable.
    """
    if isinstance(column, Coded):
        of_month, of_day = _by_value(column, name, _month)
        return of_month.astype(np.int16), of_day.astype(np.uint8) if days else None
    values, null = _parts(column)
    kind = values.dtype.kind
    day: NDArray[np.uint8] | None
    month: Array
    if kind == "M":
        month, day = _of_dates(values, name, days=days)
    elif values.dtype == np.int16:
        return (values if null is None else np.where(null, np.int16(NULL), values)), None
    elif kind in "iu":
        month, day = _of_digits(values)
    elif kind == "f":
        month, day = np.full(len(values), np.int16(UNREADABLE)), None
        null = np.isnan(values) if null is None else null | np.isnan(values)
    elif kind in "OUS":
        return months(_coded(values, null), name, days=days)
    else:
        raise wrong_type(name, values.dtype, "a date or a month")
    if null is not None:
        month = np.where(null, np.int16(NULL), month)
    return month, day


def agreed(column: Column, name: str) -> NDArray[np.int16]:
    """Months, or `NOT_AGREED` for a no in any form."""
    if isinstance(column, Coded):
        return _by_value(column, name, _agreed)[0].astype(np.int16)
    values, null = _parts(column)
    if values.dtype.kind == "b":
        month = np.where(values, np.int16(UNREADABLE), np.int16(NOT_AGREED))
        return month if null is None else np.where(null, np.int16(NULL), month)
    return agreed(_coded(values, null), name) if values.dtype.kind in "OUS" else months(column, name, days=False)[0]


def counts(column: Column, name: str) -> NDArray[np.int16]:
    """Counts of months; a decimal is unreadable, as in a staff list."""
    if isinstance(column, Coded):
        return _by_value(column, name, functools.partial(_count, _FACT[name]))[0].astype(np.int16)
    values, null = _parts(column)
    kind = values.dtype.kind
    if kind in "iu":
        if values.dtype == np.int16:
            count = values
        else:
            count = np.minimum(values, MOST).astype(np.int16) if kind == "u" else _clip(values)
            count = np.where(values < 0, np.int16(UNREADABLE), count) if kind == "i" else count
    elif kind == "f":
        whole = _whole(values)
        count = np.where(whole < 0, np.int16(UNREADABLE), _clip(whole))
        null = np.isnan(values) if null is None else null | np.isnan(values)
    elif kind in "OUS":
        return counts(_coded(values, null), name)
    else:
        raise wrong_type(name, values.dtype, "a count of months")
    return count if null is None else np.where(null, np.int16(NULL), count)


def codes(column: Column, name: str, enum: tuple[Any, ...], parse: Callable[[Any], int]) -> NDArray[np.uint8]:
    """Words as places in their enum. 8-bit integers are such places already."""
    if isinstance(column, Coded):
        return _by_value(column, name, parse, null=NO_WORD)[0].astype(np.uint8)
    values, null = _parts(column)
    if values.dtype.kind in "OUS" or (values.dtype.kind == "b" and enum is DRAWINGS):
        return codes(_coded(values, null), name, enum, parse)
    if values.dtype == np.uint8:
        code = values
    elif values.dtype == np.int8:
        code = values.view(np.uint8)
        if len(code) and values.min() < 0:
            code = np.where(values == NULL, np.uint8(NO_WORD), np.where(values < 0, np.uint8(BAD_WORD), code))
    elif values.dtype.kind == "f" and np.isnan(values).all():
        code = np.full(len(values), NO_WORD, np.uint8)
    else:
        raise wrong_type(name, values.dtype, "words")
    if len(code) and code.max() >= len(enum):
        code = np.where((code >= len(enum)) & (code < WOMAN), np.uint8(BAD_WORD), code)
    return code if null is None else np.where(null, np.uint8(NO_WORD), code)


def yes_no(column: Column, name: str) -> NDArray[np.int8]:
    """1 for yes, 0 for no."""
    if isinstance(column, Coded):
        return _by_value(column, name, functools.partial(_truth, name))[0].astype(np.int8)
    values, null = _parts(column)
    kind = values.dtype.kind
    if kind == "b":
        truth = values.view(np.int8)
    elif values.dtype == np.int8:
        truth = values
    elif kind in "iu":
        truth = np.where((values == 0) | (values == 1), values, UNREADABLE).astype(np.int8)
    elif kind == "f":
        missing = np.isnan(values)
        truth = np.where((values == 0) | (values == 1), np.where(missing, 0, values), UNREADABLE).astype(np.int8)
        null = missing if null is None else null | missing
    elif kind in "OUS":
        return yes_no(_coded(values, null), name)
    else:
        raise wrong_type(name, values.dtype, "yes or no")
    return truth if null is None else np.where(null, np.int8(NULL), truth)


_WANTED = {
    "a date or a month": "日期或年月",
    "a count of months": "月数",
    "words": "文字",
    "yes or no": "是或否",
    "one dimension": "一维数组",
    "dates, numbers or words": "日期、数字或文字",
}


def wrong_type(name: str, kind: object, wanted: str) -> InvalidFacts:
    """A column of a type that cannot hold its fact."""
    return InvalidFacts("batch.column_type", field=name, type=str(kind), wanted=wanted, wanted_zh=_WANTED[wanted])


def _length(column: Column) -> int:
    if isinstance(column, Coded):
        return len(column.codes)
    return len(column.values) if isinstance(column, Masked) else len(column)


def _parts(column: Array | Masked) -> tuple[Array, NDArray[np.bool_] | None]:
    return (column.values, column.null) if isinstance(column, Masked) else (column, None)


def _clip(values: Array) -> NDArray[np.int16]:
    return np.clip(values, UNREADABLE, MOST).astype(np.int16)


def _whole(values: Array) -> NDArray[np.int64]:
    """Floats that are whole, as a column with nulls becomes in pandas; -2 for the others."""
    small = np.where(np.abs(values) < 1e15, values, 0.5)  # not a number and infinity too
    return np.where(small == np.floor(small), small, UNREADABLE).astype(np.int64)


@functools.cache
def _calendar() -> tuple[NDArray[np.int16], NDArray[np.uint8], int]:
    """Month and day of every date that a batch knows, with one place before them and one after."""
    first = np.datetime64(str(FIRST), "D")
    dates = np.arange(first, np.datetime64(str(LAST + 1), "D"))
    month = dates.astype("datetime64[M]")
    of_month = month.astype(np.int64) + _EPOCH
    of_day = (dates - month.astype("datetime64[D]")).astype(np.int64) + 1
    return (
        np.concatenate([[0], of_month, [FAR]]).astype(np.int16),
        np.concatenate([[0], of_day, [0]]).astype(np.uint8),
        int(first.astype(np.int64)),
    )


def _of_dates(values: Array, name: str, *, days: bool) -> tuple[Array, NDArray[np.uint8] | None]:
    unit, step = np.datetime_data(values.dtype)
    null = np.isnat(values)
    if unit == "M" and step == 1:
        month = np.clip(values.view(np.int64), -_EPOCH, FAR - _EPOCH) + _EPOCH
        return np.where(null, NULL, month).astype(np.int16), None
    if unit in ("Y", "M", "generic"):
        raise wrong_type(name, values.dtype, "a date or a month")
    of_month, of_day, first = _calendar()
    date = values.astype("datetime64[D]")
    place = np.clip(date.view(np.int64), first - 1, first + len(of_month) - 2) - (first - 1)
    month = np.where(null, np.int16(NULL), of_month[place])
    if unit not in ("D", "W") and (moment := (values != date) & ~null).any():
        month[moment] = UNREADABLE
    return month, of_day[place] if days else None


def _of_digits(values: Array) -> tuple[NDArray[np.int16], NDArray[np.uint8] | None]:
    number = np.minimum(values, 10**9).astype(np.int64) if values.dtype.kind == "u" else values.astype(np.int64)
    dated = number >= 10_000_000
    month_number = np.where(dated, number // 100, number)
    day = np.where(dated, number % 100, 0)
    year, month = month_number // 100, month_number % 100
    good = (number >= 100_000) & (month_number <= 999_999) & (month >= 1) & (month <= 12)
    year, month = np.where(good, year, 1), np.where(good, month, 1)
    leap = (month == 2) & (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    good &= ~dated | ((day >= 1) & (day <= _lengths()[month - 1] + leap))
    index = np.minimum(year * 12 + month - 1, FAR)
    return np.where(good, index, UNREADABLE).astype(np.int16), np.where(good, day, 0).astype(np.uint8)


@functools.cache
def _lengths() -> NDArray[np.int64]:
    """The days of the months of a year that is no leap year."""
    first_days = np.arange("2027-01", "2028-02", dtype="datetime64[M]").astype("datetime64[D]")
    return np.diff(first_days).astype(np.int64)


def _coded(values: Array, null: NDArray[np.bool_] | None) -> Coded:
    """Each value once. 1, 1.0 and True are equal in Python and three different things here."""
    places: dict[Any, int] = {}
    found: list[Any] = []
    rows: Iterable[Any] = values.tolist()
    code = np.empty(len(values), np.int32)
    for row, value in enumerate(rows):
        try:
            place = places.setdefault((type(value), value), len(found))
        except TypeError:
            place = len(found)
        if place == len(found):
            found.append(value)
        code[row] = place
    if null is not None:
        code[null] = -1
    return Coded(code, found)


def _by_value(column: Coded, name: str, parse: Callable[[Any], Any], null: int = NULL) -> tuple[Array, Array]:
    """What every row's value is parsed to: one parse a value, not one a row."""
    fact = _FACT[name]
    plain = map(_plain, column.values)
    of_value = [(null, 0) if reading.nothing(value, fact) else _pair(parse(value)) for value in plain]
    found = np.array([*of_value, (null, 0)], np.int16)  # the last one is for -1, which takes it
    month, day = np.ascontiguousarray(found.T)
    return month.take(column.codes, mode="wrap"), day.take(column.codes, mode="wrap")


def _pair(value: int | tuple[int, int]) -> tuple[int, int]:
    return value if isinstance(value, tuple) else (value, 0)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else str(value)
    return value.item() if isinstance(value, np.generic) else value


def _integer(value: Any) -> Any:
    """A whole number, however a table has it: a count among nulls is a float in NumPy and pandas."""
    from decimal import Decimal

    if isinstance(value, float | Decimal):
        whole = int(value) if math.isfinite(value) else None
        return whole if whole == value else value
    return value


@functools.lru_cache(maxsize=1 << 18, typed=True)
def _parsed_month(value: Any) -> tuple[int, int]:
    try:
        month, day = parse_day_or_month(value)
    except (InvalidFacts, ValueError, TypeError):
        return UNREADABLE, 0
    return min(month.index, FAR), day or 0


def _month(value: Any) -> tuple[int, int]:
    try:
        return (UNREADABLE, 0) if isinstance(value, bool) else _parsed_month(value)
    except TypeError:  # unhashable
        return UNREADABLE, 0


def _count(fact: str, value: Any) -> int:
    if isinstance(value, str) and (whole := _WHOLE_AS_TEXT.fullmatch(value.strip())) is not None:
        value = whole[1]
    try:
        count = reading.months(_integer(value), fact)
    except (InvalidFacts, ValueError, TypeError):
        return UNREADABLE
    return NULL if count is None else min(int(count), MOST)


def category_of(value: object) -> Category:
    """A class as a staff list reads it: of a man also beside another age, which is that of another way.

    >>> category_of("男55"), category_of("女55")
    (<Category.MALE_60: 'male_60'>, <Category.FEMALE_55: 'female_55'>)

    Raises:
        InvalidFacts: as `Category.of`.
    """
    try:
        return Category.of(value)
    except InvalidFacts:
        meant = class_meant(str(value))
        if meant.man and meant.known:
            return Category.MALE_60
        raise


def _category(value: Any) -> int:
    try:
        return CATEGORIES.index(category_of(value))
    except InvalidFacts as error:
        return WOMAN if error.code == "facts.category_of_woman" else BAD_WORD


def _employment(value: Any) -> int:
    try:
        return EMPLOYMENTS.index(Employment.of(value))
    except InvalidFacts:
        return BAD_WORD


def _drawing(value: Any) -> int:
    try:
        found = reading.drawn(value)
    except InvalidFacts:
        return BAD_WORD
    return NO_WORD if found is None else DRAWINGS.index(found)


def _agreed(value: Any) -> int:
    return NOT_AGREED if reading.says_no(value) else _month(value)[0]


def _truth(name: str, value: Any) -> int:
    try:
        said = reading.approval(value) if name == "approved" else reading.yes_no(value, name)
    except InvalidFacts:
        return UNREADABLE
    return NULL if said is None else int(said)
