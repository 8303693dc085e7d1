"""Facts and answers as bodies of requests and responses: how pydantic, and with it FastAPI, reads, writes and describes them.

The classes ask for this by name, so that nothing below the contract knows pydantic.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import GetJsonSchemaHandler, TypeAdapter
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from retirecalc.contract.assessment import AssessmentJson, ContributionsJson, FactsJson, OptionJson, OutcomeJson
from retirecalc.contract.facts import StatedContributions, StatedFacts
from retirecalc.ground.body import reads

_READ: dict[str, Any] = {"Person": StatedFacts, "Contributions": StatedContributions}
_WRITTEN: dict[str, Any] = {
    "Person": FactsJson,
    "Contributions": ContributionsJson,
    "Assessment": AssessmentJson,
    "Option": OptionJson,
    "Answered": OutcomeJson,
}


def body(kind: Any) -> CoreSchema:
    """A class that is written by `to_dict`, and read by `from_dict` where it has one; an object of it is taken as it is."""
    read: Callable[[Any], Any] = getattr(kind, "from_dict", None) or _not_read(kind)
    return core_schema.no_info_plain_validator_function(
        reads(kind, read), serialization=core_schema.plain_serializer_function_ser_schema(lambda one: one.to_dict())
    )


def _not_read(kind: type) -> Callable[[Any], Any]:
    def refuse(value: Any) -> Any:
        raise ValueError(f"an answer is not read back: give the {kind.__name__} itself")

    return refuse


def described(kind: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """The published schema of a class."""
    named = kind.__name__
    types = _WRITTEN[named] if handler.mode == "serialization" else _READ.get(named, _WRITTEN[named])
    return handler(TypeAdapter(types).core_schema)
