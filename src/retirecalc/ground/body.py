"""What lets pydantic, and with it FastAPI, take a fact or an answer as the body of a request or a response.

Asked only by pydantic: nothing of it is imported before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import takewhile
from typing import Any

from retirecalc.errors import InvalidFacts


def body_schema(kind: Any, source: object, handler: object) -> Any:
    """How a class with `to_dict` is written, and read by `from_dict` where it has one."""
    return import_module("retirecalc.contract.bodies").body(kind)


def body_described(kind: Any, schema: object, handler: object) -> Any:
    """The published schema of such a class."""
    return import_module("retirecalc.contract.bodies").described(kind, handler)


def reads(kind: type, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A reader as pydantic wants it: an error says its code, both sentences and the place of the field, and never repeats what was
    given, which may hold an ID number.
    """

    def taken(value: Any) -> Any:
        from pydantic_core import PydanticCustomError, ValidationError

        try:
            return value if isinstance(value, kind) else read(value)
        except InvalidFacts as error:
            told = {"sentence": str(error), "sentence_zh": error.text("zh")}
            code: Any = error.code  # no literal
            said = PydanticCustomError(code, "{sentence}", told)
            place = _place(value, str(error.fields.get("field")))
            given = error.fields.get("value")
            raise ValidationError.from_exception_data(
                kind.__name__, [{"type": said, "loc": place, "input": given}]
            ) from None

    return taken


def _place(body: Any, field: str) -> tuple[int | str, ...]:
    """Where in a body a field stands; of several of the name, what their places begin with; of a missing one, where it belongs."""
    if not isinstance(body, dict) or field == "facts":
        return ()
    found = list(_places(body, field)) or [tuple(field.split("."))]
    return tuple(one[0] for one in takewhile(lambda step: len(set(step)) == 1, zip(*found, strict=False)))


def _places(body: Any, field: str) -> Iterator[tuple[int | str, ...]]:
    inside = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, value in inside:
        if name == field:
            yield (name,)
        for rest in _places(value, field):
            yield (name, *rest)
