"""Reads a workbook in a process of its own, under a limit: what a hostile file makes the reader take, that process takes.

Run as a script by `limit.py`, so it imports nothing of this library. The file is its standard input; what it finds goes to
standard output as pickled tuples: `("grid", name, names, is_hidden)`, then `("rows", rows)` as often as needed, then
`("end", hidden, uncalculated, comments, of_1904, as_seen)`, once for each sheet; `("refused", code, fields)`; at last `("done",)`.
"""

from __future__ import annotations

import json
import os
import pickle
import posixpath
import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple, TypeAlias
from xml.parsers import expat

UNPACKED = 1 << 30
"""Bytes that a file may unpack to, a workbook to `RATIO` times its size where that is less: beyond it is no staff list."""
RATIO = 50
_SMALL = 1 << 25
_TIGHT = 20
"""A list unpacks to some ten times its size. What unpacks to more has seconds, not a minute."""
_SECONDS = (4, 60)
_BLOCK = 1 << 20
_PIECE = 1_000
GAP = 65_536
"""So many blank rows in a run are no gap in a list: something stands far below it."""
CELLS = 20_000_000
"""Cells of a list, from the first to the last one used."""
ROWS = 250_000
"""Rows of a sheet with something in them. A workbook is held whole, a CSV file is read piece by piece."""
_PARQUET_CELLS = 500_000
"""So many at a time, each an object of its own once it is read."""
OUT_OF_MEMORY = 9
_UNIT = "年|个?月"
_TELLING = re.compile(
    rb"hidden|visibility|formula|annotation|rows-spanned|<(\w+:)?f[\s>/]|value-type=.percentage|null-date"
    # What an OpenDocument cell shows: a number with a unit, 1967.10, a day of these years without its year.
    rb"|value-type=.float[^>]*>(?:\s*<[^>]{0,99}>){1,3}(?:[^<]{0,40}(?:" + _UNIT.encode() + rb")|\s*\d{1,4}\.10)\s*<"
    rb"|date-value=.20[1-9]\d-[^>]*>(?:\s*<[^>]{0,99}>){1,3}(?![^<]*20\d\d)"
)
_OVERLAP = 1_000
"""So many bytes at most is what tells something, from its first to its last."""
_OF_1904 = bytes.fromhex("22000200 0100 0e000200")
"""In an old workbook the record that says so, and the beginning of the one behind it."""
_PART_OF_FORMAT = re.compile(r'"([^"]*)"|\\(.)|(\[[^]]*]|[_*].)|([0#?][0#?.,]*|General|G/通用格式)|(.)', re.DOTALL)


class Refused(Exception):
    """A file that is not read: the code of a sentence and its fields."""

    def __init__(self, code: str, **fields: object) -> None:
        self.code: str = code
        self.fields: dict[str, object] = fields
        super().__init__(code)


class _Marks(NamedTuple):
    """What calamine does not say of a sheet. Rows and columns from 0."""

    hidden: tuple[int, ...] = ()
    uncalculated: Mapping[int, list[int]] = MappingProxyType({})
    comments: int = 0
    merged: Mapping[tuple[int, int], int] = MappingProxyType({})
    """Cells merged downwards, row and column of the first, with the last row; of other files calamine says it."""
    shown: Mapping[int, list[tuple[int, str]]] = MappingProxyType({})
    """By row the columns of numbers whose format makes something else of them, with what it shows: 26%, 26个月."""
    of_1904: bool = False
    as_seen: Mapping[int, list[tuple[int, str]]] = MappingProxyType({})
    """The same of 1967.1 shown as 1967.10, and of a day of these years without its year: it counts in some columns."""


