"""What lets pydantic, and with it FastAPI, take a fact or an answer as the body of a request or a response.

Asked only by pydantic: nothing of it is imported before.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def body_schema(kind: Any, source: object, handler: object) -> Any:
    """How a class with `to_dict` is written, and read by `from_dict` where it has one."""
    return import_module("retirecalc.contract.bodies").body(kind)


def body_described(kind: Any, schema: object, handler: object) -> Any:
    """The published schema of such a class."""
    return import_module("retirecalc.contract.bodies").described(kind, handler)
