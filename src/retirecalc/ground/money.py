"""Money and rates: exact decimals, read from text or whole numbers and never from a float, rounded only where a rule says so.

What a caller has set for decimals in a thread of his own (`decimal.getcontext()`) changes nothing here: a rule that reckons is
run `exactly`.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from typing import Annotated, Any, Literal, NamedTuple, ParamSpec, TypeAlias, TypeVar

from retirecalc.errors import InvalidFacts

P = ParamSpec("P")
T = TypeVar("T")

EXACT = Context(60, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, 1, 0, [], [InvalidOperation, DivisionByZero, Overflow])
"""More digits than any sum, product or quotient of the rules needs."""
Rounding = Literal["half_up", "up", "down"]
_MODES = {"half_up": ROUND_HALF_UP, "up": ROUND_CEILING, "down": ROUND_FLOOR}
_UNITS = tuple(Decimal((0, (1,), -places)) for places in range(13))
_SURE = 40
"""Decimals of a quotient that are beyond doubt."""
_READ = 6
CENT = 2
"""The decimals of an amount of money."""
NOTHING = Decimal("0.00")


def exactly(rule: Callable[P, T]) -> Callable[P, T]:
    """The rule, reckoned in `EXACT` whatever the caller has set.

    >>> import decimal
    >>> third = exactly(lambda: Decimal(1) / 3)
    >>> with decimal.localcontext(prec=2):
    ...     len(str(third()))
    62
    """

    @functools.wraps(rule)
    def reckoned(*args: P.args, **kwargs: P.kwargs) -> T:
        with localcontext(EXACT):
            return rule(*args, **kwargs)

    return reckoned


def rounded(amount: Decimal, places: int = CENT, how: Rounding = "half_up") -> Decimal:
    """An amount to so many decimals.

    >>> rounded(Decimal("15.405")), rounded(Decimal("4358.45"), 0, "up"), rounded(Decimal("137.25"), 1)
    (Decimal('15.41'), Decimal('4359'), Decimal('137.3'))
    """
    if amount.as_tuple().exponent < -_SURE:  # type: ignore[operator]
        # What a quotient leaves in the last digits is no part of an exact half.
        amount = amount.quantize(Decimal((0, (1,), -_SURE)), context=EXACT)
    return amount.quantize(_UNITS[places], rounding=_MODES[how], context=EXACT)


def over(amount: Decimal | int, by: Decimal | int) -> Decimal:
    """A quotient: `/` stands in no rule, since of two whole numbers it makes a float.

    >>> rounded(over(Decimal("85790.01"), 139))
    Decimal('617.19')
    """
    return EXACT.divide(Decimal(amount), Decimal(by))


def decimal_of(value: object, field: str, *, places: int) -> Decimal:
    """A number that is not negative as people write it, with at most so many decimals.

    >>> (
    ...     decimal_of("3,000.50", "wage", places=2),
    ...     decimal_of("2567.5元", "pension", places=2),
    ...     decimal_of(12, "wage", places=2),
    ... )
    (Decimal('3000.50'), Decimal('2567.5'), Decimal('12'))

    Raises:
        InvalidFacts: a float, which is not exact, or what is no such number.
    """
    if isinstance(value, float):
        raise InvalidFacts("ground.amount_float", field=field, value=str(value))
    text = unicodedata.normalize("NFKC", str(value)).strip().removesuffix("元").strip()
    whole = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})"
    plain = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
    if not plain or not re.fullmatch(rf"{whole}(?:\.\d{{1,{places}}})?", text, re.ASCII):
        raise InvalidFacts("ground.amount_unreadable", field=field, value=str(value), places=places)
    return Decimal(text.replace(",", ""))


def share(value: object, field: str) -> Decimal:
    """A growth or an interest a year, below zero where it falls.

    >>> share("0.02", "base_growth"), share("-0.01", "base_growth")
    (Decimal('0.02'), Decimal('-0.01'))

    Raises:
        InvalidFacts: a float, what is no such number, or one that more than doubles an amount or leaves nothing of it.
    """
    text = str(value).strip()
    falls = text.startswith("-") and not isinstance(value, float)
    try:
        size = decimal_of(text[1:] if falls else value, field, places=6)
    except InvalidFacts as error:
        if error.code == "ground.amount_float":
            raise
        raise InvalidFacts("ground.share_unreadable", field=field, value=str(value)) from None
    if size > 1 or (falls and size == 1):
        raise InvalidFacts("ground.share_unreadable", field=field, value=str(value))
    return size.copy_negate() if falls else size


def money(value: object, field: str) -> Decimal:
    """An amount in yuan.

    >>> money("3000", "pension")
    Decimal('3000.00')
    """
    return rounded(decimal_of(value, field, places=CENT))


def percent(rate: Decimal) -> str:
    """A share in hundredths, as it is printed.

    >>> percent(Decimal("0.006")), percent(Decimal("0.16"))
    ('0.6%', '16%')
    """
    return f"{EXACT.multiply(rate, Decimal(100)).normalize(EXACT):f}%"


def cents(amount: Decimal) -> Decimal:
    """A figure as it is printed: without the zeros that a product leaves behind its cents, with no more decimals than can be read.

    >>> cents(Decimal("7828.00000")), cents(Decimal("6498.23800")), cents(Decimal("4359")), cents(over(1, 3))
    (Decimal('7828.00'), Decimal('6498.238'), Decimal('4359'), Decimal('0.333333'))
    """
    if amount.as_tuple().exponent < -_READ:  # type: ignore[operator]
        amount = rounded(amount, _READ)
    while amount.as_tuple().exponent < -CENT and amount.as_tuple().digits[-1] == 0:  # type: ignore[operator]
        amount = amount.quantize(_UNITS[-amount.as_tuple().exponent - 1], context=EXACT)  # type: ignore[operator]
    return amount


class Written(NamedTuple):
    """How a decimal stands in a table: as text, since YAML would make a float of it, with at most so many decimals, and whether as
    a share of a whole.
    """

    places: int
    share: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.read, core_schema.str_schema(strict=True))

    def read(self, text: str) -> Decimal:
        """The decimal.

        Raises:
            InvalidFacts: it is not written so.
        """
        if not re.fullmatch(rf"(?:0|[1-9]\d{{0,11}})(?:\.\d{{1,{self.places}}})?", text, re.ASCII):
            raise InvalidFacts("ground.decimal_form", value=text, places=self.places)
        found = Decimal(text)
        if self.share and found > 1:
            raise InvalidFacts("ground.share_above", value=text)
        return found


Yuan: TypeAlias = Annotated[Decimal, Written(CENT)]
Rate: TypeAlias = Annotated[Decimal, Written(6, share=True)]
"""A share: sixteen in a hundred is "0.16"."""
Multiple: TypeAlias = Annotated[Decimal, Written(6)]
"""So many times something: three times is "3"."""
