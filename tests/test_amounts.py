"""What each month is worth: an overtaking month really overtakes, and nothing is assumed that was not stated."""

from __future__ import annotations

from decimal import Decimal, localcontext
from itertools import accumulate
from typing import Any

import pytest

from retirecalc import Contributions, InvalidFacts, Law, OutOfCoverage, Person, YearMonth
from retirecalc.facts.words import Employment
from retirecalc.questions.amounts import AmountComparison, Assumptions, adjusted, compare_amounts, passes
from retirecalc.wording.compared import overtaking
from tests.law_day import load_law, tables_of

STATED: dict[str, Any] = {
    "money": "nominal",
    "pension_base": "8240",
    "base_growth": "0",
    "average_index": "1",
    "balance": "90000",
    "balance_year": 2025,
    "interest": "0",
    "pension_growth": "0",
    "to_ages": ["75y", "85y"],
    "before_accounts": 0,
}
PAID = Contributions(cumulative="30y", counted_to="2026-11", continuing=False)
# 附件1: born 1966-05, 16 // 4 + 1 = 5 months late: the statutory month is 2026-10. Born 1967-06: 29 // 4 + 1 = 8, 2028-02.
MAN = Person("1967-06", "male_60", employment="employee", contributions=PAID)


PAYS = Person(
    "1967-06",
    "male_60",
    employment="employee",
    contributions=Contributions(cumulative="30y", counted_to="2026-11", continuing=True),
)


def asked(
    months: tuple[str, ...] = ("2027-06", "2028-02"), ranges: Any = None, person: Person = MAN, **stated: Any
) -> AmountComparison:
    return compare_amounts(person, load_law("CN-CQ"), "2026-11", months, Assumptions(**STATED | stated), ranges=ranges)


def test_by_hand_the_365th_payment() -> None:
    """4600.00 from 2027-01 against 4453.32 from 2026-01: k x 146.68 > 12 x 4453.32 = 53439.84 for k = 365: 2057-05, not 2057-04."""
    one, other = [Decimal("4453.32")] * 600, [Decimal(0)] * 12 + [Decimal("4600.00")] * 588
    (month,) = passes(one, other, YearMonth(2026, 1))
    assert str(month) == "2057-05"
    assert int(month - YearMonth(2027, 1)) + 1 == 365
    sums = (list(accumulate(one)), list(accumulate(other)))
    place = int(month - YearMonth(2026, 1))
    assert sums[1][place] > sums[0][place]
    assert sums[1][place - 1] <= sums[0][place - 1]


def test_a_tie_overtakes_nobody() -> None:
    one, other = [Decimal(10)] * 3, [Decimal(0), Decimal(20), Decimal(10)]
    assert passes(one, other, YearMonth(2026, 1)) == ()


def test_the_pension_of_each_month_by_hand() -> None:
    """60y0m in 2027-06 is 139, 60y8m in 2028-02 is 139 - 56/12 = 134.33, 134.3. 8240 x 30 x 1 % = 2472.00 both times; 90000 / 139 =
    647.48..., 647.48; 90000 / 134.3 = 670.14. No interest is assumed.
    """
    first, second = asked().choices
    assert (first.pension.basic, first.pension.account, first.pension.total) == (
        Decimal("2472.00"),
        Decimal("647.48"),
        Decimal("3119.48"),
    )
    assert (second.pension.account, second.pension.total) == (Decimal("670.14"), Decimal("3142.14"))
    assert (str(first.first_payment), str(second.first_payment)) == ("2027-07", "2028-03")
    assert [str(choice.eligibility) for choice in (first, second)] == ["ELIGIBLE", "ELIGIBLE"]


def test_sums_and_overtaking_by_hand() -> None:
    """8 payments of 3119.48 are 24955.84; 22.66 a month more passes them with the 1102nd payment: beyond 85 years. By 75, in 2042-06,
    180 payments from 2027-07 are 561506.40; 172 from 2028-03 are 540448.08.
    """
    found = asked()
    assert [choice.by_age[0] for choice in found.choices] == [Decimal("561506.40"), Decimal("540448.08")]
    assert [month for _, month in found.best_by_age] == [YearMonth(2027, 6), YearMonth(2027, 6)]
    assert found.overtakings[0][2:4] == (None, None)
    later = asked(to_ages=["160y"]).overtakings[0]
    assert (str(later.month), later.payment) == ("2119-12", 1102)


