"""What is known of a work injury."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import Words, put, word_of
from retirecalc.ground.money import money
from retirecalc.ground.months import YearMonth
from retirecalc.ground.stated import Types, stated
from retirecalc.rules.early_routes.work_injury.table import Dependant

GRADES = tuple(range(1, 11))
"""The grades that there are."""
_IN_CHINESE = dict(zip("一二三四五六七八九十", map(str, GRADES), strict=True))
_NO = ("no", "无", "没有")
_GRADES: Words = {**{grade: (f"{word}级",) for word, grade in _IN_CHINESE.items()}, "no": _NO}
_DEPENDANTS: Mapping[Dependant, frozenset[str]] = {
    "spouse": frozenset({"配偶"}),
    "relative": frozenset({"其他亲属"}),
    "lone_spouse": frozenset({"孤寡配偶"}),
    "lone_relative": frozenset({"孤寡老人", "孤儿", "孤寡老人或孤儿"}),
}


@dataclass(frozen=True, slots=True, init=False)
class InjuryFacts:
    """The grade, what is paid for it, and who depends on the worker.

    Args:
        injury_grade: the grade of disability, 1 to 10 or 一级 to 十级; False, "no" or 无 where there is no such injury.
        injury_allowance: the disability allowance a month, in yuan.
        pension: the old-age pension a month, in yuan.
        retired_in: the month for which retirement was completed; False, "no" or 无 where it is not.
        dependants: who depends on the worker: `spouse`, `relative`, and `lone_spouse`, `lone_relative` for the lonely old and
            for orphans, each as often as there is one, a spouse once; or Chinese words.
        own_wage: the worker's own wage (本人工资) a month, in yuan.

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> InjuryFacts(injury_grade=1, injury_allowance="4200").injury_allowance
    Decimal('4200.00')
    """

    injury_grade: int | Literal[False] | None
    injury_allowance: Decimal | None
    pension: Decimal | None
    retired_in: YearMonth | Literal[False] | None
    dependants: tuple[Dependant, ...]
    own_wage: Decimal | None

    FIELDS: ClassVar[dict[str, Types]] = {
        "injury_grade": (int, str, bool),
        **dict.fromkeys(("injury_allowance", "pension", "own_wage"), (int, str)),
        "retired_in": (str, bool),
        "dependants": (list,),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"injury_grade": _GRADES, "dependants": _DEPENDANTS}
    """The words of those that have codes."""
    ANSWERS: ClassVar[dict[str, tuple[Any, ...]]] = {"injury_grade": (False, 1, 5), "retired_in": (False, "2025-01")}
    """Some answers of every kind that the rule tells apart, where their types do not say them."""

    def __init__(
        self,
        *,
        injury_grade: int | str | bool | None = None,
        injury_allowance: object = None,
        pension: object = None,
        retired_in: object = None,
        dependants: Iterable[str] = (),
        own_wage: object = None,
    ) -> None:
        put(self, "injury_grade", None if injury_grade is None else _grade(injury_grade))
        for name, amount in (("injury_allowance", injury_allowance), ("pension", pension), ("own_wage", own_wage)):
            put(self, name, None if amount is None else money(amount, name))
        put(self, "retired_in", _no_or_month(retired_in))
        depending = tuple(word_of(one, _DEPENDANTS, "dependants") for one in dependants)
        if sum(one in ("spouse", "lone_spouse") for one in depending) > 1:
            raise InvalidFacts("facts.spouse_twice", field="dependants")
        put(self, "dependants", depending)

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))


def _grade(value: int | str | bool) -> int | Literal[False]:
    text = str(value).strip().lower()
    if value is False or text in _NO:
        return False
    text = text.removesuffix("级")
    text = _IN_CHINESE.get(text, text)
    grade = next((one for one in GRADES if value is not True and text == str(one)), None)
    if grade is None:
        raise InvalidFacts(
            "ground.word_unreadable", field="injury_grade", value=text, allowed=", ".join(map(str, (*GRADES, "no")))
        )
    return grade


def _no_or_month(value: object) -> YearMonth | Literal[False] | None:
    if value is None:
        return None
    if value is False or (isinstance(value, str) and value.strip().lower() in _NO):
        return False
    return YearMonth.of(value, "retired_in")
