"""Sheets as PDF, set by typst: what is printed goes in as data, never as markup."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from retirecalc.errors import RetirecalcError
from retirecalc.ground.extras import need
from retirecalc.letters.sheet import Sheet

_CHINESE = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Songti SC",
    "SimSun",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "FandolSong",
    "AR PL UMing CN",
)
"""Families with simplified Chinese: Linux, macOS and Windows bring one of them, a bare machine none."""


def to_pdf(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as one PDF, a page or more each; the same sheets give the same bytes on one machine.

    Raises:
        MissingExtra: the package typst is not installed.
        RetirecalcError: no font with Chinese is installed.
    """
    return next(_compiled([sheets]))


def each_pdf(sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """A PDF for each sheet, the fonts looked for once. Raises as `to_pdf`."""
    return _compiled([one] for one in sheets)


def _compiled(files: Iterable[Sequence[Sheet]]) -> Iterator[bytes]:
    typst, family = printer()
    source, compiler = Path(__file__).with_name("sheet.typ").read_bytes(), typst.Compiler()
    for sheets in files:
        data = json.dumps([one.fields() for one in sheets], ensure_ascii=False, default=list)  # a picture, byte by byte
        # The tags that a screen reader follows are five sixths of a long file, which is one to print.
        tags = len(sheets) == 1
        yield compiler.compile(source, sys_inputs={"sheets": data, "font": family}, pdf_tags=tags)


def printer() -> tuple[Any, str]:
    """What sets a PDF, and the family that it prints in. Raises as `to_pdf`: ask before a long work."""
    typst = need("typst", extra="letters", feature="pdf")
    return typst, chinese_among(typst.Fonts().families())


def chinese_among(installed: Collection[str]) -> str:
    """The family to print in.

    Raises:
        RetirecalcError: none of them has Chinese.

    >>> chinese_among(["DejaVu Sans", "SimSun"])
    'SimSun'
    """
    family = next((one for one in _CHINESE if one in installed), None)
    if family is None:
        raise RetirecalcError("letters.no_chinese_font")
    return family