def test_an_overtaking_month_really_overtakes() -> None:
    """Summed month by month from the pensions alone, under growth of everything and with contributions and wages."""
    stated: dict[str, Any] = {
        "contribution_base": "6000",
        "payer": "own_account",
        "wage_growth": "0.03",
        "base_growth": "0.04",
    }
    found = asked(**stated, person=PAYS, pension_growth="0.02", to_ages=["95y"])
    (over,) = found.overtakings
    assert over.month is not None
    first, later = found.choices

    def total(choice: Any, until: YearMonth) -> Decimal:
        sum_ = Decimal(0)
        month = YearMonth(2026, 12)
        while month <= until:
            years = month.year - (choice.month.year if month > choice.month else 2026)
            if month > choice.month:
                sum_ += (choice.pension.total * Decimal("1.02") ** years).quantize(Decimal("0.01"), "ROUND_HALF_UP")
            else:
                base = (Decimal(6000) * Decimal("1.03") ** years).quantize(Decimal("0.01"), "ROUND_HALF_UP")
                sum_ -= (base * Decimal("0.20")).quantize(Decimal("0.01"), "ROUND_HALF_UP")
            month += 1
        return sum_

    assert total(later, over.month) > total(first, over.month)
    assert total(later, over.month - 1) <= total(first, over.month - 1)
    assert total(first, MAN.birth_month + 95 * 12) == first.by_age[0]


THREE = ("2027-06", "2028-02", "2029-02")
"""Early, statutory, and a year of deferral."""


def test_which_of_any_two_months_overtakes_the_other_by_hand() -> None:
    """61y8m in 2029-02 is 132 - 56/12 = 127.33, 127.3: 90000 / 127.3 = 706.99, 3178.99 in all.

    2029-02 is 12 x 3142.14 = 37705.68 behind 2028-02 and gains 36.85 a month: 1024 payments. It is 20 x 3119.48 = 62389.60 behind
    2027-06 and gains 59.51: 1049. From 2029-03 on these are 2114-06 and 2116-07.
    """
    found = asked(THREE, to_ages=["160y"])
    assert [(str(one.earlier), str(one.later), str(one.month), one.payment) for one in found.overtakings] == [
        ("2027-06", "2028-02", "2119-12", 1102),
        ("2027-06", "2029-02", "2116-07", 1049),
        ("2028-02", "2029-02", "2114-06", 1024),
    ]


def test_the_earlier_month_may_pass_again_by_hand() -> None:
    """Growth of 5 % each January and a wage of 3500. By 2028-02 the later is ahead by 6 x (3500 - 3119.48) + 2 x (3500 - 3275.45) =
    2732.22; then it loses 10 x (3275.45 - 3142.14) in 2028, 1399.12 is left, and 139.98 (3439.23 - 3299.25) a month in 2029: 139.30 is
    left after nine months, nothing after the tenth.
    """
    (over,) = asked(wage="3500", wage_growth="0", pension_growth="0.05").overtakings
    assert (over.month, over.payment, str(over.regained)) == (None, None, "2029-10")
    assert overtaking(over, "zh") == "2028年2月退休的累计所得曾超过2027年6月退休的，自2029年10月起又少于后者。"
    assert (
        overtaking(over, "en")
        == "2028-02 is ahead of 2027-06 for a time, and 2027-06 overtakes it for good in 2029-10."
    )


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"wage": "3500", "wage_growth": "0", "pension_growth": "0.05"},
        {"wage": "5000", "wage_growth": "0.03", "base_growth": "0.04", "pension_growth": "0.02"},
        {"wage": "1500", "wage_growth": "0", "base_growth": "-0.02"},
        {"contribution_base": "6000", "payer": "own_account", "wage_growth": "0.03", "base_growth": "0.05"},
    ],
    ids=str,
)
def test_every_pair_summed_month_by_month(stated: dict[str, Any]) -> None:
    found = asked(THREE, person=PAYS if "payer" in stated else MAN, to_ages=["110y"], **stated)
    assert len(found.overtakings) == 3

    def cents(amount: Decimal) -> Decimal:
        return amount.quantize(Decimal("0.01"), "ROUND_HALF_UP")

    def flow(choice: Any, month: YearMonth) -> Decimal:
        growth, pension_growth = (
            Decimal(1) + Decimal(stated.get(f"{name}_growth", "0")) for name in ("wage", "pension")
        )
        if month > choice.month:
            return cents(choice.pension.total * pension_growth ** (month.year - choice.month.year))
        grown = growth ** (month.year - 2026)
        paid = cents(cents(Decimal(stated.get("contribution_base", "0")) * grown) * Decimal("0.20"))
        return cents(Decimal(stated.get("wage", "0")) * grown) - paid

    months = [YearMonth(2026, 12) + place for place in range(int(MAN.birth_month + 110 * 12 - YearMonth(2026, 11)))]
    of = {one.month: one for one in found.choices}
    for over in found.overtakings:
        ahead, gap = [], Decimal(0)
        for month in months:
            gap += flow(of[over.later], month) - flow(of[over.earlier], month)
            ahead.append(gap)
        if over.month is not None:
            place = months.index(over.month)
            assert all(one > 0 for one in ahead[place:])
            assert ahead[place - 1] <= 0
        elif over.regained is not None:
            place = months.index(over.regained)
            assert all(one < 0 for one in ahead[place:])
            assert ahead[place - 1] >= 0
            assert max(ahead) > 0
        else:
            assert max(ahead) <= 0


