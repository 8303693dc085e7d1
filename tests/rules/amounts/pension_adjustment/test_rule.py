"""The yearly adjustment: parts that add up, steps of the years, schemes and tilts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from retirecalc import InvalidFacts, YearMonth
from retirecalc.rules.amounts.pension_adjustment import PensionAdjustment, pension_adjustment
from retirecalc.rules.amounts.pension_adjustment.facts import AdjustmentFacts
from tests.law_day import load_law

PENSIONER: dict[str, Any] = {"retired_in": "2020-05", "scheme": "enterprise", "district": "渝中区", "pension": "3000"}


def asked(**facts: Any) -> PensionAdjustment:
    return pension_adjustment(AdjustmentFacts(**PENSIONER | facts), load_law("CN-CQ"), as_of=YearMonth(2024, 7)).value


@pytest.mark.parametrize(
    ("months", "by_years"),
    [(0, "24.00"), (180, "24.00"), (181, "25.60"), (192, "25.60"), (193, "27.20"), (361, "49.60"), (480, "64.00")],
)
def test_a_part_of_a_year_is_a_year(months: int, by_years: str) -> None:
    assert asked(cumulative=months).by_years == Decimal(by_years)


@pytest.mark.parametrize("pension", ["0", "0.01", "2567.50", "2415.83", "9999.99"])
@pytest.mark.parametrize("scheme", ["enterprise", "individual", "institution", "land_requisition"])
def test_the_parts_add_up_to_the_cent(pension: str, scheme: str) -> None:
    found = asked(cumulative=250, pension=pension, scheme=scheme, district="云阳县", revolution_start="1951-05")
    assert found.flat is not None
    assert found.by_years is not None
    assert found.by_pension is not None
    assert found.tilt is not None
    assert found.flat + found.by_years + found.by_pension + found.tilt == found.total
    assert found.pension == Decimal(pension) + Decimal(str(found.total))


@pytest.mark.parametrize(
    "district", ["黔江区", "城口县", "武隆", "云阳县", "奉节", "巫山县", "巫溪县", "石柱县", "彭水"]
)
def test_the_hardship_areas_are_not_the_second_tier_of_wages(district: str) -> None:
    assert asked(cumulative=180, district=district).tilt == Decimal("15.00")


@pytest.mark.parametrize(
    "district",
    [
        "秀山土家族苗族自治县",
        "石柱土家族自治县",
        "彭水苗族土家族自治县",
        "酉阳土家族苗族自治县",
        "重庆市黔江区",
        "武隆县",
    ],
)
def test_a_hardship_area_by_its_other_names(district: str) -> None:
    """28.00 + 20 x 1.60 + 3000 x 0.6 % + 15.00 (三(三)1(2))."""
    assert (asked(cumulative=240, district=district).tilt, asked(cumulative=240, district=district).total) == (
        Decimal("15.00"),
        Decimal("93.00"),
    )


@pytest.mark.parametrize(
    "district", ["xxx", "成都市", "黔江区区", "南京市江北区", "重庆市", "乐山市马边彝族自治县", ""]
)
def test_a_name_in_no_list_refuses_nothing(district: str) -> None:
    found = asked(cumulative=240, district=district)
    assert (found.tilt, found.total, found.missing_facts) == (None, None, ("district",))
    assert asked(cumulative=240, district="忠县").tilt == Decimal("0.00")


def test_without_a_list_the_name_is_not_checked() -> None:
    """The list of districts is that of the minimum wage, of 2024-12-10: a replay of October does not have it."""
    facts = AdjustmentFacts(**PENSIONER | {"cumulative": 240})
    outcome = pension_adjustment(facts, load_law("CN-CQ", in_force_on="2024-10-01"), as_of=YearMonth(2024, 7))
    assert outcome.value.tilt == Decimal("0.00")
    assert "district_unchecked" in {caveat.code for caveat in outcome.caveats}


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({}, "ELIGIBLE"),
        ({"group": "none", "died_in": "2025-01"}, "ELIGIBLE"),
        ({"group": "veteran_cadre"}, "UNDETERMINED"),
        ({"died_in": "2024-12"}, "UNDETERMINED"),
        ({"revolution_start": "1948-05"}, "UNDETERMINED"),
    ],
)
def test_the_percentage_alone_does_not_say_who_is_left_out(facts: dict[str, Any], standing: str) -> None:
    """2025: the national percentage alone, retired by 2024-12."""
    outcome = pension_adjustment(AdjustmentFacts(**PENSIONER | facts), load_law("CN-CQ"), as_of=YearMonth(2025, 7))
    assert outcome.value.standing == standing
    assert ("exclusions_not_on_file" in {caveat.code for caveat in outcome.caveats}) is (standing == "UNDETERMINED")


def test_nothing_special_is_assumed_and_named() -> None:
    outcome = pension_adjustment(
        AdjustmentFacts(**PENSIONER, cumulative=180), load_law("CN-CQ"), as_of=YearMonth(2024, 7)
    )
    assumed = [step.value for step in outcome.trace if step.kind == "assumed"]
    assert assumed == ["group", "revolution_start", "ex_officer"]
    assert "军转干部：按无特殊情形计算。（未说明，为假定）" in outcome.explain("zh")


@pytest.mark.parametrize(
    "facts", [{"pension": 3000.0}, {"scheme": "school"}, {"group": "knights"}, {"ex_officer": "perhaps"}]
)
def test_facts_that_cannot_be(facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        AdjustmentFacts(**facts)
