"""The law as it stood on one day, for every test: an act that begins later moves no expectation written before it."""

from __future__ import annotations

from typing import Any, Final

import retirecalc

LAW_DAY: Final = "2026-11-26"


def load_law(place: str = "CN", *, in_force_on: str | None = LAW_DAY, **more: Any) -> retirecalc.Law:
    """`retirecalc.load_law` with that day as its default; a test of what follows an act names a later day, or None."""
    return retirecalc.load_law(place, in_force_on=in_force_on, **more)