def test_contributions_raise_the_account_and_are_paid() -> None:
    """6000 x 20 % = 1200 a month, 2026-12 to 2027-06: 8400.00 (7 months, none of the past); 8 % of 6000 is 480 a month into the account from
    2026-01 on: 18 months, 8640. (90000 + 8640) / 139 = 709.64.
    """
    found = asked(("2027-06",), person=PAYS, contribution_base="6000", payer="own_account", wage_growth="0").choices[0]
    assert (found.paid, found.pension.account) == (Decimal("8400.00"), Decimal("709.64"))
    employee = asked(("2027-06",), person=PAYS, contribution_base="6000", payer="employee", wage_growth="0").choices[0]
    assert (employee.paid, employee.pension.account) == (Decimal("3360.00"), Decimal("709.64"))


def own_account(**contributions: Any) -> Person:
    return Person("1967-06", "male_60", employment="own_account", contributions=Contributions(**contributions))


@pytest.mark.parametrize(
    ("contributions", "paid"),
    [
        ({"cumulative": 300, "counted_to": "2026-11", "plan": ["2027-02..2027-05"]}, 4),
        ({"cumulative": 300, "counted_to": "2026-11", "plan": []}, 0),
        ({"spells": ["1990-01..2027-03"]}, 4),
        ({"cumulative": 300, "continuing": True, "invalidity_allowance": ["2026-12..2027-05"]}, 1),
    ],
)
def test_only_the_months_that_are_paid_cost_anything(contributions: dict[str, Any], paid: int) -> None:
    """On 5000 a month paid alone costs 1000.00 and puts 400.00 into the account; 11 months of 2026 lie before the question. 72号 第八条:
    nothing is paid while an allowance is drawn. By 2027-06: 139.
    """
    base = {"contribution_base": "5000", "payer": "own_account", "wage_growth": "0"}
    found = asked(("2027-06",), person=own_account(**contributions), **base).choices[0]
    assert found.paid == Decimal(1000 * paid)
    credited = Decimal(90000 + 400 * (11 + paid))
    assert found.pension.account == (credited / 139).quantize(Decimal("0.01"), "ROUND_HALF_UP")


def test_a_lump_sum_costs_as_many_months() -> None:
    """76 months from 2026-12 to 2033-03 and 24 at once: 100 x 1000. The account: 90000 + 400 x (11 + 100) = 134400, over 95.0 at 65y9m (101 -
    8 x 9 / 12): 1414.74. 13号令 第二条: first insured before 2011-07, more than five years after 2028-02.
    """
    at_once = own_account(
        cumulative=80, counted_to="2026-11", continuing=True, first_insured="2005-01", lump_sum=(24, "2033-03")
    )
    base = {"contribution_base": "5000", "payer": "own_account", "wage_growth": "0"}
    found = asked(("2033-03",), person=at_once, to_ages=["80y"], **base)
    (choice,) = found.choices
    assert (choice.cumulative_months, choice.paid) == (180, Decimal("100000.00"))
    assert choice.pension.account == Decimal("1414.74")
    assert "sum_at_base" in found.caveats


