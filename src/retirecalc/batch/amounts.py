"""What contributions are reckoned from, and the divisor of the account, for whoever names the columns: each asked of its room."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import Any

import numpy as np

from retirecalc.batch.codes import CATEGORIES, FIRST, KEYS, NONE, Array
from retirecalc.batch.columns import SCALES, kind_of
from retirecalc.batch.layout import Layout
from retirecalc.errors import OutOfCoverage
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.rules.amounts.annuity_divisor import annuity_divisor
from retirecalc.rules.amounts.annuity_divisor.facts import RetiringFacts
from retirecalc.rules.contributions.contribution_base import contribution_base
from retirecalc.rules.contributions.contribution_base.facts import PayFacts
from retirecalc.rules.contributions.contribution_rates import contribution_rates
from retirecalc.rules.contributions.contribution_rates.facts import PayingFacts


@functools.lru_cache(maxsize=16)
def figures(layout: Layout, name: str) -> Array:
    """A column by the row of the layout, in whole numbers of its scale; none where nothing on file says it."""
    law, as_of = layout.law, _month(layout.as_of)
    if name == "annuity_divisor":
        return _divisors(layout)
    value = _of_the_month(law, as_of, name)
    return np.full(layout.bad + 1, _scaled(name, value), layout.dtype(name))


def _of_the_month(law: Law, as_of: YearMonth, name: str) -> Decimal | None:
    """A limit of the contribution base in the month of asking, or a rate; no limit that only stands in for a later one."""
    try:
        if name.endswith("_rate"):
            rates = contribution_rates(PayingFacts(), law, as_of=as_of, contribution_base=None).value
            rate: Decimal | None = getattr(rates, name.removesuffix("_rate"))
            return rate
        base = contribution_base(PayFacts(), law, as_of=as_of).value
    except OutOfCoverage:
        return None
    return None if base.provisional else base.lower if name == "base_lower" else base.upper


def _divisors(layout: Layout) -> Array:
    """The divisor in the statutory month of each row: asked once for each age under the tables of one time."""
    found = np.full(layout.bad + 1, NONE, layout.dtype("annuity_divisor"))
    known: dict[tuple[int, YearMonth], int] = {}
    births = np.tile(np.arange(KEYS // len(CATEGORIES)) + FIRST.index, layout.bad // KEYS * len(CATEGORIES))
    for place, (birth, month) in enumerate(zip(births, layout.columns["statutory_month"][:-1], strict=True)):
        if month == NONE:
            continue
        reached = _month(month)
        key = int(month - birth), layout.law.at(reached).first
        if key not in known:
            facts = RetiringFacts(birth=_month(birth))
            known[key] = _scaled("annuity_divisor", _asked(facts, layout.law, reached))
        found[place] = known[key]
    return found


def _asked(facts: RetiringFacts, law: Law, month: YearMonth) -> Decimal | None:
    try:
        return annuity_divisor(facts, law, month=month).value.divisor
    except OutOfCoverage:
        return None


def _month(index: np.integer[Any]) -> YearMonth:
    return FIRST + (int(index) - FIRST.index)


def _scaled(name: str, value: Decimal | None) -> int:
    """A figure as a whole number; none where it has more places than its column, as a divisor under another answer to R16 may."""
    whole = None if value is None else value.scaleb(SCALES[kind_of(name)])
    return NONE if whole is None or whole != whole.to_integral_value() else int(whole)
