"""Every category, birth month and count of contributions against the text of the law, written out again here.

Nothing below comes from the library: the annexes by their closed formula, annex 4 by its steps, articles 3 and 7 as the
digest has them, what follows the statutory month by the rows of its table, and the first qualifying month by trying month
after month. People are private employees with a cumulative count up to the month of the question, who have said nothing
of a deferral. Past the age only that later total is known, so the count at the age has two bounds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from retirecalc.batch import assess_batch, kernel
from tests.law_day import load_law
from tests.tiers import some

Grid = np.ndarray[Any, Any]
Answers = dict[str, Grid]

COUNTS = np.arange(481)
BIRTHS = np.arange(1900 * 12, 2100 * 12)
AGES = {"male_60": (60, 4, 36), "female_55": (55, 4, 36), "female_50": (50, 2, 60)}
ELIGIBLE, NOT_ELIGIBLE, UNDETERMINED, NONE = 0, 1, 2, 255
EMPLOYEE = 0
COVERED_FROM = 2006 * 12
AS_OF = ["2025-01", "2026-11", "2036-07"]


def number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def minimum(month: Grid) -> Grid:
    """Annex 4: 15 years up to 2029, half a year more each year, 20 years from 2039 on."""
    years: Grid = np.clip(180 + 6 * (month // 12 - 2029), 180, 240)
    return years


def completed(statutory: Grid, as_of: int, continuing: bool, need: Callable[[Grid], Grid]) -> Grid:
    """The first month after the statutory one in which the months counted for certain meet `need`; -1 for none.

    240 months are enough, so nothing is to be tried more than 480 months before the question, nor 250 after it and the age.
    """
    start = np.maximum(statutory + 1, as_of - 480)
    months = start + np.arange(480 + 250)
    counted_since = np.where(months > as_of, months - as_of if continuing else 0, months - as_of)
    least_needed = np.minimum.accumulate(need(months) - counted_since, axis=1)
    found = np.array([np.searchsorted(-row, -COUNTS) for row in least_needed])
    return np.where(found < months.shape[1], start + found, -1)


def expected(
    category: str, as_of: int, continuing: bool, judged: Callable[[Grid], Grid] | None
) -> tuple[Answers, Answers]:
    """What each column must say; and of some columns, of whom that is settled."""
    years, step, cap = AGES[category]
    birth = BIRTHS[:, None]
    original = birth + 12 * years
    increase = np.where(original < 2025 * 12, 0, np.minimum((original - 2025 * 12) // step + 1, cap))
    statutory = original + increase
    old = original < 2025 * 12  # reached the original age by 2024-12-31
    earliest, latest = np.maximum(original, statutory - 36), statutory + 36
    target = minimum(statutory)

    def least(month: Grid) -> Grid:
        ahead = month - as_of
        return np.where(ahead < 0, np.maximum(0, COUNTS + ahead), COUNTS + (np.maximum(ahead, 0) if continuing else 0))

    def most(month: Grid) -> Grid:
        return np.where(month < as_of, COUNTS, least(month))

    enough, short = least(statutory) >= target, most(statutory) < target
    unknown = ~enough & ~short
    complete = completed(statutory, as_of, continuing, minimum)
    frozen = completed(statutory, as_of, continuing, lambda months: np.broadcast_to(target, months.shape))
    passed = statutory < as_of

    # The first month open: early, at the age, or after it.
    extended = np.where(complete < 0, -1, np.maximum(complete, as_of))
    claim = np.where(passed, as_of, statutory)
    # Where it is not known which half holds, both must be open: a claim in the month of asking (later only for the old).
    done_now = (complete >= 0) & (complete <= as_of)
    either = np.where(old, extended, np.where(done_now, as_of, -1))
    first = np.where(enough, claim, np.where(short, extended, either))
    # Under R01 "the statutory year" the extension is complete sooner.
    sooner = np.where(frozen < 0, -1, np.maximum(frozen, as_of))
    anyhow = np.where(enough, claim, np.where(short, sooner, np.where(old | (sooner == as_of), sooner, -1)))
    for before in range(1, 61):
        month = statutory - before
        open_ = ~old & (month >= earliest) & (month >= as_of) & (least(month) >= minimum(month))
        first, anyhow = np.where(open_, month, first), np.where(open_, month, anyhow)

    month = statutory if judged is None else np.broadcast_to(judged(statutory), statutory.shape)
    past = (month < as_of) & (month != statutory)
    early, late = month < statutory, month > statutory
    counted = least(month)

    # Before and at the age.
    needed = minimum(np.minimum(month, statutory))
    barred = early & (old | (month < earliest))
    met = np.where(counted >= needed, ELIGIBLE, np.where(most(month) < needed, NOT_ELIGIBLE, UNDETERMINED))
    up_to = np.where(barred, NOT_ELIGIBLE, met)
    # After it, with enough at the age: a claim in the month of asking, else a deferral, of which nothing is stated.
    claims = old | (month == as_of)
    agreed = np.where(passed, UNDETERMINED, ELIGIBLE)
    with_enough = np.where(claims, ELIGIBLE, np.where(month <= latest, agreed, NOT_ELIGIBLE))
    # After it, short at the age: the extension.
    done = (complete >= 0) & (complete <= month)
    reached = counted >= target
    paying_on = np.where(done, ELIGIBLE, np.where(reached, UNDETERMINED, NOT_ELIGIBLE))
    both = np.where(with_enough == paying_on, with_enough, UNDETERMINED)
    after = np.where(enough, with_enough, np.where(short, paying_on, both))
    answer = np.where(past, NOT_ELIGIBLE, np.where(late, after, up_to))

    by_extension = np.where(done, minimum(complete), np.where(reached, minimum(month), target))
    required = np.where(late & short, by_extension, needed)
    refused = answer == NOT_ELIGIBLE
    dated = ~refused & ~old & ~(passed & (month == statutory))
    deferred = late & enough & ~claims
    lengthening = late & short & (month <= latest)  # R23: the employment may be deferred beside the extension
    nothing = np.datetime64("NaT", "D")
    by_agreement = np.broadcast_to(first_day(statutory - 1), dated.shape)
    by_notice = np.broadcast_to(first_day(month - 3), dated.shape)
    unclear = np.where(late, unknown, (met == UNDETERMINED) & ~past)
    right = {
        "statutory_month": statutory,
        "statutory_age_months": years * 12 + increase,
        "increase_months": increase,
        "months_to_statutory_age": np.maximum(statutory - as_of, 0),
        "months_to_original_age": np.maximum(original - as_of, 0),
        "earliest_month": np.where(old, -1, earliest),
        "latest_month": np.where(old, -1, latest),
        "first_qualifying_month": first,
        "first_open_month": anyhow,
        "judged_month": month,
        "required_months": required,
        "projected_months": np.where(past, -1, counted),
        "shortfall_months": np.where(past | unclear, NONE, np.maximum(required - counted, 0)),
        "eligibility": answer,
        "notice_by": np.where(dated & early, by_notice, nothing),
        "agreement_by": np.where(dated & (deferred | lengthening), by_agreement, nothing),
        "apply_in": np.where(dated, month, -1),
        "first_payment_month": np.where(dated, month + 1, -1),
    }
    # Of whom it is not known which half holds, there is no one minimum, and no one who would have agreed.
    known = {
        "required_months": ~(late & (unknown | past)),
        "shortfall_months": ~(late & unknown),
        "agreement_by": ~(late & unknown),
    }
    return right, known


def first_day(month: Grid) -> Grid:
    return (month - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")


def compare(category: str, as_of: str, continuing: bool, judged: Callable[[Grid], Grid] | None) -> None:
    now, shape = number(as_of), (len(BIRTHS), len(COUNTS))
    want, known = expected(category, now, continuing, judged)
    size = len(BIRTHS) * len(COUNTS)
    people: dict[str, Grid] = {
        "birth": np.repeat(BIRTHS, len(COUNTS)).astype(np.int16),
        "category": np.full(size, list(AGES).index(category), np.uint8),
        "employment": np.full(size, EMPLOYEE, np.uint8),
        "cumulative_months": np.tile(COUNTS, len(BIRTHS)).astype(np.int16),
        "continuing": np.full(size, continuing),
    }
    if judged is not None:
        people["retire_in"] = np.repeat(want["judged_month"], len(COUNTS)).astype(np.int16)
    found = assess_batch(people, as_of=as_of, law=load_law())
    problem = found.pop("problem").reshape(shape)
    possible = (BIRTHS[:, None] <= now) & (now - BIRTHS[:, None] + 1 >= COUNTS)
    if judged is not None:  # a month before the birth is a problem of its own
        possible &= want["judged_month"] >= BIRTHS[:, None]
    np.testing.assert_array_equal(problem == 0, possible)
    assert found.keys() == want.keys()
    # No minimum is on file for months before 2006: an age reached then is never settled, whatever was paid.
    on_file = want["statutory_month"] >= COVERED_FROM
    before = possible & ~on_file
    assert (found["first_qualifying_month"].reshape(shape)[before] == -1).all()
    assert (found["eligibility"].reshape(shape)[before] != ELIGIBLE).all()
    possible = possible & on_file & (want["judged_month"] >= COVERED_FROM)
    for name, values in found.items():
        here = possible & known.get(name, np.True_)
        right = np.broadcast_to(want[name], shape)[here]
        np.testing.assert_array_equal(values.reshape(shape)[here], right, err_msg=f"{name} {category} {as_of}")


@pytest.mark.parametrize("category", list(AGES))
@pytest.mark.parametrize("as_of", some(AS_OF, ["2026-11"]))
def test_the_statutory_month(category: str, as_of: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "MANY", 1)  # the first qualifying month from the table that many rows share
    compare(category, as_of, continuing=True, judged=None)


@pytest.mark.slow
@pytest.mark.parametrize("category", list(AGES))
@pytest.mark.parametrize("as_of", AS_OF)
@pytest.mark.parametrize("continuing", [True, False])
def test_every_way_to_go(category: str, as_of: str, continuing: bool) -> None:
    for offset in (-61, -37, -36, -24, -1, 0, 1, 36, 37, 60, 120, 252):
        compare(category, as_of, continuing, lambda statutory, by=offset: statutory + by)  # type: ignore[misc]


@pytest.mark.long
@pytest.mark.parametrize("category", list(AGES))
@pytest.mark.parametrize("as_of", AS_OF)
@pytest.mark.parametrize("continuing", [True, False])
def test_every_month_from_the_one_of_asking_on(category: str, as_of: str, continuing: bool) -> None:
    for ahead in (-1, 0, 1, 6, 13, 60, 120, 252):
        compare(category, as_of, continuing, lambda statutory, by=ahead: 0 * statutory + number(as_of) + by)  # type: ignore[misc]