def test_who_pays_and_the_kind_of_employment_are_compared() -> None:
    base: dict[str, Any] = {"contribution_base": "5000", "wage_growth": "0"}
    alone = own_account(cumulative="30y", continuing=True)
    for person, payer, differs in (
        (alone, "employee", True),
        (alone, "own_account", False),
        (PAYS, "own_account", True),
        (PAYS, "employee", False),
    ):
        assert ("payer_differs" in asked(person=person, payer=payer, **base).caveats) is differs


def test_every_amount_carries_its_articles() -> None:
    base: dict[str, Any] = {"contribution_base": "5000", "payer": "own_account", "wage_growth": "0"}
    found = asked(person=own_account(cumulative="30y", continuing=True), **base)
    for choice in found.to_dict()["choices"]:
        places = {(cite["document_number"], cite["locator"], cite["certainty"]) for cite in choice["citations"]}
        assert {
            ("国发〔2005〕38号", "第六项", "official"),
            ("渝人社发〔2010〕275号", "按事项：年限和指数的小数位数", "secondary"),
            ("国发〔2005〕38号", "按事项：灵活就业人员缴费比例", "official"),
            ("渝人社规〔2026〕18号", "按事项：缴费基数上下限", "secondary"),
        } <= places, places


def test_wages_count_where_they_are_stated() -> None:
    """5000 a month from 2026-12 to the retirement month: 7 and 15 months."""
    found = asked(wage="5000", wage_growth="0")
    assert [choice.wages for choice in found.choices] == [Decimal("35000.00"), Decimal("75000.00")]
    over = found.overtakings[0]  # ahead with the first wage that the other no longer earns: 5000 > 3119.48
    assert (str(over.month), over.payment) == ("2027-07", None)


def test_growth_counts_from_the_year_of_the_question_in_a_december_too() -> None:
    """Asked in 2026-12, ten in a hundred a year: 2027 has wages of 6600 and a base of 5500, 2028 7260 and 6050. By 2028-02 wages are 12 x
    6600 + 2 x 7260 = 93720, and 8 % of the bases, 12 x 440 + 2 x 484 = 6248, is paid and credited. The divisor of 60y8m is 134.3.
    """
    stated = Assumptions(
        **STATED
        | {"balance": "0", "balance_year": 2026, "contribution_base": "5000", "payer": "employee"}
        | {"wage": "6000", "wage_growth": "0.1"}
    )
    person = Person(
        "1967-06", "male_60", employment="employee", contributions=Contributions(cumulative="30y", continuing=True)
    )
    (found,) = compare_amounts(person, load_law("CN-CQ"), "2026-12", ["2028-02"], stated).choices
    assert (found.wages, found.paid) == (Decimal("93720.00"), Decimal("6248.00"))
    assert found.pension.account == Decimal("46.52")  # 6248 / 134.3 = 46.522...


def test_whoever_retires_in_december_is_reached_by_the_january_after() -> None:
    """As 一 of 渝人社发〔2024〕16号 reaches who had retired by December. 60y6m is 135.5: 90000 / 135.5 = 664.21, 3136.21 in all. To 61,
    2028-06, six payments of 3136.21 x 1.05 = 3293.02 (3293.0205).
    """
    (found,) = asked(("2027-12",), to_ages=["61y"], pension_growth="0.05").choices
    assert (found.pension.total, found.by_age) == (Decimal("3136.21"), (Decimal("19758.12"),))


def test_what_is_taken_of_the_account_since_its_balance_is_said() -> None:
    """From the end of 2025 to 2028-02 these are 2026, 2027 and 2028, ten months of 2026 before the question among them."""
    paying = asked(person=PAYS, contribution_base="6000", payer="own_account", wage_growth="0")
    assert ("account_credited" in paying.caveats, "account_unpaid" in paying.caveats) == (True, False)
    assert paying.account_years == (2026, 2027, 2028)
    assert paying.to_dict()["account_years"] == [2026, 2027, 2028]
    for person in (MAN, PAYS):  # nothing is added, whether contributions have stopped or their base is not stated
        found = asked(person=person)
        assert ("account_credited" in found.caveats, "account_unpaid" in found.caveats) == (False, True)
        assert found.choices[0].pension.unpaid_years == (2026, 2027)


