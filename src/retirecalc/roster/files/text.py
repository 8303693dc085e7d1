"""The text of a CSV file or a web page: which encoding it is in, and the rows of cells."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from retirecalc.errors import RosterError
from retirecalc.roster.cells import unguarded
from retirecalc.roster.files.grid import WIDEST, Grid, Part, reading
from retirecalc.roster.files.inside import GAP
from retirecalc.roster.files.kinds import kind_of, start_of

SEPARATORS = (",", "\t", ";")

# Byte values that no UTF-8 or GB18030 text holds. 0x1A is left out: old programs end a file with it.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_END = "\x1f"  # no cell can hold it, so it shows whether the last quotation mark was closed
_SEP = re.compile(r'\ufeff?"?sep=(.)"?[\s,;]*', re.IGNORECASE)
_NO_WIDE = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\ufffd\ue000-\uf8ff\ufff0-\uffff]")
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_FIRST = 100
_AT_ONCE = 1_024
_SURE = 0.75
_CLEAR = 0.2

_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "utf-8": "utf-8-sig",
}
"""What is meant by a name: programs write more than the standard of that name holds."""
_NAMES = {"gb18030": "GB18030", "big5hkscs": "Big5", "cp932": "Shift-JIS"}


class Encoding(NamedTuple):
    """The encoding of a text, and whether it could be another one."""

    name: str
    sure: bool = True

    def notes(self, file: str, text: str) -> tuple[RosterError, ...]:
        """What is to be known of a text that was read so."""
        if not self.sure:
            return (RosterError("roster.note_encoding", file=file, encoding=_NAMES[self.name]),)
        if private := len(_PRIVATE.findall(text)):
            return (RosterError("roster.note_private", file=file, count=private),)
        return ()


def read_text(file: str, encoding: str | None = None) -> str:
    """The text of a file: UTF-8, UTF-16, GB18030, Big5 or Shift-JIS; or as told.

    Raises:
        RosterError: no such file, unreadable, no text, or no such encoding.
    """
    return decoded(file, _bytes(file), encoding)[0]


def encoding_of(file: str, encoding: str | None = None) -> str:
    """The encoding of a text file of any length, which is read once for it, a block at a time.

    Raises:
        RosterError: no such file, unreadable, no text, or no such encoding.
    """
    if kind_of(file, start_of(file)) != "text":
        raise RosterError("roster.file_not_text", file=file)
    with reading(file), Path(file).open("rb") as blocks:
        start = blocks.read(_BLOCK)
        for found in _candidates(file, start, encoding):
            blocks.seek(0)
            decoder = codecs.getincrementaldecoder(found.name)()
            try:
                while block := blocks.read(_BLOCK):
                    if "16" not in found.name and _CONTROL.search(block):
                        raise RosterError("roster.file_not_text", file=file)
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                continue
            return found.name
    raise _none(file, encoding)


def decoded(file: str, data: bytes, encoding: str | None = None) -> tuple[str, Encoding]:
    """The text of some bytes and the encoding that it was in."""
    for found in _candidates(file, data, encoding):
        if "16" not in found.name and _CONTROL.search(data):
            raise RosterError("roster.file_not_text", file=file)
        try:
            text = data.decode(found.name)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise RosterError("roster.file_not_text", file=file)
        return text, found
    raise _none(file, encoding)


def _none(file: str, encoding: str | None) -> RosterError:
    if encoding is None:
        return RosterError("roster.file_encoding", file=file)
    return RosterError("roster.encoding_wrong", file=file, encoding=encoding)


def _bytes(file: str) -> bytes:
    with reading(file):
        return Path(file).read_bytes()


def known_encoding(encoding: str) -> str:
    """The codec of an encoding by any of its names, the widest that is meant by it.

    >>> known_encoding("GBK"), known_encoding("Big5"), known_encoding("utf-16")
    ('gb18030', 'big5hkscs', 'utf-16')

    Raises:
        RosterError: there is no such encoding of text.
    """
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # not for what turns bytes into bytes
    except (LookupError, ValueError):
        raise RosterError("roster.encoding_unknown", encoding=encoding) from None
    return _WIDER.get(name, name)


def _candidates(file: str, start: bytes, encoding: str | None) -> Iterator[Encoding]:
    """The encodings that a text may be in, the likeliest first, by its start."""
    if encoding is not None:
        yield Encoding(known_encoding(encoding))
        return
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield Encoding("utf-16")
        return
    if b"\x00" in start[:_SAMPLE]:
        yield from _wide(start)
        return
    yield Encoding("utf-8-sig")
    yield from _of_two_bytes(start)


def _wide(start: bytes) -> Iterator[Encoding]:
    """UTF-16 without its mark, where one byte order gives lines of text and the other does not."""
    sample = start[: min(_SAMPLE, len(start) & ~1)]
    fit = []
    for name, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        text = sample.decode(name, "replace")
        # Digits, commas and line ends have a zero byte; in a list they are many.
        latin = sample[high::2].count(0)
        if latin * 5 > len(text) and "\n" in text and not _NO_WIDE.search(text[:-1]):
            fit.append(Encoding(name))
    if len(fit) == 1:
        yield fit[0]
    else:
        yield Encoding("utf-8-sig")  # in which no text holds a zero byte: refused as no text


def _of_two_bytes(start: bytes) -> Iterator[Encoding]:
    """GB18030, Big5 and Shift-JIS, which share their bytes: that comes first in which most characters are everyday ones."""
    sample = start[:_SAMPLE]
    if len(start) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    shares = {"gb18030": _everyday(sample, "gb18030", "gb2312", _range(0xB0, 0xD7))}
    if shares["gb18030"] >= _SURE:
        yield Encoding("gb18030")
        return
    shares["big5hkscs"] = _everyday(sample, "big5hkscs", "big5", _range(0xA4, 0xC6))
    shares["cp932"] = _everyday(sample, "cp932", "cp932", _range(0x88, 0x97))
    # Most lists are GB18030, some with many rare characters.
    shares["gb18030"] += _CLEAR
    for name in sorted(shares, key=lambda one: -shares[one]):
        if shares[name] > 0:
            yield Encoding(name, sure=False)


def _range(first: int, last: int) -> bytes:
    return bytes(range(first, last + 1))


# Punctuation, full-width letters and kana.
_SIGNS = {"gb2312": _range(0xA1, 0xA5), "big5": _range(0xA1, 0xA3), "cp932": _range(0x81, 0x83)}


def _everyday(sample: bytes, encoding: str, standard: str, first_level: bytes) -> float:
    """The share of the characters beyond ASCII that the standard counts among the everyday ones; -1: not in this encoding."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end < len(sample) - 4:
            return -1.0
        text = sample[: error.start].decode(encoding)
    beyond = re.sub("[\x00-\x7f]", "", text)
    pairs = re.sub("[\uff61-\uff9f]", "", beyond).encode(standard, "ignore")  # half-width kana are one byte
    leads = pairs[::2]
    everyday = len(leads) - len(leads.translate(None, first_level + _SIGNS[standard]))
    return everyday / len(beyond) if beyond else 1.0


