"""Text and tables as the terminal library `rich` sets them, which is asked here and nowhere else."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from retirecalc.cli.layout import cells, columns, wrapped

RULED = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
LONG = "unreasonably-long-word"
WORDS = st.sampled_from(["a", "age", "month", "original", "2031-09", "退休", "法定退休年龄", "（女）", LONG])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], int, set[int], int]:
    across = draw(st.integers(1, 4))
    header = draw(
        st.lists(TEXTS.filter(bool), min_size=across, max_size=across)
    )  # of an empty column rich makes nothing
    rows = [header, *draw(st.lists(st.lists(TEXTS, min_size=across, max_size=across), max_size=3))]
    return rows, draw(st.integers(40, 100)), draw(st.sets(st.integers(0, across - 1))), draw(st.sampled_from([1, 2]))


def by_rich(rows: list[list[str]], width: int, right: set[int], gap: int) -> list[str]:
    table = Table(box=RULED, pad_edge=False, show_edge=False, header_style="bold", padding=(0, gap - 1, 0, 0))
    for index, title in enumerate(rows[0]):
        table.add_column(title, justify="right" if index in right else "left", overflow="fold")
    for row in rows[1:]:
        table.add_row(*row)
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    return [line.rstrip() for line in captured.get().splitlines()]


@given(tables())
def test_a_table_is_set_as_rich_sets_it(asked: tuple[list[list[str]], int, set[int], int]) -> None:
    rows, width, right, gap = asked
    # A word that fills its last line to the brim leaves its blank at the start of rich's next line; ours has none there.
    assume(not any(f"{LONG} " in cell for row in rows for cell in row))
    ours = [line for lines in columns(rows, width, right=right, gap=gap, header=True) for line in lines]
    assert ours == by_rich(rows, width, right, gap)


@given(TEXTS, st.integers(10, 40))
def test_a_text_is_folded_as_rich_folds_it(text: str, width: int) -> None:
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(text)
    assert [line.strip() for line in wrapped(text, width)] == [line.strip() for line in captured.get().split("\n")[:-1]]


@given(st.text(st.characters(codec="gb18030", categories=("L", "N", "P", "Zs"), max_codepoint=0xFFFF), max_size=20))
def test_chinese_takes_two_columns(text: str) -> None:
    chinese = re.sub(r"[^\x20-\x7e\u3000-\u3029\u4e00-\u9fa5，。；：（）《》、]", "", text)
    assert cells(chinese) == cell_len(chinese)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (12, [["name    born", "------------"], ["a long  1971", "one"]]),
        (2, [["n  b", "a  o", "m  r", "e  n", "----"], ["a  1", "l  9", "o  7", "n  1", "g", "o", "n", "e"]]),
    ],
)
def test_what_does_not_fit_is_folded_and_never_cut(width: int, expected: list[list[str]]) -> None:
    assert list(columns([["name", "born"], ["a long one", "1971"]], width, whole={1}, header=True)) == expected


def test_a_long_foreign_name_leaves_a_chinese_verdict_its_words() -> None:
    """A name without blanks gives way before four characters stand one below the other."""
    rows = [["姓名", "结论"], ["Featherstonehaugh-Cholmondeley", "符合条件"]]
    assert list(columns(rows, 30, words=True))[1] == ["Featherstonehaugh-Ch  符合条件", "olmondeley"]