@pytest.mark.parametrize(
    ("employment", "said"),
    [
        ("civil_servant", True),
        ("state_employee", True),
        ("state_manager", True),
        ("employee", False),
        ("own_account", False),
    ],
)
def test_the_formula_is_that_of_enterprises(employment: str, said: bool) -> None:
    person = Person("1967-06", "male_60", employment=Employment.of(employment), contributions=PAID)
    assert ("public_bodies_apart" in asked(person=person).caveats) is said


def test_the_stated_interest_is_for_years_that_are_not_announced() -> None:
    """From the end of 2024: 2025 is announced, 1.50 %: 91350.00; 2026 has the stated 0. / 139 = 657.194...: 657.19."""
    assert asked(("2027-06",), balance_year=2024).choices[0].pension.account == Decimal("657.19")


def test_what_goes_on_without_a_cost_is_said() -> None:
    assert "cost_not_stated" in asked(person=PAYS).caveats
    assert "cost_not_stated" not in asked().caveats


def test_the_rounding_of_what_grows_is_said() -> None:
    several: list[dict[str, Any]] = [
        {"base_growth": "0.01"},
        {"pension_growth": "-0.01"},
        {"wage": "5000", "wage_growth": "0.01"},
    ]
    for grows in several:
        assert "growth_to_the_cent" in asked(**grows).caveats
    assert "growth_to_the_cent" not in asked(wage="5000", wage_growth="0").caveats


def test_a_choice_that_falls_back_has_not_overtaken() -> None:
    """A wage of 3119.49 in eight months more is a cent a month ahead; then 3142.14 against 3119.48. With half that wage it is behind for good."""
    assert asked(wage="3119.49", wage_growth="0").overtakings[0].month == YearMonth(2027, 7)
    assert asked(wage="1500", wage_growth="0").overtakings[0].month is None


def test_ranges_say_how_much_depends_on_what() -> None:
    found = asked(ranges={"base_growth": ("0.01", "0.05"), "average_index": ("0.6", "1.2")}, base_growth="0.03")
    growth, index = found.sensitivity
    assert (growth.name, growth.low, growth.high) == ("base_growth", Decimal("0.01"), Decimal("0.05"))
    for varied in (growth, index):
        for (low, high), choice in zip(varied.pensions, found.choices, strict=True):
            assert low is not None
            assert high is not None
            assert choice.pension.total is not None
            assert low < choice.pension.total < high
    # 8240 x 1.6 / 2 x 30 % and x 2.2 / 2, with growth of 3 % to 2027 (8487.20): 2036.93 and 2800.78, the account as it was.
    assert [one - Decimal("647.48") for one in index.pensions[0] if one] == [Decimal("2036.93"), Decimal("2800.78")]


def test_a_range_says_what_comes_in_by_each_age_at_both_ends() -> None:
    """To 61, 2028-06: 12 payments of 3119.48 are 37433.76; with 5 % from 2028-01 on (3275.45) 18716.88 + 19652.70 = 38369.58. The later
    pension rises only in 2029: four of 3142.14 either way.
    """
    (varied,) = asked(to_ages=["61y"], ranges={"pension_growth": ("0", "0.05")}).sensitivity
    same = (Decimal("12568.56"),)
    assert varied.by_age == (((Decimal("37433.76"),), (Decimal("38369.58"),)), (same, same))
    assert varied.pensions[0] == (Decimal("3119.48"), Decimal("3119.48"))


def test_what_is_not_known_is_no_number() -> None:
    unknown = Person("1967-06", "male_60", employment="employee")
    found = asked(person=unknown)
    assert [choice.pension.total for choice in found.choices] == [None, None]
    assert found.choices[0].pension.missing_facts == ("cumulative",)
    assert found.overtakings[0].month is None
    assert [month for _, month in found.best_by_age] == [None, None]


