"""Around the statutory month and long after it, with counts on and beside every edge: the batch says what `assess` says.

Asked from 40 months before the age to 60 after it, about any month up to 252 after it.
"""

from __future__ import annotations

import bisect
import functools
import random
from typing import Any

import pytest

from retirecalc import Category, Employment, Person, YearMonth
from retirecalc.law import Law
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.contributions.minimum_contribution.table import minimum_of
from tests.batch.people import DRAWN, month
from tests.batch.test_against_assess import LAWS, differences, law_of
from tests.tiers import some

AS_OF = (
    YearMonth(2024, 6),
    YearMonth(2025, 3),
    YearMonth(2027, 1),
    YearMonth(2031, 12),
    YearMonth(2036, 7),
    YearMonth(2047, 2),
)


@functools.cache
def births(law: Law, category: Category) -> tuple[list[int], list[int]]:
    """Birth months of a class, and the statutory month of each."""
    months = [YearMonth(1930, 1) + place for place in range(12 * 110)]
    return [month.index for month in months], [
        statutory_age(Person(birth, category), law).value.month.index for birth in months
    ]


def random_case(pick: random.Random, law: Law, as_of: YearMonth) -> dict[str, Any]:
    category = pick.choice(list(Category))
    born, reached = births(law, category)
    offset = pick.choice([pick.randint(-40, 60), pick.randint(-2, 2), pick.choice([-37, -36, -35, 12, 13, 36, 37])])
    place = bisect.bisect_left(reached, as_of.index - offset)
    birth, statutory = born[place], reached[place]
    row: dict[str, Any] = {"birth": birth, "category": category, "employment": pick.choice([None, *Employment])}

    far = max(as_of.index, statutory)
    asked = pick.choice(
        [far, far + 1, statutory + pick.choice([-36, -1, 1, 36, 37]), pick.randint(as_of.index, statutory + 252)]
    )
    if pick.random() < 0.9:
        row["retire_in"] = max(asked, birth)
    counted_to = min(
        as_of.index,
        pick.choice(
            [as_of.index, as_of.index, as_of.index - pick.randint(1, 14), statutory + pick.choice([-30, -1, 0, 1, 30])]
        ),
    )
    row["counted_to"] = max(counted_to, birth)
    if pick.random() < 0.2:
        row["counted_to"] = None
        counted_to = as_of.index
    row["continuing"] = pick.choice([True, True, False, None])

    # So many months that the count meets the minimum just at an edge, or one month to either side of it.
    edge = pick.choice(
        [statutory, asked, as_of.index, counted_to, statutory + 1, pick.randint(statutory, statutory + 252)]
    )
    year = pick.choice([edge, statutory])
    found = minimum_of(law, month(year))  # type: ignore[arg-type]
    total = (180 if found is None else int(found[0])) + pick.choice([-2, -1, 0, 0, 1, 2, pick.randint(-60, 60)])
    total -= (edge - counted_to) if row["continuing"] is not False or edge < counted_to else 0
    total = min(max(total, 0), row["counted_to"] or counted_to - birth + 1)
    total = min(total, (row["counted_to"] or as_of.index) - birth + 1)
    share = pick.randint(0, total)
    row |= pick.choice(
        [
            {"cumulative_months": total},
            {"cumulative_months": total},
            {"paid_months": share, "deemed_months": total - share},
            {"paid_months": total},
            {"deemed_months": total},
        ]
    )
    if pick.random() < 0.15:
        row["drawing"] = pick.choice(DRAWN)
    if pick.random() < 0.35:
        to = pick.choice(
            [
                False,
                asked,
                asked - 1,
                as_of.index,
                statutory,
                statutory + 36,
                statutory + 37,
                statutory + pick.randint(1, 36),
            ]
        )
        row["deferral_agreed_to"] = to
    if pick.random() < 0.15:
        row["approved"] = pick.choice([True, False])
    return row


@pytest.mark.parametrize("as_of", AS_OF, ids=str)
@pytest.mark.parametrize("name", some(LAWS, ["default", "2024-12-31", "R23 no, R01", "R46 open", "R47, R01, R23"]))
def test_around_the_age_and_after_it(name: str, as_of: YearMonth) -> None:
    law, pick = law_of(name), random.Random(f"{name} {as_of}")
    assert differences([random_case(pick, law, as_of) for _ in range(80)], law, as_of) == []


@pytest.mark.long
@pytest.mark.parametrize("as_of", AS_OF, ids=str)
@pytest.mark.parametrize("name", list(LAWS))
def test_two_hundred_thousand_cases(name: str, as_of: YearMonth) -> None:
    law, pick = law_of(name), random.Random(f"many {name} {as_of}")
    assert differences([random_case(pick, law, as_of) for _ in range(2000)], law, as_of)[:3] == []
