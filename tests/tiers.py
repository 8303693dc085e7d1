"""Which cases of a list the quick tests take; the rest of the list runs with the slow ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def some(cases: Iterable[Any], quick: Collection[Any]) -> list[Any]:
    """Every case, in order; those that are not `quick` are marked slow."""
    every = list(cases)
    assert set(quick) <= set(every), "the quick cases are some of them"
    return [one if one in quick else pytest.param(one, marks=pytest.mark.slow) for one in every]