def test_a_month_that_is_refused_is_not_compared() -> None:
    """2027-05 is a month short of 60 (94号)."""
    found = asked(("2027-05", "2027-06", "2028-02"))
    assert [(choice.eligibility.value, choice.counts) for choice in found.choices] == [
        ("NOT_ELIGIBLE", False),
        ("ELIGIBLE", True),
        ("ELIGIBLE", True),
    ]
    assert [(one.earlier, one.later) for one in found.overtakings] == [(YearMonth(2027, 6), YearMonth(2028, 2))]
    assert {month for _, month in found.best_by_age} == {YearMonth(2027, 6)}


def test_the_baseline_is_the_earliest_month_that_counts() -> None:
    """Base growth of 2 %: 8404.80 x 30 % = 2521.44, with 647.48 3168.92; 8572.90 x 30 % = 2571.87, with 670.14 3242.01. 8 x 3168.92 =
    25351.36; 73.09 x 346 = 25289.14, x 347 = 25362.23: the 347th payment from 2028-03 on is 2057-01. 2026-12 is before 60.
    """
    for months in (("2027-06", "2028-02"), ("2026-12", "2027-06", "2028-02")):
        (over,) = asked(months, base_growth="0.02", to_ages=["95y"]).overtakings
        assert tuple(map(str, over[:4])) == ("2027-06", "2028-02", "2057-01", "347")


@pytest.mark.parametrize(
    ("stated", "paid"), [("60000", "31871.00"), ("1000", "6374.20"), ("22765", "31871.00"), ("4553", "6374.20")]
)
def test_the_contribution_base_lies_between_the_limits(stated: str, paid: str) -> None:
    """渝人社发〔2024〕18号 二, limits of 2026: 22765 x 20 % = 4553.00, 4553 x 20 % = 910.60, seven months from 2026-12 on."""
    found = asked(("2027-06",), person=PAYS, contribution_base=stated, payer="own_account", wage_growth="0")
    assert found.choices[0].paid == Decimal(paid)
    assert ("base_limited" in found.caveats) is (stated in ("60000", "1000"))
    assert "secondary" in found.caveats


def test_where_no_limits_are_on_file_it_is_said() -> None:
    stated = Assumptions(**STATED | {"contribution_base": "60000", "payer": "employee", "wage_growth": "0"})
    found = compare_amounts(PAYS, load_law(), "2026-11", ["2027-06"], stated)
    assert found.choices[0].paid == Decimal("33600.00")  # 60000 x 8 %, seven months
    assert "limits_not_on_file" in found.caveats


def test_what_falls_can_be_stated() -> None:
    """8240 x 0.99 = 8157.60, x 30 % = 2447.28; 90000 x 0.99 = 89100.00, / 139 = 641.007...: 641.01."""
    first = asked(base_growth="-0.01", interest="-0.01").choices[0].pension
    assert (first.basic, first.account) == (Decimal("2447.28"), Decimal("641.01"))
    (varied,) = asked(ranges={"base_growth": ("-0.01", "0.01")}).sensitivity
    assert (varied.low, varied.pensions[0][0]) == (Decimal("-0.01"), Decimal("3094.76"))


def test_nominal_or_real_is_said_and_changes_no_sum() -> None:
    nominal, real = asked(), asked(money="real")
    assert (nominal.money, real.money) == ("nominal", "real")
    assert nominal.choices == real.choices


def test_every_assumption_is_echoed() -> None:
    told = asked().assumptions.to_dict()
    assert {name: str(told[name]) for name in ("base_growth", "interest", "pension_growth")} == {
        "base_growth": "0",
        "interest": "0",
        "pension_growth": "0",
    }
    assert Assumptions(**told) == asked().assumptions


def test_the_decimals_of_the_caller_change_nothing() -> None:
    with localcontext(prec=3):
        few = asked(base_growth="0.031", pension_growth="0.02")
    assert few == asked(base_growth="0.031", pension_growth="0.02")


@pytest.mark.parametrize("left_out", [name for name in STATED if name != "before_accounts"])
def test_nothing_has_a_hidden_default(left_out: str) -> None:
    with pytest.raises(TypeError):
        Assumptions(**{name: one for name, one in STATED.items() if name != left_out})


