"""Months: the unit in which the law counts.

The annexes go from a birth month to a retirement month, and minimum periods are whole months, so nothing here knows
a day until one is asked for. `YearMonth.on` is the one place that clips a day to the end of a month (2028-02-30
becomes 2028-02-29). Adding months to dates does not associate; adding them to months does.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from numbers import Number
from typing import Any, NoReturn, TypeAlias, TypeVar, overload

from retirecalc.errors import InvalidFacts
from retirecalc.ground.body import reads
from retirecalc.ground.written import MIDNIGHT, plain_month, plain_period

_IN_EVERY_MONTH = 28
_LONGEST = 100
"""Nobody spells a month or a period in more characters: longer text is not made plain step by step."""
_R = TypeVar("_R")
_PERIOD = re.compile(
    r"P?(?:(?P<years>\d{1,4})\s*(?:Y|YEARS?|年|岁|周岁)零?)?\s*(?:(?P<months>\d{1,4})\s*(?:M|MONTHS?|个?月))?",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"(?P<years>\d{1,4})\.(?P<part>\d+)\s*(?:年|Y)?", re.IGNORECASE)
_DAY = "([0-9]{4}) *[-/.年] *([0-9]{1,2})(?: *月| *[-/.月] *([0-9]{1,2}) *日?)?|([0-9]{4})([0-9]{2})([0-9]{2})?"
WRITTEN = f"(?:{_DAY})(?:{MIDNIGHT})?"
"""Every written form of a month or a date, in lower case and with plain blanks: what the SQL reads too. Year, month and day
are the groups 1-3, or 4-6."""
_WRITTEN = re.compile(WRITTEN, re.IGNORECASE)
_CLOCK = "(?:t|z|\\+|[0-9]{1,2} *[:时点]|上午|下午|中午|晚上|凌晨).*"
_MOMENT = f"(?:{_DAY}) *{_CLOCK}"
_YEAR_LAST = f"([^:]*[-/. ,][0-9]{{4}}),? +{_CLOCK}"


class Months(int):
    """A count of whole months, read and written as years and months.

    >>> Months.of("26y4m"), Months.of("26年4个月"), Months.of("60岁1个月"), Months.of("P60Y1M"), Months.of(316)
    (Months(316), Months(316), Months(721), Months(721), Months(316))
    >>> str(Months(721)), Months(721).iso, Months(720).iso, Months(0).iso
    ('60y1m', 'P60Y1M', 'P60Y', 'P0M')
    """

    __slots__ = ()

    @classmethod
    def of(cls, value: object, field: str = "months") -> Months:
        """Read a period; a bare whole number is months.

        Raises:
            InvalidFacts: not a period, below zero, more than 11 months beside years, or a decimal such as 26.4, which may
                mean more than one thing.
        """
        if isinstance(value, int) and not isinstance(value, bool):
            if value < 0:
                raise InvalidFacts("ground.period_negative", field=field, value=value)
            return cls(value)
        text = _plain(value)
        if isinstance(value, Number) and re.fullmatch(
            r"\d{1,15}\.0+", text
        ):  # a count among nulls is a float in a frame
            text = text.partition(".")[0]
        if re.fullmatch(r"\d{1,6}", text):
            return cls(text)
        if re.fullmatch(r"-\s*\d+.*", text):
            raise InvalidFacts("ground.period_negative", field=field, value=text)
        if (decimal := _DECIMAL.fullmatch(text)) and (meant := _meant(decimal[1], decimal[2][:9])):
            number = f"{decimal[1]}.{decimal[2][:9]}"
            forms = [f"{one} ({int(one)} months{f', {number} years' * so_many})" for one, so_many in meant.items()]
            zh = [f"{_zh(one)}（{int(one)}个月{f'，即{number}年' * so_many}）" for one, so_many in meant.items()]
            said: dict[str, object] = {"value": number, "forms": ", ".join(forms), "forms_zh": "、".join(zh)}
            raise InvalidFacts("ground.period_decimal", field=field, **said)
        match = _PERIOD.fullmatch(text)
        if match is None and len(text) <= _LONGEST and (spelled := plain_period(text)) != text:
            return _quoted(text, lambda: cls.of(spelled, field))
        if match is None and text.endswith(")") and text.count("(") == 1:  # the same once more: 26年4个月（316个月）
            first, _, again = text[:-1].partition("(")
            if (period := _quoted(text, lambda: cls.of(first, field))) == _quoted(text, lambda: cls.of(again, field)):
                return period
        if match is None or match["years"] is match["months"] is None:
            raise InvalidFacts("ground.period_unreadable", field=field, value=text)
        years, months = int(match["years"] or 0), int(match["months"] or 0)
        if match["years"] is not None and months > 11:
            total = cls(years * 12 + months)
            said = {"months": months, "total": str(total), "total_zh": _zh(total)}
            raise InvalidFacts("ground.period_part", field=field, value=text, **said)
        return cls(years * 12 + months)

    @property
    def iso(self) -> str:
        """ISO 8601 duration: `P61Y9M`."""
        years, months = divmod(self, 12)
        return "P" + (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")

    def __str__(self) -> str:
        years, months = divmod(self, 12)
        return f"{years}y{months}m"

    def __repr__(self) -> str:
        return f"Months({int(self)})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __add__(self, other: int) -> Months:
        given: object = other
        if isinstance(given, YearMonth):  # which adds a period to itself
            return NotImplemented
        return Months(int(self) + _count(other))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            reads(cls, cls.of),
            json_schema_input_schema=core_schema.union_schema([core_schema.int_schema(ge=0), core_schema.str_schema()]),
            serialization=core_schema.plain_serializer_function_ser_schema(
                int, return_schema=core_schema.int_schema(ge=0)
            ),
        )


class YearMonth:
    """A calendar month. Ordered and hashable, no number, and there is one object of each month: equal is the same.

    >>> YearMonth(1971, 9) + Months.of("61y9m")
    YearMonth(2033, 6)
    >>> YearMonth(2033, 6) - YearMonth(1971, 9)
    Months(741)
    >>> YearMonth.of("1971年9月") == YearMonth.of("19710915") == YearMonth.of("1971/9") == YearMonth(1971, 9)
    True
    >>> str(YearMonth(2025, 2)), YearMonth(2025, 2).on(31), YearMonth(2025, 2).index
    ('2025-02', datetime.date(2025, 2, 28), 24301)
    """

    __slots__ = ("index",)

    index: int
    """Months since the year 0: `year * 12 + month - 1`, for arrays."""

    def __new__(cls, year: int, month: int) -> YearMonth:
        if year.__class__ is not int:
            year = _whole(year, "year")
        if month.__class__ is not int:
            month = _whole(month, "month")
        if not 1 <= month <= 12:
            raise InvalidFacts("ground.no_such_month", field="month", value=f"{year:04}-{month:02}")
        index = year * 12 + month - 1
        return _MONTHS.get(index) or _at(index)

    @classmethod
    def of(cls, value: object, field: str = "month") -> YearMonth:
        """Read a month from a month, a date, or any usual written form of either; a day is checked, then dropped.

        Raises:
            InvalidFacts: not a month, or not a day of the calendar (1971-02-30).
        """
        if isinstance(value, YearMonth):
            return value
        return parse_day_or_month(value, field)[0]

    @property
    def year(self) -> int:
        return self.index // 12

    @property
    def month(self) -> int:
        return self.index % 12 + 1

    def on(self, day: int) -> date:
        """The day of this month, clipped to its last one."""
        year, month = divmod(self.index, 12)
        if day > _IN_EVERY_MONTH:
            day = min(day, _days(year, month + 1))
        return date(year, month + 1, day)

    def __add__(self, months: int) -> YearMonth:
        index = self.index + (months if months.__class__ in _COUNTS else _count(months))
        return _MONTHS.get(index) or _at(index)

    __radd__ = __add__

    @overload  # a month less a month is a period, a month less a period a month
    def __sub__(self, other: YearMonth) -> Months: ...
    @overload
    def __sub__(self, other: int) -> YearMonth: ...
    def __sub__(self, other: YearMonth | int) -> Months | YearMonth:
        if type(other) is YearMonth:
            return int.__new__(Months, self.index - other.index)
        index = self.index - _count(other)
        return _MONTHS.get(index) or _at(index)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return self.index

    def __lt__(self, other: YearMonth) -> bool:
        return self.index < other.index if other.__class__ is YearMonth else NotImplemented

    def __le__(self, other: YearMonth) -> bool:
        return self.index <= other.index if other.__class__ is YearMonth else NotImplemented

    def __gt__(self, other: YearMonth) -> bool:
        return self.index > other.index if other.__class__ is YearMonth else NotImplemented

    def __ge__(self, other: YearMonth) -> bool:
        return self.index >= other.index if other.__class__ is YearMonth else NotImplemented

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a month does not change")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a month does not change")

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def __repr__(self) -> str:
        return f"YearMonth({self.year}, {self.month})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def toDict(self) -> dict[str, str]:  # noqa: N802
        """For `DataFrame.to_json`, which asks for this and would otherwise write every attribute."""
        return {"month": str(self)}

    def __reduce__(self) -> tuple[type[YearMonth], tuple[int, int]]:
        return YearMonth, (self.year, self.month)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            reads(cls, cls.of),
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )


MonthLike: TypeAlias = YearMonth | date | str
"""A month, a date, or any usual written form of either; `YearMonth.of` reads it."""
PeriodLike: TypeAlias = int | str
"""Whole months, or a written period such as `26y4m`; `Months.of` reads it."""


def parse_day_or_month(value: object, field: str = "month") -> tuple[YearMonth, int | None]:
    """A month, and the day of it where one is written. Every door reads a date by this function, or as it does.

    A moment is no date: what has a time zone is another day elsewhere, and what is not at midnight may be one by a time zone
    that somebody dropped.

    >>> parse_day_or_month("1971-09-15"), parse_day_or_month("197109"), parse_day_or_month("1971/9/15 0:00")
    ((YearMonth(1971, 9), 15), (YearMonth(1971, 9), None), (YearMonth(1971, 9), 15))

    Raises:
        InvalidFacts: no month, no day of the calendar, or a moment.
    """
    if value.__class__ is str:
        return _parsed(value, field)
    if isinstance(value, YearMonth):
        return value, None
    if isinstance(value, date) and value == value:  # noqa: PLR0124  # pandas has a date that is none
        if isinstance(value, datetime) and not value.isoformat().endswith("T00:00:00"):  # a zone stands at the end too
            raise InvalidFacts("ground.moment", field=field, value=value.isoformat(" "))
        return YearMonth(value.year, value.month), value.day
    return _read(value, field)


def _read(value: object, field: str) -> tuple[YearMonth, int | None]:
    text = _plain(value)
    if isinstance(value, str | Number) and re.fullmatch(r"[0-9]{4}\.1", text):
        raise InvalidFacts("ground.month_or_decimal", field=field, value=text, year=text[:4])
    match = _WRITTEN.fullmatch(text)
    # A number with a fraction is no month, even where its digits look like one.
    if match is None or (isinstance(value, Number) and not text.isdigit()):
        if isinstance(value, str) and len(text) <= _LONGEST and (spelled := plain_month(text)) != text:
            return _quoted(text, lambda: _read(spelled, field))
        if re.fullmatch(_MOMENT, text, re.IGNORECASE) or _is_timed(text):
            raise InvalidFacts("ground.moment", field=field, value=text)
        raise InvalidFacts("ground.month_unreadable", field=field, value=text)
    year, month, day = (match[group] or match[group + 3] for group in (1, 2, 3))
    if int(year) < 1:
        raise InvalidFacts("ground.no_such_year", field=field, value=text)
    if not 1 <= int(month) <= 12:
        raise InvalidFacts("ground.no_such_month", field=field, value=text)
    if day is None:
        return YearMonth(int(year), int(month)), None
    if not 1 <= int(day) <= _days(int(year), int(month)):
        if field == "birth":
            raise InvalidFacts("ground.no_such_birth_day", field=field, value=text)
        raise InvalidFacts("ground.no_such_day", field=field, value=text)
    return YearMonth(int(year), int(month)), int(day)


def _is_timed(text: str) -> bool:
    """Whether a time of day stands behind a date whose year is its last part."""
    found = re.fullmatch(_YEAR_LAST, text, re.IGNORECASE)
    return found is not None and re.fullmatch(r"[0-9]+([-/.])[0-9]+\1[0-9]+", plain_month(found[1])) is not None


def _quoted(text: str, read: Callable[[], _R]) -> _R:
    """What is read, or why not, with the text as somebody wrote it."""
    try:
        return read()
    except InvalidFacts as error:
        raise InvalidFacts(error.code, **{**error.fields, "value": text}) from None


_parsed = lru_cache(maxsize=1 << 12)(_read)
"""The same months are written in every row of a list. What cannot be read is an error, and is not kept."""


def parse_day(value: object, field: str = "day") -> date:
    """A day; a month alone is none.

    >>> parse_day("2024年12月31日")
    datetime.date(2024, 12, 31)

    Raises:
        InvalidFacts: no day of the calendar, or a moment.
    """
    try:
        month, day = parse_day_or_month(value, field)
    except InvalidFacts as error:
        if error.code not in ("ground.month_unreadable", "ground.month_or_decimal"):
            raise
        raise InvalidFacts("ground.day_unreadable", field=field, value=_plain(value)) from None
    if day is None:
        raise InvalidFacts("ground.day_unreadable", field=field, value=_plain(value))
    return month.on(day)


def _days(year: int, month: int) -> int:
    """How many days a month has; `calendar` takes longer to load than all else here."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(1)).day