def workbook(stream: BinaryIO, sheet: str | None) -> Iterator[tuple[Any, ...]]:
    """The messages of a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    is_archive = stream.read(2) == b"PK"
    stream.seek(0)
    try:
        told = _archive(stream) if is_archive else frozenset()
        of_1904 = not is_archive and _compound(stream)
        stream.seek(0)
        book = CalamineWorkbook.from_filelike(stream)
        listed = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        names = tuple(one.name for one in listed)
        if sheet is not None and sheet not in names:
            raise Refused("roster.sheet_missing", sheet=sheet, allowed=", ".join(names))
        hidden = [one.name for one in listed if one.visible != SheetVisibleEnum.Visible]
        shown = [name for name in names if name not in hidden]
        for name in (*shown, *hidden) if sheet is None else (sheet,):
            page = book.get_sheet_by_name(name)
            if page.end is None:
                if sheet is not None:
                    yield from (("grid", name, names, name in hidden), ("end", (), 0, 0, of_1904, {}))
                continue
            place = [one.name for one in book.sheets_metadata].index(name)
            marks = _marks(stream, place, told) if is_archive else _Marks(of_1904=of_1904)
            yield "grid", name, names, name in hidden
            yield from _rows(page, marks)
            uncalculated = sum(map(len, marks.uncalculated.values()))
            hidden_rows = tuple(row + 1 for row in marks.hidden)
            yield "end", hidden_rows, uncalculated, marks.comments, marks.of_1904, dict(marks.as_seen)
        yield ("done",)
    except PasswordError:
        raise Refused("roster.file_protected") from None
    except (
        CalamineError,
        ValueError,
        OSError,
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
    ):
        raise Refused("roster.file_damaged") from None


def _rows(page: Any, marks: _Marks) -> Iterator[tuple[Any, ...]]:
    """The rows from the first of the sheet on. Blank ones are one object."""
    (_, left), (bottom, right) = page.start, page.end
    if (bottom + 1) * (right + 1) > CELLS:
        raise Refused("roster.file_memory", limit=None)
    # A department merged over its people holds for each of them. A title merged across stays where it is.
    merged = {(start, column): end for (start, column), (end, last) in page.merged_cell_ranges or () if column == last}
    merged |= marks.merged
    starts: dict[int, list[int]] = {}
    for start, column in merged:
        starts.setdefault(start, []).append(column)
    down: dict[int, tuple[int, Any]] = {}
    before, empty, gap, filled = [""] * left, [""] * (right + 1), 0, 0
    piece: list[list[Any]] = []
    for number, cells in enumerate(page.iter_rows()):
        row = before + cells
        for column, text in marks.shown.get(number, ()):
            if column < len(row):
                row[column] = text
        for column in marks.uncalculated.get(number, ()):
            if column < len(row):
                row[column] = ""
        for column, (end, value) in list(down.items()):
            if number > end:
                del down[column]
            elif column < len(row):
                row[column] = value
        for column in starts.get(number, ()):
            if column < len(row):
                down[column] = merged[number, column], row[column]
        blank = row.count("") == len(row)
        gap = gap + 1 if blank else 0
        if gap > GAP:
            raise Refused("roster.file_gap", number=number + 2 - gap, rows=GAP)
        filled += not blank
        if filled > ROWS:
            raise Refused("roster.file_rows", limit=ROWS)
        piece.append(empty if blank else row)
        if len(piece) == _PIECE:
            yield "rows", piece
            piece = []
    yield "rows", piece


def _archive(stream: BinaryIO) -> frozenset[str]:
    """The members with something to tell that calamine does not.

    Refuses what is no workbook, and what unpacks to more than a list can be: what a member says of itself may be a lie.
    """
    size = stream.seek(0, 2)
    limit = min(UNPACKED, max(_SMALL, RATIO * size))
    telling, whole = set(), 0
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        names = {member.filename.lower().lstrip("/") for member in members}
        if any(member.flag_bits & 1 for member in members):
            raise Refused("roster.file_protected")
        if not names & {"xl/workbook.xml", "xl/workbook.bin"} and not _is_sheet_of_opendocument(archive, names):
            kind, kind_zh = _kind_of_archive(names)
            raise Refused("roster.file_kind", kind=kind, kind_zh=kind_zh)
        if sum(member.file_size for member in members) > limit:
            raise Refused("roster.file_bomb", limit=limit >> 20)
        for member in members:
            member.file_size = UNPACKED + 1
            rest = b""
            with archive.open(member) as unpacked:
                while block := unpacked.read(_BLOCK):
                    whole += len(block)
                    if whole > limit:
                        raise Refused("roster.file_bomb", limit=limit >> 20)
                    if member.filename not in telling:
                        # Text in UTF-16 is looked into, whatever it says.
                        if _TELLING.search(rest + block) or b"\x00" in block[:100]:
                            telling.add(member.filename)
                        rest = block[-_OVERLAP:]
    _hurry(_SECONDS[whole <= max(_TIGHT * size, _BLOCK)])
    return frozenset(telling)


def _is_sheet_of_opendocument(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "content.xml" not in names:
        return False
    if "mimetype" in names:
        with archive.open("mimetype") as stream:
            return b"spreadsheet" in stream.read(200)
    return True


def _kind_of_archive(names: set[str]) -> tuple[str, str]:
    if "content.xml" in names:
        return "an OpenDocument file that is no spreadsheet", "不是电子表格的 OpenDocument 文件"
    if "word/document.xml" in names:
        return "a Word document", "Word 文档"
    if "index/document.iwa" in names:
        return "a Numbers document of Apple", "Apple Numbers 文档"
    return "a ZIP archive", "ZIP 压缩包"


def _compound(stream: BinaryIO) -> bool:
    """Whether the days of an old workbook count from 1904 on. Refuses what else an old Office file is; streams have their names in
    UTF-16.
    """
    data = stream.read()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("roster.file_protected")
    if not any(name.encode("utf-16-le") + b"\x00\x00" in data for name in ("Workbook", "WORKBOOK", "Book", "BOOK")):
        raise Refused(
            "roster.file_kind",
            kind="an old Office document that is no workbook",
            kind_zh="不是工作簿的旧版 Office 文件",
        )
    return _OF_1904 in data


def _marks(stream: BinaryIO, place: int, telling: frozenset[str]) -> _Marks:
    """Hidden rows and formulas without a result, of the sheet at a place of the workbook."""
    stream.seek(0)
    with zipfile.ZipFile(stream) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            return _of_opendocument(archive, place) if "content.xml" in telling else _Marks()
        try:
            part, eager, of_1904 = _part(archive, place)
        except (KeyError, IndexError):  # laid out in a way of its own, or binary
            return _Marks()
        marks = _of_sheet(archive, part, eager) if part in telling else _Marks()
        shown, as_seen = _shown(archive, part, of_1904) if {_STYLES, part} <= names else ({}, {})
        return marks._replace(comments=_comments(archive, part, names), shown=shown, of_1904=of_1904, as_seen=as_seen)


def _parse(archive: zipfile.ZipFile, name: str, start: Callable[[str, dict[str, str]], None], **handlers: Any) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, said: start(tag.rpartition(":")[2], said)
    for handler, call in handlers.items():
        setattr(parser, handler, call)
    try:
        with archive.open(name) as unpacked:
            parser.ParseFile(unpacked)
    except expat.ExpatError:
        raise Refused("roster.file_damaged") from None


def _part(archive: zipfile.ZipFile, place: int) -> tuple[str, bool, bool]:
    """The member that holds a sheet, whether the workbook wants its formulas calculated when it is opened, and whether its days
    count from 1904 on.
    """
    sheets: list[str] = []
    targets: dict[str, str] = {}
    eager = of_1904 = False

    def of_book(tag: str, said: dict[str, str]) -> None:
        nonlocal eager, of_1904
        if tag == "sheet":
            sheets.append(next(value for name, value in said.items() if name.endswith(":id")))
        elif tag == "calcPr":
            eager = said.get("fullCalcOnLoad") in ("1", "true")
        elif tag == "workbookPr":
            of_1904 = said.get("date1904") in ("1", "true")

    def of_relations(tag: str, said: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[said["Id"]] = said["Target"]

    try:
        _parse(archive, "xl/workbook.xml", of_book)
        _parse(archive, "xl/_rels/workbook.xml.rels", of_relations)
        target = targets[sheets[place]]
    except StopIteration:
        raise KeyError from None
    return (target[1:] if target.startswith("/") else f"xl/{target}"), eager, of_1904


_STYLES = "xl/styles.xml"
_MOST_STYLES = 1_000
_STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
_SHORT = re.compile(rb"<(?:\w+:)?c\s([^>]*+)>\s*<(?:\w+:)?v>((?:(?:19|20)\d\d|\d\d?)\.\d|[45]\d{4})<")
"""A cell with 1967.1 or the number of a day of these years. Sheets are full of cells with two decimals: this is fast."""
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_OF_TEXT = re.compile(rb"""\bt=["'](?!n["'])""")


_Seen: TypeAlias = dict[int, list[tuple[int, str]]]


def _shown(archive: zipfile.ZipFile, part: str, of_1904: bool) -> tuple[_Seen, _Seen]:
    """What a sheet shows of numbers with a percent sign or a unit behind them, and `as_seen`. No other cell is looked at."""
    codes = _formats(archive)
    signs = {style: sign for style, code in codes.items() if (sign := _sign(code))}
    hundredths = {style for style, code in codes.items() if _HUNDREDTHS.fullmatch(code)}
    days = {style for style, code in codes.items() if _is_without_year(code)}
    some = "|".join(signs) if len(signs) <= _MOST_STYLES else "[0-9]+"
    cell = re.compile(
        rf"""<(?:\w+:)?c\s((?:[^>]*?\s)?s=["'](?:{some})["'][^>]*)>(?:(?!</?(?:\w+:)?c[\s>]).)*?<(?:\w+:)?v[^>]*>([^<]+)<""".encode(),
        re.DOTALL,
    )
    told = [(pattern, styles) for pattern, styles in ((cell, signs), (_SHORT, hundredths | days)) if styles]
    found: list[tuple[int, int, str]] = []
    zeros: list[tuple[int, int, str]] = []
    seen: list[tuple[int, int, str]] = []
    rest = b""
    with archive.open(part) as unpacked:
        while told and (block := unpacked.read(_BLOCK)):
            text = rest + block
            whole = max(text.rfind(b"row>"), len(text) - _BLOCK)  # a row is not as long
            rest = text[whole:]
            for pattern, styles in told:
                for said, number in pattern.findall(text[:whole]):
                    style, at = _STYLE.search(said), _REFERENCE.search(said)
                    if (
                        style is None
                        or at is None
                        or (name := style[1].decode()) not in styles
                        or _OF_TEXT.search(said)
                    ):
                        continue
                    row, column, value = int(at[2]) - 1, _column(at[1].decode()), number.decode("ascii", "replace")
                    if styles is signs:
                        found.append((row, column, _as_shown(value, signs[name])))
                    elif name in hundredths and "." in value:
                        zeros.append((row, column, f"{value}0"))
                    elif name in days and "." not in value:
                        seen.append((row, column, _day_seen(int(value), codes[name], of_1904)))
    return _by_row(found), _by_row([*_with_zeros(zeros), *seen])


def _by_row(found: Iterable[tuple[int, int, str]]) -> _Seen:
    rows: _Seen = {}
    for row, column, text in found:
        if text:
            rows.setdefault(row, []).append((column, text))
    return rows


def _with_zeros(found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """What is shown as 1967.10, but for a column that shows 1967.90 too: there the zero says nothing."""
    unclear = {column for _, column, text in found if not text.endswith(".10")}
    return [one for one in found if one[1] not in unclear]


def _formats(archive: zipfile.ZipFile) -> dict[str, str]:
    """The number formats of the cell styles of a workbook, by their numbers."""
    codes = {"2": "0.00", "9": "0%", "10": "0.00%", "16": "d-mmm", **dict.fromkeys(_DAYS_OF_CHINA, "m月d日")}
    used: list[str] = []
    inside = False

    def start(tag: str, said: dict[str, str]) -> None:
        nonlocal inside
        if tag == "numFmt":
            codes[said.get("numFmtId", "")] = said.get("formatCode", "")
        elif tag == "xf" and inside:
            used.append(codes.get(said.get("numFmtId", ""), ""))
        else:
            inside = tag == "cellXfs" or (inside and tag in ("alignment", "protection", "extLst"))

    with suppress(Refused):  # the reader is not as strict
        _parse(archive, _STYLES, start)
    return {str(place): code for place, code in enumerate(used) if code}


_DAYS_OF_CHINA = ("28", "29", "51", "53", "54", "58")
"""The formats that Chinese programs have for 9月2日 without saying so in the workbook."""
_HUNDREDTHS = re.compile(r"[0#?]*\.00(?:[_*].|\\?\s)*(?:;.*)?", re.DOTALL)
_HIDDEN = re.compile(r"\[[^]]*]|[_*].|;.*|[\"\\]", re.DOTALL)
_TYPED_FROM = 2015
"""Nobody on a staff list is born in that year or later: where it is not shown, the spreadsheet has added it."""


def _is_without_year(code: str) -> bool:
    """Whether a number format shows month and day, and not the year.

    >>> [
    ...     _is_without_year(code)
    ...     for code in ('m"月"d"日"', "d-mmm", "yyyy-mm-dd", "mmm-yy", "h:mm", "[$-411]ggge年m月d日", '0.00"d"')
    ... ]
    [True, True, False, False, False, False, False]
    """
    letters = {other.lower() for *_, digits, other in _PART_OF_FORMAT.findall(code.partition(";")[0]) if not digits}
    return {"d", "m"} <= letters and letters.isdisjoint("ygeb0h")


def _day_seen(number: int, code: str, of_1904: bool) -> str:
    """A day as a format without the year shows it; nothing where the year is one that somebody may have typed.

    >>> (
    ...     _day_seen(46267, 'm"月"d"日"', False),
    ...     _day_seen(46267, "[$-409]dd-mmm;@", False),
    ...     _day_seen(26191, "m/d", False),
    ... )
    ('9月2日', '02-Sep', '')
    """
    day = (date(1904, 1, 1) if of_1904 else date(1899, 12, 30)) + timedelta(number)
    runs = {"m": f"{day.month}", "mm": f"{day:%m}", "mmm": f"{day:%b}", "mmmm": f"{day:%B}", "d": f"{day.day}"}
    text = re.sub(
        "m+|d+", lambda run: runs.get(run[0].lower(), f"{day:%d}"), _HIDDEN.sub("", code), flags=re.IGNORECASE
    )
    return text.strip() if day.year >= _TYPED_FROM else ""


def _sign(code: str) -> str:
    """What a number format puts behind a number, where it is a percent sign or a unit of a period; else nothing.

    >>> [_sign(code) for code in ('0"个月"', "0.00%", 'yyyy"年"m"月"', '0"人"')]
    ['个月', '%', '', '']
    """
    behind, number = "", False
    for quoted, escaped, passed, digits, other in _PART_OF_FORMAT.findall(code):
        if other == ";":  # what follows is for numbers below zero
            break
        if digits:
            behind, number = "", True
        elif not passed:
            behind += quoted or escaped or other
    sign = behind.strip()
    return sign if number and re.fullmatch(f"%|{_UNIT}", sign) else ""


_NO_PERIOD = 1_200
"""So many months nobody has: what is more, under a unit, is a year or a month of the calendar."""


def _as_shown(value: str, sign: str) -> str:
    """A number with what its format puts behind it, all its digits as the cell holds them; nothing if it is no share and no period.

    >>> _as_shown("0.26", "%"), _as_shown("26", "个月"), _as_shown("197109", "月")
    ('26%', '26个月', '')
    """
    try:
        number = float(value) * (100 if sign == "%" else 1)
    except ValueError:
        return ""
    if sign != "%" and not 0 <= number < _NO_PERIOD:
        return ""
    return f"{number:.6f}".rstrip("0").rstrip(".") + sign


def _of_sheet(archive: zipfile.ZipFile, part: str, eager: bool) -> _Marks:
    hidden: list[int] = []
    uncalculated: dict[int, list[int]] = {}
    nothing = ("", "0") if eager else ("",)
    row, column, formula, kind, inside = -1, -1, False, "n", False
    value = ""

    def start(tag: str, said: dict[str, str]) -> None:
        nonlocal row, column, formula, kind, inside, value
        if tag == "row":
            row, column = int(said["r"]) - 1 if "r" in said else row + 1, -1
            if said.get("hidden") in ("1", "true"):
                hidden.append(row)
        elif tag == "c":
            column = _column(said["r"]) if "r" in said else column + 1
            formula, kind, value = False, said.get("t", "n"), ""
        elif tag == "f":
            formula = True
        elif tag == "v":
            inside = formula

    def text(data: str) -> None:
        nonlocal value
        if inside:
            value += data

    def end(tag: str) -> None:
        nonlocal inside
        if tag.endswith("v"):
            inside = False
        # XlsxWriter, for one, writes 0 for every formula and leaves the calculating to Excel.
        elif formula and kind == "n" and tag.rpartition(":")[2] == "c" and value.strip() in nothing:
            uncalculated.setdefault(row, []).append(column)

    _parse(archive, part, start, CharacterDataHandler=text, EndElementHandler=end)
    return _Marks(tuple(hidden), uncalculated)


def _comments(archive: zipfile.ZipFile, part: str, names: Set[str]) -> int:
    """The cells of a sheet with a comment."""
    folder, name = posixpath.split(part)
    targets: list[str] = []
    count = 0

    def of_relations(tag: str, said: dict[str, str]) -> None:
        if said.get("Type", "").endswith("/comments"):
            targets.append(posixpath.normpath(posixpath.join("/", folder, said.get("Target", ""))).lstrip("/"))

    def of_comments(tag: str, said: dict[str, str]) -> None:
        nonlocal count
        count += tag == "comment"

    if (relations := f"{folder}/_rels/{name}.rels") in names:
        _parse(archive, relations, of_relations)
    for target in sorted(names & set(targets)):
        _parse(archive, target, of_comments)
    return count


def _column(reference: str) -> int:
    """The column of a cell, from 0: 27 of "AB3"."""
    column = 0
    for letter in reference.strip().upper():
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return column - 1


_BESIDE = 16
"""So many equal cells side by side, which are written once, are looked at."""


def _of_opendocument(archive: zipfile.ZipFile, place: int) -> _Marks:
    hidden: list[int] = []
    uncalculated: dict[int, list[int]] = {}
    merged: dict[tuple[int, int], int] = {}
    shown: _Seen = {}
    zeros: list[tuple[int, int, str]] = []
    days: list[tuple[int, int, str]] = []
    table, row, height, column, comments = -1, 0, 0, 0, 0
    of_1904, number, text = False, None, ""

    def start(tag: str, said: dict[str, str]) -> None:
        nonlocal table, row, height, column, comments, of_1904, number, text
        said = {name.rpartition(":")[2]: value for name, value in said.items()}
        if tag == "table":
            table, row, height = table + 1, 0, 0
        elif tag == "null-date":
            of_1904 = said.get("date-value", "").startswith("1904")
        elif table != place:
            return
        elif tag == "table-row":
            row, height, column = row + height, int(said.get("number-rows-repeated", 1)), 0
            # The last rows of a sheet are one, repeated to its end: they are no part of the list.
            if said.get("visibility", "visible") != "visible" and height <= GAP:
                hidden.extend(range(row, row + height))
        elif tag in ("table-cell", "covered-table-cell"):
            if "formula" in said and "value-type" not in said and height == 1:
                uncalculated.setdefault(row, []).append(column)
            down = int(said.get("number-rows-spanned", 1))
            if down > 1 and said.get("number-columns-spanned", "1") == "1":
                merged[row, column] = row + down - 1
            if (kind := said.get("value-type")) in ("float", "percentage", "date") and height == 1:
                number, text = (column, kind, said.get("date-value" if kind == "date" else "value", "")), ""
            column += int(said.get("number-columns-repeated", 1))
        elif tag == "annotation":
            comments += 1

    def data(part: str) -> None:
        nonlocal text
        if number is not None:
            text += part

    def end(tag: str) -> None:
        nonlocal number
        if number is not None and tag.rpartition(":")[2] == "table-cell":
            (first, kind, value), number = number, None
            as_it_is = text.strip()
            if kind == "date":
                if _is_seen_without_year(value, as_it_is):
                    days.extend((row, one, as_it_is) for one in range(first, min(column, first + _BESIDE)))
                return
            if re.fullmatch(r"(?:(?:19|20)\d\d|\d\d?)\.\d", value) and as_it_is == f"{value}0":
                zeros.extend((row, one, as_it_is) for one in range(first, min(column, first + _BESIDE)))
            sign = re.search(f"(?:{_UNIT})$", text.strip())
            as_shown = _as_shown(value, "%" if kind == "percentage" else "" if sign is None else sign[0])
            if as_shown and (sign is not None or kind == "percentage"):
                shown.setdefault(row, []).extend((one, as_shown) for one in range(first, min(column, first + _BESIDE)))

    _parse(archive, "content.xml", start, CharacterDataHandler=data, EndElementHandler=end)
    as_seen = _by_row([*_with_zeros(zeros), *days])
    return _Marks(tuple(hidden), uncalculated, comments, merged, shown, of_1904, as_seen)


def _is_seen_without_year(value: str, shown: str) -> bool:
    """Whether a date is shown as month and day alone, and its year is not one that somebody may have typed.

    >>> (
    ...     _is_seen_without_year("2026-09-02", "9月2日"),
    ...     _is_seen_without_year("2026-09-02", "Sep-26"),
    ...     _is_seen_without_year("1971-09-15", "9月15日"),
    ... )
    (True, False, False)
    """
    if (found := re.match(r"(\d{4})-(\d\d)-(\d\d)", value)) is None or int(found[1]) < _TYPED_FROM:
        return False
    month, day = int(found[2]), int(found[3])
    return [*map(int, re.findall(r"\d+", shown))] in ([month, day], [day, month], [day])


def _hurry(seconds: int) -> None:
    """So many seconds of the processor for this process, from its start on, where the system counts them."""
    if _LIMITED:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


_LIMITED = False


def confine(limit: int) -> None:
    """No more memory than that for this process, and no minute-long reading, where the system can hold it to that."""
    global _LIMITED  # noqa: PLW0603  # of this process, which is there for one file
    try:
        import resource

        for what, most in ((resource.RLIMIT_AS, limit), (resource.RLIMIT_CORE, 0)):
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        _LIMITED = True
        _hurry(_SECONDS[1])
    except (ImportError, ValueError, OSError):  # Windows has none; macOS may refuse
        pass


def tell_workbook(stream: BinaryIO, out: BinaryIO, sheet: str | None) -> None:
    """The messages of a workbook, pickled."""
    try:
        for message in workbook(stream, sheet):
            pickle.dump(message, out, pickle.HIGHEST_PROTOCOL)
    except Refused as refused:
        pickle.dump(("refused", refused.code, refused.fields), out)


def tell_parquet(stream: BinaryIO, out: BinaryIO, rows: int, columns: list[str] | None) -> None:
    """The rows of a Parquet file as an Arrow stream."""
    # One thread, and memory as it is needed: what is reserved counts too.
    os.putenv("ARROW_DEFAULT_MEMORY_POOL", "system")
    os.putenv("OMP_NUM_THREADS", "1")
    import pyarrow as pa

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    import pyarrow.parquet as pq

    found = pq.ParquetFile(stream)
    schema = found.schema_arrow
    if columns is not None:
        schema = pa.schema([schema.field(name) for name in columns], schema.metadata)
    # Of a table of very many columns a few rows are as much as many of another.
    rows = max(1, min(rows, _PARQUET_CELLS // max(1, len(schema))))
    with pa.ipc.new_stream(out, schema) as writer:
        for batch in found.iter_batches(rows, columns=columns, use_threads=False):
            writer.write_batch(batch)


def main() -> None:
    """Arguments, as JSON: the memory, where Python looks for modules, and what is wanted."""
    limit, path, wants = json.loads(sys.argv[1])
    sys.path[:] = path
    confine(limit)
    try:
        with open(0, "rb", closefd=False) as stream:
            if "rows" in wants:
                tell_parquet(stream, sys.stdout.buffer, **wants)
            else:
                tell_workbook(stream, sys.stdout.buffer, **wants)
        sys.stdout.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)  # not by way of the threads of a library, which may break off what is done


if __name__ == "__main__":
    main()