@pytest.mark.parametrize(
    "stated",
    [
        {"money": "gold"},
        {"wage": "5000"},
        {"contribution_base": "6000", "wage_growth": "0"},
        {"base_growth": 0.02},
        {"interest": "2%"},
        {"pension_growth": "100"},
        {"base_growth": "-1"},
        {"average_index": "99"},
        {"balance_year": 2030},
        {"balance_year": "25"},
        {"balance_year": 2025.0},
        {"to_ages": []},
    ],
)
def test_assumptions_that_cannot_be(stated: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        asked(**stated)


def test_a_year_is_read_as_text_too() -> None:
    assert asked(balance_year="2025").choices == asked().choices


def test_what_cannot_be_compared() -> None:
    with pytest.raises(InvalidFacts):
        asked(())
    with pytest.raises(InvalidFacts):
        asked(ranges={"luck": ("0", "1")})


PENSIONER = {
    "pension": "3000",
    "cumulative": "12y3m",
    "retired_in": "2020-05",
    "scheme": "enterprise",
    "district": "渝中区",
}


def notices(tmp_path: Any) -> Law:
    """The notice of 2024, and a made-up one of 2025 with the same amounts."""
    path = tables_of(tmp_path, "CN-CQ", "pension_adjustment") / "2024-01-01.yaml"
    text = path.read_text(encoding="utf-8")
    made_up = text.replace('"2024-01-01"', '"2025-01-01"').replace('value: "2023-12"', 'value: "2024-12"')
    path.with_name("2025-01-01.yaml").write_text(made_up, encoding="utf-8")
    path.write_text(text.replace("effective_to: null", 'effective_to: "2024-12-31"\nends: later_act'), encoding="utf-8")
    return load_law("CN-CQ", tables=tmp_path)


def test_years_of_adjustments_chain(tmp_path: Any) -> None:
    """2024 by the notice: 3070.00. A made-up notice of 2025 with the same amounts: 28 + 24.00 + 0.6 % of 3070.00, 18.42: 3140.42."""
    found = adjusted(PENSIONER, notices(tmp_path), [2024, 2025])
    assert [one.pension for one in found] == [Decimal("3070.00"), Decimal("3140.42")]
    assert found[1].answer.by_pension == Decimal("18.42")


def test_a_year_before_the_retirement_leaves_the_pension_as_it_is(tmp_path: Any) -> None:
    """Retired in 2024-06, after 2023-12: not in the notice of 2024. In that of 2025 28 + 15 years x 1.60 + 0.6 % of 3000 = 70.00."""
    found = adjusted(PENSIONER | {"retired_in": "2024-06"}, notices(tmp_path), [2024, 2025])
    assert [one.pension for one in found] == [Decimal("3000.00"), Decimal("3070.00")]
    assert found[0].answer.reasons == ("retired_later",)
    nothing_stated = {name: one for name, one in PENSIONER.items() if name != "pension"} | {"retired_in": "2024-06"}
    assert [one.pension for one in adjusted(nothing_stated, notices(tmp_path / "again"), [2024, 2025])] == [None, None]


def test_whom_other_rules_raise_keeps_no_figure(tmp_path: Any) -> None:
    for left_out in ({"group": "veteran_cadre"}, {"died_in": "2023-11"}):
        found = adjusted(PENSIONER | left_out, load_law("CN-CQ"), [2024, 2025])
        assert [one.pension for one in found] == [None, None]


@pytest.mark.parametrize("years", [[2025, 2024], [2024, 2024]])
def test_years_that_do_not_follow_each_other_are_refused(years: list[int]) -> None:
    with pytest.raises(InvalidFacts, match="does not follow"):
        adjusted(PENSIONER, load_law("CN-CQ"), years)


def test_a_pension_is_not_raised_while_the_month_of_the_retirement_is_not_stated(tmp_path: Any) -> None:
    """70.00 only if it was by 2023-12: no pension comes of it, and the next year has none to begin with."""
    not_stated = {name: one for name, one in PENSIONER.items() if name != "retired_in"}
    found = adjusted(not_stated, notices(tmp_path), [2024, 2025])
    assert [(one.pension, one.answer.total) for one in found] == [(None, Decimal("70.00")), (None, None)]


def test_a_chain_ends_where_nothing_is_on_file() -> None:
    found = adjusted(PENSIONER, load_law("CN-CQ"), [2024, 2025])
    assert [(one.year, one.pension) for one in found] == [(2024, Decimal("3070.00")), (2025, None)]
    with pytest.raises(OutOfCoverage):
        adjusted(PENSIONER, load_law("CN-CQ"), [2024, 2025, 2026])
