"""What a file is, by its first bytes and not by its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, TypeAlias

from retirecalc.errors import RosterError
from retirecalc.roster.files.grid import reading

Kind: TypeAlias = Literal["workbook", "parquet", "page", "text"]

_ZIP, _OLE, PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "PDF 文档"),
    (b"\x89PNG", "a picture", "图片"),
    (b"\xff\xd8\xff", "a picture", "图片"),
    (b"Rar!", "a RAR archive", "RAR 压缩包"),
    (b"7z\xbc\xaf", "a 7z archive", "7z 压缩包"),
    (b"PK\x05\x06", "an empty ZIP archive", "空的 ZIP 压缩包"),
    (b"\x09\x08", "an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）"),
)
# What web systems export as .xls begins as a page or, where they save the bytes, with its table.
_PAGE = re.compile(
    r"\s*+((?><!--.*?-->)\s*+)*+<(!doctype\s+html|html|head|meta|title|body|div|center|style|script|form|table|tr|p|h[1-6]|font|span|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_TEXTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (_XML, "an XML file", "XML 文件"),
    (re.compile(r"\s*\{\\rtf"), "an RTF document", "RTF 文档"),
    (re.compile(r'\s*(\{\s*["}]|\[\s*[\[{"\]])'), "JSON data", "JSON 数据"),
    # Where a browser or Excel saves a page with all that is in it, other lines of the head may come first.
    (
        re.compile(r"\s*+((?!MIME-Version:)[\w-]++:.*+\n([ \t].*+\n)*+)*+MIME-Version:", re.IGNORECASE),
        "a web archive (MHTML)",
        "网页归档（MHTML）",
    ),
)
_START = 4096


def start_of(file: str) -> bytes:
    """The first bytes of a file.

    Raises:
        RosterError: no such file, or unreadable.
    """
    with reading(file), Path(file).open("rb") as stream:
        return stream.read(_START)


def kind_of(file: str, start: bytes) -> Kind:
    """What begins with these bytes.

    Raises:
        RosterError: it is something that holds no list.
    """
    if start.startswith(PARQUET):
        return "parquet"
    if start.startswith((_ZIP, _OLE)):
        return "workbook"
    for begins, kind, kind_zh in _OTHERS:
        if start.startswith(begins):
            raise RosterError("roster.file_kind", file=file, kind=kind, kind_zh=kind_zh)
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start[: len(start) & ~1].decode("utf-16" if wide else "latin-1", "replace").removeprefix("\xef\xbb\xbf")
    if _PAGE.match(text) or (_XML.match(text) and re.search(r"<html\b", text, re.IGNORECASE)):
        return "page"
    for pattern, kind, kind_zh in _TEXTS:
        if pattern.match(text):
            raise RosterError("roster.file_kind", file=file, kind=kind, kind_zh=kind_zh)
    return "text"
