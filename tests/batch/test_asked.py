"""The columns that come by name only: the divisor of the account, the limits of the contribution base, and the rates."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import polars as pl
import pytest

from retirecalc import OutOfCoverage, YearMonth
from retirecalc.batch import ASKED, RESULTS, assess_batch
from retirecalc.questions.ask import ask
from tests.law_day import load_law

CHONGQING = load_law("CN-CQ")
PEOPLE = pl.DataFrame(
    {
        "birth": ["1966-01", "1967-06", "1985-03", "1971-13", "1955-01", "1930-01"],
        "category": ["男", "男", "女50", "男", "男", "男"],
    }
)
FIGURES = ("base_lower", "base_upper", "employer_rate", "employee_rate", "own_account_rate")


def test_they_come_for_whoever_names_them() -> None:
    assert not {*ASKED} & {*RESULTS, *assess_batch(PEOPLE, as_of="2025-11", law=CHONGQING).columns}
    found = assess_batch(PEOPLE, as_of="2025-11", law=CHONGQING, columns=["own_account_rate", "statutory_month"])
    assert found.columns == ["statutory_month", "own_account_rate", "problem"]


def test_the_divisors_by_hand() -> None:
    """The annex has 139, 132 for 60 and 61 years and 170 for 55: 60y4m 139 - 7 x 4/12 = 136.67, 60y8m 134.33.

    Of 2015 there is the whole age alone; 1990 was before the annex.
    """
    found = assess_batch(PEOPLE, as_of="2025-11", law=CHONGQING, columns="annuity_divisor")["annuity_divisor"]
    assert found.to_list() == [*map(Decimal, ("136.7", "134.3", "170")), None, Decimal(139), None]


@pytest.mark.parametrize(
    ("place", "as_of", "limits"),
    [
        ("CN-CQ", "2024-09", ("4359", "21793")),
        ("CN-CQ", "2025-11", ("4404", "22017")),
        ("CN-CQ", "2027-03", (None, None)),  # not published: those of the year before do not stand in
        ("CN", "2025-11", (None, None)),
    ],
)
def test_limits_and_rates_by_place_and_year(place: str, as_of: str, limits: tuple[str | None, str | None]) -> None:
    found = assess_batch(PEOPLE, as_of=as_of, law=load_law(place), columns=FIGURES)
    wanted = [None if one is None else Decimal(one) for one in (*limits, "0.16", "0.08", "0.20")]
    assert [list(row[:-1]) for row in found.rows()] == [
        wanted if place < 3 or place > 3 else [None] * 5 for place in range(6)
    ]


def test_every_age_has_the_divisor_of_its_room() -> None:
    births = [YearMonth(1960 + place // 4, 1 + place * 5 % 12) for place in range(80)]
    kinds = [("male_60", "female_55", "female_50")[place % 3] for place in range(80)]
    people = {"birth": np.array([one.index for one in births], np.int16), "category": np.array(kinds)}
    found = assess_batch(people, as_of="2025-11", law=CHONGQING, columns=["statutory_month", "annuity_divisor"])
    for birth, month, tenths in zip(births, found["statutory_month"], found["annuity_divisor"], strict=True):
        reached = YearMonth(int(month) // 12, int(month) % 12 + 1)
        try:
            divisor = ask("annuity_divisor", {"birth": str(birth)}, CHONGQING, "2025-11", reached).outcome.value.divisor
        except OutOfCoverage:
            divisor = Decimal("-0.1")
        assert Decimal(int(tenths)) == divisor * 10


def test_a_divisor_of_more_places_is_none() -> None:
    """R16 answered `exact`: 60y4m is 136 and two thirds; a whole age is still 139 or 170."""
    law = load_law("CN-CQ", readings={"R16": "exact"})
    found = assess_batch(PEOPLE, as_of="2025-11", law=law, columns="annuity_divisor")["annuity_divisor"]
    assert found.to_list() == [None, None, Decimal(170), None, Decimal(139), None]


def test_every_family_of_tables_has_the_same_figures() -> None:
    wanted = assess_batch(PEOPLE, as_of="2025-11", law=CHONGQING, columns=ASKED).select(ASKED)
    assert wanted.schema["base_lower"] == pl.Decimal(9, 2)
    arrow = assess_batch(PEOPLE.to_arrow(), as_of="2025-11", law=CHONGQING, columns=ASKED).select(list(ASKED))
    assert pl.from_arrow(arrow).equals(wanted)
    pandas = assess_batch(PEOPLE.to_pandas(), as_of="2025-11", law=CHONGQING, columns=ASKED)
    assert [tuple(row) for row in pandas[list(ASKED)].itertuples(index=False)] == wanted.rows()
    numbers = assess_batch(PEOPLE[:1].to_dict(as_series=False), as_of="2025-11", law=CHONGQING, columns=ASKED)
    assert [int(numbers[name][0]) for name in ASKED] == [1367, 440400, 2201700, 1600, 800, 2000]
