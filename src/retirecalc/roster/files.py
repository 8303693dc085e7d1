"""What a file is, by its first bytes and not by its name, and the grid of cells in it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from retirecalc.errors import RetirecalcError, RosterError
from retirecalc.ground.extras import need
from retirecalc.roster.cells import Cell, blank, unguarded

# Byte values that no UTF-8 or GB18030 text holds. 0x1A is left out: old programs end a file with it.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_END = "\x1f"  # no cell can hold it, so it shows whether the last quotation mark was closed

_ZIP, _OLE, PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "PDF 文档"),
    (b"\x89PNG", "a picture", "图片"),
    (b"\xff\xd8\xff", "a picture", "图片"),
    (b"Rar!", "a RAR archive", "RAR 压缩包"),
    (b"7z\xbc\xaf", "a 7z archive", "7z 压缩包"),
    (b"PK\x05\x06", "an empty ZIP archive", "空的 ZIP 压缩包"),
    (b"\x09\x08", "an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）"),
)

UNPACKED = 1 << 30
"""Bytes that a workbook may unpack to, and `RATIO` times its size where that is less: beyond it is no staff list."""
RATIO = 100
_SMALL = 1 << 26
CELLS = 20_000_000
"""Cells of a sheet, from A1 to the last one used: a stray cell in the far corner would fill the memory with nothing."""
_BLOCK = 1 << 20
SEPARATORS = (",", "\t", ";")
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,10})"')


class Grid(NamedTuple):
    """The cells of a CSV file, of a sheet or of a Parquet file, from the first row on."""

    rows: Sequence[Sequence[Cell]]
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    """Every sheet of the workbook."""
    origin: Any = None
    """The Arrow table behind a Parquet file: its columns keep their types on the way through."""


@contextmanager
def edge(file: str) -> Iterator[None]:
    """The edge of a reader: what nobody has thought of in a file becomes one sentence, without a traceback or a cell.

    Raises:
        RosterError: for any error that is not one of ours, a panic in a reader of workbooks among them.
    """
    try:
        yield
    except (RetirecalcError, MemoryError, ImportError):
        raise
    except OSError as error:
        raise RosterError("ground.file_unreadable", file=file, reason=error.strerror or type(error).__name__) from None
    except BaseException as error:
        # A panic of Rust is no Exception, so that nobody catches it by chance.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise RosterError("roster.file_unexpected", file=file, reason=type(error).__name__) from None


def grids(file: str, sheet: str | None = None) -> Iterator[Grid]:
    """The grids that may be the list, the likeliest first: each separator of a CSV, each sheet with something in it.

    Raises:
        RosterError: no such file, unreadable, not a list, damaged, protected, or more than a list can need.
        MissingExtra: what reads this kind of file is not installed.
    """
    data = _bytes(file)
    if data.startswith(PARQUET):
        found = _parquet(file, data)
    elif data.startswith(_ZIP):
        yield from _workbook(file, data, sheet)
        return
    else:
        found = _separated(file, data)
    if sheet is not None:
        raise RosterError("roster.sheet_in_no_workbook", file=file, sheet=sheet)
    yield from found


def read_text(file: str) -> str:
    """The text of a CSV file: UTF-8, UTF-16 with its mark, or GB18030.

    Raises:
        RosterError: no such file, unreadable, or no text.
    """
    return _text(file, _bytes(file))


def records(file: str, lines: Iterable[str], separator: str = ",") -> Iterator[list[str]]:
    """Every row. A quotation mark that is never closed would swallow people: refused."""
    number = 0
    try:
        for number, record in enumerate(csv.reader(chain(_to_its_end(lines), [_END]), delimiter=separator), start=1):
            if record == [_END]:
                return
            if _END in "".join(record):
                raise RosterError("roster.file_quote", file=file, number=number)
            yield record
    except csv.Error:  # a field beyond the module's limit, which only an unclosed quotation mark makes
        raise RosterError("roster.file_quote", file=file, number=number + 1) from None


def _to_its_end(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a file without the mark with which old programs end it."""
    for line in lines:
        if not line.endswith("\x1a"):
            yield line
        elif rest := line.rstrip("\x1a"):
            yield rest


