"""Special work against a second implementation that is slow and simple: every month on its own, every month of work in a set.

Drawn at random from a fixed seed: runs that overlap, go on and lie ahead, at the edge of every number, under every answer to
the open questions.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from retirecalc.questions.ask import ask
from retirecalc.rules.early_routes.special_work import SpecialWork
from tests import oracle
from tests.law_day import load_law

YEARS = {"heavy": 120, "severe": 108, "harmful": 96}
GROUP = {
    "heights": {"heavy"},
    "especially_heavy": {"heavy"},
    "underground": {"severe"},
    "high_temperature": {"severe"},
    "low_temperature": {"severe"},
    "other_harmful": {"harmful"},
}
REFORM = 2025 * 12
READINGS = {
    "R02": ("approved_year", "statutory_year"),
    "R09": ("undetermined", "unchanged", "delayed"),
    "R34": ("undetermined", "no", "sum"),
    "R35": ("undetermined", "included", "excluded"),
}


def groups_of(run: dict[str, Any], cold: str) -> tuple[set[str], set[str]]:
    """The groups in which a run surely counts, and in which it may."""
    if run["kind"] == "altitude":
        metres = run.get("altitude_m")
        if metres is None:
            return set(), {"severe", "harmful"}
        found = {one for one, least in (("severe", 3500), ("harmful", 4500)) if metres >= least}
        return found, found
    found = GROUP[run["kind"]]
    degrees = run.get("temperature_c")
    if run["kind"] == "low_temperature" and degrees is not None and degrees >= 0:
        if degrees > 0 or cold == "excluded":
            return set(), set()
        return (found, found) if cold == "included" else (set(), found)
    return found, found


def counted(runs: list[dict[str, Any]], upto: int) -> int:
    """Months of runs by a month: those of known time each once, and the others on top."""
    months = {
        month
        for run in runs
        if "from" in run
        for month in range(oracle.index(run["from"]), min(upto, oracle.index(run["to"]) if "to" in run else upto) + 1)
    }
    beside: int = sum(run.get("months", 0) for run in runs)
    return len(months) + beside


def judged(told: dict[str, Any], answers: dict[str, str], month: int, as_of: int) -> str:
    """One month: ELIGIBLE, NOT_ELIGIBLE or UNDETERMINED."""
    late = month >= REFORM
    birth, category = oracle.index(told["birth"]), told["category"]
    statutory = oracle.statutory(category, birth)
    age = birth + (55 if category == "male_60" else 45) * 12
    if late and answers["R09"] == "delayed":
        age += statutory - oracle.original(category, birth)
    if month < age:
        return "NOT_ELIGIBLE"
    open_ = late and answers["R09"] == "undetermined"

    placed = [(run, *groups_of(run, answers["R35"])) for run in told["special_work"]]
    surely = any(counted([run for run, sure, _ in placed if one in sure], month) >= YEARS[one] for one in YEARS)
    perhaps = any(counted([run for run, _, may in placed if one in may], month) >= YEARS[one] for one in YEARS)
    if not surely and not perhaps:
        some = [one for one in YEARS if any(one in may for _, _, may in placed)]
        total = counted([run for run, _, may in placed if may], month)
        if not some or total < min(YEARS[one] for one in some) or answers["R34"] == "no":
            return "NOT_ELIGIBLE"
        sure_sum = answers["R34"] == "sum" and total >= 120 and all(sure == may for _, sure, may in placed)
        open_ = open_ or not sure_sum
    open_ = open_ or not (surely or not perhaps)

    paid = told["contributions"]["cumulative"] + (month - as_of) * told["contributions"]["continuing"]
    if paid < 180:
        return "NOT_ELIGIBLE"
    year = (statutory if answers["R02"] == "statutory_year" else month) // 12
    if late and paid < oracle.required(year):
        open_ = True
    return "UNDETERMINED" if open_ else "ELIGIBLE"


def drawn(choose: random.Random) -> tuple[dict[str, Any], dict[str, str], int]:
    category = choose.choice(("male_60", "female_55", "female_50"))
    as_of = choose.choice((2024 * 12 + 6, 2024 * 12 + 11, REFORM, 2026 * 12 + 10, 2029 * 12 + 11, 2033 * 12))
    birth = as_of - (55 if category == "male_60" else 45) * 12 + choose.choice((-30, -3, -1, 0, 0, 1, 5, 40, 90))
    runs = []
    for _ in range(choose.randint(1, 4)):
        run: dict[str, Any] = {"kind": choose.choice((*GROUP, "altitude"))}
        if choose.random() < 0.5:
            run["months"] = choose.choice((24, 36, 48, 60, 72, 95, 96, 107, 108, 119, 120))
        else:
            first = as_of - choose.choice((12, 40, 60, 100, 119, -6))
            run["from"] = oracle.written(first)
            if choose.random() < 0.7:
                run["to"] = oracle.written(first + choose.choice((11, 35, 59, 95, 107, 119)))
        if run["kind"] == "altitude" and choose.random() < 0.8:
            run["altitude_m"] = choose.choice((3499, 3500, 4499, 4500))
        if run["kind"] == "low_temperature" and choose.random() < 0.8:
            run["temperature_c"] = choose.choice((-1, 0, 1))
        runs.append(run)
    paid = {"cumulative": choose.choice((100, 150, 179, 180, 186, 240, 300)), "continuing": choose.random() < 0.7}
    told = {"birth": oracle.written(birth), "category": category, "drawing": "none", "contributions": paid}
    return told | {"special_work": runs}, {one: choose.choice(found) for one, found in READINGS.items()}, as_of


def same_month_by_month(seed: int, people: int) -> set[str]:
    """Whoever is drawn stands as every month on its own says; which standings were met."""
    choose, met = random.Random(seed), set()
    for _ in range(people):
        told, answers, as_of = drawn(choose)
        last = oracle.statutory(told["category"], oracle.index(told["birth"])) - 1
        found = ask("special_work", told, load_law("CN-CQ", readings=answers), oracle.written(as_of)).outcome.value
        assert isinstance(found, SpecialWork)
        months = {month: judged(told, answers, month, as_of) for month in range(as_of, last + 1)}
        first_open = next((month for month, standing in months.items() if standing != "NOT_ELIGIBLE"), None)
        first = next((month for month, standing in months.items() if standing == "ELIGIBLE"), None)
        expected = (months[as_of], first_open and oracle.written(first_open), first and oracle.written(first))
        answered = (found.standing, found.first_open_month and str(found.first_open_month))
        assert (*answered, found.first_month and str(found.first_month)) == expected, (told, answers, as_of)
        met.add(str(found.standing))
    return met


def test_as_every_month_on_its_own() -> None:
    assert same_month_by_month(seed=9, people=60) == {"ELIGIBLE", "NOT_ELIGIBLE", "UNDETERMINED"}


@pytest.mark.slow
def test_as_every_month_on_its_own_for_many() -> None:
    assert same_month_by_month(seed=90, people=1000) == {"ELIGIBLE", "NOT_ELIGIBLE", "UNDETERMINED"}
