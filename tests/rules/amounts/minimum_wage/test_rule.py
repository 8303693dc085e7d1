"""The lowest wage: every area once, with or without 区 or 县."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retirecalc import YearMonth
from retirecalc.rules.amounts.minimum_wage import minimum_wage
from retirecalc.rules.amounts.minimum_wage.facts import WorkplaceFacts
from retirecalc.rules.amounts.minimum_wage.table import MinimumWageTable
from tests.law_day import load_law


def test_there_are_forty_one_areas() -> None:
    table = load_law("CN-CQ").at(YearMonth(2025, 1))[MinimumWageTable]
    assert [len(tier.areas) for tier in table.tiers] == [29, 12]


@pytest.mark.parametrize(
    ("district", "monthly"),
    [
        ("武隆区", 2330),
        ("开州", 2330),
        ("两江新区", 2330),
        ("万盛经开区", 2330),
        ("丰都县", 2200),
        ("忠县", 2200),
        ("酉阳", 2200),
    ],
)
def test_a_district_by_its_name(district: str, monthly: int) -> None:
    found = minimum_wage(WorkplaceFacts(district=district), load_law("CN-CQ"), as_of=YearMonth(2026, 11)).value
    assert found.monthly == Decimal(monthly)
