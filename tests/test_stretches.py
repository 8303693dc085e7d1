"""Runs of months, against plain Python sets of months."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc.ground.months import YearMonth
from retirecalc.ground.stretches import END, Stretch, common, count_to, minus, union

FIRST, LAST = 2000 * 12, 2012 * 12 - 1
"""Twelve years: few enough months for stretches to meet, touch and swallow one another."""


def month(index: int) -> YearMonth:
    return YearMonth(index // 12, index % 12 + 1)


def stretch(first: int, length: int) -> Stretch:
    return month(first), month(min(LAST, first + length))


closed = st.builds(stretch, st.integers(FIRST, LAST), st.integers(0, 40))
endless = st.builds(lambda first: (month(first), END), st.integers(FIRST, LAST))
lists = st.lists(st.one_of(closed, closed, closed, endless), max_size=7)
months = st.integers(FIRST - 3, LAST + 3).map(month)


def held(stretches: list[Stretch] | tuple[Stretch, ...]) -> set[int]:
    """The months, one by one; what never ends is followed to three months past the last one drawn."""
    return {index for first, last in stretches for index in range(first.index, min(last.index, LAST + 3) + 1)}


def is_plain(stretches: tuple[Stretch, ...]) -> bool:
    """In order, none backwards, and a free month between any two."""
    ends = [end.index for one in stretches for end in one]
    return ends == sorted(ends) and all(b[0] - a[1] > 1 for a, b in pairwise(stretches))


@given(lists)
def test_union_has_the_same_months_each_once(ours: list[Stretch]) -> None:
    found = union(ours)
    assert held(found) == held(ours)
    assert is_plain(found)
    assert union(found) == found == union(reversed(ours)) == union([*ours, *ours])


@given(lists, lists)
def test_minus_takes_out_the_months_of_the_holes(ours: list[Stretch], holes: list[Stretch]) -> None:
    found = minus(ours, holes)
    assert held(found) == held(ours) - held(holes)
    assert is_plain(found)
    assert found == minus(ours, union(holes)) == minus(union(ours), reversed(holes))


@given(lists, lists)
def test_common_has_the_months_of_both(ours: list[Stretch], theirs: list[Stretch]) -> None:
    found = common(ours, theirs)
    assert held(found) == held(ours) & held(theirs)
    assert is_plain(found)
    assert found == common(theirs, ours)


@given(lists, lists)
def test_what_is_common_and_what_is_left_are_the_whole(ours: list[Stretch], theirs: list[Stretch]) -> None:
    assert union([*common(ours, theirs), *minus(ours, theirs)]) == union(ours)
    assert common(minus(ours, theirs), theirs) == ()


@given(lists, months)
def test_count_to_counts_the_months_up_to_one_of_them_inclusive(ours: list[Stretch], upto: YearMonth) -> None:
    assert count_to(union(ours), upto) == len({index for index in held(ours) if index <= upto.index})


@given(lists, months)
def test_a_month_more_counts_one_more_at_most(ours: list[Stretch], upto: YearMonth) -> None:
    plain = union(ours)
    assert count_to(plain, upto) - count_to(plain, upto - 1) == (upto.index in held(plain))


@given(st.lists(st.one_of(closed, endless), max_size=4))
def test_an_open_end_stays_open(ours: list[Stretch]) -> None:
    goes_on = any(last == END for _, last in ours)
    assert any(last == END for _, last in union(ours)) == goes_on
    assert any(last == END for _, last in minus(ours, [(month(LAST - 5), month(LAST))])) == goes_on
    assert minus(ours, [(month(FIRST), END)]) == ()


JAN, MAR, APR, DEC = (YearMonth(2026, number) for number in (1, 3, 4, 12))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (union([]), ()),
        (minus([], [(JAN, MAR)]), ()),
        (common([], [(JAN, MAR)]), ()),
        (count_to([], DEC), 0),
        (union([(JAN, MAR), (APR, DEC)]), ((JAN, DEC),)),  # they touch: one run
        (union([(JAN, MAR - 1), (APR, DEC)]), ((JAN, MAR - 1), (APR, DEC))),  # March is free
        (union([(JAN, DEC), (MAR, APR)]), ((JAN, DEC),)),  # one inside the other
        (minus([(JAN, DEC)], [(JAN, JAN)]), ((JAN + 1, DEC),)),
        (minus([(JAN, DEC)], [(DEC, DEC)]), ((JAN, DEC - 1),)),
        (minus([(JAN, DEC)], [(JAN - 5, DEC + 5)]), ()),
        (minus([(JAN, MAR)], [(APR, DEC)]), ((JAN, MAR),)),  # beside it
        (common([(JAN, MAR)], [(MAR, DEC)]), ((MAR, MAR),)),
        (common([(JAN, MAR)], [(APR, DEC)]), ()),
        (count_to([(JAN, DEC)], JAN), 1),
        (count_to([(JAN, DEC)], JAN - 1), 0),
        (count_to([(JAN, DEC)], DEC + 1), 12),
        (count_to([(JAN, END)], DEC), 12),
    ],
)
def test_at_the_edges(found: object, expected: object) -> None:
    assert found == expected


def test_the_first_and_the_last_month_there_are() -> None:
    first = YearMonth(1, 1)
    assert union([(first, first), (END, END)]) == ((first, first), (END, END))
    assert minus([(first, END)], [(first, END)]) == ()
    assert minus([(first, END)], [(END, END)]) == ((first, END - 1),)
    assert count_to([(first, END)], END) == 9999 * 12