def _meant(years: str, part: str) -> dict[Months, bool]:
    """The periods that a decimal may stand for, each with whether it is so many years."""
    found = {}
    if len(part) <= 2 and int(part) <= 11:  # 26 years 4 months
        found[Months(int(years) * 12 + int(part))] = False
    if not int(part):  # or a table that writes whole numbers of months so
        found[Months(int(years))] = False
    if part == "1":  # or a spreadsheet dropped the final 0
        found[Months(int(years) * 12 + 10)] = False
    unit = 10 ** len(part)
    number = int(years + part)
    nearest = Months((number * 12 + unit // 2) // unit)
    off = abs(number * 12 - nearest * unit)
    # One place after the point does not tell the months apart; in two or more they show as 12.67, or as 12.66 cut off.
    if off == 0 or (len(part) >= 2 and off < 12):
        found[nearest] = True
    return dict(sorted(found.items()))


def _zh(period: Months) -> str:
    years, months = divmod(int(period), 12)
    return f"{years}年{months}个月"


def _plain(value: object) -> str:
    """Text as people mean it: full-width digits and blanks of any kind made plain."""
    return " ".join(unicodedata.normalize("NFKC", str(value)).split())


_COUNTS = (int, Months)


def _count(months: Any) -> int:
    """A whole number of any kind, NumPy's too, as Python's own; a truth value is none."""
    if months.__class__ in _COUNTS:
        return months
    if months.__class__.__name__ in ("bool", "bool_") or not hasattr(months, "__index__"):
        raise TypeError(f"months are counted in whole numbers, not in {type(months).__name__}")
    return operator.index(months)


def _whole(value: Any, field: str) -> int:
    """The same of a year and a month, before one that is none is kept for ever."""
    try:
        return _count(value)
    except TypeError:
        raise InvalidFacts("ground.not_whole", field=field, value=repr(value)) from None


def _at(index: int) -> YearMonth:
    """The one object of a month."""
    if not 12 <= index < 120_000:
        raise InvalidFacts("ground.no_such_year", field="month", value=f"{index // 12:04}-{index % 12 + 1:02}")
    month = object.__new__(YearMonth)
    object.__setattr__(month, "index", index)
    return _MONTHS.setdefault(index, month)


_MONTHS: dict[int, YearMonth] = {}
"""Every month that was ever asked for, so that a sum of months is a look-up."""
