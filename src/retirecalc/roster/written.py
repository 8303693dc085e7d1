"""Months and periods as people write them in lists, beside the forms that every door reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeVar

from retirecalc.errors import InvalidFacts
from retirecalc.facts.vocabulary import said_beside
from retirecalc.ground.months import Months, YearMonth, parse_day_or_month
from retirecalc.ground.written import ENGLISH, plain_month

V = TypeVar("V")
Order = Literal["dmy", "mdy"]

_DAYS = 31
_SERIALS = range(3654, 55_000)
"""The day numbers of a spreadsheet from 1910 to 2050."""
_PARTS = re.compile(
    r"\s*\((?:含|其中|包括|包含)"
    r"(?![^()]*(?:居民|农|失业|医|工伤|生育|年金|公积金|断|欠|缺|未|停|重复|预))[^()]*\)$"
)
"""What a count has in it, but for what is none of it."""
_MILLISECONDS = 10**10
"""So many seconds are three hundred years."""
_EPOCH, _EPOCH_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_RUN_TOGETHER = re.compile(r"((?:19|20)\d\d)([1-9])", re.ASCII)
_TIMESTAMP = re.compile(r"/?Date\((-?\d{1,14})(?:[+-]\d{4})?\)/?|(-?\d{8,14})", re.ASCII)
_TWO_DIGITS = re.compile(
    r"\d\d年|\d\d(年\d{1,2}月?(\d{1,2}日?)?|[./-]\d{1,2}([./-]\d{1,2})?)|\d[./-]\d{1,2}[./-]\d\d"
    r"|(?!19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
)
_DEEMED_INSIDE = re.compile(
    r"\((?:含|其中|包括|包含)[:：]?(?:视同|军龄)(?:缴费)?(?:年限|年数|月数)?(?:为|[:：])?([^()]*)\)$"
)
_IN_ORDER = re.compile(r"[12]\d{3}-\d\d(-\d\d)?", re.ASCII)
_OF_TWO_DIGITS = re.compile(r"^(\d{1,2}[ ./-]?[a-z]+[ ./-]?|[a-z]+ \d{1,2},? )(\d\d)$", re.IGNORECASE)


_AGE_BESIDE = re.compile(
    r"(?:[\s,、(]+|(?<=[月日生]))(?:"
    r"(?:年龄:?|现?年|今年|已?满|虚|aged? )?\s*\d{2,3}\s*(?:周?岁|years old)|(?:周岁|虚岁|年龄|aged?)\s*:?\d{2,3}"
    r")\)?$",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(r"\s*\(?(?:经|已|审核|社保)*(?:认定|核定|核实|审定)\)?$")
"""What a note behind a birth may say that changes nothing: how old somebody is, and that it has been established."""
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.—–·。](\d{1,2})[-/.—–·。]((?:19|20)\d\d)(?!\d)")


def orders_of(text: str) -> frozenset[Order]:
    """The orders in which a date of three numbers can be read whose year stands last; none for anything else.

    >>> [sorted(orders_of(text)) for text in ("13.05.1971", "03/05/1971", "1971-05-03")]
    [['dmy'], ['dmy', 'mdy'], []]
    """
    match = _YEAR_LAST.search(unicodedata.normalize("NFKC", text))
    if match is None:
        return frozenset()
    day_first: tuple[tuple[Order, str, str], ...] = (("dmy", match[1], match[2]), ("mdy", match[2], match[1]))
    return frozenset(order for order, day, month in day_first if 0 < int(month) <= 12 and 0 < int(day) <= _DAYS)


@lru_cache(maxsize=1 << 14)
def month_of(
    text: str, field: str, order: Order | None = None, serials: bool = False, of_1904: bool = False
) -> tuple[YearMonth, int | None]:
    """A month, and its day where one is written; day numbers count from 1904 on where the workbook does.

    >>> month_of("1971、9", "birth"), month_of("13-May-71", "birth"), month_of("一九七一年九月生", "birth")
    ((YearMonth(1971, 9), None), (YearMonth(1971, 5), 13), (YearMonth(1971, 9), None))

    Raises:
        InvalidFacts: it is not certain which month is meant; the sentence says why where that can be told.
    """
    if _IN_ORDER.fullmatch(text):  # as in most lists
        return parse_day_or_month(text, field)
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if field == "birth":
        plain = _CERTIFIED.sub("", _AGE_BESIDE.sub("", plain))
    plain = plain_month(plain)
    if (match := re.fullmatch(r"([A-Za-z]{3,9})[-/ ]'?(\d\d)", plain)) is not None and match[1].lower() in ENGLISH:
        if int(match[2]) <= _DAYS:
            raise InvalidFacts("roster.two_digits", field=field, value=text)
        plain = f"{match[1]} 19{match[2]}"
    if re.search(r"农历|阴历|旧历|[农阴]\W*$|lunar|闰.{0,2}月|初[\d一二三四五六七八九十]", plain):
        raise InvalidFacts("roster.lunar", field=field, value=text)
    if (
        (match := re.fullmatch(r"(\d{4,5})(\.\d+)?", plain))
        and int(match[1]) + (_EPOCH_OF_1904 - _EPOCH).days * of_1904 in _SERIALS
        and not re.match(r"(19|20)\d\d\b", plain)
    ):
        day = (_EPOCH_OF_1904 if of_1904 else _EPOCH) + timedelta(int(match[1]))
        if serials and match[2] is None:
            return YearMonth(day.year, day.month), day.day
        if (both := _RUN_TOGETHER.fullmatch(plain)) is not None:
            month = f"{both[1]}-{both[2]}"
            raise InvalidFacts("roster.serial_or_month", field=field, value=text, month=month, day=str(day))
        raise InvalidFacts("roster.serial", field=field, value=text, day=str(day))
    if _is_timestamp(plain):
        raise InvalidFacts("roster.timestamp", field=field, value=text)
    if _TWO_DIGITS.fullmatch(plain):
        raise InvalidFacts("roster.two_digits", field=field, value=text)
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", plain):
        one, two, year = match.groups()
        if int(one) <= 12 and int(two) <= 12 and int(one) != int(two):
            if order is None:
                raise InvalidFacts("roster.day_order", field=field, value=text)
            plain = f"{year}-{one}-{two}" if order == "mdy" else f"{year}-{two}-{one}"
    plain = _OF_TWO_DIGITS.sub(r"\g<1>19\2", plain)
    return _quoting(text, lambda: parse_day_or_month(plain, field))


def number_under(day: date, of_1904: bool = False) -> str | None:
    """The plain number of a year, a month or a day that a spreadsheet shows as this date; None where it is none.

    >>> number_under(date(2439, 8, 30)), number_under(date(1905, 5, 24)), number_under(date(1971, 9, 15))
    ('197109', '1971', None)
    """
    number = str((date(day.year, day.month, day.day) - (_EPOCH_OF_1904 if of_1904 else _EPOCH)).days)
    return number if re.fullmatch(r"(19|20)\d\d(0?[1-9]|1[0-2])?", number) else None


def _is_timestamp(text: str) -> bool:
    """Whether a number counts the time from 1970 on: whole quarters of an hour, as midnight is in every time zone."""
    found = _TIMESTAMP.fullmatch(text)
    if found is None:
        return False
    if found[1] is not None:
        return True
    number = int(found[2])
    seconds = number // 1000 if abs(number) >= _MILLISECONDS else number
    return seconds % 900 == 0 and not re.match(r"(18|19|20)\d{6}$", text)


_FIGURE = "[\\d〇○零一二两三四五六七八九十]"
_AMONG_WORDS = re.compile(
    rf"(\D{{0,30}}?)({_FIGURE}(?:{_FIGURE}|[\s年月日号/.．·、—–-])*(?:{_FIGURE}|[年月日号]))([^\d〇○零二两三四五六七八九十]{{0,30}})"
)
"""A month between words, and no other number beside it."""
_TWO_BIRTHS = re.compile(
    r"(?<=[\d年月日号])\W*(?=(?:原|人事)?档案\w{0,6}[^\w)）]?[12]\d{3})|(?<=[\d年月日号])\W+(?=身份证\w{0,6}[^\w)）]?[12]\d{3})"
    r"|(?:(?<=档案[)）])|(?<=身份证[)）]))\W*(?=[12]\d{3})|(?<=[\d年月日号])\s*[/、,，;；或]\s*(?=[12]\d{3}[-年./])"
)
_TWO = len("1970.91969.3") + 1
"""So long are two births at least, with anything between them."""
_TOLD_APART = re.compile("档案|身份证")


def noted(text: str, notes: str) -> tuple[str, frozenset[str] | None]:
    """The month in a cell, and what the words around it mean as `notes` of the vocabulary; None for words that are not known.

    >>> noted("弹性延迟至2027年12月（已签）", "deferral_agreed_to_note"), noted("1970-09（户口）", "birth_note")
    (('2027年12月', frozenset({'nothing'})), ('1970-09', None))
    """
    found = _AMONG_WORDS.fullmatch(text)
    return (text, None) if found is None else (found[2], said_beside(f"{found[1]} {found[3]}", notes))


def births_in(text: str) -> tuple[list[str], bool]:
    """The births in a cell, and whether it says of two which is that of the file or of the ID card.

    >>> births_in("1970-09（档案1969-03）"), births_in("1970-09/1969-03"), births_in("1970-09（档案）")
    ((['1970-09', '档案1969-03）'], True), (['1970-09', '1969-03'], False), (['1970-09（档案）'], True))
    """
    if len(text) < _TWO:
        return [text], True
    parts = _TWO_BIRTHS.split(text, maxsplit=1)
    return parts, len(parts) == 1 or _TOLD_APART.search(text) is not None


def _quoting(text: str, read: Callable[[], V]) -> V:
    """What is read, or why not, with the cell as it stands in the list."""
    try:
        return read()
    except InvalidFacts as error:
        raise InvalidFacts(
            error.code, **{**error.fields, **({"value": text} if "value" in error.fields else {})}
        ) from None


def without_parts(text: str) -> str:
    """A count without the note that says what is in it.

    >>> without_parts("26（含视同5年）"), without_parts("26年（不含视同）")
    ('26', '26年(不含视同)')
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    return _PARTS.sub("", plain)


