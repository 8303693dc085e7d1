"""Every category, birth month and count of contributions against the text of the law, written out again here.

Nothing below comes from the library: the annexes by their closed formula, annex 4 by its steps, articles 3 and 7 as the
digest has them, and the first qualifying month by trying month after month. People are private employees with a
cumulative count up to the month of the question.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from retirecalc import load_law
from retirecalc.batch import assess_batch, kernel

Grid = np.ndarray[Any, Any]

COUNTS = np.arange(481)
BIRTHS = np.arange(1900 * 12, 2100 * 12)
AGES = {"male_60": (60, 4, 36), "female_55": (55, 4, 36), "female_50": (50, 2, 60)}
ELIGIBLE, NOT_ELIGIBLE, UNDETERMINED, NONE = 0, 1, 2, 255
EMPLOYEE = 0
AS_OF = ["2025-01", "2026-11", "2036-07"]


def number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def minimum(month: Grid) -> Grid:
    """Annex 4: 15 years up to 2029, half a year more each year, 20 years from 2039 on."""
    years: Grid = np.clip(180 + 6 * (month // 12 - 2029), 180, 240)
    return years


def expected(category: str, as_of: int, continuing: bool, offset: int | None) -> dict[str, Grid]:
    years, step, cap = AGES[category]
    birth = BIRTHS[:, None]
    original = birth + 12 * years
    increase = np.where(original < 2025 * 12, 0, np.minimum((original - 2025 * 12) // step + 1, cap))
    statutory = original + increase
    old = original < 2025 * 12  # reached the original age by 2024-12-31
    earliest, latest = np.maximum(original, statutory - 36), statutory + 36

    def paid(month: Grid) -> Grid:
        return COUNTS + (month - as_of if continuing else 0)

    age = np.maximum(statutory, as_of)
    enough = paid(age) >= minimum(statutory)
    first = np.where(enough, age, -1)
    for before in range(1, 61):
        month = statutory - before
        open_ = ~old & (month >= earliest) & (month >= as_of)
        first = np.where(open_ & (paid(month) >= minimum(month)), month, first)

    month = statutory + (offset or 0)
    past = (month < as_of) & (month != statutory)
    required = minimum(np.minimum(month, statutory))
    projected = paid(np.maximum(month, as_of))
    early, late = month < statutory, month > statutory
    # Past the age with no deferral there is still a claim to make; nobody who may defer to that month is late.
    deferred = late & ((statutory >= as_of) | (~old & (month <= latest)))
    refused = past | (early & (old | (month < earliest))) | (deferred & (old | (month > latest)))
    short = (paid(month) if offset is not None and offset < 0 else paid(age)) < required
    # Nobody may pay on towards a month that the window refuses: what is missing there is missing at the age.
    missing = required - np.where(late & refused, paid(age), projected)
    unsettled = late & short  # by when a deferral must meet the minimum, the text does not say
    refused = refused | (short & ~late)
    answer = np.where(refused, NOT_ELIGIBLE, np.where(unsettled, UNDETERMINED, ELIGIBLE))
    dated = ~refused & ~old
    return {
        "statutory_month": statutory,
        "statutory_age_months": years * 12 + increase,
        "increase_months": increase,
        "earliest_month": np.where(old, -1, earliest),
        "latest_month": np.where(old, -1, latest),
        "first_qualifying_month": first,
        "judged_month": month,
        "required_months": required,
        "projected_months": np.where(past, -1, projected),
        "shortfall_months": np.where(past, NONE, np.maximum(missing, 0)),
        "eligibility": answer,
        "notice_by": np.where(dated & early, first_day(month - 3), np.datetime64("NaT")),
        "agreement_by": np.where(dated & deferred, first_day(statutory - 1), np.datetime64("NaT")),
        "apply_in": np.where(dated, month, -1),
        "first_payment_month": np.where(dated, month + 1, -1),
    }


def first_day(month: Grid) -> Grid:
    return (month - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")


def compare(category: str, as_of: str, continuing: bool, offset: int | None) -> None:
    now, shape = number(as_of), (len(BIRTHS), len(COUNTS))
    want = expected(category, now, continuing, offset)
    size = len(BIRTHS) * len(COUNTS)
    people: dict[str, Grid] = {
        "birth": np.repeat(BIRTHS, len(COUNTS)).astype(np.int16),
        "category": np.full(size, list(AGES).index(category), np.uint8),
        "employment": np.full(size, EMPLOYEE, np.uint8),
        "cumulative_months": np.tile(COUNTS, len(BIRTHS)).astype(np.int16),
        "continuing": np.full(size, continuing),
    }
    if offset is not None:
        people["retire_in"] = np.repeat(want["judged_month"], len(COUNTS)).astype(np.int16)
    found = assess_batch(people, as_of=as_of, law=load_law())
    problem = found.pop("problem").reshape(shape)
    possible = (BIRTHS[:, None] <= now) & (now - BIRTHS[:, None] + 1 >= COUNTS)
    np.testing.assert_array_equal(problem == 0, possible)
    assert found.keys() == want.keys()
    for name, values in found.items():
        right = np.broadcast_to(want[name], shape)[possible]
        np.testing.assert_array_equal(values.reshape(shape)[possible], right, err_msg=f"{name} {category} {offset}")


@pytest.mark.parametrize("category", list(AGES))
@pytest.mark.parametrize("as_of", AS_OF)
def test_the_statutory_month(category: str, as_of: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "MANY", 1)  # the first qualifying month from the table that many rows share
    compare(category, as_of, continuing=True, offset=None)


@pytest.mark.slow
@pytest.mark.parametrize("category", list(AGES))
@pytest.mark.parametrize("as_of", AS_OF)
@pytest.mark.parametrize("continuing", [True, False])
def test_every_way_to_go(category: str, as_of: str, continuing: bool) -> None:
    for offset in (-61, -37, -36, -24, -1, 0, 1, 36, 37):
        compare(category, as_of, continuing, offset)
