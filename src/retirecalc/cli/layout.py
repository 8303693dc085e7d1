"""Text and tables in columns of a given width, where a Chinese character takes two.

The shell prints plain text, and a library that can draw anything costs as much to load as the rest of an answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width

GAP = 2
"""Blanks between two columns."""
_FOUR = 8
"""Columns of four Chinese characters."""


def cells(text: str) -> int:
    """How many columns a text takes on the screen.

    >>> cells("male"), cells("退休")
    (4, 4)
    """
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(one) in "WF" else 0 if combining(one) else 1 for one in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, broken between words; a word that is longer than a line is broken where the line ends.

    >>> list(wrapped("men (original age 60)", 10))
    ['men', '(original', 'age 60)']
    """
    for line in text.split("\n"):
        if cells(line) <= width:
            yield line
            continue
        begun = " " * (len(line) - len(line.lstrip(" ")))
        for word in line.split(" "):
            if not word:
                continue
            after = f"{begun} {word}" if begun.strip() else f"{begun}{word}"
            if cells(after) <= width:
                begun = after
                continue
            if begun.strip():
                yield begun
            begun = word
            while cells(begun) > width:
                part = _fits(begun, width)
                yield part
                begun = begun[len(part) :]
        yield begun


_PIECE = r" *[（“《]*(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d+周岁(?:\d+个月)?|\d+(?:年|个月)|[!-~]+|[^ !-~])[，。；：、？！）”》]*"


def filled(text: str, width: int) -> Iterator[str]:
    """Chinese in lines that fit: broken between characters, never before a stop or inside a month or a number."""
    line = ""
    for piece in re.findall(_PIECE, text):
        if line and cells(line + piece) > width:
            yield line
            line = piece.lstrip()
        else:
            line += piece
    yield line


def _fits(word: str, width: int) -> str:
    """The first part of a word that fits, one character at least."""
    end = 1
    while end < len(word) and cells(word[: end + 1]) <= width:
        end += 1
    return word[:end]


def columns(
    rows: Sequence[Sequence[str]],
    width: int,
    *,
    right: Collection[int] = (),
    whole: Collection[int] = (),
    words: bool = False,
    gap: int = GAP,
    header: bool = False,
) -> Iterator[list[str]]:
    """The lines of each row, its cells side by side; the widest columns are folded until all fit.

    Args:
        rows: the cells, as many in each row.
        width: columns of the page.
        right: columns that are set to the right.
        whole: columns that are not folded while others can be.
        words: no word is broken while other columns can give way.
        gap: blanks between two columns.
        header: the first row is one: its cells stand at the bottom, and a line is drawn under it.
    """
    least = [_longest_word(column) if words else 1 for column in zip(*rows, strict=True)]
    widths = _widths(rows, width, whole=whole, least=least, gap=gap)
    for number, row in enumerate(rows):
        folded = [list(wrapped(cell, wide)) for cell, wide in zip(row, widths, strict=True)]
        height = max(map(len, folded))
        for lines in folded:
            blank = [""] * (height - len(lines))
            lines[:] = [*blank, *lines] if header and number == 0 else [*lines, *blank]
        shown = [
            (" " * gap)
            .join(
                _set(line, wide, right=index in right)
                for index, (line, wide) in enumerate(zip(side_by_side, widths, strict=True))
            )
            .rstrip()
            for side_by_side in zip(*folded, strict=True)
        ]
        yield [*shown, "-" * (sum(widths) + gap * (len(widths) - 1))] if header and number == 0 else shown


def _set(text: str, width: int, *, right: bool) -> str:
    blank = " " * (width - cells(text.rstrip() if right else text))
    return f"{blank}{text.rstrip()}" if right else f"{text}{blank}"


def _longest_word(column: Iterable[str]) -> int:
    """Chinese is broken between any two characters, but one below the other nobody reads: four stay together."""
    words = (word for cell in column for word in re.findall("[!-~]+|[^ -~]+", cell))
    return max((len(word) if word.isascii() else min(cells(word), _FOUR) for word in words), default=1)


def _widths(
    rows: Sequence[Sequence[str]], width: int, *, whole: Collection[int], least: Sequence[int], gap: int
) -> list[int]:
    """As wide as the longest line of each column; where that is too much, the widest give way first."""
    # With the blanks after them, but for the one that parts them from the next: so measured, the widest gives way.
    after = [*[gap - 1] * (len(rows[0]) - 1), 0]
    longest = (
        max(1, *(cells(line) for cell in column for line in cell.split("\n"))) for column in zip(*rows, strict=True)
    )
    room = width - (len(after) - 1)
    widths = [max(blanks + 1, min(wide + blanks, room)) for wide, blanks in zip(longest, after, strict=True)]
    while (excess := sum(widths) - room) > 0:
        floor = [most + blanks for most, blanks in zip(least, after, strict=True)]
        able = [index for index in range(len(widths)) if widths[index] > floor[index] and index not in whole]
        if not able:
            floor = [1 + blanks for blanks in after]
            able = [index for index in range(len(widths)) if widths[index] > floor[index]]
            able = [index for index in able if index not in whole] or able
        if not able:
            break  # a page of a few columns: longer lines are all that is left
        most = max(widths[index] for index in able)
        widest = [index for index in able if widths[index] == most]
        step = most - max((widths[index] for index in able if widths[index] < most), default=0)
        step = min([step, *(most - floor[index] for index in widest)])
        for position, index in enumerate(widest):
            share = min(round(excess / (len(widest) - position)), step)
            widths[index] -= share
            excess -= share
    return [wide - blanks for wide, blanks in zip(widths, after, strict=True)]
