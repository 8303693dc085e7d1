"""The list of columns as a batch has it: names in, names out, and the closed list of what can be wrong with a row."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from retirecalc.columns import INPUTS, OUTPUTS, REQUIRED, Kind, shown
from retirecalc.errors import InvalidFacts

FACTS = tuple(one.name for one in INPUTS)
OPTIONAL = tuple(name for name in FACTS if name not in REQUIRED)
RESULTS = tuple(one.in_batch for one in shown("batch"))
ASKED = tuple(one.in_batch for one in shown("asked"))
"""Further results, for whoever names them."""
EVERY = tuple(one.in_batch for one in OUTPUTS if {"batch", "asked"} & {*one.shown})
JUDGED = frozenset(one.in_batch for one in shown("batch") if one.about == "month")
"""What is said of the judged month."""

SCALES: dict[Kind, int] = {"amount": 2, "rate": 4, "divisor": 1}
"""Decimal places of the figures that are no whole numbers."""
DIGITS = 9
"""Of each of them, as many as 32 bits hold."""
_KINDS: dict[str, Kind] = {one.in_batch: one.kind for one in OUTPUTS}


def kind_of(name: str) -> Kind:
    """What stands in a result column; a `problem` and an `eligibility` are codes."""
    return _KINDS[name]


class Problem(StrEnum):
    """What is wrong with a row: the first that applies, in this order.

    Without a birth, a class or a law that covers them (up to `NOT_COVERED`) the row has no answer, and every other result is null.
    Any other fact that cannot be read, or cannot be true, counts as not stated, and the row is answered without it.
    """

    BIRTH_MISSING = "birth_missing"
    BIRTH_UNREADABLE = "birth_unreadable"
    BIRTH_OUT_OF_RANGE = "birth_out_of_range"
    BIRTH_AFTER_AS_OF = "birth_after_as_of"
    CATEGORY_MISSING = "category_missing"
    CATEGORY_UNREADABLE = "category_unreadable"
    CATEGORY_OF_WOMAN = "category_of_woman"
    NOT_COVERED = "not_covered"
    EMPLOYMENT_UNREADABLE = "employment_unreadable"
    PAID_MONTHS_UNREADABLE = "paid_months_unreadable"
    DEEMED_MONTHS_UNREADABLE = "deemed_months_unreadable"
    CUMULATIVE_MONTHS_UNREADABLE = "cumulative_months_unreadable"
    COUNTED_TO_UNREADABLE = "counted_to_unreadable"
    CONTINUING_UNREADABLE = "continuing_unreadable"
    RETIRE_IN_UNREADABLE = "retire_in_unreadable"
    RETIRE_IN_OUT_OF_RANGE = "retire_in_out_of_range"
    DRAWING_UNREADABLE = "drawing_unreadable"
    DEFERRAL_AGREED_TO_UNREADABLE = "deferral_agreed_to_unreadable"
    APPROVED_UNREADABLE = "approved_unreadable"
    CONTRIBUTIONS_CONTRADICT = "contributions_contradict"
    COUNTED_TO_AFTER_AS_OF = "counted_to_after_as_of"
    COUNTED_TO_BEFORE_BIRTH = "counted_to_before_birth"
    CONTRIBUTIONS_EXCEED_LIFE = "contributions_exceed_life"
    MONTH_BEFORE_BIRTH = "month_before_birth"


PROBLEMS: tuple[Problem | None, ...] = (None, *Problem)
"""What the number in a NumPy `problem` column stands for; 0 is a row without one."""
UNANSWERED = PROBLEMS.index(Problem.NOT_COVERED)
"""From 1 to this place among `PROBLEMS` a row has no answer."""


def chosen(columns: Iterable[str] | None) -> tuple[str, ...]:
    """The results asked for, in the order of the contract, `problem` always among them.

    >>> chosen(["latest_month", "statutory_month"])
    ('statutory_month', 'latest_month', 'problem')

    Raises:
        InvalidFacts: a name that is not a result.
    """
    if columns is None:
        return RESULTS
    asked = {columns} if isinstance(columns, str) else set(columns)
    if unknown := sorted(asked - set(EVERY)):
        raise InvalidFacts("batch.result_unknown", field="columns", value=", ".join(unknown), allowed=", ".join(EVERY))
    return tuple(name for name in EVERY if name in asked or name == "problem")
