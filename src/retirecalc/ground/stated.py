"""Reading what came as JSON: the fields that are known, each of its type, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from retirecalc.errors import InvalidFacts
from retirecalc.ground.say import Said

Types = tuple[type, ...]
_JSON = {
    bool: Said("true or false", "true 或 false"),
    int: Said("a whole number", "整数"),
    float: Said("a decimal number", "小数"),
    str: Said("text", "文本"),
    list: Said("a list", "列表"),
    dict: Said("an object", "对象"),
}


def stated(value: object, fields: Mapping[str, Types], within: str = "") -> dict[str, Any]:
    """The fields of a JSON object that are stated: null is not stated, and `false` is no number.

    >>> stated({"paid": 12, "deemed": None}, {"paid": (int,), "deemed": (int,)})
    {'paid': 12}

    Raises:
        InvalidFacts: no object, a field that does not exist, or one of another type.
    """
    if not isinstance(value, Mapping):
        raise _mistyped(within or "facts", value, (dict,))
    found = {}
    for name, one in value.items():
        field = f"{within}.{name}" if within else str(name)
        if name not in fields:
            raise InvalidFacts("ground.fact_unknown", field=field, allowed=", ".join(fields))
        if one is None:
            continue
        if type(one) not in fields[name]:
            raise _mistyped(field, one, fields[name])
        found[name] = one
    return found


def _mistyped(field: str, value: object, wanted: Types) -> InvalidFacts:
    name = type(value).__name__
    given, kinds = _JSON.get(type(value), Said(name, name)), [_JSON[kind] for kind in wanted]
    either, either_zh = " or ".join(kind.en for kind in kinds), "或".join(kind.zh for kind in kinds)
    said = {"type": given.en, "type_zh": given.zh, "wanted": either, "wanted_zh": either_zh}
    return InvalidFacts("ground.fact_type", field=field, **said)