def with_point(text: str) -> str:
    """Years with a decimal comma, written with a point; a comma of thousands stays.

    >>> with_point("30,5"), with_point("30,25年"), with_point("1,234")
    ('30.5', '30.25年', '1,234')
    """
    return re.sub(r"^(\d{1,2})[,，](\d{1,2}\s*[年岁]?)$", r"\1.\2", text)


@lru_cache(maxsize=1 << 14)
def period_of(text: str, field: str) -> Months:
    """A written period; a bare whole number is months.

    >>> period_of("二十六年零四个月", "paid"), period_of("26年半", "paid"), period_of("26年4个月（含视同2年）", "paid")
    (Months(316), Months(318), Months(316))

    Raises:
        InvalidFacts: it is not certain how long.
    """
    return _quoting(text, lambda: Months.of(with_point(without_parts(text)), field))


def deemed_inside(text: str) -> str | None:
    """The deemed years that a count names as part of it, as they are written; empty where it only says that they are in it.

    >>> deemed_inside("26年4个月（含视同5年）"), deemed_inside("26年（含视同）"), deemed_inside("26年（不含视同5年）")
    ('5年', '', None)
    """
    found = _DEEMED_INSIDE.search("".join(unicodedata.normalize("NFKC", text).split()))
    return None if found is None else found[1]


def decimal_years(whole: str, part: str) -> Months:
    """Decimal years as whole months: a twelfth, written out or cut off, is that month; anything else is rounded down.

    >>> decimal_years("26", "33"), decimal_years("26", "5"), decimal_years("26", "67"), decimal_years("26", "4")
    (Months(316), Months(318), Months(320), Months(316))
    """
    unit = 10 ** len(part)
    number = int(whole + part) * 12
    nearest = (number + unit // 2) // unit
    near = (
        abs(number - nearest * unit) * 100 <= 12 * unit
    )  # one hundredth of a year, as far as two digits are cut or rounded
    return Months(nearest if near and len(part) > 1 else number // unit)


def is_twelfth(part: str) -> bool:
    """Whether a fraction of a year is a whole number of months, written to so many digits.

    >>> [is_twelfth(part) for part in ("33", "5", "08", "4", "11")]
    [True, True, True, False, False]
    """
    unit = 10 ** len(part)
    if unit == 10:
        return part == "5"
    return any(int(part) in (month * unit // 12, (month * unit + 6) // 12) for month in range(1, 12))