def encoding_of(file: str) -> str:
    """The encoding of a text file of any length, which is read once for it, a block at a time.

    Raises:
        RosterError: no such file, unreadable, or no text.
    """
    try:
        with Path(file).open("rb") as blocks:
            start = blocks.read(_BLOCK)
            if start.startswith((_ZIP, PARQUET)):
                raise RosterError("roster.file_not_text", file=file)
            _no_other_kind(file, start)
            if start.startswith(_UTF_16):
                return "utf-16"
            for encoding in ("utf-8-sig", "gb18030"):
                blocks.seek(0)
                decoder = getincrementaldecoder(encoding)()
                try:
                    while block := blocks.read(_BLOCK):
                        if _CONTROL.search(block):
                            raise RosterError("roster.file_not_text", file=file)
                        decoder.decode(block)
                    decoder.decode(b"", final=True)
                except UnicodeDecodeError:
                    continue
                return encoding
    except FileNotFoundError:
        raise RosterError("ground.file_missing", file=file) from None
    except OSError as error:
        raise RosterError("ground.file_unreadable", file=file, reason=error.strerror or type(error).__name__) from None
    raise RosterError("roster.file_encoding", file=file)


def _bytes(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except FileNotFoundError:
        raise RosterError("ground.file_missing", file=file) from None
    except OSError as error:
        raise RosterError("ground.file_unreadable", file=file, reason=error.strerror or type(error).__name__) from None


def _text(file: str, data: bytes) -> str:
    _no_other_kind(file, data)
    if data.startswith(_UTF_16):
        encodings: tuple[str, ...] = ("utf-16",)
    elif _CONTROL.search(data):
        raise RosterError("roster.file_not_text", file=file)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise RosterError("roster.file_not_text", file=file)
        return text
    raise RosterError("roster.file_encoding", file=file)


def _no_other_kind(file: str, data: bytes) -> None:
    """Refuse by its name what is something else."""
    for start, kind, kind_zh in _OTHERS:
        if data.startswith(start):
            raise RosterError("roster.file_kind", file=file, kind=kind, kind_zh=kind_zh)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RosterError("roster.file_protected", file=file)
        kind, kind_zh = "an old Office document (.xls, .doc)", "旧版 Office 文件（.xls、.doc）"
        raise RosterError("roster.file_kind", file=file, kind=kind, kind_zh=kind_zh)
    # What web systems export as .xls.
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|meta|table|\?xml)\b", data[:200], re.IGNORECASE):
        raise RosterError("roster.file_kind", file=file, kind="a web page or an XML file", kind_zh="网页或 XML 文件")


def _separated(file: str, data: bytes) -> Iterator[Grid]:
    text = _text(file, data)
    for separator in SEPARATORS:
        if separator == "," or separator in text:
            lines = io.StringIO(text, newline="")
            yield Grid([[unguarded(cell) for cell in row] for row in records(file, lines, separator)])


def _workbook(file: str, data: bytes, sheet: str | None) -> Iterator[Grid]:
    _check_archive(file, data)
    need("python_calamine", extra="excel", feature="XLSX")
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        listed = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        names = tuple(one.name for one in listed)
        if sheet is not None and sheet not in names:
            raise RosterError("roster.sheet_missing", file=file, sheet=sheet, allowed=", ".join(names))
        shown = (one.name for one in listed if one.visible == SheetVisibleEnum.Visible)
        for name in shown if sheet is None else (sheet,):
            page = book.get_sheet_by_name(name)
            rows = page.to_python(skip_empty_area=False)
            for (top, left), (bottom, right) in page.merged_cell_ranges or ():
                # A department merged over its people holds for each of them. A title merged across stays where it is.
                # What is merged beyond the last cell with something in it holds nothing.
                if left == right and rows and left < len(rows[0]):
                    for row in rows[top + 1 : bottom + 1]:
                        row[left] = rows[top][left]
            if sheet is not None or any(not blank(cell) for cell in chain.from_iterable(rows)):
                yield Grid(rows, name, names)
    except PasswordError:
        raise RosterError("roster.file_protected", file=file) from None
    except (CalamineError, ValueError, OSError):
        raise RosterError("roster.file_damaged", file=file) from None


