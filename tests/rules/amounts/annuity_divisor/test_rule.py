"""Every month from 40 to 70 years, against the stated rule worked out in whole numbers from the second transcription."""

from __future__ import annotations

import pytest

from retirecalc import InvalidFacts, OutOfCoverage, YearMonth
from retirecalc.rules.amounts.annuity_divisor import annuity_divisor
from retirecalc.rules.amounts.annuity_divisor.facts import RetiringFacts
from tests.law_day import load_law
from tests.tables.witnesses import witnessed

BIRTH = YearMonth(1990, 6)
PRINTED = [
    int(value) for field, value in witnessed("CN", "annuity_divisor", "2006-01-01").items() if "divisor" in field
]


def divisor(age: int) -> str:
    return str(annuity_divisor(RetiringFacts(birth=BIRTH), load_law(), month=BIRTH + age).value.divisor)


@pytest.mark.parametrize(
    ("years", "months", "expected"),
    [
        # digest 8.3 and section 13
        (60, 1, "138.4"),
        (60, 3, "137.3"),
        (55, 1, "169.5"),
        (50, 1, "194.6"),
        (50, 9, "191.3"),
        (45, 1, "215.7"),
        (62, 10, "118.3"),
        (61, 7, "127.9"),
        (52, 6, "182.5"),
        (47, 0, "208"),
        (70, 0, "56"),
    ],
)
def test_divisors(years: int, months: int, expected: str) -> None:
    assert divisor(years * 12 + months) == expected


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (55, "170 169.5 169.0 168.5 168.0 167.5 167.0 166.5 166.0 165.5 165.0 164.5"),
        (60, "139 138.4 137.8 137.3 136.7 136.1 135.5 134.9 134.3 133.8 133.2 132.6"),
        (62, "125 124.3 123.7 123.0 122.3 121.7 121.0 120.3 119.7 119.0 118.3 117.7"),
    ],
)
def test_three_years_month_by_month(years: int, expected: str) -> None:
    """As digest 8.3 lists them, from the sheets."""
    assert [divisor(years * 12 + month) for month in range(12)] == expected.split()


def test_every_month_from_40_to_70() -> None:
    """In tenths: 120 times the line, over twelve, with five added for the half."""
    assert len(PRINTED) == 31
    for age in range(480, 840):
        year, month = divmod(age - 480, 12)
        if month:
            twelfths = 12 * PRINTED[year] - (PRINTED[year] - PRINTED[year + 1]) * month
            tenths = (twelfths * 10 * 2 + 12) // 24
            assert divisor(age) == f"{tenths // 10}.{tenths % 10}", age
        else:
            assert divisor(age) == str(PRINTED[year])


@pytest.mark.parametrize("age", [200, 479, 841, 1200])
def test_no_row_is_carried_on(age: int) -> None:
    with pytest.raises(OutOfCoverage) as caught:
        divisor(age)
    assert caught.value.code == "rules.age_beyond"
    assert "40周岁至70周岁" in caught.value.text("zh")


def test_nobody_retires_before_the_birth() -> None:
    with pytest.raises(InvalidFacts, match="2025-02 is before the birth month 2026-05"):
        annuity_divisor(RetiringFacts(birth="2026-05"), load_law(), month=YearMonth(2025, 2))
