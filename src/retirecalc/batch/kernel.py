"""The kernel: gathers from the schedule, and compares. It states no law; every figure comes from a table.

Rows go through in chunks of 131,072, whose arrays stay in the processor's cache. The only branches are on what a whole
chunk has: a column that nobody gave costs nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retirecalc.batch import judged
from retirecalc.batch.after_age import Case, drawn, earlier, first_months
from retirecalc.batch.codes import BIRTHS, CATEGORIES, EMPLOYMENTS, FIRST, KEYS, LAST, NONE, blend, none_of, none_where
from retirecalc.batch.columns import ASKED, JUDGED, PROBLEMS, RESULTS, UNANSWERED, Problem
from retirecalc.batch.counted import Counted, counted
from retirecalc.batch.layout import Gather, Layout
from retirecalc.batch.rows import DRAWINGS, MOST, NO_WORD, NULL, WOMAN, Rows
from retirecalc.columns import INPUTS
from retirecalc.facts.words import Employment

Array = NDArray[Any]

CHUNK = 131_072
MANY = 2_000_000
"""From so many rows on, the first open months of every key and count are worked out beforehand."""

_FIRST, _LAST = FIRST.index, LAST.index
_CODE = {problem: PROBLEMS.index(problem) for problem in Problem}
OPEN = ("first_qualifying_month", "first_open_month")


def run(
    rows: Rows, layout: Layout, names: Collection[str] = RESULTS, *, out: dict[str, Array] | None = None
) -> dict[str, Array]:
    """The results, one array a column.

    Args:
        names: the results wanted, from `columns.chosen`.
        out: arrays to write into, of `layout.dtype(name)` and the length of the rows; left out, new ones.
    """
    if out is None:
        out = {name: np.empty(len(rows), layout.dtype(name)) for name in names}
    if len(rows) >= MANY and layout.first is None and not out.keys().isdisjoint(OPEN):
        layout = with_first(layout)
    for first in range(0, len(rows), CHUNK):
        last = min(first + CHUNK, len(rows))
        _chunk(rows.part(slice(first, last)), layout, {name: column[first:last] for name, column in out.items()})
    return out


def _chunk(rows: Rows, layout: Layout, out: dict[str, Array]) -> None:
    key, bad = _keys(rows, layout)
    known = counted(rows, layout)
    problem = silent = None
    if bad or _wrong(rows, layout, known):
        problem, rows = checked(rows, layout)
        silent = unanswered(problem)
        known = counted(rows, layout)
        key = _keys(rows, layout)[0]
        key[silent] = layout.bad
    gather = Gather(layout, key)
    if known is not None and not layout.counted:
        known = known.where(gather["required_months"] != NONE)

    for name in (out.keys() - JUDGED) & layout.columns.keys():
        gather.into(name, out[name])
    if not out.keys().isdisjoint(ASKED):
        from retirecalc.batch.amounts import figures

        for name in out.keys() & {*ASKED}:
            figures(layout, name).take(key, out=out[name], mode="clip")
    if "statutory_age_months" in out:
        # The statutory month is the birth month and this age, so subtracting is the cheaper gather.
        np.subtract(gather["statutory_month"], rows.birth, out=out["statutory_age_months"])
    first = {name: out[name] for name in OPEN if name in out}
    if known is None:
        for column in first.values():
            column.fill(NONE)
    elif first:
        _first(Case(layout, rows.judged_by(), gather, known), key, first)
    if out.keys() & JUDGED:
        judged.judge(rows, layout, gather, known, out)
    if (draws := drawn(rows)) is not None:
        for name in ("earliest_month", "latest_month"):
            if name in out:
                out[name] |= none_where(draws[1])
    if problem is None:
        out["problem"].fill(0)
        return
    out["problem"][:] = problem
    for name, column in out.items():
        if name != "problem":
            column[silent] = none_of(column.dtype)


def _first(case: Case, key: Array, out: dict[str, Array]) -> None:
    """The first open months: looked up where that was worked out, else as they come."""
    layout, known = case.layout, case.counted
    if layout.first is None:
        for name, found in zip(OPEN, first_months(case), strict=True):
            if name in out:
                out[name][:] = found
        return
    width = _width(layout)
    count = known.base
    if known.counted_to.ndim:
        since = layout.as_of - known.counted_to
        count = count + since * known.unbroken
    place = (key if not layout.stride else blend(key == layout.bad, np.uint16(KEYS), key % np.uint16(KEYS))).astype(
        np.int32
    )
    place *= np.int32(width)
    place += np.minimum(count, np.int16(width - 1))
    paid = (KEYS + 1) * width
    if known.paying is not None:
        place += known.paying * np.int32(paid)
    first = out[OPEN[0]] if OPEN[0] in out else np.empty(len(place), np.int16)
    (layout.first[paid:] if known.paying is None else layout.first).take(place, out=first, mode="clip")
    if OPEN[1] in out:
        _open_sooner(case, count, first, out[OPEN[1]])
    if known.stated is not None:
        for column in out.values():
            np.bitwise_or(column, none_where(~known.stated), out=column)
    other = _beyond_table(case, first)
    if other is not None and len(places := np.flatnonzero(other)):
        for name, found in zip(OPEN, first_months(case.part(places)), strict=True):
            if name in out:
                out[name][places] = found
    if (draws := drawn(case.rows)) is not None:
        for column in out.values():
            np.bitwise_or(column, none_where(draws[0]), out=column)


def _open_sooner(case: Case, count: Array, first: Array, out: Array) -> None:
    """`first_open_month` beside the first qualifying one: for whoever may be short at the age, the minimum of that year (R01)."""
    if case.layout.readings["R01"] != "undetermined":
        out[:] = first
        return
    reached = case.gather["target"] - count
    never = None if case.counted.paying is None else ~case.counted.paying & (reached > case.layout.as_of)
    np.maximum(reached, case.gather["claim"], out=reached)
    if never is not None:
        reached |= none_where(never)
    earlier(first, reached, out)


def _beyond_table(case: Case, first: Array) -> Array | None:
    """Rows whose `first` month may be another one, for more is stated of them than the table knows; None where there is none.

    What was agreed, or may have been paid before `as_of`, is asked only of whoever may have been short at an age that is past,
    or has bounds that the minimum lies between; that nothing was approved, only of an early month.
    """
    layout, rows, known = case.layout, case.rows, case.counted
    statutory = case.gather["statutory_month"]
    late = statutory < layout.as_of
    by_agreement = layout.readings["R01"] == "completion_year"  # and R23 asks what is agreed of every month
    other: Array | None = None

    def add(some: Array) -> None:
        nonlocal other
        other = some if other is None else other | some

    if known.most is not None:
        add(known.most != known.base)
    if known.counted_to.ndim:
        add((known.counted_to != layout.as_of) & late)
    if known.resumed is not None:
        short = case.gather["required_months"] - known.base - (statutory - layout.as_of)
        between = (short > 0) & (short <= layout.as_of - known.counted_to)
        add(known.resumed if any(lead for lead, *_ in layout.early) else known.resumed & between)
    if rows.deferral_agreed_to is not None:
        stated = rows.deferral_agreed_to != NULL
        add(stated if by_agreement else stated & late)
    if rows.approved is not None:
        add(case.refused if by_agreement else case.refused & (late | (first < statutory)))
    return other


@functools.lru_cache(maxsize=8)
def with_first(layout: Layout) -> Layout:
    """The layout with the first qualifying month of every key and count at `as_of`, paying on and not, to gather from.

    A count above all minimums, met at any lead (R28), stands for every higher one. Not where kinds of employment differ in
    the answer: the table would outgrow the cache. Nor where a month without a minimum on file lies between, or R23 is open.
    """
    decides = [name for _, *names in layout.early for name in names]
    left_open = layout.readings["R01"] == "completion_year" and layout.readings["R23"] == "undetermined"
    if layout.readings["R01"] == "completion_year" and layout.readings["R23"] == "yes":
        decides += ["until", "deferral"]
    slabs = [layout.columns[name][:-1].reshape(-1, KEYS) for name in decides]
    if layout.gaps or left_open or any((slab != slab[0]).any() for slab in slabs):
        return layout
    keys, width = KEYS + 1, _width(layout)
    key = np.append(np.arange(KEYS), layout.bad)
    counts = np.arange(width, dtype=np.int16)
    table = np.empty((2, keys, width), np.int16)
    for part in range(0, keys, 240):
        some = np.repeat(key[part : part + 240], width)
        base = np.tile(counts, len(some) // width)
        for paying in (0, 1):
            known = Counted(
                layout.as_of, base, np.asarray(layout.as_of), np.full(len(some), bool(paying)), None, None, None
            )
            found = first_months(Case(layout, _NOBODY, Gather(layout, some), known))[0]
            table[paying, part : part + 240] = found.reshape(-1, width)
    return replace(layout, first=table.reshape(-1))


_NOBODY = Rows(*(None,) * len(Rows.__slots__))  # type: ignore[arg-type]  # of whom nothing but the contributions is known


def _width(layout: Layout) -> int:
    return int(layout.minimum.max()) + max((lead for lead, *_ in layout.early), default=0) + 1


def _keys(rows: Rows, layout: Layout) -> tuple[Array, bool]:
    """The row of the question for each row, and whether any is a mistake."""
    birth = rows.birth - np.int16(_FIRST)
    births = min(BIRTHS, layout.as_of - _FIRST + 1)
    key = rows.category.astype(np.uint16)
    key *= np.uint16(BIRTHS)
    key += birth.view(np.uint16)
    bad = bool(birth.view(np.uint16).max() >= births or rows.category.max() >= len(CATEGORIES))
    if rows.employment is not None:
        kind = rows.employment
        if kind.max() >= len(EMPLOYMENTS):
            bad = bad or bool(((kind >= len(EMPLOYMENTS)) & (kind != NO_WORD)).any())
            kind = blend(kind < len(EMPLOYMENTS), kind, np.uint8(EMPLOYMENTS.index(Employment.UNKNOWN)))
        key += kind.astype(np.uint16) * np.uint16(layout.stride)
    return key, bad


def _wrong(rows: Rows, layout: Layout, known: Counted | None) -> bool:
    """Whether anything could be wrong beside the keys: quick, and once for a whole chunk."""
    signed = [rows.paid_months, rows.deemed_months, rows.cumulative_months, rows.counted_to, rows.retire_in]
    signed.append(rows.deferral_agreed_to)
    return (
        not layout.governed
        or any(len(column) and column.min() < NULL for column in signed if column is not None)
        or any(_no_truth(column).any() for column in (rows.continuing, rows.approved) if column is not None)
        or (rows.drawing is not None and bool(_no_pension(rows.drawing).any()))
        or (rows.retire_in is not None and bool((_outside(rows.retire_in) | _before_birth(rows)).any()))
        or any(where.any() for where in _contributions_wrong(rows, layout, known).values())
    )


def _no_truth(column: Array) -> Array:
    wrong: Array = (column < NULL) | (column > 1)
    return wrong


def _no_pension(column: Array) -> Array:
    wrong: Array = (column >= len(DRAWINGS)) & (column != NO_WORD)
    return wrong


def _outside(month: Array) -> Array:
    return (month >= 0) & ((month < _FIRST) | (month > _LAST))


def _before_birth(rows: Rows) -> Array:
    assert rows.retire_in is not None
    return (rows.retire_in >= 0) & (rows.retire_in < rows.birth)


def _contributions_wrong(rows: Rows, layout: Layout, known: Counted | None) -> dict[Problem, Array]:
    """What cannot be true of contributions, and where."""
    if known is None:
        return {}
    stated = True if known.stated is None else known.stated
    found = {
        Problem.CONTRIBUTIONS_CONTRADICT: _contradict(rows),
        Problem.CONTRIBUTIONS_EXCEED_LIFE: stated & (known.base > known.counted_to - rows.birth + np.int16(1)),
    }
    if rows.counted_to is not None:
        found[Problem.COUNTED_TO_AFTER_AS_OF] = stated & (known.counted_to > layout.as_of)
        found[Problem.COUNTED_TO_BEFORE_BIRTH] = stated & (known.counted_to < rows.birth)
    return found


def _contradict(rows: Rows) -> Array:
    """Whether paid, deemed and cumulative cannot all be right."""
    cumulative = rows.cumulative_months
    if cumulative is None or (rows.paid_months is None and rows.deemed_months is None):
        return np.zeros(1, np.bool_)
    given = [part for part in (rows.paid_months, rows.deemed_months) if part is not None]
    wrong: Array = given[0] > cumulative
    for part in given[1:]:
        wrong |= part > cumulative
    if len(given) == 2:
        paid, deemed = given
        whole = np.add(paid, deemed, dtype=np.int16 if max(paid.max(), deemed.max()) <= MOST else np.int32)
        wrong |= (whole != cumulative) & (paid >= 0) & (deemed >= 0)
    return wrong & (cumulative >= 0)


def checked(rows: Rows, layout: Layout) -> tuple[NDArray[np.uint8], Rows]:
    """What is wrong with each row, and the rows without what cannot be read or cannot be true."""
    problem = np.zeros(len(rows), np.uint8)

    def note(code: Problem, where: Array) -> None:
        np.copyto(problem, np.uint8(_CODE[code]), where=where & (problem == 0))

    def without(code: Problem, where: Array, *names: str) -> None:
        nonlocal rows
        if not where.any():
            return
        note(code, where)
        columns = {name: column for name in names if (column := getattr(rows, name)) is not None}
        rows = replace(
            rows,
            **{name: np.where(where, _nothing_in(column), column) for name, column in columns.items()},
        )

    birth, category = rows.birth, rows.category
    note(Problem.BIRTH_MISSING, birth == NULL)
    note(Problem.BIRTH_UNREADABLE, birth < NULL)
    note(Problem.BIRTH_OUT_OF_RANGE, (birth < _FIRST) | (birth >= _FIRST + BIRTHS))
    note(Problem.BIRTH_AFTER_AS_OF, birth > layout.as_of)
    note(Problem.CATEGORY_MISSING, category == NO_WORD)
    note(Problem.CATEGORY_OF_WOMAN, category == WOMAN)
    note(Problem.CATEGORY_UNREADABLE, category >= len(CATEGORIES))
    if not layout.governed:
        key = np.where(problem == 0, _keys(rows, layout)[0], layout.bad)
        note(Problem.NOT_COVERED, Gather(layout, key)["statutory_month"] == NONE)
    for code, name, is_wrong in _UNREADABLE:
        if (column := getattr(rows, name)) is not None:
            without(code, is_wrong(column), name)
    if rows.retire_in is not None:
        without(Problem.RETIRE_IN_OUT_OF_RANGE, _outside(rows.retire_in), "retire_in")
    wrong = _contributions_wrong(rows, layout, counted(rows, layout))
    for code, names in _UNTRUE.items():
        if code in wrong and wrong[code].any():
            without(code, np.broadcast_to(wrong[code], len(rows)), *names)
            wrong = _contributions_wrong(rows, layout, counted(rows, layout))
    if rows.retire_in is not None:
        without(Problem.MONTH_BEFORE_BIRTH, _before_birth(rows), "retire_in")
    return problem, rows


def unanswered(problem: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which rows have no answer for what is wrong with them."""
    silent: NDArray[np.bool_] = (problem > 0) & (problem <= UNANSWERED)
    return silent


