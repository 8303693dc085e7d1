"""One cell: as a person reads it, and as a CSV file may hold it without becoming a formula."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeAlias
from unicodedata import east_asian_width, normalize

from retirecalc.facts.vocabulary import said_beside

Cell: TypeAlias = Any
"""What a file holds: text in a CSV; in a workbook, a Parquet file or a frame numbers, dates and truth values too."""

_PLAIN = re.compile(r'[+-]?(\d[\d,]*+(\.\d*+)?|\.\d++)(e[+-]?\d++)?%?|-++|="[^"]*+"', re.IGNORECASE)
"""A number, a dash for "nothing", and the `="0012"` that keeps leading zeros: no spreadsheet does harm with these."""
_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MAY_START = re.compile(f"\x1f[{re.escape(''.join(_STARTS))}]")
"""What a cell of cells joined by `\\x1f`, one before the first too, begins with that may have to be guarded."""
SPOILED = re.compile(r"\x1f(?:0\d+|\d{12,})(?=\x1f)")
"""Among cells so joined, one behind the last too: numbers that a spreadsheet changes when it opens the file."""


def text_of(cell: Cell) -> str:
    """A cell as a person reads it.

    >>> [text_of(cell) for cell in (197109.0, 26.4, None, True, date(1971, 9, 15), datetime(1971, 9, 15), " 0012 ")]
    ['197109', '26.4', '', 'TRUE', '1971-09-15', '1971-09-15', ' 0012 ']
    """
    kind = type(cell)  # most cells by far are of these two
    if kind is str:
        return str(cell)
    if kind is float and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, str):
        return cell
    if cell is None or (isinstance(cell, float) and cell != cell):  # noqa: PLR0124  # not a number
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(cell, timedelta):  # as a spreadsheet shows it: [h]:mm
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    return str(cell)


def blank(cell: Cell) -> bool:
    """Whether nothing is written in a cell."""
    return not text_of(cell).strip()


def guarded(text: str) -> str:
    """The text for a CSV file: with an apostrophe before what a spreadsheet would take for a formula.

    Numbers, also negative ones, a dash and `="0012"` stay as they are. `unguarded` takes the apostrophe off again.

    >>> [guarded(text) for text in ("=1+1", "@SUM(A1)", "-3", "+26.4", "-", "-1+2", '="0012"', "样例")]
    ["'=1+1", "'@SUM(A1)", '-3', '+26.4', '-', "'-1+2", '="0012"', '样例']
    """
    return f"'{text}" if text.startswith(_STARTS) and not _PLAIN.fullmatch(text) else text


def all_guarded(texts: list[str]) -> list[str]:
    """`guarded`, of a whole row."""
    return [guarded(text) for text in texts] if MAY_START.search("\x1f".join(("", *texts))) else texts


def unguarded(text: str) -> str:
    """The text of a CSV cell without the apostrophe that `guarded` put there; any other apostrophe stays.

    >>> unguarded("'=1+1"), unguarded("'-3"), unguarded("'s")
    ('=1+1', "'-3", "'s")
    """
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


def width(text: str) -> int:
    """How wide a text stands in a column, a Chinese character counting two.

    >>> width("姓名 A")
    6
    """
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


# White space, byte-order marks, and the direction marks that certificate and web pages put around copied numbers.
_UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
_BLANKS = " \t\r\n\v\f\u00a0\u3000" + _UNSEEN
_NOT_SEEN = str.maketrans("", "", _UNSEEN)
_QUOTES = tuple("“‘「\"'")
_QUOTED = re.compile("""[“‘「"']([^“”‘’「」"']+)[”’」"']""")


def typed(cell: Cell) -> str | None:
    """A cell as the person typed it, without what a spreadsheet puts around it; None where it is empty.

    >>> typed('="0012"'), typed("'0012"), typed(" 26.0 "), typed(date(1971, 9, 1)), typed("　")
    ('0012', '0012', '26', '1971-09', None)
    """
    if isinstance(cell, str):
        return _typed(cell)
    return str(cell)[:7] if is_month(cell) else _typed(text_of(cell))


# What stands in thousands of rows is read once.
@lru_cache(maxsize=1 << 14)
def _typed(text: str) -> str | None:
    text = (text if text.isascii() else text.translate(_NOT_SEEN)).strip(_BLANKS)
    if formula := re.fullmatch(r'="(.*)"', text):
        text = formula[1].strip(_BLANKS)
    if text[:1] in _QUOTES and (quoted := _QUOTED.fullmatch(text)):
        text = quoted[1].strip(_BLANKS)
    text = text.removeprefix("'").strip(_BLANKS)
    if formula := re.fullmatch(r'="(.*)"', text):
        text = formula[1].strip(_BLANKS)
    return re.sub(r"^(\d+)\.0+$", r"\1", text) or None


def is_month(cell: Cell) -> bool:
    """A date on the first of a month: a spreadsheet makes that of a month such as 1971-09, so it says no day."""
    return isinstance(cell, date) and text_of(cell).endswith("-01")  # with a time of day it is a moment


def id_key(cell: Cell) -> str:
    """What two cells with one ID number have in common."""
    text = text_of(cell)
    if text.isascii() and text.isdigit():
        return text
    if _WRITTEN_OUT.fullmatch(number := id_text(text)):
        return number.upper()
    return re.sub(r"[^\dX]", "", normalize("NFKC", text).upper())


_WRITTEN_OUT = re.compile(r"\d{17}[\dXx]", re.ASCII)
_LIKE_X = "×*✕✖хХχΧ乂╳"
_OF_ID = re.compile(
    rf"\W*(?:(?:(?:公民|居民)?身份(?:证件?)?|证件)?号?码?|(?:id(?:card)?)?(?:no|number)?)\W*([0-9]{{17}})([0-9Xx{_LIKE_X}])(\D*)",
    re.IGNORECASE,
)
"""An ID number with what is typed around it; what stands behind it may say that it is not the number."""


def id_text(text: str) -> str:
    """An ID number as it stands on the card, without the blanks, hyphens and full-width forms in which it was typed.

    >>> id_text("身份证：１１０１０１-1971 ｘ"), id_text("“110221197109150011”（新）"), id_text("E-1234")
    ('1101011971x', '110221197109150011', 'E-1234')
    """
    if _WRITTEN_OUT.fullmatch(text):
        return text
    typed_in = re.sub(rf"[{_BLANKS}]|\s|(?<=\d)[-‐-―−./·](?=[\dXx{_LIKE_X}])", "", normalize("NFKC", text))
    if (found := _OF_ID.fullmatch(typed_in)) is not None and said_beside(found[3], "id_note") is not None:
        if found[2] in _LIKE_X:
            from stdnum.cn import ric

            return f"{found[1]}X" if ric.calc_check_digit(f"{found[1]}X") == "X" else typed_in
        return found[1] + found[2]
    return re.sub("^身份证(号码?)?:", "", typed_in)
