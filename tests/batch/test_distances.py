"""The distances that the rules out of work test, as columns: by hand, from 附件1 and 附件3."""

from __future__ import annotations

import pytest

from retirecalc.batch import assess_batch
from tests.law_day import load_law


@pytest.mark.parametrize(
    ("as_of", "statutory", "original"),
    [
        # 1966-01: 60 in 2026-01, 12 // 4 + 1 = 4 later; 1977-03, female_50: 50 in 2027-03, 26 // 2 + 1 = 14 later.
        ("2025-04", [13, 37], [9, 23]),
        ("2025-05", [12, 36], [8, 22]),
        ("2025-06", [11, 35], [7, 21]),
        ("2026-01", [4, 28], [0, 14]),
        ("2026-05", [0, 24], [0, 10]),
        ("2026-06", [0, 23], [0, 9]),
    ],
)
def test_months_to_the_ages(as_of: str, statutory: list[int], original: list[int]) -> None:
    staff = {"birth": ["1966-01", "1977-03"], "category": ["male_60", "female_50"]}
    columns = ["months_to_statutory_age", "months_to_original_age"]
    found = assess_batch(staff, as_of=as_of, law=load_law(), columns=columns)
    assert [[int(one) for one in found[column]] for column in columns] == [statutory, original]