def _nothing_in(column: Array) -> Any:
    return column.dtype.type(NO_WORD if column.dtype == np.uint8 else NULL)


_COUNTS = tuple(one.name for one in INPUTS if one.of.startswith("contributions."))
_UNTRUE: Mapping[Problem, tuple[str, ...]] = {
    Problem.CONTRIBUTIONS_CONTRADICT: _COUNTS,
    Problem.COUNTED_TO_AFTER_AS_OF: ("counted_to",),
    Problem.COUNTED_TO_BEFORE_BIRTH: ("counted_to",),
    Problem.CONTRIBUTIONS_EXCEED_LIFE: _COUNTS,
}
"""What cannot be true of contributions, one after the other, and what is left out for it."""


def _no_number(column: Array) -> Array:
    wrong: Array = column < NULL
    return wrong


def _no_employment(column: Array) -> Array:
    wrong: Array = (column >= len(EMPLOYMENTS)) & (column != NO_WORD)
    return wrong


_UNREADABLE: tuple[tuple[Problem, str, Callable[[Array], Array]], ...] = (
    (Problem.EMPLOYMENT_UNREADABLE, "employment", _no_employment),
    (Problem.PAID_MONTHS_UNREADABLE, "paid_months", _no_number),
    (Problem.DEEMED_MONTHS_UNREADABLE, "deemed_months", _no_number),
    (Problem.CUMULATIVE_MONTHS_UNREADABLE, "cumulative_months", _no_number),
    (Problem.COUNTED_TO_UNREADABLE, "counted_to", _no_number),
    (Problem.CONTINUING_UNREADABLE, "continuing", _no_truth),
    (Problem.RETIRE_IN_UNREADABLE, "retire_in", _no_number),
    (Problem.DRAWING_UNREADABLE, "drawing", _no_pension),
    (Problem.DEFERRAL_AGREED_TO_UNREADABLE, "deferral_agreed_to", _no_number),
    (Problem.APPROVED_UNREADABLE, "approved", _no_truth),
)
