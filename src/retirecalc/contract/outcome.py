"""The JSON contract `retirecalc.outcome/1`: what one room answers, generated from its answer type."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from retirecalc.ground.months import YearMonth
from retirecalc.ground.stretches import END

if TYPE_CHECKING:
    from retirecalc.questions.ask import Answered


def outcome_dict(answered: Answered) -> dict[str, Any]:
    """`{schema, rule, facts, as_of, month, law, value, caveats, readings, trace}`; periods are counts of months.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> found = ask("statutory_age", {"birth": "1971-09", "category": "男"}, load_law(), "2026-11")
    >>> outcome_dict(found)["value"]
    {'original_age': 720, 'original_month': '2031-09', 'increase_months': 21, 'age': 741, 'month': '2033-06'}
    """
    outcome = answered.outcome
    return {
        "schema": "retirecalc.outcome/1",
        "rule": outcome.rule,
        "facts": answered.facts,
        "as_of": str(answered.as_of),
        "month": None if answered.month is None else str(answered.month),
        "law": answered.law.stamp(),
        "value": _value(outcome.value),
        "caveats": [caveat.to_dict() for caveat in outcome.caveats],
        "readings": list(outcome.readings),
        "trace": outcome.steps(),
    }


def outcome_json(answered: Answered, *, indent: int | None = None) -> str:
    """The same as text, the same bytes on every machine."""
    return json.dumps(outcome_dict(answered), ensure_ascii=False, indent=indent)


def _value(value: object) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, YearMonth):
        return None if value == END else str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, date | StrEnum | str):
        return str(value)
    named = getattr(value, "_asdict", None)
    if named is not None:
        return {name: _value(one) for name, one in named().items()}
    if isinstance(value, tuple | list):
        return [_value(one) for one in value]
    fields = getattr(value, "to_dict", None)
    return str(value) if fields is None else fields()
