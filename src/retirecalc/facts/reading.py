"""What is written for a fact, read: every door goes through these, so that none reads a value as another does."""

from __future__ import annotations

from numbers import Number
from typing import Any, Literal

from retirecalc.errors import InvalidFacts
from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.facts.words import (
    DRAWING_WORDS,
    NONE,
    NONE_SAYS,
    NOT_AGREED_WORDS,
    NOTHING,
    Drawing,
    code_of,
)
from retirecalc.ground.months import Months, YearMonth

NOT_YET = "not_yet"
"""What has not happened says no more than an empty cell: not decided is not refused."""
_HAPPENS = frozenset({"approved", "deferral_agreed_to", "notice_given_on", "applied_on"})


def nothing(value: object, field: str = "") -> bool:
    """Whether a value says no more than an empty cell: none, not a number, not a time, or a word for it.

    >>> nothing(None), nothing(float("nan")), nothing("待定"), nothing("无", "paid"), nothing("无", "deemed")
    (True, True, True, True, False)
    """
    if value is None:
        return True
    if isinstance(value, str):
        word = plain(value)
        if not word or (field in _HAPPENS and meanings(field).get(word) == NOT_YET):
            return True
        return word in NOTHING and not (field in NONE_SAYS and word in NONE)
    if type(value).__name__ == "NAType":
        return True
    try:
        return bool(value != value)  # noqa: PLR0124
    except (TypeError, ValueError, ArithmeticError):
        return False


def yes_no(value: object, field: str) -> bool | None:
    """Yes, no, or not stated.

    >>> yes_no("是", "continuing"), yes_no("终止缴费", "continuing"), yes_no(0, "approved"), yes_no("待定", "approved")
    (True, False, False, None)

    Raises:
        InvalidFacts: it is neither.
    """
    if value is None or isinstance(value, bool):
        return value
    if nothing(value, field):
        return None
    if type(value).__name__ in ("bool", "bool_"):  # NumPy's
        return bool(value)
    if isinstance(value, Number):
        number: Any = value
        if number in (0, 1):
            return bool(number == 1)
    if isinstance(value, str):
        word = plain(value)
        state = meanings("state").get(word) if field == "continuing" else None
        said = {"continuing": True, "not_continuing": False}.get(state or "")
        said = {"yes": True, "no": False}.get(meanings("yes_no").get(word, "")) if said is None else said
        if said is not None:
            return said
    raise InvalidFacts("facts.yes_no_unreadable", field=field, value=str(value))


def approval(value: object) -> bool | None:
    """Whether the authority approved; what is not decided yet is not stated.

    >>> approval("批准"), approval("不予批准"), approval("审批中")
    (True, False, None)
    """
    said = approval_named(value) if isinstance(value, str) else None
    return yes_no(value, "approved") if said is None else said


def approval_named(word: str) -> bool | None:
    """What a word for an approval, or for its refusal, says; None for a bare yes or no."""
    return {"yes": True, "no": False}.get(meanings("approved").get(plain(word), ""))


def drawn(value: object) -> Drawing | None:
    """Which pension is drawn.

    >>> drawn("城乡居民养老金"), drawn("无"), drawn("已退休"), drawn("不详")
    (<Drawing.RESIDENT: 'resident'>, <Drawing.NONE: 'none'>, <Drawing.SOME: 'some'>, None)
    """
    if nothing(value, "drawing"):
        return None
    try:
        return code_of(Drawing, value, DRAWING_WORDS, "drawing")
    except InvalidFacts as error:
        word = plain(str(value))
        said = {"yes": Drawing.SOME, "no": Drawing.NONE}.get(meanings("yes_no").get(word, ""))
        if said is None and (named := meanings("drawing").get(word)) is not None:
            said = Drawing(named)
        if said is None:
            raise InvalidFacts("facts.drawing_unreadable", **error.fields) from None
        return said


def agreed_to(value: object) -> YearMonth | Literal[False] | None:
    """The month to which a deferral was agreed, False where there is none.

    >>> agreed_to("2030-01"), agreed_to("未约定"), agreed_to("协商中")
    (YearMonth(2030, 1), False, None)
    """
    field = "deferral_agreed_to"
    if nothing(value, field):
        return None
    if says_no(value):
        return False
    try:
        return YearMonth.of(value, field)
    except InvalidFacts as error:
        if error.code != "ground.month_unreadable":
            raise
        raise InvalidFacts("facts.agreed_unreadable", **error.fields) from None


def says_no(value: object) -> bool:
    """Whether a value says that no deferral was agreed."""
    if isinstance(value, str):
        word = plain(value)
        return word in NOT_AGREED_WORDS or meanings("yes_no").get(word) == "no"
    return type(value).__name__ in ("bool", "bool_") and not value


def months(value: object, field: str) -> Months | None:
    """A count of months.

    >>> months("26年4个月", "paid"), months("无", "deemed"), months("无", "paid")
    (Months(316), Months(0), None)
    """
    if nothing(value, field):
        return None
    if field == "deemed" and isinstance(value, str) and plain(value) in NONE:
        return Months(0)
    return Months.of(value, field)


def month(value: object, field: str) -> YearMonth | None:
    """A month that may be left out."""
    return None if nothing(value, field) else YearMonth.of(value, field)