def records(file: str, lines: Iterable[str], separator: str = ",") -> Iterator[list[str]]:
    """Every row, without the apostrophes that `guarded` put there. A quotation mark that is never closed would swallow people:
    refused.

    The line `sep=;`, with which Excel is told the separator, is a blank row.
    """
    return chain.from_iterable(_pieces(file, lines, separator, _AT_ONCE))


def _pieces(file: str, lines: Iterable[str], separator: str, rows: int) -> Iterator[list[list[str]]]:
    """`records`, so many rows at a time: each looked at alone would cost more than it does to read it."""
    number, gap, ended, source = 0, 0, False, iter(lines)
    before, block = 0, list[str]()

    def blocks() -> Iterator[list[str]]:
        nonlocal before, block, ended
        while some := [*islice(source, _AT_ONCE)]:
            if some[-1].endswith("\x1a"):  # with which old programs end a file
                some[-1:] = filter(None, [some[-1].rstrip("\x1a")])
            if some:
                before, block = before + len(block), some
            yield some
        ended = True
        yield [_END]

    each = chain.from_iterable(blocks())
    first = next(each)
    reader = csv.reader(chain(["\n" if _SEP.fullmatch(first) else first], each), delimiter=separator)
    while True:
        piece: list[list[str]] = []
        wrong: csv.Error | None = None
        try:
            piece.extend(islice(reader, rows))
        except csv.Error as error:  # a field beyond the module's limit
            wrong = error
        if ended and wrong is None and piece[-1] == [_END]:
            piece.pop()
        text = "".join(chain.from_iterable(piece))
        if max(map(len, piece), default=0) > WIDEST or not all(map(any, piece)) or _END in text:
            for at, record in enumerate(piece, start=number + 1):
                if _END in "".join(record):
                    raise RosterError("roster.file_quote", file=file, number=at)
                if len(record) > WIDEST:
                    raise RosterError("roster.file_wide", file=file, number=at, found=len(record), limit=WIDEST)
                gap = 0 if any(record) else gap + 1
                if gap > GAP:
                    raise RosterError("roster.file_gap", file=file, number=at + 1 - gap, rows=GAP)
        else:
            gap = 0
        number += len(piece)
        if wrong is not None:
            last = block[: reader.line_num - before][-1]
            is_open = '"' in last and not re.search(f'"\\s*(?:{re.escape(separator)}|$)', last)
            code = "roster.file_quote" if is_open else "roster.file_long_cell"
            raise RosterError(code, file=file, number=number + 1) from None
        if piece:
            yield [[*map(unguarded, row)] for row in piece] if "'" in text else piece
        if ended:
            return


def separators_of(first: str) -> tuple[str, ...]:
    """The separators to try: the one that a first line `sep=;` names, or those in use."""
    named = _SEP.fullmatch(first.rstrip("\r\n"))
    return (named[1],) if named else SEPARATORS


def separated(file: str, encoding: str | None) -> Iterator[Grid]:
    """A CSV file by each separator."""
    text, found = decoded(file, _bytes(file), encoding)
    notes = found.notes(file, text)
    for separator in separators_of(text[: text.find("\n") + 1]):
        if separator == "," or separator in text:
            lines = io.StringIO(text, newline="")
            yield Grid([*records(file, lines, separator)], notes=notes)


def streamed(file: str, encoding: str | None, rows: int) -> Iterator[Grid]:
    """A CSV file of any length by each separator: its first rows, and all of them some at a time."""
    name = encoding_of(file, encoding)

    def parts(separator: str, many: int) -> Iterator[Part]:
        with Path(file).open(encoding=name, newline="") as lines:
            for piece in _pieces(file, lines, separator, many):
                yield Part(piece)

    with Path(file).open(encoding=name, newline="") as lines:
        separators = separators_of(lines.readline(_FIRST))
    for separator in separators:
        yield Grid(next(parts(separator, _FIRST), Part([])).rows, read_again=partial(parts, separator, rows))
