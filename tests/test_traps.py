"""The traps of the sources one by one, and both sides of every number that a rule tests.

Where a lawyer's case or another test holds one it is named here, and must be there; it runs with the others. What no case can
say is worked out here by hand, and what no rule answers yet is listed with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from retirecalc.questions.ask import ask
from retirecalc.tables.shelf import tables_dir
from tests.law_day import load_law
from tests.test_cases import cases_of

# room: names of its cases, or of the tests in its `test_rule.py`
HELD: dict[str, dict[str, tuple[str, ...]]] = {
    "T02 sickness retirement, closed 2025-01-01 and still listed": {
        "sickness_closed": ("The first month closed", "The last month open in Chongqing, with fifteen years"),
    },
    "T03 fifteen years, and the rise from 2030": {
        "minimum_contribution": ("The last statutory month with 15 years", "The first statutory month with 15 years and a half"),
        "resident_pension": ("In 2034 fifteen years are still enough",),
        "scheme_bridging": ("With fifteen years and less than the minimum of 2030 it is not settled",),
    },
    "T04 the ages of 1978 stop with 2024": {
        "statutory_age": (
            "A man born in December 1964 reached 60 before the reform and keeps 60",
            "A man born in January 1965 is the first to wait, one month",
        ),
    },
    "T05 sixty days or none, registration or claim, ten working days": {
        "unemployment_benefit": (
            "A claim after sixty days is not refused",
            "Late by the measures",
            "From the papers of the employer",
            "Without a registration the claim is passed on",
            "By the city it counts from the claim",
        ),
    },
    "T06 exactly one year is in neither text": {
        "bridge_to_age": ("A year to the day is not settled", "A day less than a year", "A day more than a year"),
        "transition_2024": ("A year to the day to the new age", "Twelve whole months without the day"),
    },
    "T07 of itself, or on application": {
        "bridge_to_age": ("Twelve whole months, and less than a year by days",),
        "transition_2024": ("On application only", "Not applied for"),
    },
    "T08 hard to employ is another list in each text": {
        "insurance_subsidy": ("Another group", "test_hard_to_employ_is_another_list_in_each_text"),
        "welfare_post": ("A veteran", "A graduate", "Out of work for long"),
    },
    "T13 退职 is retirement, 辞职 is not": {"pension_adjustment": ("退职 counts as retired",)},
    "T14 rounding up, half up, a part of a year up": {
        "contribution_base": ("Derived to the nearest yuan both limits would be another",),
        "pension_adjustment": ("A half cent is rounded up", "Twelve years and three months"),
        "invalidity_allowance": ("Five years give no month more", "Five years and a month give three more"),
    },
    "T15 the distance is to the age in force on the day": {
        "insurance_subsidy": ("Determined before the reform", "Determined before the reform, by the new age"),
        "welfare_post": ("Determined before the reform",),
        "bridge_to_age": ("Measured before 2025 to the old age", "Measured before 2025 to the new age"),
    },
    "T16 fixed ages that did not move": {
        "resident_pension": ("At 60 it can, whatever the statutory age of employees",),
        "special_work": ("Where the ages have not moved he may go at 55", "Under 55 every reading refuses, also since 2025"),
    },
    "T18 which year's minimum counts": {
        "minimum_contribution": (
            "Going early in December 2029 he needs 15 years",
            "A deferral into January 2031 keeps the minimum of 2030",
        ),
        "invalidity_allowance": (
            "Fifteen years are the minimum of 2025, and the year is a reading",
            "By the statutory year the same woman is short",
        ),
    },
    "T22 the only child: an award, or an addition to the pension": {
        "pension_amount": (
            "An only child adds nothing unless the question is answered so",
            "Three hundredths for the parents of an only child",
        ),
    },
    "T24 one notice of the subsidies ends with 2025, the other names no end": {
        "insurance_subsidy": ("Before June 2024", "The last month of the notice", "After the notice"),
        "welfare_post": ("After the notice",),
    },
}  # fmt: skip
OF_NO_RULE = {
    "T17": "two ways to resume a suspended pension: no rule answers certification yet",
    "T19": "the encoding of a plan without a number for anybody",
    "T23": "how many items are linked: no rule counts them",
}

BOUNDARIES: dict[str, dict[str, tuple[str, ...]]] = {
    "S01 the original age in 2025-01 or later": {"statutory_age": ("the first birth of annex 1",)},
    "S07 the original age by 2024-12-31": {"flexible_retirement": ("reaching the original age by 2024-12-31",)},
    "S03 the minimum": {"pension_eligibility": ("the minimum in the statutory month",)},
    "S05 36 months before, the original age": {"flexible_retirement": ("36 months before or the original age",)},
    "S06 36 months after": {"flexible_retirement": ("36 months after",), "pension_eligibility": ("36 months after",)},
    "S08 three months of notice": {"retirement_dates": ("the last day of notice",)},
    "S08 filing by the retirement month": {"retirement_dates": ("the month of filing",)},
    "S09 55, 45, 15 years": {
        "special_work": ("the age of men", "15 years of contributions", "the years of a group", "test_women_at_45"),
    },
    "S09 10, 9, 8 years; 3500, 4500 m; below 0 °C": {"special_work": ("test_both_sides_of_every_number",)},
    "S11 60 months to the age": {"invalidity_allowance": ("five years to the age",)},
    "S11 5 years of contributions": {"invalidity_allowance": ("five years of contributions",)},
    "S12 5 years of contributions": {"land_requisition": ("five years of contributions",)},
    "S14 60 years, 15 years": {"resident_pension": ("60 years", "15 years")},
    "S17 work before 1996": {"pension_amount": ("the gate of additions",)},
    "S19 retired by the end of 2023": {"pension_adjustment": ("retired by the end of 2023",)},
    "S19 the start in the revolution": {"pension_adjustment": ("the start in the revolution", "the founding")},
    "S20 both limits": {"contribution_base": ("the lower limit", "the upper limit")},
    "S23 a year": {"bridge_to_age": ("a year to the statutory age", "a year to the day")},
    "S24 a year": {"fund_paid": ("the distance falls below a year",)},
    "S25 both ages": {"transition_2024": ("more than a year to the new age", "less than a year to the old age")},
    "S26 five years": {"insurance_subsidy": ("five years to the statutory age", "five years by days")},
    "S27 five years": {"welfare_post": ("five years to the statutory age",)},
    "S26 three months registered, six paid": {"insurance_subsidy": ("three months registered", "six months paid")},
    "S38 a year of contributions": {"unemployment_benefit": ("a year of contributions",)},
    "S38 at most 24 months": {"unemployment_benefit": ("24 months at most",)},
    "S38 a new job of a year": {"unemployment_benefit": ("a new job of a year",)},
}
"""The numbers that the law tests, with the boundaries of the cases: each has its case on either side."""
BOUNDARIES_OF_NO_RULE = ("S33", "S37", "S40", "S43", "S46")


@cache
def _names(room: str) -> frozenset[str]:
    """The cases of a room, and the tests of its `test_rule.py`."""
    (rule,) = (Path(__file__).parent / "rules").glob(f"*/{room}/test_rule.py")
    tests = re.findall(r"^def (test_\w+)", rule.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return frozenset({case["name"] for case in cases_of(room)}.union(tests))


@cache
def _sides(room: str) -> frozenset[tuple[str, str]]:
    return frozenset((case["boundary"], case["side"]) for case in cases_of(room) if "boundary" in case)


def test_every_trap_is_held_somewhere() -> None:
    here = {name.split("_")[1].upper() for name in globals() if re.match(r"test_t\d\d_", name)}
    listed = [*(trap.split()[0] for trap in HELD), *here, *OF_NO_RULE]
    assert sorted(listed) == [f"T{number:02}" for number in range(1, 25)]


@pytest.mark.parametrize("trap", HELD)
def test_a_trap_has_its_cases(trap: str) -> None:
    for room, names in HELD[trap].items():
        assert set(names) <= _names(room), room


@pytest.mark.parametrize("number", BOUNDARIES)
def test_a_number_has_a_case_on_either_side(number: str) -> None:
    for room, names in BOUNDARIES[number].items():
        for name in names:
            if name.startswith("test_"):
                assert name in _names(room)
            else:
                assert {(name, "before"), (name, "after")} <= _sides(room), (room, name)


# what no case can say


def _sources() -> dict[str, dict[str, Any]]:
    found = {}
    for file in tables_dir().glob("*/sources.yaml"):
        for source in yaml.safe_load(file.read_text(encoding="utf-8"))["sources"]:
            found[source["document_number"]] = source
    return found


def _texts() -> Iterator[tuple[Path, str]]:
    for file in tables_dir().glob("*/*/*.yaml"):
        yield file, file.read_text(encoding="utf-8")


def test_t01_the_articles_printed_out_of_order_are_cited_by_subject() -> None:
    places = [place for _, text in _texts() for place in re.findall(r"\[flexible, ([^\],]+)", text)]
    assert len(places) > 50
    assert not {"第一条", "第二条", "第三条", "第四条"} & set(places)
    assert all(
        place.startswith("按事项：") or re.fullmatch("第(五|六|七|八|九|十|十[一二三四])条", place) for place in places
    )


@pytest.mark.parametrize(
    ("district", "monthly", "tilt"),
    [
        # 渝人社发〔2024〕22号 一: the second tier. 渝人社发〔2024〕16号 三(三)1(2): the hardship areas. Each alone, both, neither.
        ("黔江区", "2330", "15.00"),
        ("武隆区", "2330", "15.00"),
        ("丰都县", "2200", "0.00"),
        ("垫江县", "2200", "0.00"),
        ("忠县", "2200", "0.00"),
        ("城口县", "2200", "15.00"),
        ("开州区", "2330", "0.00"),
    ],
)
def test_t09_two_lists_of_areas_that_look_alike(district: str, monthly: str, tilt: str) -> None:
    law = load_law("CN-CQ")
    wage = ask("minimum_wage", {"district": district}, law, "2025-01").outcome.value
    retired = {"pension": "3000", "cumulative": "20y", "retired_in": "2020-05", "scheme": "enterprise"}
    rise = ask("pension_adjustment", {**retired, "district": district}, law, "2024-07").outcome.value
    assert (str(wage.monthly), str(rise.tilt)) == (monthly, tilt)


def test_t10_no_figure_rests_on_a_text_that_was_repealed() -> None:
    repealed = {
        "渝府发〔2017〕41号",
        "《劳动保险条例》",
        "渝劳社发〔2006〕41号",
        "渝人社发〔2014〕191号",
        "渝人社发〔2014〕63号",
    }
    assert not repealed & _sources().keys()


def test_t11_one_number_two_orders() -> None:
    sources = _sources()
    assert sources["人社部令第13号"]["title"]["zh"] == "实施《中华人民共和国社会保险法》若干规定"
    assert sources["劳动保障部令第8号"]["title"]["zh"] == "失业保险金申领发放办法"
    assert not {"劳动保障部令第13号", "人社部令第8号"} & sources.keys()


def test_t12_the_eight_measures_of_2019_serve_their_own_months_only() -> None:
    # 渝人社发〔2019〕3号, repealed on 2024-02-29 (渝人社发〔2024〕6号): its rates are printed to 2019-04.
    assert "Repealed 2024-02-29" in _sources()["渝人社发〔2019〕3号"]["note"]
    using = [file.parent.name for file, text in _texts() if "[measures_2019," in text]
    assert using == ["local_rates"]
    law = load_law("CN-CQ")
    months = {
        month: str(ask("contribution_rates", {}, law, month).outcome.value.employer) for month in ("2019-04", "2019-05")
    }
    assert months == {"2019-04": "0.19", "2019-05": "0.16"}


def test_t20_names_that_the_print_cuts_are_whole() -> None:
    assert _sources()["人社部发〔2024〕76号"]["issuer"].split() == ["人力资源社会保障部", "财政部", "国家税务总局"]
    issuers = {name for source in _sources().values() for name in source["issuer"].split()}
    assert not {"国家税务局", "人力资源部"} & issuers


def test_t21_the_issuers_of_the_limits_are_those_of_the_text() -> None:
    limits = _sources()["渝人社发〔2024〕18号"]
    assert len(limits["issuer"].split()) == 2
    assert "four issuers" in limits["note"]