def _check_archive(file: str, data: bytes) -> None:
    """Refuse what is no workbook, and what would unpack to more than a list can be, before anything is unpacked."""
    limit = min(UNPACKED, max(_SMALL, RATIO * len(data)))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if any(member.flag_bits & 1 for member in members):
                raise RosterError("roster.file_protected", file=file)
            if "xl/workbook.xml" not in names:
                kind, kind_zh = _kind_of_archive(names)
                raise RosterError("roster.file_kind", file=file, kind=kind, kind_zh=kind_zh)
            if sum(member.file_size for member in members) > limit:
                raise RosterError("roster.file_bomb", file=file, limit=limit >> 20)
            for member in members:
                limit -= _unpacked(file, archive, member, limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise RosterError("roster.file_damaged", file=file) from None


def _unpacked(file: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> int:
    """The bytes that a member really unpacks to; what it says of itself may be a lie. The far corner is looked for too."""
    member.file_size = UNPACKED + 1
    size = 0
    last_row, last_column = 0, b""
    rest = b""
    with archive.open(member) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > limit:
                raise RosterError("roster.file_bomb", file=file, limit=max(1, UNPACKED >> 20))
            if member.filename.startswith("xl/worksheets/"):
                for column, row in _CELL.findall(rest + block):
                    last_row = max(last_row, int(row))
                    if (len(column), column) > (len(last_column), last_column):
                        last_column = column
                rest = block[-20:]
    columns = 0
    for letter in last_column:
        columns = columns * 26 + letter - 64
    if last_row * columns > CELLS:
        raise RosterError("roster.file_far_cell", file=file, cell=f"{last_column.decode()}{last_row}")
    return size


def _kind_of_archive(names: set[str]) -> tuple[str, str]:
    if "xl/workbook.bin" in names:
        return "a binary Excel workbook (.xlsb)", "二进制 Excel 工作簿（.xlsb）"
    if "content.xml" in names:
        return "an OpenDocument file (.ods)", "OpenDocument 文件（.ods）"
    if "word/document.xml" in names:
        return "a Word document", "Word 文档"
    return "a ZIP archive", "ZIP 压缩包"


def _parquet(file: str, data: bytes) -> Iterator[Grid]:
    pa, parquet = pyarrow_for("Parquet")
    try:
        grid = of_arrow(parquet.ParquetFile(io.BytesIO(data)).read())
    except (pa.ArrowException, OSError, ValueError):
        raise RosterError("roster.file_damaged", file=file) from None
    yield grid


def of_arrow(table: Any) -> Grid:
    """An Arrow table as a grid under its own column names."""
    columns = [_values(column) for column in table.columns]
    rows = [list(table.column_names), *map(list, zip(*columns, strict=True))]
    return Grid(rows, origin=table)


def _values(column: Any) -> list[Cell]:
    pa, _ = pyarrow_for("Parquet")
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":  # finer than Python knows
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    values: list[Cell] = column.to_pylist()
    return values


def pyarrow_for(feature: str) -> tuple[Any, Any]:
    """pyarrow and its Parquet module.

    Raises:
        MissingExtra: it is not installed; the sentence gives the command.
    """
    return need("pyarrow", extra="frames", feature=feature), need("pyarrow.parquet", extra="frames", feature=feature)
