"""The packages that only some answers need: imported when one is asked for, or missed with the line that installs them."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from retirecalc.errors import MissingExtra

_PACKAGES = {"chinese_calendar": "chinesecalendar", "python_calamine": "python-calamine", "xlsxwriter": "XlsxWriter"}
"""What installs a module of another name."""


def need(module: str, *, extra: str, feature: str) -> Any:
    """A module of an optional package.

    Raises:
        MissingExtra: it is not installed; the sentence gives the command for `extra`.

    >>> need("json", extra="batch", feature="an example").loads("[1]")
    [1]
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        name = module.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != name:  # something that the package itself needs
            raise
        package = _PACKAGES.get(name, name)
        raise MissingExtra("ground.missing_extra", feature=feature, package=package, extra=extra) from None


def is_a(value: object, package: str, kind: str) -> bool:
    """Whether a value is of a class of an optional package; one that nobody has imported makes none.

    >>> is_a({}, "polars", "DataFrame")
    False
    """
    module = sys.modules.get(package)
    return module is not None and isinstance(value, getattr(module, kind))
