"""A workbook as a clerk hands it on: sheets that print on A4, values as what they are, states by fill and by word."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NamedTuple

from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.ground.months import YearMonth
from retirecalc.ground.replace import scratch
from retirecalc.ground.say import Language
from retirecalc.roster.cells import text_of, width

MARK = "retirecalc"
"""A name that each sheet defines for itself, with its title as the value: what was not renamed since may be written anew."""
_ROWS, _COLUMNS, _CHARACTERS = 1_048_576, 16_384, 32_767
_EXACT = 10**15  # beyond it a spreadsheet rounds
_FIRST_YEAR = 1900
_WIDEST, _MEASURED, _HEIGHT = 42, 1_000, 16
_A4 = 9
_SCALE = 70
_LINES = 70
"""So many lines on a page can still be read."""

Style = Literal["title", "heading", "head", "answer", "late", "soon", "open", "wrong", "reached", "fill_in", "name"]

_STYLES: Mapping[Style, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 12},
    "head": {"bold": True, "bg_color": "#E7E6E6", "text_wrap": True, "valign": "vcenter", "border": 1},
    "answer": {"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "vcenter", "border": 1},
    "late": {"bg_color": "#F8CBAD"},
    "soon": {"bg_color": "#FFE699"},
    "open": {"bg_color": "#BDD7EE"},
    "wrong": {"bg_color": "#D9D9D9"},
    "reached": {"bg_color": "#FCE4D6"},
    "name": {"bold": True},
    "fill_in": {"bg_color": "#FFF2CC", "border": 1},
}
_MONTHS: Mapping[Language, str] = {"en": "yyyy-mm", "zh": 'yyyy"年"m"月"'}
_DAYS: Mapping[Language, str] = {"en": "yyyy-mm-dd", "zh": 'yyyy"年"m"月"d"日"'}


class Shown(NamedTuple):
    """A value in a style."""

    value: object
    style: Style


class Own(NamedTuple):
    """A cell of the list itself, which is shown as it came."""

    value: object


class Sheet(NamedTuple):
    """A sheet: lines of values. Those above the header have no columns to fit.

    Rows are one line high, so that a long text does not run over the cells beside it; of a `tall` sheet they show the whole.
    """

    name: str
    header: Sequence[object]
    rows: Sequence[Sequence[object]]
    above: Sequence[Sequence[object]] = ()
    frozen: int = 0
    """So many columns at the left stay in sight, and come again on each page."""
    filtered: bool = True
    tall: bool = False
    most: int = 60
    """How wide a column of a tall sheet is at most."""
    wide: bool = False
    """Whether it takes as many pages side by side as its columns need."""
    below: str = ""
    least: Sequence[int] = ()
    """How wide the first columns are at least."""
    finish: Callable[[Any, Any], None] | None = None
    """Is told the book and the sheet once the cells stand: a chart, the words to choose from."""


def write_book(path: Path, file: str, lang: Language, sheets: Iterable[Sheet], created: date, page: str) -> None:
    """Write sheet after sheet; `page` numbers the printed pages.

    Raises:
        RosterError: the plan does not fit into a sheet.
        MissingExtra: the package `xlsxwriter` is not installed.
        OSError: the folder cannot be written to, or the disk is full.
    """
    xlsxwriter = need("xlsxwriter", extra="excel", feature="XLSX")
    from xlsxwriter.exceptions import FileCreateError

    made = tuple(sheets)
    for sheet in made:  # before there is any file to be left open
        _check(sheet, file)
    with scratch() as folder:
        # Row after row goes to disk, so that a long list does not fill the memory. The archive does not: one that breaks off
        # on a full disk would complain once more when it is thrown away.
        archive = io.BytesIO()
        book = xlsxwriter.Workbook(archive, {"constant_memory": True, "tmpdir": str(folder)})
        # The clock has no part in the bytes.
        book.set_properties({"created": datetime(created.year, created.month, 1)})  # noqa: DTZ001
        writer = _Writer(book, lang, page)
        try:
            for sheet in made:
                writer.write(sheet)
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None
    path.write_bytes(archive.getbuffer())


def _check(one: Sheet, file: str) -> None:
    lines = (one.header, *one.above, *one.rows)
    longest = max((len(value) for row in lines for value in map(_value, row) if isinstance(value, str)), default=0)
    limits = (
        (len(lines), _ROWS, "rows", "行"),
        (len(one.header), _COLUMNS, "columns", "列"),
        (longest, _CHARACTERS, "characters in a cell", "个字符（一个单元格内）"),
    )
    for found, limit, what, what_zh in limits:
        if found > limit:
            raise RosterError("roster.excel_limit", file=file, found=found, limit=limit, what=what, what_zh=what_zh)


class _Writer:
    def __init__(self, book: Any, lang: Language, page: str) -> None:
        self._book, self._page = book, page
        self._lang: Language = lang
        self._formats: dict[tuple[str, Style | None], Any] = {}
        self._wrapped = _WIDEST

    def _format(self, kind: str, style: Style | None = None) -> Any:
        found = self._formats.get((kind, style))
        if found is None:
            how = {"valign": "top", **_KINDS.get(kind, {})}
            if kind in ("month", "day"):
                how["num_format"] = (_MONTHS if kind == "month" else _DAYS)[self._lang]
            how |= {} if style is None else _STYLES[style]
            found = self._formats[kind, style] = self._book.add_format(how)
        return found

    def write(self, one: Sheet) -> None:
        header, rows, above = one.header, one.rows, one.above
        self._wrapped = one.most if one.tall else _WIDEST
        sheet = self._book.add_worksheet(one.name)
        self._book.define_name(f"'{one.name}'!{MARK}", f'="{one.name}"')
        wide = [min(found, one.most if one.tall else _WIDEST) for found in _widths(header, rows[:_MEASURED])]
        wide += [0] * (len(one.least) - len(wide))
        for column, least in enumerate(one.least):
            wide[column] = max(wide[column], least)
        for column, found in enumerate(wide):
            sheet.set_column(column, column, found)
        at = len(above)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&A&R{self._page}")
        if one.wide:
            sheet.set_print_scale(_SCALE)
        else:
            sheet.fit_to_pages(1, 0 if header else math.ceil(len(above) / _LINES))
        if header:
            sheet.hide_gridlines(0)  # printed too
            sheet.set_row(at, 2 * _HEIGHT)
            sheet.freeze_panes(at + 1, one.frozen)
            sheet.repeat_rows(at)
            if one.frozen:
                sheet.repeat_columns(0, one.frozen - 1)
            if one.filtered:
                sheet.autofilter(at, 0, at + len(rows), len(header) - 1)
        for place, row in enumerate(above):
            sheet.set_row(place, _HEIGHT * _tallest(row))
            self._row(sheet, place, row, wrap=False)
        self._row(sheet, at, header)
        for place, row in enumerate(rows, start=at + bool(header)):
            sheet.set_row(place, _HEIGHT * (_lines(row, wide) if one.tall else _tallest(row)))
            self._row(sheet, place, row)
        if one.below:
            self._put(sheet, at + bool(header) + len(rows) + 1, 0, one.below, wrap=False)
        if one.finish is not None:
            one.finish(self._book, sheet)

    def _row(self, sheet: Any, place: int, row: Sequence[object], *, wrap: bool = True) -> None:
        for column, value in enumerate(row):
            self._put(sheet, place, column, value, wrap=wrap)

    def _put(self, sheet: Any, row: int, column: int, stated: object, *, wrap: bool) -> None:
        """A value as what it is. Text is written as text, whatever it begins with."""
        value: Any = _value(stated)
        style = stated.style if isinstance(stated, Shown) else None
        if value is None or (isinstance(value, str) and not value):
            if style is not None:
                sheet.write_blank(row, column, None, self._format("text", style))
            return
        kind = "own" if isinstance(stated, Own) else "day"
        if isinstance(value, YearMonth):
            value, kind = value.on(1), "month"
        elif isinstance(value, datetime) and ":" in text_of(value):
            kind = "moment"
        if isinstance(value, date) and value.year >= _FIRST_YEAR and getattr(value, "tzinfo", None) is None:
            sheet.write_datetime(row, column, value, self._format(kind, style))
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, float | int | Decimal) and _is_number_for_excel(value):
            whole = isinstance(value, int)
            sheet.write_number(row, column, value, self._format("count", style) if whole or style else None)
        else:
            text = text_of(value)
            long = wrap and (width(text) > self._wrapped or "\n" in text)
            sheet.write_string(row, column, text, self._format("long" if long else "text", style))


_KINDS: Mapping[str, dict[str, Any]] = {
    "month": {"align": "left"},
    "day": {"align": "left"},
    "own": {"num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"},
    "count": {"align": "left"},
    "long": {"text_wrap": True},
}


def _value(stated: object) -> object:
    return stated.value if isinstance(stated, Shown | Own) else stated


def _is_number_for_excel(value: float | Decimal) -> bool:
    return math.isfinite(value) and (isinstance(value, float) or abs(value) < _EXACT)


def without_empty(header: Sequence[object], rows: Iterable[Sequence[object]], keep: int = 0) -> tuple[Any, Any]:
    """Header and rows without the columns in which nothing stands; the first ones stay as they are.

    >>> without_empty(["a", "b", "c"], [["", None, 1], ["", "", 0]], keep=1)
    (['a', 'c'], [['', 1], ['', 0]])
    """
    kept = list(rows)
    filled = [place < keep or any(_is_shown(row[place]) for row in kept) for place in range(len(header))]
    places = [place for place, one in enumerate(filled) if one]
    return [header[place] for place in places], [[row[place] for place in places] for row in kept]


def _is_shown(stated: object) -> bool:
    return _value(stated) not in (None, "") or (isinstance(stated, Shown) and stated.style == "fill_in")


def _text(stated: object) -> str:
    """A value as it shows, in the widest form of its kind."""
    value = _value(stated)
    if isinstance(value, YearMonth):
        return "2026年12月"
    return "2026年12月31日" if isinstance(value, date) and not isinstance(stated, Own) else text_of(value)


def _widths(header: Sequence[object], rows: Iterable[Sequence[object]]) -> list[int]:
    """Columns as wide as what stands in them, within reason. A header may take two lines."""
    titles = [text_of(_value(one)) for one in header]
    wide = [(width(text) + 1) // 2 + 3 for text in titles]  # + the button of the filter
    for row in rows:
        wide += [3] * (len(row) - len(wide))
        for column, value in enumerate(row):
            if isinstance(value, Shown) and value.style in ("title", "heading"):
                continue
            wide[column] = max(wide[column], max(map(width, _text(value).splitlines() or [""])) + 2)
    return wide


def _lines(row: Sequence[object], wide: Sequence[int]) -> int:
    """How many lines the longest text of a row takes."""
    texts = (
        (_text(value), one)
        for value, one in zip(row, wide, strict=False)
        if not (isinstance(value, Shown) and value.style in ("title", "heading"))
    )
    return max(
        (sum(math.ceil((width(line) or 1) / (one - 2)) for line in text.split("\n")) for text, one in texts), default=1
    )


def _tallest(row: Sequence[object]) -> float:
    """A title is taller than a line."""
    return 1.6 if any(isinstance(value, Shown) and value.style == "title" for value in row) else 1
